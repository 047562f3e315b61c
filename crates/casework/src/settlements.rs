//! Money of a programme: what a job centre has earned today and what comes, settlements that are kept and looked at by
//! an auditor, what companies are paid.
//!
//! Everything is settled by `holdepunkt_rules::grants`, from what the job centre itself has written down. Citizens stand
//! under pseudonyms; their own caseworker and consultant see them by name.

pub mod explain;
pub mod facts;
pub mod keep;
pub mod letters;
pub mod now;
pub mod occupancy;
pub mod payments;
pub mod register;
pub mod soon;
pub(crate) mod sound;

use holdepunkt_rules::{
    Refusal,
    grants::{
        day::Day,
        event::Silent,
        frame::{Claim, Totals, s8_frame, s8_pay},
        history::JobCentre,
        line::Line,
        settle::{Settled, settle},
        terms::{Readings, Terms},
    },
    id::*,
    settlement::GrantLetter,
};
use holdepunkt_store::{Keys, grant_letters};

use crate::{Context, Error, Work};

use self::facts::Facts;

pub use holdepunkt_store::settlements::{LineRow, RefusalRow, Remark, SettlementRow};

/// The terms of a letter: its programme's rates and readings, within its own days.
pub(crate) fn terms_of(context: &Context, letter: &GrantLetter, readings: Option<Readings>) -> Result<Terms, Refusal> {
    let programme = context.house.rulebook.programme(letter.programme.as_str())?;
    let terms = Terms::within(programme, &letter.period)?;
    Ok(readings.map(|r| terms.read_as(r)).unwrap_or(terms))
}

/// The terms of a settlement that was kept: its readings, within the days that its letter had then.
pub(crate) fn terms_then(context: &Context, letter: &GrantLetter, kept: &SettlementRow) -> Result<Terms, Refusal> {
    terms_of(context, &GrantLetter { period: kept.period, ..letter.clone() }, Some(kept.readings))
}

/// The letter that is asked for, or the one whose days are now, or the latest.
pub(crate) async fn letter_of(
    work: &mut Work,
    asked: Option<GrantLetterId>,
) -> Result<(Vec<GrantLetter>, Option<GrantLetter>), Error> {
    let all = grant_letters::list(&mut work.tx, work.scope).await?;
    let today = work.today();
    let chosen = match asked {
        Some(id) => Some(all.iter().find(|l| l.id == id).ok_or(Refusal::NotFound)?),
        None => all.iter().find(|l| l.period.contains(today)).or_else(|| all.first()),
    }
    .cloned();
    Ok((all, chosen))
}

/// Letters of the alphabet that nobody mistakes for another.
const ALPHABET: &[u8; 32] = b"0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/// Under which name a citizen stands in settlements: a keyed hash, the same in each settlement of the same house, and
/// short enough to be read out.
pub(crate) fn pseudonym(keys: &Keys, citizen: CitizenId) -> String {
    let hash = keys.index("settlement.citizen", &citizen.to_string());
    let letter = |byte: &u8| ALPHABET.get(usize::from(byte & 31)).copied().map_or('0', char::from);
    let letters: Vec<char> = hash.iter().take(10).map(letter).collect();
    let (one, two) = letters.split_at(letters.len() / 2);
    format!("{}-{}", one.iter().collect::<String>(), two.iter().collect::<String>())
}

/// A line that was kept, as the rules know it. The job centre is one's own.
pub(crate) fn line_of(l: &LineRow) -> Line {
    Line {
        job_centre: JobCentre(0),
        grant: l.grant,
        number: u32::try_from(l.number).unwrap_or(u32::MAX),
        basis_from: Day::of(l.basis_from),
        basis_to: Day::of(l.basis_to),
        earned_on: Day::of(l.earned_on),
        amount: l.amount,
        way: l.way,
        excludes_flexi_bonus: l.excludes_flexi_bonus,
    }
}

/// A citizen with what was settled.
#[derive(Debug, Clone)]
pub(crate) struct SettledCase {
    /// Their place in the list sorted by pseudonym: the order of payment asks for it.
    pub number: u32,
    /// What was earned and what not.
    pub settled: Settled,
}

/// A job centre's settlement: citizen by citizen, the lines in the order of payment, the totals.
#[derive(Debug, Clone)]
pub(crate) struct Whole {
    pub cases: Vec<SettledCase>,
    pub claims: Vec<Claim>,
    pub totals: Totals,
}

/// Settles everybody by what is known on a day. They stand in the order of their pseudonyms.
pub(crate) fn settle_all<'f>(
    all: impl Iterator<Item = &'f Facts>,
    letter: &GrantLetter,
    terms: &Terms,
    as_of: Day,
) -> Result<Whole, Refusal> {
    let (mut cases, mut claims, mut participants) = (Vec::new(), Vec::new(), 0);
    for (number, facts) in (0..).zip(all) {
        let settled = settle(&facts.history().read(), terms, as_of, &mut Silent)?;
        claims.extend(settled.lines.iter().map(|line| Claim::new(number, *line)));
        participants += i64::from(!settled.participant_of.is_empty());
        cases.push(SettledCase { number, settled });
    }
    s8_pay(&mut claims, s8_frame(letter.expected_participants, terms)?);
    let totals = Totals::of(&claims, participants, letter.expected_participants, terms)?;
    Ok(Whole { cases, claims, totals })
}
