//! A list as a file: the same rows and columns, as CSV or for a spreadsheet.

use axum::response::Response;
use holdepunkt_rules::Refusal;

use super::{row::Row, show::Listing};
use crate::failure::Failure;

impl Listing<'_> {
    pub(super) async fn file(&self, _kind: &str, _rows: &[Row]) -> Result<Response, Failure> {
        let _ = self.desk();
        Err(Refusal::NotFound.into())
    }
}
