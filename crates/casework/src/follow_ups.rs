//! Follow-ups of citizens: planned, moved, called off, held with minutes, and seen by each as far as it is theirs.
//!
//! Staff and the citizen see what was written and decided. A workplace sees when and where one meets, who takes
//! part, and its own tasks; a personal mentor sees the meetings of their citizens and the tasks of the two.

mod agenda;
mod around;
mod hold;
mod invitation;
mod look;
mod ours;
mod tell;
mod week;

use holdepunkt_rules::{
    Refusal,
    follow_up::{
        FollowUp, FollowUpKind, FollowUpState, FollowUpStep, Guest, When, accept_cancelled, accept_plan, take,
    },
    id::*,
    role::Role,
};
use holdepunkt_store::follow_ups as rows;
use jiff::civil::Date;

use crate::{Action, Context, Error, Who, Work, citizens::admit, context::Deed};

pub use agenda::{Agenda, Line, Section, Topic};
pub use around::{Around, Participant};
pub use hold::{Held, NewTask, add, hold};
pub use invitation::{Invitation, invitation};
pub use look::{Beside, FollowUpPage, FollowUpsPage, PlanPage, Reader, find, of_citizen, plan_page};
pub use ours::{OwnFollowUps, OwnMeeting};
pub use week::{MyMeeting, RouteDay, Stop, WeekPage, mine, today, week};

pub(crate) use around::around;
pub(crate) use hold::give;
pub(crate) use look::beside;
pub(crate) use ours::{of_company, of_granted, of_mentor, of_oneself};

/// What somebody asks of a meeting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// The placement it is about.
    pub placement: Option<PlacementId>,
    /// Where one meets.
    pub kind: FollowUpKind,
    /// When.
    pub when: When,
    /// Where, in words.
    pub place: String,
    /// Who holds it.
    pub held_by: EmployeeId,
    /// Who else takes part.
    pub guests: Vec<Guest>,
    /// Why the citizen is not among them; dropped when they are.
    pub without_citizen: String,
}

/// Lets somebody in to a meeting. Staff, the citizen and a personal mentor stand to the citizen; whoever reads for a
/// workplace must be invited to this very meeting.
async fn enter(context: &Context, action: Action, id: FollowUpId) -> Result<(Work, FollowUp), Error> {
    let mut work = context.begin(action).await?;
    let meeting = rows::find(&mut work.tx, work.scope, id).await?.ok_or(Refusal::NotFound)?;
    admit(&mut work, meeting.citizen).await?;
    if let Who::Person(me) = work.context.who.clone() {
        let invited = match (me.role, me.mentor, me.company) {
            (Role::CompanyMentor, Some(mentor), _) => meeting.guests.contains(&Guest::Mentor(mentor)),
            (Role::CompanyContact, _, Some(company)) => {
                rows::invites_company(&mut work.tx, work.scope, id, company).await?
            }
            (Role::CompanyMentor | Role::CompanyContact, ..) => false,
            _ => true,
        };
        if !invited {
            return Err(Refusal::NotFound.into());
        }
    }
    Ok((work, meeting))
}

/// The meeting that a form was made from.
async fn enter_version(context: &Context, id: FollowUpId, version: i64) -> Result<(Work, FollowUp), Error> {
    let (work, meeting) = enter(context, Action::RunFollowUps, id).await?;
    if meeting.version == version { Ok((work, meeting)) } else { Err(Refusal::Stale.into()) }
}

async fn save(work: &mut Work, meeting: &FollowUp) -> Result<(), Error> {
    if rows::update(&mut work.tx, work.scope, meeting).await? { Ok(()) } else { Err(Refusal::Stale.into()) }
}

/// A meeting as it is asked for: a reason for going without the citizen is kept only where they are not invited.
fn asked(id: FollowUpId, citizen: CitizenId, plan: Plan) -> FollowUp {
    let invited = plan.guests.contains(&Guest::Citizen);
    FollowUp {
        id,
        citizen,
        placement: plan.placement,
        kind: plan.kind,
        state: FollowUpState::Planned,
        when: plan.when,
        place: plan.place,
        held_by: plan.held_by,
        guests: plan.guests,
        without_citizen: if invited { String::new() } else { plan.without_citizen.trim().to_owned() },
        sequence: 0,
        minutes_by: None,
        held_on: None,
        why_not: String::new(),
        version: 1,
    }
}

async fn accept(work: &mut Work, meeting: &FollowUp) -> Result<(), Error> {
    accept_plan(meeting, work.today())?;
    around(work, meeting.citizen, meeting.placement).await?.accept(meeting)?;
    Ok(())
}

