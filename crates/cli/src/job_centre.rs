//! `holdepunkt job-centre`: the job centres that a house serves.

use std::process::ExitCode;

use clap::{Args, Subcommand};
use holdepunkt_casework::job_centres;
use holdepunkt_wording::{Argument, Words};

use crate::{args::Settings, house};

#[derive(Debug, Args)]
pub struct JobCentreArgs {
    #[command(subcommand)]
    deed: Deed,
}

#[derive(Debug, Subcommand)]
enum Deed {
    Add(Add),
    List,
}

#[derive(Debug, Args)]
struct Add {
    #[arg(long)]
    municipality: String,
    #[arg(long)]
    name: String,
    #[arg(long, default_value = "")]
    phone: String,
    #[arg(long, default_value = "")]
    open_hours: String,
    #[arg(long)]
    unit: Vec<String>,
}

/// Adds or lists job centres.
pub async fn run(settings: &Settings, args: JobCentreArgs, words: Words) -> anyhow::Result<ExitCode> {
    let house = house::open(settings, words).await?;
    match args.deed {
        Deed::Add(add) => {
            job_centres::found(&house, &add.municipality, &add.name, &add.phone, &add.open_hours, &add.unit)
                .await
                .map_err(|e| house::refused(e, words))?;
            println!("{}", words.say_with("cli-job-centre-added", &[("name", Argument::from(add.name))]));
        }
        Deed::List => {
            for job_centre in job_centres::every(&house).await.map_err(|e| house::refused(e, words))? {
                println!("{} {}", job_centre.municipality, job_centre.name);
            }
        }
    }
    house.store.close().await;
    Ok(ExitCode::SUCCESS)
}
