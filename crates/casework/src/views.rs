//! Views of lists that somebody keeps: under a name, for oneself or for the job centre.

use holdepunkt_rules::{Refusal, id::*, view};
use holdepunkt_store::views::{self, SavedView};

use crate::{Action, Context, Error, Work, context::Deed};

/// A view to be kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewView {
    /// Of which list.
    pub list: String,
    /// Its name.
    pub name: String,
    /// The address's query.
    pub query: String,
    /// For the whole job centre.
    pub shared: bool,
    /// The list begins with it.
    pub preferred: bool,
}

fn account(work: &Work) -> Result<AccountId, Error> {
    work.context.who.person().map(|g| g.account).ok_or_else(|| Refusal::NotAllowed.into())
}

/// The views of a list that the reader sees: their own, and those shared with the job centre. Who keeps no views has
/// none.
///
/// # Errors
/// The database's.
pub async fn of_list(context: &Context, list: &str) -> Result<Vec<SavedView>, Error> {
    if !context.may(Action::KeepViews) {
        return Ok(Vec::new());
    }
    let mut work = context.look(Action::KeepViews).await?;
    let Some(account) = context.who.person().map(|g| g.account) else { return Ok(Vec::new()) };
    Ok(views::of_list(&mut work.tx, work.scope, account, list).await?)
}

/// Keeps a view. The same name again replaces what it was.
///
/// # Errors
/// [`Refusal::Missing`] and its like on `view_name`; [`Refusal::TooManyViews`]; [`Refusal::NotAllowed`] when it is to be
/// shared by somebody who shares no views.
pub async fn keep(context: &Context, new: NewView) -> Result<SavedViewId, Error> {
    let mut work = context.begin(Action::KeepViews).await?;
    let name = view::accept_name(&new.name)?;
    view::accept_query(&new.query)?;
    if new.shared {
        context.reach(Action::ShareViews)?;
    }
    let account = account(&work)?;
    let kept = views::of_list(&mut work.tx, work.scope, account, &new.list).await?;
    let own: Vec<&SavedView> = kept.iter().filter(|v| v.account == account).collect();
    let before = own.iter().find(|v| v.name == name).map(|v| v.id);
    if before.is_none() {
        view::accept_another(i64::try_from(own.len()).unwrap_or(i64::MAX))?;
    }
    let id = before.unwrap_or_else(SavedViewId::fresh);
    let kept =
        SavedView { id, account, list: new.list, name, query: new.query, shared: new.shared, preferred: new.preferred };
    views::keep(&mut work.tx, work.scope, &kept).await?;
    if kept.preferred {
        views::prefer(&mut work.tx, work.scope, account, &kept.list, Some(id)).await?;
    }
    work.done(Deed::Register, "view", id, None).await?;
    Ok(id)
}

/// A view that the person may use: their own, or one that is shared.
async fn usable(work: &mut Work, id: SavedViewId) -> Result<SavedView, Error> {
    let account = account(work)?;
    let view = views::find(&mut work.tx, work.scope, id).await?.ok_or(Refusal::NotFound)?;
    if view.account == account || view.shared { Ok(view) } else { Err(Refusal::NotFound.into()) }
}

/// The list begins with this view from now on, for oneself; or, when it already does, with the whole list again.
/// Gives back the list.
///
/// # Errors
/// [`Refusal::NotFound`], or the database's.
pub async fn prefer(context: &Context, id: SavedViewId, so: bool) -> Result<SavedView, Error> {
    let mut work = context.begin(Action::KeepViews).await?;
    let view = usable(&mut work, id).await?;
    let account = account(&work)?;
    views::prefer(&mut work.tx, work.scope, account, &view.list, so.then_some(id)).await?;
    work.done(Deed::Correct, "view", id, None).await?;
    Ok(view)
}

/// Takes a view away: one's own, or a shared one by who may share. Gives back what it was.
///
/// # Errors
/// [`Refusal::NotFound`], [`Refusal::NotAllowed`], or the database's.
pub async fn remove(context: &Context, id: SavedViewId) -> Result<SavedView, Error> {
    let mut work = context.begin(Action::KeepViews).await?;
    let view = usable(&mut work, id).await?;
    if view.account != account(&work)? {
        context.reach(Action::ShareViews)?;
    }
    views::remove(&mut work.tx, work.scope, id).await?;
    work.done(Deed::Withdraw, "view", id, None).await?;
    Ok(view)
}
