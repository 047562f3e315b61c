//! A settlement's steps as sentences: the same on a page as on the command line.

use holdepunkt_rules::grants::{
    day::Day,
    event::{Event, Tried},
    history::JobCentre,
    line::{Line, Reason, Unearned, Way},
    target::Standing,
    terms::{Dated, ResultAfterReading, Terms},
};

use crate::{Argument, Words};

/// A step in words.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Told {
    /// The rule it follows from: `S1` to `S9`.
    pub rule: &'static str,
    /// What happened, as a sentence.
    pub sentence: String,
    /// Where that is said: the document's paragraph or words, or the reading that was chosen.
    pub cites: String,
}

/// Tells steps and lines by the terms they were settled by. `job_centre` gives a job centre's name.
#[derive(Clone, Copy)]
pub struct Teller<'t> {
    /// The language.
    pub words: Words,
    /// The terms of the settlement.
    pub terms: &'t Terms,
    /// The name of a job centre.
    pub job_centre: &'t dyn Fn(JobCentre) -> String,
}

/// Every step in words, in the order in which they were taken.
#[must_use]
pub fn told(events: &[Event], terms: &Terms, words: Words, job_centre: &dyn Fn(JobCentre) -> String) -> Vec<Told> {
    let teller = Teller { words, terms, job_centre };
    events.iter().map(|event| teller.event(event)).collect()
}

type Values<'v> = Vec<(&'v str, Argument<'v>)>;

impl std::fmt::Debug for Teller<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Teller").field("words", &self.words).finish_non_exhaustive()
    }
}

