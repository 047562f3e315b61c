//! Attendance: who is expected at a workplace today, who came, and a placement's weeks.
//!
//! Two people who register the same day at once: the first is kept, the other told who was first. Sent again with the
//! same key, a registration is the same one.

mod tell;
mod today;
mod week;

use holdepunkt_rules::{
    Refusal, Refused,
    absence::AbsenceReport,
    attendance::{
        Attendance, Mark, Plans, Source, WeekLine, Window, accept_place, minutes_of, standing, undo as undoing,
        weeks as lines,
    },
    course::Away,
    id::*,
    period::{Period, plus_days},
    placement::Placement,
};
use holdepunkt_store::{
    absence_reports, agreements, attendance as rows, citizens, hearings, interruptions, workplaces,
};
use jiff::civil::Date;

use crate::{
    Action, Context, Error, Work,
    agreements::enter,
    citizens::{PlacedAt, placed_at, sees_protected},
    context::Deed,
    signals::look_again,
};

pub(crate) use tell::{contact_of, tell_of_report};
pub use today::{Expected, Stands, Today, Told, of_day, today};
pub use week::{DayOf, WeekOf, week};

/// What somebody registers of a day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewAttendance {
    /// The day.
    pub day: Date,
    /// What is said of it.
    pub mark: Mark,
    /// How long the citizen was there, in minutes, where it is another time than planned.
    pub minutes: Option<i64>,
    /// The key that was made with the button.
    pub client_key: String,
    /// The registration that it takes the place of.
    pub corrects: Option<AttendanceId>,
}

/// Longest key that a page makes.
const LONGEST_KEY: usize = 64;

/// Registers a day, or corrects what was registered.
///
/// # Errors
/// As [`Window::accept`] and [`minutes_of`]; [`Refusal::WasReported`] on `mark`; [`Refusal::RegisteredBy`] when
/// somebody else was quicker, [`Refusal::Stale`] when what it corrects was undone; [`Refusal::NotFound`].
pub async fn register(context: &Context, placement: PlacementId, new: &NewAttendance) -> Result<AttendanceId, Error> {
    match register_once(context, placement, new).await {
        // Somebody else was quicker by a millisecond: now it can be said who.
        Err(error) if error.is(Refusal::JustRegistered.code()) => register_once(context, placement, new).await,
        other => other,
    }
}

async fn register_once(context: &Context, placement: PlacementId, new: &NewAttendance) -> Result<AttendanceId, Error> {
    let (mut work, placement) = enter(context.begin(Action::RegisterAttendance).await?, placement).await?;
    let book = Book::open(&mut work, &placement).await?;
    let (id, deed) = put(&mut work, &placement, &book, new).await?;
    match deed {
        None => Ok(id), // it was sent before
        Some(deed) => {
            look_again(&mut work, placement.citizen).await?;
            work.done(deed, "attendance", id, Some(placement.citizen)).await?;
            Ok(id)
        }
    }
}

/// The fields of a week's days, Monday first.
pub const DAY_FIELDS: [&str; 7] = ["day_1", "day_2", "day_3", "day_4", "day_5", "day_6", "day_7"];

/// Registers several days of a week at once: all of them or none.
///
/// # Errors
/// As [`register`], every refusal on its day's field (`day_1` is Monday).
pub async fn register_week(context: &Context, placement: PlacementId, days: &[NewAttendance]) -> Result<usize, Error> {
    let (mut work, placement) = enter(context.begin(Action::RegisterAttendance).await?, placement).await?;
    let book = Book::open(&mut work, &placement).await?;
    let (mut refused, mut done) = (Vec::new(), 0);
    for new in days {
        match put(&mut work, &placement, &book, new).await {
            Ok((id, Some(deed))) => {
                work.also(deed, "attendance", id, Some(placement.citizen)).await?;
                done += 1;
            }
            Ok((_, None)) => {}
            Err(Error::Refused(list)) => {
                let weekday = usize::try_from(new.day.weekday().to_monday_zero_offset()).unwrap_or(0);
                refused.extend(list.into_iter().map(|r| Refused { field: DAY_FIELDS.get(weekday).copied(), ..r }));
            }
            Err(error) => return Err(error),
        }
    }
    if !refused.is_empty() {
        return Err(Error::Refused(refused));
    }
    if done > 0 {
        look_again(&mut work, placement.citizen).await?;
        work.done(Deed::Read, "attendance", placement.id, Some(placement.citizen)).await?;
    }
    Ok(done)
}

/// What is known of a placement's days.
pub(crate) struct Book {
    pub(crate) plans: Plans,
    pub(crate) away: Vec<Away>,
    pub(crate) reports: Vec<AbsenceReport>,
}

impl Book {
    /// Reads it.
    pub(crate) async fn open(work: &mut Work, p: &Placement) -> Result<Self, Error> {
        Self::of(work, p.id, p.period, p.hours).await
    }

