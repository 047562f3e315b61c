//! What messages and personal links go by: data, in `rulebook/messages.toml`.

use jiff::{
    SignedDuration,
    civil::{Date, Time},
};
use serde::Deserialize;

use super::QuietHours;
use crate::period::plus_days;

/// When nobody is disturbed, when one is reminded, how long links and codes last.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MessageTerms {
    /// Where it is said.
    pub source: String,
    /// Quiet hours where the job centre has set none.
    pub quiet: QuietHours,
    /// How late a message may be before the administrator is told.
    pub alarm_after: SignedDuration,
    /// How long a personal link works.
    pub link_lasts: SignedDuration,
    /// How long a one-time code works.
    pub code_lasts: SignedDuration,
    /// Wrong codes after which a new link is needed.
    pub wrong_codes: i64,
    /// How long a page stays open after the code.
    pub pass_lasts: SignedDuration,
    /// Days after sending on which whoever has not signed is reminded, in order.
    pub reminder_days: Vec<i64>,
    /// At least so many days between two reminders.
    pub reminder_gap: i64,
}

/// What a rulebook without the file goes by: nothing is quiet, nothing lasts, nobody is reminded.
impl Default for MessageTerms {
    fn default() -> Self {
        Self {
            source: String::new(),
            quiet: QuietHours::never(),
            alarm_after: SignedDuration::ZERO,
            link_lasts: SignedDuration::ZERO,
            code_lasts: SignedDuration::ZERO,
            wrong_codes: 0,
            pass_lasts: SignedDuration::ZERO,
            reminder_days: Vec::new(),
            reminder_gap: 1,
        }
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    source: String,
    quiet_from: Time,
    quiet_until: Time,
    alarm_minutes: i64,
    link_days: i64,
    code_minutes: i64,
    wrong_codes: i64,
    pass_minutes: i64,
    reminder_days: Vec<i64>,
    reminder_gap: i64,
}

impl MessageTerms {
    /// Reads `messages.toml`.
    ///
    /// # Errors
    /// A sentence with file and line for the operator.
    pub fn read(text: &str) -> Result<Self, String> {
        let file: File = toml::from_str(text).map_err(|e| format!("messages.toml: {e}"))?;
        let minute = |t: Time| i64::from(t.hour()) * 60 + i64::from(t.minute());
        let quiet = QuietHours::new(minute(file.quiet_from), minute(file.quiet_until));
        let counts = [file.alarm_minutes, file.link_days, file.code_minutes, file.wrong_codes, file.pass_minutes];
        let rises = file.reminder_days.iter().zip(file.reminder_days.iter().skip(1)).all(|(a, b)| a < b);
        if counts.iter().any(|n| *n < 1) || file.reminder_days.iter().any(|d| *d < 1) || file.reminder_gap < 1 {
            return Err("messages.toml: below 1".to_owned());
        }
        if !rises {
            return Err("messages.toml: reminder_days are in order".to_owned());
        }
        Ok(Self {
            source: file.source,
            quiet: quiet.map_err(|_| "messages.toml: not a time of day".to_owned())?,
            alarm_after: SignedDuration::from_mins(file.alarm_minutes),
            link_lasts: SignedDuration::from_hours(24 * file.link_days),
            code_lasts: SignedDuration::from_mins(file.code_minutes),
            wrong_codes: file.wrong_codes,
            pass_lasts: SignedDuration::from_mins(file.pass_minutes),
            reminder_days: file.reminder_days,
            reminder_gap: file.reminder_gap,
        })
    }

    /// Is somebody to be reminded today of what was sent to them on a day? `last` is the day of the latest reminder
    /// since. Days on which nobody looked are not made up for: one reminder, however many were due.
    #[must_use]
    pub fn reminds(&self, sent_on: Date, last: Option<Date>, today: Date) -> bool {
        let reached = |from: Date| self.reminder_days.iter().filter(|d| plus_days(sent_on, **d) <= from).count();
        match last.filter(|l| *l >= sent_on) {
            None => reached(today) > 0,
            Some(last) => reached(today) > reached(last) && plus_days(last, self.reminder_gap) <= today,
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn whoever_has_not_signed_is_reminded_on_few_days_and_never_twice_for_one() {
        let terms = MessageTerms { reminder_days: vec![2, 5, 10], reminder_gap: 2, ..MessageTerms::default() };
        let sent = date(2026, 11, 2);
        let mut last = None;
        let mut days = Vec::new();
        for n in 0..40 {
            let today = plus_days(sent, n);
            if terms.reminds(sent, last, today) {
                days.push(n);
                last = Some(today);
            }
        }
        assert_eq!(days, [2, 5, 10]);
        // Nobody looked for a month: one reminder, not three.
        let late = plus_days(sent, 30);
        assert!(terms.reminds(sent, None, late));
        assert!(!terms.reminds(sent, Some(late), plus_days(late, 1)));
        // Reminded by hand on day 4: day 5 is too near.
        assert!(!terms.reminds(sent, Some(plus_days(sent, 4)), plus_days(sent, 5)));
        assert!(terms.reminds(sent, Some(plus_days(sent, 4)), plus_days(sent, 6)));
        // Sent anew: what was before does not count.
        assert!(terms.reminds(plus_days(sent, 20), Some(plus_days(sent, 10)), plus_days(sent, 22)));
    }

    #[test]
    fn terms_say_what_is_wrong() {
        let good = "source = 'Holdepunkt'\nquiet_from = '21:00'\nquiet_until = '07:00'\nalarm_minutes = 15\nlink_days = 7\n\
                    code_minutes = 10\nwrong_codes = 5\npass_minutes = 30\nreminder_days = [2, 5]\nreminder_gap = 2\n";
        assert!(MessageTerms::read(good).is_ok());
        for (from, to) in
            [("[2, 5]", "[5, 2]"), ("link_days = 7", "link_days = 0"), ("'21:00'", "'25:00'"), ("gap", "pause")]
        {
            assert!(MessageTerms::read(&good.replace(from, to)).is_err(), "{to}");
        }
    }
}
