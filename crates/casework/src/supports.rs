//! What goes on beside the placement, as each reader may see it: interventions, small grants, personal mentors.
//!
//! The caseworker and the citizen see all of it. A job consultant sees that there is an intervention, how it stands
//! and its days: what it is, who gives it and what is written of it leave this layer for nobody else, so that no
//! template can forget. A workplace is never handed any of it.

use std::collections::HashMap;

use holdepunkt_rules::{
    agreement::Times,
    codes::Code,
    id::*,
    intervention::{Intervention, InterventionState, Stretch},
    period::monday_of,
    personal_mentor::{MentorGrant, MentorLog, late_log_days, used_in_week},
    small_grant::{SmallGrant, SmallGrantState, accept_decider},
};
use holdepunkt_store::{interventions, job_centres, personal_mentors, small_grants as grants};
use jiff::civil::Date;

use crate::{
    Action, Context, Error, Work,
    citizens::{Heading, admit, heading},
    context::Deed,
    policy::{Answer, Relation, takes_in},
    small_grants::usable,
};

/// What an intervention is about: for whoever has the whole case, and for the citizen.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Content {
    /// What kind.
    pub kind: Code,
    /// Who gives it.
    pub provider: String,
    /// The name of the caseworker whose move it is.
    pub owner: String,
    /// What it is about.
    pub note: String,
    /// How it ended, or why it came to nothing.
    pub why_ended: String,
}

/// An intervention as a reader sees it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SeenIntervention {
    /// Identifier.
    pub id: InterventionId,
    /// Where it is.
    pub state: InterventionState,
    /// When the need was seen.
    pub needed_on: Date,
    /// When it was asked for.
    pub referred_on: Option<Date>,
    /// When it began.
    pub started_on: Option<Date>,
    /// When it was over, or came to nothing.
    pub ended_on: Option<Date>,
    /// Days of each stretch that is over.
    pub days: Vec<(Stretch, i64)>,
    /// Days since the need, as long as it has not begun.
    pub waited: Option<i64>,
    /// When in the week; only while it runs.
    pub times: Vec<Times>,
    /// What it is about; nothing for who may not know.
    pub content: Option<Content>,
    /// Counts the edits.
    pub version: i64,
}

/// A small grant with the names around it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SeenGrant {
    /// The grant.
    pub grant: SmallGrant,
    /// Who asked.
    pub asked_by: String,
    /// Who decided.
    pub decided_by: String,
    /// Does it wait for the reader's decision?
    pub mine: bool,
}

/// A personal mentor's grant with what was used of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SeenMentor {
    /// The mentor's name.
    pub name: String,
    /// The grant; its tasks are empty for who may not know.
    pub grant: MentorGrant,
    /// Minutes logged this week; nothing for who may not know.
    pub used: Option<i64>,
    /// Is the reader the mentor, and do they still write of it?
    pub writes: bool,
}

/// Everything beside the placement.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Support {
    /// Interventions, the latest need first.
    pub interventions: Vec<SeenIntervention>,
    /// Small grants, the latest first.
    pub grants: Vec<SeenGrant>,
    /// Personal mentors, now, to come and before, the latest first.
    pub mentors: Vec<SeenMentor>,
    /// What personal mentors logged, with their names, the latest first; for the citizen and the caseworker.
    pub log: Vec<(String, MentorLog)>,
    /// Weeks to complain over a decision.
    pub complaint_weeks: i64,
}

impl Support {
    /// The personal mentors of a day.
    pub fn mentors_on(&self, day: Date) -> impl Iterator<Item = &SeenMentor> {
        self.mentors.iter().filter(move |m| m.grant.period.contains(day))
    }

    /// Nothing at all?
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.interventions.is_empty() && self.grants.is_empty() && self.mentors.is_empty()
    }

    /// The times of what runs, for the week.
    pub fn times(&self) -> impl Iterator<Item = (&SeenIntervention, &Times)> {
        self.interventions.iter().flat_map(|i| i.times.iter().map(move |t| (i, t)))
    }
}

/// May the reader, who has been let in to the citizen, do this as well?
fn knows(work: &Work, action: Action, relation: &Relation) -> bool {
    work.context.reach(action).is_ok_and(|reach| takes_in(reach, relation) != Answer::No)
}

