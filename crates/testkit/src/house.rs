//! A house for one test: an in-memory SQLite, or a database of its own on the PostgreSQL that
//! `HOLDEPUNKT_TEST_POSTGRES` points to.
#![allow(clippy::expect_used, clippy::panic)] // a test that can't get its house fails at once

use std::{
    future::Future,
    sync::{Arc, Mutex},
};

use holdepunkt_casework::{Context, Error, House, Rulebook, Who, sign_in::Holder};
use holdepunkt_rules::role::Role;
use holdepunkt_store::{Keys, Store, accounts, migrate::migrate};
use jiff::{SignedDuration, Timestamp, civil::Date};
use sqlx::{AssertSqlSafe, Connection, Executor, PgConnection};

use crate::Cast;

/// A house on a fixed day with a cast of people in two job centres.
#[derive(Debug)]
pub struct TestHouse {
    /// The house.
    pub house: House,
    /// Its people.
    pub cast: Cast,
}

/// The day on which test houses stand: Tuesday 24 November 2026, nine in the morning in Denmark.
pub const NOW: &str = "2026-11-24T08:00:00Z";

impl TestHouse {
    /// A house with its cast, on in-memory SQLite.
    pub async fn new() -> Self {
        Self::at("sqlite::memory:").await
    }

    /// A house with its cast on a database.
    pub async fn at(url: &str) -> Self {
        let house = empty_house(url).await;
        let cast = Cast::settle(&house).await;
        Self { house, cast }
    }

    /// Today.
    #[must_use]
    pub fn today(&self) -> Date {
        self.house.today()
    }

    /// The context of somebody in the cast.
    #[must_use]
    pub fn of(&self, grant: &accounts::RoleGrant) -> Context {
        self.house.context(Who::Person(grant.clone()))
    }

    /// The operator's context in the first job centre.
    #[must_use]
    pub fn operator(&self) -> Context {
        self.house.context(Who::Operator(Some(self.cast.job_centre)))
    }

    /// Adds somebody in a role.
    pub async fn grant(&self, login: &str, role: Role, whom: Holder) -> accounts::RoleGrant {
        self.cast.grant(&self.house, login, role, whom).await
    }
}

async fn empty_house(url: &str) -> House {
    let store = Store::open(url, Keys::fresh().expect("keys")).await.expect("a database");
    migrate(&store).await.expect("a schema");
    let rulebook = Arc::new(Rulebook::load().expect("a sound rulebook"));
    let now: Timestamp = NOW.parse().expect("a moment");
    House::with_clock(store, rulebook, move || now)
}

/// The same database, so much later.
#[must_use]
pub fn later(house: &House, by: SignedDuration) -> House {
    let now = house.now() + by;
    House::with_clock(house.store.clone(), house.rulebook.clone(), move || now)
}

/// The same house with a clock that the test moves.
///
/// # Panics
/// When the test panicked while it moved the clock.
#[must_use]
pub fn with_moved_clock(t: TestHouse) -> (TestHouse, Arc<Mutex<Timestamp>>) {
    let now = Arc::new(Mutex::new(t.house.now()));
    let moved = Arc::clone(&now);
    let clock = move || *moved.lock().expect("a clock");
    let house = House::with_clock(t.house.store.clone(), t.house.rulebook.clone(), clock);
    (TestHouse { house, cast: t.cast }, now)
}

/// So many days of 24 hours.
#[must_use]
pub fn days(n: i64) -> SignedDuration {
    SignedDuration::from_hours(24 * n)
}

/// What came of a deed: `ok`, or the code of the first refusal with its field.
pub fn code<T: std::fmt::Debug>(result: Result<T, Error>) -> String {
    match result {
        Ok(_) => "ok".to_owned(),
        Err(Error::Refused(list)) => {
            let first = list.first().expect("a refusal");
            format!("{}{}", first.refusal.code(), first.field.map(|f| format!(" {f}")).unwrap_or_default())
        }
        Err(Error::Store(error)) => panic!("{error}"),
    }
}

/// Runs a test on SQLite and, when there is one, on PostgreSQL in a database of its own.
pub async fn engines<F: Future<Output = ()>>(test: impl Fn(TestHouse) -> F) {
    test(TestHouse::new().await).await;
    if let Ok(server) = std::env::var("HOLDEPUNKT_TEST_POSTGRES") {
        let url = fresh_postgres(&server).await;
        test(TestHouse::at(&url).await).await;
    }
}

/// As [`engines`], in a house with nobody in it: what the demo is filled into.
pub async fn empty_engines<F: Future<Output = ()>>(test: impl Fn(House) -> F) {
    test(empty_house("sqlite::memory:").await).await;
    if let Ok(server) = std::env::var("HOLDEPUNKT_TEST_POSTGRES") {
        let url = fresh_postgres(&server).await;
        test(empty_house(&url).await).await;
    }
}

/// A new, empty database on the server; dropped with the server after the run.
pub async fn fresh_postgres(server: &str) -> String {
    let name = format!("t{}", uuid::Uuid::now_v7().simple());
    let mut admin = PgConnection::connect(server).await.expect("the test server");
    admin.execute(AssertSqlSafe(format!("create database {name}"))).await.expect("a database");
    let (base, query) = server.split_once('?').map_or((server, String::new()), |(b, q)| (b, format!("?{q}")));
    let host = base.rsplit_once('/').map_or(base, |(h, _)| h);
    format!("{host}/{name}{query}")
}

/// Runs a text of statements on a PostgreSQL database: a dump that a release left behind.
pub async fn run_script(url: &str, text: &str) {
    let mut connection = PgConnection::connect(url).await.expect("the database");
    connection.execute(sqlx::raw_sql(AssertSqlSafe(text.to_owned()))).await.expect("a sound script");
}
