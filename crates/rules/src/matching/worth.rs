//! What a pair is worth: six components, each a function that gives its points and what they rest on.

use jiff::civil::Date;

use super::{
    centre::Centre,
    citizen::{CentreNumber, Citizen, Occupation, Tag},
    weights::Weights,
};
use crate::period::{days_between, plus_days};

code_enum! {
    /// The components, in the order in which they are told.
    Component {
        /// The citizen's wish.
        Wish = "wish",
        /// The citizen's goal occupation.
        Goal = "goal",
        /// A short way.
        Near = "near",
        /// The mentor's course and experience.
        Mentor = "mentor",
        /// How long the citizen has waited.
        Waiting = "waiting",
        /// A statutory deadline.
        Deadline = "deadline",
    }
}

/// Which wish a centre is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rank {
    /// The first.
    First,
    /// The second.
    Second,
}

/// `wish`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Wish {
    /// Points.
    pub points: i32,
    /// Which wish; none when the citizen did not wish for the centre.
    pub rank: Option<Rank>,
}

/// What of a citizen's goals a centre offers.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Offered {
    /// The occupation itself.
    Occupation(Occupation),
    /// One of the same two-digit group.
    Group {
        /// The goal.
        goal: Occupation,
        /// What is offered.
        offered: Occupation,
    },
}

/// `goal`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Goal {
    /// Points.
    pub points: i32,
    /// The best over the citizen's goals and the centre's occupations, the first of each.
    pub offered: Option<Offered>,
}

/// `near`.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Near {
    /// Points.
    pub points: i32,
    /// The way in kilometres.
    pub km: f64,
    /// How far the citizen can travel, in kilometres.
    pub travel_km: f64,
}

/// `mentor`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Mentor {
    /// Points.
    pub points: i32,
    /// A mentor there has done the mentor course.
    pub trained: bool,
    /// The first of the citizen's needs that a mentor there has experience with ([`shared`] gives all).
    pub experience: Option<Tag>,
}

/// `waiting`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Waiting {
    /// Points.
    pub points: i32,
    /// Whole weeks from the day since when the citizen has waited to the start; 0 or more.
    pub weeks: i64,
}

/// `deadline`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Deadline {
    /// Points.
    pub points: i32,
    /// The deadline, when it is near or over.
    pub near: Option<Date>,
}

/// What a pair is worth, component by component.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Worth {
    /// `wish`.
    pub wish: Wish,
    /// `goal`.
    pub goal: Goal,
    /// `near`.
    pub near: Near,
    /// `mentor`.
    pub mentor: Mentor,
    /// `waiting`.
    pub waiting: Waiting,
    /// `deadline`.
    pub deadline: Deadline,
}

impl Worth {
    /// The points of a component.
    #[must_use]
    pub const fn points(&self, component: Component) -> i32 {
        match component {
            Component::Wish => self.wish.points,
            Component::Goal => self.goal.points,
            Component::Near => self.near.points,
            Component::Mentor => self.mentor.points,
            Component::Waiting => self.waiting.points,
            Component::Deadline => self.deadline.points,
        }
    }

    /// The worth: the sum of the components.
    #[must_use]
    pub fn total(&self) -> i32 {
        Component::ALL.iter().map(|c| self.points(*c)).sum()
    }
}

/// **`wish`**: points for the first wish, fewer for the second, else 0.
///
/// Source: S1, Mariagerfjord: each citizen names two centres.
#[must_use]
pub fn wish(citizen: &Citizen, centre: CentreNumber, weights: &Weights) -> Wish {
    if citizen.first_wish == Some(centre) {
        Wish { points: weights.wish_first, rank: Some(Rank::First) }
    } else if citizen.second_wish == Some(centre) {
        Wish { points: weights.wish_second, rank: Some(Rank::Second) }
    } else {
        Wish { points: 0, rank: None }
    }
}

