//! The form of a meeting.

use holdepunkt_rules::{
    Refusal, Refused,
    id::{EmployeeId, MeetingId},
    information::{MOST_SEATS, Meeting, MeetingState},
    text::LONGEST_NAME,
};

use crate::form::{Fields, Reader};

/// A time of day: "9.30", "09:30", "9" as minutes after midnight.
fn minute(text: &str) -> Result<i64, Refused> {
    let text = text.trim();
    let refused = || Refusal::NotATime.on("time");
    if text.is_empty() {
        return Err(Refusal::Missing.on("time"));
    }
    let (hours, minutes) = text.split_once(['.', ':']).unwrap_or((text, "00"));
    let digits = |part: &str, most: i64| {
        let fits = (1..=2).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
        part.parse::<i64>().ok().filter(|n| fits && (0..=most).contains(n)).ok_or_else(refused)
    };
    if minutes.len() != 2 {
        return Err(refused());
    }
    Ok(60 * digits(hours, 23)? + digits(minutes, 59)?)
}

/// A time of day as it is written: "9.30".
pub fn time(minute: i64) -> String {
    format!("{}.{:02}", minute / 60, minute % 60)
}

/// Reads a meeting. The identifier is the caller's: fresh, or from the address.
///
/// # Errors
/// Every refusal, at its field.
pub fn read(fields: &Fields, id: MeetingId) -> Result<Meeting, Vec<Refused>> {
    let mut r = Reader::of(fields);
    let day = r.day("day");
    let minute = r.keep(minute(fields.get("time")));
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
    f.set("time", time(m.minute));
    f.set("place", &m.place);
    f.set("seats", m.seats.to_string());
    f.set("held_by", m.held_by.to_string());
    f
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_as_people_write_them() {
        for (text, expected) in [("9.30", 570), ("09:30", 570), ("9", 540), ("0.00", 0), ("23.59", 1439)] {
            assert_eq!(minute(text).ok(), Some(expected), "{text}");
        }
        for text in ["", "24.00", "9.60", "9.3", "9.300", "-1", "half past", "9,30", "+9.30"] {
            assert!(minute(text).is_err(), "{text}");
        }
        assert_eq!(time(570), "9.30");
        assert_eq!(time(545), "9.05");
    }
}
