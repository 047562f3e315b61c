-- Operating: a job that failed is tried again, later and later.

alter table job add column attempts WHOLE not null default 0; -- none, log
alter table job add column done_times WHOLE not null default 0; -- none, log
