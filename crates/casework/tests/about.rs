//! Wishes, goals, what helps and why, CV and groups of a citizen: who may, what is refused, who sees it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)] // a test fails loudly

use holdepunkt_casework::{Context, Error, accommodations, citizens, cv, invariants::verify, own, wishes};
use holdepunkt_rules::{
    accommodation::Accommodation,
    codes::Code,
    cv::{CvEntry, CvKind},
    id::{CentreId, CitizenId, CvEntryId},
    role::Role,
    wish::Wishes,
};
use holdepunkt_testkit::{TestHouse, engines, settle_centre};
use jiff::civil::date;

fn code<T: std::fmt::Debug>(result: Result<T, Error>) -> String {
    match result {
        Ok(_) => "ok".to_owned(),
        Err(Error::Refused(list)) => format!("{} {}", list[0].refusal.code(), list[0].field.unwrap_or_default()),
        Err(Error::Store(error)) => panic!("{error}"),
    }
}

fn codes(list: &[&str]) -> Vec<Code> {
    list.iter().map(|c| Code::known(*c)).collect()
}

fn help(code: &str, words: &str) -> Accommodation {
    Accommodation { accommodation: Code::known(code), words: words.to_owned() }
}

#[tokio::test]
async fn wishes_are_kept_in_order_and_on_their_lists() {
    engines(|house| async move {
        let id = house.citizen(1, "Karina Bisgaard").await;
        let stages = [settle_centre(&house, 1, 1).await, settle_centre(&house, 2, 1).await];
        let own = house.of(&house.cast.caseworker);
        let (one, two) = (stages[0].centre, stages[1].centre);
        let wanted = Wishes {
            centres: vec![two, one],
            tasks: codes(&["9112", "5223"]),
            not_industries: codes(&["10"]),
            ..Wishes::default()
        };
        let note = async |version, w: Wishes, goals: &[Code]| code(wishes::note(&own, id, version, &w, goals).await);
        assert_eq!(note(1, wanted.clone(), &codes(&["5223"])).await, "ok");
        assert_eq!(note(1, wanted.clone(), &[]).await, "stale ");
        let stranger = Wishes { centres: vec![CentreId::fresh()], ..Wishes::default() };
        assert_eq!(note(2, stranger, &[]).await, "not-on-the-list centres");
        assert_eq!(note(2, Wishes::default(), &codes(&["0000"])).await, "not-on-the-list goals");
        let both = Wishes { tasks: codes(&["5223"]), not_tasks: codes(&["5223"]), ..Wishes::default() };
        assert_eq!(note(2, both, &[]).await, "wanted-and-not not_tasks");
        let (_, about) = citizens::about(&own, id).await.unwrap();
        assert_eq!((about.wishes, about.goals), (wanted, codes(&["5223"])));
        assert_eq!(about.centres.iter().map(|(c, _)| *c).collect::<Vec<_>>(), [two, one]);
        let consultant = house.of(&house.cast.consultant);
        assert_eq!(code(wishes::note(&consultant, id, 2, &Wishes::default(), &[]).await), "not-found ");
        assert_eq!(verify(&house.house).await.unwrap(), []);
    })
    .await;
}

#[tokio::test]
async fn accommodation_is_heard_by_the_workplace_and_why_by_the_caseworker_alone() {
    engines(|house| async move {
        let id = house.citizen(1, "Karina Bisgaard").await;
        let cast = &house.cast;
        let own = house.of(&cast.caseworker);
        let list = vec![help("breaks_hourly", "Gerne udenfor"), help("quiet_place", "")];
        let note = async |version, list: &[Accommodation]| code(accommodations::note(&own, id, version, list).await);
        assert_eq!(note(1, &[help("quiet_place", "Har angst")]).await, "tells-of-health accommodations");
        assert_eq!(note(1, &[help("no_such", "")]).await, "not-on-the-list accommodations");
        assert_eq!(note(1, &[list[0].clone(), list[0].clone()]).await, "chosen-twice accommodations");
        assert_eq!(note(1, &list).await, "ok");
        let why = [(Code::known("quiet_place"), "PTSD efter ulykken".to_owned())];
        let write = async |who: &Context, version| code(accommodations::note_why(who, id, version, &why).await);
        let because = Context { why: Some("Bente er syg i dag".to_owned()), ..house.of(&cast.teammate) };
        assert_eq!(write(&because, 2).await, "not-found ", "no reason opens it to the team");
        assert_eq!(write(&house.of(&cast.consultant), 2).await, "not-allowed ");
        assert_eq!(write(&own, 2).await, "ok");
        assert_eq!(write(&own, 2).await, "stale ");
        let stranger = [(Code::known("no_cash"), "x".to_owned())];
        assert_eq!(code(accommodations::note_why(&own, id, 3, &stranger).await), "not-on-the-list why");
        let (_, known) = accommodations::with_why(&own, id).await.unwrap();
        assert_eq!(known[1], (list[1].clone(), "PTSD efter ulykken".to_owned()));
        assert_eq!(code(accommodations::with_why(&because, id).await), "not-found ");
        // What no longer helps takes its why with it.
        assert_eq!(note(3, &list[..1]).await, "ok");
        assert_eq!(note(4, &list).await, "ok");
        let (_, known) = accommodations::with_why(&own, id).await.unwrap();
        assert_eq!(known[1].1, "");
        assert_eq!(verify(&house.house).await.unwrap(), []);
    })
    .await;
}

