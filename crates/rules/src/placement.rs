//! Placements: one citizen in one place for a period.

use jiff::civil::Date;

use crate::{
    Refusal, Refused,
    codes::Code,
    course::{Away, CourseTerms},
    hours::WeeklyHours,
    id::*,
    period::{Period, days_between, plus_days},
};

code_enum! {
    /// Where a placement is. Whether it runs today follows from its days.
    PlacementState {
        /// The place is held for the citizen; the start is not agreed with all yet.
        Reserved = "reserved",
        /// Agreed: running, or to begin.
        Agreed = "agreed",
        /// Over, with an outcome.
        Ended = "ended",
        /// Never began.
        Withdrawn = "withdrawn",
    }
}

code_enum! {
    /// What came of it (S1, section 2: the outcome table).
    Outcome {
        /// Ordinært job.
        OrdinaryJob = "ordinary_job",
        /// Uddannelse.
        Education = "education",
        /// Fleksjob.
        FlexiJob = "flexi_job",
        /// Løntilskudsjob.
        WageSubsidisedJob = "wage_subsidised_job",
        /// Individuel praktik.
        IndividualPlacement = "individual_placement",
        /// None of these, so far.
        None = "none",
    }
}

impl Outcome {
    /// Is the outcome a job that is told with hours and workplace?
    #[must_use]
    pub fn is_job(self) -> bool {
        matches!(self, Self::OrdinaryJob | Self::FlexiJob | Self::WageSubsidisedJob)
    }
}

/// How a placement ended.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ending {
    /// The outcome.
    pub outcome: Outcome,
    /// Hours a week of the job, if it is one.
    pub hours: Option<WeeklyHours>,
    /// Where: company, school.
    pub place_name: String,
    /// Why it ended before the agreed day, if it did (`rulebook/codes/ending_reasons.toml`).
    pub reason: Option<Code>,
}

code_enum! {
    /// What kind of stay a placement is.
    PlacementKind {
        /// A placement: its days are a course's.
        Placement = "placement",
        /// A few days to taste a workplace, from a pre-course (S1: snusepraktik); none of a course's days.
        Taster = "taster",
        /// One or two days a week in the centre beside a pre-course (S1); none of a course's days.
        CentreDays = "centre_days",
    }
}

impl PlacementKind {
    /// Are its days active days of a course?
    #[must_use]
    pub fn is_course(self) -> bool {
        self == Self::Placement
    }
}

/// A placement.
#[derive(Debug, Clone, PartialEq)]
pub struct Placement {
    /// Identifier.
    pub id: PlacementId,
    /// Who.
    pub citizen: CitizenId,
    /// Which seat.
    pub place: PlaceId,
    /// The referral that led here.
    pub referral: Option<ReferralId>,
    /// The mentor at the workplace.
    pub mentor: MentorId,
    /// Where it is.
    pub state: PlacementState,
    /// First and last day; after an end, the day it ended.
    pub period: Period,
    /// The last day that is agreed; an extension moves it, an early end doesn't.
    pub agreed_until: Date,
    /// Hours a week at the start.
    pub hours: WeeklyHours,
    /// Why this place: the citizen's wish or else (`rulebook/codes/placement_reasons.toml`).
    pub choice: Code,
    /// How it ended.
    pub ending: Option<Ending>,
    /// What kind of stay it is.
    pub kind: PlacementKind,
    /// The interruption at another company that it resumes, if it does.
    pub resumes: Option<InterruptionId>,
    /// Counts the edits.
    pub version: i64,
}

code_enum! {
    /// How a placement looks on a day: the words and marks of the board.
    Standing {
        /// The place is held.
        Reserved = "reserved",
        /// Agreed, not begun.
        Coming = "coming",
        /// Under way.
        Running = "running",
        /// Under way, and the citizen is away: the place is held.
        Paused = "paused",
        /// Under way, with 28 days or fewer to go.
        EndingSoon = "ending_soon",
        /// The agreed days are over and nobody has told what came of it.
        Overdue = "overdue",
        /// Over.
        Ended = "ended",
        /// Never began.
        Withdrawn = "withdrawn",
    }
}

