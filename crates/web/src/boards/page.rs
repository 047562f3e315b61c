//! The board's page.

use askama::Template;
use axum::{extract::Query, http::HeaderMap, response::Response};
use holdepunkt_casework::{
    Action,
    boards::{self, Board, Selected},
};
use holdepunkt_rules::{
    board::{Head, Occupancy, Status, Window, Zoom},
    hours::WeeklyHours,
};
use jiff::civil::Date;

use super::{
    ask::Ask,
    panel::PanelView,
    phrase::BoardWords,
    rows::{CentreView, Painter},
};
use crate::{
    desk::Desk,
    failure::{Failure, html},
    markup::{Markup, render},
    page::Page,
};

/// A filter chip: it is the legend too.
struct Chip {
    href: String,
    glyph: &'static str,
    text: String,
    count: usize,
    chosen: bool,
}

/// A heading.
struct HeadView {
    columns: i64,
    text: String,
    small: String,
    hear: String,
    now: bool,
    quiet: bool,
    occupied: Occupancy,
}

/// A filter's choices.
struct Choice {
    value: String,
    text: String,
    chosen: bool,
}

#[derive(Template)]
#[template(path = "boards/board.html")]
struct BoardPage {
    p: Page,
    board: Board,
    ask: Ask,
    centres: Vec<CentreView>,
    heads: Vec<HeadView>,
    chips: Vec<Chip>,
    most: i64,
    may_wait: bool,
    may_contract: bool,
    filtered: bool,
    occupations: Vec<Choice>,
    towns: Vec<Choice>,
    hours: Vec<Choice>,
    places: Vec<Choice>,
    panel: Option<Markup>,
}

/// `GET /places`: the page, or for htmx what is chosen on it.
///
/// # Errors
/// The database's.
pub async fn board(
    desk: Desk,
    headers: HeaderMap,
    Query(query): Query<Vec<(String, String)>>,
) -> Result<Response, Failure> {
    let ask = Ask::of(&query);
    let p = desk.page();
    if let Some(selected) = ask.selected.filter(|_| asks_for_part(&headers)) {
        return html(&panel(&desk, &p, &ask, selected).await?);
    }
    let panel = match ask.selected {
        Some(selected) => Some(render(&panel(&desk, &p, &ask, selected).await?)),
        None => None,
    };
    let board = boards::board(&desk.context, &ask.query()).await?;
    html(&page(&desk, p, board, ask, panel))
}

/// Does htmx ask for a part, and not for a whole page out of the history?
fn asks_for_part(headers: &HeaderMap) -> bool {
    headers.contains_key("hx-request") && !headers.contains_key("hx-history-restore-request")
}

async fn panel<'a>(desk: &Desk, p: &'a Page, ask: &Ask, selected: Selected) -> Result<PanelView<'a>, Failure> {
    let panel = boards::panel(&desk.context, selected).await?;
    let fill = panel.sitter.is_none() && desk.context.may(Action::Place);
    let find = if fill { format!("/places/{}/fill", panel.place) } else { String::new() };
    Ok(PanelView { p, panel, close: ask.here(), find })
}

fn page(desk: &Desk, p: Page, board: Board, ask: Ask, panel: Option<Markup>) -> BoardPage {
    let painter = Painter {
        p: &p,
        board: &board,
        here: ask.here().trim_start_matches("/places").replace('&', "&amp;"),
        selected: ask.selected,
        may_place: desk.context.may(Action::Place),
        far: matches!(board.window.zoom(), Zoom::Month | Zoom::Quarter),
        words: BoardWords::of(desk.words, board.today),
    };
    let centres = board.centres.iter().map(|c| painter.centre(c)).collect();
    let heads: Vec<HeadView> =
        board.heads.iter().map(|(head, occupied)| head_view(desk, &board, head, *occupied)).collect();
    let code_choice = |code: &holdepunkt_rules::codes::Code| Choice {
        text: p.code("occupations", code),
        chosen: ask.get("occupation") == code.as_str(),
        value: code.to_string(),
    };
    let mut occupations: Vec<Choice> = board.choices.occupations.iter().map(code_choice).collect();
    occupations.sort_by_key(|c| holdepunkt_casework::store::sort_key(&c.text));
    let town = |t: &String| Choice { text: t.clone(), chosen: ask.get("town") == t, value: t.clone() };
    let (towns, hours) = (board.choices.towns.iter().map(town).collect(), hours(&p, &ask));
    BoardPage {
        chips: chips(&p, &board, &ask),
        most: board.heads.iter().map(|(_, o)| o.kept).max().unwrap_or(0).max(1),
        may_wait: desk.context.may(Action::SeeWaiting),
        may_contract: desk.context.may(Action::SignContracts),
        filtered: ask.query().filters(),
        places: places(&p, &board, &ask),
        occupations,
        towns,
        hours,
        centres,
        heads,
        panel,
        p,
        board,
        ask,
    }
}

