//! Reading many: how answers were spread at the zero point and are now, what moved, by group, and what came of it. One's
//! own job centre is counted on the spot; across job centres the latest release is read.

mod across;

use std::collections::BTreeMap;

use holdepunkt_rules::{
    Refusal,
    id::*,
    period::{age_on, days_between, plus_days},
    placement::Outcome,
    progression::{
        Item, Questionnaire, Respondent, RoundKind,
        many::{Change, Spread},
        pairs::{Dated, pairs, zero_point},
        questionnaire::{Domain, root},
    },
};
use holdepunkt_store::{
    Tx, centres, citizens, placements, places,
    progression_pairs::{self as rows, Counted, Grouped},
    progressions,
};
use jiff::civil::Date;

use super::{rhythm, rounds::group_on};
use crate::{Action, Context, Error, Work};

pub use across::across;
pub use holdepunkt_store::progression_pairs::By;

/// Where the bands of weeks in the course begin.
pub const WEEK_BANDS: [i64; 4] = [0, 13, 26, 52];

/// Makes a citizen's pairs anew of their answers.
pub(crate) async fn recount(work: &mut Work, citizen: CitizenId) -> Result<(), Error> {
    match standing(work, citizen).await? {
        Some(standing) => rows::replace(&mut work.tx, work.scope, &standing).await?,
        None => rows::clear(&mut work.tx, work.scope, citizen).await?,
    }
    Ok(())
}

/// Where a citizen stood and stands, as it follows from their answers.
pub(crate) async fn standing(work: &mut Work, citizen: CitizenId) -> Result<Option<rows::Standing>, Error> {
    let (scope, keys) = (work.scope, work.context.house.store.keys().clone());
    let rounds = progressions::of_citizen(&mut work.tx, scope, citizen).await?;
    let forms = progressions::forms_of_citizen(&mut work.tx, scope, citizen).await?;
    let all = work.context.house.rulebook.questionnaires();
    let mut dated = Vec::new();
    for (id, given) in progressions::answers_of_citizen(&mut work.tx, scope, &keys, citizen).await? {
        let Some(form) = forms.iter().find(|f| f.id == id) else { continue };
        let Some(round) = rounds.iter().find(|r| r.round.id == form.round) else { continue };
        let item = root(all, &form.questionnaire, form.questionnaire_version, &given.item);
        // Yes and no are no numbers of the scale, and words are nothing to count.
        let Some(answer) = given.on_scale() else { continue };
        dated.push(Dated { on: round.round.on, kind: round.round.kind, item, answer });
    }
    let pairs = pairs(&dated);
    let Some(on) = pairs.values().map(|p| p.on).max() else { return Ok(None) };
    let Some(latest) = rounds.iter().rfind(|r| r.round.on <= on) else { return Ok(None) };
    let placement = latest.round.placement;
    let begun = zero_point(&dated).or_else(|| dated.iter().map(|d| d.on).min()).unwrap_or(on);
    let born = citizens::find(&mut work.tx, scope, citizen).await?.ok_or(Refusal::NotFound)?.cpr.born();
    let place = placements::find(&mut work.tx, scope, placement).await?.ok_or(Refusal::NotFound)?.place;
    let centre = places::find(&mut work.tx, scope, place).await?.ok_or(Refusal::NotFound)?.centre;
    let model = centres::find(&mut work.tx, scope, centre).await?.ok_or(Refusal::NotFound)?.model;
    let weeks = days_between(begun, on) / 7;
    let grouped = Grouped {
        target_group: group_on(work, citizen, begun).await?,
        under_30: age_on(born, begun) < 30,
        model,
        weeks: WEEK_BANDS.into_iter().rfind(|b| *b <= weeks).unwrap_or(0),
    };
    Ok(Some(rows::Standing { citizen, placement, grouped, pairs }))
}

/// Counts, as far as they may be shown.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Moves {
    /// How many answered twice with a number.
    pub n: Option<u64>,
    /// How many rose by two or more.
    pub improved: Option<u64>,
    /// How many are within one of where they began.
    pub unchanged: Option<u64>,
    /// How many fell by two or more.
    pub worse: Option<u64>,
    /// Twice the median change.
    pub twice_median: Option<i64>,
    /// Where the median change lies in at least 95 of 100.
    pub interval: Option<(i64, i64)>,
}

impl Moves {
    fn of(change: &Change) -> Self {
        Self {
            n: Some(change.n()),
            improved: Some(change.improved()),
            unchanged: Some(change.unchanged()),
            worse: Some(change.worse()),
            twice_median: change.twice_median(),
            interval: change.interval(),
        }
    }
}

fn cells(change: &Change) -> [u64; 3] {
    [change.improved(), change.unchanged(), change.worse()]
}

