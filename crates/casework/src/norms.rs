//! The job centre's own norms of price and mentor hours, and the contracts held against them.

use std::collections::BTreeMap;

use holdepunkt_rules::{
    Refusal,
    contract::PaymentModel,
    norm::{self, Norm},
};
use holdepunkt_store::{contracts, norms};
use jiff::civil::Date;

use crate::{Action, Context, Error, context::Deed};

/// How the contracts of one payment model stand to the norm.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Standing {
    /// Contracts in force today.
    pub contracts: i64,
    /// Those that have another price or other hours than the norm of their first day.
    pub deviate: i64,
    /// Those for which there was no norm on their first day.
    pub without_norm: i64,
}

/// The norms, and how the contracts in force stand to them.
#[derive(Debug, Clone)]
pub struct NormsPage {
    /// Every norm, by model, the newest first.
    pub norms: Vec<Norm>,
    /// By payment model: those that have contracts in force.
    pub standing: BTreeMap<PaymentModel, Standing>,
}

/// The norms, and how many contracts deviate from them, by payment model.
///
/// # Errors
/// The policy's, or the database's.
pub async fn list(context: &Context) -> Result<NormsPage, Error> {
    let mut work = context.look(Action::SeeContracts).await?;
    let (scope, today) = (work.scope, work.today());
    let norms = norms::list(&mut work.tx, scope).await?;
    let mut standing: BTreeMap<PaymentModel, Standing> = BTreeMap::new();
    for c in contracts::list(&mut work.tx, scope).await?.iter().filter(|c| c.period.contains(today)) {
        let row = standing.entry(c.payment).or_default();
        row.contracts += 1;
        match norm::deviation(c, &norms) {
            None => row.without_norm += 1,
            Some(d) if d.is_any() => row.deviate += 1,
            Some(_) => {}
        }
    }
    Ok(NormsPage { norms, standing })
}

/// Sets a norm from a day on; on a day that has one, in its place.
///
/// # Errors
/// As [`norm::accept_norm`]; the policy's, or the database's.
pub async fn set(context: &Context, norm: Norm) -> Result<(), Error> {
    let mut work = context.begin(Action::SetNorms).await?;
    norm::accept_norm(&norm, work.today())?;
    norms::put(&mut work.tx, work.scope, &norm).await?;
    work.done(Deed::Correct, "norm", norm.payment, None).await
}

/// Takes a norm away that should not have been there.
///
/// # Errors
/// [`Refusal::NotFound`]; the policy's, or the database's.
pub async fn remove(context: &Context, payment: PaymentModel, from: Date) -> Result<(), Error> {
    let mut work = context.begin(Action::SetNorms).await?;
    if !norms::remove(&mut work.tx, work.scope, payment, from).await? {
        return Err(Refusal::NotFound.into());
    }
    work.done(Deed::Withdraw, "norm", payment, None).await
}
