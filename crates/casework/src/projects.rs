//! Projects and pre-courses: made, changed, closed, and who is there.

use holdepunkt_rules::{
    Refusal,
    beside::is_beside,
    id::*,
    job_centre::Employee,
    preparation::{PreparationState, Project, Warning},
    role::Role,
};
use holdepunkt_store::{
    interests::{self, Interest},
    job_centres,
    placements::{self, Beside},
    preparations::{self, Stay},
    projects::{self, Listed},
};

use crate::{Action, Context, Error, Reach, Work, context::Deed};

/// The projects of the job centre; for activation staff those they lead.
///
/// # Errors
/// [`Refusal::NotAllowed`], or the database's.
pub async fn list(context: &Context) -> Result<Vec<Listed>, Error> {
    let mut work = context.look(Action::SeeProjects).await?;
    let mut list = projects::list(&mut work.tx, work.scope).await?;
    if work.reach == Reach::Prepared {
        let me = work.employee()?;
        list.retain(|l| l.project.lead == me);
    }
    Ok(list)
}

/// The projects that somebody can be sent to today, for the form that asks which.
///
/// # Errors
/// [`Refusal::NotAllowed`], or the database's.
pub async fn open(context: &Context) -> Result<Vec<Listed>, Error> {
    let mut work = context.look(Action::Refer).await?;
    let mut list = projects::list(&mut work.tx, work.scope).await?;
    list.retain(|l| l.project.closed_on.is_none_or(|on| on >= context.today));
    Ok(list)
}

/// A stay as the reader sees it.
#[derive(Debug, Clone, PartialEq)]
pub struct SeenStay {
    /// The stay; the name is empty when it is protected from the reader.
    pub stay: Stay,
    /// What somebody should look at.
    pub warning: Option<Warning>,
    /// Who else would like to have the citizen.
    pub interests: Vec<Interest>,
    /// Taster days and days in a centre that are booked beside it.
    pub beside: Vec<Beside>,
}

/// A project with who is there.
#[derive(Debug, Clone, PartialEq)]
pub struct ProjectPage {
    /// The project.
    pub project: Project,
    /// Who leads it.
    pub lead: Option<Employee>,
    /// Does the reader lead it?
    pub mine: bool,
    /// Those whom the reader sees.
    pub stays: Vec<SeenStay>,
    /// How many are there besides.
    pub others: usize,
}

/// Does a reach take in a stay? The same as [`crate::policy::takes_in`] says, from what the list holds.
fn sees(reach: Reach, me: Option<EmployeeId>, stay: &Stay) -> bool {
    let leads = me == Some(stay.lead);
    match reach {
        Reach::JobCentre => true,
        Reach::Coordinated => me == Some(stay.caseworker),
        Reach::Prepared => leads,
        Reach::Candidates => leads || stay.preparation.state == PreparationState::Running,
        _ => false,
    }
}

/// Opens a project. Each look at who is there is on the trail.
///
/// # Errors
/// [`Refusal::NotFound`], or the database's.
pub async fn find(context: &Context, id: ProjectId) -> Result<ProjectPage, Error> {
    let mut work = context.begin(Action::SeeProjects).await?;
    let project = projects::find(&mut work.tx, work.scope, id).await?.ok_or(Refusal::NotFound)?;
    let me = context.who.employee();
    if work.reach == Reach::Prepared && me != Some(project.lead) {
        return Err(Refusal::NotFound.into());
    }
    let limits = context.house.rulebook.referral_rules().limits_on(context.today)?;
    let wanted = interests::open(&mut work.tx, work.scope).await?;
    let booked = placements::beside(&mut work.tx, work.scope, None).await?;
    let (mut seen, mut others) = (Vec::new(), 0);
    for mut stay in preparations::stays(&mut work.tx, work.scope).await? {
        if stay.preparation.project != id {
            continue;
        }
        if !sees(work.reach, me, &stay) {
            others += 1;
            continue;
        }
        if stay.protected && me != Some(stay.lead) && me != Some(stay.caseworker) {
            stay.name.clear();
        }
        let interests = wanted.iter().filter(|i| i.citizen == stay.preparation.citizen).cloned().collect();
        let warning = stay.preparation.warning(project.kind, &limits, context.today);
        let beside = booked.iter().filter(|b| is_beside(&b.placement, &stay.preparation)).cloned().collect();
        work.also(Deed::Read, "preparation", stay.preparation.id, Some(stay.preparation.citizen)).await?;
        seen.push(SeenStay { stay, warning, interests, beside });
    }
    let lead = job_centres::employee(&mut work.tx, work.scope, project.lead).await?;
    work.done(Deed::Read, "project", id, None).await?;
    Ok(ProjectPage { mine: me == Some(project.lead), lead, project, stays: seen, others })
}

