//! Reading what a form sent: field by field, gathering every refusal.

use holdepunkt_rules::{
    Refusal, Refused,
    codes::{Code, CodeList},
    hours::WeeklyHours,
    money::Ore,
    text,
};
use jiff::civil::Date;

use super::Fields;

/// Days that somebody can mean: a year further away is a slip of the finger.
const EARLIEST: (i16, i8, i8) = (1990, 1, 1);
const LATEST: (i16, i8, i8) = (2100, 12, 31);

/// A time of day that something begins or ends at: midnight stands at its beginning.
fn minute(text: &str, name: &'static str) -> Result<i64, Refused> {
    if text.trim().is_empty() {
        return Err(Refusal::Missing.on(name));
    }
    text::time_of_day(text).filter(|at| *at < 1440).ok_or_else(|| Refusal::NotATime.on(name))
}

/// Reads fields, gathering refusals.
#[derive(Debug)]
pub struct Reader<'f> {
    fields: &'f Fields,
    refused: Vec<Refused>,
}

impl<'f> Reader<'f> {
    /// A reader of what was sent.
    #[must_use]
    pub fn of(fields: &'f Fields) -> Self {
        Self { fields, refused: Vec::new() }
    }

    /// Keeps a refusal; gives the value when there is none.
    pub fn keep<T>(&mut self, result: Result<T, Refused>) -> Option<T> {
        result.map_err(|refused| self.refused.push(refused)).ok()
    }

    /// Refuses a field.
    pub fn refuse(&mut self, refused: Refused) {
        self.refused.push(refused);
    }

    /// A line that must be filled.
    pub fn line(&mut self, name: &'static str, longest: usize) -> String {
        let result = text::line(self.fields.get(name), longest, name);
        self.keep(result).unwrap_or_default()
    }

    /// A line that may be empty.
    pub fn optional_line(&mut self, name: &'static str, longest: usize) -> String {
        let result = text::optional_line(self.fields.get(name), longest, name);
        self.keep(result).unwrap_or_default()
    }

    /// Several lines.
    pub fn note(&mut self, name: &'static str) -> String {
        let result = text::note(self.fields.get(name), name);
        self.keep(result).unwrap_or_default()
    }

    /// A telephone number, or nothing.
    pub fn phone(&mut self, name: &'static str) -> String {
        let result = text::phone(self.fields.get(name), name);
        self.keep(result).unwrap_or_default()
    }

    /// An e-mail address, or nothing.
    pub fn email(&mut self, name: &'static str) -> String {
        let result = text::email(self.fields.get(name), name);
        self.keep(result).unwrap_or_default()
    }

    /// A whole number between two bounds.
    pub fn whole(&mut self, name: &'static str, least: i64, most: i64) -> i64 {
        let digits: String = self.fields.get(name).trim().chars().filter(|c| !matches!(c, '.' | ' ')).collect();
        match digits.parse::<i64>() {
            Ok(n) if (least..=most).contains(&n) => n,
            _ if digits.is_empty() => {
                self.refuse(Refusal::Missing.on(name));
                least
            }
            _ => {
                self.refuse(Refusal::NotANumber { least, most }.on(name));
                least
            }
        }
    }

    /// Hours a week.
    pub fn hours(&mut self, name: &'static str) -> WeeklyHours {
        let result = WeeklyHours::parse(self.fields.get(name), name);
        self.keep(result).unwrap_or_default()
    }

    /// Hours a week, or nothing.
    pub fn optional_hours(&mut self, name: &'static str) -> Option<WeeklyHours> {
        if self.fields.get(name).trim().is_empty() { None } else { Some(self.hours(name)) }
    }

    /// An amount of kroner; nothing is zero.
    pub fn kroner(&mut self, name: &'static str) -> Ore {
        if self.fields.get(name).trim().is_empty() {
            return Ore::default();
        }
        let result = Ore::parse(self.fields.get(name), name);
        self.keep(result).unwrap_or_default()
    }

    /// A day from its three fields (`<name>_day`, `<name>_month`, `<name>_year`) or from one (`2026-11-30`).
    pub fn optional_day(&mut self, name: &'static str) -> Option<Date> {
        let part = |end: &str| self.fields.get(&format!("{name}_{end}")).trim().to_owned();
        let (day, month, year, whole) = (part("day"), part("month"), part("year"), self.fields.get(name).trim());
        if day.is_empty() && month.is_empty() && year.is_empty() && whole.is_empty() {
            return None;
        }
        let read = || -> Option<Date> {
            if !whole.is_empty() {
                return whole.parse().ok();
            }
            let year: i16 = if year.len() == 2 { format!("20{year}") } else { year }.parse().ok()?;
            Date::new(year, month.parse().ok()?, day.parse().ok()?).ok()
        };
        let bound = |(y, m, d): (i16, i8, i8)| Date::new(y, m, d).unwrap_or(Date::MAX);
        let (from, until) = (bound(EARLIEST), bound(LATEST));
        match read() {
            Some(day) if day < from || day > until => {
                self.refuse(Refusal::DayOutOfReach { from, until }.on(name));
                None
            }
            Some(day) => Some(day),
            None => {
                self.refuse(Refusal::NotADay.on(name));
                None
            }
        }
    }

    /// A day that must be filled.
    pub fn day(&mut self, name: &'static str) -> Option<Date> {
        let before = self.refused.len();
        let day = self.optional_day(name);
        if day.is_none() && self.refused.len() == before {
            self.refuse(Refusal::Missing.on(name));
        }
        day
    }

    /// A time of day: "9.30", "09:30", "9" as minutes after midnight.
    pub fn minute(&mut self, name: &'static str) -> Option<i64> {
        let result = minute(self.fields.get(name), name);
        self.keep(result)
    }

    /// A choice on a code list.
    pub fn code(&mut self, name: &'static str, list: &CodeList, today: Date) -> Option<Code> {
        let result = list.parse(self.fields.get(name), today, name);
        self.keep(result)
    }

    /// A choice on a code list, or nothing.
    pub fn optional_code(&mut self, name: &'static str, list: &CodeList, today: Date) -> Option<Code> {
        if self.fields.get(name).trim().is_empty() { None } else { self.code(name, list, today) }
    }

    /// A choice that must be made, read by its own parser (an id, a closed list).
    pub fn choice<T>(&mut self, name: &'static str, parse: impl Fn(&str) -> Option<T>) -> Option<T> {
        let text = self.fields.get(name);
        if text.is_empty() {
            self.refuse(Refusal::Missing.on(name));
            return None;
        }
        let result = parse(text).ok_or_else(|| Refusal::NotOnTheList.on(name));
        self.keep(result)
    }

    /// A choice that may be left out.
    pub fn optional_choice<T>(&mut self, name: &'static str, parse: impl Fn(&str) -> Option<T>) -> Option<T> {
        if self.fields.get(name).is_empty() { None } else { self.choice(name, parse) }
    }

    /// A tick.
    #[must_use]
    pub fn tick(&self, name: &str) -> bool {
        !self.fields.get(name).is_empty()
    }

    /// The version that the form was made from.
    #[must_use]
    pub fn version(&self) -> i64 {
        self.fields.get("version").parse().unwrap_or(0)
    }

    /// What was refused, if anything; call it before using what was read.
    ///
    /// # Errors
    /// Every refusal gathered.
    pub fn finish(self) -> Result<(), Vec<Refused>> {
        if self.refused.is_empty() { Ok(()) } else { Err(self.refused) }
    }
}
