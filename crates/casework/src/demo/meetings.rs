//! Follow-ups in a fixed rhythm with what was written and agreed, tasks between two meetings, exit strategies.

use holdepunkt_rules::{
    exit_strategy::{ExitStrategy, accept_strategy},
    follow_up::{FollowUp, FollowUpKind, FollowUpState, Guest, When, accept_guests, accept_times},
    id::*,
    period::plus_days,
    placement::Placement,
    task::{Doer, Task},
};
use holdepunkt_store::{citizens, companies, exit_strategies, follow_ups, mentors, placements, tasks};
use jiff::civil::Date;

use super::{
    DemoError, Filling,
    courses::of_placement,
    lives::of_citizen,
    rows,
    sheet::{self, At, list},
};

/// The earliest week that a rhythm is looked for in: none of the placements is older.
const FIRST_WEEK: i64 = -60;
/// Meetings between two at which the caseworker takes part too.
const WITH_CASEWORKER: usize = 4;

pub(super) async fn fill(f: &mut Filling<'_>, world: &str) -> Result<(), DemoError> {
    let written: Vec<rows::Minutes> =
        sheet::read(world, "minutes.csv")?.into_iter().map(|(_, row): (At, rows::Minutes)| row).collect();
    for (number, (at, row)) in sheet::read::<rows::FollowUp>(world, "follow_ups.csv")?.into_iter().enumerate() {
        rhythm(f, &at, &row, &written, number).await?;
    }
    for (at, row) in sheet::read(world, "tasks.csv")? {
        task(f, &at, row).await?;
    }
    for (at, row) in sheet::read(world, "exit_strategies.csv")? {
        strategy(f, &at, row).await?;
    }
    Ok(())
}

/// The meetings of one placement: each week, or every second.
async fn rhythm(
    f: &mut Filling<'_>,
    at: &At,
    row: &rows::FollowUp,
    written: &[rows::Minutes],
    number: usize,
) -> Result<(), DemoError> {
    let (scope, placement) = of_placement(f, at, &row.placement)?;
    let placement = placements::find(&mut f.tx, scope, placement).await?;
    let placement = at.known(placement, "placement", &row.placement)?;
    let (every, last, planned) = (at.number(&row.every)?, at.number(&row.last)?, at.number(&row.planned)?);
    let off = if row.off.is_empty() { None } else { Some(at.number(row.off.trim_start_matches('+'))?) };
    let today = f.days.today();
    let template = template(f, at, row, scope, &placement).await?;
    let mut first = None;
    let mut count = number; // so that no two placements tell the same on the same day
    for week in FIRST_WEEK..=planned.max(last) {
        let day = f.days.day(at, &format!("{}{week:+}", row.weekday))?;
        if !placement.period.contains(day) {
            continue;
        }
        if (week - *first.get_or_insert(week)) % every.max(1) != 0 && off != Some(week) {
            continue;
        }
        let mut meeting =
            FollowUp { id: FollowUpId::fresh(), when: When { on: day, ..template.when }, ..template.clone() };
        if count.is_multiple_of(WITH_CASEWORKER)
            && let Some(people) = citizens::people(&mut f.tx, scope, placement.citizen).await?
            && people.caseworker != meeting.held_by
        {
            meeting.guests.push(Guest::Employee(people.caseworker));
        }
        at.accept("guests", &row.placement, accept_guests(&meeting))?;
        count += 1;
        if off == Some(week) {
            meeting.state = FollowUpState::Cancelled;
            meeting.sequence = 1;
            meeting.why_not.clone_from(&row.why_not);
            follow_ups::insert(&mut f.tx, scope, &meeting).await?;
        } else if day < today && week <= last {
            let latest = plus_days(day, 7 * every) >= today;
            held(f, at, scope, meeting, written, count, latest).await?;
        } else if day >= today && week <= planned {
            follow_ups::insert(&mut f.tx, scope, &meeting).await?;
        }
    }
    Ok(())
}

