//! Acute calls: a workplace needs somebody now. It rings the fixed contact, then who steps in, then the job centre, and
//! the time until somebody answered is measured.

use holdepunkt_rules::{
    Refusal,
    citizen::short_name,
    id::*,
    message::{MessageKind, Receiver},
    placement::PlacementState,
    role::Role,
    signal::acute::{self, AnswerTimes, Whom, answer_times, pass_on_after, passes_on},
};
use holdepunkt_store::{
    acute_calls::{self as rows, Call, Ring},
    job_centres, own, placements,
};
use jiff::{SignedDuration, Timestamp};

use crate::{
    Action, Context, Error, House, Who, Work,
    citizens::Helper,
    context::{AFTERGLOW_DAYS, Deed},
    messages::{NewMessage, queue},
};

/// Days over which the times are counted.
pub const TIMES_DAYS: i64 = 91;

/// A call as the workplace sees it.
#[derive(Debug, Clone, PartialEq)]
pub struct CallPage {
    /// The call that is not closed; none while nobody has called.
    pub call: Option<Call>,
    /// Whom it was put through to.
    pub rings: Vec<Ring>,
    /// The placement.
    pub placement: PlacementId,
    /// The citizen's name, as on the workplace's own page.
    pub citizen_name: String,
    /// Whom to telephone first, and who steps in.
    pub contact: Option<Helper>,
    /// The job centre's name and main number.
    pub main: (String, String),
}

/// Lets a workplace in to a placement of its own, with the fixed contact of the centre.
async fn enter(context: &Context, id: PlacementId) -> Result<(Work, own::Seat), Error> {
    let mut work = context.begin(Action::CallForHelp).await?;
    let placement = placements::find(&mut work.tx, work.scope, id).await?.ok_or(Refusal::NotFound)?;
    work.require(placement.citizen).await?;
    let (today, scope) = (work.today(), work.scope);
    let since = holdepunkt_rules::period::plus_days(today, -AFTERGLOW_DAYS);
    let me = context.who.person().cloned().ok_or(Refusal::NotAllowed)?;
    let seats = match (me.role, me.mentor, me.company) {
        (Role::CompanyMentor, Some(mentor), _) => own::of_mentor(&mut work.tx, scope, mentor, since, today).await?,
        (Role::CompanyContact, _, Some(company)) => own::of_company(&mut work.tx, scope, company, since).await?,
        _ => Vec::new(),
    };
    let seat = seats.into_iter().find(|s| s.placement == id).ok_or(Refusal::NotFound)?;
    Ok((work, seat))
}

async fn helper(work: &mut Work, id: EmployeeId) -> Result<Option<Helper>, Error> {
    let (tx, scope) = (&mut work.tx, work.scope);
    let Some(employee) = job_centres::employee(tx, scope, id).await?.filter(|e| !e.left) else { return Ok(None) };
    let substitute = match employee.substitute {
        Some(other) => job_centres::employee(tx, scope, other).await?.filter(|e| !e.left),
        None => None,
    };
    Ok(Some(Helper { employee, substitute }))
}

/// Whom a workplace telephones about a placement, and the call that it has open.
///
/// # Errors
/// [`Refusal::NotFound`]; the policy's, or the database's.
pub async fn page(context: &Context, id: PlacementId) -> Result<CallPage, Error> {
    let (mut work, seat) = enter(context, id).await?;
    let scope = work.scope;
    let contact = helper(&mut work, seat.consultant.unwrap_or(seat.fixed_contact)).await?;
    let job_centre = job_centres::find(&mut work.tx, scope).await?.ok_or(Refusal::NotFound)?;
    let call = rows::open_of(&mut work.tx, scope, id).await?;
    let rings = match &call {
        Some(call) => rows::rings(&mut work.tx, scope, call.id).await?,
        None => Vec::new(),
    };
    let page = CallPage {
        call,
        rings,
        placement: id,
        citizen_name: seat.citizen_name,
        contact,
        main: (job_centre.name, job_centre.phone),
    };
    work.done(Deed::Read, "acute_call", id, Some(seat.citizen)).await?;
    Ok(page)
}

/// Makes a call: it rings the fixed contact at once. Pressed twice, it is one call; while one is open, it is that one.
///
/// # Errors
/// [`Refusal::PlacementState`] for a placement that isn't under way; [`Refusal::NotFound`].
pub async fn call(context: &Context, id: PlacementId, words: String) -> Result<CallId, Error> {
    let (mut work, seat) = enter(context, id).await?;
    if let Some(before) = work.made_before(CallId::parse).await? {
        return Ok(before);
    }
    let scope = work.scope;
    if let Some(open) = rows::open_of(&mut work.tx, scope, id).await? {
        return Ok(open.id);
    }
    if seat.state != PlacementState::Agreed {
        return Err(Refusal::PlacementState { state: seat.state.code().to_owned() }.into());
    }
    let call = CallId::fresh();
    let account = context.who.person().map(|g| g.account);
    rows::insert(&mut work.tx, scope, call, id, account, context.now, &words).await?;
    let contact = helper(&mut work, seat.consultant.unwrap_or(seat.fixed_contact)).await?;
    let order = order_of(contact.as_ref());
    put_through(&mut work, call, 1, &order).await?;
    work.made("acute_call", call, Some(seat.citizen)).await
}

