//! What can't be: told by table, row and column, and nothing is written.

use std::fs;

use holdepunkt_settle::{CellFault, Fault, Format};

use crate::support::{Folder, TABLES, Way, register, run};

/// A register with one table written anew; says what is answered, and that nothing was written.
fn check(table: &str, text: &[u8]) -> String {
    let folder = Folder::new();
    register(3, 40).csv(&folder.path("in"));
    fs::write(folder.path("in").join(format!("{table}.csv")), text).unwrap();
    let fault = run(&folder.path("in"), &folder.path("out"), Way::usual()).unwrap_err();
    assert_eq!(folder.entries(), ["in"], "{fault:?}");
    told(&fault)
}

fn told(fault: &Fault) -> String {
    match fault {
        Fault::Cell(CellFault { table, row, line, column, found, expected }) => {
            let line = line.map(|l| format!("/{l}")).unwrap_or_default();
            format!("{table} {row}{line} {column}: {found} | {expected}")
        }
        Fault::NotATable { table, seen, .. } => format!("{table}: {seen}"),
        Fault::NoColumn { table, column, .. } => format!("{table}: no {column}"),
        Fault::ColumnType { table, column, found, expected } => format!("{table} {column}: {found} | {expected}"),
        other => format!("{other:?}"),
    }
}

#[test]
fn cells_that_cannot_be_are_named() {
    let rows = |table: &str, rows: &[&str]| {
        let header = TABLES.iter().find(|(t, _)| *t == table).unwrap().1;
        check(table, format!("{header}\n{}\n", rows.join("\n")).as_bytes())
    };
    let place = |row: &str| rows("placements", &["C1,410,X,2014-01-01,", row]);
    assert_eq!(place("C1,410,X,2014-02-30,"), "placements 2/3 from: 2014-02-30 | date");
    assert_eq!(place("C1,410,X,01-02-2014,"), "placements 2/3 from: 01-02-2014 | date");
    assert_eq!(place("C1,410,X,,"), "placements 2/3 from:  | date");
    assert_eq!(place("C1,410,X,2014-01-02,x"), "placements 2/3 to: x | date-or-empty");
    assert_eq!(place("C1,410,X,2014-01-02,2014-01-01"), "placements 2/3 to: 2014-01-01 < 2014-01-02 | not-before");
    assert_eq!(place("C1,999,X,2014-01-02,"), "placements 2/3 job_centre: 999 | job-centre");
    assert_eq!(place(",410,X,2014-01-02,"), "placements 2/3 citizen:  | filled");
    assert_eq!(place("010190-1234,410,X,2014-01-02,"), "placements 2/3 citizen: ••••••-•••• | pseudonym");
    assert_eq!(place("0101901234,410,X,2014-01-02,"), "placements 2/3 citizen: ••••••-•••• | pseudonym");
    assert_eq!(place("C1,410,X,2014-01-02"), "placements 2/3 : 4 ≠ 5 | cells");
    assert_eq!(place("C1,410,X,2014-01-02,,\n"), "placements 2/3 : 6 ≠ 5 | cells");
    assert_eq!(place("\"C1\"2,410,X,2014-01-02,"), "placements 2/3 : 6 ≠ 5 | cells");
    assert_eq!(place("C1,410,X,2014-01-02,\"2014-02-03"), "placements 2/3 : 6 ≠ 5 | cells");
    let group = |row: &str| rows("target_group", &[row]);
    assert_eq!(group("C1,kontanthjælp,2014-01-01,"), "target_group 1/2 group: kontanthjælp | group");
    assert_eq!(
        group("C1,resource_course,2014-01-02,2014-01-01"),
        "target_group 1/2 to: 2014-01-01 < 2014-01-02 | not-before"
    );
    let work = |row: &str| rows("work_weeks", &["C1,2014-01-06,flexi,7", "\n", row]);
    assert_eq!(work("C1,2014-01-07,flexi,7"), "work_weeks 4/5 week: 2014-01-07 | monday");
    assert_eq!(work("C1,2014-01-06,fleks,7"), "work_weeks 4/5 kind: fleks | kind");
    assert_eq!(work("C1,2014-01-06,flexi,-1"), "work_weeks 4/5 hours: -1 | hours");
    assert_eq!(work("C1,2014-01-06,flexi,7.125"), "work_weeks 4/5 hours: 7.125 | hours");
    assert_eq!(work("C1,2014-01-06,flexi,7,5"), "work_weeks 4/5 : 5 ≠ 4 | cells");
    assert_eq!(work("C1,2014-01-06,flexi,168.01"), "work_weeks 4/5 hours: 168.01 | hours");
    let centre = |row: &str| rows("job_centres", &["410,Middelfart,100", row]);
    assert_eq!(centre("410,Middelfart,100"), "job_centres 2/3 job_centre: 410 | other-job-centre");
    assert_eq!(centre("101,København,-1"), "job_centres 2/3 expected_participants: -1 | count");
    assert_eq!(rows("benefit_weeks", &["C1,2014-01-06,"]), "benefit_weeks 1/2 benefit:  | filled");
    assert_eq!(rows("education_weeks", &["C1,2014-01-05"]), "education_weeks 1/2 week: 2014-01-05 | monday");
}

