//! Looking for whatever somebody remembers the name of: citizens, companies, centres, mentors, colleagues. Each kind only
//! for those who may see it, and citizens only within the reader's reach; looking for citizens leaves a line on the trail.

use holdepunkt_rules::{
    centre::{CompanyCentre, Mentor},
    company::Company,
    contract::Contract,
    fold,
    id::*,
    job_centre::Employee,
};
use holdepunkt_store::{centres, companies, contracts, job_centres, mentors, places, sort_key};

use crate::{
    Action, Context, Error,
    citizens::{self, FoundCitizen},
};

/// A centre that was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundCentre {
    /// The centre.
    pub id: CentreId,
    /// Its name.
    pub name: String,
    /// The names of its companies.
    pub companies: String,
    /// Its contract in force, for those who see contracts.
    pub contract: Option<ContractId>,
}

/// What was found, each kind best first.
#[derive(Debug, Clone, Default)]
pub struct Found {
    /// Citizens by name or CPR number.
    pub citizens: Vec<FoundCitizen>,
    /// Companies by name, CVR number, street or town.
    pub companies: Vec<Company>,
    /// Centres by their own name or a company's.
    pub centres: Vec<FoundCentre>,
    /// Places by a centre's name and the place's number: the place, the number, the centre's name.
    pub places: Vec<(PlaceId, i64, String)>,
    /// Mentors by name, with their company's name.
    pub mentors: Vec<(Mentor, String)>,
    /// Colleagues in the job centre by name.
    pub employees: Vec<Employee>,
}

impl Found {
    /// Nothing was found.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.citizens.is_empty()
            && self.companies.is_empty()
            && self.centres.is_empty()
            && self.places.is_empty()
            && self.mentors.is_empty()
            && self.employees.is_empty()
    }
}

/// Most of each kind that is told.
const MOST: usize = 20;

/// Keeps what answers to the words, best first: the most whole words, then Danish order of the name.
fn best<T>(words: &[String], all: impl IntoIterator<Item = (String, String, T)>) -> Vec<T> {
    let mut hits: Vec<(usize, String, T)> = all
        .into_iter()
        .filter_map(|(name, beside, thing)| {
            let own = fold::words(&name);
            let every: Vec<String> = own.iter().cloned().chain(fold::words(&beside)).collect();
            let whole = words.iter().filter(|w| own.contains(w)).count();
            fold::answers(&every, words).then(|| (usize::MAX - whole, sort_key(&name), thing))
        })
        .collect();
    hits.sort_by(|a, b| (a.0, &a.1).cmp(&(b.0, &b.1)));
    hits.into_iter().take(MOST).map(|(_, _, thing)| thing).collect()
}

/// The number among the words when one of them is a place's, and the words beside it.
fn seat_of(words: &[String]) -> Option<(i64, Vec<String>)> {
    let (at, number) =
        words.iter().enumerate().find_map(|(i, w)| (w.len() <= 3).then(|| w.parse().ok()).flatten().map(|n| (i, n)))?;
    let rest: Vec<String> = words.iter().enumerate().filter(|(i, _)| *i != at).map(|(_, w)| w.clone()).collect();
    (!rest.is_empty()).then_some((number, rest))
}

/// Looks for a text: each word of it begins a word of what is found, in any order. An empty text finds nothing.
///
/// # Errors
/// [`holdepunkt_rules::Refusal::NotAllowed`], or the database's.
pub async fn search(context: &Context, text: &str) -> Result<Found, Error> {
    let words = fold::looked_for(text);
    context.reach(Action::SeeCompanies)?;
    if words.is_empty() {
        return Ok(Found::default());
    }
    let mut found = Found::default();
    if context.may(Action::ListCitizens) {
        found.citizens = citizens::search(context, text).await?;
        found.citizens.truncate(MOST);
    }
    let mut work = context.look(Action::SeeCompanies).await?;
    let all = companies::list(&mut work.tx, work.scope).await?;
    let names: std::collections::HashMap<CompanyId, &str> = all.iter().map(|c| (c.id, c.name.as_str())).collect();
    let name = |id: &CompanyId| names.get(id).copied().unwrap_or_default().to_owned();
    if context.may(Action::SeeCentres) {
        let centres = centres::list(&mut work.tx, work.scope).await?.into_iter();
        let of = |c: &CompanyCentre| c.companies.iter().map(name).collect::<Vec<_>>().join(", ");
        let centres: Vec<CompanyCentre> = centres.collect();
        if let (Some((number, rest)), true) = (seat_of(&words), context.may(Action::SeeBoard)) {
            let of_centre = |id| centres.iter().find(|c| c.id == id);
            let numbered = places::list(&mut work.tx, work.scope).await?.into_iter().filter(|p| p.number == number);
            let named = numbered.filter_map(|p| of_centre(p.centre).map(|c| (p, c)));
            let told = named.map(|(p, c)| (c.name.clone(), of(c), (p.id, number, c.name.clone())));
            found.places = best(&rest, told);
        }
        let with_names = centres.iter().map(|c| (c.name.clone(), of(c), (c.id, c.name.clone(), of(c))));
        let hits = best(&words, with_names);
        let kept = match context.may(Action::SeeContracts) && !hits.is_empty() {
            true => contracts::list(&mut work.tx, work.scope).await?,
            false => Vec::new(),
        };
        let in_force = |id: CentreId| {
            let today = context.today;
            kept.iter().find(|c: &&Contract| c.centre == id && c.period.contains(today)).map(|c| c.id)
        };
        let told = |(id, name, companies)| FoundCentre { id, name, companies, contract: in_force(id) };
        found.centres = hits.into_iter().map(told).collect();
    }
    if context.may(Action::SeeMentors) {
        let mentors = mentors::list(&mut work.tx, work.scope).await?.into_iter().filter(|m| !m.left);
        found.mentors = best(&words, mentors.map(|m| (m.name.clone(), String::new(), (m.clone(), name(&m.company)))));
    }
    if context.may(Action::SeePeople) {
        let employees = job_centres::employees(&mut work.tx, work.scope).await?.into_iter().filter(|e| !e.left);
        found.employees = best(&words, employees.map(|e| (e.name.clone(), String::new(), e)));
    }
    let beside =
        |c: &Company| format!("{} {} {} {}", c.cvr.as_str(), c.address.street, c.address.postcode, c.address.town);
    found.companies = best(&words, all.iter().map(|c| (c.name.clone(), beside(c), c.clone())));
    Ok(found)
}
