//! The use cases of Holdepunkt: who may → load → rule → write → trail, in one transaction.
//!
//! A page, a command or an interface calls one function here per deed. Nothing below reads a
//! clock; nothing above touches the database.

pub mod context;
pub mod error;
pub mod house;
pub mod policy;
pub mod rulebook;
pub mod sign_in;

pub use context::{Context, Work, Who};
pub use error::Error;
pub use house::House;
pub use policy::{Action, Reach};
pub use rulebook::Rulebook;

pub use holdepunkt_store as store;
