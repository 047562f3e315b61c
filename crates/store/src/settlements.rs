//! Settlements that are kept: what they were made of, their lines, what was refused, and what was said of them.

use holdepunkt_rules::{
    grants::{
        line::{Grant, Way},
        terms::Readings,
    },
    id::*,
    money::Ore,
    period::Period,
    settlement::{SettlementKind, SettlementSource, SettlementState},
};
use jiff::civil::Date;

use crate::{Keys, Row, Scoped, StoreError, Tx, many::insert_many, values};

const INSERT: Scoped = Scoped::new(
    "insert into settlement (job_centre, id, letter, source, kind, state, as_of, from_day, until_day, months, gap, \
     result_after, rulebook, corrects, participants, expected_participants, fixed_ore, frame_ore, activity_ore, \
     result_ore, paid_ore, made_on, made_by, decided_on, decided_by, reason, version) values ($1, $2, $3, $4, $5, $6, \
     $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26, 1)",
);
const MOVE: Scoped = Scoped::new(
    "update settlement set state = $3, decided_on = $4, decided_by = $5, reason = $6, version = version + 1 \
     where job_centre = $1 and id = $2 and version = $7",
);
const FIND: Scoped = Scoped::new("select * from settlement where job_centre = $1 and id = $2");
const LIST: Scoped = Scoped::new("select * from settlement where job_centre = $1 order by as_of desc, id desc");
const INSERT_CASE: Scoped = Scoped::new(
    "insert into settlement_case (job_centre, settlement, pseudonym, citizen, facts_sealed) values ($1, $2, $3, $4, $5)",
);
const CASES: Scoped =
    Scoped::new("select * from settlement_case where job_centre = $1 and settlement = $2 order by pseudonym");
const CASE: Scoped =
    Scoped::new("select * from settlement_case where job_centre = $1 and settlement = $2 and pseudonym = $3");
const INSERT_LINE: Scoped = Scoped::new(
    "insert into settlement_line (job_centre, settlement, position, pseudonym, what, number, basis_from, basis_to, \
     earned_on, amount_ore, paid_ore, way, excludes_flexi_bonus) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, \
     $12, $13)",
);
const LINES: Scoped =
    Scoped::new("select * from settlement_line where job_centre = $1 and settlement = $2 order by position");
const INSERT_REFUSAL: Scoped = Scoped::new(
    "insert into settlement_refusal (job_centre, settlement, position, pseudonym, what, from_day, until_day, reason, \
     detail) values ($1, $2, $3, $4, $5, $6, $7, $8, $9)",
);
const REFUSALS: Scoped =
    Scoped::new("select * from settlement_refusal where job_centre = $1 and settlement = $2 order by position");
const INSERT_REMARK: Scoped = Scoped::new(
    "insert into settlement_remark (job_centre, id, settlement, line, role, name, on_day, words_sealed) \
     values ($1, $2, $3, $4, $5, $6, $7, $8)",
);
const REMARKS: Scoped =
    Scoped::new("select * from settlement_remark where job_centre = $1 and settlement = $2 order by id");

/// Every statement here, for the test that prepares them on both engines.
pub const STATEMENTS: &[&str] = &[
    INSERT.text(),
    MOVE.text(),
    FIND.text(),
    LIST.text(),
    INSERT_CASE.text(),
    CASES.text(),
    CASE.text(),
    INSERT_LINE.text(),
    LINES.text(),
    INSERT_REFUSAL.text(),
    REFUSALS.text(),
    INSERT_REMARK.text(),
    REMARKS.text(),
];

