//! Everything out and in again: export and import are inverse, within an engine and across, and a file that was
//! touched, or is no export, changes nothing.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)] // a test fails loudly

use std::{fs, path::PathBuf, sync::Arc};

use holdepunkt_casework::{
    House, Rulebook, demo, export,
    export::ExportError,
    invariants,
    store::{
        Identity, Keys, Store, StoreError,
        backup::{Digest, digest},
        citizens as rows,
        export::{BETWEEN, STAYS},
        migrate::{MIGRATIONS, migrate},
        schema, values,
    },
};
use holdepunkt_rules::id::{CitizenId, JobCentreId};
use holdepunkt_sheets::{Archive, Packer};
use holdepunkt_testkit::{TestHouse, fresh_postgres};

const PASSPHRASE: &str = "syv sorte svaner i sivet";

struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("holdepunkt-export-{name}-{}", CitizenId::fresh()));
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

async fn databases(folder: &Folder, name: &str) -> Vec<String> {
    let mut urls = vec![folder.sqlite(name)];
    if let Ok(server) = std::env::var("HOLDEPUNKT_TEST_POSTGRES") {
        urls.push(fresh_postgres(&server).await);
    }
    urls
}

fn house(store: &Store) -> House {
    let now = holdepunkt_testkit::NOW.parse().unwrap();
    House::with_clock(store.clone(), Arc::new(Rulebook::load().unwrap()), move || now)
}

/// Every column that leaves as it is, and the number of rows of every table that leaves.
async fn comparable(store: &Store, whole_house: bool) -> Vec<Digest> {
    let tables = holdepunkt_casework::store::export::tables(MIGRATIONS.len(), whole_house, false);
    let named: Vec<(String, Vec<String>)> =
        tables.into_iter().map(|t| (t.name, t.columns.into_iter().map(|c| c.name).collect())).collect();
    digest(store, Some(&named)).await.unwrap()
}

/// What is sealed, opened: CPR numbers, found again by the keyed hash too.
async fn opened(store: &Store, job_centres: &[JobCentreId], whole_house: bool) -> Vec<String> {
    let mut tx = store.read().await.unwrap();
    let ids = Identity::new("select id, job_centre from citizen order by id");
    let ids = tx
        .all(ids.bound(values![]), |r| Ok((r.get::<CitizenId>("id")?, r.get::<JobCentreId>("job_centre")?)))
        .await
        .unwrap();
    let mut all = Vec::new();
    for (id, scope) in ids.into_iter().filter(|(_, scope)| job_centres.contains(scope)) {
        let citizen = rows::find(&mut tx, scope, id).await.unwrap().unwrap();
        all.push(format!("{id} {}", citizen.cpr.reveal()));
        let again = rows::by_cpr(&mut tx, scope, &citizen.cpr).await.unwrap();
        assert_eq!(again.map(|c| c.id), Some(id), "found by its keyed hash");
    }
    let why =
        Identity::new("select job_centre, citizen, accommodation, why_sealed from accommodation_why order by 2, 3");
    let why = tx.all(why.bound(values![]), |r| {
        let bound = format!("{}:{}", r.get::<String>("citizen")?, r.get::<String>("accommodation")?);
        Ok((r.get::<JobCentreId>("job_centre")?, bound, r.get::<Vec<u8>>("why_sealed")?))
    });
    for (_, bound, sealed) in why.await.unwrap().into_iter().filter(|(scope, ..)| job_centres.contains(scope)) {
        let words = store.keys().open(&sealed, &format!("accommodation_why:{bound}")).unwrap();
        all.push(format!("{bound} {}", String::from_utf8(words).unwrap()));
    }
    let passwords = Identity::new("select id, coalesce(password_hash, '') as hash from account order by id");
    let passwords =
        tx.all(passwords.bound(values![]), |r| Ok(format!("{} {}", r.get::<String>("id")?, r.get::<String>("hash")?)));
    if whole_house {
        all.extend(passwords.await.unwrap());
    }
    all
}

async fn job_centres(store: &Store) -> Vec<JobCentreId> {
    let mut tx = store.read().await.unwrap();
    let sql = Identity::new("select job_centre from job_centre order by job_centre");
    tx.all(sql.bound(values![]), |r| r.get("job_centre")).await.unwrap()
}

