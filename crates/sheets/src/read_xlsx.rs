//! A workbook: the first sheet that is in sight, cell by cell. A formula is read by the value that stands with it.

use std::{io::Read, ops::ControlFlow};

use crate::{
    Archive, Limits, Row, Unreadable, Value,
    styles::days,
    xml::{Token, Xml, attribute, unescape},
};

/// Bytes of the small parts that say where things are.
const SMALL: u64 = 4_000_000;
/// Texts that cells share.
const MOST_TEXTS: usize = 3_000_000;

pub(crate) fn read(
    bytes: &[u8],
    limits: &Limits,
    take: &mut dyn FnMut(Row) -> ControlFlow<()>,
) -> Result<(), Unreadable> {
    let archive = Archive::open(bytes)?;
    let book = Book::read(&archive)?;
    let shared = match archive.entry(&book.shared, limits.shared)? {
        Some(part) => Texts::read(part)?,
        None => Texts::default(),
    };
    let styles = match archive.entry(&book.styles, limits.shared)? {
        Some(part) => days(part)?,
        None => Vec::new(),
    };
    let sheet = archive.entry(&book.sheet, limits.unpacked)?.ok_or(Unreadable::Damaged)?;
    let mut rows = Rows { limits, shared: &shared, styles: &styles, from_1904: book.from_1904, last: 0, any: false };
    rows.walk(Xml::new(sheet), take)?;
    if rows.any { Ok(()) } else { Err(Unreadable::Empty) }
}

/// Where a workbook's parts are.
struct Book {
    sheet: String,
    shared: String,
    styles: String,
    /// Days are counted from 1904, as workbooks from a Macintosh do.
    from_1904: bool,
}

impl Book {
    fn read(archive: &Archive<'_>) -> Result<Self, Unreadable> {
        let mut path = String::from("xl/workbook.xml");
        for (_, kind, target) in related(archive, "_rels/.rels", "")? {
            if kind.ends_with("/officeDocument") {
                path = target;
            }
        }
        let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder).to_owned();
        let Some(part) = archive.entry(&path, SMALL)? else { return Err(Unreadable::NotASheet) };
        let mut xml = Xml::new(part);
        let (mut from_1904, mut sheet, mut seen) = (false, None, false);
        loop {
            match xml.next()? {
                Token::Open { name: "workbook", .. } => seen = true,
                Token::Open { name: "workbookPr", attributes, .. } => {
                    from_1904 = matches!(attribute(attributes, "date1904")?.as_deref(), Some("1" | "true"));
                }
                Token::Open { name: "sheet", attributes, .. } if sheet.is_none() => {
                    let hidden = matches!(attribute(attributes, "state")?.as_deref(), Some("hidden" | "veryHidden"));
                    sheet = attribute(attributes, "id")?.filter(|_| !hidden).map(|id| id.into_owned());
                }
                Token::End => break,
                _ => {}
            }
        }
        if !seen {
            return Err(Unreadable::NotASheet);
        }
        let file = path.rsplit_once('/').map_or(path.as_str(), |(_, file)| file);
        let parts = related(archive, &format!("{folder}/_rels/{file}.rels"), &folder)?;
        let of_kind = |end: &str| parts.iter().find(|(_, kind, _)| kind.ends_with(end)).map(|(_, _, t)| t.clone());
        let by_id = |id: String| parts.iter().find(|(own, _, _)| *own == id).map(|(_, _, t)| t.clone());
        Ok(Self {
            sheet: sheet.and_then(by_id).ok_or(Unreadable::NotASheet)?,
            shared: of_kind("/sharedStrings").unwrap_or_default(),
            styles: of_kind("/styles").unwrap_or_default(),
            from_1904,
        })
    }
}

/// The relationships in a part: identifier, kind, and the part it points to.
fn related(archive: &Archive<'_>, name: &str, folder: &str) -> Result<Vec<(String, String, String)>, Unreadable> {
    let mut found = Vec::new();
    let Some(part) = archive.entry(name, SMALL)? else { return Ok(found) };
    let mut xml = Xml::new(part);
    loop {
        match xml.next()? {
            Token::Open { name: "Relationship", attributes, .. } => {
                let get = |name| Ok(attribute(attributes, name)?.unwrap_or_default().into_owned());
                let target: String = get("Target")?;
                let target = match target.strip_prefix('/') {
                    Some(whole) => whole.to_owned(),
                    None if folder.is_empty() => target,
                    None => format!("{folder}/{target}"),
                };
                found.push((get("Id")?, get("Type")?, target));
            }
            Token::End => return Ok(found),
            _ => {}
        }
        if found.len() > 2_000 {
            return Err(Unreadable::Bomb);
        }
    }
}

