//! The rules of Holdepunkt: the nouns that every layer speaks of and the pure
//! functions that decide. Nothing here reads a clock, a database or a word of Danish;
//! the day is an argument, refusals are codes with values.
//!
//! Sources cited in the docs below: *S1* is the mid-way status of Projekt
//! Virksomhedsindsats (April 2010), *S2* the project description of
//! Virksomhedscenter generation 2 (2013), *S4* the STV inspiration note (2016).

#[macro_use]
mod macros;

pub mod absence;
pub mod accommodation;
pub mod agreement;
pub mod attendance;
pub mod benefit;
pub mod beside;
pub mod board;
pub mod calendar;
pub mod centre;
pub mod certificate;
pub mod citizen;
pub mod codes;
pub mod company;
pub mod company_merge;
pub mod contract;
pub mod course;
pub mod coverage;
pub mod cpr;
pub mod cv;
pub mod deadline;
#[cfg(test)]
mod examples;
pub mod exit_strategy;
pub mod figures;
pub mod fold;
pub mod follow_up;
pub mod grants;
pub mod group;
pub mod hearing;
pub mod hours;
pub mod id;
pub mod import;
pub mod information;
pub mod interruption;
pub mod intervention;
pub mod job_centre;
pub mod length;
pub mod matching;
pub mod message;
pub mod money;
pub mod norm;
pub mod outreach;
pub mod paid_hours;
pub mod period;
pub mod personal_mentor;
pub mod place;
pub mod placement;
pub mod preparation;
pub mod programme;
pub mod progression;
pub mod reasonableness;
pub mod referral;
pub mod referral_rules;
pub mod refusal;
pub mod register;
pub mod role;
pub mod route;
pub mod screening;
pub mod seats;
pub mod settlement;
pub mod signal;
pub mod small_grant;
pub mod status;
pub mod steps;
pub mod task;
pub mod term;
pub mod text;
pub mod transition;
pub mod two_years;
pub mod vacancy;
pub mod view;
pub mod week;
pub mod wish;

pub use refusal::{Refusal, Refused};
