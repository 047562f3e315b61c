//! Papers as they are printed: pages, sameness, hostile words, and that the two standards are enforced.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)] // a test fails loudly

use holdepunkt_paper::{Agreement, Certificate, Line, Paper, Part, Progress, Row, Rung, Signature, Spoke, print};
use jiff::Timestamp;

fn line(label: &str, words: &str) -> Line {
    Line { label: label.to_owned(), words: words.to_owned() }
}

fn rung(hours: i64, share: f64, tasks: &str) -> Rung {
    Rung {
        from: "30. november 2026".to_owned(),
        hours: hours.to_string(),
        times: "Mandag, onsdag og torsdag 9.00 til 12.00".to_owned(),
        tasks: tasks.to_owned(),
        share,
        figure: hours.to_string(),
    }
}

fn agreement(words: &str, rungs: usize) -> Agreement {
    let part = |title: &str, ladder| Part {
        title: title.to_owned(),
        text: vec![words.to_owned()],
        points: vec!["Hilser på tre beboere om dagen".to_owned(), words.to_owned()],
        lines: vec![line("Timer", "2 om ugen")],
        ladder,
    };
    Agreement {
        lang: "da".to_owned(),
        title: "Arbejdsaftale".to_owned(),
        lead: "Plejehjemmet Svanedammen og Jobcenter Middelfart".to_owned(),
        facts: vec![line("Sted", "Svanedammen, plads 2"), line("Dage", "7. september til 18. december 2026")],
        parts: vec![part("Jobønske", false), part("Mål", false), part("Opgaver og timer", true), part("Mentor", false)],
        ladder_heads: ["Fra", "Timer", "Hvornår", "Opgaver"].map(str::to_owned),
        ladder_words: "Timerne stiger".to_owned(),
        ladder: (1..=rungs).map(|n| rung(n as i64 * 2, n as f64 / rungs as f64, "Dækker bord")).collect(),
        signed: "Underskrifter".to_owned(),
        signatures: ["Borgeren", "Virksomheden", "Jobcentret"]
            .map(|party| Signature { party: party.to_owned(), name: String::new(), how: "Mangler".to_owned() })
            .to_vec(),
        foot: "Version 2".to_owned(),
        page_of: "Side {page} af {pages}".to_owned(),
    }
}

fn certificate(lang: &str) -> Certificate {
    Certificate {
        lang: lang.to_owned(),
        title: "Bevis".to_owned(),
        name: "Åse Ærø Østergaard".to_owned(),
        lead: ["har arbejdet hos Nørby Planteskole".to_owned(), "2. marts 2026 til 26. februar 2027".to_owned()],
        goals_title: "Delmål".to_owned(),
        goals: (1..=8).map(|n| format!("Et mål, der fylder en del af linjen, nummer {n}")).collect(),
        tasks_title: "Opgaver".to_owned(),
        tasks: (1..=8).map(|n| format!("En opgave, der fylder en del af linjen, nummer {n}")).collect(),
        hours_title: "Fra 4 til 15 timer om ugen".to_owned(),
        hours_words: "Timerne er steget fire gange.".to_owned(),
        ladder: [4, 6, 9, 12, 15].map(|h| rung(h, h as f64 / 15.0, "")).to_vec(),
        quote: "Ser det, der skal gøres, før vi andre gør.".to_owned(),
        signers: vec![line("Birgit Lauridsen", "Mentor"), line("Lone Ravn", "Jobcenter Nørby")],
        foot: "Nørby, 26. februar 2027".to_owned(),
    }
}

