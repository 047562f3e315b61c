//! Follow-ups on the own pages: the citizen's, the mentor's, the company's, the personal mentor's.

use holdepunkt_rules::{
    follow_up::{FollowUp, FollowUpState},
    id::*,
    period::plus_days,
    task::{Doer, Task},
};
use holdepunkt_store::{
    citizens,
    follow_ups::{self as rows, Workplace},
    tasks,
};
use jiff::civil::Date;

use super::{Participant, around::Names};
use crate::{Error, Work, tasks::DONE_DAYS};

/// Meetings that have been, on a citizen's own page.
const LATEST: usize = 8;

/// A meeting as those who take part see it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnMeeting {
    /// The meeting.
    pub meeting: FollowUp,
    /// Who takes part, whoever holds it first.
    pub with: Vec<Participant>,
}

/// What somebody has of meetings and tasks.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct OwnFollowUps {
    /// Meetings to come, and those to come that were called off, in order of time.
    pub coming: Vec<OwnMeeting>,
    /// Meetings that have been, the latest first; the citizen's alone.
    pub past: Vec<OwnMeeting>,
    /// Tasks that are theirs: open, or done within the last days.
    pub tasks: Vec<Task>,
}

impl OwnFollowUps {
    /// The next meeting that takes place.
    #[must_use]
    pub fn next(&self) -> Option<&OwnMeeting> {
        self.coming.iter().find(|m| m.meeting.state == FollowUpState::Planned)
    }

    /// Only what is about one citizen.
    #[must_use]
    pub fn about(&self, citizen: CitizenId) -> Self {
        let meetings = |all: &[OwnMeeting]| all.iter().filter(|m| m.meeting.citizen == citizen).cloned().collect();
        let tasks = self.tasks.iter().filter(|t| t.citizen == citizen).cloned().collect();
        Self { coming: meetings(&self.coming), past: meetings(&self.past), tasks }
    }
}

fn to_come(f: &FollowUp, today: Date) -> bool {
    f.when.on >= today && f.state != FollowUpState::Held
}

fn shown(t: &Task, today: Date) -> bool {
    t.done_on.is_none_or(|on| on >= plus_days(today, -DONE_DAYS))
}

async fn seen(work: &mut Work, all: Vec<FollowUp>, citizens: &[(CitizenId, String)]) -> Result<Vec<OwnMeeting>, Error> {
    let names = Names::of(work, &all.iter().collect::<Vec<_>>()).await?;
    let called = |id: CitizenId| {
        let name = citizens.iter().find(|(c, _)| *c == id).map(|(_, name)| name.clone());
        (name.unwrap_or_default(), String::new())
    };
    Ok(all.into_iter().map(|f| OwnMeeting { with: names.participants(&f, &called(f.citizen)), meeting: f }).collect())
}

/// A citizen's own: every meeting, also those without them and why, and every task about them.
pub(crate) async fn of_oneself(work: &mut Work, citizen: CitizenId, name: &str) -> Result<OwnFollowUps, Error> {
    let (scope, today) = (work.scope, work.today());
    let all = rows::of_citizen(&mut work.tx, scope, citizen).await?;
    let all = seen(work, all, &[(citizen, name.to_owned())]).await?;
    let (coming, mut past): (Vec<_>, Vec<_>) = all.into_iter().partition(|m| to_come(&m.meeting, today));
    past.retain(|m| m.meeting.state != FollowUpState::Planned);
    past.reverse();
    past.truncate(LATEST);
    let tasks = tasks::of_citizen(&mut work.tx, scope, citizen).await?;
    Ok(OwnFollowUps { coming, past, tasks: tasks.into_iter().filter(|t| shown(t, today)).collect() })
}

/// The meetings to come to which somebody of a workplace is invited, about the citizens whom they have.
async fn invited(work: &mut Work, whom: Workplace, citizens: &[(CitizenId, String)]) -> Result<Vec<OwnMeeting>, Error> {
    let (scope, today) = (work.scope, work.today());
    let mut all = rows::of_workplace(&mut work.tx, scope, whom, today).await?;
    all.retain(|f| to_come(f, today) && citizens.iter().any(|(c, _)| *c == f.citizen));
    seen(work, all, citizens).await
}

/// A mentor's own: the meetings to which they are invited, and their tasks, about the citizens whom they have.
pub(crate) async fn of_mentor(
    work: &mut Work,
    mentor: MentorId,
    citizens: &[(CitizenId, String)],
) -> Result<OwnFollowUps, Error> {
    let since = plus_days(work.today(), -DONE_DAYS);
    let mut tasks = tasks::of_mentor(&mut work.tx, work.scope, mentor, since).await?;
    tasks.retain(|t| citizens.iter().any(|(c, _)| *c == t.citizen));
    Ok(OwnFollowUps { coming: invited(work, Workplace::Mentor(mentor), citizens).await?, past: Vec::new(), tasks })
}

/// A company's own: the meetings to which somebody of it is invited, about those placed there.
pub(crate) async fn of_company(
    work: &mut Work,
    company: CompanyId,
    citizens: &[(CitizenId, String)],
) -> Result<OwnFollowUps, Error> {
    let coming = invited(work, Workplace::Company(company), citizens).await?;
    Ok(OwnFollowUps { coming, ..OwnFollowUps::default() })
}

/// A personal mentor's: the meetings about a citizen of theirs, and the tasks of the two.
pub(crate) async fn of_granted(
    work: &mut Work,
    me: EmployeeId,
    citizen: CitizenId,
    name: &str,
) -> Result<OwnFollowUps, Error> {
    let (scope, today) = (work.scope, work.today());
    if !citizens::granted(&mut work.tx, scope, citizen, me, today, today).await? {
        return Ok(OwnFollowUps::default());
    }
    let mut all = rows::of_citizen(&mut work.tx, scope, citizen).await?;
    all.retain(|f| to_come(f, today));
    let theirs = |t: &Task| t.doer == Doer::Citizen || t.doer == Doer::Employee(me);
    let tasks = tasks::of_citizen(&mut work.tx, scope, citizen).await?;
    Ok(OwnFollowUps {
        coming: seen(work, all, &[(citizen, name.to_owned())]).await?,
        past: Vec::new(),
        tasks: tasks.into_iter().filter(|t| theirs(t) && shown(t, today)).collect(),
    })
}
