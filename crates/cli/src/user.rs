//! `holdepunkt user`: accounts for those who sign in with a password.

use std::{
    io::{BufRead as _, IsTerminal as _, Write as _},
    process::ExitCode,
};

use anyhow::{Context as _, bail};
use clap::{Args, Subcommand};
use holdepunkt_casework::{House, job_centres, sign_in};
use holdepunkt_rules::role::Role;
use holdepunkt_wording::{Argument, Words};

use crate::{args::Settings, house};

#[derive(Debug, Args)]
pub struct User {
    #[command(subcommand)]
    deed: Deed,
}

#[derive(Debug, Subcommand)]
enum Deed {
    Add(Add),
    List,
    Password(Login),
    Close(Login),
}

#[derive(Debug, Args)]
struct Add {
    #[arg(long)]
    login: String,
    #[arg(long)]
    name: String,
    #[arg(long, value_parser = role)]
    role: Role,
    #[arg(long)]
    job_centre: Option<String>,
    #[arg(long)]
    unit: Option<String>,
}

#[derive(Debug, Args)]
struct Login {
    #[arg(long)]
    login: String,
}

fn role(text: &str) -> Result<Role, String> {
    let all = || Role::ALL.iter().map(|r| r.code()).collect::<Vec<_>>().join(", ");
    Role::from_code(text).ok_or_else(all)
}

/// Adds, lists, changes or closes accounts.
pub async fn run(settings: &Settings, user: User, words: Words) -> anyhow::Result<ExitCode> {
    let house = house::open(settings, words).await?;
    match user.deed {
        Deed::Add(add) => self::add(&house, add, words).await?,
        Deed::List => {
            for line in sign_in::accounts(&house).await.map_err(|e| house::refused(e, words))? {
                println!("{line}");
            }
        }
        Deed::Password(login) => {
            let password = password(words)?;
            sign_in::set_password(&house, &login.login, &password).await.map_err(|e| house::refused(e, words))?;
            println!("{}", words.say("cli-user-password-set"));
        }
        Deed::Close(login) => {
            sign_in::close_account(&house, &login.login).await.map_err(|e| house::refused(e, words))?;
            println!("{}", words.say("cli-user-closed"));
        }
    }
    house.store.close().await;
    Ok(ExitCode::SUCCESS)
}

async fn add(house: &House, add: Add, words: Words) -> anyhow::Result<()> {
    let whom = match (&add.job_centre, add.role.is_national()) {
        (None, true) => sign_in::Holder::default(),
        (Some(_), true) => bail!(words.say("cli-user-national")),
        (None, false) => bail!(words.say("cli-user-needs-job-centre")),
        (Some(job_centre), false) => {
            if matches!(add.role, Role::Citizen | Role::CompanyMentor | Role::CompanyContact) {
                bail!(words.say("cli-user-not-by-hand"));
            }
            job_centres::holder(house, job_centre, add.unit.as_deref(), &add.name)
                .await
                .map_err(|e| house::refused(e, words))?
        }
    };
    let password = password(words)?;
    sign_in::add_account(house, &add.login, &add.name, Some(&password), add.role, whom)
        .await
        .map_err(|e| house::refused(e, words))?;
    println!("{}", words.say_with("cli-user-added", &[("login", Argument::from(add.login))]));
    Ok(())
}

/// A password from the terminal or from a pipe; never from an argument, where other users of the machine see it.
fn password(words: Words) -> anyhow::Result<String> {
    let stdin = std::io::stdin();
    if stdin.is_terminal() {
        eprint!("{} ", words.say("cli-user-password"));
        std::io::stderr().flush()?;
    }
    let mut line = String::new();
    stdin.lock().read_line(&mut line).context("stdin")?;
    Ok(line.trim_end_matches(['\r', '\n']).to_owned())
}
