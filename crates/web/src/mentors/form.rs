//! The form of a mentor.

use holdepunkt_rules::{
    Refused,
    centre::Mentor,
    codes::Code,
    id::{CompanyId, MentorId},
    text::LONGEST_NAME,
};
use holdepunkt_wording::{Language, Words};

use crate::form::{Fields, Reader};

/// Reads a mentor. The identifier is the caller's: fresh, or from the address.
///
/// # Errors
/// Every refusal, at its field.
pub fn read(fields: &Fields, id: MentorId) -> Result<Mentor, Vec<Refused>> {
    let mut r = Reader::of(fields);
    let name = r.line("name", LONGEST_NAME);
    let company = r.choice("company", CompanyId::parse);
    let (phone, email) = (r.phone("phone"), r.email("email"));
    let language = r.choice("language", Language::from_code);
    let (hours, left, version) = (r.hours("hours"), r.tick("left"), r.version());
    r.finish()?;
    let (Some(company), Some(language)) = (company, language) else { return Err(Vec::new()) };
    let language = Code::known(language.code());
    Ok(Mentor { id, company, name, phone, email, language, hours, left, version })
}

/// What the form shows for a mentor.
pub fn show(words: Words, m: &Mentor) -> Fields {
    let mut f = Fields::default();
    f.set("name", &m.name);
    f.set("company", m.company.to_string());
    f.set("phone", &m.phone);
    f.set("email", &m.email);
    f.set("language", m.language.as_str());
    f.set("hours", words.hours(m.hours));
    if m.left {
        f.set("left", "yes");
    }
    f
}
