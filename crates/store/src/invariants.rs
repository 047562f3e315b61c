//! Queries for what the schema itself can't hold: rows whose parents live in another job centre,
//! numbers that don't open, seats and citizens counted twice.

use holdepunkt_rules::id::*;

use crate::{Scoped, StoreError, Tx, citizens, values};

/// Each child table with its parent's column and table: a child lives where its parent lives.
macro_rules! strays {
    ($($name:ident: $child:literal . $column:literal -> $parent:literal),+ $(,)?) => {
        $(const $name: Scoped = Scoped::new(concat!(
            "select count(*) as n from ", $child, " c join ", $parent, " p on p.id = c.", $column,
            " where c.job_centre = $1 and p.job_centre <> $1"
        ));)+
        const STRAYS: &[(&str, Scoped)] = &[$((concat!($child, ".", $column), $name)),+];
    };
}
strays! {
    EMPLOYEE_UNIT: "employee"."unit" -> "unit",
    EMPLOYEE_SUBSTITUTE: "employee"."substitute" -> "employee",
    UNIT_COMPANY: "production_unit"."company" -> "company",
    CONTACT_COMPANY: "contact"."company" -> "company",
    MENTOR_COMPANY: "mentor"."company" -> "company",
    CENTRE_CONTACT: "centre"."fixed_contact" -> "employee",
    CENTRE_COMPANY: "centre_company"."company" -> "company",
    CONTRACT_CENTRE: "contract"."centre" -> "centre",
    PLACE_CENTRE: "place"."centre" -> "centre",
    SPAN_PLACE: "place_span"."place" -> "place",
    SPAN_CONTRACT: "place_span"."contract" -> "contract",
    CITIZEN_CASEWORKER: "citizen"."caseworker" -> "employee",
    CITIZEN_CONSULTANT: "citizen"."consultant" -> "employee",
    REFERRAL_CITIZEN: "referral"."citizen" -> "citizen",
    REFERRAL_PREPARATION: "referral"."preparation" -> "preparation",
    PROJECT_LEAD: "project"."lead" -> "employee",
    PREPARATION_CITIZEN: "preparation"."citizen" -> "citizen",
    PREPARATION_PROJECT: "preparation"."project" -> "project",
    PREPARATION_CENTRE: "preparation"."centre" -> "centre",
    PREPARATION_AFTER: "preparation"."after_placement" -> "placement",
    MEETING_HOST: "information_meeting"."held_by" -> "employee",
    GUEST_MEETING: "information_guest"."meeting" -> "information_meeting",
    GUEST_CITIZEN: "information_guest"."citizen" -> "citizen",
    INTEREST_CITIZEN: "interest"."citizen" -> "citizen",
    INTEREST_EMPLOYEE: "interest"."employee" -> "employee",
    INTEREST_CENTRE: "interest"."centre" -> "centre",
    PLACEMENT_CITIZEN: "placement"."citizen" -> "citizen",
    PLACEMENT_PLACE: "placement"."place" -> "place",
    PLACEMENT_MENTOR: "placement"."mentor" -> "mentor",
    PLACEMENT_REFERRAL: "placement"."referral" -> "referral",
    OUTREACH_COMPANY: "outreach"."company" -> "company",
    OUTREACH_OWNER: "outreach"."owner" -> "employee",
    OUTREACH_EVENT: "outreach_event"."outreach" -> "outreach",
    ACQUAINTANCE_COMPANY: "acquaintance"."company" -> "company",
    ACQUAINTANCE_EMPLOYEE: "acquaintance"."employee" -> "employee",
    STAFFING_COMPANY: "staffing"."company" -> "company",
    STAFFING_UNIT: "staffing"."production_unit" -> "production_unit",
    COMPANY_SURVIVOR: "company"."merged_into" -> "company",
    GRANT_EMPLOYEE: "role_grant"."employee" -> "employee",
    GRANT_CITIZEN: "role_grant"."citizen" -> "citizen",
    NAME_CITIZEN: "name_word"."citizen" -> "citizen",
    RECENT_GRANT: "recent"."grant_id" -> "role_grant",
    PREFERRED_VIEW: "preferred_view"."saved_view" -> "saved_view",
}

