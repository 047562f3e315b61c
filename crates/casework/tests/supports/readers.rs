//! Who is given what of all this: each reader, whoever opens two citizens who are one, and an export.

use holdepunkt_casework::{
    citizens, duplicates, export,
    interventions::{self, NewIntervention},
    invariants::verify,
    own,
    personal_mentors::{self, NewLog, NewMentorGrant},
    sign_in::Holder,
    small_grants, supports,
};
use holdepunkt_rules::{
    id::*,
    intervention::{InterventionState, InterventionStep, Stretch},
    period::Period,
    personal_mentor::PersonalMentorKind,
    role::Role,
};
use holdepunkt_sheets::Archive;
use holdepunkt_testkit::{code, engines};
use jiff::civil::date;

use super::{KIND, LOGGED, NOTE, PROVIDER, TASKS, WHY, ask_mentor, need, referred, shoes, somebody, support, taken};

/// All that a reader is given, as text.
fn text(value: &impl std::fmt::Debug) -> String {
    format!("{value:?}")
}

#[tokio::test]
async fn each_reader_is_given_what_is_theirs_and_no_more() {
    engines(|house| async move {
        let stage = house.stage(1, 1).await;
        let karina = referred(&house, 1, "Karina Bisgaard").await;
        let own_case = house.of(&house.cast.caseworker);
        let id = interventions::register(&own_case, karina, need(&house)).await.unwrap();
        interventions::step(&own_case, id, 1, taken(InterventionStep::Decline, date(2026, 11, 9), WHY)).await.unwrap();
        let runs = NewIntervention {
            referred_on: Some(date(2026, 11, 3)),
            started_on: Some(date(2026, 11, 4)),
            ..need(&house)
        };
        interventions::register(&own_case, karina, runs).await.unwrap();
        let omar = somebody(&house, "omar", Role::PersonalMentor).await;
        let grant = NewMentorGrant {
            employee: omar.employee.unwrap(),
            kind: PersonalMentorKind::Volunteer,
            period: Period::known(date(2026, 11, 1), Some(date(2027, 4, 30))),
            minutes: 120,
            tasks: TASKS.to_owned(),
        };
        personal_mentors::grant(&own_case, karina, grant).await.unwrap();
        let line = NewLog { on: date(2026, 11, 24), minutes: 45, words: LOGGED.to_owned() };
        personal_mentors::log(&house.of(&omar), karina, line).await.unwrap();
        let everything = [KIND, PROVIDER, NOTE, WHY, TASKS, LOGGED];

        let case = text(&citizens::find(&own_case, karina).await.unwrap().support);
        let me = Holder { job_centre: Some(house.cast.job_centre), citizen: Some(karina), ..Holder::default() };
        let me = house.grant("karina", Role::Citizen, me).await;
        let mine = text(&own::my_way(&house.of(&me)).await.unwrap().support);
        for canary in everything {
            assert!(case.contains(canary), "the caseworker: {canary}");
            assert!(mine.contains(canary), "the citizen: {canary}");
        }

        let consultant = house.of(&house.cast.consultant);
        let page = text(&citizens::find(&consultant, karina).await.unwrap());
        let seen = support(&consultant, karina).await;
        for canary in everything {
            assert!(!page.contains(canary), "the consultant: {canary}");
            assert!(!text(&seen).contains(canary), "the consultant: {canary}");
        }
        let states: Vec<InterventionState> = seen.interventions.iter().map(|i| i.state).collect();
        assert_eq!(states, [InterventionState::Started, InterventionState::Declined]);
        assert_eq!(seen.interventions[0].days.last(), Some(&(Stretch::NeedToStart, 2)));
        assert_eq!(seen.interventions[0].times.len(), 1, "when the citizen is busy, not with what");
        assert_eq!((seen.mentors[0].name.as_str(), seen.mentors[0].used), ("omar", None));
        assert_eq!(code(interventions::find(&consultant, id).await), "not-allowed");

        let granted = own::granted(&house.of(&omar)).await.unwrap();
        let theirs = granted[0].own.clone().unwrap();
        assert_eq!((theirs.used, theirs.left(), theirs.log[0].words.as_str()), (45, 75, LOGGED));
        for canary in [KIND, PROVIDER, NOTE, WHY] {
            assert!(!text(&granted).contains(canary), "the personal mentor: {canary}");
        }
        assert_eq!(code(supports::find(&house.of(&omar), karina).await), "not-allowed");

        let whom = Holder { job_centre: Some(house.cast.job_centre), ..Holder::default() };
        let mentor = Holder { mentor: Some(stage.mentor), ..whom };
        let contact = Holder { company: Some(stage.company), ..whom };
        let mentor = house.grant("jytte", Role::CompanyMentor, mentor).await;
        let contact = house.grant("gitte", Role::CompanyContact, contact).await;
        for who in [&mentor, &contact, &house.cast.project_lead, &house.cast.administrator] {
            assert_eq!(code(supports::find(&house.of(who), karina).await), "not-allowed");
            assert_eq!(code(small_grants::to_decide(&house.of(who)).await), "not-allowed");
        }
        let (a, b) = (own::mentored(&house.of(&mentor)).await, own::our_company(&house.of(&contact)).await);
        for canary in everything {
            assert!(!text(&a).contains(canary) && !text(&b).contains(canary), "the workplace: {canary}");
        }
    })
    .await;
}

