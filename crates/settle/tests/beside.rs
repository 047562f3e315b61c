//! What stands beside the three tables: readings side by side, on account, corrections, and the same once more.

use std::{collections::BTreeMap, fs, path::Path};

use holdepunkt_rules::{
    grants::{day::Day, terms::Readings},
    money::Ore,
};
use holdepunkt_settle::{Again, Amiss, Asked, Done, Fault, Format, Record, Unwatched, Wanted, again, settle};

use crate::support::{Folder, Tables, Way, register, run, vcg2, wanted};

fn rows(path: &Path) -> Vec<Vec<String>> {
    let text = fs::read_to_string(path).unwrap();
    text.lines().skip(1).map(|l| l.split(',').map(str::to_owned).collect()).collect()
}

fn settled(register: &Path, as_of: Option<Day>, readings: Readings, wanted: &Wanted<'_>) -> Result<Done, Fault> {
    let terms = vcg2().read_as(readings);
    let asked = Asked { terms: &terms, register, as_of, threads: Some(2), budget: None };
    settle(&asked, wanted, &Unwatched)
}

fn own() -> Readings {
    vcg2().readings
}

#[test]
fn readings_side_by_side_are_those_of_twelve_settlements() {
    let folder = Folder::new();
    register(21, 250).csv(&folder.path("in"));
    let out = folder.path("out");
    let asked = Wanted { compare_readings: true, ..wanted(&out, Format::Csv) };
    let done = settled(&folder.path("in"), None, own(), &asked).unwrap();
    let beside = rows(&folder.path("out/readings.csv"));
    assert_eq!(beside.len(), 12 * 4);
    let mut differing = 0;
    let totals_of_own = rows(&folder.path("out/totals.csv"));
    let lines_of_own = rows(&folder.path("out/lines.csv"));
    for (n, readings) in Readings::every().into_iter().enumerate() {
        let out = format!("alone{n}");
        let alone = run(&folder.path("in"), &folder.path(&out), Way { readings, ..Way::usual() }).unwrap();
        let keys = [readings.months.code(), readings.gap.code(), readings.result_after.code()];
        let of_reading: Vec<_> = beside.iter().filter(|row| row[..3] == keys).collect();
        let lines = rows(&folder.path(&out).join("lines.csv"));
        for (centre, own) in rows(&folder.path(&out).join("totals.csv")).iter().zip(&totals_of_own) {
            let row = of_reading.iter().find(|row| row[3] == centre[0]).unwrap();
            let count = |lines: &[Vec<String>]| lines.iter().filter(|l| l[0] == centre[0]).count();
            assert_eq!(row[4], count(&lines).to_string());
            assert_eq!(row[5..10], centre[6..11], "{readings:?}");
            let whole = |text: &str| text.parse::<i64>().unwrap();
            assert_eq!(whole(&row[10]), count(&lines) as i64 - count(&lines_of_own) as i64);
            assert_eq!(whole(&row[11]), whole(&centre[10]) - whole(&own[10]));
        }
        let all = of_reading.iter().find(|row| row[3].is_empty()).unwrap();
        assert_eq!((all[4].clone(), all[9].clone()), (alone.lines.to_string(), (alone.total.0 / 100).to_string()));
        let told = done.compared.as_ref().unwrap();
        assert_eq!(told.all[n].0, readings);
        assert_eq!(told.all[n].1.total, alone.total);
        differing += i32::from(alone.total != done.total);
    }
    assert!(differing >= 6, "the register shows no difference between readings");
}

