//! The work agreement from the proposal to its end: who may, what is refused, who signs what, and what stands on
//! the trail.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)] // a test fails loudly

use holdepunkt_casework::{
    Context, Error,
    agreements::{self, AgreementPage},
    citizens,
    invariants::verify,
    own,
    placements::{self, Booking},
    referrals,
    sign_in::Holder,
};
use holdepunkt_rules::{
    agreement::{AgreementState, Content, Goal, Part, Party, Rung, Times},
    codes::Code,
    hours::WeeklyHours,
    id::*,
    period::plus_days,
    placement::{Ending, Outcome, PlacementKind},
    role::Role,
};
use holdepunkt_store::{accounts::RoleGrant, agreements as rows, mentors};
use holdepunkt_testkit::{Stage, TestHouse, engines};
use jiff::civil::{Date, date};

fn code<T: std::fmt::Debug>(result: Result<T, Error>) -> String {
    match result {
        Ok(_) => "ok".to_owned(),
        Err(Error::Refused(list)) => {
            format!("{}{}", list[0].refusal.code(), list[0].field.map(|f| format!(" {f}")).unwrap_or_default())
        }
        Err(Error::Store(error)) => panic!("{error}"),
    }
}

const FROM: Date = date(2026, 11, 16);
const UNTIL: Date = date(2027, 2, 26);

/// A placement with everybody around it.
struct Scene {
    house: TestHouse,
    stage: Stage,
    citizen: CitizenId,
    placement: PlacementId,
    karina: Context,
    jytte: Context,
    else_: Context,
    consultant: Context,
    caseworker: Context,
}

async fn placed(house: &TestHouse, stage: &Stage, n: u32, name: &str, seat: usize) -> (CitizenId, PlacementId) {
    let citizen = house.citizen(n, name).await;
    let referral = referrals::send(&house.of(&house.cast.caseworker), citizen, String::new()).await.unwrap();
    house.sent_on(house.cast.job_centre, referral, date(2026, 9, 1)).await;
    let booking = Booking {
        citizen,
        place: stage.places[seat],
        from: FROM,
        until: UNTIL,
        hours: WeeklyHours::whole(9),
        mentor: stage.mentor,
        choice: Code::known("citizens_wish"),
        kind: PlacementKind::Placement,
        resumes: None,
        new_course: false,
        over_ceiling: String::new(),
        reason: "Efter en konkret vurdering".to_owned(),
        agreed: true,
        offered: false,
    };
    let id = placements::book(&house.of(&house.cast.consultant), booking).await.unwrap();
    (citizen, id)
}

async fn grant(house: &TestHouse, login: &str, role: Role, whom: Holder) -> RoleGrant {
    house.grant(login, role, Holder { job_centre: Some(house.cast.job_centre), ..whom }).await
}

async fn scene(house: TestHouse) -> Scene {
    let stage = house.stage(1, 3).await;
    let (citizen, placement) = placed(&house, &stage, 1, "Karina Bisgaard", 0).await;
    let karina = grant(&house, "karina", Role::Citizen, Holder { citizen: Some(citizen), ..Holder::default() }).await;
    let jytte =
        grant(&house, "jytte", Role::CompanyMentor, Holder { mentor: Some(stage.mentor), ..Holder::default() }).await;
    let else_ =
        grant(&house, "else", Role::CompanyContact, Holder { company: Some(stage.company), ..Holder::default() }).await;
    Scene {
        karina: house.of(&karina),
        jytte: house.of(&jytte),
        else_: house.of(&else_),
        consultant: house.of(&house.cast.consultant),
        caseworker: house.of(&house.cast.caseworker),
        stage,
        citizen,
        placement,
        house,
    }
}

fn goal(text: &str, step: bool) -> Goal {
    Goal { text: text.to_owned(), by_citizen: false, step }
}

impl Scene {
    async fn page(&self) -> AgreementPage {
        agreements::find(&self.consultant, self.placement).await.unwrap()
    }

    /// What is proposed, with what only people can know.
    async fn content(&self) -> Content {
        let proposed = self.page().await.proposed;
        Content {
            long_term_goal: "Job med ældre".to_owned(),
            goals: vec![goal("Klarer frokosten alene", false), goal("Dækker op", true)],
            paid_minutes: Some(0),
            ladder: proposed.ladder.into_iter().map(|r| Rung { tasks: "Dækker op".to_owned(), ..r }).collect(),
            mentor_role: "Tager imod hver morgen".to_owned(),
            ..proposed
        }
    }

