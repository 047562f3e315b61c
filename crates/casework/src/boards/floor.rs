//! Everything that the board stands on, read in as many queries as there are tables.

use std::collections::{BTreeSet, HashMap};

use holdepunkt_rules::{
    board::{Booking, Seat},
    centre::{CompanyCentre, Mentor},
    codes::Code,
    company::Company,
    hours::WeeklyHours,
    id::*,
    place::{Place, joined},
};
use holdepunkt_store::{
    boards::{self, Booked},
    centres, companies, floors, mentors, places,
};
use jiff::civil::Date;

use super::{Choices, Query};
use crate::{Error, Work};

/// A centre with what hangs on it.
#[derive(Debug, Clone)]
pub struct Site {
    /// The centre.
    pub centre: CompanyCentre,
    /// The names of its companies.
    pub companies: Vec<String>,
    /// Their types.
    pub company_types: Vec<Code>,
    /// Their towns.
    pub towns: Vec<String>,
    /// Their mentors, less those who have left.
    pub mentors: Vec<Mentor>,
    /// Its seats by number.
    pub seats: Vec<Seat>,
}

/// All centres of a job centre, and who is placed in them.
#[derive(Debug, Clone)]
pub struct Floor {
    /// The centres, in Danish order.
    pub sites: Vec<Site>,
    /// The placements, with what decides whose name may be shown.
    pub booked: HashMap<PlacementId, Booked>,
}

/// Reads the floor with the placements that end no earlier than a day, and those nobody has closed.
///
/// # Errors
/// The database's.
pub async fn floor(work: &mut Work, since: Date) -> Result<Floor, Error> {
    let (tx, scope) = (&mut work.tx, work.scope);
    let read = Read {
        booked: boards::booked(tx, scope, since).await?,
        last: boards::last_before(tx, scope, since).await?,
        companies: companies::list(tx, scope).await?,
        places: places::list(tx, scope).await?,
        mentors: mentors::list(tx, scope).await?,
        centres: centres::list(tx, scope).await?,
    };
    Ok(laid_out(read))
}

/// As [`floor`], with some centres only: those of a page, at most [`floors::MOST`].
///
/// # Errors
/// The database's.
pub async fn floor_of(work: &mut Work, since: Date, of: &[CentreId]) -> Result<Floor, Error> {
    let (tx, scope) = (&mut work.tx, work.scope);
    let read = Read {
        booked: floors::booked(tx, scope, since, of).await?,
        last: floors::last_before(tx, scope, since, of).await?,
        companies: floors::companies(tx, scope, of).await?,
        places: floors::places(tx, scope, of).await?,
        mentors: floors::mentors(tx, scope, of).await?,
        centres: centres::these(tx, scope, of).await?,
    };
    Ok(laid_out(read))
}

/// What the database tells, table by table.
struct Read {
    booked: Vec<Booked>,
    last: Vec<(PlaceId, Date)>,
    companies: Vec<Company>,
    places: Vec<Place>,
    mentors: Vec<Mentor>,
    centres: Vec<CompanyCentre>,
}

fn laid_out(read: Read) -> Floor {
    let Read { booked, last, companies, places, mentors, centres } = read;
    let last: HashMap<PlaceId, Date> = last.into_iter().collect();
    let companies: HashMap<CompanyId, Company> = companies.into_iter().map(|c| (c.id, c)).collect();
    let mut bookings: HashMap<PlaceId, Vec<Booking>> = HashMap::new();
    for b in &booked {
        bookings.entry(b.place).or_default().push(b.booking);
    }
    let mut seats: HashMap<CentreId, Vec<Seat>> = HashMap::new();
    for place in places {
        let seat = seat(&place, bookings.remove(&place.id).unwrap_or_default(), last.get(&place.id).copied());
        seats.entry(place.centre).or_default().push(seat);
    }
    let mut of_company: HashMap<CompanyId, Vec<&Mentor>> = HashMap::new();
    for mentor in mentors.iter().filter(|m| !m.left) {
        of_company.entry(mentor.company).or_default().push(mentor);
    }
    let at: HashMap<MentorId, usize> = mentors.iter().enumerate().map(|(n, m)| (m.id, n)).collect();
    let of_centre = |centre: &CompanyCentre| {
        let mut own: Vec<&Mentor> =
            centre.companies.iter().filter_map(|c| of_company.get(c)).flatten().copied().collect();
        own.sort_by_key(|m| at.get(&m.id).copied());
        own.into_iter().cloned().collect()
    };
    let site = |centre: CompanyCentre| {
        let own = || centre.companies.iter().filter_map(|c| companies.get(c));
        Site {
            companies: own().map(|c| c.name.clone()).collect(),
            company_types: own().map(|c| c.company_type.clone()).collect(),
            towns: own().map(|c| c.address.town.clone()).collect(),
            mentors: of_centre(&centre),
            seats: seats.remove(&centre.id).unwrap_or_default(),
            centre,
        }
    };
    let sites = centres.into_iter().map(site).collect();
    Floor { sites, booked: booked.into_iter().map(|b| (b.booking.placement, b)).collect() }
}

fn seat(place: &Place, bookings: Vec<Booking>, last_before: Option<Date>) -> Seat {
    Seat { place: place.id, number: place.number, spans: joined(&place.spans), bookings, last_before }
}

impl Floor {
    /// Is there any seat?
    #[must_use]
    pub fn any_seat(&self) -> bool {
        self.sites.iter().any(|s| !s.seats.is_empty())
    }

    /// Is anybody placed?
    #[must_use]
    pub fn anybody(&self) -> bool {
        !self.booked.is_empty()
    }

    /// The seat of a place, with its centre.
    #[must_use]
    pub fn find(&self, place: PlaceId) -> Option<(&Site, &Seat)> {
        self.sites.iter().find_map(|site| site.seats.iter().find(|s| s.place == place).map(|seat| (site, seat)))
    }

    /// What the filters offer; the page sorts the words of the occupations.
    #[must_use]
    pub fn choices(&self) -> Choices {
        let occupations: BTreeSet<&Code> = self.sites.iter().flat_map(|s| &s.centre.offer.occupations).collect();
        let occupations = occupations.into_iter().cloned().collect();
        let known: BTreeSet<&String> = self.sites.iter().flat_map(|s| &s.towns).collect();
        let mut towns: Vec<String> = known.into_iter().cloned().collect();
        towns.sort_by_cached_key(|t| holdepunkt_store::sort_key(t));
        let centres = self.sites.iter().map(|s| (s.centre.id, s.centre.name.clone())).collect();
        Choices { occupations, towns, centres }
    }
}

impl Site {
    /// Does the centre pass the filters (the chip not among them)?
    #[must_use]
    pub fn fits(&self, query: &Query, me: Option<EmployeeId>) -> bool {
        let offer = &self.centre.offer;
        query.occupation.as_ref().is_none_or(|o| offer.occupations.contains(o))
            && query.town.as_ref().is_none_or(|t| self.towns.contains(t))
            && query.hours.is_none_or(|h| takes(offer.hours_from, offer.hours_until, h))
            && query.centre.is_none_or(|c| c == self.centre.id)
            && (!query.mine || me == Some(self.centre.fixed_contact))
    }
}

/// A centre that has said nothing about hours takes everybody.
fn takes(from: Option<WeeklyHours>, until: Option<WeeklyHours>, hours: WeeklyHours) -> bool {
    from.is_none_or(|f| f <= hours) && until.is_none_or(|u| hours <= u)
}
