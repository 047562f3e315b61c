//! Registrations that may be the same company: the list of the suspected, and making one of two.

use holdepunkt_rules::{
    Refusal,
    company::{Company, accept_beside},
    company_merge::{self, Suspicion},
    id::*,
};
use holdepunkt_store::{companies, company_merges};

use crate::{
    Action, Context, Error,
    companies::{CompanyPage, find},
    context::Deed,
};

/// Two registrations that may be one.
#[derive(Debug, Clone)]
pub struct Suspects {
    /// The one.
    pub one: Company,
    /// The other.
    pub other: Company,
    /// Why.
    pub why: Suspicion,
}

/// Every suspected pair of the job centre.
///
/// # Errors
/// The policy's, or the database's.
pub async fn suspects(context: &Context) -> Result<Vec<Suspects>, Error> {
    let mut work = context.look(Action::MergeCompanies).await?;
    let all = companies::list(&mut work.tx, work.scope).await?;
    let of = |id: CompanyId| all.iter().find(|c| c.id == id).cloned();
    let pairs = company_merge::suspects(&all);
    Ok(pairs
        .into_iter()
        .filter_map(|(a, b, why)| of(a).zip(of(b)).map(|(one, other)| Suspects { one, other, why }))
        .collect())
}

/// The companies that look like one that is about to be registered: same CVR number, or nearly the same name at the
/// same postcode. The very same workplace is not among them: registering refuses that one, and a P number that is taken.
///
/// # Errors
/// The policy's, or the database's.
pub async fn like(context: &Context, c: &Company) -> Result<Vec<Company>, Error> {
    let mut work = context.look(Action::EditCompanies).await?;
    let all = companies::list(&mut work.tx, work.scope).await?;
    let alike = |o: &Company| {
        let another_place = accept_beside(&c.name, &c.address, std::slice::from_ref(o)).is_ok();
        o.id != c.id && another_place && (o.cvr == c.cvr || company_merge::suspicion(c, o).is_some())
    };
    Ok(all.into_iter().filter(alike).collect())
}

/// Two registrations side by side: the one that stays and the one that goes.
///
/// # Errors
/// [`Refusal::NotFound`]; the policy's, or the database's.
pub async fn side_by_side(
    context: &Context,
    stays: CompanyId,
    goes: CompanyId,
) -> Result<(CompanyPage, CompanyPage), Error> {
    context.reach(Action::MergeCompanies)?;
    Ok((find(context, stays).await?, find(context, goes).await?))
}

/// Makes one of two: everything that hangs on the one moves to the other, in one transaction, and its address leads
/// there from now on.
///
/// # Errors
/// As [`company_merge::accept_merge`]; [`Refusal::NotTwoCompanies`] on `with` when one of them was merged already;
/// [`Refusal::NotFound`]; the policy's, or the database's.
pub async fn merge(context: &Context, stays: CompanyId, goes: CompanyId) -> Result<(), Error> {
    let mut work = context.begin(Action::MergeCompanies).await?;
    let (scope, today) = (work.scope, work.today());
    let first = companies::find(&mut work.tx, scope, stays).await?.ok_or(Refusal::NotFound)?;
    let second = companies::find(&mut work.tx, scope, goes).await?.ok_or(Refusal::NotFound)?;
    for id in [stays, goes] {
        if company_merges::survivor(&mut work.tx, scope, id).await?.is_some() {
            return Err(Refusal::NotTwoCompanies.on("with").into());
        }
    }
    company_merge::accept_merge(&first, &second)?;
    company_merges::merge(&mut work.tx, scope, goes, stays, today).await?;
    work.also(Deed::Close, "company", goes, None).await?;
    work.done(Deed::Correct, "company", stays, None).await
}

/// Where the address of a company leads now, if it was merged into another.
///
/// # Errors
/// The policy's, or the database's.
pub async fn survivor(context: &Context, id: CompanyId) -> Result<Option<CompanyId>, Error> {
    let mut work = context.look(Action::SeeCompanies).await?;
    Ok(company_merges::survivor(&mut work.tx, work.scope, id).await?)
}
