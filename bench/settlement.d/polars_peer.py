"""The settlement of a register in Polars, default readings of VCG2: lines and totals, without refusals.

polars_peer.py REGISTER OUT

Lazy and streaming. Only the columns that are needed are read, and weeks only of those citizens for whom a result is
possible, from the week on in which it is.
"""

import sys
from datetime import date
from pathlib import Path

import polars as pl
from polars import col, lit

FROM, TO = lit(date(2014, 1, 1)), lit(date(2015, 12, 31))


def days(n):
    return pl.duration(days=n)


def between(frame, spans, day, keys=("nr",)):
    """Rows of a frame with those spans of the same citizen that the day lies in."""
    joined = frame.join(spans.rename({"f": "span_f", "t": "span_t"}), on=list(keys))
    return joined.filter(day.is_between(col("span_f"), col("span_t")))


def latest_before(column, keys):
    """The latest of a column in the rows before, group by group; rows stand in order."""
    return column.cum_max().shift(1).over(keys)


def runs(spans, keys):
    """Spans that touch or overlap, as one; they stand in order of their first days."""
    before = latest_before(col("t"), keys)
    begins = (before.is_null() | (col("f") > before + days(1))).cast(pl.Int32)
    return spans.with_columns(run=begins).with_columns(col("run").cum_sum().over(keys))


