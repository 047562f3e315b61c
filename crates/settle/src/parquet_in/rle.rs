//! Numbers in runs and in packs of bits, as Parquet has them: indices of a dictionary, and levels.

use bytes::Bytes;

/// What comes next.
#[derive(Debug, Clone, Copy)]
pub enum Next {
    /// So many times the same.
    Run(u32, usize),
    /// So many, each its own.
    Pack(usize),
}

#[derive(Debug)]
pub struct Rle {
    bytes: Bytes,
    at: usize,
    width: u32,
    /// What is left of a run: its value and length.
    run: (u32, usize),
    /// What is left of a pack: the bit at which the next number begins, and how many there are.
    pack: (usize, usize),
}

impl Rle {
    /// Numbers of so many bits, at most 32.
    pub const fn new(bytes: Bytes, width: u32) -> Self {
        Self { bytes, at: 0, width, run: (0, 0), pack: (0, 0) }
    }

    fn header(&mut self) -> Option<()> {
        let (mut header, mut shift) = (0_u64, 0);
        loop {
            let byte = *self.bytes.get(self.at)?;
            self.at += 1;
            header |= u64::from(byte & 0x7f) << shift;
            if byte & 0x80 == 0 {
                break;
            }
            shift += 7;
            if shift > 35 {
                return None;
            }
        }
        let count = usize::try_from(header >> 1).ok()?;
        if header & 1 == 1 {
            let bytes = count.checked_mul(self.width as usize)?;
            self.pack = (self.at * 8, count.checked_mul(8)?);
            self.at = self.at.checked_add(bytes)?;
        } else {
            let length = (self.width as usize).div_ceil(8);
            let value = self.bytes.get(self.at..self.at + length)?;
            let value = value.iter().rev().fold(0_u32, |v, b| v << 8 | u32::from(*b));
            self.at += length;
            self.run = (value, count);
        }
        Some(())
    }

    /// What comes next, at most so many. A run is taken by this, a pack by [`Rle::unpack`] or [`Rle::skip`].
    pub fn next(&mut self, most: usize) -> Option<Next> {
        loop {
            if self.run.1 > 0 {
                let taken = self.run.1.min(most);
                self.run.1 -= taken;
                return Some(Next::Run(self.run.0, taken));
            }
            if self.pack.1 > 0 {
                return Some(Next::Pack(self.pack.1.min(most)));
            }
            self.header()?;
        }
    }

    /// Adds so many numbers.
    pub fn read(&mut self, mut wanted: usize, out: &mut Vec<u32>) -> Option<()> {
        while wanted > 0 {
            wanted -= match self.next(wanted)? {
                Next::Run(value, taken) => {
                    out.resize(out.len() + taken, value);
                    taken
                }
                Next::Pack(taken) => {
                    self.unpack(taken, out)?;
                    taken
                }
            };
        }
        Some(())
    }

    /// Passes over so many numbers.
    pub fn skip(&mut self, mut wanted: usize) -> Option<()> {
        while wanted > 0 {
            wanted -= match self.next(wanted)? {
                Next::Run(_, taken) => taken,
                Next::Pack(taken) => {
                    let bit = self.pack.0 + taken * self.width as usize;
                    if bit.div_ceil(8) > self.bytes.len() {
                        return None;
                    }
                    self.pack = (bit, self.pack.1 - taken);
                    taken
                }
            };
        }
        Some(())
    }

    /// Takes so many numbers out of the pack.
    pub fn unpack(&mut self, count: usize, out: &mut Vec<u32>) -> Option<()> {
        let width = self.width as usize;
        let (bit, left) = self.pack;
        let end = bit.checked_add(count.checked_mul(width)?)?;
        if end.div_ceil(8) > self.bytes.len() {
            return None;
        }
        self.pack = (end, left - count);
        if width == 0 {
            out.resize(out.len() + count, 0);
            return Some(());
        }
        let bytes: &[u8] = &self.bytes;
        let mask = if width == 32 { u64::from(u32::MAX) } else { (1 << width) - 1 };
        let eight = |from: usize| Some(u64::from_le_bytes(bytes.get(from..from.checked_add(8)?)?.try_into().ok()?));
        // Eight bytes hold any number of 32 bits that begins inside the first. What stands behind the end reads as 0.
        let one = |at: usize| {
            let word = eight(at / 8).unwrap_or_else(|| {
                let rest = bytes.get(at / 8..).unwrap_or_default();
                rest.iter().rev().fold(0, |word, byte| word << 8 | u64::from(*byte))
            });
            part(word >> (at % 8) & mask)
        };
        let (mut at, mut wanted) = (bit, count);
        // A pack holds eights of numbers, and each begins with a byte.
        let before = if width <= 16 { left % 8 } else { wanted };
        while wanted > 0 && count - wanted < before {
            out.push(one(at));
            (at, wanted) = (at + width, wanted - 1);
        }
        while wanted >= 8 {
            // The second four may begin inside a byte.
            let (Some(low), Some(high)) = (eight(at / 8), eight((at + 4 * width) / 8)) else { break };
            let high = high >> (4 * width % 8);
            let of = |word: u64, nth: usize| part(word >> (nth * width) & mask);
            let four = |word| [of(word, 0), of(word, 1), of(word, 2), of(word, 3)];
            out.extend_from_slice(&four(low));
            out.extend_from_slice(&four(high));
            (at, wanted) = (at + 8 * width, wanted - 8);
        }
        out.extend((0..wanted).map(|n| one(at + n * width)));
        Some(())
    }
}

