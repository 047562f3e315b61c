//! What can be done: every action, which of them only look, and which a known telephone may do.

use holdepunkt_rules::code_enum;

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
        /// Send a citizen or a mentor a personal link to a round's questions, read a code out to them.
        SendAnsweringLink = "progression.link",
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
