//! Hearings after absence that nobody announced. The coordinating caseworker opens and closes them; the citizen reads
//! what is asked in plain words, and answers. No program decides anything here.

use holdepunkt_rules::{
    Refusal,
    codes::Code,
    hearing::{Hearing, accept_answer, accept_closing, accept_opening},
    id::*,
    message::{MessageKind, Receiver},
    period::plus_days,
};
use holdepunkt_store::{attendance, hearings as rows, job_centres};
use jiff::civil::Date;

use crate::{
    Action, Context, Error, Work,
    absences::oneself,
    agreements::enter,
    citizens::{Helper, admit, heading, helper},
    context::Deed,
    messages::{NewMessage, queue},
    signals::look_again,
};

/// Days of unannounced absence that no hearing has asked about: those after the day on which the latest was opened.
pub(crate) async fn unheard(work: &mut Work, placement: PlacementId) -> Result<Vec<Date>, Error> {
    let scope = work.scope;
    let days = attendance::unannounced(&mut work.tx, scope, placement).await?;
    let earlier = rows::of_placement(&mut work.tx, scope, placement).await?;
    let asked = earlier.iter().map(|h| h.opened_on).max();
    Ok(days.into_iter().map(|a| a.day).filter(|day| asked.is_none_or(|on| *day > on)).collect())
}

/// A placement's hearings, as the coordinating caseworker sees them.
#[derive(Debug, Clone)]
pub struct HearingPage {
    /// The placement.
    pub placement: PlacementId,
    /// The citizen.
    pub citizen: CitizenId,
    /// The citizen's name; empty when it is protected from the reader.
    pub name: String,
    /// Days of unannounced absence that no hearing has asked about.
    pub unheard: Vec<Date>,
    /// The last day for an answer that is proposed.
    pub proposed: Date,
    /// The hearing that stands open.
    pub open: Option<Hearing>,
    /// What the citizen has answered to it.
    pub answer: Option<String>,
    /// The earlier ones, the latest first.
    pub earlier: Vec<Hearing>,
}

/// Opens a placement's hearings.
///
/// # Errors
/// [`Refusal::NotFound`], [`Refusal::StateYourReason`]; the policy's, or the database's.
pub async fn of_placement(context: &Context, id: PlacementId) -> Result<HearingPage, Error> {
    let (mut work, placement) = enter(context.begin(Action::Hear).await?, id).await?;
    let (scope, today, citizen) = (work.scope, work.today(), placement.citizen);
    let relation = work.relation(citizen).await?;
    let name = heading(&mut work, citizen, relation).await?.name;
    let mut earlier = rows::of_placement(&mut work.tx, scope, id).await?;
    earlier.reverse();
    let open = earlier.iter().position(Hearing::is_open).map(|n| earlier.remove(n));
    let answer = match &open {
        Some(hearing) => rows::answered(&mut work.tx, scope, hearing.id).await?,
        None => None,
    };
    let proposed = plus_days(today, work.context.house.rulebook.attendance().reply_days(today)?);
    let page = HearingPage {
        placement: id,
        citizen,
        name,
        unheard: unheard(&mut work, id).await?,
        proposed,
        open,
        answer,
        earlier,
    };
    work.done(Deed::Read, "hearing", id, Some(citizen)).await?;
    Ok(page)
}

/// Opens a hearing. The citizen is told that there is something to answer.
///
/// # Errors
/// As [`accept_opening`]; [`Refusal::NotFound`].
pub async fn open(context: &Context, id: PlacementId, about: String, reply_by: Date) -> Result<HearingId, Error> {
    let (mut work, placement) = enter(context.begin(Action::Hear).await?, id).await?;
    if let Some(before) = work.made_before(HearingId::parse).await? {
        return Ok(before);
    }
    let (scope, today) = (work.scope, work.today());
    let earlier = rows::of_placement(&mut work.tx, scope, id).await?;
    let days = unheard(&mut work, id).await?;
    let least = work.context.house.rulebook.attendance().least_reply_days(today)?;
    accept_opening(&days, &earlier, reply_by, today, least)?;
    let hearing = Hearing {
        id: HearingId::fresh(),
        citizen: placement.citizen,
        placement: id,
        opened_on: today,
        opened_by: work.employee().ok(),
        about,
        reply_by,
        answered_on: None,
        outcome: None,
        closed_on: None,
        version: 1,
    };
    rows::insert(&mut work.tx, scope, &hearing).await?;
    let told = NewMessage {
        kind: MessageKind::Hearing,
        receiver: Receiver::Citizen(placement.citizen),
        once: format!("hearing:{}", hearing.id),
        urgent: false,
        not_before: None,
        values: vec![("path", format!("/me/hearings/{}", hearing.id)), ("until", hearing.reply_by.to_string())],
    };
    queue(&mut work, told).await?;
    look_again(&mut work, placement.citizen).await?;
    work.made("hearing", hearing.id, Some(placement.citizen)).await
}

