//! The work agreement: what the citizen, the company and the job centre agree for one placement (S2, anchor
//! point 3; S4, "Arbejdsaftalen"). Its whole life is one table; a version in force is never edited, a change is
//! a new version that those sign whom it concerns.
//!
//! Four parts, as the documents list them: the long-term goal; concrete goals, one for ordinary paid hours among
//! them; tasks and hours, as a ladder of steps ([`ladder`]); the mentor's role and time. Beside them what the
//! workplace should know to let it succeed, how often one meets, and whom one calls.

pub mod change;
pub mod compare;
pub mod growth;
pub mod ladder;
pub mod missing;

use jiff::{Timestamp, civil::Date};

use crate::{
    Refusal, Refused,
    codes::Code,
    hours::WeeklyHours,
    id::*,
    role::Role,
    transition::{Transition, find},
};

pub use change::{Part, changes, concerns, needed};
pub use compare::{Piece, Worded, compared};
pub use growth::Growth;
pub use ladder::{Rung, Times};
pub use missing::{Missing, missing};

code_enum! {
    /// Where a version of the agreement is.
    AgreementState {
        /// Being written.
        Draft = "draft",
        /// To be read and signed.
        Sent = "sent",
        /// Signed by all whom it concerns.
        InForce = "in_force",
        /// Another version took its place.
        Replaced = "replaced",
        /// Never came into force.
        Withdrawn = "withdrawn",
        /// Over, since the placement is.
        Ended = "ended",
    }
}

code_enum! {
    /// What can be done with it.
    AgreementStep {
        /// Write in the draft.
        Write = "write",
        /// Write goals in one's own words: into the draft, or into a new one beside what is in force.
        OwnGoals = "own_goals",
        /// Send it to be signed.
        Send = "send",
        /// Take it back, to write on in a copy of it; what was signed stands as it was, and is void.
        TakeBack = "take_back",
        /// Sign it, for one of the three.
        Sign = "sign",
        /// Say that one would rather talk first.
        Talk = "talk",
        /// The last whom it concerns has signed: it is in force.
        Enter = "enter",
        /// Begin a new version beside the one in force.
        Amend = "amend",
        /// A new version came into force.
        Replace = "replace",
        /// Throw a version away that never came into force.
        Discard = "discard",
        /// The placement ended.
        End = "end",
    }
}

code_enum! {
    /// Who agrees: the three of the agreement (S0, S2).
    Party {
        /// The citizen.
        Citizen = "citizen",
        /// The company, by its mentor or contact.
        Company = "company",
        /// The job centre, by its consultant or caseworker.
        JobCentre = "job_centre",
    }
}

impl Party {
    /// For whom a role signs.
    #[must_use]
    pub fn of(role: Role) -> Option<Self> {
        match role {
            Role::Citizen => Some(Self::Citizen),
            Role::CompanyMentor | Role::CompanyContact => Some(Self::Company),
            Role::JobConsultant | Role::Caseworker => Some(Self::JobCentre),
            _ => None,
        }
    }
}

use AgreementState::{Draft, Ended, InForce, Replaced, Sent, Withdrawn};
use AgreementStep::{Amend, Discard, End, Enter, OwnGoals, Replace, Send, Sign, TakeBack, Write};

const STAFF: &[Role] = &[Role::JobConsultant, Role::Caseworker];
const THREE: &[Role] =
    &[Role::Citizen, Role::CompanyMentor, Role::CompanyContact, Role::JobConsultant, Role::Caseworker];
const THEIRS: &[Role] = &[Role::Citizen];
const FOLLOWS: &[Role] = &[];

/// A version's whole life.
#[rustfmt::skip]
pub const TRANSITIONS: &[Transition<AgreementState, AgreementStep>] = &[
    Transition::new(Draft,   Write,    Draft,     STAFF),
    Transition::new(Draft,   OwnGoals, Draft,     THEIRS),
    Transition::new(Draft,   Send,     Sent,      STAFF),
    Transition::new(Draft,   Discard,  Withdrawn, STAFF),
    Transition::new(Draft,   End,      Withdrawn, FOLLOWS),
    Transition::new(Sent,    TakeBack, Withdrawn, STAFF),
    Transition::new(Sent,    Sign,     Sent,      THREE),
    Transition::new(Sent,    AgreementStep::Talk, Sent, THREE),
    Transition::new(Sent,    Enter,    InForce,   FOLLOWS),
    Transition::new(Sent,    Discard,  Withdrawn, STAFF),
    Transition::new(Sent,    End,      Withdrawn, FOLLOWS),
    Transition::new(InForce, Amend,    InForce,   STAFF),
    Transition::new(InForce, OwnGoals, InForce,   THEIRS),
    Transition::new(InForce, Replace,  Replaced,  FOLLOWS),
    Transition::new(InForce, End,      Ended,     FOLLOWS),
];

