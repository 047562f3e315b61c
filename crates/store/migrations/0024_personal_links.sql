-- A personal link leads to one thing: a version of an agreement, to sign for a party; or a round's questions, to answer.
create table personal_link (
    job_centre TEXT not null references job_centre, -- none, always
    id TEXT primary key, -- none, case
    agreement TEXT references agreement, -- confidential, case
    party TEXT, -- confidential, case
    round TEXT references progression_round, -- confidential, case
    respondent TEXT, -- confidential, case
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
    constraint personal_link_to_sign check ((agreement is not null) = (party is not null and party in ('citizen', 'company'))),
    constraint personal_link_to_answer check ((round is not null) = (respondent is not null and respondent in ('citizen', 'mentor'))),
    constraint personal_link_leads check ((agreement is null) <> (round is null))
);

insert into personal_link (job_centre, id, agreement, party, person, token_hash, code_hash, code_until, wrong_codes,
    pass_hash, pass_until, made_at, until, used_at)
select job_centre, id, agreement, party, person, token_hash, code_hash, code_until, wrong_codes, pass_hash, pass_until,
    made_at, until, used_at
from signing_link;

drop table signing_link;

create unique index personal_link_by_token on personal_link (token_hash);
create index personal_link_by_agreement on personal_link (agreement, party);
create index personal_link_by_round on personal_link (round, respondent);
