//! Beside the placement: interventions, small grants by competence, personal mentors; and who may know what.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)] // a test fails loudly

use holdepunkt_casework::{
    Context, citizens, competences, duplicates, export,
    interventions::{self, NewIntervention, NewStep},
    invariants::verify,
    own,
    personal_mentors::{self, NewLog, NewMentorGrant, WhichGrant},
    referrals,
    sign_in::Holder,
    signals,
    small_grants::{self, NewSmallGrant},
    store::{self, accounts::RoleGrant, trail},
    supports::{self, Support},
};
use holdepunkt_rules::{
    agreement::Times,
    codes::Code,
    id::*,
    intervention::{InterventionState, InterventionStep, Stretch},
    money::Ore,
    period::{Period, plus_days},
    personal_mentor::PersonalMentorKind,
    role::Role,
    signal::SignalRule,
    small_grant::{Competence, SmallGrantState, SmallGrantStep},
};
use holdepunkt_sheets::Archive;
use holdepunkt_testkit::{TestHouse, code, engines};
use jiff::civil::{Date, date};

/// A word for each field that must not wander.
const KIND: &str = "substance_support";
const PROVIDER: &str = "Kanarie Udbyder";
const NOTE: &str = "Kanarie Notat";
const WHY: &str = "Kanarie Slutning";
const TASKS: &str = "Kanarie Opgaver";
const LOGGED: &str = "Kanarie Logbog";

fn need(house: &TestHouse) -> NewIntervention {
    NewIntervention {
        kind: Code::known(KIND),
        provider: PROVIDER.to_owned(),
        owner: house.cast.caseworker.employee.unwrap(),
        needed_on: date(2026, 11, 2),
        referred_on: None,
        started_on: None,
        note: NOTE.to_owned(),
        times: vec![Times { weekday: 2, from: 600, until: 660 }],
    }
}

fn taken(step: InterventionStep, on: Date, why: &str) -> NewStep {
    NewStep { step, on, provider: String::new(), why: why.to_owned() }
}

/// A citizen of the first caseworker, taken by the first consultant.
async fn referred(house: &TestHouse, n: u32, name: &str) -> CitizenId {
    let citizen = house.citizen(n, name).await;
    let id = referrals::send(&house.of(&house.cast.caseworker), citizen, "Ro".to_owned()).await.unwrap();
    referrals::accept(&house.of(&house.cast.consultant), id, 1).await.unwrap();
    citizen
}

async fn somebody(house: &TestHouse, login: &'static str, role: Role) -> RoleGrant {
    let cast = &house.cast;
    let employee = holdepunkt_rules::job_centre::Employee {
        id: EmployeeId::fresh(),
        unit: None,
        name: login.to_owned(),
        phone: String::new(),
        email: String::new(),
        hours: String::new(),
        substitute: None,
        left: false,
        version: 1,
    };
    let mut tx = house.house.store.write().await.unwrap();
    store::job_centres::insert_employee(&mut tx, cast.job_centre, &employee).await.unwrap();
    tx.commit().await.unwrap();
    let whom = Holder { job_centre: Some(cast.job_centre), employee: Some(employee.id), ..Holder::default() };
    house.grant(login, role, whom).await
}

async fn trail_of(house: &TestHouse, citizen: CitizenId) -> Vec<String> {
    let mut tx = house.house.store.read().await.unwrap();
    let lines = trail::about_citizen(&mut tx, house.cast.job_centre, citizen, 60).await.unwrap();
    lines.into_iter().rev().map(|l| format!("{} {}", l.line.deed, l.line.noun)).collect()
}

async fn support(context: &Context, citizen: CitizenId) -> Support {
    supports::find(context, citizen).await.unwrap().support
}

