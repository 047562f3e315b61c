//! Settlements that are kept: made, looked at, remarked on, taken further.

use std::collections::BTreeMap;

use holdepunkt_rules::{
    Refusal,
    grants::{
        day::Day,
        difference::{Difference, Paid, differences},
        sample::draw,
    },
    id::*,
    settlement::{
        GrantLetter, SettlementKind, SettlementSource, SettlementState, SettlementStep, needs_reason, steps, take,
    },
    text,
};
use holdepunkt_store::{
    grant_letters,
    settlements::{self as rows, CaseRow, LineRow, RefusalRow, Remark, SettlementRow},
};
use jiff::civil::Date;

use super::{
    Whole,
    facts::{Person, everybody},
    line_of, settle_all, terms_of,
};
use crate::{Action, Context, Error, Work, context::Deed, rulebook::fingerprint};

/// What is to be settled and kept.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct New {
    /// By which letter.
    pub letter: GrantLetterId,
    /// The day by which something must be known.
    pub as_of: Date,
    /// What it is for.
    pub kind: SettlementKind,
    /// The one that it corrects.
    pub corrects: Option<SettlementId>,
}

/// Most lines of a sample.
pub const MOST_SAMPLED: usize = 500;

/// The programme's file in the rulebook, as it was when it was settled.
pub(crate) fn rulebook_of(letter: &GrantLetter) -> String {
    fingerprint(&format!("programmes/{}.toml", letter.programme)).unwrap_or_default()
}

/// A settlement's tables from what was settled.
pub(crate) fn tables(people: &[(String, CitizenId)], whole: &Whole) -> (Vec<LineRow>, Vec<RefusalRow>) {
    let name = |number: u32| people.get(number as usize).map(|(p, _)| p.clone()).unwrap_or_default();
    let line = |(position, c): (i64, &holdepunkt_rules::grants::frame::Claim)| LineRow {
        position,
        pseudonym: name(c.citizen),
        grant: c.line.grant,
        number: c.line.number.into(),
        basis_from: c.line.basis_from.date(),
        basis_to: c.line.basis_to.date(),
        earned_on: c.line.earned_on.date(),
        amount: c.line.amount,
        paid: c.paid,
        way: c.line.way,
        excludes_flexi_bonus: c.line.excludes_flexi_bonus,
    };
    let mut refusals = Vec::new();
    for case in &whole.cases {
        for u in &case.settled.unearned {
            refusals.push(RefusalRow {
                pseudonym: name(case.number),
                grant: u.grant,
                from: u.from.date(),
                until: u.to.date(),
                reason: u.reason.code().to_owned(),
                detail: u.reason.to_string(),
            });
        }
    }
    ((1..).zip(&whole.claims).map(line).collect(), refusals)
}

/// Makes a settlement of what is known on a day and keeps it, with what it was made of.
///
/// # Errors
/// [`Refusal::AsOfOutside`] on `as_of`, [`Refusal::NotFound`] for a letter or a settlement to correct that isn't there,
/// [`Refusal::SettlementState`] on `corrects` for one that is still under way; the policy's, or the database's.
pub async fn make(context: &Context, new: New) -> Result<SettlementId, Error> {
    let mut work = context.begin(Action::MakeSettlement).await?;
    if let Some(before) = work.made_before(SettlementId::parse).await? {
        return Ok(before);
    }
    let by = name_of(&work);
    let row = settle_and_keep(&mut work, new, by).await?;
    work.made("settlement", row.id, None).await
}

/// Makes a settlement in a piece of work that is under way.
pub(crate) async fn settle_and_keep(work: &mut Work, new: New, made_by: String) -> Result<SettlementRow, Error> {
    let (scope, today, context) = (work.scope, work.today(), work.context.clone());
    let letter = grant_letters::find(&mut work.tx, scope, new.letter).await?.ok_or(Refusal::NotFound)?;
    let from = letter.period.from();
    if !(from..=today.max(from)).contains(&new.as_of) || new.as_of > today {
        return Err(Refusal::AsOfOutside { from, until: today.max(from) }.on("as_of").into());
    }
    if let Some(id) = new.corrects {
        let old = rows::find(&mut work.tx, scope, id).await?.filter(|s| s.letter == letter.id);
        let state = old.ok_or(Refusal::NotFound)?.state;
        if !matches!(state, SettlementState::Approved | SettlementState::Returned) {
            return Err(Refusal::SettlementState { state: state.to_string() }.on("corrects").into());
        }
    }
    let terms = terms_of(&context, &letter, None)?;
    let as_of = Day::of(new.as_of);
    let people = everybody(work, &terms, as_of).await?;
    let whole = settle_all(people.iter().map(|p| &p.facts), &letter, &terms, as_of)?;
    let names: Vec<(String, CitizenId)> = people.iter().map(|p| (p.pseudonym.clone(), p.who.citizen)).collect();
    let (lines, refusals) = tables(&names, &whole);
    let case = |p: &Person| {
        Ok::<_, Error>(CaseRow { pseudonym: p.pseudonym.clone(), citizen: p.who.citizen, facts: p.facts.text()? })
    };
    let cases = people.iter().map(case).collect::<Result<Vec<_>, _>>()?;
    let row = SettlementRow {
        id: SettlementId::fresh(),
        letter: letter.id,
        source: SettlementSource::Own,
        kind: new.kind,
        state: SettlementState::Made,
        as_of: new.as_of,
        period: letter.period,
        readings: terms.readings,
        rulebook: rulebook_of(&letter),
        corrects: new.corrects,
        participants: whole.totals.participants,
        expected_participants: whole.totals.expected_participants,
        fixed: whole.totals.fixed_grant,
        frame: whole.totals.frame,
        activity: whole.totals.activity,
        result: whole.totals.result,
        paid: whole.totals.paid,
        made_on: today,
        made_by,
        decided_on: None,
        decided_by: String::new(),
        reason: String::new(),
        version: 1,
    };
    let keys = context.house.store.keys().clone();
    rows::insert(&mut work.tx, scope, &keys, &row, (&cases, &lines, &refusals)).await?;
    Ok(row)
}

