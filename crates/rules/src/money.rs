//! Money: whole øre, never a floating number.

use crate::{Refusal, Refused};

/// An amount in øre (1 krone = 100 øre).
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct Ore(pub i64);

impl Ore {
    /// An amount in whole kroner.
    #[must_use]
    pub const fn kroner(kroner: i64) -> Self {
        Self(kroner * 100)
    }

    /// Reads kroner as people write them: `2000`, `2.000`, `2.000,50`, `2000 kr.`
    ///
    /// # Errors
    /// [`Refusal::NotAnAmount`] on `field`.
    pub fn parse(text: &str, field: &'static str) -> Result<Self, Refused> {
        let refused = || Refusal::NotAnAmount.on(field);
        let text = text.trim().trim_end_matches("kr.").trim_end_matches("kr").trim();
        let (whole, part) = text.split_once(',').unwrap_or((text, "0"));
        let grouped = whole.contains(['.', ' ']);
        if grouped && !whole.split(['.', ' ']).enumerate().all(|(i, g)| g.len() == 3 || (i == 0 && g.len() <= 3)) {
            return Err(refused());
        }
        let whole: String = whole.chars().filter(|c| !matches!(c, '.' | ' ')).collect();
        let digits = |t: &str| !t.is_empty() && t.bytes().all(|b| b.is_ascii_digit());
        if !digits(&whole) || !digits(part) || part.len() > 2 || whole.len() > 9 {
            return Err(refused());
        }
        let kroner: i64 = whole.parse().map_err(|_| refused())?;
        let ore: i64 = format!("{part:0<2}").parse().map_err(|_| refused())?;
        Ok(Self(kroner * 100 + ore))
    }
}
