//! Work agreements: what one says where a test doesn't care, and the deeds that bring it there.
#![allow(clippy::expect_used)] // a test that can't write its agreement fails at once

use holdepunkt_casework::agreements;
use holdepunkt_rules::{
    agreement::{Content, Goal, Party, Rung},
    id::*,
};

use crate::TestHouse;

/// A goal, or a step towards the one above it; of nobody's own words.
#[must_use]
pub fn goal(text: &str, step: bool) -> Goal {
    Goal { text: text.to_owned(), by_citizen: false, step }
}

/// What is proposed, with what only people can know.
#[must_use]
pub fn agreed(proposed: Content) -> Content {
    Content {
        long_term_goal: "Job med ældre".to_owned(),
        goals: vec![goal("Klarer frokosten alene", false), goal("Dækker op", true)],
        paid_minutes: Some(0),
        ladder: proposed.ladder.into_iter().map(|r| Rung { tasks: "Dækker op".to_owned(), ..r }).collect(),
        mentor_role: "Tager imod hver morgen".to_owned(),
        ..proposed
    }
}

impl TestHouse {
    /// The first consultant writes a version of a placement's agreement that leads towards a goal, and sends it.
    pub async fn agreement_sent(&self, placement: PlacementId, long_term_goal: &str) -> AgreementId {
        let consultant = self.of(&self.cast.consultant);
        let page = agreements::find(&consultant, placement).await.expect("an agreement's page");
        let version = page.around.open().map_or(0, |a| a.version);
        let content = Content { long_term_goal: long_term_goal.to_owned(), ..agreed(page.proposed) };
        let id = agreements::write(&consultant, placement, version, content).await.expect("a draft");
        // A draft begins with its first edit; writing in one that stands counts it on.
        agreements::send(&consultant, placement, version + 1).await.expect("an agreement sent");
        id
    }

    /// As [`Self::agreement_sent`], and signed by all three around a table.
    pub async fn agreement_in_force(&self, placement: PlacementId) -> AgreementId {
        let id = self.agreement_sent(placement, "Job med ældre").await;
        let consultant = self.of(&self.cast.consultant);
        for party in Party::ALL {
            let signed = agreements::sign_at_table(&consultant, placement, id, *party, "Else Brandt".to_owned()).await;
            signed.expect("a signature");
        }
        id
    }
}
