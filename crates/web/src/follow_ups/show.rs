//! Meetings and tasks in words, for every page that tells of them.

use askama::Template;
use holdepunkt_casework::{
    Action,
    follow_ups::{self, Beside, MyMeeting, OwnFollowUps, OwnMeeting, Participant},
};
use holdepunkt_rules::{
    follow_up::{FollowUp, FollowUpKind, FollowUpState, Guest, When},
    id::CitizenId,
    task::{Doer, Task},
};
use holdepunkt_wording::{Argument, Words};
use jiff::civil::Date;

use crate::{
    citizens::look::{first_name, name_or_protected, pill},
    desk::Desk,
    failure::Failure,
    markup::{Markup, render},
    page::Page,
};

/// "tors. 26. nov. kl. 13.00–13.45", with the year where it is another.
pub fn when_words(words: Words, when: &When, today: Date) -> String {
    let day = words.weekday_and_day(when.on);
    let day = if when.on.year() == today.year() { day } else { format!("{day} {}", when.on.year()) };
    words.say_with("follow-up-when", &[("day", day.into()), ("time", words.clock_span(when.from, when.until).into())])
}

/// "Møde på arbejdspladsen"
pub fn kind_words(words: Words, kind: FollowUpKind) -> String {
    words.say(&format!("follow-up-kind-{}", kind.code().replace('_', "-")))
}

/// How a meeting stands.
pub fn state_pill(words: Words, f: &FollowUp, today: Date) -> Markup {
    match f.state {
        FollowUpState::Planned if f.is_unwritten(today) => {
            pill("st--end", "g-end", words.say("follow-up-is-unwritten"))
        }
        FollowUpState::Planned => pill("st--res", "g-res", words.say("follow-up-is-planned")),
        FollowUpState::Held => pill("st--ok", "g-ok", words.say("follow-up-is-held")),
        FollowUpState::Cancelled => pill("st--was", "", words.say("follow-up-is-cancelled")),
    }
}

/// "Aflyst: Mentor er syg"; empty for a meeting that was not called off.
pub fn off_words(words: Words, f: &FollowUp) -> String {
    match (f.fell_away(), f.why_not.is_empty()) {
        (true, _) => words.say("follow-up-off-over"),
        (false, true) => String::new(),
        (false, false) => words.say_with("follow-up-off-because", &[("why", f.why_not.as_str().into())]),
    }
}

/// A name, or what to call somebody without one.
fn called(words: Words, p: &Participant) -> String {
    match (&p.guest, p.name.is_empty()) {
        (_, false) => p.name.clone(),
        (Some(Guest::Citizen), true) => words.say("citizen-somebody"),
        (_, true) => words.say("follow-up-somebody"),
    }
}

/// "med Jytte Halkjær og Karina Bisgaard": those beside the reader's own eyes, whoever holds it first.
pub fn with_words(words: Words, all: &[Participant]) -> String {
    let names: Vec<String> = all.iter().map(|p| called(words, p)).collect();
    let Some((last, rest)) = names.split_last().filter(|(_, rest)| !rest.is_empty()) else {
        return names.first().cloned().unwrap_or_default();
    };
    words.say_with(
        "follow-up-names",
        &[("names", Argument::from(rest.join(", "))), ("last", Argument::from(last.as_str()))],
    )
}

/// What somebody who takes part is, in words.
pub fn part_words(words: Words, p: &Participant) -> String {
    words.say(match &p.guest {
        None => "follow-up-part-holder",
        Some(Guest::Citizen) => "follow-up-part-citizen",
        Some(Guest::Mentor(_)) => "follow-up-part-mentor",
        Some(Guest::Contact(_)) => "follow-up-part-contact",
        Some(Guest::Employee(_)) => "follow-up-part-employee",
    })
}

/// A meeting as a line.
pub struct Line {
    /// Where it opens; nowhere when empty.
    pub href: String,
    /// When.
    pub when: String,
    /// What kind of meeting.
    pub what: String,
    /// Where.
    pub place: String,
    /// Who takes part.
    pub with: String,
    /// How it stands.
    pub pill: Markup,
    /// That it was called off, and why.
    pub off: String,
    /// Why the citizen is not there.
    pub without: String,
    /// Its place on a timeline: to come, or come to nothing.
    pub class: &'static str,
}

