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
        if !sum.is_multiple_of(11) {
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

/// Most employees that one workplace can have: a slip of the finger is caught, no Danish workplace is.
pub const MOST_EMPLOYEES: i64 = 100_000;

/// Reads a position as maps write it: latitude and longitude in degrees, `55.5121, 9.7204` or
/// `55,5121 9,7204`. Nothing is no position. In millionths of a degree.
///
/// # Errors
/// [`Refusal::PositionFormat`] on `position` when it isn't two numbers, or they are not in Denmark.
pub fn position(text: &str) -> Result<Option<(i64, i64)>, Refused> {
    let refused = || Refusal::PositionFormat.on("position");
    let text = text.trim();
    if text.is_empty() {
        return Ok(None);
    }
    let (latitude, longitude) = text.split_once([' ', ';']).or_else(|| text.split_once(',')).ok_or_else(refused)?;
    let degree = |part: &str| {
        let part = part.trim().trim_end_matches([',', ';']).replace(',', ".");
        part.parse::<f64>().ok().map(|d| (d * 1e6).round() as i64).ok_or_else(refused)
    };
    let (latitude, longitude) = (degree(latitude)?, degree(longitude)?);
    let in_denmark = (54_000_000..58_500_000).contains(&latitude) && (7_500_000..15_600_000).contains(&longitude);
    if in_denmark { Ok(Some((latitude, longitude))) } else { Err(refused()) }
}

/// A company may stand several times with one CVR number, since a municipality or a chain has many
/// workplaces; the same workplace stands once.
///
/// # Errors
/// [`Refusal::CvrTaken`] on `cvr` when another company of that number has the same name or the same address.
pub fn accept_beside(name: &str, address: &Address, others: &[Company]) -> Result<(), Refused> {
    let same_place = |a: &Address| {
        !a.street.is_empty()
            && a.street.to_lowercase() == address.street.to_lowercase()
            && a.postcode == address.postcode
    };
    if others.iter().any(|o| o.name.to_lowercase() == name.to_lowercase() || same_place(&o.address)) {
        return Err(Refusal::CvrTaken.on("cvr"));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn company(name: &str, street: &str) -> Company {
        Company {
            id: CompanyId::fresh(),
            cvr: Cvr::parse("29189846").unwrap(),
            name: name.to_owned(),
            sector: Sector::Public,
            company_type: Code::known("nursing_home"),
            industry: Code::known("87"),
            employees: 80,
            address: address(street),
            version: 1,
        }
    }

    fn address(street: &str) -> Address {
        Address { street: street.to_owned(), postcode: "9500".to_owned(), town: "Hobro".to_owned(), position: None }
    }

    fn check(text: &str, expected: Result<&str, &str>) {
        let read = Cvr::parse(text).map_err(|r| r.refusal.code());
        assert_eq!(read.as_ref().map(Cvr::as_str).map_err(|c| *c), expected, "{text}");
    }

    #[test]
    fn a_cvr_number_is_read_as_people_write_it() {
        check("29189846", Ok("29189846"));
        check(" DK 29 18 98 46 ", Ok("29189846"));
        check("29189847", Err("cvr-checksum"));
        check("2918984", Err("cvr-format"));
        check("09189846", Err("cvr-format"));
        check("2918984a", Err("cvr-format"));
        check("", Err("cvr-format"));
    }

    #[test]
    fn one_number_may_have_several_workplaces_but_each_stands_once() {
        let others = [company("Plejecenter Solgården", "Skovvej 1")];
        assert!(accept_beside("Plejecenter Bakkebo", &address("Havnegade 2"), &others).is_ok());
        let code = |name, street| accept_beside(name, &address(street), &others).unwrap_err().refusal.code();
        assert_eq!(code("plejecenter solgården", "Havnegade 2"), "cvr-taken");
        assert_eq!(code("Plejecenter Bakkebo", "skovvej 1"), "cvr-taken");
    }

    #[test]
    fn a_position_is_read_as_maps_write_it() {
        for text in ["55.5121, 9.7204", "55.5121,9.7204", "55,5121 9,7204", " 55.5121  9.7204 ", "55.5121; 9.7204"] {
            assert_eq!(position(text), Ok(Some((55_512_100, 9_720_400))), "{text}");
        }
        assert_eq!(position(""), Ok(None));
        for text in ["55.5", "north 9.7", "9.7204, 55.5121", "NaN 9.7", "1e99 9.7"] {
            assert_eq!(position(text).unwrap_err().refusal, Refusal::PositionFormat, "{text}");
        }
    }

    #[test]
    fn employees_fall_in_the_bands_of_the_report() {
        let band = |n| SizeBand::of(n).code();
        assert_eq!(
            [band(0), band(50), band(51), band(100), band(101)],
            ["up_to_50", "up_to_50", "51_to_100", "51_to_100", "over_100"]
        );
    }

    /// A number that fulfils modulus 11: seven digits and the one that makes the sum come out.
    fn any_cvr() -> impl Strategy<Value = String> {
        (1_000_000_u32..10_000_000).prop_filter_map("no eighth digit makes the sum come out", |seven| {
            (0..10).map(|last| format!("{seven}{last}")).find(|t| Cvr::parse(t).is_ok())
        })
    }

    proptest! {
        #[test]
        fn one_wrong_digit_or_two_exchanged_are_noticed(cvr in any_cvr(), at in 0_usize..8, digit in 0_u8..10) {
            let mut one = cvr.clone().into_bytes();
            one[at] = b'0' + digit;
            let wrong = String::from_utf8(one).unwrap();
            prop_assert_eq!(Cvr::parse(&wrong).is_ok(), wrong == cvr);
            let mut two = cvr.clone().into_bytes();
            if at < 7 { two.swap(at, at + 1); }
            let exchanged = String::from_utf8(two).unwrap();
            prop_assert_eq!(Cvr::parse(&exchanged).is_ok(), exchanged == cvr);
        }

        #[test]
        fn whatever_is_typed_is_answered(text in ".*") {
            let answer = Cvr::parse(&text);
            prop_assert!(answer.is_err() || answer.is_ok_and(|c| c.as_str().len() == 8));
            prop_assert!(PNumber::parse(&text).map_or(true, |p| p.as_str().len() == 10));
        }
    }
}
