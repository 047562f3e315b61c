//! Interests: a consultant notes that they would like to have a citizen for a centre, so that competition is
//! seen by all who could book, and nobody is overridden in silence (S1, 4.2 model B).

use holdepunkt_rules::{Refusal, id::*};
use holdepunkt_store::{
    centres,
    interests::{self, Interest},
};

use crate::{Action, Context, Error, citizens::admit, context::Deed};

/// Notes an interest. A second one for the same centre by the same consultant is the first.
///
/// # Errors
/// [`Refusal::NotOnTheList`] on `centre`; [`Refusal::NotFound`].
pub async fn note(
    context: &Context,
    citizen: CitizenId,
    centre: Option<CentreId>,
    note: String,
) -> Result<InterestId, Error> {
    let mut work = context.begin(Action::NoteInterest).await?;
    if let Some(before) = work.made_before(InterestId::parse).await? {
        return Ok(before);
    }
    admit(&mut work, citizen).await?;
    let me = work.employee()?;
    if let Some(id) = centre {
        let known = centres::find(&mut work.tx, work.scope, id).await?;
        known.ok_or_else(|| Error::from(Refusal::NotOnTheList.on("centre")))?;
    }
    let open = interests::open_of(&mut work.tx, work.scope, citizen).await?;
    if let Some(same) = open.iter().find(|i| i.employee == me && i.centre == centre) {
        return Ok(same.id);
    }
    let interest = Interest {
        id: InterestId::fresh(),
        citizen,
        employee: me,
        employee_name: String::new(),
        centre,
        centre_name: None,
        noted_on: context.today,
        note,
        withdrawn_on: None,
    };
    interests::insert(&mut work.tx, work.scope, &interest).await?;
    work.made("interest", interest.id, Some(citizen)).await
}

/// Takes one's own interest back.
///
/// # Errors
/// [`Refusal::NotFound`] for another's; [`Refusal::Stale`] when it was taken back already.
pub async fn withdraw(context: &Context, id: InterestId) -> Result<CitizenId, Error> {
    let mut work = context.begin(Action::NoteInterest).await?;
    let interest = interests::find(&mut work.tx, work.scope, id).await?.ok_or(Refusal::NotFound)?;
    if interest.employee != work.employee()? {
        return Err(Refusal::NotFound.into());
    }
    if !interests::withdraw(&mut work.tx, work.scope, id, context.today).await? {
        return Err(Refusal::Stale.into());
    }
    work.done(Deed::Withdraw, "interest", id, Some(interest.citizen)).await?;
    Ok(interest.citizen)
}
