//! Worked cases of the grants, `rulebook/cases/grants/*.toml`: a citizen's history in, lines and refusals out.

use holdepunkt_rules::{
    grants::{
        day::Day,
        event::Silent,
        frame::{Claim, Totals, s8_frame, s8_pay},
        history::{Group, GroupDays, History, JobCentre, JobKind, Stay, WeekFacts, WeekRows, Weeks},
        line::{Grant, Line},
        settle::{Settled, settle},
        terms::{Readings, Terms},
    },
    money::Ore,
    programme::Programme,
};
use jiff::civil::{Date, date};
use serde::Deserialize;

use crate::support::{cases, rulebook};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Case {
    name: String,
    as_of: Option<Date>,
    #[serde(default)]
    readings: ReadingRow,
    placements: Vec<PlacementRow>,
    groups: Option<Vec<GroupRow>>,
    #[serde(default)]
    work: Vec<WorkRow>,
    #[serde(default)]
    education: Vec<EducationRow>,
    #[serde(default)]
    benefits: Vec<BenefitRow>,
    #[serde(default)]
    lines: Vec<String>,
    #[serde(default)]
    refusals: Vec<String>,
    participant_of: Vec<String>,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields)]
struct ReadingRow {
    months: Option<String>,
    gap: Option<String>,
    result_after: Option<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PlacementRow {
    job_centre: String,
    from: Date,
    to: Option<Date>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct GroupRow {
    group: String,
    from: Date,
    to: Option<Date>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WorkRow {
    from: Date,
    weeks: i32,
    kind: String,
    hours: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct EducationRow {
    from: Date,
    weeks: i32,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct BenefitRow {
    from: Date,
    weeks: i32,
    benefit: String,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct FrameCase {
    name: String,
    expected_participants: i64,
    lines: Vec<ClaimRow>,
    earned: i64,
    paid: i64,
    total: i64,
    part: Vec<i64>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ClaimRow {
    citizen: u32,
    citizens: Option<u32>,
    grant: String,
    number: Option<u32>,
    earned_on: Date,
    kroner: i64,
}

/// The terms of VCG2 as the rulebook has them.
pub fn vcg2() -> Terms {
    let programme = Programme::read("vcg2", &rulebook("programmes/vcg2.toml")).unwrap();
    Terms::of(&programme).unwrap()
}

fn readings(row: &ReadingRow, of: Readings) -> Readings {
    let chosen = [("months", &row.months), ("gap", &row.gap), ("result_after", &row.result_after)];
    chosen.iter().fold(of, |r, (key, value)| value.as_ref().map_or(r, |v| r.with(key, v).unwrap()))
}

/// `"3.5"` as hundredths.
fn hundredths(hours: &str) -> u32 {
    let (whole, part) = hours.split_once('.').unwrap_or((hours, "0"));
    whole.parse::<u32>().unwrap() * 100 + format!("{part:0<2}").parse::<u32>().unwrap()
}

fn weeks(case: &Case) -> WeekRows {
    let mut rows = WeekRows::default();
    let monday = |from: Date| {
        let day = Day::of(from);
        assert!(day.is_monday(), "{}: {from} is no Monday", case.name);
        day.week()
    };
    for row in &case.work {
        let facts = WeekFacts::work(JobKind::from_code(&row.kind).unwrap(), hundredths(&row.hours));
        (0..row.weeks).for_each(|n| rows.add(monday(row.from).plus(n), facts));
    }
    for row in &case.education {
        (0..row.weeks).for_each(|n| rows.add(monday(row.from).plus(n), WeekFacts::education()));
    }
    for row in &case.benefits {
        (0..row.weeks).for_each(|n| rows.add(monday(row.from).plus(n), WeekFacts::benefit(&row.benefit)));
    }
    rows
}

fn job_centre(code: &str) -> JobCentre {
    JobCentre(code.parse().unwrap())
}

fn settled(case: &Case) -> Settled {
    let stays: Vec<Stay> = case
        .placements
        .iter()
        .map(|p| Stay { job_centre: job_centre(&p.job_centre), from: Day::of(p.from), to: p.to.map(Day::of) })
        .collect();
    let always = [GroupDays { group: Group::ResourceCourse, from: Day::of(date(2010, 1, 1)), to: None }];
    let groups = case.groups.as_ref().map_or(always.to_vec(), |rows| {
        let row = |g: &GroupRow| GroupDays {
            group: Group::from_code(&g.group).unwrap(),
            from: Day::of(g.from),
            to: g.to.map(Day::of),
        };
        rows.iter().map(row).collect()
    });
    let (first, facts) = weeks(case).gathered();
    let history = History { stays: &stays, groups: &groups, weeks: Weeks::from(first, &facts) };
    let terms = vcg2();
    let terms = terms.read_as(readings(&case.readings, terms.readings));
    let as_of = Day::of(case.as_of.unwrap_or(date(2017, 12, 31)));
    settle(&history, &terms, as_of, &mut Silent).unwrap()
}

fn told(line: &Line) -> String {
    assert_eq!(line.basis_to, line.earned_on);
    let kroner = line.amount.0 / 100;
    let way = line.way.map(|w| format!(" {w}")).unwrap_or_default();
    let bonus = if line.excludes_flexi_bonus { " bonus" } else { "" };
    let (number, from, to) = (line.number, line.basis_from, line.basis_to);
    format!("{} {} {number} {from} {to} {kroner}{way}{bonus}", line.job_centre.0, line.grant)
}

#[test]
fn every_worked_case_comes_out() {
    let (mut walked, mut wrong) = (0, Vec::new());
    for file in ["examples", "gaps", "months", "target_group", "results", "job_centres", "on_account"] {
        for case in cases::<Case>("grants", file) {
            let found = settled(&case);
            let lines: Vec<String> = found.lines.iter().map(told).collect();
            let refusals: Vec<String> = found
                .unearned
                .iter()
                .map(|u| {
                    let code = u.reason.code();
                    format!("{} {} {} {} {code} {}", u.job_centre.0, u.grant, u.from, u.to, u.reason)
                })
                .collect();
            let participant_of: Vec<String> = found.participant_of.iter().map(|j| j.0.to_string()).collect();
            let said = (&case.lines, &case.refusals, &case.participant_of);
            if (&lines, &refusals, &participant_of) != said {
                let found = (&lines, &refusals, &participant_of);
                wrong.push(format!("{file}: {}\n  found {found:#?}\n  said  {said:#?}", case.name));
            }
            walked += 1;
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(walked >= 44, "{walked}");
}

#[test]
fn every_worked_frame_comes_out() {
    let terms = vcg2();
    for case in cases::<FrameCase>("grants", "frame") {
        let mut claims = Vec::new();
        for row in &case.lines {
            let day = Day::of(row.earned_on);
            let line = Line {
                job_centre: JobCentre(410),
                grant: Grant::from_code(&row.grant).unwrap(),
                number: row.number.unwrap_or(1),
                basis_from: day,
                basis_to: day,
                earned_on: day,
                amount: Ore::kroner(row.kroner),
                way: None,
                excludes_flexi_bonus: false,
            };
            claims.extend((0..row.citizens.unwrap_or(1)).map(|n| Claim::new(row.citizen + n, line)));
        }
        s8_pay(&mut claims, s8_frame(case.expected_participants, &terms).unwrap());
        let totals = Totals::of(&claims, 0, case.expected_participants, &terms).unwrap();
        let kroner = |o: Ore| o.0 / 100;
        let part: Vec<i64> = claims.iter().filter(|c| c.paid < c.line.amount).map(|c| kroner(c.paid)).collect();
        assert_eq!(
            (kroner(totals.earned), kroner(totals.paid), kroner(totals.total), part),
            (case.earned, case.paid, case.total, case.part),
            "{}",
            case.name
        );
    }
}
