//! A job centre's own data and the register's command, held against each other.

use std::{fs, sync::Arc};

use holdepunkt_casework::{
    Context, House, Rulebook, Who, demo,
    settlements::{
        letters,
        register::{self, Sent},
    },
};
use holdepunkt_rules::role::Role;
use holdepunkt_store::{Keys, Store, migrate::migrate};

use crate::{
    settle::{does, settle},
    support::{Folder, said},
};

/// The demo of today, and its project lead.
async fn lead() -> Context {
    let store = Store::open("sqlite::memory:", Keys::fresh().unwrap()).await.unwrap();
    migrate(&store).await.unwrap();
    let now = holdepunkt_testkit::NOW.parse().unwrap();
    let house = House::with_clock(store, Arc::new(Rulebook::load().unwrap()), move || now);
    demo::fill(&house).await.unwrap();
    let cards = demo::cards(&house).await.unwrap();
    let card = cards.iter().find(|c| c.world == "today" && c.grant.role == Role::ProjectLead).unwrap();
    let who = Who::Person(card.grant.clone());
    house.context(who)
}

#[tokio::test]
async fn a_house_taken_out_as_a_register_is_settled_the_same_by_the_command() {
    let lead = lead().await;
    let letter = letters::list(&lead).await.unwrap().into_iter().next().unwrap();
    let folder = Folder::new("economy");
    let tables = folder.path("register");
    fs::create_dir_all(&tables).unwrap();
    for (name, text) in register::tables(&lead, letter.id).await.unwrap() {
        fs::write(tables.join(format!("{name}.csv")), text).unwrap();
    }
    let (from, until) = (letter.period.from().to_string(), letter.period.until().unwrap().to_string());
    let as_of = lead.today.to_string();
    let args = ["--programme", "vc2", "--register", "register", "--as-of", &as_of, "--out", "out"];
    let without = settle(&folder.0, "da", &args);
    assert!(!without.status.success() && said(&without).contains("vcg2"), "a programme without days of its own");
    let turned = settle(&folder.0, "da", &[&args[..], &["--from", &until, "--until", &from]].concat());
    assert!(!turned.status.success() && said(&turned).contains("kan ikke begynde"), "{}", said(&turned));
    let half = settle(&folder.0, "da", &[&args[..], &["--from", &from]].concat());
    assert!(!half.status.success(), "a first day without a last");
    does(&folder.0, "da", &[&args[..], &["--from", &from, "--until", &until]].concat());
    let again = does(&folder.0, "da", &["again", "--settlement", "out", "--register", "register"]);
    assert!(again.contains("out"), "{again}");
    let record: serde_json::Value =
        serde_json::from_slice(&fs::read(folder.path("out/settlement.json")).unwrap()).unwrap();
    assert_eq!((record["letter"][0].as_str(), record["letter"][1].as_str()), (Some(&*from), Some(&*until)));

    let read = |name: &str| fs::read(folder.path("out").join(name)).unwrap();
    let sent = Sent {
        letter: Some(letter.id),
        as_of: Some(lead.today),
        lines: read("lines.csv"),
        refusals: read("refusals.csv"),
    };
    let id = register::keep(&lead, sent).await.unwrap();
    let compared = register::compare(&lead, id).await.unwrap();
    assert_eq!(compared.others, [], "the house and the command agree on everybody");
    assert!(compared.agree > 20, "{} of the demo's citizens", compared.agree);
    assert_eq!(compared.row.earned(), compared.own_earned);
}
