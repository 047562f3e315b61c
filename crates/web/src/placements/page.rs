//! A placement's page, and what can be done with it.

use askama::Template;
use axum::{extract::Path, response::Response};
use holdepunkt_casework::{
    Action, attendance,
    courses::Chain,
    placements::{self, PlacementPage},
    recents,
};
use holdepunkt_rules::{
    Refusal, Refused,
    agreement::ladder::rung_on,
    hours::WeeklyHours,
    id::PlacementId,
    interruption::Interruption,
    period::{days_between, plus_days},
    placement::{Outcome, PlacementState, Standing},
    week::{Week, week_on},
};
use holdepunkt_wording::{Argument, sentences};
use jiff::civil::Date;

use super::{
    course::{self, CourseCard},
    form,
};
use crate::{
    agreements,
    citizens::{
        look::{first_name, name_or_protected, short_pill, whose},
        page::{or_ask_reason, place_words},
    },
    desk::Desk,
    failure::{Failure, html, html_refused},
    form::{Fields, Form, Reader, refused},
    markup::Markup,
    page::Page,
    supports::parts::{week_warnings, whole_week},
    workplaces::week::Entry,
};

/// What every page of a placement shows.
pub(crate) struct Shown {
    /// The placement with what stands around it.
    pub page: PlacementPage,
    /// The citizen's name, or that it is protected.
    pub name: String,
    /// What to call them in a sentence.
    pub first: String,
    /// Whose.
    pub whose: String,
    /// "Svanedammen, plads 2"
    pub place: String,
    /// The last day.
    pub until: Date,
}

impl Shown {
    /// Opens a placement.
    pub async fn open(desk: &Desk, id: PlacementId) -> Result<Self, Failure> {
        let page = placements::find(&desk.context, id).await?;
        let placed = &page.placed;
        let until = placed.placement.period.until().unwrap_or(placed.placement.agreed_until);
        let name = name_or_protected(desk.words, &page.name);
        let first = first_name(desk.words, &page.name);
        let whose = whose(desk.words, &page.name);
        let place = place_words(desk, &placed.centre_name, placed.number);
        Ok(Self { page, name, first, whose, place, until })
    }

    /// The page with its way back.
    pub fn frame(&self, desk: &Desk) -> Page {
        let citizen = self.page.placed.placement.citizen;
        desk.page().under_key("/citizens", "nav-citizens").under(format!("/citizens/{citizen}"), self.name.as_str())
    }

    /// The placement.
    pub fn id(&self) -> PlacementId {
        self.page.placed.placement.id
    }

    /// Its version.
    pub fn version(&self) -> i64 {
        self.page.placed.placement.version
    }
}

#[derive(Template)]
#[template(path = "placements/one.html")]
struct OnePage {
    p: Page,
    s: Shown,
    pill: Markup,
    days: String,
    choice: String,
    outcome: Option<String>,
    reason: String,
    may_agree: bool,
    may_move: bool,
    may_withdraw: bool,
    may_end: bool,
    kind: String,
    course: Option<CourseCard>,
    grants: Vec<GrantLine>,
    limit: String,
    pauses: Vec<String>,
    former: Vec<String>,
    workplaces: Vec<String>,
    week: Option<(String, Vec<Entry>)>,
    warnings: Vec<String>,
    may_pause: bool,
    away: bool,
    may_call_off: bool,
    agreement: Markup,
    attendance: Markup,
}

/// A grant as a line.
struct GrantLine {
    days: String,
    by: String,
    reason: String,
}

/// Weeks of attendance that the page tells of.
const WEEKS_BESIDE: usize = 4;

