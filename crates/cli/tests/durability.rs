//! What the program says is done stays done: it is killed at any moment while people write, and copied while they
//! write. An account of all that was told is held against the database afterwards, line by line.
//!
//! Short here; `HOLDEPUNKT_LONG=1` kills a hundred times over ten thousand writes and takes twenty copies.
#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)] // a test fails loudly

use std::{
    fs,
    sync::atomic::{AtomicBool, Ordering},
    thread,
    time::{Duration, Instant},
};

use crate::support::{
    Folder, Lot, Server, Settled,
    account::{Books, PEOPLE, Told, Writers},
    databases, form, long, open, said, send,
};
use holdepunkt_casework::store::{Identity, Keys, values};

/// Lets the others go when this one is gone, for whatever reason.
struct Release<'a>(&'a AtomicBool);

impl Drop for Release<'_> {
    fn drop(&mut self) {
        self.0.store(true, Ordering::Relaxed);
    }
}

async fn books(settled: &Settled, url: &str) -> Books {
    let house = open(url, &settled.keys).await;
    let books = Books::read(&house.store).await;
    house.store.close().await;
    books
}

/// The account sees what it is there to see.
fn sees_faults(books: &Books, told: &[Told]) {
    let with = |change: &dyn Fn(&mut Books)| {
        let mut bent = books.clone();
        change(&mut bent);
        [bent.halves(), bent.against(told)].concat().join("\n")
    };
    assert_eq!(with(&|_| ()), "");
    assert!(with(&|b| drop(b.citizens.pop())).contains("lost"));
    assert!(with(&|b| drop(b.referrals.pop())).contains("which is not there"));
    assert!(with(&|b| drop(b.lines.pop())).contains("with 0 lines"));
    assert!(with(&|b| b.lines.push(b.lines[0].clone())).contains("with 2 lines"));
    assert!(with(&|b| b.keys[0].1.clear()).contains("half: the key"));
    assert!(with(&|b| b.employees.push(("other".to_owned(), b.employees[0].1.clone()))).contains("2 times"));
}

#[tokio::test]
async fn what_was_told_done_is_there_once_and_whole_after_every_kill() {
    let folder = Folder::new("kills");
    for (n, url) in databases(&folder, "kills.db").await.into_iter().enumerate() {
        let (kills, writes) = match (long(), n) {
            (true, _) => (100, 10_000),
            (false, 0) => (10, 240),
            (false, _) => (4, 100),
        };
        let settled = Settled::new(&folder, &url).await;
        let mut server = Server::start(&settled);
        let writers = Writers::of(&settled, &server.address).await;
        let mut lot = Lot::of(2026 + n as u64);
        let (mut ready, began) = (Vec::new(), Instant::now());
        thread::scope(|scope| {
            let _release = Release(&writers.stop);
            let all = &writers;
            (0..PEOPLE).for_each(|who| drop(scope.spawn(move || all.write(who))));
            for _ in 0..kills {
                let until = writers.count() + 1 + lot.below(2 * writes / kills) as usize;
                assert!(writers.wait_for(until), "nobody is answered: {}", server.log());
                thread::sleep(Duration::from_micros(lot.below(9_000)));
                server.kill();
                server = Server::start(&settled);
                ready.push(server.ready_after);
                server.address.clone_into(&mut writers.address.lock().unwrap());
            }
            assert!(writers.wait_for(writes as usize), "nobody is answered: {}", server.log());
        });
        let took = began.elapsed();
        assert!(writers.cut.load(Ordering::Relaxed) > 0, "no kill came in the middle: the test proves nothing");
        server.stop();
        let told = writers.told.into_inner().unwrap();
        let books = books(&settled, &url).await;
        assert_eq!(books.halves(), [] as [&str; 0], "{url}");
        assert_eq!(books.against(&told), [] as [&str; 0], "{url}");
        assert!(settled.does(&["verify"]).contains("Everything holds."));
        ready.sort();
        eprintln!(
            "{} writes told, {kills} kills, {} requests cut, {:.0} s; ready again after {:?} (median), {:?} (at most)",
            told.len(),
            writers.cut.load(Ordering::Relaxed),
            took.as_secs_f64(),
            ready[ready.len() / 2],
            ready[ready.len() - 1],
        );
        let slowest = if long() { ready.len() - 1 } else { ready.len() / 2 }; // other tests run beside the short form
        assert!(ready[slowest] <= Duration::from_secs(2), "ready again after {ready:?}");
        sees_faults(&books, &told);
    }
}

#[tokio::test]
async fn a_form_sent_twice_makes_one_and_without_its_key_two() {
    let folder = Folder::new("twice");
    let settled = Settled::new(&folder, &folder.sqlite("twice.db")).await;
    let server = Server::start(&settled);
    let door = settled.door(&settled.cast.administrator).await;
    let post = |once: &str| {
        let fields = form(&[("once", once), ("name", "Nr 0-0"), ("hours", "")]);
        let answer = send(&server.address, &door, "POST", "/people/new", Some(&fields)).unwrap();
        assert_eq!(answer.status, 303);
        answer.made()
    };
    assert_eq!(post("0-0"), post("0-0"));
    assert_eq!(books(&settled, &settled.url).await.employees.len(), 1);
    post("");
    let now = Instant::now();
    let told = Told { noun: "employee", key: "0-0".to_owned(), subject: String::new(), began: now, told: now };
    assert!(books(&settled, &settled.url).await.against(&[told])[0].starts_with("2 times"));
    server.stop();
}

/// Copies of the file without its log.
const BARE: usize = 6;

