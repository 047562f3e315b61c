//! Work agreements: versions with their goals, steps, times and signatures.

use std::collections::HashMap;

use holdepunkt_rules::{
    agreement::{Agreement, AgreementState, Content, Goal, How, Party, Rung, Signature, Talk, Times},
    hours::WeeklyHours,
    id::*,
};
use jiff::civil::Date;

use crate::{Row, Scoped, StoreError, Tx, Value, db::Bound, many::for_each_of, values};

/// The statements that read versions, what they say and who signed them: those that a condition on `a` picks.
macro_rules! reading {
    ($where:literal) => {
        [
            Scoped::new(concat!(
                "select a.* from agreement a where a.job_centre = $1 and ",
                $where,
                " order by a.placement, a.number"
            )),
            Scoped::new(concat!(
                "select g.* from agreement_goal g join agreement a on a.id = g.agreement where a.job_centre = $1 and ",
                $where,
                " order by g.agreement, g.position"
            )),
            Scoped::new(concat!(
                "select r.* from agreement_rung r join agreement a on a.id = r.agreement where a.job_centre = $1 and ",
                $where,
                " order by r.agreement, r.from_day"
            )),
            Scoped::new(concat!(
                "select t.* from agreement_times t join agreement a on a.id = t.agreement where a.job_centre = $1 and ",
                $where,
                " order by t.agreement, t.from_day, t.weekday, t.minute_from"
            )),
            Scoped::new(concat!(
                "select s.* from agreement_signature s join agreement a on a.id = s.agreement where a.job_centre = $1 \
                 and ",
                $where,
                " order by s.agreement, s.at"
            )),
        ]
    };
}

const OF_PLACEMENT: [Scoped; 5] = reading!("a.placement = $2");
const SIGNED: [Scoped; 5] = reading!("exists (select 1 from agreement_signature x where x.agreement = a.id)");
const INSERT: Scoped = Scoped::new(
    "insert into agreement (job_centre, id, placement, number, state, long_term_goal, paid_minutes, mentor_role, \
     mentor_minutes, considerations, meeting_days, contact, needs_citizen, needs_company, needs_job_centre, made_by, \
     made_on, version) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, 1)",
);
const UPDATE: Scoped = Scoped::new(
    "update agreement set state = $3, long_term_goal = $4, paid_minutes = $5, mentor_role = $6, mentor_minutes = $7, \
     considerations = $8, meeting_days = $9, contact = $10, needs_citizen = $11, needs_company = $12, \
     needs_job_centre = $13, sent_on = $14, in_force_on = $15, version = version + 1 \
     where job_centre = $1 and id = $2 and version = $16",
);
const CLEAR_GOALS: Scoped = Scoped::new("delete from agreement_goal where job_centre = $1 and agreement = $2");
const INSERT_GOAL: Scoped = Scoped::new(
    "insert into agreement_goal (job_centre, agreement, position, text, by_citizen, is_step) \
     values ($1, $2, $3, $4, $5, $6)",
);
const CLEAR_RUNGS: Scoped = Scoped::new("delete from agreement_rung where job_centre = $1 and agreement = $2");
const INSERT_RUNG: Scoped =
    Scoped::new("insert into agreement_rung (job_centre, agreement, from_day, tasks) values ($1, $2, $3, $4)");
const CLEAR_TIMES: Scoped = Scoped::new("delete from agreement_times where job_centre = $1 and agreement = $2");
const INSERT_TIMES: Scoped = Scoped::new(
    "insert into agreement_times (job_centre, agreement, from_day, weekday, minute_from, minute_until) \
     values ($1, $2, $3, $4, $5, $6)",
);
const INSERT_SIGNATURE: Scoped = Scoped::new(
    "insert into agreement_signature (job_centre, agreement, party, name, account, at, how, on_behalf, \
     content_hash) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
);
const TALKS: Scoped = Scoped::new(
    "select t.* from agreement_talk t join agreement a on a.id = t.agreement \
     where t.job_centre = $1 and a.placement = $2 order by t.agreement, t.at",
);
const CLEAR_TALK: Scoped =
    Scoped::new("delete from agreement_talk where job_centre = $1 and agreement = $2 and party = $3");
const INSERT_TALK: Scoped =
    Scoped::new("insert into agreement_talk (job_centre, agreement, party, at, words) values ($1, $2, $3, $4, $5)");
