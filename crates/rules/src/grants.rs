//! Grants: what a job centre has earned by its citizens' courses, jobs and education, and why something was not.
//!
//! Source: S2, section "Økonomi" (in the rulebook: "Projektbeskrivelse VCG2: Fast tilskud", "Aktivitets- og
//! resultatafhængigt tilskud", "Udbetaling af tilskud"). One function per rule, named after it:
//!
//! | rule | function | what |
//! | --- | --- | --- |
//! | S1 | [`active::s1_active_days`] | active days |
//! | S2 | [`course::s2_courses`] | courses |
//! | S3 | [`course::s3_months`] | months |
//! | S4 | [`activity::s4_activity`] | activity grant |
//! | S5 | [`target::s5_target_group`] | target group |
//! | S6 | [`result::s6_opening`], [`result::s6_result`] | result grant |
//! | S7 | [`place::s7_turns`], [`place::s7_month`], [`place::s7_result`] | which job centre |
//! | S8 | [`frame::s8_frame`], [`frame::s8_pay`] | frame |
//! | S9 | [`account::s9_known`], [`account::s9_balance`] | on account |
//!
//! [`settle::settle`] puts S1 to S7 together for one citizen; it is pure, knows no order of rows, and tells its steps
//! to a [`event::Listener`]. Amounts, periods and readings are dated parameters of a programme ([`terms::Terms`]).
//!
//! Around it: one's own data as a history ([`own`]), what comes next ([`outlook`]), what differs between two settlements
//! ([`difference`]), a sample for the auditor ([`sample`]).
//!
//! Beside them, in the same machinery: the scheme of Projekt Virksomhedsindsats ([`occupancy`]) and what companies are
//! paid by their contracts ([`company_payment`]).

pub mod account;
pub mod active;
pub mod activity;
pub mod company_payment;
pub mod course;
pub mod day;
pub mod difference;
pub mod event;
pub mod frame;
pub mod history;
pub mod line;
pub mod occupancy;
pub mod outlook;
pub mod own;
pub mod place;
pub mod result;
pub mod sample;
pub mod settle;
pub mod target;
pub mod terms;
