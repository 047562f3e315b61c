//! `holdepunkt match`: tables in, tables out, and what is said of tables that can't be.

use std::fs;

use crate::{
    settle::{entries, holdepunkt},
    support::{Folder, said},
};

const CITIZENS: &str = "citizen,complex,hours,travel_km,lat,lon,waiting_since,deadline,goals,needs,declined_industries,barred_centres,first_wish,second_wish
bo,false,10,20,55.50,9.73,2014-08-01,,5223;9112,quiet,56,,k2,k1
anna,true,12.5,30,55.51,9.75,2014-03-01,2014-09-10,9112,,,k1,,
dorte,false,2,5,57.72,10.58,2014-06-01,,,,,,,
";
const CENTRES: &str = "centre,generation,contract_from,contract_to,free_places,hours_from,accommodations,lat,lon,industry,occupations,mentor_trained,mentor_experience
k2,2,2014-01-01,,1,5,quiet;seated,55.52,9.70,47,5223,true,quiet
k1,1,2014-01-01,2014-12-31,1,3,quiet,55.49,9.80,10,5249;9412,false,
";

/// A folder with the tables in a folder `in`.
fn house(name: &str) -> Folder {
    let folder = Folder::new(&format!("cli-match-{name}"));
    fs::create_dir(folder.path("in")).unwrap();
    fs::write(folder.path("in/citizens.csv"), CITIZENS).unwrap();
    fs::write(folder.path("in/centres.csv"), CENTRES).unwrap();
    folder
}

fn run(house: &Folder, language: &str, more: &[&str]) -> (Option<i32>, String) {
    let args = [&["match", "--input", "in"][..], more].concat();
    let output = holdepunkt(&house.0, language, &args).output().unwrap();
    (output.status.code(), said(&output))
}

#[test]
fn a_match_on_the_command_line_is_a_proposal_in_tables() {
    let house = house("proposal");
    let (status, said) = run(&house, "da_DK.UTF-8", &["--out", "out", "--start", "2014-09-01", "--explain"]);
    assert_eq!(status, Some(0), "{said}");
    assert!(said.contains("2 af 3 borgere får en plads") && said.contains("intet er booket"), "{said}");
    assert_eq!(entries(&house.path("out")), ["assignments.csv", "pairs.csv", "unplaced.csv"]);
    let assignments = fs::read_to_string(house.path("out/assignments.csv")).unwrap();
    let rows: Vec<&str> = assignments.lines().collect();
    assert!(rows[1].starts_with("anna,k2,") && rows[2].starts_with("bo,k1,"), "{assignments}");
    let unplaced = fs::read_to_string(house.path("out/unplaced.csv")).unwrap();
    assert!(unplaced.contains("dorte,no_centre,centres=2 hours=2 distance=2\n"), "{unplaced}");

    let (status, said) = run(&house, "en", &["--out", "json", "--start", "2014-09-01", "--format", "json"]);
    assert_eq!(status, Some(0), "{said}");
    assert_eq!(entries(&house.path("json")), ["assignments.json", "unplaced.json"]);
    let json: serde_json::Value =
        serde_json::from_str(&fs::read_to_string(house.path("json/assignments.json")).unwrap()).unwrap();
    assert_eq!((&json[0]["citizen"], &json[0]["deadline"]), (&"anna".into(), &200.into()));
}

#[test]
fn a_match_that_cant_be_says_why_and_writes_nothing() {
    let house = house("faults");
    let check = |language: &str, args: &[&str], expected: &str| {
        let (status, said) = run(&house, language, args);
        assert_eq!(status, Some(2), "{said}");
        assert!(said.contains(expected), "{expected}: {said}");
        assert_eq!(entries(&house.0), ["in"], "{expected}");
    };
    let start = ["--out", "out", "--start", "2014-09-01"];
    check("en", &[&start[..], &["--programme", "vcg3"]].concat(), "no programme called vcg3");
    check("en", &["--out", "out", "--start", "2016-01-01"], "Nothing has been written");
    fs::write(house.path("in/citizens.csv"), CITIZENS.replace("12.5,30", "12.5,far")).unwrap();
    check("en", &start, "citizens, row 2 (line 3), column travel_km: it says \"far\". Write kilometres");
    check("da", &start, "citizens, række 2 (linje 3), kolonnen travel_km: her står \"far\". Skriv kilometer");
    fs::remove_file(house.path("in/citizens.csv")).unwrap();
    check("da", &start, "Tabellen citizens mangler");
}
