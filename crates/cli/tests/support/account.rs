//! The account of what the program said was done, held against what is in the database: nothing lost, nothing
//! twice, nothing by half.

use std::{
    collections::{HashMap, HashSet},
    io::ErrorKind,
    sync::{
        Mutex,
        atomic::{AtomicBool, AtomicUsize, Ordering},
    },
    thread,
    time::{Duration, Instant},
};

use holdepunkt_store::{Identity, Store, values};
use holdepunkt_testkit::{Cast, cpr};

use super::{Settled, form, send};

/// What was written, and when it was said to be done.
#[derive(Debug, Clone)]
pub struct Told {
    pub noun: &'static str,
    /// The form's key; of a citizen, what was made is found by it too.
    pub key: String,
    /// What the answer led to: the citizen or the employee; of a referral, its citizen.
    pub subject: String,
    pub began: Instant,
    pub told: Instant,
}

/// What the database holds of it.
#[derive(Debug, Clone, Default)]
pub struct Books {
    pub citizens: Vec<String>,
    /// Referrals with their citizens.
    pub referrals: Vec<(String, String)>,
    /// Employees with their names.
    pub employees: Vec<(String, String)>,
    /// Lines on the trail that say that something was registered: noun and subject.
    pub lines: Vec<(String, String)>,
    /// Keys of forms with what they made.
    pub keys: Vec<(String, String)>,
}

impl Books {
    pub async fn read(store: &Store) -> Self {
        let mut tx = store.read().await.unwrap();
        let mut pairs = async |sql: &'static str| {
            let sql = Identity::new(sql).bound(values![]);
            tx.all(sql, |r| Ok((r.get::<String>("a")?, r.get::<String>("b")?))).await.unwrap()
        };
        let citizens = pairs("select id as a, name as b from citizen").await.into_iter().map(|p| p.0).collect();
        let referrals = pairs("select id as a, citizen as b from referral").await;
        let employees = pairs("select id as a, name as b from employee where name like 'Nr %'").await;
        let sql = "select noun as a, subject as b from trail where deed = 'register'
            and noun in ('citizen', 'referral', 'employee')";
        let lines = pairs(sql).await;
        let keys = pairs("select key as a, result as b from once").await;
        Self { citizens, referrals, employees, lines, keys }
    }

    /// What stands there by half: a row without its one line on the trail or its key, a line or a key without a row.
    pub fn halves(&self) -> Vec<String> {
        let ids = |noun: &str| -> Vec<&String> {
            match noun {
                "citizen" => self.citizens.iter().collect(),
                "referral" => self.referrals.iter().map(|r| &r.0).collect(),
                _ => self.employees.iter().map(|r| &r.0).collect(),
            }
        };
        let made: HashSet<&String> = self.keys.iter().map(|k| &k.1).collect();
        let mut faults = Vec::new();
        let mut rows = HashSet::new();
        for noun in ["citizen", "referral", "employee"] {
            let mut lines: HashMap<&String, usize> = HashMap::new();
            self.lines.iter().filter(|l| l.0 == noun).for_each(|l| *lines.entry(&l.1).or_default() += 1);
            for id in ids(noun) {
                rows.insert(id);
                let n = lines.remove(id).unwrap_or(0);
                if n != 1 || !made.contains(id) {
                    faults.push(format!("half: {noun} {id} with {n} lines"));
                }
            }
            faults.extend(lines.keys().map(|id| format!("half: a line about {noun} {id}, which is not there")));
        }
        faults.extend(self.keys.iter().filter(|k| !rows.contains(&k.1)).map(|k| format!("half: the key {}", k.0)));
        faults
    }

    /// How often what was told is there.
    fn times(&self) -> HashMap<(&'static str, String), usize> {
        let mut times: HashMap<(&'static str, String), usize> = HashMap::new();
        let citizens = self.citizens.iter().map(|id| ("citizen", id.clone()));
        let referrals = self.referrals.iter().map(|r| ("referral", r.1.clone()));
        // The name holds the form's key: what was made twice from one form is seen.
        let employees = self.employees.iter().map(|r| ("employee", r.1.trim_start_matches("Nr ").to_owned()));
        citizens.chain(referrals).chain(employees).for_each(|k| *times.entry(k).or_default() += 1);
        times
    }

    /// What was told and is not there, or twice, and what is there and was never told.
    pub fn against(&self, told: &[Told]) -> Vec<String> {
        let mut times = self.times();
        let mut faults = Vec::new();
        for t in told {
            match times.remove(&t.of()) {
                Some(1) => {}
                Some(n) => faults.push(format!("{n} times: {t:?}")),
                None => faults.push(format!("lost: {t:?}")),
            }
        }
        faults.extend(times.keys().map(|k| format!("never told: {k:?}")));
        faults
    }

    /// A copy of one moment holds all that had been told before it began, and with each write all that had been
    /// told before that write began.
    pub fn as_of_one_moment(&self, told: &[Told], began: Instant) -> Vec<String> {
        let times = self.times();
        let is_there = |t: &&Told| times.contains_key(&t.of());
        let latest = told.iter().filter(is_there).map(|t| t.began).max().unwrap_or(began).max(began);
        let missing = told.iter().filter(|t| !is_there(t) && t.told < latest);
        let mut faults: Vec<String> = missing.map(|t| format!("missing: {t:?}")).collect();
        let known: HashSet<_> = told.iter().map(Told::of).collect();
        faults.extend(times.iter().filter(|(k, _)| !known.contains(k)).map(|(k, _)| format!("never told: {k:?}")));
        faults.extend(times.iter().filter(|(_, n)| **n != 1).map(|(k, n)| format!("{n} times: {k:?}")));
        faults
    }
}

