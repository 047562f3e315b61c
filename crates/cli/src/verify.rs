//! `holdepunkt verify`: every invariant that the schema can't hold.

use std::process::ExitCode;

use holdepunkt_casework::invariants;
use holdepunkt_wording::{Argument, Words};

use crate::{args::Settings, house};

/// Says what does not hold, one line each; fails when anything doesn't.
pub async fn run(settings: &Settings, words: Words) -> anyhow::Result<ExitCode> {
    let house = house::open(settings, words).await?;
    let findings = invariants::verify(&house).await.map_err(|e| house::refused(e, words))?;
    house.store.close().await;
    if findings.is_empty() {
        println!("{}", words.say("cli-verify-sound"));
        return Ok(ExitCode::SUCCESS);
    }
    for finding in &findings {
        println!("{} {}", finding.code, finding.subject);
    }
    eprintln!("{}", words.say_with("cli-verify-unsound", &[("count", Argument::from(findings.len()))]));
    Ok(ExitCode::FAILURE)
}
