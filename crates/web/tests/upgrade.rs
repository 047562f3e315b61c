//! From every release to this one with everything kept: a database that the release's own program made is
//! brought up on both engines, and each row and value of its tables is as it was, and so is who may see what.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)] // a test fails loudly

use std::{
    collections::{BTreeMap, BTreeSet},
    fs,
    io::Read,
    path::PathBuf,
    sync::Arc,
};

use crate::support::{Visitor, application};
use axum::http::StatusCode;
use holdepunkt_casework::{
    House, Rulebook, Who, citizens, invariants, sign_in,
    store::{
        Identity, Keys, Store, StoreError,
        backup::{Unlock, check, digest, restore, write},
        migrate::{MIGRATIONS, migrate},
        values,
    },
};
use holdepunkt_rules::{
    id::{CitizenId, RoleGrantId},
    role::Role,
};

/// Each release by the name of its fixture, with how many migrations it knew.
const RELEASES: &[(&str, i64)] = &[("schema-1", 1)];

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

/// Cells of a matrix: route, role and what they get for one's own, a colleague's and another job centre's.
fn cells(matrix: &str) -> BTreeMap<(String, String), String> {
    let mut route = String::new();
    let mut cells = BTreeMap::new();
    for line in matrix.lines() {
        if let Some((statuses, roles)) = line.strip_prefix("    ").and_then(|l| l.split_once(": ")) {
            roles.split(", ").for_each(|r| drop(cells.insert((route.clone(), r.to_owned()), statuses.to_owned())));
        } else if line.starts_with("GET") || line.starts_with("POST") {
            route = line.split("  ").next().unwrap_or_default().to_owned();
        }
    }
    cells
}

/// Where somebody gets another answer than from the release before, and why that is no right given or taken.
const CHANGED: &[(&str, &str)] = &[
    ("POST /citizens/search", "citizens are looked for on their list now, and by `POST /search`"),
    ("POST /citizens/{citizen}/refer", "the citizen of the matrix is on the way already"),
];

#[test]
fn rights_are_those_of_the_release_before() {
    let now = cells(include_str!("matrix.txt"));
    for (release, _) in RELEASES {
        let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures").join(release).join("matrix.txt");
        let before = cells(&fs::read_to_string(path).unwrap());
        assert!(before.len() > 1000, "{release}");
        let differ = |now: &BTreeMap<(String, String), String>| -> BTreeSet<String> {
            before.iter().filter(|(k, v)| now.get(*k) != Some(*v)).map(|((route, _), _)| route.clone()).collect()
        };
        let expected: BTreeSet<String> = CHANGED.iter().map(|(route, _)| (*route).to_owned()).collect();
        assert_eq!(differ(&now), expected, "{release}");
        // One cell more, and it is seen.
        let mut more = now.clone();
        more.insert(("GET /trail".to_owned(), "caseworker".to_owned()), "200/200/200".to_owned());
        assert!(differ(&more).contains("GET /trail"));
    }
}

/// Caseworkers and consultants, citizens, and how each stands to each by what the release wrote down.
const STANDS: &str = "select g.id as grant_id, c.id as citizen, case
        when g.job_centre <> c.job_centre then 'no'
        when g.role = 'caseworker' and c.caseworker = g.employee then 'yes'
        when g.role = 'caseworker' and e.unit = g.unit then 'reason'
        when g.role = 'job_consultant' and c.consultant = g.employee then 'yes'
        when g.role = 'caseworker' then 'no'
        else 'open' end as stands
    from role_grant g cross join citizen c join employee e on e.id = c.caseworker
    where g.role in ('caseworker', 'job_consultant') order by c.id, g.id";

#[tokio::test]
async fn whoever_reached_a_citizen_before_does_so_now_and_nobody_else() {
    for (release, _) in RELEASES {
        let (_folder, urls) = databases(release).await;
        for url in urls {
            let store = Store::open(&url, keys(release)).await.unwrap();
            let mut tx = store.read().await.unwrap();
            let stood = tx
                .all(Identity::new(STANDS).bound(values![]), |r| {
                    Ok((r.get::<RoleGrantId>("grant_id")?, r.get::<CitizenId>("citizen")?, r.get::<String>("stands")?))
                })
                .await
                .unwrap();
            drop(tx);
            migrate(&store).await.unwrap();
            let house = house(&store);
            let grants = sign_in::cards(&house).await.unwrap();
            let mut seen: BTreeMap<&str, usize> = BTreeMap::new();
            for (n, (grant, citizen, stands)) in stood.iter().enumerate() {
                // All who are their own, and some of the many who are not.
                if stands == "open" || (stands != "yes" && n % 23 != 0) || seen.get(stands.as_str()) > Some(&150) {
                    continue;
                }
                let Some(grant) = grants.iter().find(|g| g.id == *grant) else { continue };
                let answer = match citizens::find(&house.context(Who::Person(grant.clone())), *citizen).await {
                    Ok(_) => "yes",
                    Err(error) if error.is("state-your-reason") => "reason",
                    Err(error) if error.is("not-found") => "no",
                    Err(error) => panic!("{error}"),
                };
                assert_eq!(answer, stands, "{url}: {:?} {citizen}", grant.role);
                *seen.entry(stands.as_str()).or_default() += 1;
            }
            assert!(seen.len() == 3 && seen.values().all(|n| *n > 20), "{seen:?}");
            store.close().await;
        }
    }
}
