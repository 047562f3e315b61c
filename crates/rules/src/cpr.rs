//! CPR numbers: parsed at the door, masked in every print.
//!
//! The date part is checked and the century is read from the seventh digit. Modulus 11 is
//! not required: since October 2007 the CPR Office issues numbers that do not fulfil it.

use std::fmt;

use jiff::civil::Date;

use crate::{Refusal, Refused};

/// A person's CPR number. It prints itself masked (`010203-••••`) in `Debug` and `Display`;
/// the digits come out only by [`Cpr::reveal`], which the store uses to encrypt them.
#[derive(Clone, PartialEq, Eq)]
pub struct Cpr {
    digits: [u8; 10],
    born: Date,
}

impl Cpr {
    /// Reads a CPR number with or without hyphen or space.
    ///
    /// # Errors
    /// [`Refusal::CprFormat`] when it isn't ten digits, [`Refusal::CprDate`] when the first six
    /// are no date. The refusal never carries what was typed.
    pub fn parse(text: &str) -> Result<Self, Refused> {
        let mut digits = [0_u8; 10];
        let mut count = 0_usize;
        for c in text.trim().chars() {
            match (c.to_digit(10), c) {
                (Some(d), _) => {
                    *digits.get_mut(count).ok_or(Refusal::CprFormat.on("cpr"))? = d as u8;
                    count += 1;
                }
                (None, '-' | ' ' | '\u{2011}' | '\u{2013}') if count == 6 => {}
                _ => return Err(Refusal::CprFormat.on("cpr")),
            }
        }
        if count != 10 {
            return Err(Refusal::CprFormat.on("cpr"));
        }
        let born = birth_date(&digits).ok_or(Refusal::CprDate.on("cpr"))?;
        Ok(Self { digits, born })
    }

    /// The birth date that the number carries.
    #[must_use]
    pub fn born(&self) -> Date {
        self.born
    }

    /// The sex that the number carries: even for a woman, odd for a man (CPR Office, "Personnummeret i CPR").
    #[must_use]
    pub fn sex(&self) -> Sex {
        if self.digits.last().is_some_and(|d| d % 2 == 0) { Sex::Woman } else { Sex::Man }
    }

    /// Is it a replacement number, given by a municipality until there is a CPR number?
    #[must_use]
    pub fn is_replacement(&self) -> bool {
        matches!(self.digits, [d1, d2, ..] if i16::from(d1) * 10 + i16::from(d2) > REPLACEMENT)
    }

    /// The ten digits, for encryption and look-up only. Never for a page, a log or an address.
    #[must_use]
    pub fn reveal(&self) -> String {
        self.digits.iter().map(|d| char::from(b'0' + d)).collect()
    }

    /// Does the number fulfil modulus 11? Demo data must not, so that it is nobody's.
    #[must_use]
    pub fn fulfils_modulus_11(&self) -> bool {
        const WEIGHTS: [u32; 10] = [4, 3, 2, 7, 6, 5, 4, 3, 2, 1];
        self.digits.iter().zip(WEIGHTS).map(|(d, w)| u32::from(*d) * w).sum::<u32>() % 11 == 0
    }
}

code_enum! {
    /// The sex that a CPR number carries; for figures only.
    Sex {
        /// A woman.
        Woman = "woman",
        /// A man.
        Man = "man",
    }
}

/// What is added to the day in a replacement number.
const REPLACEMENT: i16 = 60;

/// The seventh digit tells the century (CPR Office, "Personnummeret i CPR").
fn birth_date(digits: &[u8; 10]) -> Option<Date> {
    let [d1, d2, m1, m2, y1, y2, seventh, ..] = digits.map(i16::from);
    let (day, month, yy) = (d1 * 10 + d2, m1 * 10 + m2, y1 * 10 + y2);
    // A replacement number is given to somebody who has no CPR number yet: 60 is added to the day.
    let day = if day > REPLACEMENT { day - REPLACEMENT } else { day };
    let century = match (seventh, yy) {
        (0..=3, _) | (4 | 9, 37..) => 1900,
        (4 | 9, _) | (5..=8, 0..=57) => 2000,
        _ => 1800,
    };
    Date::new(century + yy, i8::try_from(month).ok()?, i8::try_from(day).ok()?).ok()
}

impl fmt::Display for Cpr {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for digit in self.digits.iter().take(6) {
            write!(f, "{digit}")?;
        }
        f.write_str("-••••")
    }
}

impl fmt::Debug for Cpr {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Cpr(••••••-••••)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use proptest::prelude::*;

    #[test]
    fn cpr_reads_date_and_century() {
        for (text, born) in [
            ("010190-1234", date(1990, 1, 1)),
            ("0101901234", date(1990, 1, 1)),
            ("010190 1234", date(1990, 1, 1)),
            ("010136-4234", date(2036, 1, 1)),
            ("010137-4234", date(1937, 1, 1)),
            ("010157-5234", date(2057, 1, 1)),
            ("010158-5234", date(1858, 1, 1)),
            ("010136-9234", date(2036, 1, 1)),
            ("290204-5234", date(2004, 2, 29)),
            ("610190-1234", date(1990, 1, 1)),
            ("910190-1234", date(1990, 1, 31)),
        ] {
            assert_eq!(Cpr::parse(text).unwrap().born(), born, "{text}");
        }
    }

    #[test]
    fn cpr_refuses_what_is_none() {
        for (text, code) in [
            ("", "cpr-format"),
            ("010190-123", "cpr-format"),
            ("010190-12345", "cpr-format"),
            ("01019-01234", "cpr-format"),
            ("010190-123a", "cpr-format"),
            ("310290-1234", "cpr-date"),
            ("290203-5234", "cpr-date"),
            ("000190-1234", "cpr-date"),
            ("011390-1234", "cpr-date"),
            ("320190-1234", "cpr-date"),
            ("600190-1234", "cpr-date"),
            ("920190-1234", "cpr-date"),
            ("٠١٠١٩٠1234", "cpr-format"),
        ] {
            let refused = Cpr::parse(text).unwrap_err();
            assert_eq!((refused.refusal.code(), refused.field), (code, Some("cpr")), "{text}");
        }
    }

    #[test]
    fn cpr_never_prints_its_last_digits() {
        let cpr = Cpr::parse("010190-1234").unwrap();
        assert_eq!(format!("{cpr}"), "010190-••••");
        assert_eq!(format!("{cpr:?}"), "Cpr(••••••-••••)");
        assert_eq!(cpr.reveal(), "0101901234");
        assert!(!cpr.is_replacement() && Cpr::parse("610190-1234").unwrap().is_replacement());
    }

    proptest! {
        #[test]
        fn cpr_parse_never_panics_and_keeps_its_digits(text in "\\PC{0,14}") {
            if let Ok(cpr) = Cpr::parse(&text) {
                let digits: String = text.chars().filter(char::is_ascii_digit).collect();
                prop_assert_eq!(cpr.reveal(), digits);
            }
        }
    }
}
