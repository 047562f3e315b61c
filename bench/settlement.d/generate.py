"""A register of so many citizens over five years, as Parquet: the same for the same seed.

generate.py FOLDER [CITIZENS] [SHARE] [SEED]

SHARE is the share of citizens, in percent, who have placements; the others are the country around them, with their
jobs, education and benefits. Rows stand by citizen.
"""

import sys
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.parquet as pq

FIRST = np.datetime64("2012-01-02")  # a Monday
WEEKS = 261
BLOCK = 50_000
CENTRES = 98


def spells(rng, count, work, idle, most=14):
    """For each of `count` citizens a yes or no per week, in runs of about so many weeks."""
    lengths = np.empty((count, most), dtype=np.int64)
    begins = rng.random(count) < work / (work + idle)
    for n in range(most):
        on = begins if n % 2 == 0 else ~begins
        lengths[:, n] = rng.geometric(np.where(on, 1 / work, 1 / idle))
    ends = np.cumsum(lengths, axis=1)
    week = np.arange(WEEKS)
    turns = (week[None, :, None] >= ends[:, None, :]).sum(axis=2, dtype=np.int8)
    return begins[:, None] ^ (turns % 2 == 1)


def names(numbers):
    return np.char.mod("C%08d", numbers)


class Table:
    def __init__(self, folder, name, schema):
        self.schema = schema
        self.writer = pq.ParquetWriter(folder / f"{name}.parquet", schema, compression="snappy")
        self.rows = 0

    def write(self, *columns):
        table = pa.table(list(columns), schema=self.schema)
        self.rows += table.num_rows
        self.writer.write_table(table, row_group_size=1_000_000)


def main(folder, citizens=1_000_000, share=10, seed=1):
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    rng = np.random.default_rng(seed)
    text, day = pa.string(), pa.date32()
    centres = Table(folder, "job_centres", pa.schema([("job_centre", text), ("name", text), ("expected_participants", pa.int64())]))
    expected = max(1, citizens * share // 100 // CENTRES)
    codes = [str(101 + 7 * n) for n in range(CENTRES)]
    centres.write(codes, [f"Jobcenter {c}" for c in codes], [expected] * CENTRES)
    groups = Table(folder, "target_group", pa.schema([("citizen", text), ("group", text), ("from", day), ("to", day)]))
    stays = Table(folder, "placements", pa.schema([("citizen", text), ("job_centre", text), ("company", text), ("from", day), ("to", day)]))
    works = Table(folder, "work_weeks", pa.schema([("citizen", text), ("week", day), ("kind", text), ("hours", pa.float64())]))
    learns = Table(folder, "education_weeks", pa.schema([("citizen", text), ("week", day)]))
    gets = Table(folder, "benefit_weeks", pa.schema([("citizen", text), ("week", day), ("benefit", text)]))
    mondays = (FIRST + 7 * np.arange(WEEKS)).astype("datetime64[D]")

    for begin in range(0, citizens, BLOCK):
        count = min(BLOCK, citizens - begin)
        citizen = names(np.arange(begin, begin + count))
        # Work: about a hundred weeks a citizen.
        worker = rng.random(count) < 0.62
        at_work = spells(rng, count, 90, 50) & worker[:, None]
        who, week = np.nonzero(at_work)
        full = rng.choice([37.0, 37.0, 37.0, 30.0, 20.0, 12.0, 8.0, 6.5], count)
        hours = np.round(np.clip(full[who] + rng.integers(-8, 5, len(who)) / 4, 0, 60), 2)
        flexi = rng.random(count) < 0.04
        works.write(citizen[who], mondays[week], np.where(flexi[who], "flexi", "ordinary"), hours)
        # Education and benefits.
        at_school = spells(rng, count, 40, 400) & (rng.random(count) < 0.3)[:, None]
        who, week = np.nonzero(at_school)
        learns.write(citizen[who], mondays[week])
        on_benefit = spells(rng, count, 60, 60) & ~worker[:, None] & (rng.random(count) < 0.5)[:, None]
        student = at_school & (rng.random(count) < 0.8)[:, None]
        who, week = np.nonzero(on_benefit | student)
        gets.write(citizen[who], mondays[week], np.where(student[who, week], "su", "cash_assistance"))
        # Target groups and placements.
        chosen = np.nonzero(rng.random(count) < share / 100)[0]
        n = len(chosen)
        since = FIRST + rng.integers(-500, 1200, n)
        resource = rng.random(n) < 0.4
        open_ended = rng.random(n) < 0.5
        until = since + rng.integers(200, 1500, n)
        groups.write(
            citizen[chosen],
            np.where(resource, "resource_course", "cash_assistance"),
            since.astype("datetime64[D]"),
            pa.array(until.astype("datetime64[D]"), day, mask=open_ended),
        )
        start = np.datetime64("2013-11-01") + rng.integers(0, 700, n)
        parts = rng.integers(1, 4, n)
        home = rng.integers(0, CENTRES, n)
        rows = []
        for part in range(3):
            has = parts > part
            length = rng.integers(10, 160, n)
            end = start + length
            moved = np.where(rng.random(n) < 0.05, (home + 1) % CENTRES, home)
            rows.append((chosen[has], moved[has], start[has], end[has], (rng.random(n) < 0.03)[has]))
            start = end + rng.integers(1, 45, n)
        who = np.concatenate([r[0] for r in rows])
        order = np.argsort(who, kind="stable")
        centre, from_, to = (np.concatenate([r[k] for r in rows])[order] for k in (1, 2, 3))
        running = np.concatenate([r[4] for r in rows])[order]
        who = who[order]
        stays.write(
            citizen[who],
            np.array(codes)[centre],
            np.char.mod("Virksomhed %d", (who * 7919 + begin) % 20_000),
            from_.astype("datetime64[D]"),
            pa.array(to.astype("datetime64[D]"), day, mask=running),
        )
    for table in (centres, groups, stays, works, learns, gets):
        table.writer.close()
    print(f"{citizens} citizens, {stays.rows} placements, {works.rows} work weeks, {learns.rows} education weeks, {gets.rows} benefit weeks")


if __name__ == "__main__":
    main(sys.argv[1], *(int(a) for a in sys.argv[2:]))
