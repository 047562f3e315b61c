//! The form of an agreement: what was typed, read part by part. Steps and goals are rows that submit buttons add and
//! take away, so that everything works without script and nothing typed is lost.

use holdepunkt_rules::{
    Refusal, Refused,
    agreement::{Content, Goal, MOST_GOALS, MOST_MEETING_DAYS, Rung, Times, ladder::MOST_RUNGS},
    hours::WeeklyHours,
    id::EmployeeId,
    period::{monday_of, plus_days},
    text,
};
use jiff::civil::Date;

use crate::form::{Fields, Reader, typed_time};

/// Where refusals of the n-th step stand, and the name of its first day.
const RUNGS: [(&str, &str); MOST_RUNGS] = [
    ("r1", "r1_from"),
    ("r2", "r2_from"),
    ("r3", "r3_from"),
    ("r4", "r4_from"),
    ("r5", "r5_from"),
    ("r6", "r6_from"),
    ("r7", "r7_from"),
    ("r8", "r8_from"),
    ("r9", "r9_from"),
    ("r10", "r10_from"),
    ("r11", "r11_from"),
    ("r12", "r12_from"),
];

/// What a submit button asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asked {
    /// Keep it.
    Save,
    /// Work out the hours of what is typed.
    Sum,
    /// Another step, like the last.
    AddRung,
    /// Without the n-th step.
    RemoveRung(usize),
    /// Another row for a goal.
    AddGoal,
}

impl Asked {
    /// By the value of `do`.
    pub fn of(fields: &Fields) -> Self {
        let text = fields.get("do");
        match text {
            "sum" => Self::Sum,
            "add_rung" => Self::AddRung,
            "add_goal" => Self::AddGoal,
            _ => text.strip_prefix("remove_rung_").and_then(|n| n.parse().ok()).map_or(Self::Save, Self::RemoveRung),
        }
    }
}

/// How many rows the form has.
pub fn count(fields: &Fields, name: &str, most: usize) -> usize {
    fields.get(name).parse::<usize>().unwrap_or(0).min(most)
}

/// What a step's field is called.
pub fn rung_field(n: usize, part: &str) -> String {
    format!("r{n}_{part}")
}

fn day_field(n: usize, weekday: i64, part: &str) -> String {
    format!("r{n}_d{weekday}_{part}")
}

fn show_rung(fields: &mut Fields, n: usize, rung: &Rung) {
    fields.set_day(&rung_field(n, "from"), rung.from);
    fields.set(&rung_field(n, "tasks"), rung.tasks.clone());
    for weekday in 1..=7 {
        for (times, two) in rung.times.iter().filter(|t| t.weekday == weekday).zip(["", "2"]) {
            fields.set(&day_field(n, weekday, &format!("from{two}")), typed_time(times.from));
            fields.set(&day_field(n, weekday, &format!("until{two}")), typed_time(times.until));
        }
    }
}

/// Rows for goals beyond those that are written.
const SPARE_GOALS: usize = 2;

/// The fields that show what is agreed.
pub fn show(c: &Content) -> Fields {
    let mut f = Fields::default();
    f.set("long_term_goal", c.long_term_goal.clone());
    for (n, goal) in (1..).zip(&c.goals) {
        f.set(&format!("g{n}_text"), goal.text.clone());
        for (part, on) in [("own", goal.by_citizen), ("step", goal.step)] {
            if on {
                f.set(&format!("g{n}_{part}"), "yes");
            }
        }
    }
    f.set("goal_rows", (c.goals.len() + SPARE_GOALS).min(MOST_GOALS).to_string());
    match c.paid_minutes {
        Some(0) => f.set("paid_none", "yes"),
        Some(m) => f.set("paid_minutes", plain_hours(m)),
        None => (),
    }
    for (n, rung) in (1..).zip(&c.ladder) {
        show_rung(&mut f, n, rung);
    }
    f.set("rung_rows", c.ladder.len().clamp(1, MOST_RUNGS).to_string());
    f.set("mentor_role", c.mentor_role.clone());
    f.set("mentor_hours", c.mentor_hours.map_or_else(String::new, |h| plain_hours(h.minutes())));
    f.set("considerations", c.considerations.clone());
    f.set("meeting_days", c.meeting_days.to_string());
    f.set("contact", c.contact.map_or_else(String::new, |c| c.to_string()));
    f
}

