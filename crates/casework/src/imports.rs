//! Files brought in: looked at, tried, done. All or nothing, in one transaction; the same file twice does nothing twice.
//!
//! The rows go through the rules that the pages go through, many at a time. Who brings in a file learns how many of
//! its rows are new, changed or so already, and what is wrong with which cell; never what stood here before, but for an
//! extract of the company register, which is about nobody.

mod benefits;
mod citizens;
mod companies;
mod contracts;
mod drafts;
pub(crate) mod file;
mod hours;
mod people;
mod placements;
mod register;

use std::{
    collections::BTreeSet,
    fmt,
    sync::{Arc, Mutex, MutexGuard, PoisonError},
};

use holdepunkt_rules::{Refusal, id::*, import::ImportKind};
use holdepunkt_sheets::How;
use holdepunkt_store::{exchange, seal::hex, trail};

use crate::{Action, Context, Error, Work, context::Deed};

pub use drafts::{DraftPage, MOST_MEGABYTES, Stage, State, begin, discard, draft, errors, errors_of, keep, map, state};
pub use exchange::Run;
pub use file::{Fault, Faults, Header, Mapping};

type Written = Vec<(Deed, &'static str, String, Option<CitizenId>)>;

/// How far an import is: what it does, and how many rows of how many.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    /// What it does.
    pub step: Step,
    /// Rows so far.
    pub done: usize,
    /// Of how many; 0 while nobody knows.
    pub of: usize,
}

holdepunkt_rules::code_enum! {
    /// What an import does.
    Step {
        /// Reads the file.
        Read = "read",
        /// Compares with what is here.
        Compare = "compare",
        /// Writes.
        Write = "write",
    }
}

/// Told of progress now and then.
#[derive(Clone)]
pub struct Watch(Arc<dyn Fn(Progress) + Send + Sync>);

impl fmt::Debug for Watch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Watch")
    }
}

impl Watch {
    /// Tells this of progress.
    pub fn new(tell: impl Fn(Progress) + Send + Sync + 'static) -> Self {
        Self(Arc::new(tell))
    }

    /// Tells nobody.
    #[must_use]
    pub fn nobody() -> Self {
        Self::new(|_| {})
    }

    fn tell(&self, step: Step, done: usize, of: usize) {
        (self.0)(Progress { step, done, of });
    }
}

/// A file to be brought in.
#[derive(Debug, Clone)]
pub struct Ask {
    /// What stands in it.
    pub kind: ImportKind,
    /// The file.
    pub bytes: Arc<Vec<u8>>,
    /// Which column means which field; by the headers' names when empty.
    pub mapping: Mapping,
}

/// What a file would do, or did.
#[derive(Debug, Clone)]
pub struct Outcome {
    /// Rows with something in them, without the header.
    pub seen: usize,
    /// Rows that make something.
    pub made: usize,
    /// Rows that change something.
    pub changed: usize,
    /// Rows that are so already.
    pub same: usize,
    /// What is wrong.
    pub faults: Faults,
    /// How the file was read.
    pub how: How,
    /// CPR numbers to which a lost zero was given back.
    pub restored: usize,
    /// What would change of companies that are known; of an extract of the register only.
    pub changes: Vec<Change>,
}

holdepunkt_rules::code_enum! {
    /// What an extract of the company register changes.
    Changed {
        /// A production unit's name.
        Name = "name",
        /// A production unit's address.
        Address = "address",
        /// The company's own name.
        CompanyName = "company_name",
        /// The company's own address.
        CompanyAddress = "company_address",
        /// Another CVR number.
        Cvr = "cvr",
        /// Another industry.
        Industry = "industry",
        /// Another number of employees.
        Employees = "employees",
        /// It has closed, or has not after all.
        Closed = "closed",
        /// A production unit that is new at a company that is known.
        Unit = "unit",
        /// Something else that the register says of it.
        Register = "register",
    }
}

/// A change of something that is known: about no person, so it may be told before it is done.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Change {
    /// The number that Excel shows beside the row.
    pub line: u32,
    /// The company or production unit, as it is called here.
    pub name: String,
    /// What changes.
    pub what: Changed,
    /// As it stands here; empty for nothing.
    pub before: String,
    /// As the file has it.
    pub after: String,
}

/// A file's header, and what its columns mean.
///
/// # Errors
/// The refusals of a file, on `file`; [`Refusal::ColumnUnknown`] on `mapping`; the policy's.
pub fn look(context: &Context, ask: &Ask) -> Result<Header, Error> {
    allow(context, ask.kind)?;
    let sheet = context.house.rulebook.import(ask.kind).ok_or(Refusal::NotFound)?;
    file::header(sheet, &ask.bytes, &ask.mapping)
}

/// A file about persons is the administrator's; one about companies the project lead's too.
fn allow(context: &Context, kind: ImportKind) -> Result<Action, Error> {
    let action = if kind.of_persons() { Action::ImportPersons } else { Action::Import };
    context.reach(action)?;
    Ok(action)
}

