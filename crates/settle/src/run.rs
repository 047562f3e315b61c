//! A settlement from the register's folder to the output's.

use std::{
    path::{Path, PathBuf},
    slice,
    sync::{
        Mutex,
        atomic::{AtomicU64, AtomicUsize, Ordering},
    },
    thread,
};

use holdepunkt_rules::{
    Refusal,
    grants::{
        account::Balance,
        day::Day,
        event::Silent,
        frame::{Claim, Totals, s8_frame, s8_pay},
        history::{History, JobCentre, WeekFacts, Weeks},
        line::{Grant, Line, Unearned, Way},
        settle::{Room, Settled, settle_into},
        terms::Terms,
    },
    money::Ore,
};

use crate::{
    Progress, account,
    compare::{self, Compared, Sums, every_reading},
    correction::{self, Corrected},
    earlier::Earlier,
    fault::{Amiss, Fault},
    out::{self, Format},
    partial::Partial,
    record::{self, Hashing, Made, Record},
    register::{self, Register},
    table::Noticed,
    tables::{self, Ranked},
    threads,
    weeks::{BUCKET, WeekRow},
};

/// What is to be settled, and how.
#[derive(Debug)]
pub struct Asked<'a> {
    /// The terms, readings among them.
    pub terms: &'a Terms,
    /// The register's folder.
    pub register: &'a Path,
    /// The day; none for the latest date in the register.
    pub as_of: Option<Day>,
    /// Threads; none for as many as there are cores.
    pub threads: Option<usize>,
    /// Rows of weeks to hold in memory; none for what is usual.
    pub budget: Option<usize>,
}

impl Asked<'_> {
    /// How many threads work.
    pub(crate) fn threads(&self) -> usize {
        let cores = || thread::available_parallelism().map_or(1, usize::from);
        self.threads.unwrap_or_else(cores).clamp(1, 256)
    }

    /// Rows of eight bytes: 640 MB.
    pub(crate) fn budget(&self) -> usize {
        self.budget.unwrap_or(80_000_000)
    }
}

/// What was settled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Done {
    /// The day.
    pub as_of: Day,
    /// Citizens with a placement.
    pub citizens: u64,
    /// Lines.
    pub lines: u64,
    /// Refusals.
    pub refusals: u64,
    /// Earned by all job centres.
    pub earned: Ore,
    /// Paid to all, the fixed grants included.
    pub total: Ore,
    /// What was noticed in which table.
    pub noticed: Vec<(&'static str, Noticed)>,
    /// Tables of weeks that are not there, and count as empty.
    pub missing: Vec<&'static str>,
    /// What every reading pays.
    pub compared: Option<Compared>,
    /// What was paid on account and is left, of all job centres.
    pub balance: Option<Balance>,
    /// What was corrected.
    pub corrected: Option<Corrected>,
}

/// A line, small: a country has millions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Small {
    /// The citizen's number; once it is paid, their place in the list sorted by pseudonym.
    pub citizen: u32,
    pub number: u32,
    pub basis_from: Day,
    pub earned_on: Day,
    pub kroner: u32,
    pub paid: u32,
    pub grant: Grant,
    pub way: Option<Way>,
    pub excludes_flexi_bonus: bool,
}

impl Small {
    fn of(citizen: u32, line: &Line) -> Self {
        Self {
            citizen,
            number: line.number,
            basis_from: line.basis_from,
            earned_on: line.earned_on,
            kroner: kroner(line.amount),
            paid: 0,
            grant: line.grant,
            way: line.way,
            excludes_flexi_bonus: line.excludes_flexi_bonus,
        }
    }

    fn claim(&self, job_centre: JobCentre, rank: u32) -> Claim {
        let line = Line {
            job_centre,
            grant: self.grant,
            number: self.number,
            basis_from: self.basis_from,
            basis_to: self.earned_on,
            earned_on: self.earned_on,
            amount: Ore::kroner(self.kroner.into()),
            way: self.way,
            excludes_flexi_bonus: self.excludes_flexi_bonus,
        };
        Claim::new(rank, line)
    }
}

/// Whole kroner: every amount of the terms is.
fn kroner(amount: Ore) -> u32 {
    u32::try_from(amount.0 / 100).unwrap_or(u32::MAX)
}

