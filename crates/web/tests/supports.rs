//! Beside the placement over HTTP: the forms, and what stands on no page of who may not know it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use crate::support::{Answer, Visitor};
use axum::http::StatusCode;
use holdepunkt_casework::{
    interventions::{self, NewIntervention},
    personal_mentors::{self, NewLog, NewMentorGrant},
    placements::{self, Booking},
    referrals,
    sign_in::Holder,
    store::accounts::RoleGrant,
};
use holdepunkt_rules::{
    agreement::Times, codes::Code, hours::WeeklyHours, id::*, period::Period, period::plus_days,
    personal_mentor::PersonalMentorKind, placement::PlacementKind, role::Role,
};
use holdepunkt_sheets::Archive;
use holdepunkt_testkit::{Stage, TestHouse, engines};
use jiff::civil::date;

/// A word for each field. The kind is told by its words on the list.
const KIND: &str = "Hjælp med misbrug";
const PROVIDER: &str = "Kanarieudbyder";
const NOTE: &str = "Kanarienotat";
const TASKS: &str = "Kanarieopgaver";
const LOGGED: &str = "Kanarielogbog";
const GRANT: &str = "Kanariestøvler";

fn whole(answer: &Answer) {
    assert_eq!(answer.status, StatusCode::OK, "{}", answer.body);
    assert!(!answer.body.contains('⟦'), "words are missing: {}", answer.body);
}

async fn follow(visitor: &Visitor, answer: &Answer) -> Answer {
    assert_eq!(answer.status, StatusCode::SEE_OTHER, "{}", answer.body);
    let page = visitor.get(answer.location()).await;
    whole(&page);
    page
}

/// A citizen in a placement of the first caseworker and consultant.
async fn placed(t: &TestHouse, stage: &Stage) -> (CitizenId, PlacementId) {
    let citizen = t.citizen(1, "Karina Bisgaard").await;
    let referral = referrals::send(&t.of(&t.cast.caseworker), citizen, "Ro".to_owned()).await.unwrap();
    let consultant = t.of(&t.cast.consultant);
    referrals::accept(&consultant, referral, 1).await.unwrap();
    t.sent_on(t.cast.job_centre, referral, plus_days(t.today(), -40)).await;
    let booking = Booking {
        citizen,
        place: stage.places[0],
        from: plus_days(t.today(), -30),
        until: plus_days(t.today(), 30),
        hours: WeeklyHours::whole(10),
        mentor: stage.mentor,
        choice: Code::known("citizens_wish"),
        kind: PlacementKind::Placement,
        resumes: None,
        new_course: false,
        over_ceiling: String::new(),
        reason: String::new(),
        agreed: true,
        offered: true,
    };
    (citizen, placements::book(&consultant, booking).await.unwrap())
}

async fn personal_mentor(t: &TestHouse) -> RoleGrant {
    let whom =
        Holder { job_centre: Some(t.cast.job_centre), employee: t.cast.project_lead.employee, ..Holder::default() };
    t.grant("omar", Role::PersonalMentor, whom).await
}

async fn beside(t: &TestHouse, citizen: CitizenId, omar: &RoleGrant) -> InterventionId {
    let own = t.of(&t.cast.caseworker);
    let need = NewIntervention {
        kind: Code::known("substance_support"),
        provider: PROVIDER.to_owned(),
        owner: t.cast.caseworker.employee.unwrap(),
        needed_on: date(2026, 11, 2),
        referred_on: Some(date(2026, 11, 4)),
        started_on: Some(date(2026, 11, 9)),
        note: NOTE.to_owned(),
        times: vec![Times { weekday: 2, from: 600, until: 660 }],
    };
    let id = interventions::register(&own, citizen, need).await.unwrap();
    let grant = NewMentorGrant {
        employee: omar.employee.unwrap(),
        kind: PersonalMentorKind::External,
        period: Period::known(date(2026, 11, 1), Some(date(2027, 4, 30))),
        minutes: 120,
        tasks: TASKS.to_owned(),
    };
    personal_mentors::grant(&own, citizen, grant).await.unwrap();
    let line = NewLog { on: date(2026, 11, 24), minutes: 45, words: LOGGED.to_owned() };
    personal_mentors::log(&t.of(omar), citizen, line).await.unwrap();
    id
}

