//! The job centre's own norms of price and mentor hours; how far a contract is from them, in words.

pub mod page;

use holdepunkt_rules::{hours::WeeklyHours, money::Ore, norm::Deviation};
use holdepunkt_wording::Words;

/// "300 kr. over normen", "en halv time under normen", or both; "som normen" when there is none.
pub fn told(words: Words, d: &Deviation) -> String {
    let amount = words.kroner(Ore(d.amount.abs()));
    let hours = words.hours(WeeklyHours::from_minutes(d.minutes.abs()));
    let money = match d.amount {
        0 => None,
        n if n > 0 => Some(words.say_with("norm-above", &[("what", amount.into())])),
        _ => Some(words.say_with("norm-below", &[("what", amount.into())])),
    };
    let time = (d.minutes != 0).then(|| {
        let what = words.say_with("norm-hours", &[("hours", hours.into()), ("minutes", d.minutes.abs().into())]);
        let key = if d.minutes > 0 { "norm-above" } else { "norm-below" };
        words.say_with(key, &[("what", what.into())])
    });
    match (money, time) {
        (None, None) => words.say("norm-as"),
        (Some(one), None) | (None, Some(one)) => one,
        (Some(money), Some(time)) => words.say_with("norm-both", &[("money", money.into()), ("hours", time.into())]),
    }
}
