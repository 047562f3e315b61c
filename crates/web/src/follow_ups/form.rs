//! The form of a meeting: when, where, who.

use holdepunkt_casework::follow_ups::{Around, Plan};
use holdepunkt_rules::{
    Refused,
    follow_up::{FollowUp, FollowUpKind, Guest, When},
    id::{EmployeeId, PlacementId},
    text::LONGEST_NAME,
};
use holdepunkt_wording::Words;

use crate::form::{Fields, Reader, typed_time};

/// What the fields are called in the list of refusals.
pub const LABELS: &[(&str, &str)] = &[
    ("kind", "follow-up-kind"),
    ("on", "follow-up-on"),
    ("from", "follow-up-from"),
    ("until", "follow-up-until"),
    ("place", "follow-up-place"),
    ("held_by", "follow-up-held-by"),
    ("guests", "follow-up-guests"),
    ("without_citizen", "follow-up-without"),
];

/// Longest place, as one writes it: a company, a street and a town.
const LONGEST_PLACE: usize = 2 * LONGEST_NAME;

fn guest(value: &str) -> Option<Guest> {
    let (kind, id) = value.split_once('.').unwrap_or((value, ""));
    Guest::of(kind, id)
}

/// A guest as the value of a tick.
pub fn guest_value(guest: &Guest) -> String {
    match guest {
        Guest::Citizen => "citizen".to_owned(),
        other => format!("{}.{}", other.code(), other.key()),
    }
}

/// A day with times, from the fields of that name and two for the clock.
///
/// # Errors
/// Nothing: refusals are kept by the reader.
pub fn when(r: &mut Reader<'_>, on: &'static str, from: &'static str, until: &'static str) -> Option<When> {
    let (on, from, until) = (r.day(on), r.minute(from), r.minute(until));
    Some(When { on: on?, from: from?, until: until? })
}

/// Reads a meeting.
///
/// # Errors
/// Every refusal, at its field.
pub fn read(fields: &Fields) -> Result<Plan, Vec<Refused>> {
    let mut r = Reader::of(fields);
    let kind = r.choice("kind", FollowUpKind::from_code);
    let when = when(&mut r, "on", "from", "until");
    let place = r.optional_line("place", LONGEST_PLACE);
    let held_by = r.choice("held_by", EmployeeId::parse);
    let without_citizen = r.optional_line("without_citizen", 500);
    let mut guests: Vec<Guest> = fields.all("guests").iter().filter_map(|v| guest(v)).collect();
    if let Some(colleague) = r.optional_choice("colleague", EmployeeId::parse) {
        guests.push(Guest::Employee(colleague));
    }
    let placement = PlacementId::parse(fields.get("placement"));
    r.finish()?;
    match (kind, when, held_by) {
        (Some(kind), Some(when), Some(held_by)) => {
            Ok(Plan { placement, kind, when, place, held_by, guests, without_citizen })
        }
        _ => Err(Vec::new()), // each that is missing stands among the refusals already
    }
}

/// What the form shows for a meeting that stands.
pub fn show(f: &FollowUp) -> Fields {
    let mut fields = Fields::default();
    fields.set("kind", f.kind.code());
    fields.set_day("on", f.when.on);
    fields.set("from", typed_time(f.when.from));
    fields.set("until", typed_time(f.when.until));
    fields.set("place", &f.place);
    fields.set("held_by", f.held_by.to_string());
    fields.set("without_citizen", &f.without_citizen);
    fields.set_all("guests", f.guests.iter().map(guest_value).collect());
    fields
}

/// What can be chosen in the form.
pub struct Choices {
    /// Where one meets.
    pub kinds: Vec<(String, String)>,
    /// Who can hold it.
    pub holders: Vec<(String, String)>,
    /// Who can be ticked: the citizen, those at the company, those in the job centre whom the citizen knows.
    pub guests: Vec<(String, String)>,
    /// Any other colleague.
    pub others: Vec<(String, String)>,
}

/// What can be chosen, by who is around the citizen.
pub fn choices(words: Words, around: &Around, citizen: &str) -> Choices {
    let kind =
        |k: &FollowUpKind| (k.code().to_owned(), words.say(&format!("follow-up-kind-{}", k.code().replace('_', "-"))));
    let employee = |e: &holdepunkt_rules::job_centre::Employee| (e.id.to_string(), e.name.clone());
    let near = |e: &holdepunkt_rules::job_centre::Employee| {
        (
            guest_value(&Guest::Employee(e.id)),
            words.say_with("follow-up-guest-employee", &[("name", e.name.as_str().into())]),
        )
    };
    let mut guests = vec![(guest_value(&Guest::Citizen), citizen.to_owned())];
    guests.extend(around.mentors.iter().map(|m| {
        (
            guest_value(&Guest::Mentor(m.id)),
            words.say_with("follow-up-guest-mentor", &[("name", m.name.as_str().into())]),
        )
    }));
    guests.extend(around.contacts.iter().map(|c| {
        (
            guest_value(&Guest::Contact(c.id)),
            words.say_with("follow-up-guest-contact", &[("name", c.name.as_str().into())]),
        )
    }));
    guests.extend(around.near.iter().map(near));
    Choices {
        kinds: FollowUpKind::ALL.iter().map(kind).collect(),
        holders: around.near.iter().chain(&around.others).map(employee).collect(),
        guests,
        others: around.others.iter().map(employee).collect(),
    }
}
