//! Grants of small things that make a placement possible: work clothes, safety shoes, transport, a licence, a
//! translation (S1, 4.4: "bevillingskompetence"). Somebody asks; whoever has the competence decides, up to the
//! amount that theirs reaches; the citizen reads what was decided and why.

use jiff::civil::Date;

use crate::{
    Refusal, Refused,
    codes::Code,
    id::*,
    money::Ore,
    role::Role,
    transition::{Transition, find},
};

code_enum! {
    /// Where a grant is.
    SmallGrantState {
        /// Asked for; nobody has decided.
        Asked = "asked",
        /// Given.
        Granted = "granted",
        /// Refused, with a reason.
        Refused = "refused",
        /// Taken back before it was decided.
        Withdrawn = "withdrawn",
    }
}

code_enum! {
    /// What can be done with it.
    SmallGrantStep {
        /// Give it.
        Grant = "grant",
        /// Refuse it, with a reason.
        Refuse = "refuse",
        /// Take it back.
        Withdraw = "withdraw",
    }
}

/// Those who have the citizens, and among them the competences (S1, 4.4).
const STAFF: &[Role] = &[Role::JobConsultant, Role::Caseworker];

/// Its whole life: what is decided stands, and whoever disagrees complains.
#[rustfmt::skip]
pub const TRANSITIONS: &[Transition<SmallGrantState, SmallGrantStep>] = &[
    Transition::new(SmallGrantState::Asked, SmallGrantStep::Grant,    SmallGrantState::Granted,   STAFF),
    Transition::new(SmallGrantState::Asked, SmallGrantStep::Refuse,   SmallGrantState::Refused,   STAFF).with_reason(),
    Transition::new(SmallGrantState::Asked, SmallGrantStep::Withdraw, SmallGrantState::Withdrawn, STAFF),
];

/// Where a step taken by a role leads.
///
/// # Errors
/// [`Refusal::SmallGrantState`] when the step isn't possible from there, [`Refusal::NotAllowed`] when another role
/// takes it, [`Refusal::ReasonMissing`] on `reason` for a refusal without one.
pub fn take(from: SmallGrantState, step: SmallGrantStep, role: Role, reason: &str) -> Result<SmallGrantState, Refused> {
    let line = find(TRANSITIONS, from, step, |state| Refusal::SmallGrantState { state })?;
    Ok(line.taken_by(role)?.told_why(!reason.trim().is_empty(), "reason")?.to)
}

/// A grant of a small thing, asked for or decided.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SmallGrant {
    /// Identifier.
    pub id: SmallGrantId,
    /// For whom.
    pub citizen: CitizenId,
    /// The placement that it makes possible.
    pub placement: Option<PlacementId>,
    /// What (`rulebook/codes/small_grant_kinds.toml`).
    pub kind: Code,
    /// What it is for, in words that the citizen reads.
    pub words: String,
    /// How much.
    pub amount: Ore,
    /// Where it is.
    pub state: SmallGrantState,
    /// When it was asked for.
    pub asked_on: Date,
    /// Who asked.
    pub asked_by: Option<EmployeeId>,
    /// When it was decided, or taken back.
    pub decided_on: Option<Date>,
    /// Who decided, or took it back.
    pub decided_by: Option<EmployeeId>,
    /// Why it was refused; the citizen reads it.
    pub reason: String,
    /// Counts the edits.
    pub version: i64,
}

/// Accepts what is asked for: something for some money.
///
/// # Errors
/// [`Refusal::Missing`] on `words` or `amount`.
pub fn accept_asked(words: &str, amount: Ore) -> Result<(), Refused> {
    match (words.trim().is_empty(), amount.0 > 0) {
        (true, _) => Err(Refusal::Missing.on("words")),
        (_, false) => Err(Refusal::Missing.on("amount")),
        _ => Ok(()),
    }
}

/// What an employee may grant of a kind.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Competence {
    /// Who.
    pub employee: EmployeeId,
    /// What (`rulebook/codes/small_grant_kinds.toml`).
    pub kind: Code,
    /// Up to and with this amount; no limit when absent.
    pub most: Option<Ore>,
}

impl Competence {
    /// Does it reach a grant of a kind and an amount? The limit itself is inside.
    #[must_use]
    pub fn reaches(&self, kind: &Code, amount: Ore) -> bool {
        self.kind == *kind && self.most.is_none_or(|most| amount <= most)
    }
}

/// Accepts that somebody decides: a competence of theirs reaches it. `all` is every competence of those who work in
/// the job centre today, each with its owner's name; the refusal says who can.
///
/// # Errors
/// [`Refusal::NotYourCompetence`] with names, [`Refusal::NobodysCompetence`].
pub fn accept_decider(all: &[(String, Competence)], who: EmployeeId, kind: &Code, amount: Ore) -> Result<(), Refused> {
    let able: Vec<&(String, Competence)> = all.iter().filter(|(_, c)| c.reaches(kind, amount)).collect();
    if able.iter().any(|(_, c)| c.employee == who) {
        return Ok(());
    }
    let names: Vec<&str> = able.iter().map(|(name, _)| name.as_str()).collect();
    match names.as_slice() {
        [] => Err(Refusal::NobodysCompetence.into()),
        names => Err(Refusal::NotYourCompetence { who: names.join(", ") }.into()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_role_times_state_times_step() {
        for role in Role::ALL {
            for state in SmallGrantState::ALL {
                for step in SmallGrantStep::ALL {
                    let answer = take(*state, *step, *role, "Fordi").map_err(|r| r.refusal.code());
                    let expected = match (state, step) {
                        (SmallGrantState::Asked, _) if !matches!(role, Role::JobConsultant | Role::Caseworker) => {
                            Err("not-allowed")
                        }
                        (SmallGrantState::Asked, SmallGrantStep::Grant) => Ok(SmallGrantState::Granted),
                        (SmallGrantState::Asked, SmallGrantStep::Refuse) => Ok(SmallGrantState::Refused),
                        (SmallGrantState::Asked, SmallGrantStep::Withdraw) => Ok(SmallGrantState::Withdrawn),
                        _ => Err("small-grant-state"),
                    };
                    assert_eq!(answer, expected, "{role} {state} {step}");
                }
            }
        }
    }

    #[test]
    fn refusal_says_why() {
        let check = |step| take(SmallGrantState::Asked, step, Role::Caseworker, "").map_err(|r| r.field);
        assert_eq!(check(SmallGrantStep::Refuse), Err(Some("reason")));
        assert_eq!(check(SmallGrantStep::Grant), Ok(SmallGrantState::Granted));
    }
}
