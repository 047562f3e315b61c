//! The personal mentor: granted, ended, and what they log.

use holdepunkt_rules::{
    Refusal,
    id::*,
    period::{Period, days_between, monday_of, plus_days},
    personal_mentor::{
        LOG_DAYS, MentorGrant, MentorLog, MentorTerms, PersonalMentorKind, accept_end, accept_grant, accept_log,
        late_log_days, used_in_week,
    },
    role::Role,
};
use holdepunkt_store::{citizens, job_centres, own as own_rows, personal_mentors as rows};
use jiff::civil::Date;

use crate::{
    Action, Context, Error, Work,
    citizens::{Heading, admit, heading},
    context::Deed,
    signals::look_again,
};

/// A mentor that is to be granted.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewMentorGrant {
    /// Who.
    pub employee: EmployeeId,
    /// What kind of mentor.
    pub kind: PersonalMentorKind,
    /// First and last day.
    pub period: Period,
    /// Minutes a week.
    pub minutes: i64,
    /// What the mentor helps with.
    pub tasks: String,
}

/// The role in which somebody of a kind works: a consultant as one, everybody else as a personal mentor.
fn role_for(kind: PersonalMentorKind) -> Role {
    if kind == PersonalMentorKind::Consultant { Role::JobConsultant } else { Role::PersonalMentor }
}

/// Those who can be somebody's personal mentor: consultants, and whoever works as a personal mentor.
///
/// # Errors
/// [`Refusal::NotAllowed`], or the database's.
pub async fn choices(context: &Context) -> Result<Vec<(EmployeeId, String, Role)>, Error> {
    let mut work = context.look(Action::GrantMentor).await?;
    let mut all = Vec::new();
    for role in [Role::JobConsultant, Role::PersonalMentor] {
        let in_role = job_centres::in_role(&mut work.tx, work.scope, role).await?;
        all.extend(in_role.into_iter().map(|e| (e.id, e.name, role)));
    }
    Ok(all)
}

/// Grants a citizen a personal mentor. An extension is another grant.
///
/// # Errors
/// As [`accept_grant`]; [`Refusal::NotOnTheList`] on `employee` for somebody who does not work in the kind's role;
/// [`Refusal::NotFound`], [`Refusal::StateYourReason`].
pub async fn grant(context: &Context, citizen: CitizenId, new: NewMentorGrant) -> Result<CitizenId, Error> {
    let mut work = context.begin(Action::GrantMentor).await?;
    if let Some(before) = work.made_before(CitizenId::parse).await? {
        return Ok(before);
    }
    admit(&mut work, citizen).await?;
    citizens::hold(&mut work.tx, work.scope, citizen).await?;
    let able = job_centres::in_role(&mut work.tx, work.scope, role_for(new.kind)).await?;
    if !able.iter().any(|e| e.id == new.employee) {
        return Err(Refusal::NotOnTheList.on("employee").into());
    }
    let asked = MentorGrant {
        citizen,
        employee: new.employee,
        period: new.period,
        minutes: new.minutes,
        tasks: new.tasks,
        kind: new.kind,
        granted_by: work.employee().ok(),
        granted_on: Some(context.today),
    };
    let others = grants(&mut work, citizen).await?;
    let terms = MentorTerms::on(work.context.house.rulebook.intervention_rules(), asked.period.from())?;
    accept_grant(&asked, &others, terms, context.today)?;
    rows::insert(&mut work.tx, work.scope, &asked).await?;
    look_again(&mut work, citizen).await?;
    work.made("personal_mentor", citizen, Some(citizen)).await
}

async fn grants(work: &mut Work, citizen: CitizenId) -> Result<Vec<MentorGrant>, Error> {
    let all = rows::of_citizen(&mut work.tx, work.scope, citizen).await?;
    Ok(all.into_iter().map(|(_, g)| g).collect())
}

/// Which grant, and the last day that the page showed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct WhichGrant {
    /// Whose.
    pub citizen: CitizenId,
    /// Which mentor's.
    pub employee: EmployeeId,
    /// From which day.
    pub from: Date,
    /// The last day that it was shown with.
    pub until: Option<Date>,
}

