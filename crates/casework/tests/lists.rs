//! Lists: citizens filtered, sorted and cut by the engine; names found by their words; views and what was opened lately.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)] // a test fails loudly

use holdepunkt_casework::{
    Context, Error, citizens, companies, invariants, recents,
    search::search,
    store::{
        self, Identity,
        citizens::{Cut, Narrowed, Stands},
        names, values,
    },
    views::{self, NewView},
};
use holdepunkt_rules::id::*;
use holdepunkt_testkit::{TestHouse, cpr, engines};

fn code<T: std::fmt::Debug>(result: Result<T, Error>) -> String {
    match result {
        Ok(_) => "ok".to_owned(),
        Err(Error::Refused(list)) => list[0].refusal.code().to_owned(),
        Err(Error::Store(error)) => panic!("{error}"),
    }
}

fn cut(sort: &str, size: usize) -> Cut {
    let descending = sort.starts_with('-');
    Cut { sort: sort.trim_start_matches('-').to_owned(), descending, size, ..Cut::default() }
}

async fn names_of(context: &Context, narrowed: &Narrowed, cut: &Cut) -> String {
    let page = citizens::page(context, narrowed, cut).await.unwrap();
    page.citizens.iter().map(|c| c.citizen.name.clone()).collect::<Vec<_>>().join(", ")
}

#[tokio::test]
async fn pages_follow_each_other_forwards_and_back_in_danish_order() {
    engines(|h| async move {
        for (n, name) in ["Åse", "Anna", "Zita", "Ærlig", "Øjvind", "Aage", "Anna"].into_iter().enumerate() {
            h.citizen(u32::try_from(n).unwrap() + 1, name).await;
        }
        let me = h.of(&h.cast.caseworker);
        let everything = Narrowed::default();
        for (sort, whole) in [
            ("name", ["Anna, Anna", "Zita, Ærlig", "Øjvind, Aage", "Åse"]),
            ("-name", ["Åse, Aage", "Øjvind, Ærlig", "Zita, Anna", "Anna"]),
        ] {
            let mut at = cut(sort, 2);
            let mut pages = Vec::new();
            let last = loop {
                let page = citizens::page(&me, &everything, &at).await.unwrap();
                pages.push(page.citizens.iter().map(|c| c.citizen.name.as_str()).collect::<Vec<_>>().join(", "));
                at.after = page.citizens.last().map(|c| c.citizen.id);
                if !page.more_after {
                    break page.citizens;
                }
            };
            assert_eq!(pages, whole, "{sort}");
            let back = Cut { before: Some(last[0].citizen.id), ..cut(sort, 2) };
            let page = citizens::page(&me, &everything, &back).await.unwrap();
            let named = page.citizens.iter().map(|c| c.citizen.name.as_str()).collect::<Vec<_>>().join(", ");
            assert_eq!((named.as_str(), page.more_before, page.more_after), (whole[2], true, true), "{sort}");
        }
        let gone = Cut { after: Some(CitizenId::fresh()), ..cut("name", 3) };
        assert_eq!(names_of(&me, &everything, &gone).await, "Anna, Anna, Zita", "a row that is gone begins anew");
    })
    .await;
}

