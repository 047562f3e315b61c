//! The door's pages: the demo's cards, sign-in with password, sign-out, what was being sent.

use std::{net::SocketAddr, sync::Arc};

use askama::Template;
use axum::{
    Extension,
    extract::{ConnectInfo, Query, State},
    http::{HeaderMap, header},
    response::{AppendHeaders, IntoResponse, Redirect, Response},
};
use holdepunkt_casework::{demo, known_phones, sign_in as door, store::accounts::RoleGrant};
use holdepunkt_rules::{Refusal, id::RoleGrantId, role::Role};
use holdepunkt_wording::Words;
use serde::Deserialize;

use crate::{
    App,
    desk::Desk,
    failure::{Failure, html, html_refused},
    form::{Fields, Form, refused},
    guard::{parked_cookie, phone_cookie, phone_token, session_cookie, set_cookie, token},
    language::{local_part, words},
    page::Page,
};

/// Longest that a session's cookie lives; the session itself ends sooner.
const COOKIE_SECONDS: i64 = 12 * 3600;

#[derive(Deserialize)]
pub struct Next {
    #[serde(default)]
    next: String,
}

struct Card {
    grant: RoleGrant,
    job_centre: String,
    about: String,
}

/// Cards that belong together: one of the demo's worlds.
struct Group {
    /// Its folder's name; empty where the cards come from a database that the demo did not fill.
    world: &'static str,
    cards: Vec<Card>,
}

impl Group {
    fn world_key(&self) -> &'static str {
        if self.world == "today" { "start-world-today" } else { "start-world-2010" }
    }

    fn about_key(&self) -> &'static str {
        if self.world == "today" { "start-world-today-about" } else { "start-world-2010-about" }
    }
}

#[derive(Template)]
#[template(path = "start.html")]
struct StartPage {
    p: Page,
    groups: Vec<Group>,
    next: String,
}

#[derive(Template)]
#[template(path = "sign_in.html")]
struct SignInPage {
    p: Page,
    f: Form,
    next: String,
}

/// `GET /sign-in`: the demo's cards, or the form.
///
/// # Errors
/// The database's.
pub async fn show(
    State(app): State<Arc<App>>,
    headers: HeaderMap,
    Query(query): Query<Next>,
) -> Result<Response, Failure> {
    let words = words(&headers);
    let p = Page::of(&app, words, None, "/sign-in");
    if !app.demo {
        return html(&SignInPage { p, f: Form::new(words, Fields::default()), next: query.next });
    }
    let mut groups: Vec<Group> = Vec::new();
    for card in demo::cards(&app.house).await? {
        let about = words.both(&card.about).to_owned();
        let one = Card { grant: card.grant, job_centre: card.job_centre, about };
        match groups.last_mut().filter(|g| g.world == card.world) {
            Some(group) => group.cards.push(one),
            None => groups.push(Group { world: card.world, cards: vec![one] }),
        }
    }
    if groups.is_empty() {
        groups.push(Group { world: "", cards: by_role(&app, words).await? });
    }
    html(&StartPage { p, groups, next: query.next })
}

/// One card per role: the first account that holds it.
async fn by_role(app: &App, words: Words) -> Result<Vec<Card>, Failure> {
    let mut grants: Vec<RoleGrant> = door::cards(&app.house).await?;
    grants.sort_by_key(|g| Role::ALL.iter().position(|r| *r == g.role));
    let mut cards: Vec<Card> = Vec::new();
    for role in CARD_ORDER {
        if let Some(grant) = grants.iter().find(|g| g.role == *role) {
            let (job_centre, _) = door::surroundings(&app.house, grant).await?;
            cards.push(Card {
                about: words.say(&format!("card-{}", role.code().replace('_', "-"))),
                job_centre,
                grant: grant.clone(),
            });
        }
    }
    Ok(cards)
}

/// The cards in the order of a day in a job centre.
const CARD_ORDER: &[Role] = &[
    Role::JobConsultant,
    Role::Caseworker,
    Role::Citizen,
    Role::CompanyMentor,
    Role::CompanyContact,
    Role::ProjectLead,
    Role::Management,
    Role::MentorCoordinator,
    Role::PersonalMentor,
    Role::ActivationStaff,
    Role::Agency,
    Role::ProgrammeSupport,
    Role::Auditor,
    Role::Administrator,
];

