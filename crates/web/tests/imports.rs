//! Files brought in through pages: wrong rows, the report, the mended file, done; and who may.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)] // a test fails loudly

use crate::support::{Answer, Visitor};
use axum::{body::Body, http::Request};
use holdepunkt_testkit::{TestHouse, cpr};

async fn upload(visitor: &Visitor, kind: &str, file: &[u8]) -> Answer {
    let mut body = format!("--b\r\nContent-Disposition: form-data; name=\"kind\"\r\n\r\n{kind}\r\n").into_bytes();
    body.extend(b"--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"../x.csv\"\r\n\r\n");
    body.extend(file);
    body.extend(b"\r\n--b--\r\n");
    let request = Request::post("/imports")
        .header("host", "localhost")
        .header("cookie", &visitor.cookie)
        .header("sec-fetch-site", "same-origin")
        .header("content-type", "multipart/form-data; boundary=b");
    visitor.send(request.body(Body::from(body)).unwrap()).await
}

/// The page of a file, once nothing is under way.
async fn settled(visitor: &Visitor, path: &str) -> Answer {
    for _ in 0..10_000 {
        let page = visitor.get(path).await;
        if !page.headers.contains_key("refresh") {
            return page;
        }
        tokio::task::yield_now().await;
    }
    panic!("never done");
}

fn file(phone: &str) -> String {
    let row = |n: u32, phone: &str| format!("{};Søren Ærø;{phone};job_ready;Bente Lauridsen\n", cpr(n).reveal());
    format!("CPR;Navn;Telefon;Gruppe;Sagsbehandler\n{}{}", row(1, phone), row(2, "98000000"))
}

async fn tried(visitor: &Visitor, text: &str) -> (String, Answer) {
    let kept = upload(visitor, "citizens", text.as_bytes()).await;
    assert_eq!(kept.status, 303);
    let path = kept.headers["location"].to_str().unwrap().to_owned();
    let columns: Vec<(String, &str)> = ["cpr", "name", "phone", "target_group", "caseworker"]
        .into_iter()
        .enumerate()
        .map(|(i, field)| (format!("column_{i}"), field))
        .collect();
    let columns: Vec<(&str, &str)> = columns.iter().map(|(n, f)| (n.as_str(), *f)).collect();
    assert_eq!(visitor.post(&format!("{path}/columns"), &columns).await.status, 303);
    let page = settled(visitor, &path).await;
    (path, page)
}

#[tokio::test]
async fn wrong_rows_are_told_mended_and_brought_in() {
    let t = TestHouse::new().await;
    let administrator = Visitor::of(&t, &t.cast.administrator).await;
    let (path, page) = tried(&administrator, &file("98")).await;
    assert!(page.body.contains("Telefonnummeret mangler cifre"), "{}", page.body);
    assert!(!page.body.contains(&cpr(1).reveal()));
    let report = administrator.get(&format!("{path}/errors/csv")).await;
    assert!(report.body.contains("2;") && report.body.contains("Telefon: Telefonnummeret"), "{}", report.body);
    let sheet = administrator.get(&format!("{path}/errors/xlsx")).await;
    assert_eq!(sheet.headers["content-disposition"], "attachment; filename=\"import-errors.xlsx\"");
    assert_eq!(administrator.get(&format!("{path}/errors/exe")).await.status, 404);

    let (path, page) = tried(&administrator, &file("98 00 00 00")).await;
    assert!(page.body.contains("Gem 2 rækker"), "{}", page.body);
    assert_eq!(administrator.post(&format!("{path}/run"), &[]).await.status, 303);
    let page = settled(&administrator, &path).await;
    assert!(page.body.contains("Filen er hentet ind"), "{}", page.body);
    let (_, page) = tried(&administrator, &file("98 00 00 00")).await;
    assert!(page.body.contains("Alt i filen er her i forvejen"), "{}", page.body);
}

#[tokio::test]
async fn what_is_no_sheet_comes_back_with_a_sentence() {
    let t = TestHouse::new().await;
    let administrator = Visitor::of(&t, &t.cast.administrator).await;
    for (kind, bytes, says) in [
        ("citizens", b"%PDF-1.7".as_slice(), "hverken et regneark"),
        ("citizens", b"", "Der står ingen rækker"),
        ("citizens", "CPR;Navn\n1;SÃ¸ren\n".as_bytes(), "gået i stykker"),
        ("nothing", b"a;b\n1;2\n", "Vælg et fra listen"),
    ] {
        let answer = upload(&administrator, kind, bytes).await;
        assert_eq!(answer.status, 422, "{says}");
        assert!(answer.body.contains(says), "{says}: {}", answer.body);
    }
    let lead = Visitor::of(&t, &t.cast.project_lead).await;
    assert_eq!(upload(&lead, "citizens", file("98000000").as_bytes()).await.status, 403);
    let (path, _) = tried(&administrator, &file("98000000")).await;
    assert_eq!(lead.get(&path).await.status, 404, "a file is its owner's");
}
