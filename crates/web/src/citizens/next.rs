//! The next step: one card that says what is to be done, and has one button for who can do it.

use holdepunkt_casework::{
    Action,
    citizens::{CitizenPage, PlacedAt},
};
use holdepunkt_rules::{
    course::Clock,
    period::days_between,
    placement::{Outcome, Standing},
    preparation::PreparationState,
    referral::{Referral, ReferralState},
};
use holdepunkt_wording::Argument;

use super::look::first_name;
use crate::{desk::Desk, preparations::look::how_far};

/// A deed on the card.
#[derive(Debug, Clone)]
pub struct Deed {
    /// Where it leads, or what it posts to.
    pub href: String,
    /// Its words.
    pub text: String,
    /// Is it a post of its own, with the version of what it changes?
    pub post: Option<i64>,
}

/// The card.
#[derive(Debug, Clone)]
pub struct Next {
    /// What is to be done.
    pub say: String,
    /// What it rests on.
    pub why: String,
    /// The deed.
    pub deed: Option<Deed>,
    /// Another way.
    pub other: Option<Deed>,
}

fn link(href: String, text: String) -> Option<Deed> {
    Some(Deed { href, text, post: None })
}

/// The next step for this reader.
pub fn next(desk: &Desk, page: &CitizenPage) -> Next {
    let standing = page.current().map(|p| p.standing);
    match (page.open_referral(), standing) {
        (
            Some(referral),
            None | Some(Standing::EndingSoon | Standing::Overdue | Standing::Paused | Standing::Running),
        ) => on_the_way(desk, page, referral),
        (None, None) if page.preparation.is_some() => prepared(desk, page),
        (None, None) => moved_on(desk, page).unwrap_or_else(|| to_refer(desk, page)),
        _ => placed(desk, page),
    }
}

/// Who is in a project or pre-course, or asked for one: what is next stands on their way.
fn prepared(desk: &Desk, page: &CitizenPage) -> Next {
    let words = desk.words;
    let project = page.preparation.as_ref().map(|(_, project)| project.name.clone()).unwrap_or_default();
    let asked = page.preparation.as_ref().is_some_and(|(p, _)| p.day_number(desk.context.today).is_none());
    let values =
        [("name", Argument::from(first_name(words, &page.citizen.name))), ("project", Argument::from(project))];
    let way = link(format!("/citizens/{}/way", page.citizen.id), words.say("way-waiting-open"));
    let running = page.preparation.as_ref().filter(|(p, _)| p.state == PreparationState::Running);
    let place = running
        .filter(|_| desk.context.may(Action::PlaceBeside))
        .and_then(|(p, _)| link(format!("/preparations/{}/place", p.id), words.say("preparation-place")));
    Next {
        say: words.say_with(if asked { "way-next-asked" } else { "way-next-prepared" }, &values),
        why: page.preparation.as_ref().map(|(p, _)| how_far(desk, p)).unwrap_or_default(),
        deed: way.filter(|_| desk.context.may(Action::SeeWay)),
        other: place,
    }
}

/// Who came into a job or education has no next step here, but may be referred again.
fn moved_on(desk: &Desk, page: &CitizenPage) -> Option<Next> {
    let last = page.placements.iter().rev().find(|p| p.standing == Standing::Ended)?;
    let outcome = last.placement.ending.as_ref().map(|e| e.outcome)?;
    let since = last.placement.period.until()?;
    let referred_since = page.referrals.iter().any(|r| r.sent_on > since);
    if referred_since || matches!(outcome, Outcome::None | Outcome::IndividualPlacement) {
        return None;
    }
    let words = desk.words;
    let values = [
        ("name", Argument::from(first_name(words, &page.citizen.name))),
        ("outcome", Argument::from(desk.code("outcomes", outcome.code()).to_lowercase())),
        ("centre", Argument::from(last.centre_name.as_str())),
        ("until", Argument::from(words.day_near(since, desk.context.today))),
    ];
    let refer = link(format!("/citizens/{}/refer", page.citizen.id), words.say("referral-new"));
    Some(Next {
        say: words.say_with("citizen-next-moved-on", &values),
        why: words.say_with("citizen-next-moved-on-why", &values),
        deed: None,
        other: refer.filter(|_| desk.context.may(Action::Refer)),
    })
}

fn to_refer(desk: &Desk, page: &CitizenPage) -> Next {
    let words = desk.words;
    let name = first_name(words, &page.citizen.name);
    let may = desk.context.may(Action::Refer);
    let key = if may { "citizen-next-refer" } else { "citizen-next-not-referred" };
    let before = page.referrals.last().and_then(|r| r.reason.as_ref().map(|code| (r, code)));
    let why = before.map(|(r, code)| {
        let values = [
            ("day", Argument::from(words.day_near(r.closed_on.unwrap_or(r.sent_on), desk.context.today))),
            ("reason", Argument::from(desk.code("hand_back_reasons", code.as_str()))),
        ];
        words.say_with(&format!("citizen-next-why-{}", r.state.code().replace('_', "-")), &values)
    });
    Next {
        say: words.say_with(key, &[("name", Argument::from(name))]),
        why: why.unwrap_or_default(),
        deed: may.then(|| link(format!("/citizens/{}/refer", page.citizen.id), words.say("referral-new"))).flatten(),
        other: None,
    }
}

