//! The citizen's page: the citizen, the people around them, the way so far, and who has looked.

use holdepunkt_rules::{
    Refusal,
    centre::{CompanyCentre, Mentor},
    citizen::Citizen,
    id::*,
    interruption::Interruption,
    job_centre::Employee,
    paid_hours::{Aftermath, PaidHours},
    placement::{Placement, Standing, standing},
    preparation::{Preparation, Project},
    referral::Referral,
};
use holdepunkt_store::{
    aftermath,
    agreements::{self, Glance},
    centres,
    citizens::{self, PersonalMentor},
    interruptions, job_centres, mentors, paid_hours, placements, places, preparations, projects, referrals,
    trail::{self, NamedLine},
};

use super::{About, admit, load_about, sees_protected};
use crate::{
    Action, Context, Error, Work,
    context::Deed,
    courses::{Chain, chain},
    follow_ups::{self, Beside},
    policy::Relation,
    recents,
    supports::{self, Support},
};

/// An employee around the citizen, with who steps in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Helper {
    /// Who.
    pub employee: Employee,
    /// Who steps in.
    pub substitute: Option<Employee>,
}

/// A placement with the place it is on.
#[derive(Debug, Clone, PartialEq)]
pub struct PlacedAt {
    /// The placement.
    pub placement: Placement,
    /// The centre.
    pub centre: CentreId,
    /// The centre's name.
    pub centre_name: String,
    /// The place's number in the centre.
    pub number: i64,
    /// The mentor.
    pub mentor: Option<Mentor>,
    /// How it stands today.
    pub standing: Standing,
    /// Its interruptions, in order.
    pub away: Vec<Interruption>,
}

/// Everything that the citizen's page shows.
#[derive(Debug, Clone)]
pub struct CitizenPage {
    /// The citizen. Name and address are empty when they are protected from the reader.
    pub citizen: Citizen,
    /// How the reader stands to the citizen.
    pub relation: Relation,
    /// Is the name protected from the reader?
    pub hidden: bool,
    /// Coordinating caseworker.
    pub caseworker: Option<Helper>,
    /// Job consultant.
    pub consultant: Option<Helper>,
    /// Personal mentors today.
    pub personal_mentors: Vec<PersonalMentor>,
    /// Referrals in order of time.
    pub referrals: Vec<Referral>,
    /// The stay in a project or pre-course that is asked for or under way.
    pub preparation: Option<(Preparation, Project)>,
    /// Placements in order of time.
    pub placements: Vec<PlacedAt>,
    /// The citizen's courses, and how the latest stands.
    pub chain: Chain,
    /// Hours paid with ordinary wages, in order of time.
    pub paid_hours: Vec<PaidHours>,
    /// What came of courses that ended, as far as it was answered.
    pub aftermath: Vec<Aftermath>,
    /// Follow-ups, what is due, open tasks, the exit strategy.
    pub follow_ups: Beside,
    /// How the work agreement of the placement to tell of stands.
    pub agreement: Option<Glance>,
    /// What they want, what helps, what they can, how they have stood.
    pub about: About,
    /// What goes on beside the placement, as far as the reader may see it.
    pub support: Support,
    /// The latest lines about the citizen, newest first; this look is the first of them.
    pub trail: Vec<NamedLine>,
}

impl CitizenPage {
    /// The open referral.
    #[must_use]
    pub fn open_referral(&self) -> Option<&Referral> {
        self.referrals.iter().find(|r| r.state.is_open())
    }

    /// The placement to tell of: under way, else the next to come.
    #[must_use]
    pub fn current(&self) -> Option<&PlacedAt> {
        current(&self.placements)
    }
}

fn current(placements: &[PlacedAt]) -> Option<&PlacedAt> {
    let under_way = |p: &&PlacedAt| p.standing.is_under_way() || p.standing == Standing::Overdue;
    let to_come = |p: &&PlacedAt| matches!(p.standing, Standing::Reserved | Standing::Coming);
    placements.iter().rev().find(under_way).or_else(|| placements.iter().find(to_come))
}

/// Lines of the trail on the citizen's page.
const LATEST: i64 = 20;

