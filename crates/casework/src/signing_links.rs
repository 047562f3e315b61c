//! Signing behind a personal link: sent by the job centre, opened by a one-time code, without a sign-in.
//!
//! A link belongs to one version of an agreement, one party and one person. It shows nothing before the code: not a
//! name, not even what it is about. Whoever opens a link that has run out, was used, or never was, sees the same.

mod codes;
mod links;
mod pages;

use holdepunkt_rules::{Refusal, id::*, placement::Placement};
use holdepunkt_store::{
    Tx, placements,
    signing_links::{self as rows, SigningLink},
};
use jiff::Timestamp;

use crate::{Context, Error, House, Who, Work};

pub use codes::{ask_code, enter_code, read_out, renew};
pub use links::{LinkLine, LinksPage, find, send};
pub(crate) use links::{make, message, sent_version, signer_of, staff, way_to};
pub use pages::{Door, Reading, Stands, confirm, look, sign, talk_first};

/// Does a link still lead to something to sign, and is a try left to open it?
async fn is_open(house: &House, tx: &mut Tx, link: &SigningLink, now: Timestamp) -> Result<bool, Error> {
    let tries = link.wrong_codes < house.rulebook.messages().wrong_codes;
    Ok(tries && rows::is_open(tx, link.job_centre, link.id, now).await?)
}

async fn placement_of(work: &mut Work, link: &SigningLink) -> Result<Placement, Error> {
    let id = rows::placement_of(&mut work.tx, work.scope, link.agreement).await?.ok_or(Refusal::NotFound)?;
    Ok(placements::find(&mut work.tx, work.scope, id).await?.ok_or(Refusal::NotFound)?)
}

/// The program works for somebody who has no account, in the link's job centre.
fn behind(house: &House, scope: JobCentreId) -> Context {
    house.context(Who::Operator(Some(scope)))
}
