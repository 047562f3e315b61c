//! Two citizens who are one: everything of the one becomes the other's. Every table with a citizen in it stands
//! here; a test walks the schema, so that a new one can't be forgotten.

use holdepunkt_rules::{
    benefit::Benefit,
    group::GroupStep,
    id::{CitizenId, JobCentreId},
    period::Period,
};
use jiff::civil::Date;

use crate::{Row, Scoped, StoreError, Tx, accommodations, benefits, groups, progression_pairs, values, wishes};

/// A table whose rows only change hands.
macro_rules! moves {
    ($($name:ident: $table:literal),+ $(,)?) => {
        $(const $name: Scoped = Scoped::new(concat!(
            "update ", $table, " set citizen = $3 where job_centre = $1 and citizen = $2"
        ));)+
        const MOVES: &[(&str, Scoped)] = &[$(($table, $name)),+];
    };
}
moves! {
    REFERRALS: "referral",
    PLACEMENTS: "placement",
    GRANTS: "role_grant",
    PERSONAL_MENTORS: "personal_mentor_grant",
    BENEFITS: "benefit",
    CV: "cv_entry",
    SCREENING_CASES: "screening_case",
    PREPARATIONS: "preparation",
    GUESTS: "information_guest",
    INTERESTS: "interest",
    PAID_HOURS: "paid_hours",
    TRAIL: "trail",
    HEARINGS: "hearing",
    FOLLOW_UPS: "follow_up",
    TASKS: "task",
    STRATEGIES: "exit_strategy",
    INTERVENTIONS: "intervention",
    SMALL_GRANTS: "small_grant",
    MENTOR_LOG: "mentor_log",
    SIGNALS: "signal",
    ROUNDS: "progression_round",
    SETTLEMENT_CASES: "settlement_case",
    BARRED: "barred_centre",
    PLAN_CHOICES: "plan_choice",
}

/// A row of the one that says what a row of the other says already goes first.
macro_rules! doubles {
    ($($name:ident: $table:literal by $same:literal),+ $(,)?) => {
        $(const $name: Scoped = Scoped::new(concat!(
            "delete from ", $table, " where job_centre = $1 and citizen = $2 and exists (select 1 from ", $table,
            " o where o.citizen = $3 and ", $same, ")"
        ));)+
        const DOUBLES: &[Scoped] = &[$($name),+];
    };
}
doubles! {
    SAME_MENTOR: "personal_mentor_grant" by
        "o.employee = personal_mentor_grant.employee and o.from_day = personal_mentor_grant.from_day",
    SAME_CASE: "screening_case" by "o.screening = screening_case.screening",
    SAME_GUEST: "information_guest" by "o.meeting = information_guest.meeting",
    SAME_BAR: "barred_centre" by "o.centre = barred_centre.centre",
    SAME_CHOICE: "plan_choice" by
        "o.employee = plan_choice.employee and o.kind = plan_choice.kind and o.centre = plan_choice.centre",
    SAME_HOURS: "paid_hours" by "o.employer = paid_hours.employer and o.from_day = paid_hours.from_day",
}

/// Tables that are joined rather than moved, or made anew from the survivor.
const JOINED: &[&str] =
    &["citizen_group", "accommodation", "accommodation_why", "wish", "job_goal", "progression_pair"];
/// Offered or answered moves keep whom they were about; a citizen with an open one is not merged.
/// The words of a former name stay with it; a search passes over whoever was merged.
const KEPT: &[&str] = &["transfer", "citizen", "name_word"];

/// One exit strategy holds: the survivor's, where they have one.
const ONE_STRATEGY: Scoped = Scoped::new(
    "update exit_strategy set holds = false where job_centre = $1 and citizen = $2 and holds \
     and exists (select 1 from exit_strategy o where o.citizen = $3 and o.holds)",
);
const MARK: Scoped = Scoped::new(
    "update citizen set merged_into = $3, version = version + 1 where job_centre = $1 and id = $2 and version = $4",
);
const FOLLOW: Scoped = Scoped::new("update citizen set merged_into = $3 where job_centre = $1 and merged_into = $2");
const SURVIVOR: Scoped =
    Scoped::new("select merged_into from citizen where job_centre = $1 and id = $2 and merged_into is not null");
