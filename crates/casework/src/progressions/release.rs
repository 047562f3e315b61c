//! The program's own work: figures across job centres are counted, held against everything that was told before, and
//! told as a release. What is read across job centres is read from it and from nowhere else.

use std::collections::{BTreeMap, BTreeSet};

use holdepunkt_rules::progression::{
    Respondent,
    questionnaire::root,
    release::{Lines, ReleaseTable, is_due, months, renewed, with_those_that_go_on},
};
use holdepunkt_store::{
    Tx, progression_pairs as pairs,
    progression_releases::{self as rows, Cell, Counted},
    trail,
};
use jiff::civil::Date;

use crate::{Context, Error, House, Who, context::Deed};

/// The tables of a question.
type Tables = BTreeMap<ReleaseTable, Lines>;
/// The tables of every question, by the question's lasting name.
type Count = BTreeMap<String, Tables>;

/// What became of a release.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Taken {
    /// Its day.
    pub on: Date,
    /// Tables that were renewed.
    pub renewed: u64,
    /// Tables that stand as they were told before.
    pub stand: u64,
}

/// Takes a release, if a month has begun since the latest. Nothing where it isn't time, or another process was first.
///
/// # Errors
/// The database's, or [`holdepunkt_rules::Refusal::OutsideCoverage`].
pub async fn take_when_due(house: &House) -> Result<Option<Taken>, Error> {
    let context = house.context(Who::Operator(None));
    let mut tx = house.store.read().await?;
    if !due(&context, &mut tx).await? {
        return Ok(None);
    }
    drop(tx);
    // Everything as it is at one moment, and nobody who writes waits while it is counted.
    let mut tx = house.store.snapshot().await?;
    let counted = count(&context, &mut tx).await?;
    drop(tx);
    let mut tx = house.store.write().await?;
    let taken = write(&context, &mut tx, counted).await?;
    if taken.is_some() {
        tx.commit().await?;
    }
    Ok(taken)
}

/// Takes a release inside a transaction in which nobody else writes.
pub(crate) async fn take_within(house: &House, tx: &mut Tx) -> Result<Option<Taken>, Error> {
    let context = house.context(Who::Operator(None));
    let counted = count(&context, tx).await?;
    write(&context, tx, counted).await
}

/// The release that stands. The first is taken here when nobody has taken one yet.
pub(super) async fn standing(house: &House) -> Result<Release, Error> {
    let mut tx = house.store.read().await?;
    let mut latest = rows::latest(&mut tx).await?;
    drop(tx);
    if latest.is_none() {
        take_when_due(house).await?;
    }
    let mut tx = house.store.read().await?;
    if latest.is_none() {
        latest = rows::latest(&mut tx).await?;
    }
    let tables = match latest {
        Some(taken_on) => rows::of_release(&mut tx, taken_on).await?,
        None => Vec::new(),
    };
    Ok(Release { taken_on: latest, tables })
}

async fn due(context: &Context, tx: &mut Tx) -> Result<bool, Error> {
    let months = months(context.house.rulebook.progression(), context.today)?;
    Ok(is_due(rows::latest(tx).await?, months, context.today))
}

/// The questions that are told across job centres: those that every job centre asks.
fn items(context: &Context) -> BTreeSet<String> {
    let all = context.house.rulebook.questionnaires();
    let asked = context.house.rulebook.questionnaires_of("", context.today);
    let drawn =
        asked.into_iter().flat_map(|q| Respondent::ALL.iter().flat_map(move |r| q.drawn(*r)).map(move |i| (q, i)));
    drawn.map(|(q, item)| root(all, &q.code, q.version, &item.id)).collect()
}

/// Counts every table of every question. One of which there is nothing is there all the same: that nobody has answered
/// is told too.
async fn count(context: &Context, tx: &mut Tx) -> Result<Count, Error> {
    let empty: Tables = ReleaseTable::ALL.iter().map(|table| (*table, Lines::new())).collect();
    let mut count: Count = items(context).into_iter().map(|item| (item, empty.clone())).collect();
    for table in ReleaseTable::ALL {
        for c in pairs::count_all(tx, *table).await? {
            let Some(lines) = count.get_mut(&c.item).and_then(|tables| tables.get_mut(table)) else { continue };
            let line = lines.entry(c.group).or_default();
            match table {
                ReleaseTable::Whole => line.count_many(c.first, c.latest, c.n),
                _ => line.count_change(c.first, c.latest, c.n),
            }
        }
    }
    for tables in count.values_mut() {
        for lines in tables.values_mut() {
            lines.retain(|_, line| !line.cells().is_empty());
        }
        let whole = tables.get(&ReleaseTable::Whole).and_then(|lines| lines.get("")).copied().unwrap_or_default();
        let over = tables.remove(&ReleaseTable::Outcome).unwrap_or_default();
        tables.insert(ReleaseTable::Outcome, with_those_that_go_on(&whole, over));
    }
    Ok(count)
}

