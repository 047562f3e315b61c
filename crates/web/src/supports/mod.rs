//! What goes on beside the placement: interventions, small grants, personal mentors, and who may grant what.

pub mod competences;
pub mod grants;
pub mod interventions;
pub mod mentors;
pub mod page;
pub mod parts;
pub mod times;
