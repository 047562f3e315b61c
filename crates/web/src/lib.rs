//! Pages: server-rendered, in two languages, without script where it can be.
//!
//! One request travels: `serve` (connections) → `secure` (headers, cross-site check, size), `gate` (how many at once) → `routes` (the one table)
//! → `guard` (session, role, permission) → a handler that reads a form, calls one use case and
//! renders a template. A refusal becomes a sentence here and nowhere below.

mod about;
mod aftermath;
mod agreements;
pub mod app;
mod assets;
mod benefits;
mod boards;
mod centres;
mod citizens;
mod companies;
mod contracts;
mod coverage;
mod desk;
mod duplicates;
mod exit_strategies;
mod failure;
mod follow_ups;
mod form;
pub mod gate;
mod guard;
pub mod health;
mod home;
mod imports;
mod information_meetings;
mod interruptions;
mod jobs;
mod language;
mod list;
mod maps;
mod markup;
mod mentors;
mod menu;
mod messages;
mod norms;
mod outreaches;
mod own;
mod page;
mod paid_hours;
mod people;
mod placements;
mod preparations;
mod programmes;
mod projects;
mod referrals;
pub mod routes;
mod screenings;
mod search;
mod secure;
pub mod serve;
mod sign_in;
mod signing_links;
mod staffings;
mod stale;
mod status;
mod supports;
mod tasks;
pub mod trace;
mod trail;
mod transfers;
mod turns;
mod vacancies;
mod waiting;
mod ways;
mod workplaces;

pub use app::{App, app};
