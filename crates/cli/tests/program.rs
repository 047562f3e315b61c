//! The program itself, as an operator meets it: first start, keys, users, verify, stopping.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)] // a test fails loudly

use std::{
    fs,
    io::{BufRead, BufReader, Read, Write},
    net::TcpStream,
    path::PathBuf,
    process::{Child, Command, Output, Stdio},
    time::{Duration, Instant},
};

struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("holdepunkt-{name}-{}", std::process::id()));
        drop(fs::remove_dir_all(&path));
        fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_holdepunkt"));
        command.args(args).current_dir(&self.0).env_remove("LC_ALL").env("LANG", "en_GB.UTF-8");
        for name in
            ["HOLDEPUNKT_DATABASE", "HOLDEPUNKT_KEY_FILE", "HOLDEPUNKT_CONFIG", "HOLDEPUNKT_LISTEN", "HOLDEPUNKT_PORT"]
        {
            command.env_remove(name);
        }
        command
    }

    fn run(&self, args: &[&str], typed: &str) -> Output {
        let mut child =
            self.command(args).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        child.stdin.take().unwrap().write_all(typed.as_bytes()).unwrap();
        child.wait_with_output().unwrap()
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        drop(fs::remove_dir_all(&self.0));
    }
}

fn out(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr)
}

#[test]
fn program_first_start_makes_keys_and_a_lost_key_refuses_clearly() {
    let folder = Folder::new("keys");
    let first = folder.run(&["migrate"], "");
    assert!(first.status.success(), "{}", out(&first));
    let keys = folder.0.join("data/keys");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(fs::metadata(&keys).unwrap().permissions().mode() & 0o777, 0o600);
    }
    fs::rename(&keys, folder.0.join("aside")).unwrap();
    let lost = folder.run(&["serve"], "");
    assert!(!lost.status.success() && out(&lost).contains("Put the right file back"), "{}", out(&lost));
    assert!(!keys.exists(), "no new keys are made for a sealed database");
    fs::write(&keys, "seal = 00\n").unwrap();
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        fs::set_permissions(&keys, fs::Permissions::from_mode(0o600)).unwrap();
    }
    assert!(out(&folder.run(&["migrate"], "")).contains("is not a key file"));
    fs::rename(folder.0.join("aside"), &keys).unwrap();
    assert!(folder.run(&["verify"], "").status.success());
}

#[test]
fn program_adds_users_and_job_centres() {
    let folder = Folder::new("users");
    let added = folder.run(
        &["job-centre", "add", "--municipality", "846", "--name", "Jobcenter Mariagerfjord", "--unit", "Jobteamet"],
        "",
    );
    assert!(added.status.success(), "{}", out(&added));
    let wrong = folder.run(&["job-centre", "add", "--municipality", "999", "--name", "Ingen"], "");
    assert!(!wrong.status.success());
    let add = |login: &str, password: &str| {
        folder.run(
            &["user", "add", "--login", login, "--name", "Karen Holm", "--role", "caseworker", "--job-centre", "846"],
            password,
        )
    };
    assert!(!add("karen", "kort\n").status.success(), "a short password");
    let added = add("karen", "en lang adgangskode\n");
    assert!(added.status.success(), "{}", out(&added));
    assert!(!add("karen", "en lang adgangskode\n").status.success(), "the login is taken");
    let list = out(&folder.run(&["user", "list"], ""));
    assert!(list.contains("karen\tKaren Holm\topen") && !list.contains("adgangskode"), "{list}");
    assert!(folder.run(&["user", "close", "--login", "karen"], "").status.success());
    assert!(out(&folder.run(&["user", "list"], "")).contains("closed"));
    assert!(out(&folder.run(&["verify"], "")).contains("Everything holds."));
}

#[test]
fn program_speaks_the_operators_language() {
    let folder = Folder::new("language");
    let danish = folder.command(&["--help"]).env("LANG", "da_DK.UTF-8").output().unwrap();
    assert!(out(&danish).contains("Viser siderne"), "{}", out(&danish));
    assert!(out(&folder.run(&["--help"], "")).contains("Serves the pages"));
}

/// Starts `serve` on a port of its own choice and reads the address it prints.
fn serve(folder: &Folder) -> (Child, String) {
    let mut child = folder
        .command(&["serve", "--listen", "127.0.0.1:0"])
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::null())
        .spawn()
        .unwrap();
    let mut line = String::new();
    BufReader::new(child.stdout.as_mut().unwrap()).read_line(&mut line).unwrap();
    let address = line.split("http://").nth(1).unwrap().trim().to_owned();
    (child, address)
}

fn get(address: &str, path: &str) -> String {
    let mut stream = TcpStream::connect(address).unwrap();
    stream.set_read_timeout(Some(Duration::from_secs(5))).unwrap();
    write!(stream, "GET {path} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n").unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    answer
}

#[cfg(unix)]
#[test]
fn program_serves_and_stops_when_asked() {
    let folder = Folder::new("serve");
    let (mut child, address) = serve(&folder);
    assert!(get(&address, "/health").starts_with("HTTP/1.1 200"));
    assert!(get(&address, "/sign-in").contains("name=\"password\""), "a real house asks for a password");
    let asked = Command::new("kill").args(["-TERM", &child.id().to_string()]).status().unwrap();
    assert!(asked.success());
    let since = Instant::now();
    let status = loop {
        if let Some(status) = child.try_wait().unwrap() {
            break status;
        }
        assert!(since.elapsed() < Duration::from_secs(15), "it does not stop");
        std::thread::sleep(Duration::from_millis(20));
    };
    assert!(status.success());
    assert!(folder.run(&["verify"], "").status.success());
}