#[allow(clippy::cast_possible_truncation)] // at most 32 bits are left
const fn part(word: u64) -> u32 {
    word as u32
}

/// Where the first value is missing, by the levels of a page; none when there are too few of them.
pub fn first_missing(levels: Bytes, rows: usize) -> Option<Option<usize>> {
    let mut rle = Rle::new(levels, 1);
    let mut bits = Vec::new();
    let mut seen = 0;
    // The usual page says in one run that nothing is missing.
    while seen < rows {
        match rle.next(rows - seen)? {
            Next::Run(0, _) => return Some(Some(seen)),
            Next::Run(_, taken) => seen += taken,
            Next::Pack(taken) => {
                bits.clear();
                rle.unpack(taken, &mut bits)?;
                if let Some(at) = bits.iter().position(|b| *b == 0) {
                    return Some(Some(seen + at));
                }
                seen += taken;
            }
        }
    }
    Some(None)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A run of five sevens, then a pack of eight numbers of three bits.
    fn numbers() -> Rle {
        let pack = (0..8_u32).fold(0, |bits, n| bits | n << (3 * n)).to_le_bytes();
        Rle::new(Bytes::from(vec![5 << 1, 7, 1 << 1 | 1, pack[0], pack[1], pack[2]]), 3)
    }

    #[test]
    fn numbers_are_read_and_passed_over() {
        let all = [7, 7, 7, 7, 7, 0, 1, 2, 3, 4, 5, 6, 7];
        for skipped in 0..=all.len() {
            for read in 0..=all.len() - skipped {
                let (mut rle, mut out) = (numbers(), Vec::new());
                rle.skip(skipped).unwrap();
                rle.read(read, &mut out).unwrap();
                rle.read(all.len() - skipped - read, &mut out).unwrap();
                assert_eq!(out, all[skipped..]);
                assert!(rle.read(1, &mut out).is_none() && rle.skip(1).is_none());
            }
        }
    }

    /// Numbers of every width, from any place to any other.
    #[test]
    fn packs_of_every_width_are_unpacked() {
        for width in 0..=32_u32 {
            let mask = u32::try_from((1_u64 << width) - 1).unwrap();
            let all: Vec<u32> = (1..=48_u32).map(|n| n.wrapping_mul(2_654_435_761) & mask).collect();
            let mut bytes = vec![6 << 1 | 1];
            let flat: Vec<u32> = all.iter().flat_map(|n| (0..width).map(move |bit| n >> bit & 1)).collect();
            bytes.extend(flat.chunks(8).map(|b| u8::try_from(b.iter().rev().fold(0, |v, b| v << 1 | b)).unwrap()));
            for skipped in 0..all.len() {
                for read in 0..=all.len() - skipped {
                    let (mut rle, mut out) = (Rle::new(Bytes::from(bytes.clone()), width), Vec::new());
                    rle.skip(skipped).unwrap();
                    rle.read(read, &mut out).unwrap();
                    rle.read(all.len() - skipped - read, &mut out).unwrap();
                    assert_eq!(out, all[skipped..], "{width} {skipped} {read}");
                }
            }
        }
    }

    #[test]
    fn missing_values_are_found() {
        assert_eq!(first_missing(Bytes::from(vec![9 << 1, 1]), 9), Some(None));
        assert_eq!(first_missing(Bytes::from(vec![9 << 1, 1]), 10), None);
        assert_eq!(first_missing(Bytes::from(vec![9 << 1, 1, 3, 0b1111_1011]), 17), Some(Some(11)));
        assert_eq!(first_missing(Bytes::from(vec![2 << 1, 0]), 2), Some(Some(0)));
    }
}
