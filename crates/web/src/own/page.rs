//! One's own pages. Plain words, large targets, a named person within reach of a thumb.

use askama::Template;
use axum::response::Response;
use holdepunkt_casework::{
    citizens::Helper,
    context::AFTERGLOW_DAYS,
    own::{self, GrantedCitizen, Mentored, MyWay, OurCompany, OwnCentre, OwnSeat},
    personal_mentors,
};
use holdepunkt_rules::{
    accommodation::Accommodation,
    agreement::Party,
    contract::{Contract, PaymentModel},
    course::Clock,
    job_centre::JobCentre,
    period::{days_between, plus_days},
    placement::{Outcome, Standing},
};
use holdepunkt_wording::Argument;
use jiff::civil::Date;

use crate::{
    about::show::{Shown, shown},
    agreements, attendance,
    desk::Desk,
    failure::{Failure, html},
    follow_ups::show::own as own_follow_ups,
    home::page::{greeting, long_day},
    markup::{Markup, render},
    page::Page,
    progressions,
    supports::{
        mentors::granted_words,
        parts::{own_section, used_words, whole_week},
    },
    workplaces::week::{Entry, entries},
};

/// A person and how they are reached.
#[derive(Template)]
#[template(path = "own/person.html")]
struct Person<'a> {
    p: &'a Page,
    name: String,
    what: String,
    hours: String,
    phone: String,
    substitute: Option<(String, String)>,
    main: bool,
}

/// An employee with who steps in, as a card's inside.
pub fn helper(p: &Page, h: &Helper, what: &str, main: bool) -> Markup {
    let substitute = h.substitute.as_ref().map(|s| (s.name.clone(), s.phone.clone()));
    let (name, hours, phone) = (h.employee.name.clone(), h.employee.hours.clone(), h.employee.phone.clone());
    render(&Person { p, name, what: p.t(what), hours, phone, substitute, main })
}

/// Somebody with a name and a number.
fn named(p: &Page, name: &str, what: String, phone: &str, main: bool) -> Markup {
    let (name, phone) = (name.to_owned(), phone.to_owned());
    render(&Person { p, name, what, hours: String::new(), phone, substitute: None, main })
}

/// The tag of a seat: class and words; none while it simply runs.
fn tag(p: &Page, s: &OwnSeat, today: Date) -> (&'static str, String) {
    let until = s.seat.period.until().unwrap_or(today);
    match s.standing {
        Standing::Running => ("own__tag", p.t("own-is-here")),
        Standing::Paused => {
            let words = match s.seat.expected_back.filter(|back| *back >= today) {
                Some(back) => p.t1("own-paused-until", "day", p.day(&back)),
                None => p.t("own-paused"),
            };
            ("own__tag own__tag--pau", words)
        }
        Standing::EndingSoon => {
            ("own__tag own__tag--soon", p.t2("own-ends", "day", p.day(&until), "days", days_between(today, until)))
        }
        Standing::Coming | Standing::Reserved => {
            ("own__tag own__tag--soon", p.t1("own-begins", "day", p.day(&s.seat.period.from())))
        }
        Standing::Overdue | Standing::Ended | Standing::Withdrawn => {
            ("own__tag own__tag--over", p.t1("own-ended", "day", p.day(&until)))
        }
    }
}

/// What kind of stay it is, where it isn't an ordinary one.
fn kind(p: &Page, s: &OwnSeat) -> Option<String> {
    (!s.seat.kind.is_course()).then(|| p.t(&format!("placement-kind-{}", s.seat.kind.code().replace('_', "-"))))
}

/// One line of the citizen's way.
struct Step {
    when: String,
    what: String,
    more: String,
    next: bool,
}

/// One line of who has looked.
struct Look {
    who: String,
    role: String,
    what: String,
    when: String,
    why: String,
    times: usize,
}

