//! Citizens with random rounds and answers, the same for the same seed, written through the store; the last form of
//! each is sent as somebody sends it, so that the pairs are made as they are.

use holdepunkt_casework::{
    Context,
    progressions::answer::{self, Filled},
};
use holdepunkt_rules::{
    centre::CooperationModel,
    codes::Code,
    cpr::Cpr,
    id::*,
    period::{Period, age_on, plus_days},
    placement::{Ending, Outcome, Placement, PlacementState},
    progression::{Answer, AnsweredBy, FormState, Given, Questionnaire, Respondent, Round, RoundKind, pairs::Pair},
};
use holdepunkt_store::{
    centres, citizens, placements,
    progression_pairs::{self, Grouped, Standing},
    progressions::{self as rows, Form, RoundFacts, RoundRow},
};
use holdepunkt_testkit::{TestHouse, cpr};
use jiff::civil::Date;

use super::naive::Known;

/// An answer on the scale that holds.
#[derive(Debug, Clone)]
pub struct Said {
    pub on: Date,
    pub kind: RoundKind,
    pub item: String,
    pub answer: Answer,
}

/// A round, and who sent a form in it, late or not.
#[derive(Debug, Clone)]
pub struct Held {
    pub on: Date,
    pub kind: RoundKind,
    pub sent: Vec<(Respondent, bool)>,
}

pub struct Scene {
    pub today: Date,
    pub people: Vec<CitizenId>,
    pub numbers: Vec<Cpr>,
    pub known: Vec<Known>,
    pub said: Vec<Vec<Said>>,
    pub rounds: Vec<Held>,
    placement: PlacementId,
}

/// Somebody in the other job centre: their group, and what they answered at the beginning and since.
#[derive(Debug, Clone, Copy)]
pub struct Somebody {
    pub group: &'static str,
    pub first: u8,
    pub latest: u8,
}

/// What was said in words, which must not leave.
pub const WORDS: &str = "kanariefugl i kaffestuen";
/// What the citizens are called, which must not either.
pub const NAME: &str = "Kanarie Fuglsang";

/// Chance from a seed: xorshift.
pub struct Lot(u64);

impl Lot {
    pub fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1)
    }

    pub fn below(&mut self, n: u64) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0 % n
    }

    fn answer(&mut self) -> Answer {
        match self.below(10) {
            0 => Answer::DontKnow,
            1 => Answer::PreferNot,
            _ => Answer::Value(u8::try_from(self.below(11)).unwrap()),
        }
    }
}

const GROUPS: [&str; 3] = ["activity_ready", "job_ready", "job_clarification"];

struct Writer<'h> {
    house: &'h TestHouse,
    lot: Lot,
    questionnaire: Questionnaire,
}

/// So many citizens, each with a seat of their own at one of two centres.
pub async fn seed(house: &TestHouse, n: usize, seed: u64) -> Scene {
    let scope = house.cast.job_centre;
    let stages = [house.stage(1, n as i64 + 1).await, house.stage(2, n as i64 + 1).await];
    let day = plus_days(house.today(), -60);
    let (karina, first) = house.placed(&stages[0], 1, day, plus_days(day, 300)).await;
    let mut tx = house.house.store.write().await.unwrap();
    let karina = citizens::find(&mut tx, scope, karina).await.unwrap().unwrap();
    let first = placements::find(&mut tx, scope, first).await.unwrap().unwrap();
    let mut other = centres::find(&mut tx, scope, stages[1].centre).await.unwrap().unwrap();
    other.model = CooperationModel::Model3;
    centres::update(&mut tx, scope, &other).await.unwrap();
    tx.commit().await.unwrap();
    let all = house.house.rulebook.questionnaires();
    let questionnaire = all.iter().find(|q| q.code == "progression" && q.version == 1).unwrap().clone();
    let mut writer = Writer { house, lot: Lot::new(seed), questionnaire };
    let mut scene = Scene {
        today: house.today(),
        people: Vec::new(),
        numbers: Vec::new(),
        known: Vec::new(),
        said: Vec::new(),
        rounds: Vec::new(),
        placement: first.id,
    };
    for at in 0..n {
        let number = cpr(u32::try_from(at).unwrap() + 100);
        let group = GROUPS[usize::try_from(writer.lot.below(3)).unwrap()];
        let stage = usize::try_from(writer.lot.below(2)).unwrap();
        let mut citizen = karina.clone();
        citizen.id = CitizenId::fresh();
        citizen.cpr = number.clone();
        citizen.name = NAME.to_owned();
        citizen.target_group = Code::known(group);
        let mut tx = house.house.store.write().await.unwrap();
        citizens::insert(&mut tx, scope, &citizen, plus_days(house.today(), -2000)).await.unwrap();
        // The answers go further back than the seat does: nobody asks the seat about them.
        let begins = plus_days(house.today(), -80);
        let placement = Placement {
            id: PlacementId::fresh(),
            citizen: citizen.id,
            place: stages[stage].places[at + 1],
            mentor: stages[stage].mentor,
            referral: None,
            period: Period::new(begins, Some(plus_days(begins, 300))).unwrap(),
            agreed_until: plus_days(begins, 300),
            ..first.clone()
        };
        placements::insert(&mut tx, scope, &placement).await.unwrap();
        tx.commit().await.unwrap();
        scene.people.push(citizen.id);
        scene.numbers.push(number);
        scene.said.push(Vec::new());
        let born = citizen.cpr.born();
        let begun = writer.course(&mut scene, at, &placement).await;
        let outcome = writer.end(&placement).await;
        let model = ["1", "3"][stage];
        scene.known.push(Known { at, group, under_30: age_on(born, begun) < 30, model, outcome });
    }
    scene
}

