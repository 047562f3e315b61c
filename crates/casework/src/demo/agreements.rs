//! Work agreements of the placements, with their steps and signatures; and the mentors' word that what they hear
//! stays with them. What is in the files passes the rules of what people write.

use std::collections::BTreeMap;

use holdepunkt_rules::{
    agreement::{Agreement, AgreementState, Content, Goal, How, Party, Rung, Signature, Times, accept_goals, needed},
    id::*,
};
use holdepunkt_store::{agreements, mentors};
use jiff::{Timestamp, civil::Date, tz::TimeZone};

use super::{
    DemoError, Filling,
    courses::of_placement,
    places, rows,
    sheet::{self, At},
};
use crate::agreements::sign::hash;

/// A version by its placement's key and its number.
type Key = (String, i64);

pub(super) async fn fill(f: &mut Filling<'_>, world: &str) -> Result<(), DemoError> {
    for (at, row) in sheet::read::<rows::Confidentiality>(world, "confidentiality.csv")? {
        let (scope, mentor, _) = *at.known(f.keys.mentors.get(&row.mentor), "mentor", &row.mentor)?;
        let since = f.days.day(&at, &row.since)?;
        mentors::confirm_confidentiality(&mut f.tx, scope, mentor, since).await?;
    }
    let ladders = ladders(f, world)?;
    let mut before: BTreeMap<String, Content> = BTreeMap::new();
    let mut made: BTreeMap<Key, (JobCentreId, Agreement)> = BTreeMap::new();
    for (at, row) in sheet::read::<rows::Agreement>(world, "agreements.csv")? {
        let key = (row.placement.clone(), at.number(&row.number)?);
        let ladder = ladders.get(&key).cloned().unwrap_or_default();
        let (scope, mut version) = version(f, &at, &row, ladder)?;
        version.needs = match version.state {
            AgreementState::Draft => Vec::new(),
            _ => needed(before.get(&row.placement), &version.content),
        };
        if version.was_in_force() {
            before.insert(row.placement.clone(), version.content.clone());
        }
        let by = at.optional(&row.made_by, |k| f.keys.employees.get(k).map(|e| e.1), "employee")?;
        let draft = Agreement { sent_on: None, in_force_on: None, ..version.clone() };
        agreements::insert(&mut f.tx, scope, &draft, by).await?;
        agreements::update(&mut f.tx, scope, &version).await?;
        made.insert(key, (scope, version));
    }
    for (at, row) in sheet::read::<rows::AgreementSignature>(world, "agreement_signatures.csv")? {
        let key = (row.placement.clone(), at.number(&row.number)?);
        let (scope, version) = at.known(made.get(&key), "agreement", &row.placement)?;
        let signature = signature(f, &at, &row, version)?;
        agreements::sign(&mut f.tx, *scope, version.id, &signature).await?;
    }
    Ok(())
}

fn ladders(f: &Filling<'_>, world: &str) -> Result<BTreeMap<Key, Vec<Rung>>, DemoError> {
    let mut ladders: BTreeMap<Key, Vec<Rung>> = BTreeMap::new();
    for (at, row) in sheet::read::<rows::AgreementRung>(world, "agreement_rungs.csv")? {
        let times = row.times.split(';').map(|t| times(&at, t)).collect::<Result<Vec<_>, _>>()?;
        let tasks = row.tasks.split(';').collect::<Vec<_>>().join("\n");
        let rung = Rung { from: f.days.day(&at, &row.from)?, times, tasks };
        ladders.entry((row.placement.clone(), at.number(&row.number)?)).or_default().push(rung);
    }
    Ok(ladders)
}

/// "1 9-12.30": Monday from nine to half past twelve.
fn times(at: &At, text: &str) -> Result<Times, DemoError> {
    let minute = |t: &str| -> Result<i64, DemoError> {
        let (hour, minute) = t.split_once('.').unwrap_or((t, "0"));
        Ok(at.number(hour)? * 60 + at.number(minute)?)
    };
    let span = text.split_once(' ').and_then(|(day, span)| Some((day, span.split_once('-')?)));
    let (day, (from, until)) = span.ok_or_else(|| at.fault(&format!("`{text}` is no day with its times")))?;
    Ok(Times { weekday: at.number(day)?, from: minute(from)?, until: minute(until)? })
}

/// "- * words": a step towards the goal above, in the citizen's own words.
fn goal(text: &str) -> Goal {
    let (mut text, mut by_citizen, mut step) = (text.trim(), false, false);
    while let Some(rest) = text.strip_prefix(['-', '*']) {
        by_citizen |= text.starts_with('*');
        step |= text.starts_with('-');
        text = rest.trim_start();
    }
    Goal { text: text.to_owned(), by_citizen, step }
}

fn version(
    f: &Filling<'_>,
    at: &At,
    row: &rows::Agreement,
    ladder: Vec<Rung>,
) -> Result<(JobCentreId, Agreement), DemoError> {
    let (scope, placement) = of_placement(f, at, &row.placement)?;
    let lines = |text: &str| text.split('|').collect::<Vec<_>>().join("\n");
    let goals: Vec<Goal> = row.goals.split(';').filter(|g| !g.trim().is_empty()).map(goal).collect();
    at.accept("goals", &row.goals, accept_goals(&goals))?;
    let hours = |text: &str| (!text.is_empty()).then(|| places::hours(at, text)).transpose();
    let content = Content {
        long_term_goal: row.long_term_goal.clone(),
        goals,
        paid_minutes: (!row.paid_minutes.is_empty()).then(|| at.number(&row.paid_minutes)).transpose()?,
        ladder,
        mentor_role: lines(&row.mentor_role),
        mentor_hours: hours(&row.mentor_hours_per_week)?,
        considerations: lines(&row.considerations),
        meeting_days: at.number(&row.meeting_days)?,
        contact: at.optional(&row.contact, |k| f.keys.employees.get(k).map(|e| e.1), "employee")?,
    };
    let version = Agreement {
        id: AgreementId::fresh(),
        placement,
        number: at.number(&row.number)?,
        state: at.one_of(AgreementState::from_code(&row.state), "state", &row.state)?,
        content,
        needs: Vec::new(),
        signatures: Vec::new(),
        talks: Vec::new(),
        reminded: Vec::new(),
        made_on: f.days.day(at, &row.made_on)?,
        sent_on: f.days.optional(at, &row.sent_on)?,
        in_force_on: f.days.optional(at, &row.in_force_on)?,
        version: 1,
    };
    Ok((scope, version))
}

/// Noon of a day: when somebody signed, as near as a file says.
fn noon(at: &At, day: Date) -> Result<Timestamp, DemoError> {
    let noon = day.at(11, 0, 0, 0).to_zoned(TimeZone::UTC);
    noon.map(|z| z.timestamp()).map_err(|e| at.fault(&e.to_string()))
}

fn signature(
    f: &Filling<'_>,
    at: &At,
    row: &rows::AgreementSignature,
    version: &Agreement,
) -> Result<Signature, DemoError> {
    let on = f.days.day(at, &row.on)?;
    let reason = (!row.reason.is_empty()).then(|| f.code(at, "signing_reasons", &row.reason, on)).transpose()?;
    Ok(Signature {
        party: at.one_of(Party::from_code(&row.party), "party", &row.party)?,
        name: row.name.clone(),
        account: None,
        at: noon(at, on)?,
        how: at.one_of(How::of(&row.how, reason), "how", &row.how)?,
        hash: hash(&version.content),
    })
}
