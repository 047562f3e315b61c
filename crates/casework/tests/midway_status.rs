//! The mid-way status of 1 April 2010, number by number, counted from the cases.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)] // a test fails loudly

use holdepunkt_casework::{
    House, Who, demo,
    status::{self, Asked, Report},
};
use holdepunkt_rules::{
    codes::Code,
    status::{ContractKind, Remark, commonest},
};
use holdepunkt_testkit::empty_engines;
use jiff::civil::date;
use serde_json::json;

fn asked() -> Asked {
    Asked { programme: Some(Code::known("virksomhedsindsats")), as_of: Some(date(2010, 4, 1)) }
}

async fn filled(house: &House) -> Report {
    demo::fill(house).await.unwrap();
    status::national_whole(&house.context(Who::Operator(None)), &asked()).await.unwrap()
}

#[tokio::test]
async fn midway_status_is_reproduced_number_by_number() {
    empty_engines(|house| async move {
        let report = filled(&house).await;
        let share = |n: i64, percent: f64, young: i64, young_percent: f64| {
            json!({ "n": n, "percent": percent, "under_30": { "n": young, "percent": young_percent } })
        };
        let expected = json!({
            "job_centres": 7,
            "action_plans": 7,
            "company_centres": 43,
            "companies": 46,
            "sector": { "private": 24, "public": 22 },
            "company_types": {
                "housing_association": 2, "bowling": 2, "diy_store": 3, "day_care": 4, "groceries": 11,
                "warehouse": 3, "museum_culture": 2, "nursing_home": 8, "production": 3, "restaurant_hotel": 2,
                "service_cleaning_refuse": 5, "education_centre": 1
            },
            "company_sizes": { "up_to_50": 24, "51_to_100": 11, "over_100": 11 },
            "places_per_centre": { "4": 30, "5-6": 8, "8-10": 5 },
            "started": 339,
            "started_under_30": 152,
            "completed": 145,
            "completed_under_30": 67,
            "groups": { "match_4": 237, "match_3": 95, "starting_allowance": 5, "match_5": 2 },
            "outcomes": {
                "ordinary_job": share(10, 6.9, 7, 10.4),
                "education": share(9, 6.2, 7, 10.4),
                "flexi_job": share(1, 0.7, 0, 0.0),
                "wage_subsidised_job": share(9, 6.2, 4, 6.0),
                "individual_placement": share(8, 5.5, 4, 6.0),
                "total": share(37, 25.5, 22, 32.8)
            }
        });
        assert_eq!(serde_json::to_value(status::figures(&report)).unwrap(), expected);
        assert_eq!(report.remark(), Some(Remark::PercentIsHalfPersons(3)), "1 percent is 1½ persons");
        assert_eq!(report.counts.places, 208);
        assert!(report.goals.iter().all(|g| g.reached()), "{:?}", report.goals);
        let goals: Vec<_> = report.goals.iter().map(|g| (g.goal.as_str(), g.at_least)).collect();
        assert_eq!(goals, [("company_centres", 35), ("places", 182)]);
    })
    .await;
}

#[tokio::test]
async fn midway_status_has_each_job_centres_centres_and_kind_of_contract() {
    empty_engines(|house| async move {
        let report = filled(&house).await;
        let kind = |k: ContractKind| (k.payment.code(), k.amount.0 / 100, k.mentor_hours.minutes());
        let each: Vec<_> = report
            .each
            .iter()
            .map(|(j, c)| (j.name.as_str(), c.company_centres, commonest(&c.contract_kinds).map(kind).unwrap()))
            .collect();
        assert_eq!(
            each,
            [
                ("Jobcenter Fredensborg", 6, ("per_place_month", 2000, 180)),
                ("Jobcenter Haderslev", 2, ("per_centre_month", 7000, 120)),
                ("Jobcenter Mariagerfjord", 6, ("per_place_month", 1000, 120)),
                ("Jobcenter Nyborg", 8, ("per_place_month", 1000, 120)),
                ("Jobcenter Ringkøbing-Skjern", 8, ("per_place_month", 2000, 180)),
                ("Jobcenter Silkeborg", 7, ("per_place_month", 1700, 150)),
                ("Jobcenter Vallensbæk", 6, ("per_place_month", 2000, 180)),
            ]
        );
    })
    .await;
}

