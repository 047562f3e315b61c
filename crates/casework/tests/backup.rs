//! Backup under load and the way back, within an engine and across: what was acknowledged before is there,
//! nothing is there by half, and a file that was touched is refused before anything is written.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)] // a test fails loudly

use std::{
    fs,
    path::PathBuf,
    sync::{
        Arc, Mutex,
        atomic::{AtomicBool, Ordering},
    },
    time::Duration,
};

use holdepunkt_casework::{
    House, Rulebook, citizens, invariants,
    store::{
        Identity, Keys, Store, StoreError,
        backup::{BackupError, Unlock, check, restore, write},
        values,
    },
};
use holdepunkt_rules::id::CitizenId;
use holdepunkt_testkit::{TestHouse, cpr, fresh_postgres};

struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("holdepunkt-backup-{name}-{}", CitizenId::fresh()));
        fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }

    fn sqlite(&self, name: &str) -> String {
        format!("sqlite:{}", self.path(name).display())
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        drop(fs::remove_dir_all(&self.0));
    }
}

/// Empty databases to take from and to lay into: SQLite, and PostgreSQL where there is one.
async fn databases(folder: &Folder, n: usize) -> Vec<String> {
    let mut urls = vec![folder.sqlite(&format!("{n}.db"))];
    if let Ok(server) = std::env::var("HOLDEPUNKT_TEST_POSTGRES") {
        urls.push(fresh_postgres(&server).await);
    }
    urls
}

fn house(store: &Store) -> House {
    let now = holdepunkt_testkit::NOW.parse().unwrap();
    House::with_clock(store.clone(), Arc::new(Rulebook::load().unwrap()), move || now)
}

/// Citizens and their lines on the trail.
async fn counted(store: &Store) -> (Vec<String>, i64) {
    let mut tx = store.read().await.unwrap();
    let ids = Identity::new("select id from citizen order by id");
    let ids = tx.all(ids.bound(values![]), |r| r.get::<String>("id")).await.unwrap();
    let lines = Identity::new("select count(*) as n from trail where noun = 'citizen' and deed = 'register'");
    let lines = tx.first(lines.bound(values![]), |r| r.get::<i64>("n")).await.unwrap().unwrap();
    (ids, lines)
}

