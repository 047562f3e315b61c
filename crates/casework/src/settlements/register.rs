//! The register's side: one's own data as the tables that a settlement from registers reads, and the lines that the
//! agency settled from its registers, held against one's own.

use std::{
    collections::{BTreeMap, BTreeSet},
    fmt::Write as _,
    ops::ControlFlow,
};

use holdepunkt_rules::{
    Refusal,
    grants::{
        day::Day,
        difference::{Apart, Side, apart, refused},
        line::{Grant, Line, Way},
    },
    id::*,
    money::Ore,
    settlement::{GrantLetter, SettlementKind, SettlementSource, SettlementState},
};
use holdepunkt_sheets::{Limits, Value, read};
use holdepunkt_store::{
    grant_letters, job_centres,
    settlements::{self as rows, LineRow, RefusalRow, SettlementRow},
};
use jiff::civil::Date;

use super::{
    facts::{Person, everybody},
    keep, line_of, settle_all, terms_of, terms_then,
};
use crate::{Action, Context, Error, context::Deed, imports::file::refused as unreadable};

/// A table of the register: its name, and its text as CSV.
pub type Table = (&'static str, String);

/// A day as the tables have it; nothing for none.
fn shown(day: Option<Date>) -> String {
    day.map(|d| d.to_string()).unwrap_or_default()
}

/// A cell that may hold a comma or a quotation mark.
fn quoted(text: &str) -> String {
    if text.contains([',', '"', '\n', '\r']) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text.to_owned() }
}

fn tables_of(people: &[Person], (code, name): (&str, &str), letter: &GrantLetter) -> Vec<Table> {
    let mut centres = String::from("job_centre,name,expected_participants\n");
    let _ = writeln!(centres, "{code},{},{}", quoted(name), letter.expected_participants);
    let mut groups = String::from("citizen,group,from,to\n");
    let mut stays = String::from("citizen,job_centre,company,from,to\n");
    let mut work = String::from("citizen,week,kind,hours\n");
    let mut school = String::from("citizen,week\n");
    let mut benefits = String::from("citizen,week,benefit\n");
    for p in people {
        let who = &p.pseudonym;
        for g in &p.facts.groups {
            let _ = writeln!(groups, "{who},{},{},{}", g.group, g.from, shown(g.to));
        }
        for s in &p.facts.stays {
            let _ = writeln!(stays, "{who},{code},{},{},{}", quoted(&s.centre), s.from, shown(s.to));
        }
        for w in &p.facts.weeks {
            if let Some(hundredths) = w.hundredths {
                let kind = if w.flexi { "flexi" } else { "ordinary" };
                let _ = writeln!(work, "{who},{},{kind},{}.{:02}", w.week, hundredths / 100, hundredths % 100);
            }
            if w.education {
                let _ = writeln!(school, "{who},{}", w.week);
            }
            if w.support {
                let _ = writeln!(benefits, "{who},{},other", w.week);
            } else if w.education {
                let _ = writeln!(benefits, "{who},{},su", w.week);
            }
        }
    }
    vec![
        ("job_centres", centres),
        ("target_group", groups),
        ("placements", stays),
        ("work_weeks", work),
        ("education_weeks", school),
        ("benefit_weeks", benefits),
    ]
}

/// One's own data as the tables of a register, by what is known today. Citizens stand under their pseudonyms.
///
/// # Errors
/// [`Refusal::NotFound`] for a letter that isn't there; the policy's, or the database's.
pub async fn tables(context: &Context, letter: GrantLetterId) -> Result<Vec<Table>, Error> {
    let mut work = context.begin(Action::ExportRegister).await?;
    let (scope, today) = (work.scope, work.today());
    let letter = grant_letters::find(&mut work.tx, scope, letter).await?.ok_or(Refusal::NotFound)?;
    let terms = terms_of(context, &letter, None)?;
    let centre = job_centres::find_on(&mut work.tx, scope, today).await?.ok_or(Refusal::NotFound)?;
    let people = everybody(&mut work, &terms, Day::of(today)).await?;
    let tables = tables_of(&people, (centre.municipality.as_str(), &centre.name), &letter);
    work.done(Deed::Export, "register_tables", letter.id, None).await?;
    Ok(tables)
}

