//! The program's own work: kept in a table, done in the program, no broker.

use holdepunkt_store::{jobs, sessions};
use jiff::SignedDuration;

use crate::{Error, House, invariants, sign_in};

/// A kind of work and how often it is done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Job {
    /// Deletes sessions, attempts, parked forms and keys that are past their time.
    Sweep,
    /// Checks what the schema can't, and tells the log.
    Verify,
}

impl Job {
    /// Every kind.
    pub const ALL: &'static [Self] = &[Self::Sweep, Self::Verify];

    fn kind(self) -> &'static str {
        match self {
            Self::Sweep => "sweep",
            Self::Verify => "verify",
        }
    }

    fn every(self) -> SignedDuration {
        match self {
            Self::Sweep => SignedDuration::from_mins(10),
            Self::Verify => SignedDuration::from_hours(24),
        }
    }
}

/// Does whatever is due. Returns what was done.
///
/// # Errors
/// The database's, when even the table of work can't be reached; a job's own failure is noted in its row.
pub async fn do_what_is_due(house: &House) -> Result<Vec<Job>, Error> {
    let mut did = Vec::new();
    for job in Job::ALL {
        let now = house.now();
        let mut tx = house.store.write().await?;
        jobs::ensure(&mut tx, job.kind(), now).await?;
        let ours = jobs::claim(&mut tx, job.kind(), now, now + job.every()).await?;
        tx.commit().await?;
        if !ours {
            continue;
        }
        let failure = match job_itself(house, *job).await {
            Ok(()) => String::new(),
            Err(error) => {
                tracing::error!(job = job.kind(), %error, "a job failed");
                error.to_string()
            }
        };
        let mut tx = house.store.write().await?;
        jobs::done(&mut tx, job.kind(), house.now(), &failure).await?;
        tx.commit().await?;
        did.push(*job);
    }
    Ok(did)
}

async fn job_itself(house: &House, job: Job) -> Result<(), Error> {
    match job {
        Job::Sweep => {
            let now = house.now();
            let mut tx = house.store.write().await?;
            // A session that ran out is kept a day, so that what was being sent finds its way back to its account.
            let day_ago = now - SignedDuration::from_hours(24);
            let swept = sessions::sweep(&mut tx, day_ago - sign_in::IDLE, day_ago - sign_in::ABSOLUTE, day_ago).await?;
            tx.commit().await?;
            tracing::info!(swept, "swept what was past its time");
        }
        Job::Verify => {
            let findings = invariants::verify(house).await?;
            if findings.is_empty() {
                tracing::info!("every invariant holds");
            }
            for finding in findings {
                tracing::error!(code = finding.code, subject = finding.subject, "an invariant does not hold");
            }
        }
    }
    Ok(())
}
