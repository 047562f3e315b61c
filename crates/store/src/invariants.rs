//! Queries for what the schema itself can't hold: rows whose parents live in another job centre,
//! numbers that don't open, seats and citizens counted twice. Each looks at the whole house at once: asked for one job
//! centre after the other, a table without an index by job centre would be read once for each of them.

use holdepunkt_rules::id::*;

use crate::{Identity, Row, Scoped, StoreError, Tx, citizens, values};

/// Each child table with its parent's column and table: a child lives where its parent lives.
macro_rules! strays {
    ($($name:ident: $child:literal . $column:literal -> $parent:literal),+ $(,)?) => {
        $(const $name: Identity = Identity::new(concat!(
            "select count(*) as n from ", $child, " c join ", $parent, " p on p.id = c.", $column,
            " where p.job_centre <> c.job_centre"
        ));)+
        const STRAYS: &[(&str, Identity)] = &[$((concat!($child, ".", $column), $name)),+];
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
    SEAT_CONTRACT: "contract_seat"."contract" -> "contract",
    REGISTER_UNIT: "register_unit"."unit" -> "production_unit",
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
    PLACEMENT_RESUMES: "placement"."resumes" -> "interruption",
    AGREEMENT_PLACEMENT: "agreement"."placement" -> "placement",
    AGREEMENT_CONTACT: "agreement"."contact" -> "employee",
    AGREEMENT_GOAL: "agreement_goal"."agreement" -> "agreement",
    AGREEMENT_RUNG: "agreement_rung"."agreement" -> "agreement",
    AGREEMENT_TIMES: "agreement_times"."agreement" -> "agreement",
    AGREEMENT_SIGNATURE: "agreement_signature"."agreement" -> "agreement",
    AGREEMENT_TALK: "agreement_talk"."agreement" -> "agreement",
    AGREEMENT_REMINDER: "agreement_reminder"."agreement" -> "agreement",
    PERSONAL_LINK_AGREEMENT: "personal_link"."agreement" -> "agreement",
    PERSONAL_LINK_ROUND: "personal_link"."round" -> "progression_round",
    CERTIFICATE_PLACEMENT: "certificate"."placement" -> "placement",
    CERTIFICATE_LINE: "certificate_line"."certificate" -> "certificate",
    SETTLEMENT_LETTER: "settlement"."letter" -> "grant_letter",
    SETTLEMENT_CORRECTS: "settlement"."corrects" -> "settlement",
    SETTLEMENT_CASE: "settlement_case"."settlement" -> "settlement",
    SETTLEMENT_CASE_CITIZEN: "settlement_case"."citizen" -> "citizen",
    SETTLEMENT_LINE: "settlement_line"."settlement" -> "settlement",
    SETTLEMENT_REFUSAL: "settlement_refusal"."settlement" -> "settlement",
    SETTLEMENT_REMARK: "settlement_remark"."settlement" -> "settlement",
    BARRED_CITIZEN: "barred_centre"."citizen" -> "citizen",
    BARRED_CENTRE: "barred_centre"."centre" -> "centre",
    PLAN_CITIZEN: "plan_choice"."citizen" -> "citizen",
    PLAN_EMPLOYEE: "plan_choice"."employee" -> "employee",
    ATTENDANCE_PLACEMENT: "attendance"."placement" -> "placement",
    ATTENDANCE_CORRECTS: "attendance"."corrects" -> "attendance",
    ABSENCE_PLACEMENT: "absence_report"."placement" -> "placement",
    HEARING_CITIZEN: "hearing"."citizen" -> "citizen",
    HEARING_PLACEMENT: "hearing"."placement" -> "placement",
    FOLLOW_UP_CITIZEN: "follow_up"."citizen" -> "citizen",
    FOLLOW_UP_PLACEMENT: "follow_up"."placement" -> "placement",
    FOLLOW_UP_HOLDER: "follow_up"."held_by" -> "employee",
    FOLLOW_UP_GUEST: "follow_up_guest"."follow_up" -> "follow_up",
    DECISION_FOLLOW_UP: "decision"."follow_up" -> "follow_up",
    TASK_CITIZEN: "task"."citizen" -> "citizen",
    TASK_FOLLOW_UP: "task"."follow_up" -> "follow_up",
    TASK_EMPLOYEE: "task"."employee" -> "employee",
    STRATEGY_CITIZEN: "exit_strategy"."citizen" -> "citizen",
    INTERVENTION_CITIZEN: "intervention"."citizen" -> "citizen",
    INTERVENTION_OWNER: "intervention"."owner" -> "employee",
    INTERVENTION_TIME: "intervention_time"."intervention" -> "intervention",
    COMPETENCE_EMPLOYEE: "competence"."employee" -> "employee",
    SMALL_GRANT_CITIZEN: "small_grant"."citizen" -> "citizen",
    SMALL_GRANT_PLACEMENT: "small_grant"."placement" -> "placement",
    MENTOR_LOG_CITIZEN: "mentor_log"."citizen" -> "citizen",
    MENTOR_LOG_EMPLOYEE: "mentor_log"."employee" -> "employee",
    SIGNAL_CITIZEN: "signal"."citizen" -> "citizen",
    SIGNAL_PLACEMENT: "signal"."placement" -> "placement",
    SIGNAL_OWNER: "signal"."owner" -> "employee",
    SIGNAL_STEP: "signal_step"."signal" -> "signal",
    CALL_PLACEMENT: "acute_call"."placement" -> "placement",
    RING_CALL: "acute_ring"."call" -> "acute_call",
    GRANT_PLACEMENT: "placement_grant"."placement" -> "placement",
    INTERRUPTION_PLACEMENT: "interruption"."placement" -> "placement",
    FORMER_PLACEMENT: "former_mentor"."placement" -> "placement",
    FORMER_MENTOR: "former_mentor"."mentor" -> "mentor",
    WORKPLACE_PLACEMENT: "placement_workplace"."placement" -> "placement",
    WORKPLACE_COMPANY: "placement_workplace"."company" -> "company",
    WORKPLACE_MENTOR: "placement_workplace"."mentor" -> "mentor",
    WEEK_PLACEMENT: "week_day"."placement" -> "placement",
    AFTERMATH_PLACEMENT: "aftermath"."placement" -> "placement",
    HOURS_CITIZEN: "paid_hours"."citizen" -> "citizen",
    GRANT_EMPLOYEE: "role_grant"."employee" -> "employee",
    GRANT_CITIZEN: "role_grant"."citizen" -> "citizen",
    NAME_CITIZEN: "name_word"."citizen" -> "citizen",
    RECENT_GRANT: "recent"."grant_id" -> "role_grant",
    PREFERRED_VIEW: "preferred_view"."saved_view" -> "saved_view",
    BENEFIT_CITIZEN: "benefit"."citizen" -> "citizen",
    GROUP_CITIZEN: "citizen_group"."citizen" -> "citizen",
    ACCOMMODATION_CITIZEN: "accommodation"."citizen" -> "citizen",
    WHY_CITIZEN: "accommodation_why"."citizen" -> "citizen",
    WISH_CITIZEN: "wish"."citizen" -> "citizen",
    GOAL_CITIZEN: "job_goal"."citizen" -> "citizen",
    CV_CITIZEN: "cv_entry"."citizen" -> "citizen",
    CITIZEN_MERGED: "citizen"."merged_into" -> "citizen",
    SCREENING_BY: "screening"."opened_by" -> "employee",
    SCREENING_CASE: "screening_case"."screening" -> "screening",
    SCREENING_CITIZEN: "screening_case"."citizen" -> "citizen",
    SCREENING_REVIEWER: "screening_case"."reviewer" -> "employee",
    ROUND_CITIZEN: "progression_round"."citizen" -> "citizen",
    ROUND_PLACEMENT: "progression_round"."placement" -> "placement",
    FORM_ROUND: "progression_form"."round" -> "progression_round",
    FORM_CORRECTS: "progression_form"."corrects" -> "progression_form",
    ANSWER_FORM: "progression_answer"."form" -> "progression_form",
    PAIR_CITIZEN: "progression_pair"."citizen" -> "citizen",
    PAIR_PLACEMENT: "progression_pair"."placement" -> "placement",
    REACHED_PLACEMENT: "goal_reached"."placement" -> "placement",
}

const DOUBLE_SEATS: Identity = Identity::new(
    "select count(*) as n from placement a join placement b on a.place = b.place and a.id < b.id \
     and a.from_day <= b.until_day and b.from_day <= a.until_day \
     where a.state <> 'withdrawn' and b.state <> 'withdrawn'",
);
const DOUBLE_CITIZENS: Identity = Identity::new(
    "select count(*) as n from placement a join placement b on a.citizen = b.citizen and a.id < b.id \
     and a.from_day <= b.until_day and b.from_day <= a.until_day \
     where a.state <> 'withdrawn' and b.state <> 'withdrawn'",
);
const PLACED_WITHOUT_PLACEMENT: Identity = Identity::new(
    "select count(*) as n from referral r left join placement p on p.referral = r.id and p.state <> 'withdrawn' \
     where r.state = 'placed' and p.id is null",
);
const CONSULTANT_LESS: Identity =
    Identity::new("select count(*) as n from referral r where r.state = 'accepted' and r.accepted_by is null");
// A road without an end that has come to nothing, or one that came to nothing and doesn't say why.
const OUTREACH_UNCLOSED: Identity = Identity::new(
    "select count(*) as n from outreach where state = 'withdrawn' and \
     (closed_on is null or reason is null)",
);
// What still hangs on a company that was merged into another.
const LEFT_BEHIND: Identity = Identity::new(
    "select count(*) as n from company c where c.merged_into is not null and ( \
     exists (select 1 from production_unit x where x.company = c.id) or \
     exists (select 1 from contact x where x.company = c.id) or \
     exists (select 1 from mentor x where x.company = c.id) or \
     exists (select 1 from centre_company x where x.company = c.id) or \
     exists (select 1 from outreach x where x.company = c.id) or \
     exists (select 1 from staffing x where x.company = c.id))",
);
const AWAY_OUTSIDE: Identity = Identity::new(
    "select count(*) as n from interruption i join placement p on p.id = i.placement \
     left join placement n on n.resumes = i.id \
     where i.last_day < p.from_day or i.last_day > p.until_day or p.state in ('reserved', 'withdrawn') \
     or (i.resumed_on > p.until_day and n.id is null)",
);
const AWAY_TWICE: Identity = Identity::new(
    "select count(*) as n from interruption a join interruption b on a.placement = b.placement and a.last_day < b.last_day \
     where a.resumed_on is null or a.resumed_on > b.last_day",
);
const RESUMED_BY_ANOTHER: Identity = Identity::new(
    "select count(*) as n from placement n join interruption i on i.id = n.resumes join placement p on p.id = i.placement \
     where p.citizen <> n.citizen or n.from_day <= i.last_day",
);
const FORMER_OUTSIDE: Identity = Identity::new(
    "select count(*) as n from former_mentor f join placement p on p.id = f.placement \
     where f.from_day < p.from_day",
);
const ANSWERED_UNENDED: Identity = Identity::new(
    "select count(*) as n from aftermath a join placement p on p.id = a.placement \
     where p.state <> 'ended' or p.kind <> 'placement' or a.answered_on <= p.until_day",
);
const ODD_KINDS: Identity =
    Identity::new("select count(*) as n from placement where kind not in ('placement', 'taster', 'centre_days')");
const GROUP_NOT_LATEST: Identity = Identity::new(
    "select count(*) as n from citizen c where c.merged_into is null and c.target_group <> coalesce(\
     (select g.target_group from citizen_group g where g.citizen = c.id order by g.from_day desc limit 1), '')",
);
const MERGED_WITH_ROWS: Identity = Identity::new(
    "select count(*) as n from citizen c where c.merged_into is not null and (\
     exists (select 1 from referral r where r.job_centre = c.job_centre and r.citizen = c.id) or exists (select 1 from placement p where p.citizen = c.id) \
     or exists (select 1 from benefit b where b.citizen = c.id) or exists (select 1 from role_grant g where g.citizen = c.id) \
     or exists (select 1 from citizen s where s.id = c.merged_into and s.merged_into is not null))",
);
const MOVED_AND_OPEN: Identity = Identity::new(
    "select count(*) as n from citizen c where c.moved_on is not null and (\
     exists (select 1 from referral r where r.job_centre = c.job_centre and r.citizen = c.id and r.state in ('sent', 'accepted')) \
     or exists (select 1 from preparation q where q.citizen = c.id and q.state in ('asked', 'running')) \
     or exists (select 1 from placement p where p.citizen = c.id and p.state in ('reserved', 'agreed')))",
);
const WHY_WITHOUT_WHAT: Identity = Identity::new(
    "select count(*) as n from accommodation_why w where not exists (select 1 from accommodation a \
     where a.citizen = w.citizen and a.accommodation = w.accommodation)",
);
const BENEFIT_TWICE: Identity = Identity::new(
    "select count(*) as n from benefit a join benefit b on a.citizen = b.citizen and a.benefit = b.benefit and a.id < b.id \
     and a.from_day <= coalesce(b.until_day, a.from_day) and b.from_day <= coalesce(a.until_day, b.from_day)",
);
const READY_WITHOUT_REFERRAL: Identity = Identity::new(
    "select count(*) as n from preparation p left join referral r on r.preparation = p.id \
     where p.state in ('ready', 'drawn_out') and r.id is null",
);
const TWO_WAYS: Identity = Identity::new(
    "select count(*) as n from preparation p join referral r on r.citizen = p.citizen \
     where p.state in ('asked', 'running') and r.state in ('sent', 'accepted')",
);
const REFERRAL_OF_ANOTHER: Identity = Identity::new(
    "select count(*) as n from referral r join preparation p on p.id = r.preparation \
     where r.citizen <> p.citizen",
);
const STAY_WITHOUT_DAYS: Identity = Identity::new(
    "select count(*) as n from preparation p where (p.state = 'running' and p.from_day is null) \
     or (p.state in ('ready', 'drawn_out', 'returned', 'withdrawn')) <> (p.until_day is not null)",
);
const TALK_WITHOUT_COMING: Identity =
    Identity::new("select count(*) as n from information_guest g where g.talk_on is not null and g.came <> 'came'");
// What a group table of a release adds up to is what was told of everybody on the same day; outcomes with those that go
// on as well.
const RELEASE_SUMS: Identity = Identity::new(
    "select count(*) as n from (select c.item, c.table_kind, c.counted_on, sum(c.n) as told, \
     (select coalesce(sum(w.n), 0) from progression_release_count w where w.item = c.item and w.table_kind = 'whole' \
     and w.counted_on = c.counted_on and w.measure = 'change') as everybody \
     from progression_release_count c where c.measure = 'change' and c.table_kind <> 'whole' \
     group by c.item, c.table_kind, c.counted_on) t where t.told <> t.everybody",
);
const CITIZENS: Scoped = Scoped::new("select id, cpr_sealed, cpr_index, born from citizen where job_centre = $1");

/// What is counted, by the code of what is wrong.
const COUNTED: &[(&str, Identity)] = &[
    ("seat-taken-twice", DOUBLE_SEATS),
    ("citizen-placed-twice", DOUBLE_CITIZENS),
    ("referral-placed-without-placement", PLACED_WITHOUT_PLACEMENT),
    ("referral-accepted-by-nobody", CONSULTANT_LESS),
    ("outreach-withdrawn-without-end", OUTREACH_UNCLOSED),
    ("merged-company-left-behind", LEFT_BEHIND),
    ("interruption-outside-placement", AWAY_OUTSIDE),
    ("interruptions-overlap", AWAY_TWICE),
    ("resumed-by-another-citizen", RESUMED_BY_ANOTHER),
    ("former-mentor-outside-placement", FORMER_OUTSIDE),
    ("aftermath-of-what-goes-on", ANSWERED_UNENDED),
    ("placement-of-unknown-kind", ODD_KINDS),
    ("group-not-the-latest", GROUP_NOT_LATEST),
    ("merged-citizen-with-rows", MERGED_WITH_ROWS),
    ("moved-citizen-with-open-case", MOVED_AND_OPEN),
    ("why-without-accommodation", WHY_WITHOUT_WHAT),
    ("benefit-twice", BENEFIT_TWICE),
    ("preparation-ready-without-referral", READY_WITHOUT_REFERRAL),
    ("citizen-prepared-and-referred", TWO_WAYS),
    ("referral-of-another-citizens-preparation", REFERRAL_OF_ANOTHER),
    ("preparation-without-its-days", STAY_WITHOUT_DAYS),
    ("talk-with-somebody-who-did-not-come", TALK_WITHOUT_COMING),
    ("release-does-not-add-up", RELEASE_SUMS),
];

/// Every statement here, for the test that prepares them on both engines.
#[must_use]
pub fn statements() -> Vec<&'static str> {
    STRAYS.iter().chain(COUNTED).map(|(_, s)| s.text()).chain([CITIZENS.text()]).collect()
}

/// What the engine counts of rows that should not be: a code and how many; nothing when all is well.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn counted(tx: &mut Tx) -> Result<Vec<(String, i64)>, StoreError> {
    let strays = STRAYS.iter().map(|(name, s)| (format!("parent-elsewhere {name}"), *s));
    let mut found = Vec::new();
    for (code, statement) in COUNTED.iter().map(|(n, s)| ((*n).to_owned(), *s)).chain(strays) {
        let n = tx.first(statement.bound(values![]), |r| r.get::<i64>("n")).await?.unwrap_or(0);
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
    let keys = tx.keys.clone();
    let unsound = |r: &Row| Ok(if citizens::number_is_sound(&keys, r)? { None } else { Some(r.get("id")?) });
    Ok(tx.all(CITIZENS.within(scope, values![]), unsound).await?.into_iter().flatten().collect())
}