fn progress(words: &str, domains: usize) -> Progress {
    let spoke = |n: usize| Spoke {
        name: format!("Område {n}"),
        before: (!n.is_multiple_of(3)).then(|| n as f64 / 20.0),
        now: Some(n as f64 / 10.0),
    };
    let row = |n: usize| Row {
        domain: format!("Område {n}"),
        who: "Yusuf".to_owned(),
        cells: ["4", "–", "7"].map(str::to_owned).to_vec(),
        moved: "Rykket frem".to_owned(),
    };
    Progress {
        lang: "da".to_owned(),
        title: "Udvikling".to_owned(),
        name: "Åse Ærø Østergaard".to_owned(),
        lead: words.to_owned(),
        wheel_title: "Hjulet".to_owned(),
        wheel_days: ["2. marts".to_owned(), "31. august".to_owned()],
        wheel: (1..=domains.min(10)).map(spoke).collect(),
        talk_title: "Tal om det".to_owned(),
        talk: vec![words.to_owned()],
        goals_title: "Mål".to_owned(),
        goals: vec![words.to_owned()],
        rows_title: "Svar".to_owned(),
        heads: ["Område", "Hvem", "Marts", "Juni", "August", "Rykket"].map(str::to_owned).to_vec(),
        rows: (1..=domains * 3).map(row).collect(),
        facts: vec!["Timer mødt: 20 af 24".to_owned()],
        facts_title: "Fakta".to_owned(),
        foot: "Aldrig grundlag for en sanktion".to_owned(),
    }
}

fn pages(paper: Paper<'_>) -> usize {
    print(paper, Timestamp::UNIX_EPOCH).unwrap().pages
}

#[test]
fn agreement_keeps_to_two_pages_and_a_longer_one_is_whole() {
    let usual = "Karina klarer frokost og eftermiddag på afdeling Søen sammen med en kollega.";
    assert!(pages(Paper::Agreement(&agreement(usual, 5))) <= 2);
    assert_eq!(pages(Paper::Agreement(&agreement(&usual.repeat(6), 12))), 2, "set in smaller text");
    assert!(pages(Paper::Agreement(&agreement(&usual.repeat(60), 12))) > 2, "nothing is cut off");
}

#[test]
fn certificate_keeps_to_one_page() {
    assert_eq!(pages(Paper::Certificate(&certificate("da"))), 1);
    let bare = Certificate { goals: Vec::new(), quote: String::new(), hours_title: String::new(), ..certificate("en") };
    assert_eq!(pages(Paper::Certificate(&bare)), 1);
}

#[test]
fn progress_keeps_to_two_pages_with_or_without_a_wheel() {
    assert!(pages(Paper::Progress(&progress("Tre områder er rykket frem.", 10))) <= 2);
    assert!(pages(Paper::Progress(&progress("Tre områder er rykket frem.", 16))) <= 2);
    for few in 0..=2 {
        assert_eq!(pages(Paper::Progress(&progress("Den første måling er her.", few))), 1, "{few} domains");
    }
}

#[test]
fn same_paper_is_the_same_bytes_and_another_moment_is_not() {
    let paper = certificate("da");
    let at = |second| print(Paper::Certificate(&paper), Timestamp::from_second(second).unwrap()).unwrap().pdf;
    assert_eq!(at(1_795_000_000), at(1_795_000_000));
    assert_ne!(at(1_795_000_000), at(1_795_000_001));
}

/// What somebody types is words, never the template's language: it fetches nothing, hides nothing, ends nothing.
#[test]
fn words_are_words_whatever_they_look_like() {
    for hostile in ["#read(\"/etc/passwd\")", "#import \"x\": *", "*_$ [ ] #", "</text>", "\\u{202e}", "= h\n/ a: b"] {
        let made = print(Paper::Agreement(&agreement(hostile, 2)), Timestamp::UNIX_EPOCH);
        assert!(made.is_ok(), "{hostile}: {made:?}");
        let made = print(Paper::Progress(&progress(hostile, 10)), Timestamp::UNIX_EPOCH);
        assert!(made.is_ok(), "{hostile}: {made:?}");
    }
}

/// The control: what isn't readable to everybody is refused by the press itself, not by a reader later.
#[test]
fn paper_in_no_language_is_no_paper() {
    assert!(print(Paper::Certificate(&certificate("no language")), Timestamp::UNIX_EPOCH).is_err());
}
