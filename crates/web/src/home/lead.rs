//! Today for lead and management: places, and what each employee has in hand. Persons are figures.

use askama::Template;
use axum::response::Response;
use holdepunkt_casework::home::{self, Lead, LoadLine};
use holdepunkt_rules::{period::days_between, signal::acute::AnswerTimes};

use super::page::{Lately, greeting, lately, long_day};
use crate::{
    desk::Desk,
    failure::{Failure, html},
    page::Page,
};

/// How long workplaces waited, in words.
pub struct Times {
    /// The middle and nine of ten, with how many.
    pub say: String,
    /// How many nobody has answered; empty where there is none.
    pub unanswered: String,
}

/// The times in words; seconds are told in whole minutes, and under one as that.
#[must_use]
pub fn times(p: &Page, t: &AnswerTimes) -> Times {
    let minutes = |seconds: Option<i64>| match seconds {
        Some(s) if s < 60 => p.t("call-under-a-minute"),
        Some(s) => p.t1("call-minutes", "count", (s + 59) / 60),
        None => String::new(),
    };
    let say = match t.n {
        0 => p.t("call-times-none"),
        n => p.words.say_with(
            "call-times",
            &[("median", minutes(t.median).into()), ("p90", minutes(t.p90).into()), ("count", n.into())],
        ),
    };
    let unanswered =
        if t.unanswered > 0 { p.t1("call-times-unanswered", "count", t.unanswered) } else { String::new() };
    Times { say, unanswered }
}

#[derive(Template)]
#[template(path = "home/lead.html")]
struct LeadPage {
    p: Page,
    l: Lead,
    greeting: String,
    lead: String,
    t: Times,
    contracts: Vec<(String, String, String)>,
    recent: Vec<Lately>,
}

/// The first page of whoever leads.
///
/// # Errors
/// The database's.
pub async fn show(desk: &Desk) -> Result<Response, Failure> {
    let l = home::lead(&desk.context).await?;
    let p = desk.page();
    let recent = lately(desk, &p).await?;
    let lead = format!("{}. {}", long_day(desk), p.t1("home-lead-urgent-all", "count", l.urgent()));
    let contracts = l.contracts.iter().map(|(id, until, centre)| {
        let days = days_between(desk.context.today, *until);
        let why = p.t2("home-contract-ends", "day", p.day(until), "days", days);
        (format!("/contracts/{id}"), centre.clone(), why)
    });
    let contracts = contracts.collect();
    let t = times(&p, &l.times);
    html(&LeadPage { greeting: greeting(desk), lead, t, contracts, recent, l, p })
}

impl LeadPage {
    fn oldest(&self, l: &LoadLine) -> String {
        match l.oldest {
            None => String::new(),
            Some(0) => self.p.t("board-today"),
            Some(days) => self.p.t1("board-days", "days", days),
        }
    }

    fn longest(&self) -> String {
        let days = self.l.waiting.1;
        if self.l.waiting.0 == 0 { String::new() } else { self.p.t1("home-longest", "days", days) }
    }
}