#[test]
fn files_that_are_no_tables_are_named() {
    assert_eq!(check("placements", b""), "placements: empty");
    assert_eq!(check("placements", b"PK\x03\x04....."), "placements: workbook");
    assert_eq!(check("placements", b"PAR1......"), "placements: parquet");
    assert_eq!(check("placements", b"\xff\xfec\0i\0"), "placements: utf16");
    assert_eq!(check("placements", b"\x1f\x8b\x08...."), "placements: compressed");
    assert_eq!(check("placements", b"\x00\x01\x02"), "placements: binary");
    assert_eq!(check("placements", b"citizen,job_centre,company,from\n"), "placements: no to");
    let mut endless = b"citizen,job_centre,company,from,to\nC1,410,\"".to_vec();
    endless.resize(40_000_000, b'x');
    assert_eq!(check("placements", &endless), "placements: endless");
    let western = b"citizen,job_centre,company,from,to\nC1,410,X,2014-01-01,\nC2,410,Bj\xf8rn,2014-01-01,\n";
    assert_eq!(check("placements", western), "placements 2/3 company: Bjørn | utf8");
    let western = b"job_centre;name;expected_participants\r\n101;K\xf8benhavn;3\r\n";
    assert_eq!(check("job_centres", western), "job_centres 1/2 name: København | utf8");
}

#[test]
fn parquet_that_is_none_or_of_other_types_is_named() {
    let with = |change: &dyn Fn(&std::path::Path)| {
        let folder = Folder::new();
        register(3, 40).parquet(&folder.path("in"), 100);
        change(&folder.path("in"));
        let fault = run(&folder.path("in"), &folder.path("out"), Way::usual()).unwrap_err();
        assert_eq!(folder.entries(), ["in"]);
        told(&fault)
    };
    let text = |p: &std::path::Path| fs::write(p.join("placements.parquet"), "citizen,job_centre\n").unwrap();
    assert_eq!(with(&text), "placements: not-parquet");
    let cut = |p: &std::path::Path| {
        let path = p.join("work_weeks.parquet");
        let bytes = fs::read(&path).unwrap();
        fs::write(&path, &bytes[..bytes.len() / 2]).unwrap();
    };
    assert_eq!(with(&cut), "work_weeks: not-parquet");
    let other = |p: &std::path::Path| {
        fs::copy(p.join("job_centres.parquet"), p.join("education_weeks.parquet")).map(drop).unwrap();
    };
    assert_eq!(with(&other), "education_weeks: no citizen");
    let twice = |p: &std::path::Path| fs::write(p.join("placements.csv"), "").unwrap();
    assert_eq!(with(&twice), "TwoTables { table: \"placements\" }");
    let gone = |p: &std::path::Path| fs::remove_file(p.join("target_group.parquet")).unwrap();
    assert!(with(&gone).starts_with("NoTable { table: \"target_group\""));
}

/// Bytes changed at random never end the program; a register that still reads is settled, any other is refused.
#[test]
fn damaged_parquet_is_refused_or_read() {
    let folder = Folder::new();
    register(5, 30).parquet(&folder.path("in"), 50);
    let path = folder.path("in").join("work_weeks.parquet");
    let sound = fs::read(&path).unwrap();
    let mut dice = crate::support::Dice(1);
    for n in 0..300 {
        let mut bytes = sound.clone();
        for _ in 0..dice.of(1, 4) {
            let at = usize::try_from(dice.of(0, i32::try_from(bytes.len()).unwrap() - 1)).unwrap();
            bytes[at] = u8::try_from(dice.of(0, 255)).unwrap();
        }
        fs::write(&path, bytes).unwrap();
        let out = folder.path(&format!("out{n}"));
        let done = run(&folder.path("in"), &out, Way::usual());
        assert_eq!(done.is_ok(), out.join("settlement.json").is_file(), "{done:?}");
        assert_eq!(done.is_ok(), out.exists(), "{done:?}");
    }
}

#[test]
fn first_fault_is_told_whatever_the_number_of_threads() {
    let folder = Folder::new();
    register(3, 40).csv(&folder.path("in"));
    let mut text = String::from("citizen,week\n");
    for n in 0..300_000 {
        text += if n == 120_000 || n == 250_000 { "C1,2014-01-08\n" } else { "C1,2014-01-06\n" };
    }
    fs::write(folder.path("in/education_weeks.csv"), text).unwrap();
    for threads in [1, 2, 8] {
        let fault = run(&folder.path("in"), &folder.path("out"), Way { threads, ..Way::usual() }).unwrap_err();
        assert_eq!(told(&fault), "education_weeks 120001/120002 week: 2014-01-08 | monday");
    }
}

#[test]
fn nothing_is_written_over_and_a_workbook_has_its_limit() {
    let folder = Folder::new();
    register(3, 40).csv(&folder.path("in"));
    fs::create_dir(folder.path("out")).unwrap();
    run(&folder.path("in"), &folder.path("out"), Way::usual()).unwrap(); // an empty folder may be there
    let lines = fs::read(folder.path("out/lines.csv")).unwrap();
    let fault = run(&folder.path("in"), &folder.path("out"), Way { format: Format::Xlsx, ..Way::usual() });
    assert!(matches!(fault, Err(Fault::OutThere(_))));
    assert_eq!(fs::read(folder.path("out/lines.csv")).unwrap(), lines);
    let names = fs::read_dir(folder.path("out")).unwrap().count();
    assert_eq!(names, 4);
}
