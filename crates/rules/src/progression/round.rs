//! Rounds: when who is asked (the programme's rhythm), and how long an answer belongs to one.

use jiff::civil::Date;

use super::Respondent;
use crate::{
    Refused,
    figures::Figures,
    id::*,
    period::{Period, days_between, plus_days},
    place::joined,
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
    /// A round of all three so few days after a pause stands for the one that fell in it.
    pub return_days: i64,
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
            return_days: figure("return_days")?,
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
///
/// Nobody at the workplace can say how it goes for somebody who isn't there, so no round of the rhythm is held in a
/// pause: the short form lapses, and all three are asked once on the first day after it instead, unless they are asked
/// within [`Rhythm::return_days`] of it anyway. The zero point, another company and the end are no days of the rhythm
/// and stand, whatever day they fall on: the end is not asked about twice.
#[must_use]
pub fn due(stays: &[Stay], pauses: &[Period], rhythm: &Rhythm, today: Date) -> Vec<Due> {
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
    let here = |day: Date| stays.iter().any(|s| s.period.contains(day));
    let pauses = joined(pauses);
    let paused = |day: Date| pauses.iter().any(|p| p.contains(day));
    let every = |days: i64, by: Date| {
        let days = days.max(1);
        (1..=days_between(begin, by) / days).map(move |n| plus_days(begin, n * days)).filter(|day| here(*day))
    };
    // Whether all three are asked soon after a return is known on that day already: their next day is in the rhythm.
    let ahead = plus_days(until, rhythm.return_days);
    let (fell, quarters): (Vec<Date>, Vec<Date>) = every(rhythm.quarter_days, ahead).partition(|day| paused(*day));
    rounds.extend(quarters.into_iter().map(|on| Due { on, kind: RoundKind::Quarter }));
    // The latest pause first: what is asked after it may stand for what an earlier one put off.
    for pause in pauses.iter().rev() {
        let Some(back) = pause.until().map(|last| plus_days(last, 1)).filter(|day| here(*day)) else { continue };
        let soon = Period::known(back, Some(plus_days(back, rhythm.return_days.max(0))));
        if fell.iter().any(|day| pause.contains(*day)) && !rounds.iter().any(|r| soon.contains(r.on)) {
            rounds.push(Due { on: back, kind: RoundKind::Quarter });
        }
    }
    let short = every(rhythm.short_days, until).filter(|day| !paused(*day));
    rounds.extend(short.map(|on| Due { on, kind: RoundKind::Short }));
    rounds.retain(|r| r.on <= until && here(r.on));
    rounds.sort_by_key(|r| (r.on, r.kind == RoundKind::Short, r.kind));
    rounds.dedup_by_key(|r| r.on);
    rounds
}

/// Does a round of all three that was opened in a pause, before anybody knew of it, wait for the day of return? Then
/// no other is opened on that day.
#[must_use]
pub fn waits(round: &Due, pauses: &[Period], opened: &[Due]) -> bool {
    let before = plus_days(round.on, -1);
    let pause = joined(pauses).into_iter().find(|p| p.until() == Some(before));
    let all_three = |p: &Period| opened.iter().any(|o| !o.kind.is_short() && p.contains(o.on));
    round.kind == RoundKind::Quarter && pause.as_ref().is_some_and(all_three)
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
