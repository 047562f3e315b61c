//! A page of the board, where a job centre has more centres than one page holds: which centres are on it, everything that
//! stands on them, and what the whole is counted to. The engine counts; nothing of the other centres is read.

use std::collections::HashMap;

use holdepunkt_rules::{board::Status, codes::Code, company::Company, id::*, period::Period, place::Place};
use jiff::civil::Date;

use crate::{
    Bound, Row, Scoped, StoreError, Tx, Value,
    boards::{self, Booked},
    companies,
    many::of_keys,
    values,
};

/// Most centres of a page.
pub const MOST: usize = 50;

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
const PLACES: Scoped =
    Scoped::new("select * from place where job_centre = $1 and centre in ($2) order by centre, number");
const SPANS: Scoped = Scoped::new(
    "select k.place, k.from_day, k.until_day from place s join place_span k on k.place = s.id \
     where s.job_centre = $1 and s.centre in ($2) order by k.from_day",
);
const COMPANIES: Scoped = Scoped::new(
    "select distinct b.* from centre_company k join company b on b.id = k.company \
     where k.job_centre = $1 and k.centre in ($2) order by b.sort_key, b.id",
);
const BOOKED: Scoped = Scoped::new(concat!(
    boards::booked_columns!(),
    "from place s join placement p on p.place = s.id join citizen c on c.id = p.citizen \
     left join interruption i on i.placement = p.id and i.resumed_on is null \
     where s.job_centre = $1 and p.state <> 'withdrawn' and (p.until_day >= $2 or p.state = 'agreed') and s.centre in ($3) \
     order by p.from_day, p.id"
));
const LAST_BEFORE: Scoped = Scoped::new(
    "select p.place, max(p.until_day) as until_day from place s join placement p on p.place = s.id \
     where s.job_centre = $1 and p.state <> 'withdrawn' and p.until_day < $2 and s.centre in ($3) group by p.place",
);
const MENTORS: Scoped = Scoped::new(
    "select distinct m.* from centre_company k join mentor m on m.company = k.company \
     where k.job_centre = $1 and not m.left_service and k.centre in ($2) order by m.sort_key, m.id",
);

/// A count over the whole job centre, and the same over the centres that pass the filters. What stands last is the first
/// parameter behind those of the filters, which the first one has too, so that both are bound alike.
macro_rules! counted {
    ($what:expr, $from:literal, $where:literal, $by:literal) => {
        [
            Scoped::new(concat!(
                "select ",
                $what,
                " from ",
                $from,
                " where p.job_centre = $1 and ",
                $where,
                " and $2 = '' and $3 = '' and $4 < 0 and $5 = '' and $6 = ''",
                $by
            )),
            Scoped::new(concat!(
                "select ",
                $what,
                " from ",
                $from,
                " join place s on s.id = p.place join centre n on n.id = s.centre \
                 where p.job_centre = $1 and ",
                $where,
                " and ",
                fits!(),
                $by
            )),
        ]
    };
}
const CHIPS: [Scoped; 2] = counted!(
    concat!(chip!(), " as chip, count(distinct p.place) as n"),
    "placement p",
    "p.state in ('reserved', 'agreed')",
    " group by 1"
);
const PAUSED: [Scoped; 2] = counted!(
    concat!(chip!(), " as chip, count(*) as n"),
    "interruption i join placement p on p.id = i.placement",
    "i.job_centre = $1 and i.resumed_on is null and i.last_day < $7 and p.state = 'agreed' and p.from_day <= $7 \
     and p.until_day >= $7",
    " group by 1"
);
/// Places that contracts keep, by the day from which or until which they do.
macro_rules! kept {
    ($day:literal) => {
        counted!(
            concat!($day, " as day, count(*) as n"),
            "place_span p",
            "(p.until_day is null or p.until_day >= $7)",
            " group by 1"
        )
    };
}
const KEPT_FROM: [Scoped; 2] = kept!("p.from_day");
const KEPT_UNTIL: [Scoped; 2] = kept!("p.until_day");
/// Places that somebody has, in the same way.
macro_rules! held {
    ($day:literal) => {
        counted!(
            concat!($day, " as day, p.state = 'reserved' as reserved, count(*) as n"),
            "placement p",
            "p.state <> 'withdrawn' and p.until_day >= $7",
            " group by 1, 2"
        )
    };
}
const HELD_FROM: [Scoped; 2] = held!("p.from_day");
const HELD_UNTIL: [Scoped; 2] = held!("p.until_day");

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
    CHIPS[0].text(),
    CHIPS[1].text(),
    PAUSED[0].text(),
    PAUSED[1].text(),
    KEPT_FROM[0].text(),
    KEPT_FROM[1].text(),
    KEPT_UNTIL[0].text(),
    KEPT_UNTIL[1].text(),
    HELD_FROM[0].text(),
    HELD_FROM[1].text(),
    HELD_UNTIL[0].text(),
    HELD_UNTIL[1].text(),
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

    /// Which of two statements counts: over the whole, or over the centres that pass.
    fn of(&self, pair: [Scoped; 2]) -> Scoped {
        let [whole, passing] = pair;
        if *self == Self::default() { whole } else { passing }
    }
}

