//! A citizen's settlement as text: placements, steps and lines, each step with its rule and paragraph.

use std::fmt::Write as _;

use holdepunkt_rules::grants::{
    day::Day,
    history::JobCentre,
    terms::{Readings, Terms},
};
use holdepunkt_settle::Explained;
use holdepunkt_wording::{
    Argument, Words,
    settlement::{Teller, Told},
};

pub fn text(found: &Explained, citizen: &str, terms: &Terms, words: Words) -> String {
    let job_centre = |centre: JobCentre| {
        let centre = found.centres.get(centre.0 as usize);
        centre.map(|c| format!("{} ({})", c.name, c.code)).unwrap_or_default()
    };
    let teller = Teller { words, terms, job_centre: &job_centre };
    let mut out = String::new();
    let mut line = |text: String| {
        let _ = writeln!(out, "{text}");
    };
    let day = |day: Day| Argument::from(words.day(day.date()));
    let say = |key: &str, values: &[(&str, Argument<'_>)]| words.say_with(&format!("settlement-explain-{key}"), values);
    let step = |told: Told| {
        let values = [("rule", told.rule.into()), ("sentence", told.sentence.into()), ("cites", told.cites.into())];
        format!("  {}", say("step", &values))
    };

    line(say("title", &[("citizen", citizen.into()), ("day", words.day_long(found.as_of.date()).into())]));
    line(readings(terms.readings, words));
    line(format!("\n{}", say("placements", &[])));
    for stay in &found.stays {
        let mut values = vec![("from", day(stay.from)), ("job_centre", job_centre(stay.job_centre).into())];
        let key = if stay.to.is_some() { "placement" } else { "placement-runs" };
        values.extend(stay.to.map(|to| ("to", day(to))));
        line(format!("  {}", say(key, &values)));
    }
    line(format!("\n{}", say("steps", &[])));
    if found.events.is_empty() {
        line(format!("  {}", say("nothing", &[])));
    }
    found.events.iter().for_each(|event| line(step(teller.event(event))));
    line(format!("\n{}", say("lines", &[])));
    if found.settled.lines.is_empty() {
        line(format!("  {}", say("no-lines", &[])));
    }
    found.settled.lines.iter().for_each(|l| line(step(teller.line(l))));
    line(format!("\n{}", say("frame", &[])));
    out
}

/// A reading's words.
pub fn reading(key: &str, value: &str, words: Words) -> String {
    words.say(&format!("settlement-reading-{key}-{value}").replace('_', "-"))
}

/// All three in words.
fn readings(readings: Readings, words: Words) -> String {
    let said = |key, value| Argument::from(reading(key, value, words));
    let values = [
        ("months", said("months", readings.months.code())),
        ("gap", said("gap", readings.gap.code())),
        ("result_after", said("result_after", readings.result_after.code())),
    ];
    words.say_with("settlement-explain-readings", &values)
}
