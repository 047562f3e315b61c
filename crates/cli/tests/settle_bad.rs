//! `holdepunkt settle` when something is wrong: what is told, that the status is 2, and that nothing is written.

use std::{
    fs,
    io::{Seek as _, SeekFrom, Write as _},
    os::unix::{fs::PermissionsExt as _, process::ExitStatusExt as _},
    path::Path,
    process::{Command, Stdio},
    sync::Arc,
    thread,
    time::{Duration, Instant},
};

use parquet::{
    file::{properties::WriterProperties, writer::SerializedFileWriter},
    schema::parser::parse_message_type,
};

use crate::{
    settle::{Register, command, does, entries, mondays, settle},
    support::{Folder, said},
};

/// What is told in a language about a register that was changed.
fn refused(name: &str, language: &str, change: &dyn Fn(&Path)) -> String {
    let folder = Folder::new(&format!("settle-bad-{name}-{language}"));
    Register::examples().write(&folder.path("register"));
    change(&folder.path("register"));
    let output = settle(&folder.0, language, &["--register", "register", "--out", "out"]);
    assert_eq!(output.status.code(), Some(2), "{}", said(&output));
    assert_eq!(entries(&folder.0), ["register"], "nothing is written");
    assert_eq!(String::from_utf8_lossy(&output.stdout), "");
    said(&output)
}

/// A cell or more exchanged in one table.
fn exchange(table: &'static str, from: &'static str, to: &'static str) -> impl Fn(&Path) {
    move |register| {
        let path = register.join(format!("{table}.csv"));
        let text = fs::read_to_string(&path).unwrap();
        assert!(text.contains(from));
        fs::write(path, text.replacen(from, to, 1)).unwrap();
    }
}

#[test]
fn a_cell_that_cannot_be_is_told_by_table_row_and_column_with_what_would_do() {
    let check = |table, from, to, language: &str| refused("cell", language, &exchange(table, from, to));
    assert_eq!(
        check("placements", "2014-05-13", "13-05-2014", "da_DK.UTF-8"),
        "Det gik ikke: placements, række 3 (linje 4), kolonnen from: her står \"13-05-2014\". Skriv en dato som \
         2014-02-01. Intet er skrevet.\n"
    );
    assert_eq!(
        check("placements", "2014-05-13", "13-05-2014", "en_GB.UTF-8"),
        "That didn't work: placements, row 3 (line 4), column from: it says \"13-05-2014\". Write a date as 2014-02-01. \
         Nothing has been written.\n"
    );
    assert_eq!(
        check("work_weeks", "2015-12-28,flexi", "2015-12-29,flexi", "da"),
        "Det gik ikke: work_weeks, række 1 (linje 2), kolonnen week: her står \"2015-12-29\". Skriv ugens mandag som en \
         dato, for eksempel 2014-02-03. Intet er skrevet.\n"
    );
    assert_eq!(
        check("placements", "2014-02-01,2014-05-10", "2014-02-01,2014-01-10", "da"),
        "Det gik ikke: placements, række 1 (linje 2), kolonnen to: her står \"2014-01-10 < 2014-02-01\". Sidste dag må \
         ikke ligge før første dag. Intet er skrevet.\n"
    );
    assert_eq!(
        check("placements", "A,410", "A,411", "en"),
        "That didn't work: placements, row 1 (line 2), column job_centre: it says \"411\". Write the code of a job centre \
         that stands in the table job_centres. Nothing has been written.\n"
    );
    assert_eq!(
        check("target_group", "D,cash_assistance", "D,", "da"),
        "Det gik ikke: target_group, række 5 (linje 6), kolonnen group: feltet er tomt. Skriv resource_course eller \
         cash_assistance. Intet er skrevet.\n"
    );
    // Could be a thousand hours or one: nobody guesses.
    for hours in ["1.000", "7.125", "1.000,5", "7 t"] {
        let told = refused("hours", "da", &|register: &Path| {
            let path = register.join("work_weeks.csv");
            let rows = format!("citizen;week;kind;hours\nC;2015-12-28;flexi;{hours}\n");
            fs::write(path, rows).unwrap();
        });
        let expected = format!(
            "Det gik ikke: work_weeks, række 1 (linje 2), kolonnen hours: her står \"{hours}\". Skriv timer fra 0 til 168 \
             med højst to decimaler og intet tusindtegn, for eksempel 7.5. Intet er skrevet.\n"
        );
        assert_eq!(told, expected);
    }
    assert_eq!(
        check("work_weeks", "flexi,8", "flexi,7,5", "da"),
        "Det gik ikke: work_weeks, række 1 (linje 2): antallet af felter passer ikke (5 ≠ 4). Hver række skal have lige \
         så mange felter som første linje. Står der et decimalkomma, så skriv punktum. Et anførselstegn skal slutte \
         feltet. Intet er skrevet.\n"
    );
    assert_eq!(
        check("placements", "company", "virksomhed", "da"),
        "Det gik ikke: placements mangler kolonnen company. Filen har kolonnerne: citizen, job_centre, virksomhed, from, \
         to. Ret navnet i første linje, eller tag et nyt udtræk. Intet er skrevet.\n"
    );
}

