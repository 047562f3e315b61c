//! The form of a citizen.

use holdepunkt_casework::citizens::Particulars;
use holdepunkt_rules::{Refused, citizen::Citizen, codes::Code, cpr::Cpr, id::EmployeeId, text::LONGEST_NAME};

use crate::{
    desk::Desk,
    form::{Fields, Reader},
};

/// The fields with their labels, for showing two versions side by side.
pub const LABELS: &[(&str, &str)] = &[
    ("name", "citizen-name"),
    ("phone", "citizen-phone"),
    ("email", "citizen-email"),
    ("address", "citizen-address"),
    ("language", "citizen-language"),
    ("target_group", "citizen-group"),
    ("caseworker", "citizen-caseworker"),
    ("protected", "citizen-protected"),
];

fn particulars(desk: &Desk, r: &mut Reader<'_>, fields: &Fields) -> Particulars {
    let rulebook = &desk.context.house.rulebook;
    // A protected name is not in the form of who doesn't see it.
    let hidden = !fields.get("hidden").is_empty();
    Particulars {
        name: if hidden { String::new() } else { r.line("name", LONGEST_NAME) },
        phone: r.phone("phone"),
        email: r.email("email"),
        address: if hidden { String::new() } else { r.optional_line("address", 200) },
        language: r.code("language", rulebook.list("languages"), desk.context.today).unwrap_or_else(|| Code::known("")),
        target_group: r.choice("target_group", |t| Some(Code::known(t))).unwrap_or_else(|| Code::known("")),
        caseworker: r.optional_choice("caseworker", EmployeeId::parse),
        protected: r.tick("protected"),
    }
}

/// Reads a new citizen.
///
/// # Errors
/// Every refusal, at its field.
pub fn read_new(desk: &Desk, fields: &Fields) -> Result<(Cpr, Particulars), Vec<Refused>> {
    let mut r = Reader::of(fields);
    let cpr = r.keep(Cpr::parse(fields.get("cpr")));
    let particulars = particulars(desk, &mut r, fields);
    r.finish()?;
    cpr.map(|cpr| (cpr, particulars)).ok_or_else(Vec::new)
}

/// Reads a correction.
///
/// # Errors
/// Every refusal, at its field.
pub fn read(desk: &Desk, fields: &Fields) -> Result<Particulars, Vec<Refused>> {
    let mut r = Reader::of(fields);
    let particulars = particulars(desk, &mut r, fields);
    r.finish().map(|()| particulars)
}

/// What the form shows for a citizen.
pub fn show(c: &Citizen, hidden: bool) -> Fields {
    let mut f = Fields::default();
    if hidden {
        f.set("hidden", "yes");
    } else {
        f.set("name", &c.name);
        f.set("address", &c.address);
    }
    f.set("phone", &c.phone);
    f.set("email", &c.email);
    f.set("language", c.language.as_str());
    f.set("target_group", c.target_group.as_str());
    f.set("caseworker", c.caseworker.to_string());
    if c.protected {
        f.set("protected", "yes");
    }
    f
}
