//! How messages leave the house: flags, environment and file. Passwords and keys come from the environment or from a
//! file of their own, never from the command line, where every user of the machine can read them.

use std::{path::PathBuf, sync::Arc};

use anyhow::{Context as _, bail};
use clap::Args as ClapArgs;
use holdepunkt_post::{Carrier, Post, folder::Folder, gateway, smtp};
use serde::Deserialize;

/// What can be said of it.
#[derive(Debug, Clone, Default, ClapArgs, Deserialize)]
#[serde(deny_unknown_fields, default, rename_all = "kebab-case")]
pub struct PostArgs {
    #[arg(long, env = "HOLDEPUNKT_SITE")]
    pub site: Option<String>,
    #[arg(long, env = "HOLDEPUNKT_SMTP")]
    pub smtp: Option<String>,
    #[arg(long, env = "HOLDEPUNKT_SMTP_USER")]
    pub smtp_user: Option<String>,
    #[arg(long, env = "HOLDEPUNKT_SMTP_PASSWORD_FILE")]
    pub smtp_password_file: Option<PathBuf>,
    #[arg(long, env = "HOLDEPUNKT_MAIL_FROM")]
    pub mail_from: Option<String>,
    #[arg(long, env = "HOLDEPUNKT_SMS_URL")]
    pub sms_url: Option<String>,
    #[arg(long, env = "HOLDEPUNKT_SMS_SENDER")]
    pub sms_sender: Option<String>,
    #[arg(long, env = "HOLDEPUNKT_SMS_TOKEN_FILE")]
    pub sms_token_file: Option<PathBuf>,
    #[arg(long, env = "HOLDEPUNKT_MESSAGES_FOLDER")]
    pub messages_folder: Option<PathBuf>,
}

/// A secret: from the environment, else the first line of a file.
fn secret(variable: &str, file: Option<&PathBuf>) -> anyhow::Result<Option<String>> {
    if let Some(said) = std::env::var(variable).ok().filter(|v| !v.is_empty()) {
        return Ok(Some(said));
    }
    let Some(path) = file else { return Ok(None) };
    let text = std::fs::read_to_string(path).with_context(|| path.display().to_string())?;
    Ok(text.lines().next().map(str::to_owned).filter(|l| !l.is_empty()))
}

impl PostArgs {
    /// What was said here, else there.
    #[must_use]
    pub fn or(&self, file: &Self) -> Self {
        Self {
            site: self.site.clone().or_else(|| file.site.clone()),
            smtp: self.smtp.clone().or_else(|| file.smtp.clone()),
            smtp_user: self.smtp_user.clone().or_else(|| file.smtp_user.clone()),
            smtp_password_file: self.smtp_password_file.clone().or_else(|| file.smtp_password_file.clone()),
            mail_from: self.mail_from.clone().or_else(|| file.mail_from.clone()),
            sms_url: self.sms_url.clone().or_else(|| file.sms_url.clone()),
            sms_sender: self.sms_sender.clone().or_else(|| file.sms_sender.clone()),
            sms_token_file: self.sms_token_file.clone().or_else(|| file.sms_token_file.clone()),
            messages_folder: self.messages_folder.clone().or_else(|| file.messages_folder.clone()),
        }
    }

    fn mail(&self) -> anyhow::Result<Option<Arc<dyn Carrier>>> {
        let Some(url) = &self.smtp else { return Ok(None) };
        let from = self.mail_from.clone().context("--mail-from")?;
        let password = secret("HOLDEPUNKT_SMTP_PASSWORD", self.smtp_password_file.as_ref())?;
        let server = smtp::Server { url: url.clone(), user: self.smtp_user.clone(), password, from };
        Ok(Some(Arc::new(smtp::Smtp::new(&server).map_err(anyhow::Error::msg)?)))
    }

    fn text(&self) -> anyhow::Result<Option<Arc<dyn Carrier>>> {
        let token = secret("HOLDEPUNKT_SMS_TOKEN", self.sms_token_file.as_ref())?;
        let Some(token) = token else {
            if self.sms_url.is_some() {
                bail!("--sms-url: HOLDEPUNKT_SMS_TOKEN");
            }
            return Ok(None);
        };
        let url = self.sms_url.as_deref().unwrap_or(gateway::DEFAULT_URL);
        let sender = self.sms_sender.as_deref().unwrap_or("Holdepunkt");
        Ok(Some(Arc::new(gateway::Gateway::new(url, &token, sender).map_err(anyhow::Error::msg)?)))
    }

    /// The ways out that are set up. `listens` is where the pages are found when nothing else was said.
    ///
    /// # Errors
    /// What is set up wrongly, so that it is seen at the start and not at the first message.
    pub fn post(&self, listens: &str) -> anyhow::Result<Post> {
        let folder: Option<Arc<dyn Carrier>> = match &self.messages_folder {
            Some(path) => Some(Arc::new(Folder::at(path).with_context(|| path.display().to_string())?)),
            None => None,
        };
        let (mail, text) = (self.mail()?.or_else(|| folder.clone()), self.text()?.or(folder));
        let site = self.site.clone().unwrap_or_else(|| listens.to_owned());
        if !site.starts_with("https://") && !site.starts_with("http://") {
            bail!("--site: https://…");
        }
        if mail.is_none() || text.is_none() {
            tracing::warn!(mail = mail.is_some(), text = text.is_some(), "a way out for messages is not set up");
        }
        Ok(Post { mail, text, site })
    }
}
