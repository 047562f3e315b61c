//! S9: what is known on a day, and payment on account.

use super::{active::Interval, day::Day, frame::Totals};
use crate::money::Ore;

/// **S9 On account**, what is known: a row that starts after `as_of` is not known, one that runs across it is cut
/// there, and one without a last day is read as ending on it. A settlement with an earlier `as_of` is the payment on
/// account. (A week that is not over on `as_of` is no whole week yet: [`super::history::Weeks::by`].)
///
/// Source: Projektbeskrivelse VCG2, "Udbetaling af tilskud til jobcentrene": "Udbetalingen, der finder sted midtvejs i
/// projektet, sker bl.a. på baggrund af opgjorte aktivitets- og resultattal."
#[must_use]
pub fn s9_known(from: Day, to: Option<Day>, as_of: Day) -> Option<Interval> {
    (from <= as_of).then(|| Interval { from, to: to.unwrap_or(as_of).min(as_of) })
}

/// What has been paid on account and what is left.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Balance {
    /// What the settlement pays in all.
    pub total: Ore,
    /// What of it was paid on account.
    pub on_account: Ore,
    /// What is left; below 0 when too much was paid.
    pub left: Ore,
}

/// **S9 On account**, the balance: a later settlement beside the one by which was paid on account. Both pay the fixed
/// grant, which is paid at the start.
///
/// Source: Projektbeskrivelse VCG2, "Udbetaling af tilskud til jobcentrene".
#[must_use]
pub const fn s9_balance(last: &Totals, on_account: &Totals) -> Balance {
    let left = last.total.0 - on_account.total.0;
    Balance { total: last.total, on_account: on_account.total, left: Ore(left) }
}
