//! Rounds of questions about progression, what was answered, and goals that were reached. What is in the files passes
//! the rules of what people fill in; the facts of a round are computed, as in real life, where the demo has the
//! attendance they are computed from.

use std::collections::{BTreeMap, BTreeSet};

use holdepunkt_rules::{
    id::*,
    progression::{
        AnsweredBy, FormState, Given, ItemKind, Questionnaire, Respondent, Rhythm, Round, RoundKind,
        given::{accept_given, missing},
        goals::Reached,
        round::in_time,
    },
};
use holdepunkt_store::{Tx, goals_reached, placements, progressions as store};
use jiff::{Timestamp, civil::Date, tz::TimeZone};

use super::{
    DemoError, Keys, WORLDS, rows,
    sheet::{self, At, Days},
};
use crate::{
    Action, House, Reach, Who, Work,
    progressions::{Form, RoundFacts, RoundRow, asked, many::recount, rounds},
};

/// Where a round is found again: the placement's key and the day.
type Key = (String, Date);

struct Filling<'a> {
    work: Work,
    keys: &'a Keys,
    days: Days,
    rounds: BTreeMap<Key, Round>,
    questionnaires: BTreeMap<Date, Questionnaire>,
}

/// Fills what is in the files for a job centre, inside the transaction in which the rest was filled.
pub(super) async fn fill(house: &House, scope: JobCentreId, tx: Tx, keys: &Keys, days: Days) -> Result<Tx, DemoError> {
    let context = house.context(Who::Operator(Some(scope)));
    let work = Work { tx, scope, action: Action::Operate, reach: Reach::JobCentre, context, queued: false };
    let mut f = Filling { work, keys, days, rounds: BTreeMap::new(), questionnaires: BTreeMap::new() };
    for world in WORLDS {
        // Goals first: how many were reached by a round's day is one of its facts.
        for (at, row) in sheet::read::<rows::GoalReached>(world, "goals_reached.csv")? {
            reached(&mut f, &at, &row).await?;
        }
        for (at, row) in sheet::read::<rows::Round>(world, "rounds.csv")? {
            round(&mut f, &at, row).await?;
        }
        for (at, row) in sheet::read::<rows::Answers>(world, "answers.csv")? {
            answers(&mut f, &at, row).await?;
        }
    }
    let citizens: BTreeSet<CitizenId> = f.rounds.values().map(|r| r.citizen).collect();
    for citizen in citizens {
        recount(&mut f.work, citizen).await.map_err(DemoError::of)?;
    }
    Ok(f.work.tx)
}

/// The placement of a row, where it is one of the job centre that is filled.
fn here(f: &Filling<'_>, at: &At, key: &str) -> Result<Option<PlacementId>, DemoError> {
    let placement = *at.known(f.keys.placements.get(key), "placement", key)?;
    let of = key.split('-').next().and_then(|municipality| f.keys.job_centres.get(municipality));
    Ok((of == Some(&f.work.scope)).then_some(placement))
}

async fn reached(f: &mut Filling<'_>, at: &At, row: &rows::GoalReached) -> Result<(), DemoError> {
    let Some(placement) = here(f, at, &row.placement)? else { return Ok(()) };
    let standing = crate::progressions::goals::of_placement(&mut f.work, placement).await.map_err(DemoError::of)?;
    let goal = standing.into_iter().find(|s| s.goal.text == row.goal);
    let text = at.known(goal, "goal", &row.goal)?.goal.text;
    let reached = Reached { placement, text, on: f.days.day(at, &row.on)? };
    Ok(goals_reached::put(&mut f.work.tx, f.work.scope, &reached, None).await?)
}

async fn round(f: &mut Filling<'_>, at: &At, row: rows::Round) -> Result<(), DemoError> {
    let Some(id) = here(f, at, &row.placement)? else { return Ok(()) };
    let (scope, on) = (f.work.scope, f.days.day(at, &row.on)?);
    let found = placements::find(&mut f.work.tx, scope, id).await?;
    let placement = at.known(found, "placement", &row.placement)?;
    if !placement.period.contains(on) {
        return Err(at.fault("the round is outside its placement"));
    }
    let facts = match row.agreed_minutes.as_str() {
        "" => rounds::facts(&mut f.work, &placement, on).await.map_err(DemoError::of)?,
        _ => told(at, &row)?,
    };
    let round = Round {
        id: RoundId::fresh(),
        citizen: placement.citizen,
        placement: id,
        kind: at.one_of(RoundKind::from_code(&row.kind), "kind", &row.kind)?,
        on,
    };
    let shared = row.shared == "yes";
    if !store::insert_round(&mut f.work.tx, scope, &RoundRow { round: round.clone(), facts, shared }).await? {
        return Err(at.fault("two rounds of a placement on one day"));
    }
    f.rounds.insert((row.placement, on), round);
    Ok(())
}

