//! A list as a page.

use askama::Template;
use axum::response::{IntoResponse, Redirect, Response};

use super::{
    Asked,
    row::Row,
    shape::{Column, FilterKind, Shape},
    sift,
    view::{SIZES, View},
};
use holdepunkt_casework::{Action, store::views::SavedView, views};

use crate::{
    desk::Desk,
    failure::{Failure, html},
    markup::Markup,
    page::Page,
};

/// What stands above a list, and what it says when there is nothing in it.
#[derive(Debug, Clone, Default)]
pub struct Head {
    /// The heading.
    pub title: String,
    /// A sentence beneath it: what the whole list amounts to.
    pub lead: String,
    /// What can be done here: address and words; the first is the page's own deed.
    pub deeds: Vec<(String, String)>,
    /// Without anything in the list: what that means.
    pub empty: String,
    /// Without anything in the list: what to do.
    pub empty_what: String,
    /// Markup between the heading and the list.
    pub above: Markup,
}

/// A page of rows that the database has filtered, sorted and cut.
#[derive(Debug, Clone, Default)]
pub struct Part {
    /// The rows.
    pub rows: Vec<Row>,
    /// How many there are in the view, if that is known; with `true`: at least so many.
    pub count: Option<(usize, bool)>,
    /// The row before which there are more.
    pub before: Option<String>,
    /// The row after which there are more.
    pub after: Option<String>,
    /// How many there are of each value of a filter whose values are all in sight.
    pub counts: Vec<(&'static str, Vec<(String, usize)>)>,
    /// Is there nothing in the list even without filters?
    pub nothing_at_all: bool,
}

/// A list that is to be shown, or somewhere else to go.
pub enum Opened<'d> {
    /// Fill it and show it.
    Here(Box<Listing<'d>>),
    /// The answer already: a tidier address.
    Elsewhere(Response),
}

/// A list that is open: its shape and the view that is asked for.
pub struct Listing<'d> {
    desk: &'d Desk,
    /// The shape.
    pub shape: Shape,
    /// The view.
    pub view: View,
    /// The text looked for.
    pub find: String,
    /// The kind of file asked for.
    pub export: Option<String>,
    views: Vec<SavedView>,
}

/// A view that is kept, as the page offers it.
struct Kept {
    id: String,
    name: String,
    href: String,
    here: bool,
    shared: bool,
    preferred: bool,
    may_remove: bool,
}

/// Opens a list with what is asked of it.
///
/// # Errors
/// The database's.
pub async fn open(desk: &Desk, asked: Asked, shape: Shape) -> Result<Opened<'_>, Failure> {
    let view = View::read(&shape, &asked.view);
    // A form sends its empty fields along, and its columns one by one: the address to share is without them.
    let untidy = asked.view.iter().any(|(name, value)| (value.is_empty() && name.starts_with("f.")) || name == "col");
    if untidy && asked.find.is_empty() && asked.export.is_none() {
        return Ok(Opened::Elsewhere(Redirect::to(&view.address(&shape)).into_response()));
    }
    let views = views::of_list(&desk.context, shape.key).await?;
    if let (true, Some(first)) = (asked.bare, views.iter().find(|v| v.preferred)) {
        let query = if first.query.is_empty() { "all" } else { &first.query };
        return Ok(Opened::Elsewhere(Redirect::to(&format!("{}?{query}", shape.path)).into_response()));
    }
    Ok(Opened::Here(Box::new(Listing { desk, shape, view, find: asked.find, export: asked.export, views })))
}

/// A link with its words; `here` marks the one that is chosen.
struct Link {
    href: String,
    words: String,
    count: Option<usize>,
    here: bool,
}

/// A heading of the table.
struct Heading {
    words: String,
    right: bool,
    href: Option<String>,
    order: Option<&'static str>,
}

/// A filter's field.
struct Field {
    id: String,
    title: String,
    values: Vec<(String, String, bool)>,
    from: String,
    until: String,
    is_days: bool,
}

#[derive(Template)]
#[template(path = "list/page.html")]
struct ListPage<'a> {
    p: Page,
    head: &'a Head,
    shape: &'a Shape,
    view: &'a View,
    find: &'a str,
    part: &'a Part,
    keys: Vec<(String, Vec<Link>)>,
    fields: Vec<Field>,
    set: Vec<Link>,
    headings: Vec<Heading>,
    showing: Vec<(usize, &'a Column)>,
    choosable: Vec<(&'a Column, bool)>,
    orders: Vec<(String, String, bool)>,
    pairs: Vec<(String, String)>,
    summary: String,
    first: String,
    previous: Option<String>,
    next: Option<String>,
    sizes: [usize; 3],
    views: Vec<Kept>,
    query: String,
    is_whole: bool,
    may_keep: bool,
    may_share: bool,
    most: String,
}

impl ListPage<'_> {
    /// The method and address of forms that change the view: posted while a text is looked for, so that it goes along.
    fn method(&self) -> &'static str {
        if self.find.is_empty() { "get" } else { "post" }
    }

    fn cell(&self, row: &Row, at: &usize) -> Option<Markup> {
        row.cells.get(*at).map(super::Cell::shown)
    }
}

