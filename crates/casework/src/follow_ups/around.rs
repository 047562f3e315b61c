//! Who can take part in a meeting about a citizen, and what they are called.

use std::collections::HashMap;

use holdepunkt_rules::{
    Refusal, Refused,
    centre::Mentor,
    company::Contact,
    follow_up::{FollowUp, Guest},
    id::*,
    job_centre::Employee,
};
use holdepunkt_store::{citizens, companies, follow_ups as rows, job_centres, mentors, placements};

use crate::{Error, Work, citizens::placed_at};

/// Somebody who takes part.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Participant {
    /// Who; none for whoever holds it.
    pub guest: Option<Guest>,
    /// Name; empty when it is protected from the reader, or nobody knows them any more.
    pub name: String,
    /// Telephone; may be empty.
    pub phone: String,
}

/// Everybody who can take part.
#[derive(Debug, Clone, Default)]
pub struct Around {
    /// Mentors of the centre where the citizen is, their own first.
    pub mentors: Vec<Mentor>,
    /// Others at the companies of the centre.
    pub contacts: Vec<Contact>,
    /// Those in the job centre whom the citizen knows: caseworker, consultant, personal mentors.
    pub near: Vec<Employee>,
    /// Everybody else who works in the job centre.
    pub others: Vec<Employee>,
    /// The name of the centre, if it is about a placement.
    pub centre: Option<String>,
    /// Where the mentor works, as one writes it.
    pub place: String,
}

impl Around {
    /// Does this person work in the job centre?
    #[must_use]
    pub fn employs(&self, id: EmployeeId) -> bool {
        self.near.iter().chain(&self.others).any(|e| e.id == id)
    }

    fn knows(&self, guest: &Guest) -> bool {
        match guest {
            Guest::Citizen => true,
            Guest::Mentor(id) => self.mentors.iter().any(|m| m.id == *id),
            Guest::Contact(id) => self.contacts.iter().any(|c| c.id == *id),
            Guest::Employee(id) => self.employs(*id),
        }
    }

    /// Those of a meeting's guests who can still take part.
    #[must_use]
    pub fn known(&self, guests: &[Guest]) -> Vec<Guest> {
        guests.iter().filter(|g| self.knows(g)).copied().collect()
    }

    /// Accepts who holds a meeting and who takes part.
    ///
    /// # Errors
    /// [`Refusal::NotOnTheList`] on `held_by`; [`Refusal::GuestUnknown`] on `guests`.
    pub fn accept(&self, meeting: &FollowUp) -> Result<(), Refused> {
        if !self.employs(meeting.held_by) {
            return Err(Refusal::NotOnTheList.on("held_by"));
        }
        match meeting.guests.iter().all(|g| self.knows(g)) {
            true => Ok(()),
            false => Err(Refusal::GuestUnknown.on("guests")),
        }
    }
}

/// Everybody who can take part in a meeting about a citizen and, if it is about one, a placement of theirs.
///
/// # Errors
/// [`Refusal::NotFound`] when the placement is another citizen's; the database's.
pub(crate) async fn around(
    work: &mut Work,
    citizen: CitizenId,
    placement: Option<PlacementId>,
) -> Result<Around, Error> {
    let (scope, today) = (work.scope, work.today());
    let people = citizens::people(&mut work.tx, scope, citizen).await?.ok_or(Refusal::NotFound)?;
    let personal = citizens::personal_mentors(&mut work.tx, scope, citizen, today).await?;
    let mut known = vec![people.caseworker];
    known.extend(people.consultant);
    known.extend(personal.iter().map(|m| m.employee));
    let all = job_centres::employees(&mut work.tx, scope).await?.into_iter().filter(|e| !e.left);
    let (near, others) = all.partition(|e| known.contains(&e.id));
    let mut around = Around { near, others, ..Around::default() };
    let Some(placement) = placement else { return Ok(around) };
    let placement = placements::find(&mut work.tx, scope, placement).await?.ok_or(Refusal::NotFound)?;
    if placement.citizen != citizen {
        return Err(Refusal::NotFound.into());
    }
    let own = placement.mentor;
    let (placed, centre) = placed_at(work, placement).await?;
    around.mentors = mentors::of_centre(&mut work.tx, scope, centre.id).await?;
    around.mentors.sort_by_key(|m| m.id != own);
    for company in &centre.companies {
        around.contacts.extend(companies::contacts(&mut work.tx, scope, *company).await?);
    }
    if let Some(mentor) = placed.mentor
        && let Some(company) = companies::find(&mut work.tx, scope, mentor.company).await?
    {
        let a = company.address;
        around.place = format!("{}, {}, {} {}", company.name, a.street, a.postcode, a.town);
    }
    around.centre = Some(centre.name);
    Ok(around)
}

/// What those who take part in some meetings are called.
#[derive(Debug, Default)]
pub(crate) struct Names(HashMap<Guest, (String, String)>);

impl Names {
    /// Looks up everybody who holds one of the meetings or takes part.
    pub(crate) async fn of(work: &mut Work, meetings: &[&FollowUp]) -> Result<Self, Error> {
        let mut names = Self::default();
        for e in job_centres::employees(&mut work.tx, work.scope).await? {
            names.0.insert(Guest::Employee(e.id), (e.name, e.phone));
        }
        for guest in meetings.iter().flat_map(|f| &f.guests) {
            if names.0.contains_key(guest) {
                continue;
            }
            let found = match guest {
                Guest::Mentor(id) => mentors::find(&mut work.tx, work.scope, *id).await?.map(|m| (m.name, m.phone)),
                Guest::Contact(id) => rows::contact(&mut work.tx, work.scope, *id).await?,
                Guest::Citizen | Guest::Employee(_) => None,
            };
            names.0.insert(*guest, found.unwrap_or_default());
        }
        Ok(names)
    }

    /// Who takes part, whoever holds it first. The citizen is called as the reader may know them.
    pub(crate) fn participants(&self, meeting: &FollowUp, citizen: &(String, String)) -> Vec<Participant> {
        let called = |guest: &Guest| match guest {
            Guest::Citizen => citizen.clone(),
            other => self.0.get(other).cloned().unwrap_or_default(),
        };
        let (name, phone) = called(&Guest::Employee(meeting.held_by));
        let mut all = vec![Participant { guest: None, name, phone }];
        all.extend(meeting.guests.iter().map(|g| {
            let (name, phone) = called(g);
            Participant { guest: Some(*g), name, phone }
        }));
        all
    }

    /// What an employee is called.
    pub(crate) fn employee(&self, id: EmployeeId) -> String {
        self.0.get(&Guest::Employee(id)).map(|(name, _)| name.clone()).unwrap_or_default()
    }
}
