//! Rows of each citizen, one after the other.

/// Rows by the number of their citizen.
#[derive(Debug)]
pub struct ByCitizen<T> {
    /// Where each citizen's rows begin, and at the end where the last one's end.
    begins: Vec<usize>,
    rows: Vec<T>,
}

impl<T: Copy> ByCitizen<T> {
    /// Puts rows in order by citizen; those of one citizen in no order that means anything. `of` gives the number of a
    /// row's citizen, and what is kept of the row.
    pub fn of<R>(citizens: usize, parts: Vec<Vec<R>>, of: impl Fn(&R) -> (usize, T)) -> Self {
        let mut begins = vec![0_usize; citizens + 1];
        for row in parts.iter().flatten() {
            if let Some(count) = begins.get_mut(of(row).0 + 1) {
                *count += 1;
            }
        }
        let mut sum = 0;
        for count in &mut begins {
            sum += *count;
            *count = sum;
        }
        let Some(any) = parts.iter().flatten().map(|row| of(row).1).next() else {
            return Self { begins, rows: Vec::new() };
        };
        let mut next = begins.clone();
        let mut rows = vec![any; sum];
        for part in parts {
            for (citizen, row) in part.iter().map(&of) {
                if let Some(at) = next.get_mut(citizen)
                    && let Some(place) = rows.get_mut(*at)
                {
                    *place = row;
                    *at += 1;
                }
            }
        }
        Self { begins, rows }
    }

    /// A citizen's rows.
    #[must_use]
    pub fn get(&self, citizen: usize) -> &[T] {
        match (self.begins.get(citizen), self.begins.get(citizen + 1)) {
            (Some(from), Some(to)) => self.rows.get(*from..*to).unwrap_or_default(),
            _ => &[],
        }
    }
}
