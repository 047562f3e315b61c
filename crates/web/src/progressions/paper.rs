//! Progress on paper, for the talk: the same words as on the page.

use axum::{
    extract::{Path, Query},
    response::Response,
};
use holdepunkt_casework::progressions::reading::{self, Progress};
use holdepunkt_paper::{Paper, Progress as Sheet, Row, Spoke};
use holdepunkt_rules::{
    Refusal,
    progression::{Answer, HIGHEST, Respondent},
};
use holdepunkt_wording::Words;

use super::{
    read::citizen,
    telling::{Names, Told, cell, moved_words, told},
    words::round_day,
};
use crate::{
    citizens::look::name_or_protected,
    desk::Desk,
    failure::Failure,
    papers::{Wanted, download, printed},
};

/// Columns of answers that fit beside each other: the latest rounds in which more than the mentor is asked.
const COLUMNS: usize = 6;

fn share(answer: Option<Answer>) -> Option<f64> {
    answer?.value().map(|v| f64::from(v) / f64::from(HIGHEST))
}

/// Where there is no room for words, an answer that is no number is a letter, told under the table's head.
fn short(words: Words, answer: Option<Answer>) -> String {
    match answer {
        Some(Answer::DontKnow) => "?".to_owned(),
        Some(Answer::PreferNot) => "×".to_owned(),
        other => cell(words, other),
    }
}

fn sheet(desk: &Desk, words: Words, progress: &Progress) -> Sheet {
    let today = desk.context.today;
    let names = Names::of(words, progress, false);
    let Told { lead, talk, facts, goals } = told(words, progress, &names, today);
    let days: Vec<String> = progress.rounds.iter().map(|r| round_day(words, r, today)).collect();
    let full = progress.rounds.iter().enumerate().filter(|(_, r)| !r.row.round.kind.is_short()).map(|(at, _)| at);
    let full: Vec<usize> = full.collect();
    let shown: Vec<usize> = full.iter().skip(full.len().saturating_sub(COLUMNS)).copied().collect();
    let domains = progress.questionnaires.first().map(|(_, d)| d.as_slice()).unwrap_or_default();
    let own = progress.own_rounds();
    let (from, to) = (own.first().copied().unwrap_or_default(), own.last().copied().unwrap_or_default());
    let wheel = domains.iter().filter_map(|d| {
        let line = d.lines.iter().find(|l| l.respondent == Respondent::Citizen)?;
        Some(Spoke {
            name: words.both(&d.domain.words).to_owned(),
            before: if from == to { None } else { share(line.at(from)) },
            now: share(line.at(to)),
        })
    });
    let rows = domains.iter().flat_map(|d| {
        let (names, shown) = (&names, &shown);
        d.lines.iter().map(move |l| Row {
            domain: words.both(&d.domain.words).to_owned(),
            who: names.name(l.respondent).to_owned(),
            cells: shown.iter().map(|at| short(words, l.at(*at))).collect(),
            moved: moved_words(words, l.moved).0,
        })
    });
    let say = |key: &str| words.say(key);
    let mut heads = vec![say("progression-domain"), say("progression-who")];
    heads.extend(shown.iter().filter_map(|at| days.get(*at).cloned()));
    heads.push(say("progression-moved-head"));
    let day = |at: usize| days.get(at).cloned().unwrap_or_default();
    Sheet {
        lang: words.language.code().to_owned(),
        title: say("progression-title"),
        name: name_or_protected(words, &progress.heading.name),
        lead,
        wheel_title: say("progression-wheel"),
        wheel_days: [day(from), day(to)],
        wheel: if own.is_empty() { Vec::new() } else { wheel.collect() },
        talk_title: say("progression-talk"),
        talk,
        goals_title: say("progression-goals"),
        goals,
        rows_title: say("progression-numbers-paper"),
        heads,
        rows: rows.collect(),
        facts_title: say("progression-facts"),
        facts,
        foot: say("progression-never"),
    }
}

async fn pdf(desk: &Desk, words: Words, progress: &Progress) -> Result<Response, Failure> {
    if progress.rounds.is_empty() {
        return Err(Refusal::NotFound.into());
    }
    let sheet = sheet(desk, words, progress);
    let now = desk.context.now;
    let pdf = printed(move || holdepunkt_paper::print(Paper::Progress(&sheet), now)).await?;
    Ok(download(&words.say("progression-file"), pdf))
}

/// `GET /citizens/{citizen}/progression.pdf`
///
/// # Errors
/// [`Refusal::NotFound`], also where nobody has answered yet; or the database's.
pub async fn of_citizen(desk: Desk, Path(id): Path<String>, Query(wanted): Query<Wanted>) -> Result<Response, Failure> {
    let progress = reading::of_citizen(&desk.context, citizen(&id)?).await?;
    pdf(&desk, wanted.words(&desk), &progress).await
}

/// `GET /me/progression.pdf`
///
/// # Errors
/// [`Refusal::NotFound`] where nobody has answered yet; or the database's.
pub async fn mine(desk: Desk, Query(wanted): Query<Wanted>) -> Result<Response, Failure> {
    let progress = reading::of_oneself(&desk.context).await?;
    pdf(&desk, wanted.words(&desk), &progress).await
}