/// Lines from the numbers that were kept of them, by the table that they are of.
fn lines(cells: Vec<Cell>) -> BTreeMap<Counted, Lines> {
    let mut tables: BTreeMap<Counted, Lines> = BTreeMap::new();
    for c in cells {
        tables.entry(c.of).or_default().entry(c.group).or_default().put(c.measure, c.cell, c.n);
    }
    tables
}

async fn write(context: &Context, tx: &mut Tx, counted: Count) -> Result<Option<Taken>, Error> {
    // Another process may have taken it meanwhile.
    if !due(context, tx).await? {
        return Ok(None);
    }
    let on = context.today;
    let mut taken = Taken { on, renewed: 0, stand: 0 };
    for (item, tables) in counted {
        let (told, cells) = rows::ever(tx, &item).await?;
        let mut kept = lines(cells);
        let mut before: BTreeMap<ReleaseTable, Vec<Lines>> = BTreeMap::new();
        for t in &told {
            before.entry(t.table).or_default().push(kept.remove(t).unwrap_or_default());
        }
        let fresh = renewed(&before, &tables);
        for (table, lines) in tables {
            let stood = told.iter().filter(|t| t.table == table).map(|t| t.on).max();
            let day = if fresh.contains(&table) { Some(on) } else { stood };
            let Some(day) = day else { continue };
            let of = Counted { item: item.clone(), table, on: day };
            if !rows::insert(tx, on, &of).await? {
                return Ok(None);
            }
            if day != on {
                taken.stand += 1;
                continue;
            }
            taken.renewed += 1;
            for (group, line) in lines {
                for (measure, cell, n) in line.cells() {
                    let cell = Cell { of: of.clone(), group: group.clone(), measure, cell, n };
                    rows::insert_cell(tx, &cell).await?;
                }
            }
        }
    }
    trail::write(tx, None, &line_on_the_trail(context)).await?;
    Ok(Some(taken))
}

fn line_on_the_trail(context: &Context) -> trail::Line {
    trail::Line {
        at: context.now,
        account: None,
        role: trail::role_text(None),
        deed: Deed::Register.code().to_owned(),
        noun: "progression_release".to_owned(),
        subject: context.today.to_string(),
        citizen: None,
        why: String::new(),
    }
}

/// A release: which count of each table stands in it.
#[derive(Debug)]
pub(super) struct Release {
    taken_on: Option<Date>,
    tables: Vec<Counted>,
}

impl Release {
    /// Its day.
    pub(super) fn taken_on(&self) -> Option<Date> {
        self.taken_on
    }

    /// Everybody, by question.
    pub(super) async fn whole(&self, tx: &mut Tx) -> Result<BTreeMap<String, Lines>, Error> {
        let Some(taken_on) = self.taken_on else { return Ok(BTreeMap::new()) };
        let cells = rows::of_kind(tx, taken_on, ReleaseTable::Whole).await?;
        Ok(lines(cells).into_iter().map(|(of, lines)| (of.item, lines)).collect())
    }

    /// One table of a question; nothing where it was never told.
    pub(super) async fn table(&self, tx: &mut Tx, item: &str, table: ReleaseTable) -> Result<Lines, Error> {
        let Some(of) = self.find(item, table) else { return Ok(Lines::new()) };
        Ok(lines(rows::of_table(tx, of).await?).remove(of).unwrap_or_default())
    }

    /// The day that a table of a question was counted on.
    pub(super) fn counted_on(&self, item: &str, table: ReleaseTable) -> Option<Date> {
        self.find(item, table).map(|t| t.on)
    }

    fn find(&self, item: &str, table: ReleaseTable) -> Option<&Counted> {
        self.tables.iter().find(|t| t.item == item && t.table == table)
    }
}
