//! The trail of a job centre, for whoever looks after the access to it. It holds no case content.

use holdepunkt_store::trail::{self as rows, NamedLine};

use crate::{Action, Context, Error, context::Deed};

/// Most lines that a page shows.
const MOST: i64 = 200;

/// The latest lines, newest first. Reading the trail stands on the trail too.
///
/// # Errors
/// The policy's, or the database's.
pub async fn latest(context: &Context) -> Result<Vec<NamedLine>, Error> {
    let mut work = context.begin(Action::SeeTrail).await?;
    let lines = rows::latest(&mut work.tx, work.scope, MOST).await?;
    work.done(Deed::Read, "trail", "", None).await?;
    Ok(lines)
}