async fn open(context: &Context, which: WhichGrant) -> Result<(Work, MentorGrant), Error> {
    let mut work = context.begin(Action::GrantMentor).await?;
    admit(&mut work, which.citizen).await?;
    citizens::hold(&mut work.tx, work.scope, which.citizen).await?;
    let all = grants(&mut work, which.citizen).await?;
    let is = |g: &MentorGrant| g.employee == which.employee && g.period.from() == which.from;
    let grant = all.into_iter().find(is).ok_or(Refusal::NotFound)?;
    if grant.period.until() == which.until { Ok((work, grant)) } else { Err(Refusal::Stale.into()) }
}

/// A grant, to end it.
///
/// # Errors
/// [`Refusal::NotFound`], [`Refusal::StateYourReason`]; the policy's, or the database's.
pub async fn find(
    context: &Context,
    citizen: CitizenId,
    employee: EmployeeId,
    from: Date,
) -> Result<(Heading, String, MentorGrant), Error> {
    let mut work = context.begin(Action::GrantMentor).await?;
    let relation = admit(&mut work, citizen).await?;
    let heading = heading(&mut work, citizen, relation).await?;
    let all = rows::of_citizen(&mut work.tx, work.scope, citizen).await?;
    let is = |(_, g): &(String, MentorGrant)| g.employee == employee && g.period.from() == from;
    let (name, grant) = all.into_iter().find(is).ok_or(Refusal::NotFound)?;
    work.done(Deed::Read, "personal_mentor", employee, Some(citizen)).await?;
    Ok((heading, name, grant))
}

/// Ends a grant on a day within it.
///
/// # Errors
/// As [`accept_end`]; [`Refusal::Stale`], [`Refusal::NotFound`], [`Refusal::StateYourReason`].
pub async fn end(context: &Context, which: WhichGrant, on: Date) -> Result<(), Error> {
    let (mut work, grant) = open(context, which).await?;
    let terms = MentorTerms::on(work.context.house.rulebook.intervention_rules(), context.today)?;
    accept_end(&grant, on, terms, context.today)?;
    if !rows::end(&mut work.tx, work.scope, &grant, on).await? {
        return Err(Refusal::Stale.into());
    }
    look_again(&mut work, which.citizen).await?;
    work.done(Deed::Close, "personal_mentor", which.employee, Some(which.citizen)).await
}

/// Takes back a grant that has not begun.
///
/// # Errors
/// [`Refusal::AlreadyBegun`]; [`Refusal::Stale`], [`Refusal::NotFound`], [`Refusal::StateYourReason`].
pub async fn withdraw(context: &Context, which: WhichGrant) -> Result<(), Error> {
    let (mut work, grant) = open(context, which).await?;
    if grant.period.from() <= context.today {
        return Err(Refusal::AlreadyBegun { on: grant.period.from() }.into());
    }
    rows::remove(&mut work.tx, work.scope, &grant).await?;
    look_again(&mut work, which.citizen).await?;
    work.done(Deed::Withdraw, "personal_mentor", which.employee, Some(which.citizen)).await
}

/// What a mentor writes of a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewLog {
    /// When.
    pub on: Date,
    /// How long, in minutes.
    pub minutes: i64,
    /// What they did; the citizen reads it.
    pub words: String,
}

/// Writes a line in one's log about a citizen.
///
/// # Errors
/// As [`accept_log`]; [`Refusal::Missing`] on `words`; [`Refusal::NotFound`].
pub async fn log(context: &Context, citizen: CitizenId, new: NewLog) -> Result<MentorLogId, Error> {
    let mut work = context.begin(Action::WriteMentorLog).await?;
    if let Some(before) = work.made_before(MentorLogId::parse).await? {
        return Ok(before);
    }
    admit(&mut work, citizen).await?;
    let me = work.employee()?;
    if new.words.trim().is_empty() {
        return Err(Refusal::Missing.on("words").into());
    }
    let line = MentorLog {
        id: MentorLogId::fresh(),
        citizen,
        employee: me,
        on: new.on,
        minutes: new.minutes,
        words: new.words,
    };
    let grants = grants(&mut work, citizen).await?;
    accept_log(&grants, &line, context.today)?;
    rows::insert_log(&mut work.tx, work.scope, &line).await?;
    work.made("mentor_log", line.id, Some(citizen)).await
}

