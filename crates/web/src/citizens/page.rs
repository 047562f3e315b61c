//! Pages of citizens. No name, no CPR number and nothing looked for ever stands in an address.

use askama::Template;
use axum::{
    extract::Path,
    response::{IntoResponse, Redirect, Response},
};
use holdepunkt_casework::{
    Action, Error,
    citizens::{self, CitizenPage},
    duplicates,
};
use holdepunkt_rules::{
    Refusal,
    citizen::initials,
    id::CitizenId,
    paid_hours::{PaidHours, minutes_a_week},
    placement::Standing,
};

use super::{
    look::{self, name_or_protected},
    next::{Next, next},
    timeline::{self, Event},
};
use crate::{
    about::show::{Shown, shown},
    agreements,
    benefits::two_years::standing_pill,
    desk::Desk,
    failure::{Failure, html, html_refused},
    follow_ups::show::beside,
    form::{Fields, Form, refused},
    markup::Markup,
    page::Page,
    placements::course::{self, CourseCard},
    signals::sentence::{Sentence, sentence},
    supports::{page::deeds, parts::section},
};

/// "Svanedammen, plads 2".
pub fn place_words(desk: &Desk, centre: &str, number: i64) -> String {
    desk.words.say_with("placement-place", &[("centre", centre.into()), ("number", number.into())])
}

/// Somebody around the citizen.
#[derive(Debug, Clone)]
struct Near {
    role: String,
    initials: String,
    name: String,
    phone: String,
    hours: String,
    substitute: String,
}

fn circle(desk: &Desk, page: &CitizenPage) -> Vec<Near> {
    let words = desk.words;
    let me = desk.context.who.employee();
    let helper = |key: &str, h: &citizens::Helper| Near {
        role: words.say(key),
        initials: initials(&h.employee.name),
        name: if me == Some(h.employee.id) {
            words.say_with("citizen-near-you", &[("name", h.employee.name.as_str().into())])
        } else {
            h.employee.name.clone()
        },
        phone: h.employee.phone.clone(),
        hours: h.employee.hours.clone(),
        substitute: h.substitute.as_ref().map_or_else(String::new, |s| {
            words.say_with(
                "citizen-near-substitute",
                &[("name", s.name.as_str().into()), ("phone", s.phone.as_str().into())],
            )
        }),
    };
    let mut near: Vec<Near> = page.caseworker.iter().map(|h| helper("citizen-caseworker", h)).collect();
    near.extend(page.consultant.iter().map(|h| helper("citizen-near-contact", h)));
    let mentor = page.current().and_then(|p| p.mentor.as_ref());
    near.extend(mentor.map(|m| Near {
        role: words.say("citizen-near-mentor"),
        initials: initials(&m.name),
        name: m.name.clone(),
        phone: m.phone.clone(),
        hours: String::new(),
        substitute: String::new(),
    }));
    near.extend(page.personal_mentors.iter().map(|m| Near {
        role: words.say("citizen-near-personal-mentor"),
        initials: initials(&m.name),
        name: m.name.clone(),
        phone: m.phone.clone(),
        hours: m.hours.clone(),
        substitute: String::new(),
    }));
    near
}

/// A line of the trail, in words.
#[derive(Debug, Clone)]
struct Look {
    at: String,
    datetime: String,
    who: String,
    what: String,
    why: String,
}

fn looks(desk: &Desk, page: &CitizenPage) -> Vec<Look> {
    let p = desk.page();
    let what = |deed: &str, noun: &str| {
        let exact = format!("citizen-looked-{deed}-{noun}").replace('_', "-");
        let key = if desk.words.has(&exact) { exact } else { format!("citizen-looked-{deed}").replace('_', "-") };
        desk.words.say(&key)
    };
    let look = |l: &holdepunkt_casework::store::trail::NamedLine| Look {
        at: p.moment(&l.line.at),
        datetime: l.line.at.to_string(),
        who: if l.who.is_empty() { desk.words.say("citizen-looked-system") } else { l.who.clone() },
        what: what(&l.line.deed, &l.line.noun),
        why: l.line.why.clone(),
    };
    page.trail.iter().map(look).collect()
}

/// A placement as a line of the facts.
#[derive(Debug, Clone)]
struct Stay {
    href: String,
    place: String,
    days: String,
    pill: Markup,
}

