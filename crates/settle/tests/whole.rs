//! What comes out, and that it is the same whatever way it went in.

use std::fs;

use holdepunkt_rules::{
    grants::{day::Day, event::Event, line::Line, terms::Readings},
    money::Ore,
};
use holdepunkt_settle::{Asked, Fault, Format, Unwatched, explain};

use crate::support::{Folder, Tables, Way, register, run, vcg2};

fn examples() -> Tables {
    let mut tables = Tables::default();
    tables.add("job_centres", "410,Middelfart,100".to_owned());
    tables.add("job_centres", "101,København,1".to_owned());
    for citizen in ["A", "B", "C"] {
        tables.add("target_group", format!("{citizen},resource_course,2013-01-01,"));
    }
    tables.add("placements", "A,410,Brugsen,2014-02-01,2014-05-10".to_owned());
    tables.add("placements", "B,410,Brugsen,2014-03-01,2014-04-15".to_owned());
    tables.add("placements", "B,410,Plejehjemmet,2014-05-13,2014-06-30".to_owned());
    tables.add("placements", "C,101,Lageret,2015-12-01,2015-12-16".to_owned());
    let monday = Day::civil(2015, 12, 28).unwrap().week();
    (0..13).for_each(|n| tables.add("work_weeks", format!("C,{},flexi,8", monday.plus(n).monday())));
    tables
}

#[test]
fn worked_examples_are_written_as_the_specification_says() {
    let folder = Folder::new();
    examples().csv(&folder.path("in"));
    let done = run(&folder.path("in"), &folder.path("out"), Way::usual()).unwrap();
    assert_eq!(done.as_of.to_string(), "2016-03-27", "the Sunday of the last week");
    assert_eq!((done.lines, done.refusals, done.earned), (7, 1, Ore::kroner(21_000)));
    let read = |name: &str| fs::read_to_string(folder.path("out").join(name)).unwrap();
    assert_eq!(
        read("lines.csv"),
        "job_centre,citizen,grant,number,basis_from,basis_to,earned_on,amount,paid,way,excludes_flexi_bonus\n\
         101,C,result,1,2015-12-28,2016-03-27,2016-03-27,12000,10800,work,true\n\
         410,A,activity,1,2014-02-01,2014-02-28,2014-02-28,1500,1500,,\n\
         410,A,activity,2,2014-03-01,2014-03-31,2014-03-31,1500,1500,,\n\
         410,A,activity,3,2014-04-01,2014-04-30,2014-04-30,1500,1500,,\n\
         410,B,activity,1,2014-03-01,2014-03-31,2014-03-31,1500,1500,,\n\
         410,B,activity,2,2014-04-01,2014-05-27,2014-05-27,1500,1500,,\n\
         410,B,activity,3,2014-05-28,2014-06-27,2014-06-27,1500,1500,,\n"
    );
    assert_eq!(
        read("refusals.csv"),
        "job_centre,citizen,grant,from,to,reason,detail\n\
         101,C,activity,2015-12-01,2015-12-16,too_short,months=0 needed_months=3 active_days=16 needed_days=91\n"
    );
    assert_eq!(
        read("totals.csv"),
        "job_centre,name,participants,expected_participants,fixed_grant,frame,activity,result,earned,paid,total\n\
         101,København,1,1,825000,10800,0,12000,12000,10800,835800\n\
         410,Middelfart,2,100,825000,1080000,9000,0,9000,9000,834000\n"
    );
    assert_eq!(folder.entries(), ["in", "out"], "nothing is left beside it");
}

/// The tables that a settlement wrote.
fn written(folder: &Folder, out: &str, format: Format) -> Vec<Vec<u8>> {
    let read = |table: &str| fs::read(folder.path(out).join(format!("{table}.{format}"))).unwrap();
    ["lines", "refusals", "totals"].into_iter().map(read).collect()
}

#[test]
fn output_is_the_same_whatever_the_order_the_threads_the_memory_and_the_file() {
    let folder = Folder::new();
    let tables = register(7, 3000);
    tables.csv(&folder.path("csv"));
    tables.parquet(&folder.path("parquet"), 1000);
    let mut shuffled = tables.clone();
    let mut dice = crate::support::Dice(99);
    shuffled.0.values_mut().for_each(|rows| dice.shuffle(rows));
    shuffled.csv(&folder.path("shuffled"));
    shuffled.parquet(&folder.path("shuffled-parquet"), 700);
    for format in Format::ALL {
        let mut first: Option<Vec<Vec<u8>>> = None;
        for (n, register) in ["csv", "parquet", "shuffled", "shuffled-parquet"].iter().enumerate() {
            for threads in [1, 2, 5] {
                let budget = (threads == 2).then_some(0);
                let out = format!("out-{format}-{n}-{threads}");
                let way = Way { threads, budget, format: *format, ..Way::usual() };
                let done = run(&folder.path(register), &folder.path(&out), way).unwrap();
                assert!(done.lines > 1000 && done.refusals > 1000, "{done:?}");
                let tables = written(&folder, &out, *format);
                assert!(*first.get_or_insert_with(|| tables.clone()) == tables, "{out}");
            }
        }
    }
}

