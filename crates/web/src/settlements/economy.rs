//! `GET /economy`: what the job centre has earned, what comes, who is about to earn it, what each reading would pay.

use askama::Template;
use axum::{extract::Query, response::Response};
use holdepunkt_casework::{
    Action,
    settlements::now::{self, Ahead, Courses, Economy, Read, Shown},
};
use holdepunkt_rules::{Refusal, id::GrantLetterId, money::Ore, settlement::GrantLetter};
use holdepunkt_wording::{Argument, Words};
use serde::Deserialize;

use super::{
    draw,
    kept::{self, Row as KeptRow},
    next::{Told, told},
    words,
};
use crate::{
    desk::Desk,
    failure::{Failure, html},
    markup::Markup,
    page::Page,
};

/// What the page is asked for in its address.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Ask {
    letter: String,
    all: String,
}

/// A key figure: what, how much, what beside.
struct Figure {
    what: String,
    amount: String,
    beside: String,
}

struct AheadRow {
    pseudonym: String,
    centre: String,
    acts: String,
    told: Told,
}

struct ReadingRow {
    readings: Vec<String>,
    own: bool,
    lines: String,
    earned: String,
    paid: String,
    differs: String,
}

struct MonthRow {
    month: String,
    activity: String,
    result: String,
    expected: String,
}

