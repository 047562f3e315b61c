//! The first page of whoever works in the job centre: the first of what asks for something, and how many there are. It
//! reads what it shows and no more, however large the job centre is.

use holdepunkt_rules::{
    board::{LATE_DAYS, Occupancy},
    citizen::short_name,
    codes::Code,
    id::*,
    period::{days_between, monday_of, plus_days},
    placement::ENDING_SOON_DAYS,
    role::Role,
    signal::{Level, acute::AnswerTimes},
};
use holdepunkt_store::{
    aftermath as aftermath_rows, boards,
    floors::{self, Fits},
    signals,
    today::{self as rows, Caseload, FreePlace, Person, Reads, Waits},
};
use jiff::civil::Date;

use crate::{
    Action, Context, Error, Reach, Work,
    calls::{self, Ringing},
    context::Deed,
    signals::{SignalLine, line},
};

/// Days before a contract's last day from which it is told.
pub const RUNNING_OUT_DAYS: i64 = 60;
/// Lines of a kind on the page; the rest stands where its link leads.
const MOST: i64 = 6;
/// Days ahead for which tasks are due.
const TASKS_DAYS: i64 = 7;
/// Days back for which a meeting that nobody told of is asked about.
const UNTOLD_DAYS: i64 = 28;

/// A meeting of the reader's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct MeetingLine {
    /// With whom.
    pub citizen: CitizenId,
    /// First name and initial; none for a name that is protected from the reader.
    pub name: Option<String>,
    /// The placement it is about.
    pub placement: Option<PlacementId>,
    /// What kind (`follow_up.kind`).
    pub kind: String,
    /// Has it been held?
    pub held: bool,
    /// The day.
    pub on: Date,
    /// Minutes after midnight at which it begins.
    pub minute: i64,
    /// The centre, else where it is; may be empty.
    pub place: String,
}

/// A task of the reader's.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TaskLine {
    /// About whom.
    pub citizen: CitizenId,
    /// First name and initial; none for a name that is protected from the reader.
    pub name: Option<String>,
    /// What.
    pub words: String,
    /// By when.
    pub due_on: Date,
    /// Is it over?
    pub late: bool,
}

/// Somebody who waits for a place.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct WaitLine {
    /// The citizen.
    pub citizen: CitizenId,
    /// The name; none for a name that is protected, or where the reader sees figures.
    pub name: Option<String>,
    /// Days waited.
    pub days: i64,
    /// What they wish for; may be empty.
    pub wish: String,
    /// The target group.
    pub target_group: Code,
}

/// A place that nobody has.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FreeLine {
    /// The place.
    pub place: FreePlace,
    /// Days it has stood empty, today among them.
    pub days: i64,
    /// Longer than it may be without being told.
    pub late: bool,
}

/// What today asks of a consultant, a caseworker or a mentor coordinator.
#[derive(Debug, Clone, Default)]
pub struct Today {
    /// Workplaces that call now.
    pub ringing: Vec<Ringing>,
    /// The first of one's signals by urgency, with how many there are.
    pub signals: Vec<(Level, i64, Vec<SignalLine>)>,
    /// One's meetings from Monday to Sunday.
    pub meetings: Vec<MeetingLine>,
    /// Meetings before today of which nobody has told whether they were held.
    pub untold: i64,
    /// One's tasks that are due within a week.
    pub tasks: Vec<TaskLine>,
    /// How many wait, how many of them nobody has taken, and how long the longest of those has waited.
    pub waiting: (i64, i64, i64),
    /// The first who wait.
    pub first_waiting: Vec<WaitLine>,
    /// How many places of one's centres are free.
    pub free: i64,
    /// The longest empty of them.
    pub first_free: Vec<FreeLine>,
    /// Contracts that run out with none after them: row, last day, centre.
    pub contracts: Vec<(ContractId, Date, String)>,
    /// Courses that ended 13 weeks ago and wait for an answer.
    pub aftermath: usize,
    /// Citizens one has; none for those who have no citizens.
    pub own: Option<i64>,
}

