//! Writing what a citizen wants and would rather not, and the jobs they aim at.

use askama::Template;
use axum::{extract::Path, response::Response};
use holdepunkt_casework::{centres, citizens, citizens::About, wishes};
use holdepunkt_rules::{
    Refusal, Refused,
    codes::Code,
    id::CentreId,
    wish::{MOST, MOST_CENTRES, Wishes},
};

use crate::{
    benefits::page::frame,
    centres::form::{pick, picks},
    citizens::{
        look::first_name,
        page::{id as citizen_id, or_ask_reason},
    },
    desk::Desk,
    failure::{Failure, html, html_refused},
    form::{Fields, Form, Reader, refused},
    page::Page,
    stale::{Conflict, conflict},
};

const LABELS: &[(&str, &str)] = &[
    ("centres", "wish-centres"),
    ("goals", "wish-goals"),
    ("tasks", "wish-tasks"),
    ("industries", "wish-industries"),
    ("not_tasks", "wish-not-tasks"),
    ("not_industries", "wish-not-industries"),
];

/// A list that is filled by typing: its field, its rows and the offer it takes.
struct Picks {
    name: &'static str,
    label: String,
    hint: String,
    list: &'static str,
    error: Option<String>,
    rows: Vec<String>,
}

#[derive(Template)]
#[template(path = "about/wishes.html")]
struct WishesPage {
    p: Page,
    f: Form,
    heading: String,
    back: String,
    centres: Vec<(String, String)>,
    centre_rows: Vec<String>,
    wants: Vec<Picks>,
    rather_not: Vec<Picks>,
    occupations: Vec<String>,
    industries: Vec<String>,
    conflict: Conflict,
}

/// What was typed in a field, padded to so many rows.
fn rows(f: &Form, field: &str, most: usize) -> Vec<String> {
    let mut rows: Vec<String> = f.fields.all(field).iter().filter(|v| !v.is_empty()).take(most).cloned().collect();
    rows.resize(most, String::new());
    rows
}

fn show(desk: &Desk, about: &About) -> Fields {
    let rulebook = &desk.context.house.rulebook;
    let mut f = Fields::default();
    let picked = |list: &str, codes: &[Code]| {
        codes.iter().map(|c| pick(desk.words, rulebook.list(list), c.as_str())).collect::<Vec<_>>()
    };
    f.set_all("centres", about.wishes.centres.iter().map(ToString::to_string).collect());
    f.set_all("goals", picked("occupations", &about.goals));
    f.set_all("tasks", picked("occupations", &about.wishes.tasks));
    f.set_all("industries", picked("industries", &about.wishes.industries));
    f.set_all("not_tasks", picked("occupations", &about.wishes.not_tasks));
    f.set_all("not_industries", picked("industries", &about.wishes.not_industries));
    f
}

fn read(desk: &Desk, fields: &Fields) -> Result<(Wishes, Vec<Code>), Vec<Refused>> {
    let rulebook = &desk.context.house.rulebook;
    let (occupations, industries) = (rulebook.list("occupations"), rulebook.list("industries"));
    let mut r = Reader::of(fields);
    let mut centres = Vec::new();
    for typed in fields.all("centres").iter().filter(|c| !c.is_empty()) {
        match CentreId::parse(typed) {
            Some(centre) => centres.push(centre),
            None => r.refuse(Refusal::NotOnTheList.on("centres")),
        }
    }
    let wishes = Wishes {
        centres,
        tasks: picks(&mut r, fields, occupations, "tasks"),
        industries: picks(&mut r, fields, industries, "industries"),
        not_tasks: picks(&mut r, fields, occupations, "not_tasks"),
        not_industries: picks(&mut r, fields, industries, "not_industries"),
    };
    let goals = picks(&mut r, fields, occupations, "goals");
    r.finish().map(|()| (wishes, goals))
}

