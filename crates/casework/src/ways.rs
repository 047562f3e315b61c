//! A citizen's way to a place, step by step with the days between; and the days of the whole job centre.

use holdepunkt_rules::{
    Refusal,
    beside::is_beside,
    codes::Code,
    deadline::Urgency,
    id::*,
    information::Guest,
    period::plus_days,
    placement::{Placement, PlacementState},
    preparation::{Preparation, PreparationState, Project, Warning},
    referral::{Referral, ReferralModel, ReferralState},
    status::suppress::SMALLEST_SHOWN,
    steps::{Median, Way, WayStep, median, stretches},
};
use holdepunkt_store::{
    citizens, information_meetings,
    interests::{self, Interest},
    job_centres,
    placements::{self, Beside},
    preparations, projects, referrals, ways,
};
use jiff::civil::Date;

use crate::{Action, Context, Error, citizens::admit, context::Deed, policy::Relation, preparations::is_theirs};

/// One way: from the first step until a start, or until it came to nothing.
#[derive(Debug, Clone, PartialEq)]
pub struct Course {
    /// The stay, with where it was.
    pub preparation: Option<(Preparation, Project)>,
    /// The referral.
    pub referral: Option<Referral>,
    /// The days of the steps.
    pub way: Way,
}

/// A citizen's way.
#[derive(Debug, Clone, PartialEq)]
pub struct WayPage {
    /// Who.
    pub citizen: CitizenId,
    /// Name; empty when it is protected from the reader.
    pub name: String,
    /// Telephone, for whoever has the citizen.
    pub phone: String,
    /// Target group.
    pub target_group: Code,
    /// Coordinating caseworker.
    pub caseworker_name: String,
    /// How the reader stands to the citizen.
    pub relation: Relation,
    /// The deadline of the next talk, and how near it is.
    pub deadline: (Option<Date>, Urgency),
    /// Every way, the latest first.
    pub courses: Vec<Course>,
    /// What somebody should look at in the open stay.
    pub warning: Option<Warning>,
    /// Who leads the open stay's project.
    pub lead_name: String,
    /// Meetings that the citizen was invited to, with their days.
    pub meetings: Vec<(Guest, Date)>,
    /// The centres that the citizen chose, in order.
    pub wishes: Vec<String>,
    /// Who would like to have the citizen.
    pub interests: Vec<Interest>,
    /// Taster days and days in a centre that are booked beside the open stay.
    pub beside: Vec<Beside>,
}

impl WayPage {
    /// The open stay.
    #[must_use]
    pub fn open_preparation(&self) -> Option<&(Preparation, Project)> {
        self.courses.iter().filter_map(|c| c.preparation.as_ref()).find(|(p, _)| p.state.is_open())
    }

    /// The open referral.
    #[must_use]
    pub fn open_referral(&self) -> Option<&Referral> {
        self.courses.iter().filter_map(|c| c.referral.as_ref()).find(|r| r.state.is_open())
    }
}

fn way_of(
    preparation: Option<&Preparation>,
    referral: Option<&Referral>,
    placements: &[Placement],
    today: Date,
) -> Way {
    let moved_on = |p: &&Preparation| matches!(p.state, PreparationState::Ready | PreparationState::DrawnOut);
    let begun = |p: &&Preparation| p.state != PreparationState::Asked;
    let placed = referral.filter(|r| r.state == ReferralState::Placed);
    let counts = |p: &&Placement| {
        let real = !matches!(p.state, PlacementState::Withdrawn | PlacementState::Reserved);
        real && placed.is_some_and(|r| p.referral == Some(r.id)) && p.period.from() <= today
    };
    Way::default()
        .with(WayStep::Asked, preparation.map(|p| p.asked_on))
        .with(WayStep::Begun, preparation.filter(begun).and_then(|p| p.from))
        .with(WayStep::Ready, preparation.filter(moved_on).and_then(|p| p.until))
        .with(WayStep::Sent, referral.map(|r| r.sent_on))
        .with(WayStep::Accepted, referral.and_then(|r| r.accepted_on))
        .with(WayStep::Placed, placed.and_then(|r| r.closed_on))
        .with(WayStep::Started, placements.iter().filter(counts).map(|p| p.period.from()).min())
}

