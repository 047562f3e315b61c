//! 13 weeks after a course: the questions that wait, and the answer.

pub mod page;
