//! The agreement as it is read: one struct for the page, the page behind a personal link, and paper.

use askama::Template;
use holdepunkt_casework::agreements::Around;
use holdepunkt_rules::{
    agreement::{Agreement, AgreementState, How, Party, Rung, Worded, ladder::rung_on},
    codes::CodeList,
};
use holdepunkt_wording::{Argument, Words};
use jiff::{civil::Date, tz::TimeZone};

use super::{
    stair::stair,
    words::{self, Side},
};
use crate::{
    citizens::look::{first_name, name_or_protected, whose},
    markup::{Markup, render},
    page::dialled,
};

/// Who reads: the headings speak to the citizen as "I", to everybody else of the citizen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Voice {
    /// The citizen.
    Mine,
    /// Anybody else.
    Theirs,
}

/// What the words are made with: the reader's language, the day, the zone, and why the job centre signs for others.
#[derive(Debug, Clone, Copy)]
pub struct Reading<'a> {
    /// The reader's words.
    pub words: Words,
    /// Today in Denmark.
    pub today: Date,
    /// Danish time.
    pub zone: &'a TimeZone,
    /// `signing_reasons`.
    pub reasons: &'a CodeList,
    /// Who reads.
    pub voice: Voice,
    /// Is it for the job centre's people, who see that somebody would rather talk first, and when they were reminded?
    pub staff: bool,
}

/// A goal.
#[derive(Debug, Clone)]
pub struct GoalLine {
    /// What.
    pub text: String,
    /// In the citizen's own words?
    pub own: bool,
    /// A step towards the goal above?
    pub step: bool,
}

/// A step of the hours.
#[derive(Debug, Clone)]
pub struct RungLine {
    /// From when.
    pub from: String,
    /// Hours a week.
    pub hours: String,
    /// Days and times.
    pub times: Vec<String>,
    /// Tasks; on a later step that keeps those before it, only what is new.
    pub tasks: Vec<String>,
    /// Are they only what is new?
    pub more: bool,
    /// Does it hold today?
    pub now: bool,
}

/// Somebody with a number.
#[derive(Debug, Clone)]
pub struct Reached {
    /// Name.
    pub name: String,
    /// Number; may be empty.
    pub phone: String,
}

impl Reached {
    /// The number as it is dialled.
    pub fn tel(&self) -> String {
        dialled(&self.phone)
    }
}

/// How one of the three stands to this version.
#[derive(Debug, Clone)]
pub struct SignLine {
    /// Who.
    pub name: String,
    /// What of theirs: "Borger", the company's name, "Jobcentret".
    pub of: String,
    /// Signed, or not asked.
    pub done: bool,
    /// Asked, and not signed.
    pub asked: bool,
    /// When and how, or that they are asked.
    pub told: Vec<String>,
}

/// A version of the agreement in words.
#[derive(Debug, Clone)]
pub struct Read {
    /// The reader's words, for the labels.
    pub words: Words,
    /// Who reads.
    pub voice: Voice,
    /// Which version.
    pub number: i64,
    /// The citizen's name, or that it is protected.
    pub citizen: String,
    /// What to call them in a sentence.
    pub first: String,
    /// Whose.
    pub whose: String,
    /// The company.
    pub company: String,
    /// The centre.
    pub centre: String,
    /// The job centre.
    pub job_centre: String,
    /// The placement's days.
    pub days: String,
    /// How it stands: draft, sent, in force since …
    pub standing: String,
    /// Part 1.
    pub long_term_goal: String,
    /// Part 2.
    pub goals: Vec<GoalLine>,
    /// Part 2: paid hours; nothing while it isn't written.
    pub paid: Option<String>,
    /// Part 3: the stair.
    pub stair: Markup,
    /// Part 3.
    pub rungs: Vec<RungLine>,
    /// Part 4: the mentor.
    pub mentor: Option<Reached>,
    /// Part 4: what the mentor does.
    pub mentor_role: Vec<String>,
    /// Part 4: the mentor's time.
    pub mentor_hours: Option<String>,
    /// What the workplace should know.
    pub considerations: Vec<String>,
    /// How often one meets.
    pub meetings: String,
    /// Whom one calls.
    pub contact: Option<Reached>,
    /// Who steps in.
    pub substitute: Option<Reached>,
    /// What is new since the version before it: nothing for a first version, nor once it is in force.
    pub news: Vec<Side>,
    /// How the three stand to it.
    pub signs: Vec<SignLine>,
}

