//! What a job centre has earned by today, what is going to be earned if everything goes as agreed, and what each
//! reading of the text would pay.

use holdepunkt_rules::{
    Refusal,
    grants::{
        account::{Balance, s9_balance},
        day::Day,
        frame::{Claim, Totals},
        line::{Grant, Line},
        outlook::{Next, Outlook, outlook},
        terms::{Readings, Terms},
    },
    id::*,
    money::Ore,
    programme::Programme,
    settlement::{GrantLetter, SettlementKind, SettlementSource, SettlementState},
};
use holdepunkt_store::settlements as rows;
use jiff::civil::Date;

use super::{
    SettlementRow,
    facts::{Facts, Person, everybody},
    letter_of,
    occupancy::{self, Occupied},
    settle_all, terms_of,
};
use crate::{Action, Context, Error, Work, context::Deed};

/// Weeks after the period by which every window is over.
const WEEKS_AFTER: i32 = 26;

/// What comes, in kroner.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Forecast {
    /// Lines that running courses and jobs will earn if everything goes as agreed.
    pub expected: Ore,
    /// How many lines that is.
    pub lines: usize,
    /// What of the earned and the expected is above the frame, and so not paid.
    pub beyond: Ore,
    /// The day on which the frame is used up, if it is.
    pub used_up_on: Option<Date>,
    /// What courses would earn that fall short as they are agreed.
    pub at_risk: Ore,
    /// How many of them there are.
    pub short: usize,
    /// What is earned in all if it goes on at the pace of the last half year; none after the end.
    pub at_pace: Option<Ore>,
    /// The day on which the frame is used up at that pace, if it is.
    pub pace_used_up_on: Option<Date>,
}

/// What one way to read the text pays.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Read {
    /// The readings.
    pub readings: Readings,
    /// Lines.
    pub lines: usize,
    /// Earned.
    pub earned: Ore,
    /// Paid within the frame.
    pub paid: Ore,
}

/// A citizen who is on the way to something, as figures: no name.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Ahead {
    /// Under which name settlements have them.
    pub pseudonym: String,
    /// Where they are, or were last.
    pub centre: String,
    /// What comes next.
    pub next: Next,
    /// Who can act.
    pub acts: String,
}

/// A month of the period with what was earned in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Month {
    /// Its first day.
    pub month: Date,
    /// Earned for activity.
    pub activity: Ore,
    /// Earned for results.
    pub result: Ore,
    /// Expected as agreed.
    pub expected: Ore,
}

/// The page.
#[derive(Debug, Clone)]
pub struct Economy {
    /// Every letter of the job centre.
    pub letters: Vec<GrantLetter>,
    /// The one that is shown; none where there is none.
    pub shown: Option<Shown>,
}

/// What a letter has come to.
#[derive(Debug, Clone)]
pub struct Shown {
    /// The letter.
    pub letter: GrantLetter,
    /// Its programme.
    pub programme: Programme,
    /// By courses and results; none in a programme that pays by filled places.
    pub courses: Option<Courses>,
    /// By filled places; none in a programme that pays by courses.
    pub occupied: Option<Occupied>,
}

/// What courses and results have earned.
#[derive(Debug, Clone)]
pub struct Courses {
    /// The totals by today.
    pub totals: Totals,
    /// Months and results earned.
    pub earned: (usize, usize),
    /// The latest settlement on account that was approved, with what is left.
    pub on_account: Option<(SettlementRow, Balance)>,
    /// What comes.
    pub forecast: Forecast,
    /// Who is on the way to something within the next weeks, or falls short; the nearest first.
    pub ahead: Vec<Ahead>,
    /// How many more are on the way later.
    pub later: usize,
    /// Month by month.
    pub months: Vec<Month>,
    /// What each reading pays; the programme's own first.
    pub readings: Vec<Read>,
    /// What was kept, the latest first.
    pub kept: Vec<SettlementRow>,
}

/// What comes for a citizen if everything goes as agreed, and a job goes on as it was.
pub(crate) fn ahead_of(context: &Context, facts: &Facts, terms: &Terms) -> Result<Outlook, Refusal> {
    let (today, until) = (Day::of(context.today), horizon(terms));
    let planned = facts.going_on(today, until, context.house.rulebook.settlement().job_goes_on_days);
    outlook(&facts.history().read(), &planned.history().read(), terms, today, until)
}

