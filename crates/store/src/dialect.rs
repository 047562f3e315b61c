//! Everything in which SQLite and PostgreSQL differ.

/// The two engines.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Engine {
    /// One file, write-ahead log.
    Sqlite,
    /// A server.
    Postgres,
}

/// A named constraint of the schema that a write ran into.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Constraint {
    /// Two citizens on one place on the same day.
    PlaceNotOverbooked,
    /// One citizen in two places on the same day.
    CitizenNotPlacedTwice,
    /// Two contracts of a centre on the same day.
    ContractsNotOverlapping,
    /// A CPR number twice in a job centre.
    CprOnce,
    /// A P number twice in a job centre.
    PNumberOnce,
    /// A login twice.
    LoginOnce,
    /// A citizen with two open referrals.
    OneOpenReferral,
    /// Two open roads to one company.
    OneOpenOutreach,
    /// A placement with two interruptions that stand open.
    OneOpenInterruption,
    /// Two interruptions after the same last day.
    InterruptionOnce,
    /// What came of a course, answered twice.
    AftermathOnce,
    /// An employer's hours from the same day twice.
    PaidHoursOnce,
    /// The same benefit begun twice on a day.
    BenefitOnce,
    /// A citizen with two moves on offer.
    OneOpenTransfer,
    /// A citizen twice in a review.
    ScreeningCaseOnce,
    /// A citizen in two projects at once.
    OneOpenPreparation,
    /// A citizen invited twice to the same meeting.
    GuestOnce,
    /// Two versions of an agreement on their way, or in force.
    OneOpenAgreement,
    /// A party that signed the same version twice.
    SignedOnce,
    /// Two exit strategies that hold for one citizen.
    OneStrategyHolds,
    /// A placement has one certificate.
    CertificateOnce,
    /// Two forms of one respondent in a round, both begun or both sent.
    ProgressionFormOnce,
    /// A day of a placement with two registrations that hold.
    AttendanceOnce,
    /// The same registration sent twice at the same moment.
    AttendanceKey,
    /// A placement with two open hearings.
    OneOpenHearing,
    /// Two signals about the same thing.
    SignalOnce,
    /// A creating post sent twice.
    OnceKey,
    /// A row that another row points to isn't there.
    ForeignKey,
    /// Any other, by what the engine calls it.
    Other(String),
}

