//! A follow-up from its plan until it is held or called off, what is refused, and what those who take part are told.

use holdepunkt_casework::{
    citizens,
    follow_ups::{self, Held, Line, NewTask, Plan, Topic},
    invariants::verify,
    placements::{self, Booking},
    referrals, tasks, transfers,
};
use holdepunkt_rules::{
    calendar::Method,
    codes::Code,
    follow_up::{FollowUpKind, FollowUpState, Guest, When},
    hours::WeeklyHours,
    id::*,
    message::{MessageKind, MessageState},
    placement::{Ending, Outcome},
    task::Doer,
};
use holdepunkt_store::{follow_ups as rows, messages as message_rows};
use holdepunkt_testkit::{TestHouse, booking, code, engines};
use jiff::civil::date;

use super::{TODAY, at, held, placed, visit};

#[tokio::test]
async fn follow_up_is_planned_moved_held_and_followed_by_the_next() {
    engines(|house| async move {
        let stage = house.stage(1, 1).await;
        let (karina, placement) = placed(&house, &stage, 1, "Karina Bisgaard").await;
        let consultant = house.of(&house.cast.consultant);
        let beside = citizens::find(&consultant, karina).await.unwrap().follow_ups;
        let due = beside.due.unwrap();
        assert_eq!((due.on, due.overdue_since), (date(2026, 9, 14), Some(date(2026, 9, 15))), "weekly, and none held");
        // A double click plans one meeting.
        let mut once = consultant.clone();
        once.once = Some("k1".to_owned());
        let plan = visit(&house, &stage, placement, TODAY);
        let id = follow_ups::plan(&once, karina, plan.clone()).await.unwrap();
        assert_eq!(follow_ups::plan(&once, karina, plan.clone()).await.unwrap(), id);
        // Moved: the same meeting with a higher number; nothing changed is nothing moved.
        assert_eq!(code(follow_ups::move_to(&consultant, id, 1, plan.clone()).await), "nothing-changed");
        let later = Plan { when: When { on: TODAY, from: 840, until: 900 }, ..plan.clone() };
        assert_eq!(code(follow_ups::move_to(&consultant, id, 1, later).await), "ok");
        let page = follow_ups::find(&consultant, id).await.unwrap();
        assert_eq!((page.meeting.sequence, page.meeting.version, page.meeting.when.from), (1, 2, 840));
        assert_eq!(code(follow_ups::cancel(&consultant, id, 1, "Mentor er syg".to_owned()).await), "stale");
        // Held, with the next date at once. The caseworker writes the minutes.
        let caseworker = house.of(&house.cast.caseworker);
        let next = Some(at(date(2026, 12, 1)));
        assert_eq!(code(follow_ups::hold(&caseworker, id, 2, Held { next, ..held(TODAY) }).await), "ok");
        assert_eq!(code(follow_ups::hold(&caseworker, id, 2, held(TODAY)).await), "stale");
        assert_eq!(code(follow_ups::hold(&caseworker, id, 3, held(TODAY)).await), "follow-up-state");
        let page = follow_ups::find(&consultant, id).await.unwrap();
        assert_eq!((page.meeting.state, page.minutes_by.as_str()), (FollowUpState::Held, "Bente Lauridsen"));
        assert_eq!(page.minutes.as_deref(), Some("Karina er glad for køkkenet"));
        assert_eq!((page.decisions.as_slice(), page.tasks.len()), (&["15 timer fra mandag".to_owned()][..], 1));
        assert_eq!(code(follow_ups::add(&consultant, id, 3, " ").await), "missing more");
        assert_eq!(code(follow_ups::add(&consultant, id, 3, "Husk nøglen").await), "ok");
        let minutes = follow_ups::find(&consultant, id).await.unwrap().minutes.unwrap();
        assert_eq!(minutes, "Karina er glad for køkkenet\n\n24.11.2026 Maja Thorup:\nHusk nøglen");
        let beside = citizens::find(&consultant, karina).await.unwrap().follow_ups;
        let next = beside.next(TODAY).unwrap();
        assert_eq!((next.when.on, next.place.as_str(), next.sequence), (date(2026, 12, 1), "Svanedammen", 0));
        assert_eq!(beside.due.unwrap().on, date(2026, 12, 1), "a week after the one that was held");
        // What the next one should come round to.
        let agenda = follow_ups::find(&consultant, next.id).await.unwrap().agenda;
        let topics: Vec<Topic> = agenda.sections.iter().map(|s| s.topic).collect();
        assert_eq!(topics, [Topic::Decisions, Topic::Tasks, Topic::Signals]);
        assert_eq!(agenda.sections[0].lines, [Line::Words("15 timer fra mandag".to_owned())]);
        assert_eq!(verify(&house.house).await.unwrap(), []);
    })
    .await;
}

