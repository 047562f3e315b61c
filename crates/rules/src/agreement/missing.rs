//! What an agreement lacks before it can be sent: reasons, not a boolean, so that the page can say what to do.

use super::Content;

code_enum! {
    /// Something that is not written yet.
    Missing {
        /// The long-term goal.
        LongTermGoal = "long_term_goal",
        /// At least one concrete goal.
        Goals = "goals",
        /// The goal for ordinary paid hours, or that there is none yet.
        PaidHours = "paid_hours",
        /// The hours: at least one step.
        Hours = "hours",
        /// The tasks of each step.
        Tasks = "tasks",
        /// What the mentor does.
        MentorRole = "mentor_role",
        /// The mentor's time.
        MentorHours = "mentor_hours",
        /// Whom one calls.
        Contact = "contact",
    }
}

/// What is missing, in the order of the agreement.
#[must_use]
pub fn missing(content: &Content) -> Vec<Missing> {
    let empty = |text: &str| text.trim().is_empty();
    let lacks = |m: &Missing| match m {
        Missing::LongTermGoal => empty(&content.long_term_goal),
        Missing::Goals => content.goals.is_empty(),
        Missing::PaidHours => content.paid_minutes.is_none(),
        Missing::Hours => content.ladder.is_empty(),
        Missing::Tasks => content.ladder.iter().any(|r| empty(&r.tasks)),
        Missing::MentorRole => empty(&content.mentor_role),
        Missing::MentorHours => content.mentor_hours.is_none(),
        Missing::Contact => content.contact.is_none(),
    };
    Missing::ALL.iter().copied().filter(lacks).collect()
}
