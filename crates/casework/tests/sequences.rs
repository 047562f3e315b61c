//! Any sequence of steps leaves `verify` clean: whatever people try, in whatever order, what is allowed is
//! done whole and what isn't is refused with a reason, never with a failure.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)] // a test fails loudly

use holdepunkt_casework::{
    Context, Error,
    interruptions::{self, NewInterruption},
    invariants::verify,
    placements::{self, Booking},
    referrals, workplaces,
};
use holdepunkt_rules::{
    codes::Code,
    hours::WeeklyHours,
    id::{CitizenId, InterruptionId, MentorId, PlacementId, ReferralId},
    interruption::InterruptionKind,
    period::plus_days,
    placement::{Ending, Outcome, PlacementKind},
};
use holdepunkt_store::{interruptions as away_rows, mentors, placements as rows, referrals as referral_rows};
use holdepunkt_testkit::{Stage, TestHouse, engines, mentor};
use jiff::civil::Date;
use proptest::{
    collection::vec,
    prelude::*,
    strategy::ValueTree,
    test_runner::{Config, RngAlgorithm, TestRng, TestRunner},
};

/// A step that somebody tries, with numbers that choose whose and when.
#[derive(Debug, Clone, Copy)]
enum Step {
    Refer,
    Accept,
    HandBack,
    TakeBack,
    Book,
    Agree,
    Withdraw,
    MoveEnd,
    Pause,
    Interrupt,
    Resume,
    ResumeElsewhere,
    CallOff,
    ChangeMentor,
    End,
}

const STEPS: [Step; 15] = [
    Step::Refer,
    Step::Accept,
    Step::HandBack,
    Step::TakeBack,
    Step::Book,
    Step::Agree,
    Step::Withdraw,
    Step::MoveEnd,
    Step::Pause,
    Step::Interrupt,
    Step::Resume,
    Step::ResumeElsewhere,
    Step::CallOff,
    Step::ChangeMentor,
    Step::End,
];

/// A step, a citizen, a seat, and three numbers of days.
type Tried = (usize, usize, usize, i64, i64, i64);

fn tried() -> impl Strategy<Value = Vec<Tried>> {
    let steps = prop_oneof![
        2 => 0_usize..4,
        4 => 4_usize..6,
        6 => 6_usize..STEPS.len(),
    ];
    vec((steps, 0_usize..3, 0_usize..4, -80_i64..60, 0_i64..150, 0_i64..50), 10..50)
}

/// What the steps are tried on.
struct World<'a> {
    house: &'a TestHouse,
    stages: Vec<Stage>,
    mentors: Vec<MentorId>,
    citizens: Vec<CitizenId>,
    caseworker: Context,
    consultant: Context,
}

impl<'a> World<'a> {
    async fn of(house: &'a TestHouse, n: u32) -> Self {
        let stages = vec![house.stage(n, 2).await, house.stage(n + 1, 2).await];
        let mut others = Vec::new();
        let mut tx = house.house.store.write().await.unwrap();
        for stage in &stages {
            let other = mentor(stage.company);
            mentors::insert(&mut tx, house.cast.job_centre, &other).await.unwrap();
            others.push(other.id);
        }
        tx.commit().await.unwrap();
        let mut citizens = Vec::new();
        for i in 0..3 {
            citizens.push(house.citizen(n * 3 + i, "Karina Bisgaard").await);
        }
        Self {
            house,
            stages,
            mentors: others,
            citizens,
            caseworker: house.of(&house.cast.caseworker),
            consultant: house.of(&house.cast.consultant),
        }
    }

    async fn referral(&self, citizen: CitizenId) -> Option<(ReferralId, i64)> {
        let mut tx = self.house.house.store.read().await.unwrap();
        let open = referral_rows::open_of(&mut tx, self.house.cast.job_centre, citizen).await.unwrap();
        open.map(|r| (r.id, r.version))
    }

    /// The citizen's placement of a number, with its version and the interruption that stands open.
    async fn placement(&self, citizen: CitizenId, n: usize) -> Option<(PlacementId, i64, Option<InterruptionId>)> {
        let mut tx = self.house.house.store.read().await.unwrap();
        let all = rows::of_citizen(&mut tx, self.house.cast.job_centre, citizen).await.unwrap();
        let p = all.iter().rev().nth(n % all.len().max(1))?;
        let away = away_rows::of_placement(&mut tx, self.house.cast.job_centre, p.id).await.unwrap();
        Some((p.id, p.version, away.iter().find(|i| i.is_open()).map(|i| i.id)))
    }

    fn booking(&self, citizen: CitizenId, seat: usize, from: Date, days: i64) -> Booking {
        let stage = &self.stages[seat / 2];
        Booking {
            citizen,
            place: stage.places[seat % 2],
            from,
            until: plus_days(from, days),
            hours: WeeklyHours::whole(12),
            mentor: stage.mentor,
            choice: Code::known("citizens_wish"),
            kind: if days < 10 { PlacementKind::Taster } else { PlacementKind::Placement },
            resumes: None,
            new_course: true,
            over_ceiling: String::new(),
            reason: "Efter en konkret vurdering".to_owned(),
            agreed: days % 5 != 0,
            offered: false,
        }
    }

