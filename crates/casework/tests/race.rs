//! Ten thousand races for the last place, run by two processes on one database.
//!
//! This test starts its own binary once more as the second process. Both walk the same seats and days
//! in the same order, each with a citizen of its own for every seat, so that each of the 10 000
//! (seat, day) has two who want it at the same time. Afterwards each has exactly one, and every loser
//! was told so in a sentence. All of them are run with `HOLDEPUNKT_LONG=1`; `./test` runs half of them, and on
//! PostgreSQL a tenth.
//!
//! The negative control does the same on a table without a constraint, looking in one transaction and
//! writing in the next: there every race overbooks, and the same count sees it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)]

use std::{
    collections::{BTreeMap, HashMap},
    io::{BufRead as _, BufReader, Write as _},
    path::{Path, PathBuf},
    process::{Child, ChildStdin, Command, Stdio},
    sync::{Arc, LazyLock},
    time::Duration,
};

use holdepunkt_casework::{
    Context, Error, House, Rulebook, Who, invariants,
    placements::{self, Booking},
};
use holdepunkt_rules::{
    citizen::Citizen,
    codes::Code,
    hours::WeeklyHours,
    id::*,
    period::{Period, plus_days},
    placement::{Placement, PlacementKind},
    referral::{Referral, ReferralModel, ReferralState},
};
use holdepunkt_store::{
    Identity, Keys, Scoped, Store, StoreError,
    accounts::{self, RoleGrant},
    citizens,
    migrate::migrate,
    referrals, values,
};
use holdepunkt_testkit::{Cast, NOW, TestHouse, cpr, fresh_postgres};
use holdepunkt_wording::{Language, Words};
use jiff::{Timestamp, civil::Date};

/// Seats in one centre; each seat has its two citizens.
const SEATS: usize = 500;
/// Races between two meetings of the processes.
const BATCH: usize = 250;
/// Races where nobody asked for all: on PostgreSQL, and on SQLite.
const SHORT: [usize; 2] = [1_000, 5_000];
/// Which of the two a process is: the names of their job consultants.
const RACERS: [&str; 2] = ["konsulent", "konsulent2"];

fn first_day() -> Date {
    plus_days(house_clock().1, -80)
}

fn house_clock() -> (Timestamp, Date) {
    let now: Timestamp = NOW.parse().unwrap();
    (now, now.in_tz("Europe/Copenhagen").unwrap().date())
}

/// The program in one process, on a database that is there.
async fn open(url: &str, keys: &Path) -> House {
    let store = Store::open(url, Keys::read(keys).unwrap()).await.unwrap();
    let now = house_clock().0;
    static RULEBOOK: LazyLock<Arc<Rulebook>> = LazyLock::new(|| Arc::new(Rulebook::load().unwrap()));
    House::with_clock(store, Arc::clone(&RULEBOOK), move || now)
}

/// One racer: its consultant, its citizens by seat, and the seats in their order.
struct Racer {
    context: Context,
    scope: JobCentreId,
    seats: Vec<(PlaceId, CitizenId)>,
    mentor: MentorId,
}

const OWN_CITIZENS: Scoped =
    Scoped::new("select id, address from citizen where job_centre = $1 and consultant = $2 order by address");
const ALL_PLACES: Scoped = Scoped::new("select id from place where job_centre = $1 order by number");
const ONE_MENTOR: Scoped = Scoped::new("select id from mentor where job_centre = $1");

impl Racer {
    async fn enter(house: &House, login: &str) -> Self {
        let mut tx = house.store.read().await.unwrap();
        let account = accounts::by_login(&mut tx, login).await.unwrap().unwrap();
        let grant: RoleGrant = accounts::grants_of(&mut tx, account.id, house.today()).await.unwrap().remove(0);
        let (scope, me) = (grant.job_centre.unwrap(), grant.employee.unwrap());
        let places = tx.all(ALL_PLACES.within(scope, values![]), |r| r.get::<PlaceId>("id")).await.unwrap();
        let citizens = tx.all(OWN_CITIZENS.within(scope, values![me]), |r| r.get::<CitizenId>("id")).await.unwrap();
        let mentor = tx.first(ONE_MENTOR.within(scope, values![]), |r| r.get("id")).await.unwrap().unwrap();
        assert_eq!((places.len(), citizens.len()), (SEATS, SEATS));
        let seats = places.into_iter().zip(citizens).collect();
        Self { context: house.context(Who::Person(grant)), scope, seats, mentor }
    }

