//! One case of a review: what is known, the decision, and the next one with one key.

use askama::Template;
use axum::{extract::Path, response::Response};
use holdepunkt_casework::screenings::{self, CasePage};
use holdepunkt_rules::{Refusal, Refused, id::ScreeningCaseId};

use crate::{
    benefits::two_years::{answer_words, standing_pill},
    citizens::{look::name_or_protected, page::or_ask_reason},
    desk::Desk,
    failure::{Failure, html, html_refused},
    form::{Fields, Form, Reader, refused},
    markup::Markup,
    page::Page,
};

const LABELS: &[(&str, &str)] =
    &[("decision", "screening-decision"), ("review_on", "screening-review-on"), ("note", "screening-note")];

#[derive(Template)]
#[template(path = "screenings/case.html")]
struct CaseForm {
    p: Page,
    f: Form,
    page: CasePage,
    name: String,
    group: String,
    two_years: Option<(Markup, String)>,
    decisions: Vec<(String, String)>,
    decided: String,
    next: String,
}

fn form_page(desk: &Desk, page: CasePage, f: Option<Form>) -> CaseForm {
    let words = desk.words;
    let name = name_or_protected(words, &page.citizen.name);
    let case = &page.case;
    let form = f.unwrap_or_else(|| {
        let mut fields = Fields::default();
        if let Some(decision) = &case.decision {
            fields.set("decision", decision.as_str());
        }
        if let Some(day) = case.review_on {
            fields.set_day("review_on", day);
        }
        fields.set("note", &case.note);
        Form::new(words, fields).of_version(case.version)
    });
    CaseForm {
        p: desk
            .page()
            .under_key("/screenings", "nav-screenings")
            .under(format!("/screenings/{}", page.screening.id), page.screening.name.as_str()),
        f: form.named(LABELS),
        group: desk.code("target_groups", page.group.as_str()),
        two_years: page
            .two_years
            .as_ref()
            .map(|answer| (standing_pill(desk, answer), answer_words(desk, answer, &page.citizen.name))),
        decisions: desk.choices("screening_decisions"),
        decided: case
            .decided_on
            .map(|on| words.say_with("screening-decided-on", &[("day", words.day(on).into())]))
            .unwrap_or_default(),
        next: page.next.map(|id| format!("/screening-cases/{id}")).unwrap_or_default(),
        name,
        page,
    }
}

/// `GET /screening-cases/{case}`
///
/// # Errors
/// [`Refusal::NotFound`], or the database's.
pub async fn show(desk: Desk, Path(case): Path<String>) -> Result<Response, Failure> {
    let page = screenings::case(&desk.context, id(&case)?).await?;
    html(&form_page(&desk, page, None))
}

/// `POST /screening-cases/{case}`
///
/// # Errors
/// [`Refusal::NotFound`], or the database's; refusals are shown at the form.
pub async fn decide(desk: Desk, Path(case): Path<String>, fields: Fields) -> Result<Response, Failure> {
    let id = id(&case)?;
    let again = async |list: &[Refused]| {
        let page = screenings::case(&desk.context, id).await?;
        let stale = list.iter().any(|r| r.refusal == Refusal::Stale);
        let form = Form::refused(desk.words, fields.clone(), list);
        let form = if stale { form.of_version(page.case.version) } else { form };
        html_refused(&form_page(&desk, page, Some(form)), list)
    };
    let mut r = Reader::of(&fields);
    let (review_on, note, version) = (r.optional_day("review_on"), r.note("note"), r.version());
    if let Err(list) = r.finish() {
        return again(&list).await;
    }
    match screenings::decide(&desk.context, id, version, fields.get("decision"), note, review_on).await {
        Ok(done) if done.refer => Ok(desk.done(&format!("/citizens/{}/refer", done.citizen), "screening-decided")),
        Ok(done) => {
            let next = screenings::find(&desk.context, done.screening).await?.next();
            let to = next
                .map_or_else(|| format!("/screenings/{}", done.screening), |next| format!("/screening-cases/{next}"));
            Ok(desk.done(&to, "screening-decided"))
        }
        Err(error) if error.is(Refusal::StateYourReason.code()) => {
            let page = screenings::case(&desk.context, id).await;
            match page {
                Ok(page) => or_ask_reason(page.citizen.id, error),
                Err(other) => Err(other.into()),
            }
        }
        Err(error) => again(&refused(error)?).await,
    }
}

fn id(text: &str) -> Result<ScreeningCaseId, Failure> {
    ScreeningCaseId::parse(text).ok_or_else(|| Refusal::NotFound.into())
}
