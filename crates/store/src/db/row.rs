//! Rows: what a column holds, as the type that is asked for.

use holdepunkt_rules::codes::Code;
use jiff::{Timestamp, civil::Date};
use sqlx::{Row as _, postgres::PgRow, sqlite::SqliteRow};

use super::{StoreError, Value};

/// A type read from a column.
pub trait Column: Sized {
    /// Reads the column of that name.
    ///
    /// # Errors
    /// [`StoreError::Unreadable`] when the row holds something else.
    fn read(row: &Row, name: &str) -> Result<Self, StoreError>;
}

/// A row of either engine.
#[derive(Debug)]
pub enum Row {
    /// From SQLite.
    Sqlite(SqliteRow),
    /// From PostgreSQL.
    Postgres(PgRow),
}

impl Row {
    /// The column of that name.
    ///
    /// # Errors
    /// [`StoreError::Unreadable`] when the row holds something else.
    pub fn get<T: Column>(&self, name: &str) -> Result<T, StoreError> {
        T::read(self, name)
    }
}

macro_rules! column_plain {
    ($($type:ty),+) => {$(
        impl Column for $type {
            fn read(row: &Row, name: &str) -> Result<Self, StoreError> {
                Ok(match row { Row::Sqlite(r) => r.try_get(name)?, Row::Postgres(r) => r.try_get(name)? })
            }
        }
    )+};
}
column_plain!(i64, Option<i64>, bool, String, Option<String>, Vec<u8>, Option<Vec<u8>>);

macro_rules! column_jiff {
    ($($type:ty => $wire:ty),+) => {$(
        impl Column for $type {
            fn read(row: &Row, name: &str) -> Result<Self, StoreError> {
                let wire: $wire = match row { Row::Sqlite(r) => r.try_get(name)?, Row::Postgres(r) => r.try_get(name)? };
                Ok(wire.to_jiff())
            }
        }
        impl Column for Option<$type> {
            fn read(row: &Row, name: &str) -> Result<Self, StoreError> {
                let wire: Option<$wire> = match row { Row::Sqlite(r) => r.try_get(name)?, Row::Postgres(r) => r.try_get(name)? };
                Ok(wire.map(|w| w.to_jiff()))
            }
        }
    )+};
}
column_jiff!(Date => jiff_sqlx::Date, Timestamp => jiff_sqlx::Timestamp);

fn parsed<T>(row: &Row, name: &str, parse: impl Fn(&str) -> Option<T>) -> Result<Option<T>, StoreError> {
    let text: Option<String> = row.get(name)?;
    text.map(|t| {
        parse(&t).ok_or_else(|| StoreError::Unreadable {
            column: name.to_owned(),
            why: "not a value of its list".to_owned(),
        })
    })
    .transpose()
}

fn required<T>(value: Option<T>, name: &str) -> Result<T, StoreError> {
    value.ok_or_else(|| StoreError::Unreadable { column: name.to_owned(), why: "empty".to_owned() })
}

macro_rules! column_parsed {
    ($($type:ty => $parse:expr),+ $(,)?) => {$(
        impl Column for Option<$type> {
            fn read(row: &Row, name: &str) -> Result<Self, StoreError> { parsed(row, name, $parse) }
        }
        impl Column for $type {
            fn read(row: &Row, name: &str) -> Result<Self, StoreError> { required(parsed(row, name, $parse)?, name) }
        }
    )+};
}

macro_rules! column_ids {
    ($($id:ident),+ $(,)?) => {
        column_parsed! { $(holdepunkt_rules::id::$id => holdepunkt_rules::id::$id::parse),+ }
        $(
            impl From<holdepunkt_rules::id::$id> for Value {
                fn from(id: holdepunkt_rules::id::$id) -> Self { Self::Text(Some(id.to_string())) }
            }
            impl From<Option<holdepunkt_rules::id::$id>> for Value {
                fn from(id: Option<holdepunkt_rules::id::$id>) -> Self { Self::Text(id.map(|i| i.to_string())) }
            }
        )+
    };
}
column_ids!(
    JobCentreId,
    UnitId,
    AccountId,
    RoleGrantId,
    EmployeeId,
    CompanyId,
    ProductionUnitId,
    ContactId,
    CentreId,
    MentorId,
    ContractId,
    PlaceId,
    CitizenId,
    BenefitId,
    CvEntryId,
    TransferId,
    ScreeningId,
    ScreeningCaseId,
    ReferralId,
    ProjectId,
    PreparationId,
    MeetingId,
    InterestId,
    PlacementId,
    AgreementId,
    CertificateId,
    RoundId,
    ProgressionFormId,
    MessageId,
    FollowUpId,
    TaskId,
    ExitStrategyId,
    PersonalLinkId,
    GrantId,
    InterruptionId,
    InterventionId,
    SmallGrantId,
    MentorLogId,
    AttendanceId,
    AbsenceReportId,
    HearingId,
    KnownPhoneId,
    SignalId,
    CallId,
    PaidHoursId,
    MembershipId,
    GrantLetterId,
    BarredCentreId,
    SettlementId,
    SettlementRemarkId,
    OutreachId,
    OutreachEventId,
    StaffingId,
    TrailId,
    ImportId,
    SavedViewId,
);

