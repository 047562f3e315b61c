//! The certificate at the end of a course: on the page, as a form for those who word it, and as a PDF.

pub mod page;
pub mod paper;
