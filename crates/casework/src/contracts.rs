//! Contracts: signed, renewed, with more or fewer places, ended.
//!
//! After each deed every citizen still has their place on all their days, or the deed is refused
//! with how many would lose it. The centre's places are held meanwhile, so that nobody books one
//! that is on its way out.

use std::collections::BTreeMap;

use holdepunkt_rules::{
    Refusal,
    centre::{CompanyCentre, Generation},
    codes::Code,
    contract::{self, Contract, Correction, PaymentModel},
    id::*,
    money::Ore,
    norm::{self, Deviation},
    period::Period,
    place::{self, Seat},
    placement::PlacementState,
    seats::{self, Numbers},
};
use holdepunkt_store::{centres, contracts, floors, norms, outreaches, placements, places};
use jiff::civil::Date;

use crate::{Action, Context, Error, Work, context::Deed, mentors::sits};

/// The ending reason of a contract that another one takes over from.
const RENEWED: &str = "renewed";

/// A contract in the list.
#[derive(Debug, Clone)]
pub struct ContractRow {
    /// The contract.
    pub contract: Contract,
    /// The name of its centre.
    pub centre: String,
    /// How far it is from the job centre's norm; `None` when there was no norm.
    pub deviation: Option<Deviation>,
    /// Its centre is of generation 2, and it lacks the section on citizens with complex problems.
    pub lacks_section: bool,
}

/// A contract with what stands around it.
#[derive(Debug, Clone)]
pub struct ContractPage {
    /// The contract.
    pub contract: Contract,
    /// Its centre.
    pub centre: CompanyCentre,
    /// The names of the companies that are party to it.
    pub companies: Vec<String>,
    /// The contract that renews this one.
    pub renewed_by: Option<ContractId>,
    /// Places on which citizens sit today.
    pub occupied: i64,
    /// The seats that it keeps today, or on its first or last day, each with the last day on which it is somebody's.
    pub seats: Vec<(i64, Option<Date>)>,
    /// How far it is from the job centre's norm; `None` when there was no norm.
    pub deviation: Option<Deviation>,
    /// Its centre is of generation 2, and it lacks the section on citizens with complex problems.
    pub lacks_section: bool,
}

/// A centre of generation 2 takes citizens with complex problems: its contract says so in a section of its own.
fn lacks_section(c: &Contract, centre: &CompanyCentre, today: Date) -> bool {
    let over = c.period.until().is_some_and(|until| until < today);
    !over && !c.complex_section && centre.generation_on(today) == Generation::Second
}

/// Every contract of the job centre, newest first.
///
/// # Errors
/// The policy's, or the database's.
pub async fn list(context: &Context) -> Result<Vec<ContractRow>, Error> {
    let mut work = context.look(Action::SeeContracts).await?;
    let all = centres::list(&mut work.tx, work.scope).await?;
    let centre = |id: CentreId| all.iter().find(|c| c.id == id);
    let norms = norms::list(&mut work.tx, work.scope).await?;
    let today = work.today();
    let row = |contract: Contract| {
        let centre = centre(contract.centre)?;
        Some(ContractRow {
            centre: centre.name.clone(),
            deviation: norm::deviation(&contract, &norms),
            lacks_section: lacks_section(&contract, centre, today),
            contract,
        })
    };
    Ok(contracts::list(&mut work.tx, work.scope).await?.into_iter().rev().filter_map(row).collect())
}

/// One contract.
///
/// # Errors
/// [`Refusal::NotFound`]; the policy's, or the database's.
pub async fn find(context: &Context, id: ContractId) -> Result<ContractPage, Error> {
    let mut work = context.look(Action::SeeContracts).await?;
    let (scope, today) = (work.scope, work.today());
    let contract = contracts::find(&mut work.tx, scope, id).await?.ok_or(Refusal::NotFound)?;
    let centre = centres::find(&mut work.tx, scope, contract.centre).await?.ok_or(Refusal::NotFound)?;
    let parties = floors::companies(&mut work.tx, scope, &[centre.id]).await?;
    let beside = contracts::of_centre(&mut work.tx, scope, centre.id).await?;
    let placed = placements::of_centre(&mut work.tx, scope, centre.id).await?;
    let norms = norms::list(&mut work.tx, scope).await?;
    let taken = taken_from(&mut work, centre.id, today).await?;
    let day = today.max(contract.period.from()).min(contract.period.until().unwrap_or(Date::MAX));
    let seats = contract.seats_on(day).into_iter().map(|n| (n, taken.get(&n).copied())).collect();
    Ok(ContractPage {
        seats,
        deviation: norm::deviation(&contract, &norms),
        lacks_section: lacks_section(&contract, &centre, today),
        companies: parties.into_iter().map(|c| c.name).collect(),
        renewed_by: beside.iter().find(|c| c.renews == Some(id)).map(|c| c.id),
        occupied: placed.iter().filter(|p| sits(p) && p.period.contains(today)).count() as i64,
        contract,
        centre,
    })
}

