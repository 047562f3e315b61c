//! Today for whoever has signals of their own: what comes next, one's week, who waits, which places are free.

use askama::Template;
use axum::response::Response;
use holdepunkt_casework::{
    Action,
    calls::Ringing,
    home::{self, MeetingLine, Today},
};
use holdepunkt_rules::{
    id::CallId,
    period::{monday_of, plus_days},
    signal::Level,
};
use jiff::civil::Date;

use super::page::{Lately, greeting, lately, long_day};
use crate::{
    desk::Desk,
    failure::{Failure, html},
    follow_ups::show::mine,
    markup::Markup,
    page::Page,
    signals::sentence::{Sentence, sentence},
};

/// Lines under one heading, and how many more there are.
struct Group {
    heading: String,
    signals: Vec<Sentence>,
    more: i64,
}

/// A call that rings, or that one has answered.
pub struct Banner {
    id: CallId,
    centre_name: String,
    said: String,
    mine: bool,
}

/// Something of a day of the week.
struct Entry {
    glyph: &'static str,
    text: String,
}

/// A day of the week.
struct WeekDay {
    name: String,
    date: String,
    now: bool,
    entries: Vec<Entry>,
}

#[derive(Template)]
#[template(path = "home/today.html")]
struct TodayPage {
    p: Page,
    t: Today,
    greeting: String,
    lead: String,
    groups: Vec<Group>,
    ringing: Vec<Banner>,
    meetings: Markup,
    agreements: Markup,
    week: Vec<WeekDay>,
    next_meeting: String,
    may_place: bool,
    may_wait: bool,
    has_meetings: bool,
    recent: Vec<Lately>,
}

/// The first page of a consultant, a caseworker or a mentor coordinator.
///
/// # Errors
/// The database's.
pub async fn show(desk: &Desk) -> Result<Response, Failure> {
    let t = home::today(&desk.context).await?;
    let p = desk.page();
    let recent = lately(desk, &p).await?;
    let meetings = mine(desk, &p).await?;
    let agreements = agreements_missing(desk).await?;
    let may_place = desk.context.may(Action::Place);
    let mut groups: Vec<Group> = Vec::new();
    for level in Level::ALL {
        groups.push(group(desk, &p, &t, *level));
    }
    let groups = groups.into_iter().filter(|g| !g.signals.is_empty()).collect();
    html(&TodayPage {
        greeting: greeting(desk),
        lead: lead(desk, &p, &t),
        groups,
        ringing: t.ringing.iter().map(|c| banner(&p, c)).collect(),
        meetings,
        agreements,
        week: week(desk, &p, &t),
        next_meeting: next_meeting(desk, &p, &t),
        may_place,
        may_wait: desk.context.may(Action::SeeWaiting),
        has_meetings: desk.context.may(Action::SeeWeek),
        recent,
        t,
        p,
    })
}

/// "Tirsdag 24. november, uge 48. Tre ting haster. Du har fire møder."
fn lead(desk: &Desk, p: &Page, t: &Today) -> String {
    let urgent = t.count(Level::Urgent) + i64::from(t.waiting.1 > 0 && desk.context.may(Action::HandleReferral));
    let meetings = t.meetings_on(desk.context.today).count();
    let meetings = if desk.context.may(Action::SeeCitizen) {
        p.t1("home-lead-meetings", "count", meetings)
    } else {
        String::new()
    };
    format!("{}. {} {meetings}", long_day(desk), p.t1("home-lead-urgent", "count", urgent)).trim_end().to_owned()
}

fn banner(p: &Page, c: &Ringing) -> Banner {
    let at = p.moment(&c.called_at);
    let said = match &c.name {
        Some(name) => p.words.say_with(
            "call-banner-about",
            &[("name", c.mentor_name.as_str().into()), ("citizen", name.as_str().into()), ("at", at.into())],
        ),
        None => p.t2("call-banner", "name", c.mentor_name.as_str(), "at", at),
    };
    Banner { id: c.id, centre_name: c.centre_name.clone(), said, mine: c.mine }
}

fn group(desk: &Desk, p: &Page, t: &Today, level: Level) -> Group {
    let own = t.signals.iter().find(|(l, ..)| *l == level);
    let mut signals: Vec<Sentence> =
        own.map_or_else(Vec::new, |(_, _, lines)| lines.iter().map(|s| sentence(desk, p, s)).collect());
    let more = own.map_or(0, |(_, n, lines)| n - i64::try_from(lines.len()).unwrap_or(0));
    match level {
        Level::Urgent => signals.extend(untaken(desk, p, t)),
        Level::Soon => signals.extend(untold(p, t)),
        Level::Note => signals.extend(beside(desk, p, t)),
    }
    Group { heading: p.t(&format!("signal-group-{}", level.code())), signals, more }
}

/// A line that is no signal of the early warning: about places, contracts and lists.
fn plain(glyph: &'static str, say: String, who: String, why: String, deed: (String, String)) -> Sentence {
    Sentence {
        glyph,
        glyph_say: say,
        href: deed.1.clone(),
        who,
        why,
        source: String::new(),
        state: String::new(),
        deed: deed.0,
        deed_href: deed.1,
    }
}

/// Referrals that nobody has taken.
fn untaken(desk: &Desk, p: &Page, t: &Today) -> Option<Sentence> {
    let (_, untaken, oldest) = t.waiting;
    (untaken > 0 && desk.context.may(Action::HandleReferral)).then(|| {
        let who = p.t1("home-untaken", "count", untaken);
        let why = p.t1("home-untaken-why", "days", oldest);
        plain("g-bad", p.t("signal-level-urgent"), who, why, (p.t("home-see-waiting"), "/waiting".to_owned()))
    })
}

