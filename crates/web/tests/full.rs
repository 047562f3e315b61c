//! A disk that is full: 503 with a way on, nothing half-written, reading goes on, and it recovers by itself.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)] // a test fails loudly

use crate::support::Visitor;
use axum::http::StatusCode;
use holdepunkt_casework::{
    invariants, job_centres,
    store::{Identity, values},
};
use holdepunkt_testkit::TestHouse;

async fn pages(t: &TestHouse, most: Option<i64>) -> i64 {
    const COUNT: Identity = Identity::new("select page_count as n from pragma_page_count");
    const FULL: Identity = Identity::new("pragma max_page_count = 1"); // SQLite takes the present size as the least
    const ROOM: Identity = Identity::new("pragma max_page_count = 1000000");
    let mut tx = t.house.store.write().await.unwrap();
    match most {
        Some(0) => drop(tx.run(FULL.bound(values![])).await.unwrap()),
        Some(_) => drop(tx.run(ROOM.bound(values![])).await.unwrap()),
        None => {}
    }
    tx.first(COUNT.bound(values![]), |r| r.get::<i64>("n")).await.unwrap().unwrap()
}

#[tokio::test]
async fn a_full_disk_loses_nothing_that_was_acknowledged() {
    let folder = std::env::temp_dir().join(format!("holdepunkt-full-{}", uuid::Uuid::now_v7()));
    std::fs::create_dir_all(&folder).unwrap();
    let t = TestHouse::at(&format!("sqlite:{}", folder.join("h.db").display())).await;
    let admin = Visitor::of(&t, &t.cast.administrator).await;
    pages(&t, Some(0)).await;
    let mut acknowledged = Vec::new();
    let refused = loop {
        let name = format!("Nr {} {}", acknowledged.len(), "x".repeat(100));
        let answer = admin.post("/people/new", &[("name", name.as_str()), ("hours", &"h".repeat(80))]).await;
        if answer.status != StatusCode::SEE_OTHER {
            break answer;
        }
        acknowledged.push(name);
        assert!(acknowledged.len() < 10_000, "the disk is never full: the test proves nothing");
    };
    assert_eq!(refused.status, StatusCode::SERVICE_UNAVAILABLE);
    assert!(refused.body.contains("href=\"/\""), "a way on");
    let names = async || -> Vec<String> {
        let people = job_centres::people(&t.of(&t.cast.administrator)).await.unwrap();
        people.employees.into_iter().map(|e| e.name).filter(|n| n.starts_with("Nr ")).collect()
    };
    let mut kept = names().await;
    kept.sort();
    let mut expected = acknowledged.clone();
    expected.sort();
    assert_eq!(kept, expected, "what was acknowledged is there, and nothing else");
    assert_eq!(invariants::verify(&t.house).await.unwrap(), []);

    pages(&t, Some(1)).await;
    let again = admin.post("/people/new", &[("name", "Efter oprydning")]).await;
    assert_eq!(again.status, StatusCode::SEE_OTHER, "it goes on without a new start");
    t.house.store.close().await;
    std::fs::remove_dir_all(folder).unwrap();
}
