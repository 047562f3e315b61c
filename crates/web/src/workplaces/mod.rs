//! Around a placement: another mentor, another workplace of the cluster, the week.

pub mod page;
pub mod week;
