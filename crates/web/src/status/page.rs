//! The status pages.

use askama::Template;
use axum::{extract::Query, response::Response};
use holdepunkt_casework::{
    Action, Error, calls,
    status::{self, Asked, Report},
};
use holdepunkt_rules::{Refusal, Refused, codes::Code, programme::Both};
use jiff::civil::Date;
use serde::Deserialize;

use super::{
    figures::{KeyFigure, Teller},
    goals::{GoalRow, goal_rows},
};
use crate::{
    desk::Desk,
    failure::{Failure, html, html_refused},
    form::refused,
    home::lead::{Times, times},
    markup::Markup,
    page::Page,
};

/// What a page is asked for in its address. The day is one field, or the three of the form.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Ask {
    programme: String,
    as_of: String,
    as_of_day: String,
    as_of_month: String,
    as_of_year: String,
}

impl Ask {
    /// What the use case is asked for.
    ///
    /// # Errors
    /// [`Refusal::NotADay`] on `as_of`.
    pub fn read(&self) -> Result<Asked, Error> {
        let programme = self.programme.trim();
        let as_of = match self.parts().iter().all(|part| part.is_empty()) {
            true if self.as_of.trim().is_empty() => None,
            true => Some(self.as_of.trim().parse().ok()),
            false => Some(self.day()),
        };
        let as_of = as_of.map(|day| day.ok_or(Refusal::NotADay.on("as_of"))).transpose()?;
        Ok(Asked { programme: (!programme.is_empty()).then(|| Code::known(programme)), as_of })
    }

    fn parts(&self) -> [&str; 3] {
        [&self.as_of_day, &self.as_of_month, &self.as_of_year].map(|part| part.trim())
    }

    fn day(&self) -> Option<Date> {
        let [day, month, year] = self.parts();
        let year: i16 = if year.len() == 2 { format!("20{year}").parse() } else { year.parse() }.ok()?;
        Date::new(year, month.parse().ok()?, day.parse().ok()?).ok()
    }

    /// The same programme on the day that is shown when none is asked for.
    fn without_day(&self) -> Self {
        Self { programme: self.programme.clone(), ..Self::default() }
    }
}

/// A job centre in the report across them.
struct EachRow {
    name: String,
    centres: String,
    places: String,
    companies: String,
    action_plan: bool,
}

#[derive(Template)]
#[template(path = "status/page.html")]
struct StatusPage {
    heading: String,
    lead: String,
    action: &'static str,
    query: String,
    programmes: Vec<(String, String, bool)>,
    /// Day, month, year: as typed where they were refused.
    as_of: [String; 3],
    error: Option<String>,
    key_figures: Vec<KeyFigure>,
    pictures: Vec<Markup>,
    nothing_yet: bool,
    goals: Vec<GoalRow>,
    programme_link: Option<String>,
    suppressed: bool,
    national: bool,
    each: Vec<EachRow>,
    /// How long workplaces wait until somebody answers, for those who may know.
    times: Option<Times>,
    p: Page,
}

#[derive(Template)]
#[template(path = "status/none.html")]
struct NonePage {
    p: Page,
    national: bool,
}

fn page(desk: &Desk, report: &Report, choices: &[(Code, Both)], refused: Option<(&Ask, &Refused)>) -> StatusPage {
    let p = desk.page();
    let programme = p.words.both(&report.programme.name).to_owned();
    let national = report.job_centre.is_none();
    let lead = match &report.job_centre {
        Some(j) => p.t2("status-lead", "job_centre", &j.name, "programme", programme),
        None => p.t2("status-lead-everywhere", "count", report.counts.job_centres, "programme", programme),
    };
    let teller = Teller { p: &p, report };
    let code = report.programme.code.as_str();
    let query = format!("?programme={code}&as_of={}", report.as_of);
    let sees_programmes = desk.context.may(Action::SeeProgrammes);
    StatusPage {
        heading: p.t1("status-heading", "day", p.words.day_long(report.as_of)),
        lead,
        action: if national { "/national-status" } else { "/status" },
        query,
        programmes: choices
            .iter()
            .map(|(c, name)| (c.to_string(), p.words.both(name).to_owned(), c.as_str() == code))
            .collect(),
        as_of: refused.map_or_else(|| shown_day(report.as_of), |(ask, _)| ask.parts().map(str::to_owned)),
        error: refused.map(|(_, r)| p.words.refusal(&r.refusal)),
        key_figures: teller.key_figures(),
        pictures: teller.pictures(),
        nothing_yet: report.counts.started.all == 0,
        goals: goal_rows(&p, &report.goals),
        programme_link: (!national && sees_programmes).then(|| format!("/programmes/{code}")),
        suppressed: !report.hidden.is_empty(),
        national,
        each: each(&p, report),
        times: None,
        p,
    }
}

