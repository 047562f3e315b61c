//! A register read in: who was where, in which group, in which weeks.

use std::{
    path::Path,
    sync::{
        Mutex,
        atomic::{AtomicI32, Ordering},
    },
};

use holdepunkt_rules::grants::{
    day::{Day, Week},
    event::{Event, Listener},
    history::{Group, GroupDays, History, JobCentre, JobKind, Stay, WeekFacts, Weeks},
    settle::{Room, Settled, settle_into},
    terms::Terms,
};

use crate::{
    Progress,
    by_citizen::ByCitizen,
    fault::{Expected, Fault, Problem, shown},
    names::Names,
    table::{Batch, Column, Noticed, Table, Want},
    value::{self, NONE},
    weeks::WeekStore,
};

/// A job centre of the table `job_centres`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Centre {
    /// Its code.
    pub code: String,
    /// Its name.
    pub name: String,
    /// How many it expects.
    pub expected: i64,
}

/// A register, ready to be settled.
#[derive(Debug)]
pub struct Register {
    /// Job centres in order of their codes.
    pub centres: Vec<Centre>,
    /// Citizens with a placement.
    pub citizens: Names,
    /// Their placements.
    pub stays: ByCitizen<Stay>,
    /// Their target groups.
    pub groups: ByCitizen<GroupDays>,
    /// Their weeks, as far as a result may need them.
    pub weeks: WeekStore,
    /// The latest date in any table; none when there is no date at all.
    pub latest: Option<Day>,
    /// What was noticed in which table.
    pub noticed: Vec<(&'static str, Noticed)>,
    /// Tables of weeks that are not there, and count as empty.
    pub missing: Vec<&'static str>,
}

/// The tables of a register.
pub const TABLES: [&str; 6] =
    ["job_centres", "target_group", "placements", "work_weeks", "education_weeks", "benefit_weeks"];

/// How a register is read.
#[derive(Debug, Clone, Copy)]
pub struct How<'h> {
    /// Its folder.
    pub folder: &'h Path,
    /// Where rows go that memory has no room for.
    pub spill_to: &'h Path,
    /// Rows of weeks that are held in memory.
    pub budget: usize,
    /// Threads to read with.
    pub threads: usize,
    /// All terms that it is settled by, for those weeks that no result can need.
    pub terms: &'h [Terms],
    /// Only this citizen.
    pub only: Option<&'h str>,
}

/// A Monday that no citizen has: one before which nothing is kept.
const NEVER: i32 = i32::MAX;

/// Reads a register.
///
/// # Errors
/// What is missing or wrong in it.
pub fn read(how: &How<'_>, progress: &dyn Progress) -> Result<Register, Fault> {
    let (found, needed) = (|name| Table::find(how.folder, name), |name| Table::needed(how.folder, name));
    let (job_centres, placements, target_group) =
        (needed("job_centres")?, needed("placements")?, needed("target_group")?);
    let week_tables = [found("work_weeks")?, found("education_weeks")?, found("benefit_weeks")?];
    let latest = AtomicI32::new(i32::MIN);
    let mut noticed = Vec::new();

    let centres = centres(&job_centres, progress, &mut noticed)?;
    let (citizens, stays) = stays(&placements, &centres, how, &latest, progress, &mut noticed)?;
    let groups = groups(&target_group, &citizens, how, &latest, progress, &mut noticed)?;
    let opens = opening_weeks(&citizens, &stays, &groups, how)?;
    let mut weeks = WeekStore::new(citizens.len(), how.threads, how.budget, how.spill_to);
    for (kind, table) in WeekTable::ALL.iter().zip(&week_tables) {
        if let Some(table) = table {
            let seen = kind.read(table, &citizens, &opens, how, &latest, &weeks, progress)?;
            noticed.push((kind.code(), seen));
        }
    }
    weeks.finish().map_err(|why| Fault::Io { path: how.spill_to.to_owned(), why })?;
    let latest = latest.into_inner();
    Ok(Register {
        centres,
        citizens,
        stays,
        groups,
        weeks,
        latest: (latest > i32::MIN).then(|| Day::numbered(latest)),
        missing: WeekTable::ALL.iter().zip(&week_tables).filter(|(_, t)| t.is_none()).map(|(k, _)| k.code()).collect(),
        noticed: noticed.into_iter().filter(|(_, n)| *n != Noticed::default()).collect(),
    })
}

