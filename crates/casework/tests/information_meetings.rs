//! Information meetings: invited, came, chose two centres, talked, agreed on a start; and who may see whom.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)] // a test fails loudly

use holdepunkt_casework::{
    Error,
    information_meetings::{self as meetings, Talk},
    vacancies, waiting, ways,
};
use holdepunkt_rules::{
    id::*,
    information::{Came, Meeting, MeetingState},
    period::plus_days,
    steps::Stage,
};
use holdepunkt_testkit::{TestHouse, engines};

fn code<T: std::fmt::Debug>(result: Result<T, Error>) -> String {
    match result {
        Ok(_) => "ok".to_owned(),
        Err(Error::Refused(list)) => list[0].refusal.code().to_owned(),
        Err(Error::Store(error)) => panic!("{error}"),
    }
}

fn meeting(t: &TestHouse, days: i64, seats: i64) -> Meeting {
    Meeting {
        id: MeetingId::fresh(),
        day: plus_days(t.today(), days),
        minute: 570,
        place: "Kantinen".to_owned(),
        seats,
        held_by: t.cast.caseworker.employee.unwrap(),
        state: MeetingState::Planned,
        version: 1,
    }
}

#[tokio::test]
async fn meeting_from_invitation_to_an_agreed_start() {
    engines(|t| async move {
        let (knows, finds) = (t.of(&t.cast.caseworker), t.of(&t.cast.consultant));
        let id = t.citizen(1, "Karina Bisgaard").await;
        let (a, b) = (t.stage(1, 2).await.centre, t.stage(2, 2).await.centre);
        assert_eq!(code(meetings::plan(&knows, meeting(&t, -1, 5)).await), "day-out-of-reach");
        let m = meetings::plan(&knows, meeting(&t, 0, 5)).await.unwrap();
        let (_, invitable) = meetings::invitable(&knows, m).await.unwrap();
        assert_eq!(invitable.iter().map(|i| i.standing).collect::<Vec<_>>(), [4]);
        assert_eq!(code(meetings::invite(&finds, m, vec![id]).await), "not-found", "nobody referred the citizen");
        assert_eq!(code(meetings::invite(&knows, m, vec![]).await), "missing");
        assert_eq!(code(meetings::invite(&knows, m, vec![id]).await), "ok");
        assert_eq!(code(meetings::invite(&knows, m, vec![id]).await), "already-invited");
        assert_eq!(waiting::list(&knows).await.unwrap()[0].stage, Stage::Invited);
        let talk = |came, wishes: &[CentreId], start: Option<i64>| Talk {
            came,
            wishes: wishes.to_vec(),
            talk_on: start.map(|_| t.today()),
            agreed_start: start.map(|d| plus_days(t.today(), d)),
            statutory: start.is_some(),
        };
        assert_eq!(code(meetings::attendance(&knows, m, &[(id, Came::Came, 1)]).await), "ok");
        assert_eq!(code(meetings::attendance(&knows, m, &[(id, Came::Excused, 1)]).await), "stale");
        assert_eq!(waiting::list(&knows).await.unwrap()[0].stage, Stage::Talk);
        let said = |t: Talk, version| meetings::talk(&knows, m, id, version, t);
        assert_eq!(code(said(talk(Came::Came, &[a, a], Some(6)), 2).await), "same-centre-twice");
        assert_eq!(code(said(talk(Came::Came, &[CentreId::fresh()], Some(6)), 2).await), "not-on-the-list");
        assert_eq!(code(said(talk(Came::StayedAway, &[a], Some(6)), 2).await), "did-not-come");
        assert_eq!(code(said(talk(Came::Came, &[b, a], Some(6)), 1).await), "stale");
        assert_eq!(code(said(talk(Came::Came, &[b, a], Some(6)), 2).await), "ok");
        let way = ways::find(&knows, id).await.unwrap();
        assert_eq!(way.wishes.len(), 2);
        assert!(way.deadline.0.is_some(), "the talk was the one that the law asks for");
        assert_eq!(waiting::list(&knows).await.unwrap()[0].stage, Stage::StartAgreed);
        let page = meetings::find(&knows, m).await.unwrap();
        assert_eq!((page.meeting.state, page.guests.len(), page.others), (MeetingState::Held, 1, 0));
        assert_eq!(page.guests[0].wishes.len(), 2);
        assert_eq!(code(meetings::cancel(&knows, m, page.meeting.version).await), "meeting-state");
    })
    .await;
}

