-- The house: everything that the first release stores.
--
-- One text for both engines. The words WHOLE, FLAG, DAY, MOMENT and BYTES are types that
-- `dialect.rs` turns into the engine's own; a block between `-- only sqlite` (or `-- only
-- postgres`) and `-- end` is for that engine. A migration is never edited after a release.
--
-- Each column ends with its class and how long it is kept: `ordinary`, `confidential` or
-- `special` personal data, or `none`; `case` is as long as the case and its retention,
-- `account` as long as the account, `log` as the log's retention, `always` without end.

create table job_centre (
    job_centre TEXT primary key, -- none, always
    municipality TEXT not null, -- none, always
    name TEXT not null, -- none, always
    phone TEXT not null, -- none, always
    open_hours TEXT not null, -- none, always
    sort_key TEXT not null -- none, always
);

create table unit (
    job_centre TEXT not null references job_centre, -- none, always
    id TEXT primary key, -- none, always
    name TEXT not null -- none, always
);

create table employee (
    job_centre TEXT not null references job_centre, -- none, always
    id TEXT primary key, -- none, always
    unit TEXT references unit, -- none, always
    name TEXT not null, -- ordinary, account
    sort_key TEXT not null, -- ordinary, account
    phone TEXT not null, -- ordinary, account
    email TEXT not null, -- ordinary, account
    hours TEXT not null, -- ordinary, account
    substitute TEXT references employee, -- none, account
    left_service FLAG not null, -- ordinary, account
    version WHOLE not null -- none, always
);

-- Which programmes a job centre takes part in, with its own days and goals.
create table membership (
    job_centre TEXT not null references job_centre, -- none, always
    id TEXT primary key, -- none, always
    programme TEXT not null, -- none, always
    from_day DAY not null, -- none, always
    until_day DAY, -- none, always
    action_plan_on DAY, -- none, always
    constraint membership_days check (until_day is null or from_day <= until_day),
    constraint membership_once unique (job_centre, programme, from_day)
);

create table membership_goal (
    job_centre TEXT not null references job_centre, -- none, always
    membership TEXT not null references membership, -- none, always
    goal TEXT not null, -- none, always
    at_least WHOLE not null, -- none, always
    primary key (membership, goal)
);

create table company (
    job_centre TEXT not null references job_centre, -- none, always
    id TEXT primary key, -- none, always
    cvr TEXT not null, -- none, always
    name TEXT not null, -- none, always
    sort_key TEXT not null, -- none, always
    sector TEXT not null, -- none, always
    company_type TEXT not null, -- none, always
    industry TEXT not null, -- none, always
    employees WHOLE not null, -- none, always
    street TEXT not null, -- none, always
    postcode TEXT not null, -- none, always
    town TEXT not null, -- none, always
    latitude WHOLE, -- none, always
    longitude WHOLE, -- none, always
    version WHOLE not null, -- none, always
    constraint company_sector check (sector in ('private', 'public')),
    constraint company_employees check (employees >= 0)
);

create index company_by_cvr on company (job_centre, cvr);

create table production_unit (
    job_centre TEXT not null references job_centre, -- none, always
    id TEXT primary key, -- none, always
    company TEXT not null references company, -- none, always
    p_number TEXT not null, -- none, always
    name TEXT not null, -- none, always
    street TEXT not null, -- none, always
    postcode TEXT not null, -- none, always
    town TEXT not null, -- none, always
    latitude WHOLE, -- none, always
    longitude WHOLE, -- none, always
    constraint p_number_once unique (job_centre, p_number)
);

create table contact (
    job_centre TEXT not null references job_centre, -- none, always
    id TEXT primary key, -- none, always
    company TEXT not null references company, -- none, always
    name TEXT not null, -- ordinary, case
    title TEXT not null, -- ordinary, case
    phone TEXT not null, -- ordinary, case
    email TEXT not null -- ordinary, case
);

create table mentor (
    job_centre TEXT not null references job_centre, -- none, always
    id TEXT primary key, -- none, always
    company TEXT not null references company, -- none, always
    name TEXT not null, -- ordinary, case
    sort_key TEXT not null, -- ordinary, case
    phone TEXT not null, -- ordinary, case
    minutes WHOLE not null, -- ordinary, case
    left_service FLAG not null, -- ordinary, case
    version WHOLE not null -- none, always
);

create table centre (
    job_centre TEXT not null references job_centre, -- none, always
    id TEXT primary key, -- none, always
    name TEXT not null, -- none, always
    sort_key TEXT not null, -- none, always
    model TEXT not null, -- none, always
    programme TEXT not null, -- none, always
    minutes_from WHOLE, -- none, always
    minutes_until WHOLE, -- none, always
    fixed_contact TEXT not null references employee, -- ordinary, account
    coordinating_mentor TEXT references mentor, -- ordinary, case
    version WHOLE not null, -- none, always
    constraint centre_model check (model in ('1', '2', '3', '4'))
);

create table centre_company (
    job_centre TEXT not null references job_centre, -- none, always
    centre TEXT not null references centre, -- none, always
    company TEXT not null references company, -- none, always
    primary key (centre, company)
);

create table centre_generation (
    job_centre TEXT not null references job_centre, -- none, always
    centre TEXT not null references centre, -- none, always
    from_day DAY not null, -- none, always
    generation TEXT not null, -- none, always
    primary key (centre, from_day)
);

create table centre_offer (
    job_centre TEXT not null references job_centre, -- none, always
    centre TEXT not null references centre, -- none, always
    kind TEXT not null, -- none, always
    code TEXT not null, -- none, always
    primary key (centre, kind, code)
);

create table contract (
    job_centre TEXT not null references job_centre, -- none, always
    id TEXT primary key, -- none, always
    centre TEXT not null references centre, -- none, always
    from_day DAY not null, -- none, always
    until_day DAY, -- none, always
    signed_on DAY not null, -- none, always
    payment TEXT not null, -- none, always
    amount WHOLE not null, -- none, always
    mentor_minutes WHOLE not null, -- none, always
    renews TEXT references contract, -- none, always
    ending_reason TEXT, -- none, always
    version WHOLE not null, -- none, always
    constraint contract_days check (until_day is null or from_day <= until_day),
    constraint contract_amount check (amount >= 0)
);

create table contract_places (
    job_centre TEXT not null references job_centre, -- none, always
    contract TEXT not null references contract, -- none, always
    from_day DAY not null, -- none, always
    places WHOLE not null, -- none, always
    primary key (contract, from_day),
    constraint contract_places_count check (places >= 0)
);

create table place (
    job_centre TEXT not null references job_centre, -- none, always
    id TEXT primary key, -- none, always
    centre TEXT not null references centre, -- none, always
    number WHOLE not null, -- none, always
    constraint place_number_once unique (centre, number)
);

-- The days on which a contract keeps a place; written from the contract's steps.
create table place_span (
    job_centre TEXT not null references job_centre, -- none, always
    place TEXT not null references place, -- none, always
    contract TEXT not null references contract, -- none, always
    from_day DAY not null, -- none, always
    until_day DAY, -- none, always
    primary key (place, from_day),
    constraint place_span_days check (until_day is null or from_day <= until_day)
);

create table citizen (
    job_centre TEXT not null references job_centre, -- none, always
    id TEXT primary key, -- none, case
    cpr_sealed BYTES not null, -- confidential, case
    cpr_index BYTES not null, -- confidential, case
    born DAY not null, -- ordinary, case
    name TEXT not null, -- ordinary, case
    sort_key TEXT not null, -- ordinary, case
    phone TEXT not null, -- ordinary, case
    email TEXT not null, -- ordinary, case
    address TEXT not null, -- confidential, case
    language TEXT not null, -- ordinary, case
    target_group TEXT not null, -- confidential, case
    caseworker TEXT not null references employee, -- ordinary, case
    consultant TEXT references employee, -- ordinary, case
    protected FLAG not null, -- confidential, case
    version WHOLE not null, -- none, case
    constraint cpr_once unique (job_centre, cpr_index)
);

create index citizen_by_name on citizen (job_centre, sort_key);

create table referral (
    job_centre TEXT not null references job_centre, -- none, always
    id TEXT primary key, -- none, case
    citizen TEXT not null references citizen, -- confidential, case
    model TEXT not null, -- none, case
    state TEXT not null, -- confidential, case
    sent_on DAY not null, -- confidential, case
    sent_by TEXT not null references employee, -- ordinary, case
    accepted_on DAY, -- confidential, case
    accepted_by TEXT references employee, -- ordinary, case
    closed_on DAY, -- confidential, case
    reason TEXT, -- confidential, case
    wish TEXT not null, -- confidential, case
    version WHOLE not null, -- none, case
    constraint referral_state check (state in ('sent', 'accepted', 'placed', 'handed_back', 'withdrawn'))
);

create unique index one_open_referral on referral (citizen) where state in ('sent', 'accepted');
create index referral_by_citizen on referral (job_centre, citizen);

create table placement (
    job_centre TEXT not null references job_centre, -- none, always
    id TEXT primary key, -- none, case
    citizen TEXT not null references citizen, -- confidential, case
    place TEXT not null references place, -- none, case
    referral TEXT references referral, -- none, case
    mentor TEXT not null references mentor, -- ordinary, case
    state TEXT not null, -- confidential, case
    from_day DAY not null, -- confidential, case
    until_day DAY not null, -- confidential, case
    agreed_until DAY not null, -- confidential, case
    minutes WHOLE not null, -- confidential, case
    choice TEXT not null, -- confidential, case
    outcome TEXT, -- confidential, case
    outcome_minutes WHOLE, -- confidential, case
    outcome_place TEXT not null, -- confidential, case
    ending_reason TEXT, -- confidential, case
    version WHOLE not null, -- none, case
    constraint placement_state check (state in ('reserved', 'agreed', 'ended', 'withdrawn')),
    constraint placement_days check (from_day <= until_day and from_day <= agreed_until),
    constraint placement_outcome check ((state = 'ended') = (outcome is not null))
);

create index placement_by_place on placement (place, from_day);
create index placement_by_citizen on placement (citizen, from_day);

-- Nobody sits on somebody's seat, and nobody is in two places on the same day.
-- only sqlite
create trigger placement_not_double_insert before insert on placement when new.state <> 'withdrawn'
begin
    select raise(abort, 'place_not_overbooked') where exists (
        select 1 from placement p where p.place = new.place and p.state <> 'withdrawn'
        and p.from_day <= new.until_day and new.from_day <= p.until_day);
    select raise(abort, 'citizen_not_placed_twice') where exists (
        select 1 from placement p where p.citizen = new.citizen and p.state <> 'withdrawn'
        and p.from_day <= new.until_day and new.from_day <= p.until_day);
end;
create trigger placement_not_double_update before update on placement when new.state <> 'withdrawn'
begin
    select raise(abort, 'place_not_overbooked') where exists (
        select 1 from placement p where p.place = new.place and p.id <> new.id and p.state <> 'withdrawn'
        and p.from_day <= new.until_day and new.from_day <= p.until_day);
    select raise(abort, 'citizen_not_placed_twice') where exists (
        select 1 from placement p where p.citizen = new.citizen and p.id <> new.id and p.state <> 'withdrawn'
        and p.from_day <= new.until_day and new.from_day <= p.until_day);
end;
-- end
-- only postgres
create extension if not exists btree_gist;
alter table placement add constraint place_not_overbooked
    exclude using gist (place with =, daterange(from_day, until_day, '[]') with &&) where (state <> 'withdrawn');
alter table placement add constraint citizen_not_placed_twice
    exclude using gist (citizen with =, daterange(from_day, until_day, '[]') with &&) where (state <> 'withdrawn');
-- end

-- Contracts of a centre share no day.
-- only sqlite
create trigger contract_not_double_insert before insert on contract
begin
    select raise(abort, 'contracts_not_overlapping') where exists (
        select 1 from contract c where c.centre = new.centre
        and c.from_day <= coalesce(new.until_day, '9999-12-31') and new.from_day <= coalesce(c.until_day, '9999-12-31'));
end;
create trigger contract_not_double_update before update on contract
begin
    select raise(abort, 'contracts_not_overlapping') where exists (
        select 1 from contract c where c.centre = new.centre and c.id <> new.id
        and c.from_day <= coalesce(new.until_day, '9999-12-31') and new.from_day <= coalesce(c.until_day, '9999-12-31'));
end;
-- end
-- only postgres
alter table contract add constraint contracts_not_overlapping
    exclude using gist (centre with =, daterange(from_day, until_day, '[]') with &&);
-- end

-- Who can sign in. An account may hold roles in several job centres.
create table account (
    id TEXT primary key, -- none, account
    login TEXT not null, -- ordinary, account
    name TEXT not null, -- ordinary, account
    password_hash TEXT, -- confidential, account
    active FLAG not null, -- ordinary, account
    constraint login_once unique (login)
);

-- An account in a role: the role's scope and whom it stands for.
create table role_grant (
    job_centre TEXT references job_centre, -- none, account
    id TEXT primary key, -- none, account
    account TEXT not null references account, -- ordinary, account
    role TEXT not null, -- ordinary, account
    unit TEXT references unit, -- none, account
    employee TEXT references employee, -- ordinary, account
    mentor TEXT references mentor, -- ordinary, account
    company TEXT references company, -- none, account
    citizen TEXT references citizen, -- confidential, account
    from_day DAY not null, -- ordinary, account
    until_day DAY -- ordinary, account
);

create index role_grant_by_account on role_grant (account);

-- A personal mentor is granted for a citizen, for a time (S2, anchor point 4).
create table personal_mentor_grant (
    job_centre TEXT not null references job_centre, -- none, always
    citizen TEXT not null references citizen, -- confidential, case
    employee TEXT not null references employee, -- ordinary, case
    from_day DAY not null, -- ordinary, case
    until_day DAY, -- ordinary, case
    primary key (citizen, employee, from_day)
);

create table session (
    token_hash BYTES primary key, -- confidential, log
    grant_id TEXT not null references role_grant, -- ordinary, log
    made_at MOMENT not null, -- ordinary, log
    seen_at MOMENT not null -- ordinary, log
);

create index session_by_grant on session (grant_id);

-- Attempts to sign in, to slow down guessing; the key is a keyed hash of login and address.
create table sign_in_attempt (
    key_hash BYTES not null, -- confidential, log
    at MOMENT not null -- ordinary, log
);

create index sign_in_attempt_by_key on sign_in_attempt (key_hash, at);

-- What somebody was sending when the session ran out; sealed, kept a day.
create table parked_form (
    token_hash BYTES primary key, -- confidential, log
    account TEXT not null references account, -- ordinary, log
    path TEXT not null, -- none, log
    body_sealed BYTES not null, -- confidential, log
    at MOMENT not null -- none, log
);

-- A creating post that has been done: the same key leads to the same place.
create table once (
    key TEXT primary key, -- none, log
    account TEXT not null references account, -- ordinary, log
    result TEXT not null, -- none, log
    at MOMENT not null -- none, log
);

-- Who did or read what, about whom, why and when. Written in the deed's own transaction.
create table trail (
    job_centre TEXT references job_centre, -- none, log
    id TEXT primary key, -- none, log
    at MOMENT not null, -- ordinary, log
    account TEXT references account, -- ordinary, log
    role TEXT not null, -- ordinary, log
    deed TEXT not null, -- ordinary, log
    noun TEXT not null, -- none, log
    subject TEXT not null, -- none, log
    citizen TEXT, -- confidential, log
    why TEXT not null -- confidential, log
);

create index trail_by_citizen on trail (job_centre, citizen, at);
create index trail_by_time on trail (job_centre, at);

-- Work that the program does by itself.
create table job (
    kind TEXT primary key, -- none, log
    due_at MOMENT not null, -- none, log
    started_at MOMENT, -- none, log
    done_at MOMENT, -- none, log
    failure TEXT not null -- none, log
);

-- Facts about this database itself, such as the fingerprint of the key that its sealed columns need.
create table house (
    name TEXT primary key, -- none, always
    fact TEXT not null -- none, always
);
