//! The mentor's page: who is expected today, with times and tasks, and what has been answered.

use holdepunkt_rules::{
    Refusal,
    accommodation::Accommodation,
    attendance::{Attendance, Basis, DayPlan, standing as stands_of},
    id::*,
    job_centre::JobCentre,
    period::plus_days,
    placement::PlacementState,
    progression::Respondent,
    role::Role,
};
use holdepunkt_store::{
    accommodations,
    accounts::RoleGrant,
    attendance as rows, job_centres, mentors,
    own::{self, Seat},
};
use jiff::civil::Date;

use super::{Book, contact_of};
use crate::{
    Action, Context, Error, Who, Work,
    agreements::enter,
    citizens::{Helper, helper},
    context::{AFTERGLOW_DAYS, Deed},
    progressions::answer::{ToAnswer, to_answer},
};

/// What stands for a day, and who said it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stands {
    /// The registration.
    pub attendance: Attendance,
    /// The name of whoever made it.
    pub by: String,
    /// Can it be undone in place, today?
    pub may_undo: bool,
}

/// What the citizen has said beforehand. Never why.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Told {
    /// Comes, and later than agreed.
    pub later: bool,
    /// The last day of it.
    pub until: Date,
}

/// Somebody who is expected, or could come.
#[derive(Debug, Clone)]
pub struct Expected {
    /// The seat: who, where, with which mentor.
    pub seat: Seat,
    /// What is agreed for the day.
    pub plan: DayPlan,
    /// What stands for the day.
    pub stands: Option<Stands>,
    /// What the citizen has said beforehand.
    pub told: Option<Told>,
    /// Away by agreement.
    pub paused: bool,
    /// What helps at work: the words, never why.
    pub helps: Vec<Accommodation>,
    /// Whom one calls, and who steps in.
    pub contact: Option<Helper>,
    /// What the mentor is asked about how it goes.
    pub to_answer: Vec<ToAnswer>,
}

impl Expected {
    /// Is an answer asked for on the day? Of whoever is away by agreement it is not. Where only hours are known, any
    /// working day could be one, and the page says so.
    #[must_use]
    pub fn is_asked(&self) -> bool {
        !self.paused && (self.stands.is_some() || self.plan.is_expected())
    }

    fn order(&self) -> (bool, i64, String) {
        let first = self.plan.times.first().map_or(i64::MAX, |(from, _)| *from);
        (self.plan.basis == Basis::Spread, first, self.seat.citizen_name.clone())
    }
}

/// The page of a day.
#[derive(Debug, Clone)]
pub struct Today {
    /// The day.
    pub day: Date,
    /// Those of whom an answer is asked, by time.
    pub expected: Vec<Expected>,
    /// The others who are placed here: not today, or away by agreement.
    pub others: Vec<Expected>,
    /// Each contact once, the first first.
    pub contacts: Vec<Helper>,
    /// The job centre.
    pub job_centre: JobCentre,
    /// Minutes after midnight at which the mentor wants a link to this page; none: no message.
    pub morning_minute: Option<i64>,
}

impl Today {
    /// How many of those expected are there already.
    #[must_use]
    pub fn here(&self) -> usize {
        let there = |e: &&Expected| e.stands.as_ref().is_some_and(|s| s.attendance.mark.is_present());
        self.expected.iter().filter(there).count()
    }
}

/// The seats of whoever looks: the mentor's own, or those in the company.
async fn seats(work: &mut Work, me: &RoleGrant) -> Result<Vec<Seat>, Error> {
    let (scope, today) = (work.scope, work.today());
    let since = plus_days(today, -AFTERGLOW_DAYS);
    let mut list = match (me.mentor, me.company) {
        (Some(mentor), _) => own::of_mentor(&mut work.tx, scope, mentor, since, today).await?,
        (None, Some(company)) => own::of_company(&mut work.tx, scope, company, since).await?,
        (None, None) => return Err(Refusal::NotAllowed.into()),
    };
    list.retain(|s| s.state == PlacementState::Agreed && s.period.contains(today));
    Ok(list)
}

