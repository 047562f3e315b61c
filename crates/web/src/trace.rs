//! What each request took: for the metrics, and as a span told to a collector over OTLP.
//!
//! A span holds the route's template, method, status and what the database did; never a path, a query, an
//! address or a person. The collector is spoken to in OTLP's JSON form over plain HTTP: it stands on the
//! same machine or network, and itself speaks TLS to wherever the traces go.

use std::{
    io,
    time::{Duration, Instant, SystemTime},
};

use axum::{
    extract::{MatchedPath, Request, State},
    http::{HeaderMap, StatusCode},
    middleware::Next,
    response::Response,
};
use holdepunkt_casework::store::{
    measure::{self, Spent},
    seal::hex,
};
use serde_json::{Value, json};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
    sync::mpsc::{Receiver, Sender, channel},
};
use uuid::Uuid;

/// Most spans that wait for the collector; more are dropped and counted.
const MOST_WAITING: usize = 4096;
/// Most spans in one message.
const MOST_TOLD: usize = 512;
/// How long spans are gathered before they are told.
const GATHER: Duration = Duration::from_secs(2);
/// How long the collector may take.
const PATIENCE: Duration = Duration::from_secs(5);

/// Where spans go.
#[derive(Debug, Clone)]
pub struct Traces(Sender<Span>);

/// One request.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Span {
    trace: String,
    id: String,
    parent: String,
    method: &'static str,
    route: String,
    status: u16,
    began: SystemTime,
    took: Duration,
    spent: (u64, Duration, Duration),
}

/// Notes how a request went.
pub async fn watch(State(traces): State<Option<Traces>>, request: Request, next: Next) -> Response {
    let route = request.extensions().get::<MatchedPath>().map_or("none", MatchedPath::as_str).to_owned();
    if route == "/static/{*path}" {
        return next.run(request).await;
    }
    let method = method_of(&request);
    let (trace, parent) = parent(request.headers());
    let (began, clock) = (SystemTime::now(), Instant::now());
    let (answer, spent) = measure::spending(next.run(request)).await;
    let (took, status) = (clock.elapsed(), answer.status());
    let labels = [("method", method), ("route", route.as_str()), ("status", status.as_str())];
    measure::spread("holdepunkt_requests_seconds", &labels, took);
    if let Some(Traces(sender)) = traces {
        let Spent { calls, took: in_database, waited } = spent;
        let id = hex(Uuid::new_v4().as_bytes().get(..8).unwrap_or_default());
        let spent = (calls, in_database, waited);
        let span = Span { trace, id, parent, method, route, status: status.as_u16(), began, took, spent };
        if sender.try_send(span).is_err() {
            measure::count("holdepunkt_spans_dropped_total", &[], 1);
        }
    }
    answer
}

/// The method, of those that there are: a label is no place for what somebody sends.
fn method_of(request: &Request) -> &'static str {
    ["GET", "POST", "HEAD"].into_iter().find(|m| request.method().as_str() == *m).unwrap_or("other")
}

/// The trace that a proxy in front began (W3C `traceparent`), or a new one.
fn parent(headers: &HeaderMap) -> (String, String) {
    let told = headers.get("traceparent").and_then(|h| h.to_str().ok()).and_then(|text| {
        let mut parts = text.split('-').skip(1);
        let (trace, span) = (parts.next()?, parts.next()?);
        let is_id = |id: &str, length| {
            id.len() == length && id.bytes().all(|b| b.is_ascii_hexdigit()) && id.bytes().any(|b| b != b'0')
        };
        (is_id(trace, 32) && is_id(span, 16)).then(|| (trace.to_lowercase(), span.to_lowercase()))
    });
    told.unwrap_or_else(|| (Uuid::new_v4().simple().to_string(), String::new()))
}

/// A place for spans, and the task that tells them to a collector: `http://host:port[/path]`.
///
/// # Errors
/// When the address is none that can be spoken to.
pub fn to_collector(url: &str) -> io::Result<(Traces, impl Future<Output = ()> + Send + 'static)> {
    let bad = || io::Error::new(io::ErrorKind::InvalidInput, "http://host:port[/path]");
    let rest = url.strip_prefix("http://").ok_or_else(bad)?;
    let (host, path) = rest.split_once('/').map_or((rest, "v1/traces"), |(h, p)| (h, p));
    let path = if path.is_empty() { "v1/traces" } else { path };
    if host.is_empty() || !url.bytes().all(|b| b.is_ascii_graphic()) {
        return Err(bad());
    }
    let host = if host.contains(':') { host.to_owned() } else { format!("{host}:4318") };
    let path = format!("/{path}");
    let (sender, receiver) = channel(MOST_WAITING);
    Ok((Traces(sender), tell_all(host, path, receiver)))
}

