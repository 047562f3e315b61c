//! Models B, C and their combination: asked for, begun, ready, drawn out, given back; who may; and the way as days.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)] // a test fails loudly

use holdepunkt_casework::{
    Context, Error, citizens, interests, invariants, preparations, preparations::Asking, projects, referrals, waiting,
    ways,
};
use holdepunkt_rules::{
    codes::Code,
    deadline::Urgency,
    id::*,
    period::plus_days,
    preparation::{Plan, Project, ProjectKind},
    referral::{ReferralModel, ReferralState},
    role::Role,
    steps::{Stage, WayStep},
};
use holdepunkt_store::accounts::RoleGrant;
use holdepunkt_testkit::{TestHouse, engines};

fn code<T: std::fmt::Debug>(result: Result<T, Error>) -> String {
    match result {
        Ok(_) => "ok".to_owned(),
        Err(Error::Refused(list)) => list[0].refusal.code().to_owned(),
        Err(Error::Store(error)) => panic!("{error}"),
    }
}

fn reason(code: &str) -> Option<Code> {
    Some(Code::known(code))
}

/// Somebody on the activation staff, with an employee of their own.
async fn staff(t: &TestHouse, login: &str) -> RoleGrant {
    use holdepunkt_casework::sign_in::Holder;
    use holdepunkt_rules::job_centre::Employee;
    let cast = &t.cast;
    let employee = Employee {
        id: EmployeeId::fresh(),
        unit: Some(cast.unit),
        name: login.to_owned(),
        phone: String::new(),
        email: String::new(),
        hours: String::new(),
        substitute: None,
        left: false,
        version: 1,
    };
    let mut tx = t.house.store.write().await.unwrap();
    holdepunkt_store::job_centres::insert_employee(&mut tx, cast.job_centre, &employee).await.unwrap();
    tx.commit().await.unwrap();
    let whom = Holder {
        job_centre: Some(cast.job_centre),
        unit: Some(cast.unit),
        employee: Some(employee.id),
        ..Holder::default()
    };
    t.grant(login, Role::ActivationStaff, whom).await
}

async fn project(t: &TestHouse, lead: &RoleGrant, kind: ProjectKind) -> ProjectId {
    let project = Project {
        id: ProjectId::fresh(),
        name: "Jobhuset".to_owned(),
        kind,
        lead: lead.employee.unwrap(),
        provider: String::new(),
        closed_on: None,
        version: 1,
    };
    projects::register(&t.of(&t.cast.consultant), project).await.unwrap()
}

fn plan(t: &TestHouse, from: i64, days: Option<i64>) -> Plan {
    let from = plus_days(t.today(), from);
    Plan {
        from,
        until: days.map(|d| plus_days(from, d - 1)),
        centre_days: 0,
        centre: None,
        over_length_reason: String::new(),
    }
}

fn asking(t: &TestHouse, citizen: CitizenId, project: ProjectId, days: Option<i64>) -> Asking {
    Asking { citizen, project, plan: plan(t, 0, days), wish: "Faste rammer".to_owned() }
}

async fn clean(t: &TestHouse) {
    let found = invariants::verify(&t.operator().house).await.unwrap();
    assert!(found.is_empty(), "{found:?}");
}

