//! Seats as those see them who sit in them or stand beside them: the citizen, the mentor, the
//! company, the personal mentor. No CPR number, address, target group or reason is read here.

use holdepunkt_rules::{
    course::Away,
    hours::WeeklyHours,
    id::*,
    period::Period,
    placement::{Outcome, PlacementKind, PlacementState},
};
use jiff::civil::Date;

use crate::{Row, Scoped, StoreError, Tx, interruptions::read_away, values};

macro_rules! seats {
    ($where:literal) => {
        concat!(
            "select p.id, p.citizen, p.state, p.from_day, p.until_day, p.minutes, p.outcome, c.name as citizen_name, \
             c.phone as citizen_phone, c.consultant, s.id as place, s.number, k.id as centre, k.name as centre_name, \
             k.fixed_contact, m.id as mentor, m.name as mentor_name, m.phone as mentor_phone, f.name as company_name, \
             f.street, f.postcode, f.town, i.last_day as away_since, i.expected_back, p.kind from placement p join citizen c on c.id = p.citizen \
             join place s on s.id = p.place join centre k on k.id = s.centre join mentor m on m.id = p.mentor \
             join company f on f.id = m.company \
             left join interruption i on i.placement = p.id and i.resumed_on is null where p.job_centre = $1 and p.state <> 'withdrawn' and ",
            $where,
            " order by p.from_day, p.id"
        )
    };
}

const OF_CITIZEN: Scoped = Scoped::new(seats!("p.citizen = $2"));
const OF_MENTOR: Scoped = Scoped::new(seats!(
    "p.state in ('agreed', 'ended') and p.until_day >= $3 and (p.mentor = $2 \
     or exists (select 1 from former_mentor x where x.placement = p.id and x.mentor = $2 and x.until_day >= $3) \
     or exists (select 1 from placement_workplace w where w.placement = p.id and w.mentor = $2 and w.from_day <= $4 \
     and not exists (select 1 from placement_workplace n where n.placement = p.id and n.from_day > w.from_day \
     and n.from_day <= $3)))"
));
const OF_COMPANY: Scoped = Scoped::new(seats!(
    "p.state in ('agreed', 'ended') and p.until_day >= $3 and exists \
     (select 1 from centre_company x where x.centre = k.id and x.company = $2)"
));
const OF_GRANTED: Scoped = Scoped::new(seats!(
    "exists (select 1 from personal_mentor_grant g where g.citizen = p.citizen and g.employee = $2 \
     and g.from_day <= $3 and coalesce(g.until_day, $3) >= $3)"
));
const GRANTED: Scoped = Scoped::new(
    "select distinct c.id, c.name, c.phone, c.sort_key, c.caseworker, c.consultant from personal_mentor_grant g \
     join citizen c on c.id = g.citizen where g.job_centre = $1 and g.employee = $2 and g.from_day <= $3 \
     and coalesce(g.until_day, $3) >= $4 order by c.sort_key, c.id",
);

/// Every statement here, for the test that prepares them on both engines.
pub const STATEMENTS: &[&str] =
    &[OF_CITIZEN.text(), OF_MENTOR.text(), OF_COMPANY.text(), OF_GRANTED.text(), GRANTED.text()];

/// A placement with its seat, its mentor and how both are reached.
#[derive(Debug, Clone, PartialEq)]
pub struct Seat {
    /// The placement.
    pub placement: PlacementId,
    /// Where it is.
    pub state: PlacementState,
    /// Its days.
    pub period: Period,
    /// The days away that stand open, if the citizen is away or will be.
    pub away: Option<Away>,
    /// When the citizen is expected back.
    pub expected_back: Option<Date>,
    /// What kind of stay it is.
    pub kind: PlacementKind,
    /// Hours a week at the start.
    pub hours: WeeklyHours,
    /// What came of it, once it is over.
    pub outcome: Option<Outcome>,
    /// The citizen.
    pub citizen: CitizenId,
    /// The citizen's name.
    pub citizen_name: String,
    /// The citizen's telephone; may be empty.
    pub citizen_phone: String,
    /// The citizen's job consultant.
    pub consultant: Option<EmployeeId>,
    /// The place.
    pub place: PlaceId,
    /// Its number in the centre.
    pub number: i64,
    /// The centre.
    pub centre: CentreId,
    /// The centre's name.
    pub centre_name: String,
    /// The job centre's fixed contact for the centre.
    pub fixed_contact: EmployeeId,
    /// The mentor.
    pub mentor: MentorId,
    /// The mentor's name.
    pub mentor_name: String,
    /// The mentor's telephone.
    pub mentor_phone: String,
    /// The company where the mentor is.
    pub company_name: String,
    /// Street and number.
    pub street: String,
    /// Postcode.
    pub postcode: String,
    /// Town.
    pub town: String,
}

