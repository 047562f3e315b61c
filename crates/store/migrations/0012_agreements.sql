-- The work agreement of a placement, in versions, with who signed which.

-- A version of a placement's work agreement. What is in force is never edited: a change is a new version.
create table agreement (
    job_centre TEXT not null references job_centre, -- none, always
    id TEXT primary key, -- none, case
    placement TEXT not null references placement, -- confidential, case
    number WHOLE not null, -- none, case
    state TEXT not null, -- confidential, case
    long_term_goal TEXT not null, -- confidential, case
    paid_minutes WHOLE, -- confidential, case
    mentor_role TEXT not null, -- confidential, case
    mentor_minutes WHOLE, -- ordinary, case
    considerations TEXT not null, -- confidential, case
    meeting_days WHOLE not null, -- ordinary, case
    contact TEXT references employee, -- ordinary, case
    needs_citizen FLAG not null, -- none, case
    needs_company FLAG not null, -- none, case
    needs_job_centre FLAG not null, -- none, case
    made_by TEXT references employee, -- ordinary, case
    made_on DAY not null, -- ordinary, case
    sent_on DAY, -- ordinary, case
    in_force_on DAY, -- confidential, case
    version WHOLE not null, -- none, case
    constraint agreement_number unique (placement, number),
    constraint agreement_state check (state in ('draft', 'sent', 'in_force', 'replaced', 'withdrawn', 'ended')),
    constraint agreement_minutes check (coalesce(paid_minutes, 0) >= 0 and coalesce(mentor_minutes, 0) >= 0 and meeting_days > 0)
);

create unique index one_open_agreement on agreement (placement) where state in ('draft', 'sent');
create unique index one_agreement_in_force on agreement (placement, state) where state = 'in_force';

-- The concrete goals of a version and the small steps towards them, in order; some in the citizen's own words.
create table agreement_goal (
    job_centre TEXT not null references job_centre, -- none, always
    agreement TEXT not null references agreement, -- confidential, case
    position WHOLE not null, -- none, case
    text TEXT not null, -- confidential, case
    by_citizen FLAG not null, -- confidential, case
    is_step FLAG not null, -- none, case
    primary key (agreement, position)
);

-- The steps of a version's hours plan: what the citizen does from a day on.
create table agreement_rung (
    job_centre TEXT not null references job_centre, -- none, always
    agreement TEXT not null references agreement, -- confidential, case
    from_day DAY not null, -- confidential, case
    tasks TEXT not null, -- confidential, case
    primary key (agreement, from_day)
);

-- The days and times of a step, by the clock on the wall.
create table agreement_times (
    job_centre TEXT not null references job_centre, -- none, always
    agreement TEXT not null references agreement, -- confidential, case
    from_day DAY not null, -- confidential, case
    weekday WHOLE not null, -- confidential, case
    minute_from WHOLE not null, -- confidential, case
    minute_until WHOLE not null, -- confidential, case
    primary key (agreement, from_day, weekday, minute_from),
    constraint agreement_times_weekday check (weekday between 1 and 7),
    constraint agreement_times_minutes check (0 <= minute_from and minute_from < minute_until and minute_until <= 1440)
);

-- Who signed a version for whom, when, how, and the hash of exactly what was read.
create table agreement_signature (
    job_centre TEXT not null references job_centre, -- none, always
    agreement TEXT not null references agreement, -- confidential, case
    party TEXT not null, -- confidential, case
    name TEXT not null, -- ordinary, case
    account TEXT references account, -- ordinary, case
    at MOMENT not null, -- confidential, case
    how TEXT not null, -- confidential, case
    on_behalf TEXT, -- confidential, case
    content_hash TEXT not null, -- none, case
    primary key (agreement, party),
    constraint agreement_signature_party check (party in ('citizen', 'company', 'job_centre')),
    constraint agreement_signature_how check (how in ('signed_in', 'tablet', 'link', 'on_behalf')),
    constraint agreement_signature_reason check ((how = 'on_behalf') = (on_behalf is not null))
);

-- Somebody who would rather talk first: a choice of its own, no failure. Gone when they sign.
create table agreement_talk (
    job_centre TEXT not null references job_centre, -- none, always
    agreement TEXT not null references agreement, -- confidential, case
    party TEXT not null, -- confidential, case
    at MOMENT not null, -- confidential, case
    words TEXT not null, -- confidential, case
    primary key (agreement, party),
    constraint agreement_talk_party check (party in ('citizen', 'company', 'job_centre'))
);

-- When a party was last asked to sign: once a day at most.
create table agreement_reminder (
    job_centre TEXT not null references job_centre, -- none, always
    agreement TEXT not null references agreement, -- confidential, case
    party TEXT not null, -- confidential, case
    on_day DAY not null, -- ordinary, case
    channel TEXT not null, -- ordinary, case
    primary key (agreement, party, on_day),
    constraint agreement_reminder_channel check (channel in ('email', 'sms', 'page'))
);

-- A personal link to read and sign one version, for one party and one person. It shows nothing before the code.
create table signing_link (
    job_centre TEXT not null references job_centre, -- none, always
    id TEXT primary key, -- none, case
    agreement TEXT not null references agreement, -- confidential, case
    party TEXT not null, -- confidential, case
    person TEXT not null, -- confidential, case
    token_hash BYTES not null, -- confidential, case
    code_hash BYTES, -- confidential, case
    code_until MOMENT, -- none, case
    wrong_codes WHOLE not null, -- none, case
    pass_hash BYTES, -- confidential, case
    pass_until MOMENT, -- none, case
    made_at MOMENT not null, -- ordinary, case
    until MOMENT not null, -- ordinary, case
    used_at MOMENT, -- confidential, case
    constraint signing_link_party check (party in ('citizen', 'company'))
);

create unique index signing_link_by_token on signing_link (token_hash);
create index signing_link_by_agreement on signing_link (agreement, party);

-- The day on which a mentor confirmed that what they hear of citizens stays with them.
alter table mentor add column confidential_since DAY null; -- ordinary, case
-- How a mentor is written to, and in which language.
alter table mentor add column email TEXT not null default ''; -- ordinary, case
alter table mentor add column language TEXT not null default 'da'; -- ordinary, case
