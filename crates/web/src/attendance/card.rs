//! The card of somebody who is expected: what is agreed, what stands, and a button for each answer.

use askama::Template;
use holdepunkt_casework::attendance::{Expected, Stands};
use holdepunkt_rules::{
    attendance::{Basis, DayPlan, Mark},
    hours::WeeklyHours,
    period::monday_of,
};
use holdepunkt_wording::{Argument, Words};
use uuid::Uuid;

use crate::{
    desk::Desk,
    markup::{Markup, render},
    own::page::helped,
    page::Page,
    progressions,
};

/// A length of time in hours, as a number: "3", "2,5".
pub fn hours(words: Words, minutes: i64) -> String {
    words.hours(WeeklyHours::from_minutes(minutes))
}

/// "3 timer"
pub fn hours_long(words: Words, minutes: i64) -> String {
    let count: i64 = if minutes == 60 { 1 } else { 2 };
    let hours = Argument::from(hours(words, minutes));
    words.say_with("attendance-hours", &[("hours", hours), ("count", count.into())])
}

/// "Kl. 9–12 · 3 timer", or that nothing is agreed.
pub fn agreed(words: Words, plan: &DayPlan) -> String {
    if plan.minutes == 0 {
        return words.say("attendance-nothing-agreed");
    }
    if plan.times.is_empty() {
        return words.say_with("attendance-no-times", &[("hours", hours_long(words, plan.minutes).into())]);
    }
    let time = |(from, until): &(i64, i64)| format!("{}–{}", words.clock_short(*from), words.clock_short(*until));
    let times: Vec<_> = plan.times.iter().map(time).collect();
    words.say_with(
        "attendance-times",
        &[("times", times.join(", ").into()), ("hours", hours_long(words, plan.minutes).into())],
    )
}

/// The words of a mark: "Her", "Væk, gav besked".
pub fn mark(words: Words, mark: Mark) -> String {
    words.say(&format!("attendance-mark-{}", mark.code().replace('_', "-")))
}

/// A fresh key for a form: sent twice, it is one registration.
pub fn key() -> String {
    Uuid::new_v4().simple().to_string()
}

/// What stands, in words.
struct Standing {
    what: String,
    when: String,
    by: String,
    undo: Option<String>,
    id: String,
    code: &'static str,
    there: bool,
}

/// A button with a length of time.
struct Chip {
    minutes: i64,
    words: String,
    on: bool,
}

/// The card.
#[derive(Template)]
#[template(path = "attendance/card.html")]
struct Card<'a> {
    p: &'a Page,
    id: String,
    day: String,
    name: String,
    first: String,
    agreed: String,
    tag: (&'static str, String),
    tasks: String,
    helps: Vec<String>,
    told: Option<String>,
    stands: Option<Standing>,
    chips: Vec<Chip>,
    key: String,
    other_key: String,
    folded: bool,
    calls: String,
    error: Option<&'a str>,
    week: String,
    questions: Markup,
}

/// Minutes before the first time of the day from which an answer is offered without opening anything.
const SOON: i64 = 60;

/// Renders a card; `error` is what was refused on it.
pub fn card(desk: &Desk, p: &Page, e: &Expected, error: Option<&str>) -> Markup {
    let words = desk.words;
    let now = now_minute(desk);
    let first = e.seat.citizen_name.split_whitespace().next().unwrap_or_default().to_owned();
    let stands = e.stands.as_ref().map(|s| standing(desk, s));
    let begins = e.plan.times.first().map(|(from, _)| *from);
    let contact = e.contact.as_ref().map(|h| h.employee.name.split_whitespace().next().unwrap_or_default().to_owned());
    let calls = contact.map(|contact| {
        words.say_with("attendance-calls", &[("contact", contact.into()), ("name", first.as_str().into())])
    });
    let told = e.told.map(|told| {
        let key = if told.later { "attendance-told-later" } else { "attendance-told" };
        words.say_with(
            key,
            &[("name", first.as_str().into()), ("until", words.day_near(told.until, desk.context.today).into())],
        )
    });
    render(&Card {
        p,
        id: e.seat.placement.to_string(),
        day: e.plan.day.to_string(),
        name: e.seat.citizen_name.clone(),
        agreed: agreed(words, &e.plan),
        tag: tag(words, e, now),
        tasks: e.plan.tasks.clone(),
        helps: helped(p, &e.helps),
        folded: stands.is_none() && error.is_none() && told.is_none() && begins.is_some_and(|b| b > now + SOON),
        told,
        chips: chips(words, e),
        key: key(),
        other_key: key(),
        calls: calls.unwrap_or_default(),
        week: format!("/attendance/{}/week/{}", e.seat.placement, monday_of(e.plan.day)),
        questions: progressions::words::part(desk, &e.to_answer, ""),
        first,
        stands,
        error,
    })
}

