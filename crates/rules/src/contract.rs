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
    period::{Period, days_between, plus_days},
    seats::{self, Chosen, Numbers},
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
    /// The seats that are kept from a step on, where somebody chose which; by number where nobody did.
    pub chosen: Vec<Chosen>,
    /// How it is paid.
    pub payment: PaymentModel,
    /// Amount per month, by the payment model.
    pub amount: Ore,
    /// Mentor hours per week per citizen.
    pub mentor_hours: WeeklyHours,
    /// Has it the section on citizens with complex problems (generation 2)?
    pub complex_section: bool,
    /// The contract that this one renews.
    pub renews: Option<ContractId>,
    /// Why it was ended before its time, if it was.
    pub ending_reason: Option<Code>,
    /// Counts the edits.
    pub version: i64,
}

/// Most places that one contract can keep: a slip of the finger is caught, no real centre is.
pub const MOST_PLACES: i64 = 60;

/// Days before the last one from which a contract is marked, so that there is time to renew it.
pub const ENDING_SOON_DAYS: i64 = 60;

code_enum! {
    /// How a contract stands on a day.
    ContractStanding {
        /// Signed, not begun.
        Coming = "coming",
        /// In force.
        Running = "running",
        /// In force with [`ENDING_SOON_DAYS`] or fewer to go, and nothing said of what comes next.
        EndingSoon = "ending_soon",
        /// In force, and told to end on its last day.
        Ending = "ending",
        /// Over.
        Ended = "ended",
    }
}

impl Contract {
    /// Number of places on a day: 0 outside the contract.
    #[must_use]
    pub fn places_on(&self, day: Date) -> i64 {
        if self.period.contains(day) { places_on(&self.steps, day) } else { 0 }
    }

    /// The seats that are kept from each step on.
    #[must_use]
    pub fn seats(&self) -> Vec<(Date, Numbers)> {
        seats::by_step(&self.steps, &self.chosen)
    }

    /// The seats that are kept on a day: none outside the contract.
    #[must_use]
    pub fn seats_on(&self, day: Date) -> Numbers {
        if self.period.contains(day) { seats::on(&self.seats(), day) } else { Numbers::new() }
    }

    /// What the company is paid for the month of a day, in øre: the amount for each place, or for the centre.
    #[must_use]
    pub fn payment_on(&self, day: Date) -> Ore {
        payment_for(self.payment, self.amount, self.places_on(day))
    }

    /// How the contract stands on a day.
    #[must_use]
    pub fn standing_on(&self, day: Date) -> ContractStanding {
        match self.period.until() {
            Some(until) if until < day => ContractStanding::Ended,
            Some(_) if self.ending_reason.is_some() => ContractStanding::Ending,
            _ if day < self.period.from() => ContractStanding::Coming,
            Some(until) if days_between(day, until) <= ENDING_SOON_DAYS => ContractStanding::EndingSoon,
            _ => ContractStanding::Running,
        }
    }

    /// The contract as it can still be changed.
    ///
    /// # Errors
    /// [`Refusal::ContractEnded`] when it is over, or told to end.
    fn still_open(&self, today: Date) -> Result<(), Refused> {
        match (self.standing_on(today), self.period.until()) {
            (ContractStanding::Ended | ContractStanding::Ending, Some(on)) => Err(Refusal::ContractEnded { on }.into()),
            _ => Ok(()),
        }
    }

    /// A day that the contract has.
    ///
    /// # Errors
    /// [`Refusal::BeforeContract`] or [`Refusal::AfterContract`] on `field`.
    fn accept_day(&self, day: Date, field: &'static str) -> Result<(), Refused> {
        if day < self.period.from() {
            return Err(Refusal::BeforeContract { from: self.period.from() }.on(field));
        }
        match self.period.until() {
            Some(until) if until < day => Err(Refusal::AfterContract { until }.on(field)),
            _ => Ok(()),
        }
    }

    /// The contract with its last day moved forward; numbers of places from later days fall away.
    #[must_use]
    fn cut_off_after(mut self, last: Date, reason: Code) -> Self {
        self.period = Period::known(self.period.from(), Some(last));
        self.steps.retain(|s| s.from <= last);
        self.chosen.retain(|c| c.from <= last);
        self.ending_reason = Some(reason);
        self
    }
}

/// What is paid for a month, in øre, with so many places.
#[must_use]
pub fn payment_for(model: PaymentModel, amount: Ore, places: i64) -> Ore {
    match model {
        PaymentModel::PerPlaceMonth | PaymentModel::OwnPrice => Ore(amount.0.saturating_mul(places)),
        PaymentModel::PerCentreMonth if places > 0 => amount,
        PaymentModel::PerCentreMonth | PaymentModel::None => Ore(0),
    }
}

