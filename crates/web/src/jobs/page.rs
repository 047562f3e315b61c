//! The page of the program's own work.

use askama::Template;
use axum::{extract::Path, response::Response};
use holdepunkt_casework::{
    Action,
    jobs::{self, MOST_ATTEMPTS, OwnWork, Standing},
};

use crate::{
    desk::Desk,
    failure::{Failure, html},
    page::Page,
};

#[derive(Template)]
#[template(path = "jobs/list.html")]
struct ListPage {
    p: Page,
    work: Vec<OwnWork>,
    may_run: bool,
}

impl ListPage {
    /// What a kind of work does, in a sentence.
    fn about(&self, work: &OwnWork) -> String {
        self.p.t(&format!("jobs-about-{}", work.job.kind()))
    }

    fn name(&self, work: &OwnWork) -> String {
        self.p.t(&format!("jobs-name-{}", work.job.kind()))
    }

    fn class(&self, work: &OwnWork) -> &'static str {
        match work.standing {
            Standing::Well => "st st--ok",
            Standing::Running => "st",
            Standing::Trying => "st st--end",
            Standing::Dead => "st st--bad",
        }
    }

    fn glyph(&self, work: &OwnWork) -> &'static str {
        match work.standing {
            Standing::Well => "g-ok",
            Standing::Running => "g-run",
            Standing::Trying => "g-end",
            Standing::Dead => "g-bad",
        }
    }

    fn word(&self, work: &OwnWork) -> String {
        self.p.t(match work.standing {
            Standing::Well => "jobs-well",
            Standing::Running => "jobs-running",
            Standing::Trying => "jobs-trying",
            Standing::Dead => "jobs-dead",
        })
    }

    fn last(&self, work: &OwnWork) -> String {
        work.row.well_at.map_or_else(|| self.p.t("jobs-never"), |at| self.p.moment(&at))
    }

    fn next(&self, work: &OwnWork) -> String {
        match work.standing {
            Standing::Dead => self.p.t("jobs-next-never"),
            Standing::Running => self.p.t("jobs-next-now"),
            Standing::Well | Standing::Trying => self.p.moment(&work.row.due_at),
        }
    }

    /// What failed, in words: how often, and what comes next. The engine's own words stand beside it.
    fn failed(&self, work: &OwnWork) -> Option<String> {
        let n = work.row.attempts;
        match work.standing {
            Standing::Trying => Some(self.p.t1("jobs-failed", "count", n)),
            Standing::Dead => Some(self.p.t1("jobs-given-up", "count", n.max(MOST_ATTEMPTS))),
            Standing::Well | Standing::Running => None,
        }
    }
}

/// `GET /jobs`
///
/// # Errors
/// The database's.
pub async fn list(desk: Desk) -> Result<Response, Failure> {
    let work = jobs::list(&desk.context).await?;
    html(&ListPage { p: desk.page(), work, may_run: desk.context.may(Action::RunJobs) })
}

/// `POST /jobs/{job}/again`
///
/// # Errors
/// [`holdepunkt_rules::Refusal::NotFound`] for a kind that isn't there, or the database's.
pub async fn again(desk: Desk, Path(job): Path<String>) -> Result<Response, Failure> {
    jobs::again(&desk.context, &job).await?;
    Ok(desk.done("/jobs", "job-again"))
}
