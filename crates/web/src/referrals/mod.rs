//! Referrals: sent, taken, handed back, withdrawn; the waiting list.

pub mod page;
