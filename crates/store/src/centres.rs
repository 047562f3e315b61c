//! Company centres with their companies, generations and offers.

use std::collections::HashMap;

use holdepunkt_rules::{
    centre::{CompanyCentre, GenerationStep, Offer, OfferKind},
    codes::Code,
    hours::WeeklyHours,
    id::*,
};

use crate::{
    Bound, Row, Scoped, StoreError, Tx, Value,
    many::for_each_of,
    sort_key, values,
    words::{self, Thing},
};

const INSERT: Scoped = Scoped::new(
    "insert into centre (job_centre, id, name, sort_key, model, programme, minutes_from, minutes_until, fixed_contact, \
     coordinating_mentor, version) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, 1)",
);
const UPDATE: Scoped = Scoped::new(
    "update centre set name = $3, sort_key = $4, model = $5, programme = $6, minutes_from = $7, minutes_until = $8, \
     fixed_contact = $9, coordinating_mentor = $10, version = version + 1 \
     where job_centre = $1 and id = $2 and version = $11",
);
const FIND: Scoped = Scoped::new("select * from centre where job_centre = $1 and id = $2");
const LIST: Scoped = Scoped::new("select * from centre where job_centre = $1 order by sort_key, id");
const INSERT_COMPANY: Scoped =
    Scoped::new("insert into centre_company (job_centre, centre, company) values ($1, $2, $3)");
const CLEAR_COMPANIES: Scoped = Scoped::new("delete from centre_company where job_centre = $1 and centre = $2");
const COMPANIES_OF: Scoped = Scoped::new(
    "select k.centre, k.company from centre_company k join company c on c.id = k.company \
     where k.job_centre = $1 and k.centre = $2 order by c.sort_key, c.id",
);
const COMPANIES: Scoped = Scoped::new(
    "select k.centre, k.company from centre_company k join company c on c.id = k.company \
     where k.job_centre = $1 order by c.sort_key, c.id",
);
const SET_GENERATION: Scoped = Scoped::new(
    "insert into centre_generation (job_centre, centre, from_day, generation) values ($1, $2, $3, $4) \
     on conflict (centre, from_day) do update set generation = excluded.generation",
);
const GENERATIONS_OF: Scoped =
    Scoped::new("select * from centre_generation where job_centre = $1 and centre = $2 order by from_day");
const GENERATIONS: Scoped = Scoped::new("select * from centre_generation where job_centre = $1 order by from_day");
const INSERT_OFFER: Scoped =
    Scoped::new("insert into centre_offer (job_centre, centre, kind, code) values ($1, $2, $3, $4)");
const CLEAR_OFFERS: Scoped = Scoped::new("delete from centre_offer where job_centre = $1 and centre = $2");
const OFFERS_OF: Scoped =
    Scoped::new("select * from centre_offer where job_centre = $1 and centre = $2 order by kind, code");
const OFFERS: Scoped = Scoped::new("select * from centre_offer where job_centre = $1 order by kind, code");

const THESE: Scoped = Scoped::new("select * from centre where job_centre = $1 and id in ($2) order by sort_key, id");
const COMPANIES_OF_THESE: Scoped = Scoped::new(
    "select k.centre, k.company from centre_company k join company c on c.id = k.company \
     where k.job_centre = $1 and k.centre in ($2) order by c.sort_key, c.id",
);
const GENERATIONS_OF_THESE: Scoped =
    Scoped::new("select * from centre_generation where job_centre = $1 and centre in ($2) order by from_day");
const OFFERS_OF_THESE: Scoped =
    Scoped::new("select * from centre_offer where job_centre = $1 and centre in ($2) order by kind, code");