fn shown_day(day: Date) -> [String; 3] {
    [day.day().to_string(), day.month().to_string(), day.year().to_string()]
}

fn each(p: &Page, report: &Report) -> Vec<EachRow> {
    let row = |(j, c): &(holdepunkt_rules::job_centre::JobCentre, holdepunkt_rules::status::Counts)| EachRow {
        name: j.name.clone(),
        centres: p.number(&c.company_centres),
        places: p.number(&c.places),
        companies: p.number(&c.companies),
        action_plan: c.action_plans > 0,
    };
    report.each.iter().map(row).collect()
}

/// `GET /status`: the job centre's own figures, whole.
///
/// # Errors
/// [`Refusal::NotFound`] for a programme that the job centre takes no part in, or the database's.
pub async fn own(desk: Desk, Query(ask): Query<Ask>) -> Result<Response, Failure> {
    let show = async |ask: &Ask, error: Option<(&Ask, &Refused)>| {
        let (report, parts) = status::report(&desk.context, &ask.read()?).await?;
        let choices: Vec<_> = parts.iter().map(|p| (p.programme.code.clone(), p.programme.name.clone())).collect();
        let mut page = page(&desk, &report, &choices, error);
        if desk.context.may(Action::SeeAnswerTimes) {
            page.times = Some(times(&page.p, &calls::times(&desk.context).await?));
        }
        Ok::<_, Error>(page)
    };
    match show(&ask, None).await {
        Ok(page) => html(&page),
        Err(error) if error.is("not-found") && ask.programme.is_empty() => {
            html(&NonePage { p: desk.page(), national: false })
        }
        Err(error) => {
            let list = on_the_day(error)?;
            html_refused(&show(&ask.without_day(), list.first().map(|r| (&ask, r))).await?, &list)
        }
    }
}

/// `GET /national-status`: all job centres of a programme, small groups left out.
///
/// # Errors
/// [`Refusal::UnknownProgramme`], or the database's.
pub async fn national(desk: Desk, Query(mut ask): Query<Ask>) -> Result<Response, Failure> {
    let programmes = status::national_programmes(&desk.context).await?;
    // The one that most take part in says most across them.
    let Some((widest, _)) = programmes.iter().max_by_key(|(_, members)| *members) else {
        return html(&NonePage { p: desk.page(), national: true });
    };
    if ask.programme.is_empty() {
        ask.programme = widest.code.to_string();
    }
    let choices: Vec<_> = programmes.iter().map(|(p, _)| (p.code.clone(), p.name.clone())).collect();
    let show = async |ask: &Ask, error: Option<(&Ask, &Refused)>| {
        let report = status::national(&desk.context, &ask.read()?).await?;
        Ok::<_, Error>(page(&desk, &report, &choices, error))
    };
    match show(&ask, None).await {
        Ok(page) => html(&page),
        Err(error) => {
            let list = on_the_day(error)?;
            html_refused(&show(&ask.without_day(), list.first().map(|r| (&ask, r))).await?, &list)
        }
    }
}

/// Refusals of the day, to be shown beside it; any other is a failure of the page.
fn on_the_day(error: Error) -> Result<Vec<Refused>, Failure> {
    match &error {
        Error::Refused(list) if list.iter().all(|r| r.field == Some("as_of")) => refused(error),
        _ => Err(error.into()),
    }
}
