//! Lists as pages: the view in the address, what is looked for out of it, files, views that are kept.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)] // a test fails loudly

use crate::support::Visitor;
use axum::http::StatusCode;
use holdepunkt_casework::{citizens, store::trail};
use holdepunkt_testkit::{TestHouse, cpr, engines};

fn has(body: &str, parts: &[&str]) {
    for part in parts {
        assert!(body.contains(part), "{part} is not in {body}");
    }
}

fn lacks(body: &str, parts: &[&str]) {
    for part in parts {
        assert!(!body.contains(part), "{part} is in {body}");
    }
}

async fn exported(t: &TestHouse) -> Vec<String> {
    let mut tx = t.house.store.read().await.unwrap();
    let lines = trail::latest(&mut tx, t.cast.job_centre, 500).await.unwrap();
    let out = lines.into_iter().filter(|l| l.line.deed == "export");
    out.map(|l| format!("{} {} {}", l.who, l.line.noun, l.line.subject)).collect()
}

#[tokio::test]
async fn a_view_stands_in_the_address_without_anything_else() {
    engines(|t| async move {
        t.stage(1, 2).await;
        let visitor = Visitor::of(&t, &t.cast.consultant).await;
        let tidy = visitor.get("/companies?f.type=&f.has=places&sort=name").await;
        assert_eq!((tidy.status, tidy.location()), (StatusCode::SEE_OTHER, "/companies?f.has=places"));
        let page = visitor.get("/companies?f.has=places&sort=-name&cols=name.cvr").await.body;
        has(&page, &["aria-sort=\"descending\"", "CVR-nummer", "href=\"/companies?f.has=places&#38;cols=name.cvr\""]);
        lacks(&page, &["data-label=\"Type\""]);
        let hostile = visitor.get("/companies?f.type=Karina%20Bisgaard&find=Karina&export=csv&sort=cpr&page=999").await;
        assert_eq!(hostile.status, StatusCode::OK);
        lacks(&hostile.body, &["Karina"]);
        let none = visitor.get("/companies?f.has=none").await.body;
        has(&none, &["Ingen passer", "Fjern Centre: Intet center"]);
        let found = visitor.post("/companies", &[("find", "KØBMAND"), ("f.has", "places")]).await.body;
        has(&found, &["KØBMAND", "form=\"list-again\" formaction=\"/companies?"]);
        assert!(exported(&t).await.is_empty());
    })
    .await;
}

#[tokio::test]
async fn a_file_holds_what_is_seen_and_stands_on_the_trail() {
    engines(|t| async move {
        let own = t.of(&t.cast.caseworker);
        t.citizen(1, "=HYPERLINK(1)").await;
        let mut hidden = t.particulars("Karina Bisgaard");
        hidden.protected = true;
        citizens::register(&own, cpr(2), hidden).await.unwrap();
        let visitor = Visitor::of(&t, &t.cast.caseworker).await;
        has(&visitor.get("/citizens").await.body, &["Karina Bisgaard", "2 borgere"]);
        let file = visitor.post("/citizens", &[("export", "csv"), ("cols", "name.group")]).await;
        assert_eq!(file.status, StatusCode::OK);
        assert!(file.header("content-disposition").contains("citizens-2026-11-24.csv"));
        has(&file.body, &["Navn;Målgruppe\r\n", "\"'=HYPERLINK(1)\";", "Beskyttet navn;"]);
        lacks(&file.body, &["Karina", &cpr(1).reveal(), &cpr(2).reveal()]);
        let book = visitor.post("/citizens", &[("export", "xlsx")]).await;
        assert!(book.body.starts_with("PK"));
        assert_eq!(visitor.post("/citizens", &[("export", "exe")]).await.status, StatusCode::NOT_FOUND);
        assert_eq!(exported(&t).await, ["Bente Lauridsen citizens 2", "Bente Lauridsen citizens 2"]);
        let admin = Visitor::of(&t, &t.cast.administrator).await;
        assert_eq!(admin.post("/trail", &[("export", "csv")]).await.status, StatusCode::NOT_FOUND);
    })
    .await;
}

#[tokio::test]
async fn a_view_is_kept_and_begun_with() {
    engines(|t| async move {
        t.stage(1, 2).await;
        let visitor = Visitor::of(&t, &t.cast.consultant).await;
        let mut form = vec![
            ("list", "companies"),
            ("path", "/companies"),
            ("query", "f.has=places&sort=-places"),
            ("view_name", "Flest pladser"),
            ("preferred", "yes"),
        ];
        let kept = visitor.post("/views", &form).await;
        assert_eq!(kept.location(), "/companies?f.has=places&sort=-places&done=view-kept");
        has(&visitor.get(kept.location()).await.body, &["Visningen er gemt", "aria-current=\"page\">Flest pladser"]);
        assert_eq!(visitor.get("/companies").await.location(), "/companies?f.has=places&sort=-places");
        assert_eq!(visitor.get("/companies?all").await.status, StatusCode::OK);
        lacks(&Visitor::of(&t, &t.cast.caseworker).await.get("/companies").await.body, &["Flest pladser"]);
        form[1] = ("path", "//evil.example");
        assert_eq!(visitor.post("/views", &form).await.status, StatusCode::NOT_FOUND);
        form[1] = ("path", "/companies");
        form[2] = ("query", "find=karina");
        assert_eq!(visitor.post("/views", &form).await.status, StatusCode::UNPROCESSABLE_ENTITY);
        form[2] = ("query", "");
        form.push(("shared", "yes"));
        assert_eq!(visitor.post("/views", &form).await.status, StatusCode::FORBIDDEN);
    })
    .await;
}

#[tokio::test]
async fn citizens_come_page_by_page_and_the_address_names_nobody() {
    engines(|t| async move {
        for n in 1..=53 {
            t.citizen(n, &format!("Borger Nummer{n:02}")).await;
        }
        let visitor = Visitor::of(&t, &t.cast.caseworker).await;
        let first = visitor.get("/citizens").await.body;
        has(&first, &["Nummer50", "53 i alt", "rel=\"next\"", "53 borgere, ingen venter, ingen er i gang."]);
        lacks(&first, &["Nummer51", "rel=\"prev\""]);
        let next = first.split("href=\"").find(|p| p.starts_with("/citizens?after=")).unwrap();
        let next = next.split('"').next().unwrap();
        let second = visitor.get(next).await.body;
        has(&second, &["Nummer51", "Nummer53", "rel=\"prev\""]);
        lacks(&second, &["Nummer50", "rel=\"next\""]);
        let back = second.split("href=\"").find(|p| p.starts_with("/citizens?before=")).unwrap();
        has(&visitor.get(back.split('"').next().unwrap()).await.body, &["Nummer01", "Nummer50"]);
        let found = visitor.post("/citizens", &[("find", "nummer07 bor")]).await.body;
        has(&found, &["Borger Nummer07", "Én i alt"]);
        lacks(&found, &["Nummer08"]);
        has(&visitor.post("/citizens", &[("find", "ingen")]).await.body, &["Ingen passer", "Fjern ingen"]);
        let by_cpr = visitor.post("/search", &[("q", &cpr(7).reveal())]).await.body;
        has(&by_cpr, &["Borger Nummer07"]);
        has(&visitor.get("/placements").await.body, &["Ingen af dine borgere har et forløb endnu"]);
    })
    .await;
}
