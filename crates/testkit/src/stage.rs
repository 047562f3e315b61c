//! A company centre with places, and citizens: what most tests of a placement stand on.
#![allow(clippy::expect_used)] // a test that can't set its stage fails at once

use holdepunkt_casework::citizens::{self, Particulars};
use holdepunkt_rules::{
    centre::{CompanyCentre, CooperationModel, Mentor, Offer},
    codes::Code,
    company::{Address, Company, Cvr, Sector},
    contract::{Contract, PaymentModel, PlaceStep},
    hours::WeeklyHours,
    id::*,
    money::Ore,
    period::{Period, plus_days},
};
use holdepunkt_store::{centres, companies, contracts, mentors, places};

use crate::{TestHouse, cpr, cvr};

/// A centre with its company, its mentor and its places.
#[derive(Debug, Clone)]
pub struct Stage {
    /// The company.
    pub company: CompanyId,
    /// The centre.
    pub centre: CentreId,
    /// The company's only mentor.
    pub mentor: MentorId,
    /// The contract: from 90 days ago, for two years.
    pub contract: ContractId,
    /// The places by number.
    pub places: Vec<PlaceId>,
}

impl TestHouse {
    /// A centre in the first job centre with so many places, from 90 days ago and for two years.
    pub async fn stage(&self, n: u32, seats: i64) -> Stage {
        let (scope, today) = (self.cast.job_centre, self.today());
        let company = company(n);
        let mentor = Mentor {
            id: MentorId::fresh(),
            company: company.id,
            name: "Jytte Halkjær".to_owned(),
            phone: "98 55 12 04".to_owned(),
            hours: WeeklyHours::whole(10),
            left: false,
            version: 1,
        };
        let centre = CompanyCentre {
            id: CentreId::fresh(),
            name: company.name.clone(),
            model: CooperationModel::Model1,
            programme: Code::known("drift"),
            companies: vec![company.id],
            generations: Vec::new(),
            offer: Offer::default(),
            fixed_contact: self.cast.consultant.employee.expect("an employee"),
            coordinating_mentor: None,
            version: 1,
        };
        let from = plus_days(today, -90);
        let contract = Contract {
            id: ContractId::fresh(),
            centre: centre.id,
            period: Period::known(from, Some(plus_days(from, 730))),
            signed_on: from,
            steps: vec![PlaceStep { from, places: seats }],
            payment: PaymentModel::None,
            amount: Ore(0),
            mentor_hours: WeeklyHours::whole(2),
            renews: None,
            ending_reason: None,
            version: 1,
        };
        let mut tx = self.house.store.write().await.expect("a transaction");
        companies::insert(&mut tx, scope, &company).await.expect("a company");
        mentors::insert(&mut tx, scope, &mentor).await.expect("a mentor");
        centres::insert(&mut tx, scope, &centre).await.expect("a centre");
        contracts::insert(&mut tx, scope, &contract).await.expect("a contract");
        places::write_spans(&mut tx, scope, &contract).await.expect("spans");
        let places = places::of_centre(&mut tx, scope, centre.id).await.expect("places");
        tx.commit().await.expect("a commit");
        Stage {
            company: company.id,
            centre: centre.id,
            mentor: mentor.id,
            contract: contract.id,
            places: places.into_iter().map(|p| p.id).collect(),
        }
    }

    /// The n-th citizen, registered by the first caseworker.
    pub async fn citizen(&self, n: u32, name: &str) -> CitizenId {
        let context = self.of(&self.cast.caseworker);
        citizens::register(&context, cpr(n), self.particulars(name)).await.expect("a citizen")
    }

    /// A citizen's particulars, with the first caseworker.
    #[must_use]
    pub fn particulars(&self, name: &str) -> Particulars {
        Particulars {
            name: name.to_owned(),
            phone: "20 00 00 00".to_owned(),
            email: String::new(),
            address: "Søndergade 1, 9500 Hobro".to_owned(),
            language: Code::known("da"),
            target_group: Code::known("activity_ready"),
            caseworker: self.cast.caseworker.employee,
            protected: false,
        }
    }
}

fn company(n: u32) -> Company {
    Company {
        id: CompanyId::fresh(),
        cvr: Cvr::parse(&cvr(n)).expect("a CVR number"),
        name: format!("Svanedammen {n}"),
        sector: Sector::Private,
        company_type: Code::known("nursing_home"),
        industry: Code::known("87"),
        employees: 40,
        address: Address {
            street: "Søvej 2".to_owned(),
            postcode: "9500".to_owned(),
            town: "Hobro".to_owned(),
            position: None,
        },
        version: 1,
    }
}
