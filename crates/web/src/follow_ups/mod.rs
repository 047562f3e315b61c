//! Pages of follow-ups: a citizen's timeline, one meeting, its forms, its calendar file, one's own week.

pub mod calendar;
mod form;
pub mod hold;
pub mod page;
pub mod plan;
pub mod show;
pub mod week;
