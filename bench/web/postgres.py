"""The rows of a SQLite database in an empty PostgreSQL database of the same schema: table by table, with `copy`."""
import sqlite3
import subprocess


def psql(url, sql):
    done = subprocess.run(["psql", "-qAt", "-v", "ON_ERROR_STOP=1", url, "-c", sql], check=True, capture_output=True, text=True)
    return [line for line in done.stdout.splitlines() if line]


ESCAPES = str.maketrans({"\\": "\\\\", "\t": "\\t", "\n": "\\n", "\r": "\\r"})


def cell(value):
    if value is None:
        return "\\N"
    if isinstance(value, bytes):
        return "\\\\x" + value.hex()
    return value.translate(ESCAPES) if isinstance(value, str) else str(value)


def copy(path, url):
    """Indexes that hold nothing to be true are made behind the rows; foreign keys were looked at by SQLite's side."""
    db = sqlite3.connect(path)
    db.text_factory = str
    indexes = psql(url, "select indexdef from pg_indexes i where schemaname = 'public' and not exists "
                        "(select 1 from pg_constraint c where c.conname = i.indexname)")
    names = psql(url, "select indexname from pg_indexes i where schemaname = 'public' and not exists "
                      "(select 1 from pg_constraint c where c.conname = i.indexname)")
    psql(url, ";".join(f"drop index {name}" for name in names))
    tables = psql(url, "select table_name from information_schema.tables where table_schema = 'public' and table_name <> 'migration'")
    psql(url, "truncate " + ", ".join(tables))
    for table in tables:
        columns = psql(url, f"select column_name from information_schema.columns where table_schema = 'public' and table_name = '{table}'")
        rows = db.execute(f"select {', '.join(columns)} from {table}")
        if not db.execute(f"select exists (select 1 from {table})").fetchone()[0]:
            continue
        into = subprocess.Popen(["psql", "-q", "-v", "ON_ERROR_STOP=1", url, "-c", "set session_replication_role = replica", "-c",
                                 f"copy {table} ({', '.join(columns)}) from stdin"], stdin=subprocess.PIPE, text=True, encoding="utf-8")
        while piece := rows.fetchmany(20000):
            into.stdin.write("".join("\t".join(map(cell, row)) + "\n" for row in piece))
        into.stdin.close()
        if into.wait() != 0:
            raise SystemExit(f"{table} could not be copied")
    for definition in indexes:
        psql(url, "set maintenance_work_mem = '512MB'; " + definition)
    psql(url, "vacuum (analyze)")