/// What workers found of all citizens.
struct Found {
    /// Lines by job centre.
    lines: Vec<Vec<Small>>,
    refusals: Vec<(u32, Unearned)>,
    /// Participants by job centre.
    participants: Vec<i64>,
    /// Under every reading, where that was asked for.
    compared: Sums,
}

/// What is to be written, and where.
#[derive(Debug, Clone)]
pub struct Wanted<'w> {
    /// The folder, which appears whole or not at all.
    pub out: &'w Path,
    /// How tables are written.
    pub format: Format,
    /// The rules and the program, for the record.
    pub made: Made,
    /// Is every reading to be settled too, side by side?
    pub compare_readings: bool,
    /// The folder of the settlement that was paid on account.
    pub on_account: Option<&'w Path>,
    /// The folder of the settlement that this one corrects.
    pub corrects: Option<&'w Path>,
    /// Are the register's files to be kept in the record by their SHA-256?
    pub record_inputs: bool,
}

/// Settles a register into a folder, which appears whole or not at all.
///
/// # Errors
/// What is wrong with the register, or kept the tables from being written. Nothing is left behind then.
pub fn settle(asked: &Asked<'_>, wanted: &Wanted<'_>, progress: &dyn Progress) -> Result<Done, Fault> {
    let earlier = |folder: Option<&Path>| folder.map(|f| Earlier::open(f, &wanted.made.programme)).transpose();
    let (on_account, corrects) = (earlier(wanted.on_account)?, earlier(wanted.corrects)?);
    let partial = Partial::beside(wanted.out)?;
    let inputs = wanted.record_inputs.then(|| Hashing::of_register(asked.register));
    let compared = if wanted.compare_readings { every_reading(asked.terms) } else { Vec::new() };
    let how = register::How {
        folder: asked.register,
        spill_to: &partial.path,
        budget: asked.budget(),
        threads: asked.threads(),
        // The settlement's own readings are among all of them.
        terms: if wanted.compare_readings { compared.as_slice() } else { slice::from_ref(asked.terms) },
        only: None,
    };
    let register = register::read(&how, progress)?;
    let as_of = as_of(asked, &register);
    if let Some(earlier) = on_account.as_ref().filter(|e| e.as_of() >= as_of) {
        return Err(earlier.amiss(Amiss::NotEarlier, &as_of.to_string()));
    }
    let found = every_citizen(&register, asked.terms, &compared, as_of, how.threads, progress)?;
    let ranked = Ranked::of(&register);
    let (lines, totals) = paid(found.lines, &found.participants, &register, asked.terms, &ranked.rank, how.threads)?;

    let mut record = Record::new(&wanted.made, asked.terms, as_of, wanted.format);
    let mut outputs = Hashing::default();
    let mut written = |table: &str| outputs.add(partial.path.join(format!("{table}.{}", wanted.format)));
    let to = tables::Into { folder: &partial.path, format: wanted.format };
    let (number_of_lines, refusals) = both(
        how.threads,
        || tables::lines(to, &ranked, &lines, progress),
        || tables::refusals(to, &ranked, found.refusals),
    );
    let (number_of_lines, refusals) = (number_of_lines?, refusals?);
    written("lines");
    written("refusals");
    tables::totals(to, &register, &totals)?;
    written("totals");
    let mut done = Done {
        as_of,
        citizens: register.citizens.len() as u64,
        lines: number_of_lines,
        refusals,
        earned: Ore(totals.iter().map(|t| t.earned.0).sum()),
        total: Ore(totals.iter().map(|t| t.total.0).sum()),
        noticed: register.noticed.clone(),
        missing: register.missing.clone(),
        compared: None,
        balance: None,
        corrected: None,
    };
    if wanted.compare_readings {
        let count = |lines: &Vec<Small>| i64::try_from(lines.len()).unwrap_or(i64::MAX);
        let own: Vec<_> = lines.iter().map(count).zip(totals.iter().copied()).collect();
        done.compared = Some(compare::table(to, &register, &compared, &found.compared, &own)?);
        written("readings");
    }
    if let Some(earlier) = &on_account {
        done.balance = Some(account::table(to, earlier, &register, &totals, progress)?);
        record.on_account = Some(earlier.named());
        written("balance");
    }
    if let Some(earlier) = &corrects {
        done.corrected = Some(correction::table(to, earlier, &ranked, &lines, progress)?);
        record.corrects = Some(earlier.named());
        written("differences");
    }
    record.outputs = outputs.end()?;
    record.inputs = inputs.map(Hashing::end).transpose()?;
    out::whole(&partial.path.join(record::FILE), &record.bytes())?;
    partial.keep()?;
    Ok(done)
}

