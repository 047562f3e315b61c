"""Keeps how the engine finds the rows of each page's main query, and tells when it reads a large table from end to end."""
import os
import re
import subprocess

# Tables that have tens of thousands of rows and more among a million citizens.
LARGE = "citizen placement referral benefit citizen_group name_word trail place place_span placement_grant search_word".split()


def scans(engine, statement, plan):
    """The tables of a plan that are read whole, without an index that narrows."""
    if engine == "postgres":
        return [m[1] for line in plan if (m := re.search(r"Seq Scan on (\w+)", line)) and m[1] in LARGE and "never executed" not in line]
    aliases = dict((alias or table, table) for table, alias in re.findall(r"(?:from|join) (\w+)(?: (?!on\b|where\b|join\b|left\b|order\b|limit\b|group\b)(\w+))?", statement))
    found = [m[1] for line in plan if (m := re.match(r"SCAN (\w+)", line))]
    # An index by the job centre alone, or by its names in order, reads everybody of the job centre; a caseworker's own is narrower.
    whole = r"SEARCH (\w+) USING (?:COVERING )?INDEX \S+ \(job_centre=\?(?: AND sort_key[<>]\?)?\)"
    found += [m[1] for line in plan if (m := re.match(whole, line)) and aliases.get(m[1], m[1]) in ("citizen", "name_word", "benefit", "trail")]
    return [aliases.get(name, name) for name in found if aliases.get(name, name) in LARGE]


def keep(a, where, folder, asked):
    os.makedirs(a.plans, exist_ok=True)
    bad, parts = [], [f"Plans of {a.engine} with {a.citizens:,} citizens, written by bench/web/run --plans.\n"]
    for name, _, _, _, bare in asked:
        if not bare:
            continue
        out = subprocess.run([f"{a.target}/examples/floor", where, f"{folder}/keys", bare[0]], check=True, capture_output=True, text=True).stdout
        parts.append(f"## {name}\n\n{out}")
        for statement, plan in re.findall(r"^(\S.*)\n\n((?:    .*\n)+)", out, re.M):
            lines = [line.strip() for line in plan.splitlines()]
            bad += [f"{name}: {table} is read whole: {statement[:100]}…" for table in scans(a.engine, statement, lines)]
    with open(os.path.join(a.plans, f"{a.engine}.txt"), "w") as f:
        f.write("\n".join(parts))
    # Among few rows reading all of them is what a good engine does.
    return bad if a.citizens >= 100_000 else []
