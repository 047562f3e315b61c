//! Finding a place for a citizen: first the days and the seat, then the terms. The same for taster days and days in a
//! centre out of a project or pre-course.

use askama::Template;
use axum::{
    extract::{Path, RawQuery},
    response::Response,
};
use holdepunkt_casework::{
    Action, Error,
    placements::{self, HELD_DAYS, Opening, Openings},
    preparations::PreparationPage,
    staffings::{self, Warning},
};
use holdepunkt_rules::{
    Refusal, Refused, beside,
    hours::WeeklyHours,
    id::{CitizenId, MentorId, PlaceId},
    placement::PlacementKind,
    preparation::most_centre_days,
};
use holdepunkt_wording::Argument;
use jiff::civil::Date;

use super::{course, form};
use crate::{
    citizens::{
        look::{first_name, name_or_protected, whose},
        page::{id as citizen_id, or_ask_reason, place_words},
    },
    desk::Desk,
    failure::{Failure, html, html_refused},
    form::{Fields, Form, refused},
    page::Page,
};

/// For what a place is sought.
pub enum Sought {
    /// For a citizen: a placement.
    Citizen(CitizenId),
    /// Beside a project or pre-course.
    Beside(Box<PreparationPage>),
}

impl Sought {
    async fn openings(&self, desk: &Desk, from: Date, until: Date) -> Result<Openings, Error> {
        match self {
            Self::Citizen(citizen) => placements::openings(&desk.context, *citizen, from, until).await,
            Self::Beside(page) => placements::openings_beside(&desk.context, page.preparation.id, from, until).await,
        }
    }

    fn path(&self) -> String {
        match self {
            Self::Citizen(citizen) => format!("/citizens/{citizen}/place"),
            Self::Beside(page) => format!("/preparations/{}/place", page.preparation.id),
        }
    }

    fn kinds(&self) -> &'static [PlacementKind] {
        match self {
            Self::Citizen(_) => PlacementKind::ALL,
            Self::Beside(_) => &beside::KINDS,
        }
    }

    /// How many days a week somebody can be in a centre beside the stay.
    fn days_a_week(&self, desk: &Desk) -> Vec<(String, String)> {
        let Self::Beside(page) = self else { return Vec::new() };
        let limits = desk.context.house.rulebook.referral_rules().limits_on(desk.context.today);
        limits.map_or_else(|_| Vec::new(), |l| form::days_choices(most_centre_days(page.project.kind, &l)))
    }

    fn frame(&self, desk: &Desk, openings: &Openings) -> Page {
        match self {
            Self::Citizen(citizen) => {
                let name = name_or_protected(desk.words, &openings.name);
                desk.page().under_key("/citizens", "nav-citizens").under(format!("/citizens/{citizen}"), name)
            }
            Self::Beside(page) => {
                let project = &page.project;
                let to = format!("/projects/{}", project.id);
                desk.page().under_key("/projects", "nav-projects").under(to, project.name.clone())
            }
        }
    }

    fn proposed(&self, today: Date) -> (Date, Date) {
        match self {
            Self::Citizen(_) => form::proposed(today),
            Self::Beside(page) => form::proposed_beside(&page.preparation, today),
        }
    }

    /// A failure of the page; who has to state a reason is asked for it.
    fn failed(&self, error: Error) -> Result<Response, Failure> {
        match self {
            Self::Citizen(citizen) => or_ask_reason(*citizen, error),
            Self::Beside(_) => Err(error.into()),
        }
    }

    async fn book(&self, desk: &Desk, fields: &Fields) -> Result<(String, &'static str), Error> {
        let context = desk.once(fields.get("once"));
        match self {
            Self::Citizen(citizen) => {
                let booking = form::read(desk, *citizen, fields).map_err(Error::Refused)?;
                let what = if booking.agreed { "placement-booked" } else { "placement-reserved" };
                placements::book(&context, booking).await?;
                Ok((format!("/citizens/{citizen}"), what))
            }
            Self::Beside(page) => {
                let days = form::days_a_week(fields).map_err(Error::Refused)?;
                let booking = form::read(desk, page.preparation.citizen, fields).map_err(Error::Refused)?;
                placements::book_beside(&context, page.preparation.id, booking, days).await?;
                Ok((format!("/projects/{}", page.project.id), "preparation-placed"))
            }
        }
    }
}

