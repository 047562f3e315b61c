//! What goes on beside the placement in words: for the citizen's page, the page of its own, and one's own page.

use askama::Template;
use holdepunkt_casework::{
    Action,
    supports::{SeenGrant, SeenIntervention, SeenMentor, Support},
    workplaces::is_of_the_case,
};
use holdepunkt_rules::{
    agreement::{Rung, Times},
    codes::Code,
    hours::WeeklyHours,
    id::CitizenId,
    intervention::{InterventionState, Stretch},
    personal_mentor::MentorLog,
    small_grant::SmallGrantState,
    week::{Week, WeekDay, clashes, disagreement},
};
use holdepunkt_wording::Argument;

use crate::{
    agreements::words::hours,
    desk::Desk,
    markup::{Markup, render},
    page::Page,
    workplaces::week::{Entry, entries},
};

/// An intervention in words.
#[derive(Debug, Clone)]
pub struct InterventionLine {
    /// Where it is changed; empty for who may not.
    pub href: String,
    /// What it is; "an intervention" for who may not know.
    pub what: String,
    /// Class and words of how it stands.
    pub state: (&'static str, String),
    /// Its days, one sentence each.
    pub days: Vec<String>,
    /// Who gives it, and whose move it is.
    pub who: String,
    /// What it is about.
    pub note: String,
    /// How it ended.
    pub why: String,
    /// When in the week.
    pub times: Vec<String>,
    /// Is it under way?
    pub open: bool,
}

/// A small grant in words.
#[derive(Debug, Clone)]
pub struct GrantLine {
    /// Where it is decided; empty where the reader doesn't.
    pub decide: String,
    /// Where it is taken back; empty where it can't be.
    pub withdraw: String,
    /// The edit that the page shows.
    pub version: i64,
    /// What, and for how much.
    pub what: String,
    /// What it is for.
    pub words: String,
    /// Class and words of how it stands.
    pub state: (&'static str, String),
    /// Who asked or decided, and when.
    pub who: String,
    /// Why it was refused.
    pub reason: String,
    /// How to complain, where it was refused.
    pub complain: String,
}

/// A personal mentor in words.
#[derive(Debug, Clone)]
pub struct MentorLine {
    /// Where the grant is ended; empty where it can't be.
    pub href: String,
    /// Who.
    pub name: String,
    /// What kind of mentor, hours and days.
    pub terms: String,
    /// What they help with.
    pub tasks: String,
    /// This week's hours.
    pub used: String,
    /// Where the reader writes their log, being the mentor.
    pub log: String,
    /// Does it hold today, or later?
    pub current: bool,
}

/// A line of a mentor's log.
#[derive(Debug, Clone)]
pub struct LogLine {
    /// When, how long and who.
    pub head: String,
    /// What they did.
    pub words: String,
}

/// Everything in words.
#[derive(Debug, Clone, Default)]
pub struct Lines {
    /// Interventions.
    pub interventions: Vec<InterventionLine>,
    /// Small grants.
    pub grants: Vec<GrantLine>,
    /// Personal mentors.
    pub mentors: Vec<MentorLine>,
    /// What they logged.
    pub log: Vec<LogLine>,
}

impl Lines {
    /// Nothing at all?
    pub fn is_empty(&self) -> bool {
        self.interventions.is_empty() && self.grants.is_empty() && self.mentors.is_empty()
    }

    /// The interventions that are under way.
    pub fn open(&self) -> Vec<&InterventionLine> {
        self.interventions.iter().filter(|i| i.open).collect()
    }

