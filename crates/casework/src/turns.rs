//! Who meets new applicants, in turn: the one who was given somebody longest ago is next; among those who never
//! were, the list's order.

use holdepunkt_rules::{Refusal, id::EmployeeId, role::Role, wish::accept_list};
use holdepunkt_store::{
    exchange, job_centres,
    turns::{self, Turn},
};

use crate::{Action, Context, Error, Work, context::Deed};

/// People that can take turns.
const MOST: usize = 30;

/// Those who take turns, in the list's order; and whose turn it is.
///
/// # Errors
/// The policy's, or the database's.
pub async fn list(context: &Context) -> Result<(Vec<Turn>, Option<EmployeeId>), Error> {
    let mut work = context.look(Action::SeeTurns).await?;
    let turns = turns::list(&mut work.tx, work.scope).await?;
    let next = next(&turns).map(|t| t.employee);
    Ok((turns, next))
}

/// Whose turn it is.
#[must_use]
pub fn next(turns: &[Turn]) -> Option<&Turn> {
    // The list is in order, and the smallest of equals is the first; nobody yet comes before everybody.
    turns.iter().filter(|t| !t.left).min_by_key(|t| t.given_at)
}

/// Writes who takes turns, in order, in the place of those who `was`: the ones that the form was made from.
///
/// # Errors
/// [`Refusal::Stale`] when they are others by now; [`Refusal::TooManyChoices`], [`Refusal::ChosenTwice`] and, for somebody who is no caseworker here,
/// [`Refusal::CaseworkerMissing`] on `employees`; the policy's, or the database's.
pub async fn replace(context: &Context, was: &[EmployeeId], employees: &[EmployeeId]) -> Result<(), Error> {
    let mut work = context.begin(Action::EditTurns).await?;
    if let Some(refused) = accept_list(employees, MOST, "employees") {
        return Err(refused.into());
    }
    let caseworkers = job_centres::in_role(&mut work.tx, work.scope, Role::Caseworker).await?;
    if !employees.iter().all(|e| caseworkers.iter().any(|c| c.id == *e)) {
        return Err(Refusal::CaseworkerMissing.on("employees").into());
    }
    exchange::hold(&mut work.tx, work.scope).await?;
    let now = turns::list(&mut work.tx, work.scope).await?;
    if !now.iter().map(|t| t.employee).eq(was.iter().copied()) {
        return Err(Refusal::Stale.into());
    }
    turns::replace(&mut work.tx, work.scope, employees).await?;
    let scope = work.scope;
    work.done(Deed::Correct, "turn", scope, None).await
}

/// Gives the next applicant to whose turn it is, inside a registration; none when nobody takes turns.
pub(crate) async fn give(work: &mut Work) -> Result<Option<EmployeeId>, Error> {
    let turns = turns::list(&mut work.tx, work.scope).await?;
    let Some(employee) = next(&turns).map(|t| t.employee) else { return Ok(None) };
    let (scope, now) = (work.scope, work.context.now);
    turns::given(&mut work.tx, scope, employee, now).await?;
    Ok(Some(employee))
}
