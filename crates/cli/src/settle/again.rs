//! `holdepunkt settle again`: makes a settlement again from its record, and says whether every byte is the same.

use std::process::ExitCode;

use holdepunkt_rules::grants::terms::Terms;
use holdepunkt_settle::{Amiss, Asked, Fault, Format, Made, Record, Wanted};
use holdepunkt_wording::{Argument, Words};

use super::{Again, Outcome, fault, made, say, shown, terms, watched};

/// Equal is 0, different is 1.
pub fn run(again: &Again, words: Words) -> Outcome {
    let folder = again.settlement.as_path();
    let worded = |fault: Fault| fault::worded(&fault, words);
    let amiss =
        |amiss, detail: &str| worded(Fault::Earlier { folder: folder.to_owned(), amiss, detail: detail.to_owned() });
    let (record, _) = Record::read(folder).map_err(worded)?;
    let (programme, terms) = terms(&record.programme, words)?;
    let now = made(&programme);
    if let Some((file, _)) = record.rulebook.iter().find(|(file, hash)| now.rulebook.get(*file) != Some(*hash)) {
        return Err(amiss(Amiss::OtherRulebook, file));
    }
    let unreadable = |what: &str| amiss(Amiss::Unreadable, what);
    let readings = record.readings(terms.readings).ok_or_else(|| unreadable("readings"))?;
    let format = Format::from_code(&record.format).ok_or_else(|| unreadable("format"))?;
    let terms: Terms = terms.read_as(readings);
    let asked =
        Asked { terms: &terms, register: &again.register, as_of: record.day(), threads: again.threads, budget: None };
    let program_version = record.program_version.clone();
    let wanted = Wanted {
        out: folder,
        format,
        // The record says by which program; whether another one makes the same tables is what is asked.
        made: Made { program_version, ..now.clone() },
        compare_readings: record.compares_readings(),
        on_account: again.on.on_account.as_deref(),
        corrects: again.on.corrects.as_deref(),
        record_inputs: record.inputs.is_some(),
    };
    let found = watched(words, |watch| holdepunkt_settle::again(&record, &asked, &wanted, watch))?;
    let line = |key: &str, values: &[(&str, Argument<'_>)]| say(&format!("{}\n", words.say_with(key, values)));
    for file in &found.inputs {
        line("settlement-again-input", &[("file", file.into())]);
    }
    if now.program_version != record.program_version {
        let values = [("then", Argument::from(&record.program_version)), ("now", Argument::from(&now.program_version))];
        line("settlement-again-version", &values);
    }
    let key = if found.differ.is_empty() { "settlement-again-same" } else { "settlement-again-differ" };
    let values = [
        ("path", shown(folder)),
        ("count", Argument::from(found.same.len())),
        ("files", Argument::from(found.differ.join(", "))),
    ];
    line(key, &values);
    Ok(if found.differ.is_empty() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