/// `GET /placements/{placement}`
///
/// # Errors
/// [`Refusal::NotFound`], or the database's.
pub async fn one(desk: Desk, Path(placement): Path<String>) -> Result<Response, Failure> {
    let s = Shown::open(&desk, id(&placement)?).await?;
    if desk.context.may(Action::SeeRecent) {
        recents::opened(&desk.context, recents::Noun::Placement, s.id()).await?;
    }
    let (words, today) = (desk.words, desk.context.today);
    let placed = &s.page.placed;
    let (p, standing) = (&placed.placement, placed.standing);
    let open = matches!(p.state, PlacementState::Reserved | PlacementState::Agreed);
    let may_place = desk.context.may(Action::Place);
    let not_begun = matches!(standing, Standing::Reserved | Standing::Coming);
    let open_away = s.page.open_interruption();
    let may_pause = desk.context.may(Action::Interrupt) && p.state == PlacementState::Agreed;
    let kept = attendance::of_placement(&desk.context, s.id()).await?;
    let attendance = crate::attendance::weeks::table(&desk, &desk.page(), &kept, WEEKS_BESIDE);
    html(&OnePage {
        attendance,
        kind: if p.kind.is_course() {
            String::new()
        } else {
            words.say(&format!("placement-kind-{}", p.kind.code().replace('_', "-")))
        },
        course: if p.kind.is_course() { course::card(words, &s.page.chain, today) } else { None },
        grants: grant_lines(&desk, &s),
        limit: limit_words(&desk, &s),
        pauses: s.page.interruptions.iter().map(|i| pause_words(&desk, i, &s.page.chain)).collect(),
        former: former_words(&desk, &s),
        workplaces: workplace_words(&desk, &s),
        week: week_words(&desk, &s),
        warnings: warnings(&desk, &s),
        away: may_pause && open_away.is_some(),
        agreement: if p.kind.is_course() {
            agreements::part::sheet(words, p.id, &s.page.agreement, open)
        } else {
            Markup::default()
        },
        may_call_off: may_pause && open_away.is_some_and(|i| i.last_day >= today),
        may_pause: may_pause && open_away.is_none(),
        p: s.frame(&desk),
        pill: short_pill(words, standing, p.period.from(), s.until, today),
        days: words.period(&p.period),
        choice: desk.code("placement_reasons", p.choice.as_str()),
        outcome: p.ending.as_ref().map(|e| outcome_words(&desk, e)),
        reason: p
            .ending
            .as_ref()
            .and_then(|e| e.reason.as_ref())
            .map_or_else(String::new, |c| desk.code("ending_reasons", c.as_str())),
        may_agree: may_place && p.state == PlacementState::Reserved,
        may_move: may_place && open,
        may_withdraw: may_place && not_begun,
        may_end: desk.context.may(Action::EndPlacement) && p.state == PlacementState::Agreed && !not_begun,
        s,
    })
}

fn grant_lines(desk: &Desk, s: &Shown) -> Vec<GrantLine> {
    let words = desk.words;
    let line = |(g, by): &(holdepunkt_rules::length::Grant, String)| GrantLine {
        days: words.period(&g.period),
        by: if by.is_empty() {
            String::new()
        } else {
            let day = words.day_near(g.granted_on, desk.context.today);
            words.say_with("placement-granted-by", &[("name", by.as_str().into()), ("day", day.into())])
        },
        reason: g.reason.clone(),
    };
    s.page.grants.iter().map(line).collect()
}

/// How long the group may be granted, and whether this is longer.
fn limit_words(desk: &Desk, s: &Shown) -> String {
    let Some(length) = s.page.length else { return String::new() };
    let weeks = |key: &str, weeks: i64, until: Date| {
        let until = desk.words.day_near(until, desk.context.today);
        desk.words.say_with(key, &[("weeks", weeks.into()), ("until", until.into())])
    };
    let period = s.page.placed.placement.period;
    match length.limit_passed(&period) {
        Some((limit, until)) => weeks("placement-beyond-limit", limit, until),
        None => {
            weeks("placement-within-limit", length.first_weeks, plus_days(period.from(), length.first_weeks * 7 - 1))
        }
    }
}

/// A pause in words: when, how long, and whether the course held.
fn pause_words(desk: &Desk, i: &Interruption, chain: &Chain) -> String {
    let (words, today) = (desk.words, desk.context.today);
    let near = |day: Date| Argument::from(words.day_near(day, today));
    let first = plus_days(i.last_day, 1);
    let text = match (i.resumed_on, i.expected_back) {
        (Some(back), _) => {
            let day = days_between(i.last_day, back);
            let holds = day <= chain.terms.resume_within_days;
            words.say_with(
                if holds { "interruption-closed" } else { "interruption-closed-new" },
                &[("from", near(first)), ("until", near(plus_days(back, -1))), ("day", Argument::from(day))],
            )
        }
        (None, Some(back)) if first > today => {
            words.say_with("interruption-planned", &[("from", near(first)), ("back", near(back))])
        }
        (None, Some(back)) => words.say_with("interruption-open-until", &[("from", near(first)), ("back", near(back))]),
        (None, None) => words.say_with("interruption-open", &[("from", near(first))]),
    };
    let reason = desk.code("interruption_reasons", i.reason.as_str());
    sentences([text, reason, i.note.clone()])
}

fn former_words(desk: &Desk, s: &Shown) -> Vec<String> {
    let near = |day: Date| Argument::from(desk.words.day_near(day, desk.context.today));
    let line = |f: &holdepunkt_casework::store::workplaces::FormerMentor| {
        let values = [("name", Argument::from(f.name.as_str())), ("from", near(f.from)), ("until", near(f.until))];
        sentences([desk.words.say_with("workplace-former", &values), f.reason.clone()])
    };
    s.page.former.iter().map(line).collect()
}