#[test]
fn on_account_is_what_was_paid_of_lines_and_the_balance_is_the_rest() {
    let folder = Folder::new();
    register(22, 800).csv(&folder.path("in"));
    let as_of = Day::civil(2014, 12, 31);
    for format in [Format::Csv, Format::Parquet] {
        let path = |name: &str| folder.path(&format!("{name}-{format}"));
        settled(&folder.path("in"), as_of, own(), &wanted(&path("mid"), format)).unwrap();
        settled(&folder.path("in"), as_of, own(), &wanted(&path("mid-csv"), Format::Csv)).unwrap();
        let (mid, last) = (path("mid"), path("last"));
        let asked = Wanted { on_account: Some(&mid), ..wanted(&last, Format::Csv) };
        let done = settled(&folder.path("in"), None, own(), &asked).unwrap();
        let paid: BTreeMap<_, _> =
            rows(&path("mid-csv").join("totals.csv")).into_iter().map(|r| (r[0].clone(), r[9].clone())).collect();
        let totals = rows(&last.join("totals.csv"));
        let mut left = 0;
        for (row, total) in rows(&last.join("balance.csv")).iter().zip(&totals) {
            let whole = |text: &str| text.parse::<i64>().unwrap();
            assert_eq!((&row[0], &row[1], &row[2], &row[4]), (&total[0], &total[1], &total[4], &total[10]));
            assert_eq!(row[3], paid[&row[0]]);
            assert_eq!(whole(&row[2]) + whole(&row[3]) + whole(&row[5]), whole(&row[4]), "it adds up");
            left += whole(&row[5]);
        }
        assert_eq!(done.balance.map(|b| b.left), Some(Ore::kroner(left)));
        assert!(left > 0);
        let record = Record::read(&last).unwrap().0;
        assert_eq!(record.on_account.map(|n| n.as_of), Some("2014-12-31".to_owned()));
    }
}

#[test]
fn a_job_centre_that_is_gone_keeps_what_it_was_paid_on_account() {
    let folder = Folder::new();
    let mut tables = Tables::default();
    tables.add("job_centres", "101,København,100".to_owned());
    tables.add("job_centres", "410,Middelfart,100".to_owned());
    tables.add("target_group", "A,resource_course,2013-01-01,".to_owned());
    tables.add("placements", "A,410,Brugsen,2014-02-01,2014-05-10".to_owned());
    tables.csv(&folder.path("then"));
    tables.0.get_mut("job_centres").unwrap().pop();
    tables.0.get_mut("placements").unwrap()[0] = "A,101,Brugsen,2014-02-01,2014-06-10".to_owned();
    tables.csv(&folder.path("now"));
    run(&folder.path("then"), &folder.path("mid"), Way::usual()).unwrap();
    let (mid, last) = (folder.path("mid"), folder.path("last"));
    let asked = Wanted { on_account: Some(&mid), ..wanted(&last, Format::Csv) };
    settled(&folder.path("now"), None, own(), &asked).unwrap();
    assert_eq!(
        fs::read_to_string(folder.path("last/balance.csv")).unwrap(),
        "job_centre,name,fixed_grant,on_account,total,balance\n\
         101,København,825000,0,831000,6000\n\
         410,Middelfart,0,4500,0,-4500\n"
    );
}

