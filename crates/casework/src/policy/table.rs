//! The table: a row for each action, and in it the roles that may, each with how far it reaches.

use holdepunkt_rules::role::Role;

use super::{Action, Reach};

use Action as A;
use Reach as R;
use Role::{
    ActivationStaff, Administrator, Agency, Auditor, Caseworker, Citizen, CompanyContact, CompanyMentor, JobConsultant,
    Management, MentorCoordinator, PersonalMentor, ProgrammeSupport, ProjectLead,
};

/// The table.
#[rustfmt::skip]
pub const TABLE: &[(Action, &[(Role, Reach)])] = &[
    (A::SeeHome, &[
        (Citizen, R::Oneself), (CompanyMentor, R::Mentored), (CompanyContact, R::OwnCompany), (PersonalMentor, R::Granted),
        (JobConsultant, R::JobCentre), (Caseworker, R::JobCentre), (ActivationStaff, R::JobCentre),
        (MentorCoordinator, R::JobCentre), (ProjectLead, R::JobCentre), (Management, R::JobCentre), (Auditor, R::JobCentre),
        (Administrator, R::JobCentre), (ProgrammeSupport, R::National), (Agency, R::National),
    ]),
    (A::SeeBoard,          &[(JobConsultant, R::JobCentre), (Caseworker, R::JobCentre), (ProjectLead, R::Figures), (Management, R::Figures)]),
    (A::SeeCompanies,      &[(JobConsultant, R::JobCentre), (Caseworker, R::JobCentre), (ProjectLead, R::JobCentre), (MentorCoordinator, R::JobCentre), (Management, R::JobCentre)]),
    (A::EditCompanies,     &[(JobConsultant, R::JobCentre), (ProjectLead, R::JobCentre)]),
    (A::SeeCentres,        &[(JobConsultant, R::JobCentre), (Caseworker, R::JobCentre), (ProjectLead, R::JobCentre), (MentorCoordinator, R::JobCentre), (Management, R::JobCentre)]),
    (A::EditCentres,       &[(JobConsultant, R::JobCentre), (ProjectLead, R::JobCentre)]),
    (A::SeeMentors,        &[(JobConsultant, R::JobCentre), (Caseworker, R::JobCentre), (ProjectLead, R::JobCentre), (MentorCoordinator, R::JobCentre), (Management, R::JobCentre)]),
    (A::EditMentors,       &[(JobConsultant, R::JobCentre), (MentorCoordinator, R::JobCentre)]),
    (A::SeeContracts,      &[(JobConsultant, R::JobCentre), (ProjectLead, R::JobCentre), (Management, R::JobCentre)]),
    (A::SignContracts,     &[(JobConsultant, R::JobCentre), (ProjectLead, R::JobCentre)]),
    (A::ListCitizens,      &[(Caseworker, R::Coordinated), (JobConsultant, R::Referred)]),
    (A::SeeCitizen,        &[(Caseworker, R::Coordinated), (JobConsultant, R::Referred)]),
    (A::RegisterCitizen,   &[(Caseworker, R::JobCentre)]),
    (A::EditCitizen,       &[(Caseworker, R::Coordinated)]),
    (A::SeeBenefits,       &[(Caseworker, R::Coordinated)]),
    (A::EditBenefits,      &[(Caseworker, R::Coordinated)]),
    (A::EditAbout,         &[(Caseworker, R::Coordinated), (JobConsultant, R::Referred)]),
    (A::SeeWhy,            &[(Caseworker, R::Coordinated)]),
    (A::MergeCitizens,     &[(Caseworker, R::Coordinated)]),
    (A::MoveCitizen,       &[(Caseworker, R::Coordinated)]),
    (A::ReceiveCitizen,    &[(Caseworker, R::JobCentre), (Management, R::JobCentre)]),
    (A::SeeScreenings,     &[(Caseworker, R::Coordinated), (ProjectLead, R::Figures), (Management, R::Figures)]),
    (A::OpenScreening,     &[(ProjectLead, R::Figures), (Management, R::Figures)]),
    (A::ReviewCase,        &[(Caseworker, R::Coordinated)]),
    (A::SeeTurns,          &[(Caseworker, R::JobCentre), (ProjectLead, R::JobCentre), (Management, R::JobCentre), (Administrator, R::JobCentre)]),
    (A::EditTurns,         &[(ProjectLead, R::JobCentre), (Management, R::JobCentre), (Administrator, R::JobCentre)]),
    (A::EditJobCentre,     &[(Administrator, R::JobCentre)]),
    (A::SeeWaiting,        &[(Caseworker, R::Coordinated), (JobConsultant, R::Referred), (ProjectLead, R::Figures), (Management, R::Figures)]),
    (A::Refer,             &[(Caseworker, R::Coordinated)]),
    (A::HandleReferral,    &[(JobConsultant, R::Referred)]),
    (A::SeeProjects,       &[(JobConsultant, R::Candidates), (Caseworker, R::Coordinated), (ActivationStaff, R::Prepared), (ProjectLead, R::Figures), (Management, R::Figures)]),
    (A::EditProjects,      &[(JobConsultant, R::JobCentre), (ProjectLead, R::JobCentre)]),
    (A::RunPreparation,    &[(ActivationStaff, R::Prepared), (JobConsultant, R::Prepared)]),
    (A::DrawOut,           &[(JobConsultant, R::Candidates)]),
    (A::PlaceBeside,       &[(ActivationStaff, R::Prepared), (JobConsultant, R::Candidates)]),
    (A::SeeWay,            &[(Caseworker, R::Coordinated), (JobConsultant, R::Candidates), (ActivationStaff, R::Prepared)]),
    (A::NoteInterest,      &[(JobConsultant, R::Candidates)]),
    (A::SeeMeetings,       &[(JobConsultant, R::Guests), (Caseworker, R::Guests), (ProjectLead, R::Figures), (Management, R::Figures)]),
    (A::RunMeetings,       &[(JobConsultant, R::Guests), (Caseworker, R::Guests)]),
    (A::Invite,            &[(JobConsultant, R::Referred), (Caseworker, R::Coordinated)]),
    (A::SeeVacancies,      &[(JobConsultant, R::JobCentre), (Caseworker, R::JobCentre), (ActivationStaff, R::JobCentre), (ProjectLead, R::JobCentre), (Management, R::JobCentre)]),
    (A::SeeReferralTimes,  &[(ProjectLead, R::Figures), (Management, R::Figures)]),
    (A::SeeMatches,        &[(JobConsultant, R::Referred), (Caseworker, R::Coordinated)]),
    (A::EditMatches,       &[(JobConsultant, R::Referred), (Caseworker, R::Coordinated)]),
    (A::PlanMatches,       &[(JobConsultant, R::Referred)]),
    (A::Place,             &[(JobConsultant, R::Referred)]),
    (A::EndPlacement,      &[(JobConsultant, R::Referred)]),
    (A::Interrupt,         &[(JobConsultant, R::Referred), (Caseworker, R::Coordinated)]),
    (A::SeeAgreement,      &[(Citizen, R::Oneself), (CompanyMentor, R::Mentored), (CompanyContact, R::OwnCompany), (PersonalMentor, R::Granted), (JobConsultant, R::Referred), (Caseworker, R::Coordinated)]),
    (A::WriteAgreement,    &[(JobConsultant, R::Referred), (Caseworker, R::Coordinated)]),
    (A::SignAgreement,     &[(Citizen, R::Oneself), (CompanyMentor, R::Mentored), (CompanyContact, R::OwnCompany), (JobConsultant, R::Referred), (Caseworker, R::Coordinated)]),
    (A::SeeFollowUps,      &[(Citizen, R::Oneself), (CompanyMentor, R::Mentored), (CompanyContact, R::OwnCompany), (PersonalMentor, R::Granted), (JobConsultant, R::Referred), (Caseworker, R::Coordinated)]),
    (A::AnswerQuestions,   &[(Citizen, R::Oneself), (CompanyMentor, R::Mentored), (JobConsultant, R::Referred), (Caseworker, R::Coordinated)]),
    (A::SendAnsweringLink, &[(JobConsultant, R::Referred), (Caseworker, R::Coordinated)]),
    (A::SeeProgression,    &[(Citizen, R::Oneself), (CompanyMentor, R::Mentored), (JobConsultant, R::Referred), (Caseworker, R::Coordinated)]),
    (A::ShareAnswers,      &[(Citizen, R::Oneself)]),
    (A::ReachGoals,        &[(Citizen, R::Oneself), (CompanyMentor, R::Mentored), (JobConsultant, R::Referred), (Caseworker, R::Coordinated)]),
    (A::SeeRounds,         &[(JobConsultant, R::Referred), (Caseworker, R::Coordinated)]),
    (A::SeeProgressionOfMany, &[(JobConsultant, R::Figures), (Caseworker, R::Figures), (ProjectLead, R::Figures), (Management, R::Figures)]),
    (A::SeeNationalProgression, &[(ProgrammeSupport, R::National), (Agency, R::National)]),
    (A::ExportAnswers,     &[(ProjectLead, R::Figures), (Management, R::Figures)]),
    (A::RunFollowUps,      &[(JobConsultant, R::Referred), (Caseworker, R::Coordinated)]),
    (A::SeeWeek,           &[(JobConsultant, R::Referred), (Caseworker, R::Coordinated)]),
    (A::SeeTasks,          &[(PersonalMentor, R::Granted), (JobConsultant, R::Referred), (Caseworker, R::Coordinated)]),
    (A::DoTasks,           &[(Citizen, R::Oneself), (CompanyMentor, R::Mentored), (PersonalMentor, R::Granted), (JobConsultant, R::Referred), (Caseworker, R::Coordinated)]),
    (A::GiveTasks,         &[(JobConsultant, R::Referred), (Caseworker, R::Coordinated)]),
    (A::SeeExitStrategy,   &[(Citizen, R::Oneself), (JobConsultant, R::Referred), (Caseworker, R::Coordinated)]),
    (A::WriteExitStrategy, &[(JobConsultant, R::Referred), (Caseworker, R::Coordinated)]),
    (A::SeeCertificate,    &[(Citizen, R::Oneself), (CompanyMentor, R::Mentored), (CompanyContact, R::OwnCompany), (JobConsultant, R::Referred), (Caseworker, R::Coordinated)]),
    (A::WriteCertificate,  &[(JobConsultant, R::Referred), (Caseworker, R::Coordinated)]),
    (A::SeeSupport,        &[(Caseworker, R::Coordinated), (JobConsultant, R::Referred)]),
    (A::SeeInterventions,  &[(Citizen, R::Oneself), (Caseworker, R::Coordinated), (JobConsultant, R::Referred)]),
    (A::SeeInterventionContent, &[(Citizen, R::Oneself), (Caseworker, R::Coordinated)]),
    (A::EditInterventions, &[(Caseworker, R::Coordinated)]),
    (A::SeeInterventionTimes, &[(ProjectLead, R::Figures), (Management, R::Figures)]),
    (A::SeeSmallGrants,    &[(Citizen, R::Oneself), (Caseworker, R::Coordinated), (JobConsultant, R::Referred)]),
    (A::AskSmallGrant,     &[(Caseworker, R::Coordinated), (JobConsultant, R::Referred)]),
    (A::DecideSmallGrant,  &[(Caseworker, R::JobCentre), (JobConsultant, R::JobCentre)]),
    (A::SeeCompetences,    &[(Caseworker, R::JobCentre), (JobConsultant, R::JobCentre), (ProjectLead, R::JobCentre), (Management, R::JobCentre), (Administrator, R::JobCentre)]),
    (A::EditCompetences,   &[(Management, R::JobCentre)]),
    (A::GrantMentor,       &[(Caseworker, R::Coordinated)]),
    (A::SeeMentorLog,      &[(Citizen, R::Oneself), (Caseworker, R::Coordinated)]),
    (A::WriteMentorLog,    &[(PersonalMentor, R::Granted), (JobConsultant, R::Granted)]),
    (A::SignTogether,      &[(JobConsultant, R::Referred), (Caseworker, R::Coordinated)]),
    (A::WriteOwnGoals,     &[(Citizen, R::Oneself)]),
    (A::ConfirmConfidentiality, &[(CompanyMentor, R::Mentored)]),
    (A::SeeToday,          &[(CompanyMentor, R::Mentored), (CompanyContact, R::OwnCompany)]),
    (A::SeeAttendance,     &[(Citizen, R::Oneself), (CompanyMentor, R::Mentored), (CompanyContact, R::OwnCompany), (JobConsultant, R::Referred), (Caseworker, R::Coordinated)]),
    (A::RegisterAttendance, &[(CompanyMentor, R::Mentored), (CompanyContact, R::OwnCompany), (JobConsultant, R::Referred), (Caseworker, R::Coordinated)]),
    (A::ReportAbsence,     &[(Citizen, R::Oneself)]),
    (A::SeeHearing,        &[(Citizen, R::Oneself), (Caseworker, R::Coordinated)]),
    (A::Hear,              &[(Caseworker, R::Coordinated)]),
    (A::AnswerHearing,     &[(Citizen, R::Oneself)]),
    (A::KeepPhone,         &[(CompanyMentor, R::Mentored), (CompanyContact, R::OwnCompany)]),
    (A::ForgetPhone,       &[(CompanyMentor, R::Mentored), (CompanyContact, R::OwnCompany), (Administrator, R::JobCentre)]),
    (A::SeePhones,         &[(Administrator, R::JobCentre)]),
    (A::SendSigningLink,   &[(JobConsultant, R::Referred), (Caseworker, R::Coordinated)]),
    (A::AnswerAftermath,   &[(JobConsultant, R::Referred)]),
    (A::NoteHours,         &[(JobConsultant, R::Referred), (Caseworker, R::Coordinated)]),
    (A::SeeEconomy,        &[(ProjectLead, R::Figures), (Management, R::Figures)]),
    (A::SeeSoonEarned,     &[(JobConsultant, R::Referred), (Caseworker, R::Coordinated)]),
    (A::SeeCitizenSettlement, &[(JobConsultant, R::Referred), (Caseworker, R::Coordinated)]),
    (A::EditGrantLetters,  &[(ProjectLead, R::JobCentre)]),
    (A::MakeSettlement,    &[(ProjectLead, R::Figures)]),
    (A::SeeSettlements,    &[(ProjectLead, R::Figures), (Management, R::Figures), (Auditor, R::Figures)]),
    (A::DecideSettlement,  &[(ProjectLead, R::Figures), (Auditor, R::Figures)]),
    (A::RemarkSettlement,  &[(ProjectLead, R::Figures), (Auditor, R::Figures)]),
    (A::ExportSettlement,  &[(ProjectLead, R::Figures), (Management, R::Figures), (Auditor, R::Figures)]),
    (A::ExportRegister,    &[(ProjectLead, R::Figures)]),
    (A::SeeCompanyPayments, &[(ProjectLead, R::JobCentre), (Management, R::JobCentre)]),
    (A::ExportCompanyPayments, &[(ProjectLead, R::JobCentre), (Management, R::JobCentre)]),
    (A::SeeStatus,         &[(ProjectLead, R::Figures), (Management, R::Figures), (JobConsultant, R::Figures), (Caseworker, R::Figures)]),
    (A::SeeNationalStatus, &[(ProgrammeSupport, R::National), (Agency, R::National)]),
    (A::SeePeople,         &[(JobConsultant, R::JobCentre), (Caseworker, R::JobCentre), (ProjectLead, R::JobCentre), (MentorCoordinator, R::JobCentre), (Management, R::JobCentre), (ActivationStaff, R::JobCentre), (PersonalMentor, R::JobCentre), (Administrator, R::JobCentre)]),
    (A::EditPeople,        &[(Administrator, R::JobCentre)]),
    (A::SeeProgrammes,     &[(ProjectLead, R::JobCentre), (Management, R::JobCentre), (JobConsultant, R::JobCentre), (Caseworker, R::JobCentre), (Administrator, R::JobCentre)]),
    (A::SeeRecent,         &[(JobConsultant, R::JobCentre), (Caseworker, R::JobCentre), (ProjectLead, R::JobCentre), (MentorCoordinator, R::JobCentre), (Management, R::JobCentre)]),
    (A::KeepViews,         &[(JobConsultant, R::JobCentre), (Caseworker, R::JobCentre), (ProjectLead, R::JobCentre), (MentorCoordinator, R::JobCentre), (Management, R::JobCentre), (ActivationStaff, R::JobCentre), (PersonalMentor, R::JobCentre), (Administrator, R::JobCentre)]),
    (A::ShareViews,        &[(ProjectLead, R::JobCentre), (Management, R::JobCentre)]),
    (A::SeeTrail,          &[(Administrator, R::JobCentre)]),
    (A::SeeJobs,           &[(Administrator, R::JobCentre)]),
    (A::RunJobs,           &[(Administrator, R::JobCentre)]),
    (A::SeeSignals,        &[(JobConsultant, R::Referred), (Caseworker, R::Coordinated), (MentorCoordinator, R::JobCentre)]),
    (A::AnswerSignals,     &[(JobConsultant, R::Referred), (Caseworker, R::Coordinated), (MentorCoordinator, R::JobCentre)]),
    (A::SeeLoads,          &[(ProjectLead, R::Figures), (Management, R::Figures)]),
    (A::CallForHelp,       &[(CompanyMentor, R::Mentored), (CompanyContact, R::OwnCompany)]),
    (A::AnswerCalls,       &[(JobConsultant, R::JobCentre), (Caseworker, R::JobCentre)]),
    (A::SeeAnswerTimes,    &[(ProjectLead, R::Figures), (Management, R::Figures)]),
    (A::SeeMessages,       &[(Administrator, R::JobCentre)]),
    (A::RunMessages,       &[(Administrator, R::JobCentre)]),
    (A::SeeOwn,            &[(Citizen, R::Oneself)]),
    (A::SeeMentored,       &[(CompanyMentor, R::Mentored)]),
    (A::SeeOwnCompany,     &[(CompanyContact, R::OwnCompany)]),
    (A::SeeGranted,        &[(PersonalMentor, R::Granted)]),
    (A::SeeOutreach,       &[(JobConsultant, R::JobCentre), (ProjectLead, R::JobCentre), (Management, R::JobCentre)]),
    (A::EditOutreach,      &[(JobConsultant, R::JobCentre), (ProjectLead, R::JobCentre)]),
    (A::NoteAcquaintance,  &[(JobConsultant, R::JobCentre), (Caseworker, R::JobCentre), (ProjectLead, R::JobCentre), (MentorCoordinator, R::JobCentre)]),
    (A::MergeCompanies,    &[(JobConsultant, R::JobCentre), (ProjectLead, R::JobCentre)]),
    (A::SetNorms,          &[(ProjectLead, R::JobCentre)]),
    (A::SeeCoverage,       &[(JobConsultant, R::Figures), (Caseworker, R::Figures), (ProjectLead, R::Figures), (Management, R::Figures)]),
    (A::Import,            &[(Administrator, R::JobCentre), (ProjectLead, R::JobCentre)]),
    (A::ImportPersons,     &[(Administrator, R::JobCentre)]),
    (A::Operate,           &[]),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_action_stands_in_the_table_once() {
        for action in Action::ALL {
            assert_eq!(TABLE.iter().filter(|(a, _)| a == action).count(), 1, "{action}");
        }
    }

    #[test]
    fn no_role_but_the_two_looks_across_job_centres() {
        for (action, row) in TABLE {
            for (role, reach) in *row {
                assert_eq!(*reach == R::National, role.is_national(), "{action} {role}");
            }
        }
    }
}