fn name_of(work: &Work) -> String {
    work.context.who.person().map(|g| g.name.clone()).unwrap_or_default()
}

/// A line that differs from the settlement that is corrected, with whose it is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Corrected {
    /// Whose.
    pub pseudonym: String,
    /// How it differs.
    pub difference: Difference,
}

/// A kept settlement as it is looked at.
#[derive(Debug, Clone)]
pub struct Kept {
    /// The settlement.
    pub row: SettlementRow,
    /// Its letter.
    pub letter: GrantLetter,
    /// Its lines, in the order of payment.
    pub lines: Vec<LineRow>,
    /// What earned nothing.
    pub refusals: Vec<RefusalRow>,
    /// What was said of it.
    pub remarks: Vec<Remark>,
    /// What the reader can do with it.
    pub steps: Vec<(SettlementStep, bool)>,
    /// What it corrects, and the lines that differ.
    pub corrects: Option<(SettlementRow, Vec<Corrected>)>,
    /// The one that corrects it.
    pub corrected_by: Option<SettlementId>,
}

/// The settlements that one may look at, the latest first. An auditor sees those that were handed in.
///
/// # Errors
/// The policy's, or the database's.
pub async fn list(context: &Context) -> Result<Vec<(SettlementRow, GrantLetter)>, Error> {
    let mut work = context.look(Action::SeeSettlements).await?;
    let letters = grant_letters::list(&mut work.tx, work.scope).await?;
    let all = rows::list(&mut work.tx, work.scope).await?;
    let with = |s: SettlementRow| {
        let letter = letters.iter().find(|l| l.id == s.letter)?.clone();
        Some((s, letter))
    };
    Ok(all.into_iter().filter(|s| shown_to(context, s)).filter_map(with).collect())
}

/// An auditor sees what was handed in to them, and what became of it.
fn shown_to(context: &Context, s: &SettlementRow) -> bool {
    let auditor = context.who.role() == Some(holdepunkt_rules::role::Role::Auditor);
    !auditor || matches!(s.state, SettlementState::HandedIn | SettlementState::Returned | SettlementState::Approved)
}

/// A settlement within one's reach.
pub(crate) async fn enter(work: &mut Work, id: SettlementId) -> Result<(SettlementRow, GrantLetter), Error> {
    let row = rows::find(&mut work.tx, work.scope, id).await?.filter(|s| shown_to(&work.context, s));
    let row = row.ok_or(Refusal::NotFound)?;
    let letter = grant_letters::find(&mut work.tx, work.scope, row.letter).await?.ok_or(Refusal::NotFound)?;
    Ok((row, letter))
}

fn paid_lines(lines: &[LineRow]) -> BTreeMap<&str, Vec<Paid>> {
    let mut of: BTreeMap<&str, Vec<Paid>> = BTreeMap::new();
    for l in lines {
        of.entry(&l.pseudonym).or_default().push((line_of(l), l.paid));
    }
    of
}

/// The lines that differ, citizen by citizen.
pub(crate) fn corrected(before: &[LineRow], after: &[LineRow]) -> Vec<Corrected> {
    let (was, is) = (paid_lines(before), paid_lines(after));
    let mut names: Vec<&str> = was.keys().chain(is.keys()).copied().collect();
    names.sort_unstable();
    names.dedup();
    let mut all = Vec::new();
    for name in names {
        let of = |lines: &BTreeMap<&str, Vec<Paid>>| lines.get(name).cloned().unwrap_or_default();
        let with = |difference| Corrected { pseudonym: name.to_owned(), difference };
        all.extend(differences(&of(&was), &of(&is)).into_iter().map(with));
    }
    all
}

