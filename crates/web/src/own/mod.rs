//! One's own pages: the citizen's way, the mentor's citizens, the company's places, the personal
//! mentor's citizens.

pub mod confidentiality;
pub mod page;
