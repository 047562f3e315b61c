//! Across job centres: what stands in the latest release, as far as it may be shown.

use std::collections::BTreeMap;

use holdepunkt_rules::{
    placement::Outcome,
    progression::{
        Item, Questionnaire, Respondent,
        disclosure::{Line as Told, middle_shown, rank_shown, shown, table},
        many::Change,
        questionnaire::root,
        release::{GOES_ON, Lines, ReleaseTable},
    },
};

use super::{Asked, Bands, GroupRow, Many, Moves, OutcomeRow, Row, cells, chosen, domain, wanted};
use crate::{
    Action, Context, Error,
    progressions::release::{self, Release},
};

impl Moves {
    /// Without what would tell of fewer than five. The median and its interval stand at somebody's change each, so
    /// they are told where there are enough on either side.
    fn disclosed(change: &Change, line: Told<3>) -> Self {
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

/// The only line of a table: those who are not told apart.
fn alone(change: &Change) -> Told<3> {
    let told = shown(&cells(change));
    let nothing = told.iter().all(Option::is_none);
    Told { n: (!nothing).then(|| change.n()), cells: std::array::from_fn(|at| told.get(at).copied().flatten()) }
}

fn bands(counted: &[u64]) -> Bands {
    let told = shown(counted);
    std::array::from_fn(|at| told.get(at).copied().flatten())
}

/// Progression across job centres, as it was last released.
///
/// # Errors
/// The policy's, or the database's.
pub async fn across(context: &Context, asked: &Asked) -> Result<Many, Error> {
    context.reach(Action::SeeNationalProgression)?;
    let available: Vec<Questionnaire> =
        context.house.rulebook.questionnaires_of("", context.today).into_iter().cloned().collect();
    let questionnaire = wanted(&available, asked)?;
    let release = release::standing(&context.house).await?;
    let mut tx = context.house.store.read().await?;
    let whole = release.whole(&mut tx).await?;
    let all = context.house.rulebook.questionnaires();
    let rows: Vec<Row> = Respondent::ALL
        .iter()
        .flat_map(|r| questionnaire.drawn(*r))
        .filter_map(|item| row(all, &questionnaire, item, &release, &whole))
        .collect();
    let item = chosen(&rows, asked);
    let (mut groups, mut groups_on, mut outcomes, mut outcomes_on) = (Vec::new(), None, Vec::new(), None);
    if let Some(item) = &item {
        if let Some(by) = asked.by {
            groups = grouped(release.table(&mut tx, &item.root, by.table()).await?);
            groups_on = release.counted_on(&item.root, by.table());
        }
        outcomes = became(release.table(&mut tx, &item.root, ReleaseTable::Outcome).await?);
        outcomes_on = release.counted_on(&item.root, ReleaseTable::Outcome);
    }
    Ok(Many {
        national: true,
        taken_on: release.taken_on(),
        questionnaires: available,
        questionnaire,
        rows,
        by: asked.by,
        item,
        groups,
        groups_on,
        outcomes,
        outcomes_on,
        complete: Vec::new(),
        complete_days: (context.today, context.today),
    })
}

fn row(
    all: &[Questionnaire],
    q: &Questionnaire,
    item: &Item,
    release: &Release,
    whole: &BTreeMap<String, Lines>,
) -> Option<Row> {
    let root = root(all, &q.code, q.version, &item.id);
    let line = whole.get(&root).and_then(|lines| lines.get("")).copied().unwrap_or_default();
    Some(Row {
        item: item.clone(),
        domain: domain(q, item)?,
        first: None,
        now: None,
        first_bands: bands(&line.first),
        now_bands: bands(&line.now),
        moves: Moves::disclosed(&line.change, alone(&line.change)),
        counted_on: release.counted_on(&root, ReleaseTable::Whole),
        root,
    })
}

/// The groups on a question.
fn grouped(lines: Lines) -> Vec<GroupRow> {
    let told = table(&lines.values().map(|line| cells(&line.change)).collect::<Vec<_>>());
    let rows = lines.into_iter().zip(told);
    rows.map(|((group, line), told)| GroupRow { group, moves: Moves::disclosed(&line.change, told) }).collect()
}

/// What came of the courses that are over. Those that go on are looked at with them, since they are what is left of
/// the whole, and then left out.
fn became(lines: Lines) -> Vec<OutcomeRow> {
    let told = table(&lines.values().map(|line| cells(&line.change)).collect::<Vec<_>>());
    let over = lines.into_keys().zip(told).filter(|(code, _)| code != GOES_ON);
    over.map(|(code, line)| OutcomeRow { outcome: Outcome::from_code(&code), n: line.n, moved: line.cells }).collect()
}