async fn wishes_page(
    desk: &Desk,
    head: &citizens::Heading,
    f: Form,
    conflict: Conflict,
) -> Result<WishesPage, Failure> {
    let words = desk.words;
    let offered = |list: &str| {
        let list = desk.context.house.rulebook.list(list);
        list.in_use_on(desk.context.today).map(|e| pick(words, list, &e.code)).collect::<Vec<_>>()
    };
    let field = |name: &'static str, list: &'static str| Picks {
        name,
        label: LABELS.iter().find(|(n, _)| *n == name).map_or_else(String::new, |(_, key)| words.say(key)),
        hint: words.say(&format!("wish-hint-{}", name.replace('_', "-"))),
        list,
        error: f.error(name).map(str::to_owned),
        rows: rows(&f, name, if name == "goals" { 3 } else { MOST }),
    };
    let every = centres::list(&desk.context).await?;
    Ok(WishesPage {
        p: frame(desk, head),
        heading: words.say_with("wish-heading", &[("name", first_name(words, &head.name).into())]),
        back: format!("/citizens/{}/about", head.id),
        centres: every.iter().map(|c| (c.centre.id.to_string(), c.centre.name.clone())).collect(),
        centre_rows: rows(&f, "centres", MOST_CENTRES),
        wants: vec![
            field("goals", "occupation-list"),
            field("tasks", "occupation-list"),
            field("industries", "industry-list"),
        ],
        rather_not: vec![field("not_tasks", "occupation-list"), field("not_industries", "industry-list")],
        occupations: offered("occupations"),
        industries: offered("industries"),
        conflict,
        f: f.named(LABELS),
    })
}

/// `GET /citizens/{citizen}/wishes`
///
/// # Errors
/// [`Refusal::NotFound`], or the database's.
pub async fn edit(desk: Desk, Path(citizen): Path<String>) -> Result<Response, Failure> {
    let id = citizen_id(&citizen)?;
    match citizens::about(&desk.context, id).await {
        Ok((head, about)) => {
            let f = Form::new(desk.words, show(&desk, &about)).of_version(head.version);
            html(&wishes_page(&desk, &head, f, Conflict::none()).await?)
        }
        Err(error) => or_ask_reason(id, error),
    }
}

/// `POST /citizens/{citizen}/wishes`
///
/// # Errors
/// [`Refusal::NotFound`], or the database's; refusals are shown at the form.
pub async fn note(desk: Desk, Path(citizen): Path<String>, fields: Fields) -> Result<Response, Failure> {
    let id = citizen_id(&citizen)?;
    let again = async |list: &[Refused]| match citizens::about(&desk.context, id).await {
        Ok((head, _)) => {
            let f = Form::refused(desk.words, fields.clone(), list);
            html_refused(&wishes_page(&desk, &head, f, Conflict::none()).await?, list)
        }
        Err(error) => or_ask_reason(id, error),
    };
    let (wishes, goals) = match read(&desk, &fields) {
        Ok(read) => read,
        Err(list) => return again(&list).await,
    };
    let version = fields.get("version").parse().unwrap_or(0);
    match wishes::note(&desk.context, id, version, &wishes, &goals).await {
        Ok(()) => Ok(desk.done(&format!("/citizens/{id}/about"), "saved")),
        Err(error) if error.is_stale() => {
            let (head, about) = citizens::about(&desk.context, id).await?;
            let every = centres::list(&desk.context).await?;
            let name_of = |name: &str, value: &str| {
                let centre = CentreId::parse(value).filter(|_| name == "centres")?;
                every.iter().find(|c| c.centre.id == centre).map(|c| c.centre.name.clone())
            };
            let (f, conflict) = conflict(desk.words, &fields, &show(&desk, &about), head.version, LABELS, name_of);
            html_refused(&wishes_page(&desk, &head, f, conflict).await?, &[Refusal::Stale.into()])
        }
        Err(error) if error.is(Refusal::StateYourReason.code()) => or_ask_reason(id, error),
        Err(error) => again(&refused(error)?).await,
    }
}
