//! Papers as downloads: printed beside the threads that serve pages, a few at a time.

use std::sync::LazyLock;

use axum::response::Response;
use holdepunkt_paper::{Made, PaperError};
use holdepunkt_wording::{Language, Words};
use serde::Deserialize;
use tokio::sync::Semaphore;

use crate::{desk::Desk, download, failure::Failure};

/// Which paper is wanted, and in which language.
#[derive(Debug, Deserialize)]
pub struct Wanted {
    /// A version's number, where there are several; missing: the one to tell of first.
    pub number: Option<i64>,
    /// `da` or `en`; missing: the reader's own.
    language: Option<String>,
}

impl Wanted {
    /// The words of the language.
    pub fn words(&self, desk: &Desk) -> Words {
        self.language.as_deref().and_then(Language::from_code).map_or(desk.words, Words::of)
    }
}

/// Papers that are printed at the same time: each takes a core for some tens of milliseconds.
const AT_ONCE: usize = 2;

static PRESSES: LazyLock<Semaphore> = LazyLock::new(|| Semaphore::new(AT_ONCE));

/// Prints a paper.
///
/// # Errors
/// A failure of ours when it can't be printed.
pub async fn printed(print: impl FnOnce() -> Result<Made, PaperError> + Send + 'static) -> Result<Vec<u8>, Failure> {
    let broken = |error: &dyn std::fmt::Display| {
        tracing::error!(%error, "a paper could not be printed");
        Failure::Broken
    };
    let _press = PRESSES.acquire().await.map_err(|e| broken(&e))?;
    let made = tokio::task::spawn_blocking(print).await.map_err(|e| broken(&e))?.map_err(|e| broken(&e))?;
    tracing::debug!(bytes = made.pdf.len(), pages = made.pages, "a paper was printed");
    Ok(made.pdf)
}

/// A paper as a file to keep.
pub fn download(name: &str, pdf: Vec<u8>) -> Response {
    download::file(&format!("{name}.pdf"), "application/pdf", pdf)
}
