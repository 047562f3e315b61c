//! Opens the house for a command: keys, database, schema, rulebook.

use std::{
    path::{Path, PathBuf},
    process::ExitCode,
    sync::Arc,
};

use anyhow::{Context as _, bail};
use holdepunkt_casework::{House, Rulebook};
use holdepunkt_store::{
    Keys, Store, StoreError,
    migrate::{migrate as bring_up, sealed_with},
    seal::KeyError,
};
use holdepunkt_wording::{Argument, Words};

use crate::args::Settings;

/// Where things are when nothing is said.
pub const FOLDER: &str = "data";

/// Opens the house; makes the key file at the first start, runs migrations, checks the rulebook.
pub async fn open(settings: &Settings, words: Words) -> anyhow::Result<House> {
    open_in(settings, Path::new(FOLDER), words).await
}

/// As [`open`], with a folder for what the settings don't name.
pub async fn open_in(settings: &Settings, folder: &Path, words: Words) -> anyhow::Result<House> {
    let (database, key_file) = place(settings, folder)?;
    let keys = keys(&database, &key_file, words).await?;
    let store = Store::open(&database, keys).await.map_err(|e| worded(e, words))?;
    bring_up(&store).await.map_err(|e| worded(e, words))?;
    let rulebook = Rulebook::load().map_err(anyhow::Error::msg)?;
    Ok(House::new(store, Arc::new(rulebook)))
}

/// The database and the key file that the settings name, or where they are when nothing is said.
pub fn place(settings: &Settings, folder: &Path) -> anyhow::Result<(String, PathBuf)> {
    let database = match &settings.database {
        Some(url) => url.clone(),
        None => {
            std::fs::create_dir_all(folder).with_context(|| folder.display().to_string())?;
            format!("sqlite:{}", folder.join("holdepunkt.db").display())
        }
    };
    Ok((database, settings.key_file.clone().unwrap_or_else(|| folder.join("keys"))))
}

/// The keys of a file that must be there.
pub fn read_keys(path: &Path, words: Words) -> anyhow::Result<Keys> {
    let told = |key: &str| words.say_with(key, &[("path", Argument::from(path.display().to_string()))]);
    match Keys::read(path) {
        Ok(keys) => Ok(keys),
        Err(KeyError::Missing) => bail!(told("cli-key-file-missing")),
        Err(KeyError::TooOpen) => bail!(told("cli-key-file-too-open")),
        Err(KeyError::Malformed) => bail!(told("cli-key-file-malformed")),
        Err(other) => Err(other).with_context(|| path.display().to_string()),
    }
}

/// The keys. A missing file is made only for a database that was never sealed: with other keys its
/// sealed columns could never be read again.
pub async fn keys(database: &str, path: &Path, words: Words) -> anyhow::Result<Keys> {
    let told = |key: &str| words.say_with(key, &[("path", Argument::from(path.display().to_string()))]);
    match Keys::read(path) {
        Ok(keys) => Ok(keys),
        Err(KeyError::Missing) => {
            let probe = Store::open(database, Keys::fresh()?).await.map_err(|e| worded(e, words))?;
            let sealed = sealed_with(&probe).await.map_err(|e| worded(e, words))?;
            probe.close().await;
            if sealed.is_some() {
                bail!(told("cli-key-file-missing"));
            }
            let keys = Keys::create(path)?;
            eprintln!("{}", told("cli-key-file-made"));
            Ok(keys)
        }
        Err(_) => read_keys(path, words),
    }
}

/// A database's complaint in the operator's language, where there are words for it.
pub fn worded(error: StoreError, words: Words) -> anyhow::Error {
    match error {
        StoreError::NewerSchema { found, known } => {
            anyhow::Error::msg(words.say_with("cli-newer-schema", &[("found", found.into()), ("known", known.into())]))
        }
        StoreError::OtherSchema(number) => {
            anyhow::Error::msg(words.say_with("cli-other-schema", &[("number", number.into())]))
        }
        StoreError::OtherKeys => anyhow::Error::msg(words.say("cli-other-keys")),
        StoreError::Unavailable(why) => {
            anyhow::Error::msg(words.say_with("cli-database-unavailable", &[("why", Argument::from(why))]))
        }
        other => other.into(),
    }
}

/// A use case's refusal in the operator's language.
pub fn refused(error: holdepunkt_casework::Error, words: Words) -> anyhow::Error {
    match error {
        holdepunkt_casework::Error::Refused(list) => {
            anyhow::Error::msg(list.iter().map(|r| words.refusal(&r.refusal)).collect::<Vec<_>>().join("\n"))
        }
        holdepunkt_casework::Error::Store(error) => worded(error, words),
    }
}

/// `holdepunkt migrate`: brings the schema up and says so.
pub async fn migrate(settings: &Settings, words: Words) -> anyhow::Result<ExitCode> {
    let house = open(settings, words).await?;
    println!("{}", words.say("cli-migrated"));
    house.store.close().await;
    Ok(ExitCode::SUCCESS)
}
