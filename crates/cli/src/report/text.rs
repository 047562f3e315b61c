//! The report as text in the operator's language, in columns that line up.

use holdepunkt_casework::{Rulebook, status::Report};
use holdepunkt_rules::{
    codes::Code,
    status::{
        Measured, ONWARD,
        suppress::{self, Age, Cell},
    },
};
use holdepunkt_wording::{Argument, Words};

/// One line: its label, and figures under each other on the right.
struct Line {
    label: String,
    figures: Vec<String>,
    note: String,
}

struct Sheet<'r> {
    words: Words,
    rulebook: &'r Rulebook,
    lines: Vec<Line>,
}

impl Sheet<'_> {
    fn line(&mut self, label: String, figures: Vec<String>) {
        self.lines.push(Line { label, figures, note: String::new() });
    }

    fn count(&mut self, key: &str, n: i64) {
        self.line(self.words.say(key), vec![self.words.number(n)]);
    }

    fn inside(&mut self, list: &str, code: &str, n: i64) {
        let label = format!("  {}", self.code(list, code));
        self.line(label, vec![self.words.number(n)]);
    }

    fn code(&self, list: &str, code: &str) -> String {
        self.rulebook.list(list).find(code).map_or_else(|| code.to_owned(), |e| self.words.entry(e).to_owned())
    }

    fn heading(&mut self, text: String) {
        self.line(String::new(), Vec::new());
        self.line(text, Vec::new());
    }

    fn shown(&self, n: Option<i64>) -> String {
        n.map_or_else(|| self.words.say("status-hidden-short"), |n| self.words.number(n))
    }

    fn percent(&self, tenths: Option<i64>) -> String {
        tenths.map_or_else(String::new, |t| self.words.percent(t))
    }

    fn finish(self) -> String {
        let width = |text: &str| text.chars().count();
        let labels = self.lines.iter().filter(|l| !l.figures.is_empty()).map(|l| width(&l.label)).max().unwrap_or(0);
        let mut out = String::new();
        for line in self.lines {
            let mut text = line.label.clone();
            if !line.figures.is_empty() {
                text.push_str(&" ".repeat(labels.saturating_sub(width(&line.label))));
            }
            for figure in &line.figures {
                text.push_str(&" ".repeat(11_usize.saturating_sub(width(figure)).max(2)));
                text.push_str(figure);
            }
            if !line.note.is_empty() {
                text.push_str("   ");
                text.push_str(&line.note);
            }
            out.push_str(text.trim_end());
            out.push('\n');
        }
        out
    }
}

/// The report as text.
pub fn text(report: &Report, rulebook: &Rulebook, words: Words) -> String {
    let mut s = Sheet { words, rulebook, lines: Vec::new() };
    let name = words.both(&report.programme.name).to_owned();
    let title = [("day", Argument::from(words.day_long(report.as_of))), ("programme", Argument::from(name))];
    s.line(words.say_with("status-cli-title", &title), Vec::new());
    let whose = report.job_centre.as_ref().map(|j| j.name.clone());
    s.line(whose.unwrap_or_else(|| words.say("status-cli-everywhere")), Vec::new());
    s.line(String::new(), Vec::new());
    companies(&mut s, report);
    courses(&mut s, report);
    outcomes(&mut s, report);
    absences(&mut s, report);
    s.finish()
}

