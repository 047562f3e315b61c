//! Every route × every role × {own, colleague's, another job centre's}, sent to the live router and
//! held against a reviewed snapshot (`matrix.txt`). A route that the table does not name does not
//! exist; one that is added shows up here as a difference to be read before it is accepted
//! (`UPDATE_EXPECT=1`).
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)] // a test fails loudly

mod support;

use std::{collections::BTreeMap, fmt::Write as _, sync::Arc};

use expect_test::expect_file;
use holdepunkt_casework::{
    Context, Who, centres, citizens,
    citizens::Particulars,
    companies, contracts, mentors, outreaches,
    placements::{self, Booking},
    referrals,
    sign_in::Holder,
    store::{accounts::RoleGrant, citizens as citizen_rows, places},
};
use holdepunkt_rules::{codes::Code, hours::WeeklyHours, id::*, period::plus_days, role::Role};
use holdepunkt_testkit::{TestHouse, centre, company, contract, cpr, mentor};
use holdepunkt_web::{App, routes};
use jiff::civil::date;
use support::Visitor;

/// One corner of the world: everything that a route's parameter can point to.
struct Corner {
    ids: BTreeMap<&'static str, String>,
    company: CompanyId,
    mentor: MentorId,
    citizen: CitizenId,
}

/// A citizen placed with a company, all of it belonging to one caseworker and one consultant.
async fn corner(t: &TestHouse, n: u32, caseworker: &RoleGrant, consultant: &RoleGrant) -> Corner {
    let (knows, finds) = (t.of(caseworker), t.of(consultant));
    let scope = consultant.job_centre.unwrap();
    let company = companies::register(&finds, company(n), None, None).await.unwrap();
    let operator: Context = t.house.context(Who::Operator(Some(scope)));
    let mentor = mentors::register(&operator, mentor(company)).await.unwrap();
    let centre = centres::register(&finds, centre(&[company], consultant.employee.unwrap())).await.unwrap();
    let terms = contract(centre, date(2026, 1, 1), Some(date(2027, 12, 31)), 2);
    let contract = contracts::sign(&finds, terms).await.unwrap();
    let person = |name: &str| Particulars { caseworker: caseworker.employee, ..t.particulars(name) };
    let citizen = citizens::register(&knows, cpr(n), person("Placeret Borger")).await.unwrap();
    let referral = referrals::send(&knows, citizen, "Gerne butik".to_owned()).await.unwrap();
    referrals::accept(&finds, referral, 1).await.unwrap();
    let mut tx = t.house.store.read().await.unwrap();
    let seats = places::of_centre(&mut tx, scope, centre).await.unwrap();
    drop(tx);
    let booking = Booking {
        citizen,
        place: seats[0].id,
        from: plus_days(t.today(), -30),
        until: plus_days(t.today(), 60),
        hours: WeeklyHours::whole(10),
        mentor,
        choice: Code::known("citizens_wish"),
        agreed: true,
        offered: true,
    };
    let placement = placements::book(&finds, booking).await.unwrap();
    let way = outreaches::NewOutreach {
        company,
        owner: consultant.employee.unwrap(),
        next_step: "Ring til butikschefen".to_owned(),
        next_on: Some(plus_days(t.today(), 7)),
        note: String::new(),
    };
    let outreach = outreaches::open(&finds, way).await.unwrap();
    let ids = BTreeMap::from([
        ("outreach", outreach.to_string()),
        ("person", caseworker.employee.unwrap().to_string()),
        ("company", company.to_string()),
        ("centre", centre.to_string()),
        ("mentor", mentor.to_string()),
        ("contract", contract.to_string()),
        ("citizen", citizen.to_string()),
        ("referral", referral.to_string()),
        ("placement", placement.to_string()),
        ("place", seats[0].id.to_string()),
        ("contact", ContactId::fresh().to_string()),
        ("programme", "drift".to_owned()),
        ("job", "sweep".to_owned()),
        ("view", SavedViewId::fresh().to_string()),
        ("import", ImportId::fresh().to_string()),
        ("format", "csv".to_owned()),
        ("path", "mark.svg".to_owned()),
    ]);
    Corner { ids, company, mentor, citizen }
}

