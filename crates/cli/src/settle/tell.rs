//! What a settlement came to, in words.

use std::{fmt::Write as _, path::Path};

use holdepunkt_rules::grants::{account::Balance, terms::Readings};
use holdepunkt_settle::{Compared, Corrected, Done};
use holdepunkt_wording::{Argument, Words};

use super::{explain::reading, shown};

/// What was taken as it is, and what was not there: on stderr, since it is no result.
pub fn noticed(done: &Done, words: Words) {
    let say = |key: &str, table: &str| eprintln!("{}", words.say_with(key, &[("table", table.into())]));
    for (table, noticed) in &done.noticed {
        if noticed.semicolons {
            say("settlement-noticed-semicolons", table);
        }
        if noticed.commas {
            say("settlement-noticed-commas", table);
        }
    }
    done.missing.iter().for_each(|table| say("settlement-noticed-missing", table));
}

/// The sums, a sentence a line.
pub fn done(done: &Done, own: Readings, out: &Path, words: Words) -> String {
    let values = [
        ("day", Argument::from(words.day_long(done.as_of.date()))),
        ("citizens", number(done.citizens)),
        ("lines", number(done.lines)),
        ("refusals", number(done.refusals)),
        ("earned", Argument::from(words.kroner(done.earned))),
        ("total", Argument::from(words.kroner(done.total))),
    ];
    let mut out_text = String::new();
    let mut line = |text: String| {
        let _ = writeln!(out_text, "{text}");
    };
    for key in ["day", "counts", "earned", "total"] {
        line(words.say_with(&format!("settlement-done-{key}"), &values));
    }
    if let Some(balance) = &done.balance {
        line(on_account(balance, words));
    }
    if let Some(corrected) = &done.corrected {
        line(correction(corrected, words));
    }
    if let Some(compared) = &done.compared {
        line(readings(compared, own, words));
    }
    line(words.say_with("settlement-done-path", &[("path", shown(out))]));
    out_text
}

fn number(n: u64) -> Argument<'static> {
    Argument::from(i64::try_from(n).unwrap_or(i64::MAX))
}

fn on_account(balance: &Balance, words: Words) -> String {
    let values = [
        ("on_account", Argument::from(words.kroner(balance.on_account))),
        ("balance", Argument::from(words.kroner(balance.left))),
    ];
    words.say_with("settlement-done-balance", &values)
}

fn correction(corrected: &Corrected, words: Words) -> String {
    let values = [
        ("new", number(corrected.new)),
        ("gone", number(corrected.gone)),
        ("changed", number(corrected.changed)),
        ("paid", Argument::from(words.kroner(corrected.paid))),
    ];
    words.say_with("settlement-done-corrected", &values)
}

/// A table with a row for each combination, the settlement's own marked.
fn readings(compared: &Compared, own: Readings, words: Words) -> String {
    let head = |key: &str| words.say(&format!("settlement-readings-{key}"));
    let mut rows = vec![["months", "gap", "result-after", "lines", "total", "difference"].map(head)];
    for (readings, all) in &compared.all {
        let difference = all.total.0 - compared.own.total.0;
        let difference = match (*readings == own, difference) {
            (true, _) => head("own"),
            (false, 0) => head("same"),
            (false, more) => {
                let sign = if more > 0 { "+" } else { "" };
                format!("{sign}{}", words.kroner(holdepunkt_rules::money::Ore(more)))
            }
        };
        rows.push([
            reading("months", readings.months.code(), words),
            reading("gap", readings.gap.code(), words),
            reading("result_after", readings.result_after.code(), words),
            words.number(all.lines),
            words.kroner(all.total),
            difference,
        ]);
    }
    let width = |column: usize| {
        rows.iter().filter_map(|row| row.get(column)).map(|cell| cell.chars().count()).max().unwrap_or(0)
    };
    let widths: Vec<usize> = (0..6).map(width).collect();
    let mut text = format!("\n{}\n", head("title"));
    for row in &rows {
        let mut line = String::from(" ");
        for (at, (cell, width)) in row.iter().zip(&widths).enumerate() {
            let space = " ".repeat(width - cell.chars().count());
            // Words to the left, figures to the right.
            line += &if at < 3 { format!(" {cell}{space} ") } else { format!(" {space}{cell} ") };
        }
        text += line.trim_end();
        text.push('\n');
    }
    text
}
