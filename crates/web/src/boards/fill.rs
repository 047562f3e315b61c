//! A vacant place and those who wait for one.

use askama::Template;
use axum::{
    extract::{Path, Query},
    response::Response,
};
use holdepunkt_casework::boards::{self, Fill};
use holdepunkt_rules::{Refusal, hours::WeeklyHours, id::PlaceId};
use jiff::civil::Date;

use crate::{
    desk::Desk,
    failure::{Failure, html},
    page::Page,
};

#[derive(Template)]
#[template(path = "boards/fill.html")]
struct FillPage {
    p: Page,
    fill: Fill,
    from: Date,
}

impl FillPage {
    /// "4 til 20 timer", "mindst 4 timer", "højst 20 timer", or nothing.
    fn hours(&self) -> Option<String> {
        let text = |h: WeeklyHours| self.p.hours(&h);
        match self.fill.hours {
            (Some(from), Some(until)) => {
                Some(self.p.t2("fill-hours-between", "from", text(from), "until", text(until)))
            }
            (Some(from), None) => Some(self.p.t1("fill-hours-from", "from", text(from))),
            (None, Some(until)) => Some(self.p.t1("fill-hours-until", "until", text(until))),
            (None, None) => None,
        }
    }
}

/// `GET /places/{place}/fill`
///
/// # Errors
/// [`Refusal::NotFound`], or the database's.
pub async fn fill(
    desk: Desk,
    Path(place): Path<String>,
    Query(query): Query<Vec<(String, String)>>,
) -> Result<Response, Failure> {
    let place = PlaceId::parse(&place).ok_or(Refusal::NotFound)?;
    let asked = query.iter().find(|(n, _)| n == "from").and_then(|(_, v)| v.parse().ok());
    let today = desk.context.today;
    let from = asked.unwrap_or(today).max(today);
    let fill = boards::fill(&desk.context, place, from).await?;
    let from = fill.free.map_or(from, |f| f.from());
    html(&FillPage { p: desk.page().under_key("/places", "nav-places"), fill, from })
}