/// Opens a citizen's way.
///
/// # Errors
/// [`Refusal::NotFound`], or [`Refusal::StateYourReason`] when a reason would open the door.
pub async fn find(context: &Context, id: CitizenId) -> Result<WayPage, Error> {
    let mut work = context.begin(Action::SeeWay).await?;
    let relation = admit(&mut work, id).await?;
    let (tx, scope) = (&mut work.tx, work.scope);
    let citizen = citizens::find(tx, scope, id).await?.ok_or(Refusal::NotFound)?;
    let known = projects::list(tx, scope).await?;
    let placements = placements::of_citizen(tx, scope, id).await?;
    let stays = preparations::of_citizen(tx, scope, id).await?;
    let mut courses: Vec<Course> = Vec::new();
    let with_project = |p: &Preparation| {
        let project = known.iter().find(|l| l.project.id == p.project)?;
        Some((p.clone(), project.project.clone()))
    };
    let sent = referrals::of_citizen(tx, scope, id).await?;
    for stay in stays.iter().filter(|p| sent.iter().all(|r| r.preparation != Some(p.id))) {
        let way = way_of(Some(stay), None, &placements, context.today);
        courses.push(Course { preparation: with_project(stay), referral: None, way });
    }
    for referral in sent {
        let stay = stays.iter().find(|p| referral.preparation == Some(p.id));
        let way = way_of(stay, Some(&referral), &placements, context.today);
        courses.push(Course { preparation: stay.and_then(with_project), referral: Some(referral), way });
    }
    courses.sort_by_key(|c| std::cmp::Reverse(c.way.taken().first().map(|t| t.on)));
    let open = courses.iter().filter_map(|c| c.preparation.as_ref()).find(|(p, _)| p.state.is_open());
    let rules = context.house.rulebook.referral_rules();
    let limits = rules.limits_on(context.today)?;
    let warning = open.and_then(|(p, project)| p.warning(project.kind, &limits, context.today));
    let lead_name = open.and_then(|(_, j)| known.iter().find(|l| l.project.id == j.id)).map(|l| l.lead_name.clone());
    let talk = rules.talk_on(&citizen.target_group, context.today)?;
    let deadline = talk.deadline(ways::talk_on(tx, scope, id).await?);
    let meetings = information_meetings::of_citizen(tx, scope, id).await?;
    let wishes = ways::wished_centres(tx, scope, id).await?.into_iter().map(|(_, name)| name).collect();
    let interests = interests::open_of(tx, scope, id).await?;
    let mut beside = placements::beside(tx, scope, Some(id)).await?;
    beside.retain(|b| open.is_some_and(|(p, _)| is_beside(&b.placement, p)));
    let caseworker = job_centres::employee(tx, scope, citizen.caseworker).await?;
    let hidden = citizen.protected && !is_theirs(&relation);
    work.done(Deed::Read, "way", id, Some(id)).await?;
    Ok(WayPage {
        citizen: id,
        name: if hidden { String::new() } else { citizen.name },
        phone: if is_theirs(&relation) { citizen.phone } else { String::new() },
        target_group: citizen.target_group,
        caseworker_name: caseworker.map(|e| e.name).unwrap_or_default(),
        relation,
        deadline: (deadline, talk.urgency(deadline, context.today)),
        courses,
        warning,
        lead_name: lead_name.unwrap_or_default(),
        meetings,
        wishes,
        interests,
        beside,
    })
}

/// A stretch between two steps.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Stretch {
    /// From this step.
    pub from: WayStep,
    /// To this one.
    pub to: WayStep,
    /// The median, unless it is of too few to be told.
    pub median: Option<Median>,
    /// Of how many; nothing for too few.
    pub n: Option<usize>,
}

/// The stretches of a model, or of all.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Times {
    /// The model; none for all together.
    pub model: Option<ReferralModel>,
    /// How many were referred; nothing for too few.
    pub n: Option<usize>,
    /// The stretches, in order.
    pub stretches: Vec<Stretch>,
}

/// Days between the steps for those referred in the latest months.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReferralTimes {
    /// Referred from this day.
    pub from: Date,
    /// Referred until this day.
    pub until: Date,
    /// All together first, then each model that is used.
    pub times: Vec<Times>,
}

/// How far back the figures go, in days.
const BACK_DAYS: i64 = 365;

fn shown(n: usize) -> bool {
    n as i64 >= SMALLEST_SHOWN
}

fn times_of(model: Option<ReferralModel>, ways: &[Way]) -> Times {
    let stretch = |(from, to, days): (WayStep, WayStep, Vec<i64>)| {
        let enough = shown(days.len());
        let n = days.len();
        Stretch { from, to, median: median(days).filter(|_| enough), n: enough.then_some(n) }
    };
    let stretches = stretches(ways).into_iter().map(stretch).collect();
    Times { model, n: shown(ways.len()).then_some(ways.len()), stretches }
}

/// Days between the steps, as medians with how many they are of. Of fewer than five nothing is told.
///
/// # Errors
/// [`Refusal::NotAllowed`], or the database's.
pub async fn times(context: &Context) -> Result<ReferralTimes, Error> {
    let mut work = context.look(Action::SeeReferralTimes).await?;
    let (from, until) = (plus_days(context.today, -BACK_DAYS), context.today);
    let ways = ways::sent_between(&mut work.tx, work.scope, from, until, until).await?;
    let all: Vec<Way> = ways.iter().map(|(_, way)| way.clone()).collect();
    let mut times = vec![times_of(None, &all)];
    for model in ReferralModel::ALL {
        let of: Vec<Way> = ways.iter().filter(|(m, _)| m == model).map(|(_, way)| way.clone()).collect();
        if !of.is_empty() {
            times.push(times_of(Some(*model), &of));
        }
    }
    Ok(ReferralTimes { from, until, times })
}
