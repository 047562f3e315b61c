//! Company centres and mentors: what they must have, and who sees them.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)] // a test fails loudly

use holdepunkt_casework::{Error, centres, companies, mentors};
use holdepunkt_rules::{
    centre::{CooperationModel, Generation, GenerationStep},
    codes::Code,
    hours::WeeklyHours,
    id::*,
};
use holdepunkt_testkit::{centre, company, engines, mentor, settle_centre};
use jiff::civil::date;

fn code(result: Result<impl std::fmt::Debug, Error>) -> (String, Option<&'static str>) {
    match result.unwrap_err() {
        Error::Refused(list) => (list[0].refusal.code().to_owned(), list[0].field),
        other => panic!("{other}"),
    }
}

#[tokio::test]
async fn centres_have_companies_a_contact_and_offers_from_the_lists() {
    engines(|t| async move {
        let me = t.of(&t.cast.consultant);
        let contact = t.cast.consultant.employee.unwrap();
        let shop = companies::register(&me, company(1), None, None).await.unwrap();
        assert_eq!(
            code(centres::register(&me, centre(&[], contact)).await),
            ("centre-without-company".to_owned(), Some("companies"))
        );
        let nowhere = centre(&[CompanyId::fresh()], contact);
        assert_eq!(code(centres::register(&me, nowhere).await), ("not-on-the-list".to_owned(), Some("companies")));
        let nobody = centre(&[shop], EmployeeId::fresh());
        assert_eq!(code(centres::register(&me, nobody).await), ("not-on-the-list".to_owned(), Some("fixed_contact")));
        let mut odd = centre(&[shop], contact);
        odd.offer.occupations.push(Code::known("0000"));
        assert_eq!(code(centres::register(&me, odd).await), ("not-on-the-list".to_owned(), Some("occupations")));
        let mut turned = centre(&[shop], contact);
        turned.offer.hours_from = Some(WeeklyHours::whole(20));
        turned.offer.hours_until = Some(WeeklyHours::whole(4));
        assert_eq!(code(centres::register(&me, turned).await), ("hours-turned-around".to_owned(), Some("hours_until")));
    })
    .await;
}

#[tokio::test]
async fn centres_keep_what_they_offer_and_their_generations() {
    engines(|t| async move {
        let me = t.of(&t.cast.consultant);
        let settled = settle_centre(&t, 1, 4).await;
        let mut c = centres::find(&me, settled.centre).await.unwrap().centre;
        c.offer.accommodations = vec![Code::known("lift_5_kg"), Code::known("quiet_place")];
        c.offer.hours_from = Some(WeeklyHours::whole(2));
        c.name = "Købmanden på Algade".to_owned();
        centres::correct(&me, c.clone()).await.unwrap();
        assert!(centres::correct(&me, c.clone()).await.unwrap_err().is_stale());
        let step = GenerationStep { from: date(2026, 9, 1), generation: Generation::Second };
        centres::set_generation(&me, settled.centre, step).await.unwrap();
        let page = centres::find(&me, settled.centre).await.unwrap();
        assert_eq!(page.centre.offer, c.offer);
        assert_eq!(page.centre.generations, [c.generations[0], step]);
        assert_eq!(page.centre.generation_on(t.today()), Generation::Second);
        assert_eq!((page.mentors.len(), page.contracts.len()), (1, 1));
        assert_eq!(page.fixed_contact.unwrap().name, "Maja Thorup");
        let caseworker = centres::find(&t.of(&t.cast.caseworker), settled.centre).await.unwrap();
        assert!(caseworker.contracts.is_empty(), "a caseworker sees places, not prices");
        assert_eq!(caseworker.capacity.len(), 2);
        let rows = centres::list(&me).await.unwrap();
        assert_eq!((rows[0].places, rows[0].occupied, rows[0].companies.len()), (4, 0, 1));
        let stranger = t.of(&t.cast.consultant_elsewhere);
        assert_eq!(code(centres::find(&stranger, settled.centre).await).0, "not-found");
        assert_eq!(code(centres::set_generation(&stranger, settled.centre, step).await).0, "not-found");
    })
    .await;
}

#[tokio::test]
async fn centres_in_a_cluster_need_several_companies_and_a_coordinating_mentor() {
    engines(|t| async move {
        let me = t.of(&t.cast.consultant);
        let contact = t.cast.consultant.employee.unwrap();
        let first = companies::register(&me, company(1), None, None).await.unwrap();
        let second = companies::register(&me, company(2), None, None).await.unwrap();
        let elsewhere = companies::register(&me, company(3), None, None).await.unwrap();
        let ours = mentors::register(&me, mentor(second)).await.unwrap();
        let theirs = mentors::register(&me, mentor(elsewhere)).await.unwrap();
        let cluster = |companies: &[CompanyId], coordinating: Option<MentorId>| {
            let mut c = centre(companies, contact);
            c.model = CooperationModel::Model4;
            c.coordinating_mentor = coordinating;
            c
        };
        assert_eq!(code(centres::register(&me, cluster(&[first], Some(ours))).await).0, "cluster-needs-companies");
        assert_eq!(code(centres::register(&me, cluster(&[first, second], None)).await).0, "cluster-needs-mentor");
        assert_eq!(code(centres::register(&me, cluster(&[first, second], Some(theirs))).await).0, "not-on-the-list");
        let id = centres::register(&me, cluster(&[first, second], Some(ours))).await.unwrap();
        assert_eq!(centres::find(&me, id).await.unwrap().companies.len(), 2);
    })
    .await;
}

#[tokio::test]
async fn mentors_are_listed_with_company_and_centres_and_leave() {
    engines(|t| async move {
        let me = t.of(&t.cast.consultant);
        let settled = settle_centre(&t, 1, 4).await;
        let rows = mentors::list(&me).await.unwrap();
        assert_eq!((rows[0].company.as_str(), rows[0].centres.len(), rows[0].citizens), ("Købmand 1", 1, 0));
        let mut m = mentors::find(&me, settled.mentor).await.unwrap();
        m.left = true;
        mentors::correct(&me, m.clone()).await.unwrap();
        assert!(mentors::correct(&me, m).await.unwrap_err().is_stale());
        assert!(centres::find(&me, settled.centre).await.unwrap().mentors.is_empty());
        assert_eq!(
            code(mentors::register(&me, mentor(CompanyId::fresh())).await),
            ("not-on-the-list".to_owned(), Some("company"))
        );
        assert_eq!(code(mentors::find(&t.of(&t.cast.consultant_elsewhere), settled.mentor).await).0, "not-found");
    })
    .await;
}