#[tokio::test]
async fn no_page_tells_what_an_intervention_is_but_to_the_case_and_the_citizen() {
    engines(|t| async move {
        let stage = t.stage(1, 1).await;
        let (citizen, placement) = placed(&t, &stage).await;
        let omar = personal_mentor(&t).await;
        let id = beside(&t, citizen, &omar).await;
        let whom = Holder { job_centre: Some(t.cast.job_centre), ..Holder::default() };
        let me = t.grant("karina", Role::Citizen, Holder { citizen: Some(citizen), ..whom }).await;
        let jytte = t.grant("jytte", Role::CompanyMentor, Holder { mentor: Some(stage.mentor), ..whom }).await;
        let gitte = t.grant("gitte", Role::CompanyContact, Holder { company: Some(stage.company), ..whom }).await;
        let page = format!("/citizens/{citizen}");
        let (support, at_work) = (format!("{page}/support"), format!("/placements/{placement}"));

        let case = Visitor::of(&t, &t.cast.caseworker).await;
        for path in [&page, &support, &at_work] {
            whole(&case.get(path).await);
        }
        let (told, own) = (case.get(&support).await.body, Visitor::of(&t, &me).await.get("/me").await);
        whole(&own);
        for canary in [KIND, PROVIDER, NOTE, TASKS, LOGGED] {
            assert!(told.contains(canary), "the caseworker: {canary}");
            assert!(own.body.contains(canary), "the citizen: {canary}");
        }
        assert!(own.body.contains("10.00–11.00"), "the citizen's whole week");
        assert!(case.get(&at_work).await.body.contains(KIND) || case.get(&page).await.body.contains(KIND));

        let consultant = Visitor::of(&t, &t.cast.consultant).await;
        let everything = [KIND, PROVIDER, NOTE, TASKS, LOGGED];
        for path in [&page, &support, &at_work, &format!("{at_work}/week"), &"/citizens".to_owned()] {
            let seen = consultant.get(path).await;
            whole(&seen);
            for canary in everything {
                assert!(!seen.body.contains(canary), "the consultant on {path}: {canary}");
            }
        }
        let file = consultant.post("/citizens", &[("export", "csv")]).await;
        let seen = consultant.get(&support).await.body;
        assert!(seen.contains("En indsats") && seen.contains("I gang") && seen.contains("efter 2 dage"), "{seen}");
        for path in [format!("/interventions/{id}"), format!("/interventions/{id}/edit")] {
            assert_eq!(consultant.get(&path).await.status, StatusCode::FORBIDDEN);
        }

        let mentor = Visitor::of(&t, &jytte).await;
        let (with_mentor, with_company) =
            (mentor.get("/mentored").await, Visitor::of(&t, &gitte).await.get("/our-company").await);
        let granted = Visitor::of(&t, &omar).await;
        let with_omar = granted.get("/granted").await;
        for page in [&with_mentor, &with_company, &with_omar] {
            whole(page);
        }
        for canary in everything {
            assert!(!with_mentor.body.contains(canary), "the mentor: {canary}");
            assert!(!with_company.body.contains(canary), "the company: {canary}");
            assert!(!file.body.contains(canary), "a list as a file: {canary}");
        }
        for canary in [KIND, PROVIDER, NOTE] {
            assert!(!with_omar.body.contains(canary), "the personal mentor: {canary}");
        }
        assert!(!with_mentor.body.contains("ndsats"), "a workplace doesn't know that there is one");
        assert!(with_omar.body.contains("45 min. brugt, 1 t. 15 min. tilbage"), "{}", with_omar.body);
    })
    .await;
}

