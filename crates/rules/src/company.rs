//! Companies: CVR and P numbers, sector, type, size and address.

use std::fmt;

use crate::{Refusal, Refused, codes::Code, id::*};

/// A CVR number: eight digits that fulfil modulus 11 (weights 2 7 6 5 4 3 2 1).
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Cvr(String);

impl Cvr {
    /// Reads a CVR number; spaces and a leading `DK` are ignored.
    ///
    /// # Errors
    /// [`Refusal::CvrFormat`] or [`Refusal::CvrChecksum`] on the field `cvr`.
    pub fn parse(text: &str) -> Result<Self, Refused> {
        const WEIGHTS: [u32; 8] = [2, 7, 6, 5, 4, 3, 2, 1];
        let text = text.trim().trim_start_matches("DK").trim_start_matches("dk");
        let digits: String = text.chars().filter(|c| *c != ' ').collect();
        if digits.len() != 8 || !digits.bytes().all(|b| b.is_ascii_digit()) || digits.starts_with('0') {
            return Err(Refusal::CvrFormat.on("cvr"));
        }
        let sum: u32 = digits.bytes().zip(WEIGHTS).map(|(b, w)| u32::from(b - b'0') * w).sum();
        if sum % 11 != 0 {
            return Err(Refusal::CvrChecksum.on("cvr"));
        }
        Ok(Self(digits))
    }

    /// The eight digits.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for Cvr {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A production unit's number (P-nummer): ten digits beginning with 1.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct PNumber(String);

impl PNumber {
    /// Reads a P number; spaces are ignored.
    ///
    /// # Errors
    /// [`Refusal::PNumberFormat`] on the field `p_number`.
    pub fn parse(text: &str) -> Result<Self, Refused> {
        let digits: String = text.chars().filter(|c| *c != ' ').collect();
        if digits.len() == 10 && digits.bytes().all(|b| b.is_ascii_digit()) {
            Ok(Self(digits))
        } else {
            Err(Refusal::PNumberFormat.on("p_number"))
        }
    }

    /// The ten digits.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for PNumber {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

code_enum! {
    /// Who owns the workplace (S1: 24 private, 22 public).
    Sector { Private = "private", Public = "public" }
}

code_enum! {
    /// The report's bands of employees at the workplace (S1, section 3).
    SizeBand { UpTo50 = "up_to_50", From51To100 = "51_to_100", Over100 = "over_100" }
}

impl SizeBand {
    /// The band of a number of employees.
    #[must_use]
    pub fn of(employees: i64) -> Self {
        match employees {
            ..=50 => Self::UpTo50,
            51..=100 => Self::From51To100,
            _ => Self::Over100,
        }
    }
}

/// An address with the coordinates that the map and the distances use (WGS 84, degrees).
#[derive(Debug, Clone, PartialEq)]
pub struct Address {
    /// Street and number.
    pub street: String,
    /// Four digits.
    pub postcode: String,
    /// Town.
    pub town: String,
    /// Latitude and longitude, millionths of a degree.
    pub position: Option<(i64, i64)>,
}

/// A company as a job centre knows it.
#[derive(Debug, Clone, PartialEq)]
pub struct Company {
    /// Identifier.
    pub id: CompanyId,
    /// CVR number.
    pub cvr: Cvr,
    /// Name.
    pub name: String,
    /// Private or public.
    pub sector: Sector,
    /// One of the twelve types (`rulebook/codes/company_types.toml`).
    pub company_type: Code,
    /// Industry code (`rulebook/codes/industries.toml`).
    pub industry: Code,
    /// Employees at the workplace.
    pub employees: i64,
    /// Where it is.
    pub address: Address,
    /// Counts the edits; an edit names the one it was made from.
    pub version: i64,
}

/// One of a company's places of work, with its own number.
#[derive(Debug, Clone, PartialEq)]
pub struct ProductionUnit {
    /// Identifier.
    pub id: ProductionUnitId,
    /// Whose it is.
    pub company: CompanyId,
    /// P number.
    pub p_number: PNumber,
    /// Name.
    pub name: String,
    /// Where it is.
    pub address: Address,
}

/// Somebody at a company whom the job centre talks with.
#[derive(Debug, Clone, PartialEq)]
pub struct Contact {
    /// Identifier.
    pub id: ContactId,
    /// Whose it is.
    pub company: CompanyId,
    /// Name.
    pub name: String,
    /// Telephone.
    pub phone: String,
    /// E-mail.
    pub email: String,
    /// What the person is at the company ("butikschef").
    pub title: String,
}
