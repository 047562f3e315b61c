//! What the citizen says beforehand: "I can't come", or "I come later". Thanked for, and passed on at once.
//!
//! A workplace is told that somebody can't come and until when, never why: most reasons tell of health. Only the
//! coordinating caseworker and the citizen read the reason.

use jiff::{Timestamp, civil::Date};

use crate::{
    Refusal, Refused,
    codes::Code,
    id::*,
    period::{Period, days_between},
};

/// The reason that is no absence: comes, and later than agreed (`rulebook/codes/absence_reasons.toml`).
pub const LATER: &str = "later";

/// A citizen's report.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AbsenceReport {
    /// Identifier.
    pub id: AbsenceReportId,
    /// The placement.
    pub placement: PlacementId,
    /// The first day.
    pub from: Date,
    /// The last day.
    pub until: Date,
    /// Why (`rulebook/codes/absence_reasons.toml`).
    pub reason: Code,
    /// When it was sent.
    pub at: Timestamp,
    /// When the citizen took it back.
    pub withdrawn_at: Option<Timestamp>,
}

impl AbsenceReport {
    /// Does it stand, and is it about this day?
    #[must_use]
    pub fn is_about(&self, day: Date) -> bool {
        self.withdrawn_at.is_none() && self.from <= day && day <= self.until
    }

    /// Does it say that the citizen will come, only later?
    #[must_use]
    pub fn is_later(&self) -> bool {
        self.reason.as_str() == LATER
    }

    /// Does it say that the citizen is away on the day?
    #[must_use]
    pub fn is_absence_on(&self, day: Date) -> bool {
        self.is_about(day) && !self.is_later()
    }
}

/// Accepts a report: today or later, inside the placement, in order, and no longer than `most_days`; after that one
/// talks about a pause. Coming later is about one day.
///
/// # Errors
/// On `from`: [`Refusal::DayOutOfReach`]. On `until`: [`Refusal::EndsBeforeItBegins`], [`Refusal::AbsenceTooLong`],
/// [`Refusal::LaterIsOneDay`].
pub fn accept_report(
    placement: &Period,
    from: Date,
    until: Date,
    reason: &Code,
    today: Date,
    most_days: i64,
) -> Result<(), Refused> {
    let first = placement.from().max(today);
    let last = placement.until().unwrap_or(Date::MAX);
    if from < first || from > last {
        return Err(Refusal::DayOutOfReach { from: first, until: last }.on("from"));
    }
    Period::new(from, Some(until))?;
    if reason.as_str() == LATER && from != until {
        return Err(Refusal::LaterIsOneDay.on("until"));
    }
    if days_between(from, until) >= most_days {
        return Err(Refusal::AbsenceTooLong { most: most_days }.on("until"));
    }
    Ok(())
}

/// Accepts that a report is taken back: it stands, and its last day is not over.
///
/// # Errors
/// [`Refusal::Stale`] when it was taken back already; [`Refusal::AbsenceOver`] on a day after its last.
pub fn accept_withdrawal(report: &AbsenceReport, today: Date) -> Result<(), Refused> {
    if report.withdrawn_at.is_some() {
        return Err(Refusal::Stale.into());
    }
    if report.until < today { Err(Refusal::AbsenceOver { on: report.until }.into()) } else { Ok(()) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    const TODAY: Date = date(2026, 11, 24);

    fn code(from: Date, until: Date, reason: &str) -> String {
        let placement = Period::known(date(2026, 9, 7), Some(date(2026, 12, 18)));
        let answer = accept_report(&placement, from, until, &Code::known(reason), TODAY, 28);
        answer.map_or_else(|r| format!("{} {}", r.refusal.code(), r.field.unwrap_or_default()), |()| "ok".to_owned())
    }

    #[test]
    fn absence_is_told_for_today_or_later_and_not_for_months() {
        assert_eq!(code(TODAY, TODAY, "ill"), "ok");
        assert_eq!(code(date(2026, 11, 23), TODAY, "ill"), "day-out-of-reach from");
        assert_eq!(code(date(2026, 12, 18), date(2026, 12, 18), "ill"), "ok");
        assert_eq!(code(date(2026, 12, 19), date(2026, 12, 19), "ill"), "day-out-of-reach from");
        assert_eq!(code(TODAY, date(2026, 11, 23), "ill"), "ends-before-it-begins until");
        assert_eq!(code(TODAY, date(2026, 12, 21), "ill"), "ok");
        assert_eq!(code(TODAY, date(2026, 12, 22), "ill"), "absence-too-long until");
        assert_eq!(code(TODAY, date(2026, 11, 25), LATER), "later-is-one-day until");
        assert_eq!(code(TODAY, TODAY, LATER), "ok");
    }
}
