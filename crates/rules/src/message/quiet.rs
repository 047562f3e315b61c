//! Quiet hours: by the clock on the wall in Denmark, also in the nights on which it is put on or back.

use jiff::{Timestamp, civil::Time, tz::TimeZone};

use crate::{Refusal, Refused};

const MINUTES_OF_A_DAY: i64 = 24 * 60;

/// When nobody is disturbed: minutes of the day, the last one not counted. Over midnight when it begins later than
/// it ends; never when both are the same.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct QuietHours {
    from: i64,
    until: i64,
}

impl QuietHours {
    /// From a minute of the day until another.
    ///
    /// # Errors
    /// [`Refusal::NotATime`] on `quiet_from` or `quiet_until`.
    pub fn new(from: i64, until: i64) -> Result<Self, Refused> {
        let minute = |m: i64| (0..MINUTES_OF_A_DAY).contains(&m);
        match (minute(from), minute(until)) {
            (true, true) => Ok(Self { from, until }),
            (false, _) => Err(Refusal::NotATime.on("quiet_from")),
            (true, false) => Err(Refusal::NotATime.on("quiet_until")),
        }
    }

    /// Never quiet.
    #[must_use]
    pub fn never() -> Self {
        Self { from: 0, until: 0 }
    }

    /// The minute of the day from which it is quiet.
    #[must_use]
    pub fn from(self) -> i64 {
        self.from
    }

    /// The minute of the day at which it no longer is.
    #[must_use]
    pub fn until(self) -> i64 {
        self.until
    }

    /// Is that minute of the day a quiet one?
    #[must_use]
    pub fn holds(self, minute: i64) -> bool {
        if self.from <= self.until {
            (self.from..self.until).contains(&minute)
        } else {
            minute >= self.from || minute < self.until
        }
    }

    /// The moment itself, or, when it is a quiet one, the end of the quiet hours that it lies in.
    #[must_use]
    pub fn after(self, at: Timestamp, zone: &TimeZone) -> Timestamp {
        let local = at.to_zoned(zone.clone());
        let minute = i64::from(local.hour()) * 60 + i64::from(local.minute());
        if !self.holds(minute) {
            return at;
        }
        let day = if minute < self.until { Ok(local.date()) } else { local.date().tomorrow() };
        let (hour, rest) = (i8::try_from(self.until / 60).unwrap_or(0), i8::try_from(self.until % 60).unwrap_or(0));
        let (Ok(day), Ok(time)) = (day, Time::new(hour, rest, 0, 0)) else { return at };
        let end = zone.to_ambiguous_zoned(day.to_datetime(time));
        // The hour that comes twice in October: in its second round the end is the second one.
        let first = end.clone().compatible().map(|z| z.timestamp());
        let second = end.later().map(|z| z.timestamp());
        [first, second].into_iter().flatten().find(|end| *end >= at).unwrap_or(at)
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn copenhagen() -> TimeZone {
        TimeZone::get("Europe/Copenhagen").unwrap()
    }

    /// The end of quiet hours after a moment, by the clock on the wall.
    fn check(hours: (i64, i64), at: &str) -> String {
        let quiet = QuietHours::new(hours.0, hours.1).unwrap();
        let at: Timestamp = at.parse().unwrap();
        quiet.after(at, &copenhagen()).to_zoned(copenhagen()).strftime("%Y-%m-%d %H:%M %:z").to_string()
    }

    const NIGHT: (i64, i64) = (21 * 60, 7 * 60);

    #[test]
    fn nobody_is_disturbed_at_night() {
        assert_eq!(check(NIGHT, "2026-11-24T19:59:00Z"), "2026-11-24 20:59 +01:00");
        assert_eq!(check(NIGHT, "2026-11-24T20:00:00Z"), "2026-11-25 07:00 +01:00");
        assert_eq!(check(NIGHT, "2026-11-25T05:59:00Z"), "2026-11-25 07:00 +01:00");
        assert_eq!(check(NIGHT, "2026-11-25T06:00:00Z"), "2026-11-25 07:00 +01:00");
        assert_eq!(check(NIGHT, "2026-11-25T06:01:00Z"), "2026-11-25 07:01 +01:00");
        assert_eq!(check((12 * 60, 13 * 60), "2026-11-24T11:30:00Z"), "2026-11-24 13:00 +01:00");
        assert_eq!(check((600, 600), "2026-11-24T09:00:00Z"), "2026-11-24 10:00 +01:00", "never quiet");
    }

    #[test]
    fn the_night_is_an_hour_shorter_in_march_and_longer_in_october() {
        // 29 March 2026: 02:00 becomes 03:00. 25 October 2026: 03:00 becomes 02:00.
        assert_eq!(check(NIGHT, "2026-03-28T20:00:00Z"), "2026-03-29 07:00 +02:00");
        assert_eq!(check(NIGHT, "2026-10-24T19:00:00Z"), "2026-10-25 07:00 +01:00");
        // An end that the clock jumps over: half an hour after the jump.
        assert_eq!(check((60, 150), "2026-03-29T00:30:00Z"), "2026-03-29 03:30 +02:00");
        // An end that comes twice: the first one for the first round, the second for the second.
        assert_eq!(check((60, 150), "2026-10-25T00:10:00Z"), "2026-10-25 02:30 +02:00");
        assert_eq!(check((60, 150), "2026-10-25T01:10:00Z"), "2026-10-25 02:30 +01:00");
    }

    #[test]
    fn hours_are_hours_of_a_day() {
        let code = |from, until| {
            let field = |r: Refused| r.field.unwrap_or_default();
            QuietHours::new(from, until).map_or_else(field, |_| "ok")
        };
        assert_eq!(code(0, 1439), "ok");
        assert_eq!(code(1440, 60), "quiet_from");
        assert_eq!(code(-1, 60), "quiet_from");
        assert_eq!(code(60, 1440), "quiet_until");
    }

    proptest! {
        /// Whenever it is, the answer is not earlier, at most a day and an hour later, and not quiet.
        #[test]
        fn the_answer_is_the_next_moment_that_is_not_quiet(
            second in 1_700_000_000_i64..1_900_000_000, from in 0_i64..1440, until in 0_i64..1440,
        ) {
            let quiet = QuietHours::new(from, until).unwrap();
            let at = Timestamp::from_second(second).unwrap();
            let after = quiet.after(at, &copenhagen());
            let local = after.to_zoned(copenhagen());
            let minute = i64::from(local.hour()) * 60 + i64::from(local.minute());
            prop_assert!(after >= at);
            prop_assert!(after.duration_since(at).as_hours() <= 25);
            // Where the end is jumped over, the moment after the jump may be a quiet minute by its number.
            let jumped = until / 60 == 2 && local.hour() == 3;
            prop_assert!(!quiet.holds(minute) || jumped, "{after} is quiet");
        }
    }
}
