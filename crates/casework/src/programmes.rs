//! Programmes in a job centre: what it takes part in, with its days, goals and limits.

use holdepunkt_rules::{
    Refusal,
    codes::Code,
    programme::{Membership, Programme},
};
use holdepunkt_store::memberships;
use jiff::civil::Date;

use crate::{Action, Context, Error};

/// A job centre's part in a programme.
#[derive(Debug, Clone)]
pub struct Part {
    /// The programme.
    pub programme: Programme,
    /// The membership.
    pub membership: Membership,
}

impl Part {
    /// How it stands on a day.
    #[must_use]
    pub fn standing_on(&self, day: Date) -> PartStanding {
        let period = &self.membership.period;
        match period.until() {
            Some(until) if until < day => PartStanding::Over,
            _ if day < period.from() => PartStanding::Coming,
            _ => PartStanding::Running,
        }
    }
}

holdepunkt_rules::code_enum! {
    /// How a membership stands on a day.
    PartStanding {
        /// Under way.
        Running = "running",
        /// Not begun.
        Coming = "coming",
        /// Over.
        Over = "over",
    }
}

/// The programmes that one's own job centre takes or took part in, newest first. A membership whose
/// programme the rulebook no longer knows is left out.
///
/// # Errors
/// The policy's, or the database's.
pub async fn list(context: &Context) -> Result<Vec<Part>, Error> {
    parts(context, Action::SeeProgrammes).await
}

pub(crate) async fn parts(context: &Context, action: Action) -> Result<Vec<Part>, Error> {
    let mut work = context.look(action).await?;
    let memberships = memberships::list(&mut work.tx, work.scope).await?;
    let part = |membership: Membership| {
        let programme = context.house.rulebook.programme(membership.programme.as_str()).ok()?.clone();
        Some(Part { programme, membership })
    };
    Ok(memberships.into_iter().filter_map(part).collect())
}

/// One programme of one's own job centre.
///
/// # Errors
/// [`Refusal::NotFound`] when the job centre takes no part in it; the policy's, or the database's.
pub async fn one(context: &Context, programme: &Code) -> Result<Part, Error> {
    let parts = list(context).await?;
    Ok(parts.into_iter().find(|p| p.programme.code == *programme).ok_or(Refusal::NotFound)?)
}