    fn booking(&self, race: usize) -> Booking {
        let (place, citizen) = self.seats[race % SEATS];
        let day = plus_days(first_day(), (race / SEATS) as i64);
        Booking {
            citizen,
            place,
            from: day,
            until: day,
            hours: WeeklyHours::whole(12),
            mentor: self.mentor,
            choice: Code::known("citizens_wish"),
            kind: PlacementKind::Placement,
            resumes: None,
            new_course: false,
            over_ceiling: String::new(),
            reason: String::new(),
            agreed: true,
            offered: true,
        }
    }

    /// Runs a batch; says how many were won and what each loser was told.
    async fn run(&self, batch: usize) -> (usize, BTreeMap<String, usize>) {
        let (mut won, mut told) = (0, BTreeMap::new());
        for race in batch * BATCH..(batch + 1) * BATCH {
            match self.book(race).await {
                Ok(_) => won += 1,
                Err(sentence) => *told.entry(sentence).or_default() += 1,
            }
        }
        (won, told)
    }

    /// Books, and tries again as a person would when the database was too busy to answer.
    async fn book(&self, race: usize) -> Result<PlacementId, String> {
        for _ in 0..20 {
            match placements::book(&self.context, self.booking(race)).await {
                Ok(id) => return Ok(id),
                Err(Error::Refused(list)) => return Err(Words::of(Language::Danish).refusal(&list[0].refusal)),
                Err(Error::Store(StoreError::Unavailable(_))) => tokio::time::sleep(Duration::from_millis(5)).await,
                Err(Error::Store(error)) => panic!("{error}"),
            }
        }
        panic!("the database never answered")
    }
}

/// The second process: this very binary, told by its environment what to do.
struct SecondProcess {
    child: Child,
    commands: ChildStdin,
    answers: std::io::Lines<BufReader<std::process::ChildStdout>>,
}

impl SecondProcess {
    fn start(url: &str, keys: &Path) -> Self {
        let mut child = Command::new(std::env::current_exe().unwrap())
            .args(["--exact", "race_second_process", "--nocapture", "--test-threads=1"])
            .env("HOLDEPUNKT_RACE_DATABASE", url)
            .env("HOLDEPUNKT_RACE_KEYS", keys)
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()
            .unwrap();
        let commands = child.stdin.take().unwrap();
        let answers = BufReader::new(child.stdout.take().unwrap()).lines();
        let mut second = Self { child, commands, answers };
        assert_eq!(second.hear(), ["ready"]);
        second
    }

    fn tell(&mut self, command: &str) {
        writeln!(self.commands, "{command}").unwrap();
    }

    /// The next answer; what the test harness itself prints is passed over.
    fn hear(&mut self) -> Vec<String> {
        for line in self.answers.by_ref() {
            if let Some(answer) = line.unwrap().split_once("race> ") {
                return answer.1.split('\t').map(str::to_owned).collect();
            }
        }
        panic!("the second process ended early")
    }

    fn stop(mut self) {
        self.tell("stop");
        assert!(self.child.wait().unwrap().success());
    }
}

/// What the second process does. On its own, without a parent, it has nothing to do.
#[tokio::test]
async fn race_second_process() {
    let Ok(url) = std::env::var("HOLDEPUNKT_RACE_DATABASE") else { return };
    let keys = PathBuf::from(std::env::var("HOLDEPUNKT_RACE_KEYS").unwrap());
    let house = open(&url, &keys).await;
    let racer = Racer::enter(&house, RACERS[1]).await;
    let answer = |text: &str| println!("\nrace> {text}");
    answer("ready");
    let mut seen = Vec::new();
    for line in std::io::stdin().lines() {
        let line = line.unwrap();
        match line.split_once(' ') {
            Some(("run", batch)) => {
                let (won, told) = racer.run(batch.parse().unwrap()).await;
                let told: Vec<String> = told.iter().map(|(sentence, n)| format!("{n} {sentence}")).collect();
                answer(&[vec![won.to_string()], told].concat().join("\t"));
            }
            Some(("look", _)) => {
                seen = control_look(&house, &racer).await;
                answer(&seen.len().to_string());
            }
            Some(("write", _)) => {
                control_write(&house, &racer, &seen).await;
                answer("written");
            }
            _ => break,
        }
    }
    house.store.close().await;
}

