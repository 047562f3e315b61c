//! Who may do what: one table. Whoever is not in a row may not.
//!
//! A row is an action; beside each role stands how far it reaches. The word on citizens is
//! "relation": a caseworker reaches the citizens they coordinate, and with a stated reason
//! those of their own team; a job consultant reaches the citizens referred to or placed by
//! them; a mentor those placed with them, while placed and 14 days after.

use holdepunkt_rules::{code_enum, role::Role};
use jiff::civil::Date;

code_enum! {
    /// What can be done. Each route and each command names one.
    Action {
        /// The start page after signing in.
        SeeHome = "home.see",
        /// The board of places.
        SeeBoard = "board.see",
        /// Companies, production units and contacts.
        SeeCompanies = "company.see",
        /// Register and change companies.
        EditCompanies = "company.edit",
        /// Company centres and what they offer.
        SeeCentres = "centre.see",
        /// Make and change company centres.
        EditCentres = "centre.edit",
        /// Mentors at workplaces.
        SeeMentors = "mentor.see",
        /// Register and change mentors.
        EditMentors = "mentor.edit",
        /// Contracts with companies.
        SeeContracts = "contract.see",
        /// Make, renew, change and end contracts.
        SignContracts = "contract.sign",
        /// List and search citizens.
        ListCitizens = "citizen.list",
        /// A citizen's page.
        SeeCitizen = "citizen.see",
        /// Register a citizen.
        RegisterCitizen = "citizen.register",
        /// Change a citizen.
        EditCitizen = "citizen.edit",
        /// What a citizen lives on, by days, and the two-year test.
        SeeBenefits = "benefit.see",
        /// Write and correct a citizen's benefits.
        EditBenefits = "benefit.edit",
        /// What helps at work, wishes, job goals and CV of a citizen.
        EditAbout = "about.edit",
        /// Why something helps at work: the coordinating caseworker alone.
        SeeWhy = "accommodation.why",
        /// Make one citizen of two that are the same.
        MergeCitizens = "citizen.merge",
        /// Offer a citizen to the job centre they move to.
        MoveCitizen = "citizen.move",
        /// Take or refuse a citizen who moves here.
        ReceiveCitizen = "citizen.receive",
        /// Reviews of many cases, and how far they have come.
        SeeScreenings = "screening.see",
        /// Open and close a review of many cases.
        OpenScreening = "screening.open",
        /// Review a case.
        ReviewCase = "screening.review",
        /// Who meets new applicants, in turn.
        SeeTurns = "turn.see",
        /// Change who meets new applicants.
        EditTurns = "turn.edit",
        /// The job centre's name over time.
        EditJobCentre = "job_centre.edit",
        /// The waiting list.
        SeeWaiting = "waiting.see",
        /// Refer a citizen; take the referral back.
        Refer = "referral.send",
        /// Take a referral, or hand it back.
        HandleReferral = "referral.handle",
        /// Projects and pre-courses, and who is there.
        SeeProjects = "project.see",
        /// Make, change and close projects and pre-courses.
        EditProjects = "project.edit",
        /// Run a citizen's stay: begin, plan, say ready, give back. For who leads the project.
        RunPreparation = "preparation.run",
        /// Draw a citizen out of a running stay where nothing moves.
        DrawOut = "preparation.draw_out",
        /// Book taster days, or a day or two a week in a centre, for a citizen in a running stay; and end them.
        PlaceBeside = "preparation.place",
        /// A citizen's way to a place, step by step.
        SeeWay = "way.see",
        /// Note that one would like to have a citizen for a centre.
        NoteInterest = "interest.note",
        /// Information meetings and their guests.
        SeeMeetings = "meeting.see",
        /// Plan and hold information meetings: who came, what was agreed.
        RunMeetings = "meeting.run",
        /// Invite citizens to an information meeting.
        Invite = "meeting.invite",
        /// What is vacant now and soon, to tell others of. About nobody.
        SeeVacancies = "vacancy.see",
        /// Days between the steps on the way to a place, as figures.
        SeeReferralTimes = "referral.times",
        /// The centres for one citizen, with the reasons.
        SeeMatches = "match.see",
        /// What a citizen can begin with, how far they travel, and where they must not be placed.
        EditMatches = "match.edit",
        /// The citizens for one free place, and a plan for everyone who waits.
        PlanMatches = "match.plan",
        /// Book, agree and withdraw a placement.
        Place = "placement.book",
        /// End a placement with its outcome.
        EndPlacement = "placement.end",
        /// Pause or interrupt a placement, and resume it.
        Interrupt = "placement.interrupt",
        /// A placement's work agreement: what was sent and what is in force.
        SeeAgreement = "agreement.see",
        /// Write a work agreement, send it, take it back, begin a new version.
        WriteAgreement = "agreement.write",
        /// Fill in a form about progression: the citizen and the mentor their own, staff theirs, and with the others
        /// together or from paper.
        AnswerQuestions = "progression.answer",
        /// What was answered about a citizen, over time. A mentor reads their own answers, and what was shared with them.
        SeeProgression = "progression.see",
        /// Let the mentor see one's own answers of a round.
        ShareAnswers = "progression.share",
        /// Say that a goal of the work agreement was reached.
        ReachGoals = "goal.reach",
        /// Which rounds lack an answer, and whose.
        SeeRounds = "progression.rounds",
        /// Progression of many, as figures.
        SeeProgressionOfMany = "progression.many",
        /// Progression across job centres, as figures.
        SeeNationalProgression = "progression.national",
        /// Take every answer out under pseudonyms, for an evaluation.
        ExportAnswers = "progression.export",
        /// Sign a work agreement, for one of the three.
        SignAgreement = "agreement.sign",
        /// Meetings about a citizen: staff and the citizen see what was written and decided, a workplace only the
        /// time, the place, who takes part and its own tasks, a personal mentor the meetings and their tasks.
        SeeFollowUps = "follow_up.see",
        /// Plan, move and call off meetings about a citizen, and write their minutes.
        RunFollowUps = "follow_up.run",
        /// One's own meetings of a week, with the way between them.
        SeeWeek = "week.see",
        /// One's own tasks.
        SeeTasks = "task.see",
        /// Say that a task of one's own is done; staff also of others'.
        DoTasks = "task.do",
        /// Give somebody a task about a citizen.
        GiveTasks = "task.give",
        /// Where a citizen is going after the centre, and by which steps.
        SeeExitStrategy = "exit_strategy.see",
        /// Write it.
        WriteExitStrategy = "exit_strategy.write",
        /// The certificate at the end of a course.
        SeeCertificate = "certificate.see",
        /// Make and word a certificate.
        WriteCertificate = "certificate.write",
        /// What goes on beside a citizen's placement, as far as the rows below let one see it.
        SeeSupport = "support.see",
        /// That there is an intervention, how it stands, and its days.
        SeeInterventions = "intervention.see",
        /// What an intervention is: kind, provider, note. Not for the job consultant: whoever follows the work needs
        /// to know that something goes on, not what.
        SeeInterventionContent = "intervention.content",
        /// Write down an intervention and take it further.
        EditInterventions = "intervention.edit",
        /// Days from need to start, as figures.
        SeeInterventionTimes = "intervention.times",
        /// Small grants of a citizen.
        SeeSmallGrants = "small_grant.see",
        /// Ask for a small grant, take it back.
        AskSmallGrant = "small_grant.ask",
        /// Decide small grants, as far as one's competence reaches. The reach is the whole job centre, since a limit
        /// may lie with somebody who doesn't have the citizen; they see the name and what is asked for, no more.
        DecideSmallGrant = "small_grant.decide",
        /// Who may grant what, and up to which amount.
        SeeCompetences = "competence.see",
        /// Change who may grant what. The management's: it is they who hand out the right to spend; whoever makes the
        /// accounts must not be able to give one of them money too.
        EditCompetences = "competence.edit",
        /// Grant a personal mentor, and end the grant.
        GrantMentor = "personal_mentor.grant",
        /// What personal mentors write of their work with a citizen.
        SeeMentorLog = "mentor_log.see",
        /// Write one's own log as a citizen's personal mentor.
        WriteMentorLog = "mentor_log.write",
        /// Have the three sign on one's own tablet, and sign for somebody who said yes in another way.
        SignTogether = "agreement.sign_together",
        /// Write one's own goals into the draft of one's work agreement.
        WriteOwnGoals = "agreement.own_goals",
        /// Say once, as a mentor, that what one hears of citizens stays with one.
        ConfirmConfidentiality = "mentored.confirm",
        /// Who is expected at one's workplace today.
        SeeToday = "attendance.today",
        /// A placement's attendance, week by week.
        SeeAttendance = "attendance.see",
        /// Register who came, undo it and correct it.
        RegisterAttendance = "attendance.register",
        /// Say that one can't come, and take it back.
        ReportAbsence = "absence.report",
        /// A hearing after absence: what is asked, and what the citizen answered.
        SeeHearing = "hearing.see",
        /// Open and close a hearing after absence.
        Hear = "hearing.open",
        /// Answer a hearing about oneself.
        AnswerHearing = "hearing.answer",
        /// Be known on a telephone, and have a link to today's page in the morning.
        KeepPhone = "known_phone.keep",
        /// Forget a telephone: one's own, or any of the job centre's.
        ForgetPhone = "known_phone.forget",
        /// The telephones that are known in the job centre.
        SeePhones = "known_phone.see",
        /// Send a party of a work agreement a personal link to sign, remind them, read a code out to them.
        SendSigningLink = "agreement.link",
        /// What the job centre has earned of a grant, and what comes. As figures and pseudonyms.
        SeeEconomy = "economy.see",
        /// What one's own citizens are about to earn.
        SeeSoonEarned = "economy.soon",
        /// Why one's own citizen has earned what they have.
        SeeCitizenSettlement = "economy.citizen",
        /// Write down and correct grant letters.
        EditGrantLetters = "grant_letter.edit",
        /// Make a settlement and keep it.
        MakeSettlement = "settlement.make",
        /// Settlements that are kept, with their lines and evidence under pseudonyms; for the auditor those that were
        /// handed in.
        SeeSettlements = "settlement.see",
        /// Hand in, approve, send back, throw away: each step has its role in the table of the settlement's life.
        DecideSettlement = "settlement.decide",
        /// Say something of a settlement.
        RemarkSettlement = "settlement.remark",
        /// Take a settlement out as a file.
        ExportSettlement = "settlement.export",
        /// Take one's own data out as the tables of a register, under pseudonyms.
        ExportRegister = "settlement.register",
        /// What companies are paid for a month.
        SeeCompanyPayments = "company_payment.see",
        /// Take it out as a file for whoever pays.
        ExportCompanyPayments = "company_payment.export",
        /// Answer what came of a course 13 weeks after its end.
        AnswerAftermath = "aftermath.answer",
        /// Keep hours paid with ordinary wages beside a benefit.
        NoteHours = "hours.note",
        /// The status report of a job centre.
        SeeStatus = "status.see",
        /// The status report across job centres.
        SeeNationalStatus = "status.national",
        /// The people and units of the job centre.
        SeePeople = "people.see",
        /// Change people and units.
        EditPeople = "people.edit",
        /// Programmes and the job centre's membership.
        SeeProgrammes = "programme.see",
        /// What one opened lately.
        SeeRecent = "recent.see",
        /// Keep views of lists for oneself.
        KeepViews = "view.keep",
        /// Share views of lists with the job centre, and take shared ones away.
        ShareViews = "view.share",
        /// The trail of the job centre.
        SeeTrail = "trail.see",
        /// The program's own work: when it was done, and what failed.
        SeeJobs = "jobs.see",
        /// Have the program do its own work now.
        RunJobs = "jobs.run",
        /// Signals of the early warning: one's own, and those about citizens whom one has.
        SeeSignals = "signal.see",
        /// Take, answer, put off and hand over one's own signals.
        AnswerSignals = "signal.answer",
        /// What each employee has in hand, as figures: caseload, signals, the oldest that waits.
        SeeLoads = "signal.loads",
        /// Call the job centre at once, from a workplace.
        CallForHelp = "acute.call",
        /// See that a workplace calls, answer, and tell what came of it.
        AnswerCalls = "acute.answer",
        /// How long workplaces wait until somebody answers, as figures.
        SeeAnswerTimes = "acute.times",
        /// Messages that leave the house: what waits, what was sent, what was given up. Never to whom by name, never
        /// a word of them.
        SeeMessages = "message.see",
        /// Have a message sent again, take one out, set when nobody is disturbed.
        RunMessages = "message.run",
        /// A citizen's own page.
        SeeOwn = "own.see",
        /// A mentor's own citizens.
        SeeMentored = "mentored.see",
        /// A company's own centres and places.
        SeeOwnCompany = "own_company.see",
        /// The citizens for whom somebody is the personal mentor.
        SeeGranted = "granted.see",
        /// The roads to companies: who talks with whom, and how far it is.
        SeeOutreach = "outreach.see",
        /// Open a road to a company and move it on.
        EditOutreach = "outreach.edit",
        /// Say that one knows a company.
        NoteAcquaintance = "acquaintance.note",
        /// Make one of two registrations of the same company.
        MergeCompanies = "company.merge",
        /// What the job centre itself pays, and how many mentor hours it gives.
        SetNorms = "norm.set",
        /// What waiting citizens wish for, beside what centres give: figures only.
        SeeCoverage = "coverage.see",
        /// Bring in files of companies and contracts; see what was brought in.
        Import = "import",
        /// Bring in files about persons.
        ImportPersons = "import.persons",
        /// Fill a database with demo data; make accounts: from the operator's command line only.
        Operate = "operate",
    }
}

