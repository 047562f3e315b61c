-- Releases: what is told of progression across job centres. Counts of everybody, of no one's case, so no job centre.

-- A table of a question in a release, and the day that it was counted on: the release's own, or an earlier one where
-- telling of the difference would have told of fewer than five people.
create table progression_release (
    taken_on DAY not null, -- none, always
    item TEXT not null, -- none, always
    table_kind TEXT not null, -- none, always
    counted_on DAY not null, -- none, always
    primary key (taken_on, item, table_kind),
    constraint progression_release_counted check (counted_on <= taken_on)
);

-- A table as it was counted: for each group how many gave an answer in each band at the beginning and now, and changed
-- by how much. Kept for good: every later release is held against it.
create table progression_release_count (
    item TEXT not null, -- none, always
    table_kind TEXT not null, -- none, always
    counted_on DAY not null, -- none, always
    grouped TEXT not null, -- none, always
    measure TEXT not null, -- none, always
    cell WHOLE not null, -- none, always
    n WHOLE not null, -- confidential, always
    primary key (item, table_kind, counted_on, grouped, measure, cell),
    constraint progression_release_count_n check (n > 0)
);
