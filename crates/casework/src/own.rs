//! One's own page: the citizen's way, the mentor's citizens, the company's places, the personal
//! mentor's citizens. Each reads only what concerns them; nobody here reads a CPR number.

use std::collections::HashMap;

use holdepunkt_rules::{
    Refusal,
    accommodation::Accommodation,
    agreement::{Rung, ladder::rung_on},
    centre::Mentor,
    contract::Contract,
    exit_strategy::ExitStrategy,
    hours::WeeklyHours,
    id::*,
    job_centre::{Employee, JobCentre},
    period::{Period, plus_days},
    place::joined,
    placement::{Standing, standing},
    progression::Respondent,
    referral::Referral,
    week::{Week, week_on},
};
use holdepunkt_store::{
    accommodations,
    accounts::RoleGrant,
    agreements::{self, Glance},
    centres,
    citizens::{self as citizen_rows, PersonalMentor},
    companies, contracts, exit_strategies, job_centres, mentors,
    own::{self, Seat},
    places, referrals, tallies,
    trail::{self, NamedLine},
    workplaces,
};
use jiff::civil::Date;

use crate::{
    Action, Context, Error, Who, Work,
    citizens::{About, Helper, load_about},
    context::{AFTERGLOW_DAYS, Deed},
    courses::{Chain, chain},
    follow_ups::{self, OwnFollowUps},
    personal_mentors::{OwnGrant, own_grant},
    progressions::answer::{ToAnswer, to_answer},
    supports::{self, Support},
};

/// A seat with how it stands today and whom one calls.
#[derive(Debug, Clone, PartialEq)]
pub struct OwnSeat {
    /// The seat.
    pub seat: Seat,
    /// How it stands.
    pub standing: Standing,
    /// The contact in the job centre: the citizen's consultant, else the centre's fixed contact.
    pub contact: Option<Helper>,
    /// Hours a week today: of the step that holds where an agreement is in force, else those booked.
    pub hours: WeeklyHours,
    /// How its work agreement stands, where the page leads to it.
    pub agreement: Glance,
    /// What whoever looks is asked about it just now.
    pub to_answer: Vec<ToAnswer>,
}

/// The job centre's people by identifier.
type Employees = HashMap<EmployeeId, Employee>;

async fn employees(work: &mut Work) -> Result<Employees, Error> {
    let all = job_centres::employees(&mut work.tx, work.scope).await?;
    Ok(all.into_iter().map(|e| (e.id, e)).collect())
}

fn helper(employees: &Employees, id: EmployeeId) -> Option<Helper> {
    let employee = employees.get(&id)?.clone();
    let substitute = employee.substitute.and_then(|s| employees.get(&s)).cloned();
    Some(Helper { employee, substitute })
}

fn own_seats(seats: Vec<Seat>, employees: &Employees, today: Date) -> Vec<OwnSeat> {
    let own = |seat: Seat| OwnSeat {
        standing: standing(seat.state, &seat.period, seat.away, today),
        contact: helper(employees, seat.consultant.unwrap_or(seat.fixed_contact)),
        hours: seat.hours,
        agreement: Glance::default(),
        to_answer: Vec::new(),
        seat,
    };
    seats.into_iter().map(own).collect()
}

/// How the agreements of seats stand, and the hours that they say today: of courses alone, since days on trial have
/// none.
async fn with_agreements(work: &mut Work, seats: &mut [OwnSeat]) -> Result<(), Error> {
    let (scope, today) = (work.scope, work.today());
    let courses: Vec<PlacementId> =
        seats.iter().filter(|s| s.seat.kind.is_course()).map(|s| s.seat.placement).collect();
    let mut glances = agreements::glances(&mut work.tx, scope, &courses).await?;
    let ladders = agreements::ladders(&mut work.tx, scope, &courses).await?;
    for s in seats {
        s.agreement = glances.remove(&s.seat.placement).unwrap_or_default();
        let ladder = ladders.get(&s.seat.placement).map_or(&[][..], Vec::as_slice);
        // Before the first day, the hours that it begins with.
        let step = rung_on(ladder, today.max(s.seat.period.from()));
        s.hours = step.map_or(s.seat.hours, Rung::hours);
    }
    Ok(())
}

/// What somebody is asked about each of the seats.
async fn with_questions(work: &mut Work, seats: &mut [OwnSeat], respondent: Respondent) -> Result<(), Error> {
    for s in seats.iter_mut().filter(|s| s.seat.kind.is_course()) {
        s.to_answer = to_answer(work, s.seat.citizen, respondent, Some(s.seat.placement)).await?;
    }
    Ok(())
}

