//! The look: what the rules see now, held against the signals that are there. Looking twice changes nothing.

use std::collections::{BTreeMap, BTreeSet};

use holdepunkt_rules::{
    id::*,
    message::{MessageKind, Receiver},
    period::days_between,
    progression::Rhythm,
    role::Role,
    signal::{Level, Raised, SignalState, SignalStep, follow, look},
};
use holdepunkt_store::{
    Tx, job_centres,
    signals::{self as rows, Signal, Step, Whom, facts},
};
use jiff::{Timestamp, civil::Date};

use super::facts::{Terms, span, subjects};
use crate::{
    Action, Context, Error, House, Reach, Who, Work,
    context::Deed,
    messages::{NewMessage, queue},
};

/// What a look came to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Looked {
    /// Signals that are new, or so again.
    pub raised: usize,
    /// Signals that are more urgent, somebody else's, or awake.
    pub moved: usize,
    /// Signals that the facts resolved.
    pub resolved: usize,
}

impl Looked {
    /// Did anything change that somebody should know?
    #[must_use]
    pub fn changed(&self) -> bool {
        *self != Self::default()
    }

    fn count(&mut self, step: SignalStep) {
        match step {
            SignalStep::Resolve => self.resolved += 1,
            SignalStep::Raise | SignalStep::RaiseAgain => self.raised += 1,
            _ => self.moved += 1,
        }
    }
}

impl std::ops::AddAssign for Looked {
    fn add_assign(&mut self, other: Self) {
        self.raised += other.raised;
        self.moved += other.moved;
        self.resolved += other.resolved;
    }
}

/// So many citizens and mentors, of whom something changes, are looked at in one transaction: nobody who writes waits
/// longer than that takes.
const AT_ONCE: usize = 100;

/// The daily look at everybody in every job centre. It is read at leisure of whom something changes; they are looked at
/// again, a few at once, in transactions of their own, so that no deed between the two is overlooked.
///
/// # Errors
/// [`holdepunkt_rules::Refusal::OutsideCoverage`] on a day without figures; the database's.
pub async fn look_at_everybody(house: &House) -> Result<Looked, Error> {
    let all = job_centres::every(&mut house.store.read().await?).await?;
    let mut sum = Looked::default();
    for job_centre in all {
        let context = house.context(Who::Operator(Some(job_centre.id)));
        let plan = plan(&mut context.look(Action::Operate).await?, Whom::All).await?;
        for some in plan.about_whom().chunks(AT_ONCE) {
            sum += look_at(&context, some).await?;
        }
    }
    Ok(sum)
}

async fn look_at(context: &Context, some: &[Whom]) -> Result<Looked, Error> {
    let mut work = context.begin(Action::Operate).await?;
    let mut looked = Looked::default();
    for whom in some {
        looked += at(&mut work, *whom).await?;
    }
    if looked.changed() {
        work.done(Deed::Advance, "signal", context.today, None).await?;
    } else {
        work.tx.commit().await?; // the values of a sentence may be others
    }
    Ok(looked)
}

/// A look at a whole job centre inside a transaction that is under way: the demo's, which is there as a whole or not at
/// all.
///
/// # Errors
/// As [`look_at_everybody`].
pub(crate) async fn look_within(house: &House, scope: JobCentreId, tx: Tx) -> Result<Tx, Error> {
    let context = house.context(Who::Operator(Some(scope)));
    let mut work = Work { tx, scope, action: Action::Operate, reach: Reach::JobCentre, context, queued: false };
    at(&mut work, Whom::All).await?;
    Ok(work.tx)
}

/// Looks at one citizen again, in the transaction of the deed that may have changed something: a handful of queries,
/// each found by its index.
///
/// # Errors
/// As [`look_at_everybody`].
pub async fn look_again(work: &mut Work, citizen: CitizenId) -> Result<Looked, Error> {
    at(work, Whom::Citizen(citizen)).await
}

/// As [`look_again`], at a mentor.
///
/// # Errors
/// As [`look_at_everybody`].
pub async fn mentor_again(work: &mut Work, mentor: MentorId) -> Result<Looked, Error> {
    at(work, Whom::Mentor(mentor)).await
}

