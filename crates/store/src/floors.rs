//! A page of the board, where a job centre has more centres than one page holds: which centres are on it, everything that
//! stands on them, and what the whole is counted to. The engine counts; nothing of the other centres is read.

use std::collections::HashMap;

use holdepunkt_rules::{board::Status, codes::Code, company::Company, id::*, period::Period, place::Place};
use jiff::civil::Date;

use crate::{
    Row, Scoped, StoreError, Tx, Value,
    boards::{self, Booked},
    companies, values,
};

/// Most centres of a page.
pub const MOST: usize = 50;

/// Fifty centres, from `$2` on.
macro_rules! of_centres {
    () => {
        "in ($2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, \
         $23, $24, $25, $26, $27, $28, $29, $30, $31, $32, $33, $34, $35, $36, $37, $38, $39, $40, $41, $42, \
         $43, $44, $45, $46, $47, $48, $49, $50, $51)"
    };
}
/// Fifty centres, from `$3` on.
macro_rules! of_centres_after_a_day {
    () => {
        "in ($3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, \
         $24, $25, $26, $27, $28, $29, $30, $31, $32, $33, $34, $35, $36, $37, $38, $39, $40, $41, $42, $43, \
         $44, $45, $46, $47, $48, $49, $50, $51, $52)"
    };
}
/// The centres that pass the filters: `$2` occupation, `$3` town, `$4` minutes a week (negative: any), `$5` the centre,
/// `$6` its fixed contact.
macro_rules! fits {
    () => {
        "n.job_centre = $1 and ($2 = '' or exists (select 1 from centre_offer o where o.centre = n.id \
         and o.kind = 'occupation' and o.code = $2)) and ($3 = '' or exists (select 1 from centre_company k \
         join company b on b.id = k.company where k.centre = n.id and b.town = $3)) \
         and ($4 < 0 or (coalesce(n.minutes_from, 0) <= $4 and coalesce(n.minutes_until, $4) >= $4)) \
         and ($5 = '' or n.id = $5) and ($6 = '' or n.fixed_contact = $6)"
    };
}
/// The chip of a placement that stands open, but for one that is away; `$7` is today, `$8` the last day that is soon.
macro_rules! chip {
    () => {
        "case when p.state = 'reserved' then case when p.until_day >= $7 then 'reserved' else '' end \
         when p.from_day > $7 then 'coming' when p.until_day < $7 then 'overdue' \
         when p.until_day <= $8 then 'ending_soon' else 'running' end"
    };
}
/// Has the centre a seat under the chip `$9`?
macro_rules! has_chip {
    () => {
        concat!(
            " and ($9 = '' or ($9 = 'free' and exists (select 1 from place s join place_span k on k.place = s.id \
         where s.centre = n.id and k.from_day <= $7 and (k.until_day is null or k.until_day >= $7) and not exists \
         (select 1 from placement p where p.place = s.id and p.state <> 'withdrawn' and p.from_day <= $7 \
         and p.until_day >= $7))) or exists (select 1 from place s join placement p on p.place = s.id \
         left join interruption i on i.placement = p.id and i.resumed_on is null and i.last_day < $7 \
         where s.centre = n.id and p.state in ('reserved', 'agreed') and $9 = case when i.id is not null \
         and p.state = 'agreed' and p.from_day <= $7 and p.until_day >= $7 then 'paused' else ",
            chip!(),
            " end)) "
        )
    };
}

const EVERY: Scoped = Scoped::new("select count(*) as n from centre where job_centre = $1");
const FITTING: Scoped = Scoped::new(concat!("select count(*) as n from centre n where ", fits!(), has_chip!()));
const PAGE: Scoped = Scoped::new(concat!(
    "select n.id from centre n where ",
    fits!(),
    has_chip!(),
    "order by n.sort_key, n.id limit $10 offset $11"
));
const OCCUPATIONS: Scoped =
    Scoped::new("select distinct code from centre_offer where job_centre = $1 and kind = 'occupation' order by code");