#[derive(Template)]
#[template(path = "agreements/read.html")]
struct ReadPart<'a> {
    r: &'a Read,
}

#[derive(Template)]
#[template(path = "agreements/signs.html")]
struct SignsPart<'a> {
    r: &'a Read,
}

impl Read {
    /// The label of a key.
    pub fn t(&self, key: &str) -> String {
        self.words.say(key)
    }

    /// The label of a part's heading, in the reader's voice.
    pub fn heading(&self, part: &str) -> String {
        let key = match self.voice {
            Voice::Mine => format!("agreement-heading-{part}-mine"),
            Voice::Theirs => format!("agreement-heading-{part}"),
        };
        let values = [("name", Argument::from(self.first.as_str())), ("whose", Argument::from(self.whose.as_str()))];
        self.words.say_with(&key, &values)
    }

    /// What is new in one of the four parts, by the codes of its smaller ones.
    pub fn new_in(&self, parts: &[&str]) -> Vec<&Side> {
        self.news.iter().filter(|s| parts.contains(&s.part.code())).collect()
    }

    /// The four parts as markup: the same on every page that shows an agreement.
    pub fn parts(&self) -> Markup {
        render(&ReadPart { r: self })
    }

    /// Who has signed and who has not, as markup.
    pub fn signatures(&self) -> Markup {
        render(&SignsPart { r: self })
    }
}

fn rung_lines(reading: &Reading<'_>, ladder: &[Rung]) -> Vec<RungLine> {
    let now = rung_on(ladder, reading.today).map(|r| r.from);
    let line = |(n, r): (usize, &Rung)| {
        let before = n.checked_sub(1).and_then(|n| ladder.get(n));
        let keeps = before.is_some_and(|b| b.task_list().all(|t| r.task_list().any(|own| own == t)));
        let known = |t: &&str| keeps && before.is_some_and(|b| b.task_list().any(|old| old == *t));
        RungLine {
            from: reading.words.day_near(r.from, reading.today),
            hours: words::hours(reading.words, r.minutes()),
            times: words::times(reading.words, &r.times),
            tasks: r.task_list().filter(|t| !known(t)).map(str::to_owned).collect(),
            more: keeps,
            now: now == Some(r.from),
        }
    };
    ladder.iter().enumerate().map(line).collect()
}

/// Tells a version in words.
pub fn read(reading: &Reading<'_>, around: &Around, version: &Agreement) -> Read {
    let (words, today, c) = (reading.words, reading.today, &version.content);
    let open = version.state.is_open();
    let news = around.before(version).filter(|_| open).map_or_else(Vec::new, |before| {
        let sides = words::sides(words, &before.content, c, &around.contacts, today);
        sides.into_iter().filter(Side::differs).collect()
    });
    let contact = around.contact(version);
    let reached = |e: &holdepunkt_rules::job_centre::Employee| Reached { name: e.name.clone(), phone: e.phone.clone() };
    Read {
        words,
        voice: reading.voice,
        number: version.number,
        citizen: name_or_protected(words, &around.name),
        first: first_name(words, &around.name),
        whose: whose(words, &around.name),
        company: around.company.clone(),
        centre: around.placed.centre_name.clone(),
        job_centre: around.job_centre.clone(),
        days: words.period(&around.placed.placement.period),
        standing: standing(reading, version),
        long_term_goal: c.long_term_goal.clone(),
        goals: c.goals.iter().map(|g| GoalLine { text: g.text.clone(), own: g.by_citizen, step: g.step }).collect(),
        paid: words::paid(words, c.paid_minutes),
        stair: stair(words, &format!("stair-{}", version.number), &c.ladder, today),
        rungs: rung_lines(reading, &c.ladder),
        mentor: around.placed.mentor.as_ref().map(|m| Reached { name: m.name.clone(), phone: m.phone.clone() }),
        mentor_role: words::lines(&c.mentor_role),
        mentor_hours: c.mentor_hours.map(|h| words::hours(words, h.minutes())),
        considerations: words::lines(&c.considerations),
        meetings: words::meetings(words, c.meeting_days),
        contact: contact.map(|h| reached(&h.employee)),
        substitute: contact.and_then(|h| h.substitute.as_ref()).map(reached),
        news,
        signs: Party::ALL.iter().map(|p| sign_line(reading, around, version, *p)).collect(),
    }
}

