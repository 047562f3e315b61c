//! How many a workplace can take: the page with its arithmetic, and the warning elsewhere.

pub mod page;

use holdepunkt_casework::staffings::{self, Warning};
use holdepunkt_rules::{id::CompanyId, reasonableness::RepresentativeSays};
use holdepunkt_wording::Words;

use crate::{desk::Desk, failure::Failure};

/// A warning in words.
pub fn warning(desk: &Desk, warning: &Warning) -> String {
    let words = desk.words;
    match warning {
        Warning::NotStated => words.say("staffing-warn-not-stated"),
        Warning::Old(on) => {
            words.say_with("staffing-warn-old", &[("day", words.day_near(*on, desk.context.today).into())])
        }
        Warning::Disagrees => words.say("staffing-warn-disagrees"),
        Warning::Passed(w) => words.say_with(
            "staffing-warn-passed",
            &[("allowed", w.ceiling.allowed.into()), ("used", words.hundredths(w.used()).into())],
        ),
    }
}

/// What is to be said of a company's ceiling today; nothing when all is well.
///
/// # Errors
/// The database's.
pub async fn said(desk: &Desk, company: CompanyId) -> Result<Option<String>, Failure> {
    Ok(staffings::standing(&desk.context, company).await?.map(|w| warning(desk, &w)))
}

/// What the representative says, in words.
pub fn says_words(words: Words, says: RepresentativeSays) -> String {
    words.say(&format!("staffing-says-{}", says.code()))
}
