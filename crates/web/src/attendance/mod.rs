//! Attendance: the mentor's page of today, a day, a week, a placement's weeks, and known telephones.

pub mod card;
pub mod day;
pub mod own;
pub mod page;
pub mod phone;
pub mod week;
pub mod weeks;
