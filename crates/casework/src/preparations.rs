//! Preparations: asked for by the caseworker, run by who leads the project, ended by being ready, by being
//! drawn out, given back or withdrawn. Being ready and being drawn out begin a referral in the same stroke.

use holdepunkt_rules::{
    Refusal,
    codes::Code,
    id::*,
    preparation::{
        Plan, Preparation, PreparationState, PreparationStep as Step, Project, Warning, accept_lead, accept_open,
        accept_plan, take,
    },
    referral::{Referral, ReferralModel, ReferralState},
};
use holdepunkt_store::{
    centres, citizens,
    interests::{self, Interest},
    job_centres,
    placements::{self, Beside},
    preparations, projects, referrals, ways,
};

use crate::{
    Action, Context, Error, Work,
    citizens::admit,
    context::Deed,
    placements::{beside_of, close_beside},
    policy::Relation,
    referrals::{accept_free, fresh, role_of},
};

/// Why a stay ended without a referral.
pub const REASONS: &str = "preparation_ending_reasons";
/// Why a citizen is drawn out.
pub const DRAWING_OUT: &str = "drawing_out_reasons";

/// What a caseworker asks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Asking {
    /// Who.
    pub citizen: CitizenId,
    /// Where.
    pub project: ProjectId,
    /// The days wished for, and the days in a centre beside it.
    pub plan: Plan,
    /// What the stay should lead to, and what is needed.
    pub wish: String,
}

/// Asks for a stay in a project or pre-course. Who comes from a placement is known to come back from it.
///
/// # Errors
/// [`Refusal::AlreadyReferred`], [`Refusal::AlreadyPrepared`]; [`Refusal::ProjectClosed`] on `project`; what
/// [`accept_plan`] says of the days; [`Refusal::NotFound`].
pub async fn ask(context: &Context, asking: Asking) -> Result<PreparationId, Error> {
    let mut work = context.begin(Action::Refer).await?;
    if let Some(before) = work.made_before(PreparationId::parse).await? {
        return Ok(before);
    }
    admit(&mut work, asking.citizen).await?;
    accept_free(&mut work, asking.citizen).await?;
    let unknown = || Error::from(Refusal::NotOnTheList.on("project"));
    let project = projects::find(&mut work.tx, work.scope, asking.project).await?.ok_or_else(unknown)?;
    accept_open(&project, context.today)?;
    accept_days(&mut work, &project, &asking.plan).await?;
    let preparation = Preparation {
        id: PreparationId::fresh(),
        citizen: asking.citizen,
        project: project.id,
        state: PreparationState::Asked,
        asked_on: context.today,
        asked_by: work.employee()?,
        from: Some(asking.plan.from),
        planned_until: asking.plan.until,
        until: None,
        centre_days: asking.plan.centre_days,
        centre: asking.plan.centre,
        after_placement: came_from(&mut work, asking.citizen).await?,
        reason: None,
        over_length_reason: asking.plan.over_length_reason,
        wish: asking.wish,
        version: 1,
    };
    preparations::insert(&mut work.tx, work.scope, &preparation).await?;
    work.made("preparation", preparation.id, Some(asking.citizen)).await
}

/// The placement that a citizen comes back from: the last that ended, unless they came back from it before.
async fn came_from(work: &mut Work, citizen: CitizenId) -> Result<Option<PlacementId>, Error> {
    let before = preparations::of_citizen(&mut work.tx, work.scope, citizen).await?;
    let placements = placements::of_citizen(&mut work.tx, work.scope, citizen).await?;
    let ended = placements.iter().filter(|p| p.ending.is_some() && p.kind.is_course()).max_by_key(|p| p.period.until());
    Ok(ended.map(|p| p.id).filter(|id| before.iter().all(|b| b.after_placement != Some(*id))))
}

