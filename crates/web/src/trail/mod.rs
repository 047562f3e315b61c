//! The trail: who did or read what, about whom, why and when.

pub mod page;
