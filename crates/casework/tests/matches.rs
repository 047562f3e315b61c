//! Matching: the places for one citizen, a plan for everyone who waits, booked as a whole or not at all.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)] // a test fails loudly

use holdepunkt_casework::{
    Context, citizens,
    citizens::Particulars,
    invariants::verify,
    matches::{
        one,
        plan::{self, By, Choice, ChoiceKind},
        seat, usual_start,
    },
    placements::{self, Booking, HELD_DAYS},
    referrals,
};
use holdepunkt_rules::{
    codes::Code,
    hours::WeeklyHours,
    id::*,
    matching::{feasible::Test, proposal::Unplaced, worth::Rank},
    period::plus_days,
    placement::PlacementState,
};
use holdepunkt_store::{placements as placement_rows, places, wishes};
use holdepunkt_testkit::{Stage, TestHouse, booking, code, cpr, days, engines, later};

struct Scene {
    house: TestHouse,
    stage: Stage,
    /// Three who wait, in the order in which they came.
    people: Vec<CitizenId>,
    consultant: Context,
}

/// A centre with two places, and three citizens who wait for one.
async fn scene(house: TestHouse) -> Scene {
    let stage = house.stage(1, 2).await;
    let caseworker = house.of(&house.cast.caseworker);
    let mut people = Vec::new();
    for n in 1..=3 {
        let who = Particulars {
            address: "Søndergade 1, 5500 Middelfart".to_owned(),
            target_group: Code::known("job_ready"),
            ..house.particulars("Karina Bisgaard")
        };
        let citizen = citizens::register(&caseworker, cpr(n), who).await.unwrap();
        let referral = referrals::send(&caseworker, citizen, String::new()).await.unwrap();
        house.sent_on(house.cast.job_centre, referral, plus_days(house.today(), -70 + 7 * i64::from(n))).await;
        people.push(citizen);
    }
    let consultant = house.of(&house.cast.consultant);
    Scene { stage, people, consultant, house }
}

impl Scene {
    async fn centre(&self) -> CentreId {
        let mut tx = self.house.house.store.read().await.unwrap();
        places::list(&mut tx, self.house.cast.job_centre).await.unwrap()[0].centre
    }
}

#[tokio::test]
async fn a_citizen_sees_what_fits_and_what_would_have_to_change() {
    engines(|house| async move {
        let s = scene(house).await;
        let (citizen, centre) = (s.people[0], s.centre().await);
        let start = usual_start(s.house.today());
        let m = one::of_citizen(&s.consultant, citizen, start).await.unwrap();
        let ranked = m.ranked.as_ref().unwrap();
        assert_eq!((ranked.fits.len(), ranked.ruled_out.len()), (1, 0), "{ranked:?}");
        assert_eq!(m.field.places[0].free.len(), 2);
        assert!(!m.field.people[0].hours_known && !m.field.people[0].km_known);

        // The first wish counts most, and is said so.
        let mut tx = s.house.house.store.write().await.unwrap();
        wishes::replace_centres(&mut tx, s.house.cast.job_centre, citizen, &[centre], s.house.today()).await.unwrap();
        tx.commit().await.unwrap();
        let wished = one::of_citizen(&s.consultant, citizen, start).await.unwrap();
        let worth = wished.ranked.unwrap().fits[0].1;
        assert_eq!((worth.wish.rank, worth.wish.points), (Some(Rank::First), 300));
        assert_eq!(worth.total() - ranked.fits[0].1.total(), 300);

        // Nobody is sent further than they can go, or where they must not be.
        let version = wished.citizen.version;
        let too_far = one::set_reach(&s.consultant, citizen, version, (Some(WeeklyHours::whole(6)), Some(999))).await;
        assert_eq!(code(too_far), "not-a-number travel_km");
        one::set_reach(&s.consultant, citizen, version, (Some(WeeklyHours::whole(6)), Some(25))).await.unwrap();
        assert_eq!(code(one::set_reach(&s.consultant, citizen, version, (None, None)).await), "stale");
        assert_eq!(code(one::bar(&s.consultant, citizen, centre, " ").await), "missing why");
        one::bar(&s.consultant, citizen, centre, "En bror arbejder der").await.unwrap();
        let barred = one::of_citizen(&s.consultant, citizen, start).await.unwrap();
        assert!(barred.field.people[0].km_known && barred.field.people[0].hours_known);
        assert_eq!(barred.barred[0].why, "En bror arbejder der");
        let out = &barred.ranked.unwrap().ruled_out;
        assert_eq!(out[0].1.iter().map(|f| f.test()).collect::<Vec<_>>(), [Test::Conflict]);
        assert_eq!(barred.changes.barred.len(), 1);
        one::unbar(&s.consultant, citizen, centre).await.unwrap();
        let far = one::of_citizen(&s.consultant, citizen, plus_days(s.house.today(), 800)).await;
        assert_eq!(code(far.map(|_| ())), "day-out-of-reach start");

        // Another's citizen is not there; a project lead sees no list of anybody's.
        let other = s.house.of(&s.house.cast.consultant_elsewhere);
        assert_eq!(code(one::of_citizen(&other, citizen, start).await.map(|_| ())), "not-found");
        let lead = s.house.of(&s.house.cast.project_lead);
        assert_eq!(code(one::of_citizen(&lead, citizen, start).await.map(|_| ())), "not-allowed");
        assert_eq!(verify(&s.house.house).await.unwrap(), []);
    })
    .await;
}