/// A settlement without its lines.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SettlementRow {
    /// Identifier.
    pub id: SettlementId,
    /// The letter that grants the money.
    pub letter: GrantLetterId,
    /// What it was settled from.
    pub source: SettlementSource,
    /// What it is for.
    pub kind: SettlementKind,
    /// Where it is.
    pub state: SettlementState,
    /// The day by which something had to be known.
    pub as_of: Date,
    /// The days of the letter, as they were when it was settled.
    pub period: Period,
    /// How the text was read.
    pub readings: Readings,
    /// The SHA-256 of the programme's file.
    pub rulebook: String,
    /// The settlement that this one corrects.
    pub corrects: Option<SettlementId>,
    /// Citizens in courses that count.
    pub participants: i64,
    /// How many were expected.
    pub expected_participants: i64,
    /// The fixed grant.
    pub fixed: Ore,
    /// The frame.
    pub frame: Ore,
    /// Earned for activity.
    pub activity: Ore,
    /// Earned for results.
    pub result: Ore,
    /// Paid of what was earned.
    pub paid: Ore,
    /// The day it was made.
    pub made_on: Date,
    /// Who made it.
    pub made_by: String,
    /// The day of its latest step.
    pub decided_on: Option<Date>,
    /// Who took it.
    pub decided_by: String,
    /// What was said with it.
    pub reason: String,
    /// Counts the steps.
    pub version: i64,
}

impl SettlementRow {
    /// Earned for both.
    #[must_use]
    pub fn earned(&self) -> Ore {
        Ore(self.activity.0 + self.result.0)
    }

    /// The fixed grant and what was paid.
    #[must_use]
    pub fn total(&self) -> Ore {
        Ore(self.fixed.0 + self.paid.0)
    }
}

fn read(r: &Row) -> Result<SettlementRow, StoreError> {
    Ok(SettlementRow {
        id: r.get("id")?,
        letter: r.get("letter")?,
        source: r.get("source")?,
        kind: r.get("kind")?,
        state: r.get("state")?,
        as_of: r.get("as_of")?,
        period: Period::known(r.get("from_day")?, Some(r.get("until_day")?)),
        readings: Readings { months: r.get("months")?, gap: r.get("gap")?, result_after: r.get("result_after")? },
        rulebook: r.get("rulebook")?,
        corrects: r.get("corrects")?,
        participants: r.get("participants")?,
        expected_participants: r.get("expected_participants")?,
        fixed: Ore(r.get("fixed_ore")?),
        frame: Ore(r.get("frame_ore")?),
        activity: Ore(r.get("activity_ore")?),
        result: Ore(r.get("result_ore")?),
        paid: Ore(r.get("paid_ore")?),
        made_on: r.get("made_on")?,
        made_by: r.get("made_by")?,
        decided_on: r.get("decided_on")?,
        decided_by: r.get("decided_by")?,
        reason: r.get("reason")?,
        version: r.get("version")?,
    })
}

/// A line of a settlement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LineRow {
    /// Its number in the order of payment, from 1.
    pub position: i64,
    /// Whose.
    pub pseudonym: String,
    /// Which grant.
    pub grant: Grant,
    /// The month's number in its course.
    pub number: i64,
    /// First day of what it rests on.
    pub basis_from: Date,
    /// Last day of what it rests on.
    pub basis_to: Date,
    /// The day it was earned.
    pub earned_on: Date,
    /// How much.
    pub amount: Ore,
    /// What of it is paid.
    pub paid: Ore,
    /// How a result qualified.
    pub way: Option<Way>,
    /// The flexi-job bonus can't be drawn beside it.
    pub excludes_flexi_bonus: bool,
}

/// What earned nothing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RefusalRow {
    /// Whose.
    pub pseudonym: String,
    /// Which grant.
    pub grant: Grant,
    /// First day of the course or window.
    pub from: Date,
    /// Last day of it.
    pub until: Date,
    /// The reason's code.
    pub reason: String,
    /// Its figures.
    pub detail: String,
}

/// What was known of a citizen when it was settled.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CaseRow {
    /// Under which name the lines have them.
    pub pseudonym: String,
    /// Who it is.
    pub citizen: CitizenId,
    /// The facts, as a text.
    pub facts: String,
}

