//! What belongs to every list: that it was taken out as a file stands on the trail.

use crate::{Action, Context, Error, context::Deed};

/// Notes that somebody took a list out as a file, and how many lines. `action` is the one that opens the list.
///
/// # Errors
/// [`holdepunkt_rules::Refusal::NotAllowed`], or the database's; then no file may be handed out.
pub async fn taken_out(context: &Context, action: Action, list: &str, lines: usize) -> Result<(), Error> {
    let work = context.begin(action).await?;
    work.done(Deed::Export, list, lines, None).await
}
