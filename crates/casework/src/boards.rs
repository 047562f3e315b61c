//! The board of places: who sits where and when, as far as the reader may see.
//!
//! Caseworkers and consultants read first name and initial; a protected name only whoever has the
//! citizen. Lead and management read that a place is taken. A board that showed a name leaves one
//! line on the trail.

mod fill;
mod floor;
mod panel;

use holdepunkt_rules::{
    board::{Booking, Cell, Head, Kind, Occupancy, Seat, Status, Window, Zoom, cells, counts, occupancy},
    centre::Generation,
    citizen::short_name,
    codes::Code,
    course::CourseTerms,
    hours::WeeklyHours,
    id::*,
    period::{Period, plus_days},
    placement::ENDING_SOON_DAYS,
};
use holdepunkt_store::{
    boards::{self, Booked},
    centres,
    floors::{self, Fits},
};
use jiff::civil::Date;

use crate::{Action, Context, Error, Reach, Work, context::Deed};

pub use fill::{Fill, fill};
pub use floor::{Floor, Site, floor, floor_of};
pub use panel::{Panel, Selected, panel};

/// What somebody asks of the board. An empty question is the whole board around today.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Query {
    /// How far away; weeks when nothing is said.
    pub zoom: Option<Zoom>,
    /// A day of the first week; around today when nothing is said.
    pub from: Option<Date>,
    /// Only seats under this chip.
    pub status: Option<Status>,
    /// Only centres that offer this occupation.
    pub occupation: Option<Code>,
    /// Only centres in this town.
    pub town: Option<String>,
    /// Only centres that take somebody with so many hours a week.
    pub hours: Option<WeeklyHours>,
    /// Only this centre.
    pub centre: Option<CentreId>,
    /// Only centres of which one is the fixed contact.
    pub mine: bool,
    /// Which page of the centres, from the first, 0.
    pub page: usize,
}

impl Query {
    /// Is anything left out on purpose?
    #[must_use]
    pub fn filters(&self) -> bool {
        let which = self.occupation.is_some() || self.town.is_some() || self.hours.is_some();
        which || self.status.is_some() || self.centre.is_some() || self.mine
    }
}

/// The board.
#[derive(Debug, Clone)]
pub struct Board {
    /// Which days it shows.
    pub window: Window,
    /// Today.
    pub today: Date,
    /// Headings, with the places counted under each.
    pub heads: Vec<(Head, Occupancy)>,
    /// The centres that are left by the filters, in Danish order.
    pub centres: Vec<Centre>,
    /// How many seats stand under each chip.
    pub counts: Vec<(Status, usize)>,
    /// Counted today, whatever chip is chosen.
    pub now: Occupancy,
    /// What the filters offer.
    pub choices: Choices,
    /// Does the job centre have any place at all?
    pub any_place: bool,
    /// May the reader read names?
    pub names: bool,
    /// What the days away are counted by.
    pub terms: Option<CourseTerms>,
    /// Which page of the centres, from the first, 0.
    pub page: usize,
    /// How many pages there are: one, unless the job centre has more than fifty centres.
    pub pages: usize,
}

/// What can be filtered by: what the job centre's centres really have.
#[derive(Debug, Clone, Default)]
pub struct Choices {
    /// Occupations that some centre offers.
    pub occupations: Vec<Code>,
    /// Towns.
    pub towns: Vec<String>,
    /// Centres.
    pub centres: Vec<(CentreId, String)>,
}

/// A centre with its rows.
#[derive(Debug, Clone)]
pub struct Centre {
    /// Identifier.
    pub id: CentreId,
    /// Name.
    pub name: String,
    /// The type of its first company.
    pub company_type: Option<Code>,
    /// Generation today.
    pub generation: Generation,
    /// Its mentors' names.
    pub mentors: Vec<String>,
    /// Counted today over all its seats.
    pub now: Occupancy,
    /// Its rows.
    pub rows: Vec<Row>,
}

