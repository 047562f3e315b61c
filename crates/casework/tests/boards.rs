//! The board: what stands on it, and whose name is read by whom.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::indexing_slicing)]

use holdepunkt_casework::{
    Error,
    boards::{self, Board, Query, Selected},
    citizens::{self, Particulars},
    home, signals,
    store::{
        accounts::RoleGrant,
        floors::{self, Fits},
        interruptions, placements, trail,
    },
};
use holdepunkt_rules::{
    board::{Kind, Occupancy, Status},
    codes::Code,
    hours::WeeklyHours,
    id::*,
    interruption::{Interruption, InterruptionKind},
    period::{Period, plus_days},
    placement::{Placement, PlacementKind, PlacementState},
};
use holdepunkt_testkit::{Stage, TestHouse, cpr, engines};

/// Puts a citizen on a seat, some days from today to some days from today.
async fn seat(
    h: &TestHouse,
    s: &Stage,
    place: usize,
    citizen: CitizenId,
    days: (i64, i64),
    state: PlacementState,
) -> PlacementId {
    let until = plus_days(h.today(), days.1);
    let placement = Placement {
        id: PlacementId::fresh(),
        citizen,
        place: s.places[place],
        referral: None,
        mentor: s.mentor,
        state,
        period: Period::known(plus_days(h.today(), days.0), Some(until)),
        agreed_until: until,
        hours: WeeklyHours::whole(12),
        choice: Code::known("citizens_wish"),
        ending: None,
        kind: PlacementKind::Placement,
        resumes: None,
        version: 1,
    };
    let mut tx = h.house.store.write().await.unwrap();
    placements::insert(&mut tx, h.cast.job_centre, &placement).await.unwrap();
    tx.commit().await.unwrap();
    placement.id
}

async fn protected(h: &TestHouse, n: u32, name: &str) -> CitizenId {
    let particulars = Particulars { protected: true, ..h.particulars(name) };
    citizens::register(&h.of(&h.cast.caseworker), cpr(n), particulars).await.unwrap()
}

async fn board(h: &TestHouse, who: &RoleGrant, query: &Query) -> Board {
    boards::board(&h.of(who), query).await.unwrap()
}

/// The names on the board, seat by seat; `·` where there is none.
fn names(board: &Board) -> String {
    let of = |r: &boards::Row| {
        r.sitters.iter().map(|s| s.name.clone().unwrap_or_else(|| "·".to_owned())).collect::<Vec<_>>().join("+")
    };
    board.centres.iter().flat_map(|c| &c.rows).map(of).collect::<Vec<_>>().join(" | ")
}

async fn trail_lines(h: &TestHouse) -> Vec<String> {
    let mut tx = h.house.store.read().await.unwrap();
    let lines = trail::latest(&mut tx, h.cast.job_centre, 3).await.unwrap();
    lines.iter().map(|l| format!("{} {}", l.line.deed, l.line.noun)).collect()
}

