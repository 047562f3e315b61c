//! The status report: of one job centre, and across job centres.
//!
//! A job centre sees its own figures whole. Across job centres groups under 5 are left out, and
//! enough others that they can't be computed back; the operator's command line may ask for the
//! whole, since it reads the database anyhow.

use holdepunkt_rules::{
    Refusal,
    codes::Code,
    id::JobCentreId,
    job_centre::JobCentre,
    placement::Outcome,
    programme::Programme,
    status::{
        self, AbsenceStanding, Counts, Facts, HeldAgainst, Remark,
        suppress::{self, Age, Cell, Hidden},
    },
};
use holdepunkt_store::{Tx, job_centres, memberships, status as rows};
use jiff::civil::Date;

use crate::{
    Action, Context, Error, House, Who,
    programmes::{self, Part},
};

/// A report: what was counted, and what of it may be shown.
#[derive(Debug, Clone)]
pub struct Report {
    /// The programme.
    pub programme: Programme,
    /// As of which day.
    pub as_of: Date,
    /// Of which job centre; none across all of them.
    pub job_centre: Option<JobCentre>,
    /// The counts.
    pub counts: Counts,
    /// Cells that are not shown.
    pub hidden: Hidden,
    /// Goals held against the counts.
    pub goals: Vec<HeldAgainst>,
    /// Courses started in all by the end of each month; of one job centre only.
    pub started_by_month: Vec<(Date, i64)>,
    /// The job centres, one by one, in a report across them: places and centres, nobody's figures.
    pub each: Vec<(JobCentre, Counts)>,
}

impl Report {
    /// A count of citizens; none where it is not shown.
    #[must_use]
    pub fn shown(&self, cell: &Cell) -> Option<i64> {
        (!self.hidden.hides(cell)).then(|| suppress::value(&self.counts, cell))
    }

    /// A count in tenths of a percent of another; none where either is not shown, or of nothing.
    #[must_use]
    pub fn percent(&self, cell: &Cell, of: &Cell) -> Option<i64> {
        status::percent_tenths(self.shown(cell)?, self.shown(of)?)
    }

    /// An outcome's share of the courses completed, in tenths of a percent.
    #[must_use]
    pub fn outcome_percent(&self, outcome: Outcome, age: Age) -> Option<i64> {
        self.percent(&Cell::Outcome(outcome, age), &Cell::Completed(age))
    }

    /// Centres by band of places, in order; bands beside the report's own only where a centre is in them.
    #[must_use]
    pub fn bands(&self) -> Vec<(&'static str, i64)> {
        let in_order = status::PLACE_BANDS.iter().map(|(band, ..)| *band);
        in_order.filter_map(|band| self.counts.places_per_centre.get(band).map(|n| (band, *n))).collect()
    }

    /// Target groups, the largest first: how many courses, and which share of all, in tenths of a
    /// percent. Those that are not shown come last, in the order of their codes.
    #[must_use]
    pub fn groups(&self) -> Vec<(Code, Option<i64>, Option<i64>)> {
        let started = Cell::Started(Age::All);
        let of = |code: &Code| {
            let cell = Cell::Group(code.clone());
            (code.clone(), self.shown(&cell), self.percent(&cell, &started))
        };
        let mut groups: Vec<_> = self.counts.groups.keys().map(of).collect();
        groups.sort_by_key(|(_, n, _)| std::cmp::Reverse(n.unwrap_or(-1)));
        groups
    }

    /// How pauses and interruptions stood, in order.
    #[must_use]
    pub fn absences(&self) -> Vec<(AbsenceStanding, Option<i64>)> {
        AbsenceStanding::ALL.iter().map(|s| (*s, self.shown(&Cell::AbsencesAs(*s)))).collect()
    }

