//! Two typed pools behind one door. What goes through it: [`statement`]s with values in, [`row`]s out, both inside
//! a transaction ([`tx`]); [`plain`] rows belong to neither engine, for copies and exports.

mod plain;
mod row;
mod statement;
mod tx;

use std::{
    path::{Path, PathBuf},
    pin::Pin,
    str::FromStr,
    time::Duration,
};

use sqlx::{
    Connection as _, SqliteConnection,
    postgres::{PgConnectOptions, PgPool, PgPoolOptions},
    sqlite::{SqliteConnectOptions, SqliteJournalMode, SqlitePool, SqlitePoolOptions, SqliteSynchronous},
};

pub(crate) use plain::{Cell, PlainRow};
pub use row::{Column, Row};
pub use statement::{Bound, Identity, Scoped, Value};
pub use tx::{Explained, Tx};

use crate::{
    dialect::{Constraint, Engine},
    measure,
    seal::Keys,
};
use tx::Inner;

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
    pub async fn snapshot(&self) -> Result<Tx, StoreError> {
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