/// Every statement here, for the test that prepares them on both engines.
pub const STATEMENTS: &[&str] = &[
    INSERT.text(),
    UPDATE.text(),
    FIND.text(),
    LIST.text(),
    INSERT_COMPANY.text(),
    CLEAR_COMPANIES.text(),
    COMPANIES_OF.text(),
    COMPANIES.text(),
    SET_GENERATION.text(),
    GENERATIONS_OF.text(),
    GENERATIONS.text(),
    INSERT_OFFER.text(),
    CLEAR_OFFERS.text(),
    OFFERS_OF.text(),
    OFFERS.text(),
    THESE.text(),
    COMPANIES_OF_THESE.text(),
    GENERATIONS_OF_THESE.text(),
    OFFERS_OF_THESE.text(),
];

/// Reads the centre's own row; what hangs on it comes from the other tables.
fn read(r: &Row) -> Result<CompanyCentre, StoreError> {
    let minutes = |name: &str| Ok::<_, StoreError>(r.get::<Option<i64>>(name)?.map(WeeklyHours::from_minutes));
    Ok(CompanyCentre {
        id: r.get("id")?,
        name: r.get("name")?,
        model: r.get("model")?,
        programme: r.get("programme")?,
        companies: Vec::new(),
        generations: Vec::new(),
        offer: Offer {
            hours_from: minutes("minutes_from")?,
            hours_until: minutes("minutes_until")?,
            ..Offer::default()
        },
        fixed_contact: r.get("fixed_contact")?,
        coordinating_mentor: r.get("coordinating_mentor")?,
        version: r.get("version")?,
    })
}

/// Hangs companies, generations and offers on the centres: three queries, however many they are.
async fn complete(
    tx: &mut Tx,
    centres: &mut [CompanyCentre],
    companies: Bound,
    generations: Bound,
    offers: Bound,
) -> Result<(), StoreError> {
    let companies = tx.all(companies, |r| Ok((r.get("centre")?, r.get("company")?))).await?;
    let step =
        |r: &Row| Ok((r.get("centre")?, GenerationStep { from: r.get("from_day")?, generation: r.get("generation")? }));
    let generations = tx.all(generations, step).await?;
    let offers = tx.all(offers, |r| Ok((r.get("centre")?, (r.get("kind")?, r.get("code")?)))).await?;
    let (mut companies, mut generations, mut offers) = (grouped(companies), grouped(generations), grouped(offers));
    for centre in centres {
        centre.companies = companies.remove(&centre.id).unwrap_or_default();
        centre.generations = generations.remove(&centre.id).unwrap_or_default();
        for (kind, code) in offers.remove(&centre.id).unwrap_or_default() {
            list_of(&mut centre.offer, kind).push(code);
        }
    }
    Ok(())
}

fn grouped<T>(rows: Vec<(CentreId, T)>) -> HashMap<CentreId, Vec<T>> {
    let mut groups: HashMap<CentreId, Vec<T>> = HashMap::new();
    for (centre, row) in rows {
        groups.entry(centre).or_default().push(row);
    }
    groups
}

fn list_of(offer: &mut Offer, kind: OfferKind) -> &mut Vec<Code> {
    match kind {
        OfferKind::Occupation => &mut offer.occupations,
        OfferKind::Accommodation => &mut offer.accommodations,
        OfferKind::Industry => &mut offer.industries,
    }
}

async fn write_companies_and_offers(tx: &mut Tx, scope: JobCentreId, c: &CompanyCentre) -> Result<(), StoreError> {
    for company in &c.companies {
        tx.run(INSERT_COMPANY.within(scope, values![c.id, *company])).await?;
    }
    let lists = [
        (OfferKind::Occupation, &c.offer.occupations),
        (OfferKind::Accommodation, &c.offer.accommodations),
        (OfferKind::Industry, &c.offer.industries),
    ];
    for (kind, codes) in lists {
        for code in codes {
            tx.run(INSERT_OFFER.within(scope, values![c.id, kind, code])).await?;
        }
    }
    Ok(())
}

fn minutes(hours: Option<WeeklyHours>) -> Option<i64> {
    hours.map(WeeklyHours::minutes)
}