#[tokio::test]
async fn board_shows_seats_and_counts_them() {
    engines(|h| async move {
        let s = h.stage(1, 4).await;
        let (karina, bo) = (h.citizen(1, "Karina Bisgaard").await, h.citizen(2, "Bo Kjær").await);
        let gitte = h.citizen(3, "Gitte Poulsen").await;
        seat(&h, &s, 0, karina, (-50, 90), PlacementState::Agreed).await;
        seat(&h, &s, 1, bo, (-50, 10), PlacementState::Agreed).await;
        seat(&h, &s, 2, gitte, (7, 90), PlacementState::Reserved).await;
        let b = board(&h, &h.cast.consultant, &Query::default()).await;
        assert_eq!(names(&b), "Karina B. | Bo K. | Gitte P. | ");
        assert_eq!(b.now, Occupancy { kept: 4, held: 2, reserved: 0 });
        let count = |status| b.counts.iter().find(|(s, _)| *s == status).unwrap().1;
        let all = [Status::Running, Status::EndingSoon, Status::Reserved, Status::Free, Status::Overdue];
        assert_eq!(all.map(count), [1, 1, 1, 2, 0]);
        let today: Vec<Kind> = b.centres[0].rows.iter().map(|r| r.today).collect();
        assert_eq!(today, [Kind::Running, Kind::EndingSoon, Kind::Free, Kind::Free]);
        assert_eq!(trail_lines(&h).await[0], "read board");

        let free = Query { status: Some(Status::Free), ..Query::default() };
        let b = board(&h, &h.cast.consultant, &free).await;
        assert_eq!(b.centres[0].rows.len(), 2);
        assert_eq!(b.now.kept, 4, "the counts stay while a chip is chosen");
        for other in [
            Query { town: Some("Skagen".to_owned()), ..Query::default() },
            Query { occupation: Some(Code::known("9111")), ..Query::default() },
            Query { centre: Some(CentreId::fresh()), ..Query::default() },
        ] {
            assert!(board(&h, &h.cast.consultant, &other).await.centres.is_empty());
        }
        let mine = Query {
            mine: true,
            town: Some("Middelfart".to_owned()),
            hours: Some(WeeklyHours::whole(10)),
            ..Query::default()
        };
        assert_eq!(board(&h, &h.cast.consultant, &mine).await.centres.len(), 1);
        assert_eq!(board(&h, &h.cast.other_consultant, &mine).await.centres.len(), 0);
    })
    .await;
}

#[tokio::test]
async fn board_names_follow_role_and_relation() {
    engines(|h| async move {
        let s = h.stage(1, 2).await;
        let (karina, bo) = (protected(&h, 1, "Karina Bisgaard").await, h.citizen(2, "Bo Kjær").await);
        let id = seat(&h, &s, 0, karina, (-50, 90), PlacementState::Agreed).await;
        seat(&h, &s, 1, bo, (-50, 10), PlacementState::Agreed).await;
        let q = Query::default();
        assert_eq!(names(&board(&h, &h.cast.caseworker, &q).await), "Karina B. | Bo K.", "her own");
        assert_eq!(names(&board(&h, &h.cast.consultant, &q).await), "· | Bo K.", "not his: protected");
        let before = trail_lines(&h).await;
        assert_eq!(names(&board(&h, &h.cast.project_lead, &q).await), "· | ·", "figures");
        assert_eq!(trail_lines(&h).await, before, "no name, no line");
        let elsewhere = board(&h, &h.cast.caseworker_elsewhere, &q).await;
        assert!(elsewhere.centres.is_empty() && !elsewhere.any_place);
        assert!(boards::board(&h.of(&h.cast.administrator), &q).await.unwrap_err().is("not-allowed"));

        let panel = async |who: &RoleGrant| boards::panel(&h.of(who), Selected::Placement(id)).await;
        let sitter = panel(&h.cast.caseworker).await.unwrap().sitter.unwrap();
        assert_eq!((sitter.name.as_deref(), sitter.citizen), (Some("Karina Bisgaard"), Some(karina)));
        assert_eq!(sitter.week, Some((8, 21)));
        let sitter = panel(&h.cast.teammate).await.unwrap().sitter.unwrap();
        assert_eq!((sitter.name, sitter.asks_why), (None, true));
        let sitter = panel(&h.cast.other_consultant).await.unwrap().sitter.unwrap();
        assert_eq!((sitter.name, sitter.citizen, sitter.may_end), (None, None, false));
        assert!(matches!(panel(&h.cast.consultant_elsewhere).await, Err(Error::Refused(_))));
    })
    .await;
}

