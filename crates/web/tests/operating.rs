//! What whoever runs the program relies on: health, figures without persons, traces, the gate under
//! too many requests, slow senders, a stop that loses nothing, and the page of the program's own work.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)] // a test fails loudly

use std::{
    net::SocketAddr,
    time::{Duration, Instant},
};

use crate::support::Visitor;
use axum::{
    body::Body,
    http::{Request, StatusCode},
};
use holdepunkt_casework::{
    Error,
    jobs::{self, Job, MOST_ATTEMPTS},
    store::{Identity, StoreError, values},
};
use holdepunkt_testkit::TestHouse;
use holdepunkt_web::{App, app::app_with, gate::Width, health, serve::serve_router, trace};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::{TcpListener, TcpStream},
};

fn pages(t: &TestHouse) -> App {
    App { house: t.house.clone(), demo: false, secure_cookies: false, behind_proxy: false }
}

#[tokio::test]
async fn alive_is_not_ready() {
    let t = TestHouse::new().await;
    let nobody = Visitor::nobody(&t);
    for path in ["/readyz", "/health"] {
        let answer = nobody.get(path).await;
        assert_eq!(
            (answer.status, answer.body.as_str()),
            (StatusCode::OK, "database ok\nschema ok\ndisk ok\njobs ok\nmessages ok\n")
        );
    }
    let mut tx = t.house.store.write().await.unwrap();
    tx.run(
        Identity::new(
            "insert into job (kind, due_at, failure, attempts) values ('sweep', '2026-01-01T00:00:00Z', 'x', 8)",
        )
        .bound(values![]),
    )
    .await
    .unwrap();
    tx.commit().await.unwrap();
    let answer = nobody.get("/readyz").await;
    assert_eq!(answer.status, StatusCode::SERVICE_UNAVAILABLE);
    assert!(answer.body.contains("jobs dead"), "{}", answer.body);
    t.house.store.close().await;
    assert_eq!(nobody.get("/readyz").await.body, "database down\n");
    assert_eq!(
        nobody.get("/healthz").await.status,
        StatusCode::OK,
        "a database that is down is no reason to start anew"
    );
}

#[tokio::test]
async fn figures_name_routes_and_never_persons() {
    let t = TestHouse::new().await;
    t.stage(1, 2).await;
    let citizen = t.citizen(1, "Karina Bisgaard").await;
    let caseworker = Visitor::of(&t, &t.cast.caseworker).await;
    assert_eq!(caseworker.get(&format!("/citizens/{citizen}")).await.status, StatusCode::OK);
    assert_eq!(caseworker.get("/no/such/page").await.status, StatusCode::NOT_FOUND);
    Visitor::nobody(&t).post("/sign-in", &[("login", "karina-hemmelig"), ("password", "forkert")]).await;
    jobs::do_what_is_due(&t.house).await.unwrap();
    let watcher = Visitor { router: health::figures(t.house.clone()), ..Visitor::nobody(&t) };
    let figures = watcher.get("/metrics").await.body;
    for line in [
        "holdepunkt_requests_seconds_count{method=\"GET\",route=\"/citizens/{citizen}\",status=\"200\"} 1",
        "holdepunkt_requests_seconds_count{method=\"GET\",route=\"none\",status=\"404\"} 1",
        "holdepunkt_sign_ins_total{outcome=\"refused\"} 1",
        "holdepunkt_jobs_total{kind=\"sweep\",outcome=\"done\"} 1",
        "holdepunkt_job_dead{kind=\"verify\"} 0",
        "holdepunkt_database_seconds_count{call=\"commit\"}",
        "holdepunkt_database_wait_seconds_count{pool=\"write\"}",
    ] {
        assert!(figures.contains(line), "{line} is not in\n{figures}");
    }
    for secret in
        [citizen.to_string().as_str(), "Karina", "karina", "hemmelig", "/no/such", &t.cast.job_centre.to_string()]
    {
        assert!(!figures.contains(secret), "{secret}");
    }
    assert_eq!(Visitor::nobody(&t).get("/metrics").await.status, StatusCode::NOT_FOUND, "not among the pages");
}

