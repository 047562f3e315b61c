//! In which letters a text is written: told by the bytes, or refused; never guessed in silence.

use std::io::{self, Read};

use crate::{How, Unreadable};

/// What the bytes are, and where the text begins.
pub(crate) enum Encoding {
    Utf8,
    Utf16 { big: bool },
    Windows1252,
}

/// Looks at the whole text once.
///
/// # Errors
/// [`Unreadable::BrokenLetters`], [`Unreadable::UnknownEncoding`], [`Unreadable::NotASheet`].
pub(crate) fn tell(bytes: &[u8]) -> Result<(Encoding, How, &[u8]), Unreadable> {
    if let Some(rest) = bytes.strip_prefix(b"\xef\xbb\xbf") {
        let text = std::str::from_utf8(rest).map_err(|e| unknown(rest, e.valid_up_to()))?;
        accept_text(text)?;
        return Ok((Encoding::Utf8, How::Utf8, rest));
    }
    for (mark, big) in [(b"\xff\xfe", false), (b"\xfe\xff", true)] {
        if let Some(rest) = bytes.strip_prefix(mark) {
            accept_utf16(rest, big)?;
            return Ok((Encoding::Utf16 { big }, How::Utf16, rest));
        }
    }
    if bytes.contains(&0) {
        return Err(Unreadable::NotASheet);
    }
    match std::str::from_utf8(bytes) {
        Ok(text) => {
            accept_text(text)?;
            Ok((Encoding::Utf8, How::Utf8, bytes))
        }
        Err(e) => {
            let words = accept_windows_1252(bytes, e.valid_up_to())?;
            Ok((Encoding::Windows1252, How::Windows1252 { words }, bytes))
        }
    }
}

fn line_at(bytes: &[u8], at: usize) -> u32 {
    let ends = bytes.iter().take(at).filter(|b| **b == b'\n').count();
    u32::try_from(ends).unwrap_or(u32::MAX).saturating_add(1)
}

/// The word around a byte, with `?` for what is no ASCII letter: enough to find it, no more.
fn word_at(bytes: &[u8], at: usize) -> String {
    let ends = |b: &&u8| matches!(**b, b' ' | b';' | b',' | b'\t' | b'\n' | b'\r' | b'"');
    let from = bytes.get(..at).unwrap_or_default().iter().rev().take(20).take_while(|b| !ends(b)).count();
    let word = bytes.get(at - from..).unwrap_or_default().iter().take(40).take_while(|b| !ends(b));
    word.map(|b| if b.is_ascii_graphic() { char::from(*b) } else { '?' }).collect()
}

fn unknown(bytes: &[u8], at: usize) -> Unreadable {
    Unreadable::UnknownEncoding { line: line_at(bytes, at), seen: word_at(bytes, at) }
}

/// A text that is UTF-8, and was always.
fn accept_text(text: &str) -> Result<(), Unreadable> {
    if text.contains('\0') {
        return Err(Unreadable::NotASheet);
    }
    let mut before = [' ', ' '];
    for (at, c) in text.char_indices() {
        if c > '\u{7f}' || before[1] == '?' || before[1] > '\u{7f}' {
            if is_broken(before, c) {
                return Err(Unreadable::BrokenLetters { line: line_at(text.as_bytes(), at), seen: around(text, at) });
            }
        } else if c.is_control() && !matches!(c, '\t' | '\r' | '\n') {
            return Err(Unreadable::NotASheet);
        }
        before = [before[1], c];
    }
    Ok(())
}

/// The first word of a text whose letters are broken.
pub(crate) fn broken_word(text: &str) -> Option<String> {
    match accept_text(text) {
        Err(Unreadable::BrokenLetters { seen, .. }) => Some(seen),
        _ => None,
    }
}

fn around(text: &str, at: usize) -> String {
    let ends = |c: &char| c.is_whitespace() || matches!(c, ';' | ',' | '"');
    let head = text.get(..at).unwrap_or_default();
    let before: Vec<char> = head.chars().rev().take(20).take_while(|c| !ends(c)).collect();
    let after = text.get(at..).unwrap_or_default().chars().take(20).take_while(|c| !ends(c));
    before.into_iter().rev().chain(after).filter(|c| !c.is_control()).collect()
}

