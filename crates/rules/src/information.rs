//! Information meetings: citizens hear of the centres together, choose two, talk alone afterwards and
//! agree on a start (S1, 4.2, the example of Mariagerfjord).

use jiff::civil::Date;

use crate::{Refusal, Refused, id::*};

/// The most centres that a citizen chooses.
pub const WISHES: usize = 2;
/// The most seats a room has here.
pub const MOST_SEATS: i64 = 200;

code_enum! {
    /// Where a meeting is.
    MeetingState {
        /// To come.
        Planned = "planned",
        /// It has been.
        Held = "held",
        /// It came to nothing.
        Cancelled = "cancelled",
    }
}

code_enum! {
    /// Whether a guest came.
    Came {
        /// Invited; nobody has said yet.
        Invited = "invited",
        /// Came.
        Came = "came",
        /// Did not come.
        StayedAway = "stayed_away",
        /// Said beforehand that they could not.
        Excused = "excused",
    }
}

/// An information meeting.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Meeting {
    /// Identifier.
    pub id: MeetingId,
    /// The day.
    pub day: Date,
    /// Minutes after midnight at which it begins.
    pub minute: i64,
    /// Where.
    pub place: String,
    /// How many guests there is room for.
    pub seats: i64,
    /// Who holds it.
    pub held_by: EmployeeId,
    /// Where it is.
    pub state: MeetingState,
    /// Counts the edits.
    pub version: i64,
}

/// Somebody who is invited.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Guest {
    /// The meeting.
    pub meeting: MeetingId,
    /// Who.
    pub citizen: CitizenId,
    /// Whether they came.
    pub came: Came,
    /// The day of the talk afterwards.
    pub talk_on: Option<Date>,
    /// Who had the talk.
    pub talk_by: Option<EmployeeId>,
    /// The day on which the citizen starts, as agreed in the talk.
    pub agreed_start: Option<Date>,
    /// Counts the edits.
    pub version: i64,
}

/// Can so many more be invited?
///
/// # Errors
/// [`Refusal::MeetingState`] when it has been held or cancelled; [`Refusal::MeetingFull`] on `citizens`.
pub fn accept_invitations(meeting: &Meeting, invited: i64, more: i64) -> Result<(), Refused> {
    if meeting.state != MeetingState::Planned {
        return Err(Refusal::MeetingState { state: meeting.state.code().to_owned() }.into());
    }
    if invited + more > meeting.seats {
        return Err(Refusal::MeetingFull { seats: meeting.seats }.on("citizens"));
    }
    Ok(())
}

/// Can it be said who came? On the day, and afterwards.
///
/// # Errors
/// [`Refusal::MeetingState`] for a cancelled one; [`Refusal::NotYet`] before its day.
pub fn accept_attendance(meeting: &Meeting, today: Date) -> Result<(), Refused> {
    if meeting.state == MeetingState::Cancelled {
        return Err(Refusal::MeetingState { state: meeting.state.code().to_owned() }.into());
    }
    if today < meeting.day { Err(Refusal::NotYet { day: meeting.day }.into()) } else { Ok(()) }
}

/// Does the talk fit: after the meeting, not in the future, with somebody who came; a start not before it?
///
/// # Errors
/// [`Refusal::DidNotCome`]; [`Refusal::NotYet`] or [`Refusal::EndsBeforeItBegins`] on `talk_on` and `agreed_start`.
pub fn accept_talk(meeting: &Meeting, guest: &Guest, today: Date) -> Result<(), Refused> {
    let Some(talk_on) = guest.talk_on else {
        return match guest.agreed_start {
            Some(_) => Err(Refusal::Missing.on("talk_on")),
            None => Ok(()),
        };
    };
    if guest.came != Came::Came {
        return Err(Refusal::DidNotCome.on("came"));
    }
    if talk_on > today {
        return Err(Refusal::NotYet { day: talk_on }.on("talk_on"));
    }
    if talk_on < meeting.day {
        return Err(Refusal::EndsBeforeItBegins { from: meeting.day, until: talk_on }.on("talk_on"));
    }
    match guest.agreed_start {
        Some(start) if start < talk_on => {
            Err(Refusal::EndsBeforeItBegins { from: talk_on, until: start }.on("agreed_start"))
        }
        _ => Ok(()),
    }
}

/// The centres that a citizen chose: at most two, each once.
///
/// # Errors
/// [`Refusal::SameCentreTwice`] on `second`.
pub fn accept_wishes(wishes: &[CentreId]) -> Result<(), Refused> {
    match wishes {
        [first, second, ..] if first == second => Err(Refusal::SameCentreTwice.on("second")),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn meeting() -> Meeting {
        Meeting {
            id: MeetingId::fresh(),
            day: date(2026, 11, 24),
            minute: 540,
            place: "Kantinen".to_owned(),
            seats: 3,
            held_by: EmployeeId::fresh(),
            state: MeetingState::Planned,
            version: 1,
        }
    }

    #[test]
    fn a_room_has_so_many_seats() {
        let mut m = meeting();
        assert!(accept_invitations(&m, 2, 1).is_ok());
        assert_eq!(accept_invitations(&m, 2, 2).unwrap_err().refusal, Refusal::MeetingFull { seats: 3 });
        m.state = MeetingState::Held;
        assert!(accept_invitations(&m, 0, 1).is_err());
    }

    #[test]
    fn who_came_is_known_from_the_day_on() {
        let mut m = meeting();
        assert!(accept_attendance(&m, date(2026, 11, 23)).is_err());
        assert!(accept_attendance(&m, date(2026, 11, 24)).is_ok());
        m.state = MeetingState::Cancelled;
        assert!(accept_attendance(&m, date(2026, 11, 24)).is_err());
    }

    #[test]
    fn a_talk_is_after_the_meeting_with_somebody_who_came() {
        let m = meeting();
        let guest = |came, talk_on, agreed_start| Guest {
            meeting: m.id,
            citizen: CitizenId::fresh(),
            came,
            talk_on,
            talk_by: None,
            agreed_start,
            version: 1,
        };
        let today = date(2026, 11, 25);
        let code = |g: Guest| accept_talk(&m, &g, today).err().map(|r| r.refusal.code());
        assert_eq!(code(guest(Came::Invited, None, None)), None);
        assert_eq!(code(guest(Came::Came, Some(date(2026, 11, 24)), Some(date(2026, 11, 24)))), None);
        assert_eq!(code(guest(Came::StayedAway, Some(date(2026, 11, 24)), None)), Some("did-not-come"));
        assert_eq!(code(guest(Came::Came, Some(date(2026, 11, 26)), None)), Some("not-yet"));
        assert_eq!(code(guest(Came::Came, Some(date(2026, 11, 23)), None)), Some("ends-before-it-begins"));
        let early = guest(Came::Came, Some(date(2026, 11, 25)), Some(date(2026, 11, 24)));
        assert_eq!(code(early), Some("ends-before-it-begins"));
        assert_eq!(code(guest(Came::Came, None, Some(date(2026, 11, 25)))), Some("missing"));
        let centre = CentreId::fresh();
        assert!(accept_wishes(&[centre, CentreId::fresh()]).is_ok());
        assert!(accept_wishes(&[centre, centre]).is_err());
    }
}
