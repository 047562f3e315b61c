//! The page after signing in, by role.

use askama::Template;
use axum::response::{IntoResponse, Redirect, Response};
use holdepunkt_casework::{
    Action,
    home::{self, AwayNow, Ending, Today},
    recents,
};
use holdepunkt_rules::role::Role;

use crate::{
    agreements,
    citizens::look::name_or_protected,
    desk::Desk,
    failure::{Failure, html},
    follow_ups::show::mine,
    markup::Markup,
    page::Page,
    search::page::{href, kind},
};

/// Something that asks for one deed.
struct Signal {
    glyph: &'static str,
    glyph_say: String,
    who: String,
    href: String,
    why: String,
    deed: String,
    deed_href: String,
}

/// Signals under one heading.
struct Group {
    heading: String,
    signals: Vec<Signal>,
}

/// Most lines of a kind on this page; the rest stands where its link leads.
const MOST: usize = 6;

/// Days left of the count from which a pause is urgent.
const URGENT_DAYS: i64 = 7;

#[derive(Template)]
#[template(path = "home/today.html")]
struct TodayPage {
    p: Page,
    t: Today,
    greeting: String,
    day: String,
    groups: Vec<Group>,
    may_place: bool,
    recent: Vec<Lately>,
    meetings: Markup,
    agreements: Markup,
}

/// Something that one opened lately.
struct Lately {
    href: String,
    name: String,
    kind: String,
}

#[derive(Template)]
#[template(path = "home/doors.html")]
struct DoorsPage {
    p: Page,
    greeting: String,
    lead: String,
}

/// `GET /`
///
/// # Errors
/// The database's.
pub async fn home(desk: Desk) -> Result<Response, Failure> {
    match desk.shell.role {
        Role::Citizen => Ok(Redirect::to("/me").into_response()),
        Role::CompanyMentor => Ok(Redirect::to("/attendance").into_response()),
        Role::CompanyContact => Ok(Redirect::to("/our-company").into_response()),
        Role::PersonalMentor => Ok(Redirect::to("/granted").into_response()),
        Role::ProgrammeSupport | Role::Agency => Ok(Redirect::to("/national-status").into_response()),
        Role::JobConsultant | Role::Caseworker | Role::ProjectLead | Role::Management => today(&desk).await,
        Role::MentorCoordinator | Role::Administrator | Role::ActivationStaff | Role::Auditor => {
            let lead = desk.words.say(&format!("home-lead-{}", desk.shell.role.code().replace('_', "-")));
            html(&DoorsPage { greeting: greeting(&desk), lead, p: desk.page() })
        }
    }
}

/// "Godmorgen, Maja" until ten, then "Hej, Maja".
pub fn greeting(desk: &Desk) -> String {
    let hour = desk.context.now.to_zoned(desk.context.house.zone().clone()).hour();
    let key = if (4..10).contains(&hour) { "home-morning" } else { "home-hello" };
    let first = desk.shell.name.split_whitespace().next().unwrap_or_default().to_owned();
    desk.words.say_with(key, &[("name", first.into())])
}

/// "Tirsdag 24. november, uge 48".
pub fn long_day(desk: &Desk) -> String {
    let (words, today) = (desk.words, desk.context.today);
    let weekday = words.say(&format!("home-weekday-{}", today.weekday().to_monday_one_offset()));
    let day = i64::from(today.day()).to_string();
    let week = i64::from(today.iso_week_date().week()).to_string();
    words.say_with(
        "home-day",
        &[
            ("weekday", weekday.into()),
            ("day", day.into()),
            ("month", words.month(today.month()).into()),
            ("week", week.into()),
        ],
    )
}