/// The kinds of file that somebody may bring in.
#[must_use]
pub fn kinds(context: &Context) -> Vec<ImportKind> {
    ImportKind::ALL.iter().copied().filter(|k| allow(context, *k).is_ok()).collect()
}

/// Says what a file would do, without doing it. One line on the trail: the file was held against who is here.
///
/// # Errors
/// The refusals of a file, on `file`; [`Refusal::ColumnMissing`], [`Refusal::ColumnTwice`] or
/// [`Refusal::ColumnUnknown`] on `mapping`; the policy's, or the database's.
pub async fn try_out(context: &Context, ask: &Ask, watch: &Watch) -> Result<Outcome, Error> {
    let action = allow(context, ask.kind)?;
    let picked = pick(context, ask, watch).await?;
    let mut work = context.look(action).await?;
    let (outcome, _) = plan(&mut work, picked, watch).await?;
    drop(work);
    let work = context.begin(action).await?;
    work.done(Deed::Read, "import", ask.kind.code(), None).await?;
    Ok(outcome)
}

/// Brings a file in: all of it, or nothing.
///
/// # Errors
/// [`Refusal::ImportHasFaults`] when a row is wrong, with which stands in [`try_out`]'s answer;
/// [`Refusal::ImportUnderWay`] when another file is being brought in here; as [`try_out`].
pub async fn run(context: &Context, ask: &Ask, watch: &Watch) -> Result<Outcome, Error> {
    let action = allow(context, ask.kind)?;
    let _alone = Alone::in_job_centre(context.scope()?)?;
    let picked = pick(context, ask, watch).await?;
    let mut work = context.begin(action).await?;
    exchange::hold(&mut work.tx, work.scope).await?; // another process waits here, and then sees what this one wrote
    let (outcome, plan) = plan(&mut work, picked, watch).await?;
    if outcome.faults.rows() > 0 {
        let faults = i64::try_from(outcome.faults.rows()).unwrap_or(i64::MAX);
        return Err(Refusal::ImportHasFaults { faults }.into());
    }
    let id = ImportId::fresh();
    write(&mut work, plan, &outcome, watch).await?;
    note(&mut work, id, ask, &outcome).await?;
    work.done(Deed::Register, "import", id, None).await?;
    Ok(outcome)
}

/// The latest files that were brought in, newest first.
///
/// # Errors
/// The policy's, or the database's.
pub async fn runs(context: &Context) -> Result<Vec<Run>, Error> {
    let mut work = context.look(Action::Import).await?;
    Ok(exchange::runs(&mut work.tx, work.scope, 20).await?)
}

/// One import at a time in a job centre, as far as this process knows; whoever holds this is the one.
struct Alone(JobCentreId);

static AT_WORK: Mutex<BTreeSet<String>> = Mutex::new(BTreeSet::new());

fn at_work() -> MutexGuard<'static, BTreeSet<String>> {
    AT_WORK.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Alone {
    fn in_job_centre(scope: JobCentreId) -> Result<Self, Error> {
        if at_work().insert(scope.to_string()) { Ok(Self(scope)) } else { Err(Refusal::ImportUnderWay.into()) }
    }
}

impl Drop for Alone {
    fn drop(&mut self) {
        at_work().remove(&self.0.to_string());
    }
}

/// The rows of a file, by its kind.
enum Picked {
    Citizens(file::Picked<citizens::Asked>),
    Companies(file::Picked<companies::Asked>),
    Register(file::Picked<register::Asked>),
    Contracts(file::Picked<contracts::Asked>),
    Placements(file::Picked<(holdepunkt_rules::cpr::Cpr, placements::Asked)>),
    Benefits(file::Picked<(holdepunkt_rules::cpr::Cpr, benefits::Asked)>),
    Hours(file::Picked<(holdepunkt_rules::cpr::Cpr, hours::Asked)>),
}

/// What the rows will do.
enum Plan {
    Citizens(citizens::Plan),
    Companies(companies::Plan),
    Register(register::Plan),
    Contracts(contracts::Plan),
    Placements(placements::Plan),
    Benefits(benefits::Plan),
    Hours(hours::Plan),
}

