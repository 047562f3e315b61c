//! What the early warning looks at: a few queries for a whole job centre, or for one citizen or mentor after a deed.
//! None of them is asked once for each placement.

use holdepunkt_rules::{course::Away, id::*, placement::PlacementKind, signal::Kept};
use jiff::civil::Date;

use super::Whom;
use crate::{Row, Scoped, StoreError, Tx, Value, values};

/// A statement for the whole job centre, and the same for one citizen or mentor, who is its last placeholder.
macro_rules! asked {
    ($($name:ident = $text:literal, $one:literal $(, $end:literal)?;)+) => {
        $(const $name: [Scoped; 2] = [
            Scoped::new(concat!($text $(, $end)?)),
            Scoped::new(concat!($text, $one $(, $end)?)),
        ];)+
        /// Every statement here, for the test that prepares them on both engines.
        pub const STATEMENTS: &[&str] = &[KEPT.text() $(, $name[0].text(), $name[1].text())+];
    };
}
asked! {
    PLACEMENTS = "select p.id, p.citizen, p.mentor, p.kind, p.from_day, p.until_day, k.fixed_contact, k.programme, \
        c.caseworker, c.consultant, i.id as interruption, i.last_day, i.expected_back, \
        (select max(g.until_day) from placement_grant g where g.placement = p.id) as granted_until \
        from placement p join citizen c on c.id = p.citizen join place s on s.id = p.place join centre k on k.id = s.centre \
        left join interruption i on i.placement = p.id and i.resumed_on is null \
        where p.job_centre = $1 and p.state = 'agreed' and p.from_day <= $2 and c.merged_into is null and c.moved_on is null",
        " and p.citizen = $3", " order by p.id";
    AGREEMENTS = "select a.placement, max(case when a.state = 'in_force' then a.in_force_on end) as in_force_on, \
        max(case when a.state = 'in_force' then a.meeting_days end) as meeting_days, \
        sum(case when a.state = 'sent' then 1 else 0 end) as sent, sum(case when a.state = 'draft' then 1 else 0 end) as draft \
        from agreement a join placement p on p.id = a.placement \
        where a.job_centre = $1 and p.state = 'agreed' and p.from_day <= $2",
        " and p.citizen = $3", " group by a.placement";
    MEETINGS = "select f.placement, max(case when f.state = 'held' then coalesce(f.held_on, f.on_day) end) as held_on, \
        coalesce(min(case when f.state = 'planned' and f.on_day >= $2 then f.on_day end), \
        max(case when f.state = 'planned' and f.on_day < $2 then f.on_day end)) as planned_on, \
        max(case when f.state = 'held' and (f.kind = 'company' or g.guest is not null) \
        then coalesce(f.held_on, f.on_day) end) as mentor_met_on \
        from follow_up f join placement p on p.id = f.placement \
        left join follow_up_guest g on g.follow_up = f.id and g.guest = 'mentor' \
        where f.job_centre = $1 and p.state = 'agreed' and p.from_day <= $2",
        " and p.citizen = $3", " group by f.placement";
    MET = "select f.citizen, max(coalesce(f.held_on, f.on_day)) as held_on, \
        max(case when f.held_by = c.caseworker then coalesce(f.held_on, f.on_day) end) as met_on \
        from follow_up f join citizen c on c.id = f.citizen \
        where f.job_centre = $1 and f.state = 'held' and f.on_day >= $2",
        " and f.citizen = $3", " group by f.citizen";
    DAYS = "select t.placement, t.on_day, t.mark, t.planned_minutes, t.minutes from attendance t \
        join placement p on p.id = t.placement \
        where t.job_centre = $1 and t.holds and t.on_day > $2 and t.on_day <= $3 and p.state = 'agreed'",
        " and p.citizen = $4", " order by t.on_day, t.id";
    HEARINGS = "select h.citizen, h.id, h.placement, h.reply_by, h.answered_on, c.caseworker, c.consultant from hearing h \
        join citizen c on c.id = h.citizen where h.job_centre = $1 and h.closed_on is null and h.opened_on <= $2",
        " and h.citizen = $3", " order by h.reply_by";
    EXITS = "select x.citizen, x.discussed_on from exit_strategy x where x.job_centre = $1 and x.holds \
        and x.written_on <= $2",
        " and x.citizen = $3";
    PERSONAL_MENTORS = "select g.citizen, g.employee, g.until_day, c.caseworker, c.consultant \
        from personal_mentor_grant g join citizen c on c.id = g.citizen \
        where g.job_centre = $1 and g.from_day <= $2 and g.until_day >= $2 and g.until_day <= $3 \
        and c.merged_into is null and c.moved_on is null \
        and not exists (select 1 from personal_mentor_grant n where n.citizen = g.citizen and n.from_day > g.from_day \
        and (n.until_day is null or n.until_day > g.until_day))",
        " and g.citizen = $4", " order by g.until_day desc";
    CHANGED = "select c.id as citizen, c.caseworker_since, c.caseworker, c.consultant from citizen c \
        where c.job_centre = $1 and c.caseworker_since > $2 and c.caseworker_since <= $3 \
        and c.merged_into is null and c.moved_on is null",
        " and c.id = $4";
    STAYS = "select p.id, p.citizen, p.from_day, p.until_day from placement p \
        where p.job_centre = $1 and p.kind = 'placement' and p.state in ('agreed', 'ended') and p.until_day >= $2",
        " and p.citizen = $3", " order by p.from_day, p.id";
    AWAY = "select i.placement, i.last_day, i.expected_back, i.resumed_on from interruption i \
        join placement p on p.id = i.placement where i.job_centre = $1 and p.until_day >= $2 \
        and p.kind = 'placement' and p.state in ('agreed', 'ended')",
        " and p.citizen = $3", " order by i.last_day";
    AHEAD = "select p.citizen from placement p where p.job_centre = $1 and p.state in ('reserved', 'agreed') \
        and p.from_day > $2",
        " and p.citizen = $3";
    REFERRED = "select r.citizen, r.sent_on, c.caseworker, c.consultant from referral r join citizen c on c.id = r.citizen \
        where r.job_centre = $1 and r.state in ('sent', 'accepted') and r.sent_on <= $2 \
        and c.merged_into is null and c.moved_on is null",
        " and r.citizen = $3";
    ENDED = "select p.citizen, max(p.until_day) as until_day, c.caseworker, c.consultant from placement p \
        join citizen c on c.id = p.citizen \
        where p.job_centre = $1 and p.state = 'ended' and p.until_day >= $2 \
        and p.outcome in ('none', 'individual_placement') and c.merged_into is null and c.moved_on is null \
        and not exists (select 1 from placement n where n.citizen = p.citizen and n.state <> 'withdrawn' \
        and n.from_day > p.from_day)",
        " and p.citizen = $3", " group by p.citizen, c.caseworker, c.consultant";
    PREPARED = "select r.citizen, coalesce(r.until_day, $2) as until_day from preparation r \
        where r.job_centre = $1 and r.from_day <= $2 and (r.state = 'running' or r.until_day >= $3)",
        " and r.citizen = $4";
    PAID = "select h.citizen, max(h.until_day) as until_day from paid_hours h \
        where h.job_centre = $1 and h.from_day <= $2 and h.until_day >= $3",
        " and h.citizen = $4", " group by h.citizen";
    ROUNDS = "select x.citizen, x.id, x.on_day, x.missing, x.caseworker, x.consultant from (select r.citizen, r.id, r.on_day, \
        c.caseworker, c.consultant, case r.kind when 'short' then 1 else 3 end - (select count(distinct f.respondent) \
        from progression_form f where f.round = r.id and f.state = 'holds' \
        and (r.kind <> 'short' or f.respondent = 'mentor')) as missing \
        from progression_round r join citizen c on c.id = r.citizen \
        where r.job_centre = $1 and r.on_day >= $2 and r.on_day <= $3 and c.merged_into is null and c.moved_on is null",
        " and r.citizen = $4", ") x where x.missing > 0 order by x.on_day desc, x.id";
    MENTORS = "select p.mentor, min(p.from_day) as since, m.trained_on, min(k.fixed_contact) as fixed_contact \
        from placement p join mentor m on m.id = p.mentor join place s on s.id = p.place join centre k on k.id = s.centre \
        where p.job_centre = $1 and p.state = 'agreed' and p.kind = 'placement' and p.from_day <= $2 \
        and p.until_day >= $2 and not m.left_service",
        " and p.mentor = $3", " group by p.mentor, m.trained_on";
}
const KEPT: Scoped = Scoped::new(
    "select (select min(f.on_day) from follow_up f where f.job_centre = j.job_centre) as follow_ups, \
     (select min(a.made_on) from agreement a where a.job_centre = j.job_centre) as agreements, \
     (select min(x.discussed_on) from exit_strategy x where x.job_centre = j.job_centre) as exits, \
     (select min(m.trained_on) from mentor m where m.job_centre = j.job_centre) as training \
     from job_centre j where j.job_centre = $1",
);

