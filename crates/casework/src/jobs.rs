//! The program's own work: kept in a table, done in the program, no broker.
//!
//! A kind of work is claimed before it is done, with a lease: whoever dies in the middle leaves it to
//! the next. What fails is tried again later and later; after the last attempt it waits until an
//! administrator asks for it.

use std::time::Instant;

use holdepunkt_store::{
    jobs::{self, JobRow},
    known_phones, measure, messages, sessions,
};
use jiff::{SignedDuration, Timestamp};

use crate::{
    Action, Context, Error, House, calls,
    context::Deed,
    invariants, matches,
    messages::delivery,
    mornings,
    progressions::{release, rounds},
    sign_in, signals, signing_reminders,
};

/// A kind of work and how often it is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Job {
    /// Deletes sessions, attempts, parked forms and keys that are past their time.
    Sweep,
    /// Sends mentors who asked for it a link to the page of today.
    Mornings,
    /// Deletes imported files that nobody brought in.
    Drafts,
    /// Forgets what somebody opened long ago.
    Recent,
    /// Has the engine look at how its tables are filled.
    Analyse,
    /// Passes on acute calls that nobody has answered.
    Calls,
    /// Gives back places that were held and that nobody agreed to in time.
    Holds,
    /// Opens rounds of questions that are due, and reminds whoever has not answered.
    Rounds,
    /// Releases figures across job centres, when a month has begun.
    Release,
    /// Looks for what somebody should see: the early warning.
    Signals,
    /// Reminds whoever has not signed; forgets messages that were sent long ago.
    Reminders,
    /// Checks what the schema can't, and tells the log.
    Verify,
}

/// Attempts in a row after which a kind of work is no longer tried by itself.
pub const MOST_ATTEMPTS: i64 = 8;
/// How long a process has a job to itself.
const LEASE: SignedDuration = SignedDuration::from_hours(1);
/// The longest a failed job waits for its next attempt.
const LONGEST_WAIT: SignedDuration = SignedDuration::from_hours(6);
/// How long a file may lie between the look at it and the deed.
const DRAFTS_KEPT: SignedDuration = SignedDuration::from_hours(24);
/// How long it is kept that a message was sent.
const MESSAGES_KEPT: SignedDuration = SignedDuration::from_hours(24 * 90);
/// How long something counts as opened recently.
const RECENT_KEPT: SignedDuration = SignedDuration::from_hours(24 * 90);

impl Job {
    /// Every kind, quick ones first.
    pub const ALL: &'static [Self] = &[
        Self::Calls,
        Self::Sweep,
        Self::Mornings,
        Self::Drafts,
        Self::Recent,
        Self::Holds,
        Self::Rounds, // before the look at who has not answered them
        Self::Signals,
        Self::Analyse,
        Self::Reminders,
        Self::Release, // before the look at whether it adds up
        Self::Verify,
    ];

    /// As it stands in the table, in metrics and in the words' keys.
    #[must_use]
    pub fn kind(self) -> &'static str {
        match self {
            Self::Sweep => "sweep",
            Self::Mornings => "mornings",
            Self::Drafts => "drafts",
            Self::Recent => "recent",
            Self::Analyse => "analyse",
            Self::Calls => "calls",
            Self::Holds => "holds",
            Self::Rounds => "rounds",
            Self::Release => "release",
            Self::Signals => "signals",
            Self::Reminders => "reminders",
            Self::Verify => "verify",
        }
    }

    /// The kind of a code.
    #[must_use]
    pub fn of_kind(kind: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|j| j.kind() == kind)
    }

    fn every(self) -> SignedDuration {
        match self {
            Self::Sweep | Self::Mornings => SignedDuration::from_mins(10),
            Self::Drafts | Self::Holds => SignedDuration::from_hours(1),
            Self::Calls => SignedDuration::from_mins(1),
            Self::Rounds | Self::Signals | Self::Reminders => SignedDuration::from_hours(6),
            Self::Recent | Self::Analyse | Self::Release | Self::Verify => SignedDuration::from_hours(24),
        }
    }
}

/// How long a job waits after its `attempts`-th failure in a row: a minute, two, four, up to six hours.
#[must_use]
pub fn back_off(attempts: i64) -> SignedDuration {
    let doublings = u32::try_from((attempts - 1).clamp(0, 16)).unwrap_or(0);
    SignedDuration::from_mins(1_i64 << doublings).min(LONGEST_WAIT)
}