/// A meeting as a line.
pub fn line(words: Words, f: &FollowUp, with: &[Participant], opens: bool, today: Date) -> Line {
    Line {
        href: if opens { format!("/follow-ups/{}", f.id) } else { String::new() },
        when: when_words(words, &f.when, today),
        what: kind_words(words, f.kind),
        place: f.place.clone(),
        with: with_words(words, with),
        pill: state_pill(words, f, today),
        off: off_words(words, f),
        without: f.without_citizen.clone(),
        class: match f.state {
            FollowUpState::Cancelled => "is-gap",
            FollowUpState::Planned if f.when.on >= today => "is-next",
            _ => "",
        },
    }
}

/// A task as a line with its button.
pub struct TaskLine {
    /// Where its deeds go.
    pub id: String,
    /// Its version.
    pub version: i64,
    /// What.
    pub words: String,
    /// Whose.
    pub whose: String,
    /// By when, or when it was done.
    pub when: String,
    /// Is it late?
    pub late: bool,
    /// Is it done?
    pub done: bool,
    /// Can the reader say so, or take it back?
    pub may: bool,
}

/// Whose a task is.
pub fn whose_words(words: Words, doer: &Doer, employee: &str, reader_is_citizen: bool) -> String {
    match doer {
        Doer::Employee(_) if !employee.is_empty() => employee.to_owned(),
        Doer::Employee(_) => words.say("task-who-employee"),
        Doer::Citizen if reader_is_citizen => words.say("task-who-you"),
        Doer::Citizen => words.say("task-who-citizen"),
        Doer::Mentor => words.say("task-who-mentor"),
    }
}

/// A task as a line.
pub fn task_line(words: Words, t: &Task, whose: String, may: bool, today: Date) -> TaskLine {
    let (key, day) = t.done_on.map_or(("task-due", t.due_on), |on| ("task-was-done", on));
    TaskLine {
        id: t.id.to_string(),
        version: t.version,
        words: t.words.clone(),
        whose,
        when: words.say_with(key, &[("day", words.day_near(day, today).into())]),
        late: t.is_overdue(today),
        done: t.done_on.is_some(),
        may: may && (t.done_on.is_none() || t.can_be_undone(today)),
    }
}

/// Tasks with their buttons, as a list.
#[derive(Template)]
#[template(path = "tasks/lines.html")]
struct TaskLines<'a> {
    p: &'a Page,
    tasks: &'a [TaskLine],
    back: &'a str,
}

/// Tasks with their buttons; `back` is where the deed leads back to ([`crate::tasks::page`] knows the words).
pub fn task_lines(p: &Page, tasks: &[TaskLine], back: &str) -> Markup {
    render(&TaskLines { p, tasks, back })
}

/// What own pages show of meetings and tasks.
#[derive(Template)]
#[template(path = "follow_ups/own.html")]
struct Own<'a> {
    p: &'a Page,
    next: Option<(Line, String)>,
    coming: Vec<Line>,
    past: Vec<Line>,
    tasks: Markup,
    has_tasks: bool,
    always: bool,
    inner: bool,
}

/// Meetings and tasks of an own page. The citizen's says so when there are none; others' say nothing then. A
/// mentor's stand inside the card of each citizen.
pub fn own(desk: &Desk, p: &Page, f: &OwnFollowUps, back: &str) -> Markup {
    let (words, today) = (desk.words, desk.context.today);
    let always = back == "me";
    if !always && f.coming.is_empty() && f.tasks.is_empty() {
        return Markup::default();
    }
    let of = |m: &OwnMeeting| line(words, &m.meeting, &m.with, true, today);
    let next = f.next();
    let coming = f.coming.iter().filter(|m| next.is_none_or(|n| n.meeting.id != m.meeting.id));
    let theirs = |t: &Task| match back {
        "me" => t.doer == Doer::Citizen,
        "mentored" => t.doer == Doer::Mentor,
        _ => true,
    };
    let tasks: Vec<TaskLine> = f
        .tasks
        .iter()
        .map(|t| task_line(words, t, whose_words(words, &t.doer, "", always), theirs(t), today))
        .collect();
    render(&Own {
        p,
        next: next.map(|m| (of(m), format!("/follow-ups/{}/calendar", m.meeting.id))),
        coming: coming.map(of).collect(),
        past: f.past.iter().map(of).collect(),
        has_tasks: !tasks.is_empty(),
        tasks: task_lines(p, &tasks, back),
        always,
        inner: back == "mentored",
    })
}

