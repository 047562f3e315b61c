//! Rounds of questions: opened on the programme's days and once, reminded of and told of when somebody is missing, with
//! the facts of their day; and what becomes of them when two citizens are one.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)] // a test fails loudly

use holdepunkt_casework::{
    Context, House,
    attendance::{self, NewAttendance},
    citizens, duplicates,
    interruptions::{self, NewInterruption},
    invariants::verify,
    messages::delivery,
    paid_hours::{self, NewHours},
    placements,
    progressions::{
        board, goals,
        rounds::{Opened, open_and_remind},
    },
    referrals,
    signals::{SignalLine, look_at_everybody},
    store::{
        messages::{self, MessageRow},
        progression_pairs,
    },
};
use holdepunkt_rules::{
    attendance::Mark,
    codes::Code,
    interruption::InterruptionKind,
    message::{Failure, MessageKind, MessageState},
    paid_hours::PaidKind,
    period::{Period, plus_days},
    placement::{Ending, Outcome},
    progression::{Respondent, RoundKind, round::Stands},
    signal::{Level, SignalRule},
};
use holdepunkt_testkit::{booking, code, cpr, days, engines, later};
use jiff::civil::{Date, date};

use super::{
    progressions::{Scene, after, scene, send_all},
    signals::mine,
};

/// The house on a day after the first one.
fn on(s: &Scene, day: Date) -> House {
    let n = holdepunkt_rules::period::days_between(s.house.today(), day);
    later(&s.house.house, days(n))
}

async fn opened(house: &House) -> u64 {
    open_and_remind(house).await.unwrap().opened
}

async fn kinds(s: &Scene) -> Vec<String> {
    s.rounds().await.iter().map(|r| format!("{} {}", r.round.on, r.round.kind)).collect()
}

#[tokio::test]
async fn rounds_open_on_their_days_and_once() {
    engines(|house| async move {
        let s = scene(house).await;
        assert_eq!(opened(&s.house.house).await, 1);
        assert_eq!(opened(&s.house.house).await, 0, "once");
        assert_eq!(kinds(&s).await, ["2026-11-23 zero_point"]);
        assert_eq!(opened(&on(&s, date(2026, 12, 20))).await, 0, "a day before four weeks");
        assert_eq!(opened(&on(&s, date(2026, 12, 21))).await, 1);
        // The program stood still for seven weeks: what lies further back than four weeks is not asked about any more.
        assert_eq!(opened(&on(&s, date(2027, 2, 22))).await, 2);
        assert_eq!(
            kinds(&s).await,
            ["2026-11-23 zero_point", "2026-12-21 short", "2027-02-15 short", "2027-02-22 quarter"]
        );
        // The course ends on a Friday, and that is told after the weekend, when another short form has been asked for.
        let monday = on(&s, date(2027, 3, 15));
        assert_eq!(opened(&monday).await, 1);
        let consultant = monday.context(s.consultant.who.clone());
        let version = placements::find(&consultant, s.placement).await.unwrap().placed.placement.version;
        let ending = Ending {
            outcome: Outcome::FlexiJob,
            hours: Some(holdepunkt_rules::hours::WeeklyHours::whole(12)),
            place_name: "Plejehjemmet".to_owned(),
            reason: Some(Code::known("moved_on")),
        };
        placements::end(&consultant, s.placement, version, date(2027, 3, 12), ending).await.unwrap();
        assert_eq!(opened(&monday).await, 1);
        assert_eq!(
            kinds(&s).await.last().unwrap(),
            "2027-03-12 end",
            "and the form about days that never were is gone"
        );
        assert_eq!(opened(&on(&s, date(2027, 4, 5))).await, 0, "nothing is asked after the end");
        assert_eq!(verify(&monday).await.unwrap(), []);
    })
    .await;
}