#[tokio::test]
async fn intervention_goes_from_need_to_its_end_and_every_step_is_timed() {
    engines(|house| async move {
        let karina = referred(&house, 1, "Karina Bisgaard").await;
        let own = house.of(&house.cast.caseworker);
        let twice = Context { once: Some("k1".to_owned()), ..own.clone() };
        let id = interventions::register(&twice, karina, need(&house)).await.unwrap();
        assert_eq!(interventions::register(&twice, karina, need(&house)).await.unwrap(), id, "a double click");
        let go = async |version, step| code(interventions::step(&own, id, version, step).await);
        let early = taken(InterventionStep::Start, date(2026, 11, 9), "");
        assert_eq!(go(1, early.clone()).await, "intervention-state");
        assert_eq!(go(1, taken(InterventionStep::Refer, date(2026, 11, 1), "")).await, "day-out-of-reach on");
        assert_eq!(go(1, taken(InterventionStep::Refer, date(2026, 11, 25), "")).await, "day-out-of-reach on");
        assert_eq!(go(1, taken(InterventionStep::Decline, date(2026, 11, 9), " ")).await, "reason-missing why");
        assert_eq!(go(1, taken(InterventionStep::Refer, date(2026, 11, 5), "")).await, "ok");
        assert_eq!(go(1, early.clone()).await, "stale");
        assert_eq!(go(2, taken(InterventionStep::Start, date(2026, 11, 19), "")).await, "ok");
        let seen = support(&own, karina).await.interventions.remove(0);
        assert_eq!(seen.days, [(Stretch::ToReferral, 3), (Stretch::ToStart, 14), (Stretch::NeedToStart, 17)]);
        assert_eq!(seen.times.len(), 1);
        let (_, now) = interventions::find(&own, id).await.unwrap();
        let changed =
            NewIntervention { provider: "Rådgivningen".to_owned(), needed_on: date(2026, 11, 4), ..need(&house) };
        assert_eq!(code(interventions::correct(&own, id, 2, changed.clone()).await), "stale");
        let late = NewIntervention { needed_on: date(2026, 11, 6), ..changed.clone() };
        assert_eq!(code(interventions::correct(&own, id, now.version, late).await), "day-out-of-reach referred_on");
        let nobody = NewIntervention { owner: house.cast.consultant.employee.unwrap(), ..changed.clone() };
        assert_eq!(code(interventions::correct(&own, id, now.version, nobody).await), "not-on-the-list owner");
        assert_eq!(code(interventions::correct(&own, id, now.version, changed).await), "ok");
        assert_eq!(go(now.version + 1, taken(InterventionStep::End, date(2026, 11, 24), WHY)).await, "ok");
        let over = support(&own, karina).await.interventions.remove(0);
        assert_eq!((over.state, over.ended_on), (InterventionState::Ended, Some(date(2026, 11, 24))));
        assert!(over.times.is_empty(), "what is over is in no week");
        assert_eq!(over.content.unwrap().why_ended, WHY);
        let lines = trail_of(&house, karina).await;
        for line in ["register intervention", "advance intervention", "correct intervention", "close intervention"] {
            assert!(lines.contains(&line.to_owned()), "{line}: {lines:?}");
        }
        assert_eq!(verify(&house.house).await.unwrap(), []);
    })
    .await;
}

#[tokio::test]
async fn intervention_is_refused_where_it_can_not_be() {
    engines(|house| async move {
        let karina = referred(&house, 1, "Karina Bisgaard").await;
        let own = house.of(&house.cast.caseworker);
        let check = async |new| code(interventions::register(&own, karina, new).await);
        let good = need(&house);
        let day = |n| Some(date(2026, 11, n));
        let at = |weekday, from, until| Times { weekday, from, until };
        assert_eq!(check(NewIntervention { kind: Code::known("magic"), ..good.clone() }).await, "not-on-the-list kind");
        assert_eq!(
            check(NewIntervention { needed_on: date(2026, 11, 25), ..good.clone() }).await,
            "day-out-of-reach needed_on"
        );
        assert_eq!(check(NewIntervention { started_on: day(9), ..good.clone() }).await, "missing referred_on");
        let nobody = NewIntervention { provider: String::new(), referred_on: day(9), ..good.clone() };
        assert_eq!(check(nobody).await, "missing provider");
        let turned = vec![at(2, 660, 600)];
        assert_eq!(check(NewIntervention { times: turned, ..good.clone() }).await, "times-turned-around times");
        let double = vec![at(2, 600, 660), at(2, 630, 700)];
        assert_eq!(check(NewIntervention { times: double, ..good.clone() }).await, "week-overlaps times");
        let others = [
            (&house.cast.consultant, "not-allowed"),
            (&house.cast.project_lead, "not-allowed"),
            (&house.cast.teammate, "state-your-reason why"),
            (&house.cast.caseworker_elsewhere, "not-found"),
        ];
        for (who, expected) in others {
            assert_eq!(code(interventions::register(&house.of(who), karina, good.clone()).await), expected);
        }
        let why = Context { why: Some("Mette er syg i dag".to_owned()), ..house.of(&house.cast.teammate) };
        assert_eq!(code(interventions::register(&why, karina, good).await), "ok");
    })
    .await;
}

/// All that a reader is given, as text.
fn text(value: &impl std::fmt::Debug) -> String {
    format!("{value:?}")
}

