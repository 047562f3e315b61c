//! The list of mentors.

use axum::response::Response;
use holdepunkt_casework::{
    Action,
    mentors::{self, MentorRow},
};

use crate::{
    desk::Desk,
    failure::Failure,
    list::{self, Asked, Cell, Column, Filter, Head, Opened, Row, Shape},
};

/// `GET /mentors`, and posted with a name that is looked for.
///
/// # Errors
/// The database's.
pub async fn list(desk: Desk, asked: Asked) -> Result<Response, Failure> {
    let rows = mentors::list(&desk.context).await?;
    let active = rows.iter().filter(|r| !r.mentor.left).count();
    let words = desk.words;
    let may_edit = desk.context.may(Action::EditMentors);
    let new = ("/mentors/new".to_owned(), words.say("mentor-new"));
    let head = Head {
        title: words.say("nav-mentors"),
        lead: if rows.is_empty() {
            String::new()
        } else {
            words.say_with("mentor-list-lead", &[("mentors", active.into())])
        },
        deeds: may_edit.then_some(new).into_iter().collect(),
        empty: words.say("mentor-none"),
        empty_what: words.say("mentor-none-what"),
        ..Head::default()
    };
    match list::open(&desk, asked, shape(&desk, &rows)).await? {
        Opened::Here(listing) => listing.show(rows.iter().map(|r| row(&desk, r, may_edit)).collect(), head).await,
        Opened::Elsewhere(answer) => Ok(answer),
    }
}

fn shape(desk: &Desk, rows: &[MentorRow]) -> Shape {
    let words = desk.words;
    let mut centres: Vec<(String, String)> =
        rows.iter().flat_map(|r| &r.centres).map(|(id, name)| (id.to_string(), name.clone())).collect();
    centres.sort_by_cached_key(|(_, name)| holdepunkt_casework::store::sort_key(name));
    centres.dedup();
    let has = [("none", "mentor-has-none"), ("some", "mentor-has-some"), ("left", "mentor-has-left")];
    Shape::new("mentors", "/mentors", Action::SeeMentors)
        .columns(vec![
            Column::new("name", words.say("mentor-name")),
            Column::new("company", words.say("mentor-company")),
            Column::new("centres", words.say("mentor-centres")).unsorted(),
            Column::new("phone", words.say("mentor-phone")).unsorted(),
            Column::new("hours", words.say("mentor-hours")).right(),
            Column::new("citizens", words.say("mentor-citizens")).right(),
        ])
        .filters(vec![
            Filter::keys(
                "has",
                words.say("mentor-citizens"),
                has.map(|(code, key)| (code.to_owned(), words.say(key))).to_vec(),
            ),
            Filter::choice("centre", words.say("mentor-centres"), centres),
        ])
        .found_by(words.say("mentor-find"))
}

fn row(desk: &Desk, r: &MentorRow, may_edit: bool) -> Row {
    let words = desk.words;
    let m = &r.mentor;
    let centres: Vec<(String, String)> =
        r.centres.iter().map(|(id, n)| (format!("/centres/{id}"), n.clone())).collect();
    let cells = vec![
        Cell::text(&m.name),
        Cell::link(&format!("/companies/{}", m.company), &r.company),
        Cell::links(&centres),
        Cell::phone(&m.phone),
        Cell::hundredths(m.hours.minutes() * 100 / 60, &words.hours(m.hours)),
        Cell::whole(r.citizens, &words.number(r.citizens)),
    ];
    let mut row = Row::new(if may_edit { format!("/mentors/{}/edit", m.id) } else { String::new() }, cells)
        .note(if m.left { words.say("mentor-has-left") } else { String::new() })
        .over(m.left)
        .when(!m.left && r.citizens == 0, "has", "none")
        .when(!m.left && r.citizens > 0, "has", "some")
        .when(m.left, "has", "left")
        .found_by(&[&m.name, &r.company]);
    for (id, _) in &r.centres {
        row = row.is("centre", id.to_string());
    }
    row
}