/// A correction's differences laid onto the old lines give the new ones.
#[test]
fn differences_lead_from_the_old_lines_to_the_new_ones() {
    let folder = Folder::new();
    let old = register(23, 600);
    let mut new = old.clone();
    let placements = new.0.get_mut("placements").unwrap();
    placements.retain(|row| !row.starts_with("C079"));
    // Earlier ones at the job centre whose frame is small push others out of it; those that begin later lose months.
    placements.iter_mut().filter(|row| row.contains(",410,")).for_each(|row| *row = row.replace(",410,", ",101,"));
    placements.iter_mut().for_each(|row| *row = row.replace(",2014-03-0", ",2014-03-1"));
    placements.retain(|row| {
        let cells: Vec<&str> = row.split(',').collect();
        cells[4].is_empty() || cells[4] >= cells[3]
    });
    old.csv(&folder.path("old"));
    new.csv(&folder.path("new"));
    for format in [Format::Csv, Format::Parquet] {
        let path = |name: &str| folder.path(&format!("{name}-{format}"));
        settled(&folder.path("old"), None, own(), &wanted(&path("first"), format)).unwrap();
        settled(&folder.path("old"), None, own(), &wanted(&path("first-lines"), Format::Csv)).unwrap();
        let (first, second) = (path("first"), path("second"));
        let asked = Wanted { corrects: Some(&first), ..wanted(&second, Format::Csv) };
        let done = settled(&folder.path("new"), None, own(), &asked).unwrap().corrected.unwrap();
        assert!(done.new > 0 && done.gone > 0 && done.changed > 0, "{done:?}");
        let says =
            |l: &[String]| -> Vec<String> { [0, 1, 2, 3, 6, 7, 8, 4, 9, 10].iter().map(|at| l[*at].clone()).collect() };
        let mut lines: Vec<Vec<String>> =
            rows(&path("first-lines").join("lines.csv")).iter().map(|l| says(l)).collect();
        let differences = rows(&second.join("differences.csv"));
        assert!(differences.is_sorted_by_key(|d| (
            d[0].clone(),
            d[1].clone(),
            d[2].clone(),
            d[3].parse::<u32>().unwrap()
        )));
        for d in &differences {
            let side = |from: usize| -> Vec<String> {
                d[..4].iter().cloned().chain((0..6).map(|n| d[5 + 2 * n + from].clone())).collect()
            };
            if d[4] != "new" {
                let at = lines.iter().position(|l| *l == side(0)).unwrap_or_else(|| panic!("{d:?}"));
                lines.swap_remove(at);
            }
            if d[4] != "gone" {
                lines.push(side(1));
            }
        }
        let mut now: Vec<_> = rows(&second.join("lines.csv")).iter().map(|l| says(l)).collect();
        lines.sort();
        now.sort();
        assert!(lines == now);
        // Against itself nothing differs.
        let third = path("third");
        let asked = Wanted { corrects: Some(&first), ..wanted(&third, Format::Csv) };
        let none = settled(&folder.path("old"), None, own(), &asked).unwrap().corrected.unwrap();
        assert_eq!((none.new, none.gone, none.changed, none.paid), (0, 0, 0, Ore(0)));
    }
}

fn amiss(done: Result<Done, Fault>) -> Amiss {
    match done.unwrap_err() {
        Fault::Earlier { amiss, .. } => amiss,
        other => panic!("{other:?}"),
    }
}

#[test]
fn an_earlier_settlement_that_is_none_is_refused_and_nothing_is_written() {
    let folder = Folder::new();
    register(24, 60).csv(&folder.path("in"));
    let out = folder.path("out");
    let as_of = Day::civil(2014, 12, 31);
    let try_with = |mid: &Path| {
        settled(&folder.path("in"), None, own(), &Wanted { on_account: Some(mid), ..wanted(&out, Format::Csv) })
    };
    let mid = folder.path("mid");
    assert_eq!(amiss(try_with(&mid)), Amiss::NotThere);
    fs::create_dir(&mid).unwrap();
    assert_eq!(amiss(try_with(&mid)), Amiss::NotThere);
    fs::write(mid.join("settlement.json"), "{}").unwrap();
    assert_eq!(amiss(try_with(&mid)), Amiss::Unreadable);
    let make = |format, as_of| {
        drop(fs::remove_dir_all(&mid));
        settled(&folder.path("in"), as_of, own(), &wanted(&mid, format)).unwrap();
    };
    make(Format::Xlsx, as_of);
    assert_eq!(amiss(try_with(&mid)), Amiss::Format);
    make(Format::Csv, None);
    assert_eq!(amiss(try_with(&mid)), Amiss::NotEarlier);
    make(Format::Csv, as_of);
    let record = fs::read_to_string(mid.join("settlement.json")).unwrap();
    fs::write(mid.join("settlement.json"), record.replace("\"vcg2\"", "\"stv\"")).unwrap();
    assert_eq!(amiss(try_with(&mid)), Amiss::OtherProgramme);
    for format in [Format::Csv, Format::Parquet] {
        make(format, as_of);
        let totals = mid.join(format!("totals.{format}"));
        let mut bytes = fs::read(&totals).unwrap();
        let last = bytes.len() - 3;
        bytes[last] ^= 1;
        fs::write(&totals, bytes).unwrap();
        assert_eq!(amiss(try_with(&mid)), Amiss::Changed);
    }
    assert_eq!(folder.entries(), ["in", "mid"]);
    make(Format::Csv, as_of);
    try_with(&mid).unwrap();
}

