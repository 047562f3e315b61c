//! Progress in words: what moved, who sees it otherwise, the facts of a round, what was written. One telling for the page
//! and for the paper.

use holdepunkt_casework::{
    Rulebook,
    progressions::reading::{self, DomainRead, Progress, RoundRead},
};
use holdepunkt_rules::{
    hours::WeeklyHours,
    progression::{Answer, AnsweredBy, ItemKind, Respondent, given::YES, reading::Moved, translation},
};
use holdepunkt_wording::{Language, Words};
use jiff::civil::Date;

use super::words::round_name;
use crate::citizens::look::first_name;

/// A row of the numbers: a question to one of the three, and an answer in each round.
pub struct NumberRow {
    pub domain: String,
    pub who: String,
    pub cells: Vec<String>,
}

/// A round's facts.
pub struct FactRow {
    pub round: String,
    pub hours: String,
    pub away: String,
    pub paid: String,
    pub mentor: String,
    pub goals: String,
}

/// What somebody wrote in a round.
pub struct WordsView {
    pub who: String,
    pub question: String,
    pub words: String,
    pub how: String,
}

/// What each of the three is called on the page.
pub struct Names {
    me: String,
    pub mentor: String,
    employee: String,
}

impl Names {
    /// As the reader calls them.
    pub fn of(words: Words, progress: &Progress, mine: bool) -> Self {
        let or = |name: &Option<String>, key: &str| match name {
            Some(name) => first_name(words, name),
            None => words.say(key),
        };
        Self {
            me: if mine { words.say("progression-you") } else { first_name(words, &progress.heading.name) },
            mentor: or(&progress.mentor, "progression-who-mentor"),
            employee: or(&progress.consultant, "progression-who-employee"),
        }
    }

    /// One of the three.
    pub fn name(&self, respondent: Respondent) -> &str {
        match respondent {
            Respondent::Citizen => &self.me,
            Respondent::Mentor => &self.mentor,
            Respondent::Employee => &self.employee,
        }
    }
}

/// An answer in a cell.
pub fn cell(words: Words, answer: Option<Answer>) -> String {
    match answer {
        Some(Answer::Value(value)) => value.to_string(),
        Some(Answer::DontKnow) => words.say("progression-dont-know"),
        Some(Answer::PreferNot) => words.say("progression-prefer-not"),
        None => "–".to_owned(),
    }
}

/// What happened, and how it looks.
pub fn moved_words(words: Words, moved: Option<Moved>) -> (String, &'static str) {
    match moved {
        Some(Moved::Up) => (words.say("progression-moved-up"), "pg-up"),
        Some(Moved::SmallStepUp) => (words.say("progression-moved-small"), "pg-up"),
        Some(Moved::Same) => (words.say("progression-moved-same"), "soft"),
        Some(Moved::SmallStepDown) => (words.say("progression-moved-small-down"), "soft"),
        Some(Moved::Down) => (words.say("progression-moved-down"), "pg-hard"),
        None => (words.say("progression-moved-first"), "soft"),
    }
}

/// The line that tells most of a domain: the citizen's own, else the first there is.
pub fn own(domain: &DomainRead) -> Option<&reading::Line> {
    domain.lines.iter().find(|l| l.respondent == Respondent::Citizen).or(domain.lines.first())
}

/// What a picture of lines says: each of them, from round to round.
pub fn lines_say(words: Words, domain: &DomainRead, names: &Names, days: &[String]) -> String {
    let one = |line: &reading::Line| {
        let points = line.points.iter().map(|p| {
            let day = days.get(p.round).cloned().unwrap_or_default();
            format!("{day} {}", cell(words, Some(p.answer)))
        });
        format!("{}: {}.", names.name(line.respondent), points.collect::<Vec<_>>().join(", "))
    };
    domain.lines.iter().map(one).collect::<Vec<_>>().join(" ")
}

/// The latest round in which the citizen and another have answered.
pub fn together(progress: &Progress) -> Option<usize> {
    let both_spoke = |r: &RoundRead| {
        let spoke = |who: Respondent| r.spoken.iter().any(|s| s.form.respondent == who);
        spoke(Respondent::Citizen) && (spoke(Respondent::Mentor) || spoke(Respondent::Employee))
    };
    progress.rounds.iter().rposition(both_spoke)
}

