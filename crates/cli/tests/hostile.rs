//! Hostile files and requests against the program itself, by command and by page: refused within limits of time and
//! memory, while others are answered.
#![cfg(unix)]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)] // a test fails loudly

use std::{
    fs::{self, File},
    io::{Read as _, Write as _},
    net::TcpStream,
    path::Path,
    process::Stdio,
    thread,
    time::{Duration, Instant},
};

use crate::support::{Folder, Program, Server, Settled, send, send_raw};
use flate2::{Compression, write::DeflateEncoder};

/// Most that a file or a request may take.
const MOST_SECONDS: f64 = 10.0;
const MOST_MEGABYTES: u64 = 256;

/// The most memory that a process has held, in megabytes.
fn held(id: u32) -> u64 {
    let status = fs::read_to_string(format!("/proc/{id}/status")).unwrap_or_default();
    let line = status.lines().find_map(|l| l.strip_prefix("VmHWM:"));
    line.and_then(|l| l.trim().split(' ').next()?.parse::<u64>().ok()).unwrap_or(0) / 1024
}

/// Runs a command; what it said, whether it did, seconds, and the most memory it held.
fn metered(program: &Program, args: &[&str]) -> (String, bool, f64, u64) {
    let began = Instant::now();
    let mut child = program.command(args).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut most = 0;
    let status = loop {
        most = most.max(held(child.id()));
        if let Some(status) = child.try_wait().unwrap() {
            break status;
        }
        assert!(began.elapsed() < Duration::from_secs(60), "{args:?} does not end");
        thread::sleep(Duration::from_millis(2));
    };
    let took = began.elapsed().as_secs_f64();
    let mut said = String::new();
    child.stdout.take().unwrap().read_to_string(&mut said).unwrap();
    child.stderr.take().unwrap().read_to_string(&mut said).unwrap();
    (said, status.success(), took, most)
}

/// An archive whose sheet unpacks to so many blanks.
fn bomb(size: usize) -> Vec<u8> {
    let mut encoder = DeflateEncoder::new(Vec::new(), Compression::best());
    let piece = vec![b' '; 1_000_000];
    let mut sum = flate2::Crc::new();
    for _ in 0..size / piece.len() {
        encoder.write_all(&piece).unwrap();
        sum.update(&piece);
    }
    let packed = encoder.finish().unwrap();
    let name = b"xl/workbook.xml";
    let mut head = vec![20, 0, 0, 0, 8, 0, 0, 0, 0, 0];
    head.extend(sum.sum().to_le_bytes());
    head.extend(u32::try_from(packed.len()).unwrap().to_le_bytes());
    head.extend(u32::try_from(size).unwrap().to_le_bytes());
    head.extend(u16::try_from(name.len()).unwrap().to_le_bytes());
    head.extend([0, 0]);
    let list = [b"PK\x01\x02\x14\0", &head[..], &[0; 14][..], name].concat();
    let at = u32::try_from(30 + name.len() + packed.len()).unwrap();
    let mut out = [b"PK\x03\x04", &head[..], name, &packed].concat();
    out.extend(&list);
    out.extend(b"PK\x05\x06\0\0\0\0\x01\0\x01\0");
    out.extend(u32::try_from(list.len()).unwrap().to_le_bytes());
    out.extend(at.to_le_bytes());
    out.extend([0, 0]);
    out
}

fn sparse(path: &Path, size: u64) {
    File::create(path).unwrap().set_len(size).unwrap();
}

#[tokio::test]
async fn hostile_files_are_refused_by_the_command_within_limits() {
    let folder = Folder::new("hostile-command");
    let settled = Settled::new(&folder, &folder.sqlite("h.db")).await;
    let write = |name: &str, bytes: &[u8]| fs::write(folder.path(name), bytes).unwrap();
    sparse(&folder.path("large.csv"), 1 << 30);
    sparse(&folder.path("zeros.csv"), 90_000_000);
    write("bomb.xlsx", &bomb(300_000_000));
    write("wrong.xlsx", b"%PDF-1.7 CPR;Navn");
    write("broken.csv", "CPR;Navn;Gruppe;Sagsbehandler\n1;S\u{c3}\u{b8}ren;a;b\n".as_bytes());
    write("columns.csv", "a;".repeat(1_000_000).as_bytes());
    fs::create_dir(folder.path("folder.csv")).unwrap();
    let own =
        ["large.csv", "zeros.csv", "bomb.xlsx", "wrong.xlsx", "broken.csv", "columns.csv", "folder.csv", "none.csv"]
            .map(|name| folder.path(name).display().to_string());
    // A file without end is one too.
    for file in own.iter().map(String::as_str).chain(["/dev/zero"]) {
        let (said, done, took, most) = metered(&settled, &["import", "citizens", file, "--job-centre", "410"]);
        assert!(!done, "{file}: {said}");
        assert!(!said.contains("panicked") && !said.trim().is_empty(), "{file}: {said}");
        assert!(took < MOST_SECONDS, "{file}: {took} s");
        assert!(most <= MOST_MEGABYTES, "{file}: {most} MB");
    }
    assert!(settled.does(&["verify"]).contains("Everything holds."));
}

