//! The floor of `bench/web`: a bare page that only runs a page's main query and writes the rows as plain text. No
//! sign-in, no trail, no template; the same kind of process, the same pools, the very same statements.
//!
//! ```text
//! floor DATABASE KEY_FILE PORT     serves /list /waiting /search /citizen /board /report /companies /many /national
//!                                  /release
//! floor DATABASE KEY_FILE PATH     prints how the engine finds the rows of such a page
//! ```
//!
//! What a page needs to know comes in its address: `scope`, `employee`, `unit`, `citizen`, `q`, `programme`, `item`,
//! `today`.

use std::{collections::HashMap, fmt::Debug, path::Path};

use anyhow::{Context as _, bail};
use axum::{
    Router,
    extract::{OriginalUri, State},
    http::{StatusCode, Uri},
    response::IntoResponse,
    routing::get,
};
use holdepunkt_rules::{
    codes::Code, fold, id::*, period::plus_days, placement::ENDING_SOON_DAYS, progression::release::ReleaseTable,
};
use holdepunkt_store::{
    Keys, Store, Tx,
    citizens::{self, Cut, Narrowed, Whose},
    companies,
    floors::{self, Fits},
    names,
    progression_pairs::{self, By},
    progression_releases::{self, Counted},
    progressions, status,
};
use holdepunkt_web::serve::serve_router;
use jiff::civil::Date;
use tokio::net::TcpListener;

/// What the address asks for.
struct Asked(HashMap<String, String>);

impl Asked {
    fn of(uri: &Uri) -> anyhow::Result<Self> {
        let pairs = uri.query().unwrap_or_default().split('&').filter_map(|p| p.split_once('='));
        Ok(Self(pairs.map(|(name, value)| (name.to_owned(), value.to_owned())).collect()))
    }

    fn text(&self, name: &'static str) -> anyhow::Result<&str> {
        self.0.get(name).map(String::as_str).context(name)
    }

    fn id<T>(&self, name: &'static str, parse: impl Fn(&str) -> Option<T>) -> anyhow::Result<T> {
        parse(self.text(name)?).context(name)
    }
}

fn lines<T: Debug>(rows: impl IntoIterator<Item = T>) -> String {
    rows.into_iter().map(|row| format!("{row:?}\n")).collect()
}

/// Runs the main query of a page.
async fn rows(tx: &mut Tx, page: &str, asked: &Asked) -> anyhow::Result<String> {
    let scope = asked.id("scope", JobCentreId::parse)?;
    let today: Date = asked.text("today")?.parse()?;
    let days = (today, plus_days(today, ENDING_SOON_DAYS));
    let employee = || asked.id("employee", EmployeeId::parse);
    let first = Cut { sort: "name".to_owned(), size: 50, ..Cut::default() };
    Ok(match page {
        "/list" => {
            let whose = Whose::Coordinated(employee()?, None);
            lines(citizens::cut(tx, scope, whose, days, &Narrowed::default(), &first).await?.citizens)
        }
        "/waiting" => {
            let whose = Whose::Referred(employee()?, None);
            lines(citizens::cut(tx, scope, whose, days, &Narrowed::default(), &first).await?.citizens)
        }
        "/search" => {
            let whose = Whose::Coordinated(employee()?, UnitId::parse(asked.text("unit")?));
            let found = names::search(tx, scope, whose, &fold::looked_for(asked.text("q")?)).await?;
            let ids: Vec<CitizenId> = found.iter().map(|f| f.id).take(citizens::THESE_MOST).collect();
            lines(citizens::these(tx, scope, &ids, days).await?)
        }
        "/citizen" => lines(citizens::find(tx, scope, asked.id("citizen", CitizenId::parse)?).await?),
        "/board" => {
            let (_, page) = floors::page(tx, scope, &Fits::default(), None, days, 0).await?;
            lines(floors::places(tx, scope, &page).await?)
                + &lines(floors::booked(tx, scope, plus_days(today, -28), &page).await?)
        }
        "/report" => lines(status::courses(tx, scope, &Code::known(asked.text("programme")?)).await?),
        "/companies" => lines(companies::list(tx, scope).await?),
        "/many" => {
            let (year, item) = (plus_days(today, -365), &asked.text("item")?.replace('+', " "));
            lines(progression_pairs::count(tx, scope).await?)
                + &lines(progression_pairs::count_by(tx, scope, item, By::TargetGroup).await?)
                + &lines(progression_pairs::outcomes(tx, scope, item).await?)
                + &lines(progressions::held(tx, scope, year, today).await?)
                + &lines(progressions::answered(tx, scope, year, today, "progression").await?)
        }
        "/national" => {
            let item = &asked.text("item")?.replace('+', " ");
            let on = progression_releases::latest(tx).await?.context("no release was taken")?;
            let table = |table| Counted { item: item.clone(), table, on };
            lines(progression_releases::of_release(tx, on).await?)
                + &lines(progression_releases::of_kind(tx, on, ReleaseTable::Whole).await?)
                + &lines(progression_releases::of_table(tx, &table(ReleaseTable::TargetGroup)).await?)
                + &lines(progression_releases::of_table(tx, &table(ReleaseTable::Outcome)).await?)
        }
        "/release" => {
            let mut all = String::new();
            for table in ReleaseTable::ALL {
                all += &lines(progression_pairs::count_all(tx, *table).await?);
            }
            let (told, cells) = progression_releases::ever(tx, &asked.text("item")?.replace('+', " ")).await?;
            all + &lines(told) + &lines(cells)
        }
        _ => bail!("no such page"),
    })
}

async fn page(State(store): State<Store>, OriginalUri(uri): OriginalUri) -> impl IntoResponse {
    let told = async {
        let mut tx = store.read().await?;
        rows(&mut tx, uri.path(), &Asked::of(&uri)?).await
    };
    told.await.map_err(|error| (StatusCode::INTERNAL_SERVER_ERROR, format!("{error:#}")))
}

/// Every statement that a page's main query runs, with how the engine finds its rows.
async fn plans(store: &Store, path: &str) -> anyhow::Result<()> {
    let uri: Uri = path.parse()?;
    let mut tx = store.read().await?.explaining();
    rows(&mut tx, uri.path(), &Asked::of(&uri)?).await?;
    for (statement, plan) in tx.explained() {
        println!("{statement}\n");
        plan.iter().for_each(|line| println!("    {line}"));
        println!();
    }
    Ok(())
}

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let mut args = std::env::args().skip(1);
    let (Some(database), Some(keys), Some(what)) = (args.next(), args.next(), args.next()) else {
        bail!("floor DATABASE KEY_FILE PORT|PATH")
    };
    let store = Store::open(&database, Keys::read(Path::new(&keys))?).await?;
    let Ok(port) = what.parse::<u16>() else { return plans(&store, &what).await };
    let listener = TcpListener::bind(("127.0.0.1", port)).await?;
    let router = Router::new().route("/{page}", get(page)).with_state(store);
    Ok(serve_router(router, listener, std::future::pending()).await?)
}
