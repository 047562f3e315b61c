//! A placement's page, and what can be done with it.

use askama::Template;
use axum::{extract::Path, response::Response};
use holdepunkt_casework::{
    Action,
    placements::{self, PlacementPage},
};
use holdepunkt_rules::{
    Refusal, Refused,
    id::PlacementId,
    period::days_between,
    placement::{Outcome, PlacementState, Standing},
};
use holdepunkt_wording::Argument;
use jiff::civil::Date;

use super::form;
use crate::{
    citizens::{
        look::{first_name, name_or_protected, short_pill, whose},
        page::{or_ask_reason, place_words},
    },
    desk::Desk,
    failure::{Failure, html, html_refused},
    form::{Fields, Form, Reader, refused},
    markup::Markup,
    page::Page,
};

/// What every page of a placement shows.
struct Shown {
    page: PlacementPage,
    name: String,
    first: String,
    whose: String,
    place: String,
    until: Date,
}

impl Shown {
    async fn open(desk: &Desk, id: PlacementId) -> Result<Self, Failure> {
        let page = placements::find(&desk.context, id).await?;
        let placed = &page.placed;
        let until = placed.placement.period.until().unwrap_or(placed.placement.agreed_until);
        let name = name_or_protected(desk.words, &page.name);
        let first = first_name(desk.words, &page.name);
        let whose = whose(desk.words, &page.name);
        let place = place_words(desk, &placed.centre_name, placed.number);
        Ok(Self { page, name, first, whose, place, until })
    }

    fn frame(&self, desk: &Desk) -> Page {
        let citizen = self.page.placed.placement.citizen;
        desk.page().under_key("/citizens", "nav-citizens").under(format!("/citizens/{citizen}"), self.name.as_str())
    }

    fn id(&self) -> PlacementId {
        self.page.placed.placement.id
    }

    fn version(&self) -> i64 {
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
}

/// `GET /placements/{placement}`
///
/// # Errors
/// [`Refusal::NotFound`], or the database's.
pub async fn one(desk: Desk, Path(placement): Path<String>) -> Result<Response, Failure> {
    let s = Shown::open(&desk, id(&placement)?).await?;
    let (words, today) = (desk.words, desk.context.today);
    let placed = &s.page.placed;
    let (p, standing) = (&placed.placement, placed.standing);
    let open = matches!(p.state, PlacementState::Reserved | PlacementState::Agreed);
    let may_place = desk.context.may(Action::Place);
    let not_begun = matches!(standing, Standing::Reserved | Standing::Coming);
    html(&OnePage {
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

fn outcome_words(desk: &Desk, e: &holdepunkt_rules::placement::Ending) -> String {
    let hours =
        e.hours.map(|h| desk.words.say_with("citizen-hours-a-week", &[("hours", Argument::from(desk.words.hours(h)))]));
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
}

fn move_page(desk: &Desk, s: Shown, f: Form) -> MovePage {
    let words = desk.words;
    let near = |day: Date| words.day_near(day, desk.context.today);
    let free = s.page.free_until.map_or_else(
        || words.say("placement-free-on"),
        |day| words.say_with("placement-free-until", &[("day", Argument::from(near(day)))]),
    );
    MovePage { p: s.frame(desk), now: near(s.until), free, f, s }
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
    let until = match (r.finish(), until) {
        (Ok(()), Some(until)) => until,
        (refused, _) => return again(&refused.err().unwrap_or_default()).await,
    };
    match placements::change_end(&desk.context, id, version, until).await {
        Ok(citizen) => Ok(desk.done(&format!("/citizens/{citizen}"), "placement-moved")),
        Err(error) if error.is_stale() => {
            stale(&desk, id, fields, |desk, s, f| html_refused(&move_page(desk, s, f), STALE)).await
        }
        Err(error) => again(&refused(error)?).await,
    }
}

const STALE: &[Refused] = &[Refused { refusal: Refusal::Stale, field: None }];

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

fn id(text: &str) -> Result<PlacementId, Failure> {
    PlacementId::parse(text).ok_or_else(|| Refusal::NotFound.into())
}
