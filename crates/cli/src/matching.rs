//! `holdepunkt match`: a proposal for everyone who waits, from tables to tables. Nothing is booked by it.

mod fault;

use std::{path::PathBuf, process::ExitCode};

use clap::{Args, ValueEnum};
use holdepunkt_casework::Rulebook;
use holdepunkt_matching::{Asked, Done, FileFault, Format, matched};
use holdepunkt_rules::{matching::weights::Weights, programme::Programme};
use holdepunkt_wording::{Argument, Words};
use jiff::civil::Date;

use crate::settle;

#[derive(Debug, Args)]
pub struct Match {
    #[arg(long)]
    input: PathBuf,
    #[arg(long)]
    out: PathBuf,
    #[arg(long)]
    start: Date,
    #[arg(long, default_value = "vcg2")]
    programme: String,
    #[arg(long)]
    explain: bool,
    #[arg(long = "format", id = "match_format", value_enum, default_value_t = Tables::Csv)]
    format: Tables,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Tables {
    Csv,
    Parquet,
    Json,
}

impl Tables {
    const fn format(self) -> Format {
        match self {
            Self::Csv => Format::Csv,
            Self::Parquet => Format::Parquet,
            Self::Json => Format::Json,
        }
    }
}

/// Matches, or says why not.
pub fn run(asked: &Match, words: Words) -> ExitCode {
    match proposed(asked, words) {
        Ok(text) => {
            settle::say(&text);
            ExitCode::SUCCESS
        }
        Err(why) => settle::refuse(&why, words),
    }
}

fn proposed(asked: &Match, words: Words) -> Result<String, String> {
    let weights = weights(&asked.programme, asked.start, words)?;
    let done = matched(&Asked {
        input: &asked.input,
        out: &asked.out,
        start: asked.start,
        weights: &weights,
        explain: asked.explain,
        format: asked.format.format(),
    });
    done.map(|done| told(&done, asked, words)).map_err(|fault| fault::worded(&fault, words))
}

/// What a programme gives points for on the start date.
fn weights(code: &str, start: Date, words: Words) -> Result<Weights, String> {
    let rulebook = Rulebook::load()?;
    let with_points = |p: &&Programme| p.parameters.iter().any(|parameter| parameter.code.starts_with("matching."));
    let known: Vec<&Programme> = rulebook.programmes().iter().filter(with_points).collect();
    let names: Vec<&str> = known.iter().map(|p| p.code.as_str()).collect();
    let none = || {
        let values = [("programme", code.into()), ("programmes", names.join(", ").into())];
        words.say_with("matching-fault-no-programme", &values)
    };
    let programme = known.iter().find(|p| p.code.as_str() == code).ok_or_else(none)?;
    Weights::of(programme, start).map_err(|refusal| settle::worded(&FileFault::Rule(refusal), words))
}

/// What it came to, a sentence a line.
fn told(done: &Done, asked: &Match, words: Words) -> String {
    let values = [
        ("day", Argument::from(words.day_long(asked.start))),
        ("placed", Argument::from(done.placed)),
        ("citizens", Argument::from(done.citizens)),
        ("places", Argument::from(i64::try_from(done.places).unwrap_or(i64::MAX))),
        ("worth", Argument::from(done.worth)),
        ("outbid", Argument::from(done.outbid)),
        ("no-centre", Argument::from(done.no_centre)),
        ("path", settle::shown(&asked.out)),
    ];
    let line = |key: &str| words.say_with(&format!("matching-done-{key}"), &values) + "\n";
    ["placed", "left", "path"].iter().map(|key| line(key)).collect()
}
