//! Texts that people type: parsed once, at the door.

use crate::{Refusal, Refused};

/// Longest name of a person, a company or a centre.
pub const LONGEST_NAME: usize = 120;
/// Longest note.
pub const LONGEST_NOTE: usize = 4000;

/// One line of text: trimmed, inner white space folded, no control characters, not empty.
///
/// # Errors
/// [`Refusal::Missing`], [`Refusal::TooLong`] or [`Refusal::ControlCharacters`] on `field`.
pub fn line(text: &str, longest: usize, field: &'static str) -> Result<String, Refused> {
    let text = optional_line(text, longest, field)?;
    if text.is_empty() { Err(Refusal::Missing.on(field)) } else { Ok(text) }
}

/// As [`line`], but may be empty.
///
/// # Errors
/// [`Refusal::TooLong`] or [`Refusal::ControlCharacters`] on `field`.
pub fn optional_line(text: &str, longest: usize, field: &'static str) -> Result<String, Refused> {
    if text.chars().any(is_forbidden) {
        return Err(Refusal::ControlCharacters.on(field));
    }
    if text.chars().take(longest.saturating_mul(4)).count() > longest && text.trim().chars().count() > longest {
        return Err(Refusal::TooLong { longest: longest as i64 }.on(field));
    }
    Ok(text.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// Several lines: line ends become `\n`, no other control characters, may be empty.
///
/// # Errors
/// [`Refusal::TooLong`] or [`Refusal::ControlCharacters`] on `field`.
pub fn note(text: &str, field: &'static str) -> Result<String, Refused> {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let text = text.trim();
    if text.chars().any(|c| c != '\n' && c != '\t' && is_forbidden(c)) {
        return Err(Refusal::ControlCharacters.on(field));
    }
    if text.chars().count() > LONGEST_NOTE {
        return Err(Refusal::TooLong { longest: LONGEST_NOTE as i64 }.on(field));
    }
    Ok(text.to_owned())
}

/// A telephone number: digits, spaces and a leading plus; 8 to 15 digits.
///
/// # Errors
/// [`Refusal::PhoneFormat`] on `field`.
pub fn phone(text: &str, field: &'static str) -> Result<String, Refused> {
    let text = optional_line(text, 40, field)?;
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    let shape = text.char_indices().all(|(i, c)| c.is_ascii_digit() || c == ' ' || (c == '+' && i == 0));
    if text.is_empty() || (shape && (8..=15).contains(&digits)) {
        Ok(text)
    } else {
        Err(Refusal::PhoneFormat.on(field))
    }
}

/// An e-mail address, or nothing: one `@`, something before it, a dot after it.
///
/// # Errors
/// [`Refusal::EmailFormat`] on `field`.
pub fn email(text: &str, field: &'static str) -> Result<String, Refused> {
    let text = optional_line(text, 200, field)?;
    let well_formed = text.split_once('@').is_some_and(|(user, host)| {
        !user.is_empty() && !host.contains('@') && host.contains('.') && !host.starts_with('.') && !host.ends_with('.')
    });
    if text.is_empty() || (well_formed && !text.contains(' ')) { Ok(text) } else { Err(Refusal::EmailFormat.on(field)) }
}

/// A time of day as people write it, in minutes after midnight: `9`, `9.30`, `09:30`; `24` and `24.00` are the end of
/// the day. Nothing when it is none.
#[must_use]
pub fn time_of_day(text: &str) -> Option<i64> {
    let (hours, minutes) = text.trim().split_once(['.', ':']).unwrap_or((text.trim(), "00"));
    let number = |part: &str, most: i64| {
        let digits = (1..=2).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_digit());
        part.parse::<i64>().ok().filter(|n| digits && (0..=most).contains(n))
    };
    let at = number(hours, 24)? * 60 + number(minutes, 59).filter(|_| minutes.len() == 2)?;
    (at <= 1440).then_some(at)
}

/// A Danish postcode: four digits.
///
/// # Errors
/// [`Refusal::PostcodeFormat`] on `field`.
pub fn postcode(text: &str, field: &'static str) -> Result<String, Refused> {
    let text = line(text, 8, field)?;
    if text.len() == 4 && text.bytes().all(|b| b.is_ascii_digit()) {
        Ok(text)
    } else {
        Err(Refusal::PostcodeFormat.on(field))
    }
}

/// Control characters, and the invisible ones that turn the direction of writing around.
fn is_forbidden(c: char) -> bool {
    c.is_control() || matches!(c, '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{FEFF}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn times_of_day_as_people_write_them() {
        for (text, at) in [("9.30", 570), (" 09:30 ", 570), ("9", 540), ("0.00", 0), ("23.59", 1439), ("24", 1440)] {
            assert_eq!(time_of_day(text), Some(at), "{text}");
        }
        for text in ["", "24.01", "25", "9.60", "9.3", "9.300", "-1", "ni", "9,30", "+9.30", "9.", ".30"] {
            assert_eq!(time_of_day(text), None, "{text}");
        }
    }
}
