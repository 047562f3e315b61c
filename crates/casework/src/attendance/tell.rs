//! Who is told of absence: at once, content-free, and once for each day.

use holdepunkt_rules::{
    absence::AbsenceReport,
    agreement::AgreementState,
    attendance::Attendance,
    id::*,
    message::{MessageKind, Receiver},
    placement::Placement,
};
use holdepunkt_store::{agreements, citizens, own};

use crate::{
    Error, Work,
    messages::{NewMessage, queue},
};

/// Whom one calls about a placement: the contact of the agreement in force, else the citizen's consultant, else the
/// centre's fixed contact.
///
/// # Errors
/// The database's.
pub(crate) async fn contact_of(
    work: &mut Work,
    placement: PlacementId,
    consultant: Option<EmployeeId>,
    fixed_contact: EmployeeId,
) -> Result<EmployeeId, Error> {
    let versions = agreements::of_placement(&mut work.tx, work.scope, placement).await?;
    let in_force = versions.into_iter().rev().find(|a| a.state == AgreementState::InForce);
    Ok(in_force.and_then(|a| a.content.contact).or(consultant).unwrap_or(fixed_contact))
}

fn urgent(kind: MessageKind, receiver: Receiver, once: String, path: String) -> NewMessage {
    NewMessage { kind, receiver, once, urgent: true, not_before: None, values: vec![("path", path)] }
}

/// Where the job centre reads a placement's attendance.
fn path(placement: PlacementId) -> String {
    format!("/placements/{placement}/attendance")
}

/// The job centre's two: the fixed contact and the coordinating caseworker, each once.
async fn staff(work: &mut Work, citizen: CitizenId, placement: PlacementId) -> Result<Vec<EmployeeId>, Error> {
    let scope = work.scope;
    let mut told = Vec::new();
    let seats = own::of_citizen(&mut work.tx, scope, citizen).await?;
    if let Some(seat) = seats.into_iter().find(|s| s.placement == placement) {
        told.push(contact_of(work, placement, seat.consultant, seat.fixed_contact).await?);
    }
    if let Some(people) = citizens::people(&mut work.tx, scope, citizen).await?
        && !told.contains(&people.caseworker)
    {
        told.push(people.caseworker);
    }
    Ok(told)
}

/// Somebody did not come and nobody has heard why: the fixed contact and the coordinating caseworker are told at once.
/// Corrected and registered again, the day is told of once.
pub(super) async fn tell_of_absence(work: &mut Work, p: &Placement, a: &Attendance) -> Result<(), Error> {
    for employee in staff(work, p.citizen, p.id).await? {
        let once = format!("attendance:{}:{}:{employee}", p.id, a.day);
        queue(work, urgent(MessageKind::Absence, Receiver::Employee(employee), once, path(p.id))).await?;
    }
    Ok(())
}

/// The citizen can't come, or has taken that back: the mentor is told, and whom one calls.
///
/// # Errors
/// The database's.
pub(crate) async fn tell_of_report(
    work: &mut Work,
    placement: &Placement,
    report: &AbsenceReport,
    taken_back: bool,
) -> Result<(), Error> {
    let (once, kind) = match taken_back {
        false => ("absence", MessageKind::AbsenceReported),
        true => ("absence-withdrawn", MessageKind::News),
    };
    let key = |who: String| format!("{once}:{}:{who}", report.id);
    let (mentor, page) = (placement.mentor, "/attendance".to_owned());
    let mentor = urgent(kind, Receiver::Mentor(mentor), key(mentor.to_string()), page);
    queue(work, mentor).await?;
    for employee in staff(work, placement.citizen, placement.id).await? {
        let receiver = Receiver::Employee(employee);
        let told = urgent(MessageKind::News, receiver, key(employee.to_string()), path(placement.id));
        queue(work, told).await?;
    }
    Ok(())
}
