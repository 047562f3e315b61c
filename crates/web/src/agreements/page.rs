//! An agreement's page: of the job centre, with what to do next; of one's own, to read and sign on a phone; on paper.

use askama::Template;
use axum::{
    extract::{Path, Query},
    response::Response,
};
use holdepunkt_casework::agreements::{self, AgreementPage};
use holdepunkt_rules::{
    Refusal, Refused,
    agreement::{Agreement, AgreementState, Missing, Party},
    id::PlacementId,
    placement::{Placement, PlacementState},
    role::Role,
};
use holdepunkt_wording::Argument;

use super::show::{Read, Reading, Voice, read};
use crate::{
    citizens::look::{first_name, name_or_protected},
    desk::Desk,
    failure::{Failure, html, html_refused},
    form::{Fields, Form, Reader},
    page::Page,
    placements::page::id,
};

/// How the reader at a desk reads.
pub(super) fn reading(desk: &Desk) -> Reading<'_> {
    let role = desk.context.who.role();
    Reading {
        words: desk.words,
        today: desk.context.today,
        zone: desk.context.house.zone(),
        reasons: desk.context.house.rulebook.list("signing_reasons"),
        voice: if role == Some(Role::Citizen) { Voice::Mine } else { Voice::Theirs },
        staff: is_staff(desk),
    }
}

/// Is the reader of the job centre, and works with the citizen?
pub(super) fn is_staff(desk: &Desk) -> bool {
    matches!(desk.context.who.role(), Some(Role::JobConsultant | Role::Caseworker))
}

/// The page's frame, with the way back that the reader has.
pub(super) fn frame(desk: &Desk, page: &AgreementPage) -> Page {
    let placement = &page.around.placed.placement;
    let p = desk.page();
    match desk.context.who.role() {
        Some(Role::Citizen) => p.under_key("/me", "nav-own"),
        Some(Role::CompanyMentor) => p.under_key("/mentored", "nav-mentored"),
        Some(Role::CompanyContact) => p.under_key("/our-company", "nav-own-company"),
        Some(Role::PersonalMentor) => p.under_key("/granted", "nav-granted"),
        _ => p
            .under_key("/citizens", "nav-citizens")
            .under(format!("/citizens/{}", placement.citizen), name_or_protected(desk.words, &page.around.name))
            .under(format!("/placements/{}", placement.id), page.around.placed.centre_name.clone()),
    }
}

/// A version in the list beside the agreement.
pub(super) struct VersionLine {
    /// Its number.
    pub number: i64,
    /// How it stands.
    pub standing: String,
    /// Is it the one that is shown?
    pub shown: bool,
}

/// Something that is not written yet, with where it is written.
struct MissingLine {
    field: String,
    say: String,
}

/// What the job centre does next.
struct Deeds {
    begin: bool,
    edit: Option<i64>,
    send: Option<i64>,
    discard: Option<i64>,
    take_back: Option<i64>,
    together: bool,
    amend: bool,
}

#[derive(Template)]
#[template(path = "agreements/one.html")]
struct OnePage {
    p: Page,
    id: PlacementId,
    lead: String,
    r: Option<Read>,
    versions: Vec<VersionLine>,
    missing: Vec<MissingLine>,
    signers: String,
    deeds: Deeds,
    sign: Option<(String, Form)>,
    own_goals: bool,
    other: Option<(i64, String)>,
}

#[derive(Template)]
#[template(path = "agreements/own.html")]
struct OwnPage {
    p: Page,
    id: PlacementId,
    h1: String,
    lead: String,
    r: Option<Read>,
    versions: Vec<VersionLine>,
    sign: Option<(String, Form)>,
    waits: bool,
    draft: bool,
    may_write_goals: bool,
}

/// Which version is asked for in the address.
pub(super) fn asked(query: &[(String, String)], name: &str) -> Option<i64> {
    query.iter().find(|(n, _)| n == name).and_then(|(_, v)| v.parse().ok())
}

/// The version to show: the one asked for; else for the job centre the one on its way; else the one to tell of first.
fn chosen<'a>(desk: &Desk, page: &'a AgreementPage, number: Option<i64>) -> Result<Option<&'a Agreement>, Failure> {
    match number {
        Some(n) => Ok(Some(page.around.numbered(n).ok_or(Refusal::NotFound)?)),
        None if is_staff(desk) => Ok(page.around.open().or_else(|| page.around.current())),
        None => Ok(page.around.current()),
    }
}

/// `GET /placements/{placement}/agreement`
///
/// # Errors
/// [`Refusal::NotFound`], or the database's.
pub async fn one(
    desk: Desk,
    Path(placement): Path<String>,
    Query(query): Query<Vec<(String, String)>>,
) -> Result<Response, Failure> {
    let page = agreements::find(&desk.context, id(&placement)?).await?;
    shown(&desk, &page, asked(&query, "number"))
}

