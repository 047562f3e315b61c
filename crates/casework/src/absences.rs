//! The citizen says that they can't come. The mentor and the job centre are told at once, never why.

use holdepunkt_rules::{
    Refusal,
    absence::{AbsenceReport, accept_report, accept_withdrawal},
    codes::Code,
    id::*,
    period::plus_days,
    placement::{Placement, PlacementState},
};
use holdepunkt_store::{
    absence_reports, job_centres,
    own::{self, Seat},
    placements,
};
use jiff::civil::Date;

use crate::{
    Action, Context, Error, Who, Work,
    attendance::{Book, contact_of, tell_of_report},
    citizens::{Helper, helper},
    context::Deed,
    signals::look_again,
};

/// The citizen who works, let in to themselves.
pub(crate) async fn oneself(work: &mut Work) -> Result<CitizenId, Error> {
    let me = match &work.context.who {
        Who::Person(grant) => grant.citizen,
        Who::Operator(_) => None,
    };
    let citizen = me.ok_or(Refusal::NotAllowed)?;
    work.require(citizen).await?;
    Ok(citizen)
}

/// The citizen's seat on a day, or the next.
async fn seat_on(work: &mut Work, citizen: CitizenId, day: Date) -> Result<Seat, Error> {
    let seats = own::of_citizen(&mut work.tx, work.scope, citizen).await?;
    let agreed: Vec<Seat> = seats.into_iter().filter(|s| s.state == PlacementState::Agreed).collect();
    let on = agreed.iter().find(|s| s.period.contains(day));
    let next = agreed.iter().find(|s| s.period.from() > day);
    on.or(next).cloned().ok_or_else(|| Refusal::NoPlacementNow.into())
}

/// What the form needs: where one would be, and who is told.
#[derive(Debug, Clone)]
pub struct Absent {
    /// The seat.
    pub seat: Seat,
    /// Whom one calls, and who steps in.
    pub contact: Option<Helper>,
    /// The coordinating caseworker's name.
    pub caseworker: String,
    /// The reports that are not over.
    pub reports: Vec<AbsenceReport>,
    /// The last day for which one reports at once, counted from today.
    pub until: Date,
}

async fn absent(work: &mut Work, citizen: CitizenId, day: Date) -> Result<Absent, Error> {
    let (scope, today) = (work.scope, work.today());
    let seat = seat_on(work, citizen, day).await?;
    let contact = contact_of(work, seat.placement, seat.consultant, seat.fixed_contact).await?;
    let contact = helper(work, Some(contact)).await?;
    let people = holdepunkt_store::citizens::people(&mut work.tx, scope, citizen).await?.ok_or(Refusal::NotFound)?;
    let caseworker = job_centres::employee(&mut work.tx, scope, people.caseworker).await?;
    let mut reports = absence_reports::of_placement(&mut work.tx, scope, seat.placement).await?;
    reports.retain(|r| r.until >= today);
    let most = work.context.house.rulebook.attendance().absence_days(today)?;
    let last = seat.period.until().unwrap_or(Date::MAX);
    Ok(Absent {
        contact,
        caseworker: caseworker.map(|e| e.name).unwrap_or_default(),
        reports,
        until: plus_days(today, most - 1).min(last),
        seat,
    })
}

/// Opens the form.
///
/// # Errors
/// [`Refusal::NoPlacementNow`], the policy's, or the database's.
pub async fn form(context: &Context) -> Result<Absent, Error> {
    let mut work = context.begin(Action::ReportAbsence).await?;
    let citizen = oneself(&mut work).await?;
    let today = work.today();
    let absent = absent(&mut work, citizen, today).await?;
    work.done(Deed::Read, "absence_report", citizen, Some(citizen)).await?;
    Ok(absent)
}

