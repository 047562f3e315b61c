//! Reviews of many cases: everybody with two years of cash benefit, or the new applicants. A caseworker goes
//! through their own, one after the other; project lead and management see how far it has come, as figures.

use std::collections::BTreeMap;

use holdepunkt_rules::{
    Refusal,
    codes::Code,
    id::*,
    period::plus_days,
    screening::{Asks, NEW_DAYS, Screening, ScreeningCase, ScreeningKind, accept_decision, asks},
    text::{self, LONGEST_NAME},
    two_years::{Spell, TwoYears, two_years},
};
use holdepunkt_store::{
    benefits,
    screenings::{self, ListedCase},
};
use jiff::civil::Date;

use crate::{
    Action, Context, Error, Reach, Work,
    benefits::hold_against,
    citizens::{Heading, admit, heading},
    context::Deed,
};

/// A review with how far it has come.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ListedScreening {
    /// The review.
    pub screening: Screening,
    /// How many cases.
    pub cases: i64,
    /// How many of them are decided.
    pub decided: i64,
}

/// Every review, the latest first.
///
/// # Errors
/// The policy's, or the database's.
pub async fn list(context: &Context) -> Result<Vec<ListedScreening>, Error> {
    let mut work = context.look(Action::SeeScreenings).await?;
    let rows = screenings::list(&mut work.tx, work.scope).await?;
    Ok(rows.into_iter().map(|(screening, cases, decided)| ListedScreening { screening, cases, decided }).collect())
}

/// Opens a review: every citizen of the job centre whom it takes in gets a case, to be reviewed by their
/// coordinating caseworker.
///
/// # Errors
/// [`Refusal::ScreeningOpen`] on `kind` while another of the kind is open; [`Refusal::Missing`] on `name`;
/// [`Refusal::OutsideCoverage`]; the policy's, or the database's.
pub async fn open(context: &Context, kind: ScreeningKind, name: &str) -> Result<ScreeningId, Error> {
    let name = text::line(name, LONGEST_NAME, "name")?;
    let mut work = context.begin(Action::OpenScreening).await?;
    if let Some(before) = work.made_before(ScreeningId::parse).await? {
        return Ok(before);
    }
    let (scope, today, opened_by) = (work.scope, work.today(), work.employee()?);
    if let Some(other) = screenings::open_of(&mut work.tx, scope, kind).await? {
        return Err(Refusal::ScreeningOpen { on: other.opened_on }.on("kind").into());
    }
    let id = ScreeningId::fresh();
    let screening = Screening { id, kind, name, opened_on: today, closed_on: None, opened_by, version: 1 };
    screenings::insert(&mut work.tx, scope, &screening).await?;
    for (citizen, reviewer) in taken_in(&mut work, kind).await? {
        screenings::insert_case(&mut work.tx, scope, id, citizen, reviewer).await?;
    }
    work.made("screening", id, None).await
}

/// Whom a review takes in today, each with their caseworker.
async fn taken_in(work: &mut Work, kind: ScreeningKind) -> Result<Vec<(CitizenId, EmployeeId)>, Error> {
    let (scope, today) = (work.scope, work.today());
    let caseload = screenings::caseload(&mut work.tx, scope).await?;
    let full = match kind {
        ScreeningKind::TwoYears => fulfilled(work, today).await?,
        ScreeningKind::NewApplicants => BTreeMap::new(),
    };
    let new = plus_days(today, -NEW_DAYS);
    let wanted = |c: &&screenings::OfCaseload| match kind {
        ScreeningKind::TwoYears => full.contains_key(&c.citizen),
        ScreeningKind::NewApplicants => !c.referred && c.since.is_some_and(|since| since >= new),
    };
    Ok(caseload.iter().filter(wanted).map(|c| (c.citizen, c.caseworker)).collect())
}

/// Everybody here who fulfils the two-year test on a day, with the first day of their two years.
async fn fulfilled(work: &mut Work, day: Date) -> Result<BTreeMap<CitizenId, Date>, Error> {
    let rule = work.context.house.rulebook.two_years().on(day)?;
    let mut spells: BTreeMap<CitizenId, Vec<Spell>> = BTreeMap::new();
    for (citizen, benefit, period) in benefits::of_everybody(&mut work.tx, work.scope).await? {
        spells.entry(citizen).or_default().push(Spell { benefit, period });
    }
    let since = |spells: &[Spell]| {
        let standing = two_years(spells, day, &rule).standing;
        standing.since().filter(|_| standing.is_full())
    };
    Ok(spells.into_iter().filter_map(|(citizen, spells)| Some((citizen, since(&spells)?))).collect())
}

