-- The ways to a place: units with a model each, projects and pre-courses, information meetings,
-- and who else wants the citizen.

-- The model that a unit refers by.
alter table unit add column model TEXT not null default 'a'; -- none, always

-- Where citizens are prepared: a municipal or external project (model B), or a pre-course (model C).
create table project (
    job_centre TEXT not null references job_centre, -- none, always
    id TEXT primary key, -- none, always
    name TEXT not null, -- none, always
    sort_key TEXT not null, -- none, always
    kind TEXT not null, -- none, always
    lead TEXT not null references employee, -- ordinary, account
    provider TEXT not null, -- none, always
    closed_on DAY, -- none, always
    version WHOLE not null, -- none, always
    constraint project_kind check (kind in ('municipal', 'external', 'pre_course'))
);

-- A citizen's stay in a project or pre-course on the way to a place.
create table preparation (
    job_centre TEXT not null references job_centre, -- none, always
    id TEXT primary key, -- none, case
    citizen TEXT not null references citizen, -- confidential, case
    project TEXT not null references project, -- confidential, case
    state TEXT not null, -- confidential, case
    asked_on DAY not null, -- confidential, case
    asked_by TEXT not null references employee, -- ordinary, case
    from_day DAY, -- confidential, case
    planned_until DAY, -- confidential, case
    until_day DAY, -- confidential, case
    centre_days WHOLE not null, -- confidential, case
    centre TEXT references centre, -- confidential, case
    after_placement TEXT references placement, -- confidential, case
    reason TEXT, -- confidential, case
    over_length_reason TEXT not null, -- confidential, case
    wish TEXT not null, -- confidential, case
    version WHOLE not null, -- none, case
    constraint preparation_state check (state in ('asked', 'running', 'ready', 'drawn_out', 'returned', 'withdrawn')),
    constraint preparation_days check (until_day is null or from_day is null or from_day <= until_day),
    constraint preparation_centre_days check (centre_days between 0 and 5)
);

create unique index one_open_preparation on preparation (citizen) where state in ('asked', 'running');
create index preparation_by_project on preparation (job_centre, project, state);
create index preparation_by_citizen on preparation (citizen);

-- The preparation that a referral came out of, and the consultant who drew the citizen out of it.
alter table referral add column preparation TEXT references preparation; -- confidential, case
create index referral_by_state on referral (job_centre, state, sent_on);

create table information_meeting (
    job_centre TEXT not null references job_centre, -- none, always
    id TEXT primary key, -- none, always
    day DAY not null, -- none, always
    minute WHOLE not null, -- none, always
    place TEXT not null, -- none, always
    seats WHOLE not null, -- none, always
    held_by TEXT not null references employee, -- ordinary, account
    state TEXT not null, -- none, always
    version WHOLE not null, -- none, always
    constraint information_meeting_state check (state in ('planned', 'held', 'cancelled')),
    constraint information_meeting_minute check (minute between 0 and 1439)
);

create index information_meeting_by_day on information_meeting (job_centre, day);

-- Who is invited, who came, and the talk afterwards. The two wishes are the citizen's `wish` rows.
create table information_guest (
    job_centre TEXT not null references job_centre, -- none, always
    meeting TEXT not null references information_meeting, -- none, case
    citizen TEXT not null references citizen, -- confidential, case
    came TEXT not null, -- confidential, case
    talk_on DAY, -- confidential, case
    talk_by TEXT references employee, -- ordinary, case
    agreed_start DAY, -- confidential, case
    version WHOLE not null, -- none, case
    primary key (meeting, citizen),
    constraint information_guest_came check (came in ('invited', 'came', 'stayed_away', 'excused'))
);

create index information_guest_by_citizen on information_guest (citizen);

-- Somebody would like to have this citizen for a centre: competition is made visible.
create table interest (
    job_centre TEXT not null references job_centre, -- none, always
    id TEXT primary key, -- none, case
    citizen TEXT not null references citizen, -- confidential, case
    employee TEXT not null references employee, -- ordinary, case
    centre TEXT references centre, -- confidential, case
    noted_on DAY not null, -- confidential, case
    note TEXT not null, -- confidential, case
    withdrawn_on DAY -- confidential, case
);

create index interest_by_citizen on interest (citizen);
