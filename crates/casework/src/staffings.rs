//! How many a workplace can take: its statements, the ceiling, and who is there.

use holdepunkt_rules::{
    Refusal,
    codes::CodeList,
    company::{Company, ProductionUnit},
    hours::WeeklyHours,
    id::*,
    reasonableness::{self, Staffing, Terms, Weighing},
};
use holdepunkt_store::{companies, job_centres, mentors, staffings};
use jiff::civil::Date;

use crate::{Action, Context, Error, Work};

/// A statement weighed against who is there today.
#[derive(Debug, Clone)]
pub struct Weighed {
    /// The statement.
    pub staffing: Staffing,
    /// The production unit, if it is for one.
    pub unit: Option<ProductionUnit>,
    /// The arithmetic.
    pub weighing: Weighing,
    /// Is it too old for a placement that begins today?
    pub old: bool,
}

/// A company's ceiling with all that it rests on.
#[derive(Debug, Clone)]
pub struct StaffingPage {
    /// The company.
    pub company: Company,
    /// Its places of work.
    pub units: Vec<ProductionUnit>,
    /// The numbers that apply today.
    pub terms: Terms,
    /// Citizens placed there today by this job centre.
    pub citizens: i64,
    /// The latest statement of the company as a whole and of each production unit, weighed.
    pub weighed: Vec<Weighed>,
    /// Every statement, the newest first, with the name of whoever wrote it.
    pub history: Vec<(Staffing, String)>,
}

/// What a booking would mean at a workplace.
#[derive(Debug, Clone, PartialEq)]
pub enum Warning {
    /// Nobody has stated the staff.
    NotStated,
    /// What was stated is older than the last four months.
    Old(Date),
    /// The representative disagrees.
    Disagrees,
    /// There would be more than there may be.
    Passed(Weighing),
}

fn list(context: &Context) -> &CodeList {
    context.house.rulebook.list("reasonableness")
}

/// The latest statement of each unit, and of the company as a whole.
fn latest(all: &[Staffing]) -> Vec<&Staffing> {
    let mut found: Vec<&Staffing> = Vec::new();
    for s in all {
        if !found.iter().any(|f| f.unit == s.unit) {
            found.push(s);
        }
    }
    found
}

/// A company's ceiling.
///
/// # Errors
/// [`Refusal::NotFound`]; [`Refusal::OutsideCoverage`] when the rulebook has no numbers today; the policy's, or
/// the database's.
pub async fn find(context: &Context, company: CompanyId) -> Result<StaffingPage, Error> {
    let mut work = context.look(Action::SeeCompanies).await?;
    let (scope, today) = (work.scope, work.today());
    let company = companies::find(&mut work.tx, scope, company).await?.ok_or(Refusal::NotFound)?;
    let terms = Terms::on(list(context), today)?;
    let units = companies::production_units(&mut work.tx, scope, company.id).await?;
    let (citizens, minutes) = staffings::placed(&mut work.tx, scope, company.id, today).await?;
    let history = staffings::of_company(&mut work.tx, scope, company.id).await?;
    let weighed = latest(&history).into_iter().map(|s| Weighed {
        unit: units.iter().find(|u| Some(u.id) == s.unit).cloned(),
        weighing: reasonableness::weigh(&terms, s, minutes),
        old: s.is_old(&terms, today),
        staffing: s.clone(),
    });
    let weighed = weighed.collect();
    let people = job_centres::employees(&mut work.tx, scope).await?;
    let name = |id| people.iter().find(|e| e.id == id).map(|e| e.name.clone()).unwrap_or_default();
    let history = history.into_iter().map(|s| (s.clone(), name(s.noted_by))).collect();
    Ok(StaffingPage { company, units, terms, citizens, weighed, history })
}

/// Writes a statement down. An earlier one stays: it is what earlier placements rest on.
///
/// # Errors
/// As [`reasonableness::accept_staffing`]; [`Refusal::NotOnTheList`] on `unit` when it is another company's;
/// [`Refusal::NotFound`]; the policy's, or the database's.
pub async fn note(context: &Context, s: Staffing) -> Result<StaffingId, Error> {
    let mut work = context.begin(Action::EditCompanies).await?;
    if let Some(made) = work.made_before(StaffingId::parse).await? {
        return Ok(made);
    }
    companies::find(&mut work.tx, work.scope, s.company).await?.ok_or(Refusal::NotFound)?;
    let units = companies::production_units(&mut work.tx, work.scope, s.company).await?;
    if s.unit.is_some_and(|id| !units.iter().any(|u| u.id == id)) {
        return Err(Refusal::NotOnTheList.on("unit").into());
    }
    reasonableness::accept_staffing(&s, work.today())?;
    let s = Staffing { noted_by: work.employee()?, ..s };
    staffings::insert(&mut work.tx, work.scope, &s).await?;
    work.made("staffing", s.id, None).await
}

/// What stands in the way of so many hours more at a mentor's company from a day on; nothing when nothing does.
///
/// # Errors
/// The database's.
pub async fn before_placing(
    work: &mut Work,
    mentor: MentorId,
    from: Date,
    hours: WeeklyHours,
) -> Result<Option<Warning>, Error> {
    let Some(mentor) = mentors::find(&mut work.tx, work.scope, mentor).await? else { return Ok(None) };
    let Ok(terms) = Terms::on(list(&work.context), from) else { return Ok(None) };
    let all = staffings::of_company(&mut work.tx, work.scope, mentor.company).await?;
    let (_, minutes) = staffings::placed(&mut work.tx, work.scope, mentor.company, from).await?;
    Ok(warning(&terms, &latest(&all), minutes + hours.minutes(), from))
}

/// The same for a page that shows it before the booking is sent.
///
/// # Errors
/// The policy's, or the database's.
pub async fn warning_for(
    context: &Context,
    mentor: MentorId,
    from: Date,
    hours: WeeklyHours,
) -> Result<Option<Warning>, Error> {
    let mut work = context.look(Action::SeeCompanies).await?;
    before_placing(&mut work, mentor, from, hours).await
}

/// How a company stands today, for its pages and its contracts: the most serious of what is to be said.
///
/// # Errors
/// The policy's, or the database's.
pub async fn standing(context: &Context, company: CompanyId) -> Result<Option<Warning>, Error> {
    let mut work = context.look(Action::SeeCompanies).await?;
    let today = work.today();
    let Ok(terms) = Terms::on(list(context), today) else { return Ok(None) };
    let all = staffings::of_company(&mut work.tx, work.scope, company).await?;
    let (_, minutes) = staffings::placed(&mut work.tx, work.scope, company, today).await?;
    Ok(warning(&terms, &latest(&all), minutes, today))
}

fn warning(terms: &Terms, latest: &[&Staffing], minutes: i64, on: Date) -> Option<Warning> {
    // Placements are not tied to a production unit, so a company of several is weighed by the one that gives most.
    let weighed = latest.iter().map(|s| (reasonableness::weigh(terms, s, minutes), *s));
    let Some((weighing, s)) = weighed.max_by_key(|(w, _)| w.left()) else { return Some(Warning::NotStated) };
    if weighing.is_passed() {
        Some(Warning::Passed(weighing))
    } else if s.says == reasonableness::RepresentativeSays::Disagrees {
        Some(Warning::Disagrees)
    } else if s.is_old(terms, on) {
        Some(Warning::Old(s.stated_on))
    } else {
        None
    }
}
