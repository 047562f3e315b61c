//! Progression: rounds of questions in a course, the three who answer them, and what can be read of it: for one
//! citizen, and for many. An answer is never a ground for a sanction, and never averaged over the three.

pub mod answer;
pub mod board;
pub mod evaluation;
pub mod goals;
pub mod many;
pub mod reading;
pub mod release;
pub mod rounds;
pub(crate) mod sound;

use holdepunkt_rules::{
    Refusal,
    id::*,
    progression::{FormState, Questionnaire, Respondent, Rhythm, Round},
    role::Role,
};
use holdepunkt_store::{Tx, job_centres, placements, progressions as rows};
use jiff::civil::Date;

use crate::{Context, Error, Rulebook, Who, Work, citizens::admit};

pub use holdepunkt_store::progressions::{Form, RoundFacts, RoundRow};

/// As whom somebody answers when they answer for themselves.
#[must_use]
pub fn respondent_of(role: Role) -> Option<Respondent> {
    match role {
        Role::Citizen => Some(Respondent::Citizen),
        Role::CompanyMentor => Some(Respondent::Mentor),
        Role::JobConsultant | Role::Caseworker => Some(Respondent::Employee),
        _ => None,
    }
}

/// Today's rhythm.
pub(crate) fn rhythm(context: &Context) -> Result<Rhythm, Error> {
    Ok(Rhythm::on(context.house.rulebook.progression(), context.today)?)
}

/// A round of a citizen within reach. A mentor reaches the rounds of their own placements only.
async fn enter(work: &mut Work, id: RoundId) -> Result<RoundRow, Error> {
    let row = rows::find_round(&mut work.tx, work.scope, id).await?.ok_or(Refusal::NotFound)?;
    admit(work, row.round.citizen).await?;
    if let Who::Person(me) = &work.context.who
        && me.role == Role::CompanyMentor
    {
        let mentor = me.mentor;
        let placement = placements::find(&mut work.tx, work.scope, row.round.placement).await?;
        if placement.map(|p| p.mentor) != mentor {
            return Err(Refusal::NotFound.into());
        }
    }
    Ok(row)
}

/// The questionnaires that a job centre asks on a day: ours first, then its own.
pub(crate) async fn asked(work: &mut Work, on: Date) -> Result<Vec<Questionnaire>, Error> {
    let house = work.context.house.clone();
    asked_on(&house.rulebook, &mut work.tx, work.scope, on).await
}

async fn asked_on(rulebook: &Rulebook, tx: &mut Tx, scope: JobCentreId, on: Date) -> Result<Vec<Questionnaire>, Error> {
    let job_centre = job_centres::find_on(tx, scope, on).await?.ok_or(Refusal::NotFound)?;
    Ok(rulebook.questionnaires_of(job_centre.municipality.as_str(), on).into_iter().cloned().collect())
}

/// The questionnaires of which something is asked of somebody in a round: ours first, then the job centre's own.
pub(crate) async fn asked_of(
    rulebook: &Rulebook,
    tx: &mut Tx,
    scope: JobCentreId,
    round: &Round,
    respondent: Respondent,
) -> Result<Vec<Questionnaire>, Error> {
    let mut asked = asked_on(rulebook, tx, scope, round.on).await?;
    asked.retain(|q| asks(q, round, respondent));
    Ok(asked)
}

/// Those of them that they have not sent.
pub(crate) async fn unanswered(
    rulebook: &Rulebook,
    tx: &mut Tx,
    scope: JobCentreId,
    round: &Round,
    respondent: Respondent,
) -> Result<Vec<Questionnaire>, Error> {
    let mut asked = asked_of(rulebook, tx, scope, round, respondent).await?;
    let forms = rows::forms_of_round(tx, scope, round.id).await?;
    let sent = |code: &str| {
        let mine = forms.iter().filter(|f| f.respondent == respondent && f.questionnaire == code);
        mine.into_iter().any(|f| f.state == FormState::Holds)
    };
    asked.retain(|q| !sent(&q.code));
    Ok(asked)
}

/// Is anything of a questionnaire asked of somebody in a round?
fn asks(questionnaire: &Questionnaire, round: &Round, respondent: Respondent) -> bool {
    round.kind.asks().contains(&respondent) && questionnaire.asked(respondent, round.kind.is_short()).next().is_some()
}
