//! The list of placements: those of one's own citizens, under way, to come and over.

use axum::response::Response;
use holdepunkt_casework::{
    Action,
    placements::{self, PlacementRow},
};
use holdepunkt_rules::placement::Standing;

use crate::{
    citizens::{
        look::{name_or_protected, short_pill},
        page::place_words,
    },
    desk::Desk,
    failure::Failure,
    list::{self, Asked, Cell, Column, Filter, Head, Opened, Row, Shape},
};

/// The standings that can be filtered by, with their words' keys.
const STANDINGS: [(Standing, &str); 7] = [
    (Standing::Running, "placement-list-running"),
    (Standing::Paused, "placement-is-paused"),
    (Standing::EndingSoon, "placement-list-ending"),
    (Standing::Overdue, "placement-list-overdue"),
    (Standing::Reserved, "placement-list-reserved"),
    (Standing::Coming, "placement-list-coming"),
    (Standing::Ended, "placement-list-ended"),
];

/// `GET /placements`, and posted with a name that is looked for.
///
/// # Errors
/// The database's.
pub async fn list(desk: Desk, asked: Asked) -> Result<Response, Failure> {
    let rows = placements::list(&desk.context).await?;
    let words = desk.words;
    let running = rows.iter().filter(|r| under_way(r.standing)).count();
    let lead = [("all", rows.len().into()), ("running", running.into())];
    let head = Head {
        title: words.say("placement-list"),
        lead: if rows.is_empty() { String::new() } else { words.say_with("placement-list-lead", &lead) },
        empty: words.say("placement-list-none"),
        empty_what: words.say("placement-list-none-what"),
        ..Head::default()
    };
    match list::open(&desk, asked, shape(&desk, &rows)).await? {
        Opened::Here(listing) => listing.show(rows.iter().map(|r| row(&desk, r)).collect(), head).await,
        Opened::Elsewhere(answer) => Ok(answer),
    }
}

fn under_way(standing: Standing) -> bool {
    standing.is_under_way() || standing == Standing::Overdue
}

fn shape(desk: &Desk, rows: &[PlacementRow]) -> Shape {
    let words = desk.words;
    let mut centres: Vec<(String, String)> =
        rows.iter().map(|r| (r.centre.to_string(), r.centre_name.clone())).collect();
    centres.sort_by_cached_key(|(_, name)| holdepunkt_casework::store::sort_key(name));
    centres.dedup();
    let standings = STANDINGS.map(|(s, key)| (s.code().to_owned(), words.say(key))).to_vec();
    Shape::new("placements", "/placements", Action::ListCitizens)
        .columns(vec![
            Column::new("citizen", words.say("placement-list-citizen")),
            Column::new("stands", words.say("citizen-stands")).bare(),
            Column::new("place", words.say("citizen-place")),
            Column::new("from", words.say("placement-list-from")),
            Column::new("until", words.say("placement-list-until")),
            Column::new("hours", words.say("citizen-hours")).right(),
            Column::new("mentor", words.say("placement-list-mentor")),
            Column::new("outcome", words.say("placement-list-outcome")).extra(),
        ])
        .filters(vec![
            Filter::keys("stands", words.say("citizen-stands"), standings),
            Filter::choice("centre", words.say("nav-centres"), centres),
            Filter::days("until", words.say("placement-list-until")),
        ])
        .sorted("-from")
        .found_by(words.say("placement-list-find"))
}

fn row(desk: &Desk, r: &PlacementRow) -> Row {
    let (words, today) = (desk.words, desk.context.today);
    let pill = short_pill(words, r.standing, r.from, r.until, today);
    let order = STANDINGS.iter().position(|(s, _)| *s == r.standing).unwrap_or(STANDINGS.len());
    let name = name_or_protected(words, &r.citizen_name);
    let outcome = r.outcome.map(|o| desk.code("outcomes", o.code())).unwrap_or_default();
    let cells = vec![
        Cell::text(&name),
        Cell::markup(pill.clone(), &list::words_of(&pill)).ordered(i64::try_from(order).unwrap_or(0)),
        Cell::text(place_words(desk, &r.centre_name, r.number)),
        Cell::day(Some(r.from), &words.day_near(r.from, today)),
        Cell::day(Some(r.until), &words.day_near(r.until, today)),
        Cell::hundredths(r.hours.minutes() * 100 / 60, &words.hours(r.hours)),
        Cell::text(&r.mentor_name),
        Cell::text(outcome),
    ];
    let row = Row::new(format!("/placements/{}", r.id), cells)
        .over(r.standing == Standing::Ended)
        .is("stands", r.standing.code())
        .is("centre", r.centre.to_string())
        .on("until", Some(r.until))
        .found_by(&[&r.citizen_name, &r.centre_name, &r.mentor_name]);
    if r.protected { row.kept_out_of_files(words.say("citizen-protected-name")) } else { row }
}