#[tokio::test]
async fn a_copy_taken_while_people_write_is_of_one_moment_on_either_engine() {
    let folder = Folder::new("copies");
    let copies = if long() { 20 } else { 2 };
    for (n, url) in databases(&folder, "copies.db").await.into_iter().enumerate() {
        let settled = Settled::new(&folder, &url).await;
        let server = Server::start(&settled);
        let writers = Writers::of(&settled, &server.address).await;
        let mut taken = Vec::new();
        let mut bare = Vec::new();
        let began = Instant::now();
        thread::scope(|scope| {
            let _release = Release(&writers.stop);
            let all = &writers;
            (0..PEOPLE).for_each(|who| drop(scope.spawn(move || all.write(who))));
            for copy in 0..copies {
                assert!(writers.wait_for(writers.count() + if long() { 200 } else { 20 }));
                let file = folder.path(&format!("{n}-{copy}.backup"));
                let (before, since) = (writers.count(), Instant::now());
                settled.does(&["backup", file.to_str().unwrap()]);
                taken.push((file, since, writers.count() - before));
            }
            // What a copy must not be: the file alone, while its log holds the latest. Several, since the engine now and
            // then brings everything from the log into the file: a copy of just that moment lacks nothing.
            for copy in 0..if n == 0 { BARE } else { 0 } {
                assert!(writers.wait_for(writers.count() + 3));
                let since = Instant::now();
                fs::copy(folder.path("copies.db"), folder.path(&format!("bare-{copy}.db"))).unwrap();
                bare.push((since, folder.sqlite(&format!("bare-{copy}.db"))));
            }
            assert!(writers.wait_for(writers.count() + 5));
        });
        let rate = writers.count() as f64 / began.elapsed().as_secs_f64();
        server.stop();
        let told = writers.told.into_inner().unwrap();
        let meanwhile: usize = taken.iter().map(|t| t.2).sum();
        assert!(meanwhile > 0, "nobody wrote while copies were made: the test proves nothing");
        eprintln!("{} writes at {rate:.0}/s, {meanwhile} of them while {copies} copies were made", told.len());
        for (copy, (file, since, _)) in taken.iter().enumerate() {
            // The long form goes from each to each by turns.
            let mut targets = databases(&folder, &format!("{n}-{copy}.db")).await;
            if long() {
                targets = vec![targets.swap_remove(copy % targets.len())];
            }
            for to in targets {
                let done = settled.at(&to, &["restore", file.to_str().unwrap()]);
                assert!(done.status.success(), "{url} to {to}: {}", said(&done));
                let books = books(&settled, &to).await;
                assert_eq!(books.as_of_one_moment(&told, *since), [] as [&str; 0], "{url} to {to}");
                assert_eq!(books.halves(), [] as [&str; 0], "{url} to {to}");
                let mut lost = books.clone();
                lost.employees.remove(0);
                assert_ne!(lost.as_of_one_moment(&told, *since), [] as [&str; 0], "the account sees a hole");
            }
        }
        let mut red = bare.is_empty();
        for (since, bare) in bare {
            let keys = settled.keys.clone();
            let read = tokio::spawn(async move { Books::read(&open(&bare, &keys).await.store).await }).await;
            red |= read.map_or(true, |books| !books.as_of_one_moment(&told, since).is_empty());
        }
        assert!(red, "a file without its log is seen to lack what was told");
    }
}

#[tokio::test]
async fn a_copy_is_not_laid_back_with_a_wrong_key_cut_changed_or_over_anything() {
    let folder = Folder::new("refused");
    for (n, url) in databases(&folder, "from.db").await.into_iter().enumerate() {
        let (settled, ()) = Settled::with(&folder, &url, async |t| {
            t.citizen(1, "Ida Holm").await;
        })
        .await;
        let file = folder.path(&format!("{n}.backup"));
        let path = file.to_str().unwrap();
        settled.does(&["backup", path]);
        assert!(settled.refuses(&["backup", path]).contains("write over a backup"));
        let good = fs::read(&file).unwrap();
        let to = folder.sqlite(&format!("{n}-to.db"));
        let refused = |what: &str, bytes: &[u8]| {
            fs::write(&file, bytes).unwrap();
            let output = settled.at(&to, &["restore", path]);
            assert!(!output.status.success(), "{what}: {}", said(&output));
            assert!(!said(&output).contains("panicked"), "{what}");
        };
        refused("cut", &good[..good.len() - 7]);
        for at in [0, good.len() / 3, good.len() - 1] {
            let mut bent = good.clone();
            bent[at] ^= 4;
            refused("changed", &bent);
        }
        fs::write(&file, &good).unwrap();
        let other = folder.path("other-keys");
        if n == 0 {
            Keys::create(&other).unwrap();
        }
        let mut wrong = settled.command(&["restore", path]);
        wrong.env("HOLDEPUNKT_DATABASE", &to).env("HOLDEPUNKT_KEY_FILE", other);
        let wrong = wrong.output().unwrap();
        assert!(!wrong.status.success() && said(&wrong).contains("does not fit"), "{}", said(&wrong));
        let over = settled.run(&["restore", path]);
        assert!(!over.status.success() && said(&over).contains("tables"), "{}", said(&over));
        let store = open(&to, &settled.keys).await.store;
        let mut tx = store.read().await.unwrap();
        let tables = Identity::new("select count(*) as n from sqlite_master").bound(values![]);
        assert_eq!(tx.first(tables, |r| r.get::<i64>("n")).await.unwrap(), Some(0), "nothing was written");
        drop(tx);
        store.close().await;
        assert!(settled.at(&to, &["restore", path]).status.success(), "and the whole file comes back");
    }
}