/// Everybody's outlook, in the order of their pseudonyms.
pub(crate) fn outlooks(context: &Context, people: &[Person], terms: &Terms) -> Result<Vec<Outlook>, Refusal> {
    people.iter().map(|p| ahead_of(context, &p.facts, terms)).collect()
}

/// A day by which everything that begins in the period is over.
pub(crate) fn horizon(terms: &Terms) -> Day {
    terms.until.plus(7 * WEEKS_AFTER)
}

/// The centre of the latest stay that has begun.
pub(crate) fn centre_of(facts: &Facts, today: Date) -> String {
    let begun = facts.stays.iter().filter(|s| s.from <= today);
    begun.max_by_key(|s| s.from).map(|s| s.centre.clone()).unwrap_or_default()
}

fn forecast(context: &Context, claims: &[Claim], outlooks: &[Outlook], totals: &Totals, terms: &Terms) -> Forecast {
    let mut expected: Vec<&Line> = outlooks.iter().flat_map(|o| &o.expected).collect();
    expected.sort_unstable_by_key(|l| l.earned_on);
    let sum = expected.iter().map(|l| l.amount.0).sum::<i64>();
    let mut left = totals.frame.0 - totals.earned.0;
    let mut used_up_on = None;
    if left < 0 {
        let mut paid = totals.frame.0;
        used_up_on = claims.iter().find_map(|c| {
            paid -= c.line.amount.0;
            (paid <= 0).then_some(c.line.earned_on)
        });
    }
    for line in &expected {
        left -= line.amount.0;
        if left < 0 && used_up_on.is_none() {
            used_up_on = Some(line.earned_on);
        }
    }
    let short: Vec<&Next> = outlooks.iter().flat_map(|o| &o.next).filter(|n| n.on.is_none()).collect();
    let (at_pace, pace_used_up_on) = pace(context, claims, totals, terms);
    Forecast {
        expected: Ore(sum),
        lines: expected.len(),
        beyond: Ore((totals.earned.0 + sum - totals.frame.0).max(0)),
        used_up_on: used_up_on.map(Day::date),
        at_risk: Ore(short.iter().map(|n| n.amount.0).sum()),
        short: short.len(),
        at_pace,
        pace_used_up_on,
    }
}

/// What the period earns at the pace of its last days, and when the frame is used up at it.
fn pace(context: &Context, claims: &[Claim], totals: &Totals, terms: &Terms) -> (Option<Ore>, Option<Date>) {
    let today = Day::of(context.today);
    let left = terms.until.since(today);
    let since = today.plus(-context.house.rulebook.settlement().pace_days).max(terms.from);
    let days = i64::from(today.since(since));
    if left <= 0 || days <= 0 {
        return (None, None);
    }
    let lately = claims.iter().filter(|c| c.line.earned_on > since && c.line.earned_on <= today);
    let lately: i64 = lately.map(|c| c.line.amount.0).sum();
    // Whole kroner: nobody takes a pace for more exact than that.
    let at_pace = Ore(totals.earned.0 + lately * i64::from(left) / days / 100 * 100);
    let room = totals.frame.0 - totals.earned.0;
    let used_up = (room > 0 && lately > 0 && at_pace > totals.frame).then(|| {
        // Rounded up: on the day before, something was left.
        let days = (room * days + lately - 1) / lately;
        today.plus(i32::try_from(days).unwrap_or(i32::MAX)).date()
    });
    (Some(at_pace), used_up)
}

fn months(claims: &[Claim], outlooks: &[Outlook], terms: &Terms) -> Vec<Month> {
    let mut months: Vec<Month> = Vec::new();
    let mut at = terms.from.month_start();
    while at <= terms.until {
        months.push(Month { month: at.date(), activity: Ore(0), result: Ore(0), expected: Ore(0) });
        at = at.plus_months(1);
    }
    let mut add = |day: Day, put: &dyn Fn(&mut Month)| {
        let month = day.month_start().date();
        match months.iter_mut().find(|m| m.month == month) {
            Some(m) => put(m),
            // A window may end after the period: it stands in a month of its own.
            None => {
                let mut m = Month { month, activity: Ore(0), result: Ore(0), expected: Ore(0) };
                put(&mut m);
                months.push(m);
            }
        }
    };
    for c in claims {
        let amount = c.line.amount.0;
        add(c.line.earned_on, &|m| match c.line.grant {
            Grant::Activity => m.activity.0 += amount,
            Grant::Result => m.result.0 += amount,
        });
    }
    for line in outlooks.iter().flat_map(|o| &o.expected) {
        add(line.earned_on, &|m| m.expected.0 += line.amount.0);
    }
    months.sort_unstable_by_key(|m| m.month);
    months
}

