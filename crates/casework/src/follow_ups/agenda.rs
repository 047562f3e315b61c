//! What a meeting should come round to, made from what is known: nobody types it, nobody forgets it.

use holdepunkt_rules::{
    Refusal,
    agreement::{AgreementState, Content, Goal, ladder::rung_on},
    attendance::WeekLine,
    follow_up::{FollowUp, FollowUpState},
    hours::WeeklyHours,
    period::{monday_of, plus_days},
    signal::SignalRule,
};
use holdepunkt_store::{agreements, follow_ups as rows, placements, tasks};
use jiff::civil::Date;

use crate::{
    Error, Work, attendance,
    signals::{self, SignalLine},
};

holdepunkt_rules::code_enum! {
    /// What a part of the agenda is about, in the order in which one comes to it.
    Topic {
        /// The goals of the work agreement.
        Goals = "goals",
        /// The hours now, and the next step.
        Hours = "hours",
        /// What was decided last time.
        Decisions = "decisions",
        /// Tasks that are not done.
        Tasks = "tasks",
        /// The latest weeks, as they were agreed and as they became.
        Attendance = "attendance",
        /// What somebody should look at.
        Signals = "signals",
    }
}

/// A line of the agenda.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Line {
    /// As somebody wrote it.
    Words(String),
    /// In the citizen's own words.
    OwnWords(String),
    /// A step of the ladder: from which day, how many hours a week.
    Step(Date, WeeklyHours),
    /// A task, and by when.
    Task(String, Date),
    /// A week, as it was agreed and as it became.
    Week(WeekLine),
    /// A signal.
    Signal(Box<SignalLine>),
}

/// A part of the agenda.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Section {
    /// What it is about.
    pub topic: Topic,
    /// Its lines; never none.
    pub lines: Vec<Line>,
}

/// What a meeting should come round to.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Agenda {
    /// Its parts, in order.
    pub sections: Vec<Section>,
}

impl Agenda {
    /// Adds a part, unless it would be empty.
    pub fn add(&mut self, topic: Topic, lines: Vec<Line>) {
        if !lines.is_empty() {
            self.sections.push(Section { topic, lines });
        }
    }
}

/// Weeks of attendance that a meeting looks back on.
const WEEKS: i64 = 4;

/// The agenda of a meeting.
pub(super) async fn agenda(work: &mut Work, meeting: &FollowUp) -> Result<Agenda, Error> {
    let (scope, day) = (work.scope, meeting.when.on);
    let mut agenda = Agenda::default();
    if let Some(placement) = meeting.placement {
        let versions = agreements::of_placement(&mut work.tx, scope, placement).await?;
        if let Some(agreement) = versions.into_iter().find(|a| a.state == AgreementState::InForce) {
            agreed(&mut agenda, agreement.content, day);
        }
    }
    let before = rows::of_citizen(&mut work.tx, scope, meeting.citizen).await?;
    let before = before.into_iter().filter(|f| f.state == FollowUpState::Held && f.id != meeting.id);
    if let Some(last) = before.filter(|f| f.when.on <= day).max_by_key(|f| f.when) {
        let decided = rows::decisions(&mut work.tx, scope, last.id).await?;
        agenda.add(Topic::Decisions, decided.into_iter().map(Line::Words).collect());
    }
    let open = tasks::of_citizen(&mut work.tx, scope, meeting.citizen).await?;
    let open = open.into_iter().filter(|t| t.done_on.is_none());
    agenda.add(Topic::Tasks, open.map(|t| Line::Task(t.words, t.due_on)).collect());
    agenda.add(Topic::Attendance, attended(work, meeting).await?);
    let signals = signals::of_citizen(work, meeting.citizen).await?;
    // That one should meet is answered by the meeting.
    let signals = signals.into_iter().filter(|s| s.rule != SignalRule::FollowUpOverdue);
    agenda.add(Topic::Signals, signals.map(|s| Line::Signal(Box::new(s))).collect());
    Ok(agenda)
}

/// The goals and the steps of the work agreement.
fn agreed(agenda: &mut Agenda, content: Content, day: Date) {
    let long_term = Some(content.long_term_goal).filter(|g| !g.is_empty()).map(Line::Words);
    let goal = |g: Goal| if g.by_citizen { Line::OwnWords(g.text) } else { Line::Words(g.text) };
    agenda.add(Topic::Goals, long_term.into_iter().chain(content.goals.into_iter().map(goal)).collect());
    let now = rung_on(&content.ladder, day);
    let next = content.ladder.iter().filter(|r| r.from > day).min_by_key(|r| r.from);
    agenda.add(Topic::Hours, now.into_iter().chain(next).map(|r| Line::Step(r.from, r.hours())).collect());
}

/// The latest weeks of the placement, as far as somebody has said how they went.
async fn attended(work: &mut Work, meeting: &FollowUp) -> Result<Vec<Line>, Error> {
    let Some(placement) = meeting.placement else { return Ok(Vec::new()) };
    let placement = placements::find(&mut work.tx, work.scope, placement).await?.ok_or(Refusal::NotFound)?;
    let last = meeting.when.on.min(work.today());
    let from = plus_days(monday_of(last), -7 * (WEEKS - 1));
    let weeks = attendance::weeks(work, &placement, from, last).await?;
    let told = |w: &WeekLine| w.minutes > 0 || w.notified + w.unannounced + w.missing > 0;
    Ok(weeks.into_iter().filter(told).map(Line::Week).collect())
}
