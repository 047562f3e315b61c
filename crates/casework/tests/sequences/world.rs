//! What people try in the sequences, and the world that they try it in.

use holdepunkt_casework::{
    Context, Error, benefits, citizens, contracts, duplicates, interests,
    interruptions::{self, NewInterruption},
    placements::{self, Booking},
    preparations::{self, Asking},
    projects, referrals,
    sign_in::Holder,
    transfers, workplaces,
};
use holdepunkt_rules::{
    codes::Code,
    hours::WeeklyHours,
    id::*,
    interruption::{Interruption, InterruptionKind},
    period::{Period, plus_days},
    placement::{Ending, Outcome, Placement, PlacementKind},
    preparation::{Plan, Project, ProjectKind},
    role::Role,
    seats::Numbers,
};
use holdepunkt_store::{
    contracts as contract_rows, interruptions as away_rows, mentors, placements as rows, preparations as stay_rows,
    referrals as referral_rows, transfers as move_rows,
};
use holdepunkt_testkit::{Stage, TestHouse, contract, mentor};
use jiff::civil::Date;
use proptest::{collection::vec, prelude::*};

/// A step that somebody tries, with numbers that choose whose and when.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    Refer,
    Accept,
    HandBack,
    TakeBack,
    AskForStay,
    BeginStay,
    PlanStay,
    Ready,
    DrawOut,
    GiveBackStay,
    WithdrawStay,
    NoteInterest,
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
    ChangePlaces,
    RenewContract,
    EndContract,
    NoteBenefit,
    Merge,
    OfferMove,
    WithdrawMove,
    TakeMove,
    RefuseMove,
}

impl Step {
    /// What is tried how often: most of it is the way to a place and through it.
    pub const ODDS: &[(u32, &[Step])] = &[
        (9, &[Step::Refer]),
        (7, &[Step::Accept]),
        (2, &[Step::HandBack, Step::TakeBack, Step::NoteInterest]),
        (5, &[Step::AskForStay]),
        (12, &[Step::BeginStay, Step::PlanStay, Step::Ready, Step::DrawOut]),
        (2, &[Step::GiveBackStay, Step::WithdrawStay]),
        (20, &[Step::Book]),
        (12, &[Step::Agree]),
        (16, &[Step::Pause, Step::Interrupt, Step::Resume, Step::CallOff]),
        (8, &[Step::Withdraw, Step::MoveEnd, Step::ResumeElsewhere, Step::ChangeMentor, Step::End]),
        (2, &[Step::ChangePlaces, Step::RenewContract, Step::EndContract, Step::NoteBenefit]),
        (1, &[Step::Merge]),
        (5, &[Step::OfferMove, Step::WithdrawMove, Step::TakeMove, Step::RefuseMove]),
    ];
}

/// A step, a citizen, a seat, and three numbers of days.
pub type Tried = (Step, usize, usize, i64, i64, i64);

pub fn tried() -> impl Strategy<Value = Vec<Tried>> {
    let odds = Step::ODDS.iter().map(|(odds, steps)| (*odds, proptest::sample::select(*steps).boxed())).collect();
    let steps = proptest::strategy::Union::new_weighted(odds);
    vec((steps, 0_usize..4, 0_usize..4, -60_i64..40, 0_i64..150, 0_i64..40), 30..90)
}

/// That something was done, whatever came of it.
fn done<T>(_: T) -> bool {
    true
}

/// What the steps are tried on.
pub struct World<'a> {
    house: &'a TestHouse,
    stages: Vec<Stage>,
    mentors: Vec<MentorId>,
    citizens: Vec<CitizenId>,
    projects: Vec<(ProjectId, ProjectKind)>,
    caseworker: Context,
    consultant: Context,
    lead: Context,
    elsewhere: Context,
}

impl<'a> World<'a> {
    pub async fn of(house: &'a TestHouse, n: u32) -> Self {
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
        for i in 0..4 {
            citizens.push(house.citizen(n * 4 + i, "Karina Bisgaard").await);
        }
        // Whoever leads the projects works in them too.
        let cast = &house.cast;
        let whom =
            Holder { job_centre: Some(cast.job_centre), employee: cast.project_lead.employee, ..Holder::default() };
        let leads = house.grant(&format!("leder {n}"), Role::ActivationStaff, whom).await;
        let mut own = Vec::new();
        for kind in [ProjectKind::Municipal, ProjectKind::PreCourse, ProjectKind::External] {
            let project = Project {
                id: ProjectId::fresh(),
                name: format!("Jobhuset {n}"),
                kind,
                lead: house.cast.project_lead.employee.unwrap(),
                provider: "Værkstedet".to_owned(),
                closed_on: None,
                version: 1,
            };
            own.push((projects::register(&house.of(&house.cast.consultant), project).await.unwrap(), kind));
        }
        Self {
            house,
            stages,
            mentors: others,
            citizens,
            projects: own,
            caseworker: house.of(&house.cast.caseworker),
            consultant: house.of(&house.cast.consultant),
            lead: house.of(&leads),
            elsewhere: house.of(&house.cast.caseworker_elsewhere),
        }
    }

