//! Every route × every role × {own, colleague's, another job centre's}, sent to the live router and
//! held against a reviewed snapshot (`matrix.txt`). A route that the table does not name does not
//! exist; one that is added shows up here as a difference to be read before it is accepted
//! (`UPDATE_EXPECT=1`).
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)] // a test fails loudly

use std::{collections::BTreeMap, fmt::Write as _, sync::Arc};

use crate::support::Visitor;
use expect_test::expect_file;
use holdepunkt_casework::paid_hours;
use holdepunkt_casework::{
    Action, Context, Who,
    attendance::{self, NewAttendance},
    benefits::{self, Days},
    centres, citizens,
    citizens::Particulars,
    companies,
    context::Deed,
    contracts, cv, follow_ups, hearings, information_meetings, interests, interventions, known_phones, mentors,
    messages::{NewMessage, queue},
    outreaches, personal_mentors,
    placements::{self, Booking},
    referrals,
    settlements::{SettlementRow, keep, letters},
    sign_in::Holder,
    small_grants,
    store::{
        absence_reports, accounts::RoleGrant, acute_calls, citizens as citizen_rows,
        messages::list as waiting_messages, places, preparations, progressions, projects, screenings,
        settlements as settlement_rows, signals, transfers,
    },
    tasks,
};
use holdepunkt_rules::{
    absence::AbsenceReport,
    attendance::Mark,
    codes::Code,
    cv::{CvEntry, CvKind},
    follow_up::{FollowUpKind, Guest, When},
    hours::WeeklyHours,
    id::*,
    information::{Meeting, MeetingState},
    message::{MessageKind, MessageState, Receiver},
    money::Ore,
    paid_hours::PaidKind,
    period::{Period, plus_days},
    personal_mentor::PersonalMentorKind,
    placement::PlacementKind,
    preparation::{Project, ProjectKind},
    progression::{Round, RoundKind},
    role::Role,
    screening::{Screening, ScreeningKind},
    settlement::{SettlementKind, SettlementState},
    signal::{Level, SignalRule, SignalState},
    task::Doer,
};
use holdepunkt_testkit::{TestHouse, centre, company, contract, cpr, mentor, preparation};
use holdepunkt_web::{App, routes};
use jiff::civil::date;

/// What goes along with somebody who moves.
const PACKAGE: &str = r#"{"cpr":"0404634003","name":"Flytter Hid","phone":"","email":"","address":"","language":"da",
"protected":false,"group":"activity_ready","groups":[],"benefits":[],"wishes":[[],[],[],[]],"goals":[],
"accommodations":[],"cv":[],"courses":[]}"#;

/// One corner of the world: everything that a route's parameter can point to.
struct Corner {
    ids: BTreeMap<&'static str, String>,
    company: CompanyId,
    mentor: MentorId,
    citizen: CitizenId,
}

