//! Views that somebody keeps, above their list: kept, taken away, chosen as the one that the list begins with.

use axum::{
    extract::Path,
    response::{IntoResponse, Redirect, Response},
};
use holdepunkt_casework::views::{self, NewView};
use holdepunkt_rules::{Refusal, id::SavedViewId};

use crate::{desk::Desk, failure::Failure, form::Fields};

/// The path of a list within the house, as a form of ours sends it back.
fn path(text: &str) -> Result<String, Failure> {
    let inside = text.starts_with('/') && !text.starts_with("//");
    let plain = text.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || matches!(c, '/' | '-'));
    if inside && plain && text.len() < 120 { Ok(text.to_owned()) } else { Err(Refusal::NotFound.into()) }
}

fn back(path: &str, query: &str, done: &str) -> Response {
    let query = if query.is_empty() { "all" } else { query };
    Redirect::to(&format!("{path}?{query}&done={done}")).into_response()
}

/// `POST /views`: keeps the view that is open.
///
/// # Errors
/// A refusal of the name, or the database's.
pub async fn keep(desk: Desk, fields: Fields) -> Result<Response, Failure> {
    let path = path(fields.get("path"))?;
    let new = NewView {
        list: fields.get("list").chars().filter(|c| c.is_ascii_lowercase() || *c == '-').take(40).collect(),
        name: fields.get("view_name").to_owned(),
        query: fields.get("query").to_owned(),
        shared: !fields.get("shared").is_empty(),
        preferred: !fields.get("preferred").is_empty(),
    };
    let query = new.query.clone();
    views::keep(&desk.context, new).await?;
    Ok(back(&path, &query, "view-kept"))
}

/// `POST /views/{view}`: `deed` is `remove`, `prefer` or `unprefer`.
///
/// # Errors
/// [`Refusal::NotFound`], [`Refusal::NotAllowed`], or the database's.
pub async fn change(desk: Desk, Path(view): Path<String>, fields: Fields) -> Result<Response, Failure> {
    let id = SavedViewId::parse(&view).ok_or(Refusal::NotFound)?;
    match fields.get("deed") {
        "remove" => {
            views::remove(&desk.context, id).await?;
            Ok(back(&path(fields.get("path"))?, "", "view-removed"))
        }
        deed @ ("prefer" | "unprefer") => {
            let view = views::prefer(&desk.context, id, deed == "prefer").await?;
            let done = if deed == "prefer" { "view-preferred" } else { "view-unpreferred" };
            Ok(back(&path(fields.get("path"))?, &view.query, done))
        }
        _ => Err(Refusal::NotFound.into()),
    }
}

#[cfg(test)]
mod tests {
    use super::path;

    #[test]
    fn the_way_back_stays_in_the_house() {
        for (text, inside) in [
            ("/companies", true),
            ("/screenings/0199-ab", true),
            ("//evil.example", false),
            ("https://evil.example", false),
            ("/companies?x=1", false),
            ("/\\evil", false),
            ("", false),
        ] {
            assert_eq!(path(text).is_ok(), inside, "{text}");
        }
    }
}