#[test]
fn settlement_of_a_folder_is_that_of_its_citizens() {
    let folder = Folder::new();
    let tables = register(11, 400);
    tables.csv(&folder.path("in"));
    let mut seen = 0;
    for (n, readings) in Readings::every().into_iter().enumerate() {
        let as_of = Day::civil(2015, 3, 4).filter(|_| n % 2 == 0);
        let out = format!("out{n}");
        let way = Way { readings, as_of, ..Way::usual() };
        let done = run(&folder.path("in"), &folder.path(&out), way).unwrap();
        let terms = vcg2().read_as(readings);
        let asked = Asked { terms: &terms, register: &folder.path("in"), as_of, threads: Some(1), budget: None };
        let lines = fs::read_to_string(folder.path(&out).join("lines.csv")).unwrap();
        for citizen in ["C00000", "C07919", "C15838", "C23757", "C31676", "C39595"] {
            // All but what is paid: that depends on the others.
            let told = |line: &str| {
                let cells: Vec<&str> = line.split(',').collect();
                [&cells[..8], &cells[9..]].concat().join(",")
            };
            let of_citizen: Vec<String> =
                lines.lines().filter(|l| l.split(',').nth(1) == Some(citizen)).map(told).collect();
            let explained = match explain(&asked, citizen, &Unwatched) {
                Ok(explained) => explained,
                Err(fault) => {
                    assert!(matches!(fault, Fault::NoCitizen(_)) && of_citizen.is_empty(), "{citizen}: {fault:?}");
                    continue;
                }
            };
            assert_eq!(explained.as_of, done.as_of);
            let flag = |l: &Line| l.way.map(|_| l.excludes_flexi_bonus.to_string()).unwrap_or_default();
            let told = |l: &Line| {
                let code = &explained.centres[l.job_centre.0 as usize].code;
                let way = l.way.map(|w| w.code()).unwrap_or_default();
                let days = format!("{},{},{}", l.basis_from, l.basis_to, l.earned_on);
                format!("{code},{citizen},{},{},{days},{},{way},{}", l.grant, l.number, l.amount.0 / 100, flag(l))
            };
            let (mut by_explain, mut by_table): (Vec<_>, _) =
                (explained.settled.lines.iter().map(told).collect(), of_citizen);
            by_explain.sort();
            by_table.sort();
            assert_eq!(by_explain, by_table, "{readings:?}");
            let earned = |event: &Event| matches!(event, Event::Month { .. } | Event::Result { .. });
            assert_eq!(explained.events.iter().filter(|e| earned(e)).count(), by_table.len(), "each line has its step");
            seen += by_table.len();
        }
    }
    assert!(seen > 50, "{seen}");
}

#[test]
fn tables_of_weeks_may_be_missing_and_rows_too() {
    let folder = Folder::new();
    examples().csv(&folder.path("in"));
    for table in ["work_weeks", "education_weeks", "benefit_weeks"] {
        fs::remove_file(folder.path("in").join(format!("{table}.csv"))).unwrap();
    }
    let done = run(&folder.path("in"), &folder.path("out"), Way::usual()).unwrap();
    assert_eq!((done.lines, done.as_of.to_string()), (6, "2015-12-16".to_owned()));
    let empty = Tables::default();
    empty.csv(&folder.path("empty"));
    let done = run(&folder.path("empty"), &folder.path("out2"), Way::usual()).unwrap();
    assert_eq!((done.lines, done.citizens), (0, 0));
    empty.parquet(&folder.path("empty-parquet"), 10);
    assert_eq!(run(&folder.path("empty-parquet"), &folder.path("out3"), Way::usual()).unwrap().lines, 0);
}

#[test]
fn other_columns_another_order_and_danish_excel_are_read() {
    let folder = Folder::new();
    examples().csv(&folder.path("in"));
    let write = |table: &str, text: &str| fs::write(folder.path("in").join(format!("{table}.csv")), text).unwrap();
    write(
        "job_centres",
        "\u{feff}expected_participants;name;note;job_centre\r\n100;\"Middelfart; Fyn\";;410\r\n1;København;\"a \"\"b\"\"\r\nc\";101\r\n",
    );
    let mut weeks = String::from("hours;kind;week;citizen\r\n");
    let monday = Day::civil(2015, 12, 28).unwrap().week();
    (0..13).for_each(|n| weeks += &format!("7,0{};flexi;{};C\r\n", n % 3, monday.plus(n).monday()));
    write("work_weeks", &weeks);
    let done = run(&folder.path("in"), &folder.path("out"), Way::usual()).unwrap();
    assert_eq!(done.lines, 7);
    let told: Vec<_> = done.noticed.iter().map(|(table, n)| (*table, n.semicolons, n.commas)).collect();
    assert_eq!(told, [("job_centres", true, false), ("work_weeks", true, true)]);
    let totals = fs::read_to_string(folder.path("out/totals.csv")).unwrap();
    assert!(totals.contains("410,Middelfart; Fyn,"), "{totals}");
}
