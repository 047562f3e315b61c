//! Who waits for a place, from the first asking until a place is found: where each stands, whose move it is,
//! and by when the law asks for the next talk. Those whose deadline is nearest come first.

use holdepunkt_rules::{
    codes::Code,
    deadline::{Urgency, waiting_order},
    id::*,
    information::Came,
    period::{days_between, plus_days},
    preparation::{PreparationState, ProjectKind, Warning},
    referral::{Referral, ReferralState},
    steps::Stage,
};
use holdepunkt_store::{
    information_meetings::{self, Pending},
    interests::{self, Interest},
    preparations::{self, Stay},
    referrals::{self, Waiting},
};
use jiff::civil::Date;

use crate::{Action, Context, Error, Reach, context::Deed};

/// Days after a meeting on which somebody who came still counts as on the way through it.
const AFTER_MEETING_DAYS: i64 = 28;

/// Somebody who waits, as the reader sees them.
#[derive(Debug, Clone, PartialEq)]
pub struct OnTheWay {
    /// Who.
    pub citizen: CitizenId,
    /// Name; empty when it is protected from the reader, or when the reader sees figures.
    pub name: String,
    /// Is there nobody behind the figure for this reader?
    pub figure_only: bool,
    /// Target group.
    pub target_group: Code,
    /// Coordinating caseworker.
    pub caseworker_name: String,
    /// Where they stand.
    pub stage: Stage,
    /// Project, or who has the referral, or who holds the meeting.
    pub with: String,
    /// Whose move it is, by name; empty for the consultants together.
    pub mover: String,
    /// Since when they stand on this way.
    pub since: Date,
    /// Days since then.
    pub days: i64,
    /// By when the law asks for the next talk.
    pub deadline: Option<Date>,
    /// How near that is.
    pub urgency: Urgency,
    /// What is wished.
    pub wish: String,
    /// The open referral.
    pub referral: Option<Referral>,
    /// The open stay.
    pub preparation: Option<PreparationId>,
    /// What somebody should look at in it.
    pub warning: Option<Warning>,
    /// The meeting.
    pub meeting: Option<MeetingId>,
    /// Who would like to have the citizen.
    pub interests: Vec<Interest>,
}

fn of_referral(w: Waiting, today: Date) -> OnTheWay {
    let sent = w.referral.state == ReferralState::Sent;
    let with = w.consultant_name.clone().unwrap_or_default();
    OnTheWay {
        citizen: w.referral.citizen,
        name: w.name,
        figure_only: false,
        target_group: w.target_group,
        caseworker_name: w.caseworker_name,
        stage: if sent { Stage::Sent } else { Stage::Accepted },
        mover: with.clone(),
        with,
        since: w.referral.sent_on,
        days: w.referral.days_waited(today),
        deadline: w.talk_on,
        urgency: Urgency::Unknown,
        wish: w.referral.wish.clone(),
        referral: Some(w.referral),
        preparation: None,
        warning: None,
        meeting: None,
        interests: Vec::new(),
    }
}

fn of_stay(s: Stay, warning: Option<Warning>, today: Date) -> OnTheWay {
    OnTheWay {
        citizen: s.preparation.citizen,
        name: s.name,
        figure_only: false,
        target_group: s.target_group,
        caseworker_name: s.caseworker_name,
        stage: match (s.preparation.state, s.kind) {
            (PreparationState::Asked, _) => Stage::Asked,
            (_, ProjectKind::PreCourse) => Stage::InPreCourse,
            (_, ProjectKind::Municipal | ProjectKind::External) => Stage::InProject,
        },
        with: s.project_name,
        mover: s.lead_name,
        since: s.preparation.asked_on,
        days: days_between(s.preparation.asked_on, today).max(0),
        deadline: s.talk_on,
        urgency: Urgency::Unknown,
        wish: s.preparation.wish.clone(),
        referral: None,
        preparation: Some(s.preparation.id),
        warning,
        meeting: None,
        interests: Vec::new(),
    }
}