async fn empty(url: &str) -> Store {
    Store::open(url, Keys::fresh().unwrap()).await.unwrap()
}

async fn there_and_back(folder: &Folder, name: &str, from: &House) {
    let file = folder.path(&format!("{name}.zip"));
    let out = export::write(from, None, Some(PASSPHRASE), &file).await.unwrap();
    assert!(out.comes_back && out.rows() > 0);
    let expected = comparable(&from.store, true).await;
    let all = job_centres(&from.store).await;
    // In one order: each engine counts its rows in its own.
    let found = async |house: &House| {
        let mut all = invariants::verify(house).await.unwrap();
        all.sort_by(|a, b| (&a.code, &a.subject).cmp(&(&b.code, &b.subject)));
        all
    };
    let findings = found(from).await;
    for url in databases(folder, &format!("{name}-back.db")).await {
        let store = empty(&url).await;
        let held = export::bring_in(&store, &file, Some(PASSPHRASE)).await.unwrap();
        assert_eq!(held, out);
        assert_eq!(comparable(&store, true).await, expected, "{name}");
        assert!(opened(&store, &all, true).await == opened(&from.store, &all, true).await, "{name}");
        assert_eq!(found(&house(&store)).await, findings, "{name}");
        // Out of there once more, it is the same again, but for the line on the trail that says so.
        let again = folder.path(&format!("{name}-again.zip"));
        let twice = export::write(&house(&store), None, None, &again).await.unwrap();
        assert_eq!(twice.rows(), out.rows() + all.len() as u64, "{name}");
        fs::remove_file(again).unwrap();
        store.close().await;
    }
}

/// Some letters that files stumble over, in an order that the number gives.
fn scrambled(mut seed: u64) -> String {
    let letters: Vec<char> = "'='+-@ ;\",\t\r\n\\Næø\u{ff1d}\u{feff}\u{1f600}".chars().collect();
    let mut next = || {
        seed = seed.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (seed >> 33) as usize
    };
    (0..next() % 9).map(|_| letters[next() % letters.len()]).collect()
}

#[tokio::test]
async fn small_houses_come_back_as_they_were() {
    let folder = Folder::new("small");
    for seats in [0, 1, 4] {
        for url in databases(&folder, &format!("{seats}.db")).await {
            let t = TestHouse::at(&url).await;
            if seats > 0 {
                t.stage(1, seats).await;
            }
            // Words that a spreadsheet would compute, words of nothing but marks, breaks, and every separator;
            // then whatever can be put together of their letters.
            let hard = ["Ida Holm", "=SUM(1;2)", "'", "''=x", "Ægir \"Ø\" Å;\r\nx", "- -"].map(str::to_owned);
            let words = hard.into_iter().chain((0..20).map(|n| scrambled(seats as u64 * 1000 + n)));
            for (n, name) in (1..).zip(words) {
                let citizen = t.citizen(n, "Søren Å").await;
                let mut tx = t.house.store.write().await.unwrap();
                let rename = Identity::new("update citizen set name = $1, email = $1, address = $1 where id = $2");
                tx.run(rename.bound(values![name, citizen])).await.unwrap();
                tx.commit().await.unwrap();
            }
            let engine = if url.starts_with("sqlite") { "sqlite" } else { "postgres" };
            let mut tx = t.house.store.write().await.unwrap();
            holdepunkt_casework::store::names::rebuild(&mut tx).await.unwrap();
            tx.commit().await.unwrap();
            there_and_back(&folder, &format!("{engine}-{seats}"), &t.house).await;
        }
    }
}

/// The files of an export, and an export of files.
fn unpacked(bytes: &[u8]) -> Vec<(String, Vec<u8>)> {
    let archive = Archive::open(bytes).unwrap();
    archive.names().map(|n| (n.to_owned(), archive.whole(n, 100_000_000).unwrap().unwrap())).collect()
}

fn packed(files: &[(String, Vec<u8>)]) -> Vec<u8> {
    let mut packer = Packer::new(Vec::new());
    for (name, bytes) in files {
        packer.entry(name, bytes).unwrap();
    }
    packer.finish().unwrap()
}

