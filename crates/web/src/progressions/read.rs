//! Reading one citizen's progression: the same page for staff, the citizen, and, with less on it, the mentor.

use askama::Template;
use axum::{
    extract::{Path, Query},
    response::Response,
};
use holdepunkt_casework::{
    Action,
    progressions::{
        answer, goals,
        reading::{self, DomainRead, Progress, RoundRead},
    },
};
use holdepunkt_rules::{
    Refusal, Refused,
    id::{CitizenId, PlacementId},
    progression::{Answer, Questionnaire, Respondent, reading::Moved},
    role::Role,
};
use holdepunkt_wording::Words;
use jiff::civil::Date;
use serde::Deserialize;

use super::{
    draw::{self, Spoke},
    telling::{
        FactRow, Names, NumberRow, WordsView, cell, fact_row, lead, lines_say, moved_words, number_rows, own, together,
        voice_says, written,
    },
    words::{Ask, asks, of_path, round_day, round_name},
};
use crate::{
    citizens::look::{name_or_protected, whose},
    desk::Desk,
    failure::{Failure, html},
    form::{Fields, Reader, refused},
    markup::Markup,
    page::Page,
};

/// Which two rounds the wheel is drawn of.
#[derive(Debug, Default, Deserialize)]
pub struct Chosen {
    /// The earlier one, by its place.
    from: Option<usize>,
    /// The later one.
    to: Option<usize>,
}

/// A domain with its picture.
struct DomainView {
    name: String,
    moved: String,
    class: &'static str,
    lines: Markup,
}

/// What the three said of a domain in the latest round of all three.
struct VoiceView {
    name: String,
    picture: Markup,
    talk: bool,
    says: String,
}

/// A round whose answers the citizen can share: does the mentor see them, and where that is changed.
struct ShareView {
    name: String,
    share: Option<(bool, String)>,
}

/// A round on the page: what was written, and what can be done with it.
struct RoundView {
    name: String,
    words: Vec<WordsView>,
    /// For staff: forms to fill in with the others, or to correct.
    forms: Vec<(String, String)>,
}

/// A goal.
pub struct GoalView {
    /// The words.
    pub text: String,
    /// In the citizen's own words?
    pub own: bool,
    /// A step towards the goal above it?
    pub step: bool,
    /// When it was reached.
    pub reached: Option<String>,
}

