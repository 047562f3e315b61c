//! Two registrations that may be the same company: who is suspected, and when they may become one.

use crate::{Refusal, Refused, company::Company, id::CompanyId};

code_enum! {
    /// Why two registrations are suspected to be one company.
    Suspicion {
        /// Same CVR number at the same postcode.
        SameCvrHere = "same_cvr_here",
        /// Same CVR number and nearly the same name.
        SameCvrName = "same_cvr_name",
        /// Nearly the same name at the same postcode.
        SameName = "same_name",
    }
}

/// Company forms and joining words that people leave out.
const LEFT_OUT: [&str; 8] = ["a/s", "as", "aps", "i/s", "is", "ivs", "p/s", "og"];

/// A name as it is compared: small letters and digits, no company form.
fn bare(name: &str) -> String {
    let words = name.to_lowercase();
    let kept = words.split_whitespace().map(|w| w.trim_matches([',', '.', '(', ')'])).filter(|w| !LEFT_OUT.contains(w));
    kept.flat_map(str::chars).filter(|c| c.is_alphanumeric()).collect()
}

/// Steps of one letter (put in, left out, exchanged) from one text to another; given up beyond `most`.
fn letters_apart(a: &str, b: &str, most: usize) -> usize {
    let b: Vec<char> = b.chars().collect();
    let mut row: Vec<usize> = (0..=b.len()).collect();
    for (i, x) in a.chars().enumerate() {
        let mut next = vec![i + 1];
        for (j, y) in b.iter().enumerate() {
            let at = |k: usize| row.get(k).copied().unwrap_or(usize::MAX / 2);
            let left = next.get(j).copied().unwrap_or(usize::MAX / 2);
            next.push((at(j) + usize::from(x != *y)).min(at(j + 1) + 1).min(left + 1));
        }
        if next.iter().min().is_none_or(|least| *least > most) {
            return most + 1;
        }
        row = next;
    }
    row.last().copied().unwrap_or(0)
}

/// Are two names nearly the same? One letter wrong in a short name, two in a long one, or one begins with the other.
#[must_use]
pub fn near_same(a: &str, b: &str) -> bool {
    let (a, b) = (bare(a), bare(b));
    let short = a.chars().count().min(b.chars().count());
    if short < 4 {
        return a == b && !a.is_empty();
    }
    let most = if short < 12 { 1 } else { 2 };
    letters_apart(&a, &b, most) <= most || (short >= 6 && (a.starts_with(&b) || b.starts_with(&a)))
}

/// Why two registrations are suspected to be one; `None` when they aren't.
#[must_use]
pub fn suspicion(a: &Company, b: &Company) -> Option<Suspicion> {
    let (cvr, here) = (a.cvr == b.cvr, a.address.postcode == b.address.postcode);
    match (cvr, here) {
        (true, true) => Some(Suspicion::SameCvrHere),
        (true, false) if near_same(&a.name, &b.name) => Some(Suspicion::SameCvrName),
        (false, true) if near_same(&a.name, &b.name) => Some(Suspicion::SameName),
        _ => None,
    }
}

/// Every suspected pair, each once.
#[must_use]
pub fn suspects(all: &[Company]) -> Vec<(CompanyId, CompanyId, Suspicion)> {
    let mut found = Vec::new();
    for (i, a) in all.iter().enumerate() {
        for b in all.iter().skip(i + 1) {
            if let Some(why) = suspicion(a, b) {
                found.push((a.id, b.id, why));
            }
        }
    }
    found.sort_by_key(|(_, _, why)| *why);
    found
}

/// Two registrations become one: they are two, and of one CVR number. A wrong number is corrected first, so that
/// nobody makes one of two companies.
///
/// # Errors
/// [`Refusal::NotTwoCompanies`] or [`Refusal::DifferentCvr`] on `with`.
pub fn accept_merge(stays: &Company, goes: &Company) -> Result<(), Refused> {
    if stays.id == goes.id {
        return Err(Refusal::NotTwoCompanies.on("with"));
    }
    if stays.cvr == goes.cvr { Ok(()) } else { Err(Refusal::DifferentCvr.on("with")) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn names_are_near_when_people_would_say_so() {
        for (a, b) in [
            ("Super Brugsen Ejby", "SuperBrugsen Ejby"),
            ("Nordic Metal A/S", "Nordic Metal ApS"),
            ("Plejehjemmet Svanedammen", "Plejehjemet Svanedammen"),
            ("Bakkegården", "Bakkegården, afd. nord"),
            ("Jysk", "JYSK"),
        ] {
            assert!(near_same(a, b) && near_same(b, a), "{a} {b}");
        }
        for (a, b) in [("Netto", "Føtex"), ("Bo", "By"), ("Skolen øst", "Skolen vest"), ("", "")] {
            assert!(!near_same(a, b), "{a} {b}");
        }
    }

    proptest! {
        #[test]
        fn letters_apart_is_the_same_both_ways(a in "[abc]{0,8}", b in "[abc]{0,8}") {
            prop_assert_eq!(letters_apart(&a, &b, 20), letters_apart(&b, &a, 20));
            prop_assert_eq!(letters_apart(&a, &b, 20) == 0, a == b);
        }
    }
}
