use jiff::civil::date;

use super::*;

const SOUND: &str = r#"code = "proeve"
name.da = "Prøve"
name.en = "Trial"
version = "1"
from = "2014-01-01"
until = "2015-12-31"
source = "Holdepunkt: prøve"
purpose.da = "At prøve."
purpose.en = "To try."

[[parameter]]
code = "rate"
value = 1500
unit = "kr"
from = "2014-01-01"
until = "2014-12-31"
source = "Holdepunkt: prøve"

[[parameter]]
code = "reading"
value = "whole_months"
unit = "reading"
from = "2014-01-01"
source = "Holdepunkt: prøve"

[[goal]]
code = "places"
scope = "job_centre"
at_least = 26
unit = "places"
from = "2014-01-01"
source = "Holdepunkt: prøve"
"#;

/// Reads the sound file with one thing planted; says what is answered.
fn check(planted: &str, instead_of: &str, expected: &str) {
    assert!(SOUND.contains(instead_of), "{instead_of}");
    let answer = Programme::read("proeve", &SOUND.replacen(instead_of, planted, 1)).unwrap_err();
    assert!(answer.starts_with(expected), "{answer}\nexpected {expected}");
}

#[test]
fn programme_is_read() {
    let p = Programme::read("proeve", SOUND).unwrap();
    assert_eq!((p.parameters.len(), p.goals.len(), p.name.en.as_str()), (2, 1, "Trial"));
    assert_eq!(p.parameters[0].origin.to_string(), "programmes/proeve.toml:12");
}

#[test]
fn programme_faults_name_file_and_line() {
    check("", "name.en = \"Trial\"\n", "programmes/proeve.toml:2: missing field `en`");
    check("name.en = \" \"", "name.en = \"Trial\"", "programmes/proeve.toml:3: the text in English is empty");
    check("amount = 1500", "value = 1500", "programmes/proeve.toml:13: unknown field `amount`");
    check("from = \"2014-02-30\"", "from = \"2014-01-01\"", "programmes/proeve.toml:5: ");
    check("until = \"2013-12-31\"", "until = \"2015-12-31\"", "programmes/proeve.toml:5: ends before it begins");
    check("until = \"2013-12-31\"", "until = \"2014-12-31\"", "programmes/proeve.toml:12: ends before it begins");
    check("scope = \"world\"", "scope = \"job_centre\"", "programmes/proeve.toml:27: the scope is");
    check("value = 1.5", "value = 1500", "programmes/proeve.toml:12: the value is a whole number");
    check("value = 7", "value = \"whole_months\"", "programmes/proeve.toml:20: the value is a whole number");
    check("at_least = 0", "at_least = 26", "programmes/proeve.toml:27: `at_least` is 1 or more");
    check(
        "code = \"rate\"\nvalue = 2\nunit = \"kr\"",
        "code = \"reading\"\nvalue = \"whole_months\"\nunit = \"reading\"",
        "programmes/proeve.toml:20: `rate` stands twice for the same days, first in line 12",
    );
    check("code = \"andet\"", "code = \"proeve\"", "programmes/proeve.toml:1: the code is `andet`");
    check(
        "from = \"2016-01-01\"\nsource",
        "from = \"2014-01-01\"\nsource",
        "programmes/proeve.toml:20: applies on none",
    );
}

#[test]
fn programme_parameter_outside_its_dates_is_refused() {
    let p = Programme::read("proeve", SOUND).unwrap();
    assert_eq!(p.number_on("rate", date(2014, 12, 31)), Ok(1500));
    let refused = |parameter: &str, day| Refusal::OutsideCoverage { parameter: parameter.to_owned(), day };
    for day in [date(2013, 12, 31), date(2015, 1, 1)] {
        assert_eq!(p.number_on("rate", day), Err(refused("rate", day)));
    }
    let day = date(2014, 6, 1);
    assert_eq!(p.number_on("nothing", day), Err(refused("nothing", day)));
    assert_eq!(p.number_on("reading", day), Err(refused("reading", day)));
    assert_eq!(p.reading_on("reading", day), Ok("whole_months"));
}
