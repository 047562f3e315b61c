//! Rounds of questions, the three respondents' forms, and their answers.

use holdepunkt_rules::{
    id::*,
    progression::{AnsweredBy, FormState, Given, Respondent, Round, RoundKind},
};
use jiff::{Timestamp, civil::Date};

use crate::{Identity, Keys, Row, Scoped, StoreError, Tx, values};

const INSERT_ROUND: Scoped = Scoped::new(
    "insert into progression_round (job_centre, id, citizen, placement, kind, on_day, agreed_minutes, \
     attended_minutes, away_announced, away_unannounced, away_ill, paid_minutes, mentor_minutes, goals_reached, \
     goals_all, shared) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16) \
     on conflict do nothing",
);
const SET_FACTS: Scoped = Scoped::new(
    "update progression_round set agreed_minutes = $3, attended_minutes = $4, away_announced = $5, \
     away_unannounced = $6, away_ill = $7, paid_minutes = $8, mentor_minutes = $9, goals_reached = $10, \
     goals_all = $11 where job_centre = $1 and id = $2",
);
const FIND_ROUND: Scoped = Scoped::new("select * from progression_round where job_centre = $1 and id = $2");
const OF_CITIZEN: Scoped =
    Scoped::new("select * from progression_round where job_centre = $1 and citizen = $2 order by on_day, id");
const SHARE: Scoped = Scoped::new("update progression_round set shared = $3 where job_centre = $1 and id = $2");
const BETWEEN: Scoped = Scoped::new(
    "select r.*, c.name as citizen_name, c.protected, c.caseworker, c.consultant, p.mentor, k.fixed_contact \
     from progression_round r join citizen c on c.id = r.citizen join placement p on p.id = r.placement \
     join place s on s.id = p.place join centre k on k.id = s.centre \
     where r.job_centre = $1 and r.on_day between $2 and $3 and c.merged_into is null and c.moved_on is null \
     order by r.on_day, c.sort_key, r.id",
);
const SENT_BETWEEN: Scoped = Scoped::new(
    "select f.round, f.respondent, f.questionnaire, f.late from progression_form f \
     join progression_round r on r.id = f.round \
     where f.job_centre = $1 and f.state = 'holds' and r.on_day between $2 and $3",
);
const INSERT_FORM: Scoped = Scoped::new(
    "insert into progression_form (job_centre, id, round, respondent, questionnaire, questionnaire_version, how, \
     state, account, begun_at, sent_on, late, corrects, version) \
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, 1)",
);
const UPDATE_FORM: Scoped = Scoped::new(
    "update progression_form set how = $3, state = $4, account = $5, sent_on = $6, late = $7, version = version + 1 \
     where job_centre = $1 and id = $2 and version = $8 and state = 'draft'",
);
const REPLACE_FORM: Scoped = Scoped::new(
    "update progression_form set state = 'replaced', version = version + 1 where job_centre = $1 and id = $2 \
     and state = 'holds'",
);
const FORMS_OF_ROUND: Scoped = Scoped::new(
    "select * from progression_form where job_centre = $1 and round = $2 and state <> 'replaced' \
     order by respondent, questionnaire, state",
);
const FORMS_OF_CITIZEN: Scoped = Scoped::new(
    "select f.* from progression_form f join progression_round r on r.id = f.round \
     where f.job_centre = $1 and r.citizen = $2 and f.state = 'holds' order by r.on_day, f.respondent, f.questionnaire",
);
const HAS_SENT: Scoped = Scoped::new(
    "select count(*) as n from progression_form where job_centre = $1 and round = $2 and respondent = $3 \
     and state = 'holds'",
);
const ANSWERS_OF_FORM: Scoped =
    Scoped::new("select * from progression_answer where job_centre = $1 and form = $2 order by item");
const ANSWERS_OF_CITIZEN: Scoped = Scoped::new(
    "select a.* from progression_answer a join progression_form f on f.id = a.form \
     join progression_round r on r.id = f.round \
     where a.job_centre = $1 and r.citizen = $2 and f.state = 'holds' order by a.form, a.item",
);
const CLEAR_ANSWER: Scoped =
    Scoped::new("delete from progression_answer where job_centre = $1 and form = $2 and item = $3");
