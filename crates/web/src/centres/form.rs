//! The form of a company centre.

use holdepunkt_rules::{
    Refusal, Refused,
    centre::{CompanyCentre, CooperationModel, Generation, GenerationStep, Offer},
    codes::{Code, CodeList},
    id::*,
    text::LONGEST_NAME,
};
use holdepunkt_wording::Words;

use crate::{
    desk::Desk,
    form::{Fields, Reader},
};

/// An entry of a list as it is offered while one types: `5223 Salg i butik`.
pub fn pick(words: Words, list: &CodeList, code: &str) -> String {
    list.find(code).map_or_else(|| code.to_owned(), |e| format!("{code} {}", words.entry(e)))
}

/// Reads what was typed in fields that offer a list: the code in front, or the words in either language;
/// in the order in which they were typed.
pub fn picks(r: &mut Reader<'_>, fields: &Fields, list: &CodeList, field: &'static str) -> Vec<Code> {
    let mut codes = Vec::new();
    for typed in fields.all(field).iter().map(|t| t.trim()).filter(|t| !t.is_empty()) {
        let first = typed.split_whitespace().next().unwrap_or_default();
        let same = |words: &str| words.to_lowercase() == typed.to_lowercase();
        let entry = list.find(first).or_else(|| list.entries().iter().find(|e| same(&e.da) || same(&e.en)));
        match entry {
            Some(entry) => codes.push(Code::known(&entry.code)),
            None => r.refuse(Refusal::NotOnTheList.on(field)),
        }
    }
    codes
}

/// As [`picks`], where order means nothing and each stands once.
fn set(r: &mut Reader<'_>, fields: &Fields, list: &CodeList, field: &'static str) -> Vec<Code> {
    let mut codes = picks(r, fields, list, field);
    codes.sort();
    codes.dedup();
    codes
}

/// Reads a centre. The identifier is the caller's: fresh, or from the address. Generations are read by
/// [`read_generation`].
///
/// # Errors
/// Every refusal, at its field.
pub fn read(desk: &Desk, fields: &Fields, id: CentreId) -> Result<CompanyCentre, Vec<Refused>> {
    let rulebook = &desk.context.house.rulebook;
    let mut r = Reader::of(fields);
    let name = r.line("name", LONGEST_NAME);
    let model = r.choice("model", CooperationModel::from_code);
    let programme = r.choice("programme", |c| Some(Code::known(c)));
    let fixed_contact = r.choice("fixed_contact", EmployeeId::parse);
    let coordinating_mentor = r.optional_choice("coordinating_mentor", MentorId::parse);
    let chosen = fields.all("companies").iter().filter(|c| !c.is_empty());
    let companies: Vec<CompanyId> = chosen.filter_map(|c| CompanyId::parse(c)).collect();
    let offer = Offer {
        occupations: set(&mut r, fields, rulebook.list("occupations"), "occupations"),
        accommodations: fields.all("accommodations").iter().filter(|c| !c.is_empty()).map(Code::known).collect(),
        industries: set(&mut r, fields, rulebook.list("industries"), "industries"),
        hours_from: r.optional_hours("hours_from"),
        hours_until: r.optional_hours("hours_until"),
    };
    let version = r.version();
    r.finish()?;
    let (Some(model), Some(programme), Some(fixed_contact)) = (model, programme, fixed_contact) else {
        return Err(Vec::new());
    };
    let generations = Vec::new();
    Ok(CompanyCentre {
        id,
        name,
        model,
        programme,
        companies,
        generations,
        offer,
        fixed_contact,
        coordinating_mentor,
        version,
    })
}

/// Reads since when a centre is of which generation.
///
/// # Errors
/// Every refusal, at its field.
pub fn read_generation(fields: &Fields) -> Result<GenerationStep, Vec<Refused>> {
    let mut r = Reader::of(fields);
    let generation = r.choice("generation", Generation::from_code);
    let from = r.day("since");
    r.finish()?;
    let (Some(generation), Some(from)) = (generation, from) else { return Err(Vec::new()) };
    Ok(GenerationStep { from, generation })
}

/// What the form shows for a centre.
pub fn show(desk: &Desk, c: &CompanyCentre) -> Fields {
    let rulebook = &desk.context.house.rulebook;
    let hours = |h: Option<_>| h.map(|h| desk.words.hours(h)).unwrap_or_default();
    let picked =
        |list, codes: &[Code]| codes.iter().map(|c| pick(desk.words, rulebook.list(list), c.as_str())).collect();
    let mut f = Fields::default();
    f.set("name", &c.name);
    f.set("model", c.model.code());
    f.set("programme", c.programme.as_str());
    f.set_all("companies", c.companies.iter().map(ToString::to_string).collect());
    f.set("fixed_contact", c.fixed_contact.to_string());
    f.set("coordinating_mentor", c.coordinating_mentor.map(|m| m.to_string()).unwrap_or_default());
    f.set_all("occupations", picked("occupations", &c.offer.occupations));
    f.set_all("industries", picked("industries", &c.offer.industries));
    f.set_all("accommodations", c.offer.accommodations.iter().map(|c| c.as_str().to_owned()).collect());
    f.set("hours_from", hours(c.offer.hours_from));
    f.set("hours_until", hours(c.offer.hours_until));
    f
}