/// What a table of the register's settlement must have; what else it has is passed over.
const LINES: &[&str] =
    &["job_centre", "citizen", "grant", "number", "basis_from", "basis_to", "earned_on", "amount", "paid", "way"];
const REFUSALS: &[&str] = &["job_centre", "citizen", "grant", "from", "to", "reason", "detail"];

/// A row with its number, cell by cell in the order of the columns that are asked for.
type Cells = (i64, Vec<Value>);

fn cells(bytes: &[u8], columns: &'static [&'static str], field: &'static str) -> Result<Vec<Cells>, Error> {
    let (mut at, mut missing, mut found) = (None::<Vec<usize>>, None, Vec::new());
    read(bytes, &Limits::default(), &mut |row| {
        let Some(at) = &at else {
            let heads: Vec<String> = row.cells.iter().map(Value::shown).collect();
            let place = |column: &'static str| heads.iter().position(|head| head.trim() == column).ok_or(column);
            match columns.iter().copied().map(place).collect::<Result<Vec<_>, _>>() {
                Ok(places) => at = Some(places),
                Err(column) => {
                    missing = Some(column);
                    return ControlFlow::Break(());
                }
            }
            return ControlFlow::Continue(());
        };
        let cell = |at: &usize| row.cells.get(*at).cloned().unwrap_or(Value::Empty);
        found.push((i64::from(row.line), at.iter().map(cell).collect()));
        ControlFlow::Continue(())
    })
    .map_err(unreadable)?;
    match missing {
        Some(column) => Err(Refusal::RegisterColumn { column: column.to_owned() }.on(field).into()),
        None => Ok(found),
    }
}

/// Reads cells of a row; what can't be is told with row and column.
struct Reader<'r> {
    row: i64,
    cells: &'r [Value],
    columns: &'static [&'static str],
    field: &'static str,
}

impl Reader<'_> {
    fn value(&self, column: &str) -> &Value {
        let at = self.columns.iter().position(|c| *c == column);
        at.and_then(|at| self.cells.get(at)).unwrap_or(&Value::Empty)
    }

    fn text(&self, column: &str) -> String {
        self.value(column).as_text().unwrap_or_default()
    }

    fn value_read<T>(&self, column: &str, read: impl Fn(&Value) -> Option<T>) -> Result<T, Error> {
        let value = self.value(column);
        read(value).ok_or_else(|| {
            let found = value.shown().chars().take(40).collect();
            Refusal::RegisterCell { row: self.row, column: column.to_owned(), found }.on(self.field).into()
        })
    }

    fn read<T>(&self, column: &str, parse: impl Fn(&str) -> Option<T>) -> Result<T, Error> {
        self.value_read(column, |v| parse(&v.as_text().unwrap_or_default()))
    }

    fn day(&self, column: &str) -> Result<Date, Error> {
        self.value_read(column, |v| v.as_day().ok())
    }

    fn whole(&self, column: &str, most: i64) -> Result<i64, Error> {
        self.value_read(column, |v| v.as_whole().ok().filter(|n| (0..=most).contains(n)))
    }

    fn kroner(&self, column: &str) -> Result<Ore, Error> {
        self.whole(column, 1_000_000_000).map(Ore::kroner)
    }
}

/// A pseudonym: no number of ten digits, with or without a hyphen, is taken in as one.
fn pseudonym(text: &str) -> Option<String> {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let like_a_cpr = digits == 10 && text.bytes().all(|b| b.is_ascii_digit() || b == b'-');
    (!text.is_empty() && text.len() <= 64 && !like_a_cpr).then(|| text.to_owned())
}

/// What the agency sent.
#[derive(Debug, Clone, Default)]
pub struct Sent {
    /// By which letter.
    pub letter: Option<GrantLetterId>,
    /// The day by which it was settled.
    pub as_of: Option<Date>,
    /// The table of lines.
    pub lines: Vec<u8>,
    /// The table of refusals; empty where there is none.
    pub refusals: Vec<u8>,
}

