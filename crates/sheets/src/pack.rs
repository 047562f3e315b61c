//! A zip archive, written entry by entry: what [`Archive`](crate::Archive) reads and every computer opens.

use std::io::{self, Write};

use flate2::{Compression, Crc, write::DeflateEncoder};

/// 1 January 1980, the first day that a zip knows: the same contents are the same file.
const DAY: u16 = 0x21;
/// Names are UTF-8.
const UTF8: u16 = 0x0800;
/// Entries are deflated, read by 2.0 and later.
const DEFLATED: u16 = 8;
const VERSION: u16 = 20;

/// An archive being written.
#[derive(Debug)]
pub struct Packer<W> {
    to: W,
    at: u32,
    list: Vec<u8>,
    count: u16,
}

fn too_large() -> io::Error {
    io::Error::new(io::ErrorKind::FileTooLarge, "larger than a zip may be")
}

fn small(n: usize) -> io::Result<u32> {
    u32::try_from(n).map_err(|_| too_large())
}

impl<W: Write> Packer<W> {
    /// An archive with nothing in it yet.
    pub fn new(to: W) -> Self {
        Self { to, at: 0, list: Vec::new(), count: 0 }
    }

    /// Writes an entry.
    ///
    /// # Errors
    /// What the disk says; four gigabytes in an entry or in all are too many.
    pub fn entry(&mut self, name: &str, bytes: &[u8]) -> io::Result<()> {
        let mut deflater = DeflateEncoder::new(Vec::new(), Compression::default());
        deflater.write_all(bytes)?;
        let packed = deflater.finish()?;
        let mut sum = Crc::new();
        sum.update(bytes);
        let mut about = Vec::new();
        let length = u16::try_from(name.len()).map_err(|_| too_large())?;
        [VERSION, UTF8, DEFLATED, 0, DAY].iter().for_each(|n| about.extend(n.to_le_bytes()));
        [sum.sum(), small(packed.len())?, small(bytes.len())?].iter().for_each(|n| about.extend(n.to_le_bytes()));
        about.extend(length.to_le_bytes());
        about.extend([0; 2]); // nothing more about it
        self.list.extend(b"PK\x01\x02");
        self.list.extend(VERSION.to_le_bytes());
        self.list.extend(&about);
        self.list.extend([0; 10]); // no comment, first disk, no attributes
        self.list.extend(self.at.to_le_bytes());
        self.list.extend(name.as_bytes());
        let entry = [b"PK\x03\x04".as_slice(), &about, name.as_bytes(), &packed].concat();
        self.at = self.at.checked_add(small(entry.len())?).ok_or_else(too_large)?;
        self.count = self.count.checked_add(1).ok_or_else(too_large)?;
        self.to.write_all(&entry)
    }

    /// Writes the list of entries, and gives back what was written to.
    ///
    /// # Errors
    /// What the disk says.
    pub fn finish(mut self) -> io::Result<W> {
        let mut end = b"PK\x05\x06\0\0\0\0".to_vec();
        [self.count, self.count].iter().for_each(|n| end.extend(n.to_le_bytes()));
        [small(self.list.len())?, self.at].iter().for_each(|n| end.extend(n.to_le_bytes()));
        end.extend([0; 2]); // no comment
        self.to.write_all(&self.list)?;
        self.to.write_all(&end)?;
        self.to.flush()?;
        Ok(self.to)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::Archive;

    #[test]
    fn what_is_packed_is_unpacked() {
        let large = vec![7_u8; 100_000];
        let entries: [(&str, &[u8]); 3] = [("manifest.toml", b"format = 1\n"), ("tables/Ærø.csv", &large), ("x", b"")];
        let mut packer = Packer::new(Vec::new());
        for (name, bytes) in entries {
            packer.entry(name, bytes).unwrap();
        }
        let file = packer.finish().unwrap();
        let archive = Archive::open(&file).unwrap();
        assert_eq!(archive.names().collect::<Vec<_>>(), entries.map(|(name, _)| name));
        for (name, bytes) in entries {
            assert_eq!(archive.whole(name, 1_000_000).unwrap().unwrap(), bytes, "{name}");
        }
    }
}
