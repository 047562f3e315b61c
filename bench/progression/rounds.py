"""Fills a database of bench/web's invented citizens with rounds of questions and their answers, the same for the same
numbers, and with the pairs that follow from them, as `holdepunkt verify` sees to.
"""
import datetime
import os
import random
import sqlite3
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../web"))
import fill

ITEMS = {"citizen": [f"C{n}" for n in range(1, 11)], "mentor": [f"M{n}" for n in range(1, 8)], "employee": [f"K{n}" for n in range(1, 11)]}
SHORT = ITEMS["mentor"][:4]
# A course: its rounds, and how likely each of those who are asked answers, so that a round has ten answers on average.
COURSE = [("zero_point", 0, 0.75), ("short", 28, 0.8), ("quarter", 91, 0.44), ("short", 119, 0.8), ("quarter", 182, 0.44)]
TABLES = {
    "progression_round": "job_centre,id,citizen,placement,kind,on_day,agreed_minutes,attended_minutes,away_announced,away_unannounced,"
                         "away_ill,paid_minutes,mentor_minutes,goals_reached,goals_all,shared",
    "progression_form": "job_centre,id,round,respondent,questionnaire,questionnaire_version,how,state,account,begun_at,sent_on,late,corrects,version",
    "progression_answer": "job_centre,form,item,answer,minutes,words_sealed",
    "progression_pair": "job_centre,citizen,item,first_answer,latest_answer,on_day,target_group,under_30,model,weeks,placement",
}


class Country(fill.Filler):
    """As many job centres as the country has, however few the citizens."""

    def more_job_centres(self, wanted, like):
        super().more_job_centres(fill.MOST_JOB_CENTRES, like)


class Answers(fill.Filler):
    def answer(self):
        chance = self.lot.random()
        return "dont_know" if chance < 0.06 else "prefer_not" if chance < 0.1 else str(min(10, max(0, round(self.lot.gauss(5.5, 2.6)))))

    def row(self, table, *values):
        self.add(table, TABLES[table], values)

    def course(self, scope, citizen, placement, group, born, began, model):
        """The rounds of a course; its pairs. Gives how many rounds and answers that are."""
        at, pairs, zero, last, answers = datetime.date.fromisoformat(began), {}, None, None, 0
        for kind, days, likely in COURSE:
            day, round_ = (at + datetime.timedelta(days=days)).isoformat(), self.new()
            self.row("progression_round", scope, round_, citizen, placement, kind, day, 1200, 1100, 0, 0, 1, 0, 120, 1, 3, 0)
            for who in ("mentor",) if kind == "short" else ITEMS:
                if self.lot.random() > likely:
                    continue
                form = self.new()
                self.row("progression_form", scope, form, round_, who, "progression", 1, "themselves", "holds", None, f"{day}T08:00:00.000000Z",
                         day, int(self.lot.random() < 0.1), None, 1)
                for item in SHORT if kind == "short" else ITEMS[who]:
                    said, answers, last = self.answer(), answers + 1, days
                    self.row("progression_answer", scope, form, item, said, None, None)
                    if kind == "zero_point":
                        zero = day
                        pairs[item] = [said, "", day]
                    else:
                        first = pairs.get(item, ["", "", ""])[0]
                        pairs[item] = [first, said, day]
        young = int((at - datetime.date.fromisoformat(born)).days < 30 * 365.25)
        begun = 0 if zero else min((d for d in (days for _, days, _ in COURSE)), default=0)
        weeks = max(b for b in (0, 13, 26, 52) if b <= ((last or 0) - begun) // 7)
        for item, (first, latest, day) in pairs.items():
            self.row("progression_pair", scope, citizen, f"progression v1 {item}", first, latest, day, group, young, model, weeks, placement)
        return len(COURSE), answers

    def fill(self, rounds):
        kept = [sql for kind, name, sql in self.all("select type, name, sql from sqlite_master where type = 'index' and sql is not null and tbl_name like 'progression%'")
                if not self.db.execute(f"drop index {name}") is None]
        for table in TABLES:
            self.db.execute(f"delete from {table}")
        # One course of each citizen, drawn from those of whom the program knows that they began.
        all_ = self.all("select p.job_centre, p.citizen, p.id, c.target_group, c.born, p.from_day, p.place from placement p "
                        "join citizen c on c.id = p.citizen where p.state in ('agreed', 'ended') order by p.id")
        self.lot.shuffle(all_)
        seen, made = set(), [0, 0]
        for scope, citizen, placement, group, born, began, place in all_:
            if made[0] >= rounds:
                break
            if citizen not in seen:
                seen.add(citizen)
                n = self.course(scope, citizen, placement, group, born, began, str(1 + sum(place.encode()) % 4))
                made = [made[0] + n[0], made[1] + n[1]]
        for (table, columns), rows in self.waiting.items():
            self.lay(table, columns, rows)
        for sql in kept:
            self.db.execute(sql)
        self.db.commit()
        self.db.executescript("pragma analysis_limit = 1000; analyze;")
        pairs = self.all("select count(*) from progression_pair")[0][0]
        self.db.close()
        return {"rounds": made[0], "answers": made[1], "pairs": pairs, "citizens": len(seen)}


def country(path, citizens, places):
    Country(path, citizens, places).fill()


def answers(path, rounds):
    return Answers(path, 0, 0).fill(rounds)