/// The people around a citizen: whose move it may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Around {
    /// Coordinating caseworker.
    pub caseworker: EmployeeId,
    /// Job consultant.
    pub consultant: Option<EmployeeId>,
}

fn around(r: &Row) -> Result<Around, StoreError> {
    Ok(Around { caseworker: r.get("caseworker")?, consultant: r.get("consultant")? })
}

/// A placement that is agreed and has begun.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlacementRow {
    /// The placement.
    pub id: PlacementId,
    /// The citizen.
    pub citizen: CitizenId,
    /// The mentor.
    pub mentor: MentorId,
    /// What kind of stay.
    pub kind: PlacementKind,
    /// First day.
    pub from: Date,
    /// Last agreed day.
    pub until: Date,
    /// Last granted day, where a grant is kept.
    pub granted_until: Option<Date>,
    /// The job centre's fixed contact for the centre.
    pub fixed_contact: EmployeeId,
    /// The centre's programme.
    pub programme: String,
    /// The people around the citizen.
    pub around: Around,
    /// The interruption that stands open: its row, last active day and expected day back.
    pub away: Option<(InterruptionId, Date, Option<Date>)>,
}

/// A placement's agreement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct AgreementRow {
    /// The placement.
    pub placement: PlacementId,
    /// Since when the version in force holds.
    pub in_force_on: Option<Date>,
    /// Days between meetings, by it.
    pub meeting_days: Option<i64>,
    /// Does a version wait for signatures?
    pub sent: bool,
    /// Is one being written?
    pub draft: bool,
}

