//! Progression of many, held against a calculation of its own on seeded data: lists that are sorted, and sums of whole
//! binomial terms; and what is told across job centres and to evaluators.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)] // a test fails loudly

mod across;
mod evaluation;
mod naive;
mod releases;
mod seeded;

use holdepunkt_casework::{
    House,
    invariants::verify,
    progressions::many::{self, Asked, By, Many, Moves},
};
use holdepunkt_rules::{
    period::plus_days,
    progression::{Answer, Respondent, RoundKind},
};
use holdepunkt_store::{Scoped, values};
use holdepunkt_testkit::{code, engines};
use naive::{Naive, median};
use seeded::{Scene, seed};

async fn sound(house: &House) {
    assert_eq!(verify(house).await.unwrap(), Vec::new());
}

/// A change as the page tells it, from a sorted list.
fn told(changes: &[i64]) -> Moves {
    let count = |of: &dyn Fn(&&i64) -> bool| Some(changes.iter().filter(of).count() as u64);
    Moves {
        n: Some(changes.len() as u64),
        improved: count(&|c| **c >= 2),
        unchanged: count(&|c| (-1..=1).contains(*c)),
        worse: count(&|c| **c <= -2),
        twice_median: median(changes),
        interval: naive::interval(changes),
    }
}

fn asked(by: By, item: &str) -> Asked {
    Asked { by: Some(by), item: Some(item.to_owned()), questionnaire: None }
}

fn check_rows(many: &Many, naive: &Naive) {
    assert_eq!(many.rows.len(), 27, "ten of the citizen, seven of the mentor, ten of the employee");
    let mut numbers = 0;
    for row in &many.rows {
        let id = &row.item.id;
        let (first, now) = (naive.first(id), naive.now(id));
        for (spread, answers) in [(row.first.unwrap(), first), (row.now.unwrap(), now)] {
            for value in 0..=10_u8 {
                let n = answers.iter().filter(|a| **a == Answer::Value(value)).count() as u64;
                assert_eq!(spread.values[usize::from(value)], n, "{id} {value}");
                numbers += n;
            }
            assert_eq!(spread.dont_know, answers.iter().filter(|a| **a == Answer::DontKnow).count() as u64, "{id}");
            assert_eq!(spread.prefer_not, answers.iter().filter(|a| **a == Answer::PreferNot).count() as u64, "{id}");
            let values: Vec<i64> = answers.iter().filter_map(|a| a.value()).map(i64::from).collect();
            assert_eq!(spread.twice_median(), median(&values), "{id}");
        }
        let low = row.first.unwrap().values[..4].iter().sum::<u64>();
        assert_eq!((row.first_bands[0], row.first_bands[3]), (Some(low), Some(row.first.unwrap().dont_know)), "{id}");
        assert_eq!(row.moves, told(&naive.changes(id, |_| true)), "{id}");
    }
    assert!(numbers > 2_000, "{numbers}");
}

fn check_groups(many: &Many, naive: &Naive, by: By) {
    let item = many.item.as_ref().unwrap();
    let group = |c: &naive::Known| match by {
        By::TargetGroup => c.group.to_owned(),
        By::Age => if c.under_30 { "under_30" } else { "from_30" }.to_owned(),
        By::Model => c.model.to_owned(),
        By::Weeks => naive.weeks(c).to_string(),
    };
    let mut names: Vec<String> = naive.known.iter().map(group).collect();
    names.sort();
    names.dedup();
    names.retain(|name| !naive.changes(&item.item.id, |c| group(c) == *name).is_empty());
    let found: Vec<String> = many.groups.iter().map(|g| g.group.clone()).collect();
    assert_eq!(found, names, "{by:?}");
    assert!(names.len() > 1, "{by:?}");
    for row in &many.groups {
        assert_eq!(row.moves, told(&naive.changes(&item.item.id, |c| group(c) == row.group)), "{by:?} {}", row.group);
    }
}

fn check_outcomes(many: &Many, naive: &Naive) {
    let item = &many.item.as_ref().unwrap().item.id;
    assert!(many.outcomes.len() >= 3);
    let mut all = 0;
    for row in &many.outcomes {
        let whole = told(&naive.changes(item, |c| c.outcome.is_some() && c.outcome == row.outcome));
        assert_eq!((row.n, row.moved), (whole.n, [whole.improved, whole.unchanged, whole.worse]), "{:?}", row.outcome);
        all += whole.n.unwrap();
    }
    assert_eq!(all, naive.changes(item, |c| c.outcome.is_some()).len() as u64);
}

fn check_complete(many: &Many, scene: &Scene) {
    let (from, until) = many.complete_days;
    assert_eq!((from, until), (plus_days(scene.today, -365), plus_days(scene.today, -15)));
    for c in &many.complete {
        let rounds: Vec<_> = scene.rounds.iter().filter(|r| from <= r.on && r.on <= until).collect();
        let asked = rounds.iter().filter(|r| c.respondent == Respondent::Mentor || r.kind != RoundKind::Short);
        let sent = |late: bool| {
            let of = |r: &&&seeded::Held| r.sent.iter().any(|(who, l)| *who == c.respondent && *l == late);
            rounds.iter().filter(of).count() as i64
        };
        assert_eq!((c.asked, c.in_time, c.late), (asked.count() as i64, sent(false), sent(true)), "{:?}", c.respondent);
        assert!(c.in_time > 50 && c.late > 5, "{c:?}");
    }
}

