//! The program's own work: rounds are opened in the programme's rhythm, and whoever is missing is reminded.

use std::collections::BTreeSet;

use holdepunkt_rules::{
    agreement::AgreementState,
    attendance::Mark,
    id::*,
    message::Receiver,
    paid_hours::PaidKind,
    period::{Period, days_between, plus_days},
    placement::{Placement, PlacementState},
    progression::{
        Respondent, Round, RoundKind,
        goals::standing,
        round::{Due, Stands, Stay, due, stands, waits},
    },
};
use holdepunkt_store::{
    agreements, citizens, goals_reached, interruptions, mentors, messages as outbox, paid_hours, placements,
    progressions as rows,
};
use jiff::civil::Date;

use super::{RoundFacts, RoundRow, rhythm};
use crate::{Action, Error, House, Who, Work, answering_links::telling, attendance, context::Deed, messages::queue};

/// Days that a round looks back on.
const FACT_DAYS: i64 = 28;

/// What was done.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Opened {
    /// Rounds opened.
    pub opened: u64,
    /// Messages written: that there is something to answer, and reminders.
    pub told: u64,
}

/// Opens what is due in the whole house, and reminds whoever is missing.
///
/// # Errors
/// The database's, or [`holdepunkt_rules::Refusal::OutsideCoverage`].
pub async fn open_and_remind(house: &House) -> Result<Opened, Error> {
    let today = house.today();
    let rhythm = rhythm(&house.context(Who::Operator(None)))?;
    let mut tx = house.store.read().await?;
    let people = rows::in_course(&mut tx, plus_days(today, -rhythm.open_days), today).await?;
    drop(tx);
    let mut done = Opened::default();
    let mut scopes = BTreeSet::new();
    for (scope, citizen) in people {
        scopes.insert(scope);
        done.opened += open_of(house, scope, citizen).await?;
    }
    for scope in scopes {
        done.told += remind(house, scope).await?;
    }
    Ok(done)
}

/// The stays of the citizen's latest course, as the rhythm sees them.
async fn course(work: &mut Work, citizen: CitizenId) -> Result<Vec<(Stay, Placement)>, Error> {
    let chain = crate::courses::chain(work, citizen).await?;
    let Some(course) = chain.courses.last() else { return Ok(Vec::new()) };
    let mut stays = Vec::new();
    for p in placements::of_citizen(&mut work.tx, work.scope, citizen).await? {
        let counts = p.kind.is_course() && matches!(p.state, PlacementState::Agreed | PlacementState::Ended);
        if !counts || p.period.until().is_some_and(|u| u < course.first()) || p.period.from() > work.today() {
            continue;
        }
        let Some(mentor) = mentors::find(&mut work.tx, work.scope, p.mentor).await? else { continue };
        let ended = p.state == PlacementState::Ended;
        stays.push((Stay { period: p.period, company: mentor.company, ended }, p));
    }
    stays.sort_by_key(|(s, _)| s.period.from());
    Ok(stays)
}

/// The days on which the citizen is away from these stays, as they are planned.
async fn pauses(work: &mut Work, citizen: CitizenId, stays: &[(Stay, Placement)]) -> Result<Vec<Period>, Error> {
    let today = work.today();
    let away = interruptions::of_citizen(&mut work.tx, work.scope, citizen).await?;
    let of_stays = away.iter().filter_map(|i| {
        let (stay, _) = stays.iter().find(|(_, p)| p.id == i.placement)?;
        i.planned(today).days()?.shared(&stay.period)
    });
    Ok(of_stays.collect())
}

