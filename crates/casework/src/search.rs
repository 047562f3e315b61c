//! Looking for companies, centres and mentors by what somebody remembers of them. Citizens are looked
//! for elsewhere: that leaves a line on the trail.

use holdepunkt_rules::{centre::Mentor, company::Company, id::*};
use holdepunkt_store::{centres, companies, mentors};

use crate::{Action, Context, Error};

/// What was found.
#[derive(Debug, Clone, Default)]
pub struct Found {
    /// Companies by name, CVR number, street or town.
    pub companies: Vec<Company>,
    /// Centres by their own name or a company's: identifier, name, the companies' names.
    pub centres: Vec<(CentreId, String, String)>,
    /// Mentors by name, with their company's name.
    pub mentors: Vec<(Mentor, String)>,
}

impl Found {
    /// Nothing was found.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.companies.is_empty() && self.centres.is_empty() && self.mentors.is_empty()
    }
}

/// Most of each kind that is told.
const MOST: usize = 20;

/// Looks for a text; every word of it must be found. An empty text finds nothing.
///
/// # Errors
/// [`holdepunkt_rules::Refusal::NotAllowed`], or the database's.
pub async fn search(context: &Context, text: &str) -> Result<Found, Error> {
    let mut work = context.look(Action::SeeCompanies).await?;
    let words: Vec<String> = text.split_whitespace().take(8).map(str::to_lowercase).collect();
    if words.is_empty() {
        return Ok(Found::default());
    }
    let hits = |texts: &[&str]| {
        let all = texts.join(" ").to_lowercase();
        words.iter().all(|w| all.contains(w.as_str()))
    };
    let all = companies::list(&mut work.tx, work.scope).await?;
    let name = |id: &CompanyId| all.iter().find(|c| c.id == *id).map_or("", |c| c.name.as_str());
    let mut found = Found::default();
    for centre in centres::list(&mut work.tx, work.scope).await? {
        let names = centre.companies.iter().map(name).collect::<Vec<_>>().join(", ");
        if found.centres.len() < MOST && hits(&[&centre.name, &names]) {
            found.centres.push((centre.id, centre.name, names));
        }
    }
    if context.may(Action::SeeMentors) {
        let mentors = mentors::list(&mut work.tx, work.scope).await?.into_iter();
        let known = mentors.filter(|m| !m.left && hits(&[&m.name])).take(MOST);
        found.mentors = known.map(|m| (name(&m.company).to_owned(), m)).map(|(company, m)| (m, company)).collect();
    }
    let matching = |c: &&Company| hits(&[&c.name, c.cvr.as_str(), &c.address.street, &c.address.town]);
    found.companies = all.iter().filter(matching).take(MOST).cloned().collect();
    Ok(found)
}