/// A seat's row.
#[derive(Debug, Clone)]
pub struct Row {
    /// The seat with its days.
    pub seat: Seat,
    /// How it stands today.
    pub today: Kind,
    /// The run of free days that today lies in.
    pub vacancy: Option<Period>,
    /// Its cells.
    pub cells: Vec<Cell>,
    /// Who is in its bars.
    pub sitters: Vec<Sitter>,
}

impl Row {
    /// Who has a placement.
    #[must_use]
    pub fn sitter(&self, placement: PlacementId) -> Option<&Sitter> {
        self.sitters.iter().find(|s| s.placement == placement)
    }
}

/// Somebody on a seat, as the reader may see them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Sitter {
    /// The placement.
    pub placement: PlacementId,
    /// First name and initial; none where the reader may not know.
    pub name: Option<String>,
    /// Hours a week at the start.
    pub hours: WeeklyHours,
}

/// Whose names a reader of the board may read.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Reader {
    reach: Reach,
    me: Option<EmployeeId>,
}

impl Reader {
    pub(crate) fn of(context: &Context, reach: Reach) -> Self {
        Self { reach, me: context.who.employee() }
    }

    /// Does the board show names at all?
    pub(crate) fn reads_names(self) -> bool {
        self.reach != Reach::Figures
    }

    /// Is the citizen one's own: as caseworker or as consultant?
    pub(crate) fn has(self, b: &Booked) -> bool {
        self.me.is_some() && (self.me == Some(b.caseworker) || self.me == b.consultant)
    }

    /// First name and initial, or nothing.
    pub(crate) fn name(self, b: &Booked) -> Option<String> {
        (self.reads_names() && (!b.protected || self.has(b))).then(|| short_name(&b.name))
    }
}

/// The board for a reader.
///
/// # Errors
/// [`holdepunkt_rules::Refusal::NotAllowed`], or the database's.
pub async fn board(context: &Context, query: &Query) -> Result<Board, Error> {
    let reader = Reader::of(context, context.reach(Action::SeeBoard)?);
    let mut work = if reader.reads_names() {
        context.see(Action::SeeBoard).await?
    } else {
        context.look(Action::SeeBoard).await?
    };
    let today = context.today;
    let zoom = query.zoom.unwrap_or(Zoom::Week);
    let window = query.from.map_or_else(|| Window::around(zoom, today), |day| Window::from(zoom, day));
    let since = window.first().min(today);
    let heads = window.heads();
    let large = floors::centres(&mut work.tx, work.scope).await? > floors::MOST;
    let (floor, whole) = match large {
        false => (floor(&mut work, since).await?, None),
        true => {
            let (page, whole) = whole(&mut work, query, since, &heads).await?;
            (floor_of(&mut work, since, &page).await?, Some(whole))
        }
    };
    let any_place = floor.any_seat() || boards::any_place(&mut work.tx, work.scope).await?;
    if reader.reads_names() && floor.anybody() {
        work.done(Deed::Read, "board", window.first(), None).await?;
    }

    let sites: Vec<&Site> = floor.sites.iter().filter(|s| s.fits(query, context.who.employee())).collect();
    let seats: Vec<&Seat> = sites.iter().flat_map(|s| &s.seats).collect();
    let whole = whole.unwrap_or_else(|| Whole {
        occupied: occupancy(&seats, &heads, today),
        counts: counts(seats.iter().copied(), today),
        now: Occupancy::on(&seats, today),
        choices: floor.choices(),
        pages: 1,
    });
    let view = View { floor: &floor, window, today, reader, status: query.status };
    Ok(Board {
        window,
        today,
        heads: heads.into_iter().zip(whole.occupied).collect(),
        centres: sites.iter().map(|s| view.centre(s)).filter(|c| !c.rows.is_empty()).collect(),
        counts: whole.counts,
        now: whole.now,
        choices: whole.choices,
        any_place,
        names: reader.reads_names(),
        terms: context.house.rulebook.course_terms(today).ok(),
        page: query.page.min(whole.pages - 1),
        pages: whole.pages,
    })
}