const REMINDED: Scoped = Scoped::new(
    "select r.agreement, r.party, max(r.on_day) as on_day from agreement_reminder r join agreement a on a.id = r.agreement \
     where r.job_centre = $1 and a.placement = $2 group by r.agreement, r.party",
);
const LATEST_AT_CENTRE: Scoped = Scoped::new(
    "select a.placement from agreement a join placement p on p.id = a.placement join place s on s.id = p.place \
     where a.job_centre = $1 and s.centre = $2 and a.placement <> $3 and a.in_force_on is not null \
     order by a.in_force_on desc, a.number desc, a.id limit 1",
);
const LATEST_OF_CITIZEN: Scoped = Scoped::new(
    "select a.placement from agreement a join placement p on p.id = a.placement \
     where a.job_centre = $1 and p.citizen = $2 and a.placement <> $3 and a.in_force_on is not null \
     order by a.in_force_on desc, a.number desc, a.id limit 1",
);
const GLANCES: Scoped = Scoped::new(
    "select a.placement, a.state, a.needs_citizen, a.needs_company, a.needs_job_centre, \
     (select count(*) from agreement_signature s where s.agreement = a.id and s.party = 'citizen') as citizen, \
     (select count(*) from agreement_signature s where s.agreement = a.id and s.party = 'company') as company, \
     (select count(*) from agreement_signature s where s.agreement = a.id and s.party = 'job_centre') as job_centre_signed \
     from agreement a where a.job_centre = $1 and a.state in ('draft', 'sent', 'in_force', 'ended') and a.placement in ($2)",
);
const LADDERS: Scoped = Scoped::new(
    "select a.placement, r.from_day, r.tasks, t.weekday, t.minute_from, t.minute_until from agreement a \
     join agreement_rung r on r.agreement = a.id join agreement_times t on t.agreement = a.id \
     and t.from_day = r.from_day where a.job_centre = $1 and a.state = 'in_force' and a.placement in ($2) \
     order by a.placement, r.from_day, t.weekday, t.minute_from",
);
const WITHOUT: Scoped = Scoped::new(
    "select p.id, p.citizen, p.from_day, c.name, k.name as centre, \
     (select a.state from agreement a where a.placement = p.id and a.state in ('draft', 'sent')) as state \
     from placement p join citizen c on c.id = p.citizen join place s on s.id = p.place \
     join centre k on k.id = s.centre where p.job_centre = $1 and p.state = 'agreed' and p.kind = 'placement' \
     and p.from_day <= $3 and p.until_day >= $4 and (c.consultant = $2 or c.caseworker = $2) \
     and c.merged_into is null and c.moved_on is null and not exists \
     (select 1 from agreement x where x.placement = p.id and x.state = 'in_force') order by p.from_day, p.id",
);

/// Every statement here, for the test that prepares them on both engines.
pub const STATEMENTS: &[&str] = &[
    OF_PLACEMENT[0].text(),
    OF_PLACEMENT[1].text(),
    OF_PLACEMENT[2].text(),
    OF_PLACEMENT[3].text(),
    OF_PLACEMENT[4].text(),
    SIGNED[0].text(),
    SIGNED[1].text(),
    SIGNED[2].text(),
    SIGNED[3].text(),
    SIGNED[4].text(),
    INSERT.text(),
    UPDATE.text(),
    CLEAR_GOALS.text(),
    INSERT_GOAL.text(),
    CLEAR_RUNGS.text(),
    INSERT_RUNG.text(),
    CLEAR_TIMES.text(),
    INSERT_TIMES.text(),
    INSERT_SIGNATURE.text(),
    TALKS.text(),
    CLEAR_TALK.text(),
    INSERT_TALK.text(),
    REMINDED.text(),
    LATEST_AT_CENTRE.text(),
    LATEST_OF_CITIZEN.text(),
    GLANCES.text(),
    LADDERS.text(),
    WITHOUT.text(),
];

fn read(r: &Row) -> Result<Agreement, StoreError> {
    let asks = [
        (Party::Citizen, r.get::<bool>("needs_citizen")?),
        (Party::Company, r.get("needs_company")?),
        (Party::JobCentre, r.get("needs_job_centre")?),
    ];
    Ok(Agreement {
        id: r.get("id")?,
        placement: r.get("placement")?,
        number: r.get("number")?,
        state: r.get("state")?,
        content: Content {
            long_term_goal: r.get("long_term_goal")?,
            goals: Vec::new(),
            paid_minutes: r.get("paid_minutes")?,
            ladder: Vec::new(),
            mentor_role: r.get("mentor_role")?,
            mentor_hours: r.get::<Option<i64>>("mentor_minutes")?.map(WeeklyHours::from_minutes),
            considerations: r.get("considerations")?,
            meeting_days: r.get("meeting_days")?,
            contact: r.get("contact")?,
        },
        needs: asks.into_iter().filter(|(_, asked)| *asked).map(|(party, _)| party).collect(),
        signatures: Vec::new(),
        talks: Vec::new(),
        reminded: Vec::new(),
        made_on: r.get("made_on")?,
        sent_on: r.get("sent_on")?,
        in_force_on: r.get("in_force_on")?,
        version: r.get("version")?,
    })
}