#[tokio::test]
async fn another_company_is_a_round_of_its_own() {
    engines(|house| async move {
        let s = scene(house).await;
        opened(&s.house.house).await;
        let last = on(&s, date(2026, 12, 4));
        let consultant = last.context(s.consultant.who.clone());
        let version = placements::find(&consultant, s.placement).await.unwrap().placed.placement.version;
        let ending = Ending {
            outcome: Outcome::None,
            hours: None,
            place_name: String::new(),
            reason: Some(Code::known("agreement_not_kept")),
        };
        placements::end(&consultant, s.placement, version, date(2026, 12, 4), ending).await.unwrap();
        let other = s.house.stage(2, 1).await;
        let caseworker = last.context(s.caseworker.who.clone());
        referrals::send(&caseworker, s.citizen, String::new()).await.unwrap();
        let next = booking(s.citizen, &other, 0, date(2026, 12, 7), date(2027, 5, 21));
        placements::book(&consultant, next).await.unwrap();
        opened(&on(&s, date(2026, 12, 22))).await;
        assert_eq!(
            kinds(&s).await,
            ["2026-11-23 zero_point", "2026-12-07 change", "2026-12-21 short"],
            "the rhythm goes on from the course's first day"
        );
    })
    .await;
}

/// Messages about questions, in order of what they are.
async fn told(house: &House, s: &Scene, state: MessageState) -> Vec<MessageRow> {
    let mut tx = house.store.read().await.unwrap();
    let mut list = messages::list(&mut tx, s.house.cast.job_centre, state, 100).await.unwrap();
    list.retain(|m| m.kind == MessageKind::Questions);
    list.sort_by_key(|m| m.once.rsplit(':').take(2).collect::<Vec<_>>().join(" "));
    list
}

fn steps(list: &[MessageRow]) -> Vec<String> {
    list.iter().map(|m| m.once.split(':').skip(2).collect::<Vec<_>>().join(" ")).collect()
}

#[tokio::test]
async fn whoever_is_missing_is_reminded_twice_and_whoever_has_answered_is_not() {
    engines(|house| async move {
        let s = scene(house).await;
        let round = s.zero_point().await;
        let first = ["citizen open", "employee open", "mentor open"];
        let waiting = told(&s.house.house, &s, MessageState::Waiting).await;
        let mut said = steps(&waiting);
        said.sort();
        assert_eq!(said, first);
        // Sent before the message left: it stays at home.
        assert_eq!(send_all(&s.karina, round, Respondent::Citizen, "5").await, "ok");
        while let Some(it) = delivery::take_next(&s.house.house).await.unwrap() {
            delivery::delivered(&s.house.house, &it, "").await.unwrap();
        }
        let dropped = told(&s.house.house, &s, MessageState::Dropped).await;
        assert_eq!((steps(&dropped), dropped[0].failure), (vec!["citizen open".to_owned()], Some(Failure::NotWanted)));

        let run = async |day: Date| open_and_remind(&on(&s, day)).await.unwrap();
        assert_eq!(run(date(2026, 11, 29)).await, Opened::default(), "day six");
        assert_eq!(run(date(2026, 11, 30)).await.told, 2, "day seven");
        assert_eq!(run(date(2026, 11, 30)).await.told, 0, "once");
        assert_eq!(send_all(&after(8, &s.consultant), round, Respondent::Employee, "5").await, "ok");
        assert_eq!(run(date(2026, 12, 6)).await.told, 0);
        assert_eq!(run(date(2026, 12, 7)).await.told, 1, "day fourteen");
        let mut all = steps(&told(&s.house.house, &s, MessageState::Waiting).await);
        all.sort();
        assert_eq!(all, ["employee remind", "mentor again", "mentor remind"]);
        assert_eq!(run(date(2026, 12, 14)).await.told, 0, "from day 21 on it is the caseworker's move");

        // The board says the same, to those who follow the citizen and to nobody else.
        let day_21 = on(&s, date(2026, 12, 14));
        let waiting = board::waiting(&day_21.context(s.caseworker.who.clone())).await.unwrap();
        assert_eq!(waiting.len(), 1);
        assert!(waiting[0].is_late());
        let each: Vec<_> = waiting[0].each.iter().map(|(_, stands)| *stands).collect();
        assert_eq!(each, [Stands::Answered, Stands::Task, Stands::Answered]);
        let teammate = day_21.context(s.house.of(&s.house.cast.teammate).who);
        assert_eq!(board::waiting(&teammate).await.unwrap(), []);
        assert_eq!(code(board::waiting(&s.jytte).await), "not-allowed");
        assert_eq!(code(board::waiting(&s.house.of(&s.house.cast.project_lead)).await), "not-allowed");
    })
    .await;
}