impl Told {
    fn of(&self) -> (&'static str, String) {
        (self.noun, if self.noun == "employee" { self.key.clone() } else { self.subject.clone() })
    }
}

/// Several people who write without pause, each after the other's answer, until they are told to stop.
pub struct Writers {
    /// Where the program is to be found; it moves when it is started anew.
    pub address: Mutex<String>,
    pub stop: AtomicBool,
    pub told: Mutex<Vec<Told>>,
    /// Requests that were cut before their answer came, and were sent again with the same key.
    pub cut: AtomicUsize,
    doors: [String; 2],
    caseworker: String,
}

/// How many people write.
pub const PEOPLE: usize = 4;

impl Writers {
    pub async fn of(settled: &Settled, address: &str) -> Self {
        let Cast { caseworker, administrator, .. } = &settled.cast;
        Self {
            address: Mutex::new(address.to_owned()),
            stop: AtomicBool::new(false),
            told: Mutex::default(),
            cut: AtomicUsize::new(0),
            doors: [settled.door(caseworker).await, settled.door(administrator).await],
            caseworker: caseworker.employee.unwrap().to_string(),
        }
    }

    pub fn count(&self) -> usize {
        self.told.lock().unwrap().len()
    }

    /// Waits until so many writes were told; false when nothing came for a while.
    pub fn wait_for(&self, count: usize) -> bool {
        let (mut seen, mut since) = (self.count(), Instant::now());
        while self.count() < count {
            if self.count() > seen {
                (seen, since) = (self.count(), Instant::now());
            }
            if since.elapsed() > Duration::from_secs(60) {
                return false;
            }
            thread::sleep(Duration::from_micros(500));
        }
        true
    }

    /// What one of them does, as a thread of its own.
    pub fn write(&self, who: usize) {
        let mut citizen = String::new();
        for n in 0.. {
            let key = format!("{who}-{n}");
            let (noun, door, path, fields) = self.form(who, n, &key, &citizen);
            let Some(told) = self.insist(noun, &key, door, &path, &fields) else { return };
            if noun == "citizen" {
                citizen.clone_from(&told.subject);
            }
            self.told.lock().unwrap().push(told);
        }
    }

    fn form(&self, who: usize, n: usize, key: &str, citizen: &str) -> (&'static str, &str, String, String) {
        match n % 3 {
            0 => {
                let cpr = cpr(u32::try_from(n / 3 * PEOPLE + who).unwrap()).reveal();
                let fields = [
                    ("once", key),
                    ("cpr", &*cpr),
                    ("name", "Karina Ærø Bisgaard"),
                    ("phone", "20 00 00 00"),
                    ("address", "Søndergade 1, 9500 Hobro"),
                    ("language", "da"),
                    ("target_group", "activity_ready"),
                    ("caseworker", &self.caseworker),
                ];
                ("citizen", &self.doors[0], "/citizens/new".to_owned(), form(&fields))
            }
            1 => {
                let name = format!("Nr {key}");
                let fields = [("once", key), ("name", &name), ("hours", "man–tors 8–15")];
                ("employee", &self.doors[1], "/people/new".to_owned(), form(&fields))
            }
            _ => {
                let fields = [("once", key), ("wish", "Noget med dyr")];
                ("referral", &self.doors[0], format!("/citizens/{citizen}/refer"), form(&fields))
            }
        }
    }

    /// Sends until it is told done; nothing when the others stopped. What was begun is seen to its end.
    fn insist(&self, noun: &'static str, key: &str, door: &str, path: &str, fields: &str) -> Option<Told> {
        if self.stop.load(Ordering::Relaxed) {
            return None;
        }
        let began = Instant::now();
        for _ in 0..20_000 {
            let address = self.address.lock().unwrap().clone();
            match send(&address, door, "POST", path, Some(fields)) {
                Ok(answer) if answer.status == 303 => {
                    let subject = match noun {
                        "referral" => path.split('/').nth(2).unwrap_or_default().to_owned(),
                        _ => answer.made(),
                    };
                    return Some(Told { noun, key: key.to_owned(), subject, began, told: Instant::now() });
                }
                Ok(answer) if answer.status == 503 => {}
                Ok(answer) => panic!("{path}: {} {}", answer.status, answer.body),
                Err(error) if error.kind() == ErrorKind::ConnectionRefused => {}
                Err(_) => drop(self.cut.fetch_add(1, Ordering::Relaxed)),
            }
            thread::sleep(Duration::from_millis(3));
        }
        panic!("{path}: never answered")
    }
}