#[tokio::test]
async fn each_reader_is_given_what_is_theirs_and_no_more() {
    engines(|house| async move {
        let stage = house.stage(1, 1).await;
        let karina = referred(&house, 1, "Karina Bisgaard").await;
        let own_case = house.of(&house.cast.caseworker);
        let id = interventions::register(&own_case, karina, need(&house)).await.unwrap();
        interventions::step(&own_case, id, 1, taken(InterventionStep::Decline, date(2026, 11, 9), WHY)).await.unwrap();
        let runs = NewIntervention {
            referred_on: Some(date(2026, 11, 3)),
            started_on: Some(date(2026, 11, 4)),
            ..need(&house)
        };
        interventions::register(&own_case, karina, runs).await.unwrap();
        let omar = somebody(&house, "omar", Role::PersonalMentor).await;
        let grant = NewMentorGrant {
            employee: omar.employee.unwrap(),
            kind: PersonalMentorKind::Volunteer,
            period: Period::known(date(2026, 11, 1), Some(date(2027, 4, 30))),
            minutes: 120,
            tasks: TASKS.to_owned(),
        };
        personal_mentors::grant(&own_case, karina, grant).await.unwrap();
        let line = NewLog { on: date(2026, 11, 24), minutes: 45, words: LOGGED.to_owned() };
        personal_mentors::log(&house.of(&omar), karina, line).await.unwrap();
        let everything = [KIND, PROVIDER, NOTE, WHY, TASKS, LOGGED];

        let case = text(&citizens::find(&own_case, karina).await.unwrap().support);
        let me = Holder { job_centre: Some(house.cast.job_centre), citizen: Some(karina), ..Holder::default() };
        let me = house.grant("karina", Role::Citizen, me).await;
        let mine = text(&own::my_way(&house.of(&me)).await.unwrap().support);
        for canary in everything {
            assert!(case.contains(canary), "the caseworker: {canary}");
            assert!(mine.contains(canary), "the citizen: {canary}");
        }

        let consultant = house.of(&house.cast.consultant);
        let page = text(&citizens::find(&consultant, karina).await.unwrap());
        let seen = support(&consultant, karina).await;
        for canary in everything {
            assert!(!page.contains(canary), "the consultant: {canary}");
            assert!(!text(&seen).contains(canary), "the consultant: {canary}");
        }
        let states: Vec<InterventionState> = seen.interventions.iter().map(|i| i.state).collect();
        assert_eq!(states, [InterventionState::Started, InterventionState::Declined]);
        assert_eq!(seen.interventions[0].days.last(), Some(&(Stretch::NeedToStart, 2)));
        assert_eq!(seen.interventions[0].times.len(), 1, "when the citizen is busy, not with what");
        assert_eq!((seen.mentors[0].name.as_str(), seen.mentors[0].used), ("omar", None));
        assert_eq!(code(interventions::find(&consultant, id).await), "not-allowed");

        let granted = own::granted(&house.of(&omar)).await.unwrap();
        let theirs = granted[0].own.clone().unwrap();
        assert_eq!((theirs.used, theirs.left(), theirs.log[0].words.as_str()), (45, 75, LOGGED));
        for canary in [KIND, PROVIDER, NOTE, WHY] {
            assert!(!text(&granted).contains(canary), "the personal mentor: {canary}");
        }
        assert_eq!(code(supports::find(&house.of(&omar), karina).await), "not-allowed");

        let whom = Holder { job_centre: Some(house.cast.job_centre), ..Holder::default() };
        let mentor = Holder { mentor: Some(stage.mentor), ..whom };
        let contact = Holder { company: Some(stage.company), ..whom };
        let mentor = house.grant("jytte", Role::CompanyMentor, mentor).await;
        let contact = house.grant("gitte", Role::CompanyContact, contact).await;
        for who in [&mentor, &contact, &house.cast.project_lead, &house.cast.administrator] {
            assert_eq!(code(supports::find(&house.of(who), karina).await), "not-allowed");
            assert_eq!(code(small_grants::to_decide(&house.of(who)).await), "not-allowed");
        }
        let (a, b) = (own::mentored(&house.of(&mentor)).await, own::our_company(&house.of(&contact)).await);
        for canary in everything {
            assert!(!text(&a).contains(canary) && !text(&b).contains(canary), "the workplace: {canary}");
        }
    })
    .await;
}

async fn may(house: &TestHouse, who: &RoleGrant, kind: &str, most: Option<i64>) {
    let mut tx = house.house.store.write().await.unwrap();
    let employee = who.employee.unwrap();
    let list = [Competence { employee, kind: Code::known(kind), most: most.map(Ore) }];
    store::small_grants::replace_competences(&mut tx, house.cast.job_centre, employee, &list).await.unwrap();
    tx.commit().await.unwrap();
}

fn shoes(ore: i64, at_once: bool) -> NewSmallGrant {
    NewSmallGrant { kind: Code::known("safety_shoes"), words: "Sko til lageret".to_owned(), amount: Ore(ore), at_once }
}

