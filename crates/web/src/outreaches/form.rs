//! The forms of a road to a company: a new one, and what happened on it.

use holdepunkt_casework::outreaches::{Happened, NewOutreach, REASONS};
use holdepunkt_rules::{Refused, id::*, outreach::OutreachStep, text::LONGEST_NAME};

use crate::{
    desk::Desk,
    form::{Fields, Reader},
};

/// The fields of the forms with the keys of their labels.
pub const LABELS: &[(&str, &str)] = &[
    ("company", "outreach-new-company"),
    ("owner", "outreach-owner"),
    ("next_step", "outreach-next-step"),
    ("next_on", "outreach-next-on"),
    ("note", "outreach-note"),
    ("day", "outreach-day"),
    ("step", "outreach-step"),
    ("reason", "outreach-reason"),
];

/// Reads a new road.
///
/// # Errors
/// Every refusal, at its field.
pub fn read_new(fields: &Fields) -> Result<NewOutreach, Vec<Refused>> {
    let mut r = Reader::of(fields);
    let company = r.choice("company", CompanyId::parse);
    let owner = r.choice("owner", EmployeeId::parse);
    let (next_step, next_on) = (r.optional_line("next_step", LONGEST_NAME), r.optional_day("next_on"));
    let note = r.note("note");
    r.finish()?;
    let (Some(company), Some(owner)) = (company, owner) else { return Err(Vec::new()) };
    Ok(NewOutreach { company, owner, next_step, next_on, note })
}

/// Reads what happened on a road.
///
/// # Errors
/// Every refusal, at its field.
pub fn read_happened(desk: &Desk, fields: &Fields) -> Result<Happened, Vec<Refused>> {
    let mut r = Reader::of(fields);
    let day = r.day("day");
    let step = r.optional_choice("step", OutreachStep::from_code);
    let reason = r.optional_code("reason", desk.context.house.rulebook.list(REASONS), desk.context.today);
    let note = r.note("note");
    let owner = r.choice("owner", EmployeeId::parse);
    let (next_step, next_on) = (r.optional_line("next_step", LONGEST_NAME), r.optional_day("next_on"));
    r.finish()?;
    let (Some(day), Some(owner)) = (day, owner) else { return Err(Vec::new()) };
    Ok(Happened { day, step, reason, note, owner, next_step, next_on })
}
