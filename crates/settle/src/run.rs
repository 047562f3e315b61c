//! A settlement from the register's folder to the output's.

use std::{
    fs,
    path::{Path, PathBuf},
    sync::{
        Mutex,
        atomic::{AtomicU64, AtomicUsize, Ordering},
    },
    thread,
};

use holdepunkt_rules::{
    Refusal,
    grants::{
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
    Progress,
    fault::Fault,
    out::{self, Cell, Format, Head, Kind},
    register::{self, Register},
    table::Noticed,
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
}

/// A line, small: a country has millions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Small {
    citizen: u32,
    number: u32,
    basis_from: Day,
    earned_on: Day,
    kroner: u32,
    paid: u32,
    grant: Grant,
    way: Option<Way>,
    excludes_flexi_bonus: bool,
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
}

/// Settles a register into a folder, which appears whole or not at all.
///
/// # Errors
/// What is wrong with the register, or kept the tables from being written. Nothing is left behind then.
pub fn settle(
    asked: &Asked<'_>,
    out: &Path,
    format: Format,
    record: &dyn Fn(Day) -> String,
    progress: &dyn Progress,
) -> Result<Done, Fault> {
    let partial = Partial::beside(out)?;
    let how = register::How {
        folder: asked.register,
        spill_to: &partial.path,
        budget: asked.budget(),
        threads: asked.threads(),
        terms: asked.terms,
        only: None,
    };
    let register = register::read(&how, progress)?;
    let as_of = as_of(asked, &register);
    let found = every_citizen(&register, asked.terms, as_of, how.threads, progress)?;
    let (rank, by_rank) = register.citizens.ranked();
    let (lines, totals) = paid(found.lines, &found.participants, &register, asked.terms, &rank, how.threads)?;

    let count: u64 = lines.iter().map(|l| l.len() as u64).sum();
    let name = |rank: u32| {
        let number = by_rank.get(rank as usize).copied().unwrap_or(0);
        std::str::from_utf8(register.citizens.get(number)).unwrap_or_default()
    };
    let code = |centre: usize| register.centres.get(centre).map_or("", |c| c.code.as_str());
    out::table(&partial.path, "lines", LINES, format, count, |rows| {
        let mut done = 0;
        for (centre, lines) in lines.iter().enumerate() {
            for line in lines {
                rows.row(&[
                    Cell::Text(code(centre)),
                    Cell::Text(name(line.citizen)),
                    Cell::Text(line.grant.code()),
                    Cell::Whole(line.number.into()),
                    Cell::Day(line.basis_from),
                    Cell::Day(line.earned_on),
                    Cell::Day(line.earned_on),
                    Cell::Whole(line.kroner.into()),
                    Cell::Whole(line.paid.into()),
                    line.way.map_or(Cell::Empty, |way| Cell::Text(way.code())),
                    line.way.map_or(Cell::Empty, |_| Cell::Flag(line.excludes_flexi_bonus)),
                ])?;
                done += 1;
                if done % 65_536 == 0 {
                    progress.at("writing", done, count);
                }
            }
        }
        Ok(())
    })?;

    let mut refusals = found.refusals;
    let order = |(citizen, u): &(u32, Unearned)| {
        let rank = rank.get(*citizen as usize).copied().unwrap_or(0);
        (u.job_centre, rank, u.from, u.grant, u.to)
    };
    refusals.sort_unstable_by_key(order);
    let number_of_refusals = refusals.len() as u64;
    out::table(&partial.path, "refusals", REFUSALS, format, number_of_refusals, |rows| {
        for (citizen, u) in &refusals {
            let detail = u.reason.to_string();
            rows.row(&[
                Cell::Text(code(u.job_centre.0 as usize)),
                Cell::Text(std::str::from_utf8(register.citizens.get(*citizen)).unwrap_or_default()),
                Cell::Text(u.grant.code()),
                Cell::Day(u.from),
                Cell::Day(u.to),
                Cell::Text(u.reason.code()),
                Cell::Text(&detail),
            ])?;
        }
        Ok(())
    })?;

    let whole = |ore: Ore| Cell::Whole(ore.0 / 100);
    out::table(&partial.path, "totals", TOTALS, format, totals.len() as u64, |rows| {
        for (centre, t) in register.centres.iter().zip(&totals) {
            rows.row(&[
                Cell::Text(&centre.code),
                Cell::Text(&centre.name),
                Cell::Whole(t.participants),
                Cell::Whole(t.expected_participants),
                whole(t.fixed_grant),
                whole(t.frame),
                whole(t.activity),
                whole(t.result),
                whole(t.earned),
                whole(t.paid),
                whole(t.total),
            ])?;
        }
        Ok(())
    })?;
    out::whole(&partial.path.join("settlement.json"), record(as_of).as_bytes())?;
    partial.keep(out)?;
    Ok(Done {
        as_of,
        citizens: register.citizens.len() as u64,
        lines: count,
        refusals: number_of_refusals,
        earned: Ore(totals.iter().map(|t| t.earned.0).sum()),
        total: Ore(totals.iter().map(|t| t.total.0).sum()),
        noticed: register.noticed,
    })
}

