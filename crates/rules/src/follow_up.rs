//! Follow-ups: the meetings on which a placement is looked after, at the company, in the job centre, on the phone
//! or in a group (S2, anchor point 4; S4, "Løbende opfølgning"). The citizen is always invited; a meeting about the
//! citizen without the citizen needs a reason, and the citizen reads it.

mod due;

use jiff::civil::Date;

use crate::{
    Refusal, Refused,
    id::*,
    message::{MessageKind, Receiver},
    period::{Period, plus_days},
    placement::LATEST_DAYS,
};

pub use due::{Due, Rhythm, due};

/// Days ahead that a meeting can be planned: a year further away is a slip.
pub const FURTHEST_DAYS: i64 = 366;
/// The shortest reason that says anything, in characters.
pub const LEAST_REASON: usize = 5;
/// The most who take part beside whoever holds it.
pub const MOST_GUESTS: i64 = 20;

code_enum! {
    /// Where one meets.
    FollowUpKind {
        /// At the workplace.
        Company = "company",
        /// In the job centre.
        JobCentre = "job_centre",
        /// By telephone.
        Phone = "phone",
        /// With others in the same situation, outside the workplace.
        Group = "group",
    }
}

code_enum! {
    /// Where a meeting is.
    FollowUpState {
        /// To come, or not written down yet.
        Planned = "planned",
        /// It has been, and its minutes are written.
        Held = "held",
        /// It came to nothing.
        Cancelled = "cancelled",
    }
}

code_enum! {
    /// What can be done with it.
    FollowUpStep {
        /// Another day, time, place or other people: the same meeting with a higher number.
        Move = "move",
        /// Write down that it was held, with minutes.
        Hold = "hold",
        /// Call it off, and say why.
        Cancel = "cancel",
        /// Add to the minutes; what stands there stays.
        Add = "add",
    }
}

/// One line of a meeting's life: from, step, to.
#[derive(Debug, Clone, Copy)]
pub struct Transition {
    /// Where it is.
    pub from: FollowUpState,
    /// What is done.
    pub step: FollowUpStep,
    /// Where it comes to.
    pub to: FollowUpState,
}

/// A meeting's whole life.
#[rustfmt::skip]
pub const TRANSITIONS: &[Transition] = &[
    Transition { from: FollowUpState::Planned, step: FollowUpStep::Move,    to: FollowUpState::Planned },
    Transition { from: FollowUpState::Planned, step: FollowUpStep::Hold,    to: FollowUpState::Held },
    Transition { from: FollowUpState::Planned, step: FollowUpStep::Cancel,  to: FollowUpState::Cancelled },
    Transition { from: FollowUpState::Held,    step: FollowUpStep::Add,     to: FollowUpState::Held },
];

/// Where a step leads.
///
/// # Errors
/// [`Refusal::FollowUpState`] when it isn't possible from there.
pub fn take(from: FollowUpState, step: FollowUpStep) -> Result<FollowUpState, Refused> {
    let line = TRANSITIONS.iter().find(|t| t.from == from && t.step == step);
    line.map(|t| t.to).ok_or_else(|| Refusal::FollowUpState { state: from.code().to_owned() }.into())
}

/// Somebody who takes part beside whoever holds it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Guest {
    /// The citizen whom it is about.
    Citizen,
    /// A mentor.
    Mentor(MentorId),
    /// Somebody else of the company.
    Contact(ContactId),
    /// Somebody of the job centre: a colleague, the coordinating caseworker, the personal mentor.
    Employee(EmployeeId),
}

