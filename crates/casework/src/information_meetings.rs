//! Information meetings: planned, citizens invited, who came, the two centres each chose, the talk afterwards
//! and the start that was agreed (S1, 4.2, the example of Mariagerfjord).

use std::collections::HashMap;

use holdepunkt_rules::{
    Refusal,
    id::*,
    information::{
        Came, Guest, Meeting, MeetingState, WISHES, accept_attendance, accept_invitations, accept_talk, accept_wishes,
    },
    job_centre::Employee,
    role::Role,
};
use holdepunkt_store::{
    centres,
    information_meetings::{self as rows, Invitable, Listed, NamedGuest},
    job_centres, ways,
};
use jiff::civil::Date;

use crate::{
    Action, Context, Error, Reach, Work, citizens::admit, context::Deed, preparations::is_theirs, referrals::role_of,
};

/// The meetings, the latest first, as figures.
///
/// # Errors
/// [`Refusal::NotAllowed`], or the database's.
pub async fn list(context: &Context) -> Result<Vec<Listed>, Error> {
    let mut work = context.look(Action::SeeMeetings).await?;
    Ok(rows::list(&mut work.tx, work.scope).await?)
}

/// Who can hold a meeting: caseworkers and job consultants.
///
/// # Errors
/// [`Refusal::NotAllowed`], or the database's.
pub async fn hosts(context: &Context) -> Result<Vec<Employee>, Error> {
    let mut work = context.look(Action::RunMeetings).await?;
    hosts_of(&mut work).await
}

async fn hosts_of(work: &mut Work) -> Result<Vec<Employee>, Error> {
    let mut list = job_centres::in_role(&mut work.tx, work.scope, Role::Caseworker).await?;
    for other in job_centres::in_role(&mut work.tx, work.scope, Role::JobConsultant).await? {
        if !list.iter().any(|e| e.id == other.id) {
            list.push(other);
        }
    }
    Ok(list)
}

async fn accept_host(work: &mut Work, host: EmployeeId) -> Result<(), Error> {
    let known = hosts_of(work).await?.iter().any(|e| e.id == host);
    if known { Ok(()) } else { Err(Refusal::NotOnTheList.on("held_by").into()) }
}

/// Plans a meeting.
///
/// # Errors
/// [`Refusal::NotOnTheList`] on `held_by`; [`Refusal::DayOutOfReach`] on `day` for a day that has passed.
pub async fn plan(context: &Context, meeting: Meeting) -> Result<MeetingId, Error> {
    let mut work = context.begin(Action::RunMeetings).await?;
    if let Some(before) = work.made_before(MeetingId::parse).await? {
        return Ok(before);
    }
    accept_host(&mut work, meeting.held_by).await?;
    accept_day(&meeting, context.today)?;
    let meeting = Meeting { state: MeetingState::Planned, ..meeting };
    rows::insert(&mut work.tx, work.scope, &meeting).await?;
    work.made("information_meeting", meeting.id, None).await
}

fn accept_day(meeting: &Meeting, today: Date) -> Result<(), Error> {
    let until = holdepunkt_rules::deadline::months_after(today, 24);
    if meeting.day < today || meeting.day > until {
        return Err(Refusal::DayOutOfReach { from: today, until }.on("day").into());
    }
    Ok(())
}

/// Changes a planned meeting.
///
/// # Errors
/// As [`plan`]; [`Refusal::MeetingState`], [`Refusal::MeetingFull`] on `seats` when more are invited,
/// [`Refusal::Stale`], [`Refusal::NotFound`].
pub async fn correct(context: &Context, meeting: Meeting) -> Result<(), Error> {
    let (mut work, before) = open(context, Action::RunMeetings, meeting.id).await?;
    accept_planned(&before)?;
    if meeting.held_by != before.held_by {
        accept_host(&mut work, meeting.held_by).await?;
    }
    if meeting.day != before.day {
        accept_day(&meeting, context.today)?;
    }
    let invited = rows::guests(&mut work.tx, work.scope, meeting.id, context.today).await?.len() as i64;
    if meeting.seats < invited {
        return Err(Refusal::MeetingFull { seats: meeting.seats }.on("seats").into());
    }
    save(&mut work, &Meeting { state: before.state, ..meeting.clone() }).await?;
    work.done(Deed::Correct, "information_meeting", meeting.id, None).await
}