/// Does whatever is due. Returns what was done.
///
/// # Errors
/// The database's, when even the table of work can't be reached; a job's own failure is noted in its row.
pub async fn do_what_is_due(house: &House) -> Result<Vec<Job>, Error> {
    do_due_with(house, job_itself).await
}

/// As [`do_what_is_due`], with the work itself given: tests let it fail.
///
/// # Errors
/// The database's.
pub async fn do_due_with(
    house: &House,
    work: impl AsyncFn(&House, Job) -> Result<(), Error>,
) -> Result<Vec<Job>, Error> {
    let mut did = Vec::new();
    for job in Job::ALL {
        let started = house.now();
        let mut tx = house.store.write().await?;
        jobs::ensure(&mut tx, job.kind(), started).await?;
        let before = jobs::find(&mut tx, job.kind()).await?;
        let ours = jobs::claim(&mut tx, job.kind(), started, started + LEASE, MOST_ATTEMPTS).await?;
        tx.commit().await?;
        if !ours {
            continue;
        }
        let clock = Instant::now();
        let result = work(house, *job).await;
        let attempts = before.map_or(0, |b| b.attempts) + 1;
        note(house, *job, started, attempts, result).await?;
        tracing::info!(job = job.kind(), took_ms = clock.elapsed().as_millis() as u64, "own work");
        did.push(*job);
    }
    tell_metrics(house).await?;
    Ok(did)
}

async fn note(
    house: &House,
    job: Job,
    started: Timestamp,
    attempts: i64,
    result: Result<(), Error>,
) -> Result<(), Error> {
    let (kind, now) = (job.kind(), house.now());
    let outcome = if result.is_ok() { "done" } else { "failed" };
    let mut tx = house.store.write().await?;
    match result {
        Ok(()) => {
            jobs::done(&mut tx, kind, started, now, started + job.every()).await?;
        }
        Err(error) => {
            if attempts < MOST_ATTEMPTS {
                tracing::warn!(job = kind, %error, attempts, "a job failed and is tried again");
            } else {
                tracing::error!(job = kind, %error, attempts, "a job failed and is not tried again by itself");
            }
            let next = now + back_off(attempts);
            jobs::failed(&mut tx, kind, started, now, next, &error.to_string()).await?;
        }
    }
    tx.commit().await?;
    measure::count("holdepunkt_jobs_total", &[("kind", kind), ("outcome", outcome)], 1);
    Ok(())
}

async fn job_itself(house: &House, job: Job) -> Result<(), Error> {
    let now = house.now();
    if job == Job::Verify {
        for finding in invariants::verify(house).await? {
            tracing::error!(code = finding.code, subject = finding.subject, "an invariant does not hold");
        }
        return Ok(());
    }
    if job == Job::Mornings {
        return mornings::send(house).await;
    }
    if job == Job::Calls {
        calls::pass_on(house).await?;
        return Ok(());
    }
    if job == Job::Holds {
        let released = matches::release(house).await?;
        tracing::info!(released, "places given back");
        return Ok(());
    }
    if job == Job::Rounds {
        let did = rounds::open_and_remind(house).await?;
        tracing::info!(opened = did.opened, told = did.told, "rounds of questions");
        return Ok(());
    }
    if job == Job::Release {
        if let Some(taken) = release::take_when_due(house).await? {
            tracing::info!(renewed = taken.renewed, stand = taken.stand, "figures across job centres released");
        }
        return Ok(());
    }
    if job == Job::Signals {
        let looked = signals::look_at_everybody(house).await?;
        tracing::info!(raised = looked.raised, moved = looked.moved, resolved = looked.resolved, "early warning");
        return Ok(());
    }
    if job == Job::Reminders {
        let reminded = signing_reminders::remind_all(house).await?;
        tracing::info!(reminded, "reminders to sign");
    }
    let mut tx = house.store.write().await?;
    match job {
        Job::Sweep => {
            known_phones::sweep(&mut tx, now).await?;
            // A session that ran out is kept a day, so that what was being sent finds its way back to its account.
            let day_ago = now - SignedDuration::from_hours(24);
            sessions::sweep(&mut tx, day_ago - sign_in::IDLE, day_ago - sign_in::ABSOLUTE, day_ago).await?;
        }
        Job::Drafts => {
            jobs::sweep_drafts(&mut tx, now - DRAFTS_KEPT).await?;
        }
        Job::Recent => {
            jobs::sweep_recent(&mut tx, now - RECENT_KEPT).await?;
        }
        Job::Analyse => jobs::analyse(&mut tx).await?,
        Job::Reminders => {
            messages::sweep(&mut tx, now - MESSAGES_KEPT).await?;
        }
        Job::Calls | Job::Holds | Job::Mornings | Job::Release | Job::Rounds | Job::Signals | Job::Verify => {}
    }
    Ok(tx.commit().await?)
}

