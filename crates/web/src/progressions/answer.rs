//! Answering: one question at a time or all on a page. Each step keeps what was answered; nothing is demanded until it
//! is sent. The former score is never shown to somebody who answers anew.

use std::borrow::Borrow;

use askama::Template;
use axum::{
    extract::{Path, Query},
    response::{IntoResponse, Redirect, Response},
};
use holdepunkt_casework::{
    Action, Error, Rulebook,
    progressions::{
        answer::{self, Filled, FormPage},
        reading,
    },
};
use holdepunkt_rules::{
    Refusal, Refused,
    hours::WeeklyHours,
    id::RoundId,
    progression::{
        AnsweredBy, FormWord, Given, Item, ItemKind, Respondent,
        given::{accept_given, missing},
    },
    role::Role,
};
use holdepunkt_wording::Words;
use jiff::civil::Date;
use serde::Deserialize;

use super::{
    ladder::{Said, question},
    tongue::{Offer, Tongue},
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
    /// The tag of the language to answer in.
    #[serde(rename = "in")]
    tongue: Option<String>,
    /// Was it just kept for later?
    kept: Option<String>,
}

/// A step on the way through the questions.
struct Step {
    done: bool,
    here: bool,
}

#[derive(Template)]
#[template(path = "progressions/form.html")]
pub(super) struct FormOf<'t> {
    p: Page,
    /// The language of everything but the page's frame.
    t: Tongue<'t>,
    /// The languages that it can be answered in.
    offers: Vec<Offer>,
    /// The heading in the page's own language, for the frame.
    title: String,
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
    /// Can a mentor mend it by answering again? Behind a link nothing is undone.
    again: bool,
    /// What the questionnaire says of itself; the short form has no room for it.
    tells: String,
    corrects: bool,
    /// That one would rather answer together with somebody, and their telephone.
    together: Option<(String, String)>,
    others: Vec<(String, String)>,
    /// From where a link to it is sent instead.
    link: Option<String>,
}

impl Asked {
    /// The questionnaire that was named.
    pub(super) fn questionnaire(&self) -> Option<&str> {
        self.q.as_deref()
    }

    /// Was it just kept for later?
    pub(super) fn is_kept(&self) -> bool {
        self.kept.is_some()
    }
}

impl FormOf<'_> {
    fn is_last(&self) -> bool {
        self.at >= self.steps.len()
    }

    fn one_at_a_time(&self) -> bool {
        !self.steps.is_empty()
    }

    fn is_how(&self, how: &str) -> bool {
        self.how == how
    }

    fn here(&self) -> String {
        format!("{}?q={}{}", self.action, self.code, self.t.in_address())
    }

    /// The same question in another language.
    fn in_language(&self, offer: &Offer) -> String {
        let place = if self.one_at_a_time() { format!("&at={}", self.at) } else { "&all=1".to_owned() };
        format!("{}?q={}{place}&in={}", self.action, self.code, offer.tag)
    }

    fn step(&self, n: impl Borrow<usize>) -> String {
        self.t.say_with(FormWord::Step, &[("n", n.borrow().into())])
    }
}

/// What is shown again with what was typed.
pub(super) struct Typed<'f> {
    fields: &'f Fields,
    refused: &'f [Refused],
    /// Questions with what is wrong about each.
    faults: Vec<(String, Refusal)>,
}

fn minutes_word(f: &FormPage) -> FormWord {
    match (f.respondent, f.short) {
        (_, true) => FormWord::UnderAMinute,
        (Respondent::Citizen, _) => FormWord::SixMinutes,
        _ => FormWord::FewMinutes,
    }
}

fn sees(tongue: Tongue<'_>, f: &FormPage) -> String {
    let words = tongue.words();
    let name = |h: &Option<holdepunkt_casework::citizens::Helper>| {
        h.as_ref().map(|h| first_name(words, &h.employee.name)).unwrap_or_default()
    };
    let (consultant, caseworker) = (name(&f.consultant), name(&f.caseworker));
    let who = match (consultant.is_empty(), consultant == caseworker) {
        (true, _) => caseworker,
        (_, true) => consultant,
        _ => tongue.say_with(FormWord::Two, &[("one", consultant.into()), ("two", caseworker.into())]),
    };
    let mentor = f.placed.mentor.as_ref().map(|m| first_name(words, &m.name)).unwrap_or_default();
    let word = match f.respondent {
        Respondent::Citizen => FormWord::SeesCitizen,
        Respondent::Mentor => FormWord::SeesMentor,
        Respondent::Employee => FormWord::SeesEmployee,
    };
    let citizen = first_name(words, &f.name);
    tongue.say_with(word, &[("who", who.into()), ("mentor", mentor.into()), ("name", citizen.into())])
}