/// Cancels a planned meeting; its guests are free for another.
///
/// # Errors
/// [`Refusal::MeetingState`], [`Refusal::Stale`], [`Refusal::NotFound`].
pub async fn cancel(context: &Context, id: MeetingId, version: i64) -> Result<(), Error> {
    let (mut work, before) = open(context, Action::RunMeetings, id).await?;
    accept_planned(&before)?;
    save(&mut work, &Meeting { state: MeetingState::Cancelled, version, ..before }).await?;
    work.done(Deed::Close, "information_meeting", id, None).await
}

fn accept_planned(meeting: &Meeting) -> Result<(), Error> {
    if meeting.state == MeetingState::Planned {
        return Ok(());
    }
    Err(Refusal::MeetingState { state: meeting.state.code().to_owned() }.into())
}

async fn open(context: &Context, action: Action, id: MeetingId) -> Result<(Work, Meeting), Error> {
    let mut work = context.begin(action).await?;
    let meeting = rows::find(&mut work.tx, work.scope, id).await?.ok_or(Refusal::NotFound)?;
    Ok((work, meeting))
}

async fn save(work: &mut Work, meeting: &Meeting) -> Result<(), Error> {
    if rows::update(&mut work.tx, work.scope, meeting).await? { Ok(()) } else { Err(Refusal::Stale.into()) }
}

/// A guest as the reader sees them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SeenGuest {
    /// The guest; the name is empty when it is protected from the reader.
    pub named: NamedGuest,
    /// The centres they chose, in order.
    pub wishes: Vec<String>,
}

/// A meeting with its guests.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MeetingPage {
    /// The meeting.
    pub meeting: Meeting,
    /// Who holds it.
    pub host: String,
    /// The guests whom the reader sees.
    pub guests: Vec<SeenGuest>,
    /// How many there are besides.
    pub others: usize,
}

/// Opens a meeting. Each guest who is shown is on the trail.
///
/// # Errors
/// [`Refusal::NotFound`], or the database's.
pub async fn find(context: &Context, id: MeetingId) -> Result<MeetingPage, Error> {
    let (mut work, meeting) = open(context, Action::SeeMeetings, id).await?;
    let me = context.who.employee();
    let holds = me == Some(meeting.held_by);
    let mut wishes: HashMap<CitizenId, Vec<String>> = HashMap::new();
    for (citizen, centre) in rows::wished(&mut work.tx, work.scope, id).await? {
        wishes.entry(citizen).or_default().push(centre);
    }
    let (mut seen, mut others) = (Vec::new(), 0);
    for named in rows::guests(&mut work.tx, work.scope, id, context.today).await? {
        let theirs = me.is_some() && (me == Some(named.caseworker) || me == named.consultant);
        if work.reach == Reach::JobCentre || (work.reach == Reach::Guests && (holds || theirs)) {
            let citizen = named.guest.citizen;
            work.also(Deed::Read, "information_guest", id, Some(citizen)).await?;
            seen.push(SeenGuest { named, wishes: wishes.remove(&citizen).unwrap_or_default() });
        } else {
            others += 1;
        }
    }
    let host = job_centres::employee(&mut work.tx, work.scope, meeting.held_by).await?;
    let page = MeetingPage { meeting, host: host.map(|e| e.name).unwrap_or_default(), guests: seen, others };
    work.done(Deed::Read, "information_meeting", id, None).await?;
    Ok(page)
}

/// Whom the reader can invite.
///
/// # Errors
/// [`Refusal::MeetingState`], [`Refusal::NotFound`], or the database's.
pub async fn invitable(context: &Context, id: MeetingId) -> Result<(Meeting, Vec<Invitable>), Error> {
    let (mut work, meeting) = open(context, Action::Invite, id).await?;
    accept_planned(&meeting)?;
    let (me, consultant) = (work.employee()?, work.reach == Reach::Referred);
    let list = rows::invitable(&mut work.tx, work.scope, me, id, consultant, context.today).await?;
    work.done(Deed::Read, "citizens", list.len(), None).await?;
    Ok((meeting, list))
}

