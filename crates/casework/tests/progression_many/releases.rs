//! Releases: two of them, one after the other, tell of nobody; what is told is what was counted; and one a month.

use std::collections::BTreeSet;

use holdepunkt_casework::{
    House, Who,
    invariants::verify,
    progressions::{
        many::{self, Asked, By, Many, Row},
        release::take_when_due,
    },
    store::progression_releases,
};
use holdepunkt_rules::{period::days_between, progression::release::ReleaseTable};
use holdepunkt_store::{Identity, values};
use holdepunkt_testkit::{TestHouse, engines, later};
use jiff::civil::{Date, date};

use super::{
    asked, seed,
    seeded::{Scene, Somebody},
};

const C3: &str = "progression v1 C3";

fn on(house: &TestHouse, day: Date) -> House {
    later(&house.house, holdepunkt_testkit::days(days_between(house.today(), day)))
}

async fn across(house: &TestHouse, day: Date, asked: &Asked) -> Many {
    let agency = on(house, day).context(Who::Person(house.cast.agency.clone()));
    many::across(&agency, asked).await.unwrap()
}

fn row<'m>(many: &'m Many, item: &str) -> &'m Row {
    many.rows.iter().find(|r| r.item.id == item).unwrap()
}

/// What `verify` finds wrong with releases; the invented people of the other job centre have given no answers.
async fn wrong(house: &House) -> Vec<String> {
    let found = verify(house).await.unwrap().into_iter().map(|f| f.code);
    found.filter(|code| code.contains("release")).collect()
}

/// People who answered C3 alike, in the other job centre.
fn alike(n: usize, group: &'static str, first: u8, latest: u8) -> Vec<Somebody> {
    vec![Somebody { group, first, latest }; n]
}

async fn enough(scene: &Scene, house: &TestHouse) -> usize {
    let mut all = alike(20, "activity_ready", 2, 5);
    all.extend(alike(20, "job_ready", 2, 5));
    scene.somewhere_else(house, "C3", 0, &all).await;
    all.len()
}

const NOVEMBER: Date = date(2026, 11, 24);
const DECEMBER: Date = date(2026, 12, 1);
const JANUARY: Date = date(2027, 1, 1);

#[tokio::test]
async fn national_figures_stand_until_five_have_moved_them() {
    engines(|house| async move {
        let scene = seed(&house, 60, 23).await;
        let mut there = enough(&scene, &house).await;
        let by_group = asked(By::TargetGroup, C3);
        let first = across(&house, NOVEMBER, &by_group).await;
        assert_eq!((first.taken_on, row(&first, "C3").counted_on), (Some(NOVEMBER), Some(NOVEMBER)));
        let n = |many: &Many| row(many, "C3").moves.n.unwrap();

        // One person answers between two months, and nothing of it is seen: neither the same day nor in the next release.
        scene.somewhere_else(&house, "C3", there, &alike(1, "job_ready", 2, 9)).await;
        there += 1;
        assert_eq!(across(&house, NOVEMBER, &by_group).await.rows, first.rows);
        let taken = take_when_due(&on(&house, DECEMBER)).await.unwrap().unwrap();
        assert!(taken.renewed > 100 && taken.stand == 6, "{taken:?}");
        let second = across(&house, DECEMBER, &by_group).await;
        assert_eq!((second.taken_on, row(&second, "C3").counted_on), (Some(DECEMBER), Some(NOVEMBER)));
        assert_eq!((second.groups_on, second.outcomes_on), (Some(NOVEMBER), Some(NOVEMBER)));
        assert_eq!(row(&second, "C2").counted_on, Some(DECEMBER), "nothing has changed there");
        assert_eq!((n(&second), &second.groups, &second.outcomes), (n(&first), &first.groups, &first.outcomes));

        // Five do, and they move.
        scene.somewhere_else(&house, "C3", there, &alike(4, "job_ready", 2, 9)).await;
        there += 4;
        assert_eq!(take_when_due(&on(&house, date(2026, 12, 31))).await.unwrap(), None, "once a month");
        take_when_due(&on(&house, JANUARY)).await.unwrap().unwrap();
        let third = across(&house, JANUARY, &by_group).await;
        assert_eq!((third.taken_on, row(&third, "C3").counted_on), (Some(JANUARY), Some(JANUARY)));
        assert_eq!((n(&third), third.groups_on), (n(&first) + 5, Some(JANUARY)));

        // Five of everybody, but two and three of the groups: these stand by themselves, with their own day.
        let some = [alike(2, "job_ready", 9, 2), alike(3, "activity_ready", 9, 2)].concat();
        scene.somewhere_else(&house, "C3", there, &some).await;
        let february = date(2027, 2, 1);
        take_when_due(&on(&house, february)).await.unwrap().unwrap();
        let fourth = across(&house, february, &by_group).await;
        assert_eq!((row(&fourth, "C3").counted_on, fourth.groups_on), (Some(february), Some(JANUARY)));
        assert_eq!((n(&fourth), &fourth.groups), (n(&first) + 10, &third.groups));
        let told: u64 = fourth.groups.iter().filter_map(|g| g.moves.n).sum();
        assert!(told <= n(&third), "what the groups add up to was told of everybody on their own day");
        assert_eq!(wrong(&house.house).await, [""; 0]);
    })
    .await;
}

