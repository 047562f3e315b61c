-- Who came. A registration is never changed: a correction is another that names it.

create table attendance (
    job_centre TEXT not null references job_centre, -- none, always
    id TEXT primary key, -- none, case
    placement TEXT not null references placement, -- confidential, case
    on_day DAY not null, -- confidential, case
    mark TEXT not null, -- confidential, case
    -- Minutes that were agreed on the day, as the ladder said then, and minutes that it became.
    planned_minutes WHOLE not null, -- confidential, case
    minutes WHOLE not null, -- confidential, case
    source TEXT not null, -- ordinary, case
    account TEXT references account, -- ordinary, case
    at MOMENT not null, -- confidential, case
    -- The key that the page made: sent again, it is the same registration.
    client_key TEXT not null, -- none, case
    corrects TEXT references attendance, -- confidential, case
    -- Does it hold? Undone or corrected, it doesn't.
    holds FLAG not null, -- confidential, case
    withdrawn_at MOMENT, -- confidential, case
    constraint attendance_mark check (mark in ('here', 'late', 'left_early', 'away_notified', 'away_unannounced', 'ill')),
    constraint attendance_source check (source in ('mentor', 'company', 'citizen', 'job_centre')),
    constraint attendance_minutes check (planned_minutes >= 0 and minutes between 0 and 1440),
    constraint attendance_key unique (placement, client_key)
);

create unique index attendance_once on attendance (placement, on_day) where holds;
create index attendance_by_day on attendance (job_centre, on_day);

-- What the citizen says beforehand: I can't come.
create table absence_report (
    job_centre TEXT not null references job_centre, -- none, always
    id TEXT primary key, -- none, case
    placement TEXT not null references placement, -- confidential, case
    from_day DAY not null, -- confidential, case
    until_day DAY not null, -- confidential, case
    reason TEXT not null, -- special, case
    at MOMENT not null, -- confidential, case
    withdrawn_at MOMENT, -- confidential, case
    constraint absence_report_days check (from_day <= until_day)
);

create index absence_report_by_placement on absence_report (placement, from_day);

-- A hearing (partshøring) after absence that nobody announced: what happened, and what does the citizen say?
create table hearing (
    job_centre TEXT not null references job_centre, -- none, always
    id TEXT primary key, -- none, case
    citizen TEXT not null references citizen, -- confidential, case
    placement TEXT not null references placement, -- confidential, case
    opened_on DAY not null, -- confidential, case
    opened_by TEXT references employee, -- ordinary, case
    about TEXT not null, -- confidential, case
    reply_by DAY not null, -- confidential, case
    answered_on DAY, -- confidential, case
    answer_sealed BYTES, -- special, case
    outcome TEXT, -- confidential, case
    closed_on DAY, -- confidential, case
    version WHOLE not null, -- none, case
    constraint hearing_days check (opened_on <= reply_by)
);

create unique index one_open_hearing on hearing (placement) where closed_on is null;

-- A telephone that an account has asked to be known on: it opens the page of attendance without a password.
create table known_phone (
    id TEXT primary key, -- none, log
    grant_id TEXT not null references role_grant, -- ordinary, log
    token_hash BYTES not null, -- confidential, log
    made_at MOMENT not null, -- ordinary, log
    seen_at MOMENT not null, -- ordinary, log
    until MOMENT not null -- ordinary, log
);

create unique index known_phone_by_token on known_phone (token_hash);

-- Minutes after midnight at which a mentor wants a link to the page of who comes today; none: no message.
alter table mentor add column morning_minute WHOLE null; -- ordinary, case
