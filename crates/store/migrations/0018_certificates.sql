-- The certificate at the end of a course: one for a placement.

create table certificate (
    job_centre TEXT not null references job_centre, -- none, always
    id TEXT primary key, -- none, case
    placement TEXT not null references placement, -- confidential, case
    quote TEXT not null, -- confidential, case
    issued_on DAY not null, -- confidential, case
    issued_by TEXT references employee, -- ordinary, case
    version WHOLE not null, -- none, case
    constraint certificate_once unique (placement)
);

-- Its goals and tasks, in order.
create table certificate_line (
    job_centre TEXT not null references job_centre, -- none, always
    certificate TEXT not null references certificate, -- confidential, case
    kind TEXT not null, -- confidential, case
    position WHOLE not null, -- none, case
    words TEXT not null, -- confidential, case
    primary key (certificate, kind, position),
    constraint certificate_line_kind check (kind in ('goal', 'task'))
);
