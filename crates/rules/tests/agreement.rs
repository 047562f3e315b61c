//! The worked cases of the work agreement in `rulebook/cases/agreements`.

use holdepunkt_rules::{
    agreement::{
        Content, Goal, Rung, Times, changes,
        ladder::{accept_ladder, planned_in_week, planned_on},
        missing, needed,
    },
    hours::WeeklyHours,
    id::*,
    period::{Period, plus_days},
};
use jiff::civil::{Date, date};
use serde::Deserialize;

use crate::support::cases;

fn goals(texts: &[String]) -> Vec<Goal> {
    texts.iter().map(|t| Goal { text: t.clone(), by_citizen: false, step: false }).collect()
}

fn times(text: &str) -> Times {
    let minute = |t: &str| {
        let (hour, minute) = t.split_once('.').unwrap_or((t, "0"));
        hour.parse::<i64>().unwrap() * 60 + minute.parse::<i64>().unwrap()
    };
    let (weekday, span) = text.split_once(' ').unwrap();
    let (from, until) = span.split_once('-').unwrap();
    Times { weekday: weekday.parse().unwrap(), from: minute(from), until: minute(until) }
}

fn whole() -> Content {
    let rung = |from, text: &str| Rung { from, times: vec![times(text)], tasks: "Fylder op hver tirsdag".to_owned() };
    Content {
        long_term_goal: "Job på lager".to_owned(),
        goals: goals(&["Møder til tiden".to_owned()]),
        paid_minutes: Some(0),
        ladder: vec![rung(date(2026, 11, 30), "1 9-12"), rung(date(2026, 12, 28), "1 9-14")],
        mentor_role: "Viser rundt og spiser frokost med".to_owned(),
        mentor_hours: Some(WeeklyHours::whole(2)),
        considerations: "Løfter højst 5 kg".to_owned(),
        meeting_days: 7,
        contact: Some(EmployeeId::fresh()),
    }
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields)]
struct Change {
    long_term_goal: Option<String>,
    mentor_role: Option<String>,
    considerations: Option<String>,
    tasks: Option<String>,
    goals: Option<Vec<String>>,
    paid: Option<i64>,
    mentor_hours: Option<i64>,
    meeting_days: Option<i64>,
    #[serde(default)]
    contact: bool,
    hours: Option<i64>,
    /// Nothing of the text changes: the day comes on which a later step begins.
    #[serde(default)]
    foreseen: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SignersCase {
    name: String,
    #[serde(default)]
    first: bool,
    #[serde(default)]
    change: Change,
    #[serde(default)]
    before_goals: Vec<String>,
    parts: Vec<String>,
    signs: Vec<String>,
    #[allow(dead_code)] // for whoever reads the file
    note: Option<String>,
}

fn changed(before: &Content, c: &Change) -> Content {
    let mut after = before.clone();
    after.long_term_goal = c.long_term_goal.clone().unwrap_or(after.long_term_goal);
    after.mentor_role = c.mentor_role.clone().unwrap_or(after.mentor_role);
    after.considerations = c.considerations.clone().unwrap_or(after.considerations);
    after.goals = c.goals.as_ref().map_or(after.goals, |g| goals(g));
    after.paid_minutes = c.paid.map_or(after.paid_minutes, Some);
    after.mentor_hours = c.mentor_hours.map_or(after.mentor_hours, |m| Some(WeeklyHours::from_minutes(m)));
    after.meeting_days = c.meeting_days.unwrap_or(after.meeting_days);
    if c.contact {
        after.contact = Some(EmployeeId::fresh());
    }
    if let Some(tasks) = &c.tasks {
        after.ladder.iter_mut().for_each(|r| r.tasks.clone_from(tasks));
    }
    if let Some(until) = c.hours {
        after.ladder[0].times[0].until = until;
    }
    after
}

#[test]
fn a_change_is_signed_by_those_whom_it_concerns() {
    let walked = cases::<SignersCase>("agreements", "signers");
    assert!(walked.len() >= 20);
    for c in walked {
        let mut before = whole();
        if !c.before_goals.is_empty() {
            before.goals = goals(&c.before_goals);
        }
        let after = changed(&before, &c.change);
        let parts: Vec<&str> = changes(&before, &after).iter().map(|p| p.code()).collect();
        let signs: Vec<&str> = needed((!c.first).then_some(&before), &after).iter().map(|p| p.code()).collect();
        assert_eq!(
            (parts, signs),
            (c.parts.iter().map(String::as_str).collect(), c.signs.iter().map(String::as_str).collect()),
            "{}",
            c.name
        );
        if c.change.foreseen {
            let placement = Period::known(date(2026, 11, 30), Some(date(2027, 1, 31)));
            let planned = |day| planned_on(&after.ladder, &placement, day);
            assert!(planned(date(2026, 12, 28)) > planned(date(2026, 12, 21)), "{}", c.name);
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PlannedCase {
    name: String,
    from: Date,
    until: Date,
    ladder: Vec<RungRow>,
    weeks: Vec<WeekRow>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RungRow {
    from: Date,
    times: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WeekRow {
    monday: Date,
    minutes: i64,
}

#[test]
fn a_week_holds_what_its_days_say() {
    let walked = cases::<PlannedCase>("agreements", "planned");
    assert!(walked.len() >= 7);
    for c in walked {
        let placement = Period::known(c.from, Some(c.until));
        let rung = |r: &RungRow| Rung {
            from: r.from,
            times: r.times.iter().map(|t| times(t)).collect(),
            tasks: String::new(),
        };
        let ladder: Vec<Rung> = c.ladder.iter().map(rung).collect();
        assert!(accept_ladder(&ladder, &placement).is_ok(), "{}", c.name);
        for week in c.weeks {
            assert_eq!(planned_in_week(&ladder, &placement, week.monday), week.minutes, "{} {}", c.name, week.monday);
            let days: i64 = (0..7).map(|n| planned_on(&ladder, &placement, plus_days(week.monday, n))).sum();
            assert_eq!(days, week.minutes, "{} {}", c.name, week.monday);
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct MissingCase {
    name: String,
    without: Vec<String>,
    missing: Vec<String>,
}

#[test]
fn what_is_missing_is_said_by_name() {
    for c in cases::<MissingCase>("agreements", "missing") {
        let mut content = whole();
        for part in &c.without {
            match part.as_str() {
                "long_term_goal" => content.long_term_goal = "  ".to_owned(),
                "goals" => content.goals.clear(),
                "paid_hours" => content.paid_minutes = None,
                "hours" => content.ladder.clear(),
                "tasks" => content.ladder[1].tasks = " \n".to_owned(),
                "mentor_role" => content.mentor_role.clear(),
                "mentor_hours" => content.mentor_hours = None,
                "considerations" => content.considerations.clear(),
                "contact" => content.contact = None,
                other => panic!("{other}"),
            }
        }
        let lacks: Vec<&str> = missing(&content).iter().map(|m| m.code()).collect();
        assert_eq!(lacks, c.missing, "{}", c.name);
    }
}
