//! The time line: one picture made here, and the same as a list and a table.
//!
//! x is days, never "per event"; what is planned is dashed; today is the brick-red line.

use askama::Template;
use holdepunkt_casework::citizens::{CitizenPage, PlacedAt};
use holdepunkt_rules::{
    follow_up::FollowUpState,
    hours::WeeklyHours,
    paid_hours::minutes_a_week,
    period::{days_between, plus_days},
    placement::{Outcome, Standing},
    referral::{Referral, ReferralState},
};
use holdepunkt_wording::Argument;
use jiff::civil::Date;

use super::look::whose;
use crate::{
    desk::Desk,
    markup::{Markup, render},
};

/// Left edge of the days; before it stand the lanes' names.
const LEFT: f64 = 112.0;
/// Right edge of the picture.
const RIGHT: f64 = 1178.0;
/// Where the hours stand on.
const HOURS_BASE: f64 = 222.0;
/// Height of the tallest hours.
const HOURS_HIGH: f64 = 74.0;
/// Width of a letter in a bar, about.
const LETTER: f64 = 7.2;

/// Something that happened, happens or is planned: a line of the list and of the table.
#[derive(Debug, Clone)]
pub struct Event {
    /// When.
    pub day: Date,
    /// Its date in words.
    pub when: String,
    /// What.
    pub what: String,
    /// More of it.
    pub more: String,
    /// Its mark in the list.
    pub class: &'static str,
}

/// A text in the picture.
#[derive(Debug, Clone)]
struct Label {
    x: f64,
    y: f64,
    text: String,
    class: &'static str,
}

/// A bar: its past part and its planned part.
#[derive(Debug, Clone)]
struct Bar {
    x: f64,
    solid: f64,
    planned_x: f64,
    planned: f64,
    class: &'static str,
    edge: bool,
    text: String,
    text_class: &'static str,
    hours_y: f64,
    hours_h: f64,
    hours: String,
}

/// A referral: its flag and how long it waited.
#[derive(Debug, Clone)]
struct Flag {
    x: f64,
    until: f64,
}

/// The picture and its list.
#[derive(Debug, Clone, Template)]
#[template(path = "citizens/timeline.html")]
pub struct TimeLine {
    title: String,
    describe: String,
    lane_placements: String,
    lane_hours: String,
    today_word: String,
    months: Vec<Label>,
    lines: Vec<f64>,
    bars: Vec<Bar>,
    flags: Vec<Flag>,
    labels: Vec<Label>,
    pauses: Vec<Pause>,
    paid: Vec<Paid>,
    lane_follow_ups: String,
    dots: Vec<Dot>,
    now: Option<f64>,
}

/// A follow-up in its lane: held, planned, or come to nothing.
#[derive(Debug, Clone)]
struct Dot {
    x: f64,
    state: FollowUpState,
}

/// Days away, over a bar.
#[derive(Debug, Clone)]
struct Pause {
    x: f64,
    width: f64,
    text: String,
}

/// Hours with wages, in the lane of hours.
#[derive(Debug, Clone)]
struct Paid {
    x: f64,
    y: f64,
    width: f64,
    height: f64,
    text: String,
}

/// The days that the picture shows.
#[derive(Debug, Clone, Copy)]
struct Scale {
    from: Date,
    days: f64,
}

impl Scale {
    fn of(page: &CitizenPage, today: Date) -> Option<Self> {
        let referred = page.referrals.iter().flat_map(|r| [Some(r.sent_on), r.closed_on]).flatten();
        let placed = page.placements.iter().flat_map(|p| [Some(p.placement.period.from()), p.placement.period.until()]);
        let paid = page.paid_hours.iter().flat_map(|h| [Some(h.period.from()), h.period.until()]).flatten();
        let days: Vec<Date> = referred.chain(placed.flatten()).chain(paid).collect();
        let (first, last) = (*days.iter().min()?, *days.iter().max()?);
        // A way that ended long ago is shown without the years since.
        let (first, last) = if days_between(last, today) > 180 {
            (first, last)
        } else {
            (first.min(plus_days(today, -90)), last.max(plus_days(today, 60)))
        };
        let from = plus_days(first, -12);
        Some(Self { from, days: (days_between(from, plus_days(last, 24)) as f64).max(120.0) })
    }