/// Something that a rule sees now.
struct Seen {
    raised: Raised,
    owner: Option<EmployeeId>,
    citizen: Option<CitizenId>,
    placement: Option<PlacementId>,
    mentor: Option<MentorId>,
}

/// What is seen now, by what it is about.
async fn seen(work: &mut Work, whom: Whom) -> Result<BTreeMap<String, Seen>, Error> {
    let (scope, today) = (work.scope, work.today());
    let house = work.context.house.clone();
    let mut terms = Terms::of(house.rulebook.signals(), today);
    let general = terms.on(None)?;
    let course = house.rulebook.course_terms(today)?;
    let rhythm = Rhythm::on(house.rulebook.progression(), today)?;
    let read = facts::rows(&mut work.tx, scope, whom, &span(&general, &rhythm, today)).await?;
    let coordinator = match read.mentors.is_empty() {
        true => None,
        false => job_centres::in_role(&mut work.tx, scope, Role::MentorCoordinator).await?.first().map(|e| e.id),
    };
    let mut all = BTreeMap::new();
    for subject in subjects(&read, today, &course, &rhythm, &general) {
        let terms = terms.on(subject.programme.as_ref())?;
        for raised in look(&subject.facts, &terms) {
            let owner = subject.owner(raised.rule, coordinator);
            let placement = subject.placement(raised.rule);
            let facts = &subject.facts;
            let seen = Seen {
                owner,
                citizen: facts.citizen.as_ref().map(|c| c.id),
                placement,
                mentor: facts.mentor.as_ref().map(|m| m.id),
                raised,
            };
            all.entry(seen.raised.about.clone()).or_insert(seen);
        }
    }
    Ok(all)
}

fn stored(raised: &Raised) -> String {
    let values: BTreeMap<&str, String> = raised.values.iter().map(|(name, said)| (*name, said.stored())).collect();
    serde_json::to_string(&values).unwrap_or_default() // text to text: it can't fail
}

async fn at(work: &mut Work, whom: Whom) -> Result<Looked, Error> {
    let plan = plan(work, whom).await?;
    carry_out(work, plan).await
}

/// Something that becomes of a signal, and by which steps; by none, only its values are others.
struct Change {
    after: Signal,
    steps: Vec<SignalStep>,
}

/// What a look comes to: what becomes of signals that are there, and what is new.
struct Plan {
    changes: Vec<Change>,
    fresh: Vec<Signal>,
}

impl Plan {
    /// Of whom something changes, each once.
    fn about_whom(&self) -> Vec<Whom> {
        let signals = self.changes.iter().map(|c| &c.after).chain(&self.fresh);
        let whom = signals.filter_map(|s| s.citizen.map(Whom::Citizen).or(s.mentor.map(Whom::Mentor)));
        whom.collect::<BTreeSet<_>>().into_iter().collect()
    }
}

async fn plan(work: &mut Work, whom: Whom) -> Result<Plan, Error> {
    let (scope, now, today) = (work.scope, work.context.now, work.today());
    let again_days = Terms::of(work.context.house.clone().rulebook.signals(), today).on(None)?.again_days;
    let mut seen = seen(work, whom).await?;
    let mut changes = Vec::new();
    for before in rows::alive(&mut work.tx, scope, whom).await? {
        let change = match seen.remove(&before.about) {
            Some(seen) => still(&before, &seen, today)?,
            None => resolved(&before, now)?,
        };
        if change.after != before {
            changes.push(change);
        }
    }
    // What is left is new, or was closed before.
    let keys: Vec<String> = seen.keys().cloned().collect();
    for before in rows::about(&mut work.tx, scope, &keys).await? {
        let Some(seen) = seen.remove(&before.about) else { continue };
        let closed_on = before.closed_at.map(|at| work.context.house.day_of(at));
        let worse = seen.raised.level.over(before.level);
        let long = closed_on.is_none_or(|day| days_between(day, today) >= again_days);
        if before.state == SignalState::Resolved || worse || long {
            changes.push(again(before, &seen)?);
        }
    }
    Ok(Plan { changes, fresh: seen.into_values().map(|s| fresh(s, now)).collect() })
}

