-- In: a file between the look at it and the deed, and what was brought in.

create table import_draft (
    job_centre TEXT not null references job_centre, -- none, log
    id TEXT primary key, -- none, log
    kind TEXT not null, -- none, log
    account TEXT references account, -- ordinary, log
    at MOMENT not null, -- none, log
    mapping TEXT not null, -- none, log
    file_sealed BYTES not null -- confidential, log
);

create table import_run (
    job_centre TEXT not null references job_centre, -- none, always
    id TEXT primary key, -- none, always
    kind TEXT not null, -- none, always
    file_hash TEXT not null, -- none, always
    at MOMENT not null, -- none, always
    account TEXT references account, -- ordinary, always
    made WHOLE not null, -- none, always
    changed WHOLE not null, -- none, always
    same WHOLE not null -- none, always
);

create index import_run_by_time on import_run (job_centre, at);
