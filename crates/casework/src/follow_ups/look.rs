//! Meetings as they are looked at: one of them, a citizen's timeline, and when the next is due.

use std::collections::HashMap;

use holdepunkt_rules::{
    Refusal,
    agreement::AgreementState,
    exit_strategy::ExitStrategy,
    follow_up::{Due, FollowUp, FollowUpState, Rhythm, due},
    id::*,
    placement::Placement,
    role::Role,
    task::{Doer, Task},
};
use holdepunkt_store::{agreements, citizens, exit_strategies, follow_ups as rows, placements, tasks};

use super::{
    Agenda, Around, Participant, agenda,
    around::{Names, around},
    enter,
};
use crate::{
    Action, Context, Error, Work,
    citizens::{Heading, PlacedAt, admit, heading, placed_at, sees_protected},
    context::Deed,
};

/// As whom somebody reads a meeting.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reader {
    /// Of the job centre, with the case.
    Staff,
    /// Whom it is about.
    Citizen,
    /// Of the workplace.
    Workplace,
    /// The personal mentor.
    PersonalMentor,
}

impl Reader {
    /// As whom a role reads.
    #[must_use]
    pub fn of(role: Option<Role>) -> Self {
        match role {
            Some(Role::Citizen) => Self::Citizen,
            Some(Role::CompanyMentor | Role::CompanyContact) => Self::Workplace,
            Some(Role::PersonalMentor) => Self::PersonalMentor,
            _ => Self::Staff,
        }
    }

    /// May they read what was written and decided?
    #[must_use]
    pub fn reads_minutes(self) -> bool {
        matches!(self, Self::Staff | Self::Citizen)
    }
}

/// Does a reader see a task? Everybody their own; staff and the citizen all of the citizen's.
pub(super) fn sees_task(context: &Context, task: &Task) -> bool {
    match Reader::of(context.who.role()) {
        Reader::Staff | Reader::Citizen => true,
        Reader::Workplace => task.doer == Doer::Mentor && context.who.role() == Some(Role::CompanyMentor),
        Reader::PersonalMentor => {
            task.doer == Doer::Citizen || task.doer.employee().is_some_and(|e| context.who.employee() == Some(e))
        }
    }
}

/// A meeting as a reader sees it.
#[derive(Debug, Clone)]
pub struct FollowUpPage {
    /// The meeting.
    pub meeting: FollowUp,
    /// The citizen's name; empty when it is protected from the reader.
    pub name: String,
    /// As whom one reads.
    pub reader: Reader,
    /// Who takes part, whoever holds it first.
    pub participants: Vec<Participant>,
    /// The centre, if it is about a placement.
    pub centre: Option<String>,
    /// What it should come round to, while it is to come.
    pub agenda: Agenda,
    /// What was written; none where there is nothing, or nothing for the reader.
    pub minutes: Option<String>,
    /// Who wrote it.
    pub minutes_by: String,
    /// What was decided.
    pub decisions: Vec<String>,
    /// What somebody is to do, with whose it is by name.
    pub tasks: Vec<(Task, String)>,
    /// Can the reader plan, move, call off and write?
    pub may_run: bool,
}

