//! Weeks of attendance for the placements that run, what citizens have reported, and a hearing. Most days went as
//! agreed, some did not; the stories stand in the files, by the n-th agreed day before the day the demo is started,
//! so that they are told whatever day that is.

use std::collections::BTreeMap;

use holdepunkt_rules::{
    absence::AbsenceReport,
    attendance::{Attendance, Mark, Plans, Source},
    codes::Code,
    course::Away,
    hearing::Hearing,
    id::*,
    period::plus_days,
    placement::{Placement, PlacementState},
};
use holdepunkt_store::{
    StoreError, absence_reports, agreements, attendance, hearings, interruptions, placements, workplaces,
};
use jiff::{Timestamp, civil::Date, tz::TimeZone};

use super::{
    DemoError, Filling,
    courses::of_placement,
    rows,
    sheet::{self, At},
};

/// Days back for which attendance is made up.
const DAYS: i64 = 70;

/// What a story says of an agreed day, counted back from today.
type Story = BTreeMap<i64, (Mark, Option<i64>)>;

pub(super) async fn fill(f: &mut Filling<'_>, world: &str) -> Result<(), DemoError> {
    let mut stories: BTreeMap<String, Story> = BTreeMap::new();
    for (at, row) in sheet::read::<rows::Attendance>(world, "attendance.csv")? {
        let mark = at.one_of(Mark::from_code(&row.mark), "mark", &row.mark)?;
        let minutes = (!row.minutes.is_empty()).then(|| at.number(&row.minutes)).transpose()?;
        at.known(f.keys.placements.get(&row.placement), "placement", &row.placement)?;
        stories.entry(row.placement).or_default().insert(at.number(&row.days_back)?, (mark, minutes));
    }
    if stories.is_empty() {
        return Ok(()); // the older world knows nothing of days
    }
    let mut keys: Vec<_> = f.keys.placements.clone().into_iter().collect();
    keys.sort();
    for (n, (key, id)) in keys.into_iter().enumerate() {
        let Some(scope) = key.split('-').next().and_then(|m| f.keys.job_centres.get(m)).copied() else { continue };
        let Some(placement) = placements::find(&mut f.tx, scope, id).await? else { continue };
        let today = f.days.today();
        if placement.state == PlacementState::Agreed && placement.period.contains(today) {
            let story = stories.remove(&key).unwrap_or_default();
            days(f, scope, &placement, &story, n).await?;
        }
    }
    for (at, row) in sheet::read::<rows::AbsenceReport>(world, "absence_reports.csv")? {
        report(f, &at, row).await?;
    }
    for (at, row) in sheet::read::<rows::Hearing>(world, "hearings.csv")? {
        hearing(f, &at, row).await?;
    }
    Ok(())
}

fn noon(day: Date) -> Result<Timestamp, DemoError> {
    let at = day.at(11, 0, 0, 0).to_zoned(TimeZone::UTC).map_err(|e| {
        DemoError::from(StoreError::Unreadable { column: "attendance.at".to_owned(), why: e.to_string() })
    })?;
    Ok(at.timestamp())
}

/// How an ordinary day goes: as agreed, nine times out of ten.
fn ordinary(turn: usize, planned: i64) -> (Mark, i64) {
    match turn % 23 {
        3 if planned > 60 => (Mark::Late, planned - 30),
        9 => (Mark::Ill, 0),
        15 => (Mark::AwayNotified, 0),
        20 if planned > 120 => (Mark::LeftEarly, planned - 60),
        _ => (Mark::Here, planned),
    }
}

async fn days(
    f: &mut Filling<'_>,
    scope: JobCentreId,
    p: &Placement,
    story: &Story,
    turn: usize,
) -> Result<(), DemoError> {
    let today = f.days.today();
    let agreed = agreements::of_placement(&mut f.tx, scope, p.id).await?;
    let weeks = workplaces::weeks(&mut f.tx, scope, p.id).await?;
    let away = interruptions::of_placement(&mut f.tx, scope, p.id).await?;
    let away: Vec<Away> = away.iter().map(holdepunkt_rules::interruption::Interruption::away).collect();
    let plans = Plans::of(p.period, p.hours, &agreed, weeks);
    let back = (0..=DAYS).map(|n| plans.on(plus_days(today, -n)));
    let planned = back.filter(|d| d.minutes > 0 && !away.iter().any(|a| a.contains(d.day)));
    // Today is the day number none, whether something is agreed for it or not.
    let first = i64::from(plans.on(today).minutes == 0);
    for (n, plan) in (first..).zip(planned) {
        let told = story.get(&n).map(|(mark, minutes)| {
            let whole = if mark.is_present() { plan.minutes } else { 0 };
            (*mark, minutes.unwrap_or(whole))
        });
        let usual = || ordinary(turn * 5 + usize::try_from(n).unwrap_or(0), plan.minutes);
        let Some((mark, minutes)) = told.or_else(|| (n > 0).then(usual)) else { continue };
        let a = Attendance {
            id: AttendanceId::fresh(),
            placement: p.id,
            day: plan.day,
            mark,
            planned: plan.minutes,
            minutes,
            source: Source::Mentor,
            account: None,
            at: if n == 0 { f.now } else { noon(plan.day)? },
            client_key: format!("demo-{}", plan.day),
            corrects: None,
            holds: true,
            withdrawn_at: None,
        };
        attendance::insert(&mut f.tx, scope, &a).await?;
    }
    Ok(())
}

async fn report(f: &mut Filling<'_>, at: &At, row: rows::AbsenceReport) -> Result<(), DemoError> {
    let (scope, placement) = of_placement(f, at, &row.placement)?;
    let (from, until) = (f.days.day(at, &row.from)?, f.days.day(at, &row.until)?);
    let r = AbsenceReport {
        id: AbsenceReportId::fresh(),
        placement,
        from,
        until,
        reason: f.code(at, "absence_reasons", &row.reason, from)?,
        at: f.now,
        withdrawn_at: None,
    };
    absence_reports::insert(&mut f.tx, scope, &r).await?;
    Ok(())
}

async fn hearing(f: &mut Filling<'_>, at: &At, row: rows::Hearing) -> Result<(), DemoError> {
    let (scope, id) = of_placement(f, at, &row.placement)?;
    let placement = placements::find(&mut f.tx, scope, id).await?;
    let placement = at.known(placement.as_ref(), "placement", &row.placement)?;
    let closed_on = f.days.optional(at, &row.closed_on)?;
    let outcome = (!row.outcome.is_empty()).then(|| Code::known(&row.outcome));
    let opened_on = f.days.day(at, &row.opened_on)?;
    let h = Hearing {
        id: HearingId::fresh(),
        citizen: placement.citizen,
        placement: id,
        opened_on,
        opened_by: at.optional(&row.opened_by, |k| f.keys.employees.get(k).map(|e| e.1), "employee")?,
        about: row.about,
        reply_by: f.days.day(at, &row.reply_by)?,
        answered_on: None,
        outcome,
        closed_on,
        version: 1,
    };
    hearings::insert(&mut f.tx, scope, &h).await?;
    if !row.answer.is_empty() {
        let on = f.days.day(at, &row.answered_on)?;
        hearings::answer(&mut f.tx, scope, h.id, on, &row.answer).await?;
    }
    Ok(())
}
