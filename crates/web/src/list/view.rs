//! A view of a list: filters, order, columns, page. Read from an address, and written back to it.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::shape::{FilterKind, Shape};

/// Rows on a page, to choose from; the first is where a list begins.
pub const SIZES: [usize; 3] = [50, 100, 200];

/// Days of a range: from and until, both among them.
pub type Range = (Option<Date>, Option<Date>);

/// A view. Only what the list's shape knows gets in, so that nothing else can stand in an address that we write.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct View {
    /// What each filter is set to.
    pub filters: BTreeMap<String, String>,
    /// The column it is sorted by.
    pub sort: String,
    /// The other way round.
    pub descending: bool,
    /// The columns that show, in the list's order; the first always.
    pub columns: Vec<&'static str>,
    /// Rows on a page.
    pub size: usize,
    /// Which page, where pages are counted.
    pub page: usize,
    /// The row that the page follows, where they are not.
    pub after: Option<String>,
    /// The row that the page comes before.
    pub before: Option<String>,
}

impl View {
    /// Reads a view. What the list doesn't know is left out.
    pub fn read(shape: &Shape, pairs: &[(String, String)]) -> Self {
        let all = |name: &str| pairs.iter().filter(|(n, _)| n == name).map(|(_, v)| v.as_str()).collect::<Vec<_>>();
        let first = |name: &str| all(name).first().copied().unwrap_or_default();
        let mut filters = BTreeMap::new();
        for f in &shape.filters {
            let key = format!("f.{}", f.key);
            match &f.kind {
                FilterKind::Choice(values) | FilterKind::Keys(values) => {
                    let value = first(&key);
                    if values.iter().any(|(code, _)| code == value) {
                        filters.insert(key, value.to_owned());
                    }
                }
                FilterKind::Days => {
                    for end in ["from", "until"] {
                        let key = format!("{key}.{end}");
                        if let Ok(day) = first(&key).parse::<Date>() {
                            filters.insert(key, day.to_string());
                        }
                    }
                }
            }
        }
        let asked = Some(first("sort")).filter(|s| sortable(shape, s)).unwrap_or(shape.sort);
        let row = |name: &str| Some(first(name)).filter(|v| uuid::Uuid::parse_str(v).is_ok()).map(str::to_owned);
        Self {
            filters,
            sort: asked.trim_start_matches('-').to_owned(),
            descending: asked.starts_with('-'),
            columns: columns(shape, first("cols"), &all("col")),
            size: first("size").parse().ok().filter(|s| SIZES.contains(s)).unwrap_or(SIZES[0]),
            page: first("page").parse().unwrap_or(1).max(1),
            after: row("after"),
            before: row("before"),
        }
    }

    /// What a filter is set to; nothing when it isn't.
    pub fn filter(&self, key: &str) -> &str {
        self.filters.get(&format!("f.{key}")).map_or("", String::as_str)
    }

    /// The days that a filter is set to.
    pub fn days(&self, key: &str) -> Range {
        let end = |end: &str| self.filters.get(&format!("f.{key}.{end}")).and_then(|d| d.parse().ok());
        (end("from"), end("until"))
    }

    /// The order as it stands in an address.
    pub fn order(&self) -> String {
        format!("{}{}", if self.descending { "-" } else { "" }, self.sort)
    }

    /// The view's pairs: what differs from how the list begins, without the page.
    pub fn pairs(&self, shape: &Shape) -> Vec<(String, String)> {
        let mut pairs: Vec<(String, String)> = self.filters.clone().into_iter().collect();
        if self.order() != shape.sort {
            pairs.push(("sort".to_owned(), self.order()));
        }
        if self.columns != columns(shape, "", &[]) {
            pairs.push(("cols".to_owned(), self.columns.join(".")));
        }
        if self.size != SIZES[0] {
            pairs.push(("size".to_owned(), self.size.to_string()));
        }
        pairs
    }

    /// The view as it stands in an address, without the page; empty for the list as it begins.
    pub fn query(&self, shape: &Shape) -> String {
        serde_urlencoded::to_string(self.pairs(shape)).unwrap_or_default()
    }

