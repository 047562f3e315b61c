//! Codes to sentences, days and kroner, in Danish and English.
//!
//! Every word that a person reads stands in `locales/{da,en}/*.ftl`. A page asks for a key; a
//! refusal is worded by its code with its values. Names of code lists come from the rulebook.

mod bundle;
mod language;
pub mod settlement;
mod status;
mod time;

pub use bundle::{Argument, Words, keys, sentences};
pub use language::Language;
