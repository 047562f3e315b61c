//! Preparation: a citizen's stay in a project (model B) or a pre-course (model C) on the way to a place.
//!
//! Who leads the project decides who is ready; then a referral begins. Where nothing moves, a job
//! consultant draws the citizen out (the combination). S1, 4.2.

use jiff::civil::Date;

use crate::{
    Refusal, Refused,
    codes::Code,
    id::*,
    period::{Period, days_between, plus_days},
    referral::ReferralModel,
    role::Role,
    transition::{Transition, find},
};

code_enum! {
    /// What kind of place citizens are prepared in.
    ProjectKind {
        /// A project of the municipality.
        Municipal = "municipal",
        /// A project of an external provider.
        External = "external",
        /// A short course towards the company centres.
        PreCourse = "pre_course",
    }
}

impl ProjectKind {
    /// The model that a referral out of it belongs to.
    #[must_use]
    pub fn model(self) -> ReferralModel {
        match self {
            Self::Municipal | Self::External => ReferralModel::Project,
            Self::PreCourse => ReferralModel::PreCourse,
        }
    }
}

/// A project or pre-course.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Project {
    /// Identifier.
    pub id: ProjectId,
    /// Name.
    pub name: String,
    /// Kind.
    pub kind: ProjectKind,
    /// Who leads it and decides who is ready.
    pub lead: EmployeeId,
    /// Who runs it, when it is not the municipality; may be empty.
    pub provider: String,
    /// The last day on which somebody could come in.
    pub closed_on: Option<Date>,
    /// Counts the edits.
    pub version: i64,
}

code_enum! {
    /// Where a preparation is.
    PreparationState {
        /// The caseworker has asked; the citizen hasn't begun.
        Asked = "asked",
        /// The citizen is there.
        Running = "running",
        /// Who leads it found the citizen ready; the referral is sent.
        Ready = "ready",
        /// A job consultant drew the citizen out.
        DrawnOut = "drawn_out",
        /// Given back to the caseworker.
        Returned = "returned",
        /// The caseworker took it back.
        Withdrawn = "withdrawn",
    }
}

code_enum! {
    /// What can be done with a preparation.
    PreparationStep {
        /// The citizen begins.
        Begin = "begin",
        /// The citizen is ready for a place.
        Ready = "ready",
        /// A job consultant draws the citizen out.
        DrawOut = "draw_out",
        /// Given back to the caseworker.
        Return = "return",
        /// The caseworker takes it back.
        Withdraw = "withdraw",
        /// Another planned last day, or other days in a centre.
        Plan = "plan",
    }
}

use PreparationState::{Asked, DrawnOut, Ready, Returned, Running, Withdrawn};
use PreparationStep as Step;

/// Who can lead a project; a rule beside the table asks that they lead this one.
const LEADS: &[Role] = &[Role::ActivationStaff, Role::JobConsultant];
const CASEWORKER: &[Role] = &[Role::Caseworker];
const CONSULTANT: &[Role] = &[Role::JobConsultant];

/// A preparation's whole life.
#[rustfmt::skip]
pub const TRANSITIONS: &[Transition<PreparationState, PreparationStep>] = &[
    Transition::new(Asked,   Step::Begin,    Running,   LEADS),
    Transition::new(Asked,   Step::Return,   Returned,  LEADS).with_reason(),
    Transition::new(Asked,   Step::Withdraw, Withdrawn, CASEWORKER).with_reason(),
    Transition::new(Running, Step::Plan,     Running,   LEADS),
    Transition::new(Running, Step::Ready,    Ready,     LEADS),
    Transition::new(Running, Step::Return,   Returned,  LEADS).with_reason(),
    Transition::new(Running, Step::DrawOut,  DrawnOut,  CONSULTANT).with_reason(),
    Transition::new(Running, Step::Withdraw, Withdrawn, CASEWORKER).with_reason(),
];

impl PreparationState {
    /// Is the citizen still on the way here?
    #[must_use]
    pub fn is_open(self) -> bool {
        matches!(self, Asked | Running)
    }
}

