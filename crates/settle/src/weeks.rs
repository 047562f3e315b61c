//! Weeks of many citizens, in rows that come in any order.
//!
//! A row is one word of eight bytes. Rows are laid into buckets of 4 096 citizens as they come, in chunks; a bucket is
//! put in order only when its turn to be settled has come, so it lies in the processor's cache by then. When the chunks
//! grow beyond their budget, they go to a file that has no name any more, and come back with their bucket.

use std::{
    fs::File,
    io::Write,
    os::unix::fs::FileExt,
    path::{Path, PathBuf},
    sync::{
        Mutex,
        atomic::{AtomicUsize, Ordering},
    },
};

use holdepunkt_rules::grants::{day::Week, history::WeekFacts};

use crate::by_citizen::ByCitizen;

/// Citizens of a bucket, as a power of two.
pub const BUCKET: u32 = 12;
/// Rows of a chunk.
const CHUNK: usize = 2048;
/// Weeks before that of 1970 that a row can lie in: those of all years from 1 on.
const BEFORE: i32 = 110_000;

/// A row: its citizen inside the bucket, its week, and what is known of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct WeekRow(u64);

impl WeekRow {
    fn new(citizen: u32, week: Week, facts: WeekFacts) -> Self {
        let inside = u64::from(citizen & ((1 << BUCKET) - 1));
        let week = u64::try_from(week.number() + BEFORE).unwrap_or(0);
        Self(inside << 52 | week << 32 | u64::from(facts.word()))
    }

    /// The citizen's number inside the bucket.
    #[must_use]
    pub const fn inside(self) -> usize {
        (self.0 >> 52) as usize
    }

    /// The week.
    #[must_use]
    pub const fn week(self) -> Week {
        #[allow(clippy::cast_possible_truncation)] // twenty bits
        let week = (self.0 >> 32) as i32 & 0xf_ffff;
        Week::numbered(week - BEFORE)
    }

    /// What is known of it.
    #[must_use]
    #[allow(clippy::cast_possible_truncation)] // the lower half
    pub const fn facts(self) -> WeekFacts {
        WeekFacts::of_word(self.0 as u32)
    }
}

#[derive(Debug, Default)]
struct Bucket {
    chunks: Vec<Vec<WeekRow>>,
    /// Where chunks lie in the file: offset and rows.
    spilled: Vec<(u64, usize)>,
}

/// All rows, by bucket.
#[derive(Debug)]
pub struct WeekStore {
    buckets: Vec<Mutex<Bucket>>,
    /// Rows of a worker that don't fill a chunk yet, by bucket.
    open: Vec<Mutex<Vec<Vec<WeekRow>>>>,
    held: AtomicUsize,
    budget: usize,
    file: Mutex<Option<(File, u64)>>,
    folder: PathBuf,
    failed: Mutex<Option<std::io::Error>>,
}

impl WeekStore {
    /// Room for so many citizens and workers. Beyond `budget` rows in memory they go to a file in `folder`.
    #[must_use]
    pub fn new(citizens: usize, workers: usize, budget: usize, folder: &Path) -> Self {
        let buckets = citizens.div_ceil(1 << BUCKET).max(1);
        Self {
            buckets: (0..buckets).map(|_| Mutex::default()).collect(),
            open: (0..workers.max(1)).map(|_| Mutex::new(vec![Vec::new(); buckets])).collect(),
            held: AtomicUsize::new(0),
            budget,
            file: Mutex::new(None),
            folder: folder.to_owned(),
            failed: Mutex::new(None),
        }
    }

    /// How many buckets there are.
    #[must_use]
    pub fn buckets(&self) -> usize {
        self.buckets.len()
    }

    /// Adds rows of a worker.
    pub fn add(&self, worker: usize, rows: impl Iterator<Item = (u32, Week, WeekFacts)>) {
        let Some(Ok(mut open)) = self.open.get(worker).map(Mutex::lock) else { return };
        for (citizen, week, facts) in rows {
            let bucket = (citizen >> BUCKET) as usize;
            let Some(chunk) = open.get_mut(bucket) else { continue };
            if chunk.capacity() == 0 {
                chunk.reserve_exact(CHUNK);
            }
            chunk.push(WeekRow::new(citizen, week, facts));
            if chunk.len() == CHUNK {
                self.close(bucket, std::mem::take(chunk));
            }
        }
    }

