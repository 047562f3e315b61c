//! Reading one citizen's answers: a line for each domain with the three side by side, the rounds with their facts, the
//! goals.

use std::collections::BTreeMap;

use holdepunkt_rules::{
    Refusal,
    id::*,
    progression::{
        Answer, Given, Item, Questionnaire, Respondent,
        goals::Standing,
        questionnaire::{Domain, root},
        reading::{Moved, moved, talk_about},
    },
    role::Role,
};
use holdepunkt_store::{citizens, mentors, placements, progressions as rows};

use super::{
    Form, RoundRow,
    answer::{ToAnswer, to_answer},
    enter, goals,
};
use crate::{
    Action, Context, Error, Who, Work,
    absences::oneself,
    citizens::{Heading, admit, heading, helper},
    context::Deed,
};

/// A form that was sent, with its answers.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Spoken {
    /// The form.
    pub form: Form,
    /// Its answers.
    pub given: Vec<Given>,
}

/// A round with what was said in it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoundRead {
    /// The round with its facts.
    pub row: RoundRow,
    /// The forms that the reader may read.
    pub spoken: Vec<Spoken>,
}

/// An answer on a line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Point {
    /// Which round, by its place among [`Progress::rounds`].
    pub round: usize,
    /// What was answered.
    pub answer: Answer,
}

/// What one of the three has said about a domain over time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// Who.
    pub respondent: Respondent,
    /// The question as it is asked now.
    pub item: Item,
    /// The answers, in the order of the rounds.
    pub points: Vec<Point>,
    /// From the first number to the latest.
    pub moved: Option<Moved>,
}

impl Line {
    /// What was answered in a round.
    #[must_use]
    pub fn at(&self, round: usize) -> Option<Answer> {
        self.points.iter().find(|p| p.round == round).map(|p| p.answer)
    }

    /// The latest answer.
    #[must_use]
    pub fn latest(&self) -> Option<Answer> {
        self.points.last().map(|p| p.answer)
    }
}

/// A domain with the three side by side.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DomainRead {
    /// The domain.
    pub domain: Domain,
    /// The lines of those who are asked about it: citizen, mentor, employee.
    pub lines: Vec<Line>,
    /// Rounds in which the citizen's own answer is far from another's.
    pub talk: Vec<usize>,
}

/// Everything that can be read of a citizen's progression.
#[derive(Debug, Clone)]
pub struct Progress {
    /// Whose.
    pub heading: Heading,
    /// The rounds in which somebody has answered, the earliest first; and the one just now, with its facts.
    pub rounds: Vec<RoundRead>,
    /// Ours, then the job centre's own, each with its domains; those without any answer are left out.
    pub questionnaires: Vec<(Questionnaire, Vec<DomainRead>)>,
    /// The goals of the latest placement that has an agreement.
    pub goals: Vec<Standing>,
    /// That placement.
    pub placement: Option<PlacementId>,
    /// What the reader is asked just now.
    pub to_answer: Vec<ToAnswer>,
    /// The mentor of the latest round's placement.
    pub mentor: Option<String>,
    /// Who follows up: the citizen's job consultant.
    pub consultant: Option<String>,
}

impl Progress {
    /// The rounds in which the citizen has answered: what a wheel is drawn of.
    #[must_use]
    pub fn own_rounds(&self) -> Vec<usize> {
        let own = |r: &RoundRead| r.spoken.iter().any(|s| s.form.respondent == Respondent::Citizen);
        self.rounds.iter().enumerate().filter(|(_, r)| own(r)).map(|(at, _)| at).collect()
    }
}

/// Opens a citizen's progression: staff and the citizen read everything that was sent; a mentor what they have said
/// themselves in their own placements, and what the citizen has shared with them.
///
/// # Errors
/// [`Refusal::NotFound`], [`Refusal::StateYourReason`]; the policy's, or the database's.
pub async fn of_citizen(context: &Context, citizen: CitizenId) -> Result<Progress, Error> {
    let mut work = context.begin(Action::SeeProgression).await?;
    let relation = admit(&mut work, citizen).await?;
    let heading = heading(&mut work, citizen, relation).await?;
    let progress = read(&mut work, heading).await?;
    work.done(Deed::Read, "progression", citizen, Some(citizen)).await?;
    Ok(progress)
}

/// One's own progression.
///
/// # Errors
/// The policy's, or the database's.
pub async fn of_oneself(context: &Context) -> Result<Progress, Error> {
    let mut work = context.begin(Action::SeeProgression).await?;
    let me = oneself(&mut work).await?;
    let relation = work.relation(me).await?;
    let heading = heading(&mut work, me, relation).await?;
    let progress = read(&mut work, heading).await?;
    work.done(Deed::Read, "progression", me, Some(me)).await?;
    Ok(progress)
}

/// The citizen of a round within reach: for the way from a form to what can be read.
///
/// # Errors
/// [`Refusal::NotFound`]; the policy's, or the database's.
pub async fn citizen_of(context: &Context, round: RoundId) -> Result<CitizenId, Error> {
    let mut work = context.begin(Action::SeeProgression).await?;
    Ok(enter(&mut work, round).await?.round.citizen)
}