async fn today(desk: &Desk) -> Result<Response, Failure> {
    let t = home::today(&desk.context).await?;
    let p = desk.page();
    let signals = Signals {
        p: &p,
        t: &t,
        may_place: desk.context.may(Action::Place),
        may_sign: desk.context.may(Action::SignContracts),
    };
    let groups = vec![
        Group { heading: p.t("home-urgent"), signals: signals.urgent(desk.context.may(Action::HandleReferral)) },
        Group { heading: p.t("home-soon"), signals: signals.soon() },
        Group { heading: p.t("home-later"), signals: signals.later() },
    ];
    let groups = groups.into_iter().filter(|g| !g.signals.is_empty()).collect();
    let may_place = desk.context.may(Action::Place);
    let recent = lately(desk, &p).await?;
    let meetings = mine(desk, &p).await?;
    let agreements = agreements_missing(desk).await?;
    html(&TodayPage {
        greeting: greeting(desk),
        day: long_day(desk),
        groups,
        may_place,
        recent,
        meetings,
        agreements,
        t,
        p,
    })
}

/// Days before the first day from which a missing agreement is told.
const AGREEMENT_DAYS: i64 = 14;

/// Whose agreements are missing, for those who write them.
async fn agreements_missing(desk: &Desk) -> Result<Markup, Failure> {
    if !desk.context.may(Action::WriteAgreement) {
        return Ok(Markup::default());
    }
    let list = holdepunkt_casework::agreements::without(&desk.context, AGREEMENT_DAYS).await?;
    Ok(agreements::part::missing(desk.words, &list, desk.context.today))
}

/// The last few things that one opened; the rest stands on its own page.
async fn lately(desk: &Desk, p: &Page) -> Result<Vec<Lately>, Failure> {
    if !desk.context.may(Action::SeeRecent) {
        return Ok(Vec::new());
    }
    let kept = recents::latest(&desk.context).await?;
    let told =
        |r: &recents::Recent| Lately { href: href(r), name: name_or_protected(desk.words, &r.name), kind: kind(p, r) };
    Ok(kept.iter().take(5).map(told).collect())
}

struct Signals<'a> {
    p: &'a Page,
    t: &'a Today,
    may_place: bool,
    may_sign: bool,
}

