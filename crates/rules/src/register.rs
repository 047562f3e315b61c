//! The company register's own words of a workplace: its industry to six digits, a band of employees, the day it closed.
//!
//! A job centre reads an extract of the register (CVR) and keeps beside each production unit what it said. How the
//! register's industries become ours is data (`rulebook/register.toml`).

use jiff::civil::Date;
use serde::Deserialize;

use crate::{
    Refusal, Refused,
    codes::Code,
    company::{MOST_EMPLOYEES, Sector},
    id::*,
    programme::Origin,
};

/// A number of employees as the register gives it: from so many to so many.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Band {
    /// At least.
    pub least: i64,
    /// At most; without it there is no upper end.
    pub most: Option<i64>,
}

impl Band {
    /// Reads a band however an extract writes it: `10-19`, `10 til 19`, `ANTAL_10_19`, `1000+`, `7`.
    ///
    /// # Errors
    /// [`Refusal::NotANumber`] on `employees`.
    pub fn parse(text: &str) -> Result<Self, Refused> {
        let refused = || Refusal::NotANumber { least: 0, most: MOST_EMPLOYEES }.on("employees");
        let numbers: Result<Vec<i64>, _> =
            text.split(|c: char| !c.is_ascii_digit()).filter(|n| !n.is_empty()).map(str::parse).collect();
        let open = |n: i64| (n < MOST_EMPLOYEES).then_some(n);
        match numbers.map_err(|_| refused())?.as_slice() {
            [n] if text.contains('+') || text.to_lowercase().contains("over") => Ok(Self { least: *n, most: None }),
            [n] if *n <= MOST_EMPLOYEES => Ok(Self { least: *n, most: Some(*n) }),
            [least, most] if least <= most && *least <= MOST_EMPLOYEES => Ok(Self { least: *least, most: open(*most) }),
            _ => Err(refused()),
        }
    }

    /// The number that a company has after the band is known: its own where that fits, else the least.
    #[must_use]
    pub fn keep(&self, known: i64) -> i64 {
        let fits = self.least <= known && self.most.is_none_or(|most| known <= most);
        if fits { known } else { self.least }
    }
}

/// Reads an industry's code, DB07 or DB25: two to six digits, dots and blanks between them. Excel takes the zero from
/// the beginning of a number: it is given back.
///
/// # Errors
/// [`Refusal::NotOnTheList`] on `industry`.
pub fn industry(text: &str) -> Result<String, Refused> {
    let refused = || Refusal::NotOnTheList.on("industry");
    let digits: String = text.chars().filter(|c| !matches!(c, '.' | ' ')).collect();
    if !digits.bytes().all(|b| b.is_ascii_digit()) {
        return Err(refused());
    }
    let digits = if matches!(digits.len(), 3 | 5) { format!("0{digits}") } else { digits };
    if matches!(digits.len(), 2 | 4 | 6) && !digits.starts_with("00") { Ok(digits) } else { Err(refused()) }
}

/// What the register says of a production unit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Listed {
    /// The production unit.
    pub unit: ProductionUnitId,
    /// Its industry, two to six digits.
    pub industry: String,
    /// Where it lies.
    pub municipality: Option<Code>,
    /// How many work there.
    pub employees: Option<Band>,
    /// The day it closed.
    pub closed_on: Option<Date>,
    /// The day the extract was brought in.
    pub read_on: Date,
}

impl Listed {
    /// Does the register say the same, whatever the day it was read?
    #[must_use]
    pub fn says_as(&self, other: &Self) -> bool {
        *self == Self { read_on: self.read_on, ..other.clone() }
    }
}

/// The day on which a company with so many production units closed: when every one of them has.
#[must_use]
pub fn closed_on(units: usize, listed: &[Listed]) -> Option<Date> {
    let closed: Vec<Date> = listed.iter().filter_map(|l| l.closed_on).collect();
    if units > 0 && closed.len() == units { closed.into_iter().max() } else { None }
}

/// How what the register says becomes what we keep.
#[derive(Debug, Clone, Default)]
pub struct RegisterRules {
    source: String,
    sections: Vec<Section>,
    types: Vec<TypeOf>,
    other_type: String,
    public_words: Vec<String>,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct Section {
    code: String,
    from: i64,
    until: i64,
}

#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
struct TypeOf {
    code: String,
    industries: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    source: String,
    other_type: String,
    public_words: Vec<String>,
    section: Vec<Section>,
    company_type: Vec<TypeOf>,
}

impl RegisterRules {
    /// Reads `rulebook/register.toml`.
    ///
    /// # Errors
    /// A sentence for the operator.
    pub fn read(text: &str) -> Result<Self, String> {
        let file: File = toml::from_str(text).map_err(|e| format!("register.toml: {e}"))?;
        let File { source, other_type, public_words, section: sections, company_type: types } = file;
        match sections.iter().find(|s| s.from > s.until) {
            Some(s) => Err(format!("register.toml: section `{}` ends before it begins", s.code)),
            None => Ok(Self { source, sections, types, other_type, public_words }),
        }
    }

    /// The source, and the codes of industries and of company types that are named.
    #[must_use]
    pub fn named(&self) -> (Option<&str>, Vec<&str>, Vec<&str>, Origin) {
        let types = self.types.iter().map(|t| t.code.as_str());
        (
            Some(self.source.as_str()).filter(|s| !s.is_empty()),
            self.sections.iter().map(|s| s.code.as_str()).collect(),
            types.chain(Some(self.other_type.as_str()).filter(|t| !t.is_empty())).collect(),
            Origin { file: "register.toml".to_owned(), line: 1 },
        )
    }