#[derive(Template)]
#[template(path = "citizens/one.html")]
struct OnePage {
    p: Page,
    page: CitizenPage,
    name: String,
    first: String,
    whose: String,
    initials: String,
    pills: Vec<Markup>,
    circle: Vec<Near>,
    picture: Option<Markup>,
    events: Vec<Event>,
    next: Next,
    stays: Vec<Stay>,
    looks: Vec<Look>,
    follow_ups: Markup,
    language: String,
    known: Shown,
    two_years: Option<Markup>,
    benefits: Vec<(String, String)>,
    groups: Vec<(String, String)>,
    moved: String,
    group: String,
    age: i64,
    may_edit: bool,
    may_refer: bool,
    may_match: bool,
    may_edit_about: bool,
    asks_why: bool,
    may_note: bool,
    paid: Vec<(String, String, String)>,
    course: Option<CourseCard>,
    support: Markup,
    agreement: Markup,
    signals: Vec<Sentence>,
}

impl OnePage {
    fn wish(&self) -> &str {
        self.page.open_referral().or(self.page.referrals.last()).map_or("", |r| r.wish.as_str())
    }
}

fn one_page(desk: &Desk, page: CitizenPage) -> OnePage {
    let words = desk.words;
    let today = desk.context.today;
    let stays = page.relation.moved_on.is_none();
    let stay = |p: &citizens::PlacedAt| {
        let until = p.placement.period.until().unwrap_or(p.placement.agreed_until);
        let from = p.placement.period.from();
        Stay {
            href: format!("/placements/{}", p.placement.id),
            place: place_words(desk, &p.centre_name, p.number),
            days: words.period(&p.placement.period),
            pill: look::short_pill(words, p.standing, from, until, today),
        }
    };
    let p = desk.page().under_key("/citizens", "nav-citizens");
    OnePage {
        signals: page.signals.iter().map(|s| sentence(desk, &p, s)).collect(),
        p,
        name: name_or_protected(words, &page.citizen.name),
        first: look::first_name(words, &page.citizen.name),
        whose: look::whose(words, &page.citizen.name),
        initials: if page.hidden { "–".to_owned() } else { initials(&page.citizen.name) },
        pills: one_pills(desk, &page),
        circle: circle(desk, &page),
        picture: timeline::picture(desk, &page),
        events: timeline::events(desk, &page),
        next: next(desk, &page),
        stays: page.placements.iter().rev().map(stay).collect(),
        looks: looks(desk, &page),
        follow_ups: beside(
            desk,
            &desk.page(),
            page.citizen.id,
            &page.follow_ups,
            stays && desk.context.may(Action::RunFollowUps),
        ),
        known: shown(desk, &page.about),
        two_years: page.about.benefits.as_ref().map(|(_, answer)| standing_pill(desk, answer)),
        benefits: benefit_lines(desk, &page),
        groups: group_lines(desk, &page),
        moved: page.relation.moved_on.map(|on| words.day(on)).unwrap_or_default(),
        language: desk.code("languages", page.citizen.language.as_str()),
        group: desk.code("target_groups", page.citizen.target_group.as_str()),
        age: i64::from(page.citizen.age_on(today)),
        may_edit: stays && desk.context.may(Action::EditCitizen),
        may_edit_about: stays && desk.context.may(Action::EditAbout),
        may_refer: stays
            && desk.context.may(Action::Refer)
            && page.open_referral().is_none()
            && page.current().is_some(),
        may_match: stays && page.citizen.consultant.is_some() && desk.context.may(Action::SeeMatches),
        may_note: stays && desk.context.may(Action::NoteHours),
        paid: paid_lines(desk, &page),
        course: course::card(words, &page.chain, today),
        support: section(desk, page.citizen.id, &page.support, deeds(desk, stays)),
        agreement: agreement(desk, &page),
        asks_why: !page.relation.caseworker && !page.relation.consultant && !page.relation.awaiting,
        page,
    }
}

/// How the work agreement of the placement to tell of stands.
fn agreement(desk: &Desk, page: &CitizenPage) -> Markup {
    let told = page.current().filter(|p| p.placement.kind.is_course()).zip(page.agreement.as_ref());
    told.map(|(p, glance)| {
        agreements::part::sheet(desk.words, p.placement.id, glance, page.relation.moved_on.is_none())
    })
    .unwrap_or_default()
}

/// The latest paid hours: days, hours a week, employer.
fn paid_lines(desk: &Desk, page: &CitizenPage) -> Vec<(String, String, String)> {
    let line = |h: &PaidHours| {
        (desk.words.period(&h.period), agreements::words::hours(desk.words, minutes_a_week(h)), h.employer.clone())
    };
    page.paid_hours.iter().rev().take(3).map(line).collect()
}

/// The latest benefits: which, and when.
fn benefit_lines(desk: &Desk, page: &CitizenPage) -> Vec<(String, String)> {
    let all = page.about.benefits.iter().flat_map(|(list, _)| list.iter().rev()).take(4);
    all.map(|b| (desk.code("benefits", b.benefit.as_str()), desk.words.period(&b.period))).collect()
}

