//! A citizen's settlement as sentences, each with its rule and paragraph.

use std::fmt::Write as _;

use holdepunkt_rules::grants::{
    day::Day,
    event::{Event, Tried},
    history::JobCentre,
    line::{Line, Reason, Unearned, Way},
    target::Standing,
    terms::{ResultAfterReading, Terms},
};
use holdepunkt_settle::Explained;
use holdepunkt_wording::{Argument, Words};

struct Teller<'e> {
    words: Words,
    found: &'e Explained,
    terms: &'e Terms,
}

type Values<'v> = Vec<(&'v str, Argument<'v>)>;

pub fn text(found: &Explained, citizen: &str, terms: &Terms, words: Words) -> String {
    let teller = Teller { words, found, terms };
    let mut out = String::new();
    let title = vec![("citizen", Argument::from(citizen.to_owned())), ("day", teller.day(found.as_of))];
    let _ = writeln!(out, "{}", teller.say("title", &title));
    let readings = vec![
        ("months", Argument::from(terms.readings.months.code())),
        ("gap", Argument::from(terms.readings.gap.code())),
        ("result_after", Argument::from(terms.readings.result_after.code())),
    ];
    let _ = writeln!(out, "{}\n", teller.say("readings", &readings));
    let _ = writeln!(out, "{}", words.say("settlement-explain-placements"));
    for stay in &found.stays {
        let mut values = vec![("from", teller.day(stay.from)), ("job_centre", teller.job_centre(stay.job_centre))];
        let key = match stay.to {
            Some(to) => {
                values.push(("to", teller.day(to)));
                "placement"
            }
            None => "placement-runs",
        };
        let _ = writeln!(out, "  {}", teller.say(key, &values));
    }
    let _ = writeln!(out, "\n{}", words.say("settlement-explain-steps"));
    if found.events.is_empty() {
        let _ = writeln!(out, "  {}", words.say("settlement-explain-nothing"));
    }
    for event in &found.events {
        let _ = writeln!(out, "  {}", teller.event(event));
    }
    let _ = writeln!(out, "\n{}", words.say("settlement-explain-lines"));
    for line in &found.settled.lines {
        let _ = writeln!(out, "  {}", teller.line(line));
    }
    if found.settled.lines.is_empty() {
        let _ = writeln!(out, "  {}", words.say("settlement-explain-no-lines"));
    }
    let _ = writeln!(out, "\n{}", words.say("settlement-explain-frame"));
    out
}

