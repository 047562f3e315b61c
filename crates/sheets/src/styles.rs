//! Which of a workbook's styles show a number as a day.

use std::io::Read;

use crate::{
    Unreadable,
    xml::{Token, Xml, attribute},
};

/// Styles that a workbook may have: Excel itself allows 65 490.
const MOST: usize = 70_000;

/// For each cell style in order: does it show a day?
pub(crate) fn days(from: impl Read) -> Result<Vec<bool>, Unreadable> {
    let mut xml = Xml::new(from);
    let mut own: Vec<(u32, bool)> = Vec::new();
    let mut styles = Vec::new();
    let mut inside = false;
    loop {
        match xml.next()? {
            Token::Open { name: "numFmt", attributes, .. } => {
                let code = attribute(attributes, "formatCode")?.unwrap_or_default();
                own.push((number(attributes, "numFmtId")?, is_day(&code)));
            }
            Token::Open { name: "cellXfs", empty, .. } => inside = !empty,
            Token::Open { name: "xf", attributes, .. } if inside => {
                let id = number(attributes, "numFmtId")?;
                let told = own.iter().find(|(own, _)| *own == id).map(|(_, day)| *day);
                styles.push(told.unwrap_or(matches!(id, 14..=17 | 22 | 27..=31 | 36 | 50..=58)));
            }
            Token::Close("cellXfs") => inside = false,
            Token::End => return Ok(styles),
            _ => {}
        }
        if styles.len() > MOST || own.len() > MOST {
            return Err(Unreadable::Bomb);
        }
    }
}

fn number(attributes: &str, name: &str) -> Result<u32, Unreadable> {
    Ok(attribute(attributes, name)?.and_then(|n| n.parse().ok()).unwrap_or(0))
}

/// Does a number format show a year or a day of the month? What stands in quotation marks, in brackets
/// or behind a backslash is shown as it is.
fn is_day(code: &str) -> bool {
    let mut chars = code.chars();
    while let Some(c) = chars.next() {
        match c {
            '"' => drop(chars.by_ref().find(|c| *c == '"')),
            '[' => drop(chars.by_ref().find(|c| *c == ']')),
            '\\' | '_' | '*' => drop(chars.next()),
            'y' | 'Y' | 'd' | 'D' => return true,
            ';' => return false, // what follows is for negative numbers
            _ => {}
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_format_with_a_year_or_a_day_shows_a_day() {
        for (code, day) in [
            ("dd\\-mm\\-yyyy", true),
            ("[$-406]d\\. mmmm yyyy;@", true),
            ("General", false),
            ("#,##0.00\\ \"kr. dd\"", false),
            ("[Red]0;[Blue]\\d0", false),
            ("hh:mm", false),
            ("\"y", false),
        ] {
            assert_eq!(is_day(code), day, "{code}");
        }
    }
}
