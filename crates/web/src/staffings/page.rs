//! The page of a workplace's ceiling, with its arithmetic in sentences, and the statement's form.

use askama::Template;
use axum::{extract::Path, response::Response};
use holdepunkt_casework::{
    Action,
    staffings::{self, StaffingPage, Weighed},
};
use holdepunkt_rules::{
    Refused,
    hours::WeeklyHours,
    id::*,
    reasonableness::{RepresentativeSays, Staffing, full_time_persons},
    text::LONGEST_NAME,
};
use jiff::civil::Date;

use super::says_words;
use crate::{
    companies::page::id,
    desk::Desk,
    failure::{Failure, html, html_refused},
    form::{Fields, Form, Reader, refused},
    page::Page,
};

/// A statement with its sentences.
struct Told {
    weighed: Weighed,
    name: String,
    steps: Vec<String>,
    verdict: String,
    says: String,
    used: i64,
}

#[derive(Template)]
#[template(path = "staffings/page.html")]
struct OnePage {
    p: Page,
    f: Form,
    page: StaffingPage,
    told: Vec<Told>,
    units: Vec<(String, String)>,
    says: Vec<(String, String)>,
    history: Vec<(Date, String, String, String)>,
    may_edit: bool,
    open: bool,
}

impl OnePage {
    fn used_of(&self, t: &Told) -> String {
        let used = self.p.words.hundredths(t.used);
        self.p.t2("staffing-used-of", "used", used, "allowed", t.weighed.weighing.ceiling.allowed)
    }
}

const LABELS: &[(&str, &str)] = &[
    ("unit", "staffing-unit"),
    ("stated_on", "staffing-stated-on"),
    ("month_1", "staffing-month-1"),
    ("month_2", "staffing-month-2"),
    ("month_3", "staffing-month-3"),
    ("month_4", "staffing-month-4"),
    ("others", "staffing-others"),
    ("says", "staffing-says"),
    ("representative", "staffing-representative"),
];

/// The arithmetic in sentences, in the order in which it is done.
fn steps(desk: &Desk, page: &StaffingPage, w: &Weighed) -> Vec<String> {
    let (words, c, t) = (desk.words, &w.weighing.ceiling, &page.terms);
    let n = |hundredths: i64| words.hundredths(hundredths);
    let [a, b, d, e] = w.staffing.months.map(n);
    let mut said = vec![words.say_with(
        "staffing-step-average",
        &[("a", a.into()), ("b", b.into()), ("c", d.into()), ("d", e.into()), ("average", n(c.average()).into())],
    )];
    let first = (c.four_months / 4).min(t.small_until * 100);
    said.push(words.say_with(
        "staffing-step-small",
        &[
            ("until", t.small_until.into()),
            ("each", t.one_per_small.into()),
            ("staff", n(first).into()),
            ("gives", c.small.into()),
        ],
    ));
    let beyond = c.four_months / 4 - t.small_until * 100;
    if beyond > 0 {
        said.push(words.say_with(
            "staffing-step-large",
            &[
                ("until", t.small_until.into()),
                ("each", t.one_per_large.into()),
                ("staff", n(beyond).into()),
                ("gives", c.large.into()),
            ],
        ));
    }
    if c.by_least() {
        said.push(words.say_with("staffing-step-least", &[("least", t.at_least.into())]));
    }
    let hours = words.hours(WeeklyHours::from_minutes(w.weighing.minutes));
    said.push(words.say_with(
        "staffing-step-placed",
        &[
            ("citizens", page.citizens.into()),
            ("hours", hours.into()),
            ("full", words.hours(WeeklyHours::from_minutes(t.full_time_minutes)).into()),
            ("placed", n(w.weighing.placed).into()),
        ],
    ));
    if w.weighing.others > 0 {
        said.push(words.say_with("staffing-step-others", &[("others", n(w.weighing.others).into())]));
    }
    said
}

