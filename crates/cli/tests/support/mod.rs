//! The built program as it is met over the network: a house with a cast, the program on it, and a browser of few words.
#![allow(dead_code, reason = "each test file uses its part")]

pub mod account;

use std::{
    fs,
    io::{BufRead as _, BufReader, Error, ErrorKind, Read as _, Write as _},
    net::TcpStream,
    path::{Path, PathBuf},
    process::{Child, Command, Output, Stdio},
    sync::{Arc, Mutex},
    thread,
    time::{Duration, Instant},
};

use holdepunkt_casework::{House, Rulebook, sign_in};
use holdepunkt_store::{Keys, Store, accounts::RoleGrant, migrate::migrate};
use holdepunkt_testkit::{Cast, TestHouse, fresh_postgres};

/// A folder that is gone afterwards.
pub struct Folder(pub PathBuf);

impl Folder {
    pub fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("holdepunkt-{name}-{}", std::process::id()));
        drop(fs::remove_dir_all(&path));
        fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    pub fn path(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }

    pub fn sqlite(&self, name: &str) -> String {
        format!("sqlite:{}", self.path(name).display())
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        drop(fs::remove_dir_all(&self.0));
    }
}

/// An empty database on each engine there is.
pub async fn databases(folder: &Folder, name: &str) -> Vec<String> {
    let mut urls = vec![folder.sqlite(name)];
    if let Ok(server) = std::env::var("HOLDEPUNKT_TEST_POSTGRES") {
        urls.push(fresh_postgres(&server).await);
    }
    urls
}

/// Whether the long form was asked for: `HOLDEPUNKT_LONG=1`.
pub fn long() -> bool {
    std::env::var_os("HOLDEPUNKT_LONG").is_some()
}

/// Numbers that a seed decides.
pub struct Lot(u64);

impl Lot {
    pub fn of(seed: u64) -> Self {
        Self(seed)
    }

    pub fn below(&mut self, end: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % end.max(1)
    }
}

/// The program on a database.
pub struct Program {
    pub url: String,
    pub keys: PathBuf,
}

/// A database with a cast in it, and nobody connected.
pub struct Settled {
    pub program: Program,
    pub cast: Cast,
}

impl std::ops::Deref for Settled {
    type Target = Program;

    fn deref(&self) -> &Program {
        &self.program
    }
}

/// The library on a database that the program works with too.
pub async fn open(url: &str, keys: &Path) -> House {
    let store = Store::open(url, Keys::read(keys).unwrap()).await.unwrap();
    House::new(store, Arc::new(Rulebook::load().unwrap()))
}

impl Settled {
    /// Settles a cast, and whatever else `set` puts into the house.
    pub async fn with<T>(folder: &Folder, url: &str, set: impl AsyncFnOnce(&TestHouse) -> T) -> (Self, T) {
        let keys = folder.path("keys");
        if !keys.exists() {
            Keys::create(&keys).unwrap();
        }
        let house = open(url, &keys).await;
        migrate(&house.store).await.unwrap();
        let cast = Cast::settle(&house).await;
        let t = TestHouse { house, cast };
        let made = set(&t).await;
        t.house.store.close().await;
        (Self { program: Program { url: url.to_owned(), keys }, cast: t.cast }, made)
    }

    pub async fn new(folder: &Folder, url: &str) -> Self {
        Self::with(folder, url, async |_| ()).await.0
    }

    /// Signs somebody in; what stands in their cookie.
    pub async fn door(&self, grant: &RoleGrant) -> String {
        let house = open(&self.url, &self.keys).await;
        let token = sign_in::with_card(&house, grant.id).await.unwrap();
        house.store.close().await;
        format!("hp_session={token}")
    }
}