impl Teller<'_> {
    fn told(&self, rule: &'static str, key: &str, cites: &str, values: &Values<'_>) -> Told {
        let sentence = self.words.say_with(&format!("settlement-explain-{key}"), values);
        Told { rule, sentence, cites: self.words.say(&format!("settlement-cites-{cites}")) }
    }

    fn day(&self, day: Day) -> Argument<'static> {
        Argument::from(self.words.day(day.date()))
    }

    fn centre(&self, job_centre: JobCentre) -> Argument<'static> {
        Argument::from((self.job_centre)(job_centre))
    }

    fn hours(&self, hundredths: i64) -> Argument<'static> {
        Argument::from(self.words.hundredths(hundredths))
    }

    /// A step.
    #[must_use]
    pub fn event(&self, event: &Event) -> Told {
        match event {
            Event::Active { interval } => {
                let days = Argument::from(i64::from(interval.days()));
                let values = vec![("from", self.day(interval.from)), ("to", self.day(interval.to)), ("days", days)];
                self.told("S1", "active", "activity", &values)
            }
            Event::Gap { after, resumed_on, days, limit, same } => {
                let (key, cites) = match (same, days <= limit) {
                    (true, true) => ("gap-holds", "gap"),
                    (true, false) => ("gap-long-enough", "reading-gap"),
                    (false, _) => ("gap-ends", "gap"),
                };
                let values = vec![
                    ("after", self.day(*after)),
                    ("resumed", self.day(*resumed_on)),
                    ("days", number(*days)),
                    ("limit", number(*limit)),
                ];
                self.told("S2", key, cites, &values)
            }
            Event::Course { number: n, from, to } => {
                let n = Argument::from(i64::from(*n));
                let values = vec![("number", n), ("from", self.day(*from)), ("to", self.day(*to))];
                self.told("S2", "course", "activity", &values)
            }
            Event::Target { on, standing, .. } => self.standing(*on, standing),
            Event::Length { active_days, months, minimum, needed, .. } => {
                let key = if months >= minimum { "length-enough" } else { "length-short" };
                let values = vec![
                    ("days", number(*active_days)),
                    ("months", number(*months)),
                    ("minimum", number(*minimum)),
                    ("needed", number(*needed)),
                    ("missing", number((needed - active_days).max(0))),
                ];
                self.told("S3", key, "length", &values)
            }
            Event::Month { month, day_number, .. } => {
                let values = vec![
                    ("number", Argument::from(i64::from(month.number))),
                    ("from", self.day(month.basis_from)),
                    ("on", self.day(month.earned_on)),
                    ("day_number", number(*day_number)),
                ];
                self.told("S4", "month", "month", &values)
            }
            Event::Opens { week, because_of } => {
                let (key, cites, opened) = match self.terms.readings.result_after {
                    ResultAfterReading::CourseStart => ("opens-by-start", "reading-course-start", *because_of),
                    ResultAfterReading::QualifyingCourse => ("opens", "reading-qualifying-course", because_of.plus(1)),
                    ResultAfterReading::AnyInterval => ("opens", "opens", because_of.plus(1)),
                };
                let weeks = on(&self.terms.result_weeks, self.terms.inside(opened));
                let values =
                    vec![("monday", self.day(week.monday())), ("day", self.day(*because_of)), ("weeks", weeks)];
                self.told("S6", key, cites, &values)
            }
            Event::Window(tried) => self.window(tried),
            Event::Result { window, flexi, job_centre } => {
                let (key, cites) = if *flexi { ("result-flexi", "flexi") } else { ("result", way_cites(window.way)) };
                let mut values = self.tried(window);
                values.push(("job_centre", self.centre(*job_centre)));
                self.told("S6", key, cites, &values)
            }
            Event::Unearned(unearned) => self.unearned(unearned),
        }
    }

    fn standing(&self, first: Day, standing: &Standing) -> Told {
        let mut values = vec![("on", self.day(first)), ("months", on(&self.terms.cash_assistance_months, first))];
        let key = match standing {
            Standing::ResourceCourse { since } => {
                values.push(("since", self.day(*since)));
                "target-resource-course"
            }
            Standing::CashAssistance { since, full_on } => {
                values.extend([("since", self.day(*since)), ("full_on", self.day(*full_on))]);
                "target-cash-assistance"
            }
            Standing::TooShort { since, full_on } => {
                values.extend([("since", self.day(*since)), ("full_on", self.day(*full_on))]);
                "target-too-short"
            }
            Standing::Neither => "target-neither",
        };
        self.told("S5", key, "target", &values)
    }

    fn tried(&self, t: &Tried) -> Values<'static> {
        vec![
            ("from", self.day(t.first.monday())),
            ("to", self.day(t.last.sunday())),
            ("way", Argument::from(self.words.say(&format!("settlement-way-{}", t.way)))),
            ("weeks", number(t.weeks)),
            ("needed", number(t.needed_weeks)),
            ("missing", number((t.needed_weeks - t.weeks).max(0))),
            ("hours", self.hours(t.hundredths)),
            ("needed_hours", self.hours(t.needed_hundredths)),
            ("missing_hours", self.hours((t.needed_hundredths - t.hundredths).max(0))),
            ("supported", number(t.supported)),
            ("until", self.day(self.terms.until)),
        ]
    }

    fn window(&self, t: &Tried) -> Told {
        let (key, cites) = match t.way {
            _ if t.weeks >= t.needed_weeks && t.hundredths >= t.needed_hundredths && t.supported == 0 => {
                ("window-late", "late")
            }
            Way::Work if t.weeks < t.needed_weeks => ("window-work-weeks", "work"),
            Way::Work => ("window-work-hours", "hours"),
            Way::Education if t.weeks < t.needed_weeks => ("window-education-weeks", "education"),
            Way::Education => ("window-education-support", "education"),
        };
        self.told("S6", key, cites, &self.tried(t))
    }

    fn unearned(&self, u: &Unearned) -> Told {
        let mut values = vec![
            ("from", self.day(u.from)),
            ("to", self.day(u.to)),
            ("job_centre", self.centre(u.job_centre)),
            ("until", self.day(self.terms.until)),
        ];
        let mut count = |name, n: i32| values.push((name, number(n)));
        let (rule, key, cites) = match u.reason {
            Reason::TooShort { active_days, needed, .. } => {
                count("missing", needed - active_days);
                ("S4", "unearned-too-short", "length")
            }
            Reason::NotInTargetGroup { .. } => ("S5", "unearned-not-in-target-group", "target"),
            Reason::WeeksShort { way, weeks, needed } => {
                count("missing", needed - weeks);
                count("needed", needed);
                ("S6", "unearned-weeks-short", way_cites(way))
            }
            Reason::HoursShort { hundredths, needed } => {
                values.push(("missing_hours", self.hours(needed - hundredths)));
                values.push(("needed_hours", self.hours(needed)));
                ("S6", "unearned-hours-short", "hours")
            }
            Reason::OtherSupport { weeks, .. } => {
                count("supported", weeks);
                ("S6", "unearned-other-support", "education")
            }
            Reason::StartsAfterPeriod { .. } => ("S6", "unearned-starts-after-period", "late"),
        };
        self.told(rule, key, cites, &values)
    }

    /// A line that was earned, with the job centre whose it is (S7).
    #[must_use]
    pub fn line(&self, line: &Line) -> Told {
        let values = vec![
            ("on", self.day(line.earned_on)),
            ("from", self.day(line.basis_from)),
            ("to", self.day(line.basis_to)),
            ("amount", Argument::from(self.words.kroner(line.amount))),
            ("number", Argument::from(i64::from(line.number))),
            ("job_centre", self.centre(line.job_centre)),
        ];
        match line.way {
            Some(way) => self.told("S7", "line-result", way_cites(way), &values),
            None => self.told("S7", "line-month", "month", &values),
        }
    }
}

