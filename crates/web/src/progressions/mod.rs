//! Progression: three people's view of the small steps. Answering, reading one, reading many.

pub mod answer;
pub mod board;
mod codebook;
mod draw;
pub mod evaluation;
mod ladder;
pub mod link;
pub mod many;
pub mod paper;
pub mod read;
pub mod send;
mod telling;
mod tongue;
pub mod words;