/// The meetings about a placement.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct MeetingRow {
    /// The placement.
    pub placement: PlacementId,
    /// The latest that was held.
    pub held_on: Option<Date>,
    /// The next that is planned; else the latest that was planned and never told of.
    pub planned_on: Option<Date>,
    /// The latest with the mentor.
    pub mentor_met_on: Option<Date>,
}

/// A registered day.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DayRow {
    /// The placement.
    pub placement: PlacementId,
    /// The day.
    pub on: Date,
    /// What was registered (`attendance.mark`).
    pub mark: String,
    /// Minutes agreed.
    pub planned: i64,
    /// Minutes it became.
    pub minutes: i64,
}

/// Something of a citizen's with a day, and the people around them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CitizenDay {
    /// The citizen.
    pub citizen: CitizenId,
    /// The day.
    pub day: Date,
    /// The people around them.
    pub around: Around,
}

/// A hearing that stands open.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HearingRow {
    /// The row, as text.
    pub id: String,
    /// The placement that it asks about.
    pub placement: PlacementId,
    /// Whom it asks, until the last day to answer on.
    pub asked: CitizenDay,
    /// Is there an answer?
    pub answered: bool,
}

/// Everything that is looked at.
#[derive(Debug, Clone, Default)]
pub struct Rows {
    /// Since when the job centre keeps what.
    pub kept: Kept,
    /// Placements.
    pub placements: Vec<PlacementRow>,
    /// Agreements.
    pub agreements: Vec<AgreementRow>,
    /// Meetings by placement.
    pub meetings: Vec<MeetingRow>,
    /// Meetings by citizen: the latest, and the latest that the caseworker held.
    pub met: Vec<(CitizenId, Date, Option<Date>)>,
    /// Registered days, in order.
    pub days: Vec<DayRow>,
    /// Open hearings.
    pub hearings: Vec<HearingRow>,
    /// When the way out was talked about.
    pub exits: Vec<(CitizenId, Date)>,
    /// Personal mentors whose time ends, the first to end last.
    pub personal_mentors: Vec<(CitizenDay, EmployeeId)>,
    /// Citizens with another caseworker, since when.
    pub changed: Vec<CitizenDay>,
    /// Stays of courses.
    pub stays: Vec<(CitizenId, PlacementId, Date, Date)>,
    /// Days away in them, with the expected day back.
    pub away: Vec<(PlacementId, Away, Option<Date>)>,
    /// Citizens with a placement that is to begin.
    pub ahead: Vec<CitizenId>,
    /// Citizens who are referred, since when.
    pub referred: Vec<CitizenDay>,
    /// Citizens whose last placement is over without a job, its last day.
    pub ended: Vec<CitizenDay>,
    /// Citizens in a project or pre-course, until when.
    pub prepared: Vec<(CitizenId, Date)>,
    /// Citizens with paid hours, until when.
    pub paid: Vec<(CitizenId, Date)>,
    /// Rounds of questions that lack somebody, the oldest last: whose and of which day, the round, and how many.
    pub rounds: Vec<(CitizenDay, RoundId, i64)>,
    /// Mentors with somebody: since when, their latest course, and the fixed contact of a centre of theirs.
    pub mentors: Vec<(MentorId, Date, Option<Date>, EmployeeId)>,
}