pub fn voice_says(words: Words, names: &Names, said: &[(Respondent, Answer)], mine: bool, talk: bool) -> String {
    let value = |who: Respondent| said.iter().find(|(r, _)| *r == who).and_then(|(_, a)| a.value());
    let Some(own) = value(Respondent::Citizen) else { return String::new() };
    let others = [Respondent::Mentor, Respondent::Employee];
    if !talk {
        let heard = others.iter().any(|o| value(*o).is_some());
        return if heard { words.say("progression-nearly-same") } else { String::new() };
    }
    let far = others.iter().filter_map(|o| Some((*o, value(*o)?))).max_by_key(|(_, v)| v.abs_diff(own));
    let Some((who, other)) = far else { return String::new() };
    let key = match (other > own, mine) {
        (true, true) => "progression-sees-more-than-you",
        (false, true) => "progression-sees-less-than-you",
        (true, false) => "progression-sees-more",
        (false, false) => "progression-sees-less",
    };
    words.say_with(key, &[("who", names.name(who).into()), ("name", names.me.as_str().into())])
}

pub fn hours(words: Words, minutes: i64) -> String {
    words.hours(WeeklyHours::from_minutes(minutes))
}

/// The facts of a round, in words.
pub fn fact_row(words: Words, r: &RoundRead, today: Date) -> FactRow {
    let f = &r.row.facts;
    let two = |key: &str, a: String, b: String| words.say_with(key, &[("a", a.into()), ("b", b.into())]);
    let mut away = Vec::new();
    for (count, key) in [
        (f.away_announced, "progression-away-announced"),
        (f.away_unannounced, "progression-away-unannounced"),
        (f.away_ill, "progression-away-ill"),
    ] {
        if count > 0 {
            away.push(words.say_with(key, &[("count", count.into())]));
        }
    }
    FactRow {
        round: round_name(words, &r.row.round, today),
        hours: two("progression-of", hours(words, f.attended_minutes), hours(words, f.agreed_minutes)),
        away: if away.is_empty() { words.say("progression-away-none") } else { away.join(", ") },
        paid: hours(words, f.paid_minutes),
        mentor: hours(words, f.mentor_minutes),
        goals: two("progression-of", f.goals_reached.to_string(), f.goals_all.to_string()),
    }
}

/// That a form was answered in another language than the questionnaire's own two.
fn answered_in(words: Words, rulebook: &Rulebook, tag: &str) -> Option<String> {
    if tag.is_empty() || translation::OWN.contains(&tag) {
        return None;
    }
    let listed = rulebook.list("languages").find(tag).map(|e| match words.language {
        Language::Danish => words.entry(e).to_lowercase(),
        Language::English => words.entry(e).to_owned(),
    });
    let own = || rulebook.translations().iter().find(|t| t.language == tag).map(|t| t.own_name.clone());
    let name = listed.or_else(own).unwrap_or_else(|| tag.to_owned());
    Some(words.say_with("progression-how-was-in", &[("language", name.into())]))
}

/// What was written in a round, and who did.
pub fn written(words: Words, rulebook: &Rulebook, r: &RoundRead, names: &Names) -> Vec<WordsView> {
    let mut list = Vec::new();
    for spoken in &r.spoken {
        let form = &spoken.form;
        let q = rulebook.questionnaire(&form.questionnaire, form.questionnaire_version);
        let given_by = match form.how {
            AnsweredBy::Themselves => None,
            how => Some(words.say(&format!("progression-how-was-{how}"))),
        };
        let how: Vec<String> = given_by.into_iter().chain(answered_in(words, rulebook, &form.language)).collect();
        let how = how.join(", ");
        for given in &spoken.given {
            let Some(item) = q.and_then(|q| q.item(&given.item)) else { continue };
            let said = match item.kind {
                ItemKind::Text => given.words.clone(),
                ItemKind::YesNoWhich if given.answer == YES && given.words.is_empty() => words.say("progression-yes"),
                ItemKind::YesNoWhich if given.answer == YES => {
                    words.say_with("progression-yes-which", &[("which", given.words.as_str().into())])
                }
                ItemKind::YesNoWhich => match given.on_scale() {
                    Some(answer) => cell(words, Some(answer)),
                    None => words.say("progression-no"),
                },
                ItemKind::ScaleHours => match given.minutes {
                    Some(minutes) => {
                        words.say_with("progression-hours-said", &[("hours", hours(words, minutes).into())])
                    }
                    None => String::new(),
                },
                ItemKind::Scale => String::new(),
            };
            if said.is_empty() {
                continue;
            }
            list.push(WordsView {
                who: names.name(form.respondent).to_owned(),
                question: words.both(&item.words).to_owned(),
                words: said,
                how: how.clone(),
            });
        }
    }
    list
}