    async fn write(&self, content: Content) -> Result<AgreementId, Error> {
        let version = self.page().await.around.open().map_or(0, |a| a.version);
        agreements::write(&self.consultant, self.placement, version, content).await
    }

    async fn send(&self) -> Result<(), Error> {
        let version = self.page().await.around.open().map_or(0, |a| a.version);
        agreements::send(&self.consultant, self.placement, version).await
    }

    /// The version on its way.
    async fn open(&self) -> AgreementId {
        self.page().await.around.open().unwrap().id
    }

    /// A first version in force, signed by the three.
    async fn in_force(&self) -> Content {
        let content = self.content().await;
        self.write(content.clone()).await.unwrap();
        self.send().await.unwrap();
        let read = self.open().await;
        for who in [&self.karina, &self.jytte, &self.caseworker] {
            agreements::sign(who, self.placement, read).await.unwrap();
        }
        content
    }

    async fn states(&self) -> String {
        let versions = self.page().await.around.versions;
        versions.iter().map(|a| a.state.code()).collect::<Vec<_>>().join(" ")
    }
}

#[tokio::test]
async fn an_agreement_is_made_from_what_is_known_signed_by_three_and_in_force() {
    engines(|house| async move {
        let s = scene(house).await;
        let page = s.page().await;
        assert!(page.around.versions.is_empty());
        let proposed = page.proposed;
        assert_eq!(proposed.mentor_hours, Some(WeeklyHours::whole(2)), "the contract's");
        assert_eq!(proposed.contact, s.house.cast.consultant.employee, "the centre's fixed contact");
        assert_eq!(proposed.meeting_days, 7);
        let minutes: Vec<i64> = proposed.ladder.iter().map(Rung::minutes).collect();
        assert_eq!(minutes, [540, 720, 900, 1200], "it begins with the hours booked, and grows");
        assert_eq!(proposed.ladder[0].from, FROM);

        let half = s.write(proposed).await.unwrap();
        let page = s.page().await;
        let lacks: Vec<&str> = page.missing.iter().map(|m| m.code()).collect();
        assert_eq!(lacks, ["long_term_goal", "goals", "paid_hours", "tasks", "mentor_role"]);
        assert_eq!(page.needs, Party::ALL);
        assert_eq!(code(s.send().await), "agreement-incomplete");
        // A workplace sees no draft, nor can it sign one; the citizen sees it.
        for who in [&s.jytte, &s.else_] {
            let seen = agreements::find(who, s.placement).await.unwrap();
            assert!(seen.around.versions.is_empty());
            assert_eq!(code(agreements::sign(who, s.placement, half).await), "agreement-state");
        }
        assert_eq!(agreements::find(&s.karina, s.placement).await.unwrap().around.versions.len(), 1);

        assert_eq!(s.write(s.content().await).await.unwrap(), half);
        s.send().await.unwrap();
        let page = agreements::find(&s.jytte, s.placement).await.unwrap();
        assert_eq!(page.asks_reader().map(|a| a.id), Some(half));
        assert_eq!(page.proposed, Content::default(), "a workplace is shown no proposal");
        assert_eq!(code(agreements::sign(&s.karina, s.placement, half).await), "ok");
        assert_eq!(code(agreements::sign(&s.karina, s.placement, half).await), "already-signed");
        assert!(!agreements::sign(&s.else_, s.placement, half).await.unwrap());
        assert_eq!(code(agreements::sign(&s.jytte, s.placement, half).await), "already-signed", "the company has");
        assert!(agreements::sign(&s.caseworker, s.placement, half).await.unwrap(), "the last");
        let page = s.page().await;
        let a = page.around.in_force().unwrap();
        assert_eq!((a.state, a.in_force_on), (AgreementState::InForce, Some(s.house.today())));
        let told: Vec<String> =
            a.signatures.iter().map(|s| format!("{} {} {}", s.party.code(), s.name, s.how.code())).collect();
        assert_eq!(
            told,
            ["citizen karina signed_in", "company else signed_in", "job_centre Bente Lauridsen signed_in"]
        );
        assert!(a.signatures.iter().all(|s| s.hash.len() == 64 && s.hash == a.signatures[0].hash));
        let lines = citizens::find(&s.consultant, s.citizen).await.unwrap().trail;
        let deeds: Vec<String> = lines.iter().map(|l| format!("{} {}", l.line.deed, l.line.noun)).collect();
        for line in ["register agreement", "correct agreement", "advance agreement", "register agreement_signature"] {
            assert!(deeds.contains(&line.to_owned()), "{line}: {deeds:?}");
        }
        assert!(verify(&s.house.house).await.unwrap().is_empty());
    })
    .await;
}