fn seen(i: Intervention, names: &HashMap<EmployeeId, String>, whole: bool, today: Date) -> SeenIntervention {
    let runs = i.state == InterventionState::Started;
    SeenIntervention {
        id: i.id,
        state: i.state,
        needed_on: i.needed_on,
        referred_on: i.referred_on,
        started_on: i.started_on,
        ended_on: i.ended_on,
        days: Stretch::ALL.iter().filter_map(|s| i.days(*s).map(|d| (*s, d))).collect(),
        waited: i.days_waited(today),
        version: i.version,
        content: whole.then(|| Content {
            kind: i.kind,
            provider: i.provider,
            owner: names.get(&i.owner).cloned().unwrap_or_default(),
            note: i.note,
            why_ended: i.why_ended,
        }),
        times: if runs { i.times } else { Vec::new() },
    }
}

/// Loads it for a reader who has been let in to the citizen.
pub(crate) async fn load(work: &mut Work, citizen: CitizenId, relation: &Relation) -> Result<Support, Error> {
    let (scope, today) = (work.scope, work.today());
    let mut support = Support::default();
    let all = job_centres::employees(&mut work.tx, scope).await?;
    let names: HashMap<EmployeeId, String> = all.into_iter().map(|e| (e.id, e.name)).collect();
    if knows(work, Action::SeeInterventions, relation) {
        let whole = knows(work, Action::SeeInterventionContent, relation);
        let list = interventions::of_citizen(&mut work.tx, scope, citizen).await?;
        support.interventions = list.into_iter().map(|i| seen(i, &names, whole, today)).collect();
    }
    if knows(work, Action::SeeSmallGrants, relation) {
        support.grants = small_grants(work, citizen, &names).await?;
        let rules = work.context.house.rulebook.intervention_rules();
        // A day without parameters is no error of the page.
        support.complaint_weeks = rules.number_on("small_grant.complaint_weeks", None, today).unwrap_or_default();
    }
    let sees_log = knows(work, Action::SeeMentorLog, relation);
    if sees_log {
        support.log = personal_mentors::log_of_citizen(&mut work.tx, scope, citizen).await?;
    }
    let late_days = late_log_days(work.context.house.rulebook.intervention_rules(), today).unwrap_or_default();
    let me = work.employee().ok();
    let lines: Vec<MentorLog> = support.log.iter().map(|(_, l)| l.clone()).collect();
    for (name, mut grant) in personal_mentors::of_citizen(&mut work.tx, scope, citizen).await? {
        let mine = me == Some(grant.employee);
        if !sees_log && !mine {
            grant.tasks.clear();
        }
        let used = sees_log.then(|| used_in_week(&lines, grant.employee, monday_of(today)));
        let writes = mine && grant.is_written_on(today, late_days);
        support.mentors.push(SeenMentor { name, grant, used, writes });
    }
    Ok(support)
}

async fn small_grants(
    work: &mut Work,
    citizen: CitizenId,
    names: &HashMap<EmployeeId, String>,
) -> Result<Vec<SeenGrant>, Error> {
    let list = grants::of_citizen(&mut work.tx, work.scope, citizen).await?;
    let decides = work.context.may(Action::DecideSmallGrant) && !list.is_empty();
    let competences = if decides { usable(work).await? } else { Vec::new() };
    let me = work.employee().ok();
    let name = |id: Option<EmployeeId>| id.and_then(|id| names.get(&id)).cloned().unwrap_or_default();
    let seen = |g: SmallGrant| {
        let able = me.is_some_and(|me| accept_decider(&competences, me, &g.kind, g.amount).is_ok());
        SeenGrant {
            asked_by: name(g.asked_by),
            decided_by: name(g.decided_by),
            mine: able && g.state == SmallGrantState::Asked,
            grant: g,
        }
    };
    Ok(list.into_iter().map(seen).collect())
}

/// What a citizen's page about it shows.
#[derive(Debug, Clone)]
pub struct SupportPage {
    /// The head of the page.
    pub heading: Heading,
    /// Everything beside the placement.
    pub support: Support,
}

/// Opens a citizen's page of what goes on beside the placement.
///
/// # Errors
/// [`holdepunkt_rules::Refusal::NotFound`], [`holdepunkt_rules::Refusal::StateYourReason`]; the policy's, or the
/// database's.
pub async fn find(context: &Context, citizen: CitizenId) -> Result<SupportPage, Error> {
    let mut work = context.begin(Action::SeeSupport).await?;
    let relation = admit(&mut work, citizen).await?;
    let heading = heading(&mut work, citizen, relation).await?;
    let support = load(&mut work, citizen, &relation).await?;
    work.done(Deed::Read, "support", citizen, Some(citizen)).await?;
    Ok(SupportPage { heading, support })
}
