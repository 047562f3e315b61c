//! What somebody is about to earn, in words: how far, what it takes, when.

use holdepunkt_rules::grants::outlook::{Aim, Next};
use holdepunkt_wording::{Argument, Words};
use jiff::civil::Date;

/// A line of the list.
pub struct Told {
    /// How far: "Day 70 of 91".
    pub far: String,
    /// The same as a share of the bar, from 0 to 100.
    pub share: i32,
    /// What it takes.
    pub takes: String,
    /// What is to spare, or why it falls short.
    pub beside: String,
    /// Does it fall short as it is agreed?
    pub short: bool,
    /// When.
    pub on: String,
    /// How much.
    pub amount: String,
}

/// What comes next for somebody.
pub fn told(words: Words, next: &Next, today: Date) -> Told {
    let near = |day: holdepunkt_rules::grants::day::Day| words.day_near(day.date(), today);
    let number = |n: i32| Argument::from(i64::from(n));
    let say = |key: &str, values: &[(&str, Argument<'_>)]| words.say_with(&format!("economy-next-{key}"), values);
    let way = if next.hours.is_some() { "work" } else { "education" };
    let far = match next.aim {
        Aim::Result => say("week", &[("reached", number(next.reached)), ("needed", number(next.needed))]),
        Aim::Minimum => say("day", &[("reached", number(next.reached)), ("needed", number(next.needed))]),
        Aim::Month => say("month", &[("number", Argument::from(i64::from(next.number)))]),
    };
    let hours = |hundredths: i64| Argument::from(words.hundredths(hundredths));
    let takes = match (next.aim, next.on, next.away) {
        (Aim::Result, Some(on), _) => say(&format!("until-{way}"), &[("day", Argument::from(near(on)))]),
        (Aim::Result, None, _) if next.spare >= 0 && next.hours.is_some() => {
            let (has, needs) = next.hours.unwrap_or_default();
            say("hours-short", &[("hours", hours((needs - has).max(0)))])
        }
        (Aim::Result, None, _) => say("weeks-short", &[("weeks", number(-next.spare))]),
        (_, _, Some((_, last))) => say("back-by", &[("day", Argument::from(near(last)))]),
        (Aim::Minimum, Some(on), None) => say("come-until", &[("day", Argument::from(near(on)))]),
        (Aim::Month, Some(_), None) => say("days-left", &[("days", number(next.needed - next.reached))]),
        (_, None, None) => say("extend", &[("days", number(-next.spare))]),
    };
    let beside = match (next.aim, next.away) {
        (_, Some((day, last))) => {
            // The day of the gap that the last one is: 28 by the programme's four weeks.
            let limit = day + last.since(holdepunkt_rules::grants::day::Day::of(today));
            say("away", &[("day", number(day)), ("limit", number(limit))])
        }
        (Aim::Result, None) => match next.hours {
            Some((has, needs)) => say("hours", &[("has", hours(has)), ("needs", hours(needs))]),
            None => say("no-other-support", &[]),
        },
        (_, None) if next.spare < 0 => say("agreed-short", &[]),
        (Aim::Minimum, None) => say("spare", &[("days", number(next.spare))]),
        (Aim::Month, None) => String::new(),
    };
    Told {
        far,
        share: (100 * next.reached / next.needed.max(1)).clamp(0, 100),
        takes,
        beside,
        short: next.on.is_none(),
        on: next.on.map_or_else(|| words.say("economy-next-unknown"), near),
        amount: words.kroner(next.amount),
    }
}
