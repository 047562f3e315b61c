-- Operating: a job that failed is tried again, later and later; after the last attempt it waits for somebody.

alter table job add column attempts WHOLE not null default 0; -- none, log
alter table job add column done_times WHOLE not null default 0; -- none, log
-- When it last succeeded; `done_at` is when it last ended, well or not.
alter table job add column well_at MOMENT null; -- none, log
