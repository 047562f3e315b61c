-- The settlement of a register in DuckDB, default readings of VCG2: lines and totals, without refusals.
-- {register} and {out} are folders. Only the columns that are needed are read, and weeks only of those citizens for
-- whom a result is possible, from the week on in which it is.

create macro period_from() as date '2014-01-01';
create macro period_to() as date '2015-12-31';

create temp view placements as select citizen, job_centre, "from", "to" from '{register}/placements.parquet';
create temp view target_group as select * from '{register}/target_group.parquet';
create temp view work_weeks as select * from '{register}/work_weeks.parquet';
create temp view education_weeks as select * from '{register}/education_weeks.parquet';
create temp view benefit_weeks as select * from '{register}/benefit_weeks.parquet';

set variable as_of = (
    select max(d)::date from (
        select max(greatest("from", "to")) as d from placements
        union all select max(greatest("from", "to")) from target_group
        union all select max(week) + 6 from work_weeks
        union all select max(week) + 6 from education_weeks
        union all select max(week) + 6 from benefit_weeks
    )
);

create temp table centres as
select job_centre, name, expected_participants, (row_number() over (order by job_centre))::int as centre
from '{register}/job_centres.parquet';

-- S1, S9: placements as they are known, clipped to the period.
create temp table stays as
select
    dense_rank() over (order by citizen)::int as nr, citizen, centre, "from" as began,
    greatest("from", period_from()) as f,
    least(coalesce("to", getvariable('as_of')), getvariable('as_of'), period_to()) as t
from placements join centres using (job_centre)
where "from" <= getvariable('as_of')
    and greatest("from", period_from()) <= least(coalesce("to", getvariable('as_of')), getvariable('as_of'), period_to());

create temp table citizens as select distinct nr, citizen from stays;

-- S7: whose each active day is.
create temp table turns as
with before as (
    select *, max(t) over (
        partition by nr order by began, centre, t rows between unbounded preceding and 1 preceding
    ) as b
    from stays
)
select nr, centre, greatest(f, coalesce(b + 1, f)) as f, t from before where b is null or b < t;

-- S1 intervals, S2 courses. A turn that does not touch the one before it begins an interval.
create temp table intervals as
with marked as (
    select *, lag(t) over w as b from turns window w as (partition by nr order by f)
), numbered as (
    select *,
        sum((b is null or f > b + 1)::int) over w as interval,
        sum((b is null or f - b > 4 * 7)::int) over w as course
    from marked window w as (partition by nr order by f)
)
select nr, course::int as course, min(f) as f, max(t) as t from numbered group by nr, course, interval;

create temp table courses as
select nr, course, min(f) as f, sum(t - f + 1)::int as days from intervals group by nr, course;

-- S5: the target group on a course's first day.
create temp table counting as
with spells as (
    select nr, "group", "from" as f, least(coalesce("to", getvariable('as_of')), getvariable('as_of')) as t
    from target_group join citizens using (citizen) where "from" <= getvariable('as_of')
), marked as (
    select nr, f, t, max(t) over (partition by nr order by f, t rows between unbounded preceding and 1 preceding) as b
    from spells where "group" = 'cash_assistance'
), numbered as (
    select *, sum((b is null or f > b + 1)::int) over (partition by nr order by f, t) as run from marked
), runs as (
    select nr, min(f) as f, max(t) as t from numbered group by nr, run
), members as (
    select c.nr, c.course from courses c join spells s on s.nr = c.nr
    where s."group" = 'resource_course' and c.f between s.f and s.t
    union
    select c.nr, c.course from courses c join runs r on r.nr = c.nr
    where c.f between r.f and r.t and r.f + interval 24 months <= c.f
)
select courses.* from courses semi join members using (nr, course);

create temp table counting_intervals as
select i.*, sum(t - f + 1) over w - (t - f + 1) as before
from intervals i semi join counting using (nr, course)
window w as (partition by nr, course order by f);

