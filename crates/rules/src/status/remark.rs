//! Percents, and how carefully they are to be read.

/// So many of a whole in tenths of a percent, rounded half up from the whole numbers; none of nothing.
#[must_use]
pub fn percent_tenths(n: i64, whole: i64) -> Option<i64> {
    (whole > 0).then(|| (2 * n * 1000 + whole).div_euclid(2 * whole))
}

/// What stands beside percents of a small number (S1, section 2: "1 procent er lig 1½ person").
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Remark {
    /// One percent is so many half persons.
    PercentIsHalfPersons(i64),
    /// One person is so many percentage points, rounded.
    PersonIsPoints(i64),
}

/// Percents of at least so many need no remark: one percent is many persons.
const LARGE: i64 = 1000;

/// The remark for percents of a number; none where it is large, and none of nothing.
#[must_use]
pub fn remark(whole: i64) -> Option<Remark> {
    match whole {
        ..=0 | LARGE.. => None,
        1..=99 => Some(Remark::PersonIsPoints((200 + whole) / (2 * whole))),
        _ => Some(Remark::PercentIsHalfPersons((2 * whole + 50) / 100)),
    }
}
