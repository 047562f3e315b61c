//! Pages of information meetings: the list, one meeting, its form, what the room sees, and the print.

use askama::Template;
use axum::{extract::Path, response::Response};
use holdepunkt_casework::{
    Action, Reach,
    information_meetings::{self as meetings, MeetingPage, SeenGuest},
    store::information_meetings::Listed,
    vacancies,
};
use holdepunkt_rules::{
    Refusal, Refused,
    citizen::short_name,
    id::{CitizenId, MeetingId},
    information::{Came, Meeting, MeetingState},
};
use holdepunkt_wording::Argument;

use super::form;
use crate::{
    citizens::look::{name_or_protected, pill},
    desk::Desk,
    failure::{Failure, html, html_refused},
    form::{Fields, Form, Reader, refused},
    markup::Markup,
    page::Page,
    stale::{Conflict, conflict},
    vacancies::page::{CentreRow, centre_row},
};

#[derive(Debug, Clone)]
struct MeetingRow {
    listed: Listed,
    planned: bool,
    day: String,
    time: String,
    state: Markup,
}

fn state_pill(desk: &Desk, state: MeetingState) -> Markup {
    let (class, glyph) = match state {
        MeetingState::Planned => ("st--res", "g-res"),
        MeetingState::Held => ("st--ok", "g-ok"),
        MeetingState::Cancelled => ("st--was", ""),
    };
    pill(class, glyph, desk.words.say(&format!("meeting-state-{}", state.code())))
}

#[derive(Template)]
#[template(path = "information_meetings/list.html")]
struct ListPage {
    p: Page,
    rows: Vec<MeetingRow>,
    may_plan: bool,
}

/// `GET /information-meetings`
///
/// # Errors
/// The database's.
pub async fn list(desk: Desk) -> Result<Response, Failure> {
    let row = |listed: Listed| MeetingRow {
        day: desk.words.day_near(listed.meeting.day, desk.context.today),
        time: desk.words.clock(listed.meeting.minute),
        planned: listed.meeting.state == MeetingState::Planned,
        state: state_pill(&desk, listed.meeting.state),
        listed,
    };
    let rows = meetings::list(&desk.context).await?.into_iter().map(row).collect();
    let may_plan = desk.context.may(Action::RunMeetings);
    html(&ListPage { p: desk.page(), rows, may_plan })
}

/// A guest as a row.
#[derive(Debug, Clone)]
struct GuestRow {
    citizen: CitizenId,
    version: i64,
    name: String,
    short: String,
    caseworker: String,
    came: Came,
    wishes: String,
    talk: String,
    start: String,
    deed: Option<(String, String)>,
}

fn guest_row(desk: &Desk, s: &SeenGuest) -> GuestRow {
    let words = desk.words;
    let g = &s.named.guest;
    let day = |d: Option<jiff::civil::Date>| d.map(|d| words.day_near(d, desk.context.today)).unwrap_or_default();
    let may = |action| desk.context.may(action);
    let deed = match (s.named.placed, s.named.referred) {
        (false, false) if g.agreed_start.is_some() && may(Action::Refer) => {
            Some((format!("/citizens/{}/refer", g.citizen), words.say("meeting-refer")))
        }
        (false, true) if may(Action::Place) => {
            Some((format!("/citizens/{}/place", g.citizen), words.say("meeting-book")))
        }
        _ => None,
    };
    GuestRow {
        citizen: g.citizen,
        version: g.version,
        name: name_or_protected(words, &s.named.name),
        short: if s.named.protected { words.say("citizen-protected-name") } else { short_name(&s.named.name) },
        caseworker: s.named.caseworker_name.clone(),
        came: g.came,
        wishes: s.wishes.join(", "),
        talk: day(g.talk_on),
        start: day(g.agreed_start),
        deed,
    }
}

#[derive(Template)]
#[template(path = "information_meetings/one.html")]
struct OnePage {
    p: Page,
    meeting: Meeting,
    heading: String,
    when: String,
    state: Markup,
    left: i64,
    guests: Vec<GuestRow>,
    others: usize,
    came: Vec<(Came, String)>,
    planned: bool,
    marks: bool,
    may_run: bool,
    may_invite: bool,
    figures: bool,
}

fn heading(desk: &Desk, m: &Meeting) -> String {
    let day = desk.words.weekday_and_day(m.day);
    desk.words.say_with("meeting-heading", &[("day", Argument::from(day))])
}

