//! A stay in a centre beside a project or pre-course: taster days, or one or two days a week (S1, 4.2 model C).
//!
//! It is a placement of its own kind that no referral leads to. It lies inside the preparation, and is over when
//! the preparation is.

use jiff::civil::Date;

use crate::{
    Refusal, Refused,
    period::Period,
    placement::{Placement, PlacementKind, PlacementState},
    preparation::{Limits, Preparation, PreparationState, ProjectKind, most_centre_days},
};

/// The kinds of stay that can be beside a preparation.
pub const KINDS: [PlacementKind; 2] = [PlacementKind::Taster, PlacementKind::CentreDays];

/// Is a placement a stay beside this preparation, or beside an earlier one that shares its days?
#[must_use]
pub fn is_beside(placement: &Placement, preparation: &Preparation) -> bool {
    let stay = preparation.from.map(|from| Period::known(from, preparation.until.or(preparation.planned_until)));
    !placement.kind.is_course()
        && placement.referral.is_none()
        && placement.citizen == preparation.citizen
        && stay.is_some_and(|s| s.overlaps(&placement.period))
}

/// Accepts a stay beside a preparation that runs, inside its days.
///
/// # Errors
/// [`Refusal::PreparationState`]; [`Refusal::NotOnTheList`] on `kind`; [`Refusal::BeforePreparation`] on `from`;
/// [`Refusal::AfterPreparation`] on `until`.
pub fn accept_beside(preparation: &Preparation, kind: PlacementKind, period: &Period) -> Result<(), Refused> {
    if preparation.state != PreparationState::Running {
        return Err(Refusal::PreparationState { state: preparation.state.code().to_owned() }.into());
    }
    if !KINDS.contains(&kind) {
        return Err(Refusal::NotOnTheList.on("kind"));
    }
    if let Some(from) = preparation.from.filter(|from| period.from() < *from) {
        return Err(Refusal::BeforePreparation { from }.on("from"));
    }
    match preparation.planned_until {
        Some(until) if period.until().is_none_or(|last| last > until) => {
            Err(Refusal::AfterPreparation { until }.on("until"))
        }
        _ => Ok(()),
    }
}

/// Accepts how many days a week somebody is in the centre beside a preparation; taster days are not counted so.
///
/// # Errors
/// [`Refusal::Missing`] or [`Refusal::TooManyCentreDays`] on `centre_days`.
pub fn accept_days_a_week(
    kind: PlacementKind,
    project: ProjectKind,
    days: i64,
    limits: &Limits,
) -> Result<(), Refused> {
    let most = most_centre_days(project, limits);
    match kind {
        PlacementKind::CentreDays if days < 1 => Err(Refusal::Missing.on("centre_days")),
        PlacementKind::CentreDays if days > most => Err(Refusal::TooManyCentreDays { most }.on("centre_days")),
        _ => Ok(()),
    }
}

/// What becomes of a stay when its preparation ends.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Closing {
    /// It is over already, or never came to anything.
    Stands,
    /// It never begins.
    Withdrawn,
    /// It ends on this day.
    Ends(Date),
}