    async fn referral(&self, citizen: CitizenId) -> Option<(ReferralId, i64)> {
        let mut tx = self.house.house.store.read().await.unwrap();
        let open = referral_rows::open_of(&mut tx, self.house.cast.job_centre, citizen).await.unwrap();
        open.map(|r| (r.id, r.version))
    }

    /// The citizen's placement of a number, with the interruption that stands open.
    async fn placement(&self, citizen: CitizenId, n: usize) -> Option<(Placement, Option<Interruption>)> {
        let mut tx = self.house.house.store.read().await.unwrap();
        let all = rows::of_citizen(&mut tx, self.house.cast.job_centre, citizen).await.unwrap();
        let p = all.iter().rev().nth(n % all.len().max(1))?;
        let away = away_rows::of_placement(&mut tx, self.house.cast.job_centre, p.id).await.unwrap();
        Some((p.clone(), away.into_iter().find(Interruption::is_open)))
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

    /// Whether it was done; not when there was nothing to do it to.
    pub async fn take(&self, (step, who, seat, at, long, more): Tried) -> Result<bool, Error> {
        let citizen = self.citizens[who];
        let day = plus_days(self.house.today(), at);
        match step {
            Step::Refer | Step::Accept | Step::HandBack | Step::TakeBack | Step::NoteInterest => {
                self.take_on_referral(step, citizen).await
            }
            Step::AskForStay
            | Step::BeginStay
            | Step::PlanStay
            | Step::Ready
            | Step::DrawOut
            | Step::GiveBackStay
            | Step::WithdrawStay => self.take_on_stay(step, citizen, seat, day, more).await,
            Step::Book => placements::book(&self.consultant, self.booking(citizen, seat, day, long)).await.map(done),
            Step::ChangePlaces | Step::RenewContract | Step::EndContract => {
                self.take_on_contract(step, seat, day, more).await
            }
            Step::NoteBenefit
            | Step::Merge
            | Step::OfferMove
            | Step::WithdrawMove
            | Step::TakeMove
            | Step::RefuseMove => self.take_on_citizen(step, citizen, self.citizens[(who + 1) % 4], day, long).await,
            _ => self.take_on_placement(step, citizen, seat, day, long, more).await,
        }
    }

    async fn take_on_referral(&self, step: Step, citizen: CitizenId) -> Result<bool, Error> {
        let reason = || Some(Code::known("other"));
        if step == Step::Refer {
            let id = referrals::send(&self.caseworker, citizen, String::new()).await?;
            self.house.sent_on(self.house.cast.job_centre, id, plus_days(self.house.today(), -60)).await;
            return Ok(true);
        }
        if step == Step::NoteInterest {
            return interests::note(&self.consultant, citizen, None, "Kunne passe".to_owned()).await.map(done);
        }
        let Some((id, version)) = self.referral(citizen).await else { return Ok(false) };
        match step {
            Step::Accept => referrals::accept(&self.consultant, id, version).await?,
            Step::HandBack => referrals::hand_back(&self.consultant, id, version, reason()).await?,
            _ => referrals::withdraw(&self.caseworker, id, version, reason()).await?,
        };
        Ok(true)
    }

    /// Models B, C and their combination: a stay in a project or a pre-course, with days in a centre beside it.
    async fn take_on_stay(
        &self,
        step: Step,
        citizen: CitizenId,
        n: usize,
        day: Date,
        more: i64,
    ) -> Result<bool, Error> {
        let (project, kind) = self.projects[n % self.projects.len()];
        let until = (kind == ProjectKind::PreCourse || more % 3 == 0).then(|| plus_days(day, more));
        let plan = Plan {
            from: day,
            until,
            centre_days: if more % 4 == 0 { more % 5 } else { 0 },
            centre: (more % 4 == 0).then_some(self.stages[0].centre),
            over_length_reason: "Efter en konkret vurdering".to_owned(),
        };
        let wish = "Faste rammer".to_owned();
        if step == Step::AskForStay {
            return preparations::ask(&self.caseworker, Asking { citizen, project, plan, wish }).await.map(done);
        }
        let mut tx = self.house.house.store.read().await.unwrap();
        let open = stay_rows::open_of(&mut tx, self.house.cast.job_centre, citizen).await.unwrap();
        drop(tx);
        let Some(stay) = open else { return Ok(false) };
        let (id, version, reason) = (stay.id, stay.version, Some(Code::known("other")));
        match step {
            Step::BeginStay => preparations::begin(&self.lead, id, version, plan).await.map(done),
            Step::PlanStay => preparations::plan(&self.lead, id, version, plan).await.map(done),
            Step::Ready => preparations::ready(&self.lead, id, version, wish).await.map(done),
            Step::DrawOut => {
                let reason = Some(Code::known("no_progress"));
                preparations::draw_out(&self.consultant, id, version, reason, wish).await.map(done)
            }
            Step::GiveBackStay => preparations::give_back(&self.lead, id, version, reason).await.map(done),
            _ => preparations::withdraw(&self.caseworker, id, version, reason).await.map(done),
        }
    }

    async fn take_on_contract(&self, step: Step, seat: usize, day: Date, more: i64) -> Result<bool, Error> {
        let mut tx = self.house.house.store.read().await.unwrap();
        let all = contract_rows::of_centre(&mut tx, self.house.cast.job_centre, self.stages[seat / 2].centre).await;
        drop(tx);
        let all = all.unwrap();
        let now = &all[more as usize % all.len()];
        let me = &self.consultant;
        match step {
            Step::ChangePlaces => {
                contracts::change_places(me, now.id, now.version, day, 1 + more % 4, &Numbers::default())
                    .await
                    .map(done)
            }
            Step::RenewContract => {
                let period = Period::known(day, Some(plus_days(day, 400)));
                let new = contract(now.centre, period.from(), period.until(), 2 + more % 2);
                contracts::renew(me, now.id, now.version, new).await.map(done)
            }
            _ => contracts::end(me, now.id, now.version, day, Code::known("company_withdrew")).await.map(done),
        }
    }

    async fn take_on_citizen(
        &self,
        step: Step,
        citizen: CitizenId,
        other: CitizenId,
        day: Date,
        long: i64,
    ) -> Result<bool, Error> {
        let (me, cast) = (&self.caseworker, &self.house.cast);
        let version = citizens::find(me, citizen).await?.citizen.version;
        match step {
            Step::NoteBenefit => {
                let period = Period::known(plus_days(day, -long), (long % 3 > 0).then_some(day));
                let days = benefits::Days { benefit: Code::known("cash_assistance"), period };
                benefits::register(me, citizen, days).await.map(done)
            }
            Step::Merge => duplicates::merge(me, citizen, version, other, "Samme borger").await.map(done),
            Step::OfferMove => transfers::offer(me, citizen, version, cast.elsewhere).await.map(done),
            Step::WithdrawMove => transfers::withdraw(me, citizen).await.map(done),
            _ => {
                let mut tx = self.house.house.store.read().await.unwrap();
                let offered = move_rows::incoming(&mut tx, cast.elsewhere).await.unwrap();
                drop(tx);
                let Some(id) = offered.first().map(|o| o.id) else { return Ok(false) };
                match step {
                    Step::TakeMove => {
                        transfers::take(&self.elsewhere, id, cast.caseworker_elsewhere.employee).await.map(done)
                    }
                    _ => transfers::refuse(&self.elsewhere, id).await.map(done),
                }
            }
        }
    }

    async fn take_on_placement(
        &self,
        step: Step,
        citizen: CitizenId,
        seat: usize,
        day: Date,
        long: i64,
        more: i64,
    ) -> Result<bool, Error> {
        let me = &self.consultant;
        let Some((p, open)) = self.placement(citizen, seat).await else { return Ok(false) };
        let (id, version) = (p.id, p.version);
        // Days that may do: after the first, after the last one there.
        let away_from = plus_days(p.period.from(), more);
        let back_on = plus_days(open.as_ref().map_or(day, |i| i.last_day), more);
        let away = |kind| NewInterruption {
            kind,
            last_day: away_from,
            reason: Code::known("illness"),
            note: String::new(),
            expected_back: (kind == InterruptionKind::Pause).then(|| plus_days(away_from, more)),
        };
        match step {
            Step::Agree => placements::agree(me, id, version).await?,
            Step::Withdraw => placements::withdraw(me, id, version).await?,
            Step::MoveEnd => placements::change_end(me, id, version, plus_days(day, long), "Mere tid").await?,
            Step::Pause => interruptions::interrupt(me, id, version, away(InterruptionKind::Pause)).await?,
            Step::Interrupt => interruptions::interrupt(me, id, version, away(InterruptionKind::Interruption)).await?,
            Step::Resume => interruptions::resume(me, id, version, back_on, more % 2 == 0).await?,
            Step::CallOff => interruptions::call_off(me, id, version).await?,
            Step::ResumeElsewhere => {
                let there = Booking { resumes: open.map(|i| i.id), ..self.booking(citizen, seat, back_on, long) };
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
        Ok(true)
    }
}
