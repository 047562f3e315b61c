//! The page of coverage.

use askama::Template;
use axum::response::Response;
use holdepunkt_casework::{Action, coverage};
use holdepunkt_rules::coverage::{Covered, Verdict};

use crate::{
    desk::Desk,
    failure::{Failure, html},
    page::Page,
};

/// A table of the page: its heading's key, its rows with their words.
struct Table {
    id: &'static str,
    heading: String,
    rows: Vec<(Covered, String)>,
    missing: usize,
    unused: usize,
}

#[derive(Template)]
#[template(path = "coverage/page.html")]
struct CoveragePage {
    p: Page,
    tables: Vec<Table>,
    waiting: i64,
    free: i64,
    may_reach_out: bool,
}

impl CoveragePage {
    fn look(&self, c: &Covered) -> (&'static str, &'static str, String) {
        let (class, glyph) = match c.verdict() {
            Verdict::Missing => ("st--bad", "g-bad"),
            Verdict::Short => ("st--end", "g-end"),
            Verdict::Covered => ("st--ok", "g-ok"),
            Verdict::Unused => ("st--res", "g-res"),
            Verdict::Quiet => ("st--was", ""),
        };
        (class, glyph, self.p.words.say(&format!("coverage-{}", c.verdict().code())))
    }

    fn is_missing(&self, c: &Covered) -> bool {
        matches!(c.verdict(), Verdict::Missing | Verdict::Short)
    }
}

/// `GET /coverage`
///
/// # Errors
/// The database's.
pub async fn coverage(desk: Desk) -> Result<Response, Failure> {
    let page = coverage::find(&desk.context).await?;
    let table = |id: &'static str, key: &str, list: &str, rows: Vec<Covered>| Table {
        id,
        heading: desk.words.say(key),
        missing: rows.iter().filter(|c| c.verdict() == Verdict::Missing).count(),
        unused: rows.iter().filter(|c| c.verdict() == Verdict::Unused).count(),
        rows: rows.into_iter().map(|c| (c.clone(), desk.code(list, c.code.as_str()))).collect(),
    };
    html(&CoveragePage {
        p: desk.page(),
        tables: vec![
            table("industries", "coverage-industries", "industries", page.industries),
            table("occupations", "coverage-occupations", "occupations", page.occupations),
        ],
        waiting: page.waiting,
        free: page.free,
        may_reach_out: desk.context.may(Action::EditOutreach),
    })
}
