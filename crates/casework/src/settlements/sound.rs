//! A kept settlement comes out again, to the øre, from what is kept with it.

use holdepunkt_rules::{grants::day::Day, id::*, settlement::SettlementSource};
use holdepunkt_store::{grant_letters, settlements as rows};

use super::{
    facts::Facts,
    keep::{rulebook_of, tables},
    settle_all, terms_then,
};
use crate::{Error, House, Who};

/// The settlements of a job centre that don't come out as they are kept. Those that were made by another text of the
/// rulebook are passed over: they are made again with that one.
///
/// # Errors
/// The database's.
pub(crate) async fn unsound(
    house: &House,
    tx: &mut holdepunkt_store::Tx,
    scope: JobCentreId,
) -> Result<Vec<SettlementId>, Error> {
    let context = house.context(Who::Operator(Some(scope)));
    let letters = grant_letters::list(tx, scope).await?;
    let mut wrong = Vec::new();
    for row in rows::list(tx, scope).await? {
        let Some(letter) = letters.iter().find(|l| l.id == row.letter) else { continue };
        if row.source != SettlementSource::Own || row.rulebook != rulebook_of(letter) {
            continue;
        }
        let cases = rows::cases(tx, scope, house.store.keys(), row.id).await?;
        let facts = cases.iter().map(|c| Facts::of_text(&c.facts)).collect::<Result<Vec<_>, _>>()?;
        // The letter may have been corrected since: the frame is the one that was kept.
        let mut then = letter.clone();
        then.expected_participants = row.expected_participants;
        let terms = terms_then(&context, &then, &row)?;
        let whole = settle_all(facts.iter(), &then, &terms, Day::of(row.as_of))?;
        let names: Vec<(String, CitizenId)> = cases.into_iter().map(|c| (c.pseudonym, c.citizen)).collect();
        let (lines, refusals) = tables(&names, &whole);
        let same = lines == rows::lines(tx, scope, row.id).await?
            && refusals == rows::refusals(tx, scope, row.id).await?
            && whole.totals.paid == row.paid
            && whole.totals.earned == row.earned();
        if !same {
            wrong.push(row.id);
        }
    }
    Ok(wrong)
}