macro_rules! column_codes {
    ($($code:path),+ $(,)?) => {
        column_parsed! { $($code => <$code>::from_code),+ }
        $(
            impl From<$code> for Value { fn from(code: $code) -> Self { Self::Text(Some(code.code().to_owned())) } }
            impl From<Option<$code>> for Value {
                fn from(code: Option<$code>) -> Self { Self::Text(code.map(|c| c.code().to_owned())) }
            }
        )+
    };
}
column_codes!(
    holdepunkt_rules::role::Role,
    holdepunkt_rules::import::ImportKind,
    holdepunkt_rules::company::Sector,
    holdepunkt_rules::centre::CooperationModel,
    holdepunkt_rules::centre::Generation,
    holdepunkt_rules::centre::OfferKind,
    holdepunkt_rules::contract::PaymentModel,
    holdepunkt_rules::outreach::OutreachState,
    holdepunkt_rules::reasonableness::RepresentativeSays,
    holdepunkt_rules::referral::ReferralModel,
    holdepunkt_rules::referral::ReferralState,
    holdepunkt_rules::preparation::ProjectKind,
    holdepunkt_rules::preparation::PreparationState,
    holdepunkt_rules::information::MeetingState,
    holdepunkt_rules::information::Came,
    holdepunkt_rules::placement::PlacementState,
    holdepunkt_rules::placement::PlacementKind,
    holdepunkt_rules::agreement::AgreementState,
    holdepunkt_rules::agreement::Party,
    holdepunkt_rules::message::MessageKind,
    holdepunkt_rules::message::Channel,
    holdepunkt_rules::message::MessageState,
    holdepunkt_rules::follow_up::FollowUpKind,
    holdepunkt_rules::follow_up::FollowUpState,
    holdepunkt_rules::interruption::InterruptionKind,
    holdepunkt_rules::intervention::InterventionState,
    holdepunkt_rules::small_grant::SmallGrantState,
    holdepunkt_rules::settlement::SettlementState,
    holdepunkt_rules::settlement::SettlementKind,
    holdepunkt_rules::settlement::SettlementSource,
    holdepunkt_rules::grants::line::Grant,
    holdepunkt_rules::grants::line::Way,
    holdepunkt_rules::grants::terms::MonthsReading,
    holdepunkt_rules::grants::terms::GapReading,
    holdepunkt_rules::grants::terms::ResultAfterReading,
    holdepunkt_rules::personal_mentor::PersonalMentorKind,
    holdepunkt_rules::attendance::Mark,
    holdepunkt_rules::attendance::Source,
    holdepunkt_rules::signal::SignalRule,
    holdepunkt_rules::signal::Level,
    holdepunkt_rules::signal::SignalState,
    holdepunkt_rules::signal::SignalStep,
    holdepunkt_rules::signal::acute::Whom,
    holdepunkt_rules::progression::Respondent,
    holdepunkt_rules::progression::AnsweredBy,
    holdepunkt_rules::progression::FormState,
    holdepunkt_rules::progression::RoundKind,
    holdepunkt_rules::progression::release::ReleaseTable,
    holdepunkt_rules::progression::release::Measure,
    holdepunkt_rules::paid_hours::PaidKind,
    holdepunkt_rules::paid_hours::HoursSource,
    holdepunkt_rules::paid_hours::AnswerSource,
    holdepunkt_rules::paid_hours::AftermathOutcome,
    holdepunkt_rules::placement::Outcome,
    crate::citizens::Stands,
    crate::words::Thing,
    crate::matches::ChoiceKind,
    holdepunkt_rules::benefit::BenefitSource,
    holdepunkt_rules::wish::WishKind,
    holdepunkt_rules::cv::CvKind,
    holdepunkt_rules::screening::ScreeningKind,
);
column_parsed! {
    Code => |t| Some(Code::known(t)),
    holdepunkt_rules::company::Cvr => |t| holdepunkt_rules::company::Cvr::parse(t).ok(),
    holdepunkt_rules::company::PNumber => |t| holdepunkt_rules::company::PNumber::parse(t).ok(),
}