#[tokio::test]
async fn nobody_else_reads_writes_or_signs() {
    engines(|house| async move {
        let s = scene(house).await;
        let (other, _) = placed(&s.house, &s.stage, 2, "Bo Kjær", 1).await;
        let h = &s.house;
        let elsewhere = h.stage(2, 1).await;
        let bo = grant(h, "bo", Role::Citizen, Holder { citizen: Some(other), ..Holder::default() }).await;
        let stranger = grant(
            h,
            "fremmed-mentor",
            Role::CompanyMentor,
            Holder { mentor: Some(elsewhere.mentor), ..Holder::default() },
        )
        .await;
        let contact = grant(
            h,
            "fremmed-kontakt",
            Role::CompanyContact,
            Holder { company: Some(elsewhere.company), ..Holder::default() },
        )
        .await;
        s.write(s.content().await).await.unwrap();
        s.send().await.unwrap();
        let read = s.open().await;
        for who in [&bo, &stranger, &contact, &h.cast.consultant_elsewhere, &h.cast.caseworker_elsewhere] {
            let who = h.of(who);
            assert_eq!(code(agreements::find(&who, s.placement).await), "not-found", "{:?}", who.who.role());
            assert_eq!(code(agreements::sign(&who, s.placement, read).await), "not-found");
        }
        // A colleague's: with a reason only.
        let colleague = h.of(&h.cast.teammate);
        assert_eq!(code(agreements::find(&colleague, s.placement).await), "state-your-reason why");
        let why = Context { why: Some("Vikar i dag".to_owned()), ..colleague };
        assert_eq!(code(agreements::find(&why, s.placement).await), "ok");
        // Roles that have no business here.
        for who in [&h.cast.project_lead, &h.cast.administrator] {
            assert_eq!(code(agreements::find(&h.of(who), s.placement).await), "not-allowed");
        }
        for who in [&s.karina, &s.jytte, &s.else_] {
            assert_eq!(code(agreements::write(who, s.placement, 1, Content::default()).await), "not-allowed");
            assert_eq!(code(agreements::send(who, s.placement, 1).await), "not-allowed");
            let at_table = agreements::sign_at_table(who, s.placement, read, Party::Citizen, String::new()).await;
            assert_eq!(code(at_table), "not-allowed");
            let paper = Code::known("on_paper");
            assert_eq!(code(agreements::sign_for(who, s.placement, read, Party::Citizen, paper).await), "not-allowed");
        }
        for who in [&s.jytte, &s.else_, &s.consultant] {
            assert_eq!(code(agreements::write_own_goals(who, s.placement, 1, Vec::new()).await), "not-allowed");
        }
    })
    .await;
}

