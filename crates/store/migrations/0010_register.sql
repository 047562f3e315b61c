-- What the company register says of a production unit, as its latest extract had it.
create table register_unit (
    job_centre TEXT not null references job_centre, -- none, always
    unit TEXT primary key references production_unit, -- none, always
    industry TEXT not null, -- none, always
    municipality TEXT, -- none, always
    employees_least WHOLE, -- none, always
    employees_most WHOLE, -- none, always
    closed_on DAY, -- none, always
    read_on DAY not null, -- none, always
    constraint register_unit_employees check (employees_most is null or employees_least <= employees_most)
);
