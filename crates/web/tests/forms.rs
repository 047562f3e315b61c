//! Every form that the pages show, found by walking through the demo as its people: one that was made from what has
//! changed since is refused and changes nothing, an edit shows both versions, and what is sent twice is made once.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)] // a test fails loudly

#[path = "support/forms.rs"]
mod read;
use std::{
    collections::{BTreeMap, BTreeSet, VecDeque},
    sync::Arc,
};

use crate::support::{Answer, Visitor, application};
use holdepunkt_casework::{
    House, Rulebook, demo, sign_in,
    store::{
        Keys, Store,
        backup::{Digest, digest},
        migrate::migrate,
    },
};
use holdepunkt_rules::role::Role;
use holdepunkt_web::{App, routes};
use read::{Found, forms, links};

/// Those who write.
const PEOPLE: &[Role] = &[
    Role::JobConsultant,
    Role::Caseworker,
    Role::ProjectLead,
    Role::ActivationStaff,
    Role::Administrator,
    Role::Management,
];
/// Pages of one kind that each looks at: enough to meet things in their various states.
const PAGES: usize = 4;
/// Pages of placements, which many pages lead to: enough to meet one that is only reserved.
const PLACEMENTS: usize = 16;
/// Most requests of one person's walk: a loop in the pages would be found.
const STEPS: usize = 700;

/// A form, and who found it on which page.
struct Place {
    route: String,
    page: String,
    visitor: Visitor,
}

struct World {
    house: House,
    routes: Vec<(&'static str, Vec<&'static str>)>,
    places: Vec<Place>,
}

/// The template of a route that a path belongs to: words before parameters, as the router has it.
fn template(routes: &[(&'static str, Vec<&'static str>)], method: &str, path: &str) -> Option<String> {
    let parts: Vec<&str> = path.split('?').next().unwrap_or_default().split('/').collect();
    let fits = |route: &&(&str, Vec<&str>)| {
        let fit = |(own, part): (&&str, &&str)| own == part || (own.starts_with('{') && !part.is_empty());
        route.0 == method && route.1.len() == parts.len() && route.1.iter().zip(&parts).all(fit)
    };
    let least = |route: &&(&str, Vec<&str>)| route.1.iter().filter(|p| p.starts_with('{')).count();
    routes.iter().filter(fits).min_by_key(least).map(|r| r.1.join("/"))
}

async fn walk() -> World {
    let store = Store::open("sqlite::memory:", Keys::fresh().unwrap()).await.unwrap();
    migrate(&store).await.unwrap();
    let now = holdepunkt_testkit::NOW.parse().unwrap();
    let house = House::with_clock(store, Arc::new(Rulebook::load().unwrap()), move || now);
    demo::fill(&house).await.unwrap();
    let app = App { house: house.clone(), demo: false, secure_cookies: false, behind_proxy: false };
    let declared = routes::routes(&Arc::new(app)).1;
    let routes: Vec<_> = declared.iter().map(|r| (r.method, r.path.split('/').collect())).collect();
    let mut world = World { house, routes, places: Vec::new() };
    let cards = demo::cards(&world.house).await.unwrap();
    let mut found: BTreeMap<String, usize> = BTreeMap::new();
    for role in PEOPLE {
        let Some(card) = cards.iter().find(|c| c.world == "today" && c.grant.role == *role) else { continue };
        let cookie = format!("hp_session={}", sign_in::with_card(&world.house, card.grant.id).await.unwrap());
        let visitor = Visitor { router: application(&world.house, false), cookie, language: "da" };
        let (mut seen, mut kinds) = (BTreeSet::new(), BTreeMap::<String, usize>::new());
        let mut queue = VecDeque::from(["/".to_owned()]);
        while let Some(path) = queue.pop_front().filter(|_| seen.len() < STEPS) {
            let Some(kind) = template(&world.routes, "GET", &path) else { continue };
            let most = if kind == "/placements/{placement}" { PLACEMENTS } else { PAGES };
            let n = kinds.entry(kind).or_default();
            if path.starts_with("/static") || *n >= most || !seen.insert(path.clone()) {
                continue;
            }
            *n += 1;
            let answer = visitor.get(&path).await;
            assert!(answer.status.as_u16() < 500, "{role} {path}: {}", answer.status);
            if answer.status != 200 || !answer.header("content-type").contains("html") {
                continue;
            }
            for form in forms(&answer.body, &path) {
                let Some(route) = template(&world.routes, "POST", &form.action) else { continue };
                let n = found.entry(route.clone()).or_default();
                if *n < 2 {
                    *n += 1;
                    world.places.push(Place { route, page: path.clone(), visitor: visitor.clone() });
                }
            }
            queue.extend(links(&answer.body));
        }
    }
    world
}

