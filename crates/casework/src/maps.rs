//! The map: outlines of the municipalities and where the centres and companies are, without asking any server.
//!
//! The outlines and the middles of the postcodes ship with the program (`rulebook/map/`).

use std::{
    collections::{HashMap, HashSet},
    sync::LazyLock,
};

use holdepunkt_rules::{
    company::{Address, Company},
    id::*,
};
use holdepunkt_store::{companies, job_centres};

use crate::{Action, Context, Error, centres};

/// A point: longitude and latitude in ten-thousandths of a degree (WGS 84).
pub type Point = (i32, i32);

/// A municipality's outline.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outline {
    /// The municipality's code.
    pub code: &'static str,
    /// Its parts and their holes, each a closed line.
    pub rings: Vec<Vec<Point>>,
}

impl Outline {
    /// The corners of the smallest box around it: west and south, east and north.
    #[must_use]
    pub fn bounds(&self) -> (Point, Point) {
        self.rings.iter().flatten().fold(((i32::MAX, i32::MAX), (i32::MIN, i32::MIN)), |(low, high), p| {
            ((low.0.min(p.0), low.1.min(p.1)), (high.0.max(p.0), high.1.max(p.1)))
        })
    }
}

const MUNICIPALITIES: &str = include_str!("../../../rulebook/map/municipalities.txt");
const POSTCODES: &str = include_str!("../../../rulebook/map/postcodes.txt");

/// A ring: its first point, then the steps from point to point.
fn ring(text: &str) -> Vec<Point> {
    let mut at = (0, 0);
    let step = |pair: &str| {
        let (x, y) = pair.split_once(',')?;
        let step: Point = (x.parse().ok()?, y.parse().ok()?);
        at = (at.0 + step.0, at.1 + step.1);
        Some(at)
    };
    text.split(' ').filter_map(step).collect()
}

/// Every municipality's outline.
#[must_use]
pub fn outlines() -> &'static [Outline] {
    static READ: LazyLock<Vec<Outline>> = LazyLock::new(|| {
        let lines = MUNICIPALITIES.lines().filter(|l| !l.starts_with('#'));
        let read = |line: &'static str| {
            let mut parts = line.split('|');
            Some(Outline { code: parts.next()?, rings: parts.map(ring).collect() })
        };
        lines.filter_map(read).collect()
    });
    &READ
}

fn postcodes() -> &'static HashMap<&'static str, Point> {
    static READ: LazyLock<HashMap<&'static str, Point>> = LazyLock::new(|| {
        let lines = POSTCODES.lines().filter(|l| !l.starts_with('#'));
        let read = |line: &'static str| {
            let mut parts = line.split(' ');
            let (code, latitude, longitude) = (parts.next()?, parts.next()?, parts.next()?);
            Some((code, (longitude.parse().ok()?, latitude.parse().ok()?)))
        };
        lines.filter_map(read).collect()
    });
    &READ
}

/// The middle of a postcode.
#[must_use]
pub fn postcode(code: &str) -> Option<Point> {
    postcodes().get(code).copied()
}

/// Where an address is, and whether that is its own position or only the middle of its postcode.
#[must_use]
pub fn whereabouts(a: &Address) -> Option<(Point, bool)> {
    let own = a.position.and_then(|(latitude, longitude)| {
        Some(((i32::try_from(longitude / 100).ok()?, i32::try_from(latitude / 100).ok()?), true))
    });
    own.or_else(|| postcodes().get(a.postcode.as_str()).map(|p| (*p, false)))
}

/// Something on the map.
#[derive(Debug, Clone, PartialEq)]
pub struct Mark {
    /// The centre, or none for a company without one.
    pub centre: Option<CentreId>,
    /// The company, or the first one of a centre.
    pub company: CompanyId,
    /// Its name.
    pub name: String,
    /// Town.
    pub town: String,
    /// Postcode.
    pub postcode: String,
    /// Where.
    pub at: Point,
    /// Is that its own position, or the middle of its postcode?
    pub exact: bool,
    /// Places kept today.
    pub places: i64,
    /// Of those, vacant ones.
    pub free: i64,
}

