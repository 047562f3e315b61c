//! `holdepunkt settle` as it is met: tables in, tables and sentences out.

use std::{
    collections::BTreeMap,
    fs,
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
};

use crate::support::{Folder, said};

/// The register of a folder, by table: the rows of CSV files.
pub struct Register(pub BTreeMap<&'static str, Vec<String>>);

pub const TABLES: [(&str, &str); 6] = [
    ("job_centres", "job_centre,name,expected_participants"),
    ("target_group", "citizen,group,from,to"),
    ("placements", "citizen,job_centre,company,from,to"),
    ("work_weeks", "citizen,week,kind,hours"),
    ("education_weeks", "citizen,week"),
    ("benefit_weeks", "citizen,week,benefit"),
];

/// Mondays in a row.
pub fn mondays(from: &str, count: usize) -> Vec<String> {
    let from: jiff::civil::Date = from.parse().unwrap();
    (0..count).map(|n| from.saturating_add(jiff::Span::new().weeks(i64::try_from(n).unwrap())).to_string()).collect()
}

impl Register {
    /// The worked examples, and some that earned nothing.
    pub fn examples() -> Self {
        let mut tables = Self(TABLES.iter().map(|(table, _)| (*table, Vec::new())).collect());
        tables.add("job_centres", &["410,Middelfart,100", "101,København,1"]);
        for citizen in ["A", "B", "C", "E"] {
            tables.add("target_group", &[&format!("{citizen},resource_course,2013-01-01,")]);
        }
        tables.add("target_group", &["D,cash_assistance,2013-01-01,", "F,cash_assistance,2010-01-01,"]);
        tables.add(
            "placements",
            &[
                "A,410,Brugsen,2014-02-01,2014-05-10",
                "B,410,Brugsen,2014-03-01,2014-04-15",
                "B,410,Plejehjemmet,2014-05-13,2014-06-30",
                "C,101,Lageret,2015-12-01,2015-12-16",
                "D,410,Havnen,2014-02-01,2014-08-01",
                "E,410,Skolen,2014-02-01,2014-03-01",
                "E,101,Skolen,2014-04-01,2014-04-20",
                "F,410,Havnen,2014-02-01,2014-06-01",
            ],
        );
        for monday in mondays("2015-12-28", 13) {
            tables.add("work_weeks", &[&format!("C,{monday},flexi,8")]);
        }
        for monday in mondays("2014-06-02", 13) {
            tables.add("work_weeks", &[&format!("F,{monday},ordinary,6.5")]);
        }
        for monday in mondays("2014-10-20", 13) {
            tables.add("education_weeks", &[&format!("E,{monday}")]);
            let benefit = if monday == "2014-12-01" { "kontanthjælp" } else { "su" };
            tables.add("benefit_weeks", &[&format!("E,{monday},{benefit}")]);
        }
        tables
    }

    pub fn add(&mut self, table: &'static str, rows: &[&str]) {
        self.0.entry(table).or_default().extend(rows.iter().map(|row| (*row).to_owned()));
    }

    pub fn write(&self, folder: &Path) {
        fs::create_dir_all(folder).unwrap();
        for (table, header) in TABLES {
            let rows: String = self.0[table].iter().map(|row| format!("{row}\n")).collect();
            fs::write(folder.join(format!("{table}.csv")), format!("{header}\n{rows}")).unwrap();
        }
    }
}

/// `holdepunkt …` inside a folder.
pub fn holdepunkt(folder: &Path, language: &str, args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_holdepunkt"));
    for name in ["HOLDEPUNKT_DATABASE", "HOLDEPUNKT_KEY_FILE", "HOLDEPUNKT_CONFIG", "LC_ALL", "LC_MESSAGES"] {
        command.env_remove(name);
    }
    command.args(args).current_dir(folder).env("LANG", language);
    command
}

/// `holdepunkt settle …` inside a folder.
pub fn command(folder: &Path, language: &str, args: &[&str]) -> Command {
    holdepunkt(folder, language, &[&["settle"][..], args].concat())
}

pub fn settle(folder: &Path, language: &str, args: &[&str]) -> Output {
    command(folder, language, args).output().unwrap()
}

/// What it says; it must do.
pub fn does(folder: &Path, language: &str, args: &[&str]) -> String {
    let output = settle(folder, language, args);
    assert!(output.status.success(), "{args:?}: {}", said(&output));
    said(&output)
}

pub fn entries(folder: &Path) -> Vec<String> {
    let mut names: Vec<String> =
        fs::read_dir(folder).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

fn examples(name: &str) -> (Folder, PathBuf) {
    let folder = Folder::new(name);
    Register::examples().write(&folder.path("register"));
    let path = folder.0.clone();
    (folder, path)
}

#[test]
fn worked_examples_are_settled_and_told_in_both_languages() {
    let (folder, path) = examples("settle-examples");
    let args = ["--programme", "vcg2", "--register", "register", "--out"];
    assert_eq!(
        does(&path, "da_DK.UTF-8", &[&args[..], &["dansk"]].concat()),
        "Opgjort pr. 27. marts 2016.\n\
         6 borgere med praktik, 11 linjer og 6 afslag.\n\
         Optjent i aktivitets- og resultattilskud: 27.000 kr.\n\
         Til udbetaling i alt med fast tilskud: 1.675.800 kr.\n\
         Tabellerne ligger i dansk\n"
    );
    assert_eq!(
        does(&path, "en_GB.UTF-8", &[&args[..], &["english"]].concat()),
        "Settled as of 27 March 2016.\n\
         6 citizens with placements, 11 lines and 6 refusals.\n\
         Earned in activity and result grants: DKK 27,000.\n\
         To be paid in all with the fixed grants: DKK 1,675,800.\n\
         The tables lie in english\n"
    );
    let read = |file: &str| fs::read_to_string(folder.path("dansk").join(file)).unwrap();
    let lines = read("lines.csv");
    for line in [
        "101,C,result,1,2015-12-28,2016-03-27,2016-03-27,12000,10800,work,true",
        "410,A,activity,1,2014-02-01,2014-02-28,2014-02-28,1500,1500,,",
        "410,A,activity,2,2014-03-01,2014-03-31,2014-03-31,1500,1500,,",
        "410,A,activity,3,2014-04-01,2014-04-30,2014-04-30,1500,1500,,",
        "410,B,activity,3,2014-05-28,2014-06-27,2014-06-27,1500,1500,,",
    ] {
        assert!(lines.lines().any(|l| l == line), "{line}\n{lines}");
    }
    assert_eq!(
        read("refusals.csv"),
        "job_centre,citizen,grant,from,to,reason,detail\n\
         101,C,activity,2015-12-01,2015-12-16,too_short,months=0 needed_months=3 active_days=16 needed_days=91\n\
         101,E,activity,2014-04-01,2014-04-20,too_short,months=0 needed_months=3 active_days=20 needed_days=91\n\
         101,E,result,2014-10-20,2015-01-18,other_support,weeks_with_other_support=1 weeks=13\n\
         410,D,activity,2014-02-01,2014-08-01,not_in_target_group,cash_assistance_since=2013-01-01 long_enough_on=2015-01-01\n\
         410,E,activity,2014-02-01,2014-03-01,too_short,months=1 needed_months=3 active_days=29 needed_days=89\n\
         410,F,result,2014-06-02,2014-08-31,hours_short,hours=84.50 needed_hours=91.00\n"
    );
    assert_eq!(
        read("totals.csv"),
        "job_centre,name,participants,expected_participants,fixed_grant,frame,activity,result,earned,paid,total\n\
         101,København,2,1,825000,10800,0,12000,12000,10800,835800\n\
         410,Middelfart,4,100,825000,1080000,15000,0,15000,15000,840000\n"
    );
    let record: serde_json::Value = serde_json::from_str(&read("settlement.json")).unwrap();
    assert_eq!((record["programme"].as_str(), record["as_of"].as_str()), (Some("vcg2"), Some("2016-03-27")));
    assert_eq!(record["readings"]["gap"], "always");
    assert_eq!(record["rulebook"]["programmes/vcg2.toml"].as_str().map(str::len), Some(64));
    assert_eq!(record["outputs"]["lines.csv"].as_str().map(str::len), Some(64));
    assert_eq!(entries(&folder.path("dansk")), ["lines.csv", "refusals.csv", "settlement.json", "totals.csv"]);
    assert_eq!(entries(&path), ["dansk", "english", "register"], "nothing lies beside them");
}

/// Example 4: a frame that is met is paid up to, and the line that meets it in part.
#[test]
fn a_frame_that_is_met_is_paid_in_part() {
    let folder = Folder::new("settle-frame");
    let mut register = Register(TABLES.iter().map(|(table, _)| (*table, Vec::new())).collect());
    register.add("job_centres", &["410,Middelfart,100"]);
    // 90 results and 4 × 1 500 are 1 086 000, the frame 1 080 000.
    for n in 0..94 {
        let citizen = format!("C{n:03}");
        register.add("target_group", &[&format!("{citizen},resource_course,2013-01-01,")]);
        if n < 90 {
            register.add("placements", &[&format!("{citizen},410,X,2014-02-03,2014-02-14")]);
            for monday in mondays("2014-03-03", 13) {
                register.add("work_weeks", &[&format!("{citizen},{monday},ordinary,7")]);
            }
        } else if n == 90 {
            register.add("placements", &[&format!("{citizen},410,X,2014-08-01,2014-11-30")]);
        }
    }
    register.write(&folder.path("register"));
    let told = does(&folder.0, "da", &["--register", "register", "--out", "out"]);
    assert!(told.contains("Optjent i aktivitets- og resultattilskud: 1.086.000 kr."), "{told}");
    assert!(told.contains("Til udbetaling i alt med fast tilskud: 1.905.000 kr."), "{told}");
    let totals = fs::read_to_string(folder.path("out/totals.csv")).unwrap();
    assert!(totals.contains("410,Middelfart,91,100,825000,1080000,6000,1080000,1086000,1080000,1905000"), "{totals}");
}

#[test]
fn bytes_are_the_same_whatever_the_order_and_the_threads_in_every_format() {
    let (folder, path) = examples("settle-same");
    let mut shuffled = Register::examples();
    shuffled.0.values_mut().for_each(|rows| rows.reverse());
    shuffled.0.get_mut("work_weeks").unwrap().rotate_left(7);
    shuffled.write(&folder.path("shuffled"));
    for format in ["csv", "parquet", "json", "xlsx"] {
        let mut first = None;
        for (n, register) in ["register", "shuffled"].into_iter().enumerate() {
            for threads in ["1", "2", "7"] {
                let out = format!("{format}-{n}-{threads}");
                let args = [
                    "--register",
                    register,
                    "--out",
                    &out,
                    "--format",
                    format,
                    "--threads",
                    threads,
                    "--compare-readings",
                ];
                does(&path, "en", &args);
                let names = entries(&folder.path(&out));
                let all: Vec<(String, Vec<u8>)> =
                    names.into_iter().map(|n| (n.clone(), fs::read(folder.path(&out).join(n)).unwrap())).collect();
                assert_eq!(all.len(), 5);
                assert!(*first.get_or_insert_with(|| all.clone()) == all, "{out}");
            }
        }
    }
    // What was written can be read: the totals are a table of job centres.
    let json: serde_json::Value =
        serde_json::from_slice(&fs::read(folder.path("json-0-1/lines.json")).unwrap()).unwrap();
    assert_eq!((json.as_array().unwrap().len(), &json[0]["paid"]), (11, &10_800.into()));
    assert!(json[1]["way"].is_null() && json[0]["excludes_flexi_bonus"] == true);
    fs::remove_file(folder.path("register/job_centres.csv")).unwrap();
    fs::copy(folder.path("parquet-0-1/totals.parquet"), folder.path("register/job_centres.parquet")).unwrap();
    does(&path, "en", &["--register", "register", "--out", "again"]);
    let read = |out: &str| fs::read(folder.path(out).join("lines.csv")).unwrap();
    assert!(read("again") == read("csv-0-1"));
    let book = fs::read(folder.path("xlsx-0-1/lines.xlsx")).unwrap();
    assert!(book.starts_with(b"PK\x03\x04"));
}

#[test]
fn readings_stand_side_by_side() {
    let (folder, path) = examples("settle-readings");
    let told = does(&path, "da", &["--register", "register", "--out", "out", "--compare-readings"]);
    let table: Vec<&str> = told.lines().skip_while(|l| !l.starts_with("Det ville")).collect();
    assert_eq!(
        table[..5],
        [
            "Det ville hver læsning have givet alle jobcentre tilsammen:",
            "  Måneder                      Pauser                                    Resultat efter            Linjer  Til udbetaling          Forskel",
            "  hele måneder af aktive dage  fristen gælder altid                      enhver aktiv periode          11   1.675.800 kr.  denne opgørelse",
            "  hele måneder af aktive dage  fristen gælder altid                      forløb, der er langt nok      10   1.665.000 kr.      −10.800 kr.",
            "  hele måneder af aktive dage  fristen gælder altid                      forløbets begyndelse          11   1.675.800 kr.            ingen",
        ]
    );
    assert_eq!(table.len(), 16, "{told}");
    let readings = fs::read_to_string(folder.path("out/readings.csv")).unwrap();
    assert_eq!(readings.lines().count(), 1 + 12 * 3);
    assert!(
        readings.contains("\nwhole_active_months,always,qualifying_course,,10,15000,0,15000,15000,1665000,-1,-10800\n")
    );
    assert!(readings.contains("\nwhole_active_months,always,qualifying_course,101,0,0,0,0,0,825000,-1,-10800\n"));
}

#[test]
fn on_account_corrections_and_the_same_again_are_told() {
    let (folder, path) = examples("settle-beside");
    does(&path, "da", &["--register", "register", "--out", "mid", "--as-of", "2014-12-31", "--format", "parquet"]);
    let last = ["--register", "register", "--out", "last", "--on-account", "mid", "--record-inputs"];
    let told = does(&path, "da", &last);
    assert!(
        told.contains("Udbetalt a conto: 15.000 kr. Resten af aktivitets- og resultattilskuddet: 10.800 kr.\n"),
        "{told}"
    );
    assert_eq!(
        fs::read_to_string(folder.path("last/balance.csv")).unwrap(),
        "job_centre,name,fixed_grant,on_account,total,balance\n\
         101,København,825000,0,835800,10800\n\
         410,Middelfart,825000,15000,840000,0\n"
    );
    let refused = |language: &str, args: &[&str]| {
        let output = settle(&path, language, args);
        assert_eq!(output.status.code(), Some(2), "{}", said(&output));
        said(&output)
    };
    assert_eq!(
        refused("da", &["--register", "register", "--out", "none", "--on-account", "last"]),
        "Det gik ikke: Opgørelsen i last er ikke fra en tidligere dag end denne, 2016-03-27, så den kan ikke være \
         udbetalt a conto. Intet er skrevet.\n"
    );
    assert_eq!(
        refused("en", &["--register", "register", "--out", "none", "--corrects", "register"]),
        "That didn't work: register is no settlement: settlement.json is missing. Nothing has been written.\n"
    );

    // B began a month later than was registered: two lines move, one goes.
    let placements = folder.path("register/placements.csv");
    let before = fs::read_to_string(&placements).unwrap();
    fs::write(&placements, before.replace("B,410,Brugsen,2014-03-01", "B,410,Brugsen,2014-03-11")).unwrap();
    let told = does(&path, "en", &["--register", "register", "--out", "right", "--corrects", "last"]);
    assert!(
        told.contains("Against the settlement that is corrected: 0 new lines, 3 gone and 0 changed. Difference in what is paid: DKK −4,500.\n"),
        "{told}"
    );
    let differences = fs::read_to_string(folder.path("right/differences.csv")).unwrap();
    assert!(differences.contains("\n410,B,activity,1,gone,2014-03-31,,1500,,1500,,2014-03-01,,,,,\n"), "{differences}");

    // Made again: the one from the register as it was, the other from the register as it is.
    let again = ["again", "--settlement", "last", "--register", "register", "--on-account", "mid"];
    let output = settle(&path, "da", &again);
    assert_eq!(output.status.code(), Some(1));
    assert_eq!(
        said(&output),
        "placements.csv i registret er ikke den samme fil som dengang.\n\
         Opgørelsen i last er lavet igen og er ikke den samme. Disse filer er anderledes: balance.csv, lines.csv, \
         refusals.csv, settlement.json, totals.csv.\n"
    );
    fs::write(&placements, before).unwrap();
    assert_eq!(
        does(&path, "da", &again),
        "Opgørelsen i last er lavet igen, og hver byte er den samme i alle 5 filer.\n"
    );
    assert_eq!(
        refused("en", &["again", "--settlement", "last", "--register", "register"]),
        "That didn't work: The settlement in last builds on an earlier one. Give its folder with --on-account. Nothing \
         has been written.\n"
    );
    let record = fs::read_to_string(folder.path("mid/settlement.json")).unwrap();
    let other = record.replacen("\"programmes/vcg2.toml\": \"", "\"programmes/vcg2.toml\": \"0", 1);
    fs::write(folder.path("mid/settlement.json"), other).unwrap();
    assert!(
        refused("da", &["again", "--settlement", "mid", "--register", "register"])
            .contains("er lavet efter en anden udgave af regelbogens programmes/vcg2.toml."),
    );
    assert_eq!(entries(&path), ["last", "mid", "register", "right"]);
}

#[test]
fn a_citizens_settlement_is_explained_in_both_languages() {
    let (_folder, path) = examples("settle-explain");
    let explain = |language: &str, citizen: &str, more: &[&str]| {
        does(&path, language, &[&["explain", "--register", "register", "--citizen", citizen], more].concat())
    };
    let of = "Projektbeskrivelse VCG2, Aktivitets- og resultatafhængigt tilskud";
    assert_eq!(
        explain("da_DK.UTF-8", "C", &[]),
        format!(
            "C, opgjort pr. 27. marts 2016\n\
             Læsninger: måneder: hele måneder af aktive dage. Pauser: fristen gælder altid. Resultat efter: enhver aktiv periode.\n\
             \n\
             Praktikker i registret\n\
             \x20 1. dec. 2015 til 16. dec. 2015, København (101)\n\
             \n\
             Regnet ud trin for trin\n\
             \x20 S1  1. dec. 2015 til 16. dec. 2015: 16 aktive dage i træk. ({of}: »aktivt forløb på en virksomhed«)\n\
             \x20 S2  Forløb 1 går fra 1. dec. 2015 til 16. dec. 2015. ({of}: »aktivt forløb på en virksomhed«)\n\
             \x20 S5  På forløbets første dag, 1. dec. 2015, var borgeren i ressourceforløb, siden 1. jan. 2013. Forløbet tæller. (Projektbeskrivelse VCG2, Målgruppe: »modtaget kontanthjælp uafbrudt i minimum 2 år«)\n\
             \x20 S3  16 aktive dage er 0 hele måneder. Der skal være mindst 3, og det er her 91 dage. Der mangler 75 dage. ({of}: »i minimum tre måneder«)\n\
             \x20 S4  Intet aktivitetstilskud til København (101) for 1. dec. 2015 til 16. dec. 2015: forløbet mangler 75 aktive dage. ({of}: »i minimum tre måneder«)\n\
             \x20 S6  De 13 uger i job eller uddannelse kan tidligst begynde i ugen fra mandag 14. dec. 2015, fordi borgerens første aktive periode sluttede 16. dec. 2015. ({of}: »efter aktivt forløb på en virksomhed«)\n\
             \x20 S6  28. dec. 2015 til 27. marts 2016: alle 13 uger er opfyldt ved job eller fleksjob. Resultatet er optjent 27. marts 2016 af København (101). Mindst én uge er i fleksjob, så jobcentret kan ikke også hjemtage fleksjobbonus. ({of}: »ikke hjemtage fleksjobbonus«)\n\
             \n\
             Optjent\n\
             \x20 S7  27. marts 2016: 12.000 kr. for resultatet 28. dec. 2015 til 27. marts 2016, til København (101). ({of}: »i job eller fleksjob i minimum 13 uger«)\n\
             \n\
             Hvor meget af det der bliver udbetalt, afhænger af jobcentrets ramme og alle dets borgere (S8). Det står i tabellen lines.\n"
        )
    );
    let english = explain("en_GB.UTF-8", "B", &[]);
    for sentence in [
        "  S2  Away after 15 Apr 2014, back on 13 May 2014. That is day 28, and the limit is day 28, so it is the same course. (",
        "  S3  95 active days are 3 whole months. There must be at least 3, so the course is long enough. (",
        "  S4  Month 2 was earned on 27 May 2014, which is active day number 61 of the course. Its basis is 1 Apr 2014 to 27 May 2014. (",
        "  S7  27 Jun 2014: DKK 1,500 for month 3 to Middelfart (410). (",
    ] {
        assert!(english.contains(sentence), "{sentence}\n{english}");
    }
    let danish = explain("da", "F", &[]);
    assert!(
        danish.contains("2. juni 2014 til 31. aug. 2014: i job i alle 13 uger med 84,5 timer i alt. Der skal være mindst 91, så der mangler 6,5."),
        "{danish}"
    );
    assert!(
        danish.contains("Nærmest var 2. juni 2014 til 31. aug. 2014, hvor der mangler 6,5 timer af 91."),
        "{danish}"
    );
    let danish = explain("da", "E", &[]);
    assert!(danish.contains("men med anden forsørgelse end SU i 1 af dem."), "{danish}");
    let danish = explain("da", "D", &[]);
    assert!(danish.contains("De 24 måneder er først fyldt 1. jan. 2015, så forløbet tæller ikke."), "{danish}");
    assert!(danish.contains("Optjent\n  Ingenting.\n"), "{danish}");
    let other = explain("en", "B", &["--reading", "gap=until_minimum", "--as-of", "2014-05-01"]);
    assert!(other.contains("Gaps: the limit holds in the first three months only."), "{other}");
    assert!(!other.contains("13 May 2014."), "what begins later is not known: {other}");

    // Whoever has stopped listening has heard enough.
    let mut unheard = command(&path, "da", &["explain", "--register", "register", "--citizen", "E"]);
    let mut child = unheard.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    drop(child.stdout.take());
    let output = child.wait_with_output().unwrap();
    assert!(output.status.success(), "{}", said(&output));

    let output = settle(&path, "da", &["explain", "--register", "register", "--citizen", "Z"]);
    assert_eq!(output.status.code(), Some(2));
    assert_eq!(
        said(&output),
        "Det gik ikke: Z har ingen praktik i registret. Se efter, om pseudonymet er skrevet rigtigt.\n"
    );
}

#[test]
fn help_is_in_the_language_of_whoever_asks() {
    let folder = Folder::new("settle-help");
    let danish = does(&folder.0, "da", &["--help"]);
    for words in
        ["Laver en opgørelse igen", "Mappe med en tidligere opgørelse, der er udbetalt a conto", "tabellen readings"]
    {
        assert!(danish.contains(words), "{danish}");
    }
    let output = settle(&folder.0, "en", &["--register", "x", "--out", "y", "--reading", "gap=never"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(said(&output).contains("gap=always|until_minimum"), "{}", said(&output));
}
