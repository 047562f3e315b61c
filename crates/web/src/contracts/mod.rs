//! Contracts: signed, renewed, with more or fewer places, ended; how they stand, in words and as a picture.

pub mod change;
pub mod correct;
mod form;
pub mod list;
pub mod page;
pub mod stair;

use askama::Template;
use holdepunkt_rules::{
    contract::{Contract, ContractStanding, PaymentModel},
    period::{Period, days_between},
};
use holdepunkt_wording::{Argument, Words};
use jiff::civil::Date;

use crate::markup::{Markup, render};

#[derive(Template)]
#[template(path = "contracts/pill.html")]
struct Pill {
    class: &'static str,
    glyph: &'static str,
    text: String,
}

/// How a contract stands, as shape, word and tint; `None` when there is none.
pub fn pill(words: Words, contract: Option<(ContractStanding, Period)>, today: Date) -> Markup {
    let Some((standing, period)) = contract else {
        return render(&Pill { class: "st--free", glyph: "", text: words.say("contract-none") });
    };
    let until = period.until();
    let named = until.map(|u| words.day_near(u, today)).unwrap_or_default();
    let say = |key: &str| words.say_with(key, &[("until", Argument::from(&named))]);
    let (class, glyph, text) = match standing {
        ContractStanding::Coming => {
            let from = words.day_near(period.from(), today);
            ("st--res", "g-res", words.say_with("contract-coming", &[("from", from.into())]))
        }
        ContractStanding::Running if until.is_none() => ("", "g-run", words.say("contract-running")),
        ContractStanding::Running => ("", "g-run", say("contract-running-until")),
        ContractStanding::EndingSoon => {
            let days = until.map_or(0, |u| days_between(today, u));
            ("st--end", "g-end", words.say_with("contract-ending-soon", &[("days", days.into())]))
        }
        ContractStanding::Ending => ("st--end", "g-end", say("contract-ending")),
        ContractStanding::Ended => ("st--was", "", say("contract-ended-on")),
    };
    render(&Pill { class, glyph, text })
}

/// How one contract stands.
pub fn pill_of(words: Words, c: &Contract, today: Date) -> Markup {
    pill(words, Some((c.standing_on(today), c.period)), today)
}

/// The day that a contract is told for: today while it is in force, else its first or last day.
pub fn told_for(c: &Contract, today: Date) -> Date {
    let until = c.period.until().unwrap_or(today.max(c.period.from()));
    today.clamp(c.period.from(), until)
}

/// What is paid a month, with how it comes to that: "4 pladser × 1.700 kr. = 6.800 kr. om måneden".
pub fn payment(words: Words, c: &Contract, day: Date) -> String {
    let (amount, sum) = (words.kroner(c.amount), words.kroner(c.payment_on(day)));
    match c.payment {
        PaymentModel::None => words.say("contract-pays-nothing"),
        PaymentModel::PerCentreMonth => words.say_with("contract-pays-per-centre", &[("amount", amount.into())]),
        PaymentModel::PerPlaceMonth | PaymentModel::OwnPrice => words.say_with(
            "contract-pays-per-place",
            &[("places", c.places_on(day).into()), ("amount", amount.into()), ("sum", sum.into())],
        ),
    }
}
