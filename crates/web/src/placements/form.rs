//! The forms of placements.

use holdepunkt_casework::placements::Booking;
use holdepunkt_rules::{
    Refused,
    id::{CitizenId, InterruptionId, MentorId, PlaceId},
    period::{monday_of, plus_days},
    placement::{Ending, Outcome, PlacementKind},
};
use jiff::civil::Date;

use crate::{
    desk::Desk,
    form::{Fields, Reader},
};

/// Length of the placement that is proposed: thirteen weeks.
const PROPOSED_DAYS: i64 = 91;

/// The days that are proposed: from next Monday, for thirteen weeks.
pub fn proposed(today: Date) -> (Date, Date) {
    let monday = plus_days(monday_of(today), 7);
    (monday, plus_days(monday, PROPOSED_DAYS - 3)) // to the Friday
}

/// The days asked for, in an address or a form; what is left out is proposed.
///
/// # Errors
/// Every refusal, at its field.
pub fn days(fields: &Fields, today: Date) -> Result<(Date, Date), Vec<Refused>> {
    let mut r = Reader::of(fields);
    let (from, until) = (r.optional_day("from"), r.optional_day("until"));
    r.finish()?;
    let proposed = proposed(today);
    let from = from.unwrap_or(proposed.0);
    Ok((
        from,
        until.unwrap_or_else(|| if from == proposed.0 { proposed.1 } else { plus_days(from, PROPOSED_DAYS - 3) }),
    ))
}

/// Reads a booking.
///
/// # Errors
/// Every refusal, at its field.
pub fn read(desk: &Desk, citizen: CitizenId, fields: &Fields) -> Result<Booking, Vec<Refused>> {
    let mut r = Reader::of(fields);
    let place = r.choice("place", PlaceId::parse);
    let (from, until) = (r.day("from"), r.day("until"));
    let hours = r.hours("hours");
    let mentor = r.choice("mentor", MentorId::parse);
    let choice = r.code("choice", desk.context.house.rulebook.list("placement_reasons"), desk.context.today);
    let agreed = r.choice("agreed", |t| match t {
        "yes" => Some(true),
        "no" => Some(false),
        _ => None,
    });
    let kind = r.optional_choice("kind", PlacementKind::from_code).unwrap_or(PlacementKind::Placement);
    let resumes = r.optional_choice("resumes", InterruptionId::parse);
    let new_course = r.tick("new_course");
    let reason = r.optional_line("reason", 500);
    let over_ceiling = r.optional_line("over_ceiling", 500);
    r.finish()?;
    let shown = |name: &str, day: Date| fields.get(name).parse::<Date>().is_ok_and(|shown| shown == day);
    match (place, from, until, mentor, choice, agreed) {
        (Some(place), Some(from), Some(until), Some(mentor), Some(choice), Some(agreed)) => Ok(Booking {
            citizen,
            place,
            from,
            until,
            hours,
            mentor,
            choice,
            kind,
            resumes,
            new_course,
            reason,
            over_ceiling,
            agreed,
            offered: shown("shown_from", from) && shown("shown_until", until),
        }),
        _ => Err(Vec::new()), // each that is missing stands among the refusals already
    }
}

/// Reads how a placement ended.
///
/// # Errors
/// Every refusal, at its field.
pub fn read_end(desk: &Desk, fields: &Fields) -> Result<(Date, Ending), Vec<Refused>> {
    let mut r = Reader::of(fields);
    let ended_on = r.day("ended_on");
    let outcome = r.choice("outcome", Outcome::from_code);
    let hours = r.optional_hours("outcome_hours");
    let place_name = r.optional_line("outcome_place", 120);
    let reason = r.optional_code("reason", desk.context.house.rulebook.list("ending_reasons"), desk.context.today);
    r.finish()?;
    match (ended_on, outcome) {
        (Some(day), Some(outcome)) => Ok((day, Ending { outcome, hours, place_name, reason })),
        _ => Err(Vec::new()),
    }
}

#[cfg(test)]
mod tests {
    use super::proposed;
    use jiff::civil::date;

    #[test]
    fn placement_proposes_thirteen_weeks_from_next_monday() {
        assert_eq!(proposed(date(2026, 11, 24)), (date(2026, 11, 30), date(2027, 2, 26)));
        assert_eq!(proposed(date(2026, 11, 30)).0, date(2026, 12, 7));
    }
}
