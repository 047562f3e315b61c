//! What a participant takes into their calendar.

use holdepunkt_rules::{
    calendar::{Method, Party},
    follow_up::{FollowUpState, When},
    id::*,
    role::Role,
};
use holdepunkt_store::{citizens, job_centres};
use jiff::{Timestamp, civil::Date, tz::TimeZone};

use super::{FollowUpPage, find};
use crate::{Action, Context, Error};

/// A meeting for a calendar: the moments, and who is who.
#[derive(Debug, Clone)]
pub struct Invitation {
    /// The meeting as the receiver sees it.
    pub page: FollowUpPage,
    /// Put it in, or take it out.
    pub method: Method,
    /// What the calendar calls it for ever.
    pub uid: String,
    /// The beginning.
    pub from: Timestamp,
    /// The end.
    pub until: Timestamp,
    /// Who holds it.
    pub organizer: Party,
    /// For whom the file is.
    pub receiver: Party,
}

/// A time of day as a moment: by the clock on the wall, on both sides of the nights when clocks are changed.
fn moment(day: Date, minute: i64, zone: &TimeZone) -> Timestamp {
    let (day, minute) = if minute >= 1440 { (day.tomorrow().unwrap_or(day), minute - 1440) } else { (day, minute) };
    let clock = |n: i64| i8::try_from(n).unwrap_or_default();
    let at = day.at(clock(minute / 60), clock(minute % 60), 0, 0);
    at.to_zoned(zone.clone()).map_or(Timestamp::UNIX_EPOCH, |z| z.timestamp())
}

/// The moments of a meeting.
pub(super) fn moments(when: &When, zone: &TimeZone) -> (Timestamp, Timestamp) {
    (moment(when.on, when.from, zone), moment(when.on, when.until, zone))
}

/// A meeting for the calendar of whoever asks.
///
/// # Errors
/// As [`find`].
pub async fn invitation(context: &Context, id: FollowUpId) -> Result<Invitation, Error> {
    let page = find(context, id).await?;
    let mut work = context.look(Action::SeeFollowUps).await?;
    let holder = job_centres::employee(&mut work.tx, work.scope, page.meeting.held_by).await?;
    let (role, name) = context.who.person().map_or((None, String::new()), |g| (Some(g.role), g.name.clone()));
    let email = match (role, context.who.employee()) {
        (Some(Role::Citizen), _) => {
            citizens::find(&mut work.tx, work.scope, page.meeting.citizen).await?.map(|c| c.email)
        }
        (_, Some(me)) => job_centres::employee(&mut work.tx, work.scope, me).await?.map(|e| e.email),
        _ => None,
    };
    let (from, until) = moments(&page.meeting.when, context.house.zone());
    Ok(Invitation {
        method: if page.meeting.state == FollowUpState::Cancelled { Method::Cancel } else { Method::Request },
        uid: format!("{id}@holdepunkt"),
        from,
        until,
        organizer: holder
            .map_or(Party { name: String::new(), email: String::new() }, |e| Party { name: e.name, email: e.email }),
        receiver: Party { name, email: email.unwrap_or_default() },
        page,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn times_are_those_of_the_clock_on_the_wall() {
        let zone = TimeZone::get("Europe/Copenhagen").unwrap();
        let check = |day, from, until| {
            let (a, b) = moments(&When { on: day, from, until }, &zone);
            format!("{a} {b}")
        };
        assert_eq!(check(date(2026, 11, 26), 780, 825), "2026-11-26T12:00:00Z 2026-11-26T12:45:00Z");
        assert_eq!(check(date(2026, 10, 25), 60, 240), "2026-10-24T23:00:00Z 2026-10-25T03:00:00Z", "four hours");
        assert_eq!(check(date(2027, 3, 28), 60, 240), "2027-03-28T00:00:00Z 2027-03-28T02:00:00Z", "two hours");
        assert_eq!(check(date(2026, 12, 31), 1380, 1440), "2026-12-31T22:00:00Z 2026-12-31T23:00:00Z", "to midnight");
    }
}
