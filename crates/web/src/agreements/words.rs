//! What is agreed, in words: each part as lines, for reading and for holding two versions side by side.

use std::collections::HashMap;

use holdepunkt_casework::citizens::Helper;
use holdepunkt_rules::{
    agreement::{Content, Part, Piece, Rung, Times, Worded, changes, compared},
    hours::WeeklyHours,
    id::EmployeeId,
};
use holdepunkt_wording::{Argument, Words};
use jiff::civil::Date;

/// The days and times of a step: "Mandag, onsdag og fredag 9.00–12.00".
pub fn times(words: Words, times: &[Times]) -> Vec<String> {
    let mut spans: Vec<(i64, i64)> = times.iter().map(|t| (t.from, t.until)).collect();
    spans.sort_unstable();
    spans.dedup();
    // In the order of the first weekday that has them.
    spans.sort_by_key(|s| times.iter().filter(|t| (t.from, t.until) == *s).map(|t| t.weekday).min());
    let span = |(from, until): (i64, i64)| {
        let days = times.iter().filter(|t| (t.from, t.until) == (from, until)).map(|t| t.weekday);
        let days = joined(words, days.map(|d| words.say(&format!("agreement-weekday-{d}"))).collect());
        let time = words.clock_span(from, until);
        capital(&words.say_with("agreement-times", &[("days", days.into()), ("time", time.into())]))
    };
    spans.into_iter().map(span).collect()
}

