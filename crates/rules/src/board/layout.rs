//! One seat's days as the cells of a row.
//!
//! A cell spans whole columns and a bar is exact to the day: it is drawn some days after its cell's
//! start and ends some days before its cell's end. Where two bars meet inside a column, the first
//! one has the column and the second begins some days before its own cell. A bar that has no column
//! of its own stands behind the other inside that one's cell.

use jiff::civil::Date;

use super::{Booking, Seat, Window};
use crate::{
    period::{Period, plus_days},
    placement::Standing,
};

/// Shortest run of free days between two placements that is told as a vacancy, unless it is now.
const SHORTEST_VACANCY_DAYS: i64 = 7;

code_enum! {
    /// What a bar tells.
    Kind {
        /// Somebody is there.
        Running = "running",
        /// Somebody has it and is away for a while.
        Paused = "paused",
        /// Somebody is there, with 28 days or fewer to go.
        EndingSoon = "ending_soon",
        /// The agreed days are over and nobody has told what came of it.
        Overdue = "overdue",
        /// Agreed, not begun.
        Coming = "coming",
        /// Held for somebody.
        Reserved = "reserved",
        /// Over.
        Was = "was",
        /// Nobody.
        Free = "free",
        /// No contract keeps the seat on these days.
        Off = "off",
    }
}

impl Kind {
    /// The kind of bar for a placement's standing.
    #[must_use]
    pub fn of(standing: Standing) -> Self {
        match standing {
            Standing::Running => Self::Running,
            Standing::Paused => Self::Paused,
            Standing::EndingSoon => Self::EndingSoon,
            Standing::Overdue => Self::Overdue,
            Standing::Coming => Self::Coming,
            Standing::Reserved => Self::Reserved,
            Standing::Ended | Standing::Withdrawn => Self::Was,
        }
    }

    /// Has somebody the place today?
    #[must_use]
    pub fn is_held(self) -> bool {
        matches!(self, Self::Running | Self::EndingSoon | Self::Paused)
    }
}

/// A run of days on a seat.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Bar {
    /// What it tells.
    pub kind: Kind,
    /// The placement, if it is one.
    pub booking: Option<Booking>,
    /// Its true days, seen or not. For days without a contract: the last day kept before and the first
    /// kept after are its neighbours, and without any it begins or ends with the picture.
    pub period: Period,
    /// Days of it in the picture.
    pub days: i64,
    /// Days from its cell's start, or behind another bar from that one's end, to its own. Negative (to −6):
    /// it begins in the column before its cell.
    pub after: i64,
    /// Days from its end to its cell's end; 0 when another bar follows in the cell.
    pub before_end: i64,
    /// It began before the picture.
    pub from_before: bool,
    /// It goes on after the picture.
    pub goes_on: bool,
}

/// A cell of a row: nothing, a bar, or a bar with short ones behind it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cell {
    /// Columns it spans.
    pub columns: i64,
    /// What stands in it. The first takes the room that the others leave.
    pub bars: Vec<Bar>,
}

/// The cells of a seat: together they span every column of the picture.
#[must_use]
pub fn cells(seat: &Seat, window: &Window, today: Date) -> Vec<Cell> {
    let mut out: Vec<Cell> = Vec::new();
    let mut next = 0;
    let mut drawn = 0; // days from the first one to behind the last bar
    for mut bar in runs(seat, window, today) {
        let start = window.offset(bar.period.from()).max(0);
        let end = start + bar.days - 1;
        let first = window.column(start).max(next);
        let last = window.column(end);
        bar.before_end = (last + 1) * window.zoom().column_days() - 1 - end;
        match out.last_mut() {
            Some(cell) if first > last => {
                bar.after = start - drawn;
                if let Some(before) = cell.bars.last_mut() {
                    before.before_end = 0;
                }
                cell.bars.push(bar);
            }
            _ => {
                if first > next {
                    out.push(Cell { columns: first - next, bars: Vec::new() });
                }
                bar.after = start - first * window.zoom().column_days();
                out.push(Cell { columns: last + 1 - first, bars: vec![bar] });
                next = last + 1;
            }
        }
        drawn = end + 1;
    }
    if next < window.zoom().columns() {
        out.push(Cell { columns: window.zoom().columns() - next, bars: Vec::new() });
    }
    out
}

/// The runs of days to draw, in order: placements, free days, days without a contract. A short gap
/// between two placements is left blank.
fn runs(seat: &Seat, window: &Window, today: Date) -> Vec<Bar> {
    let shown = window.period();
    let bar = |kind, booking, period: Period| {
        let seen = period.shared(&shown)?;
        Some(Bar {
            kind,
            booking,
            period,
            days: seen.days().unwrap_or(0),
            after: 0,
            before_end: 0,
            from_before: period.from() < shown.from(),
            goes_on: period.until().is_none_or(|u| u > window.last()),
        })
    };
    let placed =
        seat.bookings.iter().flat_map(|b| parts(b, today)).filter_map(|(kind, b, days)| bar(kind, Some(*b), days));
    let free = free_runs(seat, window)
        .into_iter()
        .filter(|run| !is_blank(seat, run, today))
        .filter_map(|run| bar(Kind::Free, None, run));
    let off = off_runs(seat, window).into_iter().filter_map(|run| bar(Kind::Off, None, run));
    let mut all: Vec<Bar> = placed.chain(free).chain(off).collect();
    all.sort_by_key(|b| b.period.from());
    all
}

/// A placement's bars: one, or the days up to a pause and the days from it on.
fn parts(b: &Booking, today: Date) -> Vec<(Kind, &Booking, Period)> {
    let kind = Kind::of(b.standing(today));
    match b.away.filter(|_| kind == Kind::Paused) {
        Some(away) => vec![
            (Kind::Running, b, Period::known(b.period.from(), Some(away.last_day))),
            (Kind::Paused, b, Period::known(plus_days(away.last_day, 1), b.period.until())),
        ],
        None => vec![(kind, b, b.period)],
    }
}

/// A few days between two placements that is not now: a week-end, no vacancy.
fn is_blank(seat: &Seat, run: &Period, today: Date) -> bool {
    let followed = run.until().is_some_and(|u| seat.booking_on(plus_days(u, 1)).is_some());
    let short = run.days().is_some_and(|d| d < SHORTEST_VACANCY_DAYS);
    short && followed && !run.contains(today)
}

/// The runs of kept days with nobody, with their true ends, that touch the picture.
fn free_runs(seat: &Seat, window: &Window) -> Vec<Period> {
    let mut taken: Vec<Period> = seat.bookings.iter().map(|b| b.period).collect();
    taken.extend(seat.last_before.map(|day| Period::known(day, Some(day))));
    let runs = crate::place::vacancies(&seat.spans, &taken);
    runs.into_iter().map(|v| v.period).filter(|p| p.overlaps(&window.period())).collect()
}

/// The runs of days in the picture that no contract keeps and no placement has.
fn off_runs(seat: &Seat, window: &Window) -> Vec<Period> {
    let mut busy = seat.spans.clone();
    busy.extend(seat.bookings.iter().map(|b| b.period));
    crate::place::vacancies(&[window.period()], &busy).into_iter().map(|v| v.period).collect()
}
