//! What kept a match from being made, in words. What the settlement says of tables too is said with its words.

use holdepunkt_matching::{Fault, OutFault, Seen};
use holdepunkt_wording::{Argument, Words, sentences};

pub fn worded(fault: &Fault, words: Words) -> String {
    let say = |key: &str, values: &[(&str, Argument<'_>)]| words.say_with(&format!("settlement-fault-{key}"), values);
    let text = |t: &str| Argument::from(t.to_owned());
    match fault {
        Fault::Cell { table, row, line, column, found, expected } => {
            let values = [
                ("table", text(table)),
                ("row", text(&row.to_string())),
                ("line", text(&line.map(|l| l.to_string()).unwrap_or_default())),
                ("column", text(column)),
                ("found", text(found)),
                ("expected", Argument::from(words.say(&format!("matching-expected-{expected}")))),
            ];
            match (line.is_some(), column.is_empty(), found.is_empty()) {
                (_, true, _) => say("row", &values),
                (true, false, true) => say("cell-empty-line", &values),
                (true, false, false) => say("cell-line", &values),
                (false, false, true) => say("cell-empty", &values),
                (false, false, false) => say("cell", &values),
            }
        }
        Fault::NoColumn { table, column, found } => {
            say("no-column", &[("table", text(table)), ("column", text(column)), ("found", text(found))])
        }
        Fault::NoTable { table, folder } => {
            say("no-table", &[("table", text(table)), ("folder", text(&folder.display().to_string()))])
        }
        Fault::TwoTables { table } => say("two-tables", &[("table", text(table))]),
        Fault::NotATable { table, seen, detail } => {
            let what = words.say(&format!("settlement-seen-{seen}"));
            let sentence = say("not-a-table", &[("table", text(table)), ("seen", Argument::from(what))]);
            if *seen == Seen::NotParquet { format!("{sentence} ({detail})") } else { sentence }
        }
        Fault::Io { path, why } => {
            say("io", &[("path", text(&path.display().to_string())), ("why", text(&why.to_string()))])
        }
        Fault::Rule(refusal) => sentences([words.refusal(refusal), words.say("settlement-nothing-written")]),
        Fault::Out(OutFault::OutThere(path)) => {
            words.say_with("matching-fault-out-there", &[("path", text(&path.display().to_string()))])
        }
        Fault::Out(OutFault::OutMounted(path)) => {
            words.say_with("matching-fault-out-mounted", &[("path", text(&path.display().to_string()))])
        }
        Fault::Out(other) => crate::settle::worded(other, words),
    }
}
