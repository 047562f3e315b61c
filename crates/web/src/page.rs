//! The frame of a page: words, menu, who is signed in. Every template has one as `p`.

use std::sync::Arc;

use holdepunkt_casework::{Action, policy};
use holdepunkt_rules::{codes::Code, hours::WeeklyHours, money::Ore, period::Period};
use holdepunkt_wording::{Argument, Language, Words};
use jiff::{Timestamp, civil::Date};

use crate::{App, desk::Shell, menu::Menu};

/// One step of the trail of crumbs.
#[derive(Debug, Clone)]
pub struct Crumb {
    /// Where it leads.
    pub href: String,
    /// Its words.
    pub text: String,
}

/// The frame of a page.
#[derive(Debug, Clone)]
pub struct Page {
    /// The reader's words.
    pub words: Words,
    /// Who is signed in.
    pub shell: Option<Shell>,
    /// The menu.
    pub menu: Menu,
    /// Is this the demo?
    pub demo: bool,
    /// A message about what was just done.
    pub done: Option<String>,
    /// Crumbs above the heading; the page itself is not among them.
    pub crumbs: Vec<Crumb>,
    /// Today, for days near it.
    pub today: Option<Date>,
    /// Is the reader here by a known telephone, without a session?
    pub known_phone: bool,
    app: Arc<App>,
}

impl Page {
    /// The frame for a reader at a path.
    #[must_use]
    pub fn of(app: &Arc<App>, words: Words, shell: Option<Shell>, path: &str) -> Self {
        let menu = Menu::of(shell.as_ref().map(|s| s.role), path, &words);
        Self {
            words,
            shell,
            menu,
            demo: app.demo,
            done: None,
            crumbs: Vec::new(),
            today: None,
            known_phone: false,
            app: Arc::clone(app),
        }
    }

    /// The frame with a step added to the crumbs.
    #[must_use]
    pub fn under(mut self, href: impl Into<String>, text: impl Into<String>) -> Self {
        self.crumbs.push(Crumb { href: href.into(), text: text.into() });
        self
    }

    /// The frame under one of the menu's parts, by its words' key.
    #[must_use]
    pub fn under_key(self, href: &str, key: &str) -> Self {
        let text = self.words.say(key);
        self.under(href, text)
    }

    /// The message of a key.
    pub fn t(&self, key: &str) -> String {
        self.words.say(key)
    }

    /// The message of a key with one value.
    pub fn t1<'a>(&self, key: &str, name: &str, value: impl Into<Argument<'a>>) -> String {
        self.words.say_with(key, &[(name, value.into())])
    }

    /// The message of a key with two values.
    pub fn t2<'a, 'b>(
        &self,
        key: &str,
        n1: &str,
        v1: impl Into<Argument<'a>>,
        n2: &str,
        v2: impl Into<Argument<'b>>,
    ) -> String {
        self.words.say_with(key, &[(n1, v1.into()), (n2, v2.into())])
    }

    /// The message of a key with a number of hours: `$hours` as text, `$count` to choose between forms.
    pub fn t_hours(&self, key: &str, hours: &WeeklyHours) -> String {
        let count: i64 = if hours.minutes() == 60 { 1 } else { 2 };
        self.t2(key, "hours", self.words.hours(*hours), "count", count)
    }

    /// The language's tag for `lang`.
    pub fn lang(&self) -> &'static str {
        self.words.language.code()
    }

    /// The language that the page can be switched to.
    pub fn other_lang(&self) -> &'static str {
        match self.words.language {
            Language::Danish => Language::English.code(),
            Language::English => Language::Danish.code(),
        }
    }

    /// Does the reader search from the top of the page?
    pub fn may_search(&self) -> bool {
        self.shell.as_ref().is_some_and(|s| policy::reach(s.role, Action::SeeCompanies).is_some())
    }

    /// Is there a page of what the reader opened lately?
    pub fn may_recent(&self) -> bool {
        self.shell.as_ref().is_some_and(|s| policy::reach(s.role, Action::SeeRecent).is_some())
    }

    /// The role's name.
    pub fn role_name(&self, role: &holdepunkt_rules::role::Role) -> String {
        self.code_text("roles", role.code())
    }

    /// The words of a code on one of the rulebook's lists.
    pub fn code(&self, list: &str, code: &Code) -> String {
        self.code_text(list, code.as_str())
    }

    /// As [`Page::code`], from the code's text.
    pub fn code_text(&self, list: &str, code: &str) -> String {
        let entry = self.app.house.rulebook.list(list).find(code);
        entry.map_or_else(|| code.to_owned(), |e| self.words.entry(e).to_owned())
    }

    /// A day with the year only where it is another than today's.
    pub fn day(&self, day: &Date) -> String {
        self.today.map_or_else(|| self.words.day(*day), |today| self.words.day_near(*day, today))
    }

    /// A day with its year.
    pub fn day_full(&self, day: &Date) -> String {
        self.words.day(*day)
    }

    /// A period.
    pub fn period(&self, period: &Period) -> String {
        self.words.period(period)
    }

    /// A moment in Danish time.
    pub fn moment(&self, moment: &Timestamp) -> String {
        self.words.moment(*moment, self.app.house.zone())
    }

    /// Hours as a number.
    pub fn hours(&self, hours: &WeeklyHours) -> String {
        self.words.hours(*hours)
    }

    /// Hours a week: "1 time om ugen", "7,5 timer om ugen".
    pub fn a_week(&self, hours: &WeeklyHours) -> String {
        crate::agreements::words::hours(self.words, hours.minutes())
    }

    /// An amount of kroner.
    pub fn kroner(&self, amount: &Ore) -> String {
        self.words.kroner(*amount)
    }

    /// A whole number.
    pub fn number(&self, number: &i64) -> String {
        self.words.number(*number)
    }

    /// Tenths of a percent.
    pub fn percent(&self, tenths: &i64) -> String {
        self.words.percent(*tenths)
    }

    /// A telephone number for `tel:`; numbers without a country are Danish.
    pub fn tel(&self, phone: &str) -> String {
        dialled(phone)
    }

    /// Initials of a name.
    pub fn initials(&self, name: &str) -> String {
        holdepunkt_rules::citizen::initials(name)
    }
}

/// A telephone number as it is dialled; numbers without a country are Danish.
pub fn dialled(phone: &str) -> String {
    let digits: String = phone.chars().filter(|c| c.is_ascii_digit() || *c == '+').collect();
    if digits.starts_with('+') { digits } else { format!("+45{digits}") }
}