/// A kept settlement.
///
/// # Errors
/// [`Refusal::NotFound`]; the policy's, or the database's.
pub async fn one(context: &Context, id: SettlementId) -> Result<Kept, Error> {
    let mut work = context.begin(Action::SeeSettlements).await?;
    let kept = read(&mut work, id).await?;
    work.done(Deed::Read, "settlement", id, None).await?;
    Ok(kept)
}

pub(crate) async fn read(work: &mut Work, id: SettlementId) -> Result<Kept, Error> {
    let (scope, keys) = (work.scope, work.context.house.store.keys().clone());
    let (row, letter) = enter(work, id).await?;
    let lines = rows::lines(&mut work.tx, scope, id).await?;
    let corrects = match row.corrects {
        Some(old) => match rows::find(&mut work.tx, scope, old).await? {
            Some(old) => {
                let before = rows::lines(&mut work.tx, scope, old.id).await?;
                Some((old, corrected(&before, &lines)))
            }
            None => None,
        },
        None => None,
    };
    let others = rows::list(&mut work.tx, scope).await?;
    let corrected_by = others
        .iter()
        .find(|s| s.corrects == Some(id) && s.state != SettlementState::Discarded && shown_to(&work.context, s));
    let role = work.context.who.role();
    // The agency's own figures are thrown away at most: they are no settlement of the job centre's.
    let ours = |s: &SettlementStep| row.source == SettlementSource::Own || *s == SettlementStep::Discard;
    let can = |role| steps(row.state, role).filter(ours).map(|s| (s, needs_reason(row.state, s))).collect();
    Ok(Kept {
        refusals: rows::refusals(&mut work.tx, scope, id).await?,
        remarks: rows::remarks(&mut work.tx, scope, &keys, id).await?,
        steps: role.map(can).unwrap_or_default(),
        corrects,
        corrected_by: corrected_by.map(|s| s.id),
        lines,
        row,
        letter,
    })
}

/// The positions of a sample of so many lines, drawn with a seed.
#[must_use]
pub fn sample(kept: &Kept, seed: u64, count: usize) -> Vec<i64> {
    let drawn = draw(seed, kept.lines.len(), count.min(MOST_SAMPLED));
    drawn.iter().filter_map(|at| kept.lines.get(*at)).map(|l| l.position).collect()
}

/// Takes a settlement a step further.
///
/// # Errors
/// As [`take`]; [`Refusal::Stale`], [`Refusal::NotFound`]; the policy's, or the database's.
pub async fn step(
    context: &Context,
    id: SettlementId,
    version: i64,
    step: SettlementStep,
    reason: &str,
) -> Result<SettlementState, Error> {
    let mut work = context.begin(Action::DecideSettlement).await?;
    let (row, _) = enter(&mut work, id).await?;
    let role = context.who.role().ok_or(Refusal::NotAllowed)?;
    if row.source == SettlementSource::Register && step != SettlementStep::Discard {
        return Err(Refusal::NotAllowed.into());
    }
    if row.version != version {
        return Err(Refusal::Stale.into());
    }
    let reason = text::optional_line(reason, 500, "reason")?;
    let state = take(row.state, step, role, &reason)?;
    let decided_by = name_of(&work);
    let moved = SettlementRow { state, decided_on: Some(context.today), decided_by, reason, version, ..row };
    if !rows::advance(&mut work.tx, work.scope, &moved).await? {
        return Err(Refusal::Stale.into());
    }
    work.done(Deed::Advance, "settlement", id, None).await?;
    Ok(state)
}

/// Says something of a settlement: of a line, or of the whole.
///
/// # Errors
/// [`Refusal::Missing`] on `words`, [`Refusal::NotFound`] for a line that isn't there; the policy's, or the database's.
pub async fn remark(context: &Context, id: SettlementId, line: Option<i64>, words: &str) -> Result<(), Error> {
    let mut work = context.begin(Action::RemarkSettlement).await?;
    if work.made_before(SettlementRemarkId::parse).await?.is_some() {
        return Ok(());
    }
    let (scope, keys) = (work.scope, context.house.store.keys().clone());
    let (row, _) = enter(&mut work, id).await?;
    if row.state == SettlementState::Approved || row.state == SettlementState::Discarded {
        return Err(Refusal::SettlementState { state: row.state.to_string() }.into());
    }
    if let Some(line) = line
        && !rows::lines(&mut work.tx, scope, id).await?.iter().any(|l| l.position == line)
    {
        return Err(Refusal::NotFound.into());
    }
    let words = text::note(words, "words")?;
    if words.is_empty() {
        return Err(Refusal::Missing.on("words").into());
    }
    let remark = Remark {
        id: SettlementRemarkId::fresh(),
        line,
        role: context.who.role().map(|r| r.to_string()).unwrap_or_default(),
        name: name_of(&work),
        on: context.today,
        words,
    };
    rows::remark(&mut work.tx, scope, &keys, id, &remark).await?;
    work.made("settlement_remark", remark.id, None).await?;
    Ok(())
}