impl AgreementState {
    /// Is it on its way into force?
    #[must_use]
    pub fn is_open(self) -> bool {
        matches!(self, Draft | Sent)
    }
}

fn line(
    from: AgreementState,
    step: AgreementStep,
) -> Result<&'static Transition<AgreementState, AgreementStep>, Refused> {
    find(TRANSITIONS, from, step, |state| Refusal::AgreementState { state })
}

/// Where a step taken by a role leads.
///
/// # Errors
/// [`Refusal::AgreementState`] when the step isn't possible from there, [`Refusal::NotAllowed`] when another
/// role takes it.
pub fn take(from: AgreementState, step: AgreementStep, role: Role) -> Result<AgreementState, Refused> {
    Ok(line(from, step)?.taken_by(role)?.to)
}

/// Where a step that follows from something else leads: the last signature, a new version, the placement's end.
///
/// # Errors
/// [`Refusal::AgreementState`] when it isn't possible from there, [`Refusal::NotAllowed`] when it is somebody's step.
pub fn follow(from: AgreementState, step: AgreementStep) -> Result<AgreementState, Refused> {
    Ok(line(from, step)?.followed()?.to)
}

/// A goal, or a small step towards one ("delmål", S2, anchor point 3; S4, "Arbejdsaftalen").
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Goal {
    /// What.
    pub text: String,
    /// In the citizen's own words?
    pub by_citizen: bool,
    /// A step towards the goal that stands above it; the goal itself is none.
    pub step: bool,
}

/// Most goals and steps of an agreement: more is no plan that somebody remembers.
pub const MOST_GOALS: usize = 20;

/// Most days between two meetings: a quarter of a year is the law's own rhythm of talks.
pub const MOST_MEETING_DAYS: i64 = 92;

/// What is agreed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Content {
    /// Part 1: the job or education it leads towards.
    pub long_term_goal: String,
    /// Part 2: concrete goals and the small steps towards them, in order.
    pub goals: Vec<Goal>,
    /// Part 2: the goal for ordinary paid hours a week, in minutes; zero says "not yet", nothing that nobody has said.
    pub paid_minutes: Option<i64>,
    /// Part 3: tasks and hours, step by step.
    pub ladder: Vec<Rung>,
    /// Part 4: what the mentor does.
    pub mentor_role: String,
    /// Part 4: the mentor's time a week for this citizen.
    pub mentor_hours: Option<WeeklyHours>,
    /// What the workplace should know, in words that it may read: never why.
    pub considerations: String,
    /// Days between two meetings of citizen, mentor and consultant.
    pub meeting_days: i64,
    /// Whom one calls in the job centre.
    pub contact: Option<EmployeeId>,
}

/// How somebody signed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum How {
    /// Signed in, on their own screen.
    SignedIn,
    /// On the consultant's tablet, around one table.
    Tablet,
    /// By a personal link with a code.
    Link,
    /// Somebody of the job centre for them, and why (`rulebook/codes/signing_reasons.toml`).
    OnBehalf(Code),
}

impl How {
    /// As it is stored, and in the words' keys.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::SignedIn => "signed_in",
            Self::Tablet => "tablet",
            Self::Link => "link",
            Self::OnBehalf(_) => "on_behalf",
        }
    }

    /// Read back from what is stored; a reason belongs to a signature on behalf, and to no other.
    #[must_use]
    pub fn of(code: &str, reason: Option<Code>) -> Option<Self> {
        match (code, reason) {
            ("signed_in", None) => Some(Self::SignedIn),
            ("tablet", None) => Some(Self::Tablet),
            ("link", None) => Some(Self::Link),
            ("on_behalf", Some(reason)) => Some(Self::OnBehalf(reason)),
            _ => None,
        }
    }
}

/// A signature under exactly what was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signature {
    /// For whom.
    pub party: Party,
    /// Who signed, by name as it was.
    pub name: String,
    /// The account they were signed in with.
    pub account: Option<AccountId>,
    /// When.
    pub at: Timestamp,
    /// How.
    pub how: How,
    /// SHA-256 of [`Content::canonical`] of what was signed.
    pub hash: String,
}

/// Somebody who would rather talk before they sign: a choice of its own, no failure.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Talk {
    /// For whom.
    pub party: Party,
    /// When they said so.
    pub at: Timestamp,
    /// What about, if they wrote it.
    pub words: String,
}

