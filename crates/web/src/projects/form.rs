//! The form of a project.

use holdepunkt_rules::{
    Refused,
    id::{EmployeeId, ProjectId},
    preparation::{Project, ProjectKind},
    text::LONGEST_NAME,
};

use crate::form::{Fields, Reader};

/// Reads a project. The identifier is the caller's: fresh, or from the address.
///
/// # Errors
/// Every refusal, at its field.
pub fn read(fields: &Fields, id: ProjectId) -> Result<Project, Vec<Refused>> {
    let mut r = Reader::of(fields);
    let name = r.line("name", LONGEST_NAME);
    let kind = r.choice("kind", ProjectKind::from_code);
    let lead = r.choice("lead", EmployeeId::parse);
    let provider = r.optional_line("provider", LONGEST_NAME);
    let version = r.version();
    r.finish()?;
    match (kind, lead) {
        (Some(kind), Some(lead)) => Ok(Project { id, name, kind, lead, provider, closed_on: None, version }),
        _ => Err(Vec::new()),
    }
}

/// What the form shows for a project.
pub fn show(p: &Project) -> Fields {
    let mut f = Fields::default();
    f.set("name", &p.name);
    f.set("kind", p.kind.code());
    f.set("lead", p.lead.to_string());
    f.set("provider", &p.provider);
    f
}
