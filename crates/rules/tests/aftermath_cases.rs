//! The worked cases of what came of a course, 13 weeks after its end, in `rulebook/cases/aftermath`.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::indexing_slicing)] // a test fails loudly

use std::{fs, path::Path};

use holdepunkt_rules::{
    Refusal,
    course::CourseTermsOn,
    id::*,
    paid_hours::{
        Aftermath, AftermathOutcome, AnswerSource, HoursSource, PaidHours, PaidKind, accept_aftermath, found_after,
    },
    period::Period,
};
use jiff::civil::Date;
use serde::{Deserialize, de::DeserializeOwned};

#[derive(Deserialize)]
struct File<C> {
    case: Vec<C>,
}

fn read(name: &str) -> String {
    let rulebook = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../rulebook");
    fs::read_to_string(rulebook.join(name)).unwrap()
}

fn cases<C: DeserializeOwned>(name: &str) -> Vec<C> {
    let file: File<C> = toml::from_str(&read(&format!("cases/aftermath/{name}.toml"))).unwrap();
    file.case
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct AskedCase {
    name: String,
    last_day: Date,
    today: Date,
    asked_on: Option<Date>,
}

#[test]
fn it_is_asked_thirteen_weeks_after_and_not_before() {
    let terms = CourseTermsOn::read(&read("courses.toml")).unwrap();
    for c in cases::<AskedCase>("asked") {
        let answer = Aftermath {
            placement: PlacementId::fresh(),
            answered_on: c.today,
            answered_by: None,
            source: AnswerSource::Asked,
            outcome: AftermathOutcome::Education,
            hours: None,
            place_name: String::new(),
        };
        let weeks = terms.on(c.last_day).unwrap().aftermath_weeks;
        let refused = accept_aftermath(&answer, c.last_day, weeks, c.today).err().map(|r| r.refusal);
        assert_eq!(refused, c.asked_on.map(|on| Refusal::AskedLater { on }), "{}", c.name);
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct HoursCase {
    name: String,
    last_day: Date,
    hours: Vec<HoursRow>,
    minutes: Option<i64>,
    enough: Option<bool>,
    #[serde(default)]
    flexi_job: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct HoursRow {
    kind: String,
    from: Date,
    until: Date,
    minutes: i64,
}

#[test]
fn hours_of_the_thirteen_weeks_are_found() {
    let terms = CourseTermsOn::read(&read("courses.toml")).unwrap();
    let walked = cases::<HoursCase>("hours");
    assert!(walked.len() >= 8);
    for c in walked {
        let terms = terms.on(c.last_day).unwrap();
        let citizen = CitizenId::fresh();
        let row = |h: &HoursRow| PaidHours {
            id: PaidHoursId::fresh(),
            citizen,
            period: Period::new(h.from, Some(h.until)).unwrap(),
            minutes: h.minutes,
            employer: "Havnekøkkenet".to_owned(),
            kind: PaidKind::from_code(&h.kind).unwrap(),
            source: HoursSource::Imported,
        };
        let hours: Vec<PaidHours> = c.hours.iter().map(row).collect();
        let found = found_after(&hours, c.last_day, terms.aftermath_weeks, terms.result_hours);
        assert_eq!(found.map(|f| f.minutes), c.minutes, "{}", c.name);
        assert_eq!(found.map(|f| f.enough), c.enough, "{}", c.name);
        assert_eq!(found.is_some_and(|f| f.flexi_job), c.flexi_job, "{}", c.name);
    }
}
