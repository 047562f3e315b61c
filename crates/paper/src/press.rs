//! The press: sets a template with its data, and writes the PDF. It reads nothing but what is given, has no clock
//! and no files: what a paper says can't make it fetch anything.

use std::sync::LazyLock;

use jiff::{Timestamp, tz::TimeZone};
use typst::{
    Library, LibraryExt, World,
    diag::{FileError, FileResult, SourceDiagnostic},
    foundations::{Bytes, Datetime, Duration, Smart},
    syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot},
    text::{Font, FontBook},
    utils::LazyHash,
};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

/// A paper could not be made.
#[derive(Debug, thiserror::Error)]
pub enum PaperError {
    /// Its values can't be written down.
    #[error("the paper's values: {0}")]
    Values(#[from] serde_json::Error),
    /// The template, or a rule of the standards: what the press says, without the paper's words.
    #[error("the paper can't be set: {0}")]
    Set(String),
    /// There was nothing to set.
    #[error("the paper has no text")]
    Empty,
}

/// A finished paper.
#[derive(Clone)]
pub struct Made {
    /// The file.
    pub pdf: Vec<u8>,
    /// How many pages it has.
    pub pages: usize,
}

impl std::fmt::Debug for Made {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        // The bytes are somebody's agreement.
        f.debug_struct("Made").field("bytes", &self.pdf.len()).field("pages", &self.pages).finish()
    }
}

const FONTS: [&[u8]; 4] = [
    include_bytes!("../fonts/IBMPlexSans-Regular.ttf"),
    include_bytes!("../fonts/IBMPlexSans-SemiBold.ttf"),
    include_bytes!("../fonts/IBMPlexSans-Italic.ttf"),
    include_bytes!("../fonts/IBMPlexSans-Light.ttf"),
];

/// What is the same for every paper.
struct Shop {
    library: LazyHash<Library>,
    book: LazyHash<FontBook>,
    fonts: Vec<Font>,
}

static SHOP: LazyLock<Shop> = LazyLock::new(|| {
    let fonts: Vec<Font> = FONTS.into_iter().flat_map(|bytes| Font::iter(Bytes::new(bytes))).collect();
    Shop {
        library: LazyHash::new(<Library as LibraryExt>::default()),
        book: LazyHash::new(FontBook::from_fonts(&fonts)),
        fonts,
    }
});

/// Three files, and no other: the template, what both papers share, the data.
struct Desk {
    main: Source,
    look: Source,
    data: (FileId, Bytes),
}

fn file(name: &str) -> Result<FileId, PaperError> {
    let path = VirtualPath::new(name).map_err(|_| PaperError::Set("no such path".to_owned()))?;
    Ok(RootedPath::new(VirtualRoot::Project, path).intern())
}

impl World for Desk {
    fn library(&self) -> &LazyHash<Library> {
        &SHOP.library
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &SHOP.book
    }

    fn main(&self) -> FileId {
        self.main.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        let known = [&self.main, &self.look].into_iter().find(|s| s.id() == id);
        known.cloned().ok_or(FileError::AccessDenied)
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        if id == self.data.0 { Ok(self.data.1.clone()) } else { Err(FileError::AccessDenied) }
    }

    fn font(&self, index: usize) -> Option<Font> {
        SHOP.fonts.get(index).cloned()
    }

    fn today(&self, _: Option<Duration>) -> Option<Datetime> {
        None
    }
}

fn said(errors: impl IntoIterator<Item = SourceDiagnostic>) -> PaperError {
    PaperError::Set(errors.into_iter().map(|e| e.message.to_string()).collect::<Vec<_>>().join("; "))
}

/// Sets a template with its data in a size of text.
pub(crate) fn set(template: &str, data: &serde_json::Value, size: f64) -> Result<PagedDocument, PaperError> {
    let all = serde_json::json!({ "size": size, "paper": data });
    let desk = Desk {
        main: Source::new(file("main.typ")?, template.to_owned()),
        look: Source::new(file("look.typ")?, include_str!("../templates/look.typ").to_owned()),
        data: (file("data.json")?, Bytes::new(serde_json::to_vec(&all)?)),
    };
    let set = typst::compile::<PagedDocument>(&desk).output.map_err(said);
    typst::comemo::evict(4); // what one paper was made of is not kept for the next
    set
}

/// Writes the file.
pub(crate) fn export(document: &PagedDocument, made: Timestamp) -> Result<Made, PaperError> {
    let standards = PdfStandards::new(&[PdfStandard::A_2a, PdfStandard::Ua_1]);
    let utc = made.to_zoned(TimeZone::UTC);
    let part = |n: i8| u8::try_from(n).unwrap_or(0);
    let moment = Datetime::from_ymd_hms(
        i32::from(utc.year()),
        part(utc.month()),
        part(utc.day()),
        part(utc.hour()),
        part(utc.minute()),
        part(utc.second()),
    );
    let options = PdfOptions {
        creator: Smart::Custom(Some("Holdepunkt".to_owned())),
        timestamp: moment.map(typst_pdf::Timestamp::new_utc),
        standards: standards.map_err(|e| PaperError::Set(format!("{e:?}")))?,
        ..PdfOptions::default()
    };
    let pdf = typst_pdf::pdf(document, &options).map_err(said)?;
    Ok(Made { pdf, pages: document.pages().len() })
}