    pub(crate) async fn of(
        work: &mut Work,
        id: PlacementId,
        period: Period,
        hours: holdepunkt_rules::hours::WeeklyHours,
    ) -> Result<Self, Error> {
        let (scope, today) = (work.scope, work.today());
        let agreed = agreements::of_placement(&mut work.tx, scope, id).await?;
        let weeks = workplaces::weeks(&mut work.tx, scope, id).await?;
        let away = interruptions::of_placement(&mut work.tx, scope, id).await?;
        Ok(Self {
            plans: Plans::of(period, hours, &agreed, weeks),
            away: away.iter().map(|i| i.planned(today)).collect(),
            reports: absence_reports::of_placement(&mut work.tx, scope, id).await?,
        })
    }
}

/// Writes a registration; with the deed for the trail, or none when the same was sent before.
async fn put(
    work: &mut Work,
    placement: &Placement,
    book: &Book,
    new: &NewAttendance,
) -> Result<(AttendanceId, Option<Deed>), Error> {
    let (scope, today) = (work.scope, work.today());
    if new.client_key.is_empty() || new.client_key.len() > LONGEST_KEY {
        return Err(Refusal::Missing.on("client_key").into());
    }
    if let Some(before) = rows::by_key(&mut work.tx, scope, placement.id, &new.client_key).await? {
        return Ok((before.id, None));
    }
    let source = work.context.who.role().and_then(Source::of).ok_or(Refusal::NotAllowed)?;
    let rules = work.context.house.rulebook.attendance();
    let (days_back, most) = (rules.days_back(source, today)?, rules.most_minutes(new.day)?);
    let window = Window { state: placement.state, period: placement.period, away: &book.away, days_back };
    window.accept(new.day, today)?;
    let plan = book.plans.on(new.day);
    let minutes = minutes_of(new.mark, &plan, new.minutes, most)?;
    if new.mark == Mark::AwayUnannounced && book.reports.iter().any(|r| r.is_absence_on(new.day)) {
        return Err(Refusal::WasReported { day: new.day }.on("mark").into());
    }
    let of_day = rows::of_day(&mut work.tx, scope, placement.id, new.day).await?;
    match accept_place(&of_day, new.corrects) {
        Ok(()) => {}
        Err(Some(stands)) => return Err(taken(work, stands).await?.into()),
        Err(None) => return Err(Refusal::Stale.into()),
    }
    if let Some(stands) = standing(&of_day) {
        if (stands.mark, stands.minutes) == (new.mark, minutes) {
            return Ok((stands.id, None)); // a correction that says the same corrects nothing
        }
        rows::set_holds(&mut work.tx, scope, stands.id, false).await?;
    }
    let registered = Attendance {
        id: AttendanceId::fresh(),
        placement: placement.id,
        day: new.day,
        mark: new.mark,
        planned: plan.minutes,
        minutes,
        source,
        account: work.context.who.person().map(|g| g.account),
        at: work.context.now,
        client_key: new.client_key.clone(),
        corrects: new.corrects,
        holds: true,
        withdrawn_at: None,
    };
    rows::insert(&mut work.tx, scope, &registered).await?;
    if new.mark == Mark::AwayUnannounced {
        tell::tell_of_absence(work, placement, &registered).await?;
    }
    Ok((registered.id, Some(if new.corrects.is_some() { Deed::Correct } else { Deed::Register })))
}

/// Who was first, and with what.
async fn taken(work: &mut Work, stands: &Attendance) -> Result<Refusal, Error> {
    let by = rows::by_whom(&mut work.tx, work.scope, stands.id).await?.unwrap_or_default();
    Ok(Refusal::RegisteredBy { by, mark: stands.mark.code().to_owned(), day: stands.day })
}

/// Undoes a registration on the day it was made; what it corrected holds again. Gives the placement and the day.
///
/// # Errors
/// [`Refusal::UndoTooLate`], [`Refusal::Stale`], [`Refusal::NotFound`].
pub async fn undo(context: &Context, id: AttendanceId) -> Result<(PlacementId, Date), Error> {
    let scope = context.scope()?;
    context.reach(Action::RegisterAttendance)?;
    let mut tx = context.house.store.read().await?;
    let asked = rows::find(&mut tx, scope, id).await?.ok_or(Refusal::NotFound)?;
    drop(tx);
    let (mut work, placement) = enter(context.begin(Action::RegisterAttendance).await?, asked.placement).await?;
    let of_day = rows::of_day(&mut work.tx, scope, placement.id, asked.day).await?;
    let house = work.context.house.clone();
    let undone = undoing(&of_day, id, work.today(), |at| house.day_of(at))?;
    let now = work.context.now;
    rows::withdraw(&mut work.tx, scope, undone.withdraws, now).await?;
    if let Some(before) = undone.restores {
        rows::set_holds(&mut work.tx, scope, before, true).await?;
    }
    look_again(&mut work, placement.citizen).await?;
    work.done(Deed::Withdraw, "attendance", id, Some(placement.citizen)).await?;
    Ok((placement.id, asked.day))
}

