//! Kinds of contract: price and mentor hours (S1, section 3, "De 43 centeraftaler").

use std::collections::BTreeMap;

use super::ContractFact;
use crate::{contract::PaymentModel, hours::WeeklyHours, money::Ore};

/// What a contract pays, and for how many mentor hours.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ContractKind {
    /// How it is paid.
    pub payment: PaymentModel,
    /// Amount per month, by the payment model.
    pub amount: Ore,
    /// Mentor hours per week per citizen.
    pub mentor_hours: WeeklyHours,
}

impl ContractKind {
    pub(super) fn of(contract: &ContractFact) -> Self {
        Self { payment: contract.payment, amount: contract.amount, mentor_hours: contract.mentor_hours }
    }
}

/// The kind that most centres have: what the job centre's contracts are like as a rule.
#[must_use]
pub fn commonest(kinds: &BTreeMap<ContractKind, i64>) -> Option<ContractKind> {
    kinds.iter().max_by_key(|(kind, n)| (**n, std::cmp::Reverse(**kind))).map(|(kind, _)| *kind)
}
