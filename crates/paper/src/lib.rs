//! What is printed and kept: a paper's words and values to a PDF that a screen reader reads as well.
//!
//! Every paper is archivable and tagged (PDF/A-2a and PDF/UA-1): the export itself refuses what isn't, such as a
//! paper without a title or a language. A paper comes with every word on it; nothing here knows a language or a
//! rule. The same paper gives the same bytes, so that one can be held against another.

mod agreement;
mod certificate;
mod press;
mod progress;
mod settlement;

pub use agreement::{Agreement, Line, Part, Rung, Signature};
pub use certificate::Certificate;
pub use press::{Made, PaperError};
pub use progress::{Progress, Row, Spoke};
pub use settlement::Settlement;

use jiff::Timestamp;

/// A paper that can be printed.
#[derive(Debug, Clone, Copy)]
pub enum Paper<'a> {
    /// A version of a work agreement, on two pages.
    Agreement(&'a Agreement),
    /// What somebody did and learned at a workplace, on one page.
    Certificate(&'a Certificate),
    /// Three people's view of the small steps, on two pages.
    Progress(&'a Progress),
    /// A settlement of grants, on as many pages as it has lines for.
    Settlement(&'a Settlement),
}

/// Sizes of the text in points, the most pleasant first: the first with which the paper keeps to its pages is taken.
const SIZES: &[f64] = &[10.0, 9.5, 9.0, 8.5, 8.0];

impl Paper<'_> {
    fn pages(self) -> usize {
        match self {
            Self::Agreement(_) | Self::Progress(_) => 2,
            Self::Certificate(_) => 1,
            Self::Settlement(_) => usize::MAX,
        }
    }

    fn template(self) -> &'static str {
        match self {
            Self::Agreement(_) => include_str!("../templates/agreement.typ"),
            Self::Certificate(_) => include_str!("../templates/certificate.typ"),
            Self::Progress(_) => include_str!("../templates/progress.typ"),
            Self::Settlement(_) => include_str!("../templates/settlement.typ"),
        }
    }

    fn data(self) -> Result<serde_json::Value, serde_json::Error> {
        match self {
            Self::Agreement(paper) => serde_json::to_value(paper),
            Self::Certificate(paper) => serde_json::to_value(paper),
            Self::Progress(paper) => serde_json::to_value(paper),
            Self::Settlement(paper) => serde_json::to_value(paper),
        }
    }
}

/// Prints a paper. `made` stands in the file as the moment it was made. What is too long for its pages even in the
/// smallest text goes on to another page: nothing is ever cut off.
///
/// Takes some tens of milliseconds of one core: not for a thread that serves pages.
///
/// # Errors
/// [`PaperError`]: the paper's words can't be set, or a rule of the two standards is broken.
pub fn print(paper: Paper<'_>, made: Timestamp) -> Result<Made, PaperError> {
    let data = paper.data()?;
    let mut set = None;
    for size in SIZES {
        let document = press::set(paper.template(), &data, *size)?;
        let fits = document.pages().len() <= paper.pages();
        set = Some(document);
        if fits {
            break;
        }
    }
    let document = set.ok_or(PaperError::Empty)?;
    press::export(&document, made)
}
