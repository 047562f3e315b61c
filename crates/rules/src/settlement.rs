//! Settlements that are kept: made by the job centre, handed in, approved by an auditor, corrected by another.
//!
//! What is kept never changes: a settlement holds what it was made of, so that it can be made again to the last øre.
//! Whoever finds a fault corrects the data and makes another settlement that names the old one.

use jiff::civil::Date;

use crate::{
    Refusal, Refused,
    codes::Code,
    id::*,
    period::Period,
    role::Role,
    transition::{Transition, find, steps_for},
};

code_enum! {
    /// Where a settlement is.
    SettlementState {
        /// Made; nobody outside has seen it.
        Made = "made",
        /// Handed in: the auditor looks at it.
        HandedIn = "handed_in",
        /// Sent back with remarks.
        Returned = "returned",
        /// Approved, and locked.
        Approved = "approved",
        /// Thrown away before it was handed in, or after it came back.
        Discarded = "discarded",
    }
}

code_enum! {
    /// What can be done with it.
    SettlementStep {
        /// Hand it in to the auditor.
        HandIn = "hand_in",
        /// Approve and lock it.
        Approve = "approve",
        /// Send it back, with a reason.
        Return = "return",
        /// Throw it away, with a reason.
        Discard = "discard",
    }
}

/// Who makes settlements.
const LEAD: &[Role] = &[Role::ProjectLead];
/// Who looks at them (S2, "Udbetaling af tilskud": the variable grant is paid once an auditor has approved it).
const AUDITOR: &[Role] = &[Role::Auditor];

/// Its whole life. Nothing leads away from an approved one.
#[rustfmt::skip]
pub const TRANSITIONS: &[Transition<SettlementState, SettlementStep>] = &[
    Transition::new(SettlementState::Made,     SettlementStep::HandIn,  SettlementState::HandedIn,  LEAD),
    Transition::new(SettlementState::Made,     SettlementStep::Discard, SettlementState::Discarded, LEAD).with_reason(),
    Transition::new(SettlementState::HandedIn, SettlementStep::Approve, SettlementState::Approved,  AUDITOR),
    Transition::new(SettlementState::HandedIn, SettlementStep::Return,  SettlementState::Returned,  AUDITOR).with_reason(),
    Transition::new(SettlementState::Returned, SettlementStep::HandIn,  SettlementState::HandedIn,  LEAD).with_reason(),
    Transition::new(SettlementState::Returned, SettlementStep::Discard, SettlementState::Discarded, LEAD).with_reason(),
];

/// Where a step taken by a role leads.
///
/// # Errors
/// [`Refusal::SettlementState`] when the step isn't possible from there, [`Refusal::NotAllowed`] when another role
/// takes it, [`Refusal::ReasonMissing`] on `reason`.
pub fn take(from: SettlementState, step: SettlementStep, role: Role, reason: &str) -> Result<SettlementState, Refused> {
    let line = find(TRANSITIONS, from, step, |state| Refusal::SettlementState { state })?;
    Ok(line.taken_by(role)?.told_why(!reason.trim().is_empty(), "reason")?.to)
}

/// The steps that a role can take from a state.
pub fn steps(from: SettlementState, role: Role) -> impl Iterator<Item = SettlementStep> {
    steps_for(TRANSITIONS, from, role)
}

/// Does a step need a reason?
#[must_use]
pub fn needs_reason(from: SettlementState, step: SettlementStep) -> bool {
    TRANSITIONS.iter().any(|t| t.from == from && t.step == step && t.reason)
}

code_enum! {
    /// What a settlement is for.
    SettlementKind {
        /// Mid-way: what it pays is paid on account (S9).
        OnAccount = "on_account",
        /// After the end.
        Last = "last",
    }
}

code_enum! {
    /// What it was settled from.
    SettlementSource {
        /// What the job centre itself has written down.
        Own = "own",
        /// The lines that the agency settled from its registers.
        Register = "register",
    }
}

/// The agency's letter that grants a job centre money: which programme's rates, for which days, for how many.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GrantLetter {
    /// Identifier.
    pub id: GrantLetterId,
    /// The programme whose rates and rules it goes by.
    pub programme: Code,
    /// The agency's number of the case.
    pub reference: String,
    /// When it came.
    pub received_on: Date,
    /// The days that it covers.
    pub period: Period,
    /// How many citizens were expected: the frame follows from it.
    pub expected_participants: i64,
    /// Counts the edits.
    pub version: i64,
}

/// The most that a letter can expect: far above any job centre.
pub const MOST_PARTICIPANTS: i64 = 100_000;

/// Accepts a letter: a last day, some participants, days inside the programme's.
///
/// # Errors
/// [`Refusal::Missing`] on `until`; [`Refusal::NotANumber`] on `expected_participants`;
/// [`Refusal::OutsideCoverage`] on `from` or `until` for days that the programme says nothing about.
pub fn accept_letter(letter: &GrantLetter, programme: &Period) -> Result<(), Refused> {
    let until = letter.period.until().ok_or_else(|| Refusal::Missing.on("until"))?;
    if !(1..=MOST_PARTICIPANTS).contains(&letter.expected_participants) {
        return Err(Refusal::NotANumber { least: 1, most: MOST_PARTICIPANTS }.on("expected_participants"));
    }
    for (day, field) in [(letter.period.from(), "from"), (until, "until")] {
        if !programme.contains(day) {
            return Err(Refusal::OutsideCoverage { parameter: "fixed_grant".to_owned(), day }.on(field));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn every_state_and_step_by_every_role() {
        for from in SettlementState::ALL {
            for step in SettlementStep::ALL {
                for role in Role::ALL {
                    let line = TRANSITIONS.iter().find(|t| t.from == *from && t.step == *step);
                    let taken = take(*from, *step, *role, "fordi");
                    match line {
                        Some(line) if line.by.contains(role) => assert_eq!(taken.unwrap(), line.to),
                        Some(_) => assert_eq!(taken.unwrap_err().refusal, Refusal::NotAllowed),
                        None => assert_eq!(taken.unwrap_err().refusal.code(), "settlement-state"),
                    }
                }
            }
        }
    }

    #[test]
    fn approved_is_locked_and_a_return_says_why() {
        assert!(!TRANSITIONS.iter().any(|t| t.from == SettlementState::Approved));
        let returned = take(SettlementState::HandedIn, SettlementStep::Return, Role::Auditor, " ");
        assert_eq!(returned.unwrap_err().field, Some("reason"));
        assert!(take(SettlementState::HandedIn, SettlementStep::Approve, Role::ProjectLead, "").is_err());
    }

    #[test]
    fn a_letter_has_a_last_day_and_somebody_to_expect() {
        let letter = |until: Option<Date>, expected| GrantLetter {
            id: GrantLetterId::fresh(),
            programme: Code::known("vcg2"),
            reference: "2013-1234".to_owned(),
            received_on: date(2013, 12, 1),
            period: Period::known(date(2014, 1, 1), until),
            expected_participants: expected,
            version: 1,
        };
        let programme = Period::known(date(2014, 1, 1), Some(date(2015, 12, 31)));
        let field = |l: GrantLetter| accept_letter(&l, &programme).err().map(|r| r.field.unwrap_or_default());
        assert_eq!(field(letter(Some(date(2015, 12, 31)), 100)), None);
        assert_eq!(field(letter(None, 100)), Some("until"));
        assert_eq!(field(letter(Some(date(2016, 1, 1)), 100)), Some("until"));
        assert_eq!(field(letter(Some(date(2015, 12, 31)), 0)), Some("expected_participants"));
    }
}