/// Opens the citizen's page. The look is on the trail before anything is shown.
///
/// # Errors
/// [`Refusal::NotFound`], or [`Refusal::StateYourReason`] when a reason would open the door.
pub async fn find(context: &Context, id: CitizenId) -> Result<CitizenPage, Error> {
    let mut work = context.see(Action::SeeCitizen).await?;
    let relation = admit(&mut work, id).await?;
    let mut citizen = citizens::find(&mut work.tx, work.scope, id).await?.ok_or(Refusal::NotFound)?;
    let hidden = citizen.protected && !sees_protected(work.reach, &relation);
    if hidden {
        citizen.name.clear();
        citizen.address.clear();
    }
    let caseworker = helper(&mut work, Some(citizen.caseworker)).await?;
    let consultant = helper(&mut work, citizen.consultant).await?;
    let personal_mentors = citizens::personal_mentors(&mut work.tx, work.scope, id, context.today).await?;
    let referrals = referrals::of_citizen(&mut work.tx, work.scope, id).await?;
    let preparation = match preparations::open_of(&mut work.tx, work.scope, id).await? {
        Some(stay) => projects::find(&mut work.tx, work.scope, stay.project).await?.map(|project| (stay, project)),
        None => None,
    };
    let mut placed = Vec::new();
    for placement in placements::of_citizen(&mut work.tx, work.scope, id).await? {
        placed.push(placed_at(&mut work, placement).await?.0);
    }
    let agreement = match current(&placed).map(|p| p.placement.id) {
        Some(placement) => Some(agreements::glance(&mut work.tx, work.scope, placement).await?),
        None => None,
    };
    let chain = chain(&mut work, id).await?;
    let paid_hours = paid_hours::of_citizen(&mut work.tx, work.scope, id).await?;
    let aftermath = aftermath::of_citizen(&mut work.tx, work.scope, id).await?;
    let follow_ups = follow_ups::beside(&mut work, id, &placed).await?;
    let about = load_about(&mut work, id).await?;
    let support = supports::load(&mut work, id, &relation).await?;
    let mut work = work.turned().await?;
    work.also(Deed::Read, "citizen", id, Some(id)).await?;
    recents::note(&mut work, recents::Noun::Citizen, id).await?;
    let trail = trail::about_citizen(&mut work.tx, work.scope, id, LATEST).await?;
    work.tx.commit().await?;
    Ok(CitizenPage {
        citizen,
        relation,
        hidden,
        caseworker,
        consultant,
        personal_mentors,
        referrals,
        preparation,
        placements: placed,
        chain,
        paid_hours,
        aftermath,
        follow_ups,
        agreement,
        about,
        support,
        trail,
    })
}

async fn helper(work: &mut Work, id: Option<EmployeeId>) -> Result<Option<Helper>, Error> {
    let Some(id) = id else { return Ok(None) };
    let Some(employee) = job_centres::employee(&mut work.tx, work.scope, id).await? else { return Ok(None) };
    let substitute = match employee.substitute {
        Some(other) => job_centres::employee(&mut work.tx, work.scope, other).await?,
        None => None,
    };
    Ok(Some(Helper { employee, substitute }))
}

/// A placement with its place, centre and mentor.
pub(crate) async fn placed_at(work: &mut Work, placement: Placement) -> Result<(PlacedAt, CompanyCentre), Error> {
    let place = places::find(&mut work.tx, work.scope, placement.place).await?.ok_or(Refusal::NotFound)?;
    let centre = centres::find(&mut work.tx, work.scope, place.centre).await?.ok_or(Refusal::NotFound)?;
    let mentor = mentors::find(&mut work.tx, work.scope, placement.mentor).await?;
    let away = interruptions::of_placement(&mut work.tx, work.scope, placement.id).await?;
    let open = away.iter().find(|i| i.is_open()).map(Interruption::away);
    let placed = PlacedAt {
        centre: centre.id,
        centre_name: centre.name.clone(),
        number: place.number,
        mentor,
        standing: standing(placement.state, &placement.period, open, work.today()),
        away,
        placement,
    };
    Ok((placed, centre))
}