#[tokio::test]
async fn one_who_takes_it_back_is_not_what_a_third_release_has_over_the_first() {
    engines(|house| async move {
        let scene = seed(&house, 1, 29).await;
        let there = enough(&scene, &house).await;
        let n = async |day: Date| row(&across(&house, day, &Asked::default()).await, "C3").moves.n;
        let first = n(NOVEMBER).await;
        scene.somewhere_else(&house, "C3", there, &alike(6, "job_ready", 2, 9)).await;
        take_when_due(&on(&house, DECEMBER)).await.unwrap().unwrap();
        let second = n(DECEMBER).await;
        assert_eq!(second, first.map(|n| n + 6));
        // Five of them are gone: five from the second release, one from the first.
        const GONE: Identity = Identity::new(
            "delete from progression_pair where citizen in (select citizen from progression_pair \
             where item = 'progression v1 C3' and latest_answer = '9' order by citizen limit 5)",
        );
        let mut tx = house.house.store.write().await.unwrap();
        assert_eq!(tx.run(GONE.bound(values![])).await.unwrap(), 5);
        tx.commit().await.unwrap();
        take_when_due(&on(&house, JANUARY)).await.unwrap().unwrap();
        assert_eq!(n(JANUARY).await, second, "it stands");
    })
    .await;
}

#[tokio::test]
async fn two_who_read_first_at_once_read_one_release() {
    engines(|house| async move {
        seed(&house, 3, 31).await;
        let (a, b) = tokio::join!(async { across(&house, NOVEMBER, &Asked::default()).await }, async {
            across(&house, NOVEMBER, &Asked::default()).await
        });
        assert_eq!((a.taken_on, a.rows), (b.taken_on, b.rows));
        let mut tx = house.house.store.read().await.unwrap();
        let tables = progression_releases::of_release(&mut tx, NOVEMBER).await.unwrap();
        let items: BTreeSet<&str> = tables.iter().map(|t| t.item.as_str()).collect();
        assert_eq!((items.len(), tables.len()), (27, 27 * ReleaseTable::ALL.len()));
        let lines = Identity::new("select count(*) as n from trail where noun = 'progression_release'");
        assert_eq!(tx.first(lines.bound(values![]), |r| r.get::<i64>("n")).await.unwrap(), Some(1));
    })
    .await;
}

#[tokio::test]
async fn release_that_does_not_add_up_is_found() {
    engines(|house| async move {
        let scene = seed(&house, 10, 37).await;
        enough(&scene, &house).await;
        across(&house, NOVEMBER, &Asked::default()).await;
        assert_eq!(wrong(&house.house).await, [""; 0]);
        const WRONG: Identity = Identity::new(
            "update progression_release_count set n = n + 1 where item = 'progression v1 C3' and table_kind = 'age' \
             and measure = 'change' and cell = 3",
        );
        let mut tx = house.house.store.write().await.unwrap();
        assert!(tx.run(WRONG.bound(values![])).await.unwrap() > 0);
        tx.commit().await.unwrap();
        assert_eq!(wrong(&house.house).await, ["release-does-not-add-up"]);
    })
    .await;
}
