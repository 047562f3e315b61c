//! How many requests are worked on at once, and how many may wait. Whoever would wait too long is told
//! so at once (503 and `Retry-After`), so that those who are let in are answered while they still care.
//!
//! Three lanes. *Light*: the door and one's own pages, which mentors, companies and citizens use; it has
//! places of its own, so that signing in works while lists are being asked for ten times too often.
//! *Usual*: everything else. *Heavy*: large uploads, which read their body while they hold a place.
//! Files, and the pages for whoever watches over the program, pass freely.

use std::{
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicUsize, Ordering},
    },
    time::{Duration, Instant},
};

use axum::{
    body::{Body, HttpBody as _, to_bytes},
    extract::{MatchedPath, Request, State},
    http::{HeaderMap, HeaderValue, Method, StatusCode, header},
    middleware::Next,
    response::{Html, IntoResponse, Response},
};
use holdepunkt_casework::store::measure;
use holdepunkt_wording::{Language, Words};
use tokio::sync::{Semaphore, SemaphorePermit};

use crate::language;

/// How wide the gate is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Width {
    /// Requests of the usual lane that are worked on at once.
    pub usual: usize,
    /// Of the light lane, beside those.
    pub light: usize,
    /// Large uploads at once.
    pub heavy: usize,
    /// The longest that somebody may be expected to wait.
    pub patience: Duration,
    /// How long a body may take to arrive.
    pub body: Duration,
}

impl Default for Width {
    fn default() -> Self {
        let cores = std::thread::available_parallelism().map_or(2, usize::from);
        Self {
            usual: cores * 4,
            light: cores * 2,
            heavy: 2,
            patience: Duration::from_millis(300),
            body: Duration::from_secs(20),
        }
    }
}

/// A body up to this size is read before its request gets a place, so that a slow sender holds none.
const SMALL_BODY: usize = 256 * 1024;
/// Seconds after which a browser may try again.
const RETRY_AFTER: &str = "5";
/// However fast the work seems, at most so many wait per place.
const MOST_PER_PLACE: usize = 64;
/// A wait that the expectation got wrong ends here: with the work itself it stays below a second.
const LONGEST_WAIT: Duration = Duration::from_millis(600);

/// Which way through the gate a request takes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Lane {
    Free,
    Light,
    Usual,
    Heavy,
}

#[derive(Debug)]
struct Places {
    name: &'static str,
    free: Semaphore,
    width: usize,
    waiting: AtomicUsize,
    running: AtomicUsize,
    /// Seconds that a request takes, lately: an average that forgets.
    takes: Mutex<f64>,
}

impl Places {
    fn new(name: &'static str, width: usize) -> Self {
        Self {
            name,
            free: Semaphore::new(width),
            width: width.max(1),
            waiting: AtomicUsize::new(0),
            running: AtomicUsize::new(0),
            takes: Mutex::new(0.005),
        }
    }

    fn takes(&self) -> f64 {
        *self.takes.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// A place, now or soon; nothing when too many wait for one already.
    async fn enter(&self, patience: Duration) -> Option<Place<'_>> {
        let permit = match self.free.try_acquire() {
            Ok(permit) => permit,
            Err(_) => self.wait(patience).await?,
        };
        let running = self.running.fetch_add(1, Ordering::Relaxed) + 1;
        measure::level("holdepunkt_requests_running", &[("class", self.name)], running as f64);
        Some(Place { places: self, since: Instant::now(), _permit: permit })
    }

    async fn wait(&self, patience: Duration) -> Option<SemaphorePermit<'_>> {
        let before = self.waiting.fetch_add(1, Ordering::Relaxed);
        let waits = Waits(self);
        let expected = self.takes() * (before + 1) as f64 / self.width as f64;
        if expected > patience.as_secs_f64() || before >= self.width * MOST_PER_PLACE {
            return None;
        }
        measure::level("holdepunkt_requests_waiting", &[("class", self.name)], (before + 1) as f64);
        let permit = tokio::time::timeout(LONGEST_WAIT, self.free.acquire()).await.ok()?.ok();
        drop(waits);
        permit
    }
}

/// Counts whoever waits, also when they go away.
struct Waits<'a>(&'a Places);

impl Drop for Waits<'_> {
    fn drop(&mut self) {
        let left = self.0.waiting.fetch_sub(1, Ordering::Relaxed) - 1;
        measure::level("holdepunkt_requests_waiting", &[("class", self.0.name)], left as f64);
    }
}

/// A place at the counter; given back when it is dropped, also by somebody who went away.
struct Place<'a> {
    places: &'a Places,
    since: Instant,
    _permit: SemaphorePermit<'a>,
}

impl Drop for Place<'_> {
    fn drop(&mut self) {
        let took = self.since.elapsed().as_secs_f64();
        let mut takes = self.places.takes.lock().unwrap_or_else(PoisonError::into_inner);
        *takes = *takes * 0.9 + took * 0.1;
        drop(takes);
        let left = self.places.running.fetch_sub(1, Ordering::Relaxed) - 1;
        measure::level("holdepunkt_requests_running", &[("class", self.places.name)], left as f64);
    }
}

/// The gate.
#[derive(Debug)]
pub struct Gate {
    width: Width,
    light: Places,
    usual: Places,
    heavy: Places,
}

