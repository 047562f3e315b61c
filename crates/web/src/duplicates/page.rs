//! Pages for finding and merging two citizens who are one.

use askama::Template;
use axum::{extract::Path, response::Response};
use holdepunkt_casework::duplicates::{self, Side};
use holdepunkt_rules::{Refusal, citizen::Citizen, id::CitizenId};

use crate::{
    citizens::{
        look::name_or_protected,
        page::{id, or_ask_reason},
    },
    desk::Desk,
    failure::{Failure, html, html_refused},
    form::{Fields, Form, refused},
    page::Page,
};

/// Two who may be the same.
struct Row {
    href: String,
    one: String,
    other: String,
    born: String,
    why: String,
}

#[derive(Template)]
#[template(path = "duplicates/list.html")]
struct ListPage {
    p: Page,
    rows: Vec<Row>,
}

/// `GET /citizens/duplicates`
///
/// # Errors
/// The database's.
pub async fn list(desk: Desk) -> Result<Response, Failure> {
    let words = desk.words;
    let row = |pair: duplicates::Pair| Row {
        href: format!("/citizens/{}/merge/{}", pair.one.id, pair.other.id),
        born: words.day(pair.one.cpr.born()),
        one: pair.one.name,
        other: pair.other.name,
        why: words.say(if pair.replacement { "duplicate-replacement" } else { "duplicate-same-name" }),
    };
    let rows = duplicates::list(&desk.context).await?.into_iter().map(row).collect();
    html(&ListPage { p: desk.page().under_key("/citizens", "nav-citizens"), rows })
}

/// What is told of both: a label and what each says.
struct Line {
    label: String,
    one: String,
    other: String,
}

#[derive(Template)]
#[template(path = "duplicates/merge.html")]
struct MergePage {
    p: Page,
    f: Form,
    survivors: Vec<(String, String)>,
    one: String,
    other: String,
    lines: Vec<Line>,
}

fn lines(desk: &Desk, one: &Side, other: &Side) -> Vec<Line> {
    let words = desk.words;
    let line =
        |key: &str, say: &dyn Fn(&Side) -> String| Line { label: words.say(key), one: say(one), other: say(other) };
    vec![
        line("citizen-name", &|s| name_or_protected(words, &s.citizen.name)),
        line("citizen-cpr", &|s| s.citizen.cpr.to_string()),
        line("duplicate-number", &|s| {
            words.say(if s.citizen.cpr.is_replacement() {
                "duplicate-number-replacement"
            } else {
                "duplicate-number-real"
            })
        }),
        line("citizen-phone", &|s| s.citizen.phone.clone()),
        line("citizen-email", &|s| s.citizen.email.clone()),
        line("citizen-address", &|s| s.citizen.address.clone()),
        line("citizen-group", &|s| desk.code("target_groups", s.citizen.target_group.as_str())),
        line("duplicate-benefits", &|s| {
            s.about.benefits.as_ref().map_or_else(String::new, |(list, _)| list.len().to_string())
        }),
        line("duplicate-open", &|s| s.open.to_string()),
        line("accommodations", &|s| s.about.accommodations.len().to_string()),
        line("cv", &|s| s.about.cv.len().to_string()),
    ]
}

async fn merge_page(desk: &Desk, one: CitizenId, other: CitizenId, f: Option<Form>) -> Result<MergePage, Failure> {
    let (left, right) = duplicates::side_by_side(&desk.context, one, other).await?;
    let words = desk.words;
    let label = |c: &Citizen| format!("{}, {}", name_or_protected(words, &c.name), c.cpr);
    let f = f.unwrap_or_else(|| {
        let mut fields = Fields::default();
        // A real number outlives a replacement number.
        let real = if left.citizen.cpr.is_replacement() { other } else { one };
        fields.set("survivor", real.to_string());
        fields.set("version_one", left.citizen.version.to_string());
        fields.set("version_other", right.citizen.version.to_string());
        Form::new(words, fields)
    });
    Ok(MergePage {
        p: desk.page().under_key("/citizens", "nav-citizens").under("/citizens/duplicates", words.say("duplicates")),
        f: f.named(&[("survivor", "duplicate-survivor"), ("reason", "duplicate-reason")]),
        survivors: vec![(one.to_string(), label(&left.citizen)), (other.to_string(), label(&right.citizen))],
        one: label(&left.citizen),
        other: label(&right.citizen),
        lines: lines(desk, &left, &right),
    })
}

/// `GET /citizens/{citizen}/merge/{other}`
///
/// # Errors
/// [`Refusal::NotFound`], or the database's.
pub async fn show(desk: Desk, Path((one, other)): Path<(String, String)>) -> Result<Response, Failure> {
    html(&merge_page(&desk, id(&one)?, id(&other)?, None).await?)
}

/// `POST /citizens/{citizen}/merge/{other}`
///
/// # Errors
/// [`Refusal::NotFound`], or the database's; refusals are shown at the form.
pub async fn merge(
    desk: Desk,
    Path((one, other)): Path<(String, String)>,
    fields: Fields,
) -> Result<Response, Failure> {
    let (one, other) = (id(&one)?, id(&other)?);
    let chosen = CitizenId::parse(fields.get("survivor")).filter(|s| [one, other].contains(s));
    let merged = match chosen {
        Some(survivor) => {
            let (from, version) = if survivor == one { (other, "version_other") } else { (one, "version_one") };
            let version = fields.get(version).parse().unwrap_or(0);
            let done = duplicates::merge(&desk.context, from, version, survivor, fields.get("reason")).await;
            done.map(|()| survivor)
        }
        None => Err(Refusal::Missing.on("survivor").into()),
    };
    match merged {
        Ok(survivor) => Ok(desk.done(&format!("/citizens/{survivor}"), "merged")),
        Err(error) if error.is(Refusal::StateYourReason.code()) => or_ask_reason(one, error),
        Err(error) => {
            let list = refused(error)?;
            let mut kept = fields.clone();
            if list.iter().any(|r| r.refusal == Refusal::Stale) {
                let (left, right) = duplicates::side_by_side(&desk.context, one, other).await?;
                kept.set("version_one", left.citizen.version.to_string());
                kept.set("version_other", right.citizen.version.to_string());
            }
            let f = Form::refused(desk.words, kept, &list);
            html_refused(&merge_page(&desk, one, other, Some(f)).await?, &list)
        }
    }
}
