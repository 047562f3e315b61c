//! How a stay looks in a line: how far it is, what to look at, and who wants the citizen.

use holdepunkt_casework::store::interests::Interest;
use holdepunkt_rules::preparation::{Preparation, PreparationState, Warning};
use holdepunkt_wording::{Argument, Words};

use crate::{citizens::look::pill, desk::Desk, markup::Markup};

/// What somebody should look at, as a pill.
pub fn warning_pill(words: Words, warning: Warning) -> Markup {
    let (class, glyph) = match warning {
        Warning::PastPlan | Warning::TooLong | Warning::NotBegun => ("st--bad", "g-bad"),
        Warning::AskMovement | Warning::EndsSoon => ("st--end", "g-end"),
    };
    pill(class, glyph, words.say(&format!("preparation-warning-{}", warning.code().replace('_', "-"))))
}

/// "Ønsket af …": who would like to have the citizen, for which centre, since when.
pub fn wanted(desk: &Desk, i: &Interest) -> String {
    let values = [
        ("name", Argument::from(i.employee_name.as_str())),
        ("centre", Argument::from(i.centre_name.as_deref().unwrap_or_default())),
        ("day", Argument::from(desk.words.day_near(i.noted_on, desk.context.today))),
    ];
    desk.words
        .say_with(if i.centre_name.is_some() { "preparation-wanted-centre" } else { "preparation-wanted" }, &values)
}

/// How far a stay is: "Dag 12 af 28", "Spurgt 20. nov., dag 4".
pub fn how_far(desk: &Desk, p: &Preparation) -> String {
    let (words, today) = (desk.words, desk.context.today);
    match (p.state, p.day_number(today), p.days_planned()) {
        (PreparationState::Asked, ..) | (_, None, _) => {
            let days = holdepunkt_rules::period::days_between(p.asked_on, today).max(0);
            let values = [("day", Argument::from(words.day_near(p.asked_on, today))), ("days", Argument::from(days))];
            words.say_with("preparation-asked-since", &values)
        }
        (_, Some(day), Some(of)) => {
            words.say_with("preparation-day-of", &[("day", Argument::from(day)), ("of", Argument::from(of))])
        }
        (_, Some(day), None) => words.say_with("preparation-day", &[("day", Argument::from(day))]),
    }
}

/// The plan in lines: its days, the days in a centre, and why it takes longer.
pub fn plan_lines(desk: &Desk, p: &Preparation, centre: &str) -> Vec<String> {
    let (words, today) = (desk.words, desk.context.today);
    let day = |key: &str, d| words.say_with(key, &[("day", Argument::from(words.day_near(d, today)))]);
    let mut lines = Vec::new();
    if let Some(from) = p.from {
        lines.push(day(
            if p.state == PreparationState::Asked { "preparation-wished-from" } else { "preparation-since" },
            from,
        ));
    }
    lines.push(p.planned_until.map_or_else(|| words.say("preparation-no-end"), |u| day("preparation-until", u)));
    if p.centre_days > 0 {
        let values = [("days", Argument::from(p.centre_days)), ("centre", Argument::from(centre))];
        lines.push(words.say_with("preparation-centre-days", &values));
    }
    if !p.over_length_reason.is_empty() {
        let reason = Argument::from(p.over_length_reason.as_str());
        lines.push(words.say_with("preparation-over-length", &[("reason", reason)]));
    }
    lines
}
