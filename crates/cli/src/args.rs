//! What can be said on the command line, in the environment and in a file; help in the operator's language.

use std::{net::SocketAddr, path::PathBuf};

use clap::{Args as ClapArgs, CommandFactory, FromArgMatches, Parser, Subcommand};
use holdepunkt_wording::{Language, Words};
use serde::Deserialize;

// The help texts stand in `locales/*/cli.ftl` (`cli-about-<command>`, `cli-arg-<name>`), so no doc
// comment here becomes help by accident.
#[derive(Debug, Parser)]
#[command(name = "holdepunkt", version, disable_help_subcommand = true)]
pub struct Args {
    #[arg(long, global = true, env = "HOLDEPUNKT_CONFIG")]
    pub config: Option<PathBuf>,
    #[arg(long, global = true, env = "HOLDEPUNKT_DATABASE")]
    pub database: Option<String>,
    #[arg(long, global = true, env = "HOLDEPUNKT_KEY_FILE")]
    pub key_file: Option<PathBuf>,
    #[arg(long, global = true, env = "HOLDEPUNKT_LOG")]
    pub log: Option<String>,
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    Serve(Serve),
    Demo(Demo),
    Migrate,
    User(crate::user::User),
    JobCentre(crate::job_centre::JobCentreArgs),
    Import(crate::import::Import),
    Export(crate::export::Export),
    Report(crate::report::Report),
    Settle(crate::settle::Settle),
    Match(crate::matching::Match),
    Backup(crate::backup::Backup),
    Restore(crate::backup::Restore),
    Verify,
}

#[derive(Debug, Clone, ClapArgs)]
pub struct Serve {
    #[arg(long, env = "HOLDEPUNKT_LISTEN")]
    pub listen: Option<SocketAddr>,
    #[arg(long, env = "HOLDEPUNKT_BEHIND_PROXY")]
    pub behind_proxy: bool,
    #[arg(long, env = "HOLDEPUNKT_METRICS")]
    pub metrics: Option<SocketAddr>,
    #[arg(long, env = "HOLDEPUNKT_OTLP")]
    pub otlp: Option<String>,
    #[command(flatten)]
    pub post: crate::post::PostArgs,
}

#[derive(Debug, Clone, ClapArgs)]
pub struct Demo {
    #[arg(long, default_value = "data/demo")]
    pub data: PathBuf,
    #[arg(long, env = "HOLDEPUNKT_PORT", default_value_t = 8080)]
    pub port: u16,
    #[arg(long)]
    pub data_only: bool,
}

/// The file that `--config` names. A flag wins over the environment, the environment over the file.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
struct File {
    database: Option<String>,
    key_file: Option<PathBuf>,
    log: Option<String>,
    listen: Option<SocketAddr>,
    #[serde(default)]
    behind_proxy: bool,
    metrics: Option<SocketAddr>,
    otlp: Option<String>,
    #[serde(default)]
    messages: crate::post::PostArgs,
}

/// What the program is to work with.
#[derive(Debug, Clone)]
pub struct Settings {
    pub database: Option<String>,
    pub key_file: Option<PathBuf>,
    pub log: String,
    pub listen: SocketAddr,
    pub behind_proxy: bool,
    pub metrics: Option<SocketAddr>,
    pub otlp: Option<String>,
    pub post: crate::post::PostArgs,
}

impl Settings {
    /// Gathers flags, environment and file.
    pub fn gather(args: &Args) -> Result<Self, String> {
        let file = match &args.config {
            None => File::default(),
            Some(path) => {
                let text = std::fs::read_to_string(path).map_err(|e| format!("{}: {e}", path.display()))?;
                toml::from_str(&text).map_err(|e| format!("{}: {e}", path.display()))?
            }
        };
        Ok(Self {
            database: args.database.clone().or(file.database),
            key_file: args.key_file.clone().or(file.key_file),
            log: args.log.clone().or(file.log).unwrap_or_else(|| "info".to_owned()),
            listen: file.listen.unwrap_or_else(|| SocketAddr::from(([127, 0, 0, 1], 8080))),
            behind_proxy: file.behind_proxy,
            metrics: file.metrics,
            otlp: file.otlp,
            post: file.messages,
        })
    }
}

/// The operator's language, from the environment as other programs read it.
pub fn words() -> Words {
    let set = |name: &str| std::env::var(name).ok().filter(|v| !v.is_empty());
    let tag = set("LC_ALL").or_else(|| set("LC_MESSAGES")).or_else(|| set("LANG")).unwrap_or_default();
    Words::of(if tag.starts_with("da") { Language::Danish } else { Language::English })
}

/// Reads the command line; help and mistakes are told and end the program.
pub fn parse(words: Words) -> Args {
    let command = translate(Args::command(), words);
    let matches = command.get_matches();
    Args::from_arg_matches(&matches).unwrap_or_else(|error| error.exit())
}

/// Puts the help texts on a command and on everything below it.
pub fn translate(command: clap::Command, words: Words) -> clap::Command {
    let about = words.say(&format!("cli-about-{}", command.get_name()));
    let names: Vec<String> = command.get_subcommands().map(|c| c.get_name().to_owned()).collect();
    let command = command.about(about).mut_args(|arg| {
        let key = format!("cli-arg-{}", arg.get_id().as_str().replace('_', "-"));
        if words.has(&key) { arg.help(words.say(&key)) } else { arg }
    });
    names.into_iter().fold(command, |command, name| command.mut_subcommand(name, |sub| translate(sub, words)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(command: &clap::Command, missing: &mut Vec<String>) {
        let about = command.get_about().map(ToString::to_string).unwrap_or_default();
        if about.is_empty() || about.contains('⟦') {
            missing.push(format!("about {}", command.get_name()));
        }
        for arg in command.get_arguments().filter(|a| !["help", "version"].contains(&a.get_id().as_str())) {
            if arg.get_help().is_none() {
                missing.push(format!("{} --{}", command.get_name(), arg.get_id()));
            }
        }
        command.get_subcommands().for_each(|sub| check(sub, missing));
    }

    #[test]
    fn every_command_and_flag_has_help_in_both_languages() {
        for language in Language::ALL {
            let mut missing = Vec::new();
            check(&translate(Args::command(), Words::of(*language)), &mut missing);
            assert!(missing.is_empty(), "{language}: {missing:?}");
        }
    }
}
