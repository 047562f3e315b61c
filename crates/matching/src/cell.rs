//! What a cell says.

use holdepunkt_rules::{
    centre::Generation,
    grants::history::MOST_HOURS,
    matching::{citizen::Occupation, point::Point},
};
use holdepunkt_settle::is_cpr;
use jiff::civil::Date;

use crate::fault::Expected;

/// A text that is not empty.
pub fn filled(text: &str) -> Result<&str, Expected> {
    if text.is_empty() { Err(Expected::Filled) } else { Ok(text) }
}

/// A pseudonym; what looks like a CPR number is refused.
pub fn pseudonym(text: &str) -> Result<&str, Expected> {
    if is_cpr(text.as_bytes()) { Err(Expected::Pseudonym) } else { filled(text) }
}

/// Yes or no.
pub fn flag(text: &str) -> Result<bool, Expected> {
    match text {
        "true" | "True" | "TRUE" | "1" => Ok(true),
        "false" | "False" | "FALSE" | "0" => Ok(false),
        _ => Err(Expected::Flag),
    }
}

/// `2014-02-01`.
pub fn day(text: &str) -> Result<Date, Expected> {
    let shape = text.len() == 10 && text.bytes().enumerate().all(|(n, b)| b.is_ascii_digit() || n == 4 || n == 7);
    text.parse().ok().filter(|_| shape).ok_or(Expected::Date)
}

/// A day, or nothing.
pub fn day_or_none(text: &str) -> Result<Option<Date>, Expected> {
    if text.is_empty() { Ok(None) } else { day(text).map(Some).map_err(|_| Expected::DateOrEmpty) }
}

/// A number with decimals after a point, or, as Danish Excel writes it, after a comma.
fn number(text: &str) -> Option<f64> {
    let plain = text.bytes().all(|b| b.is_ascii_digit() || matches!(b, b'.' | b',' | b'-' | b'+' | b'e' | b'E'));
    text.replace(',', ".").parse().ok().filter(|n: &f64| plain && n.is_finite())
}

/// Hours in hundredths: `7`, `7.5`, `7,25`.
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // looked at: 0 to 16 800
pub fn hours(text: &str) -> Result<u32, Expected> {
    let hundredths = number(text).ok_or(Expected::Hours)? * 100.0;
    let ok = (0.0..=f64::from(MOST_HOURS)).contains(&hundredths) && (hundredths - hundredths.round()).abs() < 1e-6;
    if ok { Ok(hundredths.round() as u32) } else { Err(Expected::Hours) }
}

/// Kilometres.
pub fn kilometres(text: &str) -> Result<f64, Expected> {
    number(text).filter(|km| *km >= 0.0).ok_or(Expected::Kilometres)
}

/// Degrees north of the equator.
pub fn latitude(text: &str) -> Result<f64, Expected> {
    number(text).filter(|n| Point::degrees(*n, 0.0).is_some()).ok_or(Expected::Latitude)
}

/// Degrees east of Greenwich.
pub fn longitude(text: &str) -> Result<f64, Expected> {
    number(text).filter(|n| Point::degrees(0.0, *n).is_some()).ok_or(Expected::Longitude)
}

/// A whole number.
pub fn count(text: &str) -> Result<u32, Expected> {
    let digits = text.bytes().all(|b| b.is_ascii_digit());
    text.parse().ok().filter(|_| digits).ok_or(Expected::Count)
}

/// A centre's generation.
pub fn generation(text: &str) -> Result<Generation, Expected> {
    Generation::from_code(text).ok_or(Expected::Generation)
}

/// What stands between semicolons; nothing stands for nothing.
pub fn list(text: &str) -> impl Iterator<Item = &str> {
    text.split(';').map(str::trim).filter(|part| !part.is_empty())
}

/// Occupations: unit groups of DISCO-08.
pub fn occupations(text: &str) -> Result<Vec<Occupation>, Expected> {
    let one = |code: &str| Occupation::parse(code).filter(|_| code.len() == 4).ok_or(Expected::Occupations);
    list(text).map(one).collect()
}
