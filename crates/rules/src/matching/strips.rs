//! Centres by where they lie: strips of latitude, each sorted by longitude, so that a citizen who can travel 20
//! kilometres is not held against a whole country.

use super::{
    centre::Centre,
    citizen::{CentreNumber, Citizen, Tag},
    feasible,
    point::{EARTH_RADIUS_KM, Point, chord_of_km},
};
use crate::centre::Generation;

/// Degrees that the search reaches too far, so that no rounding leaves a centre out.
const MARGIN: f64 = 1e-6;

/// A centre where it lies, with what most often rules it out, so that a glance is enough.
#[derive(Debug, Clone, Copy)]
struct Spot {
    place: Point,
    accommodations: u64,
    hours_from: u32,
    number: CentreNumber,
    generation: Generation,
}

/// Accommodations as bits, several to a bit when there are many: where a bit is lacking, so is what it stands for.
fn bits(tags: &[Tag]) -> u64 {
    tags.iter().fold(0, |bits, tag| bits | 1 << (tag.0 % 64))
}

/// The centres by where they lie.
#[derive(Debug)]
pub struct Strips {
    south: f64,
    /// Degrees of latitude of a strip.
    height: f64,
    strips: Vec<Vec<Spot>>,
    /// The centres of each strip once more, in its order: who looks along a strip finds them side by side.
    centres: Vec<Vec<Centre>>,
}

impl Strips {
    /// Sorts centres into strips: about as many as give each a handful of centres to a citizen's reach.
    pub fn of(centres: &[Centre]) -> Self {
        let latitudes = || centres.iter().map(|c| c.place.latitude());
        let (south, north) = (latitudes().fold(90.0, f64::min), latitudes().fold(-90.0, f64::max));
        #[allow(clippy::cast_precision_loss)] // a few thousand at the most
        let wanted = (centres.len() as f64 / 4.0).sqrt().clamp(1.0, 4096.0).floor();
        let height = ((north - south) / wanted).max(0.001);
        let mut strips = Self { south, height, strips: Vec::new(), centres: Vec::new() };
        for (n, centre) in (0..).zip(centres) {
            let at = strips.at(centre.place.latitude());
            if strips.strips.len() <= at {
                strips.strips.resize_with(at + 1, Vec::new);
            }
            if let Some(strip) = strips.strips.get_mut(at) {
                strip.push(Spot {
                    place: centre.place,
                    accommodations: bits(&centre.accommodations),
                    hours_from: centre.hours_from,
                    number: CentreNumber(n),
                    generation: centre.generation,
                });
            }
        }
        for strip in &mut strips.strips {
            strip.sort_by(|a, b| {
                a.place.longitude().total_cmp(&b.place.longitude()).then_with(|| a.number.cmp(&b.number))
            });
            strips.centres.push(strip.iter().filter_map(|spot| centres.get(spot.number.at()).cloned()).collect());
        }
        strips
    }

    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // 0 to a few thousand
    fn at(&self, latitude: f64) -> usize {
        ((latitude - self.south) / self.height).max(0.0) as usize
    }

    /// Tells of every centre that a citizen can travel to, with the square of the chord to it: of none much farther off,
    /// and of few that are ruled out anyway.
    pub fn within(&self, citizen: &Citizen, mut tell: impl FnMut(CentreNumber, &Centre, f64)) {
        let home = &citizen.home;
        let reach = (citizen.travel_km / EARTH_RADIUS_KM).to_degrees() + MARGIN;
        let (most, needs) = (chord_of_km(citizen.travel_km), bits(&citizen.needs));
        let (south, north) = (home.latitude() - reach, home.latitude() + reach);
        if north < self.south {
            return;
        }
        let spans = spans(home, reach);
        let strips = self.strips.iter().zip(&self.centres);
        for (strip, centres) in strips.take(self.at(north).saturating_add(1)).skip(self.at(south)) {
            for (west, east) in &spans {
                let from = strip.partition_point(|s| s.place.longitude() < *west);
                let along = strip.iter().zip(centres).skip(from);
                for (spot, centre) in along.take_while(|(s, _)| s.place.longitude() <= *east) {
                    let chord = home.chord_squared(&spot.place);
                    if chord <= most
                        && feasible::hours(spot.hours_from, citizen.hours)
                        && feasible::generation(citizen.complex, spot.generation)
                        && needs & !spot.accommodations == 0
                    {
                        tell(spot.number, centre, chord);
                    }
                }
            }
        }
    }
}

/// The longitudes within so many degrees of an arc around a point; all of them where a pole is as near, two spans
/// where they go over the line at 180°.
fn spans(home: &Point, reach: f64) -> Vec<(f64, f64)> {
    let all = vec![(-180.0, 180.0)];
    if home.latitude().abs() + reach >= 90.0 {
        return all;
    }
    let wide = (libm::sin(reach.to_radians()) / libm::cos(home.latitude().to_radians())).min(1.0);
    let wide = libm::asin(wide).to_degrees() + MARGIN;
    let (west, east) = (home.longitude() - wide, home.longitude() + wide);
    match (west < -180.0, east > 180.0) {
        (true, true) => all,
        (true, false) => vec![(-180.0, east), (west + 360.0, 180.0)],
        (false, true) => vec![(-180.0, east - 360.0), (west, 180.0)],
        (false, false) => vec![(west, east)],
    }
}