#[tokio::test]
async fn intervention_is_written_and_taken_further_by_its_forms() {
    engines(|t| async move {
        let stage = t.stage(1, 1).await;
        let (citizen, _) = placed(&t, &stage).await;
        let case = Visitor::of(&t, &t.cast.caseworker).await;
        let new = format!("/citizens/{citizen}/interventions/new");
        let form = case.get(&new).await;
        whole(&form);
        let owner = t.cast.caseworker.employee.unwrap().to_string();
        let mut fields = vec![
            ("once", "k1"),
            ("kind", "debt"),
            ("owner", owner.as_str()),
            ("needed_on", "2026-11-02"),
            ("t1_weekday", "2"),
            ("t1_from", "13"),
            ("t1_until", "tolv"),
        ];
        let refused = case.post(&new, &fields).await;
        assert_eq!(refused.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(refused.body.contains("times-error") && refused.body.contains("tolv"), "what was typed stays");
        fields[6] = ("t1_until", "14");
        let page = follow(&case, &case.post(&new, &fields).await).await;
        assert!(page.body.contains("Gældsrådgivning") && page.body.contains("Har ventet i 22 dage"));
        let path = page.body.split("href=\"").find(|h| h.starts_with("/interventions/")).unwrap();
        let path = path.split('"').next().unwrap().to_owned();
        whole(&case.get(&path).await);
        let step = [("version", "1"), ("step", "refer"), ("on", "2026-11-05"), ("provider", "Rådgivningen")];
        let page = follow(&case, &case.post(&path, &step).await).await;
        assert!(page.body.contains("efter 3 dage"));
        let stale = case.post(&path, &[("version", "1"), ("step", "start"), ("on", "2026-11-06")]).await;
        assert_eq!(stale.status, StatusCode::CONFLICT);
        assert_eq!(stale.hidden("version"), "2", "sent again, it is a choice");
        whole(&case.get(&format!("{path}/edit")).await);
    })
    .await;
}

#[tokio::test]
async fn small_grant_is_asked_for_and_decided_by_its_forms() {
    engines(|t| async move {
        let stage = t.stage(1, 1).await;
        let (citizen, _) = placed(&t, &stage).await;
        let manager =
            Holder { job_centre: Some(t.cast.job_centre), employee: t.cast.project_lead.employee, ..Holder::default() };
        let manager = Visitor::of(&t, &t.grant("annelise", Role::Management, manager).await).await;
        let who = t.cast.caseworker.employee.unwrap();
        let edit = format!("/people/{who}/competences");
        let form = manager.get(&edit).await;
        whole(&form);
        let version = form.hidden("version");
        let set = [("version", version.as_str()), ("may_safety_shoes", "yes"), ("most_safety_shoes", "850,50")];
        let matrix = follow(&manager, &manager.post(&edit, &set).await).await;
        assert!(matrix.body.contains("850,50"), "{}", matrix.body);
        let odd = [("version", version.as_str()), ("may_safety_shoes", "yes"), ("most_safety_shoes", "mange")];
        assert_eq!(manager.post(&edit, &odd).await.status, StatusCode::UNPROCESSABLE_ENTITY);

        let consultant = Visitor::of(&t, &t.cast.consultant).await;
        let new = format!("/citizens/{citizen}/small-grants/new");
        whole(&consultant.get(&new).await);
        let ask = |once: &'static str, kroner: &'static str| {
            [("once", once), ("kind", "safety_shoes"), ("words", GRANT), ("amount", kroner)]
        };
        let page = follow(&consultant, &consultant.post(&new, &ask("k1", "850,50")).await).await;
        assert!(page.body.contains(GRANT) && page.body.contains("Venter på svar"));
        follow(&consultant, &consultant.post(&new, &ask("k2", "850,51")).await).await;
        whole(&consultant.get("/small-grants").await);
        let case = Visitor::of(&t, &t.cast.caseworker).await;
        let list = case.get("/small-grants").await;
        whole(&list);
        assert_eq!(list.body.matches(GRANT).count(), 1, "an øre above the limit is another's");
        let path = list.body.split("href=\"").find(|h| h.starts_with("/small-grants/")).unwrap();
        let path = path.split('"').next().unwrap().to_owned();
        whole(&case.get(&path).await);
        let no = case.post(&path, &[("version", "1"), ("decision", "refuse")]).await;
        assert_eq!(no.status, StatusCode::UNPROCESSABLE_ENTITY, "a refusal says why");
        let answer = [("version", "1"), ("decision", "refuse"), ("reason", "Butikken giver sko")];
        follow(&case, &case.post(&path, &answer).await).await;
        let me = Holder { job_centre: Some(t.cast.job_centre), citizen: Some(citizen), ..Holder::default() };
        let me = Visitor::of(&t, &t.grant("karina", Role::Citizen, me).await).await.get("/me").await;
        whole(&me);
        assert!(me.body.contains("Butikken giver sko") && me.body.contains("klage inden 4 uger"), "{}", me.body);
    })
    .await;
}

#[tokio::test]
async fn personal_mentor_is_granted_logs_and_ends_by_the_forms() {
    engines(|t| async move {
        let stage = t.stage(1, 1).await;
        let (citizen, _) = placed(&t, &stage).await;
        let omar = personal_mentor(&t).await;
        let case = Visitor::of(&t, &t.cast.caseworker).await;
        let new = format!("/citizens/{citizen}/personal-mentors/new");
        let form = case.get(&new).await;
        whole(&form);
        assert!(form.body.contains("value=\"23\"") && form.body.contains("value=\"2027\""), "six months are proposed");
        let who = omar.employee.unwrap().to_string();
        let grant = |until: &'static str| {
            vec![
                ("once", "k1"),
                ("kind", "external"),
                ("employee", who.as_str()),
                ("hours", "1,5"),
                ("from", "2026-11-24"),
                ("until", until),
                ("tasks", TASKS),
            ]
        };
        let long = case.post(&new, &grant("2027-05-24")).await;
        assert_eq!(long.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(long.body.contains("23. maj 2027"), "it says until when: {}", long.body);
        let page = follow(&case, &case.post(&new, &grant("2027-05-23")).await).await;
        assert!(page.body.contains("1,5 timer om ugen") && page.body.contains(TASKS));
        let mentor = Visitor::of(&t, &omar).await;
        let log = format!("/granted/{citizen}");
        whole(&mentor.get(&log).await);
        let line = [("once", "k1"), ("on", "2026-11-24"), ("minutes", "30"), ("words", LOGGED)];
        let page = follow(&mentor, &mentor.post(&log, &line).await).await;
        assert!(page.body.contains(LOGGED) && page.body.contains("30 min. brugt, 1 time tilbage"), "{}", page.body);
        let remove = page.body.split("action=\"").find(|h| h.starts_with("/mentor-log/")).unwrap();
        let remove = remove.split('"').next().unwrap().to_owned();
        assert!(!follow(&mentor, &mentor.post(&remove, &[]).await).await.body.contains(LOGGED));
        let end = format!("/citizens/{citizen}/personal-mentors/{who}/2026-11-24");
        let form = case.get(&end).await;
        whole(&form);
        assert_eq!(form.hidden("was"), "2027-05-23");
        let was = [("was", "2027-05-23"), ("until", "2026-12-01")];
        follow(&case, &case.post(&end, &was).await).await;
        assert_eq!(case.post(&end, &was).await.status, StatusCode::CONFLICT, "another ended it first");
    })
    .await;
}

/// Every list of the house, as its page says.
const LISTS: [&str; 6] = ["/citizens", "/placements", "/companies", "/centres", "/mentors", "/people"];

#[tokio::test]
async fn no_list_as_a_file_tells_what_an_intervention_is() {
    engines(|t| async move {
        let stage = t.stage(1, 1).await;
        let (citizen, _) = placed(&t, &stage).await;
        let omar = personal_mentor(&t).await;
        beside(&t, citizen, &omar).await;
        let everything = [KIND, "substance_support", PROVIDER, NOTE, TASKS, LOGGED];
        let cast = &t.cast;
        let readers =
            [&cast.caseworker, &cast.teammate, &cast.consultant, &cast.project_lead, &cast.administrator, &omar];
        let mut files = 0;
        for who in readers {
            let visitor = Visitor::of(&t, who).await;
            for path in LISTS {
                let page = visitor.get(path).await;
                if page.status != StatusCode::OK {
                    continue;
                }
                // All columns, also those that the list leaves out at first.
                let columns: Vec<&str> =
                    page.body.split("name=\"col\" value=\"").skip(1).filter_map(|c| c.split('"').next()).collect();
                let columns = columns.join(".");
                if columns.is_empty() {
                    continue; // nobody stands on it
                }
                for kind in ["csv", "xlsx"] {
                    let file = visitor.post(path, &[("export", kind), ("cols", &columns)]).await;
                    assert_eq!(file.status, StatusCode::OK, "{} {path} {kind}", who.role);
                    let mut texts = vec![file.body.clone()];
                    if kind == "xlsx" {
                        let book = Archive::open(&file.bytes).unwrap();
                        let entry = |name: &str| book.whole(name, 100_000_000).unwrap().unwrap();
                        texts = book.names().map(|n| String::from_utf8_lossy(&entry(n)).into_owned()).collect();
                    }
                    for canary in everything {
                        assert!(texts.iter().all(|t| !t.contains(canary)), "{} {path} {kind}: {canary}", who.role);
                    }
                    files += 1;
                }
            }
        }
        assert!(files >= 20, "{files}");
    })
    .await;
}

#[tokio::test]
async fn placement_without_a_week_of_its_own_shows_when_the_citizen_is_busy() {
    engines(|t| async move {
        let stage = t.stage(1, 1).await;
        let (citizen, placement) = placed(&t, &stage).await;
        let case = Visitor::of(&t, &t.cast.caseworker).await;
        let consultant = Visitor::of(&t, &t.cast.consultant).await;
        let path = format!("/placements/{placement}");
        assert!(!case.get(&path).await.body.contains("10.00–11.00"));
        let omar = personal_mentor(&t).await;
        beside(&t, citizen, &omar).await;
        let (case, consultant) = (case.get(&path).await, consultant.get(&path).await);
        for page in [&case, &consultant] {
            whole(page);
            assert!(page.body.contains("10.00–11.00") && page.body.contains("Der er ikke lavet en uge"));
        }
        assert!(case.body.contains(KIND) && !consultant.body.contains(KIND));
    })
    .await;
}

#[tokio::test]
async fn personal_mentor_whose_time_is_over_is_led_to_the_log_alone() {
    engines(|t| async move {
        let stage = t.stage(1, 1).await;
        let (citizen, _) = placed(&t, &stage).await;
        let omar = personal_mentor(&t).await;
        let grant = NewMentorGrant {
            employee: omar.employee.unwrap(),
            kind: PersonalMentorKind::Volunteer,
            period: Period::known(plus_days(t.today(), -30), Some(plus_days(t.today(), -2))),
            minutes: 60,
            tasks: TASKS.to_owned(),
        };
        personal_mentors::grant(&t.of(&t.cast.caseworker), citizen, grant).await.unwrap();
        let mentor = Visitor::of(&t, &omar).await;
        let page = mentor.get("/granted").await;
        whole(&page);
        assert!(page.body.contains("sluttede") && page.body.contains("29. nov"), "{}", page.body);
        let log = mentor.get(&format!("/granted/{citizen}")).await;
        whole(&log);
        assert!(log.body.contains("1 time om ugen") && log.body.contains("value=\"22\""), "its last day is proposed");
        assert_eq!(mentor.get(&format!("/citizens/{citizen}")).await.status, StatusCode::FORBIDDEN);
    })
    .await;
}
