//! Lists of citizens within somebody's reach, each with referral and seat; filtered, sorted and cut by the engine.
//!
//! Where a citizen stands is told by the placement that says most (under way, else to come, else the latest that was)
//! and the open referral. A page is found by what it follows (keyset), so that the hundredth costs what the first does.

use holdepunkt_rules::{
    codes::Code, hours::WeeklyHours, id::*, period::Period, placement::PlacementState, referral::ReferralState,
};
use jiff::civil::Date;

use crate::{Row, Scoped, StoreError, Tx, Value, many::of_keys, values};

/// How a citizen stands, as a code. `$3` is today, `$4` the last day that is soon.
macro_rules! stands {
    () => {
        "case when p.state = 'agreed' and p.from_day <= $3 then \
         case when exists (select 1 from interruption i where i.placement = p.id and i.resumed_on is null) then 'paused' \
         when p.until_day < $3 then 'overdue' when p.until_day <= $4 then 'ending' else 'placed' end \
         when p.state in ('reserved', 'agreed') then 'reserved' \
         when r.state = 'sent' then 'waiting' when r.state = 'accepted' then 'accepted' \
         when p.state = 'ended' then 'ended' else 'none' end"
    };
}
/// What the list is sorted by when it isn't the name, as text; `$9` names it, `$10` stands for nothing.
macro_rules! order_key {
    () => {
        "case $9 when 'since' then coalesce(case when p.state = 'ended' and r.state is null then cast(p.until_day as text) \
         when r.state is not null and not (coalesce(p.state, '') in ('reserved', 'agreed')) then cast(r.sent_on as text) \
         else cast(p.from_day as text) end, $10) \
         when 'next' then coalesce(case when p.state = 'agreed' and p.from_day <= $3 then cast(p.until_day as text) \
         when p.state in ('reserved', 'agreed') then cast(p.from_day as text) end, $10) \
         when 'hours' then coalesce(case when p.state in ('reserved', 'agreed') then cast(p.minutes + 100000 as text) end, $10) \
         when 'place' then coalesce(case when p.state in ('reserved', 'agreed') then n.sort_key end, $10) \
         when 'caseworker' then e.sort_key when 'consultant' then coalesce(k.sort_key, $10) \
         when 'group' then c.target_group else c.sort_key end"
    };
}
/// Where the rows come from: `$2` is the employee whose citizens they are.
macro_rules! from {
    (everyone) => {
        "from citizen c "
    };
    (coordinated) => {
        "from citizen c "
    };
    (referred) => {
        "from (select o.id from citizen o where o.job_centre = $1 and o.consultant = $2 \
         union select w.citizen from referral w where w.job_centre = $1 and w.state = 'sent') mine \
         join citizen c on c.id = mine.id "
    };
}
/// In the job centre, and whose. Those referred to somebody are found by their identifiers: no other index may seem
/// better to the engine, which would then read everybody in order of their names.
macro_rules! whose {
    (everyone) => {
        "c.job_centre = $1 and $2 = '' and "
    };
    (coordinated) => {
        "c.job_centre = $1 and c.caseworker = $2 and "
    };
    (referred) => {
        "c.job_centre || '' = $1 and "
    };
}
/// What the order by name is read by; for those referred to somebody by no index, as [`whose`] says.
macro_rules! name_key {
    (referred) => {
        "c.sort_key || ''"
    };
    ($other:ident) => {
        "c.sort_key"
    };
}
macro_rules! around {
    () => {
        "join employee e on e.id = c.caseworker left join employee k on k.id = c.consultant \
         left join referral r on r.citizen = c.id and r.state in ('sent', 'accepted') \
         left join placement p on p.id = (select q.id from placement q where q.citizen = c.id and q.state <> 'withdrawn' \
         order by case when q.state = 'agreed' and q.from_day <= $3 then 0 when q.state in ('reserved', 'agreed') then 1 \
         else 2 end, q.from_day desc, q.id desc limit 1) \
         left join place s on s.id = p.place left join centre n on n.id = s.centre "
    };
}
/// The filters but that of how a citizen stands: group, caseworker, consultant, unit.
macro_rules! filters {
    () => {
        "c.merged_into is null and c.moved_on is null and ($5 = '' or c.target_group = $5) \
         and ($6 = '' or c.caseworker = $6) and ($7 = '' or c.consultant = $7 or ($7 = '-' and c.consultant is null)) \
         and ($8 = '' or e.unit = $8) "
    };
}
macro_rules! columns {
    () => {
        "select c.id, c.name, c.protected, c.born, c.phone, c.target_group, c.caseworker, c.consultant, \
         e.name as caseworker_name, e.unit as team, k.name as consultant_name, k.unit as consultant_team, \
         r.state as referral_state, r.sent_on, p.id as placement, p.state, p.from_day, p.until_day, p.minutes, \
         s.number, s.centre, n.name as centre_name, (select max(i.last_day) from interruption i \
         where i.placement = p.id and i.resumed_on is null) as last_day, "
    };
}
macro_rules! page {
    ($reach:ident, $key:expr, $than:literal, $way:literal) => {
        Scoped::new(concat!(
            columns!(),
            stands!(),
            " as stands ",
            from!($reach),
            around!(),
            "where ",
            whose!($reach),
            filters!(),
            "and ($11 = '' or ",
            stands!(),
            " = $11) and $9 <> $10 and (",
            $key,
            ", c.id) ",
            $than,
            " ($12, $13) order by ",
            $key,
            " ",
            $way,
            ", c.id ",
            $way,
            " limit $14"
        ))
    };
}
/// The four orders of a reach: by name and by anything else, up and down.
macro_rules! orders {
    ($reach:ident) => {
        [
            page!($reach, name_key!($reach), ">", "asc"),
            page!($reach, name_key!($reach), "<", "desc"),
            page!($reach, order_key!(), ">", "asc"),
            page!($reach, order_key!(), "<", "desc"),
        ]
    };
}
macro_rules! counts {
    ($reach:ident) => {
        Scoped::new(concat!(
            "select ",
            stands!(),
            " as stands, count(*) as n ",
            from!($reach),
            around!(),
            "where ",
            whose!($reach),
            filters!(),
            "group by 1"
        ))
    };
}
const EVERYONE: [Scoped; 4] = orders!(everyone);
const COORDINATED: [Scoped; 4] = orders!(coordinated);
const REFERRED: [Scoped; 4] = orders!(referred);
const COUNTS: [Scoped; 3] = [counts!(everyone), counts!(coordinated), counts!(referred)];
const ANCHOR: Scoped = Scoped::new(concat!(
    "select ",
    order_key!(),
    " as order_key from citizen c ",
    around!(),
    "where c.job_centre = $1 and c.id = $2 and $4 <> '' and $5 = '' and $6 = '' and $7 = '' and $8 = ''"
));
const THESE: Scoped = Scoped::new(concat!(
    columns!(),
    stands!(),
    " as stands from citizen c ",
    around!(),
    "where c.job_centre = $1 and $2 = '' and c.id in ($5)"
));
const CONSULTANTS: Scoped = Scoped::new(
    "select distinct k.id, k.name, k.sort_key, k.unit from citizen c join employee k on k.id = c.consultant \
     where c.job_centre = $1 and c.caseworker = $2 and c.merged_into is null and c.moved_on is null \
     order by k.sort_key, k.id",
);
const CASEWORKERS: Scoped = Scoped::new(concat!(
    "select distinct e.id, e.name, e.sort_key, e.unit ",
    from!(referred),
    "join employee e on e.id = c.caseworker where ",
    whose!(referred),
    "c.merged_into is null and c.moved_on is null order by e.sort_key, e.id"
));
/// How many citizens [`these`] tells of at once.
pub const THESE_MOST: usize = 50;