#[tokio::test]
async fn a_change_asks_only_those_whom_it_concerns_and_a_foreseen_step_nobody() {
    engines(|house| async move {
        let s = scene(house).await;
        let before = s.in_force().await;
        assert_eq!(code(s.send().await), "stale", "there is nothing to send");
        s.write(before.clone()).await.unwrap();
        assert_eq!(code(s.send().await), "agreement-unchanged");
        // Another to call: told, and in force at once.
        let other = s.house.cast.other_consultant.employee;
        s.write(Content { contact: other, ..before.clone() }).await.unwrap();
        s.send().await.unwrap();
        assert_eq!(s.states().await, "replaced in_force");
        assert_eq!(s.page().await.around.in_force().unwrap().signatures, []);
        // What the mentor does: the citizen and the company.
        let role = "Tager imod hver morgen og spiser med".to_owned();
        s.write(Content { contact: other, mentor_role: role.clone(), ..before.clone() }).await.unwrap();
        let page = s.page().await;
        assert_eq!((page.changes, page.needs), (vec![Part::MentorRole], vec![Party::Citizen, Party::Company]));
        s.send().await.unwrap();
        let read = s.open().await;
        assert_eq!(code(agreements::sign(&s.consultant, s.placement, read).await), "signature-not-asked");
        assert_eq!(code(agreements::sign(&s.jytte, s.placement, read).await), "ok");
        assert_eq!(s.states().await, "replaced in_force sent", "the one before holds until the last has signed");
        assert!(agreements::sign(&s.karina, s.placement, read).await.unwrap());
        assert_eq!(s.states().await, "replaced replaced in_force");
        // The ladder's own later step changes nothing and asks nobody: the same version holds on its day.
        let page = s.page().await;
        let ladder = &page.around.in_force().unwrap().content.ladder;
        let period = page.around.placed.placement.period;
        let planned = |day| holdepunkt_rules::agreement::ladder::planned_in_week(ladder, &period, day);
        assert_eq!(
            [planned(date(2026, 11, 16)), planned(date(2026, 12, 14)), planned(date(2027, 1, 11))],
            [540, 720, 900]
        );
    })
    .await;
}

#[tokio::test]
async fn what_was_read_is_what_is_signed_and_two_writers_overwrite_nothing() {
    engines(|house| async move {
        let s = scene(house).await;
        let content = s.content().await;
        s.write(content.clone()).await.unwrap();
        // Two editors of the same draft: the later is told.
        let version = s.page().await.around.open().unwrap().version;
        let mine = Content { long_term_goal: "Mit".to_owned(), ..content.clone() };
        let theirs = Content { long_term_goal: "Deres".to_owned(), ..content.clone() };
        assert_eq!(code(agreements::write(&s.consultant, s.placement, version, mine).await), "ok");
        assert_eq!(code(agreements::write(&s.caseworker, s.placement, version, theirs.clone()).await), "stale");
        assert_eq!(code(agreements::write(&s.caseworker, s.placement, 0, theirs).await), "agreement-open");
        assert_eq!(s.page().await.around.open().unwrap().content.long_term_goal, "Mit");
        s.send().await.unwrap();
        let old = s.open().await;
        agreements::sign(&s.karina, s.placement, old).await.unwrap();
        // Sent is not written in; taken back it is a copy, and what was signed stays as it was read.
        let version = s.page().await.around.open().unwrap().version;
        assert_eq!(
            code(agreements::write(&s.consultant, s.placement, version, content.clone()).await),
            "agreement-state"
        );
        assert_eq!(code(agreements::take_back(&s.consultant, s.placement, version + 1).await), "stale");
        agreements::take_back(&s.consultant, s.placement, version).await.unwrap();
        assert_eq!(s.states().await, "withdrawn draft");
        assert_eq!(code(agreements::sign(&s.jytte, s.placement, old).await), "signed-other");
        let page = s.page().await;
        let kept = page.around.numbered(1).unwrap();
        assert_eq!((kept.signatures.len(), kept.content.long_term_goal.as_str()), (1, "Mit"));
        assert_eq!(page.around.open().unwrap().signatures, []);
        s.write(content).await.unwrap();
        s.send().await.unwrap();
        assert_eq!(code(agreements::sign(&s.karina, s.placement, old).await), "signed-other");
        assert_eq!(code(agreements::ask_first(&s.karina, s.placement, old, String::new()).await), "signed-other");
        let odd = AgreementId::fresh();
        assert_eq!(code(agreements::sign(&s.karina, s.placement, odd).await), "not-found");
        let version = s.page().await.around.open().unwrap().version;
        agreements::discard(&s.consultant, s.placement, version).await.unwrap();
        assert_eq!(s.states().await, "withdrawn withdrawn");
        assert_eq!(code(agreements::discard(&s.consultant, s.placement, version).await), "stale");
    })
    .await;
}

