//! The schema on both engines: the same tables, every column classified, every statement readable.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)] // a test fails loudly

use std::collections::{BTreeMap, BTreeSet};

use holdepunkt_store::{
    Identity, Keys, Store, StoreError, Tx, absence_reports, accommodations, accounts, acute_calls, aftermath,
    agreements, attendance, benefits, boards, centres, certificates, citizens, companies, company_merges, contracts,
    coverage, cv, exchange, exit_strategies, floors, follow_ups, goals_reached, grant_letters, grants, groups,
    hearings, information_meetings, interests, interruptions, interventions, invariants, job_centres, jobs,
    known_phones, matches, memberships, mentors, merges, messages,
    migrate::{MIGRATIONS, migrate},
    names, norms, outreaches, own, paid_hours, personal_links, personal_mentors, placements, places, preparations,
    progression_pairs, progression_releases, progressions, projects, recents, referrals, register_units, screenings,
    sessions, settled_facts, settlements, signals, small_grants, staffings, status, tallies, tasks, today, trail,
    transfers, turns, values, views, ways, wishes, words, workplaces,
};
use holdepunkt_testkit::{engines, fresh_postgres};

/// The tables before any scope is known, or whose scope is nullable: who signs in, and the house itself; and figures
/// of all job centres together.
const IDENTITY: &[&str] = &[
    "account",
    "session",
    "sign_in_attempt",
    "parked_form",
    "once",
    "job",
    "house",
    "known_phone",
    "progression_release",
    "progression_release_count",
];

fn tables() -> BTreeMap<String, Vec<(String, String)>> {
    let mut tables: BTreeMap<String, Vec<(String, String)>> = BTreeMap::new();
    let mut open: Option<String> = None;
    for line in MIGRATIONS.iter().flat_map(|(_, text)| text.lines()) {
        if let Some(name) = line.strip_prefix("create table ") {
            open = Some(name.trim_end_matches(" (").to_owned());
        } else if let Some((table, column)) =
            line.strip_prefix("alter table ").and_then(|l| l.split_once(" add column "))
        {
            let (name, class) =
                (column.split_whitespace().next().unwrap_or_default(), column.split_once("--").map_or("", |c| c.1));
            tables.entry(table.to_owned()).or_default().push((name.to_owned(), class.trim().to_owned()));
        } else if let Some(table) = line.strip_prefix("drop table ") {
            tables.remove(table.trim_end_matches(';'));
        } else if line == ");" {
            open = None;
        } else if let Some(table) = &open {
            let (code, class) = line.split_once("--").unwrap_or((line, ""));
            let word = code.split_whitespace().next().unwrap_or_default();
            if !["constraint", "primary", "exclude", "check", ""].contains(&word) {
                tables.entry(table.clone()).or_default().push((word.to_owned(), class.trim().to_owned()));
            }
        }
    }
    tables
}

#[test]
fn every_column_says_its_class_and_how_long_it_is_kept() {
    let mut unclassified = Vec::new();
    for (table, columns) in tables() {
        for (column, class) in columns {
            let fits = class.split_once(", ").is_some_and(|(class, kept)| {
                ["none", "ordinary", "confidential", "special"].contains(&class)
                    && ["always", "case", "account", "log"].contains(&kept)
            });
            if !fits {
                unclassified.push(format!("{table}.{column} ({class})"));
            }
        }
    }
    assert!(unclassified.is_empty(), "{unclassified:#?}");
}

#[test]
fn every_table_carries_its_job_centre() {
    for (table, columns) in tables() {
        let carries = columns.iter().any(|(c, _)| c == "job_centre");
        assert!(carries || IDENTITY.contains(&table.as_str()), "{table}");
    }
}

async fn columns(tx: &mut Tx, sql: Identity) -> BTreeSet<(String, String)> {
    tx.all(sql.bound(values![]), |r| Ok((r.get::<String>("t")?, r.get::<String>("c")?)))
        .await
        .unwrap()
        .into_iter()
        .collect()
}