/// Answers, as far as they may be shown: 0 to 3, 4 to 6, 7 to 10; don't know, prefer not to say.
pub type Bands = [Option<u64>; 5];

fn bands(spread: &Spread) -> Bands {
    spread.bands().map(Some)
}

/// One question, counted over many.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Row {
    /// The question's lasting name.
    pub root: String,
    /// The question.
    pub item: Item,
    /// What it is about.
    pub domain: Domain,
    /// At the zero point; none across job centres, where only bands are told.
    pub first: Option<Spread>,
    /// Now.
    pub now: Option<Spread>,
    /// At the zero point, in bands.
    pub first_bands: Bands,
    /// Now, in bands.
    pub now_bands: Bands,
    /// What moved.
    pub moves: Moves,
    /// The day that it was counted on, where it was released; none where it was counted on the spot.
    pub counted_on: Option<Date>,
}

impl Row {
    /// Has anybody answered?
    #[must_use]
    pub fn is_answered(&self) -> bool {
        self.now_bands != [Some(0); 5]
    }
}

/// A group, counted on one question.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct GroupRow {
    /// The group's code.
    pub group: String,
    /// What moved.
    pub moves: Moves,
}

/// Of the rounds of a kind whose time is over: how many were asked, and how many answered.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Complete {
    /// Who was asked.
    pub respondent: Respondent,
    /// How many rounds asked them.
    pub asked: i64,
    /// How many they answered in time.
    pub in_time: i64,
    /// How many they answered later.
    pub late: i64,
}

/// What came of courses that are over, by what moved.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct OutcomeRow {
    /// The outcome, as it was noted at the end; none was noted where there is none.
    pub outcome: Option<Outcome>,
    /// How many.
    pub n: Option<u64>,
    /// How many of them had risen, were where they began, had fallen.
    pub moved: [Option<u64>; 3],
}

/// What is asked for.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Asked {
    /// The questionnaire's code; ours when nothing is said.
    pub questionnaire: Option<String>,
    /// By what groups are told apart.
    pub by: Option<By>,
    /// The question that is shown by group and by outcome, by its lasting name; the first when nothing is said.
    pub item: Option<String>,
}

/// Progression of many.
#[derive(Debug, Clone)]
pub struct Many {
    /// Across job centres, with small groups left out?
    pub national: bool,
    /// The day of the release that it is read from; none in a job centre of one's own.
    pub taken_on: Option<Date>,
    /// The questionnaire, in its latest version.
    pub questionnaire: Questionnaire,
    /// Each that can be asked for: code and name.
    pub questionnaires: Vec<Questionnaire>,
    /// Question by question, in order.
    pub rows: Vec<Row>,
    /// By what groups are told apart; not at all, where nothing is said.
    pub by: Option<By>,
    /// The question that is shown by group and by outcome.
    pub item: Option<Row>,
    /// The groups on that question.
    pub groups: Vec<GroupRow>,
    /// The day that they were counted on, where they were released.
    pub groups_on: Option<Date>,
    /// What came of it.
    pub outcomes: Vec<OutcomeRow>,
    /// The day that it was counted on, where it was released.
    pub outcomes_on: Option<Date>,
    /// How complete the answers are; nothing across job centres.
    pub complete: Vec<Complete>,
    /// The days that completeness is told of.
    pub complete_days: (Date, Date),
}

/// Days back for which completeness is told.
const COMPLETE_DAYS: i64 = 365;

/// Progression in one's own job centre.
///
/// # Errors
/// The policy's, or the database's.
pub async fn in_job_centre(context: &Context, asked: &Asked) -> Result<Many, Error> {
    let mut work = context.look(Action::SeeProgressionOfMany).await?;
    let (scope, today, rhythm) = (work.scope, work.today(), rhythm(context)?);
    let available = super::asked(&mut work, today).await?;
    let mut many = count(context, &mut work.tx, scope, asked, available).await?;
    let days = (plus_days(today, -COMPLETE_DAYS), plus_days(today, -rhythm.window_days - 1));
    let held = progressions::held(&mut work.tx, scope, days.0, days.1).await?;
    let answered = progressions::answered(&mut work.tx, scope, days.0, days.1, &many.questionnaire.code).await?;
    many.complete = complete(&held, &answered);
    many.complete_days = days;
    Ok(many)
}

/// The questionnaire that is asked for; the first when nothing is said.
fn wanted(available: &[Questionnaire], asked: &Asked) -> Result<Questionnaire, Error> {
    let wanted = |q: &&Questionnaire| asked.questionnaire.as_ref().is_none_or(|code| *code == q.code);
    Ok(available.iter().find(wanted).cloned().ok_or(Refusal::NotFound)?)
}

