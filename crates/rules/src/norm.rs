//! What the job centre itself pays for a payment model and how many mentor hours it gives, from a day on; and how
//! far a single contract is from it (S1, "De 43 centeraftaler": single companies have a higher price or more hours).

use jiff::civil::Date;

use crate::{
    Refusal, Refused,
    contract::{Contract, PaymentModel},
    hours::WeeklyHours,
    money::Ore,
    period::plus_days,
};

/// A norm.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Norm {
    /// For contracts paid like this.
    pub payment: PaymentModel,
    /// From this day on.
    pub from: Date,
    /// Amount a month, by the payment model.
    pub amount: Ore,
    /// Mentor hours a week for each citizen.
    pub mentor_hours: WeeklyHours,
}

/// Days ahead that a norm can be set.
pub const FURTHEST_DAYS: i64 = 731;

/// A norm is for a model that is paid by one, has an amount, and is not set years ahead.
///
/// # Errors
/// [`Refusal::NotOnTheList`] on `payment`: an own price and no price have no norm; [`Refusal::PaymentNeedsAmount`]
/// on `amount`; [`Refusal::DayOutOfReach`] on `from`.
pub fn accept_norm(norm: &Norm, today: Date) -> Result<(), Refused> {
    if !matches!(norm.payment, PaymentModel::PerPlaceMonth | PaymentModel::PerCentreMonth) {
        return Err(Refusal::NotOnTheList.on("payment"));
    }
    if norm.amount.0 <= 0 {
        return Err(Refusal::PaymentNeedsAmount.on("amount"));
    }
    let last = plus_days(today, FURTHEST_DAYS);
    if norm.from > last {
        return Err(Refusal::DayOutOfReach { from: today, until: last }.on("from"));
    }
    Ok(())
}

/// How far a contract is from the norm: above is positive.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Deviation {
    /// The norm that applied when the contract began.
    pub norm: Norm,
    /// Øre a month above it.
    pub amount: i64,
    /// Mentor minutes a week above it.
    pub minutes: i64,
}

impl Deviation {
    /// Is there any?
    #[must_use]
    pub fn is_any(&self) -> bool {
        self.amount != 0 || self.minutes != 0
    }
}

/// The norm of a payment model on a day. An own price is per place, so it is held against that norm.
#[must_use]
pub fn norm_on(norms: &[Norm], payment: PaymentModel, day: Date) -> Option<Norm> {
    let like = match payment {
        PaymentModel::OwnPrice => PaymentModel::PerPlaceMonth,
        other => other,
    };
    norms.iter().filter(|n| n.payment == like && n.from <= day).max_by_key(|n| n.from).copied()
}

/// How far a contract is from the norm of the day it began; `None` when there was none.
#[must_use]
pub fn deviation(contract: &Contract, norms: &[Norm]) -> Option<Deviation> {
    let norm = norm_on(norms, contract.payment, contract.period.from())?;
    Some(Deviation {
        norm,
        amount: contract.amount.0 - norm.amount.0,
        minutes: contract.mentor_hours.minutes() - norm.mentor_hours.minutes(),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{contract::PlaceStep, id::*, period::Period};
    use jiff::civil::date;

    const TODAY: Date = date(2026, 11, 24);

    fn norm(payment: PaymentModel, from: Date, kroner: i64, minutes: i64) -> Norm {
        Norm { payment, from, amount: Ore::kroner(kroner), mentor_hours: WeeklyHours::from_minutes(minutes) }
    }

    fn contract(payment: PaymentModel, from: Date, kroner: i64, minutes: i64) -> Contract {
        Contract {
            id: ContractId::fresh(),
            centre: CentreId::fresh(),
            period: Period::known(from, None),
            signed_on: from,
            steps: vec![PlaceStep { from, places: 4 }],
            chosen: Vec::new(),
            payment,
            amount: Ore::kroner(kroner),
            mentor_hours: WeeklyHours::from_minutes(minutes),
            complex_section: false,
            renews: None,
            ending_reason: None,
            version: 1,
        }
    }

    #[test]
    fn deviation_is_from_the_norm_of_the_first_day() {
        use PaymentModel::{None as Unpaid, OwnPrice, PerCentreMonth, PerPlaceMonth};
        let norms = [
            norm(PerPlaceMonth, date(2025, 1, 1), 1700, 150),
            norm(PerPlaceMonth, date(2026, 7, 1), 2000, 180),
            norm(PerCentreMonth, date(2025, 1, 1), 7000, 120),
        ];
        let check = |payment, from, kroner, minutes| {
            deviation(&contract(payment, from, kroner, minutes), &norms).map(|d| (d.amount / 100, d.minutes))
        };
        assert_eq!(check(PerPlaceMonth, date(2026, 6, 30), 1700, 150), Some((0, 0)));
        assert_eq!(check(PerPlaceMonth, date(2026, 7, 1), 2300, 180), Some((300, 0)));
        assert_eq!(check(PerPlaceMonth, date(2026, 7, 1), 1700, 120), Some((-300, -60)));
        assert_eq!(check(OwnPrice, date(2026, 8, 1), 2500, 240), Some((500, 60)));
        assert_eq!(check(PerCentreMonth, date(2026, 8, 1), 7000, 150), Some((0, 30)));
        assert_eq!(check(PerPlaceMonth, date(2024, 12, 31), 1700, 150), None, "no norm then");
        assert_eq!(check(Unpaid, date(2026, 8, 1), 0, 120), None);
    }

    #[test]
    fn norm_has_an_amount_and_a_model_that_is_paid_by_one() {
        let check = |n: Norm| accept_norm(&n, TODAY).err().map(|r| (r.refusal.code(), r.field.unwrap_or_default()));
        assert_eq!(check(norm(PaymentModel::PerPlaceMonth, TODAY, 1700, 150)), None);
        assert_eq!(check(norm(PaymentModel::OwnPrice, TODAY, 1700, 150)), Some(("not-on-the-list", "payment")));
        assert_eq!(check(norm(PaymentModel::PerPlaceMonth, TODAY, 0, 150)), Some(("payment-needs-amount", "amount")));
        let far = norm(PaymentModel::PerPlaceMonth, plus_days(TODAY, 732), 1700, 150);
        assert_eq!(check(far), Some(("day-out-of-reach", "from")));
    }
}
