//! The page of the trail.

use axum::response::Response;
use holdepunkt_casework::{Action, store::trail::NamedLine, trail};

use crate::{
    desk::Desk,
    failure::Failure,
    list::{self, Asked, Cell, Column, Filter, Head, Opened, Row, Shape},
};

/// The words of a deed or a noun; the code itself when there are none.
fn word(desk: &Desk, kind: &str, code: &str) -> String {
    let key = format!("trail-{kind}-{}", code.replace('_', "-"));
    if desk.words.has(&key) { desk.words.say(&key) } else { code.to_owned() }
}

/// `GET /trail`, and posted with a name that is looked for.
///
/// # Errors
/// The database's.
pub async fn list(desk: Desk, asked: Asked) -> Result<Response, Failure> {
    let lines = trail::latest(&desk.context).await?;
    let words = desk.words;
    let used = |code: &dyn Fn(&NamedLine) -> String, said: &dyn Fn(&str) -> String| -> Vec<(String, String)> {
        let mut codes: Vec<String> = lines.iter().map(code).collect();
        codes.sort();
        codes.dedup();
        codes.into_iter().map(|c| (c.clone(), said(&c))).collect()
    };
    let deeds = used(&|l| l.line.deed.clone(), &|c| word(&desk, "deed", c));
    let roles = used(&|l| l.line.role.clone(), &|c| role(&desk, c));
    let shape = Shape::new("trail", "/trail", Action::SeeTrail)
        .columns(vec![
            Column::new("at", words.say("trail-when")),
            Column::new("who", words.say("trail-who")),
            Column::new("role", words.say("trail-role")),
            Column::new("deed", words.say("trail-what")),
            Column::new("noun", words.say("trail-noun")),
            Column::new("why", words.say("trail-why")).unsorted(),
        ])
        .filters(vec![
            Filter::choice("deed", words.say("trail-what"), deeds),
            Filter::choice("role", words.say("trail-role"), roles),
            Filter::days("day", words.say("trail-when")),
        ])
        .sorted("-at")
        .found_by(words.say("trail-find"))
        .stays();
    let head = Head {
        title: words.say("trail-heading"),
        lead: words.say("trail-lead"),
        empty: words.say("trail-none"),
        ..Head::default()
    };
    match list::open(&desk, asked, shape).await? {
        Opened::Here(listing) => listing.show(lines.iter().map(|l| row(&desk, l)).collect(), head).await,
        Opened::Elsewhere(answer) => Ok(answer),
    }
}

fn role(desk: &Desk, code: &str) -> String {
    if code == "system" { desk.words.say("trail-program") } else { desk.code("roles", code) }
}

fn row(desk: &Desk, l: &NamedLine) -> Row {
    let house = &desk.context.house;
    let who = if l.who.is_empty() { desk.words.say("trail-program") } else { l.who.clone() };
    let cells = vec![
        Cell::text(desk.words.moment(l.line.at, house.zone())).ordered(l.line.at.as_microsecond()),
        Cell::text(&who),
        Cell::text(role(desk, &l.line.role)),
        Cell::text(word(desk, "deed", &l.line.deed)),
        Cell::text(word(desk, "noun", &l.line.noun)),
        Cell::text(&l.line.why),
    ];
    Row::new("", cells)
        .is("deed", l.line.deed.clone())
        .is("role", l.line.role.clone())
        .on("day", Some(house.day_of(l.line.at)))
        .found_by(&[&who, &l.line.why])
}