/// What the citizen's page shows of follow-ups and the exit strategy.
#[derive(Template)]
#[template(path = "follow_ups/beside.html")]
struct BesidePart<'a> {
    p: &'a Page,
    id: CitizenId,
    next: Option<Line>,
    last: Option<Line>,
    due: String,
    late: bool,
    tasks: usize,
    tasks_late: usize,
    aim: String,
    steps: &'a [String],
    discussed: String,
    discuss_late: bool,
    may_plan: bool,
}

/// When the next meeting is due, in words, and whether it is late.
pub fn due_words(words: Words, due: Option<holdepunkt_rules::follow_up::Due>, today: Date) -> (String, bool) {
    let Some(due) = due else { return (String::new(), false) };
    let (key, count) = match due.overdue_since {
        Some(_) => ("follow-up-overdue", due.days_late(today)),
        None => ("follow-up-due", 0),
    };
    let values = [("day", words.day_near(due.on, today).into()), ("count", count.into())];
    (words.say_with(key, &values), due.overdue_since.is_some())
}

/// What the citizen's page shows of follow-ups.
pub fn beside(desk: &Desk, p: &Page, id: CitizenId, b: &Beside, may_plan: bool) -> Markup {
    let (words, today) = (desk.words, desk.context.today);
    let of = |f: &FollowUp| line(words, f, &[], true, today);
    let next = b.next(today);
    // What is planned in time answers what is due.
    let due = b.due.filter(|d| next.is_none_or(|n| n.when.on > d.on));
    let (due, late) = due_words(words, due, today);
    let discussed = |s: &holdepunkt_rules::exit_strategy::ExitStrategy| {
        words.say_with("exit-strategy-discussed", &[("day", words.day_near(s.discussed_on, today).into())])
    };
    render(&BesidePart {
        p,
        id,
        next: next.map(of),
        last: b.last().map(of),
        due,
        late,
        tasks: b.open_tasks.len(),
        tasks_late: b.open_tasks.iter().filter(|t| t.is_overdue(today)).count(),
        aim: b.strategy.as_ref().map(|s| desk.code("exit_aims", s.aim.as_str())).unwrap_or_default(),
        steps: b.strategy.as_ref().map(|s| s.steps.as_slice()).unwrap_or_default(),
        discussed: b.strategy.as_ref().map(discussed).unwrap_or_default(),
        discuss_late: b.discuss_since.is_some(),
        may_plan,
    })
}

/// One's own meetings of a day, for the first page.
#[derive(Template)]
#[template(path = "follow_ups/mine.html")]
struct Mine<'a> {
    p: &'a Page,
    meetings: Vec<(String, String, String, String, bool)>,
}

/// One's own meetings of today as a part of the first page; nothing for whoever holds none.
///
/// # Errors
/// The database's.
pub async fn mine(desk: &Desk, p: &Page) -> Result<Markup, Failure> {
    if !desk.context.may(Action::SeeWeek) {
        return Ok(Markup::default());
    }
    let meetings = follow_ups::today(&desk.context).await?;
    let words = desk.words;
    let of = |m: &MyMeeting| {
        let name = first_name(words, &name_or_protected(words, &m.name));
        let key = format!("follow-up-mine-{}", m.meeting.kind.code().replace('_', "-"));
        (
            words.clock(m.meeting.when.from),
            if m.own { format!("/follow-ups/{}", m.meeting.id) } else { String::new() },
            words.say_with(&key, &[("name", name.into())]),
            m.meeting.place.clone(),
            m.meeting.state == FollowUpState::Held,
        )
    };
    Ok(render(&Mine { p, meetings: meetings.iter().map(of).collect() }))
}