/// Days before the end from which it is marked, so that what comes next can be found in time.
pub const ENDING_SOON_DAYS: i64 = 28;

impl Standing {
    /// Has somebody the place today: at work, or away for a while?
    #[must_use]
    pub fn is_under_way(self) -> bool {
        matches!(self, Self::Running | Self::EndingSoon | Self::Paused)
    }
}

/// How a placement stands on a day; `away` is the interruption that stands open, if one does.
#[must_use]
pub fn standing(state: PlacementState, period: &Period, away: Option<Away>, today: Date) -> Standing {
    match state {
        PlacementState::Withdrawn => Standing::Withdrawn,
        PlacementState::Ended => Standing::Ended,
        PlacementState::Reserved => Standing::Reserved,
        PlacementState::Agreed if today < period.from() => Standing::Coming,
        PlacementState::Agreed => match period.until() {
            Some(until) if until < today => Standing::Overdue,
            _ if away.is_some_and(|a| a.contains(today)) => Standing::Paused,
            Some(until) if days_between(today, until) <= ENDING_SOON_DAYS => Standing::EndingSoon,
            _ => Standing::Running,
        },
    }
}

/// Longest placement that can be agreed in one go: two years, the length of the programme (S2).
pub const LONGEST_DAYS: i64 = 731;

/// Accepts the days of a placement: an end, in order, not absurdly long.
///
/// # Errors
/// [`Refusal::EndsBeforeItBegins`] or [`Refusal::DayOutOfReach`] on `until`.
pub fn accept_period(from: Date, until: Date) -> Result<Period, Refused> {
    let period = Period::new(from, Some(until))?;
    if days_between(from, until) >= LONGEST_DAYS {
        return Err(Refusal::DayOutOfReach { from, until: plus_days(from, LONGEST_DAYS - 1) }.on("until"));
    }
    Ok(period)
}

/// A citizen is placed in one place at a time.
///
/// # Errors
/// [`Refusal::CitizenAlreadyPlaced`] with the other placement's days, on `from`.
pub fn accept_citizen_free(others: &[Period], asked: &Period) -> Result<(), Refused> {
    match others.iter().find(|o| o.overlaps(asked)) {
        None => Ok(()),
        Some(o) => {
            Err(Refusal::CitizenAlreadyPlaced { from: o.from(), until: o.until().unwrap_or(Date::MAX) }.on("from"))
        }
    }
}

/// Days back that a start can be registered when somebody writes it down late.
pub const LATEST_DAYS: i64 = 92;

/// Accepts the first day: not long ago, not absurdly far ahead.
///
/// # Errors
/// [`Refusal::DayOutOfReach`] on `from`.
pub fn accept_start(from: Date, today: Date) -> Result<(), Refused> {
    let (first, last) = (plus_days(today, -LATEST_DAYS), plus_days(today, LONGEST_DAYS - 1));
    if (first..=last).contains(&from) {
        Ok(())
    } else {
        Err(Refusal::DayOutOfReach { from: first, until: last }.on("from"))
    }
}

/// Accepts the first day beside the referral that leads here: not before it was sent.
///
/// # Errors
/// [`Refusal::BeforeReferral`] on `from`, with the day it was sent.
pub fn accept_after_referral(from: Date, sent_on: Date) -> Result<(), Refused> {
    if from < sent_on { Err(Refusal::BeforeReferral { sent: sent_on }.on("from")) } else { Ok(()) }
}

/// Accepts the length of a kind of stay: taster days are few.
///
/// # Errors
/// [`Refusal::TasterTooLong`] on `until`, with the last day that it could have.
pub fn accept_kind(kind: PlacementKind, period: &Period, terms: &CourseTerms) -> Result<(), Refused> {
    let days = terms.taster_days;
    if kind == PlacementKind::Taster && period.days().is_none_or(|d| d > days) {
        return Err(Refusal::TasterTooLong { days, until: plus_days(period.from(), days - 1) }.on("until"));
    }
    Ok(())
}