const INSERT_ANSWER: Scoped = Scoped::new(
    "insert into progression_answer (job_centre, form, item, answer, minutes, words_sealed) \
     values ($1, $2, $3, $4, $5, $6)",
);
const RUNNING: Identity = Identity::new(
    "select distinct p.job_centre, p.citizen from placement p join citizen c on c.id = p.citizen \
     where p.kind = 'placement' and p.state in ('agreed', 'ended') and p.from_day <= $1 and p.until_day >= $2 \
     and c.merged_into is null and c.moved_on is null order by p.job_centre, p.citizen",
);
const REMOVE_UNANSWERED: Scoped = Scoped::new(
    "delete from progression_round where job_centre = $1 and id = $2 \
     and not exists (select 1 from progression_form f where f.round = progression_round.id)",
);
const EACH_ANSWER: Scoped = Scoped::new(
    "select r.citizen, r.id as round, r.kind, r.on_day, f.respondent, f.how, f.questionnaire, f.questionnaire_version, \
     f.sent_on, f.late, a.item, a.answer, a.minutes, c.born, c.target_group \
     from progression_round r join progression_form f on f.round = r.id join progression_answer a on a.form = f.id \
     join citizen c on c.id = r.citizen \
     where r.job_centre = $1 and f.state = 'holds' and a.answer <> '' and r.on_day between $2 and $3 \
     order by r.citizen, r.on_day, f.respondent, a.item",
);

const HELD: Scoped = Scoped::new(
    "select kind, count(*) as n from progression_round where job_centre = $1 and on_day between $2 and $3 group by kind",
);
const ANSWERED: Scoped = Scoped::new(
    "select r.kind, f.respondent, f.late, count(*) as n from progression_round r \
     join progression_form f on f.round = r.id \
     where r.job_centre = $1 and r.on_day between $2 and $3 and f.questionnaire = $4 and f.state = 'holds' \
     group by r.kind, f.respondent, f.late",
);

/// Every statement here, for the test that prepares them on both engines.
pub const STATEMENTS: &[&str] = &[
    INSERT_ROUND.text(),
    SET_FACTS.text(),
    FIND_ROUND.text(),
    OF_CITIZEN.text(),
    SHARE.text(),
    BETWEEN.text(),
    SENT_BETWEEN.text(),
    INSERT_FORM.text(),
    UPDATE_FORM.text(),
    REPLACE_FORM.text(),
    FORMS_OF_ROUND.text(),
    FORMS_OF_CITIZEN.text(),
    HAS_SENT.text(),
    ANSWERS_OF_FORM.text(),
    ANSWERS_OF_CITIZEN.text(),
    CLEAR_ANSWER.text(),
    INSERT_ANSWER.text(),
    RUNNING.text(),
    REMOVE_UNANSWERED.text(),
    EACH_ANSWER.text(),
    HELD.text(),
    ANSWERED.text(),
];

/// The facts of a round's day: computed and not asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct RoundFacts {
    /// Minutes that were agreed in the last four weeks.
    pub agreed_minutes: i64,
    /// Minutes that were attended in them.
    pub attended_minutes: i64,
    /// Days away with notice.
    pub away_announced: i64,
    /// Days away without.
    pub away_unannounced: i64,
    /// Days ill.
    pub away_ill: i64,
    /// Ordinary paid minutes a week.
    pub paid_minutes: i64,
    /// The mentor's minutes a week, as agreed.
    pub mentor_minutes: i64,
    /// Sub-goals reached.
    pub goals_reached: i64,
    /// Of how many.
    pub goals_all: i64,
}

/// A round with its facts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoundRow {
    /// The round.
    pub round: Round,
    /// The facts.
    pub facts: RoundFacts,
    /// Has the citizen let the mentor see their answers?
    pub shared: bool,
}

/// A round with those whom it concerns.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoundOf {
    /// The round.
    pub row: RoundRow,
    /// The citizen's name.
    pub name: String,
    /// Are name and address protected?
    pub protected: bool,
    /// The coordinating caseworker.
    pub caseworker: EmployeeId,
    /// Who follows up: the citizen's job consultant, else the centre's fixed contact.
    pub employee: EmployeeId,
    /// The mentor.
    pub mentor: MentorId,
}

/// A form that was sent and holds.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct SentForm {
    /// The round.
    pub round: RoundId,
    /// Who answered.
    pub respondent: Respondent,
    /// The questionnaire.
    pub questionnaire: String,
    /// After the round's time?
    pub late: bool,
}

