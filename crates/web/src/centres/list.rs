//! The list of company centres.

use axum::response::Response;
use holdepunkt_casework::{
    Action,
    centres::{self, CentreRow},
};
use holdepunkt_rules::contract::ContractStanding;

use crate::{
    contracts::pill,
    desk::Desk,
    failure::Failure,
    list::{self, Asked, Cell, Column, Filter, Head, Opened, Row, Shape},
};

/// `GET /centres`, and posted with a text that is looked for.
///
/// # Errors
/// The database's.
pub async fn list(desk: Desk, asked: Asked) -> Result<Response, Failure> {
    let rows = centres::list(&desk.context).await?;
    let (places, occupied): (i64, i64) = (rows.iter().map(|r| r.places).sum(), rows.iter().map(|r| r.occupied).sum());
    let words = desk.words;
    let new = ("/centres/new".to_owned(), words.say("centre-new"));
    let lead = [("occupied", occupied.into()), ("places", places.into())];
    let head = Head {
        title: words.say("nav-centres"),
        lead: if rows.is_empty() { String::new() } else { words.say_with("centre-list-lead", &lead) },
        deeds: desk.context.may(Action::EditCentres).then_some(new).into_iter().collect(),
        empty: words.say("centre-none"),
        empty_what: words.say("centre-none-what"),
        ..Head::default()
    };
    match list::open(&desk, asked, shape(&desk, &rows)).await? {
        Opened::Here(listing) => listing.show(rows.iter().map(|r| row(&desk, r)).collect(), head).await,
        Opened::Elsewhere(answer) => Ok(answer),
    }
}

fn shape(desk: &Desk, rows: &[CentreRow]) -> Shape {
    let words = desk.words;
    let stands = [("free", "centre-filter-free"), ("ending", "centre-filter-ending"), ("none", "centre-filter-none")];
    let stands = stands.map(|(code, key)| (code.to_owned(), words.say(key))).to_vec();
    let used = |list: &str, code: &dyn Fn(&CentreRow) -> String| -> Vec<(String, String)> {
        let mut codes: Vec<String> = rows.iter().map(code).collect();
        codes.sort();
        codes.dedup();
        codes.into_iter().map(|c| (c.clone(), desk.code(list, &c))).collect()
    };
    let mut contacts: Vec<(String, String)> =
        rows.iter().map(|r| (r.centre.fixed_contact.to_string(), r.fixed_contact.clone())).collect();
    contacts.sort_by_cached_key(|(_, name)| holdepunkt_casework::store::sort_key(name));
    contacts.dedup();
    Shape::new("centres", "/centres", Action::SeeCentres)
        .columns(vec![
            Column::new("name", words.say("centre-name")),
            Column::new("occupied", words.say("centre-occupied")),
            Column::new("contract", words.say("centre-contract")),
            Column::new("model", words.say("centre-model")),
            Column::new("contact", words.say("centre-fixed-contact")),
            Column::new("free", words.say("centre-free")).right().extra(),
            Column::new("until", words.say("centre-contract-until")).extra(),
            Column::new("companies", words.say("centre-companies")).extra(),
            Column::new("jobs", words.say("centre-occupations")).unsorted().extra(),
        ])
        .filters(vec![
            Filter::keys("stands", words.say("centre-filter"), stands),
            Filter::choice(
                "model",
                words.say("centre-model"),
                used("cooperation_models", &|r| r.centre.model.code().to_owned()),
            ),
            Filter::choice("contact", words.say("centre-fixed-contact"), contacts),
            Filter::days("until", words.say("centre-contract-until")),
        ])
        .found_by(words.say("centre-find"))
}

fn row(desk: &Desk, r: &CentreRow) -> Row {
    let words = desk.words;
    let until = r.contract.and_then(|(_, period)| period.until());
    let companies = r.companies.iter().filter(|c| **c != r.centre.name).cloned().collect::<Vec<_>>().join(", ");
    let jobs: Vec<String> = r.centre.offer.occupations.iter().map(|c| desk.code("occupations", c.as_str())).collect();
    let some_jobs = jobs.iter().take(3).cloned().collect::<Vec<_>>().join(", ");
    let note = [companies, some_jobs].into_iter().filter(|p| !p.is_empty()).collect::<Vec<_>>().join(" · ");
    let held = [("occupied", r.occupied.into()), ("places", r.places.into())];
    let occupied = words.say_with("centre-occupied-of", &held);
    let stands = pill(words, r.contract, desk.context.today);
    let ending = matches!(r.contract, Some((ContractStanding::EndingSoon | ContractStanding::Ending, _)));
    let all = r.companies.join(", ");
    let cells = vec![
        Cell::text(&r.centre.name),
        if r.places > 0 {
            Cell::text(occupied).ordered(r.occupied)
        } else {
            Cell::text(words.say("centre-no-places")).ordered(-1)
        },
        Cell::markup(stands.clone(), &list::words_of(&stands)).ordered(list::day_order(until)),
        Cell::text(desk.code("cooperation_models", r.centre.model.code())),
        Cell::text(&r.fixed_contact),
        Cell::whole(r.places - r.occupied, &words.number(r.places - r.occupied)),
        Cell::day(until, &until.map(|u| words.day_near(u, desk.context.today)).unwrap_or_default()),
        Cell::text(&all),
        Cell::text(jobs.join(", ")),
    ];
    Row::new(format!("/centres/{}", r.centre.id), cells)
        .note(note)
        .when(r.occupied < r.places, "stands", "free")
        .when(ending, "stands", "ending")
        .when(r.places == 0, "stands", "none")
        .is("model", r.centre.model.code())
        .is("contact", r.centre.fixed_contact.to_string())
        .on("until", until)
        .found_by(&[&r.centre.name, &all, &jobs.join(" "), &r.fixed_contact])
}