#[tokio::test]
async fn three_sign_around_a_table_and_on_behalf_with_a_reason() {
    engines(|house| async move {
        let s = scene(house).await;
        s.write(s.content().await).await.unwrap();
        s.send().await.unwrap();
        let read = s.open().await;
        let table = async |party, company: &str| {
            agreements::sign_at_table(&s.consultant, s.placement, read, party, company.to_owned()).await
        };
        assert_eq!(code(table(Party::Company, "").await), "missing company");
        assert!(!table(Party::Company, "Else Brandt").await.unwrap());
        assert_eq!(code(table(Party::Company, "Else Brandt").await), "already-signed");
        assert!(!table(Party::JobCentre, "").await.unwrap());
        let behalf = async |party, reason: &str| {
            agreements::sign_for(&s.consultant, s.placement, read, party, Code::known(reason)).await
        };
        assert_eq!(code(behalf(Party::JobCentre, "on_paper").await), "not-allowed");
        assert_eq!(code(behalf(Party::Citizen, "because").await), "not-on-the-list reason");
        assert!(behalf(Party::Citizen, "said_yes_by_phone").await.unwrap());
        let page = s.page().await;
        let told: Vec<String> = page
            .around
            .in_force()
            .unwrap()
            .signatures
            .iter()
            .map(|s| format!("{} {} {:?}", s.party.code(), s.name, s.how))
            .collect();
        let phone = Code::known("said_yes_by_phone");
        assert!(told.contains(&"company Else Brandt Tablet".to_owned()), "{told:?}");
        assert!(told.contains(&"job_centre Maja Thorup Tablet".to_owned()), "{told:?}");
        assert!(told.contains(&format!("citizen Maja Thorup OnBehalf({phone:?})")), "{told:?}");
        let lines = citizens::find(&s.consultant, s.citizen).await.unwrap().trail;
        assert_eq!(lines.iter().filter(|l| l.line.noun == "agreement_signature").count(), 3);
    })
    .await;
}

#[tokio::test]
async fn somebody_who_would_rather_talk_first_is_heard_and_can_sign_later() {
    engines(|house| async move {
        let s = scene(house).await;
        s.write(s.content().await).await.unwrap();
        s.send().await.unwrap();
        let read = s.open().await;
        let ask = async |words: &str| agreements::ask_first(&s.karina, s.placement, read, words.to_owned()).await;
        assert_eq!(code(ask("").await), "ok");
        assert_eq!(code(ask("Om onsdagen").await), "ok");
        let talks = s.page().await.around.open().unwrap().talks.clone();
        assert_eq!(
            talks.iter().map(|t| (t.party, t.words.as_str())).collect::<Vec<_>>(),
            [(Party::Citizen, "Om onsdagen")]
        );
        agreements::sign(&s.karina, s.placement, read).await.unwrap();
        assert_eq!(s.page().await.around.open().unwrap().talks, []);
        assert_eq!(code(ask("").await), "already-signed");
    })
    .await;
}

#[tokio::test]
async fn the_citizen_holds_the_pen_for_their_own_goals() {
    engines(|house| async move {
        let s = scene(house).await;
        let own = |text: &str| vec![Goal { text: text.to_owned(), by_citizen: true, step: false }];
        let write = async |version, goals| agreements::write_own_goals(&s.karina, s.placement, version, goals).await;
        assert_eq!(code(write(0, Vec::new()).await), "missing goals", "nothing is no goal");
        // Before anybody else has written: a draft with what is known, and their words.
        assert_eq!(code(write(0, own("Tør sige fra")).await), "ok");
        let draft = s.page().await.around.open().unwrap().clone();
        assert_eq!(
            (draft.state, draft.content.goals.as_slice()),
            (AgreementState::Draft, own("Tør sige fra").as_slice())
        );
        assert_eq!(draft.content.ladder.len(), 4);
        assert_eq!(code(write(1, own("Tør sige fra")).await), "ok");
        assert_eq!(code(write(0, own("Igen")).await), "agreement-open");
        assert_eq!(code(write(9, own("Igen")).await), "stale");
        let step = vec![Goal { text: "Et skridt".to_owned(), by_citizen: true, step: true }];
        assert_eq!(code(write(2, step).await), "step-without-goal goals");
        // The job centre writes around them; theirs change theirs alone.
        let content = Content {
            goals: [vec![goal("Klarer frokosten", false)], own("Tør sige fra")].concat(),
            ..s.content().await
        };
        s.write(content).await.unwrap();
        assert_eq!(code(write(3, own("Tør sige til")).await), "ok");
        let goals = s.page().await.around.open().unwrap().content.goals.clone();
        assert_eq!(goals, [vec![goal("Klarer frokosten", false)], own("Tør sige til")].concat());
        s.send().await.unwrap();
        assert_eq!(code(write(5, own("For sent")).await), "agreement-state");
        let read = s.open().await;
        for who in [&s.karina, &s.jytte, &s.consultant] {
            agreements::sign(who, s.placement, read).await.unwrap();
        }
        // Beside what is in force: a new draft, which nobody is asked to sign before it is sent.
        assert_eq!(code(write(0, own("Vil have en nøgle")).await), "ok");
        assert_eq!(s.states().await, "in_force draft");
        assert_eq!(s.page().await.changes, [Part::Goals]);
        let lines = citizens::find(&s.consultant, s.citizen).await.unwrap().trail;
        assert!(lines.iter().any(|l| l.line.noun == "agreement_goals" && l.who == "karina"));
    })
    .await;
}

