//! Why somebody fits a centre, and why not, in words.

use holdepunkt_casework::matches::{Field, Record, Somewhere};
use holdepunkt_rules::{
    hours::WeeklyHours,
    matching::{
        citizen::{Industry, Occupation, Tag},
        feasible::{Closed, Failed},
        worth::{Offered, Rank, Worth},
    },
};
use holdepunkt_wording::Argument;

use crate::desk::Desk;

/// Words for one field.
pub struct Sayer<'d> {
    pub desk: &'d Desk,
    pub field: &'d Field,
}

impl Sayer<'_> {
    fn tell(&self, key: &str, values: &[(&str, Argument<'_>)]) -> String {
        self.desk.words.say_with(&format!("match-{key}"), values)
    }

    fn occupation(&self, o: Occupation) -> String {
        self.desk.code("occupations", &o.to_string())
    }

    /// The name of an accommodation.
    pub fn tag(&self, tag: Tag) -> String {
        self.field.tag(tag).map(|c| self.desk.code("accommodations", c.as_str())).unwrap_or_default()
    }

    /// Whole kilometres, with "under 1 km" for what is next door.
    pub fn km(&self, km: f64) -> String {
        #[allow(clippy::cast_possible_truncation)] // at most half the way around the Earth
        let whole = km.round() as i64;
        if whole < 1 { self.desk.words.say("match-km-under") } else { self.tell("km", &[("km", whole.into())]) }
    }

    /// What a match rests on, the weightiest first.
    pub fn reasons(&self, w: &Worth) -> Vec<String> {
        let mut all = Vec::new();
        match w.wish.rank {
            Some(Rank::First) => all.push(self.tell("wish-first", &[])),
            Some(Rank::Second) => all.push(self.tell("wish-second", &[])),
            None => {}
        }
        match w.goal.offered {
            Some(Offered::Occupation(o)) => {
                all.push(self.tell("goal", &[("occupation", self.occupation(o).into())]));
            }
            Some(Offered::Group { goal, offered }) => all.push(self.tell(
                "goal-near",
                &[("goal", self.occupation(goal).into()), ("offered", self.occupation(offered).into())],
            )),
            None => {}
        }
        if let Some(day) = w.deadline.near {
            let day = self.desk.words.day_near(day, self.desk.context.today);
            all.push(self.tell("deadline", &[("day", day.into())]));
        }
        all.push(self.km(w.near.km));
        match (w.mentor.trained, w.mentor.experience) {
            (true, Some(tag)) => all.push(self.tell("mentor-both", &[("what", self.tag(tag).into())])),
            (true, None) => all.push(self.tell("mentor-trained", &[])),
            (false, Some(tag)) => all.push(self.tell("mentor-knows", &[("what", self.tag(tag).into())])),
            (false, None) => {}
        }
        if w.waiting.weeks > 0 {
            all.push(self.tell("waited", &[("weeks", w.waiting.weeks.into())]));
        }
        all
    }

    /// Why somebody does not fit.
    pub fn failed(&self, failed: &Failed) -> String {
        let day = |d: jiff::civil::Date| Argument::from(self.desk.words.day_near(d, self.desk.context.today));
        let hours = |hundredths: u32| {
            let h = WeeklyHours::from_minutes(i64::from(hundredths) * 3 / 5);
            Argument::from(self.desk.words.hours(h))
        };
        match failed {
            Failed::Open(Closed::NotBegun(on)) => self.tell("not-begun", &[("day", day(*on))]),
            Failed::Open(Closed::Over(on)) => self.tell("over", &[("day", day(*on))]),
            Failed::Open(Closed::Full) => self.tell("full", &[]),
            Failed::Generation => self.tell("generation", &[]),
            Failed::Hours { from, .. } => self.tell("hours", &[("hours", hours(*from))]),
            Failed::Accommodation(tags) => {
                let names: Vec<String> = tags.iter().map(|t| self.tag(*t)).collect();
                self.tell("accommodation", &[("what", names.join(", ").into())])
            }
            Failed::Distance { km, .. } => self.tell("distance", &[("km", self.km(*km).into())]),
            Failed::Industry(industries) => self.tell("industry", &[("industry", self.industries(industries).into())]),
            Failed::Conflict => self.tell("conflict", &[]),
        }
    }

    /// The names of industries.
    pub fn industries(&self, industries: &[Industry]) -> String {
        let codes = industries.iter().filter_map(|i| self.field.industry(*i));
        codes.map(|c| self.desk.code("industries", c.as_str())).collect::<Vec<_>>().join(", ")
    }

    fn told(&self, r: &Record) -> String {
        self.tell(
            "record-told",
            &[
                ("begun", i64::from(r.begun).into()),
                ("held", i64::from(r.held).into()),
                ("could", i64::from(r.could).into()),
                ("jobs", i64::from(r.jobs).into()),
                ("over", i64::from(r.over).into()),
            ],
        )
    }

    /// What happened at a centre before.
    pub fn record(&self, c: &Somewhere) -> String {
        match c.record.begun {
            0 => self.tell("record-none", &[]),
            _ => self.tell("record", &[("told", self.told(&c.record).into())]),
        }
    }

    /// The same by mentor, a sentence each.
    pub fn records(&self, c: &Somewhere) -> Vec<String> {
        let one = |(name, r): &(String, Record)| {
            self.tell("record-mentor", &[("name", name.as_str().into()), ("told", self.told(r).into())])
        };
        c.mentors.iter().map(one).collect()
    }
}
