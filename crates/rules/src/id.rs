//! Who and what is meant: one identifier type per noun, so that they can't be mixed up.

typed_id! {
    /// A job centre: the scope that every row carries.
    JobCentreId,
    /// A unit (team) of a job centre.
    UnitId,
    /// Somebody who can sign in.
    AccountId,
    /// An account in one role in one job centre.
    RoleGrantId,
    /// An employee of a job centre.
    EmployeeId,
    /// A company in a job centre's own register.
    CompanyId,
    /// One of a company's addresses of work.
    ProductionUnitId,
    /// A person at a company whom the job centre talks with.
    ContactId,
    /// A company centre.
    CentreId,
    /// A mentor at a workplace.
    MentorId,
    /// A company centre contract.
    ContractId,
    /// A place: a seat in a centre over time.
    PlaceId,
    /// A citizen.
    CitizenId,
    /// A benefit's days.
    BenefitId,
    /// An entry of a CV.
    CvEntryId,
    /// A citizen's move to another job centre.
    TransferId,
    /// A review of many cases.
    ScreeningId,
    /// One citizen's case in a review.
    ScreeningCaseId,
    /// A referral: a citizen's way to a place.
    ReferralId,
    /// A project or pre-course in which citizens are prepared.
    ProjectId,
    /// A citizen's stay in a project or pre-course.
    PreparationId,
    /// An information meeting.
    MeetingId,
    /// A consultant's interest in a citizen.
    InterestId,
    /// A placement: one citizen in one place for a period.
    PlacementId,
    /// A version of a work agreement.
    AgreementId,
    /// A round of questions about progression.
    RoundId,
    /// What one of the three answers in a round.
    ProgressionFormId,
    /// The certificate of a placement.
    CertificateId,
    /// A personal link, to read and sign or to answer.
    PersonalLinkId,
    /// A message that leaves the house.
    MessageId,
    /// A meeting about a citizen.
    FollowUpId,
    /// What somebody is to do.
    TaskId,
    /// A version of a citizen's exit strategy.
    ExitStrategyId,
    /// The municipality's grant of a placement for a period.
    GrantId,
    /// Days away inside a placement.
    InterruptionId,
    /// A parallel intervention.
    InterventionId,
    /// A grant of a small thing.
    SmallGrantId,
    /// A line of a personal mentor's log.
    MentorLogId,
    /// A registration of attendance.
    AttendanceId,
    /// A citizen's report that they can't come.
    AbsenceReportId,
    /// A hearing after absence.
    HearingId,
    /// A telephone that is known.
    KnownPhoneId,
    /// Something that the early warning saw.
    SignalId,
    /// A call from a workplace that needs somebody now.
    CallId,
    /// Hours paid with ordinary wages in a period.
    PaidHoursId,
    /// A letter that grants a job centre money.
    GrantLetterId,
    /// A settlement that is kept.
    SettlementId,
    /// What somebody says of a settlement.
    SettlementRemarkId,
    /// A centre where a citizen is not to be placed.
    BarredCentreId,
    /// A job centre's membership of a programme.
    MembershipId,
    /// The road to one company.
    OutreachId,
    /// One thing that happened on it.
    OutreachEventId,
    /// What a workplace says of its staff.
    StaffingId,
    /// One line of the trail.
    TrailId,
    /// A file that is being brought in, or was.
    ImportId,
    /// A view of a list that somebody keeps.
    SavedViewId,
}