/// A seat in words.
#[derive(Debug, Clone)]
struct Seat {
    place: PlaceId,
    name: String,
    facts: Vec<String>,
    vacant: String,
    refusal: String,
}

fn seat(desk: &Desk, o: &Opening) -> Seat {
    let words = desk.words;
    let today = desk.context.today;
    let codes = |list: &str, codes: &[holdepunkt_rules::codes::Code]| {
        codes.iter().map(|c| desk.code(list, c.as_str())).collect::<Vec<_>>().join(", ")
    };
    let hours = match (o.centre.offer.hours_from, o.centre.offer.hours_until) {
        (Some(least), Some(most)) => words.say_with(
            "placement-takes-hours",
            &[("least", Argument::from(words.hours(least))), ("most", Argument::from(words.hours(most)))],
        ),
        _ => String::new(),
    };
    let mentors = o.mentors.iter().map(|m| m.name.clone()).collect::<Vec<_>>().join(", ");
    let facts = [
        codes("occupations", &o.centre.offer.occupations),
        codes("accommodations", &o.centre.offer.accommodations),
        hours,
        words.say_with("placement-mentors", &[("names", Argument::from(mentors))]),
    ];
    let vacant = o.vacancy.map(|v| {
        let days = v.days_empty(today);
        let since = words.day_near(v.period.from(), today);
        let key = if days > 0 { "placement-vacant-since" } else { "placement-vacant-from" };
        let mut text = words.say_with(key, &[("day", Argument::from(since)), ("days", Argument::from(days))]);
        if let Some(until) = v.period.until() {
            text.push_str(
                &words.say_with("placement-vacant-until", &[("day", Argument::from(words.day_near(until, today)))]),
            );
        }
        text
    });
    Seat {
        place: o.place,
        name: place_words(desk, &o.centre.name, o.number),
        facts: facts.into_iter().filter(|f| !f.is_empty()).collect(),
        vacant: vacant.unwrap_or_default(),
        refusal: o.refusal.as_ref().map(|r| words.refusal(r)).unwrap_or_default(),
    }
}

#[derive(Template)]
#[template(path = "placements/choose.html")]
struct ChoosePage {
    p: Page,
    f: Form,
    first: String,
    whose: String,
    period: String,
    from: Date,
    until: Date,
    wish: String,
    refusal: String,
    free: Vec<Seat>,
    others: Vec<Seat>,
}

fn choose_page(desk: &Desk, sought: &Sought, f: Form, openings: &Openings, from: Date, until: Date) -> ChoosePage {
    let words = desk.words;
    ChoosePage {
        p: sought.frame(desk, openings),
        f,
        first: first_name(words, &openings.name),
        whose: whose(words, &openings.name),
        period: words.period(&openings.period),
        from,
        until,
        wish: openings.referral.as_ref().map(|r| r.wish.clone()).unwrap_or_default(),
        refusal: openings.refusal.as_ref().map(|r| words.refusal(r)).unwrap_or_default(),
        free: openings.free.iter().map(|o| seat(desk, o)).collect(),
        others: openings.others.iter().map(|o| seat(desk, o)).collect(),
    }
}

/// `GET /citizens/{citizen}/place`: the days and the seats; with `place`, the terms.
///
/// # Errors
/// [`Refusal::NotFound`], or the database's; days that can't be are shown at the form.
pub async fn choose(desk: Desk, Path(citizen): Path<String>, RawQuery(query): RawQuery) -> Result<Response, Failure> {
    choose_for(&desk, &Sought::Citizen(citizen_id(&citizen)?), query).await
}