/// How a version stands, in a sentence.
pub fn standing(reading: &Reading<'_>, version: &Agreement) -> String {
    let day = |d: Option<Date>| d.map(|d| reading.words.day_near(d, reading.today)).unwrap_or_default();
    let key = format!("agreement-standing-{}", version.state.code().replace('_', "-"));
    let on = match version.state {
        AgreementState::Draft => day(Some(version.made_on)),
        AgreementState::Sent => day(version.sent_on),
        AgreementState::Withdrawn => day(version.sent_on.or(Some(version.made_on))),
        AgreementState::InForce | AgreementState::Replaced | AgreementState::Ended => day(version.in_force_on),
    };
    reading.words.say_with(&key, &[("day", on.into()), ("number", version.number.into())])
}

fn sign_line(reading: &Reading<'_>, around: &Around, version: &Agreement, party: Party) -> SignLine {
    let words = reading.words;
    let signed = version.signed_by(party);
    let asked = version.state == AgreementState::Sent && version.waits_for().contains(&party);
    let mut told = Vec::new();
    if let Some(s) = signed {
        told.push(signed_words(reading, s.at, &s.name, &s.how));
    } else if asked {
        let day = version.sent_on.map(|d| words.day_near(d, reading.today)).unwrap_or_default();
        told.push(words.say_with("agreement-asked", &[("day", day.into())]));
        told.extend(waiting_words(reading, version, party));
    } else if version.needs.contains(&party) || version.state == AgreementState::Draft {
        told.push(words.say("agreement-not-signed"));
    } else {
        told.push(not_asked(around, version, party, words));
    }
    let own = party == Party::Citizen && reading.voice == Voice::Mine;
    let name = match (own, signed) {
        (true, _) => words.say("agreement-you"),
        (_, Some(s)) if !matches!(s.how, How::OnBehalf(_)) && party != Party::Citizen => s.name.clone(),
        _ if party == Party::Citizen => name_or_protected(words, &around.name),
        _ => around.party_name(party),
    };
    let of = match party {
        Party::Citizen => words.say("agreement-party-citizen"),
        Party::Company => around.company.clone(),
        Party::JobCentre => around.job_centre.clone(),
    };
    SignLine { of: if of == name { String::new() } else { of }, name, done: signed.is_some(), asked, told }
}

fn signed_words(reading: &Reading<'_>, at: jiff::Timestamp, name: &str, how: &How) -> String {
    let words = reading.words;
    let when = Argument::from(words.moment(at, reading.zone));
    match how {
        How::OnBehalf(reason) => {
            let reason = reading.reasons.find(reason.as_str());
            let reason = reason.map_or_else(String::new, |e| words.entry(e).to_owned());
            let values = [("when", when), ("name", Argument::from(name)), ("reason", Argument::from(reason))];
            words.say_with("agreement-signed-on-behalf", &values)
        }
        other => {
            let key = format!("agreement-signed-{}", other.code().replace('_', "-"));
            words.say_with(&key, &[("when", when)])
        }
    }
}

/// What the job centre's people see of somebody who has not signed.
fn waiting_words(reading: &Reading<'_>, version: &Agreement, party: Party) -> Vec<String> {
    if !reading.staff {
        return Vec::new();
    }
    let words = reading.words;
    let mut told = Vec::new();
    if let Some(talk) = version.talks.iter().find(|t| t.party == party) {
        let when = Argument::from(words.moment(talk.at, reading.zone));
        told.push(words.say_with("agreement-talk-wanted", &[("when", when)]));
        if !talk.words.is_empty() {
            told.push(words.say_with("agreement-talk-about", &[("words", talk.words.as_str().into())]));
        }
    }
    told.push(match version.reminded.iter().find(|(p, _)| *p == party) {
        Some((_, day)) => {
            let day = Argument::from(words.day_near(*day, reading.today));
            words.say_with("agreement-reminded", &[("day", day)])
        }
        None => words.say("agreement-reminded-never"),
    });
    told
}

/// Nobody asked them, since what is new doesn't concern them: what they signed before still holds.
fn not_asked(around: &Around, version: &Agreement, party: Party, words: Words) -> String {
    let mut earlier = around.versions.iter().rev().filter(|a| a.number < version.number && a.was_in_force());
    match earlier.find(|a| a.signed_by(party).is_some()) {
        Some(a) => words.say_with("agreement-signed-earlier", &[("number", a.number.into())]),
        None => words.say("agreement-not-asked"),
    }
}