/// The citizen is away after a day, and expected back.
async fn away(s: &Scene, today: Date, last_day: Date, back: Date) {
    let consultant = on(s, today).context(s.consultant.who.clone());
    let version = placements::find(&consultant, s.placement).await.unwrap().placed.placement.version;
    let new = NewInterruption {
        kind: InterruptionKind::Pause,
        last_day,
        reason: Code::known("illness"),
        note: String::new(),
        expected_back: Some(back),
    };
    interruptions::interrupt(&consultant, s.placement, version, new).await.unwrap();
}

async fn back(s: &Scene, day: Date) {
    let consultant = on(s, day).context(s.consultant.who.clone());
    let version = placements::find(&consultant, s.placement).await.unwrap().placed.placement.version;
    interruptions::resume(&consultant, s.placement, version, day, false).await.unwrap();
}

#[tokio::test]
async fn nobody_is_asked_or_reminded_about_somebody_who_is_away() {
    engines(|house| async move {
        let s = scene(house).await;
        s.zero_point().await;
        away(&s, date(2026, 11, 27), date(2026, 11, 27), date(2026, 12, 22)).await;
        let run = async |day: Date| open_and_remind(&on(&s, day)).await.unwrap();
        assert_eq!(run(date(2026, 11, 30)).await, Opened::default(), "the first reminder's day");
        let day_21 = on(&s, date(2026, 12, 14));
        look_at_everybody(&day_21).await.unwrap();
        let caseworker = |house: &House| house.context(s.caseworker.who.clone());
        assert_eq!(mine(&caseworker(&day_21), SignalRule::RoundIncomplete).await, None, "nor is it anybody's move");
        assert_eq!(run(date(2026, 12, 21)).await, Opened::default(), "the short form's day");
        back(&s, date(2026, 12, 22)).await;
        let day_29 = on(&s, date(2026, 12, 22));
        assert_eq!(opened(&day_29).await, 0, "it has lapsed");
        look_at_everybody(&day_29).await.unwrap();
        assert!(mine(&caseworker(&day_29), SignalRule::RoundIncomplete).await.is_some(), "and is once they are back");

        assert_eq!((opened(&on(&s, date(2027, 1, 18))).await, opened(&on(&s, date(2027, 2, 15))).await), (1, 1));
        away(&s, date(2027, 2, 19), date(2027, 2, 19), date(2027, 3, 1)).await;
        assert_eq!(opened(&on(&s, date(2027, 2, 22))).await, 0, "all three were to answer today");
        // Nobody has written that they are back: they may still be away.
        assert_eq!(opened(&on(&s, date(2027, 3, 1))).await, 0);
        back(&s, date(2027, 3, 1)).await;
        let returned = run(date(2027, 3, 1)).await;
        assert_eq!((returned.opened, returned.told), (1, 4), "three are asked, and one is reminded of the short form");
        assert_eq!(opened(&on(&s, date(2027, 3, 2))).await, 0, "once");
        let held = ["2026-11-23 zero_point", "2027-01-18 short", "2027-02-15 short", "2027-03-01 quarter"];
        assert_eq!(kinds(&s).await, held);
        assert_eq!(verify(&on(&s, date(2027, 3, 1))).await.unwrap(), []);
    })
    .await;
}

