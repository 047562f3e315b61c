//! The list of the job centre's people.

use axum::response::Response;
use holdepunkt_casework::{
    Action,
    job_centres::{self, People},
};
use holdepunkt_rules::job_centre::Employee;

use crate::{
    desk::Desk,
    failure::Failure,
    list::{self, Asked, Cell, Column, Filter, Head, Opened, Row, Shape},
};

/// `GET /people`, and posted with a name that is looked for.
///
/// # Errors
/// The database's.
pub async fn list(desk: Desk, asked: Asked) -> Result<Response, Failure> {
    let people = job_centres::people(&desk.context).await?;
    let words = desk.words;
    let new = ("/people/new".to_owned(), words.say("people-new"));
    let job_centre = &people.job_centre;
    let head = Head {
        title: words.say("nav-people"),
        lead: format!("{}, {}, {}", job_centre.name, job_centre.phone, job_centre.open_hours),
        deeds: desk.context.may(Action::EditPeople).then_some(new).into_iter().collect(),
        empty: words.say("people-none"),
        ..Head::default()
    };
    match list::open(&desk, asked, shape(&desk, &people)).await? {
        Opened::Here(listing) => {
            listing.show(people.employees.iter().map(|e| row(&desk, &people, e)).collect(), head).await
        }
        Opened::Elsewhere(answer) => Ok(answer),
    }
}

fn shape(desk: &Desk, people: &People) -> Shape {
    let words = desk.words;
    let units = people.units.iter().map(|u| (u.id.to_string(), u.name.clone())).collect();
    let left = if people.employees.iter().any(|e| e.left) {
        [("no", "people-here"), ("yes", "people-has-left")].map(|(c, key)| (c.to_owned(), words.say(key))).to_vec()
    } else {
        Vec::new()
    };
    Shape::new("people", "/people", Action::SeePeople)
        .columns(vec![
            Column::new("name", words.say("people-name")),
            Column::new("unit", words.say("people-unit")),
            Column::new("phone", words.say("people-phone")).unsorted(),
            Column::new("hours", words.say("people-hours")).unsorted(),
            Column::new("substitute", words.say("people-substitute")),
            Column::new("email", words.say("people-email")).unsorted().extra(),
        ])
        .filters(vec![
            Filter::choice("unit", words.say("people-unit"), units),
            Filter::choice("left", words.say("people-employed"), left),
        ])
        .found_by(words.say("people-find"))
}

fn row(desk: &Desk, people: &People, e: &Employee) -> Row {
    let unit = people.unit_of(e);
    let cells = vec![
        Cell::text(&e.name),
        Cell::text(&unit),
        Cell::phone(&e.phone),
        if e.left { Cell::text(desk.words.say("people-has-left")) } else { Cell::text(&e.hours) },
        Cell::text(people.substitute_of(e)),
        if e.email.is_empty() { Cell::text("") } else { Cell::link(&format!("mailto:{}", e.email), &e.email) },
    ];
    Row::new(format!("/people/{}", e.id), cells)
        .over(e.left)
        .is("unit", e.unit.map(|u| u.to_string()).unwrap_or_default())
        .is("left", if e.left { "yes" } else { "no" })
        .found_by(&[&e.name, &unit, &e.phone.replace(' ', "")])
}