fn read(r: &Row) -> Result<Seat, StoreError> {
    Ok(Seat {
        placement: r.get("id")?,
        state: r.get("state")?,
        period: Period::known(r.get("from_day")?, Some(r.get("until_day")?)),
        away: read_away(r)?,
        expected_back: r.get("expected_back")?,
        kind: r.get("kind")?,
        hours: WeeklyHours::from_minutes(r.get("minutes")?),
        outcome: r.get("outcome")?,
        citizen: r.get("citizen")?,
        citizen_name: r.get("citizen_name")?,
        citizen_phone: r.get("citizen_phone")?,
        consultant: r.get("consultant")?,
        place: r.get("place")?,
        number: r.get("number")?,
        centre: r.get("centre")?,
        centre_name: r.get("centre_name")?,
        fixed_contact: r.get("fixed_contact")?,
        mentor: r.get("mentor")?,
        mentor_name: r.get("mentor_name")?,
        mentor_phone: r.get("mentor_phone")?,
        company_name: r.get("company_name")?,
        street: r.get("street")?,
        postcode: r.get("postcode")?,
        town: r.get("town")?,
    })
}

/// Every seat of a citizen, in order of time; withdrawn placements are not among them.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn of_citizen(tx: &mut Tx, scope: JobCentreId, citizen: CitizenId) -> Result<Vec<Seat>, StoreError> {
    tx.all(OF_CITIZEN.within(scope, values![citizen]), read).await
}

/// The seats that a mentor stands beside: as the placement's mentor, as a workplace's by `today`, or as
/// one who was it until `since` or later; with placements that end no earlier than `since`.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn of_mentor(
    tx: &mut Tx,
    scope: JobCentreId,
    mentor: MentorId,
    since: Date,
    today: Date,
) -> Result<Vec<Seat>, StoreError> {
    tx.all(OF_MENTOR.within(scope, values![mentor, since, today]), read).await
}

/// The seats in a company's centres, with placements that end no earlier than a day.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn of_company(
    tx: &mut Tx,
    scope: JobCentreId,
    company: CompanyId,
    since: Date,
) -> Result<Vec<Seat>, StoreError> {
    tx.all(OF_COMPANY.within(scope, values![company, since]), read).await
}

/// The seats of the citizens for whom an employee is granted as personal mentor on a day.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn of_granted(
    tx: &mut Tx,
    scope: JobCentreId,
    employee: EmployeeId,
    day: Date,
) -> Result<Vec<Seat>, StoreError> {
    tx.all(OF_GRANTED.within(scope, values![employee, day]), read).await
}

/// A citizen for whom somebody is the personal mentor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Granted {
    /// The citizen.
    pub id: CitizenId,
    /// Name.
    pub name: String,
    /// Telephone; may be empty.
    pub phone: String,
    /// Coordinating caseworker.
    pub caseworker: EmployeeId,
    /// Job consultant.
    pub consultant: Option<EmployeeId>,
}

/// The citizens for whom an employee is granted as personal mentor on a day, or was at some time since an earlier one,
/// in Danish order.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn granted(
    tx: &mut Tx,
    scope: JobCentreId,
    employee: EmployeeId,
    since: Date,
    day: Date,
) -> Result<Vec<Granted>, StoreError> {
    let read = |r: &Row| {
        Ok(Granted {
            id: r.get("id")?,
            name: r.get("name")?,
            phone: r.get("phone")?,
            caseworker: r.get("caseworker")?,
            consultant: r.get("consultant")?,
        })
    };
    tx.all(GRANTED.within(scope, values![employee, day, since]), read).await
}