impl Today {
    /// How many of one's signals are of a level.
    #[must_use]
    pub fn count(&self, level: Level) -> i64 {
        self.signals.iter().find(|(l, ..)| *l == level).map_or(0, |(_, n, _)| *n)
    }

    /// How many signals one has.
    #[must_use]
    pub fn all_signals(&self) -> i64 {
        self.signals.iter().map(|(_, n, _)| n).sum()
    }

    /// One's meetings on a day.
    pub fn meetings_on(&self, day: Date) -> impl Iterator<Item = &MeetingLine> {
        self.meetings.iter().filter(move |m| m.on == day)
    }

    fn tells_of_persons(&self) -> bool {
        let lines = self.signals.iter().any(|(_, _, l)| !l.is_empty()) || !self.meetings.is_empty();
        lines
            || !self.tasks.is_empty()
            || self.first_waiting.iter().any(|w| w.name.is_some())
            || !self.ringing.is_empty()
    }
}

/// The name as the reader may read it: a protected one only of a citizen whom they have.
fn name(person: &Person, me: EmployeeId) -> Option<String> {
    let has = person.caseworker == me || person.consultant == Some(me);
    (has || !person.protected).then(|| short_name(&person.name))
}

/// What today asks of whoever has signals of their own.
///
/// # Errors
/// [`holdepunkt_rules::Refusal::NotAllowed`], or the database's.
pub async fn today(context: &Context) -> Result<Today, Error> {
    let mut work = context.see(Action::SeeHome).await?;
    let (me, day) = (work.employee()?, context.today);
    let mut t = Today { own: own(&mut work, me).await?, ..Today::default() };
    if context.may(Action::AnswerCalls) {
        t.ringing = calls::ringing(&mut work).await?;
    }
    if context.may(Action::SeeSignals) {
        t.signals = own_signals(&mut work, me).await?;
    }
    meetings(&mut work, me, &mut t).await?;
    if context.may(Action::SeeWaiting) {
        waiting(&mut work, &mut t).await?;
    }
    if context.may(Action::Place) {
        let (n, places) = rows::free(&mut work.tx, work.scope, me, day, MOST).await?;
        t.free = n;
        t.first_free = places.into_iter().map(|p| free(p, day)).collect();
    }
    if context.may(Action::SeeContracts) {
        let soon = plus_days(day, RUNNING_OUT_DAYS);
        t.contracts = rows::running_out(&mut work.tx, work.scope, (day, soon), MOST).await?;
    }
    if context.may(Action::AnswerAftermath) {
        t.aftermath = aftermath(&mut work, me).await?;
    }
    if t.tells_of_persons() {
        work.done(Deed::Read, "home", day, None).await?;
    }
    Ok(t)
}

async fn own(work: &mut Work, me: EmployeeId) -> Result<Option<i64>, Error> {
    if !work.context.may(Action::ListCitizens) {
        return Ok(None);
    }
    Ok(Some(boards::citizens_of(&mut work.tx, work.scope, me).await?))
}

async fn own_signals(work: &mut Work, me: EmployeeId) -> Result<Vec<(Level, i64, Vec<SignalLine>)>, Error> {
    let counts = signals::counts(&mut work.tx, work.scope, me).await?;
    let mut all = Vec::new();
    for level in Level::ALL {
        let Some((_, n)) = counts.iter().find(|(l, _)| l == level) else { continue };
        let told = signals::mine(&mut work.tx, work.scope, me, *level, MOST).await?;
        all.push((*level, *n, told.into_iter().map(|t| line(t, Some(me))).collect()));
    }
    Ok(all)
}

