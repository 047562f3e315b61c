//! What the job centre is called, from which day on.

use askama::Template;
use axum::response::Response;
use holdepunkt_casework::job_centres;
use holdepunkt_rules::{Refusal, Refused};

use crate::{
    desk::Desk,
    failure::{Failure, html, html_refused},
    form::{Fields, Form, Reader, refused},
    page::Page,
};

#[derive(Template)]
#[template(path = "people/name.html")]
struct NamePage {
    p: Page,
    f: Form,
    names: Vec<(String, String)>,
}

async fn page(desk: &Desk, f: Form) -> Result<NamePage, Failure> {
    let words = desk.words;
    let all = job_centres::names(&desk.context).await?;
    let mut names = vec![(all.founded, words.say("job-centre-name-founded"))];
    names.extend(
        all.dated
            .into_iter()
            .map(|(from, name)| (name, words.say_with("time-from", &[("from", words.day(from).into())]))),
    );
    names.reverse();
    let f = f.named(&[("name", "job-centre-name-new"), ("from", "job-centre-name-from")]);
    Ok(NamePage { p: desk.page().under_key("/people", "nav-people"), f, names })
}

/// `GET /job-centre`
///
/// # Errors
/// The database's.
pub async fn show(desk: Desk) -> Result<Response, Failure> {
    let mut fields = Fields::default();
    fields.set_day("from", desk.context.today);
    html(&page(&desk, Form::new(desk.words, fields)).await?)
}

/// `POST /job-centre`
///
/// # Errors
/// The database's; refusals are shown at the form.
pub async fn set(desk: Desk, fields: Fields) -> Result<Response, Failure> {
    let again = async |list: &[Refused]| {
        html_refused(&page(&desk, Form::refused(desk.words, fields.clone(), list)).await?, list)
    };
    let mut r = Reader::of(&fields);
    let from = r.day("from");
    let from = match (r.finish(), from) {
        (Ok(()), Some(from)) => from,
        (Err(list), _) => return again(&list).await,
        (Ok(()), None) => return again(&[Refusal::Missing.on("from")]).await,
    };
    match job_centres::set_name(&desk.context, from, fields.get("name")).await {
        Ok(()) => Ok(desk.done("/job-centre", "job-centre-named")),
        Err(error) => again(&refused(error)?).await,
    }
}
