//! A hearing (partshøring) after absence that nobody announced: what happened, and what does the citizen say? The
//! coordinating caseworker opens and closes it; nothing about a citizen is decided by a program.

use jiff::civil::Date;

use crate::{
    Refusal, Refused,
    codes::Code,
    id::*,
    period::{days_between, plus_days},
};

/// The outcome of a hearing that should not have been opened: it may be closed at once
/// (`rulebook/codes/hearing_outcomes.toml`).
pub const MISTAKE: &str = "mistake";

/// A hearing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Hearing {
    /// Identifier.
    pub id: HearingId,
    /// The citizen who is heard.
    pub citizen: CitizenId,
    /// The placement that it is about.
    pub placement: PlacementId,
    /// The day it was opened.
    pub opened_on: Date,
    /// Who opened it.
    pub opened_by: Option<EmployeeId>,
    /// What it is about, as the citizen reads it.
    pub about: String,
    /// The last day for an answer. An answer that comes later, while it is open, is read all the same.
    pub reply_by: Date,
    /// The day the citizen answered.
    pub answered_on: Option<Date>,
    /// What came of it (`rulebook/codes/hearing_outcomes.toml`).
    pub outcome: Option<Code>,
    /// The day it was closed.
    pub closed_on: Option<Date>,
    /// Counts the edits.
    pub version: i64,
}

impl Hearing {
    /// Does it stand open?
    #[must_use]
    pub fn is_open(&self) -> bool {
        self.closed_on.is_none()
    }

    /// Days left to answer; below none when the day has passed.
    #[must_use]
    pub fn days_left(&self, today: Date) -> i64 {
        days_between(today, self.reply_by)
    }
}

/// Accepts that a hearing is opened: about at least one day of absence that nobody announced, none open already, and
/// with at least `least_days` to answer.
///
/// # Errors
/// [`Refusal::HearingOpen`], [`Refusal::HearingWithoutAbsence`]; on `reply_by`: [`Refusal::HearingTooShort`].
pub fn accept_opening(
    unannounced: &[Date],
    earlier: &[Hearing],
    reply_by: Date,
    today: Date,
    least_days: i64,
) -> Result<(), Refused> {
    if earlier.iter().any(Hearing::is_open) {
        return Err(Refusal::HearingOpen.into());
    }
    if unannounced.is_empty() {
        return Err(Refusal::HearingWithoutAbsence.into());
    }
    let earliest = plus_days(today, least_days);
    if reply_by < earliest { Err(Refusal::HearingTooShort { from: earliest }.on("reply_by")) } else { Ok(()) }
}

/// Accepts the citizen's answer: while it is open, and once.
///
/// # Errors
/// [`Refusal::HearingClosed`], [`Refusal::AnsweredAlready`].
pub fn accept_answer(hearing: &Hearing) -> Result<(), Refused> {
    match (hearing.closed_on, hearing.answered_on) {
        (Some(on), _) => Err(Refusal::HearingClosed { on }.into()),
        (None, Some(on)) => Err(Refusal::AnsweredAlready { on }.into()),
        (None, None) => Ok(()),
    }
}

/// Accepts that it is closed: answered, or the last day for an answer has passed, or it was a mistake.
///
/// # Errors
/// [`Refusal::HearingClosed`]; on `outcome`: [`Refusal::HearingAwaited`].
pub fn accept_closing(hearing: &Hearing, outcome: &Code, today: Date) -> Result<(), Refused> {
    if let Some(on) = hearing.closed_on {
        return Err(Refusal::HearingClosed { on }.into());
    }
    let heard = hearing.answered_on.is_some() || hearing.reply_by < today;
    if heard || outcome.as_str() == MISTAKE {
        Ok(())
    } else {
        Err(Refusal::HearingAwaited { until: hearing.reply_by }.on("outcome"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    const TODAY: Date = date(2026, 11, 24);

    fn hearing(answered_on: Option<Date>, closed_on: Option<Date>) -> Hearing {
        Hearing {
            id: HearingId::fresh(),
            citizen: CitizenId::fresh(),
            placement: PlacementId::fresh(),
            opened_on: date(2026, 11, 16),
            opened_by: None,
            about: String::new(),
            reply_by: date(2026, 11, 26),
            answered_on,
            outcome: None,
            closed_on,
            version: 1,
        }
    }

    fn code(answer: Result<(), Refused>) -> &'static str {
        answer.map_or_else(|r| r.refusal.code(), |()| "ok")
    }

    #[test]
    fn hearing_is_opened_about_absence_with_time_to_answer() {
        let day = [date(2026, 11, 23)];
        let opened = |days: &[Date], earlier: &[Hearing], by| code(accept_opening(days, earlier, by, TODAY, 7));
        assert_eq!(opened(&day, &[], date(2026, 12, 1)), "ok");
        assert_eq!(opened(&day, &[], date(2026, 11, 30)), "hearing-too-short");
        assert_eq!(opened(&[], &[], date(2026, 12, 1)), "hearing-without-absence");
        assert_eq!(opened(&day, &[hearing(None, None)], date(2026, 12, 1)), "hearing-open");
        assert_eq!(opened(&day, &[hearing(None, Some(TODAY))], date(2026, 12, 1)), "ok");
    }

    #[test]
    fn nobody_is_judged_before_they_are_heard() {
        let closed = |h: &Hearing, outcome, today| code(accept_closing(h, &Code::known(outcome), today));
        assert_eq!(closed(&hearing(None, None), "good_reason", date(2026, 11, 26)), "hearing-awaited");
        assert_eq!(closed(&hearing(None, None), "good_reason", date(2026, 11, 27)), "ok");
        assert_eq!(closed(&hearing(Some(TODAY), None), "good_reason", TODAY), "ok");
        assert_eq!(closed(&hearing(None, None), MISTAKE, TODAY), "ok");
        assert_eq!(closed(&hearing(None, Some(TODAY)), MISTAKE, TODAY), "hearing-closed");
        assert_eq!(code(accept_answer(&hearing(None, None))), "ok");
        assert_eq!(code(accept_answer(&hearing(Some(TODAY), None))), "answered-already");
        assert_eq!(code(accept_answer(&hearing(None, Some(TODAY)))), "hearing-closed");
    }
}