fn lines_of(bytes: &[u8], code: &str) -> Result<Vec<LineRow>, Error> {
    let mut lines = Vec::new();
    for (row, cells) in cells(bytes, LINES, "lines")? {
        let r = Reader { row, cells: &cells, columns: LINES, field: "lines" };
        if r.text("job_centre") != code {
            continue; // another job centre's
        }
        let (amount, paid) = (r.kroner("amount")?, r.kroner("paid")?);
        if paid > amount {
            return r.read("paid", |_| None);
        }
        lines.push(LineRow {
            position: 0,
            pseudonym: r.read("citizen", pseudonym)?,
            grant: r.read("grant", Grant::from_code)?,
            number: r.whole("number", 1000)?,
            basis_from: r.day("basis_from")?,
            basis_to: r.day("basis_to")?,
            earned_on: r.day("earned_on")?,
            amount,
            paid,
            way: r.read("way", |t| if t.is_empty() { Some(None) } else { Way::from_code(t).map(Some) })?,
            excludes_flexi_bonus: false,
        });
    }
    lines.sort_by(|a, b| {
        (a.earned_on, a.grant, &a.pseudonym, a.number).cmp(&(b.earned_on, b.grant, &b.pseudonym, b.number))
    });
    (1..).zip(&mut lines).for_each(|(position, line)| line.position = position);
    Ok(lines)
}

fn refusals_of(bytes: &[u8], code: &str) -> Result<Vec<RefusalRow>, Error> {
    if bytes.is_empty() {
        return Ok(Vec::new());
    }
    let mut refusals = Vec::new();
    for (row, cells) in cells(bytes, REFUSALS, "refusals")? {
        let r = Reader { row, cells: &cells, columns: REFUSALS, field: "refusals" };
        if r.text("job_centre") != code {
            continue;
        }
        refusals.push(RefusalRow {
            pseudonym: r.read("citizen", pseudonym)?,
            grant: r.read("grant", Grant::from_code)?,
            from: r.day("from")?,
            until: r.day("to")?,
            reason: r.read("reason", |t| (!t.is_empty() && t.len() <= 40).then(|| t.to_owned()))?,
            detail: r.text("detail").chars().take(200).collect(),
        });
    }
    Ok(refusals)
}

/// Keeps what the agency settled from its registers.
///
/// # Errors
/// [`Refusal::Missing`] on what was not given; [`Refusal::RegisterColumn`], [`Refusal::RegisterCell`] on `lines` or
/// `refusals`; [`Refusal::NotFound`]; the policy's, or the database's.
pub async fn keep(context: &Context, sent: Sent) -> Result<SettlementId, Error> {
    let mut work = context.begin(Action::MakeSettlement).await?;
    let (scope, today) = (work.scope, work.today());
    let letter = sent.letter.ok_or_else(|| Refusal::Missing.on("letter"))?;
    let as_of = sent.as_of.ok_or_else(|| Refusal::Missing.on("as_of"))?;
    let letter = grant_letters::find(&mut work.tx, scope, letter).await?.ok_or(Refusal::NotFound)?;
    let terms = terms_of(context, &letter, None)?;
    let centre = job_centres::find_on(&mut work.tx, scope, today).await?.ok_or(Refusal::NotFound)?;
    let code = centre.municipality.as_str();
    let (lines, refusals) = (lines_of(&sent.lines, code)?, refusals_of(&sent.refusals, code)?);
    let sum = |grant: Grant| Ore(lines.iter().filter(|l| l.grant == grant).map(|l| l.amount.0).sum());
    let citizens: BTreeSet<&str> = lines.iter().map(|l| l.pseudonym.as_str()).collect();
    let frame = holdepunkt_rules::grants::frame::s8_frame(letter.expected_participants, &terms)?;
    let row = SettlementRow {
        id: SettlementId::fresh(),
        letter: letter.id,
        source: SettlementSource::Register,
        kind: SettlementKind::Last,
        state: SettlementState::Made,
        as_of,
        period: letter.period,
        readings: terms.readings,
        rulebook: String::new(),
        corrects: None,
        participants: i64::try_from(citizens.len()).unwrap_or(i64::MAX),
        expected_participants: letter.expected_participants,
        fixed: Ore::kroner(terms.fixed_grant.on(terms.from)?),
        frame,
        activity: sum(Grant::Activity),
        result: sum(Grant::Result),
        paid: Ore(lines.iter().map(|l| l.paid.0).sum()),
        made_on: today,
        made_by: context.who.person().map(|g| g.name.clone()).unwrap_or_default(),
        decided_on: None,
        decided_by: String::new(),
        reason: String::new(),
        version: 1,
    };
    let keys = context.house.store.keys().clone();
    rows::insert(&mut work.tx, scope, &keys, &row, (&[], &lines, &refusals)).await?;
    work.done(Deed::Register, "settlement", row.id, None).await?;
    Ok(row.id)
}