-- S3, S4: months and the day each was earned.
create temp table months as
with whole as (
    select nr, course, f, k, ((f + to_months(k))::date - f) as day_number
    from (select nr, course, f, days, unnest(range(1, days // 28 + 1))::int as k from counting where days >= 28)
    where (f + to_months(k))::date - f <= days
), long_enough as (
    select * from whole qualify max(k) over (partition by nr, course) >= 3
), earned as (
    select l.nr, l.course, l.f, k, i.f + (day_number - before - 1)::int as earned_on
    from long_enough l join counting_intervals i
        on i.nr = l.nr and i.course = l.course and day_number > before and day_number <= before + (i.t - i.f + 1)
)
select nr, k, coalesce(lag(earned_on) over (partition by nr, course order by k) + 1, f) as basis_from, earned_on
from earned;

-- S6: weeks from the one on in which the way is open.
create temp table opening as
select nr, citizen, date_trunc('week', min(t) + 1)::date as opens
from counting_intervals join citizens using (nr) group by nr, citizen;

-- What lies before the first of them is passed over before anything is joined.
set variable first_open = (select min(opens) from opening);

create temp table weeks as
with facts as (
    select nr, week, true as work, kind = 'flexi' as flexi, round(hours * 100)::int as hours,
        false as education, false as support
    from work_weeks join opening using (citizen) where week >= getvariable('first_open') and week >= opens
    union all
    select nr, week, false, false, 0, true, false
    from education_weeks join opening using (citizen) where week >= getvariable('first_open') and week >= opens
    union all
    select nr, week, false, false, 0, false, true
    from benefit_weeks join opening using (citizen) where week >= getvariable('first_open') and week >= opens
        and benefit <> 'su'
)
select nr, week, bool_or(work) as work, bool_or(flexi) as flexi, sum(hours) as hours,
    bool_or(education) as education, bool_or(support) as support
from facts where week + 6 <= getvariable('as_of') group by nr, week;

create temp table results as
with by_work as (
    select nr, week, lead(week, 12) over w as last, sum(hours) over v as hours, bool_or(flexi) over v as flexi
    from weeks where work
    window w as (partition by nr order by week),
        v as (partition by nr order by week rows between current row and 12 following)
), by_education as (
    select nr, week, lead(week, 12) over w as last, bool_or(support) over v as support, bool_or(flexi) over v as flexi
    from weeks where education
    window w as (partition by nr order by week),
        v as (partition by nr order by week rows between current row and 12 following)
), windows as (
    select nr, week, 'work' as way, flexi from by_work where last = week + 84 and hours >= 13 * 7 * 100
    union all
    select nr, week, 'education', flexi from by_education where last = week + 84 and not support
), firsts as (
    select nr, week, way, flexi from windows where week <= period_to()
    qualify row_number() over (partition by nr order by week, way = 'education') = 1
)
select r.nr, r.week, r.way, r.flexi, max(least(i.t, r.week + 6)) as active_day
from firsts r join counting_intervals i on i.nr = r.nr and i.f <= r.week + 6
group by all;

-- S7, S8: whose each line is, and what is paid of it.
create temp table lines as
with earned as (
    select m.nr, t.centre, 'activity' as grant, k as number, basis_from, earned_on, 1500 as amount,
        null as way, null::bool as excludes_flexi_bonus
    from months m join turns t on t.nr = m.nr and m.earned_on between t.f and t.t
    union all
    select r.nr, t.centre, 'result', 1, r.week, r.week + 90, 12000, way, flexi
    from results r join turns t on t.nr = r.nr and r.active_day between t.f and t.t
), running as (
    select *, sum(amount) over (
        partition by centre order by earned_on, "grant", nr, number rows between unbounded preceding and current row
    ) - amount as before
    from earned
)
select job_centre, citizen, "grant", number, basis_from, earned_on as basis_to, earned_on, amount,
    greatest(0, least(amount, expected_participants * 10800 - before))::int as paid, way, excludes_flexi_bonus
from running join centres using (centre) join citizens using (nr);

copy (select * from lines order by job_centre, citizen, earned_on, "grant", number) to '{out}/lines.csv' (header);

copy (
    with participants as (
        select centre, count(distinct t.nr) as participants
        from turns t join counting_intervals i on i.nr = t.nr and t.f between i.f and i.t group by centre
    ), sums as (
        select job_centre, sum(amount) filter ("grant" = 'activity') as activity,
            sum(amount) filter ("grant" = 'result') as result, sum(paid) as paid
        from lines group by job_centre
    )
    select job_centre, name, coalesce(participants, 0) as participants, expected_participants, 825000 as fixed_grant,
        expected_participants * 10800 as frame, coalesce(activity, 0) as activity, coalesce(result, 0) as result,
        coalesce(activity, 0) + coalesce(result, 0) as earned, coalesce(paid, 0) as paid,
        825000 + coalesce(paid, 0) as total
    from centres left join participants using (centre) left join sums using (job_centre)
    order by job_centre
) to '{out}/totals.csv' (header);
