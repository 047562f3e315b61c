//! Finding a place for a citizen: first the days and the seat, then the terms.

use askama::Template;
use axum::{
    extract::{Path, RawQuery},
    response::Response,
};
use holdepunkt_casework::{
    Error,
    placements::{self, Opening, Openings},
    staffings::{self, Warning},
};
use holdepunkt_rules::{
    Refusal, Refused,
    hours::WeeklyHours,
    id::{CitizenId, MentorId, PlaceId},
    placement::PlacementKind,
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

fn frame(desk: &Desk, openings: &Openings) -> Page {
    let name = name_or_protected(desk.words, &openings.name);
    desk.page().under_key("/citizens", "nav-citizens").under(format!("/citizens/{}", openings.citizen), name)
}

fn choose_page(desk: &Desk, f: Form, openings: &Openings, from: Date, until: Date) -> ChoosePage {
    let words = desk.words;
    ChoosePage {
        p: frame(desk, openings),
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
    let citizen = citizen_id(&citizen)?;
    let mut fields = Fields::parse(query.unwrap_or_default().as_bytes());
    let proposed = form::proposed(desk.context.today);
    let asked = form::days(&fields, desk.context.today);
    let seen = match &asked {
        Ok((from, until)) => placements::openings(&desk.context, citizen, *from, *until).await,
        Err(list) => Err(Error::Refused(list.clone())),
    };
    match seen {
        Ok(openings) => {
            let (from, until) = asked.unwrap_or(proposed);
            if let Some(place) = PlaceId::parse(fields.get("place")) {
                return terms(&desk, &openings, place, from, until).await;
            }
            fields.set("from", "");
            fields.set("until", "");
            fields.set_day("from", from);
            fields.set_day("until", until);
            html(&choose_page(&desk, Form::new(desk.words, fields), &openings, from, until))
        }
        Err(error) if error.is(Refusal::StateYourReason.code()) => or_ask_reason(citizen, error),
        Err(error) => {
            let list = refused(error)?;
            let openings = placements::openings(&desk.context, citizen, proposed.0, proposed.1).await?;
            let form = Form::refused(desk.words, fields, &list);
            html_refused(&choose_page(&desk, form, &openings, proposed.0, proposed.1), &list)
        }
    }
}

#[derive(Template)]
#[template(path = "placements/book.html")]
struct BookPage {
    p: Page,
    f: Form,
    citizen: CitizenId,
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
}

fn find(openings: &Openings, place: PlaceId) -> Option<&Opening> {
    openings.free.iter().chain(&openings.others).find(|o| o.place == place)
}

fn book_page(desk: &Desk, f: Form, openings: &Openings, o: &Opening) -> BookPage {
    let words = desk.words;
    let (from, until) = (openings.period.from(), openings.period.until().unwrap_or(openings.period.from()));
    let resumes = openings
        .resumes
        .map(|_| words.say_with("placement-resumes", &[("name", Argument::from(first_name(words, &openings.name)))]));
    let kind =
        |k: &PlacementKind| (k.code().to_owned(), words.say(&format!("placement-kind-{}", k.code().replace('_', "-"))));
    BookPage {
        p: frame(desk, openings),
        resumes: resumes.unwrap_or_default(),
        course: course::begins(words, &openings.chain, from, desk.context.today).unwrap_or_default(),
        asks_new_course: openings.resumes.is_some()
            && (openings.chain.begins_anew_on(from) || f.error("new_course").is_some()),
        ceiling: String::new(),
        ceiling_company: o.mentors.first().map(|m| m.company.to_string()).unwrap_or_default(),
        asks_ceiling: f.error("over_ceiling").is_some() || !f.value("over_ceiling").is_empty(),
        kinds: PlacementKind::ALL.iter().map(kind).collect(),
        f,
        citizen: openings.citizen,
        first: first_name(words, &openings.name),
        whose: whose(words, &openings.name),
        seat: seat(desk, o),
        wish: openings.referral.as_ref().map(|r| r.wish.clone()).unwrap_or_default(),
        from,
        until,
        refusal: openings.refusal.as_ref().map(|r| words.refusal(r)).unwrap_or_default(),
        mentors: o.mentors.iter().map(|m| (m.id.to_string(), m.name.clone())).collect(),
        choices: desk.choices("placement_reasons"),
        agreed: ["yes", "no"].map(|v| (v.to_owned(), words.say(&format!("placement-agreed-{v}")))).to_vec(),
    }
}

/// What is to be said of how many the company can take, with this citizen's hours where they are known.
async fn ceiling(desk: &Desk, fields: &Fields, o: &Opening, from: Date) -> Result<Option<Warning>, Failure> {
    let chosen = MentorId::parse(fields.get("mentor")).or_else(|| o.mentors.first().map(|m| m.id));
    let Some(mentor) = chosen.filter(|id| o.mentors.iter().any(|m| m.id == *id)) else { return Ok(None) };
    let hours = WeeklyHours::parse(fields.get("hours"), "hours").unwrap_or(WeeklyHours::from_minutes(0));
    Ok(staffings::warning_for(&desk.context, mentor, from, hours).await?)
}

async fn terms(desk: &Desk, openings: &Openings, place: PlaceId, from: Date, until: Date) -> Result<Response, Failure> {
    let o = find(openings, place).ok_or(Refusal::NotFound)?;
    let mut fields = Fields::default();
    fields.set_day("from", from);
    fields.set_day("until", until);
    if let [only] = o.mentors.as_slice() {
        fields.set("mentor", only.id.to_string());
    }
    fields.set("agreed", "yes");
    fields.set("kind", PlacementKind::Placement.code());
    if let Some((id, _)) = openings.resumes {
        fields.set("resumes", id.to_string());
    }
    let warned = ceiling(desk, &fields, o, from).await?;
    let mut page = book_page(desk, Form::new(desk.words, fields), openings, o);
    page.asks_ceiling |= matches!(warned, Some(Warning::Passed(_)));
    page.ceiling = warned.map(|w| crate::staffings::warning(desk, &w)).unwrap_or_default();
    html(&page)
}

/// `POST /citizens/{citizen}/place`
///
/// # Errors
/// [`Refusal::NotFound`], or the database's; refusals are shown at the form.
pub async fn book(desk: Desk, Path(citizen): Path<String>, fields: Fields) -> Result<Response, Failure> {
    let citizen = citizen_id(&citizen)?;
    let list = match form::read(&desk, citizen, &fields) {
        Err(list) => list,
        Ok(booking) => {
            let agreed = booking.agreed;
            match placements::book(&desk.once(fields.get("once")), booking).await {
                Ok(_) => {
                    let what = if agreed { "placement-booked" } else { "placement-reserved" };
                    return Ok(desk.done(&format!("/citizens/{citizen}"), what));
                }
                Err(error) if error.is(Refusal::StateYourReason.code()) => return or_ask_reason(citizen, error),
                Err(error) => refused(error)?,
            }
        }
    };
    again(&desk, citizen, fields, &list).await
}

/// The form again with what was typed. The seat is shown as it is now, on the days asked for where they
/// can be, else on those that are proposed.
async fn again(desk: &Desk, citizen: CitizenId, fields: Fields, list: &[Refused]) -> Result<Response, Failure> {
    let place = PlaceId::parse(fields.get("place")).ok_or(Refusal::NotFound)?;
    let proposed = form::proposed(desk.context.today);
    let (from, until) = form::days(&fields, desk.context.today).unwrap_or(proposed);
    let openings = match placements::openings(&desk.context, citizen, from, until).await {
        Ok(openings) if find(&openings, place).is_some() => openings,
        _ => placements::openings(&desk.context, citizen, proposed.0, proposed.1).await?,
    };
    let o = find(&openings, place).ok_or(Refusal::NotFound)?;
    let warned = ceiling(desk, &fields, o, from).await?;
    let mut page = book_page(desk, Form::refused(desk.words, fields, list), &openings, o);
    page.ceiling = warned.map(|w| crate::staffings::warning(desk, &w)).unwrap_or_default();
    page.refusal.clear(); // the summary above says what is wrong
    html_refused(&page, list)
}