/// "a, b og c"
pub fn joined(words: Words, mut parts: Vec<String>) -> String {
    let Some(last) = parts.pop() else { return String::new() };
    if parts.is_empty() {
        return last;
    }
    let values = [("first", Argument::from(parts.join(", "))), ("last", Argument::from(last))];
    words.say_with("agreement-and", &values)
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// "12 timer om ugen"
pub fn hours(words: Words, minutes: i64) -> String {
    let count: i64 = if minutes == 60 { 1 } else { 2 };
    let text = words.hours(WeeklyHours::from_minutes(minutes));
    words.say_with("agreement-hours", &[("hours", text.into()), ("count", count.into())])
}

/// The goal for ordinary paid hours; zero says that there is none yet.
pub fn paid(words: Words, minutes: Option<i64>) -> Option<String> {
    minutes.map(|m| match m {
        0 => words.say("agreement-paid-not-yet"),
        m => words.say_with("agreement-paid", &[("hours", hours(words, m).into())]),
    })
}

/// How often one meets: by weeks where they are whole.
pub fn meetings(words: Words, days: i64) -> String {
    match days {
        d if d % 7 == 0 => words.say_with("agreement-meet-weeks", &[("weeks", (d / 7).into())]),
        d => words.say_with("agreement-meet-days", &[("days", d.into())]),
    }
}

/// The lines of a text.
pub fn lines(text: &str) -> Vec<String> {
    text.lines().map(str::trim).filter(|l| !l.is_empty()).map(str::to_owned).collect()
}

fn step_hours(words: Words, rung: &Rung, today: Date) -> String {
    let from = Argument::from(words.day_near(rung.from, today));
    let values = [
        ("from", from),
        ("hours", Argument::from(hours(words, rung.minutes()))),
        ("times", Argument::from(times(words, &rung.times).join(", "))),
    ];
    words.say_with("agreement-step", &values)
}

/// The tasks of the ladder, each once; one that is new on a later step says from when.
fn tasks(words: Words, ladder: &[Rung], today: Date) -> Vec<String> {
    let mut seen: Vec<&str> = Vec::new();
    let mut told = Vec::new();
    for (n, rung) in ladder.iter().enumerate() {
        for task in rung.task_list() {
            if seen.contains(&task) {
                continue;
            }
            seen.push(task);
            let day = words.day_near(rung.from, today);
            told.push(match n {
                0 => task.to_owned(),
                _ => words.say_with("agreement-task-from", &[("day", day.into()), ("task", task.into())]),
            });
        }
    }
    told
}

/// A part of what is agreed, as lines.
pub fn part(words: Words, part: Part, c: &Content, contacts: &HashMap<EmployeeId, Helper>, today: Date) -> Vec<String> {
    match part {
        Part::LongTermGoal => lines(&c.long_term_goal),
        Part::Goals => c.goals.iter().map(|g| if g.step { format!("– {}", g.text) } else { g.text.clone() }).collect(),
        Part::PaidHours => paid(words, c.paid_minutes).into_iter().collect(),
        Part::Hours => c.ladder.iter().map(|r| step_hours(words, r, today)).collect(),
        Part::Tasks => tasks(words, &c.ladder, today),
        Part::MentorRole => lines(&c.mentor_role),
        Part::MentorHours => c.mentor_hours.map(|h| hours(words, h.minutes())).into_iter().collect(),
        Part::Considerations => lines(&c.considerations),
        Part::Meetings => vec![meetings(words, c.meeting_days)],
        Part::Contact => {
            let name = c.contact.and_then(|id| contacts.get(&id)).map(|h| h.employee.name.clone());
            name.into_iter().collect()
        }
    }
}

/// A line of a text that is held against another.
pub type Line = Vec<Piece>;

/// A part of two versions, held against each other.
#[derive(Debug, Clone)]
pub struct Side {
    /// Which part.
    pub part: Part,
    /// Its name.
    pub label: String,
    /// Does the change concern somebody, or is it only another spelling or none?
    pub changed: bool,
    /// What the older says, with what went.
    pub before: Vec<Line>,
    /// What the newer says, with what came.
    pub after: Vec<Line>,
}

impl Side {
    /// The lines of the older in which something went.
    pub fn gone(&self) -> Vec<&Line> {
        self.before.iter().filter(|l| l.iter().any(|p| p.how != Worded::Kept)).collect()
    }

    /// The lines of the newer in which something came.
    pub fn came(&self) -> Vec<&Line> {
        self.after.iter().filter(|l| l.iter().any(|p| p.how != Worded::Kept)).collect()
    }

    /// Does the newer say anything else at all?
    pub fn differs(&self) -> bool {
        self.before.iter().chain(&self.after).flatten().any(|p| p.how != Worded::Kept)
    }
}

/// Two versions part by part: line by line, and word by word where one line took the place of another.
pub fn sides(
    words: Words,
    before: &Content,
    after: &Content,
    contacts: &HashMap<EmployeeId, Helper>,
    today: Date,
) -> Vec<Side> {
    let changed = changes(before, after);
    let side = |p: &Part| {
        let (a, b) = (part(words, *p, before, contacts, today), part(words, *p, after, contacts, today));
        let (before, after) = held(&a, &b);
        let label = words.say(&label(*p));
        Side { part: *p, label, changed: changed.contains(p), before, after }
    };
    Part::ALL.iter().map(side).collect()
}

/// The key of a part's name.
pub fn label(part: Part) -> String {
    format!("agreement-part-{}", part.code().replace('_', "-"))
}

fn held(before: &[String], after: &[String]) -> (Vec<Line>, Vec<Line>) {
    let whole = |how: Worded, text: &String| vec![Piece { how, text: text.clone() }];
    let only = |of: &[String], other: &[String]| of.iter().filter(|l| !other.contains(l)).cloned().collect::<Vec<_>>();
    let (gone, new) = (only(before, after), only(after, before));
    // The n-th line that went is read beside the n-th that came.
    let pairs: Vec<(&String, &String, Vec<Piece>)> =
        gone.iter().zip(&new).map(|(a, b)| (a, b, compared(a, b))).filter(|(.., p)| alike(p)).collect();
    let but = |pieces: &[Piece], skip: Worded| pieces.iter().filter(|p| p.how != skip).cloned().collect::<Line>();
    let older = before.iter().map(|l| match pairs.iter().find(|(a, ..)| *a == l) {
        Some((.., pieces)) => but(pieces, Worded::New),
        None => whole(if after.contains(l) { Worded::Kept } else { Worded::Gone }, l),
    });
    let newer = after.iter().map(|l| match pairs.iter().find(|(_, b, _)| *b == l) {
        Some((.., pieces)) => but(pieces, Worded::Gone),
        None => whole(if before.contains(l) { Worded::Kept } else { Worded::New }, l),
    });
    (older.collect(), newer.collect())
}

/// Have two lines enough in common to be read word by word?
fn alike(pieces: &[Piece]) -> bool {
    let count = |how: Worded| pieces.iter().filter(|p| p.how == how).map(|p| p.text.split(' ').count()).sum::<usize>();
    count(Worded::Kept) * 2 >= count(Worded::Gone).max(count(Worded::New))
}

#[cfg(test)]
mod tests {
    use holdepunkt_wording::Language;

    use super::*;

    fn at(weekday: i64, from: i64, until: i64) -> Times {
        Times { weekday, from: from * 60, until: until * 60 }
    }

    #[test]
    fn days_with_the_same_times_stand_together() {
        let words = Words::of(Language::Danish);
        let week = [at(1, 9, 12), at(2, 8, 10), at(3, 9, 12), at(5, 9, 12)];
        assert_eq!(times(words, &week), ["Mandag, onsdag og fredag 9.00–12.00", "Tirsdag 8.00–10.00"]);
        assert_eq!(times(words, &[]), [""; 0]);
    }

    #[test]
    fn a_line_is_read_beside_the_one_whose_place_it_took() {
        let told = |lines: &[Line]| {
            let mark = |p: &Piece| match p.how {
                Worded::Kept => p.text.clone(),
                Worded::Gone => format!("[-{}-]", p.text),
                Worded::New => format!("[+{}+]", p.text),
            };
            lines.iter().map(|l| l.iter().map(mark).collect::<Vec<_>>().join(" ")).collect::<Vec<_>>().join(" | ")
        };
        let texts = |list: &[&str]| list.iter().map(|t| (*t).to_owned()).collect::<Vec<_>>();
        let (a, b) = held(&texts(&["Fylder op", "Viser rundt i huset"]), &texts(&["Fylder op", "Viser rundt i haven"]));
        assert_eq!(told(&a), "Fylder op | Viser rundt i [-huset-]");
        assert_eq!(told(&b), "Fylder op | Viser rundt i [+haven+]");
        let (a, b) = held(&texts(&["Fylder op"]), &texts(&["Passer blomster hver dag"]));
        assert_eq!((told(&a).as_str(), told(&b).as_str()), ("[-Fylder op-]", "[+Passer blomster hver dag+]"));
    }
}