/// The days and the seats; with `place` in the address, the terms.
///
/// # Errors
/// [`Refusal::NotFound`], or the database's; days that can't be are shown at the form.
pub async fn choose_for(desk: &Desk, sought: &Sought, query: Option<String>) -> Result<Response, Failure> {
    let mut fields = Fields::parse(query.unwrap_or_default().as_bytes());
    let proposed = sought.proposed(desk.context.today);
    let asked = form::days(&fields, proposed);
    let seen = match &asked {
        Ok((from, until)) => sought.openings(desk, *from, *until).await,
        Err(list) => Err(Error::Refused(list.clone())),
    };
    match seen {
        Ok(openings) => {
            let (from, until) = asked.unwrap_or(proposed);
            if let Some(place) = PlaceId::parse(fields.get("place")) {
                return terms(desk, sought, &openings, place, from, until).await;
            }
            fields.set("from", "");
            fields.set("until", "");
            fields.set_day("from", from);
            fields.set_day("until", until);
            html(&choose_page(desk, sought, Form::new(desk.words, fields), &openings, from, until))
        }
        Err(error) if error.is(Refusal::StateYourReason.code()) => sought.failed(error),
        Err(error) => {
            let list = refused(error)?;
            let openings = sought.openings(desk, proposed.0, proposed.1).await?;
            let form = Form::refused(desk.words, fields, &list);
            html_refused(&choose_page(desk, sought, form, &openings, proposed.0, proposed.1), &list)
        }
    }
}

#[derive(Template)]
#[template(path = "placements/book.html")]
struct BookPage {
    p: Page,
    f: Form,
    first: String,
    whose: String,
    seat: Seat,
    wish: String,
    from: Date,
    until: Date,
    refusal: String,
    mentors: Vec<(String, String)>,
    choices: Vec<(String, String)>,
    agreed: Vec<(String, String)>,
    kinds: Vec<(String, String)>,
    resumes: String,
    course: String,
    asks_new_course: bool,
    ceiling: String,
    ceiling_company: String,
    asks_ceiling: bool,
    action: String,
    days_a_week: Vec<(String, String)>,
    asks_length: bool,
}

fn find(openings: &Openings, place: PlaceId) -> Option<&Opening> {
    openings.free.iter().chain(&openings.others).find(|o| o.place == place)
}

fn book_page(desk: &Desk, sought: &Sought, f: Form, openings: &Openings, o: &Opening) -> BookPage {
    let words = desk.words;
    let (from, until) = (openings.period.from(), openings.period.until().unwrap_or(openings.period.from()));
    let resumes = openings
        .resumes
        .map(|_| words.say_with("placement-resumes", &[("name", Argument::from(first_name(words, &openings.name)))]));
    let kind =
        |k: &PlacementKind| (k.code().to_owned(), words.say(&format!("placement-kind-{}", k.code().replace('_', "-"))));
    let beside = matches!(sought, Sought::Beside(_));
    BookPage {
        p: sought.frame(desk, openings),
        action: sought.path(),
        days_a_week: sought.days_a_week(desk),
        asks_length: !beside,
        resumes: resumes.unwrap_or_default(),
        course: course::begins(words, &openings.chain, from, desk.context.today)
            .filter(|_| !beside)
            .unwrap_or_default(),
        asks_new_course: !beside
            && openings.resumes.is_some()
            && (openings.chain.begins_anew_on(from) || f.error("new_course").is_some()),
        ceiling: String::new(),
        ceiling_company: o.mentors.first().map(|m| m.company.to_string()).unwrap_or_default(),
        asks_ceiling: f.error("over_ceiling").is_some() || !f.value("over_ceiling").is_empty(),
        kinds: sought.kinds().iter().map(kind).collect(),
        f,
        first: first_name(words, &openings.name),
        whose: whose(words, &openings.name),
        seat: seat(desk, o),
        wish: openings.referral.as_ref().map(|r| r.wish.clone()).unwrap_or_default(),
        from,
        until,
        refusal: openings.refusal.as_ref().map(|r| words.refusal(r)).unwrap_or_default(),
        mentors: o.mentors.iter().map(|m| (m.id.to_string(), m.name.clone())).collect(),
        choices: desk.choices("placement_reasons"),
        agreed: ["yes", "no"]
            .map(|v| (v.to_owned(), words.say_with(&format!("placement-agreed-{v}"), &[("days", HELD_DAYS.into())])))
            .to_vec(),
    }
}

