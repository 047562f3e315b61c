//! Where each stood at the zero point and where they stand now: what many are counted from.

use std::collections::BTreeMap;

use holdepunkt_rules::{
    centre::CooperationModel,
    codes::Code,
    id::*,
    placement::Outcome,
    progression::{Answer, RoundKind, pairs::Pair, release::ReleaseTable},
};
use jiff::civil::Date;

use crate::{Identity, Row, Scoped, StoreError, Tx, values};

const CLEAR: Scoped = Scoped::new("delete from progression_pair where job_centre = $1 and citizen = $2");
const INSERT: Scoped = Scoped::new(
    "insert into progression_pair (job_centre, citizen, item, first_answer, latest_answer, on_day, target_group, \
     under_30, model, weeks, placement) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
);
const OF_CITIZEN: Scoped = Scoped::new(
    "select item, first_answer, latest_answer, on_day from progression_pair where job_centre = $1 and citizen = $2 \
     order by item",
);
const WHOLE: Scoped = Scoped::new(
    "select item, first_answer, latest_answer, '' as grouped, count(*) as n from progression_pair \
     where job_centre = $1 group by item, first_answer, latest_answer",
);
/// The pairs counted by one of what they are grouped by: of a question in a job centre, and of all in every one.
macro_rules! counted {
    ($($scoped:ident, $all:ident: $group:literal;)+) => {
        $(
            const $scoped: Scoped = Scoped::new(concat!(
                "select item, first_answer, latest_answer, ", $group, " as grouped, count(*) as n from progression_pair ",
                "where job_centre = $1 and item = $2 group by item, first_answer, latest_answer, ", $group
            ));
            const $all: Identity = Identity::new(concat!(
                "select item, first_answer, latest_answer, ", $group, " as grouped, count(*) as n from progression_pair ",
                "group by item, first_answer, latest_answer, ", $group
            ));
        )+
    };
}
counted! {
    BY_GROUP, BY_GROUP_ALL: "target_group";
    BY_AGE, BY_AGE_ALL: "case when under_30 then 'under_30' else 'from_30' end";
    BY_MODEL, BY_MODEL_ALL: "model";
    BY_WEEKS, BY_WEEKS_ALL: "cast(weeks as text)";
}
const WHOLE_ALL: Identity = Identity::new(
    "select item, first_answer, latest_answer, '' as grouped, count(*) as n from progression_pair \
     group by item, first_answer, latest_answer",
);
const OUTCOMES: Scoped = Scoped::new(
    "select q.first_answer, q.latest_answer, p.outcome, count(*) as n from progression_pair q \
     join placement p on p.id = q.placement \
     where q.job_centre = $1 and q.item = $2 and p.job_centre = $1 and p.state = 'ended' \
     group by q.first_answer, q.latest_answer, p.outcome",
);
const OUTCOMES_ALL: Identity = Identity::new(
    "select q.item, q.first_answer, q.latest_answer, coalesce(p.outcome, '') as grouped, count(*) as n \
     from progression_pair q join placement p on p.id = q.placement where p.state = 'ended' \
     group by q.item, q.first_answer, q.latest_answer, p.outcome",
);
const EVERY: Scoped = Scoped::new(
    "select citizen, item, first_answer, latest_answer, on_day from progression_pair where job_centre = $1",
);
const SAID: Scoped = Scoped::new(
    "select r.citizen, r.on_day, r.kind, f.questionnaire, f.questionnaire_version, a.item, a.answer \
     from progression_round r join progression_form f on f.round = r.id join progression_answer a on a.form = f.id \
     where r.job_centre = $1 and f.state = 'holds' and a.answer <> ''",
);

/// Every statement here, for the test that prepares them on both engines.
pub const STATEMENTS: &[&str] = &[
    CLEAR.text(),
    INSERT.text(),
    OF_CITIZEN.text(),
    WHOLE.text(),
    WHOLE_ALL.text(),
    BY_GROUP.text(),
    BY_GROUP_ALL.text(),
    BY_AGE.text(),
    BY_AGE_ALL.text(),
    BY_MODEL.text(),
    BY_MODEL_ALL.text(),
    BY_WEEKS.text(),
    BY_WEEKS_ALL.text(),
    OUTCOMES.text(),
    OUTCOMES_ALL.text(),
    EVERY.text(),
    SAID.text(),
];