#[tokio::test]
async fn board_tells_since_when_a_seat_is_empty() {
    engines(|h| async move {
        let s = h.stage(1, 1).await;
        let karina = h.citizen(1, "Karina Bisgaard").await;
        let mut p = Placement {
            id: PlacementId::fresh(),
            citizen: karina,
            place: s.places[0],
            referral: None,
            mentor: s.mentor,
            state: PlacementState::Agreed,
            period: Period::known(plus_days(h.today(), -90), Some(plus_days(h.today(), -60))),
            agreed_until: plus_days(h.today(), -60),
            hours: WeeklyHours::whole(12),
            choice: Code::known("citizens_wish"),
            ending: None,
            kind: PlacementKind::Placement,
            resumes: None,
            version: 1,
        };
        p.state = PlacementState::Reserved;
        let mut tx = h.house.store.write().await.unwrap();
        placements::insert(&mut tx, h.cast.job_centre, &p).await.unwrap();
        tx.commit().await.unwrap();
        let b = board(&h, &h.cast.consultant, &Query::default()).await;
        assert_eq!(b.centres[0].rows[0].vacancy.unwrap().from(), plus_days(h.today(), -59));

        let t = home::today(&h.of(&h.cast.consultant)).await.unwrap();
        assert_eq!((t.free, t.first_free[0].days, t.first_free[0].late), (1, 60, true));
        let fill = boards::fill(&h.of(&h.cast.consultant), s.places[0], h.today()).await.unwrap();
        assert_eq!(fill.free.unwrap().from(), h.today());
        assert!(boards::fill(&h.of(&h.cast.caseworker), s.places[0], h.today()).await.is_err());
    })
    .await;
}

#[tokio::test]
async fn today_tells_only_of_ones_own() {
    engines(|h| async move {
        let s = h.stage(1, 3).await;
        let (karina, bo) = (h.citizen(1, "Karina Bisgaard").await, h.citizen(2, "Bo Kjær").await);
        seat(&h, &s, 0, karina, (-50, 5), PlacementState::Agreed).await;
        seat(&h, &s, 1, bo, (-50, -3), PlacementState::Agreed).await;
        signals::look_at_everybody(&h.house).await.unwrap();
        let t = home::today(&h.of(&h.cast.caseworker)).await.unwrap();
        let (_, n, urgent) = &t.signals[0];
        let mut names: Vec<_> = urgent.iter().map(|s| s.name.as_deref().unwrap()).collect();
        names.sort_unstable();
        assert_eq!((*n, names, t.own), (2, vec!["Bo K.", "Karina B."], Some(2)));
        let t = home::today(&h.of(&h.cast.other_consultant)).await.unwrap();
        assert_eq!((t.all_signals(), t.own), (0, Some(0)));
        assert!(home::today(&h.of(&h.cast.project_lead)).await.unwrap().signals.is_empty());
        let l = home::lead(&h.of(&h.cast.project_lead)).await.unwrap();
        assert_eq!((l.ending, l.urgent(), l.oldest(), l.now.held), (1, 2, Some(0), 1));
        assert_eq!((l.loads.len(), l.loads[0].caseload.coordinated, l.loads[0].much), (1, 2, false));
        assert!(home::lead(&h.of(&h.cast.consultant)).await.is_err());
    })
    .await;
}

