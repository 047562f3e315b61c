//! What companies are paid for releasing a mentor, month by month, from the contracts.
//!
//! Source: Midtvejsstatus 2010, "De 43 centeraftaler": about 1 000 kr. per place per month for two mentor hours a week
//! per candidate, 1 700 for two and a half, 2 000 for three; 7 000 per centre per month whatever the number of
//! candidates; single companies with a higher price or more hours. The amounts stand in the contracts; what is written
//! here is how a month is counted.

use jiff::civil::Date;

use super::day::Day;
use crate::{
    contract::{Contract, payment_for, places_on},
    money::Ore,
};

/// What a company is paid for a calendar month.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CompanyPayment {
    /// First day of the month.
    pub month: Date,
    /// First day of it on which the contract holds.
    pub from: Date,
    /// Last day of it on which the contract holds.
    pub to: Date,
    /// Days of the month.
    pub days_of_month: i32,
    /// Places, summed over the days on which the contract holds.
    pub place_days: i64,
    /// The amount, to the nearest øre.
    pub amount: Ore,
    /// Mentor time that is paid for, in minutes: so much a week for each place, by day.
    pub mentor_minutes: i64,
}

/// The payments of a contract for the calendar months from one day to another. A month in which the contract begins,
/// ends or changes its number of places is counted by day: each day is one part of as many as the month has. Months
/// without a day of the contract are left out.
#[must_use]
pub fn company_payments(contract: &Contract, from: Date, to: Date) -> Vec<CompanyPayment> {
    let first = Day::of(from.max(contract.period.from()));
    let last = Day::of(contract.period.until().map_or(to, |until| until.min(to)));
    let mut payments = Vec::new();
    let mut begins = first;
    while begins <= last {
        let ends = begins.month_end().min(last);
        payments.push(payment(contract, begins, ends));
        begins = ends.plus(1);
    }
    payments
}

fn payment(contract: &Contract, from: Day, to: Day) -> CompanyPayment {
    let days_of_month = from.days_of_month();
    let (mut place_days, mut ore_days) = (0, 0);
    for ahead in 0..=to.since(from) {
        let places = places_on(&contract.steps, from.plus(ahead).date());
        place_days += places;
        ore_days += payment_for(contract.payment, contract.amount, places).0;
    }
    let month = from.month_start();
    CompanyPayment {
        month: month.date(),
        from: from.date(),
        to: to.date(),
        days_of_month,
        place_days,
        // Rounded once, at the end: else a contract that is renewed in the middle of a month would lose øre.
        amount: Ore(nearest(ore_days, i64::from(days_of_month))),
        mentor_minutes: nearest(place_days * contract.mentor_hours.minutes(), 7),
    }
}

/// A quotient of non-negative numbers to the nearest whole, half up.
pub(super) const fn nearest(of: i64, by: i64) -> i64 {
    (2 * of + by) / (2 * by)
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::{
        contract::{PaymentModel, PlaceStep},
        hours::WeeklyHours,
        id::{CentreId, ContractId},
        period::Period,
    };

    fn contract(
        payment: PaymentModel,
        kroner: i64,
        from: Date,
        until: Option<Date>,
        steps: &[(Date, i64)],
    ) -> Contract {
        Contract {
            id: ContractId::fresh(),
            centre: CentreId::fresh(),
            period: Period::known(from, until),
            signed_on: from,
            steps: steps.iter().map(|(from, places)| PlaceStep { from: *from, places: *places }).collect(),
            chosen: Vec::new(),
            payment,
            amount: Ore::kroner(kroner),
            mentor_hours: WeeklyHours::from_minutes(150),
            complex_section: false,
            renews: None,
            ending_reason: None,
            version: 1,
        }
    }

    fn amounts(contract: &Contract, from: Date, to: Date) -> Vec<i64> {
        company_payments(contract, from, to).iter().map(|p| p.amount.0).collect()
    }

    #[test]
    fn whole_months_are_the_contracts_price() {
        let (from, to) = (date(2010, 1, 1), date(2010, 3, 31));
        let four = [(from, 4)];
        let check = |payment, kroner| amounts(&contract(payment, kroner, from, None, &four), from, to);
        assert_eq!(check(PaymentModel::PerPlaceMonth, 1000), [400_000; 3]);
        assert_eq!(check(PaymentModel::PerPlaceMonth, 1700), [680_000; 3]);
        assert_eq!(check(PaymentModel::PerPlaceMonth, 2000), [800_000; 3]);
        assert_eq!(check(PaymentModel::PerCentreMonth, 7000), [700_000; 3]);
        assert_eq!(check(PaymentModel::OwnPrice, 2600), [1_040_000; 3]);
        assert_eq!(check(PaymentModel::None, 0), [0; 3]);
    }

    #[test]
    fn months_begun_or_ended_inside_are_by_day() {
        // 11 of 30 days of April, all of May, 14 of 30 days of June.
        let (from, until) = (date(2010, 4, 20), date(2010, 6, 14));
        let c = contract(PaymentModel::PerPlaceMonth, 1700, from, Some(until), &[(from, 4)]);
        let all = company_payments(&c, date(2010, 1, 1), date(2010, 12, 31));
        let told: Vec<_> = all.iter().map(|p| (p.month, p.from, p.to, p.place_days, p.amount.0)).collect();
        assert_eq!(
            told,
            [
                (date(2010, 4, 1), from, date(2010, 4, 30), 44, 249_333),
                (date(2010, 5, 1), date(2010, 5, 1), date(2010, 5, 31), 124, 680_000),
                (date(2010, 6, 1), date(2010, 6, 1), until, 56, 317_333),
            ]
        );
        assert_eq!(all[1].mentor_minutes, 2657, "two and a half hours a week, four places, 31 days");
        let centre = contract(PaymentModel::PerCentreMonth, 7000, from, Some(until), &[(from, 4)]);
        assert_eq!(amounts(&centre, from, date(2010, 4, 30)), [256_667]);
    }

    #[test]
    fn places_that_change_inside_a_month_are_by_day() {
        let from = date(2012, 2, 1); // a leap year: 29 days
        let c = contract(PaymentModel::PerPlaceMonth, 1000, from, None, &[(from, 4), (date(2012, 2, 16), 6)]);
        // 15 days of four places and 14 of six: 144 of 29.
        assert_eq!(amounts(&c, from, date(2012, 2, 29)), [496_552]);
        let none_left = contract(PaymentModel::PerCentreMonth, 7000, from, None, &[(from, 4), (date(2012, 2, 16), 0)]);
        assert_eq!(amounts(&none_left, from, date(2012, 2, 29)), [362_069]);
    }

    #[test]
    fn part_asked_for_is_the_part_counted() {
        let from = date(2010, 1, 1);
        let c = contract(PaymentModel::PerPlaceMonth, 2000, from, None, &[(from, 1)]);
        assert_eq!(amounts(&c, date(2010, 1, 31), date(2010, 2, 1)), [6_452, 7_143]);
        assert_eq!(amounts(&c, date(2009, 1, 1), date(2009, 12, 31)), Vec::<i64>::new());
    }
}
