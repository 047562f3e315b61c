//! Outreach: which companies the job centre would like to work with, who talks with them, and how far it is.

use std::collections::HashMap;

use holdepunkt_rules::{
    Refusal,
    codes::Code,
    company::{Company, Contact},
    id::*,
    job_centre::Employee,
    outreach::{self, Outreach, OutreachEvent, OutreachState, OutreachStep},
};
use holdepunkt_store::{companies, job_centres, outreaches};
use jiff::civil::Date;

use crate::{Action, Context, Error, Work, acquaintances, acquaintances::Door, context::Deed};

/// A road with its company and its owner, as the board shows it.
#[derive(Debug, Clone)]
pub struct OutreachRow {
    /// The road.
    pub outreach: Outreach,
    /// The company.
    pub company: Company,
    /// The owner's name.
    pub owner: String,
    /// Is it one's own?
    pub mine: bool,
}

/// The board: open roads, the most urgent first; those who may be given one.
#[derive(Debug, Clone)]
pub struct OutreachBoard {
    /// The open roads.
    pub rows: Vec<OutreachRow>,
    /// The roads that came to nothing, newest first.
    pub withdrawn: Vec<OutreachRow>,
}

/// A road with everything around it.
#[derive(Debug, Clone)]
pub struct OutreachPage {
    /// The road.
    pub outreach: Outreach,
    /// The company.
    pub company: Company,
    /// Whom one talks with there.
    pub contacts: Vec<Contact>,
    /// The owner.
    pub owner: String,
    /// What happened, newest first, with the name of whoever wrote it.
    pub events: Vec<(OutreachEvent, String)>,
    /// Who here knows the company.
    pub door: Door,
    /// The company's centres, for the contract that is to be made.
    pub centres: Vec<(CentreId, String)>,
    /// What the reader can do now.
    pub steps: Vec<OutreachStep>,
}

/// A new road.
#[derive(Debug, Clone)]
pub struct NewOutreach {
    /// To which company.
    pub company: CompanyId,
    /// Who takes it.
    pub owner: EmployeeId,
    /// The next step, and its day.
    pub next_step: String,
    /// By when.
    pub next_on: Option<Date>,
    /// Why this company.
    pub note: String,
}

/// What happened, and what comes next.
#[derive(Debug, Clone)]
pub struct Happened {
    /// The day.
    pub day: Date,
    /// Where it leads, if it leads anywhere.
    pub step: Option<OutreachStep>,
    /// Why it came to nothing.
    pub reason: Option<Code>,
    /// What was said.
    pub note: String,
    /// Who goes on.
    pub owner: EmployeeId,
    /// The next step, and its day.
    pub next_step: String,
    /// By when.
    pub next_on: Option<Date>,
}

/// The code list of reasons.
pub const REASONS: &str = "outreach_reasons";

fn names(all: &[Employee]) -> HashMap<EmployeeId, String> {
    all.iter().map(|e| (e.id, e.name.clone())).collect()
}

async fn rows(work: &mut Work, found: Vec<Outreach>) -> Result<Vec<OutreachRow>, Error> {
    let known: HashMap<CompanyId, Company> =
        companies::list(&mut work.tx, work.scope).await?.into_iter().map(|c| (c.id, c)).collect();
    let names = names(&job_centres::employees(&mut work.tx, work.scope).await?);
    let me = work.context.who.employee();
    let row = |outreach: Outreach| {
        Some(OutreachRow {
            company: known.get(&outreach.company)?.clone(),
            owner: names.get(&outreach.owner).cloned().unwrap_or_default(),
            mine: me == Some(outreach.owner),
            outreach,
        })
    };
    Ok(found.into_iter().filter_map(row).collect())
}

/// Every open road, late steps first, and those that came to nothing.
///
/// # Errors
/// The policy's, or the database's.
pub async fn board(context: &Context) -> Result<OutreachBoard, Error> {
    let mut work = context.look(Action::SeeOutreach).await?;
    let mut open = outreaches::open(&mut work.tx, work.scope).await?;
    open.sort_by(outreach::by_urgency);
    let over = outreaches::withdrawn(&mut work.tx, work.scope).await?;
    Ok(OutreachBoard { rows: rows(&mut work, open).await?, withdrawn: rows(&mut work, over).await? })
}

/// Those who can own a road: whoever's role may move it.
///
/// # Errors
/// The policy's, or the database's.
pub async fn owners(context: &Context) -> Result<Vec<Employee>, Error> {
    let mut work = context.look(Action::SeeOutreach).await?;
    can_own(&mut work).await
}

async fn can_own(work: &mut Work) -> Result<Vec<Employee>, Error> {
    use holdepunkt_rules::role::Role::{JobConsultant, ProjectLead};
    let mut all = job_centres::in_role(&mut work.tx, work.scope, JobConsultant).await?;
    for lead in job_centres::in_role(&mut work.tx, work.scope, ProjectLead).await? {
        if !all.iter().any(|e| e.id == lead.id) {
            all.push(lead);
        }
    }
    Ok(all)
}

async fn accept_owner(work: &mut Work, owner: EmployeeId) -> Result<(), Error> {
    let all = can_own(work).await?;
    if all.iter().any(|e| e.id == owner) { Ok(()) } else { Err(Refusal::NotOnTheList.on("owner").into()) }
}

