//! A whole week on one page: what is agreed for each day, what stands, and which days can be answered.

use holdepunkt_rules::{
    Refusal,
    attendance::{Attendance, DayPlan, Source, Window, standing},
    id::*,
    period::{Period, monday_of, plus_days},
};
use holdepunkt_store::{
    attendance as rows,
    own::{self, Seat},
};
use jiff::civil::Date;

use super::Book;
use crate::{Action, Context, Error, agreements::enter, context::Deed};

/// A day of a week.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DayOf {
    /// What is agreed.
    pub plan: DayPlan,
    /// What stands.
    pub stands: Option<Attendance>,
    /// Why it can't be registered, if it can't.
    pub closed: Option<Refusal>,
}

/// A placement's week.
#[derive(Debug, Clone)]
pub struct WeekOf {
    /// The seat.
    pub seat: Seat,
    /// Its Monday.
    pub monday: Date,
    /// From Monday to Sunday.
    pub days: Vec<DayOf>,
    /// Is there a week before with days that can be registered?
    pub has_before: bool,
    /// Is there a week after that has begun?
    pub has_after: bool,
}

/// Opens the week of a day.
///
/// # Errors
/// [`Refusal::NotFound`], [`Refusal::StateYourReason`]; the policy's, or the database's.
pub async fn week(context: &Context, id: PlacementId, day: Date) -> Result<WeekOf, Error> {
    let (mut work, placement) = enter(context.begin(Action::RegisterAttendance).await?, id).await?;
    let (scope, today, monday) = (work.scope, work.today(), monday_of(day));
    let seats = own::of_citizen(&mut work.tx, scope, placement.citizen).await?;
    let seat = seats.into_iter().find(|s| s.placement == id).ok_or(Refusal::NotFound)?;
    let book = Book::open(&mut work, &placement).await?;
    let source = work.context.who.role().and_then(Source::of).ok_or(Refusal::NotAllowed)?;
    let days_back = work.context.house.rulebook.attendance().days_back(source, today)?;
    let window = Window { state: placement.state, period: placement.period, away: &book.away, days_back };
    let asked = Period::known(monday, Some(plus_days(monday, 6)));
    let list = rows::of_placement(&mut work.tx, scope, id, &asked).await?;
    let of = |day: Date| {
        let of_day: Vec<Attendance> = list.iter().filter(|a| a.day == day).cloned().collect();
        let closed = window.accept(day, today).err().map(|r| r.refusal);
        DayOf { plan: book.plans.on(day), stands: standing(&of_day).cloned(), closed }
    };
    let days = (0..7).map(|n| of(plus_days(monday, n))).collect();
    let earliest = plus_days(today, -days_back).max(placement.period.from());
    let latest = placement.period.until().map_or(today, |u| u.min(today));
    work.done(Deed::Read, "attendance", id, Some(placement.citizen)).await?;
    Ok(WeekOf { seat, monday, days, has_before: earliest < monday, has_after: plus_days(monday, 6) < latest })
}