fn grant(work: &Work) -> Result<RoleGrant, Error> {
    match &work.context.who {
        Who::Person(grant) => Ok(grant.clone()),
        Who::Operator(_) => Err(Refusal::NotAllowed.into()),
    }
}

async fn job_centre(work: &mut Work) -> Result<JobCentre, Error> {
    Ok(job_centres::find_on(&mut work.tx, work.scope, work.context.today).await?.ok_or(Refusal::NotFound)?)
}

/// A citizen's own page.
#[derive(Debug, Clone)]
pub struct MyWay {
    /// The citizen's name.
    pub name: String,
    /// Every seat, in order of time.
    pub seats: Vec<OwnSeat>,
    /// The citizen's courses, for the count of days away.
    pub chain: Chain,
    /// The week of the seat to tell of, with everything in it.
    pub week: Option<Week>,
    /// The referral under way.
    pub waiting: Option<Referral>,
    /// When the first referral was sent: where the way begins.
    pub since: Option<Date>,
    /// Coordinating caseworker.
    pub caseworker: Option<Helper>,
    /// Job consultant.
    pub consultant: Option<Helper>,
    /// Personal mentors.
    pub personal_mentors: Vec<PersonalMentor>,
    /// What they want, what helps, what they can.
    pub about: About,
    /// Meetings and tasks.
    pub follow_ups: OwnFollowUps,
    /// The exit strategy that holds.
    pub strategy: Option<ExitStrategy>,
    /// What goes on beside the placement: interventions, small grants, personal mentors.
    pub support: Support,
    /// The job centre.
    pub job_centre: JobCentre,
    /// Who has looked or done something, newest first; one's own looks are not among them.
    pub looked: Vec<NamedLine>,
}

impl MyWay {
    /// The seat to tell of: under way, else the next to come.
    #[must_use]
    pub fn current(&self) -> Option<&OwnSeat> {
        let now = |s: &&OwnSeat| s.standing.is_under_way();
        let next = |s: &&OwnSeat| matches!(s.standing, Standing::Reserved | Standing::Coming);
        self.seats.iter().find(now).or_else(|| self.seats.iter().find(next))
    }
}

/// Lines of the trail that a citizen's own page shows.
const LATEST: i64 = 60;

/// The citizen's own page.
///
/// # Errors
/// [`Refusal::NotAllowed`], or the database's.
pub async fn my_way(context: &Context) -> Result<MyWay, Error> {
    let mut work = context.begin(Action::SeeOwn).await?;
    let me = grant(&work)?;
    let id = me.citizen.ok_or(Refusal::NotAllowed)?;
    let relation = work.require(id).await?;
    let (scope, today) = (work.scope, work.today());
    let citizen = citizen_rows::find(&mut work.tx, scope, id).await?.ok_or(Refusal::NotFound)?;
    let employees = employees(&mut work).await?;
    let seats = own::of_citizen(&mut work.tx, scope, id).await?;
    let all = referrals::of_citizen(&mut work.tx, scope, id).await?;
    let lines = trail::about_citizen(&mut work.tx, scope, id, LATEST).await?;
    let chain = chain(&mut work, id).await?;
    let follow_ups = follow_ups::of_oneself(&mut work, id, &citizen.name).await?;
    let strategies = exit_strategies::of_citizen(&mut work.tx, scope, id).await?;
    let mut way = MyWay {
        chain,
        week: None,
        follow_ups,
        strategy: strategies.into_iter().find(|s| s.holds),
        name: citizen.name,
        seats: own_seats(seats, &employees, today),
        since: all.first().map(|r| r.sent_on),
        waiting: all.into_iter().find(|r| r.state.is_open()),
        caseworker: helper(&employees, citizen.caseworker),
        consultant: citizen.consultant.and_then(|c| helper(&employees, c)),
        personal_mentors: citizen_rows::personal_mentors(&mut work.tx, scope, id, today).await?,
        about: load_about(&mut work, id).await?,
        support: supports::load(&mut work, id, &relation).await?,
        job_centre: job_centre(&mut work).await?,
        looked: lines.into_iter().filter(|l| l.line.account.is_some_and(|a| a != me.account)).collect(),
    };
    with_agreements(&mut work, &mut way.seats).await?;
    with_questions(&mut work, &mut way.seats, Respondent::Citizen).await?;
    if let Some(placement) = way.current().map(|s| s.seat.placement) {
        let weeks = workplaces::weeks(&mut work.tx, scope, placement).await?;
        way.week = week_on(&weeks, today).cloned();
    }
    work.done(Deed::Read, "own", id, Some(id)).await?;
    Ok(way)
}