/// Every statement here, for the test that prepares them on both engines.
pub(super) const STATEMENTS: [&str; 19] = [
    EVERYONE[0].text(),
    EVERYONE[1].text(),
    EVERYONE[2].text(),
    EVERYONE[3].text(),
    COORDINATED[0].text(),
    COORDINATED[1].text(),
    COORDINATED[2].text(),
    COORDINATED[3].text(),
    REFERRED[0].text(),
    REFERRED[1].text(),
    REFERRED[2].text(),
    REFERRED[3].text(),
    COUNTS[0].text(),
    COUNTS[1].text(),
    COUNTS[2].text(),
    ANCHOR.text(),
    THESE.text(),
    CONSULTANTS.text(),
    CASEWORKERS.text(),
];

/// Whose citizens are listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Whose {
    /// Every citizen of the job centre.
    Everyone,
    /// Those whom a caseworker coordinates; in a search with a unit, those of the whole team.
    Coordinated(EmployeeId, Option<UnitId>),
    /// Those of a job consultant and those who wait for one; in a search with a unit, those of the whole team.
    Referred(EmployeeId, Option<UnitId>),
}

impl Whose {
    fn employee(self) -> String {
        match self {
            Self::Everyone => String::new(),
            Self::Coordinated(me, _) | Self::Referred(me, _) => me.to_string(),
        }
    }
}

holdepunkt_rules::code_enum! {
    /// How a citizen stands, as a list tells it.
    Stands {
        /// Referred, and nobody has taken it.
        Waiting = "waiting",
        /// A job consultant looks for a place.
        Accepted = "accepted",
        /// A place is reserved or agreed, and its first day is to come.
        Reserved = "reserved",
        /// In a place.
        Placed = "placed",
        /// In a place, and the last day is near.
        Ending = "ending",
        /// The last agreed day is over, and nobody has ended it.
        Overdue = "overdue",
        /// In a place, and away for a time.
        Paused = "paused",
        /// Was in a place.
        Ended = "ended",
        /// Not referred.
        None = "none",
    }
}