fn entry(citizen: CitizenId, title: &str) -> CvEntry {
    CvEntry {
        id: CvEntryId::fresh(),
        citizen,
        kind: CvKind::Work,
        title: title.to_owned(),
        place: "Kantinen".to_owned(),
        from: Some(date(2015, 1, 1)),
        until: Some(date(2017, 1, 1)),
        note: String::new(),
        version: 1,
    }
}

#[tokio::test]
async fn cv_is_written_entry_by_entry_and_seen_by_the_citizen() {
    engines(|house: TestHouse| async move {
        let id = house.citizen(1, "Karina Bisgaard").await;
        let own = house.of(&house.cast.caseworker);
        let first = entry(id, "Kok");
        let turned = CvEntry { until: Some(date(2014, 1, 1)), ..entry(id, "Bager") };
        assert_eq!(code(cv::register(&own, turned).await), "ends-before-it-begins until");
        let to_come = CvEntry { from: Some(date(2027, 1, 1)), until: None, ..entry(id, "Bager") };
        assert_eq!(code(cv::register(&own, to_come).await), "not-yet from");
        assert_eq!(code(cv::register(&own, first.clone()).await), "ok");
        let later = CvEntry { from: Some(date(2020, 1, 1)), until: None, ..entry(id, "Vagt") };
        cv::register(&own, later).await.unwrap();
        assert_eq!(code(cv::correct(&own, CvEntry { title: "Souschef".to_owned(), ..first.clone() }).await), "ok");
        assert_eq!(code(cv::correct(&own, first.clone()).await), "stale ");
        let whom = holdepunkt_casework::sign_in::Holder {
            job_centre: Some(house.cast.job_centre),
            citizen: Some(id),
            ..Default::default()
        };
        let me = house.grant("karina", Role::Citizen, whom).await;
        let way = own::my_way(&house.of(&me)).await.unwrap();
        assert_eq!(way.about.cv.iter().map(|e| e.title.as_str()).collect::<Vec<_>>(), ["Vagt", "Souschef"]);
        assert!(way.about.benefits.is_none(), "only where the policy says so");
        assert_eq!(code(cv::remove(&house.of(&house.cast.caseworker_elsewhere), first.id, 2).await), "not-found ");
        assert_eq!(code(cv::remove(&own, first.id, 2).await), "ok");
    })
    .await;
}

#[tokio::test]
async fn group_changes_from_a_day_and_history_stands() {
    engines(|house| async move {
        let id = house.citizen(1, "Karina Bisgaard").await;
        let own = house.of(&house.cast.caseworker);
        let today = house.today();
        let change = async |version, group: &str, from| {
            code(citizens::change_group(&own, id, version, &Code::known(group), from).await)
        };
        assert_eq!(change(1, "resource_course", date(2026, 11, 1)).await, "day-out-of-reach group_from");
        assert_eq!(change(1, "match_4", today).await, "code-not-in-use target_group");
        assert_eq!(change(1, "resource_course", date(2026, 12, 1)).await, "ok");
        assert_eq!(change(1, "job_ready", date(2026, 12, 1)).await, "stale ");
        assert_eq!(change(2, "job_ready", date(2026, 12, 1)).await, "ok", "the same day corrects");
        let page = citizens::find(&own, id).await.unwrap();
        assert_eq!(page.citizen.target_group.as_str(), "job_ready");
        let steps: Vec<String> = page.about.groups.iter().map(|s| format!("{} {}", s.from, s.group)).collect();
        assert_eq!(steps, ["2026-11-24 activity_ready", "2026-12-01 job_ready"]);
        assert_eq!(verify(&house.house).await.unwrap(), []);
    })
    .await;
}
