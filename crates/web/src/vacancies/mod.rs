//! Vacant places now and soon: a page, a text for an e-mail, and files. No citizen stands in it.

mod letter;
pub mod page;
