//! The rows with what is wrong beside them, as a file that Excel opens.

use axum::{extract::Path, response::Response};
use holdepunkt_casework::imports::{self, Fault};
use holdepunkt_rules::Refusal;
use holdepunkt_wording::Argument;

use super::page::id;
use crate::{desk::Desk, download, failure::Failure};

/// `GET /imports/{import}/errors/{format}`
///
/// # Errors
/// [`Refusal::NotFound`] for another format, or a file that was not tried; the database's.
pub async fn download(desk: Desk, Path((import, format)): Path<(String, String)>) -> Result<Response, Failure> {
    let words = desk.words;
    let headers = [words.say("import-report-row"), words.say("import-report-wrong")];
    let sentence = move |f: &Fault| {
        let why = Argument::from(words.refusal(&f.refusal));
        words.say_with("import-report-fault", &[("column", Argument::from(f.header.clone())), ("why", why)])
    };
    let name = words.say("import-report-name");
    let sheet = imports::errors_of(&desk.context, id(&import)?, &name, headers, &sentence).await?;
    let (bytes, kind, name) = match format.as_str() {
        "csv" => (holdepunkt_sheets::csv(&sheet), download::CSV, "import-errors.csv"),
        "xlsx" => {
            let bytes = holdepunkt_sheets::xlsx(&sheet).map_err(|error| {
                tracing::error!(%error, "an error report can't be written");
                Failure::Broken
            })?;
            (bytes, download::WORKBOOK, "import-errors.xlsx")
        }
        _ => return Err(Refusal::NotFound.into()),
    };
    Ok(download::file(name, kind, bytes))
}