/// The map of a job centre.
#[derive(Debug, Clone)]
pub struct MapPage {
    /// The code of its municipality.
    pub municipality: String,
    /// What stands on it: centres with vacant places first, then full ones, then companies without a centre.
    pub marks: Vec<Mark>,
    /// The names of companies whose place nobody knows.
    pub unplaced: Vec<(CompanyId, String)>,
}

/// The map.
///
/// # Errors
/// The policy's, or the database's.
pub async fn find(context: &Context) -> Result<MapPage, Error> {
    let centres = centres::list(context).await?;
    let mut work = context.look(Action::SeeCentres).await?;
    let all: Vec<Company> = companies::list(&mut work.tx, work.scope).await?;
    let job_centre = job_centres::find(&mut work.tx, work.scope).await?;
    let mut page = MapPage {
        municipality: job_centre.map(|j| j.municipality.as_str().to_owned()).unwrap_or_default(),
        marks: Vec::new(),
        unplaced: Vec::new(),
    };
    let by_id: HashMap<CompanyId, &Company> = all.iter().map(|c| (c.id, c)).collect();
    let with_centre: HashSet<CompanyId> = centres.iter().flat_map(|r| r.centre.companies.iter().copied()).collect();
    for row in &centres {
        let parties: Vec<&Company> = row.centre.companies.iter().filter_map(|id| by_id.get(id).copied()).collect();
        let Some((company, (at, exact))) = parties.iter().find_map(|c| Some((*c, whereabouts(&c.address)?))) else {
            page.unplaced.extend(parties.first().map(|c| (c.id, c.name.clone())));
            continue;
        };
        let mut mark = mark(company, at, exact);
        mark.centre = Some(row.centre.id);
        mark.name.clone_from(&row.centre.name);
        (mark.places, mark.free) = (row.places, (row.places - row.occupied).max(0));
        page.marks.push(mark);
    }
    for company in all.iter().filter(|c| !with_centre.contains(&c.id)) {
        match whereabouts(&company.address) {
            Some((at, exact)) => page.marks.push(mark(company, at, exact)),
            None => page.unplaced.push((company.id, company.name.clone())),
        }
    }
    page.marks.sort_by_key(|m| (m.centre.is_none(), m.places == 0, m.free == 0));
    Ok(page)
}

fn mark(c: &Company, at: Point, exact: bool) -> Mark {
    Mark {
        centre: None,
        company: c.id,
        name: c.name.clone(),
        town: c.address.town.clone(),
        postcode: c.address.postcode.clone(),
        at,
        exact,
        places: 0,
        free: 0,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Rulebook;

    #[test]
    fn map_has_every_municipality_and_lies_in_denmark() {
        let rulebook = Rulebook::load().unwrap();
        for entry in rulebook.list("municipalities").entries() {
            assert!(outlines().iter().any(|o| o.code == entry.code), "{}", entry.code);
        }
        for o in outlines() {
            let ((west, south), (east, north)) = o.bounds();
            assert!(west > 75_000 && east < 156_000 && south > 540_000 && north < 585_000, "{}", o.code);
            assert!(o.rings.iter().all(|r| r.len() >= 3), "{}", o.code);
        }
        assert!(postcodes().len() > 550);
    }

    #[test]
    fn map_takes_the_own_position_before_the_postcodes() {
        let mut a = Address { street: String::new(), postcode: "5500".into(), town: String::new(), position: None };
        assert_eq!(whereabouts(&a), Some(((97_924, 555_040), false)));
        a.position = Some((55_506_200, 9_730_700));
        assert_eq!(whereabouts(&a), Some(((97_307, 555_062), true)));
        a = Address { postcode: "0000".into(), position: None, ..a };
        assert_eq!(whereabouts(&a), None);
    }
}
