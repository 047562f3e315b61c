//! The personal mentor (S2, anchor point 4): granted by the coordinating caseworker for hours a week, for at most
//! six months at a time, with tasks; what was done is logged. An extension is a new grant.
//!
//! Whoever it is, a consultant with a short task, a company mentor with more hours, somebody of the volunteer
//! corps or from outside (Projektplan Middelfart: 4), they act as a personal mentor and see what one sees. A
//! company mentor who is one too is entered among the job centre's people for it: what they see as a workplace's
//! mentor does not grow.

use jiff::{ToSpan, civil::Date};

use crate::{
    Refusal, Refused,
    figures::Figures,
    id::*,
    period::{Period, plus_days},
};

code_enum! {
    /// What kind of mentor it is (Projektplan Middelfart: 4; LAB § 168).
    PersonalMentorKind {
        /// A consultant of the job centre, for a short task that stands alone.
        Consultant = "consultant",
        /// The company's mentor, with hours beyond what a workplace gives anyway (LAB § 169).
        CompanyMentor = "company_mentor",
        /// Somebody of the volunteer corps.
        Volunteer = "volunteer",
        /// Somebody from outside.
        External = "external",
    }
}

/// The grant of a personal mentor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MentorGrant {
    /// For whom.
    pub citizen: CitizenId,
    /// Who is the mentor.
    pub employee: EmployeeId,
    /// First and last day. Grants from before there was a limit may have no last day.
    pub period: Period,
    /// Minutes a week; 0 where it was not written down.
    pub minutes: i64,
    /// What the mentor helps with.
    pub tasks: String,
    /// What kind of mentor.
    pub kind: PersonalMentorKind,
    /// Who granted it.
    pub granted_by: Option<EmployeeId>,
    /// When.
    pub granted_on: Option<Date>,
}

/// For how long a mentor may be granted (`rulebook/interventions.toml`).
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MentorTerms {
    /// Months at a time.
    pub most_months: i64,
    /// Days ahead that a grant may begin, and days back that it may be written down late.
    pub reach_days: i64,
}

impl MentorTerms {
    /// What applies on a day.
    ///
    /// # Errors
    /// [`Refusal::OutsideCoverage`].
    pub fn on(figures: &Figures, day: Date) -> Result<Self, Refusal> {
        Ok(Self {
            most_months: figures.number_on("personal_mentor.most_months", None, day)?,
            reach_days: figures.number_on("personal_mentor.reach_days", None, day)?,
        })
    }
}

impl MentorGrant {
    /// Does the mentor write in the log on a day? While the grant holds, and for some days after its last.
    #[must_use]
    pub fn is_written_on(&self, day: Date, late_days: i64) -> bool {
        self.period.from() <= day && self.period.until().is_none_or(|until| day <= plus_days(until, late_days))
    }
}

/// Days after a grant's last day on which its mentor still writes down what they did.
///
/// # Errors
/// [`Refusal::OutsideCoverage`].
pub fn late_log_days(figures: &Figures, day: Date) -> Result<i64, Refusal> {
    figures.number_on("personal_mentor.late_log_days", None, day)
}

/// The last day of a period of so many months from a day on: the day before the same day of the month, or the
/// month's last day where it has no such day. From 31 August six months end on 28 February, or on the 29th.
#[must_use]
pub fn last_day(from: Date, months: i64) -> Date {
    let same = from.saturating_add(months.months());
    if same.day() == from.day() { plus_days(same, -1) } else { same }
}

/// Accepts a grant beside those that the citizen has had.
///
/// # Errors
/// [`Refusal::DayOutOfReach`] or [`Refusal::MentorGrantOverlaps`] on `from`; [`Refusal::Missing`] on `until`,
/// `hours` or `tasks`; [`Refusal::MentorGrantTooLong`] on `until`.
pub fn accept_grant(
    asked: &MentorGrant,
    others: &[MentorGrant],
    terms: MentorTerms,
    today: Date,
) -> Result<(), Refused> {
    let (first, last) = (plus_days(today, -terms.reach_days), plus_days(today, terms.reach_days));
    let from = asked.period.from();
    if !(first..=last).contains(&from) {
        return Err(Refusal::DayOutOfReach { from: first, until: last }.on("from"));
    }
    let until = asked.period.until().ok_or(Refusal::Missing.on("until"))?;
    let latest = last_day(from, terms.most_months);
    if until > latest {
        return Err(Refusal::MentorGrantTooLong { months: terms.most_months, until: latest }.on("until"));
    }
    if asked.minutes <= 0 {
        return Err(Refusal::Missing.on("hours"));
    }
    if asked.tasks.trim().is_empty() {
        return Err(Refusal::Missing.on("tasks"));
    }
    let shares = |g: &&MentorGrant| g.employee == asked.employee && g.period.overlaps(&asked.period);
    match others.iter().find(shares) {
        Some(g) => {
            let until = g.period.until().unwrap_or(Date::MAX);
            Err(Refusal::MentorGrantOverlaps { from: g.period.from(), until }.on("from"))
        }
        None => Ok(()),
    }
}

/// Accepts that a grant ends on another day: within it, and from a little while ago on.
///
/// # Errors
/// [`Refusal::DayOutOfReach`] on `until`.
pub fn accept_end(grant: &MentorGrant, on: Date, terms: MentorTerms, today: Date) -> Result<(), Refused> {
    let first = grant.period.from().max(plus_days(today, -terms.reach_days));
    let last = grant.period.until().unwrap_or(Date::MAX);
    if (first..=last).contains(&on) {
        return Ok(());
    }
    Err(Refusal::DayOutOfReach { from: first.min(last), until: last }.on("until"))
}

/// What a personal mentor did with the citizen on a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MentorLog {
    /// Identifier.
    pub id: MentorLogId,
    /// With whom.
    pub citizen: CitizenId,
    /// The mentor.
    pub employee: EmployeeId,
    /// When.
    pub on: Date,
    /// How long, in minutes.
    pub minutes: i64,
    /// In the mentor's words; kept sealed. The citizen reads them.
    pub words: String,
}

/// Days back that something can be logged, and that an entry can be taken back.
pub const LOG_DAYS: i64 = 31;

/// Accepts a line of the log: on a day of a grant, not to come and not long ago, for some minutes of a day.
///
/// # Errors
/// [`Refusal::NotYet`] or [`Refusal::DayOutOfReach`] on `on`; [`Refusal::NotGrantedThen`] on `on`;
/// [`Refusal::NotANumber`] on `minutes`.
pub fn accept_log(grants: &[MentorGrant], log: &MentorLog, today: Date) -> Result<(), Refused> {
    let first = plus_days(today, -LOG_DAYS);
    if log.on > today {
        return Err(Refusal::NotYet { day: log.on }.on("on"));
    }
    if log.on < first {
        return Err(Refusal::DayOutOfReach { from: first, until: today }.on("on"));
    }
    if !grants.iter().any(|g| g.employee == log.employee && g.period.contains(log.on)) {
        return Err(Refusal::NotGrantedThen { day: log.on }.on("on"));
    }
    if !(1..=1440).contains(&log.minutes) {
        return Err(Refusal::NotANumber { least: 1, most: 1440 }.on("minutes"));
    }
    Ok(())
}

/// Minutes that a mentor has logged in the week that begins on a Monday.
#[must_use]
pub fn used_in_week(log: &[MentorLog], employee: EmployeeId, monday: Date) -> i64 {
    let week = monday..plus_days(monday, 7);
    log.iter().filter(|l| l.employee == employee && week.contains(&l.on)).map(|l| l.minutes).sum()
}
