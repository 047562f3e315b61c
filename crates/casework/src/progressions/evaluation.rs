//! For external evaluators: one row for each answer, under pseudonyms, and a book of what the columns and codes mean.
//! No name, no words, no birth date; the pseudonym is a keyed hash, the same in each export of the same house.

use holdepunkt_rules::{
    Refusal,
    period::{Period, age_on, days_between},
    progression::{Questionnaire, Respondent},
};
use holdepunkt_store::{job_centres, progressions as rows, seal};
use jiff::civil::Date;

use crate::{Action, Context, Error, context::Deed};

/// An answer as it leaves.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EvaluationRow {
    /// Whose, as a pseudonym.
    pub citizen: String,
    /// The round, as a pseudonym.
    pub round: String,
    /// Why it was held.
    pub kind: &'static str,
    /// Days since the citizen's first round among the rows: no calendar day leaves.
    pub day: i64,
    /// Who answered.
    pub respondent: Respondent,
    /// How.
    pub how: &'static str,
    /// The tag of the language in which the questions were met; empty when it was not noted.
    pub language: String,
    /// Questionnaire and version.
    pub questionnaire: String,
    /// After the round's time?
    pub late: bool,
    /// The question.
    pub item: String,
    /// The answer's code.
    pub answer: String,
    /// Minutes a week beside it.
    pub minutes: Option<i64>,
    /// Under 30 on the round's day?
    pub under_30: bool,
    /// Target group.
    pub target_group: String,
}

/// What leaves.
#[derive(Debug, Clone)]
pub struct Evaluation {
    /// The rows.
    pub rows: Vec<EvaluationRow>,
    /// The questionnaires that are in them.
    pub questionnaires: Vec<Questionnaire>,
}

/// Hexadecimal digits of a pseudonym: enough that two never meet.
const DIGITS: usize = 20;

/// Every answer of the rounds between two days, under pseudonyms.
///
/// # Errors
/// As [`Period::new`]; the policy's, or the database's.
pub async fn export(context: &Context, from: Date, until: Date) -> Result<Evaluation, Error> {
    let period = Period::new(from, Some(until))?;
    let mut work = context.begin(Action::ExportAnswers).await?;
    let scope = work.scope;
    let keys = context.house.store.keys().clone();
    let pseudonym = |kind: &str, id: &str| {
        let mut text = seal::hex(&keys.index(&format!("evaluation.{kind}"), id));
        text.truncate(DIGITS);
        text
    };
    let all = rows::each_answer(&mut work.tx, scope, period.from(), until).await?;
    let (mut list, mut begun) = (Vec::with_capacity(all.len()), None);
    for a in all {
        let first = match begun {
            Some((citizen, first)) if citizen == a.citizen => first,
            _ => a.on,
        };
        begun = Some((a.citizen, first));
        list.push(EvaluationRow {
            citizen: pseudonym("citizen", &a.citizen.to_string()),
            round: pseudonym("round", &a.round.to_string()),
            kind: a.kind.code(),
            day: days_between(first, a.on),
            respondent: a.respondent,
            how: a.how.code(),
            language: a.language,
            questionnaire: format!("{} v{}", a.questionnaire, a.version),
            late: a.late,
            item: a.item,
            answer: a.answer,
            minutes: a.minutes,
            under_30: age_on(a.born, a.on) < 30,
            target_group: a.target_group,
        });
    }
    // Sorted by what stands in them, so that the order of the house's own identifiers tells nothing.
    list.sort_by(|a, b| (&a.citizen, a.day, a.respondent, &a.item).cmp(&(&b.citizen, b.day, b.respondent, &b.item)));
    let used = |q: &&Questionnaire| list.iter().any(|r| r.questionnaire == format!("{} v{}", q.code, q.version));
    let questionnaires = context.house.rulebook.questionnaires().iter().filter(used).cloned().collect();
    work.done(Deed::Export, "progression_answers", list.len(), None).await?;
    Ok(Evaluation { rows: list, questionnaires })
}

/// Every version of the questionnaires that answers of a job centre can belong to.
///
/// # Errors
/// The policy's, or the database's.
pub async fn questionnaires(context: &Context) -> Result<Vec<Questionnaire>, Error> {
    let mut work = context.look(Action::ExportAnswers).await?;
    let (scope, today) = (work.scope, work.today());
    let own = job_centres::find_on(&mut work.tx, scope, today).await?.ok_or(Refusal::NotFound)?.municipality;
    let all = context.house.rulebook.questionnaires().iter();
    let asked = |q: &&Questionnaire| q.municipality.as_deref().is_none_or(|m| m == own.as_str());
    Ok(all.filter(asked).cloned().collect())
}
