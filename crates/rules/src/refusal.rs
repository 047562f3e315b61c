//! Refusals: a code with values, worded in one place (`locales/*/refusal.ftl`).
//!
//! A rule never writes a sentence. It says which refusal and with which values; the page,
//! the command line and the API word it in the reader's language. A test walks
//! [`Refusal::CODES`] and checks that each code has a Danish and an English line.

use jiff::civil::Date;

/// A value inside a refusal, formatted by the wording for the reader.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    /// A day.
    Day(Date),
    /// A whole number.
    Number(i64),
    /// A name or another text that somebody typed.
    Text(String),
}

impl From<Date> for Value {
    fn from(day: Date) -> Self {
        Self::Day(day)
    }
}
impl From<i64> for Value {
    fn from(number: i64) -> Self {
        Self::Number(number)
    }
}
impl From<String> for Value {
    fn from(text: String) -> Self {
        Self::Text(text)
    }
}

/// One refusal, and the field of the form it belongs to, if it belongs to one.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refused {
    /// What is refused and why.
    pub refusal: Refusal,
    /// The field that must be mended.
    pub field: Option<&'static str>,
}

impl From<Refusal> for Refused {
    fn from(refusal: Refusal) -> Self {
        Self { refusal, field: None }
    }
}

macro_rules! refusals {
    ($($(#[$meta:meta])* $variant:ident $({ $($value:ident : $type:ty),+ $(,)? })? = $code:literal),+ $(,)?) => {
        /// Everything that can be refused.
        #[derive(Debug, Clone, PartialEq, Eq)]
        pub enum Refusal { $($(#[$meta])* $variant $({ $(#[allow(missing_docs)] $value: $type),+ })?),+ }

        impl Refusal {
            /// Every code, for the test that looks for missing words.
            pub const CODES: &'static [&'static str] = &[$($code),+];

            /// The code: the name of the message in `locales/*/refusal.ftl`.
            #[must_use]
            pub fn code(&self) -> &'static str {
                match self { $(Self::$variant $({ $($value: _),+ })? => $code),+ }
            }

            /// The values that the message may use.
            #[must_use]
            pub fn values(&self) -> Vec<(&'static str, Value)> {
                match self {
                    $(Self::$variant $({ $($value),+ })? => vec![$($((stringify!($value), Value::from($value.clone()))),+)?]),+
                }
            }
        }
    };
}

refusals! {
    // What was typed.
    /// A field that must be filled is empty.
    Missing = "missing",
    /// A text is longer than it may be.
    TooLong { longest: i64 } = "too-long",
    /// A text holds control characters.
    ControlCharacters = "control-characters",
    /// Not a day of the calendar.
    NotADay = "not-a-day",
    /// Not a time of day.
    NotATime = "not-a-time",
    /// A day so far away that it must be a slip.
    DayOutOfReach { from: Date, until: Date } = "day-out-of-reach",
    /// Not a whole number, or outside its bounds.
    NotANumber { least: i64, most: i64 } = "not-a-number",
    /// Not a number of hours a week.
    NotHours { most: i64 } = "not-hours",
    /// Not an amount of kroner.
    NotAnAmount = "not-an-amount",
    /// Not a choice on the list.
    NotOnTheList = "not-on-the-list",
    /// A code that was not in use on that day.
    CodeNotInUse { day: Date } = "code-not-in-use",
    /// So many views of a list are kept, and no more.
    TooManyViews { most: i64 } = "too-many-views",
    /// Not a telephone number.
    PhoneFormat = "phone-format",
    /// Not an e-mail address.
    EmailFormat = "email-format",
    /// Not a Danish postcode.
    PostcodeFormat = "postcode-format",
    /// Not a latitude and a longitude in Denmark.
    PositionFormat = "position-format",
    /// A period that ends before it begins.
    EndsBeforeItBegins { from: Date, until: Date } = "ends-before-it-begins",

    // Messages and personal links.
    /// The message was sent, taken out, or is being carried just now.
    MessageGone = "message-gone",
    /// The message would come too late to be of use.
    MessageTooLate = "message-too-late",
    /// There is neither an e-mail address nor a telephone number.
    NoWayToReach = "no-way-to-reach",
    /// The link has run out, was used, or is no link.
    LinkClosed = "link-closed",
    /// Not the code that was sent; so many may still be tried.
    CodeWrong { left: i64 } = "code-wrong",
    /// Too many wrong codes: a new link is needed.
    CodeTooOften = "code-too-often",
    /// The code has run out, or was used.
    CodeOld = "code-old",
    /// There is no way to send a code: it is read out on the telephone.
    CodeByPhone = "code-by-phone",
    /// The page behind the link was open long enough: a new code is needed.
    PassOver = "pass-over",
    /// Everything that they are asked is sent, or they are no longer asked.
    NothingToAnswer = "nothing-to-answer",
    /// Reminded already that day.
    RemindedToday = "reminded-today",

    // CPR, CVR, P number.
    /// Not ten digits.
    CprFormat = "cpr-format",
    /// The first six digits are no date.
    CprDate = "cpr-date",
    /// The citizen is registered already.
    CprTaken = "cpr-taken",
    /// Not eight digits.
    CvrFormat = "cvr-format",
    /// Modulus 11 does not come out.
    CvrChecksum = "cvr-checksum",
    /// The company is registered already.
    CvrTaken = "cvr-taken",
    /// Not ten digits.
    PNumberFormat = "p-number-format",
    /// The production unit is registered already.
    PNumberTaken = "p-number-taken",

    // Centres and contracts.
    /// A company centre hangs on at least one company.
    CentreWithoutCompany = "centre-without-company",
    /// The co-operation model binds several companies together.
    ClusterNeedsCompanies = "cluster-needs-companies",
    /// A cluster has a coordinating mentor.
    ClusterNeedsMentor = "cluster-needs-mentor",
    /// Two contracts of a centre share days.
    ContractsOverlap { from: Date, until: Date } = "contracts-overlap",
    /// A contract has places.
    ContractWithoutPlaces = "contract-without-places",
    /// The first number of places counts from the contract's first day; later ones in order.
    PlaceStepsOutOfOrder = "place-steps-out-of-order",
    /// Citizens are placed on places that the change would take away.
    PlacesInUse { placed: i64, until: Date } = "places-in-use",
    /// So many seats have to go, and nobody chose which.
    ChooseSeats { count: i64 } = "choose-seats",
    /// The contract has ended already.
    ContractEnded { on: Date } = "contract-ended",
    /// A day before the contract's first one.
    BeforeContract { from: Date } = "before-contract",
    /// A day after the contract's last one.
    AfterContract { until: Date } = "after-contract",
    /// The most hours a centre takes somebody for are fewer than the fewest.
    HoursTurnedAround = "hours-turned-around",
    /// A payment model with an amount needs one.
    PaymentNeedsAmount = "payment-needs-amount",

    // Companies won and kept.
    /// Somebody is already on the way to this company.
    AlreadyApproached { since: Date } = "already-approached",
    /// The step is not possible from where the outreach is.
    OutreachState { state: String } = "outreach-state",
    /// Not a number of full-time persons.
    NotFullTimePersons = "not-full-time-persons",
    /// A company can't be merged with itself, nor one that was merged already.
    NotTwoCompanies = "not-two-companies",
    /// Two companies of different CVR numbers are two companies.
    DifferentCvr = "different-cvr",
    /// Nothing is different from what stands already.
    NothingChanged = "nothing-changed",
    /// So many seats are to be kept as the contract has places.
    SeatsToKeep { places: i64 } = "seats-to-keep",

    // Citizens and referrals.
    /// Every citizen has a coordinating caseworker (S2, anchor point 4).
    CaseworkerMissing = "caseworker-missing",
    /// The citizen has the same benefit on some of the days already.
    BenefitOverlaps { from: Date } = "benefit-overlaps",
    /// More entries on a list than it takes.
    TooManyChoices { most: i64 } = "too-many-choices",
    /// The same entry twice on a list.
    ChosenTwice = "chosen-twice",
    /// Wished for, and rather not, at once.
    WantedAndNot = "wanted-and-not",
    /// Words for a workplace that tell of health.
    TellsOfHealth = "tells-of-health",
    /// A citizen merged with themselves.
    SameCitizen = "same-citizen",
    /// Both of two duplicates have an open referral.
    BothReferred = "both-referred",
    /// Two duplicates are placed on the same days.
    BothPlaced { from: Date, until: Date } = "both-placed",
    /// The citizen has moved to another job centre.
    MovedAway { on: Date } = "moved-away",
    /// A move has been offered already.
    TransferOffered { on: Date } = "transfer-offered",
    /// A move has been answered or taken back.
    TransferAnswered = "transfer-answered",
    /// Nothing new begins while the citizen is offered to another job centre.
    MoveOnOffer { on: Date } = "move-on-offer",
    /// Where the citizen comes from, something has begun since they were offered.
    TransferHeldUp = "transfer-held-up",
    /// Placements and referrals are ended before a citizen moves.
    EndFirst { placements: i64, referrals: i64 } = "end-first",
    /// A review of the kind is open already.
    ScreeningOpen { on: Date } = "screening-open",
    /// The review is closed.
    ScreeningClosed { on: Date } = "screening-closed",
    /// The decision says a day on which the case is looked at again.
    ReviewDayMissing = "review-day-missing",
    /// The citizen has a referral under way.
    AlreadyReferred { since: Date } = "already-referred",
    /// The citizen has no open referral.
    NotReferred = "not-referred",
    /// The step is not possible from where the referral is.
    ReferralState { state: String } = "referral-state",
    /// A reason is required.
    ReasonMissing = "reason-missing",
    /// The citizen is in a project or pre-course already, or is asked for one.
    AlreadyPrepared { since: Date } = "already-prepared",
    /// The step is not possible from where the preparation is.
    PreparationState { state: String } = "preparation-state",
    /// A pre-course longer than it should be needs a reason (S1, 4.2 model C).
    PreCourseTooLong { days: i64, most: i64 } = "pre-course-too-long",
    /// More days a week in a centre beside a pre-course than fit there.
    TooManyCentreDays { most: i64 } = "too-many-centre-days",
    /// Days in a centre need the centre.
    CentreMissing = "centre-missing",
    /// Days in a centre beside a preparation lie inside it: not before it began.
    BeforePreparation { from: Date } = "before-preparation",
    /// Days in a centre beside a preparation lie inside it: not after its planned last day.
    AfterPreparation { until: Date } = "after-preparation",
    /// The project or pre-course has closed.
    ProjectClosed { on: Date } = "project-closed",
    /// Citizens are still in the project.
    ProjectInUse { citizens: i64 } = "project-in-use",
    /// Who leads the project decides.
    NotProjectLead = "not-project-lead",
    /// The information meeting has no seat left.
    MeetingFull { seats: i64 } = "meeting-full",
    /// The information meeting has been held or cancelled.
    MeetingState { state: String } = "meeting-state",
    /// The citizen is invited to the meeting already.
    AlreadyInvited = "already-invited",
    /// The same centre chosen twice.
    SameCentreTwice = "same-centre-twice",
    /// A talk after a meeting needs the citizen to have come.
    DidNotCome = "did-not-come",

    // Placements.
    /// Somebody else has the place in the period.
    PlaceTaken { from: Date, until: Date } = "place-taken",
    /// Somebody got the place while this form was open.
    PlaceJustTaken = "place-just-taken",
    /// No contract keeps the place in the whole period.
    PlaceNotContracted { from: Date, until: Date } = "place-not-contracted",
    /// The citizen is placed elsewhere on the same days.
    CitizenAlreadyPlaced { from: Date, until: Date } = "citizen-already-placed",
    /// The mentor does not belong to the centre.
    MentorNotOfCentre = "mentor-not-of-centre",
    /// The step is not possible from where the placement is.
    PlacementState { state: String } = "placement-state",
    /// What has begun is ended, not withdrawn.
    AlreadyBegun { on: Date } = "already-begun",
    /// A placement ends on a day inside it.
    EndsOutsidePlacement { from: Date, until: Date } = "ends-outside-placement",
    /// A future day cannot be the day something ended.
    NotYet { day: Date } = "not-yet",
    /// An ordinary job is told with hours and company.
    OutcomeNeedsJob = "outcome-needs-job",

    // Files brought in.
    /// The file is larger than it may be, in megabytes.
    FileTooLarge { most: i64 } = "file-too-large",
    /// Nothing stands in the file.
    FileEmpty = "file-empty",
    /// Neither a workbook nor a text with columns.
    FileNotASheet = "file-not-a-sheet",
    /// An old workbook, or one with a password.
    FileOldOrLocked = "file-old-or-locked",
    /// Letters were lost before the file came here.
    FileBrokenLetters { line: i64, seen: String } = "file-broken-letters",
    /// The encoding can't be told.
    FileUnknownLetters { line: i64, seen: String } = "file-unknown-letters",
    /// Unpacks to too much, names paths, or declares entities.
    FileHostile = "file-hostile",
    /// Cut off or changed.
    FileDamaged = "file-damaged",
    /// Too many rows.
    FileTooManyRows { most: i64 } = "file-too-many-rows",
    /// Too many columns.
    FileTooManyColumns { most: i64 } = "file-too-many-columns",
    /// A cell that is too long.
    FileCellTooLong { line: i64 } = "file-cell-too-long",
    /// No column of the file is the one that must be there.
    ColumnMissing { column: String } = "column-missing",
    /// Two columns of the file are to be the same one.
    ColumnTwice { column: String } = "column-twice",
    /// A column that the file, or the kind of file, doesn't have.
    ColumnUnknown { column: String } = "column-unknown",
    /// A year of two digits.
    TwoDigitYear = "two-digit-year",
    /// A dot where a comma should be.
    DotForComma = "dot-for-comma",
    /// Neither yes nor no.
    NotYesOrNo = "not-yes-or-no",
    /// A formula that came to nothing.
    FailedFormula = "failed-formula",
    /// Nobody here has the CPR number.
    CprUnknown = "cpr-unknown",
    /// The citizen was merged into another, or has moved.
    CitizenGone = "citizen-gone",
    /// No centre of that name.
    CentreUnknown = "centre-unknown",
    /// No employee of that name or e-mail address.
    EmployeeUnknown = "employee-unknown",
    /// Several have that name.
    NameTwice = "name-twice",
    /// The centre has no such place.
    PlaceUnknown = "place-unknown",
    /// The centre has several mentors: which?
    MentorMissing = "mentor-missing",
    /// The same thing stands in an earlier row of the file.
    RowTwice { line: i64 } = "row-twice",
    /// It is there already, with other terms that a file doesn't change.
    ThereWithOtherTerms = "there-with-other-terms",
    /// It shares days with what is there.
    DaysShared { from: Date } = "days-shared",
    /// Several companies have that CVR number, and none of them the address.
    CompanyUnclear = "company-unclear",
    /// The P number belongs to a company with another CVR number.
    PNumberOfAnother = "p-number-of-another",
    /// Somebody brings in a file at this moment.
    ImportUnderWay = "import-under-way",
    /// Rows are wrong, so nothing was written.
    ImportHasFaults { faults: i64 } = "import-has-faults",
    // Courses: days away, grants, mentors, the week, what came of it.
    /// A placement does not begin before its referral was sent.
    BeforeReferral { sent: Date } = "before-referral",
    /// The citizen is away already.
    AlreadyAway { since: Date } = "already-away",
    /// The placement has no days away that are open.
    NotAway = "not-away",
    /// The last active day is none of the placement's, or its very last.
    InterruptionOutside { from: Date, until: Date } = "interruption-outside",
    /// Two interruptions share days.
    InterruptionsOverlap { from: Date, until: Date } = "interruptions-overlap",
    /// Back before the last active day is over.
    ResumedTooEarly { last_day: Date } = "resumed-too-early",
    /// Back after the last agreed day.
    ResumedAfterEnd { until: Date } = "resumed-after-end",
    /// Back so late that another course begins: said so, and agreed to.
    NewCourse { last_day: Date, resume_by: Date, day: i64 } = "new-course",
    /// A pause that has begun is resumed, not called off.
    PauseBegun { on: Date } = "pause-begun",
    /// Away since a day: the placement ended on that day.
    EndsWhileAway { last_day: Date } = "ends-while-away",
    /// Longer than the group may be granted without a reason.
    OverLengthLimit { weeks: i64, until: Date } = "over-length-limit",
    /// The company would have more citizens in work placement and wage subsidy than it may; a reason lets it pass.
    OverCeiling { allowed: i64 } = "over-ceiling",
    /// Taster days are few.
    TasterTooLong { days: i64, until: Date } = "taster-too-long",
    /// The mentor is the mentor already.
    MentorUnchanged = "mentor-unchanged",
    /// The company is none of the centre's.
    CompanyNotOfCentre = "company-not-of-centre",
    /// The mentor works elsewhere.
    MentorNotOfCompany = "mentor-not-of-company",
    /// The centre is on one company only.
    NotACluster = "not-a-cluster",
    /// A week in which no day is in the centre.
    WeekWithoutCentre = "week-without-centre",
    /// Two things at the same time of the same day.
    WeekOverlaps { day: i64 } = "week-overlaps",
    /// Not a time of day, or the end before the beginning.
    TimesTurnedAround = "times-turned-around",
    // The work agreement.
    /// A step that the agreement can't take from where it is.
    AgreementState { state: String } = "agreement-state",
    /// Something is not written yet.
    AgreementIncomplete = "agreement-incomplete",
    /// A new version is being written or signed already.
    AgreementOpen = "agreement-open",
    /// The new version says the same as the one in force.
    AgreementUnchanged = "agreement-unchanged",
    /// This version asks no signature of theirs.
    SignatureNotAsked = "signature-not-asked",
    /// They have signed it.
    AlreadySigned = "already-signed",
    /// It has another text than the one that was read.
    SignedOther = "signed-other",
    /// More goals than an agreement holds.
    TooManyGoals { most: i64 } = "too-many-goals",
    /// A step with no goal above it.
    StepWithoutGoal = "step-without-goal",
    /// A mentor who has not yet said that what they hear stays with them.
    ConfidentialityFirst = "confidentiality-first",
    /// The first step is not on the placement's first day.
    LadderBeginsElsewhere { from: Date } = "ladder-begins-elsewhere",
    /// Two steps on the same day, or backwards.
    LadderOutOfOrder { day: Date } = "ladder-out-of-order",
    /// A step after the placement's last day.
    LadderOutsidePlacement { day: Date, until: Date } = "ladder-outside-placement",
    /// A step without days and times.
    LadderWithoutTimes { day: Date } = "ladder-without-times",
    // Follow-ups.
    /// A step that the meeting can't take from where it is.
    FollowUpState { state: String } = "follow-up-state",
    /// A meeting about the citizen without the citizen, and nobody has said why.
    WithoutCitizen = "without-citizen",
    /// Somebody is invited who has nothing to do with the placement.
    GuestUnknown = "guest-unknown",
    /// A task that was done so long ago stays done.
    TaskOver { on: Date } = "task-over",

    /// Not a number of the scale, nor one of the two other answers.
    AnswerNotOnScale = "answer-not-on-scale",
    /// Some questions of a form lack an answer.
    AnswersMissing { count: i64 } = "answers-missing",
    /// A certificate is made when the end is near.
    CertificateEarly { from: Date } = "certificate-early",
    // Beside the placement: interventions, small grants, the personal mentor.
    /// A step that the intervention can't take from where it is.
    InterventionState { state: String } = "intervention-state",
    /// A step that the grant can't take from where it is.
    SmallGrantState { state: String } = "small-grant-state",
    /// Others may decide it: by name.
    NotYourCompetence { who: String } = "not-your-competence",
    /// Nobody may decide it yet.
    NobodysCompetence = "nobodys-competence",
    /// A personal mentor for longer than is granted at a time.
    MentorGrantTooLong { months: i64, until: Date } = "mentor-grant-too-long",
    /// The mentor is granted on some of those days already.
    MentorGrantOverlaps { from: Date, until: Date } = "mentor-grant-overlaps",
    /// The mentor was not granted on that day.
    NotGrantedThen { day: Date } = "not-granted-then",
    /// The plan is another one than the page showed: somebody got a place, or asked for one, meanwhile.
    PlanChanged = "plan-changed",
    // Settlements.
    /// A step that the settlement can't take from where it is.
    SettlementState { state: String } = "settlement-state",
    /// Another letter of the same programme covers some of those days.
    GrantLetterOverlaps { from: Date, until: Date } = "grant-letter-overlaps",
    /// A settlement by a day that hasn't come, or before the letter's first.
    AsOfOutside { from: Date, until: Date } = "as-of-outside",
    /// A file of a register's lines without a column.
    RegisterColumn { column: String } = "register-column",
    /// A cell in it that can't be.
    RegisterCell { row: i64, column: String, found: String } = "register-cell",

    // What came of it.
    // Attendance, absence, hearings.
    /// A day before the placement's first.
    BeforeTheStart { from: Date } = "before-the-start",
    /// A day after the placement's last.
    AfterTheEnd { until: Date } = "after-the-end",
    /// Longer ago than it can be registered.
    AfterTheWindow { day: Date, from: Date } = "after-the-window",
    /// The citizen was away by agreement.
    PausedThatDay { since: Date } = "paused-that-day",
    /// More time, or less, than a day holds.
    NoDayHolds { most: i64 } = "no-day-holds",
    /// Away, and there for some hours.
    AwayWithHours = "away-with-hours",
    /// Left early, and was there for longer than agreed.
    LeftEarlyWithMore = "left-early-with-more",
    /// Nothing was agreed for the day: how long was it?
    HoursNeeded { day: Date } = "hours-needed",
    /// Nobody can be away from a day on which nothing was agreed.
    NothingPlanned { day: Date } = "nothing-planned",
    /// The citizen had said that they could not come.
    WasReported { day: Date } = "was-reported",
    /// Somebody else was quicker: who, what, and for which day.
    RegisteredBy { by: String, mark: String, day: Date } = "registered-by",
    /// Somebody else is registering the day at this moment.
    JustRegistered = "just-registered",
    /// A registration is undone on the day it was made; later it is corrected.
    UndoTooLate { on: Date } = "undo-too-late",
    /// Absence for longer than is told in one go.
    AbsenceTooLong { most: i64 } = "absence-too-long",
    /// Coming later is about one day.
    LaterIsOneDay = "later-is-one-day",
    /// The absence is over.
    AbsenceOver { on: Date } = "absence-over",
    /// There is no placement to be absent from.
    NoPlacementNow = "no-placement-now",
    /// A hearing about the placement is open.
    HearingOpen = "hearing-open",
    /// No absence that nobody announced.
    HearingWithoutAbsence = "hearing-without-absence",
    /// Too few days to answer.
    HearingTooShort { from: Date } = "hearing-too-short",
    /// The hearing is closed.
    HearingClosed { on: Date } = "hearing-closed",
    /// The citizen can still answer.
    HearingAwaited { until: Date } = "hearing-awaited",

    // Beside the placement: interventions, small grants, the personal mentor.

    // What came of it.
    /// What came of it is asked later.
    AskedLater { on: Date } = "asked-later",
    /// What came of it is answered.
    AnsweredAlready { on: Date } = "answered-already",
    /// More hours than the period has.
    MoreHoursThanTime { most: i64 } = "more-hours-than-time",
    /// The employer's hours from that day are there already.
    HoursTwice = "hours-twice",

    // Early warning.
    /// The step isn't possible from where the signal is.
    SignalState { state: String } = "signal-state",
    /// Whoever a signal is given to can't have it: another role, or no part in the citizen.
    NotAColleague = "not-a-colleague",
    /// Somebody has answered the call already.
    CallAnswered { by: String } = "call-answered",
    /// The call is closed.
    CallClosed = "call-closed",

    // Working together.
    /// Somebody else saved first.
    Stale = "stale",
    /// What the address points to isn't there, or isn't for this reader: the answer is the same.
    NotFound = "not-found",
    /// The reader's role does not reach so far.
    NotAllowed = "not-allowed",
    /// Another's citizen in the same team: say why.
    StateYourReason = "state-your-reason",

    // Signing in.
    /// Wrong name or password; which of the two is not told.
    SignInFailed = "sign-in-failed",
    /// Too many attempts.
    SignInPaused { minutes: i64 } = "sign-in-paused",
    /// The password is too short.
    PasswordTooShort { least: i64 } = "password-too-short",
    /// The login is in use.
    LoginTaken = "login-taken",

    // Programmes and reports.
    /// A parameter has no value on that day: an error, never zero, never the latest.
    OutsideCoverage { parameter: String, day: Date } = "outside-coverage",
    /// No such programme.
    UnknownProgramme { programme: String } = "unknown-programme",
    /// No such job centre.
    UnknownJobCentre { job_centre: String } = "unknown-job-centre",
}

impl Refusal {
    /// The refusal tied to a field of the form.
    #[must_use]
    pub fn on(self, field: &'static str) -> Refused {
        Refused { refusal: self, field: Some(field) }
    }
}
