//! The demo: fills an empty database from the files in `demo/`, two worlds in one go.
//!
//! What stands there passes the same rules as what people type, and some of its own: every CPR
//! number must be nobody's. Days counted from "today" are resolved on the day it is filled.

mod agreements;
mod attendance;
mod cases;
mod certificates;
mod courses;
mod lives;
mod meetings;
mod places;
mod progressions;
mod roads;
mod rows;
mod settlements;
mod sheet;
mod staff;
mod supports;
mod warnings;
mod ways;

use std::collections::HashMap;

use holdepunkt_rules::{Refused, codes::Code, id::*, programme::Both};
use holdepunkt_store::{StoreError, Tx, accounts, job_centres, trail};
use jiff::civil::Date;
use rust_embed::RustEmbed;

use crate::{House, Rulebook, context::Deed};
use sheet::{At, Days};

#[derive(RustEmbed)]
#[folder = "../../demo"]
#[include = "*.csv"]
#[include = "*.toml"]
pub(crate) struct Files;

/// The worlds. Today's comes first, so that its cards are the first.
const WORLDS: &[&str] = &["today", "virksomhedsindsats-2010"];

/// Why a database was not filled. Nothing of it was.
#[derive(Debug, thiserror::Error)]
pub enum DemoError {
    /// The database holds something already.
    #[error("the database is not empty; the demo is filled into an empty one")]
    NotEmpty,
    /// A file says something that can't be; with file and line.
    #[error("{0}")]
    File(String),
    /// The database refused.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl DemoError {
    /// What a use case said, while a file was filled in through it.
    fn of(error: crate::Error) -> Self {
        match error {
            crate::Error::Store(error) => Self::Store(error),
            crate::Error::Refused(list) => Self::File(format!("{list:?}")),
        }
    }
}

/// How much was filled in.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Filled {
    /// Job centres.
    pub job_centres: usize,
    /// Employees.
    pub employees: usize,
    /// Companies.
    pub companies: usize,
    /// Company centres.
    pub centres: usize,
    /// Places that contracts keep or have kept.
    pub places: usize,
    /// Citizens.
    pub citizens: usize,
    /// Referrals.
    pub referrals: usize,
    /// Placements.
    pub placements: usize,
    /// Accounts that the start page offers.
    pub cards: usize,
}

/// What has been filled in so far, by the files' own keys.
#[derive(Debug, Default)]
struct Keys {
    job_centres: HashMap<String, JobCentreId>,
    units: HashMap<String, UnitId>,
    employees: HashMap<String, (JobCentreId, EmployeeId)>,
    companies: HashMap<String, (JobCentreId, CompanyId)>,
    mentors: HashMap<String, (JobCentreId, MentorId, CompanyId)>,
    centres: HashMap<String, (JobCentreId, CentreId, Vec<CompanyId>)>,
    contracts: HashMap<String, ContractId>,
    places: HashMap<(CentreId, i64), holdepunkt_rules::place::Place>,
    citizens: HashMap<String, (JobCentreId, CitizenId)>,
    projects: HashMap<String, ProjectId>,
    /// The preparation that a referral came out of, by the referral's key.
    came_out_of: HashMap<String, PreparationId>,
    meetings: HashMap<String, MeetingId>,
    referrals: HashMap<String, ReferralId>,
    placements: HashMap<String, PlacementId>,
    accounts: HashMap<String, AccountId>,
}

/// One filling: the transaction, the day, and what is there already.
struct Filling<'h> {
    tx: Tx,
    rulebook: &'h Rulebook,
    days: Days,
    now: jiff::Timestamp,
    keys: Keys,
    filled: Filled,
}

/// Is there nothing in the database yet?
///
/// # Errors
/// The database's.
pub async fn is_empty(house: &House) -> Result<bool, crate::Error> {
    Ok(holds_nothing(&mut house.store.read().await?).await?)
}

async fn holds_nothing(tx: &mut Tx) -> Result<bool, StoreError> {
    Ok(job_centres::every(tx).await?.is_empty() && accounts::every(tx).await?.is_empty())
}