/// What all meetings of a placement have in common.
async fn template(
    f: &mut Filling<'_>,
    at: &At,
    row: &rows::FollowUp,
    scope: JobCentreId,
    placement: &Placement,
) -> Result<FollowUp, DemoError> {
    let mentor = mentors::find(&mut f.tx, scope, placement.mentor).await?;
    let mentor = at.known(mentor, "mentor of", &row.placement)?;
    let company = companies::find(&mut f.tx, scope, mentor.company).await?;
    let company = at.known(company, "company of", &row.placement)?;
    let a = company.address;
    let when = When { on: f.days.today(), from: at.number(&row.from)?, until: at.number(&row.until)? };
    at.accept("times", &row.from, accept_times(&when))?;
    Ok(FollowUp {
        id: FollowUpId::fresh(),
        citizen: placement.citizen,
        placement: Some(placement.id),
        kind: FollowUpKind::Company,
        state: FollowUpState::Planned,
        when,
        place: format!("{}, {}, {} {}", company.name, a.street, a.postcode, a.town),
        held_by: at.known(f.keys.employees.get(&row.held_by), "employee", &row.held_by)?.1,
        guests: vec![Guest::Citizen, Guest::Mentor(placement.mentor)],
        without_citizen: String::new(),
        sequence: 0,
        minutes_by: None,
        held_on: None,
        why_not: String::new(),
        version: 1,
    })
}

async fn held(
    f: &mut Filling<'_>,
    at: &At,
    scope: JobCentreId,
    meeting: FollowUp,
    written: &[rows::Minutes],
    count: usize,
    latest: bool,
) -> Result<(), DemoError> {
    let Some(row) = written.get(count % written.len().max(1)) else { return Ok(()) };
    let day = meeting.when.on;
    let meeting =
        FollowUp { state: FollowUpState::Held, held_on: Some(day), minutes_by: Some(meeting.held_by), ..meeting };
    follow_ups::insert(&mut f.tx, scope, &meeting).await?;
    follow_ups::update(&mut f.tx, scope, &meeting).await?; // the day and who wrote it come with the minutes
    follow_ups::write_minutes(&mut f.tx, scope, meeting.id, &row.minutes).await?;
    if !row.decision.is_empty() {
        follow_ups::decide(&mut f.tx, scope, meeting.id, std::slice::from_ref(&row.decision)).await?;
    }
    let employee = Some(meeting.held_by).filter(|_| row.doer == "employee");
    if row.task.is_empty() {
        return Ok(());
    }
    let task = Task {
        id: TaskId::fresh(),
        citizen: meeting.citizen,
        follow_up: Some(meeting.id),
        words: row.task.clone(),
        doer: at.known(Doer::of(&row.doer, employee), "doer", &row.doer)?,
        due_on: plus_days(day, 6),
        done_on: (!latest).then(|| plus_days(day, 3)),
        version: 1,
    };
    tasks::insert(&mut f.tx, scope, &task).await?;
    Ok(())
}

async fn task(f: &mut Filling<'_>, at: &At, row: rows::Task) -> Result<(), DemoError> {
    let (scope, citizen) = of_citizen(f, at, &row.citizen)?;
    let doer = match row.doer.as_str() {
        "citizen" => Doer::Citizen,
        key => Doer::Employee(at.known(f.keys.employees.get(key), "employee", key)?.1),
    };
    let task = Task {
        id: TaskId::fresh(),
        citizen,
        follow_up: None,
        words: row.task,
        doer,
        due_on: f.days.day(at, &row.due_on)?,
        done_on: f.days.optional(at, &row.done_on)?,
        version: 1,
    };
    tasks::insert(&mut f.tx, scope, &task).await?;
    Ok(())
}

async fn strategy(f: &mut Filling<'_>, at: &At, row: rows::ExitStrategy) -> Result<(), DemoError> {
    let (scope, citizen) = of_citizen(f, at, &row.citizen)?;
    let written_on: Date = f.days.day(at, &row.written_on)?;
    let strategy = ExitStrategy {
        id: ExitStrategyId::fresh(),
        citizen,
        aim: f.code(at, "exit_aims", &row.aim, written_on)?,
        words: row.words,
        steps: list(&row.steps).map(str::to_owned).collect(),
        written_on,
        written_by: at.optional(&row.written_by, |k| f.keys.employees.get(k).map(|e| e.1), "employee")?,
        discussed_on: f.days.day(at, &row.discussed_on)?,
        holds: true,
    };
    at.accept("steps", &row.steps, accept_strategy(&strategy.steps, strategy.discussed_on, written_on))?;
    exit_strategies::insert(&mut f.tx, scope, &strategy).await?;
    Ok(())
}