/// Plans a meeting about a citizen.
///
/// # Errors
/// As [`accept_plan`]; [`Refusal::NotOnTheList`] on `held_by`; [`Refusal::GuestUnknown`] on `guests`;
/// [`Refusal::NotFound`].
pub async fn plan(context: &Context, citizen: CitizenId, plan: Plan) -> Result<FollowUpId, Error> {
    let mut work = context.begin(Action::RunFollowUps).await?;
    if let Some(before) = work.made_before(FollowUpId::parse).await? {
        return Ok(before);
    }
    admit(&mut work, citizen).await?;
    let meeting = asked(FollowUpId::fresh(), citizen, plan);
    accept(&mut work, &meeting).await?;
    rows::insert(&mut work.tx, work.scope, &meeting).await?;
    tell::planned(&mut work, &meeting).await?;
    crate::signals::look_again(&mut work, citizen).await?;
    work.made("follow_up", meeting.id, Some(citizen)).await
}

/// Moves a meeting: another day, time or place, other people. It stays the same meeting, with a higher number in
/// everybody's calendar.
///
/// # Errors
/// As [`plan`]; [`Refusal::FollowUpState`], [`Refusal::NothingChanged`], [`Refusal::Stale`].
pub async fn move_to(context: &Context, id: FollowUpId, version: i64, plan: Plan) -> Result<CitizenId, Error> {
    let (mut work, before) = enter_version(context, id, version).await?;
    let state = take(before.state, FollowUpStep::Move)?;
    let mut after = FollowUp {
        state,
        placement: before.placement, // whom and what it is about stays
        sequence: before.sequence,
        version: before.version,
        ..asked(id, before.citizen, plan)
    };
    after.guests.sort_unstable();
    let mut guests = before.guests.clone();
    guests.sort_unstable();
    if after == (FollowUp { guests, ..before.clone() }) {
        return Err(Refusal::NothingChanged.into());
    }
    after.sequence += 1;
    accept(&mut work, &after).await?;
    save(&mut work, &after).await?;
    tell::moved(&mut work, &before, &after).await?;
    crate::signals::look_again(&mut work, before.citizen).await?;
    work.done(Deed::Correct, "follow_up", id, Some(before.citizen)).await?;
    Ok(before.citizen)
}

/// Calls a meeting off; everybody who was invited reads why.
///
/// # Errors
/// As [`accept_cancelled`]; [`Refusal::Stale`], [`Refusal::NotFound`].
pub async fn cancel(context: &Context, id: FollowUpId, version: i64, why_not: String) -> Result<CitizenId, Error> {
    let (mut work, before) = enter_version(context, id, version).await?;
    let state = accept_cancelled(&before, &why_not)?;
    let why_not = why_not.trim().to_owned();
    let after = FollowUp { state, why_not, sequence: before.sequence + 1, ..before };
    save(&mut work, &after).await?;
    tell::cancelled(&mut work, &after).await?;
    crate::signals::look_again(&mut work, after.citizen).await?;
    work.done(Deed::Withdraw, "follow_up", id, Some(after.citizen)).await?;
    Ok(after.citizen)
}

/// Calls off those of some meetings that come to nothing with what they are about. One that has begun stands: somebody
/// writes down what was said.
async fn fall_away(work: &mut Work, meetings: Vec<FollowUp>, last_day: Option<Date>) -> Result<(), Error> {
    for before in meetings.into_iter().filter(|f| f.falls_away(last_day)) {
        if invitation::moments(&before.when, work.context.house.zone()).0 < work.context.now {
            continue;
        }
        let state = take(before.state, FollowUpStep::Cancel)?;
        let after = FollowUp { state, sequence: before.sequence + 1, ..before };
        save(work, &after).await?;
        tell::cancelled(work, &after).await?;
        work.also(Deed::Withdraw, "follow_up", after.id, Some(after.citizen)).await?;
    }
    Ok(())
}

/// A placement is over after its last day, or never begins: the meetings about it that were to come are called off.
pub(crate) async fn end_with(work: &mut Work, placement: PlacementId, last_day: Option<Date>) -> Result<(), Error> {
    let meetings = rows::of_placement(&mut work.tx, work.scope, placement).await?;
    fall_away(work, meetings, last_day).await
}

/// A citizen has moved away from a job centre: the meetings there that were to come are called off. Whoever takes the
/// citizen works in another.
pub(crate) async fn end_where(work: &mut Work, from: JobCentreId, citizen: CitizenId) -> Result<(), Error> {
    let meetings = rows::of_citizen(&mut work.tx, from, citizen).await?;
    let here = std::mem::replace(&mut work.scope, from);
    let answer = fall_away(work, meetings, None).await;
    work.scope = here;
    answer
}
