-- Lists that work: views that are kept, what one opened lately, and names found by their words.

create table saved_view (
    job_centre TEXT not null references job_centre, -- none, account
    id TEXT primary key, -- none, account
    account TEXT not null references account, -- ordinary, account
    list TEXT not null, -- none, account
    name TEXT not null, -- none, account
    query TEXT not null, -- none, account
    shared FLAG not null, -- none, account
    constraint saved_view_once unique (job_centre, account, list, name)
);

create index saved_view_by_list on saved_view (job_centre, list);

-- The view that a list begins with, for one account in one job centre.
create table preferred_view (
    job_centre TEXT not null references job_centre, -- none, account
    account TEXT not null references account, -- ordinary, account
    list TEXT not null, -- none, account
    saved_view TEXT not null references saved_view, -- none, account
    primary key (job_centre, account, list)
);

create table recent (
    job_centre TEXT not null references job_centre, -- none, log
    grant_id TEXT not null references role_grant, -- ordinary, log
    noun TEXT not null, -- none, log
    subject TEXT not null, -- confidential, log
    at MOMENT not null, -- ordinary, log
    primary key (grant_id, noun, subject)
);

-- The words of a citizen's name, so that a name is found without reading all of them. `word` is
-- the folded word's UTF-8 bytes in hexadecimal: one order on both engines.
create table name_word (
    job_centre TEXT not null references job_centre, -- none, always
    word TEXT not null, -- ordinary, case
    citizen TEXT not null references citizen, -- ordinary, case
    primary key (job_centre, word, citizen)
);

create index name_word_by_citizen on name_word (citizen);
