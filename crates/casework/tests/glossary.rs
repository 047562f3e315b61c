//! The glossary is made from `rulebook/terms.toml`; this test keeps `docs/GLOSSARY.md` true to it.
//! After a change of the terms: `UPDATE_EXPECT=1 cargo test --workspace --test glossary`.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)] // a test fails loudly

use expect_test::expect_file;
use holdepunkt_casework::Rulebook;
use holdepunkt_rules::term::Term;

const HEAD: &str = "# Glossary

One concept, one word: in code, table, address, template and test. The first Danish word is the one that the pages use.
Made from [`rulebook/terms.toml`](../rulebook/terms.toml); a test holds the two together. After a change of the terms:
`UPDATE_EXPECT=1 cargo test --workspace --test glossary`.

";

fn cell(text: &str) -> String {
    text.replace('|', "\\|")
}

fn entry(term: &Term, terms: &[Term]) -> String {
    let mut words = term.da.iter();
    let first = format!("**{}**", words.next().unwrap());
    let danish = std::iter::once(first).chain(words.cloned()).collect::<Vec<_>>().join(", ");
    let others = term.not_to_be_confused_with.iter().map(|code| {
        let other = terms.iter().find(|t| t.code == *code).unwrap();
        format!("[{}](#{code})", other.en)
    });
    let others = others.collect::<Vec<_>>().join(", ");
    format!(
        "| <a id=\"{code}\"></a>`{code}` | {} | {} | {}<br>*{}* | {} | {} |\n",
        cell(&danish),
        cell(&term.en),
        cell(&term.definition.en),
        cell(&term.definition.da),
        cell(&term.source),
        others,
        code = term.code,
    )
}

#[test]
fn glossary_is_made_from_the_terms() {
    let rulebook = Rulebook::load().unwrap();
    let mut text = HEAD.to_owned();
    text.push_str("| in the program | Danish | English | what it means | source | not to be confused with |\n");
    text.push_str("| --- | --- | --- | --- | --- | --- |\n");
    for term in rulebook.terms() {
        text.push_str(&entry(term, rulebook.terms()));
    }
    expect_file!["../../../docs/GLOSSARY.md"].assert_eq(&text);
}