/// What one of the three answers in a round.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Form {
    /// Identifier.
    pub id: ProgressionFormId,
    /// The round.
    pub round: RoundId,
    /// Who answers.
    pub respondent: Respondent,
    /// The questionnaire.
    pub questionnaire: String,
    /// Its version.
    pub questionnaire_version: i64,
    /// How.
    pub how: AnsweredBy,
    /// How it stands.
    pub state: FormState,
    /// The account that typed last.
    pub account: Option<AccountId>,
    /// When it was begun.
    pub begun_at: Timestamp,
    /// The day on which it was sent; none while it is a draft.
    pub sent_on: Option<Date>,
    /// Was it sent after the round's time?
    pub late: bool,
    /// The form that it corrects.
    pub corrects: Option<ProgressionFormId>,
    /// Counts what was kept.
    pub version: i64,
}

/// An answer as it leaves for whoever evaluates: no name, no words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AnswerRow {
    /// The citizen.
    pub citizen: CitizenId,
    /// The round.
    pub round: RoundId,
    /// Why it was held.
    pub kind: RoundKind,
    /// Its day.
    pub on: Date,
    /// Who answered.
    pub respondent: Respondent,
    /// How.
    pub how: AnsweredBy,
    /// The questionnaire.
    pub questionnaire: String,
    /// Its version.
    pub version: i64,
    /// The day on which it was sent.
    pub sent_on: Option<Date>,
    /// After the round's time?
    pub late: bool,
    /// The question.
    pub item: String,
    /// The answer's code.
    pub answer: String,
    /// Minutes a week beside it.
    pub minutes: Option<i64>,
    /// Birth date.
    pub born: Date,
    /// Target group.
    pub target_group: String,
}

fn read_round(r: &Row) -> Result<RoundRow, StoreError> {
    Ok(RoundRow {
        round: Round {
            id: r.get("id")?,
            citizen: r.get("citizen")?,
            placement: r.get("placement")?,
            kind: r.get("kind")?,
            on: r.get("on_day")?,
        },
        facts: RoundFacts {
            agreed_minutes: r.get("agreed_minutes")?,
            attended_minutes: r.get("attended_minutes")?,
            away_announced: r.get("away_announced")?,
            away_unannounced: r.get("away_unannounced")?,
            away_ill: r.get("away_ill")?,
            paid_minutes: r.get("paid_minutes")?,
            mentor_minutes: r.get("mentor_minutes")?,
            goals_reached: r.get("goals_reached")?,
            goals_all: r.get("goals_all")?,
        },
        shared: r.get("shared")?,
    })
}

fn read_form(r: &Row) -> Result<Form, StoreError> {
    Ok(Form {
        id: r.get("id")?,
        round: r.get("round")?,
        respondent: r.get("respondent")?,
        questionnaire: r.get("questionnaire")?,
        questionnaire_version: r.get("questionnaire_version")?,
        how: r.get("how")?,
        state: r.get("state")?,
        account: r.get("account")?,
        begun_at: r.get("begun_at")?,
        sent_on: r.get("sent_on")?,
        late: r.get("late")?,
        corrects: r.get("corrects")?,
        version: r.get("version")?,
    })
}

fn bound_to(form: ProgressionFormId, item: &str) -> String {
    format!("progression_answer.words:{form}:{item}")
}

fn read_given(keys: &Keys, r: &Row) -> Result<(ProgressionFormId, Given), StoreError> {
    let (form, item): (ProgressionFormId, String) = (r.get("form")?, r.get("item")?);
    let words = match r.get::<Option<Vec<u8>>>("words_sealed")? {
        Some(sealed) => String::from_utf8(keys.open(&sealed, &bound_to(form, &item))?)
            .map_err(|_| StoreError::Unreadable { column: "words_sealed".to_owned(), why: "not text".to_owned() })?,
        None => String::new(),
    };
    Ok((form, Given { answer: r.get("answer")?, minutes: r.get("minutes")?, words, item }))
}

/// Opens a round; nothing happens when there is one of the placement on that day.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn insert_round(tx: &mut Tx, scope: JobCentreId, row: &RoundRow) -> Result<bool, StoreError> {
    let (r, f) = (&row.round, &row.facts);
    let values = values![
        r.id,
        r.citizen,
        r.placement,
        r.kind,
        r.on,
        f.agreed_minutes,
        f.attended_minutes,
        f.away_announced,
        f.away_unannounced,
        f.away_ill,
        f.paid_minutes,
        f.mentor_minutes,
        f.goals_reached,
        f.goals_all,
        row.shared,
    ];
    Ok(tx.run(INSERT_ROUND.within(scope, values)).await? == 1)
}

