//! Personal mentors: granted for a time, extended, ended and told of; and the log that they write.

use holdepunkt_casework::{
    invariants::verify,
    own,
    personal_mentors::{self, NewLog, NewMentorGrant, WhichGrant},
    signals,
    store::accounts::RoleGrant,
    supports,
};
use holdepunkt_rules::{period::plus_days, personal_mentor::PersonalMentorKind, role::Role, signal::SignalRule};
use holdepunkt_testkit::{code, engines};
use jiff::civil::date;

use super::{LOGGED, ask_mentor, referred, somebody, support};

#[tokio::test]
async fn personal_mentor_is_granted_for_six_months_extended_and_ended() {
    engines(|house| async move {
        let karina = referred(&house, 1, "Karina Bisgaard").await;
        let own = house.of(&house.cast.caseworker);
        let omar = somebody(&house, "omar", Role::PersonalMentor).await.employee.unwrap();
        let grant = async |g| code(personal_mentors::grant(&own, karina, g).await);
        let (from, until) = (date(2026, 11, 24), date(2027, 5, 23));
        assert_eq!(grant(ask_mentor(omar, from, Some(date(2027, 5, 24)))).await, "mentor-grant-too-long until");
        assert_eq!(grant(ask_mentor(omar, from, None)).await, "missing until");
        let consultant = house.cast.consultant.employee.unwrap();
        assert_eq!(grant(ask_mentor(consultant, from, Some(until))).await, "not-on-the-list employee");
        let short = NewMentorGrant {
            kind: PersonalMentorKind::Consultant,
            ..ask_mentor(consultant, from, Some(date(2026, 12, 4)))
        };
        assert_eq!(grant(short).await, "ok", "a consultant with a short task");
        assert_eq!(grant(ask_mentor(omar, from, Some(until))).await, "ok");
        assert_eq!(grant(ask_mentor(omar, date(2026, 12, 1), Some(until))).await, "mentor-grant-overlaps from");
        for (who, expected) in [
            (&house.cast.consultant, "not-allowed"),
            (&house.cast.teammate, "state-your-reason why"),
            (&house.cast.caseworker_elsewhere, "not-found"),
        ] {
            let ask = ask_mentor(omar, from, Some(until));
            assert_eq!(code(personal_mentors::grant(&house.of(who), karina, ask).await), expected);
        }
        let which = WhichGrant { citizen: karina, employee: omar, from, until: Some(until) };
        let end = async |which, on| code(personal_mentors::end(&own, which, on).await);
        assert_eq!(end(WhichGrant { until: None, ..which }, date(2026, 12, 1)).await, "stale");
        assert_eq!(end(which, date(2027, 5, 24)).await, "day-out-of-reach until");
        assert_eq!(end(which, date(2026, 12, 1)).await, "ok");
        assert_eq!(
            code(personal_mentors::withdraw(&own, WhichGrant { until: Some(date(2026, 12, 1)), ..which }).await),
            "already-begun"
        );
        let next = ask_mentor(omar, date(2026, 12, 2), Some(date(2027, 6, 1)));
        assert_eq!(grant(next).await, "ok", "an extension is another grant");
        let next = WhichGrant { from: date(2026, 12, 2), until: Some(date(2027, 6, 1)), ..which };
        assert_eq!(code(personal_mentors::withdraw(&own, next).await), "ok");
        let mentors = support(&own, karina).await.mentors;
        assert_eq!(mentors.iter().filter(|m| m.grant.employee == omar).count(), 1);
        assert_eq!(verify(&house.house).await.unwrap(), []);
    })
    .await;
}

#[tokio::test]
async fn personal_mentor_logs_what_they_did_and_takes_back_a_slip() {
    engines(|house| async move {
        let karina = referred(&house, 1, "Karina Bisgaard").await;
        let own = house.of(&house.cast.caseworker);
        let omar = somebody(&house, "omar", Role::PersonalMentor).await;
        let mia = somebody(&house, "mia", Role::PersonalMentor).await;
        let employee = omar.employee.unwrap();
        let until = Some(date(2026, 12, 31));
        personal_mentors::grant(&own, karina, ask_mentor(employee, date(2026, 11, 16), until)).await.unwrap();
        let log = async |who: &RoleGrant, on, minutes, words: &str| {
            let line = NewLog { on, minutes, words: words.to_owned() };
            code(personal_mentors::log(&house.of(who), karina, line).await)
        };
        assert_eq!(log(&omar, date(2026, 11, 24), 30, " ").await, "missing words");
        assert_eq!(log(&omar, date(2026, 11, 25), 30, LOGGED).await, "not-yet on");
        assert_eq!(log(&omar, date(2026, 11, 15), 30, LOGGED).await, "not-granted-then on");
        assert_eq!(log(&mia, date(2026, 11, 24), 30, LOGGED).await, "not-found");
        assert_eq!(log(&house.cast.caseworker, date(2026, 11, 24), 30, LOGGED).await, "not-allowed");
        assert_eq!(log(&house.cast.consultant, date(2026, 11, 24), 30, LOGGED).await, "not-found");
        for (day, minutes) in [(22, 500), (23, 30), (24, 45)] {
            assert_eq!(log(&omar, date(2026, 11, day), minutes, LOGGED).await, "ok");
        }
        let (name, page) = personal_mentors::log_page(&house.of(&omar), karina).await.unwrap();
        assert_eq!((name.as_str(), page.used, page.left()), ("Karina Bisgaard", 75, 45), "since Monday");
        let seen = support(&own, karina).await;
        assert_eq!((seen.mentors[0].used, seen.log.len(), seen.log[0].0.as_str()), (Some(75), 3, "omar"));
        let slip = page.log[0].id;
        let back = async |who: &RoleGrant| code(personal_mentors::take_back(&house.of(who), slip).await);
        assert_eq!(back(&mia).await, "not-found");
        assert_eq!(back(&omar).await, "ok");
        assert_eq!(back(&omar).await, "not-found");
        // A consultant with a task is a mentor of the same kind while it lasts.
        let consultant = house.cast.consultant.employee.unwrap();
        let short = NewMentorGrant {
            kind: PersonalMentorKind::Consultant,
            ..ask_mentor(consultant, date(2026, 11, 24), Some(date(2026, 12, 4)))
        };
        personal_mentors::grant(&own, karina, short).await.unwrap();
        assert_eq!(log(&house.cast.consultant, date(2026, 11, 24), 30, LOGGED).await, "ok");
        assert_eq!(log(&house.cast.other_consultant, date(2026, 11, 24), 30, LOGGED).await, "not-found");
    })
    .await;
}