/// Hours as they are typed: "2" or "2:30".
fn plain_hours(minutes: i64) -> String {
    match minutes % 60 {
        0 => (minutes / 60).to_string(),
        rest => format!("{}:{rest:02}", minutes / 60),
    }
}

/// What is typed of a step's times, as far as it can be read; what can't be is left out.
pub fn times_typed(fields: &Fields, n: usize) -> Vec<Times> {
    let mut times = Vec::new();
    for weekday in 1..=7 {
        for two in ["", "2"] {
            let part = |name: &str| fields.get(&day_field(n, weekday, &format!("{name}{two}"))).trim().to_owned();
            if let Some((from, until)) =
                text::time_of_day(&part("from")).zip(text::time_of_day(&part("until"))).filter(|(a, b)| a < b)
            {
                times.push(Times { weekday, from, until });
            }
        }
    }
    times
}

fn read_times(fields: &Fields, n: usize, r: &mut Reader<'_>, field: &'static str) -> Vec<Times> {
    let typed = |name: String| !fields.get(&name).trim().is_empty();
    let halves = (1..=7).flat_map(|d| ["from", "until", "from2", "until2"].map(|part| day_field(n, d, part)));
    let filled = halves.filter(|name| typed(name.clone())).count();
    let times = times_typed(fields, n);
    if filled != times.len() * 2 {
        r.refuse(Refusal::TimesTurnedAround.on(field));
    }
    times
}

/// The first day that is typed for a step, if it is one.
pub fn day_typed(fields: &Fields, n: usize) -> Option<Date> {
    let (_, from) = RUNGS.get(n.checked_sub(1)?)?;
    Reader::of(fields).optional_day(from)
}

fn read_ladder(fields: &Fields, r: &mut Reader<'_>, first: Date) -> Vec<Rung> {
    let mut ladder = Vec::new();
    let rows = count(fields, "rung_rows", MOST_RUNGS);
    for (n, (field, from)) in (1..).zip(RUNGS.iter()).take(rows) {
        let times = read_times(fields, n, r, field);
        let tasks = r.keep(text::note(fields.get(&rung_field(n, "tasks")), field)).unwrap_or_default();
        if n == 1 && times.is_empty() && tasks.is_empty() {
            continue; // that the hours are missing is told before sending, not before keeping
        }
        let from = if n == 1 { Some(first) } else { r.day(from) };
        ladder.extend(from.map(|from| Rung { from, times, tasks }));
    }
    ladder
}

/// Longest goal.
pub const LONGEST_GOAL: usize = 300;

/// The goals that are typed; empty rows are no goals. `own`: all of them are the citizen's.
pub fn read_goals(fields: &Fields, r: &mut Reader<'_>, own: bool) -> Vec<Goal> {
    let mut goals = Vec::new();
    for n in 1..=count(fields, "goal_rows", MOST_GOALS) {
        let text = r.keep(text::optional_line(fields.get(&format!("g{n}_text")), LONGEST_GOAL, "goals"));
        let text = text.unwrap_or_default();
        if !text.is_empty() {
            let by_citizen = own || r.tick(&format!("g{n}_own"));
            goals.push(Goal { text, by_citizen, step: r.tick(&format!("g{n}_step")) });
        }
    }
    goals
}

