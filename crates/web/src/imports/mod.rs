//! Files brought in: chosen, their columns told apart, tried, mended, done.

mod errors;
pub mod page;
pub mod upload;

pub use errors::download;