/// Opens the rounds of one citizen that are due and not too long ago. Returns how many. Most have nothing due: they are
/// looked at without keeping anybody who writes waiting.
async fn open_of(house: &House, scope: JobCentreId, citizen: CitizenId) -> Result<u64, Error> {
    let mut work = house.context(Who::Operator(Some(scope))).see(Action::SeeProgression).await?;
    let (today, rhythm) = (work.today(), rhythm(&work.context)?);
    let stays = course(&mut work, citizen).await?;
    let pauses = pauses(&mut work, citizen, &stays).await?;
    let rounds = rows::of_citizen(&mut work.tx, scope, citizen).await?;
    let never: Vec<RoundId> = rounds.iter().filter(|r| never_came(r, &stays)).map(|r| r.round.id).collect();
    let stands = |r: &&RoundRow| !never.contains(&r.round.id);
    let latest = rounds.iter().rfind(stands).map(|r| r.round.on);
    let only: Vec<Stay> = stays.iter().map(|(s, _)| *s).collect();
    let held: Vec<Due> = rounds.iter().filter(stands).map(|r| Due { on: r.round.on, kind: r.round.kind }).collect();
    let mut missing = Vec::new();
    for d in due(&only, &pauses, &rhythm, today) {
        let at = stays.iter().rfind(|(s, _)| s.period.contains(d.on));
        let Some((_, placement)) = at else { continue };
        // What comes before the latest round is over, or belongs to a first day that was another. An end may be told of
        // late: it is asked about once.
        let known = match d.kind {
            RoundKind::End => {
                rounds.iter().any(|r| r.round.placement == placement.id && r.round.kind == RoundKind::End)
            }
            _ => latest.is_some_and(|day| d.on <= day) || waits(&d, &pauses, &held),
        };
        if !known && days_between(d.on, today) <= rhythm.open_days {
            missing.push((d, placement));
        }
    }
    if missing.is_empty() && never.is_empty() {
        return Ok(0);
    }
    let mut work = work.turned().await?;
    for id in never {
        if rows::remove_unanswered(&mut work.tx, scope, id).await? {
            work.also(Deed::Withdraw, "progression_round", id, Some(citizen)).await?;
        }
    }
    let mut opened = 0;
    for (d, placement) in missing {
        let round = Round { id: RoundId::fresh(), citizen, placement: placement.id, kind: d.kind, on: d.on };
        let facts = facts(&mut work, placement, d.on).await?;
        let row = RoundRow { round, facts, shared: false };
        if rows::insert_round(&mut work.tx, scope, &row).await? {
            work.also(Deed::Register, "progression_round", row.round.id, Some(citizen)).await?;
            opened += 1;
        }
    }
    work.tx.commit().await?;
    Ok(opened)
}

/// A round after the last day that a placement came to have asks about days that never were; where nobody has begun to
/// answer, it is taken back.
fn never_came(row: &RoundRow, stays: &[(Stay, Placement)]) -> bool {
    stays.iter().any(|(s, p)| {
        p.id == row.round.placement && s.ended && s.period.until().is_some_and(|last| row.round.on > last)
    })
}

/// The facts of a round: of the four weeks that end on its day. Computed, never asked.
pub(crate) async fn facts(work: &mut Work, placement: &Placement, on: Date) -> Result<RoundFacts, Error> {
    let scope = work.scope;
    let window = Period::known(plus_days(on, 1 - FACT_DAYS), Some(on));
    let mut facts = RoundFacts::default();
    for week in attendance::weeks(work, placement, window.from(), on).await? {
        for day in week.days.iter().filter(|d| window.contains(d.day)) {
            facts.agreed_minutes += day.planned;
            facts.attended_minutes += day.minutes;
            match day.mark {
                Some(Mark::AwayNotified) => facts.away_announced += 1,
                Some(Mark::AwayUnannounced) => facts.away_unannounced += 1,
                Some(Mark::Ill) => facts.away_ill += 1,
                _ => {}
            }
        }
    }
    let paid = paid_hours::of_citizen(&mut work.tx, scope, placement.citizen).await?;
    let ordinary = paid.iter().filter(|p| p.kind == PaidKind::Ordinary);
    // Minutes of a period count by its days inside the four weeks.
    let minutes = ordinary.filter_map(|p| {
        let shared = p.period.shared(&window)?;
        let (days, all) = (shared.days()?, p.period.days()?);
        Some(p.minutes * days / all.max(1))
    });
    facts.paid_minutes = minutes.sum::<i64>() * 7 / FACT_DAYS;
    let versions = agreements::of_placement(&mut work.tx, scope, placement.id).await?;
    let held = versions.iter().rfind(|a| matches!(a.state, AgreementState::InForce | AgreementState::Ended));
    if let Some(agreement) = held {
        let reached = goals_reached::of_placement(&mut work.tx, scope, placement.id).await?;
        let goals = standing(&agreement.content.goals, &reached);
        facts.goals_all = count(goals.len());
        facts.goals_reached = count(goals.iter().filter(|g| g.reached_on.is_some_and(|day| day <= on)).count());
        facts.mentor_minutes = agreement.content.mentor_hours.map_or(0, |h| h.minutes());
    }
    Ok(facts)
}

