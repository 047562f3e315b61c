//! The pairs that many are counted from say what the answers say.

use std::collections::{BTreeMap, HashMap};

use holdepunkt_rules::{
    id::*,
    progression::{
        Answer, Questionnaire,
        pairs::{Dated, Pair, pairs},
        questionnaire::root,
    },
};
use holdepunkt_store::{Tx, progression_pairs as rows};

use crate::Error;

/// The citizens of a job centre whose pairs are not what follows from their answers.
///
/// # Errors
/// The database's.
pub(crate) async fn unsound(
    tx: &mut Tx,
    scope: JobCentreId,
    questionnaires: &[Questionnaire],
) -> Result<Vec<CitizenId>, Error> {
    let mut said: HashMap<CitizenId, Vec<Dated>> = HashMap::new();
    for s in rows::every_answer(tx, scope).await? {
        let Ok(answer) = Answer::parse(&s.answer) else { continue };
        let item = root(questionnaires, &s.questionnaire, s.version, &s.item);
        said.entry(s.citizen).or_default().push(Dated { on: s.on, kind: s.kind, item, answer });
    }
    let mut kept: HashMap<CitizenId, BTreeMap<String, Pair>> = HashMap::new();
    for (citizen, item, pair) in rows::every(tx, scope).await? {
        kept.entry(citizen).or_default().insert(item, pair);
    }
    let mut wrong = Vec::new();
    for (citizen, dated) in said {
        if pairs(&dated) != kept.remove(&citizen).unwrap_or_default() {
            wrong.push(citizen);
        }
    }
    wrong.extend(kept.into_keys());
    Ok(wrong)
}