impl Gate {
    /// A gate of a width.
    #[must_use]
    pub fn new(width: Width) -> Self {
        Self {
            width,
            light: Places::new("light", width.light),
            usual: Places::new("usual", width.usual),
            heavy: Places::new("heavy", width.heavy),
        }
    }

    fn places(&self, lane: Lane) -> &Places {
        match lane {
            Lane::Light => &self.light,
            Lane::Heavy => &self.heavy,
            Lane::Usual | Lane::Free => &self.usual,
        }
    }
}

/// Routes that pass freely: they take next to nothing, and whoever watches must see while all wait.
const FREE: &[&str] = &["/static/{*path}", "/health", "/healthz", "/readyz"];
/// Routes of the light lane: the door, and what those outside the job centre use.
const LIGHT: &[&str] = &[
    "/sign-in",
    "/enter",
    "/language",
    "/sign-out",
    "/change-role",
    "/resume",
    "/me",
    "/mentored",
    "/attendance",
    "/attendances",
    "/our-company",
    "/granted",
];

fn lane(request: &Request) -> Lane {
    let route = request.extensions().get::<MatchedPath>().map_or("", MatchedPath::as_str);
    let under = |list: &[&str]| {
        list.iter().any(|r| route == *r || route.strip_prefix(r).is_some_and(|rest| rest.starts_with('/')))
    };
    if under(FREE) {
        Lane::Free
    } else if has_large_body(request) {
        Lane::Heavy
    } else if under(LIGHT) {
        Lane::Light
    } else {
        Lane::Usual
    }
}

/// Is the body larger than a form, or of a size that nobody said?
fn has_large_body(request: &Request) -> bool {
    if !matches!(*request.method(), Method::POST | Method::PUT | Method::PATCH) {
        return false;
    }
    // `Content-Length`, or nothing when the sender did not say.
    request.body().size_hint().exact().is_none_or(|length| length > SMALL_BODY as u64)
}

/// Lets a request through when there is a place for it, or soon will be.
pub async fn pass(State(gate): State<Arc<Gate>>, request: Request, next: Next) -> Response {
    let lane = lane(&request);
    if lane == Lane::Free {
        return next.run(request).await;
    }
    let (parts, body) = request.into_parts();
    let body = if lane == Lane::Heavy || parts.method == Method::GET {
        body
    } else {
        match tokio::time::timeout(gate.width.body, to_bytes(body, SMALL_BODY)).await {
            Ok(Ok(bytes)) => Body::from(bytes),
            Ok(Err(_)) => return StatusCode::BAD_REQUEST.into_response(),
            Err(_) => return StatusCode::REQUEST_TIMEOUT.into_response(),
        }
    };
    let places = gate.places(lane);
    let Some(place) = places.enter(gate.width.patience).await else {
        measure::count("holdepunkt_requests_shed_total", &[("class", places.name)], 1);
        return later(&parts.headers);
    };
    let answer = next.run(Request::from_parts(parts, body)).await;
    drop(place);
    answer
}

/// The page that says so. Made once per language: when all wait there is no time to make it again.
fn later(headers: &HeaderMap) -> Response {
    static PAGES: std::sync::OnceLock<Vec<(Language, String)>> = std::sync::OnceLock::new();
    let words = language::words(headers);
    let pages = PAGES.get_or_init(|| Language::ALL.iter().map(|l| (*l, page(Words::of(*l)))).collect());
    let page = pages.iter().find(|(l, _)| *l == words.language).map(|(_, page)| page.clone()).unwrap_or_default();
    let mut answer = (StatusCode::SERVICE_UNAVAILABLE, Html(page)).into_response();
    answer.headers_mut().insert(header::RETRY_AFTER, HeaderValue::from_static(RETRY_AFTER));
    answer
}

fn page(words: Words) -> String {
    use askama::Template;
    #[derive(Template)]
    #[template(path = "later.html")]
    struct LaterPage {
        words: Words,
    }
    LaterPage { words }.render().unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[tokio::test]
    async fn whoever_would_wait_too_long_is_told_at_once() {
        let places = Places::new("test", 1);
        *places.takes.lock().unwrap() = 0.1;
        let first = places.enter(Duration::from_millis(250)).await.unwrap();
        let (a, b) = (places.enter(Duration::from_millis(250)), places.enter(Duration::from_millis(250)));
        tokio::pin!(a, b);
        assert!(tokio::time::timeout(Duration::from_millis(1), &mut a).await.is_err(), "the first waits");
        assert!(tokio::time::timeout(Duration::from_millis(1), &mut b).await.is_err(), "so does the second");
        assert!(places.enter(Duration::from_millis(250)).await.is_none(), "300 ms are too long");
        assert_eq!(places.waiting.load(Ordering::Relaxed), 2);
        drop(first);
        let second = a.await.unwrap();
        drop(second);
        drop(b.await.unwrap());
        assert_eq!(places.waiting.load(Ordering::Relaxed), 0);
        assert!(places.enter(Duration::from_millis(250)).await.is_some());
    }

    #[tokio::test]
    async fn whoever_goes_away_waits_no_more() {
        let places = Places::new("test", 1);
        let place = places.enter(Duration::from_secs(1)).await.unwrap();
        assert!(tokio::time::timeout(Duration::from_millis(1), places.enter(Duration::from_secs(1))).await.is_err());
        assert_eq!(places.waiting.load(Ordering::Relaxed), 0, "the future was dropped");
        drop(place);
    }
}