fn order_of(contact: Option<&Helper>) -> Vec<(Whom, Option<EmployeeId>)> {
    let substitute = contact.and_then(|h| h.substitute.as_ref()).map(|s| s.id);
    acute::order(contact.map(|h| h.employee.id), substitute)
}

/// Puts a call through to the n-th in order, with a message at once; the job centre as a whole is everybody who may
/// take it, and each of them sees the call on their first page.
async fn put_through(
    work: &mut Work,
    call: CallId,
    position: i64,
    order: &[(Whom, Option<EmployeeId>)],
) -> Result<(), Error> {
    let index = usize::try_from(position - 1).unwrap_or(usize::MAX);
    let Some((whom, employee)) = order.get(index).copied() else { return Ok(()) };
    rows::ring(&mut work.tx, work.scope, call, position, whom, employee, work.context.now).await?;
    let receivers = match employee {
        Some(id) => vec![id],
        None => {
            let all = job_centres::in_role(&mut work.tx, work.scope, Role::JobConsultant).await?;
            all.into_iter().map(|e| e.id).collect()
        }
    };
    for receiver in receivers {
        let message = NewMessage {
            kind: MessageKind::AcuteCall,
            receiver: Receiver::Employee(receiver),
            once: format!("acute_call:{call}:{receiver}"),
            urgent: true,
            not_before: None,
            values: Vec::new(),
        };
        queue(work, message).await?;
    }
    Ok(())
}

/// Passes on what nobody has answered in time. Done by the program, each minute.
///
/// # Errors
/// [`Refusal::OutsideCoverage`], or the database's.
pub async fn pass_on(house: &House) -> Result<usize, Error> {
    let all = job_centres::every(&mut house.store.read().await?).await?;
    let after = pass_on_after(house.rulebook.signals(), house.today())?;
    let mut passed = 0;
    for job_centre in all {
        let waiting = rows::open(&mut house.store.read().await?, job_centre.id).await?;
        for waits in waiting.into_iter().filter(|c| c.answered_at.is_none()) {
            let context = house.context(Who::Operator(Some(job_centre.id)));
            passed += usize::from(pass_one_on(&context, waits.id, after).await?);
        }
    }
    Ok(passed)
}

async fn pass_one_on(context: &Context, id: CallId, after: SignedDuration) -> Result<bool, Error> {
    let mut work = context.begin(Action::Operate).await?;
    let scope = work.scope;
    let Some(call) = rows::find(&mut work.tx, scope, id).await?.filter(|c| c.answered_at.is_none()) else {
        return Ok(false);
    };
    let rings = rows::rings(&mut work.tx, scope, id).await?;
    let due = rings.last().is_none_or(|r| passes_on(r.at, context.now, after));
    let rung_all = rings.last().is_some_and(|r| r.whom == Whom::Main);
    if !due || rung_all {
        return Ok(false);
    }
    let contact = helper(&mut work, call.consultant.unwrap_or(call.fixed_contact)).await?;
    let next = i64::try_from(rings.len()).unwrap_or(0) + 1;
    put_through(&mut work, id, next, &order_of(contact.as_ref())).await?;
    work.done(Deed::Advance, "acute_call", id, Some(call.citizen)).await?;
    Ok(true)
}

/// A call as the staff see it before and after it is answered. Who it is about stands there only for whoever has the
/// citizen, or has answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ringing {
    /// The call.
    pub id: CallId,
    /// The centre.
    pub centre_name: String,
    /// The mentor.
    pub mentor_name: String,
    /// The mentor's telephone.
    pub mentor_phone: String,
    /// The citizen, for whoever may open their page.
    pub citizen: Option<CitizenId>,
    /// First name and initial, for whoever has the citizen or has answered.
    pub name: Option<String>,
    /// What the workplace wrote, for the same.
    pub words: String,
    /// When it was made.
    pub called_at: Timestamp,
    /// Was the reader rung by name?
    pub for_me: bool,
    /// Who answered.
    pub answered_name: Option<String>,
    /// Did the reader?
    pub mine: bool,
    /// Counts the edits.
    pub version: i64,
}

