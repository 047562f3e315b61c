//! Work agreements: versions with their goals, steps, times and signatures.

use std::collections::HashMap;

use holdepunkt_rules::{
    agreement::{Agreement, Content, Goal, How, Party, Rung, Signature, Times},
    hours::WeeklyHours,
    id::*,
};
use jiff::civil::Date;

use crate::{Row, Scoped, StoreError, Tx, values};

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
const OF_PLACEMENT: Scoped =
    Scoped::new("select * from agreement where job_centre = $1 and placement = $2 order by number");
const CLEAR_GOALS: Scoped = Scoped::new("delete from agreement_goal where job_centre = $1 and agreement = $2");
const INSERT_GOAL: Scoped = Scoped::new(
    "insert into agreement_goal (job_centre, agreement, position, text, by_citizen) values ($1, $2, $3, $4, $5)",
);
const GOALS: Scoped = Scoped::new(
    "select g.* from agreement_goal g join agreement a on a.id = g.agreement \
     where g.job_centre = $1 and a.placement = $2 order by g.agreement, g.position",
);
const CLEAR_RUNGS: Scoped = Scoped::new("delete from agreement_rung where job_centre = $1 and agreement = $2");
const INSERT_RUNG: Scoped =
    Scoped::new("insert into agreement_rung (job_centre, agreement, from_day, tasks) values ($1, $2, $3, $4)");
const RUNGS: Scoped = Scoped::new(
    "select r.* from agreement_rung r join agreement a on a.id = r.agreement \
     where r.job_centre = $1 and a.placement = $2 order by r.agreement, r.from_day",
);
const CLEAR_TIMES: Scoped = Scoped::new("delete from agreement_times where job_centre = $1 and agreement = $2");
const INSERT_TIMES: Scoped = Scoped::new(
    "insert into agreement_times (job_centre, agreement, from_day, weekday, minute_from, minute_until) \
     values ($1, $2, $3, $4, $5, $6)",
);
const TIMES: Scoped = Scoped::new(
    "select t.* from agreement_times t join agreement a on a.id = t.agreement \
     where t.job_centre = $1 and a.placement = $2 order by t.agreement, t.from_day, t.weekday, t.minute_from",
);
const CLEAR_SIGNATURES: Scoped =
    Scoped::new("delete from agreement_signature where job_centre = $1 and agreement = $2");
const INSERT_SIGNATURE: Scoped = Scoped::new(
    "insert into agreement_signature (job_centre, agreement, party, name, account, at, how, on_behalf, \
     content_hash) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
);
const SIGNATURES: Scoped = Scoped::new(
    "select s.* from agreement_signature s join agreement a on a.id = s.agreement \
     where s.job_centre = $1 and a.placement = $2 order by s.agreement, s.at",
);

/// Every statement here, for the test that prepares them on both engines.
pub const STATEMENTS: &[&str] = &[
    INSERT.text(),
    UPDATE.text(),
    OF_PLACEMENT.text(),
    CLEAR_GOALS.text(),
    INSERT_GOAL.text(),
    GOALS.text(),
    CLEAR_RUNGS.text(),
    INSERT_RUNG.text(),
    RUNGS.text(),
    CLEAR_TIMES.text(),
    INSERT_TIMES.text(),
    TIMES.text(),
    CLEAR_SIGNATURES.text(),
    INSERT_SIGNATURE.text(),
    SIGNATURES.text(),
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
        sent_on: r.get("sent_on")?,
        in_force_on: r.get("in_force_on")?,
        version: r.get("version")?,
    })
}

fn read_signature(r: &Row) -> Result<(AgreementId, Signature), StoreError> {
    let signature = Signature {
        party: r.get("party")?,
        name: r.get("name")?,
        account: r.get("account")?,
        at: r.get("at")?,
        how: How::of(&r.get::<String>("how")?, r.get("on_behalf")?).ok_or_else(|| StoreError::Unreadable {
            column: "agreement_signature.how".to_owned(),
            why: "no such way to sign".to_owned(),
        })?,
        hash: r.get("content_hash")?,
    };
    Ok((r.get("agreement")?, signature))
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
    let of = |statement: Scoped| statement.within(scope, values![placement]);
    let mut versions = tx.all(of(OF_PLACEMENT), read).await?;
    if versions.is_empty() {
        return Ok(versions);
    }
    let read_goal = |r: &Row| {
        let goal = Goal { text: r.get("text")?, by_citizen: r.get("by_citizen")? };
        Ok((r.get::<AgreementId>("agreement")?, goal))
    };
    let read_rung = |r: &Row| {
        let rung = Rung { from: r.get("from_day")?, times: Vec::new(), tasks: r.get("tasks")? };
        Ok((r.get::<AgreementId>("agreement")?, rung))
    };
    let read_times = |r: &Row| {
        let times = Times { weekday: r.get("weekday")?, from: r.get("minute_from")?, until: r.get("minute_until")? };
        Ok((r.get::<AgreementId>("agreement")?, r.get::<Date>("from_day")?, times))
    };
    let goals = tx.all(of(GOALS), read_goal).await?;
    let rungs = tx.all(of(RUNGS), read_rung).await?;
    let times = tx.all(of(TIMES), read_times).await?;
    let signatures = tx.all(of(SIGNATURES), read_signature).await?;
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

async fn write_parts(tx: &mut Tx, scope: JobCentreId, a: &Agreement) -> Result<(), StoreError> {
    for clear in [CLEAR_TIMES, CLEAR_RUNGS, CLEAR_GOALS] {
        tx.run(clear.within(scope, values![a.id])).await?;
    }
    for (position, goal) in (1_i64..).zip(&a.content.goals) {
        tx.run(INSERT_GOAL.within(scope, values![a.id, position, &goal.text, goal.by_citizen])).await?;
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
    made_on: Date,
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
        made_on,
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

/// Voids the signatures of a version that is taken back to write on.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn clear_signatures(tx: &mut Tx, scope: JobCentreId, id: AgreementId) -> Result<(), StoreError> {
    tx.run(CLEAR_SIGNATURES.within(scope, values![id])).await?;
    Ok(())
}
