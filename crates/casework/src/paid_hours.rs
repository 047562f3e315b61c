//! Hours paid with ordinary wages, kept by hand.

use holdepunkt_rules::{
    Refusal,
    id::*,
    paid_hours::{HoursSource, PaidHours, PaidKind, accept_paid_hours},
    period::Period,
};
use holdepunkt_store::paid_hours as rows;

use crate::{Action, Context, Error, citizens::admit, context::Deed};

/// Hours as somebody writes them down.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewHours {
    /// First and last day.
    pub period: Period,
    /// Minutes in the whole period.
    pub minutes: i64,
    /// For whom.
    pub employer: String,
    /// What kind of work.
    pub kind: PaidKind,
}

/// Keeps a period's hours.
///
/// # Errors
/// As [`accept_paid_hours`]; [`Refusal::HoursTwice`] on `from`; [`Refusal::NotFound`],
/// [`Refusal::StateYourReason`].
pub async fn note(context: &Context, citizen: CitizenId, new: NewHours) -> Result<PaidHoursId, Error> {
    let mut work = context.begin(Action::NoteHours).await?;
    if let Some(before) = work.made_before(PaidHoursId::parse).await? {
        return Ok(before);
    }
    admit(&mut work, citizen).await?;
    let hours = PaidHours {
        id: PaidHoursId::fresh(),
        citizen,
        period: new.period,
        minutes: new.minutes,
        employer: new.employer,
        kind: new.kind,
        source: HoursSource::Typed,
    };
    accept_paid_hours(&hours, context.today)?;
    rows::insert(&mut work.tx, work.scope, &hours).await?;
    work.made("paid_hours", hours.id, Some(citizen)).await
}

/// Takes back hours that were typed; what was brought in from elsewhere is mended there.
///
/// # Errors
/// [`Refusal::NotFound`], also for hours that were brought in; [`Refusal::StateYourReason`].
pub async fn take_back(context: &Context, id: PaidHoursId) -> Result<CitizenId, Error> {
    let mut work = context.begin(Action::NoteHours).await?;
    let hours = rows::find(&mut work.tx, work.scope, id).await?.ok_or(Refusal::NotFound)?;
    admit(&mut work, hours.citizen).await?;
    if hours.source != HoursSource::Typed {
        return Err(Refusal::NotFound.into());
    }
    rows::delete(&mut work.tx, work.scope, id).await?;
    work.done(Deed::Withdraw, "paid_hours", id, Some(hours.citizen)).await?;
    Ok(hours.citizen)
}
