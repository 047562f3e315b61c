"""Citizens and centres, invented, the same for the same seed."""

import csv
import math
import random
from datetime import date, timedelta

START = date(2014, 9, 1)
OCCUPATIONS = "5223 5221 5249 5120 5131 5321 9112 9412 9621 9334 9333 8322 7231 7522 4110 4321 4229 3115 6113 9214".split()
TAGS = "quiet breaks seated short_day few_people clear_tasks no_lifting own_room late_start support".split()
INDUSTRIES = "01 10 41 45 47 49 55 56 81 84 85 87".split()


class Instance:
    """How many of each, how far they travel, how wide the country is (degrees north), places at a centre."""

    def __init__(self, name, citizens, centres, towns, wide, travel, places=(1, 1), seed=2026):
        self.name, self.citizens, self.centres, self.towns = name, citizens, centres, towns
        self.wide, self.travel, self.places, self.seed = wide, travel, places, seed


def write(instance, folder):
    """Writes both tables."""
    folder.mkdir(parents=True, exist_ok=True)
    dice = random.Random(f"{instance.seed} {instance.name}")
    towns = [(54.9 + dice.random() * instance.wide, 8.4 + dice.random() * instance.wide * 1.4) for _ in range(instance.towns)]
    # Some towns are large, many are small.
    weight = [1 / (n + 1) ** 0.6 for n in range(len(towns))]

    def point():
        lat, lon = dice.choices(towns, weight)[0]
        away, turn = dice.expovariate(1 / 9.0), dice.random() * 2 * math.pi
        return round(lat + away * math.cos(turn) / 111.2, 6), round(lon + away * math.sin(turn) / 63.0, 6)

    def some(codes, most):
        return ";".join(dice.sample(codes, dice.randint(0, most)))

    width = len(str(max(instance.citizens, instance.centres)))
    names = [f"K{n:0{width}}" for n in range(instance.centres)]
    with open(folder / "centres.csv", "w", newline="") as file:
        out = csv.writer(file)
        out.writerow("centre generation contract_from contract_to free_places hours_from accommodations lat lon industry occupations mentor_trained mentor_experience".split())
        for name in names:
            lat, lon = point()
            ends = START + timedelta(days=dice.randint(100, 700)) if dice.random() < 0.3 else ""
            out.writerow([
                name, dice.choice("1222"), START - timedelta(days=dice.randint(0, 900)), ends, dice.randint(*instance.places),
                dice.choice([2, 3, 4, 5, 7.5, 10]), ";".join(dice.sample(TAGS, dice.randint(4, 9))), lat, lon,
                dice.choice(INDUSTRIES), ";".join(dice.sample(OCCUPATIONS, dice.randint(1, 3))),
                dice.choice(["true", "false"]), some(TAGS, 3),
            ])
    with open(folder / "citizens.csv", "w", newline="") as file:
        out = csv.writer(file)
        out.writerow("citizen complex hours travel_km lat lon waiting_since deadline goals needs declined_industries barred_centres first_wish second_wish".split())
        for n in range(instance.citizens):
            lat, lon = point()
            wishes = dice.sample(names, 2) if dice.random() < 0.6 else ["", ""]
            deadline = START + timedelta(days=dice.randint(-60, 120)) if dice.random() < 0.3 else ""
            out.writerow([
                f"B{n:0{width}}", dice.choice(["true", "false"]), dice.choice([2, 4, 5, 8, 10, 12.5, 20]),
                round(instance.travel * (0.4 + 1.2 * dice.random()), 1), lat, lon, START - timedelta(days=dice.randint(0, 260)),
                deadline, ";".join(dice.sample(OCCUPATIONS, dice.randint(1, 2))), some(TAGS, 2), some(INDUSTRIES, 2),
                dice.choice(names) if dice.random() < 0.05 else "", *wishes,
            ])
