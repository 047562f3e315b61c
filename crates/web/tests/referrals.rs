//! The ways to a place as pages: the form that refers, projects, the waiting list, meetings, the vacancy letter.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)] // a test fails loudly

use crate::support::Visitor;
use axum::http::StatusCode;
use holdepunkt_casework::{citizens, sign_in::Holder};
use holdepunkt_rules::role::Role;
use holdepunkt_testkit::TestHouse;

/// The address behind a redirect, without its message.
fn to(location: &str) -> &str {
    location.split('?').next().unwrap_or_default()
}

#[tokio::test]
async fn referral_through_a_project_from_form_to_booking() {
    let t = TestHouse::new().await;
    let id = t.citizen(1, "Karina Bisgaard").await;
    let knows = Visitor::of(&t, &t.cast.caseworker).await;
    let finds = Visitor::of(&t, &t.cast.consultant).await;
    let refer = format!("/citizens/{id}/refer");
    let alone = knows.get(&refer).await;
    assert_eq!(alone.status, StatusCode::OK);
    assert!(!alone.body.contains("value=\"b\""), "no project to send to, no way through one");

    let lead = t.cast.consultant.employee.unwrap().to_string();
    let made = finds
        .post("/projects/new", &[("name", "Jobhuset"), ("kind", "municipal"), ("lead", &lead), ("provider", "")])
        .await;
    assert_eq!(made.status, StatusCode::SEE_OTHER, "{}", made.body);
    let project = to(made.location()).to_owned();
    let project_id = project.rsplit('/').next().unwrap().to_owned();

    let form = knows.get(&refer).await;
    assert!(form.body.contains("value=\"b\"") && form.body.contains("value=\"c\"") && form.body.contains("Jobhuset"));
    let empty = knows.post(&refer, &[("way", "b"), ("project", "")]).await;
    assert_eq!(empty.status, StatusCode::UNPROCESSABLE_ENTITY);
    let nonsense = knows.post(&refer, &[("way", "combination")]).await;
    assert_eq!(nonsense.status, StatusCode::UNPROCESSABLE_ENTITY, "a combination is nobody's choice");
    let fields = [("way", "b"), ("project", project_id.as_str()), ("from", "2026-11-24"), ("wish", "<b>Ro</b>")];
    let sent = knows.post(&refer, &fields).await;
    assert_eq!(sent.status, StatusCode::SEE_OTHER, "{}", sent.body);
    assert_eq!(knows.post(&refer, &fields).await.status, StatusCode::CONFLICT);

    let page = finds.get(&project).await;
    assert!(page.body.contains("Karina Bisgaard"));
    let begin =
        page.body.split("href=\"").find(|h| h.contains("/begin")).unwrap().split('"').next().unwrap().to_owned();
    let begun = finds.post(&begin, &[("version", "1"), ("from", "2026-11-24")]).await;
    assert_eq!(begun.status, StatusCode::SEE_OTHER, "{}", begun.body);
    let ready = begin.replace("/begin", "/ready");
    let form = finds.get(&ready).await;
    assert!(form.body.contains("&#60;b&#62;Ro") || form.body.contains("&lt;b&gt;Ro"), "escaped");
    let done = finds.post(&ready, &[("version", "2"), ("wish", "Ro")]).await;
    assert_eq!(done.status, StatusCode::SEE_OTHER, "{}", done.body);

    let waiting = finds.get("/waiting").await;
    assert!(waiting.body.contains("Karina Bisgaard") && waiting.body.contains("/accept"));
    let way = knows.get(&format!("/citizens/{id}/way")).await;
    assert_eq!(way.status, StatusCode::OK);
    assert!(way.body.contains("Jobhuset"));
    let page = citizens::find(&t.of(&t.cast.caseworker), id).await.unwrap();
    assert_eq!(page.open_referral().unwrap().model.code(), "b");
}

#[tokio::test]
async fn unit_sets_the_way_that_is_chosen_at_first() {
    let t = TestHouse::new().await;
    let id = t.citizen(1, "Karina Bisgaard").await;
    let finds = Visitor::of(&t, &t.cast.consultant).await;
    let lead = t.cast.consultant.employee.unwrap().to_string();
    finds.post("/projects/new", &[("name", "Course"), ("kind", "pre_course"), ("lead", &lead)]).await;
    let admin = Visitor::of(&t, &t.cast.administrator).await;
    let path = format!("/units/{}/model", t.cast.unit);
    let set = async |was, model| admin.post(&path, &[("was", was), ("model", model)]).await.status;
    assert_eq!(set("a", "combination").await, StatusCode::UNPROCESSABLE_ENTITY);
    assert_eq!(set("a", "c").await, StatusCode::SEE_OTHER);
    assert_eq!(set("a", "b").await, StatusCode::CONFLICT, "somebody chose meanwhile");
    assert_eq!(admin.get("/units").await.status, StatusCode::OK);
    assert_eq!(finds.post(&path, &[("model", "a")]).await.status, StatusCode::FORBIDDEN);
    let form = Visitor::of(&t, &t.cast.caseworker).await.get(&format!("/citizens/{id}/refer")).await;
    assert!(form.body.contains("value=\"c\" checked"), "{}", form.body);
}

