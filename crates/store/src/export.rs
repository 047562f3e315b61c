//! Every row of a job centre, or of the house, in a form that a person can read, and the way back.
//!
//! What is sealed in the database leaves only sealed again under a passphrase; without one it stays here, and
//! so does what stands for it (see `docs/decisions/0021-export-of-everything.md`). What belongs to one run of
//! the program, and to nobody's case, never leaves: [`STAYS`].

use holdepunkt_rules::id::JobCentreId;

use crate::{
    Keys, Store, Tx,
    backup::{BackupError, rows},
    db::{Cell, PlainRow},
    migrate,
    schema::{self, Holds, Table},
    seal::{KeyError, from_hex, hex},
};

/// Tables that never leave: who is signed in just now, forms and files on their way, the program's own work,
/// and facts about this database and no other.
pub const STAYS: &[&str] = &[
    "house",
    "import_draft",
    "job",
    "known_phone",
    "message",
    "once",
    "parked_form",
    "personal_link",
    "session",
    "sign_in_attempt",
    "signing_link", // in an export of before there were other links
];
/// Tables that stand between job centres, or above them: they leave with the whole house only.
pub const BETWEEN: &[&str] = &["progression_release", "progression_release_count", "transfer"];
/// What the database keeps sealed, and the text that it is bound to there: a prefix and the row's columns.
const SEALED: &[(&str, &str, &str, &[&str])] = &[
    ("accommodation_why", "why_sealed", "accommodation_why:", &["citizen", "accommodation"]),
    ("citizen", "cpr_sealed", "citizen.cpr:", &["id"]),
    ("barred_centre", "why_sealed", "barred_centre.why:", &["id"]),
    ("follow_up", "minutes_sealed", "follow_up.minutes:", &["id"]),
    ("hearing", "answer_sealed", "hearing.answer:", &["id"]),
    ("intervention", "note_sealed", "intervention.note:", &["id"]),
    ("mentor_log", "words_sealed", "mentor_log.words:", &["id"]),
    ("progression_answer", "words_sealed", "progression_answer.words:", &["form", "item"]),
    ("settlement_case", "facts_sealed", "settlement_case.facts:", &["settlement", "pseudonym"]),
    ("settlement_remark", "words_sealed", "settlement_remark.words:", &["id"]),
    ("transfer", "package_sealed", "transfer.package:", &["id"]),
];
/// What stands open in the database and leaves sealed only: guesses at it need no door.
const GUARDED: &[(&str, &str)] = &[("account", "password_hash")];
/// Keyed hashes: they are made anew where they arrive, of the sealed column beside them.
const INDEXED: &[(&str, &str, &str, &str)] = &[("citizen", "cpr_index", "cpr_sealed", "cpr")];

/// How a column leaves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Leaves {
    /// As it is.
    Open,
    /// Sealed under the passphrase, or not at all.
    Sealed,
    /// Not at all: it is made anew.
    Never,
}

/// How a column of a table leaves.
#[must_use]
pub fn leaves(table: &str, column: &str) -> Leaves {
    let guarded = GUARDED.contains(&(table, column));
    if guarded || SEALED.iter().any(|(t, c, ..)| (*t, *c) == (table, column)) {
        Leaves::Sealed
    } else if INDEXED.iter().any(|(t, c, ..)| (*t, *c) == (table, column)) {
        Leaves::Never
    } else {
        Leaves::Open
    }
}

/// The tables that leave, as they were after so many migrations, with the columns that leave: of the whole
/// house or of one job centre, with or without what is sealed.
#[must_use]
pub fn tables(migrations: usize, whole_house: bool, with_sealed: bool) -> Vec<Table> {
    let mut tables = schema::tables(migrations);
    tables.retain(|t| !STAYS.contains(&t.name.as_str()) && (whole_house || !BETWEEN.contains(&t.name.as_str())));
    for table in &mut tables {
        let name = table.name.clone();
        table.columns.retain(|c| match leaves(&name, &c.name) {
            Leaves::Open => true,
            Leaves::Sealed => with_sealed,
            Leaves::Never => false,
        });
    }
    tables
}

/// A value as it leaves: nothing, or a text. Whole numbers in digits, bytes in hexadecimal digits.
pub type Field = Option<String>;

/// Opens with the one and seals with the other.
#[derive(Debug)]
pub struct Reseal<'a> {
    /// The keys that it is sealed with.
    pub from: &'a Keys,
    /// The keys to seal it with.
    pub to: &'a Keys,
}

/// What a sealed value is bound to: in the database, and in the file.
struct Bound {
    house: String,
    file: String,
    guarded: bool,
}

