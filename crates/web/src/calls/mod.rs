//! Acute calls: the button at a workplace, and whoever answers.

pub mod page;