impl Writer<'_> {
    /// Half of the courses are over.
    async fn end(&mut self, placement: &Placement) -> Option<Outcome> {
        const OUTCOMES: [Outcome; 3] = [Outcome::OrdinaryJob, Outcome::Education, Outcome::None];
        let outcome = OUTCOMES.get(usize::try_from(self.lot.below(6)).unwrap()).copied()?;
        let mut tx = self.house.house.store.write().await.unwrap();
        let last = plus_days(self.house.today(), -1);
        let ended = Placement {
            state: PlacementState::Ended,
            period: Period::new(placement.period.from(), Some(last)).unwrap(),
            ending: Some(Ending { outcome, hours: None, place_name: String::new(), reason: None }),
            ..placement.clone()
        };
        assert!(placements::update(&mut tx, self.house.cast.job_centre, &ended).await.unwrap());
        tx.commit().await.unwrap();
        Some(outcome)
    }

    /// Rounds with their forms: an earlier course for some, a zero point for most, and what came after. Gives the day
    /// on which the course began, as the answers tell it.
    async fn course(&mut self, scene: &mut Scene, at: usize, placement: &Placement) -> Date {
        let today = self.house.today();
        let mut at_day = -470 + self.lot.below(60) as i64;
        let mut rounds = Vec::new();
        if self.lot.below(4) == 0 {
            rounds.push((plus_days(today, at_day - 20), RoundKind::ZeroPoint));
        }
        if self.lot.below(10) > 0 {
            rounds.push((plus_days(today, at_day), RoundKind::ZeroPoint));
        }
        for _ in 0..self.lot.below(4) {
            at_day += 28 + self.lot.below(80) as i64;
            let kind = [RoundKind::Short, RoundKind::Quarter, RoundKind::Change][self.lot.below(3) as usize];
            rounds.push((plus_days(today, at_day), kind));
        }
        for (on, kind) in rounds {
            self.round(scene, at, placement, on, kind).await;
        }
        // The last one the citizen answers together with the consultant.
        at_day += 30;
        let on = plus_days(today, at_day);
        let id = self.open(placement, on, RoundKind::Quarter).await;
        let consultant = self.house.of(&self.house.cast.consultant);
        let items: Vec<String> = self.questionnaire.asked(Respondent::Citizen, false).map(|i| i.id.clone()).collect();
        let mut given = Vec::new();
        for item in items {
            if item == "C11" {
                given.push(Given { item, words: WORDS.to_owned(), ..Given::default() });
                continue;
            }
            let answer = self.lot.answer();
            scene.said[at].push(Said { on, kind: RoundKind::Quarter, item: item.clone(), answer });
            given.push(Given { item, answer: answer.code(), ..Given::default() });
        }
        let filled = Filled {
            questionnaire: "progression".to_owned(),
            version: 0,
            how: AnsweredBy::Together,
            language: "da".to_owned(),
            given,
            send: true,
        };
        answer::fill(&consultant, id, Respondent::Citizen, filled).await.unwrap();
        scene.rounds.push(Held { on, kind: RoundKind::Quarter, sent: vec![(Respondent::Citizen, true)] });
        let begun = scene.said[at].iter().filter(|s| s.kind == RoundKind::ZeroPoint).map(|s| s.on).max();
        begun.unwrap_or_else(|| scene.said[at].iter().map(|s| s.on).min().unwrap())
    }

    async fn open(&self, placement: &Placement, on: Date, kind: RoundKind) -> RoundId {
        let id = RoundId::fresh();
        let round = Round { id, citizen: placement.citizen, placement: placement.id, kind, on };
        let mut tx = self.house.house.store.write().await.unwrap();
        let row = RoundRow { round, facts: RoundFacts::default(), shared: false };
        assert!(rows::insert_round(&mut tx, self.house.cast.job_centre, &row).await.unwrap());
        tx.commit().await.unwrap();
        id
    }

    async fn round(&mut self, scene: &mut Scene, at: usize, placement: &Placement, on: Date, kind: RoundKind) {
        let (scope, keys) = (self.house.cast.job_centre, self.house.house.store.keys().clone());
        let round = self.open(placement, on, kind).await;
        let mut held = Held { on, kind, sent: Vec::new() };
        let mut tx = self.house.house.store.write().await.unwrap();
        for respondent in kind.asks() {
            if self.lot.below(10) < 3 {
                continue;
            }
            let late = self.lot.below(4) == 0;
            held.sent.push((*respondent, late));
            let items: Vec<_> = self.questionnaire.asked(*respondent, kind.is_short()).cloned().collect();
            // Some were corrected, some stand half filled beside the one that holds: neither counts.
            let states: &[FormState] = match self.lot.below(4) {
                0 => &[FormState::Replaced, FormState::Holds],
                1 => &[FormState::Holds, FormState::Draft],
                _ => &[FormState::Holds],
            };
            for state in states {
                let form = Form {
                    id: ProgressionFormId::fresh(),
                    round,
                    respondent: *respondent,
                    questionnaire: "progression".to_owned(),
                    questionnaire_version: 1,
                    how: AnsweredBy::Paper,
                    language: String::new(),
                    state: *state,
                    account: None,
                    begun_at: self.house.house.now(),
                    sent_on: (*state != FormState::Draft).then_some(on),
                    late,
                    corrects: None,
                    version: 1,
                };
                rows::insert_form(&mut tx, scope, &form).await.unwrap();
                for item in items.iter().filter(|i| i.kind.on_scale()) {
                    if self.lot.below(10) < 4 {
                        continue;
                    }
                    let answer = self.lot.answer();
                    if *state == FormState::Holds {
                        scene.said[at].push(Said { on, kind, item: item.id.clone(), answer });
                    }
                    let given = Given { item: item.id.clone(), answer: answer.code(), ..Given::default() };
                    rows::put_answer(&mut tx, scope, &keys, form.id, &given).await.unwrap();
                }
            }
        }
        tx.commit().await.unwrap();
        scene.rounds.push(held);
    }
}