/// Writes a round's facts anew.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn set_facts(tx: &mut Tx, scope: JobCentreId, id: RoundId, f: &RoundFacts) -> Result<(), StoreError> {
    let values = values![
        id,
        f.agreed_minutes,
        f.attended_minutes,
        f.away_announced,
        f.away_unannounced,
        f.away_ill,
        f.paid_minutes,
        f.mentor_minutes,
        f.goals_reached,
        f.goals_all,
    ];
    tx.run(SET_FACTS.within(scope, values)).await?;
    Ok(())
}

/// One round.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn find_round(tx: &mut Tx, scope: JobCentreId, id: RoundId) -> Result<Option<RoundRow>, StoreError> {
    tx.first(FIND_ROUND.within(scope, values![id]), read_round).await
}

/// A citizen's rounds, the earliest first.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn of_citizen(tx: &mut Tx, scope: JobCentreId, citizen: CitizenId) -> Result<Vec<RoundRow>, StoreError> {
    tx.all(OF_CITIZEN.within(scope, values![citizen]), read_round).await
}

/// Takes a round back that nobody has begun to answer. `false`: somebody has.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn remove_unanswered(tx: &mut Tx, scope: JobCentreId, id: RoundId) -> Result<bool, StoreError> {
    Ok(tx.run(REMOVE_UNANSWERED.within(scope, values![id])).await? == 1)
}

/// Lets the mentor see the citizen's answers of a round, or not.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn share(tx: &mut Tx, scope: JobCentreId, id: RoundId, shared: bool) -> Result<(), StoreError> {
    tx.run(SHARE.within(scope, values![id, shared])).await?;
    Ok(())
}

/// The rounds of some days with those whom they concern.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn between(tx: &mut Tx, scope: JobCentreId, from: Date, until: Date) -> Result<Vec<RoundOf>, StoreError> {
    let read = |r: &Row| {
        let fixed: EmployeeId = r.get("fixed_contact")?;
        Ok(RoundOf {
            row: read_round(r)?,
            name: r.get("citizen_name")?,
            protected: r.get("protected")?,
            caseworker: r.get("caseworker")?,
            employee: r.get::<Option<EmployeeId>>("consultant")?.unwrap_or(fixed),
            mentor: r.get("mentor")?,
        })
    };
    tx.all(BETWEEN.within(scope, values![from, until]), read).await
}

/// The forms that were sent in the rounds of some days.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn sent_between(
    tx: &mut Tx,
    scope: JobCentreId,
    from: Date,
    until: Date,
) -> Result<Vec<SentForm>, StoreError> {
    let read = |r: &Row| {
        Ok(SentForm {
            round: r.get("round")?,
            respondent: r.get("respondent")?,
            questionnaire: r.get("questionnaire")?,
            late: r.get("late")?,
        })
    };
    tx.all(SENT_BETWEEN.within(scope, values![from, until]), read).await
}

/// Begins a form.
///
/// # Errors
/// [`crate::Constraint::ProgressionFormOnce`] when another was begun at the same moment.
pub async fn insert_form(tx: &mut Tx, scope: JobCentreId, f: &Form) -> Result<(), StoreError> {
    let values = values![
        f.id,
        f.round,
        f.respondent,
        &f.questionnaire,
        f.questionnaire_version,
        f.how,
        f.state,
        f.account,
        f.begun_at,
        f.sent_on,
        f.late,
        f.corrects,
    ];
    tx.run(INSERT_FORM.within(scope, values)).await?;
    Ok(())
}

/// Keeps or sends a draft. `false`: somebody else did so first.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn update_form(tx: &mut Tx, scope: JobCentreId, f: &Form) -> Result<bool, StoreError> {
    let values = values![f.id, f.how, f.state, f.account, f.sent_on, f.late, f.version];
    Ok(tx.run(UPDATE_FORM.within(scope, values)).await? == 1)
}

/// A form that held is corrected by another.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn replace_form(tx: &mut Tx, scope: JobCentreId, id: ProgressionFormId) -> Result<(), StoreError> {
    tx.run(REPLACE_FORM.within(scope, values![id])).await?;
    Ok(())
}

/// The forms of a round that hold, and drafts.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn forms_of_round(tx: &mut Tx, scope: JobCentreId, round: RoundId) -> Result<Vec<Form>, StoreError> {
    tx.all(FORMS_OF_ROUND.within(scope, values![round]), read_form).await
}

/// A citizen's forms that hold, in the order of their rounds.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn forms_of_citizen(tx: &mut Tx, scope: JobCentreId, citizen: CitizenId) -> Result<Vec<Form>, StoreError> {
    tx.all(FORMS_OF_CITIZEN.within(scope, values![citizen]), read_form).await
}