/// Something said of a settlement.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Remark {
    /// Identifier.
    pub id: SettlementRemarkId,
    /// The line it is about; none for the whole.
    pub line: Option<i64>,
    /// As what somebody said it.
    pub role: String,
    /// Who.
    pub name: String,
    /// When.
    pub on: Date,
    /// The words.
    pub words: String,
}

fn bound(settlement: SettlementId, pseudonym: &str) -> String {
    format!("settlement_case.facts:{settlement}:{pseudonym}")
}

/// Keeps a settlement with everything in it.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn insert(
    tx: &mut Tx,
    scope: JobCentreId,
    keys: &Keys,
    s: &SettlementRow,
    (cases, lines, refusals): (&[CaseRow], &[LineRow], &[RefusalRow]),
) -> Result<(), StoreError> {
    let values = values![
        s.id,
        s.letter,
        s.source,
        s.kind,
        s.state,
        s.as_of,
        s.period.from(),
        s.period.until().unwrap_or(s.period.from()),
        s.readings.months,
        s.readings.gap,
        s.readings.result_after,
        &s.rulebook,
        s.corrects,
        s.participants,
        s.expected_participants,
        s.fixed.0,
        s.frame.0,
        s.activity.0,
        s.result.0,
        s.paid.0,
        s.made_on,
        &s.made_by,
        s.decided_on,
        &s.decided_by,
        &s.reason
    ];
    tx.run(INSERT.within(scope, values)).await?;
    let case = |c: &CaseRow| {
        let sealed = keys.seal(c.facts.as_bytes(), &bound(s.id, &c.pseudonym))?;
        Ok::<_, StoreError>(values![s.id, &c.pseudonym, c.citizen, sealed])
    };
    let rows = cases.iter().map(case).collect::<Result<_, _>>()?;
    insert_many(tx, scope, INSERT_CASE, rows, &|_| {}).await?;
    let line = |l: &LineRow| {
        values![
            s.id,
            l.position,
            &l.pseudonym,
            l.grant,
            l.number,
            l.basis_from,
            l.basis_to,
            l.earned_on,
            l.amount.0,
            l.paid.0,
            l.way,
            l.excludes_flexi_bonus
        ]
    };
    insert_many(tx, scope, INSERT_LINE, lines.iter().map(line).collect(), &|_| {}).await?;
    let refusal =
        |(at, r): (i64, &RefusalRow)| values![s.id, at, &r.pseudonym, r.grant, r.from, r.until, &r.reason, &r.detail];
    insert_many(tx, scope, INSERT_REFUSAL, (1..).zip(refusals).map(refusal).collect(), &|_| {}).await
}

/// Takes a settlement a step further. `false`: somebody else did first.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn advance(tx: &mut Tx, scope: JobCentreId, s: &SettlementRow) -> Result<bool, StoreError> {
    let values = values![s.id, s.state, s.decided_on, &s.decided_by, &s.reason, s.version];
    Ok(tx.run(MOVE.within(scope, values)).await? == 1)
}

/// One settlement.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn find(tx: &mut Tx, scope: JobCentreId, id: SettlementId) -> Result<Option<SettlementRow>, StoreError> {
    tx.first(FIND.within(scope, values![id]), read).await
}

/// The settlements of a job centre, the latest first.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn list(tx: &mut Tx, scope: JobCentreId) -> Result<Vec<SettlementRow>, StoreError> {
    tx.all(LIST.within(scope, values![]), read).await
}

fn read_case(r: &Row) -> Result<(String, CitizenId, Vec<u8>), StoreError> {
    Ok((r.get("pseudonym")?, r.get("citizen")?, r.get("facts_sealed")?))
}

fn opened(
    keys: &Keys,
    id: SettlementId,
    (pseudonym, citizen, sealed): (String, CitizenId, Vec<u8>),
) -> Result<CaseRow, StoreError> {
    let open = keys.open(&sealed, &bound(id, &pseudonym))?;
    let facts = String::from_utf8(open)
        .map_err(|_| StoreError::Unreadable { column: "facts_sealed".to_owned(), why: "no text".to_owned() })?;
    Ok(CaseRow { pseudonym, citizen, facts })
}

