//! Rows of the board as the template writes them: classes, words, links.

use holdepunkt_casework::boards::{Board, Centre, Row, Selected, Sitter};
use holdepunkt_rules::{
    board::{Bar, Kind, Seat},
    centre::Generation,
    course::{Away, Clock},
    period::days_between,
};
use jiff::civil::Date;

use super::{
    phone::{PhoneSeat, phone_seat},
    phrase::BoardWords,
};
use crate::page::Page;

/// Shortest run of days for which somebody is looked for.
const WORTH_FILLING_DAYS: i64 = 14;

/// What rows are made with.
pub struct Painter<'a> {
    /// The page.
    pub p: &'a Page,
    /// The board.
    pub board: &'a Board,
    /// The address without what is chosen, ready for one more name.
    pub here: String,
    /// What is chosen.
    pub selected: Option<Selected>,
    /// May the reader place citizens?
    pub may_place: bool,
    /// Months or quarters: narrow bars.
    pub far: bool,
    /// Words.
    pub words: BoardWords,
}

/// A centre with its rows.
pub struct CentreView {
    /// Where its page is.
    pub href: String,
    /// Name.
    pub name: String,
    /// What it is: type and generation.
    pub about: String,
    /// "Mentor Dorthe Lund"
    pub mentor: String,
    /// Marks of its seats today.
    pub dots: Vec<&'static str>,
    /// "3 af 4 pladser optaget"
    pub dots_say: String,
    /// Places held today.
    pub held: i64,
    /// Places kept today.
    pub kept: i64,
    /// Rows.
    pub rows: Vec<RowView>,
}

/// A seat's row.
pub struct RowView {
    /// The seat's number.
    pub number: i64,
    /// Cells.
    pub cells: Vec<CellView>,
    /// The same on a phone.
    pub phone: PhoneSeat,
}

/// A cell.
pub struct CellView {
    /// Columns.
    pub columns: i64,
    /// Bars; more than one stand side by side.
    pub bars: Vec<BarView>,
}

/// A bar.
pub struct BarView {
    /// Classes.
    pub class: String,
    /// Glyph.
    pub glyph: &'static str,
    /// The address that chooses it; empty for what can't be chosen.
    pub href: String,
    /// Name, or what the run is.
    pub text: String,
    /// Beside it. Made of our words and days, as `hear` and `end` are: the template writes them as they are.
    pub detail: String,
    /// For those who hear the page.
    pub hear: String,
    /// The end, where it is near.
    pub end: String,
    /// Is it the chosen one?
    pub current: bool,
    /// "Find borger": where to.
    pub find: String,
    /// " til Føtex Hobro, plads 4"
    pub find_hear: String,
}

impl BarView {
    /// Nobody's days: vacant, or without a contract.
    pub fn is_free(&self) -> bool {
        self.class.starts_with("bar bar--free")
    }

    /// Without a contract.
    pub fn is_off(&self) -> bool {
        self.class.starts_with("bar bar--off")
    }
}

/// The glyph of a kind.
pub fn glyph(kind: Kind) -> &'static str {
    match kind {
        Kind::Running => "g-run",
        Kind::Paused => "g-pau",
        Kind::EndingSoon => "g-end",
        Kind::Overdue => "g-bad",
        Kind::Coming => "g-ok",
        Kind::Reserved => "g-res",
        Kind::Was | Kind::Off => "",
        Kind::Free => "g-free",
    }
}

fn class(kind: Kind) -> &'static str {
    match kind {
        Kind::Running | Kind::Coming => "bar bar--run",
        Kind::Paused => "bar bar--pau",
        Kind::EndingSoon | Kind::Overdue => "bar bar--end",
        Kind::Reserved => "bar bar--res",
        Kind::Was => "bar bar--was",
        Kind::Free => "bar bar--free",
        Kind::Off => "bar bar--off",
    }
}