async fn counted_tables(store: &Store) -> i64 {
    let mut tx = store.read().await.unwrap();
    let sql = Identity::new("select count(*) as n from sqlite_master").bound(values![]);
    tx.first(sql, |r| r.get::<i64>("n")).await.unwrap().unwrap()
}

#[tokio::test]
async fn what_is_sealed_stays_unless_there_is_a_passphrase_and_nothing_is_written_over() {
    let folder = Folder::new("sealed");
    let t = TestHouse::at(&folder.sqlite("from.db")).await;
    let id = t.citizen(1, "Ida Holm").await;
    let mut tx = t.house.store.read().await.unwrap();
    let cpr = rows::find(&mut tx, t.cast.job_centre, id).await.unwrap().unwrap().cpr.reveal().to_string();
    drop(tx);
    let open = folder.path("open.zip");
    let out = export::write(&t.house, Some(t.cast.job_centre), None, &open).await.unwrap();
    assert!(!out.comes_back);
    let store = empty(&folder.sqlite("to.db")).await;
    let refused = export::bring_in(&store, &open, Some(PASSPHRASE)).await;
    assert!(matches!(refused, Err(ExportError::WithoutSealed)));
    let shut = folder.path("shut.zip");
    export::write(&t.house, None, Some(PASSPHRASE), &shut).await.unwrap();
    for file in [&open, &shut] {
        for (name, bytes) in unpacked(&fs::read(file).unwrap()) {
            let text = String::from_utf8(bytes).unwrap();
            assert!(!text.contains(&cpr) && !text.contains("argon2"), "{name}");
        }
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            assert_eq!(fs::metadata(file).unwrap().permissions().mode() & 0o777, 0o600);
        }
    }
    for wrong in [None, Some("syv sorte svaner i sovet")] {
        let refused = export::bring_in(&store, &shut, wrong).await;
        assert!(matches!(refused, Err(ExportError::WrongPassphrase)));
    }
    assert_eq!(counted_tables(&store).await, 0, "nothing was written");
    assert!(matches!(export::write(&t.house, None, None, &shut).await, Err(ExportError::FileIsThere)));
    let refused = export::bring_in(&t.house.store, &shut, Some(PASSPHRASE)).await;
    assert!(matches!(refused, Err(ExportError::NotEmpty)));
    let nowhere = folder.path("no-such-folder").join("x.zip");
    assert!(matches!(export::write(&t.house, None, None, &nowhere).await, Err(ExportError::Io(_))));
    // Each taking out stands on the trail of its job centre.
    let mut tx = t.house.store.read().await.unwrap();
    let lines = Identity::new("select count(*) as n from trail where deed = 'export' and noun = 'everything'");
    let lines = tx.first(lines.bound(values![]), |r| r.get::<i64>("n")).await.unwrap().unwrap();
    assert!(lines >= 2, "{lines}");
}