async fn accept_days(work: &mut Work, project: &Project, plan: &Plan) -> Result<(), Error> {
    let limits = work.context.house.rulebook.referral_rules().limits_on(work.today())?;
    accept_plan(project.kind, plan, &limits)?;
    if let Some(centre) = plan.centre {
        let known = centres::find(&mut work.tx, work.scope, centre).await?;
        known.ok_or_else(|| Error::from(Refusal::NotOnTheList.on("centre")))?;
    }
    Ok(())
}

/// The centres by name, for the days in one beside a stay.
///
/// # Errors
/// [`Refusal::NotAllowed`], or the database's.
pub async fn centre_choices(context: &Context) -> Result<Vec<(CentreId, String)>, Error> {
    let mut work = context.look(Action::SeeProjects).await?;
    Ok(centres::list(&mut work.tx, work.scope).await?.into_iter().map(|c| (c.id, c.name)).collect())
}

/// What the form that refers needs to know before it asks.
#[derive(Debug, Clone, PartialEq)]
pub struct Beginning {
    /// The citizen's name; empty when it is protected from the reader.
    pub name: String,
    /// The way that the reader's unit refers by.
    pub model: ReferralModel,
    /// The projects and pre-courses that are open.
    pub projects: Vec<Project>,
    /// The centres that the citizen chose, in order.
    pub chosen: Vec<String>,
    /// The day on which the placement ended that the citizen would come back from.
    pub comes_back: Option<jiff::civil::Date>,
}

/// Opens the form that refers.
///
/// # Errors
/// [`Refusal::NotFound`], [`Refusal::StateYourReason`].
pub async fn beginning(context: &Context, citizen: CitizenId) -> Result<Beginning, Error> {
    let mut work = context.begin(Action::Refer).await?;
    let relation = admit(&mut work, citizen).await?;
    let person = citizens::find(&mut work.tx, work.scope, citizen).await?.ok_or(Refusal::NotFound)?;
    let unit = context.who.person().and_then(|g| g.unit);
    let units = job_centres::units(&mut work.tx, work.scope).await?;
    let mut list = projects::list(&mut work.tx, work.scope).await?;
    list.retain(|l| accept_open(&l.project, context.today).is_ok());
    let chosen = ways::wished_centres(&mut work.tx, work.scope, citizen).await?;
    let back = came_from(&mut work, citizen).await?;
    let placements = placements::of_citizen(&mut work.tx, work.scope, citizen).await?;
    let comes_back = placements.iter().find(|p| back == Some(p.id)).and_then(|p| p.period.until());
    work.done(Deed::Read, "citizen", citizen, Some(citizen)).await?;
    Ok(Beginning {
        name: if person.protected && !is_theirs(&relation) { String::new() } else { person.name },
        model: units.iter().find(|u| Some(u.id) == unit).map_or(ReferralModel::Direct, |u| u.model),
        projects: list.into_iter().map(|l| l.project).collect(),
        chosen: chosen.into_iter().map(|(_, name)| name).filter(|n| !n.is_empty()).collect(),
        comes_back,
    })
}

/// A preparation for the pages that take a step.
#[derive(Debug, Clone, PartialEq)]
pub struct PreparationPage {
    /// The preparation.
    pub preparation: Preparation,
    /// Its project.
    pub project: Project,
    /// The citizen's name; empty when it is protected from the reader.
    pub name: String,
    /// What somebody should look at.
    pub warning: Option<Warning>,
    /// Who would like to have the citizen.
    pub interests: Vec<Interest>,
    /// Taster days and days in a centre that are booked beside it.
    pub beside: Vec<Beside>,
}

/// Opens a preparation to take a step.
///
/// # Errors
/// [`Refusal::NotFound`], [`Refusal::StateYourReason`], [`Refusal::NotAllowed`].
pub async fn find(context: &Context, action: Action, id: PreparationId) -> Result<PreparationPage, Error> {
    let (mut work, preparation, project, relation) = open(context, action, id).await?;
    let citizen = citizens::find(&mut work.tx, work.scope, preparation.citizen).await?.ok_or(Refusal::NotFound)?;
    let name = if citizen.protected && !is_theirs(&relation) { String::new() } else { citizen.name };
    let limits = context.house.rulebook.referral_rules().limits_on(context.today)?;
    let warning = preparation.warning(project.kind, &limits, context.today);
    let interests = interests::open_of(&mut work.tx, work.scope, preparation.citizen).await?;
    let beside = beside_of(&mut work, &preparation).await?;
    work.done(Deed::Read, "preparation", id, Some(preparation.citizen)).await?;
    Ok(PreparationPage { preparation, project, name, warning, interests, beside })
}