/// A citizen placed with a company, all of it belonging to one caseworker and one consultant.
async fn corner(t: &TestHouse, n: u32, caseworker: &RoleGrant, consultant: &RoleGrant) -> Corner {
    let (knows, finds) = (t.of(caseworker), t.of(consultant));
    let scope = consultant.job_centre.unwrap();
    let company = companies::register(&finds, company(n), None, None).await.unwrap();
    let operator: Context = t.house.context(Who::Operator(Some(scope)));
    let mentor = mentors::register(&operator, mentor(company)).await.unwrap();
    let centre = centres::register(&finds, centre(&[company], consultant.employee.unwrap())).await.unwrap();
    let terms = contract(centre, date(2026, 1, 1), Some(date(2027, 12, 31)), 2);
    let contract = contracts::sign(&finds, terms).await.unwrap();
    let person = |name: &str| Particulars { caseworker: caseworker.employee, ..t.particulars(name) };
    let citizen = citizens::register(&knows, cpr(n), person("Placeret Borger")).await.unwrap();
    let other = citizens::register(&knows, cpr(n + 50), person("Endnu En")).await.unwrap();
    let referral = referrals::send(&knows, citizen, "Gerne butik".to_owned()).await.unwrap();
    referrals::accept(&finds, referral, 1).await.unwrap();
    t.sent_on(scope, referral, plus_days(t.today(), -40)).await;
    let mut tx = t.house.store.read().await.unwrap();
    let seats = places::of_centre(&mut tx, scope, centre).await.unwrap();
    drop(tx);
    let booking = Booking {
        citizen,
        place: seats[0].id,
        from: plus_days(t.today(), -30),
        until: plus_days(t.today(), 60),
        hours: WeeklyHours::whole(10),
        mentor,
        choice: Code::known("citizens_wish"),
        kind: PlacementKind::Placement,
        resumes: None,
        new_course: false,
        over_ceiling: String::new(),
        reason: String::new(),
        agreed: true,
        offered: true,
    };
    let placement = placements::book(&finds, booking).await.unwrap();
    let way = outreaches::NewOutreach {
        company,
        owner: consultant.employee.unwrap(),
        next_step: "Ring til butikschefen".to_owned(),
        next_on: Some(plus_days(t.today(), 7)),
        note: String::new(),
    };
    let outreach = outreaches::open(&finds, way).await.unwrap();
    let wages = paid_hours::NewHours {
        period: Period::known(plus_days(t.today(), -30), Some(t.today())),
        minutes: 600,
        employer: "Brugsen".to_owned(),
        kind: PaidKind::Ordinary,
    };
    let hours = paid_hours::note(&finds, citizen, wages).await.unwrap();
    let days = Days { benefit: Code::known("cash_assistance"), period: Period::known(date(2024, 1, 1), None) };
    let benefit = benefits::register(&knows, citizen, days).await.unwrap();
    let entry = CvEntry {
        id: CvEntryId::fresh(),
        citizen,
        kind: CvKind::Skill,
        title: "Syr".to_owned(),
        place: String::new(),
        from: None,
        until: None,
        note: String::new(),
        version: 1,
    };
    let entry = cv::register(&knows, entry).await.unwrap();
    let lead = t.house.context(Who::Operator(Some(scope)));
    let mut tx = lead.house.store.write().await.unwrap();
    let screening = Screening {
        id: ScreeningId::fresh(),
        kind: ScreeningKind::TwoYears,
        name: "Efter\u{e5}r".to_owned(),
        opened_on: t.today(),
        closed_on: None,
        opened_by: caseworker.employee.unwrap(),
        version: 1,
    };
    screenings::insert(&mut tx, scope, &screening).await.unwrap();
    screenings::insert_case(&mut tx, scope, screening.id, citizen, caseworker.employee.unwrap()).await.unwrap();
    let case = screenings::cases(&mut tx, scope, screening.id).await.unwrap()[0].case.id;
    let screening = screening.id;
    // A move to this corner's job centre, from the one that isn't this.
    let transfer = TransferId::fresh();
    let offer = transfers::Offer {
        id: transfer,
        from: scope,
        to: scope,
        citizen: other,
        on: t.today(),
        by: caseworker.employee.unwrap(),
        package: PACKAGE.as_bytes(),
    };
    transfers::offer(&mut tx, &offer).await.unwrap();
    tx.commit().await.unwrap();
    let steps = steps_of_way(t, &finds, &knows, citizen, project_lead(t, consultant)).await;
    let beside = beside(t, &finds, &knows, citizen).await;
    let (signal, call) = early_warning(t, scope, &finds, citizen, placement).await;
    let message = message(t, &knows, citizen).await;
    let mut ids = BTreeMap::from([
        ("hours", hours.to_string()),
        ("outreach", outreach.to_string()),
        ("person", caseworker.employee.unwrap().to_string()),
        ("company", company.to_string()),
        ("centre", centre.to_string()),
        ("mentor", mentor.to_string()),
        ("contract", contract.to_string()),
        ("citizen", citizen.to_string()),
        ("referral", referral.to_string()),
        ("placement", placement.to_string()),
        ("place", seats[0].id.to_string()),
        ("contact", ContactId::fresh().to_string()),
        ("benefit", benefit.to_string()),
        ("other", other.to_string()),
        ("transfer", transfer.to_string()),
        ("screening", screening.to_string()),
        ("case", case.to_string()),
        ("entry", entry.to_string()),
        ("programme", "drift".to_owned()),
        ("job", "sweep".to_owned()),
        ("message", message),
        ("token", "0".repeat(64)),
        ("view", SavedViewId::fresh().to_string()),
        ("import", ImportId::fresh().to_string()),
        ("format", "csv".to_owned()),
        ("path", "mark.svg".to_owned()),
        ("signal", signal),
        ("call", call),
    ]);
    ids.extend(steps);
    ids.extend(meeting_and_task(t, &finds, citizen, placement, mentor).await);
    ids.extend(beside);
    ids.extend(days_of(t, &finds, &knows, placement).await);
    ids.extend(round(t, scope, citizen, placement).await);
    ids.extend(money(t, scope).await);
    Corner { ids, company, mentor, citizen }
}