    fn close(&self, bucket: usize, chunk: Vec<WeekRow>) {
        let Some(there) = self.buckets.get(bucket) else { return };
        if self.held.fetch_add(chunk.len(), Ordering::Relaxed) >= self.budget {
            match self.spill(&chunk) {
                Ok(at) => {
                    self.held.fetch_sub(chunk.len(), Ordering::Relaxed);
                    if let Ok(mut there) = there.lock() {
                        there.spilled.push((at, chunk.len()));
                    }
                    return;
                }
                Err(why) => {
                    if let Ok(mut failed) = self.failed.lock() {
                        failed.get_or_insert(why);
                    }
                }
            }
        }
        if let Ok(mut there) = there.lock() {
            there.chunks.push(chunk);
        }
    }

    fn spill(&self, chunk: &[WeekRow]) -> std::io::Result<u64> {
        let mut bytes = Vec::with_capacity(chunk.len() * 8);
        chunk.iter().for_each(|row| bytes.extend_from_slice(&row.0.to_le_bytes()));
        let Ok(mut place) = self.file.lock() else { return Err(std::io::Error::other("lost")) };
        if place.is_none() {
            let path = self.folder.join("weeks.part");
            let file = File::options().read(true).write(true).create_new(true).open(&path)?;
            // Without a name it is gone when the program is, however that ends.
            std::fs::remove_file(&path)?;
            *place = Some((file, 0));
        }
        let Some((file, end)) = place.as_mut() else { return Err(std::io::Error::other("lost")) };
        let at = *end;
        file.write_all(&bytes)?;
        *end += bytes.len() as u64;
        Ok(at)
    }

    /// Ends the adding: what doesn't fill a chunk is laid to its bucket too.
    ///
    /// # Errors
    /// What kept rows from being laid into the file.
    pub fn finish(&mut self) -> std::io::Result<()> {
        for open in std::mem::take(&mut self.open) {
            for (bucket, chunk) in open.into_inner().unwrap_or_default().into_iter().enumerate() {
                if !chunk.is_empty() {
                    self.close(bucket, chunk);
                }
            }
        }
        match self.failed.lock().ok().and_then(|mut f| f.take()) {
            Some(why) => Err(why),
            None => Ok(()),
        }
    }

    /// The rows of a bucket, by the citizens' numbers inside it. They leave the store.
    ///
    /// # Errors
    /// What kept rows from being read back.
    pub fn take(&self, bucket: usize) -> std::io::Result<ByCitizen<WeekRow>> {
        let mut taken = match self.buckets.get(bucket).map(Mutex::lock) {
            Some(Ok(mut there)) => std::mem::take(&mut *there),
            _ => Bucket::default(),
        };
        for (at, rows) in &taken.spilled {
            let mut bytes = vec![0; rows * 8];
            if let Ok(place) = self.file.lock()
                && let Some((file, _)) = place.as_ref()
            {
                file.read_exact_at(&mut bytes, *at)?;
            }
            let words = bytes.chunks_exact(8).filter_map(|b| b.try_into().ok());
            taken.chunks.push(words.map(|b| WeekRow(u64::from_le_bytes(b))).collect());
        }
        Ok(ByCitizen::of(1 << BUCKET, taken.chunks, |row: &WeekRow| (row.inside(), *row)))
    }
}

#[cfg(test)]
mod tests {
    use holdepunkt_rules::grants::history::JobKind;

    use super::*;

    #[test]
    fn rows_come_back_by_citizen_with_and_without_a_file() {
        for budget in [0, 5000, usize::MAX] {
            let mut store = WeekStore::new(10_000, 2, budget, &std::env::temp_dir());
            let row = |n: u32| {
                let citizen = n.wrapping_mul(7919) % 10_000;
                (
                    citizen,
                    Week::numbered(i32::try_from(n % 300).unwrap() - 50),
                    WeekFacts::work(JobKind::Flexi, n % 16_800),
                )
            };
            (0..2).for_each(|worker| store.add(worker, (0..30_000).filter(|n| n % 2 == worker as u32).map(row)));
            store.finish().unwrap();
            let mut found = Vec::new();
            for bucket in 0..store.buckets() {
                let rows = store.take(bucket).unwrap();
                for inside in 0..1 << BUCKET {
                    for r in rows.get(inside) {
                        assert_eq!(r.inside(), inside);
                        let citizen = u32::try_from(bucket << BUCKET | inside).unwrap();
                        found.push((citizen, r.week().number(), r.facts().hundredths()));
                    }
                }
            }
            let told = |(c, w, f): (u32, Week, WeekFacts)| (c, w.number(), f.hundredths());
            let mut said: Vec<_> = (0..30_000).map(row).map(told).collect();
            found.sort_unstable();
            said.sort_unstable();
            assert_eq!(found, said, "{budget}");
        }
    }
}
