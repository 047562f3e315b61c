//! For whoever watches over the program: is it there, is it ready, and its figures.

use std::{fmt::Write as _, path::Path, sync::Arc};

use axum::{
    Router,
    extract::State,
    http::{StatusCode, header},
    response::{IntoResponse, Response},
    routing::get,
};
use holdepunkt_casework::{
    House, jobs,
    messages::delivery,
    store::{measure, migrate},
};

use crate::App;

/// Free space on the disk of the database below which the program says that it is not ready.
const LEAST_ROOM: u64 = 200 * 1024 * 1024;

/// `GET /healthz`: the program is there. Asks nothing of the database, so that a database that is down
/// doesn't make a watcher start the program anew, which would mend nothing.
pub async fn alive() -> &'static str {
    "ok\n"
}

/// `GET /readyz` (and `/health`): can it do its work? One line per matter: database, schema, disk, jobs,
/// messages.
pub async fn ready(State(app): State<Arc<App>>) -> Response {
    let found = look(&app.house).await;
    // Late messages are told, and no reason to send people away from pages that work.
    let all_well = found.iter().all(|(matter, word)| *word == "ok" || *matter == "messages");
    let mut text = String::new();
    for (matter, word) in &found {
        let _ = writeln!(text, "{matter} {word}");
    }
    let status = if all_well { StatusCode::OK } else { StatusCode::SERVICE_UNAVAILABLE };
    (status, text).into_response()
}

/// Each matter with `ok`, or what is wrong in a word. No figure and no name: everybody may ask.
async fn look(house: &House) -> Vec<(&'static str, &'static str)> {
    let Ok(mut tx) = house.store.read().await else { return vec![("database", "down")] };
    let schema = match migrate::is_current(&mut tx).await {
        Ok(true) => "ok",
        Ok(false) => "other",
        Err(_) => return vec![("database", "down")],
    };
    drop(tx);
    let disk = match house.store.folder().map(room) {
        Some(Some(free)) if free < LEAST_ROOM => "low",
        _ => "ok", // a server's disk is not ours to see
    };
    let jobs = match jobs::any_dead(house).await {
        Ok(false) => "ok",
        Ok(true) => "dead",
        Err(_) => "unknown",
    };
    let messages = match delivery::late(house).await {
        Ok(None) => "ok",
        Ok(Some(_)) => "late",
        Err(_) => "unknown",
    };
    vec![("database", "ok"), ("schema", schema), ("disk", disk), ("jobs", jobs), ("messages", messages)]
}

/// Bytes that this program's user may still write beside the database.
fn room(folder: &Path) -> Option<u64> {
    let folder = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    let stat = rustix::fs::statvfs(folder).ok()?;
    Some(stat.f_bavail.saturating_mul(stat.f_frsize))
}

/// The figures, for an address of their own that only the operator's machines can reach.
pub fn figures(house: House) -> Router {
    Router::new().route("/metrics", get(metrics)).with_state(house)
}

async fn metrics(State(house): State<House>) -> Response {
    // A database that is down must not hide the other figures.
    drop(jobs::tell_metrics(&house).await);
    ([(header::CONTENT_TYPE, "text/plain; version=0.0.4; charset=utf-8")], measure::text()).into_response()
}
