//! The work agreement from the proposal to its end: who may, what is refused, who signs what, and what stands on
//! the trail.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)] // a test fails loudly

mod life;
mod own_goals;
mod signing;

use holdepunkt_casework::{
    Context, Error,
    agreements::{self, AgreementPage},
    placements::{self, Booking},
    referrals,
    sign_in::Holder,
};
use holdepunkt_rules::{agreement::Content, hours::WeeklyHours, id::*, role::Role};
use holdepunkt_store::accounts::RoleGrant;
use holdepunkt_testkit::{Stage, TestHouse, agreed, booking};
use jiff::civil::{Date, date};

const FROM: Date = date(2026, 11, 16);
const UNTIL: Date = date(2027, 2, 26);

/// A placement with everybody around it.
struct Scene {
    house: TestHouse,
    stage: Stage,
    citizen: CitizenId,
    placement: PlacementId,
    karina: Context,
    jytte: Context,
    else_: Context,
    consultant: Context,
    caseworker: Context,
}

async fn placed(house: &TestHouse, stage: &Stage, n: u32, name: &str, seat: usize) -> (CitizenId, PlacementId) {
    let citizen = house.citizen(n, name).await;
    let referral = referrals::send(&house.of(&house.cast.caseworker), citizen, String::new()).await.unwrap();
    house.sent_on(house.cast.job_centre, referral, date(2026, 9, 1)).await;
    let ask = Booking { hours: WeeklyHours::whole(9), ..booking(citizen, stage, seat, FROM, UNTIL) };
    (citizen, placements::book(&house.of(&house.cast.consultant), ask).await.unwrap())
}

async fn grant(house: &TestHouse, login: &str, role: Role, whom: Holder) -> RoleGrant {
    house.grant(login, role, Holder { job_centre: Some(house.cast.job_centre), ..whom }).await
}

async fn scene(house: TestHouse) -> Scene {
    let stage = house.stage(1, 3).await;
    let (citizen, placement) = placed(&house, &stage, 1, "Karina Bisgaard", 0).await;
    let karina = grant(&house, "karina", Role::Citizen, Holder { citizen: Some(citizen), ..Holder::default() }).await;
    let jytte =
        grant(&house, "jytte", Role::CompanyMentor, Holder { mentor: Some(stage.mentor), ..Holder::default() }).await;
    let else_ =
        grant(&house, "else", Role::CompanyContact, Holder { company: Some(stage.company), ..Holder::default() }).await;
    Scene {
        karina: house.of(&karina),
        jytte: house.of(&jytte),
        else_: house.of(&else_),
        consultant: house.of(&house.cast.consultant),
        caseworker: house.of(&house.cast.caseworker),
        stage,
        citizen,
        placement,
        house,
    }
}

impl Scene {
    async fn page(&self) -> AgreementPage {
        agreements::find(&self.consultant, self.placement).await.unwrap()
    }

    async fn content(&self) -> Content {
        agreed(self.page().await.proposed)
    }

    async fn write(&self, content: Content) -> Result<AgreementId, Error> {
        let version = self.page().await.around.open().map_or(0, |a| a.version);
        agreements::write(&self.consultant, self.placement, version, content).await
    }

    async fn send(&self) -> Result<(), Error> {
        let version = self.page().await.around.open().map_or(0, |a| a.version);
        agreements::send(&self.consultant, self.placement, version).await
    }

    /// Writes a first version and sends it.
    async fn sent(&self) -> AgreementId {
        self.house.agreement_sent(self.placement, "Job med ældre").await
    }

    /// The version on its way.
    async fn open(&self) -> AgreementId {
        self.page().await.around.open().unwrap().id
    }

    /// A first version in force, signed by the three.
    async fn in_force(&self) -> Content {
        let content = self.content().await;
        self.write(content.clone()).await.unwrap();
        self.send().await.unwrap();
        let read = self.open().await;
        for who in [&self.karina, &self.jytte, &self.caseworker] {
            agreements::sign(who, self.placement, read).await.unwrap();
        }
        content
    }

    async fn states(&self) -> String {
        let versions = self.page().await.around.versions;
        versions.iter().map(|a| a.state.code()).collect::<Vec<_>>().join(" ")
    }
}
