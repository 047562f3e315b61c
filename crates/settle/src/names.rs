//! Pseudonyms and their numbers: a table of texts that is asked a hundred million times.

/// Texts, each with a number in the order in which it first came.
#[derive(Debug)]
pub struct Names {
    bytes: Vec<u8>,
    ends: Vec<usize>,
    /// Open addressing: a piece of the hash, never 0; 0 is free. Small, so that it lies in the processor's cache: most
    /// texts that are asked for are not there.
    tags: Vec<u8>,
    /// The number of each.
    slots: Vec<u32>,
}

fn hash(text: &[u8]) -> u64 {
    const K: u64 = 0x9e37_79b9_7f4a_7c15;
    let eight = |bytes: &[u8]| bytes.try_into().map_or(0, u64::from_le_bytes);
    let mut h = K ^ (text.len() as u64);
    let chunks = text.chunks_exact(8);
    let rest = chunks.remainder();
    for chunk in chunks {
        h = (h ^ eight(chunk)).wrapping_mul(K).rotate_left(29);
    }
    if !rest.is_empty() {
        // The last eight bytes, some of which were looked at before.
        let last = match text.len().checked_sub(8).and_then(|from| text.get(from..)) {
            Some(last) => eight(last),
            None => rest.iter().fold(0, |word, byte| word << 8 | u64::from(*byte)),
        };
        h = (h ^ last).wrapping_mul(K);
    }
    h = (h ^ (h >> 32)).wrapping_mul(0xd6e8_feb8_6659_fd93);
    h ^ (h >> 29)
}

/// The piece of a hash that stands in a slot.
const fn tag(hash: u64) -> u8 {
    (hash >> 57) as u8 | 0x80
}

impl Default for Names {
    fn default() -> Self {
        Self { bytes: Vec::new(), ends: Vec::new(), tags: vec![0; 16], slots: vec![0; 16] }
    }
}

impl Names {
    /// How many there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Are there none?
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// The text with a number.
    #[must_use]
    pub fn get(&self, number: u32) -> &[u8] {
        let at = number as usize;
        let from = at.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or(0);
        self.ends.get(at).and_then(|end| self.bytes.get(from..*end)).unwrap_or_default()
    }

    /// The slot where a text stands, or where it would.
    fn slot(&self, text: &[u8], hash: u64) -> (usize, Option<u32>) {
        let mask = self.tags.len() - 1;
        #[allow(clippy::cast_possible_truncation)] // only its lower bits are asked for
        let mut at = hash as usize & mask;
        loop {
            match self.tags.get(at) {
                None | Some(0) => return (at, None),
                Some(tag_there) if *tag_there == tag(hash) => {
                    let number = self.slots.get(at).copied().unwrap_or(u32::MAX);
                    if self.get(number) == text {
                        return (at, Some(number));
                    }
                }
                Some(_) => {}
            }
            at = (at + 1) & mask;
        }
    }

    /// The number of a text that has one.
    #[must_use]
    pub fn find(&self, text: &[u8]) -> Option<u32> {
        self.slot(text, hash(text)).1
    }

    /// The number of a text, a new one where it has none; none when there are more than can be numbered.
    pub fn number(&mut self, text: &[u8]) -> Option<u32> {
        if self.ends.len() * 2 >= self.tags.len() {
            self.grow();
        }
        let hash = hash(text);
        let (at, known) = self.slot(text, hash);
        if known.is_some() {
            return known;
        }
        let number = u32::try_from(self.ends.len()).ok().filter(|n| *n < u32::MAX / 2)?;
        self.bytes.extend_from_slice(text);
        self.ends.push(self.bytes.len());
        self.put(at, hash, number);
        Some(number)
    }

    fn put(&mut self, at: usize, hash: u64, number: u32) {
        if let (Some(there), Some(slot)) = (self.tags.get_mut(at), self.slots.get_mut(at)) {
            (*there, *slot) = (tag(hash), number);
        }
    }

    fn grow(&mut self) {
        let size = self.tags.len() * 4;
        (self.tags, self.slots) = (vec![0; size], vec![0; size]);
        for number in 0..u32::try_from(self.ends.len()).unwrap_or(u32::MAX) {
            let hash = hash(self.get(number));
            let mask = size - 1;
            #[allow(clippy::cast_possible_truncation)] // only its lower bits are asked for
            let mut at = hash as usize & mask;
            while self.tags.get(at).is_some_and(|there| *there != 0) {
                at = (at + 1) & mask;
            }
            self.put(at, hash, number);
        }
    }

    /// Every number in the order of the texts: position by number, and number by position.
    #[must_use]
    pub fn ranked(&self) -> (Vec<u32>, Vec<u32>) {
        let key = |n: u32| {
            let text = self.get(n);
            let head = text.iter().take(16).fold((0_u128, 0_u32), |(k, len), b| (k << 8 | u128::from(*b), len + 1));
            head.0.checked_shl(8 * (16 - head.1)).unwrap_or(0)
        };
        let count = u32::try_from(self.len()).unwrap_or(u32::MAX);
        let mut order: Vec<(u128, u32)> = (0..count).map(|n| (key(n), n)).collect();
        order.sort_unstable_by(|a, b| a.0.cmp(&b.0).then_with(|| self.get(a.1).cmp(self.get(b.1))));
        let mut rank = vec![0; self.len()];
        for (position, (_, number)) in (0..count).zip(&order) {
            if let Some(slot) = rank.get_mut(*number as usize) {
                *slot = position;
            }
        }
        (rank, order.into_iter().map(|(_, number)| number).collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_keep_their_numbers_and_their_order() {
        let mut names = Names::default();
        let texts: Vec<String> =
            (0..5000_u32).map(|n| format!("C{:07}", n.wrapping_mul(2_654_435_761) % 999_983)).collect();
        let numbers: Vec<u32> = texts.iter().map(|t| names.number(t.as_bytes()).unwrap()).collect();
        for (text, number) in texts.iter().zip(&numbers) {
            assert_eq!(names.find(text.as_bytes()), Some(*number));
            assert_eq!(names.get(*number), text.as_bytes());
        }
        assert_eq!((names.find(b"C"), names.find(b"")), (None, None));
        let more = ["", "a", "b", "a-very-long-pseudonym-1", "a-very-long-pseudonym-2", "a-very-long-pseudonym"];
        more.iter().for_each(|t| assert!(names.number(t.as_bytes()).is_some()));
        let (rank, order) = names.ranked();
        let sorted: Vec<&[u8]> = order.iter().map(|n| names.get(*n)).collect();
        assert!(sorted.is_sorted());
        assert!(order.iter().enumerate().all(|(at, n)| rank[*n as usize] as usize == at));
    }
}