#[tokio::test]
async fn a_file_that_was_touched_changes_nothing() {
    let folder = Folder::new("touched");
    let t = TestHouse::at(&folder.sqlite("from.db")).await;
    t.citizen(1, "Ida Holm").await;
    let file = folder.path("good.zip");
    export::write(&t.house, None, Some(PASSPHRASE), &file).await.unwrap();
    let good = fs::read(&file).unwrap();
    let files = unpacked(&good);
    let store = empty(&folder.sqlite("to.db")).await;
    let citizen = files.iter().position(|(n, _)| n == "tables/citizen.csv").unwrap();
    let manifest = files.iter().position(|(n, _)| n == "manifest.toml").unwrap();
    let text = |at: usize| String::from_utf8(files[at].1.clone()).unwrap();
    let with = |at: usize, text: String| {
        let mut files = files.clone();
        files[at].1 = text.into_bytes();
        packed(&files)
    };
    let mut without = files.clone();
    without.remove(citizen);
    let besides = [files.as_slice(), &[("tables/session.csv".to_owned(), b"x".to_vec())]].concat();
    let later = text(manifest).replace("migrations = ", "migrations = 9");
    let form = text(manifest).replace("format = 1", "format = 2");
    let bent = [
        ("a name", with(citizen, text(citizen).replace("Ida Holm", "Eva Holm"))),
        ("a file missing", packed(&without)),
        ("a file besides", packed(&besides)),
        ("a later release", with(manifest, later)),
        ("a later form", with(manifest, form)),
        ("cut short", good[..good.len() - 1].to_vec()),
        ("no zip", b"PK but no zip".to_vec()),
        ("nothing", Vec::new()),
    ];
    let path = folder.path("bent.zip");
    for (what, bytes) in bent {
        fs::write(&path, bytes).unwrap();
        let refused = export::bring_in(&store, &path, Some(PASSPHRASE)).await;
        match refused.expect_err(what) {
            ExportError::Damaged(_) | ExportError::NotAnExport => {}
            ExportError::Store(StoreError::NewerSchema { .. }) if what == "a later release" => {}
            other => panic!("{what}: {other}"),
        }
        assert_eq!(counted_tables(&store).await, 0, "{what}: nothing was written");
    }
    // With sums that fit, the database itself still holds rows to their word.
    let orphan =
        text(citizen).replace(&t.cast.caseworker.employee.unwrap().to_string(), &CitizenId::fresh().to_string());
    let entry = files[citizen].1.clone();
    let sum = |bytes: &[u8]| holdepunkt_casework::store::seal::hex(&holdepunkt_casework::store::seal::file_hash(bytes));
    let mut forged = files.clone();
    forged[manifest].1 = text(manifest).replace(&sum(&entry), &sum(orphan.as_bytes())).into_bytes();
    forged[citizen].1 = orphan.into_bytes();
    fs::write(&path, packed(&forged)).unwrap();
    assert!(export::bring_in(&store, &path, Some(PASSPHRASE)).await.is_err());
    assert_eq!(counted_tables(&store).await, 0, "nothing was written");
    fs::write(&path, &good).unwrap();
    export::bring_in(&store, &path, Some(PASSPHRASE)).await.unwrap();
}

#[test]
fn every_sealed_column_is_known_to_the_export() {
    use holdepunkt_casework::store::export::{Leaves, leaves};
    for table in schema::tables(MIGRATIONS.len()) {
        if STAYS.contains(&table.name.as_str()) {
            continue;
        }
        for column in &table.columns {
            let expected = match column.name.as_str() {
                name if name.ends_with("_sealed") || name.contains("password") => Leaves::Sealed,
                name if name.ends_with("_index") => Leaves::Never,
                _ => Leaves::Open,
            };
            assert_eq!(leaves(&table.name, &column.name), expected, "{}.{}", table.name, column.name);
        }
        let above = BETWEEN.contains(&table.name.as_str());
        let scoped = table.name == "account" || above || table.column("job_centre").is_some();
        assert!(scoped, "{} can't be told apart by job centre", table.name);
    }
    assert!(BETWEEN.iter().all(|name| schema::tables(MIGRATIONS.len()).iter().any(|t| t.name == *name)));
}

const HEAD: &str = "# Everything, as files

What `holdepunkt export FILE.zip` writes, and `holdepunkt import everything FILE.zip` reads. Why it is so stands in
[decision 0021](decisions/0021-export-of-everything.md), how to use it in the [runbook](runbook.md).
Made from the schema; a test holds the two together. After a change of the schema:
`UPDATE_EXPECT=1 cargo test --package holdepunkt-casework --test export`.

## The archive

- `manifest.toml`: `format` (1), `release`, `migrations` (of the database), `made`, `comes_back` (is what is sealed in it?),
  `job_centre` (when it is one only), `sealed.salt` and `sealed.check` (of the passphrase), and for each file a `table` with `name`, `rows` and
  `sha256`.
- `tables/NAME.csv`: one file per table, also when it has no rows; no other file.

## A file

- UTF-8 with a byte order mark, semicolons, lines ended by CR LF, quotes (doubled inside) where a field has a semicolon, a quote or a line break.
  The first line names the columns. Excel and LibreOffice open it; what they save is not promised to be the same.
- **Nothing** is an empty field. An **empty text** is a lone apostrophe.
- **A text that could begin a formula** (`=`, `+`, `-`, `@`, their wide forms, a control character, also after blanks or apostrophes), or that is
  nothing but apostrophes, has one apostrophe before it. Take one away to have the text. Numbers, days and moments stand as they are.