#[tokio::test]
async fn small_grant_is_decided_by_whoever_has_the_competence() {
    engines(|house| async move {
        let karina = referred(&house, 1, "Karina Bisgaard").await;
        let cast = &house.cast;
        let (consultant, caseworker) = (house.of(&cast.consultant), house.of(&cast.caseworker));
        let ask = async |g| small_grants::ask(&consultant, karina, g).await;
        assert_eq!(code(ask(shoes(0, false)).await), "missing amount");
        assert_eq!(code(ask(NewSmallGrant { words: " ".to_owned(), ..shoes(1, false) }).await), "missing words");
        assert_eq!(
            code(ask(NewSmallGrant { kind: Code::known("yacht"), ..shoes(1, false) }).await),
            "not-on-the-list kind"
        );
        assert_eq!(code(ask(shoes(80_000, true)).await), "nobodys-competence");
        may(&house, &cast.consultant, "safety_shoes", Some(80_000)).await;
        may(&house, &cast.teammate, "safety_shoes", None).await;
        may(&house, &cast.project_lead, "safety_shoes", None).await;
        // At the limit, and an øre above it.
        let at = ask(shoes(80_000, true)).await.unwrap();
        let above = ask(shoes(80_001, true)).await.unwrap_err();
        assert!(above.is("not-your-competence"));
        assert!(format!("{above:?}").contains("Peter Nygaard"), "it says who can: {above:?}");
        assert!(!format!("{above:?}").contains("Rikke"), "nobody in a role that doesn't decide: {above:?}");
        assert_eq!(support(&consultant, karina).await.grants.len(), 1, "what was refused left nothing");
        let id = ask(shoes(80_001, false)).await.unwrap();
        let decide = async |who: &Context, version, step, why: &str| {
            code(small_grants::decide(who, id, version, step, why.to_owned()).await)
        };
        assert_eq!(decide(&consultant, 1, SmallGrantStep::Grant, "").await, "not-your-competence");
        assert_eq!(decide(&caseworker, 1, SmallGrantStep::Grant, "").await, "not-your-competence");
        assert_eq!(decide(&house.of(&cast.project_lead), 1, SmallGrantStep::Grant, "").await, "not-allowed");
        assert_eq!(decide(&house.of(&cast.caseworker_elsewhere), 1, SmallGrantStep::Grant, "").await, "not-found");
        let peter = house.of(&cast.teammate);
        let waits = small_grants::to_decide(&peter).await.unwrap();
        assert_eq!((waits.len(), waits[0].name.as_str(), waits[0].theirs), (1, "Karina Bisgaard", false));
        assert!(small_grants::to_decide(&consultant).await.unwrap().is_empty());
        assert_eq!(decide(&peter, 1, SmallGrantStep::Refuse, " ").await, "reason-missing reason");
        assert_eq!(decide(&peter, 1, SmallGrantStep::Withdraw, "").await, "not-allowed");
        assert_eq!(decide(&peter, 2, SmallGrantStep::Grant, "").await, "stale");
        assert_eq!(decide(&peter, 1, SmallGrantStep::Refuse, "Lageret giver sko").await, "ok");
        assert_eq!(decide(&peter, 2, SmallGrantStep::Grant, "").await, "small-grant-state");
        let grants = support(&consultant, karina).await.grants;
        let told: Vec<(SmallGrantState, &str, &str)> =
            grants.iter().map(|g| (g.grant.state, g.grant.reason.as_str(), g.decided_by.as_str())).collect();
        assert_eq!(
            told,
            [
                (SmallGrantState::Refused, "Lageret giver sko", "Peter Nygaard"),
                (SmallGrantState::Granted, "", "Maja Thorup")
            ]
        );
        assert_eq!(grants[1].grant.id, at);
        let lines = trail_of(&house, karina).await;
        assert!(lines.contains(&"read small_grant".to_owned()), "the decider's look");
        let told = lines.iter().filter(|l| *l == "register message").count();
        assert_eq!(told, 2, "once for each decision, and for nothing else: {lines:?}");
        assert_eq!(verify(&house.house).await.unwrap(), []);
    })
    .await;
}