impl Signals<'_> {
    fn who(&self, e: &Ending) -> String {
        let name = e.name.clone().unwrap_or_else(|| self.p.t("home-a-citizen"));
        format!("{name}, {}", e.centre_name)
    }

    fn urgent(&self, may_handle: bool) -> Vec<Signal> {
        let mut list = Vec::new();
        for e in self.t.overdue.iter().take(MOST) {
            let may = self.may_place && e.citizen.is_some();
            list.push(Signal {
                glyph: "g-bad",
                glyph_say: self.p.t("home-is-urgent"),
                who: self.who(e),
                href: e.citizen.map(|c| format!("/citizens/{c}")).unwrap_or_default(),
                why: self.p.t1(if may { "home-overdue" } else { "home-overdue-seen" }, "day", self.p.day(&e.until)),
                deed: self.p.t(if may { "home-close" } else { "home-see-citizen" }),
                deed_href: match e.citizen {
                    Some(_) if may => format!("/placements/{}", e.placement),
                    Some(citizen) => format!("/citizens/{citizen}"),
                    None => String::new(),
                },
            });
        }
        for a in self.t.away.iter().filter(|a| a.clock.of - a.clock.day <= URGENT_DAYS && a.clock.holds()).take(MOST) {
            list.push(self.away(a, "g-bad", "home-is-urgent"));
        }
        if may_handle && self.t.untaken > 0 {
            let oldest =
                self.t.waiting.iter().filter(|w| w.waiting.referral.accepted_by.is_none()).map(|w| w.days).max();
            list.push(Signal {
                glyph: "g-bad",
                glyph_say: self.p.t("home-is-urgent"),
                who: self.p.t1("home-untaken", "count", self.t.untaken),
                href: "/waiting".to_owned(),
                why: self.p.t1("home-untaken-why", "days", oldest.unwrap_or(0)),
                deed: self.p.t("home-see-waiting"),
                deed_href: "/waiting".to_owned(),
            });
        }
        list
    }

    fn away(&self, a: &AwayNow, glyph: &'static str, say: &str) -> Signal {
        let key = if a.clock.holds() { "home-away" } else { "home-away-late" };
        let to = format!("/placements/{}", a.ending.placement);
        let own = a.ending.citizen.is_some();
        Signal {
            glyph,
            glyph_say: self.p.t(say),
            who: self.who(&a.ending),
            href: if own { to.clone() } else { String::new() },
            why: format!(
                "{}. {}",
                self.p.t2("course-pause-day", "day", a.clock.day, "of", a.clock.of),
                self.p.t1(key, "day", self.p.day(&a.clock.resume_by))
            ),
            deed: self.p.t("interruption-resume"),
            deed_href: if own { format!("{to}/resume") } else { String::new() },
        }
    }

    fn soon(&self) -> Vec<Signal> {
        let signal = |e: &Ending| Signal {
            glyph: "g-end",
            glyph_say: self.p.t("home-is-soon"),
            who: self.who(e),
            href: e.citizen.map(|c| format!("/citizens/{c}")).unwrap_or_default(),
            why: self.p.t2("home-ends", "day", self.p.day(&e.until), "days", e.days),
            deed: self.p.t("home-plan"),
            deed_href: e.citizen.map(|c| format!("/citizens/{c}")).unwrap_or_default(),
        };
        let mut list: Vec<Signal> = self.t.ending.iter().take(MOST).map(signal).collect();
        let calm = |a: &&AwayNow| a.clock.of - a.clock.day > URGENT_DAYS || !a.clock.holds();
        list.extend(self.t.away.iter().filter(calm).take(MOST).map(|a| self.away(a, "g-pau", "board-is-paused")));
        list
    }

    fn later(&self) -> Vec<Signal> {
        let mut list = Vec::new();
        if self.t.aftermath > 0 {
            list.push(Signal {
                glyph: "g-mea",
                glyph_say: self.p.t("aftermath-title"),
                who: self.p.t1("aftermath-signal", "count", self.t.aftermath),
                href: "/aftermath".to_owned(),
                why: self.p.t("aftermath-signal-why"),
                deed: self.p.t("aftermath-answer"),
                deed_href: "/aftermath".to_owned(),
            });
        }
        for c in self.t.contracts.iter().take(MOST) {
            list.push(Signal {
                glyph: "g-end",
                glyph_say: self.p.t("home-is-soon"),
                who: c.centre.clone(),
                href: format!("/contracts/{}", c.contract.id),
                why: self.p.t2("home-contract-ends", "day", self.p.day(&c.until), "days", c.days),
                deed: self.p.t(if self.may_sign { "home-renew" } else { "home-see-contract" }),
                deed_href: format!("/contracts/{}{}", c.contract.id, if self.may_sign { "/renew" } else { "" }),
            });
        }
        for f in self.t.free.iter().filter(|f| f.late).take(MOST) {
            list.push(Signal {
                glyph: "g-free",
                glyph_say: self.p.t("board-is-free"),
                who: format!("{}, {} {}", f.centre_name, self.p.t("board-place"), f.number),
                href: format!("/places?selected=place-{}", f.place),
                why: self.p.t1("home-empty", "days", f.days),
                deed: self.p.t(if self.may_place { "board-find" } else { "home-see-place" }),
                deed_href: if self.may_place {
                    format!("/places/{}/fill", f.place)
                } else {
                    format!("/places?selected=place-{}", f.place)
                },
            });
        }
        list
    }
}

impl TodayPage {
    fn asks(&self) -> usize {
        self.groups.iter().map(|g| g.signals.len()).sum()
    }

    fn wait_text(&self, days: &i64) -> String {
        match *days {
            0 => self.p.t("board-today"),
            14.. => self.p.t1("home-weeks", "weeks", days / 7),
            days => self.p.t1("board-days", "days", days),
        }
    }

    fn is_first(&self, group: &usize, signal: &usize) -> bool {
        *group == 0 && *signal == 0
    }
}
