//! The waiting list: who waits, where each stands, whose move it is, and by when the law asks for a talk.

use askama::Template;
use axum::response::Response;
use holdepunkt_casework::{
    Action,
    waiting::{self, OnTheWay},
};
use holdepunkt_rules::{deadline::Urgency, id::CitizenId, referral::ReferralState, steps::Stage};
use holdepunkt_wording::Argument;

use crate::{
    citizens::look::{name_or_protected, pill},
    desk::Desk,
    failure::{Failure, html},
    markup::Markup,
    page::Page,
    preparations::look::{wanted, warning_pill},
};

/// A deed in a row: where it leads, its words, and the version of what it posts to.
#[derive(Debug, Clone)]
struct Deed {
    href: String,
    text: String,
    post: Option<i64>,
    main: bool,
}

#[derive(Debug, Clone)]
struct Row {
    citizen: CitizenId,
    name: String,
    caseworker: String,
    days: i64,
    since: String,
    group: String,
    wish: String,
    stage: String,
    pills: Vec<Markup>,
    wanted: Vec<String>,
    mover: String,
    next: String,
    deadline: Markup,
    deed: Option<Deed>,
}

#[derive(Template)]
#[template(path = "waiting/list.html")]
struct ListPage {
    p: Page,
    rows: Vec<Row>,
    longest: i64,
    figures: bool,
    may_see_way: bool,
}

fn stage(desk: &Desk, o: &OnTheWay) -> String {
    let code = o.stage.code().replace('_', "-");
    let figure = format!("waiting-stage-figure-{code}");
    if o.figure_only && desk.words.has(&figure) {
        return desk.words.say(&figure);
    }
    desk.words.say_with(&format!("waiting-stage-{code}"), &[("with", Argument::from(o.with.as_str()))])
}

fn mover(desk: &Desk, o: &OnTheWay) -> String {
    let code = o.stage.mover().code().replace('_', "-");
    match (o.figure_only, o.mover.is_empty()) {
        (true, _) => desk.words.say(&format!("waiting-mover-figure-{code}")),
        (false, true) => desk.words.say("waiting-mover-any-consultant"),
        (false, false) => o.mover.clone(),
    }
}

/// How near the deadline of the next talk is, as a pill.
pub fn deadline_pill(desk: &Desk, deadline: Option<jiff::civil::Date>, urgency: Urgency) -> Markup {
    let words = desk.words;
    let day = deadline.map(|d| words.day_near(d, desk.context.today)).unwrap_or_default();
    let say = |key: &str| words.say_with(key, &[("day", Argument::from(day.as_str()))]);
    match urgency {
        Urgency::Passed => pill("st--bad", "g-bad", say("waiting-deadline-passed")),
        Urgency::Near => pill("st--end", "g-end", say("waiting-deadline-near")),
        Urgency::Far => pill("st--free", "", say("waiting-deadline-by")),
        Urgency::Unknown => pill("st--free", "", words.say("waiting-deadline-unknown")),
    }
}

/// The one deed that this reader can do next.
fn deed(desk: &Desk, o: &OnTheWay) -> Option<Deed> {
    let words = desk.words;
    let link = |href: String, key: &str, main| Some(Deed { href, text: words.say(key), post: None, main });
    let may = |action| desk.context.may(action);
    match (o.stage, &o.referral) {
        (_, Some(r)) if may(Action::HandleReferral) && r.state == ReferralState::Sent => Some(Deed {
            href: format!("/referrals/{}/accept", r.id),
            text: words.say("referral-accept"),
            post: Some(r.version),
            main: true,
        }),
        (_, Some(_)) if may(Action::Place) => link(format!("/citizens/{}/place", o.citizen), "placement-find", true),
        (_, Some(r)) if may(Action::Refer) => link(format!("/referrals/{}/withdraw", r.id), "referral-withdraw", false),
        (Stage::Talk | Stage::Invited, None) if may(Action::RunMeetings) => {
            let meeting = o.meeting?;
            link(format!("/information-meetings/{meeting}"), "meeting-one", false)
        }
        (Stage::StartAgreed, None) if may(Action::Refer) => {
            link(format!("/citizens/{}/refer", o.citizen), "referral-new", true)
        }
        (_, None) if may(Action::Refer) => {
            let preparation = o.preparation?;
            link(format!("/preparations/{preparation}/withdraw"), "preparation-withdraw", false)
        }
        _ => None,
    }
}

fn row(desk: &Desk, o: OnTheWay) -> Row {
    let words = desk.words;
    Row {
        citizen: o.citizen,
        name: name_or_protected(words, &o.name),
        days: o.days,
        since: words.day_near(o.since, desk.context.today),
        group: desk.code("target_groups", o.target_group.as_str()),
        stage: stage(desk, &o),
        pills: o.warning.iter().map(|w| warning_pill(words, *w)).collect(),
        wanted: o.interests.iter().map(|i| wanted(desk, i)).collect(),
        mover: mover(desk, &o),
        next: words.say(&format!("waiting-next-{}", o.stage.code().replace('_', "-"))),
        deadline: deadline_pill(desk, o.deadline, o.urgency),
        deed: deed(desk, &o),
        caseworker: o.caseworker_name,
        wish: o.wish,
    }
}

/// `GET /waiting`
///
/// # Errors
/// The database's.
pub async fn list(desk: Desk) -> Result<Response, Failure> {
    let waiting = waiting::list(&desk.context).await?;
    let longest = waiting.iter().map(|o| o.days).max().unwrap_or(0);
    let figures = desk.context.reach(Action::SeeWaiting)? == holdepunkt_casework::Reach::Figures;
    let rows = waiting.into_iter().map(|o| row(&desk, o)).collect();
    html(&ListPage { p: desk.page(), rows, longest, figures, may_see_way: desk.context.may(Action::SeeWay) })
}
