//! Company centres: what hangs on one or several companies and keeps places open.

use jiff::civil::Date;

use crate::{Refusal, Refused, codes::Code, hours::WeeklyHours, id::*};

code_enum! {
    /// The four models of co-operation with companies (S4, "Fire modeller for samarbejde").
    CooperationModel {
        /// Model 1.
        Model1 = "1",
        /// Model 2.
        Model2 = "2",
        /// Model 3.
        Model3 = "3",
        /// Model 4: a cluster of companies with a coordinating mentor.
        Model4 = "4",
    }
}

code_enum! {
    /// A new centre is of generation 1; one that can carry citizens further from work, of 2 (requirement 129).
    Generation { First = "1", Second = "2" }
}

code_enum! {
    /// The three lists that describe what a centre offers.
    OfferKind { Occupation = "occupation", Accommodation = "accommodation", Industry = "industry" }
}

/// Since when a centre is of a generation.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct GenerationStep {
    /// First day.
    pub from: Date,
    /// Generation from then on.
    pub generation: Generation,
}

/// What a centre offers: the codes that a citizen's wishes and considerations are held against.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Offer {
    /// DISCO-08 codes.
    pub occupations: Vec<Code>,
    /// What the workplace can do for somebody.
    pub accommodations: Vec<Code>,
    /// Industries.
    pub industries: Vec<Code>,
    /// Fewest hours a week.
    pub hours_from: Option<WeeklyHours>,
    /// Most hours a week.
    pub hours_until: Option<WeeklyHours>,
}

/// A company centre.
#[derive(Debug, Clone, PartialEq)]
pub struct CompanyCentre {
    /// Identifier.
    pub id: CentreId,
    /// Name.
    pub name: String,
    /// Co-operation model.
    pub model: CooperationModel,
    /// The programme it is counted in.
    pub programme: Code,
    /// The companies it hangs on; several when small ones share it.
    pub companies: Vec<CompanyId>,
    /// Generations, oldest first.
    pub generations: Vec<GenerationStep>,
    /// What it offers.
    pub offer: Offer,
    /// The job centre's fixed contact for the company (S2, anchor point 5).
    pub fixed_contact: EmployeeId,
    /// In a cluster: the mentor who coordinates.
    pub coordinating_mentor: Option<MentorId>,
    /// Counts the edits.
    pub version: i64,
}

impl CompanyCentre {
    /// The generation on a day.
    #[must_use]
    pub fn generation_on(&self, day: Date) -> Generation {
        generation_on(&self.generations, day)
    }
}

/// The generation on a day; the first before anything is said.
#[must_use]
pub fn generation_on(steps: &[GenerationStep], day: Date) -> Generation {
    steps.iter().filter(|s| s.from <= day).max_by_key(|s| s.from).map_or(Generation::First, |s| s.generation)
}

/// Checks what a centre must have: a company, and in a cluster (model 4) several of them.
///
/// # Errors
/// [`Refusal::CentreWithoutCompany`] or [`Refusal::ClusterNeedsCompanies`] on `companies`.
pub fn accept(model: CooperationModel, companies: &[CompanyId]) -> Result<(), Refused> {
    match (companies.len(), model) {
        (0, _) => Err(Refusal::CentreWithoutCompany.on("companies")),
        (1, CooperationModel::Model4) => Err(Refusal::ClusterNeedsCompanies.on("companies")),
        _ => Ok(()),
    }
}

/// In a cluster (model 4) one mentor of its companies coordinates; other centres have no such mentor.
/// `mentors` are those of the job centre, those who have left among them.
///
/// # Errors
/// [`Refusal::ClusterNeedsMentor`] or [`Refusal::NotOnTheList`] on `coordinating_mentor`.
pub fn accept_coordinator(
    model: CooperationModel,
    companies: &[CompanyId],
    chosen: Option<MentorId>,
    mentors: &[Mentor],
) -> Result<Option<MentorId>, Refused> {
    if model != CooperationModel::Model4 {
        return Ok(None);
    }
    let chosen = chosen.ok_or(Refusal::ClusterNeedsMentor.on("coordinating_mentor"))?;
    let belongs = mentors.iter().any(|m| m.id == chosen && !m.left && companies.contains(&m.company));
    if belongs { Ok(Some(chosen)) } else { Err(Refusal::NotOnTheList.on("coordinating_mentor")) }
}

