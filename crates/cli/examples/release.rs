//! Times the taking of releases of progression across job centres, as the program's own work takes them.
//!
//! ```text
//! release DATABASE KEY_FILE MONTHS     takes one in each of so many months up to this one
//! ```
//!
//! Each is held against all before it, so the last says what it comes to after so many months.

use std::{path::Path, sync::Arc, time::Instant};

use anyhow::{Context as _, bail};
use holdepunkt_casework::{House, Rulebook, progressions::release::take_when_due};
use holdepunkt_store::{Keys, Store};
use jiff::{Timestamp, ToSpan as _, tz::TimeZone};

#[tokio::main]
async fn main() -> anyhow::Result<()> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let [database, keys, months] = args.as_slice() else { bail!("release DATABASE KEY_FILE MONTHS") };
    let store = Store::open(database, Keys::read(Path::new(keys))?).await?;
    let rulebook = Arc::new(Rulebook::load().map_err(anyhow::Error::msg)?);
    let now = Timestamp::now().to_zoned(TimeZone::UTC);
    for back in (0..months.parse::<i64>()?).rev() {
        let moment = now.checked_sub(back.months())?.timestamp();
        let house = House::with_clock(store.clone(), Arc::clone(&rulebook), move || moment);
        let clock = Instant::now();
        let taken = take_when_due(&house).await?.context("a release was taken this month")?;
        let ms = clock.elapsed().as_millis();
        println!("{} {} renewed, {} stand, {ms} ms", taken.on, taken.renewed, taken.stand);
    }
    Ok(())
}