def main(register, out):
    scan = lambda table: pl.scan_parquet(register / f"{table}.parquet")
    tables = ("placements", "target_group", "work_weeks", "education_weeks", "benefit_weeks")
    placements, target_group, *weeks = (scan(table) for table in tables)
    latest = [t.select(pl.max_horizontal(col("from").max(), col("to").max())) for t in (placements, target_group)]
    latest += [t.select(col("week").max() + days(6)) for t in weeks]
    as_of = lit(max(frame.item() for frame in pl.collect_all(latest, engine="streaming") if frame.item() is not None))

    centres = scan("job_centres").sort("job_centre").with_row_index("centre").collect()
    # S1, S9: placements as they are known, clipped to the period.
    stays = (
        placements.filter(col("from") <= as_of)
        .join(centres.lazy().select("job_centre", "centre"), on="job_centre")
        .select(
            "citizen",
            "centre",
            began=col("from"),
            f=pl.max_horizontal("from", FROM),
            t=pl.min_horizontal(col("to").fill_null(as_of), as_of, TO),
        )
        .filter(col("f") <= col("t"))
        .collect(engine="streaming")
    )
    citizens = stays.select(col("citizen").unique().sort()).with_row_index("nr")
    stays = stays.join(citizens, on="citizen").drop("citizen").sort("nr", "began", "centre", "t")

    # S7: whose each active day is.
    before = latest_before(col("t"), "nr")
    turns = (
        stays.with_columns(b=before)
        .filter(col("b").is_null() | (col("b") < col("t")))
        .select("nr", "centre", f=pl.max_horizontal("f", col("b") + days(1)), t="t")
    )
    # S1 intervals, S2 courses.
    intervals = runs(turns, "nr").group_by("nr", "run").agg(col("f").min(), col("t").max()).sort("nr", "f")
    gap = col("f") - col("t").shift(1).over("nr")
    ends = (gap.is_null() | (gap > days(4 * 7))).cast(pl.Int32)
    length = (col("t") - col("f")).dt.total_days() + 1
    intervals = intervals.with_columns(course=ends, length=length).with_columns(col("course").cum_sum().over("nr"))
    courses = intervals.group_by("nr", "course").agg(col("f").min(), days=col("length").sum())

    # S5: the target group on a course's first day.
    spells = (
        target_group.filter(col("from") <= as_of)
        .join(citizens.lazy(), on="citizen")
        .select("nr", "group", f="from", t=pl.min_horizontal(col("to").fill_null(as_of), as_of))
        .collect(engine="streaming")
    )
    cash = spells.filter(col("group") == "cash_assistance").sort("nr", "f", "t")
    cash = runs(cash, "nr").group_by("nr", "run").agg(col("f").min(), col("t").max()).drop("run")
    resource = spells.filter(col("group") == "resource_course").drop("group")
    members = pl.concat(
        [
            between(courses, resource, col("f")).select("nr", "course"),
            between(courses, cash, col("f"))
            .filter(col("span_f").dt.offset_by("24mo") <= col("f"))
            .select("nr", "course"),
        ]
    )
    counting = courses.join(members, on=["nr", "course"], how="semi")
    intervals = intervals.join(counting, on=["nr", "course"], how="semi").sort("nr", "f")
    intervals = intervals.with_columns(before=col("length").cum_sum().over("nr", "course") - col("length"))

    # S3, S4: months and the day each was earned.
    months = (
        counting.with_columns(k=pl.int_ranges(1, col("days") // 28 + 1))
        .explode("k")
        .drop_nulls("k")
        .with_columns(day_number=(col("f").dt.offset_by(pl.format("{}mo", "k")) - col("f")).dt.total_days())
        .filter(col("day_number") <= col("days"))
        .filter(col("k").max().over("nr", "course") >= 3)
        .join(intervals.select("nr", "course", "before", "length", begins="f"), on=["nr", "course"])
        .filter((col("day_number") > col("before")) & (col("day_number") <= col("before") + col("length")))
        .with_columns(earned_on=col("begins") + days(col("day_number") - col("before") - 1))
        .sort("nr", "course", "k")
        .with_columns(basis_from=(col("earned_on").shift(1).over("nr", "course") + days(1)).fill_null(col("f")))
        .select("nr", "k", "basis_from", "earned_on")
    )

    # S6: weeks from the one on in which the way is open.
    opening = (
        intervals.group_by("nr")
        .agg(opens=(col("t").min() + days(1)).dt.truncate("1w"))
        .join(citizens, on="nr")
        .select("citizen", "nr", "opens")
    )
    # What lies before the first of them is passed over before anything is joined.
    first_open = lit(opening["opens"].min())
    work, education, benefit = (
        t.filter(col("week") >= first_open).join(opening.lazy(), on="citizen").filter(
            (col("week") >= col("opens")) & (col("week") + days(6) <= as_of)
        )
        for t in weeks
    )
    facts = pl.concat(
        [
            work.select(
                "nr", "week", work=True, flexi=col("kind") == "flexi",
                hours=(col("hours") * 100).round().cast(pl.Int32), education=False, support=False,
            ),
            education.select(
                "nr", "week", work=False, flexi=False, hours=lit(0, pl.Int32), education=True, support=False
            ),
            benefit.filter(col("benefit") != "su").select(
                "nr", "week", work=False, flexi=False, hours=lit(0, pl.Int32), education=False, support=True
            ),
        ]
    )
    per_week = (
        facts.group_by("nr", "week")
        .agg(col("work", "flexi", "education", "support").max(), col("hours").sum())
        .collect(engine="streaming")
        .sort("nr", "week")
    )

    def windows(way, rows):
        # Thirteen rows further on of the same citizen, all weeks in a row; sums as differences of running sums.
        counts = ("hours", "flexi", "support")
        sums = [col(c).cast(pl.Int64).cum_sum().alias(f"{c}_until") for c in counts]
        whole = (col("nr").shift(-12) == col("nr")) & (col("week").shift(-12) == col("week") + days(84))
        rows = rows.with_columns(*sums).with_columns(
            *(
                (col(f"{c}_until").shift(-12) - col(f"{c}_until") + col(c).cast(pl.Int64)).alias(f"{c}_in")
                for c in counts
            ),
        )
        rows = rows.filter(whole & (col("week") <= TO))
        rows = rows.filter(col("hours_in") >= 13 * 7 * 100 if way == "work" else col("support_in") == 0)
        return rows.select("nr", "week", way=lit(way), flexi=col("flexi_in") > 0)

    found = pl.concat([windows(way, per_week.filter(way)) for way in ("work", "education")])
    # By work when both begin the same week.
    results = found.sort("nr", "week", col("way") == "education").unique("nr", keep="first", maintain_order=True)
    sunday = col("week") + days(6)
    results = (
        results.join(intervals.select("nr", "f", "t"), on="nr")
        .filter(col("f") <= sunday)
        .group_by("nr", "week", "way", "flexi")
        .agg(active_day=pl.min_horizontal("t", sunday).max())
    )

    # S7, S8: whose each line is, and what is paid of it.
    activity = between(months, turns, col("earned_on")).select(
        "nr", "centre", "basis_from", "earned_on", grant=lit("activity"), number="k", amount=1500,
        way=lit(None, pl.String), excludes_flexi_bonus=lit(None, pl.Boolean),
    )
    result = between(results, turns, col("active_day")).select(
        "nr", "centre", basis_from="week", earned_on=col("week") + days(90), grant=lit("result"),
        number=lit(1, pl.Int64), amount=12000, way="way", excludes_flexi_bonus="flexi",
    )
    limits = centres.with_columns(frame=col("expected_participants") * 10800)
    lines = (
        pl.concat([activity, result])
        .sort("centre", "earned_on", "grant", "nr", "number")
        .join(limits.select("centre", "job_centre", "frame"), on="centre", maintain_order="left")
        .with_columns(before=col("amount").cum_sum().over("centre") - col("amount"))
        .with_columns(paid=pl.min_horizontal("amount", col("frame") - col("before")).clip(0))
        .join(citizens, on="nr")
        .sort("centre", "nr", "earned_on", "grant", "number")
    )
    lines.select(
        "job_centre", "citizen", "grant", "number", "basis_from", "earned_on", "amount", "paid", "way",
        "excludes_flexi_bonus",
    ).select(
        "job_centre", "citizen", "grant", "number", "basis_from", col("earned_on").alias("basis_to"), "earned_on",
        "amount", "paid", "way", "excludes_flexi_bonus",
    ).write_csv(out / "lines.csv")

    participants = between(turns.with_columns(day=col("f")), intervals.select("nr", "f", "t"), col("day"))
    participants = participants.group_by("centre").agg(participants=col("nr").n_unique())
    sums = lines.group_by("centre").agg(
        activity=col("amount").filter(col("grant") == "activity").sum(),
        result=col("amount").filter(col("grant") == "result").sum(),
        paid=col("paid").sum(),
    )
    totals = limits.join(participants, on="centre", how="left").join(sums, on="centre", how="left")
    totals.with_columns(col("participants", "activity", "result", "paid").fill_null(0)).sort("centre").select(
        "job_centre", "name", "participants", "expected_participants", fixed_grant=825000, frame="frame",
        activity="activity", result="result", earned=col("activity") + col("result"), paid="paid",
        total=col("paid") + 825000,
    ).write_csv(out / "totals.csv")


if __name__ == "__main__":
    register, out = (Path(a) for a in sys.argv[1:3])
    out.mkdir(parents=True)
    main(register, out)