#[tokio::test]
async fn at_the_next_placement_the_company_types_nothing() {
    engines(|house| async move {
        let s = scene(house).await;
        let first = s.in_force().await;
        let (_, next) = placed(&s.house, &s.stage, 2, "Bo Kjær", 1).await;
        let proposed = agreements::find(&s.consultant, next).await.unwrap().proposed;
        assert_eq!(proposed.mentor_role, first.mentor_role);
        assert_eq!((proposed.mentor_hours, proposed.meeting_days), (first.mentor_hours, first.meeting_days));
        assert_eq!(proposed.ladder, first.ladder, "the same hours, the same days: the same ladder");
        assert!(proposed.goals.is_empty() && proposed.long_term_goal.is_empty(), "another's goals are theirs");
        assert!(proposed.considerations.is_empty());
    })
    .await;
}

#[tokio::test]
async fn what_no_week_holds_is_refused() {
    engines(|house| async move {
        let s = scene(house).await;
        let content = s.content().await;
        let ladder = async |change: &dyn Fn(&mut Vec<Rung>)| {
            let mut other = content.clone();
            change(&mut other.ladder);
            code(s.write(other).await)
        };
        assert_eq!(ladder(&|l| l[0].from = plus_days(FROM, 1)).await, "ladder-begins-elsewhere ladder");
        assert_eq!(ladder(&|l| l[2].from = l[1].from).await, "ladder-out-of-order ladder");
        assert_eq!(ladder(&|l| l[3].from = plus_days(UNTIL, 1)).await, "ladder-outside-placement ladder");
        assert_eq!(ladder(&|l| l[1].times.clear()).await, "ladder-without-times ladder");
        let day = Times { weekday: 1, from: 0, until: 1440 };
        assert_eq!(
            ladder(&|l| l[1].times = (1..=2).map(|weekday| Times { weekday, ..day }).collect()).await,
            "not-hours ladder"
        );
        let told = Content { considerations: "Har en depression".to_owned(), ..content.clone() };
        assert_eq!(code(s.write(told).await), "tells-of-health considerations");
        let told = Content { mentor_role: "Hjælper, da hun har angst".to_owned(), ..content.clone() };
        assert_eq!(code(s.write(told).await), "tells-of-health mentor_role");
        let many = Content { goals: vec![goal("Mål", false); 21], ..content };
        assert_eq!(code(s.write(many).await), "too-many-goals goals");
        assert!(s.page().await.around.versions.is_empty());
    })
    .await;
}

#[tokio::test]
async fn a_draft_is_made_once_by_one_form() {
    engines(|house| async move {
        let s = scene(house).await;
        let content = s.content().await;
        let once = Context { once: Some("formularens nøgle".to_owned()), ..s.consultant.clone() };
        let first = agreements::write(&once, s.placement, 0, content.clone()).await.unwrap();
        assert_eq!(agreements::write(&once, s.placement, 0, content).await.unwrap(), first);
        s.send().await.unwrap();
        let once = Context { once: Some("underskriftens nøgle".to_owned()), ..s.karina.clone() };
        assert!(!agreements::sign(&once, s.placement, first).await.unwrap());
        assert!(!agreements::sign(&once, s.placement, first).await.unwrap());
        assert_eq!(s.page().await.around.open().unwrap().signatures.len(), 1);
    })
    .await;
}