/// The weeks of a placement between two days: planned and actual minutes, absences.
///
/// # Errors
/// The database's.
pub(crate) async fn weeks(
    work: &mut Work,
    placement: &Placement,
    from: Date,
    until: Date,
) -> Result<Vec<WeekLine>, Error> {
    let book = Book::open(work, placement).await?;
    let asked = Period::known(from, Some(until));
    let list = rows::of_placement(&mut work.tx, work.scope, placement.id, &asked).await?;
    Ok(lines(&book.plans, &list, &book.reports, &book.away, &asked, work.today()))
}

/// One registration in a placement's history, with who made it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Line {
    /// The registration.
    pub attendance: Attendance,
    /// The name of whoever made it.
    pub by: String,
}

/// A placement's attendance as a reader sees it.
#[derive(Debug, Clone)]
pub struct AttendancePage {
    /// The placement with its place and mentor.
    pub placed: PlacedAt,
    /// The citizen's name; empty when it is protected from the reader.
    pub name: String,
    /// The weeks until this one, the latest first.
    pub weeks: Vec<WeekLine>,
    /// Registrations that were corrected or undone, and what took their place; the latest first.
    pub changes: Vec<Line>,
    /// What the citizen has reported that is not over. Only the citizen and the coordinating caseworker read why.
    pub reports: Vec<AbsenceReport>,
    /// Does the reader see why?
    pub sees_reasons: bool,
    /// Days of unannounced absence that no hearing has asked about.
    pub unheard: Vec<Date>,
    /// The hearing that stands open, for whoever may see hearings.
    pub hearing: Option<holdepunkt_rules::hearing::Hearing>,
    /// Days back that the reader registers; none for whoever only reads.
    pub registers_from: Option<Date>,
}

/// Weeks that the page goes back.
const WEEKS_SHOWN: i64 = 26;

/// Opens a placement's attendance.
///
/// # Errors
/// [`Refusal::NotFound`], [`Refusal::StateYourReason`]; the policy's, or the database's.
pub async fn of_placement(context: &Context, id: PlacementId) -> Result<AttendancePage, Error> {
    let (mut work, placement) = enter(context.begin(Action::SeeAttendance).await?, id).await?;
    let page = page(&mut work, &placement).await?;
    work.done(Deed::Read, "attendance", id, Some(placement.citizen)).await?;
    Ok(page)
}

async fn page(work: &mut Work, placement: &Placement) -> Result<AttendancePage, Error> {
    let (scope, today) = (work.scope, work.today());
    let relation = work.relation(placement.citizen).await?;
    let citizen = citizens::find(&mut work.tx, scope, placement.citizen).await?.ok_or(Refusal::NotFound)?;
    let hidden = citizen.protected && !sees_protected(work.reach, &relation);
    let from = plus_days(today, -7 * WEEKS_SHOWN).max(placement.period.from());
    let until = plus_days(holdepunkt_rules::period::monday_of(today), 6);
    let mut shown = weeks(work, placement, from, until).await?;
    shown.reverse();
    let changes = changes(work, placement.id, &Period::known(from, Some(until.max(from)))).await?;
    let sees_reasons = relation.caseworker || relation.oneself;
    let mut reports = absence_reports::of_placement(&mut work.tx, scope, placement.id).await?;
    reports.retain(|r| r.until >= today);
    let hears = work.context.may(Action::SeeHearing);
    let heard = if hears { hearings::of_placement(&mut work.tx, scope, placement.id).await? } else { Vec::new() };
    let unheard =
        if work.context.may(Action::Hear) { crate::hearings::unheard(work, placement.id).await? } else { Vec::new() };
    let source = work.context.who.role().and_then(Source::of).filter(|_| work.context.may(Action::RegisterAttendance));
    let back = source.map(|s| work.context.house.rulebook.attendance().days_back(s, today)).transpose()?;
    let (placed, _) = placed_at(work, placement.clone()).await?;
    Ok(AttendancePage {
        name: if hidden { String::new() } else { citizen.name },
        weeks: shown,
        changes,
        reports,
        sees_reasons,
        unheard,
        hearing: heard.into_iter().find(holdepunkt_rules::hearing::Hearing::is_open),
        registers_from: back.map(|days| plus_days(today, -days).max(placement.period.from())),
        placed,
    })
}

/// Registrations that were corrected or undone, and those that took their place, the latest first.
async fn changes(work: &mut Work, placement: PlacementId, days: &Period) -> Result<Vec<Line>, Error> {
    let list = rows::of_placement(&mut work.tx, work.scope, placement, days).await?;
    let changed: Vec<_> = list.into_iter().filter(|a| !a.holds || a.corrects.is_some()).rev().collect();
    let mut lines = Vec::new();
    for attendance in changed {
        let by = rows::by_whom(&mut work.tx, work.scope, attendance.id).await?.unwrap_or_default();
        lines.push(Line { attendance, by });
    }
    Ok(lines)
}
