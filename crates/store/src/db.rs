//! Two typed pools behind one door: statements, bound values, rows, transactions.

use std::{
    path::{Path, PathBuf},
    pin::Pin,
    str::FromStr,
    time::Duration,
};

use holdepunkt_rules::{codes::Code, id::JobCentreId};
use jiff::{Timestamp, civil::Date};
use jiff_sqlx::ToSqlx;
use sqlx::{
    AssertSqlSafe, Connection as _, Postgres, Row as _, Sqlite, SqliteConnection, Transaction,
    postgres::{PgArguments, PgConnectOptions, PgPool, PgPoolOptions, PgRow},
    query::Query,
    sqlite::{
        SqliteArguments, SqliteConnectOptions, SqliteJournalMode, SqlitePool, SqlitePoolOptions, SqliteRow,
        SqliteSynchronous,
    },
};

use crate::{
    dialect::{Constraint, Engine},
    measure,
    seal::Keys,
};

/// What can go wrong with a database.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// A write ran into a named constraint.
    #[error("constraint {0:?}")]
    Constraint(Constraint),
    /// The database is gone, full, locked for too long, or refuses us.
    #[error("the database is not available: {0}")]
    Unavailable(String),
    /// A row says something that the program can't read.
    #[error("the column {column} can't be read: {why}")]
    Unreadable {
        /// The column.
        column: String,
        /// What is wrong, without the value.
        why: String,
    },
    /// The schema is newer than this program.
    #[error("the database was written by a newer release (schema {found}, this program knows {known})")]
    NewerSchema {
        /// Number of migrations in the database.
        found: i64,
        /// Number of migrations that this program knows.
        known: i64,
    },
    /// A migration in the database differs from the one in this program.
    #[error("migration {0} in the database is not the one this program knows")]
    OtherSchema(i64),
    /// The sealed columns belong to other keys.
    #[error("the key file is not the one this database was sealed with")]
    OtherKeys,
    /// Keys failed.
    #[error(transparent)]
    Keys(#[from] crate::seal::KeyError),
}

impl From<sqlx::Error> for StoreError {
    fn from(error: sqlx::Error) -> Self {
        let constraint = error.as_database_error().and_then(|e| {
            let code = e.code().unwrap_or_default();
            Constraint::of_postgres(&code, e.constraint()).or_else(|| Constraint::of_sqlite(e.message()))
        });
        match (constraint, error) {
            (Some(constraint), _) => Self::Constraint(constraint),
            (None, sqlx::Error::ColumnDecode { index, source }) => {
                Self::Unreadable { column: index, why: source.to_string() }
            }
            (None, sqlx::Error::ColumnNotFound(column)) => {
                Self::Unreadable { column, why: "no such column".to_owned() }
            }
            (None, other) => Self::Unavailable(other.to_string()),
        }
    }
}

/// A value bound to a statement; empty values keep their type, since PostgreSQL asks for it.
#[derive(Debug, Clone)]
pub enum Value {
    /// A text, a code or an identifier.
    Text(Option<String>),
    /// A whole number.
    Whole(Option<i64>),
    /// Yes or no.
    Flag(bool),
    /// A day.
    Day(Option<Date>),
    /// A moment.
    Moment(Option<Timestamp>),
    /// Bytes.
    Bytes(Vec<u8>),
}

macro_rules! value_from {
    ($($type:ty => |$v:ident| $make:expr),+ $(,)?) => {
        $(impl From<$type> for Value { fn from($v: $type) -> Self { $make } })+
    };
}
value_from! {
    &str => |v| Self::Text(Some(v.to_owned())),
    String => |v| Self::Text(Some(v)),
    &String => |v| Self::Text(Some(v.clone())),
    Option<String> => |v| Self::Text(v),
    i64 => |v| Self::Whole(Some(v)),
    Option<i64> => |v| Self::Whole(v),
    bool => |v| Self::Flag(v),
    Date => |v| Self::Day(Some(v)),
    Option<Date> => |v| Self::Day(v),
    Timestamp => |v| Self::Moment(Some(v)),
    Option<Timestamp> => |v| Self::Moment(v),
    Vec<u8> => |v| Self::Bytes(v),
    &Code => |v| Self::Text(Some(v.as_str().to_owned())),
    Option<&Code> => |v| Self::Text(v.map(|c| c.as_str().to_owned())),
}