/// Takes back a line that one wrote by mistake, while it is recent.
///
/// # Errors
/// [`Refusal::NotFound`], also for another's line and for one of long ago.
pub async fn take_back(context: &Context, id: MentorLogId) -> Result<CitizenId, Error> {
    let mut work = context.begin(Action::WriteMentorLog).await?;
    let line = rows::find_log(&mut work.tx, work.scope, id).await?.ok_or(Refusal::NotFound)?;
    admit(&mut work, line.citizen).await?;
    let recent = days_between(line.on, context.today) <= LOG_DAYS;
    if line.employee != work.employee()? || !recent {
        return Err(Refusal::NotFound.into());
    }
    rows::delete_log(&mut work.tx, work.scope, id).await?;
    work.done(Deed::Withdraw, "mentor_log", id, Some(line.citizen)).await?;
    Ok(line.citizen)
}

/// One's own work with a citizen, as the personal mentor sees it.
#[derive(Debug, Clone, PartialEq)]
pub struct OwnGrant {
    /// The grant that holds today, or of which one still writes.
    pub grant: MentorGrant,
    /// Minutes logged this week, since Monday.
    pub used: i64,
    /// One's own lines, the latest first.
    pub log: Vec<MentorLog>,
}

impl OwnGrant {
    /// Minutes left of this week's; below zero when more was given.
    #[must_use]
    pub fn left(&self) -> i64 {
        self.grant.minutes - self.used
    }
}

/// One's own grant and log, inside a piece of work that has been let in.
pub(crate) async fn own_grant(work: &mut Work, citizen: CitizenId) -> Result<Option<OwnGrant>, Error> {
    let (me, today) = (work.employee()?, work.today());
    let late = late_log_days(work.context.house.rulebook.intervention_rules(), today)?;
    let mine = grants(work, citizen).await?.into_iter().filter(|g| g.employee == me && g.is_written_on(today, late));
    let Some(grant) = mine.max_by_key(|g| (g.period.contains(today), g.period.from())) else { return Ok(None) };
    let all = rows::log_of_citizen(&mut work.tx, work.scope, citizen).await?;
    let log: Vec<MentorLog> = all.into_iter().map(|(_, l)| l).filter(|l| l.employee == me).collect();
    Ok(Some(OwnGrant { used: used_in_week(&log, me, monday_of(today)), grant, log }))
}

/// A citizen of whom one still writes, though the grant is over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Late {
    /// The citizen.
    pub citizen: CitizenId,
    /// Name.
    pub name: String,
    /// The last day of the grant.
    pub ended_on: Date,
    /// The last day on which one can write.
    pub until: Date,
}

/// The citizens of whom one still writes, though one's grant is over.
///
/// # Errors
/// [`Refusal::NotAllowed`], [`Refusal::OutsideCoverage`], or the database's.
pub async fn late(context: &Context) -> Result<Vec<Late>, Error> {
    let mut work = context.begin(Action::WriteMentorLog).await?;
    let (me, scope, today) = (work.employee()?, work.scope, context.today);
    let days = late_log_days(context.house.rulebook.intervention_rules(), today)?;
    let mut list = Vec::new();
    for row in own_rows::granted(&mut work.tx, scope, me, plus_days(today, -days), today).await? {
        let own = own_grant(&mut work, row.id).await?.map(|o| o.grant.period);
        let Some(ended_on) = own.and_then(|p| p.until()).filter(|until| *until < today) else { continue };
        work.also(Deed::Read, "granted", row.id, Some(row.id)).await?;
        list.push(Late { citizen: row.id, name: row.name, ended_on, until: plus_days(ended_on, days) });
    }
    work.tx.commit().await?;
    Ok(list)
}

/// The page on which a mentor writes their log about a citizen.
///
/// # Errors
/// [`Refusal::NotFound`]; the policy's, or the database's.
pub async fn log_page(context: &Context, citizen: CitizenId) -> Result<(String, OwnGrant), Error> {
    let mut work = context.begin(Action::WriteMentorLog).await?;
    admit(&mut work, citizen).await?;
    let own = own_grant(&mut work, citizen).await?.ok_or(Refusal::NotFound)?;
    let name = citizens::find(&mut work.tx, work.scope, citizen).await?.ok_or(Refusal::NotFound)?.name;
    work.done(Deed::Read, "mentor_log", citizen, Some(citizen)).await?;
    Ok((name, own))
}
