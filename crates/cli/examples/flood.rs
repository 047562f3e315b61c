//! The load of `bench/web` that does not wait: requests at a steady rate however slowly they are answered, while
//! somebody signs in and slow senders hold connections. Prints what came of it as JSON.
//!
//! ```text
//! flood PORT PATH COOKIE RATE SECONDS CARD SLOW
//! ```
//!
//! CARD is the form that signs in (`as=…&next=%2F`), SLOW how many senders send a byte a second. A time is counted from
//! when the request was due, so that a queue anywhere counts. `BUSY` after the flood is how long it takes until
//! ten requests in a row are answered within a fifth of a second.

use std::{
    sync::{
        Arc, Mutex, PoisonError,
        atomic::{AtomicUsize, Ordering},
    },
    time::{Duration, Instant},
};

use anyhow::{Context as _, bail};
use tokio::{
    io::{AsyncReadExt, AsyncWriteExt},
    net::TcpStream,
};

/// Most connections at once.
const MOST: usize = 4000;
/// How long an answer may take.
const PATIENCE: Duration = Duration::from_secs(30);

/// Status and time of every request of a kind.
#[derive(Debug, Default, Clone)]
struct Told(Arc<Mutex<Vec<(u16, f64)>>>);

impl Told {
    fn note(&self, status: u16, since: Instant) {
        let took = since.elapsed().as_secs_f64() * 1000.0;
        self.0.lock().unwrap_or_else(PoisonError::into_inner).push((status, took));
    }

    fn say(&self, name: &str, of: impl Fn(u16) -> bool) -> String {
        let all = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let mut times: Vec<f64> = all.iter().filter(|(s, _)| of(*s)).map(|(_, t)| *t).collect();
        times.sort_by(f64::total_cmp);
        let at = |p: usize| times.get((times.len() * p / 100).min(times.len().saturating_sub(1))).copied();
        let [p50, p95, p99] = [50, 95, 99].map(|p| at(p).unwrap_or(0.0));
        format!("\"{name}\":{{\"n\":{},\"p50\":{p50:.1},\"p95\":{p95:.1},\"p99\":{p99:.1}}}", times.len())
    }
}

/// Connections that lie idle.
type Idle = Arc<Mutex<Vec<TcpStream>>>;

fn taken(idle: &Idle) -> Option<TcpStream> {
    idle.lock().unwrap_or_else(PoisonError::into_inner).pop()
}

/// Sends a request and reads the whole answer; its status.
async fn ask(idle: &Idle, port: u16, request: &[u8]) -> anyhow::Result<u16> {
    let mut stream = match taken(idle) {
        Some(stream) => stream,
        None => TcpStream::connect(("127.0.0.1", port)).await?,
    };
    stream.write_all(request).await?;
    let (mut answer, mut piece) = (Vec::with_capacity(4096), [0; 16384]);
    let (head, length) = loop {
        let n = stream.read(&mut piece).await?;
        answer.extend_from_slice(piece.get(..n).unwrap_or_default());
        if n == 0 {
            bail!("cut off");
        }
        if let Some(end) = answer.windows(4).position(|w| w == b"\r\n\r\n") {
            let head = String::from_utf8_lossy(answer.get(..end).unwrap_or_default()).to_lowercase();
            let length = head.split("content-length: ").nth(1).and_then(|l| l.split("\r\n").next()?.parse().ok());
            break (head, end + 4 + length.unwrap_or(0_usize));
        }
    };
    let mut had = answer.len();
    while had < length {
        match stream.read(&mut piece).await? {
            0 => bail!("cut off"),
            n => had += n,
        }
    }
    if !head.contains("connection: close") {
        idle.lock().unwrap_or_else(PoisonError::into_inner).push(stream);
    }
    head.split(' ').nth(1).and_then(|s| s.parse().ok()).context("no status")
}

