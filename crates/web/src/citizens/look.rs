//! How a citizen and a placement look in a line: the name that may be shown, the pill that says how it stands.

use askama::Template;
use holdepunkt_casework::citizens::ListedCitizen;
use holdepunkt_rules::{period::days_between, placement::Standing, referral::ReferralState};
use holdepunkt_wording::{Argument, Language, Words};
use jiff::civil::Date;

use crate::markup::{Markup, render};

#[derive(Template)]
#[template(path = "citizens/pill.html")]
struct Pill {
    class: &'static str,
    glyph: &'static str,
    words: String,
}

/// A pill: shape, word and tint.
pub fn pill(class: &'static str, glyph: &'static str, words: String) -> Markup {
    render(&Pill { class, glyph, words })
}

/// The name, or that it is protected.
pub fn name_or_protected(words: Words, name: &str) -> String {
    if name.is_empty() { words.say("citizen-protected-name") } else { name.to_owned() }
}

/// What to call somebody in a sentence: the first name; "the citizen" when the name is protected.
pub fn first_name(words: Words, name: &str) -> String {
    name.split_whitespace().next().map_or_else(|| words.say("citizen-somebody"), str::to_owned)
}

/// Whose: "Karinas", "Jens'"; "Karina's" in English.
pub fn whose(words: Words, name: &str) -> String {
    let first = first_name(words, name);
    match words.language {
        Language::English => format!("{first}'s"),
        Language::Danish if first.ends_with(['s', 'x', 'z']) => format!("{first}'"),
        Language::Danish => format!("{first}s"),
    }
}

/// The look of a standing: class and glyph.
pub fn standing_look(standing: Standing) -> (&'static str, &'static str) {
    match standing {
        Standing::Reserved | Standing::Coming => ("st--res", "g-res"),
        Standing::Running => ("", "g-run"),
        Standing::Paused => ("st--pau", "g-pau"),
        Standing::EndingSoon => ("st--end", "g-end"),
        Standing::Overdue => ("st--bad", "g-bad"),
        Standing::Ended | Standing::Withdrawn => ("st--was", ""),
    }
}

/// How a placement stands, in words: "I gang på Svanedammen", "Slutter 11. dec.".
pub fn standing_pill(words: Words, standing: Standing, centre: &str, from: Date, until: Date, today: Date) -> Markup {
    let (class, glyph) = standing_look(standing);
    let values = [
        ("centre", Argument::from(centre)),
        ("from", Argument::from(words.day_near(from, today))),
        ("until", Argument::from(words.day_near(until, today))),
    ];
    pill(class, glyph, words.say_with(&format!("placement-stands-{}", standing.code().replace('_', "-")), &values))
}

/// As [`standing_pill`], where the place stands beside it: "I gang", "Slutter 11. dec.".
pub fn short_pill(words: Words, standing: Standing, from: Date, until: Date, today: Date) -> Markup {
    let (class, glyph) = standing_look(standing);
    let values = [
        ("from", Argument::from(words.day_near(from, today))),
        ("until", Argument::from(words.day_near(until, today))),
    ];
    pill(class, glyph, words.say_with(&format!("placement-is-{}", standing.code().replace('_', "-")), &values))
}

/// How a referral under way stands: "Venter på en jobkonsulent, dag 12".
pub fn referral_pill(words: Words, state: ReferralState, sent_on: Date, today: Date) -> Markup {
    let key = if state == ReferralState::Sent { "referral-stands-sent" } else { "referral-stands-accepted" };
    let days = days_between(sent_on, today).max(0);
    pill("st--end", "g-end", words.say_with(key, &[("days", Argument::from(days))]))
}

/// The pills of a citizen in a list.
pub fn pills(words: Words, c: &ListedCitizen, today: Date) -> Vec<Markup> {
    let mut pills = Vec::new();
    let over = |s: &Standing| matches!(s, Standing::Ended | Standing::Withdrawn);
    if let Some((seat, standing)) = &c.seat
        && (!over(standing) || c.citizen.referral.is_none())
    {
        let until = seat.period.until().unwrap_or(seat.period.from());
        pills.push(short_pill(words, *standing, seat.period.from(), until, today));
    }
    if let Some((state, sent_on)) = c.citizen.referral {
        pills.push(referral_pill(words, state, sent_on, today));
    }
    if pills.is_empty() {
        pills.push(pill("st--free", "", words.say("citizen-not-referred")));
    }
    pills
}
