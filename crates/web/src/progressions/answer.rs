//! Answering: one question at a time or all on a page. Each step keeps what was answered; nothing is demanded until it
//! is sent. The former score is never shown to somebody who answers anew.

use askama::Template;
use axum::{
    extract::{Path, Query},
    response::{IntoResponse, Redirect, Response},
};
use holdepunkt_casework::progressions::{
    answer::{self, Filled, FormPage},
    reading,
};
use holdepunkt_rules::{
    Refusal, Refused,
    hours::WeeklyHours,
    id::RoundId,
    progression::{
        AnsweredBy, Given, Item, ItemKind, Respondent,
        given::{accept_given, missing},
    },
    role::Role,
};
use holdepunkt_wording::Argument;
use serde::Deserialize;

use super::{
    ladder::{Said, question},
    words::{of_path, round_name},
};
use crate::{
    citizens::look::{first_name, name_or_protected},
    desk::Desk,
    failure::{Failure, html, html_refused},
    form::{Fields, refused},
    markup::Markup,
    page::Page,
};

/// Which questionnaire, which question, or all of them.
#[derive(Debug, Default, Deserialize)]
pub struct Asked {
    /// The questionnaire's code.
    q: Option<String>,
    /// The question to show, from 1.
    at: Option<usize>,
    /// All on one page?
    all: Option<String>,
}

/// A step on the way through the questions.
struct Step {
    done: bool,
    here: bool,
}

#[derive(Template)]
#[template(path = "progressions/form.html")]
struct FormOf {
    p: Page,
    kicker: String,
    heading: String,
    lead: String,
    /// Does somebody answer for themselves? Else there is a choice how.
    oneself: bool,
    how: String,
    code: String,
    version: i64,
    questions: Vec<Markup>,
    /// One at a time: the steps, and where one is.
    steps: Vec<Step>,
    at: usize,
    all: bool,
    action: String,
    error: Option<String>,
    faults: Vec<(String, String)>,
    sees: String,
    corrects: bool,
    /// Whom one can ask to answer together with: name and telephone.
    together: Option<(String, String)>,
    others: Vec<(String, String)>,
}

impl FormOf {
    fn is_last(&self) -> bool {
        self.at >= self.steps.len()
    }

    fn one_at_a_time(&self) -> bool {
        !self.steps.is_empty()
    }

    fn is_how(&self, how: &str) -> bool {
        self.how == how
    }
}

/// What is shown again with what was typed.
struct Typed<'f> {
    fields: &'f Fields,
    refused: &'f [Refused],
    /// Questions with what is wrong about each.
    faults: Vec<(String, Refusal)>,
}

fn minutes_words(f: &FormPage) -> &'static str {
    match (f.respondent, f.short) {
        (_, true) => "progression-under-a-minute",
        (Respondent::Citizen, _) => "progression-six-minutes",
        _ => "progression-few-minutes",
    }
}

fn sees(desk: &Desk, f: &FormPage) -> String {
    let words = desk.words;
    let name = |h: &Option<holdepunkt_casework::citizens::Helper>| {
        h.as_ref().map(|h| first_name(words, &h.employee.name)).unwrap_or_default()
    };
    let (consultant, caseworker) = (name(&f.consultant), name(&f.caseworker));
    let who = match (consultant.is_empty(), consultant == caseworker) {
        (true, _) => caseworker,
        (_, true) => consultant,
        _ => words.say_with("progression-two", &[("one", consultant.into()), ("two", caseworker.into())]),
    };
    let mentor = f.placed.mentor.as_ref().map(|m| first_name(words, &m.name)).unwrap_or_default();
    let key = match f.respondent {
        Respondent::Citizen => "progression-sees-citizen",
        Respondent::Mentor => "progression-sees-mentor",
        Respondent::Employee => "progression-sees-employee",
    };
    let citizen = first_name(words, &f.name);
    words.say_with(key, &[("who", who.into()), ("mentor", mentor.into()), ("name", citizen.into())])
}

/// One at a time is the citizen's way; who has few questions, or answers about others, has all of them at once.
fn begins_with_all(f: &FormPage) -> bool {
    f.respondent != Respondent::Citizen || !f.oneself
}

fn action(f: &FormPage) -> String {
    format!("/rounds/{}/{}", f.row.round.id, f.respondent)
}

