//! The forms of placements.

use holdepunkt_casework::placements::Booking;
use holdepunkt_rules::{
    Refused,
    id::{CitizenId, InterruptionId, MentorId, PlaceId},
    period::{monday_of, plus_days},
    placement::{Ending, Outcome, PlacementKind},
    preparation::Preparation,
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

/// Length of taster days that is proposed: two weeks, from a Monday to a Friday.
const TASTER_DAYS: i64 = 12;

/// The days that are proposed beside a project or pre-course: from next Monday, or from today where it ends before; two
/// weeks to taste, or as long as the stay for days in a centre. Never beyond its planned last day.
pub fn proposed_beside(p: &Preparation, today: Date) -> (Date, Date) {
    let last = p.planned_until.filter(|last| *last >= today);
    let monday = plus_days(monday_of(today), 7);
    let from = if last.is_some_and(|last| last < monday) { today } else { monday };
    let until = match (p.centre_days > 0, last) {
        (true, Some(last)) => last,
        (_, last) => plus_days(from, TASTER_DAYS - 1).min(last.unwrap_or(Date::MAX)),
    };
    (from, until)
}

/// How many days a week, as choices.
pub fn days_choices(most: i64) -> Vec<(String, String)> {
    (1..=most).map(|n| (n.to_string(), n.to_string())).collect()
}

/// Reads how many days a week somebody is in the centre; none for taster days.
///
/// # Errors
/// [`holdepunkt_rules::Refusal::NotAWholeNumber`] and the like, on `centre_days`.
pub fn days_a_week(fields: &Fields) -> Result<i64, Vec<Refused>> {
    let mut r = Reader::of(fields);
    let centre_days = fields.get("kind") == PlacementKind::CentreDays.code() && !fields.get("centre_days").is_empty();
    let days = if centre_days { r.whole("centre_days", 0, 7) } else { 0 };
    r.finish()?;
    Ok(days)
}

/// The days asked for, in an address or a form; what is left out is proposed.
///
/// # Errors
/// Every refusal, at its field.
pub fn days(fields: &Fields, proposed: (Date, Date)) -> Result<(Date, Date), Vec<Refused>> {
    let mut r = Reader::of(fields);
    let (from, until) = (r.optional_day("from"), r.optional_day("until"));
    r.finish()?;
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
    use super::*;
    use holdepunkt_rules::id::*;
    use holdepunkt_testkit::preparation;
    use jiff::civil::date;

    #[test]
    fn placement_proposes_thirteen_weeks_from_next_monday() {
        assert_eq!(proposed(date(2026, 11, 24)), (date(2026, 11, 30), date(2027, 2, 26)));
        assert_eq!(proposed(date(2026, 11, 30)).0, date(2026, 12, 7));
    }

    #[test]
    fn days_beside_a_pre_course_are_proposed_inside_it() {
        let stay = preparation(CitizenId::fresh(), ProjectId::fresh(), EmployeeId::fresh(), date(2026, 11, 9));
        let p = |planned_until, centre_days| Preparation { planned_until, centre_days, ..stay.clone() };
        let today = date(2026, 11, 24); // a Tuesday
        let check = |until, days| proposed_beside(&p(until, days), today);
        assert_eq!(check(None, 0), (date(2026, 11, 30), date(2026, 12, 11)));
        assert_eq!(check(Some(date(2026, 12, 4)), 0), (date(2026, 11, 30), date(2026, 12, 4)));
        assert_eq!(check(Some(date(2026, 12, 31)), 2), (date(2026, 11, 30), date(2026, 12, 31)));
        assert_eq!(check(Some(date(2026, 11, 27)), 0), (today, date(2026, 11, 27)));
        assert_eq!(check(Some(date(2026, 11, 20)), 0), (date(2026, 11, 30), date(2026, 12, 11)), "past its plan");
    }
}
