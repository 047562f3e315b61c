//! What the address of the board asks, and the addresses of its links: each keeps the rest.

use holdepunkt_casework::boards::{Query, Selected};
use holdepunkt_rules::{
    board::{Status, Zoom},
    codes::Code,
    hours::WeeklyHours,
    id::{CentreId, PlaceId, PlacementId},
};

/// The names in the address, in the order in which links write them.
const NAMES: &[&str] = &["zoom", "from", "status", "centre", "occupation", "town", "hours", "page"];

/// A question as it stands in the address: known names with values that can be read.
#[derive(Debug, Clone, Default)]
pub struct Ask {
    pairs: Vec<(&'static str, String)>,
    /// What is chosen.
    pub selected: Option<Selected>,
}

/// Longest value that is read.
const LONGEST: usize = 80;

impl Ask {
    /// Reads the query of an address. What can't be read is as if it were not there.
    #[must_use]
    pub fn of(query: &[(String, String)]) -> Self {
        let value = |name: &str| query.iter().find(|(n, v)| n == name && v.len() <= LONGEST).map(|(_, v)| v.trim());
        let readable = |name: &str, v: &str| match name {
            "zoom" => Zoom::from_code(v).is_some(),
            "from" => v.parse::<jiff::civil::Date>().is_ok(),
            "status" => Status::from_code(v).is_some(),
            "centre" => v == "mine" || CentreId::parse(v).is_some(),
            "hours" => WeeklyHours::parse(v, "hours").is_ok(),
            "page" => v.parse::<u32>().is_ok_and(|n| n > 1),
            _ => !v.is_empty(),
        };
        let pairs = NAMES
            .iter()
            .filter_map(|name| value(name).filter(|v| readable(name, v)).map(|v| (*name, v.to_owned())))
            .collect();
        let selected = value("selected").and_then(|v| match v.strip_prefix("place-") {
            Some(id) => PlaceId::parse(id).map(Selected::Place),
            None => PlacementId::parse(v).map(Selected::Placement),
        });
        Self { pairs, selected }
    }

    /// The value of a name; empty when it isn't asked.
    #[must_use]
    pub fn get(&self, name: &str) -> &str {
        self.pairs.iter().find(|(n, _)| *n == name).map_or("", |(_, v)| v)
    }

    /// The question for the use case.
    #[must_use]
    pub fn query(&self) -> Query {
        let text = |name| Some(self.get(name)).filter(|v| !v.is_empty());
        Query {
            zoom: text("zoom").and_then(Zoom::from_code),
            from: text("from").and_then(|v| v.parse().ok()),
            status: text("status").and_then(Status::from_code),
            occupation: text("occupation").map(Code::known),
            town: text("town").map(str::to_owned),
            hours: text("hours").and_then(|v| WeeklyHours::parse(v, "hours").ok()),
            centre: text("centre").and_then(CentreId::parse),
            mine: self.get("centre") == "mine",
            page: self.get("page").parse::<usize>().map_or(0, |n| n.saturating_sub(1)),
        }
    }

    /// The address with another value for a name; an empty value takes it away. What narrows the centres begins anew on
    /// the first page.
    #[must_use]
    pub fn with(&self, name: &str, value: &str) -> String {
        let mut pairs: Vec<(&str, &str)> = Vec::new();
        let same_centres = ["", "zoom", "from", "page"].contains(&name);
        for known in NAMES.iter().filter(|known| same_centres || **known != "page") {
            let v = if *known == name { value } else { self.get(known) };
            if !v.is_empty() {
                pairs.push((known, v));
            }
        }
        address(&pairs)
    }

    /// The address without anything that leaves seats out.
    #[must_use]
    pub fn unfiltered(&self) -> String {
        let kept: Vec<(&str, &str)> =
            ["zoom", "from"].into_iter().map(|n| (n, self.get(n))).filter(|(_, v)| !v.is_empty()).collect();
        address(&kept)
    }

    /// The address as it is, with nothing chosen.
    #[must_use]
    pub fn here(&self) -> String {
        self.with("", "")
    }

    /// What the filter form carries along: everything but its own fields.
    #[must_use]
    pub fn carried(&self) -> Vec<(&'static str, String)> {
        self.pairs.iter().filter(|(n, _)| ["zoom", "from", "status"].contains(n)).cloned().collect()
    }
}

fn address(pairs: &[(&str, &str)]) -> String {
    if pairs.is_empty() {
        return "/places".to_owned();
    }
    format!("/places?{}", serde_urlencoded::to_string(pairs).unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(query: &str, expected: &str) {
        let pairs: Vec<(String, String)> = serde_urlencoded::from_str(query).unwrap();
        assert_eq!(Ask::of(&pairs).here(), expected);
    }

    #[test]
    fn board_address_keeps_what_can_be_read() {
        check("", "/places");
        check("status=free&zoom=day", "/places?zoom=day&status=free");
        check("zoom=nonsense&from=2026-13-01&centre=x&hours=900&other=1", "/places");
        check("town=%C3%85rhus&hours=2,5", "/places?town=%C3%85rhus&hours=2%2C5");
        // The templates write addresses as they are: nothing in one may end an attribute.
        check("town=%22%3E%3Cb%27", "/places?town=%22%3E%3Cb%27");
        let ask = Ask::of(&[("status".to_owned(), "free".to_owned()), ("from".to_owned(), "2026-11-02".to_owned())]);
        assert_eq!(ask.with("status", ""), "/places?from=2026-11-02");
        assert_eq!(ask.unfiltered(), "/places?from=2026-11-02");
    }
}