async fn tell_all(host: String, path: String, mut receiver: Receiver<Span>) {
    let mut silent = false;
    loop {
        let mut spans = Vec::new();
        if receiver.recv_many(&mut spans, MOST_TOLD).await == 0 {
            return;
        }
        let more = async { while spans.len() < MOST_TOLD && receiver.recv_many(&mut spans, MOST_TOLD).await > 0 {} };
        drop(tokio::time::timeout(GATHER, more).await);
        let told = tokio::time::timeout(PATIENCE, tell(&host, &path, &body(&spans))).await;
        let failed = !matches!(told, Ok(Ok(())));
        if failed {
            measure::count("holdepunkt_spans_dropped_total", &[], spans.len() as u64);
        }
        // One line when it stops, one when it goes on: not one every two seconds.
        if failed != silent {
            silent = failed;
            if failed {
                tracing::warn!("the collector of traces does not answer")
            } else {
                tracing::info!("the collector answers again")
            }
        }
    }
}

async fn tell(host: &str, path: &str, body: &str) -> io::Result<()> {
    let mut stream = TcpStream::connect(host).await?;
    let head = format!(
        "POST {path} HTTP/1.1\r\nHost: {host}\r\nContent-Type: application/json\r\nContent-Length: {}\r\nConnection: close\r\n\r\n",
        body.len()
    );
    stream.write_all(head.as_bytes()).await?;
    stream.write_all(body.as_bytes()).await?;
    let mut answer = Vec::new();
    stream.take(4096).read_to_end(&mut answer).await?;
    let well = answer.starts_with(b"HTTP/1.1 2") || answer.starts_with(b"HTTP/1.0 2");
    if well { Ok(()) } else { Err(io::Error::other("refused")) }
}

fn nanos(moment: SystemTime) -> String {
    moment.duration_since(SystemTime::UNIX_EPOCH).unwrap_or_default().as_nanos().to_string()
}

/// The spans in OTLP's JSON form.
fn body(spans: &[Span]) -> String {
    let text = |key: &str, value: &str| json!({"key": key, "value": {"stringValue": value}});
    let whole = |key: &str, value: u128| json!({"key": key, "value": {"intValue": value.to_string()}});
    let spans: Vec<Value> = spans
        .iter()
        .map(|s| {
            let (calls, in_database, waited) = s.spent;
            let broken = s.status >= StatusCode::INTERNAL_SERVER_ERROR.as_u16();
            json!({
                "traceId": s.trace, "spanId": s.id, "parentSpanId": s.parent,
                "name": format!("{} {}", s.method, s.route), "kind": 2,
                "startTimeUnixNano": nanos(s.began), "endTimeUnixNano": nanos(s.began + s.took),
                "status": {"code": if broken { 2 } else { 0 }},
                "attributes": [
                    text("http.request.method", s.method), text("http.route", &s.route),
                    whole("http.response.status_code", s.status.into()), whole("holdepunkt.database.calls", calls.into()),
                    whole("holdepunkt.database.micros", in_database.as_micros()),
                    whole("holdepunkt.database.wait_micros", waited.as_micros()),
                ],
            })
        })
        .collect();
    let service = [text("service.name", "holdepunkt"), text("service.version", env!("CARGO_PKG_VERSION"))];
    json!({"resourceSpans": [{
        "resource": {"attributes": service},
        "scopeSpans": [{"scope": {"name": "holdepunkt"}, "spans": spans}],
    }]})
    .to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_trace_goes_on_only_when_its_header_is_sound() {
        let of = |value: &str| {
            let mut headers = HeaderMap::new();
            headers.insert("traceparent", value.parse().unwrap());
            parent(&headers)
        };
        let (trace, span) = of("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01");
        assert_eq!((trace.as_str(), span.as_str()), ("4bf92f3577b34da6a3ce929d0e0e4736", "00f067aa0ba902b7"));
        for wrong in ["", "00-0-0-01", "00-00000000000000000000000000000000-00f067aa0ba902b7-01", "00-\u{7f}"] {
            if let Ok(value) = axum::http::HeaderValue::from_str(wrong) {
                let mut headers = HeaderMap::new();
                headers.insert("traceparent", value);
                assert_eq!(parent(&headers).1, "", "{wrong}");
            }
        }
    }

    #[test]
    fn only_an_address_that_can_be_spoken_to_is_taken() {
        for url in ["http://127.0.0.1:4318", "http://collector", "http://collector/v1/traces"] {
            assert!(to_collector(url).is_ok(), "{url}");
        }
        for url in ["https://collector", "collector:4318", "http://", "http://a b", "http://a\r\nX: y"] {
            assert!(to_collector(url).is_err(), "{url}");
        }
    }
}