fn on_the_way(desk: &Desk, page: &CitizenPage, r: &Referral) -> Next {
    let words = desk.words;
    let today = desk.context.today;
    let who = page.consultant.as_ref().map(|h| h.employee.name.clone()).unwrap_or_default();
    let may = desk.context.may(Action::HandleReferral);
    let key = match (r.state, may) {
        (ReferralState::Sent, true) => "citizen-next-take",
        (ReferralState::Sent, false) => "citizen-next-wait-consultant",
        (_, true) => "citizen-next-find",
        (_, false) => "citizen-next-wait-place",
    };
    let name = first_name(words, &page.citizen.name);
    let days = r.days_waited(today);
    let why = words.say_with(
        "citizen-next-since",
        &[("day", Argument::from(words.day_near(r.sent_on, today))), ("days", Argument::from(days))],
    );
    let (deed, other) = match (r.state, may) {
        (ReferralState::Sent, true) => (
            Some(Deed {
                href: format!("/referrals/{}/accept", r.id),
                text: words.say("referral-accept"),
                post: Some(r.version),
            }),
            link(format!("/referrals/{}/hand-back", r.id), words.say("referral-hand-back")),
        ),
        (_, true) => (
            link(format!("/citizens/{}/place", page.citizen.id), words.say("placement-find")),
            link(format!("/referrals/{}/hand-back", r.id), words.say("referral-hand-back")),
        ),
        (_, false) => {
            let withdraw = link(format!("/referrals/{}/withdraw", r.id), words.say("referral-withdraw"));
            (None, withdraw.filter(|_| desk.context.may(Action::Refer)))
        }
    };
    Next { say: words.say_with(key, &[("name", Argument::from(name)), ("who", Argument::from(who))]), why, deed, other }
}

fn placed(desk: &Desk, page: &CitizenPage) -> Next {
    let words = desk.words;
    let today = desk.context.today;
    let Some(p) = page.current() else { return to_refer(desk, page) };
    let (id, period) = (p.placement.id, p.placement.period);
    let until = period.until().unwrap_or(p.placement.agreed_until);
    let name = first_name(words, &page.citizen.name);
    let values = [
        ("name", Argument::from(name)),
        ("centre", Argument::from(p.centre_name.as_str())),
        ("mentor", Argument::from(p.mentor.as_ref().map(|m| m.name.clone()).unwrap_or_default())),
        ("from", Argument::from(words.day_near(period.from(), today))),
        ("until", Argument::from(words.day_near(until, today))),
        ("days", Argument::from(days_between(today, until).max(0))),
        ("day", Argument::from(days_between(period.from(), today) + 1)),
        ("of", Argument::from(period.days().unwrap_or(0))),
    ];
    if p.standing == Standing::Paused {
        return paused(desk, page, p);
    }
    let part = p.standing.code().replace('_', "-");
    let may = desk.context.may(Action::Place);
    let to = format!("/placements/{id}");
    let (deed, other) = match (p.standing, may) {
        (Standing::Reserved, true) => (link(to, words.say("placement-agree-open")), None),
        (Standing::EndingSoon, true) => (
            link(format!("{to}/end-date"), words.say("placement-move-end")),
            link(format!("{to}/end"), words.say("placement-end")),
        ),
        (Standing::Overdue, true) => (
            link(format!("{to}/end"), words.say("placement-end")),
            link(format!("{to}/end-date"), words.say("placement-move-end")),
        ),
        _ => (link(to, words.say("placement-open")), None),
    };
    Next {
        say: words.say_with(&format!("citizen-next-{part}"), &values),
        why: words.say_with(&format!("citizen-next-{part}-why"), &values),
        deed,
        other,
    }
}

/// Somebody is away: until when the course can be resumed, and what to do.
fn paused(desk: &Desk, page: &CitizenPage, p: &PlacedAt) -> Next {
    let words = desk.words;
    let today = desk.context.today;
    let open = p.away.iter().find(|i| i.is_open());
    let clock = open.and_then(|i| Clock::after(i.last_day, today, &page.chain.terms));
    let held = clock.is_some_and(|c| c.holds());
    let back = open.and_then(|i| i.expected_back).map(|d| words.day_near(d, today));
    let values = [
        ("name", Argument::from(first_name(words, &page.citizen.name))),
        ("centre", Argument::from(p.centre_name.as_str())),
        ("day", Argument::from(clock.map_or(0, |c| c.day))),
        ("of", Argument::from(clock.map_or(0, |c| c.of))),
        ("until", Argument::from(clock.map_or_else(String::new, |c| words.day_near(c.resume_by, today)))),
        ("known", Argument::from(if back.is_some() { "yes" } else { "no" })),
        ("back", Argument::from(back.unwrap_or_default())),
    ];
    let to = format!("/placements/{}", p.placement.id);
    let may = desk.context.may(Action::Interrupt);
    Next {
        say: words.say_with("citizen-next-paused", &values),
        why: words.say_with(if held { "citizen-next-paused-why" } else { "citizen-next-paused-late" }, &values),
        deed: if may {
            link(format!("{to}/resume"), words.say("interruption-resume"))
        } else {
            link(to.clone(), words.say("placement-open"))
        },
        other: link(to, words.say("placement-open")).filter(|_| may),
    }
}
