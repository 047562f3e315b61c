//! The certificate in words, for the page and for the paper: one telling for both.

use axum::{
    extract::{Path, Query},
    response::{IntoResponse, Response},
};
use holdepunkt_casework::certificates::{self, CertificatePage};
use holdepunkt_paper::{Certificate as Sheet, Line, Paper, Rung};
use holdepunkt_rules::{Refusal, certificate::Certificate, hours::WeeklyHours};
use holdepunkt_wording::{Argument, Words};

use crate::{
    citizens::look::name_or_protected,
    desk::Desk,
    failure::Failure,
    papers::{Wanted, download, printed},
    placements::page::id,
};

/// A certificate in words.
pub struct Told {
    /// Whose it is.
    pub name: String,
    /// Where, and when.
    pub lead: [String; 2],
    /// Sub-goals worked on.
    pub goals: Vec<String>,
    /// Tasks learned.
    pub tasks: Vec<String>,
    /// From so many hours to so many; empty where no hours were agreed.
    pub hours: String,
    /// The steps: the figure, its share of the highest in tenths, and the day.
    pub steps: Vec<Rung>,
    /// What the mentor says.
    pub quote: String,
    /// Who signs: name, and what they are.
    pub signers: Vec<(String, String)>,
    /// Day and place.
    pub foot: String,
}

/// Words a certificate in a language.
pub fn told(desk: &Desk, words: Words, c: &CertificatePage, made: &Certificate, name: &str) -> Told {
    let hours = |minutes: i64| words.hours(WeeklyHours::from_minutes(minutes));
    let highest = c.steps.iter().map(|r| r.minutes()).max().unwrap_or(1).max(1);
    let rung = |r: &holdepunkt_rules::agreement::Rung| Rung {
        from: words.day(r.from),
        hours: hours(r.minutes()),
        times: String::new(),
        tasks: String::new(),
        share: r.minutes() as f64 / highest as f64,
        figure: hours(r.minutes()),
    };
    let steps: Vec<Rung> = c.steps.iter().map(rung).collect();
    let climbed = match (c.steps.first(), c.steps.last()) {
        (Some(first), Some(last)) if first.minutes() < last.minutes() => words.say_with(
            "certificate-climbed",
            &[("from", hours(first.minutes()).into()), ("to", hours(last.minutes()).into())],
        ),
        (_, Some(last)) => words.say_with("certificate-hours", &[("hours", hours(last.minutes()).into())]),
        _ => String::new(),
    };
    let mentor = c.placed.mentor.as_ref().map(|m| {
        let what = words.say_with("certificate-mentor", &[("place", c.placed.centre_name.as_str().into())]);
        (m.name.clone(), what)
    });
    let office = c.signer.as_ref().map(|s| (s.employee.name.clone(), c.job_centre.name.clone()));
    Told {
        name: name.to_owned(),
        lead: [
            words.say_with("certificate-worked", &[("place", c.placed.centre_name.as_str().into())]),
            words.period(&c.placed.placement.period),
        ],
        goals: made.goals.clone(),
        tasks: made.tasks.clone(),
        hours: climbed,
        steps,
        quote: made.quote.clone(),
        signers: mentor.into_iter().chain(office).collect(),
        foot: words.say_with(
            "certificate-foot",
            &[("day", Argument::from(words.day(made.issued_on))), ("place", desk.shell.job_centre.as_str().into())],
        ),
    }
}

/// `GET /placements/{placement}/certificate.pdf`
///
/// # Errors
/// [`Refusal::NotFound`], or the database's.
pub async fn pdf(desk: Desk, Path(placement): Path<String>, Query(wanted): Query<Wanted>) -> Result<Response, Failure> {
    let c = certificates::find(&desk.context, id(&placement)?).await?;
    let made = c.certificate.clone().ok_or(Refusal::NotFound)?;
    let words = wanted.words(&desk);
    let told = told(&desk, words, &c, &made, &name_or_protected(words, &c.name));
    let climbs = if told.steps.len() > 1 {
        words.say_with("certificate-steps", &[("count", Argument::from(told.steps.len() as i64 - 1))])
    } else {
        String::new()
    };
    let sheet = Sheet {
        lang: words.language.code().to_owned(),
        title: words.say("certificate-title"),
        name: told.name,
        lead: told.lead,
        goals_title: words.say("certificate-goals-title"),
        goals: told.goals,
        tasks_title: words.say("certificate-tasks-title"),
        tasks: told.tasks,
        hours_title: told.hours,
        hours_words: climbs,
        ladder: told.steps,
        quote: told.quote,
        signers: told.signers.into_iter().map(|(label, words)| Line { label, words }).collect(),
        foot: told.foot,
    };
    let now = desk.context.now;
    let pdf = printed(move || holdepunkt_paper::print(Paper::Certificate(&sheet), now)).await?;
    Ok(download(&words.say("certificate-file"), pdf).into_response())
}
