//! Those who take part hear of a meeting: that they are invited, that it was moved, that it was called off. The
//! message says when, and nothing else; the rest stands behind the sign-in, with a file for the calendar.

use holdepunkt_rules::{
    follow_up::FollowUp,
    id::MentorId,
    message::{MessageKind, Receiver},
    task::{Doer, Task},
};

use super::invitation::moments;
use crate::{
    Error, Work,
    messages::{NewMessage, queue},
};

/// Everybody who takes part but whoever does the deed.
fn receivers(work: &Work, meeting: &FollowUp) -> Vec<Receiver> {
    let me = work.context.who.employee();
    meeting.receivers().into_iter().filter(|r| !matches!(r, Receiver::Employee(id) if Some(*id) == me)).collect()
}

async fn tell(work: &mut Work, kind: MessageKind, meeting: &FollowUp, whom: &[Receiver]) -> Result<(), Error> {
    let (from, _) = moments(&meeting.when, work.context.house.zone());
    if from < work.context.now {
        return Ok(()); // a meeting that is written down late: nobody is to come
    }
    for receiver in whom {
        let new = NewMessage {
            kind,
            receiver: *receiver,
            once: format!("follow_up:{}:{}:{}:{}", meeting.id, meeting.sequence, receiver.code(), receiver.id()),
            urgent: false,
            not_before: None,
            values: vec![("path", format!("/follow-ups/{}", meeting.id)), ("at", from.to_string())],
        };
        queue(work, new).await?;
    }
    Ok(())
}

/// A new meeting.
pub(super) async fn planned(work: &mut Work, meeting: &FollowUp) -> Result<(), Error> {
    let whom = receivers(work, meeting);
    tell(work, MessageKind::MeetingInvited, meeting, &whom).await
}

/// A meeting that was moved: whoever is new is invited, whoever is no longer asked hears that they are not.
pub(super) async fn moved(work: &mut Work, before: &FollowUp, after: &FollowUp) -> Result<(), Error> {
    let (asked, asks) = (receivers(work, before), receivers(work, after));
    let stays: Vec<Receiver> = asks.iter().filter(|r| asked.contains(r)).copied().collect();
    let new: Vec<Receiver> = asks.iter().filter(|r| !asked.contains(r)).copied().collect();
    let gone: Vec<Receiver> = asked.iter().filter(|r| !asks.contains(r)).copied().collect();
    tell(work, MessageKind::MeetingMoved, after, &stays).await?;
    tell(work, MessageKind::MeetingInvited, after, &new).await?;
    let off = FollowUp { when: before.when, ..after.clone() };
    tell(work, MessageKind::MeetingCancelled, &off, &gone).await
}

/// A meeting that was called off.
pub(super) async fn cancelled(work: &mut Work, meeting: &FollowUp) -> Result<(), Error> {
    let whom = receivers(work, meeting);
    tell(work, MessageKind::MeetingCancelled, meeting, &whom).await
}

/// A task that somebody else is to do.
pub(super) async fn task(work: &mut Work, task: &Task, mentor: Option<MentorId>) -> Result<(), Error> {
    let receiver = match task.doer {
        Doer::Employee(id) if work.context.who.employee() == Some(id) => None,
        Doer::Employee(id) => Some((Receiver::Employee(id), "/tasks")),
        Doer::Citizen => Some((Receiver::Citizen(task.citizen), "/me")),
        Doer::Mentor => mentor.map(|id| (Receiver::Mentor(id), "/mentored")),
    };
    let Some((receiver, path)) = receiver else { return Ok(()) };
    let new = NewMessage {
        kind: MessageKind::Task,
        receiver,
        once: format!("task:{}", task.id),
        urgent: false,
        not_before: None,
        values: vec![("path", path.to_owned())],
    };
    queue(work, new).await.map(drop)
}
