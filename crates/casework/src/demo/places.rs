//! Companies, mentors, centres, contracts and the places that contracts keep.

use std::collections::HashMap;

use holdepunkt_rules::{
    centre::{self, CompanyCentre, CooperationModel, Generation, GenerationStep, Offer},
    codes::Code,
    company::{Address, Company, Contact, Cvr, PNumber, ProductionUnit, Sector},
    contract::{self, Contract, PaymentModel, PlaceStep},
    hours::WeeklyHours,
    id::*,
    money::Ore,
    period::Period,
    text,
};
use holdepunkt_store::{centres, companies, contracts, mentors, places};
use jiff::civil::Date;

use super::{
    DemoError, Filling, rows,
    sheet::{self, At},
    staff::code_or_none,
};

pub(super) async fn fill(f: &mut Filling<'_>, world: &str) -> Result<(), DemoError> {
    for (at, row) in sheet::read(world, "companies.csv")? {
        company(f, &at, row).await?;
    }
    for (at, row) in sheet::read(world, "mentors.csv")? {
        mentor(f, &at, row).await?;
    }
    for (at, row) in sheet::read(world, "centres.csv")? {
        centre(f, &at, row).await?;
    }
    let mut steps: HashMap<String, Vec<PlaceStep>> = HashMap::new();
    for (at, row) in sheet::read::<rows::ContractPlaces>(world, "contract_places.csv")? {
        let step = PlaceStep { from: f.days.day(&at, &row.from)?, places: at.number(&row.places)? };
        steps.entry(row.contract).or_default().push(step);
    }
    for (at, row) in sheet::read::<rows::Contract>(world, "contracts.csv")? {
        let steps = steps.remove(&row.key).unwrap_or_default();
        contract(f, &at, row, steps).await?;
    }
    match steps.keys().next() {
        Some(unknown) => Err(DemoError::File(format!("{world}/contract_places.csv: no contract `{unknown}`"))),
        None => read_places(f).await,
    }
}

async fn company(f: &mut Filling<'_>, at: &At, row: rows::Company) -> Result<(), DemoError> {
    let scope = *at.known(f.keys.job_centres.get(&row.job_centre), "job centre", &row.job_centre)?;
    if !row.cvr.starts_with("98") && !row.cvr.starts_with("99") || !row.p_number.starts_with("99") {
        return Err(at.fault("CVR numbers in the demo begin with 98 or 99, P numbers with 99"));
    }
    let id = CompanyId::fresh();
    let today = f.days.today();
    let address = Address {
        street: row.street,
        postcode: at.accept("postcode", &row.postcode, text::postcode(&row.postcode, "postcode"))?,
        town: row.town,
        position: Some((sheet::degrees(at, &row.latitude)?, sheet::degrees(at, &row.longitude)?)),
    };
    let c = Company {
        id,
        cvr: at.accept("CVR", &row.cvr, Cvr::parse(&row.cvr))?,
        name: at.accept("name", &row.name, text::line(&row.name, text::LONGEST_NAME, "name"))?,
        sector: at.one_of(Sector::from_code(&row.sector), "sector", &row.sector)?,
        company_type: f.code(at, "company_types", &row.company_type, today)?,
        industry: f.code(at, "industries", &row.industry, today)?,
        employees: at.number(&row.employees)?,
        address: address.clone(),
        version: 1,
    };
    companies::insert(&mut f.tx, scope, &c).await?;
    let p_number = at.accept("P number", &row.p_number, PNumber::parse(&row.p_number))?;
    let unit = ProductionUnit { id: ProductionUnitId::fresh(), company: id, p_number, name: c.name, address };
    companies::insert_production_unit(&mut f.tx, scope, &unit).await?;
    let contact = Contact {
        id: ContactId::fresh(),
        company: id,
        name: row.contact_name,
        phone: at.nobodys_phone(&row.contact_phone)?,
        email: at.nobodys_email(&row.contact_email)?,
        title: row.contact_title,
    };
    companies::insert_contact(&mut f.tx, scope, &contact).await?;
    f.keys.companies.insert(row.key, (scope, id));
    f.filled.companies += 1;
    Ok(())
}

async fn mentor(f: &mut Filling<'_>, at: &At, row: rows::Mentor) -> Result<(), DemoError> {
    let (scope, company) = *at.known(f.keys.companies.get(&row.company), "company", &row.company)?;
    let m = centre::Mentor {
        id: MentorId::fresh(),
        company,
        name: at.accept("name", &row.name, text::line(&row.name, text::LONGEST_NAME, "name"))?,
        phone: at.nobodys_phone(&row.phone)?,
        email: String::new(),
        language: Code::known("da"),
        hours: hours(at, &row.hours_per_week)?,
        left: false,
        version: 1,
    };
    mentors::insert(&mut f.tx, scope, &m).await?;
    f.keys.mentors.insert(row.key, (scope, m.id, company));
    Ok(())
}

pub(super) fn hours(at: &At, text: &str) -> Result<WeeklyHours, DemoError> {
    at.accept("hours", text, WeeklyHours::parse(text, "hours"))
}