/// A type read from a column.
pub trait Column: Sized {
    /// Reads the column of that name.
    ///
    /// # Errors
    /// [`StoreError::Unreadable`] when the row holds something else.
    fn read(row: &Row, name: &str) -> Result<Self, StoreError>;
}

/// A row of either engine.
#[derive(Debug)]
pub enum Row {
    /// From SQLite.
    Sqlite(SqliteRow),
    /// From PostgreSQL.
    Postgres(PgRow),
}

impl Row {
    /// The column of that name.
    ///
    /// # Errors
    /// [`StoreError::Unreadable`] when the row holds something else.
    pub fn get<T: Column>(&self, name: &str) -> Result<T, StoreError> {
        T::read(self, name)
    }
}

macro_rules! column_plain {
    ($($type:ty),+) => {$(
        impl Column for $type {
            fn read(row: &Row, name: &str) -> Result<Self, StoreError> {
                Ok(match row { Row::Sqlite(r) => r.try_get(name)?, Row::Postgres(r) => r.try_get(name)? })
            }
        }
    )+};
}
column_plain!(i64, Option<i64>, bool, String, Option<String>, Vec<u8>, Option<Vec<u8>>);

macro_rules! column_jiff {
    ($($type:ty => $wire:ty),+) => {$(
        impl Column for $type {
            fn read(row: &Row, name: &str) -> Result<Self, StoreError> {
                let wire: $wire = match row { Row::Sqlite(r) => r.try_get(name)?, Row::Postgres(r) => r.try_get(name)? };
                Ok(wire.to_jiff())
            }
        }
        impl Column for Option<$type> {
            fn read(row: &Row, name: &str) -> Result<Self, StoreError> {
                let wire: Option<$wire> = match row { Row::Sqlite(r) => r.try_get(name)?, Row::Postgres(r) => r.try_get(name)? };
                Ok(wire.map(|w| w.to_jiff()))
            }
        }
    )+};
}
column_jiff!(Date => jiff_sqlx::Date, Timestamp => jiff_sqlx::Timestamp);

fn parsed<T>(row: &Row, name: &str, parse: impl Fn(&str) -> Option<T>) -> Result<Option<T>, StoreError> {
    let text: Option<String> = row.get(name)?;
    text.map(|t| {
        parse(&t).ok_or_else(|| StoreError::Unreadable {
            column: name.to_owned(),
            why: "not a value of its list".to_owned(),
        })
    })
    .transpose()
}

fn required<T>(value: Option<T>, name: &str) -> Result<T, StoreError> {
    value.ok_or_else(|| StoreError::Unreadable { column: name.to_owned(), why: "empty".to_owned() })
}

macro_rules! column_parsed {
    ($($type:ty => $parse:expr),+ $(,)?) => {$(
        impl Column for Option<$type> {
            fn read(row: &Row, name: &str) -> Result<Self, StoreError> { parsed(row, name, $parse) }
        }
        impl Column for $type {
            fn read(row: &Row, name: &str) -> Result<Self, StoreError> { required(parsed(row, name, $parse)?, name) }
        }
    )+};
}

macro_rules! column_ids {
    ($($id:ident),+ $(,)?) => {
        column_parsed! { $(holdepunkt_rules::id::$id => holdepunkt_rules::id::$id::parse),+ }
        $(
            impl From<holdepunkt_rules::id::$id> for Value {
                fn from(id: holdepunkt_rules::id::$id) -> Self { Self::Text(Some(id.to_string())) }
            }
            impl From<Option<holdepunkt_rules::id::$id>> for Value {
                fn from(id: Option<holdepunkt_rules::id::$id>) -> Self { Self::Text(id.map(|i| i.to_string())) }
            }
        )+
    };
}
column_ids!(
    JobCentreId,
    UnitId,
    AccountId,
    RoleGrantId,
    EmployeeId,
    CompanyId,
    ProductionUnitId,
    ContactId,
    CentreId,
    MentorId,
    ContractId,
    PlaceId,
    CitizenId,
    BenefitId,
    CvEntryId,
    TransferId,
    ScreeningId,
    ScreeningCaseId,
    ReferralId,
    ProjectId,
    PreparationId,
    MeetingId,
    InterestId,
    PlacementId,
    GrantId,
    InterruptionId,
    PaidHoursId,
    MembershipId,
    OutreachId,
    OutreachEventId,
    StaffingId,
    TrailId,
    ImportId,
    SavedViewId,
);

