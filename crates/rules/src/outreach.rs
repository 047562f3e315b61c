//! Outreach: the road from a company that one would like to work with to the one that has agreed (S1, 4.3:
//! making the contracts can take a full-time job for a month or two). The whole life is one table.

use jiff::civil::Date;

use crate::{
    Refusal, Refused,
    codes::Code,
    id::*,
    period::{days_between, plus_days},
    role::Role,
    transition::{self, Transition, find},
};

code_enum! {
    /// Where the road is.
    OutreachState {
        /// On the list; nobody has talked with the company yet.
        ToApproach = "to_approach",
        /// Somebody has talked with them; they think about it.
        Approached = "approached",
        /// They would like to; what remains is how.
        Interested = "interested",
        /// They have said yes; centre and contract are to be made.
        Agreed = "agreed",
        /// It came to nothing, and why is kept (S1, 2: three or four companies withdrew).
        Withdrawn = "withdrawn",
        /// Not now.
        Paused = "paused",
    }
}

code_enum! {
    /// What can be done.
    OutreachStep {
        /// Talk with them.
        Approach = "approach",
        /// They are interested.
        Interest = "interest",
        /// They say yes.
        Agree = "agree",
        /// Let it rest.
        Pause = "pause",
        /// Take it up again.
        Resume = "resume",
        /// It comes to nothing, with a reason.
        Withdraw = "withdraw",
    }
}

use OutreachState::{Agreed, Approached, Interested, Paused, ToApproach, Withdrawn};
use OutreachStep::{Agree, Approach, Interest, Pause, Resume, Withdraw};

/// Two ways (S1, 4.3): somebody who only makes contracts, or the consultants of every day. Both are these roles.
const MAKERS: &[Role] = &[Role::JobConsultant, Role::ProjectLead];

/// An outreach's whole life.
#[rustfmt::skip]
pub const TRANSITIONS: &[Transition<OutreachState, OutreachStep>] = &[
    Transition::new(ToApproach, Approach, Approached, MAKERS),
    Transition::new(ToApproach, Interest, Interested, MAKERS),
    Transition::new(ToApproach, Pause,    Paused,     MAKERS),
    Transition::new(ToApproach, Withdraw, Withdrawn,  MAKERS).with_reason(),
    Transition::new(Approached, Interest, Interested, MAKERS),
    Transition::new(Approached, Agree,    Agreed,     MAKERS),
    Transition::new(Approached, Pause,    Paused,     MAKERS),
    Transition::new(Approached, Withdraw, Withdrawn,  MAKERS).with_reason(),
    Transition::new(Interested, Agree,    Agreed,     MAKERS),
    Transition::new(Interested, Pause,    Paused,     MAKERS),
    Transition::new(Interested, Withdraw, Withdrawn,  MAKERS).with_reason(),
    Transition::new(Agreed,     Withdraw, Withdrawn,  MAKERS).with_reason(),
    Transition::new(Paused,     Resume,   Approached, MAKERS),
    Transition::new(Paused,     Withdraw, Withdrawn,  MAKERS).with_reason(),
];

/// The line of the table for a step taken by a role.
///
/// # Errors
/// [`Refusal::OutreachState`] on `step` when it isn't possible from there, [`Refusal::NotAllowed`] when another
/// role takes it, [`Refusal::ReasonMissing`] on `reason`.
pub fn take(
    from: OutreachState,
    step: OutreachStep,
    role: Role,
    reason: Option<&Code>,
) -> Result<&'static Transition<OutreachState, OutreachStep>, Refused> {
    let line = find(TRANSITIONS, from, step, |state| Refusal::OutreachState { state }.on("step"))?;
    line.taken_by(role)?.told_why(reason.is_some(), "reason")
}

/// The steps that a role can take from a state: what the page offers.
pub fn steps_for(from: OutreachState, role: Role) -> impl Iterator<Item = OutreachStep> {
    transition::steps_for(TRANSITIONS, from, role)
}

/// The road to one company.
#[derive(Debug, Clone, PartialEq)]
pub struct Outreach {
    /// Identifier.
    pub id: OutreachId,
    /// The company.
    pub company: CompanyId,
    /// Where it is.
    pub state: OutreachState,
    /// Who takes the next step.
    pub owner: EmployeeId,
    /// What the next step is; empty when there is none.
    pub next_step: String,
    /// By which day.
    pub next_on: Option<Date>,
    /// Why it came to nothing, if it did.
    pub reason: Option<Code>,
    /// The day it began.
    pub opened_on: Date,
    /// The day it ended: the contract was signed, or it came to nothing.
    pub closed_on: Option<Date>,
    /// Counts the edits.
    pub version: i64,
}

