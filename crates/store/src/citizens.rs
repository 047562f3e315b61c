//! Citizens. The CPR number is sealed; a keyed hash beside it serves look-up.

mod list;

use holdepunkt_rules::{citizen::Citizen, codes::Code, cpr::Cpr, id::*};
use jiff::civil::Date;

use crate::{Keys, Row, Scoped, StoreError, Tx, Value, groups, names, sort_key, values};

pub use list::{
    Beside, CitizensCut, Cut, Listed, Narrowed, Seat, Stands, THESE_MOST, Whose, beside, counts, cut, these,
};

pub(crate) const INSERT: Scoped = Scoped::new(
    "insert into citizen (job_centre, id, cpr_sealed, cpr_index, born, name, sort_key, phone, email, address, language, \
     target_group, caseworker, consultant, protected, version) \
     values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, 1)",
);
const UPDATE: Scoped = Scoped::new(
    "update citizen set name = $3, sort_key = $4, phone = $5, email = $6, address = $7, language = $8, target_group = $9, \
     caseworker = $10, consultant = $11, protected = $12, version = version + 1 \
     where job_centre = $1 and id = $2 and version = $13",
);
const SET_CONSULTANT: Scoped =
    Scoped::new("update citizen set consultant = $3, version = version + 1 where job_centre = $1 and id = $2");
const SET_CASEWORKER_SINCE: Scoped =
    Scoped::new("update citizen set caseworker_since = $3 where job_centre = $1 and id = $2");
const TOUCH: Scoped =
    Scoped::new("update citizen set version = version + 1 where job_centre = $1 and id = $2 and version = $3");
const SET_GROUP: Scoped = Scoped::new("update citizen set target_group = $3 where job_centre = $1 and id = $2");
const HOLD: Scoped = Scoped::new("update citizen set version = version where job_centre = $1 and id = $2");
const FIND: Scoped = Scoped::new("select * from citizen where job_centre = $1 and id = $2");
const BY_CPR: Scoped = Scoped::new("select * from citizen where job_centre = $1 and cpr_index = $2");
const RELATION: Scoped = Scoped::new(
    "select c.caseworker, c.consultant, c.merged_into, c.moved_on, e.unit as team, k.unit as consultant_team, \
     exists (select 1 from referral r where r.citizen = c.id and r.state = 'sent') as awaiting \
     from citizen c join employee e on e.id = c.caseworker left join employee k on k.id = c.consultant \
     where c.job_centre = $1 and c.id = $2",
);
const MENTORED: Scoped = Scoped::new(
    "select 1 as n from placement p where p.job_centre = $1 and p.citizen = $2 \
     and p.state in ('agreed', 'ended') and p.until_day >= $4 and (p.mentor = $3 \
     or exists (select 1 from former_mentor x where x.placement = p.id and x.mentor = $3 and x.until_day >= $4) \
     or exists (select 1 from placement_workplace w where w.placement = p.id and w.mentor = $3 and w.from_day <= $5 \
     and not exists (select 1 from placement_workplace n where n.placement = p.id and n.from_day > w.from_day \
     and n.from_day <= $4))) limit 1",
);
const AT_COMPANY: Scoped = Scoped::new(
    "select 1 as n from placement p join place s on s.id = p.place join centre_company k on k.centre = s.centre \
     where p.job_centre = $1 and p.citizen = $2 and k.company = $3 and p.state in ('agreed', 'ended') \
     and p.until_day >= $4 limit 1",
);
const GRANTED: Scoped = Scoped::new(
    "select 1 as n from personal_mentor_grant g where g.job_centre = $1 and g.citizen = $2 and g.employee = $3 \
     and g.from_day <= $4 and coalesce(g.until_day, $4) >= $5 limit 1",
);
const GRANT: Scoped = Scoped::new(
    "insert into personal_mentor_grant (job_centre, citizen, employee, from_day, until_day) values ($1, $2, $3, $4, $5)",
);

const PERSONAL_MENTORS: Scoped = Scoped::new(
    "select e.id, e.name, e.phone, e.hours from personal_mentor_grant g join employee e on e.id = g.employee \
     where g.job_centre = $1 and g.citizen = $2 and g.from_day <= $3 and coalesce(g.until_day, $3) >= $3 \
     order by e.sort_key, e.id",
);

/// The statements of the lists, for the tests that prepare them and read their plans.
pub const LISTS: &[&str] = &list::STATEMENTS;

/// Every other statement here, for the test that prepares them on both engines.
pub const STATEMENTS: &[&str] = &[
    INSERT.text(),
    UPDATE.text(),
    SET_CONSULTANT.text(),
    SET_CASEWORKER_SINCE.text(),
    TOUCH.text(),
    HOLD.text(),
    SET_GROUP.text(),
    FIND.text(),
    BY_CPR.text(),
    RELATION.text(),
    MENTORED.text(),
    AT_COMPANY.text(),
    GRANTED.text(),
    GRANT.text(),
    PERSONAL_MENTORS.text(),
];