/// Minutes after midnight in Denmark.
pub fn now_minute(desk: &Desk) -> i64 {
    let now = desk.context.now.to_zoned(desk.context.house.zone().clone());
    i64::from(now.hour()) * 60 + i64::from(now.minute())
}

fn standing(desk: &Desk, s: &Stands) -> Standing {
    let words = desk.words;
    let at = s.attendance.at.to_zoned(desk.context.house.zone().clone());
    let when = words.clock_short(i64::from(at.hour()) * 60 + i64::from(at.minute()));
    let mine = desk.context.who.person().map(|g| g.account) == s.attendance.account;
    let what = match s.attendance.mark.is_present() {
        true => words.say_with(
            "attendance-was-there",
            &[
                ("mark", mark(words, s.attendance.mark).into()),
                ("hours", hours_long(words, s.attendance.minutes).into()),
            ],
        ),
        false => mark(words, s.attendance.mark),
    };
    Standing {
        what,
        when: words.say_with("attendance-sent", &[("clock", when.into())]),
        by: if mine { String::new() } else { s.by.clone() },
        undo: s.may_undo.then(|| format!("/attendances/{}/undo", s.attendance.id)),
        id: s.attendance.id.to_string(),
        code: s.attendance.mark.code(),
        there: s.attendance.mark.is_present(),
    }
}

/// Lengths of time around what was agreed, in half hours.
fn chips(words: Words, e: &Expected) -> Vec<Chip> {
    let base = if e.plan.minutes > 0 { e.plan.minutes } else { 180 };
    let on = e.stands.as_ref().map(|s| s.attendance.minutes);
    let half = |n: i64| base + n * 30;
    (-4..=2)
        .map(half)
        .filter(|minutes| *minutes >= 30)
        .map(|minutes| Chip { minutes, words: hours(words, minutes), on: on == Some(minutes) })
        .collect()
}

/// How the day stands: class and words.
fn tag(words: Words, e: &Expected, now: i64) -> (&'static str, String) {
    let soon = "own__tag own__tag--soon";
    if let Some(stands) = &e.stands {
        return match stands.attendance.mark.is_present() {
            true => ("own__tag", words.say("attendance-tag-here")),
            false => ("own__tag own__tag--over", words.say("attendance-tag-away")),
        };
    }
    if e.paused {
        return ("own__tag own__tag--pau", words.say("own-paused"));
    }
    if e.told.is_some_and(|t| !t.later) {
        return (soon, words.say("attendance-tag-told"));
    }
    match (e.plan.times.first(), e.plan.times.last()) {
        _ if e.plan.minutes == 0 => ("own__tag own__tag--over", words.say("attendance-tag-not-today")),
        _ if e.plan.basis == Basis::Spread => (soon, words.say("attendance-tag-no-times")),
        (Some((from, _)), _) if *from > now => {
            let at = words.say_with("attendance-tag-at", &[("clock", words.clock_short(*from).into())]);
            ("own__tag own__tag--over", at)
        }
        (_, Some((_, until))) if *until < now => (soon, words.say("attendance-tag-missing")),
        _ => (soon, words.say("attendance-tag-now")),
    }
}