#[tokio::test]
async fn preparation_model_b_from_asked_to_a_referral_that_waits() {
    engines(|t| async move {
        let (lead, other) = (staff(&t, "dorte").await, staff(&t, "hans").await);
        let (knows, runs) = (t.of(&t.cast.caseworker), t.of(&lead));
        let id = t.citizen(1, "Karina Bisgaard").await;
        let jobhuset = project(&t, &lead, ProjectKind::Municipal).await;
        let asked = async |c: &Context| preparations::ask(c, asking(&t, id, jobhuset, None)).await;
        assert_eq!(code(asked(&t.of(&t.cast.consultant)).await), "not-allowed");
        assert_eq!(code(asked(&t.of(&t.cast.teammate)).await), "state-your-reason");
        assert_eq!(code(asked(&t.of(&t.cast.caseworker_elsewhere)).await), "not-found");
        let stay = asked(&knows).await.unwrap();
        assert_eq!(code(asked(&knows).await), "already-prepared");
        assert_eq!(code(referrals::send(&knows, id, String::new()).await), "already-prepared");
        assert_eq!(code(preparations::ready(&runs, stay, 1, String::new()).await), "preparation-state");
        assert_eq!(code(preparations::begin(&t.of(&other), stay, 1, plan(&t, 0, None)).await), "not-found");
        assert_eq!(code(preparations::begin(&runs, stay, 1, plan(&t, 1, None)).await), "not-yet");
        assert_eq!(code(preparations::begin(&runs, stay, 9, plan(&t, 0, None)).await), "stale");
        assert_eq!(code(preparations::begin(&runs, stay, 1, plan(&t, -3, None)).await), "ok");
        let page = projects::find(&runs, jobhuset).await.unwrap();
        assert_eq!((page.mine, page.stays.len(), page.others), (true, 1, 0));
        assert_eq!(code(projects::find(&t.of(&other), jobhuset).await), "not-found");
        let teammates = projects::find(&t.of(&t.cast.teammate), jobhuset).await.unwrap();
        assert_eq!((teammates.stays.len(), teammates.others), (0, 1), "another's citizen is a number");
        assert_eq!(code(preparations::ready(&runs, stay, 2, "Gerne butik".to_owned()).await), "ok");
        assert_eq!(code(ways::find(&runs, id).await), "not-found", "the project has the citizen no longer");
        let seen = citizens::find(&t.of(&t.cast.consultant), id).await.unwrap();
        let open = seen.open_referral().unwrap();
        assert_eq!(
            (open.model, open.state, open.preparation),
            (ReferralModel::Project, ReferralState::Sent, Some(stay))
        );
        assert_eq!(code(referrals::accept(&t.of(&t.cast.consultant), open.id, 1).await), "ok");
        clean(&t).await;
    })
    .await;
}

#[tokio::test]
async fn preparation_model_c_is_warned_when_longer_and_needs_its_reason() {
    engines(|t| async move {
        let lead = staff(&t, "dorte").await;
        let (knows, runs) = (t.of(&t.cast.caseworker), t.of(&lead));
        let id = t.citizen(1, "Karina Bisgaard").await;
        let course = project(&t, &lead, ProjectKind::PreCourse).await;
        let asked = |days| preparations::ask(&knows, asking(&t, id, course, days));
        assert_eq!(code(asked(None).await), "missing");
        assert_eq!(code(asked(Some(29)).await), "pre-course-too-long");
        let stay = asked(Some(28)).await.unwrap();
        preparations::begin(&runs, stay, 1, plan(&t, 0, Some(28))).await.unwrap();
        assert_eq!(code(preparations::plan(&runs, stay, 2, plan(&t, 0, Some(35))).await), "pre-course-too-long");
        let stage = t.stage(1, 2).await;
        let beside = |centre_days| Plan {
            centre_days,
            centre: Some(stage.centre),
            over_length_reason: "Syg i to uger".to_owned(),
            ..plan(&t, 0, Some(35))
        };
        assert_eq!(code(preparations::plan(&runs, stay, 2, beside(3)).await), "too-many-centre-days");
        assert_eq!(code(preparations::plan(&runs, stay, 2, beside(2)).await), "ok");
        preparations::ready(&runs, stay, 3, String::new()).await.unwrap();
        let way = ways::find(&knows, id).await.unwrap();
        assert_eq!(way.open_referral().unwrap().model, ReferralModel::PreCourse);
        assert_eq!(way.courses[0].way.days(), Some(0));
        assert_eq!(way.courses[0].way.taken().last().unwrap().step, WayStep::Sent);
        clean(&t).await;
    })
    .await;
}