/// What a citizen is grouped by.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Grouped {
    /// The target group when the course began.
    pub target_group: Code,
    /// Under 30 when it began?
    pub under_30: bool,
    /// The centre's model.
    pub model: CooperationModel,
    /// Weeks in the course when the latest answer was given: the first week of the band (0, 13, 26, 52).
    pub weeks: i64,
}

/// A citizen's pairs, with what they are grouped by.
#[derive(Debug, Clone)]
pub struct Standing {
    /// Whose.
    pub citizen: CitizenId,
    /// The placement of the latest round.
    pub placement: PlacementId,
    /// What they are grouped by.
    pub grouped: Grouped,
    /// The pairs, by question.
    pub pairs: BTreeMap<String, Pair>,
}

/// By what many are told apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum By {
    /// The target group when the course began.
    TargetGroup,
    /// Under 30 when it began, or not.
    Age,
    /// The centre's model.
    Model,
    /// Weeks in the course when the latest answer was given.
    Weeks,
}

impl By {
    /// Each.
    pub const ALL: [Self; 4] = [Self::TargetGroup, Self::Age, Self::Model, Self::Weeks];

    /// As it stands in an address.
    #[must_use]
    pub fn code(self) -> &'static str {
        match self {
            Self::TargetGroup => "target_group",
            Self::Age => "age",
            Self::Model => "model",
            Self::Weeks => "weeks",
        }
    }

    /// The table of a release that tells people apart so.
    #[must_use]
    pub fn table(self) -> ReleaseTable {
        match self {
            Self::TargetGroup => ReleaseTable::TargetGroup,
            Self::Age => ReleaseTable::Age,
            Self::Model => ReleaseTable::Model,
            Self::Weeks => ReleaseTable::Weeks,
        }
    }
}

/// What somebody answered on the scale or beside it, as it stands among the answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Said {
    /// Who it is about.
    pub citizen: CitizenId,
    /// The round's day.
    pub on: Date,
    /// Why the round was held.
    pub kind: RoundKind,
    /// The questionnaire.
    pub questionnaire: String,
    /// Its version.
    pub version: i64,
    /// The question.
    pub item: String,
    /// The answer's code.
    pub answer: String,
}

/// How many have the same two answers to a question and are grouped alike.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counted {
    /// The question.
    pub item: String,
    /// The answer at the zero point.
    pub first: Option<Answer>,
    /// The latest after it.
    pub latest: Option<Answer>,
    /// The group, as its code; empty of everybody.
    pub group: String,
    /// How many.
    pub n: u64,
}

/// How many have the same two answers to a question, and what came of their course.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Became {
    /// The answer at the zero point.
    pub first: Option<Answer>,
    /// The latest after it.
    pub latest: Option<Answer>,
    /// The outcome, as it was noted at the end.
    pub outcome: Option<Outcome>,
    /// How many.
    pub n: u64,
}

fn code(answer: Option<Answer>) -> String {
    answer.map(Answer::code).unwrap_or_default()
}

fn answer(r: &Row, column: &str) -> Result<Option<Answer>, StoreError> {
    match r.get::<String>(column)?.as_str() {
        "" => Ok(None),
        text => Answer::parse(text)
            .map(Some)
            .map_err(|_| StoreError::Unreadable { column: column.to_owned(), why: "not on the scale".to_owned() }),
    }
}

fn n(r: &Row) -> Result<u64, StoreError> {
    Ok(r.get::<i64>("n")?.unsigned_abs())
}

fn read_counted(r: &Row) -> Result<Counted, StoreError> {
    Ok(Counted {
        item: r.get("item")?,
        first: answer(r, "first_answer")?,
        latest: answer(r, "latest_answer")?,
        group: r.get("grouped")?,
        n: n(r)?,
    })
}

fn read_became(r: &Row) -> Result<Became, StoreError> {
    Ok(Became {
        first: answer(r, "first_answer")?,
        latest: answer(r, "latest_answer")?,
        outcome: r.get("outcome")?,
        n: n(r)?,
    })
}