#[tokio::test]
async fn follow_up_refuses_what_can_not_be() {
    engines(|house| async move {
        let stage = house.stage(1, 1).await;
        let (karina, placement) = placed(&house, &stage, 1, "Karina Bisgaard").await;
        let consultant = house.of(&house.cast.consultant);
        let plan = visit(&house, &stage, placement, TODAY);
        let check = async |plan: Plan| code(follow_ups::plan(&consultant, karina, plan).await);
        assert_eq!(check(Plan { when: at(date(2027, 11, 26)), ..plan.clone() }).await, "day-out-of-reach on");
        let turned = When { on: TODAY, from: 780, until: 780 };
        assert_eq!(check(Plan { when: turned, ..plan.clone() }).await, "times-turned-around until");
        assert_eq!(check(Plan { place: String::new(), ..plan.clone() }).await, "missing place");
        let only = vec![Guest::Mentor(stage.mentor)];
        assert_eq!(check(Plan { guests: only.clone(), ..plan.clone() }).await, "without-citizen without_citizen");
        assert_eq!(check(Plan { held_by: EmployeeId::fresh(), ..plan.clone() }).await, "not-on-the-list held_by");
        let stranger = vec![Guest::Citizen, Guest::Mentor(MentorId::fresh())];
        assert_eq!(check(Plan { guests: stranger, ..plan.clone() }).await, "guest-unknown guests");
        let other = house.stage(2, 1).await;
        let elsewhere = vec![Guest::Citizen, Guest::Mentor(other.mentor)];
        assert_eq!(check(Plan { guests: elsewhere, ..plan.clone() }).await, "guest-unknown guests");
        let (_, of_pia) = placed(&house, &other, 2, "Pia Rask").await;
        assert_eq!(check(Plan { placement: Some(of_pia), ..plan.clone() }).await, "not-found");
        // A meeting that is written down late, and one that is to come.
        let id =
            follow_ups::plan(&consultant, karina, Plan { when: at(date(2026, 11, 20)), ..plan.clone() }).await.unwrap();
        let hold = async |h: Held| code(follow_ups::hold(&consultant, id, 1, h).await);
        assert_eq!(hold(held(date(2026, 11, 25))).await, "not-yet held_on");
        assert_eq!(hold(Held { minutes: String::new(), ..held(TODAY) }).await, "missing minutes");
        let task = |doer, due_on| NewTask { words: "Ring".to_owned(), doer, due_on };
        let with = |t: NewTask| Held { tasks: vec![t], ..held(TODAY) };
        assert_eq!(hold(with(task(Doer::Citizen, date(2026, 11, 23)))).await, "day-out-of-reach due_on");
        let nobody = Doer::Employee(EmployeeId::fresh());
        assert_eq!(hold(with(task(nobody, TODAY))).await, "not-on-the-list doer");
        let next = Some(When { on: date(2026, 12, 1), from: 600, until: 540 });
        assert_eq!(hold(Held { next, ..held(TODAY) }).await, "times-turned-around next_until");
        let next = Some(at(date(2028, 1, 1)));
        assert_eq!(hold(Held { next, ..held(TODAY) }).await, "day-out-of-reach next");
        let page = follow_ups::find(&consultant, id).await.unwrap();
        assert_eq!((page.meeting.state, page.minutes), (FollowUpState::Planned, None), "nothing half-written");
        assert_eq!(code(follow_ups::cancel(&consultant, id, 1, "nej".to_owned()).await), "reason-missing why_not");
        assert_eq!(code(follow_ups::cancel(&consultant, id, 1, "Mentor er syg".to_owned()).await), "ok");
        assert_eq!(code(follow_ups::move_to(&consultant, id, 2, plan).await), "follow-up-state");
        assert_eq!(code(follow_ups::hold(&consultant, id, 2, held(TODAY)).await), "follow-up-state");
        assert_eq!(verify(&house.house).await.unwrap(), []);
    })
    .await;
}