impl Outreach {
    /// Days by which the next step is late; 0 or less when it isn't, or nothing is planned.
    #[must_use]
    pub fn days_late(&self, today: Date) -> i64 {
        self.next_on.map_or(0, |on| days_between(on, today))
    }

    /// Is the next step late?
    #[must_use]
    pub fn is_late(&self, today: Date) -> bool {
        self.closed_on.is_none() && self.days_late(today) > 0
    }

    /// Nobody has said what comes next: it would lie there.
    #[must_use]
    pub fn lacks_next(&self) -> bool {
        self.closed_on.is_none() && self.next_on.is_none()
    }
}

/// One thing that happened on the way.
#[derive(Debug, Clone, PartialEq)]
pub struct OutreachEvent {
    /// Identifier.
    pub id: OutreachEventId,
    /// Which road.
    pub outreach: OutreachId,
    /// The day it happened.
    pub day: Date,
    /// Who wrote it.
    pub employee: EmployeeId,
    /// Where the road was after it.
    pub state: OutreachState,
    /// What was said.
    pub note: String,
}

/// A company has one open road at a time: two employees never ring about the same thing.
///
/// # Errors
/// [`Refusal::AlreadyApproached`] on `company` with the day of the open one.
pub fn accept_new(open: Option<&Outreach>) -> Result<(), Refused> {
    match open {
        None => Ok(()),
        Some(o) => Err(Refusal::AlreadyApproached { since: o.opened_on }.on("company")),
    }
}

/// Days back that a conversation can be written down.
pub const LATEST_DAYS: i64 = 92;
/// Days ahead that a next step can be planned.
pub const FURTHEST_DAYS: i64 = 730;

/// A conversation is written on the day it was held, or within three months after.
///
/// # Errors
/// [`Refusal::NotYet`] or [`Refusal::DayOutOfReach`] on `day`.
pub fn accept_event_day(day: Date, today: Date) -> Result<(), Refused> {
    let first = plus_days(today, -LATEST_DAYS);
    match day {
        d if d > today => Err(Refusal::NotYet { day }.on("day")),
        d if d < first => Err(Refusal::DayOutOfReach { from: first, until: today }.on("day")),
        _ => Ok(()),
    }
}

/// A next step has a day from today on, and says what it is.
///
/// # Errors
/// [`Refusal::DayOutOfReach`] on `next_on`; [`Refusal::Missing`] on the one of `next_step`, `next_on` that lacks.
pub fn accept_next(step: &str, on: Option<Date>, today: Date) -> Result<(), Refused> {
    let last = plus_days(today, FURTHEST_DAYS);
    match (step.is_empty(), on) {
        (_, Some(on)) if on < today || on > last => {
            Err(Refusal::DayOutOfReach { from: today, until: last }.on("next_on"))
        }
        (false, None) => Err(Refusal::Missing.on("next_on")),
        (true, Some(_)) => Err(Refusal::Missing.on("next_step")),
        _ => Ok(()),
    }
}

