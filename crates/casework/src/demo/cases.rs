//! Citizens, their referrals and their placements.

use holdepunkt_rules::{
    citizen::Citizen,
    cpr::Cpr,
    id::*,
    period::{Period, plus_days},
    place,
    placement::{Ending, Outcome, Placement, PlacementKind, PlacementState},
    referral::{Referral, ReferralModel, ReferralState},
    text,
};
use holdepunkt_store::{citizens, placements, referrals};
use jiff::civil::Date;

use super::{
    DemoError, Filling, places, rows,
    sheet::{self, At},
    staff::code_or_none,
    ways,
};

pub(super) async fn fill(f: &mut Filling<'_>, world: &str) -> Result<(), DemoError> {
    for (at, row) in sheet::read(world, "citizens.csv")? {
        citizen(f, &at, row).await?;
    }
    ways::fill_before(f, world).await?;
    for (at, row) in sheet::read(world, "referrals.csv")? {
        referral(f, &at, row).await?;
    }
    for (at, row) in sheet::read(world, "placements.csv")? {
        placement(f, &at, row).await?;
    }
    Ok(())
}

/// A CPR number that is nobody's: it fails modulus 11. Numbers that do have been issued for some
/// birth dates, all on 1 January; so nobody in the demo is born on one.
fn nobodys_cpr(at: &At, text: &str) -> Result<Cpr, DemoError> {
    let cpr = Cpr::parse(text).map_err(|_| at.fault("not a CPR number"))?;
    if cpr.fulfils_modulus_11() || (cpr.born().month(), cpr.born().day()) == (1, 1) {
        return Err(at.fault("the CPR number could be somebody's: it must fail modulus 11 and not be of 1 January"));
    }
    Ok(cpr)
}

async fn citizen(f: &mut Filling<'_>, at: &At, row: rows::Citizen) -> Result<(), DemoError> {
    let scope = *at.known(f.keys.job_centres.get(&row.job_centre), "job centre", &row.job_centre)?;
    let c = Citizen {
        id: CitizenId::fresh(),
        cpr: nobodys_cpr(at, &row.cpr)?,
        name: at.accept("name", &row.name, text::line(&row.name, text::LONGEST_NAME, "name"))?,
        phone: at.nobodys_phone(&row.phone)?,
        email: at.nobodys_email(&row.email)?,
        address: format!("{}, {} {}", row.street, row.postcode, row.town),
        language: f.known_code(at, "languages", &row.language)?,
        target_group: f.known_code(at, "target_groups", &row.target_group)?,
        caseworker: at.known(f.keys.employees.get(&row.caseworker), "employee", &row.caseworker)?.1,
        consultant: at.optional(&row.consultant, |k| f.keys.employees.get(k).map(|e| e.1), "employee")?,
        protected: match row.protected.as_str() {
            "yes" => true,
            "no" => false,
            other => return Err(at.fault(&format!("`{other}` is neither yes nor no"))),
        },
        version: 1,
    };
    let group_from = group_from(f, &c);
    citizens::insert(&mut f.tx, scope, &c, group_from).await?;
    f.keys.citizens.insert(row.key, (scope, c.id));
    f.filled.citizens += 1;
    Ok(())
}

/// Since when somebody of the demo stands in their group: a good year before, and on days on which there was such a group.
fn group_from(f: &Filling<'_>, c: &Citizen) -> Date {
    let entry = f.rulebook.list("target_groups").find(c.target_group.as_str());
    let last = entry.and_then(|e| e.until).map_or(f.days.today(), |until| until.min(f.days.today()));
    let year_before = plus_days(last, -500);
    entry.and_then(|e| e.from).map_or(year_before, |from| from.max(year_before))
}