/// A form with a file, as bytes of a request; `kind` is its content type, `length` what it says it holds.
fn upload(address: &str, cookie: &str, kind: &str, file_name: &str, file: &[u8], length: Option<u64>) -> Vec<u8> {
    let mut body = b"--b\r\nContent-Disposition: form-data; name=\"kind\"\r\n\r\ncitizens\r\n--b\r\n".to_vec();
    body.extend(format!("Content-Disposition: form-data; name=\"file\"; filename=\"{file_name}\"\r\n\r\n").as_bytes());
    body.extend(file);
    body.extend(b"\r\n--b--\r\n");
    let length = length.unwrap_or(body.len() as u64);
    let head = format!(
        "POST /imports HTTP/1.1\r\nHost: {address}\r\nCookie: {cookie}\r\nSec-Fetch-Site: same-origin\r\n\
         Content-Type: {kind}\r\nContent-Length: {length}\r\nConnection: close\r\n\r\n"
    );
    [head.into_bytes(), body].concat()
}

#[tokio::test]
async fn hostile_uploads_are_refused_by_the_page_within_limits_and_others_are_answered() {
    let folder = Folder::new("hostile-page");
    let settled = Settled::new(&folder, &folder.sqlite("h.db")).await;
    let server = Server::start(&settled);
    let door = settled.door(&settled.cast.administrator).await;
    let before = held(server.id());
    let form = "multipart/form-data; boundary=b";
    let text = "CPR;Navn;Gruppe;Sagsbehandler\n".as_bytes();
    let broken = "CPR;Navn;Gruppe;Sagsbehandler\n1;S\u{c3}\u{b8}ren;a;b\n".as_bytes();
    let large = vec![b'a'; 21_000_000];
    let many = "\r\n--b\r\nContent-Disposition: form-data; name=\"x\"\r\n\r\n1".repeat(200_000);
    let bomb = bomb(300_000_000);
    let ask = |kind: &str, name: &str, file: &[u8], length| {
        let began = Instant::now();
        let answer = send_raw(&server.address, &upload(&server.address, &door, kind, name, file, length));
        let took = began.elapsed().as_secs_f64();
        assert!(took < MOST_SECONDS, "{kind} {name}: {took} s");
        answer.map_or(0, |a| {
            assert!(a.status < 500, "{kind} {name}: {} {}", a.status, a.body);
            a.status
        })
    };
    for (what, kind, name, file, length) in [
        ("a bomb", form, "x.xlsx", &bomb[..], None),
        ("broken letters", form, "x.csv", broken, None),
        ("a path for a name", form, "../../etc/passwd", b"%PDF", None),
        ("too large", form, "x.csv", &large, None),
        ("many parts", form, "x.csv", many.as_bytes(), None),
        ("a form of another kind", "application/x-www-form-urlencoded", "x.csv", text, None),
        ("no form at all", "application/json", "x.csv", text, None),
        ("no boundary", "multipart/form-data", "x.csv", text, None),
        ("a boundary that never comes", "multipart/form-data; boundary=zzz", "x.csv", text, None),
        ("a boundary without end", &format!("multipart/form-data; boundary={}", "b".repeat(5000)), "x.csv", text, None),
        // It says that a gigabyte comes: refused by what it says, not when it has come.
        ("a gigabyte", form, "x.csv", &large, Some(1 << 30)),
    ] {
        let answered = ask(kind, name, file, length);
        // Whoever is refused while still sending may see the door shut before the answer.
        let refused = (400..500).contains(&answered) || (answered == 0 && file.len() > 1_000_000);
        assert!(refused, "{what}: {answered}");
    }
    // A header alone may be one that somebody wants to look at: it is kept, and refused when it is tried.
    assert_eq!(ask(form, "x.csv", text, None), 303);
    let head = |lines: &str| {
        let request = format!("GET /sign-in HTTP/1.1\r\nHost: {}\r\n{lines}Connection: close\r\n\r\n", server.address);
        send_raw(&server.address, request.as_bytes()).map_or(0, |a| a.status)
    };
    assert!([0, 431].contains(&head(&format!("X-Long: {}\r\n", "a".repeat(100_000)))));
    assert!([0, 431].contains(&head(&"X-Many: a\r\n".repeat(5_000))));
    assert_eq!(head("Content-Length: -1\r\n"), 400);
    assert_eq!(head("Accept-Language: xx\r\n"), 200);
    // Hundreds who send a byte now and then, of a head or of a body: everybody else is answered.
    let slow: Vec<TcpStream> = (0..300)
        .map(|n| {
            let mut stream = TcpStream::connect(&server.address).unwrap();
            let request = upload(&server.address, &door, form, "x.csv", text, Some(10_000_000));
            let part = if n % 2 == 0 { &request[..20] } else { &request[..] };
            stream.write_all(part).unwrap();
            stream
        })
        .collect();
    let began = Instant::now();
    for _ in 0..20 {
        assert_eq!(send(&server.address, &door, "GET", "/people", None).unwrap().status, 200);
    }
    assert!(began.elapsed() < Duration::from_secs(5), "{:?} for 20 pages", began.elapsed());
    drop(slow);
    let grown = held(server.id()).saturating_sub(before);
    assert!(grown <= MOST_MEGABYTES, "{grown} MB");
    eprintln!("{grown} MB beyond {before} MB");
    assert!(!server.log().contains("panicked"), "{}", server.log());
    server.stop();
}
