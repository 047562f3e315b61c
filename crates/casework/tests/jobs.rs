//! The program's own work: once even with two processes, tried again later and later, given up at last.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)] // a test fails loudly

use std::sync::{
    Arc,
    atomic::{AtomicI64, AtomicUsize, Ordering},
};

use holdepunkt_casework::{
    Error, House, Rulebook,
    jobs::{Job, MOST_ATTEMPTS, Standing, any_dead, do_due_with, list},
    store::{Identity, StoreError, values},
};
use holdepunkt_testkit::{TestHouse, engines};
use jiff::{SignedDuration, Timestamp};

/// The same database with a clock that the test sets, in minutes after the test's moment.
fn clocked(t: &TestHouse) -> (House, Arc<AtomicI64>) {
    let minutes = Arc::new(AtomicI64::new(0));
    let (start, clock) = (t.house.now(), Arc::clone(&minutes));
    let now = move || -> Timestamp { start + SignedDuration::from_mins(clock.load(Ordering::Relaxed)) };
    (House::with_clock(t.house.store.clone(), Arc::new(Rulebook::load().unwrap()), now), minutes)
}

fn broken() -> Error {
    Error::Store(StoreError::Unavailable("no".to_owned()))
}

#[tokio::test]
async fn two_processes_do_it_once() {
    engines(|t| async move {
        let done = AtomicUsize::new(0);
        let work = async |_: &House, _| {
            done.fetch_add(1, Ordering::Relaxed);
            tokio::task::yield_now().await;
            Ok(())
        };
        let other = t.house.clone();
        let (a, b) = tokio::join!(do_due_with(&t.house, work), do_due_with(&other, work));
        assert_eq!(a.unwrap().len() + b.unwrap().len(), Job::ALL.len());
        assert_eq!(done.load(Ordering::Relaxed), Job::ALL.len());
    })
    .await;
}

#[tokio::test]
async fn what_fails_is_tried_later_and_later_and_then_given_up() {
    engines(|t| async move {
        let (house, minutes) = clocked(&t);
        let mut waits = Vec::new();
        let mut last = 0;
        for now in 0..10_000 {
            minutes.store(now, Ordering::Relaxed);
            let did = do_due_with(&house, async |_, job| if job == Job::Verify { Err(broken()) } else { Ok(()) });
            if did.await.unwrap().contains(&Job::Verify) {
                waits.push(now - last);
                last = now;
            }
            if waits.len() as i64 == MOST_ATTEMPTS && now > last + 800 {
                break;
            }
        }
        assert_eq!(waits, [0, 1, 2, 4, 8, 16, 32, 64], "minutes between the attempts, and no more after the eighth");
        assert!(any_dead(&house).await.unwrap());
        let work = list(&t.of(&t.cast.administrator)).await.unwrap();
        let verify = work.iter().find(|w| w.job == Job::Verify).unwrap();
        assert_eq!((verify.standing, verify.row.attempts), (Standing::Dead, MOST_ATTEMPTS));
        assert!(verify.row.failure.contains("no"), "{}", verify.row.failure);
        assert_eq!(verify.row.well_at, None);
    })
    .await;
}

#[tokio::test]
async fn whoever_dies_in_the_middle_leaves_it_to_the_next_and_says_nothing_any_more() {
    engines(|t| async move {
        let (house, minutes) = clocked(&t);
        // The first process takes an hour and a half over the first job; meanwhile the second takes it over.
        let second = house.clone();
        let did = do_due_with(&house, async |_, job| {
            if job == Job::Sweep {
                minutes.store(90, Ordering::Relaxed);
                let did = do_due_with(&second, async |_, _| Ok(())).await?;
                assert!(did.contains(&Job::Sweep), "the lease has run out");
                return Err(broken());
            }
            Ok(())
        });
        did.await.unwrap();
        let mut tx = house.store.read().await.unwrap();
        let sql = Identity::new("select attempts, failure, done_times from job where kind = 'sweep'");
        let row = tx.first(sql.bound(values![]), |r| {
            Ok((r.get::<i64>("attempts")?, r.get::<String>("failure")?, r.get::<i64>("done_times")?))
        });
        assert_eq!(row.await.unwrap().unwrap(), (0, String::new(), 1), "the second's word stands");
    })
    .await;
}

#[tokio::test]
async fn what_is_past_its_time_is_deleted() {
    engines(|t| async move {
        let (house, minutes) = clocked(&t);
        let scope = t.cast.job_centre;
        let now = house.now();
        let mut tx = house.store.write().await.unwrap();
        let draft = Identity::new("insert into import_draft (job_centre, id, kind, account, at, mapping, file_sealed) values ($1, 'd', 'citizens', $2, $3, '', $4)");
        tx.run(draft.bound(values![scope, t.cast.administrator.account, now, vec![1_u8]])).await.unwrap();
        let recent = Identity::new("insert into recent (job_centre, grant_id, noun, subject, at) values ($1, $2, 'citizen', 'x', $3)");
        tx.run(recent.bound(values![scope, t.cast.caseworker.id, now])).await.unwrap();
        tx.commit().await.unwrap();
        let left = async || -> (i64, i64) {
            holdepunkt_casework::jobs::do_what_is_due(&house).await.unwrap();
            let mut tx = house.store.read().await.unwrap();
            let count = Identity::new("select (select count(*) from import_draft) as d, (select count(*) from recent) as r");
            tx.first(count.bound(values![]), |r| Ok((r.get("d")?, r.get("r")?))).await.unwrap().unwrap()
        };
        assert_eq!(left().await, (1, 1));
        minutes.store(25 * 60, Ordering::Relaxed);
        assert_eq!(left().await, (0, 1), "a file that nobody brought in goes after a day");
        minutes.store(92 * 24 * 60, Ordering::Relaxed);
        assert_eq!(left().await, (0, 0), "what was opened goes after 90 days");
    })
    .await;
}
