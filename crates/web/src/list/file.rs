//! A list as a file: the same rows and columns, as CSV or for a spreadsheet. Texts are never formulas there; names that
//! are protected don't leave the house.

use axum::response::Response;
use holdepunkt_casework::lists;
use holdepunkt_rules::Refusal;
use holdepunkt_sheets::{Cell, Column, Kind, Sheet, csv, xlsx};

use super::{
    row::{Plain, Row},
    show::Listing,
};
use crate::{download, failure::Failure};

/// Most lines of a file.
pub const MOST: usize = 10_000;

impl Listing<'_> {
    /// The rows as a file. That it was taken out is on the trail before anybody gets it.
    ///
    /// # Errors
    /// [`Refusal::NotFound`] for a kind of file that there isn't, and the database's.
    pub async fn file(&self, kind: &str, rows: &[Row]) -> Result<Response, Failure> {
        if !self.shape.exports || !matches!(kind, "csv" | "xlsx") {
            return Err(Refusal::NotFound.into());
        }
        let rows = rows.get(..rows.len().min(MOST)).unwrap_or_default();
        let sheet = self.sheet(rows);
        let (bytes, mime) = match kind {
            "csv" => (csv(&sheet), download::CSV),
            _ => (xlsx(&sheet).map_err(|_| Failure::Broken)?, download::WORKBOOK),
        };
        let desk = self.desk();
        lists::taken_out(&desk.context, self.shape.action, self.shape.key, rows.len()).await?;
        Ok(download::file(&format!("{}-{}.{kind}", self.shape.key, desk.context.today), mime, bytes))
    }

    fn sheet(&self, rows: &[Row]) -> Sheet {
        let showing: Vec<(usize, &super::Column)> =
            self.shape.columns.iter().enumerate().filter(|(_, c)| self.view.columns.contains(&c.key)).collect();
        let kind = |at: usize| {
            let said = rows.iter().filter_map(|r| r.cells.get(at)).find(|c| c.plain != Plain::Empty);
            match said.map(|c| &c.plain) {
                Some(Plain::Whole(_) | Plain::Hundredths(_)) => Kind::Number,
                Some(Plain::Day(_)) => Kind::Day,
                _ => Kind::Text,
            }
        };
        let columns = showing.iter().map(|(at, c)| Column::new(c.title.clone(), kind(*at))).collect();
        let mut sheet = Sheet::new(self.shape.key, columns);
        sheet.rows = rows.iter().map(|r| showing.iter().map(|(at, _)| cell(r, *at)).collect()).collect();
        sheet
    }
}

fn cell(row: &Row, at: usize) -> Cell {
    if let (0, Some(words)) = (at, &row.in_files) {
        return Cell::Text(words.clone());
    }
    match row.cells.get(at).map(|c| &c.plain) {
        Some(Plain::Text(text)) => Cell::Text(text.clone()),
        Some(Plain::Whole(n)) => Cell::Whole(*n),
        Some(Plain::Hundredths(n)) => Cell::Decimal(*n),
        Some(Plain::Day(day)) => Cell::Day(*day),
        Some(Plain::Empty) | None => Cell::Empty,
    }
}