fn render(desk: &Desk, f: &FormPage, asked: &Asked, typed: Option<&Typed<'_>>) -> FormOf {
    let words = desk.words;
    let items: Vec<&Item> = f.questionnaire.asked(f.respondent, f.short).collect();
    let all = asked.all.is_some() || begins_with_all(f);
    let at = match asked.at {
        Some(at) => at.clamp(1, items.len()),
        None => items.iter().position(|i| !f.given.iter().any(|g| g.item == i.id)).map_or(1, |n| n + 1),
    };
    let fault = |id: &str| {
        let typed = typed?;
        let (_, refusal) = typed.faults.iter().find(|(item, _)| item == id)?;
        Some(words.refusal(refusal))
    };
    let show = |(n, item): (usize, &&Item)| {
        let said = match typed {
            Some(t) => Said::typed(t.fields, &item.id),
            None => Said::of(words, f.given.iter().find(|g| g.item == item.id)),
        };
        question(words, item, (n + 1, items.len()), &said, fault(&item.id))
    };
    let shown: Vec<Markup> = items.iter().enumerate().filter(|(n, _)| all || n + 1 == at).map(show).collect();
    let steps =
        items.iter().enumerate().map(|(n, i)| Step { done: f.given.iter().any(|g| g.item == i.id), here: n + 1 == at });
    let name = name_or_protected(words, &f.name);
    let count = Argument::from(items.len() as i64);
    let heading = match (f.respondent, f.oneself) {
        (Respondent::Citizen, true) => words.say("progression-mine"),
        (_, _) => words.say_with("progression-about", &[("count", count), ("name", first_name(words, &f.name).into())]),
    };
    let lead = match f.respondent {
        Respondent::Citizen => words.say("progression-lead-citizen"),
        Respondent::Mentor => words.say("progression-lead-mentor"),
        Respondent::Employee => words.say("progression-lead-employee"),
    };
    let p = match desk.shell.role {
        Role::Citizen => desk.page().under_key("/me", "nav-own"),
        Role::CompanyMentor if desk.context.known_phone => desk.page(),
        Role::CompanyMentor => desk.page().under_key("/mentored", "nav-mentored"),
        _ => desk
            .page()
            .under_key("/citizens", "nav-citizens")
            .under(format!("/citizens/{}", f.row.round.citizen), name.as_str())
            .under(format!("/citizens/{}/progression", f.row.round.citizen), words.say("progression-title")),
    };
    let questionnaire = |code: &str| {
        let all = desk.context.house.rulebook.questionnaires();
        all.iter().rfind(|q| q.code == code).map(|q| words.both(&q.name).to_owned())
    };
    let others = f.others.iter().filter(|(_, sent)| !sent);
    let others = others.filter_map(|(code, _)| Some((format!("{}?q={code}", action(f)), questionnaire(code)?)));
    let how = typed.map(|t| t.fields.get("how").to_owned()).or(f.form.as_ref().map(|x| x.how.code().to_owned()));
    let together = f.consultant.as_ref().filter(|c| !c.employee.phone.is_empty());
    let faults = typed.map(|t| t.faults.as_slice()).unwrap_or_default();
    let question_of = |id: &str| items.iter().find(|i| i.id == id).map(|i| words.both(&i.words).to_owned());
    FormOf {
        kicker: words.say_with(
            "progression-kicker",
            &[
                ("round", round_name(words, &f.row.round, desk.context.today).into()),
                ("time", words.say(minutes_words(f)).into()),
            ],
        ),
        heading,
        lead,
        oneself: f.oneself,
        how: how.unwrap_or_default(),
        code: f.questionnaire.code.clone(),
        version: f.version(),
        questions: shown,
        steps: if all { Vec::new() } else { steps.collect() },
        at,
        all: asked.all.is_some() && !begins_with_all(f),
        action: action(f),
        error: typed.and_then(|t| t.refused.first()).map(|r| words.refusal(&r.refusal)),
        faults: faults.iter().filter_map(|(id, _)| Some((id.clone(), question_of(id)?))).collect(),
        sees: sees(desk, f),
        corrects: f.is_sent(),
        together: together
            .filter(|_| f.oneself && f.respondent == Respondent::Citizen)
            .map(|c| (first_name(words, &c.employee.name), c.employee.phone.clone())),
        others: others.collect(),
        p,
    }
}

/// `GET /rounds/{round}/{respondent}`
///
/// # Errors
/// [`Refusal::NotFound`], or the database's.
pub async fn show(
    desk: Desk,
    Path((round, respondent)): Path<(String, String)>,
    Query(asked): Query<Asked>,
) -> Result<Response, Failure> {
    let (round, respondent) = of_path(&round, &respondent)?;
    let f = answer::open(&desk.context, round, respondent, asked.q.as_deref()).await?;
    html(&render(&desk, &f, &asked, None))
}