    /// The mentors of today and later.
    pub fn current(&self) -> Vec<&MentorLine> {
        self.mentors.iter().filter(|m| m.current).collect()
    }
}

/// How long something took: "45 min.", "2 timer", "1 t. 15 min."
pub fn length(desk: &Desk, minutes: i64) -> String {
    let (hours, rest) = (minutes / 60, minutes % 60);
    let key = match (hours, rest) {
        (0, _) => "support-minutes",
        (_, 0) => "support-hours",
        _ => "support-hours-minutes",
    };
    desk.words.say_with(key, &[("hours", hours.into()), ("minutes", rest.into())])
}

/// A time of the week: "tirsdag 10.00–11.00".
pub fn time(desk: &Desk, t: &Times) -> String {
    let day = desk.words.say(&format!("home-weekday-{}", t.weekday));
    format!("{day} {}", desk.words.clock_span(t.from, t.until))
}

/// How an intervention stands: class and words.
pub fn standing(desk: &Desk, state: InterventionState) -> (&'static str, String) {
    let class = match state {
        InterventionState::Needed => "st--end",
        InterventionState::Referred => "st--res",
        InterventionState::Started => "st--run",
        InterventionState::Ended | InterventionState::Declined => "st--was",
    };
    (class, desk.words.say(&format!("intervention-state-{}", state.code())))
}

fn day(desk: &Desk, key: &str, on: jiff::civil::Date, days: Option<i64>) -> String {
    let on = Argument::from(desk.words.day_near(on, desk.context.today));
    match days {
        Some(days) => desk.words.say_with(&format!("{key}-days"), &[("day", on), ("days", days.into())]),
        None => desk.words.say_with(key, &[("day", on)]),
    }
}

fn days(desk: &Desk, i: &SeenIntervention) -> Vec<String> {
    let took = |stretch: Stretch| i.days.iter().find(|(s, _)| *s == stretch).map(|(_, days)| *days);
    let mut lines = vec![day(desk, "intervention-needed", i.needed_on, None)];
    lines.extend(i.referred_on.map(|on| day(desk, "intervention-referred", on, took(Stretch::ToReferral))));
    lines.extend(i.started_on.map(|on| day(desk, "intervention-started", on, took(Stretch::ToStart))));
    lines.extend(i.ended_on.map(|on| {
        let key = if i.state == InterventionState::Declined { "intervention-declined" } else { "intervention-ended" };
        day(desk, key, on, None)
    }));
    lines.extend(i.waited.map(|days| desk.words.say_with("intervention-waited", &[("days", days.into())])));
    lines
}

fn intervention(desk: &Desk, i: &SeenIntervention, may_edit: bool) -> InterventionLine {
    let content = i.content.as_ref();
    let who = content.map_or_else(String::new, |c| {
        let owner = desk.words.say_with("intervention-owner-is", &[("name", c.owner.as_str().into())]);
        if c.provider.is_empty() { owner } else { format!("{}. {owner}", c.provider) }
    });
    InterventionLine {
        href: if may_edit { format!("/interventions/{}", i.id) } else { String::new() },
        what: content.map_or_else(
            || desk.words.say("intervention-untold"),
            |c| desk.code("intervention_kinds", c.kind.as_str()),
        ),
        state: standing(desk, i.state),
        days: days(desk, i),
        who,
        note: content.map(|c| c.note.clone()).unwrap_or_default(),
        why: content.map(|c| c.why_ended.clone()).unwrap_or_default(),
        times: i.times.iter().map(|t| time(desk, t)).collect(),
        open: i.state.is_open(),
    }
}

/// What is asked for, and for how much.
pub fn grant_what(desk: &Desk, g: &holdepunkt_rules::small_grant::SmallGrant) -> String {
    format!("{}, {}", desk.code("small_grant_kinds", g.kind.as_str()), desk.words.kroner(g.amount))
}

fn grant(desk: &Desk, s: &SeenGrant, complaint_weeks: i64, may_ask: bool) -> GrantLine {
    let g = &s.grant;
    let words = desk.words;
    let near = |on| Argument::from(words.day_near(on, desk.context.today));
    let asked = [("name", Argument::from(s.asked_by.as_str())), ("day", near(g.asked_on))];
    let who = match g.decided_on {
        None => words.say_with("grant-asked-by", &asked),
        Some(on) => {
            let key = format!("grant-{}-by", g.state.code());
            words.say_with(&key, &[("name", Argument::from(s.decided_by.as_str())), ("day", near(on))])
        }
    };
    let class = match g.state {
        SmallGrantState::Asked => "st--end",
        SmallGrantState::Granted => "st--run",
        SmallGrantState::Refused => "st--bad",
        SmallGrantState::Withdrawn => "st--was",
    };
    let asked = g.state == SmallGrantState::Asked;
    GrantLine {
        decide: if s.mine { format!("/small-grants/{}", g.id) } else { String::new() },
        withdraw: if asked && may_ask { format!("/small-grants/{}/withdraw", g.id) } else { String::new() },
        version: g.version,
        what: grant_what(desk, g),
        words: g.words.clone(),
        state: (class, words.say(&format!("grant-state-{}", g.state.code()))),
        who,
        reason: g.reason.clone(),
        complain: if g.state == SmallGrantState::Refused && complaint_weeks > 0 {
            words.say_with("grant-complain", &[("weeks", complaint_weeks.into())])
        } else {
            String::new()
        },
    }
}

fn mentor(desk: &Desk, m: &SeenMentor, may_end: bool) -> MentorLine {
    let (words, today) = (desk.words, desk.context.today);
    let g = &m.grant;
    let over = g.period.until().is_some_and(|u| u < today);
    let kind = words.say(&format!("mentor-grant-kind-{}", g.kind.code().replace('_', "-")));
    let mut terms = vec![kind];
    if g.minutes > 0 {
        terms.push(hours(words, g.minutes));
    }
    terms.push(words.period(&g.period));
    let used = m.used.filter(|_| g.period.contains(today) && g.minutes > 0);
    MentorLine {
        href: if may_end && !over {
            format!("/citizens/{}/personal-mentors/{}/{}", g.citizen, g.employee, g.period.from())
        } else {
            String::new()
        },
        name: m.name.clone(),
        terms: terms.join(", "),
        tasks: g.tasks.clone(),
        used: used.map_or_else(String::new, |used| used_words(desk, used, g.minutes)),
        log: if m.writes { format!("/granted/{}", g.citizen) } else { String::new() },
        current: !over,
    }
}

/// "Denne uge: 1 time brugt, 1 time tilbage."
pub fn used_words(desk: &Desk, used: i64, granted: i64) -> String {
    let left = granted - used;
    let (key, rest) = if left < 0 { ("mentor-log-over", -left) } else { ("mentor-log-used", left) };
    desk.words.say_with(key, &[("used", length(desk, used).into()), ("left", length(desk, rest).into())])
}

/// A line of a log, with its mentor's name where it is not the reader's own.
pub fn log_line(desk: &Desk, name: &str, l: &MentorLog) -> LogLine {
    let day = desk.words.day_near(l.on, desk.context.today);
    let head = [day, length(desk, l.minutes), name.to_owned()];
    LogLine { head: head.into_iter().filter(|t| !t.is_empty()).collect::<Vec<_>>().join(", "), words: l.words.clone() }
}

/// What the reader may do beside looking.
#[derive(Debug, Clone, Copy, Default)]
pub struct Deeds {
    /// Change interventions and end mentors.
    pub edit: bool,
    /// Ask for small grants and take them back.
    pub ask: bool,
}

/// Everything in words.
pub fn lines(desk: &Desk, s: &Support, may: Deeds) -> Lines {
    Lines {
        interventions: s.interventions.iter().map(|i| intervention(desk, i, may.edit)).collect(),
        grants: s.grants.iter().map(|g| grant(desk, g, s.complaint_weeks, may.ask)).collect(),
        mentors: s.mentors.iter().map(|m| mentor(desk, m, may.edit)).collect(),
        log: s.log.iter().map(|(name, l)| log_line(desk, name, l)).collect(),
    }
}

#[derive(Template)]
#[template(path = "supports/section.html")]
struct Section {
    p: Page,
    citizen: CitizenId,
    lines: Lines,
}

/// The part of a citizen's page.
pub fn section(desk: &Desk, citizen: CitizenId, s: &Support, may: Deeds) -> Markup {
    render(&Section { p: desk.page(), citizen, lines: lines(desk, s, may) })
}

#[derive(Template)]
#[template(path = "supports/own.html")]
struct OwnSection {
    p: Page,
    lines: Lines,
}

/// The part of the citizen's own page; nothing where there is nothing.
pub fn own_section(desk: &Desk, s: &Support) -> Option<Markup> {
    let lines = lines(desk, s, Deeds::default());
    (!lines.is_empty()).then(|| render(&OwnSection { p: desk.page(), lines }))
}

/// What an intervention's time is called in the week: its kind follows, or nothing for who may not know.
const OF_INTERVENTION: &str = "intervention:";

/// The whole week: what the placement's week says, and the interventions that run, by day and time. Who may not know
/// what one is reads that there is another offer.
pub fn whole_week(desk: &Desk, week: Option<&Week>, s: &Support) -> Vec<Entry> {
    let mut days: Vec<WeekDay> = week.map(|w| w.days.clone()).unwrap_or_default();
    days.extend(s.times().map(|(i, t)| {
        let (kind, provider) =
            i.content.as_ref().map_or(("", String::new()), |c| (c.kind.as_str(), c.provider.clone()));
        let activity = Code::known(format!("{OF_INTERVENTION}{kind}"));
        WeekDay { weekday: t.weekday, from: t.from, until: t.until, activity, provider }
    }));
    days.sort_unstable();
    let from = week.map_or(desk.context.today, |w| w.from);
    if !desk.context.may(Action::SeeInterventionContent) {
        let list = desk.context.house.rulebook.list("activities");
        for d in days.iter_mut().filter(|d| is_of_the_case(list, &d.activity)) {
            d.activity = Code::known(OF_INTERVENTION);
            d.provider.clear();
        }
    }
    let say = |code: &Code| match code.as_str().strip_prefix(OF_INTERVENTION) {
        Some("") => desk.words.say("week-another-offer"),
        Some(kind) => desk.code("intervention_kinds", kind),
        None => desk.code("activities", code.as_str()),
    };
    entries(desk.words, &Week { from, days }, say, true)
}

/// Where the week doesn't fit: other hours in the centre than the work agreement's step says, or an intervention at
/// the same time as something else. Said, not barred.
pub fn week_warnings(desk: &Desk, week: &Week, agreed: Option<&Rung>, s: &Support) -> Vec<String> {
    let words = desk.words;
    let number = |h: WeeklyHours| Argument::from(words.hours(h));
    let mut warnings = Vec::new();
    if let Some((in_week, in_agreement)) = agreed.and_then(|rung| disagreement(week, rung)) {
        warnings.push(words.say_with("week-disagrees", &[("week", number(in_week)), ("agreed", number(in_agreement))]));
    }
    let beside: Vec<Times> = s.times().map(|(_, t)| *t).collect();
    warnings.extend(clashes(week, &beside).into_iter().map(|weekday| {
        let day = words.say(&format!("home-weekday-{weekday}"));
        words.say_with("week-clashes", &[("day", day.into())])
    }));
    warnings
}
