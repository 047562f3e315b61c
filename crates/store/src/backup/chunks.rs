//! The contents in sealed chunks of 64 KiB (the STREAM construction over XChaCha20-Poly1305): each knows its
//! number and whether it is the last, so that none can be changed, moved, left out or cut off unseen.

use std::io::{self, Read, Write};

use chacha20poly1305::{
    KeyInit, XChaCha20Poly1305, XNonce,
    aead::{Aead, Payload},
};
use sha2::{Digest, Sha256};

const CHUNK: usize = 64 * 1024;
const TAG: usize = 16;
/// Set in a chunk's length when it is the last.
const LAST: u32 = 0x8000_0000;

struct Numbered {
    cipher: XChaCha20Poly1305,
    prefix: [u8; 19],
    head: [u8; 32],
    number: u32,
}

impl Numbered {
    fn new(key: &[u8; 32], prefix: [u8; 19], head: &[u8]) -> Self {
        let cipher = XChaCha20Poly1305::new(&(*key).into());
        Self { cipher, prefix, head: Sha256::digest(head).into(), number: 0 }
    }

    /// The nonce of the next chunk: prefix, number, and whether it is the last.
    fn nonce(&mut self, last: bool) -> io::Result<XNonce> {
        let mut nonce = [0_u8; 24];
        let parts = self.prefix.iter().copied().chain(self.number.to_be_bytes()).chain([u8::from(last)]);
        nonce.iter_mut().zip(parts).for_each(|(to, from)| *to = from);
        self.number = self.number.checked_add(1).ok_or_else(|| io::Error::other("too large"))?;
        Ok(XNonce::from(nonce))
    }
}

/// Seals what is written to it.
pub(super) struct Sealer<W> {
    to: W,
    numbered: Numbered,
    waiting: Vec<u8>,
}

impl<W: Write> Sealer<W> {
    pub(super) fn new(to: W, key: &[u8; 32], prefix: [u8; 19], head: &[u8]) -> Self {
        Self { to, numbered: Numbered::new(key, prefix, head), waiting: Vec::with_capacity(CHUNK) }
    }

    fn seal(&mut self, last: bool) -> io::Result<()> {
        let nonce = self.numbered.nonce(last)?;
        let payload = Payload { msg: &self.waiting, aad: &self.numbered.head };
        let sealed = self.numbered.cipher.encrypt(&nonce, payload).map_err(|_| io::Error::other("sealing"))?;
        let length = u32::try_from(sealed.len()).unwrap_or(0) | if last { LAST } else { 0 };
        self.to.write_all(&length.to_be_bytes())?;
        self.to.write_all(&sealed)?;
        self.waiting.clear();
        Ok(())
    }

    /// The last chunk, which says that it is the last.
    pub(super) fn finish(mut self) -> io::Result<W> {
        self.seal(true)?;
        self.to.flush()?;
        Ok(self.to)
    }
}

impl<W: Write> Write for Sealer<W> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        let room = CHUNK - self.waiting.len();
        let (now, _) = bytes.split_at_checked(room).unwrap_or((bytes, &[]));
        self.waiting.extend_from_slice(now);
        if self.waiting.len() == CHUNK {
            self.seal(false)?;
        }
        Ok(now.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(()) // a chunk is sealed when it is full, or by `finish`
    }
}

/// Opens what a [`Sealer`] wrote. Anything that doesn't open is [`io::ErrorKind::InvalidData`].
pub(super) struct Opener<R> {
    from: R,
    numbered: Numbered,
    ready: io::Cursor<Vec<u8>>,
    ended: bool,
}

fn damaged() -> io::Error {
    io::Error::new(io::ErrorKind::InvalidData, "damaged")
}

impl<R: Read> Opener<R> {
    pub(super) fn new(from: R, key: &[u8; 32], prefix: [u8; 19], head: &[u8]) -> Self {
        Self { from, numbered: Numbered::new(key, prefix, head), ready: io::Cursor::default(), ended: false }
    }

    fn next_chunk(&mut self) -> io::Result<()> {
        let mut length = [0_u8; 4];
        self.from.read_exact(&mut length).map_err(|_| damaged())?;
        let length = u32::from_be_bytes(length);
        let (last, length) = (length & LAST != 0, (length & !LAST) as usize);
        if !(TAG..=CHUNK + TAG).contains(&length) {
            return Err(damaged());
        }
        let mut sealed = vec![0_u8; length];
        self.from.read_exact(&mut sealed).map_err(|_| damaged())?;
        let nonce = self.numbered.nonce(last)?;
        let payload = Payload { msg: sealed.as_slice(), aad: &self.numbered.head };
        let opened = self.numbered.cipher.decrypt(&nonce, payload).map_err(|_| damaged())?;
        self.ready = io::Cursor::new(opened);
        self.ended = last;
        if last && self.from.read(&mut [0_u8; 1])? != 0 {
            return Err(damaged()); // something was put after the end
        }
        Ok(())
    }
}

impl<R: Read> Read for Opener<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        loop {
            let n = self.ready.read(into)?;
            if n > 0 || self.ended || into.is_empty() {
                return Ok(n);
            }
            self.next_chunk()?;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sealed(text: &[u8]) -> Vec<u8> {
        let mut sealer = Sealer::new(Vec::new(), &[7; 32], [9; 19], b"head");
        sealer.write_all(text).unwrap();
        sealer.finish().unwrap()
    }

    fn opened(bytes: &[u8], head: &[u8]) -> io::Result<Vec<u8>> {
        let mut out = Vec::new();
        Opener::new(bytes, &[7; 32], [9; 19], head).read_to_end(&mut out).map(|_| out)
    }

    #[test]
    fn what_goes_in_comes_out_at_every_length() {
        for length in [0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK] {
            let text: Vec<u8> = (0..length).map(|i| (i % 251) as u8).collect();
            assert_eq!(opened(&sealed(&text), b"head").unwrap(), text, "{length}");
        }
    }

    #[test]
    fn a_flipped_bit_a_cut_tail_a_moved_chunk_and_something_after_the_end_are_seen() {
        let text = vec![5_u8; 2 * CHUNK + 100];
        let good = sealed(&text);
        for at in (0..good.len()).step_by(97).chain([0, 1, 2, 3, good.len() - 1]) {
            let mut bent = good.clone();
            bent[at] ^= 1;
            assert!(opened(&bent, b"head").is_err(), "byte {at}");
        }
        for cut in [0, 1, 4, CHUNK, CHUNK + TAG + 4, 2 * (CHUNK + TAG + 4), good.len() - 1] {
            assert!(opened(&good[..cut], b"head").is_err(), "cut at {cut}");
        }
        let one = CHUNK + TAG + 4;
        let moved = [&good[one..2 * one], &good[..one], &good[2 * one..]].concat();
        assert!(opened(&moved, b"head").is_err());
        assert!(opened(&[good.as_slice(), b"x"].concat(), b"head").is_err());
        assert!(opened(&good, b"another head").is_err());
    }
}