/// Opens a meeting.
///
/// # Errors
/// [`Refusal::NotFound`], [`Refusal::StateYourReason`]; the policy's, or the database's.
pub async fn find(context: &Context, id: FollowUpId) -> Result<FollowUpPage, Error> {
    let (mut work, meeting) = enter(context, Action::SeeFollowUps, id).await?;
    let reader = Reader::of(context.who.role());
    let citizen = citizens::find(&mut work.tx, work.scope, meeting.citizen).await?.ok_or(Refusal::NotFound)?;
    let relation = work.relation(meeting.citizen).await?;
    let hidden = citizen.protected && !sees_protected(work.reach, &relation);
    let name = if hidden { String::new() } else { citizen.name };
    let names = Names::of(&mut work, &[&meeting]).await?;
    let centre = match meeting.placement {
        Some(id) => {
            let placement = placements::find(&mut work.tx, work.scope, id).await?.ok_or(Refusal::NotFound)?;
            Some(placed_at(&mut work, placement).await?.0.centre_name)
        }
        None => None,
    };
    let (mut minutes, mut decisions, mut made) = (None, Vec::new(), Agenda::default());
    if reader.reads_minutes() {
        minutes = rows::minutes(&mut work.tx, work.scope, id).await?;
        decisions = rows::decisions(&mut work.tx, work.scope, id).await?;
        if meeting.state == FollowUpState::Planned {
            made = agenda::agenda(&mut work, &meeting).await?;
        }
    }
    // A company's contact knows who is placed, and not how they are reached.
    let phone = if context.who.role() == Some(Role::CompanyContact) { String::new() } else { citizen.phone };
    let tasks = tasks::of_follow_up(&mut work.tx, work.scope, id).await?;
    let tasks = tasks.into_iter().filter(|t| sees_task(context, t));
    let whose = |t: &Task| t.doer.employee().map(|e| names.employee(e)).unwrap_or_default();
    let page = FollowUpPage {
        participants: names.participants(&meeting, &(name.clone(), phone)),
        tasks: tasks.map(|t| (t.clone(), whose(&t))).collect(),
        minutes_by: meeting.minutes_by.map(|e| names.employee(e)).unwrap_or_default(),
        may_run: context.may(Action::RunFollowUps) && relation.moved_on.is_none(),
        agenda: made,
        name,
        reader,
        centre,
        minutes,
        decisions,
        meeting,
    };
    work.done(Deed::Read, "follow_up", id, Some(page.meeting.citizen)).await?;
    Ok(page)
}

/// When the next meeting about a placement is due: by the agreement in force, or weekly where there is none.
///
/// # Errors
/// [`Refusal::OutsideCoverage`], or the database's.
pub(crate) async fn due_of(work: &mut Work, placement: &Placement) -> Result<Due, Error> {
    let (scope, today) = (work.scope, work.today());
    let figures = work.context.house.rulebook.follow_ups();
    let (usual, months) =
        (figures.number_on("follow_up.days", None, today)?, figures.number_on("follow_up.months_by_law", None, today)?);
    let versions = agreements::of_placement(&mut work.tx, scope, placement.id).await?;
    let agreed = versions.iter().find(|a| a.state == AgreementState::InForce).map(|a| a.content.meeting_days);
    let last = rows::last_held(&mut work.tx, scope, placement.id).await?;
    let rhythm = Rhythm { days: agreed.unwrap_or(usual), months };
    Ok(due(placement.period.from(), last, rhythm, today))
}

/// What the citizen's page tells of follow-ups.
#[derive(Debug, Clone, Default)]
pub struct Beside {
    /// Every meeting, in order of time.
    pub meetings: Vec<FollowUp>,
    /// When the next one about the placement under way is due.
    pub due: Option<Due>,
    /// Tasks that are not done, the earliest due first.
    pub open_tasks: Vec<Task>,
    /// The exit strategy that holds.
    pub strategy: Option<ExitStrategy>,
    /// The day since which it should be discussed again.
    pub discuss_since: Option<jiff::civil::Date>,
}

impl Beside {
    /// The next meeting that is planned.
    #[must_use]
    pub fn next(&self, today: jiff::civil::Date) -> Option<&FollowUp> {
        self.meetings.iter().find(|f| f.state == FollowUpState::Planned && f.when.on >= today)
    }

    /// The latest that was held.
    #[must_use]
    pub fn last(&self) -> Option<&FollowUp> {
        self.meetings.iter().rev().find(|f| f.state == FollowUpState::Held)
    }
}

/// What the citizen's page tells of follow-ups, for who has been let in.
pub(crate) async fn beside(work: &mut Work, citizen: CitizenId, placed: &[PlacedAt]) -> Result<Beside, Error> {
    let (scope, today) = (work.scope, work.today());
    let days = work.context.house.rulebook.follow_ups().number_on("exit_strategy.discuss_days", None, today)?;
    let strategies = exit_strategies::of_citizen(&mut work.tx, scope, citizen).await?;
    let strategy = strategies.into_iter().find(|s| s.holds);
    let under_way = placed.iter().rev().find(|p| p.standing.is_under_way() && p.placement.kind.is_course());
    let due = match under_way {
        Some(p) => Some(due_of(work, &p.placement).await?),
        None => None,
    };
    let all = tasks::of_citizen(&mut work.tx, scope, citizen).await?;
    Ok(Beside {
        meetings: rows::of_citizen(&mut work.tx, scope, citizen).await?,
        due,
        open_tasks: all.into_iter().filter(|t| t.done_on.is_none()).collect(),
        discuss_since: strategy.as_ref().and_then(|s| s.overdue_since(days, today)),
        strategy,
    })
}

