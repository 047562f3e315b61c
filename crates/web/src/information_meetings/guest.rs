//! Guests of a meeting: invited, marked as having come, talked with afterwards.

use askama::Template;
use axum::{extract::Path, response::Response};
use holdepunkt_casework::information_meetings::{self as meetings, GuestPage, Talk};
use holdepunkt_rules::{
    Refusal, Refused,
    id::{CentreId, CitizenId, MeetingId},
    information::Came,
};
use holdepunkt_wording::Argument;

use super::page::id;
use crate::{
    citizens::{
        look::{first_name, name_or_protected},
        page::id as citizen_id,
    },
    desk::Desk,
    failure::{Failure, html, html_refused},
    form::{Fields, Form, Reader, refused},
    page::Page,
};

/// Those who can be invited, by how they stand.
#[derive(Debug, Clone)]
struct Group {
    heading: String,
    people: Vec<(CitizenId, String)>,
}

#[derive(Template)]
#[template(path = "information_meetings/invite.html")]
struct InvitePage {
    p: Page,
    f: Form,
    meeting: MeetingId,
    groups: Vec<Group>,
}

async fn invite_page(desk: &Desk, meeting: MeetingId, f: Form) -> Result<InvitePage, Failure> {
    let (m, list) = meetings::invitable(&desk.context, meeting).await?;
    let words = desk.words;
    let mut groups: Vec<Group> = Vec::new();
    for standing in 1..=4_i64 {
        let people: Vec<_> = list
            .iter()
            .filter(|i| i.standing == standing)
            .map(|i| (i.citizen, name_or_protected(words, &i.name)))
            .collect();
        if !people.is_empty() {
            groups.push(Group { heading: words.say(&format!("meeting-invite-{standing}")), people });
        }
    }
    let day = words.weekday_and_day(m.day);
    let heading = words.say_with("meeting-heading", &[("day", Argument::from(day))]);
    let p = desk
        .page()
        .under_key("/information-meetings", "nav-meetings")
        .under(format!("/information-meetings/{meeting}"), heading);
    Ok(InvitePage { p, f, meeting, groups })
}

/// `GET /information-meetings/{meeting}/invite`
///
/// # Errors
/// [`Refusal::NotFound`], [`Refusal::MeetingState`], or the database's.
pub async fn invitable(desk: Desk, Path(meeting): Path<String>) -> Result<Response, Failure> {
    html(&invite_page(&desk, id(&meeting)?, Form::new(desk.words, Fields::default())).await?)
}

/// `POST /information-meetings/{meeting}/invite`
///
/// # Errors
/// [`Refusal::NotFound`], or the database's; refusals are shown at the form.
pub async fn invite(desk: Desk, Path(meeting): Path<String>, fields: Fields) -> Result<Response, Failure> {
    let meeting = id(&meeting)?;
    let again = async |list: &[Refused]| {
        let form = Form::refused(desk.words, fields.clone(), list);
        html_refused(&invite_page(&desk, meeting, form).await?, list)
    };
    let whom: Option<Vec<CitizenId>> = fields.all("citizens").iter().map(|c| CitizenId::parse(c)).collect();
    let Some(whom) = whom else { return again(&[Refusal::NotOnTheList.on("citizens")]).await };
    match meetings::invite(&desk.context, meeting, whom).await {
        Ok(()) => Ok(desk.done(&format!("/information-meetings/{meeting}"), "meeting-invited")),
        Err(error) => again(&refused(error)?).await,
    }
}

/// `POST /information-meetings/{meeting}/attendance`: one choice and one version for each guest.
///
/// # Errors
/// [`Refusal::NotYet`], [`Refusal::Stale`], [`Refusal::NotFound`], or the database's.
pub async fn attendance(desk: Desk, Path(meeting): Path<String>, fields: Fields) -> Result<Response, Failure> {
    let meeting = id(&meeting)?;
    let mut came: Vec<(CitizenId, Came, i64)> = Vec::new();
    for (name, value) in fields.pairs() {
        let Some(citizen) = name.strip_prefix("came_").and_then(CitizenId::parse) else { continue };
        let choice = Came::from_code(value).ok_or(Refusal::NotOnTheList)?;
        let version = fields.get(&format!("version_{citizen}")).parse().unwrap_or(0);
        came.push((citizen, choice, version));
    }
    meetings::attendance(&desk.context, meeting, &came).await?;
    Ok(desk.done(&format!("/information-meetings/{meeting}"), "meeting-attended"))
}