fn me(work: &Work) -> Result<RoleGrant, Error> {
    match &work.context.who {
        Who::Person(grant) => Ok(grant.clone()),
        Who::Operator(_) => Err(Refusal::NotAllowed.into()),
    }
}

/// Who is expected today.
///
/// # Errors
/// [`Refusal::NotAllowed`], or the database's.
pub async fn today(context: &Context) -> Result<Today, Error> {
    let mut work = context.begin(Action::SeeToday).await?;
    let (scope, day) = (work.scope, work.today());
    let me = me(&work)?;
    let (mut expected, mut others, mut contacts) = (Vec::new(), Vec::new(), Vec::<Helper>::new());
    for seat in seats(&mut work, &me).await? {
        let one = expect(&mut work, seat, day).await?;
        let known = |h: &Helper| contacts.iter().any(|c| c.employee.id == h.employee.id);
        if let Some(contact) = one.contact.clone().filter(|h| !known(h)) {
            contacts.push(contact);
        }
        work.also(Deed::Read, "attendance", one.seat.placement, Some(one.seat.citizen)).await?;
        if one.is_asked() { expected.push(one) } else { others.push(one) }
    }
    expected.sort_by_key(Expected::order);
    others.sort_by_key(Expected::order);
    let job_centre = job_centres::find_on(&mut work.tx, scope, day).await?.ok_or(Refusal::NotFound)?;
    let morning_minute = match me.mentor {
        Some(mentor) => mentors::morning_minute(&mut work.tx, scope, mentor).await?,
        None => None,
    };
    work.tx.commit().await?;
    Ok(Today { day, expected, others, contacts, job_centre, morning_minute })
}

async fn expect(work: &mut Work, seat: Seat, day: Date) -> Result<Expected, Error> {
    let (scope, placement) = (work.scope, seat.placement);
    let book = Book::of(work, placement, seat.period, seat.hours).await?;
    let of_day = rows::of_day(&mut work.tx, scope, placement, day).await?;
    let stands = match stands_of(&of_day).cloned() {
        Some(attendance) => {
            let by = rows::by_whom(&mut work.tx, scope, attendance.id).await?.unwrap_or_default();
            let may_undo = work.context.house.day_of(attendance.at) == work.context.today;
            Some(Stands { attendance, by, may_undo })
        }
        None => None,
    };
    let reported = |later: bool| book.reports.iter().filter(move |r| r.is_about(day) && r.is_later() == later);
    let away = reported(false).map(|r| Told { later: false, until: r.until }).max_by_key(|t| t.until);
    let told = away.or_else(|| reported(true).map(|r| Told { later: true, until: r.until }).next());
    // What helps at work is the mentor's to know, and the job centre's.
    let helps = match work.context.who.role() {
        Some(Role::CompanyContact) => Vec::new(),
        _ => accommodations::of_citizen(&mut work.tx, scope, seat.citizen).await?,
    };
    let contact = contact_of(work, placement, seat.consultant, seat.fixed_contact).await?;
    let to_answer = match work.context.who.role() {
        Some(Role::CompanyMentor) => to_answer(work, seat.citizen, Respondent::Mentor, Some(placement)).await?,
        _ => Vec::new(),
    };
    Ok(Expected {
        plan: book.plans.on(day),
        stands,
        told,
        paused: book.away.iter().any(|a| a.contains(day)),
        helps,
        contact: helper(work, Some(contact)).await?,
        to_answer,
        seat,
    })
}

/// One placement on one day, for a form of its own.
///
/// # Errors
/// [`Refusal::NotFound`], or the database's.
pub async fn of_day(context: &Context, id: PlacementId, day: Date) -> Result<Expected, Error> {
    let (mut work, placement) = enter(context.begin(Action::RegisterAttendance).await?, id).await?;
    let scope = work.scope;
    let seats = own::of_citizen(&mut work.tx, scope, placement.citizen).await?;
    let seat = seats.into_iter().find(|s| s.placement == id).ok_or(Refusal::NotFound)?;
    let one = expect(&mut work, seat, day).await?;
    work.done(Deed::Read, "attendance", id, Some(placement.citizen)).await?;
    Ok(one)
}
