-- Early warning: what the rules saw, whose move it is, what was done; and acute calls from a workplace.

create table signal (
    job_centre TEXT not null references job_centre, -- none, always
    id TEXT primary key, -- none, case
    citizen TEXT references citizen, -- confidential, case
    placement TEXT references placement, -- confidential, case
    mentor TEXT references mentor, -- ordinary, case
    rule TEXT not null, -- confidential, case
    -- What it is about, so that the same fact is one signal: rule, subject, and the day or row that began it.
    about TEXT not null, -- confidential, case
    -- Values of its sentence: days, minutes and counts, as JSON; no name, no words of anybody's.
    facts TEXT not null, -- confidential, case
    level TEXT not null, -- confidential, case
    state TEXT not null, -- confidential, case
    owner TEXT references employee, -- ordinary, case
    -- Given to its owner by a colleague: it stays theirs, whoever becomes the citizen's.
    handed FLAG not null, -- ordinary, case
    raised_at MOMENT not null, -- confidential, case
    taken_at MOMENT, -- confidential, case
    snoozed_until DAY, -- confidential, case
    closed_at MOMENT, -- confidential, case
    version WHOLE not null, -- none, case
    constraint signal_once unique (job_centre, about),
    constraint signal_level check (level in ('urgent', 'soon', 'note')),
    constraint signal_state check (state in ('open', 'taken', 'snoozed', 'answered', 'resolved'))
);

create index signal_by_owner on signal (job_centre, owner, state);
create index signal_by_citizen on signal (citizen, state);
create index signal_by_mentor on signal (mentor, state);

-- Every step of a signal, never silently gone.
create table signal_step (
    job_centre TEXT not null references job_centre, -- none, always
    signal TEXT not null references signal, -- confidential, case
    position WHOLE not null, -- none, case
    step TEXT not null, -- confidential, case
    at MOMENT not null, -- confidential, case
    employee TEXT references employee, -- ordinary, case
    words TEXT not null, -- confidential, case
    primary key (signal, position)
);

-- A workplace needs somebody now: rings through to the contact, the substitute, the main number.
create table acute_call (
    job_centre TEXT not null references job_centre, -- none, always
    id TEXT primary key, -- none, case
    placement TEXT not null references placement, -- confidential, case
    account TEXT references account, -- ordinary, case
    called_at MOMENT not null, -- confidential, case
    words TEXT not null, -- confidential, case
    answered_at MOMENT, -- confidential, case
    answered_by TEXT references employee, -- ordinary, case
    closed_at MOMENT, -- confidential, case
    outcome TEXT not null, -- confidential, case
    version WHOLE not null -- none, case
);

create index acute_call_open on acute_call (job_centre, answered_at);

-- Whom a call was put through to, in order, and when.
create table acute_ring (
    job_centre TEXT not null references job_centre, -- none, always
    call TEXT not null references acute_call, -- confidential, case
    position WHOLE not null, -- none, case
    whom TEXT not null, -- ordinary, case
    employee TEXT references employee, -- ordinary, case
    at MOMENT not null, -- confidential, case
    primary key (call, position),
    constraint acute_ring_whom check (whom in ('contact', 'substitute', 'main'))
);

create index acute_call_by_day on acute_call (job_centre, called_at);

-- Since when another caseworker coordinates; empty while it was always the same.
alter table citizen add column caseworker_since DAY null; -- confidential, case
-- The latest course of a mentor at a workplace (S2, anchor point 7).
alter table mentor add column trained_on DAY null; -- ordinary, case

-- Since when the job centre keeps what: the first of each, found without reading the others.
create index follow_up_by_day on follow_up (job_centre, on_day);
create index agreement_by_day on agreement (job_centre, made_on);
create index exit_strategy_by_day on exit_strategy (job_centre, discussed_on);
create index mentor_by_training on mentor (job_centre, trained_on);
create index centre_by_contact on centre (job_centre, fixed_contact, sort_key);