impl Guest {
    /// The kind, as it is stored.
    #[must_use]
    pub fn code(&self) -> &'static str {
        match self {
            Self::Citizen => "citizen",
            Self::Mentor(_) => "mentor",
            Self::Contact(_) => "contact",
            Self::Employee(_) => "employee",
        }
    }

    /// Which one, as it is stored; nothing for the citizen, whom the meeting names already.
    #[must_use]
    pub fn key(&self) -> String {
        match self {
            Self::Citizen => String::new(),
            Self::Mentor(id) => id.to_string(),
            Self::Contact(id) => id.to_string(),
            Self::Employee(id) => id.to_string(),
        }
    }

    /// Read back from what is stored.
    #[must_use]
    pub fn of(code: &str, key: &str) -> Option<Self> {
        match code {
            "citizen" => Some(Self::Citizen),
            "mentor" => MentorId::parse(key).map(Self::Mentor),
            "contact" => ContactId::parse(key).map(Self::Contact),
            "employee" => EmployeeId::parse(key).map(Self::Employee),
            _ => None,
        }
    }
}

/// When one meets: a day and times by the clock on the wall.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct When {
    /// The day.
    pub on: Date,
    /// Minutes after midnight at which it begins.
    pub from: i64,
    /// Minutes after midnight at which it ends.
    pub until: i64,
}

/// A meeting about a citizen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FollowUp {
    /// Identifier.
    pub id: FollowUpId,
    /// Whom it is about.
    pub citizen: CitizenId,
    /// The placement that is looked after; none for a talk outside one.
    pub placement: Option<PlacementId>,
    /// Where one meets.
    pub kind: FollowUpKind,
    /// Where it is in its life.
    pub state: FollowUpState,
    /// When.
    pub when: When,
    /// Where, in words; may be empty on the phone.
    pub place: String,
    /// Who holds it.
    pub held_by: EmployeeId,
    /// Who else takes part.
    pub guests: Vec<Guest>,
    /// Why the citizen is not invited; the citizen reads it. Empty when they are.
    pub without_citizen: String,
    /// Counts what those who were invited must hear of: 0 at first, one more each time it is moved or called off.
    pub sequence: i64,
    /// Who wrote the minutes.
    pub minutes_by: Option<EmployeeId>,
    /// The day on which it was held.
    pub held_on: Option<Date>,
    /// Why it was called off; empty when it wasn't, and where it came to nothing with what it was about.
    pub why_not: String,
    /// Counts the edits.
    pub version: i64,
}

impl FollowUp {
    /// Is the citizen one of those who take part?
    #[must_use]
    pub fn invites_citizen(&self) -> bool {
        self.guests.contains(&Guest::Citizen)
    }

    /// Everybody who takes part, whoever holds it first.
    #[must_use]
    pub fn receivers(&self) -> Vec<Receiver> {
        let of = |g: &Guest| match g {
            Guest::Citizen => Receiver::Citizen(self.citizen),
            Guest::Mentor(id) => Receiver::Mentor(*id),
            Guest::Contact(id) => Receiver::Contact(*id),
            Guest::Employee(id) => Receiver::Employee(*id),
        };
        std::iter::once(Receiver::Employee(self.held_by)).chain(self.guests.iter().map(of)).collect()
    }

    /// Is a message of its `sequence`-th change still true? An invitation, or that it was moved, is not once it was
    /// moved again or called off; that it was called off is not for whoever is asked again.
    #[must_use]
    pub fn still_says(&self, kind: MessageKind, sequence: i64, receiver: Receiver) -> bool {
        let asks = self.state == FollowUpState::Planned && self.receivers().contains(&receiver);
        match kind {
            MessageKind::MeetingCancelled => !asks,
            _ => asks && self.sequence == sequence,
        }
    }

    /// Does it come to nothing with what it is about? `last_day` is the last day of that; none where it never begins,
    /// or where nobody here has the citizen any more.
    #[must_use]
    pub fn falls_away(&self, last_day: Option<Date>) -> bool {
        self.state == FollowUpState::Planned && last_day.is_none_or(|last| last < self.when.on)
    }

    /// Did it come to nothing with what it was about? Somebody who calls a meeting off says why.
    #[must_use]
    pub fn fell_away(&self) -> bool {
        self.state == FollowUpState::Cancelled && self.why_not.is_empty()
    }

    /// Should it have been held, or called off, by now?
    #[must_use]
    pub fn is_unwritten(&self, today: Date) -> bool {
        self.state == FollowUpState::Planned && self.when.on < today
    }
}

