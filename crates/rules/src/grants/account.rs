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
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Balance {
    /// The fixed grant, which is paid at the start.
    pub fixed_grant: Ore,
    /// What was paid on account.
    pub on_account: Ore,
    /// What the settlement pays in all, the fixed grant included.
    pub total: Ore,
    /// What is left; below 0 when too much was paid on account.
    pub left: Ore,
}

impl Balance {
    /// Two balances together.
    #[must_use]
    pub const fn plus(self, other: Self) -> Self {
        Self {
            fixed_grant: Ore(self.fixed_grant.0 + other.fixed_grant.0),
            on_account: Ore(self.on_account.0 + other.on_account.0),
            total: Ore(self.total.0 + other.total.0),
            left: Ore(self.left.0 + other.left.0),
        }
    }
}

/// **S9 On account**, the balance: what a later settlement pays of its lines, less what an earlier one paid of its
/// own. The fixed grant stands beside them: it is paid at the start, and no part of it on account.
///
/// Source: Projektbeskrivelse VCG2, "Udbetaling af tilskud til jobcentrene": "Udbetaling af det faste tilskud sker …
/// ved projektets start"; "Jobcentre, der indsender udbetalingsanmodning kan få udbetalt a conto beløb."
#[must_use]
pub const fn s9_balance(last: &Totals, on_account: Ore) -> Balance {
    let left = Ore(last.paid.0 - on_account.0);
    Balance { fixed_grant: last.fixed_grant, on_account, total: last.total, left }
}
