//! One door: who here knows a company, so that it is rung by one, and by the right one.

use std::collections::BTreeMap;

use holdepunkt_rules::{Refusal, company::Contact, id::*, job_centre::Employee};
use holdepunkt_store::{
    companies, job_centres,
    outreaches::{self, Acquaintance},
};
use jiff::civil::Date;

use crate::{Action, Context, Error, Work, context::Deed};

/// How somebody knows a company, the nearest first.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub enum How {
    /// Is the fixed contact of a centre there.
    FixedContact(String),
    /// Is on the way to them now.
    OutreachNow(Date),
    /// Signed the contract of a centre.
    Signed(String),
    /// Says so, and how.
    Knows(String),
    /// Was on the way to them earlier.
    OutreachBefore(Date),
}

/// Somebody here who knows the company.
#[derive(Debug, Clone)]
pub struct Known {
    /// Who.
    pub employee: Employee,
    /// How, the nearest first.
    pub how: Vec<How>,
    /// Is it the reader?
    pub myself: bool,
}

/// Who knows a company.
#[derive(Debug, Clone)]
pub struct Door {
    /// Those here, the nearest first.
    pub known: Vec<Known>,
    /// Whom one talks with there.
    pub contacts: Vec<Contact>,
    /// Has the reader said that they know them?
    pub i_know: bool,
}

impl Door {
    /// Whom to ring first: the nearest, unless that is the reader.
    #[must_use]
    pub fn ask_first(&self) -> Option<&Known> {
        self.known.first().filter(|k| !k.myself && !k.employee.left)
    }
}

/// Who knows the company, inside a piece of work.
///
/// # Errors
/// The database's.
pub async fn door(work: &mut Work, company: CompanyId) -> Result<Door, Error> {
    let scope = work.scope;
    let mut how: BTreeMap<EmployeeId, Vec<How>> = BTreeMap::new();
    for (who, centre) in outreaches::fixed_contacts(&mut work.tx, scope, company).await? {
        how.entry(who).or_default().push(How::FixedContact(centre));
    }
    for o in outreaches::of_company(&mut work.tx, scope, company).await? {
        let known =
            if o.closed_on.is_none() { How::OutreachNow(o.opened_on) } else { How::OutreachBefore(o.opened_on) };
        how.entry(o.owner).or_default().push(known);
    }
    for (who, centre) in outreaches::signers(&mut work.tx, scope, company).await? {
        how.entry(who).or_default().push(How::Signed(centre));
    }
    let said = outreaches::acquaintances(&mut work.tx, scope, company).await?;
    for a in &said {
        how.entry(a.employee).or_default().push(How::Knows(a.note.clone()));
    }
    let me = work.context.who.employee();
    let all = job_centres::employees(&mut work.tx, scope).await?;
    let mut known: Vec<Known> = all
        .into_iter()
        .filter_map(|employee| how.remove(&employee.id).map(|how| (employee, how)))
        .map(|(employee, mut how)| {
            how.sort();
            Known { myself: me == Some(employee.id), employee, how }
        })
        .collect();
    known.sort_by(|a, b| (a.employee.left, &a.how).cmp(&(b.employee.left, &b.how)));
    Ok(Door {
        contacts: companies::contacts(&mut work.tx, scope, company).await?,
        i_know: said.iter().any(|a| me == Some(a.employee)),
        known,
    })
}

/// Who knows a company.
///
/// # Errors
/// [`Refusal::NotFound`]; the policy's, or the database's.
pub async fn of_company(context: &Context, company: CompanyId) -> Result<Door, Error> {
    let mut work = context.look(Action::SeeCompanies).await?;
    companies::find(&mut work.tx, work.scope, company).await?.ok_or(Refusal::NotFound)?;
    door(&mut work, company).await
}

/// "I know them", with how; said again, it changes how.
///
/// # Errors
/// [`Refusal::NotFound`]; the policy's, or the database's.
pub async fn note(context: &Context, company: CompanyId, how: String) -> Result<(), Error> {
    let mut work = context.begin(Action::NoteAcquaintance).await?;
    companies::find(&mut work.tx, work.scope, company).await?.ok_or(Refusal::NotFound)?;
    let said = Acquaintance { employee: work.employee()?, since: work.today(), note: how };
    outreaches::note_acquaintance(&mut work.tx, work.scope, company, &said).await?;
    work.done(Deed::Register, "acquaintance", company, None).await
}

/// Takes back that one knows them; taken back twice, it is gone all the same.
///
/// # Errors
/// [`Refusal::NotFound`]; the policy's, or the database's.
pub async fn forget(context: &Context, company: CompanyId) -> Result<(), Error> {
    let mut work = context.begin(Action::NoteAcquaintance).await?;
    companies::find(&mut work.tx, work.scope, company).await?.ok_or(Refusal::NotFound)?;
    let me = work.employee()?;
    outreaches::forget_acquaintance(&mut work.tx, work.scope, company, me).await?;
    work.done(Deed::Withdraw, "acquaintance", company, None).await
}