#[tokio::test]
async fn both_engines_hold_the_same_columns() {
    let ours: BTreeSet<(String, String)> =
        tables().into_iter().flat_map(|(t, cs)| cs.into_iter().map(move |(c, _)| (t.clone(), c))).collect();
    let known = |all: BTreeSet<(String, String)>| -> BTreeSet<_> {
        all.into_iter().filter(|(t, _)| t != "migration").collect()
    };
    let sqlite = Store::open("sqlite::memory:", Keys::fresh().unwrap()).await.unwrap();
    migrate(&sqlite).await.unwrap();
    let sql = Identity::new(
        "select m.name as t, c.name as c from sqlite_master m join pragma_table_info(m.name) c where m.type = 'table'",
    );
    assert_eq!(known(columns(&mut sqlite.read().await.unwrap(), sql).await), ours);
    if let Ok(server) = std::env::var("HOLDEPUNKT_TEST_POSTGRES") {
        let store = Store::open(&fresh_postgres(&server).await, Keys::fresh().unwrap()).await.unwrap();
        migrate(&store).await.unwrap();
        let sql = Identity::new(
            "select table_name::text as t, column_name::text as c from information_schema.columns where table_schema = 'public'",
        );
        assert_eq!(known(columns(&mut store.read().await.unwrap(), sql).await), ours);
    }
}

#[test]
fn merging_knows_every_table_with_a_citizen() {
    let known = merges::tables();
    let mut forgotten = BTreeSet::new();
    let mut open = String::new();
    for line in MIGRATIONS.iter().flat_map(|(_, text)| text.lines()) {
        if let Some(name) = line.strip_prefix("create table ") {
            open = name.trim_end_matches(" (").to_owned();
        }
        let table = line.strip_prefix("alter table ").and_then(|l| l.split(' ').next()).unwrap_or(&open);
        if line.contains("references citizen") && !known.contains(&table) {
            forgotten.insert(table.to_owned());
        }
    }
    assert!(forgotten.is_empty(), "crates/store/src/merges.rs does not move {forgotten:?}");
}

#[tokio::test]
async fn every_statement_is_read_by_both_engines() {
    let lists = [
        absence_reports::STATEMENTS,
        accommodations::STATEMENTS,
        accounts::STATEMENTS,
        acute_calls::STATEMENTS,
        signals::STATEMENTS,
        today::STATEMENTS,
        aftermath::STATEMENTS,
        agreements::STATEMENTS,
        attendance::STATEMENTS,
        hearings::STATEMENTS,
        known_phones::STATEMENTS,
        benefits::STATEMENTS,
        cv::STATEMENTS,
        groups::STATEMENTS,
        wishes::STATEMENTS,
        boards::STATEMENTS,
        centres::STATEMENTS,
        certificates::STATEMENTS,
        goals_reached::STATEMENTS,
        progression_pairs::STATEMENTS,
        progression_releases::STATEMENTS,
        progressions::STATEMENTS,
        citizens::STATEMENTS,
        names::STATEMENTS,
        recents::STATEMENTS,
        views::STATEMENTS,
        companies::STATEMENTS,
        company_merges::STATEMENTS,
        contracts::STATEMENTS,
        exchange::STATEMENTS,
        exit_strategies::STATEMENTS,
        floors::STATEMENTS,
        follow_ups::STATEMENTS,
        grant_letters::STATEMENTS,
        grants::STATEMENTS,
        settled_facts::STATEMENTS,
        settlements::STATEMENTS,
        interruptions::STATEMENTS,
        interventions::STATEMENTS,
        small_grants::STATEMENTS,
        personal_mentors::STATEMENTS,
        coverage::STATEMENTS,
        job_centres::STATEMENTS,
        jobs::STATEMENTS,
        matches::STATEMENTS,
        memberships::STATEMENTS,
        merges::STATEMENTS,
        messages::STATEMENTS,
        mentors::STATEMENTS,
        norms::STATEMENTS,
        outreaches::STATEMENTS,
        own::STATEMENTS,
        paid_hours::STATEMENTS,
        places::STATEMENTS,
        placements::STATEMENTS,
        preparations::STATEMENTS,
        projects::STATEMENTS,
        interests::STATEMENTS,
        information_meetings::STATEMENTS,
        ways::STATEMENTS,
        referrals::STATEMENTS,
        register_units::STATEMENTS,
        screenings::STATEMENTS,
        transfers::STATEMENTS,
        turns::STATEMENTS,
        sessions::STATEMENTS,
        personal_links::STATEMENTS,
        staffings::STATEMENTS,
        status::STATEMENTS,
        tallies::STATEMENTS,
        tasks::STATEMENTS,
        trail::STATEMENTS,
        words::STATEMENTS,
        workplaces::STATEMENTS,
    ];
    let source = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let modules = std::fs::read_dir(source).unwrap().filter(|entry| {
        let path = entry.as_ref().unwrap().path();
        path.is_file() && std::fs::read_to_string(path).unwrap().contains("pub const STATEMENTS: &[&str]")
    });
    assert_eq!(lists.len(), modules.count(), "a module's statements are not in this test");
    let mut all: Vec<&'static str> = lists.concat();
    all.extend(signals::facts::STATEMENTS);
    let all = &all;
    engines(|house| async move {
        for text in all.iter().chain(citizens::LISTS).copied().chain(invariants::statements()) {
            let mut tx = house.house.store.write().await.unwrap();
            tx.prepare(text).await.unwrap_or_else(|error| panic!("{error}\n{text}"));
        }
    })
    .await;
}