#[tokio::test]
async fn a_plan_places_as_many_as_can_be_and_is_booked_as_a_whole() {
    engines(|house| async move {
        let s = scene(house).await;
        let (centre, start) = (s.centre().await, usual_start(s.house.today()));
        let plan = plan::plan(&s.consultant, start).await.unwrap();
        assert_eq!((plan.count, plan.placed.len(), plan.left.len()), (2, 2, 1));
        // Two places, three who fit: the two who have waited longest.
        let id = |n: holdepunkt_rules::matching::citizen::CitizenNumber| plan.field.people[n.at()].id;
        let placed: Vec<CitizenId> = plan.placed.iter().map(|p| id(p.citizen)).collect();
        assert_eq!(placed, s.people[..2]);
        assert!(matches!(plan.left[0].1, Unplaced::Outbid { .. }));
        let all = &plan.fair[&By::All];
        let (waited, waits) = (all.placed.unwrap(), all.left.unwrap());
        assert_eq!((waited.n, waits.n), (2, 1));
        assert!(waited.half_days > waits.half_days);

        // A choice is kept, and what it costs the others is told.
        let lock = Choice { citizen: s.people[2], kind: ChoiceKind::Lock, centre: Some(centre), start: None };
        plan::choose(&s.consultant, lock.clone(), true).await.unwrap();
        let locked = plan::plan(&s.consultant, start).await.unwrap();
        assert_eq!(locked.count, 2);
        assert!(locked.placed.iter().any(|p| p.locked && locked.field.people[p.citizen.at()].id == s.people[2]));
        let cost = locked.chosen[0].cost.unwrap();
        assert!(cost.count == 0 && cost.worth > 0, "{cost:?}");
        plan::choose(&s.consultant, lock, false).await.unwrap();
        let forbid = Choice { citizen: s.people[0], kind: ChoiceKind::Forbid, centre: Some(centre), start: None };
        plan::choose(&s.consultant, forbid.clone(), true).await.unwrap();
        let forbidden = plan::plan(&s.consultant, start).await.unwrap();
        assert!(
            forbidden
                .left
                .iter()
                .any(|(n, why)| { forbidden.field.people[n.at()].id == s.people[0] && *why == Unplaced::Forbidden })
        );
        plan::choose(&s.consultant, forbid, false).await.unwrap();
        assert_eq!(plan::plan(&s.consultant, start).await.unwrap().chosen, []);

        // Nothing is booked before somebody says so; then all of it or nothing.
        assert_eq!(code(plan::book(&s.consultant, start, &[]).await), "missing accept");
        let pairs: Vec<_> = s.people[..2].iter().map(|c| (*c, centre)).collect();
        let wrong = [pairs[0], (s.people[2], centre)];
        assert_eq!(code(plan::book(&s.consultant, start, &wrong).await), "plan-changed accept");
        let held = async |who: CitizenId| {
            let mut tx = s.house.house.store.read().await.unwrap();
            placement_rows::of_citizen(&mut tx, s.house.cast.job_centre, who).await.unwrap()
        };
        assert_eq!(held(s.people[0]).await, [], "nobody by half");
        let made = plan::book(&s.consultant, start, &pairs).await.unwrap();
        assert_eq!(made.len(), 2);
        let one = &held(s.people[0]).await[0];
        assert_eq!((one.state, one.period.from()), (PlacementState::Reserved, start));
        assert_eq!(verify(&s.house.house).await.unwrap(), []);

        // The place is free again by itself when nobody has agreed in time.
        let then = later(&s.house.house, days(15));
        holdepunkt_casework::matches::release(&then).await.unwrap();
        assert_eq!(held(s.people[0]).await[0].state, PlacementState::Withdrawn);
        let again = plan::plan(&then.context(s.consultant.who.clone()), plus_days(start, 14)).await.unwrap();
        assert_eq!(again.count, 2, "who lost it waits again");
    })
    .await;
}

