//! A signal in words: who, what, how we know it, and the one deed that comes next.

use holdepunkt_casework::{Action, signals::SignalLine};
use holdepunkt_rules::{
    hours::WeeklyHours,
    signal::{Level, Said, SignalRule, SignalState},
};
use holdepunkt_wording::Argument;

use crate::{desk::Desk, page::Page};

/// A signal as it stands on a page.
#[derive(Debug, Clone)]
pub struct Sentence {
    /// Its mark, and what the mark says.
    pub glyph: &'static str,
    /// What the mark says to whoever doesn't see it.
    pub glyph_say: String,
    /// Who and where.
    pub who: String,
    /// The signal's own page.
    pub href: String,
    /// What.
    pub why: String,
    /// How we know it.
    pub source: String,
    /// In whose hand, or until when it is put off; empty while it simply waits.
    pub state: String,
    /// What to do.
    pub deed: String,
    /// Where that is done.
    pub deed_href: String,
}

/// The mark of a level.
#[must_use]
pub fn glyph(level: Level) -> &'static str {
    match level {
        Level::Urgent => "g-bad",
        Level::Soon => "g-end",
        Level::Note => "g-free",
    }
}

fn key(rule: SignalRule) -> String {
    rule.code().replace('_', "-")
}

/// A signal in words. Sentences name the citizen by first name, and nobody else's words stand in them.
#[must_use]
pub fn sentence(desk: &Desk, p: &Page, s: &SignalLine) -> Sentence {
    let rule = key(s.rule);
    let values = values(desk, p, s);
    let pairs: Vec<(&str, Argument<'_>)> = values.iter().map(|(name, v)| (name.as_str(), v.argument())).collect();
    let say = |part: &str| p.words.say_with(&format!("signal-{part}-{rule}"), &pairs);
    let (deed, deed_href) = deed(desk, p, s, &pairs);
    let state = match (s.state, s.snoozed_until) {
        (SignalState::Taken, _) => p.t("signal-is-taken"),
        (SignalState::Snoozed, Some(day)) => p.t1("signal-is-snoozed", "day", p.day(&day)),
        _ => String::new(),
    };
    Sentence {
        glyph: glyph(s.level),
        glyph_say: p.t(&format!("signal-level-{}", s.level.code())),
        who: who(p, s),
        href: format!("/signals/{}", s.id),
        why: say("why"),
        source: say("source"),
        state,
        deed,
        deed_href,
    }
}

/// "Susanne N., Hotel Fjordgården"; a mentor's own name for what is about a mentor.
fn who(p: &Page, s: &SignalLine) -> String {
    let name = match (s.citizen, &s.name) {
        (Some(_), Some(name)) => name.clone(),
        (Some(_), None) => p.t("citizen-protected-name"),
        (None, _) => s.mentor_name.clone().unwrap_or_default(),
    };
    match &s.centre_name {
        Some(centre) => format!("{name}, {centre}"),
        None => name,
    }
}

/// A value of a sentence, in words or as a number that chooses between forms.
enum Worded {
    Text(String),
    Number(i64),
}

impl Worded {
    fn argument(&self) -> Argument<'_> {
        match self {
            Self::Text(text) => text.as_str().into(),
            Self::Number(n) => (*n).into(),
        }
    }
}

fn values(desk: &Desk, p: &Page, s: &SignalLine) -> Vec<(String, Worded)> {
    let today = desk.context.today;
    let mut all: Vec<(String, Worded)> = Vec::new();
    for (name, said) in &s.values {
        let worded = match (said, said.number_on(today)) {
            (Said::Day(day), _) => Worded::Text(p.day(day)),
            (Said::Code(code), _) => Worded::Text(code.to_string()),
            // Minutes are told in hours.
            (_, Some(n)) if name == "minutes" || name == "planned" => {
                Worded::Text(p.hours(&WeeklyHours::from_minutes(n)))
            }
            (_, n) => Worded::Number(n.unwrap_or(0)),
        };
        all.push((name.clone(), worded));
    }
    let name = first(s.name.as_deref()).map_or_else(|| p.t("signal-the-citizen"), str::to_owned);
    all.push(("name".to_owned(), Worded::Text(name)));
    all.push(("mentor".to_owned(), Worded::Text(s.mentor_name.clone().unwrap_or_else(|| p.t("signal-the-mentor")))));
    all
}

/// The first word of a name.
fn first(name: Option<&str>) -> Option<&str> {
    name.and_then(|n| n.split_whitespace().next())
}

/// Whom a rule asks to telephone first, with the number.
fn callee(s: &SignalLine) -> Option<(&str, &str)> {
    let (name, phone) = match s.rule {
        SignalRule::UnannouncedAbsence | SignalRule::Absence | SignalRule::CaseworkerChanged => (&s.name, &s.phone),
        SignalRule::NoMentorContact => (&s.mentor_name, &s.mentor_phone),
        _ => return None,
    };
    first(name.as_deref()).filter(|_| !phone.is_empty()).map(|name| (name, phone.as_str()))
}

/// The page on which a rule's deed is done, where the reader may do it.
fn page_of(desk: &Desk, s: &SignalLine) -> Option<String> {
    let placement = |action: Action, what: &str| {
        s.placement.filter(|_| desk.context.may(action)).map(|id| format!("/placements/{id}{what}"))
    };
    let citizen = |action: Action, what: &str| {
        s.citizen.filter(|_| desk.context.may(action)).map(|id| format!("/citizens/{id}{what}"))
    };
    match s.rule {
        SignalRule::AwayClock => placement(Action::Interrupt, "/resume"),
        SignalRule::PlacementOver => placement(Action::EndPlacement, ""),
        SignalRule::CourseThreshold => placement(Action::SeeCitizen, ""),
        SignalRule::HoursUnderLadder | SignalRule::AgreementUnsigned | SignalRule::AgreementNotReviewed => {
            placement(Action::SeeAgreement, "/agreement")
        }
        SignalRule::HearingDue => placement(Action::Hear, "/hearing"),
        SignalRule::FollowUpOverdue => citizen(Action::RunFollowUps, "/follow-ups/new"),
        SignalRule::ExitNotDiscussed | SignalRule::GrantEnds => citizen(Action::SeeExitStrategy, "/exit-strategy"),
        SignalRule::PersonalMentorEnds => citizen(Action::GrantMentor, "/support"),
        SignalRule::RoundIncomplete => citizen(Action::SeeProgression, "/progression"),
        SignalRule::MentorUntrained => s.mentor.map(|id| format!("/mentors/{id}/edit")),
        SignalRule::UnannouncedAbsence
        | SignalRule::Absence
        | SignalRule::NoMentorContact
        | SignalRule::CaseworkerChanged
        | SignalRule::NoJobEffort => citizen(Action::SeeCitizen, ""),
    }
}

/// The one deed that comes next, as far as the reader may do it; else the page that tells more, and whose it is.
fn deed(desk: &Desk, p: &Page, s: &SignalLine, pairs: &[(&str, Argument<'_>)]) -> (String, String) {
    if let Some((name, phone)) = callee(s) {
        return (p.t1("own-call", "name", name), format!("tel:{}", p.tel(phone)));
    }
    match page_of(desk, s) {
        Some(href) => (p.words.say_with(&format!("signal-deed-{}", key(s.rule)), pairs), href),
        None => (p.t("home-see-citizen"), s.citizen.map(|id| format!("/citizens/{id}")).unwrap_or_default()),
    }
}