#[tokio::test]
async fn round_that_was_opened_before_the_pause_was_known_waits_for_the_return() {
    engines(|house| async move {
        let s = scene(house).await;
        s.zero_point().await;
        assert_eq!(opened(&on(&s, date(2027, 2, 22))).await, 2);
        away(&s, date(2027, 2, 24), date(2027, 2, 19), date(2027, 3, 1)).await;
        back(&s, date(2027, 3, 1)).await;
        assert_eq!(opened(&on(&s, date(2027, 3, 1))).await, 0);
        assert_eq!(kinds(&s).await.last().unwrap(), "2027-02-22 quarter");
    })
    .await;
}

/// How many are missing, as the signal says on a day.
fn missing(signal: &SignalLine, day: Date) -> Option<i64> {
    signal.values.iter().find(|(name, _)| *name == "missing").and_then(|(_, said)| said.number_on(day))
}

#[tokio::test]
async fn after_three_weeks_it_is_the_caseworkers_move_until_everybody_has_answered() {
    engines(|house| async move {
        let s = scene(house).await;
        let round = s.zero_point().await;
        assert_eq!(send_all(&s.karina, round, Respondent::Citizen, "5").await, "ok");
        let at = |house: &House, who: &Context| house.context(who.who.clone());
        let day_20 = on(&s, date(2026, 12, 13));
        look_at_everybody(&day_20).await.unwrap();
        assert_eq!(mine(&at(&day_20, &s.caseworker), SignalRule::RoundIncomplete).await, None);
        let day_21 = on(&s, date(2026, 12, 14));
        look_at_everybody(&day_21).await.unwrap();
        let caseworker = at(&day_21, &s.caseworker);
        let signal = mine(&caseworker, SignalRule::RoundIncomplete).await.unwrap();
        let lacks = missing(&signal, day_21.today());
        assert_eq!((signal.level, signal.citizen, lacks), (Level::Soon, Some(s.citizen), Some(2)));
        assert_eq!(send_all(&caseworker, round, Respondent::Mentor, "5").await, "ok", "filled in together");
        let signal = mine(&caseworker, SignalRule::RoundIncomplete).await.unwrap();
        let lacks = missing(&signal, day_21.today());
        assert_eq!(lacks, Some(1));
        // A draft is no answer; what is sent resolves it at once.
        assert_eq!(send_all(&at(&day_21, &s.consultant), round, Respondent::Employee, "5").await, "ok");
        assert_eq!(mine(&caseworker, SignalRule::RoundIncomplete).await, None);

        // The short form asks the mentor alone.
        let day = on(&s, date(2026, 12, 21));
        opened(&day).await;
        let later = on(&s, date(2027, 1, 11));
        look_at_everybody(&later).await.unwrap();
        let signal = mine(&at(&later, &s.caseworker), SignalRule::RoundIncomplete).await.unwrap();
        let lacks = missing(&signal, later.today());
        assert_eq!(lacks, Some(1));
        let short = s.rounds().await.into_iter().find(|r| r.round.kind == RoundKind::Short).unwrap();
        assert_eq!(send_all(&at(&later, &s.jytte), short.round.id, Respondent::Mentor, "6").await, "ok");
        assert_eq!(mine(&at(&later, &s.caseworker), SignalRule::RoundIncomplete).await, None);
    })
    .await;
}