/// A meeting to come, with everybody around the citizen, and a task of the consultant's.
async fn meeting_and_task(
    t: &TestHouse,
    finds: &Context,
    citizen: CitizenId,
    placement: PlacementId,
    mentor: MentorId,
) -> Vec<(&'static str, String)> {
    let plan = follow_ups::Plan {
        placement: Some(placement),
        kind: FollowUpKind::Company,
        when: When { on: plus_days(t.today(), 2), from: 540, until: 585 },
        place: "Svanedammen".to_owned(),
        held_by: finds.who.employee().unwrap(),
        guests: vec![Guest::Citizen, Guest::Mentor(mentor)],
        without_citizen: String::new(),
    };
    let meeting = follow_ups::plan(finds, citizen, plan).await.unwrap();
    let doer = Doer::Employee(finds.who.employee().unwrap());
    let new = follow_ups::NewTask { words: "Ring".to_owned(), doer, due_on: t.today() };
    let task = tasks::hand_out(finds, citizen, new).await.unwrap();
    vec![("follow_up", meeting.to_string()), ("task", task.to_string())]
}

/// An intervention, a small grant that waits, a personal mentor who has begun, and a line of a log.
async fn beside(t: &TestHouse, finds: &Context, knows: &Context, citizen: CitizenId) -> Vec<(&'static str, String)> {
    let need = interventions::NewIntervention {
        kind: Code::known("debt"),
        provider: String::new(),
        owner: knows.who.employee().unwrap(),
        needed_on: t.today(),
        referred_on: None,
        started_on: None,
        note: String::new(),
        times: Vec::new(),
    };
    let intervention = interventions::register(knows, citizen, need).await.unwrap();
    let ask = small_grants::NewSmallGrant {
        kind: Code::known("transport"),
        words: "Buskort".to_owned(),
        amount: Ore::kroner(400),
        at_once: false,
    };
    let grant = small_grants::ask(finds, citizen, ask).await.unwrap();
    let mentor = personal_mentors::NewMentorGrant {
        employee: finds.who.employee().unwrap(),
        kind: PersonalMentorKind::Consultant,
        period: Period::known(t.today(), Some(plus_days(t.today(), 20))),
        minutes: 60,
        tasks: "Bussen".to_owned(),
    };
    personal_mentors::grant(knows, citizen, mentor).await.unwrap();
    let line = personal_mentors::NewLog { on: t.today(), minutes: 30, words: "Bussen".to_owned() };
    let line = personal_mentors::log(finds, citizen, line).await.unwrap();
    vec![
        ("intervention", intervention.to_string()),
        ("grant", grant.to_string()),
        ("line", line.to_string()),
        ("day", t.today().to_string()),
        ("granted", finds.who.employee().unwrap().to_string()),
    ]
}

