//! The figures of a status page as a file, for other programs.

use axum::{extract::Query, response::Response};
use holdepunkt_casework::status::{self, Report};

use super::page::Ask;
use crate::{
    desk::Desk,
    download::{CSV, file},
    failure::Failure,
};

fn named(report: &Report, ending: &str) -> String {
    format!("status-{}-{}.{ending}", report.programme.code, report.as_of)
}

fn csv(report: &Report) -> Response {
    file(&named(report, "csv"), CSV, status::csv(report))
}

fn json(report: &Report) -> Result<Response, Failure> {
    let text = status::json(report).map_err(|_| Failure::Broken)?;
    Ok(file(&named(report, "json"), "application/json", text))
}

/// `GET /status/csv`
///
/// # Errors
/// As the page's.
pub async fn own_csv(desk: Desk, Query(ask): Query<Ask>) -> Result<Response, Failure> {
    Ok(csv(&status::report(&desk.context, &ask.read()?).await?.0))
}

/// `GET /status/json`
///
/// # Errors
/// As the page's.
pub async fn own_json(desk: Desk, Query(ask): Query<Ask>) -> Result<Response, Failure> {
    json(&status::report(&desk.context, &ask.read()?).await?.0)
}

/// `GET /national-status/csv`
///
/// # Errors
/// As the page's.
pub async fn national_csv(desk: Desk, Query(ask): Query<Ask>) -> Result<Response, Failure> {
    Ok(csv(&status::national(&desk.context, &ask.read()?).await?))
}

/// `GET /national-status/json`
///
/// # Errors
/// As the page's.
pub async fn national_json(desk: Desk, Query(ask): Query<Ask>) -> Result<Response, Failure> {
    json(&status::national(&desk.context, &ask.read()?).await?)
}