const TOWNS: Scoped = Scoped::new(
    "select distinct b.town from company b where b.job_centre = $1 and exists \
     (select 1 from centre_company k where k.company = b.id)",
);
const PLACES: Scoped = Scoped::new(concat!(
    "select * from place where job_centre = $1 and centre ",
    of_centres!(),
    " order by centre, number"
));
const SPANS: Scoped = Scoped::new(concat!(
    "select k.place, k.from_day, k.until_day from place s join place_span k on k.place = s.id \
     where s.job_centre = $1 and s.centre ",
    of_centres!(),
    " order by k.from_day"
));
const COMPANIES: Scoped = Scoped::new(concat!(
    "select distinct b.* from centre_company k join company b on b.id = k.company where k.job_centre = $1 and k.centre ",
    of_centres!(),
    " order by b.sort_key, b.id"
));
const BOOKED: Scoped = Scoped::new(concat!(
    boards::booked_columns!(),
    "from place s join placement p on p.place = s.id join citizen c on c.id = p.citizen \
     left join interruption i on i.placement = p.id and i.resumed_on is null \
     where s.job_centre = $1 and p.state <> 'withdrawn' and (p.until_day >= $2 or p.state = 'agreed') and s.centre ",
    of_centres_after_a_day!(),
    " order by p.from_day, p.id"
));
const LAST_BEFORE: Scoped = Scoped::new(concat!(
    "select p.place, max(p.until_day) as until_day from place s join placement p on p.place = s.id \
     where s.job_centre = $1 and p.state <> 'withdrawn' and p.until_day < $2 and s.centre ",
    of_centres_after_a_day!(),
    " group by p.place"
));
const MENTORS: Scoped = Scoped::new(concat!(
    "select distinct m.* from centre_company k join mentor m on m.company = k.company \
     where k.job_centre = $1 and not m.left_service and k.centre ",
    of_centres!(),
    " order by m.sort_key, m.id"
));

