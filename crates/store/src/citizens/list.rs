//! Lists of citizens within somebody's reach, each with referral and seats.

use holdepunkt_rules::{
    codes::Code, hours::WeeklyHours, id::*, period::Period, placement::PlacementState, referral::ReferralState,
};
use jiff::civil::Date;

use crate::{Row, Scoped, StoreError, Tx, values};

/// Whose citizens a list holds: `$2` says which kind of reach, `$3` the employee, `$4` their unit.
macro_rules! within_reach {
    () => {
        "($2 = 'everyone' \
         or ($2 = 'coordinated' and (c.caseworker = $3 or e.unit = $4)) \
         or ($2 = 'referred' and (c.consultant = $3 or k.unit = $4 or exists (select 1 from referral w \
         where w.citizen = c.id and w.state = 'sent'))))"
    };
}
pub(super) const LIST: Scoped = Scoped::new(concat!(
    "select c.id, c.name, c.protected, c.born, c.phone, c.target_group, c.caseworker, c.consultant, \
     e.name as caseworker_name, e.unit as team, k.name as consultant_name, k.unit as consultant_team, \
     r.state as referral_state, r.sent_on from citizen c join employee e on e.id = c.caseworker \
     left join employee k on k.id = c.consultant \
     left join referral r on r.citizen = c.id and r.state in ('sent', 'accepted') \
     where c.job_centre = $1 and ",
    within_reach!(),
    " order by c.sort_key, c.id"
));
pub(super) const SEATS: Scoped = Scoped::new(concat!(
    "select p.citizen, p.id, p.state, p.from_day, p.until_day, p.minutes, s.number, s.centre, n.name as centre_name \
     from placement p join place s on s.id = p.place join centre n on n.id = s.centre \
     join citizen c on c.id = p.citizen join employee e on e.id = c.caseworker \
     left join employee k on k.id = c.consultant \
     where p.job_centre = $1 and p.state <> 'withdrawn' and ",
    within_reach!(),
    " order by p.from_day, p.id"
));

/// Whose citizens are listed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Whose {
    /// Every citizen of the job centre.
    Everyone,
    /// Those whom a caseworker coordinates; with a unit, those of the whole team.
    Coordinated(EmployeeId, Option<UnitId>),
    /// Those of a job consultant and those who wait for one; with a unit, those of the whole team.
    Referred(EmployeeId, Option<UnitId>),
}

impl Whose {
    fn values(self) -> Vec<crate::Value> {
        match self {
            Self::Everyone => values!["everyone", None::<EmployeeId>, None::<UnitId>],
            Self::Coordinated(me, team) => values!["coordinated", Some(me), team],
            Self::Referred(me, team) => values!["referred", Some(me), team],
        }
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
    /// The citizen's placements but the withdrawn ones, in order of time.
    pub seats: Vec<Seat>,
}

fn read_listed(r: &Row) -> Result<Listed, StoreError> {
    let referral = match (r.get::<Option<ReferralState>>("referral_state")?, r.get::<Option<Date>>("sent_on")?) {
        (Some(state), Some(sent_on)) => Some((state, sent_on)),
        _ => None,
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
        seats: Vec::new(),
    })
}

fn read_seat(r: &Row) -> Result<(CitizenId, Seat), StoreError> {
    let seat = Seat {
        placement: r.get("id")?,
        state: r.get("state")?,
        period: Period::known(r.get("from_day")?, Some(r.get("until_day")?)),
        hours: WeeklyHours::from_minutes(r.get("minutes")?),
        centre: r.get("centre")?,
        centre_name: r.get("centre_name")?,
        number: r.get("number")?,
    };
    Ok((r.get("citizen")?, seat))
}

/// Citizens in Danish order, each with referral and seats. Names are not searched here: the two
/// engines fold Danish letters differently, and a reach is small enough to search outside.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn list(tx: &mut Tx, scope: JobCentreId, whose: Whose) -> Result<Vec<Listed>, StoreError> {
    let mut citizens = tx.all(LIST.within(scope, whose.values()), read_listed).await?;
    let mut seats: std::collections::HashMap<CitizenId, Vec<Seat>> = std::collections::HashMap::new();
    for (citizen, seat) in tx.all(SEATS.within(scope, whose.values()), read_seat).await? {
        seats.entry(citizen).or_default().push(seat);
    }
    for citizen in &mut citizens {
        citizen.seats = seats.remove(&citizen.id).unwrap_or_default();
    }
    Ok(citizens)
}