fn bound(table: &str, column: &str, of_row: &impl Fn(&str) -> Option<String>) -> Option<Bound> {
    let sealed = SEALED.iter().find(|(t, c, ..)| (*t, *c) == (table, column));
    let (prefix, of): (&str, &[&str]) = match sealed {
        Some((_, _, prefix, of)) => (prefix, of),
        None if GUARDED.contains(&(table, column)) => ("", &["id"]),
        None => return None,
    };
    let row = of.iter().map(|c| of_row(c)).collect::<Option<Vec<_>>>()?.join(":");
    Some(Bound { house: format!("{prefix}{row}"), file: format!("{table}.{column}:{row}"), guarded: sealed.is_none() })
}

fn text_of(cell: &Cell) -> Field {
    match cell {
        Cell::Nothing => None,
        Cell::Text(text) => Some(text.clone()),
        Cell::Whole(n) => Some(n.to_string()),
        Cell::Bytes(bytes) => Some(hex(bytes)),
    }
}

fn value(table: &Table, row: &PlainRow, name: &str) -> Option<String> {
    let at = table.columns.iter().position(|c| c.name == name)?;
    row.get(at).and_then(text_of)
}

fn leaving(table: &Table, row: &PlainRow, reseal: Option<&Reseal<'_>>) -> Result<Vec<Field>, KeyError> {
    let of_row = |name: &str| value(table, row, name);
    let each = table.columns.iter().zip(row).map(|(column, cell)| {
        let Some(bound) = bound(&table.name, &column.name, &of_row) else { return Ok(text_of(cell)) };
        let reseal = reseal.ok_or(KeyError::Missing)?;
        let opened = match cell {
            Cell::Nothing | Cell::Whole(_) => return Ok(None),
            Cell::Text(text) => text.clone().into_bytes(),
            Cell::Bytes(bytes) => reseal.from.open(bytes, &bound.house)?,
        };
        Ok(Some(hex(&reseal.to.seal(&opened, &bound.file)?)))
    });
    each.collect()
}

fn condition(table: &Table, scope: Option<JobCentreId>) -> String {
    let Some(scope) = scope else { return String::new() };
    if table.column("job_centre").is_some() {
        return format!(" where job_centre = '{scope}'");
    }
    // An account belongs to whoever's rows name it.
    let naming = schema::tables(migrate::MIGRATIONS.len()).into_iter().filter(|t| !STAYS.contains(&t.name.as_str()));
    let naming = naming.filter(|t| t.column("job_centre").is_some() && !BETWEEN.contains(&t.name.as_str()));
    let columns = naming.flat_map(|t| {
        let of_accounts = t.columns.into_iter().filter(|c| c.references.as_deref() == Some(&table.name));
        of_accounts.map(|c| (t.name.clone(), c.name)).collect::<Vec<_>>()
    });
    let all = columns.map(|(t, c)| format!("select {c} from {t} where job_centre = '{scope}'"));
    format!(" where id in ({})", all.collect::<Vec<_>>().join(" union "))
}

/// A consistent look at everything: one snapshot of a reading transaction.
#[derive(Debug)]
pub struct Look {
    tx: Tx,
    /// How many migrations the database has seen.
    pub schema: i64,
}

impl Look {
    /// Begins to look.
    ///
    /// # Errors
    /// What the engine says.
    pub async fn begin(store: &Store) -> Result<Self, BackupError> {
        let mut tx = store.snapshot().await?;
        let schema = migrate::schema_of(&mut tx).await?;
        Ok(Self { tx, schema })
    }

    /// Every row of a table, of one job centre or of all, in the order of its columns.
    ///
    /// # Errors
    /// What the engine says, what `take` says, and keys that don't open a sealed value.
    pub async fn each<E: From<BackupError>>(
        &mut self,
        table: &Table,
        scope: Option<JobCentreId>,
        reseal: Option<&Reseal<'_>>,
        mut take: impl FnMut(Vec<Field>) -> Result<(), E>,
    ) -> Result<u64, E> {
        let (mut rows, mut failed) = (0, None);
        let names: Vec<&str> = table.columns.iter().map(|c| c.name.as_str()).collect();
        let rest = condition(table, scope);
        let each = |row: PlainRow| {
            rows += 1;
            let fields = leaving(table, &row, reseal).map_err(|e| E::from(e.into()));
            failed = fields.and_then(&mut take).err();
            failed.is_none()
        };
        rows::each(&mut self.tx, &table.name, &names, &rest, each).await.map_err(|e| E::from(e.into()))?;
        failed.map_or(Ok(rows), Err)
    }
}