#[tokio::test]
async fn information_meeting_pages_from_plan_to_print() {
    let t = TestHouse::new().await;
    t.stage(1, 2).await;
    let id = t.citizen(1, "Karina Bisgaard").await;
    let knows = Visitor::of(&t, &t.cast.caseworker).await;
    let host = t.cast.caseworker.employee.unwrap().to_string();
    let fields = |time: &'static str| {
        [("day", "2026-11-24"), ("time", time), ("place", "Kantinen"), ("seats", "8")].map(|(a, b)| (a, b.to_owned()))
    };
    let post = async |time| {
        let mut fields = fields(time).to_vec();
        fields.push(("held_by", host.clone()));
        let fields: Vec<(&str, &str)> = fields.iter().map(|(a, b)| (*a, b.as_str())).collect();
        knows.post("/information-meetings/new", &fields).await
    };
    assert_eq!(post("25.00").await.status, StatusCode::UNPROCESSABLE_ENTITY);
    let planned = post("9.30").await;
    assert_eq!(planned.status, StatusCode::SEE_OTHER, "{}", planned.body);
    let meeting = to(planned.location()).to_owned();
    assert!(knows.get(&format!("{meeting}/invite")).await.body.contains("Karina Bisgaard"));
    let citizen = id.to_string();
    let invited = knows.post(&format!("{meeting}/invite"), &[("citizens", citizen.as_str())]).await;
    assert_eq!(invited.status, StatusCode::SEE_OTHER, "{}", invited.body);
    let came = [(format!("came_{id}"), "came"), (format!("version_{id}"), "1")];
    let came: Vec<(&str, &str)> = came.iter().map(|(a, b)| (a.as_str(), *b)).collect();
    assert_eq!(knows.post(&format!("{meeting}/attendance"), &came).await.status, StatusCode::SEE_OTHER);
    let talk = format!("{meeting}/guests/{id}");
    assert_eq!(knows.get(&talk).await.status, StatusCode::OK);
    let held = [("came", "came"), ("talk_on", "2026-11-24"), ("agreed_start", "2026-11-30"), ("version", "2")];
    assert_eq!(knows.post(&talk, &held).await.status, StatusCode::SEE_OTHER);
    assert!(knows.get(&meeting).await.body.contains(&format!("/citizens/{id}/refer")), "from there to a place");
    let print = knows.get(&format!("{meeting}/print")).await;
    let list = print.body.split("<tbody>").nth(1).unwrap().split("</tbody>").next().unwrap().to_owned();
    assert!(list.contains("Karina B.") && !list.contains("Bisgaard"), "{list}");
    let room = knows.get(&format!("{meeting}/room")).await;
    assert_eq!(room.status, StatusCode::OK);
    assert!(!room.body.contains("Karina"), "the room sees no guest");
}

#[tokio::test]
async fn vacancy_letter_as_page_text_and_files_in_both_languages() {
    let t = TestHouse::new().await;
    t.stage(1, 2).await;
    let id = t.citizen(1, "Karina Bisgaard").await;
    holdepunkt_casework::referrals::send(&t.of(&t.cast.caseworker), id, String::new()).await.unwrap();
    let mut reader = Visitor::of(&t, &t.cast.caseworker).await;
    for (language, word) in [("da", "Kære kollega"), ("en", "Dear colleague")] {
        reader.language = language;
        assert_eq!(reader.get("/vacancies?weeks=999").await.status, StatusCode::OK);
        assert!(reader.get("/vacancies/text").await.body.contains(word));
        let text = reader.get("/vacancies/file?kind=txt&weeks=6").await;
        assert!(text.header("content-disposition").contains("2026-11-24.txt"));
        assert!(text.body.contains(word) && text.body.contains("\r\n") && !text.body.contains("Karina"));
        let page = reader.get("/vacancies/file?kind=html").await;
        assert!(page.body.contains(word) && page.header("content-disposition").starts_with("attachment"));
    }
}