/// The contract with another number of places from a day on; what was agreed from later days stays. Of fewer places
/// those that are `gone` go. A step that changes nothing falls away.
///
/// # Errors
/// [`Refusal::ContractEnded`]; [`Refusal::BeforeContract`] or [`Refusal::AfterContract`] on `from`;
/// as [`accept_terms`] on `places`; [`Refusal::ChooseSeats`] on `gone`.
pub fn accept_change(
    contract: &Contract,
    from: Date,
    places: i64,
    gone: &Numbers,
    today: Date,
) -> Result<Contract, Refused> {
    contract.still_open(today)?;
    contract.accept_day(from, "from")?;
    let mut steps: Vec<PlaceStep> = contract.steps.iter().copied().filter(|s| s.from != from).collect();
    steps.push(PlaceStep { from, places });
    steps.sort_by_key(|s| s.from);
    steps.dedup_by_key(|s| s.places);
    accept_terms(&contract.period, &steps, contract.payment, contract.amount)?;
    let stay = seats::accept_gone(&seats::on(&contract.seats(), from), places, gone)?;
    let mut chosen: Vec<Chosen> = contract.chosen.iter().filter(|c| c.from != from).cloned().collect();
    chosen.push(Chosen { from, seats: stay });
    let chosen = seats::remembered(&seats::by_step(&steps, &chosen));
    Ok(Contract { steps, chosen, ..contract.clone() })
}

/// The terms that a slip of the finger can have got wrong; days and places have deeds of their own.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Correction {
    /// The day it was signed.
    pub signed_on: Date,
    /// How it is paid.
    pub payment: PaymentModel,
    /// Amount per month.
    pub amount: Ore,
    /// Mentor hours per week per citizen.
    pub mentor_hours: WeeklyHours,
    /// Has it the section on citizens with complex problems?
    pub complex_section: bool,
}

/// The contract with a slip put right, whether it runs or is over: what was paid must be told right later too.
///
/// # Errors
/// [`Refusal::NotYet`] on `signed_on`; [`Refusal::NothingChanged`]; as [`accept_terms`].
pub fn accept_correction(contract: &Contract, c: &Correction, today: Date) -> Result<Contract, Refused> {
    if c.signed_on > today {
        return Err(Refusal::NotYet { day: c.signed_on }.on("signed_on"));
    }
    let amount = if c.payment == PaymentModel::None { Ore(0) } else { c.amount };
    accept_terms(&contract.period, &contract.steps, c.payment, amount)?;
    let corrected = Contract {
        signed_on: c.signed_on,
        payment: c.payment,
        amount,
        mentor_hours: c.mentor_hours,
        complex_section: c.complex_section,
        ..contract.clone()
    };
    if corrected == *contract { Err(Refusal::NothingChanged.into()) } else { Ok(corrected) }
}

/// The contract ended on a day of it, before its time.
///
/// # Errors
/// [`Refusal::ContractEnded`]; [`Refusal::BeforeContract`] or [`Refusal::AfterContract`] on `ended_on`.
pub fn accept_end(contract: &Contract, ended_on: Date, reason: Code, today: Date) -> Result<Contract, Refused> {
    contract.still_open(today)?;
    contract.accept_day(ended_on, "ended_on")?;
    Ok(contract.clone().cut_off_after(ended_on, reason))
}

/// The old contract beside one that renews it from a day: it ends the day before, if it would have gone on.
/// One that has run out can be renewed; one that was ended can't, since that is a new contract.
///
/// # Errors
/// [`Refusal::ContractEnded`]; [`Refusal::BeforeContract`] on `from` when the new one begins no later than the old.
pub fn accept_renewal(old: &Contract, from: Date, renewed: Code) -> Result<Contract, Refused> {
    if let (Some(_), Some(on)) = (&old.ending_reason, old.period.until()) {
        return Err(Refusal::ContractEnded { on }.into());
    }
    if from <= old.period.from() {
        return Err(Refusal::BeforeContract { from: plus_days(old.period.from(), 1) }.on("from"));
    }
    Ok(match old.period.until() {
        Some(until) if until < from => old.clone(),
        _ => old.clone().cut_off_after(plus_days(from, -1), renewed),
    })
}