async fn meetings(work: &mut Work, me: EmployeeId, t: &mut Today) -> Result<(), Error> {
    let (scope, day) = (work.scope, work.today());
    let monday = monday_of(day);
    let week = (monday, plus_days(monday, 6));
    let line = |m: rows::Meeting| MeetingLine {
        citizen: m.person.id,
        name: name(&m.person, me),
        placement: m.placement,
        kind: m.kind,
        held: m.held,
        on: m.on,
        minute: m.minute_from,
        place: m.centre_name.unwrap_or(m.place),
    };
    // A week holds no more meetings than this that anybody could hold.
    t.meetings = rows::meetings(&mut work.tx, scope, me, week, 100).await?.into_iter().map(line).collect();
    t.untold = rows::untold(&mut work.tx, scope, me, day, plus_days(day, -UNTOLD_DAYS)).await?;
    let task = |x: rows::Task| TaskLine {
        citizen: x.person.id,
        name: name(&x.person, me),
        words: x.words,
        late: x.due_on < day,
        due_on: x.due_on,
    };
    let due = rows::tasks(&mut work.tx, scope, me, plus_days(day, TASKS_DAYS), MOST).await?;
    t.tasks = due.into_iter().map(task).collect();
    Ok(())
}

/// Which of the waiting list the reader reads, and whether as figures.
fn reads(context: &Context) -> Result<(Reads, bool), Error> {
    let reach = context.reach(Action::SeeWaiting)?;
    let me = context.who.employee();
    Ok(match (reach, me) {
        (Reach::Referred, Some(me)) => (Reads::Consultant(me), false),
        (Reach::Coordinated, Some(me)) => (Reads::Caseworker(me), false),
        _ => (Reads::Figures, true),
    })
}

async fn waiting(work: &mut Work, t: &mut Today) -> Result<(), Error> {
    let (scope, day) = (work.scope, work.today());
    let (reads, figures) = reads(&work.context)?;
    let (n, untaken, oldest) = rows::waiting(&mut work.tx, scope, reads).await?;
    t.waiting = (n, untaken, oldest.map_or(0, |since| days_between(since, day)));
    let own_by_role = work.context.who.role() == Some(Role::Caseworker);
    let line = |w: Waits| WaitLine {
        citizen: w.citizen,
        name: (!figures && (own_by_role || !w.protected)).then(|| short_name(&w.name)),
        days: days_between(w.sent_on, day),
        wish: if figures { String::new() } else { w.wish },
        target_group: if figures { Code::known("") } else { w.target_group },
    };
    let first = rows::first_waiting(&mut work.tx, scope, reads, MOST - 1).await?;
    t.first_waiting = first.into_iter().map(line).collect();
    Ok(())
}

fn free(place: FreePlace, day: Date) -> FreeLine {
    let days = days_between(place.since, day) + 1;
    FreeLine { late: days > LATE_DAYS, days, place }
}

/// How many courses ended 13 weeks ago without anything following within the days that hold a course.
async fn aftermath(work: &mut Work, me: EmployeeId) -> Result<usize, Error> {
    let terms = work.context.house.rulebook.course_terms(work.today())?;
    let first = plus_days(work.today(), -terms.aftermath_until_weeks * 7);
    let last = plus_days(work.today(), -terms.aftermath_weeks * 7);
    let due = aftermath_rows::due(&mut work.tx, work.scope, me, first, last).await?;
    let over = |next: Option<Date>, until| next.is_none_or(|n| days_between(until, n) > terms.resume_within_days);
    Ok(due.iter().filter(|d| over(d.next_from, d.until)).count())
}

/// What an employee has in hand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LoadLine {
    /// Who, and how many citizens they have.
    pub caseload: Caseload,
    /// Signals that are urgent.
    pub urgent: i64,
    /// All signals that wait or are taken.
    pub signals: i64,
    /// Of them taken.
    pub taken: i64,
    /// Days since the oldest was raised; none where there is none.
    pub oldest: Option<i64>,
    /// Is it far over what the others in the same work have?
    pub much: bool,
}

