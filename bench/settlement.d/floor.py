"""What it takes just to decode the columns that a settlement needs: floor.py pyarrow|duckdb REGISTER

Prints the seconds without those that starting Python and importing the library take.
"""

import json
import os
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

COLUMNS = {
    "job_centres": ["job_centre", "name", "expected_participants"],
    "target_group": ["citizen", "group", "from", "to"],
    "placements": ["citizen", "job_centre", "from", "to"],
    "work_weeks": ["citizen", "week", "kind", "hours"],
    "education_weeks": ["citizen", "week"],
    "benefit_weeks": ["citizen", "week", "benefit"],
}


TEXTS = ("citizen", "job_centre", "name", "group", "kind", "benefit")


def pyarrow(register):
    import pyarrow.parquet as pq

    def read(task):
        table, group, metadata = task
        path = register / f"{table}.parquet"
        # Text as numbers of its dictionary: less to do than for anybody who wants the text.
        texts = [c for c in COLUMNS[table] if c in TEXTS]
        file = pq.ParquetFile(path, metadata=metadata, read_dictionary=texts)
        return file.read_row_group(group, columns=COLUMNS[table], use_threads=False).num_rows

    began = time.perf_counter()
    tasks = []
    for table in COLUMNS:
        metadata = pq.read_metadata(register / f"{table}.parquet")
        tasks += [(table, group, metadata) for group in range(metadata.num_row_groups)]
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        sum(pool.map(read, tasks))
    return time.perf_counter() - began


def duckdb(register):
    import duckdb

    def asked(column):
        # Something that no statistics answer and that costs next to nothing.
        if column in TEXTS:
            return f'sum(strlen("{column}"))'
        return f"sum(\"{column}\" - date '1970-01-01')" if column in ("from", "to", "week") else f'sum("{column}")'

    with duckdb.connect() as connection:
        connection.execute("select 1").fetchall()
        began = time.perf_counter()
        for table, columns in COLUMNS.items():
            sums = ", ".join(asked(c) for c in columns)
            connection.execute(f"select {sums} from '{register}/{table}.parquet'").fetchall()
        return time.perf_counter() - began


if __name__ == "__main__":
    seconds = {"pyarrow": pyarrow, "duckdb": duckdb}[sys.argv[1]](Path(sys.argv[2]))
    print(json.dumps({"seconds": seconds}))