const OPEN: Scoped = Scoped::new(
    "select (select count(*) from referral r where r.citizen = c.id and r.state in ('sent', 'accepted')) + \
     (select count(*) from preparation p where p.citizen = c.id and p.state in ('asked', 'running')) as n \
     from citizen c where c.job_centre = $1 and c.id = $2",
);
const BOTH_PLACED: Scoped = Scoped::new(
    "select a.from_day, a.until_day from placement a join placement b on a.from_day <= b.until_day and \
     b.from_day <= a.until_day where a.job_centre = $1 and a.citizen = $2 and b.citizen = $3 \
     and a.state <> 'withdrawn' and b.state <> 'withdrawn' order by a.from_day limit 1",
);
const LOOKS_ALIKE: Scoped = Scoped::new(
    "select a.id as one, b.id as other from citizen a join citizen b on a.born = b.born and a.id < b.id \
     and b.job_centre = a.job_centre where a.job_centre = $1 and a.merged_into is null and b.merged_into is null \
     and a.moved_on is null and b.moved_on is null order by a.sort_key, a.id, b.id",
);

/// Every statement here, for the test that prepares them on both engines.
pub const STATEMENTS: &[&str] = &[
    REFERRALS.text(),
    PLACEMENTS.text(),
    GRANTS.text(),
    PERSONAL_MENTORS.text(),
    BENEFITS.text(),
    CV.text(),
    SCREENING_CASES.text(),
    PREPARATIONS.text(),
    GUESTS.text(),
    INTERESTS.text(),
    PAID_HOURS.text(),
    TRAIL.text(),
    HEARINGS.text(),
    FOLLOW_UPS.text(),
    TASKS.text(),
    STRATEGIES.text(),
    INTERVENTIONS.text(),
    SMALL_GRANTS.text(),
    MENTOR_LOG.text(),
    SIGNALS.text(),
    ROUNDS.text(),
    ONE_STRATEGY.text(),
    SAME_MENTOR.text(),
    SAME_CASE.text(),
    SAME_GUEST.text(),
    SAME_HOURS.text(),
    MARK.text(),
    FOLLOW.text(),
    SURVIVOR.text(),
    OPEN.text(),
    BOTH_PLACED.text(),
    LOOKS_ALIKE.text(),
];

/// Every table that the merging knows, for the test that holds it against the schema.
#[must_use]
pub fn tables() -> Vec<&'static str> {
    MOVES.iter().map(|(table, _)| *table).chain(JOINED.iter().copied()).chain(KEPT.iter().copied()).collect()
}

/// Makes everything of one citizen another's, and lets the old identifier lead to them. `false`: somebody else
/// saved first. Whoever calls has looked whether the two clash.
///
/// # Errors
/// [`StoreError`] from the engine or the keys.
pub async fn merge(
    tx: &mut Tx,
    scope: JobCentreId,
    from: CitizenId,
    version: i64,
    into: CitizenId,
    today: Date,
) -> Result<bool, StoreError> {
    join_benefits(tx, scope, from, into).await?;
    join_groups(tx, scope, from, into).await?;
    join_accommodations(tx, scope, from, into).await?;
    join_wishes(tx, scope, from, into, today).await?;
    progression_pairs::clear(tx, scope, from).await?;
    for statement in DOUBLES {
        tx.run(statement.within(scope, values![from, into])).await?;
    }
    tx.run(ONE_STRATEGY.within(scope, values![from, into])).await?;
    for (_, statement) in MOVES {
        tx.run(statement.within(scope, values![from, into])).await?;
    }
    tx.run(FOLLOW.within(scope, values![from, into])).await?;
    Ok(tx.run(MARK.within(scope, values![from, into, version])).await? == 1)
}

/// The same benefit on shared days becomes one.
async fn join_benefits(tx: &mut Tx, scope: JobCentreId, from: CitizenId, into: CitizenId) -> Result<(), StoreError> {
    for theirs in benefits::of_citizen(tx, scope, from).await? {
        let same = |b: &&Benefit| b.benefit == theirs.benefit && b.period.overlaps(&theirs.period);
        let shared: Vec<Benefit> = benefits::of_citizen(tx, scope, into).await?.iter().filter(same).cloned().collect();
        let Some((first, rest)) = shared.split_first() else { continue };
        let mut period = join(&first.period, &theirs.period);
        for other in rest {
            period = join(&period, &other.period);
            benefits::remove(tx, scope, other.id, other.version).await?;
        }
        benefits::remove(tx, scope, theirs.id, theirs.version).await?;
        benefits::update(tx, scope, &Benefit { period, ..first.clone() }).await?;
    }
    Ok(())
}

