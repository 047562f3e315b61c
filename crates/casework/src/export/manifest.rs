//! `manifest.toml`: what an export holds, in which form, and by which sums it is known to be whole.

use holdepunkt_rules::id::JobCentreId;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use super::{ExportError, Exported};

/// The name of the file.
pub(super) const NAME: &str = "manifest.toml";
/// The form of the files; it grows when an older program could no longer read them.
pub(super) const FORMAT: i64 = 1;

/// How what is sealed was sealed.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Sealed {
    /// Salt of the passphrase, in hexadecimal digits.
    pub salt: String,
    /// Tells the right passphrase from another.
    pub check: String,
}

/// A file.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Entry {
    /// The table.
    pub name: String,
    /// Its rows, the header not among them.
    pub rows: u64,
    /// SHA-256 of the file, in hexadecimal digits.
    pub sha256: String,
}

impl Entry {
    /// Where the file lies in the archive.
    pub(super) fn path(&self) -> String {
        format!("tables/{}.csv", self.name)
    }
}

/// What stands in the file.
#[derive(Debug, Clone, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Manifest {
    /// The form of the files.
    pub format: i64,
    /// The program's release.
    pub release: String,
    /// How many migrations the database had seen.
    pub migrations: i64,
    /// When it was made.
    pub made: Timestamp,
    /// Can it be brought back? Not without what is sealed.
    pub comes_back: bool,
    /// The job centre, when it is one only.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub job_centre: Option<String>,
    /// How what is sealed was sealed, when it is there.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub sealed: Option<Sealed>,
    /// The files.
    #[serde(default)]
    pub table: Vec<Entry>,
}

impl Manifest {
    pub(super) fn of(migrations: i64, made: Timestamp, scope: Option<JobCentreId>, sealed: Option<Sealed>) -> Self {
        Self {
            format: FORMAT,
            release: env!("CARGO_PKG_VERSION").to_owned(),
            migrations,
            made,
            comes_back: sealed.is_some(),
            job_centre: scope.map(|s| s.to_string()),
            sealed,
            table: Vec::new(),
        }
    }

    pub(super) fn text(&self) -> Result<String, ExportError> {
        toml::to_string(self).map_err(|e| ExportError::Io(std::io::Error::other(e)))
    }

    /// # Errors
    /// [`ExportError::NotAnExport`].
    pub(super) fn of_bytes(bytes: &[u8]) -> Result<Self, ExportError> {
        let text = std::str::from_utf8(bytes).map_err(|_| ExportError::NotAnExport)?;
        let manifest: Self = toml::from_str(text).map_err(|_| ExportError::NotAnExport)?;
        (manifest.format == FORMAT).then_some(manifest).ok_or(ExportError::NotAnExport)
    }

    pub(super) fn exported(&self) -> Exported {
        let tables = self.table.iter().map(|e| (e.name.clone(), e.rows)).collect();
        Exported { made: self.made, tables, comes_back: self.comes_back }
    }
}
