//! Text messages through GatewayAPI's Message API: JSON over HTTPS with a token
//! (<https://gatewayapi.com/docs/guide/>).
//!
//! The message's identifier goes along as `reference`, under which it is found in the provider's own log, and as
//! `Idempotency-Key` for whatever stands between.

use holdepunkt_rules::message::Failure;
use hyper::{StatusCode, header::HeaderValue};
use serde_json::{Value, json};

use crate::{Carried, Carrier, Letter, http::Address};

/// The provider's address inside the European Union.
pub const DEFAULT_URL: &str = "https://messaging.gatewayapi.eu/mobile/single";
/// Longest name of a sender that is no number.
const LONGEST_SENDER: usize = 11;

/// The provider.
pub struct Gateway {
    address: Address,
    token: HeaderValue,
    sender: String,
}

impl std::fmt::Debug for Gateway {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Gateway").field("address", &self.address).field("sender", &self.sender).finish_non_exhaustive()
    }
}

/// A telephone number as a whole number with its country; numbers without a country are Danish.
fn dialled(phone: &str) -> Option<u64> {
    let trimmed = phone.trim();
    let abroad = trimmed.starts_with('+') || trimmed.starts_with("00");
    let sound = trimmed.chars().enumerate().all(|(i, c)| c.is_ascii_digit() || c == ' ' || (c == '+' && i == 0));
    let digits: String = trimmed.chars().filter(char::is_ascii_digit).collect();
    let digits = if trimmed.starts_with("00") { digits.get(2..)?.to_owned() } else { digits };
    let whole = match digits.len() {
        8 if !abroad => format!("45{digits}"),
        9..=15 if abroad => digits,
        _ => return None,
    };
    whole.parse().ok().filter(|_| sound)
}

impl Gateway {
    /// Sets the way up; nobody is called before the first message.
    ///
    /// # Errors
    /// What is wrong, for the operator; never the token.
    pub fn new(url: &str, token: &str, sender: &str) -> Result<Self, String> {
        let mut token = HeaderValue::from_str(&format!("Token {}", token.trim()))
            .map_err(|_| "the provider's token holds characters that no token has".to_owned())?;
        token.set_sensitive(true);
        let number = sender.bytes().all(|b| b.is_ascii_digit()) && (3..=15).contains(&sender.len());
        let name =
            !sender.is_empty() && sender.len() <= LONGEST_SENDER && sender.bytes().all(|b| b.is_ascii_alphanumeric());
        if !number && !name {
            return Err(format!(
                "not a sender of text messages (at most {LONGEST_SENDER} letters and digits): {sender}"
            ));
        }
        Ok(Self { address: Address::parse(url)?, token, sender: sender.to_owned() })
    }

    fn body(&self, letter: &Letter) -> Result<String, Failure> {
        let mut body = json!({
            "sender": self.sender,
            "recipient": dialled(&letter.address).ok_or(Failure::BadAddress)?,
            "message": letter.text,
            "reference": letter.id,
            "priority": if letter.urgent { "urgent" } else { "normal" },
        });
        // What is of no use later is not delivered later: a telephone that is switched off gets no old code.
        if let (Some(long), Some(object)) = (letter.of_use_for, body.as_object_mut()) {
            object.insert("expiration".to_owned(), Value::String(format!("PT{}M", long.as_mins())));
        }
        Ok(body.to_string())
    }

    async fn send(&self, letter: &Letter) -> Result<String, Failure> {
        let body = self.body(letter)?;
        let answer = self.address.post(&self.token, &letter.id, body).await;
        let Ok((status, answer)) = answer else { return Err(Failure::Unreachable) };
        if status.is_success() {
            return Ok(message_id(&answer));
        }
        tracing::warn!(status = status.as_u16(), "the SMS provider did not take a message");
        Err(match status {
            StatusCode::UNAUTHORIZED | StatusCode::FORBIDDEN | StatusCode::PAYMENT_REQUIRED => Failure::NotAuthorised,
            StatusCode::TOO_MANY_REQUESTS | StatusCode::REQUEST_TIMEOUT | StatusCode::NOT_FOUND => Failure::Unreachable,
            // Taken before under the same key: it is on its way.
            StatusCode::CONFLICT => return Ok(message_id(&answer)),
            s if s.is_client_error() => Failure::Refused,
            _ => Failure::Unreachable,
        })
    }
}

/// What the provider calls the message, where it says so in a shape that we know.
fn message_id(answer: &[u8]) -> String {
    let answer: Value = serde_json::from_slice(answer).unwrap_or_default();
    let id = match answer.get("msg_id") {
        Some(Value::String(id)) => id.clone(),
        Some(Value::Number(id)) => id.to_string(),
        _ => String::new(),
    };
    id.chars().filter(char::is_ascii_alphanumeric).take(64).collect()
}

impl Carrier for Gateway {
    fn carry<'a>(&'a self, letter: &'a Letter) -> Carried<'a> {
        Box::pin(self.send(letter))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_dialled_with_its_country() {
        for (phone, number) in [
            ("20 00 00 41", Some(4_520_000_041)),
            ("+45 20000041", Some(4_520_000_041)),
            ("0045 20 00 00 41", Some(4_520_000_041)),
            ("+46 70 123 45 67", Some(46_701_234_567)),
            ("2000004", None),
            ("200000411", None),
            ("20+000041", None),
            ("20000041\r\nX", None),
            ("", None),
        ] {
            assert_eq!(dialled(phone), number, "{phone:?}");
        }
    }

    #[test]
    fn a_sender_is_a_short_name_or_a_number() {
        let check = |sender| Gateway::new(DEFAULT_URL, "t", sender).is_ok();
        assert!(check("Holdepunkt") && check("4520000041"));
        assert!(!check("") && !check("Holdepunkt A/S") && !check("Holdepunktet") && !check("1234567890123456"));
        assert!(Gateway::new(DEFAULT_URL, "a\r\nb", "Holdepunkt").is_err());
    }
}