impl Painter<'_> {
    /// A centre.
    pub fn centre(&self, c: &Centre) -> CentreView {
        let kind = c.company_type.as_ref().map(|t| self.p.code("company_types", t)).unwrap_or_default();
        let generation = match c.generation {
            Generation::First => self.p.t1("board-generation", "number", 1_i64),
            Generation::Second => self.p.t1("board-generation", "number", 2_i64),
        };
        let about = if kind.is_empty() { generation } else { format!("{kind} · {generation}") };
        let mentor = match c.mentors.as_slice() {
            [] => self.p.t("board-no-mentor"),
            [one] => self.p.t1("board-mentor", "name", one),
            [one, others @ ..] => self.p.t2("board-mentors", "name", one, "others", others.len()),
        };
        CentreView {
            href: format!("/centres/{}", c.id),
            name: c.name.clone(),
            about,
            mentor,
            dots: c
                .rows
                .iter()
                .map(|r| if r.today == Kind::Was { "g-run" } else { glyph(r.today) })
                .filter(|g| !g.is_empty())
                .collect(),
            dots_say: self.p.t2("board-dots", "held", c.now.held, "kept", c.now.kept),
            held: c.now.held,
            kept: c.now.kept,
            rows: c.rows.iter().map(|r| self.row(c, r)).collect(),
        }
    }

    fn row(&self, c: &Centre, r: &Row) -> RowView {
        let cells = r.cells.iter().map(|cell| CellView {
            columns: cell.columns,
            bars: cell.bars.iter().enumerate().map(|(i, bar)| self.bar(c, r, bar, i, cell.bars.len())).collect(),
        });
        RowView { number: r.seat.number, cells: cells.collect(), phone: phone_seat(self, c, r) }
    }

    fn bar(&self, c: &Centre, r: &Row, bar: &Bar, index: usize, of: usize) -> BarView {
        let class = classes(bar, index, of);
        match (bar.kind, bar.booking.and_then(|b| r.sitter(b.placement))) {
            (_, Some(sitter)) => self.taken(bar, sitter, class),
            (Kind::Off, _) => {
                self.plain(class, "", off_text(&self.words, &r.seat, bar.period.from(), self.board.today))
            }
            _ => self.free(c, r, bar, class),
        }
    }

    fn plain(&self, class: String, glyph: &'static str, text: String) -> BarView {
        BarView {
            class,
            glyph,
            href: String::new(),
            text,
            detail: String::new(),
            hear: String::new(),
            end: String::new(),
            current: false,
            find: String::new(),
            find_hear: String::new(),
        }
    }

    fn taken(&self, bar: &Bar, sitter: &Sitter, class: String) -> BarView {
        let w = &self.words;
        let begins = matches!(bar.kind, Kind::Coming | Kind::Reserved) && bar.period.from() > self.board.today;
        let detail = match bar.kind {
            Kind::Was => String::new(),
            Kind::Paused => self.pause(bar.booking.and_then(|b| b.away)),
            _ if begins => w.from.fill(&[&w.day(bar.period.from())]),
            _ => w.hours(sitter.hours),
        };
        let near = matches!(bar.kind, Kind::EndingSoon | Kind::Overdue) && !bar.goes_on;
        let end = bar.period.until().filter(|_| near).map(|u| w.day(u)).unwrap_or_default();
        let shown = if bar.kind == Kind::EndingSoon { "g-run" } else { glyph(bar.kind) };
        BarView {
            href: self.choose(&sitter.placement.to_string()),
            detail,
            hear: format!(", {}, {}", w.kind(bar.kind), w.period(&bar.period)),
            end,
            current: self.selected == Some(Selected::Placement(sitter.placement)),
            ..self.plain(class, shown, self.name(sitter, bar.kind))
        }
    }

    /// "dag 9 af 28": the day of the count while somebody is away.
    pub fn pause(&self, away: Option<Away>) -> String {
        let clock = away.zip(self.board.terms).and_then(|(a, t)| Clock::after(a.last_day, self.board.today, &t));
        clock.map(|c| self.words.day_of.fill(&[&c.day.to_string(), &c.of.to_string()])).unwrap_or_default()
    }

    /// A name, or that the place is taken.
    pub fn name(&self, sitter: &Sitter, kind: Kind) -> String {
        sitter.name.clone().unwrap_or_else(|| match kind {
            Kind::Reserved => self.words.held.clone(),
            Kind::Was => self.words.former.clone(),
            _ => self.words.taken.clone(),
        })
    }

    /// The address that chooses a bar.
    pub fn choose(&self, selected: &str) -> String {
        let sign = if self.here.is_empty() { "?" } else { "&amp;" };
        format!("{}{sign}selected={selected}", self.here)
    }

    fn free(&self, c: &Centre, r: &Row, bar: &Bar, mut class: String) -> BarView {
        let (w, today) = (&self.words, self.board.today);
        let period = &bar.period;
        let mut detail = String::new();
        let text = if period.contains(today) {
            let days = days_between(period.from(), today) + 1;
            if BoardWords::is_late(days) {
                class.push_str(" bar--late");
            }
            detail = w.count("board-days", days);
            w.free_since.fill(&[&w.day(period.from())])
        } else if period.from() > today {
            w.free_from.fill(&[&w.day(period.from())])
        } else if self.far {
            String::new() // from far off, what stood empty long ago is a line and no words
        } else {
            w.was_free.fill(&[&w.period(period)])
        };
        let find = self.find(r, period.from(), period.until());
        let find_hear =
            if find.is_empty() { String::new() } else { w.find_to.fill(&[&c.name, &r.seat.number.to_string()]) };
        BarView { detail, find, find_hear, ..self.plain(class, "g-free", text) }
    }

    /// Where somebody is looked for to fill a run of days; empty when it isn't worth it, or not for the reader.
    pub fn find(&self, r: &Row, from: Date, until: Option<Date>) -> String {
        let from = from.max(self.board.today);
        let worth = until.is_none_or(|u| days_between(from, u) + 1 >= WORTH_FILLING_DAYS);
        if self.may_place && worth { format!("/places/{}/fill?from={from}", r.seat.place) } else { String::new() }
    }
}

/// Why nobody keeps a seat on a day: the contract is over, or has not begun.
pub fn off_text(w: &BoardWords, seat: &Seat, day: Date, today: Date) -> String {
    let before = seat.spans.iter().filter_map(|s| s.until()).filter(|u| *u < day).max();
    let after = seat.spans.iter().map(|s| s.from()).filter(|f| *f > day).min();
    match (before, after) {
        (Some(last), _) if last < today => w.contract_ended.fill(&[&w.day(last)]),
        (Some(last), _) => w.contract_ends.fill(&[&w.day(last)]),
        (None, Some(first)) if first <= today => w.contract_began.fill(&[&w.day(first)]),
        (None, Some(first)) => w.contract_begins.fill(&[&w.day(first)]),
        (None, None) => w.no_contract.clone(),
    }
}

/// The bar's kind, where it goes on outside, and its days inside its cell.
fn classes(bar: &Bar, index: usize, of: usize) -> String {
    let mut class = class(bar.kind).to_owned();
    if bar.from_before {
        class.push_str(" bar--from");
    }
    if bar.goes_on {
        class.push_str(" bar--cont");
    }
    match bar.after {
        0 => {}
        n if n > 0 => class.push_str(&format!(" f{n}")),
        n => class.push_str(&format!(" b{}", -n)),
    }
    if bar.before_end > 0 {
        class.push_str(&format!(" t{}", bar.before_end));
    }
    if of > 1 && index > 0 {
        class.push_str(&format!(" w{}", bar.days));
    }
    class
}