#[derive(Template)]
#[template(path = "progressions/read.html")]
struct ReadPage {
    p: Page,
    heading: String,
    lead: String,
    mine: bool,
    to_answer: Vec<Ask>,
    legend: Vec<(&'static str, String)>,
    domains: Vec<DomainView>,
    harder: Vec<String>,
    columns: Vec<String>,
    numbers: Vec<NumberRow>,
    wheel: Option<Markup>,
    wheel_rounds: Vec<(usize, String)>,
    wheel_from: usize,
    wheel_to: usize,
    wheel_legend: (String, String),
    voices: Vec<VoiceView>,
    voices_lead: String,
    facts: Vec<FactRow>,
    shares: Vec<ShareView>,
    rounds: Vec<RoundView>,
    earlier: Vec<RoundView>,
    goals: Vec<GoalView>,
    goals_at: Option<PlacementId>,
    may_reach: bool,
    mentor: String,
    others: Vec<(String, Vec<DomainView>)>,
    pdf: String,
}

/// Rounds that stand open on the page; the earlier ones are folded.
const OPEN_ROUNDS: usize = 2;

fn domain_views(
    words: Words,
    q: &Questionnaire,
    domains: &[DomainRead],
    names: &Names,
    rounds: &[RoundRead],
    today: Date,
) -> Vec<DomainView> {
    let days: Vec<Date> = rounds.iter().map(|r| r.row.round.on).collect();
    let spoken: Vec<String> = rounds.iter().map(|r| round_day(words, r, today)).collect();
    let view = |d: &DomainRead| {
        let name = words.both(&d.domain.words).to_owned();
        let (moved, class) = moved_words(words, own(d).and_then(|l| l.moved));
        let id = format!("{}-{}", q.code, d.domain.code);
        DomainView { lines: draw::lines(&id, &name, lines_say(words, d, names, &spoken), d, &days), moved, class, name }
    };
    domains.iter().map(view).collect()
}

/// The two rounds of the wheel: those that were chosen, else the first and the latest in which the citizen answered.
fn wheel_rounds(progress: &Progress, chosen: &Chosen) -> Option<(usize, usize)> {
    let own = progress.own_rounds();
    let (first, last) = (own.first().copied()?, own.last().copied()?);
    let among = |at: Option<usize>, or: usize| at.filter(|a| own.contains(a)).unwrap_or(or);
    let (from, to) = (among(chosen.from, first), among(chosen.to, last));
    Some((from.min(to), from.max(to)))
}

fn render(desk: &Desk, progress: &Progress, chosen: &Chosen) -> ReadPage {
    let (words, today) = (desk.words, desk.context.today);
    let role = desk.shell.role;
    let (mine, mentor) = (role == Role::Citizen, role == Role::CompanyMentor);
    let staff = !mine && !mentor;
    let id = progress.heading.id;
    let names = Names::of(words, progress, mine);
    let rounds = &progress.rounds;
    let days: Vec<String> = rounds.iter().map(|r| round_day(words, r, today)).collect();
    let (first, rest) = match progress.questionnaires.split_first() {
        Some(((q, domains), rest)) => (Some((q, domains.as_slice())), rest),
        None => (None, [].as_slice()),
    };
    let domains = first.map_or(&[][..], |(_, d)| d);
    let views = first.map(|(q, d)| domain_views(words, q, d, &names, rounds, today)).unwrap_or_default();
    let name = name_or_protected(words, &progress.heading.name);
    let p = match role {
        Role::Citizen => desk.page().under_key("/me", "nav-own"),
        Role::CompanyMentor => desk.page().under_key("/mentored", "nav-mentored"),
        _ => desk.page().under_key("/citizens", "nav-citizens").under(format!("/citizens/{id}"), name.as_str()),
    };
    let pair = wheel_rounds(progress, chosen);
    let day = |at: usize| days.get(at).cloned().unwrap_or_default();
    let wheel = pair.map(|(from, to)| {
        let spokes: Vec<Spoke> = domains
            .iter()
            .filter_map(|d| d.lines.iter().find(|l| l.respondent == Respondent::Citizen).map(|l| (d, l)))
            .map(|(d, l)| Spoke {
                name: words.both(&d.domain.words).to_owned(),
                before: if from == to { None } else { l.at(from) },
                now: l.at(to),
            })
            .collect();
        let says = spokes.iter().map(|s| {
            format!("{}: {} {}, {} {}.", s.name, day(from), cell(words, s.before), day(to), cell(words, s.now))
        });
        let says = format!("{} {}", words.say("progression-further-out"), says.collect::<Vec<_>>().join(" "));
        let title = words.say_with("progression-wheel-of", &[("from", day(from).into()), ("to", day(to).into())]);
        draw::wheel(title, says, &spokes)
    });
    let heard = together(progress);
    let voices = heard.map(|at| {
        let view = |d: &DomainRead| {
            let said: Vec<(Respondent, Answer)> =
                d.lines.iter().filter_map(|l| l.at(at).map(|a| (l.respondent, a))).collect();
            if said.iter().filter(|(_, a)| a.value().is_some()).count() < 2 {
                return None;
            }
            let name = words.both(&d.domain.words).to_owned();
            let talk = d.talk.contains(&at);
            let spoken =
                said.iter().map(|(r, a)| format!("{} {}", names.name(*r), cell(words, Some(*a)))).collect::<Vec<_>>();
            let id = format!("v-{}", d.domain.code);
            let picture = draw::voices(&id, &name, format!("{}.", spoken.join(", ")), &said, talk);
            Some(VoiceView { says: voice_says(words, &names, &said, mine, talk), picture, talk, name })
        };
        domains.iter().filter_map(view).collect::<Vec<_>>()
    });
    let rulebook = &desk.context.house.rulebook;
    let round_view = |r: &RoundRead| {
        let path = format!("/rounds/{}", r.row.round.id);
        let forms = Respondent::ALL.iter().filter(|who| staff && r.row.round.kind.asks().contains(who));
        let forms = forms.map(|who| {
            let sent = r.spoken.iter().any(|s| s.form.respondent == *who);
            let key = if sent { "progression-form-correct" } else { "progression-form-fill" };
            (format!("{path}/{who}"), words.say_with(key, &[("who", names.name(*who).into())]))
        });
        RoundView {
            name: round_name(words, &r.row.round, today),
            words: written(words, rulebook, r, &names),
            forms: forms.collect(),
        }
    };
    let mut listed: Vec<RoundView> = rounds.iter().rev().map(round_view).collect();
    listed.retain(|r| !r.words.is_empty() || !r.forms.is_empty());
    let earlier = if listed.len() > OPEN_ROUNDS { listed.split_off(OPEN_ROUNDS) } else { Vec::new() };
    let shares = progress.own_rounds().into_iter().rev().filter_map(|at| rounds.get(at)).map(|r| ShareView {
        name: round_name(words, &r.row.round, today),
        share: mine.then(|| (r.row.shared, format!("/rounds/{}/share", r.row.round.id))),
    });
    let mut facts: Vec<FactRow> = rounds.iter().map(|r| fact_row(words, r, today)).collect();
    facts.reverse();
    let goal = |s: &holdepunkt_rules::progression::goals::Standing| GoalView {
        text: s.goal.text.clone(),
        own: s.goal.by_citizen,
        step: s.goal.step,
        reached: s.reached_on.map(|on| words.day_near(on, today)),
    };
    let harder = domains.iter().filter(|d| own(d).is_some_and(|l| l.moved == Some(Moved::Down)));
    let (from, to) = pair.unwrap_or_default();
    ReadPage {
        heading: if mine {
            words.say("progression-mine-title")
        } else {
            words.say_with("progression-heading", &[("whose", whose(words, &progress.heading.name).into())])
        },
        lead: lead(words, domains, rounds, mine, names.name(Respondent::Citizen), today),
        mine,
        to_answer: asks(desk, &progress.to_answer),
        legend: Respondent::ALL
            .iter()
            .filter(|r| domains.iter().any(|d| d.lines.iter().any(|l| l.respondent == **r)))
            .map(|r| (draw::class_of(*r), names.name(*r).to_owned()))
            .collect(),
        harder: harder.map(|d| words.both(&d.domain.words).to_owned()).collect(),
        domains: views,
        numbers: number_rows(words, domains, rounds.len(), &names),
        columns: days.clone(),
        wheel,
        wheel_rounds: progress.own_rounds().into_iter().map(|at| (at, day(at))).collect(),
        wheel_from: from,
        wheel_to: to,
        wheel_legend: (day(from), day(to)),
        voices: voices.unwrap_or_default(),
        voices_lead: heard
            .map(|at| words.say_with("progression-voices-lead", &[("day", day(at).into())]))
            .unwrap_or_default(),
        facts: if mentor { Vec::new() } else { facts },
        shares: shares.collect(),
        rounds: listed,
        earlier,
        goals: progress.goals.iter().map(goal).collect(),
        goals_at: progress.placement,
        may_reach: desk.context.may(Action::ReachGoals),
        mentor: names.name(Respondent::Mentor).to_owned(),
        others: rest
            .iter()
            .map(|(q, d)| (words.both(&q.name).to_owned(), domain_views(words, q, d, &names, rounds, today)))
            .collect(),
        pdf: if mine { "/me/progression.pdf".to_owned() } else { format!("/citizens/{id}/progression.pdf") },
        p,
    }
}

/// The citizen of a path.
///
/// # Errors
/// [`Refusal::NotFound`].
pub fn citizen(text: &str) -> Result<CitizenId, Failure> {
    Ok(CitizenId::parse(text).ok_or(Refusal::NotFound)?)
}

/// `GET /citizens/{citizen}/progression`
///
/// # Errors
/// [`Refusal::NotFound`], or the database's.
pub async fn of_citizen(desk: Desk, Path(id): Path<String>, Query(chosen): Query<Chosen>) -> Result<Response, Failure> {
    let progress = reading::of_citizen(&desk.context, citizen(&id)?).await?;
    html(&render(&desk, &progress, &chosen))
}

/// `GET /me/progression`
///
/// # Errors
/// The database's.
pub async fn mine(desk: Desk, Query(chosen): Query<Chosen>) -> Result<Response, Failure> {
    let progress = reading::of_oneself(&desk.context).await?;
    html(&render(&desk, &progress, &chosen))
}

/// `POST /rounds/{round}/share`
///
/// # Errors
/// [`Refusal::NotFound`], or the database's.
pub async fn share(desk: Desk, Path(round): Path<String>, fields: Fields) -> Result<Response, Failure> {
    let (round, _) = of_path(&round, Respondent::Citizen.code())?;
    let shared = fields.get("shared") == "yes";
    answer::share(&desk.context, round, shared).await?;
    Ok(desk.done("/me/progression", if shared { "progression-shared" } else { "progression-unshared" }))
}

/// `POST /placements/{placement}/goals`: a goal was reached, or it wasn't after all.
///
/// # Errors
/// [`Refusal::NotFound`], or the database's; a day that can't be is told on the page.
pub async fn reach(desk: Desk, Path(placement): Path<String>, fields: Fields) -> Result<Response, Failure> {
    let id = PlacementId::parse(&placement).ok_or(Refusal::NotFound)?;
    let mut r = Reader::of(&fields);
    let undo = r.tick("undo");
    let on = if undo { None } else { Some(r.optional_day("reached_on").unwrap_or(desk.context.today)) };
    if let Err(list) = r.finish() {
        return Err(first(list));
    }
    match goals::reach(&desk.context, id, fields.get("goal"), on).await {
        Ok(citizen) => {
            let to = match desk.shell.role {
                Role::Citizen => "/me/progression".to_owned(),
                _ => format!("/citizens/{citizen}/progression"),
            };
            Ok(desk.done(&to, if undo { "goal-undone" } else { "goal-reached" }))
        }
        Err(error) => Err(first(refused(error)?)),
    }
}

fn first(list: Vec<Refused>) -> Failure {
    list.into_iter().next().map_or(Failure::Broken, |r| Failure::from(r.refusal))
}
