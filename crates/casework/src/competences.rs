//! Who may grant which small things, and up to which amount: the competence matrix (S1, 4.4).

use holdepunkt_rules::{Refusal, id::*, job_centre::Employee, small_grant::Competence};
use holdepunkt_store::{job_centres, small_grants as rows};

use crate::{Action, Context, Error, Work, context::Deed, small_grants::DECIDERS};

/// The matrix: everybody who can have a competence, with what they have.
#[derive(Debug, Clone)]
pub struct Matrix {
    /// Those who have the citizens, in Danish order.
    pub employees: Vec<Employee>,
    /// What each may grant.
    pub competences: Vec<Competence>,
}

impl Matrix {
    /// What somebody may grant.
    pub fn of(&self, employee: EmployeeId) -> impl Iterator<Item = &Competence> {
        self.competences.iter().filter(move |c| c.employee == employee)
    }
}

async fn matrix_of(work: &mut Work) -> Result<Matrix, Error> {
    let mut employees: Vec<Employee> = Vec::new();
    for role in DECIDERS {
        let in_role = job_centres::in_role(&mut work.tx, work.scope, role).await?;
        employees.extend(in_role.into_iter().filter(|e| !employees.iter().any(|k| k.id == e.id)).collect::<Vec<_>>());
    }
    let order = job_centres::employees(&mut work.tx, work.scope).await?;
    employees.sort_by_key(|e| order.iter().position(|o| o.id == e.id));
    let all = rows::competences(&mut work.tx, work.scope).await?;
    Ok(Matrix { employees, competences: all.into_iter().map(|(_, c)| c).collect() })
}

/// The matrix of the job centre.
///
/// # Errors
/// [`Refusal::NotAllowed`], or the database's.
pub async fn matrix(context: &Context) -> Result<Matrix, Error> {
    let mut work = context.look(Action::SeeCompetences).await?;
    matrix_of(&mut work).await
}

/// Writes what somebody may grant, in place of what stood. `version` is the employee's.
///
/// # Errors
/// [`Refusal::NotFound`] for somebody who can have none; [`Refusal::NotOnTheList`] on `kinds`;
/// [`Refusal::ChosenTwice`] on `kinds`; [`Refusal::NotAnAmount`] on `kinds`; [`Refusal::Stale`].
pub async fn set(context: &Context, employee: EmployeeId, version: i64, list: Vec<Competence>) -> Result<(), Error> {
    let mut work = context.begin(Action::EditCompetences).await?;
    let matrix = matrix_of(&mut work).await?;
    if !matrix.employees.iter().any(|e| e.id == employee) {
        return Err(Refusal::NotFound.into());
    }
    let kinds = work.context.house.rulebook.list("small_grant_kinds");
    for (n, c) in list.iter().enumerate() {
        kinds.parse(c.kind.as_str(), context.today, "kinds")?;
        if list.iter().take(n).any(|o| o.kind == c.kind) {
            return Err(Refusal::ChosenTwice.on("kinds").into());
        }
        if c.most.is_some_and(|m| m.0 <= 0) {
            return Err(Refusal::NotAnAmount.on("kinds").into());
        }
    }
    let list: Vec<Competence> = list.into_iter().map(|c| Competence { employee, ..c }).collect();
    if !rows::set_competences(&mut work.tx, work.scope, employee, version, &list).await? {
        return Err(Refusal::Stale.into());
    }
    work.done(Deed::Correct, "competence", employee, None).await
}
