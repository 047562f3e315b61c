use expect_test::{Expect, expect};
use jiff::civil::date;
use proptest::prelude::*;

use super::*;
use crate::period::days_between;

const TODAY: Date = Date::constant(2026, 11, 24);
const ALWAYS: i64 = -400;

fn period(from: i64, until: Option<i64>) -> Period {
    Period::known(plus_days(TODAY, from), until.map(|u| plus_days(TODAY, u)))
}

fn booking(state: PlacementState, from: i64, until: i64) -> Booking {
    Booking { placement: PlacementId::fresh(), state, period: period(from, Some(until)), away: None }
}

fn seat(spans: Vec<Period>, bookings: Vec<Booking>) -> Seat {
    Seat { place: PlaceId::fresh(), number: 1, spans, bookings, last_before: None }
}

/// One letter per bar, its cell's columns, `after`, `before_end`; `<` and `>` where it goes on outside.
fn picture(seat: &Seat, window: &Window) -> String {
    let letter = |kind| match kind {
        Kind::Running => 'R',
        Kind::EndingSoon => 'E',
        Kind::Overdue => 'O',
        Kind::Coming => 'C',
        Kind::Reserved => 'H',
        Kind::Was => 'w',
        Kind::Free => '.',
        Kind::Off => '/',
        Kind::Paused => 'p',
    };
    let bar = |b: &Bar| {
        let (less, more) = (if b.from_before { "<" } else { "" }, if b.goes_on { ">" } else { "" });
        format!("{less}{}{:+}-{}{more}", letter(b.kind), b.after, b.before_end)
    };
    let cell = |c: &Cell| format!("{}[{}]", c.columns, c.bars.iter().map(bar).collect::<Vec<_>>().join(" "));
    cells(seat, window, TODAY).iter().map(cell).collect::<Vec<_>>().join(" ")
}

fn check(seat: &Seat, zoom: Zoom, expect: Expect) {
    expect.assert_eq(&picture(seat, &Window::around(zoom, TODAY)));
}

#[test]
fn empty_seat_is_one_free_bar() {
    check(&seat(vec![period(ALWAYS, None)], vec![]), Zoom::Week, expect!["16[<.+0-0>]"]);
}

#[test]
fn placement_that_ends_on_a_friday_and_the_next_on_monday() {
    let bookings = vec![booking(PlacementState::Agreed, -70, 17), booking(PlacementState::Reserved, 20, 108)];
    check(&seat(vec![period(ALWAYS, None)], bookings), Zoom::Week, expect!["7[<E+0-2] 9[H+0-0>]"]);
}

#[test]
fn two_bars_meet_inside_a_week() {
    let bookings = vec![booking(PlacementState::Ended, -20, -3), booking(PlacementState::Agreed, -2, 60)];
    check(&seat(vec![period(ALWAYS, Some(60))], bookings), Zoom::Week, expect!["2[<.+0-5] 2[w-5-1] 9[R-1-1] 3[/-1-0]"]);
}

#[test]
fn three_placements_in_one_week() {
    let bookings = vec![
        booking(PlacementState::Ended, -20, -1),
        booking(PlacementState::Agreed, 0, 1),
        booking(PlacementState::Reserved, 3, 40),
    ];
    check(
        &seat(vec![period(ALWAYS, None)], bookings),
        Zoom::Week,
        expect!["2[<.+0-5] 3[w-5-0 E+0-4] 5[H-3-0] 6[.+0-0>]"],
    );
}

#[test]
fn by_day_every_bar_has_its_columns() {
    let bookings = vec![booking(PlacementState::Ended, -20, -3), booking(PlacementState::Agreed, 6, 60)];
    check(&seat(vec![period(ALWAYS, None)], bookings), Zoom::Day, expect!["6[<w+0-0] 8[.+0-0] 14[C+0-0>]"]);
}

#[test]
fn days_without_a_contract_are_hatched_on_both_sides() {
    check(&seat(vec![period(-10, Some(10))], vec![]), Zoom::Week, expect!["3[/+0-2] 3[.-2-2] 10[/-2-0]"]);
}