/// Invites citizens. All of them, or none.
///
/// # Errors
/// [`Refusal::Missing`] on `citizens` for none; [`Refusal::MeetingFull`], [`Refusal::AlreadyInvited`];
/// [`Refusal::MeetingState`], [`Refusal::NotFound`].
pub async fn invite(context: &Context, id: MeetingId, mut whom: Vec<CitizenId>) -> Result<(), Error> {
    let (mut work, meeting) = open(context, Action::Invite, id).await?;
    whom.sort_unstable();
    whom.dedup();
    if whom.is_empty() {
        return Err(Refusal::Missing.on("citizens").into());
    }
    let invited = rows::guests(&mut work.tx, work.scope, id, context.today).await?.len() as i64;
    accept_invitations(&meeting, invited, whom.len() as i64)?;
    for citizen in &whom {
        work.context.why.clone_from(&context.why); // a reason stated for one citizen opens no other's door
        admit(&mut work, *citizen).await?;
        let guest = Guest {
            meeting: id,
            citizen: *citizen,
            came: Came::Invited,
            talk_on: None,
            talk_by: None,
            agreed_start: None,
            version: 1,
        };
        rows::insert_guest(&mut work.tx, work.scope, &guest).await?;
        work.also(Deed::Register, "information_guest", id, Some(*citizen)).await?;
    }
    work.done(Deed::Correct, "information_meeting", id, None).await
}

/// Takes an invitation back, as long as nobody has said whether the citizen came.
///
/// # Errors
/// [`Refusal::Stale`] when somebody has; [`Refusal::NotFound`].
pub async fn uninvite(context: &Context, id: MeetingId, citizen: CitizenId, version: i64) -> Result<(), Error> {
    let (mut work, _, guest) = open_guest(context, id, citizen).await?;
    if !rows::remove_guest(&mut work.tx, work.scope, &Guest { version, ..guest.guest }).await? {
        return Err(Refusal::Stale.into());
    }
    work.done(Deed::Withdraw, "information_guest", id, Some(citizen)).await
}

async fn open_guest(
    context: &Context,
    id: MeetingId,
    citizen: CitizenId,
) -> Result<(Work, Meeting, NamedGuest), Error> {
    let (mut work, meeting) = open(context, Action::RunMeetings, id).await?;
    let guests = rows::guests(&mut work.tx, work.scope, id, context.today).await?;
    let guest = guests.into_iter().find(|g| g.guest.citizen == citizen).ok_or(Refusal::NotFound)?;
    admit(&mut work, citizen).await?;
    Ok((work, meeting, guest))
}

/// Says who came. The first who says so makes the meeting one that was held.
///
/// # Errors
/// [`Refusal::NotYet`] before the day; [`Refusal::MeetingState`], [`Refusal::Stale`], [`Refusal::NotFound`].
pub async fn attendance(context: &Context, id: MeetingId, came: &[(CitizenId, Came, i64)]) -> Result<(), Error> {
    let (mut work, meeting) = open(context, Action::RunMeetings, id).await?;
    accept_attendance(&meeting, context.today)?;
    let guests = rows::guests(&mut work.tx, work.scope, id, context.today).await?;
    for (citizen, came, version) in came {
        let known = guests.iter().find(|g| g.guest.citizen == *citizen).ok_or(Refusal::NotFound)?;
        if known.guest.came == *came {
            continue;
        }
        work.context.why.clone_from(&context.why); // a reason stated for one citizen opens no other's door
        admit(&mut work, *citizen).await?;
        let guest = Guest { came: *came, version: *version, ..known.guest.clone() };
        accept_talk(&meeting, &guest, context.today)?;
        save_guest(&mut work, &guest).await?;
        work.also(Deed::Advance, "information_guest", id, Some(*citizen)).await?;
    }
    if meeting.state == MeetingState::Planned {
        save(&mut work, &Meeting { state: MeetingState::Held, ..meeting }).await?;
    }
    work.done(Deed::Advance, "information_meeting", id, None).await
}