/// The groups before the one that stands, the latest first: which, and until when.
fn group_lines(desk: &Desk, page: &CitizenPage) -> Vec<(String, String)> {
    let steps = &page.about.groups;
    let ended = steps.iter().zip(steps.iter().skip(1)).rev();
    let until = |day| holdepunkt_rules::period::plus_days(day, -1);
    ended
        .map(|(step, next)| {
            let days = holdepunkt_rules::period::Period::known(step.from, Some(until(next.from)));
            (desk.code("target_groups", step.group.as_str()), desk.words.period(&days))
        })
        .collect()
}

fn one_pills(desk: &Desk, page: &CitizenPage) -> Vec<Markup> {
    let words = desk.words;
    let today = desk.context.today;
    let mut pills = Vec::new();
    let told = page.current().or(page.placements.last().filter(|p| p.standing == Standing::Ended));
    if let Some(p) = told {
        let until = p.placement.period.until().unwrap_or(p.placement.agreed_until);
        pills.push(look::standing_pill(words, p.standing, &p.centre_name, p.placement.period.from(), until, today));
    }
    if let Some(r) = page.open_referral() {
        pills.push(look::referral_pill(words, r.state, r.sent_on, today));
    }
    if let Some(p) = page.current() {
        pills.push(look::pill("st--free", "", agreements::words::hours(words, p.placement.hours.minutes())));
    }
    if pills.is_empty() {
        pills.push(look::pill("st--free", "", words.say("citizen-not-referred")));
    }
    if let Some(on) = page.relation.moved_on {
        let day = words.day_near(on, today);
        pills.push(look::pill("st--was", "", words.say_with("citizen-has-moved", &[("day", day.into())])));
    }
    if page.citizen.protected {
        pills.push(look::pill("st--bad", "g-bad", words.say("citizen-is-protected")));
    }
    pills
}

#[derive(Template)]
#[template(path = "citizens/reason.html")]
struct ReasonPage {
    p: Page,
    f: Form,
}

fn reason_page(desk: &Desk, f: Form) -> ReasonPage {
    ReasonPage { p: desk.page().under_key("/citizens", "nav-citizens"), f }
}

/// Where a reason is asked for, somebody is led to the page that asks; any other error fails as it is.
///
/// # Errors
/// Every other error.
pub fn or_ask_reason(citizen: CitizenId, error: Error) -> Result<Response, Failure> {
    if error.is(Refusal::StateYourReason.code()) {
        return Ok(Redirect::to(&format!("/citizens/{citizen}")).into_response());
    }
    Err(error.into())
}

/// `GET /citizens/{citizen}`
///
/// # Errors
/// [`Refusal::NotFound`], or the database's.
pub async fn one(desk: Desk, Path(citizen): Path<String>) -> Result<Response, Failure> {
    match citizens::find(&desk.context, id(&citizen)?).await {
        Ok(page) => html(&one_page(&desk, page)),
        Err(error) if error.is(Refusal::StateYourReason.code()) => {
            html(&reason_page(&desk, Form::new(desk.words, Fields::default())))
        }
        // A citizen who was found to be another leads to them.
        Err(error) if error.is(Refusal::NotFound.code()) => {
            let survivor = duplicates::survivor(&desk.context, id(&citizen)?).await?;
            Ok(Redirect::to(&format!("/citizens/{survivor}")).into_response())
        }
        Err(error) => Err(error.into()),
    }
}

/// `POST /citizens/{citizen}`: the reason for looking at a teammate's citizen.
///
/// # Errors
/// [`Refusal::NotFound`], or the database's.
pub async fn state_reason(desk: Desk, Path(citizen): Path<String>, fields: Fields) -> Result<Response, Failure> {
    let id = id(&citizen)?;
    let why = match holdepunkt_rules::text::line(fields.get("why"), 500, "why") {
        Ok(why) => why,
        Err(refusal) => {
            let form = Form::refused(desk.words, fields.clone(), std::slice::from_ref(&refusal));
            return html_refused(&reason_page(&desk, form), &[refusal]);
        }
    };
    let mut context = desk.context.clone();
    context.why = Some(why);
    match citizens::find(&context, id).await {
        Ok(_) => Ok(Redirect::to(&format!("/citizens/{id}")).into_response()),
        Err(error) if error.is(Refusal::StateYourReason.code()) => {
            let list = refused(error)?;
            html_refused(&reason_page(&desk, Form::refused(desk.words, fields.clone(), &list)), &list)
        }
        Err(error) => Err(error.into()),
    }
}

/// The citizen of an address.
///
/// # Errors
/// [`Refusal::NotFound`].
pub fn id(text: &str) -> Result<CitizenId, Failure> {
    CitizenId::parse(text).ok_or_else(|| Refusal::NotFound.into())
}
