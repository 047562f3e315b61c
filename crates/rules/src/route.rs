//! An order in which to drive to workplaces: from where one is to the nearest that is left, and so on. Not the
//! shortest of all rounds, but nearly always close to it, and anybody can follow why it is so.

/// A place on the map: latitude and longitude in millionths of a degree (WGS 84).
pub type Position = (i64, i64);

/// Metres as the crow flies, near enough for distances inside a country: a degree of longitude is as wide as it is
/// halfway between the two.
#[must_use]
pub fn metres(a: Position, b: Position) -> i64 {
    const METRES_PER_DEGREE: f64 = 111_195.0;
    let degrees = |millionths: i64| millionths as f64 / 1e6;
    let north = degrees(b.0 - a.0) * METRES_PER_DEGREE;
    let halfway = degrees((a.0 + b.0) / 2).to_radians();
    let east = degrees(b.1 - a.1) * METRES_PER_DEGREE * halfway.cos();
    north.hypot(east).round() as i64
}

/// The order in which to visit the stops, by their places in the list: the nearest first, and of two as near the one
/// that stands first. Stops that nobody knows the position of come last, in the order in which they stand.
#[must_use]
pub fn nearest_first(start: Option<Position>, stops: &[Option<Position>]) -> Vec<usize> {
    let mut left: Vec<(usize, Position)> = stops.iter().enumerate().filter_map(|(i, p)| Some((i, (*p)?))).collect();
    let mut order = Vec::with_capacity(stops.len());
    let mut here = start.or_else(|| left.first().map(|(_, p)| *p));
    while let Some(from) = here.filter(|_| !left.is_empty()) {
        let nearest = left.iter().enumerate().min_by_key(|(_, (i, p))| (metres(from, *p), *i)).map(|(n, _)| n);
        let Some(nearest) = nearest else { break };
        let (i, p) = left.remove(nearest);
        order.push(i);
        here = Some(p);
    }
    order.extend(stops.iter().enumerate().filter(|(_, p)| p.is_none()).map(|(i, _)| i));
    order
}

/// Metres of a round in an order, from the start to the last stop; stops without a position are passed over.
#[must_use]
pub fn length(start: Option<Position>, in_order: impl IntoIterator<Item = Option<Position>>) -> i64 {
    let known = start.into_iter().chain(in_order.into_iter().flatten());
    let mut before: Option<Position> = None;
    known.fold(0, |sum, p| sum + before.replace(p).map_or(0, |b| metres(b, p)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    const HOBRO: Position = (56_643_000, 9_790_000);
    const HADSUND: Position = (56_714_000, 10_117_000);
    const ARDEN: Position = (56_768_000, 9_861_000);
    const MARIAGER: Position = (56_650_000, 9_976_000);

    #[test]
    fn distances_are_those_of_a_map() {
        for (a, b, km) in [(HOBRO, HADSUND, 21.5), (HOBRO, ARDEN, 14.6), (HOBRO, MARIAGER, 11.4)] {
            let off = (metres(a, b) as f64 / 1000.0 - km).abs();
            assert!(off < 0.5, "{} km", metres(a, b) as f64 / 1000.0);
        }
        assert_eq!(metres(HOBRO, HOBRO), 0);
    }

    #[test]
    fn the_nearest_comes_first_and_the_unknown_last() {
        let stops = [Some(HADSUND), None, Some(ARDEN), Some(MARIAGER), None];
        assert_eq!(nearest_first(Some(HOBRO), &stops), [3, 0, 2, 1, 4]);
        assert_eq!(nearest_first(None, &stops), [0, 3, 2, 1, 4], "without a start from the first of the day");
        assert_eq!(nearest_first(Some(HOBRO), &[Some(ARDEN), Some(ARDEN)]), [0, 1], "as near: as they stand");
        assert!(nearest_first(Some(HOBRO), &[]).is_empty());
        let by = |order: &[usize]| length(Some(HOBRO), order.iter().map(|i| stops[*i]));
        assert!(by(&[3, 0, 2, 1, 4]) < by(&[0, 1, 2, 3, 4]));
    }

    proptest! {
        #[test]
        fn every_stop_is_visited_once(stops in proptest::collection::vec(
            proptest::option::of((54_500_000_i64..57_800_000, 8_000_000_i64..15_200_000)), 0..12)) {
            let mut order = nearest_first(Some(HOBRO), &stops);
            prop_assert_eq!(&order, &nearest_first(Some(HOBRO), &stops));
            order.sort_unstable();
            prop_assert_eq!(order, (0..stops.len()).collect::<Vec<_>>());
        }
    }
}