/// Has the reader the citizen, so that a protected name is theirs to see? To be a candidate is not enough.
pub(crate) fn is_theirs(relation: &Relation) -> bool {
    relation.caseworker || relation.consultant || relation.awaiting || relation.leads || relation.hosts
}

pub(crate) async fn open(
    context: &Context,
    action: Action,
    id: PreparationId,
) -> Result<(Work, Preparation, Project, Relation), Error> {
    let mut work = context.begin(action).await?;
    let preparation = preparations::find(&mut work.tx, work.scope, id).await?.ok_or(Refusal::NotFound)?;
    let relation = admit(&mut work, preparation.citizen).await?;
    let project = projects::find(&mut work.tx, work.scope, preparation.project).await?.ok_or(Refusal::NotFound)?;
    Ok((work, preparation, project, relation))
}

/// The line of the table for a step, with who leads looked at and the reason on its list.
fn step(
    work: &Work,
    p: &Preparation,
    project: &Project,
    step: Step,
    reason: Option<&Code>,
) -> Result<PreparationState, Error> {
    let line = take(p.state, step, role_of(work)?, reason)?;
    accept_lead(project, step, work.employee()?)?;
    if let Some(reason) = reason {
        let list = if step == Step::DrawOut { DRAWING_OUT } else { REASONS };
        work.context.house.rulebook.list(list).parse(reason.as_str(), work.today(), "reason")?;
    }
    Ok(line.to)
}

async fn save(work: &mut Work, after: Preparation, version: i64) -> Result<(), Error> {
    let after = Preparation { version, ..after };
    if preparations::update(&mut work.tx, work.scope, &after).await? { Ok(()) } else { Err(Refusal::Stale.into()) }
}

/// The citizen begins.
///
/// # Errors
/// [`Refusal::NotYet`] on `from`; what [`accept_plan`] says; [`Refusal::PreparationState`],
/// [`Refusal::NotProjectLead`], [`Refusal::Stale`], [`Refusal::NotFound`].
pub async fn begin(context: &Context, id: PreparationId, version: i64, plan: Plan) -> Result<ProjectId, Error> {
    run(context, id, version, plan, Step::Begin).await
}

/// Another planned last day, or other days in a centre. The first day stays.
///
/// # Errors
/// As [`begin`].
pub async fn plan(context: &Context, id: PreparationId, version: i64, plan: Plan) -> Result<ProjectId, Error> {
    run(context, id, version, plan, Step::Plan).await
}

async fn run(context: &Context, id: PreparationId, version: i64, plan: Plan, s: Step) -> Result<ProjectId, Error> {
    let (mut work, before, project, _) = open(context, Action::RunPreparation, id).await?;
    let state = step(&work, &before, &project, s, None)?;
    let from = if s == Step::Plan { before.from.unwrap_or(plan.from) } else { plan.from };
    if from > context.today {
        return Err(Refusal::NotYet { day: from }.on("from").into());
    }
    let plan = Plan { from, ..plan };
    accept_days(&mut work, &project, &plan).await?;
    let after = Preparation {
        state,
        from: Some(from),
        planned_until: plan.until,
        centre_days: plan.centre_days,
        centre: plan.centre,
        over_length_reason: plan.over_length_reason,
        ..before.clone()
    };
    save(&mut work, after, version).await?;
    work.done(Deed::Advance, "preparation", id, Some(before.citizen)).await?;
    Ok(project.id)
}

