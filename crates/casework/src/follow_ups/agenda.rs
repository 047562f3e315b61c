//! What a meeting should come round to, made from what is known: nobody types it, nobody forgets it.

use holdepunkt_rules::{
    agreement::{AgreementState, ladder::rung_on},
    follow_up::{FollowUp, FollowUpState},
    hours::WeeklyHours,
};
use holdepunkt_store::{agreements, follow_ups as rows, tasks};
use jiff::civil::Date;

use crate::{Error, Work};

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
        /// The weeks since the last meeting.
        Attendance = "attendance",
        /// What somebody should look at.
        Signals = "signals",
    }
}

/// A line of the agenda.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Line {
    /// In words, as somebody wrote them.
    pub text: String,
    /// The day it is about: by when, from when.
    pub on: Option<Date>,
    /// Hours a week, for a step of the ladder.
    pub hours: Option<WeeklyHours>,
    /// In the citizen's own words?
    pub by_citizen: bool,
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

/// The agenda of a meeting.
pub(super) async fn agenda(work: &mut Work, meeting: &FollowUp) -> Result<Agenda, Error> {
    let (scope, day) = (work.scope, meeting.when.on);
    let mut agenda = Agenda::default();
    if let Some(placement) = meeting.placement {
        let versions = agreements::of_placement(&mut work.tx, scope, placement).await?;
        if let Some(agreement) = versions.into_iter().find(|a| a.state == AgreementState::InForce) {
            let content = agreement.content;
            let text = |text: String| Line { text, ..Line::default() };
            let mut goals: Vec<Line> =
                Some(content.long_term_goal).filter(|g| !g.is_empty()).map(text).into_iter().collect();
            goals.extend(content.goals.into_iter().map(|g| Line { by_citizen: g.by_citizen, ..text(g.text) }));
            agenda.add(Topic::Goals, goals);
            let now = rung_on(&content.ladder, day);
            let next = content.ladder.iter().filter(|r| r.from > day).min_by_key(|r| r.from);
            let steps = now.into_iter().chain(next);
            let step = |r: &holdepunkt_rules::agreement::Rung| Line {
                text: r.tasks.clone(),
                on: Some(r.from),
                hours: Some(r.hours()),
                by_citizen: false,
            };
            agenda.add(Topic::Hours, steps.map(step).collect());
        }
    }
    let before = rows::of_citizen(&mut work.tx, scope, meeting.citizen).await?;
    let before = before.into_iter().filter(|f| f.state == FollowUpState::Held && f.id != meeting.id);
    if let Some(last) = before.filter(|f| f.when.on <= day).max_by_key(|f| f.when) {
        let decided = rows::decisions(&mut work.tx, scope, last.id).await?;
        agenda.add(Topic::Decisions, decided.into_iter().map(|text| Line { text, ..Line::default() }).collect());
    }
    let open = tasks::of_citizen(&mut work.tx, scope, meeting.citizen).await?;
    let open = open.into_iter().filter(|t| t.done_on.is_none());
    agenda.add(Topic::Tasks, open.map(|t| Line { text: t.words, on: Some(t.due_on), ..Line::default() }).collect());
    Ok(agenda)
}
