//! What goes on beside the placements: interventions, competences, small grants, personal mentors and their logs.

use holdepunkt_rules::{
    agreement::Times,
    id::*,
    intervention::{Intervention, InterventionState, accept_intervention, state_of},
    money::Ore,
    period::Period,
    personal_mentor::{MentorGrant, MentorLog, MentorTerms, PersonalMentorKind, accept_grant, accept_log},
    small_grant::{Competence, SmallGrant, SmallGrantState, accept_asked, accept_decider},
};
use holdepunkt_store::{interventions, personal_mentors, small_grants};

use super::{
    DemoError, Filling,
    lives::of_citizen,
    places, rows,
    sheet::{self, At},
};

pub(super) async fn fill(f: &mut Filling<'_>, world: &str) -> Result<(), DemoError> {
    for (at, row) in sheet::read(world, "interventions.csv")? {
        intervention(f, &at, row).await?;
    }
    competences(f, world).await?;
    for (at, row) in sheet::read(world, "small_grants.csv")? {
        small_grant(f, &at, row).await?;
    }
    for (at, row) in sheet::read(world, "personal_mentors.csv")? {
        mentor(f, &at, row).await?;
    }
    for (at, row) in sheet::read(world, "mentor_log.csv")? {
        log(f, &at, row).await?;
    }
    Ok(())
}

fn employee(f: &Filling<'_>, at: &At, key: &str) -> Result<EmployeeId, DemoError> {
    Ok(at.known(f.keys.employees.get(key), "employee", key)?.1)
}

/// `2 600-660; 4 780-930`: weekday and minutes after midnight.
fn times(at: &At, text: &str) -> Result<Vec<Times>, DemoError> {
    let read = |part: &str| {
        let (weekday, span) = part.trim().split_once(' ').unwrap_or_default();
        let (from, until) = span.split_once('-').unwrap_or_default();
        Ok(Times { weekday: at.number(weekday)?, from: at.number(from)?, until: at.number(until)? })
    };
    text.split(';').filter(|p| !p.trim().is_empty()).map(read).collect()
}

async fn intervention(f: &mut Filling<'_>, at: &At, row: rows::Intervention) -> Result<(), DemoError> {
    let (scope, citizen) = of_citizen(f, at, &row.citizen)?;
    let (referred_on, started_on) = (f.days.optional(at, &row.referred_on)?, f.days.optional(at, &row.started_on)?);
    let ended_on = f.days.optional(at, &row.ended_on)?;
    let needed_on = f.days.day(at, &row.needed_on)?;
    let state = match (row.declined.as_str(), ended_on) {
        ("yes", Some(_)) => InterventionState::Declined,
        ("no", Some(_)) => InterventionState::Ended,
        ("no", None) => state_of(referred_on, started_on),
        _ => return Err(at.fault("what was declined has the day on which it was")),
    };
    let i = Intervention {
        id: InterventionId::fresh(),
        citizen,
        kind: f.code(at, "intervention_kinds", &row.kind, needed_on)?,
        provider: row.provider,
        state,
        needed_on,
        referred_on,
        started_on,
        ended_on,
        owner: employee(f, at, &row.owner)?,
        note: row.note,
        why_ended: row.why,
        times: times(at, &row.times)?,
        version: 1,
    };
    at.accept("intervention", &row.kind, accept_intervention(&i, f.days.today()))?;
    interventions::insert(&mut f.tx, scope, &i).await?;
    Ok(())
}

async fn competences(f: &mut Filling<'_>, world: &str) -> Result<(), DemoError> {
    let mut all: Vec<(JobCentreId, Competence)> = Vec::new();
    for (at, row) in sheet::read::<rows::Competence>(world, "competences.csv")? {
        let (scope, employee) = *at.known(f.keys.employees.get(&row.employee), "employee", &row.employee)?;
        let kind = f.code(&at, "small_grant_kinds", &row.kind, f.days.today())?;
        let most =
            (!row.most_kr.is_empty()).then(|| at.accept("most_kr", &row.most_kr, Ore::parse(&row.most_kr, "most")));
        all.push((scope, Competence { employee, kind, most: most.transpose()? }));
    }
    let mut done: Vec<EmployeeId> = Vec::new();
    for (scope, c) in &all {
        if !done.contains(&c.employee) {
            done.push(c.employee);
            let theirs: Vec<Competence> =
                all.iter().map(|(_, o)| o).filter(|o| o.employee == c.employee).cloned().collect();
            small_grants::replace_competences(&mut f.tx, *scope, c.employee, &theirs).await?;
        }
    }
    Ok(())
}