fn workplace_words(desk: &Desk, s: &Shown) -> Vec<String> {
    let line = |w: &holdepunkt_casework::store::workplaces::Workplace| {
        let day = desk.words.day_near(w.from, desk.context.today);
        let values = [("company", Argument::from(w.company_name.as_str())), ("day", Argument::from(day))];
        let text = desk.words.say_with("workplace-line", &values);
        if w.mentor_name.is_empty() { text } else { format!("{text}, {}", w.mentor_name) }
    };
    s.page.workplaces.iter().map(line).collect()
}

fn week_words(desk: &Desk, s: &Shown) -> Option<(String, Vec<Entry>)> {
    let (words, today) = (desk.words, desk.context.today);
    let week = week_on(&s.page.weeks, today).or(s.page.weeks.first());
    let since = |week: &Week| {
        words.say_with(
            "week-since",
            &[
                ("day", Argument::from(words.day_near(week.from, today))),
                ("days", Argument::from(week.centre_days())),
                ("hours", Argument::from(words.hours(WeeklyHours::from_minutes(week.centre_minutes())))),
            ],
        )
    };
    let entries = whole_week(desk, week, &s.page.support);
    let lead = week.map_or_else(|| words.say("week-empty"), since);
    (week.is_some() || !entries.is_empty()).then_some((lead, entries))
}

/// Where the week that holds, or the first to come, doesn't fit what else is agreed.
fn warnings(desk: &Desk, s: &Shown) -> Vec<String> {
    let today = desk.context.today;
    let Some(week) = week_on(&s.page.weeks, today).or(s.page.weeks.first()) else { return Vec::new() };
    let open = matches!(s.page.placed.placement.state, PlacementState::Reserved | PlacementState::Agreed);
    if !open {
        return Vec::new();
    }
    let rung = rung_on(&s.page.agreed, today.max(week.from).max(s.page.placed.placement.period.from()));
    week_warnings(desk, week, rung, &s.page.support)
}

fn outcome_words(desk: &Desk, e: &holdepunkt_rules::placement::Ending) -> String {
    let hours = e.hours.map(|h| agreements::words::hours(desk.words, h.minutes()));
    let place = (!e.place_name.is_empty()).then(|| e.place_name.clone());
    [Some(desk.code("outcomes", e.outcome.code())), hours, place].into_iter().flatten().collect::<Vec<_>>().join(", ")
}

/// `POST /placements/{placement}/agree`
///
/// # Errors
/// [`Refusal::PlacementState`], [`Refusal::Stale`], [`Refusal::NotFound`], or the database's.
pub async fn agree(desk: Desk, Path(placement): Path<String>, fields: Fields) -> Result<Response, Failure> {
    let citizen = placements::agree(&desk.context, id(&placement)?, Reader::of(&fields).version()).await?;
    Ok(desk.done(&format!("/citizens/{citizen}"), "placement-agreed"))
}

/// `POST /placements/{placement}/withdraw`
///
/// # Errors
/// [`Refusal::PlacementState`], [`Refusal::AlreadyBegun`], [`Refusal::Stale`], [`Refusal::NotFound`], or the database's.
pub async fn withdraw(desk: Desk, Path(placement): Path<String>, fields: Fields) -> Result<Response, Failure> {
    let citizen = placements::withdraw(&desk.context, id(&placement)?, Reader::of(&fields).version()).await?;
    Ok(desk.done(&format!("/citizens/{citizen}"), "placement-withdrawn"))
}

#[derive(Template)]
#[template(path = "placements/move.html")]
struct MovePage {
    p: Page,
    s: Shown,
    f: Form,
    now: String,
    free: String,
    granted: String,
    asks_reason: bool,
}

fn move_page(desk: &Desk, s: Shown, f: Form) -> MovePage {
    let words = desk.words;
    let near = |day: Date| words.day_near(day, desk.context.today);
    let free = s.page.free_until.map_or_else(
        || words.say("placement-free-on"),
        |day| words.say_with("placement-free-until", &[("day", Argument::from(near(day)))]),
    );
    let granted = s.page.granted_until.map_or_else(String::new, |day| {
        words.say_with("placement-granted-until", &[("day", Argument::from(near(day)))])
    });
    MovePage { p: s.frame(desk), now: near(s.until), free, granted, asks_reason: s.page.length.is_some(), f, s }
}

/// `GET /placements/{placement}/end-date`
///
/// # Errors
/// [`Refusal::NotFound`], or the database's.
pub async fn end_date(desk: Desk, Path(placement): Path<String>) -> Result<Response, Failure> {
    let s = Shown::open(&desk, id(&placement)?).await?;
    let mut fields = Fields::default();
    fields.set_day("until", s.until);
    let form = Form::new(desk.words, fields).of_version(s.version());
    html(&move_page(&desk, s, form))
}