async fn referral(f: &mut Filling<'_>, at: &At, row: rows::Referral) -> Result<(), DemoError> {
    let (scope, citizen) = *at.known(f.keys.citizens.get(&row.citizen), "citizen", &row.citizen)?;
    let state = at.one_of(ReferralState::from_code(&row.state), "state", &row.state)?;
    let sent_on = f.days.day(at, &row.sent_on)?;
    let r = Referral {
        id: ReferralId::fresh(),
        citizen,
        model: at.one_of(ReferralModel::from_code(&row.model), "model", &row.model)?,
        state,
        sent_on,
        sent_by: at.known(f.keys.employees.get(&row.sent_by), "employee", &row.sent_by)?.1,
        accepted_on: f.days.optional(at, &row.accepted_on)?,
        accepted_by: at.optional(&row.accepted_by, |k| f.keys.employees.get(k).map(|e| e.1), "employee")?,
        closed_on: f.days.optional(at, &row.closed_on)?,
        reason: code_or_none(&row.reason, |c| f.code(at, "hand_back_reasons", c, sent_on))?,
        wish: at.accept("wish", &row.wish, text::note(&row.wish, "wish"))?,
        preparation: f.keys.came_out_of.get(&row.key).copied(),
        version: 1,
    };
    let closed = r.closed_on.is_some();
    let given_back = matches!(state, ReferralState::HandedBack | ReferralState::Withdrawn);
    if closed == state.is_open() || given_back != r.reason.is_some() {
        return Err(at.fault("a closed referral has the day it closed; handed back or withdrawn, it has a reason"));
    }
    referrals::insert(&mut f.tx, scope, &r).await?;
    f.keys.referrals.insert(row.key, r.id);
    f.filled.referrals += 1;
    Ok(())
}

async fn placement(f: &mut Filling<'_>, at: &At, row: rows::Placement) -> Result<(), DemoError> {
    let (scope, citizen) = *at.known(f.keys.citizens.get(&row.citizen), "citizen", &row.citizen)?;
    let (_, centre, hung_on) = at.known(f.keys.centres.get(&row.centre), "centre", &row.centre)?;
    let seat = at.known(f.keys.places.get(&(*centre, at.number(&row.place)?)), "place", &row.place)?;
    let (_, mentor, company) = *at.known(f.keys.mentors.get(&row.mentor), "mentor", &row.mentor)?;
    if !hung_on.contains(&company) {
        return Err(at.fault(&format!("mentor `{}` is of another centre", row.mentor)));
    }
    let from = f.days.day(at, &row.from)?;
    let agreed_until = f.days.day(at, &row.until)?;
    let last = f.days.optional(at, &row.ended_on)?.unwrap_or(agreed_until);
    let period = at.accept("days", &row.from, Period::new(from, Some(last)))?;
    at.accept("place", &row.place, place::accept_contracted(&seat.spans, &period))?;
    let state = at.one_of(PlacementState::from_code(&row.state), "state", &row.state)?;
    let p = Placement {
        id: PlacementId::fresh(),
        citizen,
        place: seat.id,
        referral: at.optional(&row.referral, |k| f.keys.referrals.get(k).copied(), "referral")?,
        mentor,
        state,
        period,
        agreed_until,
        hours: places::hours(at, &row.hours_per_week)?,
        choice: f.code(at, "placement_reasons", &row.reason, from)?,
        ending: ending(f, at, &row, last)?,
        kind: PlacementKind::Placement,
        resumes: None,
        version: 1,
    };
    if (state == PlacementState::Ended) != p.ending.is_some() {
        return Err(at.fault("what has ended has an outcome, and nothing else has"));
    }
    placements::insert(&mut f.tx, scope, &p).await.map_err(|e| at.fault(&format!("`{}`: {e}", row.key)))?;
    f.keys.placements.insert(row.key, p.id);
    f.filled.placements += 1;
    Ok(())
}

fn ending(f: &Filling<'_>, at: &At, row: &rows::Placement, last: Date) -> Result<Option<Ending>, DemoError> {
    if row.outcome.is_empty() {
        return Ok(None);
    }
    let hours = &row.outcome_hours_per_week;
    Ok(Some(Ending {
        outcome: at.one_of(Outcome::from_code(&row.outcome), "outcome", &row.outcome)?,
        hours: (!hours.is_empty()).then(|| places::hours(at, hours)).transpose()?,
        place_name: row.outcome_company.clone(),
        reason: code_or_none(&row.ending_reason, |c| f.code(at, "ending_reasons", c, last))?,
    }))
}
