//! The letter as plain text.

use holdepunkt_casework::vacancies::Letter;
use holdepunkt_wording::Argument;

use super::page::{CentreRow, centre_row};
use crate::desk::Desk;

fn centre(desk: &Desk, c: &CentreRow, out: &mut String) {
    let words = desk.words;
    let mut line = |label: &str, value: &str| {
        if !value.is_empty() {
            out.push_str(&format!("  {label}: {value}\n"));
        }
    };
    line(&words.say("vacancies-seats"), &c.seats.join("; "));
    line(&words.say("vacancies-tasks"), &c.tasks);
    line(&words.say("vacancies-hours"), &c.hours);
    line(&words.say("vacancies-helps"), &c.helps);
    line(&words.say("vacancies-contact"), [&c.contact, &c.phone].map(String::as_str).join(" ").trim());
}

/// The letter, ready to be pasted into an e-mail.
pub fn letter(desk: &Desk, letter: &Letter) -> String {
    let words = desk.words;
    let today = words.day_long(desk.context.today);
    let mut out = words.say_with("vacancies-letter-subject", &[("day", Argument::from(today))]);
    out.push_str("\n\n");
    out.push_str(&words.say("vacancies-letter-begin"));
    out.push_str("\n\n");
    if letter.centres.is_empty() {
        out.push_str(&words.say("vacancies-empty"));
    } else {
        out.push_str(&words.say_with("vacancies-letter-lead", &[("weeks", Argument::from(letter.weeks))]));
    }
    out.push_str("\n\n");
    for c in &letter.centres {
        let row = centre_row(desk, c);
        out.push_str(&row.name);
        out.push('\n');
        centre(desk, &row, &mut out);
        out.push('\n');
    }
    out.push_str(&words.say("vacancies-letter-end"));
    out.push('\n');
    if let Some(j) = &letter.job_centre {
        out.push_str(&format!("{}\n{}\n", j.name, j.phone));
    }
    out
}
