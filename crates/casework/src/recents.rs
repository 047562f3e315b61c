//! What one opened lately, to find back to it. Kept as kind and identifier for each role; the names are looked up when
//! it is shown, within the reader's reach of that moment.

use holdepunkt_rules::id::*;
use holdepunkt_store::{names, placements, recents};

use crate::{
    Action, Context, Error, Work,
    context::Deed,
    policy::{Answer, takes_in},
};

/// Kinds of things that are kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Noun {
    /// A citizen.
    Citizen,
    /// A company.
    Company,
    /// A centre.
    Centre,
    /// A placement, named after its citizen.
    Placement,
}

impl Noun {
    fn code(self) -> &'static str {
        match self {
            Self::Citizen => "citizen",
            Self::Company => "company",
            Self::Centre => "centre",
            Self::Placement => "placement",
        }
    }
}

/// Something opened lately.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Recent {
    /// What it is.
    pub noun: Noun,
    /// Which one.
    pub id: String,
    /// Its name; empty when it is protected from the reader.
    pub name: String,
}

/// Notes in a piece of work that something was opened.
pub(crate) async fn note(work: &mut Work, noun: Noun, id: impl ToString) -> Result<(), Error> {
    let Some(grant) = work.context.who.person().map(|g| g.id) else { return Ok(()) };
    let now = work.context.now;
    Ok(recents::note(&mut work.tx, work.scope, grant, noun.code(), &id.to_string(), now).await?)
}

/// Notes that something was opened, by whoever has opened it already.
///
/// # Errors
/// The database's.
pub async fn opened(context: &Context, noun: Noun, id: impl ToString) -> Result<(), Error> {
    let action = match noun {
        Noun::Company => Action::SeeCompanies,
        Noun::Centre => Action::SeeCentres,
        Noun::Citizen | Noun::Placement => Action::SeeCitizen,
    };
    let mut work = context.begin(action).await?;
    note(&mut work, noun, id).await?;
    Ok(work.tx.commit().await?)
}

/// What one opened lately, newest first. What is gone, or no longer one's to see, is forgotten.
///
/// # Errors
/// The policy's, or the database's.
pub async fn latest(context: &Context) -> Result<Vec<Recent>, Error> {
    let Some(grant) = context.who.person().map(|g| g.id) else { return Ok(Vec::new()) };
    let mut work = context.begin(Action::SeeRecent).await?;
    let kept = recents::latest(&mut work.tx, work.scope, grant).await?;
    let others = recents::others(&mut work.tx, work.scope, grant).await?;
    let mut found = Vec::new();
    for (noun, id) in kept {
        let recent = match (noun.as_str(), CitizenId::parse(&id)) {
            ("citizen", Some(citizen)) => of_citizen(&mut work, citizen).await?,
            ("placement", _) => of_placement(&mut work, &id).await?,
            _ => of_other(context, &others, &noun, &id),
        };
        match recent {
            Some(recent) => found.push(recent),
            None => recents::forget(&mut work.tx, work.scope, grant, &noun, &id).await?,
        }
    }
    let citizens = found.iter().filter(|r| matches!(r.noun, Noun::Citizen | Noun::Placement)).count();
    if citizens > 0 {
        work.done(Deed::Read, "recent", citizens, None).await?;
    } else {
        work.tx.commit().await?;
    }
    Ok(found)
}

fn of_other(context: &Context, others: &[(String, String, String)], noun: &str, id: &str) -> Option<Recent> {
    let (noun, action) = match noun {
        "company" => (Noun::Company, Action::SeeCompanies),
        "centre" => (Noun::Centre, Action::SeeCentres),
        _ => return None,
    };
    let (_, _, name) = others.iter().find(|(n, i, _)| n == noun.code() && i == id)?;
    context.may(action).then(|| Recent { noun, id: id.to_owned(), name: name.clone() })
}

async fn of_placement(work: &mut Work, id: &str) -> Result<Option<Recent>, Error> {
    let Some(id) = PlacementId::parse(id) else { return Ok(None) };
    let Some(placement) = placements::find(&mut work.tx, work.scope, id).await? else { return Ok(None) };
    let citizen = of_citizen(work, placement.citizen).await?;
    Ok(citizen.map(|r| Recent { noun: Noun::Placement, id: id.to_string(), ..r }))
}

async fn of_citizen(work: &mut Work, citizen: CitizenId) -> Result<Option<Recent>, Error> {
    let Ok(reach) = work.context.reach(Action::SeeCitizen) else { return Ok(None) };
    let Some(found) = names::one(&mut work.tx, work.scope, citizen).await? else { return Ok(None) };
    let relation = work.relation(citizen).await?;
    let name = match takes_in(reach, &relation) {
        Answer::Yes => found.name,
        Answer::WithReason if found.protected => String::new(),
        Answer::WithReason => found.name,
        Answer::No => return Ok(None),
    };
    Ok(Some(Recent { noun: Noun::Citizen, id: citizen.to_string(), name }))
}