    fn x(&self, day: Date) -> f64 {
        let share = days_between(self.from, day) as f64 / self.days;
        (LEFT + share * (RIGHT - LEFT)).clamp(LEFT, RIGHT)
    }

    fn last(&self) -> Date {
        plus_days(self.from, self.days as i64)
    }
}

fn short(text: &str, width: f64) -> String {
    let room = ((width - 18.0) / LETTER).max(0.0) as usize;
    if text.chars().count() <= room {
        return text.to_owned();
    }
    if room < 4 {
        return String::new();
    }
    let kept: String = text.chars().take(room - 1).collect();
    format!("{}…", kept.trim_end())
}

fn last_day(p: &PlacedAt) -> Date {
    p.placement.period.until().unwrap_or(p.placement.agreed_until)
}

fn bar(desk: &Desk, scale: &Scale, p: &PlacedAt, most: f64) -> Bar {
    let today = desk.context.today;
    let (from, after) = (p.placement.period.from(), plus_days(last_day(p), 1));
    let reserved = p.standing == Standing::Reserved;
    let over = p.standing == Standing::Ended;
    let solid_until = if reserved {
        from
    } else if over {
        after
    } else {
        after.min(plus_days(today, 1)).max(from)
    };
    let (x, middle, end) = (scale.x(from), scale.x(solid_until), scale.x(after));
    let high = HOURS_HIGH * p.placement.hours.minutes() as f64 / most;
    Bar {
        x,
        solid: middle - x,
        planned_x: middle,
        planned: end - middle,
        class: if over { "was" } else { "place" },
        edge: !reserved && middle > x,
        text: short(&p.centre_name, end - x),
        text_class: if over { "was-t" } else { "place-t" },
        hours_y: HOURS_BASE - high,
        hours_h: high,
        hours: desk
            .words
            .say_with("citizen-way-hours", &[("hours", Argument::from(desk.words.hours(p.placement.hours)))]),
    }
}

/// The days away in the placements, each with the day of its count.
fn pauses(desk: &Desk, scale: &Scale, page: &CitizenPage) -> Vec<Pause> {
    let today = desk.context.today;
    let mut list = Vec::new();
    for p in page.placements.iter().filter(|p| p.standing != Standing::Withdrawn) {
        for i in p.away.iter().filter(|i| i.last_day < last_day(p)) {
            let back = i.resumed_on.or(i.expected_back.filter(|b| *b > today));
            let end = back.unwrap_or(plus_days(today, 1)).max(plus_days(i.last_day, 1));
            let (x, right) = (scale.x(plus_days(i.last_day, 1)), scale.x(end.min(plus_days(last_day(p), 1))));
            let day = days_between(i.last_day, i.resumed_on.unwrap_or(today));
            let words = desk.words.say_with(
                "board-day-of",
                &[("day", Argument::from(day)), ("of", Argument::from(page.chain.terms.resume_within_days))],
            );
            let text = if day > 0 { short(&words, right - x) } else { String::new() };
            list.push(Pause { x, width: (right - x).max(2.0), text });
        }
    }
    list
}

/// The day on which each month of a course was reached, over the bars.
fn month_marks(desk: &Desk, scale: &Scale, page: &CitizenPage) -> Vec<Label> {
    let mut free_from = LEFT;
    let mut marks = Vec::new();
    for month in page.chain.courses.iter().flat_map(holdepunkt_rules::course::Course::months) {
        let text = desk.words.say_with("course-month-mark", &[("number", Argument::from(month.number))]);
        let x = scale.x(plus_days(month.reached_on, 1));
        if x >= free_from + 20.0 && x < RIGHT {
            free_from = x + text.chars().count() as f64 * 6.4;
            marks.push(Label { x, y: 34.0, text, class: "ax mid" });
        }
    }
    marks
}

