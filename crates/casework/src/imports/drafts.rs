//! A file between the look at it and the deed: sealed, its owner's alone, kept a day; and how far it is.
//!
//! How far an import is stands in this process's memory only: nobody else sees what is not committed.

use std::{
    collections::{BTreeMap, HashMap},
    sync::{Arc, LazyLock, Mutex, MutexGuard, PoisonError},
};

use holdepunkt_rules::{Refusal, id::*, import::ImportKind};
use holdepunkt_sheets::{Cell, Column, Limits, Sheet, read};
use holdepunkt_store::exchange::{self, Draft};
use jiff::ToSpan;

use super::{Ask, Header, Mapping, Outcome, Progress, Watch, allow, look, run, try_out};
use crate::{Action, Context, Error};

/// Megabytes of a file that is sent through a page. A larger one goes in by the command.
pub const MOST_MEGABYTES: usize = 20;

/// Where a file is on its way.
#[derive(Debug, Clone)]
pub enum Stage {
    /// Its columns are being told apart.
    Mapping,
    /// It is being tried or brought in.
    Working(Progress),
    /// It was tried.
    Tried(Arc<Outcome>),
    /// It was brought in.
    Done(Arc<Outcome>),
    /// It was refused as a whole.
    Failed(Arc<Vec<holdepunkt_rules::Refused>>),
}

/// How a file stands.
#[derive(Debug, Clone)]
pub struct State {
    /// Where it is.
    pub stage: Stage,
    at: jiff::Timestamp,
    whose: Option<(AccountId, JobCentreId)>,
}

static STATES: LazyLock<Mutex<HashMap<ImportId, State>>> = LazyLock::new(Mutex::default);

fn states() -> MutexGuard<'static, HashMap<ImportId, State>> {
    STATES.lock().unwrap_or_else(PoisonError::into_inner)
}

fn set(context: &Context, id: ImportId, stage: Stage) {
    let mut states = states();
    let oldest = context.now - 24.hours();
    states.retain(|_, s| s.at >= oldest);
    states.insert(id, State { stage, at: context.now, whose: whose(context) });
}

/// Whose file it is: the account, in the job centre that it is working in.
fn whose(context: &Context) -> Option<(AccountId, JobCentreId)> {
    context.who.person().and_then(|g| Some((g.account, g.job_centre?)))
}

/// How far a file of one's own is; of anybody else's nothing is known.
#[must_use]
pub fn state(context: &Context, id: ImportId) -> Stage {
    let states = states();
    let own = states.get(&id).filter(|s| s.whose == whose(context));
    own.map_or(Stage::Mapping, |s| s.stage.clone())
}

/// A file on its way, with its header.
#[derive(Debug, Clone)]
pub struct DraftPage {
    /// Identifier.
    pub id: ImportId,
    /// What kind.
    pub kind: ImportKind,
    /// Its header and what its columns mean.
    pub header: Header,
    /// Where it is.
    pub stage: Stage,
}

fn account(context: &Context) -> Result<AccountId, Error> {
    context.who.person().map(|g| g.account).ok_or_else(|| Refusal::NotAllowed.into())
}

/// Keeps a file for the look at it.
///
/// # Errors
/// The refusals of a file, on `file`; the policy's, or the database's.
pub async fn keep(context: &Context, kind: ImportKind, bytes: Vec<u8>) -> Result<ImportId, Error> {
    let action = allow(context, kind)?;
    if bytes.len() > MOST_MEGABYTES * 1_000_000 {
        let most = i64::try_from(MOST_MEGABYTES).unwrap_or(i64::MAX);
        return Err(Refusal::FileTooLarge { most }.on("file").into());
    }
    let ask = Ask { kind, bytes: Arc::new(bytes), mapping: Mapping::new() };
    look(context, &ask)?;
    let mut work = context.begin(action).await?;
    let id = ImportId::fresh();
    let file = ask.bytes.to_vec();
    let draft = Draft { id, kind, account: account(context)?, at: context.now, mapping: String::new(), file };
    let day_ago = context.now - 24.hours();
    exchange::insert_draft(&mut work.tx, work.scope, &draft, day_ago).await?;
    work.tx.commit().await?;
    Ok(id)
}

async fn load(context: &Context, id: ImportId) -> Result<Ask, Error> {
    let mut work = context.look(Action::Import).await?;
    let found = exchange::draft(&mut work.tx, work.scope, id, account(context)?).await?.ok_or(Refusal::NotFound)?;
    allow(context, found.kind)?;
    let mapping: Mapping = serde_json::from_str(&found.mapping).unwrap_or_default();
    Ok(Ask { kind: found.kind, bytes: Arc::new(found.file), mapping })
}

/// A file on its way.
///
/// # Errors
/// [`Refusal::NotFound`] when it is gone, or somebody else's; the policy's, or the database's.
pub async fn draft(context: &Context, id: ImportId) -> Result<DraftPage, Error> {
    let ask = load(context, id).await?;
    Ok(DraftPage { id, kind: ask.kind, header: look(context, &ask)?, stage: state(context, id) })
}