/// The calls that nobody has answered, and those that the reader has answered and not closed.
///
/// # Errors
/// The policy's, or the database's.
pub async fn ringing(work: &mut Work) -> Result<Vec<Ringing>, Error> {
    let (me, scope) = (work.employee()?, work.scope);
    let mut list = Vec::new();
    for call in rows::open(&mut work.tx, scope).await? {
        let mine = call.answered_by == Some(me);
        if call.answered_by.is_some() && !mine {
            continue;
        }
        let rings = rows::rings(&mut work.tx, scope, call.id).await?;
        let has = call.caseworker == me || call.consultant == Some(me);
        list.push(Ringing {
            id: call.id,
            citizen: has.then_some(call.citizen),
            name: (has || (mine && !call.protected)).then(|| short_name(&call.citizen_name)),
            words: if has || mine { call.words } else { String::new() },
            centre_name: call.centre_name,
            mentor_name: call.mentor_name,
            mentor_phone: call.mentor_phone,
            called_at: call.called_at,
            for_me: rings.iter().any(|r| r.employee == Some(me)),
            answered_name: call.answered_name,
            mine,
            version: call.version,
        });
    }
    Ok(list)
}

/// Answers a call: one has the workplace on the line, or is about to telephone it.
///
/// # Errors
/// [`Refusal::CallAnswered`] when another was quicker, [`Refusal::CallClosed`], [`Refusal::NotFound`].
pub async fn answer(context: &Context, id: CallId) -> Result<(), Error> {
    let mut work = context.begin(Action::AnswerCalls).await?;
    let me = work.employee()?;
    let call = rows::find(&mut work.tx, work.scope, id).await?.ok_or(Refusal::NotFound)?;
    if call.closed_at.is_some() {
        return Err(Refusal::CallClosed.into());
    }
    match call.answered_by {
        Some(by) if by == me => return Ok(()),
        Some(_) => return Err(Refusal::CallAnswered { by: call.answered_name.unwrap_or_default() }.into()),
        None => {}
    }
    let citizen = call.citizen;
    let after = Call { answered_at: Some(context.now), answered_by: Some(me), ..call };
    if !rows::update(&mut work.tx, work.scope, &after).await? {
        // Somebody was quicker by less than it takes to look.
        drop(work);
        let mut work = context.look(Action::AnswerCalls).await?;
        let by = rows::find(&mut work.tx, work.scope, id).await?.and_then(|c| c.answered_name);
        return Err(Refusal::CallAnswered { by: by.unwrap_or_default() }.into());
    }
    work.done(Deed::Advance, "acute_call", id, Some(citizen)).await
}

/// Closes a call that one has answered, with what came of it.
///
/// # Errors
/// [`Refusal::Missing`] on `outcome`; [`Refusal::CallClosed`], [`Refusal::Stale`], [`Refusal::NotFound`].
pub async fn close(context: &Context, id: CallId, version: i64, outcome: String) -> Result<(), Error> {
    let mut work = context.begin(Action::AnswerCalls).await?;
    let me = work.employee()?;
    let call = rows::find(&mut work.tx, work.scope, id).await?.ok_or(Refusal::NotFound)?;
    if call.answered_by != Some(me) {
        return Err(Refusal::NotFound.into());
    }
    if call.closed_at.is_some() {
        return Err(Refusal::CallClosed.into());
    }
    if outcome.trim().is_empty() {
        return Err(Refusal::Missing.on("outcome").into());
    }
    let citizen = call.citizen;
    let after = Call { closed_at: Some(context.now), outcome, version, ..call };
    if !rows::update(&mut work.tx, work.scope, &after).await? {
        return Err(Refusal::Stale.into());
    }
    work.done(Deed::Close, "acute_call", id, Some(citizen)).await
}

/// How long workplaces waited until somebody answered, over the last 13 weeks.
///
/// # Errors
/// The policy's, or the database's.
pub async fn times(context: &Context) -> Result<AnswerTimes, Error> {
    let mut work = context.look(Action::SeeAnswerTimes).await?;
    let since = context.now - SignedDuration::from_hours(24 * TIMES_DAYS);
    Ok(answer_times(&rows::times(&mut work.tx, work.scope, since).await?))
}

/// A call that one has answered and not closed.
///
/// # Errors
/// [`Refusal::NotFound`]; the policy's, or the database's.
pub async fn mine(context: &Context, id: CallId) -> Result<Ringing, Error> {
    let mut work = context.begin(Action::AnswerCalls).await?;
    let call = rows::find(&mut work.tx, work.scope, id).await?.ok_or(Refusal::NotFound)?;
    let found = ringing(&mut work).await?.into_iter().find(|r| r.id == id && r.mine).ok_or(Refusal::NotFound)?;
    work.done(Deed::Read, "acute_call", id, Some(call.citizen)).await?;
    Ok(found)
}
