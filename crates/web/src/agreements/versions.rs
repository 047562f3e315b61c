//! Two versions side by side: what each part says in both, what changed, and who had to sign because of it.

use askama::Template;
use axum::{
    extract::{Path, Query},
    response::Response,
};
use holdepunkt_casework::agreements::{self, AgreementPage};
use holdepunkt_rules::{
    Refusal,
    agreement::{Agreement, Worded, needed},
    id::PlacementId,
};
use holdepunkt_wording::Argument;

use super::{
    page::{asked, frame, party_names, reading},
    show::standing,
    words::{Side, sides},
};
use crate::{
    desk::Desk,
    failure::{Failure, html},
    page::Page,
    placements::page::id,
};

/// Two versions held against each other.
pub struct Compared {
    /// The older's number.
    pub from: i64,
    /// The newer's number.
    pub to: i64,
    /// How the older stands.
    pub from_standing: String,
    /// How the newer stands.
    pub to_standing: String,
    /// Part by part.
    pub sides: Vec<Side>,
    /// Who signs because of what changed.
    pub signs: String,
}

impl Compared {
    /// Does the newer say anything else?
    pub fn differs(&self) -> bool {
        self.sides.iter().any(Side::differs)
    }
}

/// Holds two versions against each other.
pub(super) fn compared(desk: &Desk, page: &AgreementPage, old: &Agreement, new: &Agreement) -> Compared {
    let reading = reading(desk);
    let sides = sides(desk.words, &old.content, &new.content, &page.around.contacts, desk.context.today);
    let parties = needed(Some(&old.content), &new.content);
    let signs = match parties.is_empty() {
        true => desk.words.say("agreement-change-signs-nobody"),
        false => {
            let who = party_names(desk, &parties);
            desk.words.say_with("agreement-change-signs", &[("who", Argument::from(who))])
        }
    };
    Compared {
        from: old.number,
        to: new.number,
        from_standing: standing(&reading, old),
        to_standing: standing(&reading, new),
        sides,
        signs,
    }
}

#[derive(Template)]
#[template(path = "agreements/versions.html")]
struct VersionsPage {
    p: Page,
    id: PlacementId,
    compared: Compared,
    numbers: Vec<i64>,
    own: bool,
}

/// `GET /placements/{placement}/agreement/versions`: `?from=1&to=2`; without, the latest beside the one it changes.
///
/// # Errors
/// [`Refusal::NotFound`], also where there is one version only; or the database's.
pub async fn compare(
    desk: Desk,
    Path(placement): Path<String>,
    Query(query): Query<Vec<(String, String)>>,
) -> Result<Response, Failure> {
    let page = agreements::find(&desk.context, id(&placement)?).await?;
    let around = &page.around;
    let new = match asked(&query, "to") {
        Some(n) => around.numbered(n),
        None => around.versions.last(),
    };
    let new = new.ok_or(Refusal::NotFound)?;
    let old = match asked(&query, "from") {
        Some(n) => around.numbered(n),
        None => around.before(new).or_else(|| around.versions.iter().rev().find(|a| a.number < new.number)),
    };
    let old = old.ok_or(Refusal::NotFound)?;
    html(&VersionsPage {
        p: frame(&desk, &page)
            .under(format!("/placements/{}/agreement", around.placed.placement.id), desk.words.say("agreement")),
        id: around.placed.placement.id,
        compared: compared(&desk, &page, old, new),
        numbers: around.versions.iter().map(|a| a.number).collect(),
        own: !super::page::is_staff(&desk),
    })
}
