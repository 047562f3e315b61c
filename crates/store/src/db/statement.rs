//! Statements: a text that names its scope, and the values that are bound to it.

use holdepunkt_rules::{codes::Code, id::JobCentreId};
use jiff::{Timestamp, civil::Date};
use jiff_sqlx::ToSqlx;
use sqlx::{AssertSqlSafe, Postgres, Sqlite, postgres::PgArguments, query::Query, sqlite::SqliteArguments};

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
    Bytes(Option<Vec<u8>>),
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
    Vec<u8> => |v| Self::Bytes(Some(v)),
    Option<Vec<u8>> => |v| Self::Bytes(v),
    &Code => |v| Self::Text(Some(v.as_str().to_owned())),
    Option<&Code> => |v| Self::Text(v.map(|c| c.as_str().to_owned())),
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

/// A statement over what stands before any scope: accounts, sessions, jobs, the list of job centres; or over the whole
/// house, for work that tells nobody anything but whether the house is sound.
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
enum Text {
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

type SqliteQuery = Query<'static, Sqlite, SqliteArguments>;
type PgQuery = Query<'static, Postgres, PgArguments>;

impl Bound {
    /// The statement's text.
    pub(super) fn written(&self) -> &str {
        match &self.text {
            Text::Written(text) => text,
            Text::Made(text) => text,
        }
    }

    /// The same statement with words before it: `explain …`.
    pub(super) fn asked(&self, how: &str) -> Self {
        Self::made(format!("{how} {}", self.written()), self.values.clone())
    }

    pub(crate) fn made(text: String, values: Vec<Value>) -> Self {
        Self { text: Text::Made(text), values }
    }

    pub(super) fn sqlite(self) -> SqliteQuery {
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

    pub(super) fn postgres(self) -> PgQuery {
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