/// Meetings of which nobody has told whether they were held.
fn untold(p: &Page, t: &Today) -> Option<Sentence> {
    (t.untold > 0).then(|| {
        let who = p.t1("home-untold", "count", t.untold);
        plain("g-end", p.t("signal-level-soon"), who, p.t("home-untold-why"), (p.t("home-see-them"), WEEK.to_owned()))
    })
}

/// Where one's week of meetings is.
const WEEK: &str = "/week";

fn beside(desk: &Desk, p: &Page, t: &Today) -> Vec<Sentence> {
    let mut list = Vec::new();
    if t.aftermath > 0 {
        let who = p.t1("aftermath-signal", "count", t.aftermath);
        let deed = (p.t("aftermath-answer"), "/aftermath".to_owned());
        list.push(plain("g-mea", p.t("aftermath-title"), who, p.t("aftermath-signal-why"), deed));
    }
    let may_sign = desk.context.may(Action::SignContracts);
    for (id, until, centre) in &t.contracts {
        let days = holdepunkt_rules::period::days_between(desk.context.today, *until);
        let why = p.t2("home-contract-ends", "day", p.day(until), "days", days);
        let deed = match may_sign {
            true => (p.t("home-renew"), format!("/contracts/{id}/renew")),
            false => (p.t("home-see-contract"), format!("/contracts/{id}")),
        };
        let line = plain("g-end", p.t("signal-level-soon"), centre.clone(), why, deed);
        list.push(Sentence { href: format!("/contracts/{id}"), ..line });
    }
    for f in t.first_free.iter().filter(|f| f.late) {
        let who = format!("{}, {} {}", f.place.centre_name, p.t("board-place"), f.place.number);
        let why = p.t1("home-empty", "days", f.days);
        let deed = (p.t("board-find"), format!("/places/{}/fill", f.place.place));
        let line = plain("g-free", p.t("board-is-free"), who, why, deed);
        list.push(Sentence { href: format!("/places?selected=place-{}", f.place.place), ..line });
    }
    list
}

fn with(p: &Page, m: &MeetingLine) -> String {
    m.name.clone().unwrap_or_else(|| p.t("citizen-protected-name"))
}

/// The next meeting of the week after today, for a page on which nothing is urgent.
fn next_meeting(desk: &Desk, p: &Page, t: &Today) -> String {
    let next = t.meetings.iter().find(|m| !m.held && m.on > desk.context.today);
    next.map(|m| p.t2("home-next-meeting", "day", p.words.weekday_and_day(m.on), "at", p.words.clock(m.minute)))
        .unwrap_or_default()
}

/// Monday to Friday, and the days of the weekend on which there is something.
fn week(desk: &Desk, p: &Page, t: &Today) -> Vec<WeekDay> {
    let today = desk.context.today;
    let monday = monday_of(today);
    let days = (0..7).map(|n| plus_days(monday, n));
    let shown = days.filter(|d| *d < plus_days(monday, 5) || t.meetings_on(*d).next().is_some());
    shown.map(|day| week_day(p, t, day, today)).collect()
}

fn week_day(p: &Page, t: &Today, day: Date, today: Date) -> WeekDay {
    let (held, planned): (Vec<&MeetingLine>, Vec<&MeetingLine>) = t.meetings_on(day).partition(|m| m.held);
    let mut entries = Vec::new();
    if !held.is_empty() {
        entries.push(Entry { glyph: "g-ok", text: p.t1("home-week-held", "count", held.len()) });
    }
    match planned.as_slice() {
        [] => {}
        [one] => {
            let text = p.t2("home-week-one", "name", with(p, one), "at", p.words.clock(one.minute));
            entries.push(Entry { glyph: "g-run", text });
        }
        many => entries.push(Entry { glyph: "g-run", text: p.t1("home-week-planned", "count", many.len()) }),
    }
    if day == today && t.count(Level::Urgent) > 0 {
        entries.push(Entry { glyph: "g-bad", text: p.t1("home-week-urgent", "count", t.count(Level::Urgent)) });
    }
    let due = t.tasks.iter().filter(|x| x.due_on == day).count();
    if due > 0 {
        entries.push(Entry { glyph: "g-end", text: p.t1("home-week-tasks", "count", due) });
    }
    WeekDay { name: p.words.weekday_short(day), date: i64::from(day.day()).to_string(), now: day == today, entries }
}

impl TodayPage {
    fn wait_text(&self, days: &i64) -> String {
        match *days {
            0 => self.p.t("board-today"),
            14.. => self.p.t1("home-weeks", "weeks", days / 7),
            days => self.p.t1("board-days", "days", days),
        }
    }

    fn is_first(&self, group: &usize, signal: &usize) -> bool {
        *group == 0 && *signal == 0 && self.ringing.is_empty()
    }

    fn name(&self, name: &Option<String>) -> String {
        name.clone().unwrap_or_else(|| self.p.t("citizen-protected-name"))
    }
}

/// Days before the first day from which a missing agreement is told.
const AGREEMENT_DAYS: i64 = 14;

/// Whose agreements are missing, for those who write them.
async fn agreements_missing(desk: &Desk) -> Result<Markup, Failure> {
    if !desk.context.may(Action::WriteAgreement) {
        return Ok(Markup::default());
    }
    let list = holdepunkt_casework::agreements::without(&desk.context, AGREEMENT_DAYS).await?;
    Ok(crate::agreements::part::missing(desk.words, &list, desk.context.today))
}