/// A day without word, the hearing about it, and an absence that was told of.
async fn days_of(
    t: &TestHouse,
    finds: &Context,
    knows: &Context,
    placement: PlacementId,
) -> Vec<(&'static str, String)> {
    let scope = finds.who.job_centre().unwrap();
    let away = NewAttendance {
        day: t.today(),
        mark: Mark::AwayUnannounced,
        minutes: None,
        client_key: "matrix".to_owned(),
        corrects: None,
    };
    let registered = attendance::register(finds, placement, &away).await.unwrap();
    let reply_by = plus_days(t.today(), 10);
    let hearing = hearings::open(knows, placement, "Hvad skete der?".to_owned(), reply_by).await.unwrap();
    let report = AbsenceReport {
        id: AbsenceReportId::fresh(),
        placement,
        from: t.today(),
        until: plus_days(t.today(), 1),
        reason: Code::known("ill"),
        at: t.house.now(),
        withdrawn_at: None,
    };
    let mut tx = t.house.store.write().await.unwrap();
    absence_reports::insert(&mut tx, scope, &report).await.unwrap();
    tx.commit().await.unwrap();
    vec![
        ("attendance", registered.to_string()),
        ("hearing", hearing.to_string()),
        ("absence", report.id.to_string()),
        ("phone", KnownPhoneId::fresh().to_string()),
        ("day", t.today().to_string()),
        ("monday", t.today().to_string()),
    ]
}

/// A round of questions of which the job centre's form is looked at.
async fn round(
    t: &TestHouse,
    scope: JobCentreId,
    citizen: CitizenId,
    placement: PlacementId,
) -> Vec<(&'static str, String)> {
    let id = RoundId::fresh();
    let round = Round { id, citizen, placement, kind: RoundKind::Quarter, on: t.today() };
    let mut tx = t.house.store.write().await.unwrap();
    let row = progressions::RoundRow { round, facts: progressions::RoundFacts::default(), shared: false };
    assert!(progressions::insert_round(&mut tx, scope, &row).await.unwrap());
    tx.commit().await.unwrap();
    vec![("round", id.to_string()), ("respondent", "employee".to_owned())]
}

/// A grant letter, and a settlement by it that was handed in.
async fn money(t: &TestHouse, scope: JobCentreId) -> Vec<(&'static str, String)> {
    let operator = t.house.context(Who::Operator(Some(scope)));
    let written = letters::Written {
        programme: Code::known("vc2"),
        reference: "26/1".to_owned(),
        received_on: plus_days(t.today(), -120),
        period: Period::known(plus_days(t.today(), -100), Some(plus_days(t.today(), 600))),
        expected_participants: 100,
    };
    // Of a job centre's two corners the second finds the letter there.
    let letter = match letters::list(&operator).await.unwrap().first() {
        Some(letter) => letter.id,
        None => letters::register(&operator, written).await.unwrap(),
    };
    let new = keep::New { letter, as_of: t.today(), kind: SettlementKind::OnAccount, corrects: None };
    let id = keep::make(&operator, new).await.unwrap();
    let kept = keep::one(&operator, id).await.unwrap();
    let pseudonym = kept.refusals.last().unwrap().pseudonym.clone();
    let mut tx = t.house.store.write().await.unwrap();
    let handed_in = SettlementRow { state: SettlementState::HandedIn, ..kept.row };
    assert!(settlement_rows::advance(&mut tx, scope, &handed_in).await.unwrap());
    tx.commit().await.unwrap();
    vec![("letter", letter.to_string()), ("settlement", id.to_string()), ("pseudonym", pseudonym)]
}

/// A signal about a citizen that is the consultant's, and a call from the workplace that nobody has answered.
async fn early_warning(
    t: &TestHouse,
    scope: JobCentreId,
    finds: &Context,
    citizen: CitizenId,
    placement: PlacementId,
) -> (String, String) {
    let signal = signals::Signal {
        id: SignalId::fresh(),
        citizen: Some(citizen),
        placement: Some(placement),
        mentor: None,
        rule: SignalRule::GrantEnds,
        about: format!("grant_ends:{placement}"),
        facts: r#"{"days":"n:5","until":"d:2026-11-29"}"#.to_owned(),
        level: Level::Urgent,
        state: SignalState::Open,
        owner: finds.who.employee(),
        handed: false,
        raised_at: t.house.now(),
        taken_at: None,
        snoozed_until: None,
        closed_at: None,
        version: 1,
    };
    let call = CallId::fresh();
    let mut tx = t.house.store.write().await.unwrap();
    signals::insert(&mut tx, scope, std::slice::from_ref(&signal)).await.unwrap();
    acute_calls::insert(&mut tx, scope, call, placement, None, t.house.now(), "").await.unwrap();
    tx.commit().await.unwrap();
    (signal.id.to_string(), call.to_string())
}