    async fn take(&self, (step, who, seat, at, long, more): Tried) -> Result<(), Error> {
        let (today, citizen) = (self.house.today(), self.citizens[who]);
        let (me, day) = (&self.consultant, plus_days(today, at));
        let reason = || Code::known("other");
        match STEPS[step] {
            Step::Refer => {
                let id = referrals::send(&self.caseworker, citizen, String::new()).await?;
                self.house.sent_on(self.house.cast.job_centre, id, plus_days(today, -60)).await;
            }
            Step::Book => {
                placements::book(me, self.booking(citizen, seat, day, long)).await?;
            }
            Step::Accept | Step::HandBack | Step::TakeBack => {
                let Some((id, version)) = self.referral(citizen).await else { return Ok(()) };
                match STEPS[step] {
                    Step::Accept => referrals::accept(me, id, version).await?,
                    Step::HandBack => referrals::hand_back(me, id, version, Some(reason())).await?,
                    _ => referrals::withdraw(&self.caseworker, id, version, Some(reason())).await?,
                };
            }
            _ => self.take_on_placement(STEPS[step], citizen, seat, day, long, more).await?,
        }
        Ok(())
    }

    async fn take_on_placement(
        &self,
        step: Step,
        citizen: CitizenId,
        seat: usize,
        day: Date,
        long: i64,
        more: i64,
    ) -> Result<(), Error> {
        let me = &self.consultant;
        let Some((id, version, open)) = self.placement(citizen, seat).await else { return Ok(()) };
        let away = |kind| NewInterruption {
            kind,
            last_day: day,
            reason: Code::known("illness"),
            note: String::new(),
            expected_back: (kind == InterruptionKind::Pause).then(|| plus_days(day, more)),
        };
        match step {
            Step::Agree => placements::agree(me, id, version).await?,
            Step::Withdraw => placements::withdraw(me, id, version).await?,
            Step::MoveEnd => placements::change_end(me, id, version, plus_days(day, long), "Mere tid").await?,
            Step::Pause => interruptions::interrupt(me, id, version, away(InterruptionKind::Pause)).await?,
            Step::Interrupt => interruptions::interrupt(me, id, version, away(InterruptionKind::Interruption)).await?,
            Step::Resume => interruptions::resume(me, id, version, plus_days(day, more), more % 2 == 0).await?,
            Step::CallOff => interruptions::call_off(me, id, version).await?,
            Step::ResumeElsewhere => {
                let there = Booking { resumes: open, ..self.booking(citizen, seat, plus_days(day, more), long) };
                placements::book(me, there).await?;
                citizen
            }
            Step::ChangeMentor => {
                let mentor = self.mentors[seat / 2];
                workplaces::change_mentor(me, id, version, mentor, day, "Barsel".to_owned()).await?
            }
            _ => {
                let ending = Ending {
                    outcome: if more % 2 == 0 { Outcome::Education } else { Outcome::None },
                    hours: None,
                    place_name: String::new(),
                    reason: Some(Code::known("other")),
                };
                placements::end(me, id, version, day, ending).await?
            }
        };
        Ok(())
    }
}

fn cases(many: usize, seed: u8) -> Vec<Vec<Tried>> {
    let rng = TestRng::from_seed(RngAlgorithm::ChaCha, &[seed; 32]);
    let mut runner = TestRunner::new_with_rng(Config::default(), rng);
    let strategy = tried();
    (0..many).map(|_| strategy.new_tree(&mut runner).unwrap().current()).collect()
}

#[tokio::test]
async fn any_sequence_of_steps_leaves_the_house_clean() {
    let (mut done, mut told) = (0, std::collections::BTreeMap::<String, usize>::new());
    let walked = std::sync::Mutex::new((&mut done, &mut told));
    engines(|house| {
        let walked = &walked;
        async move {
            let postgres = house.house.store.engine() == holdepunkt_store::dialect::Engine::Postgres;
            for (n, steps) in cases(if postgres { 6 } else { 60 }, 7).into_iter().enumerate() {
                let world = World::of(&house, 2 * n as u32 + 1).await;
                for step in &steps {
                    match world.take(*step).await {
                        Ok(()) => *walked.lock().unwrap().0 += 1,
                        Err(Error::Refused(list)) => {
                            let mut walked = walked.lock().unwrap();
                            *walked.1.entry(list[0].refusal.code().to_owned()).or_default() += 1;
                        }
                        Err(Error::Store(error)) => panic!("{step:?}: {error}"),
                    }
                }
                assert_eq!(verify(&house.house).await.unwrap(), [], "after {steps:?}");
            }
        }
    })
    .await;
    assert!(done > 300, "{done} done; refused: {told:?}");
}