    /// The view's address. The list as it begins says so, since somebody may have another view as their first.
    pub fn address(&self, shape: &Shape) -> String {
        let query = self.query(shape);
        format!("{}?{}", shape.path, if query.is_empty() { "all" } else { &query })
    }

    /// The address of a page of the view.
    pub fn page_address(&self, shape: &Shape, name: &str, value: &str) -> String {
        let query = self.query(shape);
        format!("{}?{query}{}{name}={value}", shape.path, if query.is_empty() { "" } else { "&" })
    }

    /// The view with a filter set or, with an empty value, taken away; on its first page.
    #[must_use]
    pub fn with(&self, key: &str, value: &str) -> Self {
        let mut view = Self { page: 1, after: None, before: None, ..self.clone() };
        view.filters.remove(key);
        if !value.is_empty() {
            view.filters.insert(key.to_owned(), value.to_owned());
        }
        view
    }

    /// The view sorted by a column: the other way round when it is that column's already.
    #[must_use]
    pub fn sorted_by(&self, key: &str) -> Self {
        let descending = self.sort == key && !self.descending;
        Self { sort: key.to_owned(), descending, page: 1, after: None, before: None, ..self.clone() }
    }
}

fn sortable(shape: &Shape, asked: &str) -> bool {
    shape.column(asked.trim_start_matches('-')).is_some_and(|c| c.sorts)
}

/// The columns asked for, in the list's order; those it begins with when none is asked for.
fn columns(shape: &Shape, joined: &str, each: &[&str]) -> Vec<&'static str> {
    let asked: Vec<&str> =
        joined.split('.').chain(each.iter().copied()).filter(|k| shape.column(k).is_some()).collect();
    let shows = |(n, c): (usize, &super::Column)| {
        let shown = if asked.is_empty() { c.shown } else { asked.contains(&c.key) };
        (n == 0 || shown).then_some(c.key)
    };
    shape.columns.iter().enumerate().filter_map(shows).collect()
}

#[cfg(test)]
mod tests {
    use holdepunkt_casework::Action;

    use super::*;
    use crate::list::{Column, Filter};

    fn shape() -> Shape {
        let c = |key| Column::new(key, String::new());
        let values = vec![("cafe".to_owned(), String::new()), ("shop".to_owned(), String::new())];
        Shape::new("things", "/things", Action::SeeCompanies)
            .columns(vec![c("name"), c("type"), c("places").right(), c("town").extra(), c("note").unsorted()])
            .filters(vec![Filter::choice("type", String::new(), values), Filter::days("until", String::new())])
    }

    fn read(query: &str) -> View {
        View::read(&shape(), &serde_urlencoded::from_str::<Vec<(String, String)>>(query).unwrap_or_default())
    }

    #[test]
    fn a_view_comes_back_from_its_own_address() {
        for query in [
            "",
            "f.type=cafe",
            "f.type=shop&f.until.from=2026-11-24&f.until.until=2026-12-01&sort=-places&cols=name.town&size=100",
        ] {
            assert_eq!(read(query).query(&shape()), query);
        }
        assert_eq!(read("").address(&shape()), "/things?all");
    }

    #[test]
    fn what_the_list_does_not_know_never_gets_into_an_address() {
        let hostile = "f.type=Karina+Bisgaard&f.name=Karina&sort=name;drop&cols=cpr&size=1000000&page=-1&after=karina&x=y\
                       &f.until.from=2026-02-31";
        assert_eq!(read(hostile), read(""));
    }

    #[test]
    fn sorting_by_the_same_column_turns_it_round() {
        let view = read("sort=places&page=7");
        assert_eq!(view.sorted_by("places").query(&shape()), "sort=-places");
        assert_eq!(view.sorted_by("places").sorted_by("places").query(&shape()), "sort=places");
        assert_eq!(view.sorted_by("name").query(&shape()), "");
        assert_eq!(read("sort=note").sort, "name", "sorting by it says nothing");
    }

    #[test]
    fn columns_are_chosen_by_ticks_and_the_name_stays() {
        assert_eq!(read("").columns, ["name", "type", "places", "note"]);
        assert_eq!(read("col=town&col=places").columns, ["name", "places", "town"]);
        assert_eq!(read("cols=town").columns, ["name", "town"]);
    }
}