async fn messages(house: &TestHouse) -> Vec<(MessageKind, &'static str)> {
    let mut tx = house.house.store.read().await.unwrap();
    let mut all = message_rows::list(&mut tx, house.cast.job_centre, MessageState::Waiting, 100).await.unwrap();
    all.extend(message_rows::list(&mut tx, house.cast.job_centre, MessageState::Dead, 100).await.unwrap());
    let mut all: Vec<_> = all.iter().map(|m| (m.kind, m.receiver.code())).collect();
    all.sort_by_key(|(kind, who)| (kind.code(), *who));
    all
}

#[tokio::test]
async fn follow_up_is_told_to_those_who_take_part_and_never_what_it_is_about() {
    use MessageKind::{MeetingCancelled as Off, MeetingInvited as Invited, MeetingMoved as Moved};
    engines(|house| async move {
        let stage = house.stage(1, 1).await;
        let (karina, placement) = placed(&house, &stage, 1, "Karina Bisgaard").await;
        let consultant = house.of(&house.cast.consultant);
        let late = visit(&house, &stage, placement, date(2026, 11, 20));
        follow_ups::plan(&consultant, karina, late).await.unwrap();
        assert_eq!(messages(&house).await, [], "a meeting that is written down late invites nobody");
        let plan = visit(&house, &stage, placement, date(2026, 11, 26));
        let id = follow_ups::plan(&consultant, karina, plan.clone()).await.unwrap();
        let invited = [(Invited, "citizen"), (Invited, "mentor")];
        assert_eq!(messages(&house).await, invited, "whoever plans it knows");
        // Moved, with a colleague in place of the mentor.
        let colleague = house.cast.caseworker.employee.unwrap();
        let guests = vec![Guest::Citizen, Guest::Employee(colleague)];
        follow_ups::move_to(&consultant, id, 1, Plan { guests, ..plan }).await.unwrap();
        let moved =
            [(Off, "mentor"), (Invited, "citizen"), (Invited, "employee"), (Invited, "mentor"), (Moved, "citizen")];
        assert_eq!(messages(&house).await, moved);
        follow_ups::cancel(&consultant, id, 2, "Mentor er syg".to_owned()).await.unwrap();
        let off: Vec<_> = messages(&house).await.into_iter().filter(|(kind, _)| *kind == Off).collect();
        assert_eq!(off, [(Off, "citizen"), (Off, "employee"), (Off, "mentor")]);
        // A task is told to whose it is.
        let new = |doer| NewTask { words: "Ring".to_owned(), doer, due_on: TODAY };
        let mine = Doer::Employee(house.cast.consultant.employee.unwrap());
        tasks::hand_out(&consultant, karina, new(mine)).await.unwrap();
        tasks::hand_out(&consultant, karina, new(Doer::Citizen)).await.unwrap();
        let told: Vec<_> = messages(&house).await.into_iter().filter(|(kind, _)| *kind == MessageKind::Task).collect();
        assert_eq!(told, [(MessageKind::Task, "citizen")]);
    })
    .await;
}