fn read_signature(r: &Row) -> Result<Signature, StoreError> {
    Ok(Signature {
        party: r.get("party")?,
        name: r.get("name")?,
        account: r.get("account")?,
        at: r.get("at")?,
        how: How::of(&r.get::<String>("how")?, r.get("on_behalf")?).ok_or_else(|| StoreError::Unreadable {
            column: "agreement_signature.how".to_owned(),
            why: "no such way to sign".to_owned(),
        })?,
        hash: r.get("content_hash")?,
    })
}

fn read_goal(r: &Row) -> Result<Goal, StoreError> {
    Ok(Goal { text: r.get("text")?, by_citizen: r.get("by_citizen")?, step: r.get("is_step")? })
}

fn read_rung(r: &Row) -> Result<Rung, StoreError> {
    Ok(Rung { from: r.get("from_day")?, times: Vec::new(), tasks: r.get("tasks")? })
}

fn read_times(r: &Row) -> Result<Times, StoreError> {
    Ok(Times { weekday: r.get("weekday")?, from: r.get("minute_from")?, until: r.get("minute_until")? })
}

/// Versions with what they say and who signed them.
async fn whole(tx: &mut Tx, [own, goals, rungs, times, signatures]: [Bound; 5]) -> Result<Vec<Agreement>, StoreError> {
    let mut versions = tx.all(own, read).await?;
    if versions.is_empty() {
        return Ok(versions);
    }
    let of = |r: &Row| r.get::<AgreementId>("agreement");
    let goals = tx.all(goals, |r| Ok((of(r)?, read_goal(r)?))).await?;
    let rungs = tx.all(rungs, |r| Ok((of(r)?, read_rung(r)?))).await?;
    let times = tx.all(times, |r| Ok((of(r)?, r.get::<Date>("from_day")?, read_times(r)?))).await?;
    let signatures = tx.all(signatures, |r| Ok((of(r)?, read_signature(r)?))).await?;
    let mut by_id: HashMap<AgreementId, &mut Agreement> = versions.iter_mut().map(|a| (a.id, a)).collect();
    for (id, goal) in goals {
        by_id.get_mut(&id).map(|a| a.content.goals.push(goal)).unwrap_or_default();
    }
    for (id, rung) in rungs {
        by_id.get_mut(&id).map(|a| a.content.ladder.push(rung)).unwrap_or_default();
    }
    for (id, from, times) in times {
        let rung = by_id.get_mut(&id).and_then(|a| a.content.ladder.iter_mut().find(|r| r.from == from));
        rung.map(|r| r.times.push(times)).unwrap_or_default();
    }
    for (id, signature) in signatures {
        by_id.get_mut(&id).map(|a| a.signatures.push(signature)).unwrap_or_default();
    }
    Ok(versions)
}

/// The versions of a placement's agreement, the first first.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn of_placement(
    tx: &mut Tx,
    scope: JobCentreId,
    placement: PlacementId,
) -> Result<Vec<Agreement>, StoreError> {
    let mut versions = whole(tx, OF_PLACEMENT.map(|s| s.within(scope, values![placement]))).await?;
    if versions.is_empty() {
        return Ok(versions);
    }
    let read_talk = |r: &Row| {
        let talk = Talk { party: r.get("party")?, at: r.get("at")?, words: r.get("words")? };
        Ok((r.get::<AgreementId>("agreement")?, talk))
    };
    let talks = tx.all(TALKS.within(scope, values![placement]), read_talk).await?;
    let read_reminded =
        |r: &Row| Ok((r.get::<AgreementId>("agreement")?, (r.get::<Party>("party")?, r.get::<Date>("on_day")?)));
    let reminded = tx.all(REMINDED.within(scope, values![placement]), read_reminded).await?;
    for a in &mut versions {
        a.talks.extend(talks.iter().filter(|(id, _)| *id == a.id).map(|(_, talk)| talk.clone()));
        a.reminded.extend(reminded.iter().filter(|(id, _)| *id == a.id).map(|(_, r)| *r));
    }
    Ok(versions)
}

