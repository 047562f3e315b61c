//! What the program counts about itself, as Prometheus reads it. Names of routes, kinds of work and
//! outcomes only: never a person, an id, an address or a text that somebody typed.

use std::{
    cell::Cell,
    collections::BTreeMap,
    fmt::Write as _,
    future::Future,
    sync::{Mutex, MutexGuard, PoisonError},
    time::{Duration, Instant},
};

/// What is counted: name, kind and help, in the order in which they are told.
const FAMILIES: &[(&str, Kind, &str)] = &[
    ("holdepunkt_requests_seconds", Kind::Spread, "Requests by route template, method and status, with durations."),
    ("holdepunkt_requests_shed_total", Kind::Count, "Requests answered with 503 because too many wait, by class."),
    ("holdepunkt_requests_running", Kind::Level, "Requests that are being worked on, by class."),
    ("holdepunkt_requests_waiting", Kind::Level, "Requests that wait for their turn, by class."),
    ("holdepunkt_connections", Kind::Level, "Open connections."),
    ("holdepunkt_database_seconds", Kind::Spread, "Time in the database by kind of call."),
    (
        "holdepunkt_database_wait_seconds",
        Kind::Spread,
        "Wait for a connection (and, on SQLite, for the write lock), by pool.",
    ),
    (
        "holdepunkt_database_errors_total",
        Kind::Count,
        "Calls of the database that failed for another reason than a named constraint.",
    ),
    ("holdepunkt_sign_ins_total", Kind::Count, "Attempts to sign in, by outcome."),
    ("holdepunkt_jobs_total", Kind::Count, "Runs of the program's own work, by kind and outcome."),
    ("holdepunkt_job_overdue_seconds", Kind::Level, "How long a kind of work has been due; 0 when it is not."),
    ("holdepunkt_job_attempts", Kind::Level, "Attempts in a row that failed, by kind of work."),
    ("holdepunkt_job_dead", Kind::Level, "1 when a kind of work is no longer tried."),
    ("holdepunkt_messages", Kind::Level, "Messages out of the house by state: waiting, sent, dead, dropped."),
    ("holdepunkt_messages_total", Kind::Count, "Attempts to send a message, by channel and outcome."),
    (
        "holdepunkt_message_late_seconds",
        Kind::Level,
        "How long the message that has waited longest should have been sent; 0 when none is late.",
    ),
    ("holdepunkt_spans_dropped_total", Kind::Count, "Traces that were dropped since the collector did not keep up."),
];

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Count,
    Level,
    Spread,
}

/// Upper ends of the buckets of durations, in seconds.
const BUCKETS: &[f64] = &[0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0];
/// Most label sets of one family: a mistake in a label may not eat the memory.
const MOST_SERIES: usize = 2000;

#[derive(Debug, Default, Clone)]
struct Series {
    value: f64,
    count: u64,
    buckets: [u64; BUCKETS.len()],
}

type Families = BTreeMap<&'static str, BTreeMap<String, Series>>;
static FIGURES: Mutex<Families> = Mutex::new(BTreeMap::new());

fn figures() -> MutexGuard<'static, Families> {
    // Numbers are not left half-written by a panic elsewhere.
    FIGURES.lock().unwrap_or_else(PoisonError::into_inner)
}

fn labels(pairs: &[(&str, &str)]) -> String {
    let mut out = String::new();
    for (name, value) in pairs {
        let comma = if out.is_empty() { "" } else { "," };
        let value = value.replace('\\', "\\\\").replace('"', "\\\"").replace('\n', "\\n");
        let _ = write!(out, "{comma}{name}=\"{value}\"");
    }
    out
}

fn change(name: &'static str, pairs: &[(&str, &str)], change: impl FnOnce(&mut Series)) {
    let mut figures = figures();
    let family = figures.entry(name).or_default();
    let key = labels(pairs);
    if let Some(series) = family.get_mut(&key) {
        change(series);
    } else if family.len() < MOST_SERIES {
        change(family.entry(key).or_default());
    }
}

/// Counts `n` more.
pub fn count(name: &'static str, pairs: &[(&str, &str)], n: u64) {
    change(name, pairs, |s| s.value += n as f64);
}

/// Says how much there is now.
pub fn level(name: &'static str, pairs: &[(&str, &str)], value: f64) {
    change(name, pairs, |s| s.value = value);
}

/// Notes a duration.
pub fn spread(name: &'static str, pairs: &[(&str, &str)], took: Duration) {
    let seconds = took.as_secs_f64();
    change(name, pairs, |s| {
        s.value += seconds;
        s.count += 1;
        for (bucket, end) in s.buckets.iter_mut().zip(BUCKETS) {
            *bucket += u64::from(seconds <= *end);
        }
    });
}

