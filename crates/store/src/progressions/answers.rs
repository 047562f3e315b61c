//! Answers: what stands in a form, with its words sealed, and what leaves for an evaluation.

use holdepunkt_rules::{
    id::*,
    progression::{AnsweredBy, Given, Respondent, RoundKind},
};
use jiff::civil::Date;

use crate::{Keys, Row, Scoped, StoreError, Tx, values};

pub(super) const ANSWERS_OF_FORM: Scoped =
    Scoped::new("select * from progression_answer where job_centre = $1 and form = $2 order by item");
pub(super) const ANSWERS_OF_CITIZEN: Scoped = Scoped::new(
    "select a.* from progression_answer a join progression_form f on f.id = a.form \
     join progression_round r on r.id = f.round \
     where a.job_centre = $1 and r.citizen = $2 and f.state = 'holds' order by a.form, a.item",
);
pub(super) const CLEAR_ANSWER: Scoped =
    Scoped::new("delete from progression_answer where job_centre = $1 and form = $2 and item = $3");
pub(super) const INSERT_ANSWER: Scoped = Scoped::new(
    "insert into progression_answer (job_centre, form, item, answer, minutes, words_sealed) \
     values ($1, $2, $3, $4, $5, $6)",
);
pub(super) const EACH_ANSWER: Scoped = Scoped::new(
    "select r.citizen, r.id as round, r.kind, r.on_day, f.respondent, f.how, f.language, f.questionnaire, \
     f.questionnaire_version, f.sent_on, f.late, a.item, a.answer, a.minutes, c.born, c.target_group \
     from progression_round r join progression_form f on f.round = r.id join progression_answer a on a.form = f.id \
     join citizen c on c.id = r.citizen \
     where r.job_centre = $1 and f.state = 'holds' and a.answer <> '' and r.on_day between $2 and $3 \
     order by r.citizen, r.on_day, f.respondent, a.item",
);

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
    /// The tag of the language in which the questions were met; empty when it was not noted.
    pub language: String,
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
            language: r.get("language")?,
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