#[tokio::test]
async fn small_grant_is_taken_back_and_asked_for_once() {
    engines(|house| async move {
        let karina = referred(&house, 1, "Karina Bisgaard").await;
        let consultant = house.of(&house.cast.consultant);
        let twice = Context { once: Some("k1".to_owned()), ..consultant.clone() };
        let id = small_grants::ask(&twice, karina, shoes(80_000, false)).await.unwrap();
        assert_eq!(small_grants::ask(&twice, karina, shoes(80_000, false)).await.unwrap(), id);
        let other = house.of(&house.cast.other_consultant);
        assert_eq!(code(small_grants::withdraw(&other, id, 1).await), "state-your-reason why");
        assert_eq!(code(small_grants::withdraw(&consultant, id, 2).await), "stale");
        assert_eq!(code(small_grants::withdraw(&consultant, id, 1).await), "ok");
        assert_eq!(code(small_grants::withdraw(&consultant, id, 2).await), "small-grant-state");
        assert_eq!(support(&consultant, karina).await.grants[0].grant.state, SmallGrantState::Withdrawn);
        let protected = house.citizen(2, "Hemmelig Dam").await;
        let own = house.of(&house.cast.caseworker);
        let page = citizens::find(&own, protected).await.unwrap().citizen;
        let hide = citizens::Particulars { protected: true, ..house.particulars("Hemmelig Dam") };
        citizens::correct(&own, protected, page.version, hide).await.unwrap();
        small_grants::ask(&own, protected, shoes(100, false)).await.unwrap();
        may(&house, &house.cast.teammate, "safety_shoes", None).await;
        let waits = small_grants::to_decide(&house.of(&house.cast.teammate)).await.unwrap();
        assert_eq!((waits.len(), waits[0].name.as_str()), (1, ""), "a protected name is not for the decider");
    })
    .await;
}

#[tokio::test]
async fn competences_are_the_managements_to_give() {
    engines(|house| async move {
        let annelise = somebody(&house, "annelise", Role::Management).await;
        let management = house.of(&annelise);
        let who = house.cast.consultant.employee.unwrap();
        let list = |kind: &str, most: Option<i64>| {
            vec![Competence { employee: who, kind: Code::known(kind), most: most.map(Ore) }]
        };
        let matrix = competences::matrix(&management).await.unwrap();
        let version = matrix.employees.iter().find(|e| e.id == who).unwrap().version;
        assert!(matrix.employees.iter().all(|e| e.name != "annelise" && e.name != "Sune Holt"));
        let set = async |c: &Context, version, list| code(competences::set(c, who, version, list).await);
        assert_eq!(set(&management, version, list("yacht", None)).await, "not-on-the-list kinds");
        assert_eq!(set(&management, version, list("transport", Some(0))).await, "not-an-amount kinds");
        let double = [list("transport", Some(1)), list("transport", None)].concat();
        assert_eq!(set(&management, version, double).await, "chosen-twice kinds");
        for other in [&house.cast.administrator, &house.cast.consultant, &house.cast.project_lead] {
            assert_eq!(set(&house.of(other), version, list("transport", None)).await, "not-allowed");
        }
        assert_eq!(set(&management, version, list("transport", Some(50_000))).await, "ok");
        assert_eq!(set(&management, version, list("transport", None)).await, "stale");
        let lead = annelise.employee.unwrap();
        assert_eq!(code(competences::set(&management, lead, 1, Vec::new()).await), "not-found");
        let mine = small_grants::mine(&house.of(&house.cast.consultant)).await.unwrap();
        assert_eq!(mine.iter().map(|c| c.most).collect::<Vec<_>>(), [Some(Ore(50_000))]);
        assert_eq!(set(&management, version + 1, Vec::new()).await, "ok");
        assert!(small_grants::mine(&house.of(&house.cast.consultant)).await.unwrap().is_empty());
    })
    .await;
}

fn ask_mentor(employee: EmployeeId, from: Date, until: Option<Date>) -> NewMentorGrant {
    NewMentorGrant {
        employee,
        kind: PersonalMentorKind::Volunteer,
        period: Period::known(from, until),
        minutes: 120,
        tasks: TASKS.to_owned(),
    }
}

