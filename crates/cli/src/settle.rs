//! `holdepunkt settle`: the grants of a register's citizens as tables, and `settle explain`: one citizen's in sentences.

mod explain;
mod fault;
mod watch;

use std::{path::PathBuf, process::ExitCode};

use anyhow::{Context as _, anyhow};
use clap::{Args, Subcommand, ValueEnum};
use holdepunkt_casework::{Rulebook, rulebook};
use holdepunkt_rules::{
    grants::{
        day::Day,
        terms::{Readings, Terms},
    },
    programme::Programme,
};
use holdepunkt_settle::{Asked, Done, Fault, Format};
use holdepunkt_wording::{Argument, Words};
use jiff::civil::Date;

/// What is wrong with the input, or with what was asked for.
const REFUSED: u8 = 2;

#[derive(Debug, Args)]
#[command(args_conflicts_with_subcommands = true, subcommand_negates_reqs = true)]
pub struct Settle {
    #[command(subcommand)]
    explain: Option<What>,
    #[command(flatten)]
    by: By,
    #[arg(long, required = true)]
    out: Option<PathBuf>,
    #[arg(long = "format", id = "table_format", value_enum, default_value_t = Tables::Csv)]
    format: Tables,
}

#[derive(Debug, Subcommand)]
enum What {
    Explain(Explain),
}

#[derive(Debug, Args)]
struct Explain {
    #[arg(long)]
    citizen: String,
    #[command(flatten)]
    by: By,
}

/// By what is settled.
#[derive(Debug, Args)]
struct By {
    #[arg(long, default_value = "vcg2")]
    programme: String,
    #[arg(long, required = true)]
    register: Option<PathBuf>,
    #[arg(long)]
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

/// Settles, or explains.
pub fn run(settle: &Settle, words: Words) -> anyhow::Result<ExitCode> {
    let told = match &settle.explain {
        Some(What::Explain(explain)) => explained(explain, words),
        None => settled(settle, words),
    };
    match told? {
        Ok(()) => Ok(ExitCode::SUCCESS),
        Err(fault) => {
            eprintln!("{} {}", words.say("cli-failed"), fault::worded(&fault, words));
            Ok(ExitCode::from(REFUSED))
        }
    }
}

/// A programme with its terms under the readings that were asked for.
fn terms(by: &By, words: Words) -> anyhow::Result<(Programme, Terms)> {
    let rulebook = Rulebook::load().map_err(|why| anyhow!(why))?;
    let refused = |r| anyhow!(words.refusal(&r));
    let programme = rulebook.programme(&by.programme).map_err(refused)?.clone();
    let terms = Terms::of(&programme).map_err(refused)?;
    let chosen = by.reading.iter().fold(terms.readings, |r, (key, value)| r.with(key, value).unwrap_or(r));
    Ok((programme, terms.read_as(chosen)))
}

impl By {
    fn asked<'a>(&'a self, terms: &'a Terms) -> anyhow::Result<Asked<'a>> {
        let register = self.register.as_deref().context("--register")?;
        Ok(Asked { terms, register, as_of: self.as_of.map(Day::of), threads: self.threads, budget: None })
    }
}

fn settled(settle: &Settle, words: Words) -> anyhow::Result<Result<(), Fault>> {
    let (programme, terms) = terms(&settle.by, words)?;
    let asked = settle.by.asked(&terms)?;
    let out = settle.out.as_deref().context("--out")?;
    let format = match settle.format {
        Tables::Csv => Format::Csv,
        Tables::Parquet => Format::Parquet,
        Tables::Json => Format::Json,
        Tables::Xlsx => Format::Xlsx,
    };
    let watch = watch::Watch::new(words);
    let record = |as_of: Day| record(&programme, &terms, as_of);
    let done = holdepunkt_settle::settle(&asked, out, format, &record, &watch);
    watch.end();
    Ok(done.map(|done| tell(&done, out.display().to_string(), words)))
}

/// By what a settlement was made, so that it can be made again.
fn record(programme: &Programme, terms: &Terms, as_of: Day) -> String {
    let file = format!("programmes/{}.toml", programme.code);
    let record = serde_json::json!({
        "programme": programme.code.as_str(),
        "programme_version": programme.version,
        "as_of": as_of.to_string(),
        "readings": {
            "months": terms.readings.months.code(),
            "gap": terms.readings.gap.code(),
            "result_after": terms.readings.result_after.code(),
        },
        "rulebook": { file.as_str(): rulebook::fingerprint(&file) },
        "program_version": env!("CARGO_PKG_VERSION"),
    });
    format!("{record:#}\n")
}

fn tell(done: &Done, out: String, words: Words) {
    for (table, noticed) in &done.noticed {
        let table = [("table", Argument::from(*table))];
        if noticed.semicolons {
            eprintln!("{}", words.say_with("settlement-noticed-semicolons", &table));
        }
        if noticed.commas {
            eprintln!("{}", words.say_with("settlement-noticed-commas", &table));
        }
    }
    let number = |n: u64| Argument::from(words.number(i64::try_from(n).unwrap_or(i64::MAX)));
    let values = [
        ("day", Argument::from(words.day_long(done.as_of.date()))),
        ("citizens", number(done.citizens)),
        ("lines", number(done.lines)),
        ("refusals", number(done.refusals)),
        ("earned", Argument::from(words.kroner(done.earned))),
        ("total", Argument::from(words.kroner(done.total))),
        ("path", Argument::from(out)),
    ];
    println!("{}", words.say_with("settlement-done", &values));
}

fn explained(explain: &Explain, words: Words) -> anyhow::Result<Result<(), Fault>> {
    let (_, terms) = terms(&explain.by, words)?;
    let asked = explain.by.asked(&terms)?;
    let watch = watch::Watch::new(words);
    let found = holdepunkt_settle::explain(&asked, &explain.citizen, &watch);
    watch.end();
    Ok(found.map(|found| print!("{}", explain::text(&found, &explain.citizen, &terms, words))))
}
