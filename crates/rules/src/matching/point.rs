//! Where somebody lives and where a centre lies, and how far it is.

/// The Earth's mean radius in kilometres.
pub const EARTH_RADIUS_KM: f64 = 6371.0088;

/// A distance this little over a limit is the limit: a micrometre, a thousand times what the arithmetic itself is off.
pub const NOTHING_KM: f64 = 1e-9;

/// A point on the Earth (WGS 84), with its place on a ball of radius 1, so that the distance of two takes no
/// trigonometry but one arc sine.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Point {
    latitude: f64,
    longitude: f64,
    ball: [f64; 3],
}

impl Point {
    /// A point by latitude (-90 to 90) and longitude (-180 to 180) in degrees; none outside.
    #[must_use]
    pub fn degrees(latitude: f64, longitude: f64) -> Option<Self> {
        let on_earth = (-90.0..=90.0).contains(&latitude) && (-180.0..=180.0).contains(&longitude);
        let (phi, lambda) = (latitude.to_radians(), longitude.to_radians());
        // Sines of `libm`, not of the platform: the same bits on every machine.
        let (round, up) = (libm::cos(phi), libm::sin(phi));
        let ball = [round * libm::cos(lambda), round * libm::sin(lambda), up];
        on_earth.then_some(Self { latitude, longitude, ball })
    }

    /// A point by millionths of a degree, as the register of companies keeps them; none outside.
    #[must_use]
    #[allow(clippy::cast_precision_loss)] // far below 2^52 on Earth
    pub fn millionths(latitude: i64, longitude: i64) -> Option<Self> {
        Self::degrees(latitude as f64 / 1e6, longitude as f64 / 1e6)
    }

    /// Latitude in degrees.
    #[must_use]
    pub const fn latitude(&self) -> f64 {
        self.latitude
    }

    /// Longitude in degrees.
    #[must_use]
    pub const fn longitude(&self) -> f64 {
        self.longitude
    }

    /// The square of the straight line through the ball of radius 1.
    #[must_use]
    pub fn chord_squared(&self, other: &Self) -> f64 {
        let [a, b, c] = self.ball;
        let [x, y, z] = other.ball;
        (a - x) * (a - x) + (b - y) * (b - y) + (c - z) * (c - z)
    }

    /// The great-circle distance in kilometres: right to a nanometre or so, and 0 of a point to itself.
    #[must_use]
    pub fn km_to(&self, other: &Self) -> f64 {
        km_of_chord(self.chord_squared(other))
    }
}

/// The great-circle distance of two points by the square of the chord between them.
#[must_use]
pub fn km_of_chord(squared: f64) -> f64 {
    2.0 * EARTH_RADIUS_KM * libm::asin((squared.sqrt() / 2.0).min(1.0))
}

/// The square of the chord that is as long as a distance, a little more than less; 5 for whatever reaches around.
#[must_use]
pub fn chord_of_km(km: f64) -> f64 {
    let half = km / (2.0 * EARTH_RADIUS_KM);
    if half >= 1.57 {
        return 5.0;
    }
    let chord = 2.0 * libm::sin(half) * (1.0 + 1e-9) + 1e-12;
    chord * chord
}

#[cfg(test)]
mod tests {
    use super::*;

    fn point(latitude: f64, longitude: f64) -> Point {
        Point::degrees(latitude, longitude).unwrap()
    }

    /// The haversine formula, written down beside.
    fn haversine(a: Point, b: Point) -> f64 {
        let (p, q) = (a.latitude.to_radians(), b.latitude.to_radians());
        let (dp, dl) = ((q - p) / 2.0, (b.longitude - a.longitude).to_radians() / 2.0);
        let h = libm::sin(dp).powi(2) + libm::cos(p) * libm::cos(q) * libm::sin(dl).powi(2);
        2.0 * EARTH_RADIUS_KM * libm::asin(h.sqrt().min(1.0))
    }

    #[test]
    fn distances_are_those_of_the_great_circle() {
        let [hobro, middelfart, skagen] = [point(56.6435, 9.7902), point(55.5059, 9.7306), point(57.7209, 10.5839)];
        for (a, b) in
            [(hobro, middelfart), (hobro, skagen), (skagen, middelfart), (point(10.0, 170.0), point(9.0, -170.0))]
        {
            assert!((a.km_to(&b) - haversine(a, b)).abs() < 1e-9, "{} {}", a.km_to(&b), haversine(a, b));
            assert_eq!(a.km_to(&b).to_bits(), b.km_to(&a).to_bits());
        }
        assert_eq!(hobro.km_to(&hobro), 0.0);
        // A degree of the meridian is an arc of a degree; half way around is π radii.
        let degree = EARTH_RADIUS_KM.to_radians();
        assert!((point(55.0, 9.0).km_to(&point(56.0, 9.0)) - degree).abs() < 1e-9);
        assert!((point(0.0, 0.0).km_to(&point(0.0, 180.0)) - EARTH_RADIUS_KM * std::f64::consts::PI).abs() < 1e-3);
        assert_eq!((Point::degrees(90.1, 0.0), Point::degrees(f64::NAN, 0.0)), (None, None));
        assert_eq!(Point::millionths(56_643_500, 9_790_200), Some(hobro));
    }

    #[test]
    fn the_chord_of_a_distance_lets_nothing_through_that_is_as_near() {
        for n in 0..2000 {
            let there = point(55.0 + f64::from(n) / 1000.0, 9.0 + f64::from(n % 7));
            let km = point(55.0, 9.0).km_to(&there);
            assert!(point(55.0, 9.0).chord_squared(&there) <= chord_of_km(km), "{km}");
        }
    }
}