/// Reads the questions that stand in the form. What has no answer yet is left out; what has a wrong one is told.
fn read(f: &FormPage, fields: &Fields) -> (Vec<Given>, Vec<(String, Refusal)>) {
    let (mut given, mut faults) = (Vec::new(), Vec::new());
    for item in f.questionnaire.asked(f.respondent, f.short) {
        let said = Said::typed(fields, &item.id);
        let empty = match item.kind {
            ItemKind::Text => said.words.trim().is_empty() && !f.given.iter().any(|g| g.item == item.id),
            _ => said.answer.is_empty(),
        };
        if empty {
            continue;
        }
        let minutes = match said.hours.trim() {
            "" => Ok(None),
            "0" => Ok(Some(0)),
            hours => WeeklyHours::parse(hours, "hours").map(|h| Some(h.minutes())),
        };
        let accepted = minutes.and_then(|minutes| {
            accept_given(item, Given { item: item.id.clone(), answer: said.answer, minutes, words: said.words })
        });
        match accepted {
            Ok(one) => given.push(one),
            Err(refused) => faults.push((item.id.clone(), refused.refusal)),
        }
    }
    (given, faults)
}

/// Where somebody goes after sending.
async fn after(desk: &Desk, round: RoundId) -> Result<String, Failure> {
    Ok(match desk.shell.role {
        Role::Citizen => "/me/progression".to_owned(),
        Role::CompanyMentor if desk.context.known_phone => "/attendance".to_owned(),
        Role::CompanyMentor => "/mentored".to_owned(),
        _ => format!("/citizens/{}/progression", reading::citizen_of(&desk.context, round).await?),
    })
}

/// `POST /rounds/{round}/{respondent}`
///
/// # Errors
/// [`Refusal::NotFound`], or the database's; refusals are shown at the form.
pub async fn fill(
    desk: Desk,
    Path((round, respondent)): Path<(String, String)>,
    fields: Fields,
) -> Result<Response, Failure> {
    let (round, respondent) = of_path(&round, &respondent)?;
    let code = fields.get("questionnaire").to_owned();
    let whole = !fields.get("all").is_empty();
    let asked = Asked { q: Some(code.clone()), at: fields.get("at").parse().ok(), all: whole.then(|| "1".to_owned()) };
    let f = answer::open(&desk.context, round, respondent, Some(&code)).await?;
    let (given, mut faults) = read(&f, &fields);
    let send = fields.get("go") == "send";
    if send {
        let mut known = f.given.clone();
        known.extend(given.iter().cloned());
        let lacks = missing(&f.questionnaire, respondent, f.short, &known);
        let lacks = lacks.into_iter().filter(|i| !faults.iter().any(|(id, _)| *id == i.id));
        let lacks: Vec<_> = lacks.map(|i| (i.id.clone(), Refusal::AnswerNotOnScale)).collect();
        faults.extend(lacks);
    }
    let filled = Filled {
        questionnaire: code.clone(),
        version: fields.get("version").parse().unwrap_or(0),
        how: AnsweredBy::from_code(fields.get("how")).unwrap_or(AnsweredBy::Themselves),
        given,
        send: send && faults.is_empty(),
    };
    let kept = answer::fill(&desk.context, round, respondent, filled).await;
    let problem = match kept {
        Ok(()) if faults.is_empty() => Vec::new(),
        Ok(()) => vec![Refusal::AnswersMissing { count: faults.len() as i64 }.into()],
        Err(error) => refused(error)?,
    };
    if !problem.is_empty() {
        // What could be kept is kept; the form is made of it, and of what was typed.
        let again = answer::open(&desk.context, round, respondent, Some(&code)).await?;
        let every = Asked { all: Some("1".to_owned()), ..asked };
        let shown = if send { &every } else { &Asked { all: whole.then(|| "1".to_owned()), ..every } };
        let mut both_of = fields.clone();
        for g in &again.given {
            let said = Said::of(desk.words, Some(g));
            for (part, value) in [("a", said.answer), ("h", said.hours), ("w", said.words)] {
                let name = format!("{part}_{}", g.item);
                if fields.get(&name).is_empty() {
                    both_of.set(&name, value);
                }
            }
        }
        let typed = Typed { fields: &both_of, refused: &problem, faults };
        return html_refused(&render(&desk, &again, shown, Some(&typed)), &problem);
    }
    let here = format!("/rounds/{round}/{respondent}?q={code}");
    let at = asked.at.unwrap_or(1);
    Ok(match fields.get("go") {
        "send" => desk.done(&after(&desk, round).await?, "progression-sent"),
        "next" => Redirect::to(&format!("{here}&at={}", at + 1)).into_response(),
        "previous" => Redirect::to(&format!("{here}&at={}", at.saturating_sub(1).max(1))).into_response(),
        _ => desk.done(&after(&desk, round).await?, "progression-kept"),
    })
}