#[derive(Template)]
#[template(path = "own/me.html")]
struct MePage {
    p: Page,
    way: MyWay,
    greeting: String,
    day: String,
    people: Vec<Markup>,
    road: Vec<Step>,
    looked: Vec<Look>,
    earlier: Vec<Look>,
    pause: Vec<String>,
    week: Vec<Entry>,
    known: Shown,
    follow_ups: Markup,
    strategy: Option<(String, String)>,
    support: Option<Markup>,
    today: Date,
    agreement: Markup,
    attendance: Markup,
    questions: Markup,
}

/// Lines of who has looked that stand open.
const OPEN_LOOKS: usize = 4;

/// `GET /me`
///
/// # Errors
/// The database's.
pub async fn me(desk: Desk) -> Result<Response, Failure> {
    let way = own::my_way(&desk.context).await?;
    let p = desk.page();
    let people = my_people(&p, &way);
    let road = road(&p, &way, desk.context.today);
    let mut looked = looks(&p, &desk, &way);
    let earlier = if looked.len() > OPEN_LOOKS { looked.split_off(OPEN_LOOKS) } else { Vec::new() };
    let (greeting, day, today) = (greeting(&desk), long_day(&desk), desk.context.today);
    let pause = pause(&p, &way, today);
    let week = whole_week(&desk, way.week.as_ref(), &way.support);
    let support = own_section(&desk, &way.support);
    let known = shown(&desk, &way.about);
    let agreement = way.current().map(|s| agreement(&p, s, Some(Party::Citizen), "")).unwrap_or_default();
    let attendance = attendance::own::part(&desk, &p, &way).await?;
    let asked: Vec<_> = way.seats.iter().flat_map(|s| s.to_answer.iter().cloned()).collect();
    let questions = progressions::words::part(&desk, &asked, "/me/progression");
    let follow_ups = own_follow_ups(&desk, &p, &way.follow_ups, "me");
    let strategy = way.strategy.as_ref().map(|s| (desk.code("exit_aims", s.aim.as_str()), p.day(&s.discussed_on)));
    html(&MePage {
        attendance,
        questions,
        follow_ups,
        strategy,
        p,
        way,
        greeting,
        day,
        people,
        road,
        looked,
        earlier,
        pause,
        week,
        known,
        support,
        agreement,
        today,
    })
}

/// The link to a seat's agreement; a stay that is no course has none.
fn agreement(p: &Page, s: &OwnSeat, party: Option<Party>, name: &str) -> Markup {
    if !s.seat.kind.is_course() {
        return Markup::default();
    }
    agreements::part::own(p.words, s.seat.placement, &s.agreement, party, name)
}

/// What a pause means, in words to the citizen; nothing while there is none.
fn pause(p: &Page, way: &MyWay, today: Date) -> Vec<String> {
    let Some(s) = way.current().filter(|s| s.standing == Standing::Paused) else { return Vec::new() };
    let mut lines = vec![match s.seat.expected_back.filter(|back| *back >= today) {
        Some(back) => p.t1("own-pause-back", "day", p.day(&back)),
        None => p.t("own-pause"),
    }];
    let clock = s.seat.away.and_then(|a| Clock::after(a.last_day, today, &way.chain.terms));
    lines.extend(clock.map(|c| {
        let key = if c.holds() { "own-pause-same" } else { "own-pause-new" };
        p.t1(key, "day", p.day(&c.resume_by))
    }));
    lines
}

fn my_people(p: &Page, way: &MyWay) -> Vec<Markup> {
    let mut people = Vec::new();
    if let Some(s) = way.current() {
        people.push(named(
            p,
            &s.seat.mentor_name,
            p.t1("own-mentor-at", "company", &s.seat.company_name),
            &s.seat.mentor_phone,
            true,
        ));
    }
    if let Some(h) = &way.consultant {
        people.push(helper(p, h, "own-consultant", people.is_empty()));
    }
    if let Some(h) = &way.caseworker {
        people.push(helper(p, h, "own-caseworker", people.is_empty()));
    }
    people.extend(way.personal_mentors.iter().map(|m| {
        let (name, hours, phone) = (m.name.clone(), m.hours.clone(), m.phone.clone());
        render(&Person { p, name, what: p.t("own-personal-mentor"), hours, phone, substitute: None, main: false })
    }));
    people
}