#[tokio::test]
async fn personal_mentor_is_granted_for_six_months_extended_and_ended() {
    engines(|house| async move {
        let karina = referred(&house, 1, "Karina Bisgaard").await;
        let own = house.of(&house.cast.caseworker);
        let omar = somebody(&house, "omar", Role::PersonalMentor).await.employee.unwrap();
        let grant = async |g| code(personal_mentors::grant(&own, karina, g).await);
        let (from, until) = (date(2026, 11, 24), date(2027, 5, 23));
        assert_eq!(grant(ask_mentor(omar, from, Some(date(2027, 5, 24)))).await, "mentor-grant-too-long until");
        assert_eq!(grant(ask_mentor(omar, from, None)).await, "missing until");
        let consultant = house.cast.consultant.employee.unwrap();
        assert_eq!(grant(ask_mentor(consultant, from, Some(until))).await, "not-on-the-list employee");
        let short = NewMentorGrant {
            kind: PersonalMentorKind::Consultant,
            ..ask_mentor(consultant, from, Some(date(2026, 12, 4)))
        };
        assert_eq!(grant(short).await, "ok", "a consultant with a short task");
        assert_eq!(grant(ask_mentor(omar, from, Some(until))).await, "ok");
        assert_eq!(grant(ask_mentor(omar, date(2026, 12, 1), Some(until))).await, "mentor-grant-overlaps from");
        for (who, expected) in [
            (&house.cast.consultant, "not-allowed"),
            (&house.cast.teammate, "state-your-reason why"),
            (&house.cast.caseworker_elsewhere, "not-found"),
        ] {
            let ask = ask_mentor(omar, from, Some(until));
            assert_eq!(code(personal_mentors::grant(&house.of(who), karina, ask).await), expected);
        }
        let which = WhichGrant { citizen: karina, employee: omar, from, until: Some(until) };
        let end = async |which, on| code(personal_mentors::end(&own, which, on).await);
        assert_eq!(end(WhichGrant { until: None, ..which }, date(2026, 12, 1)).await, "stale");
        assert_eq!(end(which, date(2027, 5, 24)).await, "day-out-of-reach until");
        assert_eq!(end(which, date(2026, 12, 1)).await, "ok");
        assert_eq!(
            code(personal_mentors::withdraw(&own, WhichGrant { until: Some(date(2026, 12, 1)), ..which }).await),
            "already-begun"
        );
        let next = ask_mentor(omar, date(2026, 12, 2), Some(date(2027, 6, 1)));
        assert_eq!(grant(next).await, "ok", "an extension is another grant");
        let next = WhichGrant { from: date(2026, 12, 2), until: Some(date(2027, 6, 1)), ..which };
        assert_eq!(code(personal_mentors::withdraw(&own, next).await), "ok");
        let mentors = support(&own, karina).await.mentors;
        assert_eq!(mentors.iter().filter(|m| m.grant.employee == omar).count(), 1);
        assert_eq!(verify(&house.house).await.unwrap(), []);
    })
    .await;
}

#[tokio::test]
async fn personal_mentor_logs_what_they_did_and_takes_back_a_slip() {
    engines(|house| async move {
        let karina = referred(&house, 1, "Karina Bisgaard").await;
        let own = house.of(&house.cast.caseworker);
        let omar = somebody(&house, "omar", Role::PersonalMentor).await;
        let mia = somebody(&house, "mia", Role::PersonalMentor).await;
        let employee = omar.employee.unwrap();
        let until = Some(date(2026, 12, 31));
        personal_mentors::grant(&own, karina, ask_mentor(employee, date(2026, 11, 16), until)).await.unwrap();
        let log = async |who: &RoleGrant, on, minutes, words: &str| {
            let line = NewLog { on, minutes, words: words.to_owned() };
            code(personal_mentors::log(&house.of(who), karina, line).await)
        };
        assert_eq!(log(&omar, date(2026, 11, 24), 30, " ").await, "missing words");
        assert_eq!(log(&omar, date(2026, 11, 25), 30, LOGGED).await, "not-yet on");
        assert_eq!(log(&omar, date(2026, 11, 15), 30, LOGGED).await, "not-granted-then on");
        assert_eq!(log(&mia, date(2026, 11, 24), 30, LOGGED).await, "not-found");
        assert_eq!(log(&house.cast.caseworker, date(2026, 11, 24), 30, LOGGED).await, "not-allowed");
        assert_eq!(log(&house.cast.consultant, date(2026, 11, 24), 30, LOGGED).await, "not-found");
        for (day, minutes) in [(22, 500), (23, 30), (24, 45)] {
            assert_eq!(log(&omar, date(2026, 11, day), minutes, LOGGED).await, "ok");
        }
        let (name, page) = personal_mentors::log_page(&house.of(&omar), karina).await.unwrap();
        assert_eq!((name.as_str(), page.used, page.left()), ("Karina Bisgaard", 75, 45), "since Monday");
        let seen = support(&own, karina).await;
        assert_eq!((seen.mentors[0].used, seen.log.len(), seen.log[0].0.as_str()), (Some(75), 3, "omar"));
        let slip = page.log[0].id;
        let back = async |who: &RoleGrant| code(personal_mentors::take_back(&house.of(who), slip).await);
        assert_eq!(back(&mia).await, "not-found");
        assert_eq!(back(&omar).await, "ok");
        assert_eq!(back(&omar).await, "not-found");
        // A consultant with a task is a mentor of the same kind while it lasts.
        let consultant = house.cast.consultant.employee.unwrap();
        let short = NewMentorGrant {
            kind: PersonalMentorKind::Consultant,
            ..ask_mentor(consultant, date(2026, 11, 24), Some(date(2026, 12, 4)))
        };
        personal_mentors::grant(&own, karina, short).await.unwrap();
        assert_eq!(log(&house.cast.consultant, date(2026, 11, 24), 30, LOGGED).await, "ok");
        assert_eq!(log(&house.cast.other_consultant, date(2026, 11, 24), 30, LOGGED).await, "not-found");
    })
    .await;
}

