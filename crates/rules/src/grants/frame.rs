//! S8: the frame, and what a job centre is paid.

use super::{
    day::Day,
    line::{Grant, Line},
    terms::Terms,
};
use crate::{Refusal, money::Ore};

/// A line that asks to be paid.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Claim {
    /// The citizen, as their number in the list sorted by pseudonym.
    pub citizen: u32,
    /// What was earned.
    pub line: Line,
    /// What of it is paid.
    pub paid: Ore,
}

impl Claim {
    /// A line that nothing has been paid of yet.
    #[must_use]
    pub const fn new(citizen: u32, line: Line) -> Self {
        Self { citizen, line, paid: Ore(0) }
    }

    const fn order(&self) -> (Day, Grant, u32, u32) {
        (self.line.earned_on, self.line.grant, self.citizen, self.line.number)
    }
}

/// **S8 Frame**, how large it is: expected participants × `frame_per_participant`.
///
/// Source: Projektbeskrivelse VCG2, "Aktivitets- og resultatafhængigt tilskud": "Et jobcenter, der søger om at indgå i
/// projektet med 100 deltagere har en ramme på 1.080.000 kr."
///
/// # Errors
/// [`Refusal::OutsideCoverage`].
pub fn s8_frame(expected_participants: i64, terms: &Terms) -> Result<Ore, Refusal> {
    let kroner = terms.frame_per_participant.on(terms.from)?;
    Ok(Ore::kroner(kroner.saturating_mul(expected_participants).min(i64::MAX / 100)))
}

/// **S8 Frame**, who is paid: a job centre's lines in the order of the day they were earned, activity before result,
/// citizen, month number, until the frame is used up; the line that meets the limit is paid in part, the rest nothing.
/// Leaves the lines in that order.
///
/// Source: Projektbeskrivelse VCG2, "Aktivitets- og resultatafhængigt tilskud": "kan ikke overstige den fastsatte
/// ramme".
pub fn s8_pay(claims: &mut [Claim], frame: Ore) {
    claims.sort_unstable_by_key(Claim::order);
    let mut left = frame.0.max(0);
    for claim in claims {
        claim.paid = Ore(claim.line.amount.0.min(left));
        left -= claim.paid.0;
    }
}

/// **S8 Frame**, what is paid in all: whatever the order of the lines, their sum until the frame is used up.
#[must_use]
pub fn s8_paid_in_all(earned: Ore, frame: Ore) -> Ore {
    Ore(earned.0.min(frame.0.max(0)))
}

/// What a job centre has earned and is paid.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Totals {
    /// Citizens with at least one active day of this job centre's in a counting course.
    pub participants: i64,
    /// How many it expected.
    pub expected_participants: i64,
    /// The fixed grant.
    pub fixed_grant: Ore,
    /// The most that depends on what was done.
    pub frame: Ore,
    /// Earned for activity.
    pub activity: Ore,
    /// Earned for results.
    pub result: Ore,
    /// Earned for both.
    pub earned: Ore,
    /// Paid of what was earned.
    pub paid: Ore,
    /// The fixed grant and what was paid.
    pub total: Ore,
}

impl Totals {
    /// The totals of a job centre from its lines, once they are paid.
    ///
    /// Source: Projektbeskrivelse VCG2, "Fast tilskud": "et fast tilskud, som udgør i alt 825.000 kr."
    ///
    /// # Errors
    /// [`Refusal::OutsideCoverage`].
    pub fn of(claims: &[Claim], participants: i64, expected_participants: i64, terms: &Terms) -> Result<Self, Refusal> {
        let sum = |grant: Grant| claims.iter().filter(|c| c.line.grant == grant).map(|c| c.line.amount.0).sum::<i64>();
        let (activity, result) = (sum(Grant::Activity), sum(Grant::Result));
        let paid: i64 = claims.iter().map(|c| c.paid.0).sum();
        let fixed_grant = Ore::kroner(terms.fixed_grant.on(terms.from)?);
        Ok(Self {
            participants,
            expected_participants,
            fixed_grant,
            frame: s8_frame(expected_participants, terms)?,
            activity: Ore(activity),
            result: Ore(result),
            earned: Ore(activity + result),
            paid: Ore(paid),
            total: Ore(fixed_grant.0 + paid),
        })
    }
}