/// How a kind of work stands, in a word.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Standing {
    /// Not yet done, or done well and waiting for its time.
    Well,
    /// Being done now.
    Running,
    /// Failed, and is tried again.
    Trying,
    /// Failed too often: waits until somebody asks for it.
    Dead,
}

/// A kind of work with how it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct OwnWork {
    /// The kind.
    pub job: Job,
    /// Its row.
    pub row: JobRow,
    /// In a word.
    pub standing: Standing,
}

fn standing(row: &JobRow, now: Timestamp) -> Standing {
    match row {
        _ if row.attempts >= MOST_ATTEMPTS => Standing::Dead,
        JobRow { started_at: Some(_), done_at: None, due_at, .. } if *due_at > now => Standing::Running,
        _ if row.attempts > 0 => Standing::Trying,
        _ => Standing::Well,
    }
}

async fn rows(house: &House) -> Result<Vec<OwnWork>, Error> {
    let mut tx = house.store.read().await?;
    let (rows, now) = (jobs::all(&mut tx).await?, house.now());
    let known = rows
        .into_iter()
        .filter_map(|row| Job::of_kind(&row.kind).map(|job| OwnWork { job, standing: standing(&row, now), row }));
    let mut known: Vec<_> = known.collect();
    known.sort_by_key(|w| Job::ALL.iter().position(|j| *j == w.job));
    Ok(known)
}

/// How the program's own work stands, for the page.
///
/// # Errors
/// The policy's, or the database's.
pub async fn list(context: &Context) -> Result<Vec<OwnWork>, Error> {
    context.reach(Action::SeeJobs)?;
    rows(&context.house).await
}

/// Makes a kind of work due now. It is done within the minute.
///
/// # Errors
/// [`holdepunkt_rules::Refusal::NotFound`], the policy's, or the database's.
pub async fn again(context: &Context, kind: &str) -> Result<(), Error> {
    let job = Job::of_kind(kind).ok_or(holdepunkt_rules::Refusal::NotFound)?;
    let mut work = context.begin(Action::RunJobs).await?;
    if !jobs::again(&mut work.tx, job.kind(), context.now).await? {
        return Err(holdepunkt_rules::Refusal::NotFound.into());
    }
    work.done(Deed::Advance, "job", job.kind(), None).await
}

/// Is a kind of work given up? For whoever watches over the program.
///
/// # Errors
/// The database's.
pub async fn any_dead(house: &House) -> Result<bool, Error> {
    Ok(rows(house).await?.iter().any(|w| w.standing == Standing::Dead))
}

/// Tells the metrics how the work stands.
///
/// # Errors
/// The database's.
pub async fn tell_metrics(house: &House) -> Result<(), Error> {
    delivery::tell_metrics(house).await?;
    let now = house.now();
    for work in rows(house).await? {
        let kind = [("kind", work.job.kind())];
        let dead = work.standing == Standing::Dead;
        let overdue = if dead { 0.0 } else { now.duration_since(work.row.due_at).as_secs_f64().max(0.0) };
        measure::level("holdepunkt_job_overdue_seconds", &kind, overdue);
        measure::level("holdepunkt_job_attempts", &kind, work.row.attempts as f64);
        measure::level("holdepunkt_job_dead", &kind, f64::from(u8::from(dead)));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_failed_job_waits_longer_each_time_and_never_over_six_hours() {
        let minutes: Vec<i64> = (1..=10).map(|n| back_off(n).as_mins()).collect();
        assert_eq!(minutes, [1, 2, 4, 8, 16, 32, 64, 128, 256, 360]);
        assert_eq!(back_off(i64::MAX), LONGEST_WAIT);
        assert_eq!(back_off(0), SignedDuration::from_mins(1));
    }
}