/// The citizen is ready: the stay is over, and a referral of its model is sent in the same stroke.
///
/// # Errors
/// [`Refusal::PreparationState`], [`Refusal::NotProjectLead`], [`Refusal::Stale`], [`Refusal::NotFound`].
pub async fn ready(context: &Context, id: PreparationId, version: i64, wish: String) -> Result<ProjectId, Error> {
    let (mut work, before, project, _) = open(context, Action::RunPreparation, id).await?;
    let state = step(&work, &before, &project, Step::Ready, None)?;
    end(&mut work, &before, state, version, None).await?;
    let referral =
        Referral { model: project.kind.model(), preparation: Some(id), ..fresh(&work, before.citizen, wish)? };
    referrals::insert(&mut work.tx, work.scope, &referral).await?;
    work.also(Deed::Register, "referral", referral.id, Some(before.citizen)).await?;
    work.done(Deed::Advance, "preparation", id, Some(before.citizen)).await?;
    Ok(project.id)
}

/// A job consultant draws the citizen out: the stay is over, and the consultant has a referral that is taken.
///
/// # Errors
/// [`Refusal::ReasonMissing`] on `reason`; [`Refusal::PreparationState`], [`Refusal::Stale`], [`Refusal::NotFound`].
pub async fn draw_out(
    context: &Context,
    id: PreparationId,
    version: i64,
    reason: Option<Code>,
    wish: String,
) -> Result<CitizenId, Error> {
    let (mut work, before, project, _) = open(context, Action::DrawOut, id).await?;
    let state = step(&work, &before, &project, Step::DrawOut, reason.as_ref())?;
    end(&mut work, &before, state, version, reason).await?;
    let me = work.employee()?;
    let referral = Referral {
        model: ReferralModel::Combination,
        state: ReferralState::Accepted,
        accepted_on: Some(context.today),
        accepted_by: Some(me),
        preparation: Some(id),
        ..fresh(&work, before.citizen, wish)?
    };
    referrals::insert(&mut work.tx, work.scope, &referral).await?;
    citizens::set_consultant(&mut work.tx, work.scope, before.citizen, Some(me)).await?;
    work.also(Deed::Register, "referral", referral.id, Some(before.citizen)).await?;
    work.done(Deed::Advance, "preparation", id, Some(before.citizen)).await?;
    Ok(before.citizen)
}

/// Gives the citizen back to the caseworker.
///
/// # Errors
/// [`Refusal::ReasonMissing`] on `reason`; as [`ready`].
pub async fn give_back(
    context: &Context,
    id: PreparationId,
    version: i64,
    reason: Option<Code>,
) -> Result<ProjectId, Error> {
    let (mut work, before, project, _) = open(context, Action::RunPreparation, id).await?;
    let state = step(&work, &before, &project, Step::Return, reason.as_ref())?;
    end(&mut work, &before, state, version, reason).await?;
    work.done(Deed::Advance, "preparation", id, Some(before.citizen)).await?;
    Ok(project.id)
}

/// The caseworker takes it back.
///
/// # Errors
/// [`Refusal::ReasonMissing`] on `reason`; [`Refusal::PreparationState`], [`Refusal::Stale`], [`Refusal::NotFound`].
pub async fn withdraw(
    context: &Context,
    id: PreparationId,
    version: i64,
    reason: Option<Code>,
) -> Result<CitizenId, Error> {
    let (mut work, before, project, _) = open(context, Action::Refer, id).await?;
    let state = step(&work, &before, &project, Step::Withdraw, reason.as_ref())?;
    end(&mut work, &before, state, version, reason).await?;
    work.done(Deed::Withdraw, "preparation", id, Some(before.citizen)).await?;
    Ok(before.citizen)
}

/// Closes a stay today, with what was booked beside it. One that never began has no first day; one that begins later
/// than today neither.
async fn end(
    work: &mut Work,
    before: &Preparation,
    state: PreparationState,
    version: i64,
    reason: Option<Code>,
) -> Result<(), Error> {
    let began = before.state == PreparationState::Running;
    let from = before.from.filter(|_| began);
    close_beside(work, before).await?;
    save(work, Preparation { state, from, until: Some(work.today()), reason, ..before.clone() }, version).await
}