/// Adds a centre with its companies, generations and offer.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn insert(tx: &mut Tx, scope: JobCentreId, c: &CompanyCentre) -> Result<(), StoreError> {
    let values = values![
        c.id,
        &c.name,
        sort_key(&c.name),
        c.model,
        &c.programme,
        minutes(c.offer.hours_from),
        minutes(c.offer.hours_until),
        c.fixed_contact,
        c.coordinating_mentor
    ];
    tx.run(INSERT.within(scope, values)).await?;
    words::keep(tx, scope, Thing::Centre, c.id, &c.name).await?;
    for step in &c.generations {
        set_generation(tx, scope, c.id, *step).await?;
    }
    write_companies_and_offers(tx, scope, c).await
}

/// Changes a centre, its companies and its offer; generations have their own door.
/// `false`: somebody else saved first.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn update(tx: &mut Tx, scope: JobCentreId, c: &CompanyCentre) -> Result<bool, StoreError> {
    let values = values![
        c.id,
        &c.name,
        sort_key(&c.name),
        c.model,
        &c.programme,
        minutes(c.offer.hours_from),
        minutes(c.offer.hours_until),
        c.fixed_contact,
        c.coordinating_mentor,
        c.version
    ];
    if tx.run(UPDATE.within(scope, values)).await? != 1 {
        return Ok(false);
    }
    words::keep(tx, scope, Thing::Centre, c.id, &c.name).await?;
    tx.run(CLEAR_COMPANIES.within(scope, values![c.id])).await?;
    tx.run(CLEAR_OFFERS.within(scope, values![c.id])).await?;
    write_companies_and_offers(tx, scope, c).await?;
    Ok(true)
}

/// One centre.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn find(tx: &mut Tx, scope: JobCentreId, id: CentreId) -> Result<Option<CompanyCentre>, StoreError> {
    let Some(centre) = tx.first(FIND.within(scope, values![id]), read).await? else { return Ok(None) };
    let mut one = [centre];
    let of = |statement: Scoped| statement.within(scope, values![id]);
    complete(tx, &mut one, of(COMPANIES_OF), of(GENERATIONS_OF), of(OFFERS_OF)).await?;
    Ok(one.into_iter().next())
}

/// Some centres, in Danish order of their names.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn these(tx: &mut Tx, scope: JobCentreId, ids: &[CentreId]) -> Result<Vec<CompanyCentre>, StoreError> {
    let keys: Vec<Value> = ids.iter().map(|id| Value::from(*id)).collect();
    let of = |statement: Scoped| for_each_of(statement, scope, &keys);
    let parts =
        of(THESE).into_iter().zip(of(COMPANIES_OF_THESE)).zip(of(GENERATIONS_OF_THESE)).zip(of(OFFERS_OF_THESE));
    let mut all = Vec::new();
    for (((own, companies), generations), offers) in parts {
        let mut centres = tx.all(own, read).await?;
        complete(tx, &mut centres, companies, generations, offers).await?;
        all.append(&mut centres);
    }
    Ok(all)
}

/// The centres of a job centre, in Danish order of their names.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn list(tx: &mut Tx, scope: JobCentreId) -> Result<Vec<CompanyCentre>, StoreError> {
    let mut centres = tx.all(LIST.within(scope, values![]), read).await?;
    let every = |statement: Scoped| statement.within(scope, values![]);
    complete(tx, &mut centres, every(COMPANIES), every(GENERATIONS), every(OFFERS)).await?;
    Ok(centres)
}

/// Says of which generation a centre is from a day on; a second word for the same day replaces the first.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn set_generation(
    tx: &mut Tx,
    scope: JobCentreId,
    centre: CentreId,
    step: GenerationStep,
) -> Result<(), StoreError> {
    tx.run(SET_GENERATION.within(scope, values![centre, step.from, step.generation])).await?;
    Ok(())
}
