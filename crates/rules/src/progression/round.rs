//! Rounds: when who is asked (the programme's rhythm), and how long an answer belongs to one.

use jiff::civil::Date;

use super::Respondent;
use crate::{
    Refused,
    figures::Figures,
    id::*,
    period::{Period, days_between, plus_days},
};

code_enum! {
    /// Why a round is held.
    RoundKind {
        /// The zero point, at the beginning.
        ZeroPoint = "zero_point",
        /// The mentor's short form, every few weeks.
        Short = "short",
        /// All three, every quarter.
        Quarter = "quarter",
        /// Another company.
        Change = "change",
        /// The end of the course.
        End = "end",
    }
}

impl RoundKind {
    /// Is it the short form alone?
    #[must_use]
    pub fn is_short(self) -> bool {
        self == Self::Short
    }

    /// Who is asked.
    #[must_use]
    pub fn asks(self) -> &'static [Respondent] {
        match self {
            Self::Short => &[Respondent::Mentor],
            Self::ZeroPoint | Self::Quarter | Self::Change | Self::End => Respondent::ALL,
        }
    }
}

/// The rhythm, as the programme has it on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rhythm {
    /// Days between two short forms.
    pub short_days: i64,
    /// Days between two rounds of all three.
    pub quarter_days: i64,
    /// Days around a round's date within which an answer belongs to it; later is kept, and flagged.
    pub window_days: i64,
    /// Days after which whoever is missing is reminded.
    pub remind_days: i64,
    /// Days after which they are reminded again.
    pub remind_again_days: i64,
    /// Days after which it is the coordinating caseworker's move.
    pub task_days: i64,
    /// So many days back a round is opened that nobody has opened yet: a job centre that begins with this is not asked
    /// about years ago.
    pub open_days: i64,
}

impl Rhythm {
    /// The rhythm of a day, from `rulebook/progression.toml`.
    ///
    /// # Errors
    /// [`crate::Refusal::OutsideCoverage`].
    pub fn on(figures: &Figures, day: Date) -> Result<Self, Refused> {
        let figure = |code: &str| figures.number_on(&format!("progression.{code}"), None, day);
        Ok(Self {
            short_days: figure("short_days")?,
            quarter_days: figure("quarter_days")?,
            window_days: figure("window_days")?,
            remind_days: figure("remind_days")?,
            remind_again_days: figure("remind_again_days")?,
            task_days: figure("task_days")?,
            open_days: figure("open_days")?,
        })
    }
}

/// A round of a citizen's course.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Round {
    /// Identifier.
    pub id: RoundId,
    /// Whose.
    pub citizen: CitizenId,
    /// The placement under way.
    pub placement: PlacementId,
    /// Why it is held.
    pub kind: RoundKind,
    /// The day that it is about.
    pub on: Date,
}

/// A round that should be held.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Due {
    /// The day.
    pub on: Date,
    /// Why.
    pub kind: RoundKind,
}

/// A stay of the course, as the rhythm sees it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stay {
    /// First and last day.
    pub period: Period,
    /// Where.
    pub company: CompanyId,
    /// Is it over?
    pub ended: bool,
}

/// The rounds of a course by a day: the zero point on its first day; where another company begins, that; every
/// quarter since the first day; the mentor's short form in between; the end. On one day there is one round, and what
/// asks more people goes before what asks fewer. Stays are in order of time.
#[must_use]
pub fn due(stays: &[Stay], rhythm: &Rhythm, today: Date) -> Vec<Due> {
    let (Some(first), Some(last)) = (stays.first(), stays.last()) else { return Vec::new() };
    let begin = first.period.from();
    let over = last.ended.then(|| last.period.until()).flatten();
    let until = over.unwrap_or(today).min(today);
    let mut rounds = vec![Due { on: begin, kind: RoundKind::ZeroPoint }];
    let moves = stays.windows(2).filter_map(|pair| match pair {
        [a, b] if a.company != b.company => Some(Due { on: b.period.from(), kind: RoundKind::Change }),
        _ => None,
    });
    rounds.extend(moves);
    rounds.extend(over.map(|on| Due { on, kind: RoundKind::End }));
    let every = |days: i64, kind: RoundKind| {
        let days = days.max(1);
        let most = days_between(begin, until) / days;
        (1..=most).map(move |n| Due { on: plus_days(begin, n * days), kind })
    };
    rounds.extend(every(rhythm.quarter_days, RoundKind::Quarter));
    rounds.extend(every(rhythm.short_days, RoundKind::Short));
    rounds.retain(|r| r.on <= until && stays.iter().any(|s| s.period.contains(r.on)));
    rounds.sort_by_key(|r| (r.on, r.kind == RoundKind::Short, r.kind));
    rounds.dedup_by_key(|r| r.on);
    rounds
}

code_enum! {
    /// How it stands with an answer that is asked for.
    Stands {
        /// There.
        Answered = "answered",
        /// Asked, and there is time.
        Open = "open",
        /// It is time to remind.
        Remind = "remind",
        /// It is time to remind again.
        RemindAgain = "remind_again",
        /// It is the coordinating caseworker's move.
        Task = "task",
    }
}

/// How it stands on a day with an answer that a round asks for.
#[must_use]
pub fn stands(on: Date, answered: bool, rhythm: &Rhythm, today: Date) -> Stands {
    let days = days_between(on, today);
    match days {
        _ if answered => Stands::Answered,
        d if d >= rhythm.task_days => Stands::Task,
        d if d >= rhythm.remind_again_days => Stands::RemindAgain,
        d if d >= rhythm.remind_days => Stands::Remind,
        _ => Stands::Open,
    }
}

/// Did an answer come in its round's time? Later is kept, and flagged.
#[must_use]
pub fn in_time(on: Date, answered_on: Date, rhythm: &Rhythm) -> bool {
    days_between(on, answered_on).abs() <= rhythm.window_days
}