#[derive(Template)]
#[template(path = "information_meetings/guest.html")]
struct TalkPage {
    p: Page,
    f: Form,
    meeting: MeetingId,
    citizen: CitizenId,
    version: i64,
    first: String,
    came: Vec<(String, String)>,
    centres: Vec<(String, String)>,
    may_uninvite: bool,
}

fn talk_page(desk: &Desk, page: &GuestPage, f: Form) -> TalkPage {
    let words = desk.words;
    let (meeting, citizen) = (page.meeting.id, page.guest.guest.citizen);
    let heading =
        words.say_with("meeting-heading", &[("day", Argument::from(words.weekday_and_day(page.meeting.day)))]);
    TalkPage {
        p: desk
            .page()
            .under_key("/information-meetings", "nav-meetings")
            .under(format!("/information-meetings/{meeting}"), heading),
        f,
        meeting,
        citizen,
        version: page.guest.guest.version,
        first: first_name(words, &page.guest.name),
        came: Came::ALL.iter().map(|c| (c.code().to_owned(), words.say(&format!("came-{}", c.code())))).collect(),
        centres: page.centres.iter().map(|(id, name)| (id.to_string(), name.clone())).collect(),
        may_uninvite: page.guest.guest.came == Came::Invited,
    }
}

fn show(page: &GuestPage) -> Fields {
    let mut f = Fields::default();
    f.set("came", page.guest.guest.came.code());
    for (field, wish) in ["first", "second"].iter().zip(&page.wishes) {
        f.set(field, wish.to_string());
    }
    if let Some(day) = page.guest.guest.talk_on {
        f.set_day("talk_on", day);
    }
    if let Some(day) = page.guest.guest.agreed_start {
        f.set_day("agreed_start", day);
    }
    f
}

/// `GET /information-meetings/{meeting}/guests/{citizen}`
///
/// # Errors
/// [`Refusal::NotFound`], or the database's.
pub async fn one(desk: Desk, Path((meeting, citizen)): Path<(String, String)>) -> Result<Response, Failure> {
    let page = meetings::guest(&desk.context, id(&meeting)?, citizen_id(&citizen)?).await?;
    let form = Form::new(desk.words, show(&page)).of_version(page.guest.guest.version);
    html(&talk_page(&desk, &page, form))
}

/// `POST /information-meetings/{meeting}/guests/{citizen}`
///
/// # Errors
/// [`Refusal::NotFound`], or the database's; refusals are shown at the form.
pub async fn talk(
    desk: Desk,
    Path((meeting, citizen)): Path<(String, String)>,
    fields: Fields,
) -> Result<Response, Failure> {
    let (meeting, citizen) = (id(&meeting)?, citizen_id(&citizen)?);
    let page = meetings::guest(&desk.context, meeting, citizen).await?;
    let again = |list: &[Refused]| {
        let form = Form::refused(desk.words, fields.clone(), list);
        html_refused(&talk_page(&desk, &page, form), list)
    };
    let mut r = Reader::of(&fields);
    let came = r.choice("came", Came::from_code);
    let (first, second) = (r.optional_choice("first", CentreId::parse), r.optional_choice("second", CentreId::parse));
    let (talk_on, agreed_start) = (r.optional_day("talk_on"), r.optional_day("agreed_start"));
    let (statutory, version) = (r.tick("statutory"), r.version());
    if let Err(list) = r.finish() {
        return again(&list);
    }
    let talk = Talk {
        came: came.unwrap_or(Came::Invited),
        wishes: first.into_iter().chain(second).collect(),
        talk_on,
        agreed_start,
        statutory,
    };
    match meetings::talk(&desk.context, meeting, citizen, version, talk).await {
        Ok(()) => Ok(desk.done(&format!("/information-meetings/{meeting}"), "meeting-talked")),
        Err(error) => again(&refused(error)?),
    }
}

/// `POST /information-meetings/{meeting}/guests/{citizen}/uninvite`
///
/// # Errors
/// [`Refusal::Stale`], [`Refusal::NotFound`], or the database's.
pub async fn uninvite(
    desk: Desk,
    Path((meeting, citizen)): Path<(String, String)>,
    fields: Fields,
) -> Result<Response, Failure> {
    let (meeting, citizen) = (id(&meeting)?, citizen_id(&citizen)?);
    meetings::uninvite(&desk.context, meeting, citizen, Reader::of(&fields).version()).await?;
    Ok(desk.done(&format!("/information-meetings/{meeting}"), "meeting-uninvited"))
}
