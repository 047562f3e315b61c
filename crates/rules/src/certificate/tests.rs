use jiff::civil::date;

use super::*;
use crate::{
    agreement::{AgreementState, Content, Goal, Times},
    codes::Code,
    hours::WeeklyHours,
    placement::PlacementKind,
};

fn placement(state: PlacementState) -> Placement {
    Placement {
        id: PlacementId::fresh(),
        citizen: CitizenId::fresh(),
        place: PlaceId::fresh(),
        referral: None,
        mentor: MentorId::fresh(),
        state,
        period: Period::known(date(2026, 9, 7), Some(date(2026, 12, 18))),
        agreed_until: date(2026, 12, 18),
        hours: WeeklyHours::whole(6),
        choice: Code::known("own_wish"),
        ending: None,
        kind: PlacementKind::Placement,
        resumes: None,
        version: 1,
    }
}

fn certificate(goals: usize, tasks: usize) -> Certificate {
    Certificate {
        id: CertificateId::fresh(),
        placement: PlacementId::fresh(),
        goals: (0..goals).map(|n| format!("Mål {n}")).collect(),
        tasks: (0..tasks).map(|n| format!("Opgave {n}")).collect(),
        quote: String::new(),
        issued_on: date(2026, 12, 18),
        version: 1,
    }
}

fn version(number: i64, in_force_on: Option<Date>, ladder: &[(Date, i64, &str)], goals: &[&str]) -> Agreement {
    let rung = |(from, hours, tasks): &(Date, i64, &str)| Rung {
        from: *from,
        times: vec![Times { weekday: 1, from: 480, until: 480 + hours * 60 }],
        tasks: (*tasks).to_owned(),
    };
    Agreement {
        id: AgreementId::fresh(),
        placement: PlacementId::fresh(),
        number,
        state: if in_force_on.is_some() { AgreementState::InForce } else { AgreementState::Draft },
        content: Content {
            ladder: ladder.iter().map(rung).collect(),
            goals: goals.iter().map(|g| Goal { text: (*g).to_owned(), by_citizen: false, step: false }).collect(),
            ..Content::default()
        },
        needs: Vec::new(),
        signatures: Vec::new(),
        talks: Vec::new(),
        reminded: Vec::new(),
        made_on: date(2026, 9, 1),
        sent_on: None,
        in_force_on,
        version: 1,
    }
}

#[test]
fn certificate_is_made_from_four_weeks_before_the_end_and_ever_after() {
    let check = |state, today| accept_time(&placement(state), today).map_or_else(|r| r.refusal.code(), |()| "ok");
    assert_eq!(check(PlacementState::Agreed, date(2026, 11, 19)), "certificate-early");
    assert_eq!(check(PlacementState::Agreed, date(2026, 11, 20)), "ok");
    assert_eq!(check(PlacementState::Agreed, date(2026, 9, 6)), "placement-state");
    assert_eq!(check(PlacementState::Ended, date(2027, 6, 1)), "ok");
    assert_eq!(check(PlacementState::Reserved, date(2026, 12, 1)), "placement-state");
    assert_eq!(check(PlacementState::Withdrawn, date(2026, 12, 1)), "placement-state");
}

#[test]
fn certificate_says_something_and_fits_on_its_page() {
    let placed = placement(PlacementState::Ended);
    let check = |goals, tasks| {
        let result = accept_certificate(&certificate(goals, tasks), &placed, date(2026, 12, 18));
        result.map_or_else(|r| format!("{} {}", r.refusal.code(), r.field.unwrap_or_default()), |()| "ok".to_owned())
    };
    assert_eq!(check(0, 0), "missing goals");
    assert_eq!(check(0, 1), "ok");
    assert_eq!(check(8, 8), "ok");
    assert_eq!(check(9, 0), "too-many-choices goals");
    assert_eq!(check(1, 9), "too-many-choices tasks");
}

#[test]
fn what_was_agreed_once_is_suggested_once_and_what_never_held_is_not() {
    let versions = [
        version(
            1,
            Some(date(2026, 9, 7)),
            &[(date(2026, 9, 7), 4, "Dækker bord\nVander blomster")],
            &["Møder til tiden"],
        ),
        version(
            2,
            Some(date(2026, 10, 5)),
            &[(date(2026, 10, 5), 8, "vander blomster\nTager imod varer")],
            &["Spiser med"],
        ),
        version(3, None, &[(date(2026, 11, 2), 12, "Kører truck")], &["Kommer fem dage"]),
    ];
    let (goals, tasks) = proposed(&versions);
    assert_eq!(goals, ["Spiser med", "Møder til tiden"]);
    assert_eq!(tasks, ["vander blomster", "Tager imod varer", "Dækker bord"]);
}

#[test]
fn stair_shows_what_was_reached_and_nothing_that_was_only_planned() {
    let period = Period::known(date(2026, 9, 7), Some(date(2026, 12, 18)));
    let (sep, oct, nov, dec) = (date(2026, 9, 7), date(2026, 10, 5), date(2026, 11, 2), date(2026, 12, 7));
    let versions = [
        version(1, Some(date(2026, 9, 14)), &[(sep, 4, ""), (oct, 6, ""), (nov, 8, "")], &[]),
        version(2, Some(date(2026, 10, 19)), &[(sep, 4, ""), (oct, 6, ""), (dec, 12, "")], &[]),
    ];
    let check = |by| reached(&versions, &period, by).iter().map(|r| (r.from, r.minutes() / 60)).collect::<Vec<_>>();
    // The version of October never lets the eight hours of November begin.
    assert_eq!(check(date(2026, 11, 24)), [(sep, 4), (oct, 6)]);
    assert_eq!(check(date(2026, 12, 31)), [(sep, 4), (oct, 6), (dec, 12)]);
    assert_eq!(check(date(2026, 9, 30)), [(sep, 4)]);
    assert_eq!(reached(&[], &period, dec), []);
}