/// Marks that a text was once read in the wrong letters and saved so: the replacement character, control
/// characters of the upper half, a question mark inside a word, and the pairs that Danish letters become when
/// UTF-8 is read as Windows-1252, as DOS's letters, or as a Macintosh's.
fn is_broken(before: [char; 2], c: char) -> bool {
    match (before[1], c) {
        (_, '\u{fffd}' | '\u{80}'..='\u{9f}') => true,
        ('?', c) => before[0].is_alphabetic() && c.is_lowercase(),
        // As Windows-1252: the second byte, 80 to BF, of a letter between U+00C0 and U+00FF, or of another that begins so.
        ('\u{c3}', c) => is_second(c),
        ('\u{c2}', c) => matches!(c, '\u{a0}'..='\u{bf}'),
        ('\u{e2}', c) => matches!(c, '\u{20ac}' | '\u{201a}' | '\u{2020}'),
        ('\u{ef}', c) => matches!(c, '\u{bb}' | '\u{bf}'),
        // As code page 850 or 865 (a box's line), and as Mac Roman (a root).
        ('\u{251c}' | '\u{221a}', c) => !c.is_whitespace(),
        // Windows-1252 read as DOS's or a Macintosh's letters, and DOS's read as Windows-1252: signs inside a word.
        (letter, '\u{b0}' | '\u{b5}' | '\u{af}' | '\u{203a}' | '\u{2020}' | '\u{2018}') => letter.is_alphabetic(),
        (letter, '\u{d5}' | '\u{ca}' | '\u{c2}') => letter.is_lowercase(),
        _ => false,
    }
}

/// What a byte between 80 and BF is in Windows-1252.
fn is_second(c: char) -> bool {
    matches!(c, '\u{a0}'..='\u{bf}') || UPPER.contains(&c)
}

/// Windows-1252's own characters, 80 to 9F; the five that it leaves open are control characters.
const UPPER: [char; 32] = [
    '\u{20ac}', '\u{81}', '\u{201a}', '\u{192}', '\u{201e}', '\u{2026}', '\u{2020}', '\u{2021}', '\u{2c6}', '\u{2030}',
    '\u{160}', '\u{2039}', '\u{152}', '\u{8d}', '\u{17d}', '\u{8f}', '\u{90}', '\u{2018}', '\u{2019}', '\u{201c}',
    '\u{201d}', '\u{2022}', '\u{2013}', '\u{2014}', '\u{2dc}', '\u{2122}', '\u{161}', '\u{203a}', '\u{153}', '\u{9d}',
    '\u{17e}', '\u{178}',
];

fn of_windows_1252(b: u8) -> char {
    match b {
        0x80..=0x9f => UPPER.get(usize::from(b - 0x80)).copied().unwrap_or('\u{fffd}'),
        _ => char::from(b),
    }
}

/// Bytes that aren't UTF-8 are Windows-1252 only if nothing speaks against it: no pair that would be a letter in
/// UTF-8 (then encodings are mixed), every letter one that Danish names have, each inside a word, and no sign
/// inside a word that another code page has a letter for. Gives some of the words that it decides.
fn accept_windows_1252(bytes: &[u8], first: usize) -> Result<Vec<String>, Unreadable> {
    let mut words: Vec<String> = Vec::new();
    for (at, b) in bytes.iter().enumerate().filter(|(_, b)| **b >= 0x80 || (**b < 0x20 && !matches!(**b, 9 | 10 | 13)))
    {
        if *b < 0x20 {
            return Err(Unreadable::NotASheet);
        }
        let before = at.checked_sub(1).and_then(|i| bytes.get(i)).copied().unwrap_or(b' ');
        let after = bytes.get(at + 1).copied().unwrap_or(b' ');
        let mixed = matches!(*b, 0xc2..=0xf4) && matches!(after, 0x80..=0xbf);
        let in_word = is_letter(before) || is_letter(after);
        let fits = if is_quote_in_a_word(bytes, at) {
            false
        } else if is_letter(*b) {
            in_word || *b == 0xe5 || *b == 0xc5 || *b == 0xf8 || *b == 0xd8 // a word of one letter
        } else {
            is_sign(*b)
                && !(matches!(*b, 0x91 | 0x93 | 0x84 | 0xab) && is_letter(before))
                && (!in_word || matches!(*b, 0x91..=0x97 | 0xb4 | 0xa0 | 0x84 | 0x85 | 0xab | 0xbb | 0xb0))
        };
        if mixed || !fits {
            return Err(unknown(bytes, if at < first { first } else { at }));
        }
        if is_letter(*b) && words.len() < 5 {
            let word = word_around(bytes, at);
            if !words.contains(&word) {
                words.push(word);
            }
        }
    }
    Ok(words)
}