macro_rules! column_codes {
    ($($code:path),+ $(,)?) => {
        column_parsed! { $($code => <$code>::from_code),+ }
        $(
            impl From<$code> for Value { fn from(code: $code) -> Self { Self::Text(Some(code.code().to_owned())) } }
            impl From<Option<$code>> for Value {
                fn from(code: Option<$code>) -> Self { Self::Text(code.map(|c| c.code().to_owned())) }
            }
        )+
    };
}
column_codes!(
    holdepunkt_rules::role::Role,
    holdepunkt_rules::import::ImportKind,
    holdepunkt_rules::company::Sector,
    holdepunkt_rules::centre::CooperationModel,
    holdepunkt_rules::centre::Generation,
    holdepunkt_rules::centre::OfferKind,
    holdepunkt_rules::contract::PaymentModel,
    holdepunkt_rules::outreach::OutreachState,
    holdepunkt_rules::reasonableness::RepresentativeSays,
    holdepunkt_rules::referral::ReferralModel,
    holdepunkt_rules::referral::ReferralState,
    holdepunkt_rules::preparation::ProjectKind,
    holdepunkt_rules::preparation::PreparationState,
    holdepunkt_rules::information::MeetingState,
    holdepunkt_rules::information::Came,
    holdepunkt_rules::placement::PlacementState,
    holdepunkt_rules::placement::PlacementKind,
    holdepunkt_rules::interruption::InterruptionKind,
    holdepunkt_rules::paid_hours::PaidKind,
    holdepunkt_rules::paid_hours::HoursSource,
    holdepunkt_rules::paid_hours::AnswerSource,
    holdepunkt_rules::paid_hours::AftermathOutcome,
    holdepunkt_rules::placement::Outcome,
    crate::citizens::Stands,
    crate::words::Thing,
    holdepunkt_rules::benefit::BenefitSource,
    holdepunkt_rules::wish::WishKind,
    holdepunkt_rules::cv::CvKind,
    holdepunkt_rules::screening::ScreeningKind,
);
column_parsed! {
    Code => |t| Some(Code::known(t)),
    holdepunkt_rules::company::Cvr => |t| holdepunkt_rules::company::Cvr::parse(t).ok(),
    holdepunkt_rules::company::PNumber => |t| holdepunkt_rules::company::PNumber::parse(t).ok(),
}

/// A statement over rows of one job centre. It names its scope as `$1`, or it doesn't compile.
#[derive(Debug, Clone, Copy)]
pub struct Scoped(&'static str);

impl Scoped {
    /// A statement whose text holds `job_centre = $1`, or inserts `(job_centre, …)` first.
    ///
    /// # Panics
    /// At compile time, in a `const`, when the text names no scope.
    #[must_use]
    #[allow(clippy::panic)] // reached by the compiler only: statements are constants
    pub const fn new(text: &'static str) -> Self {
        if !(holds(text, "job_centre = $1") || holds(text, "(job_centre,")) {
            panic!("a statement over case data names its scope: `job_centre = $1`");
        }
        Self(text)
    }

    /// The statement inside a job centre, with what follows `$1`.
    #[must_use]
    pub fn within(self, scope: JobCentreId, values: Vec<Value>) -> Bound {
        let mut all = Vec::with_capacity(values.len() + 1);
        all.push(Value::from(scope));
        all.extend(values);
        Bound { text: Text::Written(self.0), values: all }
    }

    /// The text, for the test that prepares every statement on both engines.
    #[must_use]
    pub const fn text(self) -> &'static str {
        self.0
    }
}

/// A statement over what stands before any scope: accounts, sessions, jobs, the list of job centres.
#[derive(Debug, Clone, Copy)]
pub struct Identity(&'static str);

impl Identity {
    /// A statement that has no scope, since none is known yet.
    #[must_use]
    pub const fn new(text: &'static str) -> Self {
        Self(text)
    }

    /// The statement with its values.
    #[must_use]
    pub fn bound(self, values: Vec<Value>) -> Bound {
        Bound { text: Text::Written(self.0), values }
    }

    /// The text, for the test that prepares every statement on both engines.
    #[must_use]
    pub const fn text(self) -> &'static str {
        self.0
    }
}

