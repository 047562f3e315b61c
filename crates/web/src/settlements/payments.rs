//! `GET /company-payments`: what companies are paid for a month, and the file for whoever pays.

use askama::Template;
use axum::{extract::Query, response::Response};
use holdepunkt_casework::{
    Action,
    settlements::payments::{self, PaymentRow, Payments},
};
use holdepunkt_rules::{Refusal, hours::WeeklyHours, period::Period};
use holdepunkt_sheets::{Cell, Column, Sheet, csv, workbook};
use jiff::{ToSpan, civil::Date};
use serde::Deserialize;

use crate::{
    desk::Desk,
    download,
    failure::{Failure, html},
    page::Page,
};

/// Which month, and as which file.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(default)]
pub struct Ask {
    month: String,
    format: String,
}

impl Ask {
    /// The month that is asked for; else the last one that is over.
    fn day(&self, today: Date) -> Result<Date, Failure> {
        if self.month.is_empty() {
            return Ok(payments::month_of(today).checked_sub(1.month()).unwrap_or(today));
        }
        let day = format!("{}-01", self.month).parse::<Date>();
        Ok(day.map_err(|_| Refusal::NotFound)?)
    }
}

struct Row {
    row: PaymentRow,
    model: String,
    days: String,
    hours: String,
}

#[derive(Template)]
#[template(path = "settlements/payments.html")]
struct PaymentsPage {
    p: Page,
    heading: String,
    lead: String,
    rows: Vec<Row>,
    sum: String,
    month: String,
    before: String,
    after: Option<String>,
    over: bool,
    unpaid: String,
    may_export: bool,
}

fn code(month: Date) -> String {
    format!("{}-{:02}", month.year(), month.month())
}

fn page(desk: &Desk, found: &Payments) -> PaymentsPage {
    let p = desk.page().under_key("/economy", "nav-economy");
    let words = p.words;
    let named = format!("{} {}", words.month(found.month.month()), found.month.year());
    let row = |r: &PaymentRow| Row {
        model: desk.code("payment_models", r.model.code()),
        days: words.period(&Period::known(r.payment.from, Some(r.payment.to))),
        hours: words.hours(WeeklyHours::from_minutes(r.payment.mentor_minutes)),
        row: r.clone(),
    };
    let next = found.month.checked_add(1.month()).unwrap_or(found.month);
    PaymentsPage {
        heading: p.t1("payments-of", "month", named),
        lead: p.t2("payments-lead", "companies", found.rows.len() as i64, "sum", words.kroner(found.sum())),
        rows: found.rows.iter().map(row).collect(),
        sum: words.kroner(found.sum()),
        month: code(found.month),
        before: code(found.month.checked_sub(1.month()).unwrap_or(found.month)),
        after: (next <= desk.context.today).then(|| code(next)),
        over: found.over,
        unpaid: found.unpaid.join(", "),
        may_export: desk.context.may(Action::ExportCompanyPayments),
        p,
    }
}

/// `GET /company-payments`
///
/// # Errors
/// [`Refusal::NotFound`] for what is no month, [`Refusal::DayOutOfReach`], or the database's.
pub async fn show(desk: Desk, Query(ask): Query<Ask>) -> Result<Response, Failure> {
    let found = payments::of_month(&desk.context, ask.day(desk.context.today)?).await?;
    html(&page(&desk, &found))
}

fn sheet(desk: &Desk, found: &Payments) -> Sheet {
    let t = |key: &str| desk.words.say(key);
    let columns = vec![
        Column::text(t("payments-cvr")),
        Column::text(t("payments-company")),
        Column::text(t("payments-centre")),
        Column::text(t("payments-model")),
        Column::day(t("payments-from")),
        Column::day(t("payments-to")),
        Column::number(t("payments-place-days")),
        Column::money(t("payments-price")),
        Column::money(t("payments-amount")),
        Column::text(t("payments-text")),
    ];
    let mut sheet = Sheet::new(t("payments-sheet"), columns);
    let month = code(found.month);
    for r in &found.rows {
        sheet.rows.push(vec![
            Cell::text(r.company.cvr.to_string()),
            Cell::text(&r.company.name),
            Cell::text(&r.centre),
            Cell::text(desk.code("payment_models", r.model.code())),
            Cell::Day(r.payment.from),
            Cell::Day(r.payment.to),
            Cell::Whole(r.payment.place_days),
            Cell::Money(r.price.0),
            Cell::Money(r.payment.amount.0),
            Cell::text(desk.words.say_with("payments-reference", &[("month", month.clone().into())])),
        ]);
    }
    sheet
}

/// `GET /company-payments/file`: for whoever pays. That it was taken out is on the trail before anybody gets it.
///
/// # Errors
/// [`Refusal::NotFound`] for a kind of file that there isn't, or the database's.
pub async fn file(desk: Desk, Query(ask): Query<Ask>) -> Result<Response, Failure> {
    let month = ask.day(desk.context.today)?;
    if !matches!(ask.format.as_str(), "csv" | "xlsx") {
        return Err(Refusal::NotFound.into());
    }
    let found = payments::take_out(&desk.context, month).await?;
    let sheet = sheet(&desk, &found);
    let (bytes, kind) = match ask.format.as_str() {
        "csv" => (csv(&sheet), download::CSV),
        _ => (workbook(&[sheet]).map_err(|_| Failure::Broken)?, download::WORKBOOK),
    };
    let name = format!("{}-{}.{}", desk.words.say("payments-file"), code(found.month), ask.format);
    Ok(download::file(&name, kind, bytes))
}
