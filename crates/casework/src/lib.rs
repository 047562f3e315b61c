//! The use cases of Holdepunkt: who may → load → rule → write → trail, in one transaction.
//!
//! A page, a command or an interface calls one function here per deed. Nothing below reads a
//! clock; nothing above touches the database.

pub mod accommodations;
pub mod acquaintances;
pub mod aftermath;
pub mod agreements;
pub mod benefits;
pub mod boards;
pub mod centres;
pub mod citizens;
pub mod companies;
pub mod company_merges;
pub mod competences;
pub mod context;
pub mod contracts;
pub mod courses;
pub mod coverage;
pub mod cv;
pub mod demo;
pub mod duplicates;
pub mod error;
pub mod exit_strategies;
pub mod export;
pub mod follow_ups;
pub mod home;
pub mod house;
pub mod imports;
pub mod information_meetings;
pub mod interests;
pub mod interruptions;
pub mod interventions;
pub mod invariants;
pub mod job_centres;
pub mod jobs;
pub mod lists;
pub mod maps;
pub mod mentors;
pub mod messages;
pub mod norms;
pub mod outreaches;
pub mod own;
pub mod paid_hours;
pub mod personal_mentors;
pub mod placements;
pub mod policy;
pub mod preparations;
pub mod programmes;
pub mod projects;
pub mod recents;
pub mod referrals;
pub mod rulebook;
pub mod screenings;
pub mod search;
pub mod sign_in;
pub mod small_grants;
pub mod staffings;
pub mod status;
pub mod supports;
pub mod tasks;
pub mod trail;
pub mod transfers;
pub mod turns;
pub mod vacancies;
pub mod views;
pub mod waiting;
pub mod ways;
pub mod wishes;
pub mod workplaces;

pub use context::{Context, Who, Work};
pub use error::Error;
pub use house::House;
pub use policy::{Action, Reach};
pub use rulebook::Rulebook;

pub use holdepunkt_store as store;