/// Sets the stage in an empty database: one centre with 500 seats, and two citizens for each seat, on
/// their way to a place, one with each consultant.
async fn set_stage(url: &str, keys: &Path) -> House {
    let house = open(url, keys).await;
    migrate(&house.store).await.unwrap();
    let cast = Cast::settle(&house).await;
    let test_house = TestHouse { house: house.clone(), cast };
    test_house.stage(1, SEATS as i64).await;
    let cast = &test_house.cast;
    let mut tx = house.store.write().await.unwrap();
    for n in 0..SEATS * 2 {
        let consultant = if n < SEATS { &cast.consultant } else { &cast.other_consultant };
        let citizen = Citizen {
            id: CitizenId::fresh(),
            cpr: cpr(n as u32),
            name: format!("Citizen {n}"),
            phone: String::new(),
            email: String::new(),
            address: format!("Racevej {n:04}"),
            language: Code::known("da"),
            target_group: Code::known("activity_ready"),
            caseworker: cast.caseworker.employee.unwrap(),
            consultant: consultant.employee,
            protected: false,
            version: 1,
        };
        citizens::insert(&mut tx, cast.job_centre, &citizen, house.today()).await.unwrap();
        let referral = Referral {
            id: ReferralId::fresh(),
            citizen: citizen.id,
            model: ReferralModel::Direct,
            state: ReferralState::Accepted,
            sent_on: first_day(),
            sent_by: cast.caseworker.employee.unwrap(),
            accepted_on: Some(first_day()),
            accepted_by: consultant.employee,
            closed_on: None,
            reason: None,
            wish: String::new(),
            preparation: None,
            version: 1,
        };
        referrals::insert(&mut tx, cast.job_centre, &referral).await.unwrap();
    }
    tx.commit().await.unwrap();
    house
}

/// Seats and days that two have, and the number that somebody has: the count that both tests stand on.
fn count(taken: &[(PlaceId, Period)]) -> (usize, usize) {
    let mut by_place: HashMap<PlaceId, Vec<Period>> = HashMap::new();
    for (place, period) in taken {
        by_place.entry(*place).or_default().push(*period);
    }
    let (mut overbooked, mut booked) = (0, 0);
    for periods in by_place.values_mut() {
        periods.sort_by_key(Period::from);
        overbooked += periods.windows(2).filter(|two| two[0].overlaps(&two[1])).count();
        periods.dedup();
        booked += periods.len();
    }
    (overbooked, booked)
}

async fn race(url: &str, keys: &Path, races: usize) {
    let house = set_stage(url, keys).await;
    let mut second = SecondProcess::start(url, keys);
    let first = Racer::enter(&house, RACERS[0]).await;
    let (mut won, mut told) = ([0, 0], BTreeMap::<String, usize>::new());
    for batch in 0..races / BATCH {
        second.tell(&format!("run {batch}"));
        let (mine, my_losses) = first.run(batch).await;
        let answer = second.hear();
        won[0] += mine;
        won[1] += answer[0].parse::<usize>().unwrap();
        for (sentence, n) in my_losses {
            *told.entry(sentence).or_default() += n;
        }
        for line in &answer[1..] {
            let (n, sentence) = line.split_once(' ').unwrap();
            *told.entry(sentence.to_owned()).or_default() += n.parse::<usize>().unwrap();
        }
    }
    second.stop();
    let mut tx = house.store.read().await.unwrap();
    let day = first_day();
    let all = holdepunkt_store::placements::in_period(&mut tx, first.scope, day, plus_days(day, 60)).await.unwrap();
    drop(tx);
    let taken: Vec<(PlaceId, Period)> = all.iter().map(|p: &Placement| (p.place, p.period)).collect();
    assert_eq!(count(&taken), (0, races), "none overbooked, none unbooked: {told:?}");
    assert_eq!(won[0] + won[1], races);
    assert!(won[0] > 0 && won[1] > 0, "both had their share: {won:?}");
    let sentence = Words::of(Language::Danish).say("place-just-taken");
    assert_eq!(told, BTreeMap::from([(sentence, races)]), "each loser is told why and what to do");
    assert_eq!(invariants::verify(&house).await.unwrap(), Vec::new());
    house.store.close().await;
}