/// A version of the agreement.
#[derive(Debug, Clone, PartialEq)]
pub struct Agreement {
    /// Identifier.
    pub id: AgreementId,
    /// The placement it is about.
    pub placement: PlacementId,
    /// Which version: 1, 2, …
    pub number: i64,
    /// Where it is.
    pub state: AgreementState,
    /// What is agreed.
    pub content: Content,
    /// Who must sign it.
    pub needs: Vec<Party>,
    /// Who has.
    pub signatures: Vec<Signature>,
    /// Who would rather talk first.
    pub talks: Vec<Talk>,
    /// When each was last reminded.
    pub reminded: Vec<(Party, Date)>,
    /// The day it was made.
    pub made_on: Date,
    /// The day it was sent.
    pub sent_on: Option<Date>,
    /// The day it came into force.
    pub in_force_on: Option<Date>,
    /// Counts the edits.
    pub version: i64,
}

impl Agreement {
    /// Who must still sign, in the order of the three.
    #[must_use]
    pub fn waits_for(&self) -> Vec<Party> {
        let signed = |p: &Party| self.signatures.iter().any(|s| s.party == *p);
        Party::ALL.iter().copied().filter(|p| self.needs.contains(p) && !signed(p)).collect()
    }

    /// The signature of a party, if it has signed.
    #[must_use]
    pub fn signed_by(&self, party: Party) -> Option<&Signature> {
        self.signatures.iter().find(|s| s.party == party)
    }

    /// Did it come into force, whatever it is now?
    #[must_use]
    pub fn was_in_force(&self) -> bool {
        self.in_force_on.is_some()
    }
}

/// Accepts a signature for a party.
///
/// # Errors
/// [`Refusal::AgreementState`], [`Refusal::SignatureNotAsked`], [`Refusal::AlreadySigned`].
pub fn accept_signature(agreement: &Agreement, party: Party) -> Result<(), Refused> {
    line(agreement.state, Sign)?;
    if !agreement.needs.contains(&party) {
        return Err(Refusal::SignatureNotAsked.into());
    }
    if agreement.waits_for().contains(&party) { Ok(()) } else { Err(Refusal::AlreadySigned.into()) }
}

/// Accepts goals: not more than somebody remembers, and no step without a goal above it.
///
/// # Errors
/// On `goals`: [`Refusal::TooManyGoals`], [`Refusal::StepWithoutGoal`].
pub fn accept_goals(goals: &[Goal]) -> Result<(), Refused> {
    if goals.len() > MOST_GOALS {
        return Err(Refusal::TooManyGoals { most: MOST_GOALS as i64 }.on("goals"));
    }
    if goals.first().is_some_and(|g| g.step) {
        return Err(Refusal::StepWithoutGoal.on("goals"));
    }
    Ok(())
}

/// The goals with the citizen's own put in place of those that were theirs; everything else stays where it is.
/// Theirs come last, so that what others wrote keeps its steps.
#[must_use]
pub fn with_own_goals(before: &[Goal], own: Vec<Goal>) -> Vec<Goal> {
    let others = before.iter().filter(|g| !g.by_citizen).cloned();
    others.chain(own.into_iter().map(|g| Goal { by_citizen: true, ..g })).collect()
}

impl Content {
    /// What is agreed as one text of bytes, the same for the same content and for no other: what a signature's
    /// hash is made of. Each part stands with its length, so that no text can pretend to be two.
    #[must_use]
    pub fn canonical(&self) -> String {
        let mut parts = vec![self.long_term_goal.clone()];
        parts.extend(self.goals.iter().map(|g| {
            let (whose, what) = (if g.by_citizen { "citizen" } else { "all" }, if g.step { "step" } else { "goal" });
            format!("{whose} {what}:{}", g.text)
        }));
        parts.push(self.paid_minutes.map_or_else(String::new, |m| m.to_string()));
        for rung in &self.ladder {
            let times = rung.times.iter().map(|t| format!("{}.{}-{}", t.weekday, t.from, t.until));
            parts.push(format!("{}:{}:{}", rung.from, times.collect::<Vec<_>>().join(","), rung.tasks));
        }
        parts.push(self.mentor_role.clone());
        parts.push(self.mentor_hours.map_or_else(String::new, |h| h.minutes().to_string()));
        parts.push(self.considerations.clone());
        parts.push(self.meeting_days.to_string());
        parts.push(self.contact.map_or_else(String::new, |c| c.to_string()));
        parts.iter().map(|p| format!("{}\n{p}\n", p.len())).collect()
    }
}

#[cfg(test)]
mod tests;
