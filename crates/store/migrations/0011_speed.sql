-- Indexes for what is read of a large job centre: a page of it, or a count.

create index centre_by_name on centre (job_centre, sort_key, id);
create index centre_company_by_company on centre_company (company, centre);
create index centre_offer_by_code on centre_offer (job_centre, kind, code);
create index company_by_name on company (job_centre, sort_key, id);
create index contact_by_company on contact (company);
create index contract_by_centre on contract (centre, from_day);
create index employee_by_name on employee (job_centre, sort_key);
create index employee_by_unit on employee (unit);
create index mentor_by_company on mentor (company);
create index mentor_by_name on mentor (job_centre, sort_key, id);
create index production_unit_by_company on production_unit (company);
create index role_grant_by_employee on role_grant (employee, role);

-- The board's chips and its foot are counted from these alone.
create index place_span_by_days on place_span (job_centre, from_day, until_day);
create index placement_by_end on placement (job_centre, until_day, from_day, state, place, mentor);
create index place_with_centre on place (id, centre);
create index placement_open on placement (job_centre, place, state, from_day, until_day) where state in ('reserved', 'agreed');
create index interruption_open on interruption (job_centre, last_day) where resumed_on is null;

-- The words of what is looked for beside citizens: a company's name, number and address; the names of centres, mentors
-- and employees. As `name_word`: folded, in hexadecimal.
create table search_word (
    job_centre TEXT not null references job_centre, -- none, always
    kind TEXT not null, -- none, always
    word TEXT not null, -- ordinary, case
    subject TEXT not null, -- none, always
    primary key (job_centre, kind, word, subject),
    constraint search_word_kind check (kind in ('company', 'centre', 'mentor', 'employee'))
);

create index search_word_by_subject on search_word (subject, word);