/// A count over the whole job centre, and one over the centres that pass the filters. What stands last is the first
/// parameter behind those of the filters.
macro_rules! counted {
    ($what:expr, $from:literal, $where:expr, $by:literal) => {
        Scoped::new(concat!("select ", $what, " from ", $from, " where p.job_centre = $1 and ", $where, $by))
    };
}
const CHIPS: Scoped = counted!(
    concat!(chip!(), " as chip, count(distinct p.place) as n"),
    "placement p",
    "p.state in ('reserved', 'agreed') and $2 = '' and $3 = '' and $4 < 0 and $5 = '' and $6 = ''",
    " group by 1"
);
const CHIPS_FITTING: Scoped = counted!(
    concat!(chip!(), " as chip, count(distinct p.place) as n"),
    "placement p join place s on s.id = p.place join centre n on n.id = s.centre",
    concat!("p.state in ('reserved', 'agreed') and ", fits!()),
    " group by 1"
);
const PAUSED: Scoped = counted!(
    concat!(chip!(), " as chip, count(*) as n"),
    "interruption i join placement p on p.id = i.placement join place s on s.id = p.place join centre n on n.id = s.centre",
    concat!(
        "i.job_centre = $1 and i.resumed_on is null and i.last_day < $7 and p.state = 'agreed' and p.from_day <= $7 \
         and p.until_day >= $7 and ",
        fits!()
    ),
    " group by 1"
);
const KEPT_FROM: Scoped = counted!(
    "p.from_day as day, count(*) as n",
    "place_span p",
    "(p.until_day is null or p.until_day >= $7) and $2 = '' and $3 = '' and $4 < 0 and $5 = '' and $6 = ''",
    " group by 1"
);
const HELD_FROM: Scoped = counted!(
    "p.from_day as day, p.state = 'reserved' as reserved, count(*) as n",
    "placement p",
    "p.state <> 'withdrawn' and p.until_day >= $7 and $2 = '' and $3 = '' and $4 < 0 and $5 = '' and $6 = ''",
    " group by 1, 2"
);
const KEPT_FROM_FITTING: Scoped = counted!(
    "p.from_day as day, count(*) as n",
    "place_span p join place s on s.id = p.place join centre n on n.id = s.centre",
    concat!("(p.until_day is null or p.until_day >= $7) and ", fits!()),
    " group by 1"
);
const HELD_FROM_FITTING: Scoped = counted!(
    "p.from_day as day, p.state = 'reserved' as reserved, count(*) as n",
    "placement p join place s on s.id = p.place join centre n on n.id = s.centre",
    concat!("p.state <> 'withdrawn' and p.until_day >= $7 and ", fits!()),
    " group by 1, 2"
);
const KEPT_UNTIL: Scoped = counted!(
    "p.until_day as day, count(*) as n",
    "place_span p",
    "(p.until_day is null or p.until_day >= $7) and $2 = '' and $3 = '' and $4 < 0 and $5 = '' and $6 = ''",
    " group by 1"
);
const HELD_UNTIL: Scoped = counted!(
    "p.until_day as day, p.state = 'reserved' as reserved, count(*) as n",
    "placement p",
    "p.state <> 'withdrawn' and p.until_day >= $7 and $2 = '' and $3 = '' and $4 < 0 and $5 = '' and $6 = ''",
    " group by 1, 2"
);
const KEPT_UNTIL_FITTING: Scoped = counted!(
    "p.until_day as day, count(*) as n",
    "place_span p join place s on s.id = p.place join centre n on n.id = s.centre",
    concat!("(p.until_day is null or p.until_day >= $7) and ", fits!()),
    " group by 1"
);
const HELD_UNTIL_FITTING: Scoped = counted!(
    "p.until_day as day, p.state = 'reserved' as reserved, count(*) as n",
    "placement p join place s on s.id = p.place join centre n on n.id = s.centre",
    concat!("p.state <> 'withdrawn' and p.until_day >= $7 and ", fits!()),
    " group by 1, 2"
);

/// Every statement here, for the test that prepares them on both engines.
pub const STATEMENTS: &[&str] = &[
    EVERY.text(),
    FITTING.text(),
    PAGE.text(),
    OCCUPATIONS.text(),
    TOWNS.text(),
    PLACES.text(),
    SPANS.text(),
    COMPANIES.text(),
    BOOKED.text(),
    LAST_BEFORE.text(),
    MENTORS.text(),
    CHIPS.text(),
    CHIPS_FITTING.text(),
    PAUSED.text(),
    KEPT_FROM.text(),
    KEPT_FROM_FITTING.text(),
    KEPT_UNTIL.text(),
    KEPT_UNTIL_FITTING.text(),
    HELD_FROM.text(),
    HELD_FROM_FITTING.text(),
    HELD_UNTIL.text(),
    HELD_UNTIL_FITTING.text(),
];

/// What narrows the centres; empty is every one.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Fits {
    /// Offers this occupation.
    pub occupation: Option<Code>,
    /// Has a company in this town.
    pub town: Option<String>,
    /// Takes somebody with so many minutes a week.
    pub minutes: Option<i64>,
    /// Is this one.
    pub centre: Option<CentreId>,
    /// Has this fixed contact.
    pub contact: Option<EmployeeId>,
}

impl Fits {
    fn values(&self) -> Vec<Value> {
        let empty = |text: Option<String>| text.unwrap_or_default();
        values![
            empty(self.occupation.as_ref().map(ToString::to_string)),
            empty(self.town.clone()),
            self.minutes.unwrap_or(-1),
            empty(self.centre.map(|c| c.to_string())),
            empty(self.contact.map(|c| c.to_string()))
        ]
    }

    fn narrows(&self) -> bool {
        *self != Self::default()
    }
}