/// The page of whoever reads.
pub(super) fn shown(desk: &Desk, page: &AgreementPage, number: Option<i64>) -> Result<Response, Failure> {
    let version = chosen(desk, page, number)?;
    if is_staff(desk) { html(&staff_page(desk, page, version)) } else { html(&own_page(desk, page, version)) }
}

fn version_lines(desk: &Desk, page: &AgreementPage, version: Option<&Agreement>) -> Vec<VersionLine> {
    let reading = reading(desk);
    let line = |a: &Agreement| VersionLine {
        number: a.number,
        standing: super::show::standing(&reading, a),
        shown: version.is_some_and(|v| v.id == a.id),
    };
    page.around.versions.iter().rev().map(line).collect()
}

/// Who signs, in words: "Borgeren, virksomheden og jobcentret".
pub(super) fn party_names(desk: &Desk, parties: &[Party]) -> String {
    let name = |p: &Party| desk.words.say(&format!("agreement-the-{}", p.code().replace('_', "-")));
    super::words::joined(desk.words, parties.iter().map(name).collect())
}

/// Can a version still be begun?
fn lives(placement: &Placement) -> bool {
    matches!(placement.state, PlacementState::Reserved | PlacementState::Agreed)
}

fn sign_form(desk: &Desk, page: &AgreementPage, version: Option<&Agreement>) -> Option<(String, Form)> {
    let asked = page.asks_reader().filter(|a| version.is_some_and(|v| v.id == a.id))?;
    Some((asked.id.to_string(), Form::new(desk.words, Fields::default())))
}

/// The page again, with what was refused at the form that signs.
pub(super) fn sign_again(desk: &Desk, page: &AgreementPage, list: &[Refused]) -> Result<Response, Failure> {
    let version = chosen(desk, page, None)?;
    let again = |sign: Option<(String, Form)>| {
        sign.map(|(read, _)| (read, Form::refused(desk.words, Fields::default(), list).named(super::sign::LABELS)))
    };
    if is_staff(desk) {
        let shown = staff_page(desk, page, version);
        html_refused(&OnePage { sign: again(shown.sign), ..shown }, list)
    } else {
        let shown = own_page(desk, page, version);
        html_refused(&OwnPage { sign: again(shown.sign), ..shown }, list)
    }
}

fn missing_line(desk: &Desk, m: Missing) -> MissingLine {
    let code = m.code();
    let field = match m {
        Missing::Hours | Missing::Tasks => "ladder",
        Missing::Goals => "goals",
        other => other.code(),
    };
    MissingLine { field: field.to_owned(), say: desk.words.say(&format!("agreement-lacks-{}", code.replace('_', "-"))) }
}

fn staff_page(desk: &Desk, page: &AgreementPage, version: Option<&Agreement>) -> OnePage {
    let placement = &page.around.placed.placement;
    let open = page.around.open();
    let state = |s: AgreementState| open.filter(|a| a.state == s).map(|a| a.version);
    let (draft, sent) = (state(AgreementState::Draft), state(AgreementState::Sent));
    let in_force = page.around.in_force().filter(|a| a.state == AgreementState::InForce);
    let lives = lives(placement);
    let lead = [
        ("name", Argument::from(name_or_protected(desk.words, &page.around.name))),
        ("centre", Argument::from(page.around.placed.centre_name.as_str())),
        ("job_centre", Argument::from(page.around.job_centre.as_str())),
        ("days", Argument::from(desk.words.period(&placement.period))),
    ];
    let complete = page.missing.is_empty();
    let other = in_force.filter(|a| open.is_some() && version.is_none_or(|v| v.id != a.id));
    let other = other.or(open.filter(|a| version.is_none_or(|v| v.id != a.id)));
    OnePage {
        p: frame(desk, page),
        id: placement.id,
        lead: desk.words.say_with("agreement-lead", &lead),
        r: version.map(|v| read(&reading(desk), &page.around, v)),
        versions: version_lines(desk, page, version),
        missing: match draft {
            Some(_) => page.missing.iter().map(|m| missing_line(desk, *m)).collect(),
            None => Vec::new(),
        },
        signers: party_names(desk, &page.needs),
        deeds: Deeds {
            begin: page.may_write && lives && open.is_none() && in_force.is_none(),
            edit: draft.filter(|_| page.may_write),
            send: draft.filter(|_| page.may_write && complete),
            discard: draft.filter(|_| page.may_write),
            take_back: sent.filter(|_| page.may_write),
            together: page.may_sign_together && sent.is_some(),
            amend: page.may_write && lives && open.is_none() && in_force.is_some(),
        },
        sign: sign_form(desk, page, version),
        own_goals: open
            .is_some_and(|a| a.state == AgreementState::Draft && a.content.goals.iter().any(|g| g.by_citizen)),
        other: other.map(|a| (a.number, super::show::standing(&reading(desk), a))),
    }
}

