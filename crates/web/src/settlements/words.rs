//! What is called what: programmes, settlements, lines, why something earned nothing.

use holdepunkt_casework::settlements::SettlementRow;
use holdepunkt_rules::{
    Refusal,
    codes::Code,
    grants::{line::Grant, terms::Readings},
    id::SettlementId,
    money::Ore,
    settlement::{GrantLetter, SettlementKind, SettlementSource, SettlementState},
};
use holdepunkt_wording::{Argument, Words};

use crate::{desk::Desk, failure::Failure};

/// A settlement's identifier in an address.
pub fn id(text: &str) -> Result<SettlementId, Failure> {
    Ok(SettlementId::parse(text).ok_or(Refusal::NotFound)?)
}

/// A programme's name.
pub fn programme(desk: &Desk, words: Words, code: &Code) -> String {
    let found = desk.context.house.rulebook.programme(code.as_str());
    found.map_or_else(|_| code.to_string(), |p| words.both(&p.name).to_owned())
}

/// A letter as a choice of a form.
pub fn choice(desk: &Desk, l: &GrantLetter) -> (String, String) {
    let words = desk.words;
    (l.id.to_string(), format!("{}, {}", programme(desk, words, &l.programme), words.period(&l.period)))
}

/// What a settlement is for.
pub fn kind(words: Words, kind: SettlementKind) -> String {
    words.say(&format!("settled-kind-{}", kind.code().replace('_', "-")))
}

/// How a settlement stands.
pub fn state(words: Words, state: SettlementState) -> String {
    words.say(&format!("settled-state-{}", state.code().replace('_', "-")))
}

/// What a settlement is called: what it is for, and its day.
pub fn name(words: Words, s: &SettlementRow) -> String {
    let day = Argument::from(words.day(s.as_of));
    match s.source {
        SettlementSource::Register => words.say_with("settled-name-register", &[("day", day)]),
        SettlementSource::Own => words.say_with("settled-name", &[("kind", kind(words, s.kind).into()), ("day", day)]),
    }
}

/// What a line is for.
pub fn what(words: Words, grant: Grant, number: i64, excludes_flexi_bonus: bool) -> String {
    match grant {
        Grant::Activity => words.say_with("economy-story-month", &[("number", number.into())]),
        Grant::Result if excludes_flexi_bonus => words.say("economy-story-result-flexi"),
        Grant::Result => words.say("economy-story-result"),
    }
}

/// The reason of a refusal, with its figures where they say something.
pub fn why(words: Words, reason: &str, detail: &str) -> String {
    let figure = |name: &str| {
        let said = detail.split(' ').find_map(|part| part.strip_prefix(name)?.strip_prefix('='));
        said.unwrap_or_default().to_owned()
    };
    let names =
        ["months", "needed_months", "active_days", "needed_days", "weeks", "needed_weeks", "hours", "needed_hours"];
    let values: Vec<(&str, Argument<'_>)> =
        names.iter().map(|n| (*n, figure(n).replace('.', &words.say("settled-decimal")).into())).collect();
    words.say_with(&format!("settled-why-{}", reason.replace('_', "-")), &values)
}

/// The names of a way to read the text.
pub fn readings(words: Words, r: Readings) -> Vec<String> {
    let named = |key: &str, code: &str| words.say(&format!("economy-reading-{key}-{}", code.replace('_', "-")));
    vec![named("months", r.months.code()), named("gap", r.gap.code()), named("result", r.result_after.code())]
}

/// More or less than something else, with its sign.
pub fn more_or_less(words: Words, ore: Ore) -> String {
    match ore.0 {
        0 => words.kroner(ore),
        n if n > 0 => format!("+{}", words.kroner(ore)),
        n => format!("−{}", words.kroner(Ore(-n))),
    }
}
