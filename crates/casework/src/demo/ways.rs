//! The ways to a place: projects and pre-courses with those who are there, information meetings
//! with their guests, and who would like to have whom.

use holdepunkt_rules::{
    id::*,
    information::{Came, Guest, Meeting, MeetingState},
    preparation::{Preparation, PreparationState, Project, ProjectKind},
    text,
};
use holdepunkt_store::{
    information_meetings,
    interests::{self, Interest},
    preparations, projects,
};

use super::{
    DemoError, Filling,
    lives::of_citizen,
    rows,
    sheet::{self, At},
    staff::code_or_none,
};

/// Projects, and the preparations that no placement came before: referrals point to these.
pub(super) async fn fill_before(f: &mut Filling<'_>, world: &str) -> Result<(), DemoError> {
    for (at, row) in sheet::read::<rows::Project>(world, "projects.csv")? {
        let scope = *at.known(f.keys.job_centres.get(&row.job_centre), "job centre", &row.job_centre)?;
        let p = Project {
            id: ProjectId::fresh(),
            name: at.accept("name", &row.name, text::line(&row.name, text::LONGEST_NAME, "name"))?,
            kind: at.one_of(ProjectKind::from_code(&row.kind), "kind", &row.kind)?,
            lead: at.known(f.keys.employees.get(&row.lead), "employee", &row.lead)?.1,
            provider: row.provider,
            closed_on: f.days.optional(&at, &row.closed_on)?,
            version: 1,
        };
        projects::insert(&mut f.tx, scope, &p).await?;
        f.keys.projects.insert(row.key, p.id);
    }
    for (at, row) in sheet::read::<rows::Preparation>(world, "preparations.csv")? {
        if row.after_placement.is_empty() {
            preparation(f, &at, row).await?;
        }
    }
    Ok(())
}

/// What comes after the placements: returns to a project, meetings, interests.
pub(super) async fn fill_after(f: &mut Filling<'_>, world: &str) -> Result<(), DemoError> {
    for (at, row) in sheet::read::<rows::Preparation>(world, "preparations.csv")? {
        if !row.after_placement.is_empty() {
            preparation(f, &at, row).await?;
        }
    }
    for (at, row) in sheet::read(world, "information_meetings.csv")? {
        meeting(f, &at, row).await?;
    }
    for (at, row) in sheet::read(world, "information_guests.csv")? {
        guest(f, &at, row).await?;
    }
    for (at, row) in sheet::read(world, "interests.csv")? {
        interest(f, &at, row).await?;
    }
    Ok(())
}

async fn preparation(f: &mut Filling<'_>, at: &At, row: rows::Preparation) -> Result<(), DemoError> {
    let (scope, citizen) = of_citizen(f, at, &row.citizen)?;
    let state = at.one_of(PreparationState::from_code(&row.state), "state", &row.state)?;
    let asked_on = f.days.day(at, &row.asked_on)?;
    let list = if state == PreparationState::DrawnOut { "drawing_out_reasons" } else { "preparation_ending_reasons" };
    let p = Preparation {
        id: PreparationId::fresh(),
        citizen,
        project: *at.known(f.keys.projects.get(&row.project), "project", &row.project)?,
        state,
        asked_on,
        asked_by: at.known(f.keys.employees.get(&row.asked_by), "employee", &row.asked_by)?.1,
        from: f.days.optional(at, &row.from)?,
        planned_until: f.days.optional(at, &row.planned_until)?,
        until: f.days.optional(at, &row.until)?,
        centre_days: at.number(&row.centre_days)?,
        centre: at.optional(&row.centre, |k| f.keys.centres.get(k).map(|c| c.1), "centre")?,
        after_placement: at.optional(&row.after_placement, |k| f.keys.placements.get(k).copied(), "placement")?,
        reason: code_or_none(&row.reason, |c| f.code(at, list, c, asked_on))?,
        over_length_reason: row.over_length_reason,
        wish: row.wish,
        version: 1,
    };
    preparations::insert(&mut f.tx, scope, &p).await?;
    if !row.referral.is_empty() {
        f.keys.came_out_of.insert(row.referral, p.id);
    }
    Ok(())
}

async fn meeting(f: &mut Filling<'_>, at: &At, row: rows::Meeting) -> Result<(), DemoError> {
    let scope = *at.known(f.keys.job_centres.get(&row.job_centre), "job centre", &row.job_centre)?;
    let m = Meeting {
        id: MeetingId::fresh(),
        day: f.days.day(at, &row.day)?,
        minute: at.number(&row.minute)?,
        place: row.place,
        seats: at.number(&row.seats)?,
        held_by: at.known(f.keys.employees.get(&row.held_by), "employee", &row.held_by)?.1,
        state: at.one_of(MeetingState::from_code(&row.state), "state", &row.state)?,
        version: 1,
    };
    information_meetings::insert(&mut f.tx, scope, &m).await?;
    f.keys.meetings.insert(row.key, m.id);
    Ok(())
}

async fn guest(f: &mut Filling<'_>, at: &At, row: rows::Guest) -> Result<(), DemoError> {
    let (scope, citizen) = of_citizen(f, at, &row.citizen)?;
    let g = Guest {
        meeting: *at.known(f.keys.meetings.get(&row.meeting), "meeting", &row.meeting)?,
        citizen,
        came: at.one_of(Came::from_code(&row.came), "came", &row.came)?,
        talk_on: f.days.optional(at, &row.talk_on)?,
        talk_by: at.optional(&row.talk_by, |k| f.keys.employees.get(k).map(|e| e.1), "employee")?,
        agreed_start: f.days.optional(at, &row.agreed_start)?,
        version: 1,
    };
    information_meetings::insert_guest(&mut f.tx, scope, &g).await?;
    Ok(())
}

async fn interest(f: &mut Filling<'_>, at: &At, row: rows::Interest) -> Result<(), DemoError> {
    let (scope, citizen) = of_citizen(f, at, &row.citizen)?;
    let i = Interest {
        id: InterestId::fresh(),
        citizen,
        employee: at.known(f.keys.employees.get(&row.employee), "employee", &row.employee)?.1,
        employee_name: String::new(),
        centre: at.optional(&row.centre, |k| f.keys.centres.get(k).map(|c| c.1), "centre")?,
        centre_name: None,
        noted_on: f.days.day(at, &row.noted_on)?,
        note: row.note,
        withdrawn_on: None,
    };
    interests::insert(&mut f.tx, scope, &i).await?;
    Ok(())
}