/// Fills an empty database with both worlds, in one transaction: all of it or nothing.
///
/// # Errors
/// [`DemoError::NotEmpty`]; [`DemoError::File`] with file and line; the database's.
pub async fn fill(house: &House) -> Result<Filled, DemoError> {
    let mut tx = house.store.write().await?;
    if !holds_nothing(&mut tx).await? {
        return Err(DemoError::NotEmpty);
    }
    let days = Days::counted_from(house.today());
    let (rulebook, now) = (&house.rulebook, house.now());
    let mut f = Filling { tx, rulebook, days, now, keys: Keys::default(), filled: Filled::default() };
    for world in WORLDS {
        staff::fill(&mut f, world).await?;
        places::fill(&mut f, world).await?;
        cases::fill(&mut f, world).await?;
        lives::fill(&mut f, world).await?;
        courses::fill(&mut f, world).await?;
        agreements::fill(&mut f, world).await?;
        certificates::fill(&mut f, world).await?;
        meetings::fill(&mut f, world).await?;
        supports::fill(&mut f, world).await?;
        warnings::fill(&mut f, world).await?;
        ways::fill_after(&mut f, world).await?;
        roads::fill(&mut f, world).await?;
        staff::fill_cards(&mut f, world).await?;
    }
    for world in WORLDS {
        attendance::fill(&mut f, world).await?; // after whatever says what was agreed
        staff::fill_other_accounts(&mut f, world).await?;
    }
    let Filling { mut tx, keys, filled, days, .. } = f;
    for scope in keys.job_centres.values() {
        trail::write(&mut tx, Some(*scope), &line_on_the_trail(house)).await?;
        tx = progressions::fill(house, *scope, tx, &keys, days).await?;
        tx = settlements::fill(house, *scope, tx, &keys, days).await?;
        // What the early warning sees on the first day stands there from the first page on.
        tx = crate::signals::look_within(house, *scope, tx).await.map_err(DemoError::of)?;
    }
    // Figures across job centres are there from the first page on too, as of the day that it is filled.
    crate::progressions::release::take_within(house, &mut tx).await.map_err(DemoError::of)?;
    tx.commit().await?;
    Ok(filled)
}

fn line_on_the_trail(house: &House) -> trail::Line {
    trail::Line {
        at: house.now(),
        account: None,
        role: trail::role_text(None),
        deed: Deed::Register.code().to_owned(),
        noun: "demo".to_owned(),
        subject: String::new(),
        citizen: None,
        why: String::new(),
    }
}

impl Filling<'_> {
    /// A code that its list knows and that was in use on the day.
    fn code(&self, at: &At, list: &str, text: &str, day: Date) -> Result<Code, DemoError> {
        self.rulebook.list(list).parse(text, day, "code").map_err(|r| at.refused(list, text, &r))
    }

    /// A code that its list knows, whenever it was in use.
    fn known_code(&self, at: &At, list: &str, text: &str) -> Result<Code, DemoError> {
        let entry = self.rulebook.list(list).find(text);
        entry.map(|e| Code::known(&e.code)).ok_or_else(|| at.fault(&format!("`{text}` is not in codes/{list}.toml")))
    }
}

/// A card of the start page: an account to enter as, with what it says.
#[derive(Debug, Clone)]
pub struct Card {
    /// The world it enters: its folder's name.
    pub world: &'static str,
    /// The role it enters in.
    pub grant: accounts::RoleGrant,
    /// The job centre's name; empty for a role across job centres.
    pub job_centre: String,
    /// What can be tried.
    pub about: Both,
}

/// The start page's cards, in the files' order; none in a database that the demo did not fill.
///
/// # Errors
/// The database's.
pub async fn cards(house: &House) -> Result<Vec<Card>, crate::Error> {
    let mut tx = house.store.read().await?;
    let grants = accounts::grants(&mut tx).await?;
    let logins = accounts::every(&mut tx).await?;
    let job_centres = job_centres::every(&mut tx).await?;
    let card = |world: &'static str, row: rows::Account| {
        let account = logins.iter().find(|a| a.login == row.login)?.id;
        let grant = grants.iter().find(|g| g.account == account && g.role.code() == row.role)?.clone();
        let name = job_centres.iter().find(|j| Some(j.id) == grant.job_centre).map(|j| j.name.clone());
        let about = Both { da: row.card_da, en: row.card_en };
        Some(Card { world, grant, job_centre: name.unwrap_or_default(), about })
    };
    let mut cards = Vec::new();
    for world in WORLDS.iter().copied() {
        // A file at fault is told when the demo is filled.
        let rows = sheet::read::<rows::Account>(world, "accounts.csv").unwrap_or_default();
        cards.extend(rows.into_iter().filter_map(|(_, row)| card(world, row)));
    }
    Ok(cards)
}

impl At {
    fn refused(&self, what: &str, text: &str, refused: &Refused) -> DemoError {
        self.fault(&format!("{what} `{text}`: {} {:?}", refused.refusal.code(), refused.refusal.values()))
    }
}
