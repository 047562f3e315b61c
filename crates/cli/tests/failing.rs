//! The n-th write fails, for every n: each deed is sent again and again to the program while no file may grow
//! beyond a little less than a page more than the last time, until it can be done. Every time before, the answer is a page with a
//! way on, the database is as it was, and pages that write nothing go on; nobody starts anything anew.
#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)] // a test fails loudly

use std::{
    fs,
    os::unix::{fs::PermissionsExt as _, process::ExitStatusExt as _},
    path::Path,
    thread,
    time::Duration,
};

use crate::support::{Answer, Beyond, Folder, Program, Server, Settled, form, open, said, send};
use holdepunkt_casework::{
    House, invariants,
    store::{
        Identity, Store,
        backup::{Digest, digest},
        values,
    },
};
use holdepunkt_rules::period::plus_days;
use holdepunkt_testkit::cpr;
use jiff::civil::Date;

/// Bytes of a page in SQLite's log, with its head.
const FRAME: u64 = 4096 + 24;

/// How much more a deed gets each time: less than a page, so that each write is cut somewhere else.
const STEP: u64 = FRAME - 700;

/// How far SQLite's log of what was written reaches: from the index beside it, which every process shares.
fn log_reaches(database: &Path) -> u64 {
    let index = fs::read(database.with_extension("db-shm")).unwrap();
    let number = |at: usize| u64::from(u32::from_ne_bytes(index[at..at + 4].try_into().unwrap()));
    let (frames, laid_over) = (number(16), number(96));
    32 + if laid_over >= frames { 0 } else { frames * FRAME }
}

/// Everything that is kept, but for what the program notes of its own work and of who is there.
async fn all(house: &House) -> Vec<Digest> {
    let mut all = digest(&house.store, None).await.unwrap();
    all.retain(|table| table.0 != "job" && table.0 != "session");
    all
}

/// The same in a line each.
fn told(all: &[Digest]) -> String {
    all.iter()
        .map(|(table, columns, rows, sum)| format!("{table}: {} columns, {rows} rows, {sum}\n", columns.len()))
        .collect()
}

fn day(name: &str, day: Date) -> Vec<(String, String)> {
    [("day", day.day().to_string()), ("month", day.month().to_string()), ("year", day.year().to_string())]
        .map(|(part, v)| (format!("{name}_{part}"), v))
        .to_vec()
}

fn fields(plain: &[(&str, &str)], days: &[(&str, Date)]) -> Vec<(String, String)> {
    let plain = plain.iter().map(|(n, v)| ((*n).to_owned(), (*v).to_owned()));
    plain.chain(days.iter().flat_map(|(name, d)| day(name, *d))).collect()
}

struct World {
    server: Server,
    house: House,
    database: std::path::PathBuf,
    look: String,
    failures: usize,
}

impl World {
    async fn the_only(&self, sql: &'static str) -> String {
        let mut tx = self.house.store.read().await.unwrap();
        tx.first(Identity::new(sql).bound(values![]), |r| r.get("id")).await.unwrap().unwrap()
    }

    /// Tries a deed until it can be done, and once more when it has a key of its own.
    async fn takes(&mut self, deed: &str, door: &str, path: &str, fields: &[(String, String)]) -> Answer {
        let method = if fields.is_empty() { "GET" } else { "POST" };
        let fields: Vec<(&str, &str)> = fields.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect();
        let form = form(&fields);
        let before = all(&self.house).await;
        for n in 0.. {
            self.server.limit(Some(log_reaches(&self.database) + n * STEP));
            let answer = send(&self.server.address, door, method, path, Some(&form)).unwrap();
            if answer.status == if method == "GET" { 200 } else { 303 } {
                assert!(n > 0, "{deed} was done without a write: the test proves nothing");
                self.server.limit(None);
                assert_ne!(all(&self.house).await, before, "{deed} left nothing");
                return answer;
            }
            assert_eq!(answer.status, 503, "{deed}, write {n}: {}", answer.body);
            assert!(answer.body.contains("href=\"/\"") && answer.body.contains("<h1"), "{deed}: {}", answer.body);
            assert!(!answer.body.contains("Karina"), "{deed}: nobody is shown without a line on the trail");
            assert_eq!(all(&self.house).await, before, "{deed}, write {n}: something was left");
            let board = send(&self.server.address, &self.look, "GET", "/companies", None).unwrap();
            assert_eq!(board.status, 200, "{deed}: reading goes on");
            self.failures += 1;
            assert!(n < 400, "{deed} is never done: {}", self.server.log());
        }
        unreachable!()
    }