/// How many centres the job centre has.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn centres(tx: &mut Tx, scope: JobCentreId) -> Result<usize, StoreError> {
    number(tx.first(EVERY.within(scope, values![]), |r| r.get("n")).await?)
}

#[allow(clippy::unnecessary_wraps)] // as its callers answer
fn number(n: Option<i64>) -> Result<usize, StoreError> {
    Ok(usize::try_from(n.unwrap_or(0)).unwrap_or(0))
}

/// How many centres pass the filters and have a seat under the chip, and those of one page in Danish order. `days` are
/// today and the last day that is soon.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn page(
    tx: &mut Tx,
    scope: JobCentreId,
    fits: &Fits,
    status: Option<Status>,
    days: (Date, Date),
    page: usize,
) -> Result<(usize, Vec<CentreId>), StoreError> {
    let mut all = fits.values();
    all.extend(values![days.0, days.1, status.map_or("", Status::code)]);
    let fitting = number(tx.first(FITTING.within(scope, all.clone()), |r| r.get("n")).await?)?;
    let (size, skip) = (i64::try_from(MOST).unwrap_or(50), i64::try_from(page.saturating_mul(MOST)).unwrap_or(0));
    all.extend(values![size, skip]);
    Ok((fitting, tx.all(PAGE.within(scope, all), |r| r.get("id")).await?))
}

/// What can be filtered by: occupations that are offered, and towns.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn choices(tx: &mut Tx, scope: JobCentreId) -> Result<(Vec<Code>, Vec<String>), StoreError> {
    let occupations = tx.all(OCCUPATIONS.within(scope, values![]), |r| r.get("code")).await?;
    Ok((occupations, tx.all(TOWNS.within(scope, values![]), |r| r.get("town")).await?))
}

/// The centres of a page, at most [`MOST`], behind what stands before them.
fn behind(first: Vec<Value>, centres: &[CentreId]) -> Vec<Value> {
    let each = (0..MOST).map(|n| Value::from(centres.get(n).map(ToString::to_string).unwrap_or_default()));
    first.into_iter().chain(each).collect()
}

/// The places of some centres, by number, with the days that they are kept.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn places(tx: &mut Tx, scope: JobCentreId, centres: &[CentreId]) -> Result<Vec<Place>, StoreError> {
    let read =
        |r: &Row| Ok(Place { id: r.get("id")?, centre: r.get("centre")?, number: r.get("number")?, spans: Vec::new() });
    let mut places = tx.all(PLACES.within(scope, behind(values![], centres)), read).await?;
    let span = |r: &Row| Ok((r.get("place")?, Period::known(r.get("from_day")?, r.get("until_day")?)));
    let mut spans: HashMap<PlaceId, Vec<Period>> = HashMap::new();
    for (place, span) in tx.all(SPANS.within(scope, behind(values![], centres)), span).await? {
        spans.entry(place).or_default().push(span);
    }
    for place in &mut places {
        place.spans = spans.remove(&place.id).unwrap_or_default();
    }
    Ok(places)
}

/// The companies of some centres.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn companies(tx: &mut Tx, scope: JobCentreId, centres: &[CentreId]) -> Result<Vec<Company>, StoreError> {
    tx.all(COMPANIES.within(scope, behind(values![], centres)), companies::read).await
}

/// The mentors of some centres' companies, less those who have left, in Danish order.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn mentors(
    tx: &mut Tx,
    scope: JobCentreId,
    centres: &[CentreId],
) -> Result<Vec<holdepunkt_rules::centre::Mentor>, StoreError> {
    tx.all(MENTORS.within(scope, behind(values![], centres)), crate::mentors::read).await
}

/// As [`boards::booked`], in some centres.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn booked(
    tx: &mut Tx,
    scope: JobCentreId,
    since: Date,
    centres: &[CentreId],
) -> Result<Vec<Booked>, StoreError> {
    tx.all(BOOKED.within(scope, behind(values![since], centres)), boards::read).await
}

