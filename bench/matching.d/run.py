"""Measures the match beside other solvers on the same pairs, and fails when an optimum differs."""

import argparse
import csv
import json
import math
import os
import random
import resource
import shutil
import statistics
import subprocess
import sys
import time
from datetime import date
from pathlib import Path

import generate
import peers

PLAN = os.environ["HOLDEPUNKT_PLAN"]
PROGRAM = os.environ.get("HOLDEPUNKT_BIN")
START = generate.START.isoformat()
INSTANCES = [
    generate.Instance("one job centre", 100, 40, 4, 0.25, 25),
    generate.Instance("a region", 5_000, 2_000, 25, 0.9, 11.5),
    generate.Instance("the country", 50_000, 20_000, 98, 2.7, 6),
    generate.Instance("the country, as many places as citizens", 50_000, 20_000, 98, 2.7, 6, (1, 4)),
]
DENSE_MOST = 20_000_000  # cells of a full matrix


def plan(folder, runs=1, pairs=None):
    words = [PLAN, str(folder), START, str(runs)] + ([str(pairs)] if pairs else [])
    done = subprocess.run(words, check=True, capture_output=True, text=True)
    return json.loads(done.stdout)


def places_of(folder):
    with open(folder / "centres.csv", newline="") as file:
        rows = sorted(csv.DictReader(file), key=lambda row: row["centre"])
    return [int(row["free_places"]) for row in rows]


def whole(folder, runs):
    """From tables to tables, as a process of its own: seconds of each run, and the most memory."""
    out, took = folder / "out", []
    words = [PROGRAM, "match", "--input", str(folder), "--out", str(out), "--start", START]
    words = words if PROGRAM else [PLAN, "tables", str(folder), str(out), START]
    for _ in range(runs):
        shutil.rmtree(out, ignore_errors=True)
        before = time.perf_counter()
        process = subprocess.Popen(words, stdout=subprocess.DEVNULL)
        _, status, usage = os.wait4(process.pid, 0)
        took.append(time.perf_counter() - before)
        assert status == 0, words
    return took, usage.ru_maxrss // 1024


def check_pairs(folder, pairs):
    """Every pair and its worth, by a reading of the rules that shares nothing with the program."""
    read = lambda name: list(csv.DictReader(open(folder / f"{name}.csv", newline="")))
    split = lambda text: [part for part in text.split(";") if part]
    day = lambda text: date.fromisoformat(text) if text else None
    expected = {}
    for n, a in enumerate(read("citizens")):
        for k, c in enumerate(read("centres")):
            p, q = math.radians(float(a["lat"])), math.radians(float(c["lat"]))
            lon = math.radians(float(c["lon"]) - float(a["lon"]))
            h = math.sin((q - p) / 2) ** 2 + math.cos(p) * math.cos(q) * math.sin(lon / 2) ** 2
            km, travel = 2 * 6371.0088 * math.asin(min(1, math.sqrt(h))), float(a["travel_km"])
            ends, needs = day(c["contract_to"]), split(a["needs"])
            if (
                day(c["contract_from"]) > generate.START or (ends and ends < generate.START) or int(c["free_places"]) < 1
                or (a["complex"] == "true" and c["generation"] != "2") or float(c["hours_from"]) > float(a["hours"])
                or not set(needs) <= set(split(c["accommodations"])) or km > travel
                or c["industry"] in split(a["declined_industries"]) or c["centre"] in split(a["barred_centres"])
            ):
                continue
            goals, jobs = split(a["goals"]), split(c["occupations"])
            deadline, weeks = day(a["deadline"]), (generate.START - day(a["waiting_since"])).days // 7
            expected[n, k] = (
                (300 if c["centre"] == a["first_wish"] else 200 if c["centre"] == a["second_wish"] else 0)
                + (250 if set(goals) & set(jobs) else 120 if {g[:2] for g in goals} & {j[:2] for j in jobs} else 0)
                + (math.floor(150 * (1 - km / travel)) if travel else 0)
                + (60 if c["mentor_trained"] == "true" else 0) + (40 if set(needs) & set(split(c["mentor_experience"])) else 0)
                + min(130, max(0, 5 * weeks)) + (200 if deadline and (deadline - generate.START).days <= 28 else 0)
            )
    found = {(int(n), int(k)): int(w) for n, k, w in csv.reader(open(pairs))}
    assert found == expected, "a pair or its worth differs"
    return len(found)


