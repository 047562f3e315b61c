//! Around a placement: another mentor, another workplace of the cluster, another week.

use holdepunkt_rules::{
    Refusal,
    codes::{Code, CodeList},
    id::*,
    period::plus_days,
    placement::{Placement, PlacementKind, PlacementState},
    week::{Week, accept_week, week_on},
};
use holdepunkt_store::{
    centres, mentors, places,
    workplaces::{self as rows, FormerMentor, Workplace},
};
use jiff::civil::Date;

use crate::{
    Action, Context, Error, Work,
    context::Deed,
    placements::{open, save},
};

fn accept_open(p: &Placement) -> Result<(), Error> {
    if matches!(p.state, PlacementState::Reserved | PlacementState::Agreed) {
        return Ok(());
    }
    Err(Refusal::PlacementState { state: p.state.code().to_owned() }.into())
}

fn accept_day(p: &Placement, from: Date, first: Date, last: Date) -> Result<(), Error> {
    let (first, last) = (first.max(p.period.from()), last.min(p.period.until().unwrap_or(p.agreed_until)));
    if (first..=last).contains(&from) {
        return Ok(());
    }
    Err(Refusal::DayOutOfReach { from: first, until: last.max(first) }.on("from").into())
}

/// Gives a placement another mentor from a day on. Who was it sees the citizen for some days more.
///
/// # Errors
/// [`Refusal::PlacementState`]; [`Refusal::MentorUnchanged`] or [`Refusal::MentorNotOfCentre`] on `mentor`;
/// [`Refusal::DayOutOfReach`] on `from`; [`Refusal::Missing`] on `reason`; [`Refusal::Stale`],
/// [`Refusal::NotFound`].
pub async fn change_mentor(
    context: &Context,
    id: PlacementId,
    version: i64,
    mentor: MentorId,
    from: Date,
    reason: String,
) -> Result<CitizenId, Error> {
    let (mut work, before) = open(context, Action::Place, id, version).await?;
    accept_open(&before)?;
    if before.mentor == mentor {
        return Err(Refusal::MentorUnchanged.on("mentor").into());
    }
    let place = places::find(&mut work.tx, work.scope, before.place).await?.ok_or(Refusal::NotFound)?;
    let mentors = mentors::of_centre(&mut work.tx, work.scope, place.centre).await?;
    if !mentors.iter().any(|m| m.id == mentor) {
        return Err(Refusal::MentorNotOfCentre.on("mentor").into());
    }
    let earlier = rows::former(&mut work.tx, work.scope, id).await?;
    let since = earlier.last().map_or(before.period.from(), |f| plus_days(f.until, 1));
    accept_day(&before, from, since, context.today.max(before.period.from()))?;
    // A mentor who is replaced on the first day was none.
    if since < from {
        let until = plus_days(from, -1);
        let former = FormerMentor { mentor: before.mentor, name: String::new(), from: since, until, reason };
        rows::insert_former(&mut work.tx, work.scope, id, &former).await?;
    }
    let citizen = before.citizen;
    save(&mut work, &Placement { mentor, ..before }).await?;
    work.done(Deed::Correct, "mentor_of_placement", id, Some(citizen)).await?;
    Ok(citizen)
}

/// Says where in a cluster the citizen works from a day on, and who is the mentor there.
///
/// # Errors
/// [`Refusal::PlacementState`]; [`Refusal::NotACluster`] or [`Refusal::CompanyNotOfCentre`] on `company`;
/// [`Refusal::MentorNotOfCompany`] on `mentor`; [`Refusal::DayOutOfReach`] on `from`; [`Refusal::Stale`],
/// [`Refusal::NotFound`].
pub async fn set_workplace(
    context: &Context,
    id: PlacementId,
    version: i64,
    from: Date,
    company: CompanyId,
    mentor: Option<MentorId>,
) -> Result<CitizenId, Error> {
    let (mut work, before) = open(context, Action::Place, id, version).await?;
    accept_open(&before)?;
    let place = places::find(&mut work.tx, work.scope, before.place).await?.ok_or(Refusal::NotFound)?;
    let centre = centres::find(&mut work.tx, work.scope, place.centre).await?.ok_or(Refusal::NotFound)?;
    if centre.companies.len() < 2 {
        return Err(Refusal::NotACluster.on("company").into());
    }
    if !centre.companies.contains(&company) {
        return Err(Refusal::CompanyNotOfCentre.on("company").into());
    }
    if let Some(mentor) = mentor {
        let all = mentors::of_centre(&mut work.tx, work.scope, centre.id).await?;
        if !all.iter().any(|m| m.id == mentor && m.company == company) {
            return Err(Refusal::MentorNotOfCompany.on("mentor").into());
        }
    }
    accept_day(&before, from, before.period.from(), before.agreed_until)?;
    let workplace = Workplace { from, company, company_name: String::new(), mentor, mentor_name: String::new() };
    rows::set_workplace(&mut work.tx, work.scope, id, &workplace).await?;
    finish(work, &before, "workplace").await
}

