//! Hours paid with ordinary wages beside a benefit.

pub mod page;