impl Program {
    /// A command of the program on this database.
    pub fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_holdepunkt"));
        command.args(args);
        self.set_up(&mut command);
        command
    }

    /// The same under a limit: no file may grow beyond so many bytes. Whoever tries is told so by an error, or is
    /// dead at that very write.
    pub fn within(&self, bytes: u64, whoever_tries: Beyond, args: &[&str]) -> Command {
        let mut command = Command::new("sh");
        let trap = if whoever_tries == Beyond::IsTold { "trap '' XFSZ;" } else { "" };
        let limit = format!("{trap} exec prlimit --fsize={bytes}:unlimited \"$@\"");
        command.args(["-c", &limit, "sh", env!("CARGO_BIN_EXE_holdepunkt")]).args(args);
        self.set_up(&mut command);
        command
    }

    fn set_up(&self, command: &mut Command) {
        for name in ["HOLDEPUNKT_CONFIG", "HOLDEPUNKT_LISTEN", "HOLDEPUNKT_PORT", "HOLDEPUNKT_LOG", "LC_ALL"] {
            command.env_remove(name);
        }
        command.env("HOLDEPUNKT_DATABASE", &self.url).env("HOLDEPUNKT_KEY_FILE", &self.keys).env("LANG", "en_GB.UTF-8");
    }

    pub fn run(&self, args: &[&str]) -> Output {
        self.command(args).output().unwrap()
    }

    /// The same keys and another database.
    pub fn at(&self, url: &str, args: &[&str]) -> Output {
        self.command(args).env("HOLDEPUNKT_DATABASE", url).output().unwrap()
    }

    /// What the command says; it must do.
    pub fn does(&self, args: &[&str]) -> String {
        let output = self.run(args);
        assert!(output.status.success(), "{args:?}: {}", said(&output));
        said(&output)
    }

    /// What the command says; it must refuse.
    pub fn refuses(&self, args: &[&str]) -> String {
        let output = self.run(args);
        assert!(!output.status.success(), "{args:?}: {}", said(&output));
        said(&output)
    }
}

/// What happens to whoever writes beyond a limit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Beyond {
    IsTold,
    Dies,
}

pub fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr)
}

/// The program while it serves.
pub struct Server {
    child: Child,
    pub address: String,
    /// From its start until it said that it was ready.
    pub ready_after: Duration,
    log: Arc<Mutex<String>>,
}

impl Server {
    pub fn start(settled: &Program) -> Self {
        Self::of(settled.command(&["serve", "--listen", "127.0.0.1:0"]))
    }

    /// With more in its environment.
    pub fn start_with(settled: &Program, more: &[(&str, &str)]) -> Self {
        let mut command = settled.command(&["serve", "--listen", "127.0.0.1:0"]);
        command.envs(more.iter().copied());
        Self::of(command)
    }

    /// Under a limit for files that can be changed while it serves: see [`Server::limit`].
    pub fn start_limited(settled: &Program) -> Self {
        Self::of(settled.within(1 << 40, Beyond::IsTold, &["serve", "--listen", "127.0.0.1:0"]))
    }

