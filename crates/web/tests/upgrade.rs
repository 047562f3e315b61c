//! From every release to this one with everything kept: a database that the release's own program made is
//! brought up on both engines, and each row and value of its tables is as it was.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)] // a test fails loudly

mod support;

use std::{fs, io::Read, path::PathBuf, sync::Arc};

use axum::http::StatusCode;
use holdepunkt_casework::{
    House, Rulebook, invariants, sign_in,
    store::{
        Identity, Keys, Store, StoreError,
        backup::{Unlock, check, digest, restore, write},
        migrate::{MIGRATIONS, migrate},
        values,
    },
};
use holdepunkt_rules::{id::RoleGrantId, role::Role};
use support::{Visitor, application};

/// Each release by the name of its fixture, with how many migrations it knew.
const RELEASES: &[(&str, i64)] = &[("issue-2", 1)];

fn fixture(release: &str, name: &str) -> Vec<u8> {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(release).join(name);
    let mut bytes = Vec::new();
    flate2::read::GzDecoder::new(fs::File::open(path).unwrap()).read_to_end(&mut bytes).unwrap();
    bytes
}

fn keys(release: &str) -> Keys {
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(release).join("keys");
    Keys::of_text(&fs::read_to_string(path).unwrap()).unwrap()
}

struct Folder(PathBuf);

impl Drop for Folder {
    fn drop(&mut self) {
        drop(fs::remove_dir_all(&self.0));
    }
}

/// The release's database on each engine, as its own program left it.
async fn databases(release: &str) -> (Folder, Vec<String>) {
    let folder = std::env::temp_dir().join(format!("holdepunkt-upgrade-{}", RoleGrantId::fresh()));
    fs::create_dir_all(&folder).unwrap();
    fs::write(folder.join("old.db"), fixture(release, "holdepunkt.db.gz")).unwrap();
    let mut urls = vec![format!("sqlite:{}", folder.join("old.db").display())];
    if let Ok(server) = std::env::var("HOLDEPUNKT_TEST_POSTGRES") {
        let url = holdepunkt_testkit::fresh_postgres(&server).await;
        let dump = String::from_utf8(fixture(release, "holdepunkt.sql.gz")).unwrap();
        holdepunkt_testkit::run_script(&url, &dump).await;
        urls.push(url);
    }
    (Folder(folder), urls)
}

fn house(store: &Store) -> House {
    let now = holdepunkt_testkit::NOW.parse().unwrap();
    House::with_clock(store.clone(), Arc::new(Rulebook::load().unwrap()), move || now)
}

/// Every table with its columns, rows and a digest of all values.
async fn digests(store: &Store) -> Vec<(String, Vec<String>, u64, String)> {
    digest(store, None).await.unwrap()
}

#[tokio::test]
async fn every_row_and_value_of_a_release_is_kept_and_its_pages_open() {
    for (release, knew) in RELEASES {
        let (folder, urls) = databases(release).await;
        for url in urls {
            let store = Store::open(&url, keys(release)).await.unwrap();
            let before = digests(&store).await;
            assert!(before.len() > 20 && before.iter().map(|t| t.2).sum::<u64>() > 2000, "a real database");
            assert_eq!(migrate(&store).await.unwrap() as i64, MIGRATIONS.len() as i64 - knew);
            // The same columns of the same tables: what is new beside them does not count.
            let old: Vec<_> = before.iter().filter(|t| t.0 != "migration").cloned().collect();
            let kept: Vec<_> = old.iter().map(|t| (t.0.clone(), t.1.clone())).collect();
            assert_eq!(digest(&store, Some(&kept)).await.unwrap(), old, "{release} {url}");
            let house = house(&store);
            assert_eq!(invariants::verify(&house).await.unwrap(), [], "{release} {url}");
            open_pages(&house).await;
            backed_up_and_back(&store, &folder).await;
            store.close().await;
        }
    }
}

async fn open_pages(house: &House) {
    for role in [Role::Caseworker, Role::JobConsultant, Role::Management, Role::Administrator] {
        let grants = sign_in::cards(house).await.unwrap();
        let grant = grants.iter().find(|g| g.role == role).unwrap();
        let cookie = format!("hp_session={}", sign_in::with_card(house, grant.id).await.unwrap());
        let visitor = Visitor { router: application(house, false), cookie, language: "da" };
        for path in ["/", "/people", "/places", "/citizens", "/status", "/jobs", "/companies"] {
            let status = visitor.get(path).await.status;
            assert!(
                [StatusCode::OK, StatusCode::FORBIDDEN, StatusCode::SEE_OTHER].contains(&status),
                "{role} {path}: {status}"
            );
        }
    }
}

/// A backup of what was brought up comes back as it is.
async fn backed_up_and_back(store: &Store, folder: &Folder) {
    let file = folder.0.join(format!("{}.backup", RoleGrantId::fresh()));
    write(store, None, &file, holdepunkt_testkit::NOW.parse().unwrap()).await.unwrap();
    let to = format!("sqlite:{}", folder.0.join(format!("{}.db", RoleGrantId::fresh())).display());
    let back = Store::open(&to, store.keys().clone()).await.unwrap();
    restore(&file, Unlock::Keys(store.keys()), &back).await.unwrap();
    assert_eq!(digests(&back).await, digests(store).await, "value by value");
    back.close().await;
}

#[tokio::test]
async fn a_backup_of_a_release_is_laid_back_by_this_one() {
    for (release, knew) in RELEASES {
        let (folder, urls) = databases(release).await;
        for url in urls {
            let old = Store::open(&url, keys(release)).await.unwrap();
            let file = folder.0.join(format!("{}.backup", RoleGrantId::fresh()));
            write(&old, None, &file, holdepunkt_testkit::NOW.parse().unwrap()).await.unwrap();
            assert_eq!(check(&file, Unlock::Keys(old.keys())).unwrap().schema, *knew);
            let to = format!("sqlite:{}", folder.0.join(format!("{}.db", RoleGrantId::fresh())).display());
            let new = Store::open(&to, old.keys().clone()).await.unwrap();
            restore(&file, Unlock::Keys(old.keys()), &new).await.unwrap();
            assert_eq!(invariants::verify(&house(&new)).await.unwrap(), []);
            assert_eq!(migrate(&new).await.unwrap(), 0, "it is up already");
            new.close().await;
            old.close().await;
        }
    }
}

#[tokio::test]
async fn a_migration_that_breaks_off_leaves_the_database_as_it_was() {
    for (release, knew) in RELEASES {
        let (_folder, urls) = databases(release).await;
        for url in urls {
            let store = Store::open(&url, keys(release)).await.unwrap();
            let before = digests(&store).await;
            // The last table is in the way: everything before it has been done by then.
            let mut tx = store.write().await.unwrap();
            tx.run(Identity::new("create table import_run (id text)").bound(values![])).await.unwrap();
            tx.commit().await.unwrap();
            assert!(matches!(migrate(&store).await, Err(StoreError::Unavailable(_))), "{url}");
            let mut tx = store.write().await.unwrap();
            let seen = Identity::new("select count(*) as n from migration").bound(values![]);
            assert_eq!(tx.first(seen, |r| r.get::<i64>("n")).await.unwrap(), Some(*knew));
            tx.run(Identity::new("drop table import_run").bound(values![])).await.unwrap();
            tx.commit().await.unwrap();
            assert_eq!(digests(&store).await, before, "as it was, table by table");
            assert!(migrate(&store).await.unwrap() > 0, "and it can be tried again");
            store.close().await;
        }
    }
}