const DOUBLE_SEATS: Scoped = Scoped::new(
    "select count(*) as n from placement a join placement b on a.place = b.place and a.id < b.id \
     and a.from_day <= b.until_day and b.from_day <= a.until_day \
     where a.job_centre = $1 and a.state <> 'withdrawn' and b.state <> 'withdrawn'",
);
const DOUBLE_CITIZENS: Scoped = Scoped::new(
    "select count(*) as n from placement a join placement b on a.citizen = b.citizen and a.id < b.id \
     and a.from_day <= b.until_day and b.from_day <= a.until_day \
     where a.job_centre = $1 and a.state <> 'withdrawn' and b.state <> 'withdrawn'",
);
const PLACED_WITHOUT_PLACEMENT: Scoped = Scoped::new(
    "select count(*) as n from referral r where r.job_centre = $1 and r.state = 'placed' and not exists \
     (select 1 from placement p where p.referral = r.id and p.state <> 'withdrawn')",
);
const CONSULTANT_LESS: Scoped = Scoped::new(
    "select count(*) as n from referral r where r.job_centre = $1 and r.state = 'accepted' and r.accepted_by is null",
);
// A road without an end that has come to nothing, or one that came to nothing and doesn't say why.
const OUTREACH_UNCLOSED: Scoped = Scoped::new(
    "select count(*) as n from outreach where job_centre = $1 and state = 'withdrawn' and \
     (closed_on is null or reason is null)",
);
// What still hangs on a company that was merged into another.
const LEFT_BEHIND: Scoped = Scoped::new(
    "select count(*) as n from company c where c.job_centre = $1 and c.merged_into is not null and ( \
     exists (select 1 from production_unit x where x.company = c.id) or \
     exists (select 1 from contact x where x.company = c.id) or \
     exists (select 1 from mentor x where x.company = c.id) or \
     exists (select 1 from centre_company x where x.company = c.id) or \
     exists (select 1 from outreach x where x.company = c.id) or \
     exists (select 1 from staffing x where x.company = c.id))",
);
const READY_WITHOUT_REFERRAL: Scoped = Scoped::new(
    "select count(*) as n from preparation p where p.job_centre = $1 and p.state in ('ready', 'drawn_out') and not exists \
     (select 1 from referral r where r.preparation = p.id)",
);
const TWO_WAYS: Scoped = Scoped::new(
    "select count(*) as n from preparation p join referral r on r.citizen = p.citizen \
     where p.job_centre = $1 and p.state in ('asked', 'running') and r.state in ('sent', 'accepted')",
);
const REFERRAL_OF_ANOTHER: Scoped = Scoped::new(
    "select count(*) as n from referral r join preparation p on p.id = r.preparation \
     where r.job_centre = $1 and r.citizen <> p.citizen",
);
const STAY_WITHOUT_DAYS: Scoped = Scoped::new(
    "select count(*) as n from preparation p where p.job_centre = $1 and ((p.state = 'running' and p.from_day is null) \
     or (p.state in ('ready', 'drawn_out', 'returned', 'withdrawn')) <> (p.until_day is not null))",
);
const TALK_WITHOUT_COMING: Scoped = Scoped::new(
    "select count(*) as n from information_guest g where g.job_centre = $1 and g.talk_on is not null and g.came <> 'came'",
);
const CITIZENS: Scoped = Scoped::new("select id, cpr_index, born from citizen where job_centre = $1");

/// Every statement here, for the test that prepares them on both engines.
#[must_use]
pub fn statements() -> Vec<&'static str> {
    let fixed = [
        DOUBLE_SEATS,
        DOUBLE_CITIZENS,
        PLACED_WITHOUT_PLACEMENT,
        CONSULTANT_LESS,
        OUTREACH_UNCLOSED,
        LEFT_BEHIND,
        READY_WITHOUT_REFERRAL,
        TWO_WAYS,
        REFERRAL_OF_ANOTHER,
        STAY_WITHOUT_DAYS,
        TALK_WITHOUT_COMING,
        CITIZENS,
    ];
    STRAYS.iter().map(|(_, s)| s.text()).chain(fixed.into_iter().map(Scoped::text)).collect()
}

/// What the engine counts of rows that should not be: a code and how many; nothing when all is well.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn counted(tx: &mut Tx, scope: JobCentreId) -> Result<Vec<(String, i64)>, StoreError> {
    let named = [
        ("seat-taken-twice", DOUBLE_SEATS),
        ("citizen-placed-twice", DOUBLE_CITIZENS),
        ("referral-placed-without-placement", PLACED_WITHOUT_PLACEMENT),
        ("referral-accepted-by-nobody", CONSULTANT_LESS),
        ("outreach-withdrawn-without-end", OUTREACH_UNCLOSED),
        ("merged-company-left-behind", LEFT_BEHIND),
        ("preparation-ready-without-referral", READY_WITHOUT_REFERRAL),
        ("citizen-prepared-and-referred", TWO_WAYS),
        ("referral-of-another-citizens-preparation", REFERRAL_OF_ANOTHER),
        ("preparation-without-its-days", STAY_WITHOUT_DAYS),
        ("talk-with-somebody-who-did-not-come", TALK_WITHOUT_COMING),
    ];
    let strays = STRAYS.iter().map(|(name, s)| (format!("parent-elsewhere {name}"), *s));
    let mut found = Vec::new();
    for (code, statement) in named.into_iter().map(|(n, s)| (n.to_owned(), s)).chain(strays) {
        let n = tx.first(statement.within(scope, values![]), |r| r.get::<i64>("n")).await?.unwrap_or(0);
        if n > 0 {
            found.push((code, n));
        }
    }
    Ok(found)
}

/// The citizens whose sealed number does not open, or says another birth date or another look-up hash.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn unsound_numbers(tx: &mut Tx, scope: JobCentreId) -> Result<Vec<CitizenId>, StoreError> {
    let rows = tx
        .all(CITIZENS.within(scope, values![]), |r| {
            Ok((r.get::<CitizenId>("id")?, r.get::<Vec<u8>>("cpr_index")?, r.get::<jiff::civil::Date>("born")?))
        })
        .await?;
    let mut unsound = Vec::new();
    for (id, index, born) in rows {
        let sound = match citizens::find(tx, scope, id).await {
            Ok(Some(c)) => c.cpr.born() == born && tx.keys.index("cpr", &c.cpr.reveal()) == index,
            Ok(None) | Err(_) => false,
        };
        if !sound {
            unsound.push(id);
        }
    }
    Ok(unsound)
}