/// Reads the file where it holds up nobody's page.
async fn pick(context: &Context, ask: &Ask, watch: &Watch) -> Result<Picked, Error> {
    let (house, today, ask, watch) = (context.house.clone(), context.today, ask.clone(), watch.clone());
    let read = move || {
        let sheet = house.rulebook.import(ask.kind).ok_or(Refusal::NotFound)?;
        let reading = file::Reading { sheet, rulebook: &house.rulebook, today, mapping: &ask.mapping };
        let tell = |n| watch.tell(Step::Read, n, 0);
        Ok(match ask.kind {
            ImportKind::Citizens => Picked::Citizens(file::pick(&reading, &ask.bytes, &tell, citizens::pick)?),
            ImportKind::Companies => Picked::Companies(file::pick(&reading, &ask.bytes, &tell, companies::pick)?),
            ImportKind::Register => Picked::Register(file::pick(&reading, &ask.bytes, &tell, register::pick)?),
            ImportKind::Contracts => Picked::Contracts(file::pick(&reading, &ask.bytes, &tell, contracts::pick)?),
            ImportKind::Placements => Picked::Placements(file::pick(&reading, &ask.bytes, &tell, placements::pick)?),
            ImportKind::Benefits => Picked::Benefits(file::pick(&reading, &ask.bytes, &tell, benefits::pick)?),
            ImportKind::Hours => Picked::Hours(file::pick(&reading, &ask.bytes, &tell, hours::pick)?),
        })
    };
    let joined = tokio::task::spawn_blocking(read).await;
    joined.unwrap_or_else(|_| Err(Refusal::FileDamaged.on("file").into()))
}

/// Holds the rows against what is here.
async fn plan(work: &mut Work, picked: Picked, watch: &Watch) -> Result<(Outcome, Plan), Error> {
    macro_rules! planned {
        ($picked:ident, $kind:ident, $variant:ident, $changed:expr) => {{
            let file::Picked { rows, mut faults, seen, how, restored } = $picked;
            watch.tell(Step::Compare, 0, seen);
            let plan = $kind::plan(work, rows, &mut faults).await?;
            faults.list.sort_by_key(|f| f.line);
            let (made, same) = (plan.make.len(), plan.same);
            let changed: fn(&$kind::Plan) -> usize = $changed;
            let changed = changed(&plan);
            let outcome = Outcome { seen, made, changed, same, faults, how, restored, changes: Vec::new() };
            (outcome, Plan::$variant(plan))
        }};
    }
    Ok(match picked {
        Picked::Citizens(p) => planned!(p, citizens, Citizens, |p| p.change.len()),
        Picked::Companies(p) => planned!(p, companies, Companies, |p| p.change.len()),
        Picked::Register(p) => {
            let (outcome, mut plan) = planned!(p, register, Register, |p| p.changed);
            let changes = match &mut plan {
                Plan::Register(p) => std::mem::take(&mut p.changes),
                _ => Vec::new(),
            };
            (Outcome { changes, ..outcome }, plan)
        }
        Picked::Contracts(p) => planned!(p, contracts, Contracts, |_| 0),
        Picked::Placements(p) => planned!(p, placements, Placements, |_| 0),
        Picked::Benefits(p) => planned!(p, benefits, Benefits, |p| p.change.len()),
        Picked::Hours(p) => planned!(p, hours, Hours, |p| p.change.len()),
    })
}

/// Writes the rows, and a line on the trail for each thing or citizen that is made or changed.
async fn write(work: &mut Work, plan: Plan, outcome: &Outcome, watch: &Watch) -> Result<(), Error> {
    let of = outcome.made + outcome.changed;
    let done = std::sync::atomic::AtomicUsize::new(0);
    let tell = |n| {
        let sum = done.fetch_add(n, std::sync::atomic::Ordering::Relaxed) + n;
        watch.tell(Step::Write, sum.min(of), of);
    };
    let written = match plan {
        Plan::Citizens(p) => p.write(work, &tell).await?,
        Plan::Companies(p) => p.write(work, &tell).await?,
        Plan::Register(p) => p.write(work, &tell).await?,
        Plan::Contracts(p) => p.write(work, &tell).await?,
        Plan::Placements(p) => p.write(work, &tell).await?,
        Plan::Benefits(p) => p.write(work, &tell).await?,
        Plan::Hours(p) => p.write(work, &tell).await?,
    };
    let line = |(deed, noun, subject, citizen): (Deed, &str, String, _)| trail::Line {
        at: work.context.now,
        account: work.context.who.person().map(|g| g.account),
        role: trail::role_text(work.context.who.role()),
        deed: deed.code().to_owned(),
        noun: noun.to_owned(),
        subject,
        citizen,
        why: String::new(),
    };
    let lines: Vec<trail::Line> = written.into_iter().map(line).collect();
    exchange::insert_trail(&mut work.tx, work.scope, &lines, &|_| {}).await?;
    Ok(())
}

async fn note(work: &mut Work, id: ImportId, ask: &Ask, outcome: &Outcome) -> Result<(), Error> {
    let count = |n: usize| i64::try_from(n).unwrap_or(i64::MAX);
    let run = Run {
        id,
        kind: ask.kind,
        file_hash: hex(&holdepunkt_store::seal::file_hash(&ask.bytes)),
        at: work.context.now,
        account: work.context.who.person().map(|g| g.account),
        who: String::new(),
        made: count(outcome.made),
        changed: count(outcome.changed),
        same: count(outcome.same),
    };
    Ok(exchange::insert_run(&mut work.tx, work.scope, &run).await?)
}
