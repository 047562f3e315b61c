//! The rules about a citizen or a mentor.

use super::{
    Facts, Kept, Level, Raised,
    SignalRule::{
        CaseworkerChanged, CourseThreshold, ExitNotDiscussed, HearingDue, MentorUntrained, NoJobEffort,
        PersonalMentorEnds, RoundIncomplete,
    },
    SignalTerms,
};
use crate::period::{days_between, plus_days};

/// The last day to answer is near or over, or an answer lies there.
#[must_use]
pub fn hearing_due(facts: &Facts, terms: &SignalTerms) -> Option<Raised> {
    let hearing = facts.citizen.as_ref()?.hearing.as_ref()?;
    let days = days_between(facts.today, hearing.reply_by);
    let (level, stands) = match (hearing.answered, days) {
        (true, _) => (Level::Soon, "answered"),
        (false, ..0) => (Level::Urgent, "over"),
        (false, days) if days <= terms.hearing_days => (Level::Soon, "near"),
        _ => return None,
    };
    let raised = Raised::new(HearingDue, &hearing.id, level).day("reply_by", hearing.reply_by);
    Some(raised.until("days", hearing.reply_by).code("stands", stands))
}

/// The course is in the days before it is long enough. It is a note when it gets there as planned, and soon when what
/// is planned ends before.
#[must_use]
pub fn course_threshold(facts: &Facts, terms: &SignalTerms) -> Option<Raised> {
    let citizen = facts.citizen.as_ref()?;
    let course = citizen.course.as_ref().filter(|c| !c.reached)?;
    // Days away have their own count.
    let away = facts.placement.as_ref().is_some_and(|p| p.away.is_some());
    let near = (terms.course_from..=terms.course_until).contains(&course.active_days);
    (near && !away).then(|| {
        let level = if course.planned_on.is_some() { Level::Note } else { Level::Soon };
        let raised = Raised::new(CourseThreshold, format!("{}:{}", citizen.id, course.first), level);
        // While the citizen is there, both move by one each day.
        let raised = raised.since("day", plus_days(facts.today, -course.active_days));
        let raised = raised.until("missing", plus_days(facts.today, course.missing));
        match course.planned_on {
            Some(day) => raised.day("reached_on", day).code("stands", "planned"),
            None => raised.code("stands", "short"),
        }
    })
}

/// Nothing that leads to a job for so long, and nothing is agreed that is to begin.
#[must_use]
pub fn no_job_effort(facts: &Facts, terms: &SignalTerms) -> Option<Raised> {
    // Days away have their own count.
    let away = facts.placement.as_ref().is_some_and(|p| p.away.is_some());
    let citizen = facts.citizen.as_ref().filter(|c| !c.ahead && !away)?;
    let since = citizen.effort_on?;
    let days = days_between(since, facts.today);
    (days >= terms.effort_days).then(|| {
        let raised = Raised::new(NoJobEffort, citizen.id, Level::Soon).day("since", since);
        raised.since("days", since).weeks("weeks", since)
    })
}

/// A personal mentor's time is over soon, and nobody follows.
#[must_use]
pub fn personal_mentor_ends(facts: &Facts, terms: &SignalTerms) -> Option<Raised> {
    let citizen = facts.citizen.as_ref()?;
    let mentor = citizen.personal_mentor.as_ref()?;
    let days = days_between(facts.today, mentor.until);
    (0..=terms.personal_mentor_days).contains(&days).then(|| {
        let about = format!("{}:{}:{}", citizen.id, mentor.employee, mentor.until);
        Raised::new(PersonalMentorEnds, about, Level::Soon).day("until", mentor.until).until("days", mentor.until)
    })
}

/// Another caseworker coordinates, and they have not met since.
#[must_use]
pub fn caseworker_changed(facts: &Facts, terms: &SignalTerms) -> Option<Raised> {
    let citizen = facts.citizen.as_ref()?;
    let since = citizen.caseworker_since?;
    let days = days_between(since, facts.today);
    let met = citizen.met_on.is_some_and(|day| day >= since);
    ((0..terms.caseworker_days).contains(&days) && !met).then(|| {
        let raised = Raised::new(CaseworkerChanged, format!("{}:{since}", citizen.id), Level::Soon);
        raised.day("since", since).day("by", plus_days(since, terms.caseworker_days))
    })
}

/// A course has run for some time, and the way out has not been talked about, or not for long.
#[must_use]
pub fn exit_not_discussed(facts: &Facts, terms: &SignalTerms) -> Option<Raised> {
    let citizen = facts.citizen.as_ref()?;
    let p = facts.placement.as_ref().filter(|p| p.is_course && p.until >= facts.today)?;
    let kept = facts.kept.exits?;
    let (since, limit, stands) = match citizen.exit_on {
        Some(day) => (day, terms.exit_days, "old"),
        None => (Kept::since(Some(kept), p.from)?, terms.exit_first_days, "never"),
    };
    let days = days_between(since, facts.today);
    (days >= limit).then(|| {
        let raised = Raised::new(ExitNotDiscussed, citizen.id, Level::Note);
        let from = citizen.exit_on.unwrap_or(p.from);
        raised.day("since", from).weeks("weeks", from).code("stands", stands)
    })
}

/// A round of questions has lacked somebody's answer for so long that reminding is over (S2, anchor point 9: the
/// coordinating caseworker sees to it that answers are collected). While the citizen is away from the placement there is
/// nothing to collect, and nobody is to be asked about it: the signal ends when a pause begins, and once they are back the
/// facts raise it again if somebody is still missing.
#[must_use]
pub fn round_incomplete(facts: &Facts, _: &SignalTerms) -> Option<Raised> {
    let round = facts.citizen.as_ref()?.round.as_ref()?;
    if facts.placement.as_ref().is_some_and(|p| p.away.is_some() && facts.today <= p.until) {
        return None;
    }
    let days = days_between(round.on, facts.today);
    (days >= round.task_days && round.missing > 0).then(|| {
        let raised = Raised::new(RoundIncomplete, round.id, Level::Soon).day("on", round.on);
        raised.number("missing", round.missing).since("days", round.on)
    })
}

/// A mentor has had somebody for some time, and has been on no course (S2, anchor point 7: all mentors attend courses).
#[must_use]
pub fn mentor_untrained(facts: &Facts, terms: &SignalTerms) -> Option<Raised> {
    let mentor = facts.mentor.as_ref().filter(|m| m.trained_on.is_none())?;
    let days = days_between(Kept::since(facts.kept.training, mentor.since)?, facts.today);
    (days >= terms.untrained_days).then(|| {
        let raised = Raised::new(MentorUntrained, mentor.id, Level::Note).day("since", mentor.since);
        raised.weeks("weeks", mentor.since)
    })
}