/// A citizen's seat in a list.
#[derive(Debug, Clone, PartialEq)]
pub struct Seat {
    /// The placement.
    pub placement: PlacementId,
    /// Where it is.
    pub state: PlacementState,
    /// Its days.
    pub period: Period,
    /// Hours a week at the start.
    pub hours: WeeklyHours,
    /// The centre.
    pub centre: CentreId,
    /// The centre's name.
    pub centre_name: String,
    /// The place's number in the centre.
    pub number: i64,
}

/// A citizen in a list: no CPR number is opened for it.
#[derive(Debug, Clone, PartialEq)]
pub struct Listed {
    /// Identifier.
    pub id: CitizenId,
    /// Name.
    pub name: String,
    /// Name and address are protected.
    pub protected: bool,
    /// Birth date.
    pub born: Date,
    /// Telephone.
    pub phone: String,
    /// Target group.
    pub target_group: Code,
    /// Coordinating caseworker.
    pub caseworker: EmployeeId,
    /// The caseworker's name.
    pub caseworker_name: String,
    /// The caseworker's unit.
    pub team: Option<UnitId>,
    /// Job consultant.
    pub consultant: Option<EmployeeId>,
    /// The consultant's name.
    pub consultant_name: Option<String>,
    /// The consultant's unit.
    pub consultant_team: Option<UnitId>,
    /// The open referral, if there is one: where it is, and since when.
    pub referral: Option<(ReferralState, Date)>,
    /// The seat to tell of: where the citizen is, comes to, or was last.
    pub seat: Option<Seat>,
    /// The last active day before a pause that goes on.
    pub paused_after: Option<Date>,
    /// How the citizen stands.
    pub stands: Stands,
}

/// What a list is narrowed to; empty is everything.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Narrowed {
    /// Target group.
    pub group: String,
    /// Caseworker.
    pub caseworker: String,
    /// Job consultant; "-" for those without.
    pub consultant: String,
    /// The caseworker's unit.
    pub unit: String,
    /// How the citizen stands.
    pub stands: String,
}

/// Which page of a list, in which order.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Cut {
    /// What it is sorted by: `name`, `since`, `next`, `hours`, `place`, `caseworker`, `consultant`, `group`.
    pub sort: String,
    /// The other way round.
    pub descending: bool,
    /// The citizen that the page follows.
    pub after: Option<CitizenId>,
    /// The citizen that the page comes before.
    pub before: Option<CitizenId>,
    /// How many.
    pub size: usize,
}

/// A page of a list.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct CitizensCut {
    /// The citizens.
    pub citizens: Vec<Listed>,
    /// There are more before them.
    pub more_before: bool,
    /// There are more after them.
    pub more_after: bool,
}

fn read_listed(r: &Row) -> Result<Listed, StoreError> {
    let referral = match (r.get::<Option<ReferralState>>("referral_state")?, r.get::<Option<Date>>("sent_on")?) {
        (Some(state), Some(sent_on)) => Some((state, sent_on)),
        _ => None,
    };
    let seat = match r.get::<Option<PlacementId>>("placement")? {
        Some(placement) => Some(Seat {
            placement,
            state: r.get("state")?,
            period: Period::known(r.get("from_day")?, Some(r.get("until_day")?)),
            hours: WeeklyHours::from_minutes(r.get("minutes")?),
            centre: r.get("centre")?,
            centre_name: r.get("centre_name")?,
            number: r.get("number")?,
        }),
        None => None,
    };
    Ok(Listed {
        id: r.get("id")?,
        name: r.get("name")?,
        protected: r.get("protected")?,
        born: r.get("born")?,
        phone: r.get("phone")?,
        target_group: r.get("target_group")?,
        caseworker: r.get("caseworker")?,
        caseworker_name: r.get("caseworker_name")?,
        team: r.get("team")?,
        consultant: r.get("consultant")?,
        consultant_name: r.get("consultant_name")?,
        consultant_team: r.get("consultant_team")?,
        referral,
        seat,
        paused_after: r.get("last_day")?,
        stands: r.get("stands")?,
    })
}

/// The values `$2` to `$8`.
fn narrowed(whose: Whose, days: (Date, Date), n: &Narrowed) -> Vec<Value> {
    values![whose.employee(), days.0, days.1, &n.group, &n.caseworker, &n.consultant, &n.unit]
}

/// Sorts after every key; hexadecimal digits, days and numbers all come before it on both engines.
const LAST: &str = "zzzz";