#[tokio::test]
async fn a_trace_is_told_to_the_collector_without_ids() {
    let t = TestHouse::new().await;
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let (traces, telling) = trace::to_collector(&format!("http://{}", listener.local_addr().unwrap())).unwrap();
    tokio::spawn(telling);
    let router = app_with(pages(&t), Width::default(), Some(traces));
    let visitor = Visitor { router, ..Visitor::of(&t, &t.cast.administrator).await };
    let path = format!("/people/{}?why=hemmelig", t.cast.caseworker.employee.unwrap());
    assert_eq!(visitor.get(&path).await.status, StatusCode::OK);
    drop(visitor); // the last place for spans is gone: what was gathered is told at once
    let (mut stream, _) = listener.accept().await.unwrap();
    let mut told = Vec::new();
    while !told.ends_with(b"]}]}]}") {
        let mut part = [0; 4096];
        let n = stream.read(&mut part).await.unwrap();
        told.extend_from_slice(&part[..n]);
    }
    stream.write_all(b"HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n{}").await.unwrap();
    let told = String::from_utf8(told).unwrap();
    assert!(told.starts_with("POST /v1/traces HTTP/1.1\r\n"), "{told}");
    assert!(told.contains("GET /people/{person}") && told.contains("service.name"), "{told}");
    assert!(!told.contains("hemmelig") && !told.contains(&t.cast.caseworker.employee.unwrap().to_string()), "{told}");
}

/// A real listener over a gate of some width.
async fn open(
    t: &TestHouse,
    width: Width,
) -> (SocketAddr, tokio::sync::oneshot::Sender<()>, tokio::task::JoinHandle<()>) {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let (stop, stopped) = tokio::sync::oneshot::channel::<()>();
    let router = app_with(pages(t), width, None);
    let serving = tokio::spawn(async move {
        serve_router(router, listener, async { drop(stopped.await) }).await.unwrap();
    });
    (address, stop, serving)
}