const fn holds(text: &str, part: &str) -> bool {
    let (text, part) = (text.as_bytes(), part.as_bytes());
    let mut i = 0;
    while i + part.len() <= text.len() {
        let mut j = 0;
        #[allow(clippy::indexing_slicing)] // bounds stand in the loop's condition
        while j < part.len() && text[i + j] == part[j] {
            j += 1;
        }
        if j == part.len() {
            return true;
        }
        i += 1;
    }
    false
}

/// One value in a form that belongs to neither engine.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Cell {
    /// Nothing.
    Nothing,
    /// A text, a day or a moment.
    Text(String),
    /// A whole number, a yes or a no.
    Whole(i64),
    /// Bytes.
    Bytes(Vec<u8>),
}

/// A row of such values.
pub(crate) type PlainRow = Vec<Cell>;

/// A value as it lies in a row, by what the engine calls its type.
macro_rules! plain_row {
    ($row:expr) => {{
        use sqlx::{TypeInfo as _, ValueRef as _};
        let row = $row;
        let cell = |n: usize| -> Result<Cell, sqlx::Error> {
            let raw = row.try_get_raw(n)?;
            let kind = raw.type_info().name().to_owned();
            Ok(match (raw.is_null(), kind.as_str()) {
                (true, _) => Cell::Nothing,
                (false, "INTEGER" | "INT8" | "BOOLEAN") => Cell::Whole(row.try_get(n)?),
                (false, "BLOB" | "BYTEA") => Cell::Bytes(row.try_get(n)?),
                (false, _) => Cell::Text(row.try_get(n)?),
            })
        };
        (0..row.columns().len()).map(cell).collect::<Result<PlainRow, sqlx::Error>>()
    }};
}

/// Values for a statement: `values![id, name, from]`.
#[macro_export]
macro_rules! values {
    ($($value:expr),* $(,)?) => { vec![$($crate::Value::from($value)),*] };
}

/// A statement with its values.
#[derive(Debug, Clone)]
pub struct Bound {
    text: Text,
    values: Vec<Value>,
}

/// A statement as it was written, or one that was made from it for several rows.
#[derive(Debug, Clone)]
pub(crate) enum Text {
    Written(&'static str),
    Made(String),
}

impl sqlx::SqlSafeStr for Text {
    fn into_sql_str(self) -> sqlx::SqlStr {
        match self {
            Self::Written(text) => text.into_sql_str(),
            // Made from a written text by repeating its placeholders: no value ever becomes text.
            Self::Made(text) => AssertSqlSafe(text).into_sql_str(),
        }
    }
}

impl Bound {
    pub(crate) fn made(text: String, values: Vec<Value>) -> Self {
        Self { text: Text::Made(text), values }
    }
}

type SqliteQuery = Query<'static, Sqlite, SqliteArguments>;
type PgQuery = Query<'static, Postgres, PgArguments>;

impl Bound {
    fn sqlite(self) -> SqliteQuery {
        self.values.into_iter().fold(sqlx::query(self.text), |q, v| match v {
            Value::Text(v) => q.bind(v),
            Value::Whole(v) => q.bind(v),
            Value::Flag(v) => q.bind(v),
            Value::Day(v) => q.bind(v.map(|d| d.to_sqlx())),
            // One fixed form, so that text order is time order.
            Value::Moment(v) => q.bind(v.map(|t| format!("{t:.6}"))),
            Value::Bytes(v) => q.bind(v),
        })
    }

    fn postgres(self) -> PgQuery {
        self.values.into_iter().fold(sqlx::query(self.text), |q, v| match v {
            Value::Text(v) => q.bind(v),
            Value::Whole(v) => q.bind(v),
            Value::Flag(v) => q.bind(v),
            Value::Day(v) => q.bind(v.map(|d| d.to_sqlx())),
            Value::Moment(v) => q.bind(v.map(|t| t.to_sqlx())),
            Value::Bytes(v) => q.bind(v),
        })
    }
}

#[derive(Debug, Clone)]
enum Pools {
    /// One writer, since SQLite has one; readers beside it.
    Sqlite {
        writer: SqlitePool,
        readers: SqlitePool,
        /// Where the file lies; nothing for a database in memory.
        folder: Option<PathBuf>,
    },
    Postgres(PgPool),
}

/// A database with its keys.
#[derive(Debug, Clone)]
pub struct Store {
    pools: Pools,
    keys: Keys,
}

const BUSY: Duration = Duration::from_secs(5);

/// What waits for an engine. Boxed in functions without parameters, so that the driver's code is made once: what is
/// generic is compiled again for each statement that calls it, in each crate (docs/decisions/0022).
type Waiting<'a, T> = Pin<Box<dyn Future<Output = Result<T, StoreError>> + Send + 'a>>;

/// What a transaction is for.
#[derive(Debug, Clone, Copy)]
enum Access {
    Read,
    Write,
}

impl Access {
    fn name(self) -> &'static str {
        match self {
            Self::Read => "read",
            Self::Write => "write",
        }
    }
}

