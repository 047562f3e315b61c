//! The use cases of Holdepunkt: who may → load → rule → write → trail, in one transaction.
//!
//! A page, a command or an interface calls one function here per deed. Nothing below reads a
//! clock; nothing above touches the database.

pub mod acquaintances;
pub mod boards;
pub mod centres;
pub mod citizens;
pub mod companies;
pub mod context;
pub mod contracts;
pub mod demo;
pub mod error;
pub mod home;
pub mod house;
pub mod imports;
pub mod information_meetings;
pub mod interests;
pub mod invariants;
pub mod job_centres;
pub mod jobs;
pub mod lists;
pub mod mentors;
pub mod outreaches;
pub mod own;
pub mod placements;
pub mod policy;
pub mod preparations;
pub mod programmes;
pub mod recents;
pub mod projects;
pub mod referrals;
pub mod rulebook;
pub mod search;
pub mod sign_in;
pub mod status;
pub mod trail;
pub mod views;
pub mod vacancies;
pub mod waiting;
pub mod ways;

pub use context::{Context, Who, Work};
pub use error::Error;
pub use house::House;
pub use policy::{Action, Reach};
pub use rulebook::Rulebook;

pub use holdepunkt_store as store;
