//! Roads to companies: opened once, moved by the table, told in full, closed by the contract; one door.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)] // a test fails loudly

use holdepunkt_casework::{
    Context, Error,
    acquaintances::{self, How},
    centres, companies, contracts,
    outreaches::{self, Happened, NewOutreach},
};
use holdepunkt_rules::{
    codes::Code,
    id::*,
    outreach::{OutreachState, OutreachStep},
    period::plus_days,
};
use holdepunkt_testkit::{TestHouse, centre, company, contract, engines, settle_centre};
use jiff::civil::date;

fn code<T: std::fmt::Debug>(result: Result<T, Error>) -> String {
    match result {
        Ok(_) => "ok".to_owned(),
        Err(Error::Refused(list)) => {
            format!("{} {}", list[0].refusal.code(), list[0].field.unwrap_or_default()).trim().to_owned()
        }
        Err(other) => panic!("{other}"),
    }
}

fn to(t: &TestHouse, company: CompanyId) -> NewOutreach {
    NewOutreach {
        company,
        owner: t.cast.consultant.employee.unwrap(),
        next_step: "Ring til butikschefen".to_owned(),
        next_on: Some(plus_days(t.today(), 7)),
        note: "Søger folk til lageret".to_owned(),
    }
}

fn happened(t: &TestHouse, step: Option<OutreachStep>) -> Happened {
    Happened {
        day: t.today(),
        step,
        reason: None,
        note: "Talte med Else".to_owned(),
        owner: t.cast.consultant.employee.unwrap(),
        next_step: "Besøg".to_owned(),
        next_on: Some(plus_days(t.today(), 3)),
    }
}

async fn a_company(me: &Context, n: u32) -> CompanyId {
    companies::register(me, company(n), None, None).await.unwrap()
}

#[tokio::test]
async fn outreach_runs_from_the_list_to_the_contract() {
    engines(|t| async move {
        let me = t.of(&t.cast.consultant);
        let id = a_company(&me, 1).await;
        let road = outreaches::open(&me, to(&t, id)).await.unwrap();
        assert_eq!(code(outreaches::open(&me, to(&t, id)).await), "already-approached company");
        use OutreachStep::{Agree, Approach, Interest};
        assert_eq!(code(outreaches::advance(&me, road, 1, happened(&t, Some(Agree))).await), "outreach-state step");
        for (version, step) in [(1, Approach), (2, Interest), (3, Agree)] {
            outreaches::advance(&me, road, version, happened(&t, Some(step))).await.unwrap();
        }
        assert_eq!(code(outreaches::advance(&me, road, 3, happened(&t, None)).await), "stale");
        let page = outreaches::find(&me, road).await.unwrap();
        assert_eq!(page.outreach.state, OutreachState::Agreed);
        assert_eq!(page.events.len(), 4, "the opening and three steps");
        assert_eq!(page.owner, "Maja Thorup");
        // One click further: the centre and its contract, and the road is at its end.
        let made = centres::register(&me, centre(&[id], t.cast.consultant.employee.unwrap())).await.unwrap();
        contracts::sign(&me, contract(made, date(2026, 12, 1), None, 4)).await.unwrap();
        let page = outreaches::find(&me, road).await.unwrap();
        assert_eq!((page.outreach.closed_on, page.steps.len()), (Some(t.today()), 0));
        assert_eq!(code(outreaches::advance(&me, road, 5, happened(&t, None)).await), "outreach-state step");
        assert!(outreaches::board(&me).await.unwrap().rows.is_empty());
        outreaches::open(&me, to(&t, id)).await.expect("a later road may be opened");
    })
    .await;
}

#[tokio::test]
async fn outreach_says_why_it_came_to_nothing() {
    engines(|t| async move {
        let me = t.of(&t.cast.consultant);
        let road = outreaches::open(&me, to(&t, a_company(&me, 1).await)).await.unwrap();
        let withdraw = |reason: Option<&str>| Happened {
            reason: reason.map(Code::known),
            ..happened(&t, Some(OutreachStep::Withdraw))
        };
        assert_eq!(code(outreaches::advance(&me, road, 1, withdraw(None)).await), "reason-missing reason");
        assert_eq!(code(outreaches::advance(&me, road, 1, withdraw(Some("boredom"))).await), "not-on-the-list reason");
        outreaches::advance(&me, road, 1, withdraw(Some("no_mentor"))).await.unwrap();
        let lead = t.of(&t.cast.project_lead);
        let board = outreaches::board(&lead).await.unwrap();
        assert!(board.rows.is_empty());
        let over = &board.withdrawn[0].outreach;
        assert_eq!(over.reason.as_ref().map(Code::as_str), Some("no_mentor"));
        assert_eq!((over.next_on, over.next_step.as_str(), over.closed_on), (None, "", Some(t.today())));
    })
    .await;
}

