//! Pages: server-rendered, in two languages, without script where it can be.
//!
//! One request travels: `serve` (connections) → `secure` (headers, cross-site check, size), `gate` (how many at once) → `routes` (the one table)
//! → `guard` (session, role, permission) → a handler that reads a form, calls one use case and
//! renders a template. A refusal becomes a sentence here and nowhere below.

pub mod app;
mod assets;
mod boards;
mod centres;
mod citizens;
mod companies;
mod contracts;
mod desk;
mod failure;
mod form;
pub mod gate;
mod guard;
pub mod health;
mod home;
mod imports;
mod jobs;
mod language;
mod list;
mod markup;
mod mentors;
mod menu;
mod outreaches;
mod own;
mod page;
mod people;
mod placements;
mod programmes;
mod referrals;
pub mod routes;
mod search;
mod secure;
pub mod serve;
mod sign_in;
mod stale;
mod status;
pub mod trace;
mod trail;

pub use app::{App, app};
