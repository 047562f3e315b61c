//! The link in the morning: a mentor who asked for it is sent the page of today, on days on which somebody is expected.

use holdepunkt_rules::{
    id::*,
    message::{MessageKind, Receiver},
    placement::PlacementState,
};
use holdepunkt_store::{job_centres, mentors, own};

use crate::{
    Action, Error, House, Who, Work,
    attendance::Book,
    context::Deed,
    messages::{NewMessage, queue},
};

/// Minutes after the one that was asked for in which it is still of use: whoever was not reached by then has begun.
const STILL: i64 = 120;

/// Sends what is due now.
///
/// # Errors
/// The database's.
pub async fn send(house: &House) -> Result<(), Error> {
    let mut tx = house.store.read().await?;
    let all = job_centres::every(&mut tx).await?;
    drop(tx);
    for job_centre in all {
        of_job_centre(house, job_centre.id).await?;
    }
    Ok(())
}

async fn of_job_centre(house: &House, scope: JobCentreId) -> Result<(), Error> {
    let context = house.context(Who::Operator(Some(scope)));
    let now = context.now.to_zoned(house.zone().clone());
    let minute = i64::from(now.hour()) * 60 + i64::from(now.minute());
    let mut work = context.begin(Action::Operate).await?;
    let mut sent = false;
    for (mentor, wanted) in mentors::mornings(&mut work.tx, scope).await? {
        if (wanted..wanted + STILL).contains(&minute) && expects(&mut work, mentor).await? {
            let link = NewMessage {
                kind: MessageKind::PhoneLink,
                receiver: Receiver::Mentor(mentor),
                once: format!("morning:{mentor}:{}", work.today()),
                urgent: true, // at the minute that they asked for, by text message
                not_before: None,
                values: vec![("path", "/attendance".to_owned())],
            };
            sent |= queue(&mut work, link).await?;
        }
    }
    if sent { work.done(Deed::Advance, "morning", scope, None).await } else { Ok(()) }
}

/// Is somebody expected with the mentor today?
async fn expects(work: &mut Work, mentor: MentorId) -> Result<bool, Error> {
    let (scope, today) = (work.scope, work.today());
    for seat in own::of_mentor(&mut work.tx, scope, mentor, today, today).await? {
        if seat.state != PlacementState::Agreed || !seat.period.contains(today) {
            continue;
        }
        let book = Book::of(work, seat.placement, seat.period, seat.hours).await?;
        if book.plans.on(today).is_expected() && !book.away.iter().any(|a| a.contains(today)) {
            return Ok(true);
        }
    }
    Ok(false)
}
