//! The week: days in the centre beside other offers, as a small table and as a form of a few lines.

use askama::Template;
use axum::{extract::Path, response::Response};
use holdepunkt_casework::{
    Action,
    workplaces::{self, is_of_the_case},
};
use holdepunkt_rules::{
    Refusal, Refused,
    codes::Code,
    id::PlacementId,
    text,
    week::{Week, WeekDay, week_on},
};
use holdepunkt_wording::Words;

use super::page::refused_form;
use crate::{
    desk::Desk,
    failure::{Failure, html, html_refused},
    form::{Fields, Form, Reader, refused, typed_time},
    page::Page,
    placements::page::{STALE, Shown, id},
};

/// Lines that the form has: as many things as a week of combinations has, and some to spare.
const LINES: usize = 8;

/// A thing of the week in words.
#[derive(Debug, Clone)]
pub struct Entry {
    /// "Mandag"; empty when the entry above has the same.
    pub day: String,
    /// "9.00 til 12.00"
    pub time: String,
    /// "I virksomhedscentret"
    pub what: String,
    /// Who offers it.
    pub provider: String,
    /// Is it the centre?
    pub centre: bool,
}

/// The week in words. Who may not know the rest reads "another offer" for all but the centre.
pub fn entries(words: Words, week: &Week, code: impl Fn(&Code) -> String, all: bool) -> Vec<Entry> {
    let mut before = 0;
    week.days
        .iter()
        .map(|d| {
            let day =
                if d.weekday == before { String::new() } else { words.say(&format!("home-weekday-{}", d.weekday)) };
            before = d.weekday;
            let shown = all || d.in_centre();
            Entry {
                day,
                time: words.clock_span(d.from, d.until),
                what: if shown { code(&d.activity) } else { words.say("week-another-offer") },
                provider: if shown { d.provider.clone() } else { String::new() },
                centre: d.in_centre(),
            }
        })
        .collect()
}

/// A line of the form, with what was typed in it.
struct Line {
    number: usize,
    weekday: String,
    activity: String,
    from: String,
    until: String,
    provider: String,
}

#[derive(Template)]
#[template(path = "workplaces/week.html")]
struct WeekPage {
    p: Page,
    s: Shown,
    f: Form,
    lines: Vec<Line>,
    weekdays: Vec<(String, String)>,
    activities: Vec<(String, String)>,
    error: String,
}

async fn week_page(desk: &Desk, id: PlacementId, f: impl FnOnce(&Shown) -> Form) -> Result<WeekPage, Failure> {
    let s = Shown::open(desk, id).await?;
    let f = f(&s);
    let value = |n: usize, part: &str| f.value(&format!("d{n}_{part}")).to_owned();
    let line = |number: usize| Line {
        number,
        weekday: value(number, "weekday"),
        activity: value(number, "activity"),
        from: value(number, "from"),
        until: value(number, "until"),
        provider: value(number, "provider"),
    };
    Ok(WeekPage {
        p: s.frame(desk),
        lines: (1..=LINES).map(line).collect(),
        weekdays: (1..=7).map(|n| (n.to_string(), desk.words.say(&format!("home-weekday-{n}")))).collect(),
        activities: activities(desk),
        error: f.error("week").unwrap_or_default().to_owned(),
        f,
        s,
    })
}

/// The activities that the reader chooses from.
fn activities(desk: &Desk) -> Vec<(String, String)> {
    let list = desk.context.house.rulebook.list("activities");
    let mut choices = desk.choices("activities");
    if !desk.context.may(Action::SeeInterventionContent) {
        choices.retain(|(code, _)| !is_of_the_case(list, &Code::known(code.as_str())));
    }
    choices
}

fn shown(desk: &Desk, week: Option<&Week>) -> Fields {
    let list = desk.context.house.rulebook.list("activities");
    let knows = desk.context.may(Action::SeeInterventionContent);
    let mut fields = Fields::default();
    let days = week.iter().flat_map(|w| &w.days).filter(|d| knows || !is_of_the_case(list, &d.activity));
    for (i, d) in days.enumerate().take(LINES) {
        let mut set = |part: &str, value: String| fields.set(&format!("d{}_{part}", i + 1), value);
        set("weekday", d.weekday.to_string());
        set("activity", d.activity.as_str().to_owned());
        set("from", typed_time(d.from));
        set("until", typed_time(d.until));
        set("provider", d.provider.clone());
    }
    fields
}

/// `GET /placements/{placement}/week`
///
/// # Errors
/// [`Refusal::NotFound`], or the database's.
pub async fn week(desk: Desk, Path(placement): Path<String>) -> Result<Response, Failure> {
    let today = desk.context.today;
    let form = |s: &Shown| {
        let day = today.max(s.page.placed.placement.period.from());
        let mut fields = shown(&desk, week_on(&s.page.weeks, day));
        fields.set_day("from", day);
        Form::new(desk.words, fields).of_version(s.version())
    };
    html(&week_page(&desk, id(&placement)?, form).await?)
}

fn read_line(fields: &Fields, n: usize) -> Option<Result<WeekDay, Refused>> {
    let value = |part: &str| fields.get(&format!("d{n}_{part}")).trim().to_owned();
    let (weekday, activity, from, until) = (value("weekday"), value("activity"), value("from"), value("until"));
    if [&weekday, &activity, &from, &until].into_iter().all(String::is_empty) {
        return None;
    }
    let read = || {
        let provider = text::optional_line(&value("provider"), 120, "week")?;
        let times =
            text::time_of_day(&from).zip(text::time_of_day(&until)).ok_or(Refusal::TimesTurnedAround.on("week"))?;
        let weekday = weekday.parse().map_err(|_| Refusal::TimesTurnedAround.on("week"))?;
        Ok(WeekDay { weekday, from: times.0, until: times.1, activity: Code::known(activity.as_str()), provider })
    };
    Some(read())
}

/// `POST /placements/{placement}/week`
///
/// # Errors
/// [`Refusal::NotFound`], or the database's; refusals are shown at the form.
pub async fn set_week(desk: Desk, Path(placement): Path<String>, fields: Fields) -> Result<Response, Failure> {
    let id = id(&placement)?;
    let again = async |list: &[Refused]| {
        let form = |s: &Shown| refused_form(&desk, s, &fields, list);
        html_refused(&week_page(&desk, id, form).await?, list)
    };
    let mut r = Reader::of(&fields);
    let (from, version) = (r.day("from"), r.version());
    let mut days = Vec::new();
    for line in (1..=LINES).filter_map(|n| read_line(&fields, n)) {
        days.extend(r.keep(line));
    }
    let from = match (r.finish(), from) {
        (Ok(()), Some(from)) => from,
        (list, _) => return again(&list.err().unwrap_or_default()).await,
    };
    days.sort_unstable();
    match workplaces::set_week(&desk.context, id, version, Week { from, days }).await {
        Ok(_) => Ok(desk.done(&format!("/placements/{id}"), "week-set")),
        Err(error) if error.is_stale() => again(STALE).await,
        Err(error) => again(&refused(error)?).await,
    }
}