/// What today asks of lead and management: places, and each employee's load. Persons are figures.
#[derive(Debug, Clone, Default)]
pub struct Lead {
    /// Places counted today.
    pub now: Occupancy,
    /// How many wait, and the longest.
    pub waiting: (i64, i64),
    /// How many placements end within 28 days.
    pub ending: i64,
    /// Each employee's load, the most urgent first.
    pub loads: Vec<LoadLine>,
    /// Signals that nobody owns.
    pub contracts: Vec<(ContractId, Date, String)>,
    /// How long workplaces waited until somebody answered.
    pub times: AnswerTimes,
}

impl Lead {
    /// How many signals are urgent in all.
    #[must_use]
    pub fn urgent(&self) -> i64 {
        self.loads.iter().map(|l| l.urgent).sum()
    }

    /// The oldest that waits, in days.
    #[must_use]
    pub fn oldest(&self) -> Option<i64> {
        self.loads.iter().filter_map(|l| l.oldest).max()
    }
}

/// What today asks of whoever leads.
///
/// # Errors
/// [`holdepunkt_rules::Refusal::NotAllowed`], or the database's.
pub async fn lead(context: &Context) -> Result<Lead, Error> {
    let times = calls::times(context).await?;
    let mut work = context.look(Action::SeeLoads).await?;
    let (scope, day) = (work.scope, context.today);
    let steps = floors::steps(&mut work.tx, scope, &Fits::default(), day).await?;
    let (kept, held, reserved) = steps.on(day);
    let (n, _, _) = rows::waiting(&mut work.tx, scope, Reads::Figures).await?;
    let first = rows::first_waiting(&mut work.tx, scope, Reads::Figures, 1).await?;
    let longest = first.first().map_or(0, |w| days_between(w.sent_on, day));
    let ending = rows::ending(&mut work.tx, scope, (day, plus_days(day, ENDING_SOON_DAYS))).await?;
    let loads = loads(&mut work, day).await?;
    let soon = plus_days(day, RUNNING_OUT_DAYS);
    let contracts = rows::running_out(&mut work.tx, scope, (day, soon), MOST).await?;
    Ok(Lead { now: Occupancy { kept, held, reserved }, waiting: (n, longest), ending, loads, contracts, times })
}

/// Who has half as many again as the others in the middle, and at least so many, has much.
const MUCH_LEAST: i64 = 10;

fn middle(all: impl Iterator<Item = i64>) -> i64 {
    let mut all: Vec<i64> = all.filter(|n| *n > 0).collect();
    all.sort_unstable();
    all.get(all.len() / 2).copied().unwrap_or(0)
}

async fn loads(work: &mut Work, day: Date) -> Result<Vec<LoadLine>, Error> {
    let caseloads = rows::caseloads(&mut work.tx, work.scope, day).await?;
    let in_hand = signals::loads(&mut work.tx, work.scope).await?;
    let coordinated = middle(caseloads.iter().map(|c| c.coordinated));
    let consulted = middle(caseloads.iter().map(|c| c.consulted));
    let much = |own: i64, middle: i64| own >= MUCH_LEAST && own * 2 > middle * 3;
    let house = work.context.house.clone();
    let mut lines: Vec<LoadLine> = caseloads
        .into_iter()
        .map(|caseload| {
            let own = in_hand.iter().filter(|l| l.owner == caseload.employee);
            let oldest = own.clone().map(|l| days_between(house.day_of(l.oldest), day)).max();
            LoadLine {
                urgent: own.clone().filter(|l| l.level == Level::Urgent).map(|l| l.n).sum(),
                signals: own.clone().map(|l| l.n).sum(),
                taken: own.map(|l| l.taken).sum(),
                oldest,
                much: much(caseload.coordinated, coordinated) || much(caseload.consulted, consulted),
                caseload,
            }
        })
        .filter(|l| l.signals > 0 || l.caseload.coordinated + l.caseload.consulted > 0)
        .collect();
    lines.sort_by_key(|l| (std::cmp::Reverse(l.urgent), std::cmp::Reverse(l.oldest.unwrap_or(-1))));
    Ok(lines)
}