/// Sorts for the one who works: late steps first, the latest of them first; then by day; those without a day last.
pub fn by_urgency(a: &Outreach, b: &Outreach) -> std::cmp::Ordering {
    let key = |o: &Outreach| (o.next_on.unwrap_or(Date::MAX), o.opened_on, o.id);
    key(a).cmp(&key(b))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;
    use proptest::prelude::*;

    const TODAY: Date = date(2026, 11, 24);

    /// Every role × every state × every step, those that are possible, without the two roles' names twice.
    fn possible(role: Role) -> Vec<String> {
        let reason = Code::known("no_time");
        let all = OutreachState::ALL.iter().flat_map(|f| OutreachStep::ALL.iter().map(move |s| (*f, *s)));
        all.filter_map(|(from, step)| take(from, step, role, Some(&reason)).ok())
            .map(|t| format!("{} {} {}", t.from, t.step, t.to))
            .collect()
    }

    #[test]
    fn outreach_every_role_every_state_every_step() {
        let expected = [
            "to_approach approach approached",
            "to_approach interest interested",
            "to_approach pause paused",
            "to_approach withdraw withdrawn",
            "approached interest interested",
            "approached agree agreed",
            "approached pause paused",
            "approached withdraw withdrawn",
            "interested agree agreed",
            "interested pause paused",
            "interested withdraw withdrawn",
            "agreed withdraw withdrawn",
            "paused resume approached",
            "paused withdraw withdrawn",
        ];
        for role in Role::ALL {
            let may = matches!(role, Role::JobConsultant | Role::ProjectLead);
            assert_eq!(possible(*role), if may { expected.to_vec() } else { Vec::new() }, "{role}");
        }
    }

    #[test]
    fn outreach_refusals_say_why() {
        for role in Role::ALL {
            for from in OutreachState::ALL {
                for step in OutreachStep::ALL {
                    let line = TRANSITIONS.iter().find(|t| t.from == *from && t.step == *step);
                    let refused = take(*from, *step, *role, None).err().map(|r| r.refusal.code());
                    let expected = match line {
                        None => Some("outreach-state"),
                        Some(t) if !t.by.contains(role) => Some("not-allowed"),
                        Some(t) if t.reason => Some("reason-missing"),
                        Some(_) => None,
                    };
                    assert_eq!(refused, expected, "{role} {from} {step}");
                }
            }
        }
    }

    fn outreach(next_on: Option<Date>) -> Outreach {
        Outreach {
            id: OutreachId::fresh(),
            company: CompanyId::fresh(),
            state: Approached,
            owner: EmployeeId::fresh(),
            next_step: "Ring".to_owned(),
            next_on,
            reason: None,
            opened_on: date(2026, 11, 2),
            closed_on: None,
            version: 1,
        }
    }

    #[test]
    fn outreach_is_late_the_day_after_its_step() {
        assert!(!outreach(Some(TODAY)).is_late(TODAY));
        assert!(outreach(Some(date(2026, 11, 23))).is_late(TODAY));
        assert!(!outreach(None).is_late(TODAY));
        assert!(outreach(None).lacks_next());
        let over = Outreach { closed_on: Some(TODAY), ..outreach(Some(date(2026, 11, 1))) };
        assert!(!over.is_late(TODAY) && !over.lacks_next());
    }

    #[test]
    fn outreach_days_are_read_at_their_bounds() {
        let event = |d| accept_event_day(d, TODAY).err().map(|r| r.refusal.code());
        assert_eq!(event(TODAY), None);
        assert_eq!(event(date(2026, 11, 25)), Some("not-yet"));
        assert_eq!(event(plus_days(TODAY, -92)), None);
        assert_eq!(event(plus_days(TODAY, -93)), Some("day-out-of-reach"));
        let next = |s, d| accept_next(s, d, TODAY).err().map(|r| (r.refusal.code(), r.field.unwrap_or_default()));
        assert_eq!(next("", None), None);
        assert_eq!(next("Ring", Some(TODAY)), None);
        assert_eq!(next("Ring", None), Some(("missing", "next_on")));
        assert_eq!(next("", Some(TODAY)), Some(("missing", "next_step")));
        assert_eq!(next("Ring", Some(date(2026, 11, 23))), Some(("day-out-of-reach", "next_on")));
        assert_eq!(next("Ring", Some(plus_days(TODAY, 731))), Some(("day-out-of-reach", "next_on")));
    }

    #[test]
    fn outreach_one_road_at_a_time() {
        assert!(accept_new(None).is_ok());
        let open = outreach(None);
        assert_eq!(
            accept_new(Some(&open)).unwrap_err().refusal,
            Refusal::AlreadyApproached { since: date(2026, 11, 2) }
        );
    }

    proptest! {
        #[test]
        fn outreach_ends_in_agreed_or_withdrawn_whatever_is_done(steps in proptest::collection::vec(0_usize..6, 0..30)) {
            let reason = Code::known("no_time");
            let mut state = ToApproach;
            for i in steps {
                let step = OutreachStep::ALL[i];
                if let Ok(line) = take(state, step, Role::JobConsultant, Some(&reason)) { state = line.to; }
                prop_assert!(state != Withdrawn || steps_for(state, Role::JobConsultant).next().is_none());
                prop_assert!(state == Withdrawn || steps_for(state, Role::JobConsultant).any(|s| s == Withdraw));
            }
        }
    }
}
