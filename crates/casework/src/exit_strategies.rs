//! The exit strategy of a citizen: read by the citizen, written by their consultant and caseworker; the newest
//! holds, the earlier ones are kept.

use holdepunkt_rules::{
    Refusal,
    codes::Code,
    exit_strategy::{ExitStrategy, accept_strategy},
    id::*,
};
use holdepunkt_store::{exit_strategies as rows, job_centres};
use jiff::civil::Date;

use crate::{
    Action, Context, Error,
    citizens::{Heading, admit, heading},
    context::Deed,
};

/// A strategy as somebody writes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewStrategy {
    /// Where to.
    pub aim: Code,
    /// The same in words; may be empty.
    pub words: String,
    /// The steps on the way, in order.
    pub steps: Vec<String>,
    /// The day on which it was discussed with the citizen.
    pub discussed_on: Date,
}

/// A citizen's strategies.
#[derive(Debug, Clone)]
pub struct StrategyPage {
    /// Whose.
    pub heading: Heading,
    /// Each with who wrote it: the one that holds, then the earlier ones, the latest first.
    pub versions: Vec<(ExitStrategy, String)>,
    /// The day since which the one that holds should be discussed again.
    pub overdue_since: Option<Date>,
    /// Days it can lie.
    pub days: i64,
    /// Can the reader write one?
    pub may_write: bool,
}

impl StrategyPage {
    /// The one that holds.
    #[must_use]
    pub fn holding(&self) -> Option<&ExitStrategy> {
        self.versions.iter().map(|(s, _)| s).find(|s| s.holds)
    }

    /// Counts the versions: the form names how many it was made from.
    #[must_use]
    pub fn version(&self) -> i64 {
        i64::try_from(self.versions.len()).unwrap_or(i64::MAX)
    }
}

/// Opens a citizen's strategies.
///
/// # Errors
/// [`Refusal::NotFound`], [`Refusal::StateYourReason`]; the policy's, or the database's.
pub async fn find(context: &Context, citizen: CitizenId) -> Result<StrategyPage, Error> {
    let mut work = context.begin(Action::SeeExitStrategy).await?;
    let relation = admit(&mut work, citizen).await?;
    let (scope, today) = (work.scope, work.today());
    let days = context.house.rulebook.follow_ups().number_on("exit_strategy.discuss_days", None, today)?;
    let employees = job_centres::employees(&mut work.tx, scope).await?;
    let name = |id: Option<EmployeeId>| employees.iter().find(|e| Some(e.id) == id).map(|e| e.name.clone());
    let all = rows::of_citizen(&mut work.tx, scope, citizen).await?;
    let page = StrategyPage {
        heading: heading(&mut work, citizen, relation).await?,
        overdue_since: all.iter().find(|s| s.holds).and_then(|s| s.overdue_since(days, today)),
        versions: all.into_iter().map(|s| (s.clone(), name(s.written_by).unwrap_or_default())).collect(),
        days,
        may_write: context.may(Action::WriteExitStrategy) && relation.moved_on.is_none(),
    };
    work.done(Deed::Read, "exit_strategy", citizen, Some(citizen)).await?;
    Ok(page)
}

/// Writes the strategy that holds from now on. `version` is the number of versions that the form was made from.
///
/// # Errors
/// As [`accept_strategy`]; [`Refusal::NotOnTheList`] on `aim`; [`Refusal::Stale`], [`Refusal::NotFound`].
pub async fn write(
    context: &Context,
    citizen: CitizenId,
    version: i64,
    new: NewStrategy,
) -> Result<ExitStrategyId, Error> {
    let mut work = context.begin(Action::WriteExitStrategy).await?;
    if let Some(before) = work.made_before(ExitStrategyId::parse).await? {
        return Ok(before);
    }
    admit(&mut work, citizen).await?;
    let (scope, today) = (work.scope, work.today());
    let written = rows::of_citizen(&mut work.tx, scope, citizen).await?.len();
    if i64::try_from(written).ok() != Some(version) {
        return Err(Refusal::Stale.into());
    }
    context.house.rulebook.list("exit_aims").parse(new.aim.as_str(), today, "aim")?;
    accept_strategy(&new.steps, new.discussed_on, today)?;
    let strategy = ExitStrategy {
        id: ExitStrategyId::fresh(),
        citizen,
        aim: new.aim,
        words: new.words,
        steps: new.steps,
        written_on: today,
        written_by: work.context.who.employee(),
        discussed_on: new.discussed_on,
        holds: true,
    };
    rows::insert(&mut work.tx, scope, &strategy).await?;
    crate::signals::look_again(&mut work, citizen).await?;
    work.made("exit_strategy", strategy.id, Some(citizen)).await
}