/// Every version of a job centre that somebody has signed, with what it says and who signed it. Who would rather
/// talk, and who was reminded, is not read.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn signed(tx: &mut Tx, scope: JobCentreId) -> Result<Vec<Agreement>, StoreError> {
    whole(tx, SIGNED.map(|s| s.within(scope, values![]))).await
}

/// The steps of the agreements in force, by placement; a placement without one is not among them.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn ladders(
    tx: &mut Tx,
    scope: JobCentreId,
    placements: &[PlacementId],
) -> Result<HashMap<PlacementId, Vec<Rung>>, StoreError> {
    let keys: Vec<Value> = placements.iter().map(|id| Value::from(*id)).collect();
    let read = |r: &Row| {
        let (from, tasks) = (r.get::<Date>("from_day")?, r.get::<String>("tasks")?);
        Ok((r.get::<PlacementId>("placement")?, from, tasks, read_times(r)?))
    };
    let mut ladders: HashMap<PlacementId, Vec<Rung>> = HashMap::new();
    for bound in for_each_of(LADDERS, scope, &keys) {
        for (placement, from, tasks, times) in tx.all(bound, read).await? {
            let ladder = ladders.entry(placement).or_default();
            match ladder.last_mut().filter(|r| r.from == from) {
                Some(rung) => rung.times.push(times),
                None => ladder.push(Rung { from, times: vec![times], tasks }),
            }
        }
    }
    Ok(ladders)
}

async fn write_parts(tx: &mut Tx, scope: JobCentreId, a: &Agreement) -> Result<(), StoreError> {
    for clear in [CLEAR_TIMES, CLEAR_RUNGS, CLEAR_GOALS] {
        tx.run(clear.within(scope, values![a.id])).await?;
    }
    for (position, goal) in (1_i64..).zip(&a.content.goals) {
        tx.run(INSERT_GOAL.within(scope, values![a.id, position, &goal.text, goal.by_citizen, goal.step])).await?;
    }
    for rung in &a.content.ladder {
        tx.run(INSERT_RUNG.within(scope, values![a.id, rung.from, &rung.tasks])).await?;
        for t in &rung.times {
            tx.run(INSERT_TIMES.within(scope, values![a.id, rung.from, t.weekday, t.from, t.until])).await?;
        }
    }
    Ok(())
}

/// Adds a version.
///
/// # Errors
/// [`crate::Constraint::OneOpenAgreement`] when somebody began another one first.
pub async fn insert(
    tx: &mut Tx,
    scope: JobCentreId,
    a: &Agreement,
    made_by: Option<EmployeeId>,
) -> Result<(), StoreError> {
    let c = &a.content;
    let asks = |party| a.needs.contains(&party);
    let values = values![
        a.id,
        a.placement,
        a.number,
        a.state,
        &c.long_term_goal,
        c.paid_minutes,
        &c.mentor_role,
        c.mentor_hours.map(WeeklyHours::minutes),
        &c.considerations,
        c.meeting_days,
        c.contact,
        asks(Party::Citizen),
        asks(Party::Company),
        asks(Party::JobCentre),
        made_by,
        a.made_on,
    ];
    tx.run(INSERT.within(scope, values)).await?;
    write_parts(tx, scope, a).await
}

/// Changes a version: where it is, and while it is a draft what it says. `false`: somebody else saved first.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn update(tx: &mut Tx, scope: JobCentreId, a: &Agreement) -> Result<bool, StoreError> {
    let c = &a.content;
    let asks = |party| a.needs.contains(&party);
    let values = values![
        a.id,
        a.state,
        &c.long_term_goal,
        c.paid_minutes,
        &c.mentor_role,
        c.mentor_hours.map(WeeklyHours::minutes),
        &c.considerations,
        c.meeting_days,
        c.contact,
        asks(Party::Citizen),
        asks(Party::Company),
        asks(Party::JobCentre),
        a.sent_on,
        a.in_force_on,
        a.version,
    ];
    if tx.run(UPDATE.within(scope, values)).await? != 1 {
        return Ok(false);
    }
    write_parts(tx, scope, a).await?;
    Ok(true)
}

/// Keeps a signature.
///
/// # Errors
/// [`crate::Constraint::SignedOnce`] when the party has signed meanwhile.
pub async fn sign(tx: &mut Tx, scope: JobCentreId, id: AgreementId, s: &Signature) -> Result<(), StoreError> {
    let on_behalf = match &s.how {
        How::SignedIn | How::Tablet | How::Link => None,
        How::OnBehalf(reason) => Some(reason.as_str().to_owned()),
    };
    let values = values![id, s.party, &s.name, s.account, s.at, s.how.code(), on_behalf, &s.hash];
    tx.run(INSERT_SIGNATURE.within(scope, values)).await?;
    Ok(())
}