#[tokio::test]
async fn an_older_program_refuses_a_newer_database_and_other_keys() {
    let folder = std::env::temp_dir().join(format!("holdepunkt-schema-{}", uuid::Uuid::now_v7()));
    std::fs::create_dir_all(&folder).unwrap();
    let url = format!("sqlite:{}", folder.join("h.db").display());
    let keys = Keys::fresh().unwrap();
    let store = Store::open(&url, keys.clone()).await.unwrap();
    assert_eq!(migrate(&store).await.unwrap(), MIGRATIONS.len());
    assert_eq!(migrate(&store).await.unwrap(), 0, "a second start runs nothing");
    let other = Store::open(&url, Keys::fresh().unwrap()).await.unwrap();
    assert!(matches!(migrate(&other).await, Err(StoreError::OtherKeys)));
    let mut tx = store.write().await.unwrap();
    let newer = Identity::new("insert into migration (number, name, hash) values (999, 'from the future', '')");
    tx.run(newer.bound(values![])).await.unwrap();
    tx.commit().await.unwrap();
    assert!(matches!(migrate(&store).await, Err(StoreError::NewerSchema { found: 999, .. })));
    store.close().await;
    other.close().await;
    std::fs::remove_dir_all(folder).unwrap();
}

#[tokio::test]
async fn an_edited_migration_is_refused() {
    let store = Store::open("sqlite::memory:", Keys::fresh().unwrap()).await.unwrap();
    migrate(&store).await.unwrap();
    let mut tx = store.write().await.unwrap();
    tx.run(Identity::new("update migration set hash = 'other' where number = 1").bound(values![])).await.unwrap();
    tx.commit().await.unwrap();
    assert!(matches!(migrate(&store).await, Err(StoreError::OtherSchema(1))));
}

#[test]
fn a_merge_moves_every_table_that_has_a_company() {
    let mut found = std::collections::BTreeSet::new();
    for (_, text) in MIGRATIONS {
        let mut table = "";
        for line in text.lines().map(str::trim) {
            table = line.strip_prefix("create table ").and_then(|l| l.split(' ').next()).unwrap_or(table);
            if line.contains("references company,") || line.contains("references company ") {
                found.insert((table.to_owned(), line.split(' ').next().unwrap().to_owned()));
            }
        }
    }
    let expected: std::collections::BTreeSet<_> =
        company_merges::TABLES.iter().map(|t| ((*t).to_owned(), "company".to_owned())).collect();
    assert_eq!(found, expected);
}