async fn centre(f: &mut Filling<'_>, at: &At, row: rows::Centre) -> Result<(), DemoError> {
    let scope = *at.known(f.keys.job_centres.get(&row.job_centre), "job centre", &row.job_centre)?;
    let mut hung_on = Vec::new();
    for key in sheet::list(&row.companies) {
        hung_on.push(at.known(f.keys.companies.get(key), "company", key)?.1);
    }
    let model = at.one_of(CooperationModel::from_code(&row.cooperation_model), "model", &row.cooperation_model)?;
    at.accept("companies", &row.companies, centre::accept(model, &hung_on))?;
    let programme =
        f.rulebook.programme(&row.programme).map_err(|_| at.fault(&format!("no programme `{}`", row.programme)))?;
    let c = CompanyCentre {
        id: CentreId::fresh(),
        name: at.accept("name", &row.name, text::line(&row.name, text::LONGEST_NAME, "name"))?,
        model,
        programme: programme.code.clone(),
        companies: hung_on.clone(),
        generations: generations(f, at, &row.generations)?,
        offer: offer(f, at, &row)?,
        fixed_contact: at.known(f.keys.employees.get(&row.fixed_contact), "employee", &row.fixed_contact)?.1,
        coordinating_mentor: at.optional(&row.coordinating_mentor, |k| f.keys.mentors.get(k).map(|m| m.1), "mentor")?,
        version: 1,
    };
    centres::insert(&mut f.tx, scope, &c).await?;
    f.keys.centres.insert(row.key, (scope, c.id, hung_on));
    f.filled.centres += 1;
    Ok(())
}

fn generations(f: &Filling<'_>, at: &At, text: &str) -> Result<Vec<GenerationStep>, DemoError> {
    let step = |part: &str| {
        let (generation, from) = part.split_once('=').ok_or_else(|| at.fault(&format!("`{part}` is not `1=DAY`")))?;
        let generation = at.one_of(Generation::from_code(generation), "generation", generation)?;
        Ok(GenerationStep { from: f.days.day(at, from)?, generation })
    };
    sheet::list(text).map(step).collect()
}

fn offer(f: &Filling<'_>, at: &At, row: &rows::Centre) -> Result<Offer, DemoError> {
    let today = f.days.today();
    let codes = |list: &str, text: &str| {
        sheet::list(text).map(|c| f.code(at, list, c, today)).collect::<Result<Vec<Code>, DemoError>>()
    };
    let offer = Offer {
        occupations: codes("occupations", &row.occupations)?,
        accommodations: codes("accommodations", &row.accommodations)?,
        industries: codes("industries", &row.industries)?,
        hours_from: Some(hours(at, &row.hours_from)?),
        hours_until: Some(hours(at, &row.hours_until)?),
    };
    at.accept("hours", &row.hours_from, centre::accept_hours(&offer))?;
    Ok(offer)
}

async fn contract(f: &mut Filling<'_>, at: &At, row: rows::Contract, steps: Vec<PlaceStep>) -> Result<(), DemoError> {
    let (scope, centre, _) = at.known(f.keys.centres.get(&row.centre), "centre", &row.centre)?.clone();
    let from = f.days.day(at, &row.from)?;
    let until = f.days.optional(at, &row.until)?;
    let period = at.accept("days", &row.from, Period::new(from, until))?;
    let amount = Ore::kroner(at.number(&row.amount_kr)?);
    let payment = at.one_of(PaymentModel::from_code(&row.payment_model), "payment model", &row.payment_model)?;
    at.accept("contract", &row.key, contract::accept_terms(&period, &steps, payment, amount))?;
    // Signed for a centre of generation 2, it has the section; signed before the centre became one, it lacks it.
    let kept = centres::find(&mut f.tx, scope, centre).await?;
    let complex_section = kept.is_some_and(|c| c.generation_on(from) == Generation::Second);
    let reason = |code: &str| f.code(at, "contract_ending_reasons", code, until.unwrap_or(Date::MAX));
    let c = Contract {
        id: ContractId::fresh(),
        centre,
        period,
        signed_on: f.days.day(at, &row.signed_on)?,
        steps,
        chosen: Vec::new(),
        payment,
        amount,
        mentor_hours: hours(at, &row.mentor_hours_per_week)?,
        complex_section,
        renews: at.optional(&row.renews, |k| f.keys.contracts.get(k).copied(), "contract")?,
        ending_reason: code_or_none(&row.ending_reason, reason)?,
        version: 1,
    };
    contracts::insert(&mut f.tx, scope, &c).await?;
    places::write_spans(&mut f.tx, scope, &c).await?;
    f.keys.contracts.insert(row.key, c.id);
    Ok(())
}

/// The places that the contracts have made, for the placements.
async fn read_places(f: &mut Filling<'_>) -> Result<(), DemoError> {
    let scopes: Vec<JobCentreId> = f.keys.job_centres.values().copied().collect();
    f.keys.places.clear();
    for scope in scopes {
        for place in places::list(&mut f.tx, scope).await? {
            f.keys.places.insert((place.centre, place.number), place);
        }
    }
    f.filled.places = f.keys.places.len();
    Ok(())
}
