//! Calendar files: an invitation, a change or a call-off as every calendar reads it (RFC 5545, RFC 5546). Moments
//! stand in UTC, which is right on both sides of the nights when clocks are changed, and needs no table of a zone.

use jiff::Timestamp;

code_enum! {
    /// What the file asks the calendar to do.
    Method {
        /// Put it in, or put it where it now is.
        Request = "REQUEST",
        /// Take it out.
        Cancel = "CANCEL",
    }
}

/// Somebody in a calendar file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Party {
    /// Name; may be empty.
    pub name: String,
    /// E-mail address; may be empty.
    pub email: String,
}

/// A meeting, as somebody may have it in their calendar.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// What the file asks for.
    pub method: Method,
    /// The same for ever, whatever is changed.
    pub uid: String,
    /// Counts the changes: the higher wins.
    pub sequence: i64,
    /// When the file was made.
    pub stamp: Timestamp,
    /// The beginning.
    pub from: Timestamp,
    /// The end.
    pub until: Timestamp,
    /// The line in the calendar.
    pub summary: String,
    /// More of it; may be empty.
    pub description: String,
    /// Where; may be empty.
    pub place: String,
    /// Who holds it.
    pub organizer: Party,
    /// For whom the file is: nobody else stands in it.
    pub receiver: Party,
}

/// Octets of a line before it is folded (RFC 5545, 3.1).
const LINE: usize = 75;
/// The address of somebody without one: a URI, as the format asks, that leads nowhere.
const NO_ADDRESS: &str = "invalid:nomail";

impl Event {
    /// The file.
    #[must_use]
    pub fn write(&self) -> String {
        let cancelled = self.method == Method::Cancel;
        let mut lines = vec![
            "BEGIN:VCALENDAR".to_owned(),
            "VERSION:2.0".to_owned(),
            "PRODID:-//Holdepunkt//Holdepunkt//DA".to_owned(),
            "CALSCALE:GREGORIAN".to_owned(),
            format!("METHOD:{}", self.method),
            "BEGIN:VEVENT".to_owned(),
            format!("UID:{}", escaped(&self.uid)),
            format!("SEQUENCE:{}", self.sequence),
            format!("DTSTAMP:{}", utc(self.stamp)),
            format!("DTSTART:{}", utc(self.from)),
            format!("DTEND:{}", utc(self.until)),
            format!("SUMMARY:{}", escaped(&self.summary)),
        ];
        let optional = [("DESCRIPTION", &self.description), ("LOCATION", &self.place)];
        lines.extend(optional.iter().filter(|(_, v)| !v.is_empty()).map(|(k, v)| format!("{k}:{}", escaped(v))));
        lines.push(format!("STATUS:{}", if cancelled { "CANCELLED" } else { "CONFIRMED" }));
        lines.push(format!("TRANSP:{}", if cancelled { "TRANSPARENT" } else { "OPAQUE" }));
        lines.push("CLASS:PRIVATE".to_owned());
        lines.push(format!("ORGANIZER{}:{}", name(&self.organizer), address(&self.organizer)));
        let attendee = format!(";ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=FALSE:{}", address(&self.receiver));
        lines.push(format!("ATTENDEE{}{attendee}", name(&self.receiver)));
        lines.push("END:VEVENT".to_owned());
        lines.push("END:VCALENDAR".to_owned());
        lines.iter().map(|line| folded(line)).collect()
    }
}

fn utc(moment: Timestamp) -> String {
    moment.strftime("%Y%m%dT%H%M%SZ").to_string()
}

/// A text value: backslash, semicolon, comma and line end say that they are none of the format's own (3.3.11).
fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.replace("\r\n", "\n").chars() {
        match c {
            '\\' | ';' | ',' => out.extend(['\\', c]),
            '\n' | '\r' => out.push_str("\\n"),
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out
}

/// A name as a parameter: in quotes, without any inside (3.2).
fn name(party: &Party) -> String {
    let name: String = party.name.chars().filter(|c| !c.is_control() && *c != '"').collect();
    if name.is_empty() { String::new() } else { format!(";CN=\"{name}\"") }
}

/// An address that can't end its line nor begin another one.
fn address(party: &Party) -> String {
    let sound = party.email.contains('@') && !party.email.chars().any(|c| c.is_control() || c.is_whitespace());
    if sound { format!("mailto:{}", party.email) } else { NO_ADDRESS.to_owned() }
}

/// A line in pieces of 75 octets, never through the middle of a letter; each but the first begins with a space.
fn folded(line: &str) -> String {
    let mut out = String::with_capacity(line.len() + 8);
    let mut octets = 0;
    for c in line.chars() {
        if octets + c.len_utf8() > LINE {
            out.push_str("\r\n ");
            octets = 1;
        }
        out.push(c);
        octets += c.len_utf8();
    }
    out.push_str("\r\n");
    out
}

#[cfg(test)]
mod tests;