fn road(p: &Page, way: &MyWay, today: Date) -> Vec<Step> {
    let mut steps = Vec::new();
    if let Some(since) = way.since {
        steps.push(Step { when: p.day(&since), what: p.t("own-road-referred"), more: String::new(), next: false });
    }
    for s in &way.seats {
        let (from, until) = (s.seat.period.from(), s.seat.period.until().unwrap_or(today));
        let hours = p.a_week(&s.seat.hours);
        let hours = kind(p, s).map_or_else(|| hours.clone(), |kind| format!("{kind}. {hours}"));
        let key = if from > today { "own-road-begins" } else { "own-road-began" };
        steps.push(Step {
            when: p.day(&from),
            what: p.t1(key, "company", &s.seat.centre_name),
            more: hours,
            next: from > today,
        });
        let told = s.seat.outcome.filter(|o| *o != Outcome::None);
        let outcome = told.map(|o| p.code_text("outcomes", o.code())).unwrap_or_default();
        let (key, next) = match s.standing {
            Standing::Ended => ("own-road-ended", false),
            Standing::Overdue => ("own-road-over", false),
            _ => ("own-road-ends", true),
        };
        steps.push(Step { when: p.day(&until), what: p.t1(key, "company", &s.seat.centre_name), more: outcome, next });
    }
    steps
}

/// Looks by the same person on the same day stand as one.
fn looks(p: &Page, desk: &Desk, way: &MyWay) -> Vec<Look> {
    let house = &desk.context.house;
    let mut list: Vec<(Date, Look)> = Vec::new();
    for l in &way.looked {
        let day = house.day_of(l.line.at);
        let what = p.t(&format!("own-did-{}", l.line.deed.replace('_', "-")));
        match list.last_mut() {
            Some((before, look))
                if *before == day && look.who == l.who && look.what == what && look.why == l.line.why =>
            {
                look.times += 1;
            }
            _ => list.push((
                day,
                Look {
                    who: l.who.clone(),
                    role: p.code_text("roles", &l.line.role),
                    what,
                    when: p.moment(&l.line.at),
                    why: l.line.why.clone(),
                    times: 1,
                },
            )),
        }
    }
    list.into_iter().map(|(_, look)| look).collect()
}

impl MePage {
    fn waited(&self) -> i64 {
        self.way.waiting.as_ref().map_or(0, |r| r.days_waited(self.today))
    }

    fn begins_later(&self, s: &OwnSeat) -> bool {
        s.seat.period.from() > self.today
    }
}

