//! The forms of a company, of a contact, of a production unit.

use holdepunkt_casework::Rulebook;
use holdepunkt_rules::{
    Refused,
    codes::Code,
    company::{self, Address, Company, Contact, Cvr, MOST_EMPLOYEES, PNumber, ProductionUnit, Sector},
    id::*,
    text::{self, LONGEST_NAME},
};
use holdepunkt_wording::{Language, Words};
use jiff::civil::Date;

use crate::form::{Fields, Reader};

fn address(r: &mut Reader<'_>, fields: &Fields) -> Address {
    let street = r.line("street", LONGEST_NAME);
    let postcode = text::postcode(fields.get("postcode"), "postcode");
    let position = company::position(fields.get("position"));
    Address {
        street,
        postcode: r.keep(postcode).unwrap_or_default(),
        town: r.line("town", LONGEST_NAME),
        position: r.keep(position).flatten(),
    }
}

/// Reads a choice on a list. What stood there before may stay: the use case knows what that was.
fn code(r: &mut Reader<'_>, name: &'static str) -> Option<Code> {
    r.choice(name, |c| Some(Code::known(c)))
}

/// Reads a company. The identifier is the caller's: fresh, or from the address.
///
/// # Errors
/// Every refusal, at its field.
pub fn read(fields: &Fields, id: CompanyId) -> Result<Company, Vec<Refused>> {
    let mut r = Reader::of(fields);
    let name = r.line("name", LONGEST_NAME);
    let cvr = r.keep(Cvr::parse(fields.get("cvr")));
    let sector = r.choice("sector", Sector::from_code);
    let employees = r.whole("employees", 0, MOST_EMPLOYEES);
    let (company_type, industry) = (code(&mut r, "company_type"), code(&mut r, "industry"));
    let address = address(&mut r, fields);
    let version = r.version();
    r.finish()?;
    let (Some(cvr), Some(sector), Some(company_type), Some(industry)) = (cvr, sector, company_type, industry) else {
        return Err(Vec::new());
    };
    Ok(Company { id, cvr, name, sector, company_type, industry, employees, address, version })
}

/// What the form shows for a company.
pub fn show(words: Words, c: &Company) -> Fields {
    let mut f = Fields::default();
    f.set("cvr", c.cvr.as_str());
    f.set("name", &c.name);
    f.set("sector", c.sector.code());
    f.set("company_type", c.company_type.as_str());
    f.set("industry", c.industry.as_str());
    f.set("employees", c.employees.to_string());
    f.set("street", &c.address.street);
    f.set("postcode", &c.address.postcode);
    f.set("town", &c.address.town);
    f.set("position", c.address.position.map(|p| position(words, p)).unwrap_or_default());
    f
}

/// A position as the reader would write it.
pub fn position(words: Words, (latitude, longitude): (i64, i64)) -> String {
    let sign = if words.language == Language::Danish { "," } else { "." };
    let degree = |d: i64| format!("{:.4}", d as f64 / 1e6).replace('.', sign);
    format!("{} {}", degree(latitude), degree(longitude))
}

/// Industries to choose from: the divisions with their numbers, and the one that stands now.
pub fn industries(rulebook: &Rulebook, words: Words, today: Date, now: &str) -> Vec<(String, String)> {
    let list = rulebook.list("industries");
    let offered = |code: &str, division: bool| division || code == now;
    list.in_use_on(today)
        .filter(|e| offered(&e.code, e.text("section").is_some()))
        .map(|e| (e.code.clone(), format!("{} {}", e.code, words.entry(e))))
        .collect()
}

/// Reads a contact of a company.
///
/// # Errors
/// Every refusal, at its field.
pub fn read_contact(fields: &Fields, company: CompanyId) -> Result<Contact, Vec<Refused>> {
    let mut r = Reader::of(fields);
    let contact = Contact {
        id: ContactId::fresh(),
        company,
        name: r.line("contact_name", LONGEST_NAME),
        title: r.optional_line("contact_title", LONGEST_NAME),
        phone: r.phone("contact_phone"),
        email: r.email("contact_email"),
    };
    r.finish().map(|()| contact)
}

/// The contact on the form of a new company; none when nothing is written there.
///
/// # Errors
/// Every refusal, at its field.
pub fn read_first_contact(fields: &Fields, company: CompanyId) -> Result<Option<Contact>, Vec<Refused>> {
    let parts = ["contact_name", "contact_title", "contact_phone", "contact_email"];
    if parts.iter().all(|p| fields.get(p).trim().is_empty()) {
        return Ok(None);
    }
    read_contact(fields, company).map(Some)
}

/// Reads a production unit with an address of its own.
///
/// # Errors
/// Every refusal, at its field.
pub fn read_unit(fields: &Fields, company: CompanyId) -> Result<ProductionUnit, Vec<Refused>> {
    let mut r = Reader::of(fields);
    let p_number = r.keep(PNumber::parse(fields.get("p_number")));
    let name = r.line("unit_name", LONGEST_NAME);
    let address = address(&mut r, fields);
    r.finish()?;
    let Some(p_number) = p_number else { return Err(Vec::new()) };
    Ok(ProductionUnit { id: ProductionUnitId::fresh(), company, p_number, name, address })
}

/// The production unit on the form of a new company: its number at the company's own address.
///
/// # Errors
/// The number's refusal.
pub fn read_first_unit(fields: &Fields, company: &Company) -> Result<Option<ProductionUnit>, Vec<Refused>> {
    let text = fields.get("p_number");
    if text.trim().is_empty() {
        return Ok(None);
    }
    let p_number = PNumber::parse(text).map_err(|r| vec![r])?;
    let (name, address) = (company.name.clone(), company.address.clone());
    Ok(Some(ProductionUnit { id: ProductionUnitId::fresh(), company: company.id, p_number, name, address }))
}