fn when(desk: &Desk, page: &MeetingPage) -> String {
    let values = [
        ("time", Argument::from(desk.words.clock(page.meeting.minute))),
        ("place", Argument::from(page.meeting.place.as_str())),
        ("host", Argument::from(page.host.as_str())),
    ];
    desk.words.say_with("meeting-when", &values)
}

/// `GET /information-meetings/{meeting}`
///
/// # Errors
/// [`Refusal::NotFound`], or the database's.
pub async fn one(desk: Desk, Path(meeting): Path<String>) -> Result<Response, Failure> {
    let page = meetings::find(&desk.context, id(&meeting)?).await?;
    let m = page.meeting.clone();
    let planned = m.state == MeetingState::Planned;
    let may_run = desk.context.may(Action::RunMeetings);
    let came = Came::ALL.iter().map(|c| (*c, desk.words.say(&format!("came-{}", c.code())))).collect();
    html(&OnePage {
        p: desk.page().under_key("/information-meetings", "nav-meetings"),
        heading: heading(&desk, &m),
        when: when(&desk, &page),
        state: state_pill(&desk, m.state),
        left: m.seats - (page.guests.len() + page.others) as i64,
        guests: page.guests.iter().map(|g| guest_row(&desk, g)).collect(),
        others: page.others,
        came,
        planned,
        marks: may_run && m.state != MeetingState::Cancelled && m.day <= desk.context.today,
        may_run,
        may_invite: planned && desk.context.may(Action::Invite),
        figures: desk.context.reach(Action::SeeMeetings)? == Reach::Figures,
        meeting: m,
    })
}

#[derive(Template)]
#[template(path = "information_meetings/print.html")]
struct PrintPage {
    p: Page,
    heading: String,
    when: String,
    guests: Vec<GuestRow>,
}

/// `GET /information-meetings/{meeting}/print`: short names, so that the list can lie about.
///
/// # Errors
/// [`Refusal::NotFound`], or the database's.
pub async fn print(desk: Desk, Path(meeting): Path<String>) -> Result<Response, Failure> {
    let page = meetings::find(&desk.context, id(&meeting)?).await?;
    let to = format!("/information-meetings/{}", page.meeting.id);
    html(&PrintPage {
        p: desk.page().under_key("/information-meetings", "nav-meetings").under(to, heading(&desk, &page.meeting)),
        heading: heading(&desk, &page.meeting),
        when: when(&desk, &page),
        guests: page.guests.iter().map(|g| guest_row(&desk, g)).collect(),
    })
}

#[derive(Template)]
#[template(path = "information_meetings/room.html")]
struct RoomPage {
    p: Page,
    centres: Vec<CentreRow>,
}

/// Weeks that the room is shown.
const ROOM_WEEKS: i64 = 8;

/// `GET /information-meetings/{meeting}/room`: the centres on offer, for the screen in the room. About nobody.
///
/// # Errors
/// [`Refusal::NotFound`], or the database's.
pub async fn room(desk: Desk, Path(meeting): Path<String>) -> Result<Response, Failure> {
    let id = id(&meeting)?;
    let known = meetings::list(&desk.context).await?;
    let listed = known.iter().find(|l| l.meeting.id == id).ok_or(Refusal::NotFound)?;
    let letter = vacancies::letter(&desk.context, ROOM_WEEKS).await?;
    html(&RoomPage {
        p: desk
            .page()
            .under_key("/information-meetings", "nav-meetings")
            .under(format!("/information-meetings/{id}"), heading(&desk, &listed.meeting)),
        centres: letter.centres.iter().map(|c| centre_row(&desk, c)).collect(),
    })
}

#[derive(Template)]
#[template(path = "information_meetings/edit.html")]
struct EditPage {
    p: Page,
    f: Form,
    heading: String,
    back: String,
    hosts: Vec<(String, String)>,
    meeting: Option<Meeting>,
    conflict: Conflict,
}

async fn edit_page(desk: &Desk, f: Form, meeting: Option<Meeting>, conflict: Conflict) -> Result<EditPage, Failure> {
    let hosts = meetings::hosts(&desk.context).await?;
    let title = desk.words.say(if meeting.is_some() { "meeting-edit" } else { "meeting-new" });
    let back = meeting
        .as_ref()
        .map_or_else(|| "/information-meetings".to_owned(), |m| format!("/information-meetings/{}", m.id));
    let mut p = desk.page().under_key("/information-meetings", "nav-meetings");
    if let Some(m) = &meeting {
        p = p.under(back.clone(), heading(desk, m));
    }
    let hosts = hosts.into_iter().map(|e| (e.id.to_string(), e.name)).collect();
    Ok(EditPage { p, f, heading: title, back, hosts, meeting, conflict })
}

