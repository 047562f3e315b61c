//! A CV: what a citizen has done and can, as they would tell it.

use jiff::civil::Date;

use crate::{
    Refusal, Refused,
    id::{CitizenId, CvEntryId},
};

code_enum! {
    /// What an entry is about.
    CvKind {
        /// A job.
        Work = "work",
        /// An education.
        Education = "education",
        /// A course.
        Course = "course",
        /// A licence or certificate.
        Licence = "licence",
        /// A language.
        Language = "language",
        /// Something the citizen can.
        Skill = "skill",
    }
}

/// One entry of a CV.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CvEntry {
    /// Identifier.
    pub id: CvEntryId,
    /// Whose.
    pub citizen: CitizenId,
    /// What it is about.
    pub kind: CvKind,
    /// What: "Kitchen assistant".
    pub title: String,
    /// Where; may be empty.
    pub place: String,
    /// First day, when it is known.
    pub from: Option<Date>,
    /// Last day, when it is over and known.
    pub until: Option<Date>,
    /// More; may be empty.
    pub note: String,
    /// Counts the edits.
    pub version: i64,
}

/// Can this stand in a CV?
///
/// # Errors
/// [`Refusal::EndsBeforeItBegins`] on `until`; [`Refusal::NotYet`] on `from` for what has not begun.
pub fn accept_cv_entry(entry: &CvEntry, today: Date) -> Result<(), Refused> {
    match (entry.from, entry.until) {
        (Some(from), Some(until)) if until < from => Err(Refusal::EndsBeforeItBegins { from, until }.on("until")),
        (Some(from), _) if from > today => Err(Refusal::NotYet { day: from }.on("from")),
        _ => Ok(()),
    }
}
