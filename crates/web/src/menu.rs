//! The menu: a few sections, each with its parts. Whoever may not see a part is not shown it.

use holdepunkt_casework::{Action, policy};
use holdepunkt_rules::role::Role;
use holdepunkt_wording::Words;

/// A page that the menu leads to: its path, its words' key, and the permission that shows it.
type PartOf = (&'static str, &'static str, Action);

/// The sections, in the menu's order: words' key, icon, parts. A section is called what its only
/// visible part is called, and leads to the first one.
#[rustfmt::skip]
const SECTIONS: &[(&str, &str, &[PartOf])] = &[
    ("nav-home", "home", &[
        ("/", "nav-home", Action::SeeHome),
        ("/week", "nav-week", Action::SeeWeek),
        ("/tasks", "nav-tasks", Action::SeeTasks),
        ("/progression/rounds", "nav-progression", Action::SeeRounds),
    ]),
    ("nav-own", "flag", &[
        ("/me", "nav-own", Action::SeeOwn),
        ("/me/progression", "nav-my-progression", Action::SeeOwn),
    ]),
    ("nav-attendance", "how-to-reg", &[
        ("/attendance", "nav-attendance", Action::SeeToday),
    ]),
    ("nav-mentored", "groups", &[
        ("/mentored", "nav-mentored", Action::SeeMentored),
    ]),
    ("nav-own-company", "business", &[
        ("/our-company", "nav-own-company", Action::SeeOwnCompany),
    ]),
    ("nav-granted", "groups", &[
        ("/granted", "nav-granted", Action::SeeGranted),
    ]),
    ("nav-places", "view-in-list", &[
        ("/places", "nav-places", Action::SeeBoard),
    ]),
    ("nav-citizens", "person", &[
        ("/citizens", "nav-citizens", Action::ListCitizens),
        ("/placements", "placement-list", Action::ListCitizens),
        ("/screenings", "nav-screenings", Action::SeeScreenings),
        ("/transfers", "nav-transfers", Action::ReceiveCitizen),
        ("/small-grants", "nav-small-grants", Action::DecideSmallGrant),
        ("/citizens/duplicates", "nav-duplicates", Action::MergeCitizens),
    ]),
    ("nav-way", "arrow-forward", &[
        ("/waiting", "nav-waiting", Action::SeeWaiting),
        ("/matches", "nav-matches", Action::PlanMatches),
        ("/projects", "nav-projects", Action::SeeProjects),
        ("/information-meetings", "nav-meetings", Action::SeeMeetings),
        ("/vacancies", "nav-vacancies", Action::SeeVacancies),
        ("/referral-times", "nav-times", Action::SeeReferralTimes),
        ("/intervention-times", "nav-intervention-times", Action::SeeInterventionTimes),
    ]),
    ("nav-companies", "business", &[
        ("/companies", "nav-companies", Action::SeeCompanies),
        ("/centres", "nav-centres", Action::SeeCentres),
        ("/mentors", "nav-mentors", Action::SeeMentors),
        ("/outreach", "nav-outreach", Action::SeeOutreach),
        ("/map", "map-nav", Action::SeeCentres),
        ("/coverage", "coverage-nav", Action::SeeCoverage),
        ("/contracts", "contract-list", Action::SeeContracts),
        ("/norms", "norm-nav", Action::SeeContracts),
        ("/companies/duplicates", "merge-duplicates", Action::MergeCompanies),
    ]),
    ("nav-status", "analytics", &[
        ("/status", "nav-status", Action::SeeStatus),
        ("/national-status", "nav-status", Action::SeeNationalStatus),
        ("/progression/many", "nav-many", Action::SeeProgressionOfMany),
        ("/progression/national", "nav-many", Action::SeeNationalProgression),
        ("/progression/answers", "nav-answers", Action::ExportAnswers),
        ("/programmes", "nav-programmes", Action::SeeProgrammes),
    ]),
    ("nav-economy-section", "payments", &[
        ("/economy", "nav-economy", Action::SeeEconomy),
        ("/soon-earned", "nav-soon-earned", Action::SeeSoonEarned),
        ("/settlements", "nav-settlements", Action::SeeSettlements),
        ("/grant-letters", "nav-letters", Action::EditGrantLetters),
        ("/company-payments", "nav-payments", Action::SeeCompanyPayments),
    ]),
    ("nav-organisation", "account", &[
        ("/people", "nav-people", Action::SeePeople),
        ("/people/turns", "nav-turns", Action::SeeTurns),
        ("/people/competences", "nav-competences", Action::SeeCompetences),
        ("/job-centre", "nav-job-centre", Action::EditJobCentre),
        ("/units", "nav-units", Action::EditPeople),
        ("/known-phones", "nav-phones", Action::SeePhones),
        ("/trail", "nav-trail", Action::SeeTrail),
        ("/imports", "nav-imports", Action::Import),
        ("/messages", "nav-messages", Action::SeeMessages),
        ("/jobs", "nav-jobs", Action::SeeJobs),
    ]),
];

