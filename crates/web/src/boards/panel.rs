//! The panel beside the board: what is chosen.

use askama::Template;
use holdepunkt_casework::boards::Panel;
use holdepunkt_rules::placement::Standing;

use crate::page::Page;

/// The panel's template: alone for htmx, inside the page without it.
#[derive(Template)]
#[template(path = "boards/panel.html")]
pub struct PanelView<'a> {
    /// The page.
    pub p: &'a Page,
    /// What is chosen.
    pub panel: Panel,
    /// The board without it.
    pub close: String,
    /// "Find borger": where to.
    pub find: String,
}

impl PanelView<'_> {
    /// Heading: the name, or what the place is.
    pub fn heading(&self) -> String {
        match &self.panel.sitter {
            Some(s) => s.name.clone().unwrap_or_else(|| match s.standing {
                Standing::Reserved => self.p.t("board-held"),
                Standing::Ended | Standing::Withdrawn => self.p.t("board-former"),
                _ => self.p.t("board-taken"),
            }),
            None => self.p.t("board-free-place"),
        }
    }

    /// Status: class, glyph, words.
    pub fn status(&self, standing: &Standing) -> (&'static str, &'static str, String) {
        let (class, glyph) = match standing {
            Standing::Running => ("st", "g-run"),
            Standing::Paused => ("st st--pau", "g-pau"),
            Standing::EndingSoon => ("st st--end", "g-end"),
            Standing::Overdue => ("st st--bad", "g-bad"),
            Standing::Coming => ("st st--ok", "g-ok"),
            Standing::Reserved => ("st st--res", "g-res"),
            Standing::Ended | Standing::Withdrawn => ("st st--was", ""),
        };
        let week = self.panel.sitter.as_ref().and_then(|s| s.week);
        let clock = self.panel.sitter.as_ref().and_then(|s| s.clock);
        let words = match week {
            _ if clock.is_some() => {
                clock.map_or_else(String::new, |c| self.p.t2("course-pause-day", "day", c.day, "of", c.of))
            }
            Some((week, of)) => self.p.t2(&format!("board-week-{}", key(*standing)), "week", week, "of", of),
            None => self.p.t(&format!("board-standing-{}", key(*standing))),
        };
        (class, glyph, words)
    }
}

fn key(standing: Standing) -> &'static str {
    match standing {
        Standing::Running => "running",
        Standing::Paused => "paused",
        Standing::EndingSoon => "ending-soon",
        Standing::Overdue => "overdue",
        Standing::Coming => "coming",
        Standing::Reserved => "reserved",
        Standing::Ended => "ended",
        Standing::Withdrawn => "withdrawn",
    }
}