/// Rows on their way into an empty database. Dropped without [`Laying::finish`], it leaves nothing behind.
#[derive(Debug)]
pub struct Laying<'a> {
    tx: Tx,
    store: &'a Store,
}

impl<'a> Laying<'a> {
    /// Makes the tables as they were after so many migrations.
    ///
    /// # Errors
    /// [`BackupError::NotEmpty`], a later schema than this program's, or what the engine says.
    pub async fn begin(store: &'a Store, schema: i64) -> Result<Self, BackupError> {
        let mut tx = store.write().await?;
        if rows::tables(&mut tx).await?.iter().any(|t| t != "migration") {
            return Err(BackupError::NotEmpty);
        }
        migrate::lay_schema(&mut tx, schema).await?;
        migrate::record_laid(&mut tx, schema, store.keys()).await?;
        rows::defer_references(&mut tx, true).await?;
        Ok(Self { tx, store })
    }

    /// Lays rows of a table in, what is sealed sealed anew. `columns` are in the order of the fields.
    ///
    /// # Errors
    /// [`BackupError::Damaged`] for a value that its column can't hold, [`BackupError::WrongKey`], or the engine.
    pub async fn lay(
        &mut self,
        table: &Table,
        fields: Vec<Vec<Field>>,
        reseal: &Reseal<'_>,
    ) -> Result<(), BackupError> {
        let mut columns: Vec<String> = table.columns.iter().map(|c| c.name.clone()).collect();
        let made: Vec<_> = INDEXED.iter().filter(|(t, ..)| *t == table.name).collect();
        columns.extend(made.iter().map(|(_, c, ..)| (*c).to_owned()));
        let rows = fields.into_iter().map(|row| arriving(table, &row, reseal)).collect::<Result<Vec<_>, _>>()?;
        rows::lay(&mut self.tx, &table.name, &columns, rows).await
    }

    /// Holds every reference to its word, commits, and brings the schema up to this program's.
    ///
    /// # Errors
    /// What the engine says: then the database is as empty as before.
    pub async fn finish(mut self) -> Result<(), BackupError> {
        rows::defer_references(&mut self.tx, false).await?;
        self.tx.commit().await?;
        migrate::migrate(self.store).await?;
        Ok(())
    }
}

fn arriving(table: &Table, row: &[Field], reseal: &Reseal<'_>) -> Result<PlainRow, BackupError> {
    let at = |name: &str| table.columns.iter().position(|c| c.name == name);
    let of_row = |name: &str| row.get(at(name)?).cloned().flatten();
    let mut cells = Vec::with_capacity(row.len() + 1);
    let mut made = Vec::new();
    for (column, field) in table.columns.iter().zip(row) {
        let Some(text) = field else {
            cells.push(Cell::Nothing);
            continue;
        };
        let Some(bound) = bound(&table.name, &column.name, &of_row) else {
            cells.push(cell(column.holds, text)?);
            continue;
        };
        let sealed = from_hex(text).ok_or(BackupError::Damaged)?;
        let opened = reseal.from.open(&sealed, &bound.file).map_err(|_| BackupError::WrongKey)?;
        let words = || String::from_utf8(opened.clone()).map_err(|_| BackupError::Damaged);
        for (_, _, _, kind) in INDEXED.iter().filter(|(t, _, of, _)| *t == table.name && *of == column.name) {
            made.push(Cell::Bytes(reseal.to.index(kind, &words()?)));
        }
        cells.push(if bound.guarded {
            Cell::Text(words()?)
        } else {
            Cell::Bytes(reseal.to.seal(&opened, &bound.house)?)
        });
    }
    cells.extend(made);
    Ok(cells)
}

fn cell(holds: Holds, text: &str) -> Result<Cell, BackupError> {
    Ok(match holds {
        Holds::Whole => Cell::Whole(text.parse().map_err(|_| BackupError::Damaged)?),
        Holds::Flag => match text {
            "0" => Cell::Whole(0),
            "1" => Cell::Whole(1),
            _ => return Err(BackupError::Damaged),
        },
        Holds::Bytes => Cell::Bytes(from_hex(text).ok_or(BackupError::Damaged)?),
        Holds::Day => {
            let day: jiff::civil::Date = text.parse().map_err(|_| BackupError::Damaged)?;
            (day.to_string() == text).then(|| Cell::Text(text.to_owned())).ok_or(BackupError::Damaged)?
        }
        Holds::Moment => {
            text.parse::<jiff::Timestamp>().map_err(|_| BackupError::Damaged)?;
            Cell::Text(text.to_owned())
        }
        Holds::Text if text.contains('\0') => return Err(BackupError::Damaged),
        Holds::Text => Cell::Text(text.to_owned()),
    })
}
