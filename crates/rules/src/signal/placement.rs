//! The rules about a placement.

use jiff::civil::Date;

use super::{
    Agreed, Day, Facts, Kept, Level, PlacementFacts, Raised,
    SignalRule::{
        Absence, AgreementNotReviewed, AgreementUnsigned, AwayClock, FollowUpOverdue, GrantEnds, HoursUnderLadder,
        NoMentorContact, PlacementOver, UnannouncedAbsence,
    },
    SignalTerms,
};
use crate::period::{days_between, plus_days};

/// The placement while its days run and the citizen is there: whoever is away is told of by the count of days away.
fn there(facts: &Facts) -> Option<&PlacementFacts> {
    facts.placement.as_ref().filter(|p| p.until >= facts.today && p.away.is_none())
}

/// As [`there`], of a placement whose days are a course's.
fn in_course(facts: &Facts) -> Option<&PlacementFacts> {
    there(facts).filter(|p| p.is_course)
}

/// The latest run of days on which the citizen stayed away unannounced: days that weekends and free days alone part.
fn unannounced_run(days: &[Day]) -> Option<(Date, i64)> {
    let run: Vec<&Day> = days.iter().rev().take_while(|d| d.unannounced).collect();
    run.last().map(|first| (first.on, i64::try_from(run.len()).unwrap_or(i64::MAX)))
}

/// The citizen stayed away, nobody had said so, and nothing registered since says that they are back.
#[must_use]
pub fn unannounced_absence(facts: &Facts, terms: &SignalTerms) -> Option<Raised> {
    let p = there(facts)?;
    let (first, days) = unannounced_run(&p.days)?;
    let last = p.days.last()?.on;
    (days_between(last, facts.today) < terms.unannounced_days).then(|| {
        Raised::new(UnannouncedAbsence, format!("{}:{first}", p.id), Level::Urgent)
            .day("day", last)
            .day("first", first)
            .number("days", days)
            .since("ago", last)
    })
}

/// Days away within the window, whatever the reason; those that nobody announced are told of by their own rule.
#[must_use]
pub fn absence(facts: &Facts, terms: &SignalTerms) -> Option<Raised> {
    let p = there(facts)?;
    let since = plus_days(facts.today, 1 - terms.absence_window);
    let away: Vec<&Day> = p.days.iter().filter(|d| d.on >= since && !d.came).collect();
    let count = i64::try_from(away.len()).unwrap_or(i64::MAX);
    (count >= terms.absence_days && away.iter().any(|d| !d.unannounced)).then(|| {
        Raised::new(Absence, p.id, Level::Soon)
            .number("days", count)
            .number("window", terms.absence_window)
            .day("last", away.last().map_or(facts.today, |d| d.on))
    })
}

/// The count of days away has come to the first, second or last warning; after the last day that holds the course it
/// is told once more, less urgently: what is lost is lost, and the placement still stands.
#[must_use]
pub fn away_clock(facts: &Facts, terms: &SignalTerms) -> Option<Raised> {
    let p = facts.placement.as_ref().filter(|p| p.until >= facts.today && p.is_course)?;
    let away = p.away.as_ref()?;
    let day = days_between(away.last_day, facts.today);
    let resume_by = plus_days(away.last_day, away.of);
    let back = away.expected_back.filter(|b| *b >= facts.today && *b <= resume_by);
    let level = match day {
        _ if day < terms.away_first => return None,
        _ if day > away.of => Level::Soon,
        _ if day >= terms.away_last => Level::Urgent,
        // Agreed, and in time: to have in mind.
        _ if back.is_some() => Level::Note,
        _ if day >= terms.away_second => Level::Urgent,
        _ => Level::Soon,
    };
    let stands = if day > away.of {
        "late"
    } else if back.is_some() {
        "agreed"
    } else {
        "open"
    };
    let raised = Raised::new(AwayClock, away.interruption, level).since("day", away.last_day).number("of", away.of);
    let raised = raised.day("resume_by", resume_by).day("last_day", away.last_day).code("stands", stands);
    Some(match back {
        Some(back) => raised.day("back", back),
        None => raised,
    })
}

/// The agreed days are over, and nobody has told what came of it.
#[must_use]
pub fn placement_over(facts: &Facts, _: &SignalTerms) -> Option<Raised> {
    let p = facts.placement.as_ref().filter(|p| p.until < facts.today)?;
    let raised = Raised::new(PlacementOver, p.id, Level::Urgent).day("until", p.until);
    Some(raised.since("days", p.until))
}