    async fn sound(&self) {
        assert_eq!(invariants::verify(&self.house).await.unwrap(), []);
        let log = self.server.log();
        assert!(!log.contains("panicked"), "{log}");
    }
}

#[tokio::test]
async fn whichever_write_fails_nothing_is_there_by_half_and_it_goes_on_by_itself() {
    let folder = Folder::new("failing");
    let url = folder.sqlite("f.db");
    let (settled, stage) = Settled::with(&folder, &url, async |t| t.stage(1, 2).await).await;
    let [caseworker, consultant, administrator] = [
        settled.door(&settled.cast.caseworker).await,
        settled.door(&settled.cast.consultant).await,
        settled.door(&settled.cast.administrator).await,
    ];
    let house = open(&url, &settled.keys).await;
    let today = house.today();
    let server = Server::start_limited(&settled);
    let database = folder.path("f.db");
    let mut w = World { server, house, database, look: consultant.clone(), failures: 0 };
    // The program begins with its own work; it is not what is tried here.
    let all = holdepunkt_casework::jobs::Job::ALL.len().to_string();
    while w.the_only("select cast(count(*) as text) as id from job where done_times > 0").await != all {
        thread::sleep(Duration::from_millis(20));
    }

    let me = settled.cast.caseworker.employee.unwrap().to_string();
    let number = cpr(1).reveal();
    let citizen = |name: &'static str| {
        let mut all = vec![("once", "c"), ("cpr", &*number), ("name", name), ("phone", "20 00 00 00")];
        all.extend([("address", "Søndergade 1"), ("language", "da"), ("target_group", "activity_ready")]);
        all.extend([("caseworker", &*me), ("version", "1")]);
        fields(&all, &[])
    };
    let made = w.takes("register a citizen", &caseworker, "/citizens/new", &citizen("Karina Bisgaard")).await;
    let again =
        send(&w.server.address, &caseworker, "POST", "/citizens/new", Some(&typed(&citizen("Karina Bisgaard"))));
    assert_eq!(again.unwrap().made(), made.made(), "the same form makes the same one");
    let karina = format!("/citizens/{}", made.made());
    let page = w.takes("look at a citizen", &caseworker, &karina, &[]).await;
    assert!(page.body.contains("Karina Bisgaard"));
    w.takes("correct a citizen", &caseworker, &format!("{karina}/edit"), &citizen("Karina Bech")).await;
    let entry = fields(&[("once", "v"), ("kind", "work"), ("title", "Køkkenhjælp")], &[]);
    w.takes("note a line of the CV", &caseworker, &format!("{karina}/cv/new"), &entry).await;
    let wish = fields(&[("once", "r"), ("wish", "Noget med dyr")], &[]);
    w.takes("refer", &caseworker, &format!("{karina}/refer"), &wish).await;
    let referral = w.the_only("select id from referral").await;
    let version = fields(&[("version", "1")], &[]);
    w.takes("take a referral", &consultant, &format!("/referrals/{referral}/accept"), &version).await;
    let (place, mentor) = (stage.places[0].to_string(), stage.mentor.to_string());
    let booking = fields(
        &[
            ("once", "p"),
            ("place", &place),
            ("hours", "12"),
            ("mentor", &mentor),
            ("choice", "citizens_wish"),
            ("agreed", "yes"),
            ("reason", "Efter en konkret vurdering"),
        ],
        &[("from", today), ("until", plus_days(today, 60))],
    );
    w.takes("book a place", &consultant, &format!("{karina}/place"), &booking).await;
    let placement = format!("/placements/{}", w.the_only("select id from placement").await);
    let longer = fields(&[("version", "1"), ("reason", "Mere tid")], &[("until", plus_days(today, 70))]);
    w.takes("move the last day", &consultant, &format!("{placement}/end-date"), &longer).await;
    let ending = [("version", "2"), ("outcome", "none"), ("reason", "other")];
    w.takes("end", &consultant, &format!("{placement}/end"), &fields(&ending, &[("ended_on", today)])).await;
    let person = fields(&[("once", "e"), ("name", "Nr 1"), ("hours", "")], &[]);
    w.takes("register an employee", &administrator, "/people/new", &person).await;
    let places = fields(&[("version", "1"), ("places", "3")], &[("from", plus_days(today, 5))]);
    w.takes("change places", &consultant, &format!("/contracts/{}/places", stage.contract), &places).await;
    w.sound().await;
    assert!(w.failures > 40, "{} writes failed", w.failures);
    eprintln!("{} writes failed in 11 deeds", w.failures);
    w.server.stop();
    w.house.store.close().await;
}