/// A mentor's own page.
#[derive(Debug, Clone)]
pub struct Mentored {
    /// What helps each citizen at work: the words, never why.
    pub helps: HashMap<CitizenId, Vec<Accommodation>>,
    /// The mentor's citizens: placed, about to come, or left within the last days.
    pub seats: Vec<OwnSeat>,
    /// Their weeks, where there are any. Only the days in the centre are a mentor's to know.
    pub weeks: HashMap<PlacementId, Week>,
    /// The meetings to which the mentor is invited, and the mentor's tasks.
    pub follow_ups: OwnFollowUps,
    /// The job centre.
    pub job_centre: JobCentre,
}

/// The citizens placed with the mentor, and until 14 days after.
///
/// # Errors
/// [`Refusal::ConfidentialityFirst`], [`Refusal::NotAllowed`], or the database's.
pub async fn mentored(context: &Context) -> Result<Mentored, Error> {
    let mut work = context.begin(Action::SeeMentored).await?;
    let mentor = grant(&work)?.mentor.ok_or(Refusal::NotAllowed)?;
    work.confidential().await?;
    let since = plus_days(work.today(), -AFTERGLOW_DAYS);
    let employees = employees(&mut work).await?;
    let seats = own::of_mentor(&mut work.tx, work.scope, mentor, since, work.context.today).await?;
    let job_centre = job_centre(&mut work).await?;
    let mut seats = own_seats(seats, &employees, work.today());
    with_agreements(&mut work, &mut seats).await?;
    with_questions(&mut work, &mut seats, Respondent::Mentor).await?;
    let (mut weeks, mut helps) = (HashMap::new(), HashMap::new());
    for s in &seats {
        let all = workplaces::weeks(&mut work.tx, work.scope, s.seat.placement).await?;
        weeks.extend(week_on(&all, work.context.today).map(|w| (s.seat.placement, w.clone())));
        let list = accommodations::of_citizen(&mut work.tx, work.scope, s.seat.citizen).await?;
        helps.insert(s.seat.citizen, list);
    }
    let follow_ups = follow_ups::of_mentor(&mut work, mentor, &citizens_in(&seats)).await?;
    read_each(&mut work, &seats, "mentored").await?;
    work.tx.commit().await?;
    Ok(Mentored { helps, seats, weeks, follow_ups, job_centre })
}

fn citizens_in(seats: &[OwnSeat]) -> Vec<(CitizenId, String)> {
    seats.iter().map(|s| (s.seat.citizen, s.seat.citizen_name.clone())).collect()
}

/// Keeps that the mentor who is signed in has said that what they hear of citizens stays with them. Saying it
/// twice changes nothing.
///
/// # Errors
/// [`Refusal::NotAllowed`], or the database's.
pub async fn confirm_confidentiality(context: &Context) -> Result<(), Error> {
    let mut work = context.begin(Action::ConfirmConfidentiality).await?;
    let mentor = grant(&work)?.mentor.ok_or(Refusal::NotAllowed)?;
    let today = work.today();
    if mentors::confirm_confidentiality(&mut work.tx, work.scope, mentor, today).await? {
        return work.done(Deed::Register, "confidentiality", mentor, None).await;
    }
    Ok(())
}

/// A line on the trail of each citizen who was shown.
async fn read_each(work: &mut Work, seats: &[OwnSeat], noun: &str) -> Result<(), Error> {
    for s in seats {
        work.also(Deed::Read, noun, s.seat.placement, Some(s.seat.citizen)).await?;
    }
    Ok(())
}

/// A centre of the company.
#[derive(Debug, Clone)]
pub struct OwnCentre {
    /// Name.
    pub name: String,
    /// Its contracts, newest first.
    pub contracts: Vec<Contract>,
    /// Its places kept today or later: number and the run of days.
    pub places: Vec<(i64, Period)>,
    /// Who is placed there: now, soon, or within the last days.
    pub seats: Vec<OwnSeat>,
    /// The job centre's fixed contact, and who steps in.
    pub contact: Option<Helper>,
    /// Its mentors at this company.
    pub mentors: Vec<Mentor>,
}

impl OwnCentre {
    /// Who has a place of the centre, now or soon.
    pub fn on(&self, number: i64) -> impl Iterator<Item = &OwnSeat> {
        self.seats.iter().filter(move |s| s.seat.number == number)
    }
}