#[tokio::test]
async fn how_a_citizen_stands_is_filtered_counted_and_sorted_with_nothing_last() {
    engines(|h| async move {
        let stage = h.stage(1, 2).await;
        let waiting = h.citizen(20, "Viggo Venter").await;
        let _none = h.citizen(21, "Ida Ingen").await;
        let me = h.of(&h.cast.caseworker);
        holdepunkt_casework::referrals::send(&me, waiting, "Gerne butik".to_owned()).await.unwrap();
        let _ = stage;
        let page = citizens::page(&me, &Narrowed::default(), &cut("since", 50)).await.unwrap();
        let count = |s: Stands| page.counts.iter().find(|(k, _)| *k == s).map_or(0, |(_, n)| *n);
        assert_eq!((count(Stands::Waiting), count(Stands::None)), (1, 1));
        assert_eq!(page.citizens.last().unwrap().citizen.name, "Ida Ingen", "nothing comes last");
        let down = citizens::page(&me, &Narrowed::default(), &cut("-since", 50)).await.unwrap();
        assert_eq!(down.citizens.last().unwrap().citizen.name, "Ida Ingen", "whichever way");
        let only = Narrowed { stands: "waiting".to_owned(), ..Narrowed::default() };
        assert_eq!(names_of(&me, &only, &cut("name", 50)).await, "Viggo Venter");
        let nobody = Narrowed { consultant: "-".to_owned(), stands: "none".to_owned(), ..Narrowed::default() };
        assert_eq!(names_of(&me, &nobody, &cut("hours", 50)).await, "Ida Ingen");
        // Whoever waits is in every consultant's list; nobody's unreferred citizen is.
        let consultant = h.of(&h.cast.consultant);
        let seen = names_of(&consultant, &Narrowed::default(), &cut("name", 50)).await;
        assert!(seen.contains("Viggo Venter") && !seen.contains("Ida Ingen"), "{seen}");
        let elsewhere = h.of(&h.cast.caseworker_elsewhere);
        assert_eq!(names_of(&elsewhere, &Narrowed::default(), &cut("name", 50)).await, "");
        assert_eq!(code(citizens::page(&h.of(&h.cast.project_lead), &only, &cut("name", 9)).await), "not-allowed");
        for sort in ["since", "next", "hours", "place", "caseworker", "consultant", "group", "-next", "-hours"] {
            let all = citizens::page(&me, &Narrowed::default(), &cut(sort, 50)).await.unwrap().citizens;
            let mut at = cut(sort, 1);
            let mut walked = Vec::new();
            while let Some(c) = citizens::page(&me, &Narrowed::default(), &at).await.unwrap().citizens.pop() {
                at.after = Some(c.citizen.id);
                walked.push(c);
            }
            assert_eq!(walked, all, "one by one as all at once, by {sort}");
        }
    })
    .await;
}

#[tokio::test]
async fn names_are_found_by_beginnings_however_they_are_written_and_kept_when_they_change() {
    engines(|h| async move {
        let id = h.citizen(1, "Åse Marie Østergaard-Møller").await;
        h.citizen(2, "Anna Åkjær").await;
        let me = h.of(&h.cast.caseworker);
        let find = async |q: &str| {
            let found = search(&me, q).await.unwrap().citizens;
            found.into_iter().map(|f| f.listed.citizen.name).collect::<Vec<_>>().join(", ")
        };
        for q in ["aase", "ÅSE", "møl ås", "østergård", "oestergaard", "marie åse østergaard moller moeller"] {
            let hit = q.contains("moller moeller");
            assert_eq!(find(q).await, if hit { "" } else { "Åse Marie Østergaard-Møller" }, "{q}");
        }
        assert_eq!(find("å").await, "Anna Åkjær, Åse Marie Østergaard-Møller");
        assert_eq!(find("%").await, "");
        assert_eq!(find("gaard").await, "", "a word is found by its beginning");
        let mut p = h.particulars("Åse Holm");
        p.caseworker = h.cast.caseworker.employee;
        citizens::correct(&me, id, 1, p).await.unwrap();
        assert_eq!((find("østergaard").await.as_str(), find("holm").await.as_str()), ("", "Åse Holm"));
        assert_eq!(invariants::verify(&h.house).await.unwrap(), []);
        // Words that are lost are told of, and come back.
        let mut tx = h.house.store.write().await.unwrap();
        tx.run(Identity::new("delete from name_word").bound(values![])).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(invariants::verify(&h.house).await.unwrap().len(), 2);
        let mut tx = h.house.store.write().await.unwrap();
        assert_eq!(names::rebuild(&mut tx).await.unwrap(), 2);
        tx.commit().await.unwrap();
        assert_eq!(invariants::verify(&h.house).await.unwrap(), []);
    })
    .await;
}

