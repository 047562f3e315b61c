//! Moving a citizen to another group from a day on, and the groups before.

use askama::Template;
use axum::{extract::Path, response::Response};
use holdepunkt_casework::citizens::{self, About, Heading};
use holdepunkt_rules::{
    Refusal, Refused,
    codes::Code,
    period::{Period, plus_days},
};

use super::{
    look::first_name,
    page::{id as citizen_id, or_ask_reason},
};
use crate::{
    benefits::page::frame,
    desk::Desk,
    failure::{Failure, html, html_refused},
    form::{Fields, Form, Reader, refused},
    page::Page,
};

const LABELS: &[(&str, &str)] = &[("target_group", "citizen-group"), ("group_from", "group-from")];

/// A group the citizen has stood in: which, when, and whether it is still in use.
struct Step {
    name: String,
    days: String,
    gone: String,
}

#[derive(Template)]
#[template(path = "citizens/group.html")]
struct GroupPage {
    p: Page,
    f: Form,
    heading: String,
    back: String,
    groups: Vec<(String, String)>,
    steps: Vec<Step>,
}

fn steps(desk: &Desk, about: &About) -> Vec<Step> {
    let list = desk.context.house.rulebook.list("target_groups");
    let ends = about.groups.iter().skip(1).map(|s| Some(plus_days(s.from, -1))).chain([None]);
    let step = |(s, until): (&holdepunkt_rules::group::GroupStep, _)| Step {
        name: desk.code("target_groups", s.group.as_str()),
        days: desk.words.period(&Period::known(s.from, until)),
        gone: list
            .find(s.group.as_str())
            .and_then(|e| e.until)
            .filter(|until| *until < desk.context.today)
            .map(|until| desk.words.say_with("group-gone", &[("day", desk.words.day(until).into())]))
            .unwrap_or_default(),
    };
    let mut steps: Vec<Step> = about.groups.iter().zip(ends).map(step).collect();
    steps.reverse();
    steps
}

fn group_page(desk: &Desk, head: &Heading, about: &About, f: Form) -> GroupPage {
    GroupPage {
        p: frame(desk, head),
        f: f.named(LABELS),
        heading: desk.words.say_with("group-heading", &[("name", first_name(desk.words, &head.name).into())]),
        back: format!("/citizens/{}", head.id),
        groups: desk.choices("target_groups"),
        steps: steps(desk, about),
    }
}

/// `GET /citizens/{citizen}/group`
///
/// # Errors
/// [`Refusal::NotFound`], or the database's.
pub async fn show(desk: Desk, Path(citizen): Path<String>) -> Result<Response, Failure> {
    let id = citizen_id(&citizen)?;
    match citizens::about(&desk.context, id).await {
        Ok((head, about)) => {
            let mut fields = Fields::default();
            fields.set_day("group_from", desk.context.today);
            let f = Form::new(desk.words, fields).of_version(head.version);
            html(&group_page(&desk, &head, &about, f))
        }
        Err(error) => or_ask_reason(id, error),
    }
}

/// `POST /citizens/{citizen}/group`
///
/// # Errors
/// [`Refusal::NotFound`], or the database's; refusals are shown at the form.
pub async fn change(desk: Desk, Path(citizen): Path<String>, fields: Fields) -> Result<Response, Failure> {
    let id = citizen_id(&citizen)?;
    let again = async |list: &[Refused]| match citizens::about(&desk.context, id).await {
        Ok((head, about)) => {
            let stale = list.iter().any(|r| r.refusal == Refusal::Stale);
            let mut f = Form::refused(desk.words, fields.clone(), list);
            // The groups stand below the form, so sending it again is a choice made with them in sight.
            if stale {
                f = f.of_version(head.version);
            }
            html_refused(&group_page(&desk, &head, &about, f), list)
        }
        Err(error) => or_ask_reason(id, error),
    };
    let mut r = Reader::of(&fields);
    let group = r.choice("target_group", |code| Some(Code::known(code)));
    let (from, version) = (r.day("group_from"), r.version());
    let chosen = match r.finish() {
        Ok(()) => group.zip(from),
        Err(list) => return again(&list).await,
    };
    let Some((group, from)) = chosen else { return again(&[Refusal::Missing.on("target_group")]).await };
    match citizens::change_group(&desk.context, id, version, &group, from).await {
        Ok(()) => Ok(desk.done(&format!("/citizens/{id}"), "group-changed")),
        Err(error) if error.is(Refusal::StateYourReason.code()) => or_ask_reason(id, error),
        Err(error) => again(&refused(error)?).await,
    }
}