/// What is to be said of how many the company can take, with this citizen's hours where they are known.
async fn ceiling(desk: &Desk, fields: &Fields, o: &Opening, from: Date) -> Result<Option<Warning>, Failure> {
    if !desk.context.may(Action::SeeCompanies) {
        return Ok(None); // who may not see the company hears of it when the booking is sent
    }
    let chosen = MentorId::parse(fields.get("mentor")).or_else(|| o.mentors.first().map(|m| m.id));
    let Some(mentor) = chosen.filter(|id| o.mentors.iter().any(|m| m.id == *id)) else { return Ok(None) };
    let hours = WeeklyHours::parse(fields.get("hours"), "hours").unwrap_or(WeeklyHours::from_minutes(0));
    Ok(staffings::warning_for(&desk.context, mentor, from, hours).await?)
}

async fn terms(
    desk: &Desk,
    sought: &Sought,
    openings: &Openings,
    place: PlaceId,
    from: Date,
    until: Date,
) -> Result<Response, Failure> {
    let o = find(openings, place).ok_or(Refusal::NotFound)?;
    let mut fields = Fields::default();
    fields.set_day("from", from);
    fields.set_day("until", until);
    if let [only] = o.mentors.as_slice() {
        fields.set("mentor", only.id.to_string());
    }
    fields.set("agreed", "yes");
    match sought {
        Sought::Citizen(_) => {
            fields.set("kind", PlacementKind::Placement.code());
            if let Some((id, _)) = openings.resumes {
                fields.set("resumes", id.to_string());
            }
        }
        Sought::Beside(page) => {
            let days = page.preparation.centre_days;
            fields.set("kind", if days > 0 { PlacementKind::CentreDays } else { PlacementKind::Taster }.code());
            fields.set("centre_days", days.to_string());
        }
    }
    let warned = ceiling(desk, &fields, o, from).await?;
    let mut page = book_page(desk, sought, Form::new(desk.words, fields), openings, o);
    page.asks_ceiling |= matches!(warned, Some(Warning::Passed(_)));
    page.ceiling = warned.map(|w| crate::staffings::warning(desk, &w)).unwrap_or_default();
    html(&page)
}

/// `POST /citizens/{citizen}/place`
///
/// # Errors
/// [`Refusal::NotFound`], or the database's; refusals are shown at the form.
pub async fn book(desk: Desk, Path(citizen): Path<String>, fields: Fields) -> Result<Response, Failure> {
    book_for(&desk, &Sought::Citizen(citizen_id(&citizen)?), fields).await
}

/// Books what is sought.
///
/// # Errors
/// [`Refusal::NotFound`], or the database's; refusals are shown at the form.
pub async fn book_for(desk: &Desk, sought: &Sought, fields: Fields) -> Result<Response, Failure> {
    match sought.book(desk, &fields).await {
        Ok((to, what)) => Ok(desk.done(&to, what)),
        Err(error) if error.is(Refusal::StateYourReason.code()) => sought.failed(error),
        Err(error) => again(desk, sought, fields, &refused(error)?).await,
    }
}

/// The form again with what was typed. The seat is shown as it is now, on the days asked for where they
/// can be, else on those that are proposed.
async fn again(desk: &Desk, sought: &Sought, fields: Fields, list: &[Refused]) -> Result<Response, Failure> {
    let place = PlaceId::parse(fields.get("place")).ok_or(Refusal::NotFound)?;
    let proposed = sought.proposed(desk.context.today);
    let (from, until) = form::days(&fields, proposed).unwrap_or(proposed);
    let openings = match sought.openings(desk, from, until).await {
        Ok(openings) if find(&openings, place).is_some() => openings,
        _ => sought.openings(desk, proposed.0, proposed.1).await?,
    };
    let o = find(&openings, place).ok_or(Refusal::NotFound)?;
    let warned = ceiling(desk, &fields, o, from).await?;
    let mut page = book_page(desk, sought, Form::refused(desk.words, fields, list), &openings, o);
    page.ceiling = warned.map(|w| crate::staffings::warning(desk, &w)).unwrap_or_default();
    page.refusal.clear(); // the summary above says what is wrong
    html_refused(&page, list)
}