/// The day of a settlement: that which was asked for, or the latest in the register.
pub(crate) fn as_of(asked: &Asked<'_>, register: &Register) -> Day {
    asked.as_of.or(register.latest).unwrap_or(asked.terms.from)
}

/// Does two things, at the same time where there are threads for it.
fn both<A, B: Send>(threads: usize, one: impl FnOnce() -> A, other: impl FnOnce() -> B + Send) -> (A, B) {
    if threads < 2 {
        return (one(), other());
    }
    thread::scope(|scope| {
        let other = scope.spawn(other);
        let one = one();
        match other.join() {
            Ok(other) => (one, other),
            Err(why) => std::panic::resume_unwind(why),
        }
    })
}

/// Settles bucket after bucket of citizens.
fn every_citizen(
    register: &Register,
    terms: &Terms,
    compared: &[Terms],
    as_of: Day,
    threads: usize,
    progress: &dyn Progress,
) -> Result<Found, Fault> {
    let none = || Found::none(register.centres.len(), compared.len());
    let all = Mutex::new(none());
    let failed: Mutex<Option<Fault>> = Mutex::new(None);
    let (next, done) = (AtomicUsize::new(0), AtomicU64::new(0));
    let citizens = register.citizens.len();
    let fail = |fault: Fault| {
        if let Ok(mut failed) = failed.lock() {
            failed.get_or_insert(fault);
        }
    };
    let work = |_: usize| {
        let mut own = none();
        let mut desk = Desk::default();
        loop {
            let bucket = next.fetch_add(1, Ordering::Relaxed);
            if bucket >= register.weeks.buckets() || failed.lock().is_ok_and(|f| f.is_some()) {
                break;
            }
            let weeks = match register.weeks.take(bucket) {
                Ok(taken) => taken,
                Err(why) => return fail(Fault::Io { path: PathBuf::from("weeks.part"), why }),
            };
            let first = bucket << BUCKET;
            let last = (first + (1 << BUCKET)).min(citizens);
            for (inside, citizen) in (first..last).enumerate() {
                let weeks = weeks.get(inside);
                if let Err(refusal) = desk.settle(register, citizen, weeks, terms, as_of) {
                    return fail(Fault::Rule(refusal));
                }
                own.add(u32::try_from(citizen).unwrap_or(u32::MAX), &desk.settled);
                for (reading, terms) in compared.iter().enumerate() {
                    if let Err(refusal) = desk.settle(register, citizen, weeks, terms, as_of) {
                        return fail(Fault::Rule(refusal));
                    }
                    own.compared.add(reading, &desk.settled.lines);
                }
            }
            let so_far = done.fetch_add((last - first) as u64, Ordering::Relaxed) + (last - first) as u64;
            progress.at("citizens", so_far, citizens as u64);
        }
        if let Ok(mut all) = all.lock() {
            all.join(own);
        }
    };
    threads::each(threads, work);
    match failed.into_inner() {
        Ok(Some(fault)) => Err(fault),
        _ => all.into_inner().map_err(|_| Fault::Unwritable("a thread was lost".to_owned())),
    }
}

/// Where a worker settles one citizen after the other.
#[derive(Debug, Default)]
struct Desk {
    room: Room,
    facts: Vec<WeekFacts>,
    settled: Settled,
}

impl Desk {
    fn settle(
        &mut self,
        register: &Register,
        citizen: usize,
        rows: &[WeekRow],
        terms: &Terms,
        as_of: Day,
    ) -> Result<(), Refusal> {
        let weeks = gathered(rows, &mut self.facts);
        let history = History { stays: register.stays.get(citizen), groups: register.groups.get(citizen), weeks };
        settle_into(&history, terms, as_of, &mut Silent, &mut self.room, &mut self.settled)
    }
}

