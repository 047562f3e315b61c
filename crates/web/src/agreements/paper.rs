//! The agreement on paper: the same telling as on the page, set as a PDF.

use axum::{
    extract::{Path, Query},
    response::{IntoResponse, Response},
};
use holdepunkt_casework::agreements;
use holdepunkt_paper::{Agreement as Sheet, Line, Paper, Part, Rung, Signature};
use holdepunkt_rules::{Refusal, agreement::Agreement};
use holdepunkt_wording::{Argument, Words};

use super::{
    page::reading,
    show::{Read, Reading, RungLine, Voice, read},
};
use crate::{
    desk::Desk,
    failure::Failure,
    papers::{Wanted, download, printed},
    placements::page::id,
};

/// `GET /placements/{placement}/agreement.pdf`
///
/// # Errors
/// [`Refusal::NotFound`], or the database's.
pub async fn pdf(desk: Desk, Path(placement): Path<String>, Query(wanted): Query<Wanted>) -> Result<Response, Failure> {
    let page = agreements::find(&desk.context, id(&placement)?).await?;
    let version = match wanted.number {
        Some(number) => page.around.numbered(number),
        None => page.around.current(),
    };
    let version = version.ok_or(Refusal::NotFound)?;
    let words = wanted.words(&desk);
    // Paper is read by all three: it speaks of the citizen by name, and tells nobody who was reminded.
    let told = read(&Reading { words, voice: Voice::Theirs, staff: false, ..reading(&desk) }, &page.around, version);
    let sheet = sheet(words, &told, version);
    let now = desk.context.now;
    let pdf = printed(move || holdepunkt_paper::print(Paper::Agreement(&sheet), now)).await?;
    Ok(download(&words.say("agreement-file"), pdf).into_response())
}

fn line(label: String, words: String) -> Line {
    Line { label, words }
}

/// Somebody with their number, and who steps in.
fn reached(told: &Read) -> String {
    let one = |r: &super::show::Reached| match r.phone.is_empty() {
        true => r.name.clone(),
        false => format!("{}, {}", r.name, r.phone),
    };
    match (&told.contact, &told.substitute) {
        (Some(c), Some(s)) => format!("{}. {} {}", one(c), told.t("agreement-substitute"), one(s)),
        (Some(c), None) => one(c),
        (None, _) => told.t("agreement-none"),
    }
}

fn rungs(words: Words, told: &[RungLine], version: &Agreement) -> Vec<Rung> {
    let ladder = &version.content.ladder;
    let highest = ladder.iter().map(|r| r.minutes()).max().unwrap_or(1).max(1);
    let rung = |(line, rung): (&RungLine, &holdepunkt_rules::agreement::Rung)| Rung {
        from: words.day(rung.from),
        hours: line.hours.clone(),
        times: line.times.join("\n"),
        tasks: line.tasks.join("\n"),
        share: rung.minutes() as f64 / highest as f64,
        figure: words.hours(holdepunkt_rules::hours::WeeklyHours::from_minutes(rung.minutes())),
    };
    told.iter().zip(ladder).map(rung).collect()
}

/// The telling, laid out for paper.
fn sheet(words: Words, told: &Read, version: &Agreement) -> Sheet {
    let or_none = |text: &str| if text.is_empty() { told.t("agreement-none") } else { text.to_owned() };
    let goal = |g: &super::show::GoalLine| {
        let step = if g.step { format!("{} ", told.t("agreement-step-of-goal")) } else { String::new() };
        let own = if g.own { format!(" ({})", told.heading("own-words")) } else { String::new() };
        format!("{step}{}{own}", g.text)
    };
    let part = |heading: &str| Part {
        title: told.heading(heading),
        text: Vec::new(),
        points: Vec::new(),
        lines: Vec::new(),
        ladder: false,
    };
    let mentor = told.mentor.as_ref().map(|m| match m.phone.is_empty() {
        true => m.name.clone(),
        false => format!("{}, {}", m.name, m.phone),
    });
    let mut help = Vec::new();
    help.extend(mentor.map(|m| line(told.t("agreement-mentor-name"), m)));
    help.extend(told.mentor_hours.clone().map(|h| line(told.t("agreement-mentor-hours"), h)));
    if !told.considerations.is_empty() {
        help.push(line(told.t("agreement-considerations"), told.considerations.join("\n")));
    }
    help.push(line(told.t("agreement-meetings"), told.meetings.clone()));
    help.push(line(told.t("agreement-contact"), reached(told)));
    let place =
        if told.centre == told.company { told.company.clone() } else { format!("{}, {}", told.company, told.centre) };
    let hash = version.signatures.first().map(|s| s.hash.chars().take(16).collect::<String>()).unwrap_or_default();
    let foot = [("standing", Argument::from(told.standing.as_str())), ("hash", Argument::from(hash.as_str()))];
    Sheet {
        lang: words.language.code().to_owned(),
        title: told.t("agreement"),
        lead: told.standing.clone(),
        facts: vec![
            line(told.t("agreement-party-citizen"), told.citizen.clone()),
            line(told.t("agreement-company"), place),
            line(told.t("agreement-job-centre"), told.job_centre.clone()),
            line(told.t("citizen-days"), told.days.clone()),
        ],
        parts: vec![
            Part { text: vec![or_none(&told.long_term_goal)], ..part("goal") },
            Part {
                text: told.paid.clone().into_iter().collect(),
                points: told.goals.iter().map(goal).collect(),
                ..part("goals")
            },
            Part { ladder: true, ..part("hours") },
            Part { text: told.mentor_role.clone(), lines: help, ..part("mentor") },
        ],
        ladder_heads: ["agreement-from", "agreement-hours-head", "agreement-times-head", "agreement-tasks"]
            .map(|key| told.t(key)),
        ladder_words: told.t("agreement-stair"),
        ladder: rungs(words, &told.rungs, version),
        signed: told.t("agreement-signatures"),
        signatures: told
            .signs
            .iter()
            .map(|s| Signature {
                party: if s.of.is_empty() { s.name.clone() } else { format!("{}, {}", s.name, s.of) },
                name: if s.done { s.name.clone() } else { String::new() },
                how: s.told.join(". "),
            })
            .collect(),
        foot: words.say_with(if hash.is_empty() { "agreement-foot" } else { "agreement-foot-signed" }, &foot),
        page_of: words.say_with("agreement-page-of", &[("page", "{page}".into()), ("pages", "{pages}".into())]),
    }
}