/// One at a time is the citizen's way; who has few questions, or answers about others, has all of them at once.
fn begins_with_all(f: &FormPage) -> bool {
    f.respondent != Respondent::Citizen || !f.oneself
}

/// Where somebody answers: at their desk, or behind a personal link.
pub(super) struct Stand<'a> {
    /// The reader's words.
    pub words: Words,
    /// Where questionnaires and their translations stand.
    pub rulebook: &'a Rulebook,
    /// Today.
    pub today: Date,
    /// The page's frame.
    pub page: Page,
    /// Where the form is, and is sent to.
    pub action: String,
    /// From where the job centre's people send a link to it instead.
    pub link: Option<String>,
    /// Is it a desk, at which one can come back to what was sent?
    pub is_desk: bool,
}

impl<'a> Stand<'a> {
    fn at_desk(desk: &'a Desk, f: &FormPage) -> Self {
        let words = desk.words;
        let name = name_or_protected(words, &f.name);
        let page = match desk.shell.role {
            Role::Citizen => desk.page().under_key("/me", "nav-own"),
            Role::CompanyMentor if desk.context.known_phone => desk.page(),
            Role::CompanyMentor => desk.page().under_key("/mentored", "nav-mentored"),
            _ => desk
                .page()
                .under_key("/citizens", "nav-citizens")
                .under(format!("/citizens/{}", f.row.round.citizen), name.as_str())
                .under(format!("/citizens/{}/progression", f.row.round.citizen), words.say("progression-title")),
        };
        let action = format!("/rounds/{}/{}", f.row.round.id, f.respondent);
        let others = !f.oneself && !f.is_sent() && desk.context.may(Action::SendAnsweringLink);
        let link = others.then(|| format!("{action}/link"));
        Self {
            words,
            rulebook: &desk.context.house.rulebook,
            today: desk.context.today,
            page,
            action,
            link,
            is_desk: true,
        }
    }
}

/// What stands above a form: a translation has no words for the round and its day, and says what it is instead.
fn kicker(stand: &Stand<'_>, tongue: Tongue<'_>, f: &FormPage) -> String {
    let time = tongue.say(minutes_word(f));
    if tongue.is_translation() {
        return format!("{} · {time}", tongue.name(stand.rulebook, &f.questionnaire));
    }
    let round = round_name(tongue.words(), &f.row.round, stand.today);
    tongue.words().say_with("progression-kicker", &[("round", round.into()), ("time", time.into())])
}

/// Questions about oneself are one's own, in a translation also on a screen that is shared: it has no other heading.
fn heading(tongue: Tongue<'_>, f: &FormPage, count: usize) -> String {
    if f.respondent == Respondent::Citizen && (f.oneself || tongue.is_translation()) {
        return tongue.say(FormWord::Mine);
    }
    let name = first_name(tongue.words(), &f.name);
    tongue.say_with(FormWord::About, &[("count", count.into()), ("name", name.into())])
}