async fn timed(idle: &Idle, port: u16, request: &[u8], told: &Told, due: Instant) {
    let status = tokio::time::timeout(PATIENCE, ask(idle, port, request)).await.map(|s| s.unwrap_or(0)).unwrap_or(0);
    told.note(status, due);
}

/// Sends the head of a post and then a byte a second.
async fn slow(port: u16) -> anyhow::Result<()> {
    let mut stream = TcpStream::connect(("127.0.0.1", port)).await?;
    let head = "POST /search HTTP/1.1\r\nHost: x\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: 500\r\n\r\nq";
    stream.write_all(head.as_bytes()).await?;
    loop {
        tokio::time::sleep(Duration::from_secs(1)).await;
        stream.write_all(b"=").await?;
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() -> anyhow::Result<()> {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let [port, path, cookie, rate, seconds, card, slow_senders] = args.as_slice() else { bail!("see the source") };
    let (port, rate, seconds): (u16, f64, f64) = (port.parse()?, rate.parse()?, seconds.parse()?);
    let request = Arc::new(format!("GET {path} HTTP/1.1\r\nHost: x\r\nCookie: {cookie}\r\n\r\n").into_bytes());
    let enter = format!(
        "POST /enter HTTP/1.1\r\nHost: x\r\nSec-Fetch-Site: same-origin\r\nContent-Type: application/x-www-form-urlencoded\r\n\
         Content-Length: {}\r\n\r\n{card}",
        card.len()
    );
    let door: Vec<Arc<Vec<u8>>> =
        [b"GET /sign-in HTTP/1.1\r\nHost: x\r\n\r\n".to_vec(), enter.into_bytes()].map(Arc::new).to_vec();
    for _ in 0..slow_senders.parse::<usize>()? {
        tokio::spawn(slow(port));
    }
    let (idle, told, doors) = (Idle::default(), Told::default(), Told::default());
    let open = Arc::new(AtomicUsize::new(0));
    let (began, mut sent, mut missed) = (Instant::now(), 0_u32, 0);
    while began.elapsed().as_secs_f64() < seconds {
        let due = began + Duration::from_secs_f64(f64::from(sent) / rate);
        tokio::time::sleep_until(due.into()).await;
        sent += 1;
        let to_door = sent % (rate / 4.0).max(1.0) as u32 == 0;
        if open.load(Ordering::Relaxed) >= MOST {
            missed += 1;
            continue;
        }
        open.fetch_add(1, Ordering::Relaxed);
        let (idle, open, told) = (Arc::clone(&idle), Arc::clone(&open), if to_door { &doors } else { &told }.clone());
        let entering = door.get(usize::from((sent / (rate / 4.0).max(1.0) as u32).is_multiple_of(2))).map(Arc::clone);
        let request = if to_door { entering.context("door")? } else { Arc::clone(&request) };
        tokio::spawn(async move {
            timed(&idle, port, &request, &told, due).await;
            open.fetch_sub(1, Ordering::Relaxed);
        });
    }
    let over = Instant::now();
    let (mut quick, mut back) = (0, 0.0);
    while quick < 10 && over.elapsed() < Duration::from_secs(60) {
        let one = Told::default();
        timed(&idle, port, &request, &one, Instant::now()).await;
        let well = one.0.lock().unwrap_or_else(PoisonError::into_inner).iter().all(|(s, t)| *s == 200 && *t < 200.0);
        quick = if well { quick + 1 } else { 0 };
        back = over.elapsed().as_secs_f64();
    }
    while open.load(Ordering::Relaxed) > 0 {
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    println!(
        "{{{},{},{},{},{},\"sent\":{sent},\"missed\":{missed},\"back\":{back:.2}}}",
        told.say("answered", |s| s == 200),
        told.say("refused", |s| s == 503),
        told.say("lost", |s| s != 200 && s != 503),
        doors.say("door", |s| s == 200 || s == 303),
        doors.say("door_shut", |s| s != 200 && s != 303),
    );
    Ok(())
}