/// What a settlement was made of, citizen by citizen.
///
/// # Errors
/// [`StoreError`] from the engine, or a seal that doesn't open.
pub async fn cases(tx: &mut Tx, scope: JobCentreId, keys: &Keys, id: SettlementId) -> Result<Vec<CaseRow>, StoreError> {
    let rows = tx.all(CASES.within(scope, values![id]), read_case).await?;
    rows.into_iter().map(|row| opened(keys, id, row)).collect()
}

/// What one citizen was settled by.
///
/// # Errors
/// As [`cases`].
pub async fn case(
    tx: &mut Tx,
    scope: JobCentreId,
    keys: &Keys,
    id: SettlementId,
    pseudonym: &str,
) -> Result<Option<CaseRow>, StoreError> {
    let row = tx.first(CASE.within(scope, values![id, pseudonym]), read_case).await?;
    row.map(|row| opened(keys, id, row)).transpose()
}

/// The lines of a settlement, in the order of payment.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn lines(tx: &mut Tx, scope: JobCentreId, id: SettlementId) -> Result<Vec<LineRow>, StoreError> {
    let read = |r: &Row| {
        Ok(LineRow {
            position: r.get("position")?,
            pseudonym: r.get("pseudonym")?,
            grant: r.get("what")?,
            number: r.get("number")?,
            basis_from: r.get("basis_from")?,
            basis_to: r.get("basis_to")?,
            earned_on: r.get("earned_on")?,
            amount: Ore(r.get("amount_ore")?),
            paid: Ore(r.get("paid_ore")?),
            way: r.get("way")?,
            excludes_flexi_bonus: r.get("excludes_flexi_bonus")?,
        })
    };
    tx.all(LINES.within(scope, values![id]), read).await
}

/// What earned nothing in a settlement.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn refusals(tx: &mut Tx, scope: JobCentreId, id: SettlementId) -> Result<Vec<RefusalRow>, StoreError> {
    let read = |r: &Row| {
        Ok(RefusalRow {
            pseudonym: r.get("pseudonym")?,
            grant: r.get("what")?,
            from: r.get("from_day")?,
            until: r.get("until_day")?,
            reason: r.get("reason")?,
            detail: r.get("detail")?,
        })
    };
    tx.all(REFUSALS.within(scope, values![id]), read).await
}

/// Adds a remark.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn remark(
    tx: &mut Tx,
    scope: JobCentreId,
    keys: &Keys,
    settlement: SettlementId,
    r: &Remark,
) -> Result<(), StoreError> {
    let sealed = keys.seal(r.words.as_bytes(), &format!("settlement_remark.words:{}", r.id))?;
    let values = values![r.id, settlement, r.line, &r.role, &r.name, r.on, sealed];
    tx.run(INSERT_REMARK.within(scope, values)).await?;
    Ok(())
}

/// What was said of a settlement, in order of time.
///
/// # Errors
/// [`StoreError`] from the engine, or a seal that doesn't open.
pub async fn remarks(
    tx: &mut Tx,
    scope: JobCentreId,
    keys: &Keys,
    id: SettlementId,
) -> Result<Vec<Remark>, StoreError> {
    let read = |r: &Row| {
        let sealed: Vec<u8> = r.get("words_sealed")?;
        let id = r.get("id")?;
        let remark = Remark {
            id,
            line: r.get("line")?,
            role: r.get("role")?,
            name: r.get("name")?,
            on: r.get("on_day")?,
            words: String::new(),
        };
        Ok((remark, sealed))
    };
    let rows = tx.all(REMARKS.within(scope, values![id]), read).await?;
    let open = |(remark, sealed): (Remark, Vec<u8>)| {
        let open = keys.open(&sealed, &format!("settlement_remark.words:{}", remark.id))?;
        Ok(Remark { words: String::from_utf8_lossy(&open).into_owned(), ..remark })
    };
    rows.into_iter().map(open).collect()
}