/// `POST /placements/{placement}/end-date`
///
/// # Errors
/// [`Refusal::NotFound`], or the database's; refusals are shown at the form.
pub async fn change_end(desk: Desk, Path(placement): Path<String>, fields: Fields) -> Result<Response, Failure> {
    let id = id(&placement)?;
    let again = async |list: &[Refused]| {
        let s = Shown::open(&desk, id).await?;
        html_refused(&move_page(&desk, s, Form::refused(desk.words, fields.clone(), list)), list)
    };
    let mut r = Reader::of(&fields);
    let (until, version) = (r.day("until"), r.version());
    let reason = r.optional_line("reason", 500);
    let until = match (r.finish(), until) {
        (Ok(()), Some(until)) => until,
        (refused, _) => return again(&refused.err().unwrap_or_default()).await,
    };
    match placements::change_end(&desk.context, id, version, until, &reason).await {
        Ok(citizen) => Ok(desk.done(&format!("/citizens/{citizen}"), "placement-moved")),
        Err(error) if error.is_stale() => {
            stale(&desk, id, fields, |desk, s, f| html_refused(&move_page(desk, s, f), STALE)).await
        }
        Err(error) => again(&refused(error)?).await,
    }
}

/// Somebody else saved first.
pub(crate) const STALE: &[Refused] = &[Refused { refusal: Refusal::Stale, field: None }];

/// Somebody else saved first: the page shows what stands now, the form keeps what was typed and takes
/// the new version, so that sending it again is a choice.
async fn stale(
    desk: &Desk,
    id: PlacementId,
    mut fields: Fields,
    show: impl Fn(&Desk, Shown, Form) -> Result<Response, Failure>,
) -> Result<Response, Failure> {
    let s = Shown::open(desk, id).await?;
    fields.set("version", s.version().to_string());
    show(desk, s, Form::refused(desk.words, fields, STALE))
}

#[derive(Template)]
#[template(path = "placements/end.html")]
struct EndPage {
    p: Page,
    s: Shown,
    f: Form,
    days: String,
    outcomes: Vec<(String, String)>,
    reasons: Vec<(String, String)>,
}

fn end_page(desk: &Desk, s: Shown, f: Form) -> EndPage {
    EndPage {
        p: s.frame(desk),
        days: desk.words.period(&s.page.placed.placement.period),
        outcomes: Outcome::ALL.iter().map(|o| (o.code().to_owned(), desk.code("outcomes", o.code()))).collect(),
        reasons: desk.choices("ending_reasons"),
        f,
        s,
    }
}

/// `GET /placements/{placement}/end`
///
/// # Errors
/// [`Refusal::NotFound`], or the database's.
pub async fn end(desk: Desk, Path(placement): Path<String>) -> Result<Response, Failure> {
    let s = Shown::open(&desk, id(&placement)?).await?;
    let mut fields = Fields::default();
    fields
        .set_day("ended_on", if days_between(s.until, desk.context.today) > 0 { s.until } else { desk.context.today });
    let form = Form::new(desk.words, fields).of_version(s.version());
    html(&end_page(&desk, s, form))
}

/// `POST /placements/{placement}/end`
///
/// # Errors
/// [`Refusal::NotFound`], or the database's; refusals are shown at the form.
pub async fn ended(desk: Desk, Path(placement): Path<String>, fields: Fields) -> Result<Response, Failure> {
    let id = id(&placement)?;
    let again = async |list: &[Refused]| {
        let s = Shown::open(&desk, id).await?;
        html_refused(&end_page(&desk, s, Form::refused(desk.words, fields.clone(), list)), list)
    };
    let (day, ending) = match form::read_end(&desk, &fields) {
        Ok(read) => read,
        Err(list) => return again(&list).await,
    };
    match placements::end(&desk.context, id, Reader::of(&fields).version(), day, ending).await {
        Ok(citizen) => Ok(desk.done(&format!("/citizens/{citizen}"), "placement-ended")),
        Err(error) if error.is_stale() => {
            stale(&desk, id, fields, |desk, s, f| html_refused(&end_page(desk, s, f), STALE)).await
        }
        Err(error) if error.is(Refusal::StateYourReason.code()) => {
            let citizen = Shown::open(&desk, id).await?.page.placed.placement.citizen;
            or_ask_reason(citizen, error)
        }
        Err(error) => again(&refused(error)?).await,
    }
}

/// The placement of an address.
pub(crate) fn id(text: &str) -> Result<PlacementId, Failure> {
    PlacementId::parse(text).ok_or_else(|| Refusal::NotFound.into())
}
