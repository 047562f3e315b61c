//! Citizens: registered, corrected, listed, looked for, looked at. Every look leaves a line.
//!
//! A protected name or address leaves this layer only for somebody who has the citizen; for anybody
//! else the text is empty and the page says "protected". No CPR number leaves it but masked.

mod about;
mod find;
mod list;

use holdepunkt_rules::{
    Refusal, Refused, citizen::Citizen, codes::Code, cpr::Cpr, group::accept_group_from, id::*, job_centre::Employee,
    role::Role,
};
use holdepunkt_store::{Tx, citizens, groups, job_centres, trail};
use jiff::{Timestamp, civil::Date};

use crate::{
    Action, Context, Error, Work,
    context::Deed,
    policy::{Answer, Relation, takes_in},
    screenings, turns,
};

pub(crate) use about::load as load_about;
pub use about::{About, about};
pub use find::{CitizenPage, Helper, PlacedAt, find};
pub(crate) use find::{helper, placed_at};
pub use list::{CitizenCut, FoundCitizen, ListedCitizen, MOST_TAKEN_OUT, beside, list, page, search, take_out, units};

/// What can be changed of a citizen; the CPR number can't.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Particulars {
    /// Name; empty in a correction keeps the one that is there.
    pub name: String,
    /// Telephone.
    pub phone: String,
    /// E-mail.
    pub email: String,
    /// Street, postcode and town in one line.
    pub address: String,
    /// Language the citizen prefers.
    pub language: Code,
    /// Target group.
    pub target_group: Code,
    /// Coordinating caseworker; must be there.
    pub caseworker: Option<EmployeeId>,
    /// Name and address are protected.
    pub protected: bool,
}

/// Lets somebody in to a citizen. A reason that was stated today still opens the door, and stands on
/// the line of every look that follows it.
///
/// # Errors
/// As [`Work::require`].
pub(crate) async fn admit(work: &mut Work, citizen: CitizenId) -> Result<Relation, Error> {
    if let (None, Some(account)) = (&work.context.why, work.context.who.person().map(|g| g.account)) {
        let since = midnight(&work.context);
        work.context.why = trail::reason_since(&mut work.tx, work.scope, citizen, account, since).await?;
    }
    let relation = work.require(citizen).await?;
    if takes_in(work.reach, &relation) == Answer::Yes {
        work.context.why = None; // one's own citizen: no reason is kept where none was asked for
    }
    Ok(relation)
}

fn midnight(context: &Context) -> Timestamp {
    context.today.to_zoned(context.house.zone().clone()).map_or(context.now, |z| z.timestamp())
}

/// Does somebody who stands so to a citizen see a protected name and address?
#[must_use]
pub fn sees_protected(reach: crate::Reach, relation: &Relation) -> bool {
    takes_in(reach, relation) == Answer::Yes
}

/// The coordinating caseworker must be somebody who works as one (S2, anchor point 4).
pub(crate) async fn accept_caseworker(work: &mut Work, asked: Option<EmployeeId>) -> Result<EmployeeId, Error> {
    let missing = || Error::from(Refusal::CaseworkerMissing.on("caseworker"));
    let asked = asked.ok_or_else(missing)?;
    let caseworkers = job_centres::in_role(&mut work.tx, work.scope, Role::Caseworker).await?;
    caseworkers.iter().any(|e| e.id == asked).then_some(asked).ok_or_else(missing)
}

fn accept_group(work: &Work, group: &Code, before: Option<&Code>) -> Result<(), Refused> {
    if before == Some(group) {
        return Ok(()); // the group a citizen had may have gone out of use since
    }
    let list = work.context.house.rulebook.list("target_groups");
    list.parse(group.as_str(), work.context.today, "target_group").map(|_| ())
}

async fn change_group_from(
    tx: &mut Tx,
    scope: JobCentreId,
    id: CitizenId,
    from: Date,
    group: &Code,
    today: Date,
) -> Result<(), Error> {
    let steps = groups::of_citizen(tx, scope, id).await?;
    accept_group_from(&steps, from, today)?;
    groups::set(tx, scope, id, from, group).await?;
    Ok(())
}

/// Moves a citizen to another group from a day on. On the day of the latest change it corrects that one; what
/// was before stands, so that a report on an earlier day still says what was so then.
///
/// # Errors
/// [`Refusal::Stale`] when somebody else saved first; [`Refusal::CodeNotInUse`] on `target_group` for a group
/// that was not in use on the day; [`Refusal::DayOutOfReach`] on `group_from`; the policy's, or the database's.
pub async fn change_group(
    context: &Context,
    id: CitizenId,
    version: i64,
    group: &Code,
    from: Date,
) -> Result<(), Error> {
    let mut work = context.begin(Action::EditCitizen).await?;
    admit(&mut work, id).await?;
    work.context.house.rulebook.list("target_groups").parse(group.as_str(), from, "target_group")?;
    let (scope, today) = (work.scope, work.today());
    change_group_from(&mut work.tx, scope, id, from, group, today).await?;
    citizens::set_group(&mut work.tx, scope, id, group).await?;
    if !citizens::touch(&mut work.tx, scope, id, version).await? {
        return Err(Refusal::Stale.into());
    }
    work.done(Deed::Correct, "group", id, Some(id)).await
}

