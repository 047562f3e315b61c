//! The list of one's own citizens: who stands where, and what each of them needs next.

use axum::response::Response;
use holdepunkt_casework::{
    Action,
    citizens::{self, ListedCitizen},
    store::citizens::{Cut, Listed, Narrowed, Stands},
};
use holdepunkt_rules::{
    id::{CitizenId, EmployeeId},
    job_centre::Unit,
    period::days_between,
    placement::Standing,
    role::Role,
};
use jiff::civil::Date;

use super::look::{self, name_or_protected};
use crate::{
    desk::Desk,
    failure::Failure,
    list::{self, Asked, Cell, Column, Filter, Head, Listing, Opened, Part, Row, Shape},
    markup::Markup,
};

/// `GET /citizens`, and posted with a name or a CPR number that is looked for.
///
/// # Errors
/// The database's.
pub async fn list(desk: Desk, asked: Asked) -> Result<Response, Failure> {
    let shape = shape(&desk, &asked).await?;
    let listing = match list::open(&desk, asked, shape).await? {
        Opened::Here(listing) => listing,
        Opened::Elsewhere(answer) => return Ok(answer),
    };
    if !listing.find.is_empty() {
        return found(&desk, *listing).await;
    }
    let (narrowed, cut) = (narrowed(&listing), cut(&listing));
    if let Some(kind) = &listing.export {
        let all = citizens::take_out(&desk.context, &narrowed, &cut).await?;
        let rows: Vec<Row> = all.iter().map(|c| row(&desk, c, false)).collect();
        return listing.file(kind, &rows).await;
    }
    let page = citizens::page(&desk.context, &narrowed, &cut).await?;
    let all: i64 = page.counts.iter().map(|(_, n)| n).sum();
    let shown = page.counts.iter().filter(|(s, _)| narrowed.stands.is_empty() || s.code() == narrowed.stands);
    let shown: i64 = shown.map(|(_, n)| n).sum();
    let unfiltered = narrowed == Narrowed::default();
    let id = |c: &ListedCitizen| c.citizen.id.to_string();
    let counts = Stands::ALL.iter().map(|s| (s.code().to_owned(), count(&page.counts, *s))).collect();
    let part = Part {
        before: page.citizens.first().filter(|_| page.more_before).map(id),
        after: page.citizens.last().filter(|_| page.more_after).map(id),
        rows: page.citizens.iter().map(|c| row(&desk, c, false)).collect(),
        count: Some((usize::try_from(shown).unwrap_or(0), false)),
        counts: vec![("stands", counts)],
        nothing_at_all: unfiltered && all == 0,
    };
    let lead = if unfiltered { lead(&desk, all, &page.counts) } else { String::new() };
    listing.show_part(&part, &head(&desk, lead))
}

fn count(counts: &[(Stands, i64)], stands: Stands) -> usize {
    counts.iter().find(|(s, _)| *s == stands).map_or(0, |(_, n)| usize::try_from(*n).unwrap_or(0))
}

/// "32 borgere, 4 venter, 18 er i gang."
fn lead(desk: &Desk, all: i64, counts: &[(Stands, i64)]) -> String {
    let sum = |of: &[Stands]| -> i64 { of.iter().map(|s| i64::try_from(count(counts, *s)).unwrap_or(0)).sum() };
    let placed = sum(&[Stands::Placed, Stands::Ending, Stands::Overdue, Stands::Paused]);
    let waiting = sum(&[Stands::Waiting, Stands::Accepted]);
    let values = [("all", all.into()), ("placed", placed.into()), ("waiting", waiting.into())];
    desk.words.say_with("citizen-list-lead", &values)
}

fn head(desk: &Desk, lead: String) -> Head {
    let words = desk.words;
    let new = ("/citizens/new".to_owned(), words.say("citizen-new"));
    Head {
        title: words.say("nav-citizens"),
        lead,
        deeds: desk.context.may(Action::RegisterCitizen).then_some(new).into_iter().collect(),
        empty: words.say("citizen-list-empty"),
        empty_what: words.say("citizen-list-empty-what"),
        ..Head::default()
    }
}

/// What a search finds: one's own and one's team's, best first.
async fn found(desk: &Desk, listing: Listing<'_>) -> Result<Response, Failure> {
    let found = citizens::search(&desk.context, &listing.find).await?;
    let rows = found.iter().map(|f| row(desk, &f.listed, f.asks_reason)).collect();
    let head = Head {
        empty: desk.words.say("citizen-found-none"),
        empty_what: desk.words.say("citizen-found-none-what"),
        ..head(desk, desk.words.say("citizen-found-team"))
    };
    listing.show_found(rows, head).await
}

fn narrowed(listing: &Listing<'_>) -> Narrowed {
    let of = |key: &str| listing.view.filter(key).to_owned();
    Narrowed {
        group: of("group"),
        caseworker: of("caseworker"),
        consultant: of("consultant"),
        unit: of("unit"),
        stands: of("stands"),
    }
}

fn cut(listing: &Listing<'_>) -> Cut {
    let row = |id: &Option<String>| id.as_deref().and_then(CitizenId::parse);
    Cut {
        sort: listing.view.sort.clone(),
        descending: listing.view.descending,
        after: row(&listing.view.after),
        before: row(&listing.view.before),
        size: listing.view.size,
    }
}

