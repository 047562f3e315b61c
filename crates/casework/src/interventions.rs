//! Parallel interventions: written down, asked for, begun, over. The coordinating caseworker's deeds; what a reader
//! sees of them is decided in [`crate::supports`].

use holdepunkt_rules::{
    Refusal,
    agreement::Times,
    codes::Code,
    id::*,
    intervention::{Intervention, InterventionStep, Stretch, accept_intervention, state_of, take},
    period::{days_between, plus_days},
    role::Role,
    status::suppress::SMALLEST_SHOWN,
    steps::{Median, median},
};
use holdepunkt_store::{
    interventions::{self as rows, PathDays},
    job_centres,
};
use jiff::civil::Date;

use crate::{
    Action, Context, Error, Work,
    citizens::{Heading, admit, heading},
    context::Deed,
    referrals::role_of,
};

/// What somebody writes of an intervention.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewIntervention {
    /// What kind.
    pub kind: Code,
    /// Who gives it; may be empty as long as nobody is asked.
    pub provider: String,
    /// The caseworker whose move it is.
    pub owner: EmployeeId,
    /// The day on which the need was seen.
    pub needed_on: Date,
    /// The day on which it was asked for, if that has happened.
    pub referred_on: Option<Date>,
    /// The day on which it began, if it has.
    pub started_on: Option<Date>,
    /// What it is about; may be empty.
    pub note: String,
    /// When in the week it takes place.
    pub times: Vec<Times>,
}

/// The owner reads what it is about, so it is somebody who coordinates cases here.
async fn accept_owner(work: &mut Work, owner: EmployeeId) -> Result<(), Error> {
    let caseworkers = job_centres::in_role(&mut work.tx, work.scope, Role::Caseworker).await?;
    if caseworkers.iter().any(|e| e.id == owner) { Ok(()) } else { Err(Refusal::NotOnTheList.on("owner").into()) }
}

/// Writes down an intervention, with the days of its path so far.
///
/// # Errors
/// As [`accept_intervention`]; [`Refusal::NotOnTheList`] or [`Refusal::CodeNotInUse`] on `kind`,
/// [`Refusal::NotOnTheList`] on `owner`; [`Refusal::NotFound`], [`Refusal::StateYourReason`].
pub async fn register(context: &Context, citizen: CitizenId, new: NewIntervention) -> Result<InterventionId, Error> {
    let mut work = context.begin(Action::EditInterventions).await?;
    if let Some(before) = work.made_before(InterventionId::parse).await? {
        return Ok(before);
    }
    admit(&mut work, citizen).await?;
    let list = work.context.house.rulebook.list("intervention_kinds");
    list.parse(new.kind.as_str(), context.today, "kind")?;
    accept_owner(&mut work, new.owner).await?;
    let intervention = Intervention {
        id: InterventionId::fresh(),
        citizen,
        kind: new.kind,
        provider: new.provider,
        state: state_of(new.referred_on, new.started_on),
        needed_on: new.needed_on,
        referred_on: new.referred_on,
        started_on: new.started_on,
        ended_on: None,
        owner: new.owner,
        note: new.note,
        why_ended: String::new(),
        times: new.times,
        version: 1,
    };
    accept_intervention(&intervention, context.today)?;
    rows::insert(&mut work.tx, work.scope, &intervention).await?;
    work.made("intervention", intervention.id, Some(citizen)).await
}

async fn open(context: &Context, id: InterventionId) -> Result<(Work, Intervention, Heading), Error> {
    let mut work = context.begin(Action::EditInterventions).await?;
    let found = rows::find(&mut work.tx, work.scope, id).await?.ok_or(Refusal::NotFound)?;
    let relation = admit(&mut work, found.citizen).await?;
    let heading = heading(&mut work, found.citizen, relation).await?;
    Ok((work, found, heading))
}

fn accept_version(i: &Intervention, version: i64) -> Result<(), Error> {
    if i.version == version { Ok(()) } else { Err(Refusal::Stale.into()) }
}

async fn save(work: &mut Work, after: &Intervention) -> Result<(), Error> {
    if rows::update(&mut work.tx, work.scope, after).await? { Ok(()) } else { Err(Refusal::Stale.into()) }
}

/// An intervention, to change it or take a step.
///
/// # Errors
/// [`Refusal::NotFound`], [`Refusal::StateYourReason`]; the policy's, or the database's.
pub async fn find(context: &Context, id: InterventionId) -> Result<(Heading, Intervention), Error> {
    let (work, found, heading) = open(context, id).await?;
    work.done(Deed::Read, "intervention", id, Some(found.citizen)).await?;
    Ok((heading, found))
}

/// Corrects what is written of an intervention. Its state stands: days of steps not taken are left alone, and those
/// taken stay days.
///
/// # Errors
/// As [`register`]; [`Refusal::Stale`].
pub async fn correct(
    context: &Context,
    id: InterventionId,
    version: i64,
    new: NewIntervention,
) -> Result<CitizenId, Error> {
    let (mut work, before, _) = open(context, id).await?;
    accept_version(&before, version)?;
    if new.kind != before.kind {
        let list = work.context.house.rulebook.list("intervention_kinds");
        list.parse(new.kind.as_str(), context.today, "kind")?;
    }
    if new.owner != before.owner {
        accept_owner(&mut work, new.owner).await?;
    }
    let after = Intervention {
        kind: new.kind,
        provider: new.provider,
        owner: new.owner,
        needed_on: new.needed_on,
        referred_on: before.referred_on.and(new.referred_on.or(before.referred_on)),
        started_on: before.started_on.and(new.started_on.or(before.started_on)),
        note: new.note,
        times: new.times,
        ..before
    };
    accept_intervention(&after, context.today)?;
    save(&mut work, &after).await?;
    work.done(Deed::Correct, "intervention", id, Some(after.citizen)).await?;
    Ok(after.citizen)
}

