//! What a use case can answer instead of its result.

use holdepunkt_rules::{Refusal, Refused};
use holdepunkt_store::{Constraint, StoreError};

/// A use case did not do what was asked; nothing is half-written.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// Refused by rules: one or several fields, or the whole.
    #[error("refused: {0:?}")]
    Refused(Vec<Refused>),
    /// The database is not available, or holds what can't be read.
    #[error(transparent)]
    Store(StoreError),
}

impl Error {
    /// Is it this refusal (whatever its values)?
    #[must_use]
    pub fn is(&self, code: &str) -> bool {
        matches!(self, Self::Refused(list) if list.iter().any(|r| r.refusal.code() == code))
    }

    /// Somebody else saved first.
    #[must_use]
    pub fn is_stale(&self) -> bool {
        self.is(Refusal::Stale.code())
    }
}

impl From<Refused> for Error {
    fn from(refused: Refused) -> Self {
        Self::Refused(vec![refused])
    }
}

impl From<Refusal> for Error {
    fn from(refusal: Refusal) -> Self {
        Self::Refused(vec![refusal.into()])
    }
}

/// A named constraint says the same as the rule that looked before it: the loser of a race gets
/// the same sentence as one who came late.
impl From<StoreError> for Error {
    fn from(error: StoreError) -> Self {
        let StoreError::Constraint(constraint) = error else { return Self::Store(error) };
        match constraint {
            Constraint::PlaceNotOverbooked => Refusal::PlaceJustTaken.on("place").into(),
            Constraint::CitizenNotPlacedTwice => Refusal::Stale.on("from").into(),
            Constraint::ContractsNotOverlapping => Refusal::Stale.on("from").into(),
            Constraint::CprOnce => Refusal::CprTaken.on("cpr").into(),
            Constraint::PNumberOnce => Refusal::PNumberTaken.on("p_number").into(),
            Constraint::LoginOnce => Refusal::LoginTaken.on("login").into(),
            Constraint::OneOpenReferral => Refusal::Stale.into(),
            Constraint::OneOpenOutreach => Refusal::Stale.on("company").into(),
            Constraint::OneOpenInterruption | Constraint::InterruptionOnce | Constraint::AftermathOnce => {
                Refusal::Stale.into()
            }
            Constraint::PaidHoursOnce => Refusal::HoursTwice.on("from").into(),
            Constraint::BenefitOnce => Refusal::Stale.on("from").into(),
            Constraint::OneOpenAgreement => Refusal::AgreementOpen.into(),
            Constraint::CertificateOnce | Constraint::ProgressionFormOnce => Refusal::Stale.into(),
            Constraint::SignalOnce => Refusal::Stale.into(),
            Constraint::SignedOnce => Refusal::AlreadySigned.into(),
            Constraint::AttendanceOnce | Constraint::AttendanceKey => Refusal::JustRegistered.into(),
            Constraint::OneOpenHearing => Refusal::HearingOpen.into(),
            Constraint::OneOpenTransfer | Constraint::ScreeningCaseOnce => Refusal::Stale.into(),
            Constraint::OneOpenPreparation => Refusal::Stale.into(),
            Constraint::OneStrategyHolds => Refusal::Stale.into(),
            Constraint::GuestOnce => Refusal::AlreadyInvited.on("citizens").into(),
            Constraint::ForeignKey => Refusal::NotFound.into(),
            other @ (Constraint::OnceKey | Constraint::Other(_)) => Self::Store(StoreError::Constraint(other)),
        }
    }
}