#[test]
fn a_cpr_number_is_refused_and_not_told() {
    for number in ["010190-1234", "0101901234", "010190 1234"] {
        for (language, words) in [("da", "Det ligner et CPR-nummer."), ("en", "It looks like a CPR number.")] {
            for (table, row) in [
                ("placements", format!("{number},410,X,2014-02-01,\n")),
                ("target_group", format!("{number},resource_course,2013-01-01,\n")),
                ("benefit_weeks", format!("{number},2014-01-06,su\n")),
            ] {
                let told = refused("cpr", language, &|register: &Path| {
                    let path = register.join(format!("{table}.csv"));
                    let text = fs::read_to_string(&path).unwrap() + &row;
                    fs::write(path, text).unwrap();
                });
                assert!(told.contains(words) && told.contains("••••••-••••") && told.contains(table), "{told}");
                assert!(!told.contains(number) && !told.contains("1234"), "{told}");
            }
        }
    }
    let folder = Folder::new("settle-cpr-asked");
    Register::examples().write(&folder.path("register"));
    let output = settle(&folder.0, "da", &["explain", "--register", "register", "--citizen", "010190-1234"]);
    assert!(output.status.code() == Some(2) && !said(&output).contains("1234"), "{}", said(&output));
}

#[test]
fn a_file_that_is_no_table_is_told_to_be_what_it_is() {
    let with = |language: &str, name: &'static str, bytes: &[u8]| {
        refused("file", language, &|register: &Path| fs::write(register.join(name), bytes).unwrap())
    };
    let western = b"job_centre;name;expected_participants\r\n410;Middelfart;100\r\n101;K\xf8benhavn;1\r\n";
    assert_eq!(
        with("da", "job_centres.csv", western),
        "Det gik ikke: job_centres, række 2 (linje 3), kolonnen name: her står \"København\". Bogstaverne er ikke UTF-8; \
         de ser ud til at være gemt af dansk Excel (Windows-1252). Gem filen som \"CSV UTF-8\". Intet er skrevet.\n"
    );
    let utf16: Vec<u8> = [0xff, 0xfe].into_iter().chain("job_centre".bytes().flat_map(|b| [b, 0])).collect();
    assert_eq!(
        with("en", "job_centres.csv", &utf16),
        "That didn't work: job_centres: the file is text in UTF-16. Save it as CSV in UTF-8 with commas between the \
         cells, or as Parquet. Nothing has been written.\n"
    );
    assert!(with("da", "work_weeks.csv", b"PK\x03\x04\x14\0").contains("work_weeks: filen er en Excel-fil."));
    assert!(with("da", "work_weeks.csv", b"PAR1....").contains("filen er en Parquet-fil, men hedder .csv."));
    assert!(with("da", "work_weeks.csv", b"\x1f\x8b\x08").contains("filen er pakket sammen."));
    assert!(with("da", "work_weeks.csv", b"").contains("work_weeks: filen er tom."));
    let twice = |register: &Path| fs::write(register.join("work_weeks.parquet"), "PAR1").unwrap();
    assert!(refused("twice", "da", &twice).contains("ligger både som CSV og som Parquet"));
    let gone = |register: &Path| fs::remove_file(register.join("placements.csv")).unwrap();
    assert!(refused("gone", "da", &gone).contains("Tabellen placements mangler i register."));
    let text = |register: &Path| {
        fs::remove_file(register.join("work_weeks.csv")).unwrap();
        fs::write(register.join("work_weeks.parquet"), "citizen,week,kind,hours\n").unwrap();
    };
    assert!(refused("text", "da", &text).contains("work_weeks: filen er ikke en hel Parquet-fil"));
}

