//! The days of a stay, read from a form.

use holdepunkt_casework::preparations;
use holdepunkt_rules::{
    id::CentreId,
    preparation::{Plan, Preparation},
};
use jiff::civil::Date;

use crate::{
    desk::Desk,
    failure::Failure,
    form::{Fields, Reader},
};

/// The choices that the fields of a stay need.
#[derive(Debug, Clone, Default)]
pub struct Stay {
    /// Days a week in a centre.
    pub days: Vec<(String, String)>,
    /// The centres.
    pub centres: Vec<(String, String)>,
}

/// The choices for the fields of a stay.
///
/// # Errors
/// The database's.
pub async fn stay(desk: &Desk) -> Result<Stay, Failure> {
    let none = ("0".to_owned(), desk.words.say("preparation-days-none"));
    let days = std::iter::once(none).chain((1..=5_i64).map(|n| (n.to_string(), n.to_string()))).collect();
    let centres = preparations::centre_choices(&desk.context).await?;
    Ok(Stay { days, centres: centres.into_iter().map(|(id, name)| (id.to_string(), name)).collect() })
}

/// Reads the plan of a stay; `from` is taken from the stay where it can't be changed.
pub fn read(r: &mut Reader<'_>, fields: &Fields, stands: Option<Date>) -> Option<Plan> {
    let from = stands.or_else(|| r.day("from"));
    let until = r.optional_day("until");
    let centre_days = if fields.get("centre_days").is_empty() { 0 } else { r.whole("centre_days", 0, 5) };
    let centre = r.optional_choice("centre", CentreId::parse).filter(|_| centre_days > 0);
    let over_length_reason = r.note("over_length_reason");
    Some(Plan { from: from?, until, centre_days, centre, over_length_reason })
}

/// What the fields show for a stay; a stay that hasn't begun begins today.
pub fn show(p: &Preparation, today: Date) -> Fields {
    let mut f = Fields::default();
    let from = if p.state == holdepunkt_rules::preparation::PreparationState::Asked {
        Some(p.from.map_or(today, |d| d.min(today)))
    } else {
        p.from
    };
    if let Some(from) = from {
        f.set_day("from", from);
    }
    if let Some(until) = p.planned_until {
        f.set_day("until", until);
    }
    f.set("centre_days", p.centre_days.to_string());
    f.set("centre", p.centre.map(|c| c.to_string()).unwrap_or_default());
    f.set("over_length_reason", &p.over_length_reason);
    f
}
