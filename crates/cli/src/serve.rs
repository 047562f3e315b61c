//! `holdepunkt serve`: pages until the operator stops it.

use std::{net::SocketAddr, process::ExitCode, time::Duration};

use anyhow::Context as _;
use holdepunkt_casework::{House, jobs, messages::delivery};
use holdepunkt_post::deliver::deliver_for_ever;
use holdepunkt_web::{App, app::app_with, gate::Width, health, serve::serve_router, trace};
use holdepunkt_wording::{Argument, Words};
use tokio::net::TcpListener;

use crate::{
    args::{Serve, Settings},
    house,
    post::PostArgs,
};

/// Structured lines on stderr. No line carries a person's data: paths hold opaque ids, queries and forms are left out.
pub fn log(settings: &Settings) {
    use std::io::IsTerminal as _;
    let filter = tracing_subscriber::EnvFilter::try_new(&settings.log).unwrap_or_default();
    let lines = tracing_subscriber::fmt().with_env_filter(filter).with_writer(std::io::stderr).with_target(false);
    if std::io::stderr().is_terminal() { lines.init() } else { lines.json().init() }
}

/// Serves a real house.
pub async fn run(settings: &Settings, options: &Serve, words: Words) -> anyhow::Result<ExitCode> {
    let listen = options.listen.unwrap_or(settings.listen);
    let behind_proxy = options.behind_proxy || settings.behind_proxy;
    let house = house::open(settings, words).await?;
    let watch = Watch {
        metrics: options.metrics.or(settings.metrics),
        otlp: options.otlp.clone().or_else(|| settings.otlp.clone()),
    };
    // Without TLS of its own and without a proxy, the program speaks to its own machine only.
    let secure_cookies = behind_proxy || !listen.ip().is_loopback();
    let post = options.post.or(&settings.post);
    serve(App { house, demo: false, secure_cookies, behind_proxy }, listen, watch, &post, words).await
}

/// Minutes between two lines in the log about the same trouble.
const ALARM_EVERY: u32 = 15;
/// How long the database may take to put things down at the end.
const CLOSE_WITHIN: Duration = Duration::from_secs(5);

/// Who watches, beside the health pages.
#[derive(Debug, Default)]
pub struct Watch {
    /// The address of the figures, apart from the pages.
    pub metrics: Option<SocketAddr>,
    /// The collector of traces.
    pub otlp: Option<String>,
}

/// Serves until interrupted or asked to end; lets running requests finish.
pub async fn serve(
    app: App,
    listen: SocketAddr,
    watch: Watch,
    post: &PostArgs,
    words: Words,
) -> anyhow::Result<ExitCode> {
    let listener = TcpListener::bind(listen).await.with_context(|| listen.to_string())?;
    let address = listener.local_addr()?;
    let post = post.post(&format!("http://{address}"))?;
    println!("{}", words.say_with("cli-serving", &[("address", Argument::from(format!("http://{address}")))]));
    let house = app.house.clone();
    let mut beside = vec![tokio::spawn(own_work(house.clone())), tokio::spawn(deliver_for_ever(house.clone(), post))];
    if let Some(address) = watch.metrics {
        let listener = TcpListener::bind(address).await.with_context(|| address.to_string())?;
        let address = format!("http://{}/metrics", listener.local_addr()?);
        println!("{}", words.say_with("cli-metrics", &[("address", Argument::from(address))]));
        let figures = serve_router(health::figures(house.clone()), listener, std::future::pending());
        beside.push(tokio::spawn(async move {
            if let Err(error) = figures.await {
                tracing::error!(%error, "the figures can't be shown");
            }
        }));
    }
    let mut traces = None;
    if let Some(url) = &watch.otlp {
        let (to, telling) = trace::to_collector(url).with_context(|| url.clone())?;
        beside.push(tokio::spawn(telling));
        traces = Some(to);
    }
    let pages = app_with(app, Width::default(), traces);
    serve_router(pages, listener, stopped()).await?;
    beside.iter().for_each(tokio::task::JoinHandle::abort);
    // A long statement of the program's own work is not waited for: what it has not kept, it begins anew.
    if tokio::time::timeout(CLOSE_WITHIN, house.store.close()).await.is_err() {
        tracing::warn!("the database was still at work and was cut");
    }
    println!("{}", words.say("cli-stopped"));
    Ok(ExitCode::SUCCESS)
}

async fn own_work(house: House) {
    let mut minute = tokio::time::interval(Duration::from_secs(60));
    let mut minutes_late = 0_u32;
    loop {
        minute.tick().await;
        if let Err(error) = jobs::do_what_is_due(&house).await {
            tracing::error!(%error, "the program's own work could not be done");
        }
        // Looked at here, apart from the work that carries messages: who has died does not say so.
        match delivery::late(&house).await {
            Ok(Some(late)) => {
                if minutes_late.is_multiple_of(ALARM_EVERY) {
                    tracing::error!(minutes = late.as_mins(), "messages should have been sent and are not");
                }
                minutes_late += 1;
            }
            Ok(None) => minutes_late = 0,
            Err(error) => tracing::error!(%error, "it can't be told whether messages are late"),
        }
    }
}

async fn stopped() {
    let interrupt = async { tokio::signal::ctrl_c().await.unwrap_or_default() };
    #[cfg(unix)]
    let terminate = async {
        match tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate()) {
            Ok(mut signal) => drop(signal.recv().await),
            Err(_) => std::future::pending().await,
        }
    };
    #[cfg(not(unix))]
    let terminate = std::future::pending::<()>();
    tokio::select! { () = interrupt => {}, () = terminate => {} }
}
