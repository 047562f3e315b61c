//! The words around the questions of a form: what a translation says besides the questions themselves.

use super::{Item, ItemKind, Respondent};

code_enum! {
    /// A word, or a sentence, that stands on a form while it is answered.
    FormWord {
        /// The heading above one's own questions.
        Mine = "mine",
        /// The heading above questions about somebody.
        About = "about",
        /// How long the short form takes.
        UnderAMinute = "under_a_minute",
        /// How long a form of few questions takes.
        FewMinutes = "few_minutes",
        /// How long the citizen's takes.
        SixMinutes = "six_minutes",
        /// How the citizen answers.
        LeadCitizen = "lead_citizen",
        /// How the mentor does.
        LeadMentor = "lead_mentor",
        /// How the job centre's employee does.
        LeadEmployee = "lead_employee",
        /// What the row of steps is called.
        Steps = "steps",
        /// One of them.
        Step = "step",
        /// Said of a step whose question has its answer.
        Answered = "answered",
        /// Which question of how many.
        Count = "count",
        /// A number with its words, for whoever hears them.
        Number = "number",
        /// A number a little over the words.
        NumberOver = "number_over",
        /// A number a little under the words.
        NumberUnder = "number_under",
        /// Don't know.
        DontKnow = "dont_know",
        /// Prefer not to answer.
        PreferNot = "prefer_not",
        /// Yes.
        Yes = "yes",
        /// No.
        No = "no",
        /// The label of the hours a week.
        Hours = "hours",
        /// The label of "which".
        Which = "which",
        /// The label of one's own words.
        Words = "words",
        /// On to the next question.
        Next = "next",
        /// Back to the one before.
        Previous = "previous",
        /// Keep it and do it later.
        Later = "later",
        /// Send the answers.
        Send = "send",
        /// Read it aloud.
        ReadAloud = "read_aloud",
        /// Stop reading.
        Quiet = "quiet",
        /// All questions on one page.
        AllAtOnce = "all_at_once",
        /// One at a time.
        OneAtATime = "one_at_a_time",
        /// Rather together with somebody.
        RatherTogether = "rather_together",
        /// There is another form.
        Another = "another",
        /// It was answered before.
        Corrects = "corrects",
        /// What one can do about answers that are missing.
        WayOut = "way_out",
        /// Two people.
        Two = "two",
        /// Who sees the citizen's answers.
        SeesCitizen = "sees_citizen",
        /// Who sees the mentor's.
        SeesMentor = "sees_mentor",
        /// Who sees the employee's.
        SeesEmployee = "sees_employee",
        /// So many answers are missing.
        AnswersMissing = "answers_missing",
        /// This question has no answer yet.
        AnswerNotOnScale = "answer_not_on_scale",
        /// The text is too long.
        TooLong = "too_long",
        /// There are characters in it that can't be kept.
        ControlCharacters = "control_characters",
        /// That is no number of hours.
        NotHours = "not_hours",
        /// It was kept from another place meanwhile.
        Stale = "stale",
    }
}

impl FormWord {
    /// The values that it is said with; in a translation each stands in braces, and no other.
    #[must_use]
    pub fn values(self) -> &'static [&'static str] {
        match self {
            Self::About | Self::RatherTogether | Self::Another | Self::SeesEmployee => &["name"],
            Self::Step => &["n"],
            Self::Count => &["n", "of"],
            Self::Number | Self::NumberOver | Self::NumberUnder => &["value", "words"],
            Self::Two => &["one", "two"],
            Self::SeesCitizen => &["who", "mentor"],
            Self::SeesMentor => &["name", "who"],
            Self::AnswersMissing => &["count"],
            Self::TooLong => &["longest"],
            Self::NotHours => &["most"],
            _ => &[],
        }
    }

    /// Does somebody meet it who is among these respondents and is asked these questions?
    #[must_use]
    pub fn is_met(self, respondents: &[Respondent], items: &[&Item]) -> bool {
        let by = |who: &[Respondent]| respondents.iter().any(|r| who.contains(r));
        let kind = |kinds: &[ItemKind]| items.iter().any(|i| kinds.contains(&i.kind));
        match self {
            Self::Mine | Self::LeadCitizen | Self::SixMinutes | Self::SeesCitizen | Self::RatherTogether => {
                by(&[Respondent::Citizen])
            }
            Self::Two => by(&[Respondent::Citizen, Respondent::Mentor]),
            Self::About | Self::FewMinutes => by(&[Respondent::Mentor, Respondent::Employee]),
            Self::UnderAMinute | Self::LeadMentor | Self::SeesMentor => by(&[Respondent::Mentor]),
            Self::LeadEmployee | Self::SeesEmployee => by(&[Respondent::Employee]),
            Self::Number | Self::NumberOver | Self::NumberUnder => kind(&[ItemKind::Scale, ItemKind::ScaleHours]),
            Self::DontKnow | Self::PreferNot | Self::AnswerNotOnScale | Self::AnswersMissing | Self::WayOut => {
                kind(&[ItemKind::Scale, ItemKind::ScaleHours, ItemKind::YesNoWhich])
            }
            Self::Yes | Self::No | Self::Which => kind(&[ItemKind::YesNoWhich]),
            Self::Hours | Self::NotHours => kind(&[ItemKind::ScaleHours]),
            Self::Words => kind(&[ItemKind::Text]),
            Self::TooLong | Self::ControlCharacters => kind(&[ItemKind::Text, ItemKind::YesNoWhich]),
            _ => true,
        }
    }
}