fn told(desk: &Desk, page: &StaffingPage, w: &Weighed) -> Told {
    let words = desk.words;
    let left = w.weighing.left();
    let hours = words.hours(WeeklyHours::from_minutes(w.weighing.minutes_left(&page.terms)));
    let verdict = match left {
        l if l < 0 => words.say_with("staffing-verdict-passed", &[("over", words.hundredths(-l).into())]),
        0 => words.say("staffing-verdict-full"),
        l => words.say_with("staffing-verdict-left", &[("left", words.hundredths(l).into()), ("hours", hours.into())]),
    };
    Told {
        name: w.unit.as_ref().map_or_else(
            || words.say("staffing-whole"),
            |u| format!("{}, {} {}", u.name, words.say("company-p-number"), u.p_number),
        ),
        steps: steps(desk, page, w),
        verdict,
        says: says_words(words, w.staffing.says),
        used: w.weighing.used(),
        weighed: w.clone(),
    }
}

async fn one_page(desk: &Desk, company: CompanyId, f: Form, open: bool) -> Result<OnePage, Failure> {
    let page = staffings::find(&desk.context, company).await?;
    let words = desk.words;
    let history = page.history.iter().map(|(s, name)| {
        let months = s.months.map(|m| words.hundredths(m)).join(" · ");
        (s.stated_on, months, says_words(words, s.says), name.clone())
    });
    Ok(OnePage {
        p: desk
            .page()
            .under_key("/companies", "nav-companies")
            .under(format!("/companies/{company}"), &page.company.name),
        told: page.weighed.iter().map(|w| told(desk, &page, w)).collect(),
        units: page.units.iter().map(|u| (u.id.to_string(), format!("{} ({})", u.name, u.p_number))).collect(),
        says: RepresentativeSays::ALL.iter().map(|s| (s.code().to_owned(), says_words(words, *s))).collect(),
        history: history.collect(),
        may_edit: desk.context.may(Action::EditCompanies),
        open: open || page.weighed.is_empty(),
        page,
        f,
    })
}

/// `GET /companies/{company}/staffing`
///
/// # Errors
/// [`holdepunkt_rules::Refusal::NotFound`], or the database's.
pub async fn one(desk: Desk, Path(company): Path<String>) -> Result<Response, Failure> {
    let mut f = Fields::default();
    f.set_day("stated_on", desk.context.today);
    html(&one_page(&desk, id(&company)?, Form::new(desk.words, f), false).await?)
}

fn read(fields: &Fields, company: CompanyId) -> Result<Staffing, Vec<Refused>> {
    let mut r = Reader::of(fields);
    let unit = r.optional_choice("unit", ProductionUnitId::parse);
    let stated_on = r.day("stated_on");
    let mut persons = |name: &'static str| {
        let read = full_time_persons(fields.get(name), name);
        r.keep(read).unwrap_or_default()
    };
    let months = [persons("month_1"), persons("month_2"), persons("month_3"), persons("month_4")];
    let others = if fields.get("others").trim().is_empty() { 0 } else { persons("others") };
    let says = r.choice("says", RepresentativeSays::from_code);
    let representative = r.optional_line("representative", LONGEST_NAME);
    r.finish()?;
    let (Some(stated_on), Some(says)) = (stated_on, says) else { return Err(Vec::new()) };
    Ok(Staffing {
        id: StaffingId::fresh(),
        company,
        unit,
        stated_on,
        months,
        others,
        representative,
        says,
        noted_by: EmployeeId::fresh(), // the use case knows who works
    })
}

/// `POST /companies/{company}/staffing`
///
/// # Errors
/// [`holdepunkt_rules::Refusal::NotFound`], or the database's; refusals are shown at the form.
pub async fn note(desk: Desk, Path(company): Path<String>, fields: Fields) -> Result<Response, Failure> {
    let id = id(&company)?;
    staffings::find(&desk.context, id).await?; // not there, or another job centre's
    let list = match read(&fields, id) {
        Ok(staffing) => match staffings::note(&desk.once(fields.get("once")), staffing).await {
            Ok(_) => return Ok(desk.done(&format!("/companies/{id}/staffing"), "staffing-noted")),
            Err(error) => refused(error)?,
        },
        Err(list) => list,
    };
    let form = Form::refused(desk.words, fields, &list).named(LABELS);
    html_refused(&one_page(&desk, id, form, true).await?, &list)
}