/// Hours with wages as steps in the lane of hours.
fn paid(desk: &Desk, scale: &Scale, page: &CitizenPage, most: f64) -> Vec<Paid> {
    let shown = page.paid_hours.iter().filter_map(|h| Some((h, h.period.until()?)));
    shown
        .map(|(h, until)| {
            let week = minutes_a_week(h);
            let (x, right) = (scale.x(h.period.from()), scale.x(plus_days(until, 1)));
            let height = (HOURS_HIGH * week as f64 / most).clamp(2.0, HOURS_HIGH);
            let hours = desk.words.hours(WeeklyHours::from_minutes(week));
            let text = desk.words.say_with("hours-on-way", &[("hours", Argument::from(hours))]);
            Paid { x, y: HOURS_BASE - height, width: (right - x).max(2.0), height, text: short(&text, right - x) }
        })
        .filter(|p| p.x < RIGHT)
        .collect()
}

/// Months as lines and names, as dense as there is room for.
fn months(desk: &Desk, scale: &Scale) -> (Vec<f64>, Vec<Label>) {
    let (mut lines, mut names, mut free_from) = (Vec::new(), Vec::new(), LEFT);
    let mut day = Date::new(scale.from.year(), scale.from.month(), 1).unwrap_or(scale.from);
    while day <= scale.last() {
        let x = scale.x(day);
        if day > scale.from {
            lines.push(x);
        }
        let with_year = names.is_empty() || day.month() == 1;
        let name = desk.words.month_short(day.month());
        let text = if with_year { format!("{name} {}", day.year()) } else { name };
        if day >= scale.from && x >= free_from && x < RIGHT - 40.0 {
            free_from = x + text.chars().count() as f64 * LETTER + 14.0;
            names.push(Label { x: x + 4.0, y: 14.0, text, class: "ax" });
        }
        let (y, m) = if day.month() == 12 { (day.year() + 1, 1) } else { (day.year(), day.month() + 1) };
        let Ok(next) = Date::new(y, m, 1) else { break };
        day = next;
    }
    (lines, names)
}

/// The picture; nothing for somebody whose way has not begun.
pub fn picture(desk: &Desk, page: &CitizenPage) -> Option<Markup> {
    let today = desk.context.today;
    let scale = Scale::of(page, today)?;
    let words = desk.words;
    let shown: Vec<&PlacedAt> = page.placements.iter().filter(|p| p.standing != Standing::Withdrawn).collect();
    let hours = page.paid_hours.iter().map(minutes_a_week);
    let most = shown.iter().map(|p| p.placement.hours.minutes()).chain(hours).max().unwrap_or(0).max(15 * 60) as f64;
    let (lines, months) = months(desk, &scale);
    let mut labels = Vec::new();
    let mut free_from = LEFT;
    for r in &page.referrals {
        let text = words.say_with("citizen-way-referred", &[("day", Argument::from(words.day_short(r.sent_on)))]);
        let x = scale.x(r.sent_on);
        let width = text.chars().count() as f64 * 6.4;
        if x >= free_from && x + width < RIGHT {
            free_from = x + width + 10.0;
            labels.push(Label { x: x - 2.0, y: 98.0, text, class: "wait-t" });
        }
    }
    for p in &shown {
        if let Some(ending) = p.placement.ending.as_ref().filter(|e| e.outcome != Outcome::None) {
            let text = format!("✓ {}", desk.code("outcomes", ending.outcome.code()));
            let x = scale.x(last_day(p));
            let fits = x - text.chars().count() as f64 * LETTER > LEFT;
            labels.push(Label {
                x: x + if fits { 0.0 } else { 4.0 },
                y: 116.0,
                text,
                class: if fits { "good-t end" } else { "good-t" },
            });
        }
    }
    labels.extend(month_marks(desk, &scale, page));
    let whose = whose(words, &page.citizen.name);
    let value = |v: &'static str, text: String| (v, Argument::from(text));
    let describe = words.say_with(
        "citizen-way-describe",
        &[
            ("placements", Argument::from(shown.len())),
            ("referrals", Argument::from(page.referrals.len())),
            value("from", words.day(scale.from)),
            value("until", words.day(scale.last())),
        ],
    );
    Some(render(&TimeLine {
        title: words.say_with("citizen-way", &[("whose", Argument::from(whose))]),
        describe,
        lane_placements: words.say("citizen-way-placements"),
        lane_hours: words.say("citizen-way-hours-lane"),
        today_word: words.say("citizen-way-today"),
        months,
        lines,
        bars: shown.iter().map(|p| bar(desk, &scale, p, most)).collect(),
        flags: page.referrals.iter().map(|r| flag(&scale, r, today)).collect(),
        labels,
        pauses: pauses(desk, &scale, page),
        paid: paid(desk, &scale, page, most),
        lane_follow_ups: words.say("follow-ups"),
        dots: dots(&scale, page),
        now: (today <= scale.last()).then(|| scale.x(today)),
    }))
}

