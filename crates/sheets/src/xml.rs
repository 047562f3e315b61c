//! The little XML that a workbook is made of, a token at a time, each of them bounded. No document
//! types, no entities but the five of XML itself: nothing here grows by being read.

use std::{borrow::Cow, io::Read};

use crate::{Unreadable, archive::unreadable};

/// Bytes of the longest token: a cell's text and some markup.
const LONGEST: usize = 200_000;

pub(crate) struct Xml<R> {
    from: R,
    piece: Box<[u8]>,
    at: usize,
    full: usize,
    token: Vec<u8>,
}

/// A token. Names are without their prefix; attributes and text still have their escapes.
#[derive(Debug)]
pub(crate) enum Token<'a> {
    Open {
        name: &'a str,
        attributes: &'a str,
        empty: bool,
    },
    Close(&'a str),
    Text(&'a str),
    /// A text in which nothing is escaped.
    Plain(&'a str),
    End,
}

impl<R: Read> Xml<R> {
    pub(crate) fn new(from: R) -> Self {
        Self { from, piece: vec![0; 64 * 1024].into_boxed_slice(), at: 0, full: 0, token: Vec::new() }
    }

    /// The next byte without taking it; `None` at the end.
    fn peek(&mut self) -> Result<Option<u8>, Unreadable> {
        if self.at == self.full {
            self.full = self.from.read(&mut self.piece).map_err(|e| unreadable(&e))?;
            self.at = 0;
        }
        Ok(if self.full == 0 { None } else { self.piece.get(self.at).copied() })
    }

    /// Takes bytes up to one of `ends`, which stays; `false` at the end of the file.
    fn until(&mut self, ends: [u8; 3]) -> Result<bool, Unreadable> {
        while self.peek()?.is_some() {
            let rest = self.piece.get(self.at..self.full).unwrap_or_default();
            let found = rest.iter().position(|b| ends.contains(b));
            let taken = rest.get(..found.unwrap_or(rest.len())).unwrap_or_default();
            if self.token.len() + taken.len() > LONGEST {
                return Err(Unreadable::Bomb);
            }
            self.token.extend_from_slice(taken);
            self.at += taken.len();
            if found.is_some() {
                return Ok(true);
            }
        }
        Ok(false)
    }

    fn take(&mut self) -> Result<u8, Unreadable> {
        let b = self.peek()?.ok_or(Unreadable::Damaged)?;
        self.at += 1;
        if self.token.len() >= LONGEST {
            return Err(Unreadable::Bomb);
        }
        self.token.push(b);
        Ok(b)
    }

    /// Takes a tag, from `<` to the `>` that is in no quotation marks.
    fn tag(&mut self) -> Result<(), Unreadable> {
        loop {
            if !self.until(*b">\"'")? {
                return Err(Unreadable::Damaged);
            }
            match self.take()? {
                b'>' => return Ok(()),
                quote => {
                    if !self.until([quote; 3])? {
                        return Err(Unreadable::Damaged);
                    }
                    self.take()?;
                }
            }
        }
    }

    /// Skips a comment or an instruction, however long, without keeping it.
    fn skip_past(&mut self, end: &[u8]) -> Result<(), Unreadable> {
        let mut last = Vec::with_capacity(end.len());
        while last != end {
            if last.len() == end.len() {
                last.remove(0);
            }
            last.push(self.peek()?.ok_or(Unreadable::Damaged)?);
            self.at += 1;
        }
        Ok(())
    }

    pub(crate) fn next(&mut self) -> Result<Token<'_>, Unreadable> {
        loop {
            self.token.clear();
            match self.peek()? {
                None => return Ok(Token::End),
                Some(b'<') => {}
                Some(_) => {
                    self.until(*b"<<<")?;
                    return Ok(Token::Text(utf8(&self.token)?));
                }
            }
            self.take()?;
            match self.peek()? {
                Some(b'?') => self.skip_past(b"?>")?,
                Some(b'!') => {
                    self.take()?;
                    for _ in 0..2 {
                        self.take()?;
                    }
                    match self.token.as_slice() {
                        b"<!--" => self.skip_past(b"-->")?,
                        b"<![C" => return self.cdata(),
                        _ => return Err(Unreadable::Entities),
                    }
                }
                _ => {
                    self.tag()?;
                    return tag(utf8(&self.token)?);
                }
            }
        }
    }

    fn cdata(&mut self) -> Result<Token<'_>, Unreadable> {
        while !self.token.ends_with(b"]]>") {
            self.take()?;
        }
        let text = utf8(&self.token)?;
        let inside = text.strip_prefix("<![CDATA[").and_then(|t| t.strip_suffix("]]>"));
        Ok(Token::Plain(inside.ok_or(Unreadable::Damaged)?))
    }
}

fn utf8(bytes: &[u8]) -> Result<&str, Unreadable> {
    std::str::from_utf8(bytes).map_err(|_| Unreadable::Damaged)
}

fn tag(text: &str) -> Result<Token<'_>, Unreadable> {
    let inside = text.strip_prefix('<').and_then(|t| t.strip_suffix('>')).ok_or(Unreadable::Damaged)?;
    if let Some(name) = inside.strip_prefix('/') {
        return Ok(Token::Close(local(name.trim_ascii())));
    }
    let (inside, empty) = inside.strip_suffix('/').map_or((inside, false), |i| (i, true));
    let end = inside.find(|c: char| c.is_ascii_whitespace()).unwrap_or(inside.len());
    let (name, attributes) = inside.split_at_checked(end).ok_or(Unreadable::Damaged)?;
    Ok(Token::Open { name: local(name), attributes, empty })
}

fn local(name: &str) -> &str {
    name.rsplit_once(':').map_or(name, |(_, local)| local)
}

/// An attribute by its local name.
pub(crate) fn attribute<'a>(attributes: &'a str, wanted: &str) -> Result<Option<Cow<'a, str>>, Unreadable> {
    let mut rest = attributes;
    while let Some((name, after)) = rest.split_once('=') {
        let after = after.trim_ascii_start();
        let quote = after.chars().next().filter(|c| matches!(c, '"' | '\'')).ok_or(Unreadable::Damaged)?;
        let mut parts = after.splitn(3, quote).skip(1);
        let value = parts.next().ok_or(Unreadable::Damaged)?;
        if local(name.trim_ascii()) == wanted {
            return unescape(value).map(Some);
        }
        rest = parts.next().unwrap_or_default();
    }
    Ok(None)
}

/// A text with its escapes read.
pub(crate) fn unescape(text: &str) -> Result<Cow<'_, str>, Unreadable> {
    if !text.contains('&') {
        return Ok(Cow::Borrowed(text));
    }
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once('&') {
        out.push_str(before);
        let (name, after) = after.split_once(';').ok_or(Unreadable::Damaged)?;
        out.push(match name {
            "amp" => '&',
            "lt" => '<',
            "gt" => '>',
            "quot" => '"',
            "apos" => '\'',
            _ => numbered(name).ok_or(Unreadable::Entities)?,
        });
        rest = after;
    }
    out.push_str(rest);
    Ok(Cow::Owned(out))
}

fn numbered(name: &str) -> Option<char> {
    let digits = name.strip_prefix('#')?;
    let number = match digits.strip_prefix(['x', 'X']) {
        Some(hex) => u32::from_str_radix(hex, 16).ok()?,
        None => digits.parse().ok()?,
    };
    char::from_u32(number).filter(|c| *c != '\0')
}