/// Accepts times: in order, inside one day.
///
/// # Errors
/// [`Refusal::TimesTurnedAround`] on `until`.
pub fn accept_times(when: &When) -> Result<(), Refused> {
    let in_order = 0 <= when.from && when.from < when.until && when.until <= 1440;
    if in_order { Ok(()) } else { Err(Refusal::TimesTurnedAround.on("until")) }
}

/// Accepts a meeting as it is planned or moved. A day that has been is a meeting that is written down late.
///
/// # Errors
/// [`Refusal::DayOutOfReach`] on `on`; as [`accept_times`]; [`Refusal::Missing`] on `place`, unless it is on the
/// phone; as [`accept_guests`].
pub fn accept_plan(f: &FollowUp, today: Date) -> Result<(), Refused> {
    let reach = Period::known(plus_days(today, -LATEST_DAYS), Some(plus_days(today, FURTHEST_DAYS)));
    if !reach.contains(f.when.on) {
        let until = plus_days(today, FURTHEST_DAYS);
        return Err(Refusal::DayOutOfReach { from: reach.from(), until }.on("on"));
    }
    accept_times(&f.when)?;
    if f.place.is_empty() && f.kind != FollowUpKind::Phone {
        return Err(Refusal::Missing.on("place"));
    }
    accept_guests(f)
}

/// Accepts who takes part: nobody about the citizen without the citizen, unless it is said why (S4).
///
/// # Errors
/// [`Refusal::WithoutCitizen`] on `without_citizen`; [`Refusal::ChosenTwice`] or [`Refusal::TooManyChoices`] on
/// `guests`.
pub fn accept_guests(f: &FollowUp) -> Result<(), Refused> {
    if !f.invites_citizen() && f.without_citizen.trim().chars().count() < LEAST_REASON {
        return Err(Refusal::WithoutCitizen.on("without_citizen"));
    }
    let twice = f.guests.iter().enumerate().any(|(i, g)| f.guests.iter().skip(i + 1).any(|other| other == g));
    if twice || f.guests.contains(&Guest::Employee(f.held_by)) {
        return Err(Refusal::ChosenTwice.on("guests"));
    }
    match i64::try_from(f.guests.len()).is_ok_and(|n| n <= MOST_GUESTS) {
        true => Ok(()),
        false => Err(Refusal::TooManyChoices { most: MOST_GUESTS }.on("guests")),
    }
}

/// Accepts that a meeting was held: not in the future, not long ago, and something is written of it.
///
/// # Errors
/// [`Refusal::FollowUpState`]; [`Refusal::NotYet`] or [`Refusal::DayOutOfReach`] on `held_on`;
/// [`Refusal::Missing`] on `minutes`.
pub fn accept_held(f: &FollowUp, held_on: Date, minutes: &str, today: Date) -> Result<FollowUpState, Refused> {
    let state = take(f.state, FollowUpStep::Hold)?;
    if held_on > today {
        return Err(Refusal::NotYet { day: held_on }.on("held_on"));
    }
    let earliest = plus_days(today, -LATEST_DAYS);
    if held_on < earliest {
        return Err(Refusal::DayOutOfReach { from: earliest, until: today }.on("held_on"));
    }
    if minutes.trim().is_empty() { Err(Refusal::Missing.on("minutes")) } else { Ok(state) }
}

/// Accepts that a meeting is called off, with the reason that those who were invited read.
///
/// # Errors
/// [`Refusal::FollowUpState`]; [`Refusal::ReasonMissing`] on `why_not`.
pub fn accept_cancelled(f: &FollowUp, why_not: &str) -> Result<FollowUpState, Refused> {
    let state = take(f.state, FollowUpStep::Cancel)?;
    match why_not.trim().chars().count() < LEAST_REASON {
        true => Err(Refusal::ReasonMissing.on("why_not")),
        false => Ok(state),
    }
}

#[cfg(test)]
mod tests;