/// How far a reviewer, a unit or the whole has come.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Progress {
    /// The unit's name; empty without one.
    pub unit: String,
    /// The reviewer's name; empty for the whole.
    pub reviewer: String,
    /// How many cases.
    pub cases: i64,
    /// How many of them are decided.
    pub decided: i64,
}

/// A case in one's own list.
#[derive(Debug, Clone)]
pub struct OwnCase {
    /// The case with the citizen's name.
    pub listed: ListedCase,
    /// First day of the two years without a break; none in a review of another kind.
    pub since: Option<Date>,
}

/// What a review's page shows.
#[derive(Debug, Clone)]
pub struct ScreeningPage {
    /// The review.
    pub screening: Screening,
    /// By unit and reviewer, in Danish order.
    pub progress: Vec<Progress>,
    /// Of the whole.
    pub whole: Progress,
    /// How many cases came to each decision.
    pub decisions: BTreeMap<Code, i64>,
    /// One's own cases, the undecided first; none where one sees figures only.
    pub own: Vec<OwnCase>,
}

impl ScreeningPage {
    /// The next of one's own that is not decided.
    #[must_use]
    pub fn next(&self) -> Option<ScreeningCaseId> {
        self.own.iter().find(|c| c.listed.case.decision.is_none()).map(|c| c.listed.case.id)
    }
}

/// A review with how far it has come, and one's own cases.
///
/// # Errors
/// [`Refusal::NotFound`]; the policy's, or the database's.
pub async fn find(context: &Context, id: ScreeningId) -> Result<ScreeningPage, Error> {
    let mut work = context.begin(Action::SeeScreenings).await?;
    let screening = screenings::find(&mut work.tx, work.scope, id).await?.ok_or(Refusal::NotFound)?;
    let cases = screenings::cases(&mut work.tx, work.scope, id).await?;
    let (progress, whole) = progress(&cases);
    let mut decisions: BTreeMap<Code, i64> = BTreeMap::new();
    for decision in cases.iter().filter_map(|c| c.case.decision.clone()) {
        *decisions.entry(decision).or_default() += 1;
    }
    let own = own_cases(&mut work, &screening, cases).await?;
    let count = own.len();
    work.done(Deed::Read, "screening_cases", count, None).await?;
    Ok(ScreeningPage { screening, progress, whole, decisions, own })
}

fn progress(cases: &[ListedCase]) -> (Vec<Progress>, Progress) {
    let mut by_reviewer: Vec<(EmployeeId, Progress)> = Vec::new();
    let mut whole = Progress::default();
    for c in cases {
        let done = i64::from(c.case.decision.is_some());
        (whole.cases, whole.decided) = (whole.cases + 1, whole.decided + done);
        match by_reviewer.last_mut().filter(|(id, _)| *id == c.case.reviewer) {
            Some((_, p)) => (p.cases, p.decided) = (p.cases + 1, p.decided + done),
            None => by_reviewer.push((
                c.case.reviewer,
                Progress { unit: c.unit_name.clone(), reviewer: c.reviewer_name.clone(), cases: 1, decided: done },
            )),
        }
    }
    let mut progress: Vec<Progress> = by_reviewer.into_iter().map(|(_, p)| p).collect();
    progress.sort_by(|a, b| a.unit.cmp(&b.unit)); // stable: reviewers stay in Danish order
    (progress, whole)
}

async fn own_cases(work: &mut Work, screening: &Screening, cases: Vec<ListedCase>) -> Result<Vec<OwnCase>, Error> {
    if work.reach == Reach::Figures {
        return Ok(Vec::new());
    }
    let me = work.employee()?;
    let since = match screening.kind {
        ScreeningKind::TwoYears => fulfilled(work, screening.opened_on).await?,
        ScreeningKind::NewApplicants => BTreeMap::new(),
    };
    // The reviewer reviews; a citizen who has got another caseworker since is theirs, with the name.
    let mine = cases.into_iter().filter(|c| c.caseworker == me);
    let mut own: Vec<OwnCase> =
        mine.map(|listed| OwnCase { since: since.get(&listed.case.citizen).copied(), listed }).collect();
    own.sort_by_key(|c| (c.listed.case.decision.is_some(), c.since));
    Ok(own)
}

/// What the page of a case shows.
#[derive(Debug, Clone)]
pub struct CasePage {
    /// The review.
    pub screening: Screening,
    /// The case.
    pub case: ScreeningCase,
    /// Whose.
    pub citizen: Heading,
    /// The two-year test on the day the review was opened.
    pub two_years: Option<TwoYears>,
    /// The citizen's group.
    pub group: Code,
    /// How many of one's own are left, this one among them while it is undecided.
    pub left: usize,
    /// The next of one's own that is not decided, after this one.
    pub next: Option<ScreeningCaseId>,
}