/// The day of a settlement: that which was asked for, or the latest in the register.
pub(crate) fn as_of(asked: &Asked<'_>, register: &Register) -> Day {
    asked.as_of.or(register.latest).unwrap_or(asked.terms.from)
}

const LINES: &[Head] = &[
    Head::of("job_centre", Kind::Text),
    Head::of("citizen", Kind::Text),
    Head::of("grant", Kind::Text),
    Head::of("number", Kind::Whole),
    Head::of("basis_from", Kind::Day),
    Head::of("basis_to", Kind::Day),
    Head::of("earned_on", Kind::Day),
    Head::of("amount", Kind::Kroner),
    Head::of("paid", Kind::Kroner),
    Head::or_empty("way", Kind::Text),
    Head::or_empty("excludes_flexi_bonus", Kind::Flag),
];

const REFUSALS: &[Head] = &[
    Head::of("job_centre", Kind::Text),
    Head::of("citizen", Kind::Text),
    Head::of("grant", Kind::Text),
    Head::of("from", Kind::Day),
    Head::of("to", Kind::Day),
    Head::of("reason", Kind::Text),
    Head::of("detail", Kind::Text),
];

const TOTALS: &[Head] = &[
    Head::of("job_centre", Kind::Text),
    Head::of("name", Kind::Text),
    Head::of("participants", Kind::Whole),
    Head::of("expected_participants", Kind::Whole),
    Head::of("fixed_grant", Kind::Kroner),
    Head::of("frame", Kind::Kroner),
    Head::of("activity", Kind::Kroner),
    Head::of("result", Kind::Kroner),
    Head::of("earned", Kind::Kroner),
    Head::of("paid", Kind::Kroner),
    Head::of("total", Kind::Kroner),
];

/// Settles bucket after bucket of citizens.
fn every_citizen(
    register: &Register,
    terms: &Terms,
    as_of: Day,
    threads: usize,
    progress: &dyn Progress,
) -> Result<Found, Fault> {
    let centres = register.centres.len();
    let all =
        Mutex::new(Found { lines: vec![Vec::new(); centres], refusals: Vec::new(), participants: vec![0; centres] });
    let failed: Mutex<Option<Fault>> = Mutex::new(None);
    let (next, done) = (AtomicUsize::new(0), AtomicU64::new(0));
    let citizens = register.citizens.len();
    let fail = |fault: Fault| {
        if let Ok(mut failed) = failed.lock() {
            failed.get_or_insert(fault);
        }
    };
    let work = || {
        let mut own = Found { lines: vec![Vec::new(); centres], refusals: Vec::new(), participants: vec![0; centres] };
        let mut desk = Desk::default();
        loop {
            let bucket = next.fetch_add(1, Ordering::Relaxed);
            if bucket >= register.weeks.buckets() || failed.lock().is_ok_and(|f| f.is_some()) {
                break;
            }
            let (begins, rows) = match register.weeks.take(bucket) {
                Ok(taken) => taken,
                Err(why) => return fail(Fault::Io { path: PathBuf::from("weeks.part"), why }),
            };
            let first = bucket << BUCKET;
            let last = (first + (1 << BUCKET)).min(citizens);
            for (inside, citizen) in (first..last).enumerate() {
                let from = begins.get(inside).copied().unwrap_or(0);
                let to = begins.get(inside + 1).copied().unwrap_or(from);
                let weeks = rows.get(from..to).unwrap_or_default();
                if let Err(refusal) = desk.settle(register, citizen, weeks, terms, as_of) {
                    return fail(Fault::Rule(refusal));
                }
                own.add(u32::try_from(citizen).unwrap_or(u32::MAX), &desk.settled);
            }
            let so_far = done.fetch_add((last - first) as u64, Ordering::Relaxed) + (last - first) as u64;
            progress.at("citizens", so_far, citizens as u64);
        }
        if let Ok(mut all) = all.lock() {
            all.join(own);
        }
    };
    thread::scope(|scope| {
        for _ in 1..threads {
            scope.spawn(work);
        }
        work();
    });
    match failed.into_inner() {
        Ok(Some(fault)) => Err(fault),
        _ => all.into_inner().map_err(|_| Fault::Unwritable("a thread was lost".to_owned())),
    }
}

