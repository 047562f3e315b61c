//! A report's key figures and pictures, in words.

use askama::Template;
use holdepunkt_casework::status::Report;
use holdepunkt_rules::{
    company::{Sector, SizeBand},
    placement::Outcome,
    status::{
        AbsenceStanding, Measured, ONWARD,
        suppress::{Age, Cell},
    },
};
use holdepunkt_wording::Argument;

use super::chart::{Bar, Caption, bars, line};
use crate::{
    markup::{Markup, render},
    page::Page,
};

/// A key figure.
#[derive(Debug, Clone)]
pub struct KeyFigure {
    /// What it is of.
    pub label: String,
    /// The number.
    pub value: String,
    /// Of how many.
    pub of: String,
    /// What to know beside it.
    pub note: String,
}

/// Says a report's figures on a page.
pub struct Teller<'a> {
    /// The page's frame with the reader's words.
    pub p: &'a Page,
    /// The report.
    pub report: &'a Report,
}

impl Teller<'_> {
    fn shown(&self, n: Option<i64>) -> String {
        n.map_or_else(|| self.p.t("status-hidden"), |n| self.p.number(&n))
    }

    fn percent(&self, tenths: Option<i64>) -> String {
        tenths.map(|t| self.p.percent(&t)).unwrap_or_default()
    }

    fn n(&self, cell: Cell) -> Option<i64> {
        self.report.shown(&cell)
    }

    fn goal(&self, code: &str) -> Option<i64> {
        let held = self.report.goals.iter().find(|g| g.goal.as_str() == code && matches!(g.now, Measured::Now(_)));
        held.map(|g| g.at_least)
    }

    fn goal_note(&self, code: &str) -> Option<String> {
        self.goal(code).map(|n| self.p.t1("status-goal-label", "count", n))
    }

    /// The four key figures.
    pub fn key_figures(&self) -> Vec<KeyFigure> {
        let (p, c) = (self.p, &self.report.counts);
        let figure =
            |key: &str, value: String, of: String, note: String| KeyFigure { label: p.t(key), value, of, note };
        let young = match self.n(Cell::Started(Age::Under30)) {
            Some(n) => p.t1("status-under-30-of", "count", n),
            None => p.t("status-under-30-hidden"),
        };
        let of = |n: Option<i64>| n.map(|n| p.t1("status-of", "number", p.number(&n))).unwrap_or_default();
        let onward = self.report.percent(&Cell::Onward(Age::All), &Cell::Completed(Age::All));
        let centres_note = p.t1("status-on-companies", "count", c.companies);
        vec![
            figure("status-company-centres", p.number(&c.company_centres), String::new(), centres_note),
            figure("status-places", p.number(&c.places), String::new(), self.goal_note("places").unwrap_or_default()),
            figure(
                "status-started",
                self.shown(self.n(Cell::Started(Age::All))),
                of(self.goal("citizens_started")),
                young,
            ),
            figure(
                "status-onward",
                self.shown(self.n(Cell::Onward(Age::All))),
                of(self.n(Cell::Completed(Age::All))),
                self.percent(onward),
            ),
        ]
    }

    /// The pictures: people first, then companies and contracts.
    pub fn pictures(&self) -> Vec<Markup> {
        let c = &self.report.counts;
        let mut pictures = Vec::new();
        if c.started.all > 0 {
            if self.report.job_centre.is_some() {
                pictures.push(self.started());
            }
            pictures.push(self.outcomes());
            pictures.push(self.groups());
            if c.all_absences() > 0 {
                pictures.extend([self.absences(), self.absence_reasons()]);
            }
        }
        if c.company_centres > 0 {
            // Two stand side by side: those of a height together.
            let beside = pictures.len() % 2 == 1;
            if beside {
                pictures.push(self.bands());
            }
            pictures.extend([self.companies(), self.kinds()]);
            if !beside {
                pictures.extend([self.bands(), self.sizes()]);
            }
        }
        pictures
    }

    fn started(&self) -> Markup {
        let (p, n) = (self.p, self.report.counts.started);
        let goal = self.goal("citizens_started");
        let heading = match goal {
            Some(goal) if n.all > goal => p.t2("status-started-more-than-goal", "count", n.all, "goal", goal),
            Some(goal) => p.t2("status-started-of-goal", "count", n.all, "goal", goal),
            None => p.t1("status-started-finding", "count", n.all),
        };
        let month = |day: &jiff::civil::Date| format!("{} {:02}", p.words.month_short(day.month()), day.year() % 100);
        let points: Vec<_> = self.report.started_by_month.iter().map(|(day, n)| (month(day), *n)).collect();
        let caption = Caption {
            id: "started",
            heading,
            notes: vec![p.t1("status-started-what", "young", n.under_30)],
            remark: None,
        };
        let goal = goal.map(|g| (g, p.t1("status-goal-label", "count", g)));
        let heads = (p.t("status-started-month"), p.t("status-in-all"));
        line(p.words, caption, &points, goal, p.t1("status-started-label", "count", n.all), heads)
    }

    fn outcomes(&self) -> Markup {
        let p = self.p;
        let (onward, completed) = (self.n(Cell::Onward(Age::All)), self.n(Cell::Completed(Age::All)));
        let heading = match (onward, completed) {
            (_, Some(0)) => p.t("status-onward-none-completed"),
            (Some(onward), Some(completed)) => p.t2("status-onward-finding", "count", onward, "completed", completed),
            _ => p.t("status-outcome"),
        };
        let caption = Caption {
            id: "outcomes",
            heading,
            notes: self.outcome_notes(onward, completed),
            remark: self.report.remark().map(|r| p.words.remark(r)),
        };
        let row = |label: String, cell: &dyn Fn(Age) -> Cell, pale: bool| {
            let percent = |age| self.percent(self.report.percent(&cell(age), &Cell::Completed(age)));
            let count = |age| self.shown(self.n(cell(age)));
            let cells = vec![count(Age::All), percent(Age::All), count(Age::Under30), percent(Age::Under30)];
            Bar { label, n: self.n(cell(Age::All)), share: percent(Age::All), pale, cells }
        };
        let name = |o: Outcome| p.code_text("outcomes", o.code());
        let mut all: Vec<Bar> = ONWARD.iter().map(|o| row(name(*o), &|age| Cell::Outcome(*o, age), false)).collect();
        // What is left of two figures that are shown is no secret.
        if onward.is_some() && completed.is_some() {
            all.push(row(p.t("status-outcome-none"), &|age| Cell::Outcome(Outcome::None, age), true));
        }
        let heads =
            ["status-outcome", "status-number", "status-share", "status-under-30", "status-share"].map(|k| p.t(k));
        bars(p.words, caption, all, heads.to_vec())
    }

    fn outcome_notes(&self, onward: Option<i64>, completed: Option<i64>) -> Vec<String> {
        let (p, r) = (self.p, self.report);
        let mut notes = Vec::new();
        if completed == Some(0) {
            notes.push(p.t1("status-onward-none-completed-how", "running", r.counts.running()));
        }
        if let (Some(1..), Some(percent)) = (onward, r.percent(&Cell::Onward(Age::All), &Cell::Completed(Age::All))) {
            notes.push(p.t1("status-onward-what", "percent", p.percent(&percent)));
        }
        let young = (self.n(Cell::Onward(Age::Under30)), self.n(Cell::Completed(Age::Under30)));
        let share = r.percent(&Cell::Onward(Age::Under30), &Cell::Completed(Age::Under30));
        if let ((Some(count), Some(completed @ 1..)), Some(percent)) = (young, share) {
            let values =
                [("count", count.into()), ("completed", completed.into()), ("percent", p.percent(&percent).into())];
            notes.push(p.words.say_with("status-onward-young", &values));
        }
        notes
    }

    fn groups(&self) -> Markup {
        let p = self.p;
        let groups = self.report.groups();
        let started = self.shown(self.n(Cell::Started(Age::All)));
        let name = |code: &holdepunkt_rules::codes::Code| p.code("target_groups", code);
        let heading = match groups.first() {
            Some((code, Some(1..), Some(percent))) => {
                p.t2("status-groups-finding", "percent", p.percent(percent), "group", name(code).to_lowercase())
            }
            _ => p.t1("status-groups-finding-equal", "count", started.clone()),
        };
        let notes = vec![p.t1("status-groups-what", "count", started)];
        let caption = Caption { id: "groups", heading, notes, remark: None };
        let bar = |(code, n, percent): &(_, Option<i64>, Option<i64>)| {
            let share = self.percent(*percent);
            Bar { label: name(code), n: *n, share: share.clone(), pale: false, cells: vec![self.shown(*n), share] }
        };
        let shown = groups.iter().filter(|(_, n, _)| *n != Some(0));
        let heads = ["status-group", "status-number", "status-share"].map(|k| p.t(k));
        bars(p.words, caption, shown.map(bar).collect(), heads.to_vec())
    }

    /// A count in a picture of its own, which may not be shown.
    fn counted(&self, label: String, n: Option<i64>) -> Bar {
        Bar { label, n, share: String::new(), pale: false, cells: vec![self.shown(n)] }
    }

    fn absences(&self) -> Markup {
        let p = self.p;
        let rows = self.report.absences();
        let of = |standing| rows.iter().find(|(s, _)| *s == standing).and_then(|(_, n)| *n);
        let heading = match (of(AbsenceStanding::Resumed), of(AbsenceStanding::Lost)) {
            (Some(resumed), Some(lost)) => p.t2("status-absences-finding", "resumed", resumed, "lost", lost),
            _ => p.t("status-absences"),
        };
        let notes = self.n(Cell::Absences).map(|all| p.t1("status-absences-what", "count", all));
        let caption = Caption { id: "absences", heading, notes: notes.into_iter().collect(), remark: None };
        let bar = |(standing, n): &(AbsenceStanding, Option<i64>)| {
            self.counted(p.t(&format!("status-absence-{}", standing.code())), *n)
        };
        let heads = ["status-absences", "status-number"].map(|k| p.t(k));
        bars(p.words, caption, rows.iter().map(bar).collect(), heads.to_vec())
    }

    fn absence_reasons(&self) -> Markup {
        let p = self.p;
        let rows = self.report.absence_reasons();
        let name = |code: &holdepunkt_rules::codes::Code| p.code("interruption_reasons", code);
        let heading = match rows.first() {
            Some((code, Some(_))) => p.t1("status-absence-reasons-finding", "reason", name(code).to_lowercase()),
            _ => p.t("status-absence-reasons"),
        };
        let notes = vec![p.t("status-absence-reasons-what")];
        let caption = Caption { id: "absence-reasons", heading, notes, remark: None };
        let heads = ["status-absence-reasons", "status-number"].map(|k| p.t(k));
        let rows = rows.iter().map(|(code, n)| self.counted(name(code), *n)).collect();
        bars(p.words, caption, rows, heads.to_vec())
    }

    fn plain(&self, label: String, n: i64) -> Bar {
        Bar { label, n: Some(n), share: String::new(), pale: false, cells: vec![self.p.number(&n)] }
    }

    fn companies(&self) -> Markup {
        let (p, c) = (self.p, &self.report.counts);
        let of = |sector| c.sector.get(&sector).copied().unwrap_or_default();
        let size = |band| c.company_sizes.get(&band).copied().unwrap_or_default();
        let sizes: [(&str, Argument<'_>); 3] = [
            ("small", size(SizeBand::UpTo50).into()),
            ("middle", size(SizeBand::From51To100).into()),
            ("large", size(SizeBand::Over100).into()),
        ];
        let caption = Caption {
            id: "companies",
            heading: p.t2("status-companies-finding", "private", of(Sector::Private), "public", of(Sector::Public)),
            notes: vec![p.words.say_with("status-companies-what", &sizes)],
            remark: None,
        };
        let mut types: Vec<_> = c.company_types.iter().filter(|(_, n)| **n > 0).collect();
        types.sort_by_key(|(_, n)| std::cmp::Reverse(**n));
        let rows = types.into_iter().map(|(code, n)| self.plain(p.code("company_types", code), *n)).collect();
        bars(p.words, caption, rows, ["status-company-type", "status-number"].map(|k| p.t(k)).to_vec())
    }

    fn sizes(&self) -> Markup {
        let (p, c) = (self.p, &self.report.counts);
        let most = c.company_sizes.iter().max_by_key(|(_, n)| **n);
        let name = |band: &SizeBand| p.code_text("company_sizes", band.code());
        let heading = most.map_or_else(String::new, |(band, n)| {
            let values = [
                ("count", Argument::from(*n)),
                ("all", c.companies.into()),
                ("band", name(band).to_lowercase().into()),
            ];
            p.words.say_with("status-sizes-finding", &values)
        });
        let caption = Caption { id: "sizes", heading, notes: vec![p.t("status-sizes-what")], remark: None };
        let rows = c.company_sizes.iter().map(|(band, n)| self.plain(name(band), *n)).collect();
        bars(p.words, caption, rows, ["status-size", "status-companies"].map(|k| p.t(k)).to_vec())
    }

    fn bands(&self) -> Markup {
        let (p, c) = (self.p, &self.report.counts);
        let bands = self.report.bands();
        let most = bands.iter().max_by_key(|(_, n)| *n).map(|(band, _)| *band).unwrap_or_default();
        let caption = Caption {
            id: "bands",
            heading: p.t2("status-centres-finding", "centres", c.company_centres, "places", c.places),
            notes: vec![p.t1("status-centres-what", "band", most)],
            remark: None,
        };
        let label = |band: &str| p.t1("status-band-places", "band", band);
        let rows = bands.iter().map(|(band, n)| self.plain(label(band), *n)).collect();
        bars(p.words, caption, rows, ["status-band", "status-centres"].map(|k| p.t(k)).to_vec())
    }

    fn kinds(&self) -> Markup {
        let p = self.p;
        let mut kinds: Vec<_> = self.report.counts.contract_kinds.iter().collect();
        kinds.sort_by_key(|(kind, n)| (std::cmp::Reverse(**n), **kind));
        let row = |(kind, n): (&holdepunkt_rules::status::ContractKind, &i64)| KindRow {
            payment: p.code_text("payment_models", kind.payment.code()),
            amount: if kind.amount.0 == 0 { String::new() } else { p.kroner(&kind.amount) },
            hours: p.hours(&kind.mentor_hours),
            centres: p.number(n),
        };
        render(&Kinds { p, kinds: kinds.into_iter().map(row).collect() })
    }
}

struct KindRow {
    payment: String,
    amount: String,
    hours: String,
    centres: String,
}

#[derive(Template)]
#[template(path = "status/kinds.html")]
struct Kinds<'a> {
    p: &'a Page,
    kinds: Vec<KindRow>,
}