/// `GET /information-meetings/new`
///
/// # Errors
/// The database's.
pub async fn new(desk: Desk) -> Result<Response, Failure> {
    let mut fields = Fields::default();
    fields.set("seats", "12");
    fields.set("held_by", desk.context.who.employee().map(|e| e.to_string()).unwrap_or_default());
    html(&edit_page(&desk, Form::new(desk.words, fields), None, Conflict::none()).await?)
}

/// `POST /information-meetings/new`
///
/// # Errors
/// The database's; refusals are shown at the form.
pub async fn plan(desk: Desk, fields: Fields) -> Result<Response, Failure> {
    let again = async |list: &[Refused]| {
        let form = Form::refused(desk.words, fields.clone(), list);
        html_refused(&edit_page(&desk, form, None, Conflict::none()).await?, list)
    };
    let meeting = match form::read(&fields, MeetingId::fresh()) {
        Ok(meeting) => meeting,
        Err(list) => return again(&list).await,
    };
    match meetings::plan(&desk.once(fields.get("once")), meeting).await {
        Ok(id) => Ok(desk.done(&format!("/information-meetings/{id}"), "meeting-planned")),
        Err(error) => again(&refused(error)?).await,
    }
}

/// `GET /information-meetings/{meeting}/edit`
///
/// # Errors
/// [`Refusal::NotFound`], or the database's.
pub async fn edit(desk: Desk, Path(meeting): Path<String>) -> Result<Response, Failure> {
    let meeting = meetings::find(&desk.context, id(&meeting)?).await?.meeting;
    let form = Form::new(desk.words, form::show(&meeting)).of_version(meeting.version);
    html(&edit_page(&desk, form, Some(meeting), Conflict::none()).await?)
}

/// `POST /information-meetings/{meeting}/edit`
///
/// # Errors
/// [`Refusal::NotFound`], or the database's; refusals are shown at the form.
pub async fn correct(desk: Desk, Path(meeting): Path<String>, fields: Fields) -> Result<Response, Failure> {
    let stands = meetings::find(&desk.context, id(&meeting)?).await?.meeting;
    let again = async |list: &[Refused]| {
        let form = Form::refused(desk.words, fields.clone(), list);
        html_refused(&edit_page(&desk, form, Some(stands.clone()), Conflict::none()).await?, list)
    };
    let meeting = match form::read(&fields, stands.id) {
        Ok(meeting) => meeting,
        Err(list) => return again(&list).await,
    };
    match meetings::correct(&desk.context, meeting).await {
        Ok(()) => Ok(desk.done(&format!("/information-meetings/{}", stands.id), "meeting-saved")),
        Err(error) if error.is_stale() => {
            let hosts = meetings::hosts(&desk.context).await?;
            let said = |name: &str, value: &str| match name {
                "held_by" => hosts.iter().find(|e| e.id.to_string() == value).map(|e| e.name.clone()),
                _ => None,
            };
            let labels = [
                ("day", "meeting-day"),
                ("time", "meeting-time"),
                ("place", "meeting-place"),
                ("seats", "meeting-seats"),
                ("held_by", "meeting-host"),
            ];
            let (form, conflict) = conflict(desk.words, &fields, &form::show(&stands), stands.version, &labels, said);
            html_refused(&edit_page(&desk, form, Some(stands), conflict).await?, &[Refusal::Stale.into()])
        }
        Err(error) => again(&refused(error)?).await,
    }
}

/// `POST /information-meetings/{meeting}/cancel`
///
/// # Errors
/// [`Refusal::MeetingState`], [`Refusal::Stale`], [`Refusal::NotFound`], or the database's.
pub async fn cancel(desk: Desk, Path(meeting): Path<String>, fields: Fields) -> Result<Response, Failure> {
    meetings::cancel(&desk.context, id(&meeting)?, Reader::of(&fields).version()).await?;
    Ok(desk.done("/information-meetings", "meeting-cancelled"))
}

/// The meeting of an address.
///
/// # Errors
/// [`Refusal::NotFound`].
pub fn id(text: &str) -> Result<MeetingId, Failure> {
    MeetingId::parse(text).ok_or_else(|| Refusal::NotFound.into())
}
