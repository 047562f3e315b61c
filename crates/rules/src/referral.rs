//! Referral: a citizen's way to a place. Whichever way it began (model A directly, B out of a project,
//! C out of a pre-course, or drawn out of one of them), from here on a job consultant finds the place
//! (S1, 4.2). The whole life is one table. What comes before it stands in [`crate::preparation`].

use jiff::civil::Date;

use crate::{
    Refusal, Refused,
    codes::Code,
    id::*,
    period::days_between,
    role::Role,
    transition::{self, Transition, find},
};

code_enum! {
    /// Where the way begins (S1, 4.2).
    ReferralModel {
        /// Caseworker to job consultant to centre.
        Direct = "a",
        /// Through a municipal or external project, which decides who is ready.
        Project = "b",
        /// Through a short pre-course.
        PreCourse = "c",
        /// Drawn out of a project or pre-course by a job consultant.
        Combination = "combination",
    }
}

code_enum! {
    /// Where a referral is.
    ReferralState {
        /// Sent by the caseworker; nobody has taken it yet.
        Sent = "sent",
        /// A job consultant has taken it and looks for a place.
        Accepted = "accepted",
        /// The citizen has a place.
        Placed = "placed",
        /// The job consultant gave it back with a reason.
        HandedBack = "handed_back",
        /// The caseworker took it back.
        Withdrawn = "withdrawn",
    }
}

code_enum! {
    /// What can be done with a referral.
    ReferralStep {
        /// Take it.
        Accept = "accept",
        /// Give it back, with a reason.
        HandBack = "hand_back",
        /// Find a place: done by booking a placement.
        Place = "place",
        /// Take it back.
        Withdraw = "withdraw",
        /// The placement never began: the citizen waits again.
        Reopen = "reopen",
    }
}

use ReferralState::{Accepted, HandedBack, Placed, Sent, Withdrawn};
use ReferralStep::{Accept, HandBack, Place, Reopen, Withdraw};

const CASEWORKER: &[Role] = &[Role::Caseworker];
const CONSULTANT: &[Role] = &[Role::JobConsultant];
const EITHER: &[Role] = &[Role::JobConsultant, Role::Caseworker];

/// A referral's whole life.
#[rustfmt::skip]
pub const TRANSITIONS: &[Transition<ReferralState, ReferralStep>] = &[
    Transition::new(Sent,     Accept,   Accepted,   CONSULTANT),
    Transition::new(Sent,     HandBack, HandedBack, CONSULTANT).with_reason(),
    Transition::new(Sent,     Place,    Placed,     CONSULTANT),
    Transition::new(Sent,     Withdraw, Withdrawn,  CASEWORKER).with_reason(),
    Transition::new(Accepted, HandBack, HandedBack, CONSULTANT).with_reason(),
    Transition::new(Accepted, Place,    Placed,     CONSULTANT),
    Transition::new(Accepted, Withdraw, Withdrawn,  CASEWORKER).with_reason(),
    Transition::new(Placed,   Reopen,   Accepted,   EITHER),
];

impl ReferralState {
    /// Is the citizen still on the way?
    #[must_use]
    pub fn is_open(self) -> bool {
        matches!(self, Sent | Accepted)
    }
}

/// The line of the table for a step taken by a role.
///
/// # Errors
/// [`Refusal::ReferralState`] when the step isn't possible from there, [`Refusal::NotAllowed`] when
/// another role takes it, [`Refusal::ReasonMissing`] on `reason`.
pub fn take(
    from: ReferralState,
    step: ReferralStep,
    role: Role,
    reason: Option<&Code>,
) -> Result<&'static Transition<ReferralState, ReferralStep>, Refused> {
    let line = find(TRANSITIONS, from, step, |state| Refusal::ReferralState { state })?;
    line.taken_by(role)?.told_why(reason.is_some(), "reason")
}

/// The steps that a role can take from a state: what the page offers as buttons.
pub fn steps_for(from: ReferralState, role: Role) -> impl Iterator<Item = ReferralStep> {
    transition::steps_for(TRANSITIONS, from, role)
}

/// A referral.
#[derive(Debug, Clone, PartialEq)]
pub struct Referral {
    /// Identifier.
    pub id: ReferralId,
    /// Who is referred.
    pub citizen: CitizenId,
    /// Model.
    pub model: ReferralModel,
    /// Where it is.
    pub state: ReferralState,
    /// The day the caseworker sent it.
    pub sent_on: Date,
    /// Who sent it.
    pub sent_by: EmployeeId,
    /// The day a consultant took it.
    pub accepted_on: Option<Date>,
    /// Who took it.
    pub accepted_by: Option<EmployeeId>,
    /// The day it closed: placed, handed back or withdrawn.
    pub closed_on: Option<Date>,
    /// Why it was handed back or withdrawn.
    pub reason: Option<Code>,
    /// What the consultant should know to find the right place: wishes and what is needed, never why.
    pub wish: String,
    /// The stay in a project or pre-course that it came out of.
    pub preparation: Option<PreparationId>,
    /// Counts the edits.
    pub version: i64,
}