fn centres(
    table: &Table,
    progress: &dyn Progress,
    noticed: &mut Vec<(&'static str, Noticed)>,
) -> Result<Vec<Centre>, Fault> {
    let texts = Mutex::new((Names::default(), Names::default()));
    let code = |text: &[u8]| match texts.lock() {
        Ok(mut texts) => filled(text).and_then(|text| code_of(texts.0.number(text))),
        Err(_) => Err(Expected::Filled),
    };
    let name = |text: &[u8]| match texts.lock() {
        Ok(mut texts) => utf8(text).and_then(|text| code_of(texts.1.number(text))),
        Err(_) => Err(Expected::Filled),
    };
    let columns = [
        Column::new("job_centre", Want::Text(&code)),
        Column::new("name", Want::Text(&name)),
        Column::new("expected_participants", Want::Count),
    ];
    let rows: Mutex<Vec<(i32, i32, i32)>> = Mutex::new(Vec::new());
    // One thread: a job centre that stands there already is that of the later row.
    let seen = table.read(&columns, 1, progress, &|_, batch: &Batch| {
        let Ok(mut rows) = rows.lock() else { return Ok(()) };
        for (at, code) in batch.column(0).iter().enumerate() {
            if rows.iter().any(|(other, _, _)| other == code) {
                let found = texts.lock().map(|t| shown(t.0.get(number(*code)))).unwrap_or_default();
                return Err(Problem { at, column: "job_centre", found, expected: Expected::OtherJobCentre });
            }
            let get = |column: usize| batch.column(column).get(at).copied().unwrap_or(0);
            rows.push((*code, get(1), get(2)));
        }
        Ok(())
    })?;
    noticed.push(("job_centres", seen));
    let texts = texts.into_inner().unwrap_or_default();
    let text = |names: &Names, n: i32| String::from_utf8_lossy(names.get(number(n))).into_owned();
    let rows = rows.into_inner().unwrap_or_default();
    let mut centres: Vec<Centre> = rows
        .iter()
        .map(|(code, name, expected)| Centre {
            code: text(&texts.0, *code),
            name: text(&texts.1, *name),
            expected: i64::from(*expected),
        })
        .collect();
    centres.sort_by(|a, b| a.code.cmp(&b.code));
    Ok(centres)
}

fn number(code: i32) -> u32 {
    u32::try_from(code).unwrap_or(u32::MAX)
}

fn code_of(number: Option<u32>) -> Result<i32, Expected> {
    number.and_then(|n| i32::try_from(n).ok()).ok_or(Expected::Filled)
}

fn utf8(text: &[u8]) -> Result<&[u8], Expected> {
    if text.is_ascii() { Ok(text) } else { std::str::from_utf8(text).map(str::as_bytes).map_err(|_| Expected::Utf8) }
}

fn filled(text: &[u8]) -> Result<&[u8], Expected> {
    if text.is_empty() { Err(Expected::Filled) } else { utf8(text) }
}

/// A pseudonym; what looks like a CPR number is refused.
fn pseudonym(text: &[u8]) -> Result<&[u8], Expected> {
    if value::is_cpr(text) { Err(Expected::Pseudonym) } else { filled(text) }
}

/// A pseudonym of somebody who isn't asked for, or has no placement.
const NOBODY: i32 = -1;

fn citizen_of(citizens: &Names, text: &[u8]) -> Result<i32, Expected> {
    match citizens.find(text) {
        Some(number) => code_of(Some(number)),
        None => pseudonym(text).map(|_| NOBODY),
    }
}

fn group_of(text: &[u8]) -> Result<i32, Expected> {
    let group = std::str::from_utf8(text).ok().and_then(Group::from_code).ok_or(Expected::Group)?;
    Ok(i32::from(group == Group::CashAssistance))
}

fn kind_of(text: &[u8]) -> Result<i32, Expected> {
    let kind = std::str::from_utf8(text).ok().and_then(JobKind::from_code).ok_or(Expected::Kind)?;
    Ok(i32::from(kind == JobKind::Flexi))
}

fn benefit_of(text: &[u8]) -> Result<i32, Expected> {
    let benefit = filled(text)?;
    let facts = WeekFacts::benefit(std::str::from_utf8(benefit).unwrap_or_default());
    Ok(i32::try_from(facts.word()).unwrap_or(0))
}

/// Last days no earlier than first days, and the latest date of a batch.
fn spells(from: &[i32], to: &[i32], latest: &AtomicI32) -> Result<(), Problem> {
    let mut newest = i32::MIN;
    for (at, (from, to)) in from.iter().zip(to).enumerate() {
        if *to != NONE && to < from {
            let found = format!("{} < {}", Day::numbered(*to), Day::numbered(*from));
            return Err(Problem { at, column: "to", found, expected: Expected::NotBefore });
        }
        newest = newest.max(*from).max(*to);
    }
    latest.fetch_max(newest, Ordering::Relaxed);
    Ok(())
}

fn day_or_none(number: i32) -> Option<Day> {
    (number != NONE).then(|| Day::numbered(number))
}

/// Rows that each worker gathers for itself.
struct Gathered<T>(Vec<Mutex<Vec<(u32, T)>>>);

impl<T: Copy> Gathered<T> {
    fn new(workers: usize) -> Self {
        Self((0..workers.max(1)).map(|_| Mutex::default()).collect())
    }

    fn add(&self, worker: usize, rows: impl Iterator<Item = (u32, T)>) {
        if let Some(Ok(mut own)) = self.0.get(worker).map(Mutex::lock) {
            own.extend(rows);
        }
    }

    fn by_citizen(self, citizens: usize) -> ByCitizen<T> {
        let parts = self.0.into_iter().map(|own| own.into_inner().unwrap_or_default()).collect();
        ByCitizen::of(citizens, parts, |(citizen, row): &(u32, T)| (*citizen as usize, *row))
    }
}

fn stays(
    table: &Table,
    centres: &[Centre],
    how: &How<'_>,
    latest: &AtomicI32,
    progress: &dyn Progress,
    noticed: &mut Vec<(&'static str, Noticed)>,
) -> Result<(Names, ByCitizen<Stay>), Fault> {
    let citizens = Mutex::new(Names::default());
    let citizen = |text: &[u8]| {
        let text = pseudonym(text)?;
        if how.only.is_some_and(|only| only.as_bytes() != text) {
            return Ok(NOBODY);
        }
        match citizens.lock() {
            Ok(mut citizens) => code_of(citizens.number(text)),
            Err(_) => Err(Expected::Filled),
        }
    };
    let mut codes = Names::default();
    for centre in centres {
        codes.number(centre.code.as_bytes());
    }
    let centre = |text: &[u8]| codes.find(text).map_or(Err(Expected::JobCentre), |n| code_of(Some(n)));
    let columns = [
        Column::new("citizen", Want::Text(&citizen)),
        Column::new("job_centre", Want::Text(&centre)),
        Column::new("company", Want::There),
        Column::new("from", Want::Day),
        Column::new("to", Want::DayOrEmpty),
    ];
    let gathered = Gathered::new(how.threads);
    let seen = table.read(&columns, how.threads, progress, &|worker, batch: &Batch| {
        let (citizen, centre, from, to) = (batch.column(0), batch.column(1), batch.column(3), batch.column(4));
        spells(from, to, latest)?;
        let rows = citizen.iter().zip(centre).zip(from.iter().zip(to)).filter_map(|((citizen, centre), (from, to))| {
            let citizen = u32::try_from(*citizen).ok()?;
            let job_centre = JobCentre(number(*centre));
            Some((citizen, Stay { job_centre, from: Day::numbered(*from), to: day_or_none(*to) }))
        });
        gathered.add(worker, rows);
        Ok(())
    })?;
    noticed.push(("placements", seen));
    let citizens = citizens.into_inner().unwrap_or_default();
    let stays = gathered.by_citizen(citizens.len());
    Ok((citizens, stays))
}

fn groups(
    table: &Table,
    citizens: &Names,
    how: &How<'_>,
    latest: &AtomicI32,
    progress: &dyn Progress,
    noticed: &mut Vec<(&'static str, Noticed)>,
) -> Result<ByCitizen<GroupDays>, Fault> {
    let citizen = |text: &[u8]| citizen_of(citizens, text);
    let columns = [
        Column::new("citizen", Want::Text(&citizen)),
        Column::new("group", Want::Text(&group_of)),
        Column::new("from", Want::Day),
        Column::new("to", Want::DayOrEmpty),
    ];
    let gathered = Gathered::new(how.threads);
    let seen = table.read(&columns, how.threads, progress, &|worker, batch: &Batch| {
        let (citizen, group, from, to) = (batch.column(0), batch.column(1), batch.column(2), batch.column(3));
        spells(from, to, latest)?;
        let rows = citizen.iter().zip(group).zip(from.iter().zip(to)).filter_map(|((citizen, group), (from, to))| {
            let citizen = u32::try_from(*citizen).ok()?;
            let group = if *group == 1 { Group::CashAssistance } else { Group::ResourceCourse };
            Some((citizen, GroupDays { group, from: Day::numbered(*from), to: day_or_none(*to) }))
        });
        gathered.add(worker, rows);
        Ok(())
    })?;
    noticed.push(("target_group", seen));
    Ok(gathered.by_citizen(citizens.len()))
}

/// The Monday of the first week that a result of each citizen could need, whatever the day of the settlement turns out
/// to be: that of the settlement in which everything is known. An earlier day can only take intervals away or cut them,
/// and what is cut ends on it, with no known week after.
fn opening_weeks(
    citizens: &Names,
    stays: &ByCitizen<Stay>,
    groups: &ByCitizen<GroupDays>,
    how: &How<'_>,
) -> Result<Vec<i32>, Fault> {
    let mut opens = vec![NEVER; citizens.len()];
    let part = citizens.len().div_ceil(how.threads.max(1)).max(1);
    let refused = Mutex::new(None);
    std::thread::scope(|scope| {
        for (nth, part_of) in opens.chunks_mut(part).enumerate() {
            let refused = &refused;
            scope.spawn(move || {
                let (mut room, mut settled, mut listener) = (Room::default(), Settled::default(), OpensAt(NEVER));
                for (at, open) in part_of.iter_mut().enumerate() {
                    let citizen = nth * part + at;
                    let weeks = Weeks::from(Week::numbered(0), &[]);
                    let history = History { stays: stays.get(citizen), groups: groups.get(citizen), weeks };
                    for terms in how.terms {
                        listener.0 = NEVER;
                        let done = settle_into(&history, terms, FOREVER, &mut listener, &mut room, &mut settled);
                        if let Err(refusal) = done
                            && let Ok(mut refused) = refused.lock()
                        {
                            *refused = Some(refusal);
                        }
                        *open = listener.0.min(*open);
                    }
                }
            });
        }
    });
    match refused.into_inner() {
        Ok(Some(refusal)) => Err(Fault::Rule(refusal)),
        _ => Ok(opens),
    }
}

/// A day after all others.
const FOREVER: Day = Day::numbered(2_900_000);

/// Hears from which Monday on a window may begin.
struct OpensAt(i32);

impl Listener for OpensAt {
    fn note(&mut self, event: impl FnOnce() -> Event) {
        if let Event::Opens { week, .. } = event() {
            self.0 = week.monday().number();
        }
    }
}

holdepunkt_rules::code_enum! {
    /// The tables of weeks; each may be missing.
    WeekTable {
        /// Weeks in a job.
        Work = "work_weeks",
        /// Weeks in ordinary education.
        Education = "education_weeks",
        /// Weeks with a benefit.
        Benefit = "benefit_weeks",
    }
}

/// Weeks of a batch that a result may need, with what is known of them. `opens` has the Mondays by citizen.
fn needed<'b>(
    batch: &'b Batch,
    opens: &'b [i32],
    facts: impl Iterator<Item = WeekFacts> + 'b,
) -> impl Iterator<Item = (u32, Week, WeekFacts)> + 'b {
    batch.column(0).iter().zip(batch.column(1)).zip(facts).filter_map(|((citizen, monday), facts)| {
        let citizen = u32::try_from(*citizen).ok()?;
        let needed = opens.get(citizen as usize).is_some_and(|open| monday >= open);
        needed.then(|| (citizen, Day::numbered(*monday).week(), facts))
    })
}

impl WeekTable {
    #[allow(clippy::too_many_arguments)] // what it reads, and where it goes
    fn read(
        self,
        table: &Table,
        citizens: &Names,
        opens: &[i32],
        how: &How<'_>,
        latest: &AtomicI32,
        store: &WeekStore,
        progress: &dyn Progress,
    ) -> Result<Noticed, Fault> {
        let citizen = |text: &[u8]| citizen_of(citizens, text);
        // Only Mondays whose week ends after every date so far are news.
        let monday = AtomicI32::new(latest.load(Ordering::Relaxed).saturating_sub(6));
        let week = Column::new("week", Want::Monday).telling(&monday);
        let mut columns = vec![Column::new("citizen", Want::Text(&citizen)), week];
        match self {
            Self::Work => {
                columns.push(Column::new("kind", Want::Text(&kind_of)));
                columns.push(Column::new("hours", Want::Hours));
            }
            Self::Education => {}
            Self::Benefit => columns.push(Column::new("benefit", Want::Text(&benefit_of))),
        }
        let seen = table.read_chosen(&columns, how.threads, progress, &|worker, batch: &Batch| {
            match self {
                Self::Work => store.add(worker, {
                    let facts = batch.column(2).iter().zip(batch.column(3)).map(|(kind, hours)| {
                        let kind = if *kind == 1 { JobKind::Flexi } else { JobKind::Ordinary };
                        WeekFacts::work(kind, u32::try_from(*hours).unwrap_or(0))
                    });
                    needed(batch, opens, facts)
                }),
                Self::Education => {
                    store.add(worker, needed(batch, opens, std::iter::repeat(WeekFacts::education())));
                }
                Self::Benefit => store.add(worker, {
                    let facts =
                        batch.column(2).iter().map(|word| WeekFacts::of_word(u32::try_from(*word).unwrap_or(0)));
                    // A week with the state education grant and nothing else says nothing.
                    needed(batch, opens, facts).filter(|(_, _, facts)| *facts != WeekFacts::default())
                }),
            }
        })?;
        let monday = monday.into_inner();
        if monday > i32::MIN {
            latest.fetch_max(monday.saturating_add(6), Ordering::Relaxed);
        }
        Ok(seen)
    }
}