code_enum! {
    /// What can be done with a placement.
    PlacementStep { Agree = "agree", End = "end", Withdraw = "withdraw" }
}

/// Where a step leads: reserved → agreed → ended; what has not begun can be withdrawn.
///
/// # Errors
/// [`Refusal::PlacementState`] when the step isn't possible from there.
pub fn take(state: PlacementState, step: PlacementStep) -> Result<PlacementState, Refused> {
    use PlacementState::{Agreed, Ended, Reserved, Withdrawn};
    match (state, step) {
        (Reserved, PlacementStep::Agree) => Ok(Agreed),
        (Reserved | Agreed, PlacementStep::Withdraw) => Ok(Withdrawn),
        (Agreed, PlacementStep::End) => Ok(Ended),
        (Reserved | Agreed | Ended | Withdrawn, _) => {
            Err(Refusal::PlacementState { state: state.code().to_owned() }.into())
        }
    }
}

/// Accepts that a placement never began: only before its first day; one that runs is ended, so that
/// what came of it is told.
///
/// # Errors
/// [`Refusal::PlacementState`], or [`Refusal::AlreadyBegun`] with the first day.
pub fn accept_withdrawal(placement: &Placement, today: Date) -> Result<PlacementState, Refused> {
    let to = take(placement.state, PlacementStep::Withdraw)?;
    if placement.state == PlacementState::Agreed && placement.period.from() <= today {
        return Err(Refusal::AlreadyBegun { on: placement.period.from() }.into());
    }
    Ok(to)
}

/// Accepts another last day, later or earlier: from today on, since what is over is ended instead.
///
/// # Errors
/// [`Refusal::PlacementState`]; [`Refusal::EndsBeforeItBegins`] or [`Refusal::DayOutOfReach`] on `until`.
pub fn accept_new_end(placement: &Placement, until: Date, today: Date) -> Result<Period, Refused> {
    if !matches!(placement.state, PlacementState::Reserved | PlacementState::Agreed) {
        return Err(Refusal::PlacementState { state: placement.state.code().to_owned() }.into());
    }
    let period = accept_period(placement.period.from(), until)?;
    if until < today {
        let last = plus_days(placement.period.from(), LONGEST_DAYS - 1);
        return Err(Refusal::DayOutOfReach { from: today, until: last.max(today) }.on("until"));
    }
    Ok(period)
}