impl Store {
    /// Opens a database: `sqlite:path/to/file.db`, `sqlite::memory:` or `postgres://…`.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`] when it can't be reached.
    pub async fn open(url: &str, keys: Keys) -> Result<Self, StoreError> {
        let pools = if url.starts_with("postgres:") || url.starts_with("postgresql:") {
            let pool = PgPoolOptions::new().max_connections(10).acquire_timeout(BUSY).test_before_acquire(true);
            // "Already there, skipping" is no news to the operator.
            let options = PgConnectOptions::from_str(url)?.options([("client_min_messages", "warning")]);
            Pools::Postgres(pool.connect_with(options).await?)
        } else {
            Self::open_sqlite(url).await?
        };
        Ok(Self { pools, keys })
    }

    async fn open_sqlite(url: &str) -> Result<Pools, StoreError> {
        let options = SqliteConnectOptions::from_str(url)?
            .create_if_missing(true)
            .journal_mode(SqliteJournalMode::Wal)
            .synchronous(SqliteSynchronous::Full)
            .foreign_keys(true)
            .busy_timeout(BUSY)
            // Kibibytes of pages that a connection keeps: SQLite's own two megabytes are too few for a large house.
            .pragma("cache_size", "-16000")
            .pragma("trusted_schema", "off")
            .pragma("secure_delete", "on")
            .optimize_on_close(true, None);
        let one = || SqlitePoolOptions::new().max_connections(1).acquire_timeout(BUSY);
        if url.contains(":memory:") {
            let only = one().idle_timeout(None).max_lifetime(None).connect_with(options).await?;
            return Ok(Pools::Sqlite { writer: only.clone(), readers: only, folder: None });
        }
        let folder = options.get_filename().parent().map(Path::to_path_buf);
        let writer = one().after_release(|connection, _| Box::pin(is_idle(connection)));
        let writer = writer.connect_with(options.clone()).await?;
        let readers = SqlitePoolOptions::new()
            .max_connections(4)
            .acquire_timeout(BUSY)
            .connect_with(options.read_only(true))
            .await?;
        Ok(Pools::Sqlite { writer, readers, folder })
    }

    /// Which engine it is.
    #[must_use]
    pub fn engine(&self) -> Engine {
        match self.pools {
            Pools::Sqlite { .. } => Engine::Sqlite,
            Pools::Postgres(_) => Engine::Postgres,
        }
    }

    /// The folder of a database file, to look at the room on its disk.
    #[must_use]
    pub fn folder(&self) -> Option<&Path> {
        match &self.pools {
            Pools::Sqlite { folder, .. } => folder.as_deref(),
            Pools::Postgres(_) => None,
        }
    }

    /// The keys of its sealed columns.
    #[must_use]
    pub fn keys(&self) -> &Keys {
        &self.keys
    }

    /// A transaction that only reads.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`] when no connection is to be had.
    pub async fn read(&self) -> Result<Tx, StoreError> {
        self.begin(Access::Read).await
    }

