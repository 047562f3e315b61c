//! The form of an employee.

use holdepunkt_rules::{
    Refused,
    id::{EmployeeId, UnitId},
    job_centre::Employee,
    text::LONGEST_NAME,
};

use crate::form::{Fields, Reader};

/// Reads an employee. The identifier is the caller's: fresh, or from the address.
///
/// # Errors
/// Every refusal, at its field.
pub fn read(fields: &Fields, id: EmployeeId) -> Result<Employee, Vec<Refused>> {
    let mut r = Reader::of(fields);
    let employee = Employee {
        id,
        unit: r.optional_choice("unit", UnitId::parse),
        name: r.line("name", LONGEST_NAME),
        phone: r.phone("phone"),
        email: r.email("email"),
        hours: r.optional_line("hours", 80),
        substitute: r.optional_choice("substitute", EmployeeId::parse).filter(|s| *s != id),
        left: r.tick("left"),
        version: r.version(),
    };
    r.finish().map(|()| employee)
}

/// What the form shows for an employee.
pub fn show(e: &Employee) -> Fields {
    let mut f = Fields::default();
    f.set("unit", e.unit.map(|u| u.to_string()).unwrap_or_default());
    f.set("name", &e.name);
    f.set("phone", &e.phone);
    f.set("email", &e.email);
    f.set("hours", &e.hours);
    f.set("substitute", e.substitute.map(|s| s.to_string()).unwrap_or_default());
    if e.left {
        f.set("left", "yes");
    }
    f
}
