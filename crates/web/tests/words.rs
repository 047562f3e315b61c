//! Every key that a page or the command line asks for has its words in both languages, and no word
//! of Danish stands in Rust or in a template.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)] // a test fails loudly

use std::{
    collections::BTreeSet,
    fs,
    path::{Path, PathBuf},
};

use holdepunkt_wording::{Language, keys};

fn files(folder: &Path, ending: &str, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            files(&path, ending, found);
        } else if path.extension().is_some_and(|e| e == ending) {
            found.push(path);
        }
    }
}

fn sources() -> Vec<(PathBuf, String)> {
    let crates = Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().to_owned();
    let mut found = Vec::new();
    for part in ["web/src", "web/templates", "cli/src", "wording/src"] {
        files(&crates.join(part), "rs", &mut found);
        files(&crates.join(part), "html", &mut found);
        files(&crates.join(part), "svg", &mut found);
    }
    found
        .into_iter()
        .map(|p| {
            let text = fs::read_to_string(&p).unwrap();
            (p, text)
        })
        .collect()
}

/// The literal first argument of each call that asks for words.
fn asked(text: &str) -> BTreeSet<String> {
    const CALLS: &[&str] = &[
        ".t(\"",
        ".t1(\"",
        ".t2(\"",
        ".t3(\"",
        ".say(\"",
        ".say_with(\"",
        ".say_with(\n",
        ".hint(\"",
        ".suffix(\"",
        ".under_key(\"",
    ];
    let mut keys = BTreeSet::new();
    for call in CALLS {
        for (at, _) in text.match_indices(call) {
            let rest = text.get(at + call.len()..).unwrap_or_default().trim_start().trim_start_matches('"');
            let literal = rest.split('"').next().unwrap_or_default();
            // `under_key` takes an address first, and its key second.
            let key = if *call == ".under_key(\"" { rest.split('"').nth(2).unwrap_or_default() } else { literal };
            let looks_like_key = key.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-');
            if looks_like_key && key.contains('-') && !key.ends_with('-') {
                keys.insert(key.to_owned());
            }
        }
    }
    keys
}

/// What stands on the trail as the thing that a deed was about, as the use cases write it.
fn nouns(text: &str) -> BTreeSet<String> {
    let literal = |rest: &str| Some(rest.trim_start().strip_prefix('"')?.split('"').next()?.to_owned());
    let deeds = text.split("Deed::").skip(1).filter_map(|rest| literal(rest.split_once(',')?.1));
    let made = text.split(".made(").skip(1).filter_map(literal);
    deeds.chain(made).filter(|n| n.bytes().all(|b| b.is_ascii_lowercase() || b == b'_')).collect()
}

#[test]
fn every_noun_on_the_trail_has_its_words() {
    let known = keys(Language::Danish);
    let mut found = Vec::new();
    files(&Path::new(env!("CARGO_MANIFEST_DIR")).parent().unwrap().join("casework/src"), "rs", &mut found);
    let all: BTreeSet<String> = found.iter().flat_map(|p| nouns(&fs::read_to_string(p).unwrap())).collect();
    assert!(all.len() > 40, "{all:?}");
    let bare = all.iter().map(|n| format!("trail-noun-{}", n.replace('_', "-"))).filter(|key| !known.contains(key));
    assert_eq!(bare.collect::<Vec<_>>(), Vec::<String>::new());
}

#[test]
fn every_key_asked_for_is_there() {
    let known = keys(Language::Danish);
    let mut missing = Vec::new();
    for (path, text) in sources() {
        for key in asked(&text).difference(&known) {
            missing.push(format!("{}: {key}", path.file_name().unwrap().to_string_lossy()));
        }
    }
    assert!(missing.is_empty(), "{missing:#?}");
}

#[test]
fn no_word_of_danish_stands_in_rust_or_in_a_template() {
    let mut found = Vec::new();
    for (path, text) in sources() {
        // Tests and doc comments may show what comes out.
        let code = text.split("#[cfg(test)]").next().unwrap_or_default();
        for (number, line) in code.lines().enumerate() {
            let line = line.split("//").next().unwrap_or_default();
            if line.contains(['æ', 'ø', 'å', 'Æ', 'Ø', 'Å']) {
                found.push(format!("{}:{}: {}", path.display(), number + 1, line.trim()));
            }
        }
    }
    assert!(found.is_empty(), "{found:#?}");
}

/// A signal's words are asked for by its rule, not by a key that stands in a page.
#[test]
fn every_rule_of_the_early_warning_has_its_words() {
    use holdepunkt_rules::signal::{Level, SignalRule, SignalStep};
    let known = keys(Language::Danish);
    let word = |code: &str| code.replace('_', "-");
    let of_rules = SignalRule::ALL
        .iter()
        .flat_map(|r| ["why", "source", "deed"].map(|part| format!("signal-{part}-{}", word(r.code()))));
    let of_levels =
        Level::ALL.iter().flat_map(|l| ["level", "group"].map(|part| format!("signal-{part}-{}", l.code())));
    let of_steps = SignalStep::ALL.iter().map(|s| format!("signal-step-{}", word(s.code())));
    let bare: Vec<String> = of_rules.chain(of_levels).chain(of_steps).filter(|key| !known.contains(key)).collect();
    assert!(bare.is_empty(), "{bare:?}");
}
