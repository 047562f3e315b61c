//! What is chosen on the board: a placement, or an empty seat.

use holdepunkt_rules::{
    Refusal,
    centre::{CompanyCentre, Mentor},
    citizen::short_name,
    course::Clock,
    hours::WeeklyHours,
    id::*,
    interruption::Interruption,
    period::{Period, days_between},
    place::joined,
    placement::{Standing, standing},
};
use holdepunkt_store::{centres, citizens, interruptions, mentors, placements, places};
use jiff::civil::Date;

use crate::{
    Action, Context, Error, Reach, Work,
    context::Deed,
    policy::{Answer, takes_in},
};

/// What was chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Selected {
    /// A bar with somebody.
    Placement(PlacementId),
    /// A vacant seat.
    Place(PlaceId),
}

/// A chosen seat, and who has it.
#[derive(Debug, Clone, PartialEq)]
pub struct Panel {
    /// The centre.
    pub centre: CompanyCentre,
    /// The place.
    pub place: PlaceId,
    /// The place's number.
    pub number: i64,
    /// The run of kept days that today, or else the last day, lies in.
    pub kept: Option<Period>,
    /// The centre's mentors, less those who have left.
    pub mentors: Vec<Mentor>,
    /// Who has it, when a placement was chosen.
    pub sitter: Option<PanelSitter>,
}

/// The placement in a panel.
#[derive(Debug, Clone, PartialEq)]
pub struct PanelSitter {
    /// The placement.
    pub placement: PlacementId,
    /// The name: in full for whoever has the citizen, else first name and initial, else nothing.
    pub name: Option<String>,
    /// The citizen's page, for whom it opens; after a stated reason perhaps.
    pub citizen: Option<CitizenId>,
    /// Does the page ask why?
    pub asks_why: bool,
    /// How it stands.
    pub standing: Standing,
    /// The count of days away, while the citizen is away.
    pub clock: Option<Clock>,
    /// When they are expected back.
    pub expected_back: Option<Date>,
    /// Its days.
    pub period: Period,
    /// Week so and so, of so many; none before it begins.
    pub week: Option<(i64, i64)>,
    /// Hours a week at the start.
    pub hours: WeeklyHours,
    /// The mentor.
    pub mentor: Option<Mentor>,
    /// May the reader agree, extend or withdraw it?
    pub may_place: bool,
    /// May the reader end it?
    pub may_end: bool,
}

/// What was chosen, for a reader. Who it is about can read that it was opened.
///
/// # Errors
/// [`Refusal::NotFound`], or the database's.
pub async fn panel(context: &Context, selected: Selected) -> Result<Panel, Error> {
    match selected {
        Selected::Place(place) => {
            let mut work = context.look(Action::SeeBoard).await?;
            seat(&mut work, place).await
        }
        Selected::Placement(id) => {
            let mut work = context.begin(Action::SeeBoard).await?;
            let found = placements::find(&mut work.tx, work.scope, id).await?.ok_or(Refusal::NotFound)?;
            let mut panel = seat(&mut work, found.place).await?;
            let sitter = sitter(&mut work, &found).await?;
            let named = sitter.name.is_some();
            panel.sitter = Some(sitter);
            if named {
                work.done(Deed::Read, "placement", id, Some(found.citizen)).await?;
            }
            Ok(panel)
        }
    }
}

async fn seat(work: &mut Work, place: PlaceId) -> Result<Panel, Error> {
    let place = places::find(&mut work.tx, work.scope, place).await?.ok_or(Refusal::NotFound)?;
    let centre = centres::find(&mut work.tx, work.scope, place.centre).await?.ok_or(Refusal::NotFound)?;
    let mentors = mentors::of_centre(&mut work.tx, work.scope, centre.id).await?;
    let spans = joined(&place.spans);
    let kept = spans.iter().find(|s| s.contains(work.today())).or_else(|| spans.last()).copied();
    Ok(Panel { centre, place: place.id, number: place.number, kept, mentors, sitter: None })
}

async fn sitter(work: &mut Work, p: &holdepunkt_rules::placement::Placement) -> Result<PanelSitter, Error> {
    let (context, today) = (work.context.clone(), work.today());
    let relation = work.relation(p.citizen).await?;
    let answer = |action| context.reach(action).map_or(Answer::No, |reach| takes_in(reach, &relation));
    let sees = answer(Action::SeeCitizen);
    let citizen = citizens::find(&mut work.tx, work.scope, p.citizen).await?.ok_or(Refusal::NotFound)?;
    let name = match (sees, citizen.protected) {
        _ if work.reach == Reach::Figures => None,
        (Answer::Yes, _) => Some(citizen.name),
        (_, false) => Some(short_name(&citizen.name)),
        (_, true) => None,
    };
    let weeks = |from, to| days_between(from, to) / 7 + 1;
    let away = interruptions::of_placement(&mut work.tx, work.scope, p.id).await?.into_iter().find(|i| i.is_open());
    let standing = standing(p.state, &p.period, away.as_ref().map(Interruption::away), today);
    let terms = context.house.rulebook.course_terms(today)?;
    let clock = away.as_ref().and_then(|i| Clock::after(i.last_day, today, &terms));
    let under_way = matches!(standing, Standing::Running | Standing::EndingSoon);
    let week =
        p.period.until().filter(|_| under_way).map(|u| (weeks(p.period.from(), today), weeks(p.period.from(), u)));
    Ok(PanelSitter {
        placement: p.id,
        name,
        citizen: (sees != Answer::No).then_some(p.citizen),
        asks_why: sees == Answer::WithReason,
        standing,
        clock: clock.filter(|_| standing == Standing::Paused),
        expected_back: away.and_then(|i| i.expected_back).filter(|_| standing == Standing::Paused),
        period: p.period,
        week,
        hours: p.hours,
        mentor: mentors::find(&mut work.tx, work.scope, p.mentor).await?,
        may_place: answer(Action::Place) == Answer::Yes,
        may_end: answer(Action::EndPlacement) == Answer::Yes,
    })
}
