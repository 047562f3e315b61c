-- Matching: what a citizen can begin with, where they must not be placed, and a plan that is being made.

-- Hours a week that the citizen can begin with, and how far they can travel. Nothing: nobody has asked.
alter table citizen add column start_minutes WHOLE null; -- confidential, case
alter table citizen add column travel_km WHOLE null; -- confidential, case

-- A centre where the citizen is not to be placed: a relative works there, something went wrong there before. Why is
-- for the case, not for a list.
create table barred_centre (
    job_centre TEXT not null references job_centre, -- none, always
    id TEXT primary key, -- none, case
    citizen TEXT not null references citizen, -- confidential, case
    centre TEXT not null references centre, -- confidential, case
    noted_on DAY not null, -- confidential, case
    noted_by TEXT references employee, -- ordinary, case
    why_sealed BYTES not null, -- confidential, case
    constraint barred_centre_once unique (citizen, centre)
);

-- Until when a place is held that nobody has agreed to; then it is free again by itself.
alter table placement add column held_until DAY null; -- confidential, case

create index placement_by_hold on placement (held_until) where state = 'reserved';

-- What somebody has said of the plan that they are making: a pair that must be in it, one that must not, another day
-- to begin. Gone when the plan is booked or begun anew.
create table plan_choice (
    job_centre TEXT not null references job_centre, -- none, always
    employee TEXT not null references employee, -- ordinary, case
    citizen TEXT not null references citizen, -- confidential, case
    kind TEXT not null, -- confidential, case
    centre TEXT not null, -- confidential, case
    start_day DAY, -- confidential, case
    primary key (employee, citizen, kind, centre),
    constraint plan_choice_kind check (kind in ('lock', 'forbid', 'start'))
);