/// What is granted or agreed ends within days, and there is no next step.
#[must_use]
pub fn grant_ends(facts: &Facts, terms: &SignalTerms) -> Option<Raised> {
    let p = facts.placement.as_ref().filter(|p| p.is_course && p.until >= facts.today && !p.next_step)?;
    let until = p.granted_until.min(p.until);
    let days = days_between(facts.today, until);
    (days <= terms.grant_days).then(|| {
        let level = if days <= terms.grant_urgent_days { Level::Urgent } else { Level::Soon };
        Raised::new(GrantEnds, p.id, level).day("until", until).until("days", until)
    })
}

/// The hours of the registered days lie so many percent or more under what was agreed for them.
#[must_use]
pub fn hours_under_ladder(facts: &Facts, terms: &SignalTerms) -> Option<Raised> {
    let p = in_course(facts)?;
    let since = plus_days(facts.today, 1 - terms.hours_window);
    let days: Vec<&Day> = p.days.iter().filter(|d| d.on >= since && d.planned > 0).collect();
    let (planned, minutes) = days.iter().fold((0, 0), |(a, b), d| (a + d.planned, b + d.minutes));
    let enough = i64::try_from(days.len()).unwrap_or(i64::MAX) >= terms.hours_least_days;
    let under = planned - minutes;
    (enough && under * 100 >= planned * terms.hours_percent).then(|| {
        Raised::new(HoursUnderLadder, p.id, Level::Soon)
            .number("percent", under * 100 / planned.max(1))
            .number("minutes", minutes)
            .number("planned", planned)
            .number("days", i64::try_from(days.len()).unwrap_or(0))
    })
}

/// The next meeting should have been, by the interval agreed, and none is planned in time. The first is due one
/// interval after the start, and never before the job centre began to keep its meetings.
#[must_use]
pub fn follow_up_overdue(facts: &Facts, terms: &SignalTerms) -> Option<Raised> {
    let p = in_course(facts)?;
    let interval = p.meeting_days.unwrap_or(terms.follow_up_days);
    let base = Kept::since(facts.kept.follow_ups, p.from)?.max(p.held_on.unwrap_or(Date::MIN));
    let due = plus_days(base, interval);
    let planned = p.planned_on.is_some_and(|day| day >= facts.today && day <= plus_days(facts.today, interval));
    (due < facts.today && !planned).then(|| {
        let days = days_between(due, facts.today);
        let level = if days >= interval { Level::Urgent } else { Level::Soon };
        let untold = p.planned_on.filter(|day| *day < facts.today);
        let raised = Raised::new(FollowUpOverdue, p.id, level).day("due", due).since("days", due);
        let raised = raised.number("interval", interval);
        match (untold, p.held_on) {
            (Some(day), _) => raised.day("day", day).code("stands", "untold"),
            (None, Some(day)) => raised.day("day", day).code("stands", "held"),
            (None, None) => raised.day("day", p.from).code("stands", "never"),
        }
    })
}

/// Nobody has spoken with the mentor for so long.
#[must_use]
pub fn no_mentor_contact(facts: &Facts, terms: &SignalTerms) -> Option<Raised> {
    let p = in_course(facts)?;
    let base = Kept::since(facts.kept.follow_ups, p.from)?.max(p.mentor_met_on.unwrap_or(Date::MIN));
    let days = days_between(base, facts.today);
    (days >= terms.mentor_contact_days).then(|| {
        let stands = if p.mentor_met_on.is_some() { "met" } else { "never" };
        let raised = Raised::new(NoMentorContact, p.id, Level::Soon).since("days", base);
        raised.day("day", p.mentor_met_on.unwrap_or(p.from)).code("stands", stands)
    })
}

/// So many days after the start no agreement is in force.
#[must_use]
pub fn agreement_unsigned(facts: &Facts, terms: &SignalTerms) -> Option<Raised> {
    let p = in_course(facts)?;
    let days = days_between(Kept::since(facts.kept.agreements, p.from)?, facts.today);
    let stands = match p.agreed {
        Agreed::InForce(_) => return None,
        Agreed::Nothing => "none",
        Agreed::Draft => "draft",
        Agreed::Sent => "sent",
    };
    (days >= terms.unsigned_days).then(|| {
        let raised = Raised::new(AgreementUnsigned, p.id, Level::Soon).day("from", p.from);
        raised.since("days", p.from).code("stands", stands)
    })
}

/// The agreement in force has been the same for so long.
#[must_use]
pub fn agreement_not_reviewed(facts: &Facts, terms: &SignalTerms) -> Option<Raised> {
    let p = in_course(facts)?;
    let Agreed::InForce(since) = p.agreed else { return None };
    let days = days_between(since, facts.today);
    (days >= terms.review_days).then(|| {
        let raised = Raised::new(AgreementNotReviewed, format!("{}:{since}", p.id), Level::Note);
        raised.day("since", since).weeks("weeks", since)
    })
}
