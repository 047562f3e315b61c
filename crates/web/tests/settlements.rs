//! The pages of money: what a lead sees, what an auditor sees, files, the agency's figures.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)] // a test fails loudly

use std::{fmt::Write as _, ops::ControlFlow, sync::Arc};

use crate::support::{Answer, Visitor, application};
use axum::{
    body::Body,
    http::{Request, StatusCode},
};
use holdepunkt_casework::{
    House, Rulebook, demo, sign_in,
    store::{Keys, Store, migrate::migrate},
};
use holdepunkt_rules::role::Role;
use holdepunkt_sheets::{Archive, Limits, read};

async fn world() -> House {
    let store = Store::open("sqlite::memory:", Keys::fresh().unwrap()).await.unwrap();
    migrate(&store).await.unwrap();
    let now = holdepunkt_testkit::NOW.parse().unwrap();
    let house = House::with_clock(store, Arc::new(Rulebook::load().unwrap()), move || now);
    demo::fill(&house).await.unwrap();
    house
}

async fn somebody(house: &House, role: Role, language: &'static str) -> Visitor {
    let cards = demo::cards(house).await.unwrap();
    let card = cards.iter().find(|c| c.world == "today" && c.grant.role == role).unwrap();
    let cookie = format!("hp_session={}", sign_in::with_card(house, card.grant.id).await.unwrap());
    Visitor { router: application(house, false), cookie, language }
}

