//! Parquet column by column: rows that nobody needs are passed over, and still held to what can be.

use std::path::Path;

use holdepunkt_settle::{CellFault, Fault};

use crate::support::{Folder, Tables, Way, register, run};

/// What is told of a register with some rows more.
fn told(rows: &[(&'static str, usize, &str)], group: usize) -> String {
    let folder = Folder::new();
    let mut tables = register(3, 40);
    for (table, at, row) in rows {
        tables.0.get_mut(table).unwrap().insert(*at, (*row).to_owned());
    }
    tables.parquet(&folder.path("in"), group);
    match run(&folder.path("in"), &folder.path("out"), Way::usual()) {
        Ok(done) => format!("{}", done.as_of),
        Err(Fault::Cell(CellFault { table, row, line: None, column, found, expected })) => {
            format!("{table} {row} {column}: {found} | {expected}")
        }
        Err(other) => format!("{other:?}"),
    }
}

#[test]
fn cells_of_citizens_without_a_placement_are_held_to_what_can_be() {
    for group in [7, 1000] {
        let told = |rows: &[(&'static str, usize, &str)]| told(rows, group);
        // `work_weeks` stands plain in its pages, the others by dictionary.
        assert_eq!(told(&[("work_weeks", 8, "X1,2014-01-07,ordinary,7")]), "work_weeks 9 week: 2014-01-07 | monday");
        assert_eq!(told(&[("work_weeks", 8, "X1,2014-01-06,ordinary,169")]), "work_weeks 9 hours: 169 | hours");
        assert_eq!(told(&[("work_weeks", 8, "X1,2014-01-06,fleks,7")]), "work_weeks 9 kind: fleks | kind");
        assert_eq!(told(&[("education_weeks", 4, "X1,2014-01-07")]), "education_weeks 5 week: 2014-01-07 | monday");
        assert_eq!(told(&[("benefit_weeks", 4, "X1,2014-01-06,")]), "benefit_weeks 5 benefit:  | filled");
        assert_eq!(
            told(&[("benefit_weeks", 4, "010190-1234,2014-01-06,su")]),
            "benefit_weeks 5 citizen: ••••••-•••• | pseudonym"
        );
    }
}

#[test]
fn first_row_is_told_whichever_column_is_at_fault() {
    for group in [7, 1000] {
        let rows = [("work_weeks", 3, "X1,2014-01-06,ordinary,169"), ("work_weeks", 5, "X1,2014-01-07,ordinary,7")];
        assert_eq!(told(&rows, group), "work_weeks 4 hours: 169 | hours");
        let rows = [("placements", 3, "C1,410,X,2014-01-02,2014-01-01"), ("placements", 5, ",410,X,2014-01-02,")];
        assert_eq!(told(&rows, group), "placements 4 to: 2014-01-01 < 2014-01-02 | not-before");
        let rows = [("placements", 3, ",410,X,2014-01-02,"), ("placements", 5, "C1,410,X,2014-01-02,2014-01-01")];
        assert_eq!(told(&rows, group), "placements 4 citizen:  | filled");
    }
}

#[test]
fn latest_week_counts_whose_it_ever_is() {
    for table in ["work_weeks", "education_weeks"] {
        let row = if table == "work_weeks" { "X1,2030-01-07,ordinary,7" } else { "X1,2030-01-07" };
        assert_eq!(told(&[(table, 6, row)], 7), "2030-01-13");
    }
}

/// Citizens in runs and without order, in groups that end anywhere: what is passed over is never what is needed.
#[test]
fn strangers_between_citizens_change_nothing() {
    let folder = Folder::new();
    let known = register(7, 300);
    known.csv(&folder.path("csv"));
    run(&folder.path("csv"), &folder.path("out"), Way::usual()).unwrap();
    let lines = |out: &Path| std::fs::read(out.join("lines.csv")).unwrap();
    for (n, (every, group)) in [(1, 11), (3, 64), (50, 5000)].into_iter().enumerate() {
        let mut tables = Tables::default();
        for table in ["job_centres", "target_group", "placements", "work_weeks", "education_weeks", "benefit_weeks"] {
            for (at, row) in known.rows(table).iter().enumerate() {
                let stranger = match table {
                    "work_weeks" => "2014-03-03,ordinary,37",
                    "education_weeks" => "2014-03-03",
                    "benefit_weeks" => "2014-03-03,kh",
                    _ => "",
                };
                if at % every == 0 && !stranger.is_empty() {
                    (0..at % 23).for_each(|_| tables.add(table, format!("X{at},{stranger}")));
                }
                tables.add(table, row.clone());
            }
        }
        let (register, out) = (folder.path(&format!("in{n}")), folder.path(&format!("out{n}")));
        tables.parquet(&register, group);
        run(&register, &out, Way::usual()).unwrap();
        assert!(lines(&out) == lines(&folder.path("out")), "{every}, {group}");
    }
}

/// A file that is one row group is read in parts, by plain pages and by dictionary.
#[test]
fn one_large_row_group_is_read_by_all() {
    let folder = Folder::new();
    let known = register(7, 200);
    known.csv(&folder.path("csv"));
    run(&folder.path("csv"), &folder.path("out"), Way::usual()).unwrap();
    let mut tables = known.clone();
    for (table, row) in [("work_weeks", "2014-03-03,ordinary,37"), ("education_weeks", "2014-03-03")] {
        let rows = tables.0.get_mut(table).unwrap();
        let strangers = (0..220_000).map(|n| format!("X{},{row}", n / 50));
        let own = std::mem::take(rows);
        let half = own.len() / 2;
        rows.extend(own.iter().take(half).cloned());
        rows.extend(strangers);
        rows.extend(own.into_iter().skip(half));
    }
    tables.parquet(&folder.path("in"), 1_000_000);
    let lines = |out: &str| std::fs::read(folder.path(out).join("lines.csv")).unwrap();
    for threads in [1, 2, 5] {
        let out = format!("out{threads}");
        run(&folder.path("in"), &folder.path(&out), Way { threads, ..Way::usual() }).unwrap();
        assert!(lines(&out) == lines("out"), "{threads}");
    }
    for table in ["work_weeks", "education_weeks"] {
        for at in [90_000, 200_000] {
            *tables.0.get_mut(table).unwrap().get_mut(at).unwrap() =
                if table == "work_weeks" { "X1,2014-01-07,flexi,7" } else { "X1,2014-01-07" }.to_owned();
        }
        tables.parquet(&folder.path(table), 1_000_000);
        for threads in [1, 2, 5] {
            match run(&folder.path(table), &folder.path("none"), Way { threads, ..Way::usual() }) {
                Err(Fault::Cell(cell)) => assert_eq!((cell.table, cell.row), (table, 90_001)),
                other => panic!("{other:?}"),
            }
        }
        tables.0.insert(table, known.rows(table).to_vec());
    }
}
