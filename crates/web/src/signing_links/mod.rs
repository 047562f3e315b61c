//! Signing behind a personal link, without a sign-in; and the page from which the job centre sends one.

pub mod page;
pub mod staff;