    fn begin(&self, access: Access) -> Waiting<'_, Tx> {
        Box::pin(async move {
            let inner = measure::wait(access.name(), async {
                Ok(match (&self.pools, access) {
                    (Pools::Sqlite { readers, .. }, Access::Read) => Inner::Sqlite(readers.begin().await?),
                    (Pools::Sqlite { writer, .. }, Access::Write) => {
                        Inner::Sqlite(writer.begin_with("begin immediate").await?)
                    }
                    (Pools::Postgres(pool), _) => Inner::Postgres(pool.begin().await?),
                })
            });
            Ok(Tx { inner: inner.await?, keys: self.keys.clone(), writer: None, explained: None })
        })
    }

    /// A transaction that reads everything as it is at one moment, while others go on writing.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`] when no connection is to be had.
    pub(crate) async fn snapshot(&self) -> Result<Tx, StoreError> {
        let inner = match &self.pools {
            Pools::Sqlite { readers, .. } => Inner::Sqlite(readers.begin().await?),
            Pools::Postgres(pool) => {
                Inner::Postgres(pool.begin_with("begin isolation level repeatable read, read only").await?)
            }
        };
        Ok(Tx { inner, keys: self.keys.clone(), writer: None, explained: None })
    }

    /// A transaction that reads and can turn to writing ([`Tx::turned`]): for a look that leaves its line on the trail.
    /// On SQLite it reads beside the one writer, so that whoever looks keeps nobody waiting.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`] when no connection is to be had.
    pub async fn see(&self) -> Result<Tx, StoreError> {
        match &self.pools {
            Pools::Sqlite { writer, folder: Some(_), .. } => {
                Ok(Tx { writer: Some(writer.clone()), ..self.read().await? })
            }
            // In memory there is one connection; on PostgreSQL whoever writes late locks nothing before.
            Pools::Sqlite { folder: None, .. } | Pools::Postgres(_) => self.write().await,
        }
    }

    /// A transaction that writes; on SQLite it takes the write lock at once, so that what it reads
    /// first is still true when it writes.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`] when no connection is to be had.
    pub async fn write(&self) -> Result<Tx, StoreError> {
        self.begin(Access::Write).await
    }

    /// Closes every connection.
    pub async fn close(&self) {
        match &self.pools {
            Pools::Sqlite { writer, readers, .. } => {
                readers.close().await;
                writer.close().await;
            }
            Pools::Postgres(pool) => pool.close().await,
        }
    }
}

/// Can a connection that comes back begin another transaction? SQLite itself rolls back when the disk is
/// full or fails, and the driver then still counts a transaction as open: such a connection is closed,
/// and the next writer gets a new one.
async fn is_idle(connection: &mut SqliteConnection) -> Result<bool, sqlx::Error> {
    connection.ping().await?; // waits for a rollback under way
    match connection.begin_with("begin").await {
        Ok(tx) => tx.rollback().await.map(|()| true),
        Err(_) => Ok(false),
    }
}

#[derive(Debug)]
enum Inner {
    Sqlite(Transaction<'static, Sqlite>),
    Postgres(Transaction<'static, Postgres>),
}

/// A transaction. Dropped without [`Tx::commit`], it leaves nothing behind.
#[derive(Debug)]
pub struct Tx {
    inner: Inner,
    pub(crate) keys: Keys,
    /// Where it can turn to writing, when it only reads so far.
    writer: Option<SqlitePool>,
    /// How the engine found the rows of each query, when somebody asked to be told.
    explained: Option<Vec<Explained>>,
}

/// A query, and how the engine finds its rows, line by line.
pub type Explained = (String, Vec<String>);

impl Tx {
    /// Which engine it runs on.
    #[must_use]
    pub fn engine(&self) -> Engine {
        match self.inner {
            Inner::Sqlite(_) => Engine::Sqlite,
            Inner::Postgres(_) => Engine::Postgres,
        }
    }

    /// The transaction as one that writes: itself, or when it has only read so far another one behind it. What was read
    /// may have changed since: only for what is written because somebody looked.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`] when no connection is to be had.
    pub async fn turned(self) -> Result<Self, StoreError> {
        self.writing().await
    }

    fn writing(self) -> Waiting<'static, Self> {
        Box::pin(async move {
            let Some(writer) = self.writer else { return Ok(self) };
            // The reader's connection is given back first: whoever waits to write holds none.
            drop(self.inner);
            let inner =
                measure::wait("write", async { Ok(Inner::Sqlite(writer.begin_with("begin immediate").await?)) });
            Ok(Self { inner: inner.await?, keys: self.keys, writer: None, explained: self.explained })
        })
    }

    /// All rows of a query.
    ///
    /// # Errors
    /// [`StoreError`] from the engine or from reading a row.
    pub async fn all<T>(
        &mut self,
        query: Bound,
        read: impl Fn(&Row) -> Result<T, StoreError>,
    ) -> Result<Vec<T>, StoreError> {
        self.explain(&query).await?;
        let rows = self.rows(query).await?;
        rows.iter().map(read).collect()
    }

    /// The first row of a query, if there is one.
    ///
    /// # Errors
    /// [`StoreError`] from the engine or from reading the row.
    pub async fn first<T>(
        &mut self,
        query: Bound,
        read: impl Fn(&Row) -> Result<T, StoreError>,
    ) -> Result<Option<T>, StoreError> {
        self.explain(&query).await?;
        let row = self.row(query).await?;
        row.map(|r| read(&r)).transpose()
    }

    /// Runs a write; says how many rows it touched.
    ///
    /// # Errors
    /// [`StoreError`] from the engine, a named constraint among them.
    pub async fn run(&mut self, statement: Bound) -> Result<u64, StoreError> {
        self.touched(statement).await
    }

    fn rows(&mut self, query: Bound) -> Waiting<'_, Vec<Row>> {
        let inner = &mut self.inner;
        Box::pin(measure::call("all", async move {
            Ok(match inner {
                Inner::Sqlite(tx) => query.sqlite().fetch_all(&mut **tx).await?.into_iter().map(Row::Sqlite).collect(),
                Inner::Postgres(tx) => {
                    query.postgres().fetch_all(&mut **tx).await?.into_iter().map(Row::Postgres).collect()
                }
            })
        }))
    }