#[tokio::test]
async fn progression_of_many_is_what_counting_by_hand_says() {
    engines(|house| async move {
        let scene = seed(&house, 200, 7).await;
        let naive = Naive::of(&scene);
        let lead = house.of(&house.cast.project_lead);
        let whole = many::in_job_centre(&lead, &Asked::default()).await.unwrap();
        check_rows(&whole, &naive);
        assert_eq!((whole.groups.len(), whole.by), (0, None));
        check_complete(&whole, &scene);
        for by in By::ALL {
            let many = many::in_job_centre(&lead, &asked(by, "progression v1 C3")).await.unwrap();
            assert_eq!(many.rows, whole.rows);
            check_groups(&many, &naive, by);
            check_outcomes(&many, &naive);
        }
        sound(&house.house).await;
    })
    .await;
}

#[tokio::test]
async fn progression_pairs_follow_a_correction_and_a_missing_code_is_no_number() {
    engines(|house| async move {
        let scene = seed(&house, 1, 3).await;
        let consultant = house.of(&house.cast.consultant);
        let lead = house.of(&house.cast.project_lead);
        let moved = async |item: &str| {
            let many = many::in_job_centre(&lead, &Asked::default()).await.unwrap();
            let row = many.rows.into_iter().find(|r| r.item.id == item).unwrap();
            (row.first.unwrap(), row.now.unwrap(), row.moves.n, row.moves.twice_median)
        };
        let (zero, last) = scene.with_zero_point(&house, plus_days(house.today(), -90)).await;
        scene.answer(&consultant, zero, "3").await;
        scene.answer(&consultant, last, "7").await;
        let (first, now, n, twice) = moved("C1").await;
        assert_eq!((first.values[3], now.values[7], n, twice), (1, 1, Some(1), Some(8)));
        scene.answer(&consultant, last, "4").await;
        let (_, now, n, twice) = moved("C1").await;
        assert_eq!((now.values[7], now.values[4], n, twice), (0, 1, Some(1), Some(2)), "corrected, and counted once");
        for missing in ["dont_know", "prefer_not"] {
            scene.answer(&consultant, last, missing).await;
            let (first, now, n, twice) = moved("C1").await;
            assert_eq!((first.n(), now.n(), now.dont_know + now.prefer_not), (1, 0, 1), "{missing}");
            assert_eq!((n, twice), (Some(0), None), "{missing}");
        }
        sound(&house.house).await;

        const WRONG: Scoped = Scoped::new("update progression_pair set latest_answer = $2 where job_centre = $1");
        let mut tx = house.house.store.write().await.unwrap();
        tx.run(WRONG.within(house.cast.job_centre, values!["9"])).await.unwrap();
        tx.commit().await.unwrap();
        let found = verify(&house.house).await.unwrap();
        assert_eq!(found.len(), 1, "{found:?}");
        assert_eq!(
            (found[0].code.as_str(), found[0].subject.clone()),
            ("progression-not-as-answered", scene.people[0].to_string())
        );
    })
    .await;
}

#[tokio::test]
async fn progression_of_many_is_for_those_who_may_and_of_ones_own_job_centre() {
    engines(|house| async move {
        let scene = seed(&house, 12, 5).await;
        let of = |grant| house.of(grant);
        let cast = &house.cast;
        for who in [&cast.consultant, &cast.caseworker, &cast.project_lead] {
            assert_eq!(code(many::in_job_centre(&of(who), &Asked::default()).await), "ok");
            assert_eq!(code(many::across(&of(who), &Asked::default()).await), "not-allowed");
        }
        for who in [&cast.agency, &cast.administrator] {
            assert_eq!(code(many::in_job_centre(&of(who), &Asked::default()).await), "not-allowed");
        }
        assert_eq!(code(many::across(&of(&cast.agency), &Asked::default()).await), "ok");
        let unknown = Asked { questionnaire: Some("another".to_owned()), ..Asked::default() };
        assert_eq!(code(many::in_job_centre(&of(&cast.consultant), &unknown).await), "not-found");

        let elsewhere = of(&cast.consultant_elsewhere);
        let nothing = many::in_job_centre(&elsewhere, &asked(By::Age, "progression v1 C1")).await.unwrap();
        assert!(nothing.rows.iter().all(|r| !r.is_answered() && r.moves.n == Some(0)));
        assert!(nothing.groups.is_empty() && nothing.outcomes.is_empty());
        assert!(nothing.complete.iter().all(|c| (c.asked, c.in_time, c.late) == (0, 0, 0)));
        let here = many::in_job_centre(&of(&cast.consultant), &Asked::default()).await.unwrap();
        scene.copied_elsewhere(&house, "C1", 8).await;
        let there = many::in_job_centre(&elsewhere, &Asked::default()).await.unwrap();
        assert_eq!(there.rows[0].moves.n, Some(8));
        let still = many::in_job_centre(&of(&cast.consultant), &Asked::default()).await.unwrap();
        assert_eq!(still.rows, here.rows);
    })
    .await;
}