#[tokio::test]
async fn follow_ups_to_come_are_called_off_with_what_they_are_about() {
    engines(|house| async move {
        let stage = house.stage(1, 2).await;
        let (karina, placement) = placed(&house, &stage, 1, "Karina Bisgaard").await;
        let (consultant, caseworker) = (house.of(&house.cast.consultant), house.of(&house.cast.caseworker));
        let plan = async |citizen, plan| follow_ups::plan(&consultant, citizen, plan).await.unwrap();
        let on = |day| visit(&house, &stage, placement, day);
        let unwritten = plan(karina, on(date(2026, 11, 20))).await;
        let last_day = plan(karina, on(TODAY)).await;
        let after = plan(karina, on(date(2026, 12, 1))).await;
        let talk =
            |day| Plan { placement: None, kind: FollowUpKind::JobCentre, guests: vec![Guest::Citizen], ..on(day) };
        let apart = plan(karina, talk(date(2026, 12, 2))).await;
        let version = placements::find(&consultant, placement).await.unwrap().placed.placement.version;
        let ending = Ending {
            outcome: Outcome::OrdinaryJob,
            hours: Some(WeeklyHours::whole(15)),
            place_name: "Plejehjemmet Svanedammen".to_owned(),
            reason: Some(Code::known("moved_on")),
        };
        placements::end(&consultant, placement, version, TODAY, ending).await.unwrap();
        let found = async |scope, id| {
            let mut tx = house.house.store.read().await.unwrap();
            rows::find(&mut tx, scope, id).await.unwrap().unwrap()
        };
        let here = house.cast.job_centre;
        for stands in [unwritten, last_day, apart] {
            assert_eq!(found(here, stands).await.state, FollowUpState::Planned);
        }
        let off = found(here, after).await;
        assert_eq!((off.state, off.sequence, off.fell_away()), (FollowUpState::Cancelled, 1, true));
        let told = async || {
            let all = messages(&house).await;
            all.into_iter()
                .filter(|(kind, _)| *kind == MessageKind::MeetingCancelled)
                .map(|(_, who)| who)
                .collect::<Vec<_>>()
        };
        assert_eq!(told().await, ["citizen", "mentor"], "whoever ends it knows");
        let file = follow_ups::invitation(&caseworker, after).await.unwrap();
        assert_eq!((file.method, file.page.meeting.sequence), (Method::Cancel, 1));
        let trail = citizens::find(&caseworker, karina).await.unwrap().trail;
        assert!(trail.iter().any(|l| l.line.deed == "withdraw" && l.line.noun == "follow_up"));

        // A placement that never begins takes its meetings along.
        let pia = house.citizen(2, "Pia Rask").await;
        let referral = referrals::send(&caseworker, pia, String::new()).await.unwrap();
        house.sent_on(here, referral, date(2026, 9, 1)).await;
        let booking = Booking { offered: true, ..booking(pia, &stage, 1, date(2026, 12, 7), date(2027, 2, 26)) };
        let to_come = placements::book(&consultant, booking).await.unwrap();
        let first = plan(pia, Plan { placement: Some(to_come), ..on(date(2026, 12, 4)) }).await;
        let version = placements::find(&consultant, to_come).await.unwrap().placed.placement.version;
        placements::withdraw(&consultant, to_come, version).await.unwrap();
        assert!(found(here, first).await.fell_away(), "also one before its first day");
        assert_eq!(told().await.len(), 4);

        // Whoever has moved away meets nobody here any more; the job centre they come from tells it.
        let version = citizens::find(&caseworker, karina).await.unwrap().citizen.version;
        transfers::offer(&caseworker, karina, version, house.cast.elsewhere).await.unwrap();
        assert_eq!(found(here, apart).await.state, FollowUpState::Planned, "it is only offered");
        let there = house.of(&house.cast.caseworker_elsewhere);
        let transfer = transfers::incoming(&there).await.unwrap()[0].id;
        transfers::take(&there, transfer, house.cast.caseworker_elsewhere.employee).await.unwrap();
        assert!(found(here, apart).await.fell_away() && found(here, last_day).await.fell_away());
        assert_eq!(found(here, unwritten).await.state, FollowUpState::Planned, "what was said is still written down");
        assert_eq!(
            told().await,
            ["citizen", "citizen", "citizen", "citizen", "employee", "employee", "mentor", "mentor", "mentor"]
        );
        assert_eq!(verify(&house.house).await.unwrap(), []);
    })
    .await;
}
