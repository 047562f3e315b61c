//! Benefits of a citizen by days, and the two-year test on them. The coordinating caseworker's business, and
//! with a stated reason the team's: nobody who finds places needs to know what somebody lives on.

use holdepunkt_rules::{
    Refusal,
    benefit::{Benefit, BenefitSource, accept_benefit},
    codes::Code,
    id::{BenefitId, CitizenId},
    period::Period,
    text,
    two_years::{Spell, TwoYears, two_years},
};
use holdepunkt_store::benefits;
use jiff::civil::Date;

use crate::{
    Action, Context, Error, Work,
    citizens::{Heading, admit, heading},
    context::Deed,
};

/// What the page of a citizen's benefits shows.
#[derive(Debug, Clone)]
pub struct BenefitsPage {
    /// Whose.
    pub citizen: Heading,
    /// The benefits, in order of time.
    pub benefits: Vec<Benefit>,
    /// The two-year test today.
    pub two_years: TwoYears,
}

/// What can be written of a benefit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Days {
    /// Which benefit.
    pub benefit: Code,
    /// Its days.
    pub period: Period,
}

/// The two-year test on a day, over what stands in the house.
///
/// # Errors
/// [`Refusal::OutsideCoverage`] for a day on which the rule has no parameters.
pub(crate) fn hold_against(context: &Context, benefits: &[Benefit], day: Date) -> Result<TwoYears, Refusal> {
    let rule = context.house.rulebook.two_years().on(day)?;
    let spells: Vec<Spell> = benefits.iter().map(|b| Spell { benefit: b.benefit.clone(), period: b.period }).collect();
    Ok(two_years(&spells, day, &rule))
}

/// A citizen's benefits and the two-year test today.
///
/// # Errors
/// [`Refusal::NotFound`], [`Refusal::StateYourReason`]; the policy's, or the database's.
pub async fn list(context: &Context, citizen: CitizenId) -> Result<BenefitsPage, Error> {
    on_day(context, citizen, context.today).await
}

/// A citizen's benefits and the two-year test on a day.
///
/// # Errors
/// As [`list`]; [`Refusal::OutsideCoverage`] for a day on which the rule has no parameters.
pub async fn on_day(context: &Context, citizen: CitizenId, day: Date) -> Result<BenefitsPage, Error> {
    let mut work = context.begin(Action::SeeBenefits).await?;
    let relation = admit(&mut work, citizen).await?;
    let heading = heading(&mut work, citizen, relation).await?;
    let benefits = benefits::of_citizen(&mut work.tx, work.scope, citizen).await?;
    let two_years = hold_against(context, &benefits, day).map_err(|r| r.on("day"))?;
    work.done(Deed::Read, "benefits", citizen, Some(citizen)).await?;
    Ok(BenefitsPage { citizen: heading, benefits, two_years })
}

/// One benefit with whose it is, for the form that corrects it.
///
/// # Errors
/// As [`list`].
pub async fn find(context: &Context, id: BenefitId) -> Result<(Heading, Benefit), Error> {
    let mut work = context.begin(Action::EditBenefits).await?;
    let benefit = benefits::find(&mut work.tx, work.scope, id).await?.ok_or(Refusal::NotFound)?;
    let relation = admit(&mut work, benefit.citizen).await?;
    let heading = heading(&mut work, benefit.citizen, relation).await?;
    work.done(Deed::Read, "benefits", benefit.citizen, Some(benefit.citizen)).await?;
    Ok((heading, benefit))
}

async fn accept(work: &mut Work, benefit: &Benefit, before: Option<&Code>) -> Result<(), Error> {
    // What was chosen before may have gone out of use since; a new choice was in use on the first day.
    if before != Some(&benefit.benefit) {
        let list = work.context.house.rulebook.list("benefits");
        list.parse(benefit.benefit.as_str(), benefit.period.from(), "benefit")?;
    }
    let others = benefits::of_citizen(&mut work.tx, work.scope, benefit.citizen).await?;
    Ok(accept_benefit(benefit, &others, work.today())?)
}

/// Writes a benefit of a citizen.
///
/// # Errors
/// [`Refusal::CodeNotInUse`] on `benefit`; [`Refusal::BenefitOverlaps`], [`Refusal::DayOutOfReach`] on `from`;
/// the policy's, or the database's.
pub async fn register(context: &Context, citizen: CitizenId, days: Days) -> Result<BenefitId, Error> {
    let mut work = context.begin(Action::EditBenefits).await?;
    if let Some(before) = work.made_before(BenefitId::parse).await? {
        return Ok(before);
    }
    admit(&mut work, citizen).await?;
    let id = BenefitId::fresh();
    let Days { benefit, period } = days;
    let benefit = Benefit { id, citizen, benefit, period, source: BenefitSource::Typed, version: 1 };
    accept(&mut work, &benefit, None).await?;
    benefits::insert(&mut work.tx, work.scope, &benefit).await?;
    work.made("benefit", id, Some(citizen)).await
}

/// Corrects a benefit, or gives it its last day. Returns whose it is.
///
/// # Errors
/// [`Refusal::Stale`] when somebody else saved first; else as [`register`].
pub async fn correct(context: &Context, id: BenefitId, version: i64, days: Days) -> Result<CitizenId, Error> {
    let mut work = context.begin(Action::EditBenefits).await?;
    let before = benefits::find(&mut work.tx, work.scope, id).await?.ok_or(Refusal::NotFound)?;
    let citizen = before.citizen;
    admit(&mut work, citizen).await?;
    let after = Benefit { benefit: days.benefit, period: days.period, version, ..before.clone() };
    accept(&mut work, &after, Some(&before.benefit)).await?;
    if !benefits::update(&mut work.tx, work.scope, &after).await? {
        return Err(Refusal::Stale.into());
    }
    work.done(Deed::Correct, "benefit", id, Some(citizen)).await?;
    Ok(citizen)
}

/// Takes away a benefit that was never so; the reason stands on the trail. Returns whose it was.
///
/// # Errors
/// [`Refusal::Missing`] on `reason`; [`Refusal::Stale`]; the policy's, or the database's.
pub async fn remove(context: &Context, id: BenefitId, version: i64, reason: &str) -> Result<CitizenId, Error> {
    let mut work = context.begin(Action::EditBenefits).await?;
    let citizen = benefits::find(&mut work.tx, work.scope, id).await?.ok_or(Refusal::NotFound)?.citizen;
    admit(&mut work, citizen).await?;
    let reason = text::line(reason, 200, "reason")?;
    if !benefits::remove(&mut work.tx, work.scope, id, version).await? {
        return Err(Refusal::Stale.into());
    }
    work.context.why = Some(reason);
    work.done(Deed::Withdraw, "benefit", id, Some(citizen)).await?;
    Ok(citizen)
}