#[tokio::test]
async fn facts_of_a_round_are_computed_and_taken_again_while_answers_come_in() {
    engines(|house| async move {
        let s = scene(house).await;
        s.house.agreement_in_force(s.placement).await;
        opened(&s.house.house).await;
        let zero = s.rounds().await[0].facts;
        assert_eq!((zero.attended_minutes, zero.goals_all, zero.goals_reached), (0, 2, 0));
        let quarter = on(&s, date(2026, 12, 21));
        opened(&quarter).await;
        let round = s.rounds().await[1].round.id;
        let before = s.rounds().await[1].facts;
        assert_eq!((before.attended_minutes, before.goals_reached, before.paid_minutes), (0, 0, 0));

        let caseworker = quarter.context(s.caseworker.who.clone());
        let planned = attendance::of_placement(&caseworker, s.placement).await.unwrap();
        let agreed: Vec<Date> = planned
            .weeks
            .iter()
            .flat_map(|w| &w.days)
            .filter(|d| d.planned > 0 && d.day < date(2026, 12, 21) && d.day > plus_days(date(2026, 12, 21), -14))
            .map(|d| d.day)
            .collect();
        let marks = [Mark::Here, Mark::AwayNotified, Mark::Ill, Mark::AwayUnannounced];
        assert!(agreed.len() >= marks.len(), "{agreed:?}");
        let mut here = 0;
        for (n, (day, mark)) in agreed.iter().zip(marks).enumerate() {
            let new = NewAttendance { day: *day, mark, minutes: None, client_key: format!("k{n}"), corrects: None };
            attendance::register(&caseworker, s.placement, &new).await.unwrap();
            let days = planned.weeks.iter().flat_map(|w| &w.days);
            here += if mark == Mark::Here { days.filter(|d| d.day == *day).map(|d| d.planned).sum() } else { 0 };
        }
        let month = Period::known(date(2026, 11, 24), Some(date(2026, 12, 21)));
        let hours = |minutes, kind, period| NewHours { period, minutes, employer: "Kiosken".to_owned(), kind };
        let consultant = quarter.context(s.consultant.who.clone());
        paid_hours::note(&consultant, s.citizen, hours(1200, PaidKind::Ordinary, month)).await.unwrap();
        goals::reach(&consultant, s.placement, "Dækker op", Some(date(2026, 12, 18))).await.unwrap();

        assert_eq!(send_all(&quarter.context(s.jytte.who.clone()), round, Respondent::Mentor, "6").await, "ok");
        let facts = s.rounds().await[1].facts;
        assert_eq!(
            (facts.attended_minutes, facts.away_announced, facts.away_ill, facts.away_unannounced),
            (here, 1, 1, 1)
        );
        assert_eq!(facts.agreed_minutes, before.agreed_minutes);
        assert!(facts.agreed_minutes > facts.attended_minutes);
        assert_eq!((facts.paid_minutes, facts.goals_reached, facts.goals_all), (300, 1, 2), "five hours a week");
        assert_eq!(s.rounds().await[0].facts, zero, "another round's facts are another day's");
    })
    .await;
}

#[tokio::test]
async fn two_who_are_one_have_one_course_of_answers() {
    engines(|house| async move {
        let s = scene(house).await;
        let round = s.zero_point().await;
        assert_eq!(send_all(&s.karina, round, Respondent::Citizen, "3").await, "ok");
        let job_centre = s.house.cast.job_centre;
        let pairs = async |citizen| {
            let mut tx = s.house.house.store.read().await.unwrap();
            progression_pairs::of_citizen(&mut tx, job_centre, citizen).await.unwrap().len()
        };
        assert_eq!(pairs(s.citizen).await, 10);
        let twin = citizens::register(&s.caseworker, cpr(2), s.house.particulars("Karina Bisgaard")).await.unwrap();
        let version = citizens::find(&s.caseworker, s.citizen).await.unwrap().citizen.version;
        duplicates::merge(&s.caseworker, s.citizen, version, twin, "Oprettet to gange").await.unwrap();
        assert_eq!((pairs(s.citizen).await, pairs(twin).await), (0, 10));
        assert_eq!(verify(&s.house.house).await.unwrap(), []);
        let quarter = on(&s, date(2026, 12, 21));
        assert_eq!(opened(&quarter).await, 1, "and goes on being asked");
    })
    .await;
}
