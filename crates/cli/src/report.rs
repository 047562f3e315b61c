//! `holdepunkt report status`: a programme's status as of a day, as text, CSV or JSON.

mod text;

use std::process::ExitCode;

use clap::{Args, Subcommand, ValueEnum};
use holdepunkt_casework::{
    House, Who,
    status::{self, Asked, Report as Counted},
};
use holdepunkt_rules::codes::Code;
use holdepunkt_wording::Words;
use jiff::civil::Date;

use crate::{args::Settings, house};

#[derive(Debug, Args)]
pub struct Report {
    #[command(subcommand)]
    what: What,
}

#[derive(Debug, Subcommand)]
enum What {
    Status(Status),
}

#[derive(Debug, Args)]
struct Status {
    #[arg(long)]
    programme: String,
    #[arg(long)]
    as_of: Option<Date>,
    #[arg(long)]
    job_centre: Option<String>,
    #[arg(long, value_enum, default_value_t = Format::Text)]
    format: Format,
    #[arg(long)]
    suppress: bool,
}

#[derive(Debug, Clone, Copy, ValueEnum)]
enum Format {
    Text,
    Csv,
    Json,
}

/// Prints the report.
pub async fn run(settings: &Settings, report: Report, words: Words) -> anyhow::Result<ExitCode> {
    let What::Status(status) = report.what;
    let house = house::open(settings, words).await?;
    let counted = count(&house, &status).await.map_err(|e| house::refused(e, words))?;
    match status.format {
        Format::Text => print!("{}", text::text(&counted, &house.rulebook, words)),
        Format::Csv => print!("{}", status::csv(&counted)),
        Format::Json => println!("{}", status::json(&counted)?),
    }
    house.store.close().await;
    Ok(ExitCode::SUCCESS)
}

async fn count(house: &House, status: &Status) -> Result<Counted, holdepunkt_casework::Error> {
    let asked = Asked { programme: Some(Code::known(&status.programme)), as_of: status.as_of };
    let operator = house.context(Who::Operator(None));
    match &status.job_centre {
        Some(named) => {
            house.rulebook.programme(&status.programme)?;
            status::report_of(house, named, &asked).await
        }
        None if status.suppress => status::national(&operator, &asked).await,
        None => status::national_whole(&operator, &asked).await,
    }
}