async fn visitors(t: &TestHouse, own: &Corner) -> Vec<(&'static str, Visitor)> {
    let c = &t.cast;
    let scope = Holder { job_centre: Some(c.job_centre), unit: Some(c.unit), ..Holder::default() };
    let employee = Holder { employee: c.project_lead.employee, ..scope };
    let mut grants = vec![
        c.caseworker.clone(),
        c.consultant.clone(),
        c.project_lead.clone(),
        c.administrator.clone(),
        c.agency.clone(),
    ];
    for (role, whom) in [
        (Role::Citizen, Holder { citizen: Some(own.citizen), ..scope }),
        (Role::CompanyMentor, Holder { mentor: Some(own.mentor), ..scope }),
        (Role::CompanyContact, Holder { company: Some(own.company), ..scope }),
        (Role::PersonalMentor, employee),
        (Role::ActivationStaff, employee),
        (Role::MentorCoordinator, employee),
        (Role::Management, employee),
        (Role::Auditor, employee),
        (Role::ProgrammeSupport, Holder::default()),
    ] {
        grants.push(t.grant(role.code(), role, whom).await);
    }
    let mut tx = t.house.store.write().await.unwrap();
    let granted = employee.employee.unwrap();
    citizen_rows::grant(&mut tx, c.job_centre, own.citizen, granted, date(2026, 1, 1), None).await.unwrap();
    tx.commit().await.unwrap();
    let mut visitors = vec![("nobody", Visitor::nobody(t))];
    for role in Role::ALL {
        let grant = grants.iter().find(|g| g.role == *role).unwrap();
        visitors.push((role.code(), Visitor::of(t, grant).await));
    }
    visitors
}

/// A path with its parameters filled from a corner.
fn filled(path: &str, corner: &Corner) -> String {
    let mut out = path.to_owned();
    for (name, id) in &corner.ids {
        out = out.replace(&format!("{{{name}}}"), id).replace(&format!("{{*{name}}}"), id);
    }
    assert!(!out.contains('{'), "{path} has a parameter that the matrix does not know");
    out
}

#[tokio::test]
async fn every_route_for_every_role() {
    let t = TestHouse::new().await;
    let own = corner(&t, 1, &t.cast.caseworker, &t.cast.consultant).await;
    let colleagues = corner(&t, 2, &t.cast.teammate, &t.cast.other_consultant).await;
    let elsewhere = corner(&t, 3, &t.cast.caseworker_elsewhere, &t.cast.consultant_elsewhere).await;
    let visitors = visitors(&t, &own).await;
    let app = App { house: t.house.clone(), demo: false, secure_cookies: false, behind_proxy: false };
    let (_, declared) = routes::routes(&Arc::new(app));

    let mut report = String::from(
        "# Route, permission; then the statuses for own / colleague's / another job centre's, and who gets them.\n\
         # 303 to /sign-in is written in; posts are sent empty, so 422 is \"allowed, but not filled in\".\n",
    );
    for route in declared {
        // These end the visitor's session or count attempts: the door's tests walk them.
        if ["/sign-out", "/change-role"].contains(&route.path) || (route.method, route.path) == ("POST", "/sign-in") {
            continue;
        }
        let _ = writeln!(report, "\n{} {}  {:?}", route.method, route.path, route.permission);
        let mut by_answer: BTreeMap<String, Vec<&str>> = BTreeMap::new();
        for (name, visitor) in &visitors {
            let mut statuses = Vec::new();
            for corner in [&own, &colleagues, &elsewhere] {
                let path = filled(route.path, corner);
                let answer =
                    if route.method == "GET" { visitor.get(&path).await } else { visitor.post(&path, &[]).await };
                assert!(answer.status.as_u16() < 500, "{} {path} as {name}: {}", route.method, answer.status);
                let to_door = answer.status.as_u16() == 303 && answer.location().starts_with("/sign-in");
                statuses.push(if to_door { "in".to_owned() } else { answer.status.as_u16().to_string() });
            }
            by_answer.entry(statuses.join("/")).or_default().push(name);
        }
        for (answer, names) in by_answer {
            let _ = writeln!(report, "    {answer}: {}", names.join(", "));
        }
    }
    expect_file!["./matrix.txt"].assert_eq(&report);
}
