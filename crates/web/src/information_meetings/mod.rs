//! Pages of information meetings: planned, shown to the room, printed; guests invited, marked, talked with.

pub mod form;
pub mod guest;
pub mod page;