#[tokio::test]
async fn preparation_combination_draws_out_with_a_reason_and_never_in_silence() {
    engines(|t| async move {
        let lead = staff(&t, "dorte").await;
        let (knows, runs) = (t.of(&t.cast.caseworker), t.of(&lead));
        let (mine, rival) = (t.of(&t.cast.consultant), t.of(&t.cast.other_consultant));
        let id = t.citizen(1, "Karina Bisgaard").await;
        let jobhuset = project(&t, &lead, ProjectKind::External).await;
        let stay = preparations::ask(&knows, asking(&t, id, jobhuset, Some(90))).await.unwrap();
        assert_eq!(code(interests::note(&rival, id, None, String::new()).await), "not-found", "not there yet");
        preparations::begin(&runs, stay, 1, plan(&t, 0, Some(90))).await.unwrap();
        let interest = interests::note(&rival, id, None, "Kan begynde mandag".to_owned()).await.unwrap();
        assert_eq!(interests::note(&rival, id, None, String::new()).await.unwrap(), interest, "once is enough");
        let page = preparations::find(&mine, holdepunkt_casework::Action::DrawOut, stay).await.unwrap();
        assert_eq!(page.interests.len(), 1, "who draws out sees who else wants the citizen");
        assert_eq!(code(interests::withdraw(&mine, interest).await), "not-found");
        assert_eq!(
            code(preparations::draw_out(&runs, stay, 2, reason("no_progress"), String::new()).await),
            "not-allowed"
        );
        assert_eq!(code(preparations::draw_out(&mine, stay, 2, None, String::new()).await), "reason-missing");
        assert_eq!(
            code(preparations::draw_out(&mine, stay, 2, reason("other"), String::new()).await),
            "not-on-the-list"
        );
        assert_eq!(code(preparations::draw_out(&mine, stay, 2, reason("no_progress"), String::new()).await), "ok");
        assert_eq!(code(preparations::ready(&runs, stay, 3, String::new()).await), "not-found");
        let seen = citizens::find(&mine, id).await.unwrap();
        let open = seen.open_referral().unwrap();
        assert_eq!((open.model, open.state), (ReferralModel::Combination, ReferralState::Accepted));
        assert_eq!(seen.consultant.unwrap().employee.name, "Maja Thorup");
        assert_eq!(ways::find(&knows, id).await.unwrap().interests.len(), 1, "the rival's interest still stands");
        assert_eq!(code(interests::withdraw(&rival, interest).await), "ok");
        assert_eq!(code(interests::withdraw(&rival, interest).await), "stale");
        clean(&t).await;
    })
    .await;
}

#[tokio::test]
async fn preparation_given_back_and_withdrawn_leave_the_caseworker_free() {
    engines(|t| async move {
        let lead = staff(&t, "dorte").await;
        let (knows, runs) = (t.of(&t.cast.caseworker), t.of(&lead));
        let id = t.citizen(1, "Karina Bisgaard").await;
        let jobhuset = project(&t, &lead, ProjectKind::Municipal).await;
        let stay = preparations::ask(&knows, asking(&t, id, jobhuset, None)).await.unwrap();
        assert_eq!(code(preparations::give_back(&runs, stay, 1, None).await), "reason-missing");
        assert_eq!(code(preparations::give_back(&runs, stay, 1, reason("no_room")).await), "ok");
        let again = preparations::ask(&knows, asking(&t, id, jobhuset, None)).await.unwrap();
        preparations::begin(&runs, again, 1, plan(&t, 0, None)).await.unwrap();
        let (finds, version) = (t.of(&t.cast.project_lead), 1);
        assert_eq!(code(projects::close(&finds, jobhuset, version, true).await), "project-in-use");
        assert_eq!(code(preparations::withdraw(&knows, again, 2, reason("straight_to_place")).await), "ok");
        assert_eq!(code(projects::close(&finds, jobhuset, version, true).await), "ok");
        assert_eq!(
            code(preparations::ask(&knows, asking(&t, id, jobhuset, None)).await),
            "ok",
            "open until the day's end"
        );
        clean(&t).await;
    })
    .await;
}