#[tokio::test]
async fn citizens_who_are_one_keep_what_goes_on_beside() {
    engines(|house| async move {
        let own = house.of(&house.cast.caseworker);
        let (old, new) = (house.citizen(1, "Karina Bisgaard").await, house.citizen(2, "Karina Bisgård").await);
        let id = interventions::register(&own, old, need(&house)).await.unwrap();
        small_grants::ask(&own, old, shoes(100, false)).await.unwrap();
        let omar = somebody(&house, "omar", Role::PersonalMentor).await;
        let grant = ask_mentor(omar.employee.unwrap(), date(2026, 11, 16), Some(date(2026, 12, 31)));
        personal_mentors::grant(&own, old, grant).await.unwrap();
        let line = NewLog { on: date(2026, 11, 24), minutes: 45, words: LOGGED.to_owned() };
        personal_mentors::log(&house.of(&omar), old, line).await.unwrap();
        let version = citizens::find(&own, old).await.unwrap().citizen.version;
        duplicates::merge(&own, old, version, new, "Skrevet to gange").await.unwrap();
        assert_eq!(code(supports::find(&own, old).await), "not-found");
        let seen = support(&own, new).await;
        assert_eq!((seen.grants.len(), seen.mentors.len(), seen.log[0].1.words.as_str()), (1, 1, LOGGED));
        assert_eq!(seen.interventions[0].content.as_ref().unwrap().note, NOTE, "sealed to its row, and readable");
        assert_eq!(
            code(interventions::step(&own, id, 1, taken(InterventionStep::Refer, date(2026, 11, 3), "")).await),
            "ok"
        );
        assert_eq!(verify(&house.house).await.unwrap(), []);
    })
    .await;
}

#[tokio::test]
async fn days_from_need_to_start_are_figures_of_five_or_more() {
    engines(|house| async move {
        let (own, lead) = (house.of(&house.cast.caseworker), house.of(&house.cast.project_lead));
        let karina = house.citizen(1, "Karina Bisgaard").await;
        let begun = |kind: &str, days: i64| NewIntervention {
            kind: Code::known(kind),
            needed_on: plus_days(house.today(), -60),
            referred_on: Some(plus_days(house.today(), -59)),
            started_on: Some(plus_days(house.today(), -60 + days)),
            ..need(&house)
        };
        let times = async || interventions::times(&lead).await.unwrap();
        for days in [10, 20, 30, 40] {
            interventions::register(&own, karina, begun("debt", days)).await.unwrap();
        }
        let few = times().await;
        assert_eq!((few.n, few.kinds.len()), (None, 0), "four are too few to be told");
        assert!(few.stretches.iter().all(|s| s.median.is_none() && s.n.is_none()));
        interventions::register(&own, karina, begun("debt", 50)).await.unwrap();
        interventions::register(&own, karina, begun("housing", 3)).await.unwrap();
        let told = times().await;
        assert_eq!(told.n, Some(6));
        assert_eq!(told.stretches[2].median.map(|m| (m.n, m.half_days)), Some((6, 50)));
        let kinds: Vec<(&str, i64)> = told.kinds.iter().map(|(k, m)| (k.as_str(), m.half_days)).collect();
        assert_eq!(kinds, [("debt", 60)], "one with help for housing stays hidden");
        assert_eq!(code(interventions::times(&own).await), "not-allowed");
    })
    .await;
}

#[tokio::test]
async fn personal_mentor_still_writes_for_some_days_after_the_last() {
    engines(|house| async move {
        let karina = referred(&house, 1, "Karina Bisgaard").await;
        let own = house.of(&house.cast.caseworker);
        let omar = somebody(&house, "omar", Role::PersonalMentor).await;
        let mia = somebody(&house, "mia", Role::PersonalMentor).await;
        let (from, last) = (date(2026, 10, 20), date(2026, 11, 17));
        for (who, until) in [(&omar, last), (&mia, plus_days(last, -1))] {
            let grant = ask_mentor(who.employee.unwrap(), from, Some(until));
            personal_mentors::grant(&own, karina, grant).await.unwrap();
        }
        let log = async |who: &RoleGrant, on| {
            let line = NewLog { on, minutes: 30, words: LOGGED.to_owned() };
            code(personal_mentors::log(&house.of(who), karina, line).await)
        };
        assert_eq!(log(&omar, last).await, "ok", "seven days later");
        assert_eq!(log(&omar, plus_days(last, 1)).await, "not-granted-then on");
        assert_eq!(log(&mia, plus_days(last, -1)).await, "not-found", "eight days later");
        let (_, page) = personal_mentors::log_page(&house.of(&omar), karina).await.unwrap();
        assert_eq!((page.log.len(), page.grant.period.until()), (1, Some(last)));
        let late = personal_mentors::late(&house.of(&omar)).await.unwrap();
        assert_eq!((late.len(), late[0].citizen, late[0].until), (1, karina, house.today()));
        assert!(personal_mentors::late(&house.of(&mia)).await.unwrap().is_empty());
        // The log, and nothing else.
        assert!(own::granted(&house.of(&omar)).await.unwrap().is_empty());
        assert_eq!(code(supports::find(&house.of(&omar), karina).await), "not-allowed");
        assert_eq!(code(personal_mentors::take_back(&house.of(&omar), page.log[0].id).await), "ok");
        // With a new grant there is nothing late.
        let again = ask_mentor(omar.employee.unwrap(), date(2026, 11, 20), Some(date(2026, 12, 31)));
        personal_mentors::grant(&own, karina, again).await.unwrap();
        assert!(personal_mentors::late(&house.of(&omar)).await.unwrap().is_empty());
        assert_eq!(own::granted(&house.of(&omar)).await.unwrap().len(), 1);
        let (_, page) = personal_mentors::log_page(&house.of(&omar), karina).await.unwrap();
        assert_eq!(page.grant.period.from(), date(2026, 11, 20), "what holds stands before what is over");
    })
    .await;
}