impl Referral {
    /// Days waited on a day: from being sent until placed, handed back or withdrawn.
    #[must_use]
    pub fn days_waited(&self, today: Date) -> i64 {
        days_between(self.sent_on, self.closed_on.unwrap_or(today)).max(0)
    }
}

impl ReferralModel {
    /// The ways a unit can be set to, and a caseworker can choose: a combination is a consultant's deed.
    pub const CHOSEN: &'static [Self] = &[Self::Direct, Self::Project, Self::PreCourse];
}

/// A citizen has one open referral at a time.
///
/// # Errors
/// [`Refusal::AlreadyReferred`] with the day of the open one.
pub fn accept_new(open: Option<&Referral>) -> Result<(), Refused> {
    match open {
        None => Ok(()),
        Some(r) => Err(Refusal::AlreadyReferred { since: r.sent_on }.into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    /// The table as a text: every role × every state × every step, those that are possible.
    fn possible() -> Vec<String> {
        let reason = Code::known("other");
        let mut out = Vec::new();
        for role in Role::ALL {
            for from in ReferralState::ALL {
                for step in ReferralStep::ALL {
                    if let Ok(line) = take(*from, *step, *role, Some(&reason)) {
                        out.push(format!("{role}: {from} {step} {}", line.to));
                    }
                }
            }
        }
        out
    }

    #[test]
    fn referral_every_role_every_state_every_step() {
        let expected = [
            "job_consultant: sent accept accepted",
            "job_consultant: sent hand_back handed_back",
            "job_consultant: sent place placed",
            "job_consultant: accepted hand_back handed_back",
            "job_consultant: accepted place placed",
            "job_consultant: placed reopen accepted",
            "caseworker: sent withdraw withdrawn",
            "caseworker: accepted withdraw withdrawn",
            "caseworker: placed reopen accepted",
        ];
        assert_eq!(possible(), expected);
    }

    #[test]
    fn referral_refusals_say_why() {
        for role in Role::ALL {
            for from in ReferralState::ALL {
                for step in ReferralStep::ALL {
                    let line = TRANSITIONS.iter().find(|t| t.from == *from && t.step == *step);
                    let refused = take(*from, *step, *role, None).err().map(|r| r.refusal.code());
                    let expected = match line {
                        None => Some("referral-state"),
                        Some(t) if !t.by.contains(role) => Some("not-allowed"),
                        Some(t) if t.reason => Some("reason-missing"),
                        Some(_) => None,
                    };
                    assert_eq!(refused, expected, "{role} {from} {step}");
                }
            }
        }
    }

    #[test]
    fn referral_pages_offer_what_the_table_allows() {
        use ReferralStep::{Accept, HandBack, Place, Reopen, Withdraw};
        let offered = |from, role| steps_for(from, role).collect::<Vec<_>>();
        assert_eq!(offered(Sent, Role::JobConsultant), [Accept, HandBack, Place]);
        assert_eq!(offered(Accepted, Role::JobConsultant), [HandBack, Place]);
        assert_eq!(offered(Sent, Role::Caseworker), [Withdraw]);
        assert_eq!(offered(Placed, Role::Caseworker), [Reopen]);
        assert!(offered(HandedBack, Role::Caseworker).is_empty());
    }

    #[test]
    fn referral_waits_from_sent_until_closed() {
        let mut r = Referral {
            id: ReferralId::fresh(),
            citizen: CitizenId::fresh(),
            model: ReferralModel::Direct,
            state: Sent,
            sent_on: date(2026, 11, 2),
            sent_by: EmployeeId::fresh(),
            accepted_on: None,
            accepted_by: None,
            closed_on: None,
            reason: None,
            wish: String::new(),
            preparation: None,
            version: 1,
        };
        assert_eq!(r.days_waited(date(2026, 11, 24)), 22);
        assert_eq!(r.days_waited(date(2026, 11, 1)), 0);
        r.closed_on = Some(date(2026, 11, 9));
        assert_eq!(r.days_waited(date(2026, 11, 24)), 7);
        assert_eq!(accept_new(Some(&r)).unwrap_err().refusal, Refusal::AlreadyReferred { since: date(2026, 11, 2) });
        assert!(accept_new(None).is_ok());
    }
}