impl PreparationStep {
    /// Is it for who leads the project, and for nobody else of the same role?
    #[must_use]
    pub fn is_leads(self) -> bool {
        matches!(self, Self::Begin | Self::Ready | Self::Return | Self::Plan)
    }
}

/// The line of the table for a step taken by a role.
///
/// # Errors
/// [`Refusal::PreparationState`] when the step isn't possible from there, [`Refusal::NotAllowed`] when
/// another role takes it, [`Refusal::ReasonMissing`] on `reason`.
pub fn take(
    from: PreparationState,
    step: PreparationStep,
    role: Role,
    reason: Option<&Code>,
) -> Result<&'static Transition<PreparationState, PreparationStep>, Refused> {
    let line = find(TRANSITIONS, from, step, |state| Refusal::PreparationState { state })?;
    line.taken_by(role)?.told_why(reason.is_some(), "reason")
}

/// Who leads the project takes the step, not another of the same role.
///
/// # Errors
/// [`Refusal::NotProjectLead`].
pub fn accept_lead(project: &Project, step: PreparationStep, who: EmployeeId) -> Result<(), Refused> {
    if step.is_leads() && project.lead != who { Err(Refusal::NotProjectLead.into()) } else { Ok(()) }
}

/// A preparation.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Preparation {
    /// Identifier.
    pub id: PreparationId,
    /// Who.
    pub citizen: CitizenId,
    /// Where.
    pub project: ProjectId,
    /// Where it is.
    pub state: PreparationState,
    /// The day the caseworker asked.
    pub asked_on: Date,
    /// Who asked.
    pub asked_by: EmployeeId,
    /// The first day; while asked, the one wished for.
    pub from: Option<Date>,
    /// The last day as planned.
    pub planned_until: Option<Date>,
    /// The last day, once it is over.
    pub until: Option<Date>,
    /// Days a week in a centre beside it.
    pub centre_days: i64,
    /// That centre.
    pub centre: Option<CentreId>,
    /// The placement after which the citizen came back.
    pub after_placement: Option<PlacementId>,
    /// Why it ended without a referral, or why somebody drew the citizen out.
    pub reason: Option<Code>,
    /// Why it takes longer than a pre-course should.
    pub over_length_reason: String,
    /// What the stay should lead to, and what is needed: never why.
    pub wish: String,
    /// Counts the edits.
    pub version: i64,
}

/// What `rulebook/referral.toml` says of lengths on a day.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Days that a pre-course takes at least.
    pub least_days: i64,
    /// Days that a pre-course takes at most without a reason.
    pub most_days: i64,
    /// Days a week in a centre beside a pre-course, at most.
    pub most_centre_days: i64,
    /// Days before the planned last day from which it is near.
    pub warn_days: i64,
    /// Days in a project after which somebody should ask whether anything moves.
    pub ask_days: i64,
}

code_enum! {
    /// A planned length beside what a pre-course should take.
    Length {
        /// Shorter.
        Short = "short",
        /// As it should be; and any length in a project.
        Fits = "fits",
        /// Longer.
        Long = "long",
    }
}

/// How a planned length stands to the limits. Projects have none.
#[must_use]
pub fn length(kind: ProjectKind, days: i64, limits: &Limits) -> Length {
    match kind {
        ProjectKind::Municipal | ProjectKind::External => Length::Fits,
        ProjectKind::PreCourse if days < limits.least_days => Length::Short,
        ProjectKind::PreCourse if days > limits.most_days => Length::Long,
        ProjectKind::PreCourse => Length::Fits,
    }
}

/// Days a week that somebody can be in a centre beside a stay: in a project every working day.
#[must_use]
pub fn most_centre_days(kind: ProjectKind, limits: &Limits) -> i64 {
    match kind {
        ProjectKind::PreCourse => limits.most_centre_days,
        ProjectKind::Municipal | ProjectKind::External => 5,
    }
}

/// The days and the plan of a stay.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Plan {
    /// The first day.
    pub from: Date,
    /// The last day as planned; a pre-course has one.
    pub until: Option<Date>,
    /// Days a week in a centre.
    pub centre_days: i64,
    /// That centre.
    pub centre: Option<CentreId>,
    /// Why it takes longer than it should.
    pub over_length_reason: String,
}

