//! The codebook of the answers: each column, each code and each question, in both languages.

use holdepunkt_rules::{
    codes::Entry,
    progression::{Anchor, Questionnaire, Translation},
};
use holdepunkt_sheets::{Cell, Column, Sheet};
use holdepunkt_wording::{Language, Words};

use crate::desk::Desk;

/// The columns of the answers, each with the key of what it means. Their names stay, whatever the reader's language.
pub const COLUMNS: [(&str, &str); 14] = [
    ("citizen", "answers-column-citizen"),
    ("round", "answers-column-round"),
    ("kind", "answers-column-kind"),
    ("day", "answers-column-day"),
    ("respondent", "answers-column-respondent"),
    ("how", "answers-column-how"),
    ("language", "answers-column-language"),
    ("questionnaire", "answers-column-questionnaire"),
    ("late", "answers-column-late"),
    ("item", "answers-column-item"),
    ("answer", "answers-column-answer"),
    ("minutes", "answers-column-minutes"),
    ("under_30", "answers-column-under-30"),
    ("target_group", "answers-column-target-group"),
];

/// Codes of a column, each with the key of what it means. Those of a target group stand on the rulebook's list.
const CODES: &[(&str, &[(&str, &str)])] = &[
    (
        "kind",
        &[
            ("zero_point", "answers-code-zero-point"),
            ("short", "answers-code-short"),
            ("quarter", "answers-code-quarter"),
            ("change", "answers-code-change"),
            ("end", "answers-code-end"),
        ],
    ),
    (
        "respondent",
        &[
            ("citizen", "answers-code-citizen"),
            ("mentor", "answers-code-mentor"),
            ("employee", "answers-code-employee"),
        ],
    ),
    (
        "how",
        &[
            ("themselves", "answers-code-themselves"),
            ("together", "answers-code-together"),
            ("paper", "answers-code-paper"),
        ],
    ),
    ("answer", &[("yes", "answers-code-yes"), ("no", "answers-code-no")]),
];

/// Answers that are no number.
const MISSING: [(&str, &str); 2] = [("dont_know", "answers-code-dont-know"), ("prefer_not", "answers-code-prefer-not")];

struct Book {
    reader: Words,
    rows: Vec<Vec<Cell>>,
}

impl Book {
    fn add(&mut self, kind: &str, column: &str, code: &str, version: &str, da: &str, en: &str) {
        let kind = self.reader.say(kind);
        self.rows.push([&kind, column, code, version, da, en].map(Cell::text).to_vec());
    }

    fn said(&mut self, kind: &str, column: &str, code: &str, key: &str) {
        let (da, en) = (Words::of(Language::Danish).say(key), Words::of(Language::English).say(key));
        self.add(kind, column, code, "", &da, &en);
    }

    fn questionnaire(&mut self, q: &Questionnaire) {
        let name = format!("{} v{}", q.code, q.version);
        self.add("answers-book-is-code", "questionnaire", &name, &q.version.to_string(), &q.name.da, &q.name.en);
        for item in &q.items {
            self.add("answers-book-is-question", "item", &item.id, &name, &item.words.da, &item.words.en);
            for anchor in &item.anchors {
                let code = format!("{} {}", item.id, values(anchor));
                self.add("answers-book-is-anchor", "answer", &code, &name, &anchor.words.da, &anchor.words.en);
            }
        }
    }
}

fn values(anchor: &Anchor) -> String {
    if anchor.from == anchor.until {
        anchor.from.to_string()
    } else {
        // Not "2-3": a spreadsheet takes that for a day.
        format!("{} to {}", anchor.from, anchor.until)
    }
}

/// The languages in which some questionnaires can be answered: tag, Danish and English name. One that is not on the
/// rulebook's list has the name that it calls itself by.
fn languages(desk: &Desk, questionnaires: &[Questionnaire]) -> Vec<(String, String, String)> {
    let rulebook = &desk.context.house.rulebook;
    let named = |tag: &str, own: &str| {
        let found = rulebook.list("languages").find(tag);
        let (da, en) = found.map_or((own, own), |e| (e.da.as_str(), e.en.as_str()));
        (tag.to_owned(), da.to_owned(), en.to_owned())
    };
    let mut all: Vec<_> = Language::ALL.iter().map(|l| named(l.code(), l.code())).collect();
    let of = |t: &&Translation| questionnaires.iter().any(|q| q.code == t.questionnaire && q.version == t.version);
    for t in rulebook.translations().iter().filter(of) {
        if !all.iter().any(|(tag, ..)| *tag == t.language) {
            all.push(named(&t.language, &t.own_name));
        }
    }
    all
}

/// The codebook of some questionnaires.
pub fn book(desk: &Desk, questionnaires: &[Questionnaire]) -> Sheet {
    let heads = ["kind", "column", "code", "version", "da", "en"];
    let columns = heads.map(|head| Column::text(desk.words.say(&format!("answers-book-{head}")))).to_vec();
    let mut book = Book { reader: desk.words, rows: Vec::new() };
    for (code, key) in COLUMNS {
        book.said("answers-book-is-column", code, "", key);
    }
    for (column, codes) in CODES {
        for (code, key) in *codes {
            book.said("answers-book-is-code", column, code, key);
        }
    }
    for (code, key) in MISSING {
        book.said("answers-book-is-missing", "answer", code, key);
    }
    for (tag, da, en) in languages(desk, questionnaires) {
        book.add("answers-book-is-code", "language", &tag, "", &da, &en);
    }
    book.said("answers-book-is-missing", "language", "", "answers-code-language-not-noted");
    let groups: Vec<Entry> = desk.context.house.rulebook.list("target_groups").entries().to_vec();
    for group in groups {
        book.add("answers-book-is-code", "target_group", &group.code, "", &group.da, &group.en);
    }
    for q in questionnaires {
        book.questionnaire(q);
    }
    let mut sheet = Sheet::new(desk.words.say("answers-book-sheet"), columns);
    sheet.rows = book.rows;
    sheet
}