- `text`: as it is. `number`: digits, a minus before. `flag`: `1` is yes, `0` no. `day`: `2026-11-24`. `moment`: `2026-11-24T08:00:00.000000Z`, in UTC.
- `sealed`: hexadecimal digits; 24 bytes of nonce and the text in XChaCha20-Poly1305, bound to `TABLE.COLUMN:ROW`, where the row is its `id` (for
  `accommodation_why` its citizen and accommodation, with a colon between). The key is Argon2id (version 19, 65536 KiB, 3 rounds, 1 lane, 32 bytes) of
  passphrase and `sealed.salt`. Without a passphrase the column is not there.

An identifier is random and says nothing of whom it is about. A column that names a row of another table says which. `personal` is the class of
personal data (none, ordinary, confidential, special); `kept` is how long (as long as the case, the account, the log, or always).

## What never leaves

";

/// What a column holds, as the description says it.
fn kind(table: &str, column: &schema::TableColumn) -> &'static str {
    use holdepunkt_casework::store::export::{Leaves, leaves};
    match (leaves(table, &column.name), column.holds) {
        (Leaves::Sealed, _) => "sealed",
        (_, schema::Holds::Text) => "text",
        (_, schema::Holds::Whole) => "number",
        (_, schema::Holds::Flag) => "flag",
        (_, schema::Holds::Day) => "day",
        (_, schema::Holds::Moment) => "moment",
        (_, schema::Holds::Bytes) => "hexadecimal digits",
    }
}

#[test]
fn every_file_and_column_is_described() {
    let mut text = HEAD.to_owned();
    let stays: Vec<String> = STAYS.iter().map(|t| format!("`{t}`")).collect();
    text.push_str(&format!(
        "Tables: {}; they belong to one run of the program, or to this database and no other. Columns: `citizen.cpr_index`; \
         it is made anew of the CPR number.\n\n## The files\n",
        stays.join(", ")
    ));
    for table in holdepunkt_casework::store::export::tables(MIGRATIONS.len(), true, true) {
        text.push_str(&format!("\n### tables/{}.csv\n\n", table.name));
        if !table.about.is_empty() {
            text.push_str(&format!("{}\n\n", table.about));
        }
        if BETWEEN.contains(&table.name.as_str()) {
            text.push_str("It stands between job centres: only in an export of the whole house.\n\n");
        }
        text.push_str("| column | holds | may be nothing | names a row of | personal | kept |\n| --- | --- | --- | --- | --- | --- |\n");
        for c in &table.columns {
            let optional = if c.optional { "yes" } else { "" };
            let names =
                c.references.as_deref().filter(|t| *t != table.name || c.name != "job_centre").unwrap_or_default();
            let row = [c.name.as_str(), kind(&table.name, c), optional, names, &c.class, &c.kept];
            text.push_str(&format!("| {} |\n", row.join(" | ").replace("|  |", "| |").replace("|  |", "| |")));
        }
    }
    expect_test::expect_file!["../../../docs/export.md"].assert_eq(&text);
}

#[tokio::test]
async fn the_demo_comes_back_as_it_was() {
    let folder = Folder::new("demo");
    for url in databases(&folder, "demo.db").await {
        let store = empty(&url).await;
        migrate(&store).await.unwrap();
        let from = house(&store);
        demo::fill(&from).await.unwrap();
        let engine = if url.starts_with("sqlite") { "sqlite" } else { "postgres" };
        there_and_back(&folder, engine, &from).await;
        // Each job centre alone is a whole of its own.
        for (n, scope) in job_centres(&store).await.into_iter().enumerate() {
            let file = folder.path(&format!("{engine}-{n}.zip"));
            export::write(&from, Some(scope), Some(PASSPHRASE), &file).await.unwrap();
            let alone = empty(&folder.sqlite(&format!("{engine}-{n}.db"))).await;
            export::bring_in(&alone, &file, Some(PASSPHRASE)).await.unwrap();
            assert_eq!(job_centres(&alone).await, [scope], "nothing of another job centre");
            assert!(opened(&alone, &[scope], false).await == opened(&store, &[scope], false).await);
            assert_eq!(invariants::verify(&house(&alone)).await.unwrap(), []);
        }
    }
}