/// A place that is held by a booking of its own has a last day too; one that was agreed has none.
#[tokio::test]
async fn a_place_that_is_only_held_is_free_again_after_its_days() {
    engines(|house| async move {
        let s = scene(house).await;
        let from = usual_start(s.house.today());
        let held = Booking { agreed: false, ..booking(s.people[0], &s.stage, 0, from, plus_days(from, 25)) };
        let held = placements::book(&s.consultant, held).await.unwrap();
        let agreed = booking(s.people[1], &s.stage, 1, from, plus_days(from, 25));
        let agreed = placements::book(&s.consultant, Booking { agreed: true, ..agreed }).await.unwrap();
        let until = plus_days(s.house.today(), HELD_DAYS);
        assert_eq!(placements::find(&s.consultant, held).await.unwrap().held_until, Some(until));
        assert_eq!(placements::find(&s.consultant, agreed).await.unwrap().held_until, None);
        let on = async |n: i64| {
            let then = later(&s.house.house, days(n));
            let released = holdepunkt_casework::matches::release(&then).await.unwrap();
            (
                released,
                placements::find(&then.context(s.consultant.who.clone()), held).await.unwrap().placed.placement.state,
            )
        };
        assert_eq!(on(HELD_DAYS).await, (0, PlacementState::Reserved), "on the last day it is held still");
        assert_eq!(on(HELD_DAYS + 1).await, (1, PlacementState::Withdrawn));
        assert_eq!(on(HELD_DAYS + 2).await.0, 0, "once");
        let agreed = placements::find(&s.consultant, agreed).await.unwrap();
        assert_eq!(agreed.placed.placement.state, PlacementState::Agreed);
        assert_eq!(verify(&s.house.house).await.unwrap(), []);
    })
    .await;
}

#[tokio::test]
async fn somebody_who_took_the_place_meanwhile_refuses_the_whole_plan() {
    engines(|house| async move {
        let s = scene(house).await;
        let (centre, start) = (s.centre().await, usual_start(s.house.today()));
        let pairs: Vec<_> = s.people[..2].iter().map(|c| (*c, centre)).collect();
        let until = plus_days(start, 25);
        let taken = booking(s.people[2], &s.stage, 0, start, until);
        placements::book(&s.consultant, taken).await.unwrap();
        assert_eq!(code(plan::book(&s.consultant, start, &pairs).await), "plan-changed accept");
        let mut tx = s.house.house.store.read().await.unwrap();
        let of = placement_rows::of_citizen(&mut tx, s.house.cast.job_centre, s.people[0]).await.unwrap();
        assert_eq!(of, []);
        drop(tx);
        // For the other place there are two, each with the reasons.
        let mut tx = s.house.house.store.read().await.unwrap();
        let seats = places::of_centre(&mut tx, s.house.cast.job_centre, centre).await.unwrap();
        drop(tx);
        let seat = seat::of_place(&s.consultant, seats[1].id, start).await.unwrap();
        assert!(seat.free && seat.ranked.fits.len() == 2);
        let full = seat::of_place(&s.consultant, seats[0].id, start).await.unwrap();
        assert!(!full.free);
    })
    .await;
}