/// Every follow-up that the picture has room for.
fn dots(scale: &Scale, page: &CitizenPage) -> Vec<Dot> {
    let shown = page.follow_ups.meetings.iter().filter(|f| scale.from <= f.when.on && f.when.on <= scale.last());
    shown.map(|f| Dot { x: scale.x(f.when.on), state: f.state }).collect()
}

/// Meetings that have been and stand in the list; the rest are on the page of follow-ups.
const LATEST_MEETINGS: usize = 6;

/// The latest meetings, and those to come.
fn of_follow_ups(desk: &Desk, page: &CitizenPage) -> Vec<Event> {
    let today = desk.context.today;
    let all = &page.follow_ups.meetings;
    let (coming, been): (Vec<_>, Vec<_>) = all.iter().partition(|f| f.when.on >= today);
    let latest = been.into_iter().rev().take(LATEST_MEETINGS);
    latest
        .chain(coming)
        .map(|f| {
            let key = format!("follow-up-happened-{}", f.state.code());
            let what = event(desk, f.when.on, &key, &[], crate::follow_ups::show::kind_words(desk.words, f.kind));
            if f.state == FollowUpState::Cancelled { Event { class: "is-gap", ..what } } else { what }
        })
        .collect()
}

fn flag(scale: &Scale, r: &Referral, today: Date) -> Flag {
    Flag { x: scale.x(r.sent_on), until: scale.x(r.closed_on.unwrap_or(today)) }
}

/// Everything on the way, in order of time.
pub fn events(desk: &Desk, page: &CitizenPage) -> Vec<Event> {
    let mut events: Vec<Event> = page.referrals.iter().flat_map(|r| of_referral(desk, page, r)).collect();
    events.extend(page.placements.iter().flat_map(|p| of_placement(desk, p)));
    events.extend(page.placements.iter().flat_map(|p| of_away(desk, page, p)));
    events.extend(of_follow_ups(desk, page));
    for a in &page.aftermath {
        let told = desk.code("aftermath_outcomes", a.outcome.code());
        let more = a.place_name.clone();
        events.push(event(desk, a.answered_on, "aftermath-told", &[("outcome", Argument::from(told))], more));
    }
    let today = desk.context.today;
    if !events.is_empty() {
        let now = desk.words.say("citizen-way-today");
        events.push(Event {
            day: today,
            when: desk.words.day_near(today, today),
            what: now,
            more: String::new(),
            class: "is-now",
        });
    }
    events.sort_by_key(|e| (e.day, e.class == "is-now"));
    events
}

