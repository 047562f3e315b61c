//! Reviews of many cases: the list, one review with its progress, and one case after the other.

pub mod case;
pub mod page;
