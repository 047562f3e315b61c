//! A sheet to be written: columns with a kind each, and rows of typed cells.

use jiff::civil::Date;

/// One sheet. Its name becomes the tab's in a workbook; CSV has no place for it.
#[derive(Debug, Clone, PartialEq)]
pub struct Sheet {
    pub name: String,
    pub columns: Vec<Column>,
    /// A row shorter than the columns ends in empty cells; cells past the columns are left out.
    pub rows: Vec<Vec<Cell>>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Column {
    pub title: String,
    pub kind: Kind,
}

/// What stands in a column: decides its width and how a [`Cell::Flag`] is worded.
#[derive(Debug, Clone, PartialEq)]
pub enum Kind {
    Text,
    Number,
    Money,
    Day,
    /// The words for yes and no, in the reader's language.
    Flag {
        yes: String,
        no: String,
    },
}

/// One cell. Text is never a formula, whatever it begins with.
#[derive(Debug, Clone, PartialEq)]
pub enum Cell {
    Text(String),
    Whole(i64),
    /// Hundredths: 1250 is 12,50.
    Decimal(i64),
    /// Øre: 123450 is 1234,50 kroner.
    Money(i64),
    Day(Date),
    Flag(bool),
    Empty,
}

impl Sheet {
    pub fn new(name: impl Into<String>, columns: Vec<Column>) -> Sheet {
        Sheet { name: name.into(), columns, rows: Vec::new() }
    }
}

impl Column {
    pub fn new(title: impl Into<String>, kind: Kind) -> Column {
        Column { title: title.into(), kind }
    }

    pub fn text(title: impl Into<String>) -> Column {
        Column::new(title, Kind::Text)
    }

    pub fn number(title: impl Into<String>) -> Column {
        Column::new(title, Kind::Number)
    }

    pub fn money(title: impl Into<String>) -> Column {
        Column::new(title, Kind::Money)
    }

    pub fn day(title: impl Into<String>) -> Column {
        Column::new(title, Kind::Day)
    }

    pub fn flag(title: impl Into<String>, yes: impl Into<String>, no: impl Into<String>) -> Column {
        Column::new(title, Kind::Flag { yes: yes.into(), no: no.into() })
    }

    /// The word for a flag in this column; `1` and `0` where the column has none.
    pub(crate) fn flag_word(&self, flag: bool) -> &str {
        match (&self.kind, flag) {
            (Kind::Flag { yes, .. }, true) => yes,
            (Kind::Flag { no, .. }, false) => no,
            (_, true) => "1",
            (_, false) => "0",
        }
    }
}

impl Cell {
    /// Text, or empty when there is none.
    pub fn text(text: impl Into<String>) -> Cell {
        let text = text.into();
        if text.is_empty() { Cell::Empty } else { Cell::Text(text) }
    }

    /// A day, or empty when there is none.
    pub fn day(day: Option<Date>) -> Cell {
        day.map_or(Cell::Empty, Cell::Day)
    }
}