/// Quotation marks where none is typed, and where DOS's letters have an `ö`, an `Æ` or an `æ`: a closing one between two
/// letters, an apostrophe that begins a word, and an opening one that nothing on the line closes.
fn is_quote_in_a_word(bytes: &[u8], at: usize) -> bool {
    let letter = |b: Option<&u8>| b.is_some_and(|b| is_letter(*b));
    let before = at.checked_sub(1).and_then(|i| bytes.get(i));
    let after = bytes.get(at + 1);
    match bytes.get(at) {
        Some(0x94) => letter(before) && letter(after),
        Some(0x92) => !letter(before) && !before.is_some_and(u8::is_ascii_digit) && letter(after),
        Some(0x91) if letter(after) => {
            let rest = bytes.get(at..).unwrap_or_default();
            !rest.iter().take_while(|b| **b != b'\n').any(|b| *b == 0x92)
        }
        _ => false,
    }
}

/// ASCII letters, and those beyond that Danish names and their neighbours have.
fn is_letter(b: u8) -> bool {
    b.is_ascii_alphabetic()
        || matches!(b,
            0xe6 | 0xf8 | 0xe5 | 0xc6 | 0xd8 | 0xc5 // ae, oe, aa
            | 0xe0..=0xe4 | 0xe7..=0xef | 0xf0..=0xf6 | 0xf9..=0xff
            | 0xc0 | 0xc1 | 0xc2 | 0xc4 | 0xc7..=0xce | 0xd0..=0xd6 | 0xd9..=0xdf | 0x8a | 0x8e | 0x9a | 0x9e)
}

/// Signs that people type: dashes, quotation marks, degrees, paragraphs, euros.
fn is_sign(b: u8) -> bool {
    matches!(
        b,
        0x80 | 0x84 | 0x85 | 0x91
            ..=0x97 | 0xa0 | 0xa3 | 0xa7 | 0xab | 0xb0 | 0xb1 | 0xb2 | 0xb4 | 0xb7 | 0xbb | 0xbc | 0xbd
    )
}

fn word_around(bytes: &[u8], at: usize) -> String {
    let inside = |b: &&u8| is_letter(**b) || **b == b'-';
    let from = bytes.get(..at).unwrap_or_default().iter().rev().take(20).take_while(inside).count();
    let word = bytes.get(at - from..).unwrap_or_default().iter().take(40).take_while(inside);
    word.map(|b| of_windows_1252(*b)).collect()
}

fn accept_utf16(bytes: &[u8], big: bool) -> Result<(), Unreadable> {
    if !bytes.len().is_multiple_of(2) {
        return Err(Unreadable::Damaged);
    }
    let mut before = [' ', ' '];
    let mut line = 1;
    for c in char::decode_utf16(units(bytes, big)) {
        let c = c.map_err(|_| Unreadable::UnknownEncoding { line, seen: String::new() })?;
        if c == '\0' || (c < ' ' && !matches!(c, '\t' | '\r' | '\n')) {
            return Err(Unreadable::NotASheet);
        }
        if is_broken(before, c) {
            return Err(Unreadable::BrokenLetters { line, seen: String::new() });
        }
        line += u32::from(c == '\n');
        before = [before[1], c];
    }
    Ok(())
}

fn units(bytes: &[u8], big: bool) -> impl Iterator<Item = u16> {
    bytes.chunks_exact(2).map(move |pair| match pair {
        [a, b] if big => u16::from_be_bytes([*a, *b]),
        [a, b] => u16::from_le_bytes([*a, *b]),
        _ => 0,
    })
}

/// The text as UTF-8, a piece at a time: no second copy of a large file.
pub(crate) fn text<'a>(bytes: &'a [u8], encoding: &Encoding) -> Box<dyn Read + 'a> {
    match encoding {
        Encoding::Utf8 => Box::new(bytes),
        Encoding::Windows1252 => Box::new(Pieces::new(bytes.iter().map(|b| of_windows_1252(*b)))),
        Encoding::Utf16 { big } => {
            let chars = char::decode_utf16(units(bytes, *big));
            Box::new(Pieces::new(chars.map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER))))
        }
    }
}

struct Pieces<I> {
    chars: I,
    /// A character that did not fit any more.
    over: Option<char>,
}

impl<I: Iterator<Item = char>> Pieces<I> {
    fn new(chars: I) -> Self {
        Self { chars, over: None }
    }
}

impl<I: Iterator<Item = char>> Read for Pieces<I> {
    fn read(&mut self, out: &mut [u8]) -> io::Result<usize> {
        let mut full = 0;
        while let Some(c) = self.over.take().or_else(|| self.chars.next()) {
            match out.get_mut(full..full + c.len_utf8()) {
                Some(room) => full += c.encode_utf8(room).len(),
                None if full > 0 => {
                    self.over = Some(c);
                    break;
                }
                None => return Err(io::Error::other("no room for one character")),
            }
        }
        Ok(full)
    }
}
