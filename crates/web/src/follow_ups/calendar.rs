//! A meeting as a file for one's own calendar.

use axum::{extract::Path, response::Response};
use holdepunkt_casework::follow_ups::{self, Invitation, Reader};
use holdepunkt_rules::calendar::Event;

use super::{
    page::meeting_id,
    show::{kind_words, off_words, with_words},
};
use crate::{citizens::look::first_name, desk::Desk, download, failure::Failure};

/// What the calendar shows: whoever fetches it is signed in, so it says whom one meets, and never what was written.
fn event(desk: &Desk, invitation: Invitation) -> Event {
    let words = desk.words;
    let page = &invitation.page;
    let summary = match page.reader {
        Reader::Citizen => kind_words(words, page.meeting.kind),
        _ => words.say_with("follow-up-heading", &[("name", first_name(words, &page.name).into())]),
    };
    let with = words.say_with("follow-up-with", &[("names", with_words(words, &page.participants).into())]);
    let lines = [kind_words(words, page.meeting.kind), with, off_words(words, &page.meeting)];
    Event {
        method: invitation.method,
        uid: invitation.uid,
        sequence: page.meeting.sequence,
        stamp: desk.context.now,
        from: invitation.from,
        until: invitation.until,
        summary,
        description: lines.into_iter().filter(|l| !l.is_empty()).collect::<Vec<_>>().join("\n"),
        place: page.meeting.place.clone(),
        organizer: invitation.organizer,
        receiver: invitation.receiver,
    }
}

/// `GET /follow-ups/{follow_up}/calendar`
///
/// # Errors
/// [`holdepunkt_rules::Refusal::NotFound`], or the database's.
pub async fn file(desk: Desk, Path(meeting): Path<String>) -> Result<Response, Failure> {
    let invitation = follow_ups::invitation(&desk.context, meeting_id(&meeting)?).await?;
    let kind = format!("text/calendar; charset=utf-8; method={}", invitation.method);
    let name = format!("holdepunkt-{}.ics", invitation.page.meeting.when.on);
    let text = event(&desk, invitation).write();
    Ok(download::file(&name, &kind, text))
}
