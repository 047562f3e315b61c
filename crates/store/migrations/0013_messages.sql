-- Messages that leave the house: one row each, written in the deed's transaction, sent afterwards at least once.

-- A message to one person. It tells that there is something, never what: no name of a citizen, no place, no reason.
create table message (
    job_centre TEXT not null references job_centre, -- none, always
    id TEXT primary key, -- none, log
    -- What it is about (`rules::message::MessageKind`), and once for what: the same key is never two messages.
    kind TEXT not null, -- none, log
    once_key TEXT not null, -- none, log
    channel TEXT not null, -- none, log
    receiver TEXT not null, -- ordinary, log
    receiver_id TEXT not null, -- ordinary, log
    language TEXT not null, -- ordinary, log
    -- Address and values (a personal link, a code): sealed, and emptied when it has been sent.
    content_sealed BYTES, -- confidential, log
    urgent FLAG not null, -- none, log
    state TEXT not null, -- none, log
    made_at MOMENT not null, -- none, log
    -- When it should first go (after quiet hours): what an alarm counts from. Then when it is tried next.
    wanted_at MOMENT not null, -- none, log
    due_at MOMENT not null, -- none, log
    attempts WHOLE not null, -- none, log
    leased_until MOMENT, -- none, log
    sent_at MOMENT, -- none, log
    provider_id TEXT not null, -- none, log
    failure TEXT not null, -- none, log
    constraint message_once unique (job_centre, once_key),
    constraint message_channel check (channel in ('email', 'sms')),
    constraint message_receiver check (receiver in ('citizen', 'mentor', 'contact', 'employee')),
    constraint message_state check (state in ('waiting', 'sent', 'dead', 'dropped'))
);

create index message_due on message (state, due_at);
create index message_wanted on message (state, wanted_at);

-- When nobody is disturbed, by minutes of the day; over midnight when it begins later than it ends.
create table quiet_hours (
    job_centre TEXT primary key references job_centre, -- none, always
    minute_from WHOLE not null, -- none, always
    minute_until WHOLE not null, -- none, always
    constraint quiet_hours_minutes check (minute_from between 0 and 1439 and minute_until between 0 and 1439)
);
