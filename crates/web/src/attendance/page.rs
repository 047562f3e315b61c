//! The page of today: one card for each who is expected, one tap for an answer.

use askama::Template;
use axum::response::{Html, IntoResponse, Response};
use holdepunkt_casework::{
    Action,
    attendance::{self, Expected, Today},
    known_phones::{self, KnownPhone},
};
use holdepunkt_rules::{Refused, id::PlacementId, period::monday_of, role::Role};
use holdepunkt_wording::Argument;
use jiff::civil::Date;

use super::card::card;
use crate::{
    desk::Desk,
    failure::{Failure, html, html_refused, status_of},
    form::{Fields, Form},
    home::page::{greeting, long_day},
    markup::{Markup, render},
    own::page::helper,
    page::Page,
};

/// Somebody who is placed here and not expected today.
struct Other {
    name: String,
    says: String,
    day: String,
    week: String,
}

/// A telephone that is known.
pub struct Phone {
    /// Its identifier.
    pub id: String,
    /// Whose; empty on one's own page.
    pub whose: String,
    /// Since when, until when, last used.
    pub says: String,
}

/// A telephone in words.
pub fn phone(desk: &Desk, k: &KnownPhone, whose: bool) -> Phone {
    let (words, house) = (desk.words, &desk.context.house);
    let day = |at| words.day_near(house.day_of(at), desk.context.today);
    let says = words.say_with(
        "phone-says",
        &[("since", day(k.made_at).into()), ("seen", day(k.seen_at).into()), ("until", day(k.until).into())],
    );
    Phone { id: k.id.to_string(), whose: if whose { k.grant.name.clone() } else { String::new() }, says }
}

#[derive(Template)]
#[template(path = "attendance/lead.html")]
struct Lead {
    text: String,
}

#[derive(Template)]
#[template(path = "attendance/today.html")]
struct TodayPage {
    p: Page,
    owner: String,
    greeting: String,
    day: String,
    lead: Markup,
    cards: Vec<Markup>,
    others: Vec<Other>,
    contacts: Vec<Markup>,
    job_centre: holdepunkt_rules::job_centre::JobCentre,
    summary: Markup,
    may_keep: bool,
    phones: Vec<Phone>,
    is_mentor: bool,
    mornings: Vec<(String, String, bool)>,
    people: &'static str,
}

/// How many are expected, and how many are there.
fn lead(desk: &Desk, today: &Today) -> Markup {
    let (count, here) = (today.expected.len(), today.here());
    let values = [("count", Argument::from(count)), ("here", Argument::from(here))];
    render(&Lead { text: desk.words.say_with("attendance-lead", &values) })
}

/// Times at which the link can come: every half hour from six to nine.
const MORNINGS: [i64; 7] = [360, 390, 420, 450, 480, 510, 540];

async fn page(desk: &Desk, refused: &[Refused], at: Option<PlacementId>) -> Result<TodayPage, Failure> {
    let today = attendance::today(&desk.context).await?;
    let p = desk.page();
    let words = desk.words;
    let form = Form::refused(words, Fields::default(), refused);
    let error = refused.first().map(|r| words.refusal(&r.refusal));
    let shown = |e: &Expected| {
        let error = error.as_deref().filter(|_| at == Some(e.seat.placement));
        card(desk, &p, e, error)
    };
    let cards = today.expected.iter().map(shown).collect();
    let phones = known_phones::mine(&desk.context).await?;
    let mut mornings = vec![(String::new(), words.say("phone-morning-none"), today.morning_minute.is_none())];
    mornings.extend(MORNINGS.iter().map(|minute| {
        let at = words.say_with("attendance-tag-at", &[("clock", words.clock_short(*minute).into())]);
        (minute.to_string(), at, today.morning_minute == Some(*minute))
    }));
    let role = desk.shell.role;
    Ok(TodayPage {
        owner: desk.context.who.person().map(|g| g.id.to_string()).unwrap_or_default(),
        greeting: greeting(desk),
        day: long_day(desk),
        lead: lead(desk, &today),
        cards,
        others: today.others.iter().map(|e| other(desk, e, today.day)).collect(),
        contacts: today.contacts.iter().enumerate().map(|(n, h)| helper(&p, h, "own-contact", n == 0)).collect(),
        job_centre: today.job_centre,
        summary: form.summary(),
        may_keep: desk.context.may(Action::KeepPhone),
        phones: phones.iter().map(|k| phone(desk, k, false)).collect(),
        is_mentor: role == Role::CompanyMentor,
        mornings,
        people: if role == Role::CompanyMentor { "/mentored" } else { "/our-company" },
        p,
    })
}

fn other(desk: &Desk, e: &Expected, day: Date) -> Other {
    let words = desk.words;
    let key = if e.paused { "own-paused" } else { "attendance-tag-not-today" };
    Other {
        name: e.seat.citizen_name.clone(),
        says: words.say(key),
        day: if e.paused { String::new() } else { format!("/attendance/{}/{day}", e.seat.placement) },
        week: format!("/attendance/{}/week/{}", e.seat.placement, monday_of(day)),
    }
}

/// `GET /attendance`
///
/// # Errors
/// The database's.
pub async fn today(desk: Desk) -> Result<Response, Failure> {
    html(&page(&desk, &[], None).await?)
}

/// The page of today with what was refused on one of its cards.
///
/// # Errors
/// The database's.
pub async fn again(desk: &Desk, at: PlacementId, refused: &[Refused]) -> Result<Response, Failure> {
    html_refused(&page(desk, refused, Some(at)).await?, refused)
}

/// One card alone, and the line above that counts: what a script puts in place of the card that was tapped.
///
/// # Errors
/// The database's.
pub async fn swap(desk: &Desk, at: PlacementId, day: Date, refused: &[Refused]) -> Result<Response, Failure> {
    let p = desk.page();
    let error = refused.first().map(|r| desk.words.refusal(&r.refusal));
    let one = attendance::of_day(&desk.context, at, day).await?;
    let mut text = card(desk, &p, &one, error.as_deref()).0;
    if desk.context.may(Action::SeeToday) {
        text.push_str(&lead(desk, &attendance::today(&desk.context).await?).0);
    }
    let status = refused.first().map_or(axum::http::StatusCode::OK, |r| status_of(&r.refusal));
    Ok((status, Html(text)).into_response())
}
