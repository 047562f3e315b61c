//! Roles: who somebody is when they are signed in.

code_enum! {
    /// A role, after the municipal access control's "jobfunktionsrolle".
    Role {
        /// Borger: everything about themselves.
        Citizen = "citizen",
        /// Virksomhedsmentor: the citizens placed with them.
        CompanyMentor = "company_mentor",
        /// Virksomhedens kontaktperson: their own company.
        CompanyContact = "company_contact",
        /// Job- eller virksomhedskonsulent.
        JobConsultant = "job_consultant",
        /// Koordinerende sagsbehandler.
        Caseworker = "caseworker",
        /// Personlig mentor.
        PersonalMentor = "personal_mentor",
        /// Aktiveringsmedarbejder i projekt eller forforløb.
        ActivationStaff = "activation_staff",
        /// Mentorkoordinator.
        MentorCoordinator = "mentor_coordinator",
        /// Projektleder, tovholder.
        ProjectLead = "project_lead",
        /// Ledelse, indsatsgruppe.
        Management = "management",
        /// Processtøtte på tværs af jobcentre.
        ProgrammeSupport = "programme_support",
        /// Styrelsen.
        Agency = "agency",
        /// Revisor.
        Auditor = "auditor",
        /// Systemadministrator: accounts and programmes, no case content.
        Administrator = "administrator",
    }
}

impl Role {
    /// Does the role look across job centres?
    #[must_use]
    pub fn is_national(self) -> bool {
        matches!(self, Self::ProgrammeSupport | Self::Agency)
    }
}
