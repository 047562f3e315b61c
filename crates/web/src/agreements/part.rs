//! The line on other pages that leads to a placement's agreement: how it stands, and what is asked of the reader.

use askama::Template;
use holdepunkt_casework::agreements::{Glance, Without};
use holdepunkt_rules::{
    agreement::{AgreementState, Party},
    id::PlacementId,
};
use holdepunkt_wording::Words;
use jiff::civil::Date;

use super::words::joined;
use crate::{
    citizens::look::name_or_protected,
    markup::{Markup, render},
};

#[derive(Template)]
#[template(path = "agreements/part.html")]
struct SheetPart {
    words: Words,
    id: PlacementId,
    say: String,
    missing: bool,
}

/// How it stands, in a sentence.
pub fn glance_words(words: Words, glance: &Glance) -> String {
    match (glance.open, glance.in_force) {
        (Some(AgreementState::Sent), _) => {
            let party = |p: &Party| words.say(&format!("agreement-the-{}", p.code().replace('_', "-")));
            let who = joined(words, glance.waits_for.iter().map(party).collect());
            words.say_with("agreement-glance-sent", &[("who", who.into())])
        }
        (Some(_), true) => words.say("agreement-glance-draft-beside"),
        (Some(_), false) => words.say("agreement-glance-draft"),
        (None, true) => words.say("agreement-glance-in-force"),
        (None, false) => words.say("agreement-glance-none"),
    }
}

/// A sheet on the job centre's pages. `lives`: can an agreement still be made? A placement that is over without one
/// says nothing of it.
pub fn sheet(words: Words, id: PlacementId, glance: &Glance, lives: bool) -> Markup {
    let missing = !glance.in_force && glance.open.is_none();
    if missing && !lives {
        return Markup::default();
    }
    render(&SheetPart { words, id, say: glance_words(words, glance), missing })
}

/// A placement without an agreement in force, as a line.
struct Lacks {
    href: String,
    name: String,
    what: String,
    state: String,
}

#[derive(Template)]
#[template(path = "agreements/missing.html")]
struct MissingPart {
    words: Words,
    lines: Vec<Lacks>,
}

/// Lines that the first page shows.
const MOST: usize = 8;

/// A sheet on the first page: whose agreements are missing. Nothing where none is.
pub fn missing(words: Words, list: &[Without], today: Date) -> Markup {
    if list.is_empty() {
        return Markup::default();
    }
    let line = |w: &Without| {
        let key = if w.from > today { "agreement-missing-begins" } else { "agreement-missing-begun" };
        let day = words.say_with(key, &[("day", words.day_near(w.from, today).into())]);
        Lacks {
            href: format!("/placements/{}/agreement", w.placement),
            name: name_or_protected(words, &w.name),
            what: format!("{}. {day}", w.centre),
            state: words.say(match w.open {
                None => "agreement-missing-none",
                Some(AgreementState::Draft) => "agreement-missing-draft",
                Some(_) => "agreement-missing-sent",
            }),
        }
    };
    render(&MissingPart { words, lines: list.iter().take(MOST).map(line).collect() })
}

#[derive(Template)]
#[template(path = "agreements/part_own.html")]
struct OwnPart {
    words: Words,
    id: PlacementId,
    asked: bool,
    shown: bool,
    goals: bool,
    name: String,
}

/// A link on one's own page: to sign where it is asked, else to read; for the citizen also to write goals. `party`
/// is who the reader signs for, `name` whose agreement it is where that isn't plain.
pub fn own(words: Words, id: PlacementId, glance: &Glance, party: Option<Party>, name: &str) -> Markup {
    let sent = glance.open == Some(AgreementState::Sent);
    let citizen = party == Some(Party::Citizen);
    let draft = citizen && glance.open == Some(AgreementState::Draft);
    render(&OwnPart {
        words,
        id,
        asked: sent && party.is_some_and(|p| glance.waits_for.contains(&p)),
        shown: sent || glance.in_force || draft,
        goals: citizen && !sent,
        name: name.to_owned(),
    })
}
