-- Money of a programme: letters that grant it, settlements that are kept, what an auditor says of them.

-- The agency's letter to a job centre: which programme's rates, for which days, for how many citizens.
create table grant_letter (
    job_centre TEXT not null references job_centre, -- none, always
    id TEXT primary key, -- none, always
    programme TEXT not null, -- none, always
    reference TEXT not null, -- none, always
    received_on DAY not null, -- none, always
    from_day DAY not null, -- none, always
    until_day DAY not null, -- none, always
    expected_participants WHOLE not null, -- none, always
    version WHOLE not null, -- none, always
    constraint grant_letter_days check (from_day <= until_day),
    constraint grant_letter_participants check (expected_participants > 0)
);

create index grant_letter_by_day on grant_letter (job_centre, from_day);

-- A settlement that is kept. What it was made of and what came out never change; only where it is does.
create table settlement (
    job_centre TEXT not null references job_centre, -- none, always
    id TEXT primary key, -- none, always
    letter TEXT not null references grant_letter, -- none, always
    source TEXT not null, -- none, always
    kind TEXT not null, -- none, always
    state TEXT not null, -- none, always
    as_of DAY not null, -- none, always
    from_day DAY not null, -- none, always
    until_day DAY not null, -- none, always
    months TEXT not null, -- none, always
    gap TEXT not null, -- none, always
    result_after TEXT not null, -- none, always
    rulebook TEXT not null, -- none, always
    corrects TEXT references settlement, -- none, always
    participants WHOLE not null, -- none, always
    expected_participants WHOLE not null, -- none, always
    fixed_ore WHOLE not null, -- none, always
    frame_ore WHOLE not null, -- none, always
    activity_ore WHOLE not null, -- none, always
    result_ore WHOLE not null, -- none, always
    paid_ore WHOLE not null, -- none, always
    made_on DAY not null, -- none, always
    made_by TEXT not null, -- ordinary, account
    decided_on DAY, -- none, always
    decided_by TEXT not null, -- ordinary, account
    reason TEXT not null, -- ordinary, always
    version WHOLE not null, -- none, always
    constraint settlement_state check (state in ('made', 'handed_in', 'returned', 'approved', 'discarded')),
    constraint settlement_kind check (kind in ('on_account', 'last')),
    constraint settlement_source check (source in ('own', 'register'))
);

create index settlement_by_letter on settlement (letter, as_of);

-- What was known of a citizen when it was settled: days, groups and weeks, sealed. It is enough to settle again.
create table settlement_case (
    job_centre TEXT not null references job_centre, -- none, always
    settlement TEXT not null references settlement, -- none, case
    pseudonym TEXT not null, -- ordinary, case
    citizen TEXT not null references citizen, -- confidential, case
    facts_sealed BYTES not null, -- confidential, case
    primary key (settlement, pseudonym)
);

create index settlement_case_by_citizen on settlement_case (citizen);

-- What was earned, in the order in which it is paid.
create table settlement_line (
    job_centre TEXT not null references job_centre, -- none, always
    settlement TEXT not null references settlement, -- none, case
    position WHOLE not null, -- none, case
    pseudonym TEXT not null, -- ordinary, case
    what TEXT not null, -- confidential, case
    number WHOLE not null, -- confidential, case
    basis_from DAY not null, -- confidential, case
    basis_to DAY not null, -- confidential, case
    earned_on DAY not null, -- confidential, case
    amount_ore WHOLE not null, -- confidential, case
    paid_ore WHOLE not null, -- confidential, case
    way TEXT, -- confidential, case
    excludes_flexi_bonus FLAG not null, -- confidential, case
    primary key (settlement, position),
    constraint settlement_line_what check (what in ('activity', 'result')),
    constraint settlement_line_paid check (0 <= paid_ore and paid_ore <= amount_ore)
);

-- What earned nothing, with the reason.
create table settlement_refusal (
    job_centre TEXT not null references job_centre, -- none, always
    settlement TEXT not null references settlement, -- none, case
    position WHOLE not null, -- none, case
    pseudonym TEXT not null, -- ordinary, case
    what TEXT not null, -- confidential, case
    from_day DAY not null, -- confidential, case
    until_day DAY not null, -- confidential, case
    reason TEXT not null, -- confidential, case
    detail TEXT not null, -- confidential, case
    primary key (settlement, position)
);

-- What an auditor asks and the job centre answers: of a line, or of the whole.
create table settlement_remark (
    job_centre TEXT not null references job_centre, -- none, always
    id TEXT primary key, -- none, case
    settlement TEXT not null references settlement, -- none, case
    line WHOLE, -- none, case
    role TEXT not null, -- ordinary, account
    name TEXT not null, -- ordinary, account
    on_day DAY not null, -- none, case
    words_sealed BYTES not null -- confidential, case
);

create index settlement_remark_by_settlement on settlement_remark (settlement, id);