fn bound_to(id: CitizenId) -> String {
    format!("citizen.cpr:{id}")
}

fn open_cpr(keys: &Keys, r: &Row, id: CitizenId) -> Result<Cpr, StoreError> {
    let unreadable = |why: &str| StoreError::Unreadable { column: "cpr_sealed".to_owned(), why: why.to_owned() };
    let bytes = keys.open(&r.get::<Vec<u8>>("cpr_sealed")?, &bound_to(id))?;
    let text = String::from_utf8(bytes).map_err(|_| unreadable("not text"))?;
    Cpr::parse(&text).map_err(|_| unreadable("not a CPR number"))
}

/// Does the sealed number open, and say the birth day and the look-up hash that stand beside it?
pub(crate) fn number_is_sound(keys: &Keys, r: &Row) -> Result<bool, StoreError> {
    let (born, index): (jiff::civil::Date, Vec<u8>) = (r.get("born")?, r.get("cpr_index")?);
    let cpr = open_cpr(keys, r, r.get("id")?);
    Ok(cpr.is_ok_and(|cpr| cpr.born() == born && keys.index("cpr", &cpr.reveal()) == index))
}

pub(crate) fn read(keys: &Keys, r: &Row) -> Result<Citizen, StoreError> {
    let id: CitizenId = r.get("id")?;
    Ok(Citizen {
        id,
        cpr: open_cpr(keys, r, id)?,
        name: r.get("name")?,
        phone: r.get("phone")?,
        email: r.get("email")?,
        address: r.get("address")?,
        language: r.get("language")?,
        target_group: r.get("target_group")?,
        caseworker: r.get("caseworker")?,
        consultant: r.get("consultant")?,
        protected: r.get("protected")?,
        version: r.get("version")?,
    })
}

/// A citizen's row as [`INSERT`] wants it, after the job centre.
pub(crate) fn row(keys: &Keys, c: &Citizen) -> Result<Vec<Value>, StoreError> {
    let digits = c.cpr.reveal();
    let sealed = keys.seal(digits.as_bytes(), &bound_to(c.id))?;
    let index = keys.index("cpr", &digits);
    Ok(values![
        c.id,
        sealed,
        index,
        c.cpr.born(),
        &c.name,
        sort_key(&c.name),
        &c.phone,
        &c.email,
        &c.address,
        &c.language,
        &c.target_group,
        c.caseworker,
        c.consultant,
        c.protected
    ])
}

/// Adds a citizen, with the day from which they stand in their group.
///
/// # Errors
/// [`crate::Constraint::CprOnce`] when the CPR number is registered in the job centre.
pub async fn insert(tx: &mut Tx, scope: JobCentreId, c: &Citizen, group_from: Date) -> Result<(), StoreError> {
    let values = row(&tx.keys, c)?;
    tx.run(INSERT.within(scope, values)).await?;
    names::keep(tx, scope, c.id, &c.name).await?;
    groups::set(tx, scope, c.id, group_from, &c.target_group).await
}

/// Changes a citizen; the CPR number stays. `false`: somebody else saved first.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn update(tx: &mut Tx, scope: JobCentreId, c: &Citizen) -> Result<bool, StoreError> {
    let values = values![
        c.id,
        &c.name,
        sort_key(&c.name),
        &c.phone,
        &c.email,
        &c.address,
        &c.language,
        &c.target_group,
        c.caseworker,
        c.consultant,
        c.protected,
        c.version
    ];
    let saved = tx.run(UPDATE.within(scope, values)).await? == 1;
    if saved {
        names::keep(tx, scope, c.id, &c.name).await?;
    }
    Ok(saved)
}

/// Gives a citizen a job consultant.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn set_consultant(
    tx: &mut Tx,
    scope: JobCentreId,
    id: CitizenId,
    consultant: Option<EmployeeId>,
) -> Result<(), StoreError> {
    tx.run(SET_CONSULTANT.within(scope, values![id, consultant])).await?;
    Ok(())
}

/// Counts an edit of what hangs on a citizen. `false`: somebody else saved first.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn touch(tx: &mut Tx, scope: JobCentreId, id: CitizenId, version: i64) -> Result<bool, StoreError> {
    Ok(tx.run(TOUCH.within(scope, values![id, version])).await? == 1)
}

/// Writes the latest group of a citizen, as it stands in the history of groups.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn set_group(tx: &mut Tx, scope: JobCentreId, id: CitizenId, group: &Code) -> Result<(), StoreError> {
    tx.run(SET_GROUP.within(scope, values![id, group])).await?;
    Ok(())
}

/// Holds a citizen until the transaction ends: who offers a move and who begins something new take turns, also
/// where the engine lets writers work side by side. Hold first, then read.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn hold(tx: &mut Tx, scope: JobCentreId, id: CitizenId) -> Result<(), StoreError> {
    tx.run(HOLD.within(scope, values![id])).await?;
    Ok(())
}