impl Teller<'_> {
    fn say(&self, key: &str, values: &Values<'_>) -> String {
        self.words.say_with(&format!("settlement-explain-{key}"), values)
    }

    fn day(&self, day: Day) -> Argument<'static> {
        Argument::from(self.words.day(day.date()))
    }

    fn job_centre(&self, job_centre: JobCentre) -> Argument<'static> {
        let centre = self.found.centres.get(job_centre.0 as usize);
        Argument::from(centre.map(|c| format!("{} ({})", c.name, c.code)).unwrap_or_default())
    }

    fn hours(&self, hundredths: i64) -> Argument<'static> {
        Argument::from(self.words.hundredths(hundredths))
    }

    fn way(&self, way: Way) -> Argument<'static> {
        Argument::from(self.words.say(&format!("settlement-way-{way}")))
    }

    fn event(&self, event: &Event) -> String {
        match event {
            Event::Active { interval } => self.say(
                "active",
                &vec![
                    ("from", self.day(interval.from)),
                    ("to", self.day(interval.to)),
                    ("days", Argument::from(i64::from(interval.days()))),
                ],
            ),
            Event::Gap { after, resumed_on, days, limit, same } => {
                let key = match (same, days <= limit) {
                    (true, true) => "gap-holds",
                    (true, false) => "gap-long-enough",
                    (false, _) => "gap-ends",
                };
                let values = vec![
                    ("after", self.day(*after)),
                    ("resumed", self.day(*resumed_on)),
                    ("days", Argument::from(i64::from(*days))),
                    ("limit", Argument::from(i64::from(*limit))),
                ];
                self.say(key, &values)
            }
            Event::Course { number, from, to } => self.say(
                "course",
                &vec![("number", Argument::from(i64::from(*number))), ("from", self.day(*from)), ("to", self.day(*to))],
            ),
            Event::Target { on, standing, .. } => self.standing(*on, standing),
            Event::Length { active_days, months, minimum, needed, .. } => {
                let key = if months >= minimum { "length-enough" } else { "length-short" };
                let values = vec![
                    ("days", Argument::from(i64::from(*active_days))),
                    ("months", Argument::from(i64::from(*months))),
                    ("minimum", Argument::from(i64::from(*minimum))),
                    ("missing", Argument::from(i64::from((needed - active_days).max(0)))),
                ];
                self.say(key, &values)
            }
            Event::Month { month, day_number, .. } => self.say(
                "month",
                &vec![
                    ("number", Argument::from(i64::from(month.number))),
                    ("from", self.day(month.basis_from)),
                    ("on", self.day(month.earned_on)),
                    ("day_number", Argument::from(i64::from(*day_number))),
                ],
            ),
            Event::Opens { week, because_of } => {
                let by_start = self.terms.readings.result_after == ResultAfterReading::CourseStart;
                let key = if by_start { "opens-by-start" } else { "opens" };
                self.say(key, &vec![("monday", self.day(week.monday())), ("day", self.day(*because_of))])
            }
            Event::Window(tried) => self.window(tried),
            Event::Result { window, flexi, job_centre } => {
                let key = if *flexi { "result-flexi" } else { "result" };
                let values = vec![
                    ("from", self.day(window.first.monday())),
                    ("to", self.day(window.last.sunday())),
                    ("way", self.way(window.way)),
                    ("job_centre", self.job_centre(*job_centre)),
                ];
                self.say(key, &values)
            }
            Event::Unearned(unearned) => self.unearned(unearned),
        }
    }

    fn standing(&self, on: Day, standing: &Standing) -> String {
        let mut values = vec![("on", self.day(on))];
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
        self.say(key, &values)
    }

    fn window(&self, t: &Tried) -> String {
        let values = vec![
            ("from", self.day(t.first.monday())),
            ("to", self.day(t.last.sunday())),
            ("weeks", Argument::from(i64::from(t.weeks))),
            ("needed", Argument::from(i64::from(t.needed_weeks))),
            ("hours", self.hours(t.hundredths)),
            ("needed_hours", self.hours(t.needed_hundredths)),
            ("supported", Argument::from(i64::from(t.supported))),
            ("until", self.day(self.terms.until)),
        ];
        let key = match t.way {
            _ if t.weeks >= t.needed_weeks && t.hundredths >= t.needed_hundredths && t.supported == 0 => "window-late",
            Way::Work if t.weeks < t.needed_weeks => "window-work-weeks",
            Way::Work => "window-work-hours",
            Way::Education if t.weeks < t.needed_weeks => "window-education-weeks",
            Way::Education => "window-education-support",
        };
        self.say(key, &values)
    }

    fn unearned(&self, u: &Unearned) -> String {
        let values =
            vec![("from", self.day(u.from)), ("to", self.day(u.to)), ("job_centre", self.job_centre(u.job_centre))];
        let key = match u.reason {
            Reason::TooShort { .. } => "unearned-too-short",
            Reason::NotInTargetGroup { .. } => "unearned-not-in-target-group",
            Reason::WeeksShort { .. } => "unearned-weeks-short",
            Reason::HoursShort { .. } => "unearned-hours-short",
            Reason::OtherSupport { .. } => "unearned-other-support",
            Reason::StartsAfterPeriod { .. } => "unearned-starts-after-period",
        };
        self.say(key, &values)
    }

    fn line(&self, line: &Line) -> String {
        let values = vec![
            ("on", self.day(line.earned_on)),
            ("amount", Argument::from(self.words.kroner(line.amount))),
            ("number", Argument::from(i64::from(line.number))),
            ("job_centre", self.job_centre(line.job_centre)),
        ];
        self.say(if line.way.is_some() { "line-result" } else { "line-month" }, &values)
    }
}
