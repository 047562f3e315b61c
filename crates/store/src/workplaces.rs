//! Around a placement over time: mentors before, workplaces in a cluster, the week.

use std::collections::BTreeMap;

use holdepunkt_rules::{
    id::*,
    week::{Week, WeekDay},
};
use jiff::civil::Date;

use crate::{Row, Scoped, StoreError, Tx, values};

const INSERT_FORMER: Scoped = Scoped::new(
    "insert into former_mentor (job_centre, placement, mentor, from_day, until_day, reason) \
     values ($1, $2, $3, $4, $5, $6)",
);
const FORMER: Scoped = Scoped::new(
    "select f.*, m.name from former_mentor f join mentor m on m.id = f.mentor \
     where f.job_centre = $1 and f.placement = $2 order by f.until_day",
);
const DELETE_WORKPLACE: Scoped =
    Scoped::new("delete from placement_workplace where job_centre = $1 and placement = $2 and from_day = $3");
const INSERT_WORKPLACE: Scoped = Scoped::new(
    "insert into placement_workplace (job_centre, placement, from_day, company, mentor) values ($1, $2, $3, $4, $5)",
);
const WORKPLACES: Scoped = Scoped::new(
    "select w.*, c.name as company_name, m.name as mentor_name from placement_workplace w \
     join company c on c.id = w.company left join mentor m on m.id = w.mentor \
     where w.job_centre = $1 and w.placement = $2 order by w.from_day",
);
const DELETE_WEEK: Scoped =
    Scoped::new("delete from week_day where job_centre = $1 and placement = $2 and from_day = $3");
const INSERT_DAY: Scoped = Scoped::new(
    "insert into week_day (job_centre, placement, from_day, weekday, activity, minute_from, minute_until, provider) \
     values ($1, $2, $3, $4, $5, $6, $7, $8)",
);
const WEEKS: Scoped = Scoped::new(
    "select * from week_day where job_centre = $1 and placement = $2 order by from_day, weekday, minute_from",
);

/// Every statement here, for the test that prepares them on both engines.
pub const STATEMENTS: &[&str] = &[
    INSERT_FORMER.text(),
    FORMER.text(),
    DELETE_WORKPLACE.text(),
    INSERT_WORKPLACE.text(),
    WORKPLACES.text(),
    DELETE_WEEK.text(),
    INSERT_DAY.text(),
    WEEKS.text(),
];

/// A mentor before the one who is it now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FormerMentor {
    /// Who.
    pub mentor: MentorId,
    /// Name; filled when it is read.
    pub name: String,
    /// First day.
    pub from: Date,
    /// Last day.
    pub until: Date,
    /// Why somebody else took over.
    pub reason: String,
}

/// Keeps a mentor who was it until a day.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn insert_former(
    tx: &mut Tx,
    scope: JobCentreId,
    placement: PlacementId,
    f: &FormerMentor,
) -> Result<(), StoreError> {
    tx.run(INSERT_FORMER.within(scope, values![placement, f.mentor, f.from, f.until, &f.reason])).await?;
    Ok(())
}

/// The mentors before, in order.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn former(tx: &mut Tx, scope: JobCentreId, placement: PlacementId) -> Result<Vec<FormerMentor>, StoreError> {
    let read = |r: &Row| {
        Ok(FormerMentor {
            mentor: r.get("mentor")?,
            name: r.get("name")?,
            from: r.get("from_day")?,
            until: r.get("until_day")?,
            reason: r.get("reason")?,
        })
    };
    tx.all(FORMER.within(scope, values![placement]), read).await
}

/// Where in a cluster somebody works from a day on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Workplace {
    /// From when.
    pub from: Date,
    /// The company.
    pub company: CompanyId,
    /// Its name; filled when it is read.
    pub company_name: String,
    /// Who is the mentor there; none means the placement's own.
    pub mentor: Option<MentorId>,
    /// The mentor's name; filled when it is read.
    pub mentor_name: String,
}

/// Sets where somebody works from a day on; what stood from that very day is replaced.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn set_workplace(
    tx: &mut Tx,
    scope: JobCentreId,
    placement: PlacementId,
    w: &Workplace,
) -> Result<(), StoreError> {
    tx.run(DELETE_WORKPLACE.within(scope, values![placement, w.from])).await?;
    tx.run(INSERT_WORKPLACE.within(scope, values![placement, w.from, w.company, w.mentor])).await?;
    Ok(())
}

/// Where somebody works, in order of time.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn workplaces(tx: &mut Tx, scope: JobCentreId, placement: PlacementId) -> Result<Vec<Workplace>, StoreError> {
    let read = |r: &Row| {
        Ok(Workplace {
            from: r.get("from_day")?,
            company: r.get("company")?,
            company_name: r.get("company_name")?,
            mentor: r.get("mentor")?,
            mentor_name: r.get::<Option<String>>("mentor_name")?.unwrap_or_default(),
        })
    };
    tx.all(WORKPLACES.within(scope, values![placement]), read).await
}

/// Sets the week from a day on; what stood from that very day is replaced.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn set_week(tx: &mut Tx, scope: JobCentreId, placement: PlacementId, w: &Week) -> Result<(), StoreError> {
    tx.run(DELETE_WEEK.within(scope, values![placement, w.from])).await?;
    for d in &w.days {
        let values = values![placement, w.from, d.weekday, &d.activity, d.from, d.until, &d.provider];
        tx.run(INSERT_DAY.within(scope, values)).await?;
    }
    Ok(())
}

/// The weeks of a placement, in order of time.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn weeks(tx: &mut Tx, scope: JobCentreId, placement: PlacementId) -> Result<Vec<Week>, StoreError> {
    let read = |r: &Row| {
        let day = WeekDay {
            weekday: r.get("weekday")?,
            from: r.get("minute_from")?,
            until: r.get("minute_until")?,
            activity: r.get("activity")?,
            provider: r.get("provider")?,
        };
        Ok((r.get::<Date>("from_day")?, day))
    };
    let mut weeks: BTreeMap<Date, Vec<WeekDay>> = BTreeMap::new();
    for (from, day) in tx.all(WEEKS.within(scope, values![placement]), read).await? {
        weeks.entry(from).or_default().push(day);
    }
    Ok(weeks.into_iter().map(|(from, days)| Week { from, days }).collect())
}