fn of_guest(g: Pending, today: Date) -> OnTheWay {
    let stage = match (g.guest.came, g.guest.agreed_start) {
        (_, Some(_)) => Stage::StartAgreed,
        (Came::Came, None) => Stage::Talk,
        _ => Stage::Invited,
    };
    OnTheWay {
        citizen: g.guest.citizen,
        name: g.name,
        figure_only: false,
        target_group: g.target_group,
        mover: if stage == Stage::StartAgreed { g.caseworker_name.clone() } else { g.host.clone() },
        caseworker_name: g.caseworker_name,
        stage,
        with: g.host,
        since: g.day.min(today),
        days: days_between(g.day, today).max(0),
        deadline: g.talk_on,
        urgency: Urgency::Unknown,
        wish: String::new(),
        referral: None,
        preparation: None,
        warning: None,
        meeting: Some(g.guest.meeting),
        interests: Vec::new(),
    }
}

/// Everybody who waits: one's own for a caseworker; for a job consultant those whom nobody has taken, one's own,
/// and the guests of one's own meetings; for lead and management the days without the people.
///
/// # Errors
/// [`holdepunkt_rules::Refusal::NotAllowed`], or the database's.
pub async fn list(context: &Context) -> Result<Vec<OnTheWay>, Error> {
    let mut work = context.see(Action::SeeWaiting).await?;
    let (me, reach, today) = (context.who.employee(), work.reach, context.today);
    let all = matches!(reach, Reach::JobCentre | Reach::Figures);
    let mine = |caseworker: EmployeeId| reach == Reach::Coordinated && me == Some(caseworker);
    let rules = context.house.rulebook.referral_rules();
    let limits = rules.limits_on(today)?;
    let mut list: Vec<OnTheWay> = Vec::new();
    for w in referrals::waiting(&mut work.tx, work.scope).await? {
        let referred = reach == Reach::Referred
            && (w.referral.state == ReferralState::Sent || (me.is_some() && me == w.consultant));
        if all || mine(w.caseworker) || referred {
            list.push(of_referral(w, today));
        }
    }
    for s in preparations::stays(&mut work.tx, work.scope).await? {
        let leads = reach == Reach::Referred && me == Some(s.lead);
        if all || mine(s.caseworker) || leads {
            let warning = s.preparation.warning(s.kind, &limits, today);
            list.push(of_stay(s, warning, today));
        }
    }
    let since = plus_days(today, -AFTER_MEETING_DAYS);
    for g in information_meetings::pending(&mut work.tx, work.scope, since).await? {
        let referred = reach == Reach::Referred && me.is_some() && me == g.consultant;
        let on_the_way = list.iter().any(|o| o.citizen == g.guest.citizen);
        if (all || mine(g.caseworker) || referred) && !on_the_way {
            list.push(of_guest(g, today));
        }
    }
    let wanted = interests::open(&mut work.tx, work.scope).await?;
    for o in &mut list {
        let talk = rules.talk_on(&o.target_group, today)?;
        o.deadline = talk.deadline(o.deadline);
        o.urgency = talk.urgency(o.deadline, today);
        o.interests = wanted.iter().filter(|i| i.citizen == o.citizen).cloned().collect();
        if reach == Reach::Figures {
            hide(o);
        }
    }
    list.sort_by_key(|o| waiting_order(o.deadline, o.days));
    work.done(Deed::Read, "waiting", list.len(), None).await?;
    Ok(list)
}

/// Leaves the days, and where somebody stands, and nothing of the person.
fn hide(o: &mut OnTheWay) {
    o.figure_only = true;
    o.name.clear();
    o.wish.clear();
    o.caseworker_name.clear();
    o.with.clear();
    o.mover.clear();
    o.target_group = Code::known("");
    o.referral = None;
    o.preparation = None;
    o.meeting = None;
    o.interests.clear();
}