/// The sentence on top: how much has moved since the first round.
pub fn lead(words: Words, domains: &[DomainRead], rounds: &[RoundRead], mine: bool, name: &str, today: Date) -> String {
    let Some(first) = rounds.first() else {
        let key = if mine { "progression-none-yet-own" } else { "progression-none-yet" };
        return words.say(key);
    };
    let count = |kinds: &[Moved]| {
        let of = domains.iter().filter_map(|d| own(d).and_then(|l| l.moved)).filter(|m| kinds.contains(m)).count();
        of as i64
    };
    let (up, small, harder) = (count(&[Moved::Up]), count(&[Moved::SmallStepUp]), count(&[Moved::Down]));
    if rounds.len() < 2 {
        return words.say_with("progression-lead-first", &[("name", name.into())]);
    }
    words.say_with(
        "progression-lead",
        &[
            ("up", up.into()),
            ("small", small.into()),
            ("harder", harder.into()),
            ("day", words.day_near(first.row.round.on, today).into()),
        ],
    )
}

/// What a paper tells beside the numbers.
pub struct Told {
    /// What has moved, in a sentence.
    pub lead: String,
    /// What to talk about.
    pub talk: Vec<String>,
    /// The facts of the latest round.
    pub facts: Vec<String>,
    /// The goals, each with what became of it.
    pub goals: Vec<String>,
}

/// What stands beside the numbers, as sentences.
pub fn told(words: Words, progress: &Progress, names: &Names, today: Date) -> Told {
    let domains = progress.questionnaires.first().map(|(_, d)| d.as_slice()).unwrap_or_default();
    let name = |d: &DomainRead| words.both(&d.domain.words).to_owned();
    let mut talk = Vec::new();
    if let Some(at) = together(progress) {
        for d in domains.iter().filter(|d| d.talk.contains(&at)) {
            let said: Vec<(Respondent, Answer)> =
                d.lines.iter().filter_map(|l| l.at(at).map(|a| (l.respondent, a))).collect();
            talk.push(format!("{}: {}", name(d), voice_says(words, names, &said, false, true)));
        }
    }
    let harder = domains.iter().filter(|d| own(d).is_some_and(|l| l.moved == Some(Moved::Down)));
    talk.extend(harder.map(|d| words.say_with("progression-harder", &[("domain", name(d).into())])));
    let facts = progress.rounds.last().map(|r| {
        let f = fact_row(words, r, today);
        let line = |key: &str, value: String| format!("{}: {value}", words.say(key));
        vec![
            line("progression-fact-hours", f.hours),
            line("progression-fact-away", f.away),
            line("progression-fact-paid", f.paid),
            line("progression-fact-goals", f.goals),
        ]
    });
    let goal = |s: &holdepunkt_rules::progression::goals::Standing| match s.reached_on {
        Some(on) => format!(
            "{} ({})",
            s.goal.text,
            words.say_with("goal-reached-on", &[("day", words.day_near(on, today).into())]).to_lowercase()
        ),
        None => s.goal.text.clone(),
    };
    Told {
        lead: lead(words, domains, &progress.rounds, false, names.name(Respondent::Citizen), today),
        talk,
        facts: facts.unwrap_or_default(),
        goals: progress.goals.iter().map(goal).collect(),
    }
}

/// The numbers as a table: a row for each question to each of the three.
pub fn number_rows(words: Words, domains: &[DomainRead], rounds: usize, names: &Names) -> Vec<NumberRow> {
    let row = |d: &DomainRead, l: &reading::Line| NumberRow {
        domain: words.both(&d.domain.words).to_owned(),
        who: names.name(l.respondent).to_owned(),
        cells: (0..rounds).map(|at| cell(words, l.at(at))).collect(),
    };
    domains.iter().flat_map(|d| d.lines.iter().map(move |l| row(d, l))).collect()
}