pub(super) fn own_page_heading(desk: &Desk, page: &AgreementPage, version: Option<&Agreement>) -> (String, String) {
    let mine = desk.context.who.role() == Some(Role::Citizen);
    let asked = page.asks_reader().filter(|a| version.is_some_and(|v| v.id == a.id));
    let first = first_name(desk.words, &desk.shell.name);
    let whom = first_name(desk.words, &page.around.name);
    let key = match (version, asked, mine) {
        (None, ..) => "agreement-own-none",
        (_, Some(a), _) if page.around.before(a).is_some() => "agreement-own-new",
        (_, Some(_), _) => "agreement-own-ready",
        (_, None, true) => "agreement-own-mine",
        (_, None, false) => "agreement-own-theirs",
    };
    let values = [("name", Argument::from(first)), ("whom", Argument::from(whom))];
    let lead = match (version, asked) {
        (None, _) => desk.words.say("agreement-own-none-lead"),
        (_, Some(_)) => desk.words.say("agreement-own-ready-lead"),
        (Some(v), None) => super::show::standing(&reading(desk), v),
    };
    (desk.words.say_with(key, &values), lead)
}

fn own_page(desk: &Desk, page: &AgreementPage, version: Option<&Agreement>) -> OwnPage {
    let (h1, lead) = own_page_heading(desk, page, version);
    let placement = &page.around.placed.placement;
    let sent = page.around.open().is_some_and(|a| a.state == AgreementState::Sent);
    let signed = version.zip(page.reader).is_some_and(|(v, p)| v.signed_by(p).is_some());
    OwnPage {
        p: frame(desk, page),
        id: placement.id,
        h1,
        lead,
        r: version.map(|v| read(&reading(desk), &page.around, v)),
        versions: version_lines(desk, page, version),
        sign: sign_form(desk, page, version),
        waits: signed && version.is_some_and(|v| v.state == AgreementState::Sent),
        draft: version.is_some_and(|v| v.state == AgreementState::Draft),
        may_write_goals: page.may_write_goals && !sent && lives(placement),
    }
}

#[derive(Template)]
#[template(path = "agreements/print.html")]
struct PrintPage {
    p: Page,
    r: Read,
    lead: String,
}

/// `GET /placements/{placement}/agreement/print`
///
/// # Errors
/// [`Refusal::NotFound`], or the database's.
pub async fn print(
    desk: Desk,
    Path(placement): Path<String>,
    Query(query): Query<Vec<(String, String)>>,
) -> Result<Response, Failure> {
    let page = agreements::find(&desk.context, id(&placement)?).await?;
    let version = chosen(&desk, &page, asked(&query, "number"))?.ok_or(Refusal::NotFound)?;
    let placement = &page.around.placed.placement;
    let reading = Reading { voice: Voice::Theirs, staff: false, ..reading(&desk) };
    let p = frame(&desk, &page).under(format!("/placements/{}/agreement", placement.id), desk.words.say("agreement"));
    let lead = super::show::standing(&reading, version);
    html(&PrintPage { p, r: read(&reading, &page.around, version), lead })
}

fn version_of(fields: &Fields) -> i64 {
    Reader::of(fields).version()
}

/// `POST /placements/{placement}/agreement/send`
///
/// # Errors
/// [`Refusal::AgreementIncomplete`], [`Refusal::AgreementUnchanged`], [`Refusal::AgreementState`],
/// [`Refusal::Stale`], [`Refusal::NotFound`], or the database's.
pub async fn send(desk: Desk, Path(placement): Path<String>, fields: Fields) -> Result<Response, Failure> {
    let id = id(&placement)?;
    agreements::send(&desk.context, id, version_of(&fields)).await?;
    Ok(desk.done(&format!("/placements/{id}/agreement"), "agreement-sent"))
}

/// `POST /placements/{placement}/agreement/take-back`
///
/// # Errors
/// [`Refusal::AgreementState`], [`Refusal::Stale`], [`Refusal::NotFound`], or the database's.
pub async fn take_back(desk: Desk, Path(placement): Path<String>, fields: Fields) -> Result<Response, Failure> {
    let id = id(&placement)?;
    agreements::take_back(&desk.context, id, version_of(&fields)).await?;
    Ok(desk.done(&format!("/placements/{id}/agreement"), "agreement-taken-back"))
}

/// `POST /placements/{placement}/agreement/discard`
///
/// # Errors
/// [`Refusal::AgreementState`], [`Refusal::Stale`], [`Refusal::NotFound`], or the database's.
pub async fn discard(desk: Desk, Path(placement): Path<String>, fields: Fields) -> Result<Response, Failure> {
    let id = id(&placement)?;
    agreements::discard(&desk.context, id, version_of(&fields)).await?;
    Ok(desk.done(&format!("/placements/{id}/agreement"), "agreement-discarded"))
}
