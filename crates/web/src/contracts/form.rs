//! The form of a contract's terms.

use holdepunkt_rules::{
    Refused,
    contract::{Contract, Correction, MOST_PLACES, PaymentModel, PlaceStep},
    id::{CentreId, ContractId},
    period::Period,
    text::LONGEST_NAME,
};
use holdepunkt_wording::Words;

use crate::form::{Fields, Reader};

/// Reads the terms of a new contract.
///
/// # Errors
/// Every refusal, at its field.
pub fn read(fields: &Fields, centre: CentreId) -> Result<Contract, Vec<Refused>> {
    let mut r = Reader::of(fields);
    let places = r.whole("places", 1, MOST_PLACES);
    let mentor_hours = r.hours("mentor_hours");
    let from = r.day("from");
    let until = r.optional_day("until");
    let signed_on = r.day("signed_on");
    let payment = r.choice("payment", PaymentModel::from_code);
    let amount = r.kroner("amount");
    let complex_section = r.tick("complex_section");
    let period = from.and_then(|from| r.keep(Period::new(from, until)));
    r.finish()?;
    let (Some(period), Some(signed_on), Some(payment)) = (period, signed_on, payment) else { return Err(Vec::new()) };
    Ok(Contract {
        id: ContractId::fresh(),
        centre,
        steps: vec![PlaceStep { from: period.from(), places }],
        chosen: Vec::new(),
        period,
        signed_on,
        payment,
        amount,
        mentor_hours,
        complex_section,
        renews: None,
        ending_reason: None,
        version: 1,
    })
}

/// The terms that a new contract takes over from an earlier one: everything but its days.
pub fn take_over(words: Words, f: &mut Fields, c: &Contract) {
    f.set("places", c.steps.last().map_or(1, |s| s.places).max(1).to_string());
    f.set("payment", c.payment.code());
    f.set("amount", if c.amount.0 == 0 { String::new() } else { amount(c.amount.0) });
    f.set("mentor_hours", words.hours(c.mentor_hours));
    if c.complex_section {
        f.set("complex_section", "yes");
    }
}

/// Reads the terms of a contract that a slip got wrong.
///
/// # Errors
/// Every refusal, at its field.
pub fn read_correction(fields: &Fields) -> Result<Correction, Vec<Refused>> {
    let mut r = Reader::of(fields);
    let signed_on = r.day("signed_on");
    let payment = r.choice("payment", PaymentModel::from_code);
    let (amount, mentor_hours) = (r.kroner("amount"), r.hours("mentor_hours"));
    let complex_section = r.tick("complex_section");
    r.line("why", LONGEST_NAME);
    r.finish()?;
    let (Some(signed_on), Some(payment)) = (signed_on, payment) else { return Err(Vec::new()) };
    Ok(Correction { signed_on, payment, amount, mentor_hours, complex_section })
}

/// Kroner as one types them: `1700`, `1700,50`.
fn amount(ore: i64) -> String {
    if ore % 100 == 0 { (ore / 100).to_string() } else { format!("{},{:02}", ore / 100, ore % 100) }
}
