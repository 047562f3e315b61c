//! Transactions: queries and writes, and the commit.

use sqlx::{AssertSqlSafe, Postgres, Row as _, Sqlite, Transaction, sqlite::SqlitePool};

use super::{Bound, Cell, PlainRow, Row, StoreError, Waiting, plain::plain_row};
use crate::{dialect::Engine, measure, seal::Keys};

#[derive(Debug)]
pub(super) enum Inner {
    Sqlite(Transaction<'static, Sqlite>),
    Postgres(Transaction<'static, Postgres>),
}

/// A transaction. Dropped without [`Tx::commit`], it leaves nothing behind.
#[derive(Debug)]
pub struct Tx {
    pub(super) inner: Inner,
    pub(crate) keys: Keys,
    /// Where it can turn to writing, when it only reads so far.
    pub(super) writer: Option<SqlitePool>,
    /// How the engine found the rows of each query, when somebody asked to be told.
    pub(super) explained: Option<Vec<Explained>>,
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
            let how = match self.inner {
                Inner::Sqlite(_) => "explain query plan",
                Inner::Postgres(_) => "explain (analyze, costs off)",
            };
            let asked = query.asked(how);
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
            explained.push((query.written().to_owned(), plan));
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