/// A card of somebody placed.
struct SeatCard {
    /// The placement, while somebody there can call for help.
    call: Option<holdepunkt_rules::id::PlacementId>,
    name: String,
    phone: String,
    tag: (&'static str, String),
    centre: String,
    kind: String,
    hours: String,
    period: String,
    until_shown: Option<String>,
    week: Vec<Entry>,
    helps: Vec<String>,
    follow_ups: Markup,
    agreement: Markup,
    questions: Markup,
    progress: String,
}

/// What helps somebody at work, in words for the workplace.
pub fn helped(p: &Page, list: &[Accommodation]) -> Vec<String> {
    let line = |a: &Accommodation| match a.words.is_empty() {
        true => p.code("accommodations", &a.accommodation),
        false => format!("{}: {}", p.code("accommodations", &a.accommodation), a.words),
    };
    list.iter().map(line).collect()
}

fn seat_card(p: &Page, s: &OwnSeat, party: Option<Party>, today: Date) -> SeatCard {
    let until = s.seat.period.until().unwrap_or(today);
    SeatCard {
        call: s.standing.is_under_way().then_some(s.seat.placement),
        name: s.seat.citizen_name.clone(),
        phone: s.seat.citizen_phone.clone(),
        tag: tag(p, s, today),
        centre: s.seat.centre_name.clone(),
        kind: kind(p, s).unwrap_or_default(),
        hours: p.a_week(&s.hours),
        period: p.period(&s.seat.period),
        week: Vec::new(),
        helps: Vec::new(),
        follow_ups: Markup::default(),
        questions: Markup::default(),
        progress: String::new(),
        agreement: agreement(p, s, party, &s.seat.citizen_name),
        until_shown: (until < today).then(|| p.day(&plus_days(until, AFTERGLOW_DAYS))),
    }
}

#[derive(Template)]
#[template(path = "own/mentored.html")]
struct MentoredPage {
    p: Page,
    greeting: String,
    day: String,
    cards: Vec<SeatCard>,
    here: usize,
    contacts: Vec<Markup>,
    job_centre: JobCentre,
}

/// `GET /mentored`
///
/// # Errors
/// The database's.
pub async fn mentored(desk: Desk) -> Result<Response, Failure> {
    let Mentored { seats, weeks, helps, follow_ups, job_centre } = own::mentored(&desk.context).await?;
    let (p, today) = (desk.page(), desk.context.today);
    let here = seats.iter().filter(|s| s.standing.is_under_way()).count();
    let card = |s: &OwnSeat| {
        let week = weeks.get(&s.seat.placement);
        let week = week.map(|w| entries(desk.words, w, |c| desk.code("activities", c.as_str()), false));
        let helps = helps.get(&s.seat.citizen).map_or_else(Vec::new, |list| helped(&p, list));
        let meetings = own_follow_ups(&desk, &p, &follow_ups.about(s.seat.citizen), "mentored");
        SeatCard {
            week: week.unwrap_or_default(),
            helps,
            follow_ups: meetings,
            questions: progressions::words::part(&desk, &s.to_answer, ""),
            progress: if s.seat.kind.is_course() {
                format!("/citizens/{}/progression", s.seat.citizen)
            } else {
                String::new()
            },
            ..seat_card(&p, s, Some(Party::Company), today)
        }
    };
    let cards = seats.iter().map(card).collect();
    let contacts = contacts(&p, seats.iter().filter_map(|s| s.contact.as_ref()));
    html(&MentoredPage { greeting: greeting(&desk), day: long_day(&desk), cards, here, contacts, job_centre, p })
}

/// Each contact once, in the order in which they are met.
fn contacts<'a>(p: &Page, all: impl Iterator<Item = &'a Helper>) -> Vec<Markup> {
    let mut seen = Vec::new();
    let mut cards = Vec::new();
    for h in all {
        if !seen.contains(&h.employee.id) {
            seen.push(h.employee.id);
            cards.push(helper(p, h, "own-contact", cards.is_empty()));
        }
    }
    cards
}

#[derive(Template)]
#[template(path = "own/company.html")]
struct CompanyPage {
    p: Page,
    greeting: String,
    day: String,
    company: OurCompany,
    follow_ups: Markup,
    contacts: Vec<Markup>,
    today: Date,
}

/// `GET /our-company`
///
/// # Errors
/// The database's.
pub async fn our_company(desk: Desk) -> Result<Response, Failure> {
    let company = own::our_company(&desk.context).await?;
    let p = desk.page();
    let contacts = contacts(&p, company.centres.iter().filter_map(|c| c.contact.as_ref()));
    let (greeting, day, today) = (greeting(&desk), long_day(&desk), desk.context.today);
    let follow_ups = own_follow_ups(&desk, &p, &company.follow_ups, "company");
    html(&CompanyPage { follow_ups, p, greeting, day, company, contacts, today })
}

