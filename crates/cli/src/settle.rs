//! `holdepunkt settle`: the grants of a register's citizens as tables; `settle explain`: one citizen's in sentences;
//! `settle again`: a settlement made again from its record.

mod again;
mod explain;
mod fault;
mod tell;
mod watch;

use std::{
    collections::BTreeMap,
    io::{self, Write as _},
    path::{Path, PathBuf},
    process::ExitCode,
};

use anyhow::Context as _;
use clap::{Args, Subcommand, ValueEnum};
use holdepunkt_casework::{Rulebook, rulebook};
use holdepunkt_rules::{
    grants::{
        day::Day,
        terms::{Readings, Terms},
    },
    period::Period,
    programme::Programme,
};
use holdepunkt_settle::{Asked, Fault, Format, Made, Wanted};
use holdepunkt_wording::{Argument, Words};
use jiff::civil::Date;

pub use fault::{cell_worded, worded};

/// What is wrong with the input, or with what was asked for.
const REFUSED: u8 = 2;

#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true, subcommand_negates_reqs = true)]
pub struct Settle {
    #[command(subcommand)]
    what: Option<What>,
    #[command(flatten)]
    by: By,
    #[arg(long, required = true)]
    out: Option<PathBuf>,
    #[arg(long = "format", id = "table_format", value_enum, default_value_t = Tables::Csv)]
    format: Tables,
    #[arg(long)]
    compare_readings: bool,
    #[command(flatten)]
    on: Earlier,
    #[arg(long)]
    record_inputs: bool,
}

#[derive(Debug, Subcommand)]
enum What {
    Explain(Explain),
    Again(Again),
}

#[derive(Debug, Args)]
struct Explain {
    #[arg(long)]
    citizen: String,
    #[command(flatten)]
    by: By,
}

#[derive(Debug, Args)]
struct Again {
    #[arg(long)]
    settlement: PathBuf,
    #[arg(long = "register", id = "register_then")]
    register: PathBuf,
    #[command(flatten)]
    on: Earlier,
    #[arg(long)]
    threads: Option<usize>,
}

/// Settlements that were made before.
#[derive(Debug, Args)]
struct Earlier {
    #[arg(long)]
    on_account: Option<PathBuf>,
    #[arg(long)]
    corrects: Option<PathBuf>,
}

/// By what is settled.
#[derive(Debug, Args)]
struct By {
    #[arg(long, default_value = "vcg2")]
    programme: String,
    #[arg(long, required = true)]
    register: Option<PathBuf>,
    #[arg(long = "from", id = "letter_from", requires = "letter_until")]
    from: Option<Date>,
    #[arg(long = "until", id = "letter_until", requires = "letter_from")]
    until: Option<Date>,
    #[arg(long = "as-of", id = "settled_as_of")]
    as_of: Option<Date>,
    #[arg(long, value_parser = reading)]
    reading: Vec<(String, String)>,
    #[arg(long)]
    threads: Option<usize>,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Tables {
    Csv,
    Parquet,
    Json,
    Xlsx,
}

/// `KEY=VALUE`, where both are known.
fn reading(text: &str) -> Result<(String, String), String> {
    let all = || {
        let of = |key: &&str| format!("{key}={}", Readings::values(key).join("|"));
        Readings::KEYS.iter().map(of).collect::<Vec<_>>().join(", ")
    };
    let (key, value) = text.split_once('=').ok_or_else(all)?;
    if Readings::values(key).contains(&value) { Ok((key.to_owned(), value.to_owned())) } else { Err(all()) }
}

/// What a command comes to: an exit status, or why not, in words.
type Outcome = Result<ExitCode, String>;

/// Settles, explains, or settles again.
pub fn run(settle: &Settle, words: Words) -> anyhow::Result<ExitCode> {
    let outcome = match &settle.what {
        Some(What::Explain(explain)) => explained(explain, words)?,
        Some(What::Again(again)) => again::run(again, words),
        None => settled(settle, words)?,
    };
    Ok(outcome.unwrap_or_else(|why| refuse(&why, words)))
}

/// Says on stderr why not; gives the status that says so too.
pub fn refuse(why: &str, words: Words) -> ExitCode {
    eprintln!("{} {why}", words.say("cli-failed"));
    ExitCode::from(REFUSED)
}

/// A programme that can be settled, with its terms; within the days of a grant letter where they were said.
fn terms(code: &str, days: Option<(Day, Day)>, words: Words) -> Result<(Programme, Terms), String> {
    let rulebook = Rulebook::load()?;
    let period = days.map(|(from, until)| {
        Period::new(from.date(), Some(until.date())).map_err(|_| {
            let days = [("from", words.day(from.date()).into()), ("until", words.day(until.date()).into())];
            words.say_with("settlement-fault-days", &days)
        })
    });
    let period = period.transpose()?;
    let of = |p: &Programme| Terms::within(p, period.as_ref().unwrap_or(&p.period));
    let can: Vec<&str> = rulebook.programmes().iter().filter(|p| of(p).is_ok()).map(|p| p.code.as_str()).collect();
    let found = rulebook.programmes().iter().find(|p| p.code.as_str() == code);
    let key = if found.is_some() { "settlement-fault-programme-terms" } else { "settlement-fault-no-programme" };
    let refused = || words.say_with(key, &[("programme", code.into()), ("programmes", can.join(", ").into())]);
    let programme = found.ok_or_else(refused)?.clone();
    let terms = of(&programme).map_err(|_| refused())?;
    Ok((programme, terms))
}

/// The rules and the program, as a record keeps them.
fn made(programme: &Programme, letter: Option<(Day, Day)>) -> Made {
    let file = format!("programmes/{}.toml", programme.code);
    let hash = rulebook::fingerprint(&file).unwrap_or_default();
    Made {
        programme: programme.code.to_string(),
        programme_version: programme.version.clone(),
        rulebook: BTreeMap::from([(file, hash)]),
        program_version: env!("CARGO_PKG_VERSION").to_owned(),
        letter,
    }
}

impl By {
    /// The days of a grant letter, where they were said.
    fn letter(&self) -> Option<(Day, Day)> {
        self.from.zip(self.until).map(|(from, until)| (Day::of(from), Day::of(until)))
    }

