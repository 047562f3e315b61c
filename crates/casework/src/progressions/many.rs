//! Reading many: how answers were spread at the zero point and are now, what moved, by group, and what came of it.

use std::collections::BTreeMap;

use holdepunkt_rules::{
    Refusal,
    id::*,
    period::{age_on, days_between, plus_days},
    placement::Outcome,
    progression::{
        Item, Questionnaire, Respondent, RoundKind,
        disclosure::{Line, middle_shown, rank_shown, shown, table},
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

    /// Without what would tell of fewer than five. The median and its interval stand at somebody's change each, so
    /// they are told where there are enough on either side.
    fn disclosed(change: &Change, line: Line<3>) -> Self {
        let [improved, unchanged, worse] = line.cells;
        let n = line.n;
        Self {
            n,
            improved,
            unchanged,
            worse,
            twice_median: n.filter(|n| middle_shown(*n)).and_then(|_| change.twice_median()),
            interval: n.and(change.beyond()).filter(|rank| rank_shown(*rank)).and_then(|_| change.interval()),
        }
    }
}

fn cells(change: &Change) -> [u64; 3] {
    [change.improved(), change.unchanged(), change.worse()]
}

/// The only line of a table: those who are not told apart.
fn alone(change: &Change) -> Line<3> {
    let told = shown(&cells(change));
    let nothing = told.iter().all(Option::is_none);
    Line { n: (!nothing).then(|| change.n()), cells: std::array::from_fn(|at| told.get(at).copied().flatten()) }
}

/// Answers, as far as they may be shown: 0 to 3, 4 to 6, 7 to 10; don't know, prefer not to say.
pub type Bands = [Option<u64>; 5];

fn bands(spread: &Spread, national: bool) -> Bands {
    let of = |from: usize, until: usize| spread.values.iter().take(until + 1).skip(from).sum();
    let all = [of(0, 3), of(4, 6), of(7, 10), spread.dont_know, spread.prefer_not];
    let told = if national { shown(&all) } else { all.map(Some).to_vec() };
    std::array::from_fn(|at| told.get(at).copied().flatten())
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
    /// What came of it.
    pub outcomes: Vec<OutcomeRow>,
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
    let mut many = count(context, &mut work.tx, Some(scope), asked, available).await?;
    let days = (plus_days(today, -COMPLETE_DAYS), plus_days(today, -rhythm.window_days - 1));
    let held = progressions::held(&mut work.tx, scope, days.0, days.1).await?;
    let answered = progressions::answered(&mut work.tx, scope, days.0, days.1, &many.questionnaire.code).await?;
    many.complete = complete(&held, &answered);
    many.complete_days = days;
    Ok(many)
}

/// Progression across job centres.
///
/// # Errors
/// The policy's, or the database's.
pub async fn across(context: &Context, asked: &Asked) -> Result<Many, Error> {
    context.reach(Action::SeeNationalProgression)?;
    let today = context.today;
    let available = context.house.rulebook.questionnaires_of("", today).into_iter().cloned().collect();
    let mut tx = context.house.store.read().await?;
    count(context, &mut tx, None, asked, available).await
}

async fn count(
    context: &Context,
    tx: &mut Tx,
    scope: Option<JobCentreId>,
    asked: &Asked,
    available: Vec<Questionnaire>,
) -> Result<Many, Error> {
    let wanted = |q: &&Questionnaire| asked.questionnaire.as_ref().is_none_or(|code| *code == q.code);
    let questionnaire = available.iter().find(wanted).cloned().ok_or(Refusal::NotFound)?;
    let all = context.house.rulebook.questionnaires();
    let national = scope.is_none();
    let counted = rows::count(tx, scope).await?;
    let rows_of: Vec<Row> = Respondent::ALL
        .iter()
        .flat_map(|r| questionnaire.drawn(*r))
        .filter_map(|item| row(all, &questionnaire, item, &counted, national))
        .collect();
    let item =
        asked.item.as_ref().and_then(|name| rows_of.iter().find(|r| r.root == *name)).or(rows_of.first()).cloned();
    let (mut groups, mut outcomes) = (Vec::new(), Vec::new());
    if let Some(item) = &item {
        if let Some(by) = asked.by {
            groups = grouped(&rows::count_by(tx, scope, &item.root, by).await?, national);
        }
        outcomes = became(&rows::outcomes(tx, scope, &item.root).await?, national);
    }
    Ok(Many {
        national,
        questionnaires: available,
        questionnaire,
        rows: rows_of,
        by: asked.by,
        item,
        groups,
        outcomes,
        complete: Vec::new(),
        complete_days: (context.today, context.today),
    })
}

fn row(all: &[Questionnaire], q: &Questionnaire, item: &Item, counted: &[Counted], national: bool) -> Option<Row> {
    let name = root(all, &q.code, q.version, &item.id);
    let (mut first, mut now, mut change) = (Spread::default(), Spread::default(), Change::default());
    for c in counted.iter().filter(|c| c.item == name) {
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
    let domain = q.domains.iter().find(|d| Some(&d.code) == item.domain.as_ref())?.clone();
    Some(Row {
        item: item.clone(),
        domain,
        first_bands: bands(&first, national),
        now_bands: bands(&now, national),
        moves: if national { Moves::disclosed(&change, alone(&change)) } else { Moves::of(&change) },
        first: (!national).then_some(first),
        now: (!national).then_some(now),
        root: name,
    })
}

/// The groups on a question.
fn grouped(counted: &[Counted], national: bool) -> Vec<GroupRow> {
    let mut groups: BTreeMap<&str, Change> = BTreeMap::new();
    for c in counted {
        if let (Some(a), Some(b)) = (c.first, c.latest) {
            groups.entry(&c.group).or_default().count_many(a, b, c.n);
        }
    }
    groups.retain(|_, change| change.n() > 0);
    let lines = table(&groups.values().map(cells).collect::<Vec<_>>());
    let moves = |change: &Change, line| if national { Moves::disclosed(change, line) } else { Moves::of(change) };
    let rows = groups.iter().zip(lines);
    rows.map(|((group, change), line)| GroupRow { group: (*group).to_owned(), moves: moves(change, line) }).collect()
}

fn became(counted: &[rows::Became], national: bool) -> Vec<OutcomeRow> {
    let mut by: BTreeMap<Option<&'static str>, (Option<Outcome>, Change)> = BTreeMap::new();
    for c in counted {
        let (Some(a), Some(b)) = (c.first, c.latest) else { continue };
        let entry = by.entry(c.outcome.map(Outcome::code)).or_insert((c.outcome, Change::default()));
        entry.1.count_many(a, b, c.n);
    }
    by.retain(|_, (_, change)| change.n() > 0);
    let all: Vec<[u64; 3]> = by.values().map(|(_, change)| cells(change)).collect();
    let whole = |line: &[u64; 3]| Line { n: Some(line.iter().sum()), cells: line.map(Some) };
    let told = if national { table(&all) } else { all.iter().map(whole).collect() };
    let rows = by.into_values().zip(told);
    rows.map(|((outcome, _), line)| OutcomeRow { outcome, n: line.n, moved: line.cells }).collect()
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