impl CompanyPage {
    fn seats_on<'a>(&self, centre: &'a OwnCentre, number: &i64) -> Vec<&'a OwnSeat> {
        centre.on(*number).collect()
    }

    fn tag(&self, s: &OwnSeat) -> (&'static str, String) {
        tag(&self.p, s, self.today)
    }

    fn agreement(&self, s: &OwnSeat) -> Markup {
        agreement(&self.p, s, Some(Party::Company), &s.seat.citizen_name)
    }

    fn nobody_now(&self, seats: &[&OwnSeat]) -> bool {
        seats.iter().all(|s| !s.seat.period.contains(self.today))
    }

    fn is_now(&self, s: &OwnSeat) -> bool {
        s.seat.period.contains(self.today)
    }

    /// Who had the place until lately, or has it soon.
    fn beside(&self, s: &OwnSeat) -> String {
        let from = s.seat.period.from();
        let (key, day) = if from > self.today {
            ("own-place-later", from)
        } else {
            ("own-place-before", s.seat.period.until().unwrap_or(from))
        };
        self.p.t2(key, "name", &s.seat.citizen_name, "day", self.p.day(&day))
    }

    fn is_current(&self, contract: &Contract) -> bool {
        contract.period.until().is_none_or(|u| u >= self.today)
    }

    fn price(&self, contract: &Contract) -> String {
        let amount = self.p.kroner(&contract.amount);
        match contract.payment {
            PaymentModel::None => self.p.t("own-no-payment"),
            PaymentModel::PerCentreMonth => self.p.t1("own-per-centre", "amount", amount),
            PaymentModel::PerPlaceMonth | PaymentModel::OwnPrice => self.p.t1("own-per-place", "amount", amount),
        }
    }

    fn places_now(&self, contract: &Contract) -> i64 {
        contract.places_on(self.today.max(contract.period.from()))
    }
}

/// A citizen of a personal mentor, with the people around.
struct GrantedCard {
    name: String,
    phone: String,
    seat: Option<SeatCard>,
    people: Vec<Markup>,
    follow_ups: Markup,
    granted: String,
    used: String,
    log: String,
}

#[derive(Template)]
#[template(path = "own/granted.html")]
struct GrantedPage {
    p: Page,
    greeting: String,
    day: String,
    cards: Vec<GrantedCard>,
    late: Vec<LateCard>,
}

/// A citizen of whom one still writes, though the grant is over.
struct LateCard {
    name: String,
    words: String,
    log: String,
}

/// `GET /granted`
///
/// # Errors
/// The database's.
pub async fn granted(desk: Desk) -> Result<Response, Failure> {
    let list = own::granted(&desk.context).await?;
    let (p, today) = (desk.page(), desk.context.today);
    let card = |c: &GrantedCitizen| {
        let mut people = Vec::new();
        people.extend(c.seat.iter().map(|s| {
            named(
                &p,
                &s.seat.mentor_name,
                p.t1("own-their-mentor", "company", &s.seat.company_name),
                &s.seat.mentor_phone,
                false,
            )
        }));
        people.extend(c.consultant.iter().map(|h| helper(&p, h, "own-their-consultant", false)));
        people.extend(c.caseworker.iter().map(|h| helper(&p, h, "own-their-caseworker", false)));
        let seat = c.seat.as_ref().map(|s| seat_card(&p, s, None, today));
        let follow_ups = own_follow_ups(&desk, &p, &c.follow_ups, "granted");
        let own = c.own.as_ref();
        let used = own.filter(|o| o.grant.minutes > 0).map(|o| used_words(&desk, o.used, o.grant.minutes));
        GrantedCard {
            follow_ups,
            name: c.name.clone(),
            phone: c.phone.clone(),
            seat,
            people,
            granted: own.map(|o| granted_words(&desk, o)).unwrap_or_default(),
            used: used.unwrap_or_default(),
            log: format!("/granted/{}", c.id),
        }
    };
    let cards = list.iter().map(card).collect();
    let near = |day| Argument::from(desk.words.day_near(day, today));
    let late = personal_mentors::late(&desk.context).await?.into_iter().map(|l| {
        let values = [("name", Argument::from(l.name.as_str())), ("day", near(l.ended_on)), ("until", near(l.until))];
        let words = desk.words.say_with("own-granted-late", &values);
        LateCard { words, log: format!("/granted/{}", l.citizen), name: l.name }
    });
    html(&GrantedPage { greeting: greeting(&desk), day: long_day(&desk), cards, late: late.collect(), p })
}