impl Constraint {
    /// What the engines call each constraint: PostgreSQL by its name, SQLite by its columns
    /// (or by the name that a trigger raises).
    const NAMES: &'static [(&'static str, &'static str, Self)] = &[
        ("place_not_overbooked", "place_not_overbooked", Self::PlaceNotOverbooked),
        ("citizen_not_placed_twice", "citizen_not_placed_twice", Self::CitizenNotPlacedTwice),
        ("contracts_not_overlapping", "contracts_not_overlapping", Self::ContractsNotOverlapping),
        ("cpr_once", "citizen.job_centre, citizen.cpr_index", Self::CprOnce),
        ("p_number_once", "production_unit.job_centre, production_unit.p_number", Self::PNumberOnce),
        ("login_once", "account.login", Self::LoginOnce),
        ("one_open_referral", "referral.citizen", Self::OneOpenReferral),
        ("one_open_outreach", "outreach.company", Self::OneOpenOutreach),
        ("one_open_interruption", "interruption.placement", Self::OneOpenInterruption),
        ("interruption_once", "interruption.placement, interruption.last_day", Self::InterruptionOnce),
        ("aftermath_pkey", "aftermath.placement", Self::AftermathOnce),
        ("paid_hours_once", "paid_hours.citizen, paid_hours.employer, paid_hours.from_day", Self::PaidHoursOnce),
        ("benefit_once", "benefit.citizen, benefit.benefit, benefit.from_day", Self::BenefitOnce),
        ("one_open_transfer", "transfer.citizen", Self::OneOpenTransfer),
        ("screening_case_once", "screening_case.screening, screening_case.citizen", Self::ScreeningCaseOnce),
        ("one_open_preparation", "preparation.citizen", Self::OneOpenPreparation),
        ("information_guest_pkey", "information_guest.meeting, information_guest.citizen", Self::GuestOnce),
        ("one_open_agreement", "agreement.placement", Self::OneOpenAgreement),
        ("agreement_number", "agreement.placement, agreement.number", Self::OneOpenAgreement),
        ("one_agreement_in_force", "agreement.placement, agreement.state", Self::OneOpenAgreement),
        ("agreement_signature_pkey", "agreement_signature.agreement, agreement_signature.party", Self::SignedOnce),
        ("exit_strategy_holds", "exit_strategy.citizen", Self::OneStrategyHolds),
        ("certificate_once", "certificate.placement", Self::CertificateOnce),
        (
            "progression_form_once",
            "progression_form.round, progression_form.respondent, progression_form.questionnaire, progression_form.state",
            Self::ProgressionFormOnce,
        ),
        ("attendance_once", "attendance.placement, attendance.on_day", Self::AttendanceOnce),
        ("attendance_key", "attendance.placement, attendance.client_key", Self::AttendanceKey),
        ("one_open_hearing", "hearing.placement", Self::OneOpenHearing),
        ("signal_once", "signal.job_centre, signal.about", Self::SignalOnce),
        ("once_pkey", "once.key", Self::OnceKey),
    ];

    pub(crate) fn of_sqlite(message: &str) -> Option<Self> {
        if message.contains("FOREIGN KEY constraint failed") {
            return Some(Self::ForeignKey);
        }
        let known = Self::NAMES.iter().find(|(_, words, _)| message.ends_with(words));
        known
            .map(|(_, _, constraint)| constraint.clone())
            .or_else(|| message.contains("constraint failed").then(|| Self::Other(message.to_owned())))
    }

    pub(crate) fn of_postgres(code: &str, name: Option<&str>) -> Option<Self> {
        match code {
            "23503" => Some(Self::ForeignKey),
            "23505" | "23514" | "23P01" | "23502" => {
                let name = name.unwrap_or_default();
                let known = Self::NAMES.iter().find(|(n, _, _)| *n == name);
                Some(known.map_or_else(|| Self::Other(name.to_owned()), |(_, _, c)| c.clone()))
            }
            _ => None,
        }
    }
}

/// A migration's text in the engine's own words.
#[must_use]
pub fn translate(migration: &str, engine: Engine) -> String {
    let (skip, types): (&str, &[(&str, &str)]) = match engine {
        Engine::Sqlite => (
            "-- only postgres",
            &[("WHOLE", "INTEGER"), ("FLAG", "INTEGER"), ("DAY", "TEXT"), ("MOMENT", "TEXT"), ("BYTES", "BLOB")],
        ),
        Engine::Postgres => (
            "-- only sqlite",
            &[("WHOLE", "BIGINT"), ("FLAG", "BOOLEAN"), ("DAY", "DATE"), ("MOMENT", "TIMESTAMPTZ"), ("BYTES", "BYTEA")],
        ),
    };
    let mut out = String::with_capacity(migration.len());
    let mut skipping = false;
    for line in migration.lines() {
        match line.trim() {
            l if l == skip => skipping = true,
            "-- end" => skipping = false,
            l if skipping || l.starts_with("--") => {}
            _ => {
                let code = line.split("--").next().unwrap_or_default().trim_end();
                let words = code.split(' ').map(|word| {
                    let bare = word.trim_end_matches(',');
                    types.iter().find(|(ours, _)| *ours == bare).map_or_else(
                        || word.to_owned(),
                        |(_, theirs)| format!("{theirs}{}", if word.ends_with(',') { "," } else { "" }),
                    )
                });
                out.push_str(&words.collect::<Vec<_>>().join(" "));
                out.push('\n');
            }
        }
    }
    if engine == Engine::Sqlite {
        out = out.lines().map(|l| if l == ");" { ") strict;\n".to_owned() } else { format!("{l}\n") }).collect();
    }
    out
}
