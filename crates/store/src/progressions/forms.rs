//! Forms: what one of the three answers in a round, from the draft to the one that corrects it.

use holdepunkt_rules::{
    id::*,
    progression::{AnsweredBy, FormState, Respondent, RoundKind},
};
use jiff::{Timestamp, civil::Date};

use crate::{Row, Scoped, StoreError, Tx, values};

pub(super) const INSERT_FORM: Scoped = Scoped::new(
    "insert into progression_form (job_centre, id, round, respondent, questionnaire, questionnaire_version, how, \
     language, state, account, begun_at, sent_on, late, corrects, version) \
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, 1)",
);
pub(super) const UPDATE_FORM: Scoped = Scoped::new(
    "update progression_form set how = $3, state = $4, account = $5, sent_on = $6, late = $7, language = $8, \
     version = version + 1 where job_centre = $1 and id = $2 and version = $9 and state = 'draft'",
);
pub(super) const REPLACE_FORM: Scoped = Scoped::new(
    "update progression_form set state = 'replaced', version = version + 1 where job_centre = $1 and id = $2 \
     and state = 'holds'",
);
pub(super) const FORMS_OF_ROUND: Scoped = Scoped::new(
    "select * from progression_form where job_centre = $1 and round = $2 and state <> 'replaced' \
     order by respondent, questionnaire, state",
);
pub(super) const FORMS_OF_CITIZEN: Scoped = Scoped::new(
    "select f.* from progression_form f join progression_round r on r.id = f.round \
     where f.job_centre = $1 and r.citizen = $2 and f.state = 'holds' order by r.on_day, f.respondent, f.questionnaire",
);
pub(super) const HAS_SENT: Scoped = Scoped::new(
    "select count(*) as n from progression_form where job_centre = $1 and round = $2 and respondent = $3 \
     and state = 'holds'",
);
pub(super) const SENT_BETWEEN: Scoped = Scoped::new(
    "select f.round, f.respondent, f.questionnaire, f.late from progression_form f \
     join progression_round r on r.id = f.round \
     where f.job_centre = $1 and f.state = 'holds' and r.on_day between $2 and $3",
);
pub(super) const ANSWERED: Scoped = Scoped::new(
    "select r.kind, f.respondent, f.late, count(*) as n from progression_round r \
     join progression_form f on f.round = r.id \
     where r.job_centre = $1 and r.on_day between $2 and $3 \
     and f.job_centre = $1 and f.questionnaire = $4 and f.state = 'holds' \
     group by r.kind, f.respondent, f.late",
);

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
    /// The tag of the language in which the questions were met; empty when it was not noted.
    pub language: String,
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

fn read_form(r: &Row) -> Result<Form, StoreError> {
    Ok(Form {
        id: r.get("id")?,
        round: r.get("round")?,
        respondent: r.get("respondent")?,
        questionnaire: r.get("questionnaire")?,
        questionnaire_version: r.get("questionnaire_version")?,
        how: r.get("how")?,
        language: r.get("language")?,
        state: r.get("state")?,
        account: r.get("account")?,
        begun_at: r.get("begun_at")?,
        sent_on: r.get("sent_on")?,
        late: r.get("late")?,
        corrects: r.get("corrects")?,
        version: r.get("version")?,
    })
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
        &f.language,
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
    let values = values![f.id, f.how, f.state, f.account, f.sent_on, f.late, &f.language, f.version];
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