/// `POST /sign-in`
///
/// # Errors
/// The database's; a wrong password is shown at the form.
pub async fn with_password(
    State(app): State<Arc<App>>,
    peer: Option<Extension<ConnectInfo<SocketAddr>>>,
    headers: HeaderMap,
    fields: Fields,
) -> Result<Response, Failure> {
    let address = address(&app, peer.map(|c| c.0.0), &headers);
    match door::with_password(&app.house, fields.get("login").trim(), fields.get("password"), &address).await {
        Ok(token) => Ok(enter(&app, &token, fields.get("next"))),
        Err(error) => {
            let list = refused(error)?;
            let (words, next) = (words(&headers), fields.get("next").to_owned());
            let mut kept = fields;
            kept.set("password", "");
            let page =
                SignInPage { p: Page::of(&app, words, None, "/sign-in"), f: Form::refused(words, kept, &list), next };
            html_refused(&page, &list)
        }
    }
}

/// `POST /enter`: a demo card.
///
/// # Errors
/// [`Refusal::NotFound`] outside the demo, or the database's.
pub async fn with_card(State(app): State<Arc<App>>, fields: Fields) -> Result<Response, Failure> {
    let grant = RoleGrantId::parse(fields.get("as")).filter(|_| app.demo).ok_or(Refusal::NotFound)?;
    let token = door::with_card(&app.house, grant).await?;
    Ok(enter(&app, &token, fields.get("next")))
}

fn enter(app: &App, token: &str, next: &str) -> Response {
    let cookie = set_cookie(app, session_cookie(app), token, COOKIE_SECONDS);
    let next = if next.is_empty() { "/" } else { local_part(next) };
    (AppendHeaders([(header::SET_COOKIE, cookie)]), Redirect::to(next)).into_response()
}

/// The client's address, for slowing down guesses.
pub(crate) fn address(app: &App, peer: Option<SocketAddr>, headers: &HeaderMap) -> String {
    let forwarded = headers.get("x-forwarded-for").and_then(|h| h.to_str().ok()).filter(|_| app.behind_proxy);
    let last = forwarded.and_then(|f| f.rsplit(',').next()).map(|a| a.trim().to_owned());
    last.or_else(|| peer.map(|p| p.ip().to_string())).unwrap_or_default()
}

/// `POST /sign-out`
///
/// # Errors
/// The database's.
pub async fn sign_out(State(app): State<Arc<App>>, desk: Desk, headers: HeaderMap) -> Result<Response, Failure> {
    if let (Some(token), Some(grant)) = (token(&app, &headers), desk.context.who.person()) {
        door::sign_out(&app.house, &token, grant).await?;
    }
    // Whoever signs out means this telephone too: left lying, it would still open the page of today.
    if let Some(phone) = phone_token(&app, &headers) {
        known_phones::forget_token(&app.house, &phone).await?;
    }
    let gone = |name| (header::SET_COOKIE, set_cookie(&app, name, "", 0));
    let gone = [gone(session_cookie(&app)), gone(phone_cookie(&app))];
    Ok((AppendHeaders(gone), Redirect::to("/sign-in")).into_response())
}

/// `POST /change-role`
///
/// # Errors
/// [`Refusal::NotFound`] when the role is not the account's, or the database's.
pub async fn change_role(
    State(app): State<Arc<App>>,
    desk: Desk,
    headers: HeaderMap,
    fields: Fields,
) -> Result<Response, Failure> {
    let to = RoleGrantId::parse(fields.get("as")).ok_or(Refusal::NotFound)?;
    let (Some(token), Some(from)) = (token(&app, &headers), desk.context.who.person()) else {
        return Err(Refusal::NotFound.into());
    };
    let token = door::change_role(&app.house, &token, from, to).await?;
    Ok(enter(&app, &token, "/"))
}

#[derive(Template)]
#[template(path = "resume.html")]
struct ResumePage {
    p: Page,
    path: String,
    pairs: Vec<(String, String)>,
}

/// `GET /resume`: what somebody was sending when the session ran out, ready to be sent.
///
/// # Errors
/// The database's.
pub async fn resume(State(app): State<Arc<App>>, desk: Desk, headers: HeaderMap) -> Result<Response, Failure> {
    let home = || Redirect::to("/").into_response();
    let (Some(parked), Some(me)) = (crate::desk::cookie(&headers, parked_cookie(&app)), desk.context.who.person())
    else {
        return Ok(home());
    };
    let Some((path, body)) = door::parked(&app.house, &parked, me.account).await? else { return Ok(home()) };
    door::unpark(&app.house, &parked).await?;
    let pairs = Fields::parse(&body).pairs().map(|(n, v)| (n.to_owned(), v.to_owned())).collect();
    let mut answer = html(&ResumePage { p: desk.page(), path: local_part(&path).to_owned(), pairs })?;
    if let Ok(gone) = set_cookie(&app, parked_cookie(&app), "", 0).parse() {
        answer.headers_mut().append(header::SET_COOKIE, gone);
    }
    Ok(answer)
}