/// The question that is asked for; the first when nothing is said.
fn chosen(rows: &[Row], asked: &Asked) -> Option<Row> {
    asked.item.as_ref().and_then(|name| rows.iter().find(|r| r.root == *name)).or(rows.first()).cloned()
}

fn domain(q: &Questionnaire, item: &Item) -> Option<Domain> {
    q.domains.iter().find(|d| Some(&d.code) == item.domain.as_ref()).cloned()
}

async fn count(
    context: &Context,
    tx: &mut Tx,
    scope: JobCentreId,
    asked: &Asked,
    available: Vec<Questionnaire>,
) -> Result<Many, Error> {
    let questionnaire = wanted(&available, asked)?;
    let all = context.house.rulebook.questionnaires();
    let counted = rows::count(tx, scope).await?;
    let mut by_item: BTreeMap<&str, Vec<&Counted>> = BTreeMap::new();
    for c in &counted {
        by_item.entry(&c.item).or_default().push(c);
    }
    let rows_of: Vec<Row> = Respondent::ALL
        .iter()
        .flat_map(|r| questionnaire.drawn(*r))
        .filter_map(|item| row(all, &questionnaire, item, &by_item))
        .collect();
    let item = chosen(&rows_of, asked);
    let (mut groups, mut outcomes) = (Vec::new(), Vec::new());
    if let Some(item) = &item {
        if let Some(by) = asked.by {
            groups = grouped(&rows::count_by(tx, scope, &item.root, by).await?);
        }
        outcomes = became(&rows::outcomes(tx, scope, &item.root).await?);
    }
    Ok(Many {
        national: false,
        taken_on: None,
        questionnaires: available,
        questionnaire,
        rows: rows_of,
        by: asked.by,
        item,
        groups,
        groups_on: None,
        outcomes,
        outcomes_on: None,
        complete: Vec::new(),
        complete_days: (context.today, context.today),
    })
}

fn row(all: &[Questionnaire], q: &Questionnaire, item: &Item, by_item: &BTreeMap<&str, Vec<&Counted>>) -> Option<Row> {
    let name = root(all, &q.code, q.version, &item.id);
    let (mut first, mut now, mut change) = (Spread::default(), Spread::default(), Change::default());
    for c in by_item.get(name.as_str()).into_iter().flatten() {
        if let Some(answer) = c.first {
            first.count_many(answer, c.n);
        }
        if let Some(answer) = c.latest.or(c.first) {
            now.count_many(answer, c.n);
        }
        if let (Some(a), Some(b)) = (c.first, c.latest) {
            change.count_many(a, b, c.n);
        }
    }
    Some(Row {
        item: item.clone(),
        domain: domain(q, item)?,
        first_bands: bands(&first),
        now_bands: bands(&now),
        moves: Moves::of(&change),
        first: Some(first),
        now: Some(now),
        counted_on: None,
        root: name,
    })
}

/// The groups on a question.
fn grouped(counted: &[Counted]) -> Vec<GroupRow> {
    let mut groups: BTreeMap<&str, Change> = BTreeMap::new();
    for c in counted {
        if let (Some(a), Some(b)) = (c.first, c.latest) {
            groups.entry(&c.group).or_default().count_many(a, b, c.n);
        }
    }
    groups.retain(|_, change| change.n() > 0);
    let rows = groups.into_iter();
    rows.map(|(group, change)| GroupRow { group: group.to_owned(), moves: Moves::of(&change) }).collect()
}

fn became(counted: &[rows::Became]) -> Vec<OutcomeRow> {
    let mut by: BTreeMap<Option<&'static str>, (Option<Outcome>, Change)> = BTreeMap::new();
    for c in counted {
        let (Some(a), Some(b)) = (c.first, c.latest) else { continue };
        let entry = by.entry(c.outcome.map(Outcome::code)).or_insert((c.outcome, Change::default()));
        entry.1.count_many(a, b, c.n);
    }
    by.retain(|_, (_, change)| change.n() > 0);
    let row = |(outcome, change): (Option<Outcome>, Change)| OutcomeRow {
        outcome,
        n: Some(change.n()),
        moved: cells(&change).map(Some),
    };
    by.into_values().map(row).collect()
}

fn complete(held: &[(RoundKind, i64)], answered: &[(RoundKind, Respondent, bool, i64)]) -> Vec<Complete> {
    let of = |respondent: Respondent| {
        let asked = held.iter().filter(|(kind, _)| kind.asks().contains(&respondent)).map(|(_, n)| n).sum();
        let sent = |late: bool| {
            let mine =
                answered.iter().filter(|(kind, r, l, _)| *r == respondent && *l == late && kind.asks().contains(r));
            mine.map(|(.., n)| n).sum()
        };
        Complete { respondent, asked, in_time: sent(false), late: sent(true) }
    };
    Respondent::ALL.iter().map(|r| of(*r)).collect()
}