/// As [`boards::last_before`], in some centres.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn last_before(
    tx: &mut Tx,
    scope: JobCentreId,
    day: Date,
    centres: &[CentreId],
) -> Result<Vec<(PlaceId, Date)>, StoreError> {
    let read = |r: &Row| Ok((r.get("place")?, r.get("until_day")?));
    tx.all(LAST_BEFORE.within(scope, behind(values![day], centres)), read).await
}

/// How many seats stand under each chip, but for the free ones.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn chips(
    tx: &mut Tx,
    scope: JobCentreId,
    fits: &Fits,
    days: (Date, Date),
) -> Result<HashMap<Status, i64>, StoreError> {
    let mut all = fits.values();
    all.extend(values![days.0, days.1]);
    let read = |r: &Row| Ok((r.get::<String>("chip")?, r.get::<i64>("n")?));
    let statement = if fits.narrows() { CHIPS_FITTING } else { CHIPS };
    let mut counts: HashMap<Status, i64> = HashMap::new();
    for (chip, n) in tx.all(statement.within(scope, all.clone()), read).await? {
        counts.extend(Status::from_code(&chip).map(|s| (s, n)));
    }
    // Whoever is away has the seat alone on that day, and stands under no other chip.
    for (chip, n) in tx.all(PAUSED.within(scope, all), read).await? {
        if let Some(other) = Status::from_code(&chip) {
            *counts.entry(other).or_default() -= n;
            *counts.entry(Status::Paused).or_default() += n;
        }
    }
    Ok(counts)
}

/// How many places are kept, held and reserved from and until which days, since a day: enough to count any day behind it.
#[derive(Debug, Clone, Default)]
pub struct Steps {
    kept: Vec<(Date, i64)>,
    held: Vec<(Date, i64)>,
    reserved: Vec<(Date, i64)>,
}

impl Steps {
    /// The places on a day: kept, held, reserved.
    #[must_use]
    pub fn on(&self, day: Date) -> (i64, i64, i64) {
        let sum = |steps: &[(Date, i64)]| steps.iter().filter(|(d, _)| *d <= day).map(|(_, n)| n).sum();
        (sum(&self.kept), sum(&self.held), sum(&self.reserved))
    }
}

/// The steps since a day.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn steps(tx: &mut Tx, scope: JobCentreId, fits: &Fits, since: Date) -> Result<Steps, StoreError> {
    let mut all = fits.values();
    all.extend(values![since]);
    let narrows = fits.narrows();
    let [kept_from, kept_until, held_from, held_until] = match narrows {
        false => [KEPT_FROM, KEPT_UNTIL, HELD_FROM, HELD_UNTIL],
        true => [KEPT_FROM_FITTING, KEPT_UNTIL_FITTING, HELD_FROM_FITTING, HELD_UNTIL_FITTING],
    };
    let kept = |r: &Row| Ok((r.get::<Option<Date>>("day")?, r.get::<i64>("n")?));
    let held = |r: &Row| Ok((r.get::<Date>("day")?, r.get::<bool>("reserved")?, r.get::<i64>("n")?));
    let mut steps = Steps::default();
    // Whoever has a place until a day gives it back on the next.
    let next = |day: Date| holdepunkt_rules::period::plus_days(day, 1);
    for (day, n) in tx.all(kept_from.within(scope, all.clone()), kept).await? {
        steps.kept.extend(day.map(|d| (d, n)));
    }
    for (day, n) in tx.all(kept_until.within(scope, all.clone()), kept).await? {
        steps.kept.extend(day.map(|d| (next(d), -n)));
    }
    for (day, reserved, n) in tx.all(held_from.within(scope, all.clone()), held).await? {
        if reserved { &mut steps.reserved } else { &mut steps.held }.push((day, n));
    }
    for (day, reserved, n) in tx.all(held_until.within(scope, all), held).await? {
        if reserved { &mut steps.reserved } else { &mut steps.held }.push((next(day), -n));
    }
    Ok(steps)
}
