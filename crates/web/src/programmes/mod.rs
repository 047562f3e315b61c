//! Programmes: what the job centre takes part in, and what applies there, since when and by what source.

pub mod page;
