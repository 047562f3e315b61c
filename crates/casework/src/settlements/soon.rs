//! What one's own citizens are about to earn, with what each of them lacks.

use holdepunkt_rules::{grants::outlook::Next, id::*};
use holdepunkt_store::settled_facts::PersonFacts;

use super::{
    facts::those,
    letter_of,
    now::{centre_of, horizon, outlooks},
    occupancy, terms_of,
};
use crate::{
    Action, Context, Error,
    citizens::sees_protected,
    context::Deed,
    policy::{Answer, takes_in},
};

/// One's own citizen on the way to something.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Soon {
    /// Who.
    pub citizen: CitizenId,
    /// Their name; empty when it is protected from the reader.
    pub name: String,
    /// Where they are, or were last.
    pub centre: String,
    /// What comes next.
    pub next: Next,
}

/// What one's own citizens are about to earn, the nearest first; those who fall short as it is agreed stand last.
///
/// # Errors
/// The policy's, or the database's.
pub async fn of_own(context: &Context) -> Result<Vec<Soon>, Error> {
    let mut work = context.begin(Action::SeeSoonEarned).await?;
    let me = work.employee()?;
    let (_, letter) = letter_of(&mut work, None).await?;
    let letter = letter.filter(|l| l.period.contains(context.today));
    let programme = letter.as_ref().map(|l| context.house.rulebook.programme(l.programme.as_str())).transpose()?;
    let (Some(letter), Some(false)) = (letter, programme.map(occupancy::pays_by_place)) else {
        return Ok(Vec::new());
    };
    let terms = terms_of(context, &letter, None)?;
    let own = |_: &str, who: &PersonFacts| who.caseworker == me || who.consultant == Some(me);
    let people = those(&mut work, &terms, horizon(&terms), own).await?;
    let mut list = Vec::new();
    for (person, outlook) in people.iter().zip(outlooks(context, &people, &terms)?) {
        if outlook.next.is_empty() {
            continue;
        }
        let citizen = person.who.citizen;
        let relation = work.relation(citizen).await?;
        if takes_in(work.reach, &relation) != Answer::Yes || relation.moved_on.is_some() {
            continue;
        }
        let hidden = person.who.protected && !sees_protected(work.reach, &relation);
        let name = if hidden { String::new() } else { person.who.name.clone() };
        work.also(Deed::Read, "soon_earned", citizen, Some(citizen)).await?;
        for next in outlook.next {
            let centre = centre_of(&person.facts, context.today);
            list.push(Soon { citizen, name: name.clone(), centre, next });
        }
    }
    list.sort_by_key(|s| (s.next.on.is_none(), s.next.on, s.name.clone()));
    work.done(Deed::Read, "soon_earned_list", context.today, None).await?;
    Ok(list)
}
