//! Tables in, tables out, and what is said of tables that can't be.

use std::{
    fs,
    path::{Path, PathBuf},
};

use holdepunkt_matching::{Asked, CellFault, Done, Fault, FileFault, Format, matched};
use holdepunkt_rules::{grants::day::Day, matching::weights::Weights, programme::Programme};
use holdepunkt_settle::out::{self, Cell, Head, Kind};
use jiff::civil::date;

const CITIZENS: &str = "citizen,complex,hours,travel_km,lat,lon,waiting_since,deadline,goals,needs,declined_industries,barred_centres,first_wish,second_wish
bo,false,10,20,55.50,9.73,2014-08-01,,5223;9112,quiet,56,,k2,k1
anna,true,12.5,30,55.51,9.75,2014-03-01,2014-09-10,9112,,,k1,,
dorte,false,2,5,57.72,10.58,2014-06-01,,,,,,,
carl,false,10,20,55.50,9.73,2014-08-20,,,,,,k2,
";
const CENTRES: &str = "centre,generation,contract_from,contract_to,free_places,hours_from,accommodations,lat,lon,industry,occupations,mentor_trained,mentor_experience
k2,2,2014-01-01,,1,5,quiet;seated,55.52,9.70,47,5223,true,quiet
k1,1,2014-01-01,2014-12-31,1,3,quiet,55.49,9.80,10,5249;9412,false,
";

struct House(PathBuf);

impl House {
    fn new(name: &str) -> Self {
        let folder = std::env::temp_dir().join(format!("holdepunkt-match-{name}-{}", std::process::id()));
        drop(fs::remove_dir_all(&folder));
        fs::create_dir_all(folder.join("in")).unwrap();
        let house = Self(folder);
        house.put("citizens.csv", CITIZENS);
        house.put("centres.csv", CENTRES);
        house
    }

    fn put(&self, name: &str, text: &str) {
        fs::write(self.0.join("in").join(name), text).unwrap();
    }

    fn matched(&self, out: &str, explain: bool, format: Format) -> Result<Done, Fault> {
        let vcg2 = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../rulebook/programmes/vcg2.toml");
        let programme = Programme::read("vcg2", &fs::read_to_string(vcg2).unwrap()).unwrap();
        let start = date(2014, 9, 1);
        let weights = Weights::of(&programme, start).unwrap();
        let (input, out) = (self.0.join("in"), self.0.join(out));
        matched(&Asked { input: &input, out: &out, start, weights: &weights, explain, format })
    }

    fn text(&self, path: &str) -> String {
        fs::read_to_string(self.0.join(path)).unwrap()
    }
}

impl Drop for House {
    fn drop(&mut self) {
        drop(fs::remove_dir_all(&self.0));
    }
}

#[test]
fn a_proposal_says_who_is_placed_where_who_is_not_and_why() {
    let house = House::new("proposal");
    let done = house.matched("out", true, Format::Csv).unwrap();
    let expected =
        Done { citizens: 4, centres: 2, places: 2, pairs: 5, placed: 2, worth: 978, no_centre: 1, outbid: 1 };
    assert_eq!(done, expected);
    // Anna: a mentor with the course, 26 weeks, a deadline; Bo: his second wish, the same group, his need is known.
    let rows = house.text("out/assignments.csv");
    let rows: Vec<&str> = rows.lines().collect();
    assert_eq!(rows[0], "citizen,centre,worth,wish,goal,near,mentor,waiting,deadline");
    assert_eq!(rows[1], "anna,k2,523,0,0,133,60,130,200");
    assert_eq!(rows[2], "bo,k1,455,200,120,115,0,20,0");
}

#[test]
fn the_order_of_rows_and_the_kind_of_csv_never_show() {
    let house = House::new("order");
    house.matched("one", true, Format::Csv).unwrap();
    let turned = |text: &str| {
        let mut rows: Vec<&str> = text.lines().collect();
        rows[1..].reverse();
        rows.join("\r\n") + "\r\n"
    };
    house.put("citizens.csv", &turned(CITIZENS));
    house.put("centres.csv", &("\u{feff}".to_owned() + &turned(CENTRES)));
    house.matched("two", true, Format::Csv).unwrap();
    for table in ["assignments", "unplaced", "pairs"] {
        assert_eq!(house.text(&format!("one/{table}.csv")), house.text(&format!("two/{table}.csv")));
    }
    house.matched("json", false, Format::Json).unwrap();
    let json = house.text("json/unplaced.json");
    assert!(json.contains("\"citizen\":\"dorte\",\"reason\":\"no_centre\""), "{json}");
    assert!(!house.0.join("json/pairs.json").exists());
}

/// What is told of a fault: table, row, column, what is expected.
fn told(fault: &Fault) -> String {
    match fault {
        Fault::Cell(CellFault { table, row, line, column, found, expected }) => {
            assert_eq!(*line, Some(row + 1));
            format!("{table} {row} {column} {found}: {expected}")
        }
        Fault::Files(FileFault::NoColumn { table, column, .. }) => format!("{table} {column}"),
        Fault::Files(FileFault::NotATable { table, seen, .. }) => format!("{table} {seen}"),
        Fault::Files(FileFault::NoTable { table, .. }) => format!("{table} missing"),
        Fault::Files(FileFault::TwoTables { table }) => format!("{table} twice"),
        other => format!("{other:?}"),
    }
}