fn number(n: i32) -> Argument<'static> {
    Argument::from(i64::from(n))
}

/// What a parameter says on a day. The settlement has looked it up on that day already.
fn on(parameter: &Dated, day: Day) -> Argument<'static> {
    Argument::from(parameter.on(day).unwrap_or_default())
}

const fn way_cites(way: Way) -> &'static str {
    match way {
        Way::Work => "work",
        Way::Education => "education",
    }
}

#[cfg(test)]
mod tests {
    use holdepunkt_rules::{grants::active::Interval, programme::Programme};

    use super::*;
    use crate::Language;

    fn vcg2() -> Terms {
        let text = include_str!("../../../rulebook/programmes/vcg2.toml");
        Terms::of(&Programme::read("vcg2", text).unwrap()).unwrap()
    }

    fn day(text: &str) -> Day {
        Day::of(text.parse().unwrap())
    }

    fn say(language: Language, event: Event) -> String {
        let one = told(&[event], &vcg2(), Words::of(language), &|_| "Middelfart".to_owned()).remove(0);
        format!("{} {} [{}]", one.rule, one.sentence, one.cites)
    }

    #[test]
    fn a_step_is_told_with_its_rule_and_its_paragraph() {
        let gap = |days| Event::Gap {
            after: day("2014-01-31"),
            resumed_on: day("2014-01-31").plus(days),
            days,
            limit: 28,
            same: days <= 28,
        };
        assert_eq!(
            say(Language::Danish, gap(28)),
            "S2 Pause efter 31. jan. 2014, i gang igen 28. feb. 2014. Det er på dag 28, og fristen er dag 28, så det er \
             samme forløb. [Projektbeskrivelse VCG2, Aktivitets- og resultatafhængigt tilskud: »genoptages på samme \
             eller anden virksomhed inden for fire uger«]"
        );
        assert_eq!(
            say(Language::English, gap(29)),
            "S2 Away after 31 Jan 2014, back on 1 Mar 2014. That is day 29, and the limit is day 28, so another course \
             begins. [Projektbeskrivelse VCG2, Aktivitets- og resultatafhængigt tilskud: “genoptages på samme eller \
             anden virksomhed inden for fire uger”]"
        );
        let standing = Standing::TooShort { since: day("2012-02-02"), full_on: day("2014-02-02") };
        let target = Event::Target { course: 1, on: day("2014-02-01"), standing };
        assert_eq!(
            say(Language::Danish, target),
            "S5 På forløbets første dag, 1. feb. 2014, havde borgeren fået kontanthjælp uden afbrydelse siden 2. feb. \
             2012. De 24 måneder er først fyldt 2. feb. 2014, så forløbet tæller ikke. [Projektbeskrivelse VCG2, \
             Målgruppe: »modtaget kontanthjælp uafbrudt i minimum 2 år«]"
        );
    }

    #[test]
    fn one_day_is_not_told_as_many() {
        let interval = Interval { from: day("2014-02-03"), to: day("2014-02-03") };
        assert!(say(Language::Danish, Event::Active { interval }).contains("1 aktiv dag."));
        assert!(say(Language::English, Event::Active { interval }).contains("1 active day."));
    }
}
