//! Benefits: what a citizen lives on, by days.

use jiff::civil::Date;

use crate::{
    Refusal, Refused,
    codes::Code,
    id::{BenefitId, CitizenId},
    period::{Period, plus_days},
};

code_enum! {
    /// Where a benefit's days come from.
    BenefitSource {
        /// Somebody wrote them.
        Typed = "typed",
        /// A file.
        Imported = "imported",
        /// Another job centre, when the citizen moved.
        Transferred = "transferred",
    }
}

/// One benefit for a time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Benefit {
    /// Identifier.
    pub id: BenefitId,
    /// Whose.
    pub citizen: CitizenId,
    /// Which (`rulebook/codes/benefits.toml`).
    pub benefit: Code,
    /// From which day, until which; without an end it goes on.
    pub period: Period,
    /// Where the days come from.
    pub source: BenefitSource,
    /// Counts the edits.
    pub version: i64,
}

/// Days ahead that a decision on a benefit can be written.
pub const LATEST_DAYS: i64 = 92;

/// May the benefit stand among the citizen's others? The same benefit has each day once; two different ones
/// may share days, since registers do.
///
/// # Errors
/// [`Refusal::DayOutOfReach`] on `from` for a first day more than [`LATEST_DAYS`] ahead;
/// [`Refusal::BenefitOverlaps`] on `from`.
pub fn accept_benefit(benefit: &Benefit, others: &[Benefit], today: Date) -> Result<(), Refused> {
    let latest = plus_days(today, LATEST_DAYS);
    if benefit.period.from() > latest {
        return Err(Refusal::DayOutOfReach { from: Date::constant(1990, 1, 1), until: latest }.on("from"));
    }
    let same = |o: &&Benefit| o.id != benefit.id && o.benefit == benefit.benefit && o.period.overlaps(&benefit.period);
    match others.iter().find(same) {
        Some(other) => Err(Refusal::BenefitOverlaps { from: other.period.from() }.on("from")),
        None => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    fn benefit(code: &str, from: Date, until: Option<Date>) -> Benefit {
        Benefit {
            id: BenefitId::fresh(),
            citizen: CitizenId::fresh(),
            benefit: Code::known(code),
            period: Period::known(from, until),
            source: BenefitSource::Typed,
            version: 1,
        }
    }

    #[test]
    fn benefit_has_each_day_once_and_others_may_share_it() {
        let today = date(2026, 11, 24);
        let first = benefit("cash_assistance", date(2024, 1, 1), Some(date(2024, 6, 30)));
        let check =
            |b: Benefit| accept_benefit(&b, std::slice::from_ref(&first), today).map_err(|r| r.refusal.code()).err();
        assert_eq!(check(first.clone()), None, "itself");
        assert_eq!(check(benefit("cash_assistance", date(2024, 6, 30), None)), Some("benefit-overlaps"));
        assert_eq!(check(benefit("cash_assistance", date(2024, 7, 1), None)), None);
        assert_eq!(check(benefit("cash_assistance", date(2023, 1, 1), None)), Some("benefit-overlaps"));
        assert_eq!(check(benefit("sickness_benefit", date(2024, 6, 30), None)), None);
        assert_eq!(check(benefit("sickness_benefit", date(2027, 2, 24), None)), None);
        assert_eq!(check(benefit("sickness_benefit", date(2027, 2, 25), None)), Some("day-out-of-reach"));
    }
}