/// Is the plan one for this kind of stay? Longer than it should be is no bar, but has its reason.
///
/// # Errors
/// [`Refusal::EndsBeforeItBegins`] or [`Refusal::Missing`] (a pre-course without an end) on `until`;
/// [`Refusal::PreCourseTooLong`] on `over_length_reason`; [`Refusal::TooManyCentreDays`] on `centre_days`;
/// [`Refusal::CentreMissing`] on `centre`.
pub fn accept_plan(kind: ProjectKind, plan: &Plan, limits: &Limits) -> Result<(), Refused> {
    let period = Period::new(plan.from, plan.until)?;
    match period.days() {
        None if kind == ProjectKind::PreCourse => return Err(Refusal::Missing.on("until")),
        Some(days) if length(kind, days, limits) == Length::Long && plan.over_length_reason.trim().is_empty() => {
            return Err(Refusal::PreCourseTooLong { days, most: limits.most_days }.on("over_length_reason"));
        }
        _ => {}
    }
    let most = most_centre_days(kind, limits);
    if !(0..=most).contains(&plan.centre_days) {
        return Err(Refusal::TooManyCentreDays { most }.on("centre_days"));
    }
    if plan.centre_days > 0 && plan.centre.is_none() {
        return Err(Refusal::CentreMissing.on("centre"));
    }
    Ok(())
}

/// A citizen is on one way at a time: in one preparation, and not while a referral is open.
///
/// # Errors
/// [`Refusal::AlreadyPrepared`] with the day it was asked for.
pub fn accept_new(open: Option<&Preparation>) -> Result<(), Refused> {
    match open {
        None => Ok(()),
        Some(p) => Err(Refusal::AlreadyPrepared { since: p.asked_on }.into()),
    }
}

/// Can somebody come into the project on the day?
///
/// # Errors
/// [`Refusal::ProjectClosed`] on `project`.
pub fn accept_open(project: &Project, day: Date) -> Result<(), Refused> {
    match project.closed_on {
        Some(on) if day > on => Err(Refusal::ProjectClosed { on }.on("project")),
        _ => Ok(()),
    }
}

code_enum! {
    /// What somebody should look at in a running stay, the weightiest first.
    Warning {
        /// The planned last day has passed.
        PastPlan = "past_plan",
        /// Longer than a pre-course should be.
        TooLong = "too_long",
        /// A long time in a project: does anything move?
        AskMovement = "ask_movement",
        /// The planned last day is near.
        EndsSoon = "ends_soon",
        /// It was to have begun.
        NotBegun = "not_begun",
    }
}

impl Preparation {
    /// Which day of the stay it is, from 1; none before it has begun.
    #[must_use]
    pub fn day_number(&self, today: Date) -> Option<i64> {
        let from = self.from.filter(|_| self.state != Asked)?;
        let last = self.until.map_or(today, |u| u.min(today));
        Some(days_between(from, last) + 1).filter(|n| *n > 0)
    }

    /// Days planned in all, both ends counted.
    #[must_use]
    pub fn days_planned(&self) -> Option<i64> {
        Some(days_between(self.from?, self.planned_until?) + 1)
    }