fn readings(people: &[Person], letter: &GrantLetter, terms: &Terms, today: Day) -> Result<Vec<Read>, Refusal> {
    let one = |readings: Readings| {
        let whole = settle_all(people.iter().map(|p| &p.facts), letter, &terms.read_as(readings), today)?;
        let (lines, earned, paid) = (whole.claims.len(), whole.totals.earned, whole.totals.paid);
        Ok(Read { readings, lines, earned, paid })
    };
    let mut all = Readings::every();
    all.sort_by_key(|r| *r != terms.readings);
    all.into_iter().map(one).collect()
}

async fn courses(work: &mut Work, letter: &GrantLetter, terms: &Terms) -> Result<Courses, Error> {
    let context = work.context.clone();
    let today = Day::of(context.today);
    let people = everybody(work, terms, horizon(terms)).await?;
    let whole = settle_all(people.iter().map(|p| &p.facts), letter, terms, today)?;
    let outlooks = outlooks(&context, &people, terms)?;
    let kept: Vec<SettlementRow> =
        rows::list(&mut work.tx, work.scope).await?.into_iter().filter(|s| s.letter == letter.id).collect();
    let paid = kept.iter().find(|s| {
        s.kind == SettlementKind::OnAccount
            && s.state == SettlementState::Approved
            && s.source == SettlementSource::Own
            && s.as_of < context.today
    });
    let on_account = paid.map(|s| (s.clone(), s9_balance(&whole.totals, s.paid)));
    let soon = today.plus(context.house.rulebook.settlement().soon_days);
    let (mut ahead, mut later) = (Vec::new(), 0);
    for (person, outlook) in people.iter().zip(&outlooks) {
        for next in &outlook.next {
            if next.on.is_some_and(|on| on > soon) {
                later += 1;
                continue;
            }
            let centre = centre_of(&person.facts, context.today);
            let (pseudonym, acts) = (person.pseudonym.clone(), person.who.acts.clone());
            ahead.push(Ahead { pseudonym, centre, next: *next, acts });
        }
    }
    ahead.sort_by_key(|a| (a.next.on.is_none(), a.next.on, a.pseudonym.clone()));
    let of = |grant: Grant| whole.claims.iter().filter(|c| c.line.grant == grant).count();
    Ok(Courses {
        earned: (of(Grant::Activity), of(Grant::Result)),
        on_account,
        forecast: forecast(&context, &whole.claims, &outlooks, &whole.totals, terms),
        ahead,
        later,
        months: months(&whole.claims, &outlooks, terms),
        readings: readings(&people, letter, terms, today)?,
        kept,
        totals: whole.totals,
    })
}

/// What one's own job centre has earned by a letter, and what comes.
///
/// # Errors
/// [`Refusal::NotFound`] for a letter that isn't there, [`Refusal::OutsideCoverage`]; the policy's, or the database's.
pub async fn economy(context: &Context, asked: Option<GrantLetterId>) -> Result<Economy, Error> {
    let mut work = context.begin(Action::SeeEconomy).await?;
    let (letters, letter) = letter_of(&mut work, asked).await?;
    let Some(letter) = letter else { return Ok(Economy { letters, shown: None }) };
    let programme = context.house.rulebook.programme(letter.programme.as_str())?.clone();
    let (mut by_courses, mut by_places) = (None, None);
    if occupancy::pays_by_place(&programme) {
        by_places = Some(occupancy::of(&mut work, &letter, &programme).await?);
    } else {
        let terms = terms_of(context, &letter, None)?;
        by_courses = Some(courses(&mut work, &letter, &terms).await?);
    }
    let id = letter.id;
    let shown = Shown { letter, programme, courses: by_courses, occupied: by_places };
    work.done(Deed::Read, "economy", id, None).await?;
    Ok(Economy { letters, shown: Some(shown) })
}

/// The letters of one's own job centre that pay by courses, for who makes a settlement.
///
/// # Errors
/// The policy's, or the database's.
pub async fn letters(context: &Context) -> Result<Vec<GrantLetter>, Error> {
    let mut work = context.look(Action::MakeSettlement).await?;
    let (mut all, _) = letter_of(&mut work, None).await?;
    let by_place =
        |l: &GrantLetter| context.house.rulebook.programme(l.programme.as_str()).is_ok_and(occupancy::pays_by_place);
    all.retain(|l| !by_place(l));
    Ok(all)
}