/// A step that somebody takes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewStep {
    /// Which.
    pub step: InterventionStep,
    /// On which day.
    pub on: Date,
    /// Who gives it, when it is asked for; empty keeps who is known.
    pub provider: String,
    /// How it ended, or why it comes to nothing; the citizen reads it.
    pub why: String,
}

/// Takes an intervention a step further.
///
/// # Errors
/// As [`take`] and [`accept_intervention`], with the day's refusals on `on`; [`Refusal::Stale`],
/// [`Refusal::NotFound`], [`Refusal::StateYourReason`].
pub async fn step(context: &Context, id: InterventionId, version: i64, new: NewStep) -> Result<CitizenId, Error> {
    let (mut work, before, _) = open(context, id).await?;
    accept_version(&before, version)?;
    let to = take(before.state, new.step, role_of(&work)?, &new.why)?;
    let provider = if new.provider.is_empty() { before.provider.clone() } else { new.provider };
    let after = Intervention { provider, ..before }.after(new.step, to, new.on, new.why);
    let on_its_field = |mut r: holdepunkt_rules::Refused| {
        if r.field.is_some_and(|f| f.ends_with("_on")) {
            r.field = Some("on");
        }
        r
    };
    accept_intervention(&after, context.today).map_err(on_its_field)?;
    save(&mut work, &after).await?;
    let deed = if after.state.is_open() { Deed::Advance } else { Deed::Close };
    work.done(deed, "intervention", id, Some(after.citizen)).await?;
    Ok(after.citizen)
}

/// A stretch from need to start, as a median.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StretchTime {
    /// Which.
    pub stretch: Stretch,
    /// The median, unless it is of too few to be told.
    pub median: Option<Median>,
    /// Of how many; nothing for too few.
    pub n: Option<usize>,
}

/// Days from need to start in the whole job centre.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct InterventionTimes {
    /// Needs seen from this day.
    pub from: Date,
    /// Needs seen until this day.
    pub until: Date,
    /// How many; nothing for too few.
    pub n: Option<usize>,
    /// The stretches.
    pub stretches: Vec<StretchTime>,
    /// From need to start for each kind that has begun often enough, by the list. Of how many is not told: it could
    /// be held against the whole and tell of a kind that few have.
    pub kinds: Vec<(Code, Median)>,
}

/// How far back the figures go, in days.
const BACK_DAYS: i64 = 365;

fn days(p: &PathDays, stretch: Stretch) -> Option<i64> {
    let (from, to) = match stretch {
        Stretch::ToReferral => (Some(p.needed_on), p.referred_on),
        Stretch::ToStart => (p.referred_on, p.started_on),
        Stretch::NeedToStart => (Some(p.needed_on), p.started_on),
    };
    from.zip(to).map(|(from, to)| days_between(from, to))
}

fn told(days: Vec<i64>) -> (Option<Median>, Option<usize>) {
    let n = days.len();
    if (n as i64) < SMALLEST_SHOWN { (None, None) } else { (median(days), Some(n)) }
}

/// Days from need to start over the latest year, as medians; of fewer than five nothing is told.
///
/// # Errors
/// [`Refusal::NotAllowed`], or the database's.
pub async fn times(context: &Context) -> Result<InterventionTimes, Error> {
    let mut work = context.look(Action::SeeInterventionTimes).await?;
    let (from, until) = (plus_days(context.today, -BACK_DAYS), context.today);
    let paths = rows::needed_between(&mut work.tx, work.scope, from, until).await?;
    let stretch = |stretch: &Stretch| {
        let (median, n) = told(paths.iter().filter_map(|p| days(p, *stretch)).collect());
        StretchTime { stretch: *stretch, median, n }
    };
    let of_kind = |code: &str| {
        let of: Vec<i64> =
            paths.iter().filter(|p| p.kind.as_str() == code).filter_map(|p| days(p, Stretch::NeedToStart)).collect();
        told(of).0.map(|median| (Code::known(code), median))
    };
    let list = context.house.rulebook.list("intervention_kinds");
    Ok(InterventionTimes {
        from,
        until,
        n: Some(paths.len()).filter(|n| *n as i64 >= SMALLEST_SHOWN),
        stretches: Stretch::ALL.iter().map(stretch).collect(),
        kinds: list.entries().iter().filter_map(|e| of_kind(&e.code)).collect(),
    })
}

/// The caseworkers who can be an intervention's owner, and oneself first.
///
/// # Errors
/// [`Refusal::NotAllowed`], or the database's.
pub async fn owners(context: &Context) -> Result<Vec<(EmployeeId, String)>, Error> {
    let mut work = context.look(Action::EditInterventions).await?;
    let me = work.employee().ok();
    let mut all = job_centres::in_role(&mut work.tx, work.scope, Role::Caseworker).await?;
    all.sort_by_key(|e| Some(e.id) != me);
    Ok(all.into_iter().map(|e| (e.id, e.name)).collect())
}
