//! What the rules look at: dates, counts and whether something is there; no name and no words of anybody's.

use jiff::civil::Date;

use crate::id::*;

/// What is known of one placement with its citizen, of a citizen alone, or of a mentor.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Facts {
    /// The day.
    pub today: Date,
    /// Since when the job centre keeps what.
    pub kept: Kept,
    /// The citizen.
    pub citizen: Option<CitizenFacts>,
    /// The placement: agreed, and begun.
    pub placement: Option<PlacementFacts>,
    /// The mentor.
    pub mentor: Option<MentorFacts>,
}

/// The first day for which the job centre has kept something; none where it never has. Before it nothing is missing:
/// a house that has just begun to write its meetings down is not told that all of them are overdue.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Kept {
    /// Follow-ups.
    pub follow_ups: Option<Date>,
    /// Work agreements.
    pub agreements: Option<Date>,
    /// Exit strategies.
    pub exits: Option<Date>,
    /// Mentors' courses.
    pub training: Option<Date>,
}

impl Kept {
    /// The day from which something is missing that should have been since `from`; none where nothing is kept.
    #[must_use]
    pub fn since(kept: Option<Date>, from: Date) -> Option<Date> {
        kept.map(|k| k.max(from))
    }
}

/// What is known of a citizen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CitizenFacts {
    /// The citizen.
    pub id: CitizenId,
    /// The latest day of something that leads to a job: at work, in a project, paid, at a meeting, referred.
    pub effort_on: Option<Date>,
    /// Is something agreed that is still to begin?
    pub ahead: bool,
    /// Since when another caseworker coordinates; none when it was always the same.
    pub caseworker_since: Option<Date>,
    /// The latest meeting that the caseworker held.
    pub met_on: Option<Date>,
    /// The personal mentor whose time is over first, of those whom nobody follows.
    pub personal_mentor: Option<PersonalMentorFacts>,
    /// The hearing that stands open.
    pub hearing: Option<HearingFacts>,
    /// When the way out was last talked about.
    pub exit_on: Option<Date>,
    /// The first day of the course that runs.
    pub course: Option<CourseFacts>,
    /// The oldest round of questions in which somebody who was asked has sent nothing.
    pub round: Option<RoundAsked>,
}

/// A round of questions that lacks somebody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoundAsked {
    /// The round.
    pub id: RoundId,
    /// Its day.
    pub on: Date,
    /// How many have sent nothing.
    pub missing: i64,
    /// Days after which it is the caseworker's move (`rulebook/progression.toml`).
    pub task_days: i64,
}

/// A personal mentor's time.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonalMentorFacts {
    /// Who.
    pub employee: EmployeeId,
    /// The last day.
    pub until: Date,
}

/// An open hearing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HearingFacts {
    /// Its row, as text.
    pub id: String,
    /// The last day to answer on.
    pub reply_by: Date,
    /// Has the citizen answered?
    pub answered: bool,
}

/// The latest course, as far as it can still go on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CourseFacts {
    /// Its first day.
    pub first: Date,
    /// Active days so far.
    pub active_days: i64,
    /// Is it long enough?
    pub reached: bool,
    /// The day on which it will be, if it goes as planned.
    pub planned_on: Option<Date>,
    /// Active days that are missing.
    pub missing: i64,
}

/// How far the work agreement has come.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Agreed {
    /// There is none.
    #[default]
    Nothing,
    /// It is being written.
    Draft,
    /// It waits for signatures.
    Sent,
    /// In force since this day, the latest version.
    InForce(Date),
}

/// What is known of a placement that is agreed and has begun.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlacementFacts {
    /// The placement.
    pub id: PlacementId,
    /// Are its days a course's? Taster days and days beside a project have no agreement and no meetings of their own.
    pub is_course: bool,
    /// First day.
    pub from: Date,
    /// Last agreed day.
    pub until: Date,
    /// Last granted day; the last agreed one where no grant is kept.
    pub granted_until: Date,
    /// Days away that have begun.
    pub away: Option<AwayFacts>,
    /// The work agreement.
    pub agreed: Agreed,
    /// Days between two meetings, as the agreement says.
    pub meeting_days: Option<i64>,
    /// The latest meeting that was held about the placement.
    pub held_on: Option<Date>,
    /// The first meeting that is planned, and not told of as held or cancelled.
    pub planned_on: Option<Date>,
    /// The latest day on which somebody spoke with the mentor.
    pub mentor_met_on: Option<Date>,
    /// Days registered lately, in order.
    pub days: Vec<Day>,
    /// Is there a next step: another placement, a referral, a way out that was talked about lately?
    pub next_step: bool,
}

/// Days away that have begun.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AwayFacts {
    /// The interruption.
    pub interruption: InterruptionId,
    /// The last active day.
    pub last_day: Date,
    /// Days that hold the course (`rulebook/courses.toml`).
    pub of: i64,
    /// When the citizen is expected back.
    pub expected_back: Option<Date>,
}

/// A day of which somebody registered who came.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Day {
    /// The day.
    pub on: Date,
    /// Did the citizen come at all?
    pub came: bool,
    /// Stayed away, and nobody had said so?
    pub unannounced: bool,
    /// Minutes agreed.
    pub planned: i64,
    /// Minutes that it became.
    pub minutes: i64,
}

/// What is known of a mentor who has somebody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MentorFacts {
    /// The mentor.
    pub id: MentorId,
    /// Since when they have somebody: the first day of the oldest placement that runs.
    pub since: Date,
    /// Their latest course.
    pub trained_on: Option<Date>,
}
