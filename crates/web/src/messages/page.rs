//! The page of messages that leave the house. Never an address, never a name, never a word of them.

use askama::Template;
use axum::{extract::Path, response::Response};
use holdepunkt_casework::{
    Action,
    messages::outbox::{self, MOST_SHOWN, Outbox},
    store::messages::MessageRow,
};
use holdepunkt_rules::{
    Refusal, Refused,
    id::MessageId,
    message::{MessageState, QuietHours},
};

use crate::{
    desk::Desk,
    failure::{Failure, html, html_refused},
    form::{Fields, Form, Reader, refused, typed_time},
    page::Page,
};

/// A heap of messages in one state.
struct Heap {
    key: &'static str,
    rows: Vec<MessageRow>,
    count: i64,
    /// Can something be done with them?
    open: bool,
}

#[derive(Template)]
#[template(path = "messages/list.html")]
struct ListPage {
    p: Page,
    f: Form,
    heaps: Vec<Heap>,
    late: Option<i64>,
    may_run: bool,
}

impl ListPage {
    fn say(&self, what: &str, code: &str) -> String {
        self.p.t(&format!("message-{what}-{}", code.replace('_', "-")))
    }

    fn kind(&self, row: &MessageRow) -> String {
        self.p.t(&format!("message-{}-name", row.kind.code().replace('_', "-")))
    }

    fn when(&self, row: &MessageRow) -> String {
        self.p.moment(&row.sent_at.unwrap_or(row.due_at))
    }

    fn failure(&self, row: &MessageRow) -> Option<String> {
        row.failure.map(|f| self.say("failure", f.code()))
    }

    fn more(&self, heap: &Heap) -> Option<String> {
        (heap.count > MOST_SHOWN).then(|| self.p.t1("message-more", "count", heap.count - MOST_SHOWN))
    }
}

fn heap(found: &mut Outbox, state: MessageState) -> Heap {
    let count = found.count(state);
    let (key, rows, open) = match state {
        MessageState::Dead => ("dead", std::mem::take(&mut found.dead), true),
        MessageState::Waiting => ("waiting", std::mem::take(&mut found.waiting), true),
        MessageState::Sent | MessageState::Dropped => ("sent", std::mem::take(&mut found.sent), false),
    };
    Heap { key, rows, count, open }
}

async fn page(desk: &Desk, form: Option<Form>) -> Result<ListPage, Failure> {
    let mut found = outbox::find(&desk.context).await?;
    let form = form.unwrap_or_else(|| {
        let mut fields = Fields::default();
        fields.set("quiet_from", typed_time(found.quiet.from()));
        fields.set("quiet_until", typed_time(found.quiet.until()));
        Form::new(desk.words, fields)
    });
    Ok(ListPage {
        p: desk.page(),
        f: form,
        late: found.late.map(|l| l.as_mins()),
        heaps: [MessageState::Dead, MessageState::Waiting, MessageState::Sent].map(|s| heap(&mut found, s)).into(),
        may_run: desk.context.may(Action::RunMessages),
    })
}

/// `GET /messages`
///
/// # Errors
/// The database's.
pub async fn list(desk: Desk) -> Result<Response, Failure> {
    html(&page(&desk, None).await?)
}

fn id(text: &str) -> Result<MessageId, Failure> {
    MessageId::parse(text).ok_or_else(|| Refusal::NotFound.into())
}

/// `POST /messages/{message}/again`
///
/// # Errors
/// [`Refusal::MessageGone`], [`Refusal::MessageTooLate`], [`Refusal::NoWayToReach`], [`Refusal::NotFound`], or the
/// database's.
pub async fn again(desk: Desk, Path(message): Path<String>) -> Result<Response, Failure> {
    outbox::again(&desk.context, id(&message)?).await?;
    Ok(desk.done("/messages", "message-again"))
}

/// `POST /messages/{message}/drop`
///
/// # Errors
/// [`Refusal::MessageGone`], [`Refusal::NotFound`], or the database's.
pub async fn take_out(desk: Desk, Path(message): Path<String>) -> Result<Response, Failure> {
    outbox::take_out(&desk.context, id(&message)?).await?;
    Ok(desk.done("/messages", "message-dropped"))
}

fn read(fields: &Fields) -> Result<QuietHours, Vec<Refused>> {
    let mut r = Reader::of(fields);
    let (from, until) = (r.minute("quiet_from"), r.minute("quiet_until"));
    r.finish()?;
    let (Some(from), Some(until)) = (from, until) else { return Err(Vec::new()) };
    QuietHours::new(from, until).map_err(|r| vec![r])
}

const LABELS: &[(&str, &str)] = &[("quiet_from", "message-quiet-from"), ("quiet_until", "message-quiet-until")];

/// `POST /messages/quiet-hours`
///
/// # Errors
/// The database's; refusals are shown at the form.
pub async fn set_quiet_hours(desk: Desk, fields: Fields) -> Result<Response, Failure> {
    let list = match read(&fields) {
        Ok(quiet) => match outbox::set_quiet_hours(&desk.context, quiet).await {
            Ok(()) => return Ok(desk.done("/messages", "message-quiet")),
            Err(error) => refused(error)?,
        },
        Err(list) => list,
    };
    let form = Form::refused(desk.words, fields, &list).named(LABELS);
    html_refused(&page(&desk, Some(form)).await?, &list)
}
