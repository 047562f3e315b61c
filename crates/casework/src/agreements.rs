//! The work agreement of a placement: written, sent, signed by the three, in force, changed as a new version.
//!
//! Staff write it, and the citizen their own goals; the citizen, and the workplace where the citizen is, read what
//! was sent and sign. A workplace never sees a draft, nor the agreement of another placement.

mod proposal;
pub(crate) mod sign;
pub(crate) mod tell;
mod write;

use std::collections::HashMap;

use holdepunkt_rules::{
    Refusal,
    agreement::{Agreement, AgreementState, Content, Missing, Part, Party, changes, missing, needed},
    id::*,
    job_centre::Employee,
    placement::Placement,
    role::Role,
};
use holdepunkt_store::{agreements, citizens, companies, job_centres, own, placements};

use crate::{
    Action, Context, Error, Who, Work,
    citizens::{Helper, PlacedAt, admit, helper, placed_at, sees_protected},
    context::{AFTERGLOW_DAYS, Deed},
};

pub use holdepunkt_store::agreements::{Glance, Without};
pub use sign::{ask_first, sign, sign_at_table, sign_for};
pub(crate) use write::end;
pub use write::{discard, send, take_back, write, write_own_goals};

/// What stands around every version of a placement's agreement when it is read: on a page, on paper, behind a link.
#[derive(Debug, Clone)]
pub struct Around {
    /// The placement with its place and mentor.
    pub placed: PlacedAt,
    /// The citizen's name; empty when it is protected from the reader.
    pub name: String,
    /// The company where the mentor is.
    pub company: String,
    /// The job centre's name today.
    pub job_centre: String,
    /// Whom one calls and who steps in, as they are reached today: a corrected number is no new version.
    pub contacts: HashMap<EmployeeId, Helper>,
    /// Every version that the reader may see, the first first.
    pub versions: Vec<Agreement>,
}

impl Around {
    /// The version that another one changes: the latest before it that was in force.
    #[must_use]
    pub fn before(&self, version: &Agreement) -> Option<&Agreement> {
        self.versions.iter().rev().find(|a| a.number < version.number && a.was_in_force())
    }

    /// A version by its number.
    #[must_use]
    pub fn numbered(&self, number: i64) -> Option<&Agreement> {
        self.versions.iter().find(|a| a.number == number)
    }

    /// The version on its way: written, or sent to be signed.
    #[must_use]
    pub fn open(&self) -> Option<&Agreement> {
        self.versions.iter().find(|a| a.state.is_open())
    }

    /// The version in force, or the one that was when the placement ended.
    #[must_use]
    pub fn in_force(&self) -> Option<&Agreement> {
        self.versions.iter().rev().find(|a| matches!(a.state, AgreementState::InForce | AgreementState::Ended))
    }

    /// The version to tell of first: sent to be signed, else in force, else written.
    #[must_use]
    pub fn current(&self) -> Option<&Agreement> {
        let sent = self.open().filter(|a| a.state == AgreementState::Sent);
        sent.or_else(|| self.in_force()).or_else(|| self.open())
    }

    /// Whom one calls by a version, and who steps in.
    #[must_use]
    pub fn contact(&self, version: &Agreement) -> Option<&Helper> {
        version.content.contact.and_then(|c| self.contacts.get(&c))
    }

    /// For whom a party is: a name to call them by, where there is one.
    #[must_use]
    pub fn party_name(&self, party: Party) -> String {
        match party {
            Party::Citizen => self.name.clone(),
            Party::Company => self.placed.mentor.as_ref().map(|m| m.name.clone()).unwrap_or_default(),
            Party::JobCentre => self.job_centre.clone(),
        }
    }
}

/// A placement's agreement as a reader sees it.
#[derive(Debug, Clone)]
pub struct AgreementPage {
    /// What stands around it, with the versions.
    pub around: Around,
    /// What the version on its way changes in the one in force.
    pub changes: Vec<Part>,
    /// Who must sign the version on its way, by what it changes.
    pub needs: Vec<Party>,
    /// What the version on its way lacks before it can be sent.
    pub missing: Vec<Missing>,
    /// For whom the reader can sign; nobody for whoever only reads.
    pub reader: Option<Party>,
    /// Would the reader write in it?
    pub may_write: bool,
    /// Would the reader write their own goals in it?
    pub may_write_goals: bool,
    /// Would the reader have the others sign on their tablet?
    pub may_sign_together: bool,
    /// What a draft begins with where there is none.
    pub proposed: Content,
}

impl AgreementPage {
    /// Is the reader asked to sign? Then this is what.
    #[must_use]
    pub fn asks_reader(&self) -> Option<&Agreement> {
        let open = self.around.open().filter(|a| a.state == AgreementState::Sent)?;
        self.reader.filter(|party| open.waits_for().contains(party)).map(|_| open)
    }
}

/// Lets somebody in to a placement's agreement. Staff stand to the citizen; whoever reads for a workplace must
/// have this very placement, not only the citizen.
pub(crate) async fn enter(mut work: Work, id: PlacementId) -> Result<(Work, Placement), Error> {
    let placement = placements::find(&mut work.tx, work.scope, id).await?.ok_or(Refusal::NotFound)?;
    admit(&mut work, placement.citizen).await?;
    let since = holdepunkt_rules::period::plus_days(work.today(), -AFTERGLOW_DAYS);
    if let Who::Person(me) = work.context.who.clone() {
        let today = work.today();
        let seats = match (me.role, me.mentor, me.company) {
            (Role::CompanyMentor, Some(mentor), _) => {
                own::of_mentor(&mut work.tx, work.scope, mentor, since, today).await?
            }
            (Role::CompanyContact, _, Some(company)) => {
                own::of_company(&mut work.tx, work.scope, company, since).await?
            }
            (Role::CompanyMentor | Role::CompanyContact, ..) => Vec::new(),
            _ => return Ok((work, placement)),
        };
        if !seats.iter().any(|s| s.placement == id) {
            return Err(Refusal::NotFound.into());
        }
    }
    Ok((work, placement))
}

