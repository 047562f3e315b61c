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

/// The seventh digit tells the century (CPR Office, "Personnummeret i CPR").
fn birth_date(digits: &[u8; 10]) -> Option<Date> {
    let [d1, d2, m1, m2, y1, y2, seventh, ..] = digits.map(i16::from);
    let (day, month, yy) = (d1 * 10 + d2, m1 * 10 + m2, y1 * 10 + y2);
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