fn typed(fields: &[(String, String)]) -> String {
    form(&fields.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect::<Vec<_>>())
}

/// Tables in a database; none in one that a command left empty.
async fn tables(url: &str, program: &Program) -> i64 {
    let store: Store = open(url, &program.keys).await.store;
    let mut tx = store.read().await.unwrap();
    let sql =
        Identity::new("select count(*) as n from sqlite_master where name not like 'sqlite_stat%'").bound(values![]);
    let n = tx.first(sql, |r| r.get::<i64>("n")).await.unwrap().unwrap();
    drop(tx);
    store.close().await;
    n
}

/// Runs a command with more and more room until it does; says how often it could not.
async fn runs(
    program: &Program,
    beyond: Beyond,
    room: u64,
    url: &str,
    args: &[&str],
    left: impl AsyncFn() -> String,
    whole: impl Fn(&str) -> bool,
) -> usize {
    let before = left().await;
    for n in 0..300 {
        let output = program.within(n * room, beyond, args).env("HOLDEPUNKT_DATABASE", url).output().unwrap();
        assert!(!said(&output).contains("panicked"), "{args:?}: {}", said(&output));
        if output.status.success() {
            let done = left().await;
            assert!(done != before && whole(&done), "{args:?} left {done}");
            return n as usize;
        }
        match beyond {
            Beyond::IsTold => assert!(said(&output).lines().count() >= 1, "{args:?} failed without a word"),
            Beyond::Dies => assert!(output.status.signal().is_some(), "{args:?}: {}", said(&output)),
        }
        // Who dies after the last commit, while the log is laid into the file, has done the whole of it.
        if beyond == Beyond::Dies && left().await != before {
            let done = left().await;
            assert!(whole(&done), "{args:?} with {} bytes of room: {done}", n * room);
            let checked = program.command(&["verify"]).env("HOLDEPUNKT_DATABASE", url).output().unwrap();
            assert!(checked.status.success(), "{args:?} with {} bytes of room: {}", n * room, said(&checked));
            return n as usize;
        }
        assert_eq!(left().await, before, "{args:?} with {} bytes of room left something", n * room);
    }
    panic!("{args:?} is never done")
}