#[tokio::test]
async fn outreach_refuses_what_says_nothing_and_whom_it_can_not_be_given_to() {
    engines(|t| async move {
        let me = t.of(&t.cast.consultant);
        let id = a_company(&me, 1).await;
        let caseworker = t.cast.caseworker.employee.unwrap();
        assert_eq!(
            code(outreaches::open(&me, NewOutreach { owner: caseworker, ..to(&t, id) }).await),
            "not-on-the-list owner"
        );
        assert_eq!(code(outreaches::open(&me, NewOutreach { next_on: None, ..to(&t, id) }).await), "missing next_on");
        assert_eq!(code(outreaches::open(&me, to(&t, CompanyId::fresh())).await), "not-found");
        let road = outreaches::open(&me, to(&t, id)).await.unwrap();
        let check = async |h: Happened| code(outreaches::advance(&me, road, 1, h).await);
        assert_eq!(check(Happened { note: String::new(), ..happened(&t, None) }).await, "missing note");
        assert_eq!(check(Happened { day: plus_days(t.today(), 1), ..happened(&t, None) }).await, "not-yet day");
        assert_eq!(
            check(Happened { next_on: Some(plus_days(t.today(), -1)), ..happened(&t, None) }).await,
            "day-out-of-reach next_on"
        );
        assert_eq!(check(Happened { owner: caseworker, ..happened(&t, None) }).await, "not-on-the-list owner");
        assert_eq!(check(happened(&t, None)).await, "ok");
    })
    .await;
}

#[tokio::test]
async fn outreach_is_another_job_centres_business_and_not_everybodys() {
    engines(|t| async move {
        let me = t.of(&t.cast.consultant);
        let id = a_company(&me, 1).await;
        let road = outreaches::open(&me, to(&t, id)).await.unwrap();
        let stranger = t.of(&t.cast.consultant_elsewhere);
        assert_eq!(code(outreaches::find(&stranger, road).await), "not-found");
        assert_eq!(code(outreaches::advance(&stranger, road, 1, happened(&t, None)).await), "not-found");
        assert_eq!(code(outreaches::open(&stranger, to(&t, id)).await), "not-found");
        assert_eq!(code(acquaintances::of_company(&stranger, id).await), "not-found");
        assert_eq!(code(acquaintances::note(&stranger, id, String::new()).await), "not-found");
        let caseworker = t.of(&t.cast.caseworker);
        assert_eq!(code(outreaches::board(&caseworker).await), "not-allowed");
        assert_eq!(code(outreaches::open(&caseworker, to(&t, id)).await), "not-allowed");
    })
    .await;
}

#[tokio::test]
async fn outreach_late_steps_stand_first() {
    engines(|t| async move {
        let me = t.of(&t.cast.consultant);
        for (n, next) in [(1, Some(9)), (2, None), (3, Some(1)), (4, Some(30))] {
            let id = a_company(&me, n).await;
            let next_on = next.map(|d| plus_days(t.today(), d));
            let next_step = if next.is_some() { "Ring".to_owned() } else { String::new() };
            outreaches::open(&me, NewOutreach { next_on, next_step, ..to(&t, id) }).await.unwrap();
        }
        let board = outreaches::board(&me).await.unwrap();
        let order: Vec<_> = board.rows.iter().map(|r| r.company.name.as_str()).collect();
        assert_eq!(order, ["Købmand 3", "Købmand 1", "Købmand 4", "Købmand 2"]);
        assert!(board.rows.iter().all(|r| r.mine));
    })
    .await;
}

#[tokio::test]
async fn door_says_who_knows_the_company_nearest_first() {
    engines(|t| async move {
        let (me, other) = (t.of(&t.cast.consultant), t.of(&t.cast.other_consultant));
        let stage = settle_centre(&t, 1, 2).await;
        let caseworker = t.of(&t.cast.caseworker);
        acquaintances::note(&caseworker, stage.company, "Min søn var lærling der".to_owned()).await.unwrap();
        acquaintances::note(&caseworker, stage.company, "Min søn er lærling der".to_owned()).await.unwrap();
        let owner = t.cast.other_consultant.employee.unwrap();
        outreaches::open(&me, NewOutreach { owner, ..to(&t, stage.company) }).await.unwrap();

        let door = acquaintances::of_company(&other, stage.company).await.unwrap();
        let names: Vec<_> = door.known.iter().map(|k| k.employee.name.as_str()).collect();
        assert_eq!(names, ["Maja Thorup", "Jonas Friis", "Bente Lauridsen"]);
        let fixed = How::FixedContact("Købmanden".to_owned());
        assert_eq!(door.known[0].how, [fixed, How::Signed("Købmanden".to_owned())]);
        assert_eq!(door.known[1].how, [How::OutreachNow(t.today())]);
        assert_eq!(door.known[2].how, [How::Knows("Min søn er lærling der".to_owned())], "said again, it changes how");
        assert_eq!(door.ask_first().map(|k| k.employee.name.as_str()), Some("Maja Thorup"));
        let own = acquaintances::of_company(&me, stage.company).await.unwrap();
        assert!(own.ask_first().is_none(), "the nearest is the reader");

        assert!(!own.i_know && acquaintances::of_company(&caseworker, stage.company).await.unwrap().i_know);
        acquaintances::forget(&caseworker, stage.company).await.unwrap();
        acquaintances::forget(&caseworker, stage.company).await.expect("gone is gone");
        assert!(!acquaintances::of_company(&caseworker, stage.company).await.unwrap().i_know);
    })
    .await;
}
