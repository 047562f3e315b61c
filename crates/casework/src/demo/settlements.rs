//! Grant letters, and settlements that were kept. What is in the files passes the rules of what people write; the lines
//! are settled from the demo's own cases.

use holdepunkt_rules::{
    codes::Code,
    id::*,
    period::Period,
    role::Role,
    settlement::{GrantLetter, SettlementKind, SettlementState, SettlementStep, accept_letter, take},
};
use holdepunkt_store::{
    Tx, grant_letters,
    settlements::{self as store, Remark},
};

use super::{DemoError, Keys, WORLDS, rows, sheet, sheet::Days};
use crate::{
    Action, House, Reach, Who, Work,
    settlements::keep::{New, settle_and_keep},
};

/// Fills what is in the files for a job centre, inside the transaction in which the rest was filled.
pub(super) async fn fill(house: &House, scope: JobCentreId, tx: Tx, keys: &Keys, days: Days) -> Result<Tx, DemoError> {
    let context = house.context(Who::Operator(Some(scope)));
    let mut work = Work { tx, scope, action: Action::Operate, reach: Reach::JobCentre, context, queued: false };
    for world in WORLDS {
        let mut letters = Vec::new();
        for (at, row) in sheet::read::<rows::GrantLetter>(world, "grant_letters.csv")? {
            if keys.job_centres.get(&row.job_centre) != Some(&scope) {
                continue;
            }
            let programme = house.rulebook.programme(&row.programme).map_err(|r| at.fault(r.code()))?;
            let until = days.day(&at, &row.until)?;
            let expected = row.expected_participants.parse().map_err(|_| at.fault("expected_participants"))?;
            let letter = GrantLetter {
                id: GrantLetterId::fresh(),
                programme: Code::known(&row.programme),
                reference: row.reference.clone(),
                received_on: days.day(&at, &row.received_on)?,
                period: Period::known(days.day(&at, &row.from)?, Some(until)),
                expected_participants: expected,
                version: 1,
            };
            at.accept("until", &row.until, accept_letter(&letter, &programme.period))?;
            grant_letters::insert(&mut work.tx, scope, &letter).await?;
            letters.push((row.key, letter.id));
        }
        for (at, row) in sheet::read::<rows::Settlement>(world, "settlements.csv")? {
            let Some((_, letter)) = letters.iter().find(|(key, _)| *key == row.letter) else { continue };
            let kind = at.known(SettlementKind::from_code(&row.kind), "kind", &row.kind)?;
            let new = New { letter: *letter, as_of: days.day(&at, &row.as_of)?, kind, corrects: None };
            let made = settle_and_keep(&mut work, new, row.made_by.clone()).await.map_err(DemoError::of)?;
            if !row.remark.is_empty() {
                let remark = Remark {
                    id: SettlementRemarkId::fresh(),
                    line: row.remark_line.parse().ok(),
                    role: Role::Auditor.to_string(),
                    name: row.decided_by.clone(),
                    on: days.day(&at, &row.decided_on)?,
                    words: row.remark.clone(),
                };
                store::remark(&mut work.tx, scope, house.store.keys(), made.id, &remark).await?;
            }
            let to = at.known(SettlementState::from_code(&row.state), "state", &row.state)?;
            let steps: &[(SettlementStep, Role)] = match to {
                SettlementState::HandedIn => &[(SettlementStep::HandIn, Role::ProjectLead)],
                SettlementState::Approved => {
                    &[(SettlementStep::HandIn, Role::ProjectLead), (SettlementStep::Approve, Role::Auditor)]
                }
                _ => &[],
            };
            let mut moved = made;
            for (step, role) in steps {
                let taken = take(moved.state, *step, *role, "");
                at.accept("state", &row.state, taken.as_ref().map(|_| ()).map_err(Clone::clone))?;
                moved.state = taken.unwrap_or(moved.state);
                moved.decided_on = Some(days.day(&at, &row.decided_on)?);
                moved.decided_by = if *role == Role::Auditor { row.decided_by.clone() } else { row.made_by.clone() };
                store::advance(&mut work.tx, scope, &moved).await?;
                moved.version += 1;
            }
        }
    }
    Ok(work.tx)
}
