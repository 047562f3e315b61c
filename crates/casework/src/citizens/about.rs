//! What is known of a citizen beside the way: what they want, what helps, what they can, how they have stood.

use holdepunkt_rules::{
    accommodation::Accommodation,
    benefit::Benefit,
    codes::Code,
    cv::CvEntry,
    group::GroupStep,
    id::{CentreId, CitizenId},
    two_years::TwoYears,
    wish::Wishes,
};
use holdepunkt_store::{accommodations, benefits, centres, cv, groups, wishes};

use super::{Heading, admit, heading};
use crate::{Action, Context, Error, Work, benefits::hold_against, context::Deed};

/// What is known of a citizen beside the way.
#[derive(Debug, Clone, Default)]
pub struct About {
    /// What they want and would rather not.
    pub wishes: Wishes,
    /// The names of the centres wished for, in the wishes' order.
    pub centres: Vec<(CentreId, String)>,
    /// The jobs they aim at, the first first.
    pub goals: Vec<Code>,
    /// What helps at work, as a workplace may hear it.
    pub accommodations: Vec<Accommodation>,
    /// The CV, the latest first.
    pub cv: Vec<CvEntry>,
    /// The groups, in order of time.
    pub groups: Vec<GroupStep>,
    /// Benefits and the two-year test today; none for whom they are not.
    pub benefits: Option<(Vec<Benefit>, TwoYears)>,
}

/// Loads it inside a piece of work whose reader has been let in to the citizen.
pub(crate) async fn load(work: &mut Work, id: CitizenId) -> Result<About, Error> {
    let scope = work.scope;
    let wishes = wishes::of_citizen(&mut work.tx, scope, id).await?;
    let mut named = Vec::new();
    for centre in &wishes.centres {
        let found = centres::find(&mut work.tx, scope, *centre).await?;
        named.extend(found.map(|c| (c.id, c.name)));
    }
    let may_see_benefits = work.context.may(Action::SeeBenefits);
    let benefits = match may_see_benefits {
        true => benefits::of_citizen(&mut work.tx, scope, id).await?,
        false => Vec::new(),
    };
    // A day without parameters is no error of the page: the test's own page says so.
    let answer = hold_against(&work.context, &benefits, work.today()).ok().filter(|_| may_see_benefits);
    Ok(About {
        wishes,
        centres: named,
        goals: wishes::goals(&mut work.tx, scope, id).await?,
        accommodations: accommodations::of_citizen(&mut work.tx, scope, id).await?,
        cv: cv::of_citizen(&mut work.tx, scope, id).await?,
        groups: groups::of_citizen(&mut work.tx, scope, id).await?,
        benefits: answer.map(|a| (benefits, a)),
    })
}

/// What is known of a citizen, with the head of the page.
///
/// # Errors
/// [`holdepunkt_rules::Refusal::NotFound`], [`holdepunkt_rules::Refusal::StateYourReason`]; the policy's, or the
/// database's.
pub async fn about(context: &Context, id: CitizenId) -> Result<(Heading, About), Error> {
    let mut work = context.begin(Action::SeeCitizen).await?;
    let relation = admit(&mut work, id).await?;
    let heading = heading(&mut work, id, relation).await?;
    let about = load(&mut work, id).await?;
    work.done(Deed::Read, "about", id, Some(id)).await?;
    Ok((heading, about))
}
