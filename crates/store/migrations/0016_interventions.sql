-- Beside the placement: parallel interventions, grants of small things, the personal mentor's time and log.

-- A parallel intervention. Whoever is not the caseworker sees that there is one and how it stands, not what.
create table intervention (
    job_centre TEXT not null references job_centre, -- none, always
    id TEXT primary key, -- none, case
    citizen TEXT not null references citizen, -- confidential, case
    kind TEXT not null, -- special, case
    provider TEXT not null, -- special, case
    state TEXT not null, -- confidential, case
    needed_on DAY not null, -- confidential, case
    referred_on DAY, -- confidential, case
    started_on DAY, -- confidential, case
    ended_on DAY, -- confidential, case
    owner TEXT not null references employee, -- ordinary, case
    note_sealed BYTES not null, -- special, case
    why_ended TEXT not null, -- special, case
    version WHOLE not null, -- none, case
    constraint intervention_state check (state in ('needed', 'referred', 'started', 'ended', 'declined'))
);

create index intervention_by_citizen on intervention (citizen, needed_on);

-- When in the week an intervention takes place: the other days of a combination course.
create table intervention_time (
    job_centre TEXT not null references job_centre, -- none, always
    intervention TEXT not null references intervention, -- confidential, case
    weekday WHOLE not null, -- confidential, case
    minute_from WHOLE not null, -- confidential, case
    minute_until WHOLE not null, -- confidential, case
    primary key (intervention, weekday, minute_from),
    constraint intervention_time_weekday check (weekday between 1 and 7),
    constraint intervention_time_minutes check (0 <= minute_from and minute_from < minute_until and minute_until <= 1440)
);

-- Who may grant what, up to which amount in øre; no amount means no limit.
create table competence (
    job_centre TEXT not null references job_centre, -- none, always
    employee TEXT not null references employee, -- ordinary, account
    kind TEXT not null, -- none, account
    most_ore WHOLE, -- none, account
    primary key (employee, kind),
    constraint competence_amount check (most_ore is null or most_ore > 0)
);

-- A small thing that makes the placement possible: work clothes, shoes, transport, a licence, a translation.
create table small_grant (
    job_centre TEXT not null references job_centre, -- none, always
    id TEXT primary key, -- none, case
    citizen TEXT not null references citizen, -- confidential, case
    placement TEXT references placement, -- confidential, case
    kind TEXT not null, -- confidential, case
    words TEXT not null, -- confidential, case
    ore WHOLE not null, -- confidential, case
    state TEXT not null, -- confidential, case
    asked_on DAY not null, -- confidential, case
    asked_by TEXT references employee, -- ordinary, case
    decided_on DAY, -- confidential, case
    decided_by TEXT references employee, -- ordinary, case
    reason TEXT not null, -- confidential, case
    version WHOLE not null, -- none, case
    constraint small_grant_state check (state in ('asked', 'granted', 'refused', 'withdrawn')),
    constraint small_grant_amount check (ore > 0)
);

create index small_grant_by_citizen on small_grant (citizen, asked_on);
create index small_grant_by_state on small_grant (job_centre, state);

-- What a grant of a personal mentor says beside its days: hours a week, tasks, which kind of mentor.
alter table personal_mentor_grant add column minutes WHOLE not null default 0; -- ordinary, case
alter table personal_mentor_grant add column tasks TEXT not null default ''; -- confidential, case
alter table personal_mentor_grant add column kind TEXT not null default 'consultant'; -- ordinary, case
alter table personal_mentor_grant add column granted_by TEXT null; -- ordinary, case
alter table personal_mentor_grant add column granted_on DAY null; -- ordinary, case

-- What a personal mentor did with the citizen, in their own words.
create table mentor_log (
    job_centre TEXT not null references job_centre, -- none, always
    id TEXT primary key, -- none, case
    citizen TEXT not null references citizen, -- confidential, case
    employee TEXT not null references employee, -- ordinary, case
    on_day DAY not null, -- confidential, case
    minutes WHOLE not null, -- confidential, case
    words_sealed BYTES not null, -- special, case
    constraint mentor_log_minutes check (minutes between 1 and 1440)
);

create index mentor_log_by_citizen on mentor_log (citizen, on_day);
