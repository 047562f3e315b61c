//! Words of questionnaires and rounds.

use askama::Template;
use holdepunkt_casework::progressions::{answer::ToAnswer, reading::RoundRead, respondent_of};
use holdepunkt_rules::{
    Refusal,
    id::RoundId,
    progression::{Respondent, Round},
};
use holdepunkt_wording::Words;
use jiff::civil::Date;

use crate::{
    desk::Desk,
    failure::Failure,
    markup::{Markup, render},
    page::Page,
};

/// A round and who is asked, from the path.
///
/// # Errors
/// [`Refusal::NotFound`].
pub fn of_path(round: &str, respondent: &str) -> Result<(RoundId, Respondent), Failure> {
    let round = RoundId::parse(round).ok_or(Refusal::NotFound)?;
    Ok((round, Respondent::from_code(respondent).ok_or(Refusal::NotFound)?))
}

/// What a round is called: "13 uger, 24. nov."
pub fn round_name(words: Words, round: &Round, today: Date) -> String {
    words.say_with(
        "progression-round",
        &[
            ("kind", words.say(&format!("progression-kind-{}", round.kind.code().replace('_', "-"))).into()),
            ("day", words.day_near(round.on, today).into()),
        ],
    )
}

/// A round's day, short: for a column or under a line.
pub fn round_day(words: Words, r: &RoundRead, today: Date) -> String {
    words.day_near(r.row.round.on, today)
}

/// Something that the reader is asked: where it is answered, what it is, and how much of it is left.
pub struct Ask {
    /// The form.
    pub href: String,
    /// The questionnaire and the round.
    pub what: String,
    /// "There are 4 questions for you".
    pub say: String,
}

/// What the reader is asked, in words.
pub fn asks(desk: &Desk, list: &[ToAnswer]) -> Vec<Ask> {
    let words = desk.words;
    let who = respondent_of(desk.shell.role).unwrap_or(Respondent::Employee);
    let all = desk.context.house.rulebook.questionnaires();
    let ask = |t: &ToAnswer| {
        let name = all.iter().rfind(|q| q.code == t.questionnaire).map(|q| words.both(&q.name));
        let left = t.questions - t.answered.min(t.questions);
        let key = if t.answered == 0 { "progression-ask" } else { "progression-ask-left" };
        Ask {
            href: format!("/rounds/{}/{who}?q={}", t.row.round.id, t.questionnaire),
            what: format!("{} · {}", name.unwrap_or_default(), round_name(words, &t.row.round, desk.context.today)),
            say: words.say_with(key, &[("count", (left as i64).into())]),
        }
    };
    list.iter().map(ask).collect()
}

#[derive(Template)]
#[template(path = "progressions/asks.html")]
struct Asks {
    p: Page,
    asks: Vec<Ask>,
    more: &'static str,
}

/// What the reader is asked, as a part of another page, with the way to what can be read; empty without either.
pub fn part(desk: &Desk, list: &[ToAnswer], more: &'static str) -> Markup {
    let asks = asks(desk, list);
    if asks.is_empty() && more.is_empty() {
        return Markup::default();
    }
    render(&Asks { p: desk.page(), asks, more })
}