#[tokio::test]
async fn the_agreement_ends_with_its_placement_and_is_read_for_fourteen_days() {
    engines(|house| async move {
        let s = scene(house).await;
        let before = s.in_force().await;
        s.write(Content { meeting_days: 14, ..before.clone() }).await.unwrap();
        let version = placements::find(&s.consultant, s.placement).await.unwrap().placed.placement.version;
        let ending = Ending {
            outcome: Outcome::None,
            hours: None,
            place_name: String::new(),
            reason: Some(Code::known("agreement_not_kept")),
        };
        placements::end(&s.consultant, s.placement, version, s.house.today(), ending).await.unwrap();
        assert_eq!(s.states().await, "ended withdrawn");
        assert_eq!(code(s.write(before).await), "placement-state");
        assert_eq!(code(agreements::write_own_goals(&s.karina, s.placement, 0, Vec::new()).await), "placement-state");
        let seen = agreements::find(&s.jytte, s.placement).await.unwrap();
        assert_eq!(seen.around.versions.iter().map(|a| a.state).collect::<Vec<_>>(), [AgreementState::Ended]);
    })
    .await;
}

#[tokio::test]
async fn a_mentor_is_shown_nobody_before_they_say_that_it_stays_with_them() {
    engines(|house| async move {
        let s = scene(house).await;
        // The testkit's mentors have said so; this one takes it back, as one who never did.
        let mut tx = s.house.house.store.write().await.unwrap();
        let forget = holdepunkt_store::Scoped::new("update mentor set confidential_since = null where job_centre = $1");
        tx.run(forget.within(s.house.cast.job_centre, Vec::new())).await.unwrap();
        tx.commit().await.unwrap();
        s.write(s.content().await).await.unwrap();
        s.send().await.unwrap();
        let read = s.open().await;
        assert_eq!(code(own::mentored(&s.jytte).await), "confidentiality-first");
        assert_eq!(code(agreements::find(&s.jytte, s.placement).await), "confidentiality-first");
        assert_eq!(code(agreements::sign(&s.jytte, s.placement, read).await), "confidentiality-first");
        assert_eq!(code(own::confirm_confidentiality(&s.karina).await), "not-allowed");
        own::confirm_confidentiality(&s.jytte).await.unwrap();
        own::confirm_confidentiality(&s.jytte).await.unwrap();
        let mut tx = s.house.house.store.read().await.unwrap();
        let since = mentors::confidential_since(&mut tx, s.house.cast.job_centre, s.stage.mentor).await.unwrap();
        assert_eq!(since, Some(s.house.today()));
        drop(tx);
        assert_eq!(own::mentored(&s.jytte).await.unwrap().seats.len(), 1);
        assert_eq!(code(agreements::sign(&s.jytte, s.placement, read).await), "ok");
    })
    .await;
}

#[tokio::test]
async fn pages_that_lead_to_it_tell_how_it_stands() {
    engines(|house| async move {
        let s = scene(house).await;
        let missing = async || {
            let list = agreements::without(&s.consultant, 14).await.unwrap();
            list.iter().map(|w| format!("{} {:?}", w.name, w.open.map(|o| o.code()))).collect::<Vec<_>>().join(", ")
        };
        assert_eq!(missing().await, "Karina Bisgaard None");
        s.write(s.content().await).await.unwrap();
        assert_eq!(missing().await, "Karina Bisgaard Some(\"draft\")");
        s.send().await.unwrap();
        let way = own::my_way(&s.karina).await.unwrap();
        assert_eq!(way.current().unwrap().agreement.waits_for, Party::ALL);
        let read = s.open().await;
        agreements::sign(&s.karina, s.placement, read).await.unwrap();
        let seat = own::mentored(&s.jytte).await.unwrap().seats[0].agreement.clone();
        assert_eq!((seat.open, seat.waits_for), (Some(AgreementState::Sent), vec![Party::Company, Party::JobCentre]));
        for who in [&s.jytte, &s.consultant] {
            agreements::sign(who, s.placement, read).await.unwrap();
        }
        assert_eq!(missing().await, "");
        let mut tx = s.house.house.store.read().await.unwrap();
        let glance = rows::glance(&mut tx, s.house.cast.job_centre, s.placement).await.unwrap();
        assert_eq!(glance, rows::Glance { open: None, waits_for: Vec::new(), in_force: true });
    })
    .await;
}
