//! Early warning: named rules that look at what is known of one placement, citizen or mentor on a day, and say what
//! somebody should see now, how urgent it is and whose move it is (S0, info sheet 6: close contact; S1, section 3;
//! S2, anchor points 4 and 5). Each rule is a pure function; its figures stand in `rulebook/signals.toml`.
//!
//! A signal is about the same thing as long as its [`Raised::about`] is the same, so that looking twice raises it
//! once. What is not known raises nothing: [`Kept`].

pub mod acute;
pub mod facts;
pub mod life;
pub mod people;
pub mod placement;
pub mod terms;

use std::borrow::Cow;

use jiff::civil::Date;

use crate::{period::days_between, role::Role};

pub use facts::{
    Agreed, AwayFacts, CitizenFacts, CourseFacts, Day, Facts, HearingFacts, Kept, MentorFacts, PersonalMentorFacts,
    PlacementFacts, RoundAsked,
};
pub use life::{SignalState, SignalStep, follow, take};
pub use terms::SignalTerms;

code_enum! {
    /// The rules by name: each has its sentence, how we know it, and its deed in `locales/*/signal.ftl`.
    SignalRule {
        /// The citizen stayed away and nobody had said so.
        UnannouncedAbsence = "unannounced_absence",
        /// Two days away within ten.
        Absence = "absence",
        /// Days away are running towards the last day that holds the course.
        AwayClock = "away_clock",
        /// The agreed days are over, and nobody has told what came of it.
        PlacementOver = "placement_over",
        /// A hearing whose answer is due, or lies there.
        HearingDue = "hearing_due",
        /// What is granted ends, and there is no next step.
        GrantEnds = "grant_ends",
        /// Hours lie well under the ladder.
        HoursUnderLadder = "hours_under_ladder",
        /// The next meeting should have been.
        FollowUpOverdue = "follow_up_overdue",
        /// Nobody has spoken with the mentor for long.
        NoMentorContact = "no_mentor_contact",
        /// The work agreement is not in force some time after the start.
        AgreementUnsigned = "agreement_unsigned",
        /// The work agreement has not been looked at for long.
        AgreementNotReviewed = "agreement_not_reviewed",
        /// The course is close to being long enough, and isn't yet.
        CourseThreshold = "course_threshold",
        /// Nothing that leads to a job for some weeks.
        NoJobEffort = "no_job_effort",
        /// The personal mentor's period is about to end.
        PersonalMentorEnds = "personal_mentor_ends",
        /// Another caseworker, and they have not met.
        CaseworkerChanged = "caseworker_changed",
        /// The way out has not been talked about for long.
        ExitNotDiscussed = "exit_not_discussed",
        /// Somebody who was asked about progression has not answered.
        RoundIncomplete = "round_incomplete",
        /// A mentor with a citizen has been on no course.
        MentorUntrained = "mentor_untrained",
    }
}

code_enum! {
    /// How urgent: the order and the mark on the page.
    Level {
        /// Now.
        Urgent = "urgent",
        /// Within days.
        Soon = "soon",
        /// To have in mind.
        Note = "note",
    }
}

impl Level {
    /// Is it more urgent than the other?
    #[must_use]
    pub fn over(self, other: Self) -> bool {
        self < other
    }
}

code_enum! {
    /// Whose move it is.
    Mover {
        /// The citizen's job consultant, else the fixed contact of the centre.
        Consultant = "consultant",
        /// The coordinating caseworker.
        Caseworker = "caseworker",
        /// The job centre's mentor coordinator, else the fixed contact of the centre.
        MentorCoordinator = "mentor_coordinator",
    }
}

impl SignalRule {
    /// Whose move it is.
    #[must_use]
    pub fn mover(self) -> Mover {
        match self {
            Self::HearingDue
            | Self::PersonalMentorEnds
            | Self::CaseworkerChanged
            | Self::ExitNotDiscussed
            | Self::RoundIncomplete => Mover::Caseworker,
            Self::MentorUntrained => Mover::MentorCoordinator,
            _ => Mover::Consultant,
        }
    }

    /// May a role know of it at all? A hearing and who one's personal mentor is are the caseworker's alone.
    #[must_use]
    pub fn is_told_to(self, role: Role) -> bool {
        match self {
            Self::HearingDue | Self::PersonalMentorEnds => role == Role::Caseworker,
            Self::MentorUntrained => matches!(role, Role::MentorCoordinator | Role::JobConsultant),
            _ => matches!(role, Role::JobConsultant | Role::Caseworker),
        }
    }

    /// Does whoever owns it get a message when it is urgent? Absence that nobody announced tells the contact at once,
    /// when it is registered; twice would be once too often.
    #[must_use]
    pub fn sends_message(self) -> bool {
        self != Self::UnannouncedAbsence
    }
}

