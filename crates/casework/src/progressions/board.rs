//! Who is missing what, since when: for those who follow up.

use std::collections::BTreeSet;

use holdepunkt_rules::{
    id::*,
    period::plus_days,
    progression::{
        Respondent, Round,
        round::{Stands, stands},
    },
};
use holdepunkt_store::progressions as rows;

use super::rhythm;
use crate::{
    Action, Context, Error,
    citizens::sees_protected,
    context::Deed,
    policy::{Answer, takes_in},
};

/// A round that somebody has not answered.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Waiting {
    /// The round.
    pub round: Round,
    /// The citizen's name; empty when it is protected from the reader.
    pub name: String,
    /// Each who is asked, and how it stands with them.
    pub each: Vec<(Respondent, Stands)>,
}

impl Waiting {
    /// Is it the caseworker's move?
    #[must_use]
    pub fn is_late(&self) -> bool {
        self.each.iter().any(|(_, s)| *s == Stands::Task)
    }
}

/// The rounds of the last quarter about one's own citizens in which somebody is missing, the oldest first.
///
/// # Errors
/// The policy's, or the database's.
pub async fn waiting(context: &Context) -> Result<Vec<Waiting>, Error> {
    let mut work = context.begin(Action::SeeRounds).await?;
    let (scope, today, rhythm) = (work.scope, work.today(), rhythm(context)?);
    let from = plus_days(today, -rhythm.quarter_days);
    let me = work.employee()?;
    let sent = rows::sent_between(&mut work.tx, scope, from, today).await?;
    let sent: BTreeSet<(RoundId, &str)> = sent.iter().map(|s| (s.round, s.respondent.code())).collect();
    let mut list = Vec::new();
    for of in rows::between(&mut work.tx, scope, from, today).await? {
        if of.caseworker != me && of.employee != me {
            continue;
        }
        let round = of.row.round;
        let each: Vec<(Respondent, Stands)> = round
            .kind
            .asks()
            .iter()
            .map(|r| (*r, stands(round.on, sent.contains(&(round.id, r.code())), &rhythm, today)))
            .collect();
        if each.iter().all(|(_, s)| *s == Stands::Answered) {
            continue;
        }
        let relation = work.relation(round.citizen).await?;
        if takes_in(work.reach, &relation) != Answer::Yes {
            continue;
        }
        let hidden = of.protected && !sees_protected(work.reach, &relation);
        work.also(Deed::Read, "progression_round", round.id, Some(round.citizen)).await?;
        list.push(Waiting { round, name: if hidden { String::new() } else { of.name }, each });
    }
    work.done(Deed::Read, "progression_rounds", today, None).await?;
    Ok(list)
}