/// Closes a hearing with what came of it.
///
/// # Errors
/// As [`accept_closing`]; [`Refusal::NotOnTheList`] on `outcome`; [`Refusal::Stale`], [`Refusal::NotFound`].
pub async fn close(context: &Context, id: HearingId, version: i64, outcome: Code) -> Result<PlacementId, Error> {
    let mut work = context.begin(Action::Hear).await?;
    let (scope, today) = (work.scope, work.today());
    let before = rows::find(&mut work.tx, scope, id).await?.ok_or(Refusal::NotFound)?;
    admit(&mut work, before.citizen).await?;
    if before.version != version {
        return Err(Refusal::Stale.into());
    }
    work.context.house.rulebook.list("hearing_outcomes").parse(outcome.as_str(), today, "outcome")?;
    accept_closing(&before, &outcome, today)?;
    let (citizen, placement) = (before.citizen, before.placement);
    let closed = Hearing { outcome: Some(outcome), closed_on: Some(today), ..before };
    if !rows::close(&mut work.tx, scope, &closed).await? {
        return Err(Refusal::Stale.into());
    }
    look_again(&mut work, citizen).await?;
    work.done(Deed::Close, "hearing", id, Some(citizen)).await?;
    Ok(placement)
}

/// The placement of a hearing, for whoever may open it.
///
/// # Errors
/// [`Refusal::NotFound`], the policy's, or the database's.
pub async fn placement_of(context: &Context, id: HearingId) -> Result<PlacementId, Error> {
    let mut work = context.begin(Action::Hear).await?;
    let hearing = rows::find(&mut work.tx, work.scope, id).await?.ok_or(Refusal::NotFound)?;
    admit(&mut work, hearing.citizen).await?;
    Ok(hearing.placement)
}

/// A hearing as the citizen sees it.
#[derive(Debug, Clone)]
pub struct OwnHearing {
    /// The hearing.
    pub hearing: Hearing,
    /// What they have answered.
    pub answer: Option<String>,
    /// Who asks, and who steps in.
    pub asked_by: Option<Helper>,
}

/// The hearings about oneself that stand open.
///
/// # Errors
/// The policy's, or the database's.
pub async fn about_me(context: &Context) -> Result<Vec<Hearing>, Error> {
    let mut work = context.begin(Action::SeeHearing).await?;
    let citizen = oneself(&mut work).await?;
    let mut list = rows::of_citizen(&mut work.tx, work.scope, citizen).await?;
    list.retain(Hearing::is_open);
    work.done(Deed::Read, "hearing", citizen, Some(citizen)).await?;
    Ok(list)
}

async fn own(work: &mut Work, id: HearingId) -> Result<Hearing, Error> {
    let citizen = oneself(work).await?;
    let hearing = rows::find(&mut work.tx, work.scope, id).await?.ok_or(Refusal::NotFound)?;
    if hearing.citizen == citizen { Ok(hearing) } else { Err(Refusal::NotFound.into()) }
}

/// Opens a hearing about oneself.
///
/// # Errors
/// [`Refusal::NotFound`], the policy's, or the database's.
pub async fn mine(context: &Context, id: HearingId) -> Result<OwnHearing, Error> {
    let mut work = context.begin(Action::SeeHearing).await?;
    let hearing = own(&mut work, id).await?;
    let answer = rows::answered(&mut work.tx, work.scope, id).await?;
    let asked_by = helper(&mut work, hearing.opened_by).await?;
    let citizen = hearing.citizen;
    work.done(Deed::Read, "hearing", id, Some(citizen)).await?;
    Ok(OwnHearing { hearing, answer, asked_by })
}

/// Answers a hearing about oneself. Whoever asked is told that there is an answer.
///
/// # Errors
/// As [`accept_answer`]; [`Refusal::NotFound`].
pub async fn answer(context: &Context, id: HearingId, words: &str) -> Result<(), Error> {
    let mut work = context.begin(Action::AnswerHearing).await?;
    let hearing = own(&mut work, id).await?;
    accept_answer(&hearing)?;
    let (scope, today) = (work.scope, work.today());
    if !rows::answer(&mut work.tx, scope, id, today, words).await? {
        return Err(Refusal::Stale.into());
    }
    let people = holdepunkt_store::citizens::people(&mut work.tx, scope, hearing.citizen).await?;
    let caseworker = people.map(|p| p.caseworker);
    let asked_by = match hearing.opened_by {
        Some(id) => job_centres::employee(&mut work.tx, scope, id).await?.filter(|e| !e.left).map(|e| e.id),
        None => None,
    };
    if let Some(employee) = asked_by.or(caseworker) {
        let told = NewMessage {
            kind: MessageKind::News,
            receiver: Receiver::Employee(employee),
            once: format!("hearing-answered:{id}"),
            urgent: false,
            not_before: None,
            values: vec![("path", format!("/placements/{}/hearing", hearing.placement))],
        };
        queue(&mut work, told).await?;
    }
    look_again(&mut work, hearing.citizen).await?;
    work.done(Deed::Advance, "hearing", id, Some(hearing.citizen)).await
}