const SCRATCH: Identity = Identity::new("create table scratch_seat (place text not null, taken_by text not null)");
const SCRATCH_FREE: Identity = Identity::new("select count(*) as n from scratch_seat where place = $1");
const SCRATCH_TAKE: Identity = Identity::new("insert into scratch_seat (place, taken_by) values ($1, $2)");
const SCRATCH_TAKEN: Identity = Identity::new("select place from scratch_seat");

/// The seats that look free.
async fn control_look(house: &House, racer: &Racer) -> Vec<(PlaceId, CitizenId)> {
    let mut tx = house.store.read().await.unwrap();
    let mut free = Vec::new();
    for (place, citizen) in &racer.seats {
        let n: i64 = tx.first(SCRATCH_FREE.bound(values![*place]), |r| r.get("n")).await.unwrap().unwrap();
        if n == 0 {
            free.push((*place, *citizen));
        }
    }
    free
}

/// Takes the seats that looked free, in a transaction of its own.
async fn control_write(house: &House, racer: &Racer, free: &[(PlaceId, CitizenId)]) {
    assert!(!racer.seats.is_empty());
    let mut tx = house.store.write().await.unwrap();
    for (place, citizen) in free {
        tx.run(SCRATCH_TAKE.bound(values![*place, *citizen])).await.unwrap();
    }
    tx.commit().await.unwrap();
}

async fn control(url: &str, keys: &Path) {
    let house = set_stage(url, keys).await;
    let mut tx = house.store.write().await.unwrap();
    tx.run(SCRATCH.bound(values![])).await.unwrap();
    tx.commit().await.unwrap();
    let mut second = SecondProcess::start(url, keys);
    let first = Racer::enter(&house, RACERS[0]).await;
    second.tell("look all");
    let seen = control_look(&house, &first).await;
    assert_eq!(second.hear(), [SEATS.to_string()]);
    second.tell("write all");
    assert_eq!(second.hear(), ["written"]);
    control_write(&house, &first, &seen).await;
    second.stop();
    let mut tx = house.store.read().await.unwrap();
    let day = Period::known(first_day(), Some(first_day()));
    let taken = tx.all(SCRATCH_TAKEN.bound(values![]), |r| Ok((r.get::<PlaceId>("place")?, day))).await.unwrap();
    assert_eq!(count(&taken), (SEATS, SEATS), "looking first and writing later gives every seat to two");
}

/// A folder of its own: in memory where there is one, since what is tested is no disk.
fn scratch(name: &str) -> PathBuf {
    let base = Path::new("/dev/shm");
    let base = if base.is_dir() { base.to_path_buf() } else { std::env::temp_dir() };
    let folder = base.join(format!("holdepunkt-{name}-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

async fn on_both<F: Future<Output = ()>>(name: &str, test: impl Fn(String, PathBuf, bool) -> F) {
    let folder = scratch(name);
    let keys = folder.join("keys");
    Keys::create(&keys).unwrap();
    test(format!("sqlite:{}", folder.join("race.db").display()), keys.clone(), true).await;
    if let Ok(server) = std::env::var("HOLDEPUNKT_TEST_POSTGRES") {
        test(fresh_postgres(&server).await, keys, false).await;
    }
    std::fs::remove_dir_all(&folder).unwrap();
}

#[tokio::test]
async fn race_for_the_last_place_has_one_winner_each_time() {
    on_both("race", |url, keys, sqlite| async move {
        let races = if std::env::var_os("HOLDEPUNKT_LONG").is_some() { 10_000 } else { SHORT[usize::from(sqlite)] };
        let began = std::time::Instant::now();
        race(&url, &keys, races).await;
        eprintln!("{races} races in {:.0} s", began.elapsed().as_secs_f64());
    })
    .await;
}

#[tokio::test]
async fn race_without_a_constraint_overbooks() {
    on_both("race-control", |url, keys, _| async move { control(&url, &keys).await }).await;
}
