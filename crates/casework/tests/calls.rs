//! Acute calls from a workplace: whom they ring, who answers, and how long it takes.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)] // a test fails loudly

use holdepunkt_casework::{Context, House, calls, sign_in::Holder};
use holdepunkt_rules::role::Role;
use holdepunkt_testkit::{code, engines, later};
use jiff::{SignedDuration, civil::date};

use super::signals::as_of;

#[tokio::test]
async fn workplace_calls_it_passes_on_and_the_time_until_somebody_answers_is_measured() {
    engines(|house| async move {
        let stage = house.stage(1, 3).await;
        let (karina, placement) = house.placed(&stage, 1, date(2026, 10, 5), date(2027, 1, 29)).await;
        let scope = Holder { job_centre: Some(house.cast.job_centre), ..Holder::default() };
        let mentor = house.grant("mentor", Role::CompanyMentor, Holder { mentor: Some(stage.mentor), ..scope }).await;
        let mentor = house.of(&mentor);
        let other = house.stage(2, 1).await;
        let stranger =
            house.grant("mentor2", Role::CompanyMentor, Holder { mentor: Some(other.mentor), ..scope }).await;
        let say = || "Karina er gået grædende hjem".to_owned();
        assert_eq!(code(calls::call(&house.of(&stranger), placement, say()).await), "not-found");
        assert_eq!(code(calls::call(&house.of(&house.cast.consultant), placement, say()).await), "not-allowed");
        let page = calls::page(&mentor, placement).await.unwrap();
        assert_eq!(page.contact.unwrap().employee.name, "Maja Thorup");
        assert_eq!(page.call, None);
        let call = calls::call(&mentor, placement, say()).await.unwrap();
        assert_eq!(calls::call(&mentor, placement, String::new()).await.unwrap(), call, "pressed twice");

        let rung = async |house: &House| {
            let page = calls::page(&as_of(house, &mentor), placement).await.unwrap();
            page.rings.into_iter().map(|r| (r.whom.code(), r.name)).collect::<Vec<_>>()
        };
        let maja = ("contact", Some("Maja Thorup".to_owned()));
        assert_eq!(rung(&house.house).await, std::slice::from_ref(&maja));
        let minutes = |n| later(&house.house, SignedDuration::from_mins(n));
        assert_eq!(calls::pass_on(&minutes(4)).await.unwrap(), 0);
        assert_eq!(calls::pass_on(&minutes(5)).await.unwrap(), 1);
        assert_eq!(rung(&minutes(5)).await, [maja, ("main", None)]);
        assert_eq!(calls::pass_on(&minutes(60)).await.unwrap(), 0, "there is nobody after the job centre");

        // Everybody who may take it sees that it rings, and only those who have the citizen who it is about.
        let jonas = as_of(&minutes(7), &house.of(&house.cast.other_consultant));
        let ringing = async |c: &Context| {
            let mut work = c.look(holdepunkt_casework::Action::AnswerCalls).await.unwrap();
            calls::ringing(&mut work).await.unwrap()
        };
        let seen = ringing(&jonas).await;
        assert_eq!((seen.len(), seen[0].name.clone(), seen[0].words.as_str(), seen[0].for_me), (1, None, "", false));
        let consultant = house.of(&house.cast.consultant);
        let seen = ringing(&consultant).await;
        assert_eq!((seen[0].citizen, seen[0].for_me), (Some(karina), true));
        assert!(seen[0].words.contains("hjem"));
        assert!(ringing(&house.of(&house.cast.consultant_elsewhere)).await.is_empty());

        let maja_now = as_of(&minutes(7), &consultant);
        let (a, b) = tokio::join!(calls::answer(&jonas, call), calls::answer(&maja_now, call));
        let mut said = [code(a), code(b)];
        said.sort();
        assert_eq!(said, ["call-answered", "ok"]);
        let winner = if ringing(&jonas).await.is_empty() { as_of(&minutes(7), &consultant) } else { jonas };
        let mine = ringing(&winner).await.remove(0);
        assert!(mine.mine && mine.name.as_deref() == Some("Karina B."));
        assert_eq!(code(calls::close(&winner, call, mine.version, " ".to_owned()).await), "missing outcome");
        let caseworker = house.of(&house.cast.caseworker);
        assert_eq!(code(calls::close(&caseworker, call, mine.version, say()).await), "not-found");
        assert_eq!(code(calls::close(&winner, call, mine.version, "Talte med dem begge".to_owned()).await), "ok");
        assert_eq!(code(calls::answer(&winner, call).await), "call-closed");
        let times = calls::times(&as_of(&minutes(8), &house.of(&house.cast.project_lead))).await.unwrap();
        assert_eq!((times.n, times.median, times.p90, times.unanswered), (1, Some(420), Some(420), 0));
        assert_eq!(code(calls::times(&consultant).await), "not-allowed");
        // Another call is another.
        let again = calls::call(&as_of(&minutes(90), &mentor), placement, String::new()).await.unwrap();
        assert_ne!(again, call);
    })
    .await;
}