#[tokio::test(flavor = "multi_thread", worker_threads = 4)]
async fn what_was_acknowledged_before_a_backup_under_load_comes_back_and_nothing_by_half() {
    let folder = Folder::new("load");
    for (n, from) in databases(&folder, 0).await.into_iter().enumerate() {
        let t = TestHouse::at(&from).await;
        let (stop, acknowledged) = (Arc::new(AtomicBool::new(false)), Arc::new(Mutex::new(Vec::<String>::new())));
        let writers: Vec<_> = (0..3_u32)
            .map(|w| {
                let context = t.of(&t.cast.caseworker);
                let particulars = t.particulars("Samtidig Skriver");
                let (stop, acknowledged) = (Arc::clone(&stop), Arc::clone(&acknowledged));
                tokio::spawn(async move {
                    for i in 0..300 {
                        if stop.load(Ordering::Relaxed) {
                            break;
                        }
                        let id = citizens::register(&context, cpr(1 + w * 300 + i), particulars.clone()).await.unwrap();
                        acknowledged.lock().unwrap().push(id.to_string());
                    }
                })
            })
            .collect();
        while acknowledged.lock().unwrap().len() < 20 {
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        let before = acknowledged.lock().unwrap().clone();
        let file = folder.path(&format!("{n}.backup"));
        let held = write(&t.house.store, None, &file, t.house.now()).await.unwrap();
        stop.store(true, Ordering::Relaxed);
        for writer in writers {
            writer.await.unwrap();
        }
        assert!(acknowledged.lock().unwrap().len() > before.len(), "nobody wrote meanwhile: the test proves nothing");
        let keys = t.house.store.keys().clone();
        let checked = check(&file, Unlock::Keys(&keys)).unwrap();
        assert_eq!((checked.rows(), &checked.tables), (held.rows(), &held.tables));
        for to in databases(&folder, 10 + n).await {
            let store = Store::open(&to, keys.clone()).await.unwrap();
            restore(&file, Unlock::Keys(&keys), &store).await.unwrap();
            let (ids, lines) = counted(&store).await;
            assert!(before.iter().all(|id| ids.contains(id)), "{from} to {to}: an acknowledged write is missing");
            assert_eq!(ids.len() as i64, lines, "a citizen and the line on the trail come together");
            assert_eq!(invariants::verify(&house(&store)).await.unwrap(), []);
            // Taken from there again, it is the same, row by row.
            let again = folder.path(&format!("{n}-{}.backup", to.starts_with("sqlite")));
            assert_eq!(write(&store, None, &again, t.house.now()).await.unwrap().tables, held.tables);
            // Held to its word again: no row without its parent.
            let orphan = Identity::new("update citizen set caseworker = 'nobody'").bound(values![]);
            let done = async {
                let mut tx = store.write().await?;
                tx.run(orphan).await?;
                tx.commit().await
            };
            let done = done.await;
            assert!(done.is_err(), "references are checked as before");
            store.close().await;
        }
        t.house.store.close().await;
    }
}

async fn small(folder: &Folder) -> (TestHouse, PathBuf) {
    let t = TestHouse::at(&folder.sqlite("small.db")).await;
    t.citizen(1, "Ida Holm").await;
    let file = folder.path("small.backup");
    write(&t.house.store, Some("syv sorte svaner i sivet"), &file, t.house.now()).await.unwrap();
    (t, file)
}

#[tokio::test]
async fn a_backup_is_useless_without_its_key_and_opens_with_key_or_passphrase() {
    let folder = Folder::new("keys");
    let (t, file) = small(&folder).await;
    let bytes = fs::read(&file).unwrap();
    for name in ["Ida Holm", "citizen", "Kirsten"] {
        assert!(!bytes.windows(name.len()).any(|w| w == name.as_bytes()), "{name} stands in the file");
    }
    let other = Keys::fresh().unwrap();
    for wrong in [Unlock::Keys(&other), Unlock::Passphrase("syv sorte svaner i sovet")] {
        assert!(matches!(check(&file, wrong), Err(BackupError::WrongKey)));
        let store = Store::open(&folder.sqlite("untouched.db"), other.clone()).await.unwrap();
        assert!(matches!(restore(&file, wrong, &store).await, Err(BackupError::WrongKey)));
        let mut tx = store.read().await.unwrap();
        let tables = Identity::new("select count(*) as n from sqlite_master").bound(values![]);
        assert_eq!(tx.first(tables, |r| r.get::<i64>("n")).await.unwrap(), Some(0), "nothing was written");
    }
    // The server is gone and so is its key file: the passphrase alone brings all of it back.
    let held = check(&file, Unlock::Passphrase("syv sorte svaner i sivet")).unwrap();
    let keys = held.keys.clone().unwrap();
    assert_eq!(keys.fingerprint(), t.house.store.keys().fingerprint());
    let store = Store::open(&folder.sqlite("back.db"), keys).await.unwrap();
    restore(&file, Unlock::Passphrase("syv sorte svaner i sivet"), &store).await.unwrap();
    assert_eq!(invariants::verify(&house(&store)).await.unwrap(), []);
    assert!(matches!(
        restore(&file, Unlock::Passphrase("syv sorte svaner i sivet"), &store).await,
        Err(BackupError::NotEmpty)
    ));
    assert!(matches!(write(&store, None, &file, held.made).await, Err(BackupError::FileIsThere)));
}

#[tokio::test]
async fn a_file_that_was_touched_anywhere_is_refused_before_anything_is_written() {
    let folder = Folder::new("damage");
    let (t, file) = small(&folder).await;
    let keys = t.house.store.keys();
    let good = fs::read(&file).unwrap();
    let bent = folder.path("bent");
    let refused = |bytes: &[u8], what: &str| {
        fs::write(&bent, bytes).unwrap();
        let error = check(&bent, Unlock::Keys(keys)).expect_err(what);
        match error {
            BackupError::NotABackup | BackupError::Damaged | BackupError::WrongKey => {}
            BackupError::Io(e) if e.kind() == std::io::ErrorKind::InvalidData => {}
            other => panic!("{what}: {other}"),
        }
    };
    // Each byte of the head, and a good many of the rest.
    for at in (0..600).chain((600..good.len()).step_by(431)) {
        let mut bytes = good.clone();
        bytes[at] ^= 1;
        refused(&bytes, &format!("byte {at}"));
    }
    for cut in [0, 1, 20, 24, 100, 700, good.len() / 2, good.len() - 1] {
        refused(&good[..cut], &format!("cut at {cut}"));
    }
    refused(&[good.as_slice(), b"more"].concat(), "something after the end");
    let store = Store::open(&folder.sqlite("empty.db"), keys.clone()).await.unwrap();
    fs::write(&bent, &good[..good.len() - 1]).unwrap();
    assert!(restore(&bent, Unlock::Keys(keys), &store).await.is_err());
    assert!(counted_tables(&store).await == 0, "nothing was written");
}

async fn counted_tables(store: &Store) -> i64 {
    let mut tx = store.read().await.unwrap();
    let sql = Identity::new("select count(*) as n from sqlite_master").bound(values![]);
    tx.first(sql, |r| r.get::<i64>("n")).await.unwrap().unwrap()
}

#[tokio::test]
async fn a_backup_of_a_newer_release_is_refused_and_a_full_disk_leaves_no_file() {
    let folder = Folder::new("newer");
    let (t, _) = small(&folder).await;
    let mut tx = t.house.store.write().await.unwrap();
    let newer = Identity::new("insert into migration (number, name, hash) values (999, 'from the future', '')");
    tx.run(newer.bound(values![])).await.unwrap();
    tx.commit().await.unwrap();
    let file = folder.path("newer.backup");
    write(&t.house.store, None, &file, t.house.now()).await.unwrap();
    let store = Store::open(&folder.sqlite("older.db"), t.house.store.keys().clone()).await.unwrap();
    let error = restore(&file, Unlock::Keys(t.house.store.keys()), &store).await.unwrap_err();
    assert!(matches!(error, BackupError::Store(StoreError::NewerSchema { found: 999, .. })), "{error}");
    assert_eq!(counted_tables(&store).await, 0);
    let nowhere = folder.path("no-such-folder").join("x.backup");
    assert!(write(&t.house.store, None, &nowhere, t.house.now()).await.is_err());
    assert!(!nowhere.exists());
}