/// A project to be changed.
///
/// # Errors
/// [`Refusal::NotFound`], or the database's.
pub async fn to_edit(context: &Context, id: ProjectId) -> Result<Project, Error> {
    let mut work = context.look(Action::EditProjects).await?;
    Ok(projects::find(&mut work.tx, work.scope, id).await?.ok_or(Refusal::NotFound)?)
}

/// Who can lead a project: activation staff and job consultants.
///
/// # Errors
/// [`Refusal::NotAllowed`], or the database's.
pub async fn leads(context: &Context) -> Result<Vec<Employee>, Error> {
    let mut work = context.look(Action::EditProjects).await?;
    leads_of(&mut work).await
}

async fn leads_of(work: &mut Work) -> Result<Vec<Employee>, Error> {
    let mut list = job_centres::in_role(&mut work.tx, work.scope, Role::ActivationStaff).await?;
    for other in job_centres::in_role(&mut work.tx, work.scope, Role::JobConsultant).await? {
        if !list.iter().any(|e| e.id == other.id) {
            list.push(other);
        }
    }
    Ok(list)
}

async fn accept_lead(work: &mut Work, lead: EmployeeId) -> Result<(), Error> {
    let known = leads_of(work).await?.iter().any(|e| e.id == lead);
    if known { Ok(()) } else { Err(Refusal::NotOnTheList.on("lead").into()) }
}

/// Makes a project.
///
/// # Errors
/// [`Refusal::NotOnTheList`] on `lead`, or the database's.
pub async fn register(context: &Context, project: Project) -> Result<ProjectId, Error> {
    let mut work = context.begin(Action::EditProjects).await?;
    if let Some(before) = work.made_before(ProjectId::parse).await? {
        return Ok(before);
    }
    accept_lead(&mut work, project.lead).await?;
    projects::insert(&mut work.tx, work.scope, &Project { closed_on: None, ..project.clone() }).await?;
    work.made("project", project.id, None).await
}

/// Changes a project's name, kind, lead and provider.
///
/// # Errors
/// [`Refusal::NotOnTheList`] on `lead`; [`Refusal::ProjectInUse`] on `kind`, since a kind has its own lengths;
/// [`Refusal::Stale`], [`Refusal::NotFound`].
pub async fn correct(context: &Context, project: Project) -> Result<(), Error> {
    let mut work = context.begin(Action::EditProjects).await?;
    let before = projects::find(&mut work.tx, work.scope, project.id).await?.ok_or(Refusal::NotFound)?;
    if before.lead != project.lead {
        accept_lead(&mut work, project.lead).await?;
    }
    let citizens = in_use(&mut work, project.id).await?;
    if before.kind != project.kind && citizens > 0 {
        return Err(Refusal::ProjectInUse { citizens }.on("kind").into());
    }
    save(&mut work, &Project { closed_on: before.closed_on, ..project.clone() }).await?;
    work.done(Deed::Correct, "project", project.id, None).await
}

/// Closes a project from today on, or opens it again.
///
/// # Errors
/// [`Refusal::ProjectInUse`] as long as somebody is there; [`Refusal::Stale`], [`Refusal::NotFound`].
pub async fn close(context: &Context, id: ProjectId, version: i64, close: bool) -> Result<(), Error> {
    let mut work = context.begin(Action::EditProjects).await?;
    let before = projects::find(&mut work.tx, work.scope, id).await?.ok_or(Refusal::NotFound)?;
    let citizens = in_use(&mut work, id).await?;
    if close && citizens > 0 {
        return Err(Refusal::ProjectInUse { citizens }.into());
    }
    save(&mut work, &Project { closed_on: close.then_some(context.today), version, ..before }).await?;
    work.done(if close { Deed::Close } else { Deed::Correct }, "project", id, None).await
}

async fn in_use(work: &mut Work, id: ProjectId) -> Result<i64, Error> {
    let list = projects::list(&mut work.tx, work.scope).await?;
    Ok(list.iter().find(|l| l.project.id == id).map_or(0, |l| l.asked + l.running))
}

async fn save(work: &mut Work, project: &Project) -> Result<(), Error> {
    if projects::update(&mut work.tx, work.scope, project).await? { Ok(()) } else { Err(Refusal::Stale.into()) }
}
