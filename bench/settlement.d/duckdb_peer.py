"""The settlement by duckdb.sql: duckdb_peer.py REGISTER OUT"""

import sys
from pathlib import Path

import duckdb

register, out = (Path(a) for a in sys.argv[1:3])
out.mkdir(parents=True)
text = (Path(__file__).parent / "duckdb.sql").read_text()
with duckdb.connect() as connection:
    # Order is asked for where it matters.
    connection.execute("set preserve_insertion_order = false")
    connection.execute(text.replace("{register}", str(register)).replace("{out}", str(out)))