/// Checks the terms of a contract that is about to be signed.
fn accept_terms(c: &Contract, today: Date) -> Result<(), Error> {
    if c.signed_on > today {
        return Err(Refusal::NotYet { day: c.signed_on }.on("signed_on").into());
    }
    Ok(contract::accept_terms(&c.period, &c.steps, c.payment, c.amount)?)
}

/// Nothing is paid where nothing is to be paid.
fn in_order(c: Contract) -> Contract {
    let amount = if c.payment == PaymentModel::None { Ore(0) } else { c.amount };
    Contract { amount, ..c }
}

async fn insert(work: &mut Work, c: &Contract) -> Result<(), Error> {
    let beside = contracts::of_centre(&mut work.tx, work.scope, c.centre).await?;
    contract::accept_beside(&c.period, &beside.iter().map(|o| o.period).collect::<Vec<_>>())?;
    contracts::insert(&mut work.tx, work.scope, c).await?;
    Ok(places::write_spans(&mut work.tx, work.scope, c).await?)
}

async fn update(work: &mut Work, c: &Contract) -> Result<(), Error> {
    if !contracts::update(&mut work.tx, work.scope, c).await? {
        return Err(Refusal::Stale.into());
    }
    Ok(places::write_spans(&mut work.tx, work.scope, c).await?)
}

/// Every citizen still has their place, as the contracts stand now.
async fn accept_still_kept(work: &mut Work, centre: CentreId, field: &'static str) -> Result<(), Error> {
    let placed = placements::of_centre(&mut work.tx, work.scope, centre).await?;
    let taken = |place: PlaceId| -> Vec<Period> {
        let here = placed.iter().filter(|p| p.place == place && p.state != PlacementState::Withdrawn);
        here.map(|p| p.period).collect()
    };
    let kept = places::of_centre(&mut work.tx, work.scope, centre).await?;
    let seats: Vec<Seat> = kept.into_iter().map(|p| Seat { taken: taken(p.id), spans: p.spans }).collect();
    Ok(place::accept_still_kept(&seats, field)?)
}

/// The contract as it is now, in the version that the reader saw, with its centre's places held.
async fn take(work: &mut Work, id: ContractId, version: i64) -> Result<Contract, Error> {
    let centre = contracts::find(&mut work.tx, work.scope, id).await?.ok_or(Refusal::NotFound)?.centre;
    places::hold_all(&mut work.tx, work.scope, centre).await?;
    let now = contracts::find(&mut work.tx, work.scope, id).await?.ok_or(Refusal::NotFound)?;
    if now.version == version { Ok(now) } else { Err(Refusal::Stale.into()) }
}

/// Signs a contract for a centre.
///
/// # Errors
/// [`Refusal::ContractsOverlap`] on `from`; as [`contract::accept_terms`]; [`Refusal::NotYet`] on `signed_on`;
/// the policy's, or the database's.
pub async fn sign(context: &Context, c: Contract) -> Result<ContractId, Error> {
    let mut work = context.begin(Action::SignContracts).await?;
    if let Some(made) = work.made_before(ContractId::parse).await? {
        return Ok(made);
    }
    centres::find(&mut work.tx, work.scope, c.centre).await?.ok_or(Refusal::NotFound)?;
    accept_terms(&c, work.today())?;
    let c = in_order(Contract { renews: None, ending_reason: None, ..c });
    insert(&mut work, &c).await?;
    outreaches::close_agreed(&mut work.tx, work.scope, c.centre, work.context.today).await?;
    work.made("contract", c.id, None).await
}

/// The new contract keeps the seats that the old one kept last: of fewer, those that nobody has from its first day on
/// go first.
async fn take_over(work: &mut Work, old: &Contract, new: Contract) -> Result<Contract, Error> {
    let (Some((_, kept)), Some(first)) = (old.seats().pop(), new.steps.first().copied()) else { return Ok(new) };
    let free = free_from(work, &kept, old.centre, new.period.from()).await?;
    let mut seats = new.seats();
    if let Some(step) = seats.first_mut() {
        step.1 = seats::taken_over(&kept, first.places, &free);
    }
    Ok(Contract { chosen: seats::remembered(&seats), ..new })
}