/// All that is kept, but for who is there and what they looked at.
async fn all(house: &House) -> Vec<Digest> {
    let mut all = digest(&house.store, None).await.unwrap();
    all.retain(|t| !["session", "trail", "recent", "once"].contains(&t.0.as_str()));
    all
}

impl World {
    /// The form as it is shown now.
    async fn form(&self, place: &Place) -> Option<Found> {
        let page = place.visitor.get(&place.page).await;
        let of = |f: &Found| template(&self.routes, "POST", &f.action).as_ref() == Some(&place.route);
        forms(&page.body, &place.page).into_iter().find(of)
    }
}

/// Sends a form; what the page comes back for is filled in, as somebody would.
async fn send(visitor: &Visitor, form: &mut Found) -> Answer {
    let mut answer = visitor.post(&form.action, &form.pairs()).await;
    for day in [["24", "11", "2026"], ["30", "11", "2026"], ["30", "12", "2026"]] {
        if answer.status != 422 {
            break;
        }
        form.fill(&answer.body, day);
        answer = visitor.post(&form.action, &form.pairs()).await;
    }
    answer
}

/// Forms without a version that only look, or speak of the one who looks.
const LOOK: &[&str] = &[
    "/centres",
    "/citizens",
    "/citizens/{citizen}/two-years",
    "/companies",
    "/language",
    "/mentors",
    "/people",
    "/placements",
    "/progression/answers",
    "/search",
    "/tasks",
    "/sign-out",
    "/trail",
    "/views",
];

/// Forms that change what is there and don't say which version they were made from: why nobody loses by them what
/// somebody else wrote.
const WITHOUT_VERSION: &[(&str, &str)] = &[
    ("/messages/{message}/again", "it is due now; twice is still one message"),
    ("/messages/{message}/drop", "taken out is taken out, and a second time is told so"),
    ("/aftermath/{placement}", "an answer is given, never changed"),
    ("/centres/{centre}/generation", "a step is added with its day"),
    ("/companies/{company}/acquaintance", "one's own"),
    ("/companies/{company}/contacts/{contact}/remove", "who is gone is gone"),
    ("/hours/{hours}/remove", "what is gone is gone"),
    ("/imports", "a file of one's own"),
    ("/information-meetings/{meeting}/attendance", "each guest is sent with a version of their own"),
    ("/information-meetings/{meeting}/invite", "guests are added"),
    ("/interests/{interest}/withdraw", "what is withdrawn is withdrawn"),
    ("/job-centre", "a name is added with its day"),
    ("/norms", "a norm is added with its day, and the last word for a day holds; both stand on the trail"),
    ("/norms/remove", "what is gone is gone"),
    ("/people/turns", "sent with the list that it replaces"),
    ("/placements/{placement}/goals", "reached is reached, and taken back is taken back; both stand on the trail"),
    ("/settlements/{settlement}/remarks", "a remark is added, never changed"),
    ("/units/{unit}/model", "sent with the way that it replaces"),
];