async fn small_grant(f: &mut Filling<'_>, at: &At, row: rows::SmallGrant) -> Result<(), DemoError> {
    let (scope, citizen) = of_citizen(f, at, &row.citizen)?;
    let asked_on = f.days.day(at, &row.asked_on)?;
    let g = SmallGrant {
        id: SmallGrantId::fresh(),
        citizen,
        placement: at.optional(&row.placement, |k| f.keys.placements.get(k).copied(), "placement")?,
        kind: f.code(at, "small_grant_kinds", &row.kind, asked_on)?,
        words: row.words,
        amount: at.accept("amount_kr", &row.amount_kr, Ore::parse(&row.amount_kr, "amount"))?,
        state: at.one_of(SmallGrantState::from_code(&row.state), "state", &row.state)?,
        asked_on,
        asked_by: Some(employee(f, at, &row.asked_by)?),
        decided_on: f.days.optional(at, &row.decided_on)?,
        decided_by: at.optional(&row.decided_by, |k| f.keys.employees.get(k).map(|e| e.1), "employee")?,
        reason: row.reason,
        version: 1,
    };
    at.accept("small grant", &row.kind, accept_asked(&g.words, g.amount))?;
    if let (SmallGrantState::Granted | SmallGrantState::Refused, Some(who)) = (g.state, g.decided_by) {
        let all = small_grants::competences(&mut f.tx, scope).await?;
        at.accept("decided_by", &row.decided_by, accept_decider(&all, who, &g.kind, g.amount))?;
    }
    small_grants::insert(&mut f.tx, scope, &g).await?;
    Ok(())
}

async fn mentor(f: &mut Filling<'_>, at: &At, row: rows::PersonalMentor) -> Result<(), DemoError> {
    let (scope, citizen) = of_citizen(f, at, &row.citizen)?;
    let (from, until) = (f.days.day(at, &row.from)?, f.days.day(at, &row.until)?);
    let granted_on = f.days.day(at, &row.granted_on)?;
    let g = MentorGrant {
        citizen,
        employee: employee(f, at, &row.employee)?,
        period: at.accept("days", &row.from, Period::new(from, Some(until)))?,
        minutes: places::hours(at, &row.hours_per_week)?.minutes(),
        tasks: row.tasks,
        kind: at.one_of(PersonalMentorKind::from_code(&row.kind), "kind", &row.kind)?,
        granted_by: Some(employee(f, at, &row.granted_by)?),
        granted_on: Some(granted_on),
    };
    let terms = MentorTerms::on(f.rulebook.intervention_rules(), from);
    let terms = at.accept("from", &row.from, terms.map_err(Into::into))?;
    let others = personal_mentors::of_citizen(&mut f.tx, scope, citizen).await?;
    let others: Vec<MentorGrant> = others.into_iter().map(|(_, g)| g).collect();
    at.accept("personal mentor", &row.employee, accept_grant(&g, &others, terms, granted_on))?;
    personal_mentors::insert(&mut f.tx, scope, &g).await?;
    Ok(())
}

async fn log(f: &mut Filling<'_>, at: &At, row: rows::MentorLog) -> Result<(), DemoError> {
    let (scope, citizen) = of_citizen(f, at, &row.citizen)?;
    let l = MentorLog {
        id: MentorLogId::fresh(),
        citizen,
        employee: employee(f, at, &row.employee)?,
        on: f.days.day(at, &row.on)?,
        minutes: at.number(&row.minutes)?,
        words: row.words,
    };
    let grants = personal_mentors::of_citizen(&mut f.tx, scope, citizen).await?;
    let grants: Vec<MentorGrant> = grants.into_iter().map(|(_, g)| g).collect();
    at.accept("mentor log", &row.on, accept_log(&grants, &l, f.days.today()))?;
    personal_mentors::insert_log(&mut f.tx, scope, &l).await?;
    Ok(())
}