impl Listing<'_> {
    /// Shows rows that are all there: filtered, counted, sorted and cut here. Or answers with the file asked for.
    ///
    /// # Errors
    /// The database's.
    pub async fn show(self, rows: Vec<Row>, head: Head) -> Result<Response, Failure> {
        let find = self.find.clone();
        self.show_matching(rows, head, &find).await
    }

    /// As [`Listing::show`], for rows that a search has found already, best first: only the filters narrow them.
    ///
    /// # Errors
    /// The database's.
    pub async fn show_found(self, rows: Vec<Row>, head: Head) -> Result<Response, Failure> {
        self.show_matching(rows, head, "").await
    }

    async fn show_matching(self, rows: Vec<Row>, head: Head, find: &str) -> Result<Response, Failure> {
        let nothing_at_all = rows.is_empty() && self.find.is_empty();
        let keyed: Vec<&'static str> =
            self.shape.filters.iter().filter(|f| matches!(f.kind, FilterKind::Keys(_))).map(|f| f.key).collect();
        let counts =
            keyed.into_iter().map(|key| (key, sift::counts(&self.shape, &self.view, find, &rows, key))).collect();
        // What a search has put best first stays so until somebody chooses an order.
        let best_first = find.is_empty() && !self.find.is_empty() && self.view.order() == self.shape.sort;
        let rows = sift::sift(&self.shape, &self.view, find, rows, !best_first);
        if let Some(kind) = self.export.clone() {
            return self.file(&kind, &rows).await;
        }
        let all = rows.len();
        let pages = all.div_ceil(self.view.size).max(1);
        let page = self.view.page.min(pages);
        let skip = (page - 1) * self.view.size;
        let part = Part {
            rows: rows.into_iter().skip(skip).take(self.view.size).collect(),
            count: Some((all, false)),
            before: None,
            after: None,
            counts,
            nothing_at_all,
        };
        let address = |n: usize| self.view.page_address(&self.shape, "page", &n.to_string());
        let previous = (page > 1).then(|| address(page - 1));
        let next = (page < pages).then(|| address(page + 1));
        let summary = if pages > 1 {
            let of = [("from", (skip + 1).into()), ("until", (skip + part.rows.len()).into()), ("all", all.into())];
            self.desk.words.say_with("list-showing-of", &of)
        } else {
            self.desk.words.say_with("list-showing", &[("all", all.into())])
        };
        self.page(&part, &head, summary, previous, next)
    }

    /// Shows a page that the database has cut.
    ///
    /// # Errors
    /// The database's.
    pub fn show_part(self, part: &Part, head: &Head) -> Result<Response, Failure> {
        let address = |name: &str, row: &String| self.view.page_address(&self.shape, name, row);
        let previous = part.before.as_ref().map(|row| address("before", row));
        let next = part.after.as_ref().map(|row| address("after", row));
        let summary = match part.count {
            Some((n, true)) => self.desk.words.say_with("list-showing-over", &[("all", n.into())]),
            Some((n, false)) => self.desk.words.say_with("list-showing", &[("all", n.into())]),
            None => self.desk.words.say_with("list-showing", &[("all", part.rows.len().into())]),
        };
        self.page(part, head, summary, previous, next)
    }

    fn page(
        &self,
        part: &Part,
        head: &Head,
        summary: String,
        previous: Option<String>,
        next: Option<String>,
    ) -> Result<Response, Failure> {
        let (shape, view) = (&self.shape, &self.view);
        let showing = |(n, c): (usize, _)| -> Option<(usize, &Column)> {
            let c: &Column = c;
            view.columns.contains(&c.key).then_some((n, c))
        };
        html(&ListPage {
            p: self.desk.page(),
            head,
            shape,
            view,
            find: &self.find,
            part,
            keys: self.keys(part),
            fields: self.fields(),
            set: self.set(),
            headings: shape.columns.iter().filter(|c| view.columns.contains(&c.key)).map(|c| self.heading(c)).collect(),
            showing: shape.columns.iter().enumerate().filter_map(showing).collect(),
            choosable: shape.columns.iter().skip(1).map(|c| (c, view.columns.contains(&c.key))).collect(),
            orders: self.orders(),
            pairs: view.pairs(shape),
            summary,
            first: view.address(shape),
            previous,
            next,
            sizes: SIZES,
            views: self.kept(),
            query: view.query(shape),
            is_whole: view.query(shape).is_empty(),
            may_keep: self.desk.context.may(Action::KeepViews),
            may_share: self.desk.context.may(Action::ShareViews),
            most: self.desk.words.number(i64::try_from(super::file::MOST).unwrap_or(0)),
        })
    }

    fn kept(&self) -> Vec<Kept> {
        let me = self.desk.context.who.person().map(|g| g.account);
        let may_share = self.desk.context.may(Action::ShareViews);
        let kept = |v: &SavedView| {
            // A view from before a column was there is read as the list is now.
            let pairs: Vec<(String, String)> = serde_urlencoded::from_str(&v.query).unwrap_or_default();
            let view = View::read(&self.shape, &pairs);
            Kept {
                id: v.id.to_string(),
                name: v.name.clone(),
                href: view.address(&self.shape),
                here: self.find.is_empty() && view.query(&self.shape) == self.view.query(&self.shape),
                shared: v.shared,
                preferred: v.preferred,
                may_remove: me == Some(v.account) || (v.shared && may_share),
            }
        };
        self.views.iter().map(kept).collect()
    }

    fn keys(&self, part: &Part) -> Vec<(String, Vec<Link>)> {
        let keyed = self.shape.filters.iter().filter(|f| matches!(f.kind, FilterKind::Keys(_)));
        keyed
            .map(|f| {
                let counts = part.counts.iter().find(|(key, _)| *key == f.key).map(|(_, c)| c.as_slice());
                let link = |(value, words): &(String, String)| {
                    let here = self.view.filter(f.key) == value;
                    let count = counts.and_then(|c| c.iter().find(|(v, _)| v == value)).map(|(_, n)| *n);
                    let to = self.view.with(&format!("f.{}", f.key), if here { "" } else { value });
                    Link { href: to.address(&self.shape), words: words.clone(), count, here }
                };
                let links = f.values().iter().map(link).filter(|l| l.here || l.count != Some(0)).collect();
                (f.title.clone(), links)
            })
            .filter(|(_, links): &(String, Vec<Link>)| !links.is_empty())
            .collect()
    }

    fn fields(&self) -> Vec<Field> {
        let field = |f: &super::Filter| {
            let (from, until) = self.view.days(f.key);
            let day = |d: Option<jiff::civil::Date>| d.map(|d| d.to_string()).unwrap_or_default();
            let chosen = self.view.filter(f.key);
            Field {
                id: format!("f.{}", f.key),
                title: f.title.clone(),
                values: f.values().iter().map(|(v, w)| (v.clone(), w.clone(), v == chosen)).collect(),
                from: day(from),
                until: day(until),
                is_days: matches!(f.kind, FilterKind::Days),
            }
        };
        self.shape.filters.iter().filter(|f| !matches!(f.kind, FilterKind::Keys(_))).map(field).collect()
    }

    /// The filters that are set, each with the address without it.
    fn set(&self) -> Vec<Link> {
        let words = self.desk.words;
        let mut set = Vec::new();
        for (key, value) in &self.view.filters {
            let bare = key.trim_start_matches("f.");
            let of =
                |f: &&super::Filter| bare == f.key || bare.strip_prefix(f.key).is_some_and(|end| end.starts_with('.'));
            let Some(f) = self.shape.filters.iter().find(of) else { continue };
            let said = match (&f.kind, value.parse()) {
                (FilterKind::Days, Ok(day)) => {
                    let key = if bare.ends_with(".from") { "list-from-day" } else { "list-until-day" };
                    words.say_with(key, &[("day", words.day_near(day, self.desk.context.today).into())])
                }
                _ => f.values().iter().find(|(v, _)| v == value).map(|(_, w)| w.clone()).unwrap_or_default(),
            };
            let named =
                words.say_with("list-filter-is", &[("filter", f.title.as_str().into()), ("value", said.into())]);
            let href = self.view.with(key, "").address(&self.shape);
            set.push(Link { href, words: named, count: None, here: false });
        }
        set
    }

    fn heading(&self, c: &Column) -> Heading {
        let order = (self.view.sort == c.key).then_some(if self.view.descending { "descending" } else { "ascending" });
        let href = c.sorts.then(|| self.view.sorted_by(c.key).address(&self.shape));
        Heading { words: c.title.clone(), right: c.right, href, order }
    }

    /// The orders to choose from where there are no headings: on a phone.
    fn orders(&self) -> Vec<(String, String, bool)> {
        let words = self.desk.words;
        let both = |c: &Column| {
            [("", "list-order-up"), ("-", "list-order-down")].map(|(sign, key)| {
                let order = format!("{sign}{}", c.key);
                let said = words.say_with(key, &[("column", c.title.as_str().into())]);
                let chosen = order == self.view.order();
                (order, said, chosen)
            })
        };
        self.shape.columns.iter().filter(|c| c.sorts).flat_map(both).collect()
    }

    /// The desk.
    pub(super) fn desk(&self) -> &Desk {
        self.desk
    }
}
