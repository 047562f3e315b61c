//! `holdepunkt demo`: fills a database with the two worlds, and serves them with a card per role.

use std::{net::SocketAddr, process::ExitCode};

use holdepunkt_casework::demo;
use holdepunkt_web::App;
use holdepunkt_wording::{Argument, Words};

use crate::{
    args::{Demo, Settings},
    house,
    post::PostArgs,
    serve,
};

/// Fills the database if it is empty; serves unless only the data was asked for.
pub async fn run(settings: &Settings, options: Demo, words: Words) -> anyhow::Result<ExitCode> {
    let house = house::open_in(settings, &options.data, words).await?;
    if demo::is_empty(&house).await.map_err(|e| house::refused(e, words))? {
        let filled = demo::fill(&house).await.map_err(anyhow::Error::msg)?;
        let counts = [
            ("job_centres", Argument::from(filled.job_centres)),
            ("citizens", Argument::from(filled.citizens)),
            ("placements", Argument::from(filled.placements)),
        ];
        println!("{}", words.say_with("cli-demo-filled", &counts));
    } else {
        println!("{}", words.say("cli-demo-kept"));
    }
    if options.data_only {
        house.store.close().await;
        return Ok(ExitCode::SUCCESS);
    }
    let listen = SocketAddr::from(([127, 0, 0, 1], options.port));
    // What would leave the house lies beside the database, to be looked at.
    let post = PostArgs { messages_folder: Some(options.data.join("messages")), ..PostArgs::default() };
    let app = App { house, demo: true, secure_cookies: false, behind_proxy: false };
    serve::serve(app, listen, serve::Watch::default(), &post, words).await
}
