//! Lists: one component for every list of the house.
//!
//! A list declares its [`Shape`] (columns, filters, the order it begins with), makes a [`Row`] of each thing, and the
//! component does the rest: filter, sort, columns, pages, saved views, export, the empty states, cards on a phone.
//! The whole view stands in the address and can be shared; what somebody typed never does.
//!
//! ```text
//! pub async fn list(desk: Desk, asked: Asked) -> Result<Response, Failure> {
//!     let rows = things::list(&desk.context).await?;
//!     let shape = Shape::new("things", "/things", Action::SeeThings).columns(vec![…]).filters(vec![…]);
//!     let listing = match list::open(&desk, asked, shape).await? { Opened::Here(l) => l, Opened::Elsewhere(a) => return Ok(a) };
//!     listing.show(&desk, rows.iter().map(row).collect(), head).await
//! }
//! ```

mod asked;
mod file;
mod row;
mod shape;
mod show;
mod sift;
mod view;
pub mod views;

pub use asked::Asked;
pub use row::{Cell, Row, day_order, words_of};
pub use shape::{Column, Filter, Shape};
pub use show::{Head, Listing, Opened, Part, open};