/// Reports that one can't come, or comes later.
///
/// # Errors
/// As [`accept_report`]; [`Refusal::NotOnTheList`] on `reason`; [`Refusal::NoPlacementNow`].
pub async fn report(context: &Context, from: Date, until: Date, reason: Code) -> Result<AbsenceReportId, Error> {
    let mut work = context.begin(Action::ReportAbsence).await?;
    let citizen = oneself(&mut work).await?;
    if let Some(before) = work.made_before(AbsenceReportId::parse).await? {
        return Ok(before);
    }
    let today = work.today();
    let rulebook = work.context.house.rulebook.clone();
    rulebook.list("absence_reasons").parse(reason.as_str(), today, "reason")?;
    let seat = seat_on(&mut work, citizen, from).await?;
    accept_report(&seat.period, from, until, &reason, today, rulebook.attendance().absence_days(today)?)?;
    let report = AbsenceReport {
        id: AbsenceReportId::fresh(),
        placement: seat.placement,
        from,
        until,
        reason,
        at: work.context.now,
        withdrawn_at: None,
    };
    absence_reports::insert(&mut work.tx, work.scope, &report).await?;
    let placement = placement(&mut work, seat.placement).await?;
    tell_of_report(&mut work, &placement, &report, false).await?;
    look_again(&mut work, citizen).await?;
    work.made("absence_report", report.id, Some(citizen)).await
}

async fn placement(work: &mut Work, id: PlacementId) -> Result<Placement, Error> {
    Ok(placements::find(&mut work.tx, work.scope, id).await?.ok_or(Refusal::NotFound)?)
}

/// A report of one's own, with the placement.
async fn mine(work: &mut Work, id: AbsenceReportId) -> Result<(AbsenceReport, Placement), Error> {
    let citizen = oneself(work).await?;
    let report = absence_reports::find(&mut work.tx, work.scope, id).await?.ok_or(Refusal::NotFound)?;
    let placement = placement(work, report.placement).await?;
    if placement.citizen == citizen { Ok((report, placement)) } else { Err(Refusal::NotFound.into()) }
}

/// What is said after a report: thanks, who knows it now, and when one is expected again.
#[derive(Debug, Clone)]
pub struct Thanks {
    /// The report.
    pub report: AbsenceReport,
    /// The seat and who is told.
    pub absent: Absent,
    /// The next day on which one is expected, with the time it begins, if one is agreed.
    pub next: Option<(Date, Option<i64>)>,
}

/// Days ahead in which the next day is looked for.
const AHEAD: i64 = 60;

/// Opens what is said after a report.
///
/// # Errors
/// [`Refusal::NotFound`], the policy's, or the database's.
pub async fn thanks(context: &Context, id: AbsenceReportId) -> Result<Thanks, Error> {
    let mut work = context.begin(Action::ReportAbsence).await?;
    let (report, placement) = mine(&mut work, id).await?;
    let absent = absent(&mut work, placement.citizen, report.from).await?;
    let book = Book::open(&mut work, &placement).await?;
    let after = if report.is_later() { report.from } else { plus_days(report.until, 1) };
    let days = (0..AHEAD).map(|n| book.plans.on(plus_days(after, n)));
    let next = days.into_iter().find(|p| !p.times.is_empty() && !book.away.iter().any(|a| a.contains(p.day)));
    let next = next.map(|p| (p.day, p.times.first().map(|(from, _)| *from)));
    work.done(Deed::Read, "absence_report", id, Some(placement.citizen)).await?;
    Ok(Thanks { report, absent, next })
}

/// Takes a report back.
///
/// # Errors
/// As [`accept_withdrawal`]; [`Refusal::NotFound`].
pub async fn withdraw(context: &Context, id: AbsenceReportId) -> Result<(), Error> {
    let mut work = context.begin(Action::ReportAbsence).await?;
    let (report, placement) = mine(&mut work, id).await?;
    accept_withdrawal(&report, work.today())?;
    let now = work.context.now;
    if !absence_reports::withdraw(&mut work.tx, work.scope, id, now).await? {
        return Err(Refusal::Stale.into());
    }
    tell_of_report(&mut work, &placement, &report, true).await?;
    look_again(&mut work, placement.citizen).await?;
    work.done(Deed::Withdraw, "absence_report", id, Some(placement.citizen)).await
}
