use super::*;
use crate::course::CourseTermsOn;
use jiff::civil::date;

const TODAY: Date = date(2026, 11, 24);

fn terms() -> CourseTerms {
    CourseTermsOn::read(include_str!("../../../../rulebook/courses.toml")).unwrap().on(TODAY).unwrap()
}

fn placement(state: PlacementState) -> Placement {
    crate::examples::placement(state, date(2026, 9, 7), date(2027, 1, 29))
}

fn away(kind: InterruptionKind, last_day: Date, resumed_on: Option<Date>) -> Interruption {
    Interruption {
        id: InterruptionId::fresh(),
        placement: PlacementId::fresh(),
        kind,
        last_day,
        reason: Code::known("illness"),
        note: String::new(),
        expected_back: None,
        resumed_on,
        noted_by: None,
        version: 1,
    }
}

fn code(result: Result<(), Refused>) -> String {
    result.map_or_else(|r| format!("{} {}", r.refusal.code(), r.field.unwrap_or("-")), |()| "ok".to_owned())
}

#[test]
fn interruption_lies_inside_an_agreed_placement() {
    use InterruptionKind::{Interruption as Broken, Pause};
    let agreed = placement(PlacementState::Agreed);
    let ask = |kind, last_day, back| Interruption { expected_back: back, ..away(kind, last_day, None) };
    let check = |i: &Interruption| code(accept_interruption(&agreed, &[], i, TODAY));
    assert_eq!(check(&ask(Broken, TODAY, None)), "ok");
    assert_eq!(check(&ask(Broken, date(2026, 9, 7), None)), "ok");
    assert_eq!(check(&ask(Broken, date(2026, 9, 6), None)), "interruption-outside last_day");
    assert_eq!(check(&ask(Broken, date(2026, 11, 25), None)), "not-yet last_day");
    assert_eq!(check(&ask(Pause, date(2026, 12, 22), Some(date(2027, 1, 4)))), "ok");
    assert_eq!(check(&ask(Pause, date(2026, 12, 22), None)), "missing expected_back");
    assert_eq!(check(&ask(Pause, date(2026, 12, 22), Some(date(2026, 12, 22)))), "resumed-too-early expected_back");
    assert_eq!(check(&ask(Pause, date(2026, 12, 22), Some(date(2027, 1, 30)))), "resumed-after-end expected_back");
    assert_eq!(check(&ask(Pause, date(2027, 1, 29), Some(date(2027, 1, 30)))), "interruption-outside last_day");
    for state in [PlacementState::Reserved, PlacementState::Ended, PlacementState::Withdrawn] {
        let answer = accept_interruption(&placement(state), &[], &ask(Broken, TODAY, None), TODAY);
        assert_eq!(code(answer), "placement-state -", "{state}");
    }
}

#[test]
fn interruptions_share_no_day() {
    use InterruptionKind::Interruption as Broken;
    let agreed = placement(PlacementState::Agreed);
    let before = away(Broken, date(2026, 10, 2), Some(date(2026, 10, 12)));
    let open = away(Broken, date(2026, 11, 2), None);
    let check = |earlier: &[Interruption], last_day| {
        code(accept_interruption(&agreed, earlier, &away(Broken, last_day, None), TODAY))
    };
    assert_eq!(check(std::slice::from_ref(&before), date(2026, 10, 11)), "interruptions-overlap last_day");
    assert_eq!(check(std::slice::from_ref(&before), date(2026, 10, 12)), "ok", "the day back is an active day");
    assert_eq!(check(&[open], TODAY), "already-away -");
}

#[test]
fn resumption_on_day_29_is_another_course_and_said_so() {
    use InterruptionKind::Interruption as Broken;
    let agreed = placement(PlacementState::Agreed);
    let open = away(Broken, date(2026, 10, 26), None);
    let check = |day, knows| code(accept_resumption(&agreed, &open, day, knows, &terms(), TODAY));
    assert_eq!(check(date(2026, 10, 26), false), "resumed-too-early resumed_on");
    assert_eq!(check(date(2026, 10, 27), false), "ok");
    assert_eq!(check(date(2026, 11, 22), false), "ok", "day 27");
    assert_eq!(check(date(2026, 11, 23), false), "ok", "day 28");
    assert_eq!(check(date(2026, 11, 24), false), "new-course new_course", "day 29");
    assert_eq!(check(date(2026, 11, 24), true), "ok");
    assert_eq!(check(date(2026, 11, 25), true), "not-yet resumed_on");
    let closed = Interruption { resumed_on: Some(date(2026, 11, 9)), ..open.clone() };
    assert_eq!(code(accept_resumption(&agreed, &closed, TODAY, false, &terms(), TODAY)), "not-away -");
    let mut over = placement(PlacementState::Agreed);
    over.period = Period::known(date(2026, 9, 7), Some(date(2026, 11, 13)));
    let late = accept_resumption(&over, &open, date(2026, 11, 16), false, &terms(), TODAY);
    assert_eq!(code(late), "resumed-after-end resumed_on");
    let ended = placement(PlacementState::Ended);
    assert_eq!(code(accept_resumption(&ended, &open, TODAY, true, &terms(), TODAY)), "not-away -");
}

#[test]
fn placement_ends_on_a_day_when_the_citizen_was_there() {
    use InterruptionKind::Interruption as Broken;
    let earlier = [away(Broken, date(2026, 10, 2), Some(date(2026, 10, 12))), away(Broken, date(2026, 11, 2), None)];
    let check = |day| code(accept_last_day(&earlier, day));
    assert_eq!(check(date(2026, 10, 2)), "ok");
    assert_eq!(check(date(2026, 10, 3)), "ends-while-away ended_on");
    assert_eq!(check(date(2026, 10, 12)), "ok");
    assert_eq!(check(date(2026, 11, 2)), "ok");
    assert_eq!(check(date(2026, 11, 3)), "ends-while-away ended_on");
}
