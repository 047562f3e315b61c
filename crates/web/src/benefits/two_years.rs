//! The two-year test of a citizen: the answer, its arithmetic as sentences, a picture and a table.

use askama::Template;
use axum::{extract::Path, response::Response};
use holdepunkt_casework::{
    Action,
    benefits::{self, BenefitsPage},
};
use holdepunkt_rules::{
    Refusal,
    benefit::{Benefit, BenefitSource},
    id::CitizenId,
    period::Period,
    two_years::{Break, Standing, TwoYears},
};
use holdepunkt_wording::Argument;
use jiff::civil::Date;

use super::{page::frame, picture::picture};
use crate::{
    citizens::{
        look::{first_name, pill},
        page::{id as citizen_id, or_ask_reason},
    },
    desk::Desk,
    failure::{Failure, html, html_refused},
    form::{Fields, Form, Reader, refused},
    markup::Markup,
    page::Page,
};

/// A benefit's line.
struct Row {
    href: String,
    name: String,
    days: String,
    length: String,
    counts: bool,
    source: String,
}

/// A run or a break, in order of time.
struct Part {
    days: String,
    length: String,
    pill: Markup,
    instead: String,
}

#[derive(Template)]
#[template(path = "benefits/two_years.html")]
struct TwoYearsPage {
    p: Page,
    f: Form,
    citizen: CitizenId,
    heading: String,
    pill: Markup,
    answer: String,
    steps: Vec<String>,
    picture: Option<Markup>,
    parts: Vec<Part>,
    /// Was there anything in place of the benefit in a break?
    instead: bool,
    rows: Vec<Row>,
    may_edit: bool,
}

/// How the test stands, as a pill.
pub fn standing_pill(desk: &Desk, answer: &TwoYears) -> Markup {
    let words = desk.words;
    match answer.standing {
        Standing::Full { since, .. } => {
            pill("st--ok", "g-ok", words.say_with("two-years-pill-full", &[("since", words.day(since).into())]))
        }
        Standing::Under { full_on, .. } => {
            pill("st--res", "g-res", words.say_with("two-years-pill-under", &[("day", words.day(full_on).into())]))
        }
        Standing::NotNow { .. } => pill("st--free", "", words.say("two-years-pill-not-now")),
    }
}

/// The answer as a sentence.
pub fn answer_words(desk: &Desk, answer: &TwoYears, name: &str) -> String {
    let words = desk.words;
    let first = first_name(words, name);
    let named = |key: &str, more: Vec<(&str, Argument<'_>)>| {
        let mut values = vec![("name", Argument::from(first.clone())), ("day", words.day(answer.day).into())];
        values.extend(more);
        words.say_with(key, &values)
    };
    match answer.standing {
        Standing::Full { since, full_on } => {
            named("two-years-full", vec![("since", words.day(since).into()), ("full_on", words.day(full_on).into())])
        }
        Standing::Under { since, full_on, missing } => named(
            "two-years-under",
            vec![
                ("since", words.day(since).into()),
                ("full_on", words.day(full_on).into()),
                ("missing", missing.into()),
            ],
        ),
        Standing::NotNow { last: Some(last) } => named("two-years-not-now", vec![("last", words.day(last).into())]),
        Standing::NotNow { last: None } => named("two-years-never", Vec::new()),
    }
}

fn instead(desk: &Desk, b: &Break) -> String {
    let names: Vec<String> = b.instead.iter().map(|c| desk.code("benefits", c.as_str()).to_lowercase()).collect();
    names.join(", ")
}

/// The arithmetic, a sentence a step.
fn steps(desk: &Desk, answer: &TwoYears) -> Vec<String> {
    let words = desk.words;
    let Some(since) = answer.standing.since() else { return Vec::new() };
    let since_words = || Argument::from(words.day(since));
    let mut steps = Vec::new();
    steps.push(match answer.restarted_by() {
        Some(b) => words.say_with(
            if b.instead.is_empty() { "two-years-step-restarted" } else { "two-years-step-restarted-instead" },
            &[
                ("since", since_words()),
                ("days", b.days().into()),
                ("period", words.period(&Period::known(b.from, Some(b.until))).into()),
                ("instead", instead(desk, b).into()),
            ],
        ),
        None => words.say_with("two-years-step-first", &[("since", since_words())]),
    });
    if let Some((months, days)) = answer.passed() {
        let values = [
            ("day", Argument::from(words.day(answer.day))),
            ("received", answer.days_received().into()),
            ("months", months.into()),
            ("days", days.into()),
        ];
        steps.push(words.say_with("two-years-step-passed", &values));
    }
    let (full_on, missing) = match answer.standing {
        Standing::Full { full_on, .. } => (full_on, 0),
        Standing::Under { full_on, missing, .. } => (full_on, missing),
        Standing::NotNow { .. } => return steps,
    };
    let values = [
        ("since", since_words()),
        ("full_on", words.day(full_on).into()),
        ("months", answer.months.into()),
        ("missing", missing.into()),
    ];
    steps.push(words.say_with("two-years-step-full", &values));
    steps.push(words.say("two-years-step-joined"));
    steps
}