/// Says which column means which field; an empty field leaves the column out.
///
/// # Errors
/// [`Refusal::ColumnUnknown`] on `mapping`; [`Refusal::NotFound`]; the policy's, or the database's.
pub async fn map(context: &Context, id: ImportId, mapping: &BTreeMap<String, String>) -> Result<(), Error> {
    let ask = Ask { mapping: mapping.clone(), ..load(context, id).await? };
    look(context, &ask)?;
    let mut work = context.begin(Action::Import).await?;
    let text = serde_json::to_string(mapping).unwrap_or_default();
    if !exchange::map_draft(&mut work.tx, work.scope, id, account(context)?, &text).await? {
        return Err(Refusal::NotFound.into());
    }
    work.tx.commit().await?;
    set(context, id, Stage::Mapping);
    Ok(())
}

/// Throws a file away.
///
/// # Errors
/// The policy's, or the database's.
pub async fn discard(context: &Context, id: ImportId) -> Result<(), Error> {
    let mut work = context.begin(Action::Import).await?;
    exchange::remove_draft(&mut work.tx, work.scope, id, account(context)?).await?;
    work.tx.commit().await?;
    states().remove(&id);
    Ok(())
}

/// Begins to try a file, or to bring it in; the answer comes by [`state`].
///
/// # Errors
/// [`Refusal::NotFound`]; the policy's, or the database's.
pub async fn begin(context: &Context, id: ImportId, really: bool) -> Result<(), Error> {
    let ask = load(context, id).await?;
    if matches!(state(context, id), Stage::Working(_) | Stage::Done(_)) {
        return Ok(()); // a double click
    }
    set(context, id, Stage::Working(Progress { step: super::Step::Read, done: 0, of: 0 }));
    let context = context.clone();
    tokio::spawn(async move {
        let told = context.clone();
        let watch = Watch::new(move |progress| set(&told, id, Stage::Working(progress)));
        let result = match really {
            false => try_out(&context, &ask, &watch).await.map(|o| Stage::Tried(Arc::new(o))),
            true => run(&context, &ask, &watch).await.map(|o| Stage::Done(Arc::new(o))),
        };
        let stage = match result {
            Ok(stage) => stage,
            Err(Error::Refused(list)) => Stage::Failed(Arc::new(list)),
            Err(Error::Store(error)) => {
                tracing::error!(%error, "an import failed");
                Stage::Failed(Arc::new(vec![Refusal::Stale.into()]))
            }
        };
        let done = matches!(stage, Stage::Done(_));
        // Told before the file is thrown away, so that whoever asks in between finds one or the other.
        set(&context, id, stage);
        if done
            && let Ok(mut work) = context.begin(Action::Import).await
            && let Ok(account) = account(&context)
            && exchange::remove_draft(&mut work.tx, work.scope, id, account).await.is_ok()
        {
            let _ = work.tx.commit().await; // what stays is thrown away within a day
        }
    });
    Ok(())
}

/// Rows of a file up to which the error report holds all of them, so that the report itself can be mended and sent.
const WHOLE_UP_TO: usize = 20_000;

/// The file with what is wrong beside each row. `words` gives the two headers and the sentence of a refusal.
///
/// # Errors
/// [`Refusal::NotFound`] when the file was not tried; the policy's, or the database's.
pub async fn errors_of(
    context: &Context,
    id: ImportId,
    name: &str,
    headers: [String; 2],
    sentence: &(dyn Fn(&super::Fault) -> String + Sync),
) -> Result<Sheet, Error> {
    let ask = load(context, id).await?;
    let Stage::Tried(outcome) = state(context, id) else { return Err(Refusal::NotFound.into()) };
    errors(&ask.bytes, &outcome, name, headers, sentence)
}

/// As [`errors_of`], for a file at hand.
///
/// # Errors
/// The refusals of a file, on `file`.
pub fn errors(
    bytes: &[u8],
    outcome: &Outcome,
    name: &str,
    [line, wrong]: [String; 2],
    sentence: &dyn Fn(&super::Fault) -> String,
) -> Result<Sheet, Error> {
    let mut told: HashMap<u32, Vec<String>> = HashMap::new();
    for fault in &outcome.faults.list {
        told.entry(fault.line).or_default().push(sentence(fault));
    }
    let mut sheet = Sheet::new(name, vec![Column::number(line), Column::text(wrong)]);
    let mut header = true;
    let whole = outcome.seen <= WHOLE_UP_TO;
    read(bytes, &Limits::default(), &mut |row| {
        if std::mem::take(&mut header) {
            sheet.columns.extend(row.cells.iter().map(|c| Column::text(c.shown())));
        } else if whole || told.contains_key(&row.line) {
            let wrong = told.remove(&row.line).unwrap_or_default().join(" | ");
            let mut cells = vec![Cell::Whole(row.line.into()), Cell::text(wrong)];
            cells.extend(row.cells.into_iter().map(|c| Cell::text(c.shown())));
            sheet.rows.push(cells);
        }
        std::ops::ControlFlow::Continue(())
    })
    .map_err(super::file::refused)?;
    Ok(sheet)
}
