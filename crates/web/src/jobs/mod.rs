//! The program's own work, for the administrator: when it was done, what failed, and what to do.

pub mod page;
