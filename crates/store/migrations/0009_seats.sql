-- Which seats a contract keeps from a day on, where somebody chose them: without a row they go and come by number.
create table contract_seat (
    job_centre TEXT not null references job_centre, -- none, always
    contract TEXT not null references contract, -- none, always
    from_day DAY not null, -- none, always
    number WHOLE not null, -- none, always
    primary key (contract, from_day, number),
    constraint contract_seat_number check (number > 0)
);
