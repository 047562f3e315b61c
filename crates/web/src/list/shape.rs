//! The shape of a list: its columns, its filters, the order it begins with.

use holdepunkt_casework::Action;

/// A column. Its key stands in addresses and in the first line of files; it is a word of the code, never a person's.
#[derive(Debug, Clone)]
pub struct Column {
    /// Its key.
    pub key: &'static str,
    /// Its heading.
    pub title: String,
    /// Can the list be sorted by it?
    pub sorts: bool,
    /// Does it show until somebody chooses otherwise?
    pub shown: bool,
    /// Figures stand to the right.
    pub right: bool,
    /// On a phone it stands without its heading (a status says what it is).
    pub bare: bool,
}

impl Column {
    /// A column that shows, and by which the list can be sorted.
    pub fn new(key: &'static str, title: String) -> Self {
        Self { key, title, sorts: true, shown: true, right: false, bare: false }
    }

    /// Sorting by it says nothing.
    pub fn unsorted(mut self) -> Self {
        self.sorts = false;
        self
    }

    /// Shows only when somebody chooses it.
    pub fn extra(mut self) -> Self {
        self.shown = false;
        self
    }

    /// Figures.
    pub fn right(mut self) -> Self {
        self.right = true;
        self
    }

    /// Says by itself what it is: a status.
    pub fn bare(mut self) -> Self {
        self.bare = true;
        self
    }
}

/// What a filter lets somebody choose.
#[derive(Debug, Clone)]
pub enum FilterKind {
    /// One of some values: (code or identifier, words).
    Choice(Vec<(String, String)>),
    /// As a choice, all in sight with how many there are of each.
    Keys(Vec<(String, String)>),
    /// Days from and until.
    Days,
}

/// A filter. Its values are codes, identifiers and days: they stand in the address.
#[derive(Debug, Clone)]
pub struct Filter {
    /// Its key.
    pub key: &'static str,
    /// Its name.
    pub title: String,
    /// What can be chosen.
    pub kind: FilterKind,
}

impl Filter {
    /// One of some values, in a list that opens.
    pub fn choice(key: &'static str, title: String, values: Vec<(String, String)>) -> Self {
        Self { key, title, kind: FilterKind::Choice(values) }
    }

    /// One of few values, all in sight, with counts.
    pub fn keys(key: &'static str, title: String, values: Vec<(String, String)>) -> Self {
        Self { key, title, kind: FilterKind::Keys(values) }
    }

    /// A range of days.
    pub fn days(key: &'static str, title: String) -> Self {
        Self { key, title, kind: FilterKind::Days }
    }

    /// The values that can be chosen.
    pub fn values(&self) -> &[(String, String)] {
        match &self.kind {
            FilterKind::Choice(values) | FilterKind::Keys(values) => values,
            FilterKind::Days => &[],
        }
    }
}

/// The shape of a list. The first column is the row's own name and always shows.
#[derive(Debug, Clone)]
pub struct Shape {
    /// Its key: saved views and the names of files.
    pub key: &'static str,
    /// Where it stands.
    pub path: &'static str,
    /// Who may take it out as a file.
    pub action: Action,
    /// The columns.
    pub columns: Vec<Column>,
    /// The filters.
    pub filters: Vec<Filter>,
    /// The order it begins with: a column's key, with "-" before it for the other way round.
    pub sort: &'static str,
    /// The name of the text that can be looked for; none when the list has no such field.
    pub find: Option<String>,
    /// Can it be taken out as a file?
    pub exports: bool,
}

impl Shape {
    /// A list with a key, a path, and the action that opens it.
    pub fn new(key: &'static str, path: &'static str, action: Action) -> Self {
        let (columns, filters) = (Vec::new(), Vec::new());
        Self { key, path, action, columns, filters, sort: "name", find: None, exports: true }
    }

    /// Its columns; the first is the row's name.
    pub fn columns(mut self, columns: Vec<Column>) -> Self {
        self.columns = columns;
        self
    }

    /// Its filters. One with fewer than two values to choose from is left out.
    pub fn filters(mut self, filters: Vec<Filter>) -> Self {
        self.filters = filters;
        self.filters.retain(|f| matches!(f.kind, FilterKind::Days) || !f.values().is_empty());
        self
    }

    /// The order it begins with.
    pub fn sorted(mut self, sort: &'static str) -> Self {
        self.sort = sort;
        self
    }

    /// A text can be looked for in it: posted, and never in the address.
    pub fn found_by(mut self, title: String) -> Self {
        self.find = Some(title);
        self
    }

    /// It can't be taken out as a file.
    pub fn stays(mut self) -> Self {
        self.exports = false;
        self
    }

    /// The column of a key.
    pub fn column(&self, key: &str) -> Option<&Column> {
        self.columns.iter().find(|c| c.key == key)
    }
}