/// A case to review.
///
/// # Errors
/// [`Refusal::NotFound`], [`Refusal::StateYourReason`]; the policy's, or the database's.
pub async fn case(context: &Context, id: ScreeningCaseId) -> Result<CasePage, Error> {
    let mut work = context.begin(Action::ReviewCase).await?;
    let scope = work.scope;
    let case = screenings::case(&mut work.tx, scope, id).await?.ok_or(Refusal::NotFound)?;
    let relation = admit(&mut work, case.citizen).await?;
    let screening = screenings::find(&mut work.tx, scope, case.screening).await?.ok_or(Refusal::NotFound)?;
    let head = heading(&mut work, case.citizen, relation).await?;
    let days = benefits::of_citizen(&mut work.tx, scope, case.citizen).await?;
    let group = holdepunkt_store::citizens::find(&mut work.tx, scope, case.citizen).await?.ok_or(Refusal::NotFound)?;
    let me = work.employee()?;
    let all = screenings::cases(&mut work.tx, scope, case.screening).await?;
    let left: Vec<ScreeningCaseId> =
        all.iter().filter(|c| c.caseworker == me && c.case.decision.is_none()).map(|c| c.case.id).collect();
    work.done(Deed::Read, "screening_case", id, Some(case.citizen)).await?;
    Ok(CasePage {
        two_years: hold_against(context, &days, screening.opened_on).ok(),
        citizen: head,
        group: group.target_group,
        left: left.len(),
        next: left.into_iter().find(|c| *c != id),
        screening,
        case,
    })
}

/// What comes after a decision.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Decided {
    /// Whose case it was.
    pub citizen: CitizenId,
    /// The review.
    pub screening: ScreeningId,
    /// Does the referral come next?
    pub refer: bool,
}

/// Decides a case; decided anew, the latest stands, and the trail has both.
///
/// # Errors
/// [`Refusal::ScreeningClosed`]; [`Refusal::NotOnTheList`] on `decision`; [`Refusal::ReviewDayMissing`] and
/// [`Refusal::DayOutOfReach`] on `review_on`; [`Refusal::Stale`]; the policy's, or the database's.
pub async fn decide(
    context: &Context,
    id: ScreeningCaseId,
    version: i64,
    decision: &str,
    note: String,
    review_on: Option<Date>,
) -> Result<Decided, Error> {
    let mut work = context.begin(Action::ReviewCase).await?;
    let before = screenings::case(&mut work.tx, work.scope, id).await?.ok_or(Refusal::NotFound)?;
    admit(&mut work, before.citizen).await?;
    let screening = screenings::find(&mut work.tx, work.scope, before.screening).await?.ok_or(Refusal::NotFound)?;
    if let Some(on) = screening.closed_on {
        return Err(Refusal::ScreeningClosed { on }.into());
    }
    let today = work.today();
    let list = context.house.rulebook.list("screening_decisions");
    let code = accept_decision(list, decision, review_on, today)?;
    let (citizen, by) = (before.citizen, work.employee()?);
    let after = ScreeningCase {
        decision: Some(code),
        decided_on: Some(today),
        decided_by: Some(by),
        note,
        review_on,
        version,
        ..before
    };
    if !screenings::decide(&mut work.tx, work.scope, &after).await? {
        return Err(Refusal::Stale.into());
    }
    work.done(Deed::Advance, "screening_case", id, Some(citizen)).await?;
    Ok(Decided { citizen, screening: screening.id, refer: asks(list, decision) == Asks::Referral })
}

/// Closes a review: what was decided stands, and nothing more is.
///
/// # Errors
/// [`Refusal::NotFound`], [`Refusal::ScreeningClosed`], [`Refusal::Stale`]; the policy's, or the database's.
pub async fn close(context: &Context, id: ScreeningId, version: i64) -> Result<(), Error> {
    let mut work = context.begin(Action::OpenScreening).await?;
    let screening = screenings::find(&mut work.tx, work.scope, id).await?.ok_or(Refusal::NotFound)?;
    if let Some(on) = screening.closed_on {
        return Err(Refusal::ScreeningClosed { on }.into());
    }
    let today = work.today();
    if !screenings::close(&mut work.tx, work.scope, id, today, version).await? {
        return Err(Refusal::Stale.into());
    }
    work.done(Deed::Close, "screening", id, None).await
}

/// A newly registered citizen comes into the open review of new applicants, inside the registration.
pub(crate) async fn take_in_new(work: &mut Work, citizen: CitizenId, reviewer: EmployeeId) -> Result<(), Error> {
    let scope = work.scope;
    if let Some(open) = screenings::open_of(&mut work.tx, scope, ScreeningKind::NewApplicants).await? {
        screenings::insert_case(&mut work.tx, scope, open.id, citizen, reviewer).await?;
    }
    Ok(())
}
