//! A company centre with places, and citizens: what most tests of a placement stand on.
#![allow(clippy::expect_used)] // a test that can't set its stage fails at once

use holdepunkt_casework::{
    citizens::{self, Particulars},
    placements::{self, Booking},
    referrals,
};
use holdepunkt_rules::{codes::Code, hours::WeeklyHours, id::*, period::plus_days, placement::PlacementKind};
use holdepunkt_store::{Scoped, centres, companies, contracts, mentors, places, values};
use jiff::civil::{Date, date};

use crate::{Stage, TestHouse, centre, company, contract, cpr, mentor};

/// A booking of the place at a position of the stage: agreed, twelve hours a week.
#[must_use]
pub fn booking(citizen: CitizenId, stage: &Stage, place: usize, from: Date, until: Date) -> Booking {
    Booking {
        citizen,
        place: *stage.places.get(place).expect("a place"),
        from,
        until,
        hours: WeeklyHours::whole(12),
        mentor: stage.mentor,
        choice: Code::known("citizens_wish"),
        kind: PlacementKind::Placement,
        resumes: None,
        new_course: false,
        over_ceiling: String::new(),
        reason: "Efter en konkret vurdering".to_owned(),
        agreed: true,
        offered: false,
    }
}

impl TestHouse {
    /// A centre in the first job centre with so many places, from 90 days ago and for two years. Written
    /// straight into the store, so that a race may have more places than a contract can.
    pub async fn stage(&self, n: u32, seats: i64) -> Stage {
        let (scope, today) = (self.cast.job_centre, self.today());
        let company = company(n);
        let mentor = mentor(company.id);
        let centre = centre(&[company.id], self.cast.consultant.employee.expect("an employee"));
        let from = plus_days(today, -90);
        let contract = contract(centre.id, from, Some(plus_days(from, 730)), seats);
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

    /// Makes a referral one that was sent on an earlier day, for placements that run already.
    pub async fn sent_on(&self, scope: JobCentreId, referral: ReferralId, day: Date) {
        const EARLIER: Scoped = Scoped::new("update referral set sent_on = $3 where job_centre = $1 and id = $2");
        let mut tx = self.house.store.write().await.expect("a transaction");
        tx.run(EARLIER.within(scope, values![referral, day])).await.expect("a referral");
        tx.commit().await.expect("a commit");
    }

    /// The n-th citizen, referred on the last of August and placed at the n-th place by the first consultant.
    pub async fn placed(&self, stage: &Stage, n: u32, from: Date, until: Date) -> (CitizenId, PlacementId) {
        let citizen = self.citizen(n, "Karina Bisgaard").await;
        let caseworker = self.of(&self.cast.caseworker);
        let referral = referrals::send(&caseworker, citizen, String::new()).await.expect("a referral");
        self.sent_on(self.cast.job_centre, referral, date(2026, 8, 31)).await;
        let booking = booking(citizen, stage, n as usize - 1, from, until);
        let placement = placements::book(&self.of(&self.cast.consultant), booking).await.expect("a placement");
        (citizen, placement)
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
