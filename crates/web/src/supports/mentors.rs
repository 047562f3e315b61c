//! The personal mentor: granted, ended, and the log that they write.

use askama::Template;
use axum::{extract::Path, response::Response};
use holdepunkt_casework::{
    personal_mentors::{self, NewLog, NewMentorGrant, OwnGrant, WhichGrant},
    supports,
};
use holdepunkt_rules::{
    Refusal, Refused,
    id::{CitizenId, EmployeeId, MentorLogId},
    period::{Period, days_between, plus_days},
    personal_mentor::{LOG_DAYS, MentorGrant, MentorTerms, PersonalMentorKind, last_day},
};
use jiff::civil::Date;

use super::{
    page::frame,
    parts::{LogLine, log_line, used_words},
};
use crate::{
    agreements::words::hours,
    citizens::{
        look::whose,
        page::{id as citizen_id, or_ask_reason},
    },
    desk::Desk,
    failure::{Failure, html, html_refused},
    form::{Fields, Form, Reader, refused},
    page::Page,
};

const LABELS: &[(&str, &str)] = &[
    ("employee", "mentor-grant-who"),
    ("kind", "mentor-grant-kind"),
    ("from", "mentor-grant-from"),
    ("until", "mentor-grant-until"),
    ("hours", "mentor-grant-hours"),
    ("tasks", "mentor-grant-tasks"),
    ("on", "mentor-log-on"),
    ("minutes", "mentor-log-minutes"),
    ("words", "mentor-log-words"),
];

#[derive(Template)]
#[template(path = "supports/mentor_new.html")]
struct NewPage {
    p: Page,
    f: Form,
    citizen: CitizenId,
    lead: String,
    people: Vec<(String, String)>,
    kinds: Vec<(String, String)>,
}

async fn new_page(desk: &Desk, citizen: CitizenId, f: Form) -> Result<NewPage, Failure> {
    let words = desk.words;
    let name = supports::find(&desk.context, citizen).await?.heading.name;
    let person = |(id, name, role): (EmployeeId, String, holdepunkt_rules::role::Role)| {
        (id.to_string(), format!("{name}, {}", desk.code("roles", role.code())))
    };
    let kind = |k: &PersonalMentorKind| {
        (k.code().to_owned(), words.say(&format!("mentor-grant-kind-{}-what", k.code().replace('_', "-"))))
    };
    Ok(NewPage {
        p: frame(desk, citizen, &name),
        f: f.named(LABELS),
        citizen,
        lead: words.say_with("mentor-grant-lead", &[("whose", whose(words, &name).into())]),
        people: personal_mentors::choices(&desk.context).await?.into_iter().map(person).collect(),
        kinds: PersonalMentorKind::ALL.iter().map(kind).collect(),
    })
}

/// `GET /citizens/{citizen}/personal-mentors/new`: for as long as can be granted at a time, unless somebody says less.
///
/// # Errors
/// [`Refusal::NotFound`], or the database's.
pub async fn new(desk: Desk, Path(citizen): Path<String>) -> Result<Response, Failure> {
    let id = citizen_id(&citizen)?;
    match supports::find(&desk.context, id).await {
        Ok(found) => {
            let today = desk.context.today;
            let ends = found.support.mentors_on(today).filter_map(|m| m.grant.period.until()).max();
            let from = ends.filter(|u| days_between(today, *u) <= LOG_DAYS).map_or(today, |u| plus_days(u, 1));
            let mut fields = Fields::default();
            fields.set_day("from", from);
            if let Ok(terms) = MentorTerms::on(desk.context.house.rulebook.intervention_rules(), from) {
                fields.set_day("until", last_day(from, terms.most_months));
            }
            html(&new_page(&desk, id, Form::new(desk.words, fields)).await?)
        }
        Err(error) => or_ask_reason(id, error),
    }
}

fn read(fields: &Fields) -> Result<NewMentorGrant, Vec<Refused>> {
    let mut r = Reader::of(fields);
    let employee = r.choice("employee", EmployeeId::parse);
    let kind = r.choice("kind", PersonalMentorKind::from_code);
    let (from, until) = (r.day("from"), r.day("until"));
    let (minutes, tasks) = (r.hours("hours").minutes(), r.note("tasks"));
    let period = from.zip(until).and_then(|(from, until)| r.keep(Period::new(from, Some(until))));
    r.finish()?;
    match (employee, kind, period) {
        (Some(employee), Some(kind), Some(period)) => Ok(NewMentorGrant { employee, kind, period, minutes, tasks }),
        _ => Err(Vec::new()), // each that is missing stands among the refusals already
    }
}

