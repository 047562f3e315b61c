//! A seat on a phone: who is there now, what comes, and a strip of the same days.

use holdepunkt_casework::boards::{Centre, Row};
use holdepunkt_rules::{
    board::{Booking, Kind},
    period::days_between,
};

use super::rows::{Painter, glyph, off_text};

/// A seat in the list.
pub struct PhoneSeat {
    /// Glyph.
    pub glyph: &'static str,
    /// What the glyph says.
    pub glyph_say: String,
    /// Name, or that the place is free.
    pub text: String,
    /// The address that chooses it; empty when nobody is there.
    pub href: String,
    /// Status class and word, where there is more to say than that it runs.
    pub status: Option<(&'static str, String)>,
    /// "Find borger": where to.
    pub find: String,
    /// " til Føtex Hobro, plads 4"
    pub find_hear: String,
    /// The line beneath.
    pub meta: String,
    /// The strip: class, first day and number of days.
    pub strip: Vec<(&'static str, i64, i64)>,
}

/// A seat's line: who is there today, else whose days are over without a word, else nobody.
pub fn phone_seat(painter: &Painter<'_>, c: &Centre, r: &Row) -> PhoneSeat {
    let today = painter.board.today;
    let kind = |b: &Booking| Kind::of(b.standing(today));
    let told = r.seat.booking_on(today).or_else(|| r.seat.bookings.iter().find(|b| kind(b) == Kind::Overdue));
    let strip = strip(painter, r);
    match told {
        Some(booking) => PhoneSeat { strip, ..sitting(painter, r, booking, kind(booking)) },
        None => PhoneSeat { strip, ..empty(painter, c, r) },
    }
}

fn sitting(painter: &Painter<'_>, r: &Row, booking: &Booking, kind: Kind) -> PhoneSeat {
    let (w, today) = (&painter.words, painter.board.today);
    let sitter = r.sitter(booking.placement);
    let until = booking.period.until().unwrap_or(today);
    let mut meta = sitter.map(|s| w.hours(s.hours)).unwrap_or_default();
    meta.push_str(" · ");
    meta.push_str(&match kind {
        Kind::EndingSoon => {
            format!("{}, {}", w.ends.fill(&[&w.day(until)]), w.count("board-in-days", days_between(today, until)))
        }
        Kind::Overdue | Kind::Was => w.ended.fill(&[&w.day(until)]),
        _ => w.until.fill(&[&w.day(until)]),
    });
    if let Some(next) = next_name(painter, r, booking) {
        meta.push_str(if meta.ends_with('.') { " " } else { ". " });
        meta.push_str(&w.then.fill(&[&next]));
    }
    let status = match kind {
        Kind::EndingSoon => Some(("st st--end", w.kind(kind).to_owned())),
        Kind::Paused => Some(("st st--pau", painter.pause(booking.away))),
        Kind::Overdue => Some(("st st--bad", w.kind(kind).to_owned())),
        Kind::Reserved => Some(("st st--res", w.kind(kind).to_owned())),
        _ => None,
    };
    PhoneSeat {
        glyph: if matches!(kind, Kind::Was | Kind::EndingSoon) { "g-run" } else { glyph(kind) },
        glyph_say: w.kind(kind).to_owned(),
        text: sitter.map(|s| painter.name(s, kind)).unwrap_or_default(),
        href: painter.choose(&booking.placement.to_string()),
        status,
        find: String::new(),
        find_hear: String::new(),
        meta,
        strip: Vec::new(),
    }
}

fn next_name(painter: &Painter<'_>, r: &Row, after: &Booking) -> Option<String> {
    let next = r.seat.bookings.iter().find(|b| Some(b.period.from()) > after.period.until())?;
    r.sitter(next.placement)?.name.clone().filter(|_| painter.board.names)
}

fn empty(painter: &Painter<'_>, c: &Centre, r: &Row) -> PhoneSeat {
    let (w, today) = (&painter.words, painter.board.today);
    let next = r.seat.bookings.iter().find(|b| b.period.from() > today);
    let (glyph, text, mut meta, find) = match r.vacancy {
        Some(v) => {
            let days = w.count("board-days", days_between(v.from(), today) + 1);
            let meta = format!("{}, {days}", w.since.fill(&[&w.day(v.from())]));
            ("g-free", painter.p.t("board-free-place"), meta, painter.find(r, v.from(), v.until()))
        }
        None => ("g-free", w.no_contract.clone(), off_text(w, &r.seat, today, today), String::new()),
    };
    if let Some(next) = next {
        let name = r.sitter(next.placement).map(|s| painter.name(s, Kind::Reserved)).unwrap_or_default();
        meta = format!("{meta}. {}", w.comes.fill(&[&w.day(next.period.from()), &name]));
    }
    let find_hear =
        if find.is_empty() { String::new() } else { w.find_to.fill(&[&c.name, &r.seat.number.to_string()]) };
    PhoneSeat {
        glyph,
        glyph_say: w.kind(Kind::Free).to_owned(),
        text,
        href: String::new(),
        status: None,
        find,
        find_hear,
        meta,
        strip: Vec::new(),
    }
}

fn strip(painter: &Painter<'_>, r: &Row) -> Vec<(&'static str, i64, i64)> {
    let window = &painter.board.window;
    let class = |kind| match kind {
        Kind::Running | Kind::Coming => "s-run",
        Kind::Paused => "s-pau",
        Kind::EndingSoon | Kind::Overdue => "s-end",
        Kind::Reserved => "s-res",
        Kind::Was => "s-was",
        Kind::Off => "s-off",
        Kind::Free => "",
    };
    let bars = r.cells.iter().flat_map(|c| &c.bars).filter(|b| b.kind != Kind::Free);
    bars.map(|b| (class(b.kind), window.offset(b.period.from()).max(0), b.days)).collect()
}
