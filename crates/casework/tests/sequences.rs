//! Any sequence of steps leaves `verify` clean: whatever people try, in whatever order, what is allowed is
//! done whole and what isn't is refused with a reason, never with a failure.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)] // a test fails loudly

#[path = "sequences/world.rs"]
mod world;

use std::{collections::BTreeMap, fs, sync::Mutex};

use holdepunkt_casework::{Error, export, invariants::verify};
use holdepunkt_store::{
    Keys, Store,
    backup::{Digest, digest},
    dialect::Engine,
    migrate::MIGRATIONS,
};
use holdepunkt_testkit::{TestHouse, engines};
use proptest::{
    strategy::{Strategy as _, ValueTree as _},
    test_runner::{Config, RngAlgorithm, TestRng, TestRunner},
};
use world::{Step, Tried, World, tried};

fn cases(many: usize, seed: u8) -> Vec<Vec<Tried>> {
    let rng = TestRng::from_seed(RngAlgorithm::ChaCha, &[seed; 32]);
    let mut runner = TestRunner::new_with_rng(Config::default(), rng);
    let strategy = tried();
    (0..many).map(|_| strategy.new_tree(&mut runner).unwrap().current()).collect()
}

const PASSPHRASE: &str = "syv sorte svaner i sivet";

/// Every column that leaves as it is, and the number of rows of every table that leaves.
async fn comparable(store: &Store) -> Vec<Digest> {
    let tables = holdepunkt_store::export::tables(MIGRATIONS.len(), true, false);
    let named: Vec<(String, Vec<String>)> =
        tables.into_iter().map(|t| (t.name, t.columns.into_iter().map(|c| c.name).collect())).collect();
    digest(store, Some(&named)).await.unwrap()
}

/// What came to be, whatever it is, goes out and comes back as it was.
async fn out_and_in_again(house: &TestHouse) {
    let folder = std::env::temp_dir().join(format!("holdepunkt-sequences-{}", std::process::id()));
    fs::create_dir_all(&folder).unwrap();
    let file = folder.join("all.zip");
    export::write(&house.house, None, Some(PASSPHRASE), &file).await.unwrap();
    let expected = comparable(&house.house.store).await;
    let back = Store::open("sqlite::memory:", Keys::fresh().unwrap()).await.unwrap();
    export::bring_in(&back, &file, Some(PASSPHRASE)).await.unwrap();
    assert_eq!(comparable(&back).await, expected);
    let mut again = house.house.clone();
    again.store = back;
    assert_eq!(verify(&again).await.unwrap(), []);
    fs::remove_dir_all(&folder).unwrap();
}

#[tokio::test]
async fn any_sequence_of_steps_leaves_the_house_clean_and_goes_out_and_in_again() {
    let (done, told) = (Mutex::new(BTreeMap::<String, usize>::new()), Mutex::new(BTreeMap::<String, usize>::new()));
    engines(|house| {
        let (done, told) = (&done, &told);
        async move {
            let postgres = house.house.store.engine() == Engine::Postgres;
            let long = if std::env::var_os("HOLDEPUNKT_LONG").is_some() { 10 } else { 1 };
            let many = long * if postgres { 6 } else { 60 };
            for (n, steps) in cases(many, 7).into_iter().enumerate() {
                let world = World::of(&house, 2 * n as u32 + 1).await;
                for step in &steps {
                    match world.take(*step).await {
                        Ok(false) => {}
                        Ok(true) => *done.lock().unwrap().entry(format!("{:?}", step.0)).or_default() += 1,
                        Err(Error::Refused(list)) => {
                            *told.lock().unwrap().entry(list[0].refusal.code().to_owned()).or_default() += 1;
                        }
                        Err(Error::Store(error)) => panic!("{step:?}: {error}"),
                    }
                }
                assert_eq!(verify(&house.house).await.unwrap(), [], "after {steps:?}");
                if n % 20 == 0 {
                    out_and_in_again(&house).await;
                }
            }
            out_and_in_again(&house).await;
        }
    })
    .await;
    let (done, told) = (done.into_inner().unwrap(), told.into_inner().unwrap());
    let never: Vec<String> = Step::ODDS
        .iter()
        .flat_map(|(_, steps)| steps.iter().map(|s| format!("{s:?}")))
        .filter(|s| !done.contains_key(s))
        .collect();
    eprintln!("done: {done:?}; refused: {told:?}");
    assert_eq!(never, [] as [&str; 0], "steps that could never be taken; refused: {told:?}");
    assert!(done.values().sum::<usize>() > 500, "{done:?}; refused: {told:?}");
}
