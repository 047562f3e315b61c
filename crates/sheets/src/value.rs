//! What a cell says, read as what its column should hold: as Danes write it, and never by guessing.

use jiff::{
    ToSpan,
    civil::{Date, date},
};

/// A cell as it was read.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    Empty,
    /// Without blanks at its ends; never empty.
    Text(String),
    Number {
        n: f64,
        /// Excel's days are counted from 1904 in this workbook.
        from_1904: bool,
    },
    Day(Date),
    Flag(bool),
    /// A formula that came to nothing: `#REF!`.
    Failed(String),
}

/// Why a cell is not what its column should hold.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Slip {
    NotADay,
    /// `24-11-26`: in which century?
    TwoDigitYear,
    NotANumber,
    /// A dot where a Dane writes a comma, as in `12.5`.
    DotForComma,
    /// More than two decimals.
    TooPrecise,
    NotAFlag,
    /// A formula that came to nothing.
    FailedFormula,
}

impl Value {
    pub(crate) fn text(text: &str) -> Self {
        let text = text.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}' || c == '\u{200b}');
        if text.is_empty() { Self::Empty } else { Self::Text(text.to_owned()) }
    }

    pub(crate) fn number(n: f64, from_1904: bool, shown_as_day: bool) -> Self {
        match day_of(n, from_1904) {
            Some(day) if shown_as_day => Self::Day(day),
            _ => Self::Number { n, from_1904 },
        }
    }

    /// As somebody would see it in the sheet.
    #[must_use]
    pub fn shown(&self) -> String {
        match self {
            Self::Empty => String::new(),
            Self::Text(text) | Self::Failed(text) => text.clone(),
            Self::Number { n, .. } if n.fract() == 0.0 && n.abs() < 1e15 => format!("{n:.0}"),
            Self::Number { n, .. } => n.to_string().replace('.', ","),
            Self::Day(day) => day.to_string(),
            Self::Flag(flag) => if *flag { "1" } else { "0" }.to_owned(),
        }
    }

    /// Text; a number becomes its digits, so that a CVR number may be either.
    ///
    /// # Errors
    /// [`Slip::FailedFormula`].
    pub fn as_text(&self) -> Result<String, Slip> {
        if matches!(self, Self::Failed(_)) { Err(Slip::FailedFormula) } else { Ok(self.shown()) }
    }

    /// A day: a cell that Excel shows as one, a serial number in a workbook, or `24-11-2026`, `24.11.2026`,
    /// `24/11/2026`, `4.1.2026`, `2026-11-24`, with or without a time behind it. Day before month, always.
    ///
    /// # Errors
    /// [`Slip::NotADay`], [`Slip::TwoDigitYear`], [`Slip::FailedFormula`].
    pub fn as_day(&self) -> Result<Date, Slip> {
        match self {
            Self::Day(day) => Ok(*day),
            Self::Number { n, from_1904 } => day_of(*n, *from_1904).ok_or(Slip::NotADay),
            Self::Text(text) => typed_day(text),
            Self::Failed(_) => Err(Slip::FailedFormula),
            Self::Empty | Self::Flag(_) => Err(Slip::NotADay),
        }
    }

    /// A number with at most two decimals, in hundredths: `1.234,50` is 123450.
    ///
    /// # Errors
    /// [`Slip::NotANumber`], [`Slip::DotForComma`], [`Slip::TooPrecise`], [`Slip::FailedFormula`].
    pub fn as_hundredths(&self) -> Result<i64, Slip> {
        match self {
            Self::Number { n, .. } => {
                let hundredths = n * 100.0;
                if hundredths.abs() > 1e15 {
                    return Err(Slip::NotANumber);
                }
                let near = (hundredths - hundredths.round()).abs() < 1e-4;
                #[allow(clippy::cast_possible_truncation)] // looked at: below 10^15
                if near { Ok(hundredths.round() as i64) } else { Err(Slip::TooPrecise) }
            }
            Self::Text(text) => typed_hundredths(text),
            Self::Failed(_) => Err(Slip::FailedFormula),
            Self::Empty | Self::Day(_) | Self::Flag(_) => Err(Slip::NotANumber),
        }
    }

    /// A whole number.
    ///
    /// # Errors
    /// As [`Value::as_hundredths`].
    pub fn as_whole(&self) -> Result<i64, Slip> {
        let n = self.as_hundredths()?;
        if n % 100 == 0 { Ok(n / 100) } else { Err(Slip::NotANumber) }
    }

    /// Yes or no, by the words that mean them, in small letters.
    ///
    /// # Errors
    /// [`Slip::NotAFlag`], [`Slip::FailedFormula`].
    pub fn as_flag(&self, yes: &[String], no: &[String]) -> Result<bool, Slip> {
        if let Self::Flag(flag) = self {
            return Ok(*flag);
        }
        let said = self.as_text()?.to_lowercase();
        if yes.contains(&said) {
            Ok(true)
        } else if no.contains(&said) {
            Ok(false)
        } else {
            Err(Slip::NotAFlag)
        }
    }
}

/// The day of an Excel serial number. Counted from 1900 there is a day 60, 29 February 1900, that never was:
/// it is no day here, and those before it are one later than they seem.
fn day_of(n: f64, from_1904: bool) -> Option<Date> {
    if !(0.0..2_958_466.0).contains(&n) {
        return None;
    }
    #[allow(clippy::cast_possible_truncation)] // looked at: below three million
    let n = n.floor() as i64;
    let (base, days) = match (from_1904, n) {
        (true, n) => (date(1904, 1, 1), n),
        (false, 0 | 60) => return None,
        (false, n) if n < 60 => (date(1899, 12, 31), n),
        (false, n) => (date(1899, 12, 30), n),
    };
    base.checked_add(days.days()).ok()
}