/// `POST /citizens/{citizen}/personal-mentors/new`
///
/// # Errors
/// [`Refusal::NotFound`], or the database's; refusals are shown at the form.
pub async fn grant(desk: Desk, Path(citizen): Path<String>, fields: Fields) -> Result<Response, Failure> {
    let id = citizen_id(&citizen)?;
    let again = async |list: &[Refused]| {
        html_refused(&new_page(&desk, id, Form::refused(desk.words, fields.clone(), list)).await?, list)
    };
    let new = match read(&fields) {
        Ok(new) => new,
        Err(list) => return again(&list).await,
    };
    match personal_mentors::grant(&desk.once(fields.get("once")), id, new).await {
        Ok(_) => Ok(desk.done(&format!("/citizens/{id}/support"), "mentor-granted")),
        Err(error) if error.is(Refusal::StateYourReason.code()) => or_ask_reason(id, error),
        Err(error) => again(&refused(error)?).await,
    }
}

/// Which grant an address means.
type Which = (String, String, String);

fn which((citizen, person, day): &Which, fields: Option<&Fields>) -> Result<WhichGrant, Failure> {
    let employee = EmployeeId::parse(person).ok_or(Refusal::NotFound)?;
    let from: Date = day.parse().map_err(|_| Refusal::NotFound)?;
    let until = fields.and_then(|f| f.get("was").parse().ok());
    Ok(WhichGrant { citizen: citizen_id(citizen)?, employee, from, until })
}

#[derive(Template)]
#[template(path = "supports/mentor_end.html")]
struct EndPage {
    p: Page,
    f: Form,
    g: MentorGrant,
    name: String,
    days: String,
    was: String,
    begun: bool,
}

async fn end_page(desk: &Desk, w: WhichGrant, f: Form) -> Result<EndPage, Failure> {
    let (heading, name, g) = personal_mentors::find(&desk.context, w.citizen, w.employee, w.from).await?;
    Ok(EndPage {
        p: frame(desk, w.citizen, &heading.name),
        f: f.named(LABELS),
        name,
        days: desk.words.period(&g.period),
        was: g.period.until().map(|u| u.to_string()).unwrap_or_default(),
        begun: g.period.from() <= desk.context.today,
        g,
    })
}

/// `GET /citizens/{citizen}/personal-mentors/{granted}/{day}`
///
/// # Errors
/// [`Refusal::NotFound`], or the database's.
pub async fn one(desk: Desk, Path(path): Path<Which>) -> Result<Response, Failure> {
    let mut fields = Fields::default();
    fields.set_day("until", desk.context.today);
    html(&end_page(&desk, which(&path, None)?, Form::new(desk.words, fields)).await?)
}

/// `POST /citizens/{citizen}/personal-mentors/{granted}/{day}`: ends the grant on a day.
///
/// # Errors
/// [`Refusal::NotFound`], or the database's; refusals are shown at the form.
pub async fn end(desk: Desk, Path(path): Path<Which>, fields: Fields) -> Result<Response, Failure> {
    let which = which(&path, Some(&fields))?;
    let again = async |list: &[Refused]| {
        html_refused(&end_page(&desk, which, Form::refused(desk.words, fields.clone(), list)).await?, list)
    };
    let mut r = Reader::of(&fields);
    let on = r.day("until");
    let on = match (r.finish(), on) {
        (Ok(()), Some(on)) => on,
        (list, _) => return again(&list.err().unwrap_or_default()).await,
    };
    match personal_mentors::end(&desk.context, which, on).await {
        Ok(()) => Ok(desk.done(&format!("/citizens/{}/support", which.citizen), "mentor-ended")),
        Err(error) => again(&refused(error)?).await,
    }
}