/// How many centres the job centre has.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn centres(tx: &mut Tx, scope: JobCentreId) -> Result<usize, StoreError> {
    count(tx, EVERY.within(scope, values![])).await
}

async fn count(tx: &mut Tx, query: Bound) -> Result<usize, StoreError> {
    let n: Option<i64> = tx.first(query, |r| r.get("n")).await?;
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
    let fitting = count(tx, FITTING.within(scope, all.clone())).await?;
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

fn keys(centres: &[CentreId]) -> Vec<Value> {
    centres.iter().map(|c| Value::from(*c)).collect()
}

/// The places of some centres, by number, with the days that they are kept.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn places(tx: &mut Tx, scope: JobCentreId, centres: &[CentreId]) -> Result<Vec<Place>, StoreError> {
    let read =
        |r: &Row| Ok(Place { id: r.get("id")?, centre: r.get("centre")?, number: r.get("number")?, spans: Vec::new() });
    let keys = keys(centres);
    let mut places = tx.all(of_keys(PLACES, scope, &[], &keys), read).await?;
    let span = |r: &Row| Ok((r.get("place")?, Period::known(r.get("from_day")?, r.get("until_day")?)));
    let mut spans: HashMap<PlaceId, Vec<Period>> = HashMap::new();
    for (place, span) in tx.all(of_keys(SPANS, scope, &[], &keys), span).await? {
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
    tx.all(of_keys(COMPANIES, scope, &[], &keys(centres)), companies::read).await
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
    tx.all(of_keys(MENTORS, scope, &[], &keys(centres)), crate::mentors::read).await
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
    tx.all(of_keys(BOOKED, scope, &[since.into()], &keys(centres)), boards::read).await
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
    tx.all(of_keys(LAST_BEFORE, scope, &[day.into()], &keys(centres)), read).await
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
    let mut counts: HashMap<Status, i64> = HashMap::new();
    for (chip, n) in tx.all(fits.of(CHIPS).within(scope, all.clone()), read).await? {
        counts.extend(Status::from_code(&chip).map(|s| (s, n)));
    }
    // Whoever is away has the seat alone on that day, and stands under no other chip.
    for (chip, n) in tx.all(fits.of(PAUSED).within(scope, all), read).await? {
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
    let kept = |r: &Row| Ok((r.get::<Option<Date>>("day")?, r.get::<i64>("n")?));
    let held = |r: &Row| Ok((r.get::<Date>("day")?, r.get::<bool>("reserved")?, r.get::<i64>("n")?));
    let mut steps = Steps::default();
    // Whoever has a place until a day gives it back on the next.
    let next = |day: Date| holdepunkt_rules::period::plus_days(day, 1);
    for (day, n) in tx.all(fits.of(KEPT_FROM).within(scope, all.clone()), kept).await? {
        steps.kept.extend(day.map(|d| (d, n)));
    }
    for (day, n) in tx.all(fits.of(KEPT_UNTIL).within(scope, all.clone()), kept).await? {
        steps.kept.extend(day.map(|d| (next(d), -n)));
    }
    for (day, reserved, n) in tx.all(fits.of(HELD_FROM).within(scope, all.clone()), held).await? {
        if reserved { &mut steps.reserved } else { &mut steps.held }.push((day, n));
    }
    for (day, reserved, n) in tx.all(fits.of(HELD_UNTIL).within(scope, all), held).await? {
        if reserved { &mut steps.reserved } else { &mut steps.held }.push((next(day), -n));
    }
    Ok(steps)
}
