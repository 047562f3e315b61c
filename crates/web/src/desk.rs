//! A desk: what a handler behind the guard works from.

use std::sync::Arc;

use axum::{
    extract::FromRequestParts,
    http::{HeaderMap, header, request::Parts},
};
use holdepunkt_casework::{Context, store::accounts::RoleGrant};
use holdepunkt_rules::{citizen::initials, role::Role};
use holdepunkt_wording::Words;

use crate::{
    App,
    failure::{Failure, no_desk},
    page::Page,
};

/// Who is signed in, as the top of the page shows it.
#[derive(Debug, Clone)]
pub struct Shell {
    /// The role.
    pub role: Role,
    /// Name.
    pub name: String,
    /// Initials.
    pub initials: String,
    /// Name of the job centre; empty for national roles.
    pub job_centre: String,
    /// The other roles of the same account.
    pub others: Vec<RoleGrant>,
}

impl Shell {
    /// The shell of a role.
    #[must_use]
    pub fn of(grant: &RoleGrant, job_centre: String, others: Vec<RoleGrant>) -> Self {
        Self { role: grant.role, name: grant.name.clone(), initials: initials(&grant.name), job_centre, others }
    }
}

/// What a handler works from: the use cases' context, the reader's words, the page's shell.
#[derive(Debug, Clone)]
pub struct Desk {
    /// What the application shares.
    pub app: Arc<App>,
    /// Who works, and when.
    pub context: Context,
    /// The reader's words.
    pub words: Words,
    /// The top of the page.
    pub shell: Shell,
    /// The path that was asked for.
    pub path: String,
    /// A message about a deed just done (`?done=…`).
    pub done: Option<String>,
}

impl Desk {
    /// The page's frame.
    #[must_use]
    pub fn page(&self) -> Page {
        let mut page = Page::of(&self.app, self.words, Some(self.shell.clone()), &self.path);
        page.done = self
            .done
            .as_ref()
            .map(|d| format!("done-{d}"))
            .filter(|key| self.words.has(key))
            .map(|key| self.words.say(&key));
        page.today = Some(self.context.today);
        page.known_phone = self.context.known_phone;
        page
    }

    /// The context for a creating post: its key makes a double click one thing.
    #[must_use]
    pub fn once(&self, key: &str) -> Context {
        let mut context = self.context.clone();
        context.once = (!key.is_empty() && key.len() <= 64).then(|| key.to_owned());
        context
    }

    /// The words of a code on one of the rulebook's lists; the code itself when it is not there.
    #[must_use]
    pub fn code(&self, list: &str, code: &str) -> String {
        let entry = self.context.house.rulebook.list(list).find(code);
        entry.map_or_else(|| code.to_owned(), |e| self.words.entry(e).to_owned())
    }

    /// The choices of a code list that are in use today, as (code, words).
    #[must_use]
    pub fn choices(&self, list: &str) -> Vec<(String, String)> {
        let list = self.context.house.rulebook.list(list);
        list.in_use_on(self.context.today).map(|e| (e.code.clone(), self.words.entry(e).to_owned())).collect()
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Desk {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Failure> {
        parts.extensions.get::<Self>().cloned().ok_or_else(no_desk)
    }
}

/// The value of a cookie.
pub fn cookie(headers: &HeaderMap, name: &str) -> Option<String> {
    let all = headers.get_all(header::COOKIE).iter().filter_map(|h| h.to_str().ok());
    all.flat_map(|line| line.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find(|(n, _)| *n == name)
        .map(|(_, value)| value.to_owned())
}