fn count(n: usize) -> i64 {
    i64::try_from(n).unwrap_or(i64::MAX)
}

/// Tells whoever is asked that there is something to answer, and reminds whoever is missing: at most twice. About
/// somebody who is away nobody is reminded, and least of all they themselves; the days go on being counted, so that
/// what is still missing long after its day is the caseworker's move once they are back.
async fn remind(house: &House, scope: JobCentreId) -> Result<u64, Error> {
    let context = house.context(Who::Operator(Some(scope)));
    let mut work = context.begin(Action::SeeProgression).await?;
    let (today, rhythm) = (work.today(), rhythm(&work.context)?);
    let from = plus_days(today, -rhythm.task_days);
    let sent = rows::sent_between(&mut work.tx, scope, from, today).await?;
    let sent: BTreeSet<(RoundId, &str)> = sent.iter().map(|s| (s.round, s.respondent.code())).collect();
    let away: BTreeSet<CitizenId> = interruptions::away_on(&mut work.tx, scope, today).await?.into_iter().collect();
    let mut told = 0;
    for of in rows::between(&mut work.tx, scope, from, today).await? {
        let round = &of.row.round;
        if away.contains(&round.citizen) {
            continue;
        }
        for respondent in round.kind.asks() {
            let answered = sent.contains(&(round.id, respondent.code()));
            let step = match stands(round.on, answered, &rhythm, today) {
                Stands::Open => "open",
                Stands::Remind => "remind",
                Stands::RemindAgain => "again",
                Stands::Answered | Stands::Task => continue,
            };
            let receiver = match respondent {
                Respondent::Citizen => Receiver::Citizen(round.citizen),
                Respondent::Mentor => Receiver::Mentor(of.mentor),
                Respondent::Employee => Receiver::Employee(of.employee),
            };
            let once = format!("round:{}:{respondent}:{step}", round.id);
            if outbox::is_written(&mut work.tx, scope, &once).await? {
                continue;
            }
            let message = telling(&mut work, round.id, *respondent, receiver, once).await?;
            told += u64::from(queue(&mut work, message).await?);
        }
    }
    if told > 0 {
        work.done(Deed::Advance, "progression_rounds", today, None).await?;
    }
    Ok(told)
}

/// The target group of a citizen on a day, as it was known.
pub(super) async fn group_on(
    work: &mut Work,
    citizen: CitizenId,
    day: Date,
) -> Result<holdepunkt_rules::codes::Code, Error> {
    let steps = holdepunkt_store::groups::of_citizen(&mut work.tx, work.scope, citizen).await?;
    let on = steps.iter().rfind(|s| s.from <= day).or(steps.first()).map(|s| s.group.clone());
    match on {
        Some(group) => Ok(group),
        None => {
            let citizen = citizens::find(&mut work.tx, work.scope, citizen).await?;
            Ok(citizen.ok_or(holdepunkt_rules::Refusal::NotFound)?.target_group)
        }
    }
}
