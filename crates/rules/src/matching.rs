//! Matching: which citizens and company centres fit each other, what a match is worth and why, and the best plan for
//! everyone who waits. A person decides; here is what they decide by.
//!
//! Source: S2, section "Målgruppe" and "Virksomhedscentre" (steady flow of citizens to the places), S1, Mariagerfjord
//! (each citizen names two centres); the points are the house's own (in the rulebook: "Holdepunkt: match af borgere og
//! pladser").
//!
//! | question | where |
//! | --- | --- |
//! | What rules a pair out? | [`feasible`]: one function per test |
//! | What is a pair worth? | [`worth`]: one function per component, by the [`weights`] of a programme on a day |
//! | One pair, explained in full | [`pair::pair`] |
//! | Where could this citizen go? Who could have this place? | [`ranked`] |
//! | What would have to change? | [`change`] |
//! | Every pair of many | [`pairs`] |
//! | The best plan for everyone who waits | [`proposal`], solved by [`solve`] |
//! | What does a choice cost the whole? | [`choice`] |
//!
//! Citizens and centres are told apart by their number, their place in the list that they are given in. Lists are
//! sorted by whatever identifies their rows: equal worth is settled by that order, so the order in which a file or an
//! engine gave the rows never shows.

pub mod centre;
pub mod change;
pub mod choice;
pub mod citizen;
pub mod feasible;
pub mod pair;
pub mod pairs;
pub mod point;
pub mod proposal;
pub mod ranked;
pub mod solve;
mod strips;
pub mod weights;
pub mod worth;
