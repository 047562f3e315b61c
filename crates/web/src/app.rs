//! The application: what every handler shares, and the router with its layers.

use std::{sync::Arc, time::Duration};

use axum::{Router, extract::DefaultBodyLimit, http::StatusCode, middleware};
use holdepunkt_casework::House;
use tower_http::{compression::CompressionLayer, timeout::TimeoutLayer};

use crate::{
    failure,
    gate::{self, Gate, Width},
    routes, secure,
    trace::{self, Traces},
};

/// What every handler shares.
#[derive(Debug, Clone)]
pub struct App {
    /// Database, rulebook, clock.
    pub house: House,
    /// Is this the demo: cards to enter as, no passwords?
    pub demo: bool,
    /// Do cookies travel over TLS only? Off on a loopback address without TLS.
    pub secure_cookies: bool,
    /// Take the client's address from `X-Forwarded-For`: only behind a proxy that sets it.
    pub behind_proxy: bool,
}

/// Largest body of a form: room for a note and its encoding, far below what could hurt.
const LARGEST_BODY: usize = 4 * 1024 * 1024;

/// The router with everything around it.
pub fn app(app: App) -> Router {
    app_with(app, Width::default(), None)
}

/// As [`app`], with a gate of another width, and with traces told to a collector.
pub fn app_with(app: App, width: Width, traces: Option<Traces>) -> Router {
    let app = Arc::new(app);
    let gate = Arc::new(Gate::new(width));
    let (router, _) = routes::routes(&app);
    // From the inside out: whatever comes out empty-handed (a refusal here, a timeout, another site's
    // post) is worded by `word`, which therefore stands around them.
    router
        .fallback(failure::nowhere)
        .layer(DefaultBodyLimit::max(LARGEST_BODY))
        .layer(middleware::from_fn(secure::same_site))
        .layer(TimeoutLayer::with_status_code(StatusCode::SERVICE_UNAVAILABLE, Duration::from_secs(30)))
        .layer(middleware::from_fn_with_state(Arc::clone(&app), failure::word))
        .layer(CompressionLayer::new())
        .layer(middleware::from_fn_with_state(gate, gate::pass))
        .layer(middleware::from_fn_with_state(traces, trace::watch))
        .layer(middleware::from_fn_with_state(Arc::clone(&app), secure::headers))
        .with_state(app)
}
