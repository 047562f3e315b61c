use super::*;
use jiff::civil::date;

const TODAY: Date = date(2026, 11, 24);

fn meeting() -> FollowUp {
    FollowUp {
        id: FollowUpId::fresh(),
        citizen: CitizenId::fresh(),
        placement: None,
        kind: FollowUpKind::Company,
        state: FollowUpState::Planned,
        when: When { on: TODAY, from: 540, until: 585 },
        place: "Svanedammen".to_owned(),
        held_by: EmployeeId::fresh(),
        guests: vec![Guest::Citizen],
        without_citizen: String::new(),
        sequence: 0,
        minutes_by: None,
        held_on: None,
        why_not: String::new(),
        version: 1,
    }
}

fn code<T>(result: Result<T, Refused>) -> String {
    result.map_or_else(|r| format!("{} {}", r.refusal.code(), r.field.unwrap_or("-")), |_| "ok".to_owned())
}

#[test]
fn life_of_a_meeting_is_the_table() {
    for from in FollowUpState::ALL {
        for step in FollowUpStep::ALL {
            let expected = match (from, step) {
                (FollowUpState::Planned, FollowUpStep::Move) => Some(FollowUpState::Planned),
                (FollowUpState::Planned, FollowUpStep::Hold) => Some(FollowUpState::Held),
                (FollowUpState::Planned, FollowUpStep::Cancel) => Some(FollowUpState::Cancelled),
                (FollowUpState::Held, FollowUpStep::Add) => Some(FollowUpState::Held),
                _ => None,
            };
            assert_eq!(take(*from, *step).ok(), expected, "{from} {step}");
        }
    }
}

#[test]
fn a_plan_has_a_day_in_reach_times_in_order_and_a_place() {
    let check = |change: &dyn Fn(&mut FollowUp)| {
        let mut f = meeting();
        change(&mut f);
        code(accept_plan(&f, TODAY))
    };
    assert_eq!(check(&|_| ()), "ok");
    assert_eq!(check(&|f| f.when.on = date(2026, 8, 24)), "ok", "92 days ago");
    assert_eq!(check(&|f| f.when.on = date(2026, 8, 23)), "day-out-of-reach on");
    assert_eq!(check(&|f| f.when.on = date(2027, 11, 25)), "ok");
    assert_eq!(check(&|f| f.when.on = date(2027, 11, 26)), "day-out-of-reach on");
    assert_eq!(check(&|f| f.when.until = 540), "times-turned-around until");
    assert_eq!(check(&|f| f.when.until = 541), "ok");
    assert_eq!(check(&|f| f.when.until = 1440), "ok");
    assert_eq!(check(&|f| f.when.until = 1441), "times-turned-around until");
    assert_eq!(check(&|f| f.when.from = -1), "times-turned-around until");
    assert_eq!(check(&|f| f.place.clear()), "missing place");
    let on_the_phone = |f: &mut FollowUp| {
        f.place.clear();
        f.kind = FollowUpKind::Phone;
    };
    assert_eq!(check(&on_the_phone), "ok");
}

#[test]
fn nothing_about_the_citizen_without_the_citizen_unless_it_is_said_why() {
    let check = |guests: &[Guest], why: &str| {
        let f = FollowUp { guests: guests.to_vec(), without_citizen: why.to_owned(), ..meeting() };
        code(accept_guests(&f))
    };
    let mentor = Guest::Mentor(MentorId::fresh());
    assert_eq!(check(&[Guest::Citizen, mentor], ""), "ok");
    assert_eq!(check(&[mentor], ""), "without-citizen without_citizen");
    assert_eq!(check(&[mentor], "  nej  "), "without-citizen without_citizen");
    assert_eq!(check(&[mentor], "Forberedelse med mentor efter aftale"), "ok");
    assert_eq!(check(&[Guest::Citizen, mentor, mentor], ""), "chosen-twice guests");
    let mut f = meeting();
    f.guests.push(Guest::Employee(f.held_by));
    assert_eq!(code(accept_guests(&f)), "chosen-twice guests", "whoever holds it is there already");
    let many = (0..20).map(|_| Guest::Employee(EmployeeId::fresh()));
    let guests: Vec<Guest> = std::iter::once(Guest::Citizen).chain(many).collect();
    assert_eq!(check(&guests, ""), "too-many-choices guests");
}