/// Writes a citizen's pairs anew.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn replace(tx: &mut Tx, scope: JobCentreId, standing: &Standing) -> Result<(), StoreError> {
    clear(tx, scope, standing.citizen).await?;
    let g = &standing.grouped;
    for (item, pair) in &standing.pairs {
        let values = values![
            standing.citizen,
            item,
            code(pair.first),
            code(pair.latest),
            pair.on,
            &g.target_group,
            g.under_30,
            g.model,
            g.weeks,
            standing.placement,
        ];
        tx.run(INSERT.within(scope, values)).await?;
    }
    Ok(())
}

/// Takes a citizen's pairs away.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn clear(tx: &mut Tx, scope: JobCentreId, citizen: CitizenId) -> Result<(), StoreError> {
    tx.run(CLEAR.within(scope, values![citizen])).await?;
    Ok(())
}

fn read_pair(r: &Row) -> Result<(String, Pair), StoreError> {
    let pair =
        Pair { first: answer(r, "first_answer")?, latest: answer(r, "latest_answer")?, on: r.get::<Date>("on_day")? };
    Ok((r.get("item")?, pair))
}

/// A citizen's pairs.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn of_citizen(
    tx: &mut Tx,
    scope: JobCentreId,
    citizen: CitizenId,
) -> Result<BTreeMap<String, Pair>, StoreError> {
    Ok(tx.all(OF_CITIZEN.within(scope, values![citizen]), read_pair).await?.into_iter().collect())
}

/// Everybody's pairs in a job centre, in no order.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn every(tx: &mut Tx, scope: JobCentreId) -> Result<Vec<(CitizenId, String, Pair)>, StoreError> {
    let read = |r: &Row| {
        let (item, pair) = read_pair(r)?;
        Ok((r.get("citizen")?, item, pair))
    };
    tx.all(EVERY.within(scope, values![]), read).await
}

/// Every answer in a job centre that holds, in no order: what pairs are made of.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn every_answer(tx: &mut Tx, scope: JobCentreId) -> Result<Vec<Said>, StoreError> {
    let read = |r: &Row| {
        Ok(Said {
            citizen: r.get("citizen")?,
            on: r.get("on_day")?,
            kind: r.get("kind")?,
            questionnaire: r.get("questionnaire")?,
            version: r.get("questionnaire_version")?,
            item: r.get("item")?,
            answer: r.get("answer")?,
        })
    };
    tx.all(SAID.within(scope, values![]), read).await
}

/// The pairs of a job centre, counted.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn count(tx: &mut Tx, scope: JobCentreId) -> Result<Vec<Counted>, StoreError> {
    tx.all(WHOLE.within(scope, values![]), read_counted).await
}

/// The pairs of a question in a job centre, counted by group.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn count_by(tx: &mut Tx, scope: JobCentreId, item: &str, by: By) -> Result<Vec<Counted>, StoreError> {
    let statement = match by {
        By::TargetGroup => BY_GROUP,
        By::Age => BY_AGE,
        By::Model => BY_MODEL,
        By::Weeks => BY_WEEKS,
    };
    tx.all(statement.within(scope, values![item]), read_counted).await
}

/// What came of the courses that are over, by the answers to a question, in a job centre.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn outcomes(tx: &mut Tx, scope: JobCentreId, item: &str) -> Result<Vec<Became>, StoreError> {
    tx.all(OUTCOMES.within(scope, values![item]), read_became).await
}

/// The pairs of every question and job centre, counted for a table of a release. Of outcomes the group is the outcome's
/// code, and empty where none was noted.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn count_all(tx: &mut Tx, table: ReleaseTable) -> Result<Vec<Counted>, StoreError> {
    let statement = match table {
        ReleaseTable::Whole => WHOLE_ALL,
        ReleaseTable::TargetGroup => BY_GROUP_ALL,
        ReleaseTable::Age => BY_AGE_ALL,
        ReleaseTable::Model => BY_MODEL_ALL,
        ReleaseTable::Weeks => BY_WEEKS_ALL,
        ReleaseTable::Outcome => OUTCOMES_ALL,
    };
    tx.all(statement.bound(values![]), read_counted).await
}