/// Sections in a phone's bar; the rest are under "more".
const IN_BAR: usize = 4;

/// One part as it is shown.
#[derive(Debug, Clone)]
pub struct Part {
    /// Where it leads.
    pub href: &'static str,
    /// Its words.
    pub text: String,
    /// What one does there, for a page that is nothing but ways on; empty where nobody needs it.
    pub says: String,
    /// Is it the page's own?
    pub here: bool,
}

/// One section as it is shown.
#[derive(Debug, Clone)]
pub struct Section {
    /// Where it leads: to its first part.
    pub href: &'static str,
    /// Its words.
    pub text: String,
    /// Its icon.
    pub icon: &'static str,
    /// Is it the one that the page is in?
    pub here: bool,
    /// On a phone: in the bar or under "more".
    pub in_bar: bool,
    /// Its parts.
    pub parts: Vec<Part>,
}

/// The menu of a reader at a page.
#[derive(Debug, Clone, Default)]
pub struct Menu {
    /// The sections that the reader may see.
    pub sections: Vec<Section>,
}

impl Menu {
    /// The menu of a role at a path; of nobody, it is empty.
    #[must_use]
    pub fn of(role: Option<Role>, path: &str, words: &Words) -> Self {
        let Some(role) = role else { return Self::default() };
        let here = place_of(path);
        let shown = SECTIONS.iter().filter_map(|(key, icon, parts)| {
            let parts: Vec<Part> = parts
                .iter()
                .filter(|(.., action)| policy::reach(role, *action).is_some())
                .map(|(href, key, _)| Part {
                    href,
                    text: words.say(key),
                    says: what(key, words),
                    here: Some(*href) == here,
                })
                .collect();
            let first = parts.first()?;
            let text = if parts.len() == 1 { first.text.clone() } else { words.say(key) };
            let is_here = parts.iter().any(|p| p.here);
            Some(Section { href: first.href, text, icon, here: is_here, in_bar: false, parts })
        });
        let sections = shown.enumerate().map(|(i, s)| Section { in_bar: i < IN_BAR, ..s }).collect();
        Self { sections }
    }

    /// Is there nothing to choose from?
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.sections.is_empty()
    }

    /// Is anything left for "more" on a phone?
    #[must_use]
    pub fn has_more(&self) -> bool {
        self.sections.iter().any(|s| !s.in_bar)
    }

    /// The section that the page is in, if it has parts to choose between.
    #[must_use]
    pub fn section(&self) -> Option<&Section> {
        self.sections.iter().find(|s| s.here && s.parts.len() > 1)
    }

    /// Every part but the start page, for a page that is nothing but ways on.
    pub fn parts(&self) -> impl Iterator<Item = &Part> {
        self.sections.iter().flat_map(|s| &s.parts).filter(|p| p.href != "/")
    }
}

fn what(key: &str, words: &Words) -> String {
    let key = format!("way-on-{key}");
    if words.has(&key) { words.say(&key) } else { String::new() }
}

/// Where pages belong whose address does not begin with their part's.
const ELSEWHERE: &[(&str, &str)] = &[
    ("/aftermath", "/placements"),
    ("/benefits", "/citizens"),
    ("/cv", "/citizens"),
    ("/follow-ups", "/citizens"),
    ("/preparations", "/projects"),
    ("/referrals", "/waiting"),
    ("/screening-cases", "/screenings"),
];

/// The part that a path belongs to: the longest that the path begins with, segment by segment.
fn place_of(path: &str) -> Option<&'static str> {
    let within = |part: &str| path.strip_prefix(part).is_some_and(|rest| rest.is_empty() || rest.starts_with('/'));
    if let Some((_, part)) = ELSEWHERE.iter().find(|(begin, _)| within(begin)) {
        return Some(part);
    }
    let parts = SECTIONS.iter().flat_map(|(.., parts)| parts.iter().map(|(href, ..)| *href));
    parts.filter(|href| if *href == "/" { path == "/" } else { within(href) }).max_by_key(|href| href.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn menu_knows_where_a_path_belongs() {
        for (path, expected) in [
            ("/", Some("/")),
            ("/citizens", Some("/citizens")),
            ("/citizens/0190/edit", Some("/citizens")),
            ("/citizens-of-old", None),
            ("/places/0190/fill", Some("/places")),
            ("/cv/0190/edit", Some("/citizens")),
            ("/sign-in", None),
        ] {
            assert_eq!(place_of(path), expected, "{path}");
        }
    }
}