#[tokio::test]
async fn activation_staff_see_their_own_projects_and_no_citizens_page() {
    let t = TestHouse::new().await;
    let id = t.citizen(1, "Karina Bisgaard").await;
    let whom = Holder {
        job_centre: Some(t.cast.job_centre),
        unit: Some(t.cast.unit),
        employee: t.cast.project_lead.employee,
        ..Holder::default()
    };
    let staff = Visitor::of(&t, &t.grant("dorte", Role::ActivationStaff, whom).await).await;
    assert_eq!(staff.get("/projects").await.status, StatusCode::OK);
    assert_eq!(staff.get("/projects/new").await.status, StatusCode::FORBIDDEN);
    assert_eq!(staff.get(&format!("/citizens/{id}/way")).await.status, StatusCode::NOT_FOUND);
    assert_eq!(staff.get(&format!("/citizens/{id}")).await.status, StatusCode::FORBIDDEN);
    assert_eq!(staff.get("/referral-times").await.status, StatusCode::FORBIDDEN);
    let lead = Visitor::of(&t, &t.cast.project_lead).await;
    assert_eq!(lead.get("/referral-times").await.status, StatusCode::OK);
}

#[tokio::test]
async fn taster_days_are_booked_from_the_projects_page_and_taken_back() {
    let t = TestHouse::new().await;
    let stage = t.stage(1, 2).await;
    let id = t.citizen(1, "Karina Bisgaard").await;
    let knows = Visitor::of(&t, &t.cast.caseworker).await;
    let leads = Visitor::of(&t, &t.cast.consultant).await;
    let lead = t.cast.consultant.employee.unwrap().to_string();
    let course = [("name", "Forløbet"), ("kind", "pre_course"), ("lead", lead.as_str()), ("provider", "")];
    let made = leads.post("/projects/new", &course).await;
    let project = to(made.location()).to_owned();
    let project_id = project.rsplit('/').next().unwrap().to_owned();
    let days = [("from", "2026-11-24"), ("until", "2026-12-18")];
    let ask = [("way", "c"), ("project", project_id.as_str()), days[0], days[1], ("wish", "Ro")];
    assert_eq!(knows.post(&format!("/citizens/{id}/refer"), &ask).await.status, StatusCode::SEE_OTHER);
    let page = leads.get(&project).await;
    assert!(!page.body.contains("/place\""), "not before the citizen has begun");
    let begin = page.body.split("href=\"").find(|h| h.contains("/begin")).unwrap().split('"').next().unwrap();
    let fields = [("version", "1"), days[0], days[1], ("centre_days", "0")];
    assert_eq!(leads.post(begin, &fields).await.status, StatusCode::SEE_OTHER);
    let place = begin.replace("/begin", "/place");
    assert!(leads.get(&project).await.body.contains(&place));
    assert!(leads.get(&format!("/citizens/{id}/way")).await.body.contains(&place));
    assert_eq!(knows.get(&place).await.status, StatusCode::FORBIDDEN);
    let seats = leads.get(&place).await;
    assert!(seats.body.contains("30. nov.") && seats.body.contains("11. dec. 2026"), "{}", seats.body);
    let seat = stage.places[0].to_string();
    let terms = leads.get(&format!("{place}?place={seat}")).await;
    assert!(terms.body.contains("value=\"taster\" checked") && !terms.body.contains("value=\"placement\""));
    let mentor = stage.mentor.to_string();
    let ask = |kind: &'static str, until: &'static str| {
        [
            ("place", seat.clone()),
            ("from", "2026-11-30".to_owned()),
            ("until", until.to_owned()),
            ("hours", "6".to_owned()),
            ("mentor", mentor.clone()),
            ("choice", "citizens_wish".to_owned()),
            ("agreed", "yes".to_owned()),
            ("kind", kind.to_owned()),
        ]
    };
    let post = async |fields: [(&'static str, String); 8]| {
        let fields: Vec<(&str, &str)> = fields.iter().map(|(a, b)| (*a, b.as_str())).collect();
        leads.post(&place, &fields).await
    };
    let late = post(ask("taster", "2026-12-19")).await;
    assert_eq!(late.status, StatusCode::UNPROCESSABLE_ENTITY);
    assert!(late.body.contains("planlagt til 18. december 2026"), "{}", late.body);
    let none = post(ask("centre_days", "2026-12-18")).await;
    assert!(none.body.contains("id=\"centre_days-error\""), "how many days a week is asked: {}", none.body);
    assert_eq!(post(ask("taster", "2026-12-11")).await.status, StatusCode::SEE_OTHER);
    let page = leads.get(&project).await;
    assert!(page.body.contains("Snusepraktik: "), "{}", page.body);
    let beside = page.body.split("href=\"").find(|h| h.contains("/beside/")).unwrap().split('"').next().unwrap();
    let form = leads.get(beside).await;
    assert!(form.body.contains("value=\"withdraw\""));
    let gone = leads.post(beside, &[("version", "1"), ("what", "withdraw")]).await;
    assert_eq!(gone.status, StatusCode::SEE_OTHER, "{}", gone.body);
    assert!(!leads.get(&project).await.body.contains("Snusepraktik: "));
}
