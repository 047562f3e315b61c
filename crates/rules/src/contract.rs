//! Company centre contracts: places over time, price, mentor hours, period, renewal, end.
//!
//! One contract keeps a fixed number of places open all the time; no new paper for each
//! citizen (S2, anchor point 6).

use jiff::civil::Date;

use crate::{
    Refusal, Refused,
    codes::Code,
    hours::WeeklyHours,
    id::*,
    money::Ore,
    period::{Period, plus_days},
};

code_enum! {
    /// How the company is paid for releasing a mentor (S1, "De 43 centeraftaler").
    PaymentModel {
        /// So much per place per month.
        PerPlaceMonth = "per_place_month",
        /// So much per centre per month, whatever the number of citizens.
        PerCentreMonth = "per_centre_month",
        /// A price agreed with this company, per place per month.
        OwnPrice = "own_price",
        /// Nothing is paid.
        None = "none",
    }
}

/// From a day on, so many places.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct PlaceStep {
    /// First day with that number.
    pub from: Date,
    /// Number of places from then on.
    pub places: i64,
}

/// A contract between a job centre and the companies of a centre.
#[derive(Debug, Clone, PartialEq)]
pub struct Contract {
    /// Identifier.
    pub id: ContractId,
    /// The centre it is for.
    pub centre: CentreId,
    /// First and last day. An ended contract ends on the day it was ended.
    pub period: Period,
    /// The day it was signed.
    pub signed_on: Date,
    /// Number of places over time; the first step is from the contract's first day.
    pub steps: Vec<PlaceStep>,
    /// How it is paid.
    pub payment: PaymentModel,
    /// Amount per month, by the payment model.
    pub amount: Ore,
    /// Mentor hours per week per citizen.
    pub mentor_hours: WeeklyHours,
    /// The contract that this one renews.
    pub renews: Option<ContractId>,
    /// Why it was ended before its time, if it was.
    pub ending_reason: Option<Code>,
    /// Counts the edits.
    pub version: i64,
}

/// Most places that one contract can keep: a slip of the finger is caught, no real centre is.
pub const MOST_PLACES: i64 = 60;

impl Contract {
    /// Number of places on a day: 0 outside the contract.
    #[must_use]
    pub fn places_on(&self, day: Date) -> i64 {
        if self.period.contains(day) { places_on(&self.steps, day) } else { 0 }
    }
}

/// Number of places by the steps on a day.
#[must_use]
pub fn places_on(steps: &[PlaceStep], day: Date) -> i64 {
    steps.iter().rev().find(|s| s.from <= day).map_or(0, |s| s.places)
}

/// Checks a contract's terms: the first step is on the first day, later ones follow inside the period,
/// an amount stands where the model needs one.
///
/// # Errors
/// [`Refusal::ContractWithoutPlaces`], [`Refusal::PlaceStepsOutOfOrder`], [`Refusal::NotANumber`] on `places`;
/// [`Refusal::PaymentNeedsAmount`] on `amount`.
pub fn accept_terms(period: &Period, steps: &[PlaceStep], payment: PaymentModel, amount: Ore) -> Result<(), Refused> {
    let Some(first) = steps.first() else {
        return Err(Refusal::ContractWithoutPlaces.on("places"));
    };
    if first.places < 1 {
        return Err(Refusal::ContractWithoutPlaces.on("places"));
    }
    let in_order = steps.iter().zip(steps.iter().skip(1)).all(|(a, b)| a.from < b.from);
    if first.from != period.from() || !in_order || !steps.iter().all(|s| period.contains(s.from)) {
        return Err(Refusal::PlaceStepsOutOfOrder.on("places"));
    }
    if steps.iter().any(|s| !(0..=MOST_PLACES).contains(&s.places)) {
        return Err(Refusal::NotANumber { least: 1, most: MOST_PLACES }.on("places"));
    }
    if payment != PaymentModel::None && amount.0 <= 0 {
        return Err(Refusal::PaymentNeedsAmount.on("amount"));
    }
    Ok(())
}

/// Two contracts of one centre never share a day.
///
/// # Errors
/// [`Refusal::ContractsOverlap`] with the other contract's days, on `from`.
pub fn accept_beside(period: &Period, others: &[Period]) -> Result<(), Refused> {
    match others.iter().find(|o| o.overlaps(period)) {
        None => Ok(()),
        Some(other) => Err(Refusal::ContractsOverlap {
            from: other.from(),
            until: other.until().unwrap_or(Date::MAX),
        }
        .on("from")),
    }
}

/// The days on which place number `n` (from 1) is kept by a contract: runs of days in which the
/// number of places is at least `n`.
#[must_use]
pub fn spans_of_place(period: &Period, steps: &[PlaceStep], n: i64) -> Vec<Period> {
    let mut spans: Vec<Period> = Vec::new();
    for (i, step) in steps.iter().enumerate() {
        if step.places < n {
            continue;
        }
        let next = steps.get(i + 1).map(|s| plus_days(s.from, -1));
        let until = match (next, period.until()) {
            (None, u) | (u, None) => u,
            (Some(a), Some(b)) => Some(a.min(b)),
        };
        let span = Period::known(step.from.max(period.from()), until);
        match spans.last_mut() {
            Some(last) if last.until().is_some_and(|u| plus_days(u, 1) == span.from()) => {
                *last = Period::known(last.from(), span.until());
            }
            _ => spans.push(span),
        }
    }
    spans
}
