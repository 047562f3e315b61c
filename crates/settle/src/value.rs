//! What a cell says, as a number: days, hours in hundredths, counts.

use holdepunkt_rules::grants::{day::Day, history::MOST_HOURS};

use crate::fault::Expected;

/// A day that isn't there.
pub const NONE: i32 = i32::MIN;

fn digits(text: &[u8]) -> Option<i32> {
    let ok = !text.is_empty() && text.len() <= 9 && text.iter().all(u8::is_ascii_digit);
    ok.then(|| text.iter().fold(0, |n, b| n * 10 + i32::from(*b - b'0')))
}

/// `2014-02-01`, as days from 1970.
pub fn day(text: &[u8]) -> Result<i32, Expected> {
    let [y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2] = text else { return Err(Expected::Date) };
    if ![y1, y2, y3, y4, m1, m2, d1, d2].into_iter().all(u8::is_ascii_digit) {
        return Err(Expected::Date);
    }
    let two = |a: &u8, b: &u8| i32::from(a - b'0') * 10 + i32::from(b - b'0');
    let day = Day::civil(two(y1, y2) * 100 + two(y3, y4), two(m1, m2), two(d1, d2));
    day.map(Day::number).ok_or(Expected::Date)
}

/// A day that may be missing.
pub fn day_or_none(text: &[u8]) -> Result<i32, Expected> {
    if text.is_empty() { Ok(NONE) } else { day(text).map_err(|_| Expected::DateOrEmpty) }
}

/// The Monday of a week.
pub fn monday(day: i32) -> Result<i32, Expected> {
    if Day::numbered(day).is_monday() { Ok(day) } else { Err(Expected::Monday) }
}

/// The first day of the year 1 and the last of the year 9999: the calendar's years are those of four digits.
const CALENDAR: std::ops::RangeInclusive<i64> = -719_162..=2_932_896;

/// A day from a number that a file holds.
pub fn day_of(number: i64) -> Option<i32> {
    i32::try_from(number).ok().filter(|_| CALENDAR.contains(&number))
}

/// `7`, `7.5`, `7.25` as hundredths. The second tells whether the decimals stood after a comma.
pub fn hours(text: &[u8]) -> Result<(i32, bool), Expected> {
    let at = text.iter().position(|b| matches!(b, b'.' | b','));
    let (whole, part) = match at {
        None => (text, &b""[..]),
        Some(at) => (text.get(..at).unwrap_or_default(), text.get(at + 1..).unwrap_or_default()),
    };
    let comma = at.and_then(|at| text.get(at)) == Some(&b',');
    let hundredths = match (part, at) {
        ([], None) => Some(0),
        ([_], Some(_)) => digits(part).map(|n| n * 10),
        // Three digits could be thousands: 1.000 is a thousand in Danish.
        ([_, _], Some(_)) => digits(part),
        _ => None,
    };
    let whole = digits(whole);
    match (whole, hundredths) {
        (Some(w), Some(h)) => hours_of(i64::from(w) * 100 + i64::from(h)).map(|h| (h, comma)),
        _ => Err(Expected::Hours),
    }
}

/// Hundredths of hours that a week can hold.
pub fn hours_of(hundredths: i64) -> Result<i32, Expected> {
    let ok = (0..=i64::from(MOST_HOURS)).contains(&hundredths);
    i32::try_from(hundredths).ok().filter(|_| ok).ok_or(Expected::Hours)
}

/// Hours from a floating number, when it is one with two decimals as near as its kind can tell.
#[allow(clippy::cast_possible_truncation)] // what is too much for a week stays too much
pub fn hours_of_float(hours: f64, nearness: f64) -> Result<i32, Expected> {
    let hundredths = hours * 100.0;
    let whole = hundredths.round();
    let ok = hundredths.is_finite() && (hundredths - whole).abs() <= nearness;
    if ok { hours_of(whole as i64) } else { Err(Expected::Hours) }
}

/// A whole number, 0 or more.
pub fn count(text: &[u8]) -> Result<i32, Expected> {
    digits(text).ok_or(Expected::Count)
}