    /// Our code for an industry: its division where that is one of ours, else its section.
    #[must_use]
    pub fn industry(&self, industry: &str, is_ours: impl Fn(&str) -> bool) -> Option<Code> {
        let division = industry.get(..2)?;
        if is_ours(division) {
            return Some(Code::known(division));
        }
        let n: i64 = division.parse().ok()?;
        let section = self.sections.iter().find(|s| (s.from..=s.until).contains(&n))?;
        is_ours(&section.code).then(|| Code::known(&section.code))
    }

    /// The type of company that an industry most often is: somebody mends it where it isn't.
    #[must_use]
    pub fn company_type(&self, industry: &str) -> Code {
        let meant =
            |t: &TypeOf| t.industries.iter().filter(|i| industry.starts_with(i.as_str())).map(String::len).max();
        let found = self.types.iter().filter_map(|t| Some((meant(t)?, t))).max_by_key(|(length, _)| *length);
        Code::known(found.map_or(self.other_type.as_str(), |(_, t)| t.code.as_str()))
    }

    /// Public or private by the words of its form or name, "Primærkommune".
    #[must_use]
    pub fn sector(&self, words: &str) -> Sector {
        let words = words.to_lowercase();
        let public = self.public_words.iter().any(|w| words.contains(w.as_str()));
        if public { Sector::Public } else { Sector::Private }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn rules() -> RegisterRules {
        RegisterRules::read(include_str!("../../../rulebook/register.toml")).unwrap()
    }

    #[test]
    fn a_band_is_read_however_it_is_written() {
        let band = |least, most| Ok(Band { least, most });
        for (text, expected) in [
            ("10-19", band(10, Some(19))),
            ("10 til 19", band(10, Some(19))),
            ("ANTAL_10_19", band(10, Some(19))),
            ("ANTAL_1000_999999", band(1000, None)),
            ("1000+", band(1000, None)),
            ("over 1000", band(1000, None)),
            ("0", band(0, Some(0))),
            ("7", band(7, Some(7))),
            ("19-10", Err("not-a-number")),
            ("mange", Err("not-a-number")),
            ("1-2-3", Err("not-a-number")),
            ("99999999999999999999", Err("not-a-number")),
        ] {
            assert_eq!(Band::parse(text).map_err(|r| r.refusal.code()), expected, "{text}");
        }
        let band = Band { least: 10, most: Some(19) };
        assert_eq!([9, 10, 19, 20].map(|n| band.keep(n)), [10, 10, 19, 10]);
        assert_eq!(Band { least: 1000, most: None }.keep(4000), 4000);
    }

    #[test]
    fn an_industry_is_read_with_its_lost_zero() {
        for (text, expected) in [
            ("478110", Ok("478110")),
            ("47.11.10", Ok("471110")),
            ("11100", Ok("011100")),
            ("47", Ok("47")),
            ("110", Ok("0110")),
            ("4", Err("not-on-the-list")),
            ("0", Err("not-on-the-list")),
            ("000000", Err("not-on-the-list")),
            ("4781100", Err("not-on-the-list")),
            ("handel", Err("not-on-the-list")),
            ("", Err("not-on-the-list")),
        ] {
            assert_eq!(industry(text).as_deref().map_err(|r| r.refusal.code()), expected, "{text}");
        }
    }

    #[test]
    fn every_division_has_a_section_and_every_industry_a_type() {
        let rules = rules();
        for division in 1..=99_i64 {
            let code = format!("{division:02}0000");
            let section = rules.industry(&code, |c| c.len() == 1);
            let gaps = [4, 34, 40, 44, 48, 54, 57, 67, 76, 83, 89];
            assert_eq!(section.is_none(), gaps.contains(&division), "{division}: {section:?}");
        }
        let of = |code: &str| rules.industry(code, |c| ["47", "G", "C"].contains(&c)).map(|c| c.to_string());
        assert_eq!(of("471110").as_deref(), Some("47"));
        assert_eq!(of("461900").as_deref(), Some("G"), "a division that isn't ours is told by its section");
        assert_eq!(of("120000").as_deref(), Some("C"));
        assert_eq!(of("011100"), None);
        assert_eq!(rules.company_type("471110").as_str(), "groceries");
        assert_eq!(rules.company_type("475220").as_str(), "diy_store", "the longer code goes before");
        assert_eq!(rules.company_type("107110").as_str(), "production");
        assert_eq!(rules.company_type("841100").as_str(), "service_cleaning_refuse");
        assert_eq!(rules.sector("Primærkommune"), Sector::Public);
        assert_eq!(rules.sector("Anpartsselskab"), Sector::Private);
        assert_eq!(rules.sector(""), Sector::Private);
    }

    #[test]
    fn a_company_is_closed_when_each_of_its_workplaces_is() {
        let listed = |closed_on| Listed {
            unit: ProductionUnitId::fresh(),
            industry: "471110".to_owned(),
            municipality: None,
            employees: None,
            closed_on,
            read_on: date(2026, 11, 24),
        };
        let (may, june) = (Some(date(2026, 5, 31)), Some(date(2026, 6, 30)));
        assert_eq!(closed_on(0, &[]), None);
        assert_eq!(closed_on(1, &[]), None);
        assert_eq!(closed_on(2, &[listed(may)]), None, "one was never in an extract");
        assert_eq!(closed_on(2, &[listed(may), listed(None)]), None);
        assert_eq!(closed_on(2, &[listed(may), listed(june)]), june);
        let one = listed(None);
        assert!(one.says_as(&Listed { read_on: date(2027, 1, 1), ..one.clone() }));
        assert!(!one.says_as(&Listed { closed_on: may, ..one.clone() }));
    }
}
