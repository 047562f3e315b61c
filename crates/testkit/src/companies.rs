//! Companies, centres and contracts that are valid by default.
#![allow(clippy::expect_used)] // a test that can't get its centre fails at once

use holdepunkt_casework::{centres, companies, contracts, mentors};
use holdepunkt_rules::{
    centre::{CompanyCentre, CooperationModel, Generation, GenerationStep, Mentor, Offer},
    codes::Code,
    company::{Address, Company, Cvr, Sector},
    contract::{Contract, PaymentModel, PlaceStep},
    hours::WeeklyHours,
    id::*,
    money::Ore,
    period::Period,
};
use holdepunkt_store::places;
use jiff::civil::{Date, date};

use crate::{TestHouse, cvr};

/// The n-th company: a grocery in Middelfart.
#[must_use]
pub fn company(n: u32) -> Company {
    Company {
        id: CompanyId::fresh(),
        cvr: Cvr::parse(&cvr(n)).expect("a CVR number"),
        name: format!("Købmand {n}"),
        sector: Sector::Private,
        company_type: Code::known("groceries"),
        industry: Code::known("47"),
        employees: 32,
        address: Address {
            street: format!("Algade {n}"),
            postcode: "5500".to_owned(),
            town: "Middelfart".to_owned(),
            position: None,
        },
        version: 1,
    }
}

/// A mentor at a company.
#[must_use]
pub fn mentor(company: CompanyId) -> Mentor {
    Mentor {
        id: MentorId::fresh(),
        company,
        name: "Jytte Halkjær".to_owned(),
        phone: "98 00 12 04".to_owned(),
        email: String::new(),
        language: Code::known("da"),
        hours: WeeklyHours::whole(6),
        left: false,
        version: 1,
    }
}

/// A centre on companies, with somebody as its fixed contact.
#[must_use]
pub fn centre(companies: &[CompanyId], fixed_contact: EmployeeId) -> CompanyCentre {
    CompanyCentre {
        id: CentreId::fresh(),
        name: "Købmanden".to_owned(),
        model: CooperationModel::Model1,
        programme: Code::known("drift"),
        companies: companies.to_vec(),
        generations: vec![GenerationStep { from: date(2026, 1, 1), generation: Generation::First }],
        offer: Offer { occupations: vec![Code::known("5223")], ..Offer::default() },
        fixed_contact,
        coordinating_mentor: None,
        version: 1,
    }
}

/// A contract of so many places at 1,700 kroner each a month.
#[must_use]
pub fn contract(centre: CentreId, from: Date, until: Option<Date>, places: i64) -> Contract {
    Contract {
        id: ContractId::fresh(),
        centre,
        period: Period::known(from, until),
        signed_on: date(2026, 1, 1),
        steps: vec![PlaceStep { from, places }],
        chosen: Vec::new(),
        payment: PaymentModel::PerPlaceMonth,
        amount: Ore::kroner(1700),
        mentor_hours: WeeklyHours::whole(2),
        complex_section: false,
        renews: None,
        ending_reason: None,
        version: 1,
    }
}

/// A centre as it stands in the house.
#[derive(Debug, Clone)]
pub struct Stage {
    /// Its company.
    pub company: CompanyId,
    /// Its mentor.
    pub mentor: MentorId,
    /// The centre.
    pub centre: CentreId,
    /// Its contract.
    pub contract: ContractId,
    /// Its places, by number.
    pub places: Vec<PlaceId>,
}

/// Settles a centre of so many places in 2026, through the use cases, as the cast's job consultant.
pub async fn settle_centre(house: &TestHouse, n: u32, places: i64) -> Stage {
    let context = house.of(&house.cast.consultant);
    let fixed_contact = house.cast.consultant.employee.expect("an employee");
    let company = companies::register(&context, company(n), None, None).await.expect("a company");
    let coordinator = house.operator();
    let mentor = mentors::register(&coordinator, mentor(company)).await.expect("a mentor");
    let centre = centres::register(&context, centre(&[company], fixed_contact)).await.expect("a centre");
    let terms = contract(centre, date(2026, 1, 1), Some(date(2026, 12, 31)), places);
    let contract = contracts::sign(&context, terms).await.expect("a contract");
    Stage { company, mentor, centre, contract, places: seats(house, centre).await }
}

async fn seats(house: &TestHouse, centre: CentreId) -> Vec<PlaceId> {
    let mut tx = house.house.store.read().await.expect("a transaction");
    let kept = places::of_centre(&mut tx, house.cast.job_centre, centre).await.expect("places");
    kept.into_iter().map(|p| p.id).collect()
}