fn places(p: &Page, board: &Board, ask: &Ask) -> Vec<Choice> {
    let chosen = ask.get("centre");
    let mine = Choice { value: "mine".to_owned(), text: p.t("board-mine"), chosen: chosen == "mine" };
    let centre = |(id, name): &(holdepunkt_rules::id::CentreId, String)| {
        let value = id.to_string();
        Choice { chosen: chosen == value, text: name.clone(), value }
    };
    std::iter::once(mine).chain(board.choices.centres.iter().map(centre)).collect()
}

/// Hours a week that somebody may ask for.
const HOURS: &[i64] = &[2, 5, 10, 15, 20, 25, 30, 37];

fn hours(p: &Page, ask: &Ask) -> Vec<Choice> {
    let asked = ask.query().hours;
    let choice = |h: &i64| Choice {
        value: h.to_string(),
        text: p.a_week(&WeeklyHours::whole(*h)),
        chosen: asked == Some(WeeklyHours::whole(*h)),
    };
    HOURS.iter().map(choice).collect()
}

fn chips(p: &Page, board: &Board, ask: &Ask) -> Vec<Chip> {
    let chosen = ask.query().status;
    let chip = |(status, count): &(Status, usize)| {
        let is = chosen == Some(*status);
        // What rarely happens stands there only when it does.
        let rare = matches!(status, Status::Paused | Status::Overdue | Status::Coming);
        (!rare || *count > 0 || is).then(|| Chip {
            href: ask.with("status", if is { "" } else { status.code() }),
            glyph: match status {
                Status::Running => "g-run",
                Status::Paused => "g-pau",
                Status::EndingSoon => "g-end",
                Status::Overdue => "g-bad",
                Status::Coming => "g-ok",
                Status::Reserved => "g-res",
                Status::Free => "g-free",
            },
            text: p.t(&format!("board-chip-{}", status.code().replace('_', "-"))),
            count: *count,
            chosen: is,
        })
    };
    board.counts.iter().filter_map(chip).collect()
}

fn head_view(desk: &Desk, board: &Board, head: &Head, occupied: Occupancy) -> HeadView {
    let (words, from, now) = (desk.words, head.period.from(), head.period.contains(board.today));
    let (text, small, hear) = match board.window.zoom() {
        Zoom::Day => (
            from.day().to_string(),
            words.say(&format!("board-weekday-{}", from.weekday().to_monday_one_offset())),
            String::new(),
        ),
        Zoom::Week => (head.middle.iso_week_date().week().to_string(), words.day_tiny(from), words.say("board-week")),
        Zoom::Month => (words.month_short(head.middle.month()), head.middle.year().to_string(), String::new()),
        Zoom::Quarter => {
            let quarter = i64::from((head.middle.month() - 1) / 3 + 1);
            let text = words.say_with("board-quarter", &[("number", quarter.into())]);
            (text, head.middle.year().to_string(), String::new())
        }
    };
    let narrow = matches!(board.window.zoom(), Zoom::Month | Zoom::Quarter) && head.columns < 3;
    let small =
        if now && matches!(board.window.zoom(), Zoom::Day | Zoom::Week) { words.say("board-today") } else { small };
    HeadView { columns: head.columns, text, small, hear, now, quiet: narrow, occupied }
}

impl BoardPage {
    fn window(&self) -> &Window {
        &self.board.window
    }

