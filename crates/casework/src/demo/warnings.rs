//! What the early warning begins with: mentors' courses, and calls from workplaces that were answered.

use holdepunkt_rules::{id::*, signal::acute::Whom};
use holdepunkt_store::{
    acute_calls::{self, Call},
    mentors,
};
use jiff::{SignedDuration, Timestamp, tz::TimeZone};

use super::{DemoError, Filling, courses::of_placement, rows, sheet};

pub(super) async fn fill(f: &mut Filling<'_>, world: &str) -> Result<(), DemoError> {
    for (at, row) in sheet::read::<rows::MentorCourse>(world, "mentor_courses.csv")? {
        let (scope, mentor, _) = *at.known(f.keys.mentors.get(&row.mentor), "mentor", &row.mentor)?;
        let on = f.days.day(&at, &row.on)?;
        mentors::set_trained(&mut f.tx, scope, mentor, on).await?;
    }
    for (at, row) in sheet::read::<rows::AcuteCall>(world, "acute_calls.csv")? {
        call(f, &at, row).await?;
    }
    Ok(())
}

async fn call(f: &mut Filling<'_>, at: &sheet::At, row: rows::AcuteCall) -> Result<(), DemoError> {
    let (scope, placement) = of_placement(f, at, &row.placement)?;
    let (_, by) = *at.known(f.keys.employees.get(&row.answered_by), "employee", &row.answered_by)?;
    let zone = TimeZone::get("Europe/Copenhagen").unwrap_or(TimeZone::UTC);
    let day = f.days.day(at, &row.on)?.to_zoned(zone).map_err(|e| at.fault(&e.to_string()))?;
    let called: Timestamp = day.timestamp() + SignedDuration::from_mins(at.number(&row.minute)?);
    let answered = called + SignedDuration::from_mins(at.number(&row.answered_after)?);
    let id = CallId::fresh();
    acute_calls::insert(&mut f.tx, scope, id, placement, None, called, &row.words).await?;
    acute_calls::ring(&mut f.tx, scope, id, 1, Whom::Contact, Some(by), called).await?;
    let found = acute_calls::find(&mut f.tx, scope, id).await?;
    let Some(made) = found else { return Err(at.fault("a call that is not there")) };
    let closed = answered + SignedDuration::from_mins(12);
    let over = Call {
        answered_at: Some(answered),
        answered_by: Some(by),
        closed_at: Some(closed),
        outcome: row.outcome,
        ..made
    };
    acute_calls::update(&mut f.tx, scope, &over).await?;
    Ok(())
}