#[tokio::test]
async fn meeting_guests_are_seen_by_their_own_and_by_who_holds_it() {
    engines(|t| async move {
        let knows = t.of(&t.cast.caseworker);
        let id = t.citizen(1, "Karina Bisgaard").await;
        let others = Meeting { held_by: t.cast.teammate.employee.unwrap(), ..meeting(&t, 3, 5) };
        let m = meetings::plan(&knows, others).await.unwrap();
        meetings::invite(&knows, m, vec![id]).await.unwrap();
        let seen = async |who| {
            let page = meetings::find(&t.of(who), m).await.unwrap();
            (page.guests.len(), page.others)
        };
        assert_eq!(seen(&t.cast.caseworker).await, (1, 0));
        assert_eq!(seen(&t.cast.teammate).await, (1, 0), "holds the meeting");
        assert_eq!(seen(&t.cast.consultant).await, (0, 1));
        assert_eq!(seen(&t.cast.project_lead).await, (0, 1), "figures");
        assert_eq!(code(meetings::find(&t.of(&t.cast.caseworker_elsewhere), m).await), "not-found");
        assert_eq!(code(meetings::guest(&t.of(&t.cast.teammate), m, id).await), "ok");
        assert_eq!(code(meetings::guest(&t.of(&t.cast.other_consultant), m, id).await), "state-your-reason");
        assert_eq!(code(meetings::attendance(&knows, m, &[(id, Came::Came, 1)]).await), "not-yet");
        assert_eq!(code(meetings::uninvite(&knows, m, id, 9).await), "stale");
        assert_eq!(code(meetings::uninvite(&knows, m, id, 1).await), "ok");
        assert_eq!(code(meetings::uninvite(&knows, m, id, 1).await), "not-found");
    })
    .await;
}

#[tokio::test]
async fn meeting_room_is_no_bigger_than_it_is() {
    engines(|t| async move {
        let knows = t.of(&t.cast.caseworker);
        let m = meetings::plan(&knows, meeting(&t, 3, 1)).await.unwrap();
        let (a, b) = (t.citizen(1, "Karina Bisgaard").await, t.citizen(2, "Pia Rask").await);
        assert_eq!(code(meetings::invite(&knows, m, vec![a, b]).await), "meeting-full");
        assert_eq!(meetings::find(&knows, m).await.unwrap().guests.len(), 0, "all of them or none");
        meetings::invite(&knows, m, vec![a, a]).await.unwrap();
        let page = meetings::find(&knows, m).await.unwrap();
        let smaller = Meeting { seats: 0, ..page.meeting.clone() };
        assert_eq!(code(meetings::correct(&knows, smaller).await), "meeting-full");
        assert_eq!(code(meetings::cancel(&knows, m, page.meeting.version).await), "ok");
        assert_eq!(code(meetings::invite(&knows, m, vec![b]).await), "meeting-state");
    })
    .await;
}

#[tokio::test]
async fn vacancies_are_about_nobody_and_for_every_colleague() {
    engines(|t| async move {
        t.stage(1, 3).await;
        let letter = vacancies::letter(&t.of(&t.cast.caseworker), 6).await.unwrap();
        assert_eq!((letter.centres.len(), letter.centres[0].now()), (1, 3));
        assert!(vacancies::letter(&t.of(&t.cast.caseworker_elsewhere), 6).await.unwrap().centres.is_empty());
        assert_eq!(code(vacancies::letter(&t.of(&t.cast.administrator), 6).await), "not-allowed");
    })
    .await;
}