/// The activation staff of the matrix lead the projects of the first consultant's corner.
fn project_lead(t: &TestHouse, consultant: &RoleGrant) -> EmployeeId {
    let ours = consultant.employee == t.cast.consultant.employee;
    if ours { t.cast.project_lead.employee.unwrap() } else { consultant.employee.unwrap() }
}

/// A project in which the citizen is, a meeting to which they are invited, and an interest in them.
async fn steps_of_way(
    t: &TestHouse,
    finds: &Context,
    knows: &Context,
    citizen: CitizenId,
    lead: EmployeeId,
) -> Vec<(&'static str, String)> {
    let scope = finds.who.job_centre().unwrap();
    let project = Project {
        id: ProjectId::fresh(),
        name: "Jobhuset".to_owned(),
        kind: ProjectKind::Municipal,
        lead,
        provider: String::new(),
        closed_on: None,
        version: 1,
    };
    let stay = preparation(citizen, project.id, knows.who.employee().unwrap(), plus_days(t.today(), -10));
    let mut tx = t.house.store.write().await.unwrap();
    projects::insert(&mut tx, scope, &project).await.unwrap();
    preparations::insert(&mut tx, scope, &stay).await.unwrap();
    tx.commit().await.unwrap();
    let meeting = Meeting {
        id: MeetingId::fresh(),
        day: plus_days(t.today(), 7),
        minute: 540,
        place: "Kantinen".to_owned(),
        seats: 10,
        held_by: knows.who.employee().unwrap(),
        state: MeetingState::Planned,
        version: 1,
    };
    let meeting = information_meetings::plan(knows, meeting).await.unwrap();
    information_meetings::invite(knows, meeting, vec![citizen]).await.unwrap();
    let interest = interests::note(finds, citizen, None, String::new()).await.unwrap();
    let unit = knows.who.person().and_then(|g| g.unit).unwrap();
    vec![
        ("project", project.id.to_string()),
        ("preparation", stay.id.to_string()),
        ("meeting", meeting.to_string()),
        ("interest", interest.to_string()),
        ("unit", unit.to_string()),
    ]
}

async fn visitors(t: &TestHouse, own: &Corner) -> Vec<(&'static str, Visitor)> {
    let c = &t.cast;
    let scope = Holder { job_centre: Some(c.job_centre), unit: Some(c.unit), ..Holder::default() };
    let employee = Holder { employee: c.project_lead.employee, ..scope };
    let mut grants = vec![
        c.caseworker.clone(),
        c.consultant.clone(),
        c.project_lead.clone(),
        c.administrator.clone(),
        c.agency.clone(),
    ];
    for (role, whom) in [
        (Role::Citizen, Holder { citizen: Some(own.citizen), ..scope }),
        (Role::CompanyMentor, Holder { mentor: Some(own.mentor), ..scope }),
        (Role::CompanyContact, Holder { company: Some(own.company), ..scope }),
        (Role::PersonalMentor, employee),
        (Role::ActivationStaff, employee),
        (Role::MentorCoordinator, employee),
        (Role::Management, employee),
        (Role::Auditor, employee),
        (Role::ProgrammeSupport, Holder::default()),
    ] {
        grants.push(t.grant(role.code(), role, whom).await);
    }
    let mut tx = t.house.store.write().await.unwrap();
    let granted = employee.employee.unwrap();
    citizen_rows::grant(&mut tx, c.job_centre, own.citizen, granted, date(2026, 1, 1), None).await.unwrap();
    tx.commit().await.unwrap();
    let mut visitors = vec![("nobody", Visitor::nobody(t))];
    for role in Role::ALL {
        let grant = grants.iter().find(|g| g.role == *role).unwrap();
        visitors.push((role.code(), Visitor::of(t, grant).await));
    }
    let mentor = grants.iter().find(|g| g.role == Role::CompanyMentor).unwrap();
    let known = known_phones::keep(&t.of(mentor)).await.unwrap();
    visitors.push(("known phone", Visitor { cookie: format!("hp_phone={}", known.token), ..Visitor::nobody(t) }));
    visitors
}

