//! Reading the demo's files: strict about columns, exact about lines, days counted from a day.

use std::str::FromStr;

use holdepunkt_rules::period::{monday_of, plus_days};
use jiff::civil::Date;
use serde::de::DeserializeOwned;

use super::{DemoError, Files};

/// Where a row stands.
#[derive(Debug, Clone)]
pub(super) struct At {
    file: String,
    line: usize,
}

impl At {
    pub(super) fn new(file: &str, line: usize) -> Self {
        Self { file: file.to_owned(), line }
    }

    pub(super) fn fault(&self, what: &str) -> DemoError {
        DemoError::File(format!("{}:{}: {what}", self.file, self.line))
    }

    /// What a key stands for, or the fault that it stands for nothing.
    pub(super) fn known<T>(&self, found: Option<T>, what: &str, key: &str) -> Result<T, DemoError> {
        found.ok_or_else(|| self.fault(&format!("no {what} `{key}`")))
    }

    pub(super) fn number(&self, text: &str) -> Result<i64, DemoError> {
        text.parse().map_err(|_| self.fault(&format!("`{text}` is not a whole number")))
    }
}

/// The text of a file of a world.
pub(super) fn text(world: &str, name: &str) -> Result<Option<String>, DemoError> {
    let path = format!("{world}/{name}");
    let Some(file) = Files::get(&path) else { return Ok(None) };
    let text = String::from_utf8(file.data.into_owned());
    text.map(Some).map_err(|_| DemoError::File(format!("{path}: not UTF-8")))
}

/// The rows of a world's file, each with where it stands; a world without the file has none.
pub(super) fn read<T: DeserializeOwned>(world: &str, name: &str) -> Result<Vec<(At, T)>, DemoError> {
    text(world, name)?.map_or(Ok(Vec::new()), |text| parse(&format!("{world}/{name}"), &text))
}

/// Each row is one line, so that a fault names the right one whatever comments stand between.
pub(super) fn parse<T: DeserializeOwned>(path: &str, text: &str) -> Result<Vec<(At, T)>, DemoError> {
    let mut lines = text.lines().enumerate().filter(|(_, l)| !l.starts_with('#') && !l.is_empty());
    let Some((_, first)) = lines.next() else { return Ok(Vec::new()) };
    let columns = fields(&At::new(path, 1), first)?;
    let mut rows = Vec::new();
    for (i, line) in lines {
        let at = At::new(path, i + 1);
        let record = fields(&at, line)?;
        if record.len() != columns.len() {
            return Err(at.fault(&format!("{} fields, and there are {} columns", record.len(), columns.len())));
        }
        let row = record.deserialize(Some(&columns)).map_err(|e| at.fault(&what_is_wrong(&e)))?;
        rows.push((at, row));
    }
    Ok(rows)
}

fn fields(at: &At, line: &str) -> Result<csv::StringRecord, DemoError> {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).from_reader(line.as_bytes());
    let mut record = csv::StringRecord::new();
    reader.read_record(&mut record).map_err(|e| at.fault(&e.to_string()))?;
    Ok(record)
}

fn what_is_wrong(error: &csv::Error) -> String {
    match error.kind() {
        csv::ErrorKind::Deserialize { err, .. } => err.to_string(),
        _ => error.to_string(),
    }
}

/// Days as the demo writes them: real ones, or counted from the day it is filled.
#[derive(Debug, Clone, Copy)]
pub(super) struct Days {
    today: Date,
}

const WEEKDAYS: [&str; 7] = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];

impl Days {
    pub(super) fn counted_from(today: Date) -> Self {
        Self { today }
    }

    pub(super) fn today(self) -> Date {
        self.today
    }

    /// `2009-04-01`, `day-84`, `mon+0`.
    pub(super) fn day(self, at: &At, text: &str) -> Result<Date, DemoError> {
        self.find(text).ok_or_else(|| at.fault(&format!("`{text}` is not a day")))
    }

    /// As [`Days::day`]; empty is none.
    pub(super) fn optional(self, at: &At, text: &str) -> Result<Option<Date>, DemoError> {
        if text.is_empty() { Ok(None) } else { self.day(at, text).map(Some) }
    }

    pub(super) fn find(self, text: &str) -> Option<Date> {
        if text.starts_with(|c: char| c.is_ascii_digit()) {
            return Date::from_str(text).ok();
        }
        let (unit, count) = (text.get(..3)?, text.get(3..)?);
        let count: i64 = count.starts_with(['+', '-']).then(|| count.parse().ok())??;
        match WEEKDAYS.iter().position(|w| *w == unit) {
            None => (unit == "day").then(|| plus_days(self.today, count)),
            Some(weekday) => Some(plus_days(monday_of(self.today), count * 7 + i64::try_from(weekday).ok()?)),
        }
    }
}

/// A decimal degree as millionths of a degree: `55.5043`.
pub(super) fn degrees(at: &At, text: &str) -> Result<i64, DemoError> {
    let wrong = || at.fault(&format!("`{text}` is not a decimal degree"));
    let (whole, part) = text.split_once('.').unwrap_or((text, ""));
    if part.len() > 6 || !part.bytes().all(|b| b.is_ascii_digit()) {
        return Err(wrong());
    }
    let whole: i64 = whole.parse().map_err(|_| wrong())?;
    let part: i64 = format!("{part:0<6}").parse().map_err(|_| wrong())?;
    Ok(whole * 1_000_000 + part)
}

/// The parts of a list in one field.
pub(super) fn list(text: &str) -> impl Iterator<Item = &str> {
    text.split(';').filter(|part| !part.is_empty())
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[derive(Debug, serde::Deserialize)]
    #[serde(deny_unknown_fields)]
    #[allow(dead_code)] // only whether they are read matters
    struct Two {
        key: String,
        name: String,
    }

    fn check(text: &str, expected: &str) {
        let answer = parse::<Two>("x.csv", text).unwrap_err().to_string();
        assert!(answer.starts_with(expected), "{answer}");
    }

    #[test]
    fn demo_files_are_read_strictly_with_their_lines() {
        assert_eq!(parse::<Two>("x.csv", "# a\nkey,name\na,b\n").unwrap().len(), 1);
        check("# a\nkey,name,age\na,b,c\n", "x.csv:3: unknown field `age`");
        check("# a\n# b\nkey\na\n", "x.csv:4: missing field `name`");
        check("key,name\na,b\n# c\na\n", "x.csv:4: 1 fields, and there are 2 columns");
    }

    #[test]
    fn demo_days_count_from_the_day_it_is_filled() {
        let days = Days::counted_from(date(2026, 11, 24));
        for (text, expected) in [
            ("2009-04-01", Some(date(2009, 4, 1))),
            ("day+0", Some(date(2026, 11, 24))),
            ("day-24", Some(date(2026, 10, 31))),
            ("mon+0", Some(date(2026, 11, 23))),
            ("fri-1", Some(date(2026, 11, 20))),
            ("sun+1", Some(date(2026, 12, 6))),
            ("2009-02-30", None),
            ("man+1", None),
            ("mon1", None),
            ("", None),
            ("æøå+1", None),
        ] {
            assert_eq!(days.find(text), expected, "{text}");
        }
    }
}