impl Action {
    /// Is it only a look? The rest is refused about a citizen who has moved away.
    #[must_use]
    pub fn only_looks(self) -> bool {
        matches!(
            self,
            Self::SeeCitizen
                | Self::ListCitizens
                | Self::SeeBenefits
                | Self::SeeWhy
                | Self::SeeOwn
                | Self::SeeMentored
                | Self::SeeOwnCompany
                | Self::SeeGranted
                | Self::SeeWaiting
                | Self::SeeBoard
                | Self::SeeAgreement
                | Self::SeeFollowUps
                | Self::SeeTasks
                | Self::SeeWeek
                | Self::SeeExitStrategy
                | Self::SeeCertificate
                | Self::SeeSupport
                | Self::SeeInterventions
                | Self::SeeInterventionContent
                | Self::SeeSmallGrants
                | Self::SeeCitizenSettlement
                | Self::SeeMatches
                | Self::SeeMentorLog
                | Self::SeeToday
                | Self::SeeAttendance
                | Self::SeeHearing
                | Self::SeeProgression
                | Self::SeeSignals
        )
    }

    /// Can it be done on a known telephone, without a password? The page of today and what is done on it, one's own
    /// form about how it goes, and nothing else; not making another telephone known, or a known one would be known for ever.
    #[must_use]
    pub fn on_known_phone(self) -> bool {
        matches!(self, Self::SeeToday | Self::RegisterAttendance | Self::AnswerQuestions | Self::ForgetPhone)
    }
}