/// Where a worker settles one citizen after the other.
#[derive(Debug, Default)]
pub(crate) struct Desk {
    room: Room,
    facts: Vec<WeekFacts>,
    pub(crate) settled: Settled,
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
    let (Some(first), Some(last)) = (rows.iter().map(|r| r.week()).min(), rows.iter().map(|r| r.week()).max()) else {
        return Weeks::from(Day::numbered(0).week(), facts);
    };
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
    let work = || {
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
    thread::scope(|scope| {
        for _ in 1..threads {
            scope.spawn(work);
        }
        work();
    });
    if let Ok(Some(refusal)) = failed.into_inner() {
        return Err(Fault::Rule(refusal));
    }
    Ok(places.into_iter().map(|p| p.into_inner().unwrap_or_default()).unzip())
}

/// A folder beside the one that is wanted, which is gone again unless it is kept.
struct Partial {
    path: PathBuf,
    kept: bool,
}

impl Partial {
    /// # Errors
    /// [`Fault::OutThere`] when something lies where the output is to be.
    fn beside(out: &Path) -> Result<Self, Fault> {
        if let Ok(mut entries) = fs::read_dir(out) {
            if entries.next().is_some() {
                return Err(Fault::OutThere(out.to_owned()));
            }
        } else if out.symlink_metadata().is_ok() {
            return Err(Fault::OutThere(out.to_owned()));
        }
        let parent = match out.parent() {
            Some(parent) if !parent.as_os_str().is_empty() => parent,
            _ => Path::new("."),
        };
        let io = |path: &Path, why| Fault::Io { path: path.to_owned(), why };
        fs::create_dir_all(parent).map_err(|e| io(parent, e))?;
        let name = out.file_name().unwrap_or_default().to_string_lossy();
        let path = parent.join(format!(".{name}.{}.part", std::process::id()));
        // What a killed program with our number left behind is nobody's.
        drop(fs::remove_dir_all(&path));
        fs::create_dir(&path).map_err(|e| io(&path, e))?;
        Ok(Self { path, kept: false })
    }

    /// Puts it where it is wanted, in one step, and sees that to the disk.
    fn keep(mut self, out: &Path) -> Result<(), Fault> {
        let io = |path: &Path, why| Fault::Io { path: path.to_owned(), why };
        fs::File::open(&self.path).and_then(|f| f.sync_all()).map_err(|e| io(&self.path, e))?;
        fs::rename(&self.path, out).map_err(|e| io(out, e))?;
        self.kept = true;
        let parent = self.path.parent().unwrap_or(Path::new("."));
        fs::File::open(parent).and_then(|f| f.sync_all()).map_err(|e| io(parent, e))
    }
}

impl Drop for Partial {
    fn drop(&mut self) {
        if !self.kept {
            drop(fs::remove_dir_all(&self.path));
        }
    }
}