/// Reads what is agreed. The first step begins on the placement's first day.
///
/// # Errors
/// Every refusal, each on its field.
pub fn read(fields: &Fields, first: Date) -> Result<Content, Vec<Refused>> {
    let mut r = Reader::of(fields);
    let long_term_goal = r.optional_line("long_term_goal", 500);
    let goals = read_goals(fields, &mut r, false);
    let paid = r.optional_hours("paid_minutes");
    let paid_minutes = match (paid, r.tick("paid_none")) {
        (Some(hours), _) => Some(hours.minutes()),
        (None, true) => Some(0),
        (None, false) => None,
    };
    let ladder = read_ladder(fields, &mut r, first);
    let content = Content {
        long_term_goal,
        goals,
        paid_minutes,
        ladder,
        mentor_role: r.note("mentor_role"),
        mentor_hours: r.optional_hours("mentor_hours"),
        considerations: r.note("considerations"),
        meeting_days: r.whole("meeting_days", 1, MOST_MEETING_DAYS),
        contact: r.optional_choice("contact", EmployeeId::parse),
    };
    r.finish().map(|()| content)
}

/// Weeks between the last step and one that is added.
const WEEKS: i64 = 4;

/// The form with a step more: like the last one, four weeks later, on a Monday.
pub fn add_rung(fields: &mut Fields, first: Date) {
    let rows = count(fields, "rung_rows", MOST_RUNGS).max(1);
    if rows >= MOST_RUNGS {
        return;
    }
    let last = if rows == 1 { Some(first) } else { day_typed(fields, rows) };
    let from = monday_of(plus_days(last.unwrap_or(first), WEEKS * 7 + 6));
    let copy: Vec<(String, String)> = fields.pairs().map(|(n, v)| (n.to_owned(), v.to_owned())).collect();
    let (old, new) = (format!("r{rows}_"), format!("r{}_", rows + 1));
    for (name, value) in copy {
        if let Some(part) = name.strip_prefix(&old) {
            fields.set(&format!("{new}{part}"), value);
        }
    }
    fields.set_day(&format!("{new}from"), from);
    fields.set("rung_rows", (rows + 1).to_string());
}

/// The form without the n-th step: those after it move up. The first is never taken away.
pub fn remove_rung(fields: &mut Fields, n: usize) {
    let rows = count(fields, "rung_rows", MOST_RUNGS);
    if n < 2 || n > rows {
        return;
    }
    let copy: Vec<(String, String)> = fields.pairs().map(|(n, v)| (n.to_owned(), v.to_owned())).collect();
    for row in n..=rows {
        let (this, next) = (format!("r{row}_"), format!("r{}_", row + 1));
        for (name, _) in copy.iter().filter(|(name, _)| name.starts_with(&this)) {
            fields.set(name, "");
        }
        for (name, value) in copy.iter().filter(|_| row < rows) {
            if let Some(part) = name.strip_prefix(&next) {
                fields.set(&format!("{this}{part}"), value.clone());
            }
        }
    }
    fields.set("rung_rows", (rows - 1).to_string());
}

/// The form with a row more for a goal.
pub fn add_goal(fields: &mut Fields) {
    let rows = count(fields, "goal_rows", MOST_GOALS);
    fields.set("goal_rows", (rows + 1).min(MOST_GOALS).to_string());
}

/// The steps that are typed, as far as they can be read: for the sums and the drawing beside the form.
pub fn ladder_typed(fields: &Fields, first: Date) -> Vec<Rung> {
    let rows = count(fields, "rung_rows", MOST_RUNGS);
    let rung = |n: usize| {
        let from = if n == 1 { Some(first) } else { day_typed(fields, n) };
        from.map(|from| Rung { from, times: times_typed(fields, n), tasks: String::new() })
    };
    (1..=rows).filter_map(rung).filter(|r| !r.times.is_empty()).collect()
}