/// The day from which a renewal is offered: the day after the last one; today when the contract has no end.
#[must_use]
pub fn renewal_from(old: &Contract, today: Date) -> Date {
    old.period.until().map_or(today, |until| plus_days(until, 1))
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
        Some(other) => {
            Err(Refusal::ContractsOverlap { from: other.from(), until: other.until().unwrap_or(Date::MAX) }.on("from"))
        }
    }
}

/// The number of places over time by all contracts of a centre: 0 from a day after which none keeps any.
#[must_use]
pub fn capacity(contracts: &[Contract]) -> Vec<PlaceStep> {
    let ends = contracts.iter().filter_map(|c| c.period.until()).map(|u| plus_days(u, 1));
    let mut days: Vec<Date> = contracts.iter().flat_map(|c| c.steps.iter().map(|s| s.from)).chain(ends).collect();
    days.sort();
    days.dedup();
    let on = |day: Date| contracts.iter().map(|c| c.places_on(day)).sum();
    let mut steps: Vec<PlaceStep> = days.into_iter().map(|from| PlaceStep { from, places: on(from) }).collect();
    steps.dedup_by_key(|s| s.places);
    steps
}

/// The days on which place number `n` (from 1) is kept by a contract.
#[must_use]
pub fn spans_of_place(contract: &Contract, n: i64) -> Vec<Period> {
    seats::days_of(&contract.period, &contract.seats(), n)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;
    use proptest::prelude::*;

    use super::*;

    const TODAY: Date = date(2026, 11, 24);

    fn contract(from: Date, until: Option<Date>, steps: &[(Date, i64)]) -> Contract {
        Contract {
            id: ContractId::fresh(),
            centre: CentreId::fresh(),
            period: Period::known(from, until),
            signed_on: from,
            steps: steps.iter().map(|(from, places)| PlaceStep { from: *from, places: *places }).collect(),
            chosen: Vec::new(),
            payment: PaymentModel::PerPlaceMonth,
            amount: Ore::kroner(1700),
            mentor_hours: WeeklyHours::whole(2),
            complex_section: false,
            renews: None,
            ending_reason: None,
            version: 1,
        }
    }

    /// A change in which the highest numbers go, as when nobody minds which.
    fn by_highest(c: &Contract, from: Date, places: i64, today: Date) -> Result<Contract, Refused> {
        let mut gone = seats::on(&c.seats(), from);
        while gone.len() as i64 > (c.places_on(from) - places).max(0) {
            gone.pop_first();
        }
        accept_change(c, from, places, &gone, today)
    }

    fn year_2026() -> Contract {
        contract(date(2026, 1, 1), Some(date(2026, 12, 31)), &[(date(2026, 1, 1), 4), (date(2026, 9, 1), 6)])
    }

    fn steps(contract: &Contract) -> Vec<(String, i64)> {
        contract.steps.iter().map(|s| (s.from.to_string(), s.places)).collect()
    }

    fn code<T: std::fmt::Debug>(result: Result<T, Refused>) -> &'static str {
        result.unwrap_err().refusal.code()
    }

    #[test]
    fn payment_follows_the_model() {
        let c = year_2026();
        assert_eq!(c.payment_on(date(2026, 3, 1)), Ore::kroner(6800));
        assert_eq!(c.payment_on(date(2026, 10, 1)), Ore::kroner(10_200));
        assert_eq!(c.payment_on(date(2027, 1, 1)), Ore(0));
        assert_eq!(payment_for(PaymentModel::PerCentreMonth, Ore::kroner(8000), 4), Ore::kroner(8000));
        assert_eq!(payment_for(PaymentModel::PerCentreMonth, Ore::kroner(8000), 0), Ore(0));
        assert_eq!(payment_for(PaymentModel::OwnPrice, Ore::kroner(500), 3), Ore::kroner(1500));
        assert_eq!(payment_for(PaymentModel::None, Ore::kroner(500), 3), Ore(0));
    }

    #[test]
    fn a_slip_is_put_right_also_in_a_contract_that_is_over() {
        let c = Contract {
            ending_reason: Some(Code::known("renewed")),
            ..contract(date(2025, 1, 1), Some(date(2025, 6, 30)), &[(date(2025, 1, 1), 4)])
        };
        let same = Correction {
            signed_on: c.signed_on,
            payment: c.payment,
            amount: c.amount,
            mentor_hours: c.mentor_hours,
            complex_section: c.complex_section,
        };
        assert_eq!(code(accept_correction(&c, &same, TODAY)), "nothing-changed");
        assert_eq!(code(accept_correction(&c, &Correction { amount: Ore(0), ..same }, TODAY)), "payment-needs-amount");
        let late = Correction { signed_on: plus_days(TODAY, 1), ..same };
        assert_eq!(code(accept_correction(&c, &late, TODAY)), "not-yet");
        let unpaid = accept_correction(&c, &Correction { payment: PaymentModel::None, ..same }, TODAY).unwrap();
        assert_eq!((unpaid.amount, unpaid.period, unpaid.steps.clone()), (Ore(0), c.period, c.steps.clone()));
        let section = accept_correction(&c, &Correction { complex_section: true, ..same }, TODAY).unwrap();
        assert_eq!(section, Contract { complex_section: true, ..c });
    }

    #[test]
    fn a_change_puts_a_step_in_and_keeps_the_later_ones() {
        let changed = by_highest(&year_2026(), date(2026, 5, 1), 5, TODAY).unwrap();
        assert_eq!(steps(&changed), [("2026-01-01".into(), 4), ("2026-05-01".into(), 5), ("2026-09-01".into(), 6)]);
        let taken_back = by_highest(&year_2026(), date(2026, 9, 1), 4, TODAY).unwrap();
        assert_eq!(steps(&taken_back), [("2026-01-01".into(), 4)], "a step that changes nothing falls away");
        let first = by_highest(&year_2026(), date(2026, 1, 1), 3, TODAY).unwrap();
        assert_eq!(steps(&first), [("2026-01-01".into(), 3), ("2026-09-01".into(), 6)]);
    }

    #[test]
    fn a_change_outside_the_contract_is_refused() {
        let c = year_2026();
        assert_eq!(code(by_highest(&c, date(2025, 12, 31), 5, TODAY)), "before-contract");
        assert_eq!(code(by_highest(&c, date(2027, 1, 1), 5, TODAY)), "after-contract");
        assert_eq!(code(by_highest(&c, date(2026, 12, 1), 61, TODAY)), "not-a-number");
        assert_eq!(code(by_highest(&c, date(2026, 1, 1), 0, TODAY)), "contract-without-places");
        assert_eq!(code(by_highest(&c, date(2026, 12, 1), 5, date(2027, 1, 1))), "contract-ended");
    }

    #[test]
    fn an_end_cuts_off_what_lies_after_it_and_is_the_last_word() {
        let reason = || Code::known("company_no_work");
        let ended = accept_end(&year_2026(), date(2026, 8, 15), reason(), TODAY).unwrap();
        assert_eq!(ended.period.until(), Some(date(2026, 8, 15)));
        assert_eq!(steps(&ended), [("2026-01-01".into(), 4)]);
        assert_eq!(code(accept_end(&ended, date(2026, 8, 1), reason(), TODAY)), "contract-ended");
        let told = accept_end(&year_2026(), date(2026, 12, 15), reason(), TODAY).unwrap();
        assert_eq!(told.standing_on(TODAY), ContractStanding::Ending);
        assert_eq!(code(by_highest(&told, date(2026, 12, 1), 2, TODAY)), "contract-ended");
        assert_eq!(code(accept_end(&year_2026(), date(2027, 1, 1), reason(), TODAY)), "after-contract");
        assert_eq!(code(accept_end(&year_2026(), date(2025, 1, 1), reason(), TODAY)), "before-contract");
    }

    #[test]
    fn a_renewal_ends_the_old_one_the_day_before_if_it_would_go_on() {
        let renewed = || Code::known("renewed");
        let left_alone = accept_renewal(&year_2026(), date(2027, 1, 1), renewed()).unwrap();
        assert_eq!(left_alone, Contract { id: left_alone.id, centre: left_alone.centre, ..year_2026() });
        let cut = accept_renewal(&year_2026(), date(2026, 12, 1), renewed()).unwrap();
        assert_eq!(cut.period.until(), Some(date(2026, 11, 30)));
        assert_eq!(cut.ending_reason, Some(renewed()));
        let endless = contract(date(2026, 1, 1), None, &[(date(2026, 1, 1), 4)]);
        assert_eq!(
            accept_renewal(&endless, date(2027, 1, 1), renewed()).unwrap().period.until(),
            Some(date(2026, 12, 31))
        );
        assert_eq!(code(accept_renewal(&cut, date(2027, 1, 1), renewed())), "contract-ended");
        assert_eq!(code(accept_renewal(&year_2026(), date(2026, 1, 1), renewed())), "before-contract");
    }

    #[test]
    fn standing_follows_the_days() {
        let c = year_2026();
        let on = |day| c.standing_on(day);
        assert_eq!(on(date(2025, 12, 1)), ContractStanding::Coming);
        assert_eq!(on(date(2026, 5, 1)), ContractStanding::Running);
        assert_eq!(on(date(2026, 11, 1)), ContractStanding::EndingSoon);
        assert_eq!(on(date(2026, 12, 31)), ContractStanding::EndingSoon);
        assert_eq!(on(date(2027, 1, 1)), ContractStanding::Ended);
    }

    #[test]
    fn contracts_of_a_centre_share_no_day() {
        let taken = [year_2026().period];
        let from = |day| Period::known(day, None);
        assert!(accept_beside(&from(date(2027, 1, 1)), &taken).is_ok());
        assert_eq!(code(accept_beside(&from(date(2026, 12, 31)), &taken)), "contracts-overlap");
    }

    /// A contract of 1 to 400 days with an end or without, and up to six steps inside it.
    fn any_contract() -> impl Strategy<Value = Contract> {
        (1_i64..400, any::<bool>(), proptest::collection::btree_map(0_i64..400, 0_i64..12, 0..6), 1_i64..12).prop_map(
            |(days, endless, later, first)| {
                let from = date(2026, 1, 1);
                let until = (!endless).then(|| plus_days(from, days - 1));
                let mut steps = vec![(from, first)];
                let inside = later.into_iter().filter(|(d, _)| *d > 0 && (endless || *d < days));
                steps.extend(inside.map(|(d, places)| (plus_days(from, d), places)));
                contract(from, until, &steps)
            },
        )
    }

    fn kept_on(contract: &Contract, day: Date) -> i64 {
        let keeps = |n: &i64| spans_of_place(contract, *n).iter().any(|s| s.contains(day));
        (1..=MOST_PLACES).filter(keeps).count() as i64
    }

    proptest! {
        #[test]
        fn each_day_keeps_as_many_places_as_the_steps_say(c in any_contract(), offset in -10_i64..420) {
            prop_assert!(accept_terms(&c.period, &c.steps, c.payment, c.amount).is_ok());
            let day = plus_days(c.period.from(), offset);
            prop_assert_eq!(kept_on(&c, day), c.places_on(day));
        }

        #[test]
        fn capacity_is_the_sum_of_the_contracts(a in any_contract(), b in any_contract(), gap in 0_i64..40, probe in -5_i64..860) {
            let Some(last) = a.period.until() else { return Ok(()) };
            let days_later = days_between(b.period.from(), plus_days(last, 1 + gap));
            let later = |day| plus_days(day, days_later);
            let b = Contract {
                period: Period::known(later(b.period.from()), b.period.until().map(later)),
                steps: b.steps.iter().map(|s| PlaceStep { from: later(s.from), ..*s }).collect(),
                ..b
            };
            let day = plus_days(a.period.from(), probe);
            prop_assert_eq!(places_on(&capacity(&[a.clone(), b.clone()]), day), a.places_on(day) + b.places_on(day));
        }

        #[test]
        fn spans_of_a_place_are_in_order_and_never_touch(c in any_contract(), n in 1_i64..12) {
            let spans = spans_of_place(&c, n);
            for (a, b) in spans.iter().zip(spans.iter().skip(1)) {
                prop_assert!(a.until().is_some_and(|u| plus_days(u, 1) < b.from()));
            }
            prop_assert!(spans.iter().all(|s| c.period.covers(s)));
        }

        #[test]
        fn a_change_counts_from_its_day_until_the_next_step(c in any_contract(), offset in 0_i64..400, places in 1_i64..12, probe in -5_i64..420) {
            let from = plus_days(c.period.from(), offset);
            prop_assume!(c.period.contains(from));
            let changed = by_highest(&c, from, places, c.period.from()).unwrap();
            let day = plus_days(c.period.from(), probe);
            let next = c.steps.iter().map(|s| s.from).find(|d| *d > from);
            let is_new = c.period.contains(day) && from <= day && next.is_none_or(|n| day < n);
            prop_assert_eq!(changed.places_on(day), if is_new { places } else { c.places_on(day) });
        }

        #[test]
        fn an_end_keeps_every_day_before_it_and_none_after(c in any_contract(), offset in 0_i64..400, probe in -5_i64..420) {
            let last = plus_days(c.period.from(), offset);
            prop_assume!(c.period.contains(last));
            let ended = accept_end(&c, last, Code::known("other"), c.period.from()).unwrap();
            prop_assert!(accept_terms(&ended.period, &ended.steps, ended.payment, ended.amount).is_ok());
            let day = plus_days(c.period.from(), probe);
            prop_assert_eq!(ended.places_on(day), if day <= last { c.places_on(day) } else { 0 });
        }
    }
}