fn companies(s: &mut Sheet<'_>, report: &Report) {
    let c = &report.counts;
    s.count("status-job-centres", c.job_centres);
    for (key, goal, n) in [
        ("status-action-plans", "action_plans", c.action_plans),
        ("status-company-centres", "company_centres", c.company_centres),
        ("status-places", "places", c.places),
    ] {
        s.count(key, n);
        let held = report.goals.iter().find(|g| g.goal.as_str() == goal && matches!(g.now, Measured::Now(_)));
        if let (Some(held), Some(line)) = (held, s.lines.last_mut()) {
            let goal = s.words.say_with("status-cli-goal", &[("goal", Argument::from(held.at_least))]);
            let standing = if held.reached() {
                s.words.say("status-goal-reached")
            } else {
                s.words.say_with("status-goal-missing", &[("count", Argument::from(held.missing()))])
            };
            line.note = format!("{goal}: {}", standing.to_lowercase());
        }
    }
    s.count("status-companies", c.companies);
    c.sector.iter().for_each(|(k, n)| s.inside("sectors", k.code(), *n));
    s.heading(s.words.say("status-company-type"));
    let types = s.rulebook.list("company_types").entries().iter().map(|e| e.code.clone()).collect::<Vec<_>>();
    for code in types {
        if let Some(n) = c.company_types.get(&Code::known(&code)) {
            s.inside("company_types", &code, *n);
        }
    }
    s.heading(s.words.say("status-size"));
    c.company_sizes.iter().for_each(|(k, n)| s.inside("company_sizes", k.code(), *n));
    s.heading(s.words.say("status-band"));
    for (band, n) in report.bands() {
        let label = s.words.say_with("status-band-places", &[("band", Argument::from(band))]);
        s.line(format!("  {label}"), vec![s.words.number(n)]);
    }
    s.heading(s.words.say("status-kinds-heading"));
    for (kind, n) in &c.contract_kinds {
        let payment = s.code("payment_models", kind.payment.code());
        let amount = if kind.amount.0 == 0 { String::new() } else { format!(": {}", s.words.kroner(kind.amount)) };
        let hours =
            s.words.say_with("status-kind-hours-each", &[("hours", Argument::from(s.words.hours(kind.mentor_hours)))]);
        // The number first: the words are too long for a column.
        s.line(
            format!("  {n:>4}  {payment}{amount}; {} {hours}", s.words.say("status-kind-hours").to_lowercase()),
            Vec::new(),
        );
    }
}

fn courses(s: &mut Sheet<'_>, report: &Report) {
    s.line(String::new(), Vec::new());
    let heads = vec![s.words.say("status-number"), String::new(), s.words.say("status-under-30")];
    s.line(String::new(), heads);
    for (key, cell) in [("status-started", Cell::Started as fn(Age) -> Cell), ("status-completed", Cell::Completed)] {
        let (all, young) = (s.shown(report.shown(&cell(Age::All))), s.shown(report.shown(&cell(Age::Under30))));
        s.line(s.words.say(key), vec![all, String::new(), young]);
    }
    s.heading(s.words.say("status-group"));
    for (group, n, percent) in report.groups() {
        let label = format!("  {}", s.code("target_groups", group.as_str()));
        s.line(label, vec![s.shown(n), s.percent(percent)]);
    }
}

fn outcomes(s: &mut Sheet<'_>, report: &Report) {
    s.line(String::new(), Vec::new());
    let (number, share) = (s.words.say("status-number"), s.words.say("status-share"));
    let heads = vec![number, share.clone(), s.words.say("status-under-30"), share];
    s.line(s.words.say("status-outcome"), heads);
    for outcome in ONWARD {
        let label = format!("  {}", s.code("outcomes", outcome.code()));
        row(s, report, label, &|age| Cell::Outcome(*outcome, age));
    }
    let in_all = format!("  {}", s.words.say("status-in-all"));
    row(s, report, in_all, &Cell::Onward);
    if let Some(remark) = report.remark() {
        s.heading(s.words.remark(remark));
    }
}

fn absences(s: &mut Sheet<'_>, report: &Report) {
    if report.counts.all_absences() > 0 {
        s.line(String::new(), Vec::new());
        s.line(s.words.say("status-absences"), vec![s.shown(report.shown(&Cell::Absences))]);
        for (standing, n) in report.absences() {
            let label = format!("  {}", s.words.say(&format!("status-absence-{}", standing.code())));
            s.line(label, vec![s.shown(n)]);
        }
        s.heading(s.words.say("status-absence-reasons"));
        for (code, n) in report.absence_reasons() {
            let label = format!("  {}", s.code("interruption_reasons", code.as_str()));
            s.line(label, vec![s.shown(n)]);
        }
    }
    let whole = report.job_centre.is_none() && report.hidden.is_empty();
    if whole && !suppress::hide(&report.counts).is_empty() {
        s.line(s.words.say("status-cli-small"), Vec::new());
    }
}

fn row(s: &mut Sheet<'_>, report: &Report, label: String, cell: &dyn Fn(Age) -> Cell) {
    let figures = [Age::All, Age::Under30].into_iter().flat_map(|age| {
        let percent = report.percent(&cell(age), &Cell::Completed(age));
        [s.shown(report.shown(&cell(age))), s.percent(percent)]
    });
    let figures = figures.collect();
    s.line(label, figures);
}
