//! What kept a match from being made, in words. What the settlement says of files too is said with its words.

use std::path::Path;

use holdepunkt_matching::{Fault, FileFault, Seen};
use holdepunkt_wording::{Argument, Words};

use crate::settle;

pub fn worded(fault: &Fault, words: Words) -> String {
    let about = |key: &str, path: &Path| words.say_with(key, &[("path", settle::shown(path))]);
    match fault {
        Fault::Cell(cell) => {
            settle::cell_worded(cell, words.say(&format!("matching-expected-{}", cell.expected)), words)
        }
        Fault::Files(FileFault::NotATable { table, seen: Seen::NotParquet, detail }) => {
            let seen = words.say("settlement-seen-not-parquet");
            let values = [("table", Argument::from(*table)), ("seen", Argument::from(seen))];
            format!("{} ({detail})", words.say_with("settlement-fault-not-a-table", &values))
        }
        Fault::Files(FileFault::OutThere(path)) => about("matching-fault-out-there", path),
        Fault::Files(FileFault::OutMounted(path)) => about("matching-fault-out-mounted", path),
        Fault::Files(other) => settle::worded(other, words),
    }
}
