//! A mail server and an SMS provider as small as they can be, that speak the real protocols over TCP and know a second
//! copy of a message by its identifier, as their big brothers do.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)] // a test fails loudly

use std::{
    net::SocketAddr,
    sync::{Arc, Mutex},
};

use tokio::{
    io::{AsyncBufReadExt, AsyncReadExt, AsyncWriteExt, BufReader},
    net::{TcpListener, TcpStream},
};

/// Where a mail server says nothing more, so that whoever sends can be killed there.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Hush {
    /// Before it greets: nothing was sent.
    BeforeMail,
    /// With the mail in its hands: it was sent, and nobody knows.
    AfterMail,
}

/// What a server was given.
#[derive(Debug, Default)]
pub struct Taken {
    /// Every mail or request, whole.
    pub all: Vec<String>,
    /// The receivers that were named.
    pub to: Vec<String>,
    /// What it answers instead of yes, while this is set.
    pub refuses: Option<String>,
    /// Where it says nothing more, while this is set.
    pub hush: Option<Hush>,
    /// How often it was called.
    pub calls: usize,
}

/// A server.
#[derive(Debug)]
pub struct Server {
    /// Where.
    pub address: SocketAddr,
    /// What it was given.
    pub taken: Arc<Mutex<Taken>>,
}

impl Server {
    /// The messages that its users would see: each identifier once.
    pub fn shown(&self, id_of: impl Fn(&str) -> String) -> Vec<String> {
        let mut ids: Vec<String> = self.taken.lock().unwrap().all.iter().map(|m| id_of(m)).collect();
        ids.sort();
        ids.dedup();
        ids
    }

    /// How often it was given something.
    pub fn count(&self) -> usize {
        self.taken.lock().unwrap().all.len()
    }

    /// Lets it say nothing more from somewhere on, or speak again to whoever calls from now on.
    pub fn hush(&self, at: Option<Hush>) {
        self.taken.lock().unwrap().hush = at;
    }

    /// Lets it refuse, or take again.
    pub fn refuse(&self, answer: Option<&str>) {
        self.taken.lock().unwrap().refuses = answer.map(str::to_owned);
    }
}

/// The message's identifier in a mail.
pub fn message_id(mail: &str) -> String {
    let line = mail.lines().find(|l| l.to_lowercase().starts_with("message-id:")).expect("a Message-ID");
    line.split(':').nth(1).unwrap().trim().to_owned()
}

/// The key of a request.
pub fn key(request: &str) -> String {
    let line = request.lines().find(|l| l.to_lowercase().starts_with("idempotency-key:")).expect("a key");
    line.split(':').nth(1).unwrap().trim().to_owned()
}

async fn listen<F: Future<Output = ()> + Send + 'static>(
    serve: impl Fn(TcpStream, Arc<Mutex<Taken>>) -> F + Send + 'static,
) -> Server {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let server = Server { address: listener.local_addr().unwrap(), taken: Arc::default() };
    let taken = Arc::clone(&server.taken);
    tokio::spawn(async move {
        while let Ok((stream, _)) = listener.accept().await {
            tokio::spawn(serve(stream, Arc::clone(&taken)));
        }
    });
    server
}

/// A mail server.
pub async fn smtp() -> Server {
    listen(|stream, taken| async move {
        let (read, mut write) = stream.into_split();
        let hush = {
            let mut taken = taken.lock().unwrap();
            taken.calls += 1;
            taken.hush
        };
        if hush == Some(Hush::BeforeMail) {
            return std::future::pending().await;
        }
        let mut lines = BufReader::new(read).lines();
        write.write_all(b"220 test ESMTP\r\n").await.unwrap();
        while let Ok(Some(line)) = lines.next_line().await {
            let refuses = taken.lock().unwrap().refuses.clone();
            let answer = match line.get(..4).unwrap_or_default().to_uppercase().as_str() {
                "EHLO" => "250-test\r\n250 8BITMIME".to_owned(),
                "MAIL" => "250 ok".to_owned(),
                "RCPT" => match refuses {
                    Some(refuses) => refuses,
                    None => {
                        taken.lock().unwrap().to.push(line.clone());
                        "250 ok".to_owned()
                    }
                },
                "DATA" => {
                    write.write_all(b"354 go on\r\n").await.unwrap();
                    let (mut mail, mut whole) = (String::new(), false);
                    while let Ok(Some(line)) = lines.next_line().await {
                        whole = line == ".";
                        if whole {
                            break;
                        }
                        mail.push_str(line.strip_prefix('.').unwrap_or(&line));
                        mail.push('\n');
                    }
                    // Whoever dies before the dot has sent no mail.
                    if !whole {
                        return;
                    }
                    taken.lock().unwrap().all.push(mail);
                    if hush == Some(Hush::AfterMail) {
                        return std::future::pending().await;
                    }
                    "250 taken".to_owned()
                }
                "QUIT" => "221 bye".to_owned(),
                _ => "250 ok".to_owned(),
            };
            if write.write_all(format!("{answer}\r\n").as_bytes()).await.is_err() || answer.starts_with("221") {
                break;
            }
        }
    })
    .await
}

/// An SMS provider.
pub async fn provider() -> Server {
    listen(|mut stream, taken| async move {
        let mut request = Vec::new();
        let mut part = [0_u8; 4096];
        let whole = loop {
            let n = stream.read(&mut part).await.unwrap();
            request.extend_from_slice(&part[..n]);
            let text = String::from_utf8_lossy(&request).into_owned();
            if let Some((head, body)) = text.split_once("\r\n\r\n") {
                let length =
                    head.lines().find_map(|l| l.to_lowercase().strip_prefix("content-length:").map(str::to_owned));
                if body.len() >= length.map_or(0, |l| l.trim().parse().unwrap()) {
                    break text;
                }
            }
            if n == 0 {
                return;
            }
        };
        let refuses = taken.lock().unwrap().refuses.clone();
        let (status, body) = match refuses {
            Some(status) => (status, "{}".to_owned()),
            None => {
                taken.lock().unwrap().all.push(whole);
                ("202 Accepted".to_owned(), r#"{"msg_id":"01ABC","recipient":4520000041}"#.to_owned())
            }
        };
        let answer = format!(
            "HTTP/1.1 {status}\r\ncontent-type: application/json\r\ncontent-length: {}\r\n\r\n{body}",
            body.len()
        );
        stream.write_all(answer.as_bytes()).await.unwrap();
    })
    .await
}