    /// Why citizens were away, the commonest first; those that are not shown come last, in the order of their codes.
    #[must_use]
    pub fn absence_reasons(&self) -> Vec<(Code, Option<i64>)> {
        let keys = self.counts.absence_reasons.keys();
        let mut reasons: Vec<_> = keys.map(|c| (c.clone(), self.shown(&Cell::AbsencesFor(c.clone())))).collect();
        reasons.sort_by_key(|(_, n)| std::cmp::Reverse(n.unwrap_or(-1)));
        reasons
    }

    /// The remark for percents of the courses completed.
    #[must_use]
    pub fn remark(&self) -> Option<Remark> {
        self.shown(&Cell::Completed(Age::All)).and_then(status::remark)
    }
}

/// What a report is asked for.
#[derive(Debug, Clone)]
pub struct Asked {
    /// The programme; the running one when nothing is said.
    pub programme: Option<Code>,
    /// As of which day; today when nothing is said.
    pub as_of: Option<Date>,
}

/// The report of one's own job centre, and the programmes that it can be asked for.
///
/// # Errors
/// [`Refusal::NotFound`] when the job centre takes no part in the programme, or in any;
/// [`Refusal::DayOutOfReach`] on `as_of` for a day to come; the policy's, or the database's.
pub async fn report(context: &Context, asked: &Asked) -> Result<(Report, Vec<Part>), Error> {
    let parts = programmes::parts(context, Action::SeeStatus).await?;
    let wanted = |p: &&Part| asked.programme.as_ref().is_none_or(|code| *code == p.programme.code);
    let part = parts.iter().find(wanted).ok_or(Refusal::NotFound)?.clone();
    let as_of = day(context, asked.as_of, &part)?;
    let mut work = context.look(Action::SeeStatus).await?;
    let report = of_job_centre(&mut work.tx, &context.house, work.scope, &part, as_of).await?;
    Ok((report, parts))
}

/// The day asked for; else today, or the last day of a programme that is over. The future is not counted.
fn day(context: &Context, asked: Option<Date>, part: &Part) -> Result<Date, Error> {
    let last = part.membership.period.until().unwrap_or(context.today).min(context.today);
    not_to_come(context, asked.unwrap_or(last), part.programme.period.from())
}

fn not_to_come(context: &Context, as_of: Date, from: Date) -> Result<Date, Error> {
    if as_of > context.today {
        return Err(Refusal::DayOutOfReach { from: from.min(context.today), until: context.today }.on("as_of").into());
    }
    Ok(as_of)
}

async fn of_job_centre(
    tx: &mut Tx,
    house: &House,
    scope: JobCentreId,
    part: &Part,
    as_of: Date,
) -> Result<Report, Error> {
    let (facts, counts) = counted(tx, house, scope, &part.programme, as_of).await?;
    Ok(Report {
        goals: status::hold_against(&part.programme, Some(&part.membership), as_of, &counts),
        programme: part.programme.clone(),
        as_of,
        job_centre: Some(job_centres::find_on(tx, scope, as_of).await?.ok_or(Refusal::NotFound)?),
        started_by_month: status::started_by_month(&facts.courses, as_of),
        counts,
        hidden: Hidden::default(),
        each: Vec::new(),
    })
}

async fn counted(
    tx: &mut Tx,
    house: &House,
    scope: JobCentreId,
    programme: &Programme,
    as_of: Date,
) -> Result<(Facts, Counts), Error> {
    let members = memberships::list(tx, scope).await?;
    let facts = Facts {
        action_plan_on: members.into_iter().filter(|m| m.programme == programme.code).find_map(|m| m.action_plan_on),
        contracts: rows::contracts(tx, scope, &programme.code).await?,
        companies: rows::companies(tx, scope, &programme.code).await?,
        courses: rows::courses(tx, scope, &programme.code).await?,
        absences: rows::absences(tx, scope, &programme.code).await?,
        resume_within_days: house.rulebook.course_terms(as_of)?.resume_within_days,
    };
    let groups: Vec<Code> = programme.target_groups_on(as_of).map(|g| g.code.clone()).collect();
    let types = house.rulebook.list("company_types").in_use_on(as_of).map(|e| Code::known(&e.code));
    let counts = status::count(&facts, as_of, &groups, &types.collect::<Vec<_>>());
    Ok((facts, counts))
}