async fn save_guest(work: &mut Work, guest: &Guest) -> Result<(), Error> {
    if rows::update_guest(&mut work.tx, work.scope, guest).await? { Ok(()) } else { Err(Refusal::Stale.into()) }
}

/// A guest for the page of the talk.
#[derive(Debug, Clone, PartialEq)]
pub struct GuestPage {
    /// The meeting.
    pub meeting: Meeting,
    /// The guest.
    pub guest: NamedGuest,
    /// The centres chosen, in order.
    pub wishes: Vec<CentreId>,
    /// Every centre there is to choose from.
    pub centres: Vec<(CentreId, String)>,
}

/// Opens a guest's talk.
///
/// # Errors
/// [`Refusal::NotFound`], [`Refusal::StateYourReason`].
pub async fn guest(context: &Context, id: MeetingId, citizen: CitizenId) -> Result<GuestPage, Error> {
    let (mut work, meeting, mut guest) = open_guest(context, id, citizen).await?;
    let relation = work.relation(citizen).await?;
    if guest.protected && !is_theirs(&relation) {
        guest.name.clear();
    }
    let wishes = ways::wished_centres(&mut work.tx, work.scope, citizen).await?;
    let centres = centres::list(&mut work.tx, work.scope).await?.into_iter().map(|c| (c.id, c.name)).collect();
    work.done(Deed::Read, "information_guest", id, Some(citizen)).await?;
    Ok(GuestPage { meeting, guest, wishes: wishes.into_iter().map(|(id, _)| id).collect(), centres })
}

/// What the talk afterwards came to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Talk {
    /// Whether the citizen came to the meeting.
    pub came: Came,
    /// The centres chosen, in order.
    pub wishes: Vec<CentreId>,
    /// The day of the talk, once it was held.
    pub talk_on: Option<Date>,
    /// The day on which the citizen starts.
    pub agreed_start: Option<Date>,
    /// Is it also the talk that the law asks for?
    pub statutory: bool,
}

/// Notes the talk: the two wishes, the day, and the start that was agreed.
///
/// # Errors
/// [`Refusal::NotOnTheList`] on `first` or `second`, [`Refusal::SameCentreTwice`]; what
/// [`accept_talk`] says; [`Refusal::Stale`], [`Refusal::NotFound`].
pub async fn talk(context: &Context, id: MeetingId, citizen: CitizenId, version: i64, talk: Talk) -> Result<(), Error> {
    let (mut work, meeting, before) = open_guest(context, id, citizen).await?;
    role_of(&work)?;
    if talk.came != Came::Invited {
        accept_attendance(&meeting, context.today)?;
    }
    accept_wishes(&talk.wishes)?;
    let known = centres::list(&mut work.tx, work.scope).await?;
    for (wish, field) in talk.wishes.iter().take(WISHES).zip(["first", "second"]) {
        if !known.iter().any(|c| c.id == *wish) {
            return Err(Refusal::NotOnTheList.on(field).into());
        }
    }
    let had = before.guest.talk_by.filter(|_| before.guest.talk_on == talk.talk_on);
    let guest = Guest {
        came: talk.came,
        talk_on: talk.talk_on,
        talk_by: if talk.talk_on.is_some() { Some(had.unwrap_or(work.employee()?)) } else { None },
        agreed_start: talk.agreed_start,
        version,
        ..before.guest
    };
    accept_talk(&meeting, &guest, context.today)?;
    save_guest(&mut work, &guest).await?;
    let chosen: Vec<CentreId> = talk.wishes.into_iter().take(WISHES).collect();
    ways::wish_for_centres(&mut work.tx, work.scope, citizen, &chosen, context.today).await?;
    if let (true, Some(day)) = (talk.statutory, talk.talk_on) {
        ways::talked(&mut work.tx, work.scope, citizen, day).await?;
    }
    if meeting.state == MeetingState::Planned && talk.came != Came::Invited {
        save(&mut work, &Meeting { state: MeetingState::Held, ..meeting }).await?;
    }
    work.done(Deed::Advance, "information_guest", id, Some(citizen)).await
}