/// How far a role reaches with an action.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reach {
    /// Everything in the job centre.
    JobCentre,
    /// As `JobCentre`, and persons are shown as figures only.
    Figures,
    /// The citizens one coordinates; with a stated reason those of the same team.
    Coordinated,
    /// The citizens referred to or placed by one; those who wait for a consultant; with a stated reason
    /// those of the same team.
    Referred,
    /// The citizens in a project or pre-course that one leads, as long as they are asked for or there.
    Prepared,
    /// As `Referred`, and those who are in a project or pre-course: whom a consultant may draw out.
    Candidates,
    /// The citizens one coordinates or is the consultant of, and the guests of a meeting that one holds,
    /// until 14 days after; with a stated reason those of the same team.
    Guests,
    /// The citizens placed with one, until 14 days after.
    Mentored,
    /// One's own company and who is placed there, until 14 days after.
    OwnCompany,
    /// The citizens one is granted for.
    Granted,
    /// Oneself.
    Oneself,
    /// Every job centre, as figures.
    National,
}

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

/// How far the role reaches with the action; `None` is no.
#[must_use]
pub fn reach(role: Role, action: Action) -> Option<Reach> {
    let (_, row) = TABLE.iter().find(|(a, _)| *a == action)?;
    row.iter().find(|(r, _)| *r == role).map(|(_, reach)| *reach)
}