    /// What somebody should look at.
    #[must_use]
    pub fn warning(&self, kind: ProjectKind, limits: &Limits, today: Date) -> Option<Warning> {
        if self.state == Asked {
            return self.from.filter(|f| *f < today).map(|_| Warning::NotBegun);
        }
        let day = self.day_number(today).filter(|_| self.state == Running)?;
        match self.planned_until {
            Some(until) if until < today => Some(Warning::PastPlan),
            _ if length(kind, day, limits) == Length::Long => Some(Warning::TooLong),
            None if day > limits.ask_days => Some(Warning::AskMovement),
            Some(until) if until <= plus_days(today, limits.warn_days) => Some(Warning::EndsSoon),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn limits() -> Limits {
        Limits { least_days: 14, most_days: 28, most_centre_days: 2, warn_days: 7, ask_days: 56 }
    }

    #[test]
    fn preparation_every_role_every_state_every_step() {
        let reason = Code::known("other");
        let mut possible = Vec::new();
        for role in Role::ALL {
            for from in PreparationState::ALL {
                for step in PreparationStep::ALL {
                    if let Ok(line) = take(*from, *step, *role, Some(&reason)) {
                        possible.push(format!("{role}: {from} {step} {}", line.to));
                    }
                }
            }
        }
        let expected = [
            "job_consultant: asked begin running",
            "job_consultant: asked return returned",
            "job_consultant: running ready ready",
            "job_consultant: running draw_out drawn_out",
            "job_consultant: running return returned",
            "job_consultant: running plan running",
            "caseworker: asked withdraw withdrawn",
            "caseworker: running withdraw withdrawn",
            "activation_staff: asked begin running",
            "activation_staff: asked return returned",
            "activation_staff: running ready ready",
            "activation_staff: running return returned",
            "activation_staff: running plan running",
        ];
        assert_eq!(possible, expected);
    }

    #[test]
    fn preparation_refusals_say_why() {
        for role in Role::ALL {
            for from in PreparationState::ALL {
                for step in PreparationStep::ALL {
                    let line = TRANSITIONS.iter().find(|t| t.from == *from && t.step == *step);
                    let refused = take(*from, *step, *role, None).err().map(|r| r.refusal.code());
                    let expected = match line {
                        None => Some("preparation-state"),
                        Some(t) if !t.by.contains(role) => Some("not-allowed"),
                        Some(t) if t.reason => Some("reason-missing"),
                        Some(_) => None,
                    };
                    assert_eq!(refused, expected, "{role} {from} {step}");
                }
            }
        }
    }

    #[test]
    fn what_is_closed_stays_closed() {
        for from in PreparationState::ALL.iter().filter(|s| !s.is_open()) {
            assert!(TRANSITIONS.iter().all(|t| t.from != *from), "{from}");
        }
        assert!(TRANSITIONS.iter().all(|t| t.from.is_open()));
    }

    #[test]
    fn who_leads_decides() {
        let (me, other) = (EmployeeId::fresh(), EmployeeId::fresh());
        let project = Project {
            id: ProjectId::fresh(),
            name: "Jobhuset".to_owned(),
            kind: ProjectKind::Municipal,
            lead: me,
            provider: String::new(),
            closed_on: Some(date(2026, 11, 24)),
            version: 1,
        };
        for step in PreparationStep::ALL {
            assert!(accept_lead(&project, *step, me).is_ok());
            assert_eq!(accept_lead(&project, *step, other).is_err(), step.is_leads(), "{step}");
        }
        assert!(accept_open(&project, date(2026, 11, 24)).is_ok());
        assert!(accept_open(&project, date(2026, 11, 25)).is_err());
    }

    #[test]
    fn a_centre_beside_it_has_a_name_and_few_days() {
        let plan = |centre_days, centre| Plan {
            from: date(2026, 11, 2),
            until: Some(date(2026, 11, 27)),
            centre_days,
            centre,
            over_length_reason: String::new(),
        };
        let centre = Some(CentreId::fresh());
        let code = |kind, plan: &Plan| accept_plan(kind, plan, &limits()).err().map(|r| r.refusal.code());
        assert_eq!(code(ProjectKind::PreCourse, &plan(2, centre)), None);
        assert_eq!(code(ProjectKind::PreCourse, &plan(3, centre)), Some("too-many-centre-days"));
        assert_eq!(code(ProjectKind::Municipal, &plan(3, centre)), None);
        assert_eq!(code(ProjectKind::Municipal, &plan(6, centre)), Some("too-many-centre-days"));
        assert_eq!(code(ProjectKind::PreCourse, &plan(1, None)), Some("centre-missing"));
        assert_eq!(code(ProjectKind::PreCourse, &Plan { until: None, ..plan(0, None) }), Some("missing"));
        assert_eq!(code(ProjectKind::External, &Plan { until: None, ..plan(0, None) }), None);
        let backwards = Plan { until: Some(date(2026, 11, 1)), ..plan(0, None) };
        assert_eq!(code(ProjectKind::External, &backwards), Some("ends-before-it-begins"));
    }
}
