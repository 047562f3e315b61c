//! Answers that the browser keeps as files.

use axum::{
    http::header,
    response::{IntoResponse, Response},
};

/// The kind of CSV.
pub const CSV: &str = "text/csv; charset=utf-8";
/// The kind of a workbook (XLSX).
pub const WORKBOOK: &str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

/// A file. Its name holds nobody's name: it stands in the list of downloads of a shared machine.
pub fn file(name: &str, kind: &str, body: impl IntoResponse) -> Response {
    let kept = format!("attachment; filename=\"{name}\"");
    ([(header::CONTENT_TYPE, kind.to_owned()), (header::CONTENT_DISPOSITION, kept)], body).into_response()
}