/// `POST /citizens/{citizen}/personal-mentors/{granted}/{day}/withdraw`
///
/// # Errors
/// [`Refusal::AlreadyBegun`], [`Refusal::Stale`], [`Refusal::NotFound`], or the database's.
pub async fn withdraw(desk: Desk, Path(path): Path<Which>, fields: Fields) -> Result<Response, Failure> {
    let which = which(&path, Some(&fields))?;
    personal_mentors::withdraw(&desk.context, which).await?;
    Ok(desk.done(&format!("/citizens/{}/support", which.citizen), "mentor-withdrawn"))
}

/// A line of one's own log, with the way to take it back.
struct OwnLine {
    line: LogLine,
    remove: String,
}

#[derive(Template)]
#[template(path = "supports/log.html")]
struct LogPage {
    p: Page,
    f: Form,
    name: String,
    tasks: String,
    granted: String,
    used: String,
    lines: Vec<OwnLine>,
}

async fn log_page(desk: &Desk, citizen: CitizenId, f: impl FnOnce(&OwnGrant) -> Form) -> Result<LogPage, Failure> {
    let (name, own) = personal_mentors::log_page(&desk.context, citizen).await?;
    let today = desk.context.today;
    let line = |l: &holdepunkt_rules::personal_mentor::MentorLog| OwnLine {
        line: log_line(desk, "", l),
        remove: if days_between(l.on, today) <= LOG_DAYS {
            format!("/mentor-log/{}/remove", l.id)
        } else {
            String::new()
        },
    };
    let p = desk.page();
    let p = if desk.context.may(holdepunkt_casework::Action::SeeGranted) {
        p.under_key("/granted", "nav-granted")
    } else {
        p
    };
    Ok(LogPage {
        p,
        f: f(&own).named(LABELS),
        name,
        granted: granted_words(desk, &own),
        used: used_words(desk, own.used, own.grant.minutes),
        lines: own.log.iter().map(line).collect(),
        tasks: own.grant.tasks,
    })
}

/// "2 timer om ugen, til 28. februar."
pub fn granted_words(desk: &Desk, own: &OwnGrant) -> String {
    let days = desk.words.period(&own.grant.period);
    if own.grant.minutes > 0 { format!("{}, {days}", hours(desk.words, own.grant.minutes)) } else { days }
}

/// `GET /granted/{citizen}`
///
/// # Errors
/// [`Refusal::NotFound`], or the database's.
pub async fn log(desk: Desk, Path(citizen): Path<String>) -> Result<Response, Failure> {
    let f = |own: &OwnGrant| {
        let mut fields = Fields::default();
        let today = desk.context.today;
        fields.set_day("on", own.grant.period.until().map_or(today, |until| until.min(today)));
        Form::new(desk.words, fields)
    };
    html(&log_page(&desk, citizen_id(&citizen)?, f).await?)
}

/// `POST /granted/{citizen}`
///
/// # Errors
/// [`Refusal::NotFound`], or the database's; refusals are shown at the form.
pub async fn write_log(desk: Desk, Path(citizen): Path<String>, fields: Fields) -> Result<Response, Failure> {
    let id = citizen_id(&citizen)?;
    let again = async |list: &[Refused]| {
        html_refused(&log_page(&desk, id, |_| Form::refused(desk.words, fields.clone(), list)).await?, list)
    };
    let mut r = Reader::of(&fields);
    let (on, minutes, words) = (r.day("on"), r.whole("minutes", 1, 1440), r.note("words"));
    let on = match (r.finish(), on) {
        (Ok(()), Some(on)) => on,
        (list, _) => return again(&list.err().unwrap_or_default()).await,
    };
    match personal_mentors::log(&desk.once(fields.get("once")), id, NewLog { on, minutes, words }).await {
        Ok(_) => Ok(desk.done(&format!("/granted/{id}"), "mentor-logged")),
        Err(error) => again(&refused(error)?).await,
    }
}

/// `POST /mentor-log/{line}/remove`
///
/// # Errors
/// [`Refusal::NotFound`], or the database's.
pub async fn take_back(desk: Desk, Path(line): Path<String>) -> Result<Response, Failure> {
    let line = MentorLogId::parse(&line).ok_or(Refusal::NotFound)?;
    let citizen = personal_mentors::take_back(&desk.context, line).await?;
    Ok(desk.done(&format!("/granted/{citizen}"), "mentor-log-removed"))
}