#[tokio::test]
async fn personal_mentors_last_days_are_told_at_the_deed() {
    engines(|house| async move {
        let karina = referred(&house, 1, "Karina Bisgaard").await;
        let own = house.of(&house.cast.caseworker);
        let omar = somebody(&house, "omar", Role::PersonalMentor).await.employee.unwrap();
        let told = async || {
            let mine = signals::mine(&own).await.unwrap().alive;
            mine.iter().any(|s| s.rule == SignalRule::PersonalMentorEnds)
        };
        let (from, until) = (date(2026, 11, 2), date(2027, 4, 30));
        personal_mentors::grant(&own, karina, ask_mentor(omar, from, Some(until))).await.unwrap();
        assert!(!told().await, "it is long until then");
        let which = WhichGrant { citizen: karina, employee: omar, from, until: Some(until) };
        let soon = plus_days(house.today(), 3);
        personal_mentors::end(&own, which, soon).await.unwrap();
        assert!(told().await, "told at the deed");
        let next = plus_days(soon, 1);
        personal_mentors::grant(&own, karina, ask_mentor(omar, next, Some(until))).await.unwrap();
        assert!(!told().await, "extended");
        let which = WhichGrant { from: next, ..which };
        personal_mentors::withdraw(&own, which).await.unwrap();
        assert!(told().await, "taken back");
    })
    .await;
}

#[tokio::test]
async fn what_is_sealed_of_interventions_leaves_with_no_export() {
    engines(|house| async move {
        let karina = referred(&house, 1, "Karina Bisgaard").await;
        let own = house.of(&house.cast.caseworker);
        interventions::register(&own, karina, need(&house)).await.unwrap();
        let omar = somebody(&house, "omar", Role::PersonalMentor).await;
        let grant = ask_mentor(omar.employee.unwrap(), date(2026, 11, 16), Some(date(2026, 12, 31)));
        personal_mentors::grant(&own, karina, grant).await.unwrap();
        let line = NewLog { on: date(2026, 11, 24), minutes: 45, words: LOGGED.to_owned() };
        personal_mentors::log(&house.of(&omar), karina, line).await.unwrap();
        let hex = |text: &str| text.bytes().map(|b| format!("{b:02x}")).collect::<String>();
        let folder = std::env::temp_dir().join(format!("holdepunkt-beside-{}", CitizenId::fresh()));
        std::fs::create_dir_all(&folder).unwrap();
        for (name, passphrase) in [("open.zip", None), ("closed.zip", Some("syv sorte svaner i sivet"))] {
            export::write(&house.house, None, passphrase, &folder.join(name)).await.unwrap();
            let bytes = std::fs::read(folder.join(name)).unwrap();
            let archive = Archive::open(&bytes).unwrap();
            let mut seen = 0;
            for file in archive.names() {
                let text = archive.whole(file, 100_000_000).unwrap().unwrap();
                let text = String::from_utf8_lossy(&text).to_lowercase();
                seen += usize::from(text.contains(&PROVIDER.to_lowercase()));
                for canary in [NOTE, LOGGED] {
                    assert!(!text.contains(&canary.to_lowercase()), "{name} {file}: {canary}");
                    assert!(!text.contains(&hex(canary)), "{name} {file}: {canary} in other letters");
                }
            }
            assert_eq!(seen, 1, "the intervention itself is there, and in its own file alone");
        }
        std::fs::remove_dir_all(&folder).unwrap();
    })
    .await;
}
