//! 13 weeks after a course: what came of it. Asked once, of the citizen's job consultant; where there are
//! paid hours they are found and offered as the answer.

use holdepunkt_rules::{
    Refusal,
    hours::WeeklyHours,
    id::*,
    paid_hours::{Aftermath, AftermathOutcome, AnswerSource, Found, accept_aftermath, found_after},
    period::{days_between, plus_days},
    placement::{Placement, PlacementState},
};
use holdepunkt_store::{aftermath as rows, citizens, paid_hours, placements};
use jiff::civil::Date;

use crate::{Action, Context, Error, Work, citizens::admit, context::Deed};

/// A course about which it is asked what came of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    /// Its last placement.
    pub placement: PlacementId,
    /// The citizen.
    pub citizen: CitizenId,
    /// The citizen's name.
    pub name: String,
    /// The centre's name.
    pub centre_name: String,
    /// The last day.
    pub until: Date,
    /// Since when it is asked.
    pub since: Date,
    /// The paid hours of the weeks after, if there are any.
    pub found: Option<Found>,
}

/// The questions that wait for the consultant who asks, the oldest first.
///
/// # Errors
/// [`Refusal::NotAllowed`], or the database's.
pub async fn questions(context: &Context) -> Result<Vec<Question>, Error> {
    let mut work = context.begin(Action::AnswerAftermath).await?;
    let me = work.employee()?;
    let today = context.today;
    let terms = context.house.rulebook.course_terms(today)?;
    let first = plus_days(today, -terms.aftermath_until_weeks * 7);
    let last = plus_days(today, -terms.aftermath_weeks * 7);
    let mut questions = Vec::new();
    for due in rows::due(&mut work.tx, work.scope, me, first, last).await? {
        // What went on within the four weeks was no end.
        if due.next_from.is_some_and(|next| days_between(due.until, next) <= terms.resume_within_days) {
            continue;
        }
        let hours = paid_hours::of_citizen(&mut work.tx, work.scope, due.citizen).await?;
        questions.push(Question {
            placement: due.placement,
            citizen: due.citizen,
            name: due.name,
            centre_name: due.centre_name,
            until: due.until,
            since: plus_days(due.until, terms.aftermath_weeks * 7),
            found: found_after(&hours, due.until, terms.aftermath_weeks, terms.result_hours),
        });
    }
    if questions.is_empty() {
        return Ok(questions);
    }
    work.done(Deed::Read, "aftermath", today, None).await?;
    Ok(questions)
}

/// The question about one placement.
///
/// # Errors
/// [`Refusal::NotFound`]; [`Refusal::AskedLater`], [`Refusal::AnsweredAlready`].
pub async fn question(context: &Context, id: PlacementId) -> Result<Question, Error> {
    let mut work = context.begin(Action::AnswerAftermath).await?;
    let (placement, until) = asked(&mut work, id).await?;
    let terms = context.house.rulebook.course_terms(context.today)?;
    let relation = admit(&mut work, placement.citizen).await?;
    let citizen = citizens::find(&mut work.tx, work.scope, placement.citizen).await?.ok_or(Refusal::NotFound)?;
    let hidden = citizen.protected && !crate::citizens::sees_protected(work.reach, &relation);
    let hours = paid_hours::of_citizen(&mut work.tx, work.scope, placement.citizen).await?;
    let (placed, _) = crate::citizens::placed_at(&mut work, placement).await?;
    let question = Question {
        placement: id,
        citizen: citizen.id,
        name: if hidden { String::new() } else { citizen.name },
        centre_name: placed.centre_name,
        until,
        since: plus_days(until, terms.aftermath_weeks * 7),
        found: found_after(&hours, until, terms.aftermath_weeks, terms.result_hours),
    };
    work.done(Deed::Read, "aftermath", id, Some(question.citizen)).await?;
    Ok(question)
}

/// An ended placement of a course that can be answered about, with its last day.
async fn asked(work: &mut Work, id: PlacementId) -> Result<(Placement, Date), Error> {
    let placement = placements::find(&mut work.tx, work.scope, id).await?.ok_or(Refusal::NotFound)?;
    admit(work, placement.citizen).await?;
    let ended = placement.state == PlacementState::Ended && placement.kind.is_course();
    let until = placement.period.until().filter(|_| ended).ok_or(Refusal::NotFound)?;
    if let Some(answer) = rows::find(&mut work.tx, work.scope, id).await? {
        return Err(Refusal::AnsweredAlready { on: answer.answered_on }.into());
    }
    Ok((placement, until))
}

/// What somebody answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewAnswer {
    /// What came of it.
    pub outcome: AftermathOutcome,
    /// Hours a week, if it is a job.
    pub hours: Option<WeeklyHours>,
    /// Where; may be empty.
    pub place_name: String,
    /// Taken from the paid hours as they were shown.
    pub found: bool,
}

/// Answers what came of a course, once.
///
/// # Errors
/// As [`accept_aftermath`]; [`Refusal::AnsweredAlready`]; [`Refusal::NotFound`].
pub async fn answer(context: &Context, id: PlacementId, new: NewAnswer) -> Result<CitizenId, Error> {
    let mut work = context.begin(Action::AnswerAftermath).await?;
    let (placement, until) = asked(&mut work, id).await?;
    let terms = context.house.rulebook.course_terms(context.today)?;
    let source = if new.found { AnswerSource::Hours } else { AnswerSource::Asked };
    let answer = Aftermath {
        placement: id,
        answered_on: context.today,
        answered_by: work.context.who.employee(),
        source,
        outcome: new.outcome,
        hours: new.hours,
        place_name: new.place_name,
    };
    accept_aftermath(&answer, until, terms.aftermath_weeks, context.today)?;
    rows::insert(&mut work.tx, work.scope, &answer).await?;
    work.done(Deed::Register, "aftermath", id, Some(placement.citizen)).await?;
    Ok(placement.citizen)
}
