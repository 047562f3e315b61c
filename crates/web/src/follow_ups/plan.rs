//! Planning a meeting, moving it, calling it off.

use askama::Template;
use axum::{
    extract::{Path, Query},
    response::Response,
};
use holdepunkt_casework::follow_ups::{self, FollowUpPage};
use holdepunkt_rules::{
    Refused,
    follow_up::{FollowUpKind, Guest},
    id::{CitizenId, EmployeeId, PlacementId},
};
use serde::Deserialize;

use super::{
    form::{self, Choices, LABELS},
    page::{frame, meeting_id},
    show::{due_words, when_words},
};
use crate::{
    citizens::{
        look::{first_name, name_or_protected},
        page::{id, or_ask_reason},
    },
    desk::Desk,
    failure::{Failure, html, html_refused},
    form::{Fields, Form, refused},
    page::Page,
    placements::page::STALE,
    stale::{Conflict, conflict},
};

/// Which placement a new meeting is about.
#[derive(Debug, Default, Deserialize)]
pub struct About {
    placement: Option<String>,
}

#[derive(Template)]
#[template(path = "follow_ups/plan.html")]
struct PlanForm {
    p: Page,
    f: Form,
    c: Choices,
    heading: String,
    lead: String,
    placement: String,
    back: String,
    deed: String,
    conflict: Conflict,
}

/// Where and when one meets, unless somebody says otherwise.
fn fresh(page: &follow_ups::PlanPage, today: jiff::civil::Date) -> Fields {
    let mut f = Fields::default();
    let kind = if page.placement.is_some() { FollowUpKind::Company } else { FollowUpKind::JobCentre };
    f.set("kind", kind.code());
    f.set_day("on", page.due.map_or(today, |d| d.on.max(today)));
    f.set("from", "9.00");
    f.set("until", "9.45");
    f.set("place", &page.around.place);
    f.set("held_by", page.me.map(|e| e.to_string()).unwrap_or_default());
    let mentor = page.around.mentors.first().map(|m| Guest::Mentor(m.id));
    f.set_all("guests", std::iter::once(Guest::Citizen).chain(mentor).map(|g| form::guest_value(&g)).collect());
    f
}

async fn show_new(
    desk: &Desk,
    citizen: CitizenId,
    placement: Option<PlacementId>,
    typed: Option<(&Fields, &[Refused])>,
) -> Result<Response, Failure> {
    let page = match follow_ups::plan_page(&desk.context, citizen, placement).await {
        Ok(page) => page,
        Err(error) => return or_ask_reason(citizen, error),
    };
    let words = desk.words;
    let name = name_or_protected(words, &page.heading.name);
    let form = match typed {
        Some((fields, list)) => Form::refused(words, fields.clone(), list),
        None => Form::new(words, fresh(&page, desk.context.today)),
    };
    let about = page.placement.filter(|_| typed.is_none_or(|(f, _)| !f.get("placement").is_empty()));
    let template = PlanForm {
        p: frame(desk, citizen, &name),
        c: form::choices(words, &page.around, &name),
        heading: words.say_with("follow-up-new-heading", &[("name", first_name(words, &page.heading.name).into())]),
        lead: due_words(words, page.due, desk.context.today).0,
        placement: about.map(|p| p.to_string()).unwrap_or_default(),
        back: format!("/citizens/{citizen}/follow-ups"),
        deed: words.say("follow-up-plan-do"),
        conflict: Conflict::none(),
        f: form.named(LABELS),
    };
    match typed {
        Some((_, list)) => html_refused(&template, list),
        None => html(&template),
    }
}

/// `GET /citizens/{citizen}/follow-ups/new`
///
/// # Errors
/// [`holdepunkt_rules::Refusal::NotFound`], or the database's.
pub async fn new(desk: Desk, Path(citizen): Path<String>, Query(about): Query<About>) -> Result<Response, Failure> {
    let placement = about.placement.as_deref().and_then(PlacementId::parse);
    show_new(&desk, id(&citizen)?, placement, None).await
}

/// `POST /citizens/{citizen}/follow-ups/new`
///
/// # Errors
/// [`holdepunkt_rules::Refusal::NotFound`], or the database's; refusals are shown at the form.
pub async fn plan(desk: Desk, Path(citizen): Path<String>, fields: Fields) -> Result<Response, Failure> {
    let citizen = id(&citizen)?;
    let placement = PlacementId::parse(fields.get("placement"));
    let plan = match form::read(&fields) {
        Ok(plan) => plan,
        Err(list) => return show_new(&desk, citizen, placement, Some((&fields, &list))).await,
    };
    match follow_ups::plan(&desk.once(fields.get("once")), citizen, plan).await {
        Ok(made) => Ok(desk.done(&format!("/follow-ups/{made}"), "follow-up-planned")),
        Err(error) => show_new(&desk, citizen, placement, Some((&fields, &refused(error)?))).await,
    }
}

fn move_form(desk: &Desk, page: &FollowUpPage, around: &follow_ups::Around, f: Form, conflict: Conflict) -> PlanForm {
    let words = desk.words;
    let name = name_or_protected(words, &page.name);
    PlanForm {
        p: frame(desk, page.meeting.citizen, &name),
        c: form::choices(words, around, &name),
        heading: words.say("follow-up-move-heading"),
        lead: when_words(words, &page.meeting.when, desk.context.today),
        placement: page.meeting.placement.map(|p| p.to_string()).unwrap_or_default(),
        back: format!("/follow-ups/{}", page.meeting.id),
        deed: words.say("follow-up-move-do"),
        conflict,
        f: f.named(LABELS),
    }
}