async fn shape(desk: &Desk, asked: &Asked) -> Result<Shape, Failure> {
    let words = desk.words;
    let by_consultant = desk.shell.role == Role::JobConsultant;
    // A job centre may have thousands of employees: to choose from are those with whom one has somebody.
    let of = |key: &str| asked.view.iter().find(|(name, _)| name == key).map(|(_, value)| value.as_str());
    let chosen = of(if by_consultant { "f.caseworker" } else { "f.consultant" }).and_then(EmployeeId::parse);
    let colleagues = citizens::beside(&desk.context, chosen).await?;
    let names: Vec<(String, String)> = colleagues.iter().map(|e| (e.id.to_string(), e.name.clone())).collect();
    let nobody = ("-".to_owned(), words.say("citizen-no-consultant"));
    let stands = |s: &Stands| (s.code().to_owned(), words.say(&format!("citizen-stands-{}", s.code())));
    let units = if by_consultant { citizens::units(&desk.context).await? } else { Vec::new() };
    let unit = |u: &Unit| colleagues.iter().any(|c| c.unit == Some(u.id)) || of("f.unit") == Some(&u.id.to_string());
    let units = units.iter().filter(|u| unit(u)).map(|u| (u.id.to_string(), u.name.clone())).collect();
    let (caseworker, consultant) = (words.say("citizen-caseworker"), words.say("citizen-consultant"));
    // A caseworker looks for the consultant, a consultant for the caseworker.
    let caseworkers = Column::new("caseworker", caseworker.clone());
    let consultants = Column::new("consultant", consultant.clone());
    Ok(Shape::new("citizens", "/citizens", Action::ListCitizens)
        .columns(vec![
            Column::new("name", words.say("citizen-name")),
            Column::new("stands", words.say("citizen-stands")).unsorted().bare(),
            Column::new("since", words.say("citizen-since")),
            Column::new("needs", words.say("citizen-needs")).unsorted(),
            Column::new("place", words.say("citizen-place")),
            Column::new("hours", words.say("citizen-hours")).right(),
            Column::new("next", words.say("citizen-next-day")),
            if by_consultant { caseworkers } else { caseworkers.extra() },
            if by_consultant { consultants.extra() } else { consultants },
            Column::new("group", words.say("citizen-group")).extra(),
            Column::new("phone", words.say("citizen-phone")).unsorted().extra(),
        ])
        .filters(vec![
            Filter::keys("stands", words.say("citizen-stands"), Stands::ALL.iter().map(stands).collect()),
            Filter::choice("group", words.say("citizen-group"), desk.choices("target_groups")),
            Filter::choice("caseworker", caseworker, if by_consultant { names.clone() } else { Vec::new() }),
            Filter::choice("unit", words.say("citizen-unit"), units),
            Filter::choice(
                "consultant",
                consultant,
                if by_consultant { Vec::new() } else { std::iter::once(nobody).chain(names).collect() },
            ),
        ])
        .found_by(words.say("citizen-search-label")))
}

/// The day since when it has been so, and the next day that is known.
fn known_days(c: &ListedCitizen) -> (Option<Date>, Option<Date>) {
    let seat = c.seat.as_ref().map(|(s, how)| (s.period.from(), s.period.until(), how));
    let sent = c.citizen.referral.map(|(_, on)| on);
    match (c.citizen.stands, seat) {
        (Stands::Waiting | Stands::Accepted, _) => (sent, None),
        (Stands::Reserved, Some((from, _, _))) => (Some(from), Some(from)),
        (Stands::Placed | Stands::Ending | Stands::Overdue | Stands::Paused, Some((from, until, _))) => {
            (Some(from), until)
        }
        (Stands::Ended, Some((_, until, _))) => (until, None),
        _ => (None, None),
    }
}

/// What the citizen needs next, in words.
fn needs(desk: &Desk, c: &Listed) -> String {
    let days = c.paused_after.map_or(0, |last| days_between(last, desk.context.today));
    desk.words.say_with(&format!("citizen-needs-{}", c.stands.code()), &[("days", days.into())])
}

fn row(desk: &Desk, c: &ListedCitizen, asks_reason: bool) -> Row {
    let (words, today) = (desk.words, desk.context.today);
    let seat = c.seat.as_ref().filter(|(_, s)| !matches!(s, Standing::Ended | Standing::Withdrawn)).map(|(s, _)| s);
    let pills = look::pills(words, c, today);
    let pill = pills.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ");
    let pill = Markup(pill);
    let (since, next) = known_days(c);
    let day = |d: Option<Date>| Cell::day(d, &d.map(|d| words.day_near(d, today)).unwrap_or_default());
    let name = name_or_protected(words, &c.citizen.name);
    let cells = vec![
        Cell::text(&name),
        Cell::markup(pill.clone(), &list::words_of(&pill)),
        day(since),
        Cell::text(needs(desk, &c.citizen)),
        Cell::text(seat.map(|s| super::page::place_words(desk, &s.centre_name, s.number)).unwrap_or_default()),
        seat.map_or_else(|| Cell::text(""), |s| Cell::hundredths(s.hours.minutes() * 100 / 60, &words.hours(s.hours))),
        day(next),
        Cell::text(&c.citizen.caseworker_name),
        Cell::text(c.citizen.consultant_name.as_deref().unwrap_or_default()),
        Cell::text(desk.code("target_groups", c.citizen.target_group.as_str())),
        Cell::phone(&c.citizen.phone),
    ];
    let employee = |e: Option<String>| e.unwrap_or_else(|| "-".to_owned());
    let row = Row::new(format!("/citizens/{}", c.citizen.id), cells)
        .note(if asks_reason { words.say("citizen-asks-reason") } else { String::new() })
        .is("stands", c.citizen.stands.code())
        .is("group", c.citizen.target_group.as_str())
        .is("caseworker", c.citizen.caseworker.to_string())
        .is("consultant", employee(c.citizen.consultant.map(|e| e.to_string())))
        .is("unit", c.citizen.team.map(|u| u.to_string()).unwrap_or_default());
    if c.citizen.protected { row.kept_out_of_files(words.say("citizen-protected-name")) } else { row }
}
