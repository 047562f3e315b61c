//! Referrals: citizens on their way to a place.
//!
//! A citizen has one open referral at a time: the schema holds it (`one_open_referral`).

use holdepunkt_rules::{codes::Code, id::*, referral::Referral};

use crate::{Row, Scoped, StoreError, Tx, values};

const INSERT: Scoped = Scoped::new(
    "insert into referral (job_centre, id, citizen, model, state, sent_on, sent_by, accepted_on, accepted_by, closed_on, \
     reason, wish, preparation, version) values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, 1)",
);
const UPDATE: Scoped = Scoped::new(
    "update referral set state = $3, accepted_on = $4, accepted_by = $5, closed_on = $6, reason = $7, wish = $8, \
     version = version + 1 where job_centre = $1 and id = $2 and version = $9",
);
const FIND: Scoped = Scoped::new("select * from referral where job_centre = $1 and id = $2");
const OPEN_OF: Scoped =
    Scoped::new("select * from referral where job_centre = $1 and citizen = $2 and state in ('sent', 'accepted')");
const OF_CITIZEN: Scoped =
    Scoped::new("select * from referral where job_centre = $1 and citizen = $2 order by sent_on, id");
const WAITING: Scoped = Scoped::new(
    "select r.*, c.name as citizen_name, c.protected, c.target_group, c.talk_on, c.caseworker, c.consultant, \
     e.name as caseworker_name, e.unit as team, k.name as consultant_name, k.unit as consultant_team \
     from referral r join citizen c on c.id = r.citizen join employee e on e.id = c.caseworker \
     left join employee k on k.id = r.accepted_by \
     where r.job_centre = $1 and r.state in ('sent', 'accepted') and c.merged_into is null and c.moved_on is null \
     order by r.sent_on, r.id",
);

/// Every statement here, for the test that prepares them on both engines.
pub const STATEMENTS: &[&str] =
    &[INSERT.text(), UPDATE.text(), FIND.text(), OPEN_OF.text(), OF_CITIZEN.text(), WAITING.text()];

fn read(r: &Row) -> Result<Referral, StoreError> {
    Ok(Referral {
        id: r.get("id")?,
        citizen: r.get("citizen")?,
        model: r.get("model")?,
        state: r.get("state")?,
        sent_on: r.get("sent_on")?,
        sent_by: r.get("sent_by")?,
        accepted_on: r.get("accepted_on")?,
        accepted_by: r.get("accepted_by")?,
        closed_on: r.get("closed_on")?,
        reason: r.get("reason")?,
        wish: r.get("wish")?,
        preparation: r.get("preparation")?,
        version: r.get("version")?,
    })
}

/// Adds a referral.
///
/// # Errors
/// [`crate::Constraint::OneOpenReferral`] when the citizen is on the way already.
pub async fn insert(tx: &mut Tx, scope: JobCentreId, r: &Referral) -> Result<(), StoreError> {
    let values = values![
        r.id,
        r.citizen,
        r.model,
        r.state,
        r.sent_on,
        r.sent_by,
        r.accepted_on,
        r.accepted_by,
        r.closed_on,
        r.reason.as_ref(),
        &r.wish,
        r.preparation
    ];
    tx.run(INSERT.within(scope, values)).await?;
    Ok(())
}

/// Changes a referral. `false`: somebody else saved first.
///
/// # Errors
/// [`crate::Constraint::OneOpenReferral`] when it would be the citizen's second open one.
pub async fn update(tx: &mut Tx, scope: JobCentreId, r: &Referral) -> Result<bool, StoreError> {
    let values =
        values![r.id, r.state, r.accepted_on, r.accepted_by, r.closed_on, r.reason.as_ref(), &r.wish, r.version];
    Ok(tx.run(UPDATE.within(scope, values)).await? == 1)
}

/// One referral.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn find(tx: &mut Tx, scope: JobCentreId, id: ReferralId) -> Result<Option<Referral>, StoreError> {
    tx.first(FIND.within(scope, values![id]), read).await
}

/// The citizen's referral that is under way, if there is one.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn open_of(tx: &mut Tx, scope: JobCentreId, citizen: CitizenId) -> Result<Option<Referral>, StoreError> {
    tx.first(OPEN_OF.within(scope, values![citizen]), read).await
}

/// Every referral of a citizen, in order of time.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn of_citizen(tx: &mut Tx, scope: JobCentreId, citizen: CitizenId) -> Result<Vec<Referral>, StoreError> {
    tx.all(OF_CITIZEN.within(scope, values![citizen]), read).await
}

/// Somebody on the waiting list.
#[derive(Debug, Clone, PartialEq)]
pub struct Waiting {
    /// The referral.
    pub referral: Referral,
    /// The citizen's name.
    pub name: String,
    /// Name and address are protected.
    pub protected: bool,
    /// The citizen's target group.
    pub target_group: Code,
    /// The day of the latest talk that the law asks for.
    pub talk_on: Option<jiff::civil::Date>,
    /// Coordinating caseworker.
    pub caseworker: EmployeeId,
    /// The caseworker's name.
    pub caseworker_name: String,
    /// The caseworker's unit.
    pub team: Option<UnitId>,
    /// The citizen's job consultant.
    pub consultant: Option<EmployeeId>,
    /// Name of the consultant who has taken the referral.
    pub consultant_name: Option<String>,
    /// That consultant's unit.
    pub consultant_team: Option<UnitId>,
}

fn read_waiting(r: &Row) -> Result<Waiting, StoreError> {
    Ok(Waiting {
        referral: read(r)?,
        name: r.get("citizen_name")?,
        protected: r.get("protected")?,
        target_group: r.get("target_group")?,
        talk_on: r.get("talk_on")?,
        caseworker: r.get("caseworker")?,
        caseworker_name: r.get("caseworker_name")?,
        team: r.get("team")?,
        consultant: r.get("consultant")?,
        consultant_name: r.get("consultant_name")?,
        consultant_team: r.get("consultant_team")?,
    })
}

/// The waiting list of the job centre, longest waiting first.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn waiting(tx: &mut Tx, scope: JobCentreId) -> Result<Vec<Waiting>, StoreError> {
    tx.all(WAITING.within(scope, values![]), read_waiting).await
}