fn typed_day(text: &str) -> Result<Date, Slip> {
    // Excel puts a time behind a day: 24-11-2026 00:00.
    let day = text.split([' ', 'T']).next().unwrap_or_default();
    let parts: Vec<&str> = day.split(['-', '.', '/']).collect();
    let [a, b, c] = parts.as_slice() else { return Err(Slip::NotADay) };
    let number = |part: &str, longest: usize| -> Result<i16, Slip> {
        let fits = !part.is_empty() && part.len() <= longest && part.bytes().all(|b| b.is_ascii_digit());
        if fits { part.parse().map_err(|_| Slip::NotADay) } else { Err(Slip::NotADay) }
    };
    let (year, month, day) = if a.len() == 4 {
        (number(a, 4)?, number(b, 2)?, number(c, 2)?)
    } else {
        let (day, month) = (number(a, 2)?, number(b, 2)?);
        if c.len() <= 2 && number(c, 2).is_ok() {
            return Err(Slip::TwoDigitYear);
        }
        if c.len() != 4 {
            return Err(Slip::NotADay);
        }
        (number(c, 4)?, month, day)
    };
    let small = |n: i16| i8::try_from(n).map_err(|_| Slip::NotADay);
    Date::new(year, small(month)?, small(day)?).map_err(|_| Slip::NotADay)
}

fn typed_hundredths(text: &str) -> Result<i64, Slip> {
    let (negative, text) = match text.strip_prefix(['-', '\u{2212}']) {
        Some(rest) => (true, rest.trim_start()),
        None => (false, text),
    };
    let (whole, decimals) = text.split_once(',').unwrap_or((text, ""));
    let groups: Vec<&str> = whole.split(['.', ' ', '\u{a0}', '\u{202f}']).collect();
    let digits = |part: &&str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    if !groups.iter().all(digits) || !(decimals.is_empty() || digits(&decimals)) {
        return Err(Slip::NotANumber);
    }
    if let [first, rest @ ..] = groups.as_slice()
        && !rest.is_empty()
        && (first.len() > 3 || rest.iter().any(|g| g.len() != 3))
    {
        return Err(Slip::DotForComma);
    }
    let decimals = decimals.trim_end_matches('0');
    if decimals.len() > 2 {
        return Err(Slip::TooPrecise);
    }
    let n: i64 = format!("{}{decimals:0<2}", groups.concat()).parse().map_err(|_| Slip::NotANumber)?;
    Ok(if negative { -n } else { n })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_read_as_danes_write_them() {
        for (text, day) in [
            ("24-11-2026", Ok(date(2026, 11, 24))),
            ("4.1.2026", Ok(date(2026, 1, 4))),
            ("04/01/2026", Ok(date(2026, 1, 4))),
            ("2026-11-24", Ok(date(2026, 11, 24))),
            ("2026-11-24T00:00:00", Ok(date(2026, 11, 24))),
            ("24-11-2026 00:00", Ok(date(2026, 11, 24))),
            ("24-11-26", Err(Slip::TwoDigitYear)),
            ("11/24/2026", Err(Slip::NotADay)),
            ("31-02-2026", Err(Slip::NotADay)),
            ("29-02-2025", Err(Slip::NotADay)),
            ("24-11-202", Err(Slip::NotADay)),
            ("46350", Err(Slip::NotADay)),
            ("24112026", Err(Slip::NotADay)),
            ("1-1-2026-1", Err(Slip::NotADay)),
            ("-1-1-2026", Err(Slip::NotADay)),
        ] {
            assert_eq!(typed_day(text), day, "{text}");
        }
    }

    #[test]
    fn serial_numbers_are_days_and_the_day_that_never_was_is_none() {
        for (n, from_1904, day) in [
            (1.0, false, Some(date(1900, 1, 1))),
            (59.0, false, Some(date(1900, 2, 28))),
            (60.0, false, None),
            (61.0, false, Some(date(1900, 3, 1))),
            (46350.0, false, Some(date(2026, 11, 24))),
            (46350.75, false, Some(date(2026, 11, 24))),
            (44888.0, true, Some(date(2026, 11, 24))),
            (0.0, true, Some(date(1904, 1, 1))),
            (0.0, false, None),
            (-1.0, false, None),
            (1e18, false, None),
            (f64::NAN, false, None),
        ] {
            assert_eq!(day_of(n, from_1904), day, "{n} {from_1904}");
        }
    }

    #[test]
    fn numbers_are_read_as_danes_write_them() {
        for (text, n) in [
            ("12", Ok(1200)),
            ("12,5", Ok(1250)),
            ("-12,50", Ok(-1250)),
            ("1.234,50", Ok(123_450)),
            ("1.234", Ok(123_400)),
            ("1 234 567", Ok(123_456_700)),
            ("12,500", Ok(1250)),
            ("12.5", Err(Slip::DotForComma)),
            ("1.23", Err(Slip::DotForComma)),
            ("12,345", Err(Slip::TooPrecise)),
            ("1,2,3", Err(Slip::NotANumber)),
            ("", Err(Slip::NotANumber)),
            ("12 timer", Err(Slip::NotANumber)),
            ("99999999999999999999", Err(Slip::NotANumber)),
            ("1e5", Err(Slip::NotANumber)),
        ] {
            assert_eq!(typed_hundredths(text), n, "{text}");
        }
        assert_eq!(Value::Number { n: 0.1 + 0.2, from_1904: false }.as_hundredths(), Ok(30));
        assert_eq!(Value::Number { n: 7.4, from_1904: false }.as_whole(), Err(Slip::NotANumber));
    }
}