/// A page of citizens. `days` are today and the last day that is soon.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn cut(
    tx: &mut Tx,
    scope: JobCentreId,
    whose: Whose,
    days: (Date, Date),
    n: &Narrowed,
    cut: &Cut,
) -> Result<CitizensCut, StoreError> {
    // A page that comes before a row is read the other way round, from that row.
    let backwards = cut.before.is_some() && cut.after.is_none();
    let down = cut.descending != backwards;
    // What says nothing comes last, whichever way the list goes.
    let none = if cut.descending { "" } else { LAST };
    let from = match cut.after.or(cut.before) {
        Some(id) => anchor(tx, scope, id, days, &cut.sort, none).await?,
        None => None,
    };
    let backwards = backwards && from.is_some();
    let by_name = cut.sort == "name";
    let statements = match whose {
        Whose::Everyone => EVERYONE,
        Whose::Coordinated(..) => COORDINATED,
        Whose::Referred(..) => REFERRED,
    };
    let [name_up, name_down, other_up, other_down] = statements;
    let statement = match (by_name, down) {
        (true, false) => name_up,
        (true, true) => name_down,
        (false, false) => other_up,
        (false, true) => other_down,
    };
    let begins = from.is_none();
    let (key, id) = from.unwrap_or_else(|| if down { (LAST.to_owned(), LAST.to_owned()) } else { Default::default() });
    let size = i64::try_from(cut.size).unwrap_or(50);
    let mut all = narrowed(whose, days, n);
    all.extend(values![cut.sort.as_str(), none, &n.stands, key, id, size + 1]);
    let mut citizens = tx.all(statement.within(scope, all), read_listed).await?;
    let more = citizens.len() > cut.size;
    citizens.truncate(cut.size);
    if backwards {
        citizens.reverse();
    }
    let (more_before, more_after) = if backwards { (more, true) } else { (!begins, more) };
    Ok(CitizensCut { citizens, more_before, more_after })
}

/// The key of the row that a page follows or comes before; `None` when it isn't there any more.
async fn anchor(
    tx: &mut Tx,
    scope: JobCentreId,
    id: CitizenId,
    days: (Date, Date),
    sort: &str,
    none: &str,
) -> Result<Option<(String, String)>, StoreError> {
    let empty = String::new();
    let values = values![id, days.0, days.1.to_string(), &empty, &empty, &empty, &empty, sort, none];
    let key = tx.first(ANCHOR.within(scope, values), |r| r.get::<String>("order_key")).await?;
    Ok(key.map(|key| (key, id.to_string())))
}

/// How many citizens stand how, under the other filters.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn counts(
    tx: &mut Tx,
    scope: JobCentreId,
    whose: Whose,
    days: (Date, Date),
    n: &Narrowed,
) -> Result<Vec<(Stands, i64)>, StoreError> {
    let [everyone, coordinated, referred] = COUNTS;
    let statement = match whose {
        Whose::Everyone => everyone,
        Whose::Coordinated(..) => coordinated,
        Whose::Referred(..) => referred,
    };
    let read = |r: &Row| Ok((r.get("stands")?, r.get("n")?));
    tx.all(statement.within(scope, narrowed(whose, days, n)), read).await
}

/// A colleague with whom some of somebody's citizens are.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Beside {
    /// The colleague.
    pub id: EmployeeId,
    /// Name.
    pub name: String,
    /// Unit.
    pub unit: Option<UnitId>,
}

/// The job consultants of a caseworker's citizens, or the caseworkers of a consultant's, in Danish order. For whoever
/// has everybody there is no such thing.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn beside(tx: &mut Tx, scope: JobCentreId, whose: Whose) -> Result<Vec<Beside>, StoreError> {
    let (statement, me) = match whose {
        Whose::Everyone => return Ok(Vec::new()),
        Whose::Coordinated(me, _) => (CONSULTANTS, me),
        Whose::Referred(me, _) => (CASEWORKERS, me),
    };
    let read = |r: &Row| Ok(Beside { id: r.get("id")?, name: r.get("name")?, unit: r.get("unit")? });
    tx.all(statement.within(scope, values![me]), read).await
}

/// The citizens of some identifiers, at most [`THESE_MOST`], in the order asked for.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn these(
    tx: &mut Tx,
    scope: JobCentreId,
    ids: &[CitizenId],
    days: (Date, Date),
) -> Result<Vec<Listed>, StoreError> {
    let keys: Vec<Value> = ids.iter().take(THESE_MOST).map(|id| Value::from(*id)).collect();
    let mut rows =
        tx.all(of_keys(THESE, scope, &["".into(), days.0.into(), days.1.into()], &keys), read_listed).await?;
    rows.sort_by_key(|c| ids.iter().position(|id| *id == c.id));
    Ok(rows)
}