/// Everything counted, in Prometheus' text form (version 0.0.4).
#[must_use]
pub fn text() -> String {
    let figures = figures().clone();
    let mut out = String::new();
    for (name, kind, help) in FAMILIES {
        let Some(family) = figures.get(name) else { continue };
        let word = match kind {
            Kind::Count => "counter",
            Kind::Level => "gauge",
            Kind::Spread => "histogram",
        };
        let _ = writeln!(out, "# HELP {name} {help}\n# TYPE {name} {word}");
        for (labels, series) in family {
            tell(&mut out, name, *kind, labels, series);
        }
    }
    out
}

fn tell(out: &mut String, name: &str, kind: Kind, labels: &str, series: &Series) {
    let braced = if labels.is_empty() { String::new() } else { format!("{{{labels}}}") };
    if kind != Kind::Spread {
        let _ = writeln!(out, "{name}{braced} {}", series.value);
        return;
    }
    let comma = if labels.is_empty() { "" } else { "," };
    for (bucket, end) in series.buckets.iter().zip(BUCKETS) {
        let _ = writeln!(out, "{name}_bucket{{{labels}{comma}le=\"{end}\"}} {bucket}");
    }
    let _ = writeln!(out, "{name}_bucket{{{labels}{comma}le=\"+Inf\"}} {}", series.count);
    let _ = writeln!(out, "{name}_sum{braced} {}\n{name}_count{braced} {}", series.value, series.count);
}

/// What the database did for one request.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub struct Spent {
    /// How many calls.
    pub calls: u64,
    /// How long they took together.
    pub took: Duration,
    /// How long connections were waited for.
    pub waited: Duration,
}

tokio::task_local! {
    static SPENT: Cell<Spent>;
}

/// Runs a request's work and says what the database did for it.
pub async fn spending<T>(work: impl Future<Output = T>) -> (T, Spent) {
    SPENT
        .scope(Cell::new(Spent::default()), async {
            let done = work.await;
            (done, SPENT.try_with(Cell::get).unwrap_or_default())
        })
        .await
}

fn spend(change: impl FnOnce(&mut Spent)) {
    let _ = SPENT.try_with(|cell| {
        let mut spent = cell.get();
        change(&mut spent);
        cell.set(spent);
    });
}

/// Times a call of the database.
pub(crate) async fn call<T>(
    kind: &'static str,
    work: impl Future<Output = Result<T, crate::StoreError>>,
) -> Result<T, crate::StoreError> {
    let began = Instant::now();
    let done = work.await;
    let took = began.elapsed();
    spread("holdepunkt_database_seconds", &[("call", kind)], took);
    spend(|s| {
        s.calls += 1;
        s.took += took;
    });
    if matches!(done, Err(ref e) if !matches!(e, crate::StoreError::Constraint(_))) {
        count("holdepunkt_database_errors_total", &[("call", kind)], 1);
    }
    done
}

/// Times the wait for a connection.
pub(crate) async fn wait<T>(
    pool: &'static str,
    work: impl Future<Output = Result<T, crate::StoreError>>,
) -> Result<T, crate::StoreError> {
    let began = Instant::now();
    let done = work.await;
    let took = began.elapsed();
    spread("holdepunkt_database_wait_seconds", &[("pool", pool)], took);
    spend(|s| s.waited += took);
    if done.is_err() {
        count("holdepunkt_database_errors_total", &[("call", "begin")], 1);
    }
    done
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn durations_fall_into_their_buckets_and_labels_are_escaped() {
        spread("holdepunkt_requests_seconds", &[("route", "/a\"b")], Duration::from_millis(3));
        spread("holdepunkt_requests_seconds", &[("route", "/a\"b")], Duration::from_secs(60));
        let text = text();
        for line in [
            "# TYPE holdepunkt_requests_seconds histogram",
            "holdepunkt_requests_seconds_bucket{route=\"/a\\\"b\",le=\"0.0025\"} 0",
            "holdepunkt_requests_seconds_bucket{route=\"/a\\\"b\",le=\"0.005\"} 1",
            "holdepunkt_requests_seconds_bucket{route=\"/a\\\"b\",le=\"+Inf\"} 2",
            "holdepunkt_requests_seconds_count{route=\"/a\\\"b\"} 2",
        ] {
            assert!(text.contains(line), "{line}\n{text}");
        }
    }

    #[test]
    fn a_label_gone_wild_does_not_eat_the_memory() {
        for n in 0..MOST_SERIES + 100 {
            count("holdepunkt_sign_ins_total", &[("outcome", &n.to_string())], 1);
        }
        assert_eq!(figures().get("holdepunkt_sign_ins_total").unwrap().len(), MOST_SERIES);
    }
}
