//! Outreach: the board of companies that are on the way, one road, and who knows whom.

pub mod door;
mod form;
pub mod page;

use holdepunkt_rules::outreach::{Outreach, OutreachState};
use holdepunkt_wording::Words;
use jiff::civil::Date;

use crate::markup::{Markup, render};

#[derive(askama::Template)]
#[template(path = "contracts/pill.html")]
struct Pill {
    class: &'static str,
    glyph: &'static str,
    text: String,
}

/// The words' key of a state or a step: codes have underscores, keys have hyphens.
pub fn key(prefix: &str, code: &str) -> String {
    format!("{prefix}-{}", code.replace('_', "-"))
}

/// The words of a state.
pub fn state_words(words: Words, state: OutreachState) -> String {
    words.say(&key("outreach-state", state.code()))
}

/// Where a road is, as shape, word and tint.
pub fn pill(words: Words, state: OutreachState) -> Markup {
    let (class, glyph) = match state {
        OutreachState::ToApproach => ("st--free", "g-free"),
        OutreachState::Approached => ("", "g-run"),
        OutreachState::Interested => ("st--mea", "g-mea"),
        OutreachState::Agreed => ("st--ok", "g-ok"),
        OutreachState::Withdrawn => ("st--was", ""),
        OutreachState::Paused => ("st--pau", "g-pau"),
    };
    render(&Pill { class, glyph, text: state_words(words, state) })
}

/// When the next step is due: "senest 3. dec.", or how late it is; `None` when nothing is planned.
pub fn due(words: Words, o: &Outreach, today: Date) -> Option<Markup> {
    let on = o.next_on.filter(|_| o.closed_on.is_none())?;
    let (class, glyph, text) = if o.is_late(today) {
        ("st--bad", "g-bad", words.say_with("outreach-late-days", &[("days", o.days_late(today).into())]))
    } else {
        ("st--free", "", words.say_with("outreach-by", &[("day", words.day_near(on, today).into())]))
    };
    Some(render(&Pill { class, glyph, text }))
}
