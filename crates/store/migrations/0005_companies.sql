-- Companies won and kept: the road to a contract, who knows whom, how many a workplace can take,
-- the job centre's own norms.

alter table company add column merged_into TEXT references company; -- none, always

-- One road to one company at a time.
create table outreach (
    job_centre TEXT not null references job_centre, -- none, always
    id TEXT primary key, -- none, always
    company TEXT not null references company, -- none, always
    state TEXT not null, -- none, always
    owner TEXT not null references employee, -- ordinary, account
    next_step TEXT not null, -- none, always
    next_on DAY, -- none, always
    reason TEXT, -- none, always
    opened_on DAY not null, -- none, always
    closed_on DAY, -- none, always
    version WHOLE not null, -- none, always
    constraint outreach_state check (state in ('to_approach', 'approached', 'interested', 'agreed', 'withdrawn', 'paused'))
);

create unique index one_open_outreach on outreach (company) where closed_on is null;
create index outreach_by_state on outreach (job_centre, state);

create table outreach_event (
    job_centre TEXT not null references job_centre, -- none, always
    id TEXT primary key, -- none, always
    outreach TEXT not null references outreach, -- none, always
    day DAY not null, -- none, always
    employee TEXT not null references employee, -- ordinary, account
    state TEXT not null, -- none, always
    note TEXT not null -- ordinary, case
);

create index outreach_event_by_outreach on outreach_event (outreach, day);

-- Who else here knows this company: one door for the company, whoever opens it.
create table acquaintance (
    job_centre TEXT not null references job_centre, -- none, always
    company TEXT not null references company, -- none, always
    employee TEXT not null references employee, -- ordinary, account
    since DAY not null, -- none, always
    note TEXT not null, -- ordinary, case
    primary key (company, employee)
);

-- What a workplace says before anybody starts: ordinary staff in the four months before, in
-- hundredths of a full-time person, and what the employee representative says.
create table staffing (
    job_centre TEXT not null references job_centre, -- none, always
    id TEXT primary key, -- none, always
    company TEXT not null references company, -- none, always
    production_unit TEXT references production_unit, -- none, always
    stated_on DAY not null, -- none, always
    month_1 WHOLE not null, -- none, always
    month_2 WHOLE not null, -- none, always
    month_3 WHOLE not null, -- none, always
    month_4 WHOLE not null, -- none, always
    others WHOLE not null, -- none, always
    representative TEXT not null, -- ordinary, case
    representative_says TEXT not null, -- ordinary, case
    noted_by TEXT not null references employee, -- ordinary, account
    constraint staffing_counts check (month_1 >= 0 and month_2 >= 0 and month_3 >= 0 and month_4 >= 0 and others >= 0),
    constraint staffing_says check (representative_says in ('agrees', 'disagrees', 'nobody'))
);

create index staffing_by_company on staffing (company, stated_on);

-- The contract's section on citizens with complex problems (generation 2).
alter table contract add column complex_section FLAG not null default false; -- none, always

-- What the job centre itself pays for a payment model and how many mentor hours it gives, from a day on.
create table payment_norm (
    job_centre TEXT not null references job_centre, -- none, always
    payment TEXT not null, -- none, always
    from_day DAY not null, -- none, always
    amount WHOLE not null, -- none, always
    mentor_minutes WHOLE not null, -- none, always
    primary key (job_centre, payment, from_day),
    constraint payment_norm_amount check (amount >= 0 and mentor_minutes >= 0)
);
