//! Days away from a placement: written down, resumed, called off.

pub mod page;