/// The hours a centre takes somebody for: fewest first.
///
/// # Errors
/// [`Refusal::HoursTurnedAround`] on `hours_until`.
pub fn accept_hours(offer: &Offer) -> Result<(), Refused> {
    match (offer.hours_from, offer.hours_until) {
        (Some(from), Some(until)) if until < from => Err(Refusal::HoursTurnedAround.on("hours_until")),
        _ => Ok(()),
    }
}

/// A mentor at a workplace.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Mentor {
    /// Identifier.
    pub id: MentorId,
    /// Where they work.
    pub company: CompanyId,
    /// Name.
    pub name: String,
    /// Telephone.
    pub phone: String,
    /// E-mail; may be empty.
    pub email: String,
    /// The language they are written to in (ISO 639-1).
    pub language: Code,
    /// Hours a week for being a mentor.
    pub hours: WeeklyHours,
    /// No longer a mentor.
    pub left: bool,
    /// Counts the edits.
    pub version: i64,
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    fn mentor(company: CompanyId, left: bool) -> Mentor {
        Mentor {
            id: MentorId::fresh(),
            company,
            name: "Jytte Halkjær".to_owned(),
            phone: String::new(),
            email: String::new(),
            language: Code::known("da"),
            hours: WeeklyHours::whole(4),
            left,
            version: 1,
        }
    }

    #[test]
    fn a_centre_hangs_on_a_company_and_a_cluster_on_several() {
        let [a, b] = [CompanyId::fresh(), CompanyId::fresh()];
        let code = |model, companies: &[CompanyId]| accept(model, companies).err().map(|r| r.refusal.code());
        assert_eq!(code(CooperationModel::Model1, &[]), Some("centre-without-company"));
        assert_eq!(code(CooperationModel::Model4, &[a]), Some("cluster-needs-companies"));
        assert_eq!(code(CooperationModel::Model4, &[a, b]), None);
        assert_eq!(code(CooperationModel::Model1, &[a, b]), None);
    }

    #[test]
    fn a_cluster_has_a_coordinating_mentor_of_its_own_who_has_not_left() {
        let [a, b, elsewhere] = [CompanyId::fresh(), CompanyId::fresh(), CompanyId::fresh()];
        let mentors = [mentor(a, false), mentor(b, true), mentor(elsewhere, false)];
        let choose = |model, chosen: Option<MentorId>| {
            accept_coordinator(model, &[a, b], chosen, &mentors).map_err(|r| r.refusal.code())
        };
        let [ours, left, theirs] = [mentors[0].id, mentors[1].id, mentors[2].id];
        assert_eq!(choose(CooperationModel::Model4, Some(ours)), Ok(Some(ours)));
        assert_eq!(choose(CooperationModel::Model4, None), Err("cluster-needs-mentor"));
        assert_eq!(choose(CooperationModel::Model4, Some(left)), Err("not-on-the-list"));
        assert_eq!(choose(CooperationModel::Model4, Some(theirs)), Err("not-on-the-list"));
        assert_eq!(choose(CooperationModel::Model1, Some(ours)), Ok(None));
    }

    #[test]
    fn generation_is_the_last_one_said_before_the_day() {
        let steps = [
            GenerationStep { from: date(2024, 1, 1), generation: Generation::First },
            GenerationStep { from: date(2026, 3, 1), generation: Generation::Second },
        ];
        assert_eq!(generation_on(&steps, date(2023, 1, 1)), Generation::First);
        assert_eq!(generation_on(&steps, date(2026, 2, 28)), Generation::First);
        assert_eq!(generation_on(&steps, date(2026, 3, 1)), Generation::Second);
    }
}