/// A citizen as the head of a page that is about something of theirs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Heading {
    /// Whose page.
    pub id: CitizenId,
    /// Name; empty when it is protected from the reader.
    pub name: String,
    /// Counts the edits of the citizen and of what hangs on them.
    pub version: i64,
    /// How the reader stands to the citizen.
    pub relation: Relation,
}

/// The head of such a page, for who has been let in.
pub(crate) async fn heading(work: &mut Work, id: CitizenId, relation: Relation) -> Result<Heading, Error> {
    let citizen = citizens::find(&mut work.tx, work.scope, id).await?.ok_or(Refusal::NotFound)?;
    let hidden = citizen.protected && !sees_protected(work.reach, &relation);
    let name = if hidden { String::new() } else { citizen.name };
    Ok(Heading { id, name, version: citizen.version, relation })
}

/// Counts an edit of what hangs on a citizen.
///
/// # Errors
/// [`Refusal::Stale`] when somebody else saved first.
pub(crate) async fn touch(work: &mut Work, id: CitizenId, version: i64) -> Result<(), Error> {
    match citizens::touch(&mut work.tx, work.scope, id, version).await? {
        true => Ok(()),
        false => Err(Refusal::Stale.into()),
    }
}

/// Those who can be a citizen's coordinating caseworker, in Danish order.
///
/// # Errors
/// [`Refusal::NotAllowed`], or the database's.
pub async fn caseworkers(context: &Context) -> Result<Vec<Employee>, Error> {
    let mut work = context.look(Action::SeePeople).await?;
    Ok(job_centres::in_role(&mut work.tx, work.scope, Role::Caseworker).await?)
}

/// Registers a citizen.
///
/// # Errors
/// [`Refusal::CaseworkerMissing`] on `caseworker`, [`Refusal::CodeNotInUse`] on `target_group`,
/// [`Refusal::CprTaken`] on `cpr`.
pub async fn register(context: &Context, cpr: Cpr, p: Particulars) -> Result<CitizenId, Error> {
    register_with(context, cpr, p, false).await
}

/// Registers a new applicant with whoever's turn it is to meet them; where nobody takes turns, as [`register`].
///
/// # Errors
/// As [`register`].
pub async fn register_in_turn(context: &Context, cpr: Cpr, p: Particulars) -> Result<CitizenId, Error> {
    register_with(context, cpr, p, true).await
}

async fn register_with(context: &Context, cpr: Cpr, p: Particulars, in_turn: bool) -> Result<CitizenId, Error> {
    let mut work = context.begin(Action::RegisterCitizen).await?;
    if let Some(before) = work.made_before(CitizenId::parse).await? {
        return Ok(before);
    }
    accept_group(&work, &p.target_group, None)?;
    let whose_turn = if in_turn { turns::give(&mut work).await? } else { None };
    let caseworker = accept_caseworker(&mut work, whose_turn.or(p.caseworker)).await?;
    let citizen = Citizen {
        id: CitizenId::fresh(),
        cpr,
        name: p.name,
        phone: p.phone,
        email: p.email,
        address: p.address,
        language: p.language,
        target_group: p.target_group,
        caseworker,
        consultant: None,
        protected: p.protected,
        version: 1,
    };
    let (id, today) = (citizen.id, work.today());
    citizens::insert(&mut work.tx, work.scope, &citizen, today).await?;
    screenings::take_in_new(&mut work, id, caseworker).await?;
    work.made("citizen", id, Some(id)).await
}

/// Corrects a citizen.
///
/// # Errors
/// [`Refusal::Stale`] when somebody else saved first; [`Refusal::CaseworkerMissing`],
/// [`Refusal::CodeNotInUse`]; [`Refusal::NotFound`].
pub async fn correct(context: &Context, id: CitizenId, version: i64, p: Particulars) -> Result<(), Error> {
    let mut work = context.begin(Action::EditCitizen).await?;
    let relation = admit(&mut work, id).await?;
    let before = citizens::find(&mut work.tx, work.scope, id).await?.ok_or(Refusal::NotFound)?;
    if before.version != version {
        return Err(Refusal::Stale.into());
    }
    accept_group(&work, &p.target_group, Some(&before.target_group))?;
    let caseworker = accept_caseworker(&mut work, p.caseworker).await?;
    let changed = caseworker != before.caseworker;
    // Who doesn't see a protected name can't overwrite it with what they don't see.
    let hidden = before.protected && !sees_protected(work.reach, &relation);
    if p.target_group != before.target_group {
        let (scope, from) = (work.scope, work.today());
        change_group_from(&mut work.tx, scope, id, from, &p.target_group, from).await?;
    }
    let after = Citizen {
        name: if hidden || p.name.is_empty() { before.name.clone() } else { p.name },
        address: if hidden { before.address.clone() } else { p.address },
        protected: if hidden { before.protected } else { p.protected },
        phone: p.phone,
        email: p.email,
        language: p.language,
        target_group: p.target_group,
        caseworker,
        ..before
    };
    if !citizens::update(&mut work.tx, work.scope, &after).await? {
        return Err(Refusal::Stale.into());
    }
    if changed {
        let (scope, today) = (work.scope, work.today());
        citizens::set_caseworker_since(&mut work.tx, scope, id, today).await?;
        crate::signals::look_again(&mut work, id).await?;
    }
    work.done(Deed::Correct, "citizen", id, Some(id)).await
}
