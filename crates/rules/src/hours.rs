//! Hours a week, kept as minutes so that 2.5 hours is exact.

use crate::{Refusal, Refused};

/// A length of working time a week, in minutes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct WeeklyHours {
    minutes: i64,
}

impl WeeklyHours {
    /// Most hours that a placement or a mentor can have in a week.
    pub const MOST: i64 = 37;

    /// From minutes (as stored).
    #[must_use]
    pub const fn from_minutes(minutes: i64) -> Self {
        Self { minutes }
    }

    /// From whole hours.
    #[must_use]
    pub const fn whole(hours: i64) -> Self {
        Self { minutes: hours * 60 }
    }

    /// In minutes.
    #[must_use]
    pub const fn minutes(self) -> i64 {
        self.minutes
    }

    /// Reads hours as people write them: `12`, `2,5`, `2.5`, `2:30`. In whole minutes, from
    /// a quarter of an hour to 37 hours.
    ///
    /// # Errors
    /// [`Refusal::NotHours`] on `field`.
    pub fn parse(text: &str, field: &'static str) -> Result<Self, Refused> {
        let refused = || Refusal::NotHours { most: Self::MOST }.on(field);
        let text = text.trim();
        let digits = |t: &str, most: usize| !t.is_empty() && t.len() <= most && t.bytes().all(|b| b.is_ascii_digit());
        let number = |t: &str| t.parse::<i64>().map_err(|_| refused());
        let minutes = if let Some((h, m)) = text.split_once(':') {
            if !digits(h, 2) || m.len() != 2 || !digits(m, 2) {
                return Err(refused());
            }
            let m = number(m)?;
            if m > 59 {
                return Err(refused());
            }
            number(h)? * 60 + m
        } else {
            let (whole, part) = text.split_once([',', '.']).unwrap_or((text, "0"));
            if !digits(whole, 2) || !digits(part, 2) {
                return Err(refused());
            }
            number(whole)? * 60 + number(&format!("{part:0<2}"))? * 60 / 100
        };
        if (15..=Self::MOST * 60).contains(&minutes) { Ok(Self { minutes }) } else { Err(refused()) }
    }
}
