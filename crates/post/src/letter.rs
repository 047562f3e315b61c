//! A message in words. The words stand in `locales/*/message.ftl`; what is put in is a link of ours, a code or a day.

use holdepunkt_casework::messages::delivery::InHand;
use holdepunkt_rules::message::{Channel, MessageKind};
use holdepunkt_wording::{Argument, Language, Words};
use jiff::{SignedDuration, Timestamp, civil::Date, tz::TimeZone};

/// A message as it is handed over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Letter {
    /// What the receiving side knows a second copy by.
    pub id: String,
    /// Why.
    pub kind: MessageKind,
    /// By which way.
    pub channel: Channel,
    /// E-mail address or telephone number.
    pub address: String,
    /// The subject; empty for a text message.
    pub subject: String,
    /// The text.
    pub text: String,
    /// Is somebody waiting for it?
    pub urgent: bool,
    /// How long it is of use, if not for good.
    pub of_use_for: Option<SignedDuration>,
}

fn key(kind: MessageKind, part: &str) -> String {
    format!("message-{}-{part}", kind.code().replace('_', "-"))
}

/// A value as people write it: a day, a moment, or the text itself.
fn said(words: Words, zone: &TimeZone, value: &str) -> String {
    let is_day = value.len() == 10 && value.as_bytes().get(4) == Some(&b'-');
    if let Some(day) = is_day.then(|| value.parse::<Date>().ok()).flatten() {
        return words.day_long(day);
    }
    let at = value.contains('T').then(|| value.parse::<Timestamp>().ok()).flatten();
    at.map_or_else(|| value.to_owned(), |at| words.moment(at, zone))
}

impl Letter {
    /// Words a message; `site` is the pages' own address.
    #[must_use]
    pub fn of(it: &InHand, site: &str, zone: &TimeZone) -> Self {
        let (row, content) = (&it.row, &it.content);
        let words = Words::of(Language::from_code(&row.language).unwrap_or(Language::Danish));
        let path = content.values.get("path").map_or("/", String::as_str);
        let link = format!("{}{path}", site.trim_end_matches('/'));
        let mut values: Vec<(&str, Argument<'_>)> = vec![("link", Argument::from(link))];
        values.extend(
            content.values.iter().map(|(name, value)| (name.as_str(), Argument::from(said(words, zone, value)))),
        );
        let say = |part: &str| words.say_with(&key(row.kind, part), &values);
        let (subject, text) = match row.channel {
            Channel::Sms => (String::new(), say("sms")),
            Channel::Email => {
                let parts = [words.say("message-greeting"), say("body"), words.say("message-footer")];
                (say("subject"), parts.join("\n\n"))
            }
        };
        Self {
            id: row.id.to_string(),
            kind: row.kind,
            channel: row.channel,
            address: content.address.clone(),
            subject,
            text,
            urgent: row.urgent,
            of_use_for: row.kind.of_use_for(),
        }
    }
}