/// Those of these seats that nobody has on a day or later.
async fn free_from(work: &mut Work, seats: &Numbers, centre: CentreId, day: Date) -> Result<Numbers, Error> {
    let taken = taken_from(work, centre, day).await?;
    Ok(seats.iter().copied().filter(|n| !taken.contains_key(n)).collect())
}

/// Until when the seats of a centre are somebody's, of those that are on a day or later.
async fn taken_from(work: &mut Work, centre: CentreId, day: Date) -> Result<BTreeMap<i64, Date>, Error> {
    let places = places::of_centre(&mut work.tx, work.scope, centre).await?;
    let mut taken = BTreeMap::new();
    for p in placements::of_centre(&mut work.tx, work.scope, centre).await? {
        let last = p.period.until().unwrap_or(p.agreed_until);
        if let Some(place) = places.iter().find(|s| s.id == p.place).filter(|_| last >= day) {
            let until = taken.entry(place.number).or_insert(last);
            *until = last.max(*until);
        }
    }
    Ok(taken)
}

/// Renews a contract with a new one on its own terms; the old one ends the day before, if it would have gone on.
///
/// # Errors
/// [`Refusal::Stale`] when the old one is no longer in that `version`; as [`contract::accept_renewal`], [`sign`];
/// [`Refusal::PlacesInUse`] on `places`.
pub async fn renew(context: &Context, old: ContractId, version: i64, c: Contract) -> Result<ContractId, Error> {
    let mut work = context.begin(Action::SignContracts).await?;
    if let Some(made) = work.made_before(ContractId::parse).await? {
        return Ok(made);
    }
    let before = take(&mut work, old, version).await?;
    accept_terms(&c, work.today())?;
    let closed = contract::accept_renewal(&before, c.period.from(), Code::known(RENEWED))?;
    if closed != before {
        update(&mut work, &closed).await?;
        work.also(Deed::Close, "contract", old, None).await?;
    }
    let c = in_order(Contract { centre: before.centre, renews: Some(old), ending_reason: None, ..c });
    let c = take_over(&mut work, &before, c).await?;
    insert(&mut work, &c).await?;
    accept_still_kept(&mut work, c.centre, "places").await?;
    work.made("contract", c.id, None).await
}

/// Changes the number of places from a day on; of fewer places the seats that are `gone` go.
///
/// # Errors
/// [`Refusal::Stale`]; as [`contract::accept_change`]; [`Refusal::PlacesInUse`] on `gone` when citizens would lose
/// theirs, on `places` when the number alone does it.
pub async fn change_places(
    context: &Context,
    id: ContractId,
    version: i64,
    from: Date,
    number: i64,
    gone: &Numbers,
) -> Result<(), Error> {
    let mut work = context.begin(Action::SignContracts).await?;
    let now = take(&mut work, id, version).await?;
    let changed = contract::accept_change(&now, from, number, gone, work.today())?;
    update(&mut work, &changed).await?;
    accept_still_kept(&mut work, changed.centre, if gone.is_empty() { "places" } else { "gone" }).await?;
    work.done(Deed::Correct, "contract", id, None).await
}

/// Puts a slip in a signed contract right: price, payment, mentor hours, signing day, section. The reason stands on
/// the trail.
///
/// # Errors
/// [`Refusal::Stale`]; as [`contract::accept_correction`]; [`Refusal::Missing`] on `why`.
pub async fn correct(context: &Context, id: ContractId, version: i64, c: Correction) -> Result<(), Error> {
    let mut work = context.begin(Action::SignContracts).await?;
    if context.why.as_deref().is_none_or(|w| w.trim().chars().count() < 5) {
        return Err(Refusal::Missing.on("why").into());
    }
    let now = take(&mut work, id, version).await?;
    let corrected = contract::accept_correction(&now, &c, work.today())?;
    update(&mut work, &corrected).await?;
    work.done(Deed::Correct, "contract", id, None).await
}

/// Ends a contract before its time.
///
/// # Errors
/// [`Refusal::Stale`]; as [`contract::accept_end`]; [`Refusal::PlacesInUse`] on `ended_on` when citizens are placed
/// after that day: how many, and until when.
pub async fn end(context: &Context, id: ContractId, version: i64, ended_on: Date, reason: Code) -> Result<(), Error> {
    let mut work = context.begin(Action::SignContracts).await?;
    let now = take(&mut work, id, version).await?;
    context.house.rulebook.accept(work.today(), [("contract_ending_reasons", &reason, "reason")])?;
    let ended = contract::accept_end(&now, ended_on, reason, work.today())?;
    update(&mut work, &ended).await?;
    accept_still_kept(&mut work, ended.centre, "ended_on").await?;
    work.done(Deed::Close, "contract", id, None).await
}