/// How somebody stands to a citizen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Relation {
    /// Coordinates the citizen's case.
    pub caseworker: bool,
    /// Sits in the coordinating caseworker's team.
    pub team: bool,
    /// Is the citizen's job consultant.
    pub consultant: bool,
    /// Sits in the job consultant's team.
    pub consultant_team: bool,
    /// The citizen waits for a consultant.
    pub awaiting: bool,
    /// Is in a project or pre-course: has begun, and is not over.
    pub prepared: bool,
    /// Leads the project or pre-course that the citizen is asked for or in.
    pub leads: bool,
    /// Holds an information meeting to which the citizen is invited, or held one until 14 days ago.
    pub hosts: bool,
    /// Is the mentor of a placement of theirs, or was until 14 days ago.
    pub mentor: bool,
    /// Is the contact of the company where they are, or were until 14 days ago.
    pub company: bool,
    /// Is granted as their personal mentor.
    pub granted: bool,
    /// Is the citizen.
    pub oneself: bool,
    /// The day on which the citizen moved to another job centre: what was stays to be read, and nothing is added.
    pub moved_on: Option<Date>,
}

/// What the relation allows within a reach.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Answer {
    /// Yes.
    Yes,
    /// Yes, once the reason is stated.
    WithReason,
    /// No; and the reader is not told whether there is anything.
    No,
}

/// Does a reach take in a citizen to whom one stands so?
#[must_use]
pub fn takes_in(reach: Reach, relation: &Relation) -> Answer {
    let (yes, with_reason) = match reach {
        R::JobCentre => (true, false),
        R::Coordinated => (relation.caseworker, relation.team),
        R::Referred => (relation.consultant || relation.awaiting, relation.consultant_team),
        R::Prepared => (relation.leads, false),
        R::Candidates => {
            (relation.consultant || relation.awaiting || relation.prepared || relation.leads, relation.consultant_team)
        }
        R::Guests => {
            (relation.caseworker || relation.consultant || relation.hosts, relation.team || relation.consultant_team)
        }
        R::Mentored => (relation.mentor, false),
        R::OwnCompany => (relation.company, false),
        R::Granted => (relation.granted, false),
        R::Oneself => (relation.oneself, false),
        R::Figures | R::National => (false, false),
    };
    match (yes, with_reason) {
        (true, _) => Answer::Yes,
        (false, true) => Answer::WithReason,
        (false, false) => Answer::No,
    }
}

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