#[tokio::test]
async fn citizens_who_are_one_keep_what_goes_on_beside() {
    engines(|house| async move {
        let own = house.of(&house.cast.caseworker);
        let (old, new) = (house.citizen(1, "Karina Bisgaard").await, house.citizen(2, "Karina Bisgård").await);
        let id = interventions::register(&own, old, need(&house)).await.unwrap();
        small_grants::ask(&own, old, shoes(100, false)).await.unwrap();
        let omar = somebody(&house, "omar", Role::PersonalMentor).await;
        let grant = ask_mentor(omar.employee.unwrap(), date(2026, 11, 16), Some(date(2026, 12, 31)));
        personal_mentors::grant(&own, old, grant).await.unwrap();
        let line = NewLog { on: date(2026, 11, 24), minutes: 45, words: LOGGED.to_owned() };
        personal_mentors::log(&house.of(&omar), old, line).await.unwrap();
        let version = citizens::find(&own, old).await.unwrap().citizen.version;
        duplicates::merge(&own, old, version, new, "Skrevet to gange").await.unwrap();
        assert_eq!(code(supports::find(&own, old).await), "not-found");
        let seen = support(&own, new).await;
        assert_eq!((seen.grants.len(), seen.mentors.len(), seen.log[0].1.words.as_str()), (1, 1, LOGGED));
        assert_eq!(seen.interventions[0].content.as_ref().unwrap().note, NOTE, "sealed to its row, and readable");
        assert_eq!(
            code(interventions::step(&own, id, 1, taken(InterventionStep::Refer, date(2026, 11, 3), "")).await),
            "ok"
        );
        assert_eq!(verify(&house.house).await.unwrap(), []);
    })
    .await;
}

#[tokio::test]
async fn what_is_sealed_of_interventions_leaves_with_no_export() {
    engines(|house| async move {
        let karina = referred(&house, 1, "Karina Bisgaard").await;
        let own = house.of(&house.cast.caseworker);
        interventions::register(&own, karina, need(&house)).await.unwrap();
        let omar = somebody(&house, "omar", Role::PersonalMentor).await;
        let grant = ask_mentor(omar.employee.unwrap(), date(2026, 11, 16), Some(date(2026, 12, 31)));
        personal_mentors::grant(&own, karina, grant).await.unwrap();
        let line = NewLog { on: date(2026, 11, 24), minutes: 45, words: LOGGED.to_owned() };
        personal_mentors::log(&house.of(&omar), karina, line).await.unwrap();
        let hex = |text: &str| text.bytes().map(|b| format!("{b:02x}")).collect::<String>();
        let folder = std::env::temp_dir().join(format!("holdepunkt-beside-{}", CitizenId::fresh()));
        std::fs::create_dir_all(&folder).unwrap();
        for (name, passphrase) in [("open.zip", None), ("closed.zip", Some("syv sorte svaner i sivet"))] {
            export::write(&house.house, None, passphrase, &folder.join(name)).await.unwrap();
            let bytes = std::fs::read(folder.join(name)).unwrap();
            let archive = Archive::open(&bytes).unwrap();
            let mut seen = 0;
            for file in archive.names() {
                let text = archive.whole(file, 100_000_000).unwrap().unwrap();
                let text = String::from_utf8_lossy(&text).to_lowercase();
                seen += usize::from(text.contains(&PROVIDER.to_lowercase()));
                for canary in [NOTE, LOGGED] {
                    assert!(!text.contains(&canary.to_lowercase()), "{name} {file}: {canary}");
                    assert!(!text.contains(&hex(canary)), "{name} {file}: {canary} in other letters");
                }
            }
            assert_eq!(seen, 1, "the intervention itself is there, and in its own file alone");
        }
        std::fs::remove_dir_all(&folder).unwrap();
    })
    .await;
}
