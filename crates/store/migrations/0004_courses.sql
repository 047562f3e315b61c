-- Placements and courses in full: grants of time, interruptions, mentors before, workplaces in a
-- cluster, the week, what came of it 13 weeks later, paid hours.

-- What kind of stay: a placement, taster days, or days in the centre beside a pre-course.
alter table placement add column kind TEXT not null default 'placement'; -- confidential, case
-- The interruption that this placement resumes, if it does.
alter table placement add column resumes TEXT null; -- confidential, case

-- The municipality's grant of a placement for a period; an extension is another row.
create table placement_grant (
    job_centre TEXT not null references job_centre, -- none, always
    id TEXT primary key, -- none, case
    placement TEXT not null references placement, -- confidential, case
    from_day DAY not null, -- confidential, case
    until_day DAY not null, -- confidential, case
    granted_on DAY not null, -- confidential, case
    granted_by TEXT references employee, -- ordinary, case
    reason TEXT not null, -- confidential, case
    constraint placement_grant_days check (from_day <= until_day),
    constraint placement_grant_once unique (placement, from_day)
);

-- What was placed before grants were kept was granted as it was agreed. The first grant has its placement's id.
insert into placement_grant (job_centre, id, placement, from_day, until_day, granted_on, granted_by, reason)
select job_centre, id, id, from_day, agreed_until, from_day, null, '' from placement;

-- Days away. `last_day` is the last active day: the 28 days are counted from there.
create table interruption (
    job_centre TEXT not null references job_centre, -- none, always
    id TEXT primary key, -- none, case
    placement TEXT not null references placement, -- confidential, case
    kind TEXT not null, -- confidential, case
    last_day DAY not null, -- confidential, case
    reason TEXT not null, -- confidential, case
    note TEXT not null, -- confidential, case
    expected_back DAY, -- confidential, case
    resumed_on DAY, -- confidential, case
    noted_by TEXT references employee, -- ordinary, case
    version WHOLE not null, -- none, case
    constraint interruption_kind check (kind in ('pause', 'interruption')),
    constraint interruption_days check (resumed_on is null or last_day < resumed_on),
    constraint interruption_once unique (placement, last_day)
);

create unique index one_open_interruption on interruption (placement) where resumed_on is null;

-- Mentors before the one who is it now.
create table former_mentor (
    job_centre TEXT not null references job_centre, -- none, always
    placement TEXT not null references placement, -- confidential, case
    mentor TEXT not null references mentor, -- ordinary, case
    from_day DAY not null, -- confidential, case
    until_day DAY not null, -- confidential, case
    reason TEXT not null, -- confidential, case
    primary key (placement, until_day),
    constraint former_mentor_days check (from_day <= until_day)
);

create index former_mentor_by_mentor on former_mentor (mentor, until_day);

-- Where in a cluster the citizen works from a day on.
create table placement_workplace (
    job_centre TEXT not null references job_centre, -- none, always
    placement TEXT not null references placement, -- confidential, case
    from_day DAY not null, -- confidential, case
    company TEXT not null references company, -- confidential, case
    mentor TEXT references mentor, -- ordinary, case
    primary key (placement, from_day)
);

-- The week from a day on: days in the centre beside other offers.
create table week_day (
    job_centre TEXT not null references job_centre, -- none, always
    placement TEXT not null references placement, -- confidential, case
    from_day DAY not null, -- confidential, case
    weekday WHOLE not null, -- confidential, case
    activity TEXT not null, -- confidential, case
    minute_from WHOLE not null, -- confidential, case
    minute_until WHOLE not null, -- confidential, case
    provider TEXT not null, -- confidential, case
    primary key (placement, from_day, weekday, minute_from),
    constraint week_day_weekday check (weekday between 1 and 7),
    constraint week_day_minutes check (0 <= minute_from and minute_from < minute_until and minute_until <= 1440)
);

-- 13 weeks after the end of a course: what came of it. Asked once.
create table aftermath (
    job_centre TEXT not null references job_centre, -- none, always
    placement TEXT primary key references placement, -- confidential, case
    answered_on DAY not null, -- confidential, case
    answered_by TEXT references employee, -- ordinary, case
    source TEXT not null, -- none, case
    outcome TEXT not null, -- confidential, case
    minutes WHOLE, -- confidential, case
    place_name TEXT not null, -- confidential, case
    constraint aftermath_source check (source in ('asked', 'hours'))
);

-- Hours paid with ordinary wages in a period, typed or imported.
create table paid_hours (
    job_centre TEXT not null references job_centre, -- none, always
    id TEXT primary key, -- none, case
    citizen TEXT not null references citizen, -- confidential, case
    from_day DAY not null, -- confidential, case
    until_day DAY not null, -- confidential, case
    minutes WHOLE not null, -- confidential, case
    employer TEXT not null, -- confidential, case
    kind TEXT not null, -- confidential, case
    source TEXT not null, -- none, case
    constraint paid_hours_source check (source in ('typed', 'imported')),
    constraint paid_hours_days check (from_day <= until_day),
    constraint paid_hours_minutes check (minutes >= 0),
    constraint paid_hours_kind check (kind in ('ordinary', 'flexi_job', 'wage_subsidy')),
    constraint paid_hours_once unique (citizen, employer, from_day)
);
