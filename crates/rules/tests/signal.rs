//! Worked cases of the early warning, `rulebook/cases/signals/*.toml`: facts in, signals out, each rule on both sides
//! of its limit.

use std::collections::{BTreeMap, BTreeSet};

use holdepunkt_rules::{
    figures::Figures,
    id::*,
    period::plus_days,
    progression::Rhythm,
    signal::{
        Agreed, AwayFacts, CitizenFacts, CourseFacts, Day, Facts, HearingFacts, Kept, MentorFacts, PersonalMentorFacts,
        PlacementFacts, RoundAsked, Said, SignalRule, SignalTerms, look,
    },
};
use jiff::civil::{Date, date};
use serde::Deserialize;

use crate::support::{cases, rulebook};

const TODAY: Date = date(2026, 11, 24);

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    name: String,
    #[serde(default)]
    kept: KeptRow,
    citizen: Option<CitizenRow>,
    placement: Option<PlacementRow>,
    mentor: Option<MentorRow>,
    raised: Vec<String>,
    /// Values of the first that is raised.
    #[serde(default)]
    says: BTreeMap<String, toml::Value>,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields)]
struct KeptRow {
    follow_ups: Option<Date>,
    agreements: Option<Date>,
    exits: Option<Date>,
    training: Option<Date>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CitizenRow {
    effort_on: Option<Date>,
    #[serde(default)]
    ahead: bool,
    caseworker_since: Option<Date>,
    met_on: Option<Date>,
    personal_mentor_until: Option<Date>,
    hearing: Option<HearingRow>,
    exit_on: Option<Date>,
    course: Option<CourseRow>,
    round: Option<RoundRow>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct RoundRow {
    on: Date,
    missing: i64,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct HearingRow {
    reply_by: Date,
    #[serde(default)]
    answered: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct CourseRow {
    first: Date,
    active_days: i64,
    #[serde(default)]
    reached: bool,
    planned_on: Option<Date>,
    missing: i64,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PlacementRow {
    from: Date,
    until: Date,
    granted_until: Option<Date>,
    is_course: Option<bool>,
    away: Option<AwayRow>,
    agreed: Option<String>,
    in_force_on: Option<Date>,
    meeting_days: Option<i64>,
    held_on: Option<Date>,
    planned_on: Option<Date>,
    mentor_met_on: Option<Date>,
    #[serde(default)]
    days: Vec<(Date, String)>,
    /// Minutes agreed and minutes it became, on as many days up to yesterday.
    #[serde(default)]
    hours: Vec<(i64, i64)>,
    #[serde(default)]
    next_step: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct AwayRow {
    last_day: Date,
    expected_back: Option<Date>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct MentorRow {
    since: Date,
    trained_on: Option<Date>,
}

fn citizen(row: &CitizenRow, task_days: i64) -> CitizenFacts {
    let hearing = |h: &HearingRow| HearingFacts { id: "h".to_owned(), reply_by: h.reply_by, answered: h.answered };
    let course = |c: &CourseRow| CourseFacts {
        first: c.first,
        active_days: c.active_days,
        reached: c.reached,
        planned_on: c.planned_on,
        missing: c.missing,
    };
    CitizenFacts {
        id: CitizenId::fresh(),
        effort_on: row.effort_on,
        ahead: row.ahead,
        caseworker_since: row.caseworker_since,
        met_on: row.met_on,
        personal_mentor: row
            .personal_mentor_until
            .map(|until| PersonalMentorFacts { employee: EmployeeId::fresh(), until }),
        hearing: row.hearing.as_ref().map(hearing),
        exit_on: row.exit_on,
        course: row.course.as_ref().map(course),
        round: row.round.as_ref().map(|r| RoundAsked { id: RoundId::fresh(), on: r.on, missing: r.missing, task_days }),
    }
}

fn placement(row: &PlacementRow) -> PlacementFacts {
    let marked = |(on, mark): &(Date, String)| Day {
        on: *on,
        came: mark == "here",
        unannounced: mark == "unannounced",
        planned: 0,
        minutes: 0,
    };
    let worked = |(n, (planned, minutes)): (usize, &(i64, i64))| Day {
        on: plus_days(TODAY, n as i64 - row.hours.len() as i64),
        came: true,
        unannounced: false,
        planned: *planned,
        minutes: *minutes,
    };
    PlacementFacts {
        id: PlacementId::fresh(),
        is_course: row.is_course.unwrap_or(true),
        from: row.from,
        until: row.until,
        granted_until: row.granted_until.unwrap_or(row.until),
        away: row.away.as_ref().map(|a| AwayFacts {
            interruption: InterruptionId::fresh(),
            last_day: a.last_day,
            of: 28,
            expected_back: a.expected_back,
        }),
        agreed: match (row.in_force_on, row.agreed.as_deref()) {
            (Some(day), _) => Agreed::InForce(day),
            (None, Some("sent")) => Agreed::Sent,
            (None, Some("draft")) => Agreed::Draft,
            (None, None) => Agreed::Nothing,
            (None, Some(other)) => panic!("no such agreement: {other}"),
        },
        meeting_days: row.meeting_days,
        held_on: row.held_on,
        planned_on: row.planned_on,
        mentor_met_on: row.mentor_met_on,
        days: row.days.iter().map(marked).chain(row.hours.iter().enumerate().map(worked)).collect(),
        next_step: row.next_step,
    }
}

fn text(said: &Said) -> String {
    assert_eq!(Said::of(&said.stored()).as_ref(), Some(said), "what is stored is read back");
    match said {
        Said::Day(day) => day.to_string(),
        Said::Code(code) => code.to_string(),
        number => number.number_on(TODAY).unwrap().to_string(),
    }
}

fn said(value: &toml::Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

#[test]
fn every_worked_case_comes_out() {
    let figures = Figures::read("signals.toml", &rulebook("signals.toml")).unwrap();
    let terms = SignalTerms::on(&figures, None, TODAY).unwrap();
    let rhythm = Figures::read("progression.toml", &rulebook("progression.toml")).unwrap();
    let task_days = Rhythm::on(&rhythm, TODAY).unwrap().task_days;
    let (mut raised_by, mut silent, mut wrong) = (BTreeSet::new(), 0, Vec::new());
    for file in ["placements", "people"] {
        for case in cases::<Case>("signals", file) {
            let facts = Facts {
                today: TODAY,
                kept: Kept {
                    follow_ups: case.kept.follow_ups,
                    agreements: case.kept.agreements,
                    exits: case.kept.exits,
                    training: case.kept.training,
                },
                citizen: case.citizen.as_ref().map(|c| citizen(c, task_days)),
                placement: case.placement.as_ref().map(placement),
                mentor: case.mentor.as_ref().map(|m| MentorFacts {
                    id: MentorId::fresh(),
                    since: m.since,
                    trained_on: m.trained_on,
                }),
            };
            let found = look(&facts, &terms);
            assert_eq!(found, look(&facts, &terms), "the same facts say the same");
            let told: Vec<String> = found.iter().map(|r| format!("{} {}", r.rule, r.level)).collect();
            if told != case.raised {
                wrong.push(format!("{}: found {told:?}, said {:?}", case.name, case.raised));
            }
            for (key, value) in &case.says {
                let values = found.first().map_or(&[][..], |r| r.values.as_slice());
                let found = values.iter().find(|(name, _)| name == key).map(|(_, v)| text(v));
                if found != Some(said(value)) {
                    wrong.push(format!("{}: {key} is {found:?}, said {value}", case.name));
                }
            }
            silent += usize::from(found.is_empty());
            raised_by.extend(found.iter().map(|r| r.rule));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert_eq!(raised_by.len(), SignalRule::ALL.len(), "each rule is raised by some case");
    assert!(silent >= SignalRule::ALL.len(), "and kept silent by another: {silent}");
}
