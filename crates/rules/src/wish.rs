//! Wishes: what a citizen wants and would rather not, in the citizen's own order.
//!
//! Two centres at most: at an information meeting a citizen picks two (S1, Mariagerfjord).

use std::collections::HashSet;
use std::hash::Hash;

use crate::{Refusal, Refused, codes::Code, id::CentreId};

code_enum! {
    /// What a wish is about.
    WishKind {
        /// A company centre.
        Centre = "centre",
        /// An industry.
        Industry = "industry",
        /// A kind of work (DISCO-08).
        Task = "task",
        /// An industry that the citizen would rather not.
        NotIndustry = "not_industry",
        /// Work that the citizen would rather not.
        NotTask = "not_task",
    }
}

/// Everything a citizen has wished, each list in order.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Wishes {
    /// Company centres, the dearest first; two at most.
    pub centres: Vec<CentreId>,
    /// Industries (`rulebook/codes/industries.toml`).
    pub industries: Vec<Code>,
    /// Kinds of work (`rulebook/codes/occupations.toml`).
    pub tasks: Vec<Code>,
    /// Industries rather not.
    pub not_industries: Vec<Code>,
    /// Work rather not.
    pub not_tasks: Vec<Code>,
}

/// Centres that a citizen can wish for.
pub const MOST_CENTRES: usize = 2;
/// Entries on each of the other lists.
pub const MOST: usize = 5;

impl Wishes {
    /// Has nothing been wished?
    #[must_use]
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

/// Can these be somebody's wishes?
///
/// # Errors
/// [`Refusal::TooManyChoices`], [`Refusal::ChosenTwice`] on each list; [`Refusal::WantedAndNot`] on
/// `not_industries` or `not_tasks` for what stands on both sides.
pub fn accept_wishes(w: &Wishes) -> Result<(), Vec<Refused>> {
    let mut refused = Vec::new();
    refused.extend(accept_list(&w.centres, MOST_CENTRES, "centres"));
    refused.extend(accept_list(&w.industries, MOST, "industries"));
    refused.extend(accept_list(&w.tasks, MOST, "tasks"));
    refused.extend(accept_list(&w.not_industries, MOST, "not_industries"));
    refused.extend(accept_list(&w.not_tasks, MOST, "not_tasks"));
    let both = |wanted: &[Code], not: &[Code]| wanted.iter().any(|c| not.contains(c));
    if both(&w.industries, &w.not_industries) {
        refused.push(Refusal::WantedAndNot.on("not_industries"));
    }
    if both(&w.tasks, &w.not_tasks) {
        refused.push(Refusal::WantedAndNot.on("not_tasks"));
    }
    if refused.is_empty() { Ok(()) } else { Err(refused) }
}

/// A list of choices in order: not too many, each once.
#[must_use]
pub fn accept_list<T: Eq + Hash>(list: &[T], most: usize, field: &'static str) -> Option<Refused> {
    let mut seen = HashSet::new();
    if list.len() > most {
        return Some(Refusal::TooManyChoices { most: i64::try_from(most).unwrap_or(i64::MAX) }.on(field));
    }
    (!list.iter().all(|x| seen.insert(x))).then(|| Refusal::ChosenTwice.on(field))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn wishes_are_few_once_each_and_not_on_both_sides() {
        let codes = |list: &[&str]| list.iter().map(|c| Code::known(*c)).collect::<Vec<_>>();
        let centre = CentreId::fresh();
        let check = |w: Wishes| match accept_wishes(&w) {
            Ok(()) => String::new(),
            Err(list) => list
                .iter()
                .map(|r| format!("{} {}", r.refusal.code(), r.field.unwrap_or_default()))
                .collect::<Vec<_>>()
                .join(", "),
        };
        let two = vec![CentreId::fresh(), CentreId::fresh()];
        assert_eq!(check(Wishes { centres: two.clone(), ..Wishes::default() }), "");
        let three = [two, vec![CentreId::fresh()]].concat();
        assert_eq!(check(Wishes { centres: three, ..Wishes::default() }), "too-many-choices centres");
        assert_eq!(check(Wishes { centres: vec![centre, centre], ..Wishes::default() }), "chosen-twice centres");
        let both = Wishes { tasks: codes(&["5223", "9112"]), not_tasks: codes(&["9112"]), ..Wishes::default() };
        assert_eq!(check(both), "wanted-and-not not_tasks");
        let many = Wishes { industries: codes(&["1", "2", "3", "4", "5", "6"]), ..Wishes::default() };
        assert_eq!(check(many), "too-many-choices industries");
    }
}