/// The form as it stands, or again with what was typed.
pub(super) fn render<'t>(
    stand: &Stand<'t>,
    f: &FormPage,
    tongue: Tongue<'t>,
    asked: &Asked,
    typed: Option<&Typed<'_>>,
) -> FormOf<'t> {
    let words = stand.words;
    let items: Vec<&Item> = f.questionnaire.asked(f.respondent, f.short).collect();
    let all = asked.all.is_some() || begins_with_all(f);
    let at = match asked.at {
        Some(at) => at.clamp(1, items.len()),
        None => items.iter().position(|i| !f.given.iter().any(|g| g.item == i.id)).map_or(1, |n| n + 1),
    };
    let fault = |id: &str| {
        let typed = typed?;
        let (_, refusal) = typed.faults.iter().find(|(item, _)| item == id)?;
        Some(tongue.refusal(refusal))
    };
    let show = |(n, item): (usize, &&Item)| {
        let said = match typed {
            Some(t) => Said::typed(t.fields, &item.id),
            None => Said::of(words, f.given.iter().find(|g| g.item == item.id)),
        };
        question(tongue, item, (n + 1, items.len()), &said, fault(&item.id))
    };
    let shown: Vec<Markup> = items.iter().enumerate().filter(|(n, _)| all || n + 1 == at).map(show).collect();
    let steps =
        items.iter().enumerate().map(|(n, i)| Step { done: f.given.iter().any(|g| g.item == i.id), here: n + 1 == at });
    let lead = match f.respondent {
        Respondent::Citizen => FormWord::LeadCitizen,
        Respondent::Mentor => FormWord::LeadMentor,
        Respondent::Employee => FormWord::LeadEmployee,
    };
    let questionnaire = |code: &str| {
        let all = stand.rulebook.questionnaires();
        all.iter().rfind(|q| q.code == code).map(|q| tongue.name(stand.rulebook, q))
    };
    let others = f.others.iter().filter(|(_, sent)| !sent).filter_map(|(code, _)| {
        let words = tongue.say_with(FormWord::Another, &[("name", questionnaire(code)?.into())]);
        Some((format!("{}?q={code}{}", stand.action, tongue.in_address()), words))
    });
    let how = typed.map(|t| t.fields.get("how").to_owned()).or(f.form.as_ref().map(|x| x.how.code().to_owned()));
    let together = f.consultant.as_ref().filter(|c| !c.employee.phone.is_empty());
    let faults = typed.map(|t| t.faults.as_slice()).unwrap_or_default();
    let question_of = |id: &str| items.iter().find(|i| i.id == id).map(|i| tongue.item(i).to_owned());
    let page = Tongue::of_page(words);
    FormOf {
        offers: tongue.offers(stand.rulebook, f),
        title: heading(page, f, items.len()),
        kicker: kicker(stand, tongue, f),
        heading: heading(tongue, f, items.len()),
        lead: tongue.say(lead),
        oneself: f.oneself,
        how: how.unwrap_or_default(),
        code: f.questionnaire.code.clone(),
        version: f.version(),
        questions: shown,
        steps: if all { Vec::new() } else { steps.collect() },
        at,
        all: asked.all.is_some() && !begins_with_all(f),
        action: stand.action.clone(),
        link: stand.link.clone(),
        error: typed.and_then(|t| t.refused.first()).map(|r| tongue.refusal(&r.refusal)),
        faults: faults.iter().filter_map(|(id, _)| Some((id.clone(), question_of(id)?))).collect(),
        sees: sees(tongue, f),
        again: stand.is_desk && f.respondent == Respondent::Mentor,
        tells: if f.short { String::new() } else { tongue.lead(&f.questionnaire) },
        corrects: f.is_sent(),
        together: together.filter(|_| f.oneself && f.respondent == Respondent::Citizen).map(|c| {
            let name = first_name(words, &c.employee.name);
            (tongue.say_with(FormWord::RatherTogether, &[("name", name.into())]), c.employee.phone.clone())
        }),
        others: others.collect(),
        t: tongue,
        p: stand.page.clone(),
    }
}

