//! SQL only: rows in, nouns out, no decisions.
//!
//! One code base serves SQLite and PostgreSQL; what differs stands in [`dialect`]. A query
//! over case data is a [`Scoped`] statement: it names its job centre or it doesn't compile.

pub mod backup;
pub mod db;
pub mod dialect;
pub mod export;
pub mod measure;
pub mod migrate;
pub mod schema;
pub mod seal;
mod sort_key;

pub mod accommodations;
pub mod accounts;
pub mod aftermath;
pub mod agreements;
pub mod benefits;
pub mod boards;
pub mod centres;
pub mod citizens;
pub mod companies;
pub mod company_merges;
pub mod contracts;
pub mod coverage;
pub mod cv;
pub mod exchange;
pub mod exit_strategies;
pub mod floors;
pub mod follow_ups;
pub mod grants;
pub mod groups;
pub mod information_meetings;
pub mod interests;
pub mod interruptions;
pub mod interventions;
pub mod invariants;
pub mod job_centres;
pub mod jobs;
mod many;
pub mod memberships;
pub mod mentors;
pub mod merges;
pub mod messages;
pub mod names;
pub mod norms;
pub mod outreaches;
pub mod own;
pub mod paid_hours;
pub mod personal_mentors;
pub mod placements;
pub mod places;
pub mod preparations;
pub mod projects;
pub mod recents;
pub mod referrals;
pub mod register_units;
pub mod screenings;
pub mod sessions;
pub mod small_grants;
pub mod staffings;
pub mod status;
pub mod tallies;
pub mod tasks;
pub mod trail;
pub mod transfers;
pub mod turns;
pub mod views;
pub mod ways;
pub mod wishes;
pub mod words;
pub mod workplaces;

pub use db::{Bound, Column, Identity, Row, Scoped, Store, StoreError, Tx, Value};
pub use dialect::{Constraint, Engine};
pub use seal::Keys;
pub use sort_key::sort_key;