/// How far back is looked.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    /// Today.
    pub today: Date,
    /// Registered days after this one.
    pub days_after: Date,
    /// Caseworkers changed after this day.
    pub changed_after: Date,
    /// Personal mentors' time that ends by this day.
    pub mentors_until: Date,
    /// Placements of courses that ended no earlier.
    pub courses_since: Date,
    /// Efforts that ended no earlier.
    pub efforts_since: Date,
    /// Rounds of questions that were held no earlier.
    pub rounds_since: Date,
    /// And no later: before that there is time to answer.
    pub rounds_until: Date,
}

/// One look: the transaction and whom it is about.
struct Look<'a> {
    tx: &'a mut Tx,
    scope: JobCentreId,
    one: Option<Value>,
}

impl Look<'_> {
    async fn all<T>(
        &mut self,
        pair: [Scoped; 2],
        mut values: Vec<Value>,
        read: impl Fn(&Row) -> Result<T, StoreError>,
    ) -> Result<Vec<T>, StoreError> {
        let [whole, one] = pair;
        let statement = match &self.one {
            Some(id) => {
                values.push(id.clone());
                one
            }
            None => whole,
        };
        self.tx.all(statement.within(self.scope, values), read).await
    }
}

/// Reads what is looked at, of everybody, of a citizen or of a mentor.
///
/// # Errors
/// [`StoreError`] from the engine.
pub async fn rows(tx: &mut Tx, scope: JobCentreId, whom: Whom, span: &Span) -> Result<Rows, StoreError> {
    let kept = tx.first(KEPT.within(scope, values![]), read_kept).await?.unwrap_or_default();
    let one = match whom {
        Whom::All => None,
        Whom::Citizen(citizen) => Some(Value::from(citizen)),
        Whom::Mentor(mentor) => Some(Value::from(mentor)),
    };
    let mut look = Look { tx, scope, one };
    let mut rows = Rows { kept, ..Rows::default() };
    if !matches!(whom, Whom::Mentor(_)) {
        of_placements(&mut look, span, &mut rows).await?;
        of_citizens(&mut look, span, &mut rows).await?;
        of_courses(&mut look, span, &mut rows).await?;
    }
    if !matches!(whom, Whom::Citizen(_)) {
        let read = |r: &Row| Ok((r.get("mentor")?, r.get("since")?, r.get("trained_on")?, r.get("fixed_contact")?));
        rows.mentors = look.all(MENTORS, values![span.today], read).await?;
    }
    Ok(rows)
}

async fn of_placements(look: &mut Look<'_>, span: &Span, rows: &mut Rows) -> Result<(), StoreError> {
    let today = span.today;
    rows.placements = look.all(PLACEMENTS, values![today], read_placement).await?;
    let agreement = |r: &Row| {
        Ok(AgreementRow {
            placement: r.get("placement")?,
            in_force_on: r.get("in_force_on")?,
            meeting_days: r.get("meeting_days")?,
            sent: r.get::<i64>("sent")? > 0,
            draft: r.get::<i64>("draft")? > 0,
        })
    };
    rows.agreements = look.all(AGREEMENTS, values![today], agreement).await?;
    let meeting = |r: &Row| {
        Ok(MeetingRow {
            placement: r.get("placement")?,
            held_on: r.get("held_on")?,
            planned_on: r.get("planned_on")?,
            mentor_met_on: r.get("mentor_met_on")?,
        })
    };
    rows.meetings = look.all(MEETINGS, values![today], meeting).await?;
    let day = |r: &Row| {
        Ok(DayRow {
            placement: r.get("placement")?,
            on: r.get("on_day")?,
            mark: r.get("mark")?,
            planned: r.get("planned_minutes")?,
            minutes: r.get("minutes")?,
        })
    };
    rows.days = look.all(DAYS, values![span.days_after, today], day).await?;
    Ok(())
}

