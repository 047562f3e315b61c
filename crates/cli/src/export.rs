//! `holdepunkt export` and `import everything`: all of a job centre as files that people read, and the way back.

use std::{
    path::{Path, PathBuf},
    process::ExitCode,
    sync::Arc,
};

use clap::Args as ClapArgs;
use holdepunkt_casework::{
    House, Rulebook,
    export::{self, ExportError},
    invariants, job_centres,
};
use holdepunkt_store::Store;
use holdepunkt_wording::{Argument, Words};

use crate::{args::Settings, backup, house};

#[derive(Debug, ClapArgs)]
pub struct Export {
    #[arg(value_name = "FILE.zip")]
    to: PathBuf,
    #[arg(long)]
    job_centre: Option<String>,
    #[arg(long, env = "HOLDEPUNKT_PASSPHRASE_FILE")]
    passphrase_file: Option<PathBuf>,
}

fn worded(error: ExportError, words: Words) -> anyhow::Error {
    let key = match error {
        ExportError::Io(why) => {
            return anyhow::Error::msg(words.say_with("cli-backup-io", &[("why", Argument::from(why.to_string()))]));
        }
        ExportError::Damaged(name) => {
            return anyhow::Error::msg(words.say_with("cli-export-damaged", &[("name", Argument::from(name))]));
        }
        ExportError::Store(error) => return house::worded(error, words),
        ExportError::FileIsThere => "cli-export-file-is-there",
        ExportError::NotAnExport => "cli-export-not-an-export",
        ExportError::WithoutSealed => "cli-export-without-sealed",
        ExportError::WrongPassphrase => "cli-export-wrong-passphrase",
        ExportError::NotEmpty => "cli-export-not-empty",
    };
    anyhow::Error::msg(words.say(key))
}

/// Takes everything out, of one job centre or of all.
pub async fn write(settings: &Settings, options: &Export, words: Words) -> anyhow::Result<ExitCode> {
    let passphrase = backup::passphrase(options.passphrase_file.as_deref(), words)?;
    let house = house::open(settings, words).await?;
    let scope = match &options.job_centre {
        None => None,
        Some(named) => Some(job_centres::named(&house, named).await.map_err(|e| house::refused(e, words))?.id),
    };
    let done = export::write(&house, scope, passphrase.as_deref(), &options.to).await;
    house.store.close().await;
    let held = done.map_err(|e| worded(e, words))?;
    let values = [
        ("path", Argument::from(options.to.display().to_string())),
        ("rows", Argument::from(words.number(i64::try_from(held.rows()).unwrap_or(i64::MAX)))),
        ("files", Argument::from(held.tables.len())),
    ];
    println!("{}", words.say_with("cli-export-made", &values));
    eprintln!("{}", words.say(if held.comes_back { "cli-export-open" } else { "cli-export-one-way" }));
    Ok(ExitCode::SUCCESS)
}

/// Lays everything into an empty database, and verifies it.
pub async fn bring_in(
    settings: &Settings,
    file: &Path,
    passphrase_file: Option<&Path>,
    words: Words,
) -> anyhow::Result<ExitCode> {
    let passphrase = backup::passphrase(passphrase_file, words)?;
    let (database, key_file) = house::place(settings, Path::new(house::FOLDER))?;
    let keys = house::keys(&database, &key_file, words).await?;
    let store = Store::open(&database, keys).await.map_err(|e| house::worded(e, words))?;
    let done = export::bring_in(&store, file, passphrase.as_deref()).await;
    let held = match done {
        Ok(held) => held,
        Err(error) => {
            store.close().await;
            return Err(worded(error, words));
        }
    };
    let rulebook = Rulebook::load().map_err(anyhow::Error::msg)?;
    let house = House::new(store, Arc::new(rulebook));
    let findings = invariants::verify(&house).await.map_err(|e| house::refused(e, words))?;
    house.store.close().await;
    for finding in &findings {
        println!("{} {}", finding.code, finding.subject);
    }
    let rows = Argument::from(words.number(i64::try_from(held.rows()).unwrap_or(i64::MAX)));
    println!("{}", words.say_with("cli-export-brought-in", &[("rows", rows)]));
    if findings.is_empty() {
        println!("{}", words.say("cli-verify-sound"));
        return Ok(ExitCode::SUCCESS);
    }
    eprintln!("{}", words.say_with("cli-verify-unsound", &[("count", Argument::from(findings.len()))]));
    Ok(ExitCode::FAILURE)
}
