//! What kept a settlement from being made, in words.

use holdepunkt_settle::{CellFault, Expected, Fault, Seen};
use holdepunkt_wording::{Argument, Words, sentences};

pub fn worded(fault: &Fault, words: Words) -> String {
    let say = |key: &str, values: &[(&str, Argument<'_>)]| words.say_with(&format!("settlement-fault-{key}"), values);
    let text = |t: &str| Argument::from(t.to_owned());
    match fault {
        Fault::Cell(cell) => cell_worded(cell, words.say(&format!("settlement-expected-{}", cell.expected)), words),
        Fault::NoColumn { table, column, found } => {
            say("no-column", &[("table", text(table)), ("column", text(column)), ("found", text(found))])
        }
        Fault::ColumnType { table, column, found, expected: e } => {
            let expected = words.say(&format!("settlement-type-{}", column_type(*e)));
            let values = [
                ("table", text(table)),
                ("column", text(column)),
                ("found", text(found)),
                ("expected", Argument::from(expected)),
            ];
            say("column-type", &values)
        }
        Fault::NoTable { table, folder } => {
            say("no-table", &[("table", text(table)), ("folder", text(&folder.display().to_string()))])
        }
        Fault::TwoTables { table } => say("two-tables", &[("table", text(table))]),
        Fault::NotATable { table, seen, detail } => {
            let mut what = words.say(&format!("settlement-seen-{seen}"));
            if *seen == Seen::NotParquet {
                what = format!("{what} ({detail})");
            }
            let key = if *seen == Seen::Endless { "endless" } else { "not-a-table" };
            say(key, &[("table", text(table)), ("seen", Argument::from(what))])
        }
        Fault::OutMounted(path) => say("out-mounted", &[("path", text(&path.display().to_string()))]),
        Fault::Earlier { folder, amiss, detail } => {
            let values = [("folder", text(&folder.display().to_string())), ("detail", text(detail))];
            words.say_with(&format!("settlement-earlier-{amiss}"), &values)
        }
        Fault::OutThere(path) => say("out-there", &[("path", text(&path.display().to_string()))]),
        Fault::TooManyRows { table, rows } => {
            let rows = words.number(i64::try_from(*rows).unwrap_or(i64::MAX));
            say("too-many-rows", &[("table", text(table)), ("rows", Argument::from(rows))])
        }
        Fault::Rule(refusal) => sentences([words.refusal(refusal), words.say("settlement-nothing-written")]),
        Fault::NoCitizen(citizen) => say("no-citizen", &[("citizen", text(citizen))]),
        Fault::Io { path, why } => {
            say("io", &[("path", text(&path.display().to_string())), ("why", text(&why.to_string()))])
        }
        Fault::Unwritable(why) => say("unwritable", &[("why", text(why))]),
    }
}

/// A cell that can't be, in words; `expected` is the sentence about what may stand there.
pub fn cell_worded<E>(cell: &CellFault<E>, expected: String, words: Words) -> String {
    let key = match (cell.line.is_some(), cell.column.is_empty(), cell.found.is_empty()) {
        (_, true, _) => "row",
        (true, false, true) => "cell-empty-line",
        (true, false, false) => "cell-line",
        (false, false, true) => "cell-empty",
        (false, false, false) => "cell",
    };
    let values = [
        ("table", Argument::from(cell.table)),
        ("row", Argument::from(cell.row.to_string())),
        ("line", Argument::from(cell.line.map(|l| l.to_string()).unwrap_or_default())),
        ("column", Argument::from(&cell.column)),
        ("found", Argument::from(&cell.found)),
        ("expected", Argument::from(expected)),
    ];
    words.say_with(&format!("settlement-fault-{key}"), &values)
}

/// What a column of Parquet must be to hold it.
const fn column_type(expected: Expected) -> &'static str {
    match expected {
        Expected::Date | Expected::DateOrEmpty | Expected::Monday => "date",
        Expected::Hours => "hours",
        Expected::Count => "count",
        _ => "text",
    }
}
