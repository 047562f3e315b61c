//! A sample of lines, drawn at random and the same again for the same seed.

/// Draws `count` of `of` numbers, each as likely as the others, in order. The same seed draws the same, whatever
/// machine it is drawn on: an auditor can write the seed into the report, and somebody else can draw again.
///
/// The numbers come from SplitMix64 (Steele, Lea, Flood 2014), the draw is the first part of a Fisher–Yates shuffle.
#[must_use]
pub fn draw(seed: u64, of: usize, count: usize) -> Vec<usize> {
    let mut state = seed;
    let mut next = move || {
        state = state.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut z = state;
        z = (z ^ (z >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        z ^ (z >> 31)
    };
    // A number below `n` without a bias: what lies above the last whole multiple is thrown again.
    let mut below = |n: u64| loop {
        let thrown = next();
        if thrown < u64::MAX - u64::MAX % n {
            return thrown % n;
        }
    };
    let mut all: Vec<usize> = (0..of).collect();
    let count = count.min(of);
    for at in 0..count {
        let other = at + usize::try_from(below((of - at) as u64)).unwrap_or(0);
        all.swap(at, other);
    }
    all.truncate(count);
    all.sort_unstable();
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_seed_draws_the_same_again_and_another_another() {
        assert_eq!(draw(7, 100, 5), draw(7, 100, 5));
        assert_ne!(draw(7, 100, 5), draw(8, 100, 5));
        assert_eq!(draw(7, 3, 10), [0, 1, 2]);
        assert_eq!(draw(7, 0, 10), Vec::<usize>::new());
        let drawn = draw(2026, 1000, 400);
        assert!(drawn.is_sorted() && drawn.windows(2).all(|w| w[0] < w[1]) && drawn.len() == 400);
    }

    #[test]
    fn each_line_is_as_likely_as_the_others() {
        let mut times = [0_u32; 20];
        (0..20_000).for_each(|seed| draw(seed, 20, 5).iter().for_each(|at| times[*at] += 1));
        // 5 000 each; five standard deviations are 306.
        assert!(times.iter().all(|t| (4694..5306).contains(t)), "{times:?}");
    }
}