fn parts(desk: &Desk, answer: &TwoYears) -> Vec<Part> {
    let words = desk.words;
    let length = |days: i64| words.say_with("two-years-days", &[("days", days.into())]);
    let span = |from: Date, until: Date| words.period(&Period::known(from, Some(until)));
    let mut parts: Vec<(Date, Part)> = answer
        .runs
        .iter()
        .map(|r| {
            let pill = pill("", "g-run", words.say("two-years-part-counts"));
            (r.from, Part { days: span(r.from, r.until), length: length(r.days()), pill, instead: String::new() })
        })
        .collect();
    parts.extend(answer.breaks.iter().map(|b| {
        let key = if b.restarts { "two-years-part-break" } else { "two-years-part-no-break" };
        let part = Part {
            days: span(b.from, b.until),
            length: length(b.days()),
            pill: pill("st--pau", "g-pau", words.say(key)),
            instead: instead(desk, b),
        };
        (b.from, part)
    }));
    parts.sort_by_key(|(from, _)| *from);
    parts.into_iter().map(|(_, part)| part).collect()
}

fn counts(desk: &Desk, b: &Benefit, day: Date) -> bool {
    let rules = desk.context.house.rulebook.two_years();
    let last = b.period.until().unwrap_or(day).min(day).max(b.period.from());
    rules.counts_on(&b.benefit, b.period.from()) || rules.counts_on(&b.benefit, last)
}

fn row(desk: &Desk, b: &Benefit, day: Date) -> Row {
    let words = desk.words;
    let source = match b.source {
        BenefitSource::Typed => "benefit-source-typed",
        BenefitSource::Imported => "benefit-source-imported",
        BenefitSource::Transferred => "benefit-source-transferred",
    };
    Row {
        href: format!("/benefits/{}", b.id),
        name: desk.code("benefits", b.benefit.as_str()),
        days: words.period(&b.period),
        length: b.period.days().map(|d| words.say_with("two-years-days", &[("days", d.into())])).unwrap_or_default(),
        counts: counts(desk, b, day),
        source: words.say(source),
    }
}

fn two_years_page(desk: &Desk, page: &BenefitsPage, f: Form) -> TwoYearsPage {
    let answer = &page.two_years;
    let day = answer.day;
    let counted = |b: &Benefit| counts(desk, b, day);
    let name = first_name(desk.words, &page.citizen.name);
    TwoYearsPage {
        p: frame(desk, &page.citizen),
        f,
        citizen: page.citizen.id,
        heading: desk.words.say_with("two-years-heading", &[("name", name.into())]),
        pill: standing_pill(desk, answer),
        answer: answer_words(desk, answer, &page.citizen.name),
        steps: steps(desk, answer),
        picture: picture(desk, &page.benefits, answer, &counted),
        instead: answer.breaks.iter().any(|b| !b.instead.is_empty()),
        parts: parts(desk, answer),
        rows: page.benefits.iter().rev().map(|b| row(desk, b, day)).collect(),
        may_edit: desk.context.may(Action::EditBenefits) && page.citizen.relation.moved_on.is_none(),
    }
}

fn on_day(desk: &Desk, day: Date) -> Form {
    let mut fields = Fields::default();
    fields.set_day("day", day);
    Form::new(desk.words, fields)
}

/// `GET /citizens/{citizen}/two-years`
///
/// # Errors
/// [`Refusal::NotFound`], or the database's.
pub async fn show(desk: Desk, Path(citizen): Path<String>) -> Result<Response, Failure> {
    let id = citizen_id(&citizen)?;
    match benefits::list(&desk.context, id).await {
        Ok(page) => html(&two_years_page(&desk, &page, on_day(&desk, desk.context.today))),
        Err(error) => or_ask_reason(id, error),
    }
}

/// `POST /citizens/{citizen}/two-years`: the test on another day.
///
/// # Errors
/// [`Refusal::NotFound`], or the database's; a refusal is shown at the day.
pub async fn on_another_day(desk: Desk, Path(citizen): Path<String>, fields: Fields) -> Result<Response, Failure> {
    let id = citizen_id(&citizen)?;
    let mut r = Reader::of(&fields);
    let day = r.day("day");
    let answered = match (r.finish(), day) {
        (Ok(()), Some(day)) => benefits::on_day(&desk.context, id, day).await,
        (Err(list), _) => Err(holdepunkt_casework::Error::Refused(list)),
        (Ok(()), None) => Err(Refusal::Missing.on("day").into()),
    };
    match answered {
        Ok(page) => html(&two_years_page(&desk, &page, on_day(&desk, page.two_years.day))),
        Err(error) if error.is(Refusal::StateYourReason.code()) => or_ask_reason(id, error),
        Err(error) => {
            let list = refused(error)?;
            let page = benefits::list(&desk.context, id).await?;
            html_refused(&two_years_page(&desk, &page, Form::refused(desk.words, fields.clone(), &list)), &list)
        }
    }
}