/// One citizen.
///
/// # Errors
/// [`StoreError`] from the engine or the keys.
pub async fn find(tx: &mut Tx, scope: JobCentreId, id: CitizenId) -> Result<Option<Citizen>, StoreError> {
    let keys = tx.keys.clone();
    tx.first(FIND.within(scope, values![id]), |r| read(&keys, r)).await
}

/// The citizen with a CPR number.
///
/// # Errors
/// [`StoreError`] from the engine or the keys.
pub async fn by_cpr(tx: &mut Tx, scope: JobCentreId, cpr: &Cpr) -> Result<Option<Citizen>, StoreError> {
    let keys = tx.keys.clone();
    let index = keys.index("cpr", &cpr.reveal());
    tx.first(BY_CPR.within(scope, values![index]), |r| read(&keys, r)).await
}

/// Who the citizen's people in the job centre are, for the policy.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct People {
    /// Coordinating caseworker.
    pub caseworker: EmployeeId,
    /// The caseworker's unit.
    pub team: Option<UnitId>,
    /// Job consultant.
    pub consultant: Option<EmployeeId>,
    /// The consultant's unit.
    pub consultant_team: Option<UnitId>,
    /// A referral waits for a consultant to take it.
    pub awaiting: bool,
    /// The citizen that this one was found to be.
    pub merged_into: Option<CitizenId>,
    /// The day on which the citizen moved to another job centre.
    pub moved_on: Option<Date>,
}

/// The citizen's people; `None` when there is no such citizen in the job centre.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn people(tx: &mut Tx, scope: JobCentreId, id: CitizenId) -> Result<Option<People>, StoreError> {
    tx.first(RELATION.within(scope, values![id]), read_people).await
}

/// A citizen's people, from any row with the columns of [`People`].
pub(crate) fn read_people(r: &Row) -> Result<People, StoreError> {
    Ok(People {
        caseworker: r.get("caseworker")?,
        team: r.get("team")?,
        consultant: r.get("consultant")?,
        consultant_team: r.get("consultant_team")?,
        awaiting: r.get("awaiting")?,
        merged_into: r.get("merged_into")?,
        moved_on: r.get("moved_on")?,
    })
}

/// Does the mentor have the citizen, in a placement that ends no earlier than `since`: as its mentor, as a
/// workplace's by `today`, or as one who was it until `since` or later?
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn mentored(
    tx: &mut Tx,
    scope: JobCentreId,
    id: CitizenId,
    mentor: MentorId,
    since: Date,
    today: Date,
) -> Result<bool, StoreError> {
    Ok(tx.first(MENTORED.within(scope, values![id, mentor, since, today]), |_| Ok(())).await?.is_some())
}

/// Is the citizen placed with the company, in a placement that ends no earlier than `since`?
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn at_company(
    tx: &mut Tx,
    scope: JobCentreId,
    id: CitizenId,
    company: CompanyId,
    since: Date,
) -> Result<bool, StoreError> {
    Ok(tx.first(AT_COMPANY.within(scope, values![id, company, since]), |_| Ok(())).await?.is_some())
}

/// Is the employee granted as the citizen's personal mentor on the day, or was at some time since an earlier one?
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn granted(
    tx: &mut Tx,
    scope: JobCentreId,
    id: CitizenId,
    employee: EmployeeId,
    since: Date,
    day: Date,
) -> Result<bool, StoreError> {
    Ok(tx.first(GRANTED.within(scope, values![id, employee, day, since]), |_| Ok(())).await?.is_some())
}

/// Grants a personal mentor.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn grant(
    tx: &mut Tx,
    scope: JobCentreId,
    id: CitizenId,
    employee: EmployeeId,
    from: Date,
    until: Option<Date>,
) -> Result<(), StoreError> {
    tx.run(GRANT.within(scope, values![id, employee, from, until])).await?;
    Ok(())
}

/// Somebody who is granted as a citizen's personal mentor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PersonalMentor {
    /// Who.
    pub employee: EmployeeId,
    /// Name.
    pub name: String,
    /// Direct number.
    pub phone: String,
    /// When they can be reached.
    pub hours: String,
}

/// The citizen's personal mentors on a day.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn personal_mentors(
    tx: &mut Tx,
    scope: JobCentreId,
    id: CitizenId,
    day: Date,
) -> Result<Vec<PersonalMentor>, StoreError> {
    let read = |r: &Row| {
        Ok(PersonalMentor {
            employee: r.get("id")?,
            name: r.get("name")?,
            phone: r.get("phone")?,
            hours: r.get("hours")?,
        })
    };
    tx.all(PERSONAL_MENTORS.within(scope, values![id, day]), read).await
}

/// Keeps since when the caseworker who coordinates is another.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn set_caseworker_since(tx: &mut Tx, scope: JobCentreId, id: CitizenId, day: Date) -> Result<(), StoreError> {
    tx.run(SET_CASEWORKER_SINCE.within(scope, values![id, day])).await?;
    Ok(())
}