#[tokio::test]
async fn no_search_and_no_page_by_name_reads_every_citizen() {
    engines(|h| async move {
        if h.house.store.engine() != store::dialect::Engine::Sqlite {
            return;
        }
        let mut tx = h.house.store.read().await.unwrap();
        let caseworkers_pages = &store::citizens::LISTS[4..8];
        for text in names::SEARCHES.iter().chain(caseworkers_pages) {
            let plan = tx.plan(text).await.unwrap();
            let scans = plan.iter().any(|l| l.starts_with("SCAN c") && !l.starts_with("SCAN CONSTANT"));
            assert!(!scans, "{plan:#?}\n{text}");
            assert!(!plan.iter().any(|l| l == "SCAN w" || l == "SCAN name_word"), "{plan:#?}");
        }
        for text in store::words::SEARCHES {
            let plan = tx.plan(text).await.unwrap();
            assert!(!plan.iter().any(|l| l.starts_with("SCAN") && !l.contains("CONSTANT")), "{plan:#?}\n{text}");
        }
        for text in &store::citizens::LISTS[8..12] {
            let plan = tx.plan(text).await.unwrap();
            assert!(plan.iter().any(|l| l == "SEARCH c USING INDEX sqlite_autoindex_citizen_1 (id=?)"), "{plan:#?}");
        }
        let by_name = tx.plan(store::citizens::LISTS[4]).await.unwrap();
        assert!(by_name.iter().any(|l| l.contains("citizen_by_caseworker")), "{by_name:#?}");
        assert_eq!(by_name.last().unwrap(), "USE TEMP B-TREE FOR LAST TERM OF ORDER BY", "sorted by the index");
    })
    .await;
}

#[tokio::test]
async fn whoever_looks_reads_beside_the_writer_and_sees_nothing_before_the_line_is_written() {
    let folder = std::env::temp_dir().join(format!("holdepunkt-look-{}", holdepunkt_rules::id::TrailId::fresh()));
    std::fs::create_dir_all(&folder).unwrap();
    let h = TestHouse::at(&format!("sqlite:{}", folder.join("h.db").display())).await;
    h.citizen(1, "Ida Holm").await;
    let me = h.of(&h.cast.caseworker);
    let writer = h.house.store.write().await.unwrap();
    let mut read = h.house.store.see().await.unwrap();
    let words = ["ida".to_owned()];
    let found = store::names::search(
        &mut read,
        h.cast.job_centre,
        store::citizens::Whose::Coordinated(h.cast.caseworker.employee.unwrap(), None),
        &words,
    );
    assert_eq!(found.await.unwrap().len(), 1, "reading waits for nobody");
    drop(read);
    let look = search(&me, "ida");
    tokio::pin!(look);
    let early = tokio::time::timeout(std::time::Duration::from_millis(100), &mut look).await;
    assert!(early.is_err(), "the line can't be written yet");
    drop(writer);
    assert_eq!(look.await.unwrap().citizens.len(), 1);
    let mut tx = h.house.store.read().await.unwrap();
    let line = store::trail::latest(&mut tx, h.cast.job_centre, 1).await.unwrap().remove(0).line;
    assert_eq!((line.deed.as_str(), line.noun.as_str()), ("search", "citizens"));
    drop(tx);
    h.house.store.close().await;
    std::fs::remove_dir_all(folder).unwrap();
}

fn view(name: &str) -> NewView {
    NewView {
        list: "companies".to_owned(),
        name: name.to_owned(),
        query: "f.type=cafe&sort=-places".to_owned(),
        shared: false,
        preferred: false,
    }
}

#[tokio::test]
async fn views_are_ones_own_until_they_are_shared() {
    engines(|h| async move {
        let me = h.of(&h.cast.consultant);
        let lead = h.of(&h.cast.project_lead);
        let elsewhere = h.of(&h.cast.consultant_elsewhere);
        let id = views::keep(&me, view("Cafeer")).await.unwrap();
        assert_eq!(views::keep(&me, view("Cafeer")).await.unwrap(), id, "the same name replaces");
        let names = async |who: &Context| {
            let all = views::of_list(who, "companies").await.unwrap();
            all.into_iter().map(|v| format!("{}{}", v.name, if v.preferred { "*" } else { "" })).collect::<Vec<_>>()
        };
        assert_eq!(names(&me).await, ["Cafeer"]);
        assert!(names(&lead).await.is_empty());
        assert_eq!(code(views::remove(&lead, id).await), "not-found");
        assert_eq!(code(views::prefer(&lead, id, true).await), "not-found");
        assert_eq!(code(views::keep(&me, NewView { shared: true, ..view("Alles") }).await), "not-allowed");
        let shared = views::keep(&lead, NewView { shared: true, ..view("Alles") }).await.unwrap();
        assert_eq!(names(&me).await, ["Cafeer", "Alles"]);
        assert!(names(&elsewhere).await.is_empty());
        assert_eq!(code(views::prefer(&elsewhere, shared, true).await), "not-found");
        views::prefer(&me, shared, true).await.unwrap();
        assert_eq!(names(&me).await, ["Cafeer", "Alles*"]);
        assert_eq!(names(&lead).await, ["Alles"]);
        assert_eq!(code(views::remove(&me, shared).await), "not-allowed");
        views::remove(&lead, shared).await.unwrap();
        assert_eq!(names(&me).await, ["Cafeer"]);
        assert_eq!(
            code(views::keep(&me, NewView { query: "f.name=Karina".to_owned(), ..view("x") }).await),
            "not-on-the-list"
        );
        assert_eq!(code(views::keep(&me, view("  ")).await), "missing");
        for n in 0..29 {
            views::keep(&me, view(&format!("Nr. {n}"))).await.unwrap();
        }
        assert_eq!(code(views::keep(&me, view("En til")).await), "too-many-views");
        assert_eq!(invariants::verify(&h.house).await.unwrap(), []);
    })
    .await;
}

