//! A zip archive, read with suspicion: its list of entries is bounded, and what is unpacked is counted against
//! what it says, what it may be, and how much of it there was.

use std::io::{self, Read};

use flate2::{Crc, read::DeflateDecoder};

use crate::Unreadable;

/// Entries that an archive may have: a workbook has some tens, an export some sixty.
const MOST_ENTRIES: usize = 2_000;
/// No spreadsheet packs better than this.
const MOST_RATIO: u64 = 250;
/// Below this many bytes the ratio doesn't matter.
const SMALL: u64 = 4_000_000;

/// The entries of an archive in memory. Only stored and deflated ones without encryption can be read.
#[derive(Debug)]
pub struct Archive<'a> {
    bytes: &'a [u8],
    entries: Vec<Entry>,
}

#[derive(Debug, Clone)]
struct Entry {
    name: String,
    deflated: bool,
    crc: u32,
    packed: usize,
    size: u64,
    at: usize,
}

fn u16_at(bytes: &[u8], at: usize) -> Option<usize> {
    Some(usize::from(u16::from_le_bytes(bytes.get(at..at.checked_add(2)?)?.try_into().ok()?)))
}

fn u32_at(bytes: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(bytes.get(at..at.checked_add(4)?)?.try_into().ok()?))
}

fn usize_at(bytes: &[u8], at: usize) -> Option<usize> {
    usize::try_from(u32_at(bytes, at)?).ok()
}

/// Where the list of entries ends: the last such mark whose comment reaches to the end of the file.
fn end_of_list(bytes: &[u8]) -> Option<usize> {
    let least = bytes.len().saturating_sub(22 + 65_535);
    let from = bytes.len().checked_sub(22)?;
    (least..=from).rev().find(|at| {
        bytes.get(*at..*at + 4) == Some(b"PK\x05\x06")
            && u16_at(bytes, at + 20).is_some_and(|n| at + 22 + n == bytes.len())
    })
}

impl<'a> Archive<'a> {
    /// Reads the list of entries.
    ///
    /// # Errors
    /// [`Unreadable::Damaged`]; [`Unreadable::Bomb`] for too many entries; [`Unreadable::PathNames`].
    pub fn open(bytes: &'a [u8]) -> Result<Self, Unreadable> {
        let end = end_of_list(bytes).ok_or(Unreadable::Damaged)?;
        let count = u16_at(bytes, end + 10).ok_or(Unreadable::Damaged)?;
        if count > MOST_ENTRIES {
            return Err(Unreadable::Bomb);
        }
        let mut at = usize_at(bytes, end + 16).ok_or(Unreadable::Damaged)?;
        let mut entries: Vec<Entry> = Vec::with_capacity(count);
        for _ in 0..count {
            let (entry, next) = Entry::read(bytes, at)?;
            if entries.iter().any(|e| e.name == entry.name) {
                return Err(Unreadable::Damaged); // which of the two somebody sees should not depend on the reader
            }
            entries.push(entry);
            at = next;
        }
        Ok(Self { bytes, entries })
    }

    /// The names of the entries.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        self.entries.iter().map(|e| e.name.as_str())
    }

    /// An entry's content as it is unpacked, at most `most` bytes of it; `None` when there is no such entry.
    /// What goes wrong on the way is an [`io::Error`] that [`unreadable`] understands.
    ///
    /// # Errors
    /// [`Unreadable`] when the entry says itself that it is too large, or lies outside the file.
    pub fn entry(&self, name: &str, most: u64) -> Result<Option<impl Read + 'a>, Unreadable> {
        let Some(entry) = self.entries.iter().find(|e| e.name.eq_ignore_ascii_case(name)) else { return Ok(None) };
        if entry.size > most || (entry.size > SMALL && entry.size / (entry.packed as u64).max(1) > MOST_RATIO) {
            return Err(Unreadable::Bomb);
        }
        if u32_at(self.bytes, entry.at) != Some(0x0403_4b50) {
            return Err(Unreadable::Damaged);
        }
        let skip = |at| u16_at(self.bytes, at).ok_or(Unreadable::Damaged);
        let from = entry.at + 30 + skip(entry.at + 26)? + skip(entry.at + 28)?;
        let packed = self.bytes.get(from..from.saturating_add(entry.packed)).ok_or(Unreadable::Damaged)?;
        let inner = if entry.deflated { Packed::Deflated(DeflateDecoder::new(packed)) } else { Packed::Stored(packed) };
        Ok(Some(Unpacked { inner, size: entry.size, crc: entry.crc, sum: Crc::new(), out: 0 }))
    }

    /// The whole of an entry.
    ///
    /// # Errors
    /// As [`Archive::entry`], and what goes wrong while unpacking.
    pub fn whole(&self, name: &str, most: u64) -> Result<Option<Vec<u8>>, Unreadable> {
        let Some(mut entry) = self.entry(name, most)? else { return Ok(None) };
        let mut out = Vec::new();
        entry.read_to_end(&mut out).map_err(|e| unreadable(&e))?;
        Ok(Some(out))
    }
}

/// What an error while unpacking means.
pub(crate) fn unreadable(error: &io::Error) -> Unreadable {
    let told = error.get_ref().and_then(|e| e.downcast_ref::<Unreadable>());
    told.cloned().unwrap_or(Unreadable::Damaged)
}

impl Entry {
    /// The entry at `at` of the list, and where the next one begins.
    fn read(bytes: &[u8], at: usize) -> Result<(Self, usize), Unreadable> {
        let read = || {
            (u32_at(bytes, at)? == 0x0201_4b50).then_some(())?;
            let (flags, method) = (u16_at(bytes, at + 8)?, u16_at(bytes, at + 10)?);
            let encrypted = flags & 1 == 1;
            let name_at = at + 46;
            let name = bytes.get(name_at..name_at + u16_at(bytes, at + 28)?)?;
            let entry = Self {
                name: std::str::from_utf8(name).ok()?.to_owned(),
                deflated: method == 8,
                crc: u32_at(bytes, at + 16)?,
                packed: usize_at(bytes, at + 20)?,
                size: u64::from(u32_at(bytes, at + 24)?),
                at: usize_at(bytes, at + 42)?,
            };
            let next = name_at + name.len() + u16_at(bytes, at + 30)? + u16_at(bytes, at + 32)?;
            (!encrypted && matches!(method, 0 | 8)).then_some((entry, next))
        };
        let (entry, next) = read().ok_or(Unreadable::Damaged)?;
        let steps_out = entry.name.split('/').any(|part| part == "..");
        if steps_out || entry.name.starts_with('/') || entry.name.contains(['\\', ':', '\0']) {
            return Err(Unreadable::PathNames);
        }
        Ok((entry, next))
    }
}

enum Packed<'a> {
    Stored(&'a [u8]),
    Deflated(DeflateDecoder<&'a [u8]>),
}

struct Unpacked<'a> {
    inner: Packed<'a>,
    /// What the entry says that it is.
    size: u64,
    crc: u32,
    sum: Crc,
    out: u64,
}

impl Read for Unpacked<'_> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let told = |why| Err(io::Error::other(why));
        let n = match &mut self.inner {
            Packed::Stored(bytes) => bytes.read(into)?,
            Packed::Deflated(bytes) => bytes.read(into)?,
        };
        self.out += n as u64;
        self.sum.update(into.get(..n).unwrap_or_default());
        if self.out > self.size {
            return told(Unreadable::Bomb); // more comes out than it says
        }
        if n == 0 && !into.is_empty() && (self.out != self.size || self.sum.sum() != self.crc) {
            return told(Unreadable::Damaged);
        }
        Ok(n)
    }
}
