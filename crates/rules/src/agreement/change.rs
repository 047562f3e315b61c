//! What a new version changes, and whom that concerns: only they sign again.

use super::{Content, Party, Rung};

code_enum! {
    /// A part of the agreement that can change by itself.
    Part {
        /// The long-term goal.
        LongTermGoal = "long_term_goal",
        /// The concrete goals.
        Goals = "goals",
        /// The goal for ordinary paid hours.
        PaidHours = "paid_hours",
        /// Days and times.
        Hours = "hours",
        /// What the citizen does.
        Tasks = "tasks",
        /// What the mentor does.
        MentorRole = "mentor_role",
        /// The mentor's time.
        MentorHours = "mentor_hours",
        /// What the workplace should know.
        Considerations = "considerations",
        /// How often one meets.
        Meetings = "meetings",
        /// Whom one calls.
        Contact = "contact",
    }
}

/// Whom a change of a part concerns. Another person to call is told, and costs nobody a signature.
#[must_use]
pub fn concerns(part: Part) -> &'static [Party] {
    use Party::{Citizen, Company, JobCentre};
    match part {
        Part::LongTermGoal | Part::Goals | Part::PaidHours | Part::Hours | Part::Tasks | Part::Meetings => {
            &[Citizen, Company, JobCentre]
        }
        Part::MentorRole => &[Citizen, Company],
        Part::Considerations => &[Citizen, Company],
        Part::MentorHours => &[Company, JobCentre],
        Part::Contact => &[],
    }
}

/// Are two texts the same but for capitals, spaces and full stops?
fn same(a: &str, b: &str) -> bool {
    let words = |text: &str| {
        let words = text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty());
        words.map(str::to_lowercase).collect::<Vec<_>>()
    };
    words(a) == words(b)
}

fn same_all<'a>(a: impl Iterator<Item = &'a str>, b: impl Iterator<Item = &'a str>) -> bool {
    let (a, b): (Vec<&str>, Vec<&str>) = (a.collect(), b.collect());
    a.len() == b.len() && a.iter().zip(&b).all(|(a, b)| same(a, b))
}

/// The parts that differ, in the order of the agreement. A corrected capital, space or full stop is no change.
#[must_use]
pub fn changes(before: &Content, after: &Content) -> Vec<Part> {
    let hours = |c: &Content| c.ladder.iter().map(|r| (r.from, r.times.clone())).collect::<Vec<_>>();
    let tasks = |c: &'_ Content| c.ladder.iter().map(|r: &Rung| r.tasks.clone()).collect::<Vec<_>>();
    let differs = |part: &Part| match part {
        Part::LongTermGoal => !same(&before.long_term_goal, &after.long_term_goal),
        Part::Goals => {
            !same_all(before.goals.iter().map(|g| g.text.as_str()), after.goals.iter().map(|g| g.text.as_str()))
        }
        Part::PaidHours => before.paid_minutes != after.paid_minutes,
        Part::Hours => hours(before) != hours(after),
        Part::Tasks => {
            let (a, b) = (tasks(before), tasks(after));
            !same_all(a.iter().map(String::as_str), b.iter().map(String::as_str))
        }
        Part::MentorRole => !same(&before.mentor_role, &after.mentor_role),
        Part::MentorHours => before.mentor_hours != after.mentor_hours,
        Part::Considerations => !same(&before.considerations, &after.considerations),
        Part::Meetings => before.meeting_days != after.meeting_days,
        Part::Contact => before.contact != after.contact,
    };
    Part::ALL.iter().copied().filter(differs).collect()
}

/// Who must sign a version: all three the first time, then whom the changes concern.
#[must_use]
pub fn needed(before: Option<&Content>, after: &Content) -> Vec<Party> {
    let Some(before) = before else { return Party::ALL.to_vec() };
    let parts = changes(before, after);
    Party::ALL.iter().copied().filter(|p| parts.iter().any(|part| concerns(*part).contains(p))).collect()
}