/// Forms that the walk doesn't come to, or can't fill in by itself; they are tried where their noun is.
const ELSEWHERE: &[&str] = &[
    "/attendance/leave",
    "/attendance/morning",
    "/attendance/phone",
    "/attendance/{placement}/week/{monday}",
    "/attendances/{attendance}/undo",
    "/acute/{call}/answer",
    "/acute/{call}/close",
    "/calls/{placement}",
    "/centres/new",
    "/change-role",
    "/citizens/new",
    "/citizens/{citizen}",
    "/citizens/{citizen}/merge/{other}",
    "/citizens/{citizen}/move",
    "/citizens/{citizen}/move/withdraw",
    "/citizens/{citizen}/personal-mentors/{granted}/{day}",
    "/citizens/{citizen}/personal-mentors/{granted}/{day}/withdraw",
    "/citizens/{citizen}/place",
    "/companies/new",
    "/companies/{company}/acquaintance/remove",
    "/companies/{company}/merge",
    "/companies/{company}/units",
    "/enter",
    "/granted/{citizen}",
    "/hearings/{hearing}/close",
    "/hours/{hours}/remove",
    "/imports/{import}/columns",
    "/imports/{import}/discard",
    "/imports/{import}/run",
    "/information-meetings/new",
    "/jobs/{job}/again",
    "/mentor-log/{line}/remove",
    "/mentored/confidentiality",
    "/placements/{placement}/agreement/goals",
    "/placements/{placement}/agreement/links",
    "/placements/{placement}/agreement/links/read-out",
    "/placements/{placement}/agreement/links/remind",
    "/placements/{placement}/agreement/sign",
    "/placements/{placement}/agreement/table",
    "/placements/{placement}/agreement/talk",
    "/known-phones/{phone}/forget",
    "/me/absence",
    "/me/absence/{absence}/withdraw",
    "/me/hearings/{hearing}",
    "/rounds/{round}/share",
    "/rounds/{round}/{respondent}",
    "/placements/{placement}/call-off",
    "/placements/{placement}/hearing",
    "/placements/{placement}/certificate",
    "/placements/{placement}/workplace",
    "/preparations/{preparation}/beside/{placement}",
    "/preparations/{preparation}/place",
    "/screenings/new",
    "/sign-in",
    "/small-grants/{grant}/withdraw",
    "/transfers/{transfer}/refuse",
    "/transfers/{transfer}/take",
    "/views/{view}",
    "/answer/{token}",
    "/answer/{token}/code",
    "/answer/{token}/confirm",
    "/answer/{token}/new",
    "/answer/{token}/open",
    "/rounds/{round}/{respondent}/link/read-out",
    "/sign/{token}/code",
    "/sign/{token}/confirm",
    "/sign/{token}/new",
    "/sign/{token}/open",
    "/sign/{token}/sign",
    "/sign/{token}/talk",
    "/grant-letters",
    "/settlements/register",
    "/citizens/{citizen}/barred/remove",
    "/citizens/{citizen}/barred",
    "/matches/book",
    "/matches/unchoose",
    "/matches/choose",
    "/settlements/{settlement}/step",
];

#[tokio::test]
async fn no_form_overwrites_what_has_changed_since_and_none_makes_two() {
    let world = walk().await;
    let before = all(&world.house).await;
    let mut wrong = Vec::new();
    let (mut versioned, mut creating, mut met) = (BTreeSet::new(), Vec::new(), BTreeSet::new());
    for place in &world.places {
        let Some(mut form) = world.form(place).await else { continue };
        let version: i64 = form.get("version").parse().unwrap_or(0);
        let route = place.route.as_str();
        let answer = if version > 0 {
            form.set("version", &(version + 1000).to_string());
            send(&place.visitor, &mut form).await
        } else {
            if !LOOK.contains(&route) && !WITHOUT_VERSION.iter().any(|(r, _)| *r == route) {
                creating.push(place);
            }
            met.insert(route);
            continue;
        };
        match answer.status.as_u16() {
            409 => drop(versioned.insert(route)),
            422 => wrong.push(format!("{route} could not be filled in: {:?}", form.pairs())),
            other => wrong.push(format!("{route}: {other}")),
        }
        met.insert(route);
    }
    assert_eq!(wrong, [] as [&str; 0]);
    assert!(versioned.len() > 40, "{versioned:?}");
    assert_eq!(all(&world.house).await, before, "a form made from what has changed since changed something");

    // Sent twice, as by a double click or a page that is loaded again.
    let mut once = BTreeSet::new();
    for place in creating {
        let Some(mut form) = world.form(place).await else { continue };
        let first = send(&place.visitor, &mut form).await;
        let made = all(&world.house).await;
        if first.status != 303 {
            continue;
        }
        let second = place.visitor.post(&form.action, &form.pairs()).await;
        if (second.status, second.location()) != (first.status, first.location()) {
            wrong.push(format!("{}: {} {}, then {}", place.route, first.status, first.location(), second.status));
        } else if all(&world.house).await != made {
            wrong.push(format!("{} made two", place.route));
        }
        once.insert(place.route.as_str());
    }
    assert_eq!(wrong, [] as [&str; 0]);
    let posts: BTreeSet<String> = world.routes.iter().filter(|r| r.0 == "POST").map(|r| r.1.join("/")).collect();
    let known = |route: &&str| {
        versioned.contains(route)
            || once.contains(route)
            || LOOK.contains(route)
            || WITHOUT_VERSION.iter().any(|(r, _)| r == route)
    };
    eprintln!("{} with a version, {} sent twice: {once:?}", versioned.len(), once.len());
    let left: Vec<&str> = posts.iter().map(String::as_str).filter(|r| !known(r) && !ELSEWHERE.contains(r)).collect();
    assert_eq!(left, [] as [&str; 0], "a new form: give it a version or a key, or say why it needs none");
    // What is said of forms without a version is said of forms that are there, and have none.
    let gone: Vec<&str> =
        WITHOUT_VERSION.iter().map(|w| w.0).filter(|r| !met.contains(r) || versioned.contains(r)).collect();
    assert_eq!(gone, [] as [&str; 0]);
}
