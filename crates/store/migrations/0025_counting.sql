-- What many are counted from in one job centre is read from its own rows, and from an index alone: how many forms hold,
-- and what courses led to.
create index progression_form_by_questionnaire
    on progression_form (job_centre, questionnaire, state, round, respondent, late);
create index placement_by_outcome on placement (job_centre, state, id, outcome);
