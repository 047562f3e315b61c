//! What happens in placements and after: pauses and interruptions, weeks, paid hours, what came of it.

use std::collections::BTreeMap;

use holdepunkt_rules::{
    id::*,
    interruption::{Interruption, InterruptionKind},
    paid_hours::{Aftermath, AftermathOutcome, AnswerSource, HoursSource, PaidHours, PaidKind},
    period::Period,
    week::{Week, WeekDay},
};
use holdepunkt_store::{aftermath, interruptions, paid_hours, workplaces};
use jiff::civil::Date;

use super::{
    DemoError, Filling,
    lives::of_citizen,
    places, rows,
    sheet::{self, At},
};

pub(super) async fn fill(f: &mut Filling<'_>, world: &str) -> Result<(), DemoError> {
    for (at, row) in sheet::read(world, "interruptions.csv")? {
        interruption(f, &at, row).await?;
    }
    fill_weeks(f, world).await?;
    for (at, row) in sheet::read(world, "paid_hours.csv")? {
        hours(f, &at, row).await?;
    }
    for (at, row) in sheet::read(world, "aftermaths.csv")? {
        after(f, &at, row).await?;
    }
    Ok(())
}

/// The job centre that an employee's or a placement's key belongs to is the first that the world has.
pub(super) fn of_placement(f: &Filling<'_>, at: &At, key: &str) -> Result<(JobCentreId, PlacementId), DemoError> {
    let placement = *at.known(f.keys.placements.get(key), "placement", key)?;
    let scope = key.split('-').next().and_then(|municipality| f.keys.job_centres.get(municipality));
    Ok((*at.known(scope, "job centre", key)?, placement))
}

async fn interruption(f: &mut Filling<'_>, at: &At, row: rows::Interruption) -> Result<(), DemoError> {
    let (scope, placement) = of_placement(f, at, &row.placement)?;
    let last_day = f.days.day(at, &row.last_day)?;
    let i = Interruption {
        id: InterruptionId::fresh(),
        placement,
        kind: at.one_of(InterruptionKind::from_code(&row.kind), "kind", &row.kind)?,
        last_day,
        reason: f.code(at, "interruption_reasons", &row.reason, last_day)?,
        note: row.note,
        expected_back: f.days.optional(at, &row.expected_back)?,
        resumed_on: f.days.optional(at, &row.resumed_on)?,
        noted_by: at.optional(&row.noted_by, |k| f.keys.employees.get(k).map(|e| e.1), "employee")?,
        version: 1,
    };
    interruptions::insert(&mut f.tx, scope, &i).await?;
    Ok(())
}

async fn fill_weeks(f: &mut Filling<'_>, world: &str) -> Result<(), DemoError> {
    let mut weeks: BTreeMap<(String, Date), (JobCentreId, PlacementId, Vec<WeekDay>)> = BTreeMap::new();
    for (at, row) in sheet::read::<rows::WeekDay>(world, "weeks.csv")? {
        let (scope, placement) = of_placement(f, &at, &row.placement)?;
        let from = f.days.day(&at, &row.from)?;
        let day = WeekDay {
            weekday: at.number(&row.weekday)?,
            from: at.number(&row.minute_from)?,
            until: at.number(&row.minute_until)?,
            activity: f.code(&at, "activities", &row.activity, from)?,
            provider: row.provider,
        };
        weeks.entry((row.placement, from)).or_insert_with(|| (scope, placement, Vec::new())).2.push(day);
    }
    for ((_, from), (scope, placement, days)) in weeks {
        workplaces::set_week(&mut f.tx, scope, placement, &Week { from, days }).await?;
    }
    Ok(())
}

async fn hours(f: &mut Filling<'_>, at: &At, row: rows::PaidHours) -> Result<(), DemoError> {
    let (scope, citizen) = of_citizen(f, at, &row.citizen)?;
    let (from, until) = (f.days.day(at, &row.from)?, f.days.day(at, &row.until)?);
    let h = PaidHours {
        id: PaidHoursId::fresh(),
        citizen,
        period: at.accept("days", &row.from, Period::new(from, Some(until)))?,
        minutes: at.number(&row.minutes)?,
        employer: row.employer,
        kind: at.one_of(PaidKind::from_code(&row.kind), "kind", &row.kind)?,
        source: at.one_of(HoursSource::from_code(&row.source), "source", &row.source)?,
    };
    paid_hours::insert(&mut f.tx, scope, &h).await?;
    Ok(())
}

async fn after(f: &mut Filling<'_>, at: &At, row: rows::Aftermath) -> Result<(), DemoError> {
    let (scope, placement) = of_placement(f, at, &row.placement)?;
    let a = Aftermath {
        placement,
        answered_on: f.days.day(at, &row.answered_on)?,
        answered_by: at.optional(&row.answered_by, |k| f.keys.employees.get(k).map(|e| e.1), "employee")?,
        source: at.one_of(AnswerSource::from_code(&row.source), "source", &row.source)?,
        outcome: at.one_of(AftermathOutcome::from_code(&row.outcome), "outcome", &row.outcome)?,
        hours: (!row.hours_per_week.is_empty()).then(|| places::hours(at, &row.hours_per_week)).transpose()?,
        place_name: row.place_name,
    };
    aftermath::insert(&mut f.tx, scope, &a).await?;
    Ok(())
}