/// The form of a stand.
///
/// # Errors
/// When the page can't be made.
pub(super) fn shown(stand: &Stand<'_>, f: &FormPage, asked: &Asked) -> Result<Response, Failure> {
    let tongue = Tongue::of(stand.rulebook, stand.words, f, asked.tongue.as_deref());
    html(&render(stand, f, tongue, asked, None))
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
    shown(&Stand::at_desk(&desk, &f), &f, &asked)
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

/// A form that was sent in: what it says, and what is wrong with it.
pub(super) struct Posted {
    /// Where in the form it was sent from.
    asked: Asked,
    /// What is to be kept.
    pub filled: Filled,
    /// Questions with what is wrong about each.
    faults: Vec<(String, Refusal)>,
    /// Was it to be sent, and not only kept?
    send: bool,
}

/// The questionnaire that a form says that it is of.
pub(super) fn questionnaire(fields: &Fields) -> &str {
    fields.get("questionnaire")
}

impl Posted {
    /// Reads a form.
    pub fn of(stand: &Stand<'_>, f: &FormPage, fields: &Fields) -> Self {
        let asked = Asked {
            q: Some(questionnaire(fields).to_owned()),
            at: fields.get("at").parse().ok(),
            all: (!fields.get("all").is_empty()).then(|| "1".to_owned()),
            tongue: Some(fields.get("in").to_owned()).filter(|tag| !tag.is_empty()),
            kept: None,
        };
        let tongue = Tongue::of(stand.rulebook, stand.words, f, asked.tongue.as_deref());
        let (given, mut faults) = read(f, fields);
        let send = fields.get("go") == "send";
        if send {
            let mut known = f.given.clone();
            known.extend(given.iter().cloned());
            let lacks = missing(&f.questionnaire, f.respondent, f.short, &known);
            let lacks = lacks.into_iter().filter(|i| !faults.iter().any(|(id, _)| *id == i.id));
            let lacks: Vec<_> = lacks.map(|i| (i.id.clone(), Refusal::AnswerNotOnScale)).collect();
            faults.extend(lacks);
        }
        let how = AnsweredBy::from_code(fields.get("how")).unwrap_or(AnsweredBy::Themselves);
        // Whoever types in a paper reads the screen in a language of their own: which one the paper was in is not known,
        // unless they say so.
        let unknown = !f.oneself && how == AnsweredBy::Paper && tongue.kept().is_empty();
        let filled = Filled {
            questionnaire: questionnaire(fields).to_owned(),
            version: fields.get("version").parse().unwrap_or(0),
            how,
            language: if unknown { String::new() } else { tongue.tag().to_owned() },
            given,
            send: send && faults.is_empty(),
        };
        Self { asked, filled, faults, send }
    }

    /// What is to be told, once it was kept or refused; nothing when all is well.
    ///
    /// # Errors
    /// The database's.
    pub fn problem(&self, kept: Result<(), Error>) -> Result<Vec<Refused>, Failure> {
        match kept {
            Ok(()) if self.faults.is_empty() => Ok(Vec::new()),
            Ok(()) => Ok(vec![Refusal::AnswersMissing { count: self.faults.len() as i64 }.into()]),
            Err(error) => refused(error),
        }
    }

    /// The form again: of what could be kept, and of what was typed.
    ///
    /// # Errors
    /// When the page can't be made.
    pub fn again(
        self,
        stand: &Stand<'_>,
        f: &FormPage,
        fields: &Fields,
        problem: &[Refused],
    ) -> Result<Response, Failure> {
        let tongue = Tongue::of(stand.rulebook, stand.words, f, self.asked.tongue.as_deref());
        let all = self.asked.all.clone().or_else(|| self.send.then(|| "1".to_owned()));
        let asked = Asked { all, ..self.asked };
        let mut both_of = fields.clone();
        for g in &f.given {
            let said = Said::of(stand.words, Some(g));
            for (part, value) in [("a", said.answer), ("h", said.hours), ("w", said.words)] {
                let name = format!("{part}_{}", g.item);
                if fields.get(&name).is_empty() {
                    both_of.set(&name, value);
                }
            }
        }
        let typed = Typed { fields: &both_of, refused: problem, faults: self.faults };
        html_refused(&render(stand, f, tongue, &asked, Some(&typed)), problem)
    }

    /// To the next question, or the one before; nothing when it was sent or kept for later.
    pub fn onward(&self, stand: &Stand<'_>, f: &FormPage, fields: &Fields) -> Option<Response> {
        let tongue = Tongue::of(stand.rulebook, stand.words, f, self.asked.tongue.as_deref());
        let at = self.asked.at.unwrap_or(1);
        let at = match fields.get("go") {
            "next" => at + 1,
            "previous" => at.saturating_sub(1).max(1),
            _ => return None,
        };
        let here = format!("{}?q={}&at={at}{}", stand.action, self.filled.questionnaire, tongue.in_address());
        Some(Redirect::to(&here).into_response())
    }

    /// Back to the form, which says that what was answered is kept.
    pub fn kept(&self, stand: &Stand<'_>, f: &FormPage) -> Response {
        let tongue = Tongue::of(stand.rulebook, stand.words, f, self.asked.tongue.as_deref());
        let all = self.asked.all.as_ref().map_or("", |_| "&all=1");
        let here = format!("{}?q={}&kept=1{all}{}", stand.action, self.filled.questionnaire, tongue.in_address());
        Redirect::to(&here).into_response()
    }

    /// Was it sent whole?
    pub fn is_sent(&self) -> bool {
        self.filled.send
    }
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
    let code = questionnaire(&fields);
    let f = answer::open(&desk.context, round, respondent, Some(code)).await?;
    let stand = Stand::at_desk(&desk, &f);
    let posted = Posted::of(&stand, &f, &fields);
    let kept = answer::fill(&desk.context, round, respondent, posted.filled.clone()).await;
    let problem = posted.problem(kept)?;
    if !problem.is_empty() {
        let f = answer::open(&desk.context, round, respondent, Some(code)).await?;
        return posted.again(&stand, &f, &fields, &problem);
    }
    if let Some(onward) = posted.onward(&stand, &f, &fields) {
        return Ok(onward);
    }
    let done = if posted.is_sent() { "progression-sent" } else { "progression-kept" };
    Ok(desk.done(&after(&desk, round).await?, done))
}