/// Does it look like a CPR number: six digits that are a date, four more, with or without something between them? In a
/// replacement number, which somebody has who has no other yet, 60 is added to the day.
pub fn is_cpr(text: &[u8]) -> bool {
    let (date, serial) = match text {
        [date @ .., b'-' | b' ', a, b, c, d] if date.len() == 6 => (date, [*a, *b, *c, *d]),
        [date @ .., a, b, c, d] if date.len() == 6 => (date, [*a, *b, *c, *d]),
        _ => return false,
    };
    let part = |at: usize| date.get(at..at + 2).and_then(digits);
    let within = |n: Option<i32>, most| n.is_some_and(|n| (1..=most).contains(&n));
    (within(part(0), 31) || within(part(0).map(|day| day - 60), 31))
        && within(part(2), 12)
        && part(4).is_some()
        && digits(&serial).is_some()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_written_in_one_way() {
        assert_eq!(day(b"1970-01-02"), Ok(1));
        for text in [
            "",
            "2014-2-1",
            "01-02-2014",
            "2014/02/01",
            "2014-02-30",
            "2014-13-01",
            "20140201",
            "2014-02-01T00:00:00",
            "-014-02-01",
        ] {
            assert_eq!(day(text.as_bytes()), Err(Expected::Date), "{text}");
        }
        assert_eq!((day_or_none(b""), day_or_none(b" ")), (Ok(NONE), Err(Expected::DateOrEmpty)));
        assert_eq!((monday(-3), monday(4), monday(0)), (Ok(-3), Ok(4), Err(Expected::Monday)));
    }

    #[test]
    fn calendar_is_that_of_four_digits() {
        let day = |y, m, d| Day::civil(y, m, d).map(|day| i64::from(day.number()));
        assert_eq!((day(1, 1, 1), day(9999, 12, 31)), (Some(*CALENDAR.start()), Some(*CALENDAR.end())));
        assert_eq!((day_of(-719_163), day_of(2_932_897), day_of(0)), (None, None, Some(0)));
    }

    #[test]
    fn hours_have_two_decimals_and_fit_a_week() {
        let ok = |text: &str| hours(text.as_bytes()).map(|(h, _)| h);
        assert_eq!(
            (ok("7"), ok("7.5"), ok("6.99"), ok("0"), ok("7.50"), ok("168")),
            (Ok(700), Ok(750), Ok(699), Ok(0), Ok(750), Ok(16_800))
        );
        assert_eq!(hours(b"7,5"), Ok((750, true)));
        for text in ["", "-1", "7.", ".5", "7.555", "168.01", "7 h", "1e1", "NaN", "1.000,5", "1.000", "1,000", "7,5,0"]
        {
            assert_eq!(ok(text), Err(Expected::Hours), "{text}");
        }
        assert_eq!(hours_of_float(6.99, 1e-6), Ok(699));
        assert_eq!(hours_of_float(6.995, 1e-6), Err(Expected::Hours));
        assert_eq!(hours_of_float(f64::NAN, 1e-6), Err(Expected::Hours));
        assert_eq!(hours_of_float(-0.01, 1e-6), Err(Expected::Hours));
        assert_eq!(hours_of_float(f64::from(6.99_f32), 1e-3), Ok(699));
    }

    #[test]
    fn cpr_numbers_are_told_from_pseudonyms() {
        assert!(is_cpr(b"010190-1234") && is_cpr(b"311299-0000") && is_cpr(b"0101901234") && is_cpr(b"010190 1234"));
        assert!(is_cpr(b"610190-1234") && is_cpr(b"9101901234") && !is_cpr(b"600190-1234") && !is_cpr(b"920190-1234"));
        assert!(!is_cpr(b"C0000001") && !is_cpr(b"991390-1234") && !is_cpr(b"0000000001") && !is_cpr(b"010190-123"));
        assert!(!is_cpr(b"01019012345") && !is_cpr(b"010190_1234") && !is_cpr(b""));
    }
}