fn join(a: &Period, b: &Period) -> Period {
    Period::known(a.from().min(b.from()), a.until().zip(b.until()).map(|(a, b)| a.max(b)))
}

/// The survivor's groups stand; what the other knew before the first of them comes before.
async fn join_groups(tx: &mut Tx, scope: JobCentreId, from: CitizenId, into: CitizenId) -> Result<(), StoreError> {
    let mut steps = groups::of_citizen(tx, scope, into).await?;
    let first = steps.first().map_or(Date::MAX, |s| s.from);
    let before = groups::of_citizen(tx, scope, from).await?.into_iter().filter(|s| s.from < first);
    let before: Vec<GroupStep> = before.collect();
    steps.splice(0..0, before);
    groups::replace(tx, scope, into, &steps).await?;
    groups::replace(tx, scope, from, &[]).await
}

/// What helps either helps; why is sealed to its citizen, so it is opened and sealed again.
async fn join_accommodations(
    tx: &mut Tx,
    scope: JobCentreId,
    from: CitizenId,
    into: CitizenId,
) -> Result<(), StoreError> {
    let mut list = accommodations::of_citizen(tx, scope, into).await?;
    let mut why = accommodations::why(tx, scope, into).await?;
    for theirs in accommodations::of_citizen(tx, scope, from).await? {
        if !list.iter().any(|a| a.accommodation == theirs.accommodation) {
            list.push(theirs);
        }
    }
    for theirs in accommodations::why(tx, scope, from).await? {
        if !why.iter().any(|(code, _)| *code == theirs.0) {
            why.push(theirs);
        }
    }
    accommodations::replace_why(tx, scope, from, &[]).await?;
    accommodations::replace(tx, scope, from, &[]).await?;
    accommodations::replace(tx, scope, into, &list).await?;
    accommodations::replace_why(tx, scope, into, &why).await
}

/// The survivor's wishes and goals stand; the other's where the survivor has none.
async fn join_wishes(
    tx: &mut Tx,
    scope: JobCentreId,
    from: CitizenId,
    into: CitizenId,
    noted: Date,
) -> Result<(), StoreError> {
    let (ours, theirs) = (wishes::of_citizen(tx, scope, into).await?, wishes::of_citizen(tx, scope, from).await?);
    if ours.is_empty() && !theirs.is_empty() {
        wishes::replace(tx, scope, into, &theirs, noted).await?;
    }
    let (ours, theirs) = (wishes::goals(tx, scope, into).await?, wishes::goals(tx, scope, from).await?);
    if ours.is_empty() && !theirs.is_empty() {
        wishes::replace_goals(tx, scope, into, &theirs, noted).await?;
    }
    wishes::replace(tx, scope, from, &holdepunkt_rules::wish::Wishes::default(), noted).await?;
    wishes::replace_goals(tx, scope, from, &[], noted).await
}

/// The citizen that another was found to be; none for one who is still themselves.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn survivor(tx: &mut Tx, scope: JobCentreId, id: CitizenId) -> Result<Option<CitizenId>, StoreError> {
    tx.first(SURVIVOR.within(scope, values![id]), |r| r.get("merged_into")).await
}

/// Open referrals and preparations of a citizen.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn open_cases(tx: &mut Tx, scope: JobCentreId, id: CitizenId) -> Result<i64, StoreError> {
    Ok(tx.first(OPEN.within(scope, values![id]), |r| r.get("n")).await?.unwrap_or(0))
}

/// Days on which both are placed.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn both_placed(
    tx: &mut Tx,
    scope: JobCentreId,
    one: CitizenId,
    other: CitizenId,
) -> Result<Option<(Date, Date)>, StoreError> {
    let read = |r: &Row| Ok((r.get::<Date>("from_day")?, r.get::<Date>("until_day")?));
    tx.first(BOTH_PLACED.within(scope, values![one, other]), read).await
}

/// Pairs born on the same day: whether the names and numbers speak for one person is decided above.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn born_alike(tx: &mut Tx, scope: JobCentreId) -> Result<Vec<(CitizenId, CitizenId)>, StoreError> {
    tx.all(LOOKS_ALIKE.within(scope, values![]), |r| Ok((r.get("one")?, r.get("other")?))).await
}
