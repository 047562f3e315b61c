//! Lists that are small enough to be held: filtered, counted, sorted and cut into pages here.

use holdepunkt_rules::fold;

use super::{
    row::{Key, Row},
    shape::{FilterKind, Shape},
    view::View,
};

/// Does a row pass the view's filters and the text looked for? `but` is a filter that is left aside.
fn passes(shape: &Shape, view: &View, find: &[String], row: &Row, but: &str) -> bool {
    let filtered = shape.filters.iter().filter(|f| f.key != but).all(|f| match &f.kind {
        FilterKind::Choice(_) | FilterKind::Keys(_) => {
            let value = view.filter(f.key);
            value.is_empty() || row.facts.iter().any(|(k, v)| *k == f.key && v == value)
        }
        FilterKind::Days => {
            let (from, until) = view.days(f.key);
            let inside = |d: &jiff::civil::Date| from.is_none_or(|f| *d >= f) && until.is_none_or(|u| *d <= u);
            (from, until) == (None, None) || row.days.iter().any(|(k, d)| *k == f.key && inside(d))
        }
    });
    filtered && (find.is_empty() || fold::answers(&row.words, find))
}

/// How many rows there are of each value of a filter, under the other filters.
pub fn counts(shape: &Shape, view: &View, find: &str, rows: &[Row], filter: &'static str) -> Vec<(String, usize)> {
    let find = fold::looked_for(find);
    let Some(f) = shape.filters.iter().find(|f| f.key == filter) else { return Vec::new() };
    let left: Vec<&Row> = rows.iter().filter(|r| passes(shape, view, &find, r, filter)).collect();
    let count = |value: &str| left.iter().filter(|r| r.facts.iter().any(|(k, v)| *k == filter && v == value)).count();
    f.values().iter().map(|(value, _)| (value.clone(), count(value))).collect()
}

/// The rows of the view, in its order when they are to be sorted. A text of signs only finds nothing, rather than everything.
pub fn sift(shape: &Shape, view: &View, find: &str, rows: Vec<Row>, sorted: bool) -> Vec<Row> {
    let words = fold::looked_for(find);
    if words.is_empty() && !find.is_empty() {
        return Vec::new();
    }
    let mut rows: Vec<Row> = rows.into_iter().filter(|r| passes(shape, view, &words, r, "")).collect();
    if !sorted {
        return rows;
    }
    let at = shape.columns.iter().position(|c| c.key == view.sort).unwrap_or(0);
    rows.sort_by_cached_key(|r| {
        let key = r.cells.get(at).map_or(Key::None, super::row::Cell::key);
        (key == Key::None, if view.descending { Way::Down(key) } else { Way::Up(key) })
    });
    rows
}

/// Up or down, in one type.
#[derive(Debug, PartialEq, Eq)]
enum Way {
    Up(Key),
    Down(Key),
}

impl Ord for Way {
    fn cmp(&self, other: &Self) -> std::cmp::Ordering {
        match (self, other) {
            (Self::Down(a), Self::Down(b)) => b.cmp(a),
            (Self::Up(a) | Self::Down(a), Self::Up(b) | Self::Down(b)) => a.cmp(b),
        }
    }
}

impl PartialOrd for Way {
    fn partial_cmp(&self, other: &Self) -> Option<std::cmp::Ordering> {
        Some(self.cmp(other))
    }
}

#[cfg(test)]
mod tests {
    use holdepunkt_casework::Action;
    use jiff::civil::date;

    use super::*;
    use crate::list::{Cell, Column, Filter};

    fn shape() -> Shape {
        let c = |key| Column::new(key, String::new());
        let values = ["cafe", "shop"].map(|v| (v.to_owned(), v.to_owned())).to_vec();
        Shape::new("things", "/things", Action::SeeCompanies)
            .columns(vec![c("name"), c("places"), c("until")])
            .filters(vec![Filter::keys("type", String::new(), values), Filter::days("until", String::new())])
    }

    fn rows() -> Vec<Row> {
        let row = |name: &str, kind: &str, places: i64, until: Option<jiff::civil::Date>| {
            let cells = vec![Cell::text(name), Cell::whole(places, &places.to_string()), Cell::day(until, "")];
            Row::new("", cells).is("type", kind).on("until", until).found_by(&[name])
        };
        vec![
            row("Zebra", "cafe", 2, None),
            row("Ågården", "shop", 10, Some(date(2026, 12, 1))),
            row("Ærtebjerg", "shop", 1, Some(date(2026, 11, 24))),
            row("Anders", "cafe", 3, Some(date(2027, 1, 1))),
        ]
    }

    fn names(query: &str, find: &str) -> String {
        let view =
            View::read(&shape(), &serde_urlencoded::from_str::<Vec<(String, String)>>(query).unwrap_or_default());
        let says = |r: &Row| r.cells.first().map(|c| c.shown().to_string()).unwrap_or_default();
        sift(&shape(), &view, find, rows(), true).iter().map(says).collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn rows_stand_in_danish_order_by_number_and_by_day_and_nothing_comes_last() {
        assert_eq!(names("", ""), "Anders Zebra Ærtebjerg Ågården");
        assert_eq!(names("sort=-name", ""), "Ågården Ærtebjerg Zebra Anders");
        assert_eq!(names("sort=-places", ""), "Ågården Anders Zebra Ærtebjerg");
        assert_eq!(names("sort=until", ""), "Ærtebjerg Ågården Anders Zebra");
        assert_eq!(names("sort=-until", ""), "Anders Ågården Ærtebjerg Zebra");
    }

    #[test]
    fn filters_and_the_text_narrow_together() {
        assert_eq!(names("f.type=shop", ""), "Ærtebjerg Ågården");
        assert_eq!(names("f.type=shop&f.until.from=2026-11-25", ""), "Ågården");
        assert_eq!(names("f.until.from=2026-11-24&f.until.until=2026-12-01", ""), "Ærtebjerg Ågården");
        assert_eq!(names("", "aagaard"), "Ågården");
        assert_eq!(names("f.type=cafe", "å"), "");
        assert_eq!(names("", "%"), "", "signs alone find nothing");
    }

    #[test]
    fn each_value_is_counted_under_the_other_filters() {
        let view = View::read(
            &shape(),
            &[("f.type".to_owned(), "shop".to_owned()), ("f.until.from".to_owned(), "2026-12-01".to_owned())],
        );
        let counts = counts(&shape(), &view, "", &rows(), "type");
        assert_eq!(counts, [("cafe".to_owned(), 1), ("shop".to_owned(), 1)]);
    }
}
