//! `holdepunkt backup` and `restore`: an encrypted copy while the program runs, and the way back.

use std::{
    path::{Path, PathBuf},
    process::ExitCode,
    sync::Arc,
};

use anyhow::{Context as _, bail};
use clap::Args as ClapArgs;
use holdepunkt_casework::{House, Rulebook, invariants};
use holdepunkt_store::{
    Keys, Store,
    backup::{self, BackupError, Held, Unlock},
};
use holdepunkt_wording::{Argument, Words};
use jiff::{Timestamp, tz::TimeZone};

use crate::{args::Settings, house};

#[derive(Debug, Clone, ClapArgs)]
pub struct Backup {
    #[arg(value_name = "FILE")]
    pub copy: PathBuf,
    #[arg(long, env = "HOLDEPUNKT_PASSPHRASE_FILE")]
    pub passphrase_file: Option<PathBuf>,
}

#[derive(Debug, Clone, ClapArgs)]
pub struct Restore {
    #[arg(value_name = "FILE")]
    pub copy: PathBuf,
    #[arg(long, env = "HOLDEPUNKT_PASSPHRASE_FILE")]
    pub passphrase_file: Option<PathBuf>,
    #[arg(long)]
    pub check: bool,
}

/// Shortest passphrase: whoever steals the file may guess for years.
const SHORTEST: usize = 16;

/// The first line of a file.
pub fn passphrase(path: Option<&Path>, words: Words) -> anyhow::Result<Option<String>> {
    let Some(path) = path else { return Ok(None) };
    let text = std::fs::read_to_string(path).with_context(|| path.display().to_string())?;
    let line = text.lines().next().unwrap_or_default().to_owned();
    if line.chars().count() < SHORTEST {
        bail!(words.say_with("cli-backup-short-passphrase", &[("least", Argument::from(SHORTEST))]));
    }
    Ok(Some(line))
}

fn worded(error: BackupError, words: Words) -> anyhow::Error {
    let key = match error {
        BackupError::Io(ref why) if why.kind() != std::io::ErrorKind::InvalidData => {
            let why = Argument::from(why.to_string());
            return anyhow::Error::msg(words.say_with("cli-backup-io", &[("why", why)]));
        }
        BackupError::Store(error) => return house::worded(error, words),
        BackupError::Io(_) | BackupError::Damaged => "cli-backup-damaged",
        BackupError::FileIsThere => "cli-backup-file-is-there",
        BackupError::NotABackup => "cli-backup-not-a-backup",
        BackupError::WrongKey => "cli-backup-wrong-key",
        BackupError::NotEmpty => "cli-backup-not-empty",
    };
    anyhow::Error::msg(words.say(key))
}

fn told(key: &str, held: &Held, words: Words) -> String {
    let zone = TimeZone::get("Europe/Copenhagen").unwrap_or(TimeZone::UTC);
    let made = Argument::from(words.moment(held.made, &zone));
    words.say_with(key, &[("made", made), ("rows", Argument::from(held.rows() as i64))])
}

/// Makes a backup. It brings no schema up: the program of the day before may still be running.
pub async fn backup(settings: &Settings, options: &Backup, words: Words) -> anyhow::Result<ExitCode> {
    let (database, key_file) = house::place(settings, Path::new(house::FOLDER))?;
    let passphrase = passphrase(options.passphrase_file.as_deref(), words)?;
    let keys = house::read_keys(&key_file, words)?;
    let store = Store::open(&database, keys).await.map_err(|e| house::worded(e, words))?;
    let made = backup::write(&store, passphrase.as_deref(), &options.copy, Timestamp::now()).await;
    store.close().await;
    let held = made.map_err(|e| worded(e, words))?;
    let path = Argument::from(options.copy.display().to_string());
    println!("{}", words.say_with("cli-backup-made", &[("path", path), ("rows", Argument::from(held.rows() as i64))]));
    if passphrase.is_none() {
        eprintln!("{}", words.say("cli-backup-keys-apart"));
    }
    Ok(ExitCode::SUCCESS)
}

/// Lays a backup into an empty database, brings it up to this program, and verifies it.
pub async fn restore(settings: &Settings, options: &Restore, words: Words) -> anyhow::Result<ExitCode> {
    let (database, key_file) = house::place(settings, Path::new(house::FOLDER))?;
    let passphrase = passphrase(options.passphrase_file.as_deref(), words)?;
    let keys = match (&passphrase, key_file.exists()) {
        (Some(_), false) => None,
        _ => Some(house::read_keys(&key_file, words)?),
    };
    let unlock = match (&passphrase, &keys) {
        (Some(passphrase), _) => Unlock::Passphrase(passphrase),
        (None, Some(keys)) => Unlock::Keys(keys),
        (None, None) => bail!(words.say("cli-backup-wrong-key")),
    };
    // From its first byte to its last, before anything is touched.
    let held = backup::check(&options.copy, unlock).map_err(|e| worded(e, words))?;
    if options.check {
        println!("{}", told("cli-backup-sound", &held, words));
        return Ok(ExitCode::SUCCESS);
    }
    let theirs = held.keys.clone();
    let keys: Keys = match (&keys, &theirs) {
        (Some(ours), Some(theirs)) if ours.fingerprint() != theirs.fingerprint() => {
            let path = Argument::from(key_file.display().to_string());
            bail!(words.say_with("cli-backup-other-key-file", &[("path", path)]));
        }
        (Some(keys), _) | (None, Some(keys)) => keys.clone(),
        (None, None) => bail!(words.say("cli-backup-wrong-key")),
    };
    let store = Store::open(&database, keys.clone()).await.map_err(|e| house::worded(e, words))?;
    if let Err(error) = backup::restore(&options.copy, unlock, &store).await {
        store.close().await;
        return Err(worded(error, words));
    }
    if !key_file.exists() {
        keys.write(&key_file)?;
        let path = Argument::from(key_file.display().to_string());
        eprintln!("{}", words.say_with("cli-key-file-made", &[("path", path)]));
    }
    let rulebook = Rulebook::load().map_err(anyhow::Error::msg)?;
    let house = House::new(store, Arc::new(rulebook));
    let findings = invariants::verify(&house).await.map_err(|e| house::refused(e, words))?;
    house.store.close().await;
    if findings.is_empty() {
        println!("{}", told("cli-backup-restored", &held, words));
        return Ok(ExitCode::SUCCESS);
    }
    for finding in &findings {
        println!("{} {}", finding.code, finding.subject);
    }
    eprintln!("{}", words.say_with("cli-verify-unsound", &[("count", Argument::from(findings.len()))]));
    Ok(ExitCode::FAILURE)
}
