//! What is wanted held against what is on offer: industries and occupations, as figures.

use crate::codes::Code;

/// What one centre gives today.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Offered {
    /// Its industries, or its occupations.
    pub codes: Vec<Code>,
    /// Vacant places.
    pub free: i64,
}

/// One industry or occupation, wanted or on offer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Covered {
    /// Its code.
    pub code: Code,
    /// Waiting citizens who want it.
    pub wanted: i64,
    /// Centres that offer it.
    pub centres: i64,
    /// Their vacant places.
    pub free: i64,
}

code_enum! {
    /// What is to be done about it.
    Verdict {
        /// Wanted, and nobody offers it.
        Missing = "missing",
        /// Wanted by more than there are vacant places.
        Short = "short",
        /// Wanted, and there are places enough.
        Covered = "covered",
        /// Vacant places that nobody wants.
        Unused = "unused",
        /// On offer, taken, and wanted by nobody who waits.
        Quiet = "quiet",
    }
}

impl Covered {
    /// What is to be done about it.
    #[must_use]
    pub fn verdict(&self) -> Verdict {
        match (self.wanted, self.centres, self.free) {
            (0, _, 0) => Verdict::Quiet,
            (0, ..) => Verdict::Unused,
            (_, 0, _) => Verdict::Missing,
            (wanted, _, free) if wanted > free => Verdict::Short,
            _ => Verdict::Covered,
        }
    }
}

/// Is one code the other, or a part of it? Industries and occupations are numbered from the whole to the part.
fn is_part(a: &Code, b: &Code) -> bool {
    a.as_str().starts_with(b.as_str()) || b.as_str().starts_with(a.as_str())
}

/// Every code that is wanted or on offer: what is missing first, then what is short, then by how many want it.
#[must_use]
pub fn cover(wanted: &[(Code, i64)], offered: &[Offered]) -> Vec<Covered> {
    let mut codes: Vec<Code> = wanted.iter().map(|(code, _)| code.clone()).collect();
    for code in offered.iter().flat_map(|o| &o.codes) {
        if !codes.iter().any(|c| is_part(c, code)) {
            codes.push(code.clone());
        }
    }
    let row = |code: Code| {
        let giving: Vec<&Offered> = offered.iter().filter(|o| o.codes.iter().any(|c| is_part(c, &code))).collect();
        Covered {
            wanted: wanted.iter().filter(|(c, _)| *c == code).map(|(_, n)| n).sum(),
            centres: giving.len() as i64,
            free: giving.iter().map(|o| o.free.max(0)).sum(),
            code,
        }
    };
    let mut rows: Vec<Covered> = codes.into_iter().map(row).collect();
    rows.sort_by(|a, b| {
        let key = |c: &Covered| (c.verdict(), -c.wanted, -c.free);
        key(a).cmp(&key(b)).then_with(|| a.code.cmp(&b.code))
    });
    rows
}

#[cfg(test)]
mod tests {
    use super::*;

    fn code(text: &str) -> Code {
        Code::known(text)
    }

    #[test]
    fn coverage_says_what_is_missing_short_and_unused() {
        let offered = [
            Offered { codes: vec![code("47"), code("56")], free: 2 },
            Offered { codes: vec![code("47")], free: 1 },
            Offered { codes: vec![code("87")], free: 3 },
            Offered { codes: vec![code("10")], free: 0 },
        ];
        let wanted = [(code("45"), 4), (code("47"), 3), (code("56"), 5)];
        let rows: Vec<_> = cover(&wanted, &offered)
            .into_iter()
            .map(|c| format!("{} {} {} {} {}", c.code, c.wanted, c.centres, c.free, c.verdict()))
            .collect();
        assert_eq!(
            rows,
            ["45 4 0 0 missing", "56 5 1 2 short", "47 3 2 3 covered", "87 0 1 3 unused", "10 0 1 0 quiet"]
        );
    }

    #[test]
    fn coverage_knows_a_part_from_its_whole() {
        let offered = [Offered { codes: vec![code("5223")], free: 1 }];
        let rows = cover(&[(code("52"), 1)], &offered);
        assert_eq!((rows.len(), rows[0].verdict()), (1, Verdict::Covered));
        assert!(cover(&[], &[]).is_empty());
    }
}