/// The report across job centres: small groups are left out.
///
/// # Errors
/// [`Refusal::UnknownProgramme`]; [`Refusal::DayOutOfReach`] on `as_of` for a day to come; the
/// policy's, or the database's.
pub async fn national(context: &Context, asked: &Asked) -> Result<Report, Error> {
    context.reach(Action::SeeNationalStatus)?;
    let mut report = across(context, asked).await?;
    report.hidden = suppress::hide(&report.counts);
    Ok(report)
}

/// The whole report across job centres, for the operator's command line.
///
/// # Errors
/// [`Refusal::NotAllowed`] for anybody else; else as [`national`].
pub async fn national_whole(context: &Context, asked: &Asked) -> Result<Report, Error> {
    match context.who {
        Who::Operator(_) => across(context, asked).await,
        Who::Person(_) => Err(Refusal::NotAllowed.into()),
    }
}

async fn across(context: &Context, asked: &Asked) -> Result<Report, Error> {
    let rulebook = &context.house.rulebook;
    let programme = match &asked.programme {
        Some(code) => rulebook.programme(code.as_str())?,
        None => rulebook.programmes().last().ok_or(Refusal::NotFound)?,
    };
    let last = programme.period.until().unwrap_or(context.today).min(context.today);
    let as_of = not_to_come(context, asked.as_of.unwrap_or(last), programme.period.from())?;
    let mut tx = context.house.store.read().await?;
    let mut each = Vec::new();
    let mut counts = Counts::default();
    for scope in memberships::members(&mut tx, &programme.code, as_of).await? {
        let (_, own) = counted(&mut tx, &context.house, scope, programme, as_of).await?;
        counts = counts.with(&own);
        each.push((job_centres::find_on(&mut tx, scope, as_of).await?.ok_or(Refusal::NotFound)?, own));
    }
    Ok(Report {
        goals: status::hold_against(programme, None, as_of, &counts),
        programme: programme.clone(),
        as_of,
        job_centre: None,
        counts,
        hidden: Hidden::default(),
        started_by_month: Vec::new(),
        each,
    })
}

/// The programmes that any job centre takes or took part in, oldest first, each with how many do.
///
/// # Errors
/// The policy's, or the database's.
pub async fn national_programmes(context: &Context) -> Result<Vec<(Programme, usize)>, Error> {
    context.reach(Action::SeeNationalStatus)?;
    let mut tx = context.house.store.read().await?;
    let mut joined = Vec::new();
    for programme in context.house.rulebook.programmes() {
        let members = memberships::members(&mut tx, &programme.code, context.today).await?.len();
        if members > 0 {
            joined.push((programme.clone(), members));
        }
    }
    Ok(joined)
}

/// The report of a job centre that the operator names: by its municipality's code, or by name
/// ("Nyborg", "Jobcenter Nyborg").
///
/// # Errors
/// [`Refusal::UnknownJobCentre`]; else as [`report`].
pub async fn report_of(house: &House, named: &str, asked: &Asked) -> Result<Report, Error> {
    let mut tx = house.store.read().await?;
    let every = job_centres::every(&mut tx).await?;
    drop(tx);
    let wanted = named.trim().to_lowercase();
    let is = |j: &&JobCentre| {
        let name = j.name.to_lowercase();
        j.municipality.as_str() == wanted
            || name == wanted
            || name.split_once(' ').is_some_and(|(_, town)| town == wanted)
    };
    let found = every.iter().find(is).ok_or_else(|| Refusal::UnknownJobCentre { job_centre: named.to_owned() })?;
    let context = house.context(Who::Operator(Some(found.id)));
    Ok(report(&context, asked).await?.0)
}

mod json;

pub use json::{Figure, csv, figures, json};