/// Hours a week of a step as it is typed.
pub fn hours_typed(fields: &Fields, n: usize) -> WeeklyHours {
    WeeklyHours::from_minutes(times_typed(fields, n).iter().map(Times::minutes).sum())
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn content() -> Content {
        let times = |weekday, from: i64, until: i64| Times { weekday, from: from * 60, until: until * 60 };
        let goal = |text: &str, by_citizen, step| Goal { text: text.to_owned(), by_citizen, step };
        let rung = |from, times| Rung { from, times, tasks: "Fylder op\nRydder op".to_owned() };
        Content {
            long_term_goal: "Job på lager".to_owned(),
            goals: vec![goal("Kører truck", false, false), goal("Tør spørge", true, true)],
            paid_minutes: Some(150),
            ladder: vec![
                rung(date(2026, 11, 30), vec![times(1, 9, 12), times(3, 9, 11), times(3, 12, 13)]),
                rung(date(2026, 12, 28), vec![times(1, 9, 13)]),
                rung(date(2027, 1, 25), vec![times(2, 8, 12)]),
            ],
            mentor_role: "Viser rundt".to_owned(),
            mentor_hours: Some(WeeklyHours::from_minutes(90)),
            considerations: "Løfter højst 5 kg".to_owned(),
            meeting_days: 14,
            contact: Some(EmployeeId::fresh()),
        }
    }

    const FIRST: Date = date(2026, 11, 30);

    #[test]
    fn what_is_shown_is_read_back() {
        let c = content();
        assert_eq!(read(&show(&c), FIRST).unwrap(), c);
        let none = Content { paid_minutes: Some(0), meeting_days: 7, ..Content::default() };
        assert_eq!(read(&show(&none), FIRST).unwrap(), none);
    }

    #[test]
    fn a_step_is_added_like_the_last_and_taken_away_without_touching_the_others() {
        let c = content();
        let mut f = show(&c);
        add_rung(&mut f, FIRST);
        let more = read(&f, FIRST).unwrap();
        assert_eq!(more.ladder.len(), 4);
        assert_eq!((more.ladder[3].from, &more.ladder[3].times), (date(2027, 2, 22), &c.ladder[2].times));
        remove_rung(&mut f, 2);
        let less = read(&f, FIRST).unwrap();
        assert_eq!(less.ladder, [c.ladder[0].clone(), c.ladder[2].clone(), more.ladder[3].clone()]);
        remove_rung(&mut f, 1);
        remove_rung(&mut f, 9);
        assert_eq!(read(&f, FIRST).unwrap().ladder, less.ladder);
        for _ in 0..20 {
            add_rung(&mut f, FIRST);
        }
        assert_eq!(count(&f, "rung_rows", 99), MOST_RUNGS);
    }

    #[test]
    fn what_cannot_be_read_is_refused_at_its_step() {
        let refused = |name: &str, value: &str| {
            let mut f = show(&content());
            f.set(name, value);
            let list = read(&f, FIRST).map_or_else(|l| l, |_| Vec::new());
            list.iter()
                .map(|r| format!("{} {}", r.refusal.code(), r.field.unwrap_or("-")))
                .collect::<Vec<_>>()
                .join(", ")
        };
        assert_eq!(refused("r2_d1_from", "ni"), "times-turned-around r2");
        assert_eq!(refused("r2_d1_until", ""), "times-turned-around r2");
        assert_eq!(refused("r2_d1_until", "8"), "times-turned-around r2");
        assert_eq!(refused("r3_from_day", "32"), "not-a-day r3_from");
        assert_eq!(refused("meeting_days", "0"), "not-a-number meeting_days");
        assert_eq!(refused("meeting_days", "93"), "not-a-number meeting_days");
        assert_eq!(refused("mentor_hours", "40"), "not-hours mentor_hours");
        assert_eq!(refused("contact", "nobody"), "not-on-the-list contact");
        assert_eq!(refused("g1_text", &"a".repeat(301)), "too-long goals");
        assert_eq!(refused("r1_d1_from", "8.30"), "");
    }
}