def agree(work, count):
    """Other solvers agree on random instances, several places at a centre among them."""
    dice, sizes = random.Random(20), []
    for n in range(count):
        places = dice.choice([(1, 1), (0, 1), (1, 3), (0, 4)])
        citizens, centres = dice.randint(20, 400), dice.randint(10, 200)
        instance = generate.Instance(f"random {n}", citizens, centres, dice.randint(1, 8), 0.4, dice.choice([5, 15, 40]), places, n)
        folder = work / "random"
        generate.write(instance, folder)
        ours = plan(folder, pairs=folder / "pairs")
        (folder / "places").write_text("\n".join(map(str, places_of(folder))))
        problem = peers.load(folder / "pairs", folder / "places")
        solvers = [peers.flow] + ([peers.dense] if places == (1, 1) else [])
        for solver in solvers:
            theirs = solver(*problem, citizens)[:2]
            assert theirs == (ours["count"], ours["worth"]), f"{instance.name}: {solver.__name__} {theirs}, ours {ours}"
        if n % 20 == 0:
            check_pairs(folder, folder / "pairs")
        sizes.append(ours["pairs"])
    print(f"\n{count} random instances of {min(sizes)} to {max(sizes)} pairs: other solvers find the same count and worth.")


def measure(instance, work, runs, patience):
    folder = work / f"{instance.citizens}-{instance.places[1]}"
    if not (folder / "citizens.csv").exists():
        generate.write(instance, folder)
    (folder / "places").write_text("\n".join(map(str, places_of(folder))))
    ours = plan(folder, runs, folder / "pairs")
    both = [b + s for b, s in zip(ours["build_ms"], ours["solve_ms"])]
    ms = lambda list: f"{statistics.median(list):.4g}"
    took, mb = whole(folder, runs)
    checked = check_pairs(folder, folder / "pairs") if instance.citizens <= 1000 else None
    print(f"\n{instance.name}: {instance.citizens} citizens, {instance.centres} centres, {sum(places_of(folder))} places, {ours['pairs']} feasible pairs ({ours['pairs'] / instance.citizens:.0f} each); {ours['count']} placed, worth {ours['worth']}{', every pair and worth checked' if checked else ''}\n")
    print("| solver | ms, median | each | × ours | MB |\n| --- | --- | --- | --- | --- |")
    mine = statistics.median(both)
    each = lambda list: ", ".join(f"{n:.4g}" for n in list)
    print(f"| **pairs and plan** | **{ms(both)}** | {each(both)} | 1 | |")
    print(f"| of it pairs | {ms(ours['build_ms'])} | {each(ours['build_ms'])} | | |\n| of it the plan | {ms(ours['solve_ms'])} | {each(ours['solve_ms'])} | | |")
    whole_ms = [t * 1e3 for t in took]
    print(f"| {'`holdepunkt match`' if PROGRAM else 'from tables to tables'}, the whole process | {ms(whole_ms)} | {each(whole_ms)} | | {mb} |", flush=True)
    for name, solver in peers.SOLVERS.items():
        if solver is peers.dense and instance.citizens * instance.centres > DENSE_MOST:
            print(f"| {name} | – | a full matrix doesn't fit | | |")
            continue
        if solver is not peers.flow and instance.places != (1, 1):
            continue
        words = [sys.executable, peers.__file__, name, str(folder / "pairs"), str(folder / "places"), str(instance.citizens)]
        try:
            done = subprocess.run([*words, str(runs)], check=True, capture_output=True, text=True, timeout=patience)
        except subprocess.TimeoutExpired:
            print(f"| {name} | – | {runs} runs not done within {patience} s | | |", flush=True)
            continue
        theirs = json.loads(done.stdout)
        assert (theirs["count"], theirs["worth"]) == (ours["count"], ours["worth"]), f"{name}: {theirs}"
        times = [s * 1e3 for s in theirs["seconds"]]
        print(f"| {name}, solving alone | {ms(times)} | {each(times)} | {statistics.median(times) / mine:.1f} | {theirs['mb']} |", flush=True)


def main():
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--work", type=Path, required=True)
    asked.add_argument("--runs", type=int, default=5)
    asked.add_argument("--random", type=int, default=300)
    asked.add_argument("--only", type=int, nargs="*", help="instances by number, from 0")
    asked.add_argument("--patience", type=int, default=600, help="seconds for all runs of a solver")
    asked = asked.parse_args()
    print(f"{time.strftime('%Y-%m-%d %H:%M')}, {os.cpu_count()} cores, load {os.getloadavg()[0]:.1f} before", flush=True)
    for at, instance in enumerate(INSTANCES):
        if asked.only is None or at in asked.only:
            measure(instance, asked.work, asked.runs, asked.patience)
    if asked.random:
        agree(asked.work, asked.random)
    print(f"\nload {os.getloadavg()[0]:.1f} at the end")


main()