/// A citizen whom the register settles otherwise.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Other {
    /// Under which name both have them.
    pub pseudonym: String,
    /// Does one's own data know them at all?
    pub known: bool,
    /// Amounts and reasons.
    pub apart: Apart,
}

/// The register beside one's own data.
#[derive(Debug, Clone)]
pub struct Compared {
    /// The register's settlement.
    pub row: SettlementRow,
    /// Citizens on whom both agree.
    pub agree: usize,
    /// Those on whom they don't.
    pub others: Vec<Other>,
    /// Earned by one's own data on the same day.
    pub own_earned: Ore,
}

/// What the register tells of a citizen: lines, and refusals with their reasons.
type Told = (Vec<Line>, Vec<(Grant, String)>);

/// Holds a register's settlement against what one's own data gives for the same day, citizen by citizen.
///
/// # Errors
/// [`Refusal::NotFound`], also for a settlement of one's own data; the policy's, or the database's.
pub async fn compare(context: &Context, id: SettlementId) -> Result<Compared, Error> {
    let mut work = context.begin(Action::SeeSettlements).await?;
    let (row, letter) = keep::enter(&mut work, id).await?;
    if row.source != SettlementSource::Register {
        return Err(Refusal::NotFound.into());
    }
    let terms = terms_then(context, &letter, &row)?;
    let as_of = Day::of(row.as_of);
    let people = everybody(&mut work, &terms, as_of).await?;
    let whole = settle_all(people.iter().map(|p| &p.facts), &letter, &terms, as_of)?;
    let mut theirs: BTreeMap<String, Told> = BTreeMap::new();
    for l in rows::lines(&mut work.tx, work.scope, id).await? {
        theirs.entry(l.pseudonym.clone()).or_default().0.push(line_of(&l));
    }
    for r in rows::refusals(&mut work.tx, work.scope, id).await? {
        theirs.entry(r.pseudonym).or_default().1.push((r.grant, r.reason));
    }
    let (mut others, mut agree) = (Vec::new(), 0);
    let nothing = (Vec::new(), Vec::new());
    for (person, case) in people.iter().zip(&whole.cases) {
        let (lines, reasons) = theirs.remove(&person.pseudonym).unwrap_or_else(|| nothing.clone());
        let reasons: Vec<(Grant, &str)> = reasons.iter().map(|(g, r)| (*g, r.as_str())).collect();
        let ours = refused(&case.settled.unearned);
        let own = Side { lines: &case.settled.lines, refused: &ours };
        match apart(&own, &Side { lines: &lines, refused: &reasons }) {
            Some(apart) => others.push(Other { pseudonym: person.pseudonym.clone(), known: true, apart }),
            None => agree += usize::from(!case.settled.lines.is_empty()),
        }
    }
    for (pseudonym, (lines, _)) in theirs {
        let none = Side { lines: &[], refused: &[] };
        if let Some(apart) = apart(&none, &Side { lines: &lines, refused: &[] }) {
            others.push(Other { pseudonym, known: false, apart });
        }
    }
    let own_earned = whole.totals.earned;
    work.done(Deed::Read, "settlement", id, None).await?;
    Ok(Compared { row, agree, others, own_earned })
}
