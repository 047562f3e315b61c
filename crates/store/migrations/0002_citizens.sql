-- A citizen in full: benefits by dates, groups by dates, what a workplace may hear and why,
-- wishes, job goals, CV, duplicates, moving; and the review of a caseload.

-- One benefit for a time. The two-year test is computed from these days.
create table benefit (
    job_centre TEXT not null references job_centre, -- none, always
    id TEXT primary key, -- none, case
    citizen TEXT not null references citizen, -- confidential, case
    benefit TEXT not null, -- confidential, case
    from_day DAY not null, -- confidential, case
    until_day DAY, -- confidential, case
    source TEXT not null, -- none, case
    version WHOLE not null, -- none, case
    constraint benefit_days check (until_day is null or from_day <= until_day),
    constraint benefit_once unique (citizen, benefit, from_day)
);

-- The target or readiness group from a day on. `citizen.target_group` is the latest of them.
create table citizen_group (
    job_centre TEXT not null references job_centre, -- none, always
    citizen TEXT not null references citizen, -- confidential, case
    from_day DAY not null, -- confidential, case
    target_group TEXT not null, -- confidential, case
    primary key (citizen, from_day)
);

-- What a workplace may hear: a tag and words that say what helps, never why.
create table accommodation (
    job_centre TEXT not null references job_centre, -- none, always
    citizen TEXT not null references citizen, -- confidential, case
    accommodation TEXT not null, -- confidential, case
    words TEXT not null, -- confidential, case
    primary key (citizen, accommodation)
);

-- Why: for the caseworker alone.
create table accommodation_why (
    job_centre TEXT not null references job_centre, -- none, always
    citizen TEXT not null references citizen, -- confidential, case
    accommodation TEXT not null, -- confidential, case
    why_sealed BYTES not null, -- special, case
    primary key (citizen, accommodation)
);

-- What the citizen wants and would rather not: centres (two at most, in order), industries, tasks.
create table wish (
    job_centre TEXT not null references job_centre, -- none, always
    citizen TEXT not null references citizen, -- confidential, case
    kind TEXT not null, -- confidential, case
    code TEXT not null, -- confidential, case
    position WHOLE not null, -- none, case
    noted_on DAY not null, -- confidential, case
    primary key (citizen, kind, code),
    constraint wish_kind check (kind in ('centre', 'industry', 'task', 'not_industry', 'not_task'))
);

-- Occupations (DISCO-08) that the citizen aims at, in order.
create table job_goal (
    job_centre TEXT not null references job_centre, -- none, always
    citizen TEXT not null references citizen, -- confidential, case
    occupation TEXT not null, -- confidential, case
    position WHOLE not null, -- none, case
    noted_on DAY not null, -- confidential, case
    primary key (citizen, occupation)
);

create table cv_entry (
    job_centre TEXT not null references job_centre, -- none, always
    id TEXT primary key, -- none, case
    citizen TEXT not null references citizen, -- confidential, case
    kind TEXT not null, -- confidential, case
    title TEXT not null, -- confidential, case
    place TEXT not null, -- confidential, case
    from_day DAY, -- confidential, case
    until_day DAY, -- confidential, case
    note TEXT not null, -- confidential, case
    version WHOLE not null, -- none, case
    constraint cv_entry_kind check (kind in ('work', 'education', 'course', 'licence', 'language', 'skill')),
    constraint cv_entry_days check (from_day is null or until_day is null or from_day <= until_day)
);

create index cv_entry_by_citizen on cv_entry (citizen);

-- A duplicate points to the citizen it was merged into; a citizen who moved away has the day.
alter table citizen add column merged_into TEXT references citizen; -- confidential, case
alter table citizen add column moved_on DAY null; -- confidential, case
-- The last talk that the law asks for: the next one's deadline follows from it and the group.
alter table citizen add column talk_on DAY null; -- confidential, case
create index citizen_by_caseworker on citizen (job_centre, caseworker, sort_key);
create index citizen_by_consultant on citizen (job_centre, consultant, sort_key);

-- Moving to another job centre: offered by the one, taken by the other. What goes along is sealed.
create table transfer (
    job_centre TEXT not null references job_centre, -- none, always
    id TEXT primary key, -- none, case
    from_job_centre TEXT not null references job_centre, -- none, always
    citizen TEXT not null references citizen, -- confidential, case
    offered_on DAY not null, -- confidential, case
    offered_by TEXT not null references employee, -- ordinary, case
    package_sealed BYTES not null, -- special, case
    answered_on DAY, -- confidential, case
    answered_by TEXT references employee, -- ordinary, case
    state TEXT not null, -- confidential, case
    arrived TEXT references citizen, -- confidential, case
    constraint transfer_state check (state in ('offered', 'taken', 'refused', 'withdrawn'))
);

create unique index one_open_transfer on transfer (citizen) where state = 'offered';
create index transfer_to on transfer (job_centre, state);

-- A review of many cases: the whole of a caseload by a criterion, or the new applicants.
create table screening (
    job_centre TEXT not null references job_centre, -- none, always
    id TEXT primary key, -- none, always
    kind TEXT not null, -- none, always
    name TEXT not null, -- none, always
    opened_on DAY not null, -- none, always
    closed_on DAY, -- none, always
    opened_by TEXT not null references employee, -- ordinary, case
    version WHOLE not null, -- none, always
    constraint screening_kind check (kind in ('two_years', 'new_applicants'))
);

create table screening_case (
    job_centre TEXT not null references job_centre, -- none, always
    id TEXT primary key, -- none, case
    screening TEXT not null references screening, -- none, case
    citizen TEXT not null references citizen, -- confidential, case
    reviewer TEXT not null references employee, -- ordinary, case
    decision TEXT, -- confidential, case
    decided_on DAY, -- confidential, case
    decided_by TEXT references employee, -- ordinary, case
    note TEXT not null, -- confidential, case
    review_on DAY, -- confidential, case
    version WHOLE not null, -- none, case
    constraint screening_case_once unique (screening, citizen),
    constraint screening_case_decided check ((decision is null) = (decided_on is null))
);

create index screening_case_by_reviewer on screening_case (job_centre, reviewer);
create index screening_case_by_citizen on screening_case (citizen);

-- Who meets new applicants, in turn.
create table turn (
    job_centre TEXT not null references job_centre, -- none, always
    employee TEXT not null references employee, -- ordinary, account
    position WHOLE not null, -- none, account
    given_at MOMENT, -- none, account
    primary key (job_centre, employee)
);

-- What the job centre is called from a day on; before the first of them it is `job_centre.name`.
create table job_centre_name (
    job_centre TEXT not null references job_centre, -- none, always
    from_day DAY not null, -- none, always
    name TEXT not null, -- none, always
    primary key (job_centre, from_day)
);

-- Who was here before has had their group since the first day that is known of them.
insert into citizen_group (job_centre, citizen, from_day, target_group)
    select c.job_centre, c.id, coalesce(k.first_day, c.born), c.target_group
    from citizen c left join (
        select d.citizen, min(d.known_on) as first_day from (
            select citizen, sent_on as known_on from referral union all select citizen, from_day from placement
        ) as d group by d.citizen
    ) as k on k.citizen = c.id;
