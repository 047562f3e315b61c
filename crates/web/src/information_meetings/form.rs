//! The form of a meeting.

use holdepunkt_rules::{
    Refused,
    id::{EmployeeId, MeetingId},
    information::{MOST_SEATS, Meeting, MeetingState},
    text::LONGEST_NAME,
};

use crate::form::{Fields, Reader, typed_time};

/// Reads a meeting. The identifier is the caller's: fresh, or from the address.
///
/// # Errors
/// Every refusal, at its field.
pub fn read(fields: &Fields, id: MeetingId) -> Result<Meeting, Vec<Refused>> {
    let mut r = Reader::of(fields);
    let day = r.day("day");
    let minute = r.minute("time");
    let place = r.line("place", LONGEST_NAME);
    let seats = r.whole("seats", 1, MOST_SEATS);
    let held_by = r.choice("held_by", EmployeeId::parse);
    let version = r.version();
    r.finish()?;
    match (day, minute, held_by) {
        (Some(day), Some(minute), Some(held_by)) => {
            Ok(Meeting { id, day, minute, place, seats, held_by, state: MeetingState::Planned, version })
        }
        _ => Err(Vec::new()),
    }
}

/// What the form shows for a meeting.
pub fn show(m: &Meeting) -> Fields {
    let mut f = Fields::default();
    f.set_day("day", m.day);
    f.set("time", typed_time(m.minute));
    f.set("place", &m.place);
    f.set("seats", m.seats.to_string());
    f.set("held_by", m.held_by.to_string());
    f
}
