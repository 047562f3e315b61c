//! What a settlement was made by, kept beside its tables, so that it can be made again bit for bit.

use std::{
    collections::BTreeMap,
    fs::{self, File},
    io::{self, Read as _},
    path::{Path, PathBuf},
    thread::JoinHandle,
};

use holdepunkt_rules::grants::{
    day::Day,
    terms::{Readings, Terms},
};
use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use crate::{
    fault::{Amiss, Fault},
    out::Format,
    register::TABLES,
};

/// The file's name.
pub const FILE: &str = "settlement.json";

/// The rules and the program that settle.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Made {
    /// The programme's code.
    pub programme: String,
    /// Its version.
    pub programme_version: String,
    /// The rulebook's files that it comes from, each with its SHA-256.
    pub rulebook: BTreeMap<String, String>,
    /// The program's version.
    pub program_version: String,
    /// The first and last day of a grant letter, where the programme leaves them to it.
    pub letter: Option<(Day, Day)>,
}

/// Another settlement that this one builds on.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Named {
    /// Its day.
    pub as_of: String,
    /// The SHA-256 of its `settlement.json`, which holds those of its tables.
    pub sha256: String,
}

/// The contents of `settlement.json`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Record {
    /// The programme's code.
    pub programme: String,
    /// Its version.
    pub programme_version: String,
    /// The first and last day of the grant letter, where they aren't the programme's own.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub letter: Option<[String; 2]>,
    /// The day.
    pub as_of: String,
    /// The readings, by name.
    pub readings: BTreeMap<String, String>,
    /// The rulebook's files, each with its SHA-256.
    pub rulebook: BTreeMap<String, String>,
    /// The program's version.
    pub program_version: String,
    /// How the tables are written.
    pub format: String,
    /// The settlement that was paid on account.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub on_account: Option<Named>,
    /// The settlement that this one corrects.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub corrects: Option<Named>,
    /// The register's files, each with its SHA-256, where that was asked for.
    #[serde(skip_serializing_if = "Option::is_none", default)]
    pub inputs: Option<BTreeMap<String, String>>,
    /// The tables that were written, each with its SHA-256.
    pub outputs: BTreeMap<String, String>,
}

impl Record {
    /// A record without files yet.
    #[must_use]
    pub fn new(made: &Made, terms: &Terms, as_of: Day, format: Format) -> Self {
        let r = terms.readings;
        let readings = [("months", r.months.code()), ("gap", r.gap.code()), ("result_after", r.result_after.code())];
        Self {
            programme: made.programme.clone(),
            programme_version: made.programme_version.clone(),
            letter: made.letter.map(|(from, until)| [from.to_string(), until.to_string()]),
            as_of: as_of.to_string(),
            readings: readings.into_iter().map(|(key, value)| (key.to_owned(), value.to_owned())).collect(),
            rulebook: made.rulebook.clone(),
            program_version: made.program_version.clone(),
            format: format.to_string(),
            on_account: None,
            corrects: None,
            inputs: None,
            outputs: BTreeMap::new(),
        }
    }

    /// The record of a settlement's folder, with the SHA-256 of its bytes.
    ///
    /// # Errors
    /// [`Fault::Earlier`].
    pub fn read(folder: &Path) -> Result<(Self, String), Fault> {
        let amiss = |amiss, detail: String| Fault::Earlier { folder: folder.to_owned(), amiss, detail };
        let bytes = fs::read(folder.join(FILE)).map_err(|why| match why.kind() {
            io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => amiss(Amiss::NotThere, String::new()),
            _ => Fault::Io { path: folder.join(FILE), why },
        })?;
        let record: Self = serde_json::from_slice(&bytes).map_err(|why| amiss(Amiss::Unreadable, why.to_string()))?;
        if record.day().is_none() {
            return Err(amiss(Amiss::Unreadable, "as_of".to_owned()));
        }
        Ok((record, hex(&Sha256::digest(&bytes))))
    }

    /// Its day.
    #[must_use]
    pub fn day(&self) -> Option<Day> {
        self.as_of.parse().ok().map(Day::of)
    }

    /// The days of its grant letter; as an error what can't be read.
    ///
    /// # Errors
    /// The text that is no day.
    pub fn letter(&self) -> Result<Option<(Day, Day)>, String> {
        let day = |text: &String| text.parse().map(Day::of).map_err(|_| text.clone());
        self.letter.as_ref().map(|[from, until]| Ok((day(from)?, day(until)?))).transpose()
    }

    /// Its readings, laid over others; none when it holds one that there isn't.
    #[must_use]
    pub fn readings(&self, over: Readings) -> Option<Readings> {
        self.readings.iter().try_fold(over, |readings, (key, value)| readings.with(key, value))
    }

    /// Were the readings set side by side?
    #[must_use]
    pub fn compares_readings(&self) -> bool {
        self.outputs.keys().any(|file| file.starts_with("readings."))
    }

    /// As bytes.
    pub(crate) fn bytes(&self) -> Vec<u8> {
        let mut text = serde_json::to_string_pretty(self).unwrap_or_default();
        text.push('\n');
        text.into_bytes()
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The SHA-256 of a file.
pub(crate) fn sha256(path: &Path) -> io::Result<String> {
    let mut file = File::open(path)?;
    let (mut hash, mut buffer) = (Sha256::new(), vec![0; 1 << 18]);
    loop {
        let read = file.read(&mut buffer)?;
        if read == 0 {
            return Ok(hex(&hash.finalize()));
        }
        hash.update(buffer.get(..read).unwrap_or_default());
    }
}

type Sum = io::Result<(String, String)>;

/// Files whose SHA-256 is worked out while others are read or written.
#[derive(Debug, Default)]
pub(crate) struct Hashing(Vec<(PathBuf, JoinHandle<Sum>)>);

impl Hashing {
    /// The files that the register's tables are.
    pub fn of_register(folder: &Path) -> Self {
        let mut hashing = Self::default();
        for table in TABLES {
            for ending in ["csv", "parquet"] {
                let path = folder.join(format!("{table}.{ending}"));
                if path.is_file() {
                    hashing.add(path);
                }
            }
        }
        hashing
    }

    /// Begins with a file.
    pub fn add(&mut self, path: PathBuf) {
        let (file, name) = (path.clone(), path.file_name().unwrap_or_default().to_string_lossy().into_owned());
        self.0.push((path, std::thread::spawn(move || sha256(&file).map(|hash| (name, hash)))));
    }

    /// Waits for all: name and SHA-256 of each.
    pub fn end(self) -> Result<BTreeMap<String, String>, Fault> {
        let one = |(path, thread): (PathBuf, JoinHandle<Sum>)| {
            let sum = thread.join().unwrap_or_else(|_| Err(io::Error::other("lost")));
            sum.map_err(|why| Fault::Io { path, why })
        };
        self.0.into_iter().map(one).collect()
    }
}
