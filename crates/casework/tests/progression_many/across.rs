//! Across job centres: nothing of 1 to 4 people, and the same figures where there are more.

use holdepunkt_casework::progressions::many::{self, Asked, By, Many};
use holdepunkt_testkit::{TestHouse, engines};

use super::{Naive, asked, seed, told};

fn figures(many: &Many) -> Vec<Option<u64>> {
    let mut all = Vec::new();
    for row in &many.rows {
        let m = &row.moves;
        all.extend(row.first_bands.into_iter().chain(row.now_bands).chain([m.n, m.improved, m.unchanged, m.worse]));
    }
    for group in &many.groups {
        let m = &group.moves;
        all.extend([m.n, m.improved, m.unchanged, m.worse]);
    }
    for row in &many.outcomes {
        all.extend([row.n].into_iter().chain(row.moved));
    }
    all
}

async fn nationally(house: &TestHouse, asked: &Asked) -> Many {
    many::across(&house.of(&house.cast.agency), asked).await.unwrap()
}

#[tokio::test]
async fn progression_across_job_centres_shows_nothing_of_fewer_than_five() {
    engines(|house| async move {
        let scene = seed(&house, 60, 11).await;
        scene.elsewhere(&house, "C3", &[(2, 5), (2, 2), (9, 1)]).await;
        let (mut shown, mut hidden) = (0, 0);
        for by in By::ALL {
            for item in ["C3", "M2", "K10"] {
                let many = nationally(&house, &asked(by, &format!("progression v1 {item}"))).await;
                assert!(many.national && many.complete.is_empty());
                assert!(many.rows.iter().all(|r| r.first.is_none() && r.now.is_none()), "only bands");
                for figure in figures(&many) {
                    assert!(figure.is_none_or(|n| n == 0 || n >= 5), "{figure:?}");
                    *(if figure.is_some() { &mut shown } else { &mut hidden }) += 1;
                }
                for group in &many.groups {
                    let m = &group.moves;
                    assert!(m.n.is_some() || *m == many::Moves::default(), "{m:?}");
                    assert!(m.twice_median.is_none() || m.n >= Some(9), "{m:?}");
                    assert!(m.interval.is_none() || m.n >= Some(17), "{m:?}");
                }
            }
        }
        assert!(shown > 100 && hidden > 100, "{shown} {hidden}");
    })
    .await;
}

#[tokio::test]
async fn progression_across_job_centres_is_the_sum_of_them() {
    engines(|house| async move {
        let scene = seed(&house, 150, 13).await;
        let (naive, there) = (Naive::of(&scene), [(2, 5), (2, 2), (9, 1), (4, 5), (0, 10)]);
        scene.elsewhere(&house, "C3", &there).await;
        let mut all = naive.changes("C3", |_| true);
        all.extend(there.map(|(first, latest)| i64::from(latest) - i64::from(first)));
        all.sort_unstable();
        let many = nationally(&house, &asked(By::TargetGroup, "progression v1 C3")).await;
        let row = many.rows.iter().find(|r| r.item.id == "C3").unwrap();
        assert_eq!(row.moves, told(&all), "there are enough in each");
        let sum: u64 = many.groups.iter().filter_map(|g| g.moves.n).sum();
        assert_eq!(sum, all.len() as u64);
        let own = many::in_job_centre(&house.of(&house.cast.project_lead), &Asked::default()).await.unwrap();
        let row = own.rows.iter().find(|r| r.item.id == "C3").unwrap();
        assert_eq!(row.moves, told(&naive.changes("C3", |_| true)), "one's own without the others'");
    })
    .await;
}
