//! Money of a programme: the page "Økonomi", settlements that are kept, what an auditor sees, what companies are paid.

mod draw;
pub mod economy;
pub mod files;
pub mod kept;
pub mod letters;
mod next;
pub mod payments;
pub mod register;
pub mod soon;
pub mod story;
mod words;
