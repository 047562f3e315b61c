//! The page after signing in, by role.

use askama::Template;
use axum::response::{IntoResponse, Redirect, Response};
use holdepunkt_casework::{Action, recents};
use holdepunkt_rules::role::Role;

use super::{lead, today};
use crate::{
    citizens::look::name_or_protected,
    desk::Desk,
    failure::{Failure, html},
    page::Page,
    search::page::{href, kind},
};

#[derive(Template)]
#[template(path = "home/doors.html")]
struct DoorsPage {
    p: Page,
    greeting: String,
    lead: String,
}

/// `GET /`
///
/// # Errors
/// The database's.
pub async fn home(desk: Desk) -> Result<Response, Failure> {
    match desk.shell.role {
        Role::Citizen => Ok(Redirect::to("/me").into_response()),
        Role::CompanyMentor => Ok(Redirect::to("/attendance").into_response()),
        Role::CompanyContact => Ok(Redirect::to("/our-company").into_response()),
        Role::PersonalMentor => Ok(Redirect::to("/granted").into_response()),
        Role::ProgrammeSupport | Role::Agency => Ok(Redirect::to("/national-status").into_response()),
        Role::JobConsultant | Role::Caseworker | Role::MentorCoordinator => today::show(&desk).await,
        Role::ProjectLead | Role::Management => lead::show(&desk).await,
        Role::Administrator | Role::ActivationStaff | Role::Auditor => {
            let lead = desk.words.say(&format!("home-lead-{}", desk.shell.role.code().replace('_', "-")));
            html(&DoorsPage { greeting: greeting(&desk), lead, p: desk.page() })
        }
    }
}

/// "Godmorgen, Maja" until ten, then "Hej, Maja".
pub fn greeting(desk: &Desk) -> String {
    let hour = desk.context.now.to_zoned(desk.context.house.zone().clone()).hour();
    let key = if (4..10).contains(&hour) { "home-morning" } else { "home-hello" };
    let first = desk.shell.name.split_whitespace().next().unwrap_or_default().to_owned();
    desk.words.say_with(key, &[("name", first.into())])
}

/// "Tirsdag 24. november, uge 48".
pub fn long_day(desk: &Desk) -> String {
    let (words, today) = (desk.words, desk.context.today);
    let weekday = words.say(&format!("home-weekday-{}", today.weekday().to_monday_one_offset()));
    let day = i64::from(today.day()).to_string();
    let week = i64::from(today.iso_week_date().week()).to_string();
    words.say_with(
        "home-day",
        &[
            ("weekday", weekday.into()),
            ("day", day.into()),
            ("month", words.month(today.month()).into()),
            ("week", week.into()),
        ],
    )
}

/// Something that one opened lately.
pub struct Lately {
    /// Where it is.
    pub href: String,
    /// What it is called.
    pub name: String,
    /// What it is.
    pub kind: String,
}

/// The last few things that one opened; the rest stands on its own page.
///
/// # Errors
/// The database's.
pub async fn lately(desk: &Desk, p: &Page) -> Result<Vec<Lately>, Failure> {
    if !desk.context.may(Action::SeeRecent) {
        return Ok(Vec::new());
    }
    let kept = recents::latest(&desk.context).await?;
    let told =
        |r: &recents::Recent| Lately { href: href(r), name: name_or_protected(desk.words, &r.name), kind: kind(p, r) };
    Ok(kept.iter().take(5).map(told).collect())
}
