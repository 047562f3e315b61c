//! Centres by where they lie: strips of latitude, each sorted by longitude, so that a citizen who can travel 20
//! kilometres is not held against a whole country.

use super::{
    centre::Centre,
    citizen::CentreNumber,
    point::{EARTH_RADIUS_KM, Point, chord_of_km, km_of_chord},
};

/// Degrees that the search reaches too far, so that no rounding leaves a centre out.
const MARGIN: f64 = 1e-6;

/// A centre where it lies.
#[derive(Debug, Clone, Copy)]
struct Spot {
    place: Point,
    number: CentreNumber,
}

/// The centres by where they lie.
#[derive(Debug)]
pub struct Strips {
    south: f64,
    /// Degrees of latitude of a strip.
    height: f64,
    strips: Vec<Vec<Spot>>,
}

impl Strips {
    /// Sorts centres into strips: about as many as give each a handful of centres to a citizen's reach.
    pub fn of(centres: &[Centre]) -> Self {
        let latitudes = || centres.iter().map(|c| c.place.latitude());
        let (south, north) = (latitudes().fold(90.0, f64::min), latitudes().fold(-90.0, f64::max));
        #[allow(clippy::cast_precision_loss)] // a few thousand at the most
        let wanted = (centres.len() as f64 / 4.0).sqrt().clamp(1.0, 4096.0).floor();
        let height = ((north - south) / wanted).max(0.001);
        let mut strips = Self { south, height, strips: Vec::new() };
        for (n, centre) in (0..).zip(centres) {
            let at = strips.at(centre.place.latitude());
            if strips.strips.len() <= at {
                strips.strips.resize_with(at + 1, Vec::new);
            }
            if let Some(strip) = strips.strips.get_mut(at) {
                strip.push(Spot { place: centre.place, number: CentreNumber(n) });
            }
        }
        for strip in &mut strips.strips {
            strip.sort_by(|a, b| {
                a.place.longitude().total_cmp(&b.place.longitude()).then_with(|| a.number.cmp(&b.number))
            });
        }
        strips
    }

    #[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss)] // 0 to a few thousand
    fn at(&self, latitude: f64) -> usize {
        ((latitude - self.south) / self.height).max(0.0) as usize
    }

    /// Tells of every centre within a distance of a point, and of none much farther off, with how far it is.
    pub fn within(&self, home: &Point, km: f64, mut tell: impl FnMut(CentreNumber, f64)) {
        let reach = (km / EARTH_RADIUS_KM).to_degrees() + MARGIN;
        let most = chord_of_km(km);
        let (south, north) = (home.latitude() - reach, home.latitude() + reach);
        if north < self.south {
            return;
        }
        let spans = spans(home, reach);
        let strips = self.strips.iter().take(self.at(north).saturating_add(1)).skip(self.at(south));
        for strip in strips {
            for (west, east) in &spans {
                let from = strip.partition_point(|s| s.place.longitude() < *west);
                for spot in strip.iter().skip(from).take_while(|s| s.place.longitude() <= *east) {
                    let chord = home.chord_squared(&spot.place);
                    if chord <= most {
                        tell(spot.number, km_of_chord(chord));
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
