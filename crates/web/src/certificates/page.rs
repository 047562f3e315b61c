//! A placement's certificate.

use askama::Template;
use axum::{extract::Path, response::Response};
use holdepunkt_casework::certificates::{self, CertificatePage, Worded};
use holdepunkt_rules::{
    Refusal, Refused,
    certificate::{LONGEST_LINE, LONGEST_QUOTE},
    text,
};

use super::paper::{Told, told};
use crate::{
    citizens::look::{name_or_protected, whose},
    desk::Desk,
    failure::{Failure, html, html_refused},
    form::{Fields, Form, Reader, refused},
    page::Page,
    placements::page::{STALE, id},
};

/// What the fields are called in the list of refusals.
const LABELS: &[(&str, &str)] = &[
    ("goals", "certificate-goals"),
    ("tasks", "certificate-tasks"),
    ("quote", "certificate-quote"),
    ("issued_on", "certificate-day"),
];

#[derive(Template)]
#[template(path = "certificates/one.html")]
struct OnePage {
    p: Page,
    c: CertificatePage,
    heading: String,
    lead: String,
    told: Option<Told>,
    f: Form,
}

impl OnePage {
    /// A step's height in tenths, for its class.
    fn tenths(&self, share: &f64) -> i64 {
        ((share * 10.0).round() as i64).clamp(2, 10)
    }
}

/// What stands, or what the agreements suggest, as a form.
fn show(c: &CertificatePage, desk: &Desk) -> Fields {
    let mut fields = Fields::default();
    let made = c.certificate.as_ref();
    fields.set("goals", made.map_or(&c.goals, |m| &m.goals).join("\n"));
    fields.set("tasks", made.map_or(&c.tasks, |m| &m.tasks).join("\n"));
    fields.set("quote", made.map(|m| m.quote.clone()).unwrap_or_default());
    let last = c.placed.placement.period.until().unwrap_or(desk.context.today);
    fields.set_day("issued_on", made.map_or(last, |m| m.issued_on));
    fields
}

fn render(desk: &Desk, c: CertificatePage, f: Form) -> OnePage {
    let name = name_or_protected(desk.words, &c.name);
    let lead = match (&c.certificate, c.early) {
        (Some(_), _) => desk.words.say("certificate-lead"),
        (None, Some(day)) => desk.words.say_with("certificate-early-lead", &[("day", desk.words.day(day).into())]),
        (None, None) if c.may_write => desk.words.say("certificate-new-lead"),
        (None, None) => desk.words.say("certificate-none"),
    };
    OnePage {
        p: desk.page(),
        heading: desk.words.say_with("certificate-heading", &[("whose", whose(desk.words, &c.name).into())]),
        told: c.certificate.as_ref().map(|made| told(desk, desk.words, &c, made, &name)),
        lead,
        f: f.named(LABELS),
        c,
    }
}

/// `GET /placements/{placement}/certificate`
///
/// # Errors
/// [`Refusal::NotFound`], or the database's.
pub async fn one(desk: Desk, Path(placement): Path<String>) -> Result<Response, Failure> {
    let c = certificates::find(&desk.context, id(&placement)?).await?;
    let version = c.certificate.as_ref().map_or(0, |m| m.version);
    let form = Form::new(desk.words, show(&c, &desk)).of_version(version);
    html(&render(&desk, c, form))
}

/// Lines of a field, each of them short enough.
fn lines(r: &mut Reader<'_>, text: &str, field: &'static str) -> Vec<String> {
    let all = text.lines().filter(|l| !l.trim().is_empty());
    all.filter_map(|l| r.keep(text::optional_line(l, LONGEST_LINE, field))).collect()
}

/// `POST /placements/{placement}/certificate`
///
/// # Errors
/// [`Refusal::NotFound`], or the database's; refusals are shown at the form.
pub async fn write(desk: Desk, Path(placement): Path<String>, fields: Fields) -> Result<Response, Failure> {
    let id = id(&placement)?;
    let again = async |list: &[Refused]| {
        let c = certificates::find(&desk.context, id).await?;
        let mut kept = fields.clone();
        if list.iter().any(|r| r.refusal == Refusal::Stale) {
            // What the other saved is shown above the form; sending again is a choice made with both in sight.
            kept.set("version", c.certificate.as_ref().map_or(0, |m| m.version).to_string());
        }
        let form = Form::refused(desk.words, kept, list);
        html_refused(&render(&desk, c, form), list)
    };
    let mut r = Reader::of(&fields);
    let goals = lines(&mut r, fields.get("goals"), "goals");
    let tasks = lines(&mut r, fields.get("tasks"), "tasks");
    let (quote, version) = (r.optional_line("quote", LONGEST_QUOTE), r.version());
    let issued_on = r.day("issued_on");
    let issued_on = match (r.finish(), issued_on) {
        (Ok(()), Some(day)) => day,
        (list, _) => return again(&list.err().unwrap_or_default()).await,
    };
    match certificates::write(&desk.once(fields.get("once")), id, version, Worded { goals, tasks, quote, issued_on })
        .await
    {
        Ok(()) => Ok(desk.done(&format!("/placements/{id}/certificate"), "certificate")),
        Err(error) if error.is_stale() => again(STALE).await,
        Err(error) => again(&refused(error)?).await,
    }
}
