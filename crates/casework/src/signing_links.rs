//! Signing behind a personal link ([`crate::personal_links`]): it belongs to one version of an agreement, one party and
//! one person.

mod links;
mod pages;

use holdepunkt_rules::{Refusal, id::*, placement::Placement};
use holdepunkt_store::{personal_links as rows, placements};

use crate::{Error, Work};

pub use links::{LinkLine, LinksPage, find, read_out, send};
pub(crate) use links::{anew, make, sent_version, signer_of, staff};
pub use pages::{Reading, Stands, read, sign, talk_first};

pub(crate) async fn placement_of(work: &mut Work, agreement: AgreementId) -> Result<Placement, Error> {
    let id = rows::placement_of(&mut work.tx, work.scope, agreement).await?.ok_or(Refusal::NotFound)?;
    Ok(placements::find(&mut work.tx, work.scope, id).await?.ok_or(Refusal::NotFound)?)
}