/// A message to a citizen that waits to be sent.
async fn message(t: &TestHouse, context: &Context, citizen: CitizenId) -> String {
    let mut work = context.begin(Action::EditCitizen).await.unwrap();
    let new = NewMessage {
        kind: MessageKind::News,
        receiver: Receiver::Citizen(citizen),
        once: format!("news:{citizen}"),
        urgent: false,
        not_before: None,
        values: Vec::new(),
    };
    assert!(queue(&mut work, new).await.unwrap());
    let scope = work.scope;
    work.done(Deed::Correct, "citizen", citizen, Some(citizen)).await.unwrap();
    let mut tx = t.house.store.read().await.unwrap();
    let waiting = waiting_messages(&mut tx, scope, MessageState::Waiting, 1).await.unwrap();
    waiting[0].id.to_string()
}

/// A path with its parameters filled from a corner.
fn filled(path: &str, corner: &Corner) -> String {
    let mut out = path.to_owned();
    for (name, id) in &corner.ids {
        out = out.replace(&format!("{{{name}}}"), id).replace(&format!("{{*{name}}}"), id);
    }
    assert!(!out.contains('{'), "{path} has a parameter that the matrix does not know");
    out
}

#[tokio::test]
async fn every_route_for_every_role() {
    let t = TestHouse::new().await;
    let own = corner(&t, 1, &t.cast.caseworker, &t.cast.consultant).await;
    let colleagues = corner(&t, 2, &t.cast.teammate, &t.cast.other_consultant).await;
    let elsewhere = corner(&t, 3, &t.cast.caseworker_elsewhere, &t.cast.consultant_elsewhere).await;
    let visitors = visitors(&t, &own).await;
    let app = App { house: t.house.clone(), demo: false, secure_cookies: false, behind_proxy: false };
    let (_, declared) = routes::routes(&Arc::new(app));

    let mut report = String::from(
        "# Route, permission; then the statuses for own / colleague's / another job centre's, and who gets them.\n\
         # 303 to /sign-in is written in; posts are sent empty, so 422 is \"allowed, but not filled in\".\n",
    );
    for route in declared {
        // These end the visitor's session or count attempts: the door's tests walk them.
        if ["/sign-out", "/change-role", "/attendance/leave"].contains(&route.path)
            || (route.method, route.path) == ("POST", "/sign-in")
        {
            continue;
        }
        let _ = writeln!(report, "\n{} {}  {:?}", route.method, route.path, route.permission);
        let mut by_answer: BTreeMap<String, Vec<&str>> = BTreeMap::new();
        for (name, visitor) in &visitors {
            let mut statuses = Vec::new();
            for corner in [&own, &colleagues, &elsewhere] {
                let path = filled(route.path, corner);
                let answer =
                    if route.method == "GET" { visitor.get(&path).await } else { visitor.post(&path, &[]).await };
                assert!(answer.status.as_u16() < 500, "{} {path} as {name}: {}", route.method, answer.status);
                let to_door = answer.status.as_u16() == 303 && answer.location().starts_with("/sign-in");
                statuses.push(if to_door { "in".to_owned() } else { answer.status.as_u16().to_string() });
            }
            // A known telephone is nobody everywhere else: only where it opens something does it stand in the snapshot.
            if *name == "known phone" && !matches!(route.permission, routes::Permission::KnownPhone(_)) {
                if matches!(route.permission, routes::Permission::Open) {
                    continue; // open to everybody, and slowed down for everybody alike
                }
                let nobody = by_answer.get(&statuses.join("/")).is_some_and(|names| names.contains(&"nobody"));
                assert!(nobody, "{} {}: {statuses:?} on a known telephone", route.method, route.path);
                continue;
            }
            by_answer.entry(statuses.join("/")).or_default().push(name);
        }
        for (answer, names) in by_answer {
            let _ = writeln!(report, "    {answer}: {}", names.join(", "));
        }
    }
    expect_file!["./matrix.txt"].assert_eq(&report);
}