/// A company contact's own page.
#[derive(Debug, Clone)]
pub struct OurCompany {
    /// The company's name.
    pub name: String,
    /// Its centres.
    pub centres: Vec<OwnCentre>,
    /// The meetings to which somebody of the company is invited.
    pub follow_ups: OwnFollowUps,
    /// The job centre.
    pub job_centre: JobCentre,
}

/// The company's centres, contracts, places, and who is placed there.
///
/// # Errors
/// [`Refusal::NotAllowed`], or the database's.
pub async fn our_company(context: &Context) -> Result<OurCompany, Error> {
    let mut work = context.begin(Action::SeeOwnCompany).await?;
    let company = grant(&work)?.company.ok_or(Refusal::NotAllowed)?;
    let (scope, today) = (work.scope, work.today());
    let employees = employees(&mut work).await?;
    let rows = own::of_company(&mut work.tx, scope, company, plus_days(today, -AFTERGLOW_DAYS)).await?;
    let mut seats = own_seats(rows, &employees, today);
    with_agreements(&mut work, &mut seats).await?;
    let name = companies::find(&mut work.tx, scope, company).await?.ok_or(Refusal::NotFound)?.name;
    let mut own = Vec::new();
    let centres_of = tallies::centres_of(&mut work.tx, scope, company).await?;
    for centre in centres::these(&mut work.tx, scope, &centres_of).await? {
        let mut signed = contracts::of_centre(&mut work.tx, scope, centre.id).await?;
        signed.reverse();
        let mut kept = Vec::new();
        for place in places::of_centre(&mut work.tx, scope, centre.id).await? {
            let runs = joined(&place.spans).into_iter();
            kept.extend(runs.filter(|r| r.until().is_none_or(|u| u >= today)).take(1).map(|r| (place.number, r)));
        }
        let mentors = mentors::of_centre(&mut work.tx, scope, centre.id).await?;
        own.push(OwnCentre {
            contact: helper(&employees, centre.fixed_contact),
            mentors: mentors.into_iter().filter(|m| m.company == company).collect(),
            seats: seats.iter().filter(|s| s.seat.centre == centre.id).cloned().collect(),
            contracts: signed,
            places: kept,
            name: centre.name,
        });
    }
    let job_centre = job_centre(&mut work).await?;
    let follow_ups = follow_ups::of_company(&mut work, company, &citizens_in(&seats)).await?;
    read_each(&mut work, &seats, "own_company").await?;
    work.tx.commit().await?;
    Ok(OurCompany { name, centres: own, follow_ups, job_centre })
}

/// A citizen of a personal mentor.
#[derive(Debug, Clone)]
pub struct GrantedCitizen {
    /// The citizen.
    pub id: CitizenId,
    /// Name.
    pub name: String,
    /// Telephone; may be empty.
    pub phone: String,
    /// The seat to tell of: under way, else the next to come.
    pub seat: Option<OwnSeat>,
    /// Coordinating caseworker.
    pub caseworker: Option<Helper>,
    /// Job consultant.
    pub consultant: Option<Helper>,
    /// Meetings to come, and the tasks of the two.
    pub follow_ups: OwnFollowUps,
    /// The grant that holds today, with one's own log.
    pub own: Option<OwnGrant>,
}

/// The citizens for whom one is the personal mentor.
///
/// # Errors
/// [`Refusal::NotAllowed`], or the database's.
pub async fn granted(context: &Context) -> Result<Vec<GrantedCitizen>, Error> {
    let mut work = context.begin(Action::SeeGranted).await?;
    let (me, scope, today) = (work.employee()?, work.scope, work.today());
    let employees = employees(&mut work).await?;
    let rows = own::of_granted(&mut work.tx, scope, me, today).await?;
    let mut seats = own_seats(rows, &employees, today);
    with_agreements(&mut work, &mut seats).await?;
    let mut list = Vec::new();
    for row in own::granted(&mut work.tx, scope, me, today, today).await? {
        let here =
            |s: &&OwnSeat| s.seat.citizen == row.id && !matches!(s.standing, Standing::Ended | Standing::Overdue);
        let follow_ups = follow_ups::of_granted(&mut work, me, row.id, &row.name).await?;
        list.push(GrantedCitizen {
            follow_ups,
            seat: seats.iter().find(here).cloned(),
            caseworker: helper(&employees, row.caseworker),
            consultant: row.consultant.and_then(|c| helper(&employees, c)),
            own: own_grant(&mut work, row.id).await?,
            id: row.id,
            name: row.name,
            phone: row.phone,
        });
        work.also(Deed::Read, "granted", row.id, Some(row.id)).await?;
    }
    work.tx.commit().await?;
    Ok(list)
}