    fn row(&mut self, query: Bound) -> Waiting<'_, Option<Row>> {
        let inner = &mut self.inner;
        Box::pin(measure::call("first", async move {
            Ok(match inner {
                Inner::Sqlite(tx) => query.sqlite().fetch_optional(&mut **tx).await?.map(Row::Sqlite),
                Inner::Postgres(tx) => query.postgres().fetch_optional(&mut **tx).await?.map(Row::Postgres),
            })
        }))
    }

    fn touched(&mut self, statement: Bound) -> Waiting<'_, u64> {
        let inner = &mut self.inner;
        Box::pin(measure::call("run", async move {
            Ok(match inner {
                Inner::Sqlite(tx) => statement.sqlite().execute(&mut **tx).await?.rows_affected(),
                Inner::Postgres(tx) => statement.postgres().execute(&mut **tx).await?.rows_affected(),
            })
        }))
    }

    /// Gives every row of a query to `each`, one by one, until it says no.
    pub(crate) async fn each_plain(
        &mut self,
        sql: String,
        mut each: impl FnMut(PlainRow) -> bool,
    ) -> Result<(), StoreError> {
        use futures_util::TryStreamExt as _;
        match &mut self.inner {
            Inner::Sqlite(tx) => {
                let mut rows = sqlx::query::<Sqlite>(AssertSqlSafe(sql)).fetch(&mut **tx);
                while let Some(row) = rows.try_next().await? {
                    if !each(plain_row!(&row)?) {
                        break;
                    }
                }
            }
            Inner::Postgres(tx) => {
                let mut rows = sqlx::query::<Postgres>(AssertSqlSafe(sql)).fetch(&mut **tx);
                while let Some(row) = rows.try_next().await? {
                    if !each(plain_row!(&row)?) {
                        break;
                    }
                }
            }
        }
        Ok(())
    }

    /// Runs an insert whose values are bound row by row; SQLite only.
    pub(crate) async fn insert_plain(&mut self, sql: String, rows: Vec<PlainRow>) -> Result<(), StoreError> {
        let Inner::Sqlite(tx) = &mut self.inner else { return Ok(()) };
        let query = rows.into_iter().flatten().fold(sqlx::query::<Sqlite>(AssertSqlSafe(sql)), |q, cell| match cell {
            Cell::Nothing => q.bind(None::<String>),
            Cell::Text(text) => q.bind(text),
            Cell::Whole(n) => q.bind(n),
            Cell::Bytes(bytes) => q.bind(bytes),
        });
        query.persistent(false).execute(&mut **tx).await?;
        Ok(())
    }

    /// Lays rows in with `copy … from stdin`; PostgreSQL only.
    pub(crate) async fn copy_in(&mut self, sql: &str, text: Vec<u8>) -> Result<(), StoreError> {
        let Inner::Postgres(tx) = &mut self.inner else { return Ok(()) };
        let mut copy = tx.copy_in_raw(sql).await?;
        copy.send(text).await?;
        copy.finish().await?;
        Ok(())
    }

    /// Runs a text of several statements: migrations only.
    pub(crate) async fn script(&mut self, text: &str) -> Result<(), StoreError> {
        use sqlx::Executor as _;
        let sql = AssertSqlSafe(text.to_owned());
        match &mut self.inner {
            Inner::Sqlite(tx) => (&mut **tx).execute(sqlx::raw_sql(sql)).await.map(|_| ())?,
            Inner::Postgres(tx) => (&mut **tx).execute(sqlx::raw_sql(sql)).await.map(|_| ())?,
        }
        Ok(())
    }

    /// How SQLite would run a statement, step by step: a test reads it, to see that what must stay quick does.
    ///
    /// # Errors
    /// What the engine finds wrong with it; nothing is told of PostgreSQL.
    pub async fn plan(&mut self, text: &'static str) -> Result<Vec<String>, StoreError> {
        let Inner::Sqlite(tx) = &mut self.inner else { return Ok(Vec::new()) };
        let rows = sqlx::query(AssertSqlSafe(format!("explain query plan {text}"))).fetch_all(&mut **tx).await?;
        rows.into_iter().map(|r| Row::Sqlite(r).get("detail")).collect()
    }

    /// The transaction, with an account of how the engine finds the rows of each of its queries: for measuring.
    #[must_use]
    pub fn explaining(mut self) -> Self {
        self.explained = Some(Vec::new());
        self
    }

    /// The account so far.
    #[must_use]
    pub fn explained(&self) -> &[Explained] {
        self.explained.as_deref().unwrap_or_default()
    }

    async fn explain(&mut self, query: &Bound) -> Result<(), StoreError> {
        if self.explained.is_some() { self.explained_too(query).await } else { Ok(()) }
    }

    fn explained_too<'a>(&'a mut self, query: &'a Bound) -> Waiting<'a, ()> {
        Box::pin(async move {
            let Some(explained) = &mut self.explained else { return Ok(()) };
            let text = match &query.text {
                Text::Written(text) => (*text).to_owned(),
                Text::Made(text) => text.clone(),
            };
            let how = match self.inner {
                Inner::Sqlite(_) => "explain query plan",
                Inner::Postgres(_) => "explain (analyze, costs off)",
            };
            let asked = Bound::made(format!("{how} {text}"), query.values.clone());
            let plan = match &mut self.inner {
                Inner::Sqlite(tx) => {
                    let rows = asked.sqlite().persistent(false).fetch_all(&mut **tx).await?;
                    rows.into_iter().map(|r| r.try_get("detail")).collect::<Result<_, _>>()?
                }
                Inner::Postgres(tx) => {
                    let rows = asked.postgres().persistent(false).fetch_all(&mut **tx).await?;
                    rows.into_iter().map(|r| r.try_get(0)).collect::<Result<_, _>>()?
                }
            };
            explained.push((text, plan));
            Ok(())
        })
    }

    /// Has the engine read a statement without running it: a test does so with every one.
    ///
    /// # Errors
    /// What the engine finds wrong with it.
    pub async fn prepare(&mut self, text: &'static str) -> Result<(), StoreError> {
        use sqlx::{Executor as _, SqlSafeStr as _};
        match &mut self.inner {
            Inner::Sqlite(tx) => drop((&mut **tx).prepare(text.into_sql_str()).await?),
            Inner::Postgres(tx) => drop((&mut **tx).prepare(text.into_sql_str()).await?),
        }
        Ok(())
    }

    /// Makes it so.
    ///
    /// # Errors
    /// [`StoreError::Unavailable`] when the engine could not make it durable.
    pub async fn commit(self) -> Result<(), StoreError> {
        self.done().await
    }

    fn done(self) -> Waiting<'static, ()> {
        Box::pin(measure::call("commit", async move {
            match self.inner {
                Inner::Sqlite(tx) => tx.commit().await?,
                Inner::Postgres(tx) => tx.commit().await?,
            }
            Ok(())
        }))
    }
}

#[cfg(test)]
mod tests {
    use super::Scoped;

    #[test]
    fn a_statement_without_a_scope_does_not_come_to_be() {
        for text in ["select * from citizen", "insert into citizen (id) values ($1)", "select job_centre from citizen"]
        {
            assert!(std::panic::catch_unwind(|| Scoped::new(text)).is_err(), "{text}");
        }
    }
}