/// The texts that cells share, one after the other in one piece.
#[derive(Default)]
struct Texts {
    all: String,
    ends: Vec<usize>,
}

impl Texts {
    fn read(from: impl Read) -> Result<Self, Unreadable> {
        let mut xml = Xml::new(from);
        let mut texts = Self::default();
        let (mut text, mut spoken) = (false, false);
        loop {
            match xml.next()? {
                Token::Open { name: "t", empty, .. } => text = !empty,
                Token::Close("t") => text = false,
                Token::Open { name: "rPh", empty, .. } => spoken = !empty,
                Token::Close("rPh") => spoken = false,
                Token::Open { name: "si", empty: true, .. } | Token::Close("si") => {
                    texts.ends.push(texts.all.len());
                    if texts.ends.len() > MOST_TEXTS {
                        return Err(Unreadable::Bomb);
                    }
                }
                Token::Text(t) if text && !spoken => texts.all.push_str(&unescape(t)?),
                Token::Plain(t) if text && !spoken => texts.all.push_str(t),
                Token::End => return Ok(texts),
                _ => {}
            }
        }
    }

    fn get(&self, i: usize) -> Option<&str> {
        let from = match i.checked_sub(1) {
            Some(before) => *self.ends.get(before)?,
            None => 0,
        };
        self.all.get(from..*self.ends.get(i)?)
    }
}

struct Rows<'a> {
    limits: &'a Limits,
    shared: &'a Texts,
    styles: &'a [bool],
    from_1904: bool,
    last: u32,
    any: bool,
}

/// A cell while it is read.
#[derive(Default)]
struct Open {
    column: usize,
    kind: String,
    style: usize,
    text: String,
}