/// A command, and how many bytes more it gets each time.
async fn every_write_of_a_command(beyond: Beyond) {
    let folder = Folder::new(&format!("room-{beyond:?}"));
    let url = folder.sqlite("r.db");
    let (settled, _) = Settled::with(&folder, &url, async |t| t.stage(1, 2).await).await;
    let row = |n| format!("{};Søren Ærø;98000000;job_ready;Bente Lauridsen\n", cpr(n).reveal());
    let rows: String = (1..60).map(row).collect();
    let file = folder.path("citizens.csv");
    fs::write(&file, format!("CPR;Navn;Telefon;Gruppe;Sagsbehandler\n{rows}")).unwrap();
    // That a file was held against who is here stands on the trail, also when nothing came of it.
    let digests = async || {
        let house = open(&url, &settled.keys).await;
        let mut all = all(&house).await;
        all.retain(|table| table.0 != "trail");
        let mut tx = house.store.read().await.unwrap();
        let lines = Identity::new("select count(*) as n from trail where deed = 'register'").bound(values![]);
        let lines: i64 = tx.first(lines, |r| r.get("n")).await.unwrap().unwrap();
        drop(tx);
        assert_eq!(invariants::verify(&house).await.unwrap(), []);
        house.store.close().await;
        told(&all) + &lines.to_string()
    };
    let import = ["import", "citizens", file.to_str().unwrap(), "--job-centre", "410"];
    assert!(
        runs(&settled, beyond, 90_000, &url, &import, digests, |all| {
            all.lines().any(|l| l.starts_with("citizen: ") && l.contains(" 59 rows,"))
        })
        .await
            > 1
    );

    let copy = folder.path("r.backup");
    let there = async || copy.exists().to_string();
    assert!(runs(&settled, beyond, 30_000, &url, &["backup", copy.to_str().unwrap()], there, |_| true).await > 1);

    let all_tables = tables(&url, &settled).await.to_string();
    let to = folder.sqlite("to.db");
    let left = async || tables(&to, &settled).await.to_string();
    assert!(
        runs(&settled, beyond, 200_000, &to, &["restore", copy.to_str().unwrap()], left, |n| n == all_tables).await > 1
    );

    let new = folder.sqlite("new.db");
    let left = async || tables(&new, &settled).await.to_string();
    assert!(runs(&settled, beyond, 150_000, &new, &["migrate"], left, |n| n == all_tables).await > 1);

    // The last release's database, brought up.
    let old = folder.path("old.db");
    let kept = folder.path("old-keys");
    fs::write(&kept, include_str!("../../web/tests/fixtures/schema-1/keys")).unwrap();
    fs::set_permissions(&kept, fs::Permissions::from_mode(0o600)).unwrap();
    let packed = include_bytes!("../../web/tests/fixtures/schema-1/holdepunkt.db.gz");
    std::io::copy(&mut flate2::read::GzDecoder::new(&packed[..]), &mut fs::File::create(&old).unwrap()).unwrap();
    let program = Program { url: folder.sqlite("old.db"), keys: kept };
    let digests = async || {
        let store = open(&program.url, &program.keys).await.store;
        let all = told(&digest(&store, None).await.unwrap());
        store.close().await;
        all
    };
    assert!(runs(&program, beyond, 300_000, &program.url, &["migrate"], digests, |_| true).await > 1);
    assert!(program.does(&["verify"]).contains("Everything holds."));
}

#[tokio::test]
async fn a_command_without_room_leaves_everything_as_it_was() {
    every_write_of_a_command(Beyond::IsTold).await;
}

#[tokio::test]
async fn a_command_that_dies_at_any_write_leaves_everything_as_it_was() {
    every_write_of_a_command(Beyond::Dies).await;
}

#[tokio::test]
async fn an_older_program_refuses_what_a_newer_one_has_brought_up() {
    let folder = Folder::new("newer");
    for url in crate::support::databases(&folder, "n.db").await {
        let settled = Settled::new(&folder, &url).await;
        let store = open(&url, &settled.keys).await.store;
        let mut tx = store.write().await.unwrap();
        let newer = Identity::new("insert into migration (number, name, hash) values (999, 'from the future', '')");
        tx.run(newer.bound(values![])).await.unwrap();
        tx.commit().await.unwrap();
        let before = digest(&store, None).await.unwrap();
        for args in [&["serve", "--listen", "127.0.0.1:0"][..], &["verify"], &["migrate"], &["user", "list"]] {
            assert!(settled.refuses(args).contains("newer release"), "{args:?}");
        }
        assert_eq!(digest(&store, None).await.unwrap(), before);
        store.close().await;
    }
}