impl Visitor {
    async fn upload(&self, path: &str, fields: &[(&str, &str)]) -> Answer {
        let mut body = String::new();
        for (name, value) in fields {
            let _ = write!(body, "--b\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
        }
        body += "--b--\r\n";
        let request = Request::builder()
            .method("POST")
            .uri(path)
            .header("host", "localhost")
            .header("cookie", &self.cookie)
            .header("accept-language", self.language)
            .header("sec-fetch-site", "same-origin")
            .header("content-type", "multipart/form-data; boundary=b");
        self.send(request.body(Body::from(body)).unwrap()).await
    }
}

/// The first address on a page that begins so.
fn link(page: &Answer, begins: &str) -> String {
    let rest = page.body.split_once(&format!("href=\"{begins}")).unwrap_or_else(|| panic!("{begins}")).1;
    format!("{begins}{}", rest.split('"').next().unwrap())
}

#[tokio::test]
async fn pages_of_money_are_there_in_both_languages_and_name_nobody_to_the_lead() {
    let house = world().await;
    for language in ["da", "en"] {
        let lead = somebody(&house, Role::ProjectLead, language).await;
        let mut pages = vec!["/economy".to_owned(), "/economy?all=1".to_owned(), "/settlements".to_owned()];
        pages.extend(
            ["/settlements/new", "/settlements/register", "/grant-letters", "/grant-letters/new"].map(str::to_owned),
        );
        pages.extend(["/company-payments", "/company-payments?month=2026-01"].map(str::to_owned));
        let economy = lead.get("/economy").await;
        pages.push(link(&economy, "/settlements/0"));
        let row = economy.body.split_once("list--soon").unwrap().1;
        let pseudonym = row.split_once("href=\"/economy/").unwrap().1.split('"').next().unwrap();
        pages.push(format!("/economy/{pseudonym}"));
        pages.push(link(&lead.get("/grant-letters").await, "/grant-letters/0"));
        for path in &pages {
            let page = lead.get(path).await;
            assert_eq!(page.status, StatusCode::OK, "{path}");
            assert!(!page.body.contains('⟦') && !page.body.contains("style="), "{language} {path}");
            for name in ["Karina Bisgaard", "Pia Rønnebæk"] {
                assert!(!page.body.contains(name), "{path}");
            }
        }
        assert_eq!(lead.get("/economy/AAAAA-AAAAA").await.status, StatusCode::NOT_FOUND);
        assert_eq!(lead.get("/company-payments?month=nonsense").await.status, StatusCode::NOT_FOUND);
        assert_eq!(lead.get("/company-payments?month=1990-01").await.status, StatusCode::UNPROCESSABLE_ENTITY);

        let consultant = somebody(&house, Role::JobConsultant, language).await;
        let soon = consultant.get("/soon-earned").await;
        assert!(soon.body.contains("Pia Rønnebæk") && !soon.body.contains('⟦'), "{language}");
        let own = consultant.get(&link(&soon, "/citizens/")).await;
        assert!(own.status.is_success() && !own.body.contains('⟦'));
        assert_eq!(consultant.get("/economy").await.status, StatusCode::FORBIDDEN);
    }
}

#[tokio::test]
async fn an_auditor_draws_a_sample_asks_approves_and_takes_the_files_home() {
    let house = world().await;
    let lead = somebody(&house, Role::ProjectLead, "da").await;
    let auditor = somebody(&house, Role::Auditor, "da").await;
    let list = auditor.get("/settlements").await;
    let path = link(&list, "/settlements/0");
    let page = auditor.get(&path).await;
    assert!(page.body.contains("Hvorfor er der to virksomheder"), "a remark of the demo's");
    let sample = auditor.get(&format!("{path}?count=5&seed=7")).await;
    assert_eq!(sample.body.matches("href=\"/settlements/").count() - page_links(&sample), 5);
    assert_eq!(lines(&sample), lines(&auditor.get(&format!("{path}?count=5&seed=7")).await));
    assert_ne!(lines(&sample), lines(&auditor.get(&format!("{path}?count=5&seed=8")).await));
    assert!(lead.get(&path).await.body.contains("Rasmus"), "who made it");

    let evidence = auditor.get(&link_after(&sample, "list--lines", &format!("{path}/"))).await;
    assert_eq!(evidence.status, StatusCode::OK);
    assert!(evidence.body.contains("Projektbeskrivelse VCG2") && !evidence.body.contains("CPR"));

    let once = page.hidden("once");
    let remark = [("once", once.as_str()), ("words", "Dagene er set i sagen."), ("line", "2")];
    assert_eq!(auditor.post(&format!("{path}/remarks"), &remark).await.status, StatusCode::SEE_OTHER);
    assert_eq!(
        auditor.post(&format!("{path}/remarks"), &[("words", "")]).await.status,
        StatusCode::UNPROCESSABLE_ENTITY
    );
    let version = page.hidden("version");
    let step = |step: &'static str, reason: &'static str| {
        [("version", version.clone()), ("step", step.to_owned()), ("reason", reason.to_owned())]
    };
    let send = async |who: &Visitor, fields: [(&str, String); 3]| {
        let fields: Vec<(&str, &str)> = fields.iter().map(|(n, v)| (*n, v.as_str())).collect();
        who.post(&format!("{path}/step"), &fields).await.status
    };
    assert_eq!(send(&auditor, step("return", "")).await, StatusCode::UNPROCESSABLE_ENTITY, "says why");
    assert_eq!(send(&lead, step("approve", "")).await, StatusCode::FORBIDDEN);
    assert_eq!(send(&auditor, step("approve", "")).await, StatusCode::SEE_OTHER);
    assert_eq!(send(&auditor, step("return", "for sent")).await, StatusCode::CONFLICT);

    let book = auditor.get(&format!("{path}/workbook")).await;
    let archive = Archive::open(&book.bytes).unwrap();
    assert_eq!(archive.names().filter(|n| n.starts_with("xl/worksheets/sheet")).count(), 4);
    let mut rows = Vec::new();
    read(&book.bytes, &Limits::default(), &mut |row| {
        rows.push(row);
        ControlFlow::Continue(())
    })
    .unwrap();
    assert_eq!(rows.len(), 8, "the totals, with their head");
    let paper = auditor.get(&format!("{path}/paper?language=en")).await;
    assert!(paper.bytes.starts_with(b"%PDF-") && paper.header("content-disposition").contains("settlement-"));
}

fn page_links(page: &Answer) -> usize {
    // Everything but the lines: crumbs, files, the list of refusals, "show all".
    let (before, rest) = page.body.split_once("list--lines").unwrap();
    let after = rest.split_once("</table>").unwrap().1;
    before.matches("href=\"/settlements/").count() + after.matches("href=\"/settlements/").count()
}

fn link_after(page: &Answer, mark: &str, begins: &str) -> String {
    let rest = page.body.split_once(mark).unwrap().1;
    let rest = rest.split_once(&format!("href=\"{begins}")).unwrap().1;
    format!("{begins}{}", rest.split('"').next().unwrap())
}

fn lines(page: &Answer) -> String {
    page.body.split_once("list--lines").unwrap().1.split_once("</table>").unwrap().0.to_owned()
}

#[tokio::test]
async fn letters_are_written_and_settlements_made_by_the_forms() {
    let house = world().await;
    let lead = somebody(&house, Role::ProjectLead, "da").await;
    let form = lead.get("/grant-letters/new").await;
    let once = form.hidden("once");
    let mut fields = vec![("once", once.as_str()), ("programme", "vc2"), ("reference", "28/1")];
    fields.extend([("received_on_day", "1"), ("received_on_month", "11"), ("received_on_year", "2026")]);
    fields.extend([("from_day", "1"), ("from_month", "1"), ("from_year", "2030")]);
    fields.extend([("until_day", "31"), ("until_month", "12"), ("until_year", "2031")]);
    let wrong = lead.post("/grant-letters", &fields).await;
    assert_eq!(wrong.status, StatusCode::UNPROCESSABLE_ENTITY);
    fields.push(("expected_participants", "120"));
    let made = lead.post("/grant-letters", &fields).await;
    assert_eq!(made.status, StatusCode::SEE_OTHER);
    assert_eq!(lead.post("/grant-letters", &fields).await.location(), made.location(), "twice is once");
    assert_eq!(lead.get(made.location()).await.status, StatusCode::OK);

    let page = lead.get("/settlements/new").await;
    let letter = page.body.split_once("name=\"letter\" value=\"").unwrap().1;
    // The letter that runs today stands after the one of 2030.
    let letter = letter.split_once("name=\"letter\" value=\"").unwrap().1.split('"').next().unwrap();
    let once = page.hidden("once");
    let mut fields = vec![("once", once.as_str()), ("letter", letter), ("kind", "last")];
    fields.extend([("as_of_day", "24"), ("as_of_month", "11"), ("as_of_year", "2099")]);
    assert_eq!(lead.post("/settlements", &fields).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    fields.retain(|f| f.0 != "as_of_year");
    fields.push(("as_of_year", "2026"));
    let made = lead.post("/settlements", &fields).await;
    assert_eq!(made.status, StatusCode::SEE_OTHER);
    let path = made.location().split('?').next().unwrap().to_owned();
    let one = lead.get(&path).await;
    let version = one.hidden("version");
    let step = [("version", version.as_str()), ("step", "hand_in")];
    assert_eq!(lead.post(&format!("{path}/step"), &step).await.status, StatusCode::SEE_OTHER);
    assert_eq!(lead.post(&format!("{path}/step"), &step).await.status, StatusCode::CONFLICT);
}

#[tokio::test]
async fn the_agencys_lines_are_held_against_ones_own() {
    let house = world().await;
    let lead = somebody(&house, Role::ProjectLead, "da").await;
    let economy = lead.get("/economy").await;
    let tables = lead.get(&link(&economy, "/economy/register?letter=")).await;
    let archive = Archive::open(&tables.bytes).unwrap();
    let placements = archive.whole("placements.csv", 1_000_000).unwrap().unwrap();
    let placements = String::from_utf8(placements).unwrap();
    assert!(placements.starts_with("citizen,job_centre,company,from,to\n") && placements.contains(",410,"));
    assert!(!placements.contains("Bisgaard"));

    let letter = link(&economy, "/economy/register?letter=").split_once('=').unwrap().1.to_owned();
    let mut fields =
        vec![("letter", letter.as_str()), ("as_of_day", "24"), ("as_of_month", "11"), ("as_of_year", "2026")];
    let head = "job_centre,citizen,grant,number,basis_from,basis_to,earned_on,amount,paid,way,excludes_flexi_bonus\n";
    let broken = format!("{head}410,AAAAA-BBBBB,activity,1,2026-01-05,2026-02-04,igår,1500,1500,,\n");
    fields.push(("lines", &broken));
    let answer = lead.upload("/settlements/register", &fields).await;
    assert_eq!(answer.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(answer.body.contains("Række 2") && answer.body.contains("igår"), "row, column and what was found");
    let cpr = format!("{head}410,0101010101,activity,1,2026-01-05,2026-02-04,2026-02-04,1500,1500,,\n");
    fields.retain(|f| f.0 != "lines");
    fields.push(("lines", &cpr));
    assert_eq!(lead.upload("/settlements/register", &fields).await.status, StatusCode::UNPROCESSABLE_ENTITY);
    fields.retain(|f| f.0 != "lines");
    fields.push(("lines", "job_centre;citizen\n410;A\n"));
    let answer = lead.upload("/settlements/register", &fields).await;
    assert!(answer.status == StatusCode::UNPROCESSABLE_ENTITY && answer.body.contains("grant"));
    let strange = format!(
        "{head}410,AAAAA-BBBBB,activity,1,2026-01-05,2026-02-04,2026-02-04,1500,1500,,\n\
         450,CCCCC-DDDDD,activity,1,2026-01-05,2026-02-04,2026-02-04,1500,1500,,\n"
    );
    fields.retain(|f| f.0 != "lines");
    fields.push(("lines", &strange));
    fields.push(("refusals", "job_centre,citizen,grant,from,to,reason,detail\n"));
    let made = lead.upload("/settlements/register", &fields).await;
    assert_eq!(made.status, StatusCode::SEE_OTHER, "{}", made.body);
    let page = lead.get(made.location()).await;
    assert!(page.body.contains("AAAAA-BBBBB") && page.body.contains("Kendes ikke hos os"));
    assert!(!page.body.contains("CCCCC-DDDDD"), "another job centre's");
    let path = made.location().split("/compare").next().unwrap().to_owned();
    let file = lead.get(&format!("{path}/compare.csv")).await;
    assert!(file.body.contains("AAAAA-BBBBB"));
    let one = lead.get(&path).await;
    assert!(one.status == StatusCode::OK && !one.body.contains("value=\"hand_in\""), "it is not handed in");
}