#[tokio::test]
async fn preparation_two_at_once_leave_one() {
    engines(|t| async move {
        let lead = staff(&t, "dorte").await;
        let knows = t.of(&t.cast.caseworker);
        let id = t.citizen(1, "Karina Bisgaard").await;
        let jobhuset = project(&t, &lead, ProjectKind::Municipal).await;
        let one = || preparations::ask(&knows, asking(&t, id, jobhuset, None));
        let (a, b) = tokio::join!(one(), one());
        let mut codes = [code(a), code(b)];
        codes.sort();
        assert!(codes == ["already-prepared", "ok"] || codes == ["ok", "stale"], "{codes:?}");
        clean(&t).await;
    })
    .await;
}

#[tokio::test]
async fn waiting_shows_each_reader_theirs_with_stage_and_deadline() {
    engines(|t| async move {
        let lead = staff(&t, "dorte").await;
        let knows = t.of(&t.cast.caseworker);
        let jobhuset = project(&t, &lead, ProjectKind::Municipal).await;
        let first = t.citizen(1, "Karina Bisgaard").await;
        let second = t.citizen(2, "Pia Rask").await;
        preparations::ask(&knows, asking(&t, first, jobhuset, None)).await.unwrap();
        referrals::send(&knows, second, "Ro".to_owned()).await.unwrap();
        let mut tx = t.house.store.write().await.unwrap();
        let long_ago = plus_days(t.today(), -100);
        holdepunkt_store::ways::talked(&mut tx, t.cast.job_centre, second, long_ago).await.unwrap();
        tx.commit().await.unwrap();
        let list = waiting::list(&knows).await.unwrap();
        let seen: Vec<_> = list.iter().map(|o| (o.name.as_str(), o.stage, o.urgency)).collect();
        assert_eq!(
            seen,
            [("Pia Rask", Stage::Sent, Urgency::Passed), ("Karina Bisgaard", Stage::Asked, Urgency::Unknown)]
        );
        assert!(waiting::list(&t.of(&t.cast.teammate)).await.unwrap().is_empty());
        let consultants = waiting::list(&t.of(&t.cast.consultant)).await.unwrap();
        assert_eq!(consultants.len(), 1, "who is asked for is no consultant's");
        let figures = waiting::list(&t.of(&t.cast.project_lead)).await.unwrap();
        assert_eq!(figures.len(), 2);
        assert!(figures.iter().all(|o| o.figure_only && o.name.is_empty() && o.wish.is_empty() && o.with.is_empty()));
        assert!(waiting::list(&t.of(&t.cast.consultant_elsewhere)).await.unwrap().is_empty());
        let times = ways::times(&t.of(&t.cast.project_lead)).await.unwrap();
        assert!(times.times.iter().all(|t| t.n.is_none()), "one is too few to be told of");
        assert_eq!(code(ways::times(&knows).await), "not-allowed");
    })
    .await;
}

#[tokio::test]
async fn preparation_of_a_protected_citizen_hides_the_name_from_candidates_readers() {
    engines(|t| async move {
        let lead = staff(&t, "dorte").await;
        let (knows, runs) = (t.of(&t.cast.caseworker), t.of(&lead));
        let particulars = citizens::Particulars { protected: true, ..t.particulars("Hemmelig Borger") };
        let id = citizens::register(&knows, holdepunkt_testkit::cpr(9), particulars).await.unwrap();
        let jobhuset = project(&t, &lead, ProjectKind::Municipal).await;
        let stay = preparations::ask(&knows, asking(&t, id, jobhuset, None)).await.unwrap();
        preparations::begin(&runs, stay, 1, plan(&t, 0, None)).await.unwrap();
        let consultant = t.of(&t.cast.consultant);
        assert_eq!(projects::find(&consultant, jobhuset).await.unwrap().stays[0].stay.name, "");
        assert_eq!(ways::find(&consultant, id).await.unwrap().name, "");
        assert_eq!(ways::find(&consultant, id).await.unwrap().phone, "");
        assert_eq!(projects::find(&runs, jobhuset).await.unwrap().stays[0].stay.name, "Hemmelig Borger");
    })
    .await;
}
