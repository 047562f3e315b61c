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
    /// Hours a week for being a mentor.
    pub hours: WeeklyHours,
    /// No longer a mentor.
    pub left: bool,
    /// Counts the edits.
    pub version: i64,
}
