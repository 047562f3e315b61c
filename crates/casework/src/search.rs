//! Looking for whatever somebody remembers the name of: citizens, companies, centres, mentors, colleagues. Each kind only
//! for those who may see it, and citizens only within the reader's reach; looking for citizens leaves a line on the trail.

use holdepunkt_rules::{centre::Mentor, company::Company, fold, id::*, job_centre::Employee};
use holdepunkt_store::{contracts, places, sort_key, words};

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
    let (scope, today) = (work.scope, work.today());
    let tx = &mut work.tx;
    if context.may(Action::SeeCentres) {
        let told = |(id, name, companies): (CentreId, String, Vec<String>)| {
            let companies = companies.join(", ");
            (name.clone(), companies.clone(), (id, name, companies))
        };
        if let (Some((number, rest)), true) = (seat_of(&words), context.may(Action::SeeBoard)) {
            let named = words::centres(tx, scope, &rest).await?.into_iter().map(told);
            for (centre, name, _) in best(&rest, named) {
                let place = places::numbered(tx, scope, centre, number).await?;
                found.places.extend(place.map(|id| (id, number, name)));
            }
        }
        for (id, name, companies) in best(&words, words::centres(tx, scope, &words).await?.into_iter().map(told)) {
            let contract = match context.may(Action::SeeContracts) {
                true => contracts::of_centre(tx, scope, id).await?.into_iter().find(|c| c.period.contains(today)),
                false => None,
            };
            found.centres.push(FoundCentre { id, name, companies, contract: contract.map(|c| c.id) });
        }
    }
    if context.may(Action::SeeMentors) {
        let mentors = words::mentors(tx, scope, &words).await?.into_iter();
        found.mentors = best(&words, mentors.map(|(m, company)| (m.name.clone(), String::new(), (m, company))));
    }
    if context.may(Action::SeePeople) {
        let employees = words::employees(tx, scope, &words).await?.into_iter();
        found.employees = best(&words, employees.map(|e| (e.name.clone(), String::new(), e)));
    }
    let beside =
        |c: &Company| format!("{} {} {} {}", c.cvr.as_str(), c.address.street, c.address.postcode, c.address.town);
    let companies = words::companies(tx, scope, &words).await?.into_iter();
    found.companies = best(&words, companies.map(|c| (c.name.clone(), beside(&c), c)));
    Ok(found)
}
