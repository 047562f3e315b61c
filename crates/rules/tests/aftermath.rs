//! The worked cases of what came of a course, 13 weeks after its end, in `rulebook/cases/aftermath`.

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
use serde::Deserialize;

use crate::support::{cases, rulebook};

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
    let terms = CourseTermsOn::read(&rulebook("courses.toml")).unwrap();
    for c in cases::<AskedCase>("aftermath", "asked") {
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
    let terms = CourseTermsOn::read(&rulebook("courses.toml")).unwrap();
    let walked = cases::<HoursCase>("aftermath", "hours");
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