async fn read(work: &mut Work, heading: Heading) -> Result<Progress, Error> {
    let (scope, citizen) = (work.scope, heading.id);
    let mentor = match &work.context.who {
        Who::Person(me) if me.role == Role::CompanyMentor => Some(me.mentor.ok_or(Refusal::NotAllowed)?),
        _ => None,
    };
    let placed = placements::of_citizen(&mut work.tx, scope, citizen).await?;
    let theirs = |id: PlacementId| mentor.is_none_or(|m| placed.iter().any(|p| p.id == id && p.mentor == m));
    let mut rounds = spoken(work, citizen).await?;
    rounds.retain(|r| theirs(r.row.round.placement));
    if mentor.is_some() {
        for r in &mut rounds {
            let shared = r.row.shared;
            r.spoken.retain(|s| match s.form.respondent {
                Respondent::Mentor => true,
                Respondent::Citizen => shared,
                Respondent::Employee => false,
            });
        }
    }
    let all = work.context.house.rulebook.questionnaires();
    let questionnaires = latest(all, &rounds).into_iter().map(|q| (q.clone(), domains(all, q, &rounds))).collect();
    let (mut standing, mut at) = (Vec::new(), None);
    for p in placed.iter().rev().filter(|p| theirs(p.id)) {
        standing = goals::of_placement(work, p.id).await?;
        if !standing.is_empty() {
            at = Some(p.id);
            break;
        }
    }
    let role = work.context.who.role();
    let to_answer = match role.and_then(super::respondent_of) {
        Some(respondent) => {
            let mut list = to_answer(work, citizen, respondent, None).await?;
            list.retain(|t| theirs(t.row.round.placement));
            list
        }
        None => Vec::new(),
    };
    let latest = rounds.last().map(|r| r.row.round.placement);
    let with = placed.iter().find(|p| Some(p.id) == latest).or(placed.last()).map(|p| p.mentor);
    let mentor = match with {
        Some(mentor) => mentors::find(&mut work.tx, scope, mentor).await?.map(|m| m.name),
        None => None,
    };
    let people = citizens::find(&mut work.tx, scope, citizen).await?.and_then(|c| c.consultant);
    let consultant = helper(work, people).await?.map(|h| h.employee.name);
    Ok(Progress { heading, rounds, questionnaires, goals: standing, placement: at, to_answer, mentor, consultant })
}

/// The rounds in which somebody has answered, with what was said.
async fn spoken(work: &mut Work, citizen: CitizenId) -> Result<Vec<RoundRead>, Error> {
    let (scope, keys) = (work.scope, work.context.house.store.keys().clone());
    let rounds = rows::of_citizen(&mut work.tx, scope, citizen).await?;
    let forms = rows::forms_of_citizen(&mut work.tx, scope, citizen).await?;
    let mut given: BTreeMap<String, Vec<Given>> = BTreeMap::new();
    for (form, said) in rows::answers_of_citizen(&mut work.tx, scope, &keys, citizen).await? {
        given.entry(form.to_string()).or_default().push(said);
    }
    let mut list: Vec<RoundRead> = rounds.into_iter().map(|row| RoundRead { row, spoken: Vec::new() }).collect();
    for form in forms {
        let Some(round) = list.iter_mut().find(|r| r.row.round.id == form.round) else { continue };
        let given = given.remove(&form.id.to_string()).unwrap_or_default();
        round.spoken.push(Spoken { form, given });
    }
    list.retain(|r| !r.spoken.is_empty());
    Ok(list)
}

/// The latest version of each questionnaire that somebody answered, in the rulebook's order.
fn latest<'q>(all: &'q [Questionnaire], rounds: &[RoundRead]) -> Vec<&'q Questionnaire> {
    let mut latest: Vec<&Questionnaire> = Vec::new();
    for q in all {
        let said = |s: &Spoken| s.form.questionnaire == q.code && s.form.questionnaire_version == q.version;
        if !rounds.iter().any(|r| r.spoken.iter().any(said)) {
            continue;
        }
        latest.retain(|l| l.code != q.code);
        latest.push(q);
    }
    latest.sort_by_key(|q| q.municipality.is_some());
    latest
}

/// A questionnaire's domains with what was said about each. Answers to an earlier version are on the line where the
/// question is said to be the same, and only there.
fn domains(all: &[Questionnaire], q: &Questionnaire, rounds: &[RoundRead]) -> Vec<DomainRead> {
    let line = |respondent: Respondent, item: &Item| {
        let name = root(all, &q.code, q.version, &item.id);
        let mut points = Vec::new();
        for (at, round) in rounds.iter().enumerate() {
            let of = round.spoken.iter().filter(|s| s.form.respondent == respondent);
            let said = of.flat_map(|s| s.given.iter().map(move |g| (&s.form, g)));
            let same = |(form, given): &(&Form, &Given)| {
                root(all, &form.questionnaire, form.questionnaire_version, &given.item) == name
            };
            let answer = said.filter(same).find_map(|(_, given)| given.on_scale());
            points.extend(answer.map(|answer| Point { round: at, answer }));
        }
        let numbers: Vec<Answer> = points.iter().map(|p| p.answer).filter(|a| a.value().is_some()).collect();
        let change = match numbers.as_slice() {
            [first, .., latest] => moved(*first, *latest),
            _ => None,
        };
        Line { respondent, item: item.clone(), points, moved: change }
    };
    let mut list = Vec::new();
    for domain in &q.domains {
        let lines: Vec<Line> = Respondent::ALL
            .iter()
            .flat_map(|r| {
                q.drawn(*r).filter(|i| i.domain.as_deref() == Some(domain.code.as_str())).map(|i| line(*r, i))
            })
            .filter(|l| !l.points.is_empty())
            .collect();
        if lines.is_empty() {
            continue;
        }
        let apart = |at: &usize| {
            let said: Vec<_> = lines.iter().filter_map(|l| l.at(*at).map(|a| (l.respondent, a))).collect();
            talk_about(&said)
        };
        let talk = (0..rounds.len()).filter(apart).collect();
        list.push(DomainRead { domain: domain.clone(), lines, talk });
    }
    list
}