/// The facts as the file has them: of weeks for which the demo has no attendance.
fn told(at: &At, row: &rows::Round) -> Result<RoundFacts, DemoError> {
    let goals = row.goals.split_once('/').ok_or_else(|| at.fault("`goals` is how many of how many"))?;
    Ok(RoundFacts {
        agreed_minutes: at.number(&row.agreed_minutes)?,
        attended_minutes: at.number(&row.attended_minutes)?,
        away_announced: at.number(&row.away_announced)?,
        away_unannounced: at.number(&row.away_unannounced)?,
        away_ill: at.number(&row.away_ill)?,
        paid_minutes: at.number(&row.paid_minutes)?,
        mentor_minutes: at.number(&row.mentor_minutes)?,
        goals_reached: at.number(goals.0)?,
        goals_all: at.number(goals.1)?,
    })
}

/// Ours, as it was asked on a day.
async fn ours(f: &mut Filling<'_>, at: &At, on: Date) -> Result<Questionnaire, DemoError> {
    if let Some(known) = f.questionnaires.get(&on) {
        return Ok(known.clone());
    }
    let first = asked(&mut f.work, on).await.map_err(DemoError::of)?.into_iter().next();
    let first = at.known(first, "questionnaire on", &on.to_string())?;
    f.questionnaires.insert(on, first.clone());
    Ok(first)
}

/// `C1=4;M6=5:180;K11=yes:words`, and the words of the question that asks for nothing else.
fn given(
    at: &At,
    questionnaire: &Questionnaire,
    who: Respondent,
    row: &rows::Answers,
) -> Result<Vec<Given>, DemoError> {
    let mut all = Vec::new();
    for part in sheet::list(&row.answers) {
        let (id, said) = part.split_once('=').ok_or_else(|| at.fault(&format!("`{part}` answers nothing")))?;
        let (answer, beside) = said.split_once(':').unwrap_or((said, ""));
        let item = questionnaire.item(id).filter(|i| i.respondent == who);
        let item = at.known(item, "question", id)?;
        let (minutes, words) = match item.kind {
            ItemKind::ScaleHours if !beside.is_empty() => (Some(at.number(beside)?), String::new()),
            _ => (None, beside.to_owned()),
        };
        let given = Given { item: id.to_owned(), answer: answer.to_owned(), minutes, words };
        all.push(at.accept("answer", part, accept_given(item, given))?);
    }
    if !row.words.is_empty() {
        let item = questionnaire.asked(who, false).find(|i| i.kind == ItemKind::Text);
        let item = at.known(item, "question for words", &row.words)?;
        let given = Given { item: item.id.clone(), words: row.words.clone(), ..Given::default() };
        all.push(at.accept("words", &row.words, accept_given(item, given))?);
    }
    Ok(all)
}

async fn answers(f: &mut Filling<'_>, at: &At, row: rows::Answers) -> Result<(), DemoError> {
    if here(f, at, &row.placement)?.is_none() {
        return Ok(());
    }
    let on = f.days.day(at, &row.on)?;
    let round = at.known(f.rounds.get(&(row.placement.clone(), on)), "round", &row.on)?.clone();
    let respondent = at.one_of(Respondent::from_code(&row.respondent), "respondent", &row.respondent)?;
    let questionnaire = ours(f, at, on).await?;
    let given = given(at, &questionnaire, respondent, &row)?;
    let sent_on = f.days.optional(at, &row.sent_on)?;
    let short = round.kind.is_short();
    let lacks = missing(&questionnaire, respondent, short, &given);
    if sent_on.is_some_and(|day| day < on || day > f.days.today()) || sent_on.is_some() != lacks.is_empty() {
        return Err(at.fault("what is sent is whole, and neither before its round nor after today"));
    }
    let rhythm = Rhythm::on(f.work.context.house.rulebook.progression(), on);
    let rhythm = at.accept("on", &row.on, rhythm)?;
    let (scope, keys) = (f.work.scope, f.work.context.house.store.keys().clone());
    let form = Form {
        id: ProgressionFormId::fresh(),
        round: round.id,
        respondent,
        questionnaire: questionnaire.code.clone(),
        questionnaire_version: questionnaire.version,
        how: at.one_of(AnsweredBy::from_code(&row.how), "how", &row.how)?,
        language: String::new(),
        state: if sent_on.is_some() { FormState::Holds } else { FormState::Draft },
        account: None,
        begun_at: noon(at, sent_on.unwrap_or(on))?.min(f.work.context.now),
        sent_on,
        late: sent_on.is_some_and(|day| !in_time(on, day, &rhythm)),
        corrects: None,
        version: 1,
    };
    store::insert_form(&mut f.work.tx, scope, &form).await?;
    for g in &given {
        store::put_answer(&mut f.work.tx, scope, &keys, form.id, g).await?;
    }
    Ok(())
}

fn noon(at: &At, day: Date) -> Result<Timestamp, DemoError> {
    let noon = day.at(11, 0, 0, 0).to_zoned(TimeZone::UTC);
    noon.map(|z| z.timestamp()).map_err(|e| at.fault(&e.to_string()))
}
