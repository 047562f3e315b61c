//! The figures of the rules on a day, for a programme: dated data from `rulebook/signals.toml`.
//!
//! `name` holds for every programme; `name@vcg2` for that one, before it.

use jiff::civil::Date;

use crate::{Refusal, figures::Figures};

macro_rules! terms {
    ($($(#[$meta:meta])* $field:ident = $code:literal),+ $(,)?) => {
        /// What the rules measure by, on a day.
        #[derive(Debug, Clone, Copy, PartialEq, Eq)]
        pub struct SignalTerms { $($(#[$meta])* pub $field: i64),+ }

        impl SignalTerms {
            /// The figures' names, for the test that looks for one without a value.
            pub const CODES: &'static [&'static str] = &[$($code),+];

            /// What holds on a day, in a programme if one is named.
            ///
            /// # Errors
            /// [`Refusal::OutsideCoverage`]: a figure without a value is none, never the latest and never 0.
            pub fn on(figures: &Figures, programme: Option<&str>, day: Date) -> Result<Self, Refusal> {
                let number = |code: &str| {
                    let own = programme.and_then(|p| figures.number_on(&format!("{code}@{p}"), None, day).ok());
                    own.map_or_else(|| figures.number_on(code, None, day), Ok)
                };
                Ok(Self { $($field: number($code)?),+ })
            }
        }
    };
}
terms! {
    /// Days without a word with the mentor.
    mentor_contact_days = "mentor_contact.days",
    /// Days away that are many.
    absence_days = "absence.days",
    /// Within so many days.
    absence_window = "absence.window",
    /// Days for which an absence that nobody announced asks for something.
    unannounced_days = "unannounced_absence.days",
    /// Percent under the ladder.
    hours_percent = "hours_under_ladder.percent",
    /// Over so many days.
    hours_window = "hours_under_ladder.window",
    /// Of which so many are registered, at least.
    hours_least_days = "hours_under_ladder.least_days",
    /// Days between meetings where no agreement says it.
    follow_up_days = "follow_up.days",
    /// Days after the start on which the agreement should be in force.
    unsigned_days = "agreement_unsigned.days",
    /// Days after which the agreement is looked at again.
    review_days = "agreement_review.days",
    /// Days before the end of what is granted.
    grant_days = "grant_ends.days",
    /// Days before it from which it is urgent.
    grant_urgent_days = "grant_ends.urgent_days",
    /// Day of the count of days away: the first warning.
    away_first = "away_clock.first",
    /// The second.
    away_second = "away_clock.second",
    /// The last.
    away_last = "away_clock.last",
    /// Course day from which the three months are near.
    course_from = "course_threshold.from",
    /// Course day after which they should be reached.
    course_until = "course_threshold.until",
    /// Days within which a new caseworker and the citizen should have met.
    caseworker_days = "caseworker_changed.days",
    /// Days without anything that leads to a job.
    effort_days = "job_effort.days",
    /// Days before the end of a personal mentor's time.
    personal_mentor_days = "personal_mentor_ends.days",
    /// Days with a citizen until a mentor should have been on a course.
    untrained_days = "mentor_untrained.days",
    /// Days before the last day to answer a hearing.
    hearing_days = "hearing_due.days",
    /// Days in a course until the way out should have been talked about.
    exit_first_days = "exit_strategy.first_days",
    /// Days until it should be talked about again.
    exit_days = "exit_strategy.days",
    /// Days after an answer until the same thing is told again, if it is still so.
    again_days = "signal.again_days",
}
