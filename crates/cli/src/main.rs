//! The program `holdepunkt`. Each command calls use cases; none of them reaches the database itself.

mod args;
mod backup;
mod demo;
mod export;
mod house;
mod import;
mod job_centre;
mod matching;
mod post;
mod report;
mod serve;
mod settle;
mod user;
mod verify;

use std::process::ExitCode;

use args::Command;

#[tokio::main]
async fn main() -> ExitCode {
    let words = args::words();
    let args = args::parse(words);
    let settings = match args::Settings::gather(&args) {
        Ok(settings) => settings,
        Err(why) => return fail(words, &why),
    };
    serve::log(&settings);
    let done = match args.command {
        Command::Serve(options) => serve::run(&settings, &options, words).await,
        Command::Demo(options) => demo::run(&settings, options, words).await,
        Command::Migrate => house::migrate(&settings, words).await,
        Command::User(options) => user::run(&settings, options, words).await,
        Command::JobCentre(options) => job_centre::run(&settings, options, words).await,
        Command::Import(options) => import::run(&settings, options, words).await,
        Command::Export(options) => export::write(&settings, &options, words).await,
        Command::Report(options) => report::run(&settings, options, words).await,
        Command::Settle(options) => settle::run(&options, words),
        Command::Match(options) => Ok(matching::run(&options, words)),
        Command::Backup(options) => backup::backup(&settings, &options, words).await,
        Command::Restore(options) => backup::restore(&settings, &options, words).await,
        Command::Verify => verify::run(&settings, words).await,
    };
    done.unwrap_or_else(|why| fail(words, &format!("{why:#}")))
}

fn fail(words: holdepunkt_wording::Words, why: &str) -> ExitCode {
    eprintln!("{} {why}", words.say("cli-failed"));
    ExitCode::FAILURE
}