    fn zoom_code(&self) -> &'static str {
        self.window().zoom().code()
    }

    fn columns(&self) -> i64 {
        self.window().zoom().columns()
    }

    fn zooms(&self) -> Vec<(String, String, bool)> {
        let now = self.window().zoom();
        let one = |z: &Zoom| {
            // The new picture keeps today in sight; only who has stepped away stays where they are.
            let kept = if self.ask.get("from").is_empty() { "" } else { z.code() };
            let href = if kept.is_empty() { self.ask.with("zoom", z.code()) } else { self.zoomed(*z) };
            (href, self.p.t(&format!("board-zoom-{}", z.code())), *z == now)
        };
        Zoom::ALL.iter().map(one).collect()
    }

    /// The same question from further off or nearer by, with today in sight where it was.
    fn zoomed(&self, zoom: Zoom) -> String {
        let address = self.ask.with("zoom", zoom.code());
        if !self.window().shows(self.board.today) {
            return address;
        }
        address.split('?').nth(1).map_or(address.clone(), |query| {
            let kept: Vec<&str> = query.split('&').filter(|pair| !pair.starts_with("from=")).collect();
            format!("/places?{}", kept.join("&"))
        })
    }

    fn step(&self, window: Window) -> String {
        self.ask.with("from", &window.first().to_string())
    }

    fn earlier(&self) -> String {
        self.step(self.window().earlier())
    }

    fn later(&self) -> String {
        self.step(self.window().later())
    }

    fn around_today(&self) -> String {
        self.ask.with("from", "")
    }

    fn first_day(&self) -> Date {
        self.window().first()
    }

    fn last_day(&self) -> Date {
        self.window().last()
    }

    fn days(&self) -> i64 {
        self.window().days()
    }

    /// Lines: a column's, or where columns are narrow a heading's.
    fn lines(&self) -> String {
        let mut path = String::new();
        match self.window().zoom() {
            Zoom::Day | Zoom::Week => {
                for x in (7..self.days()).step_by(7) {
                    path.push_str(&format!("M{x} 0v1"));
                }
            }
            Zoom::Month | Zoom::Quarter => {
                for (head, _) in self.board.heads.iter().skip(1) {
                    path.push_str(&format!("M{} 0v1", self.window().offset(head.period.from())));
                }
            }
        }
        path
    }

    /// First days of the week-ends, where days are columns.
    fn week_ends(&self) -> Vec<i64> {
        if self.window().zoom() == Zoom::Day { (5..self.days()).step_by(7).collect() } else { Vec::new() }
    }

    /// Noon of today, in days from the first one.
    fn now(&self) -> Option<String> {
        self.window().shows(self.board.today).then(|| format!("{}.5", self.window().offset(self.board.today)))
    }

    /// Top and height of a column of the foot, of 30.
    fn foot(&self, count: &i64) -> (String, String) {
        let height = 300 * count / self.most;
        let tenths = |n: i64| format!("{}.{}", n / 10, n % 10);
        (tenths(300 - height), tenths(height))
    }

    /// Top and height of the reserved part above what is held.
    fn foot_reserved(&self, o: &Occupancy) -> (String, String) {
        let (top, _) = self.foot(&(o.held + o.reserved));
        let height = 300 * o.reserved / self.most;
        (top, format!("{}.{}", height / 10, height % 10))
    }

    /// The address of the page before, where there is one.
    fn previous(&self) -> Option<String> {
        let first = if self.board.page == 1 { String::new() } else { self.board.page.to_string() };
        (self.board.page > 0).then(|| self.ask.with("page", &first))
    }

    /// The address of the page behind.
    fn next(&self) -> Option<String> {
        let next = self.board.page + 1;
        (next < self.board.pages).then(|| self.ask.with("page", &(next + 1).to_string()))
    }

    /// "Side 2 af 80".
    fn page_of(&self) -> String {
        let whole = |n: usize| i64::try_from(n).unwrap_or(0);
        self.p.t2("board-page-of", "page", whole(self.board.page + 1), "pages", whole(self.board.pages))
    }

    fn lead(&self) -> String {
        let o = &self.board.now;
        let free = o.free();
        self.p.words.say_with("board-lead", &[("held", o.held.into()), ("kept", o.kept.into()), ("free", free.into())])
    }
}