#[tokio::test]
async fn what_one_opened_lately_is_named_within_reach_and_forgotten_outside_it() {
    engines(|h| async move {
        let id = h.citizen(1, "Karina Bisgaard").await;
        let company = {
            let consultant = h.of(&h.cast.consultant);
            companies::register(&consultant, holdepunkt_testkit::company(1), None, None).await.unwrap()
        };
        let me = h.of(&h.cast.caseworker);
        citizens::find(&me, id).await.unwrap();
        let later = Context { now: me.now + jiff::SignedDuration::from_secs(1), ..me.clone() };
        recents::opened(&later, recents::Noun::Company, company).await.unwrap();
        recents::opened(&later, recents::Noun::Company, company).await.unwrap();
        let names =
            async |who: &Context| recents::latest(who).await.unwrap().into_iter().map(|r| r.name).collect::<Vec<_>>();
        let all = names(&me).await;
        assert_eq!(all.len(), 2, "{all:?}");
        assert_eq!(all[1], "Karina Bisgaard");
        assert!(names(&h.of(&h.cast.teammate)).await.is_empty(), "each role has its own");
        // Somebody else's citizen from now on, in another team: forgotten.
        let mut tx = h.house.store.write().await.unwrap();
        let away = Identity::new("update citizen set caseworker = $1");
        let other = h.cast.consultant.employee.unwrap();
        tx.run(away.bound(values![other])).await.unwrap();
        let unit = Identity::new("update employee set unit = null where id = $1");
        tx.run(unit.bound(values![other])).await.unwrap();
        tx.commit().await.unwrap();
        assert_eq!(names(&me).await.len(), 1);
        for n in 2..20 {
            let at =
                Context { now: me.now + jiff::SignedDuration::from_secs(i64::from(n)), ..h.of(&h.cast.consultant) };
            let made = companies::register(&at, holdepunkt_testkit::company(n), None, None).await.unwrap();
            recents::opened(&at, recents::Noun::Company, made).await.unwrap();
        }
        assert_eq!(names(&h.of(&h.cast.consultant)).await.len(), 10);
        assert_eq!(invariants::verify(&h.house).await.unwrap(), []);
    })
    .await;
}

#[tokio::test]
async fn protected_names_are_found_by_those_alone_who_have_the_citizen() {
    engines(|h| async move {
        let mut p = h.particulars("Karina Bisgaard");
        p.protected = true;
        let own = h.of(&h.cast.caseworker);
        let id = citizens::register(&own, cpr(1), p).await.unwrap();
        let found = async |who: &Context, q: &str| search(who, q).await.unwrap().citizens;
        assert_eq!(found(&own, "karina").await[0].listed.citizen.id, id);
        let teammate = h.of(&h.cast.teammate);
        assert!(found(&teammate, "karina").await.is_empty());
        let by_cpr = found(&teammate, &cpr(1).reveal()).await;
        assert_eq!((by_cpr[0].listed.citizen.name.as_str(), by_cpr[0].asks_reason), ("", true));
        assert!(found(&h.of(&h.cast.caseworker_elsewhere), &cpr(1).reveal()).await.is_empty());
    })
    .await;
}