#[tokio::test]
async fn midway_status_of_each_job_centre_adds_up_to_the_whole() {
    empty_engines(|house| async move {
        let whole = filled(&house).await;
        let mut sum = holdepunkt_rules::status::Counts::default();
        for (job_centre, _) in &whole.each {
            let by_code = status::report_of(&house, job_centre.municipality.as_str(), &asked()).await.unwrap();
            let by_name = status::report_of(&house, &job_centre.name, &asked()).await.unwrap();
            assert_eq!(by_code.counts, by_name.counts);
            assert_eq!(by_code.started_by_month.last().map(|m| m.1), Some(by_code.counts.started.all));
            let reached = by_code.counts.company_centres >= 5;
            let goal = by_code.goals.iter().find(|g| g.goal.as_str() == "company_centres").unwrap();
            assert_eq!((goal.at_least, goal.reached()), (5, reached));
            sum = sum.with(&by_code.counts);
        }
        assert_eq!(sum, whole.counts);
        let unknown = status::report_of(&house, "Ribe", &asked()).await.unwrap_err();
        assert!(unknown.is("unknown-job-centre"));
    })
    .await;
}

#[tokio::test]
async fn midway_status_before_the_first_centre_is_nothing_and_a_day_to_come_is_refused() {
    empty_engines(|house| async move {
        demo::fill(&house).await.unwrap();
        let operator = house.context(Who::Operator(None));
        let on = |day| Asked { as_of: Some(day), ..asked() };
        let early = status::national_whole(&operator, &on(date(2009, 4, 1))).await.unwrap();
        assert_eq!((early.counts.job_centres, early.counts.started.all, early.remark()), (7, 0, None));
        let late = status::national_whole(&operator, &on(house.today().tomorrow().unwrap())).await.unwrap_err();
        assert!(late.is("day-out-of-reach"));
        let unknown = Asked { programme: Some(Code::known("nothing")), as_of: None };
        assert!(status::national(&operator, &unknown).await.unwrap_err().is("unknown-programme"));
    })
    .await;
}

#[tokio::test]
async fn midway_status_across_job_centres_leaves_small_groups_out() {
    empty_engines(|house| async move {
        demo::fill(&house).await.unwrap();
        let cards = demo::cards(&house).await.unwrap();
        let of = |login_role: &str| {
            let card = cards.iter().find(|c| c.grant.role.code() == login_role).unwrap();
            house.context(Who::Person(card.grant.clone()))
        };
        for role in ["agency", "programme_support"] {
            let report = status::national(&of(role), &asked()).await.unwrap();
            let json = serde_json::to_value(status::figures(&report)).unwrap();
            assert_eq!(json["started"], 339);
            assert!(json["groups"]["match_5"].is_null() && json["outcomes"]["flexi_job"]["n"].is_null(), "{json}");
            assert!(json["outcomes"]["flexi_job"]["percent"].is_null());
            assert_eq!(json["outcomes"]["total"]["percent"], 25.5);
            assert!(status::national_whole(&of(role), &asked()).await.is_err());
        }
        for role in ["project_lead", "caseworker", "citizen", "company_mentor"] {
            assert!(status::national(&of(role), &asked()).await.unwrap_err().is("not-allowed"), "{role}");
        }
        assert!(status::report(&of("agency"), &asked()).await.unwrap_err().is("not-allowed"));
        assert!(status::report(&of("citizen"), &asked()).await.unwrap_err().is("not-allowed"));
    })
    .await;
}