/// Sets the week from a day on.
///
/// # Errors
/// [`Refusal::PlacementState`]; [`Refusal::DayOutOfReach`] on `from`; as [`accept_week`];
/// [`Refusal::NotOnTheList`] on `week`; [`Refusal::Stale`], [`Refusal::NotFound`].
pub async fn set_week(context: &Context, id: PlacementId, version: i64, week: Week) -> Result<CitizenId, Error> {
    let (mut work, before) = open(context, Action::Place, id, version).await?;
    accept_open(&before)?;
    accept_day(&before, week.from, before.period.from(), before.agreed_until)?;
    let rulebook = &context.house.rulebook;
    for day in &week.days {
        rulebook.list("activities").parse(day.activity.as_str(), context.today, "week")?;
    }
    let week = with_the_case(&mut work, id, week).await?;
    let terms = rulebook.course_terms(week.from)?;
    accept_week(&week, (before.kind == PlacementKind::CentreDays).then_some(terms.centre_days))?;
    rows::set_week(&mut work.tx, work.scope, id, &week).await?;
    finish(work, &before, "week").await
}

/// Is an activity the case's to know: an intervention that whoever only follows the work doesn't choose or read of?
#[must_use]
pub fn is_of_the_case(activities: &CodeList, activity: &Code) -> bool {
    activities.find(activity.as_str()).is_some_and(|e| e.text("for") == Some("case"))
}

/// The week with what stood in the one before it and whoever writes may not know: it is not theirs to take away.
async fn with_the_case(work: &mut Work, id: PlacementId, mut week: Week) -> Result<Week, Error> {
    if work.context.may(Action::SeeInterventionContent) {
        return Ok(week);
    }
    let house = work.context.house.clone();
    let activities = house.rulebook.list("activities");
    if week.days.iter().any(|d| is_of_the_case(activities, &d.activity)) {
        return Err(Refusal::NotOnTheList.on("week").into());
    }
    let before = rows::weeks(&mut work.tx, work.scope, id).await?;
    let kept = week_on(&before, week.from).into_iter().flat_map(|w| &w.days);
    week.days.extend(kept.filter(|d| is_of_the_case(activities, &d.activity)).cloned());
    week.days.sort_unstable();
    Ok(week)
}

async fn finish(mut work: Work, before: &Placement, noun: &str) -> Result<CitizenId, Error> {
    let citizen = before.citizen;
    save(&mut work, before).await?;
    work.done(Deed::Correct, noun, before.id, Some(citizen)).await?;
    Ok(citizen)
}

/// What can be chosen for a placement: the centre's companies and its mentors.
#[derive(Debug, Clone)]
pub struct Choices {
    /// The centre's mentors, less those who have left.
    pub mentors: Vec<holdepunkt_rules::centre::Mentor>,
    /// The centre's companies.
    pub companies: Vec<(CompanyId, String)>,
}

/// What can be chosen for a placement in a centre.
///
/// # Errors
/// [`Refusal::NotAllowed`], [`Refusal::NotFound`], or the database's.
pub async fn choices(context: &Context, centre: CentreId) -> Result<Choices, Error> {
    let mut work = context.look(Action::SeeCentres).await?;
    let (tx, scope) = (&mut work.tx, work.scope);
    let centre = centres::find(tx, scope, centre).await?.ok_or(Refusal::NotFound)?;
    let mut companies = Vec::new();
    for id in &centre.companies {
        if let Some(company) = holdepunkt_store::companies::find(tx, scope, *id).await? {
            companies.push((company.id, company.name));
        }
    }
    Ok(Choices { mentors: mentors::of_centre(tx, scope, centre.id).await?, companies })
}