/// Writes what a look comes to. Whoever was first with a deed of their own stays first: the next look sees it.
async fn carry_out(work: &mut Work, plan: Plan) -> Result<Looked, Error> {
    let (scope, at) = (work.scope, work.context.now);
    let mut looked = Looked::default();
    let (mut all_steps, mut urgent) = (Vec::new(), Vec::new());
    for Change { after, steps } in plan.changes {
        if !rows::update(&mut work.tx, scope, &after).await? {
            continue;
        }
        for step in &steps {
            looked.count(*step);
            all_steps.push((after.id, Step { step: *step, at, employee: None, words: String::new() }));
        }
        if !steps.is_empty() {
            urgent.push(after);
        }
    }
    rows::add_steps(&mut work.tx, scope, &all_steps).await?;
    rows::insert(&mut work.tx, scope, &plan.fresh).await?;
    looked.raised += plan.fresh.len();
    urgent.extend(plan.fresh);
    urgent.retain(|s| s.level == Level::Urgent && s.state == SignalState::Open);
    for signal in urgent {
        tell(work, &signal).await?;
    }
    Ok(looked)
}

/// A signal that is no longer so.
fn resolved(before: &Signal, now: Timestamp) -> Result<Change, Error> {
    let state = follow(before.state, SignalStep::Resolve)?;
    let after = Signal { state, closed_at: Some(now), snoozed_until: None, ..before.clone() };
    Ok(Change { after, steps: vec![SignalStep::Resolve] })
}

/// A signal that was closed, and is so again or still.
fn again(before: Signal, seen: &Seen) -> Result<Change, Error> {
    let after = Signal {
        placement: seen.placement,
        facts: stored(&seen.raised),
        level: seen.raised.level,
        state: follow(before.state, SignalStep::RaiseAgain)?,
        owner: seen.owner.or(before.owner),
        handed: false,
        taken_at: None,
        closed_at: None,
        ..before
    };
    Ok(Change { after, steps: vec![SignalStep::RaiseAgain] })
}

fn fresh(seen: Seen, now: Timestamp) -> Signal {
    Signal {
        id: SignalId::fresh(),
        citizen: seen.citizen,
        placement: seen.placement,
        mentor: seen.mentor,
        rule: seen.raised.rule,
        facts: stored(&seen.raised),
        level: seen.raised.level,
        about: seen.raised.about,
        state: SignalState::Open,
        owner: seen.owner,
        handed: false,
        raised_at: now,
        taken_at: None,
        snoozed_until: None,
        closed_at: None,
        version: 1,
    }
}

/// A signal that is still so: awake when its day has come, more urgent, somebody else's, or only with other values.
fn still(before: &Signal, seen: &Seen, today: Date) -> Result<Change, Error> {
    let (placement, level) = (seen.placement, seen.raised.level);
    let mut after = Signal { placement, facts: stored(&seen.raised), level, ..before.clone() };
    let mut steps = Vec::new();
    if before.state == SignalState::Snoozed && before.snoozed_until.is_none_or(|day| day <= today) {
        steps.push(SignalStep::Wake);
    } else if seen.raised.level.over(before.level) {
        steps.push(SignalStep::Escalate);
    }
    if seen.owner.is_some() && seen.owner != before.owner && !before.handed {
        steps.push(SignalStep::Move);
        after.owner = seen.owner;
    }
    for step in &steps {
        after.state = follow(after.state, *step)?;
    }
    if after.state != SignalState::Snoozed {
        after.snoozed_until = None;
    }
    if after.state == SignalState::Open {
        after.taken_at = None;
    }
    Ok(Change { after, steps })
}

/// Tells the owner once, however often it is seen: that something is urgent, not what.
async fn tell(work: &mut Work, signal: &Signal) -> Result<(), Error> {
    let Some(owner) = signal.owner.filter(|_| signal.rule.sends_message()) else { return Ok(()) };
    let message = NewMessage {
        kind: MessageKind::Signal,
        receiver: Receiver::Employee(owner),
        once: format!("signal:{}", signal.id),
        urgent: false,
        not_before: None,
        values: Vec::new(),
    };
    queue(work, message).await?;
    Ok(())
}