/// `GET /follow-ups/{follow_up}/move`
///
/// # Errors
/// [`holdepunkt_rules::Refusal::NotFound`], or the database's.
pub async fn move_it(desk: Desk, Path(meeting): Path<String>) -> Result<Response, Failure> {
    let page = follow_ups::find(&desk.context, meeting_id(&meeting)?).await?;
    let around = follow_ups::plan_page(&desk.context, page.meeting.citizen, page.meeting.placement).await?.around;
    let form = Form::new(desk.words, form::show(&page.meeting)).of_version(page.meeting.version);
    html(&move_form(&desk, &page, &around, form, Conflict::none()))
}

/// `POST /follow-ups/{follow_up}/move`
///
/// # Errors
/// [`holdepunkt_rules::Refusal::NotFound`], or the database's; refusals are shown at the form.
pub async fn moved(desk: Desk, Path(meeting): Path<String>, fields: Fields) -> Result<Response, Failure> {
    let meeting = meeting_id(&meeting)?;
    let again = async |list: &[Refused]| {
        let page = follow_ups::find(&desk.context, meeting).await?;
        let around = follow_ups::plan_page(&desk.context, page.meeting.citizen, page.meeting.placement).await?.around;
        let (form, conflict) = if list == STALE {
            let name_of = |name: &str, value: &str| match name {
                "held_by" => around
                    .near
                    .iter()
                    .chain(&around.others)
                    .find(|e| EmployeeId::parse(value) == Some(e.id))
                    .map(|e| e.name.clone()),
                "kind" => FollowUpKind::from_code(value).map(|k| super::show::kind_words(desk.words, k)),
                "guests" => form::choices(desk.words, &around, &page.name)
                    .guests
                    .into_iter()
                    .find(|(v, _)| v == value)
                    .map(|(_, n)| n),
                _ => None,
            };
            conflict(desk.words, &fields, &form::show(&page.meeting), page.meeting.version, LABELS, name_of)
        } else {
            (Form::refused(desk.words, fields.clone(), list), Conflict::none())
        };
        html_refused(&move_form(&desk, &page, &around, form, conflict), list)
    };
    let plan = match form::read(&fields) {
        Ok(plan) => plan,
        Err(list) => return again(&list).await,
    };
    let version = crate::form::Reader::of(&fields).version();
    match follow_ups::move_to(&desk.context, meeting, version, plan).await {
        Ok(_) => Ok(desk.done(&format!("/follow-ups/{meeting}"), "follow-up-moved")),
        Err(error) if error.is_stale() => again(STALE).await,
        Err(error) => again(&refused(error)?).await,
    }
}

#[derive(Template)]
#[template(path = "follow_ups/cancel.html")]
struct CancelForm {
    p: Page,
    f: Form,
    when: String,
    back: String,
}

async fn cancel_form(
    desk: &Desk,
    meeting: holdepunkt_rules::id::FollowUpId,
    typed: Option<(&Fields, &[Refused])>,
) -> Result<Response, Failure> {
    let page = follow_ups::find(&desk.context, meeting).await?;
    let mut fields = typed.map(|(f, _)| f.clone()).unwrap_or_default();
    fields.set("version", page.meeting.version.to_string());
    let list = typed.map(|(_, list)| list).unwrap_or_default();
    let template = CancelForm {
        p: frame(desk, page.meeting.citizen, &name_or_protected(desk.words, &page.name)),
        f: Form::refused(desk.words, fields, list).named(&[("why_not", "follow-up-why-not")]),
        when: when_words(desk.words, &page.meeting.when, desk.context.today),
        back: format!("/follow-ups/{meeting}"),
    };
    if typed.is_some() { html_refused(&template, list) } else { html(&template) }
}

/// `GET /follow-ups/{follow_up}/cancel`
///
/// # Errors
/// [`holdepunkt_rules::Refusal::NotFound`], or the database's.
pub async fn cancel(desk: Desk, Path(meeting): Path<String>) -> Result<Response, Failure> {
    cancel_form(&desk, meeting_id(&meeting)?, None).await
}

/// `POST /follow-ups/{follow_up}/cancel`
///
/// # Errors
/// [`holdepunkt_rules::Refusal::NotFound`], or the database's; refusals are shown at the form.
pub async fn cancelled(desk: Desk, Path(meeting): Path<String>, fields: Fields) -> Result<Response, Failure> {
    let meeting = meeting_id(&meeting)?;
    let mut r = crate::form::Reader::of(&fields);
    let (why_not, version) = (r.line("why_not", 500), r.version());
    if let Err(list) = r.finish() {
        return cancel_form(&desk, meeting, Some((&fields, &list))).await;
    }
    match follow_ups::cancel(&desk.context, meeting, version, why_not).await {
        Ok(_) => Ok(desk.done(&format!("/follow-ups/{meeting}"), "follow-up-cancelled")),
        Err(error) if error.is_stale() => cancel_form(&desk, meeting, Some((&fields, STALE))).await,
        Err(error) => cancel_form(&desk, meeting, Some((&fields, &refused(error)?))).await,
    }
}