    fn of(mut command: Command) -> Self {
        let began = Instant::now();
        let mut child =
            command.stdin(Stdio::null()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().expect("the program");
        let log = Arc::new(Mutex::new(String::new()));
        let (errors, into) = (child.stderr.take().unwrap(), Arc::clone(&log));
        thread::spawn(move || {
            for line in BufReader::new(errors).lines().map_while(Result::ok) {
                let mut log = into.lock().unwrap();
                log.push_str(&line);
                log.push('\n');
            }
        });
        let mut line = String::new();
        BufReader::new(child.stdout.as_mut().unwrap()).read_line(&mut line).unwrap();
        let address = line.split("http://").nth(1).unwrap_or_else(|| panic!("{}", log.lock().unwrap())).trim();
        let mut server =
            Self { address: address.to_owned(), child, ready_after: Duration::ZERO, log: Arc::clone(&log) };
        while !send(&server.address, "", "GET", "/readyz", None).is_ok_and(|a| a.status == 200) {
            assert!(began.elapsed() < Duration::from_secs(30), "never ready: {}", log.lock().unwrap());
            thread::sleep(Duration::from_millis(2));
        }
        server.ready_after = began.elapsed();
        server
    }

    pub fn id(&self) -> u32 {
        self.child.id()
    }

    /// No file may grow beyond so many bytes from now on.
    pub fn limit(&self, bytes: Option<u64>) {
        let limit = bytes.map_or("unlimited".to_owned(), |b| b.to_string());
        let args = [format!("--pid={}", self.id()), format!("--fsize={limit}:unlimited")];
        assert!(Command::new("prlimit").args(args).status().unwrap().success());
    }

    /// What it told its log.
    pub fn log(&self) -> String {
        self.log.lock().unwrap().clone()
    }

    /// SIGKILL: not a word to anybody.
    pub fn kill(&mut self) {
        self.child.kill().unwrap();
        self.child.wait().unwrap();
    }

    /// Asked to stop, as an operator does.
    pub fn stop(mut self) {
        assert!(Command::new("kill").args(["-TERM", &self.id().to_string()]).status().unwrap().success());
        assert!(self.child.wait().unwrap().success(), "{}", self.log());
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        drop(self.child.kill());
        drop(self.child.wait());
    }
}

/// What came back.
#[derive(Debug)]
pub struct Answer {
    pub status: u16,
    pub location: String,
    pub body: String,
}

impl Answer {
    /// The identifier at the end of where a deed leads to.
    pub fn made(&self) -> String {
        self.location.split('?').next().unwrap_or_default().rsplit('/').next().unwrap_or_default().to_owned()
    }
}

/// One request on a connection of its own. An answer that is not whole is none.
///
/// # Errors
/// When the program is gone, or went while it answered.
pub fn send(address: &str, cookie: &str, method: &str, path: &str, form: Option<&str>) -> Result<Answer, Error> {
    let form = form.unwrap_or_default();
    let head = format!(
        "{method} {path} HTTP/1.1\r\nHost: {address}\r\nCookie: {cookie}\r\nSec-Fetch-Site: same-origin\r\n\
         Accept-Language: da\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: {}\r\n\
         Connection: close\r\n\r\n",
        form.len()
    );
    send_raw(address, &[head.as_bytes(), form.as_bytes()].concat())
}

/// Whatever bytes.
///
/// # Errors
/// As [`send`].
pub fn send_raw(address: &str, request: &[u8]) -> Result<Answer, Error> {
    let mut stream = TcpStream::connect(address)?;
    stream.set_read_timeout(Some(Duration::from_secs(30)))?;
    stream.set_nodelay(true)?;
    // Whoever is refused early may find the door shut before all was said; the answer counts.
    let sent = stream.write_all(request);
    let mut bytes = Vec::new();
    if let Err(error) = stream.read_to_end(&mut bytes)
        && bytes.is_empty()
    {
        return Err(sent.err().unwrap_or(error));
    }
    let cut = || Error::from(ErrorKind::UnexpectedEof);
    let end = bytes.windows(4).position(|w| w == b"\r\n\r\n").ok_or_else(cut)?;
    let head = String::from_utf8_lossy(&bytes[..end]).into_owned();
    let body = &bytes[end + 4..];
    let field = |name: &str| {
        head.lines().find_map(|l| l.split_once(": ").filter(|(n, _)| n.eq_ignore_ascii_case(name)).map(|(_, v)| v))
    };
    if field("content-length").is_some_and(|n| n.parse().ok() != Some(body.len())) {
        return Err(cut());
    }
    Ok(Answer {
        status: head.split(' ').nth(1).and_then(|s| s.parse().ok()).ok_or_else(cut)?,
        location: field("location").unwrap_or_default().to_owned(),
        body: String::from_utf8_lossy(body).into_owned(),
    })
}

/// A form's fields as a browser sends them.
pub fn form(fields: &[(&str, &str)]) -> String {
    let safe = |text: &str| {
        text.bytes().fold(String::new(), |mut out, b| {
            if b.is_ascii_alphanumeric() || b"-_.".contains(&b) {
                out.push(char::from(b));
            } else {
                out.push_str(&format!("%{b:02X}"));
            }
            out
        })
    };
    fields.iter().map(|(n, v)| format!("{}={}", safe(n), safe(v))).collect::<Vec<_>>().join("&")
}
