-- Following up: meetings with the citizen, what was decided there, what somebody is to do; where the road leads.

create table follow_up (
    job_centre TEXT not null references job_centre, -- none, always
    id TEXT primary key, -- none, case
    citizen TEXT not null references citizen, -- confidential, case
    placement TEXT references placement, -- confidential, case
    kind TEXT not null, -- confidential, case
    state TEXT not null, -- confidential, case
    on_day DAY not null, -- confidential, case
    minute_from WHOLE not null, -- confidential, case
    minute_until WHOLE not null, -- confidential, case
    place TEXT not null, -- confidential, case
    held_by TEXT not null references employee, -- ordinary, case
    -- Why the citizen is not invited; the citizen reads it. Empty when they are.
    without_citizen TEXT not null, -- confidential, case
    -- What the calendar file calls the version.
    sequence WHOLE not null, -- none, case
    minutes_sealed BYTES, -- special, case
    minutes_by TEXT references employee, -- ordinary, case
    held_on DAY, -- confidential, case
    why_not TEXT not null, -- confidential, case
    version WHOLE not null, -- none, case
    constraint follow_up_kind check (kind in ('company', 'job_centre', 'phone', 'group')),
    constraint follow_up_state check (state in ('planned', 'held', 'cancelled')),
    constraint follow_up_minutes check (0 <= minute_from and minute_from < minute_until and minute_until <= 1440)
);

create index follow_up_by_citizen on follow_up (citizen, on_day);
create index follow_up_by_placement on follow_up (placement, on_day);
create index follow_up_by_holder on follow_up (job_centre, held_by, on_day);

-- Who takes part beside whoever holds it.
create table follow_up_guest (
    job_centre TEXT not null references job_centre, -- none, always
    follow_up TEXT not null references follow_up, -- confidential, case
    guest TEXT not null, -- confidential, case
    guest_id TEXT not null, -- confidential, case
    primary key (follow_up, guest, guest_id),
    constraint follow_up_guest_kind check (guest in ('citizen', 'mentor', 'contact', 'employee'))
);

create index follow_up_guest_by_guest on follow_up_guest (guest, guest_id);

-- What was decided at a follow-up.
create table decision (
    job_centre TEXT not null references job_centre, -- none, always
    follow_up TEXT not null references follow_up, -- confidential, case
    position WHOLE not null, -- none, case
    words TEXT not null, -- confidential, case
    primary key (follow_up, position)
);

-- What somebody is to do, by when.
create table task (
    job_centre TEXT not null references job_centre, -- none, always
    id TEXT primary key, -- none, case
    citizen TEXT not null references citizen, -- confidential, case
    follow_up TEXT references follow_up, -- confidential, case
    words TEXT not null, -- confidential, case
    who TEXT not null, -- confidential, case
    employee TEXT references employee, -- ordinary, case
    due_on DAY not null, -- confidential, case
    done_on DAY, -- confidential, case
    version WHOLE not null, -- none, case
    constraint task_who check (who in ('employee', 'citizen', 'mentor'))
);

create index task_by_citizen on task (citizen, due_on);
create index task_by_employee on task (job_centre, employee, due_on);

-- The exit strategy: where to, by which steps, when it was last discussed with the citizen. The newest holds.
create table exit_strategy (
    job_centre TEXT not null references job_centre, -- none, always
    id TEXT primary key, -- none, case
    citizen TEXT not null references citizen, -- confidential, case
    aim TEXT not null, -- confidential, case
    words TEXT not null, -- confidential, case
    steps TEXT not null, -- confidential, case
    written_on DAY not null, -- confidential, case
    written_by TEXT references employee, -- ordinary, case
    discussed_on DAY not null, -- confidential, case
    holds FLAG not null, -- confidential, case
    constraint exit_strategy_days check (discussed_on <= written_on)
);

create unique index exit_strategy_holds on exit_strategy (citizen) where holds;