#[tokio::test]
async fn personal_mentor_still_writes_for_some_days_after_the_last() {
    engines(|house| async move {
        let karina = referred(&house, 1, "Karina Bisgaard").await;
        let own = house.of(&house.cast.caseworker);
        let omar = somebody(&house, "omar", Role::PersonalMentor).await;
        let mia = somebody(&house, "mia", Role::PersonalMentor).await;
        let (from, last) = (date(2026, 10, 20), date(2026, 11, 17));
        for (who, until) in [(&omar, last), (&mia, plus_days(last, -1))] {
            let grant = ask_mentor(who.employee.unwrap(), from, Some(until));
            personal_mentors::grant(&own, karina, grant).await.unwrap();
        }
        let log = async |who: &RoleGrant, on| {
            let line = NewLog { on, minutes: 30, words: LOGGED.to_owned() };
            code(personal_mentors::log(&house.of(who), karina, line).await)
        };
        assert_eq!(log(&omar, last).await, "ok", "seven days later");
        assert_eq!(log(&omar, plus_days(last, 1)).await, "not-granted-then on");
        assert_eq!(log(&mia, plus_days(last, -1)).await, "not-found", "eight days later");
        let (_, page) = personal_mentors::log_page(&house.of(&omar), karina).await.unwrap();
        assert_eq!((page.log.len(), page.grant.period.until()), (1, Some(last)));
        let late = personal_mentors::late(&house.of(&omar)).await.unwrap();
        assert_eq!((late.len(), late[0].citizen, late[0].until), (1, karina, house.today()));
        assert!(personal_mentors::late(&house.of(&mia)).await.unwrap().is_empty());
        // The log, and nothing else.
        assert!(own::granted(&house.of(&omar)).await.unwrap().is_empty());
        assert_eq!(code(supports::find(&house.of(&omar), karina).await), "not-allowed");
        assert_eq!(code(personal_mentors::take_back(&house.of(&omar), page.log[0].id).await), "ok");
        // With a new grant there is nothing late.
        let again = ask_mentor(omar.employee.unwrap(), date(2026, 11, 20), Some(date(2026, 12, 31)));
        personal_mentors::grant(&own, karina, again).await.unwrap();
        assert!(personal_mentors::late(&house.of(&omar)).await.unwrap().is_empty());
        assert_eq!(own::granted(&house.of(&omar)).await.unwrap().len(), 1);
        let (_, page) = personal_mentors::log_page(&house.of(&omar), karina).await.unwrap();
        assert_eq!(page.grant.period.from(), date(2026, 11, 20), "what holds stands before what is over");
    })
    .await;
}

#[tokio::test]
async fn personal_mentors_last_days_are_told_at_the_deed() {
    engines(|house| async move {
        let karina = referred(&house, 1, "Karina Bisgaard").await;
        let own = house.of(&house.cast.caseworker);
        let omar = somebody(&house, "omar", Role::PersonalMentor).await.employee.unwrap();
        let told = async || {
            let mine = signals::mine(&own).await.unwrap().alive;
            mine.iter().any(|s| s.rule == SignalRule::PersonalMentorEnds)
        };
        let (from, until) = (date(2026, 11, 2), date(2027, 4, 30));
        personal_mentors::grant(&own, karina, ask_mentor(omar, from, Some(until))).await.unwrap();
        assert!(!told().await, "it is long until then");
        let which = WhichGrant { citizen: karina, employee: omar, from, until: Some(until) };
        let soon = plus_days(house.today(), 3);
        personal_mentors::end(&own, which, soon).await.unwrap();
        assert!(told().await, "told at the deed");
        let next = plus_days(soon, 1);
        personal_mentors::grant(&own, karina, ask_mentor(omar, next, Some(until))).await.unwrap();
        assert!(!told().await, "extended");
        let which = WhichGrant { from: next, ..which };
        personal_mentors::withdraw(&own, which).await.unwrap();
        assert!(told().await, "taken back");
    })
    .await;
}