/// What becomes of a stay when its preparation ends on a day. `last_active` is the last active day where the citizen
/// is away from it.
#[must_use]
pub fn closing(placement: &Placement, last_active: Option<Date>, on: Date) -> Closing {
    match placement.state {
        PlacementState::Ended | PlacementState::Withdrawn => Closing::Stands,
        PlacementState::Reserved => Closing::Withdrawn,
        PlacementState::Agreed if placement.period.from() > on => Closing::Withdrawn,
        PlacementState::Agreed => {
            let planned = placement.period.until().unwrap_or(placement.agreed_until);
            Closing::Ends(planned.min(on).min(last_active.unwrap_or(Date::MAX)))
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;
    use crate::{
        examples::{placement, preparation},
        id::ReferralId,
    };

    fn stay(state: PlacementState, from: Date, until: Date) -> Placement {
        Placement { kind: PlacementKind::Taster, ..placement(state, from, until) }
    }

    #[test]
    fn a_stay_lies_inside_a_preparation_that_runs() {
        let check = |state, kind, from, until| {
            let refused = accept_beside(&preparation(state), kind, &Period::known(from, Some(until))).err();
            refused.map_or_else(|| "ok".to_owned(), |r| format!("{} {}", r.refusal.code(), r.field.unwrap_or("-")))
        };
        let (first, last) = (date(2026, 11, 9), date(2026, 12, 4));
        for kind in KINDS {
            assert_eq!(check(PreparationState::Running, kind, first, last), "ok");
        }
        assert_eq!(
            check(PreparationState::Running, PlacementKind::Taster, date(2026, 11, 8), last),
            "before-preparation from"
        );
        assert_eq!(
            check(PreparationState::Running, PlacementKind::CentreDays, first, date(2026, 12, 5)),
            "after-preparation until"
        );
        assert_eq!(check(PreparationState::Running, PlacementKind::Placement, first, last), "not-on-the-list kind");
        for state in PreparationState::ALL.iter().filter(|s| **s != PreparationState::Running) {
            assert_eq!(check(*state, PlacementKind::Taster, first, last), "preparation-state -", "{state}");
        }
        let open = Preparation { planned_until: None, ..preparation(PreparationState::Running) };
        assert!(accept_beside(&open, PlacementKind::Taster, &Period::known(first, Some(date(2027, 5, 1)))).is_ok());
    }

    #[test]
    fn days_a_week_beside_a_pre_course_are_one_or_two() {
        let limits = Limits { least_days: 14, most_days: 28, most_centre_days: 2, warn_days: 7, ask_days: 56 };
        let check =
            |kind, project, days| accept_days_a_week(kind, project, days, &limits).err().map(|r| r.refusal.code());
        use PlacementKind::{CentreDays, Taster};
        assert_eq!(check(CentreDays, ProjectKind::PreCourse, 0), Some("missing"));
        assert_eq!(check(CentreDays, ProjectKind::PreCourse, 1), None);
        assert_eq!(check(CentreDays, ProjectKind::PreCourse, 2), None);
        assert_eq!(check(CentreDays, ProjectKind::PreCourse, 3), Some("too-many-centre-days"));
        assert_eq!(check(CentreDays, ProjectKind::Municipal, 5), None);
        assert_eq!(check(CentreDays, ProjectKind::External, 6), Some("too-many-centre-days"));
        assert_eq!(check(Taster, ProjectKind::PreCourse, 0), None);
    }

    #[test]
    fn a_stay_is_over_when_its_preparation_is() {
        let on = date(2026, 11, 24);
        let check = |state, from, until, away| closing(&stay(state, from, until), away, on);
        use PlacementState::{Agreed, Ended, Reserved, Withdrawn};
        let (early, late) = (date(2026, 11, 16), date(2026, 11, 27));
        assert_eq!(check(Agreed, early, late, None), Closing::Ends(on));
        assert_eq!(check(Agreed, on, late, None), Closing::Ends(on));
        assert_eq!(check(Agreed, early, date(2026, 11, 20), None), Closing::Ends(date(2026, 11, 20)));
        assert_eq!(check(Agreed, early, late, Some(date(2026, 11, 18))), Closing::Ends(date(2026, 11, 18)));
        assert_eq!(check(Agreed, date(2026, 11, 25), late, None), Closing::Withdrawn);
        assert_eq!(check(Reserved, early, late, None), Closing::Withdrawn);
        assert_eq!(check(Ended, early, late, None), Closing::Stands);
        assert_eq!(check(Withdrawn, early, late, None), Closing::Stands);
    }

    #[test]
    fn a_stay_belongs_to_the_preparation_whose_days_it_shares() {
        let p = preparation(PreparationState::Running);
        let ours = |from, until| Placement { citizen: p.citizen, ..stay(PlacementState::Agreed, from, until) };
        assert!(is_beside(&ours(date(2026, 12, 4), date(2026, 12, 8)), &p));
        assert!(!is_beside(&ours(date(2026, 12, 5), date(2026, 12, 8)), &p));
        let on_a_referral =
            Placement { referral: Some(ReferralId::fresh()), ..ours(date(2026, 11, 16), date(2026, 11, 20)) };
        assert!(!is_beside(&on_a_referral, &p));
        let course = Placement { kind: PlacementKind::Placement, ..ours(date(2026, 11, 16), date(2026, 11, 20)) };
        assert!(!is_beside(&course, &p));
        assert!(!is_beside(&stay(PlacementState::Agreed, date(2026, 11, 16), date(2026, 11, 20)), &p));
    }
}