struct CoursesPart {
    figures: Vec<Figure>,
    finding: String,
    says: Vec<String>,
    frame: Markup,
    /// Colour, words, amount.
    keys: Vec<(&'static str, String, String)>,
    numbers: Vec<(String, String)>,
    ahead: Vec<AheadRow>,
    more: usize,
    later: String,
    months: Vec<MonthRow>,
    readings: Vec<ReadingRow>,
    kept: Vec<KeptRow>,
}

struct OccupiedPart {
    figures: Vec<Figure>,
    says: Vec<String>,
}

#[derive(Template)]
#[template(path = "settlements/economy.html")]
struct EconomyPage {
    p: Page,
    lead: String,
    letters: Vec<(String, String, bool)>,
    letter: Option<GrantLetter>,
    courses: Option<CoursesPart>,
    occupied: Option<OccupiedPart>,
    may_write: bool,
    may_make: bool,
    may_pay: bool,
}

/// Lines of the list that are shown before somebody asks for all.
const FIRST: usize = 8;

fn figures(p: &Page, c: &Courses) -> Vec<Figure> {
    let words = p.words;
    let (months, results) = (c.earned.0 as i64, c.earned.1 as i64);
    let sure: Vec<&Ahead> = c.ahead.iter().filter(|a| a.next.on.is_some()).collect();
    let soon = Ore(sure.iter().map(|a| a.next.amount.0).sum());
    let figure = |key: &str, amount: Ore, beside: String| Figure {
        what: p.t(&format!("economy-{key}")),
        amount: words.kroner(amount),
        beside,
    };
    let account = match &c.on_account {
        Some((s, balance)) => figure(
            "on-account",
            s.paid,
            p.t2("economy-on-account-what", "day", words.day(s.as_of), "left", words.kroner(balance.left)),
        ),
        None => figure("on-account", Ore(0), p.t("economy-on-account-none")),
    };
    vec![
        figure("earned", c.totals.earned, p.t2("economy-earned-what", "months", months, "results", results)),
        figure("fixed", c.totals.fixed_grant, p.t("economy-fixed-what")),
        account,
        figure("soon", soon, p.t1("economy-soon-what", "count", sure.len() as i64)),
    ]
}

/// The headline says what is found, the sentences under it how we know.
fn finding(p: &Page, c: &Courses) -> (String, Vec<String>) {
    let (words, f) = (p.words, &c.forecast);
    let day = |d: jiff::civil::Date| Argument::from(words.day(d));
    let today = p.today.unwrap_or_default();
    let headline = match (f.used_up_on, f.pace_used_up_on) {
        (Some(on), _) if on <= today => p.t1("economy-used-up", "day", day(on)),
        (Some(on), _) => p.t1("economy-reaches", "day", day(on)),
        (None, Some(on)) => p.t1("economy-reaches-at-pace", "day", day(on)),
        (None, None) => {
            let left = Ore(c.totals.frame.0 - c.totals.earned.0 - f.expected.0);
            p.t1("economy-room", "left", words.kroner(left))
        }
    };
    let mut says = vec![words.say_with(
        "economy-frame-is",
        &[
            ("count", c.totals.expected_participants.into()),
            ("each", words.kroner(Ore(c.totals.frame.0 / c.totals.expected_participants.max(1))).into()),
            ("begun", c.totals.participants.into()),
        ],
    )];
    says.push(p.t2("economy-expected-what", "amount", words.kroner(f.expected), "lines", f.lines as i64));
    if f.beyond > Ore(0) {
        says.push(p.t1("economy-beyond", "amount", words.kroner(f.beyond)));
    }
    if f.short > 0 {
        says.push(p.t2("economy-at-risk", "amount", words.kroner(f.at_risk), "count", f.short as i64));
    }
    if let Some(at_pace) = f.at_pace {
        says.push(p.t1("economy-at-pace", "amount", words.kroner(at_pace)));
    }
    (headline, says)
}

/// Only what is read otherwise than we do: the rest is the same in every row.
fn reading(w: Words, r: &Read, own: &Read) -> ReadingRow {
    let names = words::readings(w, r.readings);
    let readings = if r.readings == own.readings {
        names
    } else {
        let ours = words::readings(w, own.readings);
        names.into_iter().filter(|name| !ours.contains(name)).collect()
    };
    let differs = match Ore(r.paid.0 - own.paid.0) {
        Ore(0) => w.say("economy-reading-same"),
        differs => words::more_or_less(w, differs),
    };
    ReadingRow {
        readings,
        own: r.readings == own.readings,
        lines: w.number(r.lines as i64),
        earned: w.kroner(r.earned),
        paid: w.kroner(r.paid),
        differs,
    }
}

fn courses(p: &Page, c: &Courses, all: bool) -> CoursesPart {
    let words = p.words;
    let today = p.today.unwrap_or_default();
    let (headline, says) = finding(p, c);
    let kroner = |o: Ore| words.kroner(o);
    let mut keys = vec![
        ("k1", p.t("economy-key-earned"), kroner(c.totals.earned)),
        ("kx", p.t("economy-key-expected"), kroner(c.forecast.expected)),
    ];
    if c.forecast.beyond > Ore(0) {
        keys.push(("ko", p.t("economy-key-beyond"), kroner(c.forecast.beyond)));
    }
    let row = |a: &Ahead| AheadRow {
        pseudonym: a.pseudonym.clone(),
        centre: a.centre.clone(),
        acts: a.acts.clone(),
        told: told(words, &a.next, today),
    };
    let shown = if all { c.ahead.len() } else { FIRST };
    let numbers = [
        ("economy-activity", c.totals.activity),
        ("economy-result", c.totals.result),
        ("economy-earned-all", c.totals.earned),
        ("economy-frame", c.totals.frame),
        ("economy-paid", c.totals.paid),
        ("economy-fixed", c.totals.fixed_grant),
        ("economy-total", c.totals.total),
    ];
    let month = |m: &now::Month| MonthRow {
        month: format!("{} {}", words.month(m.month.month()), m.month.year()),
        activity: kroner(m.activity),
        result: kroner(m.result),
        expected: kroner(m.expected),
    };
    let own = c.readings.first().copied();
    CoursesPart {
        figures: figures(p, c),
        finding: headline,
        says,
        frame: draw::frame(words, c),
        keys,
        numbers: numbers.into_iter().map(|(key, amount)| (p.t(key), kroner(amount))).collect(),
        ahead: c.ahead.iter().take(shown).map(row).collect(),
        more: c.ahead.len().saturating_sub(shown),
        later: if c.later > 0 { p.t1("economy-later", "count", c.later as i64) } else { String::new() },
        months: c.months.iter().map(month).collect(),
        readings: own.map(|own| c.readings.iter().map(|r| reading(words, r, &own)).collect()).unwrap_or_default(),
        kept: c.kept.iter().map(|s| kept::row(p, s)).collect(),
    }
}

fn occupied(p: &Page, o: &holdepunkt_casework::settlements::occupancy::Occupied) -> OccupiedPart {
    let words = p.words;
    let days =
        words.period(&holdepunkt_rules::period::Period::known(o.grant.days.from.date(), Some(o.grant.days.to.date())));
    let tenths = if o.grant.full > 0 { 1000 * o.grant.filled / o.grant.full } else { 0 };
    let figure = |key: &str, amount: String, beside: String| Figure { what: p.t(key), amount, beside };
    OccupiedPart {
        figures: vec![
            figure("economy-action-plan", words.kroner(o.grant.action_plan), p.t("economy-action-plan-what")),
            figure("economy-places", words.kroner(o.grant.places), p.t1("economy-places-what", "days", days)),
            figure(
                "economy-filled",
                words.percent(tenths),
                p.t2("economy-filled-what", "filled", o.grant.filled, "full", o.grant.full),
            ),
        ],
        says: vec![
            p.t1("economy-filled-by", "count", o.citizens as i64),
            p.t1("economy-filled-outside", "count", o.outside as i64),
        ],
    }
}

fn page(desk: &Desk, found: &Economy, all: bool) -> EconomyPage {
    let p = desk.page();
    let words = p.words;
    let name = |l: &GrantLetter| words::programme(desk, p.words, &l.programme);
    let shown = found.shown.as_ref();
    let lead = match shown {
        Some(Shown { letter, .. }) => words.say_with(
            "economy-lead",
            &[
                ("programme", name(letter).into()),
                ("period", words.period(&letter.period).into()),
                ("day", words.day(desk.context.today).into()),
            ],
        ),
        None => p.t("economy-none-what"),
    };
    let choice = |l: &GrantLetter| {
        let text = format!("{} {}", name(l), words.period(&l.period));
        (format!("/economy?letter={}", l.id), text, shown.is_some_and(|s| s.letter.id == l.id))
    };
    let several = found.letters.len() > 1;
    let context = &desk.context;
    EconomyPage {
        lead,
        letters: found.letters.iter().filter(|_| several).map(choice).collect(),
        letter: shown.map(|s| s.letter.clone()),
        courses: shown.and_then(|s| s.courses.as_ref()).map(|c| courses(&p, c, all)),
        occupied: shown.and_then(|s| s.occupied.as_ref()).map(|o| occupied(&p, o)),
        may_write: context.may(Action::EditGrantLetters),
        may_make: context.may(Action::MakeSettlement),
        may_pay: context.may(Action::SeeCompanyPayments),
        p,
    }
}

/// `GET /economy`
///
/// # Errors
/// [`Refusal::NotFound`] for a letter that isn't there, or the database's.
pub async fn show(desk: Desk, Query(ask): Query<Ask>) -> Result<Response, Failure> {
    let asked = match ask.letter.as_str() {
        "" => None,
        text => Some(GrantLetterId::parse(text).ok_or(Refusal::NotFound)?),
    };
    let found = now::economy(&desk.context, asked).await?;
    html(&page(&desk, &found, !ask.all.is_empty()))
}
