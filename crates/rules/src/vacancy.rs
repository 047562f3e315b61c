//! What is vacant now and in the weeks to come, for the letter to caseworkers (S1, 4.2: "nyhedsmails om
//! ledige pladser"). No person stands in it.

use jiff::civil::Date;

use crate::{
    period::{Period, days_between, plus_days},
    place::{Place, vacancies},
};

/// The weeks that can be looked ahead.
pub const MOST_WEEKS: i64 = 26;

/// A seat's first vacancy in the weeks looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Coming {
    /// The first free day; today for what is free now.
    pub from: Date,
    /// The last free day, when somebody else comes or the contract ends.
    pub until: Option<Date>,
    /// Is it free today?
    pub now: bool,
}

/// Fewer free days than this make no offer.
const LEAST_DAYS: i64 = 14;

/// The first vacancy of a seat from today until so many weeks ahead; nothing for a gap too short for anybody.
#[must_use]
pub fn coming(place: &Place, taken: &[Period], today: Date, weeks: i64) -> Option<Coming> {
    let last = plus_days(today, 7 * weeks.clamp(0, MOST_WEEKS));
    vacancies(&place.spans, taken).into_iter().find_map(|v| {
        let from = v.period.from().max(today);
        let until = v.period.until();
        let long_enough = until.is_none_or(|u| days_between(from, u) + 1 >= LEAST_DAYS);
        (from <= last && long_enough).then_some(Coming { from, until, now: from == today })
    })
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::id::*;

    #[test]
    fn vacancies_now_and_to_come() {
        let today = date(2026, 11, 24);
        let run = |a: i64, b: i64| Period::known(plus_days(today, a), Some(plus_days(today, b)));
        let place = Place { id: PlaceId::fresh(), centre: CentreId::fresh(), number: 1, spans: vec![run(-100, 200)] };
        let seen = |taken: &[Period], weeks| coming(&place, taken, today, weeks).map(|c| (c.now, c.from));
        assert_eq!(seen(&[], 0), Some((true, today)));
        assert_eq!(seen(&[run(-20, 13)], 2), Some((false, plus_days(today, 14))));
        assert_eq!(seen(&[run(-20, 14)], 2), None, "a day after what is looked at");
        assert_eq!(seen(&[run(-20, -1), run(13, 200)], 26), None, "13 days are no offer");
        assert_eq!(seen(&[run(-20, -1), run(14, 200)], 26), Some((true, today)));
        assert_eq!(seen(&[run(-20, 300)], 26), None);
    }
}
