//! The form of a benefit.

use holdepunkt_casework::benefits::Days;
use holdepunkt_rules::{Refused, benefit::Benefit, codes::Code, period::Period};

use crate::form::{Fields, Reader};

/// The fields with their labels.
pub const LABELS: &[(&str, &str)] =
    &[("benefit", "benefit-which"), ("from", "benefit-from"), ("until", "benefit-until")];

/// Reads a benefit's days. Which benefits were in use is the use case's to know: it depends on the first day.
///
/// # Errors
/// Every refusal, at its field.
pub fn read(fields: &Fields) -> Result<Days, Vec<Refused>> {
    let mut r = Reader::of(fields);
    let benefit = r.choice("benefit", |code| Some(Code::known(code)));
    let (from, until) = (r.day("from"), r.optional_day("until"));
    let period = from.and_then(|from| r.keep(Period::new(from, until)));
    r.finish()?;
    benefit.zip(period).map(|(benefit, period)| Days { benefit, period }).ok_or_else(Vec::new)
}

/// What the form shows for a benefit.
pub fn show(b: &Benefit) -> Fields {
    let mut f = Fields::default();
    f.set("benefit", b.benefit.as_str());
    f.set_day("from", b.period.from());
    if let Some(until) = b.period.until() {
        f.set_day("until", until);
    }
    f
}
