//! For tests: nouns that are valid by default, so that a case names only what matters to it.

use jiff::civil::{Date, date};

use crate::{
    codes::Code,
    hours::WeeklyHours,
    id::*,
    period::Period,
    placement::{Placement, PlacementKind, PlacementState},
    preparation::{Preparation, PreparationState},
};

/// A placement of twelve hours a week.
pub fn placement(state: PlacementState, from: Date, until: Date) -> Placement {
    Placement {
        id: PlacementId::fresh(),
        citizen: CitizenId::fresh(),
        place: PlaceId::fresh(),
        referral: None,
        mentor: MentorId::fresh(),
        state,
        period: Period::known(from, Some(until)),
        agreed_until: until,
        hours: WeeklyHours::whole(12),
        choice: Code::known("citizens_wish"),
        ending: None,
        kind: PlacementKind::Placement,
        resumes: None,
        version: 1,
    }
}

/// A stay of four weeks in a project or pre-course, in November 2026.
pub fn preparation(state: PreparationState) -> Preparation {
    Preparation {
        id: PreparationId::fresh(),
        citizen: CitizenId::fresh(),
        project: ProjectId::fresh(),
        state,
        asked_on: date(2026, 11, 1),
        asked_by: EmployeeId::fresh(),
        from: Some(date(2026, 11, 9)),
        planned_until: Some(date(2026, 12, 4)),
        until: None,
        centre_days: 0,
        centre: None,
        after_placement: None,
        reason: None,
        over_length_reason: String::new(),
        wish: String::new(),
        version: 1,
    }
}
