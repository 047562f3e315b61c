//! The work of carrying: whatever is due, a few at a time, whenever something was written and every few seconds.

use std::time::Duration;

use holdepunkt_casework::{Error, House, messages::delivery};
use holdepunkt_rules::message::Failure;

use crate::{Letter, Post};

/// How often it is looked whether something is due, when nobody says so.
const EVERY: Duration = Duration::from_secs(15);

/// Carries out everything that is due now. Returns how many were sent.
///
/// # Errors
/// The database's; a way out that fails is noted at the message.
pub async fn deliver_due(house: &House, post: &Post) -> Result<u64, Error> {
    // A mail server that takes its half minute does not hold up the code that somebody waits for.
    let (a, b, c, d) = tokio::join!(
        one_by_one(house, post),
        one_by_one(house, post),
        one_by_one(house, post),
        one_by_one(house, post)
    );
    Ok(a? + b? + c? + d?)
}

async fn one_by_one(house: &House, post: &Post) -> Result<u64, Error> {
    let mut sent = 0;
    while let Some(it) = delivery::take_next(house).await? {
        let letter = Letter::of(&it, &post.site, house.zone());
        let done = match post.carrier(it.row.channel) {
            Some(carrier) => carrier.carry(&letter).await,
            None => Err(Failure::NotSetUp),
        };
        match done {
            Ok(id) => {
                delivery::delivered(house, &it, &id).await?;
                sent += 1;
            }
            Err(why) => delivery::not_delivered(house, &it, why).await?,
        }
    }
    Ok(sent)
}

/// Carries out messages as long as the program runs.
pub async fn deliver_for_ever(house: House, post: Post) {
    loop {
        if let Err(error) = deliver_due(&house, &post).await {
            tracing::error!(%error, "messages could not be carried out");
        }
        drop(tokio::time::timeout(EVERY, house.letters().notified()).await);
    }
}