fn once_more(folder: &Folder, settlement: &str, register: &str, earlier: Option<&Path>) -> Result<Again, Fault> {
    let path = folder.path(settlement);
    let (record, _) = Record::read(&path)?;
    let terms = vcg2().read_as(record.readings(own()).unwrap());
    let asked =
        Asked { terms: &terms, register: &folder.path(register), as_of: record.day(), threads: None, budget: None };
    let wanted = Wanted {
        compare_readings: record.compares_readings(),
        record_inputs: record.inputs.is_some(),
        on_account: earlier,
        ..wanted(&path, Format::from_code(&record.format).unwrap())
    };
    again(&record, &asked, &wanted, &Unwatched)
}

#[test]
fn a_settlement_is_made_again_bit_for_bit() {
    let folder = Folder::new();
    register(25, 300).csv(&folder.path("in"));
    let mid = folder.path("mid");
    settled(&folder.path("in"), Day::civil(2014, 12, 31), own(), &wanted(&mid, Format::Parquet)).unwrap();
    for format in Format::ALL {
        let (out, name) = (folder.path(&format!("out-{format}")), format!("out-{format}"));
        let asked =
            Wanted { compare_readings: true, record_inputs: true, on_account: Some(&mid), ..wanted(&out, *format) };
        settled(&folder.path("in"), None, Readings::every()[7], &asked).unwrap();
        let found = once_more(&folder, &name, "in", Some(&mid)).unwrap();
        assert_eq!((found.differ.len(), found.same.len(), found.inputs.len()), (0, 6, 0), "{found:?}");
        match once_more(&folder, &name, "in", None).unwrap_err() {
            Fault::Earlier { amiss: Amiss::Needs, detail, .. } => assert_eq!(detail, "--on-account"),
            other => panic!("{other:?}"),
        }
        match once_more(&folder, &name, "in", Some(&out)).unwrap_err() {
            Fault::Earlier { amiss: Amiss::OtherSettlement, .. } => {}
            other => panic!("{other:?}"),
        }
    }
    // A line more in the register, and one byte less in a table.
    let path = folder.path("in/education_weeks.csv");
    let text = fs::read_to_string(&path).unwrap();
    fs::write(&path, text + "C99999,2014-01-06\n").unwrap();
    let found = once_more(&folder, "out-csv", "in", Some(&mid)).unwrap();
    assert_eq!(
        (found.differ.as_slice(), found.inputs.as_slice()),
        (&["settlement.json".to_owned()][..], &["education_weeks.csv".to_owned()][..])
    );
    let path = folder.path("out-csv/lines.csv");
    let text = fs::read_to_string(&path).unwrap();
    fs::write(&path, text.trim_end()).unwrap();
    let found = once_more(&folder, "out-csv", "in", Some(&mid)).unwrap();
    assert_eq!(found.differ, ["lines.csv", "settlement.json"]);
    assert!(!folder.entries().iter().any(|name| name.starts_with('.')), "{:?}", folder.entries());
}

#[test]
fn what_a_killed_run_left_is_cleared_and_a_living_one_is_left_alone() {
    let folder = Folder::new();
    register(26, 40).csv(&folder.path("in"));
    let dead = folder.path(".out.123.part");
    fs::create_dir(&dead).unwrap();
    fs::write(dead.join("lines.csv"), "half").unwrap();
    let living = folder.path(".out.124.part");
    fs::create_dir(&living).unwrap();
    let lock = fs::File::open(&living).unwrap();
    lock.lock().unwrap();
    let others = [".out.part", ".out.x.part", ".outer.123.part", ".out.125"];
    others.iter().for_each(|name| fs::create_dir(folder.path(name)).unwrap());
    run(&folder.path("in"), &folder.path("out"), Way::usual()).unwrap();
    let mut expected = vec![".out.124.part", ".out.125", ".out.part", ".out.x.part", ".outer.123.part", "in", "out"];
    expected.sort_unstable();
    assert_eq!(folder.entries(), expected);
    drop(lock);
    fs::remove_dir_all(folder.path("out")).unwrap();
    run(&folder.path("in"), &folder.path("out"), Way::usual()).unwrap();
    assert!(!living.exists());
}