impl Rows<'_> {
    fn walk(
        &mut self,
        mut xml: Xml<impl Read>,
        take: &mut dyn FnMut(Row) -> ControlFlow<()>,
    ) -> Result<(), Unreadable> {
        let mut row = Row { line: 0, cells: Vec::new() };
        let mut cell: Option<Open> = None;
        let (mut next, mut value, mut data) = (0, false, false);
        loop {
            match xml.next()? {
                Token::Open { name: "sheetData", empty, .. } => data = !empty,
                Token::Open { name: "row", attributes, empty } if data => {
                    row = Row { line: self.line(attributes)?, cells: Vec::new() };
                    next = 0;
                    if empty {
                        continue;
                    }
                }
                Token::Open { name: "c", attributes, empty } if data => {
                    let open = self.open(attributes, next)?;
                    next = open.column + 1;
                    cell = if empty { None } else { Some(open) };
                }
                Token::Open { name: "v" | "t", empty, .. } => value = !empty,
                Token::Close("v" | "t") => value = false,
                Token::Open { name: "rPh" | "f", .. } => value = false,
                Token::Text(t) if value => self.add(cell.as_mut(), &unescape(t)?, row.line)?,
                Token::Plain(t) if value => self.add(cell.as_mut(), t, row.line)?,
                Token::Close("c") => {
                    if let Some(open) = cell.take() {
                        self.close(open, &mut row)?;
                    }
                }
                Token::Close("row") if data => {
                    let done = std::mem::replace(&mut row, Row { line: self.last, cells: Vec::new() });
                    if !done.cells.is_empty() {
                        self.any = true;
                        if take(done).is_break() {
                            return Ok(());
                        }
                    }
                }
                Token::Close("sheetData") => data = false,
                Token::End => return Ok(()),
                _ => {}
            }
        }
    }

    /// The row's number: they come in order, and there are not too many of them.
    fn line(&mut self, attributes: &str) -> Result<u32, Unreadable> {
        let line = match attribute(attributes, "r")? {
            Some(told) => told.parse().map_err(|_| Unreadable::Damaged)?,
            None => self.last.saturating_add(1),
        };
        if line <= self.last {
            return Err(Unreadable::Damaged);
        }
        self.last = line;
        Ok(line)
    }

    fn open(&self, attributes: &str, next: usize) -> Result<Open, Unreadable> {
        let column = match attribute(attributes, "r")? {
            Some(at) => column(&at).ok_or(Unreadable::Damaged)?,
            None => next,
        };
        if column < next {
            return Err(Unreadable::Damaged);
        }
        Ok(Open {
            column,
            kind: attribute(attributes, "t")?.unwrap_or_default().into_owned(),
            style: attribute(attributes, "s")?.and_then(|s| s.parse().ok()).unwrap_or(0),
            text: String::new(),
        })
    }

    fn add(&self, cell: Option<&mut Open>, text: &str, line: u32) -> Result<(), Unreadable> {
        let Some(cell) = cell else { return Ok(()) };
        if cell.text.len() + text.len() > self.limits.cell {
            let (column, most) = (cell.column + 1, self.limits.cell);
            return Err(Unreadable::CellTooLong { line, column, most });
        }
        cell.text.push_str(text);
        Ok(())
    }

    fn close(&self, cell: Open, row: &mut Row) -> Result<(), Unreadable> {
        let (line, most) = (row.line, self.limits.cell);
        let value = self.value(&cell).map_err(|e| match e {
            Unreadable::BrokenLetters { seen, .. } => Unreadable::BrokenLetters { line, seen },
            other => other,
        })?;
        if value == Value::Empty {
            return Ok(());
        }
        if matches!(&value, Value::Text(t) if t.len() > most) {
            return Err(Unreadable::CellTooLong { line, column: cell.column + 1, most });
        }
        if line > self.limits.rows {
            return Err(Unreadable::TooManyRows { most: self.limits.rows });
        }
        if cell.column >= self.limits.columns {
            return Err(Unreadable::TooManyColumns { line, most: self.limits.columns });
        }
        row.cells.resize(cell.column, Value::Empty);
        row.cells.push(value);
        Ok(())
    }

    fn value(&self, cell: &Open) -> Result<Value, Unreadable> {
        let text = cell.text.as_str();
        Ok(match cell.kind.as_str() {
            "s" => {
                let shared = text.trim().parse().ok().and_then(|i| self.shared.get(i));
                spelt(shared.ok_or(Unreadable::Damaged)?)?
            }
            "str" | "inlineStr" => spelt(text)?,
            "b" => Value::Flag(text.trim() == "1"),
            "e" => Value::Failed(text.trim().to_owned()),
            "d" => Value::text(text.split('T').next().unwrap_or_default()),
            _ if text.trim().is_empty() => Value::Empty,
            _ => {
                let n: f64 = text.trim().parse().map_err(|_| Unreadable::Damaged)?;
                if !n.is_finite() {
                    return Err(Unreadable::Damaged);
                }
                let shown_as_day = self.styles.get(cell.style) == Some(&true);
                Value::number(n, self.from_1904, shown_as_day)
            }
        })
    }
}

/// A column by its letters: `B7` is 1. At most Excel's last, XFD.
fn column(at: &str) -> Option<usize> {
    let letters = at.bytes().take_while(u8::is_ascii_alphabetic);
    let mut n = 0_usize;
    for b in letters {
        n = n.checked_mul(26)?.checked_add(usize::from(b.to_ascii_uppercase() - b'A') + 1)?;
        if n > 16_384 {
            return None;
        }
    }
    n.checked_sub(1)
}

/// A text with Excel's own escapes read (`_x000D_` is a carriage return), and letters that were broken before refused.
fn spelt(text: &str) -> Result<Value, Unreadable> {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("_x") {
        let code = after.get(..4).filter(|_| after.as_bytes().get(4) == Some(&b'_'));
        match code.and_then(|c| u32::from_str_radix(c, 16).ok()).and_then(char::from_u32) {
            Some(c) => {
                out.push_str(before);
                out.push(c);
                rest = after.get(5..).unwrap_or_default();
            }
            None => {
                out.push_str(before);
                out.push_str("_x");
                rest = after;
            }
        }
    }
    out.push_str(rest);
    out.retain(|c| c != '\0');
    if let Some(seen) = crate::encoding::broken_word(&out) {
        return Err(Unreadable::BrokenLetters { line: 0, seen });
    }
    Ok(Value::text(&out))
}
