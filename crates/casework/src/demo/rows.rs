//! The columns of the demo's files, as `demo/README.md` describes them. Every column must be
//! there; what a row has nothing to say of is empty.

use serde::Deserialize;

macro_rules! rows {
    ($($(#[$meta:meta])* $name:ident { $($column:ident),+ $(,)? })+) => {$(
        $(#[$meta])*
        #[derive(Debug, Deserialize)]
        #[serde(deny_unknown_fields)]
        pub(super) struct $name { $(pub(super) $column: String),+ }
    )+};
}

rows! {
    /// `employees.csv`
    Employee { key, job_centre, unit, name, roles, phone, email, hours, substitute }
    /// `companies.csv`
    Company {
        key, job_centre, cvr, p_number, name, sector, company_type, industry, employees, street, postcode, town,
        latitude, longitude, contact_name, contact_title, contact_phone, contact_email,
    }
    /// `mentors.csv`
    Mentor { key, company, name, phone, hours_per_week }
    /// `centres.csv`
    Centre {
        key, job_centre, name, companies, cooperation_model, programme, generations, occupations, accommodations,
        industries, hours_from, hours_until, fixed_contact, coordinating_mentor,
    }
    /// `contracts.csv`
    Contract {
        key, centre, from, until, signed_on, payment_model, amount_kr, mentor_hours_per_week, renews, ending_reason,
    }
    /// `contract_places.csv`
    ContractPlaces { contract, from, places }
    /// `citizens.csv`
    Citizen {
        key, job_centre, name, cpr, phone, email, street, postcode, town, language, target_group, caseworker,
        consultant, protected,
    }
    /// `referrals.csv`
    Referral {
        key, citizen, model, state, sent_on, sent_by, accepted_on, accepted_by, closed_on, reason, wish,
    }
    /// `placements.csv`
    Placement {
        key, citizen, centre, place, referral, state, from, until, ended_on, mentor, hours_per_week, reason,
        ending_reason, outcome, outcome_hours_per_week, outcome_company,
    }
    /// `personal_mentors.csv`
    PersonalMentor { citizen, employee, from, until, kind, hours_per_week, tasks, granted_by, granted_on }
    /// `mentor_log.csv`
    MentorLog { citizen, employee, on, minutes, words }
    /// `interventions.csv`
    Intervention {
        citizen, kind, provider, owner, needed_on, referred_on, started_on, ended_on, declined, note, why, times,
    }
    /// `competences.csv`
    Competence { employee, kind, most_kr }
    /// `small_grants.csv`
    SmallGrant {
        citizen, placement, kind, words, amount_kr, state, asked_on, asked_by, decided_on, decided_by, reason,
    }
    /// `benefits.csv`
    Benefit { citizen, benefit, from, until }
    /// `accommodations.csv`
    Accommodation { citizen, accommodation, words, why }
    /// `wishes.csv`
    Wish { citizen, kind, what }
    /// `reaches.csv`
    CitizenReach { citizen, hours_per_week, travel_km }
    /// `barred_centres.csv`
    BarredCentre { citizen, centre, why, on, by }
    /// `job_goals.csv`
    JobGoal { citizen, occupation }
    /// `cv.csv`
    CvEntry { citizen, kind, title, place, from, until, note }
    /// `talks.csv`
    Talk { citizen, on }
    /// `screenings.csv`
    Screening { key, job_centre, kind, name, opened_on, opened_by, closed_on }
    /// `screening_cases.csv`
    ScreeningCase { screening, citizen, reviewer, decision, decided_on, decided_by, note, review_on }
    /// `turns.csv`
    Turn { employee }
    /// `projects.csv`
    Project { key, job_centre, name, kind, lead, provider, closed_on }
    /// `preparations.csv`; `referral` is the one that came out of it
    Preparation {
        citizen, project, state, asked_on, asked_by, from, planned_until, until, centre_days, centre,
        after_placement, reason, over_length_reason, wish, referral,
    }
    /// `information_meetings.csv`
    Meeting { key, job_centre, day, minute, place, seats, held_by, state }
    /// `information_guests.csv`
    Guest { meeting, citizen, came, talk_on, talk_by, agreed_start }
    /// `interests.csv`
    Interest { citizen, employee, centre, noted_on, note }
    /// `interruptions.csv`
    Interruption { placement, kind, last_day, reason, note, expected_back, resumed_on, noted_by }
    /// `mentor_courses.csv`
    MentorCourse { mentor, on }
    /// `acute_calls.csv`
    AcuteCall { placement, on, minute, answered_after, answered_by, words, outcome }
    /// `weeks.csv`
    WeekDay { placement, from, weekday, activity, minute_from, minute_until, provider }
    /// `attendance.csv`
    Attendance { placement, days_back, mark, minutes }
    /// `absence_reports.csv`
    AbsenceReport { placement, from, until, reason }
    /// `hearings.csv`
    Hearing { placement, opened_on, opened_by, about, reply_by, answered_on, answer, outcome, closed_on }
    /// `paid_hours.csv`
    PaidHours { citizen, from, until, minutes, employer, kind, source }
    /// `aftermaths.csv`
    Aftermath { placement, answered_on, answered_by, source, outcome, hours_per_week, place_name }
    /// `follow_ups.csv`
    FollowUp { placement, weekday, from, until, every, held_by, last, planned, off, why_not }
    /// `minutes.csv`
    Minutes { minutes, decision, task, doer }
    /// `tasks.csv`
    Task { citizen, task, doer, due_on, done_on }
    /// `exit_strategies.csv`
    ExitStrategy { citizen, aim, words, steps, written_on, written_by, discussed_on }
    /// `confidentiality.csv`
    Confidentiality { mentor, since }
    /// `agreements.csv`
    Agreement {
        placement, number, state, made_on, sent_on, in_force_on, made_by, long_term_goal, goals, paid_minutes,
        mentor_role, mentor_hours_per_week, considerations, meeting_days, contact,
    }
    /// `agreement_rungs.csv`
    AgreementRung { placement, number, from, times, tasks }
    /// `agreement_signatures.csv`
    AgreementSignature { placement, number, party, name, on, how, reason }
    /// `grant_letters.csv`
    GrantLetter { key, job_centre, programme, reference, received_on, from, until, expected_participants }
    /// `settlements.csv`
    Settlement { letter, kind, as_of, made_by, state, decided_on, decided_by, remark, remark_line }
    /// `certificates.csv`
    Certificate { placement, issued_on, issued_by, goals, tasks, quote }
    /// `rounds.csv`
    Round {
        placement, on, kind, shared, agreed_minutes, attended_minutes, away_announced, away_unannounced, away_ill,
        paid_minutes, mentor_minutes, goals,
    }
    /// `answers.csv`
    Answers { placement, on, respondent, how, sent_on, answers, words }
    /// `goals_reached.csv`
    GoalReached { placement, goal, on }
    /// `outreaches.csv`
    Outreach { key, company, state, owner, next_step, next_on, reason, opened_on, closed_on }
    /// `outreach_events.csv`
    OutreachEvent { outreach, day, employee, state, note }
    /// `acquaintances.csv`
    Acquaintance { company, employee, since, note }
    /// `staffings.csv`
    Staffing { company, stated_on, month_1, month_2, month_3, month_4, others, representative, says, noted_by }
    /// `norms.csv`
    Norm { job_centre, payment_model, from, amount_kr, mentor_hours_per_week }
    /// `accounts.csv`
    Account {
        login, name, role, job_centre, unit, employee, mentor, company, citizen, from, until, card_da, card_en,
    }
}

/// `job_centres.toml`
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct JobCentres {
    pub(super) job_centre: Vec<toml::Spanned<JobCentre>>,
}

/// `[[job_centre]]`
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct JobCentre {
    pub(super) municipality: String,
    pub(super) name: String,
    pub(super) phone: String,
    /// Not kept yet: nothing is sent to a job centre.
    #[serde(rename = "email")]
    pub(super) _email: String,
    pub(super) hours: String,
    #[serde(default)]
    pub(super) unit: Vec<Unit>,
    #[serde(default)]
    pub(super) membership: Vec<Membership>,
}

/// `[[job_centre.unit]]`
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Unit {
    pub(super) key: String,
    pub(super) name: String,
}

/// `[[job_centre.membership]]`
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Membership {
    pub(super) programme: String,
    pub(super) from: String,
    pub(super) until: Option<String>,
    pub(super) action_plan_on: Option<String>,
    /// Not kept yet: mentor courses come later.
    #[serde(rename = "mentor_training")]
    pub(super) _mentor_training: Option<String>,
    #[serde(default)]
    pub(super) goal: Vec<Goal>,
}

/// `[[job_centre.membership.goal]]`
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Goal {
    pub(super) code: String,
    pub(super) at_least: i64,
}