#[test]
fn held_is_not_in_the_future_and_has_minutes() {
    let f = meeting();
    let check = |on, minutes: &str| code(accept_held(&f, on, minutes, TODAY));
    assert_eq!(check(TODAY, "Godt møde"), "ok");
    assert_eq!(check(date(2026, 11, 25), "Godt møde"), "not-yet held_on");
    assert_eq!(check(date(2026, 8, 24), "Godt møde"), "ok");
    assert_eq!(check(date(2026, 8, 23), "Godt møde"), "day-out-of-reach held_on");
    assert_eq!(check(TODAY, " \n "), "missing minutes");
    let over = FollowUp { state: FollowUpState::Held, ..meeting() };
    assert_eq!(code(accept_held(&over, TODAY, "x", TODAY)), "follow-up-state -");
    assert_eq!(code(accept_cancelled(&over, "Mentor er syg")), "follow-up-state -");
    assert_eq!(code(accept_cancelled(&f, "syg")), "reason-missing why_not");
    assert_eq!(code(accept_cancelled(&f, "Mentor er syg")), "ok");
}

#[test]
fn guests_are_read_back_as_they_were_written() {
    let all = [
        Guest::Citizen,
        Guest::Mentor(MentorId::fresh()),
        Guest::Contact(ContactId::fresh()),
        Guest::Employee(EmployeeId::fresh()),
    ];
    for guest in all {
        assert_eq!(Guest::of(guest.code(), &guest.key()), Some(guest));
    }
    assert_eq!(Guest::of("mentor", "x"), None);
    assert_eq!(Guest::of("nobody", ""), None);
}

#[test]
fn a_message_of_a_meeting_is_true_until_it_is_moved_or_called_off() {
    let citizen = |f: &FollowUp| Receiver::Citizen(f.citizen);
    let check = |kind, change: &dyn Fn(&mut FollowUp)| {
        let mut f = meeting();
        let receiver = citizen(&f);
        change(&mut f);
        f.still_says(kind, 0, receiver)
    };
    let invited = MessageKind::MeetingInvited;
    assert!(check(invited, &|_| ()));
    assert!(!check(invited, &|f| f.sequence = 1), "moved");
    assert!(!check(MessageKind::MeetingMoved, &|f| f.sequence = 1), "moved again");
    assert!(!check(invited, &|f| f.state = FollowUpState::Cancelled));
    assert!(!check(invited, &|f| f.state = FollowUpState::Held));
    assert!(!check(invited, &|f| f.guests.clear()), "no longer asked");
    let off = MessageKind::MeetingCancelled;
    assert!(check(off, &|f| f.state = FollowUpState::Cancelled));
    assert!(check(off, &|f| f.guests.clear()));
    assert!(!check(off, &|f| f.sequence = 2), "asked again");
    let f = meeting();
    assert!(f.still_says(invited, 0, Receiver::Employee(f.held_by)), "whoever holds it takes part");
}

#[test]
fn a_meeting_falls_away_with_what_it_is_about() {
    let f = meeting();
    let day = |n: i64| plus_days(TODAY, n);
    assert!(!f.falls_away(Some(TODAY)), "the last day itself");
    assert!(f.falls_away(Some(day(-1))));
    assert!(f.falls_away(None), "it never begins");
    for state in [FollowUpState::Held, FollowUpState::Cancelled] {
        assert!(!FollowUp { state, ..meeting() }.falls_away(None), "{state}");
    }
    let off = FollowUp { state: FollowUpState::Cancelled, ..meeting() };
    assert!(off.fell_away() && !f.fell_away());
    assert!(!FollowUp { why_not: "Mentor er syg".to_owned(), ..off }.fell_away(), "somebody said why");
}