async fn of_citizens(look: &mut Look<'_>, span: &Span, rows: &mut Rows) -> Result<(), StoreError> {
    let today = span.today;
    let of = |day: &'static str| {
        move |r: &Row| Ok(CitizenDay { citizen: r.get("citizen")?, day: r.get(day)?, around: around(r)? })
    };
    let dated = |day: &'static str| move |r: &Row| Ok((r.get::<CitizenId>("citizen")?, r.get::<Date>(day)?));
    let met = |r: &Row| Ok((r.get("citizen")?, r.get("held_on")?, r.get("met_on")?));
    rows.met = look.all(MET, values![span.efforts_since], met).await?;
    let hearing = |r: &Row| {
        Ok(HearingRow {
            id: r.get("id")?,
            placement: r.get("placement")?,
            asked: of("reply_by")(r)?,
            answered: r.get::<Option<Date>>("answered_on")?.is_some(),
        })
    };
    rows.hearings = look.all(HEARINGS, values![today], hearing).await?;
    rows.exits = look.all(EXITS, values![today], dated("discussed_on")).await?;
    let mentor = |r: &Row| Ok((of("until_day")(r)?, r.get("employee")?));
    rows.personal_mentors = look.all(PERSONAL_MENTORS, values![today, span.mentors_until], mentor).await?;
    rows.changed = look.all(CHANGED, values![span.changed_after, today], of("caseworker_since")).await?;
    rows.ahead = look.all(AHEAD, values![today], |r| r.get("citizen")).await?;
    rows.referred = look.all(REFERRED, values![today], of("sent_on")).await?;
    rows.ended = look.all(ENDED, values![span.efforts_since], of("until_day")).await?;
    rows.prepared = look.all(PREPARED, values![today, span.efforts_since], dated("until_day")).await?;
    rows.paid = look.all(PAID, values![today, span.efforts_since], dated("until_day")).await?;
    let round = |r: &Row| Ok((of("on_day")(r)?, r.get("id")?, r.get("missing")?));
    rows.rounds = look.all(ROUNDS, values![span.rounds_since, span.rounds_until], round).await?;
    Ok(())
}

async fn of_courses(look: &mut Look<'_>, span: &Span, rows: &mut Rows) -> Result<(), StoreError> {
    let stay = |r: &Row| Ok((r.get("citizen")?, r.get("id")?, r.get("from_day")?, r.get("until_day")?));
    rows.stays = look.all(STAYS, values![span.courses_since], stay).await?;
    let away = |r: &Row| {
        let away = Away { last_day: r.get("last_day")?, resumed_on: r.get("resumed_on")? };
        Ok((r.get("placement")?, away, r.get("expected_back")?))
    };
    rows.away = look.all(AWAY, values![span.courses_since], away).await?;
    Ok(())
}

fn read_kept(r: &Row) -> Result<Kept, StoreError> {
    Ok(Kept {
        follow_ups: r.get("follow_ups")?,
        agreements: r.get("agreements")?,
        exits: r.get("exits")?,
        training: r.get("training")?,
    })
}

fn read_placement(r: &Row) -> Result<PlacementRow, StoreError> {
    let away = match r.get::<Option<InterruptionId>>("interruption")? {
        Some(id) => Some((id, r.get("last_day")?, r.get("expected_back")?)),
        None => None,
    };
    Ok(PlacementRow {
        id: r.get("id")?,
        citizen: r.get("citizen")?,
        mentor: r.get("mentor")?,
        kind: r.get("kind")?,
        from: r.get("from_day")?,
        until: r.get("until_day")?,
        granted_until: r.get("granted_until")?,
        fixed_contact: r.get("fixed_contact")?,
        programme: r.get("programme")?,
        around: around(r)?,
        away,
    })
}