/// What the engine counts for a job centre of many centres is what the rules count of every seat.
#[tokio::test]
async fn engine_counts_a_board_as_the_rules_do() {
    engines(|h| async move {
        let s = h.stage(1, 8).await;
        let stays = [
            (0, (-50, 90), PlacementState::Agreed),
            (1, (-50, 10), PlacementState::Agreed),
            (2, (7, 90), PlacementState::Agreed),
            (3, (7, 90), PlacementState::Reserved),
            (4, (-60, -5), PlacementState::Agreed),
            (4, (3, 60), PlacementState::Reserved),
            (5, (-50, 40), PlacementState::Agreed),
            (6, (-50, 20), PlacementState::Agreed),
            (7, (-20, -1), PlacementState::Reserved),
        ];
        for (n, (place, days, state)) in (1..).zip(stays) {
            let citizen = h.citizen(n, "Bo Kjær").await;
            let placement = seat(&h, &s, place, citizen, days, state).await;
            if let 5 | 6 = place {
                away(&h, placement, if place == 5 { -3 } else { 2 }).await;
            }
        }
        let b = board(&h, &h.cast.consultant, &Query::default()).await;
        let (today, scope) = (h.today(), h.cast.job_centre);
        let days = (today, plus_days(today, 28));
        let mut tx = h.house.store.read().await.unwrap();
        let here = Fits { town: Some("Middelfart".to_owned()), minutes: Some(600), ..Fits::default() };
        for fits in [Fits::default(), here] {
            let steps = floors::steps(&mut tx, scope, &fits, b.window.first().min(today)).await.unwrap();
            for (head, o) in &b.heads {
                let day = if head.period.contains(today) { today } else { head.middle };
                assert_eq!(steps.on(day), (o.kept, o.held, o.reserved), "{day}");
            }
            let chips = floors::chips(&mut tx, scope, &fits, days).await.unwrap();
            for (status, n) in &b.counts {
                let counted = chips.get(status).copied().unwrap_or(0);
                assert!(*status == Status::Free || counted == *n as i64, "{status:?}: {counted}, {n}");
                let (centres, page) = floors::page(&mut tx, scope, &fits, Some(*status), days, 0).await.unwrap();
                assert_eq!((centres, page.len()), (usize::from(*n > 0), usize::from(*n > 0)), "{status:?}");
            }
        }
        let elsewhere = Fits { town: Some("Skagen".to_owned()), ..Fits::default() };
        assert_eq!(floors::chips(&mut tx, scope, &elsewhere, days).await.unwrap().len(), 0);
        assert_eq!(floors::steps(&mut tx, scope, &elsewhere, today).await.unwrap().on(today), (0, 0, 0));
    })
    .await;
}

/// Somebody is away, from some days after today.
async fn away(h: &TestHouse, placement: PlacementId, last_day: i64) {
    let interruption = Interruption {
        id: InterruptionId::fresh(),
        placement,
        kind: InterruptionKind::Pause,
        last_day: plus_days(h.today(), last_day),
        reason: Code::known("illness"),
        note: String::new(),
        expected_back: None,
        resumed_on: None,
        noted_by: None,
        version: 1,
    };
    let mut tx = h.house.store.write().await.unwrap();
    interruptions::insert(&mut tx, h.cast.job_centre, &interruption).await.unwrap();
    tx.commit().await.unwrap();
}

#[tokio::test]
async fn board_of_many_centres_turns_pages_and_counts_the_whole() {
    engines(|h| async move {
        let s = h.stage(1, 2).await;
        for n in 2..=60 {
            h.stage(n, 1).await;
        }
        let karina = h.citizen(1, "Karina Bisgaard").await;
        seat(&h, &s, 0, karina, (-50, 90), PlacementState::Agreed).await;
        let of = async |page| board(&h, &h.cast.consultant, &Query { page, ..Query::default() }).await;
        let (first, second) = (of(0).await, of(1).await);
        assert_eq!((first.pages, first.centres.len(), second.centres.len()), (2, 50, 10));
        assert_eq!(first.now, Occupancy { kept: 61, held: 1, reserved: 0 });
        assert_eq!((first.now, &first.counts), (second.now, &second.counts));
        let free = first.counts.iter().find(|(s, _)| *s == Status::Free).unwrap().1;
        assert_eq!(free, 60);
        let mut all: Vec<CentreId> = first.centres.iter().chain(&second.centres).map(|c| c.id).collect();
        all.sort();
        all.dedup();
        assert_eq!(all.len(), 60, "each once");
        assert_eq!(of(9).await.page, 1, "behind the last comes the last");
        let running = Query { status: Some(Status::Running), ..Query::default() };
        let b = board(&h, &h.cast.consultant, &running).await;
        assert_eq!((b.pages, names(&b).as_str(), b.now.kept), (1, "Karina B.", 61));
    })
    .await;
}