/// Keeps that a party would rather talk first; saying it again takes the place of what was said.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn talk(tx: &mut Tx, scope: JobCentreId, id: AgreementId, talk: &Talk) -> Result<(), StoreError> {
    no_talk(tx, scope, id, talk.party).await?;
    tx.run(INSERT_TALK.within(scope, values![id, talk.party, talk.at, &talk.words])).await?;
    Ok(())
}

/// The talk is no longer asked for: they have signed.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn no_talk(tx: &mut Tx, scope: JobCentreId, id: AgreementId, party: Party) -> Result<(), StoreError> {
    tx.run(CLEAR_TALK.within(scope, values![id, party])).await?;
    Ok(())
}

/// The placement at a centre whose agreement came into force last, another than this one.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn latest_at_centre(
    tx: &mut Tx,
    scope: JobCentreId,
    centre: CentreId,
    but: PlacementId,
) -> Result<Option<PlacementId>, StoreError> {
    tx.first(LATEST_AT_CENTRE.within(scope, values![centre, but]), |r| r.get("placement")).await
}

/// The placement of a citizen whose agreement came into force last, another than this one.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn latest_of_citizen(
    tx: &mut Tx,
    scope: JobCentreId,
    citizen: CitizenId,
    but: PlacementId,
) -> Result<Option<PlacementId>, StoreError> {
    tx.first(LATEST_OF_CITIZEN.within(scope, values![citizen, but]), |r| r.get("placement")).await
}

/// How a placement's agreement stands, for pages that lead to it.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Glance {
    /// Where the version on its way is, if there is one.
    pub open: Option<AgreementState>,
    /// Who must still sign it, once it is sent.
    pub waits_for: Vec<Party>,
    /// Is there a version in force, or was there one when the placement ended?
    pub in_force: bool,
}

/// How a placement's agreement stands.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn glance(tx: &mut Tx, scope: JobCentreId, placement: PlacementId) -> Result<Glance, StoreError> {
    Ok(glances(tx, scope, &[placement]).await?.remove(&placement).unwrap_or_default())
}

/// How the agreements of placements stand; a placement without any is not among them.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn glances(
    tx: &mut Tx,
    scope: JobCentreId,
    placements: &[PlacementId],
) -> Result<HashMap<PlacementId, Glance>, StoreError> {
    let read = |r: &Row| {
        let parties = [
            (Party::Citizen, r.get::<bool>("needs_citizen")?, r.get::<i64>("citizen")?),
            (Party::Company, r.get("needs_company")?, r.get("company")?),
            (Party::JobCentre, r.get("needs_job_centre")?, r.get("job_centre_signed")?),
        ];
        let waits = parties.into_iter().filter(|(_, asked, signed)| *asked && *signed == 0).map(|(party, ..)| party);
        Ok((r.get::<PlacementId>("placement")?, r.get::<AgreementState>("state")?, waits.collect::<Vec<_>>()))
    };
    let keys: Vec<Value> = placements.iter().map(|id| Value::from(*id)).collect();
    let mut glances: HashMap<PlacementId, Glance> = HashMap::new();
    for bound in for_each_of(GLANCES, scope, &keys) {
        for (placement, state, waits) in tx.all(bound, read).await? {
            let glance = glances.entry(placement).or_default();
            match state {
                AgreementState::Sent => (glance.open, glance.waits_for) = (Some(state), waits),
                AgreementState::Draft => glance.open = Some(state),
                _ => glance.in_force = true,
            }
        }
    }
    Ok(glances)
}

/// A placement that has no agreement in force.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Without {
    /// The placement.
    pub placement: PlacementId,
    /// The citizen.
    pub citizen: CitizenId,
    /// The citizen's name.
    pub name: String,
    /// The centre's name.
    pub centre: String,
    /// Its first day.
    pub from: Date,
    /// Where the version on its way is, if there is one.
    pub open: Option<AgreementState>,
}

/// Placements of the citizens around an employee that run on a day, or begin until another, without an agreement
/// in force.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn without(
    tx: &mut Tx,
    scope: JobCentreId,
    employee: EmployeeId,
    today: Date,
    until: Date,
) -> Result<Vec<Without>, StoreError> {
    let read = |r: &Row| {
        Ok(Without {
            placement: r.get("id")?,
            citizen: r.get("citizen")?,
            name: r.get("name")?,
            centre: r.get("centre")?,
            from: r.get("from_day")?,
            open: r.get("state")?,
        })
    };
    tx.all(WITHOUT.within(scope, values![employee, until, today]), read).await
}