/// What is counted over all centres that pass the filters, whichever page of them shows.
struct Whole {
    occupied: Vec<Occupancy>,
    counts: Vec<(Status, usize)>,
    now: Occupancy,
    choices: Choices,
    pages: usize,
}

/// The centres of the page asked for, and the whole as the engine counts it.
async fn whole(work: &mut Work, query: &Query, since: Date, heads: &[Head]) -> Result<(Vec<CentreId>, Whole), Error> {
    let (today, scope) = (work.today(), work.scope);
    let fits = Fits {
        occupation: query.occupation.clone(),
        town: query.town.clone(),
        minutes: query.hours.map(WeeklyHours::minutes),
        centre: query.centre,
        contact: work.context.who.employee().filter(|_| query.mine),
    };
    let days = (today, plus_days(today, ENDING_SOON_DAYS));
    let (mut n, mut page) = floors::page(&mut work.tx, scope, &fits, query.status, days, query.page).await?;
    let pages = n.div_ceil(floors::MOST).max(1);
    if query.page >= pages {
        (n, page) = floors::page(&mut work.tx, scope, &fits, query.status, days, pages - 1).await?;
    }
    let steps = floors::steps(&mut work.tx, scope, &fits, since).await?;
    let on = |day: Date| {
        let (kept, held, reserved) = steps.on(day);
        Occupancy { kept, held, reserved }
    };
    let mut under = floors::chips(&mut work.tx, scope, &fits, days).await?;
    under.insert(Status::Free, on(today).free());
    let count = |s: &Status| (*s, usize::try_from(under.get(s).copied().unwrap_or(0)).unwrap_or(0));
    let (occupations, mut towns) = floors::choices(&mut work.tx, scope).await?;
    towns.sort_by_cached_key(|t| holdepunkt_store::sort_key(t));
    let shown = centres::these(&mut work.tx, scope, &page).await?;
    let whole = Whole {
        occupied: heads.iter().map(|h| on(if h.period.contains(today) { today } else { h.middle })).collect(),
        counts: Status::ALL.iter().map(count).collect(),
        now: on(today),
        // Thousands are nothing to choose from: those of the page, and the search finds the others.
        choices: Choices { occupations, towns, centres: shown.into_iter().map(|c| (c.id, c.name)).collect() },
        pages: n.div_ceil(floors::MOST).max(1),
    };
    Ok((page, whole))
}

/// What the rows are made with.
struct View<'a> {
    floor: &'a Floor,
    window: Window,
    today: Date,
    reader: Reader,
    status: Option<Status>,
}

impl View<'_> {
    fn centre(&self, site: &Site) -> Centre {
        let shown = self.window.period();
        let rows = site
            .seats
            .iter()
            .filter(|s| s.shows_in(&shown) && self.status.is_none_or(|status| s.has(status, self.today)))
            .map(|s| self.row(s));
        Centre {
            id: site.centre.id,
            name: site.centre.name.clone(),
            company_type: site.company_types.first().cloned(),
            generation: site.centre.generation_on(self.today),
            mentors: site.mentors.iter().map(|m| m.name.clone()).collect(),
            now: Occupancy::on(&site.seats.iter().collect::<Vec<_>>(), self.today),
            rows: rows.collect(),
        }
    }

    fn row(&self, seat: &Seat) -> Row {
        // In the picture, or told of today: who sits, and who comes next.
        let told =
            |b: &&Booking| b.period.until().is_none_or(|u| u >= self.today) || b.period.overlaps(&self.window.period());
        let named = |b: &Booking| self.floor.booked.get(&b.placement);
        let sitters = seat.bookings.iter().filter(told).filter_map(named);
        let sitter = |b: &Booked| Sitter { placement: b.booking.placement, name: self.reader.name(b), hours: b.hours };
        Row {
            today: seat.today(self.today),
            vacancy: seat.vacancy_on(self.today),
            cells: cells(seat, &self.window, self.today),
            sitters: sitters.map(sitter).collect(),
            seat: seat.clone(),
        }
    }
}