/// Rows of weeks, in a row.
pub(crate) fn gathered<'f>(rows: &[WeekRow], facts: &'f mut Vec<WeekFacts>) -> Weeks<'f> {
    facts.clear();
    let ends = rows.iter().map(|r| r.week()).fold(None, |ends, week| match ends {
        None => Some((week, week)),
        Some((first, last)) => Some((week.min(first), week.max(last))),
    });
    let Some((first, last)) = ends else { return Weeks::from(Day::numbered(0).week(), facts) };
    facts.resize(usize::try_from(last.since(first)).unwrap_or(0) + 1, WeekFacts::default());
    for row in rows {
        let at = usize::try_from(row.week().since(first)).unwrap_or(usize::MAX);
        if let Some(there) = facts.get_mut(at) {
            *there = there.and(row.facts());
        }
    }
    Weeks::from(first, facts)
}

impl Found {
    fn none(centres: usize, readings: usize) -> Self {
        Self {
            lines: vec![Vec::new(); centres],
            refusals: Vec::new(),
            participants: vec![0; centres],
            compared: Sums::new(readings, centres),
        }
    }

    fn add(&mut self, citizen: u32, settled: &Settled) {
        for line in &settled.lines {
            if let Some(lines) = self.lines.get_mut(line.job_centre.0 as usize) {
                lines.push(Small::of(citizen, line));
            }
        }
        self.refusals.extend(settled.unearned.iter().map(|u| (citizen, *u)));
        for centre in &settled.participant_of {
            if let Some(count) = self.participants.get_mut(centre.0 as usize) {
                *count += 1;
            }
        }
    }

    fn join(&mut self, mut other: Self) {
        for (mine, theirs) in self.lines.iter_mut().zip(&mut other.lines) {
            if mine.is_empty() {
                std::mem::swap(mine, theirs);
            } else {
                mine.append(theirs);
            }
        }
        self.refusals.append(&mut other.refusals);
        self.compared.join(other.compared);
        self.participants.iter_mut().zip(other.participants).for_each(|(mine, theirs)| *mine += theirs);
    }
}

type Paid = (Vec<Vec<Small>>, Vec<Totals>);

/// Pays each job centre's lines (S8), and puts them in the order of the table. From here on a line's citizen is its
/// place in the list sorted by pseudonym.
fn paid(
    lines: Vec<Vec<Small>>,
    participants: &[i64],
    register: &Register,
    terms: &Terms,
    rank: &[u32],
    threads: usize,
) -> Result<Paid, Fault> {
    let places: Vec<Mutex<(Vec<Small>, Totals)>> =
        lines.into_iter().map(|l| Mutex::new((l, Totals::default()))).collect();
    let (next, failed) = (AtomicUsize::new(0), Mutex::new(None));
    let work = |_: usize| {
        loop {
            let at = next.fetch_add(1, Ordering::Relaxed);
            let (Some(place), Some(centre)) = (places.get(at), register.centres.get(at)) else { return };
            let Ok(mut place) = place.lock() else { return };
            let job_centre = JobCentre(u32::try_from(at).unwrap_or(u32::MAX));
            let of = |line: &Small| rank.get(line.citizen as usize).copied().unwrap_or(0);
            let mut claims: Vec<Claim> = place.0.drain(..).map(|l| l.claim(job_centre, of(&l))).collect();
            let frame = s8_frame(centre.expected, terms);
            let totals = frame.and_then(|frame| {
                s8_pay(&mut claims, frame);
                Totals::of(&claims, participants.get(at).copied().unwrap_or(0), centre.expected, terms)
            });
            match totals {
                Ok(totals) => place.1 = totals,
                Err(refusal) => {
                    if let Ok(mut failed) = failed.lock() {
                        *failed = Some(refusal);
                    }
                    return;
                }
            }
            claims.sort_unstable_by_key(|c| (c.citizen, c.line.earned_on, c.line.grant, c.line.number));
            place.0.extend(claims.iter().map(|c| Small { paid: kroner(c.paid), ..Small::of(c.citizen, &c.line) }));
        }
    };
    threads::each(threads, work);
    if let Ok(Some(refusal)) = failed.into_inner() {
        return Err(Fault::Rule(refusal));
    }
    Ok(places.into_iter().map(|p| p.into_inner().unwrap_or_default()).unzip())
}