/// A value of a signal's sentence: never a name, never anybody's words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Said {
    /// A day.
    Day(Date),
    /// A number of something.
    Number(i64),
    /// Days since a day: kept as the day, so that a signal says the right number on each day it is read.
    Since(Date),
    /// Whole weeks since a day.
    Weeks(Date),
    /// Days until a day.
    Until(Date),
    /// A code that chooses between sentences.
    Code(Cow<'static, str>),
}

impl Said {
    /// The number that it says on a day; none of a day or a code.
    #[must_use]
    pub fn number_on(&self, today: Date) -> Option<i64> {
        match self {
            Self::Number(n) => Some(*n),
            Self::Since(day) => Some(days_between(*day, today)),
            Self::Weeks(day) => Some(days_between(*day, today) / 7),
            Self::Until(day) => Some(days_between(today, *day)),
            Self::Day(_) | Self::Code(_) => None,
        }
    }

    /// As it is stored: a letter for the kind, and the value.
    #[must_use]
    pub fn stored(&self) -> String {
        match self {
            Self::Day(day) => format!("d:{day}"),
            Self::Number(n) => format!("n:{n}"),
            Self::Since(day) => format!("s:{day}"),
            Self::Weeks(day) => format!("w:{day}"),
            Self::Until(day) => format!("u:{day}"),
            Self::Code(code) => format!("c:{code}"),
        }
    }

    /// Read back from what is stored.
    #[must_use]
    pub fn of(text: &str) -> Option<Self> {
        let (kind, value) = text.split_once(':')?;
        match kind {
            "d" => value.parse().ok().map(Self::Day),
            "n" => value.parse().ok().map(Self::Number),
            "s" => value.parse().ok().map(Self::Since),
            "w" => value.parse().ok().map(Self::Weeks),
            "u" => value.parse().ok().map(Self::Until),
            "c" => Some(Self::Code(Cow::Owned(value.to_owned()))),
            _ => None,
        }
    }
}

/// Something that a rule saw.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Raised {
    /// The rule.
    pub rule: SignalRule,
    /// What it is about: the rule, whom, and the row or day that began it.
    pub about: String,
    /// How urgent.
    pub level: Level,
    /// Values of the sentence.
    pub values: Vec<(&'static str, Said)>,
}

impl Raised {
    pub(crate) fn new(rule: SignalRule, about: impl std::fmt::Display, level: Level) -> Self {
        Self { rule, about: format!("{}:{about}", rule.code()), level, values: Vec::new() }
    }

    pub(crate) fn day(mut self, name: &'static str, day: Date) -> Self {
        self.values.push((name, Said::Day(day)));
        self
    }

    pub(crate) fn number(mut self, name: &'static str, number: i64) -> Self {
        self.values.push((name, Said::Number(number)));
        self
    }

    pub(crate) fn code(mut self, name: &'static str, code: &'static str) -> Self {
        self.values.push((name, Said::Code(Cow::Borrowed(code))));
        self
    }

    pub(crate) fn since(mut self, name: &'static str, day: Date) -> Self {
        self.values.push((name, Said::Since(day)));
        self
    }

    pub(crate) fn weeks(mut self, name: &'static str, day: Date) -> Self {
        self.values.push((name, Said::Weeks(day)));
        self
    }

    pub(crate) fn until(mut self, name: &'static str, day: Date) -> Self {
        self.values.push((name, Said::Until(day)));
        self
    }
}

type Look = fn(&Facts, &SignalTerms) -> Option<Raised>;

/// Every rule with its function, in the order of [`SignalRule`].
pub const RULES: &[(SignalRule, Look)] = &[
    (SignalRule::UnannouncedAbsence, placement::unannounced_absence),
    (SignalRule::Absence, placement::absence),
    (SignalRule::AwayClock, placement::away_clock),
    (SignalRule::PlacementOver, placement::placement_over),
    (SignalRule::HearingDue, people::hearing_due),
    (SignalRule::GrantEnds, placement::grant_ends),
    (SignalRule::HoursUnderLadder, placement::hours_under_ladder),
    (SignalRule::FollowUpOverdue, placement::follow_up_overdue),
    (SignalRule::NoMentorContact, placement::no_mentor_contact),
    (SignalRule::AgreementUnsigned, placement::agreement_unsigned),
    (SignalRule::AgreementNotReviewed, placement::agreement_not_reviewed),
    (SignalRule::CourseThreshold, people::course_threshold),
    (SignalRule::NoJobEffort, people::no_job_effort),
    (SignalRule::PersonalMentorEnds, people::personal_mentor_ends),
    (SignalRule::CaseworkerChanged, people::caseworker_changed),
    (SignalRule::ExitNotDiscussed, people::exit_not_discussed),
    (SignalRule::RoundIncomplete, people::round_incomplete),
    (SignalRule::MentorUntrained, people::mentor_untrained),
];

/// What all rules see in the facts.
#[must_use]
pub fn look(facts: &Facts, terms: &SignalTerms) -> Vec<Raised> {
    RULES.iter().filter_map(|(_, rule)| rule(facts, terms)).collect()
}

#[cfg(test)]
mod tests;
