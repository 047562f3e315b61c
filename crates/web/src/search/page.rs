//! What was found. The text travels in the body of a post, so that a name never stands in an address.

use askama::Template;
use axum::response::Response;
use holdepunkt_casework::{
    Action,
    citizens::FoundCitizen,
    recents::{self, Noun, Recent},
    search::{self, Found},
};

use crate::{
    citizens::look::{name_or_protected, pills},
    desk::Desk,
    failure::{Failure, html},
    form::Fields,
    markup::Markup,
    page::Page,
};

#[derive(Template)]
#[template(path = "search/results.html")]
struct ResultsPage {
    p: Page,
    text: String,
    found: Found,
    recent: Vec<Recent>,
    may_list_citizens: bool,
    may_board: bool,
}

impl ResultsPage {
    fn name(&self, name: &str) -> String {
        name_or_protected(self.p.words, name)
    }

    /// "Aktivitetsparat · caseworker · consultant".
    fn around(&self, f: &FoundCitizen) -> String {
        let c = &f.listed.citizen;
        let group = self.p.code("target_groups", &c.target_group);
        let people = [Some(c.caseworker_name.as_str()), c.consultant_name.as_deref()];
        std::iter::once(group.as_str()).chain(people.into_iter().flatten()).collect::<Vec<_>>().join(" · ")
    }

    fn pills(&self, f: &FoundCitizen) -> Vec<Markup> {
        self.p.today.map(|today| pills(self.p.words, &f.listed, today)).unwrap_or_default()
    }

    fn href(&self, recent: &Recent) -> String {
        href(recent)
    }

    fn kind(&self, recent: &Recent) -> String {
        kind(&self.p, recent)
    }
}

/// Where something opened lately is.
pub fn href(recent: &Recent) -> String {
    let part = match recent.noun {
        Noun::Citizen => "citizens",
        Noun::Company => "companies",
        Noun::Centre => "centres",
        Noun::Placement => "placements",
    };
    format!("/{part}/{}", recent.id)
}

/// What kind of thing it is, in words.
pub fn kind(p: &Page, recent: &Recent) -> String {
    match recent.noun {
        Noun::Citizen => p.t("recent-citizen"),
        Noun::Company => p.t("recent-company"),
        Noun::Centre => p.t("recent-centre"),
        Noun::Placement => p.t("recent-placement"),
    }
}

#[derive(Template)]
#[template(path = "search/recent.html")]
struct RecentPage {
    p: Page,
    recent: Vec<Recent>,
}

impl RecentPage {
    fn name(&self, name: &str) -> String {
        name_or_protected(self.p.words, name)
    }

    fn href(&self, recent: &Recent) -> String {
        href(recent)
    }

    fn kind(&self, recent: &Recent) -> String {
        kind(&self.p, recent)
    }
}

/// `GET /recent`: what one opened lately.
///
/// # Errors
/// The database's.
pub async fn recent(desk: Desk) -> Result<Response, Failure> {
    let recent = recents::latest(&desk.context).await?;
    html(&RecentPage { p: desk.page(), recent })
}

/// Longest text that is looked for.
const LONGEST: usize = 120;

/// `GET /search`: an empty box.
///
/// # Errors
/// The database's.
pub async fn empty(desk: Desk) -> Result<Response, Failure> {
    answer(&desk, String::new()).await
}

/// `POST /search`
///
/// # Errors
/// The database's.
pub async fn search(desk: Desk, fields: Fields) -> Result<Response, Failure> {
    let text: String = fields.get("q").chars().filter(|c| !c.is_control()).take(LONGEST).collect();
    answer(&desk, text.trim().to_owned()).await
}

/// "Kantinen plads 3" is looked for as "Kantinen 3": the word for a place is nobody's name.
fn without_seat_word(desk: &Desk, text: &str) -> String {
    let seat = desk.words.say("board-place");
    let numbered = text.split_whitespace().any(|w| w.chars().all(|c| c.is_ascii_digit()));
    let kept = text.split_whitespace().filter(|w| !numbered || w.to_lowercase() != seat.to_lowercase());
    kept.collect::<Vec<_>>().join(" ")
}

async fn answer(desk: &Desk, text: String) -> Result<Response, Failure> {
    let found = search::search(&desk.context, &without_seat_word(desk, &text)).await?;
    let may_list_citizens = desk.context.may(Action::ListCitizens);
    let may_board = desk.context.may(Action::SeeBoard);
    let recent = match text.is_empty() && desk.context.may(Action::SeeRecent) {
        true => recents::latest(&desk.context).await?,
        false => Vec::new(),
    };
    html(&ResultsPage { p: desk.page(), text, found, recent, may_list_citizens, may_board })
}