async fn ask(address: SocketAddr, head: &str) -> String {
    let mut stream = TcpStream::connect(address).await.unwrap();
    stream.write_all(format!("{head}\r\nHost: {address}\r\nConnection: close\r\n\r\n").as_bytes()).await.unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await.unwrap();
    answer
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn too_many_requests_are_told_at_once_and_the_door_stays_open() {
    let t = TestHouse::new().await;
    let visitor = Visitor::of(&t, &t.cast.administrator).await;
    let narrow = Width { usual: 1, light: 1, patience: Duration::from_millis(20), ..Width::default() };
    let (address, _stop, _) = open(&t, narrow).await;
    let head = format!("GET /people HTTP/1.1\r\nAccept-Language: en\r\nCookie: {}", visitor.cookie);
    let many = (0..200).map(|_| {
        let head = head.clone();
        tokio::spawn(async move {
            let began = Instant::now();
            (ask(address, &head).await, began.elapsed())
        })
    });
    let many: Vec<_> = many.collect();
    let at_the_door = ask(address, "GET /sign-in HTTP/1.1").await;
    assert!(at_the_door.starts_with("HTTP/1.1 200"), "{at_the_door}");
    assert!(ask(address, "GET /healthz HTTP/1.1").await.starts_with("HTTP/1.1 200"));
    let (mut answered, mut told) = (0, 0);
    for one in many {
        let (answer, took) = one.await.unwrap();
        if answer.starts_with("HTTP/1.1 200") {
            answered += 1;
        } else {
            told += 1;
            assert!(answer.starts_with("HTTP/1.1 503"), "{answer}");
            let lower = answer.to_lowercase();
            assert!(lower.contains("retry-after: 5") && lower.contains("content-security-policy"), "{answer}");
            assert!(answer.contains("Many people are here right now"), "in the reader's language: {answer}");
        }
        assert!(took < Duration::from_secs(10), "{took:?}");
    }
    assert!(answered > 0 && told > 0, "{answered} answered, {told} told to wait");
    assert!(ask(address, &head).await.starts_with("HTTP/1.1 200"), "and then all is as before");
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn slow_senders_hold_nobody_up() {
    let t = TestHouse::new().await;
    let narrow = Width { usual: 1, light: 1, heavy: 1, ..Width::default() };
    let (address, _stop, _) = open(&t, narrow).await;
    let mut slow = Vec::new();
    for n in 0..300 {
        let mut stream = TcpStream::connect(address).await.unwrap();
        // Half of them never finish the head, half never finish the body.
        let start = if n % 2 == 0 {
            "POST /sign-in HTTP/1.1\r\nHost: x\r\nX-Slow: ".to_owned()
        } else {
            "POST /sign-in HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 1000\r\n\r\nlogin="
                .to_owned()
        };
        stream.write_all(start.as_bytes()).await.unwrap();
        slow.push(stream);
    }
    let began = Instant::now();
    assert!(ask(address, "GET /sign-in HTTP/1.1").await.starts_with("HTTP/1.1 200"));
    assert!(began.elapsed() < Duration::from_secs(2), "{:?}", began.elapsed());
}

#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn a_stop_lets_running_requests_finish() {
    let t = TestHouse::new().await;
    let visitor = Visitor::of(&t, &t.cast.administrator).await;
    let (address, stop, serving) = open(&t, Width::default()).await;
    let idle = TcpStream::connect(address).await.unwrap();
    let head = format!("GET /people HTTP/1.1\r\nCookie: {}", visitor.cookie);
    // Held up by the writer's lock, so that the stop comes in the middle.
    let lock = t.house.store.write().await.unwrap();
    let running = tokio::spawn(async move { ask(address, &head).await });
    tokio::time::sleep(Duration::from_millis(100)).await;
    stop.send(()).unwrap();
    tokio::time::sleep(Duration::from_millis(100)).await;
    assert!(TcpStream::connect(address).await.is_err(), "nobody new is let in");
    drop(lock);
    assert!(running.await.unwrap().starts_with("HTTP/1.1 200"), "who was in is answered");
    tokio::time::timeout(Duration::from_secs(5), serving).await.expect("it stops").unwrap();
    drop(idle);
}

#[tokio::test]
async fn a_large_body_is_still_refused_by_its_size() {
    let t = TestHouse::new().await;
    let admin = Visitor::of(&t, &t.cast.administrator).await;
    let request = Request::post("/people/new")
        .header("host", "localhost")
        .header("cookie", &admin.cookie)
        .header("sec-fetch-site", "same-origin")
        .header("content-type", "application/x-www-form-urlencoded")
        .body(Body::from("x".repeat(5 * 1024 * 1024)))
        .unwrap();
    assert_eq!(admin.send(request).await.status, StatusCode::PAYLOAD_TOO_LARGE);
}

#[tokio::test]
async fn the_administrator_sees_what_failed_and_has_it_done_again() {
    let t = TestHouse::new().await;
    let admin = Visitor::of(&t, &t.cast.administrator).await;
    assert!(admin.get("/jobs").await.body.contains("Programmet er lige startet"));
    jobs::do_due_with(&t.house, async |_, job| match job {
        Job::Drafts => Err(Error::Store(StoreError::Unavailable("disk I/O error".to_owned()))),
        _ => Ok(()),
    })
    .await
    .unwrap();
    let page = admin.get("/jobs").await.body;
    assert!(
        page.contains("Prøver igen") && page.contains("Det gik galt én gang.") && page.contains("disk I/O error"),
        "{page}"
    );
    assert_eq!(page.matches("I orden").count(), Job::ALL.len() - 1);
    let mut tx = t.house.store.write().await.unwrap();
    tx.run(Identity::new("update job set attempts = $1 where kind = 'drafts'").bound(values![MOST_ATTEMPTS]))
        .await
        .unwrap();
    tx.commit().await.unwrap();
    assert!(admin.get("/jobs").await.body.contains("Opgivet"));
    let asked = admin.post("/jobs/drafts/again", &[]).await;
    assert_eq!((asked.status, asked.location()), (StatusCode::SEE_OTHER, "/jobs?done=job-again"));
    assert_eq!(jobs::do_what_is_due(&t.house).await.unwrap(), [Job::Drafts]);
    assert!(!admin.get("/jobs").await.body.contains("Opgivet"));
    assert_eq!(admin.post("/jobs/nothing/again", &[]).await.status, StatusCode::NOT_FOUND);
    let caseworker = Visitor::of(&t, &t.cast.caseworker).await;
    assert_eq!(caseworker.get("/jobs").await.status, StatusCode::FORBIDDEN);
    assert_eq!(caseworker.post("/jobs/sweep/again", &[]).await.status, StatusCode::FORBIDDEN);
}
