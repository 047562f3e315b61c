//! Signals as somebody reads them: names as far as the reader may, and values for the sentence.

use std::collections::BTreeMap;

use holdepunkt_rules::{
    Refusal,
    citizen::short_name,
    id::*,
    period::plus_days,
    signal::{Level, Said, SignalRule, SignalState},
};
use holdepunkt_store::signals::{self as rows, Step, Told};
use jiff::{SignedDuration, Timestamp, civil::Date};

use crate::{Action, Context, Error, Work, context::Deed, policy::Answer, policy::takes_in};

/// Signals on one page at the most.
const MOST: i64 = 200;
/// Days for which what was closed stands there.
const CLOSED_DAYS: i64 = 14;

/// How a signal stands for its reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stands {
    /// The reader's own.
    Mine,
    /// Somebody else's, about a citizen whom the reader has.
    Anothers,
}

/// A signal as a line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignalLine {
    /// The signal.
    pub id: SignalId,
    /// The rule.
    pub rule: SignalRule,
    /// How urgent.
    pub level: Level,
    /// Where it is.
    pub state: SignalState,
    /// The citizen, if it is about one.
    pub citizen: Option<CitizenId>,
    /// First name and initial; none for a name that is protected from the reader, or a mentor's signal.
    pub name: Option<String>,
    /// The citizen's telephone, where the reader may have it; may be empty.
    pub phone: String,
    /// The placement, if it is about one.
    pub placement: Option<PlacementId>,
    /// The centre of the placement.
    pub centre_name: Option<String>,
    /// The mentor whom it is about alone.
    pub mentor: Option<MentorId>,
    /// The mentor of the placement, or whom it is about.
    pub mentor_name: Option<String>,
    /// Their telephone; may be empty.
    pub mentor_phone: String,
    /// Values of the sentence.
    pub values: BTreeMap<String, Said>,
    /// The owner's name.
    pub owner_name: String,
    /// When it was raised.
    pub raised_at: Timestamp,
    /// Until when it is put off.
    pub snoozed_until: Option<Date>,
    /// When it was closed.
    pub closed_at: Option<Timestamp>,
    /// Counts the edits.
    pub version: i64,
}

/// A signal as a line for a reader: a protected name only for whoever has the citizen.
#[must_use]
pub fn line(told: Told, reader: Option<EmployeeId>) -> SignalLine {
    let has = reader.is_some() && (reader == told.caseworker || reader == told.consultant);
    let shows = has || !told.protected;
    let values: BTreeMap<String, String> = serde_json::from_str(&told.signal.facts).unwrap_or_default();
    SignalLine {
        id: told.signal.id,
        rule: told.signal.rule,
        level: told.signal.level,
        state: told.signal.state,
        citizen: told.signal.citizen,
        name: told.citizen_name.as_deref().filter(|_| shows).map(short_name),
        phone: told.citizen_phone.filter(|_| shows).unwrap_or_default(),
        placement: told.signal.placement,
        centre_name: told.centre_name,
        mentor: told.signal.mentor,
        mentor_name: told.mentor_name,
        mentor_phone: told.mentor_phone.unwrap_or_default(),
        values: values.into_iter().filter_map(|(name, v)| Said::of(&v).map(|said| (name, said))).collect(),
        owner_name: told.owner_name.unwrap_or_default(),
        raised_at: told.signal.raised_at,
        snoozed_until: told.signal.snoozed_until,
        closed_at: told.signal.closed_at,
        version: told.signal.version,
    }
}

/// All signals of somebody's.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Mine {
    /// Those that wait or are taken, and those put off, the most urgent first.
    pub alive: Vec<SignalLine>,
    /// Those closed lately, the latest first.
    pub closed: Vec<SignalLine>,
}

/// One's own signals.
///
/// # Errors
/// [`Refusal::NotAllowed`], or the database's.
pub async fn mine(context: &Context) -> Result<Mine, Error> {
    let mut work = context.see(Action::SeeSignals).await?;
    let (me, scope) = (work.employee()?, work.scope);
    let since = context.now - SignedDuration::from_hours(24 * CLOSED_DAYS);
    let lines = |all: Vec<Told>| all.into_iter().map(|t| line(t, Some(me))).collect::<Vec<_>>();
    let alive = lines(rows::mine_alive(&mut work.tx, scope, me, MOST).await?);
    let closed = lines(rows::mine_closed(&mut work.tx, scope, me, since, MOST).await?);
    if !(alive.is_empty() && closed.is_empty()) {
        work.done(Deed::Read, "signals", alive.len(), None).await?;
    }
    Ok(Mine { alive, closed })
}

/// A signal's page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignalPage {
    /// The signal.
    pub line: SignalLine,
    /// How it stands for the reader.
    pub stands: Stands,
    /// Its steps with the names of who took them.
    pub steps: Vec<(Step, Option<String>)>,
    /// Who can be given it.
    pub colleagues: Vec<(EmployeeId, String)>,
    /// First and last day to which it can be put off.
    pub snooze: (Date, Date),
}

/// Opens a signal: one's own, or one about a citizen whom one has.
///
/// # Errors
/// [`Refusal::NotFound`], [`Refusal::StateYourReason`]; the policy's, or the database's.
pub async fn one(context: &Context, id: SignalId) -> Result<SignalPage, Error> {
    let mut work = context.begin(Action::SeeSignals).await?;
    let told = rows::told(&mut work.tx, work.scope, id).await?.ok_or(Refusal::NotFound)?;
    let me = work.employee()?;
    let own = told.signal.owner == Some(me);
    if !own {
        let role = context.who.role().ok_or(Refusal::NotAllowed)?;
        let citizen = told.signal.citizen.ok_or(Refusal::NotFound)?;
        if !told.signal.rule.is_told_to(role) {
            return Err(Refusal::NotFound.into());
        }
        work.require(citizen).await?;
    }
    let steps = rows::steps(&mut work.tx, work.scope, id).await?;
    let may_give = own && told.signal.state.is_alive();
    let colleagues = if may_give { super::deeds::colleagues(&mut work, &told.signal).await? } else { Vec::new() };
    let citizen = told.signal.citizen;
    let page = SignalPage {
        line: line(told, Some(me)),
        stands: if own { Stands::Mine } else { Stands::Anothers },
        steps,
        colleagues,
        snooze: (plus_days(context.today, 1), plus_days(context.today, super::deeds::LONGEST_SNOOZE)),
    };
    work.done(Deed::Read, "signal", id, citizen).await?;
    Ok(page)
}

/// A citizen's signals that still ask for something, as far as the reader's role is told of them: for the citizen's
/// page, and the agenda of a meeting. The caller has let the reader in to the citizen and writes the line on the trail.
///
/// # Errors
/// The database's.
pub async fn of_citizen(work: &mut Work, citizen: CitizenId) -> Result<Vec<SignalLine>, Error> {
    let Ok(reach) = work.context.reach(Action::SeeSignals) else { return Ok(Vec::new()) };
    let relation = work.relation(citizen).await?;
    let (role, me) = (work.context.who.role(), work.context.who.employee());
    if takes_in(reach, &relation) == Answer::No {
        return Ok(Vec::new());
    }
    let told = rows::told_of(&mut work.tx, work.scope, citizen).await?;
    let seen = told.into_iter().filter(|t| role.is_some_and(|r| t.signal.rule.is_told_to(r)));
    Ok(seen.map(|t| line(t, me)).collect())
}
