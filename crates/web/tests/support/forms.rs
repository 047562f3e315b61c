//! The forms of a page, read as a browser reads them: where they go, what stands in them, what can be chosen.

use std::collections::BTreeMap;

/// A form that is posted.
#[derive(Debug, Clone, Default)]
pub struct Found {
    /// Where it goes.
    pub action: String,
    /// What it holds as it is shown.
    pub fields: Vec<(String, String)>,
    /// Names of fields where text is typed.
    pub texts: Vec<String>,
    /// What can be chosen, by name.
    pub choices: BTreeMap<String, Vec<String>>,
}

impl Found {
    pub fn get(&self, name: &str) -> &str {
        self.fields.iter().find(|(n, _)| n == name).map_or("", |(_, v)| v)
    }

    pub fn set(&mut self, name: &str, value: &str) {
        self.fields.retain(|(n, _)| n != name);
        self.fields.push((name.to_owned(), value.to_owned()));
    }

    pub fn pairs(&self) -> Vec<(&str, &str)> {
        self.fields.iter().map(|(n, v)| (n.as_str(), v.as_str())).collect()
    }

    /// Writes something that may do into the fields that a page came back for; `day` into days.
    pub fn fill(&mut self, page: &str, day: [&str; 3]) {
        for name in page.split("id=\"").filter_map(|rest| rest.split_once("-error\"").map(|(name, _)| name)) {
            if name.len() > 40 || name == "form" {
                continue;
            }
            if let Some(last) = self.choices.get(name).and_then(|c| c.iter().rfind(|v| !v.is_empty())).cloned() {
                self.set(name, &last);
            } else if page.contains(&format!("name=\"{name}_day\"")) {
                for (part, value) in ["day", "month", "year"].iter().zip(day) {
                    self.set(&format!("{name}_{part}"), value);
                }
            } else {
                self.set(name, typed(name));
            }
        }
    }
}

/// What somebody may type in a field of that name.
fn typed(name: &str) -> &'static str {
    let own = [
        ("cpr", "0402614995"),
        ("cvr", "99000708"),
        ("p_number", "1000000777"),
        ("time", "10:00"),
        ("postcode", "5500"),
    ];
    let number = ["hours", "seats", "places", "month_", "amount", "minutes", "employees"];
    match own.iter().find(|(part, _)| name.contains(part)) {
        Some((_, value)) => value,
        None if number.iter().any(|part| name.contains(part)) => "3",
        None => "Efter en samtale",
    }
}

fn plain(text: &str) -> String {
    let mut out = text.to_owned();
    for (entity, c) in [("&#60;", "<"), ("&#62;", ">"), ("&#34;", "\""), ("&#39;", "'"), ("&#38;", "&"), ("&amp;", "&")]
    {
        out = out.replace(entity, c);
    }
    out
}

/// An attribute of a tag; empty for one without a value.
pub fn attribute(tag: &str, name: &str) -> Option<String> {
    let at = tag.find(&format!(" {name}=\"")).map(|at| at + name.len() + 3);
    match at {
        Some(at) => Some(plain(tag[at..].split('"').next().unwrap_or_default())),
        None => tag.split([' ', '>']).any(|word| word == name).then(String::new),
    }
}

/// The forms on a page that are posted; one without an action goes where the page came from.
pub fn forms(page: &str, path: &str) -> Vec<Found> {
    let mut all = Vec::new();
    for part in page.split("<form").skip(1) {
        let (head, body) = part.split_once('>').unwrap_or((part, ""));
        let body = body.split("</form>").next().unwrap_or_default();
        let head = format!("{head} ");
        if !attribute(&head, "method").is_some_and(|m| m.eq_ignore_ascii_case("post")) {
            continue;
        }
        let own = path.split('?').next().unwrap_or_default().to_owned();
        let action = attribute(&head, "action").filter(|a| !a.is_empty()).unwrap_or(own);
        let mut found = Found { action, ..Found::default() };
        let mut select = None;
        for tag in body.split('<').skip(1) {
            let (inside, after) = tag.split_once('>').unwrap_or((tag, ""));
            let inside = format!("{inside} ");
            let name = attribute(&inside, "name").unwrap_or_default();
            let value = attribute(&inside, "value").unwrap_or_default();
            match inside.split(' ').next().unwrap_or_default() {
                "input" => match attribute(&inside, "type").as_deref() {
                    Some("checkbox" | "radio") => {
                        if attribute(&inside, "checked").is_some() {
                            found.fields.push((name.clone(), value.clone()));
                        }
                        found.choices.entry(name).or_default().push(value);
                    }
                    Some("hidden" | "submit") => found.fields.push((name, value)),
                    Some("file") => {}
                    _ => {
                        found.texts.push(name.clone());
                        found.fields.push((name, value));
                    }
                },
                "textarea" => {
                    found.texts.push(name.clone());
                    found.fields.push((name, plain(after.trim_start_matches('\n'))));
                }
                "select" => select = Some(name),
                "/select" => select = None,
                "option" => {
                    let Some(name) = select.clone() else { continue };
                    if attribute(&inside, "selected").is_some() {
                        found.fields.push((name.clone(), value.clone()));
                    }
                    found.choices.entry(name).or_default().push(value);
                }
                _ => {}
            }
        }
        all.push(found);
    }
    all
}

/// Where a page's links lead, inside the house.
pub fn links(page: &str) -> Vec<String> {
    let all = page.split("href=\"").skip(1).map(|rest| plain(rest.split('"').next().unwrap_or_default()));
    all.filter(|l| l.starts_with('/')).map(|l| l.split('#').next().unwrap_or_default().to_owned()).collect()
}
