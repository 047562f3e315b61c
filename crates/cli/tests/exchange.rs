//! Files in and everything out, as an operator does it.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)] // a test fails loudly

use std::{
    fs,
    path::PathBuf,
    process::{Command, Output, Stdio},
};

struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("holdepunkt-exchange-{name}-{}", std::process::id()));
        drop(fs::remove_dir_all(&path));
        fs::create_dir_all(&path).unwrap();
        Self(path)
    }

    fn run(&self, args: &[&str]) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_holdepunkt"));
        command.args(args).current_dir(&self.0).env_remove("LC_ALL").env("LANG", "en_GB.UTF-8").stdin(Stdio::null());
        for name in ["DATABASE", "KEY_FILE", "CONFIG", "PASSPHRASE_FILE"] {
            command.env_remove(format!("HOLDEPUNKT_{name}"));
        }
        command.output().unwrap()
    }

    /// What the command says; it must do what it was asked.
    fn does(&self, args: &[&str]) -> String {
        let output = self.run(args);
        assert!(output.status.success(), "{args:?}: {}", out(&output));
        out(&output)
    }

    /// What the command says; it must refuse.
    fn refuses(&self, args: &[&str]) -> String {
        let output = self.run(args);
        assert!(!output.status.success(), "{args:?}: {}", out(&output));
        out(&output)
    }

    fn write(&self, name: &str, bytes: impl AsRef<[u8]>) {
        fs::write(self.0.join(name), bytes).unwrap();
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

/// The demo's database and keys, as flags.
const HOUSE: [&str; 4] = ["--database", "sqlite:demo/holdepunkt.db", "--key-file", "demo/keys"];
const OTHER: [&str; 4] = ["--database", "sqlite:other.db", "--key-file", "other-keys"];

fn with<'a>(house: &[&'a str], args: &[&'a str]) -> Vec<&'a str> {
    [house, args].concat()
}

#[test]
fn citizens_are_tried_brought_in_and_brought_in_once() {
    let folder = Folder::new("citizens");
    folder.does(&["demo", "--data", "demo", "--data-only"]);
    let import = |file, flags: &[&'static str]| {
        let args = ["import", "citizens", file, "--job-centre", "410"];
        with(&HOUSE, &[&args, flags].concat())
    };
    let caseworker = caseworker();
    // Numbers with a date that fail modulus 11: nobody's.
    let lines: Vec<String> = ["010190-0000", "020290-0000", "030390-0000"]
        .iter()
        .map(|cpr| format!("{cpr};Søren Ærø Åsen;98000000;Algade 1, 5500 Middelfart;job_ready;{caseworker}"))
        .collect();
    let head = "\u{feff}CPR;Navn;Telefon;Adresse;Målgruppe;Sagsbehandler";
    folder.write("good.csv", format!("{head}\r\n{}\r\n", lines.join("\r\n")));
    let before = folder.does(&with(&HOUSE, &["verify"]));
    assert!(before.contains("Everything holds."), "{before}");
    let tried = folder.does(&import("good.csv", &["--dry-run"]));
    assert!(tried.contains("New: 3.") && tried.contains("Nothing has been saved."), "{tried}");
    let bad = lines.join("\r\n").replacen("98000000", "98", 1);
    folder.write("bad.csv", format!("{head}\r\n{bad}\r\n"));
    let refused = folder.refuses(&import("bad.csv", &["--errors", "wrong.csv"]));
    assert!(refused.contains("Rows with errors: 1.") && refused.contains("Nothing has been saved"), "{refused}");
    assert!(folder.0.join("wrong.csv").exists());
    let done = folder.does(&import("good.csv", &[]));
    assert!(done.contains("New: 3.") && done.contains("Brought in"), "{done}");
    let again = folder.does(&import("good.csv", &[]));
    assert!(again.contains("New: 0.") && again.contains("Here already: 3."), "{again}");
    assert!(!again.contains("010190"), "no CPR number on the screen: {again}");
    assert!(folder.does(&with(&HOUSE, &["verify"])).contains("Everything holds."));
}

/// A caseworker of the demo's job centre of today.
fn caseworker() -> String {
    let text = include_str!("../../../demo/today/employees.csv");
    let mut lines = text.lines().filter(|l| !l.is_empty() && !l.starts_with('#'));
    let at = lines.next().unwrap().split(',').position(|c| c == "name").unwrap();
    lines.find(|l| l.split(',').any(|v| v == "caseworker")).unwrap().split(',').nth(at).unwrap().to_owned()
}

#[test]
fn everything_goes_out_and_comes_back_with_its_passphrase() {
    let folder = Folder::new("everything");
    folder.does(&["demo", "--data", "demo", "--data-only"]);
    folder.write("passphrase", "syv sorte svaner i sivet\n");
    folder.write("short", "kort\n");
    let passphrase = ["--passphrase-file", "passphrase"];
    let refused = folder.refuses(&with(&HOUSE, &["export", "all.zip", "--passphrase-file", "short"]));
    assert!(refused.contains("at least 16"), "{refused}");
    let made = folder.does(&with(&HOUSE, &[&["export", "all.zip"][..], &passphrase].concat()));
    assert!(made.contains("all.zip") && made.contains("Keep the two apart"), "{made}");
    assert!(folder.refuses(&with(&HOUSE, &["export", "all.zip"])).contains("we write over nothing"));
    let open = folder.does(&with(&HOUSE, &["export", "open.zip", "--job-centre", "410"]));
    assert!(open.contains("can't be brought back"), "{open}");
    let import = |file, flags: &[&'static str]| with(&OTHER, &[&["import", "everything", file], flags].concat());
    assert!(folder.refuses(&import("open.zip", &passphrase)).contains("without a passphrase"));
    assert!(folder.refuses(&import("all.zip", &[])).contains("does not fit"));
    assert!(folder.refuses(&import("passphrase", &passphrase)).contains("no export"));
    assert!(folder.refuses(&import("all.zip", &["--dry-run"])).contains("as it is"));
    let done = folder.does(&import("all.zip", &passphrase));
    assert!(done.contains("rows have been brought in") && done.contains("Everything holds."), "{done}");
    assert!(folder.refuses(&import("all.zip", &passphrase)).contains("tables in the database already"));
    assert!(folder.does(&with(&OTHER, &["verify"])).contains("Everything holds."));
    assert!(folder.refuses(&with(&HOUSE, &["import", "citizens", "all.zip"])).contains("--job-centre"));
}
