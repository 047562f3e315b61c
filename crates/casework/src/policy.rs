//! Who may do what: one table. Whoever is not in a row may not.
//!
//! A row is an action; beside each role stands how far it reaches. The word on citizens is
//! "relation": a caseworker reaches the citizens they coordinate, and with a stated reason
//! those of their own team; a job consultant reaches the citizens referred to or placed by
//! them; a mentor those placed with them, while placed and 14 days after.

mod action;
mod table;

use holdepunkt_rules::role::Role;
use jiff::civil::Date;

pub use action::Action;
pub use table::TABLE;

/// How far a role reaches with an action.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// Everything in the job centre.
    JobCentre,
    /// As `JobCentre`, and persons are shown as figures only.
    Figures,
    /// The citizens one coordinates; with a stated reason those of the same team.
    Coordinated,
    /// The citizens referred to or placed by one; those who wait for a consultant; with a stated reason
    /// those of the same team.
    Referred,
    /// The citizens in a project or pre-course that one leads, as long as they are asked for or there.
    Prepared,
    /// As `Referred`, and those who are in a project or pre-course: whom a consultant may draw out.
    Candidates,
    /// The citizens one coordinates or is the consultant of, and the guests of a meeting that one holds,
    /// until 14 days after; with a stated reason those of the same team.
    Guests,
    /// The citizens placed with one, until 14 days after.
    Mentored,
    /// One's own company and who is placed there, until 14 days after.
    OwnCompany,
    /// The citizens one is granted for.
    Granted,
    /// Oneself.
    Oneself,
    /// Every job centre, as figures.
    National,
}

/// How far the role reaches with the action; `None` is no.
#[must_use]
pub fn reach(role: Role, action: Action) -> Option<Reach> {
    let (_, row) = TABLE.iter().find(|(a, _)| *a == action)?;
    row.iter().find(|(r, _)| *r == role).map(|(_, reach)| *reach)
}

/// How somebody stands to a citizen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Relation {
    /// Coordinates the citizen's case.
    pub caseworker: bool,
    /// Sits in the coordinating caseworker's team.
    pub team: bool,
    /// Is the citizen's job consultant.
    pub consultant: bool,
    /// Sits in the job consultant's team.
    pub consultant_team: bool,
    /// The citizen waits for a consultant.
    pub awaiting: bool,
    /// Is in a project or pre-course: has begun, and is not over.
    pub prepared: bool,
    /// Leads the project or pre-course that the citizen is asked for or in.
    pub leads: bool,
    /// Holds an information meeting to which the citizen is invited, or held one until 14 days ago.
    pub hosts: bool,
    /// Is the mentor of a placement of theirs, or was until 14 days ago.
    pub mentor: bool,
    /// Is the contact of the company where they are, or were until 14 days ago.
    pub company: bool,
    /// Is granted as their personal mentor.
    pub granted: bool,
    /// Is the citizen.
    pub oneself: bool,
    /// The day on which the citizen moved to another job centre: what was stays to be read, and nothing is added.
    pub moved_on: Option<Date>,
}

/// What the relation allows within a reach.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// Yes.
    Yes,
    /// Yes, once the reason is stated.
    WithReason,
    /// No; and the reader is not told whether there is anything.
    No,
}

/// Does a reach take in a citizen to whom one stands so?
#[must_use]
pub fn takes_in(reach: Reach, relation: &Relation) -> Answer {
    let (yes, with_reason) = match reach {
        Reach::JobCentre => (true, false),
        Reach::Coordinated => (relation.caseworker, relation.team),
        Reach::Referred => (relation.consultant || relation.awaiting, relation.consultant_team),
        Reach::Prepared => (relation.leads, false),
        Reach::Candidates => {
            (relation.consultant || relation.awaiting || relation.prepared || relation.leads, relation.consultant_team)
        }
        Reach::Guests => {
            (relation.caseworker || relation.consultant || relation.hosts, relation.team || relation.consultant_team)
        }
        Reach::Mentored => (relation.mentor, false),
        Reach::OwnCompany => (relation.company, false),
        Reach::Granted => (relation.granted, false),
        Reach::Oneself => (relation.oneself, false),
        Reach::Figures | Reach::National => (false, false),
    };
    match (yes, with_reason) {
        (true, _) => Answer::Yes,
        (false, true) => Answer::WithReason,
        (false, false) => Answer::No,
    }
}
