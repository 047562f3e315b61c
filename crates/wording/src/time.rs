//! Days, moments, hours, numbers and kroner as people write them in each language.

use holdepunkt_rules::{hours::WeeklyHours, money::Ore, period::Period};
use jiff::{Timestamp, civil::Date, tz::TimeZone};

use crate::{Argument, Language, Words};

impl Words {
    /// A month's name: `January` is 1.
    #[must_use]
    pub fn month(self, month: i8) -> String {
        self.say(&format!("month-{month}"))
    }

    /// A month's short name.
    #[must_use]
    pub fn month_short(self, month: i8) -> String {
        self.say(&format!("month-short-{month}"))
    }

    /// A weekday's short name.
    #[must_use]
    pub fn weekday_short(self, day: Date) -> String {
        self.say(&format!("weekday-short-{}", day.weekday().to_monday_one_offset()))
    }

    /// "26. november 2026", "26 November 2026".
    #[must_use]
    pub fn day_long(self, day: Date) -> String {
        let point = if self.language == Language::Danish { "." } else { "" };
        format!("{}{point} {} {}", day.day(), self.month(day.month()), day.year())
    }

    /// "26. nov. 2026", "26 Nov 2026".
    #[must_use]
    pub fn day(self, day: Date) -> String {
        format!("{} {}", self.day_short(day), day.year())
    }

    /// "26. nov.", "26 Nov".
    #[must_use]
    pub fn day_short(self, day: Date) -> String {
        let point = if self.language == Language::Danish { "." } else { "" };
        format!("{}{point} {}", day.day(), self.month_short(day.month()))
    }

    /// A day seen from today: the year only where it is another ("26. nov.", "4. jan. 2027").
    #[must_use]
    pub fn day_near(self, day: Date, today: Date) -> String {
        if day.year() == today.year() { self.day_short(day) } else { self.day(day) }
    }

    /// "tors. 26. nov.", "Thu 26 Nov".
    #[must_use]
    pub fn weekday_and_day(self, day: Date) -> String {
        format!("{} {}", self.weekday_short(day), self.day_short(day))
    }

    /// "26/11", in both languages.
    #[must_use]
    pub fn day_tiny(self, day: Date) -> String {
        format!("{}/{}", day.day(), day.month())
    }

    /// "7. sep. til 31. jan. 2027", "fra 7. sep. 2026".
    #[must_use]
    pub fn period(self, period: &Period) -> String {
        let from = period.from();
        match period.until() {
            None => self.say_with("time-from", &[("from", Argument::from(self.day(from)))]),
            Some(until) => {
                let from = if from.year() == until.year() { self.day_short(from) } else { self.day(from) };
                self.say_with(
                    "time-from-until",
                    &[("from", Argument::from(from)), ("until", Argument::from(self.day(until)))],
                )
            }
        }
    }

    /// A time of day, from minutes after midnight: "9.05"; "9:05" in English.
    #[must_use]
    pub fn clock(self, minute: i64) -> String {
        let sign = match self.language {
            Language::Danish => '.',
            Language::English => ':',
        };
        format!("{}{sign}{:02}", minute / 60, minute % 60)
    }

    /// As [`Words::clock`], where room is short: a whole hour is "9" in Danish.
    #[must_use]
    pub fn clock_short(self, minute: i64) -> String {
        match (self.language, minute % 60) {
            (Language::Danish, 0) => (minute / 60).to_string(),
            _ => self.clock(minute),
        }
    }

    /// Two times of day: "9.00–12.30".
    #[must_use]
    pub fn clock_span(self, from: i64, until: i64) -> String {
        format!("{}–{}", self.clock(from), self.clock(until))
    }

    /// "24. nov. 2026 kl. 9.05", "24 Nov 2026, 9:05".
    #[must_use]
    pub fn moment(self, moment: Timestamp, zone: &TimeZone) -> String {
        let at = moment.to_zoned(zone.clone());
        let clock = self.clock(i64::from(at.hour()) * 60 + i64::from(at.minute()));
        self.say_with("time-moment", &[("day", Argument::from(self.day(at.date()))), ("clock", Argument::from(clock))])
    }

    /// Hours as a number: "12", "2,5"; "2.5" in English.
    #[must_use]
    pub fn hours(self, hours: WeeklyHours) -> String {
        let (whole, rest) = (hours.minutes() / 60, hours.minutes() % 60);
        if rest == 0 {
            return whole.to_string();
        }
        let part = format!("{:02}", (rest * 100 + 30) / 60);
        format!("{whole}{}{}", self.decimal_sign(), part.trim_end_matches('0'))
    }

    /// Hundredths as a number: "12", "12,5", "0,27"; "12.5" in English.
    #[must_use]
    pub fn hundredths(self, hundredths: i64) -> String {
        let (sign, all) = if hundredths < 0 { ("−", hundredths.saturating_neg()) } else { ("", hundredths) };
        let (whole, rest) = (self.number(all / 100), all % 100);
        if rest == 0 {
            return format!("{sign}{whole}");
        }
        let part = format!("{rest:02}");
        format!("{sign}{whole}{}{}", self.decimal_sign(), part.trim_end_matches('0'))
    }

    fn decimal_sign(self) -> char {
        match self.language {
            Language::Danish => ',',
            Language::English => '.',
        }
    }

    /// A whole number in groups of three: "12.000", "12,000".
    #[must_use]
    pub fn number(self, number: i64) -> String {
        let sign = if self.language == Language::Danish { '.' } else { ',' };
        let digits = number.unsigned_abs().to_string();
        let mut out = String::new();
        for (i, c) in digits.chars().enumerate() {
            if i > 0 && (digits.len() - i).is_multiple_of(3) {
                out.push(sign);
            }
            out.push(c);
        }
        if number < 0 { format!("−{out}") } else { out }
    }

    /// An amount: "4.500 kr.", "4.500,50 kr."; "DKK 4,500" in English.
    #[must_use]
    pub fn kroner(self, amount: Ore) -> String {
        let (whole, rest) = (amount.0 / 100, (amount.0 % 100).abs());
        let mut text = self.number(whole);
        if rest != 0 {
            text = format!("{text}{}{rest:02}", self.decimal_sign());
        }
        self.say_with("money-kroner", &[("amount", Argument::from(text))])
    }

    /// Tenths of a percent: 255 is "25,5 %"; "25.5%" in English.
    #[must_use]
    pub fn percent(self, tenths: i64) -> String {
        let space = if self.language == Language::Danish { "\u{a0}" } else { "" };
        format!("{}{}{}{space}%", tenths / 10, self.decimal_sign(), (tenths % 10).abs())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn writes_as_people_write() {
        let (da, en) = (Words::of(Language::Danish), Words::of(Language::English));
        let day = date(2026, 11, 26);
        assert_eq!(da.weekday_and_day(day), "tors. 26. nov.");
        assert_eq!(en.weekday_and_day(day), "Thu 26 Nov");
        assert_eq!(da.day_long(day), "26. november 2026");
        assert_eq!(da.kroner(Ore(450_050)), "4.500,50 kr.");
        assert_eq!(en.kroner(Ore(450_000)), "DKK 4,500");
        assert_eq!(da.hours(WeeklyHours::from_minutes(150)), "2,5");
        assert_eq!(da.hours(WeeklyHours::from_minutes(135)), "2,25");
        assert_eq!(en.percent(255), "25.5%");
        assert_eq!(da.number(-12_345_678), "−12.345.678");
    }
}
