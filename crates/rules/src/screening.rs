//! Reviews of many cases: a caseload by a criterion, or the new applicants; each case with a decision.

use jiff::civil::Date;

use crate::{
    Refusal, Refused,
    codes::{Code, CodeList},
    id::*,
};

code_enum! {
    /// What a review goes through.
    ScreeningKind {
        /// Everybody with two years of cash benefit without a break.
        TwoYears = "two_years",
        /// The new applicants.
        NewApplicants = "new_applicants",
    }
}

/// A review.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Screening {
    /// Identifier.
    pub id: ScreeningId,
    /// What it goes through.
    pub kind: ScreeningKind,
    /// Its name.
    pub name: String,
    /// When it was opened.
    pub opened_on: Date,
    /// When it was closed.
    pub closed_on: Option<Date>,
    /// By whom it was opened.
    pub opened_by: EmployeeId,
    /// Counts the edits.
    pub version: i64,
}

/// A citizen's case in a review.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ScreeningCase {
    /// Identifier.
    pub id: ScreeningCaseId,
    /// The review.
    pub screening: ScreeningId,
    /// Whose case.
    pub citizen: CitizenId,
    /// Who reviews it: the coordinating caseworker.
    pub reviewer: EmployeeId,
    /// What it came to.
    pub decision: Option<Code>,
    /// When it was decided.
    pub decided_on: Option<Date>,
    /// By whom.
    pub decided_by: Option<EmployeeId>,
    /// What is to be remembered; may be empty.
    pub note: String,
    /// When the case is looked at again.
    pub review_on: Option<Date>,
    /// Counts the edits.
    pub version: i64,
}

/// Days back in which somebody registered is a new applicant when a review of them is opened.
pub const NEW_DAYS: i64 = 28;

/// What a decision asks for, as the list says (`rulebook/codes/screening_decisions.toml`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Asks {
    /// Nothing more.
    Nothing,
    /// The referral comes next.
    Referral,
    /// A day on which the case is looked at again.
    Day,
}

/// What a decision asks for.
#[must_use]
pub fn asks(list: &CodeList, decision: &str) -> Asks {
    match list.find(decision).and_then(|e| e.text("next")) {
        Some("refer") => Asks::Referral,
        Some("day") => Asks::Day,
        _ => Asks::Nothing,
    }
}

/// May a case be decided so?
///
/// # Errors
/// [`Refusal::NotOnTheList`] on `decision`; [`Refusal::ReviewDayMissing`] or [`Refusal::DayOutOfReach`] on
/// `review_on`, which lies after today and within two years.
pub fn accept_decision(list: &CodeList, decision: &str, review_on: Option<Date>, today: Date) -> Result<Code, Refused> {
    let code = list.parse(decision, today, "decision")?;
    let (from, until) = (crate::period::plus_days(today, 1), crate::period::plus_days(today, 731));
    match (asks(list, decision), review_on) {
        (Asks::Day, None) => Err(Refusal::ReviewDayMissing.on("review_on")),
        (_, Some(day)) if day < from || day > until => Err(Refusal::DayOutOfReach { from, until }.on("review_on")),
        _ => Ok(code),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn decision_that_waits_says_until_when() {
        let list = CodeList::read(
            "trial",
            "list = \"trial\"\nsource = \"x\"\ncode = [\n{ code = \"now\", da = \"A\", en = \"A\", next = \"refer\" },\n{ code = \"later\", da = \"B\", en = \"B\", next = \"day\" },\n]\n",
        )
        .unwrap();
        let today = date(2026, 11, 24);
        let check = |decision: &str, day| match accept_decision(&list, decision, day, today) {
            Ok(_) => "ok",
            Err(refused) => refused.refusal.code(),
        };
        assert_eq!(check("now", None), "ok");
        assert_eq!(check("later", None), "review-day-missing");
        assert_eq!(check("later", Some(today)), "day-out-of-reach");
        assert_eq!(check("later", Some(date(2026, 11, 25))), "ok");
        assert_eq!(check("later", Some(date(2030, 1, 1))), "day-out-of-reach");
        assert_eq!(check("never", None), "not-on-the-list");
        assert_eq!(asks(&list, "now"), Asks::Referral);
    }
}
