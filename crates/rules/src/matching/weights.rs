//! The points of a match: dated parameters of a programme (`matching.*`).

use jiff::civil::Date;

use crate::{Refusal, programme::Programme};

/// The most that a parameter may say: six of them are added up, and still fit.
const MOST: i64 = 100_000_000;

/// What a programme gives points for on a day. Points are 0 or more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Weights {
    /// Weeks that a place must be free.
    pub minimum_weeks: i32,
    /// The first wish.
    pub wish_first: i32,
    /// The second wish.
    pub wish_second: i32,
    /// The citizen's goal occupation.
    pub goal_occupation: i32,
    /// An occupation of the same two-digit group.
    pub goal_group: i32,
    /// At most this for a short way.
    pub near: i32,
    /// A mentor with the mentor course.
    pub mentor_trained: i32,
    /// A mentor with experience.
    pub mentor_experience: i32,
    /// Each whole week of waiting.
    pub waiting_per_week: i32,
    /// Waiting in all, at most.
    pub waiting_at_most: i32,
    /// A deadline that is near or over.
    pub deadline: i32,
    /// Days after the start date within which a deadline is near.
    pub deadline_within_days: i32,
}

impl Weights {
    /// The weights of a programme on the start date.
    ///
    /// # Errors
    /// [`Refusal::OutsideCoverage`] for a parameter that says nothing for that day, or no number from 0 up.
    pub fn of(programme: &Programme, day: Date) -> Result<Self, Refusal> {
        let number = |code: &str| {
            let said = programme.number_on(code, day)?;
            let outside = || Refusal::OutsideCoverage { parameter: code.to_owned(), day };
            i32::try_from(said).ok().filter(|_| (0..=MOST).contains(&said)).ok_or_else(outside)
        };
        Ok(Self {
            minimum_weeks: number("matching.minimum_weeks")?,
            wish_first: number("matching.wish_first")?,
            wish_second: number("matching.wish_second")?,
            goal_occupation: number("matching.goal_occupation")?,
            goal_group: number("matching.goal_group")?,
            near: number("matching.near")?,
            mentor_trained: number("matching.mentor_trained")?,
            mentor_experience: number("matching.mentor_experience")?,
            waiting_per_week: number("matching.waiting_per_week")?,
            waiting_at_most: number("matching.waiting_at_most")?,
            deadline: number("matching.deadline")?,
            deadline_within_days: number("matching.deadline_within_days")?,
        })
    }
}