/// Has somebody sent anything in a round?
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn has_sent(
    tx: &mut Tx,
    scope: JobCentreId,
    round: RoundId,
    respondent: Respondent,
) -> Result<bool, StoreError> {
    let sent = tx.first(HAS_SENT.within(scope, values![round, respondent]), |r| r.get::<i64>("n")).await?;
    Ok(sent.is_some_and(|n| n > 0))
}

/// The answers of a form.
///
/// # Errors
/// [`StoreError`] from the engine or the keys.
pub async fn answers_of_form(
    tx: &mut Tx,
    scope: JobCentreId,
    keys: &Keys,
    form: ProgressionFormId,
) -> Result<Vec<Given>, StoreError> {
    let all = tx.all(ANSWERS_OF_FORM.within(scope, values![form]), |r| read_given(keys, r)).await?;
    Ok(all.into_iter().map(|(_, given)| given).collect())
}

/// The answers of a citizen's forms that hold, each with its form.
///
/// # Errors
/// [`StoreError`] from the engine or the keys.
pub async fn answers_of_citizen(
    tx: &mut Tx,
    scope: JobCentreId,
    keys: &Keys,
    citizen: CitizenId,
) -> Result<Vec<(ProgressionFormId, Given)>, StoreError> {
    tx.all(ANSWERS_OF_CITIZEN.within(scope, values![citizen]), |r| read_given(keys, r)).await
}

/// Keeps an answer of a draft: it stands instead of what stood there.
///
/// # Errors
/// [`StoreError`] from the engine or the keys.
pub async fn put_answer(
    tx: &mut Tx,
    scope: JobCentreId,
    keys: &Keys,
    form: ProgressionFormId,
    given: &Given,
) -> Result<(), StoreError> {
    clear_answer(tx, scope, form, &given.item).await?;
    let sealed = match given.words.as_str() {
        "" => None,
        words => Some(keys.seal(words.as_bytes(), &bound_to(form, &given.item))?),
    };
    let values = values![form, &given.item, &given.answer, given.minutes, sealed];
    tx.run(INSERT_ANSWER.within(scope, values)).await?;
    Ok(())
}

/// Takes an answer out of a draft.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn clear_answer(
    tx: &mut Tx,
    scope: JobCentreId,
    form: ProgressionFormId,
    item: &str,
) -> Result<(), StoreError> {
    tx.run(CLEAR_ANSWER.within(scope, values![form, item])).await?;
    Ok(())
}

/// Everybody in the house who has been in a course between two days, with their job centre.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn in_course(tx: &mut Tx, from: Date, until: Date) -> Result<Vec<(JobCentreId, CitizenId)>, StoreError> {
    tx.all(RUNNING.bound(values![until, from]), |r| Ok((r.get("job_centre")?, r.get("citizen")?))).await
}

/// Every answer of the rounds of some days, for whoever evaluates.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn each_answer(
    tx: &mut Tx,
    scope: JobCentreId,
    from: Date,
    until: Date,
) -> Result<Vec<AnswerRow>, StoreError> {
    let read = |r: &Row| {
        Ok(AnswerRow {
            citizen: r.get("citizen")?,
            round: r.get("round")?,
            kind: r.get("kind")?,
            on: r.get("on_day")?,
            respondent: r.get("respondent")?,
            how: r.get("how")?,
            questionnaire: r.get("questionnaire")?,
            version: r.get("questionnaire_version")?,
            sent_on: r.get("sent_on")?,
            late: r.get("late")?,
            item: r.get("item")?,
            answer: r.get("answer")?,
            minutes: r.get("minutes")?,
            born: r.get("born")?,
            target_group: r.get("target_group")?,
        })
    };
    tx.all(EACH_ANSWER.within(scope, values![from, until]), read).await
}

/// How many rounds of each kind there were on some days.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn held(
    tx: &mut Tx,
    scope: JobCentreId,
    from: Date,
    until: Date,
) -> Result<Vec<(RoundKind, i64)>, StoreError> {
    tx.all(HELD.within(scope, values![from, until]), |r| Ok((r.get("kind")?, r.get("n")?))).await
}

/// How many forms of a questionnaire were sent in them: by kind, by whom, late or not.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn answered(
    tx: &mut Tx,
    scope: JobCentreId,
    from: Date,
    until: Date,
    questionnaire: &str,
) -> Result<Vec<(RoundKind, Respondent, bool, i64)>, StoreError> {
    let read = |r: &Row| Ok((r.get("kind")?, r.get("respondent")?, r.get("late")?, r.get("n")?));
    tx.all(ANSWERED.within(scope, values![from, until, questionnaire]), read).await
}
