//! What is known of a citizen: placements, target groups, weeks.

use super::day::{Day, Week};

/// A job centre, as its number in the list sorted by code: the smaller code has the smaller number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct JobCentre(pub u32);

/// A placement's days.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stay {
    /// Whose placement it is.
    pub job_centre: JobCentre,
    /// First day.
    pub from: Day,
    /// Last day; none when it runs.
    pub to: Option<Day>,
}

code_enum! {
    /// What somebody belongs to the target group by.
    Group {
        /// A resource course (ressourceforløb).
        ResourceCourse = "resource_course",
        /// Cash assistance (kontanthjælp).
        CashAssistance = "cash_assistance",
    }
}

/// Days in a group.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct GroupDays {
    /// Which.
    pub group: Group,
    /// First day.
    pub from: Day,
    /// Last day; none when it runs.
    pub to: Option<Day>,
}

code_enum! {
    /// A job's kind.
    JobKind {
        /// An ordinary job.
        Ordinary = "ordinary",
        /// A flexi-job.
        Flexi = "flexi",
    }
}

/// The benefit that is no other support: the state education grant.
pub const SU: &str = "su";

/// Hundredths of hours in a week: nobody works more.
pub const MOST_HOURS: u32 = 168 * 100;

/// All that is known of one week: one word, so that a country's weeks fit into memory and rows may come in any order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct WeekFacts(u32);

const WORK: u32 = 1;
const FLEXI: u32 = 2;
const EDUCATION: u32 = 4;
const SUPPORT: u32 = 8;
const HOURS_AT: u32 = 4;
/// Hundredths of hours that a week's rows can add up to: far above any threshold.
const MOST_TOGETHER: u32 = (1 << 27) - 1;

impl WeekFacts {
    /// A work row, with its hours in hundredths, at most [`MOST_HOURS`].
    #[must_use]
    pub fn work(kind: JobKind, hundredths: u32) -> Self {
        let flexi = if kind == JobKind::Flexi { FLEXI } else { 0 };
        Self(WORK | flexi | hundredths.min(MOST_HOURS) << HOURS_AT)
    }

    /// A week in ordinary education.
    #[must_use]
    pub const fn education() -> Self {
        Self(EDUCATION)
    }

    /// A week with a benefit: nothing for the education grant, other support for every other.
    #[must_use]
    pub fn benefit(benefit: &str) -> Self {
        if benefit == SU { Self(0) } else { Self::support() }
    }

    /// A week with public support other than the education grant.
    #[must_use]
    pub const fn support() -> Self {
        Self(SUPPORT)
    }

    /// Both together; in any order the same.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        let hours = (self.hundredths() + other.hundredths()).min(MOST_TOGETHER);
        let flags = (self.0 | other.0) & ((1 << HOURS_AT) - 1);
        Self(flags | hours << HOURS_AT)
    }

    /// As one word.
    #[must_use]
    pub const fn word(self) -> u32 {
        self.0
    }

    /// From one word.
    #[must_use]
    pub const fn of_word(word: u32) -> Self {
        Self(word)
    }

    /// Hundredths of hours in all its rows.
    #[must_use]
    pub const fn hundredths(self) -> u32 {
        self.0 >> HOURS_AT
    }

    /// Is there a work row, if only of 0 hours?
    #[must_use]
    pub const fn is_work(self) -> bool {
        self.0 & WORK != 0
    }

    /// Is one of the rows a flexi-job?
    #[must_use]
    pub const fn is_flexi(self) -> bool {
        self.0 & FLEXI != 0
    }

    /// Is it a week in ordinary education?
    #[must_use]
    pub const fn is_education(self) -> bool {
        self.0 & EDUCATION != 0
    }

    /// Is there public support other than the state education grant?
    #[must_use]
    pub const fn is_supported(self) -> bool {
        self.0 & SUPPORT != 0
    }
}

/// Weeks in a row; those before and after say nothing.
#[derive(Debug, Clone, Copy)]
pub struct Weeks<'h> {
    first: Week,
    facts: &'h [WeekFacts],
}

impl<'h> Weeks<'h> {
    /// Weeks from a first one on.
    #[must_use]
    pub const fn from(first: Week, facts: &'h [WeekFacts]) -> Self {
        Self { first, facts }
    }

    /// What is known of a week.
    #[must_use]
    pub fn on(&self, week: Week) -> WeekFacts {
        let at = usize::try_from(week.since(self.first));
        at.ok().and_then(|at| self.facts.get(at)).copied().unwrap_or_default()
    }

    /// The first week of which something can be known.
    #[must_use]
    pub const fn first(&self) -> Week {
        self.first
    }

    /// The week after the last one of which something can be known.
    #[must_use]
    pub fn end(&self) -> Week {
        self.first.plus(i32::try_from(self.facts.len()).unwrap_or(i32::MAX))
    }

    /// Those that are over by a day.
    #[must_use]
    pub fn by(&self, day: Day) -> Self {
        // The week of the day after is the first that isn't over.
        let over = usize::try_from(day.plus(1).week().since(self.first)).unwrap_or(0);
        Self { first: self.first, facts: self.facts.get(..over).unwrap_or(self.facts) }
    }
}

/// Weeks that are gathered row by row, in any order.
#[derive(Debug, Clone, Default)]
pub struct WeekRows {
    rows: Vec<(Week, WeekFacts)>,
}

impl WeekRows {
    /// Adds a row.
    pub fn add(&mut self, week: Week, facts: WeekFacts) {
        self.rows.push((week, facts));
    }

    /// The weeks in a row, from the first of which something is known.
    #[must_use]
    pub fn gathered(&self) -> (Week, Vec<WeekFacts>) {
        let first = self.rows.iter().map(|(w, _)| *w).min().unwrap_or(Week::numbered(0));
        let last = self.rows.iter().map(|(w, _)| *w).max().unwrap_or(first);
        let length = usize::try_from(last.since(first)).unwrap_or(0) + 1;
        let mut facts = vec![WeekFacts::default(); length];
        for (week, row) in &self.rows {
            let at = usize::try_from(week.since(first)).unwrap_or(usize::MAX);
            if let Some(there) = facts.get_mut(at) {
                *there = there.and(*row);
            }
        }
        (first, facts)
    }
}

/// All that is known of a citizen. Rows stand in any order, may overlap, touch, and be told twice.
#[derive(Debug, Clone, Copy)]
pub struct History<'h> {
    /// Placements.
    pub stays: &'h [Stay],
    /// Target groups.
    pub groups: &'h [GroupDays],
    /// Work, education and benefits.
    pub weeks: Weeks<'h>,
}
