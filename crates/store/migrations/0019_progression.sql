-- Progression: three people's view of the small steps. A form is never edited after it is sent: another corrects it.

-- A round of questions in a citizen's course, with the facts of its day.
create table progression_round (
    job_centre TEXT not null references job_centre, -- none, always
    id TEXT primary key, -- none, case
    citizen TEXT not null references citizen, -- confidential, case
    placement TEXT not null references placement, -- confidential, case
    kind TEXT not null, -- confidential, case
    on_day DAY not null, -- confidential, case
    -- Facts, computed and not asked: of the last four weeks what was agreed and attended, and days away by kind;
    -- a week's ordinary paid minutes and the mentor's; sub-goals reached of how many.
    agreed_minutes WHOLE not null, -- confidential, case
    attended_minutes WHOLE not null, -- confidential, case
    away_announced WHOLE not null, -- confidential, case
    away_unannounced WHOLE not null, -- confidential, case
    away_ill WHOLE not null, -- special, case
    paid_minutes WHOLE not null, -- confidential, case
    mentor_minutes WHOLE not null, -- confidential, case
    goals_reached WHOLE not null, -- confidential, case
    goals_all WHOLE not null, -- confidential, case
    -- Has the citizen let the mentor see their answers of this round?
    shared FLAG not null, -- confidential, case
    constraint progression_round_once unique (placement, on_day),
    constraint progression_round_kind check (kind in ('zero_point', 'short', 'quarter', 'change', 'end'))
);

-- How many rounds of a kind were held, and by whom they were answered, is counted from this and from the forms' alone.
create index progression_round_by_day on progression_round (job_centre, on_day, kind, id);
create index progression_round_by_citizen on progression_round (citizen, on_day);

-- What one of the three answers in a round, on one questionnaire. A draft has no day on which it was sent.
create table progression_form (
    job_centre TEXT not null references job_centre, -- none, always
    id TEXT primary key, -- none, case
    round TEXT not null references progression_round, -- confidential, case
    respondent TEXT not null, -- confidential, case
    questionnaire TEXT not null, -- none, case
    questionnaire_version WHOLE not null, -- none, case
    how TEXT not null, -- confidential, case
    state TEXT not null, -- confidential, case
    account TEXT references account, -- ordinary, case
    begun_at MOMENT not null, -- confidential, case
    sent_on DAY, -- confidential, case
    late FLAG not null, -- confidential, case
    corrects TEXT references progression_form, -- confidential, case
    version WHOLE not null, -- none, case
    constraint progression_form_respondent check (respondent in ('citizen', 'mentor', 'employee')),
    constraint progression_form_how check (how in ('themselves', 'together', 'paper')),
    constraint progression_form_state check (state in ('draft', 'holds', 'replaced'))
);

create unique index progression_form_once
    on progression_form (round, respondent, questionnaire, state) where state in ('draft', 'holds');

-- The other holds drafts and what holds only, and SQLite takes it only where a query says so word for word.
create index progression_form_by_round on progression_form (round, state, respondent, questionnaire, late);

-- An answer: a number of the scale, yes or no, or one of the two that are neither; minutes a week or words beside it.
create table progression_answer (
    job_centre TEXT not null references job_centre, -- none, always
    form TEXT not null references progression_form, -- confidential, case
    item TEXT not null, -- none, case
    answer TEXT not null, -- special, case
    minutes WHOLE, -- confidential, case
    words_sealed BYTES, -- special, case
    primary key (form, item)
);

-- Where a citizen stood at the zero point of the latest course and where they stand now, question by question, and
-- what they are grouped by: made of the answers whenever one is sent, so that many are counted without reading all.
-- An empty answer: none.
create table progression_pair (
    job_centre TEXT not null references job_centre, -- none, always
    citizen TEXT not null references citizen, -- confidential, case
    item TEXT not null, -- none, case
    first_answer TEXT not null, -- special, case
    latest_answer TEXT not null, -- special, case
    on_day DAY not null, -- confidential, case
    target_group TEXT not null, -- confidential, case
    under_30 FLAG not null, -- confidential, case
    model TEXT not null, -- none, case
    weeks WHOLE not null, -- confidential, case
    placement TEXT not null references placement, -- confidential, case
    primary key (citizen, item)
);

-- Everything that is counted stands in the index.
create index progression_pair_by_item on progression_pair
    (job_centre, item, first_answer, latest_answer, target_group, under_30, model, weeks, placement);
create index progression_pair_of_item on progression_pair
    (item, first_answer, latest_answer, target_group, under_30, model, weeks, placement);

-- Sub-goals that were reached. A goal is known by its words.
create table goal_reached (
    job_centre TEXT not null references job_centre, -- none, always
    placement TEXT not null references placement, -- confidential, case
    text TEXT not null, -- confidential, case
    reached_on DAY not null, -- confidential, case
    account TEXT references account, -- ordinary, case
    primary key (placement, text)
);
