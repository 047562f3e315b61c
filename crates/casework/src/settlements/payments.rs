//! What companies are paid for a month, from their contracts.

use holdepunkt_rules::{
    Refusal,
    company::Company,
    contract::PaymentModel,
    grants::{
        company_payment::{CompanyPayment, company_payments},
        day::Day,
    },
    id::*,
    money::Ore,
};
use holdepunkt_store::{centres, companies, contracts, mentors};
use jiff::civil::Date;

use crate::{Action, Context, Error, Work, context::Deed};

/// What is paid for a contract in a month.
#[derive(Debug, Clone)]
pub struct PaymentRow {
    /// The contract.
    pub contract: ContractId,
    /// The centre's name.
    pub centre: String,
    /// Who is paid: the centre's company; in a cluster that of the mentor who coordinates.
    pub company: Company,
    /// How it is paid.
    pub model: PaymentModel,
    /// The contract's amount per month.
    pub price: Ore,
    /// The payment.
    pub payment: CompanyPayment,
}

/// A month's payments.
#[derive(Debug, Clone)]
pub struct Payments {
    /// Its first day.
    pub month: Date,
    /// Has its last day passed? Before that it can still change.
    pub over: bool,
    /// What is paid, by company and centre.
    pub rows: Vec<PaymentRow>,
    /// Centres without a company that can be paid.
    pub unpaid: Vec<String>,
}

impl Payments {
    /// The sum.
    #[must_use]
    pub fn sum(&self) -> Ore {
        Ore(self.rows.iter().map(|r| r.payment.amount.0).sum())
    }
}

/// The month of a day, as its first day.
#[must_use]
pub fn month_of(day: Date) -> Date {
    Day::of(day).month_start().date()
}

async fn of(work: &mut Work, month: Date) -> Result<Payments, Error> {
    let scope = work.scope;
    let (month, last) = (month_of(month), Day::of(month).month_end().date());
    let all = centres::list(&mut work.tx, scope).await?;
    let known = companies::list(&mut work.tx, scope).await?;
    let coordinators = mentors::list(&mut work.tx, scope).await?;
    let (mut list, mut unpaid) = (Vec::new(), Vec::new());
    for contract in contracts::list(&mut work.tx, scope).await? {
        let Some(payment) = company_payments(&contract, month, last).pop() else { continue };
        if payment.amount == Ore(0) && contract.payment == PaymentModel::None {
            continue;
        }
        let Some(centre) = all.iter().find(|c| c.id == contract.centre) else { continue };
        let coordinates = centre.coordinating_mentor.and_then(|id| coordinators.iter().find(|m| m.id == id));
        let company = coordinates.map(|m| m.company).or_else(|| centre.companies.first().copied());
        let Some(company) = company.and_then(|id| known.iter().find(|c| c.id == id)) else {
            unpaid.push(centre.name.clone());
            continue;
        };
        list.push(PaymentRow {
            contract: contract.id,
            centre: centre.name.clone(),
            company: company.clone(),
            model: contract.payment,
            price: contract.amount,
            payment,
        });
    }
    let order = |r: &PaymentRow| (holdepunkt_store::sort_key(&r.company.name), r.centre.clone(), r.payment.from);
    list.sort_by_cached_key(order);
    Ok(Payments { month, over: last < work.today(), rows: list, unpaid })
}

/// What companies are paid for the month of a day.
///
/// # Errors
/// [`Refusal::DayOutOfReach`] on `month` for a day far away; the policy's, or the database's.
pub async fn of_month(context: &Context, month: Date) -> Result<Payments, Error> {
    reachable(context, month)?;
    let mut work = context.look(Action::SeeCompanyPayments).await?;
    of(&mut work, month).await
}

/// The same, for a file that is sent to whoever pays.
///
/// # Errors
/// As [`of_month`].
pub async fn take_out(context: &Context, month: Date) -> Result<Payments, Error> {
    reachable(context, month)?;
    let mut work = context.begin(Action::ExportCompanyPayments).await?;
    let payments = of(&mut work, month).await?;
    work.done(Deed::Export, "company_payments", month_of(month), None).await?;
    Ok(payments)
}

fn reachable(context: &Context, month: Date) -> Result<(), Error> {
    let today = Day::of(context.today);
    let (from, until) = (today.plus_months(-240).date(), today.plus_months(24).date());
    if (from..=until).contains(&month) {
        Ok(())
    } else {
        Err(Refusal::DayOutOfReach { from, until }.on("month").into())
    }
}