impl Scene {
    /// A zero point of the first citizen on a day, and a round after it, without answers.
    pub async fn with_zero_point(&self, house: &TestHouse, on: Date) -> (RoundId, RoundId) {
        let mut made = Vec::new();
        let mut tx = house.house.store.write().await.unwrap();
        let of = placements::of_citizen(&mut tx, house.cast.job_centre, self.people[0]).await.unwrap();
        for (on, kind) in [(on, RoundKind::ZeroPoint), (plus_days(on, 70), RoundKind::Quarter)] {
            let id = RoundId::fresh();
            let round = Round { id, citizen: self.people[0], placement: of[0].id, kind, on };
            let row = RoundRow { round, facts: RoundFacts::default(), shared: false };
            assert!(rows::insert_round(&mut tx, house.cast.job_centre, &row).await.unwrap());
            made.push(id);
        }
        tx.commit().await.unwrap();
        (made[0], made[1])
    }

    /// The same answer to every question of the citizen's form, together with the consultant.
    pub async fn answer(&self, consultant: &Context, round: RoundId, answer: &str) {
        let items = (1..=10).map(|n| format!("C{n}"));
        let given = items.map(|item| Given { item, answer: answer.to_owned(), ..Given::default() }).collect();
        let filled = Filled {
            questionnaire: "progression".to_owned(),
            version: 0,
            how: AnsweredBy::Paper,
            language: String::new(),
            given,
            send: true,
        };
        answer::fill(consultant, round, Respondent::Citizen, filled).await.unwrap();
    }

    /// Pairs on one question in the other job centre: from 2 to 5, of so many.
    pub async fn copied_elsewhere(&self, house: &TestHouse, item: &str, n: usize) {
        self.elsewhere(house, item, &vec![(2, 5); n]).await;
    }

    /// Pairs on one question in the other job centre.
    pub async fn elsewhere(&self, house: &TestHouse, item: &str, changes: &[(u8, u8)]) {
        let of = |(first, latest): &(u8, u8)| Somebody { group: "activity_ready", first: *first, latest: *latest };
        self.somewhere_else(house, item, 0, &changes.iter().map(of).collect::<Vec<_>>()).await;
    }

    /// As [`Scene::elsewhere`], after so many who are there already. They are of invented citizens.
    pub async fn somewhere_else(&self, house: &TestHouse, item: &str, there: usize, people: &[Somebody]) {
        let mut tx = house.house.store.write().await.unwrap();
        let mut karina = citizens::find(&mut tx, house.cast.job_centre, self.people[0]).await.unwrap().unwrap();
        for (n, somebody) in people.iter().enumerate() {
            karina.id = CitizenId::fresh();
            karina.cpr = cpr(5000 + u32::try_from(there + n).unwrap());
            karina.caseworker = house.cast.caseworker_elsewhere.employee.unwrap();
            karina.consultant = None;
            citizens::insert(&mut tx, house.cast.elsewhere, &karina, house.today()).await.unwrap();
            let pair = Pair {
                first: Some(Answer::Value(somebody.first)),
                latest: Some(Answer::Value(somebody.latest)),
                on: house.today(),
            };
            let standing = Standing {
                citizen: karina.id,
                placement: self.placement,
                grouped: Grouped {
                    target_group: Code::known(somebody.group),
                    under_30: false,
                    model: CooperationModel::Model1,
                    weeks: 0,
                },
                pairs: [(format!("progression v1 {item}"), pair)].into(),
            };
            progression_pairs::replace(&mut tx, house.cast.elsewhere, &standing).await.unwrap();
        }
        tx.commit().await.unwrap();
    }
}