/// One road.
///
/// # Errors
/// [`Refusal::NotFound`]; the policy's, or the database's.
pub async fn find(context: &Context, id: OutreachId) -> Result<OutreachPage, Error> {
    let mut work = context.look(Action::SeeOutreach).await?;
    let scope = work.scope;
    let outreach = outreaches::find(&mut work.tx, scope, id).await?.ok_or(Refusal::NotFound)?;
    let company = companies::find(&mut work.tx, scope, outreach.company).await?.ok_or(Refusal::NotFound)?;
    let names = names(&job_centres::employees(&mut work.tx, scope).await?);
    let name = |id: EmployeeId| names.get(&id).cloned().unwrap_or_default();
    let events = outreaches::events(&mut work.tx, scope, id).await?;
    let all = holdepunkt_store::centres::list(&mut work.tx, scope).await?;
    let role = context.who.role();
    let may_move = role.filter(|_| outreach.closed_on.is_none());
    Ok(OutreachPage {
        contacts: companies::contacts(&mut work.tx, scope, company.id).await?,
        owner: name(outreach.owner),
        events: events.into_iter().map(|e| (e.clone(), name(e.employee))).collect(),
        door: acquaintances::door(&mut work, company.id).await?,
        centres: all.into_iter().filter(|c| c.companies.contains(&company.id)).map(|c| (c.id, c.name)).collect(),
        steps: may_move.map(|r| outreach::steps_for(outreach.state, r).collect()).unwrap_or_default(),
        company,
        outreach,
    })
}

/// The roads to one company, newest first.
///
/// # Errors
/// The policy's, or the database's.
pub async fn of_company(context: &Context, company: CompanyId) -> Result<Vec<OutreachRow>, Error> {
    let mut work = context.look(Action::SeeOutreach).await?;
    let found = outreaches::of_company(&mut work.tx, work.scope, company).await?;
    rows(&mut work, found).await
}

/// Opens a road to a company.
///
/// # Errors
/// [`Refusal::AlreadyApproached`] on `company`; as [`outreach::accept_next`]; [`Refusal::NotOnTheList`] on `owner`;
/// [`Refusal::NotFound`]; the policy's, or the database's.
pub async fn open(context: &Context, new: NewOutreach) -> Result<OutreachId, Error> {
    let mut work = context.begin(Action::EditOutreach).await?;
    if let Some(made) = work.made_before(OutreachId::parse).await? {
        return Ok(made);
    }
    companies::find(&mut work.tx, work.scope, new.company).await?.ok_or(Refusal::NotFound)?;
    outreach::accept_new(outreaches::open_of(&mut work.tx, work.scope, new.company).await?.as_ref())?;
    outreach::accept_next(&new.next_step, new.next_on, work.today())?;
    accept_owner(&mut work, new.owner).await?;
    let outreach = Outreach {
        id: OutreachId::fresh(),
        company: new.company,
        state: OutreachState::ToApproach,
        owner: new.owner,
        next_step: new.next_step,
        next_on: new.next_on,
        reason: None,
        opened_on: work.today(),
        closed_on: None,
        version: 1,
    };
    outreaches::insert(&mut work.tx, work.scope, &outreach).await?;
    write_event(&mut work, &outreach, outreach.opened_on, new.note).await?;
    work.made("outreach", outreach.id, None).await
}

async fn write_event(work: &mut Work, o: &Outreach, day: Date, note: String) -> Result<(), Error> {
    let employee = work.employee()?;
    let event = OutreachEvent { id: OutreachEventId::fresh(), outreach: o.id, day, employee, state: o.state, note };
    Ok(outreaches::insert_event(&mut work.tx, work.scope, &event).await?)
}

/// Writes what happened, takes the step it leads to, and plans the next.
///
/// # Errors
/// [`Refusal::Stale`]; as [`outreach::take`], [`outreach::accept_event_day`], [`outreach::accept_next`];
/// [`Refusal::Missing`] on `note` when nothing at all is said; the policy's, or the database's.
pub async fn advance(context: &Context, id: OutreachId, version: i64, h: Happened) -> Result<(), Error> {
    let mut work = context.begin(Action::EditOutreach).await?;
    let now = outreaches::find(&mut work.tx, work.scope, id).await?.ok_or(Refusal::NotFound)?;
    if now.version != version {
        return Err(Refusal::Stale.into());
    }
    let next = accept(&work, &now, &h)?;
    if h.owner != now.owner {
        accept_owner(&mut work, h.owner).await?;
    }
    if let Some(reason) = &next.reason {
        context.house.rulebook.accept(work.today(), [(REASONS, reason, "reason")])?;
    }
    if !outreaches::update(&mut work.tx, work.scope, &next).await? {
        return Err(Refusal::Stale.into());
    }
    write_event(&mut work, &next, h.day, h.note).await?;
    let deed = if h.step.is_some() { Deed::Advance } else { Deed::Correct };
    work.done(deed, "outreach", id, None).await
}

/// The road after what happened, if the rules accept it.
fn accept(work: &Work, now: &Outreach, h: &Happened) -> Result<Outreach, Error> {
    if now.closed_on.is_some() {
        return Err(Refusal::OutreachState { state: now.state.code().to_owned() }.on("step").into());
    }
    outreach::accept_event_day(h.day, work.today())?;
    let role = work.context.who.role().ok_or(Refusal::NotAllowed)?;
    let line = h.step.map(|step| outreach::take(now.state, step, role, h.reason.as_ref())).transpose()?;
    if line.is_none() && h.note.is_empty() {
        return Err(Refusal::Missing.on("note").into());
    }
    let state = line.map_or(now.state, |l| l.to);
    let over = state == OutreachState::Withdrawn;
    if !over {
        outreach::accept_next(&h.next_step, h.next_on, work.today())?;
    }
    Ok(Outreach {
        state,
        owner: h.owner,
        next_step: if over { String::new() } else { h.next_step.clone() },
        next_on: if over { None } else { h.next_on },
        reason: if over { h.reason.clone() } else { None },
        closed_on: over.then(|| work.today()),
        ..now.clone()
    })
}