fn event(desk: &Desk, day: Date, key: &str, values: &[(&str, Argument<'_>)], more: String) -> Event {
    let class = if day > desk.context.today { "is-next" } else { "" };
    Event {
        day,
        when: desk.words.day_near(day, desk.context.today),
        what: desk.words.say_with(key, values),
        more,
        class,
    }
}

fn of_referral(desk: &Desk, page: &CitizenPage, r: &Referral) -> Vec<Event> {
    let mut events = vec![event(desk, r.sent_on, "referral-happened-sent", &[], r.wish.clone())];
    if let Some(day) = r.accepted_on {
        let by = page.consultant.as_ref().filter(|h| Some(h.employee.id) == r.accepted_by);
        let more = by.map(|h| h.employee.name.clone()).unwrap_or_default();
        events.push(event(desk, day, "referral-happened-accepted", &[], more));
    }
    if let (Some(day), ReferralState::HandedBack | ReferralState::Withdrawn) = (r.closed_on, r.state) {
        let reason = r.reason.as_ref().map(|c| desk.code("hand_back_reasons", c.as_str())).unwrap_or_default();
        let key = format!("referral-happened-{}", r.state.code().replace('_', "-"));
        events.push(Event { class: "is-gap", ..event(desk, day, &key, &[], reason) });
    }
    events
}

/// Away and back, with the day of the count.
fn of_away(desk: &Desk, page: &CitizenPage, p: &PlacedAt) -> Vec<Event> {
    let centre = || [("centre", Argument::from(p.centre_name.as_str()))];
    let of = page.chain.terms.resume_within_days;
    let mut events = Vec::new();
    for i in &p.away {
        let reason = desk.code("interruption_reasons", i.reason.as_str());
        let gone = event(desk, plus_days(i.last_day, 1), "interruption-happened", &centre(), reason);
        events.push(Event { class: if gone.class.is_empty() { "is-gap" } else { gone.class }, ..gone });
        let here = i.resumed_on.filter(|r| *r <= last_day(p));
        match (here, i.resumed_on, i.expected_back) {
            (Some(back), ..) => {
                let day = days_between(i.last_day, back);
                let key = if day <= of { "interruption-happened-same" } else { "interruption-happened-new" };
                let more = desk.words.say_with(key, &[("day", Argument::from(day)), ("of", Argument::from(of))]);
                events.push(event(desk, back, "interruption-happened-back", &centre(), more));
            }
            (None, None, Some(back)) if back > desk.context.today => {
                events.push(event(desk, back, "interruption-happened-expected", &centre(), String::new()));
            }
            _ => {}
        }
    }
    events
}

fn of_placement(desk: &Desk, p: &PlacedAt) -> Vec<Event> {
    let words = desk.words;
    let period = p.placement.period;
    let centre = || [("centre", Argument::from(p.centre_name.as_str()))];
    if p.standing == Standing::Withdrawn {
        let gone = event(desk, period.from(), "placement-happened-withdrawn", &centre(), String::new());
        return vec![Event { class: "is-gap", ..gone }];
    }
    let more = words.say_with(
        "placement-happened-start-more",
        &[
            ("hours", Argument::from(words.hours(p.placement.hours))),
            ("choice", Argument::from(desk.code("placement_reasons", p.placement.choice.as_str()))),
        ],
    );
    let start_key =
        if p.standing == Standing::Reserved { "placement-happened-reserved" } else { "placement-happened-start" };
    let start = event(desk, period.from(), start_key, &centre(), more);
    let end = match &p.placement.ending {
        None => event(desk, last_day(p), "placement-happened-planned-end", &centre(), String::new()),
        Some(ending) => {
            let mut parts = vec![desk.code("outcomes", ending.outcome.code())];
            parts.extend(
                ending.hours.map(|h| words.say_with("citizen-way-hours", &[("hours", Argument::from(words.hours(h)))])),
            );
            parts.extend((!ending.place_name.is_empty()).then(|| ending.place_name.clone()));
            parts.extend(ending.reason.as_ref().map(|c| desk.code("ending_reasons", c.as_str())));
            event(desk, last_day(p), "placement-happened-end", &centre(), parts.join(" · "))
        }
    };
    vec![start, end]
}
