-- The language in which somebody met the questions that they answered: a tag (BCP 47). Empty: it was not noted, as of
-- every form from before, and of what is typed in from paper.
alter table progression_form add column language TEXT not null default ''; -- ordinary, case