#[test]
fn parquet_with_other_types_is_refused_by_column() {
    let with = |language: &str, fields: &str, table: &'static str| {
        refused("types", language, &|register: &Path| {
            fs::remove_file(register.join(format!("{table}.csv"))).unwrap();
            let schema = Arc::new(parse_message_type(&format!("message t {{ {fields} }}")).unwrap());
            let file = fs::File::create(register.join(format!("{table}.parquet"))).unwrap();
            let properties = Arc::new(WriterProperties::builder().build());
            SerializedFileWriter::new(file, schema, properties).unwrap().close().unwrap();
        })
    };
    assert_eq!(
        with("da", "required binary citizen (UTF8); required binary week (UTF8);", "education_weeks"),
        "Det gik ikke: education_weeks, kolonnen week har typen BYTE_ARRAY (UTF8). Gem kolonnen som datoer (DATE eller \
         TIMESTAMP). Intet er skrevet.\n"
    );
    assert_eq!(
        with("en", "required int64 citizen; required int32 week (DATE);", "education_weeks"),
        "That didn't work: education_weeks, column citizen has the type INT64. Save the column as text (STRING). Nothing \
         has been written.\n"
    );
    let fields =
        "required binary job_centre (UTF8); required binary name (UTF8); required double expected_participants;";
    assert!(
        with("da", fields, "job_centres")
            .contains("kolonnen expected_participants har typen DOUBLE. Gem kolonnen som hele tal"),
    );
    let fields = "required binary citizen (UTF8); required int32 week (DATE); required binary kind (UTF8); required boolean hours;";
    assert!(with("en", fields, "work_weeks").contains("column hours has the type BOOLEAN. Save the column as numbers"));
    let folder = Folder::new("settle-types");
    Register::examples().write(&folder.path("register"));
    // The lines of a settlement have numbers, days and flags: as a table of placements the wrong ones.
    does(&folder.0, "da", &["--register", "register", "--out", "first", "--format", "parquet"]);
    fs::remove_file(folder.path("register/benefit_weeks.csv")).unwrap();
    fs::copy(folder.path("first/totals.parquet"), folder.path("register/benefit_weeks.parquet")).unwrap();
    let output = settle(&folder.0, "da", &["--register", "register", "--out", "out"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(said(&output).contains("benefit_weeks mangler kolonnen citizen."), "{}", said(&output));
}

#[test]
fn a_large_file_of_another_kind_is_refused_at_once_with_little_memory() {
    let folder = Folder::new("settle-large");
    for (name, head, tail) in [
        ("work_weeks.csv", &b""[..], &b""[..]),
        ("work_weeks.parquet", b"PAR1", b""),
        ("work_weeks.parquet", b"", b"\xff\xff\xff\x7fPAR1"),
        ("work_weeks.csv", b"citizen,week,kind,hours\nC1,2014-01-06,flexi,\"", b""),
    ] {
        drop(fs::remove_dir_all(folder.path("register")));
        Register::examples().write(&folder.path("register"));
        fs::remove_file(folder.path("register/work_weeks.csv")).unwrap();
        let mut file = fs::File::create(folder.path("register").join(name)).unwrap();
        file.write_all(head).unwrap();
        if !head.is_empty() && name.ends_with(".csv") {
            file.write_all(&vec![b'x'; 1 << 16]).unwrap();
        }
        file.set_len(1 << 30).unwrap();
        file.seek(SeekFrom::End(-i64::try_from(tail.len()).unwrap())).unwrap();
        file.write_all(tail).unwrap();
        // No more than 300 MB may be asked for, of which the program itself and its threads are most.
        let mut limited = Command::new("prlimit");
        limited.arg(format!("--data={}", 300 << 20)).arg(env!("CARGO_BIN_EXE_holdepunkt"));
        limited.args(["settle", "--register", "register", "--out", "out"]).current_dir(&folder.0).env("LANG", "da");
        let began = Instant::now();
        let output = limited.output().unwrap();
        assert_eq!(output.status.code(), Some(2), "{name}: {}", said(&output));
        assert!(began.elapsed() < Duration::from_secs(20), "{name}");
        assert!(said(&output).starts_with("Det gik ikke: work_weeks: "), "{}", said(&output));
        assert_eq!(entries(&folder.0), ["register"]);
    }
}

#[test]
fn danish_excel_is_read_and_told_so() {
    let folder = Folder::new("settle-excel");
    Register::examples().write(&folder.path("register"));
    let mut weeks = String::from("\u{feff}citizen;week;kind;hours\r\n");
    mondays("2015-12-28", 13).iter().for_each(|monday| weeks += &format!("C;{monday};flexi;7,05\r\n"));
    fs::write(folder.path("register/work_weeks.csv"), weeks).unwrap();
    fs::remove_file(folder.path("register/education_weeks.csv")).unwrap();
    let output = settle(&folder.0, "da", &["--register", "register", "--out", "out"]);
    assert!(output.status.success());
    assert_eq!(
        String::from_utf8_lossy(&output.stderr),
        "work_weeks er læst med semikolon mellem felterne.\n\
         work_weeks er læst med komma som decimaltegn i timerne.\n\
         education_weeks er ikke i mappen og regnes for tom.\n"
    );
    let lines = fs::read_to_string(folder.path("out/lines.csv")).unwrap();
    assert!(lines.contains("101,C,result,1,"), "91,65 hours are enough: {lines}");
    let output = settle(&folder.0, "en", &["--register", "register", "--out", "english"]);
    assert!(
        said(&output).contains("work_weeks was read with commas for decimals in the hours.\n"),
        "{}",
        said(&output)
    );
}

#[test]
fn a_folder_with_something_in_it_is_never_written_over() {
    let folder = Folder::new("settle-there");
    Register::examples().write(&folder.path("register"));
    fs::create_dir(folder.path("out")).unwrap();
    fs::write(folder.path("out/mine"), "mine").unwrap();
    let run = |out: &str| settle(&folder.0, "da", &["--register", "register", "--out", out]);
    let output = run("out");
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(
        said(&output),
        "Det gik ikke: Der ligger allerede noget i out. Vælg en ny mappe; en opgørelse bliver aldrig skrevet over. Intet \
         er skrevet.\n"
    );
    assert_eq!(entries(&folder.path("out")), ["mine"]);
    assert_eq!(run("out/mine").status.code(), Some(2), "a file is no folder");
    assert_eq!(run("register/placements.csv/out").status.code(), Some(2), "nothing lies below a file");
    // Empty folders by other names.
    fs::create_dir_all(folder.path("empty/inner")).unwrap();
    std::os::unix::fs::symlink("empty/inner", folder.path("link")).unwrap();
    assert!(run("link").status.success());
    assert_eq!(entries(&folder.path("empty/inner")).len(), 4);
    assert!(run("new/and/deep").status.success());
    fs::create_dir(folder.path("here")).unwrap();
    let args = ["--register", "../register", "--out", "."];
    assert!(settle(&folder.path("here"), "da", &args).status.success());
    assert_eq!(entries(&folder.path("here")).len(), 4);
    assert_eq!(entries(&folder.0), ["empty", "here", "link", "new", "out", "register"]);
}

#[test]
fn links_are_followed_and_what_cannot_be_opened_is_no_empty_table() {
    let folder = Folder::new("settle-links");
    Register::examples().write(&folder.path("real"));
    fs::create_dir(folder.path("register")).unwrap();
    for name in entries(&folder.path("real")) {
        std::os::unix::fs::symlink(folder.path("real").join(&name), folder.path("register").join(name)).unwrap();
    }
    does(&folder.0, "da", &["--register", "register", "--out", "linked"]);
    does(&folder.0, "da", &["--register", "real", "--out", "whole"]);
    let read = |out: &str| fs::read(folder.path(out).join("lines.csv")).unwrap();
    assert!(read("linked") == read("whole"));

    fs::remove_file(folder.path("real/work_weeks.csv")).unwrap();
    let output = settle(&folder.0, "da", &["--register", "register", "--out", "out"]);
    assert_eq!(output.status.code(), Some(2), "a link that leads nowhere");
    assert!(said(&output).contains("register/work_weeks.csv kan ikke læses eller skrives:"), "{}", said(&output));
    fs::create_dir(folder.path("real/work_weeks.csv")).unwrap();
    let output = settle(&folder.0, "da", &["--register", "register", "--out", "out"]);
    assert_eq!(output.status.code(), Some(2), "a folder is no table");
    assert!(!folder.path("out").exists());
    fs::remove_dir(folder.path("real/work_weeks.csv")).unwrap();
    Register::examples().write(&folder.path("real"));
    let closed = folder.path("real/work_weeks.csv");
    fs::set_permissions(&closed, fs::Permissions::from_mode(0o000)).unwrap();
    // Whoever may read everything reads this too.
    if fs::File::open(&closed).is_err() {
        let output = settle(&folder.0, "da", &["--register", "register", "--out", "out"]);
        assert_eq!(output.status.code(), Some(2));
        assert!(said(&output).contains("work_weeks.csv kan ikke læses eller skrives:"), "{}", said(&output));
    }
}

#[test]
fn empty_tables_are_settled_to_nothing_but_the_fixed_grants() {
    let folder = Folder::new("settle-empty");
    let mut register = Register::examples();
    register.0.iter_mut().filter(|(table, _)| **table != "job_centres").for_each(|(_, rows)| rows.clear());
    register.write(&folder.path("register"));
    let told = does(&folder.0, "da", &["--register", "register", "--out", "out"]);
    assert!(told.contains("0 borgere med praktik, 0 linjer og 0 afslag.\n"), "{told}");
    assert!(told.contains("Til udbetaling i alt med fast tilskud: 1.650.000 kr.\n"), "{told}");
    register.0.get_mut("job_centres").unwrap().clear();
    register.write(&folder.path("none"));
    for format in ["csv", "parquet", "json", "xlsx"] {
        let told = does(&folder.0, "en", &["--register", "none", "--out", format, "--format", format]);
        assert!(told.contains("To be paid in all with the fixed grants: DKK 0.\n"), "{told}");
    }
}

/// The rates of a programme hold on its own days only: what lies outside is clipped away, and never settled by a rate
/// of another day. A programme without rates is refused.
#[test]
fn days_that_no_rate_covers_are_not_settled() {
    let folder = Folder::new("settle-cover");
    let mut register = Register::examples();
    register.add("placements", &["G,410,Havnen,2012-01-01,2013-12-31", "H,410,Havnen,2016-01-01,2016-12-31"]);
    register.add("target_group", &["G,resource_course,2011-01-01,", "H,resource_course,2011-01-01,"]);
    register.write(&folder.path("register"));
    does(&folder.0, "da", &["--register", "register", "--out", "out"]);
    let all = fs::read_to_string(folder.path("out/lines.csv")).unwrap()
        + &fs::read_to_string(folder.path("out/refusals.csv")).unwrap();
    assert!(!all.contains(",G,") && !all.contains(",H,"), "{all}");
    let told = does(&folder.0, "da", &["explain", "--register", "register", "--citizen", "G"]);
    assert!(
        told.contains("Ingen af dagene ligger i projektperioden og er kendt på opgørelsesdagen (S1, S9)."),
        "{told}"
    );
    for (programme, words) in [
        (
            "drift",
            "Indsatsen drift har ingen satser eller ingen sidste dag at opgøre tilskud efter. Vælg en af dem, der kan opgøres: vcg2.",
        ),
        ("vc2", "Indsatsen vc2 har ingen satser eller ingen sidste dag"),
        ("vcg3", "Der er ingen indsats, der hedder vcg3. Vælg en af dem, der kan opgøres: vcg2."),
    ] {
        let args = ["--programme", programme, "--register", "register", "--out", "none"];
        let output = settle(&folder.0, "da", &args);
        assert_eq!(output.status.code(), Some(2));
        assert!(said(&output).contains(words), "{}", said(&output));
    }
}

/// A register that takes a while: so many citizens with a year of work each.
fn long(folder: &Path, citizens: usize) {
    let mut register = Register::examples();
    let weeks = mondays("2014-06-02", 52);
    for n in 0..citizens {
        register.add("target_group", &[&format!("X{n:06},resource_course,2013-01-01,")]);
        register.add("placements", &[&format!("X{n:06},410,Havnen,2014-01-0{},2014-05-31", 1 + n % 9)]);
        for monday in &weeks {
            register.add("work_weeks", &[&format!("X{n:06},{monday},ordinary,20")]);
        }
    }
    register.write(folder);
}

#[test]
fn a_run_that_is_killed_leaves_nothing_that_could_be_taken_for_output() {
    let folder = Folder::new("settle-killed");
    long(&folder.path("register"), 4000);
    let args = ["--register", "register", "--out", "out", "--compare-readings"];
    let began = Instant::now();
    does(&folder.0, "da", &args);
    let whole = began.elapsed();
    fs::rename(folder.path("out"), folder.path("expected")).unwrap();
    let (mut died, mut left) = (0, 0);
    for part in 1..10 {
        let mut child = command(&folder.0, "da", &args).stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        thread::sleep(whole * part / 10);
        child.kill().unwrap();
        if child.wait().unwrap().signal() != Some(9) {
            // It was done before.
            fs::remove_dir_all(folder.path("out")).unwrap();
            continue;
        }
        died += 1;
        let names = entries(&folder.0);
        if names.contains(&"out".to_owned()) {
            // Killed between the move and the end: whole.
            assert_eq!(entries(&folder.path("out")), entries(&folder.path("expected")));
            fs::remove_dir_all(folder.path("out")).unwrap();
            continue;
        }
        let others: Vec<&String> = names.iter().filter(|n| *n != "register" && *n != "expected").collect();
        left += others.len();
        assert!(others.iter().all(|n| n.starts_with(".out.") && n.ends_with(".part")), "{names:?}");
        assert!(others.len() <= 1, "the one before is cleared: {names:?}");
    }
    assert!(died > 2 && left > 0, "{died} died, {left} left something");
    does(&folder.0, "da", &args);
    assert_eq!(entries(&folder.0), ["expected", "out", "register"], "what was left is cleared");
    for name in entries(&folder.path("out")) {
        let read = |out: &str| fs::read(folder.path(out).join(&name)).unwrap();
        assert!(read("out") == read("expected"), "{name}");
    }
}

#[test]
fn a_full_disk_leaves_nothing() {
    let folder = Folder::new("settle-full");
    long(&folder.path("register"), 300);
    for format in ["csv", "parquet", "json", "xlsx"] {
        let mut refused = 0;
        for room in [0_u64, 1, 700, 5000, 20_000, 60_000, 400_000] {
            let limit = format!("trap '' XFSZ; exec prlimit --fsize={room}:unlimited \"$@\"");
            let mut limited = Command::new("sh");
            limited.args(["-c", &limit, "sh", env!("CARGO_BIN_EXE_holdepunkt"), "settle"]);
            limited.args(["--register", "register", "--out", "out", "--format", format]);
            let output = limited.current_dir(&folder.0).env("LANG", "da").env_remove("LC_ALL").output().unwrap();
            if output.status.success() {
                assert!(room >= 5000, "{format} in {room} bytes");
                fs::remove_dir_all(folder.path("out")).unwrap();
                continue;
            }
            refused += 1;
            assert_eq!(output.status.code(), Some(2), "{format}: {}", said(&output));
            assert!(
                said(&output).contains("File too large") && said(&output).contains("Intet er skrevet."),
                "{}",
                said(&output)
            );
            assert_eq!(entries(&folder.0), ["register"], "{format} with {room} bytes of room");
        }
        assert!(refused >= 2, "{format}");
    }
}

#[test]
fn a_long_run_tells_how_far_it_has_come() {
    let folder = Folder::new("settle-long");
    long(&folder.path("register"), 20_000);
    let began = Instant::now();
    let output = settle(&folder.0, "da", &["--register", "register", "--out", "out", "--threads", "1"]);
    assert!(output.status.success());
    assert!(began.elapsed() < Duration::from_secs(4) || !output.stderr.is_empty(), "somebody waits and hears nothing");
    let told = String::from_utf8_lossy(&output.stderr).into_owned();
    for line in told.lines() {
        let (step, percent) = line.rsplit_once(": ").unwrap_or_else(|| panic!("{told}"));
        let words = [
            "Læser jobcentre",
            "Læser praktikker",
            "Læser målgrupper",
            "Læser uger i job",
            "Opgør borgere",
            "Skriver linjer",
        ];
        assert!(words.contains(&step), "{told}");
        let percent: u32 = percent.strip_suffix(" %").unwrap().parse().unwrap();
        assert!(percent <= 100);
    }
    assert!(!told.contains('\x1b') && !told.contains('\r'), "no bar where nobody looks: {told}");
}
