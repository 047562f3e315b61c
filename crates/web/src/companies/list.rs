//! The list of companies.

use axum::response::Response;
use holdepunkt_casework::{
    Action,
    companies::{self, CompanyRow},
};
use holdepunkt_rules::company::SizeBand;

use crate::{
    desk::Desk,
    failure::Failure,
    list::{self, Asked, Cell, Column, Filter, Head, Opened, Row, Shape},
};

/// `GET /companies`, and posted with a text that is looked for.
///
/// # Errors
/// The database's.
pub async fn list(desk: Desk, asked: Asked) -> Result<Response, Failure> {
    let rows = companies::list(&desk.context).await?;
    let words = desk.words;
    let used = |list: &str, code: &dyn Fn(&CompanyRow) -> &str| -> Vec<(String, String)> {
        let choices = desk.choices(list).into_iter();
        choices.filter(|(c, _)| rows.iter().any(|r| code(r) == c)).collect()
    };
    let shape = Shape::new("companies", "/companies", Action::SeeCompanies)
        .columns(vec![
            Column::new("name", words.say("company-name")),
            Column::new("type", words.say("company-type")),
            Column::new("employees", words.say("company-employees")),
            Column::new("centres", words.say("company-centres")).unsorted(),
            Column::new("places", words.say("company-places")).right(),
            Column::new("town", words.say("company-town")).extra(),
            Column::new("sector", words.say("company-sector")).extra(),
            Column::new("industry", words.say("company-industry")).extra(),
            Column::new("cvr", words.say("company-cvr")).extra(),
        ])
        .filters(vec![
            Filter::choice(
                "type",
                words.say("company-type"),
                used("company_types", &|r| r.company.company_type.as_str()),
            ),
            Filter::choice("sector", words.say("company-sector"), used("sectors", &|r| r.company.sector.code())),
            Filter::choice(
                "size",
                words.say("company-employees"),
                used("company_sizes", &|r| SizeBand::of(r.company.employees).code()),
            ),
            Filter::choice("has", words.say("company-centres"), has_choices(&desk)),
        ])
        .found_by(words.say("company-filter-text"));
    // Several companies may share a centre, so their places can't be added up.
    let with_places = rows.iter().filter(|r| r.places > 0).count();
    let lead = [("companies", rows.len().into()), ("placed", with_places.into())];
    let new = ("/companies/new".to_owned(), words.say("company-new"));
    let head = Head {
        title: words.say("nav-companies"),
        lead: if rows.is_empty() { String::new() } else { words.say_with("company-list-lead", &lead) },
        deeds: desk.context.may(Action::EditCompanies).then_some(new).into_iter().collect(),
        empty: words.say("company-none"),
        empty_what: words.say("company-none-what"),
        ..Head::default()
    };
    match list::open(&desk, asked, shape).await? {
        Opened::Here(listing) => listing.show(rows.iter().map(|r| row(&desk, r)).collect(), head).await,
        Opened::Elsewhere(answer) => Ok(answer),
    }
}

fn has_choices(desk: &Desk) -> Vec<(String, String)> {
    [
        ("places", "company-has-places"),
        ("centre", "company-has-centre"),
        ("none", "company-no-centre"),
        ("closed", "company-closed"),
    ]
    .map(|(code, key)| (code.to_owned(), desk.words.say(key)))
    .to_vec()
}

fn row(desk: &Desk, r: &CompanyRow) -> Row {
    let c = &r.company;
    let centres: Vec<(String, String)> =
        r.centres.iter().map(|(id, n)| (format!("/centres/{id}"), n.clone())).collect();
    let names: Vec<&str> = r.centres.iter().map(|(_, name)| name.as_str()).collect();
    let band = SizeBand::of(c.employees);
    let closed = |d| {
        let day = desk.words.day_near(d, desk.context.today);
        desk.words.say_with("company-closed-on", &[("day", day.into())])
    };
    let note = r.closed_on.map_or_else(|| c.address.town.clone(), closed);
    let cells = vec![
        Cell::text(&c.name),
        Cell::text(desk.code("company_types", c.company_type.as_str())),
        Cell::text(desk.code("company_sizes", band.code())).ordered(c.employees),
        Cell::links(&centres),
        Cell::whole(r.places, &desk.words.number(r.places)),
        Cell::text(&c.address.town),
        Cell::text(desk.code("sectors", c.sector.code())),
        Cell::text(desk.code("industries", c.industry.as_str())),
        Cell::text(c.cvr.as_str()),
    ];
    Row::new(format!("/companies/{}", c.id), cells)
        .note(&note)
        .is("type", c.company_type.as_str())
        .is("sector", c.sector.code())
        .is("size", band.code())
        .when(r.places > 0, "has", "places")
        .when(!r.centres.is_empty(), "has", "centre")
        .when(r.centres.is_empty(), "has", "none")
        .when(r.closed_on.is_some(), "has", "closed")
        .found_by(&[&c.name, c.cvr.as_str(), &c.address.postcode, &c.address.town, &names.join(" ")])
}