/// Accepts the end of a placement: on a day of it, not in the future, with hours when it became a job.
///
/// # Errors
/// [`Refusal::PlacementState`]; [`Refusal::EndsOutsidePlacement`] or [`Refusal::NotYet`] on `ended_on`;
/// [`Refusal::OutcomeNeedsJob`] on `outcome_hours`; [`Refusal::ReasonMissing`] on `reason` when it ends
/// early without an outcome.
pub fn accept_end(
    placement: &Placement,
    ended_on: Date,
    ending: &Ending,
    today: Date,
) -> Result<PlacementState, Refused> {
    let to = take(placement.state, PlacementStep::End)?;
    if ended_on > today {
        return Err(Refusal::NotYet { day: ended_on }.on("ended_on"));
    }
    if !placement.period.contains(ended_on) {
        return Err(Refusal::EndsOutsidePlacement {
            from: placement.period.from(),
            until: placement.period.until().unwrap_or(Date::MAX),
        }
        .on("ended_on"));
    }
    if ending.outcome.is_job() && (ending.hours.is_none() || ending.place_name.is_empty()) {
        return Err(Refusal::OutcomeNeedsJob.on("outcome_hours"));
    }
    if ending.outcome == Outcome::None && ended_on < placement.agreed_until && ending.reason.is_none() {
        return Err(Refusal::ReasonMissing.on("reason"));
    }
    Ok(to)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::examples::placement;
    use jiff::civil::date;

    const TODAY: Date = date(2026, 11, 24);

    fn ending(outcome: Outcome) -> Ending {
        Ending { outcome, hours: None, place_name: String::new(), reason: None }
    }

    fn code<T: std::fmt::Debug>(result: Result<T, Refused>) -> String {
        match result {
            Ok(_) => "ok".to_owned(),
            Err(r) => format!("{} {}", r.refusal.code(), r.field.unwrap_or("-")),
        }
    }

    #[test]
    fn placement_states_and_steps() {
        let mut possible = Vec::new();
        for state in PlacementState::ALL {
            for step in PlacementStep::ALL {
                match take(*state, *step) {
                    Ok(to) => possible.push(format!("{state} {step} {to}")),
                    Err(r) => assert_eq!(r.refusal, Refusal::PlacementState { state: state.code().to_owned() }),
                }
            }
        }
        let expected =
            ["reserved agree agreed", "reserved withdraw withdrawn", "agreed end ended", "agreed withdraw withdrawn"];
        assert_eq!(possible, expected);
    }

    #[test]
    fn placement_standing_turns_on_its_days() {
        use PlacementState::{Agreed, Ended, Reserved, Withdrawn};
        for (state, from, until, expected) in [
            (Agreed, date(2026, 11, 25), date(2027, 2, 1), Standing::Coming),
            (Agreed, date(2026, 11, 24), date(2027, 2, 1), Standing::Running),
            (Agreed, date(2026, 9, 1), date(2026, 12, 23), Standing::Running),
            (Agreed, date(2026, 9, 1), date(2026, 12, 22), Standing::EndingSoon),
            (Agreed, date(2026, 9, 1), TODAY, Standing::EndingSoon),
            (Agreed, date(2026, 9, 1), date(2026, 11, 23), Standing::Overdue),
            (Reserved, date(2026, 9, 1), date(2026, 11, 23), Standing::Reserved),
            (Ended, date(2026, 9, 1), date(2026, 12, 1), Standing::Ended),
            (Withdrawn, date(2026, 9, 1), date(2026, 12, 1), Standing::Withdrawn),
        ] {
            assert_eq!(
                standing(state, &Period::known(from, Some(until)), None, TODAY),
                expected,
                "{state} {from} {until}"
            );
        }
    }

    #[test]
    fn placement_is_paused_from_the_day_after_the_last_active_one() {
        let days = Period::known(date(2026, 9, 1), Some(date(2026, 12, 20)));
        let stands =
            |last_day, resumed_on| standing(PlacementState::Agreed, &days, Some(Away { last_day, resumed_on }), TODAY);
        assert_eq!(stands(date(2026, 11, 23), None), Standing::Paused);
        assert_eq!(stands(TODAY, None), Standing::EndingSoon, "the last active day is not one of the days away");
        assert_eq!(stands(date(2026, 11, 2), Some(date(2026, 11, 25))), Standing::Paused);
        assert_eq!(stands(date(2026, 11, 2), Some(TODAY)), Standing::EndingSoon);
        let over = Period::known(date(2026, 9, 1), Some(date(2026, 11, 20)));
        let away = Some(Away { last_day: date(2026, 11, 2), resumed_on: None });
        assert_eq!(standing(PlacementState::Agreed, &over, away, TODAY), Standing::Overdue);
    }

    #[test]
    fn placement_days_at_their_boundaries() {
        let start = date(2026, 11, 30);
        assert_eq!(code(accept_period(start, start)), "ok");
        assert_eq!(code(accept_period(start, date(2026, 11, 29))), "ends-before-it-begins until");
        assert_eq!(code(accept_period(start, plus_days(start, LONGEST_DAYS - 1))), "ok");
        assert_eq!(code(accept_period(start, plus_days(start, LONGEST_DAYS))), "day-out-of-reach until");
        assert_eq!(code(accept_start(plus_days(TODAY, -LATEST_DAYS), TODAY)), "ok");
        assert_eq!(code(accept_start(plus_days(TODAY, -LATEST_DAYS - 1), TODAY)), "day-out-of-reach from");
        assert_eq!(code(accept_start(plus_days(TODAY, LONGEST_DAYS), TODAY)), "day-out-of-reach from");
    }

    #[test]
    fn placement_needs_the_citizen_free() {
        let other = Period::known(date(2026, 9, 1), Some(date(2026, 12, 11)));
        let asked = |from| Period::known(from, Some(date(2027, 3, 1)));
        assert_eq!(code(accept_citizen_free(&[other], &asked(date(2026, 12, 11)))), "citizen-already-placed from");
        assert_eq!(code(accept_citizen_free(&[other], &asked(date(2026, 12, 12)))), "ok");
        assert_eq!(code(accept_citizen_free(&[], &asked(TODAY))), "ok");
    }

    #[test]
    fn placement_that_has_begun_is_ended_not_withdrawn() {
        use PlacementState::{Agreed, Ended, Reserved, Withdrawn};
        for (state, from, expected) in [
            (Agreed, date(2026, 11, 25), "ok"),
            (Agreed, TODAY, "already-begun -"),
            (Reserved, date(2026, 11, 2), "ok"),
            (Ended, date(2026, 9, 1), "placement-state -"),
            (Withdrawn, date(2026, 9, 1), "placement-state -"),
        ] {
            let p = placement(state, from, date(2027, 3, 1));
            assert_eq!(code(accept_withdrawal(&p, TODAY)), expected, "{state} {from}");
        }
    }

    #[test]
    fn placement_end_moves_from_today_on() {
        use PlacementState::{Agreed, Ended};
        let running = placement(Agreed, date(2026, 9, 1), date(2026, 12, 18));
        assert_eq!(code(accept_new_end(&running, TODAY, TODAY)), "ok");
        assert_eq!(code(accept_new_end(&running, date(2026, 11, 23), TODAY)), "day-out-of-reach until");
        assert_eq!(code(accept_new_end(&running, date(2026, 8, 31), TODAY)), "ends-before-it-begins until");
        assert_eq!(code(accept_new_end(&running, date(2029, 1, 1), TODAY)), "day-out-of-reach until");
        let over = placement(Ended, date(2026, 9, 1), date(2026, 10, 1));
        assert_eq!(code(accept_new_end(&over, TODAY, TODAY)), "placement-state -");
    }

    #[test]
    fn placement_ends_on_a_day_of_it_with_what_came_of_it() {
        let running = placement(PlacementState::Agreed, date(2026, 9, 1), date(2026, 11, 20));
        let check = |on, e: &Ending| code(accept_end(&running, on, e, TODAY));
        assert_eq!(check(date(2026, 11, 20), &ending(Outcome::None)), "ok");
        assert_eq!(check(date(2026, 11, 21), &ending(Outcome::None)), "ends-outside-placement ended_on");
        assert_eq!(check(date(2026, 8, 31), &ending(Outcome::Education)), "ends-outside-placement ended_on");
        assert_eq!(check(date(2026, 11, 25), &ending(Outcome::Education)), "not-yet ended_on");
        assert_eq!(check(date(2026, 11, 19), &ending(Outcome::None)), "reason-missing reason");
        assert_eq!(check(date(2026, 11, 19), &ending(Outcome::Education)), "ok");
        assert_eq!(check(date(2026, 11, 20), &ending(Outcome::OrdinaryJob)), "outcome-needs-job outcome_hours");
        let job = Ending {
            hours: Some(WeeklyHours::whole(15)),
            place_name: "Svanedammen".to_owned(),
            ..ending(Outcome::OrdinaryJob)
        };
        assert_eq!(check(date(2026, 11, 20), &job), "ok");
        let reserved = placement(PlacementState::Reserved, date(2026, 9, 1), date(2026, 11, 20));
        assert_eq!(code(accept_end(&reserved, date(2026, 11, 20), &job, TODAY)), "placement-state -");
    }
}
