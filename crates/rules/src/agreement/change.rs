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

/// Are two texts the same but for capitals, spaces, full stops and slips of the pen?
fn same(a: &str, b: &str) -> bool {
    let words = |text: &str| {
        let words = text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty());
        words.map(str::to_lowercase).collect::<Vec<_>>()
    };
    let (a, b) = (words(a), words(b));
    a.len() == b.len() && a.iter().zip(&b).all(|(a, b)| a == b || spelt(a, b))
}

/// Shortest word in which a slip is taken for one: in shorter words a letter makes another word.
const SLIP_LETTERS: usize = 6;

/// Is one a slip of the other: two letters turned around inside it, or one too few? Never another first or last
/// letter, never another letter in a letter's place ("tirsdag" is no slip of "torsdag"), never a digit.
fn spelt(a: &str, b: &str) -> bool {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let (short, long) = if a.len() <= b.len() { (&a, &b) } else { (&b, &a) };
    let ends = short.first() == long.first() && short.last() == long.last();
    if short.len() < SLIP_LETTERS || !ends || !short.iter().chain(long).all(|c| c.is_alphabetic()) {
        return false;
    }
    let same = short.iter().zip(long).take_while(|(x, y)| x == y).count();
    let (rest, more) = (short.get(same..).unwrap_or_default(), long.get(same..).unwrap_or_default());
    match (rest, more, long.len() - short.len()) {
        ([x, y, rest @ ..], [p, q, more @ ..], 0) => x == q && y == p && rest == more,
        (rest, [_, more @ ..], 1) => rest == more,
        _ => false,
    }
}

fn same_all<'a>(a: impl Iterator<Item = &'a str>, b: impl Iterator<Item = &'a str>) -> bool {
    let (a, b): (Vec<&str>, Vec<&str>) = (a.collect(), b.collect());
    a.len() == b.len() && a.iter().zip(&b).all(|(a, b)| same(a, b))
}

/// The parts that differ, in the order of the agreement. A corrected capital, space, full stop or slip of the pen
/// is no change.
#[must_use]
pub fn changes(before: &Content, after: &Content) -> Vec<Part> {
    let hours = |c: &Content| c.ladder.iter().map(|r| (r.from, r.times.clone())).collect::<Vec<_>>();
    let tasks = |c: &'_ Content| c.ladder.iter().map(|r: &Rung| r.tasks.clone()).collect::<Vec<_>>();
    let differs = |part: &Part| match part {
        Part::LongTermGoal => !same(&before.long_term_goal, &after.long_term_goal),
        Part::Goals => {
            let steps = |c: &Content| c.goals.iter().map(|g| g.step).collect::<Vec<_>>();
            steps(before) != steps(after)
                || !same_all(before.goals.iter().map(|g| g.text.as_str()), after.goals.iter().map(|g| g.text.as_str()))
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
