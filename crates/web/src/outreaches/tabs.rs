//! The pages about companies, side by side above each of them.

use askama::Template;
use holdepunkt_casework::Action;

use crate::{
    desk::Desk,
    markup::{Markup, render},
};

/// Each page with its words' key and the permission that shows it.
const TABS: &[(&str, &str, Action)] =
    &[("/companies", "nav-companies", Action::SeeCompanies), ("/outreach", "outreach-nav", Action::SeeOutreach)];

#[derive(Template)]
#[template(path = "outreaches/tabs.html")]
struct Tabs {
    label: String,
    tabs: Vec<(&'static str, String, bool)>,
}

/// The pages about companies that the reader may see; `here` is the one that this is.
pub fn tabs(desk: &Desk, here: &str) -> Markup {
    let may = TABS.iter().filter(|(.., action)| desk.context.may(*action));
    let tabs: Vec<_> = may.map(|(href, key, _)| (*href, desk.words.say(key), *href == here)).collect();
    if tabs.len() < 2 {
        return Markup::default();
    }
    render(&Tabs { label: desk.words.say("companies-sections"), tabs })
}