/// A citizen's meetings, tasks and what is due, on a page of their own.
#[derive(Debug, Clone)]
pub struct FollowUpsPage {
    /// Whose.
    pub heading: Heading,
    /// Everything the citizen's page tells too.
    pub beside: Beside,
    /// Who takes part in each meeting.
    pub participants: HashMap<FollowUpId, Vec<Participant>>,
    /// Every task, with whose it is by name: open ones first, by when; then those that are done.
    pub tasks: Vec<(Task, String)>,
    /// Can the reader plan and give tasks?
    pub may_run: bool,
    /// Who can be given a task.
    pub around: Around,
}

/// A citizen's meetings and tasks.
///
/// # Errors
/// [`Refusal::NotFound`], [`Refusal::StateYourReason`]; the policy's, or the database's.
pub async fn of_citizen(context: &Context, id: CitizenId) -> Result<FollowUpsPage, Error> {
    let mut work = context.begin(Action::SeeFollowUps).await?;
    let relation = admit(&mut work, id).await?;
    if !matches!(Reader::of(context.who.role()), Reader::Staff) {
        return Err(Refusal::NotFound.into()); // everybody else has it on a page of their own
    }
    let heading = heading(&mut work, id, relation).await?;
    let mut placed = Vec::new();
    for placement in placements::of_citizen(&mut work.tx, work.scope, id).await? {
        placed.push(placed_at(&mut work, placement).await?.0);
    }
    let beside = beside(&mut work, id, &placed).await?;
    let names = Names::of(&mut work, &beside.meetings.iter().collect::<Vec<_>>()).await?;
    let called = (heading.name.clone(), String::new());
    let mut all = tasks::of_citizen(&mut work.tx, work.scope, id).await?;
    all.sort_by_key(|t| (t.done_on.is_some(), t.due_on));
    let whose = |t: &Task| t.doer.employee().map(|e| names.employee(e)).unwrap_or_default();
    let page = FollowUpsPage {
        participants: beside.meetings.iter().map(|f| (f.id, names.participants(f, &called))).collect(),
        tasks: all.into_iter().map(|t| (t.clone(), whose(&t))).collect(),
        may_run: context.may(Action::RunFollowUps) && relation.moved_on.is_none(),
        around: around(&mut work, id, None).await?,
        heading,
        beside,
    };
    work.done(Deed::Read, "follow_ups", id, Some(id)).await?;
    Ok(page)
}

/// What the form of a meeting shows beside its fields.
#[derive(Debug, Clone)]
pub struct PlanPage {
    /// Whose.
    pub heading: Heading,
    /// The placement it is about.
    pub placement: Option<PlacementId>,
    /// Who can take part.
    pub around: Around,
    /// When it is due.
    pub due: Option<Due>,
    /// The employee who plans.
    pub me: Option<EmployeeId>,
}

/// What the form of a new meeting shows: about the placement that is named, else the one under way or to come.
///
/// # Errors
/// [`Refusal::NotFound`], [`Refusal::StateYourReason`]; the policy's, or the database's.
pub async fn plan_page(context: &Context, id: CitizenId, placement: Option<PlacementId>) -> Result<PlanPage, Error> {
    let mut work = context.begin(Action::RunFollowUps).await?;
    let relation = admit(&mut work, id).await?;
    let heading = heading(&mut work, id, relation).await?;
    let all = placements::of_citizen(&mut work.tx, work.scope, id).await?;
    let today = work.today();
    let now = |p: &&Placement| crate::mentors::sits(p) && p.period.until().is_none_or(|u| u >= today);
    let about = match placement {
        Some(asked) => Some(all.iter().find(|p| p.id == asked).ok_or(Refusal::NotFound)?),
        None => all.iter().find(now),
    };
    let due = match about {
        Some(placement) => Some(due_of(&mut work, &placement.clone()).await?),
        None => None,
    };
    let page = PlanPage {
        placement: about.map(|p| p.id),
        around: around(&mut work, id, about.map(|p| p.id)).await?,
        due,
        me: work.context.who.employee(),
        heading,
    };
    work.done(Deed::Read, "follow_ups", id, Some(id)).await?;
    Ok(page)
}
