//! The status pages over the demo's two worlds.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)] // a test fails loudly

use crate::support::{Visitor, application};
use axum::http::StatusCode;
use holdepunkt_casework::{House, demo, sign_in};
use holdepunkt_rules::role::Role;
use holdepunkt_testkit::empty_engines;

/// Somebody of the demo, by role and job centre (empty: any).
async fn enter(house: &House, role: Role, job_centre: &str, language: &'static str) -> Visitor {
    let cards = demo::cards(house).await.unwrap();
    let card = cards.iter().find(|c| c.grant.role == role && c.job_centre.ends_with(job_centre)).unwrap();
    let token = sign_in::with_card(house, card.grant.id).await.unwrap();
    Visitor { router: application(house, true), cookie: format!("hp_session={token}"), language }
}

const APRIL: &str = "?programme=virksomhedsindsats&as_of_day=1&as_of_month=4&as_of_year=2010";

#[tokio::test]
async fn status_of_ones_own_job_centre_is_whole_in_both_languages() {
    empty_engines(|house| async move {
        demo::fill(&house).await.unwrap();
        let lead = enter(&house, Role::ProjectLead, "Nyborg", "da").await;
        let page = lead.get(&format!("/status{APRIL}")).await;
        assert_eq!(page.status, StatusCode::OK);
        for part in
            ["Status pr. 1. april 2010", "Jobcenter Nyborg", "kommet videre", "Vis tal", "<title id=\"outcomes-t\">"]
        {
            assert!(page.body.contains(part), "{part}");
        }
        assert!(!page.body.contains("skjult") && !page.body.contains('⟦'), "whole, and every word is there");
        let english = enter(&house, Role::ProjectLead, "Nyborg", "en").await;
        let page = english.get(&format!("/status{APRIL}")).await;
        assert!(page.body.contains("Status as of 1 April 2010") && !page.body.contains('⟦'));

        let csv = lead.get("/status/csv?programme=virksomhedsindsats&as_of=2010-04-01").await;
        assert!(csv.header("content-type").starts_with("text/csv"));
        assert!(csv.header("content-disposition").contains("status-virksomhedsindsats-2010-04-01.csv"));
        assert!(csv.body.contains("company_centres,8\r\n"), "{}", csv.body);
        let json = lead.get("/status/json?programme=virksomhedsindsats&as_of=2010-04-01").await;
        assert!(json.header("content-type").starts_with("application/json"));
        assert!(json.body.contains("\"company_centres\": 8,"), "{}", json.body);
    })
    .await;
}

#[tokio::test]
async fn status_refuses_a_day_that_is_none_and_keeps_what_was_typed() {
    empty_engines(|house| async move {
        demo::fill(&house).await.unwrap();
        let lead = enter(&house, Role::ProjectLead, "Nyborg", "da").await;
        let page = lead.get("/status?as_of_day=31&as_of_month=2&as_of_year=2010").await;
        assert_eq!(page.status, StatusCode::UNPROCESSABLE_ENTITY);
        assert!(page.body.contains("error-summary") && page.body.contains("name=\"as_of_day\" value=\"31\""));
        let to_come = lead.get("/status?as_of=2999-01-01").await;
        assert_eq!(to_come.status, StatusCode::UNPROCESSABLE_ENTITY);
        let foreign = lead.get("/status?programme=drift").await;
        assert_eq!(foreign.status, StatusCode::NOT_FOUND, "a programme that the job centre takes no part in");
        assert_eq!(lead.get("/status/csv?as_of=nonsense").await.status, StatusCode::UNPROCESSABLE_ENTITY);
    })
    .await;
}

#[tokio::test]
async fn status_across_job_centres_is_for_the_two_and_leaves_small_groups_out() {
    empty_engines(|house| async move {
        demo::fill(&house).await.unwrap();
        for role in [Role::Agency, Role::ProgrammeSupport] {
            let reader = enter(&house, role, "", "da").await;
            let page = reader.get(&format!("/national-status{APRIL}")).await;
            assert_eq!(page.status, StatusCode::OK);
            assert!(page.body.contains("Små grupper er skjult") && page.body.contains(">skjult"));
            assert!(page.body.contains("37 af 145 afsluttede er kommet videre") && page.body.contains("1½ person"));
            assert!(!page.body.contains('⟦'));
            let csv = reader.get("/national-status/csv?programme=virksomhedsindsats&as_of=2010-04-01").await;
            assert!(csv.body.contains("groups.match_5,\r\n") && csv.body.contains("outcomes.flexi_job.n,\r\n"));
            assert_eq!(reader.get("/status").await.status, StatusCode::FORBIDDEN);
            assert_eq!(reader.get("/national-status?programme=nothing").await.status, StatusCode::UNPROCESSABLE_ENTITY);
        }
        let lead = enter(&house, Role::ProjectLead, "Nyborg", "da").await;
        assert_eq!(lead.get("/national-status").await.status, StatusCode::FORBIDDEN);
    })
    .await;
}

#[tokio::test]
async fn programmes_show_what_applies_with_days_and_source() {
    empty_engines(|house| async move {
        demo::fill(&house).await.unwrap();
        for language in ["da", "en"] {
            let lead = enter(&house, Role::ProjectLead, "Middelfart", language).await;
            let list = lead.get("/programmes").await;
            assert!(list.body.contains("/programmes/drift") && list.body.contains("/programmes/vcg2"));
            for programme in ["drift", "vcg2", "stv"] {
                let page = lead.get(&format!("/programmes/{programme}")).await;
                assert_eq!(page.status, StatusCode::OK, "{programme}");
                assert!(!page.body.contains('⟦'), "{programme} {language}: a word is missing");
            }
            assert_eq!(lead.get("/programmes/virksomhedsindsats").await.status, StatusCode::NOT_FOUND);
        }
        let nyborg = enter(&house, Role::ProjectLead, "Nyborg", "da").await;
        let page = nyborg.get("/programmes/virksomhedsindsats").await;
        assert!(
            page.body.contains("240.000 kr.")
                && page.body.contains("Midtvejsstatus 2010: 1 Mål")
                && !page.body.contains('⟦')
        );
    })
    .await;
}

#[tokio::test]
async fn the_start_page_offers_both_worlds() {
    empty_engines(|house| async move {
        demo::fill(&house).await.unwrap();
        let visitor = Visitor { router: application(&house, true), cookie: String::new(), language: "da" };
        let page = visitor.get("/sign-in").await;
        for role in Role::ALL {
            assert!(page.body.contains(&format!("data-role=\"{}\"", role.code())), "{role}");
        }
        assert!(page.body.contains("2010: Projekt Virksomhedsindsats") && !page.body.contains('⟦'));
    })
    .await;
}