/// Does the reader see a version? Staff see all, and the citizen, whose agreement it is; whoever reads for a
/// workplace, or as a personal mentor, what was sent and what came into force.
fn sees(role: Option<Role>, version: &Agreement) -> bool {
    match role {
        None | Some(Role::JobConsultant | Role::Caseworker | Role::Citizen) => true,
        _ => version.state == AgreementState::Sent || version.was_in_force(),
    }
}

/// What stands around the versions of a placement's agreement, as somebody in a role sees it. The caller has let
/// them in, and leaves the line on the trail.
///
/// # Errors
/// [`Refusal::NotFound`], or the database's.
pub(crate) async fn around(
    work: &mut Work,
    placement: Placement,
    hidden: bool,
    role: Option<Role>,
) -> Result<Around, Error> {
    let (scope, today) = (work.scope, work.today());
    let citizen = citizens::find(&mut work.tx, scope, placement.citizen).await?.ok_or(Refusal::NotFound)?;
    let versions = agreements::of_placement(&mut work.tx, scope, placement.id).await?;
    let versions: Vec<Agreement> = versions.into_iter().filter(|a| sees(role, a)).collect();
    let (placed, centre) = placed_at(work, placement).await?;
    let company = match &placed.mentor {
        Some(mentor) => companies::find(&mut work.tx, scope, mentor.company).await?,
        None => None,
    };
    let mut contacts = HashMap::new();
    for id in versions.iter().filter_map(|a| a.content.contact).chain([centre.fixed_contact]) {
        if !contacts.contains_key(&id)
            && let Some(helper) = helper(work, Some(id)).await?
        {
            contacts.insert(id, helper);
        }
    }
    let job_centre = job_centres::find_on(&mut work.tx, scope, today).await?;
    Ok(Around {
        name: if hidden { String::new() } else { citizen.name },
        company: company.map_or_else(|| centre.name.clone(), |c| c.name),
        job_centre: job_centre.map(|j| j.name).unwrap_or_default(),
        placed,
        contacts,
        versions,
    })
}

/// Opens a placement's agreement.
///
/// # Errors
/// [`Refusal::NotFound`], [`Refusal::StateYourReason`], [`Refusal::ConfidentialityFirst`]; the policy's, or the
/// database's.
pub async fn find(context: &Context, id: PlacementId) -> Result<AgreementPage, Error> {
    let (mut work, placement) = enter(context.see(Action::SeeAgreement).await?, id).await?;
    let citizen = citizens::find(&mut work.tx, work.scope, placement.citizen).await?.ok_or(Refusal::NotFound)?;
    let relation = work.relation(placement.citizen).await?;
    let hidden = citizen.protected && !sees_protected(work.reach, &relation);
    let may_write = context.may(Action::WriteAgreement);
    let around = around(&mut work, placement, hidden, context.who.role()).await?;
    // Whoever writes sees every version.
    let proposed = if may_write || context.may(Action::WriteOwnGoals) {
        proposal::content(&mut work, &around.placed.placement, &around.versions).await?
    } else {
        Content::default()
    };
    let in_force = around.in_force().filter(|a| a.state == AgreementState::InForce).map(|a| &a.content);
    let open = around.open();
    let changed = in_force.zip(open).map(|(before, b)| changes(before, &b.content));
    let page = AgreementPage {
        changes: changed.unwrap_or_default(),
        needs: open.map(|a| needed(in_force, &a.content)).unwrap_or_default(),
        missing: open.map(|a| missing(&a.content)).unwrap_or_default(),
        reader: context.who.role().and_then(Party::of).filter(|_| context.may(Action::SignAgreement)),
        may_write,
        may_write_goals: context.may(Action::WriteOwnGoals),
        may_sign_together: context.may(Action::SignTogether),
        proposed,
        around,
    };
    work.done(Deed::Read, "agreement", id, Some(page.around.placed.placement.citizen)).await?;
    Ok(page)
}

/// Whom an agreement can name to be called: everybody who works in the job centre.
///
/// # Errors
/// The policy's, or the database's.
pub async fn callable(context: &Context) -> Result<Vec<Employee>, Error> {
    let mut work = context.look(Action::WriteAgreement).await?;
    let mut employees = job_centres::employees(&mut work.tx, work.scope).await?;
    employees.retain(|e| !e.left);
    Ok(employees)
}

/// Placements of the citizens around the reader that run, or begin within the days, without an agreement in force.
///
/// # Errors
/// The policy's, or the database's.
pub async fn without(context: &Context, days: i64) -> Result<Vec<Without>, Error> {
    let mut work = context.see(Action::WriteAgreement).await?;
    let (me, today) = (work.employee()?, work.today());
    let until = holdepunkt_rules::period::plus_days(today, days);
    let list = agreements::without(&mut work.tx, work.scope, me, today, until).await?;
    work.done(Deed::Read, "agreements", me, None).await?;
    Ok(list)
}

async fn save(work: &mut Work, a: &Agreement) -> Result<(), Error> {
    if agreements::update(&mut work.tx, work.scope, a).await? { Ok(()) } else { Err(Refusal::Stale.into()) }
}