/// **`goal`**: the centre offers the citizen's goal occupation, or one of the same two-digit group; the best of them.
#[must_use]
pub fn goal(goals: &[Occupation], occupations: &[Occupation], weights: &Weights) -> Goal {
    let mut offered = None;
    for goal in goals {
        for occupation in occupations {
            if goal.is(*occupation) {
                let points = weights.goal_occupation;
                return Goal { points, offered: Some(Offered::Occupation(*goal)) };
            }
            if offered.is_none() && goal.is_near(*occupation) {
                offered = Some(Offered::Group { goal: *goal, offered: *occupation });
            }
        }
    }
    Goal { points: if offered.is_some() { weights.goal_group } else { 0 }, offered }
}

/// **`near`**: floor(`near` × (1 − km / `travel_km`)), 0 when `travel_km` is 0. What is within a billionth of a whole
/// point is that point.
#[must_use]
#[allow(clippy::cast_possible_truncation)] // between 0 and the weight
pub fn near(km: f64, travel_km: f64, weights: &Weights) -> Near {
    let part = if travel_km > 0.0 { (1.0 - km / travel_km).clamp(0.0, 1.0) } else { 0.0 };
    let points = (f64::from(weights.near) * part + 1e-9).floor() as i32;
    Near { points, km, travel_km }
}

/// The citizen's needs that a mentor has experience with, in the order of the needs.
pub fn shared<'n>(needs: &'n [Tag], experience: &'n [Tag]) -> impl Iterator<Item = Tag> + 'n {
    needs.iter().copied().filter(|need| experience.contains(need))
}

/// **`mentor`**: a mentor there has done the mentor course; independently of that, a mentor there has experience with
/// one of the citizen's accommodations.
#[must_use]
pub fn mentor(needs: &[Tag], trained: bool, experience: &[Tag], weights: &Weights) -> Mentor {
    let experience = shared(needs, experience).next();
    let points = if trained { weights.mentor_trained } else { 0 };
    let more = if experience.is_some() { weights.mentor_experience } else { 0 };
    Mentor { points: points + more, trained, experience }
}

/// **`waiting`**: points for each whole week from `since` to the start date, at most so many.
#[must_use]
pub fn waiting(since: Date, start: Date, weights: &Weights) -> Waiting {
    let weeks = days_between(since, start).max(0) / 7;
    let points = weeks.saturating_mul(weights.waiting_per_week.into()).min(weights.waiting_at_most.into());
    Waiting { points: i32::try_from(points).unwrap_or(weights.waiting_at_most), weeks }
}

/// **`deadline`**: the citizen has a statutory deadline, and it falls no later than so many days after the start date;
/// one that is over counts too.
#[must_use]
pub fn deadline(deadline: Option<Date>, start: Date, weights: &Weights) -> Deadline {
    let near = deadline.filter(|day| *day <= plus_days(start, weights.deadline_within_days.into()));
    Deadline { points: if near.is_some() { weights.deadline } else { 0 }, near }
}

/// What does not depend on the centre.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Urgency {
    /// `waiting`.
    pub waiting: Waiting,
    /// `deadline`.
    pub deadline: Deadline,
}

impl Urgency {
    /// How urgent a citizen's place is, wherever it is.
    #[must_use]
    pub fn of(citizen: &Citizen, start: Date, weights: &Weights) -> Self {
        Self {
            waiting: waiting(citizen.waiting_since, start, weights),
            deadline: deadline(citizen.deadline, start, weights),
        }
    }
}

/// What a feasible pair is worth. `km` is the way from the citizen's home.
#[must_use]
pub fn worth(
    citizen: &Citizen,
    urgency: &Urgency,
    number: CentreNumber,
    centre: &Centre,
    km: f64,
    weights: &Weights,
) -> Worth {
    Worth {
        wish: wish(citizen, number, weights),
        goal: goal(&citizen.goals, &centre.occupations, weights),
        near: near(km, citizen.travel_km, weights),
        mentor: mentor(&citizen.needs, centre.mentor_trained, &centre.mentor_experience, weights),
        waiting: urgency.waiting,
        deadline: urgency.deadline,
    }
}