    /// The terms under the readings that were asked for.
    fn terms(&self, words: Words) -> Result<(Programme, Terms), String> {
        let (programme, terms) = terms(&self.programme, self.letter(), words)?;
        let chosen = self.reading.iter().fold(terms.readings, |r, (key, value)| r.with(key, value).unwrap_or(r));
        Ok((programme, terms.read_as(chosen)))
    }

    fn asked<'a>(&'a self, terms: &'a Terms) -> anyhow::Result<Asked<'a>> {
        let register = self.register.as_deref().context("--register")?;
        Ok(Asked { terms, register, as_of: self.as_of.map(Day::of), threads: self.threads, budget: None })
    }
}

impl Tables {
    const fn format(self) -> Format {
        match self {
            Self::Csv => Format::Csv,
            Self::Parquet => Format::Parquet,
            Self::Json => Format::Json,
            Self::Xlsx => Format::Xlsx,
        }
    }
}

fn settled(settle: &Settle, words: Words) -> anyhow::Result<Outcome> {
    let (programme, terms) = match settle.by.terms(words) {
        Ok(found) => found,
        Err(why) => return Ok(Err(why)),
    };
    let asked = settle.by.asked(&terms)?;
    let wanted = Wanted {
        out: settle.out.as_deref().context("--out")?,
        format: settle.format.format(),
        made: made(&programme, settle.by.letter()),
        compare_readings: settle.compare_readings,
        on_account: settle.on.on_account.as_deref(),
        corrects: settle.on.corrects.as_deref(),
        record_inputs: settle.record_inputs,
    };
    let done = watched(words, |watch| holdepunkt_settle::settle(&asked, &wanted, watch));
    Ok(done.map(|done| {
        tell::noticed(&done, words);
        say(&tell::done(&done, terms.readings, wanted.out, words));
        ExitCode::SUCCESS
    }))
}

fn explained(explain: &Explain, words: Words) -> anyhow::Result<Outcome> {
    let terms = match explain.by.terms(words) {
        Ok((_, terms)) => terms,
        Err(why) => return Ok(Err(why)),
    };
    let asked = explain.by.asked(&terms)?;
    let found = watched(words, |watch| holdepunkt_settle::explain(&asked, &explain.citizen, watch));
    Ok(found.map(|found| {
        say(&explain::text(&found, &explain.citizen, &terms, words));
        ExitCode::SUCCESS
    }))
}

/// Does something that takes its time while somebody watches; what kept it is told in words.
fn watched<T>(words: Words, work: impl FnOnce(&watch::Watch) -> Result<T, Fault>) -> Result<T, String> {
    let watch = watch::Watch::new(words);
    let done = work(&watch);
    watch.end();
    done.map_err(|fault| fault::worded(&fault, words))
}

/// Says something on stdout; whoever has stopped listening, as `head` does, has heard enough.
pub fn say(text: &str) {
    drop(io::stdout().write_all(text.as_bytes()));
}

/// A folder as it was written on the command line.
pub fn shown(path: &Path) -> Argument<'static> {
    Argument::from(path.display().to_string())
}
