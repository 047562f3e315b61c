//! The course in words: how far it is, and where the count of days away stands.

use holdepunkt_casework::courses::Chain;
use holdepunkt_rules::course::Clock;
use holdepunkt_wording::{Argument, Words, sentences};
use jiff::civil::Date;

/// "Pausen er på dag 9 af 28".
pub fn clock_words(words: Words, clock: &Clock) -> String {
    words.say_with("course-pause-day", &[("day", Argument::from(clock.day)), ("of", Argument::from(clock.of))])
}

/// The card of a course.
#[derive(Debug, Clone)]
pub struct CourseCard {
    /// The count of days away, with what it means; nothing while the course runs.
    pub clock: Option<(String, String)>,
    /// Does the course still hold?
    pub holds: bool,
    /// Facts, one a line.
    pub facts: Vec<String>,
    /// Courses before, the latest first.
    pub before: Vec<String>,
}

impl CourseCard {
    /// The facts as one line of sentences.
    pub fn said(&self) -> String {
        sentences(self.facts.iter().cloned())
    }
}

/// The card of the latest course; none before the first active day.
pub fn card(words: Words, chain: &Chain, today: Date) -> Option<CourseCard> {
    let o = chain.outlook.as_ref()?;
    let near = |day: Date| words.day_near(day, today);
    let day = |key: &str, day: Date| words.say_with(key, &[("day", Argument::from(near(day)))]);
    let count = |key: &str, name: &'static str, n: i64| words.say_with(key, &[(name, Argument::from(n))]);
    let mut facts = vec![
        day("course-since", o.course.first()),
        count("course-active-days", "days", o.course.active_days()),
        count("course-months", "months", o.months),
    ];
    match (o.reached_on, o.reached_if_planned) {
        (Some(reached), _) => facts.push(day("course-reached", reached)),
        (None, Some(planned)) => facts.push(day("course-reaches", planned)),
        (None, None) => facts.push(count("course-missing", "days", o.course.days_missing(&chain.terms))),
    }
    if o.number > 1 {
        facts.push(count("course-number", "number", o.number));
    }
    let clock = o.clock.map(|c| {
        let key = if c.holds() { "course-same" } else { "course-lost" };
        let values = [("until", Argument::from(near(c.resume_by))), ("of", Argument::from(c.of))];
        let head = if c.holds() { clock_words(words, &c) } else { day("course-ran", o.course.last()) };
        (head, words.say_with(key, &values))
    });
    let before = chain.courses.iter().rev().skip(1).map(|c| {
        words.say_with(
            "course-before",
            &[
                ("from", Argument::from(near(c.first()))),
                ("until", Argument::from(near(c.last()))),
                ("days", Argument::from(c.active_days())),
            ],
        )
    });
    Some(CourseCard { clock, holds: o.goes_on(), facts, before: before.collect() })
}

/// What beginning on a day means for the course: the same, or another; nothing for somebody's first.
pub fn begins(words: Words, chain: &Chain, from: Date, today: Date) -> Option<String> {
    let last = chain.courses.last()?.last();
    let clock = chain.clock_on(from)?;
    if clock.day < 2 {
        return None;
    }
    let values = [("day", Argument::from(clock.day)), ("last", Argument::from(words.day_near(last, today)))];
    Some(words.say_with(if clock.holds() { "course-again-same" } else { "course-again-new" }, &values))
}
