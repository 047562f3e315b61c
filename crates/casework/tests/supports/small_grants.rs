//! Small grants: asked for, decided by whoever has the competence, taken back; and who gives competences.

use holdepunkt_casework::{
    Context, citizens, competences,
    invariants::verify,
    small_grants::{self, NewSmallGrant},
    store::{self, accounts::RoleGrant},
};
use holdepunkt_rules::{
    codes::Code,
    money::Ore,
    role::Role,
    small_grant::{Competence, SmallGrantState, SmallGrantStep},
};
use holdepunkt_testkit::{TestHouse, code, engines};

use super::{referred, shoes, somebody, support, trail_of};

async fn may(house: &TestHouse, who: &RoleGrant, kind: &str, most: Option<i64>) {
    let mut tx = house.house.store.write().await.unwrap();
    let employee = who.employee.unwrap();
    let list = [Competence { employee, kind: Code::known(kind), most: most.map(Ore) }];
    store::small_grants::replace_competences(&mut tx, house.cast.job_centre, employee, &list).await.unwrap();
    tx.commit().await.unwrap();
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