#[test]
fn what_cant_be_is_told_by_table_row_and_column_and_nothing_is_written() {
    let house = House::new("faults");
    let check = |from: &str, to: &str, expected: &str| {
        house.put("citizens.csv", &CITIZENS.replacen(from, to, 1));
        house.put("centres.csv", &CENTRES.replacen(from, to, 1));
        let fault = house.matched("out", false, Format::Csv).unwrap_err();
        assert_eq!(told(&fault), expected);
        assert_eq!(fs::read_dir(&house.0).unwrap().count(), 1, "{expected}");
    };
    check("anna,true", "anna,maybe", "citizens 2 complex maybe: flag");
    check("carl,", "bo,", "citizens 4 citizen bo: other");
    check("carl,", ",", "citizens 4 citizen : filled");
    check("carl,", "010170-1234,", "citizens 4 citizen ••••••-••••: pseudonym");
    check("carl,", "610170-1234,", "citizens 4 citizen ••••••-••••: pseudonym");
    check(",,,k1,,", ",,,k1;0101701234,,", "citizens 2 barred_centres ••••••-••••: centre");
    check("12.5", "12.555", "citizens 2 hours 12.555: hours");
    check("12.5", "200", "citizens 2 hours 200: hours");
    check("12.5,30", "12.5,-30", "citizens 2 travel_km -30: kilometres");
    check("57.72", "97.72", "citizens 3 lat 97.72: latitude");
    check("57.72", "NaN", "citizens 3 lat NaN: latitude");
    check("10.58", "200", "citizens 3 lon 200: longitude");
    check("2014-06-01", "2014-02-30", "citizens 3 waiting_since 2014-02-30: date");
    check("2014-06-01", "", "citizens 3 waiting_since : date");
    check("2014-09-10", "soon", "citizens 2 deadline soon: date-or-empty");
    check("5223;9112", "5223;52", "citizens 1 goals 5223;52: occupations");
    check(",k2,k1", ",k9,k1", "citizens 1 first_wish k9: centre");
    check(",,,k1,,", ",,,k1;k7,,", "citizens 2 barred_centres k7: centre");
    check("k1,1,", "k1,3,", "centres 2 generation 3: generation");
    check("2014-12-31", "2013-12-31", "centres 2 contract_to 2013-12-31: not-before");
    check(",,1,5,", ",,-1,5,", "centres 1 free_places -1: count");
    check("k1,1,", "k2,1,", "centres 2 centre k2: other");
    check(",47,5223", ",,5223", "centres 1 industry : filled");
    check("true,quiet", "true", "centres 1  12 ≠ 13: cells");
    check(",mentor_trained", ",trained", "centres mentor_trained");
    check("travel_km", "km", "citizens travel_km");
    house.put("centres.csv", "PAR1");
    assert_eq!(told(&house.matched("out", false, Format::Csv).unwrap_err()), "centres parquet");
    fs::write(house.0.join("in/centres.parquet"), "").unwrap();
    assert_eq!(told(&house.matched("out", false, Format::Csv).unwrap_err()), "centres twice");
    fs::remove_file(house.0.join("in/centres.csv")).unwrap();
    assert_eq!(told(&house.matched("out", false, Format::Csv).unwrap_err()), "centres empty");
    fs::remove_file(house.0.join("in/centres.parquet")).unwrap();
    assert_eq!(told(&house.matched("out", false, Format::Csv).unwrap_err()), "centres missing");
}

#[test]
fn a_folder_with_something_in_it_is_left_alone() {
    let house = House::new("there");
    fs::create_dir(house.0.join("out")).unwrap();
    fs::write(house.0.join("out/mine"), "mine").unwrap();
    let fault = house.matched("out", false, Format::Csv).unwrap_err();
    assert!(matches!(fault, Fault::Files(FileFault::OutThere(_))), "{fault:?}");
    assert_eq!(house.text("out/mine"), "mine");
}

/// A table's column as Parquet holds it: days as dates, flags as flags, whole numbers as such, the rest as text.
fn kind(column: &str) -> Kind {
    match column {
        "complex" | "mentor_trained" => Kind::Flag,
        "waiting_since" | "deadline" | "contract_from" | "contract_to" => Kind::Day,
        "generation" | "free_places" => Kind::Whole,
        _ => Kind::Text,
    }
}

fn as_parquet(house: &House, name: &'static str, csv: &'static str) {
    let mut lines = csv.lines().map(|line| line.split(',').collect::<Vec<_>>());
    let names: Vec<&'static str> = lines.next().unwrap();
    let heads: Vec<Head> = names.iter().map(|name| Head::or_empty(name, kind(name))).collect();
    let cell = |name: &str, text: &'static str| match kind(name) {
        _ if text.is_empty() => Cell::Empty,
        Kind::Flag => Cell::Flag(text == "true"),
        Kind::Day => Cell::Day(Day::of(text.parse().unwrap())),
        Kind::Whole => Cell::Whole(text.parse().unwrap()),
        _ => Cell::Text(text),
    };
    out::table(&house.0.join("in"), name, heads.leak(), Format::Parquet, 4, |rows| {
        lines.try_for_each(|row| {
            rows.row(&names.iter().zip(row).map(|(name, text)| cell(name, text)).collect::<Vec<_>>())
        })
    })
    .unwrap();
    fs::remove_file(house.0.join(format!("in/{name}.csv"))).unwrap();
}

#[test]
fn parquet_says_the_same_as_csv() {
    let house = House::new("parquet");
    house.matched("csv", true, Format::Csv).unwrap();
    as_parquet(&house, "citizens", CITIZENS);
    as_parquet(&house, "centres", CENTRES);
    house.matched("parquet", true, Format::Csv).unwrap();
    for table in ["assignments", "unplaced", "pairs"] {
        assert_eq!(house.text(&format!("csv/{table}.csv")), house.text(&format!("parquet/{table}.csv")));
    }
    house.matched("out", true, Format::Parquet).unwrap();
    assert!(fs::read(house.0.join("out/pairs.parquet")).unwrap().starts_with(b"PAR1"));
}