#[test]
fn agreed_days_that_are_over_ask_what_came_of_it() {
    let bookings = vec![booking(PlacementState::Agreed, -40, -5)];
    check(&seat(vec![period(ALWAYS, None)], bookings), Zoom::Week, expect!["4[<O+0-3] 12[.-3-0>]"]);
}

#[test]
fn empty_since_the_last_one_left_even_before_the_picture() {
    let mut seat = seat(vec![period(ALWAYS, None)], vec![]);
    seat.last_before = Some(plus_days(TODAY, -44));
    assert_eq!(seat.vacancy_on(TODAY), Some(period(-43, None)));
    assert_eq!(cells(&seat, &Window::around(Zoom::Week, TODAY), TODAY)[0].bars[0].period, period(-43, None));
}

#[test]
fn headings() {
    let told = |zoom| {
        let heads = Window::around(zoom, TODAY).heads();
        let one = |h: &Head| format!("{}×{}", h.columns, h.middle);
        format!("{} {} … {}", heads.len(), one(&heads[0]), one(&heads[heads.len() - 1]))
    };
    let all = Zoom::ALL.iter().map(|z| told(*z)).collect::<Vec<_>>().join("\n");
    expect![[r#"
        28 1×2026-11-16 … 1×2026-12-13
        16 1×2026-10-29 … 1×2027-02-11
        12 5×2026-10-15 … 4×2027-09-13
        9 5×2025-12-11 … 7×2027-10-28"#]]
    .assert_eq(&all);
}

#[test]
fn steps_come_back() {
    for zoom in Zoom::ALL {
        let window = Window::around(*zoom, TODAY);
        assert!(window.shows(TODAY));
        assert_eq!(window.later().earlier(), window);
        assert_eq!(window.first().weekday(), jiff::civil::Weekday::Monday);
    }
    assert_eq!(Window::from(Zoom::Week, date(9000, 1, 1)), Window::from(Zoom::Week, date(2098, 12, 29)));
}

#[test]
fn chips_count_seats() {
    let always = vec![period(ALWAYS, None)];
    let seats = [
        seat(always.clone(), vec![booking(PlacementState::Agreed, -10, 10), booking(PlacementState::Reserved, 13, 90)]),
        seat(always.clone(), vec![booking(PlacementState::Agreed, -10, 100)]),
        seat(always.clone(), vec![booking(PlacementState::Agreed, -90, -4)]),
        seat(always, vec![]),
        seat(vec![], vec![]),
    ];
    let told: Vec<String> = counts(seats.iter(), TODAY).iter().map(|(s, n)| format!("{s} {n}")).collect();
    expect!["running 1, paused 0, ending_soon 1, overdue 1, coming 0, reserved 1, free 2"].assert_eq(&told.join(", "));
}

/// A seat made of lengths: gap, booking, gap, booking …
fn any_seat() -> impl Strategy<Value = Seat> {
    let state = prop_oneof![Just(PlacementState::Agreed), Just(PlacementState::Ended), Just(PlacementState::Reserved)];
    let span = (-500_i64..200, proptest::option::of(0_i64..900));
    let parts = proptest::collection::vec((0_i64..40, 1_i64..60, state), 0..25);
    (span, -300_i64..100, parts).prop_map(|((from, days), start, parts)| {
        let mut day = start;
        let mut bookings = Vec::new();
        for (gap, days, state) in parts {
            bookings.push(booking(state, day + gap, day + gap + days - 1));
            day += gap + days;
        }
        seat(vec![period(from, days.map(|d| from + d))], bookings)
    })
}

/// Where the cells put each bar, in days since the first of the picture: (first, last, bar).
fn drawn(cells: &[Cell], window: &Window) -> Vec<(i64, i64, Bar)> {
    let step = window.zoom().column_days();
    let mut out = Vec::new();
    let mut column = 0;
    for cell in cells {
        let mut end = (column + cell.columns) * step - 1;
        let mut placed = Vec::new();
        for (i, bar) in cell.bars.iter().enumerate().rev() {
            let last = end - bar.before_end;
            let first = if i == 0 { column * step + bar.after } else { last - bar.days + 1 };
            placed.push((first, last, *bar));
            end = first - 1 - bar.after;
        }
        out.extend(placed.into_iter().rev());
        column += cell.columns;
    }
    out
}

proptest! {
    #[test]
    fn cells_cover_the_picture_and_bars_stand_on_their_days(seat in any_seat(), zoom in 0_usize..4) {
        let window = Window::around(Zoom::ALL[zoom], TODAY);
        let cells = cells(&seat, &window, TODAY);
        prop_assert_eq!(cells.iter().map(|c| c.columns).sum::<i64>(), window.zoom().columns());
        let mut days = vec![None; usize::try_from(window.days()).unwrap()];
        for (first, last, bar) in drawn(&cells, &window) {
            prop_assert_eq!(last - first + 1, bar.days);
            for day in first..=last {
                let slot = &mut days[usize::try_from(day).unwrap()];
                prop_assert!(slot.is_none(), "two bars on one day");
                *slot = Some(bar);
            }
        }
        for (i, bar) in days.iter().enumerate() {
            let day = plus_days(window.first(), i64::try_from(i).unwrap());
            let kind = bar.map(|b| b.kind);
            match seat.booking_on(day) {
                Some(booking) => prop_assert_eq!(bar.and_then(|b| b.booking), Some(*booking)),
                None if seat.kept_on(day) => prop_assert!(matches!(kind, Some(Kind::Free) | None)),
                None => prop_assert_eq!(kind, Some(Kind::Off)),
            }
            if kind.is_none() {
                prop_assert!(seat.vacancy_on(day).and_then(|v| v.days()).is_some_and(|d| d < 7));
            }
        }
    }

    #[test]
    fn board_offsets_have_a_class(seat in any_seat(), zoom in 0_usize..4) {
        for cell in cells(&seat, &Window::around(Zoom::ALL[zoom], TODAY), TODAY) {
            for (i, bar) in cell.bars.iter().enumerate() {
                prop_assert!((-6..=6).contains(&bar.after) && (0..=6).contains(&bar.before_end));
                prop_assert!(i == 0 || bar.days <= 6);
            }
        }
    }

    #[test]
    fn occupancy_is_a_count_day_by_day(seats in proptest::collection::vec(any_seat(), 0..6), zoom in 0_usize..4) {
        let refs: Vec<&Seat> = seats.iter().collect();
        let heads = Window::around(Zoom::ALL[zoom], TODAY).heads();
        prop_assert_eq!(heads.iter().map(|h| h.columns).sum::<i64>(), Zoom::ALL[zoom].columns());
        for (head, told) in heads.iter().zip(occupancy(&refs, &heads, TODAY)) {
            let day = if head.period.contains(TODAY) { TODAY } else { head.middle };
            prop_assert!(head.period.contains(day));
            let kept: Vec<&Seat> = seats.iter().filter(|s| s.spans.iter().any(|p| p.contains(day))).collect();
            let with = |reserved: bool| kept.iter().filter(|s| s.bookings.iter().any(|b|
                b.period.contains(day) && (b.state == PlacementState::Reserved) == reserved)).count();
            prop_assert_eq!(told.kept, i64::try_from(kept.len()).unwrap());
            prop_assert_eq!(told.held, i64::try_from(with(false)).unwrap());
            prop_assert_eq!(told.reserved, i64::try_from(with(true)).unwrap());
            prop_assert_eq!(told.free(), told.kept - told.held - told.reserved);
        }
    }

    #[test]
    fn a_vacancy_is_empty_on_each_of_its_days(seat in any_seat(), on in -200_i64..400) {
        let day = plus_days(TODAY, on);
        let free = |d: Date| seat.kept_on(d) && seat.booking_on(d).is_none();
        let vacancy = seat.vacancy_on(day);
        prop_assert_eq!(vacancy.is_some(), free(day));
        if let Some(v) = vacancy {
            prop_assert!(v.contains(day));
            let until = v.until().unwrap_or(plus_days(day, 30)).min(plus_days(day, 90));
            for i in 0..=days_between(v.from(), until) {
                prop_assert!(free(plus_days(v.from(), i)));
            }
            prop_assert!(!free(plus_days(v.from(), -1)));
        }
    }
}
