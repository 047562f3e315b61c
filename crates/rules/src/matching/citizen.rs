//! A citizen who waits, as far as a match asks.

use jiff::civil::Date;

use super::point::Point;

/// A centre's number: its place in the list of centres.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct CentreNumber(pub u32);

/// A citizen's number: their place in the list of citizens.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct CitizenNumber(pub u32);

impl CentreNumber {
    /// The place in the list.
    #[must_use]
    pub const fn at(self) -> usize {
        self.0 as usize
    }
}

impl CitizenNumber {
    /// The place in the list.
    #[must_use]
    pub const fn at(self) -> usize {
        self.0 as usize
    }
}

/// An accommodation, by a number that whoever asks gives to its code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Tag(pub u32);

/// An industry, by a number that whoever asks gives to its code.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Industry(pub u32);

/// An occupation by DISCO-08: a unit group (four digits), or only a two-digit group.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Occupation {
    group: u8,
    unit: Option<u8>,
}

impl Occupation {
    /// Reads `5223` or `52`; nothing when it is neither.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let digits = text.bytes().all(|b| b.is_ascii_digit());
        let two = |from: usize| text.get(from..from + 2).and_then(|t| t.parse().ok());
        match text.len() {
            2 if digits => Some(Self { group: two(0)?, unit: None }),
            4 if digits => Some(Self { group: two(0)?, unit: Some(two(2)?) }),
            _ => None,
        }
    }

    /// Are both the same unit group?
    #[must_use]
    pub fn is(self, other: Self) -> bool {
        self.unit.is_some() && self == other
    }

    /// Are both of the same two-digit group?
    #[must_use]
    pub const fn is_near(self, other: Self) -> bool {
        self.group == other.group
    }
}

impl std::fmt::Display for Occupation {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{:02}", self.group)?;
        self.unit.map_or(Ok(()), |unit| write!(f, "{unit:02}"))
    }
}

/// A citizen who waits.
#[derive(Debug, Clone, PartialEq)]
pub struct Citizen {
    /// In a target group with complex problems: only placed at a centre of generation 2.
    pub complex: bool,
    /// Hours a week to start with, in hundredths.
    pub hours: u32,
    /// How far the citizen can travel, in kilometres; 0 or more.
    pub travel_km: f64,
    /// Where the citizen lives.
    pub home: Point,
    /// Since when the citizen has waited.
    pub waiting_since: Date,
    /// The statutory deadline for an offer, if there is one.
    pub deadline: Option<Date>,
    /// What the citizen wants to work with.
    pub goals: Vec<Occupation>,
    /// The accommodations that the citizen needs.
    pub needs: Vec<Tag>,
    /// The industries that the citizen has declined.
    pub declined: Vec<Industry>,
    /// The centres that are barred: a relative works there, or there was a breach.
    pub barred: Vec<CentreNumber>,
    /// The first wish.
    pub first_wish: Option<CentreNumber>,
    /// The second wish.
    pub second_wish: Option<CentreNumber>,
}
